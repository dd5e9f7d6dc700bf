/* SPDX-License-Identifier: MIT */
/* What the front matter of Markdown gives a book: pandoc's keys that name style
 * sheets and fonts, and say how deep the contents are. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "convert/convert.h"
#include "convert/update.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/say.h"

enum { SAID = 300 }; /* bytes that a finding says of why */

/* Kinds of fields, the options of the library's that they stand for, and those
 * of ours, which win; of files, the endings that they may have ("": their bytes
 * tell). */
static const struct kind {
	const char *field, *option;
	int id;
	const char *endings; /* NULL: it is no file */
} kinds[] = {
    {"css", "css", CMD_OPT_CSS, ".css"},
    {"stylesheet", "css", CMD_OPT_CSS, ".css"},
    {"epub-fonts", "font", CMD_OPT_FONT, ""},
    {"title-page", "title-page", CMD_OPT_TITLE_PAGE, ".xhtml .html .htm .md"},
    {"toc-depth", "toc-depth", CMD_OPT_TOC_DEPTH, NULL},
    {"split-level", "split-at", CMD_OPT_SPLIT_AT, NULL},
    {"epub-chapter-level", "split-at", CMD_OPT_SPLIT_AT, NULL},
};

static const struct kind *
kind_of(const struct vdm_field *f)
{
	const char *name = vdm_field_name(f);
	size_t i;

	for (i = 0; name != NULL && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].field, name) == 0)
			return &kinds[i];
	return NULL;
}

/* Why a path that a document says may not be opened; NULL: it may. What begins
 * with a dot is hidden, or leads out. */
static const char *
refusal(const char *path, const char *endings)
{
	const char *at = path, *dot = strrchr(path, '.');
	size_t n;

	if (strstr(path, "://") != NULL)
		return "it lies in the network";
	if (*path == '/')
		return "it is not in the folder of the record";
	for (; *at != '\0'; at += n + (at[n] == '/')) {
		n = strcspn(at, "/");
		if (n == 0 || *at == '.')
			return "it is hidden, or not in the folder of the "
			       "record";
	}
	if (*endings == '\0')
		return NULL;
	if (dot == NULL)
		dot = "";
	n = strlen(dot);
	for (at = endings; *at != '\0'; at += strcspn(at, " "), at += *at != 0)
		if (strcspn(at, " ") == n && strncmp(at, dot, n) == 0)
			return NULL;
	return "its name does not end as one of its kind does";
}

static void
say_unused(struct convert *c, const struct vdm_field *f, const char *input,
	   const char *value, const char *why)
{
	unsigned line = vdm_field_line(f);
	char where[24] = "", said[SAID + 200];

	if (line > 0)
		snprintf(where, sizeof(where), "line %u: ", line);
	snprintf(said, sizeof(said),
		 "%sthe book is made without \"%.80s\", which is to be its "
		 "%.24s: %.300s",
		 where, value, vdm_field_name(f), why);
	vdm_finding_say(vdm_findings_sink(c->run.findings, cmd_shown(input)),
			"edition-unused", said);
}

/* What a record's fields give, while they are gone through. */
struct stated {
	struct convert *c;
	const char *input;
	char *css; /* all sheets, one behind the other */
	size_t css_length;
};

/* Gives the book a file; what is said against it is the reason why not. */
static int
give(struct convert *c, const char *option, const char *name, const char *bytes,
     size_t length, char why[SAID])
{
	struct vdm_findings *list = cmd_have(vdm_findings_new());
	int rc = vdm_write_options_give(c->write, option, name, bytes, length,
					vdm_findings_sink(list, NULL));
	int error = errno;
	const struct vdm_finding *f = vdm_findings_get(list, 0);
	const char *said, *end;

	if (rc != 0 && error == ENOMEM)
		cmd_have(NULL);
	if (rc != 0) {
		said = f != NULL ? vdm_finding_message(f) : vdm_error_text();
		end = strstr(said, "; nothing is written"); /* but it is */
		snprintf(
		    why, SAID, "%.*s",
		    (int)(end != NULL ? (size_t)(end - said) : strlen(said)),
		    said);
	}
	vdm_findings_free(list);
	return rc;
}

