/* SPDX-License-Identifier: MIT */
/*
 * Captions: cues, each with a timing, "00:00:02,120 --> 00:00:05,480", or a
 * time alone above its words. A number or an id may stand above the timing; the
 * words may name who speaks, by a tag, a colon, or marks at each change.
 */
#include <string.h>

#include "base/reference.h"
#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	VOICE_END = 4,     /* bytes of what closes a voice */
	CUES_LEAST = 2,    /* timings that make captions */
	TIMES_LEAST = 4,   /* times alone on their lines that do */
	TIMES_EVERY = 4,   /* and one line of so many is one */
	ID_BYTES = 80,     /* of a cue's id */
	NAME_BYTES = 60,   /* of a name before a colon */
	OPENING = 2,       /* ">>", "- " */
	CUES_LABELLED = 3, /* all but one of so many begin with a name */
	CUES_A_NAME = 3,   /* with fewer names what goes on is unsure */
	NO_BREAK = 0xA0,   /* a space */
	LEFT_MARK = 0x200E,
	RIGHT_MARK = 0x200F
};

/* How a document names who speaks in its cues. */
struct voices {
	size_t cues, tagged, named, marked;
};

struct cues {
	struct ctx *c;
	struct vdm_forms *f;
	struct voices v;
	int timed; /* timings, else times alone */
	int small; /* names may begin with a small letter: "iPad (2):" */
	int key;   /* who spoke last, or -1 */
	int known; /* whether that is known of who speaks now */
};

/* ---- lines -------------------------------------------------------------- */

/* Whether an arrow parts the two times of a span in its first n bytes. */
static int
has_arrow(const char *s, size_t n)
{
	static const char arrow[] = "-->";
	size_t i;

	for (i = 0; i + sizeof(arrow) - 1 <= n; i++)
		if (memcmp(s + i, arrow, sizeof(arrow) - 1) == 0)
			return 1;
	return 0;
}

/* A time alone, neither in marks nor with a date. */
static int
is_bare(const struct vdm_stamp *t)
{
	return t->has_time && !t->has_date && t->open == '\0';
}

/* "00:00:02.870 --> 00:00:05.110 align:start", "0:00:03.210,0:00:06.870" */
static int
is_timing(const struct ctx *c, const struct form_line *l)
{
	struct vdm_stamp t, u;
	size_t i;

	if (l->n == 0 || !vdm_is_digit(l->s[0]) ||
	    !vdm_stamp_at(c, l->s, l->n, &t) || !is_bare(&t))
		return 0;
	if (t.has_span)
		return has_arrow(l->s, t.end);
	i = t.end;
	return i < l->n && l->s[i] == ',' &&
	       vdm_stamp_at(c, l->s + i + 1, l->n - i - 1, &u) && u.has_time &&
	       i + 1 + u.end == l->n;
}

/* A time alone, as a player shows beside each line. */
static int
is_time(const struct ctx *c, const struct form_line *l)
{
	struct vdm_stamp t;

	return l->n > 0 && vdm_stamp_at(c, l->s, l->n, &t) && t.has_time &&
	       !t.has_date && t.end == l->n;
}

/* Whether captions begin with it: "WEBVTT", what it says of itself. */
static int
is_mark(const struct form_line *l)
{
	static const char mark[] = "WEBVTT";
	size_t n = sizeof(mark) - 1;

	return l->n >= n && memcmp(l->s, mark, n) == 0 &&
	       (l->n == n || l->s[n] == ' ' || l->s[n] == '\t');
}

/* "NOTE", "STYLE", "REGION": a block that is no cue. */
static int
is_block(const struct form_line *l, const char *mark)
{
	size_t n = strlen(mark);

	return l->n >= n && memcmp(l->s, mark, n) == 0 &&
	       (l->n == n || l->s[n] == ' ');
}

/* The key of a line is used for what it is, until names are known. */
enum line_role { R_WORDS = -1, R_TIMING = -2, R_ID = -3, R_NONE = -4 };

/* Says of each line whether it is a timing, an id or words; how many timings.
 */
