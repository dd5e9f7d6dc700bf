/* SPDX-License-Identifier: MIT */
/*
 * A folder of outputs as a bag. A manifest says what should be there, not what
 * is: of a file that this run wrote it has the digest of what was written, of
 * another one the digest that an earlier manifest has, and what is not so on
 * the disk is told, for whoever validates the bag should see it, too.
 */
#include "convert/bag.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/moves.h"
#include "ground/output.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"

#define DECLARED                                                               \
	"BagIt-Version: 1.0\n"                                                 \
	"Tag-File-Character-Encoding: UTF-8\n"
#define PAYLOAD "data/"
#define MANIFEST "manifest-sha256.txt"
#define TAGS "tagmanifest-sha256.txt"
#define INFO "bag-info.txt"
#define DECLARATION "bagit.txt"

enum { DEPTH = 256 }; /* folders in folders of a payload */

/* ---- lists of files ------------------------------------------------------ */

static struct cmd_bagged *
add(struct cmd_bag_list *l, const char *path, const char *digest)
{
	struct cmd_bagged *f;

	if (l->count == l->cap) {
		l->cap = l->cap > 0 ? l->cap * 2 : 64;
		l->file = cmd_have(realloc(l->file, l->cap * sizeof(*l->file)));
	}
	f = &l->file[l->count];
	f->path = cmd_have(strdup(path));
	snprintf(f->digest, sizeof(f->digest), "%s", digest);
	f->order = l->count++;
	return f;
}

static int
by_path(const void *a, const void *b)
{
	const struct cmd_bagged *x = a, *y = b;
	int c = strcmp(x->path, y->path);

	return c != 0 ? c : (x->order > y->order) - (x->order < y->order);
}

/* In order of the paths; of what was added twice the last one counts. */
static void
sort(struct cmd_bag_list *l)
{
	size_t i, n = 0;

	if (l->count > 0)
		qsort(l->file, l->count, sizeof(*l->file), by_path);
	for (i = 0; i < l->count; i++) {
		if (n > 0 && strcmp(l->file[n - 1].path, l->file[i].path) == 0)
			free(l->file[--n].path);
		l->file[n++] = l->file[i];
	}
	l->count = n;
}

static int
is_at(const void *key, const void *item)
{
	return strcmp(key, ((const struct cmd_bagged *)item)->path);
}

/* In a list that was sorted. */
static struct cmd_bagged *
find(const struct cmd_bag_list *l, const char *path)
{
	return l->count == 0
		   ? NULL
		   : bsearch(path, l->file, l->count, sizeof(*l->file), is_at);
}

static void
list_fini(struct cmd_bag_list *l)
{
	size_t i;

	for (i = 0; i < l->count; i++)
		free(l->file[i].path);
	free(l->file);
	memset(l, 0, sizeof(*l));
}

/* ---- manifests ----------------------------------------------------------- */

/* What would end a line is escaped, and the sign of that (RFC 8493, 2.1.3). */
static void
put_path(const char *path, FILE *out)
{
	for (; *path != '\0'; path++)
		if (*path == '%' || *path == '\n' || *path == '\r')
			fprintf(out, "%%%02X", (unsigned char)*path);
		else
			putc(*path, out);
}

static void
take_escapes(char *path)
{
	static const char *const codes[] = {"%25", "%0A", "%0D", "%0a", "%0d"};
	static const char plain[] = "%\n\r\n\r";
	char *to = path;
	size_t i;

	while (*path != '\0') {
		for (i = 0; i < 5 && strncmp(path, codes[i], 3) != 0; i++)
			;
		*to++ = i < 5 ? plain[i] : *path;
		path += i < 5 ? 3 : 1;
	}
	*to = '\0';
}

/* Whether a path leads to something in the bag, if to anything. */
static int
is_inside(const char *path)
{
	size_t n;

	if (*path == '\0' || *path == '/')
		return 0;
	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (n == 2 && strncmp(path, "..", 2) == 0)
			return 0;
	}
	return 1;
}

