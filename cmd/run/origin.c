/* SPDX-License-Identifier: MIT */
/* What a copy says of its source, and copies that were edited since. */
#include "run/origin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <vidimus.h>

#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/say.h"

int
cmd_say_origin(struct vdm_record *record, const char *input, const char *digest,
	       const char *moment)
{
	/* of standard input there is no name */
	const char *name =
	    strcmp(input, "-") == 0 ? NULL : cmd_base_name(input);

	return vdm_provenance_set(record, name, digest,
				  moment[0] != '\0' ? moment : NULL);
}

/* What the seal of a file says: -1 it was changed, 1 it was not, 0 there is
 * none. */
static int
check_seal(const char *path)
{
	struct stat st;
	char *bytes;
	size_t length;
	int holds;

	if (strcmp(path, "-") == 0 || stat(path, &st) != 0 ||
	    !S_ISREG(st.st_mode) || cmd_file_read(path, &bytes, &length) != 0)
		return 0;
	holds = vdm_volume_check(bytes, length);
	if (holds == 0)
		holds = vdm_provenance_check(bytes, length);
	free(bytes);
	return holds;
}

int
cmd_is_edited(const char *path)
{
	return check_seal(path) < 0;
}

int
cmd_is_sealed(const char *path)
{
	return check_seal(path) > 0;
}

/* Which of the inputs are such, by their identity. */
static void
find_outputs(const struct cmd_run *run, char *const *target,
	     struct cmd_ids *outputs)
{
	const struct cmd_list *list = &run->list;
	const char *is;
	size_t i;

	for (i = 0; i < list->count; i++) {
		is = cmd_ids_find(&run->inputs, target[i]);
		if (is != NULL && strcmp(is, list->input[i].path) != 0 &&
		    check_seal(is) != 0)
			cmd_ids_add(outputs, is);
	}
}

void
cmd_leave_outputs(struct cmd_run *run, char **target)
{
	struct cmd_list *list = &run->list;
	struct cmd_ids outputs = {0};
	size_t i, n = 0;

	find_outputs(run, target, &outputs);
	for (i = 0; i < list->count && outputs.count > 0; i++) {
		struct cmd_input in = list->input[i];

		if (in.is_named || cmd_ids_find(&outputs, in.path) == NULL) {
			target[n] = target[i];
			list->input[n++] = in;
			continue;
		}
		if (i == n) /* the first */
			vdm_finding_say(
			    vdm_findings_sink(run->findings, in.path),
			    "input-left-out",
			    "an earlier run wrote it from a file that is here, "
			    "too: it and its like are no inputs; name it, if "
			    "it "
			    "is to be one");
		cmd_ids_drop(&run->inputs, in.path);
		free(in.path);
		free(target[i]);
	}
	if (outputs.count > 0)
		list->count = n;
	cmd_ids_fini(&outputs);
}

int
cmd_say_edited(const struct vdm_sink *sink, int force, const char *replaced,
	       const char *spared)
{
	if (force)
		vdm_finding_say(sink, "output-replaced", replaced);
	else
		vdm_finding_say(sink, "output-edited", spared);
	return !force;
}

int
cmd_spare_edited(struct cmd_run *run, const char *input, const char *target,
		 int known, int force)
{
	const struct vdm_sink *sink = vdm_findings_sink(run->findings, target);
	char *message;
	int spared;

	if (!known && !cmd_is_edited(target))
		return 0;
	if (input == NULL
		? asprintf(&message,
			   "the volume was edited since it was bound, and is "
			   "left as it is: vidimus unbind %s -o FOLDER/ gives "
			   "its records as they are now; --force replaces it",
			   target) < 0
		: asprintf(&message,
			   "the file was edited since it was written, and is "
			   "left as it is: vidimus review --from-edits %s %s "
			   "makes decisions of the edits; --force replaces it",
			   input, target) < 0)
		message = NULL;
	spared = cmd_say_edited(sink, force,
				"the file was edited since it was written; "
				"--force replaces it, and the edits are gone",
				cmd_have(message));
	free(message);
	return spared;
}

void
cmd_say_replaced(const struct vdm_sink *sink)
{
	vdm_finding_say(
	    sink, "output-replaced",
	    "another picture stood there, of the source as it was or as "
	    "somebody changed it, and is replaced; convert --update knows the "
	    "two apart");
}
