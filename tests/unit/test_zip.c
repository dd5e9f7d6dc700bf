/* SPDX-License-Identifier: MIT */
/* ZIP containers made byte by byte: which entries share bytes, by the directory
 * of ZIP and that of ZIP64; which names are refused and found. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/limits.h"
#include "zip/container.h"
#include "zip/span.h"

enum { WIDE = 0xFFFFFFFF };

static void
put(struct vdm_buf *b, unsigned long long v, int n)
{
	for (; n > 0; n--, v >>= 8)
		vdm_buf_putc(b, (char)(v & 0xff));
}

static void
fill(struct vdm_buf *b, size_t n)
{
	while (n-- > 0)
		vdm_buf_putc(b, 'x');
}

/* What stands before an entry's data, with a name of one byte. */
static void
put_head(struct vdm_buf *b, int extra, size_t data)
{
	vdm_buf_puts(b, "PK\3\4");
	fill(b, 22);
	put(b, 1, 2);
	put(b, (unsigned)extra, 2);
	fill(b, 1 + (size_t)extra + data);
}

/* A row of the directory. */
static void
put_row(struct vdm_buf *b, unsigned long packed, unsigned long size,
	unsigned long at, const struct vdm_buf *extra, int comment)
{
	vdm_buf_puts(b, "PK\1\2");
	fill(b, 16);
	put(b, packed, 4);
	put(b, size, 4);
	put(b, 1, 2);
	put(b, extra != NULL ? extra->len : 0, 2);
	put(b, (unsigned)comment, 2);
	fill(b, 8);
	put(b, at, 4);
	fill(b, 1);
	if (extra != NULL)
		vdm_buf_put(b, extra->data, extra->len);
	fill(b, (size_t)comment);
}

static void
put_end(struct vdm_buf *b, unsigned count, size_t start, unsigned comment)
{
	vdm_buf_puts(b, "PK\5\6");
	fill(b, 6);
	put(b, count, 2);
	fill(b, 4);
	put(b, start, 4);
	put(b, comment, 2);
}

/* As vdm_zip_overlap says it: "" or "FIRST SECOND". */
static void
check_overlap(struct vdm_buf *b, const char *want)
{
	struct vdm_bytes bytes;
	size_t first, second;
	char got[64] = "";
	int rc;

	bytes.length = b->len;
	/* of that size and no more, so that a memory checker sees each byte */
	bytes.data = malloc(b->len > 0 ? b->len : 1);
	ck_assert_ptr_nonnull(bytes.data);
	if (b->len > 0)
		memcpy((void *)bytes.data, b->data, b->len);
	rc = vdm_zip_overlap(&bytes, &first, &second);
	if (rc != 0)
		sprintf(got, "%zu %zu", first, second);
	else
		ck_assert_uint_eq(first + second, 0);
	ck_assert_str_eq(got, want);
	free((void *)bytes.data);
	vdm_buf_fini(b);
}

/* Two entries of 38 bytes each, the first with so many packed bytes. */
static size_t
put_two(struct vdm_buf *b, unsigned long packed, const struct vdm_buf *extra,
	unsigned long size, unsigned long at)
{
	size_t start;

	vdm_buf_init(b);
	put_head(b, 2, 5);
	put_head(b, 2, 5);
	start = b->len;
	ck_assert_uint_eq(start, 76);
	put_row(b, packed, size, at, extra, 3);
	put_row(b, 5, 5, 38, NULL, 0);
	return start;
}

