/* SPDX-License-Identifier: MIT */
/* Saved web pages: what of them is a record, and what is said of the rest. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "vidimus.h"

/* What is said, a finding a line: id, message and text. */
static void
keep(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s: %s {%s}\n", f->id, f->message,
		       f->text != NULL ? f->text : "");
}

/* Reads a page and writes it: the output, for vdm_free(), and what was said. */
static char *
convert(const char *bytes, size_t n, const char *to, struct vdm_buf *said)
{
	struct vdm_read_options *in = vdm_read_options_new();
	struct vdm_write_options *out = vdm_write_options_new();
	struct vdm_sink sink = {keep, said, NULL};
	struct vdm_record *rec;
	size_t length;
	char *text;

	ck_assert_int_eq(vdm_read_options_set(in, "from", "html"), 0);
	ck_assert_int_eq(vdm_write_options_set(out, "to", to), 0);
	ck_assert_int_eq(vdm_read(&rec, bytes, n, in, &sink), 0);
	ck_assert_int_eq(vdm_write(rec, &text, &length, out, &sink), 0);
	vdm_record_free(rec);
	vdm_read_options_free(in);
	vdm_write_options_free(out);
	return text;
}

struct row {
	const char *page;
	const char *has;   /* in TEI; or NULL */
	const char *lacks; /* in TEI; or NULL */
	const char *says;  /* of a finding; or NULL */
};

static void
check_rows(const struct row *rows, size_t count)
{
	static const char *const faults[] = {
	    "unaccounted: ", "invented: ", "displaced: "};
	size_t i, k;

	for (i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		struct vdm_buf said;
		char *tei;

		vdm_buf_init(&said);
		tei = convert(r->page, strlen(r->page), "tei", &said);
		ck_assert_msg(r->has == NULL || strstr(tei, r->has) != NULL,
			      "%s: no %s in %s", r->page, r->has, tei);
		ck_assert_msg(r->lacks == NULL || strstr(tei, r->lacks) == NULL,
			      "%s: %s in %s", r->page, r->lacks, tei);
		ck_assert_msg(r->says == NULL ||
				  strstr(vdm_buf_str(&said), r->says) != NULL,
			      "%s: %s not said: %s", r->page, r->says,
			      vdm_buf_str(&said));
		for (k = 0; k < 3; k++)
			ck_assert_msg(strstr(vdm_buf_str(&said), faults[k]) ==
					  NULL,
				      "%s: %s", r->page, vdm_buf_str(&said));
		vdm_buf_fini(&said);
		vdm_free(tei);
	}
}
#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

#define TEXT                                                                   \
	"<p>The lock was shut on Sunday, and nobody at all was told of "       \
	"it.</p>"
#define TEN "abcdefghij"
#define THIRTY "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
#define LINKS "<a href='a.html'>Home</a> <a href='b.html'>News</a>"

#define TALK                                                                   \
	"<p>MR. LIND: The roof leaks.</p><p>MR. RAY: It does not.</p>"         \
	"<p>MR. LIND: It does so.</p>"

