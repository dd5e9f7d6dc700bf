/* SPDX-License-Identifier: MIT */
/* Tables of a whole run: which row is of which file, and who is in scope. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/glob.h"
#include "prose/people/paths.h"
#include "prose/people/tables.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static const char talk[] = "MR. LIND: We begin.\n\nMR. TUVE: Yes.\n";

/* A run: its tables, the folder that was given, and its files there. */
struct run {
	struct vdm_tables *tables;
	struct vdm_findings *found;
};

static void
begin(struct run *r)
{
	r->tables = vdm_tables_new();
	r->found = vdm_findings_new();
	ck_assert_ptr_nonnull(r->tables);
}

static int
add(struct run *r, enum vdm_stated what, const char *path, const char *text)
{
	return vdm_tables_add(r->tables, what, path, text, strlen(text),
			      vdm_findings_sink(r->found, path));
}

static int
is_there(void *ctx, const char *file)
{
	(void)ctx;
	return strcmp(file, "elsewhere.txt") == 0 ||
	       strcmp(file, "t/beside.txt") == 0;
}

/* Files "folder/name", a line each; the folder (may be "") was given. */
static int
match(struct run *r, const char *folder, const char *files)
{
	char path[200];
	size_t n = strlen(folder);

	for (; *files != '\0'; files += strcspn(files, " ")) {
		files += *files == ' ';
		snprintf(path, sizeof(path), "%s%.*s", folder,
			 (int)strcspn(files, " "), files);
		ck_assert_int_eq(
		    vdm_tables_file(r->tables, path, n > 0 ? path + n : NULL),
		    0);
	}
	return vdm_tables_match(r->tables, is_there, NULL, r->found);
}

static struct vdm_record *
read_as(struct run *r, const char *name)
{
	struct vdm_read_options *o = vdm_read_options_new();
	struct vdm_record *rec;

	vdm_read_options_set(o, "from", "text");
	vdm_read_options_set(o, "name", name);
	vdm_read_options_tables(o, r->tables);
	ck_assert_int_eq(vdm_read(&rec, talk, strlen(talk), o,
				  vdm_findings_sink(r->found, name)),
			 0);
	vdm_read_options_free(o);
	return rec;
}

/* The values of a field, "," between them. */
static char *
field_of(struct run *r, const char *file, const char *field)
{
	struct vdm_record *rec = read_as(r, file);
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < vdm_record_fields(rec); i++) {
		const struct vdm_field *f = vdm_record_field(rec, i);

		if (strcmp(vdm_field_name(f), field) == 0)
			vdm_buf_printf(&b, "%s%s", b.len > 0 ? "," : "",
				       vdm_field_value(f));
	}
	vdm_record_free(rec);
	return vdm_buf_take(&b, NULL);
}

/* What was found, as "file:line id;" each; only of tables where `tables`. */
static char *
found(const struct run *r)
{
	const struct vdm_finding *f;
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; (f = vdm_findings_get(r->found, i)) != NULL; i++)
		if (strncmp(f->id, "metadata", 8) == 0 ||
		    strncmp(f->id, "table", 5) == 0 ||
		    strncmp(f->id, "people", 6) == 0)
			vdm_buf_printf(&b, "%s:%u %s;",
				       f->file != NULL ? f->file : "", f->line,
				       f->id);
	return vdm_buf_take(&b, NULL);
}

static void
end(struct run *r, const char *want)
{
	char *s = found(r);

	ck_assert_str_eq(s, want);
	free(s);
	vdm_tables_free(r->tables);
	vdm_findings_free(r->found);
}

