/* SPDX-License-Identifier: MIT */
/* People of the record: those who were found, what is known of them, and which
 * of those that were listed are not there. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "recognise/steps.h"

/*
 * A role as the record has it: small letters, on one line, without "the", so
 * that "The Interpreter" of a list and "interpreter" of a label are one.
 */
static void
role_add(struct ctx *c, struct vdm_person *p, const char *role)
{
	char *s =
	    vdm_arena_strdup(&c->scratch, vdm_lower(c, role, strlen(role)));
	size_t i;

	if (s == NULL)
		return;
	i = vdm_word_at(c, s, strlen(s), X_THE);
	if (i > 0 && s[i] == ' ')
		s += i + 1;
	for (i = 0; s[i] != '\0'; i++)
		if (s[i] == '\n' || s[i] == '\t')
			s[i] = ' ';
	vdm_person_add_role(c->rec, p, s);
}

/* Whether more than a list of people, which is for many records, and a mention
 * say that somebody was there. */
static int
is_present(const struct who *w)
{
	return w->turns > 0 || (w->by & (BY_HEAD | BY_LIST | BY_ROW)) ||
	       !(w->by & BY_USER);
}

/* What of somebody is new, though the source knew them: how the text calls
 * them, what they are, where more is said of them. */
static void
person_learn(struct ctx *c, const struct who *w, struct vdm_person *p)
{
	size_t i;

	if (w->title != NULL && *w->title != '\0' && p->title == NULL)
		p->title = vdm_arena_strdup(&c->rec->arena, w->title);
	for (i = 0; i < w->n_forms; i++)
		if (strcmp(w->forms[i], p->name) != 0)
			vdm_strings_add(c->rec, &p->forms, w->forms[i]);
	if (w->turns > 0)
		vdm_person_add_role(c->rec, p, "speaker");
	else if (p->roles.count == 0 && !c->only_stated && is_present(w))
		vdm_person_add_role(c->rec, p, "present");
	if (w->role != NULL)
		role_add(c, p, w->role);
	if (w->ref != NULL)
		vdm_strings_add(c->rec, &p->refs, w->ref);
}

/*
 * What was found of somebody, added to a person of the record. Of one who was
 * there before, `known`, the source said itself whether they took part and how
 * sure that is: only forms, roles and addresses are new.
 */
static void
person_fill(struct ctx *c, struct who *w, struct vdm_person *p, int known)
{
	person_learn(c, w, p);
	if (known)
		return;
	p->group = w->group;
	p->participant = !w->nobody && is_present(w);
	p->pos = w->pos;
	if (w->by & (BY_USER | BY_STYLE)) {
		p->state = VDM_STATE_STATED;
	} else if (w->by & (BY_HEAD | BY_LIST)) {
		p->state = VDM_STATE_EXPLICIT;
	} else {
		p->state = VDM_STATE_INFERRED;
		p->cert = VDM_CERT_HIGH;
		p->reason = w->by & BY_LABEL ? "speaks under a label"
					     : "speaks in the narration";
	}
}

/* Two lists may name one person in the same words: they become one. `from`
 * of the record's people are in the map already. */
static struct vdm_person *
person_same(struct ctx *c, struct vdm_strmap *names, size_t *from,
	    const struct who *w)
{
	size_t at;

	for (; *from < c->rec->people_count; (*from)++)
		vdm_strmap_put(names, c->rec->people[*from]->name, *from);
	return vdm_strmap_get(names, w->name, &at) ? c->rec->people[at] : NULL;
}

static void
words_of(struct ctx *c, struct vdm_strmap *words, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t k;

	vdm_tokens(c, t, s, n, n);
	for (k = 0; k < t->n; k++) {
		const char *low = vdm_lower(c, t->s + t->t[k].start,
					    t->t[k].base - t->t[k].start);

		if ((t->t[k].flags & T_WORD) &&
		    !vdm_strmap_get(words, low, NULL))
			vdm_strmap_put(words,
				       vdm_arena_strdup(&c->scratch, low), 0);
	}
}

