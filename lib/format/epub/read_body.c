#include "format/epub/reader.h"
int
vdm_epub_read_foreign(struct vdm_epub_reader *r)
{
	(void)r;
	return -1;
}
