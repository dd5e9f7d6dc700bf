/* SPDX-License-Identifier: MIT */
/* What was found before: a file of findings that do not count. */
#ifndef VDM_CMD_BASELINE_H
#define VDM_CMD_BASELINE_H

struct cmd_run;
struct cmd_baseline;

/* Reads the baselines that the run was given. 0, or a status after a message.
 */
int cmd_baseline_begin(struct cmd_run *run);
/* Whether a finding of a file below the root, with that fingerprint, is in it.
 */
int cmd_baseline_has(const struct cmd_baseline *baseline, const char *path,
		     const char *print);
/* Says which entries no longer occur; writes the new one. */
void cmd_baseline_end(struct cmd_run *run);
void cmd_baseline_free(struct cmd_baseline *baseline);

#endif
