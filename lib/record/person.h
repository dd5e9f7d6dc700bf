/* SPDX-License-Identifier: MIT */
/* A person or body of the record, and the list of them. */
#ifndef VDM_RECORD_PERSON_H
#define VDM_RECORD_PERSON_H

#include "base/diag.h"
#include "record/detail.h"

struct vdm_record;
struct vdm_buf;

/* An ordered list of strings in the record's arena. */
struct vdm_strings {
	const char **item;
	size_t count, cap;
	unsigned *slot; /* of many: index + 1 by hash, or 0 */
	size_t slots;   /* a power of two, or 0 */
};

struct vdm_person {
	const char *id;           /* an XML name, unique in the record */
	const char *name;         /* the fullest form; "" if not known */
	const char *title;        /* office or occupation, verbatim, or NULL */
	struct vdm_strings forms; /* how the text calls them, `name` apart */
	struct vdm_strings roles; /* "speaker", "interpreter", "present" ... */
	struct vdm_strings refs;  /* authority URIs */
	struct vdm_details details; /* what else is said: affiliation ... */
	int group;                  /* an organisation or "several voices" */
	int participant; /* took part in the conversation (else: mentioned,
			    in a cast list of others, ...) */
	enum vdm_state state;
	enum vdm_certainty cert;
	const char *reason;
	struct vdm_pos pos;
	const char *doubled; /* the id that was asked for, which another had
				already; or NULL */
	/* kept by the functions below */
	struct vdm_person *chain; /* ids of the same hash */
	unsigned twins; /* ids made from this one by adding -2, -3 ... */
};

/* Appends a zeroed person with this id (made unique) and name. NULL: out of
 * memory. An id of NULL is made from the name. */
struct vdm_person *vdm_person_add(struct vdm_record *rec, const char *id,
				  const char *name);
/* Appends a copy, which owns its strings. NULL: out of memory. */
struct vdm_person *vdm_person_copy(struct vdm_record *to,
				   const struct vdm_person *from);
/* Takes one out of the list; what pointed at them leads nowhere. */
void vdm_person_remove(struct vdm_record *rec, struct vdm_person *person);
/* Takes all of them out of the record. */
void vdm_people_clear(struct vdm_record *rec);
/* The id that a person of that name would be given. */
void vdm_person_make_id(const struct vdm_record *rec, const char *name,
			struct vdm_buf *out);
/* By id (a leading '#' is let pass), or by an address of theirs. NULL if none.
 */
struct vdm_person *vdm_person_find(const struct vdm_record *rec, const char *id,
				   size_t n);
/* Appends a copy unless it is there already (byte for byte). */
/* One more role, in the form that every format can hold: its words parted by
 * spaces, none before or behind it. */
void vdm_person_add_role(struct vdm_record *rec, struct vdm_person *person,
			 const char *role);
void vdm_strings_add(struct vdm_record *rec, struct vdm_strings *list,
		     const char *s);
int vdm_strings_has(const struct vdm_strings *list, const char *s);

/*
 * Iterates over the pointers in a `who` value: returns the next token and its
 * length in *n, NULL at the end. `*cursor` starts as the value.
 */
const char *vdm_who_next(const char **cursor, size_t *n);

/*
 * voice.c: appends what a reader is to see of those whom a `who` points at,
 * "Ann Harrow, Bob Stone": their names, or what else is known of them, or the
 * pointer where nobody is listed under it. Folded to one line.
 */
void vdm_who_names(const struct vdm_record *rec, const char *who,
		   struct vdm_buf *out);
/* The same of a speech, where no word of the source says who speaks. */
void vdm_speech_names(const struct vdm_record *rec,
		      const struct vdm_node *speech, struct vdm_buf *out);

#endif
