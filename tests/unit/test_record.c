/* SPDX-License-Identifier: MIT */
/* Every part of a record's value counts: for equality, and for comparison. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"

/* One person and one field with all that they can have, a picture, an element
 * of another namespace. */
static struct vdm_record *
make(void)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_resource *r = vdm_record_add_resource(rec);
	struct vdm_person *p = vdm_person_add(rec, "berta", "Berta Quill");
	struct vdm_field *f;
	struct vdm_node *n;

	p->title = "Clerk";
	p->participant = 1;
	p->state = VDM_STATE_INFERRED;
	p->cert = VDM_CERT_LOW;
	vdm_strings_add(rec, &p->roles, "speaker");
	vdm_strings_add(rec, &p->roles, "interpreter");
	vdm_strings_add(rec, &p->forms, "Miss Quill");
	vdm_strings_add(rec, &p->forms, "the clerk");
	vdm_strings_add(rec, &p->refs, "https://d-nb.info/gnd/1");
	vdm_strings_add(rec, &p->refs, "https://viaf.org/viaf/2");
	f = vdm_field_add(rec, VDM_F_CONTRIBUTOR, "Carla Hemm");
	f->norm = "Hemm, Carla";
	f->label = "With the help of";
	f->role = "bookbinder";
	f->ref = "https://viaf.org/viaf/3";
	f->state = VDM_STATE_INFERRED;
	f->cert = VDM_CERT_MEDIUM;
	f = vdm_field_add(rec, VDM_F_OTHER, "green");
	f->name = "colour";
	r->path = "map.png";
	r->data = "abc";
	r->length = 3;
	vdm_node_add(rec, vdm_record_body(rec), "head", "The mill");
	n = vdm_node_add(rec, vdm_record_body(rec), "p", "It rains.");
	vdm_node_set(rec, n, "rend", "slow");
	vdm_node_append(n, vdm_node_element_ns(rec, "urn:a", "a:b"));
	vdm_node_append(n, vdm_node_comment(rec, "why"));
	vdm_node_append(n, vdm_node_instruction(rec, "stop", "now"));
	vdm_node_settle(rec->root);
	return rec;
}

/* The node that stands last in the paragraph, or as many before it. */
static struct vdm_node *
from_last(const struct vdm_record *rec, int n)
{
	struct vdm_node *at = vdm_node_last(
	    vdm_node_last(vdm_node_last(vdm_node_last(rec->root))));

	while (n-- > 0)
		at = vdm_node_prev(at);
	return at;
}

/*
 * Changes one part of the value. What the comparison says of it; "": the trees
 * or lists are not equal, but no claim is touched. NULL: there is no such part.
 */
static const char *
change_person(struct vdm_record *rec, int part)
{
	struct vdm_person *p = rec->people[0];

	switch (part) {
	case 0:
		p->name = "Berta Quell";
		break;
	case 1:
		p->title = "Judge";
		break;
	case 2:
		p->title = NULL;
		break;
	case 3:
		p->participant = 0;
		break;
	case 4:
		p->state = VDM_STATE_EXPLICIT;
		break;
	case 5:
		p->roles.item[1] = "scribe";
		break;
	case 6:
		p->roles.count--;
		break;
	case 7:
		p->refs.item[1] = "https://viaf.org/viaf/22";
		break;
	case 8:
		p->refs.count = 0;
		break;
	case 9:
		vdm_strings_add(rec, &p->refs, "https://www.wikidata.org/Q4");
		break;
	default:
		return NULL;
	}
	return "participant-changed ";
}

static const char *
change_standing(struct vdm_record *rec, int part)
{
	struct vdm_person *p = rec->people[0];

	switch (part) {
	case 0:
		p->id = "quill";
		break;
	case 1:
		p->group = 1;
		break;
	case 2:
		p->cert = VDM_CERT_HIGH;
		break;
	case 3:
		p->forms.item[0] = "Miss Q.";
		break;
	case 4:
		p->forms.count--;
		break;
	default:
		return NULL;
	}
	return "";
}

