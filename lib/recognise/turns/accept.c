/* SPDX-License-Identifier: MIT */
/* Which labels a document uses: those that it repeats, and their like. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "prose/style/style.h"
#include "recognise/turns/keys.h"

/*
 * How often, how many. What is counted is uses of labels and units of the
 * document; the numbers were found on records whose labels are known, and
 * few documents are near one of them.
 */
enum {
	/* Of so many uses of labels one has words behind it, where others
	 * have figures that are answers. */
	FIGURES_EVERY = 3,
	/* Uses of labels set off in one way that make a lone office one. */
	OFFICES_USES = 4,
	LETTERS_BYTES = 8, /* of a label that a legend explains */
	/* Uses that make a label of what heads a field, and of a name
	 * before a stop: an abbreviation comes twice. */
	FIELD_USES = 3,
	STOP_USES = 3,
	/* Uses of others of its shape that a plain name before a colon
	 * needs.
	 */
	PLAIN_USES = 4,
	/* Uses in a document whose labels are all plain; and below how many
	 * they have to be on one unit of FEW_EVERY. */
	ALL_PLAIN_USES = 4,
	FEW_USES = 10,
	FEW_EVERY = 5,
	LIKE_OTHERS_USES = 3, /* before a rare one is taken for another */
	/* A label alone on its line: one in so many units, and of a shape
	 * that one in so many of them has. */
	ALONE_EVERY = 4,
	ALONE_SHAPE = 4,
	/* In capitals, where one only comes back. */
	CAPITALS_ALONE = 4,
	FEW_OTHERS = 4,  /* one label of so many may be no capitals */
	ITEMS_LEAST = 3, /* of a list, one of which looks like a label */
	COLONS_RULE = 4, /* uses of colons that make a stop with a comma odd */
	STOPS_USES = 12, /* of all names before stops, as plays have them */
	/* One label in so many units is too few where half of the labels
	 * stand once, and where all do. */
	PROSE_BYTES = 60, /* of a paragraph of prose, */
	PROSE_LEAST = 3,  /* of which so many make a text */
	THIN_EVERY = 10,
	THIN_ONCE_EVERY = 50,
	MENU_LEAST = 8, /* entries, each of which stands hardly more than so
			   often */
	MENU_USES = 3,
	SPARSE_EVERY = 40,
	SPARSE_USES = 4, /* of a name that is believed however rare it is */
	/* Of so many labels one at least has words behind it. */
	KEY_SAID_EVERY = 8, /* of one label's */
	SAID_EVERY = 3
};

/* What the document's accepted labels look like. */
struct habit {
	size_t distinct, labels;
	size_t shape[SHAPES]; /* uses of accepted labels of each */
	size_t kinds[SHAPES]; /* how many of them there are */
};

static void
accept(struct key *k, struct habit *h)
{
	k->accepted = 1;
	h->distinct++;
	h->labels += vdm_key_uses(k);
	h->shape[k->shape] += vdm_key_uses(k);
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
			y->strong += vdm_key_uses(k);
		if (vdm_lexicon_does(c, k->text, strlen(k->text), X_ASKS))
			y->asks += k->count[L_STOP] + k->count[L_COLON];
	}
}

/* Whether a label's words are no speaker's here, whatever they look like: those
 * of a field, which need more uses to be one, or an initial. */
static int
is_no_speaker(const struct ctx *c, const struct key *k, const struct sums *y)
{
	if (k->field >= USE_OTHER || k->loose ||
	    (k->field == USE_FIELD &&
	     (vdm_key_uses(k) < FIELD_USES || k->between + 1 < FIELD_USES)))
		return 1;
	/* "A." is an initial where nothing is asked */
	return y->asks == 0 &&
	       vdm_lexicon_does(c, k->text, strlen(k->text), X_ANSWERS);
}

/* Whether a label is one by its look, its place and its uses. */
static int
is_plain_label(const struct ctx *c, const struct key *k, const struct sums *y)
{
	unsigned all = vdm_key_uses(k), colons = k->count[L_COLON];

	if (is_no_speaker(c, k, y))
		return 0;
	switch (k->strong) {
	case 0:
		return colons > 1;
	case 1:
		/* "Episode 14: The Lamp Room" */
		if (k->shape == SHAPE_NUMBERED && all == 1)
			return 0;
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
		return vdm_key_uses(k) > 0;
	if (k->shape == SHAPE_ODD || k->loose)
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
			accepted += vdm_key_uses(k);
	}
	return accepted;
}

