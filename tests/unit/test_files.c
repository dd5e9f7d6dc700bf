/* SPDX-License-Identifier: MIT */
/* Files that a document or a schema names: inside a folder only, joined to an
 * address, by path or URI. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "xml/uri.h"
#include "zip/container.h"

static char folder[32];
static char base[64], path[200];

static const char *
in(const char *name)
{
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
put(const char *name, const char *words)
{
	FILE *f = fopen(in(name), "wb");

	ck_assert_ptr_nonnull(f);
	fputs(words, f);
	fclose(f);
}

/* base beside base-secret, whose name begins so too. */
static void
begin(void)
{
	strcpy(folder, "/tmp/vdm-files-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(mkdir(in("base"), 0700), 0);
	ck_assert_int_eq(mkdir(in("base/sub"), 0700), 0);
	ck_assert_int_eq(mkdir(in("base-secret"), 0700), 0);
	ck_assert_int_eq(mkdir(in("b"), 0700), 0);
	put("base/a", "inside");
	put("base/sub/b c", "deeper");
	put("base-secret/a", "secret");
	ck_assert_int_eq(mkdir(in("bass"), 0700), 0);
	put("bass/a", "as long");
	ck_assert_int_eq(symlink("../bass/a", in("base/twin")), 0);
	put("b/a", "short");
	put("secret", "secret");
	ck_assert_int_eq(symlink("../base-secret", in("base/out")), 0);
	ck_assert_int_eq(symlink("../base-secret/a", in("base/leak")), 0);
	ck_assert_int_eq(symlink("../b/a", in("base/other")), 0);
	ck_assert_int_eq(symlink("a", in("base/link")), 0);
	put("base/.h", "hidden");
	ck_assert_int_eq(symlink(".h", in("base/hidden")), 0);
	ck_assert_int_eq(symlink("../base/sub", in("base/round")), 0);
	ck_assert_int_eq(mkfifo(in("base/pipe"), 0600), 0);
	snprintf(base, sizeof(base), "%s/base", folder);
}

static void
finish(void)
{
	static const char *const names[] = {
	    "base/a",    "base/sub/b c", "base-secret/a", "b/a",
	    "secret",    "base/out",     "base/leak",     "base/other",
	    "base/link", "base/round",   "base/.h",       "base/hidden",
	    "base/twin", "bass/a",       "bass",          "base/pipe",
	    "base/sub",  "base",         "base-secret",   "b"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		(void)remove(in(names[i]));
	(void)rmdir(folder);
}

/* The words of the file, or the error. */
static void
check_within(const char *name, const char *want, int error)
{
	struct vdm_buf b;
	int rc;

	vdm_buf_init(&b);
	errno = 0;
	rc = vdm_file_read_within(base, name, 100, &b);
	if (want != NULL) {
		ck_assert_msg(rc == 0, "%s: %s", name, strerror(errno));
		ck_assert_str_eq(vdm_buf_str(&b), want);
	} else {
		ck_assert_msg(rc == -1, "%s", name);
		ck_assert_msg(errno == error, "%s: %s", name, strerror(errno));
		ck_assert_uint_eq(b.len, 0);
	}
	ck_assert_msg(vdm_file_is_within(base, name) == (want != NULL), "%s",
		      name);
	vdm_buf_fini(&b);
}

START_TEST(a_folder_is_not_left)
{
	char absolute[80];

	check_within("a", "inside", 0);
	check_within("./a", "inside", 0);
	check_within("sub/b c", "deeper", 0);
	check_within("sub//b c", "deeper", 0);
	check_within("link", "inside", 0);
	check_within("round/b c", "deeper", 0);
	check_within("none", NULL, ENOENT);
	check_within("", NULL, EACCES);
	check_within("..", NULL, EACCES);
	check_within("../secret", NULL, EACCES);
	check_within("../base-secret/a", NULL, EACCES);
	check_within("../base/a", "inside", 0);
	check_within("sub/../a", "inside", 0);
	check_within("sub/./.././/a", "inside", 0);
	check_within("sub/../../secret", NULL, EACCES);
	check_within("sub/../.a", NULL, EPERM);
	check_within("sub/..", NULL, EACCES);
	check_within("/etc/passwd", NULL, EACCES);
	check_within("out/a", NULL, EACCES);
	check_within("leak", NULL, EACCES);
	check_within("other", NULL, EACCES);
	check_within("twin", NULL, EACCES);
	check_within("sub", NULL, ENODEV);
	check_within("pipe", NULL, ENODEV);
	snprintf(absolute, sizeof(absolute), "%s/a", base);
	check_within(absolute, NULL, EACCES);
	/* names that only look like steps out */
	put("base/a", "again");
	check_within("a", "again", 0);
	check_within("a..b", NULL, ENOENT);
	/* what is hidden is not for others */
	check_within(".a", NULL, EPERM);
	check_within("..a", NULL, EPERM);
	check_within("sub/.a", NULL, EPERM);
	check_within("hidden", NULL, EPERM);
	check_within("a..", NULL, ENOENT);
}
END_TEST

START_TEST(a_file_is_bounded)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "x");
	ck_assert_int_eq(vdm_file_read_within(base, "a", 6, &b), 0);
	ck_assert_str_eq(vdm_buf_str(&b), "xinside");
	ck_assert_int_eq(vdm_file_read_within(base, "a", 5, &b), -1);
	ck_assert_int_eq(errno, EFBIG);
	/* no size is known beforehand */
	ck_assert_int_eq(vdm_file_read_within("/proc", "version", 5, &b), -1);
	ck_assert_int_eq(vdm_file_read_within("/", "proc/version", 4096, &b),
			 0);
	vdm_buf_fini(&b);
	ck_assert_int_eq(vdm_file_read_within(in("none"), "a", 6, &b), -1);
	ck_assert_int_eq(errno, ENOENT);
}
END_TEST

