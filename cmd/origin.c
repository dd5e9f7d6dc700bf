/* SPDX-License-Identifier: MIT */
/* What a copy says of its source, and copies that were edited since. */
#include "cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

int
cmd_spare_edited(struct cmd_run *run, const char *input, const char *target,
		 int known, int force)
{
	const struct vdm_sink *sink = vdm_findings_sink(run->findings, target);
	char *message;

	if (!known && !cmd_is_edited(target))
		return 0;
	if (force) {
		vdm_finding_say(sink, "output-replaced",
				"the file was edited since it was written; "
				"--force replaces it, and the edits are gone");
		return 0;
	}
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
	vdm_finding_say(sink, "output-edited", cmd_have(message));
	free(message);
	return 1;
}
