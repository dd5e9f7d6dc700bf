/* SPDX-License-Identifier: MIT */
/* Labelled turns: which labels a document uses, and where. */
#include <string.h>

#include "recognise/lines/label.h"

/*
 * How often, how many. What is counted is uses of labels and units of the
 * document; the numbers were found on records whose labels are known, and few
 * documents are near one of them.
 */
enum {
	KEYS_AT_FIRST = 256, /* slots; a power of two */
	/* Words of a label with a dash behind its stop, and in capitals: more
	 * are a heading. */
	DASHED_WORDS = 6,
	CAPITAL_WORDS = 5,
	/* Bytes of what a chairman says behind a label that is a field's, too;
	 * a name is shorter. */
	SAID_BYTES = 40,
	/* Uses that make a label of what heads a field, and of a name before a
	 * stop: an abbreviation comes twice. */
	FIELD_USES = 3,
	STOP_USES = 3,
	/* Uses of others of its shape that a plain name before a colon needs.
	 */
	PLAIN_USES = 4,
	/* Uses in a document whose labels are all plain; and below how many
	 * they have to be on one unit of FEW_EVERY. */
	ALL_PLAIN_USES = 4,
	FEW_USES = 10,
	FEW_EVERY = 5,
	LIKE_OTHERS_USES = 3, /* before a rare one is taken for another */
	/* A label alone on its line: one in so many units, and of a shape that
	 * one in so many of them has. */
	ALONE_EVERY = 4,
	ALONE_SHAPE = 4,
	STOPS_USES = 12, /* of all names before stops, as plays have them */
	/* The bytes of a paragraph that is no heading, though nothing ends
	 * it. */
	WORDS_BYTES = 100,
	/* One label in so many units is too few where half of the labels stand
	 * once, and where all do. */
	THIN_EVERY = 10,
	THIN_ONCE_EVERY = 50,
	KNOWN_USES = 3 /* of names that the head has */
};

/* What a label's words may be besides. */
enum other_use {
	USE_NONE,
	USE_FIELD, /* the label of a field, which may speak, too */
	USE_OTHER  /* no speaker's label */
};

struct key {
	const char *text; /* lower case, only the words */
	unsigned count[L_STYLES];
	unsigned long last;
	int strong, accepted, spoken;
	enum other_use field;
	enum label_shape shape;
	int who;
};

struct keys {
	struct key *k;
	size_t n, cap, size;
	unsigned *slot; /* index + 1 by hash */
};

static size_t
hash_of(const char *s)
{
	size_t h = 5381;

	while (*s != '\0')
		h = h * 33 ^ (unsigned char)*s++;
	return h;
}

static int
keys_grow(struct ctx *c, struct keys *k)
{
	size_t i, size = k->size ? k->size * 2 : KEYS_AT_FIRST;
	unsigned *slot = vdm_arena_alloc(&c->scratch, size * sizeof(*slot));

	if (slot == NULL)
		return -1;
	for (i = 0; i < k->n; i++) {
		size_t h = hash_of(k->k[i].text) & (size - 1);

		while (slot[h] != 0)
			h = (h + 1) & (size - 1);
		slot[h] = (unsigned)i + 1;
	}
	k->slot = slot;
	k->size = size;
	return 0;
}

static int
key_of(struct ctx *c, struct keys *keys, const char *text)
{
	size_t h;
	struct key *list;

	if (keys->n * 2 >= keys->size && keys_grow(c, keys) != 0)
		return -1;
	h = hash_of(text) & (keys->size - 1);
	while (keys->slot[h] != 0) {
		if (strcmp(keys->k[keys->slot[h] - 1].text, text) == 0)
			return (int)keys->slot[h] - 1;
		h = (h + 1) & (keys->size - 1);
	}
	list = vdm_arena_grow(&c->scratch, keys->k, &keys->cap, keys->n + 1,
			      sizeof(*list));
	if (list == NULL)
		return -1;
	keys->k = list;
	memset(&list[keys->n], 0, sizeof(*list));
	list[keys->n].text = vdm_arena_strdup(&c->scratch, text);
	if (list[keys->n].text == NULL)
		return -1;
	list[keys->n].who = -1;
	keys->slot[h] = (unsigned)++keys->n;
	return (int)keys->n - 1;
}

