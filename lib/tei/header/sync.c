/* SPDX-License-Identifier: MIT */
/*
 * A kept teiHeader and the record's fields and people: reading them from it,
 * bringing it to say what they say, and doing without it where ours would say
 * the same.
 */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "tei/internal.h"

static int
harvest(struct vdm_tei_harvest *h, struct vdm_record *rec)
{
	struct vdm_node *header = vdm_tei_header_of(rec->root);

	h->root = rec->root;
	if (header != NULL)
		vdm_tei_harvest_fields(h, header);
	vdm_tei_harvest_people(h, rec->root);
	return h->rec->arena.failed ? -1 : 0;
}

/* Whether our own header would be the same, byte for byte. */
static int
is_ours(const struct vdm_record *rec, const struct vdm_node *header)
{
	struct vdm_record *scratch = vdm_record_new();
	struct vdm_node *made;
	struct vdm_buf a, b;
	int same = 0;

	if (scratch == NULL)
		return 0;
	vdm_buf_init(&a);
	vdm_buf_init(&b);
	made = vdm_tei_header_make(scratch, rec);
	if (made != NULL) {
		vdm_markup_serialise(made, &a);
		vdm_markup_serialise(header, &b);
		same = !a.failed && !b.failed && a.len == b.len &&
		       memcmp(a.data, b.data, a.len) == 0;
	}
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
	vdm_record_free(scratch);
	return same;
}

/* Takes the header out of the tree where it says nothing more. */
static void
drop_if_ours(struct vdm_record *rec)
{
	struct vdm_node *header = vdm_node_child(rec->root, "teiHeader"), *n;

	if (header == NULL || !vdm_node_is(rec->root, "TEI"))
		return;
	for (n = rec->root->first; n != header; n = n->next)
		if (vdm_node_attr(n, VDM_MARKUP_PLACE) == NULL)
			return; /* ours would come before it */
	if (is_ours(rec, header))
		vdm_node_unlink(header);
}

int
vdm_tei_extract(struct vdm_record *rec)
{
	struct vdm_tei_harvest h = {.rec = rec};

	if (harvest(&h, rec) != 0) {
		errno = ENOMEM;
		return -1;
	}
	drop_if_ours(rec);
	return 0;
}

/* ---- fields ---- */

static int
same_string(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static int
same_field(const struct vdm_field *a, const struct vdm_field *b)
{
	return same_string(a->value, b->value) &&
	       same_string(a->norm, b->norm) &&
	       same_string(a->label, b->label) &&
	       same_string(a->role, b->role) && same_string(a->ref, b->ref) &&
	       same_string(a->name, b->name) &&
	       vdm_details_equal(&a->details, &b->details, NULL) &&
	       a->state == b->state && a->cert == b->cert;
}

/* The field's index, or SIZE_MAX. */
static size_t
nth(const struct vdm_record *rec, enum vdm_field_id id, size_t k)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++)
		if (rec->fields[i]->id == id && k-- == 0)
			return i;
	return (size_t)-1;
}

static int
is_bare(const struct vdm_node *n)
{
	return vdm_node_is_element(n) && n->first == NULL;
}

/* Parts that go with the last thing in them. */
static int
is_prunable(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "respStmt",    "availability",  "keywords",    "textClass",
	    "setting",     "settingDesc",   "langUsage",   "abstract",
	    "creation",    "notesStmt",     "seriesStmt",  "msIdentifier",
	    "msDesc",      "altIdentifier", "editionStmt", "listBibl",
	    "profileDesc", "listPerson",    "particDesc",  "list",
	    "listOrg",     "listChange",    "revisionDesc"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (vdm_node_is(n, names[i]))
			return 1;
	return 0;
}

static int
has_element(const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c))
			return 1;
	return 0;
}

static int
has_nothing_left(const struct vdm_node *n)
{
	if (vdm_node_is(n, "respStmt"))
		return vdm_node_child(n, "name") == NULL &&
		       vdm_node_child(n, "persName") == NULL &&
		       vdm_node_child(n, "orgName") == NULL;
	return is_bare(n) || (!has_element(n) && !vdm_node_has_text(n));
}

