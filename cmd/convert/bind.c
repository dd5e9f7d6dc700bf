/* SPDX-License-Identifier: MIT */
/* vidimus bind: many records as one volume, read and written one by one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "convert/onix.h"
#include "found/findings.h"
#include "found/formats.h"
#include "found/gate.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/moment.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/edition.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/origin.h"
#include "run/read.h"
#include "show/outputs.h"

enum {
	OPT_OUTPUT = CMD_OPT_OWN,
	OPT_TO,
	OPT_TITLE,
	OPT_MODIFIED,
	OPT_NO_PROVENANCE,
	OPT_ONIX,
	OPT_FORCE,
};

/* What stands in the output's place, if somebody edited it. */
enum edited { NOT_EDITED, EDITED_RECORD, EDITED_VOLUME };

/* What is known of a file that is bound, from the first time it was read. */
struct source {
	char *path;
	char digest[65]; /* "": it was not read yet */
	char *bytes;     /* kept of what cannot be read twice */
	size_t length;
};

struct bind {
	struct cmd_run run;
	struct cmd_args args;
	struct vdm_volume *volume;
	struct vdm_write_options *write;
	struct vdm_read_options *again; /* without an account */
	const char *output, *to, *title, *modified, *description, *onix;
	char moment[CMD_MOMENT];
	int no_provenance, force;
	enum edited before;
	struct source *source; /* the last is the introduction */
	size_t sources;
	const char *open; /* whose findings come */
	struct cmd_output out;
	int is_new;
	char *
	    given[CMD_VOLUME_FILES]; /* cover, style sheet, title page, fonts */
};

/* ---- what is asked for ----------------------------------------------------
 */

static int
no_form(const struct bind *b, const char *option, const char *value)
{
	enum { FORMS = 3 };
	const char *name, *known[FORMS] = {NULL};
	size_t i, n = 0;

	for (i = 0; (name = vdm_format_name(i)) != NULL && n < FORMS; i++)
		if (vdm_volume_is_form(name))
			known[n++] = name;
	return cmd_usage(b->run.verb, "%s %s: a volume is %s, %s or %s", option,
			 value, known[0], known[1], known[2]);
}

static int
take_option(struct bind *b, int id, const char *value)
{
	switch (id) {
	case OPT_OUTPUT:
		if (cmd_outputs_is(value))
			return cmd_outputs_option(&b->run, CMD_OPT_OUTPUTS,
						  value);
		b->output = value;
		return 0;
	case OPT_TO:
		b->to = vdm_format_for_word(value);
		if (!vdm_volume_is_form(b->to))
			return no_form(b, "--to", value);
		return 0;
	case OPT_TITLE:
		b->title = value;
		return 0;
	case OPT_MODIFIED:
		b->modified = value;
		return 0;
	case OPT_NO_PROVENANCE:
		b->no_provenance = 1;
		return 0;
	case OPT_ONIX:
		b->onix = value;
		return 0;
	case OPT_FORCE:
		b->force = 1;
		return 0;
	default:
		return cmd_edition_is(id)
			   ? cmd_edition_option(&b->run, b->write, id, value)
			   : cmd_run_option(&b->run, id, value);
	}
}

