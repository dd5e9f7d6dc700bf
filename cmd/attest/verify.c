/* SPDX-License-Identifier: MIT */
/* vidimus verify: whether a statement still holds, worked out of the files. */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <jansson.h>
#include <vidimus.h>

#include "attest/statement.h"
#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/options.h"

struct verify {
	struct cmd_run run;
	struct cmd_args args;
	const char *path, *folder; /* of the statement */
	const struct vdm_sink *sink;
	char *bytes; /* of it */
	size_t length;
	json_t *said;  /* what it says */
	int *matched;  /* of the operands: it is a file that it names */
	size_t absent; /* files that are not there */
	size_t other;  /* files that are not those attested */
	struct cmd_statement what;
};

/* A finding about the statement. */
static void say(struct verify *v, const char *id, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
say(struct verify *v, const char *id, const char *fmt, ...)
{
	char *message;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&message, fmt, ap) < 0)
		message = NULL;
	va_end(ap);
	vdm_finding_say(v->sink, id, cmd_have(message));
	free(message);
}

/* ---- what it says -------------------------------------------------------- */

/* The text at a key, where there is one. */
static const char *
text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static const char *
digest_of(const json_t *file)
{
	return text_of(json_object_get(file, "digest"), "sha256");
}

/* 0, or -1 after a finding: it is no file of a statement. */
static int
take_name(struct verify *v, const json_t *file, struct cmd_named *named)
{
	const char *name = text_of(file, "name");

	if (name == NULL || digest_of(file) == NULL) {
		say(v, "attest-unread",
		    "a file of the statement has no name or no SHA-256: "
		    "nothing is verified");
		return -1;
	}
	if (!cmd_statement_inside(name)) {
		say(v, "attest-unread",
		    "the statement names \"%.200s\", which leads out of its "
		    "own folder: nothing is verified",
		    name);
		return -1;
	}
	named->name = cmd_have(strdup(name));
	return 0;
}

static int
take_options(struct verify *v, const json_t *options)
{
	const json_t *one;
	size_t i;

	json_array_foreach(options, i, one)
	{
		const char *name = text_of(one, "option");
		const struct cmd_option *o =
		    name != NULL ? cmd_statement_option(name) : NULL;
		const char *value = text_of(one, "value");
		struct cmd_said *said;

		if (o == NULL ||
		    (o->arg != NULL) !=
			(value != NULL || text_of(one, "name") != NULL)) {
			say(v, "attest-unread",
			    "the statement has an option \"%.80s\" that this "
			    "program does not have so: nothing is verified",
			    name != NULL ? name : "");
			return -1;
		}
		said = cmd_statement_say(&v->what, o->name);
		if (value != NULL)
			said->value = cmd_have(strdup(value));
		else if (o->arg != NULL && take_name(v, one, &said->file) != 0)
			return -1;
	}
	return 0;
}

/* How tables and decisions know the source: a path that opens nothing, but
 * leads out of no folder either. */
static int
take_known(struct verify *v, const json_t *source)
{
	const char *path = text_of(source, "path");

	if (path == NULL)
		return 0;
	if (!cmd_statement_inside(path)) {
		say(v, "attest-unread",
		    "the statement knows its source as \"%.200s\", which is "
		    "no path as attest writes it: nothing is verified",
		    path);
		return -1;
	}
	v->what.known = cmd_have(strdup(path));
	return 0;
}

static int
take_files(struct verify *v, const json_t *predicate)
{
	const json_t *copies = json_object_get(predicate, "copies"), *one;
	size_t i;

	if (json_array_size(copies) == 0) {
		say(v, "attest-unread",
		    "the statement is about no copy: nothing is verified");
		return -1;
	}
	if (take_name(v, json_object_get(predicate, "source"),
		      &v->what.source) != 0 ||
	    take_known(v, json_object_get(predicate, "source")) != 0)
		return -1;
	json_array_foreach(copies, i, one)
	{
		if (take_name(v, one, cmd_statement_copy(&v->what)) != 0)
			return -1;
	}
	return 0;
}

