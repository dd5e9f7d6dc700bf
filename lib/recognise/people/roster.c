/* SPDX-License-Identifier: MIT */
/* The list of those present: a block of lines, or a label and a name. */
#include <string.h>

#include "base/limits.h"
#include "recognise/internal.h"

enum {
	LINE_TOKENS = 60,  /* of a line of the list */
	GROUP_TOKENS = 20, /* of a line that heads a group */
	TITLE_TOKENS = 40, /* in which a title ends and a name stands */
	ITEM_TOKENS = 6,   /* "ITEM 1: Opening" */
	NEXT_TOKENS = 5,   /* of a line that may go on with a name */
	/* Bytes of a line that names somebody, and of one that ends in a stop
	 * and still does. */
	LINE_BYTES = 200,
	STOPPED_BYTES = 100
};

/* "U.S.S.R.", "The Polish side", "Others:": heads of groups. */
static int
is_group(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, initials = 0;

	if (vdm_last_byte(s, n) == ':')
		return 1;
	vdm_tokens(c, t, s, n, GROUP_TOKENS);
	for (i = 0;
	     i < t->n && ((t->t[i].flags & T_INITIAL) || vdm_punct(t, i, '.'));
	     i++)
		initials++;
	if (initials == t->n)
		return 1;
	return vdm_last_byte(s, n) != '.' &&
	       vdm_all_words(c, s, n,
			     W_COUNTRY | W_NATION | W_FUNCTION | W_BODY |
				 W_MATTER);
}

/* The head of a group, "The Polish side:", has capitals as names have. */
void
vdm_roster_line(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	s = vdm_trim(s, &n);
	if (n > 0 && !is_group(c, s, n))
		vdm_names_of_list(c, u, s, n);
}

/*
 * Where lines stand close together, a gap ends their list; but not before the
 * head of another group, or before people with a title.
 */
static int
ends_block(struct ctx *c, size_t from, size_t i)
{
	size_t n = c->u[i].len;
	const char *s = vdm_trim(c->u[i].text, &n);
	struct mention m;

	if (i <= from + 1 || c->u[i].line <= c->u[i - 1].end + 1 ||
	    c->u[from].line != c->u[from + 1].line - 1)
		return 0;
	if (n == 0)
		return 1;
	vdm_tokens(c, &c->tok, s, n, TITLE_TOKENS);
	if (vdm_mention_at(c, &c->tok, 0, &m) && m.last > m.name &&
	    (m.hon || m.office || vdm_punct(&c->tok, m.last, ',')) &&
	    vdm_last_byte(s, n) != '.')
		return 0;
	return !is_group(c, s, n);
}

/* "ITEM 1: Opening": what comes after the list. */
static int
is_item(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, ITEM_TOKENS);
	for (i = 1; i + 1 < t->n; i++)
		if (vdm_punct(t, i + 1, ':'))
			return (t->t[i].flags & T_DIGIT) != 0;
	return 0;
}

/* "Summary:", or such a word alone on its line: another part of the head. */
static int
opens_part(struct ctx *c, const char *s, size_t n)
{
	size_t used, rest;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
	int colon;

	if (r == NULL)
		return 0;
	/* "委員長　佐久間　徹君": an office, and a column of names */
	if (vdm_rule_is(r, "participant") && vdm_is_caseless(s, n))
		return 0;
	(void)vdm_after_label(s, n, used, &rest, &colon);
	return colon || rest == 0;
}

/* A lone word after lines of several: the next heading. */
static int
is_lone_word(struct ctx *c, size_t i, const char *s, size_t n)
{
	return strpbrk(c->u[i - 1].text, " ,") != NULL &&
	       memchr(s, ' ', n) == NULL && memchr(s, '.', n) == NULL &&
	       !is_group(c, s, n);
}

/* Whether unit i, in a list that begins at `from`, names some of those present.
 */
