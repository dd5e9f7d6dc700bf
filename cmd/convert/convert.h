/* SPDX-License-Identifier: MIT */
/* vidimus convert: what is settled before the first file is read. */
#ifndef VDM_CMD_CONVERT_H
#define VDM_CMD_CONVERT_H

#include "convert/bag.h"
#include "convert/premis.h"
#include "convert/update.h"
#include "found/run.h"
#include "ground/alike.h"
#include "ground/moment.h"
#include "run/args.h"
#include "show/report.h"

/* What is counted over all files (run.counts). */
enum { CONVERT_WRITTEN, CONVERT_FAILED, CONVERT_KNOWN };

struct convert {
	struct cmd_run run;
	struct cmd_args args;
	const char *output, *report_path;
	struct vdm_write_options *write;
	const char *to, *modified; /* as said, or NULL */
	char **target;             /* one an input */
	char **keys;               /* of all, sorted (vdm_path_folded) */
	int folder;                /* the output is one */
	int split;                 /* each text of a corpus for itself */
	int update;                /* what is done already is left */
	int no_provenance, force, is_bag;
	int spares;              /* what stands there and says something else */
	char moment[CMD_MOMENT]; /* that outputs are given, or "" */
	char digest[65];         /* of the source that is converted now */
	const char *format;      /* of that source; NULL: not known */
	const char *onix;        /* where the message goes; or NULL */
	struct cmd_ids outputs;  /* of the file that is being done */
	struct cmd_alike alike;  /* what lies where outputs go */
	struct cmd_report report;
	struct cmd_update state;
	struct cmd_premis premis;
	struct cmd_bag bag;
};

/* What each input becomes; that no two become one file, on whatever disk: 0, or
 * a status after a message; whether an input becomes a file of that name, or of
 * one that differs where case counts. */
void cmd_targets_fill(struct convert *c);
int cmd_targets_settle(struct convert *c);
int cmd_targets_have(const struct convert *c, const char *path);
/* Says what another run left that would be the same file elsewhere. */
void cmd_targets_say_alike(struct convert *c, const char *target);
void cmd_targets_fini(struct convert *c);
/* Reads the index-th input and writes what it becomes. */
void cmd_convert_one(struct convert *c, size_t index);
/* Writes what a record becomes, and puts it in its place. */
void cmd_convert_record(struct convert *c, const struct vdm_record *rec,
			const char *input, const char *target);
/* stated.c: before a record is written, gives its book what its front matter
 * says where no option does; afterwards takes that back. */
void cmd_convert_take_stated(struct convert *c, const struct vdm_record *rec,
			     const char *input);
void cmd_convert_drop_stated(struct convert *c);
/* Whether a file is left as it is, after a message: it is there, says something
 * else, and its name was not the user's but a volume's. */
int cmd_convert_spares(struct convert *c, const char *target, const char *bytes,
		       size_t length);
/* Says that what would be replaced is read; CMD_USAGE. */
int cmd_convert_refuse(const struct convert *c, const char *path,
		       const char *input);

#endif
