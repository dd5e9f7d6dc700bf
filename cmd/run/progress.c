/* SPDX-License-Identifier: MIT */
/* How far a run over many files is: a line on a terminal, for a person. */
#include "run/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/run.h"

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
cmd_progress_count(struct cmd_run *run, size_t from)
{
	const struct vdm_finding *f;

	for (; (f = vdm_findings_get(run->findings, from)) != NULL; from++) {
		run->losses += vdm_finding_level(f) >= VDM_LEVEL_LOSS;
		run->doubts += vdm_finding_level(f) == VDM_LEVEL_WARNING;
	}
}

void
cmd_progress_clear(struct cmd_run *run)
{
	if (run->progress == 2) {
		fputs("\r\033[K", stderr);
		run->progress = 1;
	}
}

/* Shows it where it is shown; four times a second is enough. */
void
cmd_progress(struct cmd_run *run, size_t done, size_t all)
{
	const char *term = getenv("TERM");
	double at = now(), took, left;
	char words[40] = "";

	if (run->progress == 0) {
		run->progress = !run->quiet && isatty(STDERR_FILENO) &&
					term != NULL &&
					strcmp(term, "dumb") != 0
				    ? 1
				    : -1;
		run->begun = run->shown = at;
	}
	if (run->progress < 0 || (at - run->shown < 0.25 && done < all))
		return;
	run->shown = at;
	if (run->account != NULL)
		snprintf(words, sizeof(words), ", %ld words",
			 vdm_account_get(run->account, "words", "source"));
	took = at - run->begun;
	left = took / (double)done * (double)(all - done);
	fprintf(stderr,
		"\r\033[K%zu of %zu files%s, %.0f files a second, "
		"%d:%02d left, %zu losses, %zu doubts",
		done, all, words, took > 0 ? (double)done / took : 0,
		(int)left / 60, (int)left % 60, run->losses, run->doubts);
	run->progress = 2;
	fflush(stderr);
	if (done == all)
		cmd_progress_clear(run);
}
