/* SPDX-License-Identifier: MIT */
/* vidimus convert: records from one format to another. */
#include "cmd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	OPT_OUTPUT = CMD_OPT_OWN,
	OPT_TO,
	OPT_REPORT,
	OPT_MODIFIED,
	OPT_REPAIR,
	OPT_SPLIT,
};

struct convert {
	struct cmd_run run;
	struct cmd_args args;
	const char *output, *report;
	struct vdm_write_options *write;
	const char *to, *modified; /* as said, or NULL */
	struct cmd_files files;    /* the inputs */
	char **target;             /* one an input */
	int folder;                /* the output is one */
	int split;                 /* each text of a corpus for itself */
	struct cmd_ids outputs;    /* those written so far */
	size_t written, failed;
};

static int
settle_modified(struct convert *c)
{
	char moment[CMD_MOMENT];
	int rc = cmd_moment(c->run.verb, c->modified, moment);

	if (rc != 0 || moment[0] == '\0')
		return rc;
	return cmd_set_write(c->write, "modified", moment);
}

static int
take_option(struct convert *c, int id, const char *value)
{
	switch (id) {
	case OPT_OUTPUT:
		c->output = value;
		return 0;
	case OPT_TO:
		c->to = vdm_format_for_word(value);
		if (c->to == NULL)
			return cmd_no_format(c->run.verb, "--to", value);
		return 0;
	case OPT_REPORT:
		c->report = value;
		return 0;
	case OPT_MODIFIED:
		c->modified = value;
		return 0;
	case OPT_REPAIR:
		return cmd_set_write(c->write, "repair", "yes");
	case OPT_SPLIT:
		c->split = 1;
		return 0;
	default:
		return cmd_run_option(&c->run, id, value);
	}
}

static int
by_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int
refuse_input(const struct convert *c, const char *path, const char *input)
{
	return cmd_usage(c->run.verb,
			 "%s is %s, which is read: it would be replaced; "
			 "nothing is written",
			 path, input);
}

/* Two inputs that would become the same file stop the run. */
static int
check_names(const struct convert *c)
{
	size_t n = c->files.count, i;
	char **sorted = cmd_have(calloc(n, sizeof(*sorted)));
	int rc = 0;

	memcpy(sorted, c->target, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), by_string);
	for (i = 1; i < n && rc == 0; i++)
		if (strcmp(sorted[i], sorted[i - 1]) == 0)
			rc = cmd_usage(c->run.verb,
				       "two inputs would both become %s",
				       sorted[i]);
	free(sorted);
	return rc;
}

/* So do an output that is an input, whatever it is called there, and two
 * outputs that are one file. */
static int
check_targets(const struct convert *c)
{
	struct cmd_ids outputs = {0};
	int rc = check_names(c);
	const char *same;
	size_t i;

	for (i = 0; i < c->files.count && rc == 0; i++) {
		same = cmd_ids_find(&c->run.inputs, c->target[i]);
		if (same != NULL)
			rc = refuse_input(c, c->target[i], same);
		else if ((same = cmd_ids_find(&outputs, c->target[i])) != NULL)
			rc = cmd_usage(c->run.verb,
				       "%s and %s are one file: two inputs "
				       "would both become it",
				       same, c->target[i]);
		else if (c->report != NULL &&
			 cmd_is_same_place(c->report, c->target[i]))
			rc = cmd_usage(c->run.verb,
				       "record and report both to %s",
				       c->report);
		else if (strcmp(c->target[i], "-") != 0)
			cmd_ids_add(&outputs, c->target[i]);
	}
	cmd_ids_fini(&outputs);
	same = rc == 0 && c->report != NULL
		   ? cmd_ids_find(&c->run.inputs, c->report)
		   : NULL;
	return same != NULL ? refuse_input(c, c->report, same) : rc;
}

/* "in/minutes.txt" to "out/minutes.epub"; what lies in a folder that was given
 * lies in the same way in the output's. */
static char *
target_in_folder(const struct convert *c, size_t index)
{
	const char *path = c->files.path[index], *name = cmd_base_name(path);
	const char *dot = strrchr(name, '.'), *from = name;
	size_t n;

	if (strcmp(path, "-") == 0)
		return cmd_join(c->output, "record", 6,
				vdm_format_extension(c->to));
	if (c->files.inside[index] > 0)
		from = path + c->files.inside[index];
	n = strlen(from);
	if (dot != NULL && dot > name && vdm_format_for_name(name))
		n = (size_t)(dot - from);
	return cmd_join(c->output, from, n, vdm_format_extension(c->to));
}

