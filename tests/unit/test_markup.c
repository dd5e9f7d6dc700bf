/* SPDX-License-Identifier: MIT */
/* Trees from XML and to XML: namespaces and prefixes, what is indented,
 * comments and instructions, what stands around the root, a fragment by itself.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "markup/markup.h"

#define TEI "http://www.tei-c.org/ns/1.0"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OPEN "<p xmlns=\"" TEI "\">"

/* The first element of that name, in document order. */
static struct vdm_node *
find(struct vdm_node *top, const char *name)
{
	const struct vdm_node *n;

	for (n = top; n != NULL; n = vdm_node_walk(n, top))
		if (vdm_node_is_element(n) && strcmp(n->name, name) == 0)
			return (struct vdm_node *)n;
	ck_abort_msg("there is no %s", name);
	return NULL;
}

static struct vdm_record *
build(const char *xml, struct vdm_node **root)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_markup_build b = {.rec = rec};

	ck_assert_ptr_nonnull(rec);
	ck_assert_int_eq(vdm_markup_build(&b, xml, strlen(xml)), 0);
	ck_assert_ptr_nonnull(b.root);
	*root = b.root;
	return rec;
}

/* Documents that are written as they were read, or else as `want`. */
static const struct {
	const char *xml, *want;
} documents[] = {
    {OPEN "a</p>", NULL},
    {"<p xmlns=\"" TEI "\"/>", NULL},
    {OPEN "a<hi>b</hi><lb/>c</p>", NULL},
    {OPEN "&amp;&lt;&gt;\"'</p>", NULL},
    {"<p xmlns=\"" TEI "\" n=\"&quot;&amp;&lt;\">a</p>", NULL},
    {"<p xmlns='" TEI "' n='a&#10;b&#9;c'>a</p>",
     "<p xmlns=\"" TEI "\" n=\"a&#10;b&#9;c\">a</p>"},
    /* another namespace within, by default and by prefix */
    {OPEN "<b xmlns=\"urn:b\">x</b></p>", NULL},
    {OPEN "<b xmlns=\"urn:b\"><c>x</c><c xmlns=\"urn:c\"/></b><hi/></p>", NULL},
    {OPEN "<b xmlns=\"urn:b\"><hi xmlns=\"" TEI "\">x</hi></b></p>", NULL},
    {OPEN "<b xmlns=\"\"><c>x</c></b><hi/></p>", NULL},
    {OPEN "<x:b xmlns:x=\"urn:b\">x</x:b></p>", NULL},
    {OPEN "<x:b xmlns:x=\"urn:b\"><x:c/><hi/></x:b></p>", NULL},
    {OPEN "<x:b xmlns:x=\"urn:b\"><x:c xmlns:x=\"urn:c\"/></x:b></p>", NULL},
    {OPEN "<x:b xmlns:x=\"urn:b\"><x:c xmlns:x=\"urn:b\"/></x:b></p>",
     OPEN "<x:b xmlns:x=\"urn:b\"><x:c/></x:b></p>"},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:b\"><x:b x:n=\"1\" n=\"2\"/></p>",
     NULL},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:b\" x:n=\"1\">a</p>", NULL},
    {"<p xmlns=\"" TEI "\" xml:id=\"a\" xml:lang=\"de\">a</p>", NULL},
    /* TEI's names with a prefix: told apart in the tree by nothing */
    {"<t:p xmlns:t=\"" TEI "\"><t:hi>a</t:hi></t:p>",
     "<p xmlns=\"" TEI "\" xmlns:t=\"" TEI "\"><hi>a</hi></p>"},
    /* comments and instructions */
    {OPEN "<!--a-->b<?c d?>e<?f?></p>", NULL},
    {OPEN "<!----></p>", NULL},
    {"<!--a--><?b c?>" OPEN "d</p><!--e--><?f?>",
     "<!--a-->\n<?b c?>\n" OPEN "d</p>\n<!--e-->\n<?f?>"},
    {"<!--a-->" OPEN "<!--b--></p>", "<!--a-->\n" OPEN "<!--b--></p>"},
    /* what holds no text is indented by depth; what holds text is not */
    {"<list xmlns=\"" TEI "\"><item>a<list><item>b</item></list></item></list>",
     "<list xmlns=\"" TEI "\">\n"
     "  <item>a<list><item>b</item></list></item>\n"
     "</list>"},
    {"<text xmlns=\"" TEI "\"><body><div><p>a</p><p/></div></body></text>",
     "<text xmlns=\"" TEI "\">\n"
     "  <body>\n"
     "    <div>\n"
     "      <p>a</p>\n"
     "      <p/>\n"
     "    </div>\n"
     "  </body>\n"
     "</text>"},
};

