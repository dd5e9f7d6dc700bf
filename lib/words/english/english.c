/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of English; docs/recognition.md explains it. */
#include <stddef.h>

#include "words/chair/chair.h"
#include "words/english/english.h"

static const struct vdm_phrase *const phrases[] = {
    vdm_english_labels,   vdm_english_page,    vdm_english_course,
    vdm_english_archives, vdm_english_chamber, vdm_english_clerk,
    vdm_english_site,     vdm_english_chair,   NULL};

const struct vdm_language vdm_language_english = {
    .name = "English",
    .words = vdm_english_words,
    .uses = vdm_english_uses,
    .verbs = vdm_english_verbs,
    .actions = vdm_english_actions,
    .endings = vdm_english_endings,
    .vowels = "aeiou",
    .months = vdm_english_months,
    .numbers = vdm_english_numbers,
    .suffixes = vdm_english_suffixes,
    .phrases = phrases};