static const char *
change_field(struct vdm_record *rec, int part)
{
	struct vdm_field *f = rec->fields[0];

	switch (part) {
	case 0:
		f->value = "Carl Hemm";
		break;
	case 1:
		f->norm = "Hemm, C.";
		break;
	case 2:
		f->norm = NULL;
		break;
	case 3:
		f->role = "binder";
		break;
	case 4:
		f->role = NULL;
		break;
	case 5:
		f->ref = "https://viaf.org/viaf/33";
		break;
	case 6:
		f->ref = NULL;
		break;
	case 7:
		f->state = VDM_STATE_EXPLICIT;
		break;
	case 8:
		f->state = VDM_STATE_EXPLICIT_EMPTY;
		break;
	default:
		return NULL;
	}
	return "attribution-changed ";
}

static const char *
change_other(struct vdm_record *rec, int part)
{
	struct vdm_field *f = rec->fields[0];

	switch (part) {
	case 0:
		f->label = "Helped by";
		return "";
	case 1:
		f->label = NULL;
		return "";
	case 2:
		f->cert = VDM_CERT_HIGH;
		return "";
	case 3:
		rec->fields[1]->name = "hue";
		return "description-changed ";
	case 4:
		f->id = VDM_F_AUTHOR;
		return "attribution-changed ";
	case 5:
		rec->fields_count--;
		return "description-lost ";
	case 6:
		vdm_field_add(rec, VDM_F_RIGHTS, "None.");
		return "rights-added ";
	case 7:
		rec->resources[0].path = "plan.png";
		return "";
	case 8:
		rec->resources[0].data = "abd";
		return "";
	case 9:
		rec->resources[0].length = 2;
		return "";
	case 10:
		rec->resources_count = 0;
		return "";
	default:
		return NULL;
	}
}

static const char *
change_tree(struct vdm_record *rec, int part)
{
	struct vdm_node *p =
	    vdm_node_last(vdm_node_last(vdm_node_last(rec->root)));

	switch (part) {
	case 0:
		p->attrs->value = "fast";
		return "";
	case 1:
		p->attrs->name = "style";
		return "";
	case 2:
		vdm_node_set(rec, p, "rend", NULL);
		return "";
	case 3:
		vdm_node_set(rec, p, "n", "1");
		return "";
	case 4:
		vdm_node_rename(rec, from_last(rec, 2), "urn:c",
				from_last(rec, 2)->name);
		return "";
	case 5:
		vdm_node_rename(rec, from_last(rec, 2),
				vdm_node_ns(from_last(rec, 2)), "a:c");
		return "";
	case 6:
		from_last(rec, 1)->text = "because";
		return "";
	case 7:
		from_last(rec, 0)->name = "halt";
		return "";
	case 8:
		from_last(rec, 0)->text = "later";
		return "";
	case 9:
		vdm_node_unlink(from_last(rec, 0));
		return "";
	case 10:
		p->first->text = "It snows.";
		return "text-changed ";
	case 11:
		vdm_node_unlink(vdm_node_prev(p));
		return "text-lost ";
	case 12:
		vdm_node_unlink(p->first);
		return "text-lost ";
	default:
		return NULL;
	}
}

static void
see(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s ", f->id);
}

/* What a comparison finds of a record and one in which one part is another. */
static void
compared(const struct vdm_record *a, const struct vdm_record *b,
	 const char *want, const char *what, int part)
{
	struct vdm_comparison *c;
	struct vdm_buf found, all;
	struct vdm_sink sink = {see, &found, "a"};

	vdm_buf_init(&found);
	vdm_buf_init(&all);
	vdm_buf_printf(&all, "%srecord-differs ", want);
	c = vdm_comparison_new(a, b, &sink);
	ck_assert_ptr_nonnull(c);
	ck_assert_msg(strcmp(vdm_buf_str(&found), all.data) == 0, "%s %d: %s",
		      what, part, vdm_buf_str(&found));
	ck_assert_msg(!vdm_comparison_same_tree(c), "%s %d", what, part);
	vdm_comparison_free(c);
	vdm_buf_fini(&found);
	vdm_buf_fini(&all);
}