/* ---- addresses of files ---- */

START_TEST(addresses_are_joined)
{
	static const struct {
		const char *from, *ref, *want;
	} rows[] = {
	    {"http://a/b/c", "d", "http://a/b/d"},
	    {"http://a/b/c", "../d", "http://a/d"},
	    {"http://a/b/c", "/d", "http://a/d"},
	    {"http://a/b/c", "//e/d", "http://e/d"},
	    {"http://a/b/c", "urn:x", "urn:x"},
	    {"dir/a.rng", "b.rng", "dir/b.rng"},
	    {"dir/a.rng", "../b.rng", "b.rng"},
	    {"a.rng", "sub/b.rng", "sub/b.rng"},
	    {NULL, "b.rng", "b.rng"},
	    {"/x/a.rng", "b.rng", "/x/b.rng"},
	    {"file:///x/a.rng", "b.rng", "file:///x/b.rng"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *got = vdm_uri_join(rows[i].from, rows[i].ref);

		ck_assert_ptr_nonnull(got);
		ck_assert_msg(strcmp(got, rows[i].want) == 0, "%s + %s: %s",
			      rows[i].from, rows[i].ref, got);
		free(got);
	}
}
END_TEST

START_TEST(libraries_have_absolute_addresses)
{
	ck_assert(vdm_uri_is_library(""));
	ck_assert(vdm_uri_is_library("http://a/b"));
	ck_assert(vdm_uri_is_library("urn:a%20b"));
	ck_assert(!vdm_uri_is_library("a/b"));
	ck_assert(!vdm_uri_is_library("http://a/b#c"));
	ck_assert(!vdm_uri_is_library("urn:a%2"));
	ck_assert(!vdm_uri_is_library("urn:a%2g"));
	ck_assert(!vdm_uri_is_library("urn:a%g2"));
	ck_assert(!vdm_uri_is_library("1a:b"));
}
END_TEST

static void
check_load(const char *uri, const char *want)
{
	char *bytes = NULL;
	size_t n = 0;
	int rc = vdm_path_load(uri, &bytes, &n);

	ck_assert_msg(rc == (want != NULL ? 0 : -1), "%s", uri);
	ck_assert_msg(vdm_uri_is_there(uri) == (want != NULL), "%s", uri);
	if (want != NULL) {
		ck_assert_uint_eq(n, strlen(want));
		ck_assert_int_eq(memcmp(bytes, want, n), 0);
		free(bytes);
	}
}

START_TEST(files_are_found_by_path_and_address)
{
	char uri[100], *bytes;
	size_t n;

	snprintf(uri, sizeof(uri), "%s/a", base);
	check_load(uri, "inside");
	snprintf(uri, sizeof(uri), "file://%s/a", base);
	check_load(uri, "inside");
	snprintf(uri, sizeof(uri), "file://localhost%s/a", base);
	check_load(uri, "inside");
	snprintf(uri, sizeof(uri), "file://%s/sub/b%%20c", base);
	check_load(uri, "deeper");
	snprintf(uri, sizeof(uri), "%s/sub/b c", base);
	check_load(uri, "deeper");
	snprintf(uri, sizeof(uri), "%s/none", base);
	check_load(uri, NULL);
	ck_assert_int_eq(vdm_path_load(base, &bytes, &n), -1);
	ck_assert_int_eq(errno, EISDIR);
	ck_assert_int_eq(vdm_uri_load(uri, &bytes, &n), -1);
	ck_assert_int_eq(errno, ENOENT);
}
END_TEST

/* The address of a path is that of its real name, with what an address may not
 * hold escaped, and leads back to the file. */
START_TEST(a_path_has_an_address)
{
	static const char *const names[][2] = {
	    {"plain", "plain"},
	    {"AZaz09-._~", "AZaz09-._~"},
	    {"a b", "a%20b"},
	    {"50%25", "50%2525"},
	    {"a#b?c", "a%23b%3Fc"},
	    {"[@:]", "%5B%40%3A%5D"},
	    {"\xC3\xA9\xFF", "%C3%A9%FF"},
	};
	char want[300], *real, *uri;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		put(names[i][0], "words");
		real = vdm_uri_of_path(in("base/round/../.."));
		ck_assert_ptr_nonnull(real);
		snprintf(want, sizeof(want), "%s/%s", real, names[i][1]);
		ck_assert_int_eq(strncmp(real, "file:///", 8), 0);
		free(real);
		uri = vdm_uri_of_path(in(names[i][0]));
		ck_assert_ptr_nonnull(uri);
		ck_assert_str_eq(uri, want);
		check_load(uri, "words");
		free(uri);
	}
	uri = vdm_uri_of_path(in("base/link"));
	ck_assert_str_eq(uri + strlen(uri) - strlen("base/a"), "base/a");
	free(uri);
	ck_assert_ptr_null(vdm_uri_of_path(in("none")));
	ck_assert_int_eq(errno, ENOENT);
}
END_TEST

