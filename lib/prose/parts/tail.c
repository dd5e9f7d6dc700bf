/* SPDX-License-Identifier: MIT */
/* The tail of a record: signature, notes, source, credits, rights, labels. */
#include <string.h>

#include "base/utf8.h"
#include "prose/clauses/clause.h"
#include "prose/prose.h"
#include "prose/parts/credited.h"

enum {
	/* Units from the end where a label or a right's wording is the tail's;
	 * further up it may be talked about. */
	NEAR_END = 8,
	/* Units without a sign of the tail that may stand between two. */
	GAP_UNITS = 3,
	/* Units at the end that a signature may stand in. */
	LAST_UNITS = 4,
	/* Units above the tail for a closing sentence and a signature. */
	BEFORE_UNITS = 5,
	/* Bytes of "3 copies"; units and bytes of who signs behind the closing
	 * sentence. */
	COPY_BYTES = 30,
	SIGNED_UNITS = 4,
	SIGNED_BYTES = 90,
	/* Bytes of a paragraph that can be a summary; less is a heading. */
	SUMMARY_MIN = 50,
	/* Bytes of a record's number. */
	NUMBER_MAX = 60,
	/* Bytes of a credit, of a source with its credits, of a statement of
	 * rights: longer paragraphs that hold their words are prose. */
	CREDIT_MAX = 300,
	SOURCE_MAX = 500,
	RIGHTS_MIN = 12,
	RIGHTS_MAX = 1500,
	/* Bytes of whom to ask for permission. */
	CONTACT_MAX = 200,
	/* Bytes and words of a line that names bodies and nothing else. */
	BODIES_MAX = 300,
	BODIES_WORDS = 60
};

/* A unit of the tail, and where the page's section label stands. */
struct line {
	struct unit *u;
	const char *s; /* its text, without white space around it */
	size_t n, i, section;
};

/* ---- labels ------------------------------------------------------------- */

/* "12", "B 4/3": a number, short, and with a figure in it. */
static int
is_number(const char *s, size_t n)
{
	return n <= NUMBER_MAX && strcspn(s, "0123456789") < n;
}

/* Whether a unit below a label can be its value: these have a shape. */
static int
can_be(struct ctx *c, enum vdm_field_id id, const char *s, size_t n)
{
	struct when w;

	if (id == VDM_F_UPLOADED)
		return vdm_when_find(c, s, n, &w);
	if (id == VDM_F_RECORD_ID || id == VDM_F_NUMBER)
		return is_number(s, n);
	if (id == VDM_F_CLASSIFICATION)
		return (vdm_classes_in(c, s, n) & W_SECRECY) != 0;
	return id == VDM_F_SOURCE || !vdm_source_bid(c, s, n);
}

/* The words of a unit; of an item of a list that is a field, "- Source: ...",
 * those behind its mark. */
static const char *
words_of(struct ctx *c, const struct unit *u, size_t *n)
{
	static const char *const marks[] = {"- ",
					    "* ",
					    "+ ",
					    "\xE2\x80\xA2 ", /* bullet */
					    "\xC2\xB7 ",     /* middle dot */
					    "\xE2\x80\x93 ", /* dashes */
					    "\xE2\x80\x94 ",
					    "\xE2\x96\xAA "}; /* square */
	const char *s = vdm_trim(u->text, n);
	size_t i, used;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t m = strlen(marks[i]), rest = *n - m;
		const char *at = s + m;

		if (*n <= m || memcmp(s, marks[i], m) != 0)
			continue;
		at = vdm_trim(at, &rest);
		if (vdm_rule_at_start(c, at, rest, P_LABEL, &used) == NULL)
			return s;
		*n = rest;
		return at;
	}
	return s;
}

/* The value that stands below the label in unit i: NULL where none does. */
static const char *
below(struct ctx *c, enum vdm_field_id id, size_t i, size_t *k, size_t *n)
{
	const char *s;

	*n = 0;
	*k = i + 1;
	while (*k < c->n && c->u[*k].len == 0)
		++*k;
	if (*k >= c->n || c->u[*k].kind != U_NONE)
		return NULL;
	*n = c->u[*k].len;
	s = vdm_trim(c->u[*k].text, n);
	if (vdm_rule_whole(c, s, *n, P_LABEL) != NULL ||
	    vdm_rule_whole(c, s, *n, P_SECTION) != NULL ||
	    !can_be(c, id, s, *n))
		return NULL;
	return s;
}

