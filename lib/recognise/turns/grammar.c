/* SPDX-License-Identifier: MIT */
/*
 * The label grammar that a document shows by itself. No word of any language
 * is asked: a way of labelling is believed when names stand in it at the
 * beginnings of many paragraphs, come back, and alternate.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/turns/keys.h"

enum {
	/* Uses of labels that come back, and how many such labels: fewer are
	 * chance. */
	USES_LEAST = 4,
	COLONS_LEAST = 3,
	/* Where no sentence is set off so; and before stops, where one may be.
	 */
	MARKED_LEAST = 2,
	STOPS_LEAST = 3,
	NAMES_LEAST = 2,
	/* Uses of a first word, of a sign, of a prefix that make a habit. */
	HABIT_LEAST = 2,
	/* Words of a label in a script without capitals that is taken once. */
	ONCE_WORDS = 4,
	/* Labels among which the whole names of initials are looked for. */
	WHOLE_LOOK = 64,
	LETTERS_MOST = 4 /* of such a label */
};

/* One unit in so many has to bear a label, for each way of ending one: a stop
 * ends sentences too. */
static const size_t every[L_STYLES] = {
    [L_COLON] = 3, [L_STOP] = 2,   [L_DASH] = 3,
    [L_GAP] = 2,   [L_SQUARE] = 2, [L_TIGHT] = 2};

/* What speaks for one way of labelling. */
struct evidence {
	struct label_run run; /* of labels that come back */
	size_t names;         /* how many such labels there are */
	size_t marked;        /* uses that nothing but a label looks like */
	size_t first, last;   /* the units of the first use and the last */
};

/* Whether a label could be one at all, if the document shows that it is. */
static int
may_be_label(const struct key *k)
{
	if (k->field != USE_NONE)
		return 0;
	return !k->loose || k->titled || k->caseless || k->bracketed ||
	       k->prefix != BEFORE_NOTHING ||
	       (k->sign != NULL && strchr(k->sign, SIGN_UPPER) != NULL);
}

/* "Ministr přívozů Otakar Řezníček": what is no name stands amid capitals. */
static int
ends_in_name(const struct key *k)
{
	size_t n = k->sign != NULL ? strlen(k->sign) : 0;

	return n > 2 && k->sign[0] == SIGN_CAPITAL &&
	       (k->sign[n - 1] == SIGN_CAPITAL || k->sign[n - 1] == SIGN_UPPER);
}

/* "Orlov S. P.": the initials behind the name, which no sentence opens with. */
static int
is_written_last(const struct key *k)
{
	return k->sign != NULL &&
	       (k->sign[0] == SIGN_CAPITAL || k->sign[0] == SIGN_UPPER) &&
	       k->sign[1] == SIGN_INITIAL && k->sign[2] == '\0';
}

/* Whether a stop behind it is a label's: somebody's title, a group's or a
 * name's that is written last stands before it, and words follow. In a short
 * record nobody may speak twice. */
static int
is_marked_stop(const struct vdm_labels *found, const struct key *k)
{
	return k->followed && (k->group || (k->titled && !k->loose) ||
			       (is_written_last(k) &&
				(k->count[L_STOP] > 1 || found->presided)));
}

/*
 * Whether it is set off as no sentence, list or heading is: by a count of turns
 * or a time before it, by a circle before a script without capitals, or by what
 * stands in brackets behind a name in capitals, or before a colon.
 */
static int
is_marked(const struct vdm_labels *found, const struct key *k,
	  enum label_style style)
{
	int upper = k->sign != NULL && k->sign[0] == SIGN_UPPER;

	if (k->count[style] == 0 || k->said == 0 || !may_be_label(k))
		return 0;
	if (k->prefix == BEFORE_COUNT || k->prefix == BEFORE_STAMP)
		return 1;
	if (k->prefix == BEFORE_BULLET)
		return k->caseless;
	if (style == L_STOP)
		return is_marked_stop(found, k);
	if (style == L_COLON && k->titled)
		return 1;
	return k->bracketed && !k->loose &&
	       (style == L_COLON || (style == L_DASH && upper));
}

/* "Mr. LIND-It leaks." among "Mr. LIND (Halden)-It leaks." */
static int
comes_back_tight(const struct key *k)
{
	return (k->accepted && k->count[L_DASH] > 0) ||
	       (k->count[L_TIGHT] > 1 && k->varied && may_be_label(k));
}

/* Whether a title or an office stands where only a label has one: before a
 * colon; before a stop, or a dash in a script without capitals, with words
 * behind it. */
