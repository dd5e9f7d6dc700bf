/* SPDX-License-Identifier: MIT */
/* Options of reading and writing, set by name. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "decide/decision.h"
#include "format/format.h"
#include "record/forms.h"
#include "record/vocabulary.h"

/* What a program holds: the options come first, and `text` owns the strings
 * that they point at, a place for each row of a table. */
enum { MOST_ROWS = 16 };

struct read_options {
	struct vdm_read_options options;
	char *text[MOST_ROWS];
	struct vdm_arena arena; /* of the decisions */
	struct vdm_decisions decisions;
};

struct write_options {
	struct vdm_write_options options;
	char *text[MOST_ROWS];
};

enum value {
	VALUE_TEXT,
	VALUE_FORMAT,
	VALUE_TIME,
	VALUE_COVER, /* "drawn" or "none" */
	VALUE_DEPTH, /* a digit */
	VALUE_SPLIT, /* a digit, or the name of an element */
	VALUE_YES,   /* 1 where yes */
	VALUE_NO     /* 1 where no */
};

struct row {
	const char *name;
	enum value value;
	size_t offset; /* of the member */
};

static const struct row read_rows[] = {
    {"account", VALUE_NO, offsetof(struct vdm_read_options, no_account)},
    {"base", VALUE_TEXT, offsetof(struct vdm_read_options, base)},
    {"decisions", VALUE_TEXT, offsetof(struct vdm_read_options, decisions)},
    {"encoding", VALUE_TEXT, offsetof(struct vdm_read_options, encoding)},
    {"from", VALUE_FORMAT, offsetof(struct vdm_read_options, from)},
    {"metadata", VALUE_TEXT, offsetof(struct vdm_read_options, metadata)},
    {"name", VALUE_TEXT, offsetof(struct vdm_read_options, name)},
    {"people", VALUE_TEXT, offsetof(struct vdm_read_options, people)},
    {"profile", VALUE_TEXT, offsetof(struct vdm_read_options, profile)},
    {"recognise", VALUE_NO, offsetof(struct vdm_read_options, no_recognise)},
    {"style", VALUE_YES, offsetof(struct vdm_read_options, style)},
    {"to", VALUE_FORMAT, offsetof(struct vdm_read_options, to)},
    {"xinclude", VALUE_YES, offsetof(struct vdm_read_options, xinclude)},
    {NULL, VALUE_TEXT, 0},
};

static const struct row write_rows[] = {
    {"account", VALUE_NO, offsetof(struct vdm_write_options, no_account)},
    {"cover", VALUE_COVER, offsetof(struct vdm_write_options, cover)},
    {"modified", VALUE_TIME, offsetof(struct vdm_write_options, modified)},
    {"name", VALUE_TEXT, offsetof(struct vdm_write_options, name)},
    {"repair", VALUE_YES, offsetof(struct vdm_write_options, repair)},
    {"seal", VALUE_YES, offsetof(struct vdm_write_options, seal)},
    {"split-at", VALUE_SPLIT, offsetof(struct vdm_write_options, split_at)},
    {"to", VALUE_FORMAT, offsetof(struct vdm_write_options, to)},
    {"toc-depth", VALUE_DEPTH, offsetof(struct vdm_write_options, toc_depth)},
    {NULL, VALUE_TEXT, 0},
};

_Static_assert(sizeof(read_rows) / sizeof(read_rows[0]) <= MOST_ROWS + 1,
	       "each row has a place for its string");
_Static_assert(sizeof(write_rows) / sizeof(write_rows[0]) <= MOST_ROWS + 1,
	       "each row has a place for its string");

/* Room for a list of names; a longer one ends earlier. */
enum { LIST_MOST = 200 };

static int
fail_option(const struct row *rows, const char *option)
{
	char list[LIST_MOST] = "";
	size_t i, n = 0;

	for (i = 0; rows[i].name != NULL; i++) {
		size_t m = strlen(rows[i].name);

		if (n + m + 3 > sizeof(list))
			break;
		memcpy(list + n, ", ", i > 0 ? 2 : 0);
		n += i > 0 ? 2 : 0;
		memcpy(list + n, rows[i].name, m + 1);
		n += m;
	}
	return vdm_error(EINVAL, "there is no option \"%.80s\": %s", option,
			 list);
}

static int
set_switch(int *slot, const struct row *row, const char *value)
{
	int yes = vdm_yes_or_no(row->name, value);

	if (yes < 0)
		return -1;
	*slot = row->value == VALUE_NO && value != NULL ? !yes : yes;
	return 0;
}

/* What is wrong with a value of the edition's; NULL: nothing. */
static const char *
edition_fault(enum value kind, const char *value)
{
	int is_digit = vdm_is_digit(value[0]) && value[1] == '\0';

	if (kind == VALUE_COVER)
		return strcmp(value, "drawn") == 0 || strcmp(value, "none") == 0
			   ? NULL
			   : "drawn or none";
	if (kind == VALUE_DEPTH)
		return is_digit ? NULL : "a number from 0 to 9";
	return is_digit || vdm_element_find(value) != NULL
		   ? NULL
		   : "a number from 0 to 9, or an element of TEI";
}

/* A copy of a value that the row can have, NULL of NULL. 0, or -1 with errno.
 */