/* The field of a label, whose value stands in unit `from`. */
static struct vdm_field *
put_value(struct ctx *c, enum vdm_field_id id, struct unit *from,
	  const char *value, size_t n)
{
	struct vdm_pos pos = {from->line, 1, from->end};
	struct vdm_field *f;
	struct when w;

	if (id == VDM_F_SOURCE && n > 0) {
		size_t i = c->rec->fields_count;

		if (!vdm_source_read(c, from, value, n))
			vdm_source_add(c, value, n, &pos, 1);
		/* none, where an earlier source says the same */
		return vdm_field_next(c->rec, VDM_F_SOURCE, &i);
	}
	if (vdm_credit_is_nobody(c, id, value, n))
		n = 0; /* "Translator: none" */
	f = vdm_put(c, id, value, n, from);
	if (f != NULL)
		(void)vdm_norm_date(c, f, &w);
	return f;
}

/* "Record ID: 12", or the label alone, with its value below or with none. */
static int
read_label(struct ctx *c, const struct line *l)
{
	size_t used, rest, k = l->i;
	const struct rule *r = vdm_rule_at_start(c, l->s, l->n, P_LABEL, &used);
	const struct vdm_field_info *info;
	const char *value;
	struct vdm_field *f;
	int colon;

	if (r == NULL)
		return 0;
	value = vdm_after_label(l->s, l->n, used, &rest, &colon);
	/* "No." is a sentence, too */
	if (!colon && (rest > 0 || vdm_last_byte(l->s, l->n) == '.'))
		return 0;
	info = vdm_field_by_name(r->value);
	if (info == NULL) {
		if (!vdm_rule_is(r, "participants"))
			return 0;
		vdm_unit_set(l->u, U_PARTICIPANTS, FATE_KEEP,
			     "a label of those present");
		vdm_names_of_list(c, l->u, value, rest);
		return 1;
	}
	if (rest == 0) {
		value = below(c, info->id, l->i, &k, &rest);
		/* "No." is an answer, too */
		if (value == NULL && info->id == VDM_F_NUMBER)
			return 0;
		if (value == NULL) {
			value = "";
			rest = 0;
			k = l->i;
		}
	}
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD, "a label");
	f = put_value(c, info->id, &c->u[k], value, rest);
	if (f != NULL) {
		vdm_label_put(c, f, l->s, used, l->u);
		f->pos.line = l->u->line; /* with a value below it, from here */
	}
	if (k != l->i)
		vdm_unit_set(&c->u[k], U_METADATA, FATE_FIELD,
			     "a value below a label");
	return 1;
}

/* ---- rights ------------------------------------------------------------- */

/* Whom to ask: "please contact Ann Lee.", or the address among the words. */
static void
put_contact(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used;
	const char *mail, *p;

	if (vdm_rule_within(c, s, n, P_CONTACT, &at, &used) == NULL)
		return;
	p = s + at + used;
	n -= at + used;
	p = vdm_trim(p, &n);
	while (n > 0 && (p[n - 1] == '.' || p[n - 1] == ' '))
		n--;
	if (n >= CONTACT_MAX)
		return;
	mail = memchr(p, '@', n);
	while (mail != NULL && mail > p &&
	       !vdm_is_space((unsigned char)mail[-1]))
		mail--;
	if (mail != NULL) {
		n -= (size_t)(mail - p);
		p = mail;
	}
	vdm_put(c, VDM_F_CONTACT, p, n, u);
}

/* One more paragraph of a statement of rights. */
static void
append_rights(struct ctx *c, struct vdm_field *f, const struct line *l)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, f->value);
	vdm_buf_putc(&b, '\n');
	vdm_buf_put(&b, l->s, l->n);
	f->value = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	f->pos.end = l->u->end;
	if (b.failed)
		c->scratch.failed = 1;
	vdm_buf_fini(&b);
}