static int
tells_by_title(const struct key *k, enum label_style style)
{
	if (!k->titled)
		return 0;
	if (style == L_COLON)
		return 1;
	return k->followed &&
	       (style == L_STOP || (style == L_DASH && k->caseless));
}

/* Whether one use says as much as a second: of a name that a list has, of a
 * title or an office. */
static int
is_enough_once(const struct key *k, enum label_style style)
{
	if (k->count[style] == 0 || !may_be_label(k))
		return 0;
	if (k->backed && (style == L_COLON || style == L_GAP))
		return 1;
	/* "وزیر طرق (آقای لیند)- ", of a script in which nothing else tells */
	if (style == L_DASH && k->caseless && k->followed && k->group)
		return 1;
	return tells_by_title(k, style);
}

/* Whether a label comes back in this way of labelling, or need not. */
static int
comes_back(const struct vdm_labels *found, const struct key *k,
	   enum label_style style)
{
	if (style == L_TIGHT)
		return comes_back_tight(k);
	if (k->accepted)
		return k->count[style] > 0;
	if (is_marked(found, k, style) || is_enough_once(k, style))
		return 1;
	return k->count[style] > 1 &&
	       (may_be_label(k) ||
		(style == L_COLON && k->field == USE_NONE && ends_in_name(k)));
}

static void
weigh(const struct ctx *c, const struct vdm_labels *found,
      enum label_style style, struct evidence *e)
{
	size_t i;

	memset(e, 0, sizeof(*e));
	e->run.key = -1;
	for (i = 0; i < found->keys.n; i++)
		e->names += (size_t)comes_back(found, &found->keys.k[i], style);
	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];

		if (c->u[i].kind != U_NONE || c->u[i].len == 0)
			continue;
		e->run.units++;
		if (l->key < 0 || (l->style != style &&
				   (style != L_TIGHT || l->style != L_DASH)))
			continue;
		if (!comes_back(found, &found->keys.k[l->key], style)) {
			/* one who speaks once parts two turns of another */
			if (e->run.key >= 0 &&
			    is_written_last(&found->keys.k[l->key]))
				e->run.key = l->key;
			continue;
		}
		e->first = e->run.uses == 0 ? i : e->first;
		vdm_label_run_add(&e->run, l->key);
		e->marked +=
		    (size_t)is_marked(found, &found->keys.k[l->key], style);
		e->last = i;
	}
}

static int
is_believed(const struct ctx *c, const struct evidence *e,
	    enum label_style style)
{
	size_t least = style == L_COLON ? COLONS_LEAST : USES_LEAST;
	size_t marked = style == L_STOP ? STOPS_LEAST : MARKED_LEAST;

	/* who answers the questions that dashes open is one alone */
	if (c->dashed && e->names > 0 && e->run.uses >= NAMES_LEAST &&
	    (style == L_COLON || style == L_GAP))
		return 1;
	return (e->run.uses >= least || e->marked >= marked) &&
	       e->names >= NAMES_LEAST && e->run.turns * 2 + 1 >= e->run.uses &&
	       e->run.uses * every[style] >= e->run.span;
}

/* What those that are taken have in common. */
struct habits {
	struct vdm_strmap signs, firsts;
	size_t titled, bracketed, prefixed, uses;
	/* Half of the units from one to another bear a label: a rare one among
	 * them is no chance. */
	int dense;
	size_t from, to;
};

static void
count_in(struct vdm_strmap *map, const char *s, size_t n, size_t more)
{
	size_t had = 0;

	(void)vdm_strmap_get_n(map, s, n, &had);
	(void)vdm_strmap_put_n(map, s, n, had + more);
}

static size_t
count_of(const struct vdm_strmap *map, const char *s, size_t n)
{
	size_t had = 0;

	return vdm_strmap_get_n(map, s, n, &had) ? had : 0;
}

static void
habit_add(struct habits *h, const struct key *k)
{
	size_t uses = vdm_key_total(k);

	if (k->sign != NULL)
		count_in(&h->signs, k->sign, strlen(k->sign), uses);
	count_in(&h->firsts, k->text, strcspn(k->text, " "), 1);
	h->titled += k->titled ? uses : 0;
	h->bracketed += k->bracketed ? uses : 0;
	h->prefixed += k->prefix != BEFORE_NOTHING ? uses : 0;
	h->uses += uses;
}

static size_t
words_in(const char *s)
{
	size_t n = 1;

	for (; *s != '\0'; s++)
		n += *s == ' ';
	return n;
}

/* Whether it is set off as others often are: by a prefix, by a title, by what
 * stands in brackets. */
