/* SPDX-License-Identifier: MIT */
/* The table of labels, what each may be, and how often it is used. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/turns/keys.h"
#include "prose/lines/lines.h"

enum {
	UNPARTED_BYTES = 24, /* of several words with nothing between them */
	YEAR_FIGURES = 4,    /* of a year in brackets */
	HEAD_LEAST = 3,      /* bytes; what is shorter may be initials */
	KEYS_AT_FIRST = 256, /* slots; a power of two */
	/* Words of a label with a dash behind its stop, and in capitals: more
	 * are a heading. */
	DASHED_WORDS = 6,
	CAPITAL_WORDS = 5,
	COLUMN_BLANKS = 3, /* between what a row says and its figures */
	/* Bytes of what a chairman says behind a label that is a field's, too;
	 * a name is shorter. */
	SAID_BYTES = 40,
	LEADER_DOTS = 3,
	BELOW_LINES = 2,
	SAID_LOOK = 200,
	SAID_TOKENS = 40,
	LETTERS_BYTES = 3, /* of a label of initials */
	/* Of a hash. */
	AFTER_SEED = 5381,
	AFTER_FACTOR = 33
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
	list[keys->n].who = list[keys->n].kin = -1;
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

unsigned
vdm_key_uses(const struct key *k)
{
	return k->count[L_COLON] + k->count[L_STOP] + k->count[L_DASH];
}

unsigned
vdm_key_total(const struct key *k)
{
	unsigned all = 0;
	int style;

	for (style = 0; style < L_STYLES; style++)
		all += k->count[style];
	return all;
}

void
vdm_label_run_add(struct label_run *run, int key)
{
	if (run->uses++ == 0)
		run->before = run->units - 1;
	run->span = run->units - run->before;
	run->turns += run->key >= 0 && run->key != key;
	run->key = key;
}

struct key *
vdm_key_find(struct ctx *c, struct keys *keys, const char *s,
	     const struct label *l)
{
	const char *text = key_text(c, s + l->start, l->key_end - l->start);
	size_t h;

	if (text == NULL || keys->size == 0)
		return NULL;
	for (h = hash_of(text) & (keys->size - 1); keys->slot[h] != 0;
	     h = (h + 1) & (keys->size - 1))
		if (strcmp(keys->k[keys->slot[h] - 1].text, text) == 0)
			return &keys->k[keys->slot[h] - 1];
	return NULL;
}

/* Whether a label's words leave no doubt: "Q.", "Mr. X:", "The Governor:". */
static int
is_sure(const struct ctx *c, const struct label *l, const struct key *k)
{
	if (l->group)
		return l->style != L_ALONE && l->style != L_GAP;
	if (vdm_is_part(c, k->text))
		return l->style != L_ALONE && l->style != L_DASH;
	return l->dashed && l->words <= DASHED_WORDS;
}

/* How much the words before a mark look like a label by themselves. */
static int
strength_of_words(const struct label *l)
{
	/* "Minister to Norland O. Lind. A poet ...": a caption */
	if (l->style == L_STOP && l->small > 0 && !l->the && l->upper == 0)
		return 0;
	if ((l->hon && l->words >= 2) || (l->the && l->office))
		return l->style == L_ALONE ? 1 : 2;
	return (l->upper > 0 && l->words <= CAPITAL_WORDS) ||
	       (l->digits && l->words == 2);
}

/* How much a label looks like one by itself: 0, 1, or 2. */
static int
strength(const struct ctx *c, const struct label *l, const struct key *k)
{
	/* without capitals nothing tells a name from a sentence but what the
	 * document does */
	if (l->caseless > 0 && l->style != L_COLON && !l->dashed)
		return 0;
	return is_sure(c, l, k) ? 2 : strength_of_words(l);
}

