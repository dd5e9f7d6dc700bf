/* SPDX-License-Identifier: MIT */
/* vidimus convert: records from one format to another. */
#include "convert/convert.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "convert/bag.h"
#include "convert/onix.h"
#include "convert/premis.h"
#include "convert/update.h"
#include "found/findings.h"
#include "found/formats.h"
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
#include "run/pool.h"
#include "run/read.h"
#include "show/outputs.h"
#include "show/report.h"

enum {
	OPT_OUTPUT = CMD_OPT_OWN,
	OPT_TO,
	OPT_REPORT,
	OPT_MODIFIED,
	OPT_REPAIR,
	OPT_SPLIT,
	OPT_UPDATE,
	OPT_NO_PROVENANCE,
	OPT_PREMIS,
	OPT_FORCE, /* from here on: what does not settle what a file becomes */
	OPT_BAG,
	OPT_BAG_INFO,
	OPT_ONIX,
};

static int
settle_modified(struct convert *c)
{
	int rc = cmd_moment(c->run.verb, c->modified, c->moment);

	if (rc != 0 || c->moment[0] == '\0')
		return rc;
	return cmd_set_write(c->write, "modified", c->moment);
}

static int
take_option(struct convert *c, int id, const char *value)
{
	if (id == OPT_TO || (id >= OPT_MODIFIED && id < OPT_FORCE))
		cmd_run_said(&c->run, id, id == OPT_PREMIS ? NULL : value);
	switch (id) {
	case OPT_OUTPUT:
		if (cmd_outputs_is(value))
			return cmd_outputs_option(&c->run, CMD_OPT_OUTPUTS,
						  value);
		c->output = value;
		return 0;
	case OPT_TO:
		c->to = vdm_format_for_word(value);
		if (c->to == NULL || !vdm_format_is_written(c->to))
			return cmd_no_format(c->run.verb, "--to", value);
		return 0;
	case OPT_REPORT:
		c->report_path = value;
		return 0;
	case OPT_MODIFIED:
		c->modified = value;
		return 0;
	case OPT_REPAIR:
		return cmd_set_write(c->write, "repair", "yes");
	case OPT_SPLIT:
		c->split = 1;
		return 0;
	case OPT_UPDATE:
		c->update = 1;
		return 0;
	case OPT_NO_PROVENANCE:
		c->no_provenance = 1;
		return 0;
	case OPT_FORCE:
		c->force = 1;
		return 0;
	case OPT_PREMIS:
		c->premis.path = value;
		return 0;
	case OPT_BAG:
		c->is_bag = 1;
		return 0;
	case OPT_ONIX:
		c->onix = value;
		return 0;
	case OPT_BAG_INFO:
		return cmd_bag_say(&c->bag, c->run.verb, value);
	default:
		return cmd_edition_is(id)
			   ? cmd_edition_option(&c->run, c->write, id, value)
			   : cmd_run_option(&c->run, id, value);
	}
}

/* Each input, and what is in it where it is a folder. */
static int
settle_inputs(struct convert *c)
{
	struct cmd_list *list = &c->run.list;
	int rc;
	size_t i;

	list->output = c->output; /* the whole bag, where it is one */
	rc = cmd_list_fill(&c->run, c->args.operands, c->args.count);
	if (rc == 0 && list->count == 0 && !c->run.gate.wants_changed)
		rc =
		    cmd_usage(c->run.verb,
			      c->args.count == 0 && list->from == NULL
				  ? "no input"
				  : "no file of a known kind is there: nothing "
				    "would be converted");
	for (i = 0; i < list->count; i++)
		cmd_ids_add(&c->run.inputs, list->input[i].path);
	return rc;
}

/* Whether the output is a folder; several inputs ask for one. 0, or a status.
 */
