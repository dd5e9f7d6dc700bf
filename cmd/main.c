/* SPDX-License-Identifier: MIT */
/* The program: finds the verb. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"

static const struct cmd_verb *const verbs[] = {
    &cmd_convert,     &cmd_validate, &cmd_compare, &cmd_diff,
    &cmd_roundtrip,   &cmd_inspect,  &cmd_survey,  &cmd_review,
    &cmd_bind,        &cmd_unbind,   &cmd_attest,  &cmd_verify,
    &cmd_schema,      &cmd_explain,  &cmd_config,  &cmd_git_setup,
    &cmd_completions,
};

static void
overview(FILE *out)
{
	size_t i;

	fprintf(out,
		"usage: vidimus VERB ...\n\n"
		"Moves archival records of conversation between plain text, "
		"TEI, EPUB and\nMarkdown, validates them, and proves that "
		"speakers, attribution and rights\nsurvived.\n\n");
	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		fprintf(out, "  %-12s%s\n", verbs[i]->name, verbs[i]->summary);
	fprintf(out, "\nvidimus VERB --help says more; so does man vidimus.\n");
}

static int
wants_help(int argc, char **argv)
{
	int i;

	for (i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
		if ((strcmp(argv[i], "--help") == 0 ||
		     strcmp(argv[i], "-h") == 0) &&
		    !cmd_is_there(argv[i]))
			return 1;
	return 0;
}

static int
finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	return cmd_system(errno, "standard output");
}

/* A verb that there is not, and what may have been meant. */
static void
no_such(const char *said)
{
	const char *best = NULL;
	size_t i;

	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		best = vdm_nearer(said, best, verbs[i]->name);
	cmd_line(stderr, "vidimus: %s: no such verb" CMD_MEANT, said,
		 CMD_MEANT_ARGS(best));
}

/* What jansson has no memory for it takes for bad syntax, or leaves out. */
static void *
have_bytes(size_t n)
{
	return cmd_have(malloc(n > 0 ? n : 1));
}

int
main(int argc, char **argv)
{
	size_t i;

	cmd_verbs_are(verbs, sizeof(verbs) / sizeof(verbs[0]));
	json_set_alloc_funcs(have_bytes, free);
	signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error */
	signal(SIGXFSZ, SIG_IGN); /* so is a file that gets too large */
	/* Findings come by the thousand; it is flushed after each file's. */
	setvbuf(stderr, NULL, _IOFBF, BUFSIZ);
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		printf("vidimus %s\n", vdm_version());
		return finish(CMD_OK);
	}
	if (argc == 2 && wants_help(1, argv + 1)) {
		overview(stdout);
		return finish(CMD_OK);
	}
	for (i = 0; argc > 1 && i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (strcmp(argv[1], verbs[i]->name) != 0)
			continue;
		if (wants_help(argc - 2, argv + 2)) {
			cmd_help(verbs[i]);
			return finish(CMD_OK);
		}
		return finish(verbs[i]->run(verbs[i], argc - 2, argv + 2));
	}
	if (argc > 1)
		no_such(argv[1]);
	overview(stderr);
	return CMD_USAGE;
}