static size_t
mark_lines(struct cues *q)
{
	struct vdm_forms *f = q->f;
	size_t i, timings = 0;

	for (i = 0; i < f->n; i++) {
		struct form_line *l = &f->line[i];

		l->key = R_WORDS;
		if (q->timed ? !is_timing(q->c, l) : !is_time(q->c, l))
			continue;
		l->key = R_TIMING;
		timings++;
		/* an id is alone between a blank line and its timing */
		if (q->timed && i > 0 && !l->gap && f->line[i - 1].gap &&
		    f->line[i - 1].n < ID_BYTES &&
		    f->line[i - 1].key == R_WORDS && !is_mark(&f->line[i - 1]))
			f->line[i - 1].key = R_ID;
	}
	return timings;
}

/* ---- names -------------------------------------------------------------- */

/* Whether the tag of a voice begins there, in either case. */
static int
is_voice(const char *s, size_t n)
{
	return n > OPENING && s[0] == '<' && (s[1] == 'v' || s[1] == 'V') &&
	       (s[2] == ' ' || s[2] == '.' || s[2] == '>');
}

/* "<v Ann Lee>", "<v.loud Ann Lee>": the bytes of the tag, and the name; that
 * of an unnamed voice has none. */
static size_t
voice_tag(const char *s, size_t n, size_t *name, size_t *end)
{
	const char *close = is_voice(s, n) ? memchr(s, '>', n) : NULL;
	size_t i = OPENING;

	*name = *end = 0;
	if (close == NULL)
		return 0;
	*end = (size_t)(close - s);
	while (i < *end && s[i] != ' ')
		i++;
	while (i < *end && s[i] == ' ')
		i++;
	*name = i;
	return i < *end ? *end + 1 : 0;
}

/* Marks of a new speaker: ">>", "- ", "–". */
static size_t
change_mark(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] == '>')
		i++;
	if (i >= OPENING) {
		while (i < n && s[i] == ' ')
			i++;
		return i;
	}
	if (n > OPENING && s[0] == '-' && s[1] != '-') {
		i = 1 + (s[1] == ' ');
		return i;
	}
	if (n > OPENING + 1 && memcmp(s, "\xE2\x80\x93 ", OPENING + 2) == 0)
		return OPENING + 2;
	return 0;
}

/* Tags and positions that a caption's words may open with. */
static size_t
skip_format(const char *s, size_t n)
{
	size_t i = 0;
	const char *close;

	for (;;) {
		close = NULL;
		if (i + 2 < n && s[i] == '{' && s[i + 1] == '\\')
			close = memchr(s + i, '}', n - i);
		else if (i + 2 < n && s[i] == '<' && s[i + 1] != '/' &&
			 !is_voice(s + i, n - i))
			close = memchr(s + i, '>', n - i);
		if (close == NULL)
			return i;
		i = (size_t)(close - s) + 1;
	}
}

/* What a line of words opens with. */
struct opening {
	size_t name, name_end; /* 0, 0: no name */
	size_t label;          /* bytes before the words */
	int tag, change;
	int unnamed; /* a voice, but not whose it was before */
};

/* "ANN:", "Ann Lee (she/her):" from i on; where names may be small, "ann". */
static void
read_colon(const char *s, size_t n, size_t i, int small, struct opening *o)
{
	size_t k;

	for (k = i; k < n && k < i + NAME_BYTES; k++)
		if (s[k] == ':' && (k + 1 == n || s[k + 1] == ' '))
			break;
	if (k >= n || s[k] != ':' || !vdm_form_is_name(s + i, k - i, !small))
		return;
	o->name = i;
	o->name_end = k;
	o->label = k + 1;
	while (o->label < n && s[o->label] == ' ')
		o->label++;
}

/* "[Ann Lee] words": a name in brackets before words. */
static void
read_bracket(const char *s, size_t n, size_t i, struct opening *o)
{
	const char *close;
	size_t to;

	if (i >= n || s[i] != '[')
		return;
	close = memchr(s + i, ']', n - i);
	if (close == NULL)
		return;
	to = (size_t)(close - s);
	if (to + 2 >= n || s[to + 1] != ' ' ||
	    !vdm_form_is_name(s + i + 1, to - i - 1, 1))
		return;
	o->name = i + 1;
	o->name_end = to;
	o->label = to + 2;
}