/* The uses of labels that stand alone on their lines. */
struct alone {
	size_t distinct, all, shape[SHAPES]; /* of those that come back */
	size_t capitals;                     /* all that are in capitals */
	int strong; /* one has an honorific or an office, and comes often */
};

static void
alone_add(struct alone *a, const struct key *k)
{
	size_t count = k->count[L_ALONE];

	if (k->field || k->loose)
		return;
	if (k->shape == SHAPE_UPPER && k->said > 0)
		a->capitals += count;
	if (count < 2)
		return;
	a->distinct++;
	a->all += count;
	a->shape[k->shape] += count;
	a->strong |= k->shape == SHAPE_TITLED && count > 2;
}

/* Whether a label stands alone as those that come back do. */
static int
is_like_alone(const struct alone *a, const struct key *k)
{
	if (k->count[L_ALONE] == 0 || k->field || k->loose)
		return 0;
	return k->count[L_ALONE] > 1 ||
	       (k->shape != SHAPE_ODD &&
		a->shape[k->shape] * ALONE_SHAPE > a->all);
}

/*
 * Labels that stand alone on their lines, above what is said. One that does
 * not come back must look like those that do.
 */
static size_t
accept_alone(struct keys *keys, size_t units)
{
	struct alone a = {0};
	size_t i;

	for (i = 0; i < keys->n; i++)
		alone_add(&a, &keys->k[i]);
	/* one speaker alone, when an honorific or an office stands before, or
	 * where others have a line in capitals, too */
	if (a.distinct == 1 && a.capitals >= CAPITALS_ALONE &&
	    a.shape[SHAPE_UPPER] > 0)
		a.all = a.shape[SHAPE_UPPER] = a.capitals;
	else if (a.distinct < 2 && !a.strong)
		return 0;
	if (a.all * ALONE_EVERY < units)
		return 0;
	for (i = 0; i < keys->n; i++)
		if (is_like_alone(&a, &keys->k[i]))
			keys->k[i].accepted = 1;
	return a.all;
}

/* "Nora.", often enough. */
static int
is_stopped(const struct key *k)
{
	return k->count[L_STOP] >= STOP_USES && k->field == USE_NONE &&
	       !k->loose;
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

/* Whether paragraphs of sentences stand before unit i: what is labelled there
 * first, and nowhere else, is quoted by who wrote them. */
static int
is_amid_prose(const struct ctx *c, size_t i)
{
	size_t n, paragraphs = 0;

	while (i-- > 0) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		paragraphs += n >= PROSE_BYTES &&
			      (vdm_is_sentence_mark(vdm_utf8_last(s, n)) ||
			       vdm_is_sentence_mark(vdm_utf8_last(s, n - 1)));
	}
	return paragraphs >= PROSE_LEAST;
}

/* "Q: Is it kept? A: It is.", once: nobody answers a label of questions, and
 * none asks what such an answer is to. */
static int
is_lone_part(const struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const char *text = found->keys.k[found->all[i].key].text;

	return vdm_lexicon_does(c, text, strlen(text), X_ASKS) ||
	       vdm_lexicon_does(c, text, strlen(text), X_ANSWERS);
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
		if (vdm_key_taken(found, &found->all[i]) == NULL)
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
	if (bearing == 1 &&
	    (is_amid_prose(c, first) || is_lone_part(c, found, first)))
		return 1;
	return bearing * THIN_EVERY < last + 1 - first ||
	       (once == keys && bearing * THIN_ONCE_EVERY < c->n);
}

/* Whether a label is a person's by itself: by an office, by a list, by a whole
 * name before a colon. */
static int
tells_by_itself(const struct key *k)
{
	return (k->strong == 2 && k->shape != SHAPE_PART) || k->backed ||
	       k->own || k->group || k->prefix != BEFORE_NOTHING ||
	       (k->shape == SHAPE_FULL && k->count[L_COLON] > 0) ||
	       vdm_key_total(k) >= SPARSE_USES;
}

/* "Example: ..." twice, or "SDK: ...", in a long text that says nothing else of
 * who speaks. */
static int
is_sparse(const struct ctx *c, const struct vdm_labels *found)
{
	size_t i, all = 0;

	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		if (k->accepted && tells_by_itself(k))
			return 0;
		all += k->accepted ? vdm_key_total(k) : 0;
	}
	return all * SPARSE_EVERY < c->n;
}