static const struct row the_named_rows[] = {
    {"<nav>" LINKS "</nav><main>" TEXT "</main>", "The lock", "Home",
     "web-part: navigation is left out, 2 words: \"Home News\""},
    {"<div role=main>" TEXT "</div><div>" LINKS "</div>", "The lock", "Home",
     "web-part: what is around the article"},
    {"<main>" TEXT "<p>A wo<button>in</button><b>rd</b> wo<template>x"
     "</template>rd.</p></main>",
     "A wo <hi rend=\"bold\">rd</hi> word.", NULL, "a button"},
    {"<article>" TEXT "</article><div>Other words</div>", "The lock", "Other",
     "{  Other words  }"},
    {"<div itemprop=articleBody>" TEXT "</div>x", "The lock", ">x", "web-part"},
    {"<div><div id=content>" TEXT "</div><div>tail</div></div>", "The lock",
     "tail", "web-part"},
    /* of the words it has its share, or less */
    {"<main><p>" TEN "</p></main><div><p>" THIRTY THIRTY THIRTY "</p></div>",
     TEN, "zzz", "web-part"},
    {"<main><p>" TEN "</p></main><div><p>" THIRTY THIRTY THIRTY "z</p></div>",
     "zzz", NULL, NULL},
    {"<article><p>" TEN TEN TEN "</p></article><div><p>" THIRTY THIRTY TEN
     "</p></div>",
     TEN, "zzz", "web-part"},
    {"<article><p>" TEN TEN TEN "</p></article><div><p>" THIRTY THIRTY TEN
     "z</p></div>",
     "zzz", NULL, NULL},
    {"<div itemprop=articleBody><p>" TEN TEN
     "</p></div><div><p>" THIRTY THIRTY TEN TEN "</p></div>",
     TEN, "zzz", "web-part"},
    {"<div id=story><p>" TEN TEN TEN TEN "</p></div><div><p>" THIRTY THIRTY
     "</p></div>",
     TEN, "zzz", "web-part"},
    {"<div id=story><p>" TEN TEN TEN TEN "</p></div><div><p>" THIRTY THIRTY
     "z</p></div>",
     "zzz", NULL, NULL},
    /* nothing says it: what is links goes */
    {"<div>" LINKS "</div><div>" TEXT TEXT "</div>", "The lock", "Home",
     "web-part"},
    /* several articles are none's */
    {"<article>" TEXT "</article><article><p>More.</p></article>", "More.",
     NULL, NULL},
    {"<header>Tarn</header>" TEXT "<footer>Imprint</footer>", "The lock",
     "Tarn", "the head of the page"},
    /* but they are the record's where they make claims, and lead
       nowhere */
    {"<header><p>Present: Ann Lind, Bo Ray</p></header>" TALK
     "<footer><a href=x>Licence: CC BY 4.0</a></footer>",
     "Ann Lind</persName>", "CC BY", "the foot of the page"},
    {TALK "<footer><p>Licence: CC BY 4.0</p><p>Translated by Cy Roe."
	  "</p></footer>",
     "Cy Roe<", NULL, NULL},
    {TALK "<footer>\xC2\xA9 1990 Cy Roe</footer>", "1990 Cy Roe", NULL, NULL},
    {"<article><header><h1>T</h1></header>" TEXT "</article>", "<head>T</head>",
     NULL, NULL},
    {TEXT "<div class='cookie-consent'>We bake.</div>", "The lock", "bake",
     "a notice about cookies is left out"},
    {TEXT "<div class='share-links'><a href=x>Share</a></div>", "The lock",
     "Share", "links to share it"},
    {TEXT "<section id=comments><p>I was there.</p></section>", "The lock",
     "there", "comments of readers"},
    {TEXT "<noscript>Switch them on.</noscript>", NULL, "Switch",
     "what stands for scripts"},
    {TEXT "<template><p>T</p></template>", NULL, ">T<", "a template"},
    {TEXT "<dialog>Yes?</dialog>", NULL, "Yes?", "a dialogue box"},
    {TEXT "<form><input placeholder='Find it'></form>", NULL, "Find",
     "{   Find it"},
    {"<div id=wm-ipp-base>12 captures</div>" TEXT, NULL, "captures",
     "the banner of the Wayback Machine"},
    /* a name alone takes no text away */
    {"<div class='social-history'>" TEXT "</div>" TEXT, "The lock", NULL, NULL},
    /* nor does one of whose words some are others, a turn, or much text
     */
    {TEXT TEXT "<div class='share-capital'>It was raised.</div>", "raised",
     NULL, NULL},
    {TEXT TEXT "<div class='cookie-factory'>It was raised.</div>", "raised",
     NULL, NULL},
    {TEXT TEXT "<div id='nav-y-hearing'>It was raised.</div>", "raised", NULL,
     NULL},
    {TEXT TEXT "<div class='newsletter-editor-interview'>Raised.</div>",
     "Raised", NULL, NULL},
    {TEXT TEXT "<div class='related-party x'>It was raised.</div>", "raised",
     NULL, NULL},
    {TEXT TEXT "<div class='widget'><p>MR. LIND: No.</p></div>", "No.", NULL,
     NULL},
    {TEXT TEXT "<p>Ann: Yes.</p><div class='widget'><p>Ann: No.</p>"
	       "</div>",
     "No.", NULL, NULL},
    {TEXT TEXT "<div class='widget'><p>ADVERTISEMENT: Buy.</p></div>",
     "The lock", "Buy", "what stands aside"},
    {TEXT TEXT "<div class='widget'><p>Phone: 12 34.</p></div>", "The lock",
     "Phone", "what stands aside"},
    {TEXT TEXT "<div class='x Share__links-2'>Elsewhere.</div>", "The lock",
     "Elsewhere", "links to share it"},
    /* the page's heading goes with its article */
    {"<title>Sunday | Tarn</title><div><h1>Sunday</h1></div><main>" TEXT
     "</main>",
     "<head>Sunday</head>", NULL, NULL},
    {"<main>" TEXT "<script>track()</script><style>p{}</style></main>",
     "The lock", "track", "web-script: 1 scripts and 1 style"},
    {"<p hidden>A hidden line.</p>" TEXT, "A hidden line.", NULL, NULL},
};

