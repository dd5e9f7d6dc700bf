/* SPDX-License-Identifier: MIT */
/* vidimus roundtrip: there and back in memory, and what became of it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/pool.h"
#include "run/read.h"
#include "show/outputs.h"

enum { OPT_VIA = CMD_OPT_OWN, MOST_STEPS = 16 };

struct trip {
	struct cmd_run run;
	struct cmd_args args;
	const char *via, *file, *folder;
	const char *step[MOST_STEPS + 1]; /* formats' names */
	size_t steps;
	const char *own; /* the source's format */
	char *name;      /* "tei+epub" */
	char *shown;     /* what findings carry */
	int same;        /* the tree, before the way back to the own format */
	int fixed;       /* writing what was read again gives the same bytes */
	int agreed;      /* the witness sees no other difference */
	size_t said;     /* findings before this way */
	size_t read_from, read; /* those of reading the source: first, behind */
	char *bytes;            /* of the source */
	size_t length;
	char *last; /* what was written last, and read again */
	size_t last_length;
};

/* Takes "tei+epub" apart. */
static int
take_chain(struct trip *t, const char *chain, size_t n)
{
	size_t i, from = 0, size;
	char word[16];

	t->steps = 0;
	for (i = 0; i <= n; i++) {
		if (i < n && chain[i] != '+')
			continue;
		if (i - from >= sizeof(word) || t->steps == MOST_STEPS)
			return -1;
		memcpy(word, chain + from, i - from);
		word[i - from] = '\0';
		t->step[t->steps] = vdm_format_for_word(word);
		if (t->step[t->steps] == NULL ||
		    !vdm_format_is_written(t->step[t->steps++]))
			return -1;
		from = i + 1;
	}
	free(t->name);
	free(t->shown);
	t->name = cmd_have(strndup(chain, n));
	size = strlen(t->file) + n + sizeof(" via ");
	t->shown = cmd_have(malloc(size));
	snprintf(t->shown, size, "%s via %s", t->file, t->name);
	return 0;
}

static int
check_via(const struct cmd_verb *verb, struct trip *t)
{
	const char *s = t->via;
	size_t n;

	for (; *s != '\0'; s += n + (s[n] == ',')) {
		n = strcspn(s, ",");
		if (take_chain(t, s, n) != 0)
			return cmd_usage(verb,
					 "--via %s: formats with , or + "
					 "between",
					 t->via);
	}
	return 0;
}

/* How one step is written and read again. */
struct step {
	struct vdm_write_options *to;
	struct vdm_read_options *from;
	const struct vdm_sink *sink;
	int say;  /* what the format cannot hold */
	int last; /* look whether writing again gives the same bytes */
};

/* NULL, with errno, where it is not read or (*bytes is NULL then) written. */
static struct vdm_record *
carry(struct trip *t, const struct vdm_record *rec, const struct step *s,
      char **bytes)
{
	struct vdm_record *next = NULL;
	char *again = NULL;
	size_t n, m;
	int rc = vdm_write(rec, bytes, &n, s->to, s->say ? s->sink : NULL);
	int error;

	/* what reading finds odd was said of the source already */
	if (rc == 0)
		rc = vdm_read(&next, *bytes, n, s->from, NULL);
	error = errno;
	if (*bytes != NULL && next == NULL && error != ENOMEM)
		vdm_read(&next, *bytes, n, s->from, s->sink);
	if (rc == 0 && s->last) {
		rc = vdm_write(next, &again, &m, s->to, NULL);
		error = errno;
		t->fixed = rc == 0 && *bytes != NULL && again != NULL &&
			   n == m && memcmp(*bytes, again, n) == 0;
	}
	vdm_free(again);
	if (rc != 0) {
		vdm_record_free(next);
		next = NULL;
	}
	t->last_length = n;
	errno = error;
	return next;
}