START_TEST(test_next_to_each_other)
{
	struct vdm_buf b;
	size_t start;

	start = put_two(&b, 5, NULL, 5, 0);
	put_end(&b, 2, start, 0);
	check_overlap(&b, "");
	start = put_two(&b, 6, NULL, 5, 0);
	put_end(&b, 2, start, 0);
	check_overlap(&b, "0 1");
	start = put_two(&b, 5, NULL, 5, 38); /* both the same */
	put_end(&b, 2, start, 0);
	check_overlap(&b, "0 1");
	start = put_two(&b, 5, NULL, 5, 1); /* no entry begins there */
	put_end(&b, 2, start, 0);
	check_overlap(&b, "");
	start = put_two(&b, 6, NULL, 5, 0); /* the directory has one row */
	put_end(&b, 1, start, 0);
	check_overlap(&b, "");
	start = put_two(&b, 6, NULL, 5, 0); /* or says so many that cannot be */
	put_end(&b, 5, start, 0);
	check_overlap(&b, "");
	start = put_two(&b, 6, NULL, 5, 0); /* and not where it begins */
	put_end(&b, 2, start + 1, 0);
	check_overlap(&b, "");
}
END_TEST

START_TEST(test_in_any_order)
{
	struct vdm_buf b;
	size_t start;
	int i;

	vdm_buf_init(&b);
	for (i = 0; i < 3; i++)
		put_head(&b, 0, 9); /* 40 bytes each */
	start = b.len;
	put_row(&b, 9, 9, 80, NULL, 0);
	put_row(&b, 10, 9, 40, NULL, 0);
	put_row(&b, 9, 9, 0, NULL, 0);
	put_end(&b, 3, start, 0);
	check_overlap(&b, "1 0");
	vdm_buf_init(&b);
	for (i = 0; i < 3; i++)
		put_head(&b, 0, 9);
	start = b.len;
	put_row(&b, 9, 9, 80, NULL, 0);
	put_row(&b, 9, 9, 40, NULL, 0);
	put_row(&b, 9, 9, 0, NULL, 0);
	put_end(&b, 3, start, 0);
	check_overlap(&b, "");
}
END_TEST

/* The end of the directory is the last that its comment allows. */
static const struct {
	unsigned said; /* the comment's length, as the end says it */
	size_t comment;
	const char *inside; /* the comment's beginning */
	const char *want;
} ends[] = {
    {0, 0, "", "0 1"},
    {1, 1, "", "0 1"},
    {2, 1, "", ""},
    {1, 2, "", "0 1"},
    {65535, 65535, "", "0 1"},
    {65535, 65536, "", ""},
    {30, 30, "PK\5\6xxxxxxxxxxxxxxxxxx", "0 1"},
};

START_TEST(test_end)
{
	struct vdm_buf b;
	size_t n = strlen(ends[_i].inside);
	size_t start = put_two(&b, 6, NULL, 5, 0);

	put_end(&b, 2, start, ends[_i].said);
	vdm_buf_puts(&b, ends[_i].inside);
	fill(&b, ends[_i].comment - n);
	check_overlap(&b, ends[_i].want);
}
END_TEST

START_TEST(test_short)
{
	struct vdm_buf b;
	size_t n;

	for (n = 0; n < 22; n++) {
		vdm_buf_init(&b);
		put_end(&b, 0, 0, 0);
		vdm_buf_truncate(&b, n);
		check_overlap(&b, "");
	}
	/* A row whose strings would end where all does, or one byte behind. */
	for (n = 22; n < 24; n++) {
		size_t start;

		vdm_buf_init(&b);
		put_head(&b, 2, 5);
		put_head(&b, 2, 5);
		start = b.len;
		put_row(&b, 6, 5, 0, NULL, 0);
		put_row(&b, 5, 5, 38, NULL, (int)n);
		vdm_buf_truncate(&b, b.len - n);
		put_end(&b, 2, start, 0);
		check_overlap(&b, n == 22 ? "0 1" : "");
	}
}
END_TEST

/* A row's field of ZIP64: which of the sizes and places stand in it, how many
 * bytes it has, and another field before. The entry has 5 packed bytes. */
