/* SPDX-License-Identifier: MIT */
/* A document that comes as events, through a schema, by <vidimus.h> alone. */
#include <check.h>
#include <errno.h>
#include <string.h>

#include <vidimus.h>

static const char grammar[] =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>"
    "<element name='r' ns='urn:r'><zeroOrMore><element name='a' ns='urn:r'>"
    "<attribute name='n'/><text/></element></zeroOrMore></element></start>"
    "</grammar>";

static void
check_error(int error, const char *words)
{
	ck_assert_int_eq(errno, error);
	ck_assert_msg(strstr(vdm_error_text(), words) != NULL, "%s: %s", words,
		      vdm_error_text());
}

static struct vdm_schema *
schema(void)
{
	struct vdm_schema *s;

	ck_assert_int_eq(vdm_schema_compile(&s, grammar, sizeof(grammar) - 1,
					    "g.rng", VDM_ENGINE_DEFAULT, NULL),
			 0);
	return s;
}

START_TEST(events_are_validated_as_they_come)
{
	struct vdm_schema *s = schema();
	struct vdm_findings *list = vdm_findings_new();
	struct vdm_stream *v = vdm_stream_new(s, vdm_findings_sink(list, "e"));
	const struct vdm_finding *f;

	ck_assert_int_eq(vdm_stream_set(v, "speed", "9"), -1);
	check_error(EINVAL, "\"speed\"");
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", "many"), -1);
	check_error(EINVAL, "a number");
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", ":"), -1);
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", "/"), -1);
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", "5a"), -1);
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", "0"), 0);
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", "9"), 0);
	ck_assert_int_eq(vdm_stream_set(v, "max-findings", "5"), 0);
	ck_assert_int_eq(vdm_stream_set(v, "explain", "no"), 0);
	ck_assert_int_eq(vdm_stream_start(v, "x:r", "urn:r"), 0);
	ck_assert_int_eq(vdm_stream_ns(v, "x", "urn:r"), 0);
	ck_assert_int_eq(vdm_stream_start(v, "x:a", "urn:r"), 0);
	ck_assert_int_eq(vdm_stream_attr(v, "n", NULL, "1"), 0);
	ck_assert_int_eq(vdm_stream_text(v, "hm", 2), 0);
	ck_assert_int_eq(vdm_stream_set(v, "explain", "yes"), -1);
	check_error(EINVAL, "before the first event");
	ck_assert_int_eq(vdm_stream_end(v), 0);
	vdm_stream_at(v, 7, 3);
	ck_assert_int_eq(vdm_stream_start(v, "x:a", "urn:r"), 0);
	ck_assert_int_eq(vdm_stream_end(v), 0);
	ck_assert_int_eq(vdm_stream_end(v), 0);
	ck_assert_int_eq(vdm_stream_finish(v), 1);
	ck_assert_int_eq(vdm_stream_finish(v), -1);
	check_error(EINVAL, "has ended");
	f = vdm_findings_get(list, 0);
	ck_assert_uint_eq(vdm_findings_count(list), 1);
	ck_assert_uint_eq(vdm_finding_line(f), 7);
	ck_assert_uint_eq(vdm_finding_column(f), 3);
	vdm_stream_free(v);
	v = vdm_stream_new(s, NULL);
	ck_assert_int_eq(vdm_stream_start(v, "r", "urn:r"), 0);
	ck_assert_int_eq(vdm_stream_end(v), 0);
	ck_assert_int_eq(vdm_stream_finish(v), 0);
	vdm_stream_free(v);
	vdm_findings_free(list);
	vdm_schema_free(s);
}
END_TEST

/* What is called in another order than a document's is refused. */
START_TEST(events_out_of_order_are_refused)
{
	struct vdm_schema *s = schema();
	struct vdm_stream *v;
	int i;

	for (i = 0; i < 6; i++) {
		v = vdm_stream_new(s, NULL);
		if (i == 4)
			vdm_stream_start(v, "r", "urn:r");
		ck_assert_int_eq(i == 0   ? vdm_stream_end(v)
				 : i == 1 ? vdm_stream_text(v, "x", 1)
				 : i == 2 ? vdm_stream_attr(v, "n", NULL, "")
				 : i == 3 ? vdm_stream_ns(v, NULL, "urn:r")
				 : i == 4 ? vdm_stream_finish(v)
					  : vdm_stream_start(v, "a b", NULL),
				 -1);
		ck_assert_int_eq(errno, EINVAL);
		vdm_stream_free(v);
	}
	vdm_schema_free(s);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("stream");
	TCase *t = tcase_create("stream");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_test(t, events_are_validated_as_they_come);
	tcase_add_test(t, events_out_of_order_are_refused);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
