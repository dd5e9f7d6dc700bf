/* SPDX-License-Identifier: MIT */
/* The witness: what it says when something is not on the other side. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "witness/account.h"
#include "witness/witness.h"

static void
see(void *context, const struct vdm_finding *f)
{
	struct vdm_buf *said = context;

	vdm_buf_printf(said, "%s%s", said->len > 0 ? "; " : "", f->id);
	if (f->text != NULL)
		vdm_buf_printf(said, " %s", f->text);
	if (f->line > 0)
		vdm_buf_printf(said, " %u:%u", f->line, f->column);
}

/* What is said of two documents that should say the same; `told` is the text of
 * a finding of a reader, or NULL. */
struct row {
	vdm_witness *from;
	const char *source;
	vdm_witness *to;
	const char *copy;
	const char *told, *said;
};

#define X vdm_witness_xml
#define M vdm_witness_markdown
#define T vdm_witness_text
#define H vdm_witness_page
#define BODY(x) "<TEI><text><body>" x "</body></text></TEI>"

static const struct row rows[] = {
    /* what is the same is not spoken of, however it is marked up */
    {X, BODY("<p>One two.</p>"), X, BODY("<ab>One <hi>two</hi>.</ab>"), NULL,
     ""},
    {X, BODY("<p>S<hi>talin</hi> came.</p>"), T, "Stalin came.\n", NULL, ""},
    {X, BODY("<p>caf\xC3\xA9</p>"), T, "cafe\xCC\x81\n", NULL, ""},
    {X, BODY("<p>R&amp;D &#233;t&eacute;</p>"), M, "R&D \xC3\xA9t\xC3\xA9\n",
     NULL, ""},
    {M, "**One** _two_ `three`\n", X, BODY("<p>One two three</p>"), NULL, ""},
    {M, "| a | b |\n| - | - |\n| c | d |\n", X,
     BODY("<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell>"
	  "<cell>d</cell></row></table>"),
     NULL, ""},
    {X, BODY("<p>A<note>N one</note> b.</p>"), M, "A[^1] b.\n\n[^1]: N one\n",
     NULL, ""},
    {T, "A b.[1]\n\n[1] N one\n", X,
     BODY("<p>A b.<note n=\"1\">N one</note></p>"), NULL, ""},
    {X, BODY("<p>com<pb n=\"3\"/>mittee</p>"), X,
     BODY("<p>com<pb n=\"3\"/>mittee</p>"), NULL, ""},
    {X, BODY("<p>Dr erst<lb break=\"no\"/>wort</p>"), M,
     "<abbr>Dr</abbr> erst<br data-tei-break=\"no\">wort\n", NULL, ""},
    {X, BODY("<p>a<note>n<note>in</note>m</note></p>"), M,
     "a[^1]\n\n[^1]: n[^2]m\n\n[^2]: in\n", NULL, ""},
    {X,
     BODY("<p>a<note><choice><sic>b</sic><corr>c</corr></choice></note></p>"),
     M,
     "a[^1]\n\n[^1]: <span data-tei=\"choice\"><span data-tei=\"sic\">b</span>"
     "<span data-tei=\"corr\" data-vdm-text=\"c\"></span></span>\n",
     NULL, ""},
    {M, "The <abbr title=\"Member\">MP</abbr>s\n", X,
     BODY("<p>The <choice><abbr>MP</abbr><expan>Member</expan></choice>s</p>"),
     NULL, ""},
    /* words */
    {X, BODY("<p>One two erst<lb/>wort.</p>"), M, "One two erst<br>wort.\n",
     NULL, ""},
    {M,
     "a[^1]\n\n[^1]: <span data-tei=\"corr\" data-vdm-text=\"c d\"></span>\n",
     X, BODY("<p>a<note>d</note></p>"), NULL, "unaccounted c 3:1"},
    /* a reading that is not shown has its place among the others */
    {M, "a c <span data-tei=\"corr\" data-vdm-text=\"b\"></span> d b\n", X,
     BODY("<p>a c d b</p>"), NULL, "unaccounted b 1:1"},
    {X, BODY("<p>One two\nthree.</p>"), T, "One two.\n", NULL,
     "unaccounted three 2:1"},
    {X, BODY("<p>One two three four.</p>"), T, "One four.\n", NULL,
     "unaccounted two three 1:25"},
    {T, "One two.\n", X, BODY("<p>One two. Two more.</p>"), NULL,
     "invented Two more 1:30"},
    {X, BODY("<p>One two.</p>"), T, "One two. One two.\n", NULL,
     "invented One two 1:10"},
    {X, BODY("<p>One two.</p>"), T, "One tow.\n", NULL,
     "unaccounted two 1:25; invented tow 1:5"},
    {X, BODY("<p>Alpha beta gamma delta.</p><p>Epsilon zeta eta theta.</p>"), T,
     "Epsilon zeta eta theta.\nAlpha beta gamma delta.\n", NULL,
     "displaced Alpha beta gamma delta 1:21"},
    {X, BODY("<p>One two three.</p>"), T, "One three.\n", "two", ""},
    {X, BODY("<p>One two two.</p>"), T, "One.\n", "two",
     "unaccounted two 1:29"},
    /* what runs together is not the same word where it was apart */
    {X, BODY("<p>a<choice><sic>worng</sic><corr>wrong</corr></choice></p>"), T,
     "a worng wrong\n", NULL, ""},
    /* notes */
    {X, BODY("<p>A<note>N one</note> b.</p>"), M, "A b.\n", NULL,
     "unaccounted N one 1:28; unaccounted 1 of 1 note"},
    {M, "A[^1].\n\n[^1]: N\n\n[^1]: M two\n", X,
     BODY("<p>A<note>N</note>.</p>"), NULL,
     "unaccounted M two 5:7; unaccounted 1 of 2 notes"},
    {M, "A.\n\n[^2]: Nobody asks\nat all\n", X, BODY("<p>A.</p>"), NULL,
     "unaccounted Nobody asks at all 3:7; unaccounted 1 of 1 note"},
    {M, "A.\n\n[^2]: Nobody asks\n", X, BODY("<p>A.</p>"), NULL,
     "unaccounted Nobody asks 3:7; unaccounted 1 of 1 note"},
    /* a link of HTML is one address, and leads nowhere by its scheme alone */
    {M,
     "<a href=\"http://e.example/a\nb c\">d</a> [e](<http://f.example/g h>)\n",
     X,
     BODY("<p><ref target=\"http://e.example/ab%20c\">d</ref> "
	  "<ref target=\"http://f.example/g%20h\">e</ref></p>"),
     NULL, ""},
    {M, "[e](<http://f.example/g h>)\n", X,
     BODY("<p><ref target=\"http://f.example/g\">e</ref></p>"), NULL,
     "unaccounted http://f.example/g h 1:1"},
    {M, "[e](<http://f.example/g h>)\n", X,
     BODY("<p><ref target=\"x\">e</ref></p>"), "data=\"http://f.example/g h\"",
     ""},
    {M, "[e](mailto:) [f](http://) [g](x)\n", X,
     BODY("<p>e f <ref target=\"x\">g</ref></p>"), NULL, ""},
    {M, "[e]: <http://f.example/g h>\n\n[e]\n", X,
     BODY("<p><ref target=\"http://f.example/g%20h\">e</ref></p>"), NULL, ""},
    {X,
     BODY("<p><ref target=\"http://a.example/ http://b.example/\">e</ref></p>"),
     X, BODY("<p><ref target=\"http://a.example/\">e</ref></p>"), NULL,
     "unaccounted http://b.example/ 1:21"},
    /* it is one however it is spelled: hosts in ASCII, escapes */
    {M, "[e](http://ex\xc3\xa4mple.org/)\n", X,
     BODY("<p><ref target=\"http://xn--exmple-cua.org/\">e</ref></p>"), NULL,
     ""},
    {X,
     BODY("<p><ref target=\"http://u@xn--exmple-cua.org:8080/x\">e</ref></p>"),
     M, "[e](http://u@EX%C3%84MPLE.org:8080/x)\n", NULL, ""},
    {M,
     "[e](http://stra\xc3\x9f"
     "e.de/%c3%bc)\n",
     X, BODY("<p><ref target=\"HTTP://xn--strae-oqa.de/\xc3\xbc\">e</ref></p>"),
     NULL, ""},
    {M, "[e](<http://f.example/%zz>)\n", X,
     BODY("<p><ref target=\"http://f.example/%25zz\">e</ref></p>"), NULL, ""},
    {M, "[e](<http://f.example/a[1]|{b}>)\n", X,
     BODY("<p><ref target=\"http://f.example/a%5B1%5D%7C%7bb%7D\">e</ref></p>"),
     NULL, ""},
    {M, "[e](http://f.example/%E9%ff)\n", X,
     BODY("<p><ref target=\"http://f.example/%e9%FF\">e</ref></p>"), NULL, ""},
    {M, "[e](http://ex\xc3\xa4mple.org/)\n", X,
     BODY("<p><ref target=\"http://xn--exmple-cub.org/\">e</ref></p>"), NULL,
     "unaccounted http://xn--exmple-cua.org/ 1:1"},
    {M, "[e](http://f.example/A)\n", X,
     BODY("<p><ref target=\"http://f.example/a\">e</ref></p>"), NULL,
     "unaccounted http://f.example/A 1:1"},
    /* a part of ruby ends the one before it */
    {M, "A <ruby>x<rt>kan<rp>)</rp>y<rt>ji</ruby> b.\n", X,
     BODY("<p>A <ruby><rb>x</rb><rt>kan</rt></ruby><ruby rend=\"joined\">"
	  "<rb>y</rb><rt>ji</rt></ruby> b.</p>"),
     NULL, ""},
    {M, "<a src=\"x.png\">d</a>\n", X, BODY("<p>d</p>"), NULL, ""},
    {M, "<b lang=\"x_y\">d</b>\n", X, BODY("<p>d</p>"), "x_y", ""},
    {M, "> [e]: http://f.example/\n", X, BODY("<p/>"), NULL,
     "unaccounted http://f.example/ 1:1"},
    /* what a page never shows parts no word */
    {M, "One wo<template>in</template>rd.\n", X, BODY("<p>One word.</p>"), "in",
     ""},
    {M, "One wo<template>in</template>rd.\n", X, BODY("<p>One word.</p>"), NULL,
     "unaccounted in 1:1"},
    /* what stands beside the text, and about it */
    {X, BODY("<p>A.<!-- not sure --></p>"), T, "A.\n", NULL,
     "unaccounted not sure 1:28"},
    {H, "<body><p>A.<!-- not sure --></p></body>", T, "A.\n", NULL,
     "unaccounted not sure 1:1"},
    {H, "<body><p>A <b>b</b>.</p></body>", T, "A b.\n", NULL, ""},
    {X, BODY("<p><date when=\"1951-05-03\">May</date></p>"), X,
     BODY("<p><date>May</date></p>"), NULL, "unaccounted 1951 05 03 1:21"},
    {X, "<TEI><teiHeader><title>Weirs</title></teiHeader></TEI>", M,
     "---\ntitle: Weir\n---\n", NULL, "unaccounted Weirs 1:24"},
    {X, "<TEI><teiHeader><title>Weirs</title></teiHeader></TEI>", M,
     "---\ntitle: Weirs\n---\n", NULL, ""},
    {M, "![A wall](w.png)\n", X, BODY("<p><graphic url=\"w.png\"/></p>"), NULL,
     "unaccounted A wall 1:1"},
    /* addresses and functions */
    {M, "[a](https://e.example/a?b=1&c)\n", X,
     BODY("<p><ref target=\"https://e.example/a?b=1&amp;c\">a</ref></p>"), NULL,
     ""},
    {M, "[a](https://e.example/a)\n", X,
     BODY("<p><ref target=\"https://e.example/b\">a</ref></p>"), NULL,
     "unaccounted https://e.example/a 1:1"},
    {M, "[a](#b) [b](#a)\n", X, BODY("<p><ref target=\"#b\">a</ref> b</p>"),
     NULL, "unaccounted 1 of 2 links"},
    {M, "x [r].\n\n[u]: https://e.example/u\n", X, BODY("<p>x [r].</p>"), NULL,
     "unaccounted https://e.example/u 3:1"},
    {X, BODY("<table><row><cell>a</cell><cell/></row></table>"), X,
     BODY("<table><row><cell>a</cell></row></table>"), NULL,
     "unaccounted 1 of 2 cells"},
    {X, BODY("<p><foreign xml:lang=\"hu\">hogy</foreign></p>"), X,
     BODY("<p>hogy</p>"), NULL, "unaccounted hu 1:21"},
    {X, BODY("<p>a<pb/>b<pb/></p>"), X, BODY("<p>a<pb/>b</p>"), NULL,
     "unaccounted 1 of 2 page breaks"},
    {X, BODY("<p><formula>a+b</formula></p>"), X, BODY("<p>a+b</p>"), NULL,
     "unaccounted 1 of 1 formula"},
    /* a word that left the text for what is said about the document stands
     * there once more than before */
    {M, "---\ntitle: Mill\n---\n\nMill was.\n", X,
     "<TEI><teiHeader><title>Mill</title></teiHeader><text><body><p>was.</p>"
     "</body></text></TEI>",
     NULL, "unaccounted Mill 5:1"},
    {M, "Mill was.\n", X,
     "<TEI><teiHeader><title>Mill</title></teiHeader><text><body><p>was.</p>"
     "</body></text></TEI>",
     NULL, ""},
    /* what a document declares may hold markup, and itself be named there */
    {X,
     "<!DOCTYPE TEI [<!ENTITY a '<hi>of</hi> &b;'><!ENTITY b 'oak'>]>" BODY(
	 "<p>Mill &a;s &#60;p></p>"),
     X, BODY("<p>Mill of oaks &lt;p></p>"), NULL, ""},
    /* a label of a note has no blanks, and is not empty */
    {M, "a [^] b.\n\n[^]: c\n", X,
     BODY("<p>a <ref target=\"c\">^</ref> b.</p>"), NULL, ""},
    /* a formula or a drawing that is carried is what it is where it stands */
    {M,
     "a <span data-tei=\"math\"><span data-tei=\"mi\">y</span></span> "
     "<span data-tei=\"q:svg\" data-tei-aria--label=\"oak\"><span "
     "data-tei=\"a\" data-tei-href=\"http://e.example/\">b</span></span>\n",
     X,
     BODY("<p>a <math><mi>y</mi></math> "
	  "<svg><a href=\"http://e.example/\">b</a></svg></p>"),
     NULL, "unaccounted oak 1:1"},
    {X, BODY("<p>a <math><mi>y</mi></math> <svg><a href=\"q\">b</a></svg></p>"),
     M,
     "a <span data-tei=\"math\"><span data-tei=\"mi\">y</span></span> "
     "<span data-tei=\"svg\"><span data-tei=\"a\">b</span></span>\n",
     NULL, "unaccounted 1 of 1 link"},
    /* names of HTML are known in any case */
    {M,
     "A <RUBY>x<RT>kan<RP>)</RP>y<rt>ji</RUBY> <A HREF=\"q\">b</A> <IMG "
     "SRC=\"w.png\" ALT=\"oak\">.\n",
     X,
     BODY("<p>A <ruby><rb>x</rb><rt>kan</rt></ruby><ruby rend=\"joined\">"
	  "<rb>y</rb><rt>ji</rt></ruby> b.</p>"),
     NULL,
     "unaccounted oak 1:1; unaccounted 1 of 1 link; unaccounted 1 of 1 "
     "picture"},
    {M, "<MATH><MI>x</MI></MATH>\n", X, BODY("<p>x</p>"), NULL,
     "unaccounted 1 of 1 formula"},
    /* glosses that are joined, carried, are one */
    {M,
     "<span data-tei=\"ruby\"><span data-tei=\"rt\">x</span></span><ruby "
     "data-tei=\"ruby\" data-tei-rend=\"joined\">a<rt>y</rt></ruby>\n",
     X,
     BODY("<p><ruby><rb/><rt>x</rt></ruby><ruby rend=\"joined\"><rb>a</rb>"
	  "<rt>y</rt></ruby></p>"),
     NULL, ""},
    /* what a carrier carries ends it no sooner */
    {M,
     "a <span data-tei=\"svg\"><span data-tei=\"foreignObject\"><span "
     "data-tei=\"img\" data-tei-alt=\"oak\"></span></span></span> b\n",
     X, BODY("<p>a <svg><foreignObject><img/></foreignObject></svg> b</p>"),
     NULL, "unaccounted oak 1:1"},
    /* a language, of a page that says it as HTML does */
    {M, "<p lang=\"hu\">hogy</p>\n", X, BODY("<p>hogy</p>"), NULL,
     "unaccounted hu 1:1"},
};

