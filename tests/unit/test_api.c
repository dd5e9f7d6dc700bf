/* SPDX-License-Identifier: MIT */
/* The public functions, through <vidimus.h> alone: what they return, who owns
 * it, and what they say when they fail. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vidimus.h>

#define HEAD                                                                   \
	"On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. "    \
	"Carl Hemm\n\n"

static const char text[] = HEAD "MR. ROTH: Who owns the mill?\n\n"
				"MR. HEMM: Nobody.\n";

static struct vdm_record *
read_text(void)
{
	struct vdm_record *rec;

	ck_assert_int_eq(vdm_read(&rec, text, sizeof(text) - 1, NULL, NULL), 0);
	return rec;
}

static void
check_error(int error, const char *words)
{
	ck_assert_int_eq(errno, error);
	ck_assert_msg(strstr(vdm_error_text(), words) != NULL, "%s: %s", words,
		      vdm_error_text());
}

/* ---- what a program was built with stays ---- */

/* Numbers are in programs that were built before: they grow at the end. */
_Static_assert(VDM_LEVEL_NOTE == 0 && VDM_LEVEL_WARNING == 1 &&
		   VDM_LEVEL_LOSS == 2 && VDM_LEVEL_ERROR == 3,
	       "levels");
_Static_assert(VDM_STATE_EXPLICIT == 0 && VDM_STATE_EXPLICIT_EMPTY == 1 &&
		   VDM_STATE_INFERRED == 2 && VDM_STATE_STATED == 3,
	       "states");
_Static_assert(VDM_CERT_NONE == 0 && VDM_CERT_LOW == 1 &&
		   VDM_CERT_MEDIUM == 2 && VDM_CERT_HIGH == 3,
	       "certainties");
_Static_assert(VDM_STATED_METADATA == 0 && VDM_STATED_PEOPLE == 1 &&
		   VDM_STATED_PROFILE == 2,
	       "stated");
_Static_assert(VDM_INSPECT_SUMMARY == 0 && VDM_INSPECT_UNITS == 1 &&
		   VDM_INSPECT_FIELDS == 2 && VDM_INSPECT_REVIEW == 3 &&
		   VDM_INSPECT_JSON == 4,
	       "views");
_Static_assert(VDM_REPORT_TEXT == 0 && VDM_REPORT_JSON == 1, "reports");
_Static_assert(VDM_KEPT == 0 && VDM_CHANGED == 1 && VDM_LOST == 2 &&
		   VDM_ADDED == 3,
	       "outcomes");
_Static_assert(VDM_ENGINE_DEFAULT == 0 && VDM_ENGINE_VIDIMUS == 1 &&
		   VDM_ENGINE_LIBXML2 == 2 && VDM_ENGINE_BOTH == 3,
	       "engines");

START_TEST(names_stay_in_place)
{
	static const char *const formats[] = {"text", "tei", "epub",
					      "markdown"};
	static const char *const kinds[] = {
	    "document",     "header",     "structure",  "division",  "heading",
	    "speech",       "speaker",    "paragraph",  "stage",     "dateline",
	    "participants", "closing",    "signature",  "list",      "item",
	    "table",        "row",        "cell",       "quotation", "verse",
	    "figure",       "block",      "text",       "emphasis",  "name",
	    "date",         "supplied",   "unclear",    "gap",       "choice",
	    "quoted",       "foreign",    "title",      "link",      "note",
	    "page-break",   "line-break", "addition",   "deletion",  "graphic",
	    "span",         "comment",    "instruction"};
	static const char *const claims[] = {
	    "speaker", "participant", "attribution", "rights", "description"};
	static const char *const levels[] = {"note", "warning", "loss",
					     "error"};
	enum vdm_level level;
	enum vdm_kind kind;
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		ck_assert_str_eq(vdm_format_name(i), formats[i]);
	for (i = 0; i < sizeof(claims) / sizeof(claims[0]); i++)
		ck_assert_str_eq(vdm_claim_kind_name(i), claims[i]);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		ck_assert_str_eq(vdm_kind_name((enum vdm_kind)(i + 1)),
				 kinds[i]);
		ck_assert_int_eq(vdm_kind_find(kinds[i], &kind), 0);
		ck_assert_uint_eq(kind, i + 1);
	}
	for (i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		ck_assert_str_eq(vdm_level_name((enum vdm_level)i), levels[i]);
		ck_assert_int_eq(vdm_level_find(levels[i], &level), 0);
		ck_assert_uint_eq(level, i);
	}
	ck_assert_int_eq(vdm_level_find("grave", &level), -1);
	check_error(EINVAL, "\"grave\"");
	ck_assert_int_eq(vdm_kind_find("grave", &kind), -1);
	check_error(EINVAL, "\"grave\"");
	ck_assert_uint_eq(kind, VDM_KIND_NONE);
	ck_assert_uint_gt(strlen(vdm_version()), 4);
}
END_TEST