static uint32_t
first_classes(struct ctx *c, const char *s, size_t n)
{
	const char *end = memchr(s, ' ', n);
	size_t len = end != NULL ? (size_t)(end - s) : n;
	const char *low = vdm_lower(c, s, len);

	/* small letters may be more bytes, or none where memory ran out */
	return vdm_lexicon_get(c, low, strlen(low));
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

/* "by", but not the "von" of a name. */
static int
is_by(struct ctx *c, const char *s, size_t n)
{
	size_t used = vdm_word_at(c, s, n, X_BY);
	const char *low = used > 0 ? vdm_lower(c, s, used) : NULL;

	return low != NULL && !(vdm_lexicon_get(c, low, used) & W_PARTICLE);
}

/* "EXAMINATION BY MR. X", "FROM THE CHAIR": words that no name has. */
static int
is_by_line(struct ctx *c, const char *s, size_t n)
{
	const char *p = s, *end = s + n;

	if (vdm_word_at(c, s, n, X_FOR) > 0 || vdm_word_at(c, s, n, X_FROM) > 0)
		return 1;
	while (p != NULL && !is_by(c, p, (size_t)(end - p))) {
		p = memchr(p, ' ', (size_t)(end - p));
		p = p != NULL ? p + 1 : NULL;
	}
	return p != NULL;
}

/* A word that is no name: "However:", "Norland.", "Dear:". */
static enum other_use
use_of_word(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	const char *low = vdm_lower(c, s, n);
	uint32_t cls = vdm_lexicon_get(c, low, strlen(low));

	if (l->own) /* "Norland:" may speak, as it is said to */
		cls &= ~(uint32_t)(W_COUNTRY | W_GENRE | W_MONTH | W_SECRECY);
	/* "DE:", "US:": a few capitals are letters of a name, whatever word
	 * they would be */
	if (l->style == L_COLON && l->upper + l->initials == l->words &&
	    n <= LETTERS_BYTES)
		cls &= ~(uint32_t)(W_FUNCTION | W_COUNTRY | W_STARTER);

	if (vdm_is_part(c, low))
		return USE_NONE;
	return cls & (W_STARTER | W_GENRE | W_MONTH | W_SALUTE | W_FUNCTION |
		      W_SECRECY | W_COUNTRY)
		   ? USE_WORD
		   : USE_NONE;
}

/* Whether a sentence's mark ends s, which no name has: not the stop that an
 * initial or a title may have. */
static int
ends_sentence(const char *s, size_t n)
{
	uint32_t cp;

	s = vdm_trim(s, &n);
	cp = vdm_utf8_last(s, n);
	return cp != '.' && vdm_is_sentence_mark(cp);
}

/* Whether s, which a stop ends, is no person's name: some of its words are
 * plain ones. */
static int
is_sentence(struct ctx *c, const char *s, size_t n)
{
	const char *comma;

	s = vdm_trim(s, &n);
	comma = memchr(s, ',', n);
	return n > 0 && s[n - 1] == '.' &&
	       vdm_evidence_person(c, s, n) == VDM_EV_NONE &&
	       (comma == NULL ||
		vdm_evidence_person(c, s, (size_t)(comma - s)) == VDM_EV_NONE);
}

/* The bytes of a leader in a line, ". . . . .", which part a name from the land
 * that it is of. */
static size_t
leader_bytes(const char *s, size_t n)
{
	size_t from = 0, to, dots;

	for (; from < n; from = to + 1) {
		dots = 0;
		for (to = from; to < n && strchr(". ", s[to]) != NULL; to++)
			dots += s[to] == '.';
		if (dots >= LEADER_DOTS)
			return to - from;
	}
	return 0;
}

/* Of the label of a field at s: "Chairman: I open the sitting ..." speaks,
 * where what he says is no name. */
static enum other_use
use_of_field(struct ctx *c, const char *s, size_t n, const struct label *l,
	     const struct rule *r)
{
	if (!vdm_rule_is(r, "participant"))
		return USE_FIELD;
	return n >= l->end + SAID_BYTES + leader_bytes(s, n) ||
		       ends_sentence(s, n) ||
		       is_sentence(c, s + l->end, n - l->end)
		   ? USE_NONE
		   : USE_FIELD;
}

/* Whether the words s of a label are no speaker's: they open a credit or a
 * decision, head a part, or are a number. */
static int
opens_other(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	size_t used;

	if (vdm_rule_at_start(c, s, n, P_CREDIT, &used) != NULL ||
	    vdm_rule_whole(c, s, n, P_DECISION) != NULL ||
	    vdm_rule_whole(c, s, n, P_IMPRINT) != NULL ||
	    vdm_rule_whole(c, s, n, P_COUNTED) != NULL)
		return 1;
	/* "Question" heads a part, and whoever asks may be called so */
	if (vdm_rule_whole(c, s, n, P_TOPIC) != NULL &&
	    vdm_word_at(c, s, n, X_ASKS) != n)
		return 1;
	/* "AGENDA ITEM 2: Election of Officers"; but "Вопрос 2: Кто вы?" */
	if (l->digits && vdm_word_at(c, s, n, X_ASKS) == 0 &&
	    vdm_rule_is(vdm_rule_at_start(c, s, n, P_TOPIC, &used), "number"))
		return 1;
	/* "III." */
	return vdm_is_roman(s, n) && (n > 1 || l->style == L_STOP);
}

/* "SCENE II": the last word is a number in Roman figures. */
static int
ends_roman(const char *s, size_t n)
{
	size_t from;

	if (n > 0 && s[n - 1] == '.') /* "SCENE II." */
		n--;
	from = n;
	while (from > 0 && strchr("IVXLC", s[from - 1]) != NULL)
		from--;
	return from > 0 && from < n && vdm_is_space(s[from - 1]);
}

/* "THIRD DAY", "Zweite Sitzung": which part of a meeting it is. */
static int
counts_part(struct ctx *c, const char *s, size_t n)
{
	size_t first = 0;

	while (first < n && !vdm_is_space((unsigned char)s[first]))
		first++;
	return first < n && vdm_rule_whole(c, s, first, P_NUMERAL) != NULL &&
	       (last_classes(c, s, n) &
		(W_UNIT | W_GENRE | W_TALK | W_WEEKDAY));
}

/* Past the first word and the blanks behind it. */
static size_t
second_word(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n && !vdm_is_space((unsigned char)s[at]))
		at++;
	while (at < n && vdm_is_space((unsigned char)s[at]))
		at++;
	return at;
}

