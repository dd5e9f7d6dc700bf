/* SPDX-License-Identifier: MIT */
/* What the verbs share: arguments, files, findings on standard error. */
#ifndef VDM_CMD_H
#define VDM_CMD_H

#include <signal.h>
#include <stddef.h>
#include <stdio.h>

#include <vidimus.h>

/* Exit statuses; the higher one of a run wins. */
enum {
	CMD_OK = 0,       /* clean */
	CMD_FINDINGS = 1, /* findings at or above --fail-on */
	CMD_USAGE = 2,
	CMD_SYSTEM = 3 /* input or output, memory */
};

/* ---- arguments -------------------------------------------------------- */

struct cmd_option {
	int id; /* > 0; 0 ends a table */
	const char *name;
	char letter; /* or 0 */
	/* what its argument is, or NULL: it has none; "[=...]": it may have
	 * one */
	const char *arg;
	const char *help;
};

enum { CMD_TABLES = 8 }; /* of options, at most */

struct cmd_verb {
	const char *name;
	const char *synopsis; /* after "vidimus NAME " */
	const char *summary;  /* one line */
	const char *details;  /* paragraphs for --help, or NULL */
	const struct cmd_option *options[CMD_TABLES]; /* NULL ends it */
	int (*run)(const struct cmd_verb *verb, int argc, char **argv);
};

extern const struct cmd_verb cmd_convert, cmd_validate, cmd_compare,
    cmd_roundtrip, cmd_inspect, cmd_schema, cmd_explain, cmd_attest, cmd_verify,
    cmd_review, cmd_survey, cmd_diff, cmd_git_setup, cmd_completions,
    cmd_config, cmd_bind, cmd_unbind;

/* The index-th verb; NULL past the end. */
const struct cmd_verb *cmd_verb_get(size_t index);

enum { CMD_ARG_END = 0, CMD_ARG_BAD = -1 };
enum { CMD_MOST_WRITTEN = 24 }; /* files that one run is told to write */

/* The walk over a verb's arguments; operands are gathered in `operands`. */
struct cmd_args {
	const struct cmd_verb *verb;
	int argc, at, operands_only;
	int dashes; /* operands before "--"; -1: there is none */
	char **argv;
	const char *value; /* of the option just returned */
	char **operands;   /* within argv, which is rearranged */
	int count;
	/* Files that options so far name to be written. */
	struct cmd_written {
		const char *option, *path;
		int is_format; /* FORMAT=FILE, which may be repeated */
	} written[CMD_MOST_WRITTEN];
	size_t written_count;
};

void cmd_args_init(struct cmd_args *args, const struct cmd_verb *verb, int argc,
		   char **argv);
/* An option's id, CMD_ARG_END, or CMD_ARG_BAD after a message. */
int cmd_args_next(struct cmd_args *args);
void cmd_help(const struct cmd_verb *verb);
/*
 * All that the program prints of names and words that others chose goes through
 * what follows: nothing in it ends a line, drives a terminal or is taken for a
 * command. Names, and what may begin a line; words before which something of
 * ours stands in their line, where "::" is no command; and what is written in a
 * notation with an escape of its own, whose writer sees to commands.
 */