/* 0, or -1 after a finding: it is no statement of ours. */
static int
take_statement(struct verify *v)
{
	const json_t *predicate = json_object_get(v->said, "predicate");
	const char *type = text_of(v->said, "_type");
	const char *kind = text_of(v->said, "predicateType");
	const char *version =
	    text_of(json_object_get(predicate, "program"), "version");

	if (type == NULL || strcmp(type, CMD_STATEMENT_TYPE) != 0)
		say(v, "attest-unread",
		    "the file is no in-toto Statement (v1): its _type is "
		    "\"%.80s\"; nothing is verified",
		    type != NULL ? type : "");
	else if (kind == NULL || strcmp(kind, CMD_PREDICATE_TYPE) != 0)
		say(v, "attest-unread",
		    "the statement's predicate is \"%.80s\", which this "
		    "program does not know (it knows " CMD_PREDICATE_TYPE
		    "); nothing is verified",
		    kind != NULL ? kind : "");
	else if (version == NULL)
		say(v, "attest-unread",
		    "the statement does not say which program made it; "
		    "nothing is verified");
	else {
		v->what.version = version;
		return take_options(v, json_object_get(predicate, "options")) ==
			       0
			   ? take_files(v, predicate)
			   : -1;
	}
	return -1;
}

static int
read_statement(struct verify *v)
{
	json_error_t error;

	if (cmd_file_read(v->path, &v->bytes, &v->length) != 0) {
		cmd_run_lost(&v->run, v->path, "file-unread", "not read",
			     errno);
		return -1;
	}
	if (v->length > CMD_STATEMENT_MOST) {
		say(v, "attest-unread",
		    "the statement has more than %d bytes; it is not read",
		    (int)CMD_STATEMENT_MOST);
		return -1;
	}
	v->said =
	    json_loadb(v->bytes, v->length, JSON_REJECT_DUPLICATES, &error);
	if (v->said != NULL)
		return take_statement(v);
	say(v, "attest-unread",
	    "the statement is no JSON as it should be, at line %d, column %d: "
	    "%s; nothing is verified",
	    error.line, error.column, error.text);
	return -1;
}

/* ---- the files that it is about ------------------------------------------ */

static int
is_regular(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 &&
	       (S_ISREG(st.st_mode) || vdm_folder_is_document(path));
}

/* An operand that is the file: by its digest, else by its name. */
static const char *
given(struct verify *v, const struct cmd_named *named, const char *digest)
{
	char hex[65];
	int i, by_name;

	for (by_name = 0; by_name < 2; by_name++)
		for (i = 1; i < v->args.count; i++) {
			const char *path = v->args.operands[i];

			if (by_name ? strcmp(cmd_base_name(path),
					     cmd_base_name(named->name)) != 0
				    : cmd_digest_file(path, hex) != 0 ||
					  strcmp(hex, digest) != 0)
				continue;
			v->matched[i] = 1;
			return path;
		}
	return NULL;
}

/* Finds one, and tells whether it is as it was. */
static void
find_file(struct verify *v, const json_t *said, struct cmd_named *named)
{
	const char *digest = digest_of(said), *path = given(v, named, digest);
	char *beside =
	    cmd_join(v->folder, named->name, strlen(named->name), NULL);
	char hex[65];

	if (path == NULL && is_regular(beside))
		path = beside;
	if (path == NULL || cmd_digest_file(path, hex) != 0) {
		say(v, "attest-file",
		    "\"%s\" cannot be read: what the statement says of it is "
		    "not verified; name the file on the command line",
		    named->name);
		v->absent++;
	} else {
		named->path = cmd_have(strdup(path));
		v->other += strcmp(hex, digest) != 0;
		if (strcmp(hex, digest) != 0)
			say(v, "attest-digest",
			    "%s is not the file that was attested as \"%s\": "
			    "its SHA-256 is %s, and was %.64s",
			    path, named->name, hex, digest);
	}
	free(beside);
}

