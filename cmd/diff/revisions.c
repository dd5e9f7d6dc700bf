/* SPDX-License-Identifier: MIT */
/* vidimus diff REV [REV] [-- PATH...]: what git says changed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "diff/diff.h"
#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/git.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/read.h"

/* A row of `git diff --raw -z`; all of it lies in git's answer. */
struct entry {
	const char *modes[2], *ids[2];
	char status;
	const char *paths[2];
};

struct list {
	struct entry *entry;
	size_t count;
	size_t others;                  /* by their names no records */
	char *top;                      /* NULL: there is no working tree */
	const char *revision;           /* the older one, as it is shown */
	struct cmd_git_answer unmerged; /* paths with conflicts */
};

/* ---- what git says ------------------------------------------------------- */

const char *
cmd_diff_mode(const char *mode)
{
	if (strcmp(mode, "120000") == 0)
		return "a symbolic link: what it leads to is not compared";
	if (strcmp(mode, "160000") == 0)
		return "a submodule: it is compared in its own repository";
	return NULL;
}

/* The string at *at, which moves behind its NUL; NULL: the text ends first. */
static char *
next(char **at, const char *end)
{
	char *start = *at, *nul;

	if (start >= end ||
	    (nul = memchr(start, '\0', (size_t)(end - start))) == NULL)
		return NULL;
	*at = nul + 1;
	return start;
}

/* ":100644 100644 ID ID M", then one or two paths. */
static int
parse_entry(struct entry *e, char **at, const char *end)
{
	char *row = next(at, end), *field[5];
	size_t i;

	memset(e, 0, sizeof(*e));
	if (row == NULL || *row++ != ':')
		return -1;
	for (i = 0; i < 5; i++) {
		field[i] = row;
		row += strcspn(row, " ");
		if (*row == ' ')
			*row++ = '\0';
		else if (i < 4)
			return -1;
	}
	for (i = 0; i < 2; i++) {
		e->modes[i] = field[i];
		e->ids[i] = field[i + 2];
	}
	e->status = field[4][0];
	e->paths[0] = e->paths[1] = next(at, end);
	if (e->status == 'R' || e->status == 'C')
		e->paths[1] = next(at, end);
	return e->paths[1] != NULL ? 0 : -1;
}

static int
parse(struct list *l, struct cmd_git_answer *answer)
{
	char *at = answer->out;
	const char *end = at + answer->length;

	while (at < end) {
		l->entry = cmd_have(
		    realloc(l->entry, (l->count + 1) * sizeof(*l->entry)));
		if (parse_entry(&l->entry[l->count], &at, end) != 0)
			return cmd_system(0, "git diff: its list is not "
					     "understood");
		l->count++;
	}
	return 0;
}

/* ---- asking it ----------------------------------------------------------- */

int
cmd_diff_is_revision(const char *name)
{
	const char *arguments[] = {"rev-parse", "--verify", "--quiet", NULL,
				   NULL};
	struct cmd_git_answer answer;
	int is;

	arguments[3] = name;
	is = name[0] != '-' && cmd_git(&answer, arguments) == 0 &&
	     answer.status == 0;
	if (name[0] != '-')
		cmd_git_fini(&answer);
	return is;
}

/* Where a file's name stands in the place of a revision. A status, or 0. */
static int
refuse_file(struct cmd_diff *d, char *const *revisions, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		const char *name = revisions[i];

		if (vdm_format_for_name(name) == NULL ||
		    cmd_diff_is_revision(name))
			continue;
		if (!cmd_is_there(name)) {
			cmd_run_lost(&d->run, name, "file-unread", "not read",
				     ENOENT);
			return CMD_SYSTEM;
		}
		return cmd_usage(
		    d->run.verb,
		    "%s is a file: name the one to compare it with, too, or, "
		    "in a repository, a revision: vidimus diff HEAD -- %s",
		    name, name);
	}
	return 0;
}

/* What git refused, and what may be behind it. */
static int
refuse(struct cmd_diff *d, struct cmd_git_answer *answer,
       char *const *revisions, int count)
{
	const char *reason = cmd_git_reason(answer);
	int rc = refuse_file(d, revisions, count);

	if (rc != 0)
		return rc;
	if (cmd_git_is_shallow())
		return cmd_usage(
		    d->run.verb,
		    "git: %s; this clone is shallow: what is older was not "
		    "fetched, and nothing is guessed (git fetch --unshallow, "
		    "or fetch-depth: 0)",
		    reason);
	return cmd_usage(d->run.verb, "git: %s", reason);
}

static int
find_top(struct cmd_diff *d, struct list *l, char *const *revisions, int count)
{
	static const char *const arguments[] = {"rev-parse", "--git-dir", NULL};
	struct cmd_git_answer answer;
	int rc = 0;

	l->top = cmd_git_top(&answer);
	if (l->top == NULL && answer.status < 0) {
		cmd_git_fini(&answer);
		return CMD_SYSTEM;
	}
	cmd_git_fini(&answer);
	if (l->top != NULL)
		return 0;
	rc = cmd_git(&answer, arguments); /* a bare one has no tree */
	if (rc == 0 && answer.status != 0) {
		rc = refuse_file(d, revisions, count);
		if (rc == 0)
			rc = cmd_usage(d->run.verb, "git: %s",
				       cmd_git_reason(&answer));
	}
	cmd_git_fini(&answer);
	return rc;
}

