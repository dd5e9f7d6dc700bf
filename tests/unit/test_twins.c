/* SPDX-License-Identifier: MIT */
/*
 * Small records that show a rule, and their twins, which look alike and are not
 * to be taken: tests/recognition/twins. In each file:
 *
 *   === what it shows
 *   the text, until
 *   ---
 *   what is made of it: a line a unit (its kind, the speakers of a turn, how
 *   sure, if not wholly), then "@" the people (a title, the roles), "=" the
 *   fields (which day a date is, where its words may say several or none; how
 *   sure, if somebody inferred them), "!" the findings.
 *
 * Above the text may stand "+++ people", "+++ profile" or "+++ metadata" and
 * what a person states, which "+++ text" ends.
 */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "record/record.h"
#include "record/standing.h"

enum part { P_TEXT, P_PEOPLE, P_PROFILE, P_METADATA, P_WANT, PARTS };

struct twin {
	unsigned line;
	struct vdm_buf part[PARTS];
};

static void
put_finding(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "! %s %u\n", f->id, f->line);
}

static void
put_units(struct vdm_buf *b, const struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_puts(b, u->kind);
		if (strcmp(u->kind, "turn") == 0) {
			vdm_buf_printf(b, " %s", u->speakers);
			if (u->cert != VDM_CERT_HIGH)
				vdm_buf_printf(b, " (%s)",
					       vdm_cert_name(u->cert));
		}
		vdm_buf_putc(b, '\n');
	}
}

static void
put_people(struct vdm_buf *b, const struct vdm_record *rec)
{
	size_t i, k;

	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];

		vdm_buf_printf(b, "@ %s", p->name);
		if (p->title != NULL)
			vdm_buf_printf(b, " (%s)", p->title);
		for (k = 0; k < p->roles.count; k++)
			vdm_buf_printf(b, "%s %s", k == 0 ? ":" : ",",
				       p->roles.item[k]);
		vdm_buf_putc(b, '\n');
	}
}

static void
put_fields(struct vdm_buf *b, const struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		const struct vdm_field *f = rec->fields[i];

		vdm_buf_printf(b, "= %s: %s", vdm_field_name(f), f->value);
		if (f->id == VDM_F_DATE &&
		    (f->norm == NULL || strpbrk(f->value, "/(-") != NULL))
			vdm_buf_printf(b, " [%s]",
				       f->norm != NULL ? f->norm : "-");
		if (f->state == VDM_STATE_INFERRED)
			vdm_buf_printf(b, " (%s)", vdm_cert_name(f->cert));
		vdm_buf_putc(b, '\n');
	}
}

/* What is stated, or NULL. */
static const char *
stated(struct twin *t, enum part part)
{
	return t->part[part].len > 0 ? vdm_buf_str(&t->part[part]) : NULL;
}

/* Whether the record is what the file says; prints it, if not. */
static int
is_right(const char *file, struct twin *t)
{
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	struct vdm_buf got, found;
	struct vdm_sink sink = {put_finding, &found, NULL};
	int right;

	vdm_buf_init(&got);
	vdm_buf_init(&found);
	o.people = stated(t, P_PEOPLE);
	o.profile = stated(t, P_PROFILE);
	o.metadata = stated(t, P_METADATA);
	ck_assert_int_eq(vdm_read(&rec, vdm_buf_str(&t->part[P_TEXT]),
				  t->part[P_TEXT].len, &o, &sink),
			 0);
	put_units(&got, rec);
	put_people(&got, rec);
	put_fields(&got, rec);
	vdm_buf_puts(&got, vdm_buf_str(&found));
	right = strcmp(vdm_buf_str(&got), vdm_buf_str(&t->part[P_WANT])) == 0;
	if (!right)
		printf("%s:%u: what is made of it:\n%s.\n", file, t->line,
		       vdm_buf_str(&got));
	vdm_record_free(rec);
	vdm_buf_fini(&found);
	vdm_buf_fini(&got);
	return right;
}

static size_t
finish(const char *file, struct twin *t)
{
	size_t wrong = t->line > 0 && !is_right(file, t), i;

	for (i = 0; i < PARTS; i++)
		vdm_buf_clear(&t->part[i]);
	return wrong;
}

/* How many twins of a file are not right. */
static size_t
check_file(const char *folder, const char *file, size_t *twins)
{
	static const char *const marks[PARTS] = {"+++ text\n", "+++ people\n",
						 "+++ profile\n",
						 "+++ metadata\n", "---\n"};
	struct twin t = {0};
	char path[8192], line[4096];
	enum part part = P_TEXT;
	unsigned number = 0;
	size_t wrong = 0, i;
	FILE *in;

	snprintf(path, sizeof(path), "%s/%s", folder, file);
	in = fopen(path, "r");
	ck_assert_ptr_nonnull(in);
	for (i = 0; i < PARTS; i++)
		vdm_buf_init(&t.part[i]);
	while (fgets(line, sizeof(line), in) != NULL) {
		number++;
		if (strncmp(line, "=== ", 4) == 0) {
			wrong += finish(file, &t);
			t.line = number;
			part = P_TEXT;
			(*twins)++;
			continue;
		}
		for (i = 0; i < PARTS && strcmp(line, marks[i]) != 0; i++)
			;
		if (i < PARTS)
			part = (enum part)i;
		else if (t.line > 0 && (part != P_WANT || line[0] != '\n'))
			vdm_buf_puts(&t.part[part], line);
	}
	wrong += finish(file, &t);
	for (i = 0; i < PARTS; i++)
		vdm_buf_fini(&t.part[i]);
	fclose(in);
	return wrong;
}

START_TEST(twins_are_told_apart)
{
	const char *top = getenv("srcdir");
	char folder[4096];
	size_t wrong = 0, twins = 0;
	struct dirent *e;
	DIR *d;

	snprintf(folder, sizeof(folder), "%s/tests/recognition/twins",
		 top != NULL ? top : "..");
	d = opendir(folder);
	ck_assert_ptr_nonnull(d);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			wrong += check_file(folder, e->d_name, &twins);
	closedir(d);
	ck_assert_uint_gt(twins, 0);
	ck_assert_uint_eq(wrong, 0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("twins");
	TCase *tc = tcase_create("twins");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(tc, 60); /* there are many */
	tcase_add_test(tc, twins_are_told_apart);
	suite_add_tcase(s, tc);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
