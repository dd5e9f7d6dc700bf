/* SPDX-License-Identifier: MIT */
/* What front matter says: each row is YAML, the fields and people of it, and
 * what was said of it besides that keys became fields. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "record/field.h"
#include "record/record.h"
#include "vidimus.h"

static const struct row {
	const char *yaml, *said, *findings;
} rows[] = {
    {"title: T", "title=T", ""},
    {"title: [A, B]", "title=A; title=B", ""},
    {"title: {text: A, note: n}", "title=A; title.note=n", ""},
    {"title: {en: A, de: B}", "title=[state 1]; title.en=A; title.de=B", ""},
    {"author: Ann Lee", "author=Ann Lee", ""},
    {"author: [Ann Lee, Bo Berg]", "author=Ann Lee; author=Bo Berg", ""},
    {"author: {name: Ann Lee, ref: \"https://viaf.org/viaf/1\", role: "
     "illustrator}",
     "contributor=Ann Lee[role illustrator][ref https://viaf.org/viaf/1]", ""},
    {"author: {text: Ann Lee, affiliation: Mill}",
     "author=Ann Lee; author.affiliation=Mill", ""},
    {"author:\n- name: Ann Lee\n  affiliation: Mill\n- Bo Berg",
     "author=Ann Lee; author.affiliation=Mill; author=Bo Berg", ""},
    {"date: 1951-03-05", "date=1951-03-05[norm 1951-03-05]", ""},
    {"date: 5 March 1951", "date=5 March 1951", ""},
    {"date: {text: \"5 March 1951\", norm: 1951-03-05}",
     "date=5 March 1951[norm 1951-03-05]", ""},
    {"date:", "date=[state 1]", ""},
    {"date: \"\"", "date=[state 1]", ""},
    {"contributor: {text: Ann Lee, role: ill}", "contributor=Ann Lee[role ill]",
     ""},
    {"participants: [Ann Lee, {name: Bo Berg, title: Mayor, role: chair, id: "
     "bo, forms: [Bo, \"Mr. Berg\"], ref: \"https://viaf.org/viaf/2\"}]",
     "lee=Ann Lee[takes part]; bo=Bo Berg[title Mayor][form Bo][form Mr. "
     "Berg][role chair][ref https://viaf.org/viaf/2][takes part]",
     ""},
    {"participants: {name: Ann Lee}", "lee=Ann Lee[takes part]", ""},
    {"participants: Ann Lee", "lee=Ann Lee[takes part]", ""},
    {"participant: Ann Lee", "participant=Ann Lee", ""},
    {"speakers: [Ann Lee]", "lee=Ann Lee[role speaker][takes part]", ""},
    {"speaker: Ann Lee", "lee=Ann Lee[role speaker][takes part]", ""},
    {"participants: [{name: Ann Lee, group: true, state: inferred, cert: low, "
     "participant: false}]",
     "lee=Ann Lee[group][state 2][cert 1]", ""},
    {"participants: [{name: Ann Lee, note: Mayor, colour: red}]",
     "participants.lee.colour=red; lee=Ann Lee[title Mayor][takes part]", ""},
    {"participants: []", "", ""},
    {"subject: [weirs, rain]", "subject=weirs; subject=rain", ""},
    {"subject: weirs, rain", "subject=weirs, rain", ""},
    {"tags: [a, b]", "subject=a[label tags]; subject=b[label tags]", ""},
    {"lang: de", "language=de[norm de]", ""},
    {"language: de-AT", "language=de-AT[norm de-AT][label language]", ""},
    {"rights: CC BY 4.0", "rights=CC BY 4.0", ""},
    {"license: https://creativecommons.org/licenses/by/4.0/",
     "licence=https://creativecommons.org/licenses/by/4.0/[label license]", ""},
    {"colour: green", "colour=green", ""},
    {"colour: {shade: dark, of: [a, b]}",
     "colour={\"shade\": \"dark\", \"of\": [\"a\", \"b\"]}", ""},
    {"colour: [a, {b: c}]", "colour=[\"a\", {\"b\": \"c\"}]", ""},
    {"colour:", "colour=[state 1]", ""},
    {"publisher: {text: The Mill, ref: \"https://e.example/\"}",
     "publisher=The Mill[ref https://e.example/]", ""},
    {"- a\n- b", "", "markdown-yaml-value"},
    {"words", "", "markdown-yaml-value"},
    {"title: T # why", "title=T", "markdown-yaml-comment"},
    {"source: {repository: MA, box: 3}",
     "source=[state 1]; source.repository=MA; source.box=3", ""},
    {"\"title \": T", "title =T", ""},
    {"Title: T", "Title=T", ""},
    {"draft: true", "draft=true", ""},
};

static void
see(void *ctx, const struct vdm_finding *f)
{
	struct vdm_buf *said = ctx;

	if (strcmp(f->id, "markdown-keys") != 0)
		vdm_buf_printf(said, "%s%s", said->len > 0 ? " " : "", f->id);
}

static void
put(struct vdm_buf *out, const char *name, const char *value)
{
	if (value != NULL)
		vdm_buf_printf(out, "[%s %s]", name, value);
}

static void
put_all(struct vdm_buf *out, const char *name, const struct vdm_strings *all)
{
	for (size_t i = 0; i < all->count; i++)
		put(out, name, all->item[i]);
}

static void
put_guess(struct vdm_buf *out, enum vdm_state state, enum vdm_certainty cert)
{
	if (state != VDM_STATE_EXPLICIT)
		vdm_buf_printf(out, "[state %d]", (int)state);
	if (cert != VDM_CERT_NONE)
		vdm_buf_printf(out, "[cert %d]", (int)cert);
}

static void
put_field(struct vdm_buf *out, const struct vdm_field *f)
{
	vdm_buf_printf(out, "%s%s=%s", out->len > 0 ? "; " : "",
		       vdm_field_name(f), f->value);
	put(out, "norm", f->norm);
	put(out, "role", f->role);
	put(out, "ref", f->ref);
	put(out, "label", f->label);
	put_guess(out, f->state, f->cert);
}

static void
put_person(struct vdm_buf *out, const struct vdm_person *p)
{
	vdm_buf_printf(out, "%s%s=%s", out->len > 0 ? "; " : "", p->id,
		       p->name);
	put(out, "title", p->title);
	put_all(out, "form", &p->forms);
	put_all(out, "role", &p->roles);
	put_all(out, "ref", &p->refs);
	vdm_buf_puts(out, p->participant ? "[takes part]" : "");
	vdm_buf_puts(out, p->group ? "[group]" : "");
	put_guess(out, p->state, p->cert);
}

START_TEST(front_matter_is_read)
{
	const struct row *row = &rows[_i];
	struct vdm_read_options o = {.from = "markdown", .no_recognise = 1};
	struct vdm_buf text, said, findings;
	struct vdm_sink sink = {see, &findings, NULL};
	struct vdm_record *rec = NULL;

	vdm_buf_init(&text);
	vdm_buf_init(&said);
	vdm_buf_init(&findings);
	vdm_buf_printf(&text, "---\n%s\n---\n\nx\n", row->yaml);
	ck_assert_int_eq(vdm_read(&rec, text.data, text.len, &o, &sink), 0);
	for (size_t i = 0; i < rec->fields_count; i++)
		put_field(&said, rec->fields[i]);
	for (size_t i = 0; i < rec->people_count; i++)
		put_person(&said, rec->people[i]);
	ck_assert_msg(strcmp(vdm_buf_str(&said), row->said) == 0,
		      "%s\n is: %s\nnot: %s", row->yaml, vdm_buf_str(&said),
		      row->said);
	ck_assert_str_eq(vdm_buf_str(&findings), row->findings);
	vdm_record_free(rec);
	vdm_buf_fini(&text);
	vdm_buf_fini(&said);
	vdm_buf_fini(&findings);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("front");
	TCase *t = tcase_create("front");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, front_matter_is_read, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
