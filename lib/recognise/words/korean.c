/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Korean: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {{0, NULL}};

static const struct vdm_use_list uses[] = {{X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {{P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_korean = {.name = "Korean",
						 .script = VDM_HANGUL,
						 .words = words,
						 .uses = uses,
						 .verbs = verbs,
						 .endings = endings,
						 .phrases = tables};