static int
settle_place(struct convert *c)
{
	size_t n = strlen(c->output), i;
	int given = n > 0 && c->output[n - 1] == '/', several;

	several = c->run.list.count > 1 || c->run.list.shards > 1;
	for (i = 0; i < c->run.list.count; i++)
		several |= c->run.list.input[i].keeps;
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
	if (c->to != NULL && !vdm_format_is_written(c->to))
		return cmd_no_format(c->run.verb, "-o", c->output);
	if (c->to == NULL)
		return cmd_usage(c->run.verb, "%s: which format? say --to",
				 c->output);
	if (cmd_edition_check(&c->run, c->to) != 0)
		return CMD_USAGE;
	if (c->update && !c->folder)
		return cmd_usage(c->run.verb,
				 "--update is for a folder of outputs: %s is "
				 "none",
				 c->output);
	if (c->split && !c->folder)
		return cmd_usage(c->run.verb,
				 "--split makes several files: %s is no folder",
				 c->output);
	return 0;
}

/* Whether outputs go into a folder that is walked for inputs. */
static int
is_in_place(const struct convert *c)
{
	int i;

	for (i = 0; c->folder && i < c->args.count; i++)
		if (cmd_is_folder(c->args.operands[i]) &&
		    cmd_is_same_folder(c->args.operands[i], c->output))
			return 1;
	return 0;
}

static int
settle_targets(struct convert *c)
{
	int rc = settle_place(c);

	if (rc != 0)
		return rc;
	if (cmd_set_write(c->write, "to", c->to) != 0 ||
	    cmd_set_read(c->run.read, "to", c->to) != 0)
		return CMD_SYSTEM;
	cmd_targets_fill(c);
	if (is_in_place(c))
		cmd_leave_outputs(&c->run, c->target);
	return cmd_targets_settle(c);
}

/* The file of events is none that is read or written otherwise. */
static int
check_premis(struct convert *c)
{
	const char *path = c->premis.path, *same;
	size_t i;

	if (path == NULL)
		return 0;
	same = cmd_ids_find(&c->run.inputs, path);
	if (same != NULL)
		return cmd_convert_refuse(c, path, same);
	if (strcmp(path, "-") == 0 && strcmp(c->output, "-") == 0)
		return cmd_usage(c->run.verb,
				 "record and events both to standard output");
	for (i = 0; i < c->run.list.count; i++)
		if (strcmp(path, "-") != 0 &&
		    cmd_is_same_place(c->target[i], path))
			return cmd_usage(c->run.verb,
					 "record and events both to %s", path);
	return cmd_premis_look(&c->premis, c->run.verb);
}

/* The message is about one book, and in a file of its own. */
static int
check_onix(struct convert *c)
{
	const struct cmd_verb *verb = c->run.verb;
	const char *path = c->onix;

	if (path == NULL)
		return 0;
	if (c->run.list.count != 1 || c->run.list.shards > 1 || c->split)
		return cmd_usage(verb, "--onix is for one book");
	if (c->is_bag)
		return cmd_usage(verb, "--onix and --bag: name one of them");
	return cmd_onix_look(path, c->target[0], c->to, &c->run);
}

/* Nothing that is written behind the manifests lies in the bag: it would not be
 * what they say, or they would not say it. */
static int
check_beside_bag(const struct convert *c, const char *path)
{
	if (path == NULL || strcmp(path, "-") == 0 ||
	    !cmd_bag_has(&c->bag, path))
		return 0;
	return cmd_usage(c->run.verb,
			 "%s lies in the bag, whose manifests are written "
			 "before it is: name another place",
			 path);
}

/* What does not go together with a bag. */
static int
check_bag(struct convert *c)
{
	const struct cmd_verb *verb = c->run.verb;
	const struct cmd_outputs *o = &c->run.outputs;
	size_t i;
	int rc;

	if (!c->is_bag)
		return c->bag.info == NULL
			   ? 0
			   : cmd_usage(verb, "--bag-info is for --bag");
	if (c->run.list.shards > 1)
		return cmd_usage(verb,
				 "--bag and --shard: a bag is finished by one "
				 "run; convert the shards into a folder each");
	rc = check_beside_bag(c, c->report_path);
	if (rc == 0)
		rc = check_beside_bag(c, c->run.gate.write_baseline);
	for (i = 0; rc == 0 && i < o->count; i++)
		rc = check_beside_bag(c, o->file[i].path);
	if (rc != 0)
		return rc;
	for (i = 0; i < c->run.list.count; i++)
		if (!cmd_bag_holds(c->target[i]))
			return cmd_usage(verb,
					 "--bag: %s is no UTF-8, and cannot "
					 "stand in a manifest; nothing is "
					 "written",
					 c->target[i]);
	return cmd_bag_look(&c->bag, verb);
}

