/* SPDX-License-Identifier: MIT */
/* How a language reports what was said, where no labels say who speaks. */
#ifndef VDM_WORDS_NARRATED_H
#define VDM_WORDS_NARRATED_H

#include "words/words.h"

enum vdm_manner {
	/* "respondió el Ministro": the subject may stand behind its verb; */
	VDM_BEHIND = 1,
	/* "darauf erwidert Herr Lind": and has to, behind whatever opens. */
	VDM_SECOND = 2,
	/* "Añadió que": and need not be said. */
	VDM_UNSAID = 4,
	/* "odparł minister": no article stands before an office. */
	VDM_BARE = 8,
	/* "hat gestern in Halden gesagt": what helps a verb is parted from it.
	 */
	VDM_FINAL = 16,
	/* "l'ambassadeur": a word and the one before it are written as one. */
	VDM_ELIDES = 32
};

/*
 * Its tables are read beside those of the language, in records that are written
 * in it.
 */
struct vdm_narrated {
	struct vdm_language tables;
	unsigned manners;
	const char *signs; /* common words that tell it from the others */
	/* A row the endings of names in all cases, that of the subject first; a
	 * dash is none. A name that ends as a row with a ! says is inflected so
	 * and not otherwise. */
	const char *const *cases;
	/* The same of offices, in a language whose names have no cases. */
	const char *const *offices;
};

extern const struct vdm_narrated vdm_narrated_danish;
extern const struct vdm_narrated vdm_narrated_dutch;
extern const struct vdm_narrated vdm_narrated_french;
extern const struct vdm_narrated vdm_narrated_german;
extern const struct vdm_narrated vdm_narrated_italian;
extern const struct vdm_narrated vdm_narrated_norwegian;
extern const struct vdm_narrated vdm_narrated_polish;
extern const struct vdm_narrated vdm_narrated_portuguese;
extern const struct vdm_narrated vdm_narrated_russian;
extern const struct vdm_narrated vdm_narrated_spanish;
extern const struct vdm_narrated vdm_narrated_swedish;

#endif
