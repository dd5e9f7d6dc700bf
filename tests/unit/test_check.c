/* SPDX-License-Identifier: MIT */
/* Trees whose elements stand where TEI does not let them, mended. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/attribute.h"
#include "record/check.h"
#include "record/content.h"
#include "tei/internal.h"
#include "base/diag.h"

/* Names, children in brackets, characters as they are. */
static void
outline(const struct vdm_node *n, struct vdm_buf *out)
{
	const struct vdm_node *c;

	if (n->kind == VDM_KIND_TEXT) {
		vdm_buf_puts(out, n->text);
		return;
	}
	vdm_buf_puts(out, n->name);
	if (n->first == NULL)
		return;
	vdm_buf_putc(out, '(');
	for (c = n->first; c != NULL; c = c->next) {
		if (c != n->first)
			vdm_buf_putc(out, ' ');
		outline(c, out);
	}
	vdm_buf_putc(out, ')');
}

static void
mended(const char *inner, const char *expected)
{
	static const struct vdm_read_options none;
	struct vdm_record *rec = vdm_record_new();
	struct vdm_buf xml, out;

	vdm_buf_init(&xml);
	vdm_buf_init(&out);
	vdm_buf_printf(&xml,
		       "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>"
		       "%s</body></text></TEI>",
		       inner);
	ck_assert_int_eq(
	    vdm_format_tei.read(rec, vdm_buf_str(&xml), xml.len, &none, NULL),
	    0);
	vdm_tree_mend(rec, NULL);
	outline(vdm_record_body(rec), &out);
	ck_assert_str_eq(vdm_buf_str(&out), expected);
	/* what is mended needs no mending */
	ck_assert_uint_eq(vdm_tree_mend(rec, NULL), 0);
	vdm_buf_fini(&xml);
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}

START_TEST(what_is_right_stays)
{
	mended("<head>A</head><p>B</p>", "body(head(A) p(B))");
	mended("<dateline>A</dateline><head>B</head><p>C</p>"
	       "<closer>D</closer>",
	       "body(dateline(A) head(B) p(C) closer(D))");
	mended("<p>A</p><div><head>B</head></div><pb/><div/><signed>C</signed>",
	       "body(p(A) div(head(B)) pb div signed(C))");
	mended("<sp><speaker>A</speaker><stage>B</stage></sp>",
	       "body(sp(speaker(A) stage(B)))");
}
END_TEST

START_TEST(blocks_after_a_division_go_into_one)
{
	mended("<div><p>A</p></div><p>B</p><pb/><stage>C</stage>"
	       "<div><p>D</p></div><list><item>E</item></list>",
	       "body(div(p(A)) div(p(B) pb stage(C)) div(p(D)) "
	       "div(list(item(E))))");
	mended("<div><div/><p>A</p></div>", "body(div(div div(p(A))))");
	mended("<div/><p>A</p><closer>B</closer>", "body(div div(p(A)) "
						   "closer(B))");
}
END_TEST

START_TEST(a_head_after_blocks_opens_a_division)
{
	mended("<p>A</p><head>B</head><p>C</p><head>D</head>",
	       "body(p(A) div(head(B) p(C)) div(head(D)))");
	mended("<list><item><head>A</head><p>B</p></item></list>",
	       "body(list(item(ab(A) p(B))))");
	mended("<table><head>A</head><row><cell><head>B</head></cell></row>"
	       "</table>",
	       "body(table(head(A) row(cell(ab(B)))))");
}
END_TEST

START_TEST(a_line_of_the_edge_among_blocks_is_a_paragraph)
{
	mended("<p>A</p><dateline>B</dateline><p>C</p>",
	       "body(p(A) p(B) p(C))");
	mended("<p>A</p><closer><signed>B</signed></closer><p>C</p>"
	       "<dateline>D</dateline>",
	       "body(p(A) p(seg(B)) p(C) dateline(D))");
	mended("<div/><trailer>A</trailer><p>B</p>",
	       "body(div div(p(A) p(B)))");
}
END_TEST

