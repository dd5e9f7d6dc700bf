/* SPDX-License-Identifier: MIT */
/* Labelled turns: "MR. X: ...", "The President. ...", "Q. ...". */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

enum label_style { L_COLON, L_STOP, L_DASH, L_ALONE, L_STYLES };

struct label {
	size_t end;	     /* bytes, with its colon or stop */
	size_t word_end;     /* bytes, without */
	size_t start;
	enum label_style style;
	int hon, office, the, upper, qa, initials, words, digits;
	int key; /* index in the table of keys, -1: no label */
};

struct key {
	const char *text; /* lower case, only the words */
	unsigned count[L_STYLES];
	unsigned long last;
	int strong, accepted, field;
	int who;
};

struct keys {
	struct key *k;
	size_t n, cap, size;
	unsigned *slot; /* index + 1 by hash */
};

static int
punct(const struct tokens *t, size_t i, uint32_t cp)
{
	return i < t->n && (t->t[i].flags & T_PUNCT) && t->t[i].cp == cp;
}

static int
dash(const struct tokens *t, size_t i)
{
	return punct(t, i, '-') || punct(t, i, 0x2013) || punct(t, i, 0x2014);
}

/* "[01:46]" or "(00:12:03)" from token i; the token after it. */
static size_t
stamp_end(const struct tokens *t, size_t i)
{
	size_t k = i + 1;

	if (!punct(t, i, '[') && !punct(t, i, '('))
		return i;
	while (k < t->n && k < i + 8 &&
	       ((t->t[k].flags & T_DIGIT) || punct(t, k, ':') ||
		punct(t, k, '.')))
		k++;
	return k > i + 1 && (punct(t, k, ']') || punct(t, k, ')')) ? k + 1 : i;
}

/* "(Mr. X)" or "(Norway)" before the colon. */
static size_t
bracket_end(const struct tokens *t, size_t i)
{
	size_t k = i + 1;

	if (!punct(t, i, '(') && !punct(t, i, '['))
		return i;
	while (k < t->n && k < i + 12 && !punct(t, k, ')') && !punct(t, k, ']'))
		k++;
	return k < t->n && (t->t[k].flags & T_PUNCT) &&
		       (t->t[k].cp == ')' || t->t[k].cp == ']')
		   ? k + 1
		   : i;
}

static int
label_word(const struct tokens *t, size_t i, struct label *l)
{
	const struct token *k = &t->t[i];
	size_t n = k->end - k->start;

	if (k->flags & T_POSSESSIVE)
		return 0;
	if (k->flags & T_DIGIT)
		return l->words > 0 && n <= 3 ? (l->digits = 1) : 0;
	if (vdm_phrase_at(t, i, "the")) {
		if (l->words == 0)
			l->the = 1;
		return l->words == 0 || i > 0;
	}
	if (!(k->flags & T_CAP)) {
		if (k->classes & W_PARTICLE)
			return l->words > 0;
		return l->words > 0 && (vdm_phrase_at(t, i, "of") ||
					vdm_phrase_at(t, i, "for") ||
					vdm_phrase_at(t, i, "and") ||
					vdm_phrase_at(t, i, "to"));
	}
	if ((k->classes & W_FUNCTION) && !(k->flags & T_INITIAL) &&
	    !(k->flags & T_UPPER))
		return 0;
	if (k->classes & W_HON)
		l->hon = 1;
	if (k->classes & (W_OFFICE | W_ROLE))
		l->office = 1;
	if (k->flags & T_UPPER)
		l->upper++;
	if (k->flags & T_INITIAL)
		l->initials++;
	return 1;
}

/* Whether the words up to the stop could be a name with its stop. */
static int
stop_is_of_word(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i - 1];
	size_t n = k->end - k->start;

	if (t->t[i].flags & T_SPACED)
		return 0;
	if ((k->flags & T_INITIAL) && i + 1 < t->n &&
	    (t->t[i + 1].flags & (T_CAP | T_PUNCT)))
		return !(n == 1 && i == 1 &&
			 strchr("QA", t->s[k->start]) != NULL);
	return (k->classes & W_HON) && n <= 5 && i + 1 < t->n &&
	       (t->t[i + 1].flags & T_CAP);
}

static int
label_finish(const struct tokens *t, size_t i, struct label *l,
	     enum label_style style, size_t len)
{
	size_t k = i;

	l->word_end = i > 0 ? t->t[i - 1].end : 0;
	if (style == L_STOP && dash(t, k + 1))
		k++;
	if (style == L_ALONE) {
		l->end = len;
	} else {
		l->end = t->t[k].end;
	}
	l->style = style;
	return l->words > 0;
}