static int
is_set_off_so(const struct habits *h, const struct key *k)
{
	return (k->prefix != BEFORE_NOTHING && h->prefixed >= HABIT_LEAST) ||
	       (k->titled && h->titled >= HABIT_LEAST) ||
	       (k->bracketed && h->bracketed >= HABIT_LEAST);
}

/* Whether its words look like those of others: capitals or initials in the
 * same places, the same first word. */
static int
is_worded_so(const struct habits *h, const struct key *k)
{
	const char *sign = k->sign != NULL ? k->sign : "";

	if ((strchr(sign, SIGN_UPPER) != NULL ||
	     strchr(sign, SIGN_INITIAL) != NULL) &&
	    count_of(&h->signs, sign, strlen(sign)) >= HABIT_LEAST)
		return 1;
	return words_in(k->text) > 1 &&
	       count_of(&h->firsts, k->text, strcspn(k->text, " ")) >=
		   HABIT_LEAST;
}

/* Whether it stands amid the others, where nothing else tells. */
static int
is_among(const struct habits *h, const struct key *k)
{
	return (k->caseless || (h->dense && !k->loose)) && k->first > h->from &&
	       k->first < h->to && words_in(k->text) <= ONCE_WORDS;
}

/* Whether a label that stands once is like those that come back. */
static int
is_of_habit(const struct habits *h, const struct key *k)
{
	int all_prefixed =
	    h->prefixed > 0 && h->uses - h->prefixed < HABIT_LEAST;

	if (!may_be_label(k) || (k->prefix == BEFORE_NOTHING && all_prefixed))
		return 0;
	return k->group || is_set_off_so(h, k) || is_worded_so(h, k) ||
	       is_among(h, k);
}

/* Takes those that come back in one way of labelling, then their like. */
static void
accept_style(struct vdm_labels *found, enum label_style style,
	     const struct evidence *e)
{
	struct habits h = {0};
	size_t i;

	h.dense = style == L_COLON && e->run.uses * 2 >= e->run.span;
	h.from = e->first;
	h.to = e->last;

	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];

		if (!comes_back(found, k, style))
			continue;
		k->accepted = 1;
		habit_add(&h, k);
	}
	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];

		if (k->count[style] > 0 && !k->accepted && is_of_habit(&h, k))
			k->accepted = 1;
	}
	found->used[style] = 1;
	found->stops |= style == L_STOP;
	vdm_strmap_fini(&h.signs);
	vdm_strmap_fini(&h.firsts);
}

/* Whether the words of a key begin with the letters of another: "ann lee" with
 * "al". */
static int
has_letters(const char *words, const char *letters)
{
	const char *p = words;

	for (; *letters != '\0'; letters++) {
		if (*letters == '.' || *letters == ' ')
			continue;
		if (p == NULL || *p != *letters)
			return 0;
		p = strchr(p, ' ');
		p = p != NULL ? p + 1 : NULL;
	}
	return p == NULL;
}

/* "a. l." */
static int
is_spaced_letters(const char *s)
{
	size_t letters = 0;

	for (; s[0] != '\0'; s += s[1] == ' ' ? 2 : 1) {
		size_t used, n = strlen(s);

		if (!vdm_is_word(vdm_utf8_decode(s, n, &used)))
			return 0;
		s += used;
		if (s[0] == '\0') /* the last stop is the label's */
			break;
		if (s[0] != '.')
			return 0;
		letters++;
	}
	return letters > 0;
}

/* "Ann Lee:" and, of the same, "A. L.:" later. */
static void
accept_letters(struct vdm_labels *found)
{
	struct keys *keys = &found->keys;
	size_t i, k;

	for (i = 0; i < keys->n; i++) {
		struct key *letters = &keys->k[i];

		if (letters->accepted || letters->count[L_COLON] == 0 ||
		    letters->said == 0 || !is_spaced_letters(letters->text))
			continue;
		for (k = 0; k < keys->n && k < WHOLE_LOOK; k++)
			if (k != i && keys->k[k].accepted &&
			    keys->k[k].shape == SHAPE_FULL &&
			    keys->k[k].count[L_COLON] > 0 &&
			    has_letters(keys->k[k].text, letters->text))
				letters->accepted = 1;
	}
}