/* The label's words in lower case, single spaces. */
static const char *
key_text(struct ctx *c, const char *s, size_t n)
{
	char *sq = vdm_squeeze(c, s, n);

	return sq != NULL ? vdm_lower(c, sq, strlen(sq)) : NULL;
}

/* Whether a label's words leave no doubt: "Q.", "Mr. X:", "The Governor:". */
static int
is_sure(const struct ctx *c, const struct label *l, const struct key *k)
{
	if (vdm_is_part(c, k->text))
		return l->style != L_ALONE && l->style != L_DASH;
	return l->dashed && l->words <= DASHED_WORDS;
}

/* How much a label looks like one by itself: 0, 1, or 2. */
static int
strength(const struct ctx *c, const struct label *l, const struct key *k)
{
	if (is_sure(c, l, k))
		return 2;
	/* "Minister to Norland O. Lind. A poet ...": a caption */
	if (l->style == L_STOP && l->small > 0 && !l->the && l->upper == 0)
		return 0;
	if ((l->hon && l->words >= 2) || (l->the && l->office))
		return l->style == L_ALONE ? 1 : 2;
	return (l->upper > 0 && l->words <= CAPITAL_WORDS) ||
	       (l->digits && l->words == 2);
}

static uint32_t
last_classes(struct ctx *c, const char *s, size_t n)
{
	const char *p = s + n, *low;

	while (p > s && p[-1] != ' ')
		p--;
	low = vdm_lower(c, p, (size_t)(s + n - p));
	return low != NULL ? vdm_lexicon_get(c, low, strlen(low)) : 0;
}

/* "EXAMINATION BY MR. X", "FROM THE CHAIR": words that no name has. */
static int
is_by_line(struct ctx *c, const char *s, size_t n)
{
	const char *p = s, *end = s + n;

	if (vdm_word_at(c, s, n, X_FOR) > 0 || vdm_word_at(c, s, n, X_FROM) > 0)
		return 1;
	while (p != NULL && vdm_word_at(c, p, (size_t)(end - p), X_BY) == 0) {
		p = memchr(p, ' ', (size_t)(end - p));
		p = p != NULL ? p + 1 : NULL;
	}
	return p != NULL;
}

/* A word that is no name: "However:", "Norland.", "Dear:". */
static enum other_use
use_of_word(struct ctx *c, const char *s, size_t n)
{
	const char *low = vdm_lower(c, s, n);
	uint32_t cls = vdm_lexicon_get(c, low, strlen(low));

	if (vdm_is_part(c, low))
		return USE_NONE;
	return cls & (W_STARTER | W_GENRE | W_MONTH | W_SALUTE | W_FUNCTION |
		      W_SECRECY | W_COUNTRY)
		   ? USE_OTHER
		   : USE_NONE;
}

/* A key that only heads a field or opens a sentence. */
static enum other_use
other_use(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	size_t used, len = l->word_end - l->start;
	const struct rule *r;

	s += l->start;
	r = vdm_rule_at_start(c, s, len, P_LABEL, &used);
	if (r != NULL && used >= len) /* "Chairman: I open the sitting ..." */
		return !vdm_rule_is(r, "participant") || n < l->end + SAID_BYTES
			   ? USE_FIELD
			   : USE_NONE;
	if (vdm_rule_at_start(c, s, len, P_CREDIT, &used) != NULL)
		return USE_OTHER;
	if (strspn(s, "IVXivx") >= len &&
	    (len > 1 || l->style == L_STOP)) /* "III." */
		return USE_OTHER;
	if (l->words < 2)
		return use_of_word(c, s, len);
	/* "First Act", "Memorandum" */
	return is_by_line(c, s, len) || (last_classes(c, s, len) & W_GENRE)
		   ? USE_OTHER
		   : USE_NONE;
}

/* What the document's accepted labels look like. */
struct habit {
	size_t distinct, labels;
	size_t shape[SHAPES]; /* uses of accepted labels of each */
	size_t kinds[SHAPES]; /* how many of them there are */
};