/* Bytes, and who looks at them. */
struct side {
	vdm_witness *witness;
	const char *bytes;
	size_t length;
};

static int
look(struct vdm_testimony *t, const void *what)
{
	const struct side *s = what;

	return s->witness(t, s->bytes, s->length, NULL);
}

START_TEST(both_sides_are_set_against_each_other)
{
	const struct row *row = &rows[_i];
	struct vdm_account account = {0};
	struct side a = {row->from, row->source, strlen(row->source)};
	struct side b = {row->to, row->copy, strlen(row->copy)};
	struct vdm_onlooker from = {.look = look, .what = &a};
	struct vdm_onlooker to = {.look = look, .what = &b};
	struct vdm_reported reported;
	struct vdm_buf said;
	struct vdm_sink sink = {see, &said, NULL};
	const char *is;

	vdm_buf_init(&said);
	ck_assert_int_eq(vdm_reported_init(&reported, &sink), 0);
	if (row->told != NULL) {
		vdm_diag(&reported.sink, VDM_D_FURNITURE_REMOVED, NULL,
			 row->told, "left out");
		vdm_buf_clear(&said);
	}
	ck_assert_int_eq(vdm_account_settle(&account, VDM_ACCOUNT_READING,
					    &from, &to, &reported),
			 0);
	is = vdm_buf_str(&said);
	ck_assert_msg(strcmp(is, row->said) == 0,
		      "%d: %s\n  as: %s\nsays: %s\n not: %s", _i, row->source,
		      row->copy, is, row->said);
	ck_assert_uint_eq(account.documents, 1);
	vdm_reported_fini(&reported);
	vdm_buf_fini(&said);
}
END_TEST

