/* SPDX-License-Identifier: MIT */
/* The languages that the recogniser knows. A new one: a file and a row. */
#include <stddef.h>

#include "words/words.h"

extern const struct vdm_language vdm_language_english;
extern const struct vdm_language vdm_language_german;
extern const struct vdm_language vdm_language_french;
extern const struct vdm_language vdm_language_russian;
extern const struct vdm_language vdm_language_afrikaans;
extern const struct vdm_language vdm_language_albanian;
extern const struct vdm_language vdm_language_arabic;
extern const struct vdm_language vdm_language_assemblies;
extern const struct vdm_language vdm_language_basque;
extern const struct vdm_language vdm_language_bengali;
extern const struct vdm_language vdm_language_bulgarian;
extern const struct vdm_language vdm_language_catalan;
extern const struct vdm_language vdm_language_chinese;
extern const struct vdm_language vdm_language_czech;
extern const struct vdm_language vdm_language_danish;
extern const struct vdm_language vdm_language_dutch;
extern const struct vdm_language vdm_language_estonian;
extern const struct vdm_language vdm_language_finnish;
extern const struct vdm_language vdm_language_galician;
extern const struct vdm_language vdm_language_greek;
extern const struct vdm_language vdm_language_heads;
extern const struct vdm_language vdm_language_hebrew;
extern const struct vdm_language vdm_language_hindi;
extern const struct vdm_language vdm_language_hungarian;
extern const struct vdm_language vdm_language_icelandic;
extern const struct vdm_language vdm_language_imprints;
extern const struct vdm_language vdm_language_indonesian;
extern const struct vdm_language vdm_language_irish;
extern const struct vdm_language vdm_language_italian;
extern const struct vdm_language vdm_language_japanese;
extern const struct vdm_language vdm_language_korean;
extern const struct vdm_language vdm_language_latin;
extern const struct vdm_language vdm_language_latvian;
extern const struct vdm_language vdm_language_lithuanian;
extern const struct vdm_language vdm_language_macedonian;
extern const struct vdm_language vdm_language_norwegian;
extern const struct vdm_language vdm_language_numerals;
extern const struct vdm_language vdm_language_persian;
extern const struct vdm_language vdm_language_polish;
extern const struct vdm_language vdm_language_portuguese;
extern const struct vdm_language vdm_language_programs;
extern const struct vdm_language vdm_language_romanian;
extern const struct vdm_language vdm_language_serbian;
extern const struct vdm_language vdm_language_serbocroatian;
extern const struct vdm_language vdm_language_sittings;
extern const struct vdm_language vdm_language_slovak;
extern const struct vdm_language vdm_language_slovene;
extern const struct vdm_language vdm_language_spanish;
extern const struct vdm_language vdm_language_swahili;
extern const struct vdm_language vdm_language_swedish;
extern const struct vdm_language vdm_language_tamil;
extern const struct vdm_language vdm_language_thai;
extern const struct vdm_language vdm_language_turkish;
extern const struct vdm_language vdm_language_ukrainian;
extern const struct vdm_language vdm_language_urdu;
extern const struct vdm_language vdm_language_vietnamese;
extern const struct vdm_language vdm_language_welsh;
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
	    &vdm_language_vietnamese, &vdm_language_afrikaans,
	    &vdm_language_albanian,   &vdm_language_basque,
	    &vdm_language_bengali,    &vdm_language_bulgarian,
	    &vdm_language_catalan,    &vdm_language_serbocroatian,
	    &vdm_language_serbian,    &vdm_language_estonian,
	    &vdm_language_galician,   &vdm_language_hindi,
	    &vdm_language_icelandic,  &vdm_language_irish,
	    &vdm_language_latin,      &vdm_language_latvian,
	    &vdm_language_lithuanian, &vdm_language_macedonian,
	    &vdm_language_slovak,     &vdm_language_slovene,
	    &vdm_language_swahili,    &vdm_language_tamil,
	    &vdm_language_thai,       &vdm_language_urdu,
	    &vdm_language_welsh,      &vdm_language_programs,
	    &vdm_language_assemblies, &vdm_language_imprints,
	    &vdm_language_sittings,   &vdm_language_numerals,
	    &vdm_language_written,    &vdm_language_heads};

	_Static_assert(sizeof(all) / sizeof(all[0]) <= VDM_LANGUAGES_MOST,
		       "a set of languages has no bit for each table");
	return index < sizeof(all) / sizeof(all[0]) ? all[index] : NULL;
}