static void
find_files(struct verify *v)
{
	const json_t *predicate = json_object_get(v->said, "predicate");
	const json_t *options = json_object_get(predicate, "options");
	const json_t *copies = json_object_get(predicate, "copies");
	size_t i;
	int k;

	v->matched = cmd_have(calloc((size_t)v->args.count, sizeof(int)));
	find_file(v, json_object_get(predicate, "source"), &v->what.source);
	for (i = 0; i < v->what.copy_count; i++)
		find_file(v, json_array_get(copies, i), &v->what.copy[i]);
	for (i = 0; i < v->what.said_count; i++)
		if (v->what.said[i].file.name != NULL)
			find_file(v, json_array_get(options, i),
				  &v->what.said[i].file);
	for (k = 1; k < v->args.count; k++)
		if (!v->matched[k])
			say(v, "attest-file",
			    "the statement says nothing of %s: no file in it "
			    "has that digest or that name",
			    v->args.operands[k]);
}

/* ---- what no longer holds ------------------------------------------------ */

/* A value in a message; to free(). */
static char *
shown(const json_t *value)
{
	enum { MOST = 160 };
	char *text =
	    value == NULL
		? cmd_have(strdup("nothing"))
		: cmd_have(json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT));
	size_t n = MOST;

	if (strlen(text) > MOST) {
		while (n > 0 && (text[n] & 0xC0) == 0x80)
			n--;
		text[n] = '\0';
	}
	return text;
}

static void
differs(struct verify *v, const char *where, const json_t *said,
	const json_t *now)
{
	char *was = shown(said), *is = shown(now);

	say(v, "attest-differs",
	    "%s no longer holds: the statement says %s, the files say %s",
	    where, was, is);
	free(was);
	free(is);
}

/* Lists whose items are parts of their own; of others the first difference
 * stands for all. */
static int
is_list_of_parts(const char *where)
{
	const char *name = strrchr(where, '.');

	name = name != NULL ? name + 1 : where;
	return strcmp(name, "copies") == 0 || strcmp(name, "options") == 0 ||
	       strcmp(name, "subject") == 0;
}

static void differ(struct verify *v, const char *where, const json_t *said,
		   const json_t *now);

static void
differ_item(struct verify *v, const char *where, size_t index,
	    const json_t *said, const json_t *now)
{
	char *at;

	if (asprintf(&at, "%s[%zu]", where, index) < 0)
		at = NULL;
	differ(v, cmd_have(at), said, now);
	free(at);
}

static void
differ_list(struct verify *v, const char *where, const json_t *said,
	    const json_t *now)
{
	size_t n = json_array_size(said), m = json_array_size(now), i, bad = 0,
	       first = 0;
	int parts = is_list_of_parts(where);

	for (i = 0; i < n || i < m; i++) {
		const json_t *a = json_array_get(said, i);
		const json_t *b = json_array_get(now, i);

		if (a != NULL && b != NULL && json_equal(a, b))
			continue;
		if (bad++ == 0)
			first = i;
		if (parts)
			differ_item(v, where, i, a, b);
	}
	if (parts || bad == 0)
		return;
	if (bad > 1)
		say(v, "attest-differs",
		    "%s: %zu of %zu do not hold any more; the first of them "
		    "follows",
		    where, bad, n);
	differ_item(v, where, first, json_array_get(said, first),
		    json_array_get(now, first));
}

static void
differ_key(struct verify *v, const char *where, const char *key,
	   const json_t *said, const json_t *now)
{
	char *at;

	/* of a file that is another one its digest was said already; and if
	 * nothing else differs, the bytes do */
	if (said != NULL && now != NULL &&
	    (strcmp(key, "digest") == 0 || strcmp(key, "seal") == 0))
		return;
	if (asprintf(&at, "%s%s%.80s", where, where[0] != '\0' ? "." : "",
		     key) < 0)
		at = NULL;
	differ(v, cmd_have(at), said, now);
	free(at);
}

/* No deeper than what was worked out, which is made here. */
static void
differ(struct verify *v, const char *where, const json_t *said,
       const json_t *now)
{
	const char *key;
	json_t *value;

	if (said != NULL && now != NULL && json_equal(said, now))
		return;
	if (json_is_array(said) && json_is_array(now)) {
		differ_list(v, where, said, now);
		return;
	}
	if (!json_is_object(said) || !json_is_object(now)) {
		differs(v, where, said, now);
		return;
	}
	json_object_foreach((json_t *)(uintptr_t)now, key, value)
	    differ_key(v, where, key, json_object_get(said, key), value);
	json_object_foreach((json_t *)(uintptr_t)said, key,
			    value) if (json_object_get(now, key) == NULL)
	    differ_key(v, where, key, value, NULL);
}

