/* SPDX-License-Identifier: MIT */
/*
 * Finding people by a word of their names, of their offices, or by a form that
 * was stated: whoever looks for one of ten thousand must not look at all.
 */
#include <string.h>

#include "base/ascii.h"
#include "prose/prose.h"

/* More of one key are not kept apart: of a hundred people with one surname
 * those named first are whom it means. */
enum { LIST_MOST = 128 };

struct who_list {
	int *item;
	size_t n, cap;
};

void
vdm_people_fini(struct ctx *c)
{
	vdm_strmap_fini(&c->people.map);
	c->scratch.failed |= c->people.key.failed | c->people.form.failed;
	vdm_buf_fini(&c->people.key);
	vdm_buf_fini(&c->people.form);
}

static void
key_make(struct ctx *c, enum vdm_people_key kind, const struct vdm_word *a,
	 const struct vdm_word *b)
{
	struct vdm_buf *key = &c->people.key;

	vdm_buf_clear(key);
	vdm_buf_putc(key, (char)('a' + (int)kind));
	vdm_buf_put(key, a->s, a->n);
	if (b != NULL) {
		vdm_buf_putc(key, ' ');
		vdm_buf_put(key, b->s, b->n);
	}
}

/* The list of the key that was made, or NULL. */
static struct who_list *
list_of(const struct ctx *c)
{
	const struct vdm_buf *key = &c->people.key;
	size_t at;

	if (!vdm_strmap_get_n(&c->people.map, vdm_buf_str(key), key->len, &at))
		return NULL;
	return &c->people.lists[at];
}

static struct who_list *
list_new(struct ctx *c)
{
	struct vdm_people *p = &c->people;
	struct who_list *grown;
	char *key;

	grown = vdm_arena_grow(&c->scratch, p->lists, &p->cap, p->n + 1,
			       sizeof(*grown));
	key = vdm_arena_strndup(&c->scratch, vdm_buf_str(&p->key), p->key.len);
	if (grown == NULL || key == NULL)
		return NULL;
	p->lists = grown;
	memset(&grown[p->n], 0, sizeof(*grown));
	if (!vdm_strmap_put_n(&p->map, key, p->key.len, p->n)) {
		c->scratch.failed = 1;
		return NULL;
	}
	return &grown[p->n++];
}

static void
add(struct ctx *c, enum vdm_people_key kind, const struct vdm_word *a,
    const struct vdm_word *b, int who)
{
	struct who_list *l;
	int *grown;

	key_make(c, kind, a, b);
	l = list_of(c);
	if (l == NULL)
		l = list_new(c);
	if (l == NULL || l->n == LIST_MOST ||
	    (l->n > 0 && l->item[l->n - 1] == who))
		return;
	grown = vdm_arena_grow(&c->scratch, l->item, &l->cap, l->n + 1,
			       sizeof(*grown));
	if (grown == NULL)
		return;
	l->item = grown;
	grown[l->n++] = who;
}

const int *
vdm_people_with(struct ctx *c, enum vdm_people_key kind,
		const struct vdm_word *a, const struct vdm_word *b, size_t *n)
{
	const struct who_list *l;

	key_make(c, kind, a, b);
	l = list_of(c);
	*n = l != NULL ? l->n : 0;
	return l != NULL ? l->item : NULL;
}

/* The form in lower case, letters beyond ASCII as they are. */
static void
folded(struct vdm_buf *out, const char *form)
{
	vdm_buf_clear(out);
	for (; *form != '\0'; form++)
		vdm_buf_putc(out, vdm_is_capital(*form) ? (char)(*form + 32)
							: *form);
}

void
vdm_people_form(struct ctx *c, int who, const char *form)
{
	struct vdm_word w;

	folded(&c->people.form, form);
	w.s = vdm_buf_str(&c->people.form);
	w.n = c->people.form.len;
	add(c, VDM_BY_FORM, &w, NULL, who);
}

const int *
vdm_people_called(struct ctx *c, const char *form, size_t *n)
{
	struct vdm_word w;

	folded(&c->people.form, form);
	w.s = vdm_buf_str(&c->people.form);
	w.n = c->people.form.len;
	return vdm_people_with(c, VDM_BY_FORM, &w, NULL, n);
}

static void
given_note(struct ctx *c, int who, const char *p)
{
	const char *last = c->who[who].surname;
	struct vdm_word surname = {last, strlen(last)}, g, letter;

	for (; *p != '\0'; p += g.n + 1) {
		g.s = p;
		g.n = strcspn(p, " ");
		letter.s = p;
		letter.n = 1;
		add(c, VDM_BY_GIVEN, &g, NULL, who);
		add(c, VDM_BY_FULL, &g, &surname, who);
		add(c, VDM_BY_LETTER, &letter, &surname, who);
	}
}

static void
offices_note(struct ctx *c, int who, const char *p)
{
	static const struct vdm_word any = {"", 0};
	struct vdm_word o;

	for (; *p != '\0'; p += o.n + 1) {
		o.s = p;
		o.n = strcspn(p, " ");
		add(c, VDM_BY_OFFICE, &o, NULL, who);
		if (vdm_lexicon_does(c, o.s, o.n, X_CROWN))
			add(c, VDM_BY_CROWN, &any, NULL, who);
	}
}

int
vdm_initials_of(const struct who *w, char *out, size_t size)
{
	const char *p = w->name;
	size_t n = 0;
	int start = 1;

	for (; *p != '\0'; p++) {
		if (start && vdm_is_capital(*p)) {
			if (n + 1 >= size)
				return 0;
			out[n++] = *p;
		}
		start = *p == ' ' || *p == '-' || *p == '.';
	}
	out[n] = '\0';
	return (int)n;
}

uint32_t
vdm_letters_of(const char *s, size_t n)
{
	uint32_t bits = 0;

	while (n-- > 0)
		bits |= (uint32_t)1 << ((unsigned char)*s++ & 31);
	return bits;
}

void
vdm_people_note(struct ctx *c, int who)
{
	struct who *w = &c->who[who];
	struct vdm_word surname = {w->surname, strlen(w->surname)};
	char initials[VDM_INITIALS_BYTES];
	struct vdm_word letters;
	int n;

	if (surname.n > 0 && !w->noted.surname) {
		w->noted.surname = 1;
		w->letters = vdm_letters_of(w->surname, surname.n);
		add(c, VDM_BY_SURNAME, &surname, NULL, who);
	}
	if (w->noted.given == 0 && w->given[1] != '\0') {
		letters.s = w->given + 1;
		letters.n = strcspn(letters.s, " ");
		add(c, VDM_BY_FIRST, &letters, NULL, who);
	}
	/* lists of words only grow, at their ends */
	given_note(c, who, w->given + 1 + w->noted.given);
	w->noted.given = strlen(w->given) - 1;
	offices_note(c, who, w->offices + 1 + w->noted.offices);
	w->noted.offices = strlen(w->offices) - 1;
	if (w->name == w->noted.name)
		return;
	w->noted.name = w->name;
	n = vdm_initials_of(w, initials, sizeof(initials));
	if (n == 0)
		return;
	letters.s = initials;
	letters.n = (size_t)n;
	add(c, VDM_BY_INITIALS, &letters, NULL, who);
	letters.s = initials + n - 1;
	letters.n = 1;
	add(c, VDM_BY_INITIALS, &letters, NULL, who);
}