/* "DIGEST  PATH"; 0: it is no such line. */
static int
take_line(char *line, struct cmd_bag_list *to)
{
	size_t n = strspn(line, "0123456789abcdefABCDEF"), i;
	char *path = line + n + strspn(line + n, " \t*");

	if (n != 64 || path == line + n || !is_inside(path))
		return 0;
	line[n] = '\0';
	for (i = 0; i < n; i++)
		if (line[i] >= 'A' && line[i] <= 'F')
			line[i] = (char)(line[i] - 'A' + 'a');
	path += strncmp(path, "./", 2) == 0 ? 2 : 0;
	take_escapes(path);
	add(to, path, line);
	return 1;
}

/* Reads a manifest, where there is one. 0, or a status after a message. */
static int
read_manifest(const struct cmd_bag *b, const struct cmd_verb *verb,
	      const char *name, struct cmd_bag_list *to)
{
	char *path = cmd_join(b->folder, name, strlen(name), NULL), *text, *at;
	char *end;
	size_t length, line = 0;
	int rc = 0;

	if (cmd_file_read(path, &text, &length) != 0) {
		rc = errno == ENOENT ? 0 : cmd_system(errno, "%s", path);
		free(path);
		return rc;
	}
	for (at = text; rc == 0 && *at != '\0'; at = end) {
		end = at + strcspn(at, "\r\n");
		line++;
		if (end[0] == '\r' && end[1] == '\n')
			*end++ = '\0';
		if (*end != '\0')
			*end++ = '\0';
		if (*at != '\0' && !take_line(at, to))
			rc = cmd_usage(verb,
				       "%s:%zu: no line of a manifest, which "
				       "is a SHA-256 and a path; nothing is "
				       "written",
				       path, line);
	}
	sort(to);
	free(text);
	free(path);
	return rc;
}

/* ---- what is there before -------------------------------------------------
 */

void
cmd_bag_init(struct cmd_bag *b, const char *folder)
{
	b->folder = folder;
	b->payload = cmd_join(folder, PAYLOAD, strlen(PAYLOAD), NULL);
}

int
cmd_bag_say(struct cmd_bag *b, const struct cmd_verb *verb, const char *line)
{
	const char *colon = strchr(line, ':'), *value;
	static const char *const ours[] = {"Payload-Oxum", "Bagging-Date",
					   "Bag-Software-Agent"};
	size_t i, n;

	value = colon != NULL ? colon + 1 + strspn(colon + 1, " \t") : "";
	if (colon == NULL || colon == line || *value == '\0' ||
	    strpbrk(line, "\r\n") != NULL || !cmd_bag_holds(line) ||
	    line[0] == ' ' || line[0] == '\t')
		return cmd_usage(verb,
				 "--bag-info \"%s\": a label, a colon and a "
				 "value, as \"Source-Organization: Archive\"",
				 line);
	n = (size_t)(colon - line);
	for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (strncmp(line, ours[i], n) == 0 && ours[i][n] == '\0')
			return cmd_usage(verb,
					 "--bag-info \"%s\": the program says "
					 "that itself",
					 line);
	b->info = cmd_have(realloc(b->info, b->info_length + strlen(line) + 3));
	b->info_length += (size_t)sprintf(b->info + b->info_length,
					  "%.*s: %s\n", (int)n, line, value);
	return 0;
}

int
cmd_bag_holds(const char *path)
{
	const unsigned char *p = (const unsigned char *)path;
	unsigned more, c;

	while (*p != '\0') {
		c = *p++;
		more = c < 0x80    ? 0
		       : c >= 0xf5 ? 9
		       : c >= 0xf0 ? 3
		       : c >= 0xe0 ? 2
		       : c >= 0xc2 ? 1
				   : 9;
		if (more == 9 || (c == 0xe0 && *p < 0xa0) ||
		    (c == 0xed && *p > 0x9f) || (c == 0xf0 && *p < 0x90) ||
		    (c == 0xf4 && *p > 0x8f))
			return 0;
		for (; more > 0; more--)
			if ((*p++ & 0xc0) != 0x80)
				return 0;
	}
	return 1;
}