START_TEST(test_document)
{
	const char *want = documents[_i].want;
	struct vdm_buf out, whole;
	struct vdm_node *root;
	struct vdm_record *rec = build(documents[_i].xml, &root);

	vdm_buf_init(&out);
	vdm_buf_init(&whole);
	vdm_buf_printf(&whole, HEAD "%s\n",
		       want != NULL ? want : documents[_i].xml);
	vdm_markup_serialise_document(root, NULL, NULL, &out);
	ck_assert_str_eq(vdm_buf_str(&out), vdm_buf_str(&whole));
	vdm_buf_fini(&out);
	vdm_buf_fini(&whole);
	vdm_record_free(rec);
}
END_TEST

/* The first element of a name by itself: what is used in it is declared on it,
 * and nothing else. */
static const struct {
	const char *xml, *name, *want;
} fragments[] = {
    {OPEN "<hi>a</hi></p>", "hi", "<hi>a</hi>"},
    {OPEN "<b xmlns=\"urn:b\">x</b></p>", "b", "<b xmlns=\"urn:b\">x</b>"},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:x\" xmlns:xy=\"urn:xy\"><hi>"
     "<x:b/></hi></p>",
     "hi", "<hi xmlns:x=\"urn:x\"><x:b/></hi>"},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:x\" xmlns:xy=\"urn:xy\"><hi>"
     "<ref xy:n=\"1\"/></hi></p>",
     "hi", "<hi xmlns:xy=\"urn:xy\"><ref xy:n=\"1\"/></hi>"},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:x\"><hi>x<ref n=\"x:y\"/></hi></p>",
     "hi", "<hi>x<ref n=\"x:y\"/></hi>"},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:x\"><seg xmlns:x=\"urn:y\"><hi>"
     "<x:b/></hi></seg></p>",
     "hi", "<hi xmlns:x=\"urn:y\"><x:b/></hi>"},
    {"<p xmlns=\"" TEI "\" xmlns:x=\"urn:x\"><hi xmlns:x=\"urn:y\"><x:b/>"
     "</hi></p>",
     "hi", "<hi xmlns:x=\"urn:y\"><x:b/></hi>"},
};

START_TEST(test_fragment)
{
	struct vdm_buf out;
	struct vdm_node *root;
	struct vdm_record *rec = build(fragments[_i].xml, &root);

	vdm_buf_init(&out);
	vdm_markup_serialise(find(root, fragments[_i].name), &out);
	ck_assert_str_eq(vdm_buf_str(&out), fragments[_i].want);
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}
END_TEST

/* Comments and instructions made by hand hold what XML lets them hold. */
static const struct {
	const char *target; /* NULL: a comment */
	const char *text, *want;
} asides[] = {
    {NULL, "a", "<!--a-->"},
    {NULL, "a-b", "<!--a-b-->"},
    {NULL, "a--b", "<!--a- -b-->"},
    {NULL, "---", "<!--- - - -->"},
    {NULL, "a-", "<!--a- -->"},
    {NULL, "a?>", "<!--a?>-->"},
    {NULL, "a\1b\x1f",
     "<!--a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD-->"},
    {NULL, "\t\n", "<!--\t\n-->"},
    {NULL, "\xEF\xBF\xBE|\xEF\xBF\xBF", "<!--\xEF\xBF\xBD|\xEF\xBF\xBD-->"},
    {"t", "", "<?t?>"},
    {"t", "a", "<?t a?>"},
    {"t", "a?b", "<?t a?b?>"},
    {"t", "a?>b", "<?t a? >b?>"},
    {"t", "a?", "<?t a?\?>"},
    {"t", "--", "<?t --?>"},
};

