/* SPDX-License-Identifier: MIT */
/* Tables as people and spreadsheets write them: rows, and what is no table. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "yaml/table.h"

/* A text, and its rows: each with its line, keys and values; "+" before what
 * stands beyond the last column, "!" before what is wrong, and its line. */
static const struct {
	const char *text, *rows;
} rows[] = {
    {"a,b\n1,2\n", "2 a=1 b=2"},
    {"a;b\n1;2\n3;4\n", "2 a=1 b=2/3 a=3 b=4"},
    {"a\tb\n1\t2\n", "2 a=1 b=2"},
    {"a,b\n1,2", "2 a=1 b=2"},
    {"a,b\r\n1,2\r\n", "2 a=1 b=2"},
    {"\xEF\xBB\xBF"
     "a,b\n1,2\n",
     "2 a=1 b=2"},
    {"# what it is\n\na,b\n1,2\n", "4 a=1 b=2"},
    /* what parts most rows evenly; words have commas, too */
    {"a;b,c\n1, 2;3\n4;5\n", "2 a=1, 2 b,c=3/3 a=4 b,c=5"},
    {"a,b;c;d\n1;2;3\n", "2 a,b=1 c=2 d=3"},
    {"a,b,c;d\n1,2,3;4\n", "2 a=1 b=2 c;d=3;4"},
    {"a;b;c,d\n1;2;3,4\n", "2 a=1 b=2 c,d=3,4"},
    {"a;b,c\n1;2,3\n", "2 a=1 b,c=2,3"},
    {"a\tb;c\n1\t2;3\n", "2 a=1 b;c=2;3"},
    {"sep=;\na;b\n1,5;2\n", "3 a=1,5 b=2"},
    {"sep=\na,b\n1,2\n", "2 sep==a,b/3 sep==1,2"},
    {"sep=;;\na;b\n", "2 sep==a =b"},
    /* quotation marks */
    {"a,b\n\"1,5\",2\n", "2 a=1,5 b=2"},
    {"a,b\n\"1\"\"5\",2\n", "2 a=1\"5 b=2"},
    {"a,b\n\"1\n5\",2\n3,4\n", "2 a=1\n5 b=2/4 a=3 b=4"},
    {"a,b\r\n\"1\r\n5\",2\r\n", "2 a=1\n5 b=2"},
    {"a,b\n \"1\" ,2\n", "2 a=1 b=2"},
    {"a,b\n\"1\"\t,2\n", "2 a=1 b=2"},
    {"a\tb\n\"1\"\t2\n", "2 a=1 b=2"},
    {"a,b\n\"Lind\" Oskar,2\n", "2 a=\"Lind\" Oskar b=2"},
    {"a,b\n1\"5\",2\n", "2 a=1\"5\" b=2"},
    {"a,b\n\"\",2\n", "2 a= b=2"},
    {"a,b\n1,\"2\"", "2 a=1 b=2"},
    {"a,b\n\"1,2\n", "!a quotation mark is not closed 2"},
    {"a,b\n\"1\n5\" x,2\n", "!a quotation mark is not closed 2"},
    {"a,b\n1,2\n\"3", "!a quotation mark is not closed 3"},
    /* more or fewer cells than heads, and none */
    {"a,b\n1,2,3\n", "2 a=1 b=2 +3"},
    {"a,b\n1,2,3,4\n", "2 a=1 b=2 +3\n4"},
    {"a,b\n1,2,,\n", "2 a=1 b=2"},
    {"a,b\n,,3\n", "2 a= b= +3"},
    {"a,b\n1\n", "2 a=1"},
    {"a,b\n1,2\n,\n\n3,4\n", "2 a=1 b=2/5 a=3 b=4"},
    {"a,b\n 1 , 2 \n", "2 a=1 b=2"},
    {"a,b\n", "!it has no row 2"},
    {"a,b\n,\n", "!it has no row 3"},
    /* YAML, and a single column */
    {"a: 1\nb: 2\n", "1 a=1 b=2"},
    {"a: x, y\nb: 2\n", "1 a=x, y b=2"},
    {"- a: 1\n- a: 2\n", "1 a=1/2 a=2"},
    {"- Ann\n- Ben\n", "1 name=Ann/2 name=Ben"},
    {"people: [Ann, Ben]\n", "1 name=Ann/1 name=Ben"},
    {"Speakers:\n- Ann\n", "2 name=Ann"},
    {"rows:\n- {a: 1}\n", "2 a=1"},
    {"rows:\n- Ann\n", "1 rows=Ann"},
    {"people: []\n", "!it has no row 1"},
    {"people: [Ann]\nmore: x\n", "1 people=Ann more=x"},
    {"name: [Ann, Ben]\n", "1 name=Ann\nBen"},
    {"a: {name: Ann, age: 7}\n", "1 a=Ann*"},
    {"a: {family: Lee, given: Ann}\n", "1 a=Ann Lee*"},
    {"a: {family: Lee}\n", "1 a=Lee*"},
    {"a: {x: 1, y: 2}\n", "1 a=1\n2*"},
    {"a: [{x: 1}, 2]\n", "1 x=1/1 name=2"},
    {"a: ~\n", "1 a="},
    {"name\nAnn\nBen\n", "2 name=Ann/3 name=Ben"},
    {"name\n", "!it has no row 2"},
    {"- a: 1\n---\n- a: 2\n", "!a second document of YAML stands in it 1"},
    {"{}\n", "!it has no row 1"},
    {"a: [1\n", "!YAML"},
    {"", "!YAML"},
    {"# nothing", "!YAML"},
    {"# nothing\n", "!YAML"},
};