START_TEST(formats_are_found_by_words)
{
	static const char *const rows[][3] = {{"text", "txt", "a.txt"},
					      {"tei", "xml", "a.xml"},
					      {"epub", "epub", "a.epub"},
					      {"markdown", "md", "a.md"}};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert_str_eq(vdm_format_for_word(rows[i][1]), rows[i][0]);
		ck_assert_str_eq(vdm_format_for_word(rows[i][0]), rows[i][0]);
		ck_assert_str_eq(vdm_format_for_name(rows[i][2]), rows[i][0]);
		ck_assert_str_eq(vdm_format_extension(rows[i][0]), rows[i][1]);
	}
	ck_assert_ptr_null(vdm_format_for_word("docx"));
	ck_assert_ptr_null(vdm_format_for_name("a.docx"));
	ck_assert_ptr_null(vdm_format_extension("docx"));
	ck_assert_int_eq(vdm_format_refers("markdown"), 1);
	ck_assert_int_eq(vdm_format_refers("epub"), 0);
	ck_assert_int_eq(vdm_format_refers("docx"), 0);
	ck_assert_int_eq(vdm_format_is_written("markdown"), 1);
	ck_assert_int_eq(vdm_format_is_written("html"), 0);
	ck_assert_int_eq(vdm_format_is_written("docx"), 0);
}
END_TEST

/* ---- findings ---- */

static void
count_one(void *context, const struct vdm_finding *finding)
{
	size_t *n = context;

	ck_assert_str_eq(vdm_finding_file(finding), "in");
	*n += strcmp(vdm_finding_id(finding), "input-empty") == 0;
}

START_TEST(findings_go_to_sinks_and_lists)
{
	struct vdm_findings *list = vdm_findings_new(), *other;
	char file[] = "in", *json;
	const struct vdm_finding *f;
	struct vdm_record *rec;
	struct vdm_sink *sink;
	size_t n = 0;

	sink = vdm_sink_new(count_one, &n, file);
	ck_assert_int_eq(vdm_read(&rec, "", 0, NULL, sink), -1);
	ck_assert_ptr_null(rec);
	check_error(0, "findings");
	ck_assert_uint_eq(n, 1);
	vdm_sink_free(sink);
	vdm_sink_free(NULL);
	vdm_read(&rec, "", 0, NULL, vdm_findings_sink(list, file));
	memset(file, 'x', 2); /* names are copied */
	vdm_read(&rec, "", 0, NULL, vdm_findings_sink(list, NULL));
	ck_assert_uint_eq(vdm_findings_count(list), 2);
	f = vdm_findings_get(list, 0);
	ck_assert_str_eq(vdm_finding_id(f), "input-empty");
	ck_assert_str_eq(vdm_finding_file(f), "in");
	ck_assert_uint_eq(vdm_finding_level(f), VDM_LEVEL_ERROR);
	ck_assert_uint_eq(vdm_finding_line(f), 0);
	ck_assert_uint_eq(vdm_finding_column(f), 0);
	ck_assert_ptr_nonnull(strstr(vdm_finding_message(f), "empty"));
	ck_assert_ptr_null(vdm_finding_text(f));
	ck_assert_int_eq(vdm_finding_of_schema(f), 0);
	ck_assert_ptr_null(vdm_finding_file(vdm_findings_get(list, 1)));
	ck_assert_ptr_null(vdm_findings_get(list, 2));
	other = vdm_findings_new();
	vdm_findings_add(other, f);
	vdm_findings_free(list);
	ck_assert_str_eq(vdm_finding_file(vdm_findings_get(other, 0)), "in");
	ck_assert_int_eq(vdm_findings_failed(other), 0);
	ck_assert_int_eq(vdm_findings_json(other, &json, &n), 0);
	ck_assert_ptr_nonnull(strstr(json, "\"input-empty\""));
	ck_assert_uint_eq(n, strlen(json));
	free(json);
	ck_assert_int_eq(vdm_findings_summary(other, &json, &n), 0);
	ck_assert_uint_eq(n, strlen(json));
	free(json);
	vdm_findings_free(other);
	vdm_findings_free(NULL);
}
END_TEST

