/* SPDX-License-Identifier: MIT */
/*
 * Runs the cases of a file: an expression a line, "-->" and what it gives as
 * the adaptive method writes it, or "!" and the code of its error, and after an
 * "@" the column. The context item is the document below. A file in which no
 * case is, or any fails, fails.
 *
 * With a folder, its files may be read, and relative addresses are below it. A
 * line that begins with "@" changes what the lines behind it have: "@old on"
 * or "off" XPath 1.0, "@collation URI" the default, "@element URI" the default
 * namespace, "@item on" or "off" a context item, "@base URI".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "vidimus.h"
#include "xpath/serialize/serialize.h"
#include "xpath/tree/node.h"
#include "xpath/xpath.h"

static const char document[] =
    "<?xml-stylesheet href='a.css'?><!-- a log -->"
    "<log xmlns='urn:x-log' xmlns:p='urn:x-person' xml:lang='en-GB'>"
    "<entry n='1' xml:id='e1'><p:who>Marsh</p:who> took the "
    "<b>helm</b></entry>"
    "<entry n='2' xml:id='e2'><p:who>Ode</p:who> sounded: <b>7</b> fathoms"
    "</entry>"
    "<entry n='10' xml:id='e3' xml:lang='de'>Wind <b>8</b><!-- no who -->"
    "</entry></log>";

struct suite {
	struct vdm_xp_static *scope;
	const struct vdm_xp_tree *tree;
	const char *folder;
	int no_item;
	struct vdm_xp_item both[2]; /* of a collection: it is borrowed */
};

struct written {
	const struct vdm_xp_seq *value;
	char *text;
};

static void
ignore(void *context, const struct vdm_finding *finding)
{
	(void)context;
	(void)finding;
}

static void
write_value(struct vdm_xp_call *call, void *context)
{
	struct written *w = context;
	struct vdm_xp_output how = vdm_xp_output_usual();

	how.method = XP_OUT_ADAPTIVE;
	how.separator = ", ";
	struct vdm_xp_item s = vdm_xp_serialize(call, w->value, &how);
	w->text = strndup(s.u.s, s.n);
}

/* A document that is at hand, a file with its encoding, and collections. */
static void
add_files(struct suite *t, struct vdm_xpath_run *run)
{
	struct vdm_xp_seq both = {.n = 2, .u.many = t->both}, none = {0};
	char path[4096];

	t->both[0] = vdm_xp_node(t->tree, 0);
	t->both[1] = vdm_xp_string("no node");
	snprintf(path, sizeof path, "%s/latin.txt", t->folder);
	vdm_xpath_run_folder(run, t->folder, NULL);
	vdm_xpath_run_resource(run, "urn:log", t->tree, NULL, NULL);
	vdm_xpath_run_resource(run, "urn:latin", NULL, path, "iso-8859-1");
	vdm_xpath_run_collection(run, "urn:both", &both);
	vdm_xpath_run_collection(run, "", &none);
}

static char *
evaluate(struct suite *t, const char *text, size_t n)
{
	struct vdm_xp_item root = vdm_xp_node(t->tree, 0);
	struct vdm_xp_error error;
	struct vdm_xp_seq value;
	struct written w = {&value, NULL};
	struct vdm_xpath_run *run = vdm_xpath_run_new();
	struct vdm_xpath *x = vdm_xpath_compile(t->scope, text, n, &error);
	struct vdm_xp_limits *limits = vdm_xpath_run_limits(run);
	int bad;

	limits->items = 1000000;
	limits->regex_steps = 2000000;
	limits->steps = 50000000;
	vdm_xpath_run_now(run, 86400, 60);
	if (t->folder != NULL)
		add_files(t, run);
	bad = x == NULL ||
	      vdm_xpath_evaluate(run, x, t->no_item ? NULL : &root, &value,
				 &error) < 0 ||
	      vdm_xpath_guard(run, t->scope, write_value, &w, &error) < 0;
	if (bad) {
		w.text = malloc(100);
		snprintf(w.text, 100, "!%s@%zu", error.code, error.column);
	}
	vdm_xpath_free(x);
	vdm_xpath_run_free(run);
	return w.text;
}