static const struct {
	int size, packed, at;
	size_t bytes;
	int id;
	int before; /* bytes of another field; -1: there is none */
	const char *want;
} fields[] = {
    {0, 1, 0, 8, 1, -1, ""},      {0, 1, 0, 8, 1, 0, ""},
    {0, 1, 0, 8, 1, 7, ""},       {0, 1, 0, 9, 1, -1, ""},
    {0, 1, 0, 7, 1, -1, "0 1"}, /* then it is as long as it can be */
    {0, 1, 0, 0, 1, -1, "0 1"},   {0, 1, 0, 8, 2, -1, "0 1"},
    {0, 1, 0, 8, 257, -1, "0 1"}, {1, 1, 0, 16, 1, -1, ""},
    {1, 1, 0, 15, 1, -1, "0 1"},  {1, 0, 0, 8, 1, -1, ""},
    {0, 0, 0, 8, 1, -1, ""},      {0, 1, 1, 16, 1, -1, ""},
    {1, 1, 1, 24, 1, -1, ""},     {1, 1, 1, 24, 1, 3, ""},
};

static void
put_field(struct vdm_buf *b, int i, unsigned packed)
{
	size_t start;

	vdm_buf_init(b);
	if (fields[i].before >= 0) {
		put(b, 0x7075, 2);
		put(b, (unsigned)fields[i].before, 2);
		fill(b, (size_t)fields[i].before);
	}
	put(b, (unsigned)fields[i].id, 2);
	put(b, fields[i].bytes, 2);
	start = b->len;
	if (fields[i].size)
		put(b, 77, 8);
	if (fields[i].packed)
		put(b, packed, 8);
	if (fields[i].at)
		put(b, 0, 8);
	put(b, 0, 8);
	put(b, 0, 8);
	vdm_buf_truncate(b, start + fields[i].bytes);
}

START_TEST(test_field)
{
	unsigned packed;

	for (packed = 5; packed < 7; packed++) {
		struct vdm_buf b, extra;
		size_t start;

		put_field(&extra, _i, packed);
		start = put_two(&b, fields[_i].packed ? WIDE : packed, &extra,
				fields[_i].size ? WIDE : 5,
				fields[_i].at ? WIDE : 0);
		vdm_buf_fini(&extra);
		put_end(&b, 2, start, 0);
		check_overlap(&b, packed == 5 ? fields[_i].want : "0 1");
	}
}
END_TEST

START_TEST(test_place_unsaid)
{
	struct vdm_buf b, extra;
	size_t start;

	/* The place's eight bytes are seven: nothing is known of the entry. */
	vdm_buf_init(&extra);
	put(&extra, 1, 2);
	put(&extra, 7, 2);
	put(&extra, 0, 7);
	start = put_two(&b, 6, &extra, 5, WIDE);
	put_end(&b, 2, start, 0);
	check_overlap(&b, "");
	vdm_buf_fini(&extra);
	/* Not even a field's own four bytes are there. */
	vdm_buf_init(&extra);
	put(&extra, 1, 2);
	put(&extra, 8, 1);
	start = put_two(&b, 6, &extra, 5, WIDE);
	put_end(&b, 2, start, 0);
	check_overlap(&b, "");
	vdm_buf_fini(&extra);
	/* So many bytes that their sum is none. */
	vdm_buf_init(&extra);
	put(&extra, 1, 2);
	put(&extra, 8, 2);
	put(&extra, 0xFFFFFFFFFFFFFFF0, 8);
	start = put_two(&b, WIDE, &extra, 5, 0);
	put_end(&b, 2, start, 0);
	check_overlap(&b, "");
	vdm_buf_fini(&extra);
}
END_TEST

/* The end of ZIP64 and what points to it. */
START_TEST(test_wide_end)
{
	struct vdm_buf b;
	int i;

	for (i = 0; i < 4; i++) {
		size_t start = put_two(&b, 6, NULL, 5, 0), far = b.len;

		vdm_buf_puts(&b, "PK\6\6");
		fill(&b, 28);
		put(&b, 2, 8);
		fill(&b, 8);
		put(&b, start, 8);
		if (i != 3) {
			vdm_buf_puts(&b, i == 1 ? "PK\6\010" : "PK\6\7");
			fill(&b, 4);
			put(&b, far + (i == 2), 8);
			fill(&b, 4);
		}
		put_end(&b, 0xFFFF, WIDE, 0);
		check_overlap(&b, i == 0 ? "0 1" : "");
	}
}
END_TEST

