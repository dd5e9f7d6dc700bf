/* SPDX-License-Identifier: MIT */
/* What the program says, and what it says nothing without: memory. */
#include "ground/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "ground/verb.h"

void
cmd_put(FILE *out, const char *text)
{
	char piece[16];

	while (vdm_shown_next(&text, piece) > 0)
		fputs(piece, out);
}

void
cmd_put_inside(FILE *out, const char *text)
{
	char piece[16];

	while ((*text == '#' ? vdm_shown_next(&text, piece)
			     : vdm_shown_plain(&text, piece)) > 0)
		fputs(piece, out);
}

void
cmd_put_plain(FILE *out, const char *text)
{
	char piece[16];

	while (vdm_shown_plain(&text, piece) > 0)
		fputs(piece, out);
}

void
cmd_put_markup(const char *text, FILE *out)
{
	char piece[16];

	while (text != NULL && vdm_shown_plain(&text, piece) > 0) {
		if (strcmp(piece, "<") == 0)
			fputs("&lt;", out);
		else if (piece[0] == '#' && *text == '#')
			fputs("&#35;", out);
		else if (strcmp(piece, ">") == 0)
			fputs("&gt;", out);
		else if (strcmp(piece, "&") == 0)
			fputs("&amp;", out);
		else if (strcmp(piece, "\"") == 0)
			fputs("&quot;", out);
		else
			fputs(piece, out);
	}
}

/* Without asking for memory, which may be what there is none of. */
static void
put_formatted(FILE *out, const char *fmt, va_list ap)
{
	char text[8192]; /* two paths, and words around them */
	int n = vsnprintf(text, sizeof(text), fmt, ap);

	cmd_put(out, text);
	if (n >= (int)sizeof(text))
		fputs("...", out);
}

void
cmd_line(FILE *out, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	put_formatted(out, fmt, ap);
	va_end(ap);
	putc('\n', out);
}

int
cmd_usage(const struct cmd_verb *verb, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "vidimus %s: ", verb->name);
	va_start(ap, fmt);
	put_formatted(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr,
		"\nusage: vidimus %s %s\n"
		"try: vidimus %s --help\n",
		verb->name, verb->synopsis, verb->name);
	fflush(stderr);
	return CMD_USAGE;
}

void *
cmd_have(void *memory)
{
	if (memory == NULL)
		exit(cmd_system(ENOMEM, "what is asked for"));
	return memory;
}

FILE *
cmd_text_open(char **text, size_t *length)
{
	*text = NULL;
	*length = 0;
	return cmd_have(open_memstream(text, length));
}

char *
cmd_text_close(FILE *out, char **text)
{
	int failed = ferror(out);

	if (fclose(out) != 0 || failed)
		cmd_have(NULL);
	return cmd_have(*text);
}

int
cmd_system(int error, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "vidimus: ");
	va_start(ap, fmt);
	put_formatted(stderr, fmt, ap);
	va_end(ap);
	fprintf(stderr, "%s%s\n", error != 0 ? ": " : "",
		error != 0 ? strerror(error) : "");
	fflush(stderr);
	return CMD_SYSTEM;
}
