/* SPDX-License-Identifier: MIT */
/* YAML read through libyaml into a tree; aliases are expanded within limits. */
#include "yaml/yaml.h"

#include <errno.h>
#include <string.h>

#include <yaml.h>

#include "base/limits.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { DIRECTIVES = 1000 }; /* lines that begin as one does */

/* Also counts the failures of libyaml's memory. */
static int
event_next(yaml_parser_t *p, yaml_event_t *e)
{
	int ok = yaml_parser_parse(p, e);

	if (!ok && p->error == YAML_MEMORY_ERROR)
		vdm_memory_fail();
	return ok;
}

static int
token_next(yaml_parser_t *p, yaml_token_t *t)
{
	int ok = yaml_parser_scan(p, t);

	if (!ok && p->error == YAML_MEMORY_ERROR)
		vdm_memory_fail();
	return ok;
}

struct reader {
	struct vdm_arena *arena;
	yaml_parser_t parser;
	unsigned line;             /* of the first byte */
	size_t nodes;              /* made so far, ... */
	size_t most;               /* ... and how many there may be */
	struct vdm_strmap anchors; /* the last node of each, as a number */
	int limit;                 /* the limit was reached */
};

/* What somebody wrote, one by one, may be read, however much it is: what our
 * writer writes takes four bytes and more for each. */
static size_t
nodes_most(size_t length)
{
	return VDM_LIMIT_YAML_NODES + length / VDM_LIMIT_YAML_NODE_BYTES;
}

struct vdm_yaml *
vdm_yaml_new(struct vdm_arena *arena, enum vdm_yaml_kind kind, const char *key)
{
	struct vdm_yaml *n = vdm_arena_alloc(arena, sizeof(*n));

	if (n == NULL)
		return NULL;
	n->kind = kind;
	n->key = vdm_arena_strdup(arena, key);
	n->value = kind == VDM_YAML_SCALAR ? "" : NULL;
	return n;
}

