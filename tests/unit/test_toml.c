/* SPDX-License-Identifier: MIT */
/* TOML as front matter has it: what is read, and what is refused whole. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "yaml/yaml.h"

/* key=value;  lists in brackets, tables in braces; a number's line with @. */
static void
outline(const struct vdm_yaml *n, struct vdm_buf *out)
{
	const struct vdm_yaml *c;

	if (n->key != NULL)
		vdm_buf_printf(out, "%s=", n->key);
	if (n->kind == VDM_YAML_SCALAR) {
		vdm_buf_printf(out, n->plain ? "%s" : "'%s'", n->value);
		vdm_buf_printf(out, "@%u", n->pos.line);
		return;
	}
	vdm_buf_putc(out, n->kind == VDM_YAML_LIST ? '[' : '{');
	for (c = n->first; c != NULL; c = c->next) {
		outline(c, out);
		if (c->next != NULL)
			vdm_buf_putc(out, ' ');
	}
	vdm_buf_putc(out, n->kind == VDM_YAML_LIST ? ']' : '}');
}

static void
on_finding(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "!%s %u %s", f->id, f->line, f->text);
}

/* What is read of so many bytes, or the finding. */
static void
check_bytes(const char *toml, size_t n, const char *want)
{
	struct vdm_arena arena;
	struct vdm_buf got;
	struct vdm_sink sink = {on_finding, &got, NULL};
	struct vdm_yaml *root;

	vdm_arena_init(&arena);
	vdm_buf_init(&got);
	root = vdm_toml_read(&arena, toml, n, 2, NULL, &sink);
	if (root != NULL)
		outline(root, &got);
	ck_assert_str_eq(vdm_buf_str(&got), want);
	vdm_buf_fini(&got);
	vdm_arena_fini(&arena);
}

/* The same, whatever lies behind them. */
static void
check_read(const char *toml, const char *want)
{
	static const char behind[] = "\"']}[{,=# \nx";
	size_t n = strlen(toml), i;
	char *copy = malloc(n + 3);

	check_bytes(toml, n, want);
	ck_assert_ptr_nonnull(copy);
	memcpy(copy, toml, n);
	copy[n + 2] = '\0';
	for (i = 0; i < sizeof(behind) - 1; i++) {
		copy[n] = copy[n + 1] = behind[i];
		check_bytes(copy, n, want);
	}
	free(copy);
}

START_TEST(keys_and_values)
{
	check_read("a = '''x'''", "{a='x'@2}");
	check_read("a = ''", "{a=''@2}");
	check_read("a = ''''''", "{a=''@2}");
	check_read("", "{}");
	check_read("\n # only words\n", "{}");
	check_read("a = 1", "{a=1@2}");
	check_read("a=1\n\nb =  two words  # why\nc\t=\t2020-01-02\r\nd = true",
		   "{a=1@2 b=two words@4 c=2020-01-02@5 d=true@6}");
	check_read("a = \"x # y\" # z\n\"b c\" = 'd\\n'\n'e' = \"\"",
		   "{a='x # y'@2 b c='d\\n'@3 e=''@4}");
	check_read("a = \"q\\\"\\\\\\n\\tz\"", "{a='q\"\\\n\tz'@2}");
	check_read("a = \"\"\"\nx\n\"y\"\n\"\"\"\nb = '''z\n'''\nc = 1",
		   "{a='x\n\"y\"\n'@2 b='z\n'@6 c=1@8}");
}
END_TEST

START_TEST(lists_and_tables)
{
	check_read("a = []\nb = [1, 'x', \"y\"]", "{a=[] b=[1@3 'x'@3 'y'@3]}");
	check_read("a = [ # one\n 1,\n 2, # two\n]\nb = [[1], [2, 3]]",
		   "{a=[1@3 2@4] b=[[1@6] [2@6 3@6]]}");
	check_read("a = 1\n[t]\nb = 2\n[u]\nc = [3]",
		   "{a=1@2 t={b=2@4} u={c=[3@6]}}");
	check_read("[ \"t u\" ]\nb = 2\n[ v ]\n", "{t u={b=2@3} v={}}");
	check_read("[\"t u\"]\nb = 2", "{t u={b=2@3}}");
}
END_TEST