/* Reads the label that the text may begin with. */
static int
label_parse(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct tokens *t = &c->tok;
	size_t i, next;

	memset(l, 0, sizeof(*l));
	l->key = -1;
	vdm_tokens(c, t, s, n < 220 ? n : 220, 34);
	i = stamp_end(t, 0);
	l->start = i < t->n ? t->t[i].start : 0;
	while (i < t->n && l->words < 9) {
		if (t->t[i].flags & T_WORD) {
			if (!label_word(t, i, l))
				return 0;
			if (l->words == 0)
				l->start = t->t[i].start;
			l->words++;
			i++;
			continue;
		}
		if (l->words == 0)
			return 0;
		next = bracket_end(t, i);
		if (next > i) {
			i = next;
			if (!punct(t, i, ':') && !punct(t, i, '.') &&
			    !dash(t, i))
				return 0;
			continue;
		}
		if (punct(t, i, ':'))
			return i + 1 < t->n && !(t->t[i + 1].flags & T_SPACED)
				   ? 0
				   : label_finish(t, i, l, L_COLON, n);
		if (punct(t, i, '.')) {
			if (stop_is_of_word(t, i)) {
				i++;
				continue;
			}
			if (i + 1 < t->n && !(t->t[i + 1].flags & T_SPACED) &&
			    !dash(t, i + 1) && !punct(t, i + 1, ':'))
				return 0;
			if (punct(t, i + 1, ':'))
				i++;
			return label_finish(t, i, l,
					    punct(t, i, ':') ? L_COLON
							     : L_STOP,
					    n);
		}
		if (punct(t, i, 0x2014) || punct(t, i, 0x2013) ||
		    (punct(t, i, '-') && (t->t[i].flags & T_SPACED)))
			return label_finish(t, i, l, L_DASH, n);
		if (punct(t, i, ',') || punct(t, i, '&')) {
			/* "MR. X, Chairman:" */
			i++;
			continue;
		}
		return 0;
	}
	if (i >= t->n && l->words > 0 && t->t[t->n - 1].end + 2 >= n)
		return label_finish(t, i, l, L_ALONE, n);
	return 0;
}

/* ---- the table of keys ------------------------------------------------ */

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
	size_t i, size = k->size ? k->size * 2 : 256;
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

static int
is_qa(const char *text)
{
	static const char *const all[] = {"q",	      "a",	  "question",
					  "answer",   "interviewer", "q.",
					  "a.",	      "interviewee", "вопрос",
					  "ответ",    "frage",	     "antwort",
					  "speaker",  "moderator",   "voice",
					  "audience", "в",	     "о"};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(all[i], text) == 0)
			return 1;
	return 0;
}

/* How much a label looks like one by itself. */
static int
strength(const struct label *l, const struct key *k)
{
	if (is_qa(k->text) && l->style != L_ALONE && l->style != L_DASH)
		return 2;
	if ((l->hon && l->words >= 2) || (l->the && l->office))
		return l->style == L_ALONE ? 1 : 2;
	if (l->upper > 0 && l->words <= 5)
		return 1;
	if (l->digits && l->words == 2)
		return 1;
	return 0;
}

/* A key that only heads a field or opens a sentence. */
static int
is_other_use(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	size_t used, len = l->word_end - l->start;
	const char *low;
	uint32_t cls;

	(void)n;
	if (vdm_rule_at_start(c, s + l->start, len, P_LABEL, &used) != NULL &&
	    used >= len)
		return 1;
	if (vdm_rule_at_start(c, s + l->start, len, P_CREDIT, &used) != NULL)
		return 2;
	if (l->words > 1)
		return 0;
	low = vdm_lower(c, s + l->start, len);
	cls = low != NULL ? vdm_lexicon_get(c, low, strlen(low)) : 0;
	if (is_qa(low != NULL ? low : ""))
		return 0;
	return cls & (W_STARTER | W_GENRE | W_MONTH | W_SALUTE | W_FUNCTION)
		   ? 2
		   : 0;
}

static void
accept_keys(struct keys *keys, struct ctx *c, size_t *accepted)
{
	size_t i, s, labels = 0, distinct = 0;

	for (i = 0; i < keys->n; i++) {
		struct key *k = &keys->k[i];
		unsigned all = k->count[L_COLON] + k->count[L_STOP] +
			       k->count[L_DASH];

		if (k->field == 2 || (k->field == 1 && all < 3))
			continue;
		if (k->strong == 2 && (k->count[L_COLON] || all > 1 ||
				       is_qa(k->text)))
			k->accepted = 1;
		else if (k->strong >= 1 && all > 1)
			k->accepted = 1;
		else if (k->strong == 0 && k->count[L_COLON] > 1)
			k->accepted = 1;
		if (k->accepted) {
			distinct++;
			labels += all;
		}
	}
	if (distinct == 0)
		return;
	/* A document that labels its turns labels rare speakers too. */
	for (i = 0; i < keys->n; i++) {
		struct key *k = &keys->k[i];

		if (k->accepted || k->field || labels < 3)
			continue;
		if (k->count[L_COLON] > 0 && (k->strong > 0 || labels > 5))
			k->accepted = 1;
		if (k->strong == 2 && k->count[L_STOP] + k->count[L_DASH] > 0)
			k->accepted = 1;
		if (k->strong == 1 && k->count[L_STOP] > 0 && labels > 5)
			k->accepted = 1;
	}
	for (i = 0; i < keys->n; i++)
		for (s = 0; s < L_STYLES && keys->k[i].accepted; s++)
			*accepted += s == L_ALONE ? 0 : keys->k[i].count[s];
	(void)c;
}

