/* SPDX-License-Identifier: MIT */
/* Participants: who is who in two records, and what became of them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "claims/align.h"
#include "claims/body.h"
#include "claims/claims.h"

/* One record's people, by id and by name. */
struct roll {
	const struct vdm_record *rec;
	struct vdm_strmap ids, names;
	const char **name; /* folded */
	struct vdm_arena arena;
};

static int
roll_init(struct roll *r, const struct vdm_record *rec)
{
	size_t i, n = rec->people_count;
	struct vdm_buf b;

	memset(r, 0, sizeof(*r));
	r->rec = rec;
	vdm_arena_init(&r->arena);
	r->name = vdm_arena_alloc(&r->arena, (n + 1) * sizeof(*r->name));
	if (r->name == NULL)
		return -1;
	vdm_buf_init(&b);
	for (i = 0; i < n && !r->arena.failed && !b.failed; i++) {
		const struct vdm_person *p = rec->people[i];

		vdm_buf_clear(&b);
		vdm_fold_put(&b, p->name, strlen(p->name));
		r->name[i] = vdm_arena_strdup(&r->arena, vdm_buf_str(&b));
		if (r->name[i] == NULL)
			break;
		vdm_strmap_put(&r->ids, p->id, i);
		if (r->name[i][0] != '\0')
			vdm_strmap_put(&r->names, r->name[i], i);
	}
	i = b.failed || r->arena.failed || r->ids.failed || r->names.failed;
	vdm_buf_fini(&b);
	return i ? -1 : 0;
}

static void
roll_fini(struct roll *r)
{
	vdm_strmap_fini(&r->ids);
	vdm_strmap_fini(&r->names);
	vdm_arena_fini(&r->arena);
}

/*
 * First by id and name, then by name, then by id. Ids alone would not do, for a
 * format may make them anew , nor names, for a correction changes them; and who
 * agrees in both must not be taken away by somebody who agrees in one.
 */
static void
map_people(const struct roll *a, const struct roll *b, size_t *to, size_t *from)
{
	size_t n = a->rec->people_count, i, k, pass;

	for (i = 0; i < n; i++)
		to[i] = VDM_NO_MATCH;
	for (i = 0; i < b->rec->people_count; i++)
		from[i] = VDM_NO_MATCH;
	for (pass = 0; pass < 3; pass++)
		for (i = 0; i < n; i++) {
			const char *id = a->rec->people[i]->id;

			if (to[i] != VDM_NO_MATCH)
				continue;
			k = pass == 1 ? vdm_claims_at(&b->names, a->name[i],
						      strlen(a->name[i]))
				      : vdm_claims_at(&b->ids, id, strlen(id));
			if (k == VDM_NO_MATCH || from[k] != VDM_NO_MATCH)
				continue;
			if (pass == 0 && strcmp(a->name[i], b->name[k]) != 0)
				continue;
			to[i] = k;
			from[k] = i;
		}
}

static void
put_strings(struct vdm_buf *out, const struct vdm_strings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (i > 0)
			vdm_buf_puts(out, ", ");
		vdm_buf_puts(out, list->item[i]);
	}
}

/* "name|title|roles", and " <URI>" for each: for programs. */
static const char *
put_parts(struct vdm_comparison *c, const struct vdm_person *p)
{
	struct vdm_buf b;
	const char *s;
	size_t i;

	vdm_buf_init(&b);
	vdm_fold_put(&b, p->name, strlen(p->name));
	vdm_buf_putc(&b, '|');
	if (p->title != NULL)
		vdm_fold_put(&b, p->title, strlen(p->title));
	vdm_buf_putc(&b, '|');
	put_strings(&b, &p->roles);
	for (i = 0; i < p->refs.count; i++)
		vdm_buf_printf(&b, " <%s>", p->refs.item[i]);
	s = vdm_claim_text(c, &b);
	vdm_buf_fini(&b);
	return s;
}

/* "Anselm Roth, miller (chair, reporter) <URI>", and what changed of it. */
static const char *
put_person(struct vdm_comparison *c, const struct vdm_person *p,
	   const struct vdm_claim *claim)
{
	struct vdm_buf b;
	const char *s;
	size_t i;

	vdm_buf_init(&b);
	vdm_fold_put(&b, p->name, strlen(p->name));
	if (p->title != NULL && *p->title != '\0') {
		vdm_buf_puts(&b, b.len > 0 ? ", " : "");
		vdm_fold_put(&b, p->title, strlen(p->title));
	}
	if (p->roles.count > 0) {
		vdm_buf_puts(&b, b.len > 0 ? " (" : "(");
		put_strings(&b, &p->roles);
		vdm_buf_putc(&b, ')');
	}
	for (i = 0; i < p->refs.count; i++)
		vdm_buf_printf(&b, " <%s>", p->refs.item[i]);
	if (vdm_claim_is_how(claim, "took part or not"))
		vdm_buf_puts(&b, p->participant ? " (took part)"
						: " (took no part)");
	if (vdm_claim_is_how(claim, "read or guessed"))
		vdm_buf_puts(&b, p->state == VDM_STATE_INFERRED ? " (a guess)"
								: " (read)");
	if (b.len == 0) /* of whom nothing but an id is known */
		vdm_buf_printf(&b, "#%s", p->id);
	s = vdm_claim_text(c, &b);
	vdm_buf_fini(&b);
	return s;
}

static int
same_list(const struct vdm_strings *a, const struct vdm_strings *b)
{
	size_t i;

	if (a->count != b->count)
		return 0;
	for (i = 0; i < a->count; i++)
		if (strcmp(a->item[i], b->item[i]) != 0)
			return 0;
	return 1;
}

