/* SPDX-License-Identifier: MIT */
/* Who takes part: what titles and lists of those present share. */
#ifndef VDM_PROSE_PEOPLE_PRESENT_H
#define VDM_PROSE_PEOPLE_PRESENT_H

#include "prose/prose.h"

/* Joins an office and the name that stands after it in brackets or commas: an
 * index, or -1. */
int vdm_office_join(struct ctx *c, const struct tokens *t,
		    const struct mention *office, const struct mention *name);
/* Notes how they are known. Where somebody is first named is where findings on
 * them point. */
void vdm_present_mark(struct ctx *c, int who, unsigned by,
		      const struct unit *u);
/* After an office: a name in brackets, or between commas; the token after it,
 * or 0. */
size_t vdm_name_beside(struct ctx *c, const struct tokens *t, size_t i,
		       struct mention *m);

/* listed.c: "Van Velden", "Ter Laan", "De Wit": a segment that is a name and
 * begins with a particle's capital, which anywhere else might begin a sentence.
 */
int vdm_is_particle_name(const struct tokens *t, size_t i, size_t end,
			 struct mention *m);
/* "the Chairman of the Legislative Assembly N. V. Lind": what stands before a
 * name with initials is the office, though no table has its words. */
void vdm_name_at_end(const struct tokens *t, size_t end, struct mention *m);
/* The mention of a segment, tokens [i, end), if all of it is a name, be its
 * words words elsewhere; `several`: an honorific of several goes before it;
 * `found`: m is what begins there by itself. Whether one does. */
int vdm_listed_name(const struct ctx *c, const struct tokens *t, size_t i,
		    size_t end, int several, int found, struct mention *m);
/* "Messrs.", "die Herren", before a name, from token i on: the token behind it;
 * or i. */
size_t vdm_several_end(struct ctx *c, const struct tokens *t, size_t i);
/* "Olsen y Berg", "Olsen and de Berg", behind an honorific of several: whether
 * token i joins two there, in whatever language one small letter. */
int vdm_joins_several(const struct tokens *t, size_t i);
/* "Cy Roe - in the chair": whether a dash parts a whole name from what stands
 * behind it. */
int vdm_is_set_off(const struct tokens *t, const struct mention *m, size_t end);
/* "Ann Lee, Town Planner; Bo Ray, Clerk", from token i on: whether what stands
 * behind commas says what each is, since semicolons part them, and
 * at least half of it has words for that. */
int vdm_list_says_what(const struct tokens *t, size_t i);
/* paired.c: how it is known that a surname stands before given names. */
enum inverted_by {
	VDM_INITIALS_BEHIND = 1, /* "Lee, A. B." */
	VDM_CAPITALS_BEFORE      /* "LEE, Ann" */
};
enum { VDM_NAME_TOKENS = 40 }; /* of a name that is put together */
/* "Dr. LEE, Ann", tokens [i, last). */
struct inverted {
	size_t surname, comma, last;
	int by; /* of enum inverted_by; or 0: nothing but the list tells */
};
/* Whether a surname, a comma and given names begin at token i. */
int vdm_inverted_at(const struct tokens *t, size_t i, struct inverted *v);
/* "Lee, Ann; Ray, Bo", from token i on: whether given names stand behind the
 * commas, since semicolons part people and each is one word, a comma, and few
 * more. */
enum vdm_inverts {
	VDM_INVERTS_NOT,
	VDM_INVERTS_LIKELY, /* nobody else stands there, but perhaps a place */
	VDM_INVERTS_SURELY
};
int vdm_list_inverts(const struct tokens *t, size_t i);
/* "LEE, Ann (chair), RAY, Bo", from token i on: whether given names stand
 * behind all surnames in capitals. */
int vdm_list_inverts_capitals(const struct ctx *c, const struct tokens *t,
			      size_t i);
/* That name as others call it, "Dr. Ann LEE": a mention in c->tok2. */
void vdm_inverted_name(struct ctx *c, const struct tokens *t, size_t i,
		       const struct inverted *v, struct mention *m);
/* "Mr and Mrs Lee", from token i on: the token that joins them, and the mention
 * behind it; or 0. */
size_t vdm_couple_at(struct ctx *c, const struct tokens *t, size_t i,
		     struct mention *m);
/* The first of them, "Mr Lee": a mention in c->tok2. */
void vdm_couple_name(struct ctx *c, const struct tokens *t, size_t i,
		     size_t joint, const struct mention *second,
		     struct mention *m);

/* "NEA", "S/S-RO", tokens [i, end): a bureau's letters. */
int vdm_is_bureau(const struct tokens *t, size_t i, size_t end);
/* "- Mr. Lind", "1. Ann Lee": the token behind what marks a row of a list, and
 * behind a bureau. */
size_t vdm_row_mark_end(const struct tokens *t);

/* unworded.c: "boatwarden Ann Lee": whether a segment of a list, tokens [i,
 * end), is a whole name behind small words that no table has, which say what
 * they are. */
int vdm_titled_small(const struct tokens *t, size_t i, size_t end,
		     struct mention *m);
/* rows.c: "Mr. Lee, Halden" above "Ambassador Ray", "p. Lee - chair" above "p.
 * Ray": each line of a list that opens with a title begins another person,
 * where nothing before it, of `len` bytes, goes on; so does a whole name below
 * what a dash set off. */
int vdm_opens_another(struct ctx *c, const char *s, size_t n, const char *above,
		      size_t len);

/* The byte before a label amid a list, "Bo Ray. Absent with leave: Cy Roe": n
 * where none is; *next: behind it; *there: of whom it says that they were. */
size_t vdm_label_within(struct ctx *c, const char *s, size_t n, size_t *next,
			int *there);

#endif
