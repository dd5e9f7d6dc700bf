/* SPDX-License-Identifier: MIT */
/* Settings of a repository, read from YAML with the line of each. */
#include "found/config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include <vidimus.h>

#include "found/formats.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"
#include "ground/verb.h"

enum {
	MOST_EXTENDED = 16,
	MOST_BYTES = 1 << 18,
	DEEPEST = 64,
	MOST_NAMED = 1000 /* anchors, and directives */
};

/* What a key's value may be. */
enum form {
	ONE = 1,      /* a scalar */
	LIST = 2,     /* a scalar or a list of them */
	BY_NAME = 4,  /* a map of scalars */
	BY_GLOB = 8,  /* a map of LIST */
	BY_PATH = 16, /* a map of maps of the key levels */
	IS_FILE = 32  /* its values are paths, as seen from the file */
};

static const struct {
	const char *name;
	int form;
} keys[CMD_KEYS] = {
    [CMD_KEY_EXTENDS] = {"extends", LIST | IS_FILE},
    [CMD_KEY_SCHEMAS] = {"schemas", BY_GLOB | IS_FILE},
    [CMD_KEY_INCLUDE] = {"include", LIST},
    [CMD_KEY_EXCLUDE] = {"exclude", LIST},
    [CMD_KEY_LEVELS] = {"levels", BY_NAME},
    [CMD_KEY_PATHS] = {"paths", BY_PATH},
    [CMD_KEY_PROFILE] = {"profile", ONE | IS_FILE},
    [CMD_KEY_PEOPLE] = {"people", LIST | IS_FILE},
    [CMD_KEY_METADATA] = {"metadata", LIST | IS_FILE},
    [CMD_KEY_DECISIONS] = {"decisions", LIST | IS_FILE},
    [CMD_KEY_FAIL_ON] = {"fail-on", ONE},
    [CMD_KEY_JOBS] = {"jobs", ONE},
    [CMD_KEY_OUTPUTS] = {"outputs", BY_NAME | IS_FILE},
    [CMD_KEY_SUMMARY] = {"summary", ONE | IS_FILE},
    [CMD_KEY_BASELINE] = {"baseline", ONE | IS_FILE},
};

/* A file that is read, within others that extend it. */
struct reading {
	struct cmd_config *config;
	const char *path; /* absolute, */
	char *folder;     /* and its folder */
	yaml_document_t *document;
	const struct reading *outer;
	int depth;
};

const char *
cmd_key_name(enum cmd_key key)
{
	return keys[key].name;
}

int
cmd_key_is_of_file(enum cmd_key key)
{
	return key == CMD_KEY_SCHEMAS || key == CMD_KEY_LEVELS ||
	       key == CMD_KEY_PATHS;
}

void
cmd_config_free(struct cmd_config *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->count; i++) {
		free(c->setting[i].glob);
		free(c->setting[i].name);
		free(c->setting[i].value);
		free(c->setting[i].file);
	}
	free(c->setting);
	free(c->path);
	free(c->folder);
	free(c);
}

/* ---- faults -------------------------------------------------------------- */

/* "FILE:LINE:COLUMN: ..."; CMD_USAGE. */
static int fault(const struct reading *r, const yaml_mark_t *at,
		 const char *fmt, ...) __attribute__((format(printf, 3, 4)));

