/* SPDX-License-Identifier: MIT */
/* The tail of a record: signature, notes, source, credits, rights, labels. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "recognise/internal.h"

static void
set(struct unit *u, enum unit_kind kind, enum unit_fate fate,
    const char *reason)
{
	u->kind = kind;
	u->fate = fate;
	u->reason = reason;
	u->cert = VDM_CERT_HIGH;
}

/* ---- page marks ------------------------------------------------------- */

/* "[Page 321]", "- 5 -", "Page 3 of 9", "321". */
static int
is_page_mark(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, digits = 0, words = 0;

	if (n == 0 || n > 40)
		return 0;
	vdm_tokens(c, t, s, n, 12);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].flags & T_DIGIT) {
			if (t->t[i].end - t->t[i].start > 4)
				return 0;
			digits++;
		} else if (vdm_phrase_at(t, i, "page") ||
			   vdm_phrase_at(t, i, "pages") ||
			   vdm_phrase_at(t, i, "p") ||
			   vdm_phrase_at(t, i, "pg") ||
			   vdm_phrase_at(t, i, "seite") ||
			   vdm_phrase_at(t, i, "стр") ||
			   vdm_phrase_at(t, i, "col") ||
			   vdm_phrase_at(t, i, "column") ||
			   vdm_phrase_at(t, i, "folio")) {
			words++;
		} else if (vdm_phrase_at(t, i, "of") ||
			   vdm_phrase_at(t, i, "begin") ||
			   vdm_phrase_at(t, i, "end")) {
			continue;
		} else if (!(t->t[i].flags & T_PUNCT)) {
			return 0;
		} else if (t->t[i].cp == ':' || t->t[i].cp == '/') {
			return 0;
		}
	}
	if (digits == 0 || digits > 2)
		return 0;
	/* A bare number is a page's, when dashes or nothing stand around. */
	return words > 0 || t->n == 1 || (t->n == 3 && t->t[0].cp == '-') ||
	       (t->n == 3 && t->t[0].cp == 0x2013) ||
	       (t->n == 3 && t->t[0].cp == 0x2014);
}

/* Short lines that come back again and again, each beside a page mark. */
static void
mark_running_heads(struct ctx *c)
{
	size_t i, k, count;

	for (i = 1; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0 || u->len > 80 ||
		    (c->u[i - 1].kind != U_CHROME &&
		     (i + 1 >= c->n || c->u[i + 1].kind != U_CHROME)))
			continue;
		count = 0;
		for (k = i > 400 ? i - 400 : 0; k < c->n && k < i + 400; k++)
			if (k != i && c->u[k].len == u->len &&
			    memcmp(c->u[k].text, u->text, u->len) == 0)
				count++;
		if (count >= 2)
			set(u, U_CHROME, FATE_CHROME,
			    "a running head, repeated beside page marks");
	}
}

static int
ends_bracket(const char *s, size_t n)
{
	size_t i, depth = 0;
	char open = s[0], close = open == '(' ? ')' : ']';

	if (n < 2 || (open != '(' && open != '['))
		return 0;
	for (i = 0; i < n; i++) {
		if (s[i] == open)
			depth++;
		if (s[i] == close && --depth == 0)
			return i + 1 == n || (i + 2 >= n && s[n - 1] == '.') ||
			       s[i + 1] == '[';
	}
	return 0;
}

/* What a line is whatever stands around it: page marks, brackets, rules. */
void
vdm_structure_read(struct ctx *c)
{
	size_t i, at, used;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (u->kind != U_NONE || n == 0)
			continue;
		if (u->node->kind == VDM_KIND_STAGE) {
			if (vdm_source_bid(c, s, n))
				continue;
			set(u,
			    vdm_rule_within(c, s, n, P_NARRATION, &at, &used)
				? U_NARRATION
				: U_ACTION,
			    FATE_KEEP, "marked in the source");
		} else if (u->node->kind == VDM_KIND_DATELINE) {
			set(u, U_DATELINE, FATE_KEEP, "marked in the source");
		} else if (is_page_mark(c, s, n)) {
			set(u, U_CHROME, FATE_CHROME, "a page number");
		} else if (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL) {
			set(u, U_CHROME, FATE_CHROME,
			    "furniture of a web page");
		} else if (u->is_heading) {
			continue;
		} else if (n < 400 && ends_bracket(s, n) &&
			   !vdm_source_bid(c, s, n)) {
			if (vdm_rule_within(c, s, n, P_NARRATION, &at, &used))
				set(u, U_NARRATION, FATE_KEEP,
				    "says what was left out");
			else if (s[0] == '(' && n > 36 &&
				 strchr(s, ':') != NULL &&
				 (size_t)(strchr(s, ':') - s) < n)
				continue;
			else
				u->kind = U_ACTION;
		} else if (n >= 3 && n < 200) {
			size_t k = 0;

			while (k < n && strchr("*-_=~. ", s[k]) != NULL)
				k++;
			if (k == n)
				set(u, U_CHROME, FATE_CHROME, "a ruled line");
		}
	}
	mark_running_heads(c);
}

