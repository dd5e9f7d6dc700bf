/* SPDX-License-Identifier: MIT */
/*
 * The vocabulary: its tables read whole, what it says of contents and
 * attributes, and that whoever else names elements agrees with it.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "html/html.h"
#include "record/attribute.h"
#include "record/content.h"
#include "record/fault.h"
#include "record/record.h"
#include "xml/dom.h"

/* Whether children of these names, one after the other, make the content of
 * `parent`: "#" is text, "@" what is not TEI's. */
static int
makes(const char *parent, const char *children)
{
	const struct vdm_model *m = vdm_model_of(vdm_element_find(parent));
	vdm_stand stand = VDM_STAND_START;
	char name[40];
	int n;

	ck_assert_ptr_nonnull(m);
	while (sscanf(children, " %39s%n", name, &n) == 1) {
		int leaf = strcmp(name, "#") == 0   ? VDM_LEAF_TEXT
			   : strcmp(name, "@") == 0 ? VDM_LEAF_FOREIGN
						    : vdm_leaf_for(NULL, name);

		stand = vdm_model_step(m, stand, leaf);
		if (stand == 0)
			return 0;
		children += n;
	}
	return vdm_model_may_end(m, stand);
}

/* Every row is read; what cannot be read stops the program. */
START_TEST(tables_are_read)
{
	const struct vdm_element *e, *before = NULL;
	size_t i, known = 0;

	for (i = 0; (e = vdm_element_at(i)) != NULL; i++) {
		const struct vdm_model *m = vdm_model_of(e);

		ck_assert(before == NULL || strcmp(before->name, e->name) < 0);
		ck_assert_ptr_eq(vdm_element_find(e->name), e);
		ck_assert_uint_eq(vdm_element_index(e), i);
		before = e;
		if (m == NULL) {
			ck_assert_int_eq(e->content, VDM_CONTENT_UNKNOWN);
			continue;
		}
		known++;
		/* CONTENT says what the model says */
		ck_assert_int_eq(vdm_model_has(m, VDM_LEAF_TEXT),
				 e->content == VDM_CONTENT_MIXED);
		if (e->content == VDM_CONTENT_EMPTY)
			ck_assert(vdm_model_may_end(m, VDM_STAND_START));
		ck_assert_ptr_nonnull(vdm_carried_find(e, "xml:id"));
		ck_assert_ptr_null(vdm_carried_find(e, "no-such"));
		/* a row's own name needs no search, a copy of it does */
		{
			char copy[40];

			strcpy(copy, e->name);
			ck_assert_ptr_eq(vdm_element_find(copy), e);
		}
	}
	ck_assert_uint_gt(known, 580);
	ck_assert_ptr_null(vdm_element_find("paragraph"));
	ck_assert_ptr_null(vdm_element_find(""));
}
END_TEST

