/* SPDX-License-Identifier: MIT */
/* vidimus explain: cause, example and cure of a finding. */
#include "cmd.h"

#include <stdio.h>
#include <string.h>

static void
list(void)
{
	struct vdm_explanation e;
	size_t i;

	for (i = 0; vdm_explain(i, &e) == 0; i++)
		printf("%-8s %s\n", vdm_level_name(e.level), e.id);
}

static int
explain(const struct cmd_verb *verb, const char *id)
{
	struct vdm_explanation e;
	size_t i;

	for (i = 0; vdm_explain(i, &e) == 0; i++) {
		if (strcmp(e.id, id) != 0)
			continue;
		printf("%s (%s)\n\nCause:   %s\nExample: %s\nCure:    %s\n",
		       e.id, vdm_level_name(e.level), e.cause, e.example,
		       e.cure);
		return CMD_OK;
	}
	return cmd_usage(verb, "%s: no such finding", id);
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
