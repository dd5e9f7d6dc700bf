/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Arabic: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {{0, NULL}};

static const struct vdm_use_list uses[] = {{X_NONE, NULL}};

static const char *const months[] = {"يناير كانون",      "فبراير شباط",
				     "مارس آذار",        "أبريل إبريل نيسان",
				     "مايو أيار",        "يونيو يونيه حزيران",
				     "يوليو يوليه تموز", "أغسطس آب",
				     "سبتمبر أيلول",     "أكتوبر",
				     "نوفمبر",           "ديسمبر"};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {{P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_arabic = {.name = "Arabic",
						 .script = VDM_ARABIC,
						 .words = words,
						 .uses = uses,
						 .months = months,
						 .verbs = verbs,
						 .endings = endings,
						 .phrases = tables};