START_TEST(models_are_followed)
{
	static const struct {
		const char *parent, *children;
		int right;
	} cases[] = {
	    {"p", "", 1},
	    {"p", "# hi # list lb #", 1},
	    {"p", "p", 0},
	    {"p", "@", 0},
	    {"lb", "", 1},
	    {"lb", "#", 0},
	    {"g", "", 1},
	    {"g", "# #", 1},
	    {"div", "", 1},
	    {"div", "head p div", 1},
	    {"div", "head p div p", 0},
	    {"div", "p head", 0},
	    {"div", "opener p closer", 1},
	    {"div", "closer p", 0},
	    {"body", "", 0},
	    {"body", "pb p", 1},
	    {"sp", "speaker", 0},
	    {"sp", "speaker p stage p", 1},
	    {"sp", "p speaker", 0},
	    {"list", "head item item", 1},
	    {"list", "label item label item", 1},
	    {"list", "label label", 0},
	    {"list", "item label item", 0},
	    {"table", "head row row", 1},
	    {"table", "row head", 0},
	    {"row", "", 0},
	    {"choice", "sic", 0},
	    {"choice", "sic corr", 1},
	    {"publicationStmt", "date publisher", 0},
	    {"publicationStmt", "publisher date publisher idno", 1},
	    {"TEI", "teiHeader text", 1},
	    {"TEI", "text teiHeader", 0},
	    {"TEI", "teiHeader", 0},
	    {"egXML", "# @ #", 1},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_assert_msg(makes(cases[i].parent, cases[i].children) ==
				  cases[i].right,
			      "<%s>: %s", cases[i].parent, cases[i].children);
	ck_assert(vdm_class_has("global", vdm_leaf_for(NULL, "pb")));
	ck_assert(!vdm_class_has("global", vdm_leaf_for(NULL, "p")));
	ck_assert_int_eq(vdm_leaf_for("", "p"), VDM_LEAF_FOREIGN);
	ck_assert_int_eq(vdm_leaf_for(NULL, "TEI.2"), VDM_LEAF_UNKNOWN);
	ck_assert_int_ge(
	    vdm_leaf_for("http://www.tei-c.org/ns/Examples", "egXML"), 0);
}
END_TEST

/* The attributes of each type, and values right and wrong. */
static const struct {
	const char *element, *attribute, *value;
	int right;
} values[] = {
    {"div", "type", "a-b", 1},
    {"div", "type", " a ", 1},
    {"div", "type", "a b", 0},
    {"div", "type", "", 0},
    {"div", "type",
     "a\xC2\xA0"
     "b",
     0},
    {"div", "type", "caf\xC3\xA9", 1},
    {"div", "part", "Y", 1},
    {"div", "part", "X", 0},
    {"div", "part", "YN", 0},
    {"hi", "rend", "a b", 1},
    {"hi", "rend", "", 0},
    {"p", "n", "any thing", 1},
    {"p", "xml:lang", "en-GB", 1},
    {"p", "xml:lang", "", 1},
    {"p", "xml:lang", "e n", 0},
    {"p", "xml:lang", "english language", 0},
    {"p", "xml:space", "preserve", 1},
    {"p", "xml:space", "keep", 0},
    {"p", "xml:id", "a1", 1},
    {"p", "xml:id", "1a", 0},
    {"p", "xml:id", "a:b", 0},
    {"p", "cert", "high", 1},
    {"p", "cert", "0.5", 1},
    {"p", "cert", "1.5", 0},
    {"p", "cert", "sure", 0},
    {"sp", "who", "#a #b", 1},
    {"sp", "who", "", 0},
    {"sp", "who", "%zz", 0},
    {"graphic", "url", "a%20b.png", 1},
    {"graphic", "url", "a b.png", 0},
    {"graphic", "width", "3cm", 1},
    {"date", "when", "2001-02-03", 1},
    {"date", "when", "2001-02", 1},
    {"date", "when", "2001-13", 0},
    {"date", "when", "soon", 0},
    {"date", "when", "--02-03", 1},
    {"time", "when", "18:30:00", 1},
    {"date", "when-iso", "2001-W05", 1},
    {"date", "when-iso", "a week", 0},
    {"date", "dur", "PT2H", 1},
    {"date", "dur", "2 hours", 0},
    {"cell", "rows", "2", 1},
    {"cell", "rows", "-2", 0},
    {"measure", "quantity", "3.5", 1},
    {"measure", "quantity", "-1/2", 1},
    {"measure", "quantity", "many", 0},
    {"TEI", "version", "4.9.0", 1},
    {"TEI", "version", "1.2.3.4", 0},
    {"TEI", "version", "1.", 0},
    {"application", "ident", "vidimus", 1},
    {"application", "ident", "1st", 0},
    {"gap", "instant", "maybe", 0},
    {"note", "anchored", "true", 1},
    {"note", "anchored", "0", 1},
    {"note", "anchored", "yes", 0},
    {"note", "anchored", "", 0},
    {"post", "indentLevel", "2", 1},
    {"post", "indentLevel", "-1", 1},
    {"post", "indentLevel", "1.5", 0},
    {"elementSpec", "validUntil", "2001-02-28", 1},
    {"elementSpec", "validUntil", "2001-02-29", 0},
    {"elementSpec", "validUntil", "2001-02", 0},
    {"add", "instant", "true", 1},
    {"add", "instant", "unknown", 1},
    {"add", "instant", "inapplicable", 1},
    {"add", "instant", "perhaps", 0},
    {"p", "cert", "1", 1},
    {"p", "cert", "0", 1},
    {"p", "cert", "-0.1", 0},
    {"p", "cert", "medium", 1},
    {"p", "cert", "unknown", 1},
    {"measure", "quantity", "1/2", 1},
    {"measure", "quantity", "1/+2", 0},
    {"measure", "quantity", "+1/2", 0},
    {"measure", "quantity", "1/", 0},
    {"measure", "quantity", "1/2/3", 0},
    {"date", "when", "18:30:00", 1},
    {"date", "when", "---03", 1},
    {"date", "when", "--02", 1},
    {"date", "when", "2001-02-03T04:05:06Z", 1},
    {"table", "rows", "3", 1},
    {"cell", "rows", "2 3", 0},
    {"div", "type", "a\x7f", 0},
    {"div", "type", "\xEE\x80\x80", 0},
};

START_TEST(values_have_types)
{
	size_t i;

	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		const struct vdm_carried *c = vdm_carried_find(
		    vdm_element_find(values[i].element), values[i].attribute);

		if (c == NULL) {
			ck_assert_msg(!values[i].right, "%s of <%s>",
				      values[i].attribute, values[i].element);
			continue;
		}
		ck_assert_msg(vdm_carried_holds(c, values[i].value) ==
				  values[i].right,
			      "%s=\"%s\" of <%s>", values[i].attribute,
			      values[i].value, values[i].element);
		ck_assert_uint_gt(strlen(vdm_carried_wants(c)), 0);
	}
	ck_assert_ptr_null(vdm_carried_find(vdm_element_find("p"), "who"));
	ck_assert_ptr_nonnull(vdm_carried_must(vdm_element_find("graphic"), 0));
	ck_assert_ptr_null(vdm_carried_must(vdm_element_find("graphic"), 1));
	ck_assert_ptr_null(vdm_carried_must(vdm_element_find("p"), 0));
}
END_TEST