/* git's list of what changed. The answer holds all strings of the entries. */
static int
ask(struct cmd_diff *d, struct list *l, struct cmd_git_answer *answer,
    char *const *revisions, int count, char *const *paths, int paths_count)
{
	static const char *const head[] = {"-c",
					   "diff.relative=false",
					   "diff",
					   "--raw",
					   "-z",
					   "--no-abbrev",
					   "-M",
					   "--no-ext-diff",
					   "--no-textconv",
					   "--no-color"};
	size_t n = sizeof(head) / sizeof(head[0]);
	const char **argv = cmd_have(
	    calloc(n + (size_t)count + (size_t)paths_count + 3, sizeof(*argv)));
	int rc, i;

	memcpy(argv, head, sizeof(head));
	if (d->is_staged)
		argv[n++] = "--cached";
	for (i = 0; i < count; i++)
		argv[n++] = revisions[i];
	argv[n++] = "--";
	for (i = 0; i < paths_count; i++)
		argv[n++] = paths[i];
	rc = cmd_git(answer, argv);
	free(argv);
	if (rc == 0 && answer->status != 0)
		rc = refuse(d, answer, revisions, count);
	if (rc == 0)
		rc = parse(l, answer);
	return rc;
}

static struct entry *
entry_of(struct list *l, const char *path)
{
	size_t i;

	for (i = 0; i < l->count; i++)
		if (strcmp(l->entry[i].paths[1], path) == 0)
			return &l->entry[i];
	l->entry =
	    cmd_have(realloc(l->entry, (l->count + 1) * sizeof(*l->entry)));
	l->entry[l->count] =
	    (struct entry){{"", ""}, {"", ""}, 'U', {path, path}};
	return &l->entry[l->count++];
}

/* Beside a revision git lists a file with a conflict as any other one. */
static int
mark_unmerged(struct list *l, char *const *paths, int count)
{
	static const char *const head[] = {
	    "-c",          "diff.relative=false", "diff", "-z",
	    "--name-only", "--diff-filter=U",     "--"};
	size_t n = sizeof(head) / sizeof(head[0]);
	const char **argv =
	    cmd_have(calloc(n + (size_t)count + 1, sizeof(*argv)));
	char *at, *path;
	int rc, i;

	memcpy(argv, head, sizeof(head));
	for (i = 0; i < count; i++)
		argv[n++] = paths[i];
	rc = cmd_git(&l->unmerged, argv);
	free(argv);
	if (rc == 0 && l->unmerged.status == 0)
		for (at = l->unmerged.out;
		     (path = next(&at, l->unmerged.out + l->unmerged.length)) !=
		     NULL;)
			entry_of(l, path)->status = 'U';
	return rc;
}

/* A path that is nowhere is a slip, and no proof that nothing changed. */
static int
check_paths(struct cmd_diff *d, const char *revision, char *const *paths,
	    int count)
{
	struct cmd_git_answer answer;
	char *tree = cmd_have(malloc(strlen(revision) + 13));
	const char *arguments[] = {
	    "ls-files", "--error-unmatch", NULL, "--", NULL, NULL};
	int i, rc = 0;

	sprintf(tree, "--with-tree=%s", revision);
	arguments[2] = tree;
	for (i = 0; i < count && rc == 0; i++) {
		arguments[4] = paths[i];
		rc = cmd_git(&answer, arguments);
		if (rc == 0 && answer.status == 1)
			rc = cmd_usage(d->run.verb,
				       "%s: no file of the repository, now or "
				       "in %s",
				       paths[i], revision);
		cmd_git_fini(&answer);
	}
	free(tree);
	return rc;
}

/* ---- one of them --------------------------------------------------------- */

static int
is_none(const char *id)
{
	return id[strspn(id, "0")] == '\0';
}

/* The bytes of one version: of the repository, or of the working tree. */
static int
load(const struct entry *e, int which, struct cmd_diff_side *side)
{
	const char *arguments[] = {"cat-file", "--filters", NULL, NULL, NULL};
	struct cmd_git_answer answer;
	char *path;
	int rc;

	if (is_none(e->modes[which]))
		return 0;
	if (is_none(e->ids[which])) {
		rc = cmd_file_read(side->place, &side->bytes, &side->length);
		return rc == 0 ? 0 : cmd_system(errno, "%s", side->shown);
	}
	path = cmd_have(malloc(strlen(e->paths[which]) + 8));
	sprintf(path, "--path=%s", e->paths[which]);
	arguments[2] = path;
	arguments[3] = e->ids[which];
	rc = cmd_git(&answer, arguments);
	free(path);
	if (rc == 0 && answer.status != 0)
		rc = cmd_system(0, "%s: git: %s", side->shown,
				cmd_git_reason(&answer));
	if (rc == 0) {
		side->bytes = answer.out;
		side->length = answer.length;
		answer.out = NULL;
	}
	cmd_git_fini(&answer);
	return rc;
}