static int
read_rights(struct ctx *c, const struct line *l)
{
	size_t at, used;
	struct vdm_field *f;

	if (l->n < RIGHTS_MIN ||
	    vdm_rule_within(c, l->s, l->n, P_RIGHTS, &at, &used) == NULL)
		return 0;
	f = vdm_field_get(c->rec, VDM_F_RIGHTS, 0);
	if (f == NULL)
		vdm_put(c, VDM_F_RIGHTS, l->s, l->n, l->u);
	else
		append_rights(c, f, l);
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD,
		     "the wording of a rights statement");
	put_contact(c, l->u, l->s, l->n);
	return 1;
}

/* ---- other lines of the tail -------------------------------------------- */

static int
read_section(struct ctx *c, const struct line *l)
{
	if (vdm_rule_whole(c, l->s, l->n, P_SECTION) == NULL)
		return 0;
	vdm_unit_set(l->u, U_CHROME, FATE_CHROME,
		     "a section label of the page");
	return 1;
}

static int
read_source(struct ctx *c, const struct line *l)
{
	if (vdm_source_label(c, l->s, l->n) == 0 ||
	    !vdm_source_read(c, l->u, l->s, l->n))
		return 0;
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD, "a source, by its label");
	return 1;
}

static int
read_reference(struct ctx *c, const struct line *l)
{
	if (l->n >= SOURCE_MAX || !vdm_source_read(c, l->u, l->s, l->n))
		return 0;
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD,
		     "an archive's reference or a credit");
	return 1;
}

/* The words of a credit that opens a line; NULL if none does. The line of an
 * author is a title's. */
static const struct rule *
credit_at(struct ctx *c, const char *s, size_t n, size_t *used)
{
	const struct rule *r = vdm_credit_at(c, s, n, used);

	/* "Translator's note": what is somebody's */
	if (r != NULL && *used < n &&
	    (s[*used] == '\'' ||
	     (n - *used > 2 && memcmp(s + *used, "\xE2\x80\x99", 3) == 0)))
		return NULL;
	return r != NULL && n < CREDIT_MAX && !vdm_rule_is(r, "author") ? r
									: NULL;
}

static int
read_credit(struct ctx *c, const struct line *l)
{
	size_t used;
	const struct rule *r = credit_at(c, l->s, l->n, &used);
	const struct vdm_field_info *info;
	const char *names;
	size_t rest;
	int colon;

	if (r == NULL)
		return 0;
	names = vdm_after_label(l->s, l->n, used, &rest, &colon);
	info = vdm_field_by_name(r->value);
	if (info != NULL)
		vdm_credit_list(c, info->id, l->s, used, names,
				vdm_credit_length(c, names, rest), l->u);
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD, "a credit");
	return 1;
}

/* "Foss Family Trust and Lind Endowment": capitals, and bodies among them. */
static int
is_body_names(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, bodies = 0;

	if (n > BODIES_MAX)
		return 0;
	vdm_tokens(c, t, s, n, BODIES_WORDS);
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

static int
read_bodies(struct ctx *c, const struct line *l)
{
	if (l->i <= l->section || !is_body_names(c, l->s, l->n))
		return 0;
	vdm_credit_list(c, VDM_F_DONOR, NULL, 0, l->s, l->n, l->u);
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD, "names of bodies alone");
	return 1;
}

/* What a person said is no summary of what was said. */
static int
may_sum_up(struct ctx *c, const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return u->kind == U_NONE && n > SUMMARY_MIN && c->rec->is_plain &&
	       !vdm_starts_narration(c, s, n);
}

/* A web archive's own words on the record stand above its section label. */
static int
read_summary(struct ctx *c, const struct line *l)
{
	if (l->i >= l->section || l->section >= c->n || !may_sum_up(c, l->u) ||
	    vdm_field_get(c->rec, VDM_F_SUMMARY, 0) != NULL)
		return 0;
	vdm_put(c, VDM_F_SUMMARY, l->s, l->n, l->u);
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD,
		     "the paragraph before the page's section label");
	return 1;
}