static unsigned
uses(const struct key *k)
{
	return k->count[L_COLON] + k->count[L_STOP] + k->count[L_DASH];
}

static void
accept(struct key *k, struct habit *h)
{
	k->accepted = 1;
	h->distinct++;
	h->labels += uses(k);
	h->shape[k->shape] += uses(k);
	h->kinds[k->shape]++;
}

/* What a document's labels are together, before any is accepted. */
struct sums {
	size_t strong;   /* uses of those that leave no doubt */
	size_t capitals; /* uses, before colons, of those that look like one, */
	size_t kinds;    /* and how many they are */
	size_t asks;     /* uses of "Q." */
};

static void
sum_up(const struct ctx *c, const struct keys *keys, struct sums *y)
{
	size_t i;

	for (i = 0; i < keys->n; i++) {
		const struct key *k = &keys->k[i];

		if (k->field == USE_NONE && k->strong > 0 &&
		    k->count[L_COLON] > 0) {
			y->capitals += k->count[L_COLON];
			y->kinds++;
		}
		if (k->field == USE_NONE && k->strong == 2)
			y->strong += uses(k);
		if (vdm_lexicon_does(c, k->text, strlen(k->text), X_ASKS))
			y->asks += k->count[L_STOP] + k->count[L_COLON];
	}
}

/* Whether a label is one by its look, its place and its uses. */
static int
is_plain_label(const struct ctx *c, const struct key *k, const struct sums *y)
{
	unsigned all = uses(k), colons = k->count[L_COLON];

	if (k->field == USE_OTHER ||
	    (k->field == USE_FIELD && all < FIELD_USES))
		return 0;
	/* "A." is an initial where nothing is asked */
	if (y->asks == 0 &&
	    vdm_lexicon_does(c, k->text, strlen(k->text), X_ANSWERS))
		return 0;
	switch (k->strong) {
	case 0:
		return colons > 1;
	case 1:
		return all > 1 || (colons > 0 && y->capitals > 2 &&
				   y->kinds > 1 && k->shape != SHAPE_ODD);
	default:
		return colons > 0 || all > 1 || y->strong > 2 ||
		       vdm_is_part(c, k->text);
	}
}

/* What looks like a label by itself, and labels that come back. */
static void
accept_plain(const struct ctx *c, struct keys *keys, struct habit *h)
{
	struct sums y = {0};
	size_t i;

	sum_up(c, keys, &y);
	for (i = 0; i < keys->n; i++)
		if (is_plain_label(c, &keys->k[i], &y))
			accept(&keys->k[i], h);
}

/* A document that labels its turns labels rare speakers in the same way. */
static int
is_like_others(const struct key *k, const struct habit *h)
{
	size_t known = h->shape[k->shape];

	if (k->strong == 2)
		return uses(k) > 0;
	if (k->shape == SHAPE_ODD)
		return 0;
	/* names in full and alone are mixed freely */
	if (k->shape == SHAPE_PLAIN || k->shape == SHAPE_FULL)
		return k->count[L_COLON] > 0 && known >= PLAIN_USES &&
		       h->kinds[k->shape] > 1;
	if (k->count[L_COLON] > 0)
		return known > 0 ||
		       h->shape[SHAPE_TITLED] + h->shape[SHAPE_PART] > 2;
	return k->count[L_STOP] > 0 && h->labels * 2 > h->distinct * 3 &&
	       known > 1;
}

/* Words before colons that come back are labels when turns alternate. */
static int
only_plain(const struct keys *keys, const struct habit *h, size_t units)
{
	size_t i;

	for (i = 0; i < keys->n; i++)
		if (keys->k[i].accepted && keys->k[i].strong > 0)
			return 0;
	return h->distinct < 2 || h->labels < ALL_PLAIN_USES ||
	       (h->labels < FEW_USES && h->labels * FEW_EVERY < units);
}

static size_t
accept_keys(const struct ctx *c, struct keys *keys, size_t units)
{
	struct habit h = {0};
	size_t i, accepted = 0;

	accept_plain(c, keys, &h);
	if (only_plain(keys, &h, units)) {
		for (i = 0; i < keys->n; i++)
			keys->k[i].accepted = 0;
		return 0;
	}
	for (i = 0; i < keys->n; i++) {
		struct key *k = &keys->k[i];

		if (!k->accepted && !k->field && h.labels >= LIKE_OTHERS_USES &&
		    is_like_others(k, &h))
			k->accepted = 1;
		if (k->accepted)
			accepted += uses(k);
	}
	return accepted;
}