static void
read_opening(const char *s, size_t n, int small, struct opening *o)
{
	size_t i = skip_format(s, n), used;

	memset(o, 0, sizeof(*o));
	used = voice_tag(s + i, n - i, &o->name, &o->name_end);
	if (used > 0) {
		o->name += i;
		o->name_end += i;
		o->label = i + used;
		o->tag = 1;
		return;
	}
	used = change_mark(s + i, n - i);
	o->change = used > 0;
	o->unnamed = is_voice(s + i, n - i);
	o->label = used > 0 ? i + used : 0;
	i += used;
	read_colon(s, n, i, small, o);
	if (o->name_end == 0)
		read_bracket(s, n, i, o);
}

/* Whether line i is the first of a cue, and begins with a name of small letters
 * and a colon. */
static int
is_small(const struct vdm_forms *f, size_t i, struct opening *o)
{
	const struct form_line *l = &f->line[i];

	if (i == 0 || l->key != R_WORDS || f->line[i - 1].key != R_TIMING)
		return 0;
	read_opening(l->s, l->n, 0, o);
	if (o->name_end > 0)
		return 0;
	read_opening(l->s, l->n, 1, o);
	return o->name_end > 0;
}

/* Where nearly all cues begin with a name and a colon, `labelled` with a
 * capital one, those with a small letter are names, too: no prose is like that.
 */
static void
count_small(struct cues *q, size_t labelled)
{
	struct vdm_forms *f = q->f;
	struct opening o;
	size_t i, small = 0;

	for (i = 0; i < f->n; i++)
		small += (size_t)is_small(f, i, &o);
	q->small = q->v.tagged == 0 && (labelled + small) * CUES_LABELLED >=
					   q->v.cues * (CUES_LABELLED - 1);
	for (i = 0; q->small && i < f->n; i++)
		if (is_small(f, i, &o))
			(void)vdm_form_key(q->c, f, f->line[i].s + o.name,
					   o.name_end - o.name, 1);
}

/* "Ann &amp; Bob": the name as it is read; *n is its bytes. Marks of the
 * direction of writing are not seen. */
static const char *
name_read(struct cues *q, const char *s, size_t *n)
{
	struct vdm_buf b;
	const char *name;
	uint32_t cp;
	size_t i, used;

	if (memchr(s, '&', *n) == NULL)
		return s;
	vdm_buf_init(&b);
	for (i = 0; i < *n; i += used) {
		used = vdm_reference_at(s + i, *n - i, VDM_REFERENCES_CUE, &cp);
		if (used == 0) {
			vdm_buf_putc(&b, s[i]);
			used = 1;
		} else if (cp == NO_BREAK) {
			vdm_buf_putc(&b, ' ');
		} else if (cp != LEFT_MARK && cp != RIGHT_MARK) {
			vdm_buf_putcp(&b, cp);
		}
	}
	name = vdm_arena_strdup(&q->c->scratch, vdm_buf_str(&b));
	q->c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	*n = name != NULL ? strlen(name) : *n;
	return name != NULL ? name : s;
}

/* The key of a name of n bytes; `use`: counts it. */
static int
key_of(struct cues *q, const char *s, size_t n, int use)
{
	s = name_read(q, s, &n);
	return vdm_form_key(q->c, q->f, s, n, use);
}

/* Notes the names of voices amid a line, behind the one that it opens with. */
static void
count_within(struct cues *q, const struct form_line *l)
{
	size_t i, name, end;

	for (i = 1; i + OPENING < l->n; i++)
		if (voice_tag(l->s + i, l->n - i, &name, &end) > 0) {
			q->v.tagged++;
			(void)key_of(q, l->s + i + name, end - name, 1);
		}
}

/* Counts how the document names who speaks. */
static void
count_voices(struct cues *q)
{
	struct vdm_forms *f = q->f;
	size_t i, labelled = 0;
	int fresh = 0;

	for (i = 0; i < f->n; i++) {
		const struct form_line *l = &f->line[i];
		struct opening o;

		if (l->key == R_TIMING) {
			fresh = 1;
			continue;
		}
		if (l->key != R_WORDS || l->n == 0)
			continue;
		read_opening(l->s, l->n, 0, &o);
		q->v.cues += (size_t)fresh;
		q->v.tagged += (size_t)o.tag;
		q->v.marked += (size_t)o.change;
		labelled += (size_t)(fresh && o.name_end > 0);
		if (o.name_end > 0)
			(void)key_of(q, l->s + o.name, o.name_end - o.name, 1);
		count_within(q, l);
		fresh = 0;
	}
	count_small(q, labelled);
	for (i = 0; i < f->keys; i++)
		if (f->key[i].uses > 1 || q->v.tagged > 0)
			q->v.named += f->key[i].uses;
}

