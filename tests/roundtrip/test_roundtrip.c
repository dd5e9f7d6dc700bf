/* SPDX-License-Identifier: MIT */
/*
 * Generated records, the fixtures and what lies in ../shared/seeds, carried to
 * each format and back, and along chains of formats. For TEI, EPUB and
 * Markdown the whole record must come back; for text every claim, word and
 * block; for all of them writing again must give the same bytes, whatever the
 * time zone and locale.
 *
 *     test_roundtrip [FORMAT] [FIRST [COUNT]]
 * VIDIMUS_SEED and VIDIMUS_ROUNDS say the first number and how many, too.
 */
#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "generate.h"
#include "record/check.h"

enum { SHOWN = 25, FILE_MOST = 1 << 22 };

static const char *const formats[] = {"text", "tei", "epub", "markdown"};

struct run {
	unsigned checks, failures;
	const char *only; /* one format, or NULL */
	char name[300];   /* what is being carried */
};

static void
fail(struct run *run, const char *way, const char *what, const char *why)
{
	if (run->failures++ < SHOWN)
		printf("FAIL %s: %s: %s: %s\n", run->name, way, what, why);
}

static int
put(const struct vdm_record *rec, const char *to, struct vdm_buf *out)
{
	struct vdm_write_options options = {0};
	char *bytes;
	size_t n;

	options.to = to;
	options.modified = "2001-02-03T04:05:06Z";
	if (vdm_write(rec, &bytes, &n, &options, NULL) != 0)
		return -1;
	vdm_buf_clear(out);
	vdm_buf_put(out, bytes, n);
	free(bytes);
	return 0;
}

static struct vdm_record *
get(const struct vdm_buf *bytes, const char *from, const struct vdm_sink *sink)
{
	struct vdm_read_options options = {0};
	struct vdm_record *rec;

	options.from = from;
	options.no_recognise = 1;
	return vdm_read(&rec, bytes->data, bytes->len, &options, sink) == 0
		   ? rec
		   : NULL;
}

static int
same_bytes(const struct vdm_buf *a, const struct vdm_buf *b)
{
	return a->len == b->len && memcmp(a->data, b->data, a->len) == 0;
}

static void
note_finding(void *context, const struct vdm_finding *f)
{
	struct vdm_buf *why = context;

	if (why->len < 300)
		vdm_buf_printf(why, "%s (line %u) ", f->message, f->line);
}

/* What reading our own output may not find: that copies in it differ, or that
 * something in it is not understood. */
static void
note_fault(void *context, const struct vdm_finding *f)
{
	if (f->level >= VDM_LEVEL_LOSS ||
	    strcmp(f->id, "epub-copies-differ") == 0)
		note_finding(context, f);
}

/* Every claim, every word, every block. */
static void
check_says_the_same(struct run *run, const char *way,
		    const struct vdm_record *a, const struct vdm_record *b)
{
	struct vdm_comparison *c;
	struct vdm_buf why;
	struct vdm_sink sink = {note_finding, &why, NULL};

	vdm_buf_init(&why);
	run->checks++;
	c = vdm_comparison_new(a, b, &sink);
	if (c == NULL)
		fail(run, way, "comparison", "failed");
	else if (vdm_comparison_total(c, NULL, VDM_KEPT) <
		 vdm_comparison_claims(c))
		fail(run, way, "claims", vdm_buf_str(&why));
	else if (vdm_comparison_words(c, VDM_LOST) +
		     vdm_comparison_words(c, VDM_ADDED) >
		 0)
		fail(run, way, "words", vdm_buf_str(&why));
	else if (!vdm_comparison_same_blocks(c))
		fail(run, way, "blocks", vdm_buf_str(&why));
	vdm_comparison_free(c);
	vdm_buf_fini(&why);
}

static void
check_equal(struct run *run, const char *way, const struct vdm_record *a,
	    const struct vdm_record *b)
{
	struct vdm_buf why;

	vdm_buf_init(&why);
	run->checks++;
	if (!vdm_record_equal(a, b, &why))
		fail(run, way, "not the same record", vdm_buf_str(&why));
	vdm_buf_fini(&why);
}

/* There, back, and there again. */
static void
check_format(struct run *run, const struct vdm_record *rec, const char *format)
{
	struct vdm_buf first, again, why;
	struct vdm_sink sink = {note_fault, &why, NULL};
	struct vdm_record *back;

	if (run->only != NULL && strcmp(run->only, format) != 0)
		return;
	vdm_buf_init(&first);
	vdm_buf_init(&again);
	vdm_buf_init(&why);
	run->checks++;
	if (put(rec, format, &first) != 0) {
		fail(run, format, "writing", "failed");
		goto out;
	}
	back = get(&first, format, &sink);
	if (back == NULL) {
		fail(run, format, "reading it back", "failed");
		goto out;
	}
	run->checks++;
	if (why.len > 0)
		fail(run, format, "findings", vdm_buf_str(&why));
	check_says_the_same(run, format, rec, back);
	if (strcmp(format, "text") != 0)
		check_equal(run, format, rec, back);
	run->checks++;
	if (put(back, format, &again) != 0 || !same_bytes(&first, &again))
		fail(run, format, "fixed point", "other bytes");
	vdm_record_free(back);
out:
	vdm_buf_fini(&why);
	vdm_buf_fini(&first);
	vdm_buf_fini(&again);
}

