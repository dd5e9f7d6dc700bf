/* SPDX-License-Identifier: MIT */
/* Blocks of texts of ours: which form each has, at the bounds of each form, and
 * the tree that it stands for. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "outline.h"
#include "text/grammar/chunk.h"
#include "vidimus.h"

static const struct {
	const char *text, *tree;
} rows[] = {
    {"a", "p(a)"},
    {"a\nb", "p(alb()b)"},
    {"    a", "lg(l(a))"},
    {"    a\n    b", "lg(l(a)l(b))"},
    {"    a\n    b\n\n      c\n      d", "lg(l(a)l(b)l(c)l(d))"},
    {"   a", "p(   a)"},
    {"     a", "p(     a)"},
    {"        a", "l(a)"},
    {"        a\n        b", "l(a)l(b)"},
    {"       a", "p(       a)"},
    {"         a", "p(         a)"},
    {"        a\n    b", "p(        alb()    b)"},
    {"> a", "quote(p(a))"},
    {"> a\n> b", "quote(p(a)p(b))"},
    {">a", "p(>a)"},
    {"> a\nb", "p(> alb()b)"},
    {"> a\n\n> b", "quote(p(a))quote(p(b))"},
    {"* a", "p(* a)"},
    {"* a\n* b", "p(* alb()* b)"},
    {"- a", "list(item(a))"},
    {"- a\n\n* b\n* c", "list(item(a)item(b)item(c))"},
    {"- a\n- b\n\n- c", "list(item(a)item(b))list(item(c))"},
    {"- a\n  - b\n    - c\n- d",
     "list(item(alist(item(blist(item(c)))))item(d))"},
    {"- a\n    - b", "p(- alb()    - b)"},
    {"- a\n - b", "p(- alb() - b)"},
    {"  - a", "stage(- a)"},
    {"-  a", "p(-  a)"},
    {"- ", "p(- )"},
    {"-a", "p(-a)"},
    {"- 1. a", "list(item[n=1](a))"},
    {"- 12. a\n- 13. b", "list(item[n=12](a)item[n=13](b))"},
    {"- 123456. a", "list(item[n=123456](a))"},
    {"- 1234567. a", "list(item(1234567. a))"},
    {"- 1.a", "list(item(1.a))"},
    {"- 1.  a", "list(item(1.  a))"},
    {"- 1.", "list(item(1.))"},
    {"- 1. ", "list(item(1. ))"},
    {"- 1. a\n- 2", "list(item[n=1](a)item(2))"},
    {"- a. b", "list(item(a. b))"},
    {"- a1. b", "list(item(a1. b))"},
    {"- 1a. b", "list(item(1a. b))"},
    {"- . b", "list(item(. b))"},
    {"- 0. b", "list(item[n=0](b))"},
    {"- 9. b", "list(item[n=9](b))"},
    {"- /. b\n- :. b", "list(item(/. b)item(:. b))"},
    {"| a |", "table(row(cell(a)))"},
    {"| a | b |\n| c | d |", "table(row(cell(a)cell(b))row(cell(c)cell(d)))"},
    {"| a | b |\n|  |  |", "table(row(cell(a)cell(b))row(cell()cell()))"},
    {"| a", "p(| a)"},
    {"|a|", "p(|a|)"},
    {"| a |b |", "table(row(cell(a)cell(b)))"},
    {"| a | b", "p(| a | b)"},
    {"||", "p(||)"},
    {"  a", "stage(a)"},
    {"  a\n  b", "p(  alb()  b)"},
    {"Ann: x\n\n  a", "p(Ann: x)stage(a)"},
    {" a", "p( a)"},
    {"[He sits.]", "stage([He sits.])"},
    {"[He sits.", "p([He sits.)"},
    {"He sits.]", "p(He sits.])"},
    {"(He sits.)", "stage((He sits.))"},
    {"[Page 3]", "pb[n=3]()"},
    {"[Page 3] a", "p(pb[n=3]() a)"},
    {"a [Page 3] b", "p(a pb[n=3]() b)"},
    {"a[Page 3]b", "p(apb[n=3]()b)"},
    {"[Page ]", "stage([Page ])"},
    {"[Page]", "pb()"},
    {"a [Page] b", "p(a pb() b)"},
    {"a [Page ] b", "p(a [Page ] b)"},
    {"a [Page x] b", "p(a pb[n=x]() b)"},
    {"a [Pages] b", "p(a [Pages] b)"},
    {"[page 3]", "stage([page 3])"},
    {"[gap]", "stage(gap())"},
    {"a [gap] b", "p(a gap() b)"},
    {"a [lb] b", "p(a lb() b)"},
    {"a [space] b", "p(a   b)"},
    {"a[[Page 3]b", "p(a[Page 3]b)"},
    {"One\n===\n\nx", "div(head(One)p(x))"},
    {"One\n===", "div(head(One))"},
    {"One\n==\n\nx", "p(Onelb()==)p(x)"},
    {"One\n====\n\nx", "div(head(One)p(x))"},
    {"One\n---\n\nx", "p(Onelb()---)p(x)"},
    {"One\n===\n\nTwo\n---\n\nx\n\nThree\n---\n\ny\n\nFour\n===\n\nz",
     "div(head(One)div(head(Two)p(x))div(head(Three)p(y)))div(head(Four)p(z))"},
    {"One\n---\n\nTwo\n~~~\n\nx", "p(Onelb()---)p(Twolb()~~~)p(x)"},
    {"One\n===\n\n    a", "div(head(One)lg(l(a)))"},
    {"[as: p]\na", "p(a)"},
    {"[as: ab]\na", "ab(a)"},
    {"[as: p n=1]\na", "p[n=1](a)"},
    {"[as: p n=1 rend=x%20y]\na", "p([as: p n=1 rend=x%20y]lb()a)"},
    {"[as: 1 p]\na", "p([as: 1 p]lb()a)"},
    {"[as: opener/dateline]\na", "opener(dateline(a))"},
    {"[as: opener/dateline]\na\n\n[as: 1 salute]\nb",
     "opener(dateline(a))p([as: 1 salute]lb()b)"},
    {"[as: head]\na", "head(a)"},
    {"[as: ref target=x]\na", "p([as: ref target=x]lb()a)"},
    {"[as: p", "p([as: p)"},
    {"[as p]\na", "p([as p]lb()a)"},
    {"[as: quote/p]\na\n\nb", "quote(p(a))p(b)"},
    {"***", "p(***)"},
    {"* * *", "p(* * *)"},
    {"-----", "p(-----)"},
    {"#", "p(#)"},
    {"# a", "p(# a)"},
    {"a\\b", "p(a\\b)"},
    {"\\- a", "p(\\- a)"},
    {"\\[gap]", "p(\\gap())"},
};

START_TEST(forms_are_read)
{
	struct vdm_read_options o = {.from = "text", .no_recognise = 1};
	struct vdm_record *rec;
	struct vdm_node *c;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "Call\n\n%s\n\n" VDM_TEXT_TAIL "\n\n",
		       rows[_i].text);
	ck_assert_int_eq(vdm_read(&rec, b.data, b.len, &o, NULL), 0);
	vdm_buf_clear(&b);
	for (c = vdm_record_body(rec)->first; c != NULL; c = c->next)
		outline(c, &b);
	ck_assert_msg(strcmp(vdm_buf_str(&b), rows[_i].tree) == 0,
		      "%s\n is: %s\nnot: %s", rows[_i].text, vdm_buf_str(&b),
		      rows[_i].tree);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("forms");
	TCase *tc = tcase_create("forms");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, forms_are_read, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
