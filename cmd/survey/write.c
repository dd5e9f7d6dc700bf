/* SPDX-License-Identifier: MIT */
/* vidimus survey: rows as a table for people, CSV, JSON and lines of JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "ground/say.h"
#include "survey/survey.h"

/* ---- a table --------------------------------------------------------------
 */

/* Columns as they stand in the table: what may be long comes last. */
static const unsigned char order[SURVEY_COLUMNS] = {
    SURVEY_VERDICT,         SURVEY_FORMAT, SURVEY_ENCODING,    SURVEY_LANGUAGE,
    SURVEY_LANGUAGE_STATED, SURVEY_WORDS,  SURVEY_TURNS,       SURVEY_SPEAKERS,
    SURVEY_PEOPLE,          SURVEY_READ,   SURVEY_INFERRED,    SURVEY_NOBODY,
    SURVEY_DOUBTS,          SURVEY_LOSSES, SURVEY_UNACCOUNTED, SURVEY_RIGHTS,
    SURVEY_SOURCE,          SURVEY_SHA256, SURVEY_PATH};

/* A line of the table: of the row, or (NULL) of the total, or (both NULL) its
 * head. Only measures where there is nowhere to write to. */
static void
put_line(const json_t *row, const struct cmd_survey_total *total,
	 size_t width[SURVEY_COLUMNS], FILE *out)
{
	size_t i, n;

	for (i = 0; i < SURVEY_COLUMNS; i++) {
		size_t c = order[i];
		const struct cmd_survey_column *column = &cmd_survey_columns[c];
		char *cell = row != NULL     ? cmd_survey_cell(row, c)
			     : total != NULL ? cmd_survey_total_cell(total, c)
					     : cmd_have(strdup(column->title));
		const char *text = row != NULL && cell[0] == '\0' ? "-" : cell;

		n = strlen(text);
		if (n > width[c])
			width[c] = n;
		if (out != NULL && c == SURVEY_PATH)
			fprintf(out, "%s\n", text);
		else if (out != NULL && column->type == CMD_SURVEY_TEXT)
			fprintf(out, "%-*s  ", (int)width[c], text);
		else if (out != NULL)
			fprintf(out, "%*s  ", (int)width[c], text);
		free(cell);
	}
}

static void
put_text(const struct cmd_survey_rows *rows,
	 const struct cmd_survey_total *total, FILE *out)
{
	size_t width[SURVEY_COLUMNS] = {0}, i;
	FILE *to = NULL;
	int pass;

	for (pass = 0; pass < 2; pass++, to = out) {
		put_line(NULL, NULL, width, to);
		for (i = 0; i < rows->count; i++) {
			json_t *row = cmd_survey_get(rows, i);

			put_line(row, NULL, width, to);
			json_decref(row);
		}
		put_line(NULL, total, width, to);
	}
	if (total->missing > 0)
		fprintf(out, "not all: %zu shard%s missing\n", total->missing,
			total->missing == 1 ? " is" : "s are");
}

/* ---- for programs ---------------------------------------------------------
 */

static void
put_quoted(const char *text, FILE *out)
{
	if (strpbrk(text, "\",\r\n") == NULL && text[0] != ' ') {
		fputs(text, out);
		return;
	}
	putc('"', out);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text, out);
	}
	putc('"', out);
}

/* RFC 4180. A name that a spreadsheet would take for a formula is written as
 * the same path in another way. */
static void
put_csv(const struct cmd_survey_rows *rows, FILE *out)
{
	size_t i, k;

	for (k = 0; k < SURVEY_COLUMNS; k++)
		fprintf(out, "%s%s", k > 0 ? "," : "",
			cmd_survey_columns[k].csv);
	fputs("\r\n", out);
	for (i = 0; i < rows->count; i++) {
		json_t *row = cmd_survey_get(rows, i);

		for (k = 0; k < SURVEY_COLUMNS; k++) {
			char *cell = cmd_survey_cell(row, k), *whole;

			whole = cmd_have(malloc(strlen(cell) + 3));
			sprintf(whole, "%s%s",
				k == SURVEY_PATH && cell[0] != '\0' &&
					strchr("=+-@", cell[0]) != NULL
				    ? "./"
				    : "",
				cell);
			if (k > 0)
				putc(',', out);
			put_quoted(whole, out);
			free(whole);
			free(cell);
		}
		fputs("\r\n", out);
		json_decref(row);
	}
}

static void
put_json(const struct cmd_survey_rows *rows,
	 const struct cmd_survey_total *total, FILE *out)
{
	size_t i;

	cmd_survey_put_head(rows, 0, out);
	fputs("\"files\": [", out);
	for (i = 0; i < rows->count; i++)
		fprintf(out, "%s\n%s", i > 0 ? "," : "", rows->row[i].line);
	fprintf(out, "\n],\n\"total\": {\"files\": %zu", total->files);
	for (i = 0; i < SURVEY_VERDICTS; i++)
		fprintf(out, ", \"%s\": %zu", cmd_survey_verdicts[i],
			total->verdict[i]);
	for (i = 0; i < SURVEY_COLUMNS; i++)
		if (cmd_survey_columns[i].type != CMD_SURVEY_TEXT)
			fprintf(out, ", \"%s\": %lld",
				cmd_survey_columns[i].key,
				(long long)total->sum[i]);
	fputs("}}\n", out);
}

static void
put_lines(const struct cmd_survey_rows *rows, FILE *out)
{
	size_t i;

	cmd_survey_put_head(rows, 1, out);
	for (i = 0; i < rows->count; i++)
		fprintf(out, "%s\n", rows->row[i].line);
}

void
cmd_survey_write(const struct cmd_survey_rows *rows, const char *format,
		 FILE *out)
{
	struct cmd_survey_total total;

	cmd_survey_sum(rows, &total);
	if (strcmp(format, "text") == 0)
		put_text(rows, &total, out);
	else if (strcmp(format, "csv") == 0)
		put_csv(rows, out);
	else if (strcmp(format, "json") == 0)
		put_json(rows, &total, out);
	else if (strcmp(format, "html") == 0)
		cmd_survey_html(rows, &total, out);
	else
		put_lines(rows, out);
}
