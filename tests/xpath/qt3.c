/* SPDX-License-Identifier: MIT */
/*
 * Runs a copy of the W3C's test suite for XPath (QT3) or a part of it:
 *
 *	qt3 [-v] [--set NAME] [--case NAME] [--floor PERCENT] FOLDER
 *
 * -v says which cases fail and how. Cases whose dependencies XPath 3.1 does not
 * have, or whose files are not there, are not counted. The last line is
 * "N of M passed"; the exit status is 1 where less than the floor did.
 */
#include "qt3.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
ignore(void *context, const struct vdm_finding *finding)
{
	(void)context;
	(void)finding;
}

struct document {
	struct document *next;
	char *path;
	char *uri;
	struct vdm_xp_tree *tree;
};
static struct document *documents;

const struct vdm_xp_tree *
qt3_document(const char *path, const char *uri)
{
	struct vdm_sink sink = {.emit = ignore};
	struct document *d = documents;
	struct vdm_buf buf;

	while (d != NULL &&
	       (strcmp(d->path, path) != 0 || strcmp(d->uri, uri) != 0))
		d = d->next;
	if (d != NULL)
		return d->tree;
	vdm_buf_init(&buf);
	if (vdm_file_read(path, (size_t)100 << 20, &buf) < 0) {
		vdm_buf_fini(&buf);
		return NULL;
	}
	d = calloc(1, sizeof *d);
	d->path = strdup(path);
	d->uri = strdup(uri);
	d->tree = vdm_xp_tree_new(1);
	d->tree->base = d->tree->uri = d->uri;
	if (vdm_xp_tree_parse(d->tree, vdm_buf_str(&buf), buf.len, &sink) < 0) {
		vdm_xp_tree_free(d->tree);
		d->tree = NULL;
	}
	vdm_buf_fini(&buf);
	d->next = documents;
	documents = d;
	return d->tree;
}

static void
free_documents(void)
{
	while (documents != NULL) {
		struct document *next = documents->next;
		vdm_xp_tree_free(documents->tree);
		free(documents->path);
		free(documents->uri);
		free(documents);
		documents = next;
	}
}

const char *
qt3_get(const struct vdm_xp_tree *tree, uint32_t e, const char *name)
{
	uint32_t a = vdm_xp_tree_attribute(tree, e, "", name);

	return a == XP_NO_NODE ? NULL : tree->nodes[a].text;
}

int
qt3_is(const struct vdm_xp_tree *tree, uint32_t n, const char *name)
{
	return tree->nodes[n].kind == XP_NODE_ELEMENT &&
	       strcmp(tree->names[tree->nodes[n].name].local, name) == 0;
}

char *
qt3_text(const struct vdm_xp_tree *tree, uint32_t n)
{
	struct vdm_buf buf;
	char *s;

	vdm_buf_init(&buf);
	vdm_xp_tree_value(tree, n, &buf);
	s = strdup(vdm_buf_str(&buf));
	vdm_buf_fini(&buf);
	return s;
}

char *
qt3_join(const char *folder, const char *name)
{
	size_t n = strlen(folder) + strlen(name) + 2;
	char *s = malloc(n);

	snprintf(s, n, "%s/%s", folder, name);
	return s;
}

char *
qt3_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? strndup(path, (size_t)(slash - path))
			     : strdup(".");
}

/* ---- dependencies */

static int
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)) != NULL; p += n)
		if ((p == list || p[-1] == ' ') &&
		    (p[n] == '\0' || p[n] == ' '))
			return 1;
	return 0;
}

static int
is_listed(const char *const *list, const char *value)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, value) == 0)
			return 1;
	return 0;
}

static int
is_met(const char *type, const char *value)
{
	static const char *const features[] = {
	    "higherOrderFunctions", "namespace-axis",       "serialization",
	    "infoset-dtd",          "collection-stability", NULL};
	static const char *const others[] = {"en",  "de",   "1.0", "1.1",
					     "NFD", "NFKD", "NFC", "NFKC",
					     "١",   "①",    NULL};

	if (strcmp(type, "spec") == 0)
		return has_word(value, "XP31+") || has_word(value, "XP30+") ||
		       has_word(value, "XP20+") || has_word(value, "XP31");
	if (strcmp(type, "feature") == 0)
		return is_listed(features, value);
	if (strcmp(type, "xml-version") == 0)
		return strncmp(value, "1.0", 3) == 0;
	if (strcmp(type, "xsd-version") == 0)
		return strcmp(value, "1.1") == 0;
	if (strcmp(type, "limits") == 0)
		return 1;
	return is_listed(others, value);
}

static int
depends_well(const struct vdm_xp_tree *tree, uint32_t e)
{
	for (uint32_t c = vdm_xp_tree_first_child(tree, e); c != XP_NO_NODE;
	     c = vdm_xp_tree_next(tree, c)) {
		if (!qt3_is(tree, c, "dependency"))
			continue;
		const char *no = qt3_get(tree, c, "satisfied");
		int met =
		    is_met(qt3_get(tree, c, "type"), qt3_get(tree, c, "value"));
		if (met == (no != NULL && strcmp(no, "false") == 0))
			return 0;
	}
	return 1;
}

/* ---- cases */

struct options {
	int verbose;
	const char *set, *one;
	double floor;
};

struct totals {
	unsigned long passed, counted;
};