START_TEST(test_aside)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *p, *n;
	struct vdm_buf out;

	vdm_buf_init(&out);
	p = vdm_node_element(rec, "p");
	n = asides[_i].target != NULL
		? vdm_node_instruction(rec, asides[_i].target, asides[_i].text)
		: vdm_node_comment(rec, asides[_i].text);
	ck_assert_ptr_nonnull(n);
	vdm_node_append(p, n);
	vdm_markup_serialise(n, &out);
	ck_assert_str_eq(vdm_buf_str(&out), asides[_i].want);
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}
END_TEST

/* Names with a prefix that nothing declares. */
START_TEST(test_undeclared)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *p, *b, *c;
	struct vdm_buf out;

	vdm_buf_init(&out);
	p = vdm_node_element(rec, "p");
	b = vdm_node_element_ns(rec, "urn:b", "x:b");
	c = vdm_node_element_ns(rec, "urn:b", "x:c");
	vdm_node_append(p, b);
	vdm_node_append(p, c);
	vdm_node_set(rec, b, "x:n", "1");
	vdm_node_set(rec, c, "y:n", "1");
	vdm_node_set(rec, c, "y:m", "2");
	vdm_node_set(rec, c, "xml:id", "i");
	vdm_markup_serialise(p, &out);
	ck_assert_str_eq(vdm_buf_str(&out),
			 "<p><x:b xmlns:x=\"urn:b\" x:n=\"1\"/>"
			 "<x:c xmlns:x=\"urn:b\" xmlns:y=\"urn:prefix:y\" "
			 "y:n=\"1\" y:m=\"2\" xml:id=\"i\"/></p>");
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}
END_TEST

/* A header in the place of the root's own, or where it has none. */
START_TEST(test_header)
{
	static const char *const own[] = {"",
					  "<teiHeader><p>own</p></teiHeader>"};
	int i, before;

	for (i = 0; i < 4; i++) {
		struct vdm_buf xml, out;
		struct vdm_node *root, *header, *p;
		struct vdm_record *rec;

		before = i / 2;
		vdm_buf_init(&xml);
		vdm_buf_init(&out);
		vdm_buf_printf(&xml, "<TEI xmlns=\"" TEI "\">%s%s<text/></TEI>",
			       before ? "<!--a-->" : "", own[i % 2]);
		rec = build(vdm_buf_str(&xml), &root);
		header = vdm_node_element(rec, "teiHeader");
		p = vdm_node_element(rec, "p");
		vdm_node_append(p, vdm_node_chars(rec, "other", 5));
		vdm_node_append(header, p);
		vdm_markup_serialise_document(root, header, NULL, &out);
		vdm_buf_clear(&xml);
		vdm_buf_printf(&xml,
			       HEAD "<TEI xmlns=\"" TEI "\">\n%s"
				    "  <teiHeader>\n    <p>other</p>\n"
				    "  </teiHeader>\n%s  <text/>\n</TEI>\n",
			       before && i % 2 ? "  <!--a-->\n" : "",
			       before && !(i % 2) ? "  <!--a-->\n" : "");
		ck_assert_str_eq(vdm_buf_str(&out), vdm_buf_str(&xml));
		vdm_buf_fini(&xml);
		vdm_buf_fini(&out);
		vdm_record_free(rec);
	}
}
END_TEST