/* A file longer than what is read at once. */
START_TEST(long_files_are_whole)
{
	char *words = malloc(200001), *bytes;
	size_t n;
	FILE *f;

	memset(words, 'x', 200000);
	words[200000] = '\0';
	words[199999] = 'y';
	f = fopen(in("base/a"), "wb");
	fputs(words, f);
	fclose(f);
	ck_assert_int_eq(vdm_path_load(in("base/a"), &bytes, &n), 0);
	ck_assert_uint_eq(n, 200000);
	ck_assert_int_eq(memcmp(bytes, words, n), 0);
	free(bytes);
	free(words);
}
END_TEST

/* ---- containers ---- */

static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s;", f->id);
}

/* An entry that is damaged is told, once; the others are whole. */
START_TEST(damage_in_a_container_is_told)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf bytes, out, found;
	struct vdm_sink sink = {collect, &found, NULL};
	struct vdm_zip *z;
	char *at;

	vdm_buf_init(&bytes);
	vdm_buf_init(&out);
	vdm_buf_init(&found);
	vdm_zip_writer_add(w, "mimetype", "one", 3, 1);
	vdm_zip_writer_add(w, "a/b", "twothree", 8, 1);
	vdm_zip_writer_add(w, "empty", NULL, 0, 0);
	ck_assert_int_eq(vdm_zip_writer_finish(w, &bytes), 0);
	z = vdm_zip_open(bytes.data, bytes.len, &sink);
	ck_assert_ptr_nonnull(z);
	ck_assert_uint_eq(vdm_zip_count(z), 3);
	ck_assert_str_eq(vdm_zip_name(z, 1), "a/b");
	ck_assert_str_eq(vdm_zip_name(z, 3), "");
	ck_assert_int_eq(vdm_zip_find(z, "a/b"), 1);
	ck_assert_int_eq(vdm_zip_find(z, "a/c"), -1);
	ck_assert_int_eq(vdm_zip_method(z, 0), 0);
	ck_assert_int_eq(vdm_zip_method(z, 9), -1);
	ck_assert_int_eq(vdm_zip_read(z, 1, &out, &sink), 0);
	ck_assert_int_eq(vdm_zip_read(z, 2, &out, &sink), 0);
	ck_assert_str_eq(vdm_buf_str(&out), "twothree");
	ck_assert_uint_eq(found.len, 0);
	vdm_zip_close(z);
	at = bytes.data + 30 + 8; /* behind the header and the name */
	ck_assert_int_eq(memcmp(at, "one", 3), 0);
	at[1] = 'N';
	z = vdm_zip_open(bytes.data, bytes.len, &sink);
	ck_assert_ptr_nonnull(z);
	vdm_buf_clear(&out);
	ck_assert_int_eq(vdm_zip_read(z, 0, &out, &sink), -1);
	ck_assert_str_eq(vdm_buf_str(&found), "zip-broken;");
	ck_assert_int_eq(vdm_zip_read(z, 0, &out, NULL), -1);
	vdm_buf_clear(&out);
	ck_assert_int_eq(vdm_zip_read(z, 1, &out, &sink), 0);
	ck_assert_str_eq(vdm_buf_str(&out), "twothree");
	ck_assert_int_eq(vdm_zip_read(z, 7, &out, &sink), -1);
	vdm_zip_close(z);
	vdm_zip_close(NULL);
	/* and no container at all */
	vdm_buf_clear(&found);
	ck_assert_ptr_null(vdm_zip_open("none", 4, &sink));
	ck_assert_ptr_null(vdm_zip_open(bytes.data, 30, &sink));
	ck_assert_str_eq(vdm_buf_str(&found), "zip-broken;zip-broken;");
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&out);
	vdm_buf_fini(&found);
}
END_TEST