/* ---- notes at the foot or the end ------------------------------------- */

/* "1. ", "[1] ", "- 1 ", "1 Omitted": the number and what stands before. */
static int
number_before(const char *s, size_t n, int bullet, size_t *used)
{
	size_t i = 0, d;
	int value = 0, bracket = 0;

	while (i < n && (s[i] == '-' || s[i] == '*' ||
			 vdm_is_space((unsigned char)s[i]))) {
		bullet |= s[i] == '-' || s[i] == '*';
		i++;
	}
	if (i < n && (s[i] == '[' || s[i] == '(')) {
		bracket = 1;
		i++;
	}
	d = i;
	while (i < n && i < d + 3 && s[i] >= '0' && s[i] <= '9')
		value = value * 10 + (s[i++] - '0');
	if (i == d)
		return 0;
	if (bracket) {
		if (i >= n || (s[i] != ']' && s[i] != ')'))
			return 0;
		i++;
	} else if (i < n && (s[i] == '.' || s[i] == ')')) {
		i++;
	} else if (!bullet) {
		return 0;
	}
	if (i >= n || !vdm_is_space((unsigned char)s[i]))
		return 0;
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	*used = i;
	return value;
}

static int
note_number(const char *s, size_t n, size_t *used)
{
	return number_before(s, n, 0, used);
}

/* A unit's number; an item's bullet is in the markup. */
static int
unit_number(const struct unit *u, size_t *used)
{
	return number_before(u->text, u->len, vdm_node_is(u->node, "item"),
			     used);
}

/*
 * The last run of units numbered 1, 2, 3 ... with nothing else among them,
 * when what is numbered before it is no part of one list with it.
 */
void
vdm_notes_read(struct ctx *c)
{
	size_t i, k, first = c->n, last = c->n, used;
	int want = 1;

	for (i = c->n; i-- > 0;) {
		if (c->u[i].kind != U_NONE || c->u[i].len == 0)
			continue;
		if (unit_number(&c->u[i], &used) != 1)
			continue;
		want = 1;
		for (k = i; k < c->n; k++) {
			if (c->u[k].len == 0)
				continue;
			if (unit_number(&c->u[k], &used) != want)
				break;
			want++;
			last = k;
		}
		first = i;
		break;
	}
	if (first == c->n)
		return;
	/* Numbered paragraphs are text; notes follow unnumbered text, and
	 * brackets, bullets or the word Source tell them, or marks in it. */
	{
		const char *s = c->u[first].text;
		size_t n = c->u[first].len, before = 0;
		int brackets, turns = 0;

		s = vdm_trim(s, &n);
		brackets = s[0] == '[' || s[0] == '-' || s[0] == '*' ||
			   vdm_node_is(c->u[first].node, "item");
		(void)note_number(s, n, &used);
		for (i = 0; i < first; i++)
			before += c->u[i].len;
		for (i = first; i <= last; i++)
			turns += c->u[i].kind == U_TURN;
		if (turns || first < 3)
			return;
		if (!brackets && strncmp(s + used, "Source", 6) != 0 &&
		    (first * 2 < c->n || before < 400 ||
		     last + 12 < c->n || want < 3))
			return;
	}
	for (k = first; k <= last; k++) {
		struct unit *u = &c->u[k];

		if (u->len == 0)
			continue;
		if (vdm_node_is(u->node, "item")) { /* a list of notes */
			set(u, U_METADATA, FATE_KEEP, "a note, by its number");
			continue;
		}
		u->note = note_number(u->text, u->len, &used);
		set(u, U_METADATA, FATE_NOTE, "a note, by its number");
		c->have_notes = 1;
	}
}

/* ---- credits ----------------------------------------------------------- */

static const struct {
	const char *word;
	enum vdm_field_id id;
} deeds[] = {{"translated", VDM_F_TRANSLATOR},
	     {"transcribed", VDM_F_TRANSCRIBER},
	     {"contributed", VDM_F_CONTRIBUTOR},
	     {"obtained", VDM_F_CONTRIBUTOR},
	     {"provided", VDM_F_CONTRIBUTOR},
	     {"edited", VDM_F_EDITOR},
	     {"recorded", VDM_F_RECORDER},
	     {"drafted", VDM_F_RECORDER},
	     {"annotated", VDM_F_EDITOR},
	     {"introduced", VDM_F_CONTRIBUTOR},
	     {"selected", VDM_F_CONTRIBUTOR}};

