/* SPDX-License-Identifier: MIT */
/* People of one surname, whom a text may call alike. */
#include "prose/people/namesakes.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { CALLED_TOKENS = 12 }; /* of what somebody is called */

/* Whether somebody is called by what stands in brackets behind the name, since
 * another has it, too: "Lind (Halden)". */
static int
is_parted(const struct who *w)
{
	const size_t n = strlen(w->name);
	const size_t k = w->title != NULL ? strlen(w->title) : 0;

	return k > 0 && n > k + 2 && w->name[n - 1] == ')' &&
	       memcmp(w->name + n - 1 - k, w->title, k) == 0;
}

/* Known from a list or by a label, by more than the surname. */
static int
is_listed(const struct who *w)
{
	return w->merged < 0 && (w->by & (BY_LIST | BY_USER | BY_LABEL)) != 0 &&
	       (is_parted(w) || (w->given != NULL && w->given[0] != '\0' &&
				 w->given[1] != '\0'));
}

/* Whether a word of what one is called is one's own, and not the other's: of
 * the given names, a letter of them, an office. */
static int
tells(const struct who *one, const struct who *other, const char *s, size_t n)
{
	if (strlen(one->surname) == n && memcmp(one->surname, s, n) == 0)
		return 0;
	return (vdm_word_in(one->given, s, n) &&
		!vdm_word_in(other->given, s, n)) ||
	       (vdm_word_in(one->offices, s, n) &&
		!vdm_word_in(other->offices, s, n));
}

/* The bytes of the honorific, in small letters, that opens a form; 0 where none
 * does. */
static size_t
honorific(struct ctx *c, const char *form, const char **low)
{
	const size_t n = strcspn(form, ". ");

	*low = NULL;
	if (n == 0 || form[n] == '\0')
		return 0;
	*low = vdm_lower(c, form, n);
	return *low != NULL &&
		       (vdm_lexicon_get(c, *low, strlen(*low)) & W_HON) != 0
		   ? strlen(*low)
		   : 0;
}

int
vdm_is_called(struct ctx *c, int who, const char *form)
{
	const struct who *w = &c->who[who];
	const char *mine, *other;
	size_t i, n = honorific(c, form, &other), k;

	if (n == 0)
		return 0;
	mine = vdm_arena_strndup(&c->scratch, other, n);
	for (i = 0; mine != NULL && i < w->n_forms; i++) {
		k = honorific(c, w->forms[i], &other);
		if (k == n && memcmp(mine, other, n) == 0)
			return 1;
	}
	return 0;
}

/* Whether an honorific opens one of the forms by which somebody is called. */
static int
has_honorific(struct ctx *c, const struct who *w)
{
	const char *low;
	size_t i;

	for (i = 0; i < w->n_forms; i++)
		if (honorific(c, w->forms[i], &low) > 0)
			return 1;
	return 0;
}

/* "Dr. Lind", where a list has Dr. Anders Lind and Berta Lind: whether the
 * honorific, which is not one that all men or women have, is that of `one` by
 * another form than this, and not the other's. */
static int
has_degree(struct ctx *c, const struct who *one, const struct who *other,
	   const char *form)
{
	const char *mine;
	size_t i, k, n;

	if (vdm_form_sex(c, form) != 0 ||
	    vdm_is_called(c, (int)(other - c->who), form))
		return 0;
	n = strcspn(form, ". ");
	for (i = 0; n > 0 && i < one->n_forms; i++) {
		k = honorific(c, one->forms[i], &mine);
		if (k > 0 && strcmp(one->forms[i], form) != 0 &&
		    strcspn(one->forms[i], ". ") == n &&
		    memcmp(one->forms[i], form, n) == 0)
			return 1;
	}
	return 0;
}

/* Whether what stands in `t` calls `other` as well as `one`. */
static int
fits_both(struct ctx *c, const struct tokens *t, const struct who *one,
	  const struct who *other)
{
	size_t i;

	if (vdm_sexes_differ(one->sexes, other->sexes) ||
	    has_degree(c, one, other, t->s) ||
	    (vdm_is_called(c, (int)(one - c->who), t->s) &&
	     has_honorific(c, other) &&
	     !vdm_is_called(c, (int)(other - c->who), t->s)))
		return 0;
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];
		const char *low =
		    vdm_lower(c, t->s + k->start, k->base - k->start);

		if (low == NULL || tells(one, other, low, strlen(low)) ||
		    (strlen(low) == 1 && vdm_is_word((unsigned char)*low)))
			return 0;
	}
	return 1;
}