static void
prune(struct vdm_node *n, const struct vdm_node *header)
{
	while (n != NULL && n != header && is_prunable(n) &&
	       has_nothing_left(n)) {
		struct vdm_node *up = n->parent;

		vdm_node_unlink(n);
		n = up;
	}
}

static void
remove_found(struct vdm_node *n, enum vdm_field_id id,
	     const struct vdm_node *header)
{
	struct vdm_node *up = n->parent, *c, *next;

	if (up == NULL)
		return; /* gone already, with another field */
	if (id != VDM_F_RIGHTS && id != VDM_F_SUMMARY) {
		vdm_node_unlink(n);
		prune(up, header);
		return;
	}
	for (c = n->first; c != NULL; c = next) {
		next = c->next;
		if (id == VDM_F_SUMMARY || vdm_node_is(c, "p") ||
		    vdm_node_is(c, "ab"))
			vdm_node_unlink(c);
	}
	prune(n, header);
}

/*
 * Makes the header say what the record says of one kind of field. With `all`,
 * what it said is removed whole; else from the first difference on.
 */
static void
sync_kind(struct vdm_record *rec, struct vdm_node *header,
	  const struct vdm_tei_harvest *h, enum vdm_field_id id, int all)
{
	size_t k = 0, i, j;

	for (; !all; k++) {
		i = nth(rec, id, k);
		j = nth(h->rec, id, k);
		if (i == (size_t)-1 && j == (size_t)-1)
			return;
		if (i == (size_t)-1 || j == (size_t)-1 ||
		    !same_field(rec->fields[i], h->rec->fields[j]))
			break;
	}
	for (i = k; (j = nth(h->rec, id, i)) != (size_t)-1; i++)
		remove_found(h->fields[j], id, header);
	for (i = k; (j = nth(rec, id, i)) != (size_t)-1; i++)
		vdm_tei_place_field(rec, header, rec->fields[j]);
}

/* ---- people ---- */

static int
same_list(const struct vdm_strings *a, const struct vdm_strings *b)
{
	size_t i;

	for (i = 0; i < a->count && i < b->count; i++)
		if (strcmp(a->item[i], b->item[i]) != 0)
			return 0;
	return a->count == b->count;
}

static int
same_person(const struct vdm_person *a, const struct vdm_person *b)
{
	return same_string(a->name, b->name) &&
	       same_string(a->title, b->title) && a->group == b->group &&
	       !a->participant == !b->participant && a->state == b->state &&
	       a->cert == b->cert && same_list(&a->forms, &b->forms) &&
	       same_list(&a->roles, &b->roles) &&
	       same_list(&a->refs, &b->refs) &&
	       vdm_details_equal(&a->details, &b->details, NULL);
}

/* Whether two say the same words, however they are parted into lines. */
static int
same_words(const struct vdm_node *a, const struct vdm_node *b)
{
	struct vdm_buf x, y;
	int same;

	vdm_buf_init(&x);
	vdm_buf_init(&y);
	vdm_node_content(a, &x);
	vdm_node_content(b, &y);
	same = vdm_same_but_space(vdm_buf_str(&x), vdm_buf_str(&y));
	vdm_buf_fini(&x);
	vdm_buf_fini(&y);
	return same;
}

/* The names of somebody that are written anew are those that stood there, with
 * all that they say besides their words: references, parts, languages. */
static void
names_restore(struct vdm_record *rec, struct vdm_node *n, struct vdm_node **was,
	      size_t count)
{
	struct vdm_node *c, *next;
	size_t i;

	for (c = n->first; c != NULL; c = next) {
		next = c->next;
		if (!vdm_node_is(c, "persName"))
			continue;
		for (i = 0; i < count; i++)
			if (was[i] != NULL && same_words(was[i], c))
				break;
		if (i == count)
			continue;
		vdm_node_set(rec, was[i], "type", vdm_node_attr(c, "type"));
		vdm_node_insert_before(c, was[i]);
		vdm_node_unlink(c);
		was[i] = NULL;
	}
}

/* What authorities say who it is stands beside the names now; of what names
 * point at, the edition's own lists are left. */
