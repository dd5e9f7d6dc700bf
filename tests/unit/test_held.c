/* SPDX-License-Identifier: MIT */
/* What an element of HTML or MathML may not hold is not written into it: a book
 * of it is valid, and reads back as what it was. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "vidimus.h"

#define HEAD                                                                   \
	"<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\">"          \
	"<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"         \
	"<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p>"      \
	"</sourceDesc></fileDesc></teiHeader><text><body><p>Said.</p>"
#define TAIL "</body></text></TEI>"
#define IN_CELL(s)                                                             \
	"<table><row role=\"label\"><cell>" s                                  \
	"</cell><cell>z</cell></row></table>",                                 \
	    "<table><row><cell role=\"label\">" s                              \
	    "</cell><cell>z</cell></row></table>"
#define M "<formula notation=\"mathml\"><math " MATHML ">"
#define MATHML "xmlns=\"http://www.w3.org/1998/Math/MathML\""
#define W "</math></formula>"
#define IN_MATH(s) "<p>a " M s W " b</p>"

static const char *const held[] = {
    IN_CELL("<floatingText><body><p>x</p></body></floatingText>"),
    IN_CELL("<floatingText><body><div><head>h</head><p>x</p></div></body>"
	    "</floatingText>"),
    IN_CELL("<note><p>x</p></note>"),
    IN_CELL("<list><item>x</item></list><figure><head>h</head></figure>"),
    IN_CELL("<table><row><cell><floatingText><body><p>x</p></body>"
	    "</floatingText></cell></row></table>"),
    IN_CELL("<q><p>x</p></q>"),
    IN_MATH("x"),
    IN_MATH("<mi>x</mi>"),
    IN_MATH("<mfrac><mi>x</mi></mfrac>"),
    IN_MATH("<mfrac>ab</mfrac>"),
    IN_MATH("<msubsup><mi>x</mi><mi>y</mi></msubsup>"),
    IN_MATH("<mtr><mtd><mi>x</mi></mtd></mtr>"),
    IN_MATH("<mtable><mtd><mi>x</mi></mtd></mtable>"),
    IN_MATH("<mtable><mtr><mi>x</mi></mtr></mtable>"),
    IN_MATH("<mi>x<mi>y</mi></mi>"),
    IN_MATH("<mspace>x</mspace>"),
    IN_MATH("<mi colspan=\"3\">x</mi>"),
    IN_MATH("<mo stretchy=\"no\">x</mo>"),
    IN_MATH("<none/>"),
    IN_MATH("<maction><mi>x</mi></maction>"),
    IN_MATH("<mmultiscripts><mi>x</mi><mi>y</mi></mmultiscripts>"),
    IN_MATH("<semantics><annotation>x</annotation></semantics>"),
    IN_MATH("<semantics><mi>x</mi><annotation-xml encoding=\"MathML-Content\">"
	    "<ci>x</ci></annotation-xml></semantics>"),
    "<p><formula notation=\"mathml\"><math " MATHML
    " colspan=\"3\"><mi>x</mi></math></formula></p>",
};

static char *
as(const char *bytes, size_t length, const char *from, const char *to,
   size_t *n)
{
	struct vdm_read_options *r = vdm_read_options_new();
	struct vdm_write_options *w = vdm_write_options_new();
	struct vdm_record *rec;
	char *out = NULL;

	vdm_read_options_set(r, "from", from);
	vdm_write_options_set(w, "to", to);
	ck_assert_int_eq(vdm_read(&rec, bytes, length, r, NULL), 0);
	ck_assert_int_eq(vdm_write(rec, &out, n, w, NULL), 0);
	vdm_record_free(rec);
	vdm_read_options_free(r);
	vdm_write_options_free(w);
	return out;
}

static void
complain(void *context, const struct vdm_finding *f)
{
	if (f->level >= VDM_LEVEL_LOSS)
		vdm_buf_printf(context, "%s\n", f->message);
}

START_TEST(a_book_holds_what_it_may)
{
	struct vdm_buf xml, said;
	struct vdm_sink sink = {complain, &said, NULL};
	char *book, *tei, *again;
	size_t n, m;

	vdm_buf_init(&xml);
	vdm_buf_init(&said);
	vdm_buf_printf(&xml, HEAD "%s" TAIL, held[_i]);
	book = as(xml.data, xml.len, "tei", "epub", &n);
	ck_assert_int_eq(vdm_validate(book, n, NULL, NULL, &sink), 0);
	ck_assert_msg(said.len == 0, "%s: %s", held[_i], vdm_buf_str(&said));
	again = as(book, n, "epub", "tei", &n);
	tei = as(xml.data, xml.len, "tei", "tei", &m);
	ck_assert_str_eq(strstr(again, "<body"), strstr(tei, "<body"));
	free(book);
	free(again);
	free(tei);
	vdm_buf_fini(&said);
	vdm_buf_fini(&xml);
}
END_TEST

/* One that is right stays a formula on the page. */
START_TEST(a_formula_stays_one)
{
	static const char *const right[] = {
	    "<mrow><mi mathvariant=\"bold\">x</mi><mo stretchy=\"false\">+</mo>"
	    "<mn>1</mn></mrow>",
	    "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
	    "<mmultiscripts><mi>x</mi><mn>1</mn><none/><mprescripts/><none/>"
	    "<mn>2</mn></mmultiscripts>",
	    "<mtable columnalign=\"left\"><mtr><mtd columnspan=\"2\"><mi>x</mi>"
	    "</mtd></mtr></mtable>",
	    "<semantics><mi>x</mi><annotation encoding=\"TeX\">x</annotation>"
	    "<annotation-xml encoding=\"MathML-Content\" name=\"contentequiv\">"
	    "<apply><plus/><ci>x</ci></apply></annotation-xml></semantics>",
	    "<mstyle displaystyle=\"true\" scriptlevel=\"-1\"><mi>x</mi>"
	    "</mstyle>",
	    "<maction actiontype=\"toggle\" selection=\"1\"><mi>x</mi>"
	    "</maction>",
	};
	struct vdm_buf xml;
	char *md;
	size_t i, n;

	for (i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
		vdm_buf_init(&xml);
		vdm_buf_printf(&xml, HEAD "<p>a " M "%s" W "</p>" TAIL,
			       right[i]);
		md = as(xml.data, xml.len, "tei", "md", &n);
		ck_assert_msg(strstr(md, "<math xmlns") != NULL &&
				  strstr(md, "data-tei=\"mi\"") == NULL,
			      "%s", md);
		free(md);
		vdm_buf_fini(&xml);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("held");
	TCase *t = tcase_create("held");
	SRunner *sr = srunner_create(s);
	int failed;

	suite_add_tcase(s, t);
	tcase_add_loop_test(t, a_book_holds_what_it_may, 0,
			    (int)(sizeof(held) / sizeof(held[0])));
	tcase_add_test(t, a_formula_stays_one);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