/*
 * Labels that stand alone on their lines, above what is said. One that does
 * not come back must look like those that do.
 */
static size_t
accept_alone(struct keys *keys, size_t units)
{
	size_t i, distinct = 0, all = 0, shape[SHAPES] = {0};
	int strong = 0;

	for (i = 0; i < keys->n; i++) {
		const struct key *k = &keys->k[i];

		if (k->count[L_ALONE] > 1 && !k->field) {
			distinct++;
			all += k->count[L_ALONE];
			shape[k->shape] += k->count[L_ALONE];
			strong |=
			    k->shape == SHAPE_TITLED && k->count[L_ALONE] > 2;
		}
	}
	/* one speaker alone, when an honorific or an office stands before */
	if ((distinct < 2 && !strong) || all * ALONE_EVERY < units)
		return 0;
	for (i = 0; i < keys->n; i++) {
		struct key *k = &keys->k[i];

		if (k->count[L_ALONE] > 0 && !k->field &&
		    (k->count[L_ALONE] > 1 ||
		     (k->shape != SHAPE_ODD &&
		      shape[k->shape] * ALONE_SHAPE > all)))
			k->accepted = 1;
	}
	return all;
}

/* "Nora.", often enough. */
static int
is_stopped(const struct key *k)
{
	return k->count[L_STOP] >= STOP_USES && k->field == USE_NONE;
}

/* "Nora. What is it?": plain names with a stop, as plays print them. */
static size_t
accept_stops(struct keys *keys, size_t units)
{
	size_t i, distinct = 0, all = 0;

	for (i = 0; i < keys->n; i++)
		if (is_stopped(&keys->k[i])) {
			distinct++;
			all += keys->k[i].count[L_STOP];
		}
	/* two units of five at least */
	if (distinct < 2 || all < STOPS_USES || all * FEW_EVERY < units * 2)
		return 0;
	for (i = 0; i < keys->n; i++)
		if (is_stopped(&keys->k[i]))
			keys->k[i].accepted = 1;
	return all;
}

static void
set_turn(struct unit *u, const struct label *l, const struct key *k)
{
	u->kind = U_TURN;
	u->labelled = 1;
	u->label_end = l->end;
	u->label_only = l->style == L_ALONE || l->end >= u->len;
	u->cert = k->strong == 2 || k->count[l->style] > 1 ? VDM_CERT_HIGH
							   : VDM_CERT_MEDIUM;
	u->reason = "a label that names the speaker stands first";
}

static void
bind_turn(struct ctx *c, struct unit *u, const struct label *l, struct key *k)
{
	if (k->who < 0) {
		k->who = vdm_label_who(c, u->text, u->len, l);
		vdm_who_spelling(c, u, vdm_who_real(c, k->who),
				 u->text + l->start, l->name_end - l->start);
	}
	if (k->who < 0)
		return;
	k->who = vdm_who_real(c, k->who);
	u->who[0] = k->who;
	u->n_who = 1;
	c->who[k->who].by |= BY_LABEL;
	c->who[k->who].turns++;
	if (c->who[k->who].pos.line == 0) {
		c->who[k->who].pos.line = u->line;
		c->who[k->who].pos.end = u->end;
		c->who[k->who].pos.column = 1;
	}
}

static int
may_bear_label(const struct unit *u)
{
	return u->len > 0 && !u->lifted && u->kind == U_NONE && !u->is_heading;
}

/* What a pass over the units found, kept until the people are known. */
struct vdm_labels {
	struct keys keys;
	struct label *all;
};

/* The label that a unit begins with, its key found or made: 0 if none is. */
static int
label_of(struct ctx *c, const struct unit *u, struct keys *keys,
	 struct label *l)
{
	const char *text;