/* "#anna #bert": who is pointed at is there. */
static void
pointers_of(struct ctx *c, struct vdm_strmap *words, const char *who)
{
	size_t n;

	for (; who != NULL && *who != '\0'; who += n) {
		who += strspn(who, " \t\r\n");
		n = strcspn(who, " \t\r\n");
		if (*who == '#')
			vdm_strmap_put(
			    words, vdm_arena_strndup(&c->scratch, who, n), 0);
	}
}

/* Whether the record points at the person of that id. */
static int
is_pointed_at(struct ctx *c, const struct vdm_strmap *words, const char *id)
{
	char *pointer;

	if (id == NULL)
		return 0;
	pointer = vdm_arena_alloc(&c->scratch, strlen(id) + 2);
	if (pointer == NULL)
		return 1;
	pointer[0] = '#';
	strcpy(pointer + 1, id);
	return vdm_strmap_get(words, pointer, NULL);
}

/* The words of the record, in small letters. Where nothing is recognised there
 * are no units, but the words of the tree. */
static void
words_collect(struct ctx *c, struct vdm_strmap *words)
{
	const struct vdm_node *n;
	size_t i;

	for (i = 0; i < c->n; i++)
		words_of(c, words, c->u[i].text, c->u[i].len);
	for (n = c->n == 0 ? c->rec->root : NULL; n != NULL;
	     n = vdm_node_walk(n, c->rec->root))
		if (n->kind == VDM_KIND_TEXT)
			words_of(c, words, n->text, strlen(n->text));
		else
			pointers_of(c, words, vdm_node_attr(n, "who"));
	c->scratch.failed |= words->failed;
}

/* Whether the name of somebody else stands before the surname at token i: "Lena
 * Tuvesen", of Oskar Tuvesen. */
static int
is_of_other(struct ctx *c, const struct tokens *t, size_t i,
	    const struct who *w)
{
	size_t k = i - 1;
	const char *low;

	if (i == 0 || w->given[1] == '\0')
		return 0;
	if (k > 0 && vdm_punct(t, k, '.'))
		k--;
	if ((t->t[k].flags & (T_WORD | T_CAP)) != (T_WORD | T_CAP) ||
	    (t->t[k].classes & (W_HON | W_OFFICE | W_ROLE | W_FUNCTION)))
		return 0;
	/* "Then Tuvesen": the capital is the sentence's */
	if ((k == 0 || vdm_punct(t, k - 1, '.')) &&
	    (t->t[k].classes & ~(uint32_t)W_GIVEN) != 0)
		return 0;
	low = vdm_lower(c, t->s + t->t[k].start, t->t[k].end - t->t[k].start);
	return !vdm_word_in(w->given, low, strlen(low)) &&
	       !((t->t[k].flags & T_INITIAL) && w->given[1] == low[0]);
}

/* Whether words, in small letters, stand from token i on. */
static int
begins_with(struct ctx *c, const struct tokens *t, size_t i, const char *low)
{
	size_t at = 0;

	for (; low[at] != '\0' && i < t->n; i++) {
		const char *word = vdm_lower(c, t->s + t->t[i].start,
					     t->t[i].base - t->t[i].start);

		if (strncmp(low + at, word, strlen(word)) != 0)
			return 0;
		at += strlen(word);
		while (low[at] == ' ')
			at++;
	}
	return low[at] == '\0';
}

/* Whether a form stands in the record, or the last word of w's name. */
static int
stands_in(struct ctx *c, const struct vdm_strmap *words, const char *form,
	  const struct who *w)
{
	const char *last = strrchr(form, ' ');
	struct tokens *t = &c->tok;
	const char *low;
	size_t i, k;

	last = last != NULL ? last + 1 : form;
	if (!vdm_strmap_get(words, vdm_lower(c, last, strlen(last)), NULL))
		return 0;
	if (c->n == 0) /* nothing is recognised: the word is enough */
		return 1;
	if (w != NULL) /* of a name, the surname is enough */
		form = last;
	low = vdm_arena_strdup(&c->scratch, vdm_lower(c, form, strlen(form)));
	if (low == NULL)
		return 0;
	for (i = 0; i < c->n; i++) {
		vdm_tokens(c, t, c->u[i].text, c->u[i].len, c->u[i].len);
		for (k = 0; k < t->n; k++)
			if ((t->t[k].flags & T_WORD) &&
			    begins_with(c, t, k, low) &&
			    (w == NULL || !is_of_other(c, t, k, w)))
				return 1;
	}
	return 0;
}

