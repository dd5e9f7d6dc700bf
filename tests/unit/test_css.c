/* SPDX-License-Identifier: MIT */
/* Style sheets cut into tokens (CSS Syntax Module Level 3, section 4): each
 * rule at its bounds, and what its neighbours are. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "css/tokens.h"

static const char *const names[] = {
    "end", "space", "ident", "fn",   "at",   "hash", "str",
    "url", "num",   "range", "edge", "char", "bad",
};

/* The tokens as "kind(what it holds)"; of a bad one, why. */
static char *
tokens_of(const char *sheet, unsigned *line)
{
	struct vdm_css_lexer l = {sheet, 1};
	struct vdm_css_token t = {0};
	struct vdm_buf b;
	size_t n;

	vdm_buf_init(&b);
	do {
		vdm_css_next(&l, &t);
		ck_assert_int_eq(t.why != NULL, t.kind == VDM_CSS_BAD);
		if (t.kind == VDM_CSS_END)
			break;
		vdm_buf_printf(&b, "%s%s(", b.len > 0 ? " " : "",
			       names[t.kind]);
		if (t.kind == VDM_CSS_BAD)
			vdm_buf_puts(&b, t.why);
		else if (t.kind != VDM_CSS_SPACE)
			vdm_buf_put(&b, t.s, t.n);
		vdm_buf_putc(&b, ')');
		*line = t.line;
	} while (1);
	ck_assert_uint_eq(t.n, 0);
	ck_assert_ptr_eq(t.s, sheet + strlen(sheet));
	/* at the end it stays */
	vdm_css_next(&l, &t);
	ck_assert_int_eq(t.kind, VDM_CSS_END);
	ck_assert_ptr_eq(l.p, sheet + strlen(sheet));
	return vdm_buf_take(&b, &n);
}