START_TEST(no_block_stands_in_a_line)
{
	mended("<p><head>A</head></p>", "body(p(seg(A)))");
	mended("<p>A<hi><p>B</p><p>C</p></hi></p>",
	       "body(p(A hi(seg(B) lb seg(C))))");
	mended("<l>A<head>B</head></l>", "body(l(A lb seg(B)))");
	/* its words are not one with those around it */
	mended("<p>A<ab>B</ab>C</p>", "body(p(A lb seg(B) lb C))");
	mended("<p>A<lb/><ab>B</ab><lb/>C</p>", "body(p(A lb seg(B) lb C))");
	mended("<p>A<head>B</head><hi>C</hi></p>",
	       "body(p(A lb seg(B) lb hi(C)))");
}
END_TEST

/* What a program puts side by side goes into one, with the space between. */
START_TEST(words_of_a_line_stay_together)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *body = vdm_record_body(rec);
	struct vdm_buf out;

	vdm_node_add(rec, body, "p", "A");
	vdm_node_add(rec, body, "hi", "B");
	vdm_node_add_text(rec, body, " ", 1);
	vdm_node_add(rec, body, "hi", "C");
	vdm_node_add_text(rec, body, " D ", 3);
	vdm_node_append(body, vdm_node_comment(rec, "E"));
	vdm_node_add(rec, body, "p", "F");
	vdm_node_add_text(rec, body, " ", 1);
	vdm_node_add(rec, body, "hi", "G");
	vdm_tree_mend(rec, NULL);
	vdm_buf_init(&out);
	vdm_node_content(body, &out);
	ck_assert_str_eq(vdm_buf_str(&out), "AB C D F G");
	vdm_buf_clear(&out);
	vdm_node_unlink(body->first->next->next); /* which outline() cannot */
	outline(body, &out);
	ck_assert_str_eq(vdm_buf_str(&out),
			 "body(p(A) p(hi(B)   hi(C)  D ) p(F)   p(hi(G)))");
	ck_assert_uint_eq(vdm_tree_mend(rec, NULL), 0);
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}
END_TEST

START_TEST(an_empty_address_is_none)
{
	mended("<p><graphic url=''/><graphic url='a'/></p>",
	       "body(p(figure graphic))");
	mended("<p><ref target=''>A</ref></p>", "body(p(ref(A)))");
}
END_TEST

START_TEST(nothing_that_must_hold_something_is_empty)
{
	mended("", "body(p)");
	mended("<head>A</head>", "body(head(A) p)");
	mended("<dateline>A</dateline>", "body(dateline(A) p)");
	mended("<pb/>", "body(pb p)");
	mended("<sp/>", "body(sp(p))");
	mended("<sp><speaker>A</speaker><pb/></sp>", "body(sp(speaker(A) pb "
						     "p))");
	mended("<list/><table/><lg/>",
	       "body(list(item) table(row(cell)) lg(l))");
	mended("<table><row/></table>", "body(table(row(cell)))");
}
END_TEST

START_TEST(what_wants_what_nobody_knows_is_something_else)
{
	/* TEI lets none of these be empty */
	mended("<listBibl/>", "body(ab)");
	mended("<p>A <address/> B</p>", "body(p(A  seg  B))");
	mended("<castList/>", "body(ab)");
	mended("<listBibl><bibl>A</bibl></listBibl>",
	       "body(listBibl(bibl(A)))");
	/* nor without whose reading it is */
	mended("<witDetail>A</witDetail>", "body(ab(A))");
	mended("<floatingText><group/></floatingText>",
	       "body(floatingText(group(text(body(p)))))");
}
END_TEST