static int
copy_value(const struct row *row, const char *value, char **copy)
{
	*copy = NULL;
	if (value == NULL)
		return 0;
	if (row->value == VALUE_TIME && !vdm_is_moment(value))
		return vdm_error(EINVAL,
				 "%s is a moment, YYYY-MM-DDThh:mm:ssZ, not "
				 "\"%.80s\"",
				 row->name, value);
	if (row->value == VALUE_COVER || row->value == VALUE_DEPTH ||
	    row->value == VALUE_SPLIT) {
		const char *fault = edition_fault(row->value, value);

		if (fault != NULL)
			return vdm_error(EINVAL, "%s is %s, not \"%.80s\"",
					 row->name, fault, value);
	}
	if (row->value == VALUE_FORMAT) {
		const char *format = vdm_format_for_word(value);

		if (format == NULL)
			return vdm_error(EINVAL, "there is no format \"%.80s\"",
					 value);
		value = format;
	}
	*copy = vdm_strdup(value);
	if (*copy != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

static int
set(const struct row *rows, void *options, char **text, const char *option,
    const char *value)
{
	const struct row *row = rows;
	char *copy;
	void *slot;

	vdm_error_begin();
	while (row->name != NULL && strcmp(row->name, option) != 0)
		row++;
	if (row->name == NULL)
		return fail_option(rows, option);
	slot = (char *)options + row->offset;
	if (row->value == VALUE_YES || row->value == VALUE_NO)
		return set_switch(slot, row, value);
	if (copy_value(row, value, &copy) != 0)
		return -1;
	vdm_free(text[row - rows]);
	text[row - rows] = copy;
	*(const char **)slot = copy;
	return 0;
}

static void
texts_free(char **text)
{
	size_t i;

	for (i = 0; i < MOST_ROWS; i++)
		vdm_free(text[i]);
}

struct vdm_read_options *
vdm_read_options_new(void)
{
	struct read_options *o = vdm_calloc(1, sizeof(*o));

	if (o == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&o->arena);
	return &o->options;
}

void
vdm_read_options_free(struct vdm_read_options *options)
{
	struct read_options *o = (struct read_options *)options;

	if (o != NULL) {
		texts_free(o->text);
		vdm_arena_fini(&o->arena);
	}
	vdm_free(o);
}

/* Reads the decisions, which may be thousands, once for all documents. A text
 * that is broken is told by whoever reads a document by it. */
static int
read_decisions(struct read_options *o)
{
	const char *text = o->options.decisions;

	vdm_arena_fini(&o->arena);
	vdm_arena_init(&o->arena);
	o->options.decided = NULL;
	if (text == NULL || *text == '\0')
		return 0;
	if (vdm_decisions_read(&o->decisions, &o->arena, text, NULL) == 0)
		o->options.decided = &o->decisions;
	if (!o->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

struct vdm_read_options *
vdm_read_options_copy(const struct vdm_read_options *options)
{
	struct vdm_read_options *copy = vdm_read_options_new();
	const struct row *row;

	if (copy == NULL || options == NULL)
		return copy;
	*copy = *options;
	for (row = read_rows; row->name != NULL; row++) {
		const char **slot = (void *)((char *)copy + row->offset);
		char **text = ((struct read_options *)copy)->text;
		size_t i = (size_t)(row - read_rows);

		if (row->value == VALUE_YES || row->value == VALUE_NO)
			continue;
		if (copy_value(row, *slot, &text[i]) != 0) {
			vdm_read_options_free(copy);
			return NULL;
		}
		*slot = text[i];
	}
	if (read_decisions((struct read_options *)copy) != 0) {
		vdm_read_options_free(copy);
		return NULL;
	}
	return copy;
}

int
vdm_read_options_set(struct vdm_read_options *options, const char *option,
		     const char *value)
{
	struct read_options *o = (struct read_options *)options;
	const char *was = o->options.decisions;

	if (set(read_rows, &o->options, o->text, option, value) != 0)
		return -1;
	return o->options.decisions != was ? read_decisions(o) : 0;
}

void
vdm_read_options_account(struct vdm_read_options *options,
			 struct vdm_account *account)
{
	options->account = account;
}

void
vdm_write_options_account(struct vdm_write_options *options,
			  struct vdm_account *account)
{
	options->account = account;
}

void
vdm_read_options_beside(struct vdm_read_options *options,
			const struct vdm_record *record)
{
	options->beside = record;
}

void
vdm_read_options_tables(struct vdm_read_options *options,
			const struct vdm_tables *tables)
{
	options->tables = tables;
}

struct vdm_write_options *
vdm_write_options_new(void)
{
	struct write_options *o = vdm_calloc(1, sizeof(*o));

	if (o == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	return &o->options;
}

/* The format that takes files beside a record. */
static const struct vdm_format *
edition_format(void)
{
	size_t i = 0;

	while (vdm_format_at(i)->take == NULL)
		i++;
	return vdm_format_at(i);
}

void
vdm_write_options_free(struct vdm_write_options *options)
{
	struct write_options *o = (struct write_options *)options;

	if (o != NULL) {
		texts_free(o->text);
		edition_format()->let_go(&o->options.edition);
	}
	vdm_free(o);
}

int
vdm_write_options_give(struct vdm_write_options *options, const char *what,
		       const char *name, const void *bytes, size_t length,
		       const struct vdm_sink *sink)
{
	vdm_error_begin();
	return edition_format()->take(&options->edition, what, name, bytes,
				      length, sink);
}

int
vdm_write_options_set(struct vdm_write_options *options, const char *option,
		      const char *value)
{
	struct write_options *o = (struct write_options *)options;

	return set(write_rows, &o->options, o->text, option, value);
}