START_TEST(findings_are_explained)
{
	size_t i;

	ck_assert_uint_gt(vdm_explain_count(), 100);
	for (i = 0; vdm_explain_id(i) != NULL; i++) {
		const char *id = vdm_explain_id(i);

		ck_assert_uint_le(vdm_explain_level(id), VDM_LEVEL_ERROR);
		ck_assert_ptr_nonnull(vdm_explain_cause(id));
		ck_assert_ptr_nonnull(vdm_explain_example(id));
		ck_assert_ptr_nonnull(vdm_explain_cure(id));
	}
	ck_assert_uint_eq(i, vdm_explain_count());
	ck_assert_uint_eq(vdm_explain_level("speaker-lost"), VDM_LEVEL_LOSS);
	ck_assert_ptr_null(vdm_explain_cause("nothing"));
	ck_assert_ptr_null(vdm_explain_example("nothing"));
	ck_assert_ptr_null(vdm_explain_cure("nothing"));
	ck_assert_uint_eq(vdm_explain_level("nothing"), VDM_LEVEL_ERROR);
	ck_assert_str_eq(vdm_nearer("convret", NULL, "convert"), "convert");
	ck_assert_str_eq(vdm_nearer("bind", "bin", "bind"), "bind");
	ck_assert_str_eq(vdm_nearer("bind", "bind", "bin"), "bind");
	ck_assert_ptr_null(vdm_nearer("xyz", NULL, "convert"));
}
END_TEST

/* ---- reading and writing ---- */

static const char *const files_beside[] = {"css", "cover", "title-page", "font",
					   "font"};
static const char *const some_moments[] = {
    "2031-02-03T04:05:06Z",  "2031-02-03T04:05:06",  "",
    "2031-02-03T04:05:06Zx", "2031-02-03t04:05:06Z", "203:-02-03T04:05:06Z",
    "203/-02-03T04:05:06Z"};

