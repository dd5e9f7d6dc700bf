/* SPDX-License-Identifier: MIT */
/* Limits that need more than a small file: see tests/limits.txt. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cmark/parse.h"
#include "record/record.h"
#include "base/diag.h"
#include "zip/container.h"
#include "pictures.h"

static size_t
count(const struct vdm_findings *f, const char *id)
{
	const struct vdm_finding *one;
	size_t i, n = 0;

	for (i = 0; (one = vdm_findings_get(f, i)) != NULL; i++)
		n += strcmp(one->id, id) == 0;
	return n;
}

/* How often the reading of these bytes gives the finding. */
static size_t
found(const struct vdm_buf *bytes, const char *base, const char *id)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "t");
	struct vdm_read_options o = {.base = base,
				     .no_recognise = 1,
				     .from = base != NULL ? "markdown" : "tei"};
	struct vdm_record *rec;
	size_t n;

	ck_assert_int_eq(bytes->failed, 0);
	vdm_read(&rec, bytes->data, bytes->len, &o, sink);
	vdm_record_free(rec);
	n = count(f, id);
	vdm_findings_free(f);
	return n;
}

/* A document with so many authors and persons. */
static void
make_tei(struct vdm_buf *b, int authors, int persons)
{
	int i;

	vdm_buf_init(b);
	vdm_buf_puts(b, "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>"
			"<fileDesc><titleStmt><title>T</title>");
	for (i = 0; i < authors; i++)
		vdm_buf_printf(b, "<author>A %d</author>", i);
	vdm_buf_puts(b, "</titleStmt><publicationStmt><p/></publicationStmt>"
			"<sourceDesc><p/></sourceDesc></fileDesc><profileDesc>"
			"<particDesc><listPerson>");
	for (i = 0; i < persons; i++)
		vdm_buf_printf(b,
			       "<person xml:id=\"p%d\"><persName>P %d"
			       "</persName></person>",
			       i, i);
	vdm_buf_puts(b, "</listPerson></particDesc></profileDesc></teiHeader>"
			"<text><body><p>x</p></body></text></TEI>");
}

START_TEST(too_many_people_or_fields_are_told)
{
	struct vdm_buf b;

	make_tei(&b, 1, 100);
	ck_assert_uint_eq(found(&b, NULL, "record-limit"), 0);
	vdm_buf_fini(&b);
	make_tei(&b, 1, VDM_LIMIT_PEOPLE + 1);
	ck_assert_uint_eq(found(&b, NULL, "record-limit"), 1);
	vdm_buf_fini(&b);
	make_tei(&b, VDM_LIMIT_FIELDS + 1, 1);
	ck_assert_uint_eq(found(&b, NULL, "record-limit"), 1);
	vdm_buf_fini(&b);
}
END_TEST

/* What is written of as many people as there may be is read again: no
 * markdown-yaml-limit, VDM_LIMIT_YAML_NODE_BYTES of it are enough for each. */
START_TEST(front_matter_of_many_people_is_read_again)
{
	struct vdm_read_options from = {.from = "markdown", .no_account = 1};
	struct vdm_write_options to = {.to = "markdown", .no_account = 1};
	struct vdm_record *rec = vdm_record_new(), *again;
	size_t i, n;
	char *bytes;

	vdm_record_body(rec);
	for (i = 0; i < VDM_LIMIT_PEOPLE; i++) {
		struct vdm_person *p = vdm_person_add(rec, NULL, "A");

		ck_assert_ptr_nonnull(p);
		vdm_strings_add(rec, &p->forms, "B");
		vdm_strings_add(rec, &p->forms, "C");
		vdm_strings_add(rec, &p->forms, "D");
		vdm_strings_add(rec, &p->roles, "speaker");
	}
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, NULL), 0);
	ck_assert_int_eq(vdm_read(&again, bytes, n, &from, NULL), 0);
	ck_assert_uint_eq(again->people_count, VDM_LIMIT_PEOPLE);
	vdm_record_free(again);
	vdm_record_free(rec);
	free(bytes);
}
END_TEST

