/* SPDX-License-Identifier: MIT */
/*
 * What git says was changed: against a revision, or rather against what it and
 * the current one have in common, so that what others did meanwhile is not in
 * it; and files that git does not know yet.
 */
#include "found/changed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/run.h"
#include "ground/file.h"
#include "ground/git.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"

struct range {
	unsigned from, to;
};

struct file {
	int is_whole;   /* all lines of it: it is new, or has none */
	int is_patched; /* the patch has a part on it */
	struct range *range;
	size_t ranges, cap;
};

struct cmd_changed {
	char *top;             /* of the repository */
	struct cmd_names path; /* absolute */
	struct file *file;     /* by their numbers */
	size_t cap;
	/* the folder asked for last, and its real name */
	char *folder, *real;
};

static struct file *
add_file(struct cmd_changed *c, const char *below)
{
	char *path = cmd_have(cmd_join(c->top, below, strlen(below), NULL));
	size_t had = c->path.count, i = cmd_names_add(&c->path, path);

	if (i >= c->cap) {
		c->cap = 2 * i + 16;
		c->file = cmd_have(realloc(c->file, c->cap * sizeof(*c->file)));
	}
	if (c->path.count > had)
		memset(&c->file[i], 0, sizeof(c->file[i]));
	free(path);
	return &c->file[i];
}

void
cmd_changed_free(struct cmd_changed *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->path.count; i++)
		free(c->file[i].range);
	free(c->file);
	cmd_names_fini(&c->path);
	free(c->top);
	free(c->folder);
	free(c->real);
	free(c);
}

/* ---- asking ------------------------------------------------------------- */

/* What git could not do, and why that may be. CMD_USAGE. */
static int
refused(struct cmd_run *run, struct cmd_git_answer *a, const char *what)
{
	return cmd_usage(run->verb, "--changed: %s: %s%s", what,
			 cmd_git_reason(a),
			 cmd_git_is_shallow()
			     ? "; the clone is shallow, so that what is older "
			       "is not there: fetch all of it (git fetch "
			       "--unshallow, fetch-depth: 0)"
			     : "");
}

/* The end of the first line is cut. To free(). */
static char *
first_line(const struct cmd_git_answer *a)
{
	return cmd_have(strndup(a->out, strcspn(a->out, "\n")));
}

/* Asks for one line. To free(); NULL: git refused. */
static char *
ask(struct cmd_git_answer *a, const char *verb, const char *one,
    const char *two, const char *three)
{
	const char *arguments[] = {verb, one, two, three, NULL};
	char *line = NULL;

	if (cmd_git(a, arguments) == 0 && a->status == 0)
		line = first_line(a);
	return line;
}

/* The revision against which all is held: where the one that was said and the
 * current one parted. Where nothing was ever committed, an empty one. To
 * free(); NULL after a message. */
static char *
base_of(struct cmd_run *run, const char *said)
{
	char *wanted = cmd_have(malloc(strlen(said) + 16)), *commit, *base;
	struct cmd_git_answer a;

	sprintf(wanted, "%s^{commit}", said);
	commit = ask(&a, "rev-parse", "--verify", "--end-of-options", wanted);
	free(wanted);
	if (commit == NULL && strcmp(said, "HEAD") == 0) {
		cmd_git_fini(&a);
		base = ask(&a, "hash-object", "-t", "tree", "/dev/null");
		cmd_git_fini(&a);
		return base;
	}
	if (commit == NULL)
		refused(run, &a, said);
	cmd_git_fini(&a);
	if (commit == NULL)
		return NULL;
	base = ask(&a, "merge-base", commit, "HEAD", NULL);
	if (base == NULL)
		cmd_usage(run->verb,
			  "--changed: %s and HEAD have nothing in common%s",
			  said,
			  cmd_git_is_shallow()
			      ? " here: the clone is shallow; fetch all of it "
				"(git fetch --unshallow, fetch-depth: 0)"
			      : "");
	cmd_git_fini(&a);
	free(commit);
	return base;
}

