/* SPDX-License-Identifier: MIT */
/* A title page of the user's: what of it stands in a book, and what is refused
 * with its reason. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "epub/edition.h"

static const struct {
	const char *name, *source;
	const char *page, *says; /* one of them is NULL */
} rows[] = {
    {"t.md", "# A\n\nB *c*\n", "<h1>A</h1>\n<p>B <em>c</em></p>\n", NULL},
    {"t.markdown", "<b>x</b>\n", "<p><b>x</b></p>\n", NULL},
    {"t.xhtml", "A", "A", NULL},
    {"t.txt", "A", "<p>A</p>\n", NULL},
    {"t", "<p>A</p>", "<p>A</p>", NULL},
    {"t", " \n <p>A</p>", " \n <p>A</p>", NULL},
    {"t.txt", " <p>A</p>", " <p>A</p>", NULL},
    {"t.xht", "<p>A</p>", "<p>A</p>", NULL},
    {"t", "   ", NULL, "says nothing"},
    {"t.xml",
     "<?xml version='1.0'?><html "
     "xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title><style>x</"
     "style></head><body class='c'><h1>A</h1></body></html>",
     "<h1>A</h1>", NULL},
    {"t", " <!DOCTYPE html><html><body><h1>A</h1></body></html>", "<h1>A</h1>",
     NULL},
    {"t", "<HTML><body><p>A</p></body></HTML>", NULL,
     "has an element \"HTML\""},
    {"t", "<html><body> </body></html>", NULL, "says nothing"},
    {"t", "<p>A", NULL, "is not well-formed"},
    {"t", "<p class='c' title='t' dir='ltr' id='i'>A</p>",
     "<p class=\"c\" title=\"t\" dir=\"ltr\" id=\"i\">A</p>", NULL},
    {"t", "<p dir='auto'>A</p>", "<p dir=\"auto\">A</p>", NULL},
    {"t", "<p dir='up'>A</p>", NULL,
     "has dir=\"up\", which is ltr, rtl or auto"},
    {"t", "<p id='i'>A</p><p id='i'>B</p>", NULL,
     "has id=\"i\", which is no name, or is there twice"},
    {"t", "<p id='1'>A</p>", NULL,
     "has id=\"1\", which is no name, or is there twice"},
    {"t", "<p lang='de'>A</p>", "<p xml:lang=\"de\" lang=\"de\">A</p>", NULL},
    {"t", "<p xml:lang='de'>A</p>", "<p xml:lang=\"de\" lang=\"de\">A</p>",
     NULL},
    {"t", "<p lang='de' xml:lang='de'>A</p>",
     "<p xml:lang=\"de\" lang=\"de\">A</p>", NULL},
    {"t", "<p lang='no such'>A</p>", NULL,
     "has lang=\"no such\", which is the tag of no language"},
    {"t", "<p xml:space='x'>A</p>", NULL,
     "has space=\"x\", which is not known here"},
    {"t", "<p epub:type='z3998:x'>A</p>", NULL,
     "has type=\"z3998:x\", which says nothing, or has a prefix"},
    {"t", "<p epub:type='titlepage'>A</p>", "<p epub:type=\"titlepage\">A</p>",
     NULL},
    {"t", "<p epub:type=' '>A</p>", NULL,
     "has type=\" \", which says nothing, or has a prefix"},
    {"t", "<p epub:x='y'>A</p>", NULL, "has x=\"y\", which is not known here"},
    {"t", "<p onclick='f()'>A</p>", NULL,
     "has onclick=\"f()\", which runs a program"},
    {"t", "<p ONCLICK='f()'>A</p>", NULL,
     "has ONCLICK=\"f()\", which runs a program"},
    {"t", "<p style='x'>A</p>", NULL,
     "has style=\"x\", which is not allowed there"},
    {"t", "<p href='https://e.example/'>A</p>", NULL,
     "has href=\"https://e.example/\", which is not allowed there"},
    {"t", "<p alt='x'>A</p>", NULL,
     "has alt=\"x\", which is not allowed there"},
    {"t", "<p><a href='https://e.example/'>A</a></p>",
     "<p><a href=\"https://e.example/\">A</a></p>", NULL},
    {"t", "<p><a href='javascript:f()'>A</a></p>", NULL,
     "has href=\"javascript:f()\", which is no address that one may follow"},
    {"t", "<p><a href='a b'>A</a></p>", NULL,
     "has href=\"a b\", which is no address that one may follow"},
    {"t", "<p><a href='https://e.example/'>A <a>B</a></a></p>", NULL,
     "has a \"a\" where none may stand"},
    {"t", "<p><a>A</a> <a>B</a></p>", "<p><a>A</a> <a>B</a></p>", NULL},
    {"t", "<p><img src='data:image/png;base64,AAAA' alt=''/></p>",
     "<p><img src=\"data:image/png;base64,AAAA\" alt=\"\"/></p>", NULL},
    {"t", "<p><img src='data:image/gif;base64,R' alt='x'/></p>",
     "<p><img src=\"data:image/gif;base64,R\" alt=\"x\"/></p>", NULL},
    {"t", "<p><img src='data:image/svg+xml;base64,R' alt='x'/></p>", NULL,
     "has src=\"data:image/svg+xml;base64,R\", which is a picture that is not "
     "in the page itself"},
    {"t", "<p><img src='x.png' alt='x'/></p>", NULL,
     "has src=\"x.png\", which is a picture that is not in the page itself"},
    {"t", "<p><img src='data:image/png;base64,AAAA'/></p>", NULL,
     "has a picture without src or alt"},
    {"t", "<p><img alt='x'/></p>", NULL, "has a picture without src or alt"},
    {"t", "<p><img src='data:image/png;base64,AAAA' alt=''>x</img></p>", NULL,
     "has words where none may stand"},
    {"t", "<hr/><p>A<br> </br>B</p>", "<hr/><p>A<br/> B</p>", NULL},
    {"t", "<ul><li>A</li><li><p>B</p></li></ul>",
     "<ul><li>A</li><li><p>B</p></li></ul>", NULL},
    {"t", "<ul>A<li>B</li></ul>", NULL, "has words where none may stand"},
    {"t", "<ul><p>A</p></ul>", NULL, "has a \"p\" where none may stand"},
    {"t", "<li>A</li>", NULL, "has a \"li\" where none may stand"},
    {"t", "<p><li>A</li></p>", NULL, "has a \"li\" where none may stand"},
    {"t", "<ul><ol/></ul>", NULL, "has a \"ol\" where none may stand"},
    {"t", "<p><div>A</div></p>", NULL, "has a \"div\" where none may stand"},
    {"t", "<p>A <em>b &amp; c &lt;</em></p>",
     "<p>A <em>b &amp; c &lt;</em></p>", NULL},
    {"t", "<table/>", NULL, "has an element \"table\""},
    {"t", "<script>f()</script>", NULL, "has an element \"script\""},
    {"t", "<s:p xmlns:s='http://s.example/'>A</s:p>", NULL,
     "has an element \"p\""},
    {"t", "<section><h2>A</h2><blockquote>B</blockquote></section>",
     "<section><h2>A</h2><blockquote>B</blockquote></section>", NULL},
    {"t.md", "<script>f()</script>\n", NULL, "has an element \"script\""},
    {"t.md", "![x](y.png)\n", NULL,
     "has src=\"y.png\", which is a picture that is not in the page itself"},
    {"t", "<p>A</p><body><p>B</p></body>", "<p>A</p><p>B</p>", NULL},
    {"t", "<p>A<body/></p>", NULL, "has an element \"body\""},
};

