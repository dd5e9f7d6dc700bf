/* SPDX-License-Identifier: MIT */
/*
 * Logs and transcripts in which each message has a head: a stamp and a name in
 * one order, with the same marks between them, again and again.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	FEW_HEADS = 5,     /* in which no name need come back */
	HEADS_LEAST = 3,   /* of a frame that prose has, too */
	LINES_A_HEAD = 12, /* more lines are not one message's */
	BLOCKS_A_HEAD = 4, /* nor are more paragraphs */
	ORDER_OF = 5,      /* four times of five are in their order, */
	ORDER_SPARE = 2,   /* and one of few may not be: after midnight */
	LABEL_BYTES = 60,  /* of a name before a colon */
	LABELS_EVERY = 3,  /* one of them on so many heads is too many */
	SHORT_BYTES = 60,  /* of a line that may be a heading */
};

/* What a document's heads are like. */
struct frame {
	enum form_shape shape;
	char open;
	int dated;
	size_t heads, distinct,
	    again;          /* `again`: heads whose name comes back */
	size_t first, last; /* lines of the first, of the last */
};

/* Shapes that differ only in whether words follow on the line. */
static enum form_shape
family(enum form_shape s)
{
	return s == F_NAME_WORDS || s == F_COLON_STAMP ? F_NAME_STAMP : s;
}

/* Whether nothing but a message has such a head. */
static int
is_strong(const struct frame *f)
{
	switch ((int)f->shape) {
	case F_STAMP_ANGLE:
	case F_STAMP_ROUTE:
		return 1;
	case F_STAMP_COLON:
	case F_STAMP_NAME:
	case F_NAME_STAMP:
		return f->dated && f->open != '\0';
	default:
		return 0;
	}
}

static int
is_head(const struct form_line *l, const struct frame *f)
{
	return family(l->shape) == f->shape &&
	       (f->shape == F_ANGLE || f->shape == F_CODE ||
		l->stamp.open == f->open);
}

/* ---- choosing ------------------------------------------------------------ */

/* Forgets the names of a frame that was tried. */
static void
forget(struct vdm_forms *f)
{
	size_t i;

	for (i = 0; i < f->keys; i++)
		f->key[i].uses = 0;
	for (i = 0; i < f->n; i++)
		f->line[i].key = -1;
}

static void
count_heads(struct ctx *c, struct vdm_forms *f, struct frame *r)
{
	size_t i;

	forget(f);
	r->first = f->n;
	for (i = 0; i < f->n; i++) {
		struct form_line *l = &f->line[i];

		if (!is_head(l, r))
			continue;
		l->key = vdm_form_key(c, f, l[l->name_line].s + l->name,
				      l->name_end - l->name, 1);
		r->first = r->heads == 0 ? i : r->first;
		r->last = i;
		if (l->key >= 0 && l->gap && r->shape == F_NAME_STAMP)
			f->key[l->key].apart = 1;
		r->heads++;
		r->dated |= l->stamp.has_date;
	}
	for (i = 0; i < f->keys; i++) {
		r->distinct += f->key[i].uses > 0;
		r->again += f->key[i].uses > 1 ? f->key[i].uses : 0;
	}
}

/* Whether the times follow each other, nearly all. */
static int
in_order(struct ctx *c, const struct vdm_forms *f, const struct frame *r)
{
	const struct vdm_stamp *last = NULL;
	size_t i, all = 0, wrong = 0;

	for (i = r->first; i <= r->last && i < f->n; i++) {
		const struct vdm_stamp *t = &f->line[i].stamp;

		if (f->line[i].shape == F_NONE &&
		    vdm_form_is_day(c, f->line[i].s, f->line[i].n))
			last = NULL;
		if (!is_head(&f->line[i], r) || !t->has_time)
			continue;
		if (last != NULL && last->day == t->day) {
			all++;
			wrong += t->time < last->time;
		}
		last = t;
	}
	return wrong * ORDER_OF <= all + ORDER_SPARE;
}