START_TEST(what_does_not_fit_is_made_to)
{
	/* something is put around it, and what is like it goes in, too */
	mended("<p>A</p><hi>B</hi> <hi>C</hi><p>D</p>",
	       "body(p(A) p(hi(B) hi(C)) p(D))");
	mended("<list>A<item>B</item></list>", "body(list(item(A) item(B)))");
	mended("<table><cell>A</cell><cell>B</cell></table>",
	       "body(table(row(cell(A) cell(B))))");
	mended("<item>A</item><item>B</item>", "body(list(item(A) item(B)))");
	mended("<row><cell>A</cell></row>", "body(table(row(cell(A))))");
	mended("<speaker>A</speaker>", "body(sp(speaker(A) p))");
	mended("<p><div><p>A</p></div></p>",
	       "body(p(floatingText(body(div(p(A))))))");
	mended("<list><p>A</p></list>", "body(list(item(p(A))))");
	/* what is missing before it is put there */
	mended("<list><label>A</label><label>B</label><item>C</item></list>",
	       "body(list(label(A) item label(B) item(C)))");
	/* or it becomes something like it */
	mended("<p>A<speaker>B</speaker></p>", "body(p(A lb seg(B)))");
	mended("<p>A<paragraph>B</paragraph></p>", "body(p(A seg(B)))");
	mended("<paragraph>A</paragraph>", "body(ab(A))");
	mended("<p>A<lb>B</lb></p>", "body(p(A seg(B)))");
	mended("<choice>A</choice>", "body(p(choice(seg(A) seg)))");
	/* a closing line before all else closes nothing */
	mended("<closer>A</closer><p>B</p>", "body(p(A) p(B))");
	/* what is of another vocabulary stays */
	mended("<p><svg xmlns='http://www.w3.org/2000/svg'/></p>",
	       "body(p(svg))");
}
END_TEST

static void
attribute_becomes(const char *element, const char *name, const char *value)
{
	static const struct vdm_read_options none;
	struct vdm_record *rec = vdm_record_new();
	const struct vdm_node *n;
	struct vdm_buf xml;

	vdm_buf_init(&xml);
	vdm_buf_printf(&xml,
		       "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>"
		       "<p>%s</p></body></text></TEI>",
		       element);
	ck_assert_int_eq(
	    vdm_format_tei.read(rec, vdm_buf_str(&xml), xml.len, &none, NULL),
	    0);
	vdm_tree_mend(rec, NULL);
	n = vdm_node_child(vdm_record_body(rec), "p")->first;
	if (value != NULL)
		ck_assert_str_eq(vdm_node_attr(n, name), value);
	else
		ck_assert_ptr_null(vdm_node_attr(n, name));
	ck_assert(vdm_tree_stands_right(rec));
	vdm_buf_fini(&xml);
	vdm_record_free(rec);
}

START_TEST(attributes_are_of_their_type)
{
	attribute_becomes("<graphic url='a b.png'/>", "url", "a%20b.png");
	attribute_becomes("<graphic url='100%.png'/>", "url", "100%25.png");
	attribute_becomes("<ref target='#a#b'>A</ref>", "target", "#a%23b");
	attribute_becomes("<ref target='a%20b#c'>A</ref>", "target", "a%20b#c");
	attribute_becomes("<seg type=' side  bar '>A</seg>", "type",
			  "side-bar");
	attribute_becomes("<seg type='two&#xA0;bars'>A</seg>", "type", NULL);
	attribute_becomes("<foreign xml:lang='en_GB'>A</foreign>", "xml:lang",
			  "en-GB");
	attribute_becomes("<foreign xml:lang='no such'>A</foreign>", "xml:lang",
			  NULL);
	attribute_becomes("<date when='soon'>A</date>", "when", NULL);
	attribute_becomes("<date when='2001-02-03'>A</date>", "when",
			  "2001-02-03");
	attribute_becomes("<seg who='#a'>A</seg>", "who", NULL);
	attribute_becomes("<seg xml:id='1a'>A</seg>", "xml:id", NULL);
	attribute_becomes("<seg part='half'>A</seg>", "part", NULL);
	attribute_becomes("<milestone/>", "unit", "unspecified");
	attribute_becomes("<milestone unit='two&#xA0;words'/>", "unit",
			  "unspecified");
	attribute_becomes("<media url='a.mp3'/>", "mimeType",
			  "application/octet-stream");
	attribute_becomes("<media url='a.mp3' mimeType='audio/mpeg'/>",
			  "mimeType", "audio/mpeg");
	attribute_becomes("<media mimeType='audio/mpeg'/>", "mimeType", NULL);
	/* a number that nobody said is none */
	attribute_becomes("<numeric/>", "type", "numeric");
	attribute_becomes("<numeric value='many'/>", "type", "numeric");
	attribute_becomes("<seg xml:id='a'/><seg xml:id='a'/>", "xml:id", "a");
}
END_TEST

