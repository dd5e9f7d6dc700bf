/* SPDX-License-Identifier: MIT */
/* The inputs of a run, found in folders and lists. */
#include "run/gather.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <vidimus.h>

#include "found/changed.h"
#include "found/findings.h"
#include "found/formats.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/glob.h"
#include "ground/ids.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/taken.h"

enum { NAME_MOST = 4096 }; /* bytes, of a line of a list */

/* Whether no pattern says which names are wanted, but at most which are not. */
static int
takes_all(const struct cmd_list *list)
{
	const struct cmd_globs *g = &list->include;

	return g->count == 0 || g->glob[0][0] == '!';
}

/* Whether a name is wanted; where the first pattern takes back, of all names
 * with a known ending. */
static int
is_included(const struct cmd_list *list, const char *name)
{
	const struct cmd_globs *g = &list->include;

	return cmd_globs_match(
	    g, name, takes_all(list) && vdm_format_for_name(name) != NULL);
}

/* What systems and tools leave beside the files of people. */
static int
is_rubbish(const char *name)
{
	static const char *const names[] = {
	    "node_modules", "__pycache__", "__MACOSX", "Thumbs.db",
	    "ehthumbs.db",  "desktop.ini", "@eaDir",   "$RECYCLE.BIN",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return name[0] == '.';
}

/* Whether a file is a page that this program wrote about records: no record
 * itself, though it may lie beside them. */
static int
is_own_page(const char *path)
{
	const char *dot = strrchr(cmd_base_name(path), '.');
	int is_html = dot != NULL && strcmp(dot, ".html") == 0;
	char head[1025];
	FILE *f;

	if ((!is_html && (dot == NULL || strcmp(dot, ".md") != 0)) ||
	    cmd_is_special(path) || (f = fopen(path, "re")) == NULL)
		return 0;
	head[fread(head, 1, sizeof(head) - 1, f)] = '\0';
	fclose(f);
	if (!is_html) /* a summary */
		return strncmp(head, "<!-- vidimus -->\n", 17) == 0;
	return strstr(head, "content=\"default-src 'none';") != NULL &&
	       (strstr(head, "<title>What is in doubt</title>") != NULL ||
		strstr(head, "<title>Survey of a holding</title>") != NULL);
}

/* ---- what is found ------------------------------------------------------- */

static void
leave_out(struct cmd_list *list, const char *path)
{
	if (list->left_out++ == 0)
		snprintf(list->first, sizeof(list->first), "%.255s",
			 path + list->folder);
}

/* One finding for each folder that was given. */
static void
say_left_out(struct cmd_run *run, const char *folder)
{
	struct cmd_list *list = &run->list;
	char said[512];

	if (list->left_out == 0)
		return;
	snprintf(said, sizeof(said),
		 "%zu name%s here %s no input: \"%s\"%s; they are "
		 "hidden, excluded, links to folders, outputs, pages about "
		 "records, what a system keeps for itself, or of no known "
		 "ending (--include takes these)",
		 list->left_out, list->left_out == 1 ? "" : "s",
		 list->left_out == 1 ? "is" : "are", list->first,
		 list->left_out == 1 ? "" : " and others");
	list->left_out = 0;
	vdm_finding_say(vdm_findings_sink(run->findings, folder),
			"input-left-out", said);
}

static int
is_output(const struct cmd_list *list, const char *path)
{
	return list->output != NULL && cmd_is_folder(list->output) &&
	       cmd_is_same_folder(list->output, path);
}

static void walk(struct cmd_list *list, const char *path);

/* What stands in a folder. */
static void
walk_one(struct cmd_list *list, const char *path, const char *base)
{
	const char *name = path + list->folder;
	struct stat st;
	int is_folder = lstat(path, &st) == 0 && S_ISDIR(st.st_mode);

	if (is_rubbish(base) || cmd_globs_match(&list->exclude, name, 0))
		leave_out(list, path);
	else if (is_folder && is_output(list, path))
		leave_out(list, path);
	else if (is_folder && vdm_folder_is_document(path) &&
		 cmd_globs_match(&list->include, name, takes_all(list)))
		cmd_list_add(list, path, list->folder, 0);
	else if (is_folder)
		walk(list, path);
	else if (!is_included(list, name))
		leave_out(list, path);
	else if (S_ISLNK(st.st_mode) && cmd_is_folder(path))
		leave_out(list, path); /* it may lead anywhere, or back here */
	else if (is_own_page(path))
		leave_out(list, path);
	else
		cmd_list_add(list, path, list->folder, 0);
}

static void
walk(struct cmd_list *list, const char *path)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, alphasort), i;

	if (n < 0) { /* whoever reads it says so, and goes on */
		cmd_list_add(list, path, list->folder, 0);
		return;
	}
	for (i = 0; i < n; i++) {
		const char *base = names[i]->d_name;

		if (strcmp(base, ".") != 0 && strcmp(base, "..") != 0) {
			char *full = cmd_join(path, base, strlen(base), NULL);

			walk_one(list, full, base);
			free(full);
		}
		free(names[i]);
	}
	free(names);
}

