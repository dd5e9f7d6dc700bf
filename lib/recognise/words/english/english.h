/* SPDX-License-Identifier: MIT */
/* The tables of English, each in a file of its own. */
#ifndef VDM_RECOGNISE_WORDS_ENGLISH_H
#define VDM_RECOGNISE_WORDS_ENGLISH_H

#include "recognise/words/words.h"

extern const struct vdm_word_list vdm_english_words[];
extern const struct vdm_use_list vdm_english_uses[];
extern const struct vdm_word_list vdm_english_verbs[];
extern const struct vdm_use_list vdm_english_actions[];
extern const struct vdm_ending vdm_english_endings[];
extern const struct vdm_suffix vdm_english_suffixes[];
extern const char *const vdm_english_months[];
extern const struct vdm_number vdm_english_numbers[];
extern const struct vdm_phrase vdm_english_labels[];
extern const struct vdm_phrase vdm_english_page[];
extern const struct vdm_phrase vdm_english_course[];
extern const struct vdm_phrase vdm_english_archives[];
extern const struct vdm_phrase vdm_english_chamber[];
extern const struct vdm_phrase vdm_english_clerk[];
extern const struct vdm_phrase vdm_english_site[];

#endif