/* A long text with one word gone, one doubled, and one part moved. */
START_TEST(long_texts_are_aligned)
{
	struct side one = {vdm_witness_text, NULL, 0};
	struct side other = {vdm_witness_text, NULL, 0};
	struct vdm_onlooker from = {.look = look, .what = &one};
	struct vdm_onlooker to = {.look = look, .what = &other};
	struct vdm_reported reported;
	struct vdm_buf a, b, said;
	struct vdm_sink sink = {see, &said, NULL};
	int i;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	vdm_buf_init(&said);
	vdm_reported_init(&reported, &sink);
	for (i = 0; i < 20000; i++) {
		vdm_buf_printf(&a, "the w%d of n%d ", i, i % 97);
		if (i == 12000)
			vdm_buf_printf(&b, "the of n%d ", i % 97);
		else if (i == 500)
			vdm_buf_printf(&b, "the w%d w%d of n%d ", i, i, i % 97);
		else if (i < 3000 || i >= 3100)
			vdm_buf_printf(&b, "the w%d of n%d ", i, i % 97);
	}
	for (i = 3000; i < 3100; i++)
		vdm_buf_printf(&b, "the w%d of n%d ", i, i % 97);
	one.bytes = vdm_buf_str(&a);
	one.length = a.len;
	other.bytes = vdm_buf_str(&b);
	other.length = b.len;
	ck_assert_int_eq(vdm_account_settle(NULL, VDM_ACCOUNT_WRITING, &from,
					    &to, &reported),
			 0);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said), "unaccounted w12000"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said), "invented w500"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said), "displaced "));
	vdm_reported_fini(&reported);
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
	vdm_buf_fini(&said);
}
END_TEST