/* Whether a file describes a volume, by its name. */
static int
is_description(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot != NULL &&
	       (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

/* A path that the description names, as seen from here. */
static char *
seen_from(const struct bind *b, const char *path)
{
	char *folder, *joined;

	if (b->description == NULL || *path == '/' ||
	    strcmp(b->description, "-") == 0)
		return cmd_have(strdup(path));
	folder = cmd_have(cmd_folder_of(b->description));
	joined = strcmp(folder, ".") == 0 && strcmp(path, "-") != 0
		     ? strdup(path)
		     : cmd_join(folder, path, strlen(path), NULL);
	free(folder);
	return cmd_have(joined);
}

/* Why a file may not be named, by its real name, as one in that folder. */
static const char *
why_not_in(const char *folder, const char *real)
{
	char *base = cmd_have(realpath(folder, NULL));
	const char *below = cmd_below(base, real), *why = NULL;

	if (strcmp(base, "/") == 0 || below == NULL)
		why = "lies neither in the description's folder nor in the one "
		      "that vidimus runs in";
	else if (strstr(below - 1, "/.") != NULL)
		why = "is hidden, it or a folder of it";
	free(base);
	return why;
}

/*
 * Whether the description may name a file. Somebody else may have written it,
 * and what it names is published: so nothing from elsewhere, by a link neither,
 * nothing hidden, nothing that has no end. What is not there reading tells.
 */
static int
is_named_well(struct bind *b, const char *path)
{
	char *real = cmd_real(path), *folder, said[512];
	const char *why;

	if (real == NULL && errno == ENOMEM)
		cmd_have(real);
	if (real == NULL)
		return 1;
	folder = cmd_folder_of(b->description);
	if (cmd_is_special(real)) {
		why = "is no regular file";
	} else {
		why = why_not_in(folder, real);
		if (why != NULL)
			why = why_not_in(".", real);
	}
	free(folder);
	free(real);
	if (why == NULL)
		return 1;
	snprintf(said, sizeof(said), "\"%.200s\" %s; nothing is bound", path,
		 why);
	vdm_finding_say(
	    vdm_findings_sink(b->run.findings, cmd_shown(b->description)),
	    "volume-file", said);
	return 0;
}

/* What reading the description, or a file that it names, said. */
static int
status_of(struct bind *b, const char *path, int rc, int error)
{
	if (rc == 0)
		cmd_run_flush(&b->run);
	return cmd_beside_status(&b->run, path, rc, error);
}

static int
read_description(struct bind *b, const char *path)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(b->run.findings, cmd_shown(path));
	char *bytes;
	size_t length;
	int rc, error;

	b->description = path;
	cmd_ids_add(&b->run.inputs, path);
	if (cmd_file_read(path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", path);
	rc = vdm_volume_read(b->volume, bytes, length, sink);
	error = errno;
	free(bytes);
	return status_of(b, path, rc, error);
}

/* Its cover, style sheet, title page and fonts. */
static int
give_files(struct bind *b)
{
	size_t length, i;
	int rc = 0, error;

	for (i = 0; i < CMD_VOLUME_FILES && rc == 0; i++) {
		const char *what = cmd_volume_files[i];
		const char *named = vdm_volume_file(b->volume, what);
		char *path;

		if (named == NULL)
			continue;
		path = seen_from(b, named);
		cmd_run_keep_text(&b->run, path);
		if (!is_named_well(b, path))
			return status_of(b, path, -1, 0);
		rc = cmd_beside_read(&b->run, path, &b->given[i], &length);
		if (rc != 0)
			return rc;
		rc = vdm_volume_give(b->volume, what, b->given[i], length,
				     vdm_findings_sink(b->run.findings, path));
		error = errno;
		rc = status_of(b, path, rc, error);
	}
	return rc;
}

/* The files to be bound: those of the description, or those that were named. */
static int
settle_sources(struct bind *b)
{
	struct cmd_list *list = &b->run.list;
	const char *introduction;
	size_t i;
	int rc, bad = 0;

	for (i = 0; b->description == NULL && i < list->count; i++)
		if (vdm_volume_add(b->volume, list->input[i].path) != 0)
			return cmd_system(errno, "list of records");
	b->sources = vdm_volume_count(b->volume);
	b->source = cmd_have(calloc(b->sources + 1, sizeof(*b->source)));
	for (i = 0; i < b->sources; i++) {
		b->source[i].path = seen_from(b, vdm_volume_path(b->volume, i));
		cmd_ids_add(&b->run.inputs, b->source[i].path);
		if (b->description == NULL)
			continue;
		cmd_list_put(list, b->source[i].path);
		bad += !is_named_well(b, b->source[i].path);
	}
	introduction = vdm_volume_file(b->volume, "introduction");
	if (introduction != NULL) {
		b->source[i].path = seen_from(b, introduction);
		cmd_ids_add(&b->run.inputs, b->source[i].path);
		cmd_list_put(list, b->source[i].path);
		bad += !is_named_well(b, b->source[i].path);
	}
	rc = bad > 0 ? status_of(b, b->description, -1, 0) : give_files(b);
	return rc != 0 ? rc : cmd_run_rows(&b->run);
}

static int
settle_inputs(struct bind *b)
{
	int rc;

	if (b->args.count == 1 && is_description(b->args.operands[0])) {
		if (b->run.list.from != NULL || b->title != NULL)
			return cmd_usage(b->run.verb,
					 "%s says itself what is bound, and "
					 "its title",
					 b->args.operands[0]);
		rc = read_description(b, b->args.operands[0]);
	} else {
		rc = cmd_list_fill(&b->run, b->args.operands, b->args.count);
		if (rc == 0 && b->run.list.count == 0)
			rc = cmd_usage(b->run.verb,
				       "nothing to bind: name records, or a "
				       "description, VOLUME.yaml");
	}
	if (rc == 0 && b->run.list.shards > 1)
		rc = cmd_usage(b->run.verb,
			       "--shard: a volume is bound by one run");
	return rc != 0 ? rc : settle_sources(b);
}

/* Seals of records are not those of a volume without one. */
static enum edited
edited_before(struct bind *b)
{
	struct vdm_unbound *volume;
	char *bytes;
	size_t length;
	int holds, is;

	if (!cmd_is_edited(b->output) ||
	    cmd_file_read(b->output, &bytes, &length) != 0)
		return NOT_EDITED;
	holds = vdm_volume_check(bytes, length);
	is = holds == 0 &&
	     vdm_unbind(&volume, bytes, length, b->run.read, NULL) != 0;
	if (holds == 0)
		vdm_unbound_free(volume);
	free(bytes);
	return holds < 0 ? EDITED_VOLUME : is ? EDITED_RECORD : NOT_EDITED;
}

static int
settle_output(struct bind *b)
{
	const char *same;

	if (b->output == NULL)
		return cmd_usage(b->run.verb, "where to? say -o");
	if (cmd_is_folder(b->output))
		return cmd_usage(b->run.verb,
				 "%s is a folder, and a volume is one file",
				 b->output);
	if (b->to == NULL)
		b->to = vdm_format_for_name(b->output);
	if (!vdm_volume_is_form(b->to))
		return no_form(b, "-o", b->output);
	if (cmd_edition_check(&b->run, b->to) != 0)
		return CMD_USAGE;
	same = cmd_ids_find(&b->run.inputs, b->output);
	if (same != NULL)
		return cmd_usage(b->run.verb,
				 "%s is %s, which is read: it would be "
				 "replaced; nothing is written",
				 b->output, same);
	b->before = edited_before(b);
	if (b->before == EDITED_RECORD && !b->force)
		return cmd_usage(b->run.verb,
				 "%s is a record that was edited since it was "
				 "written: it would be replaced; nothing is "
				 "written",
				 b->output);
	if (cmd_outputs_at(&b->run.outputs, b->output) != NULL)
		return cmd_usage(b->run.verb, "volume and findings both to %s",
				 b->output);
	if (b->run.outputs.print != NULL && strcmp(b->output, "-") == 0)
		return cmd_usage(b->run.verb,
				 "--format prints findings where the volume "
				 "goes: standard output");
	b->is_new = !cmd_is_there(b->output);
	if (cmd_onix_look(b->onix, b->output, b->to, &b->run) != 0)
		return CMD_USAGE;
	return cmd_set_write(b->write, "name",
			     strcmp(b->output, "-") == 0 ? NULL : b->output);
}

static int
settle(struct bind *b, int argc, char **argv)
{
	int id, rc = 0;

	cmd_args_init(&b->args, b->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&b->args)) != CMD_ARG_END)
		rc = id == CMD_ARG_BAD ? CMD_USAGE
				       : take_option(b, id, b->args.value);
	if (rc == 0)
		rc = cmd_moment(b->run.verb, b->modified, b->moment);
	if (rc == 0 && b->moment[0] != '\0')
		rc = cmd_set_write(b->write, "modified", b->moment);
	if (rc == 0)
		rc = settle_inputs(b);
	return rc != 0 ? rc : settle_output(b);
}

/* ---- a record -------------------------------------------------------------
 */

/* Findings of one file come together. */
static void
leave(struct bind *b)
{
	if (b->open != NULL)
		cmd_run_end(&b->run, b->open);
	b->open = NULL;
}

static struct vdm_record *
read_first(struct bind *b, struct source *s)
{
	struct vdm_record *rec;
	char *bytes = NULL;
	size_t length;

	if (cmd_is_special(s->path)) {
		cmd_run_lost(&b->run, s->path, "file-unread", "not read",
			     ENOTSUP);
		return NULL;
	}
	rec = cmd_run_read(&b->run, s->path, &bytes, &length);
	if (bytes != NULL)
		vdm_digest(bytes, length, s->digest);
	if (bytes != NULL && strcmp(s->path, "-") == 0) {
		s->bytes = bytes;
		s->length = length;
	} else {
		free(bytes);
	}
	return rec;
}

/* Once more: nothing of it is new, unless somebody changed it. */
static struct vdm_record *
read_again(struct bind *b, struct source *s)
{
	struct vdm_record *rec = NULL;
	char *bytes = s->bytes, digest[65];
	size_t length = s->length;

	if (bytes == NULL &&
	    cmd_input_read(s->path, &bytes, &length, NULL) != 0) {
		cmd_run_lost(&b->run, s->path, "file-unread", "not read",
			     errno);
		return NULL;
	}
	vdm_digest(bytes, length, digest);
	if (strcmp(digest, s->digest) != 0) {
		cmd_run_keep(&b->run, s->path, "file-unread",
			     "the file was changed while the volume was bound; "
			     "no volume is written");
		cmd_run_worse(&b->run,
			      cmd_system(0, "%s: changed while it was bound",
					 cmd_shown(s->path)));
	} else if (cmd_set_place(b->again, s->path) == 0) {
		cmd_gate_file(&b->run, cmd_shown(s->path), bytes, length);
		if (vdm_read(&rec, bytes, length, b->again, NULL) != 0)
			cmd_run_failed(&b->run, errno, cmd_shown(s->path));
		else
			cmd_gate_record(&b->run, rec);
	} else {
		cmd_run_worse(&b->run, CMD_SYSTEM);
	}
	if (bytes != s->bytes)
		free(bytes);
	return rec;
}

static struct vdm_record *
load(void *context, size_t index, const struct vdm_sink **sink)
{
	struct bind *b = context;
	struct source *s = &b->source[index];
	int first = s->digest[0] == '\0', rc;
	struct vdm_record *rec;

	leave(b);
	b->open = s->path;
	rec = first ? read_first(b, s) : read_again(b, s);
	vdm_budget_end(NULL); /* it is read; what comes has bounds of its own */
	*sink = vdm_findings_sink(b->run.findings, cmd_shown(s->path));
	if (rec == NULL) {
		errno = 0;
		return NULL;
	}
	rc = b->no_provenance
		 ? vdm_provenance_remove(rec)
		 : cmd_say_origin(rec, s->path, s->digest, b->moment);
	if (rc == 0)
		return rec;
	vdm_record_free(rec);
	return NULL;
}

/* ---- the volume -----------------------------------------------------------
 */

/* A picture beside a volume that refers to it. */
static int
put_beside(struct bind *b, const char *place, const void *bytes, size_t length)
{
	char *folder = cmd_folder_of(b->output), *full, *into;
	size_t within = strlen(folder);
	const char *same;
	int rc = 0;

	full = cmd_have(cmd_join(folder, place, strlen(place), NULL));
	into = cmd_have(cmd_folder_of(full));
	same = cmd_ids_find(&b->run.inputs, full);
	if (cmd_has_bytes(full, bytes, length)) {
		; /* it is there already */
	} else if (same != NULL || (b->is_new && cmd_is_there(full))) {
		cmd_run_worse(
		    &b->run,
		    cmd_usage(b->run.verb,
			      "%s is %s: it would be replaced; "
			      "nothing is written",
			      full, same != NULL ? "read" : "there already"));
		errno = 0;
		rc = -1;
	} else if (!cmd_is_plain(full, within)) {
		rc = -1;
	} else {
		if (cmd_is_there(full))
			cmd_say_replaced(
			    vdm_findings_sink(b->run.findings, full));
		rc = cmd_output_folder(&b->out, into);
		if (rc == 0)
			rc = cmd_output_add(&b->out, full, bytes, length);
	}
	free(folder);
	free(full);
	free(into);
	return rc;
}

static int
put(void *context, const char *beside, const void *bytes, size_t length)
{
	struct bind *b = context;

	if (beside == NULL)
		return cmd_output_put(&b->out, bytes, length);
	return strcmp(b->output, "-") == 0
		   ? 0
		   : put_beside(b, beside, bytes, length);
}

/* Says of the volume what the corpus said that alone becomes it; else what its
 * file is called is its title. */
static int
settle_front(struct bind *b)
{
	static const char *const fields[] = {
	    "title",      "subtitle",  "author",    "editor",
	    "translator", "publisher", "published", "record_id",
	    "rights",     "licence",   "language"};
	struct vdm_record *front = vdm_volume_front(b->volume), *rec = NULL;
	const struct vdm_sink *sink;
	const struct vdm_field *f;
	char *name;
	size_t i, k;
	int rc = 0, titled = b->description != NULL;

	if (!titled && b->title != NULL) {
		titled = 1;
		rc = vdm_edit_field(front, "title", b->title) == NULL;
	} else if (!titled && b->sources == 1) {
		rec = load(b, 0, &sink);
	}
	for (i = 0; rc == 0 && rec != NULL && vdm_record_texts(rec) > 0 &&
		    (f = vdm_record_field(rec, i)) != NULL;
	     i++)
		for (k = 0; k < sizeof(fields) / sizeof(fields[0]); k++)
			if (strcmp(fields[k], vdm_field_name(f)) == 0 &&
			    vdm_field_value(f)[0] != '\0') {
				const struct vdm_field *made = vdm_edit_field(
				    front, fields[k], vdm_field_value(f));

				titled |= k == 0;
				rc |= made == NULL ||
				      vdm_edit_field_set(front, made, "norm",
							 vdm_field_norm(f));
			}
	vdm_record_free(rec);
	if (rc == 0 && !titled) {
		name = cmd_have(strdup(strcmp(b->output, "-") == 0
					   ? "volume"
					   : cmd_base_name(b->output)));
		if (strrchr(name, '.') > name)
			*strrchr(name, '.') = '\0';
		rc = vdm_edit_field(front, "title", name) == NULL;
		free(name);
	}
	return rc == 0 ? 0 : cmd_system(errno, "title");
}

static int
write_volume(struct bind *b)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(b->run.findings, cmd_shown(b->output));
	size_t before = vdm_findings_count(b->run.findings);
	char *folder = cmd_folder_of(b->output);
	int rc, error;

	if (strcmp(b->output, "-") != 0)
		cmd_leftovers(folder, sink);
	free(folder);
	if (b->before != NOT_EDITED &&
	    cmd_spare_edited(&b->run, NULL, b->output, 1, b->force))
		return 0;
	b->out.sink = sink;
	if (cmd_output_begin(&b->out, b->output) != 0)
		return cmd_system(errno, "%s", b->output);
	rc = vdm_bind(
	    b->volume, b->to, load, put, b, b->write,
	    vdm_findings_sink(b->run.findings, b->description != NULL
						   ? b->description
						   : cmd_shown(b->output)));
	error = errno;
	leave(b);
	if (rc == 0) {
		if (cmd_output_finish(&b->out) == 0) {
			if (b->onix != NULL)
				cmd_onix_write(&b->run, b->onix, b->output);
			return 0;
		}
		error = errno;
	} else if (error == 0 &&
		   (b->run.status != CMD_OK ||
		    vdm_findings_count(b->run.findings) > before)) {
		cmd_run_worse(&b->run, CMD_FINDINGS);
		return 0;
	}
	cmd_run_lost(&b->run, b->output, "file-unwritten", "not written",
		     error);
	return 0;
}