static void
put_name(struct ctx *c, enum vdm_field_id id, const char *label,
	 size_t label_n, const char *s, size_t n, const struct unit *u)
{
	struct vdm_field *f;
	size_t i;
	const struct vdm_field *old;

	s = vdm_trim(s, &n);
	if (n == 0)
		return;
	for (i = 0; (old = vdm_field_get(c->rec, id, i)) != NULL; i++)
		if (strlen(old->value) >= n &&
		    strncasecmp(old->value + strlen(old->value) - n, s, n) == 0)
			return;
	f = vdm_put(c, id, s, n, u);
	if (f != NULL && label_n > 0)
		vdm_label_put(c, f, label, label_n, u);
}

/* Names parted by "and" and commas: a field each. */
static void
put_names(struct ctx *c, enum vdm_field_id id, const char *label,
	  size_t label_n, const char *s, size_t n, const struct unit *u)
{
	const char *p = s, *end = s + n, *e;

	while (p < end) {
		size_t skip = 0;

		for (e = p; e < end; e++) {
			if (*e == ',' || *e == ';') {
				skip = 1;
				break;
			}
			if (end - e > 5 &&
			    (memcmp(e, " and ", 5) == 0 ||
			     memcmp(e, " und ", 5) == 0)) {
				skip = 5;
				break;
			}
			if ((unsigned char)*e == 0xC2 &&
			    (unsigned char)e[1] == 0xA0 && end - e > 6 &&
			    memcmp(e + 2, "and", 3) == 0) {
				skip = 5;
				if ((unsigned char)e[5] == 0xC2)
					skip = 7;
				break;
			}
		}
		put_name(c, id, label, label_n, p, (size_t)(e - p), u);
		label_n = 0;
		if (skip > 1) {
			struct vdm_pos pos = {u->line, 1, u->end};
			const char *and = vdm_squeeze(c, e, skip);

			vdm_diag(c->sink, VDM_D_NAMES_PARTED, &pos, and,
				 "names joined by a word are a field each now; "
				 "the word between them is left out");
		}
		p = e + skip;
	}
}

/* The end of the name that starts at s: a stop that ends the sentence. */
static size_t
name_length(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] == ';' || s[i] == '(' || s[i] == '[')
			break;
		if (s[i] != '.')
			continue;
		if (i + 1 >= n)
			break;
		if (vdm_is_space((unsigned char)s[i + 1]) &&
		    !(i > 0 && s[i - 1] >= 'A' && s[i - 1] <= 'Z' &&
		      (i < 2 || s[i - 2] == ' ' || s[i - 2] == '.')) &&
		    !(i > 1 && s[i - 1] == 'r' &&
		      (s[i - 2] == 'M' || s[i - 2] == 'D' || s[i - 2] == 'J')))
			break;
	}
	return i;
}

/*
 * "Contributed, transcribed, and translated by X." from token i on; the token
 * after it, or i.
 */
static size_t
read_deeds(struct ctx *c, struct tokens *t, size_t i, const struct unit *u)
{
	enum vdm_field_id ids[6];
	size_t n = 0, k = i, d, skipped = 0, len, start;

	while (k < t->n && n < 6 && skipped < 6) {
		int hit = 0;

		for (d = 0; d < sizeof(deeds) / sizeof(deeds[0]); d++)
			if (vdm_phrase_at(t, k, deeds[d].word)) {
				ids[n++] = deeds[d].id;
				hit = 1;
				break;
			}
		if (!hit && n == 0)
			return i;
		if (!hit) {
			if (vdm_phrase_at(t, k, "by"))
				break;
			if (!(t->t[k].flags & T_PUNCT))
				skipped++;
			else if (t->t[k].cp == '.')
				return i;
		}
		k++;
	}
	if (n == 0 || k + 1 >= t->n || !vdm_phrase_at(t, k, "by") ||
	    (!(t->t[k + 1].flags & T_CAP) && t->t[k + 1].cp != '['))
		return i;
	start = t->t[k + 1].start;
	len = name_length(t->s + start, t->t[t->n - 1].end - start);
	for (d = 0; d < n; d++)
		put_names(c, ids[d], t->s + t->t[i].start,
			  d == 0 ? t->t[k].end - t->t[i].start : 0,
			  t->s + start, len, u);
	while (k < t->n && t->t[k].start < start + len)
		k++;
	return k;
}

