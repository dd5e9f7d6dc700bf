/* SPDX-License-Identifier: MIT */
/* Volumes as a program binds them, from records in memory. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>
#include <vidimus.h>

enum { MOST = 4 };

/* Texts to be bound, and what comes of them. */
struct shelf {
	const char *text[MOST];
	char *bytes;
	size_t length;
	int loads, fail_load, fail_put, found;
	char last[64];
	struct vdm_sink *sink;
};

static void
on_finding(void *context, const struct vdm_finding *finding)
{
	struct shelf *s = context;
	size_t n = strlen(vdm_finding_id(finding));

	s->found++;
	ck_assert_uint_lt(n, sizeof(s->last));
	memcpy(s->last, vdm_finding_id(finding), n + 1);
}

static struct vdm_record *
load(void *context, size_t index, const struct vdm_sink **sink)
{
	struct shelf *s = context;
	struct vdm_record *rec = NULL;

	*sink = s->sink;
	s->loads++;
	errno = 0;
	if (s->fail_load)
		return NULL;
	ck_assert_int_eq(
	    vdm_read(&rec, s->text[index], strlen(s->text[index]), NULL, NULL),
	    0);
	return rec;
}

static int
put(void *context, const char *beside, const void *bytes, size_t length)
{
	struct shelf *s = context;

	ck_assert_ptr_null(beside);
	if (s->fail_put) {
		errno = EIO;
		return -1;
	}
	s->bytes = realloc(s->bytes, s->length + length + 1);
	ck_assert_ptr_nonnull(s->bytes);
	memcpy(s->bytes + s->length, bytes, length);
	s->length += length;
	s->bytes[s->length] = '\0';
	return 0;
}

static void
clear(struct shelf *s)
{
	free(s->bytes);
	s->bytes = NULL;
	s->length = 0;
	s->found = 0;
	s->last[0] = '\0';
}

static const char weir[] =
    "# The weir\n\nSee [the harbour](harbour.md#quay).\n";
static const char harbour[] =
    "# The harbour\n\n<p data-tei-xml.id=\"quay\">The quay is shut.</p>\n";

static const char description[] = "title: Papers\n"
				  "editors:\n"
				  "- name: Ada Ray\n"
				  "  role: trl\n"
				  "records:\n"
				  "- weir.md\n"
				  "- file: harbour.md\n"
				  "  title: All of the harbour\n";

static struct vdm_volume *
described(const struct vdm_sink *sink)
{
	struct vdm_volume *v = vdm_volume_new();

	ck_assert_ptr_nonnull(v);
	ck_assert_int_eq(
	    vdm_volume_read(v, description, sizeof(description) - 1, sink), 0);
	return v;
}

START_TEST(a_description_is_read)
{
	struct vdm_volume *v = described(NULL);
	const struct vdm_field *f;

	ck_assert_uint_eq(vdm_volume_count(v), 2);
	ck_assert_str_eq(vdm_volume_path(v, 1), "harbour.md");
	ck_assert_ptr_null(vdm_volume_path(v, 2));
	ck_assert_uint_eq(vdm_volume_line(v, 0), 6);
	ck_assert_uint_eq(vdm_volume_line(v, 2), 0);
	ck_assert_ptr_null(vdm_volume_file(v, "cover"));
	ck_assert_ptr_null(vdm_volume_file(v, "spine"));
	f = vdm_record_field(vdm_volume_front(v), 1);
	ck_assert_str_eq(vdm_field_name(f), "translator");
	ck_assert_str_eq(vdm_field_value(f), "Ada Ray");
	vdm_volume_free(v);
}
END_TEST