static int
refuse(const struct cmd_bag *b, const struct cmd_verb *verb, const char *why)
{
	return cmd_usage(verb, "--bag: %s %s; nothing is written", b->folder,
			 why);
}

/* Whether a name is one of a manifest's ("manifest-md5.txt") that is not ours.
 */
static int
is_manifest_of_others(const char *name)
{
	size_t n = strlen(name);
	const char *at = strncmp(name, "tag", 3) == 0 ? name + 3 : name;

	return strncmp(at, "manifest-", 9) == 0 && n > 4 &&
	       strcmp(name + n - 4, ".txt") == 0 &&
	       strcmp(name, MANIFEST) != 0 && strcmp(name, TAGS) != 0;
}

/* A bag that this program can add to. 0, or a status after a message. */
static int
look_at_bag(struct cmd_bag *b, const struct cmd_verb *verb)
{
	char *path =
	    cmd_join(b->folder, DECLARATION, strlen(DECLARATION), NULL);
	char *text;
	size_t length;
	int rc;

	if (cmd_file_read(path, &text, &length) != 0) {
		rc = cmd_system(errno, "%s", path);
		free(path);
		return rc;
	}
	free(path);
	rc = strstr(text, "BagIt-Version: 1.0") != text ||
		     strstr(text, "Encoding: UTF-8") == NULL
		 ? refuse(b, verb,
			  "is a bag whose bagit.txt does not say version 1.0 "
			  "and UTF-8, and this program writes no other")
		 : 0;
	free(text);
	if (rc == 0)
		rc = read_manifest(b, verb, MANIFEST, &b->payload_was);
	return rc != 0 ? rc : read_manifest(b, verb, TAGS, &b->tags_were);
}

/* What the folder holds: 0, or a status after a message. */
static int
look_in_folder(struct cmd_bag *b, const struct cmd_verb *verb, DIR *dir)
{
	const struct dirent *e;
	int is_bag = 0, others = 0, rc = 0;

	while (rc == 0 && (e = readdir(dir)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 ||
		    strcmp(e->d_name, "..") == 0 ||
		    strncmp(e->d_name, ".vidimus", 8) == 0)
			continue;
		others = 1;
		is_bag |= strcmp(e->d_name, DECLARATION) == 0;
		if (strcmp(e->d_name, "fetch.txt") == 0)
			rc = refuse(b, verb,
				    "has a fetch.txt: parts of that bag lie "
				    "elsewhere, and it cannot be made whole "
				    "here");
		else if (is_manifest_of_others(e->d_name))
			rc = cmd_usage(verb,
				       "--bag: %s has %s, which would not say "
				       "what is in the bag then, for only "
				       "SHA-256 is written; nothing is written",
				       b->folder, e->d_name);
	}
	if (rc == 0 && others && !is_bag)
		rc = refuse(b, verb,
			    "is there, and no bag: name a folder that is "
			    "empty, or not there");
	return rc == 0 && is_bag ? look_at_bag(b, verb) : rc;
}

int
cmd_bag_look(struct cmd_bag *b, const struct cmd_verb *verb)
{
	struct stat st;
	DIR *dir = opendir(b->folder);
	char *payload = cmd_join(b->folder, "data", 4, NULL);
	int rc = 0;

	if (dir == NULL && errno != ENOENT)
		rc = cmd_system(errno, "%s", b->folder);
	if (rc == 0 && lstat(payload, &st) == 0 && !S_ISDIR(st.st_mode))
		rc = refuse(b, verb, "has a data that is no folder");
	if (rc == 0 && dir != NULL)
		rc = look_in_folder(b, verb, dir);
	if (dir != NULL)
		closedir(dir);
	free(payload);
	return rc;
}