/* Refused with all of its text, at the line where it fails. */
START_TEST(the_rest_is_refused)
{
	static const struct {
		const char *toml;
		unsigned line;
	} rows[] = {
	    {"a", 2},
	    {"a\n", 2},
	    {"= 1", 2},
	    {"a =", 2},
	    {"a = 1\nb =\n", 3},
	    {"a = {b = 1}", 2},
	    {"a = [{b = 1}]", 2},
	    {"a = [1", 2},
	    {"a = [1,\n2", 3},
	    {"[[t]]\na = 1", 2},
	    {"[t\na = 1", 2},
	    {"a = ", 2},
	    {"a = \nb = 1", 2},
	    {"a = # x", 2},
	    {"a = [1, ]x", 2},
	    {" = 1", 2},
	    {"  \t= 1", 2},
	    {"[ ]", 2},
	    {"a = \"x", 2},
	    {"a = \"x\ny\"", 3},
	    {"a = '''x''", 2},
	    {"a = \"\\u0041\"", 2},
	    {"\"a\" b = 1", 2},
	    {"\"a\"", 2},
	};
	struct vdm_buf want;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		vdm_buf_init(&want);
		vdm_buf_printf(&want, "!markdown-toml %u %s", rows[i].line,
			       rows[i].toml);
		check_read(rows[i].toml, want.data);
		vdm_buf_fini(&want);
	}
}
END_TEST

/* What is read of so many bytes, or the finding. */
static void
put_read(struct vdm_buf *got, const char *toml, size_t n)
{
	struct vdm_sink sink = {on_finding, got, NULL};
	struct vdm_yaml *root;
	struct vdm_arena arena;

	vdm_arena_init(&arena);
	root = vdm_toml_read(&arena, toml, n, 1, NULL, &sink);
	if (root != NULL)
		outline(root, got);
	vdm_arena_fini(&arena);
}

/* Cut off behind any byte, it is what it is, whatever lies behind that. */
START_TEST(what_is_cut_off_is_not_looked_at)
{
	static const char *const documents[] = {
	    "a = 1\nb = \"x\\ty\"\nc = 'z' # so\n[t]\nd = [1, 'u', [2]]\n",
	    "[[l]]\n\"q r\" = '''x\ny'''\n'v' = \"\"\"\nw\\\n  z\"\"\"\n",
	    "a.b = true\r\nc = 1951-03-05 \t\r\n[t.u]\r\nv = []\r\n"};
	static const char behind[] = "\"']}[{,=# \t\n\\.x1";
	struct vdm_buf want, got;
	char copy[200];
	size_t i, k, n;

	vdm_buf_init(&want);
	vdm_buf_init(&got);
	for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		for (n = 0; n <= strlen(documents[i]); n++) {
			memset(copy, 0, sizeof(copy));
			memcpy(copy, documents[i], n);
			vdm_buf_clear(&want);
			put_read(&want, copy, n);
			for (k = 0; k < sizeof(behind) - 1; k++) {
				memset(copy + n, behind[k], 3);
				vdm_buf_clear(&got);
				put_read(&got, copy, n);
				ck_assert_msg(strcmp(vdm_buf_str(&got),
						     vdm_buf_str(&want)) == 0,
					      "%.*s|%c: %s, not %s", (int)n,
					      copy, behind[k],
					      vdm_buf_str(&got),
					      vdm_buf_str(&want));
			}
		}
	vdm_buf_fini(&want);
	vdm_buf_fini(&got);
}
END_TEST

START_TEST(depth_is_bounded)
{
	struct vdm_arena arena;
	char deep[200];
	int n;

	for (n = 32; n <= 33; n++) {
		vdm_arena_init(&arena);
		memcpy(deep, "a=", 2);
		memset(deep + 2, '[', (size_t)n);
		memcpy(deep + 2 + n, "1", 1);
		memset(deep + 3 + n, ']', (size_t)n);
		ck_assert_int_eq(vdm_toml_read(&arena, deep, 3 + 2 * (size_t)n,
					       1, NULL, NULL) != NULL,
				 n == 32);
		vdm_arena_fini(&arena);
	}
}
END_TEST

START_TEST(comments_are_kept)
{
	static const char toml[] =
	    "# one\na = 1 # two\nb = [ # three\n]\n# four";
	struct vdm_arena arena;
	struct vdm_buf comments;

	vdm_arena_init(&arena);
	vdm_buf_init(&comments);
	ck_assert_ptr_nonnull(
	    vdm_toml_read(&arena, toml, sizeof(toml) - 1, 1, &comments, NULL));
	ck_assert_str_eq(vdm_buf_str(&comments),
			 "# one\n# two\n# three\n# four\n");
	vdm_buf_fini(&comments);
	vdm_arena_fini(&arena);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("toml");
	TCase *tc = tcase_create("toml");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, keys_and_values);
	tcase_add_test(tc, lists_and_tables);
	tcase_add_test(tc, the_rest_is_refused);
	tcase_add_test(tc, what_is_cut_off_is_not_looked_at);
	tcase_add_test(tc, depth_is_bounded);
	tcase_add_test(tc, comments_are_kept);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
