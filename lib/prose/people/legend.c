/* SPDX-License-Identifier: MIT */
/*
 * Legends, which say whom letters mean: "AL = Ann Lee, JS = Jon Saltus", "I =
 * Interviewer (Ann Lee)", "AL - Ann Lee". They are no turns.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"

enum {
	LEGEND_BYTES = 400, /* of a line that explains letters */
	LETTERS_BYTES = 8,  /* of what is explained */
	LEAST = 2,          /* one alone may be anything */
	LOOK = 60,          /* units of a head */
	HEADER_BYTES = 40   /* "Speakers:" before the first */
};

/* One explanation. */
struct gloss {
	const char *letters, *name;
	size_t n_letters, n_name;
	int sure; /* the sign between them is an equation's */
};

/* The bytes of the sign that explains at s[i]: "=", a colon, a dash between
 * spaces; 0 if none is there. */
static size_t
sign_at(const char *s, size_t n, size_t i)
{
	size_t used;
	uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

	if (cp == '=' || cp == ':')
		return used;
	return (cp == '-' || cp == 0x2013 || cp == 0x2014) && i > 0 &&
		       s[i - 1] == ' ' && i + used < n && s[i + used] == ' '
		   ? used
		   : 0;
}

/* One to three letters, the first of them large, and stops. */
static int
are_letters(const char *s, size_t n)
{
	size_t i, used, upper = 0, all = 0;

	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		upper += (size_t)vdm_is_upper(cp);
		all += cp != '.';
		if ((i == 0 && upper == 0) || (cp != '.' && !vdm_is_word(cp)))
			return 0;
	}
	return n > 0 && n <= LETTERS_BYTES && all <= upper * 2;
}

/* "Interviewer (Ann Lee)": the name is in the brackets behind a role; behind a
 * name there is something else. */
static void
past_bracket(struct ctx *c, struct gloss *g)
{
	const char *open = memchr(g->name, '(', g->n_name);
	size_t head;

	if (open == NULL || vdm_last_byte(g->name, g->n_name) != ')')
		return;
	head = (size_t)(open - g->name);
	(void)vdm_trim(g->name, &head);
	if (vdm_rule_whole(c, g->name, head, P_ROLE) != NULL) {
		g->n_name -= (size_t)(open + 2 - g->name);
		g->name = open + 1;
	} else {
		g->n_name = head;
	}
}

/* Whether lines begin with these letters and a colon, other than the one that
 * explains them: so the record labels who speaks. */
static int
are_labels(const struct ctx *c, const struct gloss *g, size_t least)
{
	size_t i, n = g->n_letters, found = 0;

	for (i = 0; i < c->n && found < least; i++) {
		const struct unit *u = &c->u[i];

		found += u->len > n + 1 &&
			 memcmp(u->text, g->letters, n) == 0 &&
			 u->text[n] == ':' && u->text != g->letters;
	}
	return found >= least;
}

/* Whether a colon or a dash explains letters: they are those of the name; or
 * labels, behind what heads a legend, or before a name for sure. */
static int
is_explained(struct ctx *c, const struct gloss *g, const char *name, int headed)
{
	if (vdm_letters_fit(c, g->letters, g->n_letters, name))
		return 1;
	return (headed ||
		vdm_evidence_person(c, g->name, g->n_name) == VDM_EV_FIRM) &&
	       are_labels(c, g, headed ? 1 : LEAST);
}

/* Reads the explanation that s is: letters, and a person's whole name. */
static int
gloss_read(struct ctx *c, const char *s, size_t n, int headed, struct gloss *g)
{
	size_t i, used = 0;
	char *name;

	s = vdm_trim(s, &n);
	for (i = 0; i < n && i <= LETTERS_BYTES + 1; i++) {
		used = sign_at(s, n, i);
		if (used > 0)
			break;
	}
	g->letters = s;
	g->n_letters = i;
	(void)vdm_trim(s, &g->n_letters);
	if (used == 0 || !are_letters(s, g->n_letters))
		return 0;
	g->sure = s[i] == '=';
	g->n_name = n - i - used;
	g->name = vdm_trim(s + i + used, &g->n_name);
	past_bracket(c, g);
	if (vdm_evidence_person(c, g->name, g->n_name) == VDM_EV_NONE)
		return 0;
	name = vdm_squeeze(c, g->name, g->n_name);
	return name != NULL && strchr(name, ' ') != NULL &&
	       (g->sure || is_explained(c, g, name, headed));
}

/* Where the explanation that begins at s ends: at a semicolon, a line's end, or
 * a comma behind which another one begins. */
static size_t
gloss_end(struct ctx *c, const char *s, size_t n)
{
	struct gloss next;
	size_t i, k;

	for (i = 0; i < n; i++) {
		if (s[i] == ';' || s[i] == '\n')
			return i;
		for (k = i + 1; s[i] == ',' && k < n && !strchr(",;\n", s[k]);)
			k++;
		if (s[i] == ',' &&
		    gloss_read(c, s + i + 1, k - i - 1, 0, &next))
			return i;
	}
	return n;
}

/* "Speakers: AL = Ann Lee": the bytes of what heads a legend. */
static size_t
header_width(const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n < HEADER_BYTES ? n : HEADER_BYTES);

	return colon != NULL && !are_letters(s, (size_t)(colon - s))
		   ? (size_t)(colon + 1 - s)
		   : 0;
}

/* How many explanations a unit is made of, 0 where something else is in it; by
 * `put` those whom they name are called so from here on. */
static size_t
explains(struct ctx *c, struct unit *u, int put, int *sure)
{
	size_t at = header_width(u->text, u->len), n, found = 0;
	const int headed = at > 0;
	struct gloss g;
	int who;

	*sure = 1;
	for (; u->len <= LEGEND_BYTES && at < u->len; at += n + 1) {
		n = gloss_end(c, u->text + at, u->len - at);
		if (!gloss_read(c, u->text + at, n, headed, &g))
			return 0;
		found++;
		*sure &= g.sure;
		who = put ? vdm_who_by_words(c, g.name, g.n_name, 1) : -1;
		if (who < 0)
			continue;
		c->who[who].by |= BY_LIST;
		vdm_who_at(c, who, u);
		vdm_who_form(c, who, g.letters, g.n_letters);
	}
	return found;
}

/* A line of a legend above all turns, or a run of such lines. */
void
vdm_legend_read(struct ctx *c)
{
	size_t i, k, from = c->n, found = 0, more;
	int sure;

	for (i = 0; i <= c->n && i < LOOK; i++) {
		if (i < c->n && c->u[i].len == 0)
			continue;
		more = i < c->n && c->u[i].kind == U_NONE && !c->u[i].lifted
			   ? explains(c, &c->u[i], 0, &sure)
			   : 0;
		if (more > 0) {
			from = found == 0 ? i : from;
			found += more;
			continue;
		}
		for (k = from; found >= LEAST && k < i; k++) {
			if (c->u[k].len == 0)
				continue;
			(void)explains(c, &c->u[k], 1, &sure);
			vdm_unit_set(&c->u[k], U_PARTICIPANTS, FATE_KEEP,
				     "says whom letters mean");
		}
		found = 0;
	}
}
