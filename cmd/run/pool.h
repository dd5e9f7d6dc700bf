/* SPDX-License-Identifier: MIT */
/*
 * Workers: processes that do the files of a run, so many at a time, whose
 * results are taken in the order of the files. One that dies takes nobody
 * along.
 */
#ifndef VDM_CMD_POOL_H
#define VDM_CMD_POOL_H

#include <stddef.h>

#include "found/run.h"

/* What became of one file. */
struct cmd_result {
	int status;   /* a CMD_... */
	char *packed; /* findings, as vdm_findings_pack() makes them */
	size_t packed_length;
	char *account; /* as vdm_account_pack() makes it; "" is none */
	char *note;    /* what the verb said in run->note */
	size_t note_length;
	long counts[CMD_COUNTS]; /* what was added to run->counts */
};

void cmd_result_fini(struct cmd_result *result);

/* The work on all inputs of a run that are this shard's. */
struct cmd_work {
	struct cmd_run *run;
	void *context;
	/* Does a file: in a worker, or here where there is one only. What it
	 * finds goes into run->findings, where the list holds nothing else. */
	void (*one)(void *context, size_t index);
	/* Whether a file was done by an earlier run; may be NULL. Fills the
	 * result then. */
	int (*known)(void *context, size_t index, struct cmd_result *result);
	/* It is done: findings, account, counts and status have been added to
	 * the run's from `from` on. In order, here; may be NULL. */
	void (*done)(void *context, size_t index, size_t from,
		     const struct cmd_result *result);
	/* A worker with that number died over a file; may be NULL. */
	void (*died)(void *context, size_t index, long process);
	/* `done` prints the findings, not the worker. */
	int prints;
};

/* Does all. The status is taken into the run. */
void cmd_work_all(const struct cmd_work *work);

#endif
