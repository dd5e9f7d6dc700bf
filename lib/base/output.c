/* SPDX-License-Identifier: MIT */
/* Whether bytes that are about to be written are UTF-8. */
#include "base/output.h"

#include <errno.h>

#include "base/utf8.h"

int
vdm_output_check_utf8(const char *bytes, size_t length, const char *what,
		      const struct vdm_sink *sink)
{
	size_t bad = vdm_utf8_check(bytes, length);

	if (bad == length)
		return 0;
	vdm_diag(sink, VDM_D_OUTPUT_MALFORMED, NULL, NULL,
		 "%s would not be UTF-8 from byte %zu on; nothing is written",
		 what, bad);
	errno = 0;
	return -1;
}