int
cmd_bag_begin(struct cmd_bag *b, struct cmd_run *run)
{
	struct cmd_output made = {.done = 1};
	char *path =
	    cmd_join(b->folder, DECLARATION, strlen(DECLARATION), NULL);
	int rc = 0;

	if (cmd_output_folder(&made, b->folder) != 0)
		rc = cmd_system(errno, "%s", b->folder);
	cmd_output_fini(&made);
	if (rc == 0 && !cmd_is_there(path) &&
	    cmd_file_write(path, DECLARED, strlen(DECLARED),
			   vdm_findings_sink(run->findings, path)) != 0)
		rc = cmd_system(errno, "%s", path);
	free(path);
	return rc;
}

/* ---- what this run did --------------------------------------------------- */

/* The path of a file below the bag's folder; to free(); NULL: it lies
 * elsewhere. */
static char *
inside(const struct cmd_bag *b, const char *path)
{
	char *folder = cmd_folder_of(path), *real = cmd_real(folder);
	char *root = cmd_real(b->folder), *name = NULL;
	const char *base = cmd_base_name(path), *rest = NULL;

	if (root != NULL && real != NULL)
		rest = strcmp(real, root) == 0 ? "" : cmd_below(root, real);
	if (rest != NULL)
		name = *rest == '\0' ? cmd_have(strdup(base))
				     : cmd_join(rest, base, strlen(base), NULL);
	free(folder);
	free(real);
	free(root);
	return name;
}

int
cmd_bag_has(const struct cmd_bag *b, const char *path)
{
	/* either may not be there yet */
	char *root = cmd_absolute(b->folder), *name = cmd_absolute(path);
	size_t n = strlen(root);
	int has = strncmp(name, root, n) == 0 &&
		  (name[n] == '/' || name[n] == '\0' || root[n - 1] == '/');

	free(root);
	free(name);
	return has;
}

void
cmd_bag_wrote(struct cmd_bag *b, const char *path, const char digest[65])
{
	char *name = b->folder != NULL ? inside(b, path) : NULL;

	if (name != NULL)
		add(&b->written, name, digest);
	free(name);
}

/* ---- the payload ----------------------------------------------------------
 */

struct walk {
	struct cmd_bag *bag;
	struct cmd_run *run;
	struct cmd_bag_list found; /* of what the manifest is to say */
	unsigned long long octets;
	size_t files;
};

static void
say(const struct walk *w, const char *path, const char *id, const char *what)
{
	vdm_finding_say(vdm_findings_sink(w->run->findings, path), id, what);
}

/* What a killed run had not finished is no payload, though it lies there: once
 * it is removed all is well. */
static int
is_unfinished(const struct walk *w, const char *path, const char *full)
{
	if (strncmp(cmd_base_name(path), CMD_UNFINISHED,
		    strlen(CMD_UNFINISHED)) != 0 ||
	    find(&w->bag->payload_was, path) != NULL)
		return 0;
	say(w, full, "bag-payload",
	    "a run that was killed left it here: it is not in the manifest, "
	    "and "
	    "the bag is not valid until it is removed");
	return 1;
}

/* What the manifest is to say of a file. */
static void
take_file(struct walk *w, const char *path, const char *full, long long size)
{
	const struct cmd_bagged *was = find(&w->bag->written, path);
	int ours = was != NULL;
	char now[65];

	if (is_unfinished(w, path, full))
		return;
	if (!ours)
		was = find(&w->bag->payload_was, path);
	if (!cmd_bag_holds(path)) {
		say(w, full, "bag-payload",
		    "its name is not UTF-8 and cannot stand in the manifest: "
		    "the bag is not valid");
		return;
	}
	if (cmd_digest_file(full, now) != 0) {
		cmd_run_lost(w->run, full, "bag-payload",
			     "in the bag, and cannot be read", errno);
		return;
	}
	w->octets += (unsigned long long)size;
	w->files++;
	if (was == NULL)
		say(w, full, "bag-foreign",
		    "no run wrote it that finished this bag: the manifest "
		    "takes it as it is");
	else if (strcmp(was->digest, now) != 0 && (ours || !w->bag->force))
		say(w, full, "bag-payload",
		    "it was changed since the manifest was written, which "
		    "keeps the digest that it had: the bag is not valid; put "
		    "the file back, or --force takes it as it is");
	else
		was = NULL;
	add(&w->found, path, was != NULL ? was->digest : now);
}