START_TEST(options_are_set_by_name)
{
	size_t i;
	struct vdm_read_options *r = vdm_read_options_new(), *copy;
	struct vdm_write_options *w = vdm_write_options_new();
	struct vdm_record *rec;
	char name[] = "txt";

	ck_assert_int_eq(vdm_read_options_set(r, "colour", "red"), -1);
	check_error(EINVAL,
		    "\"colour\": account, base, decisions, encoding, from");
	ck_assert_int_eq(vdm_read_options_set(r, "from", "docx"), -1);
	check_error(EINVAL, "\"docx\"");
	ck_assert_int_eq(vdm_read_options_set(r, "recognise", "maybe"), -1);
	check_error(EINVAL, "recognise is yes or no");
	ck_assert_int_eq(vdm_write_options_set(w, "modified", "today"), -1);
	check_error(EINVAL, "YYYY-MM-DDThh:mm:ssZ");
	for (i = 0; i < sizeof(some_moments) / sizeof(some_moments[0]); i++)
		ck_assert_int_eq(
		    vdm_write_options_set(w, "modified", some_moments[i]),
		    i == 0 ? 0 : -1);
	ck_assert_int_eq(vdm_write_options_set(w, "modified", NULL), 0);
	ck_assert_int_eq(vdm_write_options_set(w, "from", "tei"), -1);
	check_error(EINVAL,
		    "modified, name, repair, seal, split-at, to, toc-depth");
	ck_assert_int_eq(vdm_write_options_set(w, "toc-depth", "3"), 0);
	ck_assert_int_eq(vdm_write_options_set(w, "toc-depth", "10"), -1);
	check_error(EINVAL, "a number from 0 to 9");
	ck_assert_int_eq(vdm_write_options_set(w, "toc-depth", ""), -1);
	ck_assert_int_eq(vdm_write_options_set(w, "toc-depth", "a"), -1);
	ck_assert_int_eq(vdm_write_options_set(w, "toc-depth", "/"), -1);
	ck_assert_int_eq(vdm_write_options_set(w, "split-at", "0"), 0);
	ck_assert_int_eq(vdm_write_options_set(w, "split-at", "div"), 0);
	ck_assert_int_eq(vdm_write_options_set(w, "split-at", "12"), -1);
	check_error(EINVAL, "an element of TEI");
	ck_assert_int_eq(vdm_write_options_set(w, "cover", "none"), 0);
	ck_assert_int_eq(vdm_write_options_set(w, "cover", "a.png"), -1);
	check_error(EINVAL, "drawn or none");
	ck_assert_int_eq(vdm_write_options_set(w, "cover", "drawn"), 0);
	ck_assert_int_eq(vdm_write_options_set(w, "cover", "9"), -1);
	check_error(EINVAL, "drawn or none");
	ck_assert_int_eq(
	    vdm_write_options_give(w, "css", "a.css", "p{}", 3, NULL), 0);
	ck_assert_int_eq(
	    vdm_write_options_give(w, "sound", "a.mp3", "x", 1, NULL), -1);
	ck_assert_int_eq(errno, EINVAL);
	/* taken away, whether it was given or not */
	for (i = 0; i < sizeof(files_beside) / sizeof(files_beside[0]); i++)
		ck_assert_int_eq(vdm_write_options_give(w, files_beside[i],
							NULL, NULL, 0, NULL),
				 0);
	ck_assert_int_eq(
	    vdm_write_options_give(w, "sound", NULL, NULL, 0, NULL), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_read_options_set(r, "from", name), 0);
	name[0] = 'x'; /* values are copied */
	ck_assert_int_eq(vdm_read_options_set(r, "recognise", "no"), 0);
	copy = vdm_read_options_copy(r);
	vdm_read_options_free(r);
	ck_assert_int_eq(vdm_read(&rec, text, sizeof(text) - 1, copy, NULL), 0);
	ck_assert_uint_eq(vdm_record_people(rec), 0);
	vdm_record_free(rec);
	ck_assert_int_eq(vdm_read_options_set(copy, "from", "tei"), 0);
	ck_assert_int_eq(vdm_read(&rec, text, sizeof(text) - 1, copy, NULL),
			 -1);
	ck_assert_ptr_null(rec);
	/* taken back */
	ck_assert_int_eq(vdm_read_options_set(copy, "from", NULL), 0);
	ck_assert_int_eq(vdm_read_options_set(copy, "recognise", NULL), 0);
	ck_assert_int_eq(vdm_read(&rec, text, sizeof(text) - 1, copy, NULL), 0);
	ck_assert_uint_eq(vdm_record_people(rec), 2);
	vdm_record_free(rec);
	vdm_read_options_free(copy);
	vdm_read_options_free(NULL);
	vdm_write_options_free(w);
	vdm_write_options_free(NULL);
	r = vdm_read_options_copy(NULL);
	ck_assert_ptr_nonnull(r);
	vdm_read_options_free(r);
}
END_TEST

struct bytes {
	const char *at;
	size_t left;
	int fail;
};

static long
give(void *context, void *buffer, size_t size)
{
	struct bytes *b = context;
	size_t n = b->left < 7 ? b->left : 7;

	if (b->fail) {
		errno = EPIPE;
		return -1;
	}
	ck_assert_uint_ge(size, n);
	memcpy(buffer, b->at, n);
	b->at += n;
	b->left -= n;
	return (long)n;
}

static int
take(void *context, const void *bytes, size_t length)
{
	FILE *f = context;

	errno = EPIPE;
	return f != NULL && fwrite(bytes, 1, length, f) == length ? 0 : -1;
}

/* Says that it gave more than there was room for. */
static long
give_too_much(void *context, void *buffer, size_t size)
{
	(void)context;
	memset(buffer, 'a', size);
	return (long)size + 1;
}