static void
see(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s: %s\n", f->id, f->message);
}

/* The page that is written, or what is said where none is. */
static void
check_page(const char *name, const char *source, const char *page,
	   const char *says)
{
	struct vdm_buf out, said;
	struct vdm_sink sink = {see, &said, NULL};
	int rc;

	vdm_buf_init(&out);
	vdm_buf_init(&said);
	rc = vdm_edition_title_page(&out, name, source, strlen(source), &sink);
	ck_assert_int_eq(rc, page != NULL ? 0 : -1);
	if (page != NULL) {
		ck_assert_str_eq(vdm_buf_str(&out), page);
		ck_assert_uint_eq(said.len, 0);
	} else {
		ck_assert_msg(strstr(vdm_buf_str(&said), says) != NULL,
			      "%s says %s", source, vdm_buf_str(&said));
	}
	vdm_buf_fini(&out);
	vdm_buf_fini(&said);
}

START_TEST(nothing_runs_or_is_elsewhere)
{
	check_page(rows[_i].name, rows[_i].source, rows[_i].page,
		   rows[_i].says);
}
END_TEST

/* Elements within each other, as many as may be and one more. */
START_TEST(depth_has_an_end)
{
	unsigned deep, i;

	for (deep = 64; deep <= 65; deep++) {
		struct vdm_buf b;

		vdm_buf_init(&b);
		for (i = 0; i < deep; i++)
			vdm_buf_puts(&b, "<div>");
		vdm_buf_putc(&b, 'A');
		for (i = 0; i < deep; i++)
			vdm_buf_puts(&b, "</div>");
		check_page("t", vdm_buf_str(&b),
			   deep <= 64 ? vdm_buf_str(&b) : NULL,
			   "is nested too deep");
		vdm_buf_fini(&b);
	}
}
END_TEST

START_TEST(bytes_are_text)
{
	static const char zero[] = "<p>A\0B</p>";
	struct vdm_buf out;

	check_page("t", "<p>\377</p>", NULL, "is no text in UTF-8");
	vdm_buf_init(&out);
	ck_assert_int_eq(
	    vdm_edition_title_page(&out, "t", zero, sizeof(zero) - 1, NULL),
	    -1);
	vdm_buf_fini(&out);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("titlepage");
	TCase *t = tcase_create("titlepage");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, nothing_runs_or_is_elsewhere, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_test(t, depth_has_an_end);
	tcase_add_test(t, bytes_are_text);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
