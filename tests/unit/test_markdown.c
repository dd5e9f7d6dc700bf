/* SPDX-License-Identifier: MIT */
/* The Markdown reader and writer: what people write. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "marked.h"
#include "markdown/markdown.h"
#include "outline.h"

/* ---- help ---------------------------------------------------------------- */

/* Written and read again, the record is the same; takes it. */
static void
stays(struct vdm_record *rec)
{
	struct seen seen;
	struct vdm_record *again;
	struct vdm_buf why;
	char *back;

	vdm_buf_init(&why);
	back = write_md(rec);
	again = read_as(back, &seen, 0);
	ck_assert_ptr_nonnull(again);
	ck_assert_msg(vdm_record_equal(rec, again, &why), "%s\n%s",
		      vdm_buf_str(&why), back);
	free(back);
	vdm_buf_fini(&why);
	vdm_record_free(rec);
	vdm_record_free(again);
}

static void
reads(const char *md, const char *expected)
{
	struct seen seen;
	struct vdm_record *rec = read_as(md, &seen, 0);
	struct vdm_buf b;

	ck_assert_ptr_nonnull(rec);
	vdm_buf_init(&b);
	outline(vdm_record_body(rec), &b);
	ck_assert_str_eq(vdm_buf_str(&b), expected);
	vdm_buf_fini(&b);
	stays(rec);
}

static void
finds(const char *md, const char *id, const char *text)
{
	struct seen seen;
	struct vdm_record *rec = read_as(md, &seen, 0);

	ck_assert_msg(strstr(seen.ids, id) != NULL, "%s not in %s", id,
		      seen.ids);
	if (text != NULL)
		ck_assert_msg(strstr(seen.text, text) != NULL, "%s not in %s",
			      text, seen.text);
	vdm_record_free(rec);
}

static void
finds_not(const char *md, const char *id)
{
	struct seen seen;
	struct vdm_record *rec = read_as(md, &seen, 0);

	ck_assert_ptr_nonnull(rec);
	ck_assert_msg(strstr(seen.ids, id) == NULL, "%s in %s", id, seen.ids);
	vdm_record_free(rec);
}

/* ---- what people write ----------------------------------------------------
 */

START_TEST(control_characters_are_left_out)
{
	finds("---\ntitle: \"a\\x01b\"\n---\n\nc\x01 d&#2;e.\n", "text-control",
	      NULL);
	reads("c\x01 d&#2;e.\n", "body(p(c de.))");
}
END_TEST

START_TEST(lists_in_a_turn_stay_apart)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *sp =
	    vdm_node_add(rec, vdm_record_body(rec), "sp", NULL);
	int i;

	vdm_node_add(rec, sp, "speaker", "A:");
	for (i = 0; i < 2; i++)
		vdm_node_add(rec, vdm_node_add(rec, sp, "list", NULL), "item",
			     "frost");
	vdm_node_settle(rec->root);
	stays(rec);
}
END_TEST

START_TEST(headers_hold_what_yaml_does_not)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *body = vdm_record_body(rec);
	struct vdm_node *h = vdm_node_element(rec, "teiHeader");

	vdm_node_add(rec, h, "encodingDesc",
		     "a\x7F"
		     "b\xC2\x85"
		     "c");
	vdm_node_insert_before(body->parent, h);
	vdm_node_add(rec, body, "p", "d");
	vdm_node_settle(rec->root);
	stays(rec);
}
END_TEST

