/* SPDX-License-Identifier: MIT */
/* Documents that stand in a record of talk: annexes, letters that are put in.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/clauses/clause.h"

enum {
	HEADING_BYTES = 80, /* of an annex's, of a signature's words */
	LINE_BYTES = 160    /* of who signs */
};

int
vdm_annex_opens(struct ctx *c, const char *s, size_t n)
{
	size_t used, k;

	if (n > HEADING_BYTES || vdm_last_byte(s, n) == '.' ||
	    !vdm_is_upper(vdm_utf8_decode(s, n, &k)) ||
	    vdm_rule_at_start(c, s, n, P_ANNEX, &used) == NULL)
		return 0;
	for (k = used; k < n && s[k] == ' ';)
		k++;
	/* a letter or a number, and not the words of a sentence */
	return k >= n || strchr(":.-", s[k]) != NULL ||
	       !vdm_is_lower((unsigned char)s[k]);
}

int
vdm_annex_follows(struct ctx *c, size_t i)
{
	size_t n;
	const char *s;

	i = vdm_unit_next(c, i);
	if (i >= c->n)
		return 0;
	s = vdm_unit_words(&c->u[i], &n);
	return vdm_annex_opens(c, s, n);
}

/* Whether nothing, the next annex, or, of a document amid talk, the next turn
 * follows unit i. */
static int
ends_document(struct ctx *c, size_t i, int annexed)
{
	size_t next = vdm_unit_next(c, i);

	return next >= c->n || (!annexed && c->u[next].kind == U_TURN) ||
	       vdm_annex_follows(c, i);
}

/* "Your cousin, Ann Lee", "A. Lee, Clerk": a person, before the comma or
 * behind it. */
static int
signs(struct ctx *c, const char *s, size_t n)
{
	const char *comma;

	if (n > LINE_BYTES || vdm_last_byte(s, n) == '.' ||
	    vdm_last_byte(s, n) == ':')
		return 0;
	if (vdm_evidence_person(c, s, n) == VDM_EV_FIRM)
		return 1;
	comma = memchr(s, ',', n);
	return comma != NULL && n < HEADING_BYTES &&
	       vdm_evidence_person(c, comma + 1, n - (size_t)(comma + 1 - s)) !=
		   VDM_EV_NONE;
}

/* "Yours respectfully," above a name, and that name. */
static int
closes_letter(struct ctx *c, size_t i, int annexed)
{
	size_t n, next = vdm_unit_next(c, i);
	const char *s = vdm_unit_words(&c->u[i], &n);

	if (n >= HEADING_BYTES || vdm_last_byte(s, n) == '.')
		return 0;
	if (i > 0 && c->u[i - 1].kind == U_SIGNATURE)
		return ends_document(c, i, annexed);
	return next < c->n && vdm_last_byte(s, n) == ',' &&
	       ends_document(c, next, annexed) &&
	       (vdm_classes_in(c, s, n) & W_SALUTE) != 0;
}

void
vdm_document_read(struct ctx *c, size_t i, int first, int annexed)
{
	struct unit *u = &c->u[i];
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	size_t used;
	struct when w;

	if (vdm_is_dateline(c, s, n, &w))
		vdm_unit_set(u, U_DATELINE, FATE_KEEP,
			     "the date of a document");
	else if (first && n < HEADING_BYTES && vdm_is_short_line(s, n))
		vdm_unit_set(u, U_HEADING, FATE_KEEP,
			     "the title of a document");
	else if (closes_letter(c, i, annexed) ||
		 (ends_document(c, i, annexed) &&
		  (signs(c, s, n) ||
		   vdm_rule_at_start(c, s, n, P_SIGNATURE, &used) != NULL)))
		vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
			     "the signature of a document");
	else
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "stands in a document");
}