/* Labels that stand alone on their lines, above what is said. */
static size_t
accept_alone(struct keys *keys, size_t units)
{
	size_t i, distinct = 0, all = 0;

	for (i = 0; i < keys->n; i++)
		if (keys->k[i].count[L_ALONE] > 1 && !keys->k[i].field) {
			distinct++;
			all += keys->k[i].count[L_ALONE];
		}
	if (distinct < 2 || all * 4 < units)
		return 0;
	for (i = 0; i < keys->n; i++)
		if (keys->k[i].count[L_ALONE] > 0 && !keys->k[i].field)
			keys->k[i].accepted = 1;
	return all;
}

/* ---- whom a label names ----------------------------------------------- */

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
static int
by_initials(const struct ctx *c, const char *s, size_t n)
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
bind_label(struct ctx *c, const char *s, size_t n, const struct label *l)
{
	const char *p = s + l->start, *open;
	size_t len = l->word_end - l->start;
	struct tokens *t = &c->tok2;
	struct mention m;
	int who = -1;

	(void)n;
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
	if (l->upper + l->initials >= l->words - l->digits && len <= 5) {
		who = by_initials(c, p, len);
		if (who >= 0) {
			vdm_who_form(c, who, p, len);
			return who;
		}
	}
	vdm_tokens(c, t, p, len, 20);
	if (t->n > 0 && vdm_mention_at(c, t, 0, &m) && !m.possessive) {
		who = vdm_mention_who(c, t, &m, 1);
		/* what follows the name in the label is of its office */
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
		c->who[who].group = is_qa(c->who[who].surname);
	}
	vdm_who_form(c, who, p, len);
	return who;
}

static void
set_turn(struct ctx *c, struct unit *u, const struct label *l, struct key *k)
{
	if (k->who < 0)
		k->who = bind_label(c, u->text, u->len, l);
	u->kind = U_TURN;
	u->labelled = 1;
	u->label_end = l->end;
	u->label_only = l->style == L_ALONE || l->end >= u->len;
	u->cert = k->strong == 2 || k->count[l->style] > 1
		      ? VDM_CERT_HIGH
		      : VDM_CERT_MEDIUM;
	u->reason = "a label that names the speaker stands first";
	if (k->who >= 0) {
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
}

static int
may_bear_label(const struct unit *u)
{
	return u->len > 0 && !u->lifted && u->kind == U_NONE &&
	       !u->is_heading;
}

/*
 * First all labels that lines may begin with are counted; then those are
 * taken for labels that look like one and that the document repeats.
 */
void
vdm_labels_read(struct ctx *c)
{
	struct keys keys = {0};
	struct label *all = vdm_arena_alloc(&c->scratch, (c->n + 1) *
							     sizeof(*all));
	size_t i, accepted = 0;
	const char *text;

	if (all == NULL)
		return;
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct key *k;
		int s;

		all[i].key = -1;
		if (!may_bear_label(u) ||
		    !label_parse(c, u->text, u->len, &all[i]))
			continue;
		text = key_text(c, u->text + all[i].start,
				all[i].word_end - all[i].start);
		all[i].key = text != NULL ? key_of(c, &keys, text) : -1;
		if (all[i].key < 0)
			continue;
		k = &keys.k[all[i].key];
		k->count[all[i].style]++;
		s = strength(&all[i], k);
		if (s > k->strong)
			k->strong = s;
		if (k->field == 0)
			k->field = is_other_use(c, u->text, u->len, &all[i]);
	}
	accept_keys(&keys, c, &accepted);
	if (accepted == 0)
		accepted = accept_alone(&keys, c->n);
	if (accepted == 0)
		return;
	c->labelled = 1;
	for (i = 0; i < c->n; i++) {
		struct key *k;

		if (all[i].key < 0)
			continue;
		k = &keys.k[all[i].key];
		if (!k->accepted)
			continue;
		if (all[i].style == L_ALONE && k->count[L_ALONE] < 2 &&
		    k->strong < 2)
			continue;
		if (all[i].style == L_STOP && k->strong == 0)
			continue;
		set_turn(c, &c->u[i], &all[i], k);
	}
}