static const struct {
	const char *folder, *files, *table; /* the table is t/m.csv */
	const char *file, *title;           /* of one of the files */
	const char *found;
} rows[] = {
    /* as given, from the root, from the table's folder, below the folder */
    {"", "a.txt", "a.txt,T", "a.txt", "T", ""},
    {"", "h/a.txt", "h/a.txt,T", "h/a.txt", "T", ""},
    {"", "h/a.txt", "./h//a.txt,T", "h/a.txt", "T", ""},
    {"", "./h/a.txt", "h\\a.txt,T", "./h/a.txt", "T", ""},
    {"", "h/../a.txt", "a.txt,T", "h/../a.txt", "T", ""},
    {"", "/x/a.txt", "/x/a.txt,T", "/x/a.txt", "T", ""},
    {"", "t/a.txt b/a.txt", "a.txt,T", "t/a.txt", "T", ""},
    {"", "t/a.txt b/a.txt", "a.txt,T", "b/a.txt", "",
     "b/a.txt:0 metadata-row;"},
    {"h/", "b/a.txt c/a.txt", "b/a.txt,T", "h/b/a.txt", "T", ""},
    {"h/", "b/a.txt c/a.txt", "b/a.txt,T", "h/c/a.txt", "",
     "h/c/a.txt:0 metadata-row;"},
    {"h/", "a.txt b/a.txt", "a.txt,T", "h/a.txt", "T", ""},
    {"h/", "a.txt b/a.txt", "a.txt,T", "h/b/a.txt", "",
     "h/b/a.txt:0 metadata-row;"},
    /* letters that are composed on one system and not on another */
    {"", "caf\xc3\xa9.txt", "cafe\xcc\x81.txt,T", "caf\xc3\xa9.txt", "T", ""},
    /* the end of a path, a name alone: only where one file has it */
    {"", "/x/h/b/a.txt /x/h/c/a.txt", "b/a.txt,T", "/x/h/b/a.txt", "T", ""},
    {"", "/x/b/a.txt /y/b/a.txt", "b/a.txt,T", "/x/b/a.txt", "",
     "t/m.csv:2 metadata-file;/x/b/a.txt:0 metadata-row;"},
    {"", "b/a.txt b/c.txt", "a.txt,T", "b/a.txt", "T",
     "b/a.txt:0 metadata-name;"},
    {"", "b/a.txt c/a.txt", "a.txt,T", "b/a.txt", "",
     "t/m.csv:2 metadata-file;b/a.txt:0 metadata-row;"},
    {"", "ab/a.txt", "b/a.txt,T", "ab/a.txt", "",
     "t/m.csv:2 metadata-file;ab/a.txt:0 metadata-row;"},
    {"", "b/a.txt", "A.txt,T", "b/a.txt", "",
     "t/m.csv:2 metadata-file;b/a.txt:0 metadata-row;"},
    /* of another folder: equal names are nothing */
    {"", "b2/a.txt", "b1/a.txt,T", "b2/a.txt", "",
     "t/m.csv:2 metadata-file;b2/a.txt:0 metadata-row;"},
    {"", "a.txt", "b1/a.txt,T", "a.txt", "",
     "t/m.csv:2 metadata-file;a.txt:0 metadata-row;"},
    /* of another machine */
    {"", "h/a.txt", "C:\\docs\\h\\a.txt,T", "h/a.txt", "T",
     "h/a.txt:0 metadata-name;"},
    {"", "a.txt", "/home/x/a.txt,T", "a.txt", "T", "a.txt:0 metadata-name;"},
    {"/new/", "b/a.txt c/a.txt", "/old/h/b/a.txt,T", "/new/b/a.txt", "T",
     "/new/b/a.txt:0 metadata-name;"},
    {"", "a.txt", "/x/a.txt,T\n/y/a.txt,U", "a.txt", "",
     "t/m.csv:2 metadata-file;t/m.csv:3 metadata-file;a.txt:0 metadata-row;"},
    /* a path outranks a name */
    {"", "b/a.txt", "a.txt,T\nb/a.txt,U", "b/a.txt", "U",
     "t/m.csv:2 metadata-file;"},
    /* rows of no file of the run, and of none at all */
    {"", "a.txt", "a.txt,T\nelsewhere.txt,U\nbeside.txt,V", "a.txt", "T", ""},
    {"", "a.txt", "a.txt,T\nlost.txt,U", "a.txt", "T",
     "t/m.csv:3 metadata-file;"},
    {"", "a.txt", "a.txt,T\n,U", "a.txt", "T", "t/m.csv:3 metadata-file;"},
};

