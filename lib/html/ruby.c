/* SPDX-License-Identifier: MIT */
/* HTML's rows of bases and readings, made pairs. */
#include "html/ruby.h"

#include <string.h>

#include "base/utf8.h"

/* Bases that stand before readings, and these. */
struct row {
	struct vdm_record *rec;
	struct vdm_node *ruby, *last; /* the first pair; the last one made */
	struct vdm_node *bases, *readings; /* each in a holder */
	size_t bases_count, readings_count;
	int loose; /* the last base was made of loose nodes */
};

static int
is_ruby(const struct vdm_node *n)
{
	return n != NULL && vdm_node_is(n, "ruby");
}

static void
add_base(struct row *r, struct vdm_node *n)
{
	int loose = !vdm_node_is(n, "rb");
	struct vdm_node *base = n;

	if (loose && r->loose) {
		vdm_node_append(vdm_node_last(r->bases), n);
		return;
	}
	if (loose) {
		base = vdm_node_element(r->rec, "rb");
		if (base == NULL)
			return;
		base->pos = n->pos;
		vdm_node_append(base, n);
	}
	vdm_node_append(r->bases, base);
	r->bases_count++;
	r->loose = loose;
}

/* The next pair: the `ruby` itself first. */
static struct vdm_node *
next_pair(struct row *r)
{
	struct vdm_node *n = r->ruby;

	if (r->last != NULL) {
		n = vdm_node_element(r->rec, "ruby");
		if (n == NULL)
			return NULL;
		n->pos = r->ruby->pos;
		vdm_node_set(r->rec, n, "rend", VDM_RUBY_JOINED);
		vdm_node_insert_after(r->last, n);
	}
	r->last = n;
	return n;
}

static void
move_first(struct vdm_node *from, struct vdm_node *to)
{
	struct vdm_node *n = from->first;

	if (n == NULL)
		return;
	vdm_node_unlink(n);
	vdm_node_append(to, n);
}

/* All bases of a row are one where they have one reading. */
static void
merge_bases(struct row *r)
{
	struct vdm_node *first = r->bases->first, *n, *c;

	while ((n = first->next) != NULL) {
		while ((c = n->first) != NULL) {
			vdm_node_unlink(c);
			vdm_node_append(first, c);
		}
		vdm_node_unlink(n);
	}
	r->bases_count = 1;
}

static void
end_row(struct row *r)
{
	struct vdm_node *pair;

	if (r->bases_count + r->readings_count == 0)
		return;
	if (r->bases_count > 1 && r->readings_count <= 1)
		merge_bases(r);
	if (r->bases_count == 0)
		add_base(r, vdm_node_element(r->rec, "rb"));
	while (r->bases->first != NULL && (pair = next_pair(r)) != NULL) {
		move_first(r->bases, pair);
		if (r->readings->first == NULL)
			vdm_node_append(pair, vdm_node_element(r->rec, "rt"));
		else
			move_first(r->readings, pair);
	}
	while (r->readings->first != NULL && r->last != NULL)
		move_first(r->readings, r->last);
	r->bases_count = r->readings_count = 0;
	r->loose = 0;
}

void
vdm_html_ruby_settle(struct vdm_record *rec, struct vdm_node *ruby)
{
	struct row r = {.rec = rec, .ruby = ruby};
	struct vdm_node *held, *n;

	if (!is_ruby(ruby) || vdm_html_ruby_is_plain(ruby))
		return;
	held = vdm_node_element(rec, "holder");
	r.bases = vdm_node_element(rec, "holder");
	r.readings = vdm_node_element(rec, "holder");
	if (held == NULL || r.bases == NULL || r.readings == NULL)
		return;
	while (ruby->first != NULL)
		move_first(ruby, held);
	while ((n = held->first) != NULL) {
		vdm_node_unlink(n);
		if (vdm_node_is(n, "rt")) {
			vdm_node_append(r.readings, n);
			r.readings_count++;
			r.loose = 0;
			continue;
		}
		if (n->kind == VDM_KIND_TEXT && vdm_is_blank(n->text)) {
			if (r.readings_count == 0 && r.loose)
				add_base(&r, n);
			continue;
		}
		if (r.readings_count > 0)
			end_row(&r);
		add_base(&r, n);
	}
	end_row(&r);
	if (ruby->first == NULL) { /* nothing, with nothing above it */
		vdm_node_append(ruby, vdm_node_element(rec, "rb"));
		vdm_node_append(ruby, vdm_node_element(rec, "rt"));
	}
}

int
vdm_html_ruby_is_plain(const struct vdm_node *n)
{
	const struct vdm_node *c = n->first, *b;

	if (!is_ruby(n) || c == NULL || !vdm_node_is(c, "rb") ||
	    c->first == NULL || c->next == NULL)
		return 0;
	for (b = c->first; b != NULL; b = b->next)
		if (vdm_node_is(b, "rb") || vdm_node_is(b, "rt") ||
		    (c->first == vdm_node_last(c) && vdm_node_is_blank(b)))
			return 0;
	while ((c = c->next) != NULL)
		if (!vdm_node_is(c, "rt"))
			return 0;
	return 1;
}

int
vdm_html_ruby_is_joined(const struct vdm_node *n)
{
	return is_ruby(n) && is_ruby(vdm_node_prev(n)) &&
	       vdm_html_ruby_is_plain(n) &&
	       vdm_html_ruby_is_plain(vdm_node_prev(n)) && n->attrs != NULL &&
	       n->attrs->next == NULL && strcmp(n->attrs->name, "rend") == 0 &&
	       strcmp(n->attrs->value, VDM_RUBY_JOINED) == 0;
}
