/* SPDX-License-Identifier: MIT */
/* The public functions that judge: comparisons, schemas, validation; through
 * <vidimus.h> alone. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vidimus.h>

#define HEAD                                                                   \
	"On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. "    \
	"Carl Hemm\n\n"

static const char text[] = HEAD "MR. ROTH: Who owns the mill?\n\n"
				"MR. HEMM: Nobody.\n";

static const char grammar[] =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>"
    "<element name='r' ns='urn:r'><zeroOrMore><element name='a' ns='urn:r'>"
    "<attribute name='n'/><text/></element></zeroOrMore></element></start>"
    "</grammar>";

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

/* The claim of that name in which the records differ, or NULL. */
static const struct vdm_claim *
claim_of(const struct vdm_comparison *c, const char *kind,
	 enum vdm_outcome outcome)
{
	const struct vdm_claim *k;
	size_t i;

	for (i = 0; (k = vdm_comparison_claim(c, i)) != NULL; i++)
		if (strcmp(vdm_claim_kind(k), kind) == 0 &&
		    vdm_claim_outcome(k) == outcome)
			return k;
	return NULL;
}

/* What an encoder made is not mended, whatever the vocabulary says of it; what
 * somebody else wrote is. */
START_TEST(what_an_encoder_made_stays)
{
	static const char *const bodies[] = {
	    "<body>words<p>a</p></body>",
	    "<body><p>a<div><p>b</p></div></p></body>",
	    "<body><list><p>a</p></list></body>", "<body><odd>a</odd></body>"};
	struct vdm_write_options *o = vdm_write_options_new();
	size_t i;

	ck_assert_int_eq(vdm_write_options_set(o, "to", "tei"), 0);
	for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		struct vdm_findings *f = vdm_findings_new();
		struct vdm_record *rec;
		char tei[300], *out, *from, *to;
		size_t n, k, said = 0;

		snprintf(tei, sizeof(tei),
			 "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>%s"
			 "</text></TEI>",
			 bodies[i]);
		ck_assert_int_eq(vdm_read(&rec, tei, strlen(tei), NULL, NULL),
				 0);
		ck_assert_int_eq(
		    vdm_write(rec, &out, &n, o, vdm_findings_sink(f, "a.xml")),
		    0);
		/* but for the white space between elements */
		for (from = to = out; *from != '\0'; from++)
			if (*from != '\n' && *from != ' ')
				*to++ = *from;
		*to = '\0';
		ck_assert_msg(strstr(out, bodies[i]) != NULL, "%s: %s",
			      bodies[i], out);
		for (k = 0; k < vdm_findings_count(f); k++)
			said += strcmp(vdm_finding_id(vdm_findings_get(f, k)),
				       "tei-invalid") == 0;
		ck_assert_uint_eq(said, 1);
		vdm_free(out);
		vdm_record_free(rec);
		vdm_findings_free(f);
	}
	vdm_write_options_free(o);
}
END_TEST

START_TEST(claims_are_walked)
{
	static const char b_text[] = HEAD "MR. HEMM: Who owns the mill?\n\n"
					  "MR. HEMM: Nobody.\n";
	struct vdm_record *a = read_text(), *b;
	struct vdm_comparison *c = vdm_comparison_new(a, NULL, NULL);
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_claim *k;
	size_t all = vdm_comparison_claims(c);

	ck_assert_uint_eq(vdm_comparison_total(c, NULL, VDM_KEPT), all);
	ck_assert_uint_eq(vdm_comparison_total(c, "speaker", VDM_KEPT), 2);
	ck_assert_uint_eq(vdm_comparison_total(c, "none", VDM_KEPT), 0);
	ck_assert_int_eq(vdm_comparison_same_tree(c), 1);
	ck_assert_ptr_null(vdm_comparison_claim(c, all));
	vdm_comparison_free(c);
	ck_assert_int_eq(vdm_read(&b, b_text, sizeof(b_text) - 1, NULL, NULL),
			 0);
	errno = 0;
	c = vdm_comparison_new(a, b, vdm_findings_sink(f, "a"));
	ck_assert_int_eq(errno, 0);
	vdm_record_free(a);
	vdm_record_free(b);
	ck_assert_uint_gt(vdm_findings_count(f), 0);
	k = claim_of(c, "speaker", VDM_CHANGED);
	ck_assert_ptr_nonnull(k);
	ck_assert_str_eq(vdm_claim_name(k), "speaker");
	ck_assert_ptr_nonnull(strstr(vdm_claim_first(k), "oth"));
	ck_assert_ptr_nonnull(strstr(vdm_claim_second(k), "emm"));
	ck_assert_ptr_nonnull(strstr(vdm_claim_subject(k), "Who owns"));
	ck_assert_uint_eq(vdm_claim_first_line(k), 7);
	ck_assert_uint_eq(vdm_claim_second_line(k), 7);
	ck_assert_uint_eq(vdm_comparison_total(c, "speaker", VDM_CHANGED), 1);
	ck_assert_uint_eq(vdm_comparison_words(c, VDM_CHANGED), 0);
	ck_assert_int_eq(vdm_comparison_same_tree(c), 0);
	vdm_comparison_free(c);
	vdm_findings_free(f);
}
END_TEST

