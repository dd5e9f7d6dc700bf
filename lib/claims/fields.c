/* SPDX-License-Identifier: MIT */
/* Fields: each kind of them in order, kept, changed, lost or added. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "claims/align.h"
#include "claims/body.h"
#include "claims/claims.h"

/* A record's fields, those of one name together, in their order. */
struct list {
	const struct vdm_field **item;
	uint64_t *hash; /* of the folded values */
	size_t count;
};

struct entry {
	const struct vdm_field *field;
	size_t place;
};

static int
name_order(const struct vdm_field *a, const struct vdm_field *b)
{
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return strcmp(vdm_field_name(a), vdm_field_name(b));
}

static int
by_name(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = name_order(a->field, b->field);

	if (c != 0)
		return c;
	return a->place < b->place ? -1 : a->place > b->place;
}

static void
list_fini(struct list *l)
{
	vdm_free(l->item);
	vdm_free(l->hash);
}

static int
list_init(struct list *l, const struct vdm_record *rec)
{
	size_t n = 0, all = rec->fields_count, i;
	struct entry *e = vdm_calloc(all + 1, sizeof(*e));
	struct vdm_buf b;
	int rc;

	l->item = vdm_calloc(all + 1, sizeof(*l->item));
	l->hash = vdm_calloc(all + 1, sizeof(*l->hash));
	vdm_buf_init(&b);
	if (e != NULL && l->item != NULL && l->hash != NULL) {
		/* by which program a copy was made is no claim of it */
		for (i = 0; i < all; i++)
			if (rec->fields[i]->id != VDM_F_PROVENANCE)
				e[n++] = (struct entry){rec->fields[i], i};
		l->count = n;
		vdm_sort(e, n, sizeof(*e), by_name);
		for (i = 0; i < n; i++) {
			const char *v = e[i].field->value;

			vdm_buf_clear(&b);
			vdm_fold_put(&b, v, strlen(v));
			l->item[i] = e[i].field;
			l->hash[i] = vdm_hash(vdm_buf_str(&b), b.len);
		}
	}
	rc = e != NULL && l->item != NULL && l->hash != NULL && !b.failed ? 0
									  : -1;
	vdm_free(e);
	vdm_buf_fini(&b);
	return rc;
}

/* ---- one field -------------------------------------------------------- */

static int
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* What two fields of one value still differ in, or NULL. */
static const char *
field_differs(const struct vdm_field *a, const struct vdm_field *b)
{
	if (!same(a->norm, b->norm))
		return "normal form";
	if (!same(a->role, b->role))
		return "role";
	if (!same(a->ref, b->ref))
		return "URI";
	if ((a->state == VDM_STATE_EXPLICIT_EMPTY) !=
	    (b->state == VDM_STATE_EXPLICIT_EMPTY))
		return "empty or not";
	if ((a->state == VDM_STATE_INFERRED) !=
	    (b->state == VDM_STATE_INFERRED))
		return "read or guessed";
	return NULL;
}