/* A source, and the sentences of credit after it. */
static int
read_source(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	size_t i, end = n, next;
	struct vdm_pos pos = {u->line, 1, u->end};
	int credited = 0, labelled = 0;
	struct vdm_field *f;
	struct tokens mine = {0};

	/* A bracket around reference and credits is no part of either. */
	if (n > 2 && s[0] == '[' && s[n - 1] == ']' &&
	    (strstr(s, " by ") != NULL || strncasecmp(s, "[source:", 8) == 0)) {
		s++;
		n -= 2;
	}
	if (n > 8 && strncasecmp(s, "source:", 7) == 0) {
		s += 7;
		n -= 7;
		labelled = 1;
	}
	s = vdm_trim(s, &n);
	end = n;
	vdm_tokens(c, &mine, s, n, 300);
	for (i = 0; i < mine.n; i++) {
		if (i > 0 && !((mine.t[i - 1].flags & T_PUNCT) &&
			       (mine.t[i - 1].cp == '.' ||
				mine.t[i - 1].cp == ';' ||
				mine.t[i - 1].cp == ']')))
			continue;
		if (!(mine.t[i].flags & T_CAP))
			continue;
		next = read_deeds(c, &mine, i, u);
		if (next > i) {
			if (!credited)
				end = mine.t[i].start;
			credited = 1;
			i = next - 1;
		}
	}
	(void)t;
	s = vdm_trim(s, &end);
	if (end > 0 && (labelled || vdm_source_bid(c, s, end))) {
		vdm_source_add(c, s, end, &pos, 1);
		if (labelled && (f = vdm_field_get(c->rec, VDM_F_SOURCE, 0)))
			vdm_label_put(c, f, "Source", 6, u);
		return 1;
	}
	if (credited && end > 0) {
		f = vdm_put(c, VDM_F_OTHER, s, end, u);
		if (f != NULL)
			f->name = "note";
	}
	return credited;
}

/* "1. Source: Department of State, ... Secret. Drafted by X." */
static void
read_source_note(struct ctx *c, struct unit *u)
{
	size_t used, n = u->len, end;
	const char *s = u->text;
	struct tokens mine = {0};
	size_t i;
	struct vdm_pos pos = {u->line, 1, u->end};
	int printed = 0;

	(void)note_number(s, n, &used);
	s += used;
	n -= used;
	/* In a printed edition's note an office's name comes first, which is
	 * no archive. */
	if (n > 7 && strncmp(s, "Source:", 7) == 0) {
		printed = 1;
		s += 7;
		n -= 7;
	} else if (!vdm_source_bid(c, s, n)) {
		return;
	}
	s = vdm_trim(s, &n);
	vdm_tokens(c, &mine, s, n, 200);
	for (i = 0, end = n; i + 1 < mine.n; i++) {
		if (!(mine.t[i].flags & T_PUNCT) || mine.t[i].cp != '.' ||
		    !(mine.t[i + 1].flags & T_SPACED) ||
		    !(mine.t[i + 1].flags & T_CAP))
			continue;
		if (i > 0 && mine.t[i - 1].end - mine.t[i - 1].start <= 3 &&
		    !(mine.t[i - 1].flags & T_DIGIT))
			continue;
		if (end == n)
			end = mine.t[i].start;
		if (mine.t[i + 1].classes & W_SECRECY ||
		    vdm_phrase_at(&mine, i + 1, "top secret")) {
			size_t k = i + 1;

			while (k < mine.n && !(mine.t[k].flags & T_PUNCT))
				k++;
			if (k <= i + 5)
				put_name(c, VDM_F_CLASSIFICATION, NULL, 0,
					 s + mine.t[i + 1].start,
					 mine.t[k - 1].end -
					     mine.t[i + 1].start,
					 u);
		}
		if (vdm_phrase_at(&mine, i + 1, "drafted") ||
		    vdm_phrase_at(&mine, i + 1, "translated") ||
		    vdm_phrase_at(&mine, i + 1, "recorded"))
			(void)read_deeds(c, &mine, i + 1, u);
	}
	if (vdm_source_bid(c, s, end))
		vdm_source_add(c, s, end, &pos, !printed);
}

/* ---- signature, closing ------------------------------------------------ */