/* The findings of a text, with what a person states of those in it. */
static size_t
found_in_text(const char *text, const char *people)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "t");
	struct vdm_read_options o = {.from = "text", .people = people};
	struct vdm_record *rec;
	size_t n;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o, sink), 0);
	vdm_record_free(rec);
	n = count(f, "record-limit");
	vdm_findings_free(f);
	return n;
}

START_TEST(too_many_forms_of_one_are_told)
{
	struct vdm_buf b;
	int i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "name,forms\nOskar Tuvesen,Form 0");
	/* the last one of those that are kept */
	for (i = 1; i < VDM_LIMIT_FORMS; i++)
		vdm_buf_printf(&b, ";Form %d", i);
	vdm_buf_puts(&b, "\n");
	ck_assert_uint_eq(found_in_text("A text.\n", vdm_buf_str(&b)), 0);
	b.len--;
	vdm_buf_puts(&b, ";Another\n");
	ck_assert_uint_eq(found_in_text("A text.\n", vdm_buf_str(&b)), 1);
	vdm_buf_fini(&b);
}
END_TEST

START_TEST(a_list_that_is_too_long_is_told)
{
	struct vdm_buf b;
	int i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "Memorandum of Conversation\n\nParticipants:\n");
	for (i = 0; i < VDM_LIMIT_LIST - 1; i++)
		vdm_buf_puts(&b, "Norland\n");
	ck_assert_uint_eq(found_in_text(vdm_buf_str(&b), NULL), 0);
	vdm_buf_puts(&b, "Norland\nNorland\n");
	ck_assert_uint_eq(found_in_text(vdm_buf_str(&b), NULL), 1);
	vdm_buf_clear(&b);
	vdm_buf_puts(&b, "Memorandum of Conversation\n\nMr. Lind asked.\n\n"
			 "Document Information\n\nParticipants: Lind");
	for (i = 1; i < VDM_LIMIT_LIST / 2; i++)
		vdm_buf_puts(&b, ", Lind");
	ck_assert_uint_eq(found_in_text(vdm_buf_str(&b), NULL), 0);
	vdm_buf_puts(&b, ", Lind\n");
	ck_assert_uint_eq(found_in_text(vdm_buf_str(&b), NULL), 1);
	vdm_buf_fini(&b);
}
END_TEST

START_TEST(too_many_pictures_are_told)
{
	char folder[] = "/tmp/vdm-limits-XXXXXX", path[64], first[64];
	struct vdm_buf b;
	FILE *f;
	int i;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(first, sizeof first, "%s/0.png", folder);
	f = fopen(first, "wb");
	ck_assert_ptr_nonnull(f);
	fwrite(WHOLE_PNG, 1, sizeof(WHOLE_PNG) - 1, f);
	fclose(f);
	vdm_buf_init(&b);
	vdm_buf_puts(&b, "# T\n\n![](0.png)\n\n");
	for (i = 1; i <= VDM_LIMIT_RESOURCES; i++) {
		snprintf(path, sizeof path, "%s/%d.png", folder, i);
		ck_assert_int_eq(link(first, path), 0);
		vdm_buf_printf(&b, "![](%d.png)\n\n", i);
	}
	ck_assert_uint_eq(found(&b, folder, "record-limit"), 1);
	vdm_buf_fini(&b);
	for (i = 0; i <= VDM_LIMIT_RESOURCES; i++) {
		snprintf(path, sizeof path, "%s/%d.png", folder, i);
		unlink(path);
	}
	rmdir(folder);
}
END_TEST

/* ---- containers ---- */

