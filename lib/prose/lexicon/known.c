/* SPDX-License-Identifier: MIT */
/* All that is known of the words of a record, before the first is looked up. */
#include "prose/style/style.h"

/* Which languages it is in tells which tables are read. */
int
vdm_words_load(struct ctx *c)
{
	return vdm_languages_guess(c) != 0 || vdm_narrated_guess(c) != 0 ||
		       vdm_lexicon_fill(c) != 0 || vdm_rules_fill(c) != 0 ||
		       vdm_style_read(c) != 0
		   ? -1
		   : 0;
}
