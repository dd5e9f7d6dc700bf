/* SPDX-License-Identifier: MIT */
/*
 * Findings of what is in doubt: each turn whose speaker is a guess; and once a
 * kind, with its lines, paragraphs that go on with the turn before, and lines
 * that begin like labels and were not taken for such.
 */
#include "recognise/lift/doubts.h"

#include <string.h>

#include "base/map.h"

enum {
	RANGES_MOST = 400, /* of lines that one finding names */
	SHOWN_BYTES = 60,  /* of the first of them */
	/* Lines that begin like labels, of which so few may be chance. */
	MANY = 4
};

enum vdm_doubt
vdm_doubt_of(const struct unit *u)
{
	if (u->kind != U_TURN)
		return VDM_DOUBT_NONE;
	/* it bears no label, and goes on with the one before */
	if (u->inferred && u->continued && u->cert != VDM_CERT_LOW &&
	    u->n_who > 0)
		return VDM_DOUBT_GOES_ON;
	/* all labels of the document are in doubt, and said to be at once */
	if (u->unborne && u->cert == VDM_CERT_MEDIUM && u->n_who > 0)
		return VDM_DOUBT_UNBORNE;
	if (!u->inferred)
		return VDM_DOUBT_NONE;
	return u->cert == VDM_CERT_LOW || u->n_who == 0 ? VDM_DOUBT_WHO
							: VDM_DOUBT_INFERRED;
}

/* What is still in doubt: a person may have decided it since. */
static enum vdm_doubt
doubt(const struct vdm_unit *u)
{
	return u->decided != NULL ? VDM_DOUBT_NONE : u->doubt;
}

static int
is_likely(const struct vdm_unit *u)
{
	return u->likely != NULL && u->decided == NULL;
}

static struct vdm_pos
place_of(const struct vdm_unit *u)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	return pos;
}

void
vdm_doubt_report(const struct vdm_unit *u, const struct vdm_sink *sink)
{
	struct vdm_pos pos = place_of(u);
	size_t n = strcspn(u->speakers, "|");

	if (doubt(u) == VDM_DOUBT_WHO && n == 0)
		vdm_diag(sink, VDM_D_SPEAKER_DOUBTFUL, &pos, NULL,
			 "who speaks here is doubtful (%s); nobody is set, as "
			 "a guess",
			 *u->reason != '\0' ? u->reason : "nothing tells");
	else if (doubt(u) == VDM_DOUBT_WHO)
		vdm_diag(sink, VDM_D_SPEAKER_DOUBTFUL, &pos, NULL,
			 "who speaks here is doubtful (%s); %.*s is set, as a "
			 "guess",
			 *u->reason != '\0' ? u->reason : "nothing tells",
			 (int)n, u->speakers);
	else if (doubt(u) == VDM_DOUBT_INFERRED)
		vdm_diag(sink, VDM_D_SPEAKER_INFERRED, &pos, NULL,
			 "the speaker, %.*s, is inferred: %s", (int)n,
			 u->speakers, u->reason);
}

/* Lines as a reader wants them: "3, 7-9, 12". */
struct lines {
	struct vdm_buf b;
	size_t n, ranges;
	unsigned from, to; /* the last range */
	const struct vdm_unit *first;
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
lines_add(struct lines *l, const struct vdm_unit *u)
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

/* The units of a kind, and where the first stands; how many there are. */
static size_t
lines_of(const struct vdm_record *rec, enum vdm_doubt kind, struct lines *l,
	 struct vdm_pos *pos)
{
	size_t i;

