/* SPDX-License-Identifier: MIT */
/* Tags of languages (BCP 47, RFC 5646), and languages by their names. */
#ifndef VDM_BASE_LANGUAGE_H
#define VDM_BASE_LANGUAGE_H

#include "base/arena.h"

/*
 * The grammar of RFC 5646, section 2.1, in any case: the order and the length
 * of its parts, no variant and no singleton twice, the tags from before it.
 * Not whether the parts are registered.
 */
int vdm_language_is_tag(const char *s);

/*
 * A tag that can be told from a word: the grammar has room for languages of
 * four to eight letters, but none is registered, and "English" is a name.
 */
int vdm_language_is_code(const char *s);

/* Whether the language of a tag is written from right to left: by its script
 * where it says one, else by the one that the language is usually in. */
int vdm_language_is_leftward(const char *tag);

/* The code of a language by its name in English or in itself, else NULL. */
const char *vdm_language_by_name(const char *name);

/*
 * The tag that a value tells: itself, that of the language it names, or that
 * of a locale ("en_GB.UTF-8"), then in the arena. NULL where it tells none.
 */
const char *vdm_language_tag(struct vdm_arena *arena, const char *value);

#endif