/* To ask for what changed in them costs a git for each. */
static int
has_submodules(const struct cmd_changed *c)
{
	char *modules = cmd_have(cmd_join(c->top, ".gitmodules", 11, NULL));
	int has = cmd_is_there(modules);

	free(modules);
	return has;
}

/* "M\0name\0R100\0old\0new\0"; a folder is a submodule. */
static int
take_names(struct cmd_run *run, struct cmd_changed *c, const char *base)
{
	const char *arguments[] = {"-C",
				   c->top,
				   "diff",
				   "--name-status",
				   "-z",
				   "-M",
				   "--no-ext-diff",
				   "--no-relative",
				   has_submodules(c)
				       ? "--ignore-submodules=none"
				       : "--ignore-submodules=all",
				   base,
				   "--",
				   NULL};
	struct cmd_git_answer a;
	const char *at, *end;
	int rc = cmd_git(&a, arguments);

	if (rc == 0 && a.status != 0)
		rc = refused(run, &a, "git diff");
	at = a.out;
	end = rc == 0 ? at + a.length : at;
	while (at < end) {
		char kind = *at;
		struct file *f;

		at += strlen(at) + 1;
		if ((kind == 'R' || kind == 'C') && at < end)
			at += strlen(at) + 1;
		if (at >= end)
			break;
		f = add_file(c, at);
		f->is_patched = strchr("AMRC", kind) != NULL &&
				!cmd_is_folder(c->path.name[f - c->file]);
		f->is_whole = !f->is_patched;
		at += strlen(at) + 1;
	}
	cmd_git_fini(&a);
	return rc;
}

static int
take_untracked(struct cmd_run *run, struct cmd_changed *c)
{
	const char *arguments[] = {
	    "-C", c->top, "ls-files", "--others", "--exclude-standard",
	    "-z", NULL};
	struct cmd_git_answer a;
	const char *at, *end;
	int rc = cmd_git(&a, arguments);

	if (rc == 0 && a.status != 0)
		rc = refused(run, &a, "git ls-files");
	at = a.out;
	end = rc == 0 ? at + a.length : at;
	for (; at < end; at += strlen(at) + 1)
		add_file(c, at)->is_whole = 1;
	cmd_git_fini(&a);
	return rc;
}

/* ---- lines --------------------------------------------------------------- */

/* "@@ -3,2 +4,0 @@": what went leaves the lines beside it changed. */
static void
take_hunk(struct file *f, const char *line)
{
	const char *plus = strstr(line, " +");
	unsigned long from, count = 1;
	char *end;

	if (plus == NULL)
		return;
	from = strtoul(plus + 2, &end, 10);
	if (*end == ',')
		count = strtoul(end + 1, NULL, 10);
	if (f->ranges == f->cap) {
		f->cap = 2 * f->cap + 8;
		f->range =
		    cmd_have(realloc(f->range, f->cap * sizeof(*f->range)));
	}
	f->range[f->ranges].from = (unsigned)from;
	f->range[f->ranges++].to =
	    (unsigned)(count > 0 ? from + count - 1 : from + 1);
}

/* The parts of a patch come in the order of the names; what they call the files
 * is not looked at. */
static int
take_patch(struct cmd_changed *c, const char *at)
{
	struct file *f = NULL;
	size_t next = 0;

	for (; *at != '\0'; at += strcspn(at, "\n"), at += *at != '\0') {
		if (strncmp(at, "diff --git ", 11) == 0) {
			while (next < c->path.count &&
			       !c->file[next].is_patched)
				next++;
			if (next == c->path.count)
				return -1;
			f = &c->file[next++];
		} else if (strncmp(at, "@@ ", 3) == 0 && f != NULL) {
			take_hunk(f, at);
		} else if (strncmp(at, "Binary files ", 13) == 0 && f != NULL) {
			f->is_whole = 1; /* it has no lines */
		}
	}
	while (next < c->path.count && !c->file[next].is_patched)
		next++;
	return next == c->path.count ? 0 : -1;
}