static void
put_duration(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, k;

	vdm_tokens(c, t, s, n, 60);
	for (i = 1; i < t->n; i++) {
		if (!(t->t[i].classes & W_UNIT))
			continue;
		k = i;
		while (k > 0 && ((t->t[k - 1].classes & W_NUMBER) ||
				 (t->t[k - 1].flags & T_DIGIT) ||
				 ((vdm_phrase_at(t, k - 1, "and") ||
				   vdm_phrase_at(t, k - 1, "a") ||
				   vdm_phrase_at(t, k - 1, "an")) &&
				  i - k < 4)))
			k--;
		if (k == i)
			continue;
		if (i + 3 < t->n && vdm_phrase_at(t, i + 1, "and")) {
			size_t e = i + 2;

			while (e < t->n && ((t->t[e].classes & W_NUMBER) ||
					    (t->t[e].flags & T_DIGIT)))
				e++;
			if (e > i + 2 && e < t->n &&
			    (t->t[e].classes & W_UNIT))
				i = e;
		}
		if (vdm_field_get(c->rec, VDM_F_DURATION, 0) == NULL)
			vdm_put(c, VDM_F_DURATION, s + t->t[k].start,
				t->t[i].end - t->t[k].start, u);
		return;
	}
}

static int
is_closing(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	if (n > 260)
		return 0;
	if (s[0] == '[' || s[0] == '(')
		return 0;
	return vdm_rule_within(c, s, n, P_CLOSING, &at, &used) != NULL &&
	       at < 70;
}

/* "(Neuer)", "George Wadsworth", "Recorded [by] [signature]". */
static int
read_signature(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, names = 0, other = 0, from = 0, at, used;
	const struct rule *r;
	struct mention m;
	uint32_t office = 0;
	int empty, who;

	if (n > 120)
		return 0;
	empty = vdm_rule_within(c, s, n, P_SIGNATURE, &at, &used) != NULL;
	vdm_tokens(c, t, s, n, 30);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD))
			continue;
		if (vdm_phrase_at(t, i, "recorded") ||
		    vdm_phrase_at(t, i, "signed") ||
		    vdm_phrase_at(t, i, "signature") ||
		    vdm_phrase_at(t, i, "drafted") ||
		    vdm_phrase_at(t, i, "by") ||
		    vdm_phrase_at(t, i, "sgd") || vdm_phrase_at(t, i, "gez") ||
		    vdm_phrase_at(t, i, "prepared") ||
		    vdm_phrase_at(t, i, "written") ||
		    vdm_phrase_at(t, i, "written down") ||
		    vdm_phrase_at(t, i, "s")) {
			from = i + 1;
			empty |= i == 0;
			continue;
		}
		if ((t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & (W_FUNCTION | W_COUNTRY | W_GENRE)))
			names++;
		else if (!(t->t[i].classes & (W_PARTICLE | W_FUNCTION)))
			other++;
		office |= t->t[i].classes & W_OFFICE;
	}
	if (other > 0 || names > (office ? 9u : 5u))
		return 0;
	if (names == 0) {
		if (!empty)
			return 0;
		if (vdm_field_get(c->rec, VDM_F_RECORDER, 0) == NULL)
			vdm_put(c, VDM_F_RECORDER, "", 0, u);
		set(u, U_SIGNATURE, FATE_KEEP, "the place of a signature");
		return 1;
	}
	r = vdm_rule_whole(c, s, n, P_SECTION);
	if (r != NULL || (!empty && s[0] != '(' && names < 2 &&
			  !(u + 1 < c->u + c->n && u[1].fate == FATE_NOTE &&
			    n < 30)))
		return 0;
	for (i = from; i < t->n && !(t->t[i].flags & T_WORD); i++)
		;
	if (i < t->n) {
		size_t e = t->n;

		while (e > i && (t->t[e - 1].flags & T_PUNCT))
			e--;
		for (at = i; at < e; at++)
			if (t->t[at].flags & T_PUNCT && t->t[at].cp == ',')
				e = at;
		/* "Ambassador of Norland B. Lind": the name of it */
		if (vdm_mention_at(c, t, i, &m) && m.office &&
		    m.last > m.name && m.last >= e)
			i = m.name;
		if (e > i) {
			c->signer = u;
			c->signer_start = (size_t)(s - u->text) + t->t[i].start;
			c->signer_end = (size_t)(s - u->text) + t->t[e - 1].end;
		}
		if (e > i && (c->conversation || c->labelled || empty))
			put_name(c, VDM_F_RECORDER, NULL, 0,
				 s + t->t[i].start,
				 t->t[e - 1].end - t->t[i].start, u);
	}
	set(u, U_SIGNATURE, FATE_KEEP, "a name alone at the end");
	who = vdm_who_by_words(c, s, n, 0);
	if (who >= 0)
		c->drafter = who;
	return 1;
}

static int
is_office_line(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;
	uint32_t all = 0;

	if (n > 100 || s[n - 1] == '.')
		return 0;
	vdm_tokens(c, t, s, n, 20);
	for (i = 0; i < t->n; i++) {
		all |= t->t[i].classes;
		if ((t->t[i].flags & T_WORD) && !(t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & W_FUNCTION))
			return 0;
	}
	return (all & W_OFFICE) != 0;
}

