/* SPDX-License-Identifier: MIT */
/* The tables of German that have a file of their own. */
#ifndef VDM_WORDS_GERMAN_H
#define VDM_WORDS_GERMAN_H

#include "words/words.h"

extern const struct vdm_phrase vdm_german_phrases[];

#endif
