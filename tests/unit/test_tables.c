/* SPDX-License-Identifier: MIT */
/* Tables beside the sources: encodings, CSV, YAML, what is wrong in them. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "prose/people/tables.h"
#include "yaml/table.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* A table as words: cells "key=value" in brackets, rows after each other. */
static char *
shown(const char *text)
{
	struct vdm_arena a;
	struct vdm_table t;
	struct vdm_buf b;
	size_t i, k;

	vdm_arena_init(&a);
	vdm_buf_init(&b);
	if (vdm_table_read(&t, &a, text) != 0)
		vdm_buf_printf(&b, "%u: %s", t.line, t.problem);
	for (i = 0; t.problem == NULL && i < t.rows; i++) {
		vdm_buf_printf(&b, "%u", t.row[i].line);
		for (k = 0; k < t.row[i].cells; k++)
			vdm_buf_printf(&b, "[%s=%s%s]", t.row[i].cell[k].key,
				       t.row[i].cell[k].value,
				       t.row[i].cell[k].nested ? "!" : "");
		if (t.row[i].beyond != NULL)
			vdm_buf_printf(&b, "+%s", t.row[i].beyond);
	}
	vdm_arena_fini(&a);
	return vdm_buf_take(&b, NULL);
}

static const struct {
	const char *text, *want;
} tables[] = {
    /* CSV */
    {"file,title\na,T\n", "2[file=a][title=T]"},
    {"file,title\na,T", "2[file=a][title=T]"},
    {"file;title\na;T\n", "2[file=a][title=T]"},
    {"file\ttitle\na\tT\n", "2[file=a][title=T]"},
    {"file,title\r\na,T\r\nb,U\r\n", "2[file=a][title=T]3[file=b][title=U]"},
    {"\xEF\xBB\xBF"
     "file,title\na,T\n",
     "2[file=a][title=T]"},
    {"\n\nfile,title\n\na,T\n\n\nb,U\n",
     "5[file=a][title=T]8[file=b][title=U]"},
    {"# ours, by hand\nfile,title\na,T\n", "3[file=a][title=T]"},
    {"sep=;\nfile;title\na;T, U\n", "3[file=a][title=T, U]"},
    {"sep=|\nfile|title\na|T, U\n", "3[file=a][title=T, U]"},
    {"sep=|\nfile|title\na|T: U\n", "3[file=a][title=T: U]"},
    {"file;title;rights, holder\na;T;R\n",
     "2[file=a][title=T][rights, holder=R]"},
    {"\"file\",\"title; or so\"\na,T\n", "2[file=a][title; or so=T]"},
    {"file,title\na,\"T, \"\"U\"\"\"\n", "2[file=a][title=T, \"U\"]"},
    {"file,title\na,\"T\nU\"\nb,V\n",
     "2[file=a][title=T\nU]4[file=b][title=V]"},
    {"file,title\na,\"\"\n", "2[file=a][title=]"},
    {"name,forms\n\"Lind\" Oskar,LIND\n", "2[name=\"Lind\" Oskar][forms=LIND]"},
    {"name,forms\nOskar \"Lind\",LIND\n", "2[name=Oskar \"Lind\"][forms=LIND]"},
    {"name,forms\n\"Lind\" ,LIND\n", "2[name=Lind][forms=LIND]"},
    {"file,title\na\n", "2[file=a]"},
    {"file,title\na,T,U,V\n", "2[file=a][title=T]+U\nV"},
    {"file,title\na,T,,\n", "2[file=a][title=T]"},
    {"file,title\n,\na,T\n", "3[file=a][title=T]"},
    {"title,title\nT,U\n", "2[title=T][title=U]"},
    {"name\nAnn Lee\nBo Berg\n", "2[name=Ann Lee]3[name=Bo Berg]"},
    {"file,title\na,\"T\nb,U\n", "2: a quotation mark is not closed"},
    {"file,title\na,\"T\nb,\"U\"\n", "2: a quotation mark is not closed"},
    {"file,title\na,\"T\"\"\n", "2: a quotation mark is not closed"},
    {"file,title\na,\"T\"\"\"", "2[file=a][title=T\"]"},
    {"file,title\n", "2: it has no row"},
    /* what parts the columns is what parts the rows, too */
    {"file;title, or name, or label\na;T\nb;U\n",
     "2[file=a][title, or name, or label=T]"
     "3[file=b][title, or name, or label=U]"},
    {"file\ttitle; notes; more\na\t\"T; U\tV\"\n",
     "2[file=a][title; notes; more=T; U\tV]"},
    {"file,title\na,T; U; V\nb,W\n", "2[file=a][title=T; U; V]"
				     "3[file=b][title=W]"},
    /* YAML */
    {"title: T\nrights: R\n", "1[title=T][rights=R]"},
    {"---\ntitle: T\n---\n", "2[title=T]"},
    {"title: T\n---\nb: U\n", "1: a second document of YAML stands in it"},
    {"# a, b\ntitle: T\n", "2[title=T]"},
    {"title: T, U; V\n", "1[title=T, U; V]"},
    {"title: ~\n", "1[title=]"},
    {"title: >\n  T\n  U\n", "1[title=T U\n]"},
    {"subject: [a, b]\n", "1[subject=a\nb]"},
    {"subject:\n- a\n- b\n", "1[subject=a\nb]"},
    {"subject: [a, [b, c]]\n", "1[subject=a\nb\nc!]"},
    {"rights: {en: R, de: S}\n", "1[rights=R\nS!]"},
    {"author: [{name: Ann, role: x}, Bo]\ntitle: T\n",
     "1[author=Ann\nBo!][title=T]"},
    {"author: {given: Ann, family: Lee}\n", "1[author=Ann Lee!]"},
    {"a: &x T\nb: *x\n", "1[a=T][b=T]"},
    {"- file: a\n  title: T\n- file: b\n", "1[file=a][title=T]3[file=b]"},
    {"people:\n- name: Ann\n- name: Bo\n", "2[name=Ann]3[name=Bo]"},
    {"people: [Ann, Bo]\n", "1[name=Ann]1[name=Bo]"},
    {"[Ann, Bo]\n", "1[name=Ann]1[name=Bo]"},
    {"{title: T, rights: R}\n", "1[title=T][rights=R]"},
    {"a: *x\n", "1: an alias without its anchor"},
    {"title: \"T\nrights: R\n", "3: found unexpected end of stream"},
    {"title: T\n\trights: R\n",
     "2: found a tab character that violates indentation"},
    {"a: b: c\n", "1: mapping values are not allowed in this context"},
    {"", "1: it has no row"},
    {"\n\n", "1: it has no row"},
    {"words", "1: it has no row"},
};

