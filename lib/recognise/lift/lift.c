/* SPDX-License-Identifier: MIT */
/* Turns judged units into the record's own nodes, people and trace. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "recognise/steps.h"
#include "recognise/lift/doubts.h"
#include "recognise/lift/splice.h"
#include "record/heading.h"
#include "record/standing.h"

enum {
	/* Bytes of a unit's text that the trace shows. */
	TRACE_BYTES = 80,
	/* Digits of an ISO date that say its year. */
	YEAR_DIGITS = 4
};

static const char *const kind_names[U_KINDS] = {
    [U_NONE] = "narration",    [U_TURN] = "turn",
    [U_ACTION] = "action",     [U_NARRATION] = "narration",
    [U_DATELINE] = "dateline", [U_PARTICIPANTS] = "participants",
    [U_CLOSING] = "closing",   [U_SIGNATURE] = "signature",
    [U_METADATA] = "metadata", [U_HEADING] = "heading",
    [U_CHROME] = "chrome"};

/* ---- turns -------------------------------------------------------------- */

/* Whose turn it is, and, where that was a guess, that it was. */
static void
set_who(struct ctx *c, struct vdm_node *n, const struct unit *u)
{
	int i;

	vdm_buf_clear(&c->buf);
	for (i = 0; i < u->n_who; i++) {
		const struct vdm_person *p = c->who[u->who[i]].person;

		if (p == NULL)
			continue;
		if (c->buf.len > 0)
			vdm_buf_putc(&c->buf, ' ');
		vdm_buf_putc(&c->buf, '#');
		vdm_buf_puts(&c->buf, p->id);
	}
	if (c->buf.len > 0)
		(void)vdm_node_set(c->rec, n, "who", vdm_buf_str(&c->buf));
	if (u->inferred) {
		(void)vdm_node_set(c->rec, n, "cert",
				   vdm_cert_name(u->cert == VDM_CERT_NONE
						     ? VDM_CERT_LOW
						     : u->cert));
		(void)vdm_node_set(c->rec, n, "resp", "#vidimus");
	}
	n->reason = vdm_arena_strdup(&c->rec->arena, u->reason);
}

/* The element of another name, of the kind that the vocabulary gives it. */
static void
rename_node(struct ctx *c, struct vdm_node *n, const char *name)
{
	(void)vdm_node_rename(c->rec, n, vdm_node_ns(n), name);
	n->kind = vdm_kind_of(NULL, n->name);
}

/*
 * The paragraph of a unit: the node itself, or, where the unit is an item or
 * a foreign block with text in it, a new paragraph that takes its content.
 */
static struct vdm_node *
paragraph_of(struct ctx *c, struct unit *u)
{
	struct vdm_node *p, *n, *next;

	if (vdm_node_is(u->node, "p") || vdm_node_is(u->node, "ab"))
		return u->node;
	p = vdm_node_element(c->rec, "p");
	if (p == NULL)
		return NULL;
	p->pos = u->node->pos;
	for (n = u->node->first; n != NULL; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_append(p, n);
	}
	vdm_node_append(u->node, p);
	return p;
}

/* A turn in the paragraph's place, with the paragraph in it. */
static struct vdm_node *
speech_around(struct ctx *c, struct vdm_node *p, const char *name)
{
	struct vdm_node *s = vdm_node_element(c->rec, name);

	if (s == NULL)
		return NULL;
	s->kind = VDM_KIND_SPEECH;
	s->pos = p->pos;
	vdm_node_insert_before(p, s);
	vdm_node_unlink(p);
	vdm_node_append(s, p);
	return s;
}

/* Letters that set off the whole label do what the element does now. */
static void
plain_label(struct vdm_node *speaker)
{
	struct vdm_node *hi = speaker->first, *n;

	if (hi == NULL || hi->next != NULL ||
	    !(vdm_node_is(hi, "hi") || vdm_node_is(hi, "emph")) ||
	    (hi->attrs != NULL &&
	     (strcmp(hi->attrs->name, "rend") != 0 || hi->attrs->next != NULL)))
		return;
	vdm_node_unlink(hi);
	while ((n = hi->first) != NULL) {
		vdm_node_unlink(n);
		vdm_node_append(speaker, n);
	}
}

/*
 * "Mr. Lind: It is." becomes a turn with its label apart from what is said.
 * The label keeps its markup and its colon: it reads as it did.
 */