/* The line of the finding of that id; 0: there is none. */
static unsigned
line_of(const struct vdm_findings *f, const char *id)
{
	const struct vdm_finding *found;
	size_t i;

	for (i = 0; (found = vdm_findings_get(f, i)) != NULL; i++)
		if (strcmp(vdm_finding_id(found), id) == 0)
			return vdm_finding_line(found);
	return 0;
}

START_TEST(changes_are_told_at_the_second)
{
	static const char b_text[] =
	    "\n\n\n" HEAD "MR. HEMM: Who owns the mill?\n\n"
	    "MR. HEMM: Nobody.\n";
	struct vdm_record *a = read_text(), *b;
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_comparison *c;
	char *lines;
	size_t n;

	ck_assert_int_eq(vdm_read(&b, b_text, sizeof(b_text) - 1, NULL, NULL),
			 0);
	c = vdm_comparison_new(a, b, NULL);
	vdm_comparison_tell(c, vdm_findings_sink(f, "b"));
	ck_assert_uint_eq(line_of(f, "speaker-changed"), 10);
	vdm_comparison_free(c);
	vdm_findings_clear(f);
	/* what is lost stands behind what is there */
	c = vdm_comparison_new(b, a, NULL);
	ck_assert_int_eq(
	    vdm_comparison_changes(c, VDM_DIFF_MARKDOWN, &lines, &n), 0);
	ck_assert_ptr_nonnull(
	    strstr(lines, "speaker changed (line 10, now 7)"));
	vdm_free(lines);
	ck_assert_int_eq(vdm_comparison_changes(c, VDM_DIFF_JSON, &lines, &n),
			 0);
	ck_assert_int_eq(lines[0], '{');
	ck_assert_int_eq(lines[n - 1], '}');
	vdm_free(lines);
	ck_assert_int_eq(
	    vdm_comparison_changes(c, (enum vdm_diff_format)9, &lines, &n), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(lines);
	vdm_comparison_free(c);
	c = vdm_comparison_new(a, a, NULL);
	ck_assert_int_eq(vdm_comparison_changes(c, VDM_DIFF_TEXT, &lines, &n),
			 0);
	ck_assert_str_eq(lines, "");
	vdm_free(lines);
	vdm_comparison_free(c);
	vdm_record_free(a);
	vdm_record_free(b);
	vdm_findings_free(f);
}
END_TEST

static struct vdm_schema *
schema(void)
{
	struct vdm_schema *s;

	ck_assert_int_eq(vdm_schema_compile(&s, grammar, sizeof(grammar) - 1,
					    "g.rng", VDM_ENGINE_DEFAULT, NULL),
			 0);
	return s;
}

START_TEST(schemas_are_found_and_used)
{
	char named[200], want[40];
	char path[] = "/tmp/vidimus-api-XXXXXX", *bytes, *address;
	struct vdm_schema *s = schema();
	FILE *f = fdopen(mkstemp(path), "wb");
	size_t n;

	fputs("<r xmlns='urn:r'><b/></r>", f);
	fclose(f);
	snprintf(want, sizeof(want), "%s", path);
	snprintf(named, sizeof(named),
		 "<?xml-model href='%s' schematypens="
		 "'http://relaxng.org/ns/structure/1.0'?><r xmlns='urn:r'/>",
		 path + 5);
	ck_assert_int_eq(vdm_schema_set(s, "explain", "yes"), 0);
	ck_assert_int_eq(vdm_schema_set(s, "explain", "often"), -1);
	check_error(EINVAL, "yes or no");
	ck_assert_int_eq(vdm_schema_set(s, "depth", "1"), -1);
	check_error(EINVAL, "\"depth\"");
	ck_assert_int_eq(vdm_schema_validate_file(s, path, NULL), 1);
	ck_assert_int_eq(vdm_schema_validate(s, "<r xmlns='urn:r'/>", 18, NULL),
			 0);
	ck_assert_int_eq(vdm_schema_load_file(NULL, path, &bytes, &n), 0);
	ck_assert_uint_eq(n, 25);
	free(bytes);
	/* what is named must be a schema */
	ck_assert_int_eq(
	    vdm_schema_named(named, strlen(named), "/tmp", &address, NULL), 0);
	ck_assert_ptr_null(address);
	f = fopen(path, "wb");
	fputs(grammar, f);
	fclose(f);
	ck_assert_int_eq(
	    vdm_schema_named(named, strlen(named), "/tmp", &address, NULL), 1);
	ck_assert_str_eq(address, want);
	free(address);
	unlink(path);
	ck_assert_int_eq(
	    vdm_schema_named(named, strlen(named), "/tmp", &address, NULL), 0);
	ck_assert_ptr_null(address);
	ck_assert_int_eq(vdm_schema_validate_file(s, path, NULL), -1);
	ck_assert_int_eq(errno, ENOENT);
	vdm_schema_free(s);
	address = vdm_schema_find(vdm_schema_name(0));
	ck_assert_str_eq(address, vdm_schema_name(0));
	free(address);
	ck_assert_ptr_nonnull(vdm_schema_text(vdm_schema_name(0), &n));
	ck_assert_uint_gt(n, 100);
	ck_assert_ptr_null(vdm_schema_text("none", &n));
	ck_assert_int_eq(
	    vdm_schema_open(&s, "vidimus-tei", VDM_ENGINE_DEFAULT, NULL), 0);
	vdm_schema_free(s);
	ck_assert_int_eq(vdm_schema_open(&s, "https://example.org/none.rng",
					 VDM_ENGINE_DEFAULT, NULL),
			 -1);
	ck_assert_ptr_null(s);
}
END_TEST

static int
load(void *context, const char *uri, char **bytes, size_t *length)
{
	ck_assert_str_eq(uri, "dir/part.rng");
	++*(int *)context;
	*bytes = strdup(grammar);
	*length = sizeof(grammar) - 1;
	return 0;
}

START_TEST(a_schema_asks_for_its_parts)
{
	static const char outer[] =
	    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
	    "<include href='part.rng'/></grammar>";
	struct vdm_schema *s;
	int asked = 0;

	ck_assert_int_eq(vdm_schema_compile_with(
			     &s, outer, sizeof(outer) - 1, "dir/main.rng",
			     VDM_ENGINE_DEFAULT, load, &asked, NULL),
			 0);
	ck_assert_int_eq(asked, 1);
	ck_assert_int_eq(vdm_schema_validate(s, "<r xmlns='urn:r'/>", 18, NULL),
			 0);
	vdm_schema_free(s);
}
END_TEST

/* A rule fires for each row, and says so of one: in a finding, and in SVRL. */
START_TEST(rules_say_more_than_words)
{
	static const char rules[] =
	    "<schema xmlns='http://purl.oclc.org/dsdl/schematron' "
	    "queryBinding='xslt2'><pattern id='p'><rule context='row'>"
	    "<report id='r' role='warning' test=\". = '2'\">two</report>"
	    "</rule></pattern></schema>";
	static const char doc[] = "<rows><row>1</row>\n<row>2</row></rows>";
	struct vdm_validation *v = vdm_validation_new();
	struct vdm_findings *list = vdm_findings_new();
	char path[] = "/tmp/vdm-rules-XXXXXX", *svrl = NULL;
	const char *meant;
	const struct vdm_finding *f;
	size_t length = 0;
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, rules, strlen(rules)),
			 (ssize_t)strlen(rules));
	close(fd);
	ck_assert_int_eq(vdm_validation_set(v, "schema", path), 0);
	ck_assert_int_eq(vdm_validation_set(v, "svrl", "yes"), 0);
	ck_assert_int_eq(vdm_validation_has_rule(v, "r", &meant), -1);
	ck_assert_int_eq(vdm_validate(doc, strlen(doc), NULL, v,
				      vdm_findings_sink(list, NULL)),
			 0);
	ck_assert_uint_eq(vdm_validation_fired(v), 2);
	ck_assert_int_eq(vdm_validation_has_rule(v, "r", &meant), 1);
	ck_assert_int_eq(vdm_validation_has_rule(v, "other", &meant), 0);
	ck_assert_ptr_null(meant);
	f = vdm_findings_get(list, 0);
	ck_assert_str_eq(vdm_finding_id(f), "schematron-report");
	ck_assert_int_eq(vdm_finding_level(f), VDM_LEVEL_WARNING);
	ck_assert_uint_eq(vdm_finding_line(f), 2);
	ck_assert_str_eq(vdm_finding_message(f), "two");
	ck_assert_str_eq(vdm_finding_detail(f, "path"), "/rows[1]/row[2]");
	ck_assert_str_eq(vdm_finding_detail(f, "rule"), "r");
	ck_assert_str_eq(vdm_finding_detail(f, "schema-line"), "1");
	ck_assert_ptr_null(vdm_finding_detail(f, "mood"));
	ck_assert_str_eq(vdm_finding_detail_name(0), "path");
	ck_assert_ptr_null(vdm_finding_detail_name(1000));
	ck_assert_int_eq(vdm_validation_report(v, &svrl, &length), 0);
	ck_assert_ptr_nonnull(strstr(svrl, "<svrl:successful-report id=\"r\""));
	free(svrl);
	ck_assert_int_eq(vdm_validation_report_begin(v, &svrl, &length), 0);
	ck_assert_ptr_nonnull(strstr(svrl, "<svrl:schematron-output"));
	free(svrl);
	vdm_findings_free(list);
	vdm_validation_free(v);
	unlink(path);
}
END_TEST

