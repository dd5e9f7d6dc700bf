/* SPDX-License-Identifier: MIT */
/* vidimus roundtrip: not there yet. */
#include "cmd.h"

static int
run_roundtrip(const struct cmd_verb *verb, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return cmd_usage(verb, "not there yet");
}

static const struct cmd_option options[] = {{0, NULL, 0, NULL, NULL}};

const struct cmd_verb cmd_roundtrip = {
    .name = "roundtrip",
    .synopsis = "FILE...",
    .summary = "not there yet",
    .details = NULL,
    .options = {options},
    .run = run_roundtrip,
};