static struct vdm_node *
lift_labelled(struct ctx *c, struct unit *u)
{
	struct vdm_node *p = paragraph_of(c, u), *s, *speaker;

	if (p == NULL)
		return NULL;
	s = speech_around(c, p, "sp");
	speaker = vdm_node_element(c->rec, "speaker");
	if (s == NULL || speaker == NULL)
		return NULL;
	set_who(c, s, u);
	speaker->pos = p->pos;
	vdm_splice_prefix(c->rec, p, u->label_end, speaker);
	plain_label(speaker);
	vdm_splice_trim_start(c->rec, p);
	vdm_node_insert_before(p, speaker);
	if (u->label_only)
		vdm_node_unlink(p);
	return s;
}

/* Whether a node is what a list says of a term, or in that: the term is the
 * label of a turn then, and these are its words. */
static int
is_of_term(const struct vdm_node *n)
{
	const struct vdm_node *item = vdm_node_is(n, "item") ? n : n->parent;

	return item != NULL && vdm_node_is(item, "item") &&
	       item->before != NULL && item->parent->first != item &&
	       vdm_node_is(item->before, "label");
}

/*
 * "Lind asks whether ..." is reported, not quoted, which @direct says. The name
 * stays where it is in the sentence, and points to the person.
 */
static struct vdm_node *
lift_narrated(struct ctx *c, struct unit *u)
{
	int direct = u->direct || (u->continued && is_of_term(u->node));
	struct vdm_node *p = paragraph_of(c, u), *s, *name;
	const struct vdm_person *person;

	if (p == NULL)
		return NULL;
	if (u->name_end > u->name_start && u->n_who > 0) {
		person = c->who[u->who[0]].person;
		name = vdm_splice_wrap(c->rec, p, u->name_start, u->name_end,
				       "persName");
		if (name != NULL && person != NULL &&
		    vdm_node_attr(name, "ref") == NULL) {
			vdm_buf_clear(&c->buf);
			vdm_buf_putc(&c->buf, '#');
			vdm_buf_puts(&c->buf, person->id);
			(void)vdm_node_set(c->rec, name, "ref",
					   vdm_buf_str(&c->buf));
			name->kind = VDM_KIND_NAME;
		}
	}
	s = speech_around(c, p, direct ? "sp" : "said");
	if (s == NULL)
		return NULL;
	set_who(c, s, u);
	if (!direct)
		(void)vdm_node_set(c->rec, s, "direct", "false");
	return s;
}

/* Whether only page breaks and the like part the speech from the node. */
static int
follows(const struct vdm_node *speech, const struct vdm_node *node)
{
	const struct vdm_node *n;

	if (speech == NULL || speech->parent != node->parent)
		return 0;
	for (n = speech->next; n != NULL && n != node; n = n->next)
		if (n->kind != VDM_KIND_PAGE_BREAK &&
		    !vdm_node_is(n, "milestone") && n->kind != VDM_KIND_STAGE &&
		    n->kind != VDM_KIND_TEXT && n->kind != VDM_KIND_LIST &&
		    n->kind != VDM_KIND_QUOTATION)
			return 0;
	return n == node;
}

/* The nodes behind a turn, as far as `node`, go on with it. */
static void
join_speech(struct vdm_node *speech, struct vdm_node *node)
{
	struct vdm_node *n, *next;

	for (n = speech->next; n != NULL; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_append(speech, n);
		if (n == node)
			break;
	}
	if (node->pos.end > speech->pos.end)
		speech->pos.end = node->pos.end;
}

/* The turn that a unit becomes or goes on with; NULL where the source had it.
 */
static struct vdm_node *
lift_turn(struct ctx *c, struct unit *u, struct vdm_node *speech)
{
	if (u->lifted)
		return NULL;
	/* a list's term can hold no turn; what the list says of it is the turn
	 */
	if (u->labelled && u->label_only && vdm_node_is(u->node, "label"))
		return NULL;
	if (u->labelled)
		return lift_labelled(c, u);
	if (u->continued && vdm_node_is(u->node, "p") &&
	    follows(speech, u->node)) {
		join_speech(speech, u->node);
		return speech;
	}
	return lift_narrated(c, u);
}

/* ---- other blocks -------------------------------------------------------- */