/* With TEI's prefix, where the root declares it so. */
START_TEST(test_prefix)
{
	struct vdm_buf out;
	struct vdm_node *root;
	struct vdm_record *rec =
	    build("<t:p xmlns:t=\"" TEI "\" xmlns:u=\"urn:u\"><t:hi>a</t:hi><b "
		  "xmlns=\"urn:b\"/></t:p>",
		  &root);

	ck_assert_str_eq(rec->prefix, "t");
	vdm_buf_init(&out);
	vdm_markup_serialise_document(root, NULL, "t", &out);
	ck_assert_str_eq(vdm_buf_str(&out),
			 HEAD "<t:p xmlns:t=\"" TEI "\" xmlns:u=\"urn:u\">"
			      "<t:hi>a</t:hi><b xmlns=\"urn:b\"/></t:p>\n");
	vdm_buf_clear(&out);
	vdm_markup_serialise_document(root, NULL, "u", &out);
	ck_assert_str_eq(vdm_buf_str(&out),
			 HEAD "<p xmlns=\"" TEI "\" xmlns:t=\"" TEI
			      "\" xmlns:u=\"urn:u\">"
			      "<hi>a</hi><b xmlns=\"urn:b\"/></p>\n");
	vdm_buf_clear(&out);
	vdm_markup_serialise_document(root, NULL, "v", &out);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "<hi>a</hi>"));
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}
END_TEST

/* What is no TEI is no root; where it stands is told. */
START_TEST(test_refused)
{
	static const struct {
		const char *xml, *name, *ns;
		unsigned line;
	} rows[] = {
	    {"<html xmlns='urn:x'><p/></html>", "html", "urn:x", 1},
	    {"\n<!--a-->\n<x:TEI xmlns:x='urn:x'/>", "TEI", "urn:x", 3},
	    {"<p/>", "p", NULL, 1},
	    {"<tei/>", "tei", NULL, 1},
	    {"<div4/>", "div4", NULL, 1},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_markup_build b = {.rec = rec};

		ck_assert_int_ne(
		    vdm_markup_build(&b, rows[i].xml, strlen(rows[i].xml)), 0);
		ck_assert_ptr_null(b.root);
		ck_assert_str_eq(b.refused, rows[i].name);
		if (rows[i].ns == NULL)
			ck_assert_ptr_null(b.refused_ns);
		else
			ck_assert_str_eq(b.refused_ns, rows[i].ns);
		ck_assert_uint_eq(b.refused_pos.line, rows[i].line);
		vdm_record_free(rec);
	}
}
END_TEST

/* Roots in no namespace that count as TEI, and what is in them. */
START_TEST(test_bare)
{
	static const char *const names[] = {
	    "TEI",  "TEI.2", "teiCorpus", "teiCorpus.2", "teiHeader",
	    "text", "body",  "front",     "back",        "group",
	    "div",  "div0",  "div1",      "div2",        "div3",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_markup_build b = {.rec = rec};
		struct vdm_buf xml;

		vdm_buf_init(&xml);
		vdm_buf_printf(&xml,
			       "<!DOCTYPE %s><%s><p/><o xmlns=''><i/></o><q/>"
			       "</%s>",
			       names[i], names[i], names[i]);
		ck_assert_int_eq(
		    vdm_markup_build(&b, vdm_buf_str(&xml), xml.len), 0);
		ck_assert_int_eq(b.bare, 1);
		ck_assert_int_eq(b.doctype, 1);
		ck_assert_ptr_null(vdm_node_ns(b.root));
		ck_assert_ptr_null(vdm_node_ns(find(b.root, "p")));
		ck_assert_str_eq(vdm_node_ns(find(b.root, "o")), "");
		ck_assert_str_eq(vdm_node_ns(find(b.root, "i")), "");
		ck_assert_ptr_null(vdm_node_ns(find(b.root, "q")));
		vdm_buf_fini(&xml);
		vdm_record_free(rec);
	}
}
END_TEST