static void
make_zip(struct vdm_buf *b, size_t length, int entries)
{
	struct vdm_zip_writer *z = vdm_zip_writer_new();
	char *zeros = calloc(1, length + 1), name[16];
	int i;

	ck_assert_ptr_nonnull(zeros);
	for (i = 0; i < entries; i++) {
		snprintf(name, sizeof name, "e%d", i);
		vdm_zip_writer_add(z, name, zeros, length, 0);
	}
	free(zeros);
	vdm_buf_init(b);
	ck_assert_int_eq(vdm_zip_writer_finish(z, b), 0);
}

static void
put_u32(char *at, unsigned long value)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = (char)(value >> (8 * i));
}

/* What the directory says of every entry's size, packed and not. */
static void
lie(struct vdm_buf *b, unsigned long packed, unsigned long size)
{
	size_t i;

	for (i = 0; i + 46 < b->len; i++)
		if (memcmp(b->data + i, "PK\1\2", 4) == 0) {
			if (packed > 0)
				put_u32(b->data + i + 20, packed);
			put_u32(b->data + i + 24, size);
		}
}

static size_t
refused(const struct vdm_buf *b, const char *id)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "t");
	struct vdm_zip *z = vdm_zip_open(b->data, b->len, sink);
	struct vdm_buf out;
	size_t n;

	vdm_buf_init(&out);
	if (z != NULL)
		vdm_zip_read(z, 0, &out, sink);
	ck_assert(out.len <= VDM_LIMIT_ZIP_ENTRY + 65536);
	vdm_buf_fini(&out);
	vdm_zip_close(z);
	n = count(f, id);
	vdm_findings_free(f);
	return n;
}

/* Up to VDM_LIMIT_ZIP_ANY_RATIO an entry may expand as it likes. */
START_TEST(a_small_entry_may_have_any_ratio)
{
	struct vdm_buf b;

	make_zip(&b, VDM_LIMIT_ZIP_ANY_RATIO, 1);
	ck_assert_uint_eq(refused(&b, "zip-ratio"), 0);
	vdm_buf_fini(&b);
	make_zip(&b, VDM_LIMIT_ZIP_ANY_RATIO + VDM_LIMIT_ZIP_RATIO, 1);
	ck_assert_uint_eq(refused(&b, "zip-ratio"), 1);
	vdm_buf_fini(&b);
}
END_TEST

/* VDM_LIMIT_ZIP_TOTAL: each entry alone is small enough. */
START_TEST(all_entries_together_are_bounded)
{
	unsigned long each = VDM_LIMIT_ZIP_TOTAL / 5;
	struct vdm_buf b;

	make_zip(&b, 100, 5);
	lie(&b, each / 100, each);
	ck_assert_uint_eq(refused(&b, "zip-size"), 0);
	vdm_buf_fini(&b);
	make_zip(&b, 100, 6);
	lie(&b, each / 100, each);
	ck_assert_uint_eq(refused(&b, "zip-size"), 1);
	vdm_buf_fini(&b);
}
END_TEST

/* What an entry really is counts, whatever its header says. */
START_TEST(a_header_that_lies_frees_nothing)
{
	struct vdm_buf b;

	make_zip(&b, VDM_LIMIT_ZIP_ENTRY + VDM_MIB, 1);
	lie(&b, 0, 1000);
	ck_assert_uint_eq(refused(&b, "zip-size") + refused(&b, "zip-broken"),
			  1);
	vdm_buf_fini(&b);
}
END_TEST

/* And what all that is read really is, entry by entry. */
START_TEST(headers_that_lie_add_up)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "t");
	struct vdm_buf b, out;
	struct vdm_zip *z;
	int i;

	make_zip(&b, VDM_LIMIT_ZIP_TOTAL / 5, 1);
	lie(&b, 0, 1000);
	z = vdm_zip_open(b.data, b.len, sink);
	ck_assert_ptr_nonnull(z);
	vdm_buf_init(&out);
	for (i = 0; i < 6; i++) {
		vdm_buf_clear(&out);
		ck_assert_int_eq(vdm_zip_read(z, 0, &out, sink),
				 i < 5 ? 0 : -1);
	}
	ck_assert_uint_eq(count(f, "zip-size"), 1);
	vdm_buf_fini(&out);
	vdm_zip_close(z);
	vdm_buf_fini(&b);
	vdm_findings_free(f);
}
END_TEST

