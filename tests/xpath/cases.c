/* SPDX-License-Identifier: MIT */
/*
 * Runs the cases of a file: an expression a line, "-->" and what it gives as
 * the adaptive method writes it, or "!" and the code of its error, and after an
 * "@" the column. The context item is the document below. A file in which no
 * case is, or any fails, fails.
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

static char *
evaluate(const struct vdm_xp_static *scope, const struct vdm_xp_tree *tree,
	 const char *text, size_t n)
{
	struct vdm_xp_item root = vdm_xp_node(tree, 0);
	struct vdm_xp_error error;
	struct vdm_xp_seq value;
	struct written w = {&value, NULL};
	struct vdm_xpath_run *run = vdm_xpath_run_new();
	struct vdm_xpath *x = vdm_xpath_compile(scope, text, n, &error);
	struct vdm_xp_limits *limits = vdm_xpath_run_limits(run);
	int bad;

	limits->items = 1000000;
	limits->regex_steps = 2000000;
	limits->steps = 50000000;
	vdm_xpath_run_now(run, 86400, 60);
	bad = x == NULL ||
	      vdm_xpath_evaluate(run, x, &root, &value, &error) < 0 ||
	      vdm_xpath_guard(run, scope, write_value, &w, &error) < 0;
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

/* 1: it fails; 0: not, or it is none. */
static int
run_line(const struct vdm_xp_static *scope, const struct vdm_xp_tree *tree,
	 char *line, unsigned number, unsigned *cases)
{
	char *arrow = strstr(line, " --> ");

	if (*line == '#' || *line == '\0')
		return 0;
	++*cases;
	if (arrow == NULL) {
		printf("line %u: no -->\n", number);
		return 1;
	}
	char *got = evaluate(scope, tree, line, (size_t)(arrow - line));
	int ok = is_same(got, arrow + 5);
	if (!ok)
		printf("line %u: %.*s\n\twanted %s\n\tgot    %s\n", number,
		       (int)(arrow - line), line, arrow + 5, got);
	free(got);
	return !ok;
}

int
main(int argc, char **argv)
{
	struct vdm_sink sink = {.emit = ignore};
	struct vdm_xp_static *scope = vdm_xpath_static_new();
	struct vdm_xp_tree *tree = vdm_xp_tree_new(1);
	struct vdm_buf buf;
	unsigned number = 0, cases = 0, failed = 0;

	vdm_buf_init(&buf);
	if (argc != 2 || vdm_file_read(argv[1], 10 << 20, &buf) < 0 ||
	    vdm_xp_tree_parse(tree, document, strlen(document), &sink) < 0) {
		fprintf(stderr, "usage: cases FILE\n");
		return 2;
	}
	vdm_xpath_static_namespace(scope, "l", "urn:x-log");
	vdm_xpath_static_namespace(scope, "p", "urn:x-person");
	for (char *line = buf.data, *end; line != NULL; line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		failed +=
		    (unsigned)run_line(scope, tree, line, ++number, &cases);
	}
	printf("%u cases, %u failed\n", cases, failed);
	vdm_buf_fini(&buf);
	vdm_xp_tree_free(tree);
	vdm_xpath_static_free(scope);
	return cases == 0 || failed > 0;
}