/* A name in all capitals, or each word with one. */
static int
looks_named(const struct form_key *k)
{
	size_t i, used;

	for (i = 0; i < k->n; i += used) {
		uint32_t cp = vdm_utf8_decode(k->name + i, k->n - i, &used);

		if (vdm_is_lower(cp) && (i == 0 || k->name[i - 1] == ' '))
			return 0;
	}
	return 1;
}

static int
is_upper(const struct form_key *k)
{
	size_t i, used;

	for (i = 0; i < k->n; i += used)
		if (vdm_is_lower(vdm_utf8_decode(k->name + i, k->n - i, &used)))
			return 0;
	return 1;
}

/* Names that come back are names; so are those of their shape. */
static void
accept_names(struct cues *q)
{
	struct vdm_forms *f = q->f;
	size_t i, upper = 0, mixed = 0;

	for (i = 0; i < f->keys; i++) {
		struct form_key *k = &f->key[i];

		k->accepted = k->uses > 1;
		upper += (size_t)(k->accepted && is_upper(k));
		mixed += (size_t)(k->accepted && !is_upper(k));
	}
	for (i = 0; i < f->keys; i++) {
		struct form_key *k = &f->key[i];

		if (q->v.tagged > 0 || (is_upper(k) && k->n > 1) ||
		    (mixed > 0 && upper == 0 && looks_named(k)))
			k->accepted = 1;
	}
}

/* ---- words -------------------------------------------------------------- */

static int
is_bracketed(const char *s, size_t n)
{
	return n > 2 &&
	       ((s[0] == '[' && s[n - 1] == ']') ||
		(s[0] == '(' && s[n - 1] == ')')) &&
	       memchr(s + 1, s[0], n - 1) == NULL;
}

/* Words without a name: whose they are, and how sure that is. */
static void
give_on(struct cues *q, struct form_piece *p, const char *s, size_t n,
	int change)
{
	size_t used;
	int low = vdm_is_lower(vdm_utf8_decode(s, n, &used));

	if (change) {
		q->known = 0;
		return;
	}
	if (q->key < 0 || !q->known)
		return;
	p->key = q->key;
	p->continued = 1;
	/* marks at each change, and a sentence cut in two, leave no doubt */
	if (q->v.marked > 1 || low)
		return;
	if (q->v.named * CUES_A_NAME < q->v.cues) {
		p->key = -1;
		p->continued = 0;
		return;
	}
	p->cert = VDM_CERT_MEDIUM;
	p->inferred = 1;
}

/* Words that open with an accepted name, `key`: that one speaks from here on.
 * `below`: no more than the name stands there. */
static void
give_named(struct cues *q, struct form_piece *p, int key,
	   const struct opening *o, int below)
{
	p->labelled = 1;
	p->key = q->key = key;
	q->known = 1;
	p->name = o->name;
	p->name_end = o->name_end;
	p->label_end = o->label;
	p->below = below;
	p->reason = "the caption names who speaks";
}

/* Words given on that open with what may be a name, by its first byte:
 * "guest:", once, where others are named, may be somebody; "Two things:" hardly
 * is. */
static void
doubt_given(struct form_piece *p, char first)
{
	p->cert =
	    vdm_is_lower((unsigned char)first) ? VDM_CERT_LOW : VDM_CERT_MEDIUM;
	p->inferred = 1;
}

/* The bytes of what closes a voice at s, and of the blanks behind it; 0 where
 * nothing does. */
static size_t
voice_end(const char *s, size_t n)
{
	size_t i = VOICE_END;

	if (n < VOICE_END || (memcmp(s, "</v>", VOICE_END) != 0 &&
			      memcmp(s, "</V>", VOICE_END) != 0))
		return 0;
	while (i < n && s[i] == ' ')
		i++;
	return i;
}

/* Whether a voice was closed right before byte `from` of line i: what stands
 * behind it is no more of that voice. */