/* Each input, and what is in it where it is a folder. */
static int
settle_inputs(struct convert *c)
{
	int i, rc = 0;
	size_t k;

	for (i = 0; rc == 0 && i < c->args.count; i++)
		rc = cmd_files_add(&c->files, c->args.operands[i], 1);
	if (rc == 0 && c->files.count == 0)
		rc = cmd_usage(c->run.verb, c->args.count == 0
						? "no input"
						: "no file of a known kind "
						  "is there: nothing would "
						  "be converted");
	for (k = 0; k < c->files.count; k++)
		cmd_ids_add(&c->run.inputs, c->files.path[k]);
	return rc;
}

/* Whether the output is a folder; several inputs ask for one. 0, or a status.
 */
static int
settle_place(struct convert *c)
{
	size_t n = strlen(c->output), i;
	int given = n > 0 && c->output[n - 1] == '/', several;

	several = c->files.count > 1;
	for (i = 0; i < c->files.count; i++)
		several |= c->files.inside[i] > 0;
	c->folder = several || given || cmd_is_folder(c->output);
	if (several && !given && !cmd_is_folder(c->output) &&
	    (vdm_format_for_name(c->output) != NULL ||
	     strcmp(c->output, "-") == 0))
		return cmd_usage(c->run.verb,
				 "several inputs become several files: %s is "
				 "one; name a folder, as -o out/, and --to",
				 c->output);
	if (c->to == NULL && !c->folder)
		c->to = vdm_format_for_name(c->output);
	if (c->to == NULL)
		return cmd_usage(c->run.verb, "%s: which format? say --to",
				 c->output);
	if (c->split && !c->folder)
		return cmd_usage(c->run.verb,
				 "--split makes several files: %s is no folder",
				 c->output);
	return 0;
}

static int
settle_targets(struct convert *c)
{
	size_t i;
	int rc = settle_place(c);

	if (rc != 0)
		return rc;
	if (cmd_set_write(c->write, "to", c->to) != 0)
		return CMD_SYSTEM;
	c->target = cmd_have(calloc(c->files.count, sizeof(*c->target)));
	for (i = 0; i < c->files.count; i++)
		c->target[i] = c->folder ? target_in_folder(c, i)
					 : cmd_have(strdup(c->output));
	return check_targets(c);
}

/* The folder of the outputs, and what an earlier run may have left there. */
static int
settle_folder(struct convert *c)
{
	struct cmd_output made = {.done = 1};
	char *folder = NULL;
	int rc = 0;

	if (strcmp(c->output, "-") == 0)
		return 0;
	if (c->folder && cmd_output_folder(&made, c->output) != 0)
		rc = cmd_system(errno, "%s", c->output);
	cmd_output_fini(&made);
	folder =
	    c->folder ? cmd_have(strdup(c->output)) : cmd_folder_of(c->output);
	cmd_leftovers(folder, vdm_findings_sink(c->run.findings, folder));
	cmd_run_flush(&c->run);
	free(folder);
	return rc;
}