/* Whether the heads are thick enough: a message is some lines. */
static int
is_thick(const struct vdm_forms *f, const struct frame *r)
{
	size_t i, blocks = 0, bare = 0;

	for (i = r->first; i < f->n; i++) {
		blocks += (size_t)(f->line[i].gap != 0);
		if (is_head(&f->line[i], r) &&
		    f->line[i].text >= f->line[i].n &&
		    (i + 1 >= f->n || is_head(&f->line[i + 1], r)))
			bare++;
	}
	/* heads without a word below them are rows of something else */
	if (bare * 2 > r->heads)
		return 0;
	return (f->n - r->first) <= r->heads * LINES_A_HEAD ||
	       blocks <= r->heads * BLOCKS_A_HEAD;
}

/* "</p>": then what stands in angles are tags, and no nicks. */
static int
has_tags(const struct vdm_forms *f)
{
	size_t i;
	const char *s;

	for (i = 0; i < f->n; i++)
		for (s = f->line[i].s;
		     (s = memchr(s, '<',
				 (size_t)(f->line[i].s + f->line[i].n - s))) !=
		     NULL;
		     s++)
			if (s + 1 < f->line[i].s + f->line[i].n && s[1] == '/')
				return 1;
	return 0;
}

static int
fits(struct ctx *c, const struct vdm_forms *f, const struct frame *r)
{
	if (r->heads < 2 || !in_order(c, f, r) || !is_thick(f, r))
		return 0;
	if (r->shape == F_ANGLE && (r->distinct < 2 || has_tags(f)))
		return 0;
	if (is_strong(r) && r->heads <= FEW_HEADS)
		return 1;
	return r->heads >= HEADS_LEAST && r->again * 2 >= r->heads;
}

/* The label that a line without a stamp begins with, "Ann Lee: words", or in
 * the brackets that a frame of codes has, "[Interviewer] words": its bytes from
 * *from on; 0: none. */
static size_t
bare_label(const struct form_line *l, const struct frame *r, size_t *from)
{
	char mark = ':';
	size_t k;

	*from = r->shape == F_CODE && l->n > 0 && l->s[0] == '[';
	if (*from > 0)
		mark = ']';
	for (k = *from; k < l->n && k < LABEL_BYTES && l->s[k] != mark; k++)
		;
	if (k + 1 >= l->n || l->s[k] != mark ||
	    (l->s[k + 1] != ' ' && (*from == 0 || l->s[k + 1] != ':')) ||
	    !vdm_form_is_name(l->s + *from, k - *from, 1))
		return 0;
	return k - *from;
}

/*
 * Whether as many lines bear a name and a colon without a stamp: then labels
 * name who speaks, and stamps stand beside some of them.
 */
static int
is_beside_labels(struct ctx *c, struct vdm_forms *f, const struct frame *r)
{
	size_t i, from, n, known = f->keys, others = 0, again = 0, apart = 0;
	size_t words = 0;

	/* who asks may have the first word: "I:" above "B1:" */
	for (i = r->shape == F_CODE ? 0 : r->first; i < f->n; i++) {
		const struct form_line *l = &f->line[i];
		int key;

		words += l->shape == F_NAME_WORDS;
		n = l->shape == F_NONE ? bare_label(l, r, &from) : 0;
		if (n == 0)
			continue;
		key = vdm_form_key(c, f, l->s + from, n, 1);
		others++;
		apart += l->gap;
		again += key >= 0 && f->key[key].uses > 1;
	}
	for (i = known; i < f->keys; i++)
		f->key[i].uses = 0;
	/* "ANN LEE (s) [10:04]: words", and "The President: words" */
	if (apart > 0 && words * 2 > r->heads)
		return 1;
	/* codes have no stamps, either: "I:" and "B1:" label alike */
	return again > 0 &&
	       (r->shape == F_CODE || others * LABELS_EVERY > r->heads);
}

/* The bracket that most stamps of lines of this shape stand in. */
static char
usual_open(const struct vdm_forms *f, enum form_shape shape)
{
	static const char opens[] = "[(#{<";
	size_t count[sizeof(opens)] = {0}, i, best = sizeof(opens) - 1;

	for (i = 0; i < f->n; i++) {
		const char *p;

		if (family(f->line[i].shape) != shape)
			continue;
		p = f->line[i].stamp.open != '\0'
			? strchr(opens, f->line[i].stamp.open)
			: NULL;
		count[p != NULL ? (size_t)(p - opens) : sizeof(opens) - 1]++;
	}
	for (i = 0; i < sizeof(opens); i++)
		if (count[i] > count[best])
			best = i;
	return best < sizeof(opens) - 1 ? opens[best] : '\0';
}