START_TEST(labels_are_turns)
{
	reads("**Ann Ray:** Hello.\n\nMore.\n\n**Bo Lee:**\n\nYes.\n",
	      "body(sp[who=#ray](speaker(Ann Ray:)p(Hello.)p(More.))"
	      "sp[who=#lee](speaker(Bo Lee:)p(Yes.)))");
	reads("**Ann Ray**: Hello.\n",
	      "body(sp[who=#ray](speaker(Ann Ray:)p(Hello.)))");
	reads("**Date:** today\n", "body(p(hi[rend=bold](Date:) today))");
	/* one person, whatever the hour and the voice */
	reads("**Ann Ray:** Hello.\n\n**[00:01:20] Ann Ray (quietly):** Yes.\n",
	      "body(sp[who=#ray](speaker(Ann Ray:)p(Hello.))"
	      "sp[who=#ray](speaker([00:01:20] Ann Ray (quietly):)p(Yes.)))");
	reads("**Mr. Ray (Selby):** Hello.\n",
	      "body(sp[who=#selby](speaker(Mr. Ray (Selby):)p(Hello.)))");
}
END_TEST

/* Strong words above lists, under headings, that nobody has again. */
START_TEST(strong_words_head_lists)
{
	reads("# The pump\n\nIt lifts water.\n\n**Main parts:**\n\n* a "
	      "valve\n* a rod\n\n"
	      "## Service\n\n**Every month:**\n\n* oil the "
	      "rod\n\nMore.\n\nMuch.\n",
	      "body(div(head(The pump)p(It lifts water.)p(hi[rend=bold](Main "
	      "parts:))list(item(a valve)item(a rod))div(head(Service)p("
	      "hi[rend=bold](Every month:))list(item(oil the rod))p(More.)p("
	      "Much.))))");
}
END_TEST

START_TEST(names_of_people_are_narrated_turns)
{
	reads("---\nparticipants:\n- id: a\n  name: Cde. Arun\n---\n\n"
	      "**Cde. Arun** asks.\n\nIn reply **Bo** nods.\n",
	      "body(said[who=#a][direct=false](p(persName[ref=#a](Cde. Arun) "
	      "asks.)p(In reply hi[rend=bold](Bo) nods.)))");
	reads("---\nparticipants:\n- id: a\n  name: Cde. Arun\n---\n\n"
	      "<!-- who: a; guess: low -->\nHe asks.\n\n<!-- who: -->\nEnd.\n",
	      "body(said[who=#a][cert=low][resp=#vidimus][direct=false]("
	      "p(He asks.))p(End.))");
}
END_TEST

START_TEST(comments_say_what_is_a_label_and_what_is_in_a_turn)
{
	reads("---\nparticipants:\n- id: a\n  name: Arun\n---\n\n"
	      "<!-- who: a; label -->\n**THE STRANGER** Hm.\n\n"
	      "<!-- within -->\n*Leaves.*\n\nOh.\n\n*Rain.*\n\nEnd.\n",
	      "body(sp[who=#a](speaker(THE STRANGER)p(Hm.)stage(Leaves.)"
	      "p(Oh.))stage(Rain.)p(End.))");
	reads("<!-- within -->\n*Rain.*\n", "body(! within stage(Rain.))");
}
END_TEST

START_TEST(fenced_divisions_are_turns)
{
	reads("---\nparticipants:\n- {id: a, name: Arun}\n---\n\n"
	      "::: {.turn who=\"a\"}\n**Cde. Arun** asks.\n:::\n",
	      "body(said[who=#a][direct=false](p(persName[ref=#a](Cde. Arun) "
	      "asks.)))");
}
END_TEST

START_TEST(bracketed_spans_are_read)
{
	reads("a [*b* c]{.small} d \\[e]{.f}\n",
	      "body(p(a hi[rend=small](hi[rend=italic](b) c) d [e]{.f}))");
}
END_TEST

START_TEST(blocks_have_their_elements)
{
	reads("# One\n\ntext\n\n## Two\n\n- a\n- b\n\n# Three\n",
	      "body(div(head(One)p(text)div(head(Two)list(item(a)item(b))))"
	      "div(head(Three)))");
	reads("> said\n\n***\n\n![map](m.png)\n\n*Laughter*\n",
	      "body(quote(p(said))milestone[unit=section][rend=rule]()"
	      "figure(graphic[url=m.png](desc(map)))stage(Laughter))");
	reads("3. c\n4. d\n\n1) e\n",
	      "body(list[rend=numbered](item[n=3](c)item[n=4](d))"
	      "list[rend=numbered](item(e)))");
	reads("| a | b |\n|---|:-:|\n| c | d\\|e |\n",
	      "body(table[rend=none center](row[role=label](cell(a)cell(b))"
	      "row(cell(c)cell(d|e))))");
	reads("```c\nint x;\n```\n", "body(eg[n=c](int x;))");
	reads("a[^1] b\n\n[^1]: the note\n",
	      "body(p(anote[n=1][place=foot](the note) b))");
}
END_TEST

