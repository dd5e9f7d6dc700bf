/* SPDX-License-Identifier: MIT */
/* Whom a label names. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/lines/label.h"

static int
initials_of(const struct who *w, char *out, size_t size)
{
	const char *p = w->name;
	size_t n = 0;
	int start = 1;

	for (; *p != '\0' && n + 1 < size; p++) {
		if (start && *p >= 'A' && *p <= 'Z')
			out[n++] = *p;
		start = *p == ' ' || *p == '-' || *p == '.';
	}
	out[n] = '\0';
	return (int)n;
}

/* "K", "MSM": the one person with those initials. */
int
vdm_who_by_initials(const struct ctx *c, const char *s, size_t n)
{
	char own[16], mine[16];
	size_t i, k = 0;
	int found = -1, exact = 0;

	for (i = 0; i < n && k + 1 < sizeof(mine); i++)
		if (s[i] >= 'A' && s[i] <= 'Z')
			mine[k++] = s[i];
	mine[k] = '\0';
	if (k == 0 || k > 4)
		return -1;
	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];
		int fits, m;

		if (w->only_office || w->merged >= 0 || w->by == BY_LABEL)
			continue;
		m = initials_of(w, own, sizeof(own));
		if (m == 0)
			continue;
		fits = strcmp(own, mine) == 0;
		if (k == 1 && !fits)
			fits = own[m - 1] == mine[0];
		if (!fits)
			continue;
		exact += 1;
		found = exact == 1 ? (int)i : -1;
	}
	return found;
}

static int
is_part_of(struct ctx *c, const char *s, size_t n)
{
	const char *low = vdm_lower(c, s, n);

	return low != NULL && vdm_is_part(c, low);
}

/* A label is a name to its end: "Dkfm. Lena Holter". */
static void
name_whole(const struct tokens *t, struct mention *m)
{
	size_t i = m->last;

	if (m->last == m->name)
		return;
	while (i < t->n &&
	       (vdm_punct(t, i, '.') ||
		((t->t[i].flags & (T_WORD | T_DIGIT)) == T_WORD &&
		 ((t->t[i].flags & T_CAP) || (t->t[i].classes & W_PARTICLE)))))
		i++;
	while (i > m->last && (t->t[i - 1].flags & T_PUNCT))
		i--;
	m->last = i;
}

int
vdm_label_who(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	const char *p = s + l->start, *open;
	size_t len = l->word_end - l->start;
	struct tokens *t = &c->tok2;
	struct mention m;
	int who = -1;

	(void)n;
	who = vdm_who_stated(c, p, l->name_end - l->start);
	if (who >= 0)
		return who;
	open = memchr(p, '(', len);
	if (open != NULL) {
		size_t in = len - (size_t)(open - p) - 1;

		vdm_tokens(c, t, open + 1, in, 20);
		if (vdm_mention_at(c, t, 0, &m) && m.last > m.name &&
		    (m.hon || m.office))
			who = vdm_mention_who(c, t, &m, 1);
		if (who >= 0) {
			if (c->who[who].title == NULL)
				c->who[who].title =
				    vdm_squeeze(c, p, (size_t)(open - p));
			vdm_who_form(c, who, p, len);
			return who;
		}
	}
	if (l->upper + l->initials >= l->words - l->digits && len <= 5 &&
	    !is_part_of(c, p, len)) {
		who = vdm_who_by_initials(c, p, len);
		if (who >= 0) {
			vdm_who_form(c, who, p, len);
			return who;
		}
	}
	vdm_tokens(c, t, p, len, 20);
	if (!l->digits && t->n > 0 && vdm_mention_at(c, t, 0, &m) &&
	    !m.possessive) {
		name_whole(t, &m);
		who = vdm_mention_who(c, t, &m, 1);
	}
	if (who < 0) {
		char *name = vdm_squeeze(c, p, len);
		const char *last;
		size_t k;

		who = vdm_who_new(c, name);
		if (who < 0 || name == NULL)
			return -1;
		last = strrchr(name, ' ');
		last = last != NULL ? last + 1 : name;
		k = strlen(last);
		last = vdm_lower(c, last, k);
		c->who[who].surname =
		    vdm_arena_strdup(&c->scratch, last != NULL ? last : "");
		c->who[who].group = vdm_is_part(c, c->who[who].surname);
	}
	vdm_who_form(c, who, p, len);
	return who;
}