/* One sheet more behind those that are there: a book has one. */
static int
add_sheet(struct stated *s, const char *name, const char *bytes, size_t length,
	  char why[SAID])
{
	char *all;
	int rc = give(s->c, "css", name, bytes, length, why);

	if (rc == 0) {
		all = cmd_have(realloc(s->css, s->css_length + length + 1));
		memcpy(all + s->css_length, bytes, length);
		s->css = all;
		s->css_length += length;
		all[s->css_length++] = '\n';
	}
	if (s->css != NULL)
		vdm_write_options_give(s->c->write, "css", name, s->css,
				       s->css_length, NULL);
	return rc;
}

/* A file beside the record, read and given. */
static void
take_file(struct stated *s, const struct kind *k, const struct vdm_field *f,
	  const char *path)
{
	const char *reason = strcmp(s->input, "-") == 0
				 ? "standard input lies in no folder"
				 : refusal(path, k->endings);
	char *folder, *full, *bytes = NULL, why[SAID] = "";
	size_t length;
	int rc;

	if (reason != NULL) {
		say_unused(s->c, f, s->input, path, reason);
		return;
	}
	folder = cmd_folder_of(s->input);
	full = cmd_join(folder, path, strlen(path), NULL);
	if (s->c->update && !cmd_is_special(full))
		cmd_update_note(&s->c->run, CMD_NOTE_SOURCE, full, NULL, 0);
	if (!cmd_is_plain(full, strlen(folder)) ||
	    cmd_file_read(full, &bytes, &length) != 0) {
		if (errno == ENOMEM)
			cmd_have(NULL);
		say_unused(s->c, f, s->input, path, strerror(errno));
	} else {
		cmd_ids_add(&s->c->run.inputs, full);
		rc = k->id == CMD_OPT_CSS
			 ? add_sheet(s, path, bytes, length, why)
			 : give(s->c, k->option, path, bytes, length, why);
		if (rc != 0)
			say_unused(s->c, f, s->input, path, why);
	}
	free(bytes);
	free(full);
	free(folder);
}

/* One file, or a list of them, which a field has as JSON. */
static void
take_files(struct stated *s, const struct kind *k, const struct vdm_field *f)
{
	const char *value = vdm_field_value(f), *path;
	json_t *list = *value == '[' ? json_loads(value, 0, NULL) : NULL;
	size_t i;

	if (!json_is_array(list))
		take_file(s, k, f, value);
	for (i = 0; i < json_array_size(list); i++) {
		path = json_string_value(json_array_get(list, i));
		if (path != NULL)
			take_file(s, k, f, path);
		else
			say_unused(s->c, f, s->input, value,
				   "not all of this list are names of files");
	}
	json_decref(list);
}

void
cmd_convert_take_stated(struct convert *c, const struct vdm_record *rec,
			const char *input)
{
	struct stated s = {.c = c, .input = input};
	size_t i, n = vdm_record_fields(rec);

	if (strcmp(c->to, "epub") != 0 || c->format == NULL ||
	    strcmp(c->format, "markdown") != 0)
		return;
	for (i = 0; i < n; i++) {
		const struct vdm_field *f = vdm_record_field(rec, i);
		const struct kind *k = kind_of(f);

		if (k == NULL || (c->run.said_options & 1ULL << k->id) ||
		    *vdm_field_value(f) == '\0')
			continue;
		if (k->endings != NULL)
			take_files(&s, k, f);
		else if (vdm_write_options_set(c->write, k->option,
					       vdm_field_value(f)) != 0)
			say_unused(c, f, input, vdm_field_value(f),
				   vdm_error_text());
	}
	free(s.css);
}

void
cmd_convert_drop_stated(struct convert *c)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (c->run.said_options & 1ULL << kinds[i].id)
			continue;
		if (kinds[i].endings != NULL)
			vdm_write_options_give(c->write, kinds[i].option, NULL,
					       NULL, 0, NULL);
		else
			vdm_write_options_set(c->write, kinds[i].option, NULL);
	}
}
