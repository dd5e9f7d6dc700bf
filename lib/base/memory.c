/* SPDX-License-Identifier: MIT */
/* How often memory ran out in this thread. */
#include "base/memory.h"

#include <errno.h>

/* The only variable of the library that is not constant. It carries nothing
 * from one call to the next: only the difference within a call is looked at. */
static _Thread_local unsigned long failures;

void
vdm_memory_fail(void)
{
	failures++;
	errno = ENOMEM;
}

unsigned long
vdm_memory_failures(void)
{
	return failures;
}

int
vdm_memory_check(unsigned long before)
{
	if (failures == before)
		return 0;
	errno = ENOMEM;
	return -1;
}