/* "UNKNOWN: words" among codes: a voice, too, that the program has no number
 * for. */
static void
join_voices(struct ctx *c, struct vdm_forms *f, const struct frame *r)
{
	size_t i, from, n;

	for (i = 0; i < f->n; i++) {
		struct form_line *l = &f->line[i];

		n = l->shape == F_NONE ? bare_label(l, r, &from) : 0;
		if (n == 0 || !vdm_form_is_voice(c, l->s + from, n))
			continue;
		l->name = from;
		l->name_end = from + n;
		for (l->text = from + n + 1;
		     l->text < l->n && strchr(" :", l->s[l->text]) != NULL;)
			l->text++;
		l->shape = F_CODE;
	}
}

/* The frame that explains most heads. */
static int
choose(struct ctx *c, struct vdm_forms *f, struct frame *best)
{
	static const enum form_shape shapes[] = {
	    F_STAMP_ROUTE, F_STAMP_ANGLE, F_STAMP_COLON,
	    F_STAMP_BAR,   F_NAME_STAMP,  F_STAMP_NAME,
	    F_COLON_TAIL,  F_ANGLE,       F_CODE};
	size_t i;

	memset(best, 0, sizeof(*best));
	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		struct frame r = {shapes[i], 0, 0, 0, 0, 0, 0, 0};

		r.open = usual_open(f, shapes[i]);
		count_heads(c, f, &r);
		if (fits(c, f, &r) && r.heads > best->heads)
			*best = r;
	}
	if (best->heads == 0)
		return 0;
	i = best->shape;
	memset(best, 0, sizeof(*best));
	best->shape = (enum form_shape)i;
	best->open = usual_open(f, best->shape);
	if (best->shape == F_CODE)
		join_voices(c, f, best);
	count_heads(c, f, best);
	return !is_beside_labels(c, f, best);
}

/* ---- names --------------------------------------------------------------- */

/* Whether a word of it begins with a small letter. */
static int
has_small(const struct form_key *k)
{
	size_t i, used;

	for (i = 0; i < k->n; i += used) {
		uint32_t cp = vdm_utf8_decode(k->name + i, k->n - i, &used);

		if (vdm_is_lower(cp) && (i == 0 || k->name[i - 1] == ' '))
			return 1;
	}
	return 0;
}

/* Names that come back are names; one that stands once is like those. */
static void
accept_names(struct ctx *c, struct vdm_forms *f, const struct frame *r)
{
	size_t i;
	int small = is_strong(r) || r->shape == F_ANGLE;

	for (i = 0; i < f->keys; i++) {
		f->key[i].accepted = f->key[i].uses > 1;
		small |= f->key[i].accepted && has_small(&f->key[i]);
	}
	for (i = 0; i < f->keys; i++) {
		struct form_key *k = &f->key[i];
		size_t used;

		if (k->uses == 1 && (small || k->apart || !has_small(k)) &&
		    !(vdm_form_opens(c, f, k->name, k->n, &used) >= 0 &&
		      has_small(k)))
			k->accepted = 1;
	}
}

/* ---- messages ------------------------------------------------------------ */

struct state {
	struct ctx *c;
	struct vdm_forms *f;
	const struct frame *r;
	int key;    /* who speaks, or -1 */
	int closed; /* a rule stands behind the last message */
};

/* Whether a line is the head of a message, with a name that was accepted. */
static int
heads_message(const struct state *st, const struct form_line *l)
{
	return is_head(l, st->r) && l->key >= 0 && st->f->key[l->key].accepted;
}

/* Whether a stamp in the brackets of the frame's opens a line, more behind it,
 * where stamps open the heads. */
