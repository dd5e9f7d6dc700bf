/* SPDX-License-Identifier: MIT */
/* Who holds an office, of those who are known. */
#include <string.h>

#include "base/ascii.h"
#include "prose/prose.h"

enum {
	SHORT_LETTERS = 4 /* that a text uses for a name: "BK", "MSM" */
};

/* "BK", "N.": letters for a name, which the text uses as one. */
int
vdm_who_is_short(const struct who *w)
{
	const char *p = w->name;
	size_t n = 0;

	for (; *p != '\0'; p++) {
		if (*p == '.')
			continue;
		if (!vdm_is_capital(*p) || ++n > SHORT_LETTERS)
			return 0;
	}
	return n > 0 && !(w->by & (BY_LIST | BY_USER));
}

/* Whether all words of an office are among those of `w`; the last has to be,
 * others may be a nation's: "the Polish Ambassador" is "the Ambassador". */
static int
holds_office(const struct ctx *c, const char *offices, const struct who *w)
{
	const char *p = offices + 1, *e;

	if (*p == '\0')
		return 0;
	for (; *p != '\0'; p = e + 1) {
		size_t n = strcspn(p, " ");

		e = p + n;
		if (!vdm_word_in(w->offices, p, n) &&
		    (e[1] == '\0' || !(vdm_lexicon_get(c, p, n) & W_NATION)))
			return 0;
	}
	return 1;
}

/* How many people with a name hold the offices; the first of them is *found, or
 * -1. */
static size_t
holders(struct ctx *c, const char *offices, int *found)
{
	struct vdm_word last = {offices, strlen(offices)};
	const int *list;
	size_t i, n, count = 0, first = 0;
	int holder = -1;

	*found = -1;
	if (last.n < 2)
		return 0;
	last.n--; /* the space behind it */
	while (last.s[last.n - 1] != ' ')
		last.n--;
	last.s += last.n;
	last.n = strlen(last.s) - 1;
	list = vdm_people_with(c, VDM_BY_OFFICE, &last, NULL, &n);
	for (i = 0; i < n; i++) {
		const struct who *named = &c->who[list[i]];

		if (named->only_office || named->merged >= 0 ||
		    named->by == 0 || vdm_who_is_short(named) ||
		    !holds_office(c, offices, named))
			continue;
		if (count++ == 0)
			*found = list[i];
		if (!vdm_office_stands_in(c, list[i], offices) && first++ == 0)
			holder = list[i];
	}
	/* "the Minister", beside a deputy minister, is no deputy */
	if (count > 1 && first == 1) {
		*found = holder;
		return 1;
	}
	return count;
}

/* The one person with a name who holds the offices, or -1. */
int
vdm_office_holder(struct ctx *c, const char *offices)
{
	int found;

	return holders(c, offices, &found) == 1 ? found : -1;
}

/* "The First Sea Lord": what would be a name is the office that a list gives
 * somebody, all of whose words stand behind the article. */
int
vdm_office_in_full(struct ctx *c, const struct tokens *t,
		   const struct mention *m)
{
	struct vdm_buf b;
	const char *words;
	size_t i;

	if (!vdm_word_does(t, m->first, X_THE) || m->last < m->first + 2)
		return -1;
	vdm_buf_init(&b);
	vdm_buf_putc(&b, ' ');
	for (i = m->first + 1; i < m->last; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) || (k->classes & W_FUNCTION))
			continue;
		vdm_buf_puts(&b,
			     vdm_lower(c, t->s + k->start, k->base - k->start));
		vdm_buf_putc(&b, ' ');
	}
	words = vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return words != NULL ? vdm_office_holder(c, words) : -1;
}

int
vdm_office_is_shared(struct ctx *c, int who)
{
	int found;

	return c->who[who].only_office &&
	       holders(c, c->who[who].offices, &found) > 1;
}

int
vdm_office_stands_in(const struct ctx *c, int who, const char *office)
{
	const char *p = c->who[who].offices;
	size_t n;

	for (; p != NULL && *p != '\0'; p += n) {
		p += strspn(p, " ");
		n = strcspn(p, " ");
		if (n > 0 && vdm_lexicon_does(c, p, n, X_STANDS_IN) &&
		    !vdm_word_in(office, p, n))
			return 1;
	}
	return 0;
}