static const struct {
	const char *sheet, *tokens;
} sheets[] = {
    {"", ""},
    {"a{}", "ident(a) char({) char(})"},
    {"a \t\n{", "ident(a) space() char({)"},
    /* names: what they begin with, and what they hold */
    {"az AZ", "ident(az) space() ident(AZ)"},
    {"a1-_z9", "ident(a1-_z9)"},
    {"_x", "ident(_x)"},
    {"-x", "ident(-x)"},
    {"-_", "ident(-_)"},
    {"--", "ident(--)"},
    {"--x", "ident(--x)"},
    {"-", "char(-)"},
    {"-@", "char(-) char(@)"},
    {"\xC3\xA4", "ident(\xC3\xA4)"},
    {"-\xC3\xA4", "ident(-\xC3\xA4)"},
    {"`a[z{", "char(`) ident(a) char([) ident(z) char({)"},
    {"@", "char(@)"},
    /* escapes in names: a character, up to six digits and a white space */
    {"\\@a", "ident(\\@a)"},
    {"\\41 b", "ident(\\41 b)"},
    {"\\41  b", "ident(\\41 ) space() ident(b)"},
    {"\\0000410", "ident(\\0000410)"},
    {"\\000041 0", "ident(\\000041 0)"},
    {"\\000041  0", "ident(\\000041 ) space() num(0)"},
    {"\\0000411 0", "ident(\\0000411) space() num(0)"},
    {"\\fF a", "ident(\\fF a)"},
    {"\\g a", "ident(\\g) space() ident(a)"},
    {"\\`a b", "ident(\\`a) space() ident(b)"},
    {"-\\@", "ident(-\\@)"},
    {"\\", "char(\\)"},
    {"\\\n", "char(\\) space()"},
    {"-\\\n", "char(-) char(\\) space()"},
    {"a\\", "ident(a) char(\\)"},
    /* functions and addresses */
    {"f(", "fn(f)"},
    {"f (", "ident(f) space() char(()"},
    {"rgb(1)", "fn(rgb) num(1) char())"},
    {"ur(x)", "fn(ur) ident(x) char())"},
    {"urls(x)", "fn(urls) ident(x) char())"},
    {"cal(x)", "fn(cal) ident(x) char())"},
    {"url(a.b)", "url(a.b)"},
    {"URL( \n a.b \t)", "url(a.b)"},
    {"url()", "url()"},
    {"url(a\\)b)", "url(a\\)b)"},
    {"url(a\\29 b)", "url(a\\29 b)"},
    {"url(\"x\")", "fn(url) str(x) char())"},
    {"url( 'x')", "fn(url) space() str(x) char())"},
    {"url(a", "bad(an address has no end)"},
    {"url(a b)", "bad(no address can hold) ident(b) char())"},
    {"url(a\"", "bad(no address can hold) bad(a string has no end)"},
    {"url(a'", "bad(no address can hold) bad(a string has no end)"},
    {"url(a(", "bad(no address can hold) char(()"},
    /* at-words and hashes */
    {"@media x", "at(media) space() ident(x)"},
    {"@-x", "at(-x)"},
    {"@--", "at(--)"},
    {"@1", "char(@) num(1)"},
    {"#a", "hash(a)"},
    {"#1", "hash(1)"},
    {"#-", "hash(-)"},
    {"#\\@", "hash(\\@)"},
    {"# a", "char(#) space() ident(a)"},
    {"##", "char(#) char(#)"},
    /* strings */
    {"\"\"''", "str() str()"},
    {"\"a'b\"", "str(a'b)"},
    {"'a\"b'", "str(a\"b)"},
    {"'a\\'b'", "str(a\\'b)"},
    {"'a\\\nb'", "str(a\\\nb)"},
    {"'a", "bad(a string has no end)"},
    {"'a\\", "bad(a string has no end)"},
    {"'a\nb'", "bad(a string has no end) space() ident(b) "
	       "bad(a string has no end)"},
    /* numbers with what is fast to them */
    {"0", "num(0)"},
    {"9", "num(9)"},
    {"/", "char(/)"},
    {":", "char(:)"},
    {"+1", "num(+1)"},
    {"-1", "num(-1)"},
    {"--1", "ident(--1)"},
    {"+", "char(+)"},
    {"+a", "char(+) ident(a)"},
    {".5", "num(.5)"},
    {"+.5", "num(+.5)"},
    {".", "char(.)"},
    {".a", "char(.) ident(a)"},
    {"+.", "char(+) char(.)"},
    {"1.5.5", "num(1.5) num(.5)"},
    {"12.34", "num(12.34)"},
    {"1.", "num(1) char(.)"},
    {"1.a", "num(1) char(.) ident(a)"},
    {"1px", "num(1px)"},
    {"1-x", "num(1-x)"},
    {"1 x", "num(1) space() ident(x)"},
    {"1%", "num(1%)"},
    {"1%%", "num(1%) char(%)"},
    {"1%a", "num(1%) ident(a)"},
    {"1e2.5", "num(1e2) num(.5)"},
    {"1E23;", "num(1E23) char(;)"},
    {"1e+2+3", "num(1e+2) num(+3)"},
    {"1e-2-3", "num(1e-2) num(-3)"},
    {"1e-22%", "num(1e-22%)"},
    {"1e+", "num(1e) char(+)"},
    {"1e+a", "num(1e) char(+) ident(a)"},
    {"1e2em", "num(1e2em)"},
    {"1e5%", "num(1e5%)"},
    {"1E5.5", "num(1E5) num(.5)"},
    {"1e5 1e-5", "num(1e5) space() num(1e-5)"},
    {"1d+5", "num(1d) num(+5)"},
    {"1f+5", "num(1f) num(+5)"},
    {"1d5%", "num(1d5) char(%)"},
    {"1-5", "num(1) num(-5)"},
    /* ranges of code points */
    {"U+26", "range(U+26)"},
    {"u+0-7F,", "range(u+0-7F) char(,)"},
    {"U+4??", "range(U+4?\?)"},
    {"U+?", "range(U+?)"},
    {"U+aF9", "range(U+aF9)"},
    {"U+26-", "range(U+26) char(-)"},
    {"U+26-0", "range(U+26-0)"},
    {"U+1-20F.", "range(U+1-20F) char(.)"},
    {"U+26-g", "range(U+26) ident(-g)"},
    {"U+g", "ident(U) char(+) ident(g)"},
    {"U-26", "ident(U-26)"},
    {"t+26", "ident(t) num(+26)"},
    {"U", "ident(U)"},
    /* the edges of a page's style element */
    {"<!--a-->", "edge(<!--) ident(a--) char(>)"},
    {"<!--a -->", "edge(<!--) ident(a) space() edge(-->)"},
    {"<!-", "char(<) char(!) char(-)"},
    {"-->", "edge(-->)"},
    {"->", "char(-) char(>)"},
    {"-->a", "edge(-->) ident(a)"},
    {"-->-->", "edge(-->) edge(-->)"},
    {"<!--<!--", "edge(<!--) edge(<!--)"},
    {"--a>", "ident(--a) char(>)"},
    /* comments count as none */
    {"a/**/b", "ident(a) ident(b)"},
    {"/*x*//*y*/", ""},
    {"/* * / */a", "ident(a)"},
    {"/*/a*/b", "ident(b)"},
    {"/", "char(/)"},
    {"/a*", "char(/) ident(a) char(*)"},
    {"a/*", "ident(a) bad(a comment has no end)"},
    {"a/*/", "ident(a) bad(a comment has no end)"},
};