/* How often a Markdown text is refused: a head, a part many times, a tail. */
static unsigned
dear(const char *head, const char *part, unsigned times, const char *tail)
{
	struct vdm_buf b;
	unsigned n;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, head);
	while (times-- > 0)
		vdm_buf_puts(&b, part);
	vdm_buf_puts(&b, tail);
	n = (unsigned)found(&b, "/nowhere", "markdown-cost");
	vdm_buf_fini(&b);
	return n;
}

/* Empty lines below a line that opens so many quotations and lists. */
static unsigned
nested(const char *marks, unsigned times)
{
	struct vdm_buf head;
	unsigned n;

	vdm_buf_init(&head);
	while (times-- > 0)
		vdm_buf_puts(&head, marks);
	vdm_buf_puts(&head, "a\n");
	n = dear(vdm_buf_str(&head), "\n", 100000, "b\n");
	vdm_buf_fini(&head);
	return n;
}

/* What cmark takes the square of a text's time for, each and closed. */
START_TEST(what_markdown_costs_is_bounded)
{
	ck_assert_uint_eq(dear("x ", "<![CDATA[ ", 3000, "\n"), 1);
	ck_assert_uint_eq(dear("x ", "<![CDATA[ ]]> ", 3000, "\n"), 0);
	ck_assert_uint_eq(dear("x ", "<? ", 5000, "\n"), 1);
	ck_assert_uint_eq(dear("x ", "<? ?> ", 5000, "\n"), 0);
	ck_assert_uint_eq(dear("x ", "<!A ", 5000, "\n"), 1);
	ck_assert_uint_eq(dear("x ", "<!A > ", 5000, "\n"), 0);
	ck_assert_uint_eq(dear("x ", "<!A a\n\n", 5000, "\n"), 0);
	ck_assert_uint_eq(dear("a\n", "|-|-|\n", 5000, "\n"), 1);
	ck_assert_uint_eq(dear("|a|b|\n|-|-|\n", "|a|b|\n", 5000, "\n"), 0);
	ck_assert_uint_eq(dear("|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|\n"
			       "|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n",
			       "|b\n", 2000, "\n"),
			  1);
	ck_assert_uint_eq(
	    dear("", "|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|\n", 2000, "\n"),
	    0);
	ck_assert_uint_eq(
	    dear("- - - - - - - - - - - - - - - - a\n", "\n", 200000, "b\n"),
	    0);
	/* each line, an empty one, too, is held against what is open */
	ck_assert_uint_eq(nested("> ", 240), 0);
	ck_assert_uint_eq(nested("> ", 290), 1);
	ck_assert_uint_eq(nested("- ", 290), 1);
	ck_assert_uint_eq(nested("+ * 1. 2) ", 290 / 4), 1);
	ck_assert_uint_eq(nested("a ", 290), 0);
	/* of many bars that are no table nothing is made */
	ck_assert_uint_eq(dear("", "||||||||||", 1000, "\nb\n"), 0);
	ck_assert_uint_eq(dear("a\n", "-|-|-|-|-|", 1000, "\nb\n"), 1);
	ck_assert_uint_eq(dear("[", "[", 5000, "a\n"), 0);
	ck_assert_uint_eq(dear("", "[a](b) ", 5000, "\n"), 0);
	/* a bracket that ends looks up the words since it began, no more */
	ck_assert_uint_eq(dear("", "[]", 5000, "\n"), 0);
	ck_assert_uint_eq(dear("", "]", 20000, "\n"), 0);
}
END_TEST

/* A tag with so many words, the first of which is its name; the line of the
 * finding, or 0. */
