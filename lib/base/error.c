/* SPDX-License-Identifier: MIT */
/* Why a call failed, in words beside errno, for the thread. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "vidimus.h"

enum { TEXT_MOST = 512 };

/* A reason is nobody's business but the thread's whose call failed. */
static _Thread_local char reason[TEXT_MOST];

void
vdm_error_begin(void)
{
	reason[0] = '\0';
	errno = 0;
}

int
vdm_error(int error, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(reason, sizeof(reason), fmt, ap);
	va_end(ap);
	/* what was cut is cut between code points */
	reason[vdm_utf8_check(reason, strlen(reason))] = '\0';
	errno = error;
	return -1;
}

const char *
vdm_error_text(void)
{
	if (reason[0] != '\0')
		return reason;
	if (errno == 0)
		return "the document was refused: the findings say why";
	if (errno == ENOMEM)
		return "memory ran out";
	return strerror(errno);
}

int
vdm_yes_or_no(const char *option, const char *value)
{
	if (value == NULL || strcmp(value, "no") == 0)
		return 0;
	if (strcmp(value, "yes") == 0)
		return 1;
	return vdm_error(EINVAL, "%s is yes or no, not \"%.80s\"", option,
			 value);
}