/* The words below a label of unit i that stands alone on its line, *n bytes;
 * NULL of any other unit. */
static const char *
words_below(const struct ctx *c, const struct vdm_labels *found, size_t i,
	    size_t *n)
{
	size_t below = vdm_unit_next(c, i);

	*n = 0;
	return found->all[i].style == L_ALONE && below < c->n &&
		       vdm_key_taken(found, &found->all[i]) != NULL
		   ? vdm_unit_words(&c->u[below], n)
		   : NULL;
}

/* Whether people talk below labels that stand alone. */
static int
is_talk_below(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, n, all = 0, talk = 0;

	for (i = 0; i < c->n; i++) {
		const char *s = words_below(c, found, i, &n);

		all += s != NULL;
		talk += n > 0 && vdm_is_talk_like(c, s, n);
	}
	return talk * MENU_LEAST >= all;
}

/* Whether those that stand alone on their lines are many and come seldom, and
 * few have words below them that end as what is said: menus of web pages,
 * contents, lists of headings. */
static int
is_menu(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, n, all = 0, said = 0, names = 0;

	for (i = 0; i < found->keys.n; i++)
		names += found->keys.k[i].accepted &&
			 found->keys.k[i].count[L_ALONE] > 0;
	if (names < MENU_LEAST)
		return 0;
	for (i = 0; i < c->n; i++) {
		const char *s = words_below(c, found, i, &n);

		all += s != NULL;
		said += n > 0 && vdm_ends_said(s, n);
	}
	return names * MENU_USES > all && said * SAID_EVERY < all &&
	       !is_talk_below(c, found);
}

/* Whether the next unit begins with a label that leaves no doubt. */
static int
is_answered(const struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const struct key *next =
	    i + 1 < c->n ? vdm_key_taken(found, &found->all[i + 1]) : NULL;

	return next != NULL && next->strong == 2;
}

/*
 * Whether more paragraphs open with a name and a verb than with a label:
 * minutes in narration, whose headings end in colons. A question that is put
 * in the record's words stands before the label of who answers it.
 */
static int
is_narrated(struct ctx *c, const struct vdm_labels *found, size_t labels)
{
	size_t i, narrated = 0;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (!vdm_may_bear_label(u) ||
		    vdm_key_taken(found, &found->all[i]) != NULL)
			continue;
		narrated += vdm_starts_narration(c, u->text, u->len) &&
			    !is_answered(c, found, i);
	}
	return narrated > labels;
}

/* "MR. LIND: 42.", "A. 1931": whoever answers another in figures alone, where
 * what the others say is words. */
static int
gives_figures(const struct key *k, size_t all, size_t said)
{
	return (k->strong == 2 || k->shape == SHAPE_PART) &&
	       said * FIGURES_EVERY >= all &&
	       k->between + 1 >= vdm_key_total(k);
}

/*
 * What hardly ever has words behind it that may be said is a key of a list:
 * "Type: incoming", "Mr Hobbs: 22". Where most of what was taken is so, the
 * whole is a list: prices, a cast, a directory.
 */
static int
is_list(struct keys *keys)
{
	size_t i, all = 0, said = 0;

	for (i = 0; i < keys->n; i++)
		if (keys->k[i].accepted) {
			all += vdm_key_total(&keys->k[i]);
			said += keys->k[i].said;
		}
	for (i = 0; i < keys->n; i++) {
		struct key *k = &keys->k[i];

		if (k->accepted &&
		    k->said * KEY_SAID_EVERY + 1 < vdm_key_total(k) &&
		    !gives_figures(k, all, said))
			k->accepted = 0;
	}
	return said * SAID_EVERY < all;
}

/* Whether no word of it is in capitals, an initial, or of a script without. */
static int
is_small(const char *sign)
{
	static const char others[] = {SIGN_UPPER, SIGN_INITIAL, SIGN_CASELESS,
				      '\0'};

	return sign != NULL && strpbrk(sign, others) == NULL;
}

/* "The lamp-room. Evening.": where labels before stops are capitals, one that
 * is not, and comes once, and has no title, is a sentence. */