static uint32_t
environment_of(const struct qt3_set *set, const struct vdm_xp_tree *catalog,
	       uint32_t c, const struct vdm_xp_tree **tree)
{
	const char *ref = qt3_get(set->tree, c, "ref");

	*tree = set->tree;
	if (ref == NULL)
		return c;
	for (uint32_t e = 1; e < set->tree->count; e++)
		if (qt3_is(set->tree, e, "environment") &&
		    qt3_get(set->tree, e, "name") != NULL &&
		    strcmp(qt3_get(set->tree, e, "name"), ref) == 0)
			return e;
	*tree = catalog;
	for (uint32_t e = 1; e < catalog->count; e++)
		if (qt3_is(catalog, e, "environment") &&
		    qt3_get(catalog, e, "name") != NULL &&
		    strcmp(qt3_get(catalog, e, "name"), ref) == 0)
			return e;
	return XP_NO_NODE;
}

static void
run_case(const struct qt3_set *set, const struct vdm_xp_tree *catalog,
	 const char *catalog_folder, uint32_t n, const struct options *options,
	 struct totals *totals)
{
	const char *name = qt3_get(set->tree, n, "name");
	uint32_t test = XP_NO_NODE, result = XP_NO_NODE;
	struct qt3_case k;
	char why[400] = "";

	if (options->one != NULL && strcmp(options->one, name) != 0)
		return;
	if (!depends_well(set->tree, n))
		return;
	qt3_case_init(&k, set);
	for (uint32_t c = vdm_xp_tree_first_child(set->tree, n);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(set->tree, c)) {
		const struct vdm_xp_tree *tree;
		if (qt3_is(set->tree, c, "environment")) {
			uint32_t e = environment_of(set, catalog, c, &tree);
			if (e == XP_NO_NODE ||
			    qt3_environment(&k, tree, e,
					    tree == catalog ? catalog_folder
							    : set->folder) < 0)
				k.absent = 1;
		} else if (qt3_is(set->tree, c, "test")) {
			test = c;
		} else if (qt3_is(set->tree, c, "result")) {
			result = c;
		}
	}
	if (!k.absent && test != XP_NO_NODE && result != XP_NO_NODE &&
	    qt3_evaluate(&k, test) == 0) {
		int ok = qt3_check(&k, result, why, sizeof why);
		totals->counted++;
		totals->passed += (unsigned long)ok;
		if (!ok && options->verbose)
			printf("FAIL %s %s: %s\n", set->name, name, why);
	}
	qt3_case_fini(&k);
}

static void
run_set(const struct vdm_xp_tree *catalog, const char *folder, uint32_t n,
	const struct options *options, struct totals *totals)
{
	struct qt3_set set = {.name = qt3_get(catalog, n, "name")};
	struct totals own = {0, 0};
	char *path = qt3_join(folder, qt3_get(catalog, n, "file"));
	char *real = realpath(path, NULL);

	free(path);
	if (real == NULL ||
	    (options->set != NULL && strcmp(options->set, set.name) != 0)) {
		free(real);
		return;
	}
	set.folder = qt3_folder(real);
	size_t length = strlen(real) + 8;
	set.uri = malloc(length);
	snprintf(set.uri, length, "file://%s", real);
	set.tree = qt3_document(real, set.uri);
	int usable = set.tree != NULL;
	for (uint32_t c = 1; usable && c < set.tree->count; c++)
		if (qt3_is(set.tree, c, "test-set"))
			usable = depends_well(set.tree, c);
	for (uint32_t c = 1; usable && c < set.tree->count; c++)
		if (qt3_is(set.tree, c, "test-case"))
			run_case(&set, catalog, folder, c, options, &own);
	if (options->verbose && own.passed < own.counted)
		printf("SET %s: %lu of %lu\n", set.name, own.passed,
		       own.counted);
	totals->passed += own.passed;
	totals->counted += own.counted;
	free(set.folder);
	free(set.uri);
	free(real);
}

static const char *
read_options(int argc, char **argv, struct options *options)
{
	const char *folder = NULL;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "-v") == 0)
			options->verbose = 1;
		else if (strcmp(argv[i], "--set") == 0 && i + 1 < argc)
			options->set = argv[++i];
		else if (strcmp(argv[i], "--case") == 0 && i + 1 < argc)
			options->one = argv[++i];
		else if (strcmp(argv[i], "--floor") == 0 && i + 1 < argc)
			options->floor = atof(argv[++i]);
		else if (*argv[i] != '-' && folder == NULL)
			folder = argv[i];
		else
			return NULL;
	}
	return folder;
}

int
main(int argc, char **argv)
{
	struct options options = {0, NULL, NULL, 0};
	struct totals totals = {0, 0};
	const char *folder = read_options(argc, argv, &options);

	if (folder == NULL) {
		fprintf(stderr, "usage: qt3 [-v] [--set NAME] [--case NAME] "
				"[--floor PERCENT] FOLDER\n");
		return 2;
	}
	char *path = qt3_join(folder, "catalog.xml");
	const struct vdm_xp_tree *catalog = qt3_document(path, "");
	if (catalog == NULL) {
		fprintf(stderr, "%s cannot be read\n", path);
		free(path);
		return 2;
	}
	for (uint32_t n = 1; n < catalog->count; n++)
		if (qt3_is(catalog, n, "test-set"))
			run_set(catalog, folder, n, &options, &totals);
	free(path);
	free_documents();
	double share = totals.counted > 0 ? 100.0 * (double)totals.passed /
						(double)totals.counted
					  : 0;
	printf("%.2f %%\n", share);
	printf("%lu of %lu passed\n", totals.passed, totals.counted);
	return share < options.floor ? 1 : 0;
}