START_TEST(a_table_has_its_rows)
{
	size_t i;

	for (i = 0; i < COUNT(tables); i++) {
		char *s = shown(tables[i].text);

		ck_assert_msg(strcmp(s, tables[i].want) == 0,
			      "row %zu, \"%s\": \"%s\", not \"%s\"", i,
			      tables[i].text, s, tables[i].want);
		free(s);
	}
}
END_TEST

START_TEST(any_encoding_is_read)
{
	static const struct {
		const char *bytes;
		size_t n;
	} rows[] = {
#define BYTES(s) {s, sizeof(s) - 1}
	    BYTES("file,title\na,Caf\xc3\xa9\n"),
	    BYTES("\xEF\xBB\xBF"
		  "file,title\r\na,Caf\xc3\xa9\r\n"),
	    BYTES("file,title\na,Caf\xe9\n"),
	    BYTES("\xFF\xFE"
		  "f\0i\0l\0e\0,\0t\0i\0t\0l\0e\0\n\0a\0,\0C\0a\0"
		  "f\0\xe9\0\n\0"),
	    BYTES("\xFE\xFF\0f\0i\0l\0e\0,\0t\0i\0t\0l\0e\0\n\0a\0,\0C\0a\0f"
		  "\0\xe9\0\n"),
#undef BYTES
	};
	size_t i;
	char *text;

	for (i = 0; i < COUNT(rows); i++) {
		ck_assert_int_eq(vdm_stated_text(VDM_STATED_METADATA,
						 rows[i].bytes, rows[i].n,
						 &text, NULL),
				 0);
		ck_assert_str_eq(text, "file,title\na,Caf\xc3\xa9\n");
		free(text);
	}
	text = (char *)"";
	ck_assert_int_eq(
	    vdm_stated_text(VDM_STATED_PEOPLE, "a\0b", 3, &text, NULL), -1);
	ck_assert_ptr_null(text);
	ck_assert_int_eq(errno, 0);
	ck_assert_int_eq(
	    vdm_stated_text(VDM_STATED_METADATA, "a: \"b", 5, &text, NULL), -1);
	ck_assert_int_eq(
	    vdm_stated_text(VDM_STATED_PROFILE, "a: \"b", 5, &text, NULL), 0);
	free(text);
}
END_TEST

