/* SPDX-License-Identifier: MIT */
/* The tables of English, each in a file of its own. */
#ifndef VDM_WORDS_ENGLISH_H
#define VDM_WORDS_ENGLISH_H

#include "words/words.h"

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
/* Small words that it has most of, in small letters and parted by spaces. */
extern const char vdm_english_signs[];
/* The letter that marks whose something is, behind an apostrophe. */
#define VDM_ENGLISH_POSSESSIVE "sS"
/* The house style that adds the page around a record of an archive's web
 * site, in the words of its page; it holds where the heading of its section
 * stands. */
extern const char vdm_english_web_archive[];

#endif