START_TEST(the_article_is_found_and_the_rest_is_named)
{

	CHECK(the_named_rows);
}
END_TEST

/* Ways to hide a paragraph, and ways that do not. */
START_TEST(hidden_words_are_neither_spoken_nor_shown)
{
	static const struct {
		const char *attribute;
		int hides;
	} rows[] = {
	    {"hidden", 1},
	    {"hidden=until-found", 1},
	    {"class=hidden", 1},
	    {"style='display:none'", 1},
	    {"style='color:red; DISPLAY : None !important'", 1},
	    {"style='visibility: hidden;'", 1},
	    {"style='visibility:collapse'", 1},
	    {"style='content-visibility:hidden'", 1},
	    {"class='x sr-only'", 1},
	    {"class='screen-reader-text'", 1},
	    {"class='Visually-Hidden'", 1},
	    {"", 0},
	    {"style='display:block'", 0},
	    {"style='display:none;display:block'", 0},
	    {"style='overflow:hidden'", 0},
	    {"class='unhidden sr-only-focusable'", 0},
	    {"style='backface-visibility:hidden'", 0},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *way = rows[i].attribute;
		int hides = rows[i].hides;
		struct vdm_buf page, said;
		char *tei, *text;

		vdm_buf_init(&page);
		vdm_buf_init(&said);
		vdm_buf_printf(&page, TALK "<p %s>MR. OX: Never.</p>" TALK,
			       way);
		tei = convert(vdm_buf_str(&page), page.len, "tei", &said);
		ck_assert_msg((strstr(tei, "<speaker>MR. OX") == NULL) == hides,
			      "%s: %s", way, tei);
		ck_assert_ptr_nonnull(strstr(tei, "Never."));
		vdm_buf_clear(&said);
		text = convert(vdm_buf_str(&page), page.len, "text", &said);
		ck_assert_msg((strstr(text, "Never.") == NULL) == hides,
			      "%s: %s", way, text);
		ck_assert_msg((strstr(vdm_buf_str(&said), "text-part-lost") !=
			       NULL) == hides,
			      "%s: %s", way, vdm_buf_str(&said));
		ck_assert_msg(strstr(vdm_buf_str(&said), "fault") == NULL,
			      "%s: %s", way, vdm_buf_str(&said));
		vdm_buf_fini(&page);
		vdm_buf_fini(&said);
		vdm_free(tei);
		vdm_free(text);
	}
}
END_TEST