static int
is_stamped(const struct state *st, const struct form_line *l)
{
	return l->shape >= F_STAMP_TEXT && l->shape <= F_STAMP_ROUTE &&
	       st->r->shape <= F_STAMP_ROUTE && l->stamp.open == st->r->open;
}

/* Whether a line says of which day what stands below it is; `outside` the
 * messages a program says when it began, too. */
static int
says_day(const struct state *st, const struct form_line *l, int outside)
{
	return vdm_form_is_day(st->c, l->s, l->n) ||
	       (outside && vdm_form_is_opened(st->c, l->s, l->n));
}

/* Where the lines end that go on with line i: before a blank line, or what
 * begins something. */
static size_t
lines_end(const struct state *st, size_t i)
{
	const struct vdm_forms *f = st->f;

	i += f->line[i].rows > 1;
	while (++i < f->n && !f->line[i].gap) {
		const struct form_line *l = &f->line[i];

		if (heads_message(st, l) || is_stamped(st, l) ||
		    l->shape == F_STAMP || l->shape == F_TEXT_TAIL ||
		    says_day(st, l, i > st->r->last))
			break;
	}
	return i;
}

static void
add_turn(const struct state *st, size_t i, size_t last)
{
	const struct form_line *l = &st->f->line[i];
	struct form_piece *p =
	    vdm_form_add(st->c, st->f, i, last, U_TURN, FATE_KEEP,
			 "the form has a name at the head of each message");
	if (p == NULL)
		return;
	p->labelled = 1;
	p->key = l->key;
	p->name = l->name;
	p->name_end = l->name_end;
	p->label_end = l->text < l->n ? l->text : l->n;
	if (l->rows > 1)
		p->label_end = l->n + 1 + l[1].n;
	p->below = l->text >= l->n && last <= i + 1 + (l->rows > 1);
}

/* Words under a head that stands above: a paragraph more of the message. */
static void
add_more(const struct state *st, size_t i, size_t last, size_t label)
{
	struct form_piece *p =
	    vdm_form_add(st->c, st->f, i, last, U_TURN, FATE_KEEP,
			 "stands below the head of a message, before the next");
	if (p == NULL)
		return;
	p->key = st->key;
	p->continued = label == 0;
	p->labelled = label > 0;
	p->label_end = label;
}

/* Whether the line is the program's: somebody came, went, changed something. */
static int
is_notice(const struct state *st, const char *s, size_t n)
{
	size_t used, at;
	uint32_t cp;

	if (vdm_form_is_notice(st->c, s, n))
		return 1;
	if (vdm_form_opens(st->c, st->f, s, n, &used) < 0)
		return 0;
	while (used < n && s[used] == ' ')
		used++;
	cp = vdm_utf8_decode(s + used, n - used, &at);
	return vdm_is_lower(cp) && st->r->dated;
}

/* Where the words of a stamped line begin whose name was not accepted: the name
 * is of them. */
static size_t
words_at(const struct form_line *l)
{
	switch ((int)l->shape) {
	case F_STAMP_NAME:
	case F_STAMP_COLON:
	case F_STAMP_BAR:
	case F_STAMP_ANGLE:
		return l->name;
	default:
		return l->text < l->n ? l->text : 0;
	}
}

/* Whether the words of a line with a stamp are nobody's. */
static int
is_nobodys(const struct state *st, const struct form_line *l, const char *s,
	   size_t n)
{
	return l->shape == F_STAMP_MARK || st->r->dated || st->key < 0 ||
	       s[0] == '[' || s[0] == '(' || is_notice(st, s, n);
}

/* A stamp without a speaker: a notice, or more of what was said. */
static size_t
read_stamped(const struct state *st, size_t i)
{
	const struct form_line *l = &st->f->line[i];
	size_t at = words_at(l), last = lines_end(st, i);
	const char *s = l->s + at;
	struct form_piece *p;

	if (vdm_form_is_secured(st->c, s, l->n - at)) {
		(void)vdm_form_add(st->c, st->f, i, last, U_CHROME, FATE_CHROME,
				   "a notice of the program");
	} else if (st->r->shape == F_STAMP_TEXT && s[0] != '[' && s[0] != '(') {
		p = vdm_form_add(st->c, st->f, i, last, U_TURN, FATE_KEEP,
				 "a time code, and nobody named");
		if (p != NULL) {
			p->labelled = 1;
			p->label_end = at;
		}
	} else if (is_nobodys(st, l, s, l->n - at)) {
		(void)vdm_form_add(st->c, st->f, i, last, U_ACTION, FATE_KEEP,
				   "has a stamp and no speaker");
	} else {
		add_more(st, i, last, at);
	}
	return last;
}