/* Whether two texts (NULL: as if empty) are the same, composed alike and white
 * space folded. */
static int
same_folded(struct vdm_comparison *c, const char *a, const char *b)
{
	struct vdm_buf x, y;
	int same;

	vdm_buf_init(&x);
	vdm_buf_init(&y);
	vdm_fold_put(&x, a != NULL ? a : "", a != NULL ? strlen(a) : 0);
	vdm_fold_put(&y, b != NULL ? b : "", b != NULL ? strlen(b) : 0);
	same = strcmp(vdm_buf_str(&x), vdm_buf_str(&y)) == 0;
	c->arena.failed |= x.failed || y.failed;
	vdm_buf_fini(&x);
	vdm_buf_fini(&y);
	return same;
}

/* What differs between two people, or NULL. */
static const char *
person_differs(struct vdm_comparison *c, const struct vdm_person *a,
	       const struct vdm_person *b)
{
	if (!same_folded(c, a->name, b->name))
		return "name";
	if (!same_list(&a->roles, &b->roles))
		return "roles";
	if (!same_list(&a->refs, &b->refs))
		return "URIs";
	if (!same_folded(c, a->title, b->title))
		return "title";
	if (a->participant != b->participant)
		return "took part or not";
	if ((a->state == VDM_STATE_INFERRED) !=
	    (b->state == VDM_STATE_INFERRED))
		return "read or guessed";
	return NULL;
}

/*
 * Whether each mapped person keeps its place among the mapped ones. Places are
 * aligned like words, so that one who moved to the end is one change and not
 * one of all who moved up. Those that are mapped to nobody get numbers which
 * `b` does not have.
 */
static int
mark_order(const size_t *to, size_t n, size_t m, size_t *match)
{
	uint64_t *x = vdm_calloc(n + 1, sizeof(*x));
	uint64_t *y = vdm_calloc(m + 1, sizeof(*y));
	size_t i;
	int rc = -1;

	if (x != NULL && y != NULL) {
		for (i = 0; i < m; i++)
			y[i] = i;
		for (i = 0; i < n; i++)
			x[i] = to[i] != VDM_NO_MATCH ? to[i] : (uint64_t)m + i;
		rc = vdm_align(x, n, y, m, match);
	}
	vdm_free(x);
	vdm_free(y);
	return rc;
}

static void
one_person(struct vdm_comparison *c, const struct vdm_person *a,
	   const struct vdm_person *b, int moved)
{
	enum vdm_outcome outcome = VDM_KEPT;
	const char *how = NULL;
	struct vdm_claim *claim;
	struct vdm_said said = {
	    VDM_CLAIM_PARTICIPANT, "participant", NULL, NULL, NULL, 0, 0};

	if (c->arena.failed)
		return;
	if (a == NULL || b == NULL)
		outcome = a == NULL ? VDM_ADDED : VDM_LOST;
	else if ((how = person_differs(c, a, b)) != NULL)
		outcome = VDM_CHANGED;
	else if (moved) {
		outcome = VDM_CHANGED;
		how = "order";
	}
	claim = vdm_claim_add(c, VDM_CLAIM_PARTICIPANT, outcome, "participant");
	if (claim == NULL)
		return;
	claim->how = how;
	claim->a = a != NULL ? put_parts(c, a) : NULL;
	claim->b = b != NULL ? put_parts(c, b) : NULL;
	claim->say_a = a != NULL ? put_person(c, a, claim) : NULL;
	claim->say_b = b != NULL ? put_person(c, b, claim) : NULL;
	said.whose = a != NULL ? claim->say_a : claim->say_b;
	claim->line_a = a != NULL ? a->pos.line : 0;
	claim->line_b = b != NULL ? b->pos.line : 0;
	said.a = a != NULL ? &a->details : NULL;
	said.b = b != NULL ? &b->details : NULL;
	said.line_a = claim->line_a;
	said.line_b = claim->line_b;
	vdm_compare_details(c, &said);
}

static int
people_with(struct vdm_comparison *c, const struct roll *a,
	    const struct roll *b, size_t *to)
{
	size_t n = a->rec->people_count, m = b->rec->people_count, i;
	size_t *from = vdm_malloc((m + 1) * sizeof(*from));
	size_t *match = vdm_malloc((n + 1) * sizeof(*match));
	int rc = -1;

	if (from != NULL && match != NULL) {
		map_people(a, b, to, from);
		rc = mark_order(to, n, m, match);
	}
	for (i = 0; rc == 0 && i < n; i++)
		one_person(c, a->rec->people[i],
			   to[i] != VDM_NO_MATCH ? b->rec->people[to[i]] : NULL,
			   match[i] == VDM_NO_MATCH);
	for (i = 0; rc == 0 && i < m; i++)
		if (from[i] == VDM_NO_MATCH)
			one_person(c, NULL, b->rec->people[i], 0);
	vdm_free(from);
	vdm_free(match);
	return rc == 0 && !c->arena.failed ? 0 : -1;
}

int
vdm_compare_people(struct vdm_comparison *c, const struct vdm_record *a,
		   const struct vdm_record *b, size_t *map)
{
	struct roll x, y;
	int rc;

	memset(&y, 0, sizeof(y));
	rc = roll_init(&x, a);
	if (rc == 0)
		rc = roll_init(&y, b);
	if (rc == 0)
		rc = people_with(c, &x, &y, map);
	roll_fini(&x);
	roll_fini(&y);
	return rc;
}
