/* SPDX-License-Identifier: MIT */
/* Where pictures and other files stand beside an output. */
#include <string.h>

#include "base/buf.h"
#include "vidimus.h"

char *
vdm_resource_place(const char *name, const char *path)
{
	static const char ending[] = "_files/";
	struct vdm_buf b;
	const char *base, *dot;
	size_t n;

	vdm_buf_init(&b);
	if (name != NULL) {
		base = strrchr(name, '/');
		base = base != NULL ? base + 1 : name;
		dot = strrchr(base, '.');
		n = dot != NULL && dot > base ? (size_t)(dot - base)
					      : strlen(base);
		if (strncmp(path, base, n) != 0 ||
		    strncmp(path + n, ending, sizeof(ending) - 1) != 0) {
			vdm_buf_put(&b, base, n);
			vdm_buf_puts(&b, ending);
		}
	}
	vdm_buf_puts(&b, path);
	return vdm_buf_take(&b, NULL);
}