/* What a drawing says to programs is none of a text; what it is called is. */
START_TEST(a_drawing_has_only_words_for_people)
{
	static const char page[] =
	    "<main><p>x <svg><style>.q{fill:red}</style><title>Tt</title>"
	    "<desc>Dd</desc><metadata>Mm</metadata><text>Drawn</text></svg> y"
	    "</p></main>";
	struct vdm_buf said;
	char *text;

	vdm_buf_init(&said);
	text = convert(page, sizeof(page) - 1, "text", &said);
	ck_assert_msg(strstr(text, "Drawn y\n") != NULL, "%s", text);
	ck_assert_ptr_null(strstr(text, "fill"));
	ck_assert_ptr_null(strstr(text, "Mm"));
	ck_assert_ptr_nonnull(strstr(text, "Tt"));
	ck_assert_ptr_nonnull(strstr(text, "Dd"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said), "fill:red"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&said), "fault"));
	vdm_buf_fini(&said);
	vdm_free(text);
}
END_TEST

START_TEST(what_a_page_states_is_in_fields)
{
#define P "<body>" TEXT
	static const struct row rows[] = {
	    {"<title>The lock</title>" P, ">The lock</title>", NULL, NULL},
	    {"<title>Lock | Tarn</title><meta property='og:site_name' "
	     "content=Tarn>" P,
	     ">Lock</title>", NULL, "title: Lock | Tarn"},
	    {"<title>Lock \xE2\x80\x94 Tarn</title>" P "<h1>Lock</h1>",
	     ">Lock</title>", NULL, "web-meta"},
	    {"<title>Lock - and key</title>" P, ">Lock - and key</title>", NULL,
	     NULL},
	    {"<meta name=author content='Edda Quill'>" P,
	     "<author>Edda Quill</author>", NULL, NULL},
	    {"<meta name=DC.Creator content='Edda Quill'>" P,
	     "<author>Edda Quill</author>", NULL, NULL},
	    {"<meta name=citation_author content='Quill, Edda'>" P,
	     "<author>Quill, Edda</author>", NULL, NULL},
	    {"<meta name=dcterms.issued content=1974-09-02>" P,
	     "when=\"1974-09-02\"", NULL, NULL},
	    {"<meta name=keywords content='locks, keys;tolls'>" P,
	     "<term>tolls</term>", NULL, NULL},
	    {"<meta name=description content='How it was shut.'>" P,
	     "How it was shut.", NULL, NULL},
	    {"<meta name=generator content='Inkpot 3'>" P, NULL, "Inkpot",
	     "{generator: Inkpot 3}"},
	    {"<html lang=cy>" P, "ident=\"cy\"", NULL, NULL},
	    {"<html lang=cy xml:lang=br>" P, "ident=\"cy\"", NULL, "br"},
	    {"<html lang=cy title=West><body longdesc='http://a.example/b "
	     "c'>" P,
	     NULL, NULL, "\"title\" of <html> is not carried: \"West\""},
	    {"<link rel=license href='https://l.example.org/by'>" P,
	     "https://l.example.org/by", NULL, NULL},
	    {"<link rel=canonical href='https://t.example.org/1'>" P,
	     "https://t.example.org/1", NULL, NULL},
	    {"<!-- saved from url=(0023)https://t.example.org/2 --><html>" P,
	     "https://t.example.org/2", NULL, NULL},
	    {"<script type='application/ld+json'>{\"@graph\":[{\"headline\":"
	     "\"L\\u00f6ck \\ud83d\\ude00\",\"author\":[{\"name\":\"E. Q\"}],"
	     "\t\"url\":\"https:\\/\\/t.example.org\\/3\"}]}</script>" P,
	     "L\xC3\xB6"
	     "ck \xF0\x9F\x98\x80</title>",
	     NULL, NULL},
	    {"<script type='application/ld+json'>{\"a\"</script>" P, NULL, NULL,
	     "web-jsonld"},
	};

	CHECK(rows);
}
END_TEST

