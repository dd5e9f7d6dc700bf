/* SPDX-License-Identifier: MIT */
/* Formulas as a line of words: what a reader of plain text sees of MathML. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"

#define ROOT "\xe2\x88\x9a("

static const struct {
	const char *math, *words;
} rows[] = {
    {"", ""},
    {"<mi>x</mi>", "x"},
    {"<mi> x\n </mi><mo>=</mo> <mn>12</mn>", "x=12"},
    {"<!-- of what --><mi>x</mi><?go on?>", "x"},
    /* a fraction: brackets where a part is more than a word */
    {"<mfrac><mi>a</mi><mi>b</mi></mfrac>", "a/b"},
    {"<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>",
     "(a+b)/c"},
    {"<mfrac><mi>c</mi><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>",
     "c/(a+b)"},
    {"<mfrac><mrow><mi>a</mi></mrow><mi>b</mi></mfrac>", "a/b"},
    {"<mfrac><mrow><mi>a</mi><mi>b</mi></mrow><mi>c</mi></mfrac>", "(ab)/c"},
    {"<mfrac><mrow/><mi>c</mi></mfrac>", "/c"},
    {"<mfrac><mtext>dry land</mtext><mi>c</mi></mfrac>", "(dry land)/c"},
    /* a sign before is no sum, one behind is */
    {"<msup><mrow><mo>-</mo><mi>x</mi></mrow><mn>2</mn></msup>", "(-x)^2"},
    {"<msup><mtext>-x</mtext><mn>2</mn></msup>", "-x^2"},
    {"<msup><mtext>x!</mtext><mn>2</mn></msup>", "(x!)^2"},
    {"<msup><mo>!!</mo><mn>2</mn></msup>", "!!^2"},
    /* not all parts there */
    {"<mfrac/>", ""},
    {"<mfrac>\n</mfrac>", ""},
    {"<mfrac><mi>a</mi></mfrac>", "a"},
    /* scripts */
    {"<msup><mi>x</mi><mn>2</mn></msup>", "x^2"},
    {"<mover><mi>x</mi><mo>~</mo></mover>", "x^~"},
    {"<msub><mi>x</mi><mn>1</mn></msub>", "x_1"},
    {"<munder><mi>x</mi><mn>1</mn></munder>", "x_1"},
    {"<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x_1^2"},
    {"<munderover><mi>x</mi><mn>1</mn><mn>2</mn></munderover>", "x_1^2"},
    {"<msubsup><mi>x</mi><mn>1</mn></msubsup>", "x_1"},
    {"<msup><mi>x</mi><mn>1</mn><mn>2</mn></msup>", "x^1"},
    {"<msup><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></msup>", "(x^2)^3"},
    {"<mmultiscripts><mi>F</mi><mn>1</mn><mn>2</mn><mprescripts/><mn>3</mn>"
     "<mn>4</mn></mmultiscripts>",
     "F_1^2_3^4"},
    {"<mmultiscripts><mi>F</mi><mn>1</mn><none/><none/><mn>2</mn>"
     "</mmultiscripts>",
     "F_1^2"},
    {"<mmultiscripts><mi>F</mi><mn>1</mn><mprescripts/><none/><mn>4</mn>"
     "</mmultiscripts>",
     "F_1^4"},
    {"<mmultiscripts/>", ""},
    {"<mmultiscripts><mi>F</mi></mmultiscripts>", "F"},
    /* roots */
    {"<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", ROOT "x+1)"},
    {"<msqrt/>", ROOT ")"},
    {"<mroot><mi>x</mi><mn>3</mn></mroot>", "(3)" ROOT "x)"},
    {"<mroot><mi>x</mi></mroot>", ROOT "x)"},
    {"<mroot/>", ROOT ")"},
    /* rows and cells, fences */
    {"<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
     "<mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>",
     "(a, b; c, d)"},
    {"<mtable><mtr/></mtable>", "()"},
    {"<mtable/>", "()"},
    {"<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"},
    {"<mfenced open='['><mi>a</mi></mfenced>", "[a)"},
    {"<mfenced close='|'><mi>a</mi></mfenced>", "(a|"},
    {"<mfenced/>", "()"},
    /* the same once more for a machine is not written */
    {"<semantics><mi>x</mi><annotation>x in TeX</annotation></semantics>", "x"},
    {"<semantics/>", ""},
    {"<maction><mi>x</mi><mi>y</mi></maction>", "x"},
    {"<maction/>", ""},
    {"<mrow><mi>x</mi><annotation>y</annotation></mrow>", "x"},
    {"<mrow><mi>x</mi><annotation-xml><mi>y</mi></annotation-xml></mrow>", "x"},
};

static const char head[] =
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>"
    "<title>A</title></titleStmt><publicationStmt><p>b</p></publicationStmt>"
    "<sourceDesc><p>c</p></sourceDesc></fileDesc></teiHeader><text><body><p>"
    "<formula>";
static const char tail[] = "</formula></p></body></text></TEI>";

static const struct vdm_node *
formula_of(const struct vdm_record *rec)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (vdm_node_is_element(n) && vdm_node_is_formula(n))
			return n;
	return NULL;
}

/* Names with a prefix, as editors of MathML write them, or without. */
static void
math_put(struct vdm_buf *out, const char *math, int prefixed)
{
	const char *s;

	vdm_buf_printf(out,
		       "%s<%smath xmlns%s='http://www.w3.org/1998/Math/"
		       "MathML'>",
		       head, prefixed ? "m:" : "", prefixed ? ":m" : "");
	for (s = math; *s != '\0'; s++) {
		vdm_buf_putc(out, *s);
		if (!prefixed || *s != '<' || s[1] == '!' || s[1] == '?')
			continue;
		if (s[1] == '/')
			vdm_buf_putc(out, *++s);
		vdm_buf_puts(out, "m:");
	}
	vdm_buf_printf(out, "</%smath>%s", prefixed ? "m:" : "", tail);
}

START_TEST(a_formula_is_a_line)
{
	size_t i;

	for (i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		const char *math = rows[i / 2].math;
		const struct vdm_node *n;
		struct vdm_record *rec = NULL;
		struct vdm_buf b, out;

		vdm_buf_init(&b);
		vdm_buf_init(&out);
		math_put(&b, math, (int)(i % 2));
		ck_assert_int_eq(vdm_read(&rec, b.data, b.len, NULL, NULL), 0);
		n = formula_of(rec);
		ck_assert_msg(n != NULL, "%s: no formula", math);
		vdm_formula_put(n, &out);
		ck_assert_msg(strcmp(vdm_buf_str(&out), rows[i / 2].words) == 0,
			      "%s: \"%s\", not \"%s\"", math, vdm_buf_str(&out),
			      rows[i / 2].words);
		vdm_buf_fini(&out);
		vdm_buf_fini(&b);
		vdm_record_free(rec);
	}
}
END_TEST

/* What is called so in another vocabulary is no formula. */
START_TEST(a_formula_is_of_mathml)
{
	struct vdm_record *rec = vdm_record_new();

	ck_assert(!vdm_node_is_formula(vdm_node_element(rec, "math")));
	ck_assert(
	    !vdm_node_is_formula(vdm_node_element_ns(rec, "urn:x", "math")));
	ck_assert(!vdm_node_is_formula(vdm_node_element_ns(
	    rec, "http://www.w3.org/1998/Math/MathML", "mi")));
	ck_assert(vdm_node_is_formula(vdm_node_element_ns(
	    rec, "http://www.w3.org/1998/Math/MathML", "m:math")));
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("formula");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, a_formula_is_a_line);
	tcase_add_test(tc, a_formula_is_of_mathml);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