/* Writes and reads again. NULL after a message. */
static struct vdm_record *
one_step(struct trip *t, const struct vdm_record *rec, const char *format,
	 int say, int last)
{
	struct step s = {vdm_write_options_new(), vdm_read_options_new(),
			 vdm_findings_sink(t->run.findings, t->shown), say,
			 last};
	struct vdm_record *next = NULL;
	char *bytes = NULL;

	if (s.to == NULL || s.from == NULL) {
		cmd_run_worse(&t->run, cmd_system(ENOMEM, "%s", t->shown));
	} else if (cmd_set_write(s.to, "to", format) != 0 ||
		   cmd_set_read(s.from, "from", format) != 0 ||
		   cmd_set_read(s.from, "base", t->folder) != 0) {
		cmd_run_worse(&t->run, CMD_SYSTEM);
	} else {
		vdm_read_options_beside(s.from, rec);
		next = carry(t, rec, &s, &bytes);
		if (next == NULL && errno == EFBIG)
			cmd_run_worse(&t->run, CMD_FINDINGS);
		else if (next == NULL)
			cmd_run_worse(&t->run,
				      cmd_system(errno, "%s: %s does not %s",
						 t->shown, format,
						 bytes ? "read" : "write"));
	}
	vdm_write_options_free(s.to);
	vdm_read_options_free(s.from);
	vdm_free(t->last);
	t->last = bytes;
	return next;
}

static void
print_row(const struct trip *t, const struct vdm_comparison *c)
{
	const char *kind;
	char cell[64];
	size_t i, words = vdm_comparison_words(c, VDM_KEPT);

	printf("%-20s", t->name);
	for (i = 0; (kind = vdm_claim_kind_name(i)) != NULL; i++) {
		size_t kept = vdm_comparison_total(c, kind, VDM_KEPT);

		snprintf(cell, sizeof(cell), "%zu/%zu%s", kept,
			 kept + vdm_comparison_total(c, kind, VDM_CHANGED) +
			     vdm_comparison_total(c, kind, VDM_LOST),
			 vdm_comparison_total(c, kind, VDM_ADDED) > 0 ? "+"
								      : "");
		printf(" %11s", cell);
	}
	snprintf(cell, sizeof(cell), "%zu/%zu%s", words,
		 words + vdm_comparison_words(c, VDM_LOST),
		 vdm_comparison_words(c, VDM_ADDED) > 0 ? "+" : "");
	printf(" %15s %6s %6s %6s %7s\n", cell,
	       vdm_comparison_same_blocks(c) ? "same" : "differ",
	       t->same ? "equal" : "differ", t->fixed ? "fixed" : "differ",
	       t->run.account == NULL ? "-"
	       : t->agreed            ? "agrees"
				      : "differs");
}

static void
print_head(const struct trip *t)
{
	size_t i;

	if (t->run.list.count > 1)
		cmd_line(stdout, "%s", cmd_shown(t->file));
	printf("%-20s", "via");
	for (i = 0; vdm_claim_kind_name(i) != NULL; i++)
		printf(" %11s", vdm_claim_kind_name(i));
	printf(" %15s %6s %6s %6s %7s\n", "words", "blocks", "tree", "bytes",
	       "witness");
}

/* Compares and keeps the findings of one part: in what the trees differ, or
 * all the rest. */
static struct vdm_comparison *
compare(struct trip *t, const struct vdm_record *a, const struct vdm_record *b,
	int tree)
{
	struct vdm_findings *all = vdm_findings_new();
	struct vdm_comparison *c = NULL;
	const struct vdm_finding *f;
	size_t i;

	if (all != NULL)
		c = vdm_comparison_new(a, b, vdm_findings_sink(all, t->shown));
	for (i = 0; c != NULL && (f = vdm_findings_get(all, i)) != NULL; i++)
		if ((strcmp(vdm_finding_id(f), "record-differs") == 0) == tree)
			vdm_findings_add(t->run.findings, f);
	if (c != NULL && vdm_findings_failed(all)) {
		vdm_comparison_free(c);
		c = NULL;
		errno = ENOMEM;
	}
	vdm_findings_free(all);
	return c;
}

