/* SPDX-License-Identifier: MIT */
/*
 * vidimus survey: rows, one a file, and how they are printed. A row is a line
 * of JSON: a worker writes it, another machine may have written it, and every
 * format is made of it alone, so that shards add up to the whole.
 */
#ifndef VDM_CMD_SURVEY_H
#define VDM_CMD_SURVEY_H

#include <jansson.h>
#include <stddef.h>
#include <stdio.h>

#include "found/run.h"

/* What a column holds, and so how it is looked through and shown. */
enum cmd_survey_type {
	CMD_SURVEY_TEXT,
	CMD_SURVEY_COUNT, /* a number, or null: it is not known */
	CMD_SURVEY_TALLY, /* a number */
	CMD_SURVEY_SHARE, /* a number of turns, shown as a share of all */
	CMD_SURVEY_FLAG   /* true, false, or null: it is not known */
};

/* The columns, in their order. */
enum {
	SURVEY_PATH,
	SURVEY_VERDICT,
	SURVEY_FORMAT,
	SURVEY_ENCODING,
	SURVEY_LANGUAGE,
	SURVEY_LANGUAGE_STATED,
	SURVEY_WORDS,
	SURVEY_TURNS,
	SURVEY_SPEAKERS,
	SURVEY_PEOPLE,
	SURVEY_READ,
	SURVEY_INFERRED,
	SURVEY_NOBODY,
	SURVEY_DOUBTS,
	SURVEY_LOSSES,
	SURVEY_UNACCOUNTED,
	SURVEY_RIGHTS,
	SURVEY_SOURCE,
	SURVEY_SHA256,
	SURVEY_COLUMNS
};

struct cmd_survey_column {
	const char *key;   /* in JSON */
	const char *csv;   /* in CSV */
	const char *title; /* for people */
	enum cmd_survey_type type;
};

extern const struct cmd_survey_column cmd_survey_columns[SURVEY_COLUMNS];

/* Verdicts, the worst one first. */
enum {
	SURVEY_NOT_READ,
	SURVEY_INVALID,
	SURVEY_NOT_CHECKED,
	SURVEY_VALID,
	SURVEY_VERDICTS
};

extern const char *const cmd_survey_verdicts[SURVEY_VERDICTS];

/* A row, what it is sorted by, and where it was read: a line of a file, NULL
 * where it was made here. */
struct cmd_survey_row {
	char *line, *path;
	int verdict;
	json_int_t losses, unaccounted, doubts;
	size_t part, at;
	const char *from;
};

/* A list of files, and which shards of it there are rows of. */
struct cmd_survey_part {
	char list[65]; /* SHA-256 of its names, sorted, each with its NUL */
	json_int_t listed;
	unsigned long shards;
	const char **have; /* the file that has each shard; NULL: none has */
};

struct cmd_survey_rows {
	struct cmd_survey_row *row;
	size_t count, cap;
	char options[65]; /* SHA-256 of what settles how files are read */
	struct cmd_survey_part *part;
	size_t parts;
};

enum { SURVEY_FORMATS = 16 }; /* more than there are */

/* What all rows add up to. */
struct cmd_survey_total {
	size_t files, verdict[SURVEY_VERDICTS];
	json_int_t sum[SURVEY_COLUMNS]; /* of numbers; how many are true */
	size_t format[SURVEY_FORMATS];  /* the last one: of none */
	size_t lossy, doubtful;         /* files */
	size_t missing;                 /* shards */
};

/* ---- survey_row.c ---- */

/* What came of reading and validating the index-th input, as a row. */
json_t *cmd_survey_look(struct cmd_run *run, size_t index);
/* The row of a file of which nothing but its findings from the from-th on is
 * known. */
json_t *cmd_survey_unread(const struct cmd_run *run, const char *path,
			  size_t from);
/* Why something is no row; NULL: it is one. */
const char *cmd_survey_fault(const json_t *row);
/* A text as it may be shown; to free(). */
char *cmd_survey_shown(const char *text);
/* The name of a file as its row has it; to free(). */
char *cmd_survey_name(const char *path);
/* Adds a row, of the last part. */
struct cmd_survey_row *cmd_survey_add(struct cmd_survey_rows *rows,
				      const json_t *row);
/* The worst one first. */
void cmd_survey_sort(struct cmd_survey_rows *rows);
void cmd_survey_fini(struct cmd_survey_rows *rows);
/* The row again; to be freed. */
json_t *cmd_survey_get(const struct cmd_survey_rows *rows, size_t index);
/* What its findings make of the exit status. */
int cmd_survey_status(const json_t *row, unsigned fail_on);

/* ---- survey_merge.c ---- */

/* The list of a run, and its shard, as the only part. */
void cmd_survey_part(struct cmd_survey_rows *rows, const struct cmd_run *run);
/* Takes the rows of these files, to be printed as rows again or otherwise. 0,
 * or a status after a message. */
int cmd_survey_merge(struct cmd_survey_rows *rows, struct cmd_run *run,
		     char *const *paths, int count, int is_ndjson);
/* How many shards are missing. */
size_t cmd_survey_missing(const struct cmd_survey_rows *rows);
/* What the rows are of: the first line of NDJSON; of JSON all parts of it. */
void cmd_survey_put_head(const struct cmd_survey_rows *rows, int is_line,
			 FILE *out);

/* ---- survey_cell.c ---- */

void cmd_survey_sum(const struct cmd_survey_rows *rows,
		    struct cmd_survey_total *total);
/* What stands in a cell; of what is not known "". To free(). */
char *cmd_survey_cell(const json_t *row, size_t column);
char *cmd_survey_total_cell(const struct cmd_survey_total *total,
			    size_t column);
/* A part of a whole in percent, with one digit behind the point: as text of
 * less than 32 characters; "" of nothing. */
void cmd_survey_percent(json_int_t part, json_int_t whole, char text[32]);

/* ---- survey_write.c ---- */

/* Writes all rows as "text", "csv", "json", "html" or else "ndjson". */
void cmd_survey_write(const struct cmd_survey_rows *rows, const char *format,
		      FILE *out);

/* ---- survey_html.c ---- */

void cmd_survey_html(const struct cmd_survey_rows *rows,
		     const struct cmd_survey_total *total, FILE *out);

/* By it a page is known to be a survey. */
#define CMD_SURVEY_TITLE "<title>Survey of a holding</title>"

#endif