static unsigned
crowded(const char *head, unsigned words, const char *tail)
{
	struct vdm_read_options o = {.from = "markdown", .no_recognise = 1};
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *rec = NULL;
	unsigned line = 0;
	struct vdm_buf b;
	size_t i;
	int rc;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, head);
	while (words-- > 0)
		vdm_buf_puts(&b, " a");
	vdm_buf_puts(&b, tail);
	rc = vdm_read(&rec, b.data, b.len, &o, vdm_findings_sink(f, "a.md"));
	for (i = 0; i < vdm_findings_count(f); i++)
		if (strcmp(vdm_finding_id(vdm_findings_get(f, i)),
			   "xml-attributes") == 0)
			line = vdm_finding_line(vdm_findings_get(f, i));
	ck_assert_int_eq(rc, line > 0 ? -1 : 0);
	vdm_record_free(rec);
	vdm_findings_free(f);
	vdm_buf_fini(&b);
	return line;
}

/* Tags in Markdown, each with as many attributes as one may have, or one more.
 */
START_TEST(what_tags_of_markdown_hold_is_bounded)
{
	enum { MOST = VDM_LIMIT_ATTRIBUTES };

	ck_assert_uint_eq(crowded("x <b", MOST, ">y</b>\n"), 0);
	ck_assert_uint_eq(crowded("x <b", MOST + 1, ">y</b>\n"), 1);
	ck_assert_uint_eq(crowded("a\n\n<div", MOST, ">\ny\n</div>\n"), 0);
	ck_assert_uint_eq(crowded("a\n\n<div", MOST + 1, ">\ny\n</div>\n"), 3);
	/* of whatever name */
	ck_assert_uint_eq(crowded("x <a", MOST + 1, ">y</a>\n"), 1);
	ck_assert_uint_eq(crowded("x <z", MOST + 1, ">y</z>\n"), 1);
	ck_assert_uint_eq(crowded("x <A", MOST + 1, ">y</A>\n"), 1);
	ck_assert_uint_eq(crowded("x <Z", MOST + 1, ">y</Z>\n"), 1);
	/* behind another tag, or in it */
	ck_assert_uint_eq(crowded("x <i>y</i> <b", MOST + 1, ">y</b>\n"), 1);
	ck_assert_uint_eq(crowded("<div>z</div\n<b", MOST + 1, ">\n"), 1);
	/* those of two tags are not added up */
	ck_assert_uint_eq(crowded("x <b a>y</b> <i", MOST, ">y</i>\n"), 0);
	/* what is in quotes is no attribute, nor what is no tag */
	ck_assert_uint_eq(crowded("x <b c='", MOST + 1, "'>y</b>\n"), 0);
	ck_assert_uint_eq(crowded("x <b c=\"'", MOST + 1, "\">y</b>\n"), 0);
	ck_assert_uint_eq(crowded("x <b c='\"' d", MOST, ">y</b>\n"), 1);
	ck_assert_uint_eq(crowded("x <!--", MOST + 1, "-->\n"), 0);
	ck_assert_uint_eq(crowded("x <?b", MOST + 1, "?>\n"), 0);
	ck_assert_uint_eq(crowded("x < b", MOST + 1, ">\n"), 0);
}
END_TEST

/* A bracket that a paragraph does not end costs nothing, whatever the next one
 * begins with: a text that costs just what it may, and one byte dearer. */
