/* SPDX-License-Identifier: MIT */
/* The verbs, for one that tells of them all. */
#include "ground/verb.h"

static const struct cmd_verb *const *all;
static size_t count;

void
cmd_verbs_are(const struct cmd_verb *const *verbs, size_t n)
{
	all = verbs;
	count = n;
}

const struct cmd_verb *
cmd_verb_get(size_t index)
{
	return index < count ? all[index] : NULL;
}
