/* SPDX-License-Identifier: MIT */
/* The formats of findings, by name. */
#include "found/formats.h"

#include <stdlib.h>
#include <string.h>

#include "ground/file.h"

static const struct {
	const char *name;
	struct cmd_looks looks;
} formats[] = {
#define FORMAT(name, ...) {#name, {__VA_ARGS__}},
#include "found/formats.def"
#undef FORMAT
};

int
cmd_format_find(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strlen(formats[i].name) == n &&
		    memcmp(formats[i].name, name, n) == 0)
			return (int)i;
	return -1;
}

const struct cmd_looks *
cmd_format_looks(int format)
{
	return &formats[format].looks;
}

int
cmd_outputs_is(const char *value)
{
	size_t n = strcspn(value, "=");

	return value[n] == '=' && value[n + 1] != '\0' &&
	       cmd_format_find(value, n) >= 0;
}