/* "DEL DIPUTADO DON JULIÁN VIDAL", "Von der Abgeordneten": whose something is,
 * not who speaks. In Dutch "de" is an article: "De heer". */
static int
is_somebodys(struct ctx *c, const char *s, size_t n)
{
	const uint32_t first = first_classes(c, s, n);
	size_t at = second_word(s, n);
	uint32_t next = first_classes(c, s + at, n - at);

	if (!(first & W_FUNCTION) || (first & (W_OFFICE | W_HON)))
		return 0;
	if (next & W_ARTICLE) {
		at += second_word(s + at, n - at);
		next = first_classes(c, s + at, n - at);
	} else if ((first & (W_ARTICLE | W_PARTICLE)) != W_PARTICLE) {
		return 0;
	}
	return (next & (W_OFFICE | W_HON)) != 0;
}

/* Whether several words are nobody's name: "Dear Sir", "Scene 1", "First Act",
 * "EXAMINATION BY MR. X". */
static int
are_no_name(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	uint32_t first = first_classes(c, s, n);

	/* "We ask the Council:" */
	if ((first & (W_PRONOUN | W_FIRST)) &&
	    !(first & (W_ARTICLE | W_HON | W_OFFICE)) &&
	    (first & (W_FIRST | W_FUNCTION)) != W_FUNCTION)
		return 1;
	return (first & W_SALUTE) || counts_part(c, s, n) ||
	       is_somebodys(c, s, n) ||
	       ((l->digits || ends_roman(s, n)) && (first & W_GENRE)) ||
	       is_by_line(c, s, n) || (last_classes(c, s, n) & W_GENRE);
}

/* "FOR THE DEFENCE:" heads who appears for them, and speaks where a sentence
 * stands behind it. */
