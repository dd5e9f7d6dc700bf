/* SPDX-License-Identifier: MIT */
/* Where pictures and other files stand beside an output, and which of them are
 * one there. */
#include <string.h>

#include "base/buf.h"
#include "base/compose.h"
#include "base/utf8.h"
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

/* Some systems leave out dots and blanks at the end of a part. In place. */
static void
trim_parts(char *path)
{
	char *to = path, *part = path, *end;

	for (;; part++) {
		size_t n = strcspn(part, "/");

		for (end = part + n;
		     end > part && (end[-1] == '.' || end[-1] == ' '); end--)
			continue;
		if (end == part)
			end = part + n; /* "..", say */
		memmove(to, part, (size_t)(end - part));
		to += end - part;
		part += n;
		*to = *part;
		if (*part == '\0')
			return;
		to++;
	}
}

/* What is no UTF-8 is folded as far as it is ASCII. */
char *
vdm_path_folded(const char *path)
{
	size_t n = strlen(path);
	int is_utf8 = vdm_utf8_check(path, n) == n;
	char *folded = is_utf8 ? vdm_compose_folded(path, n) : NULL, *s;
	struct vdm_buf b;

	if (!is_utf8) {
		vdm_buf_init(&b);
		vdm_buf_puts(&b, path);
		for (s = b.failed ? NULL : b.data; s != NULL && *s != '\0'; s++)
			*s = vdm_lower_byte(*s);
		folded = vdm_buf_take(&b, NULL);
	}
	if (folded != NULL)
		trim_parts(folded);
	return folded;
}