static int
fault(const struct reading *r, const yaml_mark_t *at, const char *fmt, ...)
{
	char said[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(said, sizeof(said), fmt, ap);
	va_end(ap);
	cmd_line(stderr, "vidimus: %s:%zu:%zu: %s", r->path,
		 (size_t)at->line + 1, (size_t)at->column + 1, said);
	fflush(stderr);
	return CMD_USAGE;
}

static int
unknown(const struct reading *r, const yaml_node_t *node, const char *what,
	const char *said, const char *best)
{
	return fault(r, &node->start_mark,
		     "there is no %s \"%.100s\"" CMD_MEANT, what, said,
		     CMD_MEANT_ARGS(best));
}

/* ---- values -------------------------------------------------------------- */

/* YAML's null, which is no word. */
static int
is_null(const yaml_node_t *node)
{
	static const char *const nulls[] = {"null", "Null", "NULL", "~"};
	const char *s = (const char *)node->data.scalar.value;
	size_t i;

	for (i = 0; i < sizeof(nulls) / sizeof(nulls[0]); i++)
		if (node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
		    strcmp(s, nulls[i]) == 0)
			return 1;
	return 0;
}

static const char *
text_of(const yaml_node_t *node)
{
	if (node == NULL || node->type != YAML_SCALAR_NODE)
		return NULL;
	return is_null(node) ? "" : (const char *)node->data.scalar.value;
}

static void
add(const struct reading *r, enum cmd_key key, const char *glob,
    const char *name, const char *value, const yaml_node_t *at)
{
	struct cmd_config *c = r->config;
	struct cmd_setting *s;

	if (c->count == c->cap) {
		c->cap = 2 * c->cap + 16;
		c->setting = cmd_have(realloc(c->setting, c->cap * sizeof(*s)));
	}
	s = &c->setting[c->count++];
	s->key = key;
	s->glob = glob != NULL ? cmd_have(strdup(glob)) : NULL;
	s->name = name != NULL ? cmd_have(strdup(name)) : NULL;
	s->value = cmd_have(strdup(value));
	s->file = cmd_have(strdup(r->path));
	s->line = (unsigned)at->start_mark.line + 1;
}

/* The names of embedded schemas and profiles are none of files. */
static int
is_name(enum cmd_key key, const char *value)
{
	size_t length;

	if (key == CMD_KEY_SCHEMAS)
		return vdm_schema_text(value, &length) != NULL ||
		       strstr(value, "://") != NULL;
	return key == CMD_KEY_PROFILE && (strcmp(value, "generic") == 0 ||
					  strcmp(value, "web-archive") == 0);
}

/* A glob that would match nothing, or not what its author thinks. 0, or a
 * status after a message. */
static int
check_glob(const struct reading *r, enum cmd_key key, const yaml_node_t *node)
{
	const char *glob = text_of(node), *up, *brace;
	int is_list = key == CMD_KEY_INCLUDE || key == CMD_KEY_EXCLUDE;

	if (glob == NULL)
		return 0;
	up = strstr(glob, "..");
	brace = strchr(glob, '{');
	if (*glob == '\0' || strcmp(glob, "!") == 0)
		return fault(r, &node->start_mark,
			     "a glob is wanted here: \"**\" is each file");
	if (*glob == '!' && !is_list)
		return fault(r, &node->start_mark,
			     "\"%.100s\": what a key is for is not taken back "
			     "by \"!\": name the files that are meant, or use "
			     "exclude",
			     glob);
	if (brace != NULL && strchr(brace, ',') != NULL &&
	    strchr(brace, '}') != NULL)
		return fault(r, &node->start_mark,
			     "\"%.100s\": braces are no part of a glob here: "
			     "write one for each",
			     glob);
	if (up != NULL && (up == glob || up[-1] == '/' || up[-1] == '!') &&
	    (up[2] == '/' || up[2] == '\0'))
		return fault(r, &node->start_mark,
			     "\"%.100s\": a glob is of what lies below; \"..\" "
			     "matches nothing",
			     glob);
	return 0;
}

/* A file that settings name, as it is seen from anywhere. To free(); NULL after
 * a message: they may not name it. */
static char *
named_file(const struct reading *r, enum cmd_key key, const yaml_node_t *node)
{
	const char *value = text_of(node), *why;
	char *full =
	    *value == '/' || is_name(key, value)
		? cmd_have(strdup(value))
		: cmd_have(cmd_join(r->folder, value, strlen(value), NULL));
	int is_read = key != CMD_KEY_OUTPUTS && key != CMD_KEY_SUMMARY;

	why = strncmp(value, "file:", 5) == 0
		  ? "is an address; a path is wanted here"
		  : cmd_setting_why_not(r->config->folder, full, is_read);
	if (why == NULL)
		return full;
	fault(r, &node->start_mark,
	      "%s: \"%.200s\" %s: settings may not name it, the command line "
	      "may",
	      keys[key].name, value, why);
	free(full);
	return NULL;
}

static int
take_value(const struct reading *r, enum cmd_key key, const char *glob,
	   const char *name, const yaml_node_t *node)
{
	const char *value = text_of(node);
	char *full;

	if (value == NULL || *value == '\0' || strchr(value, '\n') != NULL)
		return fault(r, &node->start_mark,
			     "%s: a word is wanted here, or a name",
			     keys[key].name);
	if ((key == CMD_KEY_INCLUDE || key == CMD_KEY_EXCLUDE) &&
	    check_glob(r, key, node) != 0)
		return CMD_USAGE;
	if (!(keys[key].form & IS_FILE)) {
		add(r, key, glob, name, value, node);
		return 0;
	}
	full = named_file(r, key, node);
	if (full == NULL)
		return CMD_USAGE;
	add(r, key, glob, name, full, node);
	free(full);
	return 0;
}

static int
take_list(const struct reading *r, enum cmd_key key, const char *glob,
	  const yaml_node_t *node)
{
	yaml_node_item_t *i;
	int rc = 0;

	if (node->type != YAML_SEQUENCE_NODE)
		return take_value(r, key, glob, NULL, node);
	for (i = node->data.sequence.items.start;
	     rc == 0 && i < node->data.sequence.items.top; i++)
		rc = take_value(r, key, glob, NULL,
				yaml_document_get_node(r->document, *i));
	return rc;
}

/* ---- levels -------------------------------------------------------------- */

static int
take_level(const struct reading *r, enum cmd_key key, const char *glob,
	   const yaml_node_t *name, const yaml_node_t *value)
{
	const char *id = text_of(name), *said = text_of(value), *best = NULL;
	size_t i;
	enum vdm_level level;
	char *bare;
	int is;

	if (id == NULL)
		return fault(r, &name->start_mark,
			     "the id of a finding is "
			     "wanted here");
	bare = cmd_have(strndup(id, strcspn(id, "/")));
	is = vdm_explain_cause(bare) != NULL;
	for (i = 0; !is && vdm_explain_id(i) != NULL; i++)
		best = vdm_nearer(bare, best, vdm_explain_id(i));
	free(bare);
	if (!is)
		return unknown(r, name, "finding", id, best);
	if (said == NULL ||
	    (vdm_level_find(said, &level) != 0 && strcmp(said, "off") != 0))
		return fault(r, &value->start_mark,
			     "%s: note, warning, loss, error or off", id);
	add(r, key, glob, id, said, name);
	return 0;
}

typedef int take_pair(const struct reading *r, enum cmd_key key,
		      const char *glob, const yaml_node_t *name,
		      const yaml_node_t *value);

/* Each pair of a map; a name that is there twice is a fault. */
static int
each(const struct reading *r, enum cmd_key key, const char *glob,
     const yaml_node_t *map, take_pair *take)
{
	struct cmd_names seen = {0};
	yaml_node_pair_t *p;
	int rc = 0;

	if (map->type != YAML_MAPPING_NODE)
		return fault(r, &map->start_mark,
			     "%s: names and values are wanted here",
			     key < CMD_KEYS ? keys[key].name : "settings");
	for (p = map->data.mapping.pairs.start;
	     rc == 0 && p < map->data.mapping.pairs.top; p++) {
		yaml_node_t *name = yaml_document_get_node(r->document, p->key);
		yaml_node_t *value =
		    yaml_document_get_node(r->document, p->value);
		const char *said = text_of(name);
		size_t had = seen.count;

		if (said == NULL)
			rc = fault(r, &name->start_mark,
				   "a name is wanted here");
		else if (cmd_names_add(&seen, said) < had)
			rc = fault(r, &name->start_mark,
				   "\"%.100s\" is there twice", said);
		else
			rc = take(r, key, glob, name, value);
	}
	cmd_names_fini(&seen);
	return rc;
}

static int
take_glob(const struct reading *r, enum cmd_key key, const char *glob,
	  const yaml_node_t *name, const yaml_node_t *value)
{
	int rc = check_glob(r, key, name);

	(void)glob;
	return rc != 0 ? rc : take_list(r, key, text_of(name), value);
}

static int
take_output(const struct reading *r, enum cmd_key key, const char *glob,
	    const yaml_node_t *name, const yaml_node_t *value)
{
	const char *format = text_of(name);
	char *test = NULL;
	size_t length;
	FILE *out = cmd_text_open(&test, &length);
	int is;

	(void)glob;
	fprintf(out, "%s=x", format != NULL ? format : "");
	is = cmd_outputs_is(cmd_text_close(out, &test));
	free(test);
	if (!is)
		return unknown(r, name, "format", format, NULL);
	return take_value(r, key, NULL, format, value);
}

static int
take_path_key(const struct reading *r, enum cmd_key key, const char *glob,
	      const yaml_node_t *name, const yaml_node_t *value)
{
	if (strcmp(text_of(name), "levels") != 0)
		return unknown(r, name, "key of a path", text_of(name),
			       "levels");
	return each(r, key, glob, value, take_level);
}

static int
take_path(const struct reading *r, enum cmd_key key, const char *glob,
	  const yaml_node_t *name, const yaml_node_t *value)
{
	int rc = check_glob(r, key, name);

	(void)glob;
	return rc != 0 ? rc : each(r, key, text_of(name), value, take_path_key);
}

/* ---- keys ---------------------------------------------------------------- */

static int load(struct reading *r);

static int
extend(const struct reading *outer, const yaml_node_t *at, const char *value)
{
	char *joined = named_file(outer, CMD_KEY_EXTENDS, at);
	char *path = joined != NULL ? cmd_absolute(joined) : NULL;
	struct reading r = {outer->config, path,  NULL,
			    NULL,          outer, outer->depth + 1};
	const struct reading *o;
	int rc = joined != NULL ? 0 : CMD_USAGE;

	free(joined);
	for (o = outer; rc == 0 && o != NULL; o = o->outer)
		if (strcmp(o->path, path) == 0)
			rc = fault(outer, &at->start_mark,
				   "it extends itself: %.300s", value);
	if (rc == 0 && r.depth > MOST_EXTENDED)
		rc = fault(outer, &at->start_mark,
			   "more than %d files extend each other",
			   (int)MOST_EXTENDED);
	if (rc == 0 && !cmd_is_there(path))
		rc = fault(outer, &at->start_mark,
			   "%.300s: there is no such "
			   "file",
			   value);
	if (rc == 0)
		rc = load(&r);
	free(path);
	return rc;
}

static int
take_extends(const struct reading *r, const yaml_node_t *node)
{
	yaml_node_item_t *i;
	int rc = 0;

	if (text_of(node) != NULL)
		return extend(r, node, text_of(node));
	if (node->type != YAML_SEQUENCE_NODE)
		return fault(r, &node->start_mark,
			     "extends: a file is wanted "
			     "here, or several");
	for (i = node->data.sequence.items.start;
	     rc == 0 && i < node->data.sequence.items.top; i++) {
		const yaml_node_t *one =
		    yaml_document_get_node(r->document, *i);

		rc = text_of(one) != NULL ? extend(r, one, text_of(one))
					  : fault(r, &one->start_mark,
						  "extends: a file is "
						  "wanted here");
	}
	return rc;
}

/* Whether values of the run's own are such as the options take. */
static int
check_one(const struct reading *r, enum cmd_key key, const yaml_node_t *node)
{
	const char *value = text_of(node);
	enum vdm_level level;
	char *end;
	long n;

	if (key == CMD_KEY_FAIL_ON && value != NULL &&
	    vdm_level_find(value, &level) != 0 && strcmp(value, "never") != 0)
		return fault(r, &node->start_mark,
			     "fail-on: note, warning, loss, error or never");
	if (key != CMD_KEY_JOBS || value == NULL || strcmp(value, "auto") == 0)
		return 0;
	n = strtol(value, &end, 10);
	if (*end != '\0' || n < 1 || n > 256)
		return fault(r, &node->start_mark, "jobs: 1 to 256, or auto");
	return 0;
}

static int
take_key(const struct reading *r, enum cmd_key none, const char *glob,
	 const yaml_node_t *name, const yaml_node_t *value)
{
	const char *said = text_of(name), *best = NULL;
	int key, rc;

	(void)none;
	for (key = 0; key < CMD_KEYS; key++)
		if (strcmp(keys[key].name, said) == 0)
			break;
	if (key == CMD_KEYS) {
		for (key = 0; key < CMD_KEYS; key++)
			best = vdm_nearer(said, best, keys[key].name);
		return unknown(r, name, "key", said, best);
	}
	rc = check_one(r, (enum cmd_key)key, value);
	if (rc != 0)
		return rc;
	switch (keys[key].form & ~IS_FILE) {
	case ONE:
		return take_value(r, (enum cmd_key)key, NULL, NULL, value);
	case LIST:
		return key == CMD_KEY_EXTENDS
			   ? 0
			   : take_list(r, (enum cmd_key)key, NULL, value);
	case BY_NAME:
		return each(r, (enum cmd_key)key, NULL, value,
			    key == CMD_KEY_LEVELS ? take_level : take_output);
	case BY_GLOB:
		return each(r, (enum cmd_key)key, NULL, value, take_glob);
	default:
		return each(r, (enum cmd_key)key, glob, value, take_path);
	}
}

/* What it extends comes first, wherever it says so. */
static int
take_extended(const struct reading *r, const yaml_node_t *root)
{
	yaml_node_pair_t *p;
	int rc = 0;

	if (root->type != YAML_MAPPING_NODE)
		return 0;
	for (p = root->data.mapping.pairs.start;
	     rc == 0 && p < root->data.mapping.pairs.top; p++) {
		const char *name =
		    text_of(yaml_document_get_node(r->document, p->key));

		if (name != NULL && strcmp(name, "extends") == 0)
			rc = take_extends(
			    r, yaml_document_get_node(r->document, p->value));
	}
	return rc;
}

static int
take_document(struct reading *r)
{
	const yaml_node_t *root = yaml_document_get_root_node(r->document);
	int rc;

	if (root == NULL || (text_of(root) != NULL && *text_of(root) == '\0'))
		return 0; /* it says nothing */
	rc = take_extended(r, root);
	return rc != 0 ? rc : each(r, CMD_KEYS, NULL, root, take_key);
}

/* How many lines begin as a directive of YAML does. */
static size_t
count_directives(const char *s)
{
	size_t count = 0;

	while (s != NULL) {
		count += *s == '%';
		s = strchr(s, '\n');
		s += s != NULL;
	}
	return count;
}

/* What an event opens (1) or closes (-1). */
static int
opens(const yaml_event_t *e)
{
	if (e->type == YAML_SEQUENCE_START_EVENT ||
	    e->type == YAML_MAPPING_START_EVENT)
		return 1;
	return -(e->type == YAML_SEQUENCE_END_EVENT ||
		 e->type == YAML_MAPPING_END_EVENT);
}

static int
has_anchor(const yaml_event_t *e)
{
	if (e->type == YAML_SEQUENCE_START_EVENT)
		return e->data.sequence_start.anchor != NULL;
	if (e->type == YAML_MAPPING_START_EVENT)
		return e->data.mapping_start.anchor != NULL;
	return e->type == YAML_SCALAR_EVENT && e->data.scalar.anchor != NULL;
}

/* Why it is no YAML; or there is no memory to tell. */
static int
broken(struct reading *r, const yaml_parser_t *parser)
{
	if (parser->problem == NULL)
		return cmd_system(ENOMEM, "%s", r->path);
	return fault(r, &parser->problem_mark, "no YAML: %s", parser->problem);
}

/* To make a tree takes libyaml the square of what is nested, and of what has
 * names, which settings have not. */
static int
check_bounds(struct reading *r, const char *bytes, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t e;
	size_t named = count_directives(bytes);
	int depth = 0, ended = 0, documents = 0, rc = 0;

	if (!yaml_parser_initialize(&parser))
		return cmd_system(ENOMEM, "%s", r->path);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes,
				     length);
	while (rc == 0 && !ended && named <= MOST_NAMED &&
	       yaml_parser_parse(&parser, &e)) {
		depth += opens(&e);
		named += (size_t)has_anchor(&e);
		ended = e.type == YAML_STREAM_END_EVENT;
		documents += e.type == YAML_DOCUMENT_START_EVENT;
		if (documents > 1)
			rc = fault(r, &e.start_mark,
				   "a second document of YAML, which nobody "
				   "would look at: settings are one");
		else if (depth > DEEPEST)
			rc = fault(r, &e.start_mark,
				   "nested deeper than settings are");
		yaml_event_delete(&e);
	}
	if (named > MOST_NAMED)
		rc = fault(r, &parser.mark,
			   "more anchors or directives than settings have");
	else if (rc == 0 && !ended)
		rc = broken(r, &parser);
	yaml_parser_delete(&parser);
	return rc;
}