/* Whether an error is as expected, whose column may be left out. */
static int
is_same(const char *got, const char *expected)
{
	const char *at = strchr(got, '@');

	if (strcmp(got, expected) == 0)
		return 1;
	return *got == '!' && at != NULL && strchr(expected, '@') == NULL &&
	       strlen(expected) == (size_t)(at - got) &&
	       strncmp(got, expected, strlen(expected)) == 0;
}

/* "@what value": -1 where there is no such thing. */
static int
change(struct suite *t, char *line)
{
	char *value = strchr(line, ' ');

	if (value == NULL)
		return -1;
	*value++ = '\0';
	if (strcmp(line, "@old") == 0)
		vdm_xpath_static_old(t->scope, strcmp(value, "on") == 0);
	else if (strcmp(line, "@collation") == 0)
		vdm_xpath_static_collation(t->scope, value);
	else if (strcmp(line, "@element") == 0)
		vdm_xpath_static_namespace(t->scope, "", value);
	else if (strcmp(line, "@base") == 0)
		vdm_xpath_static_base(t->scope, value);
	else if (strcmp(line, "@item") == 0)
		t->no_item = strcmp(value, "off") == 0;
	else
		return -1;
	return 0;
}

/* 1: it fails; 0: not, or it is none. */
static int
run_line(struct suite *t, char *line, unsigned number, unsigned *cases)
{
	char *arrow = strstr(line, " --> ");

	if (*line == '#' || *line == '\0')
		return 0;
	if (*line == '@' && arrow == NULL && change(t, line) == 0)
		return 0;
	++*cases;
	if (arrow == NULL) {
		printf("line %u: no -->\n", number);
		return 1;
	}
	char *got = evaluate(t, line, (size_t)(arrow - line));
	int ok = is_same(got, arrow + 5);
	if (!ok)
		printf("line %u: %.*s\n\twanted %s\n\tgot    %s\n", number,
		       (int)(arrow - line), line, arrow + 5, got);
	free(got);
	return !ok;
}

/* Formats of numbers: one by its name, whose signs are all of its own. */
static void
declare_format(struct suite *t)
{
	struct vdm_xp_decimal_format *f =
	    vdm_xpath_static_format(t->scope, "urn:x-log", "own");

	f->decimal = ',';
	f->grouping = '.';
	f->minus = 0x2212;
	f->percent = 'p';
	f->per_mille = 'm';
	f->zero = 0x660;
	f->digit = 'd';
	f->pattern = '/';
	f->exponent = 'x';
	f->infinity = "endless";
	f->nan = "none";
}

int
main(int argc, char **argv)
{
	struct vdm_sink sink = {.emit = ignore};
	struct vdm_xp_tree *tree = vdm_xp_tree_new(1);
	struct suite t = {.scope = vdm_xpath_static_new(), .tree = tree};
	struct vdm_buf buf;
	unsigned number = 0, cases = 0, failed = 0;
	char base[4096];

	vdm_buf_init(&buf);
	if (argc < 2 || argc > 3 ||
	    vdm_file_read(argv[1], 10 << 20, &buf) < 0 ||
	    vdm_xp_tree_parse(tree, document, strlen(document), &sink) < 0) {
		fprintf(stderr, "usage: cases FILE [FOLDER]\n");
		return 2;
	}
	vdm_xpath_static_namespace(t.scope, "l", "urn:x-log");
	vdm_xpath_static_namespace(t.scope, "p", "urn:x-person");
	if (argc == 3) {
		t.folder = argv[2];
		snprintf(base, sizeof base, "file://%s/base.xml", t.folder);
		vdm_xpath_static_base(t.scope, base);
		declare_format(&t);
	}
	for (char *line = buf.data, *end; line != NULL; line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		failed += (unsigned)run_line(&t, line, ++number, &cases);
	}
	printf("%u cases, %u failed\n", cases, failed);
	vdm_buf_fini(&buf);
	vdm_xp_tree_free(tree);
	vdm_xpath_static_free(t.scope);
	return cases == 0 || failed > 0;
}