START_TEST(markup_of_other_days_is_what_it_means)
{
	static const struct row rows[] = {
	    {"<font face=Arial>One line of talk.<br><br>Another one.</font>",
	     "<p>Another one.</p>", NULL, NULL},
	    {"<p>One.<br> <br>Two.</p>", "<p>Two.</p>", NULL, NULL},
	    {"<p>One.<br>Two.</p>", "<lb", NULL, NULL},
	    {"<body dir=RTL>" TEXT, "direction: rtl", NULL, NULL},
	    {TEXT "<script src='https://t.example.org/a.js'></script>", NULL,
	     NULL, "https://t.example.org/a.js"},
	    {"<p><code>&lt;<a href='mailto:a@b.example'>a</a></code></p>",
	     "mailto:a@b.example", NULL, NULL},
	    {"<table><tr><td>" LINKS "</td><td><h1>H</h1><p>A.</p><p>B.</p>"
	     "<p>C.</p></td></tr></table>",
	     "<p>C.</p>", "<table", "web-table-layout"},
	    {"<table><tr><td>A</td><td>B</td></tr></table>", "<cell>B</cell>",
	     NULL, NULL},
	    {"<pre>One line of talk.\n\nAnother one.\n</pre>",
	     "<p>Another one.", "preserve", NULL},
	    {"<p>Before it stands a long text of words.</p><pre>x\n\n y</pre>",
	     "preserve", NULL, NULL},
	    {"<img data-src='https://p.example.org/a.png' src='data:x' alt=A>",
	     "https://p.example.org/a.png", NULL, NULL},
	    {"<base href='https://t.example.org/d/'><p><a href='x'>W</a></p>",
	     "https://t.example.org/d/x", NULL, NULL},
	    {"<p>W<a id=r href='#n'>1</a> x.</p><div id=n>The note. <a "
	     "href='#r'>^</a></div>",
	     "<note", NULL, NULL},
	    {"<frameset><frame src=a.html><noframes><p>See a.</p></noframes>"
	     "</frameset>",
	     "See a.", NULL, "web-frames"},
	    {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>"
	     "<head><title>T</title><script src='x'/></head><body><p>W</p>"
	     "</body></html>",
	     "W", NULL, NULL},
	};

	CHECK(rows);
}
END_TEST