/* Each in place of a line, and where it is said to be wrong. */
static const struct {
	const char *text;
	int line;
} broken[] = {
    {"titel: Papers\nrecords: [a.md]\n", 1},
    {"records: [a.md]\n", 1},
    {"title: Papers\ntitle: Papers\nrecords: [a.md]\n", 2},
    {"title: Papers\nrecords: a.md\n", 2},
    {"title: Papers\nrecords: []\n", 2},
    {"title: Papers\nrecords:\n- file: a.md\n  titel: x\n", 4},
    {"title: Papers\nrecords:\n- titel\n- {title: x}\n", 4},
    {"title: Papers\nparts: [a.md]\n", 2},
    {"title: Papers\nparts:\n- {title: x}\n", 3},
    {"title: Papers\norder: dates\nrecords: [a.md]\n", 2},
    {"title: Papers\nlanguage: English it is\nrecords: [a.md]\n", 2},
    {"title: Papers\ndate: soon\nrecords: [a.md]\n", 2},
    {"title: Papers\ndate: 2031-02-30\nrecords: [a.md]\n", 2},
    {"title: Papers\neditors: Ada\nrecords: [a.md]\n", 2},
    {"title: Papers\neditors: [{role: trl}]\nrecords: [a.md]\n", 2},
    {"title: Papers\nrecords:\n- file: a.md\n  key: r001\n", 4},
    {"title: [Papers\nrecords: [a.md]\n", 2},
    {"- title\n", 1},
    {"", 0},
    {"title: ''\nrecords: [a.md]\n", 1},
    {"title: [a, b]\nrecords: [a.md]\n", 1},
    {"title: P\nrecords: [a.md]\nrecords: [b.md]\n", 3},
    {"title: P\nrecords: ['']\n", 2},
    {"title: P\nrecords: [[a.md]]\n", 2},
    {"title: P\nrecords: {a: b}\n", 2},
    {"title: P\nrecords:\n- {file: ' '}\n", 3},
    {"title: P\nrecords:\n- {file: a.md, title: ''}\n", 3},
    {"title: P\nrecords:\n- {file: a.md, title: [x]}\n", 3},
    {"title: P\nparts: {title: x}\n", 2},
    {"title: P\nparts:\n- {records: [a.md]}\n", 3},
    {"title: P\nparts:\n- {title: '', records: [a.md]}\n", 3},
    {"title: P\nparts:\n- {title: x, records: [a.md], more: y}\n", 3},
    {"title: P\nparts:\n- {title: x, records: []}\n", 3},
    {"title: P\norder: [date]\nrecords: [a.md]\n", 2},
    {"title: P\norder: ''\nrecords: [a.md]\n", 2},
    {"title: P\nlanguage: ''\nrecords: [a.md]\n", 2},
    {"title: P\nsubjects: [a, '']\nrecords: [a.md]\n", 2},
    {"title: P\nsubjects: {a: b}\nrecords: [a.md]\n", 2},
    {"title: P\neditors: [{name: ' '}]\nrecords: [a.md]\n", 2},
    {"title: P\neditors: [{name: A, role: ''}]\nrecords: [a.md]\n", 2},
    {"title: P\neditors: [{name: A, hat: b}]\nrecords: [a.md]\n", 2},
    {"title: P\neditors: ['']\nrecords: [a.md]\n", 2},
    {"title: P\ncover: ''\nrecords: [a.md]\n", 2},
    {"title: P\ncover: [a.png]\nrecords: [a.md]\n", 2},
    {"title: P\nfonts: [a, b, c, d, e, f, g, h, i]\nrecords: [a.md]\n", 2},
    {"title: P\nfonts: ['']\nrecords: [a.md]\n", 2},
    {"title: P\ntoc-depth: many\nrecords: [a.md]\n", 2},
    {"title: P\ntoc-depth: ''\nrecords: [a.md]\n", 2},
    {"title: P\nsplit-at: nothing\nrecords: [a.md]\n", 2},
    {"title: P\nintroduction-key: r001\nrecords: [a.md]\n", 2},
    {"title: P\nrecords: [a.md]\n---\ntitle: Q\n", 1},
};

/* What is known, and what becomes of it: each field with its normal form, role
 * and address. */
static const struct {
	const char *text, *fields;
} known[] = {
    {"title: P\nrecords: [a.md]\n", "title=P"},
    {"records: [a.md]\ntitle: P\nsubtitle: Q\n", "title=P subtitle=Q"},
    {"title: P\nsubjects: [a, b]\nrecords: [a.md]\n",
     "title=P subject=a subject=b"},
    {"title: P\nlanguage: pt-BR\ndate: 2031-02\nrecords: [a.md]\n",
     "title=P language=pt-BR~pt-BR published=2031-02~2031-02"},
    {"title: P\nlicence: CC BY\nrecords: [a.md]\n", "title=P licence=CC BY"},
    {"title: P\nisbn: 1\ndoi: [2, 3]\nissn: 4\nean: 5\nidentifier: 6\n"
     "keywords: a\ncopyright: b\nlicense: c\nrecords: [a.md]\n",
     "title=P record_id=1 record_id=2 record_id=3 record_id=4 record_id=5 "
     "record_id=6 subject=a rights=b licence=c"},
    {"title: P\nlicence: https://a.example/l\nrecords: [a.md]\n",
     "title=P licence=https://a.example/l~https://a.example/l"},
    {"title: P\neditors: [A, {name: B}, {name: C, role: trl}]\n"
     "records: [a.md]\n",
     "title=P editor=A editor=B translator=C"},
    {"title: P\neditors:\n- {name: A, role: Translated by}\n"
     "- {name: B, role: ill, ref: 'https://a.example/b'}\n"
     "- {name: C, role: drawn by hand}\nrecords: [a.md]\n",
     "title=P translator=A contributor=B(ill)<https://a.example/b> "
     "contributor=C(drawn by hand)"},
    {"title: P\ncover: drawn\ntoc-depth: 2\nsplit-at: div\nfonts: a.ttf\n"
     "css: a.css\nrecords: [a.md]\n",
     "title=P"},
    {"title: P\nparts:\n- {title: x, records: [a.md, {file: b.md}]}\n",
     "title=P"},
};