/* Every part, one at a time, in both directions. */
static void
each(const char *(*change)(struct vdm_record *, int), int parts,
     const char *what)
{
	const char *want = "";
	int part;

	for (part = 0;; part++) {
		struct vdm_record *a = make(), *b = make();
		struct vdm_buf why;

		vdm_buf_init(&why);
		ck_assert(vdm_record_equal(a, b, &why));
		ck_assert_uint_eq(why.len, 0);
		want = change(b, part);
		if (want != NULL) {
			ck_assert_msg(!vdm_record_equal(a, b, NULL), "%s %d",
				      what, part);
			ck_assert_msg(!vdm_record_equal(b, a, &why), "%s %d",
				      what, part);
			ck_assert_uint_gt(why.len, 0);
			compared(a, b, want, what, part);
		}
		vdm_buf_fini(&why);
		vdm_record_free(a);
		vdm_record_free(b);
		if (want == NULL)
			break;
	}
	ck_assert_int_eq(part, parts);
}

START_TEST(each_part_of_a_person_counts)
{
	each(change_person, 10, "person");
	each(change_standing, 5, "standing");
}
END_TEST

START_TEST(each_part_of_a_field_counts)
{
	each(change_field, 9, "field");
	each(change_other, 11, "other");
}
END_TEST

START_TEST(each_part_of_the_tree_counts)
{
	each(change_tree, 13, "tree");
}
END_TEST