START_TEST(test_places)
{
	struct vdm_node *root, *p, *n;
	struct vdm_record *rec =
	    build("<!--a-->\n" OPEN "b\nc<hi>d</hi>\n<lb\n/>e<!--f\n-->g\n"
		  "</p>\n<!--h-->",
		  &root);

	p = root->first;
	ck_assert_str_eq(vdm_node_attr(p, "place"), "before");
	ck_assert_uint_eq(p->pos.line, 1);
	ck_assert_uint_eq(root->pos.line, 2);
	ck_assert_uint_eq(root->pos.end, 7);
	n = find(root, "hi");
	ck_assert_uint_eq(n->pos.line, 3);
	ck_assert_uint_eq(n->pos.end, 3);
	ck_assert_uint_eq(vdm_node_prev(n)->pos.line, 2);
	ck_assert_str_eq(vdm_node_prev(n)->text, "b\nc");
	n = find(root, "lb");
	ck_assert_uint_eq(n->pos.line, 4);
	ck_assert_str_eq(n->next->text, "e");
	ck_assert_uint_eq(n->next->pos.line, 5);
	ck_assert_uint_eq(n->next->next->pos.line, 5);
	ck_assert_uint_eq(n->next->next->next->pos.line, 6);
	ck_assert_str_eq(vdm_node_attr(vdm_node_last(root), "place"), "after");
	ck_assert_uint_eq(vdm_node_last(root)->pos.line, 8);
	vdm_record_free(rec);
}
END_TEST

/* A fragment read back: declarations that its new place has are dropped. */
START_TEST(test_read_fragment)
{
	static const struct {
		const char *xml, *want;
	} rows[] = {
	    {"<hi>a</hi>", "<hi>a</hi>"},
	    {"<hi xmlns:x=\"urn:x\"><x:b/></hi>", "<hi><x:b/></hi>"},
	    {"<hi xmlns:x=\"urn:y\"><x:b/></hi>",
	     "<hi xmlns:x=\"urn:y\"><x:b/></hi>"},
	    {"<hi n=\"1\" xmlns:z=\"urn:z\" xmlns:x=\"urn:x\" xml:id=\"i\"/>",
	     "<hi xmlns:z=\"urn:z\" n=\"1\" xml:id=\"i\"/>"},
	};
	struct vdm_node *root, *n;
	struct vdm_record *rec = build(
	    "<p xmlns=\"" TEI "\" xmlns:x=\"urn:x\"><seg>a</seg></p>", &root);
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_buf out;

		vdm_buf_init(&out);
		n = vdm_markup_parse_fragment(rec, rows[i].xml,
					      strlen(rows[i].xml),
					      find(root, "seg"), NULL);
		ck_assert_ptr_nonnull(n);
		vdm_markup_serialise_document(root, NULL, NULL, &out);
		vdm_node_append(find(root, "seg"), n);
		vdm_buf_clear(&out);
		vdm_markup_serialise_document(root, NULL, NULL, &out);
		ck_assert_msg(strstr(vdm_buf_str(&out), rows[i].want) != NULL,
			      "%s", vdm_buf_str(&out));
		vdm_node_unlink(n);
		vdm_buf_fini(&out);
	}
	ck_assert_ptr_null(
	    vdm_markup_parse_fragment(rec, "<hi>", 4, NULL, NULL));
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("markup");
	TCase *t = tcase_create("markup");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_document, 0,
			    sizeof(documents) / sizeof(documents[0]));
	tcase_add_loop_test(t, test_fragment, 0,
			    sizeof(fragments) / sizeof(fragments[0]));
	tcase_add_loop_test(t, test_aside, 0,
			    sizeof(asides) / sizeof(asides[0]));
	tcase_add_test(t, test_undeclared);
	tcase_add_test(t, test_header);
	tcase_add_test(t, test_prefix);
	tcase_add_test(t, test_refused);
	tcase_add_test(t, test_bare);
	tcase_add_test(t, test_places);
	tcase_add_test(t, test_read_fragment);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