void
vdm_yaml_append(struct vdm_yaml *parent, struct vdm_yaml *child)
{
	if (parent == NULL || child == NULL)
		return;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

const struct vdm_yaml *
vdm_yaml_get(const struct vdm_yaml *map, const char *key)
{
	const struct vdm_yaml *c;

	if (map == NULL || map->kind != VDM_YAML_MAP)
		return NULL;
	for (c = map->first; c != NULL; c = c->next)
		if (strcmp(c->key, key) == 0)
			return c;
	return NULL;
}

const char *
vdm_yaml_string(const struct vdm_yaml *map, const char *key)
{
	const struct vdm_yaml *n = vdm_yaml_get(map, key);

	return n != NULL && n->kind == VDM_YAML_SCALAR ? n->value : NULL;
}

int
vdm_yaml_is_empty(const struct vdm_yaml *n)
{
	if (n->kind != VDM_YAML_SCALAR)
		return n->first == NULL;
	return n->value[0] == '\0' || (n->plain && vdm_yaml_is_null(n->value));
}

static struct vdm_yaml *
node_new(struct reader *r, enum vdm_yaml_kind kind, const yaml_mark_t *mark)
{
	struct vdm_yaml *n;

	if (++r->nodes > r->most) {
		r->limit = 1;
		return NULL;
	}
	n = vdm_yaml_new(r->arena, kind, NULL);
	if (n != NULL && mark != NULL) {
		n->pos.line = r->line + (unsigned)mark->line;
		n->pos.column = (unsigned)mark->column + 1;
	}
	return n;
}

/* Of two anchors of one name the later one counts from there on. */
static void
anchor_set(struct reader *r, const yaml_char_t *name, struct vdm_yaml *node)
{
	size_t *known;
	const char *kept;

	if (name == NULL || node == NULL)
		return;
	known = vdm_strmap_value(&r->anchors, (const char *)name);
	if (known != NULL) {
		*known = (uintptr_t)node;
		return;
	}
	kept = vdm_arena_strdup(r->arena, (const char *)name);
	if (kept != NULL)
		vdm_strmap_put(&r->anchors, kept, (uintptr_t)node);
	r->arena->failed |= r->anchors.failed;
}

/* A deep copy: an alias costs as much as what it stands for. */
static struct vdm_yaml *
copy(struct reader *r, const struct vdm_yaml *from, unsigned depth)
{
	struct vdm_yaml *n, *k;
	const struct vdm_yaml *c;

	if (depth > VDM_LIMIT_DEPTH) {
		r->limit = 1;
		return NULL;
	}
	n = node_new(r, from->kind, NULL);
	if (n == NULL)
		return NULL;
	n->value = from->value;
	n->plain = from->plain;
	n->block = from->block;
	n->pos = from->pos;
	for (c = from->first; c != NULL; c = c->next) {
		k = copy(r, c, depth + 1);
		if (k == NULL)
			return NULL;
		k->key = c->key;
		vdm_yaml_append(n, k);
	}
	return n;
}

static struct vdm_yaml *
alias(struct reader *r, const yaml_char_t *name)
{
	size_t node;

	if (!vdm_strmap_get(&r->anchors, (const char *)name, &node))
		return NULL;
	return copy(r, (const struct vdm_yaml *)(uintptr_t)node, 0);
}

static struct vdm_yaml *node_read(struct reader *r, const yaml_event_t *event,
				  unsigned depth);

int
vdm_yaml_is_null(const char *s)
{
	static const char *const nulls[] = {"null", "Null", "NULL", "~"};
	size_t i;

	for (i = 0; i < sizeof(nulls) / sizeof(nulls[0]); i++)
		if (strcmp(s, nulls[i]) == 0)
			return 1;
	return 0;
}

/* In quotation marks, or with a tag, it is a word. */
static int
is_null(const yaml_event_t *e)
{
	return e->type == YAML_SCALAR_EVENT && e->data.scalar.plain_implicit &&
	       e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       vdm_yaml_is_null((const char *)e->data.scalar.value);
}

/* The children of a list or a map, up to its end. 0 or -1. */
static int
children_read(struct reader *r, struct vdm_yaml *into, unsigned depth)
{
	yaml_event_t e;
	const char *key = NULL;
	int have_key = 0, none;

	for (;;) {
		struct vdm_yaml *n;

		if (!event_next(&r->parser, &e))
			return -1;
		if (e.type == YAML_SEQUENCE_END_EVENT ||
		    e.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&e);
			return 0;
		}
		n = node_read(r, &e, depth + 1);
		none = is_null(&e);
		yaml_event_delete(&e);
		if (n == NULL)
			return -1;
		if (none && (have_key || into->kind == VDM_YAML_LIST))
			n->value = "";
		if (into->kind == VDM_YAML_LIST) {
			vdm_yaml_append(into, n);
		} else if (!have_key) {
			key = n->value;
			if (n->kind != VDM_YAML_SCALAR) {
				struct vdm_buf b;

				vdm_buf_init(&b);
				vdm_yaml_json(n, &b);
				key =
				    vdm_arena_strdup(r->arena, vdm_buf_str(&b));
				vdm_buf_fini(&b);
			}
			if (key == NULL)
				return -1;
			have_key = 1;
		} else {
			n->key = key;
			vdm_yaml_append(into, n);
			have_key = 0;
		}
	}
}

/* A text in which "\0" is another control: it does not end there, and is told
 * of as one that has others is. */
static const char *
text_copy(struct reader *r, const char *s, size_t n)
{
	char *copy = vdm_arena_strndup(r->arena, s, n);
	size_t i;

	if (copy == NULL || memchr(s, '\0', n) == NULL)
		return copy;
	for (i = 0; i < n; i++)
		copy[i] = s[i] != '\0' ? s[i] : '\1';
	return copy;
}

static struct vdm_yaml *
scalar_read(struct reader *r, const yaml_event_t *e)
{
	struct vdm_yaml *n = node_new(r, VDM_YAML_SCALAR, &e->start_mark);

	if (n == NULL)
		return NULL;
	n->value = text_copy(r, (const char *)e->data.scalar.value,
			     e->data.scalar.length);
	n->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
		   e->data.scalar.plain_implicit;
	n->block = e->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
		   e->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	anchor_set(r, e->data.scalar.anchor, n);
	return n->value != NULL ? n : NULL;
}

static struct vdm_yaml *
node_read(struct reader *r, const yaml_event_t *e, unsigned depth)
{
	struct vdm_yaml *n;

	if (depth > VDM_LIMIT_DEPTH) {
		r->limit = 1;
		return NULL;
	}
	if (e->type == YAML_SCALAR_EVENT)
		return scalar_read(r, e);
	if (e->type == YAML_ALIAS_EVENT)
		return alias(r, e->data.alias.anchor);
	if (e->type == YAML_SEQUENCE_START_EVENT) {
		n = node_new(r, VDM_YAML_LIST, &e->start_mark);
		if (n != NULL && children_read(r, n, depth) != 0)
			return NULL;
		anchor_set(r, e->data.sequence_start.anchor, n);
		return n;
	}
	if (e->type == YAML_MAPPING_START_EVENT) {
		n = node_new(r, VDM_YAML_MAP, &e->start_mark);
		if (n != NULL && children_read(r, n, depth) != 0)
			return NULL;
		anchor_set(r, e->data.mapping_start.anchor, n);
		return n;
	}
	return NULL;
}