	l->key = -1;
	if (!may_bear_label(u) || !vdm_label_parse(c, u->text, u->len, l))
		return 0;
	/* "OF THE SEA." alone on its line is a heading */
	if (l->style == L_STOP && l->end >= u->len && !l->hon && !l->office)
		return 0;
	text = key_text(c, u->text + l->start, l->name_end - l->start);
	l->key = text != NULL ? key_of(c, keys, text) : -1;
	return l->key >= 0;
}

/* One more use of a key. */
static void
count_use(struct ctx *c, const struct unit *u, const struct label *l,
	  struct key *k)
{
	enum other_use other = other_use(c, u->text, u->len, l);
	int s = strength(c, l, k);

	k->count[l->style]++;
	k->strong = s > k->strong ? s : k->strong;
	k->shape = vdm_label_shape(c, l, k->text);
	if (other == USE_NONE)
		k->spoken = 1;
	else if (k->field == USE_NONE)
		k->field = other;
}

static void
count_labels(struct ctx *c, struct vdm_labels *found)
{
	struct keys *keys = &found->keys;
	size_t i;

	for (i = 0; i < c->n; i++)
		if (label_of(c, &c->u[i], keys, &found->all[i]))
			count_use(c, &c->u[i], &found->all[i],
				  &keys->k[found->all[i].key]);
	for (i = 0; i < keys->n; i++)
		if (keys->k[i].spoken && keys->k[i].field == USE_FIELD)
			keys->k[i].field = USE_NONE;
}

/* Whether sentences stand below a label that is alone on its line. */
static int
has_words(const struct ctx *c, size_t i)
{
	size_t n;
	const char *s;

	while (++i < c->n && c->u[i].len == 0)
		;
	if (i >= c->n)
		return 0;
	n = c->u[i].len;
	s = vdm_trim(c->u[i].text, &n);
	return n > 0 && (strchr(".!?\"", s[n - 1]) != NULL || n > WORDS_BYTES);
}

/*
 * Whether what was accepted is too thin for a conversation: most labels stand
 * once, and few lines bear one. So look imprints, captions and bibliographies,
 * in books above all.
 */
static int
is_thin(const struct ctx *c, const struct vdm_labels *found)
{
	size_t first = c->n, last = 0, bearing = 0, once = 0, keys = 0, i;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];

		if (l->key < 0 || !found->keys.k[l->key].accepted)
			continue;
		first = first == c->n ? i : first;
		last = i;
		bearing++;
	}
	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		if (!k->accepted)
			continue;
		keys++;
		once += k->count[L_COLON] + k->count[L_STOP] +
			    k->count[L_DASH] + k->count[L_ALONE] ==
			1;
	}
	if (bearing == 0 || once * 2 <= keys)
		return 0;
	return bearing * THIN_EVERY < last + 1 - first ||
	       (once == keys && bearing * THIN_ONCE_EVERY < c->n);
}

/* A stop after a plain name is a sentence's, unless the whole document labels
 * its turns so (`plain`). */
static void
mark_turns(struct ctx *c, struct vdm_labels *found, int plain)
{
	size_t i;

	c->labelled = 1;
	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		const struct key *k;

		if (l->key < 0 || c->u[i].kind != U_NONE)
			continue;
		k = &found->keys.k[l->key];
		if (!k->accepted)
			continue;
		if (l->style == L_ALONE && uses(k) > 0 && !has_words(c, i))
			continue;
		if (l->style == L_STOP && k->strong == 0 && !plain)
			continue;
		set_turn(&c->u[i], l, k);
	}
}

/*
 * Whether more paragraphs open with a name and a verb than with a label:
 * minutes in narration, whose headings end in colons.
 */
static int
is_narrated(struct ctx *c, const struct vdm_labels *found, size_t labels)
{
	size_t i, narrated = 0;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];
		const struct label *l = &found->all[i];

		if (!may_bear_label(u) ||
		    (l->key >= 0 && found->keys.k[l->key].accepted))
			continue;
		narrated += (size_t)vdm_starts_narration(c, u->text, u->len);
	}
	return narrated > labels;
}

/*
 * First all labels that lines may begin with are counted; then those are
 * taken for labels that look like one and that the document repeats.
 */
