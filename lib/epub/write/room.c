/* SPDX-License-Identifier: MIT */
/* Growing lists of the writer's. */
#include <string.h>

#include "base/memory.h"
#include "epub/write/writer.h"

void *
vdm_epub_room(struct vdm_epub_writer *w, void *list, size_t *cap, size_t need,
	      size_t size)
{
	size_t n = *cap;
	void *more;

	if (need <= n)
		return list;
	n = n * 2 > need ? n * 2 : need + 8;
	more = vdm_realloc(list, n * size);
	if (more == NULL) {
		w->html.failed = 1;
		return NULL;
	}
	memset((char *)more + *cap * size, 0, (n - *cap) * size);
	*cap = n;
	return more;
}