/* Where outputs lie in a bag: in its data/. 0, or a status after a message. */
static int
settle_bag(struct convert *c)
{
	if (!c->is_bag)
		return 0;
	if (c->output == NULL || strcmp(c->output, "-") == 0 ||
	    (cmd_is_there(c->output) && !cmd_is_folder(c->output)))
		return cmd_usage(c->run.verb,
				 "--bag makes a folder a bag: say -o DIR/");
	cmd_bag_init(&c->bag, c->output);
	c->bag.moment = c->moment;
	c->bag.force = c->force;
	c->output = c->bag.payload;
	return 0;
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
	if (c->is_bag && (rc = cmd_bag_begin(&c->bag, &c->run)) != 0)
		return rc;
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
	if (c->output == NULL && (c->run.list.count > 1 || c->to == NULL))
		return cmd_usage(c->run.verb, "where to? say -o");
	if (c->output == NULL)
		c->output = "-";
	if (c->report_path != NULL && strcmp(c->report_path, "-") == 0 &&
	    strcmp(c->output, "-") == 0)
		return cmd_usage(c->run.verb,
				 "record and report both to standard output");
	if (c->run.outputs.print != NULL &&
	    (strcmp(c->output, "-") == 0 ||
	     (c->report_path != NULL && strcmp(c->report_path, "-") == 0)))
		return cmd_usage(c->run.verb,
				 "--format prints findings where the record or "
				 "report goes: standard output");
	rc = settle_modified(c);
	if (rc == 0)
		rc = settle_bag(c);
	if (rc == 0)
		rc = settle_targets(c);
	if (rc == 0)
		rc = check_bag(c);
	if (rc == 0)
		rc = check_premis(c);
	if (rc == 0)
		rc = check_onix(c);
	c->premis.when = c->moment;
	c->premis.base = c->folder ? c->output : NULL;
	c->premis.payload = c->bag.payload;
	if (rc == 0)
		rc = cmd_run_rows(&c->run);
	return rc != 0 ? rc : settle_folder(c);
}

/* ---- the run --------------------------------------------------------------
 */

static void
do_one(void *context, size_t index)
{
	cmd_convert_one(context, index);
}

/* What an earlier run has done counts as if this one did it. */
static int
is_known(void *context, size_t index, struct cmd_result *result)
{
	struct convert *c = context;

	if (!c->update ||
	    !cmd_update_knows(&c->state, c->target[index],
			      c->run.list.input[index].path, result))
		return 0;
	result->counts[CONVERT_KNOWN] = 1;
	return 1;
}

/* What a file became counts in the bag. */
static void
take_written(struct convert *c, const struct cmd_result *result)
{
	const char *at = result->note;
	const char *end = at != NULL ? at + result->note_length : NULL;
	char digest[65];

	for (; at < end; at += strlen(at) + 1)
		if (at[0] == CMD_NOTE_OUTPUT && strlen(at) > 66) {
			snprintf(digest, sizeof(digest), "%.64s", at + 1);
			cmd_bag_wrote(&c->bag, at + 66, digest);
		}
}

static void
take_one(void *context, size_t index, size_t from,
	 const struct cmd_result *result)
{
	struct convert *c = context;

	cmd_report_add(&c->report, &c->run);
	cmd_premis_add(&c->premis, &c->run, &c->run.list.input[index], from,
		       result);
	if (c->is_bag)
		take_written(c, result);
	if (c->update && result->counts[CONVERT_KNOWN] == 0 &&
	    result->status != CMD_SYSTEM &&
	    result->counts[CONVERT_WRITTEN] > 0 &&
	    result->counts[CONVERT_FAILED] == 0)
		cmd_update_add(&c->state, c->target[index], result);
}

/* What a worker that died had begun to write. */
static void
clean_up(void *context, size_t index, long process)
{
	struct convert *c = context;
	char *folder = cmd_folder_of(c->target[index]);
	/* and beside it, where pictures stand */
	char *place = cmd_have(vdm_resource_place(c->target[index], "x"));
	char *beside = cmd_join(folder, place, strlen(place), NULL);
	char *pictures = cmd_folder_of(beside);

	c->run.counts[CONVERT_FAILED]++;
	cmd_output_abandoned(folder, process);
	cmd_output_abandoned(pictures, process);
	free(pictures);
	free(beside);
	free(place);
	free(folder);
}