/* Of what kind a value is in somebody's program (1.2, 6.8.2); those of YAML's
 * own say no more than the value does. */
static void
put_tag(const yaml_token_t *t, struct vdm_buf *out)
{
	static const char own[] = "tag:yaml.org,2002:";
	const char *handle = (const char *)t->data.tag.handle;
	const char *suffix = (const char *)t->data.tag.suffix;

	if (strcmp(handle, "!!") == 0 || *suffix == '\0' ||
	    (*handle == '\0' && strcmp(suffix, "!") == 0) ||
	    strncmp(suffix, own, sizeof(own) - 1) == 0)
		return;
	if (*handle == '\0')
		vdm_buf_printf(out, "!<%s>\n", suffix);
	else
		vdm_buf_printf(out, "%s%s\n", handle, suffix);
}

/* An anchor that no alias leads to is a word and no more. */
static int
is_led_to(const char *bytes, size_t length, const char *name)
{
	size_t n = strlen(name), i;

	for (i = 0; i + n < length; i++)
		if (bytes[i] == '*' && memcmp(bytes + i + 1, name, n) == 0)
			return 1;
	return 0;
}

enum {
	ANCHORS = 64 /* that are looked for: each through all of it */
};

static void
put_said(const yaml_token_t *t, const char *bytes, size_t length,
	 unsigned *anchors, struct vdm_buf *out)
{
	const char *name = (const char *)t->data.anchor.value;

	if (t->type == YAML_TAG_TOKEN)
		put_tag(t, out);
	if (t->type == YAML_ANCHOR_TOKEN && (*anchors)++ < ANCHORS &&
	    !is_led_to(bytes, length, name))
		vdm_buf_printf(out, "&%s\n", name);
}

/* Comments: libyaml drops them. What stands between two tokens is looked
 * through for '#'. Tags and anchors are dropped here. */
static void
comments_read(const char *bytes, size_t length, struct vdm_buf *out)
{
	yaml_parser_t p;
	yaml_token_t t;
	size_t from = 0, at = 0, cp = 0;
	unsigned anchors = 0;
	int done = 0;

	if (memchr(bytes, '#', length) == NULL &&
	    memchr(bytes, '!', length) == NULL &&
	    memchr(bytes, '&', length) == NULL)
		return;
	if (!yaml_parser_initialize(&p)) {
		vdm_memory_fail();
		return;
	}
	yaml_parser_set_input_string(&p, (const unsigned char *)bytes, length);
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	while (!done && token_next(&p, &t)) {
		put_said(&t, bytes, length, &anchors, out);
		/* marks count code points */
		while (cp < t.start_mark.index && at < length) {
			at++;
			while (at < length && (bytes[at] & 0xC0) == 0x80)
				at++;
			cp++;
		}
		if (t.type == YAML_BLOCK_END_TOKEN ||
		    at < from) { /* stands behind the white space */
			yaml_token_delete(&t);
			continue;
		}
		for (; from < at; from++) {
			size_t n = 0;

			if (bytes[from] != '#')
				continue;
			while (from + n < length && bytes[from + n] != '\n')
				n++;
			vdm_buf_put(out, bytes + from, n);
			vdm_buf_putc(out, '\n');
			from += n > 0 ? n - 1 : 0;
		}
		while (cp < t.end_mark.index && at < length) {
			at++;
			while (at < length && (bytes[at] & 0xC0) == 0x80)
				at++;
			cp++;
		}
		from = at;
		done = t.type == YAML_STREAM_END_TOKEN;
		yaml_token_delete(&t);
	}
	yaml_parser_delete(&p);
}

static void
find_fault(struct reader *r, struct vdm_yaml_fault *fault)
{
	if (r->arena->failed || r->parser.error == YAML_MEMORY_ERROR) {
		errno = ENOMEM;
		return;
	}
	errno = 0;
	fault->limit = r->limit;
	fault->pos.line = r->line;
	if (r->limit)
		return;
	fault->pos.line += (unsigned)r->parser.problem_mark.line;
	fault->pos.column = (unsigned)r->parser.problem_mark.column + 1;
	fault->problem =
	    vdm_arena_strdup(r->arena, r->parser.problem != NULL
					   ? r->parser.problem
					   : "an alias without its anchor");
}

