/* SPDX-License-Identifier: MIT */
/*
 * A baseline: JSON, a finding a line, sorted as files are, so that a repository
 * keeps it well. Files are named as seen from its own folder.
 */
#include "found/baseline.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/gate.h"
#include "found/run.h"
#include "found/view.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/output.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"

#define HEAD "{\"vidimus-baseline\": 1,\n\"findings\": ["

struct entry {
	char *path; /* below the root */
	char *id, *message;
	int occurs; /* 1: in this run, too */
};

/* The entries, by "path\nfingerprint". */
struct cmd_baseline {
	struct cmd_names keys;
	struct entry *entry; /* by their numbers */
	size_t cap;
};

static char *
key_of(const char *path, const char *print)
{
	char *key = cmd_have(malloc(strlen(path) + strlen(print) + 2));

	sprintf(key, "%s\n%s", path, print);
	return key;
}

int
cmd_baseline_has(const struct cmd_baseline *b, const char *path,
		 const char *print)
{
	char *key = key_of(path, print);
	int has = cmd_names_find(&b->keys, key) != (size_t)-1;

	free(key);
	return has;
}

void
cmd_baseline_free(struct cmd_baseline *b)
{
	size_t i;

	for (i = 0; b != NULL && i < b->keys.count; i++) {
		free(b->entry[i].path);
		free(b->entry[i].id);
		free(b->entry[i].message);
	}
	if (b == NULL)
		return;
	free(b->entry);
	cmd_names_fini(&b->keys);
	free(b);
}

/* The folder in which a baseline lies, absolute; to free(). */
static char *
folder_of(const char *path)
{
	char *full = cmd_absolute(path), *slash = strrchr(full, '/');

	slash[slash == full] = '\0';
	return full;
}

static void
add_entry(struct cmd_baseline *b, const char *folder, json_t *row)
{
	const char *file = json_string_value(json_object_get(row, "file"));
	const char *print =
	    json_string_value(json_object_get(row, "fingerprint"));
	const char *id = json_string_value(json_object_get(row, "id"));
	const char *said = json_string_value(json_object_get(row, "message"));
	char *joined, *full, *path, *key;
	size_t had = b->keys.count, i;

	joined = *file == '\0'
		     ? NULL
		     : cmd_have(cmd_join(folder, file, strlen(file), NULL));
	full = joined != NULL ? cmd_absolute(joined) : NULL;
	path = full != NULL ? cmd_seen_from(cmd_root(), full)
			    : cmd_have(strdup(""));
	key = key_of(path, print);
	i = cmd_names_add(&b->keys, key);
	if (i >= b->cap) {
		b->cap = 2 * i + 16;
		b->entry =
		    cmd_have(realloc(b->entry, b->cap * sizeof(*b->entry)));
	}
	if (b->keys.count > had)
		b->entry[i] =
		    (struct entry){cmd_have(strdup(path)), cmd_have(strdup(id)),
				   cmd_have(strdup(said)), 0};
	free(joined);
	free(full);
	free(path);
	free(key);
}

static int
is_entry(json_t *row)
{
	return json_is_string(json_object_get(row, "file")) &&
	       json_is_string(json_object_get(row, "fingerprint")) &&
	       json_is_string(json_object_get(row, "id")) &&
	       json_is_string(json_object_get(row, "message"));
}

static int
is_baseline(json_t *all)
{
	json_t *rows = json_object_get(all, "findings");
	size_t i;

	if (json_integer_value(json_object_get(all, "vidimus-baseline")) != 1 ||
	    !json_is_array(rows))
		return 0;
	for (i = 0; i < json_array_size(rows); i++)
		if (!is_entry(json_array_get(rows, i)))
			return 0;
	return 1;
}