static enum other_use
use_of_side(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	if (vdm_word_at(c, s + l->start, n - l->start, X_FOR) == 0 ||
	    l->style != L_COLON || l->upper + 1 < l->words)
		return USE_OTHER;
	return l->end < n && (ends_sentence(s, n) ||
			      is_sentence(c, s + l->end, n - l->end))
		   ? USE_NONE
		   : USE_FIELD;
}

/* "Ann Lind (7):" alone on its line, "Lind, A. (1971): ...": how many things of
 * theirs stand below, or the year of a book; nobody speaks. */
static int
is_counted(const char *s, size_t n, const struct label *l)
{
	const char *open =
	    l->bracketed ? memchr(s + l->start, '(', l->word_end - l->start)
			 : NULL;
	size_t from, to;

	if (open == NULL)
		return 0;
	from = (size_t)(open + 1 - s);
	to = vdm_figures_end(s, n, from);
	if (to == from || to >= n || s[to] != ')')
		return 0;
	return to - from == YEAR_FIGURES || l->end >= n;
}

/* A key that only heads a field or opens a sentence. */
static enum other_use
other_use(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	size_t used, len = l->word_end - l->start;
	const char *words = s + l->start;
	const struct rule *r;

	/* "Members: Norland . . . . Mr. Lind": a row of a list, whoever
	 * "members" are elsewhere */
	if (l->group)
		return leader_bytes(s, n) > 0 ? USE_OTHER : USE_NONE;
	if (is_counted(s, n, l))
		return USE_OTHER;
	r = vdm_rule_at_start(c, words, len, P_LABEL, &used);
	if (r != NULL && used >= len)
		return use_of_field(c, s, n, l, r);
	/* "Sono presenti i consiglieri: Lind, Ray" */
	if (vdm_rule_is(r, "participants") &&
	    vdm_all_words(c, words + used, len - used,
			  W_OFFICE | W_HON | W_ARTICLE | W_FUNCTION))
		return USE_OTHER;
	if (opens_other(c, words, len, l) ||
	    (l->bracketed && vdm_rule_whole(c, words, l->name_end - l->start,
					    P_DECISION) != NULL))
		return USE_OTHER;
	if (l->words < 2)
		return use_of_word(c, words, len, l);
	/* "(PS - North. By leave of the House)" says nothing of the name */
	len = l->bracketed ? l->name_end - l->start : len;
	return are_no_name(c, words, len, l) ? use_of_side(c, s, n, l)
					     : USE_NONE;
}

int
vdm_key_may_speak(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	return other_use(c, s, n, l) == USE_NONE;
}

/* "Dr. Lund: for asking how she did        0  10   6": a row of a table, whose
 * last columns are figures. */
static int
ends_in_columns(const struct unit *u)
{
	size_t n, figures = 0, blanks = 0;
	const char *s = vdm_unit_words(u, &n);

	for (; n > 0 && blanks < COLUMN_BLANKS; n--) {
		unsigned char c = (unsigned char)s[n - 1];

		figures += vdm_is_digit(c);
		blanks = vdm_is_space(c) ? blanks + 1 : 0;
		/* "9½": what is no letter of ASCII may be a fraction */
		if (c < 0x80 && !vdm_is_digit(c) && !vdm_is_space(c) &&
		    strchr(".,-/", c) == NULL)
			return 0;
	}
	return blanks == COLUMN_BLANKS && figures > 0;
}

int
vdm_key_heads_amount(const struct ctx *c, const struct key *k)
{
	size_t n = strcspn(k->text, " ");

	return k->amounts == 1 && vdm_key_total(k) == 1 &&
	       k->field == USE_NONE && !k->own && !k->titled && !k->group &&
	       !k->backed && k->kin < 0 && k->shape != SHAPE_PART &&
	       strlen(k->text) > HEAD_LEAST &&
	       strchr(k->sign, SIGN_INITIAL) == NULL &&
	       !(vdm_lexicon_get(c, k->text, n) & W_GIVEN);
}

int
vdm_may_bear_label(const struct unit *u)
{
	return u->len > 0 && !ends_in_columns(u) && !u->lifted &&
	       u->kind == U_NONE && !u->is_heading;
}

/* Whether what stands behind a label could have been said: a sentence, or some
 * words; no number, name or key word alone. */