START_TEST(validation_has_options_by_name)
{
	struct vdm_validation *v = vdm_validation_new();

	ck_assert_int_eq(vdm_validation_set(v, "mood", "good"), -1);
	check_error(EINVAL, "\"mood\": engine, epub-profile, explain");
	ck_assert_int_eq(vdm_validation_set(v, "engine", "steam"), -1);
	check_error(EINVAL, "\"steam\"");
	ck_assert_int_eq(vdm_validation_set(v, "fail", "never"), -1);
	check_error(EINVAL, "\"never\"");
	ck_assert_int_eq(vdm_validation_set(v, "rules", "some"), -1);
	check_error(EINVAL, "rules is yes or no");
	ck_assert_int_eq(vdm_validation_set(v, "schema", "/nowhere.rng"), 0);
	ck_assert_int_eq(vdm_validation_open(v, NULL), -1);
	ck_assert_int_eq(vdm_validation_set(v, "schema", NULL), 0);
	ck_assert_int_eq(vdm_validation_set(v, "engine", NULL), 0);
	ck_assert_int_eq(vdm_validation_set(v, "fail", NULL), 0);
	ck_assert_int_eq(vdm_validation_set(v, "rules", NULL), 0);
	ck_assert_int_eq(vdm_validation_set(v, "explain", NULL), 0);
	ck_assert_int_eq(vdm_validation_open(v, NULL), 0);
	ck_assert_int_eq(vdm_validate(text, sizeof(text) - 1, NULL, v, NULL),
			 0);
	vdm_validation_free(v);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("judged");
	TCase *t = tcase_create("judged");
	SRunner *r;
	int failed;

	tcase_add_test(t, what_an_encoder_made_stays);
	tcase_add_test(t, claims_are_walked);
	tcase_add_test(t, changes_are_told_at_the_second);
	tcase_add_test(t, schemas_are_found_and_used);
	tcase_add_test(t, a_schema_asks_for_its_parts);
	tcase_add_test(t, validation_has_options_by_name);
	tcase_add_test(t, rules_say_more_than_words);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