/* A record whose body holds one element, or one in another; mended. */
static void
stands_right_in(const char *parent, const char *name)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *to = vdm_record_body(rec);
	struct vdm_sink none = {0};

	if (parent != NULL)
		to = vdm_node_add(rec, to, parent, NULL);
	vdm_node_add(rec, to, name, NULL);
	vdm_node_settle(rec->root);
	vdm_tree_mend(rec, &none);
	ck_assert_msg(vdm_tree_stands_right(rec), "<%s> in <%s>", name,
		      parent != NULL ? parent : "body");
	ck_assert_uint_eq(vdm_tree_mend(rec, &none), 0);
	vdm_record_free(rec);
}

/* Whatever a reader or a program makes, with nothing of what TEI wants of it:
 * each element in the body, in a paragraph, in a figure and in an item, and
 * those that must carry something wherever they may stand. */
START_TEST(no_element_lacks_what_it_wants)
{
	const struct vdm_element *e, *parent;
	size_t i, k, wanting = 0;

	for (i = 0; (e = vdm_element_at(i)) != NULL; i++) {
		if (e->content == VDM_CONTENT_UNKNOWN)
			continue;
		stands_right_in(NULL, e->name);
		stands_right_in("p", e->name);
		stands_right_in("figure", e->name);
		stands_right_in("item", e->name);
		if (vdm_carried_must(e, 0) == NULL)
			continue;
		wanting++;
		for (k = 0; (parent = vdm_element_at(k)) != NULL; k++)
			if (vdm_model_of(parent) != NULL &&
			    vdm_model_has(vdm_model_of(parent),
					  vdm_leaf_for(NULL, e->name)))
				stands_right_in(parent->name, e->name);
	}
	ck_assert_uint_gt(wanting, 40);
}
END_TEST

START_TEST(characters_stand_in_paragraphs)
{
	mended("A<p>B</p>", "body(p(A) p(B))");
	mended("<div/>A", "body(div div(p(A)))");
	mended("<sp>A</sp>", "body(sp(p(A)))");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("check");
	TCase *t = tcase_create("mend");
	SRunner *sr;
	int failed;

	tcase_add_test(t, what_is_right_stays);
	tcase_add_test(t, blocks_after_a_division_go_into_one);
	tcase_add_test(t, a_head_after_blocks_opens_a_division);
	tcase_add_test(t, a_line_of_the_edge_among_blocks_is_a_paragraph);
	tcase_add_test(t, no_block_stands_in_a_line);
	tcase_add_test(t, words_of_a_line_stay_together);
	tcase_add_test(t, an_empty_address_is_none);
	tcase_add_test(t, nothing_that_must_hold_something_is_empty);
	tcase_add_test(t, what_does_not_fit_is_made_to);
	tcase_add_test(t, what_wants_what_nobody_knows_is_something_else);
	tcase_add_test(t, attributes_are_of_their_type);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, no_element_lacks_what_it_wants);
	tcase_add_test(t, characters_stand_in_paragraphs);
	suite_add_tcase(s, t);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