	for (i = 0; i < rec->units_count; i++)
		if (doubt(&rec->units[i]) == kind)
			lines_add(l, &rec->units[i]);
	if (l->n > 0)
		*pos = place_of(l->first);
	return l->n;
}

static int
report_going_on(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct lines l = {0};
	struct vdm_pos pos;
	int failed;

	vdm_buf_init(&l.b);
	if (lines_of(rec, VDM_DOUBT_GOES_ON, &l, &pos) > 0)
		vdm_diag(
		    sink, VDM_D_SPEAKER_INFERRED, &pos, NULL,
		    "%zu paragraph%s without a label go%s on with the turn "
		    "before, as a guess (lines %s)",
		    l.n, l.n == 1 ? "" : "s", l.n == 1 ? "es" : "",
		    lines_end(&l));
	failed = l.b.failed;
	vdm_buf_fini(&l.b);
	return failed;
}

static int
report_unborne(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct lines l = {0};
	struct vdm_pos pos;
	int failed;

	vdm_buf_init(&l.b);
	if (lines_of(rec, VDM_DOUBT_UNBORNE, &l, &pos) > 0)
		vdm_diag(sink, VDM_D_SPEAKER_INFERRED, &pos, NULL,
			 "what stands before the colons or stops here is taken "
			 "for names of people who talk, though nothing but its "
			 "place says so: is this a conversation? (lines %s)",
			 lines_end(&l));
	failed = l.b.failed;
	vdm_buf_fini(&l.b);
	return failed;
}

/* All lines of one kind, from unit i on. */
static int
report_kind(const struct vdm_record *rec, size_t i, const struct vdm_sink *sink)
{
	const struct vdm_unit *u = &rec->units[i];
	struct lines l = {0};
	struct vdm_pos pos = place_of(u);
	size_t len = strlen(u->text), k,
	       shown = len < SHOWN_BYTES ? len : SHOWN_BYTES;
	int failed;

	while (shown < len && ((unsigned char)u->text[shown] & 0xC0) == 0x80)
		shown--;
	vdm_buf_init(&l.b);
	for (k = i; k < rec->units_count; k++)
		if (is_likely(&rec->units[k]) &&
		    strcmp(rec->units[k].likely, u->likely) == 0)
			lines_add(&l, &rec->units[k]);
	vdm_diag(sink, VDM_D_LABEL_AMBIGUOUS, &pos, NULL,
		 "%zu line%s begin%s like a speaker's label of the kind `%s`, "
		 "which nothing else bears out; %s taken for text, and nobody "
		 "speaks there (lines %s): \"%.*s\"",
		 l.n, l.n == 1 ? "" : "s", l.n == 1 ? "s" : "", u->likely,
		 l.n == 1 ? "it is" : "they are", lines_end(&l), (int)shown,
		 u->text);
	failed = l.b.failed;
	vdm_buf_fini(&l.b);
	return failed;
}

/* More lines look like labels than bear one: the way in which the document
 * labels its turns is likely another than was thought. */
static void
report_few(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	size_t i, likely = 0, labelled = 0, first = rec->units_count;
	struct vdm_pos pos;

	for (i = 0; i < rec->units_count; i++) {
		labelled += (size_t)rec->units[i].labelled;
		if (!is_likely(&rec->units[i]))
			continue;
		likely++;
		first = first == rec->units_count ? i : first;
	}
	if (likely < MANY || likely <= labelled)
		return;
	pos = place_of(&rec->units[first]);
	vdm_diag(sink, VDM_D_LABEL_AMBIGUOUS, &pos, NULL,
		 "only %zu turns were found here, and %zu more lines begin "
		 "like labels: how this document labels its turns is likely "
		 "not understood (a house style can say it)",
		 labelled, likely);
}

int
vdm_doubts_report(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_strmap told = {0};
	size_t i;
	int failed = report_going_on(rec, sink) | report_unborne(rec, sink);

	report_few(rec, sink);
	for (i = 0; i < rec->units_count; i++)
		if (is_likely(&rec->units[i]) &&
		    vdm_strmap_put(&told, rec->units[i].likely, i))
			failed |= report_kind(rec, i, sink);
	failed |= told.failed;
	vdm_strmap_fini(&told);
	return failed ? -1 : 0;
}