/* Captions: times that are said to be left out stand between their few words.
 * All of these are there, but one, if it is to be dropped. */
static void
check_captions(int every, int dropped, const char *expected)
{
	struct side one = {vdm_witness_text, NULL, 0};
	struct side other = {vdm_witness_text, NULL, 0};
	struct vdm_onlooker from = {.look = look, .what = &one};
	struct vdm_onlooker to = {.look = look, .what = &other};
	struct vdm_reported reported;
	struct vdm_buf a, b, said;
	struct vdm_sink sink = {see, &said, NULL};
	char time[64];
	int i;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	vdm_buf_init(&said);
	vdm_reported_init(&reported, &sink);
	for (i = 0; i < 400; i++) {
		snprintf(time, sizeof(time),
			 "00:%02d:%02d.000 --> 00:%02d:%02d.500\n", i / 60,
			 i % 60, i / 60, i % 60);
		vdm_buf_puts(&a, time);
		vdm_reported_say(&reported, time);
		/* now and then a word that times have, too */
		if (i % every == 0)
			snprintf(time, sizeof(time), "%02d\n", i * 7 % 50);
		else
			snprintf(time, sizeof(time), "cue%d\n", i * i % 300);
		vdm_buf_puts(&a, time);
		if (i != dropped)
			vdm_buf_puts(&b, time);
	}
	one.bytes = vdm_buf_str(&a);
	one.length = a.len;
	other.bytes = vdm_buf_str(&b);
	other.length = b.len;
	ck_assert_int_eq(vdm_account_settle(NULL, VDM_ACCOUNT_READING, &from,
					    &to, &reported),
			 0);
	ck_assert_str_eq(vdm_buf_str(&said), expected);
	vdm_reported_fini(&reported);
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
	vdm_buf_fini(&said);
}