/* Along a chain of formats. */
static void
check_chain(struct run *run, const struct vdm_record *rec,
	    const char *const *chain, size_t n)
{
	struct vdm_buf bytes, way, why;
	struct vdm_sink sink = {note_fault, &why, NULL};
	struct vdm_record *at = NULL, *next_one;
	int whole = 1; /* no format of the chain leaves anything out */
	size_t i;

	if (run->only != NULL)
		return;
	vdm_buf_init(&bytes);
	vdm_buf_init(&way);
	vdm_buf_init(&why);
	for (i = 0; i < n; i++) {
		whole &= strcmp(chain[i], "text") != 0;
		vdm_buf_printf(&way, "%s%s", i > 0 ? ">" : "", chain[i]);
		next_one = put(at != NULL ? at : rec, chain[i], &bytes) == 0
			       ? get(&bytes, chain[i], &sink)
			       : NULL;
		if (next_one == NULL) {
			fail(run, vdm_buf_str(&way), "chain", "broke");
			break;
		}
		vdm_record_free(at);
		at = next_one;
	}
	run->checks++;
	if (why.len > 0)
		fail(run, vdm_buf_str(&way), "findings", vdm_buf_str(&why));
	if (i == n) {
		check_says_the_same(run, vdm_buf_str(&way), rec, at);
		if (whole)
			check_equal(run, vdm_buf_str(&way), rec, at);
	}
	vdm_record_free(at);
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&way);
	vdm_buf_fini(&why);
}

static void
set_place(const char *zone, const char *locale)
{
	setenv("TZ", zone, 1);
	tzset();
	(void)setlocale(LC_ALL, locale);
}

static void
check_determinism(struct run *run, const struct vdm_record *rec)
{
	struct vdm_buf a, b;
	size_t i;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (run->only != NULL && strcmp(run->only, formats[i]) != 0)
			continue;
		run->checks++;
		set_place("UTC0", "C");
		if (put(rec, formats[i], &a) != 0)
			continue;
		set_place("XST-11:30", "tr_TR.UTF-8");
		if (put(rec, formats[i], &b) != 0 || !same_bytes(&a, &b))
			fail(run, formats[i], "determinism", "other bytes");
		set_place("UTC0", "C");
	}
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
}

static void
check_record(struct run *run, const struct vdm_record *rec)
{
	static const char *const round[] = {"text", "tei", "epub", "markdown",
					    "text"};
	static const char *const back[] = {"markdown", "epub", "tei",
					   "markdown"};
	static const char *const twice[] = {"tei", "text", "tei"};
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		check_format(run, rec, formats[i]);
	if (vdm_tree_stands_right(rec)) {
		check_chain(run, rec, round, 5);
		check_chain(run, rec, twice, 3);
	}
	check_chain(run, rec, back, 4);
	check_determinism(run, rec);
}

/* ---- files ------------------------------------------------------------ */

static void
check_file(struct run *run, const char *folder, const char *name)
{
	struct vdm_read_options options = {0};
	struct vdm_record *rec;
	char *bytes = malloc(FILE_MOST);
	size_t n;
	FILE *fp;

	snprintf(run->name, sizeof(run->name), "%s/%s", folder, name);
	fp = fopen(run->name, "rb");
	if (fp == NULL || bytes == NULL) {
		free(bytes);
		return;
	}
	n = fread(bytes, 1, FILE_MOST, fp);
	fclose(fp);
	options.name = name;
	if (vdm_read(&rec, bytes, n, &options, NULL) == 0) {
		check_record(run, rec);
		vdm_record_free(rec);
	} else {
		fail(run, name, "reading", "refused");
	}
	free(bytes);
}

static int
is_record(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL &&
	       (strcmp(dot, ".txt") == 0 || strcmp(dot, ".xml") == 0 ||
		strcmp(dot, ".md") == 0 || strcmp(dot, ".epub") == 0);
}

static void
check_folder(struct run *run, const char *folder)
{
	struct dirent **names;
	int n = scandir(folder, &names, NULL, alphasort), i;

	if (n < 0) {
		printf("skipped: there is no %s\n", folder);
		return;
	}
	for (i = 0; i < n; i++) {
		if (is_record(names[i]->d_name))
			check_file(run, folder, names[i]->d_name);
		free(names[i]);
	}
	free(names);
}

static void
check_files(struct run *run)
{
	const char *top = getenv("srcdir"), *shared = getenv("VIDIMUS_SHARED");
	char path[512];

	top = top != NULL ? top : ".";
	snprintf(path, sizeof(path), "%s/fixtures", top);
	check_folder(run, path);
	if (shared != NULL)
		snprintf(path, sizeof(path), "%s/seeds", shared);
	else
		snprintf(path, sizeof(path), "%s/../shared/seeds", top);
	check_folder(run, path);
}

static unsigned long
number(const char *env, unsigned long usual)
{
	const char *s = getenv(env);

	return s != NULL ? strtoul(s, NULL, 10) : usual;
}

int
main(int argc, char **argv)
{
	struct run run = {0};
	unsigned long first = number("VIDIMUS_SEED", 1);
	unsigned long rounds = number("VIDIMUS_ROUNDS", 150), i;

	if (argc > 1 && strcmp(argv[1], "all") != 0)
		run.only = argv[1];
	if (argc > 2)
		first = strtoul(argv[2], NULL, 10);
	if (argc > 3)
		rounds = strtoul(argv[3], NULL, 10);
	for (i = first; i < first + rounds; i++) {
		struct vdm_record *rec = generate_record(i);

		if (rec == NULL)
			return 99;
		snprintf(run.name, sizeof(run.name), "seed %lu", i);
		check_record(&run, rec);
		vdm_record_free(rec);
	}
	if (argc <= 2)
		check_files(&run);
	printf("seeds %lu to %lu: %u checks, %u failures\n", first,
	       first + rounds - 1, run.checks, run.failures);
	return run.failures > 0;
}