/* ---- containers as libzip reads them ---- */

static void
keep_id(void *context, const struct vdm_finding *f)
{
	char *id = context;

	ck_assert_uint_lt(strlen(f->id), 32);
	strcpy(id, f->id);
}

static struct vdm_zip *
open_named(const char *const *names, struct vdm_buf *b, char id[32])
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_sink sink = {0};

	id[0] = '\0';
	sink.emit = keep_id;
	sink.context = id;
	ck_assert_ptr_nonnull(w);
	for (; *names != NULL; names++)
		vdm_zip_writer_add(w, *names, *names, strlen(*names), 1);
	vdm_buf_init(b);
	ck_assert_int_eq(vdm_zip_writer_finish(w, b), 0);
	return vdm_zip_open(b->data, b->len, &sink);
}

static const struct {
	const char *name;
	int safe;
} entries[] = {
    {"a", 1},      {"a/b", 1},      {"a/", 1},    {"/", 0},    {"/a", 0},
    {"a\\b", 0},   {"\\", 0},       {"..", 0},    {"../a", 0}, {"a/..", 0},
    {"a/../b", 0}, {"a/b/../c", 0}, {"...", 1},   {"..a", 1},  {"a..", 1},
    {".a/b", 1},   {".", 1},        {"a/./b", 1}, {"a:b", 0},  {"z:", 0},
    {"A:/b", 0},   {"Z:b", 0},      {"@:b", 1},   {"[:b", 1},  {"{:b", 1},
    {"`:b", 1},    {"1:b", 1},      {"ab:c", 1},  {"a//b", 1}, {":", 1},
    {"a/.b/c", 1}, {"a/b../c", 1},
};

START_TEST(test_name)
{
	const char *names[] = {"first", entries[_i].name, NULL};
	struct vdm_buf b;
	char id[32];
	struct vdm_zip *z = open_named(names, &b, id);

	ck_assert_str_eq(id, entries[_i].safe ? "" : "zip-name");
	ck_assert_int_eq(z != NULL, entries[_i].safe);
	if (z != NULL) {
		ck_assert_uint_eq(vdm_zip_count(z), 2);
		ck_assert_str_eq(vdm_zip_name(z, 1), entries[_i].name);
		ck_assert_int_eq(vdm_zip_find(z, entries[_i].name), 1);
	}
	vdm_zip_close(z);
	vdm_buf_fini(&b);
}
END_TEST

#define COMPOSED "\xC3\xA4"    /* a with two dots, one code point */
#define DECOMPOSED "a\xCC\x88" /* and two */

START_TEST(test_find)
{
	const char *names[] = {"plain", DECOMPOSED ".txt", COMPOSED, "zz",
			       NULL};
	const char *ascii[] = {"plain", "zz", NULL};
	struct vdm_buf b;
	char id[32];
	struct vdm_zip *z = open_named(names, &b, id);

	ck_assert_ptr_nonnull(z);
	ck_assert_int_eq(vdm_zip_find(z, "plain"), 0);
	ck_assert_int_eq(vdm_zip_find(z, COMPOSED ".txt"), 1);
	ck_assert_int_eq(vdm_zip_find(z, DECOMPOSED ".txt"), 1);
	ck_assert_int_eq(vdm_zip_find(z, DECOMPOSED), 2);
	ck_assert_int_eq(vdm_zip_find(z, COMPOSED), 2);
	ck_assert_int_eq(vdm_zip_find(z, "zz"), 3);
	ck_assert_int_eq(vdm_zip_find(z, "Zz"), -1);
	ck_assert_int_eq(vdm_zip_find(z, COMPOSED ".tx"), -1);
	ck_assert_int_eq(vdm_zip_find(z, "a.txt"), -1);
	vdm_zip_close(z);
	vdm_buf_fini(&b);
	z = open_named(ascii, &b, id);
	ck_assert_ptr_nonnull(z);
	ck_assert_int_eq(vdm_zip_find(z, COMPOSED), -1);
	ck_assert_int_eq(vdm_zip_find(z, "zz"), 1);
	vdm_zip_close(z);
	vdm_buf_fini(&b);
}
END_TEST