/* An address or a list of them may be longer than any buffer on the stack. */
START_TEST(values_may_be_long)
{
	const struct vdm_carried *c =
	    vdm_carried_find(vdm_element_find("sp"), "who");
	const struct vdm_carried *q =
	    vdm_carried_find(vdm_element_find("measure"), "quantity");
	struct vdm_buf b;
	int i;

	vdm_buf_init(&b);
	for (i = 0; i < 3000; i++)
		vdm_buf_puts(&b, "#a");
	ck_assert(!vdm_carried_holds(c, vdm_buf_str(&b)));
	vdm_buf_clear(&b);
	vdm_buf_putc(&b, '#');
	for (i = 0; i < 3000; i++)
		vdm_buf_putc(&b, 'a');
	ck_assert(vdm_carried_holds(c, vdm_buf_str(&b)));
	vdm_buf_puts(&b, " #b");
	ck_assert(vdm_carried_holds(c, vdm_buf_str(&b)));
	vdm_buf_clear(&b);
	for (i = 0; i < 3000; i++)
		vdm_buf_putc(&b, '1');
	ck_assert(!vdm_carried_holds(q, vdm_buf_str(&b)));
	vdm_buf_puts(&b, "/2 ");
	ck_assert(!vdm_carried_holds(q, vdm_buf_str(&b)));
	vdm_buf_fini(&b);
}
END_TEST

/* What HTML's elements stand for is in the vocabulary, with the attributes that
 * the table gives it. */
START_TEST(html_stands_for_tei)
{
	const struct vdm_html_tag *t;
	size_t i;

	for (i = 0; (t = vdm_html_tag_at(i)) != NULL; i++) {
		const struct vdm_element *e;
		const struct vdm_carried *c;

		if (t->tei == NULL)
			continue;
		e = vdm_element_find(t->tei);
		ck_assert_msg(e != NULL, "%s is <%s>", t->name, t->tei);
		c = t->attr != NULL ? vdm_carried_find(e, t->attr) : NULL;
		ck_assert_msg(t->attr == NULL ||
				  (c != NULL && vdm_carried_holds(c, t->value)),
			      "%s is <%s %s=\"%s\">", t->name, t->tei, t->attr,
			      t->value);
		ck_assert_msg(t->carries == NULL ||
				  vdm_carried_find(e, t->carries) != NULL,
			      "%s is <%s %s>", t->name, t->tei, t->carries);
	}
	ck_assert_uint_gt(i, 90);
}
END_TEST

/* Every kind of an element has a row. */
START_TEST(kinds_have_rows)
{
	int kind;

	for (kind = VDM_KIND_NONE + 1; kind < VDM_KIND_COUNT; kind++) {
		const struct vdm_element *e = NULL;
		size_t i;

		/* what is no element, and what any element may be; which
		 * elements are people present or a closing depends on @type */
		if (kind == VDM_KIND_TEXT || kind == VDM_KIND_COMMENT ||
		    kind == VDM_KIND_INSTRUCTION || kind == VDM_KIND_SPAN ||
		    kind == VDM_KIND_BLOCK || kind == VDM_KIND_PARTICIPANTS ||
		    kind == VDM_KIND_CLOSING)
			continue;
		for (i = 0; (e = vdm_element_at(i)) != NULL; i++)
			if (e->block == kind || e->line == kind)
				break;
		ck_assert_msg(e != NULL, "no element is a %s",
			      vdm_kind_name((enum vdm_kind)kind));
	}
}
END_TEST

/* ---- our profile --------------------------------------------------------- */