static int
says_something(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	size_t i, plain = 0;

	vdm_tokens(c, t, s, n < SAID_LOOK ? n : SAID_LOOK, SAID_TOKENS);
	if (t->n == 0)
		return 1; /* it stands below */
	for (i = 0; i < t->n; i++) {
		plain += (t->t[i].flags & T_CASELESS) ||
			 ((t->t[i].flags & T_WORD) &&
			  !(t->t[i].flags & (T_CAP | T_DIGIT)));
		/* where nothing parts words, one is several */
		plain += (t->t[i].flags & T_CASELESS) &&
			 t->t[i].end - t->t[i].start >= UNPARTED_BYTES;
	}
	return plain > 1 ||
	       (!(t->t[0].flags & T_DIGIT) &&
		vdm_punct(t, t->n - 1, t->t[t->n - 1].cp) &&
		t->t[t->n - 1].cp != ',' && t->t[t->n - 1].cp != ')');
}

/* "The Chairman:" alone on its line, and what is said below it. */
static int
speaks_below(struct ctx *c, size_t n, size_t i, const struct label *l)
{
	const struct unit *next = i + 1 < c->n ? &c->u[i + 1] : NULL;

	if (l->end < n || l->style != L_COLON || next == NULL ||
	    !vdm_may_bear_label(next) || next->line > c->u[i].end + BELOW_LINES)
		return 0;
	return ends_sentence(next->text, next->len) ||
	       (next->len > SAID_BYTES &&
		is_sentence(c, next->text, next->len));
}

/* Whether different words follow a label: behind the first part of a name that
 * a hyphen joins, the same one does. */
static void
after_note(struct key *k, const char *s, size_t n)
{
	size_t h = AFTER_SEED, i;

	s = vdm_trim(s, &n);
	for (i = 0; i < n && !vdm_is_space((unsigned char)s[i]); i++)
		h = h * AFTER_FACTOR ^ (unsigned char)s[i];
	k->varied |= k->after != 0 && k->after != h;
	k->after = h;
}

/* Whether a name, with a number before it, and a dash stand before what is no
 * sentence. */
static int
is_numbered_row(const char *s, size_t n, const struct label *l)
{
	return l->style == L_DASH && l->prefix == BEFORE_NUMBER &&
	       !vdm_is_sentence_mark(vdm_utf8_last(s, n));
}

/* One more use of a key, by unit i. */
static void
count_use(struct ctx *c, const char *s, size_t n, size_t i,
	  const struct label *l, struct key *k)
{
	enum other_use other = other_use(c, s, n, l);
	/* "3. Mr. Lind - Treasurer": a row of a numbered list */
	int strong =
	    l->loose > 0 || is_numbered_row(s, n, l) ? 0 : strength(c, l, k);

	if (other == USE_FIELD && l->office && speaks_below(c, n, i, l))
		other = USE_NONE;
	if (vdm_key_total(k) == 0) {
		k->first = i;
		k->loose = l->loose > 0;
		k->sign = vdm_arena_strdup(&c->scratch, l->sign);
	}
	k->loose &= l->loose > 0;
	k->count[l->style]++;
	k->strong = strong > k->strong ? strong : k->strong;
	k->own |= l->own;
	k->titled |= l->hon || l->office;
	k->bracketed |= l->bracketed;
	k->group |= l->group;
	k->followed |= l->end < n;
	k->counted += l->counted != 0;
	k->said += (unsigned)says_something(c, s + l->end, n - l->end);
	k->amounts +=
	    l->style == L_COLON &&
	    vdm_amount_of(c, s + l->end, n - l->end) != VDM_AMOUNT_NONE;
	k->caseless |= l->caseless > 0;
	k->prefix = l->prefix;
	k->shape = vdm_label_shape(c, l, k->text);
	after_note(k, s + l->end, n - l->end);
	if (other == USE_NONE)
		k->spoken = 1;
	else if (k->field == USE_NONE)
		k->field = other;
}

/* Whether the label before is another, and no field's: people take turns, and
 * sources, dates and notes stand together. */