static void
rows_put(const struct vdm_table *t, struct vdm_buf *out)
{
	size_t i, k;

	for (i = 0; i < t->rows; i++) {
		const struct vdm_row *r = &t->row[i];

		vdm_buf_printf(out, "%s%u", i > 0 ? "/" : "", r->line);
		for (k = 0; k < r->cells; k++)
			vdm_buf_printf(out, " %s=%s%s", r->cell[k].key,
				       r->cell[k].value,
				       r->cell[k].nested ? "*" : "");
		if (r->beyond != NULL)
			vdm_buf_printf(out, " +%s", r->beyond);
	}
}

START_TEST(a_table_is_read)
{
	const char *want = rows[_i].rows;
	struct vdm_table t;
	struct vdm_arena a;
	struct vdm_buf b;
	int rc;

	vdm_arena_init(&a);
	vdm_buf_init(&b);
	rc = vdm_table_read(&t, &a, rows[_i].text);
	if (rc == 0) {
		rows_put(&t, &b);
		ck_assert_ptr_null(t.problem);
	} else {
		ck_assert_ptr_nonnull(t.problem);
		vdm_buf_printf(&b, "!%s %u", t.problem, t.line);
	}
	if (strcmp(want, "!YAML") == 0) /* in the words of libyaml */
		ck_assert_int_eq(vdm_buf_str(&b)[0], '!');
	else
		ck_assert_str_eq(vdm_buf_str(&b), want);
	vdm_buf_fini(&b);
	vdm_arena_fini(&a);
}
END_TEST

START_TEST(a_value_is_found)
{
	struct vdm_table t;
	struct vdm_arena a;

	vdm_arena_init(&a);
	ck_assert_int_eq(vdm_table_read(&t, &a, "Name,b\nx,y\n"), 0);
	ck_assert_str_eq(vdm_table_get(&t, 0, "NAME"), "x");
	ck_assert_ptr_null(vdm_table_get(&t, 0, "nam"));
	ck_assert_ptr_null(vdm_table_get(&t, 1, "name"));
	vdm_arena_fini(&a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("csv");
	TCase *t = tcase_create("csv");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, a_table_is_read, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(t, a_value_is_found);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