/* 1, 0, or -1 where they could not be compared. */
static int
is_same_tree(struct trip *t, const struct vdm_record *a,
	     const struct vdm_record *b)
{
	struct vdm_comparison *c = compare(t, a, b, 1);
	int same = c != NULL ? vdm_comparison_same_tree(c) : -1;

	vdm_comparison_free(c);
	return same;
}

/* Whether the witness sees what came back as the comparison does, but for what
 * was said on the way; -1: no memory. */
static int
ask_witness(struct trip *t, struct vdm_comparison *c,
	    const struct vdm_record *source, const struct vdm_record *rec)
{
	struct vdm_findings *said = vdm_findings_new();
	const struct vdm_finding *f;
	size_t i;
	int rc = -1;

	/* the bytes of the source are what is set against those that came back:
	 * what was said when they were read counts, too */
	for (i = t->read_from; said != NULL && i < t->read; i++)
		vdm_findings_add(said, vdm_findings_get(t->run.findings, i));
	for (i = t->said; said != NULL; i++) {
		f = vdm_findings_get(t->run.findings, i);
		if (f == NULL)
			break;
		vdm_findings_add(said, f);
	}
	if (said != NULL && !vdm_findings_failed(said))
		rc = vdm_comparison_witness(
		    c, source, t->bytes, t->length, rec, t->last,
		    t->last_length, said,
		    vdm_findings_sink(t->run.findings, t->shown));
	else
		errno = ENOMEM;
	vdm_findings_free(said);
	return rc;
}

/* What came back, as a row of the table. */
static void
arrive(struct trip *t, const struct vdm_record *source,
       const struct vdm_record *rec)
{
	struct vdm_comparison *c = compare(t, source, rec, 0);

	t->agreed = 0;
	if (c != NULL && t->run.account != NULL) {
		t->agreed = ask_witness(t, c, source, rec);
		if (t->agreed < 0) {
			vdm_comparison_free(c);
			c = NULL;
		}
	}
	if (c != NULL && t->run.outputs.print == NULL)
		print_row(t, c);
	else if (c == NULL)
		cmd_run_failed(&t->run, errno, t->shown);
	vdm_comparison_free(c);
}

/* Along one chain and back to the source's own format. */
static void
travel(struct trip *t, const struct vdm_record *source)
{
	struct vdm_record *rec = NULL, *next;
	size_t i, there = t->steps;

	t->same = 0;
	t->said = vdm_findings_count(t->run.findings);
	/* what is only read is compared with the copy itself */
	if (vdm_format_is_written(t->own) &&
	    strcmp(t->step[t->steps - 1], t->own) != 0)
		t->step[t->steps++] = t->own;
	for (i = 0; i < t->steps && t->same >= 0; i++) {
		next = one_step(t, rec != NULL ? rec : source, t->step[i],
				i < there, i + 1 == t->steps);
		vdm_record_free(rec);
		rec = next;
		if (rec == NULL)
			break;
		if (i + 1 == there)
			t->same = is_same_tree(t, source, rec);
	}
	if (t->same < 0)
		cmd_run_failed(&t->run, errno, t->shown);
	else if (rec != NULL)
		arrive(t, source, rec);
	vdm_record_free(rec);
}

