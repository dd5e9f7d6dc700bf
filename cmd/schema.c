/* SPDX-License-Identifier: MIT */
/* vidimus schema: the embedded schemas. */
#include "cmd.h"

#include <stdio.h>

static int
run_schema(const struct cmd_verb *verb, int argc, char **argv)
{
	struct cmd_args args;
	const char *text;
	size_t i, length;

	cmd_args_init(&args, verb, argc, argv);
	if (cmd_args_next(&args) == CMD_ARG_BAD)
		return CMD_USAGE;
	if (args.count > 1)
		return cmd_usage(verb, "one name, please");
	if (args.count == 0) {
		for (i = 0; vdm_schema_name(i) != NULL; i++)
			printf("%s\n", vdm_schema_name(i));
		return CMD_OK;
	}
	text = vdm_schema_text(args.operands[0], &length);
	if (text == NULL)
		return cmd_usage(verb, "%s: no such schema",
				 args.operands[0]);
	return cmd_print(text, length);
}

static const struct cmd_option options[] = {{0, NULL, 0, NULL, NULL}};

const struct cmd_verb cmd_schema = {
    .name = "schema",
    .synopsis = "[NAME]",
    .summary = "lists the built-in schemas, or prints one",
    .details = NULL,
    .options = {options},
    .run = run_schema,
};