START_TEST(html_becomes_nodes)
{
	reads(
	    "<div data-tei=\"ab\" data-tei-type=\"closing\">It ended.</div>\n",
	    "body(ab[type=closing](It ended.))");
	reads("a <b>bold</b> <span data-tei=\"gap\" data-tei-xml.id=\"g\">"
	      "</span>\n",
	      "body(p(a hi[rend=bold](bold) gap[xml:id=g]()))");
	reads("a <!-- c --> b\n", "body(p(a ! c  b))");
	finds("text </b> more\n", "markdown-html-unbalanced:1", NULL);
	finds_not("text <b>x</b> more\n", "markdown-html-unbalanced");
}
END_TEST

#define NOTE(words) "note[n=1][place=foot](" words ")"

/* Chapters that begin to count again, put behind each other. */
START_TEST(notes_of_one_label_are_all_kept)
{
	reads("a[^1] b[^1]\n\n[^1]: one\n\n[^1]: two\n",
	      "body(p(a" NOTE("one") " b" NOTE("two") "))");
	reads(
	    "a[^1]\n\n[^1]: one\n\nb[^1] c[^1]\n\n[^1]: two\n",
	    "body(p(a" NOTE("one") ")p(bnote[n=1][place=foot][xml:id=fn-2]("
				   "two) cref[target=#fn-2][type=note]([1])))");
	reads("a[^1]\n\n[^1]: one\n\n[^1]: two\n",
	      "body(p(a" NOTE("one") ")" NOTE("two") ")");
	reads("a\n\n[^1]: one\n\n[^1]: two\n",
	      "body(p(a)" NOTE("one") NOTE("two") ")");
	reads("a[^1]\n\n[^1]: one\n\n<div>\n[^1]: two\n</div>\n",
	      "body(p(a" NOTE("one") ")p(\n[^1]: two\n))");
}
END_TEST

START_TEST(nothing_goes_in_silence)
{
	finds("x\n\n[^a]: never used\n", "markdown-footnote-unused:3", NULL);
	finds("a[^1] b[^1]\n\n[^1]: one\n\n[^1]: two\n",
	      "markdown-footnote-doubled:5", NULL);
	finds_not("a[^1] b[^1]\n\n[^1]: one\n\n```\n[^1]: two\n```\n",
		  "markdown-footnote-doubled");
	finds("x\n\n[map]: /url \"Old map\"\n", "markdown-link-unused:3",
	      "Old map");
	finds_not("x [map]\n\n[map]: /url\n", "markdown-link-unused");
	finds("|a|b|\n|-|-|\n|c|d|lost|\n", "markdown-cell:3", "lost");
	finds("---\ntitle: T # why\n---\nx\n", "markdown-yaml-comment", "why");
	finds("---\ntitle: !odd T\n---\nx\n", "markdown-yaml-comment", "!odd");
	finds("---\ntitle: &odd T\n---\nx\n", "markdown-yaml-comment", "&odd");
	finds("x <span data-tei=\"hi\" data-who=\"Ada\">y</span>\n",
	      "markdown-html-layout", "Ada");
	finds("---\na: b: c\n---\nx\n", "markdown-yaml:", "b: c");
	finds("+++\na = {b = 1}\n+++\nx\n", "markdown-toml:", "b = 1");
	finds("a\xFF\n", "markdown-encoding:1", NULL);
}
END_TEST

