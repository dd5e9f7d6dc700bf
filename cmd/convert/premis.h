/* SPDX-License-Identifier: MIT */
/*
 * A record of what a run did, as PREMIS 3 says it: files as objects, what was
 * done to them as events, this program as the agent.
 */
#ifndef VDM_CMD_PREMIS_H
#define VDM_CMD_PREMIS_H

#include <stddef.h>
#include <stdio.h>

#include <jansson.h>

#include "found/run.h"
#include "convert/update.h"

struct cmd_premis {
	const char *path; /* NULL: none is written; "-" is standard output */
	const char *when; /* the moment that outputs are given, or "" */
	const char *base; /* the folder in which copies are named, or NULL */
	/* of a bag's payload, or NULL */
	const char *payload;
	json_t *deed; /* of the record that is being done */
	FILE *objects, *events;
	char *objects_text, *events_text;
	size_t objects_length, events_length;
};

/*
 * Before the first output: whether that file can be written and may be. 0, or a
 * status after a message.
 */
int cmd_premis_look(const struct cmd_premis *premis,
		    const struct cmd_verb *verb);
void cmd_premis_begin(struct cmd_premis *premis);
/* In a worker: a source was read (NULL: it could not be), as a format (NULL: as
 * none that is known), with the digest of its bytes. */
void cmd_premis_source(struct cmd_premis *premis, const struct cmd_input *input,
		       const char *format, size_t length, const char *digest);
/* A file was written, of a format, or (NULL) what lies beside one. Validates
 * it. */
void cmd_premis_copy(struct cmd_premis *premis, const char *path,
		     const char *format, const void *bytes, size_t length);
/* What was said goes along with the file's result. */
void cmd_premis_note(struct cmd_premis *premis, struct cmd_run *run);
/*
 * What a worker said of an input, or what is known of one that nobody could do:
 * its "source", "copies" and "when". To json_decref().
 */
json_t *cmd_deed_of(const struct cmd_premis *premis,
		    const struct cmd_input *input,
		    const struct cmd_result *result);
/* The findings from `from` on that a person should see, and how many there are
 * of each level. The same. */
json_t *cmd_deed_notes(const struct vdm_findings *findings, size_t from,
		       size_t counts[VDM_LEVEL_ERROR + 1]);
/* In the run itself: adds what became of an input, whose findings are those
 * from `from` on. */
void cmd_premis_add(struct cmd_premis *premis, const struct cmd_run *run,
		    const struct cmd_input *input, size_t from,
		    const struct cmd_result *result);
/* Writes the whole; its digest, or "" where it was not written. */
void cmd_premis_end(struct cmd_premis *premis, struct cmd_run *run,
		    char digest[65]);
void cmd_premis_fini(struct cmd_premis *premis);

#endif