/* What else stands below the section label is the page's, whatever it says. */
static int
read_unread(struct ctx *c, const struct line *l)
{
	struct vdm_field *f;

	if (l->i <= l->section || l->section >= c->n)
		return 0;
	f = vdm_put(c, VDM_F_OTHER, l->s, l->n, l->u);
	if (f != NULL)
		f->name = "unread";
	vdm_unit_set(l->u, U_METADATA, FATE_FIELD, "stands in the page's tail");
	l->u->cert = VDM_CERT_LOW;
	return 1;
}

/* What a line of the tail may be: the first that takes it has it. */
static int (*const readers[])(struct ctx *c, const struct line *l) = {
    read_section, read_source, read_label,   read_reference, read_credit,
    read_rights,  read_bodies, read_summary, read_unread};

static void
read_line(struct ctx *c, struct unit *u, size_t i, size_t section)
{
	struct line l = {u, NULL, u->len, i, section};
	size_t k;

	l.s = words_of(c, u, &l.n);
	if (l.n == 0 || u->kind != U_NONE)
		return;
	for (k = 0; k < sizeof(readers) / sizeof(readers[0]); k++)
		if (readers[k](c, &l))
			return;
}

/* ---- where it begins ---------------------------------------------------- */

/* Signs that count only near the end: labels, and wordings of rights. */
static int
is_late_sign(struct ctx *c, const char *s, size_t n)
{
	size_t used, at;

	/* "Source: ...", "Translated by: ..." */
	if (n < CREDIT_MAX &&
	    vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL && used < n &&
	    s[used] == ':')
		return 1;
	return n < RIGHTS_MAX &&
	       vdm_rule_within(c, s, n, P_RIGHTS, &at, &used) != NULL;
}

/* "Predsednik veća  Milan Lind": words of the tables for a part in a meeting,
 * the name of somebody who is known, and no more. */
static int
signs_as(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t used;
	int who;

	if (n > SIGNED_BYTES || vdm_is_sentence_mark(vdm_utf8_last(s, n)))
		return 0;
	if (vdm_rule_at_start(c, s, n, P_ROLE, &used) == NULL &&
	    !vdm_rule_is(vdm_rule_at_start(c, s, n, P_LABEL, &used),
			 "recorder"))
		return 0;
	if (used + 1 >= n || s[used] != ' ')
		return 0;
	vdm_tokens(c, t, s + used, n - used, BODIES_WORDS);
	if (!vdm_mention_at(c, t, 0, &m) || m.last < t->n || m.last == m.name)
		return 0;
	who = vdm_mention_who(c, t, &m, 0);
	return who >= 0 &&
	       (c->who[vdm_who_real(c, who)].by & (BY_HEAD | BY_LIST));
}

/* Whether a unit may belong to what follows a record. */
static int
is_tail_sign(struct ctx *c, const struct unit *u, int near_end)
{
	size_t n = u->len, used;
	const char *s = words_of(c, u, &n);

	if (u->fate == FATE_NOTE)
		return 1;
	if (u->kind != U_NONE || n == 0)
		return 0;
	return vdm_rule_whole(c, s, n, P_SECTION) != NULL ||
	       vdm_source_bid(c, s, n < CREDIT_MAX ? n : CREDIT_MAX) ||
	       vdm_is_closing(c, s, n) || vdm_is_credit_sentence(c, s, n) ||
	       credit_at(c, s, n, &used) != NULL ||
	       (near_end && (is_late_sign(c, s, n) || signs_as(c, s, n)));
}

/* "No.", which also is short for a number, alone on its line. */
static int
is_answer(struct ctx *c, const char *s, size_t n)
{
	return vdm_last_byte(s, n) == '.' &&
	       vdm_rule_is(vdm_rule_whole(c, s, n, P_LABEL), "number");
}

/* Whether somebody who is known from the head says something in a unit. */
static int
tells_talk(struct ctx *c, const struct unit *u)
{
	struct finding f;

	if (u->kind != U_NONE || u->len == 0)
		return 0;
	vdm_attribute(c, u, 0, &f);
	return f.how == H_START && f.who >= 0 && (f.verb & W_SAY) &&
	       (c->who[vdm_who_real(c, f.who)].by & (BY_HEAD | BY_LIST));
}