static void
convert_all(struct convert *c)
{
	struct cmd_work work = {
	    .run = &c->run,
	    .context = c,
	    .one = do_one,
	    .known = is_known,
	    .done = take_one,
	    .died = clean_up,
	};

	cmd_work_all(&work);
	cmd_decisions_end(&c->run);
}

static void
print_summary(struct convert *c)
{
	const long *counts = c->run.counts;
	char *text;
	size_t length;

	if (vdm_findings_summary(c->run.findings, &text, &length) != 0) {
		cmd_run_worse(&c->run, cmd_system(errno, "summary"));
		return;
	}
	fprintf(stderr, "%zu files: %ld written, %ld not",
		cmd_list_share(&c->run.list), counts[CONVERT_WRITTEN],
		counts[CONVERT_FAILED]);
	if (counts[CONVERT_KNOWN] > 0)
		fprintf(stderr, "; %ld of them unchanged, and left as they are",
			counts[CONVERT_KNOWN]);
	fprintf(stderr, "\n%s", text);
	cmd_run_account(&c->run, stderr);
	free(text);
}

static void
fini(struct convert *c)
{
	cmd_targets_fini(c);
	cmd_premis_fini(&c->premis);
	cmd_bag_fini(&c->bag);
	cmd_ids_fini(&c->outputs);
	vdm_write_options_free(c->write);
	cmd_run_fini(&c->run);
}

/* What is written of the whole. */
static void
finish(struct convert *c)
{
	char digest[65];

	if (c->onix != NULL && c->run.counts[CONVERT_FAILED] == 0 &&
	    c->run.counts[CONVERT_WRITTEN] + c->run.counts[CONVERT_KNOWN] > 0)
		cmd_onix_write(&c->run, c->onix, c->target[0]);
	cmd_premis_end(&c->premis, &c->run, digest);
	if (digest[0] != '\0' && strcmp(c->premis.path, "-") != 0)
		cmd_bag_wrote(&c->bag, c->premis.path, digest);
	cmd_bag_end(&c->bag, &c->run);
}

static int
run_convert(const struct cmd_verb *verb, int argc, char **argv)
{
	struct convert c;
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
	if (rc == 0 && c.update)
		rc = cmd_update_begin(&c.state, &c.run,
				      c.is_bag ? c.bag.folder : c.output);
	if (rc == 0)
		rc = cmd_report_begin(&c.report, &c.run, c.report_path);
	if (rc == 0)
		rc = cmd_outputs_begin(&c.run);
	if (rc == 0) {
		cmd_premis_begin(&c.premis);
		convert_all(&c);
		finish(&c);
		if (c.run.list.count > 1 && !c.run.quiet)
			print_summary(&c);
		cmd_report_end(&c.report, &c.run);
		cmd_run_flush(&c.run);
	}
	cmd_outputs_end(&c.run);
	if (c.update)
		cmd_update_end(&c.state, &c.run);
	rc = cmd_run_status(&c.run, rc);
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
    {OPT_NO_PROVENANCE, "no-provenance", 0, NULL,
     "do not write into the copy what it was made of"},
    {OPT_PREMIS, "premis", 0, "FILE",
     "write what was done to each file as PREMIS 3 events"},
    {OPT_ONIX, "onix", 0, "FILE",
     "write what the EPUB says of itself as an ONIX 3 message"},
    {OPT_BAG, "bag", 0, NULL,
     "make the folder of outputs a BagIt bag, or add to one"},
    {OPT_BAG_INFO, "bag-info", 0, "LABEL:VALUE",
     "a line of the bag's bag-info.txt; may be repeated"},
    {OPT_FORCE, "force", 0, NULL,
     "write over outputs that were edited since they were written"},
    {OPT_UPDATE, "update", 'u', NULL,
     "leave what an earlier run into the folder has done already"},
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
    .options = {options, cmd_read_options, cmd_list_options, cmd_common_options,
		cmd_format_options, cmd_output_options, cmd_gate_options,
		cmd_edition_options},
    .run = run_convert,
};