/* The value as reports show it, with what `how` is about. */
static const char *
shown(struct vdm_comparison *c, const struct vdm_field *f, const char *how)
{
	struct vdm_buf b;
	const char *s;

	if (f == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_fold_put(&b, f->value, strlen(f->value));
	if (f->state == VDM_STATE_EXPLICIT_EMPTY)
		vdm_buf_puts(&b, "(empty)");
	if (how != NULL && strcmp(how, "normal form") == 0)
		vdm_buf_printf(&b, " = %s", f->norm != NULL ? f->norm : "-");
	if (how != NULL && strcmp(how, "role") == 0)
		vdm_buf_printf(&b, " (%s)", f->role != NULL ? f->role : "-");
	if (how != NULL && strcmp(how, "URI") == 0)
		vdm_buf_printf(&b, " <%s>", f->ref != NULL ? f->ref : "-");
	if (how != NULL && strcmp(how, "read or guessed") == 0 &&
	    f->state == VDM_STATE_INFERRED)
		vdm_buf_puts(&b, " (a guess)");
	s = vdm_claim_text(c, &b);
	vdm_buf_fini(&b);
	return s;
}

static enum vdm_claim_kind
kind_of(const struct vdm_field *f)
{
	enum vdm_claim_kind kind = vdm_field_info_get(f->id)->claim;

	return kind == VDM_CLAIM_NONE ? VDM_CLAIM_DESCRIPTION : kind;
}

/* The value that a claim of its details is about. */
static const char *
one_field(struct vdm_comparison *c, const struct vdm_field *a,
	  const struct vdm_field *b, const char *how)
{
	const struct vdm_field *f = a != NULL ? a : b;
	enum vdm_outcome outcome = how != NULL ? VDM_CHANGED : VDM_KEPT;
	struct vdm_claim *claim;

	if (a == NULL || b == NULL)
		outcome = a == NULL ? VDM_ADDED : VDM_LOST;
	claim = vdm_claim_add(c, kind_of(f), outcome, NULL);
	if (claim == NULL)
		return NULL;
	claim->name = vdm_arena_strdup(&c->arena, vdm_field_name(f));
	claim->a = shown(c, a, how);
	claim->b = shown(c, b, how);
	claim->how = how;
	claim->line_a = a != NULL ? a->pos.line : 0;
	claim->line_b = b != NULL ? b->pos.line : 0;
	vdm_pair_add(c, claim->line_a, claim->line_b);
	return a != NULL ? claim->a : claim->b;
}

/* ---- what is said of its value ----------------------------------------- */

static void
one_detail(struct vdm_comparison *c, const struct vdm_said *said,
	   const struct vdm_detail *a, const struct vdm_detail *b)
{
	enum vdm_outcome outcome = a == NULL   ? VDM_ADDED
				   : b == NULL ? VDM_LOST
					       : VDM_KEPT;
	struct vdm_claim *claim;
	struct vdm_buf name;

	if (a != NULL && b != NULL &&
	    (!same(a->value, b->value) || !same(a->scheme, b->scheme) ||
	     !same(a->lang, b->lang)))
		outcome = VDM_CHANGED;
	claim = vdm_claim_add(c, said->kind, outcome, NULL);
	if (claim == NULL)
		return;
	vdm_buf_init(&name);
	vdm_buf_printf(&name, "%s.%s", said->of, (a != NULL ? a : b)->name);
	claim->name = vdm_claim_text(c, &name);
	vdm_buf_fini(&name);
	claim->a = a != NULL ? vdm_arena_strdup(&c->arena, a->value) : NULL;
	claim->b = b != NULL ? vdm_arena_strdup(&c->arena, b->value) : NULL;
	claim->how = outcome == VDM_CHANGED ? "value" : NULL;
	claim->whose = said->whose;
	claim->line_a = said->line_a;
	claim->line_b = said->line_b;
}

/* How many details, from `at` on, have its name: they stand together. */
static size_t
run_of(const struct vdm_details *d, size_t at)
{
	size_t n = at;

	while (n < d->count && strcmp(d->item[n].name, d->item[at].name) == 0)
		n++;
	return n - at;
}

/* The details of two values, name by name in their order. */
void
vdm_compare_details(struct vdm_comparison *c, const struct vdm_said *said)
{
	static const struct vdm_details none = {NULL, 0, 0};
	const struct vdm_details *a = said->a != NULL ? said->a : &none;
	const struct vdm_details *b = said->b != NULL ? said->b : &none;
	size_t i, k, n, m, x, at = 0;

	if (vdm_details_equal(a, b, NULL)) {
		for (i = 0; i < a->count; i++)
			one_detail(c, said, &a->item[i], &b->item[i]);
		return;
	}
	for (i = 0; i < a->count; i += n) {
		n = run_of(a, i);
		/* looked for from where the last one was: mostly it is next */
		for (x = 0; x < b->count; x++) {
			k = (at + x) % b->count;
			if (strcmp(b->item[k].name, a->item[i].name) == 0)
				break;
		}
		if (x == b->count) {
			for (x = 0; x < n; x++)
				one_detail(c, said, &a->item[i + x], NULL);
			continue;
		}
		while (k > 0 &&
		       strcmp(b->item[k - 1].name, a->item[i].name) == 0)
			k--;
		m = run_of(b, k);
		for (x = 0; x < n || x < m; x++)
			one_detail(c, said, x < n ? &a->item[i + x] : NULL,
				   x < m ? &b->item[k + x] : NULL);
		at = k + m;
	}
	for (i = 0; i < b->count; i += n) {
		n = run_of(b, i);
		if (vdm_detail_get(a, b->item[i].name) == NULL)
			for (x = 0; x < n; x++)
				one_detail(c, said, NULL, &b->item[i + x]);
	}
}

static void
report_details(struct vdm_comparison *c, const struct vdm_field *a,
	       const struct vdm_field *b, const char *whose)
{
	const struct vdm_field *f = a != NULL ? a : b;

	if (f == NULL)
		return;
	struct vdm_said said = {
	    kind_of(f), vdm_field_name(f), NULL, NULL, whose, 0, 0};

	if (a != NULL) {
		said.a = &a->details;
		said.line_a = a->pos.line;
	}
	if (b != NULL) {
		said.b = &b->details;
		said.line_b = b->pos.line;
	}
	vdm_compare_details(c, &said);
}

/* ---- those of one name ------------------------------------------------ */

struct group {
	const struct list *a, *b;
	size_t a0, a1, b0, b1;
	size_t *to;   /* of a0 + i: index in b, or NO_MATCH */
	char *moved;  /* of a0 + i */
	char *b_used; /* of b0 + i */
};

/*
 * Equal values that stand in another order. Each with each: a record has a few
 * fields of one name.
 */
static void
match_moved(struct group *g)
{
	size_t i, k;

	for (i = g->a0; i < g->a1; i++) {
		if (g->to[i - g->a0] != VDM_NO_MATCH)
			continue;
		for (k = g->b0; k < g->b1; k++)
			if (!g->b_used[k - g->b0] &&
			    g->b->hash[k] == g->a->hash[i])
				break;
		if (k == g->b1)
			continue;
		g->to[i - g->a0] = k;
		g->moved[i - g->a0] = 1;
		g->b_used[k - g->b0] = 1;
	}
}

/* What is left over between the same neighbours is the same claim, changed. */
static void
match_changed(struct group *g)
{
	size_t i, k = g->b0;

	for (i = g->a0; i < g->a1; i++) {
		size_t at = g->to[i - g->a0];

		if (at != VDM_NO_MATCH) {
			if (!g->moved[i - g->a0])
				k = at + 1;
			continue;
		}
		if (k < g->b1 && !g->b_used[k - g->b0]) {
			g->to[i - g->a0] = k;
			g->b_used[k++ - g->b0] = 1;
		}
	}
}

static void
report_group(struct vdm_comparison *c, const struct group *g)
{
	size_t i;

	for (i = g->a0; i < g->a1; i++) {
		const struct vdm_field *a = g->a->item[i], *b;
		size_t at = g->to[i - g->a0];
		const char *how;

		if (at == VDM_NO_MATCH) {
			report_details(c, a, NULL, one_field(c, a, NULL, NULL));
			continue;
		}
		b = g->b->item[at];
		if (g->a->hash[i] != g->b->hash[at])
			how = "value";
		else if ((how = field_differs(a, b)) == NULL &&
			 g->moved[i - g->a0])
			how = "order";
		report_details(c, a, b, one_field(c, a, b, how));
	}
	for (i = g->b0; i < g->b1; i++)
		if (!g->b_used[i - g->b0]) {
			const struct vdm_field *f = g->b->item[i];

			report_details(c, NULL, f, one_field(c, NULL, f, NULL));
		}
}

static int
compare_group(struct vdm_comparison *c, struct group *g)
{
	size_t n = g->a1 - g->a0, m = g->b1 - g->b0, i;
	int rc = -1;

	g->to = vdm_calloc(n + 1, sizeof(*g->to));
	g->moved = vdm_calloc(n + 1, 1);
	g->b_used = vdm_calloc(m + 1, 1);
	if (g->to != NULL && g->moved != NULL && g->b_used != NULL)
		rc = vdm_align(g->a->hash + g->a0, n, g->b->hash + g->b0, m,
			       g->to);
	if (rc == 0) {
		for (i = 0; i < n; i++)
			if (g->to[i] != VDM_NO_MATCH) {
				g->b_used[g->to[i]] = 1;
				g->to[i] += g->b0;
			}
		match_moved(g);
		match_changed(g);
		report_group(c, g);
	}
	vdm_free(g->to);
	vdm_free(g->moved);
	vdm_free(g->b_used);
	return rc;
}

/*
 * A value that is lost under one name and added under another is one claim
 * that changed its kind: a translator become an author.
 */
static void
join_renamed(struct vdm_comparison *c, size_t from)
{
	size_t i, k, tries = 0;

	for (i = from; i < c->claims_count && tries < 10000000; i++) {
		struct vdm_claim *lost = &c->claims[i], *added = NULL;

		if (lost->outcome != VDM_LOST || lost->a[0] == '\0')
			continue;
		for (k = from; k < c->claims_count; k++, tries++) {
			added = &c->claims[k];
			if (added->outcome == VDM_ADDED &&
			    strcmp(added->b, lost->a) == 0)
				break;
		}
		if (added == NULL || k == c->claims_count)
			continue;
		lost->outcome = VDM_CHANGED;
		lost->how = lost->name_b = added->name;
		lost->b = added->b;
		lost->line_b = added->line_b;
		memmove(added, added + 1,
			(c->claims_count - k - 1) * sizeof(*added));
		c->claims_count--;
		if (k < i)
			i--;
	}
}

static size_t
group_end(const struct list *l, size_t from)
{
	size_t i = from;

	while (i < l->count && name_order(l->item[i], l->item[from]) == 0)
		i++;
	return i;
}

int
vdm_compare_fields(struct vdm_comparison *c, const struct vdm_record *a,
		   const struct vdm_record *b)
{
	struct list x = {0}, y = {0};
	size_t i = 0, k = 0, from = c->claims_count;
	int rc = list_init(&x, a) != 0 || list_init(&y, b) != 0 ? -1 : 0;

	while (rc == 0 && (i < x.count || k < y.count)) {
		int order = i == x.count   ? 1
			    : k == y.count ? -1
					   : name_order(x.item[i], y.item[k]);
		struct group g = {&x, &y, i, i, k, k, NULL, NULL, NULL};

		if (order <= 0)
			g.a1 = i = group_end(&x, i);
		if (order >= 0)
			g.b1 = k = group_end(&y, k);
		rc = compare_group(c, &g);
	}
	list_fini(&x);
	list_fini(&y);
	if (rc != 0 || c->arena.failed)
		return -1;
	join_renamed(c, from);
	return 0;
}