/* A folder that is one document; its name ends in no slash, and is one. */
static void
add_document(struct cmd_list *list, const char *path, int is_named)
{
	char *name = cmd_have(strdup(path)), *real = NULL;
	size_t n = strlen(name);

	while (n > 1 && name[n - 1] == '/')
		name[--n] = '\0';
	if (strcmp(cmd_base_name(name), ".") == 0 ||
	    strcmp(cmd_base_name(name), "..") == 0)
		real = cmd_real(name);
	cmd_list_add(list, real != NULL ? real : name, 0, is_named);
	free(real);
	free(name);
}

/* A file or folder that was named. */
static void
add(struct cmd_run *run, const char *path, int is_named)
{
	struct cmd_list *list = &run->list;
	size_t n = strlen(path);

	if (strcmp(path, "-") != 0 && list->include.count == 0 &&
	    vdm_folder_is_document(path)) {
		add_document(list, path, is_named);
	} else if (strcmp(path, "-") != 0 && cmd_is_folder(path)) {
		list->folder = n + (n > 0 && path[n - 1] != '/');
		walk(list, path);
		say_left_out(run, path);
	} else if (is_named ||
		   (!cmd_globs_match(&list->exclude, path, 0) &&
		    (list->include.count == 0 || is_included(list, path)))) {
		cmd_list_add(list, path, 0, is_named);
	} else {
		list->folder = 0;
		leave_out(list, path);
	}
}

/* ---- lists ----------------------------------------------------------------
 */

/* What is no name of a file. 0, or CMD_USAGE after a message. */
static int
check_name(const struct cmd_run *run, const char *name, size_t line)
{
	const char *why = NULL;

	if (strcmp(name, "-") == 0)
		why = "-: standard input is no file of a list";
	else if (strlen(name) > NAME_MOST)
		why = "this is longer than any name of a file";
	return why == NULL ? 0
			   : cmd_usage(run->verb, "%s:%zu: %s; nothing is read",
				       cmd_shown(run->list.from), line, why);
}

/* The list without a mark of UTF-8 before it; NULL after a message: it is in no
 * encoding in which names are bytes. */
static char *
past_mark(const struct cmd_run *run, char *text, size_t length)
{
	if (length > 1 && (memcmp(text, "\xff\xfe", 2) == 0 ||
			   memcmp(text, "\xfe\xff", 2) == 0)) {
		cmd_usage(run->verb,
			  "%s:1: the list is UTF-16, in which no file is "
			  "called something: save it as UTF-8; nothing is read",
			  cmd_shown(run->list.from));
		return NULL;
	}
	return length > 2 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? text + 3
								  : text;
}

/* Names, a line each or each with a NUL, which no name holds, at its end. */
static int
add_list(struct cmd_run *run)
{
	struct cmd_list *list = &run->list;
	char *text, *at, *end, *stop;
	size_t length, line = 0;
	int is_nul, rc = 0;

	if (cmd_file_read(list->from, &text, &length) != 0)
		return cmd_system(errno, "%s", cmd_shown(list->from));
	cmd_ids_add(&run->inputs, list->from);
	is_nul = list->is_nul || memchr(text, '\0', length) != NULL;
	end = text + length;
	at = past_mark(run, text, length);
	if (at == NULL)
		rc = CMD_USAGE;
	for (; rc == 0 && at < end; at = stop + 1) {
		stop = memchr(at, is_nul ? '\0' : '\n', (size_t)(end - at));
		if (stop == NULL)
			stop = end;
		*stop = '\0'; /* there is room for one behind the text */
		if (!is_nul && stop > at && stop[-1] == '\r' &&
		    !cmd_is_there(at))
			stop[-1] = '\0';
		rc = check_name(run, at, ++line);
		if (rc == 0 && *at != '\0')
			add(run, at, 0);
	}
	free(text);
	say_left_out(run, cmd_shown(list->from));
	return rc;
}

/* ---- all of it -------------------------------------------------------------
 */

/* By path, then in the order in which they were named. */
static int
by_path(const void *x, const void *y)
{
	const struct cmd_input *a = *(struct cmd_input *const *)x;
	const struct cmd_input *b = *(struct cmd_input *const *)y;
	int c = strcmp(a->path, b->path);

	return c != 0 ? c : (a > b) - (a < b);
}