#define NS_RNG "http://relaxng.org/ns/structure/1.0"

static const struct vdm_xdoc_node *
define_of(const struct vdm_xdoc *doc, const char *name)
{
	const struct vdm_xdoc_node *d =
	    vdm_xdoc_child(doc->root, NS_RNG, "define");

	while (d != NULL && strcmp(vdm_xdoc_get(d, "", "name"), name) != 0)
		d = vdm_xdoc_next(d, NS_RNG, "define");
	ck_assert_msg(d != NULL, "no definition of %s", name);
	return d;
}

/*
 * What a pattern of the profile allows in the element `e`, up to the elements
 * in it, is what the vocabulary allows. The count of what was looked at.
 */
static unsigned
agrees(const struct vdm_xdoc *doc, const struct vdm_element *e,
       const struct vdm_xdoc_node *pattern, int depth)
{
	const struct vdm_xdoc_node *c;
	unsigned count = 0;

	ck_assert_int_lt(depth, 40);
	for (c = pattern->first; c != NULL; c = c->next) {
		const char *name;

		if (c->name == NULL || strcmp(c->ns, NS_RNG) != 0)
			continue;
		name = vdm_xdoc_get(c, "", "name");
		count++;
		if (strcmp(c->name, "element") == 0) {
			ck_assert_msg(
			    vdm_model_has(vdm_model_of(e),
					  vdm_leaf_for(NULL, name)),
			    "the profile has <%s> in <%s>, the vocabulary not",
			    name, e->name);
		} else if (strcmp(c->name, "attribute") == 0) {
			ck_assert_msg(vdm_carried_find(e, name) != NULL,
				      "the profile has %s of <%s>, the "
				      "vocabulary not",
				      name, e->name);
		} else if (strcmp(c->name, "text") == 0) {
			ck_assert_msg(e->content == VDM_CONTENT_MIXED,
				      "the profile has text in <%s>, the "
				      "vocabulary not",
				      e->name);
		} else if (strcmp(c->name, "ref") == 0) {
			count +=
			    agrees(doc, e, define_of(doc, name), depth + 1);
		} else {
			count += agrees(doc, e, c, depth + 1);
		}
	}
	return count;
}

/* How much of a profile was looked at; it fails where the two differ. */
static unsigned
profile_agrees(const char *text, size_t length)
{
	const struct vdm_xdoc_node *n;
	struct vdm_xdoc doc;
	unsigned count = 0;

	ck_assert_int_eq(vdm_xdoc_parse(&doc, text, length, NULL), 0);
	for (n = doc.root; n != NULL; n = vdm_xdoc_step(n, doc.root)) {
		const struct vdm_element *e;

		if (!vdm_xdoc_is(n, NS_RNG, "element"))
			continue;
		e = vdm_element_find(vdm_xdoc_get(n, "", "name"));
		ck_assert_msg(e != NULL && vdm_model_of(e) != NULL,
			      "the vocabulary has no <%s>",
			      vdm_xdoc_get(n, "", "name"));
		count += agrees(&doc, e, n, 0);
	}
	vdm_xdoc_fini(&doc);
	return count;
}

START_TEST(profile_is_within_the_vocabulary)
{
	size_t length;
	const char *text = vdm_schema_text("vidimus-tei", &length);

	ck_assert_ptr_nonnull(text);
	ck_assert_uint_gt(profile_agrees(text, length), 1000);
}
END_TEST

static void
planted(const char *content)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "<grammar xmlns='" NS_RNG "'><start><element name='p'>"
		       "<optional>%s</optional></element></start></grammar>",
		       content);
	profile_agrees(vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
}

/* And the test can fail: each of these does. */
START_TEST(a_profile_that_says_more_fails)
{
	static const char *const more[] = {
	    "<element name='p'><text/></element>",
	    "<element name='paragraph'><text/></element>",
	    "<attribute name='who'/>",
	    "<element name='lb'><text/></element>",
	};

	planted(more[_i]);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("vocabulary");
	TCase *t = tcase_create("all");
	SRunner *sr;
	int failed;

	tcase_add_test(t, tables_are_read);
	tcase_add_test(t, models_are_followed);
	tcase_add_test(t, values_have_types);
	tcase_add_test(t, values_may_be_long);
	tcase_add_test(t, html_stands_for_tei);
	tcase_add_test(t, kinds_have_rows);
	tcase_add_test(t, profile_is_within_the_vocabulary);
	if (getenv("CK_FORK") == NULL)
		tcase_add_loop_exit_test(t, a_profile_that_says_more_fails, 1,
					 0, 4);
	suite_add_tcase(s, t);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
