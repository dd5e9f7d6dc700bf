/* SPDX-License-Identifier: MIT */
/* The languages that the recogniser knows. A new one: a file and a row. */
#include <stddef.h>

#include "words/words.h"

extern const struct vdm_language vdm_language_english;
extern const struct vdm_language vdm_language_german;
extern const struct vdm_language vdm_language_french;
extern const struct vdm_language vdm_language_russian;
extern const struct vdm_language vdm_language_arabic;
extern const struct vdm_language vdm_language_assemblies;
extern const struct vdm_language vdm_language_chinese;
extern const struct vdm_language vdm_language_czech;
extern const struct vdm_language vdm_language_danish;
extern const struct vdm_language vdm_language_dutch;
extern const struct vdm_language vdm_language_finnish;
extern const struct vdm_language vdm_language_greek;
extern const struct vdm_language vdm_language_hebrew;
extern const struct vdm_language vdm_language_hungarian;
extern const struct vdm_language vdm_language_imprints;
extern const struct vdm_language vdm_language_indonesian;
extern const struct vdm_language vdm_language_italian;
extern const struct vdm_language vdm_language_japanese;
extern const struct vdm_language vdm_language_korean;
extern const struct vdm_language vdm_language_norwegian;
extern const struct vdm_language vdm_language_numerals;
extern const struct vdm_language vdm_language_persian;
extern const struct vdm_language vdm_language_polish;
extern const struct vdm_language vdm_language_portuguese;
extern const struct vdm_language vdm_language_programs;
extern const struct vdm_language vdm_language_romanian;
extern const struct vdm_language vdm_language_sittings;
extern const struct vdm_language vdm_language_spanish;
extern const struct vdm_language vdm_language_swedish;
extern const struct vdm_language vdm_language_turkish;
extern const struct vdm_language vdm_language_ukrainian;
extern const struct vdm_language vdm_language_vietnamese;
extern const struct vdm_language vdm_language_written;

const struct vdm_language *
vdm_language_at(size_t index)
{
	static const struct vdm_language *const all[] = {
	    &vdm_language_english,    &vdm_language_german,
	    &vdm_language_french,     &vdm_language_russian,
	    &vdm_language_arabic,     &vdm_language_chinese,
	    &vdm_language_czech,      &vdm_language_danish,
	    &vdm_language_dutch,      &vdm_language_finnish,
	    &vdm_language_greek,      &vdm_language_hebrew,
	    &vdm_language_hungarian,  &vdm_language_italian,
	    &vdm_language_japanese,   &vdm_language_korean,
	    &vdm_language_norwegian,  &vdm_language_polish,
	    &vdm_language_portuguese, &vdm_language_romanian,
	    &vdm_language_spanish,    &vdm_language_swedish,
	    &vdm_language_turkish,    &vdm_language_ukrainian,
	    &vdm_language_indonesian, &vdm_language_persian,
	    &vdm_language_vietnamese, &vdm_language_programs,
	    &vdm_language_assemblies, &vdm_language_imprints,
	    &vdm_language_sittings,   &vdm_language_numerals,
	    &vdm_language_written};

	_Static_assert(sizeof(all) / sizeof(all[0]) <= VDM_LANGUAGES_MOST,
		       "a set of languages has no bit for each table");
	return index < sizeof(all) / sizeof(all[0]) ? all[index] : NULL;
}
