/* SPDX-License-Identifier: MIT */
/*
 * The places within a paragraph where labels stand: at the beginnings of its
 * lines, and behind the ends of sentences. They are looked for when it is known
 * how a document labels its turns; each begins a unit of its own.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/marks.h"
#include "recognise/turns/keys.h"

enum {
	/* Bytes in which the colon or the dash of a label has to come. */
	AHEAD_BYTES = 120
};

/* Whether a sentence can end with this character. */
static int
ends_sentence(uint32_t cp)
{
	return cp == 0x2019 || vdm_ends_sentence(cp);
}

/* Whether what a label may end with stands near. */
static int
mark_ahead(const char *s, size_t n)
{
	size_t i;

	if (n > AHEAD_BYTES)
		n = AHEAD_BYTES;
	for (i = 0; i < n; i++)
		if (s[i] == ':' || (i > 0 && s[i] == '-' && s[i - 1] == '.') ||
		    (i + 2 < n && (memcmp(s + i, "\xEF\xBC\x9A", 3) == 0 ||
				   memcmp(s + i, "\xE2\x80\x94", 3) == 0 ||
				   memcmp(s + i, "\xE2\x80\x93", 3) == 0)))
			return 1;
	return 0;
}

/* Whether a label of this kind may stand amid a paragraph of the document;
 * `line`: it begins a line. */
static int
may_stand_amid(const struct vdm_labels *found, const struct label *l, int line)
{
	if (l->style == L_ALONE || !found->used[l->style])
		return 0;
	if (l->dashed || l->style == L_COLON)
		return 1;
	return line && (l->style != L_STOP || l->upper > 0 || found->stops);
}

/* Whether a label is one by its look, though it was met nowhere else: in a
 * script without capitals all words before a colon look like a name. */
static int
is_by_look(const struct label *l, int line)
{
	return l->loose == 0 && (line || l->caseless == 0) &&
	       (l->hon || l->upper > 0) && (l->dashed || l->style == L_COLON);
}

/* Whether the label at s, amid a paragraph, is one of those that the document
 * uses. `line`: it begins a line. */
static int
is_used(struct ctx *c, struct vdm_labels *found, const char *s, size_t n,
	size_t i, int line, struct label *l)
{
	struct key *k;
	int met;

	if (!vdm_label_parse(c, s, n, l) || !may_stand_amid(found, l, line))
		return 0;
	k = vdm_key_find(c, &found->keys, s, l);
	met = k != NULL;
	if (met ? !k->accepted : !is_by_look(l, line))
		return 0;
	k = vdm_key_use(c, &found->keys, s, n, i, l);
	if (k == NULL)
		return 0;
	if (!met && k->strong == 2 && k->field == USE_NONE)
		k->accepted = 1;
	return k->accepted;
}

/* The places of one unit, and the labels that stand there. */
struct places {
	size_t *at;
	struct label *label;
	size_t n, cap, cap_label;
};

static int
place_add(struct ctx *c, struct places *p, size_t at, const struct label *l)
{
	size_t *list = vdm_arena_grow(&c->scratch, p->at, &p->cap, p->n + 1,
				      sizeof(*list));
	struct label *labels;

	if (list == NULL)
		return -1;
	p->at = list;
	labels = vdm_arena_grow(&c->scratch, p->label, &p->cap_label, p->n + 1,
				sizeof(*labels));
	if (labels == NULL)
		return -1;
	p->label = labels;
	p->at[p->n] = at;
	p->label[p->n++] = *l;
	return 0;
}

/* Where white space begins from byte i on, which a label has before it. */
static size_t
space_from(const char *s, size_t n, size_t i)
{
	while (i < n && (unsigned char)s[i] > ' ')
		i++;
	return i;
}

/* Whether a sentence ends at byte `at`, by the last sign of the word that
 * begins at byte `word`. */
static int
is_sentence_end(struct ctx *c, const char *s, size_t word, size_t at,
		uint32_t last)
{
	if (!ends_sentence(last))
		return 0;
	/* "MS. ST. CLAIR:" has one label */
	return last != '.' || at <= word + 1 ||
	       !vdm_is_shortened(c, s + word, at - 1 - word);
}

/* Where labels stand in unit i that the document uses, behind its beginning. */
static void
find_places(struct ctx *c, struct vdm_labels *found, size_t i, struct places *p)
{
	const struct unit *u = &c->u[i];
	const char *s = u->text;
	size_t at = 0, word = 0, k;
	uint32_t last = 0;
	struct label l = found->all[i];

	if (vdm_key_taken(found, &l) != NULL)
		at = l.end;
	while (at < u->len) {
		int line = 0;

		for (k = at; k < u->len && (unsigned char)s[k] <= ' '; k++)
			line |= s[k] == '\n';
		if (k >= u->len)
			break;
		if (at > 0 && k > at &&
		    (line || (is_sentence_end(c, s, word, at, last) &&
			      mark_ahead(s + k, u->len - k))) &&
		    is_used(c, found, s + k, u->len - k, i, line, &l)) {
			if (place_add(c, p, k, &l) != 0)
				return;
			word = at = k + l.end;
			last = 0;
			continue;
		}
		word = k;
		at = space_from(s, u->len, k);
		last = vdm_utf8_last(s, at);
	}
}

/* Only among the turns: a head and a contents page have lines of their own. */
static size_t
first_labelled(const struct ctx *c, const struct vdm_labels *found)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (vdm_key_taken(found, &found->all[i]) != NULL &&
		    found->used[found->all[i].style])
			break;
	return i;
}

/* The units and their labels anew, those that are parted by their parts. */
struct anew {
	struct unit_list units;
	struct label *all;
	size_t cap;
};

/* Unit i behind the others, parted where p says. */
static int
anew_add(struct ctx *c, struct anew *a, const struct vdm_labels *found,
	 size_t i, const struct places *p)
{
	size_t n = a->units.n;
	struct label *all = vdm_arena_grow(&c->scratch, a->all, &a->cap,
					   n + p->n + 2, sizeof(*all));

	if (all == NULL)
		return -1;
	a->all = all;
	all[n] = found->all[i];
	if (p->n > 0)
		memcpy(&all[n + 1], p->label, p->n * sizeof(*p->label));
	return vdm_units_add(c, &a->units, &c->u[i], p->at, p->n);
}

/* Until the first place is found nothing is copied: most documents have none.
 */
void
vdm_places_part(struct ctx *c, struct vdm_labels *found)
{
	static const struct places none;
	struct places p = {0};
	struct anew a = {0};
	size_t i, k, first = first_labelled(c, found);

	for (i = first; i < c->n; i++) {
		p.n = 0;
		if (vdm_may_bear_label(&c->u[i]) &&
		    vdm_unit_is_plain(c, &c->u[i]))
			find_places(c, found, i, &p);
		if (p.n == 0 && a.units.n == 0)
			continue;
		for (k = 0; a.units.n < i && k < i; k++)
			if (anew_add(c, &a, found, k, &none) != 0)
				return;
		if (anew_add(c, &a, found, i, &p) != 0)
			return;
	}
	if (a.units.n == 0)
		return;
	c->u = a.units.u;
	c->n = a.units.n;
	c->cap = a.units.cap;
	found->all = a.all;
}
