/* SPDX-License-Identifier: MIT */
/*
 * Findings of what is in doubt: each turn whose speaker is a guess; and once a
 * kind, with its lines, paragraphs that go on with the turn before, and lines
 * that begin like labels and were not taken for such.
 */
#include "recognise/lift/doubts.h"

#include <string.h>

enum {
	RANGES_MOST = 400, /* of lines that one finding names */
	SHOWN_BYTES = 60,  /* of the first of them */
	/* Lines that begin like labels, of which so few may be chance. */
	MANY = 4
};

/* A turn that bears no label goes on with the one before. */
static int
goes_on(const struct unit *u)
{
	return u->kind == U_TURN && u->inferred && u->continued &&
	       u->cert != VDM_CERT_LOW && u->n_who > 0;
}

/* All labels of the document are in doubt, and said to be at once. */
static int
is_unborne(const struct unit *u)
{
	return u->kind == U_TURN && u->unborne && u->cert == VDM_CERT_MEDIUM &&
	       u->n_who > 0;
}

void
vdm_doubt_report(struct ctx *c, const struct unit *u)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	if (u->kind != U_TURN || !u->inferred || goes_on(u) || is_unborne(u))
		return;
	if (u->cert == VDM_CERT_LOW || u->n_who == 0)
		vdm_diag(c->sink, VDM_D_SPEAKER_DOUBTFUL, &pos, NULL,
			 "who speaks here is doubtful (%s); %s is set, as a "
			 "guess",
			 u->reason != NULL ? u->reason : "nothing tells",
			 u->n_who > 0 ? c->who[u->who[0]].name : "nobody");
	else
		vdm_diag(c->sink, VDM_D_SPEAKER_INFERRED, &pos, NULL,
			 "the speaker, %s, is inferred: %s",
			 c->who[u->who[0]].name,
			 u->reason != NULL ? u->reason : "");
}

/* Lines as a reader wants them: "3, 7-9, 12". */
struct lines {
	struct vdm_buf b;
	size_t n, ranges;
	unsigned from, to; /* the last range */
	const struct unit *first;
};

static void
lines_flush(struct lines *l)
{
	if (l->ranges > 0 && l->ranges <= RANGES_MOST) {
		vdm_buf_printf(&l->b, "%s%u", l->ranges > 1 ? ", " : "",
			       l->from);
		if (l->to > l->from)
			vdm_buf_printf(&l->b, "-%u", l->to);
	}
}

static void
lines_add(struct lines *l, const struct unit *u)
{
	if (l->n++ == 0)
		l->first = u;
	if (l->ranges > 0 && u->line == l->to + 1) {
		l->to = u->line;
		return;
	}
	lines_flush(l);
	l->ranges++;
	l->from = l->to = u->line;
}

/* The list, closed; what is beyond the bound is counted only. */
static const char *
lines_end(struct lines *l)
{
	lines_flush(l);
	if (l->ranges > RANGES_MOST)
		vdm_buf_puts(&l->b, " and more");
	return vdm_buf_str(&l->b);
}

static struct vdm_pos
place_of(const struct unit *u)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	return pos;
}

static void
report_going_on(struct ctx *c)
{
	struct lines l = {0};
	struct vdm_pos pos;
	size_t i;

	vdm_buf_init(&l.b);
	for (i = 0; i < c->n; i++)
		if (goes_on(&c->u[i]))
			lines_add(&l, &c->u[i]);
	if (l.n > 0) {
		pos = place_of(l.first);
		vdm_diag(
		    c->sink, VDM_D_SPEAKER_INFERRED, &pos, NULL,
		    "%zu paragraph%s without a label go%s on with the turn "
		    "before, as a guess (lines %s)",
		    l.n, l.n == 1 ? "" : "s", l.n == 1 ? "es" : "",
		    lines_end(&l));
	}
	c->scratch.failed |= l.b.failed;
	vdm_buf_fini(&l.b);
}

static void
report_unborne(struct ctx *c)
{
	struct lines l = {0};
	struct vdm_pos pos;
	size_t i;

	vdm_buf_init(&l.b);
	for (i = 0; i < c->n; i++)
		if (is_unborne(&c->u[i]))
			lines_add(&l, &c->u[i]);
	if (l.n > 0) {
		pos = place_of(l.first);
		vdm_diag(c->sink, VDM_D_SPEAKER_INFERRED, &pos, NULL,
			 "what stands before the colons or stops here is taken "
			 "for names of people who talk, though nothing but its "
			 "place says so: is this a conversation? (lines %s)",
			 lines_end(&l));
	}
	c->scratch.failed |= l.b.failed;
	vdm_buf_fini(&l.b);
}

/* All lines of one kind, from unit i on; they are told. */
static void
report_kind(struct ctx *c, size_t i)
{
	struct lines l = {0};
	const char *kind = c->u[i].likely;
	struct vdm_pos pos = place_of(&c->u[i]);
	size_t k, shown = c->u[i].len < SHOWN_BYTES ? c->u[i].len : SHOWN_BYTES;

	while (shown < c->u[i].len &&
	       ((unsigned char)c->u[i].text[shown] & 0xC0) == 0x80)
		shown--;
	vdm_buf_init(&l.b);
	for (k = i; k < c->n; k++)
		if (c->u[k].likely != NULL &&
		    strcmp(c->u[k].likely, kind) == 0) {
			lines_add(&l, &c->u[k]);
			if (k > i)
				c->u[k].likely = NULL;
		}
	vdm_diag(c->sink, VDM_D_LABEL_AMBIGUOUS, &pos, NULL,
		 "%zu line%s begin%s like a speaker's label of the kind `%s`, "
		 "which nothing else bears out; %s taken for text, and nobody "
		 "speaks there (lines %s): \"%.*s\"",
		 l.n, l.n == 1 ? "" : "s", l.n == 1 ? "s" : "", kind,
		 l.n == 1 ? "it is" : "they are", lines_end(&l), (int)shown,
		 c->u[i].text);
	c->scratch.failed |= l.b.failed;
	vdm_buf_fini(&l.b);
}

/* More lines look like labels than bear one: the way in which the document
 * labels its turns is likely another than was thought. */
static void
report_few(struct ctx *c)
{
	size_t i, likely = 0, labelled = 0, first = c->n;
	struct vdm_pos pos;

	for (i = 0; i < c->n; i++) {
		labelled += (size_t)c->u[i].labelled;
		if (c->u[i].likely == NULL)
			continue;
		likely++;
		first = first == c->n ? i : first;
	}
	if (likely < MANY || likely <= labelled)
		return;
	pos = place_of(&c->u[first]);
	vdm_diag(c->sink, VDM_D_LABEL_AMBIGUOUS, &pos, NULL,
		 "only %zu turns were found here, and %zu more lines begin "
		 "like labels: how this document labels its turns is likely "
		 "not understood (a house style can say it)",
		 labelled, likely);
}

void
vdm_doubts_report(struct ctx *c)
{
	size_t i;

	report_going_on(c);
	report_unborne(c);
	report_few(c);
	for (i = 0; i < c->n; i++)
		if (c->u[i].likely != NULL)
			report_kind(c, i);
}