/* What is found in a table, as "line id" each. */
static char *
found(enum vdm_stated what, const char *bytes)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "t");
	const struct vdm_finding *one;
	struct vdm_buf b;
	char *text;
	size_t i;

	vdm_buf_init(&b);
	vdm_stated_text(what, bytes, strlen(bytes), &text, sink);
	free(text);
	for (i = 0; (one = vdm_findings_get(f, i)) != NULL; i++)
		vdm_buf_printf(&b, "%u %s;", one->line, one->id);
	vdm_findings_free(f);
	return vdm_buf_take(&b, NULL);
}

START_TEST(what_is_wrong_is_named)
{
	static const struct {
		enum vdm_stated what;
		const char *text, *want;
	} rows[] = {
	    {VDM_STATED_METADATA, "title: T\n", ""},
	    {VDM_STATED_METADATA, "title: \"T\n", "2 table-broken;"},
	    {VDM_STATED_METADATA, "file,title\na,T,U\n", "2 table-cell;"},
	    {VDM_STATED_METADATA, "title,dc:title\na,b\n", "1 table-doubled;"},
	    {VDM_STATED_METADATA, "subject,subject\na,b\n", ""},
	    {VDM_STATED_METADATA, "file,title\na,T\nb,U\na,V\n",
	     "4 table-rows;"},
	    {VDM_STATED_METADATA, "file,title\na,T\n./a,V\n", "3 table-rows;"},
	    {VDM_STATED_METADATA, "file,title\nb/a,T\nb\\a,V\n",
	     "3 table-rows;"},
	    {VDM_STATED_METADATA, "file,title\na,T\nb/a,V\n", ""},
	    {VDM_STATED_METADATA, "x: 1\nrights: {en: R}\n", "2 table-nested;"},
	    {VDM_STATED_METADATA, "subject: [a, b]\n", ""},
	    {VDM_STATED_PEOPLE, "- name: A\n  tittle: B\n", "2 people-key;"},
	    {VDM_STATED_PEOPLE, "- name: A\n  NAME: B\n", "2 table-doubled;"},
	    {VDM_STATED_PEOPLE, "name,frms\nA,B\n", "1 people-key;"},
	    {VDM_STATED_PEOPLE, "- name: A\n  forms: [a, b]\n", ""},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		char *s = found(rows[i].what, rows[i].text);

		ck_assert_msg(strcmp(s, rows[i].want) == 0,
			      "\"%s\": \"%s\", not \"%s\"", rows[i].text, s,
			      rows[i].want);
		free(s);
	}
}
END_TEST