/* ---- labels with their values below ------------------------------------ */

static const char *
below(struct ctx *c, const struct rule *r, size_t i, size_t *k, size_t *n)
{
	const char *s;
	size_t used;

	*k = i + 1;
	while (*k < c->n && c->u[*k].len == 0)
		++*k;
	if (*k >= c->n || c->u[*k].kind != U_NONE)
		return NULL;
	*n = c->u[*k].len;
	s = vdm_trim(c->u[*k].text, n);
	if (vdm_rule_whole(c, s, *n, P_LABEL) != NULL ||
	    vdm_rule_whole(c, s, *n, P_SECTION) != NULL)
		return NULL;
	if (strcmp(r->value, "uploaded") == 0) {
		struct when w;

		if (!vdm_when_find(c, s, *n, &w))
			return NULL;
	}
	if (strcmp(r->value, "record_id") == 0 &&
	    (*n > 60 || strpbrk(s, "0123456789") == NULL))
		return NULL;
	if (strcmp(r->value, "classification") == 0 &&
	    (*n > 60 ||
	     !(vdm_lexicon_get(c, "secret", 6) & W_SECRECY)))
		return NULL;
	if (strcmp(r->value, "classification") == 0) {
		size_t w, secret = 0;
		struct tokens *t = &c->tok;

		vdm_tokens(c, t, s, *n, 20);
		for (w = 0; w < t->n; w++)
			secret += (t->t[w].classes & W_SECRECY) != 0;
		used = t->n;
		if (secret == 0 && used > 2)
			return NULL;
		if (secret == 0 && memchr(s, '\xC2', *n) != NULL)
			return NULL;
	}
	return s;
}

static int
read_tail_label(struct ctx *c, size_t i)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, used, k, vn;
	const char *s = vdm_trim(u->text, &n), *value, *p;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
	const struct vdm_field_info *info;
	struct vdm_field *f;
	struct when w;
	int colon = 0;

	if (r == NULL)
		return 0;
	info = vdm_field_by_name(r->value);
	p = s + used;
	while (p < s + n && (*p == ':' || vdm_is_space((unsigned char)*p) ||
			     *p == '.')) {
		colon |= *p == ':';
		p++;
	}
	vn = n - (size_t)(p - s);
	if (vn > 0 && !colon)
		return 0;
	if (info == NULL) {
		if (strcmp(r->value, "participants") != 0)
			return 0;
		set(u, U_PARTICIPANTS, FATE_KEEP, "a label of those present");
		vdm_names_of_list(c, u, p, vn, NULL);
		return 1;
	}
	value = p;
	k = i;
	if (vn == 0) {
		value = below(c, r, i, &k, &vn);
		if (value == NULL) {
			value = "";
			vn = 0;
			k = i;
		}
	}
	set(u, U_METADATA, FATE_FIELD, "a label");
	if (info->id == VDM_F_SOURCE && vn > 0) {
		struct vdm_pos pos = {u->line, 1, u->end};

		if (!read_source(c, &c->u[k], value, vn))
			vdm_source_add(c, value, vn, &pos, 1);
		f = vdm_field_get(c->rec, VDM_F_SOURCE, 0);
		if (f != NULL)
			vdm_label_put(c, f, s, used, u);
	} else {
		f = vdm_put(c, info->id, value, vn, k < c->n ? &c->u[k] : u);
		if (f == NULL)
			return 1;
		vdm_label_put(c, f, s, used, u);
		if (vdm_when_find(c, value, vn, &w) && w.has_date &&
		    (info->id == VDM_F_DATE || info->id == VDM_F_UPLOADED ||
		     info->id == VDM_F_PUBLISHED)) {
			char iso[16] = {0};
			int y = w.year, m = w.month, d = w.day;

			iso[0] = (char)('0' + y / 1000 % 10);
			iso[1] = (char)('0' + y / 100 % 10);
			iso[2] = (char)('0' + y / 10 % 10);
			iso[3] = (char)('0' + y % 10);
			iso[4] = '-';
			iso[5] = (char)('0' + m / 10);
			iso[6] = (char)('0' + m % 10);
			if (d > 0) {
				iso[7] = '-';
				iso[8] = (char)('0' + d / 10);
				iso[9] = (char)('0' + d % 10);
			}
			f->norm = vdm_arena_strdup(&c->rec->arena, iso);
		}
	}
	if (k != i && k < c->n)
		set(&c->u[k], U_METADATA, FATE_FIELD, "a value below a label");
	return 1;
}

