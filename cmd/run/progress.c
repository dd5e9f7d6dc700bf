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

/* Findings that a person has to look at. */
static void
count(const struct cmd_run *run, size_t *losses, size_t *doubts)
{
	const struct vdm_finding *f;
	size_t i;

	*losses = *doubts = 0;
	for (i = 0; (f = vdm_findings_get(run->findings, i)) != NULL; i++) {
		*losses += vdm_finding_level(f) >= VDM_LEVEL_LOSS;
		*doubts += vdm_finding_level(f) == VDM_LEVEL_WARNING;
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
	size_t losses, doubts;
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
	count(run, &losses, &doubts);
	fprintf(stderr,
		"\r\033[K%zu of %zu files%s, %.0f files a second, "
		"%d:%02d left, %zu losses, %zu doubts",
		done, all, words, took > 0 ? (double)done / took : 0,
		(int)left / 60, (int)left % 60, losses, doubts);
	run->progress = 2;
	fflush(stderr);
	if (done == all)
		cmd_progress_clear(run);
}