/* A stamp alone: of what stands below it, or of the text around it. */
static size_t
read_stamp(const struct state *st, size_t i)
{
	const struct vdm_forms *f = st->f;
	struct form_piece *p;
	size_t last;

	if (st->key >= 0 && i + 1 < f->n && !f->line[i + 1].gap &&
	    f->line[i + 1].shape == F_NONE) {
		last = lines_end(st, i);
		add_more(st, i, last, f->line[i].n);
		return last;
	}
	p = vdm_form_add(st->c, st->f, i, i + 1, U_CHROME, FATE_CHROME,
			 "a time code");
	if (p != NULL)
		p->timing = 1;
	return i + 1;
}

/* Before anybody speaks: each line is one of the head. */
static size_t
read_before(const struct state *st, size_t i)
{
	const struct form_line *l = &st->f->line[i];

	if (!is_notice(st, l->s, l->n))
		return vdm_form_before(st->c, st->f, i, st->r->first);
	(void)vdm_form_add(st->c, st->f, i, i + 1, U_ACTION, FATE_KEEP,
			   "a notice of the program");
	return i + 1;
}

/* A line alone that ends in no stop, in a transcript: a heading, perhaps. */
static int
is_bare_line(const struct vdm_forms *f, size_t i, size_t last)
{
	const struct form_line *l = &f->line[i];

	return last == i + 1 && l->n < SHORT_BYTES && l->n > 0 &&
	       strchr(".?!,;:)\"", l->s[l->n - 1]) == NULL &&
	       (unsigned char)l->s[l->n - 1] < 0x80;
}

/* A rule, and what the program says below the last one. */
static size_t
read_ruled(struct state *st, size_t i)
{
	const int rule = vdm_form_is_rule(st->f->line[i].s, st->f->line[i].n);

	st->closed |= rule && i > st->r->last;
	(void)vdm_form_add(st->c, st->f, i, i + 1, rule ? U_CHROME : U_METADATA,
			   rule ? FATE_CHROME : FATE_KEEP,
			   rule ? "a rule"
				: "stands below the rule that ends the log");
	return i + 1;
}

/* Whether the message says what its sender did to the log, and no more. */
static int
is_deed(const struct state *st, size_t i, size_t last)
{
	const struct form_line *l = &st->f->line[i];
	const size_t body = i + 1 + (l->rows > 1);

	return l->text >= l->n && last == body + 1 &&
	       vdm_form_is_deed(st->c, st->f->line[body].s,
				st->f->line[body].n);
}

/* A line that has no stamp: more of a message, or something else. */
static size_t
read_other(const struct state *st, size_t i)
{
	struct vdm_forms *f = st->f;
	const struct form_line *l = &f->line[i];
	size_t last = lines_end(st, i);

	if (l->gap && last == i + 1 && vdm_form_is_reaction(l->s, l->n)) {
		(void)vdm_form_add(st->c, f, i, last, U_CHROME, FATE_CHROME,
				   "a sign that readers put under a message");
	} else if (last == i + 1 && l->gap && is_notice(st, l->s, l->n)) {
		(void)vdm_form_add(st->c, f, i, last, U_ACTION, FATE_KEEP,
				   "a notice of the program");
	} else if (st->key < 0 || i > st->r->last || l->s[0] == '[' ||
		   (l->s[0] == '(' && l->s[l->n - 1] == ')') ||
		   (!st->r->dated && is_bare_line(f, i, last))) {
		(void)vdm_form_piece(st->c, f, i, last);
	} else {
		add_more(st, i, last, 0);
	}
	return last;
}

/* "[10:01] Ann Lee: Ann Lee left the group": what a program says of somebody in
 * a message of theirs, a mark of direction before it. */