static int
is_past_voice(const struct cues *q, size_t i, size_t from)
{
	const struct form_line *l = &q->f->line[i];

	if (q->v.tagged == 0)
		return 0;
	if (from == 0) {
		if (i == 0 || l[-1].key != R_WORDS || l->gap)
			return 0;
		l--;
		from = l->n;
	}
	while (from > 0 && l->s[from - 1] == ' ')
		from--;
	return from >= VOICE_END &&
	       voice_end(l->s + from - VOICE_END, VOICE_END) > 0;
}

/* The key of the name that opens the words; -1 where none does. */
static int
opening_key(struct cues *q, const char *s, const struct opening *o)
{
	return o->name_end > 0
		   ? key_of(q, s + o->name, o->name_end - o->name, 0)
		   : -1;
}

/* The words of one speaker, from byte `from` of line i on; `to`: they end
 * there, 0: with the line `last`. */
static void
add_part(struct cues *q, size_t i, size_t last, size_t from, size_t to)
{
	const struct form_line *l = &q->f->line[i];
	const char *s = l->s + from;
	size_t n = (to > 0 ? to : l->n) - from;
	struct form_piece *p;
	struct opening o;
	int key;

	read_opening(s, n, q->small, &o);
	p = vdm_form_piece(q->c, q->f, i, last);
	if (p == NULL)
		return;
	p->from = from;
	p->to = to;
	if (last == i + 1 && is_bracketed(s, n)) {
		vdm_form_set(p, U_ACTION, FATE_KEEP, "a sound, in brackets");
		return;
	}
	key = opening_key(q, s, &o);
	vdm_form_set(p, U_TURN, FATE_KEEP, "the words of a caption");
	if (key >= 0 && q->f->key[key].accepted) {
		give_named(q, p, key, &o, o.label >= n && last == i + 1);
		return;
	}
	give_on(q, p, s, n, o.change || o.unnamed || is_past_voice(q, i, from));
	if (key >= 0 && q->small && p->key >= 0)
		doubt_given(p, s[o.name]);
	if (o.change && !o.tag) {
		p->label_end = change_mark(s, n);
		p->labelled = p->label_end > 0;
	}
}

/* "Why? ANN: The ice." from byte i on: whether an accepted name and a colon
 * stand there, behind the end of a sentence. */
static int
is_label_within(struct cues *q, const struct form_line *l, size_t i)
{
	struct opening o;
	size_t k = i, at;
	const char *low;

	while (k > 0 && l->s[k - 1] == ' ')
		k--;
	if (k == i || k == 0 || strchr(".?!\")]", l->s[k - 1]) == NULL)
		return 0;
	read_opening(l->s + i, l->n - i, 0, &o);
	if (o.name_end == 0 || o.tag)
		return 0;
	low = vdm_lower(q->c, l->s + i + o.name, o.name_end - o.name);
	return low != NULL && vdm_strmap_get(&q->f->names, low, &at) &&
	       q->f->key[at].accepted;
}

/* Where behind `from` another begins to speak amid a line, by the mark of it:
 * "They sold it. >> ANN: Who did?", "<v Ann>Yes.</v> <v Bob>No."; 0: nowhere.
 */
static size_t
change_within(struct cues *q, const struct form_line *l, size_t from)
{
	size_t i, used;

	for (i = from + 1; i + OPENING < l->n; i++) {
		used = q->v.tagged > 0 ? voice_end(l->s + i, l->n - i) : 0;
		if (used > 0 && i + used < l->n)
			return i + used;
		if (q->v.tagged == 0 && is_label_within(q, l, i))
			return i;
		if (q->v.tagged > 0 && is_voice(l->s + i, l->n - i))
			return i;
		if (q->v.marked > 0 && l->s[i - 1] == ' ' && l->s[i] == '>' &&
		    l->s[i + 1] == '>')
			return i;
	}
	return 0;
}

static void
add_words(struct cues *q, size_t i, size_t last)
{
	const struct form_line *l = &q->f->line[i];
	size_t from = 0, at, to;

	while ((at = change_within(q, l, from)) > 0) {
		for (to = at; to > from && l->s[to - 1] == ' '; to--)
			;
		if (to > from)
			add_part(q, i, i + 1, from, to);
		from = at;
	}
	add_part(q, i, last, from, from > 0 && last == i + 1 ? l->n : 0);
}