/* ---- rights, donors, summary ------------------------------------------- */

static int
read_rights(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at = 0, used = 0;
	struct vdm_field *f;
	struct vdm_buf b;

	if (n < 12 || vdm_rule_within(c, s, n, P_RIGHTS, &at, &used) == NULL)
		return 0;
	f = vdm_field_get(c->rec, VDM_F_RIGHTS, 0);
	if (f == NULL) {
		vdm_put(c, VDM_F_RIGHTS, s, n, u);
	} else {
		vdm_buf_init(&b);
		vdm_buf_puts(&b, f->value);
		vdm_buf_putc(&b, '\n');
		vdm_buf_put(&b, s, n);
		f->value = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
		f->pos.end = u->end;
		vdm_buf_fini(&b);
	}
	set(u, U_METADATA, FATE_FIELD, "the wording of a rights statement");
	at = n;
	used = 0;
	if (vdm_rule_within(c, s, n, P_CONTACT, &at, &used) != NULL) {
		const char *p = s + at + used, *mail;
		size_t m = n - at - used;

		p = vdm_trim(p, &m);
		while (m > 0 && (p[m - 1] == '.' || p[m - 1] == ' '))
			m--;
		mail = memchr(p, '@', m);
		if (mail != NULL && m < 200) {
			const char *e = mail;

			while (e > p && !vdm_is_space((unsigned char)e[-1]))
				e--;
			m = m - (size_t)(e - p);
			vdm_put(c, VDM_F_CONTACT, e, m, u);
		} else if (m < 200) {
			vdm_put(c, VDM_F_CONTACT, p, m, u);
		}
	}
	return 1;
}

static int
is_body_names(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, bodies = 0;

	if (n > 300)
		return 0;
	vdm_tokens(c, t, s, n, 60);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].flags & T_PUNCT) {
			if (t->t[i].cp == '.' && i + 1 < t->n)
				return 0;
			continue;
		}
		if (t->t[i].classes & W_BODY)
			bodies++;
		if (!(t->t[i].flags & (T_CAP | T_DIGIT)) &&
		    !(t->t[i].classes & (W_FUNCTION | W_PARTICLE)))
			return 0;
	}
	return bodies > 0;
}

static void
read_tail_unit(struct ctx *c, size_t i, size_t section)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, used;
	const char *s = vdm_trim(u->text, &n);
	const struct rule *r;

	if (n == 0 || u->kind != U_NONE)
		return;
	if (vdm_rule_whole(c, s, n, P_SECTION) != NULL) {
		set(u, U_CHROME, FATE_CHROME, "a section label of the page");
		return;
	}
	if (n > 8 && strncasecmp(s, "source:", 7) == 0 &&
	    read_source(c, u, s, n)) {
		set(u, U_METADATA, FATE_FIELD, "a source, by its label");
		return;
	}
	if (read_tail_label(c, i))
		return;
	if (vdm_source_bid(c, s, n) || n < 500) {
		if (read_source(c, u, s, n)) {
			set(u, U_METADATA, FATE_FIELD, "an archive's reference "
						       "or a credit");
			return;
		}
	}
	r = vdm_rule_at_start(c, s, n, P_CREDIT, &used);
	if (r != NULL && n < 300 && strcmp(r->value, "author") != 0) {
		const struct vdm_field_info *info = vdm_field_by_name(r->value);

		if (info != NULL)
			put_names(c, info->id, s, used, s + used,
				  name_length(s + used, n - used), u);
		set(u, U_METADATA, FATE_FIELD, "a credit");
		return;
	}
	if (read_rights(c, u, s, n))
		return;
	if (i > section && section > 0 && is_body_names(c, s, n)) {
		put_names(c, VDM_F_DONOR, NULL, 0, s, n, u);
		set(u, U_METADATA, FATE_FIELD, "names of bodies alone");
		return;
	}
	if (i < section && section < c->n && n > 50 &&
	    vdm_field_get(c->rec, VDM_F_SUMMARY, 0) == NULL) {
		vdm_put(c, VDM_F_SUMMARY, s, n, u);
		set(u, U_METADATA, FATE_FIELD,
		    "the paragraph before the page's section label");
		return;
	}
	if (i > section && section < c->n) {
		struct vdm_field *f = vdm_put(c, VDM_F_OTHER, s, n, u);

		if (f != NULL)
			f->name = "unread";
		set(u, U_METADATA, FATE_FIELD, "stands in the page's tail");
		u->cert = VDM_CERT_LOW;
	}
}