START_TEST(words_between_times_are_in_their_order)
{
	check_captions(1000, -1, "");
	check_captions(10, -1, "");
	check_captions(2, -1, "");
	check_captions(1, -1, "");
	check_captions(10, 201, "unaccounted cue201 404:1");
	check_captions(1000, 111, "unaccounted cue21 224:1");
}
END_TEST

static const char talk[] =
    "On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. Carl "
    "Hemm\n\nMR. ROTH: Who owns the mill?\n\nMR. HEMM: Nobody.\n";

START_TEST(what_is_read_and_written_is_counted)
{
	struct vdm_account *a = vdm_account_new();
	struct vdm_read_options *r = vdm_read_options_new();
	struct vdm_write_options *w = vdm_write_options_new();
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *rec;
	char *bytes, *json;
	size_t n;

	vdm_read_options_account(r, a);
	vdm_write_options_account(w, a);
	vdm_findings_account(f, a);
	ck_assert_int_eq(vdm_write_options_set(w, "to", "tei"), 0);
	ck_assert_int_eq(vdm_read(&rec, talk, sizeof(talk) - 1, r, NULL), 0);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, w, NULL), 0);
	ck_assert_uint_eq(vdm_account_documents(a), 1);
	ck_assert_str_eq(vdm_account_name(0), "words");
	ck_assert_ptr_null(vdm_account_name(3));
	ck_assert_str_eq(vdm_account_column(0), "source");
	ck_assert_ptr_null(vdm_account_column(7));
	ck_assert_int_eq(vdm_account_get(a, "words", "source"), 23);
	ck_assert_int_ge(vdm_account_get(a, "words", "output"), 23);
	ck_assert_int_eq(vdm_account_get(a, "words", "unaccounted"), 0);
	ck_assert_int_eq(vdm_account_get(a, "words", "invented"), 0);
	ck_assert_int_eq(vdm_account_get(a, "words", "displaced"), 0);
	ck_assert_int_eq(vdm_account_get(a, "deeds", "source"), -1);
	ck_assert_ptr_nonnull(strstr(vdm_error_text(), "deeds"));
	ck_assert_int_eq(vdm_account_get(a, "words", "sauce"), -1);
	ck_assert_ptr_nonnull(strstr(vdm_error_text(), "sauce"));
	ck_assert_int_eq(vdm_findings_json(f, &json, &n), 0);
	ck_assert_ptr_nonnull(strstr(json, "\"account\""));
	ck_assert_ptr_nonnull(strstr(json, "\"unaccounted\": 0"));
	vdm_free(json);
	vdm_free(bytes);
	vdm_record_free(rec);
	ck_assert_int_eq(vdm_read_options_set(r, "account", "no"), 0);
	ck_assert_int_eq(vdm_read(&rec, talk, sizeof(talk) - 1, r, NULL), 0);
	ck_assert_uint_eq(vdm_account_documents(a), 1);
	vdm_record_free(rec);
	vdm_findings_free(f);
	vdm_write_options_free(w);
	vdm_read_options_free(r);
	vdm_account_free(a);
}
END_TEST

