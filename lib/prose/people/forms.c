/* SPDX-License-Identifier: MIT */
/* By which forms a person is known: those stated, and slips of them. */
#include <string.h>

#include "base/limits.h"
#include "prose/people/namesakes.h"

enum {
	/* Letters of a surname that may be misspelt: in a shorter one a letter
	 * or two make another name. */
	SLIP_LEAST = 5,
	SLIP_EDITS = 2,
	SEX_WORDS = 3 /* of a form that are looked at */
};

int
vdm_who_real(const struct ctx *c, int who)
{
	/* cast.c merges nobody into a person who was merged: no circles */
	while (who >= 0 && c->who[who].merged >= 0)
		who = c->who[who].merged;
	return who;
}

/* The sex that a word, in small letters, is of; *more: a name may still come
 * behind it. */
static unsigned
word_sex(struct ctx *c, const char *low, int *more)
{
	const size_t n = strlen(low);

	*more = (vdm_lexicon_get(c, low, n) &
		 (W_ARTICLE | W_HON | W_OFFICE | W_OFFMOD)) != 0;
	if (vdm_lexicon_does(c, low, n, X_MAN))
		return VDM_MAN;
	return vdm_lexicon_does(c, low, n, X_WOMAN) ? VDM_WOMAN : 0;
}

/* "Mr. Lind", "El señor Lind", "La Presidenta": the words before a name, and an
 * office behind its article. */
unsigned
vdm_form_sex(struct ctx *c, const char *form)
{
	unsigned sex = 0;
	size_t n, words = 0;
	int more = 1;

	while (more && sex == 0 && words++ < SEX_WORDS) {
		n = strcspn(form, ". ,:(");
		if (form[n] == '\0' && words == 1)
			return 0;
		sex = word_sex(c, vdm_lower(c, form, n), &more);
		form += n;
		form += strspn(form, ". ");
		more &= *form != '\0';
	}
	return sex;
}

void
vdm_who_doubted(struct ctx *c, int who, const char *s, size_t n)
{
	struct who *w = &c->who[who];
	const char *form = vdm_squeeze(c, s, n);
	size_t i;

	w->sexes = 0;
	for (i = 0; form != NULL && i < w->n_forms; i++)
		if (strcmp(w->forms[i], form) != 0)
			w->sexes |= vdm_form_sex(c, w->forms[i]);
}

/* Each form once. Beyond the limit none is kept, which recognise.c tells. */
void
vdm_who_form(struct ctx *c, int who, const char *s, size_t n)
{
	struct who *w;
	const char **list;
	char *form = vdm_squeeze(c, s, n);
	size_t i;

	if (who < 0 || form == NULL || *form == '\0')
		return;
	w = &c->who[who];
	for (i = 0; i < w->n_forms; i++)
		if (strcmp(w->forms[i], form) == 0)
			return;
	if (w->n_forms >= VDM_LIMIT_FORMS) {
		c->forms_full = 1;
		return;
	}
	list = vdm_arena_grow(&c->scratch, w->forms, &w->cap_forms,
			      w->n_forms + 1, sizeof(*list));
	if (list == NULL)
		return;
	w->forms = list;
	list[w->n_forms++] = form;
	vdm_people_form(c, who, form);
	w->sexes |= vdm_form_sex(c, form);
}

/* A person by a form that was stated, byte for byte but for case. */
int
vdm_who_stated(struct ctx *c, const char *s, size_t n)
{
	const int *list;
	char *form;
	int found = -1, stated = 0;
	size_t i;

	if (!c->stated)
		return -1;
	form = vdm_squeeze(c, s, n);
	if (form == NULL)
		return -1;
	list = vdm_people_called(c, form, &n);
	for (i = 0; i < n; i++) {
		const struct who *w = &c->who[list[i]];

		if (!(w->by & (BY_USER | BY_STYLE)) && w->person == NULL)
			continue;
		stated += (w->by & BY_USER) != 0;
		if (found < 0 || list[i] < found)
			found = list[i];
	}
	/* of two whom the list gives it nobody knows which is meant */
	return stated > 1 ? -1 : vdm_who_real(c, found);
}

/*
 * A form whose last word is not the surname but for a letter or two, which is
 * how it was found: said, so that the source or the list can be corrected.
 */
void
vdm_who_spelling(struct ctx *c, const struct unit *u, int who, const char *s,
		 size_t n)
{
	const struct who *w = who >= 0 ? &c->who[who] : NULL;
	struct vdm_pos pos = {u->line, 1, u->end};
	size_t k, from;
	const char *low;

	if (w == NULL || w->only_office || strlen(w->surname) < SLIP_LEAST)
		return;
	while (n > 0 && strchr(".,:; ", s[n - 1]) != NULL)
		n--;
	for (from = n; from > 0 && s[from - 1] != ' '; from--)
		;
	low = vdm_lower(c, s + from, n - from);
	k = strlen(low);
	if (k < SLIP_LEAST || strcmp(low, w->surname) == 0 ||
	    vdm_word_in(w->given, low, k) ||
	    vdm_edits(low, k, w->surname, strlen(w->surname), SLIP_EDITS) >
		SLIP_EDITS)
		return;
	vdm_diag(c->sink, VDM_D_NAME_MISSPELT, &pos, NULL,
		 "%.*s is taken for %s, whose name differs by a letter or two",
		 (int)(n - from), s + from, w->name);
}

/* Lists of words have a space before and after each, so that a whole word is
 * found by the spaces around it. */
int
vdm_word_in(const char *list, const char *word, size_t n)
{
	const char *p = list;

	if (n == 0)
		return 0;
	while ((p = strchr(p, ' ')) != NULL) {
		p++;
		if (strncmp(p, word, n) == 0 && p[n] == ' ')
			return 1;
	}
	return 0;
}