START_TEST(what_is_known_is_taken)
{
	struct vdm_volume *v = vdm_volume_new();
	const struct vdm_record *front;
	char got[512] = "";
	size_t i;

	ck_assert_int_eq(
	    vdm_volume_read(v, known[_i].text, strlen(known[_i].text), NULL),
	    0);
	ck_assert_uint_ge(vdm_volume_count(v), 1);
	front = vdm_volume_front(v);
	for (i = 0; i < vdm_record_fields(front); i++) {
		const struct vdm_field *f = vdm_record_field(front, i);
		size_t n = strlen(got);
		const char *norm = vdm_field_norm(f), *role = vdm_field_role(f);
		const char *ref = vdm_field_ref(f);

		snprintf(got + n, sizeof(got) - n, "%s%s=%s%s%s%s%s%s%s%s%s",
			 n > 0 ? " " : "", vdm_field_name(f),
			 vdm_field_value(f), norm ? "~" : "", norm ? norm : "",
			 role ? "(" : "", role ? role : "", role ? ")" : "",
			 ref ? "<" : "", ref ? ref : "", ref ? ">" : "");
	}
	ck_assert_str_eq(got, known[_i].fields);
	vdm_volume_free(v);
}
END_TEST

static void
on_line(void *context, const struct vdm_finding *finding)
{
	int *line = context;

	ck_assert_str_eq(vdm_finding_id(finding), "volume-broken");
	*line = (int)vdm_finding_line(finding);
}

START_TEST(what_is_not_known_is_refused)
{
	int line = -1;
	struct vdm_sink *sink = vdm_sink_new(on_line, &line, "v.yaml");
	struct vdm_volume *v = vdm_volume_new();

	ck_assert_int_eq(
	    vdm_volume_read(v, broken[_i].text, strlen(broken[_i].text), sink),
	    -1);
	ck_assert_int_eq(errno, 0);
	ck_assert_int_ge(line, 0);
	if (broken[_i].line > 0 && broken[_i].text[7] != '[')
		ck_assert_int_eq(line, broken[_i].line);
	vdm_volume_free(v);
	vdm_sink_free(sink);
}
END_TEST

static const char *const forms[] = {"epub", "tei", "markdown"};

static void
same_record(struct vdm_unbound *u, size_t index, const char *text)
{
	struct vdm_record *is = vdm_unbound_record(u, index, NULL), *was;
	struct vdm_comparison *c;

	ck_assert_ptr_nonnull(is);
	ck_assert_int_eq(vdm_read(&was, text, strlen(text), NULL, NULL), 0);
	c = vdm_comparison_new(was, is, NULL);
	ck_assert_ptr_nonnull(c);
	ck_assert_int_eq(vdm_comparison_same_tree(c), 1);
	vdm_comparison_free(c);
	vdm_record_free(was);
	vdm_record_free(is);
}

START_TEST(what_is_bound_is_unbound)
{
	struct shelf s = {.text = {weir, harbour}};
	struct vdm_volume *v = described(NULL);
	struct vdm_unbound *u;
	const char *name;
	char *text;
	size_t length;

	ck_assert_int_eq(vdm_volume_is_form(forms[_i]), 1);
	ck_assert_int_eq(vdm_bind(v, forms[_i], load, put, &s, NULL, s.sink),
			 0);
	ck_assert_int_le(s.loads, 6);
	ck_assert_int_eq(vdm_unbind(&u, s.bytes, s.length, NULL, NULL), 0);
	ck_assert_uint_eq(vdm_unbound_count(u), 2);
	ck_assert_str_eq(vdm_unbound_name(u, 1), "harbour.md");
	/* of what was in memory no name says more */
	ck_assert_str_eq(vdm_unbound_format(u, 1), "text");
	ck_assert_ptr_null(vdm_unbound_name(u, 2));
	ck_assert_ptr_null(vdm_unbound_format(u, 2));
	same_record(u, 0, weir);
	same_record(u, 1, harbour);
	errno = 0;
	ck_assert_ptr_null(vdm_unbound_record(u, 2, NULL));
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_unbound_rename(u, "tei"), 0);
	ck_assert_str_eq(vdm_unbound_name(u, 1), "harbour.xml");
	ck_assert_int_eq(vdm_unbound_rename(u, "web"), -1);
	ck_assert_int_eq(vdm_unbound_rename(u, NULL), 0);
	ck_assert_str_eq(vdm_unbound_name(u, 1), "harbour.md");
	ck_assert_int_eq(vdm_unbound_description(u, &name, &text, &length), 0);
	ck_assert_str_eq(name, "volume.yaml");
	ck_assert_ptr_nonnull(strstr(text, "title: All of the harbour"));
	ck_assert_ptr_null(strstr(text, "key:"));
	vdm_free(text);
	ck_assert_int_eq(vdm_unbound_file(u, "cover", &name, &text, &length),
			 -1);
	ck_assert_int_eq(errno, EINVAL);
	vdm_unbound_free(u);
	vdm_volume_free(v);
	clear(&s);
}
END_TEST