/* Fail without a word of why. */
static long
give_nothing(void *context, void *buffer, size_t size)
{
	(void)context;
	(void)buffer;
	(void)size;
	return -1;
}

static int
take_nothing(void *context, const void *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return 1;
}

/* A function that fails and says nothing has failed nonetheless. */
START_TEST(functions_may_fail)
{
	struct vdm_record *rec = read_text(), *again = rec;

	ck_assert_int_eq(vdm_read_from(&again, give_too_much, NULL, NULL, NULL),
			 -1);
	ck_assert_ptr_null(again);
	check_error(EINVAL, "more than it was asked for");
	ck_assert_int_eq(vdm_read_from(&again, give_nothing, NULL, NULL, NULL),
			 -1);
	ck_assert_ptr_null(again);
	check_error(EIO, "what gives the bytes failed");
	ck_assert_int_eq(vdm_write_to(rec, take_nothing, NULL, NULL, NULL), -1);
	check_error(EIO, "what takes the bytes failed");
	vdm_record_free(rec);
}
END_TEST

START_TEST(records_come_from_files_and_functions)
{
	struct bytes b = {text, sizeof(text) - 1, 0};
	char path[] = "/tmp/vidimus-api-XXXXXX";
	struct vdm_record *rec, *again;
	struct vdm_comparison *c;
	FILE *f;

	ck_assert_int_eq(vdm_read_from(&rec, give, &b, NULL, NULL), 0);
	ck_assert_uint_eq(vdm_record_people(rec), 2);
	f = fdopen(mkstemp(path), "wb");
	ck_assert_int_eq(vdm_write_to(rec, take, f, NULL, NULL), 0);
	fclose(f);
	ck_assert_int_eq(vdm_read_file(&again, path, NULL, NULL), 0);
	errno = 0;
	c = vdm_comparison_new(rec, again, NULL);
	ck_assert_int_eq(errno, 0);
	ck_assert_int_eq(vdm_comparison_same_blocks(c), 1);
	vdm_comparison_free(c);
	vdm_record_free(again);
	unlink(path);
	ck_assert_int_eq(vdm_read_file(&again, path, NULL, NULL), -1);
	ck_assert_ptr_null(again);
	check_error(ENOENT, path);
	ck_assert_int_eq(vdm_read_file(&again, "/", NULL, NULL), -1);
	check_error(EISDIR, "/ cannot be read: ");
	/* where there is no standard input a file has its number */
	(void)close(STDIN_FILENO);
	ck_assert_int_eq(vdm_read_file(&again, "/", NULL, NULL), -1);
	check_error(EISDIR, "/ cannot be read: ");
	ck_assert_int_eq(vdm_write_to(rec, take, NULL, NULL, NULL), -1);
	check_error(EPIPE, strerror(EPIPE));
	b.fail = 1;
	ck_assert_int_eq(vdm_read_from(&again, give, &b, NULL, NULL), -1);
	ck_assert_ptr_null(again);
	check_error(EPIPE, strerror(EPIPE));
	vdm_record_free(rec);
}
END_TEST

/* A folder with one document in it, and its path. */
static void
unpack(char *folder)
{
	static const struct {
		const char *name, *bytes;
	} files[] = {
	    {"mimetype", "application/epub+zip"},
	    {"META-INF/container.xml",
	     "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:"
	     "xmlns:container'><rootfiles><rootfile full-path='a.opf' "
	     "media-type='application/oebps-package+xml'/></rootfiles>"
	     "</container>"},
	    {"a.opf", "<package xmlns='http://www.idpf.org/2007/opf' "
		      "version='3.0'><metadata/><manifest><item id='a' "
		      "href='a.xhtml' media-type='application/xhtml+xml'/>"
		      "</manifest><spine><itemref idref='a'/></spine>"
		      "</package>"},
	    {"a.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body>"
			"<p>Weirs of the lower town</p></body></html>"},
	};
	char path[200];
	size_t i;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/META-INF", folder);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s", folder, files[i].name);
		f = fopen(path, "w");
		ck_assert_ptr_nonnull(f);
		fputs(files[i].bytes, f);
		fclose(f);
	}
}