START_TEST(a_row_is_of_its_file)
{
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct run r;
		struct vdm_buf b;
		char *s;

		begin(&r);
		vdm_buf_init(&b);
		vdm_buf_printf(&b, "file,title\n%s\n", rows[i].table);
		ck_assert_int_eq(
		    add(&r, VDM_STATED_METADATA, "t/m.csv", vdm_buf_str(&b)),
		    0);
		ck_assert_int_eq(match(&r, rows[i].folder, rows[i].files), 0);
		s = field_of(&r, rows[i].file, "title");
		ck_assert_msg(strcmp(s, rows[i].title) == 0, "%s of %s: \"%s\"",
			      rows[i].table, rows[i].file, s);
		free(s);
		vdm_buf_fini(&b);
		end(&r, rows[i].found);
	}
}
END_TEST

/* Two rows of one file, though they call it otherwise. */
START_TEST(two_rows_are_refused)
{
	struct run r;

	begin(&r);
	ck_assert_int_eq(add(&r, VDM_STATED_METADATA, "m",
			     "file,title\nb/a.txt,T\nh/b/a.txt,U\n"),
			 0);
	ck_assert_int_eq(match(&r, "h/", "b/a.txt"), -1);
	ck_assert_int_eq(errno, 0);
	end(&r, "m:3 table-rows;");
	begin(&r);
	ck_assert_int_eq(add(&r, VDM_STATED_METADATA, "m", "title\nT\nU\n"),
			 -1);
	ck_assert_int_eq(errno, 0);
	ck_assert_int_eq(
	    add(&r, VDM_STATED_METADATA, "n", "file,title\na,T,U\n"), 0);
	ck_assert_int_eq(add(&r, VDM_STATED_PEOPLE, "p", "name\n\"Ann\n"), -1);
	ck_assert_int_eq(add(&r, VDM_STATED_PROFILE, "p", "x"), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(match(&r, "", "a.txt"), 0);
	end(&r, "m:2 table-rows;n:2 table-cell;p:2 table-broken;n:2 "
		"metadata-file;");
}
END_TEST

/* Later tables change what earlier ones state, field by field. */
START_TEST(tables_are_merged_in_order)
{
	struct run r;
	char *s;

	begin(&r);
	ck_assert_int_eq(
	    add(&r, VDM_STATED_METADATA, "all", "publisher: P\nlicence: L\n"),
	    0);
	ck_assert_int_eq(add(&r, VDM_STATED_METADATA, "one",
			     "file,title,author,licence\na.txt,T,Ann;Bo,\n"),
			 0);
	ck_assert_int_eq(add(&r, VDM_STATED_METADATA, "two",
			     "file,dc.title,dc:creator\na.txt,U,Cy\n"),
			 0);
	ck_assert_int_eq(match(&r, "", "a.txt b.txt"), 0);
	s = field_of(&r, "a.txt", "title");
	ck_assert_str_eq(s, "U");
	free(s);
	vdm_findings_free(r.found);
	r.found = vdm_findings_new();
	s = field_of(&r, "a.txt", "author");
	ck_assert_str_eq(s, "Cy");
	free(s);
	s = field_of(&r, "b.txt", "publisher");
	ck_assert_str_eq(s, "P");
	free(s);
	s = field_of(&r, "a.txt", "licence");
	ck_assert_str_eq(s, "L");
	free(s);
	end(&r, "a.txt:0 metadata-changed;a.txt:0 metadata-changed;"
		"b.txt:0 metadata-row;"
		"a.txt:0 metadata-changed;a.txt:0 metadata-changed;");
}
END_TEST

/* Columns that nothing is read from are named once, not for each file. */
START_TEST(columns_are_named_once)
{
	struct run r;
	char *s;

	begin(&r);
	add(&r, VDM_STATED_METADATA, "m", "file,Shelf\na.txt,1\nb.txt,2\n");
	add(&r, VDM_STATED_METADATA, "y",
	    "- {file: a.txt, Row: 1}\n- {file: b.txt, Row: 2}\n");
	add(&r, VDM_STATED_PEOPLE, "p", "name,tittle\nAnn,x\n");
	ck_assert_int_eq(match(&r, "", "a.txt b.txt"), 0);
	s = field_of(&r, "a.txt", "Shelf");
	ck_assert_str_eq(s, "1");
	free(s);
	s = field_of(&r, "b.txt", "Row");
	ck_assert_str_eq(s, "2");
	free(s);
	end(&r, "m:1 metadata-key;y:1 metadata-key;p:1 people-key;");
}
END_TEST

/* Whether somebody of a list is among a record's people, as a participant. */
static char
who(struct run *r, const char *file, const char *name)
{
	struct vdm_record *rec = read_as(r, file);
	char is = '-';
	size_t i;

	for (i = 0; i < vdm_record_people(rec); i++) {
		const struct vdm_person *p = vdm_record_person(rec, i);

		if (strcmp(vdm_person_name(p), name) == 0)
			is = vdm_person_is_participant(p) ? 'p' : 'm';
	}
	vdm_record_free(rec);
	return is;
}

START_TEST(people_are_in_scope)
{
	static const struct {
		const char *scope, *file;
		int in;
	} scopes[] = {
	    {"", "h/b/a.txt", 1},           {"h/b/a.txt", "h/b/a.txt", 1},
	    {"h/b/a.txt", "h/c/a.txt", 0},  {"b/a.txt", "h/b/a.txt", 1},
	    {"b/*.txt", "h/b/a.txt", 1},    {"b/*.txt", "h/c/a.txt", 0},
	    {"b", "h/b/a.txt", 1},          {"b/", "h/b/a.txt", 1},
	    {"b", "h/c/a.txt", 0},          {"h/*/a.txt", "h/c/a.txt", 1},
	    {"*.txt", "h/c/a.txt", 1},      {"*.md", "h/c/a.txt", 0},
	    {"a.txt", "h/c/a.txt", 0},      {"d.txt", "h/c/d.txt", 1},
	    {"**/d.txt", "h/c/d.txt", 1},   {"x; b/a.txt", "h/b/a.txt", 1},
	    {"h", "h/c/d.txt", 1},          {"[a-b]/?.txt", "h/b/a.txt", 1},
	    {"[!b]/?.txt", "h/b/a.txt", 0}, {"h/b/*", "h/b/a.txt", 1},
	    {"g/h/c/*", "h/c/d.txt", 0}};
	size_t i;

	for (i = 0; i < COUNT(scopes); i++) {
		struct vdm_buf b;
		struct run r;
		char is;

		begin(&r);
		vdm_buf_init(&b);
		vdm_buf_printf(&b, "name;scope\nAnn Lind;\"%s\"\nOlga Brand;\n",
			       scopes[i].scope);
		ck_assert_int_eq(
		    add(&r, VDM_STATED_PEOPLE, NULL, vdm_buf_str(&b)), 0);
		match(&r, "h/", "b/a.txt c/a.txt c/d.txt");
		is = who(&r, scopes[i].file, "Ann Lind");
		ck_assert_msg((is == 'p') == scopes[i].in, "%s of %s: %c",
			      scopes[i].scope, scopes[i].file, is);
		/* who is not in the text is nobody of it */
		ck_assert_int_eq(who(&r, scopes[i].file, "Olga Brand"), '-');
		vdm_buf_fini(&b);
		vdm_tables_free(r.tables);
		vdm_findings_free(r.found);
	}
}
END_TEST

START_TEST(a_scope_of_nobody_is_named)
{
	struct run r;

	begin(&r);
	add(&r, VDM_STATED_PEOPLE, "p",
	    "name,file\nAnn,minuets/*\nBo,a.txt\nCy,elsewhere.txt\nDu,b\n");
	ck_assert_int_eq(match(&r, "", "a.txt c/b.txt"), 0);
	end(&r, "p:2 people-scope;p:5 people-scope;");
}
END_TEST

/* Of a file that is given alone its folders are known from its path: who is in
 * scope does not depend on how much of a holding a run is of. */
START_TEST(a_file_alone_is_in_the_scope_of_its_folder)
{
	static const struct {
		const char *scope;
		int in;
	} scopes[] = {{"b", 1},  {"b/", 1},      {"h/b", 1}, {"./h/b/", 1},
		      {"h", 1},  {"b/a.txt", 1}, {"c", 0},   {"b/a", 0},
		      {"/b", 0}, {"h/b/c", 0},   {"x; b", 1}};
	size_t i;

	for (i = 0; i < COUNT(scopes); i++) {
		char list[100];
		struct run r;

		begin(&r);
		snprintf(list, sizeof(list), "name;scope\nAnn Lind;\"%s\"\n",
			 scopes[i].scope);
		ck_assert_int_eq(add(&r, VDM_STATED_PEOPLE, "p", list), 0);
		ck_assert_int_eq(match(&r, "", "/data/h/b/a.txt"), 0);
		ck_assert_msg((who(&r, "/data/h/b/a.txt", "Ann Lind") == 'p') ==
				  scopes[i].in,
			      "%s", scopes[i].scope);
		end(&r, scopes[i].in ? "" : "p:2 people-scope;");
	}
}
END_TEST

/* What is matched once is matched again where the program runs elsewhere. */
START_TEST(paths_may_be_seen_from_no_folder)
{
	char here[4096], table[5000];
	struct run r;
	int k;

	ck_assert_ptr_nonnull(getcwd(here, sizeof(here)));
	snprintf(table, sizeof(table), "file,title\n%s/a.txt,T\n",
		 strrchr(here, '/') + 1);
	for (k = 0; k < 2; k++) {
		char *title;

		begin(&r);
		ck_assert_int_eq(add(&r, VDM_STATED_METADATA, "m", table), 0);
		if (k == 1)
			vdm_tables_from(r.tables, NULL);
		ck_assert_int_eq(match(&r, "", "a.txt"), 0);
		title = field_of(&r, "a.txt", "title");
		ck_assert_str_eq(title, k == 0 ? "T" : "");
		free(title);
		vdm_tables_free(r.tables);
		vdm_findings_free(r.found);
	}
}
END_TEST

/* A list is for many records: a mention makes nobody present, a row does. */
START_TEST(a_mention_is_no_presence)
{
	struct run r;

	begin(&r);
	add(&r, VDM_STATED_PEOPLE, "p", "name\nPer Begin\nAnn Lind\n");
	add(&r, VDM_STATED_METADATA, "m", "participants: Olga Brand\n");
	ck_assert_int_eq(match(&r, "", "a.txt"), 0);
	ck_assert_int_eq(who(&r, "a.txt", "Per Begin"), 'm');
	ck_assert_int_eq(who(&r, "a.txt", "Ann Lind"), 'p');
	ck_assert_int_eq(who(&r, "a.txt", "Olga Brand"), 'p');
	end(&r, "");
}
END_TEST

START_TEST(columns_have_dublin_cores_names)
{
	static const struct {
		const char *key, *field;
	} keys[] = {{"dc.title", "title"},
		    {"dc:creator", "author"},
		    {"DC.date", "date"},
		    {"dcterms.created", "date"},
		    {"DCTERMS:rightsHolder", "holder"},
		    {"dct:license", "licence"},
		    {"dc.contributor.author", "author"},
		    {"dc.title[en_US]", "title"},
		    {"dc.language.iso", "language"},
		    {"dc.description.abstract", "summary"},
		    {"dc_subject", "subject"},
		    {"dc.subject.lcsh", "subject"},
		    {"http://purl.org/dc/terms/spatial", "place"},
		    {"http://purl.org/dc/elements/1.1/title", "title"},
		    {"dc.date.issued", "published"},
		    {"dc.date.accessioned", NULL},
		    {"dc.relation", NULL},
		    {"dc", NULL},
		    {"dctitle", NULL},
		    {"TITLE", "title"},
		    {"Document_Type", "type"},
		    {"source repository", "source.repository"},
		    {"pub_place", "place.published"},
		    {"", NULL}};
	size_t i;

	for (i = 0; i < COUNT(keys); i++) {
		const struct vdm_field_info *f = vdm_stated_field(keys[i].key);

		ck_assert_msg(
		    f == NULL ? keys[i].field == NULL
			      : keys[i].field != NULL &&
				    strcmp(f->name, keys[i].field) == 0,
		    "%s: %s", keys[i].key, f != NULL ? f->name : "none");
	}
	ck_assert_str_eq(vdm_stated_meant("tilte"), "title");
	ck_assert_str_eq(vdm_stated_meant("Tittle"), "title");
	ck_assert_str_eq(vdm_stated_meant("dc.craetor"), "creator");
	ck_assert_str_eq(vdm_stated_meant("filenmae"), "filename");
	ck_assert_ptr_null(vdm_stated_meant("Shelf Height"));
	ck_assert_str_eq(vdm_stated_meant_of_people("Scpoe"), "scope");
}
END_TEST

START_TEST(patterns_match)
{
	static const struct {
		const char *pattern, *path;
		int within;
	} globs[] = {
	    {"a", "a", 1},
	    {"a", "a/b", 1},
	    {"a", "ab", 0},
	    {"*", "a/b", 1},
	    {"*b", "a/b", 0},
	    {"**b", "a/b", 1},
	    {"**/b", "b", 1},
	    {"**/b", "x/y/b", 1},
	    {"**/b", "x/yb", 0},
	    {"a/**", "a/b/c", 1},
	    {"a/**/c", "a/c", 1},
	    {"a/**/c", "a/x/y/c", 1},
	    {"a/**/c", "a/x/y/d", 0},
	    {"?", "\xc3\xa9", 1},
	    {"?", "/", 0},
	    {"[\xc3\xa0-\xc3\xaf]", "\xc3\xa9", 1},
	    {"[!x]", "y", 1},
	    {"[]x]", "]", 1},
	    {"[x", "[x", 1},
	    {"*.t?t", "a.b.txt", 1},
	    {"a*b*c", "aXbYbZc", 1},
	    {"a*b*c", "aXbYbZd", 0},
	    {"**/a*/**/z", "q/ab/c/d/z", 1},
	    {"", "a", 0},
	};
	char many[400], path[400];
	size_t i;

	for (i = 0; i < COUNT(globs); i++)
		ck_assert_msg(vdm_glob_within(globs[i].pattern,
					      globs[i].path) == globs[i].within,
			      "%s of %s", globs[i].pattern, globs[i].path);
	for (i = 0; i + 2 < sizeof(many); i += 2)
		memcpy(many + i, "*a", 3);
	memset(path, 'a', sizeof(path) - 1);
	path[sizeof(path) - 2] = 'b';
	path[sizeof(path) - 1] = '\0';
	ck_assert_int_eq(vdm_glob_within(many, path), 0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("beside");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_row_is_of_its_file);
	tcase_add_test(tc, two_rows_are_refused);
	tcase_add_test(tc, tables_are_merged_in_order);
	tcase_add_test(tc, columns_are_named_once);
	tcase_add_test(tc, people_are_in_scope);
	tcase_add_test(tc, a_scope_of_nobody_is_named);
	tcase_add_test(tc, a_file_alone_is_in_the_scope_of_its_folder);
	tcase_add_test(tc, paths_may_be_seen_from_no_folder);
	tcase_add_test(tc, a_mention_is_no_presence);
	tcase_add_test(tc, columns_have_dublin_cores_names);
	tcase_add_test(tc, patterns_match);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
