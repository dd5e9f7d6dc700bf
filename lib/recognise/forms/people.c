/* SPDX-License-Identifier: MIT */
/* Whom the names of a machine's form mean. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/forms/forms.h"
#include "prose/lines/label.h"
#include "recognise/steps.h"

enum { LETTERS_MOST = 4 /* of a name that is initials */ };

/* Without what stands in brackets behind it: "Ann Lee (she/her)"; but a number
 * tells one from another, "iPad (2)". */
static size_t
bare_length(const char *s, size_t n)
{
	size_t i = n;

	if (n < 2 || s[n - 1] != ')')
		return n;
	while (i > 0 && s[i] != '(')
		i--;
	if (vdm_figures_end(s, n, i + 1) == n - 1)
		return n;
	while (i > 0 && s[i - 1] == ' ')
		i--;
	return i > 0 ? i : n;
}

static int
is_known(const struct who *w)
{
	return w->merged < 0 && (w->by & (BY_HEAD | BY_LIST | BY_USER)) != 0;
}

/* The one known person of this one word: a surname, a given name. -1: none, or
 * two. */
static int
by_word(struct ctx *c, const char *low)
{
	static const enum vdm_people_key keys[] = {VDM_BY_SURNAME,
						   VDM_BY_GIVEN};
	struct vdm_word w = {low, strlen(low)};
	size_t i, k, n;
	int found = -1;

	for (k = 0; k < sizeof(keys) / sizeof(keys[0]) && found == -1; k++) {
		const int *list = vdm_people_with(c, keys[k], &w, NULL, &n);

		for (i = 0; i < n; i++) {
			if (!is_known(&c->who[list[i]]) || list[i] == found)
				continue;
			if (found >= 0)
				return -1;
			found = list[i];
		}
	}
	return found;
}

/* The known person of whom the name is a form. -1: none. */
static int
by_form(struct ctx *c, const char *name)
{
	size_t i, count;
	const int *list = vdm_people_called(c, name, &count);

	for (i = 0; i < count; i++)
		if (is_known(&c->who[list[i]]))
			return list[i];
	return -1;
}

/* The same whose name it is, in whatever case of its letters: `low` in small
 * ones. */
static int
by_name(struct ctx *c, const char *name, const char *low)
{
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		if (is_known(w) && strlen(w->name) == strlen(name) &&
		    strcmp(vdm_lower(c, w->name, strlen(w->name)), low) == 0)
			return (int)i;
	}
	return -1;
}

/* The same by one word, `low` in small letters: it may be initials, too. */
static int
by_only_word(struct ctx *c, const char *s, size_t n, const char *low)
{
	int who = by_word(c, low);

	return who < 0 && n <= LETTERS_MOST && !vdm_is_part(c, low)
		   ? vdm_who_by_initials(c, s, n)
		   : who;
}

/* One who was named before, by the head or by who reads. */
static int
find_known(struct ctx *c, const char *s, size_t n)
{
	const char *low;
	char *name;
	int who = vdm_who_stated(c, s, n);

	if (who >= 0)
		return who;
	name = vdm_squeeze(c, s, n);
	low = name != NULL ? vdm_lower(c, name, strlen(name)) : NULL;
	low = low != NULL ? vdm_arena_strdup(&c->scratch, low) : NULL;
	if (low == NULL)
		return -1;
	who = by_form(c, name);
	if (who < 0)
		who = by_name(c, name, low);
	if (who < 0 && strchr(name, ' ') == NULL)
		who = by_only_word(c, s, n, low);
	return who >= 0 ? who : vdm_who_by_letters(c, s, n);
}

/* Somebody of whom no more is known than what the program called them. */
static int
make_new(struct ctx *c, const char *s, size_t n)
{
	const char *name = vdm_squeeze(c, s, n), *last;
	int who = name != NULL ? vdm_who_new(c, name) : -1;

	if (who < 0)
		return -1;
	last = strrchr(name, ' ');
	last = last != NULL ? last + 1 : name;
	last = vdm_lower(c, last, strlen(last));
	c->who[who].surname =
	    last != NULL ? vdm_arena_strdup(&c->scratch, last) : "";
	if (c->who[who].surname == NULL)
		c->who[who].surname = "";
	c->who[who].nobody =
	    vdm_form_is_voice(c, s, n) || vdm_is_part(c, vdm_lower(c, s, n));
	vdm_people_note(c, who);
	return who;
}

int
vdm_form_person(struct ctx *c, const char *s, size_t n)
{
	int who = find_known(c, s, bare_length(s, n));

	if (who < 0)
		who = make_new(c, s, bare_length(s, n));
	if (who >= 0)
		vdm_who_form(c, who, s, n);
	return who;
}

/* Whom a list of codes names: "INT Astrid Interviewer". */
static void
fill_listed(struct ctx *c, const struct form_key *k)
{
	struct who *w = &c->who[k->who];

	if (k->full != NULL)
		w->by |= BY_LIST;
	if (k->role != NULL && w->role == NULL)
		w->role = vdm_squeeze(c, k->role, k->role_n);
}

static int
who_of(struct ctx *c, struct form_key *k)
{
	const char *name = k->full != NULL ? k->full : k->name;
	size_t n = k->full != NULL ? k->full_n : k->n;

	if (k->who < 0) {
		n = bare_length(name, n);
		k->who = find_known(c, name, n);
		if (k->who < 0)
			k->who = make_new(c, name, n);
		if (k->who >= 0)
			vdm_who_form(c, k->who, k->name, k->n);
		if (k->who >= 0 && k->listed)
			fill_listed(c, k);
	}
	if (k->who >= 0)
		k->who = vdm_who_real(c, k->who);
	return k->who;
}

static void
bind(struct ctx *c, struct unit *u, int who)
{
	struct who *w = &c->who[who];

	u->who[0] = who;
	u->n_who = 1;
	w->by |= BY_LABEL;
	w->turns++;
	if (w->pos.line == 0) {
		w->pos.line = u->line;
		w->pos.end = u->end;
		w->pos.column = 1;
	}
}

void
vdm_forms_bind(struct ctx *c)
{
	struct vdm_forms *f = c->forms;
	size_t i, k = 0;

	if (f == NULL)
		return;
	for (i = 0; i < f->keys; i++)
		if (f->key[i].listed)
			(void)who_of(c, &f->key[i]);
	for (i = 0; i < c->n && k < f->pieces; i++) {
		const struct form_piece *p = &f->piece[k];
		int who;

		if (c->u[i].node != p->node)
			continue;
		k++;
		if (p->kind != U_TURN || p->key < 0 || c->u[i].kind != U_TURN)
			continue;
		who = who_of(c, &f->key[p->key]);
		if (who >= 0)
			bind(c, &c->u[i], who);
	}
}