/* The title that a table gives to a file of that name. */
static char *
title_of(const char *name, const char *metadata)
{
	static const char text[] = "MR. LIND: We begin.\n\nMR. TUVE: Yes.\n";
	struct vdm_read_options o = {.name = name, .metadata = metadata};
	struct vdm_record *rec;
	char *title = NULL;
	size_t i;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o, NULL), 0);
	for (i = 0; i < vdm_record_fields(rec); i++) {
		const struct vdm_field *f = vdm_record_field(rec, i);

		if (strcmp(vdm_field_name(f), "title") == 0)
			title = strdup(vdm_field_value(f));
	}
	vdm_record_free(rec);
	return title;
}

START_TEST(a_row_is_of_its_file)
{
	static const char table[] = "file,title\nb1/a.txt,ONE\nb2/a.txt,TWO\n"
				    "c.txt,C\nd\\e.txt,E\n./f.txt,F\n"
				    "/x/g.txt,G\nh/c.txt,HC\n";
	static const struct {
		const char *name, *title;
	} rows[] = {
	    {"b1/a.txt", "ONE"},    {"b2/a.txt", "TWO"}, {"./b2/a.txt", "TWO"},
	    {"/x/b2/a.txt", "TWO"}, {"ab2/a.txt", NULL}, {"a.txt", NULL},
	    {"b3/a.txt", NULL},     {"c.txt", "C"},      {"x/c.txt", "C"},
	    {"h/c.txt", "HC"},      {"d/e.txt", "E"},    {"e.txt", NULL},
	    {"f.txt", "F"},         {"g.txt", "G"},      {"x/g.txt", "G"},
	    {"y/g.txt", NULL},      {"C.txt", NULL},     {"xc.txt", NULL}};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		char *s = title_of(rows[i].name, table);

		ck_assert_msg(rows[i].title == NULL
				  ? s == NULL
				  : s != NULL && strcmp(s, rows[i].title) == 0,
			      "%s: %s", rows[i].name, s != NULL ? s : "none");
		free(s);
	}
}
END_TEST

static int
is_there(void *ctx, const char *file)
{
	(void)ctx;
	return strcmp(file, "a.txt") == 0;
}

START_TEST(a_missing_file_is_named)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "t");
	const struct vdm_finding *one;

	ck_assert_int_eq(vdm_metadata_missing("file,title\na.txt,A\nb.txt,B\n"
					      ",C\n",
					      is_there, NULL, sink),
			 0);
	ck_assert_uint_eq(vdm_findings_count(f), 1);
	one = vdm_findings_get(f, 0);
	ck_assert_ptr_nonnull(one);
	ck_assert_str_eq(one->id, "metadata-file");
	ck_assert_uint_eq(one->line, 3);
	ck_assert_int_eq(vdm_metadata_missing("a: \"b", is_there, NULL, sink),
			 -1);
	ck_assert_int_eq(errno, EINVAL);
	vdm_findings_free(f);
}
END_TEST

/* The keys that metadata have beside the names of fields, in any case. */
START_TEST(keys_are_known)
{
	static const struct {
		const char *key;
		enum vdm_other other;
		int file;
	} rows[] = {
	    {"participants", VDM_OTHER_PEOPLE, 0},
	    {"Participants", VDM_OTHER_PEOPLE, 0},
	    {"participant", VDM_OTHER_PEOPLE, 0},
	    {"cover-image", VDM_OTHER_COVER, 0},
	    {"cover", VDM_OTHER_COVER, 0},
	    {"COVER", VDM_OTHER_COVER, 0},
	    {"covers", VDM_OTHER_NONE, 0},
	    {"title", VDM_OTHER_NONE, 0},
	    {"", VDM_OTHER_NONE, 0},
	    {"file", VDM_OTHER_NONE, 1},
	    {"File", VDM_OTHER_NONE, 1},
	    {"filename", VDM_OTHER_NONE, 1},
	    {"file name", VDM_OTHER_NONE, 1},
	    {"file_name", VDM_OTHER_NONE, 1},
	    {"path", VDM_OTHER_NONE, 1},
	    {"files", VDM_OTHER_NONE, 0},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		ck_assert_msg(vdm_stated_other(rows[i].key) == rows[i].other,
			      "%s", rows[i].key);
		ck_assert_msg(vdm_stated_is_file(rows[i].key) == rows[i].file,
			      "%s", rows[i].key);
	}
}
END_TEST