static int
take_lines(struct cmd_run *run, struct cmd_changed *c, const char *base)
{
	const char *arguments[] = {"-C",
				   c->top,
				   "diff",
				   "-U0",
				   "--inter-hunk-context=0",
				   "--no-relative",
				   "--ignore-submodules=all",
				   "-M",
				   "--no-color",
				   "--no-ext-diff",
				   "--no-textconv",
				   "--diff-filter=AMRC",
				   base,
				   "--",
				   NULL};
	struct cmd_git_answer a;
	int rc = cmd_git(&a, arguments);

	if (rc == 0 && a.status != 0)
		rc = refused(run, &a, "git diff");
	if (rc == 0 && take_patch(c, a.out) != 0)
		rc = cmd_usage(run->verb,
			       "--changed-lines: files changed while git was "
			       "asked: try again");
	cmd_git_fini(&a);
	return rc;
}

/* ---- the whole ---------------------------------------------------------- */

int
cmd_changed_begin(struct cmd_run *run)
{
	const char *said = run->gate.changed_rev;
	struct cmd_changed *c = cmd_have(calloc(1, sizeof(*c)));
	struct cmd_git_answer a;
	char *base = NULL;
	int rc = 0;

	run->gate.changed = c;
	c->top = cmd_git_top(&a);
	if (c->top == NULL)
		rc = a.status < 0 ? CMD_SYSTEM
				  : cmd_usage(run->verb, "--changed: %s",
					      cmd_git_reason(&a));
	cmd_git_fini(&a);
	if (rc == 0)
		base = base_of(run, said != NULL ? said : "HEAD");
	if (rc == 0 && base == NULL)
		rc = CMD_USAGE;
	if (rc == 0)
		rc = take_names(run, c, base);
	if (rc == 0 && run->gate.wants_lines)
		rc = take_lines(run, c, base);
	if (rc == 0)
		rc = take_untracked(run, c);
	free(base);
	return rc;
}

/* An absolute path; files of one folder come one after the other. To free(). */
static char *
real_path(struct cmd_changed *c, const char *path)
{
	size_t n = (size_t)(cmd_base_name(path) - path);

	if (c->folder == NULL || strlen(c->folder) != n ||
	    memcmp(c->folder, path, n) != 0) {
		char *within = cmd_have(malloc(n + 2));

		free(c->folder);
		free(c->real);
		c->folder = cmd_have(strndup(path, n));
		sprintf(within, "%sx", c->folder);
		c->real = cmd_absolute(within);
		c->real[strlen(c->real) - 1] = '\0';
		free(within);
	}
	return cmd_have(cmd_join(c->real, path + n, strlen(path + n), NULL));
}

int
cmd_changed_has(struct cmd_changed *c, const char *path)
{
	char *real = real_path(c, path);
	size_t n = strlen(real), i;
	int has = cmd_names_find(&c->path, real) != (size_t)-1;

	/* a folder that is one document changes with what is in it */
	if (!has && vdm_folder_is_document(path))
		for (i = 0; i < c->path.count && !has; i++)
			has = strncmp(c->path.name[i], real, n) == 0 &&
			      c->path.name[i][n] == '/';
	free(real);
	return has;
}

int
cmd_changed_has_line(const struct cmd_changed *c, const char *path,
		     unsigned line)
{
	char *full = cmd_have(
	    *path == '/' ? strdup(path)
			 : cmd_join(cmd_root(), path, strlen(path), NULL));
	size_t i = cmd_names_find(&c->path, full), k;
	const struct file *f = i != (size_t)-1 ? &c->file[i] : NULL;
	int has = f == NULL || f->is_whole || line == 0;

	for (k = 0; !has && k < f->ranges; k++)
		has = line >= f->range[k].from && line <= f->range[k].to;
	free(full);
	return has;
}

char *
cmd_changed_file(const struct cmd_changed *c, size_t index)
{
	char *below, *here;

	if (index >= c->path.count)
		return NULL;
	below = cmd_seen_from(cmd_root(), c->path.name[index]);
	here = cmd_from_here(below);
	free(below);
	return here;
}