START_TEST(a_page_is_in_the_encoding_that_it_states)
{
	static const struct {
		const char *head, *word, *want, *says;
	} rows[] = {
	    {"<meta charset=windows-1251>", "\xE4\xE0", "\xD0\xB4\xD0\xB0", ""},
	    {"<meta http-equiv=Content-Type content='text/html; "
	     "charset=ISO-8859-1'>",
	     "\x93"
	     "a\x94",
	     "\xE2\x80\x9C"
	     "a\xE2\x80\x9D",
	     ""},
	    {"<meta charset=windows-1251>", "\xC3\xA9", "\xC3\xA9",
	     "web-encoding"},
	    {"<meta charset=x-nobody>", "a", "a", "web-encoding"},
	    {"<meta charset=utf-8>", "\xC3\xA9", "\xC3\xA9", ""},
	    {"<?xml version='1.0' encoding='koi8-r'?>", "\xC1", "\xD0\xB0", ""},
	    {"<title>encoding=\"koi8-r\"</title>", "Caf\xE9", "Caf\xC3\xA9",
	     ""},
	    {"<p>write &lt;?xml encoding=\"koi8-r\"?> or charset=koi8-r",
	     "Caf\xE9", "Caf\xC3\xA9", ""},
	    {"<!-- <meta charset=koi8-r> --><p data-x='<meta charset=koi8-r>'>"
	     "<textarea><meta charset=koi8-r></textarea>",
	     "Caf\xE9", "Caf\xC3\xA9", ""},
	    {"<script charset=koi8-r>'<meta charset=koi8-r>'</script>",
	     "Caf\xE9", "Caf\xC3\xA9", ""},
	    {"<meta name=description content='text; charset=koi8-r'>",
	     "Caf\xE9", "Caf\xC3\xA9", ""},
	    {"<!-- > --><meta\ncontent=\"text/html;charset = 'koi8-r'\" "
	     "http-equiv=content-type />",
	     "\xC1", "\xD0\xB0", ""},
	    {"<p><math><semantics><mi>x</mi><annotation "
	     "encoding='application/x-tex'>x</annotation></semantics></math>",
	     "a", "a", "!web-encoding"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_buf page, said;
		char *text;
		int no;

		vdm_buf_init(&page);
		vdm_buf_init(&said);
		vdm_buf_printf(&page, "%s<p>Word %s here.</p>", rows[i].head,
			       rows[i].word);
		text = convert(vdm_buf_str(&page), page.len, "text", &said);
		ck_assert_msg(strstr(text, rows[i].want) != NULL, "%zu: %s", i,
			      text);
		no = *rows[i].says == '!';
		ck_assert_msg((strstr(vdm_buf_str(&said), rows[i].says + no) ==
			       NULL) == no,
			      "%zu: %s", i, vdm_buf_str(&said));
		vdm_free(text);
		vdm_buf_fini(&page);
		vdm_buf_fini(&said);
	}
}
END_TEST

START_TEST(a_page_is_known_by_its_bytes)
{
	static const struct {
		const char *bytes, *name, *want;
	} rows[] = {
	    {"<!DOCTYPE html><p>A", NULL, "html"},
	    {"<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.0//EN\">", "a.txt",
	     "html"},
	    {"\n<!-- x --><HTML><p>A", "a.md", "html"},
	    {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>",
	     "a.xml", "html"},
	    {"<p>A</p>", "a.html", "html"},
	    {"<p>A</p>", "a.HTM", "html"},
	    {"<p>A</p>", "a.xhtml", "html"},
	    {"<p>A</p>", "a.md", "markdown"},
	    {"<p>A</p>", NULL, "text"},
	    {"<title>A</title>", NULL, "html"},
	    {"A lock < a key.\n", "a.html", "text"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_str_eq(vdm_format_guess(rows[i].bytes,
						  strlen(rows[i].bytes),
						  rows[i].name),
				 rows[i].want);
	ck_assert_str_eq(
	    vdm_format_guess("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14, NULL), "html");
}
END_TEST

START_TEST(a_page_is_not_written)
{
	struct vdm_write_options *out = vdm_write_options_new();
	struct vdm_record *rec;
	size_t length;
	char *text;

	ck_assert_int_eq(vdm_read(&rec, "A word.\n", 8, NULL, NULL), 0);
	ck_assert_int_eq(vdm_write_options_set(out, "to", "html"), 0);
	ck_assert_int_eq(vdm_write(rec, &text, &length, out, NULL), -1);
	ck_assert_ptr_null(text);
	ck_assert_ptr_nonnull(strstr(vdm_error_text(), "markdown"));
	vdm_record_free(rec);
	vdm_write_options_free(out);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("web");
	TCase *tc = tcase_create("web");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, the_article_is_found_and_the_rest_is_named);
	tcase_add_test(tc, hidden_words_are_neither_spoken_nor_shown);
	tcase_add_test(tc, a_drawing_has_only_words_for_people);
	tcase_add_test(tc, what_a_page_states_is_in_fields);
	tcase_add_test(tc, markup_of_other_days_is_what_it_means);
	tcase_add_test(tc, a_page_is_in_the_encoding_that_it_states);
	tcase_add_test(tc, a_page_is_known_by_its_bytes);
	tcase_add_test(tc, a_page_is_not_written);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