/* Whether a unit may belong to what follows a record. */
static int
is_tail_sign(struct ctx *c, const struct unit *u, int near_end)
{
	size_t n = u->len, used = 0, at = 0;
	const char *s = vdm_trim(u->text, &n);
	const struct rule *r;

	if (u->fate == FATE_NOTE)
		return 1;
	if (u->kind != U_NONE || n == 0)
		return 0;
	if (vdm_rule_whole(c, s, n, P_SECTION) != NULL ||
	    vdm_source_bid(c, s, n < 300 ? n : 300))
		return 1;
	if (is_closing(c, s, n))
		return 1;
	r = vdm_rule_at_start(c, s, n, P_CREDIT, &used);
	if (r != NULL && n < 300 && strcmp(r->value, "author") != 0)
		return 1;
	if (n < 1500 && near_end &&
	    vdm_rule_within(c, s, n, P_RIGHTS, &at, &used) != NULL)
		return 1;
	return 0;
}

static void
read_last_lines(struct ctx *c, size_t last_turn)
{
	size_t i;

	for (i = c->n; i-- > c->head_end && i > last_turn && i + 4 > c->n;) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (n == 0)
			continue;
		if (u->kind == U_NONE && i + 1 < c->n &&
		    c->u[i + 1].kind == U_SIGNATURE &&
		    is_office_line(c, s, n)) {
			set(u, U_SIGNATURE, FATE_KEEP,
			    "an office above a signature");
			c->tail_start = i;
		} else if (u->kind != U_SIGNATURE && u->kind != U_CLOSING) {
			break;
		}
	}
}

/*
 * The tail begins after the last turn: at a closing sentence, a signature, a
 * note, a source, a section label; what stands between such signs is its too.
 */
void
vdm_tail_read(struct ctx *c)
{
	size_t i, section = c->n, last_turn = 0, start = c->n;

	for (i = 0; i < c->n; i++) {
		size_t n = c->u[i].len;
		const char *s = vdm_trim(c->u[i].text, &n);

		if (c->u[i].kind == U_TURN && c->u[i].labelled)
			last_turn = i;
		if (section == c->n &&
		    vdm_rule_whole(c, s, n, P_SECTION) != NULL &&
		    i > c->head_end)
			section = i;
	}
	if (section < last_turn)
		section = c->n;
	for (i = c->n; i-- > c->head_end && i > last_turn;) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (is_tail_sign(c, u, c->n - i < 8) || vdm_rule_whole(c, s, n, P_LABEL)) {
			start = i;
			continue;
		}
		if (start < c->n && start - i > 3)
			break;
		if (start == c->n && c->n - i > 8)
			break;
	}
	if (section < c->n && section > 0 && start > section)
		start = section;
	if (section < c->n && section > c->head_end) {
		/* the summary stands before the section's label */
		i = section - 1;
		while (i > c->head_end && i + 8 > section &&
		       c->u[i].len <= 50)
			i--;
		if (i > last_turn && c->u[i].kind == U_NONE &&
		    c->u[i].len > 50 && i < start)
			start = i;
	}
	c->tail_start = start;
	/* signatures stand just before the tail, or in it */
	for (i = start; i-- > c->head_end && i > last_turn && i + 3 > start;) {
		size_t n = c->u[i].len;
		const char *s = vdm_trim(c->u[i].text, &n);

		if (n == 0)
			continue;
		if (c->u[i].kind != U_NONE && c->u[i].kind != U_ACTION)
			break;
		if (is_closing(c, s, n)) {
			set(&c->u[i], U_CLOSING, FATE_KEEP,
			    "says that the conversation ended");
			put_duration(c, &c->u[i], s, n);
			c->tail_start = i;
		} else if (read_signature(c, &c->u[i], s, n) ||
			   (i + 1 < c->n && c->u[i + 1].kind == U_SIGNATURE &&
			    is_office_line(c, s, n))) {
			if (c->u[i].kind == U_NONE)
				set(&c->u[i], U_SIGNATURE, FATE_KEEP,
				    "an office above a signature");
			c->tail_start = i;
		} else {
			break;
		}
	}
	if (start == c->n && c->n > 0) /* nothing but a signature, perhaps */
		read_last_lines(c, last_turn);
	for (i = start; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (u->fate == FATE_NOTE)
			read_source_note(c, u);
		if (n == 0 || (u->kind != U_NONE && u->kind != U_ACTION))
			continue;
		if (is_closing(c, s, n)) {
			set(u, U_CLOSING, FATE_KEEP,
			    "says that the conversation ended");
			put_duration(c, u, s, n);
		} else if (i < section && read_signature(c, u, s, n)) {
			continue;
		} else {
			read_tail_unit(c, i, section);
		}
	}
}