void cmd_put(FILE *out, const char *text);
void cmd_put_inside(FILE *out, const char *text);
void cmd_put_plain(FILE *out, const char *text);
/* Such a text in XML or HTML, where it is no markup. NULL is nothing. */
void cmd_put_markup(const char *text, FILE *out);
/* A line, and its end. */
void cmd_line(FILE *out, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Ends a message on a name that there is not: what may have been meant, where
 * `best` is one. */
#define CMD_MEANT "%s%s%s"
#define CMD_MEANT_ARGS(best)                                                   \
	(best) != NULL ? ": did you mean \"" : "",                             \
	    (best) != NULL ? (best) : "", (best) != NULL ? "\"?" : ""
/* Says what is wrong and where help is; returns CMD_USAGE. */
int cmd_usage(const struct cmd_verb *verb, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* What was allocated; ends the program with CMD_SYSTEM where that is NULL. */
void *cmd_have(void *memory);
/*
 * A text that is written in memory, and its end, which gives it, to free(). The
 * program ends as above where not all of it has room: fclose() does not tell.
 */
FILE *cmd_text_open(char **text, size_t *length);
char *cmd_text_close(FILE *out, char **text);
/* "vidimus: ..." with the reason of an errno (0: none); CMD_SYSTEM. */
int cmd_system(int error, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Whose account runs the program, as the system calls them; to free(). 0, or a
 * status after a message. */
int cmd_account(char **name);

/* A time as the library takes it, with its NUL. */
enum { CMD_MOMENT = 21 };

/* The moment that outputs are given: --modified, else SOURCE_DATE_EPOCH, else
 * none (""). 0, or a status after a message. */
int cmd_moment(const struct cmd_verb *verb, const char *said,
	       char moment[CMD_MOMENT]);

/* ---- files ------------------------------------------------------------- */

/* All of a file, with a NUL behind it; "-" is standard input. 0, or -1 with
 * errno. */
int cmd_file_read(const char *path, char **bytes, size_t *length);
/* The same of an input, which may be a folder that is one document: what of it
 * is left out goes to the sink (NULL: nowhere). */
int cmd_input_read(const char *path, char **bytes, size_t *length,
		   const struct vdm_sink *sink);
/* The digest of what that reads; "": it cannot be read. 0, or -1 with errno. */
int cmd_digest_file(const char *path, char hex[65]);
int cmd_is_folder(const char *path);
/* Whether anything stands at that path, a link that leads nowhere too. */
int cmd_is_there(const char *path);
/* Whether a file has these bytes, and no link leads to it. */
int cmd_has_bytes(const char *path, const char *bytes, size_t length);
/*
 * Whether nothing stands at a path, or a regular file, and no part of it behind
 * the first `from` bytes is a link. 0 with errno.
 */
int cmd_is_plain(const char *path, size_t from);
/* The last part of a path; borrowed. */
const char *cmd_base_name(const char *path);
/* For the caller to free(); NULL: out of memory. */
char *cmd_folder_of(const char *path);
/* The real name of what is there, to free(); NULL: it is not. What has no
 * memory to tell ends the program: it is no answer. */
char *cmd_real(const char *path);
char *cmd_join(const char *folder, const char *name, size_t length,
	       const char *extension);
/* Prints all of it to standard output. CMD_OK or CMD_SYSTEM. */
int cmd_print(const char *bytes, size_t length);

/* What may wait for ever, or never end. */
int cmd_is_special(const char *path);
/* How an earlier output of a kind is known from what somebody else wrote. */
struct cmd_looks {
	const char *begins; /* its first bytes; NULL: a line of a finding */
	const char *has;    /* what else stands in it, or NULL */
	const char *none;   /* all of one that has nothing to tell, or NULL */
};

/* Whether what an option's file replaces is nothing, or an earlier output of
 * the same kind. 0, or a status after a message. */
int cmd_look_at_old(const char *path, const struct cmd_verb *verb,
		    const char *option, const char *kind,
		    const struct cmd_looks *looks);
/* Whether two paths lead to one folder. */
int cmd_is_same_folder(const char *a, const char *b);

struct cmd_run;

/* ---- what a copy says of its source ------------------------------------- */

/* A record says of which file, digest and moment ("": none) it was made. 0, or
 * -1 with errno. */
int cmd_say_origin(struct vdm_record *record, const char *input,
		   const char *digest, const char *moment);
/* Whether it is a file of ours that is not as it was written. */
int cmd_is_edited(const char *path);
/* Whether it is one, and as it was written. */
int cmd_is_sealed(const char *path);
/* Where outputs lie among the inputs: takes those of an earlier run, and their
 * targets, out of the list, known by their seals and by standing where another
 * input's goes; after a finding. */
void cmd_leave_outputs(struct cmd_run *run, char **target);
/* Says that a file was edited since it was written, and with `force` is
 * replaced, or else is spared: whether it is. */
int cmd_say_edited(const struct vdm_sink *sink, int force, const char *replaced,
		   const char *spared);
/* Whether a file may not be replaced, since somebody edited it after it was
 * written, as `known` says or its seal: after a finding. With `force` it may
 * be, and a finding says so. Of a volume there is no one input (NULL). */
int cmd_spare_edited(struct cmd_run *run, const char *input, const char *target,
		     int known, int force);

/* ---- what is written ---------------------------------------------------- */

/*
 * Files that are written together, all of them or none: each beside its place
 * first, moved there when all are whole. What an old file had (mode, owner,
 * access list) the new one gets, or `sink` (may be NULL) is told. To begin
 * with all but the sink is zero.
 */
struct cmd_output {
	const struct vdm_sink *sink;
	struct cmd_part *parts;  /* the last one first */
	struct cmd_part *stream; /* the one that cmd_output_put writes to */
	struct cmd_made {
		char *path;
		struct cmd_made *next;
	} * made; /* folders */
	int done;
};

/*
 * One more file; its bytes must live until the end. "-" is standard output;
 * devices and pipes are written as they are. 0, or -1 with errno.
 */
int cmd_output_add(struct cmd_output *output, const char *path,
		   const char *bytes, size_t length);
/* One file whose bytes come one after the other; more of them. The same. */
int cmd_output_begin(struct cmd_output *output, const char *path);
int cmd_output_put(struct cmd_output *output, const void *bytes, size_t length);
/* Makes a folder and those above it; they go again if nothing is written. 0, or
 * -1 with errno. */
int cmd_output_folder(struct cmd_output *output, const char *path);
/* Moves all to their places. 0; or -1 with errno, and all is as it was. */
int cmd_output_finish(struct cmd_output *output);
/* Takes away what was not finished; errno stays. */
void cmd_output_fini(struct cmd_output *output);
/* The same for a single file. */
int cmd_file_write(const char *path, const char *bytes, size_t length,
		   const struct vdm_sink *sink);
/* Tells of what killed runs left in a folder (a sink of NULL: on standard
 * error), and finishes what they had begun to move; once in a run. Each output
 * looks so into its folder. */
void cmd_leftovers(const char *folder, const struct vdm_sink *sink);
/* Takes away what a process that is no more had not finished in a folder. */
void cmd_output_abandoned(const char *folder, long process);
/* What is not finished goes from now on when a signal ends the program that can
 * be caught, and workers with it. */
void cmd_signals_take(void);
/* Lets no signal come between, until they are released. */
void cmd_signals_hold(sigset_t *before);
void cmd_signals_release(const sigset_t *before);
/* In a process that was forked: what is not finished is the other one's. */
void cmd_unfinished_forget(void);
/* Gives an open file the extended attributes of another one. 0, or -1 where
 * some are not to be had. */
int cmd_attributes_copy(const char *from, int to);

/* Regular files by what they are, not by their names: a link is its target. */
struct cmd_ids {
	struct cmd_id *id; /* each in a place that its number tells */
	size_t count, cap;
	int folders; /* some are folders that are one document */
};

/* "-" is standard input; what is no regular file is not kept. */
void cmd_ids_add(struct cmd_ids *ids, const char *path);
/* What a file that is to be written ("-": standard output) was called when it
 * was added; NULL: it was not. */
const char *cmd_ids_find(const struct cmd_ids *ids, const char *path);
/* Takes it out again, once. */
void cmd_ids_drop(struct cmd_ids *ids, const char *path);
void cmd_ids_fini(struct cmd_ids *ids);
/* Whether two paths to be written lead to one file, though it may not be there
 * yet. */
int cmd_is_same_place(const char *a, const char *b);

/* ---- schemas ------------------------------------------------------------ */

/*
 * Lets the library find schemas: through these XML catalogs, the user's own
 * folder, then $XML_CATALOG_FILES or /etc/xml/catalog. 0, or a status.
 */
int cmd_catalogs(const char *const *catalog, size_t count);
/* The user's folder of schemas, to free(); NULL: there is no home. */
char *cmd_schema_folder(void);
/* Keeps a copy of a schema there, by `name` or (NULL) its own. A status. */
int cmd_store(const struct cmd_verb *verb, const char *file, const char *name);
/* The catalog of that folder, to free(), or NULL where there is none; 0, or -1
 * and errno. The next name in it; errno is ENOMEM where that is the reason for
 * NULL. */
int cmd_stored_catalog(char **text);
char *cmd_stored_next(const char **at);

/* ---- reading ----------------------------------------------------------- */

/* Options of every verb that reads records; ids below CMD_OPT_OWN. */
enum {
	CMD_OPT_FROM = 1,
	CMD_OPT_ENCODING,
	CMD_OPT_XINCLUDE,
	CMD_OPT_PROFILE,
	CMD_OPT_PEOPLE,
	CMD_OPT_METADATA,
	CMD_OPT_DECISIONS,
	CMD_OPT_NO_RECOGNISE,
	CMD_OPT_NO_ACCOUNT,
	CMD_OPT_FAIL_ON,
	CMD_OPT_QUIET,
	CMD_OPT_COLOUR,
	CMD_OPT_FILES_FROM, /* from here on: of cmd_list_options */
	CMD_OPT_NULL,
	CMD_OPT_INCLUDE,
	CMD_OPT_EXCLUDE,
	CMD_OPT_SHARD,
	CMD_OPT_JOBS,
	CMD_OPT_FORMAT,  /* of cmd_format_options */
	CMD_OPT_OUTPUTS, /* of cmd_output_options */
	CMD_OPT_SUMMARY,
	CMD_OPT_BASELINE, /* of cmd_gate_options */
	CMD_OPT_WRITE_BASELINE,
	CMD_OPT_CHANGED,
	CMD_OPT_CHANGED_LINES,
	CMD_OPT_NO_CONFIG,
	CMD_OPT_COVER, /* of cmd_edition_options */
	CMD_OPT_CSS,
	CMD_OPT_FONT,
	CMD_OPT_TITLE_PAGE,
	CMD_OPT_TOC_DEPTH,
	CMD_OPT_SPLIT_AT,
	CMD_OPT_OWN = 64 /* said_options has a bit for each before it */
};

/* Counts that a verb keeps over its files. */
enum { CMD_COUNTS = 8 };

extern const struct cmd_option cmd_read_options[];
extern const struct cmd_option cmd_common_options[];
/* Of every verb that takes many files. */
extern const struct cmd_option cmd_list_options[];
/* Of every verb whose findings other programs take; and of those of them that
 * may find again what is known. */
extern const struct cmd_option cmd_output_options[];
extern const struct cmd_option cmd_gate_options[];
/* Of those of them that have no --format of their own. */
extern const struct cmd_option cmd_format_options[];
/* Of those that make books. */
extern const struct cmd_option cmd_edition_options[];

#include "config.h"
#include "gate.h"
#include "list.h"
#include "outputs.h"

/* How a run reads, and what it found so far. */
struct cmd_run {
	const struct cmd_verb *verb;
	struct vdm_read_options *read;
	const char *from; /* the format that was said, or NULL */
	unsigned given;   /* a bit for each kind of file beside the sources */
	struct vdm_tables *tables; /* of metadata and people */
	char *decisions;           /* the texts of all files of them, or NULL */
	const char *decisions_path; /* of the last one */
	/* What the next file beside the sources is called, wherever it lies;
	 * NULL: as its path. */
	const char *called;
	struct cmd_ids inputs; /* all files that it was told to read */
	struct vdm_findings *findings;
	struct vdm_account *account; /* NULL: it is not kept */
	size_t printed;              /* of findings */
	unsigned fail_on;            /* a vdm_level; beyond the last: never */
	const char *edition; /* the last of cmd_edition_options, or NULL */
	int quiet;
	int colour; /* of findings on standard error */
	enum vdm_level print_from;
	int status; /* the worst so far */
	struct cmd_list list;
	struct cmd_outputs outputs;
	struct cmd_gate gate;
	struct cmd_configs configs;
	const struct cmd_config *config; /* of the run itself, or NULL */
	unsigned long long said_options; /* a bit for each id below */
	char **kept;                     /* texts that live as long */
	size_t kept_count;
	struct json_t *files;    /* a row each, for JSON; or NULL */
	long jobs;               /* files at a time */
	long counts[CMD_COUNTS]; /* the verb's own */
	char *note;              /* what it says of the file being done */
	size_t note_length;
	/* Options and texts that settle what becomes of a file, for a digest.
	 */
	char *said;
	size_t said_length;
	int progress;        /* 1: it is shown; 2: a line of it stands there */
	double begun, shown; /* seconds: when it was first, and last */
};

int cmd_run_init(struct cmd_run *run, const struct cmd_verb *verb);
void cmd_run_fini(struct cmd_run *run);
/* One line of what the witness counted in the sources; nothing where it did
 * not. */
void cmd_run_account(const struct cmd_run *run, FILE *out);
/* Complains that the option's value is no format, and says which there are. */
int cmd_no_format(const struct cmd_verb *verb, const char *option,
		  const char *value);
/* Takes one of the options above. 0, or a status after a message. */
int cmd_run_option(struct cmd_run *run, int id, const char *value);
/* Takes a file of decisions, besides those that were taken. The same. */
int cmd_decisions_take(struct cmd_run *run, const char *path);
/* Finds out of which files of the run those are. The same. */
int cmd_decisions_match(struct cmd_run *run, const struct vdm_sink *sink);
/* Keeps a text of malloc() as long as the run. */
void cmd_run_keep_text(struct cmd_run *run, char *text);
void cmd_run_worse(struct cmd_run *run, int status);
/* With what the run ends: its status or `rc`, whichever is worse. */
int cmd_run_status(struct cmd_run *run, int rc);
/* An option, or a text, that settles what becomes of each file. */
void cmd_run_said(struct cmd_run *run, int id, const char *value);
/* Adds to what a verb says of a file. */
void cmd_run_note(struct cmd_run *run, const void *bytes, size_t length);
void cmd_run_note_clear(struct cmd_run *run);
/* How far a run over many files is, on a terminal; takes that away again. */
void cmd_progress(struct cmd_run *run, size_t done, size_t count);
void cmd_progress_clear(struct cmd_run *run);
/* A finding as a line: for people, for a terminal with colours, or for editors
 * with all numbers of its place. */
enum cmd_line_form { CMD_LINE_PEOPLE, CMD_LINE_COLOUR, CMD_LINE_EDITOR };
void cmd_put_finding(FILE *out, const struct vdm_finding *finding,
		     enum cmd_line_form form);
/* Whether nothing says of a finding that it does not count. */
int cmd_counts(const struct vdm_finding *finding);
/* Prints the findings since the last call and takes them into the status. */
void cmd_run_flush(struct cmd_run *run);
/*
 * Before anything is read: finds out which rows of the tables are of which
 * files, all that the run was given, and reports those of none, and decisions
 * whose files are nowhere. 0, or a status after a message.
 */
int cmd_run_rows(struct cmd_run *run);
/* A file beside the sources: its bytes, to free(); and what the library said of
 * it, with errno. 0, or a status after a message. */
int cmd_beside_read(struct cmd_run *run, const char *path, char **bytes,
		    size_t *length);
int cmd_beside_status(struct cmd_run *run, const char *path, int rc, int error);
/* edition.c: whether an option is one of those; takes it; whether it goes
 * together with what is made. 0, or a status after a message. */
int cmd_edition_is(int id);
int cmd_edition_option(struct cmd_run *run, struct vdm_write_options *write,
		       int id, const char *value);
int cmd_edition_check(const struct cmd_run *run, const char *format);
/* What a volume calls the files beside its introduction, up to NULL. */
enum { CMD_VOLUME_FILES = 11 };
extern const char *const cmd_volume_files[];
/* Sets an option of the library's. 0, or a status after a message. */
int cmd_set_read(struct vdm_read_options *options, const char *option,
		 const char *value);
int cmd_set_write(struct vdm_write_options *options, const char *option,
		  const char *value);
/* For reading the file at that path: its name and its folder. The same. */
int cmd_set_place(struct vdm_read_options *options, const char *path);
/*
 * Reads one record (and, where asked, its bytes, for the caller to free()).
 * NULL after a message; the status is taken into the run.
 */
struct vdm_record *cmd_run_read(struct cmd_run *run, const char *path,
				char **bytes, size_t *length);
/* The same of bytes, whose findings are of that file; where they lie the
 * options say already (cmd_set_place). */
struct vdm_record *cmd_run_read_bytes(struct cmd_run *run, const char *shown,
				      const char *bytes, size_t length);
/* A call of the library failed with that errno: the status of the run, after a
 * message, or as what asks for too much has, which is a finding. */
void cmd_run_failed(struct cmd_run *run, int error, const char *what);
/* Keeps a finding about a file of which a line on standard error is printed by
 * other ways. */
void cmd_run_keep(struct cmd_run *run, const char *path, const char *id,
		  const char *message);
/*
 * The system failed with a file, which is a finding of that file, too: of an
 * id, and what follows. Other files go on.
 */
void cmd_run_lost(struct cmd_run *run, const char *path, const char *id,
		  const char *what, int error);
/* The file is done: what it may take of memory is no bound for the next. */
void cmd_run_end(struct cmd_run *run, const char *path);
/* onix.c: whether the message about a book can be written to that path (NULL:
 * none is asked for); 0, or a status after a message. And writes it. */
int cmd_onix_look(const char *path, const char *book, const char *to,
		  const struct cmd_run *run);
void cmd_onix_write(struct cmd_run *run, const char *path, const char *book);
/* The name that findings carry: "standard input" for "-". */
const char *cmd_shown(const char *path);

#endif