/* A volume that is sealed holds until a byte of it is another one. */
START_TEST(what_is_sealed_holds)
{
	struct shelf s = {.text = {weir, harbour}};
	struct vdm_volume *v = described(NULL);
	struct vdm_write_options *o = vdm_write_options_new();
	const char *end;
	size_t i, step;

	ck_assert_int_eq(vdm_bind(v, forms[_i], load, put, &s, o, s.sink), 0);
	ck_assert_int_eq(vdm_volume_check(s.bytes, s.length), 0);
	clear(&s);
	s = (struct shelf){.text = {weir, harbour}};
	ck_assert_int_eq(vdm_write_options_set(o, "seal", "yes"), 0);
	ck_assert_int_eq(vdm_bind(v, forms[_i], load, put, &s, o, s.sink), 0);
	ck_assert_int_eq(vdm_volume_check(s.bytes, s.length), 1);
	end = strcmp(forms[_i], "tei") == 0 ? "</teiCorpus>" : "# ";
	step = s.length / 50;
	for (i = 0; strcmp(forms[_i], "epub") != 0 && i < s.length; i += step) {
		/* but the table, by which it is known for a volume */
		if (memcmp(s.bytes + i, "vidimus", 7) == 0)
			continue;
		s.bytes[i] ^= 1;
		ck_assert_msg(vdm_volume_check(s.bytes, s.length) != 1,
			      "%s holds with another byte %zu", forms[_i], i);
		s.bytes[i] ^= 1;
	}
	if (strcmp(forms[_i], "epub") != 0) {
		char *at = memmem(s.bytes, s.length, end, strlen(end));

		ck_assert_ptr_nonnull(at);
		*at ^= 1;
		ck_assert_int_eq(vdm_volume_check(s.bytes, s.length), -1);
	}
	vdm_write_options_free(o);
	vdm_volume_free(v);
	clear(&s);
}
END_TEST

START_TEST(what_cannot_be_bound_is_said)
{
	struct shelf s = {.text = {weir, harbour}};
	struct vdm_volume *v = vdm_volume_new();
	struct vdm_unbound *u;

	s.sink = vdm_sink_new(on_finding, &s, NULL);
	ck_assert_int_eq(vdm_volume_is_form("text"), 0);
	ck_assert_int_eq(vdm_bind(v, "text", load, put, &s, NULL, s.sink), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_bind(v, "epub", load, put, &s, NULL, s.sink), -1);
	ck_assert_str_eq(s.last, "volume-broken"); /* nothing is in it */
	ck_assert_int_eq(vdm_volume_add(v, "a/weir.md"), 0);
	ck_assert_int_eq(vdm_volume_give(v, "cover", "x", 1, s.sink), -1);
	ck_assert_int_eq(errno, EINVAL);
	s.fail_load = 1;
	ck_assert_int_eq(vdm_bind(v, "epub", load, put, &s, NULL, s.sink), -1);
	ck_assert_str_eq(s.last, "volume-record");
	ck_assert_ptr_null(s.bytes);
	s.fail_load = 0;
	s.fail_put = 1;
	ck_assert_int_eq(vdm_bind(v, "tei", load, put, &s, NULL, s.sink), -1);
	ck_assert_int_eq(errno, EIO);
	ck_assert_int_eq(vdm_unbind(&u, weir, sizeof(weir) - 1, NULL, s.sink),
			 -1);
	ck_assert_ptr_null(u);
	ck_assert_str_eq(s.last, "volume-none");
	vdm_volume_free(v);
	vdm_sink_free(s.sink);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("volume");
	TCase *c = tcase_create("volume");
	SRunner *runner;
	int failed;

	tcase_add_test(c, a_description_is_read);
	tcase_add_loop_test(c, what_is_known_is_taken, 0,
			    (int)(sizeof(known) / sizeof(known[0])));
	tcase_add_loop_test(c, what_is_not_known_is_refused, 0,
			    (int)(sizeof(broken) / sizeof(broken[0])));
	tcase_add_loop_test(c, what_is_bound_is_unbound, 0, 3);
	tcase_add_loop_test(c, what_is_sealed_holds, 0, 3);
	tcase_add_test(c, what_cannot_be_bound_is_said);
	suite_add_tcase(suite, c);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