static void
drop_small(struct vdm_labels *found)
{
	struct keys *keys = &found->keys;
	size_t i, all = 0, upper = 0;

	for (i = 0; i < keys->n; i++) {
		const struct key *k = &keys->k[i];

		if (!k->accepted)
			continue;
		all += k->count[L_STOP];
		if (k->sign != NULL && strchr(k->sign, SIGN_UPPER) != NULL)
			upper += k->count[L_STOP];
	}
	if (upper < CAPITALS_ALONE || (all - upper) * FEW_OTHERS > all)
		return;
	for (i = 0; i < keys->n; i++) {
		struct key *k = &keys->k[i];

		if (k->accepted && vdm_key_total(k) == 1 &&
		    k->count[L_STOP] == 1 && !k->titled && !k->group &&
		    !k->own && is_small(k->sign))
			k->accepted = 0;
	}
}

/* Whether a label before a stop, at s, is a sentence where colons end labels:
 * it comes once, and has a comma, or nothing of a label but its stop. */
static int
is_odd_stop(const char *s, const struct label *l, const struct key *k)
{
	if (l->style != L_STOP || k->own || k->group || vdm_key_total(k) != 1)
		return 0;
	if (l->key_end < l->word_end && s[l->key_end] == ',')
		return 1;
	/* "Please, Mr. Lind. (Applause)": whom somebody calls */
	if (!k->followed || s[l->end + strspn(s + l->end, " ")] == '(')
		return 1;
	return !k->titled && k->shape != SHAPE_PART && is_small(k->sign);
}

/* "Tolls: 400 crowns": nobody says it, though others speak. */
static void
drop_heads(const struct ctx *c, struct keys *keys)
{
	size_t i;

	for (i = 0; i < keys->n; i++)
		if (keys->k[i].accepted && vdm_key_heads_amount(c, &keys->k[i]))
			keys->k[i].accepted = 0;
}

/* A plain word before a colon, which nothing shows to be a name. */
static int
is_plain_colon(const struct key *k)
{
	return k->count[L_COLON] > 0 && !k->titled && !k->bracketed &&
	       strchr(k->text, ' ') == NULL;
}

/* Whether a label stands once, and nothing but its form says that it is one. */
static int
is_lone(const struct ctx *c, const struct key *k)
{
	const struct unit *u = &c->u[k->first];

	return k->accepted && (k->caseless || is_plain_colon(k)) &&
	       vdm_key_total(k) == 1 && !k->own && !k->backed && !k->group &&
	       k->followed &&
	       !vdm_is_sentence_mark(vdm_utf8_last(u->text, u->len));
}

/* "Goob: Berbera", in a language that no table has: what comes once, above all
 * labels that come back, and before what is no sentence, is of the head. */
static void
drop_above(const struct ctx *c, struct keys *keys)
{
	size_t i, first = c->n;

	for (i = 0; i < keys->n; i++)
		if (keys->k[i].accepted && vdm_key_total(&keys->k[i]) > 1 &&
		    keys->k[i].first < first)
			first = keys->k[i].first;
	for (i = 0; i < keys->n && first < c->n; i++)
		if (keys->k[i].first < first && is_lone(c, &keys->k[i]))
			keys->k[i].accepted = 0;
}

/* "The Minister, dear Sir, since Monday. What then?", "Oral Answers. - Halden
 * Pier.": such are none. */
static void
drop_stops(const struct ctx *c, struct vdm_labels *found)
{
	size_t i, colons = 0, stops = 0;

	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		colons +=
		    k->accepted ? k->count[L_COLON] + k->count[L_DASH] : 0;
		stops += k->accepted ? k->count[L_STOP] : 0;
	}
	found->colons = colons >= COLONS_RULE && stops * 2 <= colons;
	for (i = 0; found->colons && i < c->n; i++) {
		const struct label *l = &found->all[i];
		const struct key *k = vdm_key_taken(found, l);

		if (k != NULL && is_odd_stop(c->u[i].text, l, k))
			found->keys.k[l->key].accepted = 0;
	}
}

/*
 * What a person says to be a label is one, unless it is the label of a field or
 * opens a sentence: all that match a house style, and those of a list of people
 * that stand before a colon, or come back.
 */
static size_t
accept_own(struct vdm_labels *found, int taught)
{
	size_t i, accepted = 0;
	int style;

	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];

		if (!k->own ||
		    (taught ? k->field != USE_NONE
			    : k->count[L_COLON] == 0 && vdm_key_total(k) < 2))
			continue;
		k->accepted = 1;
		accepted += vdm_key_total(k);
		for (style = 0; style < L_STYLES; style++)
			found->used[style] |= k->count[style] > 0;
	}
	found->own = accepted > 0;
	return accepted;
}