START_TEST(the_witness_gives_a_second_opinion)
{
	static const char a_text[] = "See [it](https://e.example/a) now.\n";
	static const char b_text[] = "See it now.\n";
	struct vdm_read_options *r = vdm_read_options_new();
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *a, *b, *made = vdm_record_new();
	struct vdm_comparison *c;
	char *report;
	size_t n;

	ck_assert_int_eq(vdm_read_options_set(r, "from", "markdown"), 0);
	ck_assert_int_eq(vdm_read(&a, a_text, sizeof(a_text) - 1, r, NULL), 0);
	ck_assert_int_eq(vdm_read(&b, b_text, sizeof(b_text) - 1, r, NULL), 0);
	c = vdm_comparison_new(a, b, NULL);
	ck_assert_int_eq(vdm_comparison_witness(c, a, a_text,
						sizeof(a_text) - 1, a, a_text,
						sizeof(a_text) - 1, NULL, NULL),
			 1);
	ck_assert_int_eq(vdm_comparison_witness(c, a, a_text,
						sizeof(a_text) - 1, b, b_text,
						sizeof(b_text) - 1, NULL,
						vdm_findings_sink(f, "a")),
			 0);
	ck_assert_str_eq(vdm_finding_id(vdm_findings_get(f, 0)),
			 "witness-differs");
	ck_assert_int_eq(vdm_comparison_report(c, VDM_REPORT_JSON, &report, &n),
			 0);
	ck_assert_ptr_nonnull(strstr(report, "\"agrees\": false"));
	vdm_free(report);
	/* nobody read that one */
	ck_assert_int_eq(
	    vdm_comparison_witness(c, made, "", 0, b, b_text, 1, NULL, NULL),
	    -1);
	vdm_comparison_free(c);
	vdm_findings_free(f);
	vdm_record_free(made);
	vdm_record_free(a);
	vdm_record_free(b);
	vdm_read_options_free(r);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("witness");
	TCase *t = tcase_create("accounts");
	SRunner *sr;
	int failed;

	tcase_add_loop_test(t, both_sides_are_set_against_each_other, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(t, long_texts_are_aligned);
	tcase_add_test(t, words_between_times_are_in_their_order);
	tcase_add_test(t, what_is_read_and_written_is_counted);
	tcase_add_test(t, the_witness_gives_a_second_opinion);
	suite_add_tcase(s, t);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