static int
settle(struct convert *c, int argc, char **argv)
{
	int id, rc;

	cmd_args_init(&c->args, c->run.verb, argc, argv);
	while ((id = cmd_args_next(&c->args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			return CMD_USAGE;
		rc = take_option(c, id, c->args.value);
		if (rc != 0)
			return rc;
	}
	rc = settle_inputs(c);
	if (rc != 0)
		return rc;
	if (c->output == NULL && (c->files.count > 1 || c->to == NULL))
		return cmd_usage(c->run.verb, "where to? say -o");
	if (c->output == NULL)
		c->output = "-";
	if (c->report != NULL && strcmp(c->report, "-") == 0 &&
	    strcmp(c->output, "-") == 0)
		return cmd_usage(c->run.verb,
				 "record and report both to standard output");
	rc = settle_modified(c);
	if (rc == 0)
		rc = settle_targets(c);
	return rc != 0 ? rc : settle_folder(c);
}

/* A record's files before they stand in their places. */
struct putting {
	struct cmd_output output;
	struct cmd_ids sources; /* what was read for the record */
	char *looked;           /* the folder of pictures that was seen last */
	int is_new;             /* no earlier output stands in the place */
};

/* Whether a file may be written: not when it is one that was read, or that
 * another record became. */
static int
is_free(struct convert *c, const struct putting *p, const char *path)
{
	const char *other = cmd_ids_find(&c->run.inputs, path);

	if (other == NULL)
		other = cmd_ids_find(&p->sources, path);
	if (other != NULL) {
		cmd_run_worse(&c->run, refuse_input(c, path, other));
		return 0;
	}
	other = cmd_ids_find(&c->outputs, path);
	if (other == NULL && c->report != NULL &&
	    cmd_is_same_place(c->report, path))
		other = c->report;
	if (other != NULL)
		cmd_run_worse(&c->run,
			      cmd_usage(c->run.verb,
					"%s is %s, which this run writes, too",
					path, other));
	return other == NULL;
}

/* A report that would replace a picture or a part that was read is not written,
 * nor is the record. 1 if so. */
static int
spare_sources(struct convert *c, const struct putting *p)
{
	const char *source =
	    c->report != NULL ? cmd_ids_find(&p->sources, c->report) : NULL;

	if (source == NULL)
		return 0;
	cmd_run_worse(&c->run, refuse_input(c, c->report, source));
	c->report = NULL;
	return 1;
}

/* What killed runs left where pictures are about to go, once for each folder.
 */
static void
look_for_leftovers(struct convert *c, struct putting *p, const char *into)
{
	if (p->looked != NULL && strcmp(p->looked, into) == 0)
		return;
	free(p->looked);
	p->looked = cmd_have(strdup(into));
	cmd_leftovers(into, vdm_findings_sink(c->run.findings, into));
}

/* One picture beside the output, whose folder has `within` bytes of the path.
 * The document says what pictures are called: no link there is followed. 0, or
 * -1 after a message. */
static int
add_resource(struct convert *c, struct putting *p, const char *full,
	     size_t within, const void *bytes, size_t length)
{
	char *into;
	int error, rc = -1;

	if (cmd_has_bytes(full, bytes, length))
		return 0; /* as a picture that stays where it was found */
	if (!is_free(c, p, full))
		return -1;
	error = cmd_is_plain(full, within) ? 0 : errno;
	if (error == 0 && p->is_new && cmd_is_there(full)) {
		cmd_run_worse(&c->run,
			      cmd_usage(c->run.verb,
					"%s is there already, and no output of "
					"this program names it: it would be "
					"replaced; nothing is written",
					full));
		return -1;
	}
	into = cmd_folder_of(full);
	look_for_leftovers(c, p, into);
	errno = error;
	if (error == 0)
		rc = cmd_output_folder(&p->output, into);
	if (rc == 0)
		rc = cmd_output_add(&p->output, full, bytes, length);
	if (rc != 0)
		cmd_run_lost(&c->run, full, "file-unwritten", "not written",
			     errno);
	free(into);
	return rc;
}

/* What refers to its pictures wants them beside it. */
static int
add_resources(struct convert *c, struct putting *p,
	      const struct vdm_record *rec, const char *target)
{
	const char *path;
	const void *bytes;
	char *folder, *place, *full;
	size_t i, length;
	int rc = 0;

	if (strcmp(target, "-") == 0 || !vdm_format_refers(c->to))
		return 0;
	folder = cmd_folder_of(target);
	for (i = 0; rc == 0 &&
		    vdm_record_resource(rec, i, &path, &bytes, &length) == 0;
	     i++) {
		if (bytes == NULL)
			continue;
		place = cmd_have(vdm_resource_place(target, path));
		full = cmd_join(folder, place, strlen(place), NULL);
		rc = add_resource(c, p, full, strlen(folder), bytes, length);
		free(place);
		free(full);
	}
	free(folder);
	return rc;
}

/* Whether a target in a folder of outputs is a link, or lies behind one:
 * whoever made the folder may have put it there. 1 after a message. */
static int
leads_out(struct convert *c, const char *target)
{
	if (!c->folder || cmd_is_plain(target, strlen(c->output)))
		return 0;
	cmd_run_lost(&c->run, target, "file-unwritten", "not written", errno);
	return 1;
}

/* The folder in which a target lies, where it is one of a folder's. */
static int
make_folder(struct convert *c, struct putting *p, const char *target)
{
	char *folder;
	int rc = 0;

	if (!c->folder)
		return 0;
	folder = cmd_folder_of(target);
	if (cmd_output_folder(&p->output, folder) != 0) {
		cmd_run_worse(&c->run, cmd_system(errno, "%s", folder));
		rc = -1;
	}
	free(folder);
	return rc;
}

/* The record and what belongs to it, or nothing. */
static void
put_in_place(struct convert *c, const struct vdm_record *rec,
	     const char *target, const char *bytes, size_t length)
{
	struct putting p = {0};
	const char *source;
	size_t i;

	p.output.sink = vdm_findings_sink(c->run.findings, target);
	for (i = 0; (source = vdm_record_source(rec, i)) != NULL; i++)
		cmd_ids_add(&p.sources, source);
	p.is_new = !cmd_is_there(target);
	if (leads_out(c, target))
		; /* and is told */
	else if (spare_sources(c, &p) || !is_free(c, &p, target) ||
		 make_folder(c, &p, target) != 0 ||
		 add_resources(c, &p, rec, target) != 0)
		cmd_run_keep(&c->run, target, "file-unwritten",
			     "the file is not written: it, or a picture of it, "
			     "cannot stand where it would");
	else if (cmd_output_add(&p.output, target, bytes, length) != 0 ||
		 cmd_output_finish(&p.output) != 0)
		cmd_run_lost(&c->run, target, "file-unwritten", "not written",
			     errno);
	else
		c->written++;
	if (p.output.done && strcmp(target, "-") != 0)
		cmd_ids_add(&c->outputs, target);
	cmd_output_fini(&p.output);
	cmd_ids_fini(&p.sources);
	free(p.looked);
}

static void
write_record(struct convert *c, const struct vdm_record *rec, const char *input,
	     const char *target)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(c->run.findings, cmd_shown(input));
	size_t before = vdm_findings_count(c->run.findings), length;
	size_t written = c->written;
	char *bytes = NULL;

	if (cmd_set_write(c->write, "name",
			  strcmp(target, "-") == 0 ? NULL : target) != 0) {
		cmd_run_worse(&c->run, CMD_SYSTEM);
	} else if (vdm_write(rec, &bytes, &length, c->write, sink) != 0) {
		int error = errno;

		if (error != ENOMEM &&
		    vdm_findings_count(c->run.findings) > before)
			cmd_run_worse(&c->run, CMD_FINDINGS);
		else
			cmd_run_lost(&c->run, target, "file-unwritten",
				     "not written", error);
	} else {
		put_in_place(c, rec, target, bytes, length);
	}
	vdm_free(bytes);
	c->failed += c->written == written;
	cmd_run_flush(&c->run);
}

/* "out/corpus.xml" to "out/corpus-07.xml". To free(). */
static char *
target_of_text(const char *target, size_t index, size_t count)
{
	const char *dot = strrchr(target, '.');
	char number[48], width[24], *out;
	size_t n = strlen(target) + sizeof(number);

	snprintf(width, sizeof(width), "%zu", count);
	snprintf(number, sizeof(number), "-%0*zu", (int)strlen(width),
		 index + 1);
	out = malloc(n);
	if (out != NULL)
		snprintf(out, n, "%.*s%s%s", (int)(dot - target), target,
			 number, dot);
	return out;
}

static int
is_target(const struct convert *c, const char *path)
{
	size_t i;

	for (i = 0; i < c->files.count; i++)
		if (strcmp(c->target[i], path) == 0)
			return 1;
	return 0;
}

static void
write_text(struct convert *c, const struct vdm_record *rec, const char *input,
	   const char *target, size_t index)
{
	char *name = target_of_text(target, index, vdm_record_texts(rec));
	struct vdm_record *text = vdm_record_text(rec, index);

	if (name == NULL || text == NULL)
		cmd_run_worse(&c->run, cmd_system(ENOMEM, "%s", input));
	else if (is_target(c, name))
		cmd_run_worse(&c->run,
			      cmd_usage(c->run.verb,
					"a text of %s and another input would "
					"both become %s",
					input, name));
	else
		write_record(c, text, input, name);
	vdm_record_free(text);
	free(name);
}

static void
convert_one(struct convert *c, const char *input, const char *target)
{
	struct vdm_record *rec = NULL;
	size_t n, i;

	if (cmd_is_special(&c->args, input))
		cmd_run_lost(&c->run, input, "file-unread", "not read",
			     ENOTSUP);
	else
		rec = cmd_run_read(&c->run, input, NULL, NULL);
	c->failed += rec == NULL;
	n = rec != NULL && c->split ? vdm_record_texts(rec) : 0;
	for (i = 0; i < n; i++)
		write_text(c, rec, input, target, i);
	if (n == 0 && rec != NULL)
		write_record(c, rec, input, target);
	vdm_record_free(rec);
	cmd_run_end(&c->run, input);
}

static void
write_report(struct convert *c)
{
	char *text;
	size_t length;

	if (vdm_findings_json(c->run.findings, &text, &length) != 0 ||
	    cmd_file_write(c->report, text, length,
			   vdm_findings_sink(c->run.findings, c->report)) != 0)
		cmd_run_worse(&c->run, cmd_system(errno, "%s", c->report));
	free(text);
	cmd_run_flush(&c->run);
}

static void
print_summary(struct convert *c)
{
	char *text;
	size_t length;

	if (vdm_findings_summary(c->run.findings, &text, &length) != 0) {
		cmd_run_worse(&c->run, cmd_system(errno, "summary"));
		return;
	}
	fprintf(stderr, "%zu files: %zu written, %zu not\n%s", c->files.count,
		c->written, c->failed, text);
	cmd_run_account(&c->run, stderr);
	free(text);
}

static void
fini(struct convert *c)
{
	size_t i;

	for (i = 0; c->target != NULL && i < c->files.count; i++)
		free(c->target[i]);
	free(c->target);
	cmd_files_fini(&c->files);
	cmd_ids_fini(&c->outputs);
	vdm_write_options_free(c->write);
	cmd_run_fini(&c->run);
}

static int
run_convert(const struct cmd_verb *verb, int argc, char **argv)
{
	struct convert c;
	size_t i;
	int rc;

	memset(&c, 0, sizeof(c));
	rc = cmd_run_init(&c.run, verb);
	c.write = vdm_write_options_new();
	if (rc == 0 && c.write == NULL)
		rc = cmd_system(ENOMEM, "start");
	if (rc == 0)
		rc = settle(&c, argc, argv);
	if (rc == 0) {
		vdm_write_options_account(c.write, c.run.account);
		if (c.run.account == NULL)
			rc = cmd_set_write(c.write, "account", "no");
	}
	if (rc == 0)
		cmd_run_rows(&c.run, c.files.path, (int)c.files.count);
	for (i = 0; rc == 0 && i < c.files.count; i++)
		convert_one(&c, c.files.path[i], c.target[i]);
	if (rc == 0 && c.files.count > 1 && !c.run.quiet)
		print_summary(&c);
	if (rc == 0 && c.report != NULL)
		write_report(&c);
	rc = rc != 0 ? rc : c.run.status;
	fini(&c);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_OUTPUT, "output", 'o', "FILE|DIR/", "where to; - is standard output"},
    {OPT_TO, "to", 't', "FORMAT",
     "its name, or its files' ending (else by the output's)"},
    {OPT_REPORT, "report", 0, "FILE", "write the findings as JSON"},
    {OPT_MODIFIED, "modified", 0, "TIME",
     "the EPUB's date of change, YYYY-MM-DDThh:mm:ssZ"},
    {OPT_REPAIR, "repair", 0, NULL,
     "mend run-together words, lookalike letters and the like"},
    {OPT_SPLIT, "split", 0, NULL,
     "of a TEI corpus each text for itself, NAME-1, NAME-2 ..."},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_convert = {
    .name = "convert",
    .synopsis = "[OPTION]... IN... -o OUT|DIR/",
    .summary = "from one format to another, nothing lost in silence",
    .details =
	"IN is a file, a folder, or - for standard input. Several inputs go "
	"to a folder,\nwith --to; the run then ends with a summary by kind "
	"and by file. What is not\ncarried is a finding: FILE:LINE:COLUMN: "
	"LEVEL: MESSAGE [ID]; vidimus explain ID says\nmore. An output is "
	"written whole or not at all, and never over what is read.",
    .options = {options, cmd_read_options, cmd_common_options},
    .run = run_convert,
};