START_TEST(test_tokens)
{
	unsigned line;
	char *got = tokens_of(sheets[_i].sheet, &line);

	ck_assert_str_eq(got, sheets[_i].tokens);
	free(got);
}
END_TEST

/* What is shown of what is wrong: the first bad token. */
static const struct {
	const char *sheet, *shown;
} bads[] = {
    {"url(a", ""},    {"url( ", ""},    {"url(a b)", "b"}, {"url(a\"b", "\""},
    {"url(a'b", "'"}, {"url(a(b", "("}, {"a 'b\nc", "b"},  {"\"b", "b"},
    {"'", ""},        {"a/*", ""},      {"/* b", ""},
};

START_TEST(test_bad)
{
	struct vdm_css_lexer l = {bads[_i].sheet, 1};
	struct vdm_css_token t = {0};
	char shown[20] = "";

	do {
		vdm_css_next(&l, &t);
		ck_assert_int_ne(t.kind, VDM_CSS_END);
	} while (t.kind != VDM_CSS_BAD);
	ck_assert_uint_lt(t.n, sizeof(shown));
	memcpy(shown, t.s, t.n);
	ck_assert_str_eq(shown, bads[_i].shown);
}
END_TEST

/* The line of the last token. */
static const struct {
	const char *sheet;
	unsigned line;
} lines[] = {
    {"a", 1},       {"\na", 2},        {" \n \na", 3},
    {"\n ", 1},     {"/*\n*/a", 2},    {"/*\n\n*//*\n*/a", 4},
    {"'\\\n'a", 2}, {"'\\'\\\n'a", 2}, {"url(\na\n)b", 3},
};

START_TEST(test_line)
{
	unsigned line = 0;

	free(tokens_of(lines[_i].sheet, &line));
	ck_assert_uint_eq(line, lines[_i].line);
}
END_TEST

static const struct {
	const char *written, *meant;
} escapes[] = {
    {"", ""},
    {"a", "a"},
    {"a\\", "a\\"},
    {"\\@", "@"},
    {"\\g", "g"},
    {"a\\41", "aA"},
    {"\\41 b", "Ab"},
    {"\\41  b", "A b"},
    {"\\41\tb", "Ab"},
    {"\\000041b", "Ab"},
    {"\\0000411", "A1"},
    {"\\e4", "\xC3\xA4"},
    {"\\E4z", "\xC3\xA4z"},
    {"\\aF", "\xC2\xAF"},
    {"\\9 ", "\t"},
    {"\\0 x", "\xEF\xBF\xBDx"},
    {"\\10ffff", "\xF4\x8F\xBF\xBF"},
    {"\\110000", "\xEF\xBF\xBD"},
    {"\\d7ff", "\xED\x9F\xBF"},
    {"\\d800", "\xEF\xBF\xBD"},
    {"\\dfff", "\xEF\xBF\xBD"},
    {"\\e000", "\xEE\x80\x80"},
    {"\\1d800", "\xF0\x9D\xA0\x80"},
    {"a\\\nb", "ab"},
};

START_TEST(test_unescape)
{
	const char *s = escapes[_i].written;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_css_unescape(&b, s, strlen(s));
	ck_assert_str_eq(vdm_buf_str(&b), escapes[_i].meant);
	ck_assert_uint_eq(b.len, strlen(escapes[_i].meant));
	vdm_buf_fini(&b);
}
END_TEST

START_TEST(test_questions)
{
	struct vdm_css_lexer l = {";Url", 1};
	struct vdm_css_token t;

	vdm_css_next(&l, &t);
	ck_assert(vdm_css_is(&t, ';'));
	ck_assert(!vdm_css_is(&t, ':'));
	vdm_css_next(&l, &t);
	ck_assert(!vdm_css_is(&t, 'U'));
	ck_assert(vdm_css_named(&t, "uRL"));
	ck_assert(!vdm_css_named(&t, "ur"));
	ck_assert(!vdm_css_named(&t, "urls"));
	ck_assert(!vdm_css_named(&t, "urm"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("css");
	TCase *t = tcase_create("css");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_tokens, 0,
			    sizeof(sheets) / sizeof(sheets[0]));
	tcase_add_loop_test(t, test_bad, 0, sizeof(bads) / sizeof(bads[0]));
	tcase_add_loop_test(t, test_line, 0, sizeof(lines) / sizeof(lines[0]));
	tcase_add_loop_test(t, test_unescape, 0,
			    sizeof(escapes) / sizeof(escapes[0]));
	tcase_add_test(t, test_questions);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