static void
remove_all(const char *folder)
{
	static const char *const names[] = {
	    "a.xhtml",  "a.opf",    "META-INF/container.xml",
	    "META-INF", "mimetype", ""};
	char path[200];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		ck_assert_int_eq(remove(path), 0);
	}
}

START_TEST(a_folder_may_be_a_document)
{
	char folder[] = "/tmp/vidimus-api-XXXXXX", *bytes, *said;
	struct vdm_record *rec;
	size_t length, n;

	unpack(folder);
	ck_assert_int_eq(vdm_folder_is_document(folder), 1);
	ck_assert_int_eq(vdm_folder_pack(folder, &bytes, &length, NULL), 0);
	ck_assert_str_eq(vdm_format_guess(bytes, length, NULL), "epub");
	ck_assert_int_eq(vdm_publication_facts(bytes, length, &said, &n), 0);
	ck_assert_uint_eq(n, strlen(said));
	ck_assert_ptr_nonnull(strstr(said, "\"nSpines\": 1"));
	free(said);
	ck_assert_int_eq(vdm_publication_facts("x", 1, &said, &n), -1);
	ck_assert_ptr_null(said);
	check_error(ENOTSUP, "no publication");
	free(bytes);
	ck_assert_int_eq(vdm_read_file(&rec, folder, NULL, NULL), 0);
	said = vdm_node_content_text(vdm_record_root(rec));
	ck_assert_ptr_nonnull(strstr(said, "Weirs of the lower town"));
	free(said);
	vdm_record_free(rec);
	remove_all(folder);
	ck_assert_int_eq(vdm_folder_is_document(folder), 0);
	ck_assert_int_eq(vdm_folder_is_document("/tmp"), 0);
	ck_assert_int_eq(vdm_folder_pack("/tmp", &bytes, &length, NULL), -1);
	ck_assert_ptr_null(bytes);
	check_error(ENOTSUP, "/tmp");
}
END_TEST

