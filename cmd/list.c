/* SPDX-License-Identifier: MIT */
/* The inputs of a run, found in folders and lists. */
#include "list.h"

#include "changed.h"
#include "cmd.h"
#include "config.h"
#include "place.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const struct cmd_option cmd_list_options[] = {
    {CMD_OPT_FILES_FROM, "files-from", 0, "LIST",
     "the files that it names, a line each (- is standard input)"},
    {CMD_OPT_NULL, "null", '0', NULL, "names in LIST end in NUL"},
    {CMD_OPT_INCLUDE, "include", 0, "GLOB",
     "of folders and lists only such names; ** is any depth"},
    {CMD_OPT_EXCLUDE, "exclude", 0, "GLOB", "none of these; wins"},
    {CMD_OPT_SHARD, "shard", 0, "K/N", "the K-th of N parts of the inputs"},
    {CMD_OPT_JOBS, "jobs", 'j', "N",
     "so many files at a time; auto: one for each processor"},
    {0, NULL, 0, NULL, NULL},
};

static void
globs_add(struct cmd_globs *globs, const char *glob)
{
	if (globs->count == globs->cap) {
		globs->cap = globs->cap > 0 ? globs->cap * 2 : 8;
		globs->glob = cmd_have(
		    realloc(globs->glob, globs->cap * sizeof(*globs->glob)));
	}
	globs->glob[globs->count++] = glob;
}

/* "2/8" */
static int
take_shard(struct cmd_run *run, const char *value)
{
	struct cmd_list *list = &run->list;
	char *slash, *end;

	list->shard = strtoul(value, &slash, 10);
	list->shards = *slash == '/' ? strtoul(slash + 1, &end, 10) : 0;
	if (value[0] < '0' || value[0] > '9' || *slash != '/' ||
	    slash[1] < '0' || slash[1] > '9' || *end != '\0' ||
	    list->shard < 1 || list->shard > list->shards ||
	    list->shards > 1000000)
		return cmd_usage(run->verb,
				 "--shard %s: K/N, where K is 1 to N and N is "
				 "at most 1000000",
				 value);
	return 0;
}

int
cmd_list_option(struct cmd_run *run, int id, const char *value)
{
	struct cmd_list *list = &run->list;

	switch (id) {
	case CMD_OPT_FILES_FROM:
		if (list->from != NULL)
			return cmd_usage(run->verb,
					 "--files-from is given twice");
		list->from = value;
		return 0;
	case CMD_OPT_NULL:
		list->is_nul = 1;
		return 0;
	case CMD_OPT_INCLUDE:
		globs_add(&list->include, value);
		return 0;
	case CMD_OPT_EXCLUDE:
		globs_add(&list->exclude, value);
		return 0;
	case CMD_OPT_SHARD:
		return take_shard(run, value);
	default:
		return CMD_USAGE;
	}
}

enum { NAME_MOST = 4096 }; /* bytes, of a line of a list */

/* ---- patterns ----------------------------------------------------------- */

/* The next part of a path, up to a slash, fits the next one of a pattern. */
static int
fits(const char *glob, size_t g, const char *path, size_t p)
{
	char *one = cmd_have(strndup(glob, g));
	char *name = cmd_have(strndup(path, p));
	int is = g > 0 && p > 0 && fnmatch(one, name, 0) == 0;

	free(one);
	free(name);
	return is;
}

/* "**" stands for any number of folders, and at the end for all in them. Of
 * several only the last one that was met has to take in more. */
static int
matches_path(const char *glob, const char *path)
{
	const char *behind = NULL, *from = NULL;

	for (;;) {
		size_t g = strcspn(glob, "/"), p = strcspn(path, "/");

		if (g == 2 && strncmp(glob, "**", 2) == 0) {
			if (glob[g] == '\0')
				return 1;
			behind = glob + g + 1;
			from = path;
			glob = behind;
			continue;
		}
		if (fits(glob, g, path, p) &&
		    (glob[g] == '\0') == (path[p] == '\0')) {
			if (glob[g] == '\0')
				return 1;
			glob += g + 1;
			path += p + 1;
			continue;
		}
		from = from != NULL ? strchr(from, '/') : NULL;
		if (from == NULL)
			return 0;
		path = ++from;
		glob = behind;
	}
}

/* A pattern without a slash, but for one at its end, is one of base names. */
int
cmd_list_matches(const char *glob, const char *name)
{
	char *plain;
	size_t n;
	int is, is_path;

	n = strncmp(glob, "./", 2) == 0 ? 2 : glob[0] == '/';
	is_path = n > 0;
	glob += n;
	n = strlen(glob);
	plain = cmd_have(strndup(glob, n - (n > 1 && glob[n - 1] == '/')));
	is = !is_path && strchr(plain, '/') == NULL
		 ? fnmatch(plain, cmd_base_name(name), 0) == 0
		 : matches_path(plain, name);
	free(plain);
	return is;
}

/* What the last pattern that matches says, where one behind "!" takes back what
 * those before it say; `is` where none does. */