/* What a reading says of what is stated beside it: nothing, where nothing is
 * wrong. */
START_TEST(a_reading_says_what_is_wrong)
{
	static const char text[] = "MR. LIND: We begin.\n\nMR. TUVE: Yes.\n";
	static const struct {
		const char *people, *metadata, *want;
	} rows[] = {
	    {NULL, NULL, ""},
	    {"- name: Ann Lind\n", NULL, ""},
	    {"name\nAnn Lind\n", NULL, ""},
	    {"- name: \"Ann\n", NULL, "table-broken;"},
	    {NULL, "title: T\n", ""},
	    {NULL, "title: \"T\n", "table-broken;"},
	    {NULL, "file,title\na.txt,T\n", ""},
	    {NULL, "file,title\nb.txt,T\n", "metadata-row;"},
	    {"- name: \"Ann\n", "title: \"T\n", "table-broken;table-broken;"},
	};
	size_t i, k;

	for (i = 0; i < COUNT(rows); i++) {
		struct vdm_findings *f = vdm_findings_new();
		struct vdm_read_options o = {.from = "text",
					     .name = "a.txt",
					     .people = rows[i].people,
					     .metadata = rows[i].metadata};
		struct vdm_record *rec;
		struct vdm_buf b;

		vdm_buf_init(&b);
		ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o,
					  vdm_findings_sink(f, "a.txt")),
				 0);
		for (k = 0; k < vdm_findings_count(f); k++) {
			const struct vdm_finding *one = vdm_findings_get(f, k);

			if (strncmp(one->id, "table", 5) == 0 ||
			    strncmp(one->id, "metadata", 8) == 0)
				vdm_buf_printf(&b, "%s;", one->id);
		}
		ck_assert_msg(strcmp(vdm_buf_str(&b), rows[i].want) == 0,
			      "%zu: %s", i, vdm_buf_str(&b));
		vdm_buf_fini(&b);
		vdm_record_free(rec);
		vdm_findings_free(f);
	}
}
END_TEST

/* A label of Markdown made a person; what a list says of its form is of them.
 */
START_TEST(a_stated_form_calls_whom_the_record_has)
{
	static const char text[] = "**Lind:** We begin.\n\n**The floor:** "
				   "Hear, hear!\n\n**Lind:** Good.\n";
	struct vdm_read_options o = {.from = "markdown",
				     .name = "a.md",
				     .people = "- name: Bo Vega\n"
					       "  forms: [Bo, the floor]\n"
					       "- name: Una Ray\n"
					       "  forms: [Una]\n"};
	struct vdm_record *rec;
	size_t i, called = 0, participants = 0;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o, NULL), 0);
	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];

		participants += (size_t)(p->participant != 0);
		ck_assert_str_ne(p->name, "The floor");
		if (strcmp(p->name, "Bo Vega") != 0)
			continue;
		called++;
		ck_assert_int_eq(p->state, VDM_STATE_STATED);
		ck_assert_int_gt(p->participant, 0);
		ck_assert_str_eq(p->forms.item[0], "The floor");
	}
	ck_assert_uint_eq(called, 1);
	ck_assert_uint_eq(participants, 2);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("tables");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_table_has_its_rows);
	tcase_add_test(tc, any_encoding_is_read);
	tcase_add_test(tc, what_is_wrong_is_named);
	tcase_add_test(tc, a_row_is_of_its_file);
	tcase_add_test(tc, a_missing_file_is_named);
	tcase_add_test(tc, a_reading_says_what_is_wrong);
	tcase_add_test(tc, a_stated_form_calls_whom_the_record_has);
	tcase_add_test(tc, keys_are_known);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
