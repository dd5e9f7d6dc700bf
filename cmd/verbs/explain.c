/* SPDX-License-Identifier: MIT */
/* vidimus explain: cause, example and cure of a finding. */
#include <stdio.h>

#include <vidimus.h>

#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"

static void
list(void)
{
	const char *id;
	size_t i;

	for (i = 0; (id = vdm_explain_id(i)) != NULL; i++)
		printf("%-8s %s\n", vdm_level_name(vdm_explain_level(id)), id);
}

static int
explain(const struct cmd_verb *verb, const char *id)
{
	const char *best = NULL;
	size_t i;

	if (vdm_explain_cause(id) == NULL) {
		for (i = 0; vdm_explain_id(i) != NULL; i++)
			best = vdm_nearer(id, best, vdm_explain_id(i));
		return cmd_usage(verb, "%s: no such finding" CMD_MEANT, id,
				 CMD_MEANT_ARGS(best));
	}
	printf("%s (%s)\n\nCause:   %s\nExample: %s\nCure:    %s\n", id,
	       vdm_level_name(vdm_explain_level(id)), vdm_explain_cause(id),
	       vdm_explain_example(id), vdm_explain_cure(id));
	return CMD_OK;
}

static int
run_explain(const struct cmd_verb *verb, int argc, char **argv)
{
	struct cmd_args args;
	int i, rc = CMD_OK;

	cmd_args_init(&args, verb, argc, argv);
	if (cmd_args_next(&args) == CMD_ARG_BAD)
		return CMD_USAGE;
	if (args.count == 0)
		list();
	for (i = 0; i < args.count && rc == CMD_OK; i++) {
		if (i > 0)
			putchar('\n');
		rc = explain(verb, args.operands[i]);
	}
	return rc;
}

static const struct cmd_option options[] = {{0, NULL, 0, NULL, NULL}};

const struct cmd_verb cmd_explain = {
    .name = "explain",
    .synopsis = "[ID]...",
    .summary = "cause, example and cure of a finding; all ids without one",
    .details = NULL,
    .options = {options},
    .run = run_explain,
};