/* "Ann Lee:" once, and "AL:" from then on. */
static void
accept_whole_names(struct vdm_labels *found)
{
	struct keys *keys = &found->keys;
	size_t i, k;

	for (i = 0; i < keys->n; i++) {
		const struct key *short_one = &keys->k[i];

		if (!short_one->accepted || short_one->count[L_COLON] == 0 ||
		    strlen(short_one->text) < 2 ||
		    strlen(short_one->text) > LETTERS_MOST)
			continue;
		for (k = 0; k < keys->n && k < WHOLE_LOOK; k++)
			if (keys->k[k].shape == SHAPE_FULL &&
			    keys->k[k].count[L_COLON] > 0 &&
			    keys->k[k].said > 0 && may_be_label(&keys->k[k]) &&
			    has_letters(keys->k[k].text, short_one->text))
				keys->k[k].accepted = 1;
	}
}

/* The bracket in a label that stands in unit i and was taken: the bytes of its
 * text up to it, and up to where it closes; 0 where none is. */
static size_t
bracket_in(const struct ctx *c, const struct vdm_labels *found, size_t i,
	   size_t *closes)
{
	const struct label *l = &found->all[i];
	const char *s = c->u[i].text, *open, *close;

	*closes = 0;
	if (!l->bracketed || vdm_key_taken(found, l) == NULL)
		return 0;
	open = memchr(s + l->start, '(', l->word_end - l->start);
	if (open == NULL)
		return 0;
	close = memchr(open, ')', (size_t)(s + l->word_end - open));
	if (close == NULL)
		return 0;
	*closes = (size_t)(close - s);
	return (size_t)(open - s);
}

/* Takes bytes [start, end) of unit i for a label, where others are set off as
 * this one is: the office before a bracket, or the name in it. */
static void
accept_words(struct ctx *c, struct vdm_labels *found, size_t i, size_t start,
	     size_t end, int office)
{
	struct label name = found->all[i];
	struct key *k;

	name.start = start;
	name.key_end = end;
	k = vdm_key_find(c, &found->keys, c->u[i].text, &name);
	if (k == NULL || k->count[found->all[i].style] == 0)
		return;
	/* "Chairman:" may head a field, too; but not where words follow */
	if (office && k->field == USE_FIELD && k->said > 0)
		k->field = USE_NONE;
	k->accepted |= k->field == USE_NONE && (office || !k->loose);
}

/* "The Minister (Ann Lee):" once, and "Ann Lee:" from then on, or "The
 * Minister:". */
static void
accept_holders(struct ctx *c, struct vdm_labels *found)
{
	size_t i, open, close, end;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		const char *s = c->u[i].text;

		open = bracket_in(c, found, i, &close);
		if (open == 0)
			continue;
		if (l->held)
			accept_words(c, found, i, open + 1, close, 0);
		for (end = open; end > l->start && s[end - 1] == ' '; end--)
			;
		if (end > l->start)
			accept_words(c, found, i, l->start, end, 1);
	}
}

/* "Q    Was it kept?", "A    It was.": words for who asks and who answers, each
 * before a gap, are labels though most others end in colons. */
static int
accept_questions(const struct ctx *c, struct vdm_labels *found)
{
	static const enum vdm_word_use uses[] = {X_ASKS, X_ANSWERS};
	struct key *k[2] = {NULL, NULL};
	size_t i, w;

	for (i = 0; i < found->keys.n; i++) {
		struct key *one = &found->keys.k[i];

		for (w = 0; w < 2; w++)
			if (one->count[L_GAP] >= NAMES_LEAST &&
			    vdm_lexicon_does(c, one->text, strlen(one->text),
					     uses[w]))
				k[w] = one;
	}
	if (k[0] == NULL || k[1] == NULL || k[0] == k[1])
		return 0;
	k[0]->accepted = k[1]->accepted = 1;
	found->used[L_GAP] = 1;
	return 1;
}

size_t
vdm_grammar_accept(struct ctx *c, struct vdm_labels *found, int known)
{
	static const enum label_style order[] = {L_COLON, L_GAP,    L_DASH,
						 L_STOP,  L_SQUARE, L_TIGHT};
	struct evidence e;
	size_t i, accepted = 0;

	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		found->presided |=
		    k->titled && k->followed && k->count[L_STOP] > 1;
	}
	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		weigh(c, found, order[i], &e);
		if (!is_believed(c, &e, order[i]))
			continue;
		accept_style(found, order[i], &e);
		known = 1;
	}
	known |= accept_questions(c, found);
	if (known) {
		accept_whole_names(found);
		accept_letters(found);
		accept_holders(c, found);
	}
	for (i = 0; known && i < found->keys.n; i++)
		if (found->keys.k[i].accepted)
			accepted += vdm_key_total(&found->keys.k[i]);
	return accepted;
}