static int
tells_of_sender(const struct form_line *l)
{
	static const char mark[] = "\xE2\x80\x8E";
	size_t n = l->name_end - l->name, at = l->text;

	if (at >= l->n)
		return 0;
	while (l->n - at >= sizeof(mark) - 1 &&
	       memcmp(l->s + at, mark, sizeof(mark) - 1) == 0)
		at += sizeof(mark) - 1;
	return n > 0 && l->n - at > n + 1 &&
	       memcmp(l->s + at, l->s + l->name, n) == 0 &&
	       l->s[at + n] == ' ' &&
	       vdm_is_lower((unsigned char)l->s[at + n + 1]);
}

/* The head of a message, and the lines that go on with it. */
static size_t
read_head(struct state *st, size_t i)
{
	const struct form_line *l = &st->f->line[i];
	size_t last = lines_end(st, i);

	if (vdm_form_is_secured(st->c, l->s + l->text, l->n - l->text)) {
		(void)vdm_form_add(st->c, st->f, i, last, U_CHROME, FATE_CHROME,
				   "a notice of the program");
	} else if ((last == i + 1 && tells_of_sender(l)) ||
		   is_deed(st, i, last)) {
		(void)vdm_form_add(st->c, st->f, i, last, U_ACTION, FATE_KEEP,
				   "a notice of the program");
	} else {
		st->key = l->key;
		add_turn(st, i, last);
	}
	return last;
}

/* "... words #00:00:09-4#": whether a line goes on with what is said, where
 * stamps end the messages. */
static int
is_tail(const struct state *st, const struct form_line *l)
{
	return l->shape == F_TEXT_TAIL && st->r->shape == F_COLON_TAIL &&
	       st->key >= 0;
}

static size_t
read_line(struct state *st, size_t i)
{
	const struct form_line *l = &st->f->line[i];
	const int above = i < st->r->first;

	if (heads_message(st, l))
		return read_head(st, i);
	if (says_day(st, l, above || i > st->r->last)) {
		(void)vdm_form_add(st->c, st->f, i, i + 1, U_DATELINE,
				   FATE_KEEP, "the day of what stands below");
		return i + 1;
	}
	if (above && l->shape != F_STAMP_MARK && !st->r->dated)
		return read_before(st, i);
	if (l->shape == F_STAMP && !above)
		return read_stamp(st, i);
	if (is_tail(st, l)) {
		add_more(st, i, i + 1, 0);
		return i + 1;
	}
	if (is_stamped(st, l))
		return read_stamped(st, i);
	if (above)
		return read_before(st, i);
	return st->closed || (l->gap && vdm_form_is_rule(l->s, l->n))
		   ? read_ruled(st, i)
		   : read_other(st, i);
}

/* Lines that have each a span of time, or a time code, and no name: a
 * transcript that says nowhere who speaks. */
static int
is_nameless(const struct vdm_forms *f, struct frame *r)
{
	size_t i;

	memset(r, 0, sizeof(*r));
	r->shape = F_STAMP_TEXT;
	r->open = usual_open(f, F_STAMP_TEXT);
	r->first = f->n;
	for (i = 0; i < f->n; i++) {
		const struct form_line *l = &f->line[i];

		if (l->shape < F_STAMP_TEXT || l->shape > F_STAMP_BAR ||
		    l->stamp.open != r->open || l->stamp.has_date ||
		    (!l->stamp.has_span &&
		     (l->stamp.open == '\0' || !l->stamp.has_second)))
			continue;
		r->first = r->heads == 0 ? i : r->first;
		r->last = i;
		r->heads++;
	}
	return r->heads >= HEADS_LEAST && r->heads * 2 > r->last + 1 - r->first;
}

int
vdm_form_messages(struct ctx *c, struct vdm_forms *f)
{
	struct frame r;
	struct state st = {c, f, &r, -1, 0};
	size_t i;

	if (!choose(c, f, &r) && !is_nameless(f, &r))
		return 0;
	accept_names(c, f, &r);
	for (i = 0; i < f->n && !f->failed;)
		i = read_line(&st, i);
	return 1;
}