static void
fini(struct bind *b)
{
	size_t i;

	cmd_output_fini(&b->out);
	for (i = 0; b->source != NULL && i <= b->sources; i++) {
		free(b->source[i].path);
		free(b->source[i].bytes);
	}
	free(b->source);
	for (i = 0; i < CMD_VOLUME_FILES; i++)
		free(b->given[i]);
	vdm_volume_free(b->volume);
	vdm_write_options_free(b->write);
	vdm_read_options_free(b->again);
	cmd_run_fini(&b->run);
}

/* What is read once more is not counted again. */
static int
settle_again(struct bind *b)
{
	b->again = vdm_read_options_copy(b->run.read);
	if (b->again == NULL)
		return cmd_system(ENOMEM, "start");
	vdm_read_options_account(b->again, NULL);
	vdm_write_options_account(b->write, b->run.account);
	if (!b->no_provenance && cmd_set_write(b->write, "seal", "yes") != 0)
		return CMD_SYSTEM;
	if (b->run.account == NULL &&
	    cmd_set_write(b->write, "account", "no") != 0)
		return CMD_SYSTEM;
	return cmd_set_read(b->again, "account", "no");
}

static int
run_bind(const struct cmd_verb *verb, int argc, char **argv)
{
	struct bind b;
	int rc;

	memset(&b, 0, sizeof(b));
	rc = cmd_run_init(&b.run, verb);
	b.volume = vdm_volume_new();
	b.write = vdm_write_options_new();
	if (rc == 0 && (b.volume == NULL || b.write == NULL))
		rc = cmd_system(ENOMEM, "start");
	if (rc == 0)
		rc = settle(&b, argc, argv);
	if (rc == 0)
		rc = settle_again(&b);
	if (rc == 0)
		rc = cmd_outputs_begin(&b.run);
	if (rc == 0) {
		rc = settle_front(&b);
		if (rc == 0)
			rc = write_volume(&b);
		if (rc == 0)
			cmd_decisions_end(&b.run);
		if (!b.run.quiet)
			cmd_run_account(&b.run, stderr);
		cmd_run_flush(&b.run);
	}
	cmd_outputs_end(&b.run);
	rc = cmd_run_status(&b.run, rc);
	fini(&b);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_OUTPUT, "output", 'o', "FILE", "where to; - is standard output"},
    {OPT_TO, "to", 't', "FORMAT",
     "what it becomes (else by the output's name)"},
    {OPT_TITLE, "title", 0, "TITLE",
     "of a volume without a description (else the output's name)"},
    {OPT_MODIFIED, "modified", 0, "TIME",
     "the EPUB's date of change, YYYY-MM-DDThh:mm:ssZ"},
    {OPT_NO_PROVENANCE, "no-provenance", 0, NULL,
     "do not write into each record what it was made of"},
    {OPT_ONIX, "onix", 0, "FILE",
     "write what the EPUB says of itself as an ONIX 3 message"},
    {OPT_FORCE, "force", 0, NULL,
     "write over a volume that was edited since it was bound"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_bind = {
    .name = "bind",
    .synopsis = "[OPTION]... VOLUME.yaml|IN... -o OUT",
    .summary = "many records as one volume, with contents and people",
    .details =
	"VOLUME.yaml says what the volume is called, who edited it, and which "
	"records in\nwhich parts are in it (vidimus schema volume); or the "
	"records are named here. A\nTEI corpus gives each of its texts. Links "
	"from one record to another lead there in\nthe volume, too. Records "
	"are read one by one; if one cannot be read, no volume is\nwritten. "
	"vidimus unbind gives each of them back.",
    .options = {options, cmd_read_options, cmd_list_options, cmd_common_options,
		cmd_format_options, cmd_output_options, cmd_gate_options,
		cmd_edition_options},
    .run = run_bind,
};