static unsigned
is_next_to_speaker(const struct keys *keys, int key)
{
	return keys->last >= 0 && keys->last != key &&
	       keys->k[keys->last].field == USE_NONE;
}

struct key *
vdm_key_use(struct ctx *c, struct keys *keys, const char *s, size_t n, size_t i,
	    struct label *l)
{
	const char *text = key_text(c, s + l->start, l->key_end - l->start);

	l->key = text != NULL ? key_of(c, keys, text) : -1;
	if (l->key < 0)
		return NULL;
	count_use(c, s, n, i, l, &keys->k[l->key]);
	keys->k[l->key].between += is_next_to_speaker(keys, l->key);
	keys->last = l->key;
	return &keys->k[l->key];
}

/* "OF THE SEA." alone on its line is a heading; "Mr. Lind, Minister of Rivers."
 * is of a list of people. */
static int
is_heading_like(const struct unit *u, const struct label *l)
{
	return l->style == L_STOP && l->end >= u->len &&
	       ((!l->hon && !l->office) ||
		(l->key_end < l->word_end && u->text[l->key_end] == ','));
}

/* "The people of the shore: an oral history interview": no sentence, and words
 * behind the colon say that a talk is recorded. */
static int
says_talk_behind(struct ctx *c, const struct unit *u, const struct label *l)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return l->style == L_COLON && l->end < u->len && n > 0 &&
	       !vdm_is_sentence_mark(vdm_utf8_last(s, n)) &&
	       (vdm_classes_in(c, u->text + l->end, u->len - l->end) & W_TALK);
}

/* The first line of all, with nothing right below it: a title. */
static int
is_title_line(struct ctx *c, size_t i, const struct label *l)
{
	size_t k;

	if (l->style != L_ALONE && !says_talk_behind(c, &c->u[i], l))
		return 0;
	for (k = 0; k < i; k++)
		if (c->u[k].len > 0)
			return 0;
	return i + 1 < c->n && c->u[i + 1].line > c->u[i].end + 1;
}

/* "Question 1: The Pier", where none is answered: a heading. */
static void
drop_unanswered(struct ctx *c, struct keys *keys)
{
	size_t i, answers = 0;

	for (i = 0; i < keys->n; i++)
		answers +=
		    vdm_lexicon_does(c, keys->k[i].text,
				     strlen(keys->k[i].text), X_ANSWERS) != 0;
	for (i = 0; answers == 0 && i < keys->n; i++)
		if (keys->k[i].counted > 0 &&
		    keys->k[i].counted == vdm_key_total(&keys->k[i]))
			keys->k[i].field = USE_OTHER;
}

/* "Chairman: ...", whatever stands behind it: who has a part in a meeting is
 * stated once, and a label of the part that comes back, between those of others
 * and with other words behind it, speaks. */
static int
is_role_that_speaks(struct ctx *c, const struct key *k)
{
	return k->said > 0 && vdm_key_total(k) > 1 && k->between > 0 &&
	       (k->varied || !k->followed) &&
	       vdm_rule_is(vdm_rule_whole(c, k->text, strlen(k->text), P_LABEL),
			   "participant");
}

void
vdm_keys_count(struct ctx *c, struct vdm_labels *found)
{
	struct keys *keys = &found->keys;
	size_t i;

	keys->last = -1;
	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];
		struct label *l = &found->all[i];

		if (vdm_may_bear_label(u) &&
		    vdm_label_parse(c, u->text, u->len, l) &&
		    !is_heading_like(u, l) && !is_title_line(c, i, l)) {
			found->answers += l->start > 0 &&
					  u->text[l->start - 1] == '(' &&
					  u->text[l->end - 1] == ')';
			vdm_key_use(c, keys, u->text, u->len, i, l);
		} else {
			l->key = -1;
		}
	}
	for (i = 0; i < keys->n; i++)
		if (keys->k[i].field == USE_FIELD &&
		    (keys->k[i].spoken || is_role_that_speaks(c, &keys->k[i])))
			keys->k[i].field = USE_NONE;
	drop_unanswered(c, keys);
	vdm_kin_find(c, found);
}