/* The events up to the document's root node. */
static struct vdm_yaml *
root_read(struct reader *r)
{
	yaml_event_t e;
	struct vdm_yaml *root = NULL;

	for (;;) {
		int end, prologue;

		if (!event_next(&r->parser, &e))
			return NULL;
		prologue = e.type == YAML_STREAM_START_EVENT ||
			   e.type == YAML_DOCUMENT_START_EVENT;
		end = e.type == YAML_STREAM_END_EVENT;
		if (!prologue && !end)
			root = node_read(r, &e, 0);
		yaml_event_delete(&e);
		if (end) /* nothing but comments */
			return node_new(r, VDM_YAML_MAP, NULL);
		if (!prologue)
			return root;
	}
}

/* Whether something follows the first document: one that is not empty (as
 * below the closing line of front matter), or a fault. */
static int
has_more(struct reader *r)
{
	yaml_event_t e;
	int end, more;

	do {
		if (!event_next(&r->parser, &e))
			return 1;
		/* behind its end libyaml has no event, again and again */
		end =
		    e.type == YAML_STREAM_END_EVENT || e.type == YAML_NO_EVENT;
		more =
		    e.type == YAML_MAPPING_START_EVENT ||
		    e.type == YAML_SEQUENCE_START_EVENT ||
		    (e.type == YAML_SCALAR_EVENT && e.data.scalar.length > 0);
		yaml_event_delete(&e);
	} while (!end && !more);
	return more;
}

/* libyaml compares each directive with all that it has: more than anybody
 * writes would take the square of their number. */
static int
has_many_directives(const char *bytes, size_t length)
{
	const char *s = bytes, *end = bytes + length;
	size_t count = 0;

	while (s < end && count <= DIRECTIVES) {
		count += *s == '%';
		s = memchr(s, '\n', (size_t)(end - s));
		s = s != NULL ? s + 1 : end;
	}
	return count > DIRECTIVES;
}

struct vdm_yaml *
vdm_yaml_parse(struct vdm_arena *arena, const char *bytes, size_t length,
	       unsigned line, int *more, struct vdm_yaml_fault *fault)
{
	struct reader r;
	struct vdm_yaml *root;

	memset(fault, 0, sizeof(*fault));
	if (more != NULL)
		*more = 0;
	memset(&r, 0, sizeof(r));
	r.arena = arena;
	r.line = line;
	r.most = nodes_most(length);
	if (!yaml_parser_initialize(&r.parser)) {
		vdm_memory_fail();
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes,
				     length);
	r.limit = has_many_directives(bytes, length);
	root = r.limit ? NULL : root_read(&r);
	if (root == NULL)
		find_fault(&r, fault);
	else if (more != NULL)
		*more = has_more(&r);
	yaml_parser_delete(&r.parser);
	vdm_strmap_fini(&r.anchors);
	return root;
}

static void
complain(const struct vdm_sink *sink, const struct vdm_yaml_fault *fault,
	 const char *bytes, size_t length)
{
	struct vdm_buf text;

	if (errno == ENOMEM)
		return;
	if (fault->limit) {
		vdm_diag(sink, VDM_D_MARKDOWN_YAML_LIMIT, &fault->pos, NULL,
			 "the front matter expands to more than %zu values or "
			 "is nested too deep; the file is not read",
			 nodes_most(length));
		errno = E2BIG;
		return;
	}
	vdm_buf_init(&text);
	vdm_buf_put(&text, bytes, length);
	vdm_diag(sink, VDM_D_MARKDOWN_YAML, &fault->pos, vdm_buf_str(&text),
		 "the front matter is not YAML (%s); nothing of it is carried",
		 fault->problem);
	errno = text.failed ? ENOMEM : 0;
	vdm_buf_fini(&text);
}

struct vdm_yaml *
vdm_yaml_read(struct vdm_arena *arena, const char *bytes, size_t length,
	      unsigned line, struct vdm_buf *comments,
	      const struct vdm_sink *sink)
{
	struct vdm_yaml_fault fault;
	struct vdm_yaml *root =
	    vdm_yaml_parse(arena, bytes, length, line, NULL, &fault);

	if (root == NULL)
		complain(sink, &fault, bytes, length);
	else if (comments != NULL)
		comments_read(bytes, length, comments);
	return root;
}