void
vdm_labels_read(struct ctx *c)
{
	struct vdm_labels *found = vdm_arena_alloc(&c->scratch, sizeof(*found));
	size_t accepted;

	if (found == NULL)
		return;
	found->all =
	    vdm_arena_alloc(&c->scratch, (c->n + 1) * sizeof(*found->all));
	if (found->all == NULL)
		return;
	c->labels = found;
	count_labels(c, found);
	accepted = accept_keys(c, &found->keys, c->n);
	if (accepted == 0)
		accepted = accept_alone(&found->keys, c->n);
	if (accepted > 0 &&
	    (is_narrated(c, found, accepted) || is_thin(c, found))) {
		for (accepted = 0; accepted < found->keys.n; accepted++)
			found->keys.k[accepted].accepted = 0;
	} else if (accepted > 0) {
		mark_turns(c, found, 0);
	} else if (accept_stops(&found->keys, c->n) > 0) {
		mark_turns(c, found, 1);
	}
}

/* How those are called whom the head names. */
static void
names_of_head(struct ctx *c, struct vdm_strmap *names)
{
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];
		char *low;

		if (!(w->by & (BY_HEAD | BY_LIST | BY_USER)) || w->only_office)
			continue;
		low = vdm_lower(c, w->name, strlen(w->name));
		vdm_strmap_put(names, w->surname, 0);
		vdm_strmap_put(names, vdm_arena_strdup(&c->scratch, low), 0);
	}
}

/* "Gorin. I am glad ...": plain names, when the head names those people. */
static void
accept_known(struct ctx *c, struct vdm_labels *found)
{
	struct vdm_strmap names = {0};
	size_t i, distinct = 0, all = 0;

	names_of_head(c, &names);
	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];
		size_t count = k->count[L_COLON];

		if (!c->labelled)
			count += k->count[L_STOP] + k->count[L_DASH];

		if (count > 0 && !k->field &&
		    vdm_strmap_get(&names, k->text, NULL)) {
			k->accepted = 1;
			distinct++;
			all += count;
		}
	}
	c->scratch.failed |= names.failed;
	vdm_strmap_fini(&names);
	if (!c->labelled && (distinct < 2 || all < KNOWN_USES)) {
		for (i = 0; i < found->keys.n; i++)
			found->keys.k[i].accepted = 0;
		return;
	}
	if (distinct > 0)
		mark_turns(c, found, !c->labelled);
}

/* What begins like a label amid labelled turns, and is not taken for one. */
static void
report_ambiguous(struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const struct label *l = &found->all[i];
	const struct unit *u = &c->u[i];
	struct vdm_pos pos = {u->line, 1, u->end};
	const struct key *k;

	if (l->key < 0 || l->style != L_COLON || i < c->head_end)
		return;
	k = &found->keys.k[l->key];
	if (k->field == 0 && k->shape != SHAPE_ODD)
		vdm_diag(c->sink, VDM_D_LABEL_AMBIGUOUS, &pos, NULL,
			 "`%.*s:` begins this line like a speaker's label, "
			 "which no other line has; it is taken for text",
			 (int)(l->word_end - l->start), u->text + l->start);
}

/* After the head was read: whom it names is whom bare surnames and initials
 * mean. */
void
vdm_labels_bind(struct ctx *c)
{
	struct vdm_labels *found = c->labels;
	size_t i;
	int asker = -1;

	if (found == NULL)
		return;
	accept_known(c, found);
	if (!c->labelled)
		return;
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct key *k;

		if (u->kind == U_NONE && u->len > 0) {
			int who = vdm_asks_next(c, u);

			if (who >= 0) {
				asker = who;
				u->kind = U_NARRATION;
				u->reason = "says who asks from here on";
			}
		}
		if (u->kind == U_NONE)
			report_ambiguous(c, found, i);
		if (!u->labelled || found->all[i].key < 0)
			continue;
		k = &found->keys.k[found->all[i].key];
		if (asker >= 0 &&
		    vdm_lexicon_does(c, k->text, strlen(k->text), X_ASKS)) {
			u->who[0] = asker;
			u->n_who = 1;
			c->who[asker].turns++;
			c->who[asker].by |= BY_LABEL;
			continue;
		}
		bind_turn(c, u, &found->all[i], k);
	}
}