/* What was named twice is done once. */
static void
drop_doubles(struct cmd_run *run)
{
	struct cmd_list *list = &run->list;
	struct cmd_input **sorted =
	    cmd_have(calloc(list->count + 1, sizeof(struct cmd_input *)));
	size_t i, n = 0;

	for (i = 0; i < list->count; i++)
		sorted[i] = &list->input[i];
	qsort(sorted, list->count, sizeof(*sorted), by_path);
	for (i = list->count; i-- > 1;)
		sorted[i]->is_double =
		    strcmp(sorted[i - 1]->path, sorted[i]->path) == 0;
	free(sorted);
	for (i = 0; i < list->count; i++) {
		if (!list->input[i].is_double)
			list->input[n++] = list->input[i];
		else
			free(list->input[i].path);
	}
	if (n < list->count)
		vdm_finding_say(vdm_findings_sink(run->findings, NULL),
				"input-left-out",
				"some files were named more than once, "
				"themselves or by a folder or list: each is "
				"done once");
	list->count = n;
}

/* The folder above a file that is one document, or NULL; to free(). */
static char *
document_above(const char *path)
{
	char *folder = cmd_folder_of(path), *up;

	while (!vdm_folder_is_document(folder)) {
		const char *base = cmd_base_name(folder);
		int is_top = *base == '\0' || strcmp(base, ".") == 0 ||
			     strcmp(base, "..") == 0;

		up = is_top ? NULL : cmd_folder_of(folder);
		free(folder);
		if (up == NULL)
			return NULL;
		folder = up;
	}
	return folder;
}

/* What changed, where nothing was named: a file, or the document that it is
 * of, once. */
static void
add_changed(struct cmd_run *run, const char *path, struct cmd_names *books)
{
	struct cmd_list *list = &run->list;
	char *book = document_above(path);
	size_t known = books->count;

	if (book != NULL && cmd_names_add(books, book) == known)
		add(run, book, 0);
	else if (book == NULL && cmd_is_there(path) &&
		 (list->include.count > 0 || vdm_format_for_name(path) != NULL))
		add(run, path, 0);
	free(book);
}

/* Of what was named only what git says changed; where nothing was named, all of
 * that. */
static void
keep_changed(struct cmd_run *run, int is_named)
{
	struct cmd_list *list = &run->list;
	struct cmd_names books = {0};
	size_t i, n = 0;
	char *path;

	for (i = 0; (path = cmd_changed_file(run->gate.changed, i)) != NULL;
	     i++) {
		if (cmd_is_folder(path))
			vdm_finding_say(
			    vdm_findings_sink(run->findings, path),
			    "input-left-out",
			    "a submodule changed: what changed in it only its "
			    "own repository knows, and none of it is an input");
		else if (!is_named)
			add_changed(run, path, &books);
		free(path);
	}
	cmd_names_fini(&books);
	list->left_out = 0;
	for (i = 0; i < list->count; i++) {
		if (cmd_changed_has(run->gate.changed, list->input[i].path))
			list->input[n++] = list->input[i];
		else
			free(list->input[i].path);
	}
	list->count = n;
	if (n == 0 && !run->quiet)
		cmd_line(stderr, "nothing that is asked for has changed");
}

/* What findings go to is no input where it lies in a folder that is walked. */
static void
drop_outputs(struct cmd_run *run)
{
	const struct cmd_outputs *o = &run->outputs;
	struct cmd_list *list = &run->list;
	size_t i, k, n = 0;

	for (i = 0; i < list->count; i++) {
		const char *path = list->input[i].path;
		int is = 0;

		for (k = 0; k < o->count && !list->input[i].is_named; k++)
			is |= strcmp(cmd_base_name(o->file[k].path),
				     cmd_base_name(path)) == 0 &&
			      cmd_is_same_place(o->file[k].path, path);
		if (is)
			free(list->input[i].path);
		else
			list->input[n++] = list->input[i];
	}
	list->count = n;
}

int
cmd_list_fill(struct cmd_run *run, char *const *operands, int count)
{
	int i, rc = cmd_config_begin(run, operands, count);

	if (rc == 0 && run->gate.wants_changed)
		rc = cmd_changed_begin(run);
	for (i = 0; i < count && rc == 0; i++)
		add(run, operands[i], 1);
	if (run->list.from != NULL && rc == 0)
		rc = add_list(run);
	if (rc == 0 && run->gate.wants_changed)
		keep_changed(run, count > 0 || run->list.from != NULL);
	drop_outputs(run);
	drop_doubles(run);
	cmd_list_settle_names(&run->list);
	if (rc == 0)
		rc = cmd_config_check(run);
	cmd_run_flush(run);
	return rc;
}