/* The first of the signs that no more than a few units part from the end. What
 * says above talk, and another closing, that a meeting ended, ended a part. */
static size_t
first_sign(struct ctx *c, size_t last_turn)
{
	size_t i, start = c->n;
	int ended = 0;

	for (i = c->n; i-- > c->head_end && i > last_turn;) {
		const struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);

		if (is_tail_sign(c, u, c->n - i < NEAR_END) ||
		    (vdm_rule_whole(c, s, n, P_LABEL) != NULL &&
		     !is_answer(c, s, n))) {
			ended |= vdm_is_closing(c, s, n);
			start = i;
			continue;
		}
		if (ended && tells_talk(c, u))
			break;
		if (start < c->n ? start - i > GAP_UNITS : c->n - i > NEAR_END)
			break;
	}
	return start;
}

/* The unit of the summary, which stands before the section's label; or it. */
static size_t
summary_before(struct ctx *c, size_t section, size_t last_turn)
{
	size_t i = section - 1;

	while (i > c->head_end && i + NEAR_END > section &&
	       c->u[i].len <= SUMMARY_MIN)
		i--;
	return i > last_turn && may_sum_up(c, &c->u[i]) ? i : section;
}

/* Where what follows the record begins; c->n if nothing does. */
static size_t
find_start(struct ctx *c, size_t section, size_t last_turn)
{
	size_t start = first_sign(c, last_turn), summary;

	if (section >= c->n || section == 0)
		return start;
	if (start > section)
		start = section;
	if (section > c->head_end) {
		summary = summary_before(c, section, last_turn);
		if (summary < start)
			start = summary;
	}
	return start;
}

/* ---- the end of the conversation ---------------------------------------- */

static void
read_closing(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	vdm_unit_set(u, U_CLOSING, FATE_KEEP,
		     "says that the conversation ended");
	vdm_put_duration(c, u, s, n);
}

/* "Second Secretary", with a signature below it. */
static int
is_office_above(struct ctx *c, size_t i, const char *s, size_t n)
{
	return i + 1 < c->n && c->u[i + 1].kind == U_SIGNATURE &&
	       vdm_is_office_line(c, s, n);
}

/* Where nothing follows the record: an office above a signature at its end. */
static void
read_last_lines(struct ctx *c, size_t last_turn)
{
	size_t i;

	for (i = c->n;
	     i-- > c->head_end && i > last_turn && i + LAST_UNITS > c->n;) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);

		if (n == 0)
			continue;
		if (u->kind == U_NONE && is_office_above(c, i, s, n)) {
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "an office above a signature");
			c->tail_start = i;
		} else if (u->kind != U_SIGNATURE && u->kind != U_CLOSING) {
			break;
		}
	}
}

/* "3 copies" */
static int
is_copy_line(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return n < COPY_BYTES && vdm_is_digit(s[0]) &&
	       vdm_rule_within(c, s, n, P_COPY, &at, &used) != NULL;
}

/* Whether unit i stands close behind the closing sentence, and the record ends
 * with who signs. */
static int
is_behind_closing(const struct ctx *c, size_t i, size_t closed)
{
	return i > closed && i <= closed + SIGNED_UNITS &&
	       c->n <= closed + SIGNED_UNITS + 1;
}

/* "Lind": one word with a capital. */
static int
is_lone_name(const struct tokens *t)
{
	return t->n == 1 && (t->t[0].flags & (T_CAP | T_DIGIT)) == T_CAP;
}

/* "The secretary": the tokens are of one mention of an office. */
static int
is_office(const struct ctx *c, const struct tokens *t)
{
	struct mention m;

	return vdm_mention_at(c, t, 0, &m) && m.office && m.last >= t->n;
}

/* "The clerk, Ann Lind", "Le chef de cabinet,\nA. Lind": what somebody is, a
 * comma, and a name. */
