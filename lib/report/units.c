/* SPDX-License-Identifier: MIT */
/*
 * Units, from the recogniser's trace or from the tree. The trace has more:
 * pages' furniture and what was left out of the tree are units as well, and
 * reasons stand in it. A record that was not recognised has none, and its
 * blocks are taken for units.
 */
#include "report/units.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "record/resp.h"
#include "record/standing.h"

enum { EXCERPT = 60 }; /* bytes of a unit's text, cut at a code point */

struct builder {
	const struct vdm_record *rec;
	struct vdm_arena *arena;
	struct vdm_unit *list;
	size_t count, cap;
	struct vdm_buf tmp;
};

/* Text with white space folded and none at the ends; at most `most` bytes. */
static void
put_folded(struct vdm_buf *out, const char *s, size_t most)
{
	size_t start = out->len;
	int space = 1;

	for (; *s != '\0' && out->len - start < most; s++) {
		if (!vdm_is_space((unsigned char)*s)) {
			vdm_buf_putc(out, *s);
			space = 0;
		} else if (!space) {
			vdm_buf_putc(out, ' ');
			space = 1;
		}
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	if (*s == '\0')
		return;
	while (out->len > start && /* no half code point */
	       vdm_utf8_check(out->data + start, out->len - start) <
		   out->len - start)
		vdm_buf_truncate(out, out->len - 1);
}

/* A label without the colon or period that closes it. */
static void
put_label(struct vdm_buf *out, const struct vdm_node *speaker)
{
	struct vdm_buf raw;

	vdm_buf_init(&raw);
	vdm_node_content(speaker, &raw);
	put_folded(out, vdm_buf_str(&raw), 200);
	while (out->len > 0 && strchr(":.-", out->data[out->len - 1]) != NULL)
		vdm_buf_truncate(out, out->len - 1);
	vdm_buf_fini(&raw);
}

void
vdm_speakers_put(const struct vdm_record *rec, const struct vdm_node *speech,
		 struct vdm_buf *out)
{
	const char *who = vdm_node_attr(speech, "who"), *id;
	const struct vdm_node *label;
	size_t n, seen = 0;

	while ((id = vdm_who_next(&who, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, n);

		if (seen++ > 0)
			vdm_buf_putc(out, '|');
		if (p != NULL)
			vdm_buf_puts(out, p->name[0] != '\0' ? p->name : p->id);
		else
			vdm_buf_put(out, id, n);
	}
	label = vdm_node_label(speech);
	if (seen == 0 && label != NULL)
		put_label(out, label);
}

static struct vdm_unit *
add(struct builder *b, unsigned line, unsigned end, const char *kind)
{
	struct vdm_unit *u, *list;

	list = vdm_arena_grow(b->arena, b->list, &b->cap, b->count + 1,
			      sizeof(*list));
	if (list == NULL)
		return NULL;
	b->list = list;
	u = &list[b->count++];
	memset(u, 0, sizeof(*u));
	u->line = line;
	u->end = end > line ? end : line;
	u->kind = kind;
	u->speakers = "";
	return u;
}

/* The last line on which something below a node stands. */
static unsigned
last_line(const struct vdm_node *node)
{
	const struct vdm_node *n;
	unsigned last = 0;

	for (n = node; n != NULL; n = vdm_node_walk(n, node)) {
		if (n->pos.line > last)
			last = n->pos.line;
		if (n->pos.end > last)
			last = n->pos.end;
	}
	return last;
}

static enum vdm_certainty
certainty_of(const struct vdm_node *n)
{
	const char *name = vdm_node_attr(n, "cert");
	enum vdm_certainty cert = VDM_CERT_NONE;

	if (name != NULL && !vdm_cert_read(name, &cert))
		cert = VDM_CERT_LOW; /* in words that are not ours */
	return cert;
}

static int
is_guess(const struct vdm_node *n)
{
	const char *resp = vdm_node_attr(n, "resp");

	return resp != NULL && strcmp(resp, "#vidimus") == 0;
}

static void
add_node(struct builder *b, const struct vdm_node *n, const char *kind)
{
	struct vdm_unit *u = add(b, n->pos.line, last_line(n), kind);
	struct vdm_buf raw;

	if (u == NULL)
		return;
	u->node = (struct vdm_node *)n; /* which is looked at alone */
	u->inferred = is_guess(n);
	u->cert = u->inferred ? certainty_of(n) : VDM_CERT_NONE;
	u->reason = n->reason;
	u->decided = vdm_resp_name(b->rec, n);
	vdm_buf_clear(&b->tmp);
	if (n->kind == VDM_KIND_SPEECH)
		vdm_speakers_put(b->rec, n, &b->tmp);
	u->speakers = vdm_arena_strdup(b->arena, vdm_buf_str(&b->tmp));
	vdm_buf_init(&raw);
	vdm_node_content(n, &raw);
	vdm_buf_clear(&b->tmp);
	put_folded(&b->tmp, vdm_buf_str(&raw), EXCERPT);
	u->text = vdm_arena_strdup(b->arena, vdm_buf_str(&b->tmp));
	if (raw.failed || b->tmp.failed || u->speakers == NULL)
		b->arena->failed = 1;
	vdm_buf_fini(&raw);
}

/* The kind of unit that a block is; NULL: look into it. */
static const char *
unit_kind(const struct vdm_node *n)
{
	static const char *const kinds[VDM_KIND_COUNT] = {
	    [VDM_KIND_SPEECH] = "turn",
	    [VDM_KIND_STAGE] = "action",
	    [VDM_KIND_DATELINE] = "dateline",
	    [VDM_KIND_PARTICIPANTS] = "participants",
	    [VDM_KIND_CLOSING] = "closing",
	    [VDM_KIND_SIGNATURE] = "signature",
	    [VDM_KIND_HEADING] = "heading",
	    [VDM_KIND_PARAGRAPH] = "narration",
	    [VDM_KIND_LIST] = "narration",
	    [VDM_KIND_TABLE] = "narration",
	    [VDM_KIND_QUOTATION] = "narration",
	    [VDM_KIND_VERSE] = "narration",
	    [VDM_KIND_FIGURE] = "narration",
	    [VDM_KIND_NOTE] = "narration",
	};

	return n->kind < VDM_KIND_COUNT ? kinds[n->kind] : NULL;
}

/* The next node that is not inside of this one. */
static const struct vdm_node *
after(const struct vdm_node *n, const struct vdm_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* Turns inside of another block, as in a text that a paragraph quotes. */
static void
add_turns_in(struct builder *b, const struct vdm_node *block)
{
	const struct vdm_node *n = vdm_node_walk(block, block);

	while (n != NULL) {
		if (n->kind == VDM_KIND_SPEECH) {
			add_node(b, n, "turn");
			n = after(n, block);
		} else {
			n = vdm_node_walk(n, block);
		}
	}
}

static void
from_tree(struct builder *b)
{
	const struct vdm_node *root = b->rec->root, *n = root;

	while (n != NULL) {
		const char *kind = vdm_node_is_block(n) ? unit_kind(n) : NULL;

		if (n->kind == VDM_KIND_HEADER) {
			n = after(n, root);
		} else if (kind != NULL) {
			add_node(b, n, kind);
			if (n->kind != VDM_KIND_SPEECH)
				add_turns_in(b, n);
			n = after(n, root);
		} else {
			n = vdm_node_walk(n, root);
		}
	}
}

static int
by_line(const void *x, const void *y)
{
	const struct vdm_unit *a = x, *b = y;

	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->end < b->end ? -1 : a->end > b->end;
}

int
vdm_units_list(const struct vdm_record *rec, struct vdm_arena *arena,
	       struct vdm_unit **list, size_t *count)
{
	struct builder b = {rec, arena, NULL, 0, 0, {0}};
	size_t i;

	*list = rec->units;
	*count = rec->units_count;
	if (rec->units_count > 0)
		return 0;
	vdm_buf_init(&b.tmp);
	for (i = 0; i < rec->fields_count; i++)
		if (rec->fields[i]->pos.line > 0)
			add(&b, rec->fields[i]->pos.line,
			    rec->fields[i]->pos.end, "metadata");
	from_tree(&b);
	vdm_buf_fini(&b.tmp);
	if (arena->failed)
		return -1;
	vdm_sort(b.list, b.count, sizeof(*b.list), by_line);
	*list = b.list;
	*count = b.count;
	return 0;
}
