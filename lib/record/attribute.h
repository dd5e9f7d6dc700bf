/* SPDX-License-Identifier: MIT */
/* Which attributes an element carries, and what their values may be. */
#ifndef VDM_RECORD_ATTRIBUTE_H
#define VDM_RECORD_ATTRIBUTE_H

#include "record/vocabulary.h"

/* The types of TEI's attributes. ENUM: one of the words in brackets. */
#define VDM_VALUES(X)                                                          \
	X(BOOLEAN, "boolean")                                                  \
	X(CERTAINTY, "certainty")                                              \
	X(DATE, "date")                                                        \
	X(DURATION, "duration")                                                \
	X(ID, "id")                                                            \
	X(INTEGER, "integer")                                                  \
	X(ISO, "iso")                                                          \
	X(LANGUAGE, "language")                                                \
	X(LANGUAGES, "languages?")                                             \
	X(MAYBE, "maybe")                                                      \
	X(NAME, "name")                                                        \
	X(NAMES, "names")                                                      \
	X(NAMES_OR_NONE, "names?")                                             \
	X(NCNAME, "ncname")                                                    \
	X(NUMERIC, "numeric")                                                  \
	X(POINTER, "pointer")                                                  \
	X(POINTERS, "pointers")                                                \
	X(SHARE, "share")                                                      \
	X(STRING, "string")                                                    \
	X(VERSION, "version")                                                  \
	X(WHEN, "when")                                                        \
	X(WHOLE, "count")                                                      \
	X(WHOLES, "counts")                                                    \
	X(WORD, "word")                                                        \
	X(WORDS, "words")                                                      \
	X(WORDS_OR_NONE, "words?")                                             \
	X(ENUM, "(")

enum vdm_value {
#define VALUE(id, name) VDM_VALUE_##id,
	VDM_VALUES(VALUE)
#undef VALUE
	    VDM_VALUE_COUNT
};

/* An attribute in the table. */
struct vdm_carried {
	const char *name; /* `length` bytes of it */
	unsigned short length;
	enum vdm_value type : 8;
	unsigned must : 1;
	const char *words; /* of an ENUM: "a|b)" */
};

/* The attribute of that name on a TEI element, or NULL: it has none such. */
const struct vdm_carried *vdm_carried_find(const struct vdm_element *element,
					   const char *name);
/* The index-th attribute that must be there, NULL past the end. */
const struct vdm_carried *vdm_carried_must(const struct vdm_element *element,
					   size_t index);
/* Whether a value is of its type. Out of memory: yes, and errno ENOMEM. */
int vdm_carried_holds(const struct vdm_carried *carried, const char *value);
/* What the type wants, in words: "a date (2001-02-03)". */
const char *vdm_carried_wants(const struct vdm_carried *carried);

#endif