static int
is_office_and_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	const char *comma = memchr(s, ',', n), *name;
	size_t rest;

	n -= s[n - 1] == '.';
	if (comma == NULL || comma == s || (size_t)(comma + 1 - s) >= n)
		return 0;
	rest = n - (size_t)(comma + 1 - s);
	name = vdm_trim(comma + 1, &rest);
	if (!vdm_is_name(c, name, rest))
		return 0;
	vdm_tokens(c, t, s, (size_t)(comma - s), BODIES_WORDS);
	return (t->t[0].flags & T_CAP) &&
	       (vdm_word_does(t, 0, X_THE) ||
		(t->t[0].classes & (W_ARTICLE | W_OFFICE)));
}

/* "The secretary," and "Lind" behind a closing sentence: who signs. */
static int
signs_at_end(struct ctx *c, size_t i, size_t closed, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	if (!is_behind_closing(c, i, closed) || n > SIGNED_BYTES)
		return 0;
	if (i + 1 == c->n && is_office_and_name(c, s, n))
		return 1;
	if (strchr(".?!:", s[n - 1]) != NULL)
		return 0;
	n -= s[n - 1] == ',';
	vdm_tokens(c, t, s, n, BODIES_WORDS);
	if (is_lone_name(t) && i == closed + 1 && i + 1 == c->n)
		return 1;
	return vdm_is_office_line(c, s, n) || is_office(c, t) ||
	       (c->u[i - 1].kind == U_SIGNATURE && vdm_is_name(c, s, n));
}

/* Whether a unit may be of the end: one that nobody has yet, or what stands in
 * brackets; in a program's captions that is a sound. */
static int
may_end(const struct ctx *c, const struct unit *u)
{
	return u->kind == U_NONE || (u->kind == U_ACTION && c->forms == NULL);
}

/* Closing sentences and signatures that stand just before the tail. */
static void
read_before(struct ctx *c, size_t start, size_t last_turn)
{
	size_t i;

	for (i = start;
	     i-- > c->head_end && i > last_turn && i + BEFORE_UNITS > start;) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);

		if (n == 0)
			continue;
		if (!may_end(c, u))
			break;
		if (vdm_is_closing(c, s, n))
			read_closing(c, u, s, n);
		else if (is_copy_line(c, s, n))
			vdm_unit_set(u, U_METADATA, FATE_KEEP,
				     "says how many copies were made");
		else if (!vdm_signature_read(c, u, s, n) &&
			 !is_office_above(c, i, s, n))
			break;
		if (u->kind == U_NONE)
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "an office above a signature");
		c->tail_start = i;
	}
}

/* The unit of the page's section label, c->n if there is none; *last_turn the
 * last that a label gives to a speaker. */
static size_t
find_section(struct ctx *c, size_t *last_turn)
{
	size_t i, section = c->n;

	*last_turn = 0;
	for (i = 0; i < c->n; i++) {
		size_t n;
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (c->u[i].kind == U_TURN && c->u[i].labelled)
			*last_turn = i;
		if (section == c->n && i > c->head_end &&
		    vdm_rule_whole(c, s, n, P_SECTION) != NULL)
			section = i;
	}
	return section < *last_turn ? c->n : section;
}

/*
 * The tail begins after the last turn: at a closing sentence, a signature, a
 * note, a source, a section label; what stands between such signs is its too.
 */
void
vdm_tail_read(struct ctx *c)
{
	size_t last_turn, section = find_section(c, &last_turn);
	size_t i, start = find_start(c, section, last_turn), closed = c->n;

	c->tail_start = start;
	read_before(c, start, last_turn);
	if (start == c->n && c->n > 0) /* nothing but a signature, perhaps */
		read_last_lines(c, last_turn);
	for (i = start; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);

		if (u->fate == FATE_NOTE)
			vdm_source_note(c, u);
		if (n == 0 || !may_end(c, u))
			continue;
		if (vdm_is_closing(c, s, n)) {
			read_closing(c, u, s, n);
			closed = i;
		} else if (vdm_is_credit_sentence(c, s, n))
			vdm_credit_sentence(c, u, s, n);
		else if (i < section && (signs_at_end(c, i, closed, s, n) ||
					 signs_as(c, s, n)))
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "who signs, at the end");
		else if (!(i < section && vdm_signature_read(c, u, s, n)))
			read_line(c, u, i, section);
	}
}