static int
is_of_list(struct ctx *c, size_t from, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);
	struct when w;

	if (u->kind != U_NONE || u->len >= LINE_BYTES || n == 0 ||
	    ends_block(c, from, i) || opens_part(c, s, n))
		return 0;
	if (vdm_last_byte(s, n) == '.' &&
	    (n > STOPPED_BYTES || vdm_is_sentence(c, s, n)))
		return 0;
	return !(i > from && is_lone_word(c, i, s, n)) &&
	       !(s[0] >= '0' && s[0] <= '9') && !is_item(c, s, n) &&
	       !vdm_is_dateline(c, u, s, n, &w);
}

/* A name broken over two lines: "... Board, Oskar / Tuvesen, who ...". */
static int
is_broken(struct ctx *c, const char *s, size_t n, const struct unit *next)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, LINE_TOKENS);
	if (t->n <= 2 || !(t->t[t->n - 1].flags & T_CAP) ||
	    !vdm_punct(t, t->n - 2, ',') ||
	    (t->t[t->n - 1].classes & (W_OFFICE | W_COUNTRY)))
		return 0;
	vdm_tokens(c, t, next->text, next->len, NEXT_TOKENS);
	return t->n > 2 && (t->t[0].flags & T_CAP) &&
	       !(t->t[0].classes & (W_HON | W_OFFICE)) &&
	       (t->t[1].flags & T_PUNCT) && (t->t[2].classes & W_RELATIVE);
}

static int
has_small(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] >= 'a' && s[i] <= 'z')
			return 1;
	return 0;
}

/* "MR. LEE": a person, whatever the letters. */
static int
is_titled(struct ctx *c, const char *s, size_t n)
{
	struct mention m;

	vdm_tokens(c, &c->tok, s, n, LINE_TOKENS);
	return vdm_mention_at(c, &c->tok, 0, &m) && m.last > m.name &&
	       (m.hon || m.office || m.last < c->tok.n);
}

/* Lines below PARTICIPANTS: each names one or more of those present. */
size_t
vdm_roster_read(struct ctx *c, size_t i)
{
	size_t from = i, small;
	struct vdm_buf b;

	while (i < c->n && i < from + VDM_LIMIT_LIST &&
	       is_of_list(c, from, i)) {
		c->u[i].kind = U_PARTICIPANTS;
		c->u[i].reason = "stands in the list of those present";
		c->u[i].cert = VDM_CERT_HIGH;
		i++;
	}
	c->list_full |= i == from + VDM_LIMIT_LIST;
	vdm_buf_init(&b);
	small = from;
	while (small < i && !has_small(c->u[small].text, c->u[small].len))
		small++;
	for (; from < i; from++) {
		size_t n = c->u[from].len;
		const char *s = vdm_trim(c->u[from].text, &n);

		/* "UNITED ISLES", above names in small letters */
		if (small < i && b.len == 0 && !has_small(s, n) &&
		    !is_titled(c, s, n))
			continue;

		vdm_buf_put(&b, s, n);
		if (from + 1 < i && n > 0 &&
		    is_broken(c, s, n, &c->u[from + 1])) {
			vdm_buf_putc(&b, ' ');
			continue;
		}
		vdm_roster_line(c, &c->u[from], vdm_buf_str(&b), b.len);
		vdm_buf_clear(&b);
	}
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return i;
}

/* "Interviewer: Jonas Wray" */
void
vdm_roster_one(struct ctx *c, struct unit *u, const char *value, size_t n,
	       const char *role)
{
	const char *low;

	u->kind = U_PARTICIPANTS;
	u->reason = "a label of one of those present";
	c->listed = -1;
	vdm_names_of_list(c, u, value, n);
	if (c->listed < 0 || role == NULL)
		return;
	if (c->who[c->listed].role == NULL)
		c->who[c->listed].role = vdm_arena_strdup(&c->scratch, role);
	low = vdm_lower(c, role, strlen(role));
	if (strchr(low, ' ') == NULL)
		vdm_who_office(c, c->listed, low, strlen(low));
}