/* Works it out again, and sets it against what is said. */
static void
compare(struct verify *v)
{
	struct vdm_findings *found = cmd_have(vdm_findings_new());
	size_t before = vdm_findings_count(v->run.findings), length;
	json_t *now;
	char *text;
	int rc = cmd_statement_make(&v->what, found, &now);

	if (rc == CMD_FINDINGS)
		say(v, "attest-differs",
		    "the statement no longer holds: one of the files cannot "
		    "be read as a record, or with the options that it names");
	else
		cmd_run_worse(&v->run, rc);
	if (now != NULL) {
		text = cmd_have(cmd_statement_text(now, &length));
		differ(v, "", v->said, now);
		if (vdm_findings_count(v->run.findings) == before &&
		    v->other == 0 &&
		    (length != v->length ||
		     memcmp(text, v->bytes, length) != 0))
			say(v, "attest-form",
			    "the statement says what the files say, but not "
			    "in the bytes that attest writes: somebody "
			    "changed it, or one of its digests");
		free(text);
	}
	json_decref(now);
	vdm_findings_free(found);
}

static void
verify(struct verify *v)
{
	v->sink = vdm_findings_sink(v->run.findings, v->path);
	if (read_statement(v) == 0) {
		if (strcmp(v->what.version, vdm_version()) != 0)
			say(v, "attest-version",
			    "the statement was made by vidimus %.40s, and this "
			    "is %s: what it says is worked out by this one, "
			    "which may read and count otherwise",
			    v->what.version, vdm_version());
		find_files(v);
		if (v->absent == 0)
			compare(v);
	}
	cmd_run_flush(&v->run);
}

static int
settle(struct verify *v, int argc, char **argv)
{
	int id, rc = 0;

	cmd_args_init(&v->args, v->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&v->args)) != CMD_ARG_END)
		rc = id == CMD_ARG_BAD
			 ? CMD_USAGE
			 : cmd_run_option(&v->run, id, v->args.value);
	if (rc == 0 && v->args.count == 0)
		rc = cmd_usage(v->run.verb, "a statement, please");
	if (rc == 0 && strcmp(v->args.operands[0], "-") == 0)
		rc = cmd_usage(v->run.verb, "the statement is a file, in the "
					    "folder of what it names");
	return rc;
}

static int
run_verify(const struct cmd_verb *verb, int argc, char **argv)
{
	struct verify v;
	char *folder = NULL;
	int rc;

	memset(&v, 0, sizeof(v));
	rc = cmd_run_init(&v.run, verb);
	v.what.verb = verb;
	if (rc == 0)
		rc = settle(&v, argc, argv);
	if (rc == 0) {
		v.path = v.args.operands[0];
		v.folder = folder = cmd_folder_of(v.path);
		verify(&v);
		rc = v.run.status;
	}
	if (rc == 0 && !v.run.quiet)
		cmd_line(stdout,
			 "%s: holds, in all that it says of %s and %zu "
			 "cop%s",
			 v.path, v.what.source.name, v.what.copy_count,
			 v.what.copy_count == 1 ? "y" : "ies");
	free(folder);
	free(v.bytes);
	free(v.matched);
	cmd_statement_fini(&v.what);
	json_decref(v.said);
	cmd_run_fini(&v.run);
	return rc;
}

static const struct cmd_option options[] = {
    {CMD_OPT_QUIET, "quiet", 'q', NULL, "print nothing"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_verify = {
    .name = "verify",
    .synopsis = "[OPTION]... NAME.vidimus.json [SOURCE] [COPY...]",
    .summary = "whether a statement of attest still holds",
    .details =
	"Works all that the statement says out again from the files, and says "
	"what no longer\nholds. Files that are not named are looked for where "
	"the statement says, below its\nown folder; named ones are known by "
	"their digest, else by their name. A byte\nthat was changed in "
	"source, copy or statement gives exit status 1.",
    .options = {options},
    .run = run_verify,
};