/* "17:30:00", the time of a dateline as TEI has it. */
static void
mark_time(struct ctx *c, struct unit *u, const struct when *w)
{
	struct vdm_node *d = vdm_splice_wrap(c->rec, u->node, w->time_start,
					     w->time_end, "time");
	struct vdm_buf b;

	if (d == NULL)
		return;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%02d:%02d:00", w->hour, w->minute);
	(void)vdm_node_set(c->rec, d, w->hour2 < 0 ? "when" : "from",
			   vdm_buf_str(&b));
	vdm_buf_clear(&b);
	vdm_buf_printf(&b, "%02d:%02d:00", w->hour2, w->minute2);
	if (w->hour2 >= 0)
		(void)vdm_node_set(c->rec, d, "to", vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* A day, or the first of several and the last. */
static void
put_norm(struct vdm_record *rec, struct vdm_node *d, const char *norm)
{
	const char *slash = strchr(norm, '/'), *from;

	if (slash == NULL) {
		(void)vdm_node_set(rec, d, "when", norm);
		return;
	}
	from = vdm_arena_strndup(&rec->arena, norm, (size_t)(slash - norm));
	if (from == NULL)
		return;
	(void)vdm_node_set(rec, d, "from", from);
	(void)vdm_node_set(rec, d, "to", slash + 1);
}

/* The date of a dateline: in ISO form, if a field of that year has one. */
static void
mark_date(struct ctx *c, struct unit *u, const struct when *w)
{
	const char *iso = vdm_iso_date(c, w);
	const struct vdm_field *f;
	struct vdm_node *d =
	    vdm_splice_wrap(c->rec, u->node, w->start, w->end, "date");
	size_t i = 0;

	if (d == NULL || iso == NULL)
		return;
	while ((f = vdm_field_next(c->rec, VDM_F_DATE, &i)) != NULL)
		if (f->norm != NULL &&
		    strncmp(f->norm, iso, YEAR_DIGITS) == 0) {
			put_norm(c->rec, d, f->norm);
			return;
		}
}

static void
lift_dateline(struct ctx *c, struct unit *u)
{
	struct when w;

	if (!vdm_node_is(u->node, "p"))
		return;
	rename_node(c, u->node, "dateline");
	if (!vdm_when_find(c, u->text, u->len, &w))
		return;
	/* what stands later first: the offsets before it stay true */
	if (w.hour >= 0 && w.time_start >= w.end)
		mark_time(c, u, &w);
	if (w.has_date)
		mark_date(c, u, &w);
}

/* TEI has no element for these blocks: it says which they are by a type. */
static void
lift_ab(struct ctx *c, struct unit *u, const char *type, enum vdm_kind kind)
{
	if (!vdm_node_is(u->node, "p"))
		return;
	rename_node(c, u->node, "ab");
	(void)vdm_node_set(c->rec, u->node, "type", type);
	u->node->kind = kind;
}

/* A page break where the number of a page stood. */
static void
break_page(struct ctx *c, struct unit *u)
{
	static const char digits[] = "0123456789";
	const char *s = u->text + strcspn(u->text, digits);
	struct vdm_node *pb = vdm_node_element(c->rec, "pb");

	if (pb == NULL)
		return;
	pb->pos = u->node->pos;
	(void)vdm_node_set(
	    c->rec, pb, "n",
	    vdm_arena_strndup(&c->scratch, s, strspn(s, digits)));
	vdm_node_insert_before(u->node, pb);
}

/* Where a time code stood: what follows was said then. */
static void
break_time(struct ctx *c, struct unit *u)
{
	struct vdm_node *m = vdm_node_element(c->rec, "milestone");
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (m == NULL)
		return;
	m->pos = u->node->pos;
	(void)vdm_node_set(c->rec, m, "unit", "time");
	(void)vdm_node_set(c->rec, m, "n",
			   vdm_arena_strndup(&c->scratch, s, n));
	vdm_node_insert_before(u->node, m);
}

/* What is not the record's leaves it, and its words stand in a finding. */
static void
lift_chrome(struct ctx *c, struct unit *u)
{
	struct vdm_pos pos = {u->line, u->node->pos.column, u->end};

	vdm_diag(c->sink, VDM_D_FURNITURE_REMOVED, &pos, u->text,
		 u->timing ? "this line is %s; it is kept as a milestone, and "
			     "is nobody's words"
			   : "this line is %s, not part of the record; it is "
			     "left out",
		 u->reason != NULL ? u->reason : "furniture");
	if (u->timing)
		break_time(c, u);
	if (u->page)
		break_page(c, u);
	vdm_node_unlink(u->node);
}

/* What a unit is that stays in the text. */
static void
lift_kept(struct ctx *c, struct unit *u, struct vdm_node **speech)
{
	switch (u->kind) {
	case U_TURN:
		*speech = lift_turn(c, u, *speech);
		break;
	case U_ACTION:
		if (vdm_node_is(u->node, "p"))
			rename_node(c, u->node, "stage");
		break;
	case U_DATELINE:
		lift_dateline(c, u);
		break;
	case U_PARTICIPANTS:
		lift_ab(c, u, "participants", VDM_KIND_PARTICIPANTS);
		break;
	case U_CLOSING:
		lift_ab(c, u, "closing", VDM_KIND_CLOSING);
		break;
	case U_SIGNATURE:
		lift_ab(c, u, "signature", VDM_KIND_SIGNATURE);
		break;
	case U_HEADING:
		vdm_heading_open(c->rec, u->node);
		break;
	case U_METADATA:
		if (u->headline)
			vdm_heading_open(c->rec, u->node);
		break;
	case U_NONE:
	case U_NARRATION:
	case U_CHROME:
	case U_KINDS:
		break;
	}
}

static void
lift_unit(struct ctx *c, struct unit *u, struct vdm_node **speech)
{
	if (u->fate == FATE_FIELD)
		vdm_node_unlink(u->node);
	else if (u->fate == FATE_CHROME)
		lift_chrome(c, u);
	else
		lift_kept(c, u, speech);
}

/* ---- the trace ------------------------------------------------------------
 */

/* Who speaks a unit, as inspect prints it: names, parted by bars. */
static const char *
names_of(struct ctx *c, const struct unit *u)
{
	int i;

	vdm_buf_clear(&c->buf);
	for (i = 0; i < u->n_who; i++) {
		if (i > 0)
			vdm_buf_putc(&c->buf, '|');
		vdm_buf_puts(&c->buf, c->who[u->who[i]].name);
	}
	return vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&c->buf));
}