static int
matches(const struct cmd_globs *globs, const char *name, int is)
{
	size_t i;

	for (i = 0; i < globs->count; i++) {
		const char *glob = globs->glob[i];
		int takes_back = *glob == '!';

		if (is == takes_back &&
		    cmd_list_matches(glob + takes_back, name))
			is = !takes_back;
	}
	return is;
}

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

	return matches(g, name,
		       takes_all(list) && vdm_format_for_name(name) != NULL);
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
push(struct cmd_list *list, const char *path, size_t inside, int is_named)
{
	if (list->count == list->cap) {
		list->cap = list->cap > 0 ? list->cap * 2 : 16;
		list->input = cmd_have(
		    realloc(list->input, list->cap * sizeof(*list->input)));
	}
	list->input[list->count++] = (struct cmd_input){
	    cmd_have(strdup(path)), inside, inside > 0, is_named, 0};
}

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

	if (is_rubbish(base) || matches(&list->exclude, name, 0))
		leave_out(list, path);
	else if (is_folder && is_output(list, path))
		leave_out(list, path);
	else if (is_folder && vdm_folder_is_document(path) &&
		 matches(&list->include, name, takes_all(list)))
		push(list, path, list->folder, 0);
	else if (is_folder)
		walk(list, path);
	else if (!is_included(list, name))
		leave_out(list, path);
	else if (S_ISLNK(st.st_mode) && cmd_is_folder(path))
		leave_out(list, path); /* it may lead anywhere, or back here */
	else if (is_own_page(path))
		leave_out(list, path);
	else
		push(list, path, list->folder, 0);
}

static void
walk(struct cmd_list *list, const char *path)
{
	struct dirent **names = NULL;
	int n = scandir(path, &names, NULL, alphasort), i;

	if (n < 0) { /* whoever reads it says so, and goes on */
		push(list, path, list->folder, 0);
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
	push(list, real != NULL ? real : name, 0, is_named);
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
		   (!matches(&list->exclude, path, 0) &&
		    (list->include.count == 0 || is_included(list, path)))) {
		push(list, path, 0, is_named);
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

/* ---- names below the outputs ------------------------------------------- */

/* How much of two paths is the same, up to the last slash. */
static size_t
common(const char *a, const char *b, size_t n)
{
	size_t i, slash = 0;

	for (i = 0; i < n && a[i] == b[i] && a[i] != '\0'; i++)
		if (a[i] == '/')
			slash = i + 1;
	return slash;
}

static int
by_base_name(const void *x, const void *y)
{
	return strcmp(cmd_base_name(*(char *const *)x),
		      cmd_base_name(*(char *const *)y));
}

/* Whether two files that were named have one base name. */
static int
has_namesakes(const struct cmd_list *list)
{
	const char **path = cmd_have(calloc(list->count + 1, sizeof(*path)));
	size_t i, n = 0;
	int found = 0;

	for (i = 0; i < list->count; i++)
		if (!list->input[i].keeps)
			path[n++] = list->input[i].path;
	qsort(path, n, sizeof(*path), by_base_name);
	for (i = 1; i < n && !found; i++)
		found = by_base_name(&path[i - 1], &path[i]) == 0;
	free(path);
	return found;
}

static int
by_name(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

/* Whether two inputs of several folders would be called alike below that of
 * the outputs. */
static int
is_one_name_twice(const struct cmd_list *list)
{
	const char **name = cmd_have(calloc(list->count + 1, sizeof(*name)));
	size_t i;
	int found = 0;

	for (i = 0; i < list->count; i++) {
		const struct cmd_input *in = &list->input[i];

		name[i] =
		    in->keeps ? in->path + in->inside : cmd_base_name(in->path);
	}
	qsort(name, list->count, sizeof(*name), by_name);
	for (i = 1; i < list->count && !found; i++)
		found = by_name(&name[i - 1], &name[i]) == 0;
	free(name);
	return found;
}

/* Inputs (`all`: those of folders, too) keep the folders in which they lie,
 * behind what all of them have in common. */
static void
keep_folders(struct cmd_list *list, int all)
{
	const char *first = NULL;
	size_t i, n = 0;

	for (i = 0; i < list->count; i++) {
		const char *path = list->input[i].path;

		if ((list->input[i].keeps && !all) || strcmp(path, "-") == 0)
			continue;
		if (first == NULL) {
			first = path;
			n = (size_t)(cmd_base_name(path) - path);
		}
		n = common(first, path, n);
		list->input[i].keeps = 2;
	}
	for (i = 0; i < list->count; i++)
		if (list->input[i].keeps == 2)
			list->input[i].inside = n;
}

/*
 * So do files of a list, and files that were named of which two are called
 * alike; and all, where two of several folders would be.
 */
static void
settle_names(struct cmd_list *list)
{
	if (list->from != NULL || has_namesakes(list))
		keep_folders(list, 0);
	if (is_one_name_twice(list))
		keep_folders(list, 1);
}

/* ---- all of it -------------------------------------------------------------
 */

void
cmd_list_put(struct cmd_list *list, const char *path)
{
	push(list, path, 0, 1);
}

void
cmd_list_drop(struct cmd_list *list, const char *path)
{
	size_t i, n = 0;

	for (i = 0; i < list->count; i++)
		if (list->count > 1 && strcmp(list->input[i].path, path) == 0)
			free(list->input[i].path);
		else
			list->input[n++] = list->input[i];
	list->count = n;
}

size_t
cmd_list_share(const struct cmd_list *list)
{
	size_t first = list->shard - 1;

	return list->count > first
		   ? (list->count - first - 1) / list->shards + 1
		   : 0;
}

size_t
cmd_list_index(const struct cmd_list *list, size_t nth)
{
	return list->shard - 1 + nth * list->shards;
}

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
	settle_names(&run->list);
	if (rc == 0)
		rc = cmd_config_check(run);
	cmd_run_flush(run);
	return rc;
}

void
cmd_list_fini(struct cmd_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		free(list->input[i].path);
	free(list->input);
	free(list->include.glob);
	free(list->exclude.glob);
	memset(list, 0, sizeof(*list));
}
