/* SPDX-License-Identifier: MIT */
/* Sums and cells of a survey, the same in all its forms. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "ground/say.h"
#include "survey/survey.h"

static size_t
format_index(const char *name)
{
	const char *one;
	size_t i;

	for (i = 0; name != NULL && (one = vdm_format_name(i)) != NULL &&
		    i < SURVEY_FORMATS - 1;
	     i++)
		if (strcmp(one, name) == 0)
			return i;
	return SURVEY_FORMATS - 1;
}

static const json_t *
member(const json_t *row, size_t column)
{
	return json_object_get(row, cmd_survey_columns[column].key);
}

void
cmd_survey_sum(const struct cmd_survey_rows *rows,
	       struct cmd_survey_total *total)
{
	size_t i, k;

	memset(total, 0, sizeof(*total));
	total->files = rows->count;
	total->missing = cmd_survey_missing(rows);
	for (i = 0; i < rows->count; i++) {
		json_t *row = cmd_survey_get(rows, i);

		for (k = 0; k < SURVEY_COLUMNS; k++)
			total->sum[k] +=
			    json_is_true(member(row, k))
				? 1
				: json_integer_value(member(row, k));
		total->verdict[rows->row[i].verdict]++;
		total->format[format_index(
		    json_string_value(member(row, SURVEY_FORMAT)))]++;
		total->lossy += rows->row[i].losses > 0;
		total->doubtful += rows->row[i].doubts > 0;
		json_decref(row);
	}
}

void
cmd_survey_percent(json_int_t part, json_int_t whole, char text[32])
{
	json_int_t n;

	text[0] = '\0';
	if (whole <= 0)
		return;
	n = (part * 2000 + whole) / (whole * 2); /* rounded, per mille */
	snprintf(text, 32, "%lld.%lld", (long long)(n / 10),
		 (long long)(n % 10));
}

char *
cmd_survey_cell(const json_t *row, size_t column)
{
	const json_t *v = member(row, column);
	char text[32] = "";

	if (json_is_string(v))
		return cmd_survey_shown(json_string_value(v));
	if (json_is_boolean(v))
		return cmd_have(strdup(json_is_true(v) ? "yes" : "no"));
	if (json_is_integer(v) &&
	    cmd_survey_columns[column].type == CMD_SURVEY_SHARE)
		cmd_survey_percent(
		    json_integer_value(v),
		    json_integer_value(member(row, SURVEY_TURNS)), text);
	else if (json_is_integer(v))
		snprintf(text, sizeof(text), "%lld",
			 (long long)json_integer_value(v));
	return cmd_have(strdup(text));
}

char *
cmd_survey_total_cell(const struct cmd_survey_total *total, size_t column)
{
	char text[64] = "";

	if (column == SURVEY_PATH)
		snprintf(text, sizeof(text), "%zu file%s", total->files,
			 total->files == 1 ? "" : "s");
	else if (column == SURVEY_VERDICT)
		snprintf(text, sizeof(text), "%zu valid",
			 total->verdict[SURVEY_VALID]);
	else if (cmd_survey_columns[column].type == CMD_SURVEY_SHARE)
		cmd_survey_percent(total->sum[column], total->sum[SURVEY_TURNS],
				   text);
	else if (cmd_survey_columns[column].type != CMD_SURVEY_TEXT)
		snprintf(text, sizeof(text), "%lld",
			 (long long)total->sum[column]);
	return cmd_have(strdup(text));
}