/* Whether somebody else begins to speak in this line of a cue. */
static int
begins(struct cues *q, const struct form_line *l)
{
	struct opening o;
	size_t at;
	const char *low;

	read_opening(l->s, l->n, q->small, &o);
	if (o.tag || change_within(q, l, 0) > 0 ||
	    (q->v.marked > 0 && o.change))
		return 1;
	if (is_bracketed(l->s, l->n))
		return 1;
	if (o.name_end == 0)
		return 0;
	low = vdm_lower(q->c, l->s + o.name, o.name_end - o.name);
	return low != NULL && vdm_strmap_get(&q->f->names, low, &at) &&
	       q->f->key[at].accepted;
}

/* ---- the whole ---------------------------------------------------------- */

/* Lines [i, last) as one piece that is no cue. */
static size_t
add_other(struct cues *q, size_t i, enum unit_kind kind, enum unit_fate fate,
	  const char *reason)
{
	struct vdm_forms *f = q->f;
	size_t last = i + 1;

	while (last < f->n && !f->line[last].gap &&
	       f->line[last].key == R_WORDS)
		last++;
	vdm_form_set(vdm_form_piece(q->c, f, i, last), kind, fate, reason);
	return last;
}

/* A block beside the cues, below a blank line, by the word that it begins with:
 * the line after it; i where line i begins none. */
static size_t
read_beside(struct cues *q, size_t i)
{
	static const struct {
		const char *mark;
		enum unit_kind kind;
		enum unit_fate fate;
		const char *reason;
	} blocks[] = {
	    {"NOTE", U_METADATA, FATE_KEEP, "a note beside the captions"},
	    {"STYLE", U_CHROME, FATE_CHROME, "how captions are shown"},
	    {"REGION", U_CHROME, FATE_CHROME, "how captions are shown"}};
	const struct form_line *l = &q->f->line[i];
	size_t k;

	for (k = 0; l->gap && k < sizeof(blocks) / sizeof(blocks[0]); k++)
		if (is_block(l, blocks[k].mark))
			return add_other(q, i, blocks[k].kind, blocks[k].fate,
					 blocks[k].reason);
	return i;
}

static size_t
read_line(struct cues *q, size_t i, int above)
{
	struct vdm_forms *f = q->f;
	const struct form_line *l = &f->line[i];
	struct form_piece *p;
	size_t last;

	if (l->key == R_TIMING || l->key == R_ID) {
		p = vdm_form_add(q->c, f, i, i + 1, U_CHROME, FATE_CHROME,
				 l->key == R_ID ? "the number of a caption"
						: "the time of a caption");
		if (p != NULL)
			p->timing = l->key == R_TIMING;
		return i + 1;
	}
	if (i == 0 && is_mark(l))
		return add_other(q, i, U_CHROME, FATE_CHROME,
				 "the mark of a file of captions");
	last = read_beside(q, i);
	if (last > i)
		return last;
	last = i + 1;
	if (above) {
		(void)vdm_form_piece(q->c, f, i, last);
		return last;
	}
	while (last < f->n && !f->line[last].gap &&
	       f->line[last].key == R_WORDS && !begins(q, &f->line[last]) &&
	       !is_past_voice(q, last, 0))
		last++;
	add_words(q, i, last);
	return last;
}

/* Whether the document is captions, of either kind. */
static int
find_kind(struct cues *q)
{
	size_t n;

	q->timed = 1;
	n = mark_lines(q);
	if (n >= CUES_LEAST || (n > 0 && is_mark(&q->f->line[0])))
		return 1;
	q->timed = 0;
	n = mark_lines(q);
	return n >= TIMES_LEAST && n * TIMES_EVERY >= q->f->n &&
	       n * 2 <= q->f->n + 1;
}

int
vdm_form_cues(struct ctx *c, struct vdm_forms *f)
{
	struct cues q = {c, f, {0, 0, 0, 0}, 0, 0, -1, 0};
	size_t i;
	int above = 1;

	if (!find_kind(&q))
		return 0;
	count_voices(&q);
	accept_names(&q);
	for (i = 0; i < f->n && !f->failed;) {
		above &= f->line[i].key == R_WORDS;
		i = read_line(&q, i, above);
	}
	return 1;
}
