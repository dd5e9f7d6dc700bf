/* SPDX-License-Identifier: MIT */
/* The languages that the recogniser knows. A new one: a file and a row. */
#include <stddef.h>

#include "recognise/words/words.h"

extern const struct vdm_language vdm_language_english;
extern const struct vdm_language vdm_language_german;
extern const struct vdm_language vdm_language_french;
extern const struct vdm_language vdm_language_russian;

const struct vdm_language *
vdm_language_at(size_t index)
{
	static const struct vdm_language *const all[] = {
	    &vdm_language_english, &vdm_language_german, &vdm_language_french,
	    &vdm_language_russian};

	return index < sizeof(all) / sizeof(all[0]) ? all[index] : NULL;
}