static void
field_is(const struct vdm_record *rec, enum vdm_field_id id, size_t nth,
	 const char *value)
{
	const struct vdm_field *f = vdm_field_get(rec, id, nth);

	ck_assert_ptr_nonnull(f);
	ck_assert_str_eq(f->value, value);
}

START_TEST(front_matter_fills_fields)
{
	struct seen seen;
	struct vdm_record *rec =
	    read_as("---\ntitle: 'T: x'\ncreator:\n- {role: trl, text: Ann}\n"
		    "contributor:\n- role: spn\n  text: Fund\ndonor:\n"
		    "rights: |\n  one\n  more\n\n  two\ntags: [a, b]\n"
		    "odd: {k: [1, yes]}\n---\nx\n",
		    &seen, 0);
	char *md;

	ck_assert_ptr_nonnull(rec);
	field_is(rec, VDM_F_TITLE, 0, "T: x");
	field_is(rec, VDM_F_TRANSLATOR, 0, "Ann");
	field_is(rec, VDM_F_SPONSOR, 0, "Fund");
	field_is(rec, VDM_F_DONOR, 0, "");
	ck_assert_int_eq(vdm_field_get(rec, VDM_F_DONOR, 0)->state,
			 VDM_STATE_EXPLICIT_EMPTY);
	field_is(rec, VDM_F_RIGHTS, 0, "one more\ntwo");
	field_is(rec, VDM_F_SUBJECT, 1, "b");
	field_is(rec, VDM_F_OTHER, 0, "{\"k\": [1, \"yes\"]}");
	md = write_md(rec);
	ck_assert_ptr_nonnull(strstr(md, "\ntags:\n- a\n- b\n"));
	ck_assert_ptr_nonnull(strstr(md, "\nodd:\n  k:\n  - 1\n"));
	free(md);
	vdm_record_free(rec);
	rec = read_as("+++\ntitle = \"T\"\ntags = ['a', 'b']\n+++\nx\n", &seen,
		      0);
	ck_assert_ptr_nonnull(rec);
	field_is(rec, VDM_F_TITLE, 0, "T");
	field_is(rec, VDM_F_SUBJECT, 1, "b");
	vdm_record_free(rec);
}
END_TEST

START_TEST(limits_hold)
{
	struct seen seen;
	struct vdm_buf b;
	int i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
	for (i = 0; i < 8; i++)
		vdm_buf_printf(&b,
			       "%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, "
			       "*%c, *%c, *%c]\n",
			       'b' + i, 'b' + i, 'a' + i, 'a' + i, 'a' + i,
			       'a' + i, 'a' + i, 'a' + i, 'a' + i, 'a' + i,
			       'a' + i, 'a' + i);
	vdm_buf_puts(&b, "---\nx\n");
	ck_assert_ptr_null(read_as(vdm_buf_str(&b), &seen, 0));
	ck_assert_ptr_nonnull(strstr(seen.ids, "markdown-yaml-limit"));
	vdm_buf_clear(&b);
	for (i = 0; i < 5000; i++)
		vdm_buf_puts(&b, ">");
	vdm_buf_puts(&b, " x\n");
	ck_assert_ptr_null(read_as(vdm_buf_str(&b), &seen, 0));
	ck_assert_ptr_nonnull(strstr(seen.ids, "markdown-depth"));
	vdm_buf_fini(&b);
}
END_TEST