static int
load(struct cmd_run *run, const char *path, struct cmd_baseline *b)
{
	json_error_t error;
	char *bytes, *folder;
	size_t length, i;
	json_t *all;

	if (cmd_file_read(path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", path);
	cmd_ids_add(&run->inputs, path);
	all = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
	free(bytes);
	if (all == NULL)
		return cmd_usage(run->verb,
				 "%s:%d:%d: no baseline: %s; --write-baseline "
				 "writes one",
				 path, error.line, error.column, error.text);
	if (!is_baseline(all)) {
		json_decref(all);
		return cmd_usage(run->verb,
				 "%s: no baseline that this version wrote; "
				 "--write-baseline writes one",
				 path);
	}
	folder = folder_of(path);
	for (i = 0; i < json_array_size(json_object_get(all, "findings")); i++)
		add_entry(b, folder,
			  json_array_get(json_object_get(all, "findings"), i));
	free(folder);
	json_decref(all);
	return 0;
}

int
cmd_baseline_begin(struct cmd_run *run)
{
	struct cmd_gate *g = &run->gate;
	const char *written = g->write_baseline;
	int rc = 0;

	if (g->baseline_path != NULL) {
		g->baseline = cmd_have(calloc(1, sizeof(*g->baseline)));
		rc = load(run, g->baseline_path, g->baseline);
	}
	if (rc == 0 && written != NULL &&
	    (strcmp(written, "-") == 0 || cmd_is_folder(written)))
		return cmd_usage(run->verb, "--write-baseline %s: no file",
				 written);
	/* what it says of files that are not in this run stays */
	if (rc == 0 && written != NULL && cmd_is_there(written)) {
		g->older = cmd_have(calloc(1, sizeof(*g->older)));
		rc = load(run, written, g->older);
	}
	return rc;
}

/* ---- the end --------------------------------------------------------------
 */

/* Whether it can be known that something does not occur in a file: it was done,
 * or is no more. */
static int
is_done(const struct cmd_view *v, const char *path)
{
	size_t i = cmd_names_find(&v->paths, path);
	char *full;
	int gone;

	if (*path == '\0' || (i != (size_t)-1 && v->group[i].is_input))
		return 1;
	full = cmd_have(cmd_join(cmd_root(), path, strlen(path), NULL));
	gone = !cmd_is_there(*path == '/' ? path : full);
	free(full);
	return gone;
}

static void
note_occurring(const struct cmd_view *v, struct cmd_baseline *b)
{
	size_t i, k;

	for (i = 0; i < v->count; i++) {
		const struct cmd_spot *s = &v->spot[i];
		char *key = key_of(s->path, cmd_spot_fingerprint(s));

		k = cmd_names_find(&b->keys, key);
		if (k != (size_t)-1)
			b->entry[k].occurs = 1;
		free(key);
	}
}

static void
say_gone(struct cmd_run *run, const struct cmd_view *v)
{
	struct cmd_baseline *b = run->gate.baseline;
	size_t i;

	note_occurring(v, b);
	for (i = 0; i < b->keys.count; i++) {
		const struct entry *e = &b->entry[i];
		char said[512], *here;

		if (e->occurs || !is_done(v, e->path))
			continue;
		snprintf(said, sizeof(said),
			 "it no longer occurs, and the baseline can do without "
			 "(--write-baseline): %.300s (%.60s)",
			 e->message, e->id);
		here = cmd_from_here(e->path);
		vdm_finding_say(vdm_findings_sink(run->findings,
						  *here != '\0' ? here : NULL),
				"baseline-gone", said);
		free(here);
	}
}

/* A row, as it stands in the file. */
static void
put_row(FILE *out, const char *folder, const char *path, const char *id,
	const char *print, const char *message, size_t *count)
{
	char *full = NULL, *file = NULL;
	json_t *row = cmd_have(json_object());
	char *text;

	if (*path != '\0') {
		char *joined = *path == '/'
				   ? cmd_have(strdup(path))
				   : cmd_have(cmd_join(cmd_root(), path,
						       strlen(path), NULL));
		full = cmd_absolute(joined);
		file = cmd_seen_from(folder, full);
		free(joined);
	}
	json_object_set_new(row, "file", cmd_json_text(file ? file : ""));
	json_object_set_new(row, "id", json_string(id));
	json_object_set_new(row, "fingerprint", json_string(print));
	json_object_set_new(row, "message", cmd_json_text(message));
	text = cmd_have(json_dumps(row, JSON_ENSURE_ASCII));
	fprintf(out, "%s\n", (*count)++ > 0 ? "," : "");
	fputs(text, out);
	free(text);
	json_decref(row);
	free(file);
	free(full);
}

static void
put_older(FILE *out, const struct cmd_view *v, const struct cmd_baseline *b,
	  const char *folder, size_t *count)
{
	size_t i;

	for (i = 0; b != NULL && i < b->keys.count; i++) {
		const struct entry *e = &b->entry[i];

		if (!is_done(v, e->path))
			put_row(out, folder, e->path, e->id,
				strchr(b->keys.name[i], '\n') + 1, e->message,
				count);
	}
}

static void
write_new(struct cmd_run *run, const struct cmd_view *v)
{
	const char *path = run->gate.write_baseline;
	char *text = NULL, *folder = folder_of(path);
	size_t length, i, count = 0;
	FILE *out;

	if (run->status >= CMD_USAGE) { /* what is missing would be new later */
		cmd_line(stderr, "%s: not written, for not all files were done",
			 path);
		free(folder);
		return;
	}
	out = cmd_text_open(&text, &length);
	fputs(HEAD, out);
	put_older(out, v, run->gate.older, folder, &count);
	for (i = 0; i < v->count; i++) {
		const struct cmd_spot *s = &v->spot[i];
		const char *state = vdm_finding_detail(s->finding, "state");

		if (state == NULL || strcmp(state, "known") == 0)
			put_row(out, folder, s->path,
				vdm_finding_id(s->finding),
				cmd_spot_fingerprint(s),
				vdm_finding_message(s->finding), &count);
	}
	fputs("\n]}\n", out);
	cmd_text_close(out, &text);
	if (cmd_file_write(path, text, length, NULL) != 0)
		cmd_run_worse(run, cmd_system(errno, "%s", path));
	else if (!run->quiet)
		cmd_line(stderr, "%s: %zu finding%s written", path, count,
			 count == 1 ? "" : "s");
	free(folder);
	free(text);
}

void
cmd_baseline_end(struct cmd_run *run)
{
	struct cmd_view v;

	if (run->gate.baseline == NULL && run->gate.write_baseline == NULL)
		return;
	cmd_view_init(&v, run, 1);
	if (run->gate.write_baseline != NULL)
		write_new(run, &v);
	if (run->gate.baseline != NULL)
		say_gone(run, &v);
	cmd_view_fini(&v);
}
