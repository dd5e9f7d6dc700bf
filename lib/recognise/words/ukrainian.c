/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Ukrainian: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {{0, NULL}};

static const struct vdm_use_list uses[] = {{X_NONE, NULL}};

static const char *const months[] = {
    "січень січня",   "лютий лютого",       "березень березня",
    "квітень квітня", "травень травня",     "червень червня",
    "липень липня",   "серпень серпня",     "вересень вересня",
    "жовтень жовтня", "листопад листопада", "грудень грудня"};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {{P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_ukrainian = {.name = "Ukrainian",
						    .script = VDM_CYRILLIC,
						    .letters = "іїєґ",
						    .words = words,
						    .uses = uses,
						    .months = months,
						    .verbs = verbs,
						    .endings = endings,
						    .phrases = tables};