/* Names that point outside, by any of the ways there are. */
START_TEST(names_in_a_container_stay_inside)
{
	static const struct {
		const char *name;
		int good;
	} rows[] = {
	    {"a", 1},     {"a/b", 1},  {"a..", 1},  {"..a/b", 1},  {"a/...", 1},
	    {"c:", 0},    {"C:/a", 0}, {"1:", 1},   {"{:", 1},     {"/a", 0},
	    {"..", 0},    {"../a", 0}, {"a/..", 0}, {"a/../b", 0}, {"a\\b", 0},
	    {"cc:/a", 1}, {"a/c:", 1},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_zip_writer *w = vdm_zip_writer_new();
		struct vdm_buf bytes, found;
		struct vdm_sink sink = {collect, &found, NULL};
		struct vdm_zip *z;

		vdm_buf_init(&bytes);
		vdm_buf_init(&found);
		vdm_zip_writer_add(w, rows[i].name, "x", 1, 1);
		ck_assert_int_eq(vdm_zip_writer_finish(w, &bytes), 0);
		z = vdm_zip_open(bytes.data, bytes.len, &sink);
		ck_assert_msg((z != NULL) == rows[i].good, "%s", rows[i].name);
		ck_assert_str_eq(vdm_buf_str(&found),
				 rows[i].good ? "" : "zip-name;");
		vdm_zip_close(z);
		vdm_buf_fini(&bytes);
		vdm_buf_fini(&found);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("files");
	TCase *tc = tcase_create("files");
	SRunner *sr;
	int failed;

	tcase_add_checked_fixture(tc, begin, finish);
	tcase_add_test(tc, a_folder_is_not_left);
	tcase_add_test(tc, a_file_is_bounded);
	tcase_add_test(tc, addresses_are_joined);
	tcase_add_test(tc, libraries_have_absolute_addresses);
	tcase_add_test(tc, files_are_found_by_path_and_address);
	tcase_add_test(tc, a_path_has_an_address);
	tcase_add_test(tc, long_files_are_whole);
	tcase_add_test(tc, damage_in_a_container_is_told);
	tcase_add_test(tc, names_in_a_container_stay_inside);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
