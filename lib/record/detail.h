/* SPDX-License-Identifier: MIT */
/*
 * What a source says of a field's value itself, bound to it: the affiliation
 * and the ORCID of this author, the form under which this title is sorted, the
 * language of this subtitle, the address behind this licence. A name, a value,
 * in the source's order; the same name may stand several times.
 *
 * Names are the source's own, but for these, which every format knows:
 *     lang, dir               the language and the direction of the value
 *     affiliation, email, url, and VDM_DETAIL_IDS: of a person or body
 *     scheme                  of an identifier or a term: "ISBN-13", "lcsh"
 *     link, note              what stood in the value and is no text of it: an
 *                             address that it led to, the words of a note
 * and the refinements of EPUB ("file-as", "group-position"). Of what a person
 * decided (docs/decisions.md) `resp` points at who did, "#resp-ada-ray", and
 * `id` is what it points at, of a contributor in VDM_ROLE_DECIDED.
 */
#ifndef VDM_RECORD_DETAIL_H
#define VDM_RECORD_DETAIL_H

#include <stddef.h>

struct vdm_record;

#define VDM_DETAIL_LANG "lang"
#define VDM_DETAIL_LINK "link"
#define VDM_DETAIL_NOTE "note"
#define VDM_DETAIL_LICENCE "licence" /* the address of what rights are */
#define VDM_DETAIL_RESP "resp"
#define VDM_DETAIL_ID "id"
#define VDM_ROLE_DECIDED "decided what was in doubt"
#define VDM_DETAIL_FOREIGN                                                     \
	"foreign" /* words of the value, and their language */

struct vdm_detail {
	const char *name;   /* never NULL or "" */
	const char *value;  /* never NULL or "" */
	const char *scheme; /* the list that the value is from, or NULL */
	const char *lang;   /* of the value, or NULL */
};

struct vdm_details {
	struct vdm_detail *item;
	size_t count, cap;
};

/*
 * Adds one, strings copied: behind those of its name, the language and the
 * direction before all others. Borrowed until the next one. NULL: out of
 * memory, or there is no name or no value, so nothing to keep.
 */
struct vdm_detail *vdm_detail_add(struct vdm_record *rec,
				  struct vdm_details *to, const char *name,
				  const char *value);
/* The value of the first one of that name, or NULL. */
const char *vdm_detail_get(const struct vdm_details *d, const char *name);
/* Appends copies of all. */
void vdm_details_copy(struct vdm_record *rec, struct vdm_details *to,
		      const struct vdm_details *from);
/* Whether they are the same, in the same order; the first that is not in
 * *at, if `at` is not NULL. */
int vdm_details_equal(const struct vdm_details *a, const struct vdm_details *b,
		      size_t *at);
/*
 * The name of the scheme that identifies people and bodies by this word
 * ("ORCID", "orcid": "orcid"), or that the address is one of
 * ("https://orcid.org/0000-0002-..."): orcid, isni, viaf, gnd, ror, wikidata,
 * lccn, email, url; NULL: none.
 */
const char *vdm_detail_scheme(const char *word);
const char *vdm_detail_scheme_of(const char *address);
/* Whether an address is a licence's: of those who write licences, or by what it
 * is called. */
int vdm_detail_is_licence(const char *address);

#endif
