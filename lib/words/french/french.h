/* SPDX-License-Identifier: MIT */
/* The tables of French that have a file of their own. */
#ifndef VDM_WORDS_FRENCH_H
#define VDM_WORDS_FRENCH_H

#include "words/words.h"

extern const struct vdm_phrase vdm_french_phrases[];

#endif
