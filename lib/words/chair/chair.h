/* SPDX-License-Identifier: MIT */
/* What is said of the chair, a table a language. */
#ifndef VDM_WORDS_CHAIR_H
#define VDM_WORDS_CHAIR_H

#include "words/words.h"

extern const struct vdm_phrase vdm_english_chair[];
extern const struct vdm_phrase vdm_german_chair[];
extern const struct vdm_phrase vdm_french_chair[];
extern const struct vdm_phrase vdm_spanish_chair[];
extern const struct vdm_phrase vdm_italian_chair[];
extern const struct vdm_phrase vdm_portuguese_chair[];
extern const struct vdm_phrase vdm_polish_chair[];
extern const struct vdm_phrase vdm_russian_chair[];
extern const struct vdm_phrase vdm_ukrainian_chair[];
extern const struct vdm_phrase vdm_czech_chair[];
extern const struct vdm_phrase vdm_dutch_chair[];
extern const struct vdm_phrase vdm_swedish_chair[];
extern const struct vdm_phrase vdm_danish_chair[];
extern const struct vdm_phrase vdm_norwegian_chair[];
extern const struct vdm_phrase vdm_finnish_chair[];
extern const struct vdm_phrase vdm_hungarian_chair[];
extern const struct vdm_phrase vdm_greek_chair[];
extern const struct vdm_phrase vdm_turkish_chair[];
extern const struct vdm_phrase vdm_romanian_chair[];
extern const struct vdm_phrase vdm_japanese_chair[];
extern const struct vdm_phrase vdm_chinese_chair[];
extern const struct vdm_phrase vdm_korean_chair[];
extern const struct vdm_phrase vdm_arabic_chair[];
extern const struct vdm_phrase vdm_hebrew_chair[];

#endif