START_TEST(encodings_are_named)
{
	static const struct {
		const char *format, *bytes;
		size_t length;
		const char *asked, *name;
	} rows[] = {
	    {"text", "a", 1, NULL, "UTF-8"},
	    {"text",
	     "\xEF\xBB\xBF"
	     "a",
	     4, "latin1", "UTF-8"},
	    {"text", "a\xE4", 2, "latin1", "LATIN1"},
	    {"text",
	     "na\xEFve, d\xE9"
	     "j\xE0 vu",
	     13, NULL, "ISO-8859-1"},
	    {"text", "\xFF\xFE\x61\0", 4, NULL, "UTF-16LE"},
	    {"text", "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 \xE4", 10, NULL,
	     "UTF-8"},
	    {"markdown", "a", 1, "latin1", "UTF-8"},
	    {"tei", "<?xml version='1.0' encoding='koi8-r'?><a/>", 43, NULL,
	     "KOI8-R"},
	    {"tei", "\xFE\xFF\0<\0a\0/\0>", 10, NULL, "UTF-16BE"},
	    {"tei", "<a/>", 4, "latin1", "UTF-8"},
	    {"tei", "", 0, NULL, "UTF-8"},
	    {"html", "<meta charset=koi8-u><p>\xE4", 25, NULL, "KOI8-U"},
	    {"html", "<meta charset=koi8-u><p>\xE4", 25, "cp866", "CP866"},
	    {"epub", "PK", 2, NULL, NULL},
	    {"odt", "PK", 2, NULL, NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_read_options *o = vdm_read_options_new();
		char *name;

		ck_assert_int_eq(
		    vdm_read_options_set(o, "encoding", rows[i].asked), 0);
		errno = 0;
		ck_assert_int_eq(vdm_encoding_guess(&name, rows[i].bytes,
						    rows[i].length,
						    rows[i].format, o),
				 rows[i].name != NULL ? 0 : -1);
		ck_assert_int_eq(errno == EINVAL, rows[i].name == NULL);
		if (rows[i].name != NULL)
			ck_assert_str_eq(name, rows[i].name);
		vdm_free(name);
		vdm_read_options_free(o);
	}
}
END_TEST

/* The main language is that of the words, and none where that is not sure. */
START_TEST(languages_are_recognised)
{
	static const struct {
		const char *text, *tag;
	} rows[] = {
	    {"We have come to the house and he said that it was not in the "
	     "garden.\n",
	     "en"},
	    {"Wir sind mit dem Zug gekommen und haben nicht gewusst, dass die "
	     "Schule geschlossen war.\n",
	     "de"},
	    {"Nous avons dit que la maison est dans le jardin et que les "
	     "enfants sont avec nous.\n",
	     "fr"},
	    {"Мы сказали, что дом стоит в саду, и что это было не вчера.\n",
	     "ru"},
	    {"昨日は学校に行きましたが、先生はいませんでした。\n", "ja"},
	    {"我们昨天去了学校，但是老师不在那里。\n", "zh"},
	    {"Η δασκάλα ήρθε χθες στο σχολείο και δεν ήταν εκεί.\n", "el"},
	    {"Zork blim vandu korrapt sulimo trevand.\n", NULL},
	    {"12 34 56\n", NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *rec;
		const char *tag;

		ck_assert_int_eq(vdm_read(&rec, rows[i].text,
					  strlen(rows[i].text), NULL, NULL),
				 0);
		tag = vdm_record_language(rec);
		ck_assert_msg(
		    tag == rows[i].tag || (tag != NULL && rows[i].tag != NULL &&
					   strcmp(tag, rows[i].tag) == 0),
		    "%s: %s", rows[i].text, tag != NULL ? tag : "none");
		vdm_record_free(rec);
	}
}
END_TEST

/* NULL wherever options or a sink are taken. */
START_TEST(nothing_need_be_said)
{
	struct vdm_record *rec = read_text(), *back;
	char *bytes, *report;
	size_t n, m;

	ck_assert_int_eq(vdm_write(rec, &bytes, &n, NULL, NULL), 0);
	ck_assert_str_eq(vdm_format_guess(bytes, n, NULL), "text");
	ck_assert_int_eq(vdm_validate(bytes, n, NULL, NULL, NULL), 0);
	ck_assert_int_eq(vdm_read(&back, bytes, n, NULL, NULL), 0);
	ck_assert_int_eq(vdm_inspect(back, VDM_INSPECT_SUMMARY, &report, &m),
			 0);
	free(report);
	free(bytes);
	vdm_record_free(back);
	vdm_record_free(rec);
	vdm_record_free(NULL);
	vdm_validation_free(NULL);
	vdm_schema_free(NULL);
	vdm_stream_free(NULL);
	vdm_units_free(NULL);
	vdm_comparison_free(NULL);
}
END_TEST

/* A record of `count` paragraphs, which have no byte too many. */
static char *
wide(size_t count)
{
	static const char head[] = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
				   "<text><body>",
			  tail[] = "</body></text></TEI>";
	char *s = malloc(sizeof(head) + sizeof(tail) + count * 4), *p = s;

	ck_assert_ptr_nonnull(s);
	p += sprintf(p, "%s", head);
	for (; count > 0; count--)
		p += sprintf(p, "<p/>");
	sprintf(p, "%s", tail);
	return s;
}

START_TEST(memory_has_a_bound)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(f, "wide.xml");
	size_t most = 1 << 19;
	char *s = wide(most), *json;
	struct vdm_record *rec, *other;
	size_t length;

	/* of its own size it may have what it needs; of a smaller one, not */
	ck_assert_int_eq(vdm_read(&rec, s, strlen(s), NULL, sink), 0);
	ck_assert_uint_eq(vdm_findings_count(f), 0);
	vdm_budget_begin(1);
	ck_assert_int_eq(vdm_read(&other, s, strlen(s), NULL, sink), 0);
	ck_assert_int_eq(vdm_inspect(rec, VDM_INSPECT_JSON, &json, &length),
			 -1);
	ck_assert_int_eq(errno, EFBIG);
	ck_assert_ptr_null(json);
	ck_assert_uint_eq(vdm_findings_count(f), 0); /* it has no sink */
	ck_assert_int_eq(vdm_budget_end(sink), 1);
	ck_assert_uint_eq(vdm_findings_count(f), 1);
	ck_assert_str_eq(vdm_finding_id(vdm_findings_get(f, 0)),
			 "memory-limit");
	/* the same call has what there is when nobody bounds it */
	ck_assert_int_eq(vdm_inspect(rec, VDM_INSPECT_JSON, &json, &length), 0);
	vdm_free(json);
	vdm_record_free(other);
	vdm_record_free(rec);
	ck_assert_int_eq(vdm_budget_end(sink), 0);
	free(s);
	vdm_findings_free(f);
}
END_TEST

START_TEST(pictures_travel)
{
	static const char tei[] =
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>"
	    "<graphic url='map.png'/></p></body></text></TEI>";
	struct vdm_read_options *o = vdm_read_options_new();
	struct vdm_record *rec;
	const void *bytes;
	const char *path;
	char *place;
	size_t n;

	vdm_read_options_set(o, "base", "/nowhere");
	vdm_read_options_beside(o, NULL);
	ck_assert_int_eq(vdm_read(&rec, tei, sizeof(tei) - 1, o, NULL), 0);
	ck_assert_uint_eq(vdm_record_resources(rec), 0);
	ck_assert_int_eq(vdm_record_resource(rec, 0, &path, &bytes, &n), -1);
	place = vdm_resource_place("out/minutes.md", "map.png");
	ck_assert_str_eq(place, "minutes_files/map.png");
	free(place);
	vdm_read_options_free(o);
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_corpus_is_taken_apart)
{
	static const char tei[] =
	    "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>"
	    "<TEI><text><body><p>A</p></body></text></TEI>"
	    "<TEI><text><body><p>B</p></body></text></TEI></teiCorpus>";
	struct vdm_record *rec, *one;
	char *s;

	ck_assert_int_eq(vdm_read(&rec, tei, sizeof(tei) - 1, NULL, NULL), 0);
	ck_assert_uint_eq(vdm_record_texts(rec), 2);
	one = vdm_record_text(rec, 1);
	s = vdm_node_content_text(vdm_record_root(one));
	ck_assert_str_eq(s, "B");
	free(s);
	vdm_record_free(one);
	ck_assert_ptr_null(vdm_record_text(rec, 2));
	ck_assert_int_eq(errno, EINVAL);
	vdm_record_free(rec);
}
END_TEST

static int
is_there(void *context, const char *file)
{
	(void)context;
	return strcmp(file, "a.txt") == 0;
}

START_TEST(what_a_person_states_is_looked_through)
{
	static const char csv[] = "file,title\na.txt,A\nb.txt,B\n";
	struct vdm_findings *f = vdm_findings_new();
	char *s;

	ck_assert_int_eq(vdm_stated_text(VDM_STATED_METADATA, csv,
					 sizeof(csv) - 1, &s, NULL),
			 0);
	ck_assert_int_eq(
	    vdm_metadata_missing(s, is_there, NULL, vdm_findings_sink(f, "m")),
	    0);
	ck_assert_uint_eq(vdm_findings_count(f), 1);
	free(s);
	vdm_findings_free(f);
}
END_TEST

static void
add_records(Suite *s)
{
	TCase *t = tcase_create("records");
	tcase_set_timeout(t, 60);

	tcase_add_test(t, names_stay_in_place);
	tcase_add_test(t, formats_are_found_by_words);
	tcase_add_test(t, findings_go_to_sinks_and_lists);
	tcase_add_test(t, findings_are_explained);
	tcase_add_test(t, options_are_set_by_name);
	tcase_add_test(t, functions_may_fail);
	tcase_add_test(t, records_come_from_files_and_functions);
	tcase_add_test(t, a_folder_may_be_a_document);
	tcase_add_test(t, encodings_are_named);
	tcase_add_test(t, languages_are_recognised);
	tcase_add_test(t, nothing_need_be_said);
	tcase_add_test(t, memory_has_a_bound);
	tcase_add_test(t, pictures_travel);
	tcase_add_test(t, a_corpus_is_taken_apart);
	tcase_add_test(t, what_a_person_states_is_looked_through);
	suite_add_tcase(s, t);
}

int
main(void)
{
	Suite *s = suite_create("api");
	SRunner *r;
	int failed;

	add_records(s);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