static void walk_folder(struct walk *w, const char *path, unsigned depth);

static void
take_entry(struct walk *w, const char *path, unsigned depth)
{
	char *full = cmd_join(w->bag->folder, path, strlen(path), NULL);
	struct stat st;

	if (lstat(full, &st) != 0)
		cmd_run_lost(w->run, full, "bag-payload",
			     "in the bag, and cannot be read", errno);
	else if (S_ISREG(st.st_mode))
		take_file(w, path, full, (long long)st.st_size);
	else if (S_ISDIR(st.st_mode) && depth < DEPTH)
		walk_folder(w, path, depth + 1);
	else
		say(w, full, "bag-payload",
		    "it is no regular file, and not in the manifest: the bag "
		    "is not valid elsewhere");
	free(full);
}

static void
walk_folder(struct walk *w, const char *path, unsigned depth)
{
	char *full = cmd_join(w->bag->folder, path, strlen(path), NULL);
	char *inner;
	struct dirent **entry = NULL;
	int n = scandir(full, &entry, NULL, NULL), i;

	if (n < 0)
		cmd_run_lost(w->run, full, "bag-payload",
			     "in the bag, and cannot be read", errno);
	for (i = 0; i < n; i++) {
		const char *name = entry[i]->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
			inner = cmd_join(path, name, strlen(name), NULL);
			take_entry(w, inner, depth);
			free(inner);
		}
		free(entry[i]);
	}
	free(entry);
	free(full);
}

/* What an earlier manifest has and is no more. */
static void
take_missing(struct walk *w)
{
	const struct cmd_bag_list *was = &w->bag->payload_was;
	size_t i, n = w->found.count;
	char *full;

	for (i = 0; i < was->count; i++) {
		struct cmd_bag_list seen = {w->found.file, n, n};
		const char *path = was->file[i].path;

		if (find(&seen, path) != NULL || w->bag->force)
			continue;
		full = cmd_join(w->bag->folder, path, strlen(path), NULL);
		say(w, full, "bag-payload",
		    "the manifest has it, and it is not there: the bag is not "
		    "complete; put it back, or --force strikes it out");
		free(full);
		add(&w->found, path, was->file[i].digest);
	}
	sort(&w->found);
}

/* ---- the files of the bag itself ------------------------------------------
 */

static char *
manifest_text(const struct cmd_bag_list *l, size_t *length)
{
	char *text = NULL;
	FILE *f = cmd_text_open(&text, length);
	size_t i;

	for (i = 0; i < l->count; i++) {
		fprintf(f, "%s  ", l->file[i].digest);
		put_path(l->file[i].path, f);
		putc('\n', f);
	}
	return cmd_text_close(f, &text);
}