/* What is short, or asked for so, is stored; what is read is what was put. */
START_TEST(test_packing)
{
	static const struct {
		size_t n;
		int stored, method;
	} rows[] = {{0, 0, 0},   {1, 0, 0},     {511, 0, 0},   {512, 0, 8},
		    {513, 0, 8}, {20000, 0, 8}, {20000, 1, 0}, {600, 1, 0}};
	struct vdm_buf whole, text, got;
	struct vdm_zip *z;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_zip_writer *w = vdm_zip_writer_new();
		size_t k;

		ck_assert_ptr_nonnull(w);
		vdm_buf_init(&whole);
		vdm_buf_init(&text);
		vdm_buf_init(&got);
		for (k = 0; k < rows[i].n; k++)
			vdm_buf_putc(&text, (char)('a' + k % 7));
		vdm_zip_writer_add(w, "a", vdm_buf_str(&text), text.len,
				   rows[i].stored);
		ck_assert_int_eq(vdm_zip_writer_finish(w, &whole), 0);
		z = vdm_zip_open(whole.data, whole.len, NULL);
		ck_assert_ptr_nonnull(z);
		ck_assert_int_eq(vdm_zip_method(z, 0), rows[i].method);
		ck_assert_int_eq(vdm_zip_method(z, 1), -1);
		vdm_buf_puts(&got, "before");
		ck_assert_int_eq(vdm_zip_read(z, 0, &got, NULL), 0);
		ck_assert_uint_eq(got.len, 6 + text.len);
		ck_assert_str_eq(vdm_buf_str(&got) + 6, vdm_buf_str(&text));
		ck_assert_int_eq(vdm_zip_read(z, 1, &got, NULL), -1);
		vdm_zip_close(z);
		vdm_buf_fini(&whole);
		vdm_buf_fini(&text);
		vdm_buf_fini(&got);
	}
}
END_TEST

/* What ran out of memory is no container, and nothing of it comes out. */
START_TEST(test_failure)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf out;

	vdm_buf_init(&out);
	vdm_zip_writer_add(w, "a", "x", 1, 1);
	vdm_zip_writer_add(w, "b", "x", SIZE_MAX - 1, 1);
	vdm_zip_writer_add(w, "c", "x", 1, 1);
	errno = 0;
	ck_assert_int_eq(vdm_zip_writer_finish(w, &out), -1);
	ck_assert_int_eq(errno, ENOMEM);
	ck_assert_uint_eq(out.len, 0);
	vdm_buf_fini(&out);
	w = vdm_zip_writer_new();
	vdm_zip_writer_add(w, "a", "x", 1, 1);
	out.failed = 1;
	ck_assert_int_eq(vdm_zip_writer_finish(w, &out), -1);
	vdm_buf_fini(&out);
	vdm_zip_writer_free(NULL);
	vdm_zip_close(NULL);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("zip");
	TCase *t = tcase_create("zip");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_test(t, test_next_to_each_other);
	tcase_add_test(t, test_in_any_order);
	tcase_add_loop_test(t, test_end, 0, sizeof(ends) / sizeof(ends[0]));
	tcase_add_test(t, test_short);
	tcase_add_loop_test(t, test_field, 0,
			    sizeof(fields) / sizeof(fields[0]));
	tcase_add_test(t, test_place_unsaid);
	tcase_add_test(t, test_wide_end);
	tcase_add_loop_test(t, test_name, 0,
			    sizeof(entries) / sizeof(entries[0]));
	tcase_add_test(t, test_find);
	tcase_add_test(t, test_packing);
	tcase_add_test(t, test_failure);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
