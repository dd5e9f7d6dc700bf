/* SPDX-License-Identifier: MIT */
/* The list of those present: a block of lines, or a label and a name. */
#include <string.h>

#include "recognise/internal.h"

/* "U.S.S.R.", "The Polish side", "Others:": heads of groups. */
static int
is_group(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, initials = 0;

	if (s[n - 1] == ':')
		return 1;
	vdm_tokens(c, t, s, n, 20);
	for (i = 0;
	     i < t->n && ((t->t[i].flags & T_INITIAL) || vdm_punct(t, i, '.'));
	     i++)
		initials++;
	if (initials == t->n)
		return 1;
	return s[n - 1] != '.' &&
	       vdm_all_words(c, s, n,
			     W_COUNTRY | W_NATION | W_FUNCTION | W_BODY |
				 W_MATTER);
}

void
vdm_roster_line(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	s = vdm_trim(s, &n);
	if (n > 0 && !is_group(c, s, n))
		vdm_names_of_list(c, u, s, n, NULL);
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
	vdm_tokens(c, &c->tok, s, n, 40);
	if (vdm_mention_at(c, &c->tok, 0, &m) && m.last > m.name &&
	    (m.hon || m.office || vdm_punct(&c->tok, m.last, ',')) &&
	    s[n - 1] != '.')
		return 0;
	return !is_group(c, s, n);
}

/* "ITEM 1: Opening": what comes after the list. */
static int
is_item(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, 6);
	for (i = 1; i + 1 < t->n; i++)
		if (vdm_punct(t, i + 1, ':'))
			return (t->t[i].flags & T_DIGIT) != 0;
	return 0;
}

/* Lines below PARTICIPANTS: each names one or more of those present. */
size_t
vdm_roster_read(struct ctx *c, size_t i)
{
	size_t from = i;
	struct vdm_buf b;

	while (i < c->n && c->u[i].kind == U_NONE && c->u[i].len < 200 &&
	       i < from + 120 && !ends_block(c, from, i)) {
		struct unit *u = &c->u[i];
		size_t used, n = u->len;
		const char *s = vdm_trim(u->text, &n);
		struct when w;
		int colon;
		size_t rest;

		if (n == 0)
			break;
		if (vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL) {
			(void)vdm_after_label(s, n, used, &rest, &colon);
			if (colon || rest == 0)
				break;
		}
		if (s[n - 1] == '.' && (n > 100 || vdm_is_sentence(c, s, n)))
			break;
		if (i > from && strpbrk(c->u[i - 1].text, " ,") != NULL &&
		    memchr(s, ' ', n) == NULL && memchr(s, '.', n) == NULL &&
		    !is_group(c, s, n))
			break; /* a lone word is the next heading */
		if ((s[0] >= '0' && s[0] <= '9') || is_item(c, s, n))
			break;
		if (vdm_is_dateline(c, u, s, n, &w))
			break;
		u->kind = U_PARTICIPANTS;
		u->reason = "stands in the list of those present";
		u->cert = VDM_CERT_HIGH;
		i++;
	}
	vdm_buf_init(&b);
	for (; from < i; from++) {
		struct unit *u = &c->u[from];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		vdm_buf_put(&b, s, n);
		/* A name broken over two lines: "Oskar / Tuvesen, who". */
		if (from + 1 < i && n > 0) {
			struct tokens *t = &c->tok;
			const struct unit *v = &c->u[from + 1];
			int open;

			vdm_tokens(c, t, s, n, 60);
			open =
			    t->n > 2 && (t->t[t->n - 1].flags & T_CAP) &&
			    (t->t[t->n - 2].flags & T_PUNCT) &&
			    t->t[t->n - 2].cp == ',' &&
			    !(t->t[t->n - 1].classes & (W_OFFICE | W_COUNTRY));
			vdm_tokens(c, t, v->text, v->len, 5);
			open = open && t->n > 2 && (t->t[0].flags & T_CAP) &&
			       !(t->t[0].classes & (W_HON | W_OFFICE)) &&
			       (t->t[1].flags & T_PUNCT) &&
			       (t->t[2].classes & W_RELATIVE);
			if (open) {
				vdm_buf_putc(&b, ' ');
				continue;
			}
		}
		vdm_roster_line(c, u, vdm_buf_str(&b), b.len);
		vdm_buf_clear(&b);
	}
	vdm_buf_fini(&b);
	return i;
}

/* "Interviewer: Jonas Wray" */
void
vdm_roster_one(struct ctx *c, struct unit *u, const char *value, size_t n,
	       const char *role)
{
	size_t before = c->n_who, i;

	u->kind = U_PARTICIPANTS;
	u->reason = "a label of one of those present";
	vdm_names_of_list(c, u, value, n, role);
	for (i = before; i < c->n_who && role != NULL; i++) {
		const char *low;

		if (c->who[i].role == NULL)
			c->who[i].role = vdm_arena_strdup(&c->scratch, role);
		low = vdm_lower(c, role, strlen(role));
		if (strchr(low, ' ') == NULL)
			vdm_who_office(c, (int)i, low, strlen(low));
	}
}