static const char *
status_of(char status)
{
	switch (status) {
	case 'A':
		return "added";
	case 'D':
		return "deleted";
	case 'R':
		return "renamed";
	case 'C':
		return "copied";
	case 'U':
		return "unmerged";
	default:
		return "changed";
	}
}

static const char *
note_of(const struct entry *e)
{
	const char *note = cmd_diff_mode(e->modes[0]);

	if (e->status == 'U')
		return "unmerged: nothing is compared before its conflict is "
		       "resolved";
	return note != NULL ? note : cmd_diff_mode(e->modes[1]);
}

/* "REV:PATH", or the path of the working tree's; for free(). */
static char *
shown_as(const char *revision, const char *path)
{
	return cmd_join(revision, path, strlen(path), NULL);
}

/* How the newer version is called from the current folder; for free(). */
static char *
seen_here(const struct list *l, const struct entry *e)
{
	return l->top != NULL ? cmd_from_here(e->paths[1])
			      : cmd_have(strdup(e->paths[1]));
}

static void
one(struct cmd_diff *d, const struct list *l, const struct entry *e)
{
	struct cmd_diff_pair pair = {.status = status_of(e->status),
				     .note = note_of(e)};
	char *place[2] = {NULL, NULL}, *old, *here;
	int i, rc = 0;

	for (i = 0; i < 2 && l->top != NULL; i++)
		place[i] = shown_as(l->top, e->paths[i]);
	old = cmd_have(malloc(strlen(l->revision) + strlen(e->paths[0]) + 2));
	sprintf(old, "%s:%s", l->revision, e->paths[0]);
	pair.a = (struct cmd_diff_side){e->paths[0], place[0], old, NULL, 0};
	here = seen_here(l, e);
	pair.title = e->paths[1];
	pair.b = (struct cmd_diff_side){e->paths[1], place[1], here, NULL, 0};
	if (e->paths[0] != e->paths[1])
		pair.renamed = e->paths[0];
	if (e->status == 'U')
		cmd_run_worse(&d->run, CMD_FINDINGS);
	if (pair.note == NULL)
		rc = load(e, 0, &pair.a);
	if (pair.note == NULL && rc == 0)
		rc = load(e, 1, &pair.b);
	if (rc == 0)
		cmd_diff_pair(d, &pair);
	cmd_run_worse(&d->run, rc);
	free(pair.a.bytes);
	free(pair.b.bytes);
	free(place[0]);
	free(place[1]);
	free(old);
	free(here);
}

/* By its name, or since its format was said. */
static int
is_wanted(const struct cmd_diff *d, struct list *l, size_t index)
{
	const struct entry *e = &l->entry[index];

	if (d->run.from != NULL || note_of(e) != NULL ||
	    vdm_format_for_name(e->paths[0]) != NULL ||
	    vdm_format_for_name(e->paths[1]) != NULL)
		return 1;
	l->others++;
	return 0;
}

/* Those that are compared are the inputs of the run. */
static void
put_inputs(struct cmd_diff *d, struct list *l)
{
	size_t i, n = 0;
	char *here;

	for (i = 0; i < l->count; i++) {
		if (!is_wanted(d, l, i))
			continue;
		here = seen_here(l, &l->entry[i]);
		cmd_list_put(&d->run.list, here);
		free(here);
		l->entry[n++] = l->entry[i];
	}
	l->count = n;
}

static int
each(struct cmd_diff *d, const struct list *l)
{
	size_t i;
	int rc = cmd_diff_begin(d);

	for (i = 0; rc == 0 && i < l->count; i++)
		one(d, l, &l->entry[i]);
	if (rc == 0)
		cmd_diff_end(d);
	if (l->others > 0 && !d->run.quiet)
		cmd_line(stderr,
			 "vidimus diff: %zu changed file%s no record by %s "
			 "name, and not compared",
			 l->others, l->others == 1 ? " is" : "s are",
			 l->others == 1 ? "its" : "their");
	return rc;
}

int
cmd_diff_git(struct cmd_diff *d, char *const *revisions, int count,
	     char *const *paths, int paths_count)
{
	struct cmd_git_answer answer = {NULL, NULL, 0, -1};
	struct list l = {.revision = count > 0 ? revisions[0] : "HEAD"};
	int rc = find_top(d, &l, revisions, count);

	if (rc == 0)
		rc = ask(d, &l, &answer, revisions, count, paths, paths_count);
	if (rc == 0 && l.top != NULL && count < 2 &&
	    strstr(l.revision, "..") == NULL)
		rc = mark_unmerged(&l, paths, paths_count);
	if (rc == 0 && l.count == 0 && strstr(l.revision, "..") == NULL)
		rc = check_paths(d, l.revision, paths, paths_count);
	if (rc == 0)
		put_inputs(d, &l);
	if (rc == 0)
		rc = cmd_run_rows(&d->run);
	if (rc == 0)
		rc = each(d, &l);
	cmd_git_fini(&answer);
	cmd_git_fini(&l.unmerged);
	free(l.entry);
	free(l.top);
	return rc;
}