/* Whether a line says what this run says anew. */
static int
is_said_anew(const struct cmd_bag *b, const char *line, size_t length)
{
	size_t n = strcspn(line, ":");
	static const char *const ours[] = {
	    "Payload-Oxum:", "Bagging-Date:", "Bag-Software-Agent:"};
	const char *at;
	size_t i;

	if (n >= length)
		return 0;
	for (i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		if (strncmp(line, ours[i], n + 1) == 0)
			return 1;
	for (at = b->info; at != NULL && *at != '\0'; at = strchr(at, '\n') + 1)
		if (strncmp(line, at, n + 1) == 0)
			return 1;
	return 0;
}

/* Keeps what others said of the bag, with the lines that go on. */
static void
put_old_info(const struct cmd_bag *b, const char *at, FILE *out)
{
	int keep = 1;

	while (*at != '\0') {
		size_t n = strcspn(at, "\n");

		if (*at != ' ' && *at != '\t')
			keep = !is_said_anew(b, at, n);
		if (keep && n > 0)
			fprintf(out, "%.*s\n", (int)n, at);
		at += n + (at[n] == '\n');
	}
}

static char *
info_text(const struct walk *w, size_t *length)
{
	const struct cmd_bag *b = w->bag;
	char *path = cmd_join(b->folder, INFO, strlen(INFO), NULL), *old;
	char *text = NULL;
	FILE *f = cmd_text_open(&text, length);
	size_t n;

	if (cmd_file_read(path, &old, &n) == 0) {
		put_old_info(b, old, f);
		free(old);
	}
	fputs(b->info != NULL ? b->info : "", f);
	fprintf(f, "Bag-Software-Agent: vidimus %s\n", vdm_version());
	if (b->moment[0] != '\0')
		fprintf(f, "Bagging-Date: %.10s\n", b->moment);
	fprintf(f, "Payload-Oxum: %llu.%zu\n", w->octets, w->files);
	free(path);
	return cmd_text_close(f, &text);
}

/* What is to stand in the manifest of what is no payload. */
static char *
tags_text(const struct walk *w, const char *manifest, size_t manifest_length,
	  const char *info, size_t info_length, size_t *length)
{
	struct cmd_bag_list tags = {0};
	const struct cmd_bag_list *from[] = {&w->bag->tags_were,
					     &w->bag->written};
	char digest[65], *text;
	size_t i, k;

	for (k = 0; k < 2; k++)
		for (i = 0; i < from[k]->count; i++)
			if (strncmp(from[k]->file[i].path, PAYLOAD,
				    strlen(PAYLOAD)) != 0)
				add(&tags, from[k]->file[i].path,
				    from[k]->file[i].digest);
	vdm_digest(manifest, manifest_length, digest);
	add(&tags, MANIFEST, digest);
	vdm_digest(info, info_length, digest);
	add(&tags, INFO, digest);
	vdm_digest(DECLARED, strlen(DECLARED), digest);
	if (find(&w->bag->tags_were, DECLARATION) == NULL)
		add(&tags, DECLARATION, digest);
	sort(&tags);
	text = manifest_text(&tags, length);
	list_fini(&tags);
	return text;
}

static int
add_tag(struct cmd_output *o, const struct cmd_bag *b, const char *name,
	const char *text, size_t length)
{
	char *path = cmd_join(b->folder, name, strlen(name), NULL);
	int rc = cmd_output_add(o, path, text, length);

	free(path);
	return rc;
}

/* All of them, or none. */
static void
write_tags(const struct walk *w)
{
	struct cmd_output o = {
	    .sink = vdm_findings_sink(w->run->findings, w->bag->folder)};
	size_t n, m, k;
	char *manifest = manifest_text(&w->found, &n);
	char *info = info_text(w, &m);
	char *tags = tags_text(w, manifest, n, info, m, &k);

	if (add_tag(&o, w->bag, MANIFEST, manifest, n) != 0 ||
	    add_tag(&o, w->bag, INFO, info, m) != 0 ||
	    add_tag(&o, w->bag, TAGS, tags, k) != 0 ||
	    cmd_output_finish(&o) != 0)
		cmd_run_lost(w->run, w->bag->folder, "bag-payload",
			     "the manifests are not written: the bag is not "
			     "complete",
			     errno);
	cmd_output_fini(&o);
	free(manifest);
	free(info);
	free(tags);
}

void
cmd_bag_end(struct cmd_bag *b, struct cmd_run *run)
{
	struct walk w = {.bag = b, .run = run};

	if (b->folder == NULL)
		return;
	sort(&b->written);
	if (cmd_is_folder(b->payload))
		walk_folder(&w, "data", 0);
	sort(&w.found);
	take_missing(&w);
	write_tags(&w);
	cmd_run_flush(run);
	list_fini(&w.found);
}

void
cmd_bag_fini(struct cmd_bag *b)
{
	list_fini(&b->payload_was);
	list_fini(&b->tags_were);
	list_fini(&b->written);
	free(b->info);
	free(b->payload);
}