static int
parse(struct reading *r, const char *bytes, size_t length)
{
	yaml_parser_t parser;
	yaml_document_t document;
	int rc;

	rc = check_bounds(r, bytes, length);
	if (rc != 0)
		return rc;
	if (!yaml_parser_initialize(&parser))
		return cmd_system(ENOMEM, "%s", r->path);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes,
				     length);
	if (yaml_parser_load(&parser, &document)) {
		r->document = &document;
		rc = take_document(r);
		r->document = NULL;
		yaml_document_delete(&document);
	} else {
		rc = broken(r, &parser);
	}
	yaml_parser_delete(&parser);
	return rc;
}

static int
load(struct reading *r)
{
	const yaml_mark_t begin = {0, 0, 0};
	char *bytes, *slash;
	size_t length;
	int rc;

	if (cmd_is_folder(r->path) || cmd_is_special(r->path))
		return fault(r, &begin, "it is no file");
	if (cmd_file_read(r->path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", r->path);
	r->folder = cmd_have(strdup(r->path));
	slash = strrchr(r->folder, '/');
	slash[slash == r->folder] = '\0';
	if (length > MOST_BYTES)
		rc = fault(r, &begin, "more than 256 kilobytes of settings");
	else
		rc = parse(r, bytes, length);
	free(r->folder);
	free(bytes);
	return rc;
}

int
cmd_config_load(struct cmd_config **config, const char *path)
{
	struct cmd_config *c = cmd_have(calloc(1, sizeof(*c)));
	struct reading r = {c, NULL, NULL, NULL, NULL, 0};
	const yaml_mark_t begin = {0, 0, 0};
	const char *why;
	char *slash;
	int rc;

	*config = NULL;
	c->path = cmd_absolute(path);
	c->folder = cmd_have(strdup(c->path));
	slash = strrchr(c->folder, '/');
	slash[slash == c->folder] = '\0';
	r.path = c->path;
	/* it may be a link itself */
	why = cmd_setting_why_not(c->folder, c->path, 0);
	rc = why == NULL ? load(&r) : fault(&r, &begin, "it %s", why);
	if (rc == 0)
		*config = c;
	else
		cmd_config_free(c);
	return rc;
}