static void
travel_all(void *context, size_t index)
{
	struct trip *t = context;
	const struct cmd_input *in = &t->run.list.input[index];
	struct vdm_record *source = NULL;
	const char *s = t->via;
	char *folder = cmd_folder_of(in->path);
	unsigned fail_on = t->run.fail_on;
	size_t n;

	t->run.print_from = VDM_LEVEL_WARNING;
	t->run.fail_on = VDM_LEVEL_ERROR;
	t->read_from = vdm_findings_count(t->run.findings);
	t->file = in->path;
	if (in->is_named || !cmd_is_special(in->path))
		source = cmd_run_read(&t->run, in->path, &t->bytes, &t->length);
	else
		cmd_run_lost(&t->run, in->path, "file-unread", "not read",
			     ENOTSUP);
	t->read = vdm_findings_count(t->run.findings);
	t->folder = folder;
	t->run.fail_on = fail_on;
	t->run.print_from = VDM_LEVEL_NOTE; /* what a format cannot hold */
	if (source != NULL) {
		t->own = t->run.from != NULL
			     ? t->run.from
			     : vdm_format_guess(t->bytes, t->length, t->file);
		if (t->run.outputs.print == NULL)
			print_head(t);
	}
	for (; source != NULL && *s != '\0'; s += n + (s[n] == ',')) {
		n = strcspn(s, ",");
		if (take_chain(t, s, n) == 0)
			travel(t, source);
	}
	vdm_record_free(source);
	free(t->bytes);
	vdm_free(t->last);
	t->bytes = t->last = NULL;
	t->length = t->last_length = 0;
	free(folder);
	if (source != NULL && t->run.list.count > 1 &&
	    t->run.outputs.print == NULL)
		putchar('\n');
	fflush(stdout);
	cmd_run_end(&t->run, t->file);
}

/* Every format there is, by its name; the first, which holds least, last. */
static void
put_every(char *out, size_t size)
{
	const char *name;
	size_t i, n = 0;

	*out = '\0';
	for (i = 1; (name = vdm_format_name(i)) != NULL; i++)
		if (n < size && vdm_format_is_written(name))
			n += (size_t)snprintf(out + n, size - n, "%s,", name);
	if (n < size)
		snprintf(out + n, size - n, "%s", vdm_format_name(0));
}

static int
settle(struct trip *t, int argc, char **argv)
{
	struct cmd_run *run = &t->run;
	int id, rc = 0;

	cmd_args_init(&t->args, run->verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&t->args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			return CMD_USAGE;
		if (id == OPT_VIA)
			t->via = t->args.value;
		else
			rc = cmd_run_option(run, id, t->args.value);
	}
	if (rc == 0)
		rc = check_via(run->verb, t);
	if (rc == 0)
		rc = cmd_list_fill(run, t->args.operands, t->args.count);
	if (rc == 0 && run->list.count == 0 && !run->gate.wants_changed)
		rc = cmd_usage(run->verb,
			       t->args.count == 0 && run->list.from == NULL
				   ? "no input"
				   : "no file of a known kind is there");
	return rc;
}

static int
run_roundtrip(const struct cmd_verb *verb, int argc, char **argv)
{
	struct trip t;
	struct cmd_work work = {
	    .run = &t.run, .context = &t, .one = travel_all};
	char every[128];
	int rc;

	memset(&t, 0, sizeof(t));
	put_every(every, sizeof(every));
	t.via = every;
	t.file = "";
	rc = cmd_run_init(&t.run, verb);
	if (rc == 0)
		rc = settle(&t, argc, argv);
	if (rc == 0)
		rc = cmd_run_rows(&t.run);
	if (rc == 0)
		rc = cmd_outputs_begin(&t.run);
	if (rc == 0)
		cmd_work_all(&work);
	cmd_outputs_end(&t.run);
	rc = cmd_run_status(&t.run, rc);
	free(t.name);
	free(t.shown);
	cmd_run_fini(&t.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_VIA, "via", 0, "LIST",
     "formats, or chains of them with + (default: each format)"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_roundtrip = {
    .name = "roundtrip",
    .synopsis = "[--via LIST] [OPTION]... IN...",
    .summary = "there and back in memory, with a table of what survived",
    .details =
	"Each row is one way there and back to the source's own format: claims "
	"kept of\nthose made (a + says that some were added), words, whether "
	"blocks are the same,\nwhether the whole tree is equal at the end of "
	"the way there, whether writing again\ngives the same bytes, and "
	"whether the witness, who looks at the bytes on its own,\nsees the "
	"same. Each loss, and what a format cannot hold, is named on "
	"standard\nerror.",
    .options = {options, cmd_read_options, cmd_list_options, cmd_common_options,
		cmd_format_options, cmd_output_options, cmd_gate_options},
    .run = run_roundtrip,
};
