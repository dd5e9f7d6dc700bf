/* SPDX-License-Identifier: MIT */
/* What a person states beside the source: people and fields. */
#include "recognise/internal.h"

int
vdm_stated_read(struct ctx *c)
{
	(void)c;
	return 0;
}

void
vdm_stated_apply(struct ctx *c)
{
	(void)c;
}