int
vdm_namesake_of(struct ctx *c, int who, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct vdm_word name;
	const int *list;
	size_t i, all;

	if (who < 0 || !is_listed(&c->who[who]) || *c->who[who].surname == '\0')
		return -1;
	name.s = c->who[who].surname;
	name.n = strlen(name.s);
	list = vdm_people_with(c, VDM_BY_SURNAME, &name, NULL, &all);
	if (all < 2)
		return -1;
	vdm_tokens(c, t, s, n, CALLED_TOKENS);
	for (i = 0; i < all; i++) {
		const struct who *other = &c->who[list[i]];

		if (list[i] != who && is_listed(other) &&
		    fits_both(c, t, &c->who[who], other))
			return list[i];
	}
	return -1;
}

int
vdm_namesake_beside(struct ctx *c, int who, const char *s, size_t n)
{
	struct vdm_word name;
	const char *close;
	const int *list;
	size_t i, all;

	s = vdm_trim(s, &n);
	close = n > 0 && *s == '(' ? memchr(s, ')', n) : NULL;
	if (close == NULL || who < 0 || *c->who[who].surname == '\0')
		return -1;
	s++;
	n = (size_t)(close - s);
	name.s = c->who[who].surname;
	name.n = strlen(name.s);
	list = vdm_people_with(c, VDM_BY_SURNAME, &name, NULL, &all);
	for (i = 0; i < all; i++) {
		const struct who *w = &c->who[list[i]];

		if (is_listed(w) && is_parted(w) && strlen(w->title) == n &&
		    memcmp(w->title, s, n) == 0)
			return list[i];
	}
	return -1;
}

int
vdm_is_namesake(struct ctx *c, int who, const struct tokens *t,
		const struct mention *m, const char *beside, size_t n)
{
	const struct who *w = &c->who[who];
	const char *low, *form = t->s + t->t[m->first].start;

	if (m->hon && has_honorific(c, w) && honorific(c, form, &low) > 0 &&
	    !vdm_is_called(c, who, form))
		return 1;
	/* "Bob Jones, Mrs. Jones": who has a whole name is not listed again */
	if (m->hon && m->last == m->name + 1 && !has_honorific(c, w) &&
	    strchr(w->name, ' ') != NULL)
		return 1;
	return n > 0 && w->title != NULL &&
	       (strlen(w->title) != n || memcmp(w->title, beside, n) != 0);
}

int
vdm_is_misspelt(struct ctx *c, int who, const struct tokens *t,
		const struct mention *m)
{
	const struct who *w = &c->who[who];
	const struct token *k;
	const char *low;
	size_t i, n;

	if (*w->surname == '\0')
		return 0;
	for (i = m->name; i < m->last; i++) {
		k = &t->t[i];
		low = vdm_lower(c, t->s + k->start, k->base - k->start);
		n = low != NULL ? strlen(low) : 0;
		if ((k->flags & T_WORD) &&
		    ((n == strlen(w->surname) &&
		      memcmp(low, w->surname, n) == 0) ||
		     (n > 1 && vdm_word_in(w->given, low, n))))
			return 0;
	}
	return m->last > m->name;
}

void
vdm_who_apart(struct ctx *c, int who, const char *s, size_t n)
{
	const char *name = vdm_squeeze(c, s, n);

	if (who < 0 || name == NULL || (c->who[who].by & BY_USER))
		return;
	c->who[who].name = name;
	vdm_people_form(c, who, name);
	vdm_people_note(c, who);
}

/* "Ann Lind (Halden)", "Dr. Ann Lind": somebody is called by all of it, since
 * the list has another of that name. */
static void
call_apart(struct ctx *c, int who, const char *form, const char *where)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, form);
	if (where != NULL && *where != '\0')
		vdm_buf_printf(&b, " (%s)", where);
	if (b.len > 0)
		vdm_who_apart(c, who, vdm_buf_str(&b), b.len);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
}

void
vdm_namesakes_part(struct ctx *c, int one, int other, const char *beside,
		   size_t n)
{
	if (one < 0 || other < 0 || c->who[one].n_forms == 0 ||
	    c->who[other].n_forms == 0)
		return;
	call_apart(c, one, c->who[one].forms[0], c->who[one].title);
	call_apart(c, other, c->who[other].forms[0],
		   n > 0 ? vdm_squeeze(c, beside, n) : NULL);
}