/* What is no part of the value: places, reasons, the order of files. */
START_TEST(nothing_else_counts)
{
	struct vdm_record *a = make(), *b = make();
	struct vdm_resource *r;

	b->people[0]->pos.line = 7;
	b->people[0]->reason = "a guess";
	b->fields[0]->pos.line = 8;
	b->fields[0]->reason = "another";
	b->root->pos.line = 9;
	vdm_node_last(b->root)->reason = "none";
	b->format = "text";
	ck_assert(vdm_record_equal(a, b, NULL));
	r = vdm_record_add_resource(a);
	*r = (struct vdm_resource){"plan.png", NULL, "de", 2};
	r = vdm_record_add_resource(b);
	*r = b->resources[0];
	b->resources[0] = a->resources[1];
	ck_assert(vdm_record_equal(a, b, NULL));
	/* but the same one twice is not two */
	b->resources[1] = b->resources[0];
	ck_assert(!vdm_record_equal(a, b, NULL));
	ck_assert(!vdm_record_equal(b, a, NULL));
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

/* Each list by its own getter, to its end. */
START_TEST(a_person_gives_each_list)
{
	struct vdm_record *rec = make();
	const struct vdm_person *p = vdm_record_person(rec, 0);

	ck_assert_str_eq(vdm_person_id(p), "berta");
	ck_assert_str_eq(vdm_person_name(p), "Berta Quill");
	ck_assert_str_eq(vdm_person_title(p), "Clerk");
	ck_assert_str_eq(vdm_person_role(p, 0), "speaker");
	ck_assert_str_eq(vdm_person_role(p, 1), "interpreter");
	ck_assert_ptr_null(vdm_person_role(p, 2));
	ck_assert_str_eq(vdm_person_form(p, 0), "Miss Quill");
	ck_assert_str_eq(vdm_person_form(p, 1), "the clerk");
	ck_assert_ptr_null(vdm_person_form(p, 2));
	ck_assert_str_eq(vdm_person_ref(p, 0), "https://d-nb.info/gnd/1");
	ck_assert_str_eq(vdm_person_ref(p, 1), "https://viaf.org/viaf/2");
	ck_assert_ptr_null(vdm_person_ref(p, 2));
	ck_assert_ptr_null(vdm_record_person(rec, 1));
	vdm_record_free(rec);
}
END_TEST

/* Characters that XML cannot hold go, from every string, wherever they stand;
 * their neighbours stay. */
START_TEST(controls_are_dropped)
{
	static const struct {
		const char *before, *after;
		size_t count;
	} rows[] = {
	    {"plain", "plain", 0},
	    {"a\t\n\rb", "a\t\n\rb", 0},
	    {"\x01"
	     "a\x1F",
	     "a", 2},
	    {"a\xEF\xBF\xBE"
	     "b",
	     "ab", 1},
	    {"\xEF\xBF\xBF", "", 1},
	    {"\xEF\xBF\xBD\xEF\xBB\xBF\xEF\xAC\x81",
	     "\xEF\xBF\xBD"
	     "\xEF\xBB\xBF\xEF\xAC\x81",
	     0},
	    {"\x7F\xC2\x85", "\x7F\xC2\x85", 0},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *rec = make();
		struct vdm_person *p = rec->people[0];
		struct vdm_field *f = rec->fields[0];
		struct vdm_node *n =
		    vdm_node_last(vdm_node_last(vdm_node_last(rec->root)))
			->first;
		struct vdm_node *parent = n->parent;
		struct vdm_pos first = {0};
		size_t got;

		p->name = p->title = p->roles.item[1] = p->forms.item[0] =
		    p->refs.item[1] = f->value = f->norm = f->label = f->role =
			f->ref = n->text = n->parent->attrs->value =
			    rows[i].before;
		n->pos.line = 5;
		got = vdm_record_drop_controls(rec, &first);
		ck_assert_uint_eq(got, 12 * rows[i].count);
		ck_assert_str_eq(p->name, rows[i].after);
		ck_assert_str_eq(p->title, rows[i].after);
		ck_assert_str_eq(p->roles.item[1], rows[i].after);
		ck_assert_str_eq(p->forms.item[0], rows[i].after);
		ck_assert_str_eq(p->refs.item[1], rows[i].after);
		ck_assert_str_eq(f->value, rows[i].after);
		ck_assert_str_eq(f->norm, rows[i].after);
		ck_assert_str_eq(f->label, rows[i].after);
		ck_assert_str_eq(f->role, rows[i].after);
		ck_assert_str_eq(f->ref, rows[i].after);
		ck_assert_str_eq(n->text, rows[i].after);
		ck_assert_str_eq(parent->attrs->value, rows[i].after);
		ck_assert_int_eq(n->parent == parent, rows[i].after[0] != '\0');
		ck_assert_str_eq(p->roles.item[0], "speaker");
		ck_assert_uint_eq(vdm_record_drop_controls(rec, &first), 0);
		vdm_record_free(rec);
	}
}
END_TEST

/* A tree is walked by functions alone. */
START_TEST(a_tree_is_walked)
{
	struct vdm_record *rec = make();
	const struct vdm_node *root = vdm_record_root(rec), *body, *p, *n;

	ck_assert_str_eq(vdm_node_name(root), "TEI");
	ck_assert_int_eq(vdm_node_kind(root), VDM_KIND_DOCUMENT);
	ck_assert_ptr_null(vdm_node_parent(root));
	ck_assert_ptr_null(vdm_node_next(root));
	ck_assert_ptr_null(vdm_node_text(root));
	body = vdm_node_first(vdm_node_first(root));
	ck_assert_str_eq(vdm_node_name(body), "body");
	ck_assert_ptr_eq(vdm_node_parent(vdm_node_parent(body)), root);
	ck_assert_int_eq(vdm_node_kind(vdm_node_first(body)), VDM_KIND_HEADING);
	p = vdm_node_next(vdm_node_first(body));
	ck_assert_str_eq(vdm_node_name(p), "p");
	ck_assert_str_eq(vdm_node_attr(p, "rend"), "slow");
	ck_assert_ptr_null(vdm_node_attr(p, "n"));
	ck_assert_ptr_null(vdm_node_next(p));
	n = vdm_node_first(p);
	ck_assert_int_eq(vdm_node_kind(n), VDM_KIND_TEXT);
	ck_assert_ptr_null(vdm_node_name(n));
	ck_assert_ptr_null(vdm_node_first(n));
	ck_assert_str_eq(vdm_node_text(n), "It rains.");
	n = vdm_node_next(vdm_node_next(n));
	ck_assert_int_eq(vdm_node_kind(n), VDM_KIND_COMMENT);
	ck_assert_str_eq(vdm_node_text(n), "why");
	n = vdm_node_next(n);
	ck_assert_int_eq(vdm_node_kind(n), VDM_KIND_INSTRUCTION);
	ck_assert_str_eq(vdm_node_text(n), "now");
	((struct vdm_node *)n)->pos.line = 7;
	ck_assert_uint_eq(vdm_node_line(n), 7);
	ck_assert_ptr_null(vdm_node_walk(n, root));
	ck_assert_ptr_eq(vdm_node_walk(root, root), vdm_node_first(root));
	vdm_record_free(rec);
}
END_TEST

/* Holds the children of `parent`, both ways, against a list. */
static void
siblings_are(const struct vdm_node *parent, struct vdm_node *const *list,
	     size_t n)
{
	const struct vdm_node *c = parent->first;
	size_t i;

	for (i = 0; i < n; i++, c = c->next) {
		ck_assert_ptr_eq(c, list[i]);
		ck_assert_ptr_eq(c->parent, parent);
		ck_assert_ptr_eq(vdm_node_prev(c), i > 0 ? list[i - 1] : NULL);
	}
	ck_assert_ptr_null(c);
	ck_assert_ptr_eq(vdm_node_last(parent), n > 0 ? list[n - 1] : NULL);
}

START_TEST(siblings_are_found_both_ways)
{
	enum { NODES = 8, STEPS = 4000 };
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *parent = vdm_node_element(rec, "body");
	struct vdm_node *in[NODES], *out[NODES];
	size_t n = 0, away = NODES, i, at;
	unsigned seed = 1;

	for (i = 0; i < NODES; i++)
		out[i] = vdm_node_element(rec, "p");
	for (i = 0; i < STEPS; i++) {
		seed = seed * 1103515245 + 12345;
		at = n > 0 ? (seed >> 18) % n : 0;
		if (away == 0 || (n > 0 && (seed >> 16) % 2 == 0)) {
			vdm_node_unlink(in[at]);
			ck_assert_ptr_null(vdm_node_prev(in[at]));
			out[away++] = in[at];
			memmove(in + at, in + at + 1,
				(--n - at) * sizeof(in[0]));
		} else {
			struct vdm_node *new = out[--away];
			int how = n > 0 ? (int)(seed >> 28) % 3 : 0;

			if (how == 0)
				vdm_node_append(parent, new);
			else if (how == 1)
				vdm_node_insert_before(in[at], new);
			else
				vdm_node_insert_after(in[at], new);
			at = how == 0 ? n : how == 1 ? at : at + 1;
			memmove(in + at + 1, in + at,
				(n++ - at) * sizeof(in[0]));
			in[at] = new;
		}
		siblings_are(parent, in, n);
	}
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_name_keeps_its_namespace)
{
	struct vdm_record *rec = vdm_record_new(), *to = vdm_record_new();
	struct vdm_node *a = vdm_node_element_ns(rec, "urn:a", "p");
	struct vdm_node *b = vdm_node_element_ns(rec, "urn:b", "p");
	struct vdm_node *c = vdm_node_element(rec, "p"), *copy;

	ck_assert_str_eq(vdm_node_ns(a), "urn:a");
	ck_assert_str_eq(vdm_node_ns(b), "urn:b");
	ck_assert_ptr_null(vdm_node_ns(c));
	ck_assert(vdm_node_is(c, "p") && !vdm_node_is(a, "p"));
	ck_assert_int_eq(vdm_node_rename(rec, a, vdm_node_ns(a), "q"), 0);
	ck_assert_str_eq(a->name, "q");
	ck_assert_str_eq(vdm_node_ns(a), "urn:a");
	ck_assert_int_eq(vdm_node_rename(rec, b, NULL, "q"), 0);
	ck_assert_ptr_null(vdm_node_ns(b));
	copy = vdm_node_copy(to, a);
	vdm_record_free(rec);
	ck_assert_str_eq(copy->name, "q");
	ck_assert_str_eq(vdm_node_ns(copy), "urn:a");
	ck_assert_ptr_eq(vdm_node_element_ns(to, "", "q")->name,
			 vdm_node_element_ns(to, "", "q")->name);
	vdm_record_free(to);
}
END_TEST

START_TEST(fields_are_walked)
{
	struct vdm_record *rec = make();
	const struct vdm_field *f = vdm_record_field(rec, 0);

	ck_assert_uint_eq(vdm_record_people(rec), 1);
	ck_assert_uint_eq(vdm_record_fields(rec), 2);
	ck_assert_str_eq(vdm_field_name(f), "contributor");
	ck_assert_str_eq(vdm_field_value(f), "Carla Hemm");
	ck_assert_str_eq(vdm_field_norm(f), "Hemm, Carla");
	ck_assert_int_eq(vdm_field_state(f), VDM_STATE_INFERRED);
	rec->fields[0]->pos.line = 9;
	ck_assert_uint_eq(vdm_field_line(f), 9);
	f = vdm_record_field(rec, 1);
	ck_assert_str_eq(vdm_field_name(f), "colour");
	ck_assert_ptr_null(vdm_field_norm(f));
	ck_assert_int_eq(vdm_field_state(f), VDM_STATE_EXPLICIT);
	ck_assert_ptr_null(vdm_record_field(rec, 2));
	vdm_record_free(rec);
}
END_TEST

/* Each finding is explained, and no other. */
START_TEST(findings_are_explained)
{
	size_t i, n = vdm_explain_count();

	ck_assert_uint_gt(n, 100);
	for (i = 0; i < n; i++) {
		const struct vdm_diag_info *e =
		    vdm_diag_info_get((enum vdm_diag_id)i);

		ck_assert(e->name[0] != '\0' && e->cause[0] != '\0' &&
			  e->example[0] != '\0' && e->cure[0] != '\0');
	}
	ck_assert_str_eq(vdm_level_name(VDM_LEVEL_NOTE), "note");
	ck_assert_str_eq(vdm_level_name(VDM_LEVEL_WARNING), "warning");
	ck_assert_str_eq(vdm_level_name(VDM_LEVEL_LOSS), "loss");
	ck_assert_str_eq(vdm_level_name(VDM_LEVEL_ERROR), "error");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("record");
	TCase *tc = tcase_create("value");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, each_part_of_a_person_counts);
	tcase_add_test(tc, each_part_of_a_field_counts);
	tcase_add_test(tc, each_part_of_the_tree_counts);
	tcase_add_test(tc, nothing_else_counts);
	tcase_add_test(tc, a_person_gives_each_list);
	tcase_add_test(tc, controls_are_dropped);
	tcase_add_test(tc, a_tree_is_walked);
	tcase_add_test(tc, siblings_are_found_both_ways);
	tcase_add_test(tc, a_name_keeps_its_namespace);
	tcase_add_test(tc, fields_are_walked);
	tcase_add_test(tc, findings_are_explained);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
