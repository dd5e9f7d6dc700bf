/* SPDX-License-Identifier: MIT */
/* When two records say the same. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "record/record.h"

static int
differ(struct vdm_buf *why, const char *what, const char *a, const char *b)
{
	if (why != NULL && why->len == 0)
		vdm_buf_printf(why, "%s: \"%.60s\" / \"%.60s\"", what,
			       a != NULL ? a : "(none)",
			       b != NULL ? b : "(none)");
	return 0;
}

static int
differ_in_number(struct vdm_buf *why, const char *what, size_t a, size_t b)
{
	if (why != NULL && why->len == 0)
		vdm_buf_printf(why, "number of %s: %zu / %zu", what, a, b);
	return 0;
}

/* How a value came to be known, in a word. */
static const char *
standing(enum vdm_state state)
{
	switch (state) {
	case VDM_STATE_EXPLICIT:
		return "read";
	case VDM_STATE_EXPLICIT_EMPTY:
		return "left empty";
	case VDM_STATE_INFERRED:
		return "guessed";
	case VDM_STATE_STATED:
		return "stated beside it";
	}
	return NULL;
}

static int
same_string(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

/*
 * The run of text nodes from `n` on, white space folded, into `out`; `first`
 * and `last` say whether the run opens or closes a block, where white space
 * means nothing. Returns the node after the run.
 */
static const struct vdm_node *
fold_run(const struct vdm_node *n, struct vdm_buf *out, int block)
{
	int space =
	    block && vdm_node_prev(n) == NULL; /* swallow leading space */
	const char *s;

	for (; n != NULL && n->kind == VDM_KIND_TEXT; n = n->next)
		for (s = n->text; *s != '\0'; s++) {
			if (!vdm_is_space((unsigned char)*s)) {
				vdm_buf_putc(out, *s);
				space = 0;
			} else if (!space) {
				vdm_buf_putc(out, ' ');
				space = 1;
			}
		}
	if (block && n == NULL && out->len > 0 &&
	    out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	return n;
}

static const struct vdm_node *
skip_blank(const struct vdm_node *n, int line)
{
	while (n != NULL && !line && vdm_node_is_blank(n))
		n = n->next;
	return n;
}

static int
same_attrs(const struct vdm_node *a, const struct vdm_node *b,
	   struct vdm_buf *why)
{
	const struct vdm_attr *x;
	size_t na = 0, nb = 0;

	for (x = b->attrs; x != NULL; x = x->next)
		nb++;
	for (x = a->attrs; x != NULL; x = x->next, na++)
		if (!same_string(x->value, vdm_node_attr(b, x->name)))
			return differ(why, x->name, x->value,
				      vdm_node_attr(b, x->name));
	if (na != nb)
		return differ_in_number(why, "attributes", na, nb);
	return 1;
}

static int
same_one(const struct vdm_node *a, const struct vdm_node *b,
	 struct vdm_buf *why)
{
	if (vdm_node_is_element(a) != vdm_node_is_element(b) ||
	    (!vdm_node_is_element(a) && a->kind != b->kind))
		return differ(why, "kind", vdm_kind_name(a->kind),
			      vdm_kind_name(b->kind));
	if (!same_string(a->name, b->name))
		return differ(why, "element", a->name, b->name);
	if (!same_string(vdm_node_ns(a), vdm_node_ns(b)))
		return differ(why, "namespace", vdm_node_ns(a), vdm_node_ns(b));
	if (a->kind != VDM_KIND_TEXT &&
	    !same_string(vdm_node_text(a), vdm_node_text(b)))
		return differ(why, "text", a->text, b->text);
	return same_attrs(a, b, why);
}

/* Compares the text runs at *a and *b (either may not be one) and steps over
 * them. */
static int
same_run(const struct vdm_node **a, const struct vdm_node **b, int block,
	 struct vdm_buf *why)
{
	struct vdm_buf x, y;
	int same;

	vdm_buf_init(&x);
	vdm_buf_init(&y);
	if (*a != NULL && (*a)->kind == VDM_KIND_TEXT)
		*a = fold_run(*a, &x, block);
	if (*b != NULL && (*b)->kind == VDM_KIND_TEXT)
		*b = fold_run(*b, &y, block);
	same = !x.failed && !y.failed &&
	       strcmp(vdm_buf_str(&x), vdm_buf_str(&y)) == 0;
	if (!same)
		differ(why, "text", vdm_buf_str(&x), vdm_buf_str(&y));
	vdm_buf_fini(&x);
	vdm_buf_fini(&y);
	return same;
}

/* Whether what stands in either is a line of text. */
static char
holds_line(const struct vdm_node *a, const struct vdm_node *b)
{
	return (char)(vdm_node_holds_line(a) || vdm_node_holds_line(b));
}

/*
 * From node to node in step, children first; no recursion. `lines` is a stack:
 * whether each node on the path holds a line, asked once.
 */
static int
same_below(const struct vdm_node *ra, const struct vdm_node *rb,
	   struct vdm_buf *lines, struct vdm_buf *why)
{
	const struct vdm_node *a = ra->first, *b = rb->first;
	const struct vdm_node *pa = ra, *pb = rb;

	vdm_buf_putc(lines, holds_line(pa, pb));
	while (!lines->failed) {
		int line = lines->data[lines->len - 1] != 0;

		a = skip_blank(a, line);
		b = skip_blank(b, line);
		if ((a != NULL && a->kind == VDM_KIND_TEXT) ||
		    (b != NULL && b->kind == VDM_KIND_TEXT)) {
			int in_line =
			    lines->len > 1 && lines->data[lines->len - 2];

			if (!same_run(&a, &b, vdm_node_is_block_in(pa, in_line),
				      why))
				return 0;
		} else if (a == NULL && b == NULL) {
			if (pa == ra)
				return 1;
			a = pa->next;
			b = pb->next;
			pa = pa->parent;
			pb = pb->parent;
			vdm_buf_truncate(lines, lines->len - 1);
		} else if (a == NULL || b == NULL) {
			return differ(why, "children", a ? a->name : NULL,
				      b ? b->name : NULL);
		} else {
			if (!same_one(a, b, why))
				return 0;
			pa = a;
			pb = b;
			a = a->first;
			b = b->first;
			vdm_buf_putc(lines, holds_line(pa, pb));
		}
	}
	return 0;
}

int
vdm_node_equal(const struct vdm_node *ra, const struct vdm_node *rb,
	       struct vdm_buf *why)
{
	struct vdm_buf lines;
	int same;

	if (!same_one(ra, rb, why))
		return 0;
	vdm_buf_init(&lines);
	same = same_below(ra, rb, &lines, why);
	vdm_buf_fini(&lines);
	return same;
}

static int
same_strings(const struct vdm_strings *a, const struct vdm_strings *b,
	     const char *what, struct vdm_buf *why)
{
	size_t i;

	if (a->count != b->count)
		return differ(why, what, a->count > 0 ? a->item[0] : NULL,
			      b->count > 0 ? b->item[0] : NULL);
	for (i = 0; i < a->count; i++)
		if (strcmp(a->item[i], b->item[i]) != 0)
			return differ(why, what, a->item[i], b->item[i]);
	return 1;
}

static int
same_details(const struct vdm_details *a, const struct vdm_details *b,
	     struct vdm_buf *why)
{
	const struct vdm_detail *x, *y, *named;
	size_t at;

	if (vdm_details_equal(a, b, &at))
		return 1;
	x = at < a->count ? &a->item[at] : NULL;
	y = at < b->count ? &b->item[at] : NULL;
	named = x != NULL ? x : y;
	return differ(why, named != NULL ? named->name : "detail",
		      x != NULL ? x->value : NULL, y != NULL ? y->value : NULL);
}

static int
same_person(const struct vdm_person *a, const struct vdm_person *b,
	    struct vdm_buf *why)
{
	if (!same_string(a->id, b->id))
		return differ(why, "person's id", a->id, b->id);
	if (!same_string(a->name, b->name))
		return differ(why, "person's name", a->name, b->name);
	if (!same_string(a->title, b->title))
		return differ(why, "person's title", a->title, b->title);
	if (a->group != b->group || a->participant != b->participant ||
	    a->state != b->state || a->cert != b->cert)
		return differ(why, "person's standing", a->name, b->name);
	return same_strings(&a->forms, &b->forms, "person's forms", why) &&
	       same_strings(&a->roles, &b->roles, "person's roles", why) &&
	       same_strings(&a->refs, &b->refs, "person's URIs", why) &&
	       same_details(&a->details, &b->details, why);
}

static int
same_field(const struct vdm_field *a, const struct vdm_field *b,
	   struct vdm_buf *why)
{
	const char *name = vdm_field_name(a);

	if (b == NULL)
		return differ(why, name, a->value, NULL);
	if (!same_string(a->value, b->value))
		return differ(why, name, a->value, b->value);
	if (!same_string(a->norm, b->norm))
		return differ(why, name, a->norm, b->norm);
	if (!same_string(a->label, b->label))
		return differ(why, name, a->label, b->label);
	if (!same_string(a->role, b->role))
		return differ(why, name, a->role, b->role);
	if (!same_string(a->ref, b->ref))
		return differ(why, name, a->ref, b->ref);
	if (!same_string(a->name, b->name))
		return differ(why, "field", a->name, b->name);
	if (!same_details(&a->details, &b->details, why))
		return 0;
	if (a->state != b->state)
		return differ(why, name, standing(a->state),
			      standing(b->state));
	if (a->cert != b->cert)
		return differ(why, name, "a guess",
			      "a guess of other certainty");
	return 1;
}

_Static_assert(VDM_F_PROVENANCE == VDM_F_COUNT - 1, "the last row");

/* By which program a copy was made does not make it another one. */
static size_t
count_fields(const struct vdm_record *rec)
{
	size_t i, n = 0;

	for (i = 0; i < rec->fields_count; i++)
		n += rec->fields[i]->id != VDM_F_PROVENANCE;
	return n;
}

static int
same_fields(const struct vdm_record *a, const struct vdm_record *b,
	    struct vdm_buf *why)
{
	size_t at[VDM_F_COUNT] = {0}, i;

	if (count_fields(a) != count_fields(b)) {
		for (i = 0; i < VDM_F_PROVENANCE; i++) {
			const enum vdm_field_id id = (enum vdm_field_id)i;
			const struct vdm_field *x, *y;
			size_t k = 0, n = 0;

			do {
				x = vdm_field_next(a, id, &k);
				y = vdm_field_next(b, id, &n);
			} while (x != NULL && y != NULL);
			if (x != NULL || y != NULL)
				break;
		}
		return differ(
		    why, "number of fields",
		    i < VDM_F_PROVENANCE
			? vdm_field_info_get((enum vdm_field_id)i)->name
			: NULL,
		    NULL);
	}
	for (i = 0; i < a->fields_count; i++) {
		const struct vdm_field *f = a->fields[i];

		if (f->id != VDM_F_PROVENANCE &&
		    !same_field(f, vdm_field_next(b, f->id, &at[f->id]), why))
			return 0;
	}
	return 1;
}

static int
same_resource(const struct vdm_resource *a, const struct vdm_resource *b)
{
	return a->length == b->length && same_string(a->path, b->path) &&
	       (a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

/* The first resource of `a` that `b` has not, or NULL: their order says
 * nothing. */
static const struct vdm_resource *
missing_resource(const struct vdm_record *a, const struct vdm_record *b)
{
	size_t i, k;

	for (i = 0; i < a->resources_count; i++) {
		const struct vdm_resource *r = &a->resources[i];

		if (i < b->resources_count &&
		    same_resource(r, &b->resources[i]))
			continue;
		for (k = 0; k < b->resources_count; k++)
			if (same_resource(r, &b->resources[k]))
				break;
		if (k == b->resources_count)
			return r;
	}
	return NULL;
}

int
vdm_record_equal(const struct vdm_record *a, const struct vdm_record *b,
		 struct vdm_buf *why)
{
	const struct vdm_resource *x, *y;
	size_t i;

	if (a->people_count != b->people_count)
		return differ_in_number(why, "people", a->people_count,
					b->people_count);
	for (i = 0; i < a->people_count; i++)
		if (!same_person(a->people[i], b->people[i], why))
			return 0;
	if (!same_fields(a, b, why))
		return 0;
	if (a->resources_count != b->resources_count)
		return differ_in_number(why, "resources", a->resources_count,
					b->resources_count);
	x = missing_resource(a, b);
	y = missing_resource(b, a);
	if (x != NULL || y != NULL)
		return differ(why, "resource", x != NULL ? x->path : NULL,
			      y != NULL ? y->path : NULL);
	return vdm_node_equal(a->root, b->root, why);
}