static void
names_unbind(struct vdm_record *rec, struct vdm_node *n)
{
	struct vdm_node *c;
	struct vdm_buf b;

	for (c = n->first; c != NULL; c = c->next) {
		const char *refs = vdm_node_attr(c, "ref"), *t, *s;
		size_t length;

		if (refs == NULL || !vdm_node_is(c, "persName"))
			continue;
		vdm_buf_init(&b);
		while ((t = vdm_who_next(&refs, &length)) != NULL) {
			s = vdm_arena_strndup(&rec->arena, t, length);
			if (s != NULL && !vdm_address_is_absolute(s))
				vdm_buf_printf(&b, "%s%s", b.len > 0 ? " " : "",
					       s);
		}
		if (b.failed)
			rec->arena.failed = 1;
		vdm_node_set(rec, c, "ref", b.len > 0 ? vdm_buf_str(&b) : NULL);
		vdm_buf_fini(&b);
	}
}

/* Rewrites what we know of a person in an element that says more; `old` is what
 * was read from it. */
static void
update_person(struct vdm_record *rec, struct vdm_node *header,
	      struct vdm_node *n, const struct vdm_person *p,
	      const struct vdm_person *old)
{
	struct vdm_node *c, *next, *up = n->parent, **names;
	size_t count = 0;
	int occupations = 0;

	if (!vdm_node_is(n, "person") && !vdm_node_is(n, "personGrp"))
		return;
	for (c = n->first; c != NULL; c = c->next)
		count++;
	names = vdm_arena_alloc(&rec->arena, (count + 1) * sizeof(*names));
	if (names == NULL)
		return;
	count = 0;
	(void)vdm_node_rename(rec, n, NULL, p->group ? "personGrp" : "person");
	for (c = n->first; c != NULL; c = next) {
		next = c->next;
		if (vdm_node_is(c, "persName") || vdm_node_is(c, "name") ||
		    vdm_node_is(c, "orgName") ||
		    (vdm_node_is(c, "occupation") && occupations++ == 0) ||
		    (vdm_node_is(c, "idno") &&
		     same_string(vdm_node_attr(c, "type"), "URI")) ||
		    vdm_tei_is_person_detail(c))
			vdm_node_unlink(c);
		if (vdm_node_is(c, "persName"))
			names[count++] = c;
	}
	if (p->state != VDM_STATE_INFERRED) {
		vdm_node_set(rec, n, "cert", NULL);
		vdm_node_set(rec, n, "resp", NULL);
	}
	vdm_tei_fill_person(rec, n, p);
	names_restore(rec, n, names, count);
	names_unbind(rec, n);
	if (!p->participant == !old->participant)
		return;
	vdm_node_unlink(n);
	vdm_tei_list_person(rec, header, n, p);
	prune(up, header);
}

static void
sync_people(struct vdm_record *rec, struct vdm_node *header,
	    const struct vdm_tei_harvest *h)
{
	size_t i, j;

	for (j = 0; j < h->rec->people_count; j++) {
		const struct vdm_person *q = h->rec->people[j];
		struct vdm_node *n = h->people[j], *up = n->parent;

		if (vdm_person_find(rec, q->id, strlen(q->id)) != NULL ||
		    !(vdm_node_is(n, "person") || vdm_node_is(n, "personGrp")))
			continue;
		vdm_node_unlink(n);
		prune(up, header);
	}
	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i], *q;

		q = vdm_person_find(h->rec, p->id, strlen(p->id));
		if (q == NULL) {
			vdm_tei_place_person(rec, header, p);
			continue;
		}
		if (same_person(p, q))
			continue;
		for (j = 0; h->rec->people[j] != q; j++)
			;
		update_person(rec, header, h->people[j], p, q);
	}
}

/* People in the order in which the tree has them, so that it is the order in
 * which they will be read. */
static void
reorder_people(struct vdm_record *rec, const struct vdm_record *found)
{
	struct vdm_person **list, *p;
	size_t n = 0, i, j;

	list = vdm_arena_alloc(&rec->arena,
			       (rec->people_count + 1) * sizeof(*list));
	if (list == NULL)
		return;
	for (i = 0; i < found->people_count; i++) {
		p = vdm_person_find(rec, found->people[i]->id,
				    strlen(found->people[i]->id));
		if (p != NULL && n < rec->people_count)
			list[n++] = p;
	}
	if (n != rec->people_count)
		for (i = 0; i < rec->people_count; i++) {
			for (j = 0; j < n && list[j] != rec->people[i]; j++)
				;
			if (j == n)
				list[n++] = rec->people[i];
		}
	memcpy(rec->people, list, n * sizeof(*list));
}