/* Of a turn that the source marked: the people in @who. */
static const char *
names_marked(struct ctx *c, const struct unit *u)
{
	const char *cursor = vdm_node_attr(u->node, "who"), *id;
	const struct vdm_person *p;
	size_t n;

	vdm_buf_clear(&c->buf);
	while ((id = vdm_who_next(&cursor, &n)) != NULL) {
		p = vdm_person_find(c->rec, id, n);
		if (c->buf.len > 0)
			vdm_buf_putc(&c->buf, '|');
		if (p != NULL)
			vdm_buf_puts(&c->buf, p->name);
	}
	return vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&c->buf));
}

/* One row of what inspect shows: what was made of a unit, and why. */
static void
trace(struct ctx *c, const struct unit *u)
{
	struct vdm_unit *v;
	size_t n = u->len < TRACE_BYTES ? u->len : TRACE_BYTES;

	if (u->len == 0)
		return;
	v = vdm_record_add_unit(c->rec);
	if (v == NULL)
		return;
	while (n > 0 && n < u->len &&
	       ((unsigned char)u->text[n] & 0xC0) == 0x80)
		n--;
	v->line = u->line;
	v->end = u->end;
	v->kind = kind_names[u->kind];
	v->speakers = u->lifted ? names_marked(c, u) : names_of(c, u);
	v->reason = vdm_arena_strdup(&c->rec->arena,
				     u->reason != NULL ? u->reason : "");
	v->candidates = vdm_arena_strdup(&c->rec->arena, u->candidates);
	v->inferred = u->inferred;
	v->cert = u->cert;
	v->text = vdm_arena_strndup(&c->rec->arena, u->text, n);
	v->node = u->node;
	v->doubt = vdm_doubt_of(u);
	v->likely = vdm_arena_strdup(&c->rec->arena, u->likely);
	v->labelled = u->labelled;
}

/* Each unit becomes what it is, behind what is said of it. `shown` is the first
 * of them in the trace. */
static void
lift_all(struct ctx *c, size_t shown, const struct vdm_sink *sink)
{
	struct vdm_node *speech = NULL;
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct vdm_unit *v = NULL;

		if (u->len > 0 && shown < c->rec->units_count)
			v = &c->rec->units[shown++];
		if (v != NULL)
			vdm_doubt_report(v, sink);
		if (u->kind != U_TURN && u->kind != U_CHROME &&
		    u->kind != U_ACTION)
			speech = NULL;
		lift_unit(c, u, &speech);
		if (u->label_only && speech != NULL && v != NULL)
			v->node = speech;
	}
}

int
vdm_lift(struct ctx *c)
{
	/* where a person decided, what is left in doubt is said later */
	const struct vdm_sink *sink =
	    vdm_options_decide(c->options) ? NULL : c->sink;
	size_t i, shown = c->rec->units_count;

	vdm_people_add(c);
	vdm_notes_anchor(c);
	vdm_inside_keep(c);
	for (i = 0; i < c->n; i++)
		trace(c, &c->u[i]);
	if (c->rec->arena.failed)
		return -1;
	if (sink != NULL && vdm_doubts_report(c->rec, sink) != 0)
		c->scratch.failed = 1;
	lift_all(c, shown, sink);
	return c->rec->arena.failed || c->scratch.failed ? -1 : 0;
}