/* "P1:", "INT:", of which a legend says whom they mean. */
static size_t
accept_explained(struct ctx *c, struct vdm_labels *found)
{
	size_t i, n, uses = 0;

	for (i = 0; i < found->keys.n && c->n_who > 0; i++) {
		struct key *k = &found->keys.k[i];
		const int *list;

		if (k->count[L_COLON] == 0 || strlen(k->text) > LETTERS_BYTES)
			continue;
		list = vdm_people_called(c, k->text, &n);
		if (n == 0 || !(c->who[list[0]].by & BY_LIST) ||
		    strlen(c->who[list[0]].name) <= strlen(k->text))
			continue;
		k->accepted = 1;
		k->field = USE_NONE;
		uses += k->count[L_COLON];
	}
	found->used[L_COLON] |= uses > 0;
	return uses;
}

/* "Operator:", "Operator" alone on its line, once, at the end: an office of one
 * word, set off as those are that were taken and come back, before words. */
static void
accept_offices(struct vdm_labels *found)
{
	static const enum label_style styles[] = {L_COLON, L_ALONE};
	size_t i, s, uses[L_STYLES] = {0};

	for (i = 0; i < found->keys.n; i++)
		for (s = 0; found->keys.k[i].accepted && s < L_STYLES; s++)
			uses[s] += found->keys.k[i].count[s];
	uses[L_COLON] += uses[L_DASH]; /* "Ann Lee -- Chairman: It leaks." */
	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];

		for (s = 0; s < 2 && !k->accepted; s++)
			k->accepted = k->count[styles[s]] > 0 &&
				      uses[styles[s]] >= OFFICES_USES &&
				      k->shape == SHAPE_OFFICE &&
				      k->field == USE_NONE && !k->loose &&
				      k->said > 0 &&
				      strchr(k->text, ' ') == NULL;
	}
}

/* "4. Captain Lind: letters to his brother": the one label of all stands in a
 * list whose other items, counted alike, have none. */
static int
is_of_items(const struct ctx *c, const struct vdm_labels *found)
{
	size_t i, items = 0, taken = 0;
	struct count k;

	for (i = 0; i < c->n; i++) {
		if (vdm_key_taken(found, &found->all[i]) != NULL) {
			if (++taken > 1 ||
			    found->all[i].prefix != BEFORE_NUMBER)
				return 0;
		} else {
			items += vdm_count_at(c->u[i].text, c->u[i].len, &k) &&
				 k.parts > 0;
		}
	}
	return taken == 1 && items >= ITEMS_LEAST;
}

/*
 * Labels that look like one and that come back are taken first, then their
 * like; then what only the document's own use of them shows to be labels;
 * last, where there are no others, those alone on their lines and plain names
 * before stops.
 */
size_t
vdm_keys_accept(struct ctx *c, struct vdm_labels *found, int *plain)
{
	struct keys *keys = &found->keys;
	size_t i, shown, own, accepted;

	*plain = 0;
	if (vdm_style_has_labels(c)) {
		*plain = 1;
		return accept_own(found, 1);
	}
	accepted = accept_keys(c, keys, c->n);
	if (accepted > 0) {
		found->used[L_COLON] = found->used[L_STOP] = 1;
		found->used[L_DASH] = found->used[L_ALONE] = 1;
	} else {
		accepted = accept_alone(keys, c->n);
		found->used[L_ALONE] = accepted > 0;
	}
	shown = vdm_grammar_accept(c, found, accepted > 0);
	if (accepted + shown > 0)
		accept_offices(found);
	drop_small(found);
	drop_stops(c, found);
	drop_heads(c, keys);
	drop_above(c, keys);
	accepted = shown > accepted ? shown : accepted;
	accepted += vdm_called_accept(c, found);
	accepted += accept_explained(c, found);
	if (accepted > 0 &&
	    (is_narrated(c, found, accepted) || is_thin(c, found) ||
	     is_menu(c, found) || is_list(keys) || is_sparse(c, found) ||
	     is_of_items(c, found) || vdm_entries_are_words(c, found))) {
		for (i = 0; i < keys->n; i++)
			keys->k[i].accepted = 0;
		return accept_own(found, 0);
	}
	own = accept_own(found, 0);
	if (accepted + own > 0)
		return accepted + own;
	*plain = 1;
	accepted = accept_stops(keys, c->n);
	found->used[L_STOP] = accepted > 0;
	return accepted;
}