START_TEST(paragraphs_cost_each_their_own)
{
	enum { OPEN = 6000, BEHIND = 1006 };
	size_t most = VDM_LIMIT_MARKDOWN_WORK +
		      (OPEN + BEHIND) * (size_t)VDM_LIMIT_MARKDOWN_WORK_EACH;
	size_t steps = 0, next = 1, k, i;
	const char *what;
	struct vdm_buf b;
	unsigned line;
	int dear;

	for (k = 0; steps + next <= most + VDM_LIMIT_MARKDOWN_WORK_EACH; k++) {
		steps += next;
		most += VDM_LIMIT_MARKDOWN_WORK_EACH;
		next = next < 999 ? next + 2 : 1000;
	}
	for (dear = 0; dear < 2; dear++) {
		vdm_buf_init(&b);
		for (i = 0; i < OPEN; i++)
			vdm_buf_putc(&b, '[');
		for (i = 0; i < k + (size_t)dear; i++)
			vdm_buf_putc(&b, ']');
		vdm_buf_puts(&b, "\n\n[");
		for (i = 0; i < 999; i++)
			vdm_buf_putc(&b, 'a');
		vdm_buf_puts(&b, "\n\n]\n");
		ck_assert_uint_eq(b.len, OPEN + BEHIND + k + (size_t)dear);
		ck_assert_int_eq(vdm_cmark_costs(b.data, b.len, &what, &line),
				 dear);
		ck_assert_uint_eq(line, (unsigned)dear);
		vdm_buf_fini(&b);
	}
}
END_TEST

/* Of brackets in brackets that one is told that began where it was too much:
 * each costs the words since it began, a thousand bytes of them at most. */
START_TEST(what_costs_too_much_has_a_line)
{
	enum { OPEN = 20000 };
	size_t most = VDM_LIMIT_MARKDOWN_WORK +
		      3 * OPEN * (size_t)VDM_LIMIT_MARKDOWN_WORK_EACH;
	size_t steps = 0, i;
	const char *what;
	struct vdm_buf b;
	unsigned line;

	vdm_buf_init(&b);
	for (i = 0; i < OPEN; i++)
		vdm_buf_puts(&b, "[\n");
	for (i = 0; i < OPEN; i++)
		vdm_buf_puts(&b, "]");
	ck_assert_int_eq(vdm_cmark_costs(b.data, b.len, &what, &line), 1);
	ck_assert_str_eq(what, "brackets in brackets");
	for (i = 0; steps <= most; i++)
		steps += 2 + 3 * i < 1000 ? 2 + 3 * i : 1000;
	ck_assert_uint_eq(line, OPEN - i + 1);
	/* less of them, and each costs what little is in it */
	ck_assert_int_eq(
	    vdm_cmark_costs(b.data + OPEN, b.len - OPEN, &what, &line), 0);
	ck_assert_ptr_null(what);
	ck_assert_uint_eq(line, 0);
	vdm_buf_fini(&b);
}
END_TEST

/* A link is copied for each reference to it: long ones are not, often. */
START_TEST(what_links_take_is_bounded)
{
	struct vdm_buf b;
	unsigned i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "[A  link]: http://a/");
	for (i = 0; i < 20000; i++)
		vdm_buf_puts(&b, "b");
	vdm_buf_puts(&b, "\n\n");
	ck_assert_uint_eq(dear(vdm_buf_str(&b), "[a link] ", 500, "\n"), 1);
	ck_assert_uint_eq(dear(vdm_buf_str(&b), "[a link] ", 20, "\n"), 0);
	ck_assert_uint_eq(dear(vdm_buf_str(&b), "[another] ", 500, "\n"), 0);
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("limits");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, too_many_people_or_fields_are_told);
	tcase_add_test(tc, front_matter_of_many_people_is_read_again);
	tcase_add_test(tc, too_many_forms_of_one_are_told);
	tcase_add_test(tc, a_list_that_is_too_long_is_told);
	tcase_add_test(tc, too_many_pictures_are_told);
	tcase_add_test(tc, a_small_entry_may_have_any_ratio);
	tcase_add_test(tc, all_entries_together_are_bounded);
	tcase_add_test(tc, a_header_that_lies_frees_nothing);
	tcase_add_test(tc, headers_that_lie_add_up);
	tcase_add_test(tc, what_markdown_costs_is_bounded);
	tcase_add_test(tc, what_tags_of_markdown_hold_is_bounded);
	tcase_add_test(tc, what_costs_too_much_has_a_line);
	tcase_add_test(tc, paragraphs_cost_each_their_own);
	tcase_add_test(tc, what_links_take_is_bounded);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