/* Somebody of a list of people, of whom the record says no word. */
static int
is_absent(struct ctx *c, struct vdm_strmap *words, const struct who *w)
{
	size_t i;

	if (w->turns > 0 || w->person != NULL ||
	    (w->by & (BY_HEAD | BY_LIST | BY_ROW)))
		return 0;
	if (words->count == 0)
		words_collect(c, words);
	if (is_pointed_at(c, words, w->id))
		return 0;
	if (stands_in(c, words, w->name, w))
		return 0;
	for (i = 0; i < w->n_forms; i++)
		if (stands_in(c, words, w->forms[i], NULL))
			return 0;
	return 1;
}

/* "Mr. Lind", where "Lind" is somebody else's name, too. */
static void
title_keep(struct who *w)
{
	size_t i, n = strlen(w->name);

	for (i = 0; i < w->n_forms; i++) {
		size_t len = strlen(w->forms[i]);

		if (len > n + 1 && w->forms[i][len - n - 1] == ' ' &&
		    strcmp(w->forms[i] + len - n, w->name) == 0) {
			w->name = w->forms[i];
			return;
		}
	}
}

/* Whether a person has no name but the surname: "Lind", "de Lind". */
static int
is_bare(const struct ctx *c, const struct who *w)
{
	return *w->surname != '\0' && !vdm_who_has_given(c, w);
}

/* Whether somebody of the other sex has the same surname, or of no other name,
 * too. */
static int
has_couple(struct ctx *c, size_t of)
{
	const struct who *w = &c->who[of];
	struct vdm_word surname = {w->surname, strlen(w->surname)};
	size_t i, n;
	const int *list =
	    vdm_people_with(c, VDM_BY_SURNAME, &surname, NULL, &n);

	for (i = 0; i < n; i++) {
		const struct who *other = &c->who[list[i]];

		if ((size_t)list[i] != of && other->merged < 0 &&
		    !other->group &&
		    (other->turns > 0 || (other->by & (BY_HEAD | BY_LIST))) &&
		    (vdm_sexes_differ(other->sexes, w->sexes) ||
		     (other->turns > 0 && is_bare(c, other))))
			return 1;
	}
	return 0;
}

/* Mr. Lind is not Mrs. Lind, nor Ann Lind, who is called so: what tells them
 * apart belongs to a name that is no more than the surname. */
static void
couples_part(struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];

		if (w->merged < 0 && (w->turns > 0 || (w->by & BY_LIST)) &&
		    w->person == NULL && !w->group && !(w->by & BY_USER) &&
		    is_bare(c, w) && has_couple(c, i))
			title_keep(w);
	}
}

/*
 * Not all who were found belong into a list of participants: one whom only the
 * text names was spoken of, and a title names people too ("Letter to Mr.
 * Lind") where nobody speaks.
 */
void
vdm_people_add(struct ctx *c)
{
	struct vdm_strmap names = {0}, words = {0};
	size_t i, from = 0;

	couples_part(c);
	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];
		struct vdm_person *p;

		if (w->merged >= 0 || (c->only_stated && !(w->by & BY_USER)))
			continue;
		if (w->turns == 0 && !(w->by & (BY_HEAD | BY_LIST | BY_USER)))
			continue;
		if (w->turns == 0 && w->by == BY_HEAD && !c->labelled &&
		    !c->narrated)
			continue;
		if (is_absent(c, &words, w))
			continue;
		p = w->person != NULL ? w->person
				      : person_same(c, &names, &from, w);
		if (p == NULL)
			p = vdm_person_add(c->rec, w->id, w->name);
		if (p == NULL)
			break;
		person_fill(c, w, p, w->person != NULL);
		w->person = p;
	}
	c->scratch.failed |= names.failed;
	vdm_strmap_fini(&names);
	vdm_strmap_fini(&words);
}