/* ---- the whole ---- */

static int
kind_differs(const struct vdm_record *a, const struct vdm_record *b,
	     enum vdm_field_id id)
{
	size_t k, i, j;

	for (k = 0;; k++) {
		i = nth(a, id, k);
		j = nth(b, id, k);
		if (i == (size_t)-1 || j == (size_t)-1)
			return i != j;
		if (!same_field(a->fields[i], b->fields[j]))
			return 1;
	}
}

/* One pass; 1 when something differed. */
static int
sync_once(struct vdm_record *rec, struct vdm_node *header, int all)
{
	struct vdm_tei_harvest h = {.rec = vdm_record_new()};
	int differs = 0, people = 0, guesses;
	size_t id, i;

	if (h.rec == NULL || harvest(&h, rec) != 0) {
		rec->arena.failed = 1;
		vdm_record_free(h.rec);
		return 0;
	}
	for (id = 0; id < VDM_F_COUNT; id++)
		if (kind_differs(rec, h.rec, (enum vdm_field_id)id)) {
			sync_kind(rec, header, &h, (enum vdm_field_id)id, all);
			differs = 1;
		}
	people = rec->people_count != h.rec->people_count;
	for (i = 0; !people && i < rec->people_count; i++)
		people = strcmp(rec->people[i]->id, h.rec->people[i]->id) ||
			 !same_person(rec->people[i], h.rec->people[i]);
	if (people && !all)
		sync_people(rec, header, &h);
	else if (people)
		reorder_people(rec, h.rec);
	vdm_record_free(h.rec);
	guesses = vdm_tei_has_guesses(rec);
	if (differs || people || guesses)
		vdm_tei_complete(rec, header, rec, guesses);
	return differs || people;
}

int
vdm_tei_sync(struct vdm_record *rec)
{
	struct vdm_node *header = vdm_node_child(rec->root, "teiHeader");

	if (header == NULL)
		return 0;
	if (sync_once(rec, header, 0))
		sync_once(rec, header, 1);
	vdm_node_settle(header);
	drop_if_ours(rec);
	if (rec->arena.failed) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}

static int
copy_all(struct vdm_record *to, const struct vdm_record *from)
{
	size_t i;

	for (i = 0; i < from->people_count; i++)
		if (vdm_person_copy(to, from->people[i]) == NULL)
			return -1;
	for (i = 0; i < from->fields_count; i++)
		if (vdm_field_copy(to, from->fields[i]) == NULL)
			return -1;
	return 0;
}

/* Where a header goes: before everything that stands inside the root. */
static void
attach_header(struct vdm_node *root, struct vdm_node *header)
{
	struct vdm_node *n = root->first;

	while (n != NULL && vdm_node_attr(n, VDM_MARKUP_PLACE) != NULL &&
	       !vdm_node_is_element(n) &&
	       strcmp(vdm_node_attr(n, VDM_MARKUP_PLACE), "before") == 0)
		n = n->next;
	if (n != NULL)
		vdm_node_insert_before(n, header);
	else
		vdm_node_append(root, header);
}

struct vdm_record *
vdm_tei_project(const struct vdm_record *rec)
{
	struct vdm_record *p = vdm_record_new();
	struct vdm_node *root = NULL;

	if (p != NULL)
		root = vdm_node_copy(p, rec->root);
	if (root == NULL || copy_all(p, rec) != 0)
		goto fail;
	p->root = root;
	p->prefix = vdm_arena_strdup(&p->arena, rec->prefix);
	if (vdm_tei_header_of(root) == NULL && vdm_tei_wants_header(root)) {
		struct vdm_node *header = vdm_tei_header_make(p, p);

		if (header == NULL)
			goto fail;
		attach_header(root, header);
	}
	vdm_node_settle(root);
	if (!p->arena.failed)
		return p;
fail:
	vdm_record_free(p);
	errno = ENOMEM;
	return NULL;
}