START_TEST(plain_labels_are_left_to_the_recogniser)
{
	struct seen seen;
	struct vdm_record *rec = read_as("Just prose.\n", &seen, 0);
	char *md;

	ck_assert_ptr_nonnull(rec);
	ck_assert(vdm_format_markdown.wants_recognition(rec));
	md = write_md(rec);
	vdm_record_free(rec);
	rec = read_as(md, &seen, 0);
	ck_assert_ptr_nonnull(rec);
	ck_assert(!vdm_format_markdown.wants_recognition(rec));
	free(md);
	vdm_record_free(rec);
}
END_TEST
/* The name in a label. */
START_TEST(labels_hold_names)
{
	static const struct {
		const char *label, *name;
	} rows[] = {
	    {"", ""},
	    {"Ada", "Ada"},
	    {"Ada:", "Ada"},
	    {"Ada :", "Ada"},
	    {"Ada: ", "Ada"},
	    {"Ada::", "Ada"},
	    {"Ada.", "Ada."},
	    {"~Ada~", "~Ada~"},
	    {"Ada Lee", "Ada Lee"},
	    {"Ada (quietly)", "Ada"},
	    {"Ada  (quietly):", "Ada"},
	    {"Ada [quietly]", "Ada"},
	    {"Ada [00:01:20]:", "Ada"},
	    {"Ada (0)", "Ada"},
	    {"Ada (9 x)", "Ada"},
	    {"Ada (z)", "Ada"},
	    {"Ada (a)", "Ada"},
	    {"Ada (Lee)", "Ada (Lee)"},
	    {"Ada (:x)", "Ada (:x)"},
	    {"Ada (/x)", "Ada (/x)"},
	    {"Ada (`x)", "Ada (`x)"},
	    {"Ada ({x)", "Ada ({x)"},
	    {"Ada(quietly)", "Ada(quietly)"},
	    {"Ada (quietly]", "Ada (quietly]"},
	    {"Ada quietly)", "Ada quietly)"},
	    {"Ada ()", "Ada ()"},
	    {"(quietly)", "(quietly)"},
	    {" (quietly)", " (quietly)"},
	    {"x)", "x)"},
	    {"[00:13:00] Ada:", "Ada"},
	    {"(00:13:00)  Ada", "Ada"},
	    {"00:13:00 Ada", "Ada"},
	    {"00:13.5 Ada", "Ada"},
	    {"0:1 Ada", "Ada"},
	    {"0: Ada", "0: Ada"},
	    {"09 Ada", "09 Ada"},
	    {"[00:13:00 Ada", "[00:13:00 Ada"},
	    {"[00:13:00) Ada", "[00:13:00) Ada"},
	    {"(00:13:00] Ada", "(00:13:00] Ada"},
	    {"[00:13:00]Ada", "Ada"},
	    {"[00:13:00]", "[00:13:00]"},
	    {"[00:13:00] (quietly)", "(quietly)"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t start, n = vdm_md_bare_name(rows[i].label, &start);

		ck_assert_msg(
		    n == strlen(rows[i].name) &&
			strncmp(rows[i].label + start, rows[i].name, n) == 0,
		    "\"%s\": \"%.*s\"", rows[i].label, (int)n,
		    rows[i].label + start);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("markdown");
	TCase *t = tcase_create("markdown");
	SRunner *run;
	int failed;

	tcase_add_test(t, control_characters_are_left_out);
	tcase_add_test(t, labels_hold_names);
	tcase_add_test(t, lists_in_a_turn_stay_apart);
	tcase_add_test(t, headers_hold_what_yaml_does_not);
	tcase_add_test(t, labels_are_turns);
	tcase_add_test(t, strong_words_head_lists);
	tcase_add_test(t, names_of_people_are_narrated_turns);
	tcase_add_test(t, comments_say_what_is_a_label_and_what_is_in_a_turn);
	tcase_add_test(t, fenced_divisions_are_turns);
	tcase_add_test(t, bracketed_spans_are_read);
	tcase_add_test(t, blocks_have_their_elements);
	tcase_add_test(t, html_becomes_nodes);
	tcase_add_test(t, notes_of_one_label_are_all_kept);
	tcase_add_test(t, nothing_goes_in_silence);
	tcase_add_test(t, front_matter_fills_fields);
	tcase_add_test(t, limits_hold);
	tcase_add_test(t, plain_labels_are_left_to_the_recogniser);
	suite_add_tcase(s, t);
	run = srunner_create(s);
	srunner_run_all(run, CK_NORMAL);
	failed = srunner_ntests_failed(run);
	srunner_free(run);
	return failed > 0;
}
