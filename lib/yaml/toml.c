/* SPDX-License-Identifier: MIT */
/*
 * TOML as front matter has it: keys, strings, numbers, dates, lists of these,
 * and tables. What goes beyond that is refused whole, with its text.
 */
#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "yaml/yaml.h"

#define ARRAYS_DEEP 32 /* in each other */

struct toml {
	struct vdm_arena *arena;
	const char *s, *end;
	unsigned line;
	struct vdm_buf *comments;
	int bad;
};

static void
blanks(struct toml *t, int lines)
{
	for (; t->s < t->end; t->s++) {
		if (*t->s == '#') {
			const char *from = t->s;

			while (t->s < t->end && *t->s != '\n')
				t->s++;
			if (t->comments != NULL) {
				vdm_buf_put(t->comments, from,
					    (size_t)(t->s - from));
				vdm_buf_putc(t->comments, '\n');
			}
			if (t->s == t->end)
				return;
		}
		if (*t->s == '\n') {
			if (!lines)
				return;
			t->line++;
		} else if (!vdm_is_space((unsigned char)*t->s)) {
			return;
		}
	}
}

static const char *
string(struct toml *t)
{
	char q = *t->s;
	size_t marks =
	    t->end - t->s >= 3 && t->s[1] == q && t->s[2] == q ? 3 : 1;
	struct vdm_buf b;
	const char *copy;

	vdm_buf_init(&b);
	t->s += marks;
	if (marks == 3 && t->s < t->end && *t->s == '\n') {
		t->s++;
		t->line++;
	}
	for (; t->s < t->end; t->s++) {
		if (*t->s == q &&
		    (marks == 1 ||
		     (t->end - t->s >= 3 && t->s[1] == q && t->s[2] == q)))
			break;
		if (*t->s == '\n' && marks == 1)
			t->bad = 1;
		t->line += *t->s == '\n';
		if (*t->s == '\\' && q == '"' && t->s + 1 < t->end) {
			t->s++;
			if (*t->s == 'n')
				vdm_buf_putc(&b, '\n');
			else if (*t->s == 't')
				vdm_buf_putc(&b, '\t');
			else if (*t->s == '"' || *t->s == '\\')
				vdm_buf_putc(&b, *t->s);
			else
				t->bad = 1;
			continue;
		}
		vdm_buf_putc(&b, *t->s);
	}
	if (t->s + marks > t->end)
		t->bad = 1;
	else
		t->s += marks;
	copy = vdm_arena_strdup(t->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return copy;
}

static struct vdm_yaml *value(struct toml *t, const char *key, int depth);

static struct vdm_yaml *
array(struct toml *t, const char *key, int depth)
{
	struct vdm_yaml *n = vdm_yaml_new(t->arena, VDM_YAML_LIST, key);

	t->s++;
	for (;;) {
		blanks(t, 1);
		if (t->s < t->end && *t->s == ',') {
			t->s++;
			continue;
		}
		if (t->s >= t->end || t->bad || n == NULL) {
			t->bad = 1;
			return n;
		}
		if (*t->s == ']') {
			t->s++;
			return n;
		}
		vdm_yaml_append(n, value(t, NULL, depth + 1));
	}
}

static struct vdm_yaml *
value(struct toml *t, const char *key, int depth)
{
	struct vdm_yaml *n;
	const char *from = t->s;
	unsigned line = t->line;

	if (t->s >= t->end || *t->s == '{' || depth > ARRAYS_DEEP) {
		t->bad = 1;
		return NULL;
	}
	if (*t->s == '[')
		return array(t, key, depth);
	n = vdm_yaml_new(t->arena, VDM_YAML_SCALAR, key);
	if (n == NULL)
		return NULL;
	n->pos.line = line;
	n->pos.column = 1;
	if (*t->s == '"' || *t->s == '\'') {
		n->value = string(t);
	} else {
		while (t->s < t->end && strchr(",]#\n\r", *t->s) == NULL)
			t->s++;
		while (t->s > from && (t->s[-1] == ' ' || t->s[-1] == '\t'))
			t->s--;
		n->value =
		    vdm_arena_strndup(t->arena, from, (size_t)(t->s - from));
		n->plain = 1;
		t->bad |= t->s == from;
	}
	return n->value != NULL ? n : NULL;
}

/* A key, up to `mark`. */
static const char *
key_read(struct toml *t, char mark)
{
	const char *from = t->s, *to;

	if (t->s < t->end && (*t->s == '"' || *t->s == '\'')) {
		const char *k = string(t);

		blanks(t, 0);
		if (t->s >= t->end || *t->s != mark)
			t->bad = 1;
		t->s++;
		return k;
	}
	while (t->s < t->end && *t->s != mark && *t->s != '\n')
		t->s++;
	if (t->s >= t->end || *t->s != mark || t->s == from) {
		t->bad = 1;
		return NULL;
	}
	to = t->s++;
	while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
		to--;
	return vdm_arena_strndup(t->arena, from, (size_t)(to - from));
}

/* "[name]" opens a table. */
static struct vdm_yaml *
table(struct toml *t, struct vdm_yaml *root)
{
	struct vdm_yaml *n;
	const char *key;

	t->s++;
	if (t->s < t->end && *t->s == '[') { /* a list of tables */
		t->bad = 1;
		return root;
	}
	blanks(t, 0);
	key = key_read(t, ']');
	n = vdm_yaml_new(t->arena, VDM_YAML_MAP, key);
	if (n == NULL || key == NULL)
		return root;
	n->pos.line = t->line;
	vdm_yaml_append(root, n);
	return n;
}

struct vdm_yaml *
vdm_toml_read(struct vdm_arena *arena, const char *bytes, size_t length,
	      unsigned line, struct vdm_buf *comments,
	      const struct vdm_sink *sink)
{
	struct toml t = {.arena = arena,
			 .s = bytes,
			 .end = bytes + length,
			 .line = line,
			 .comments = comments};
	struct vdm_yaml *root = vdm_yaml_new(arena, VDM_YAML_MAP, NULL);
	struct vdm_yaml *into = root;
	struct vdm_pos pos = {0};
	struct vdm_buf text;

	while (root != NULL && !t.bad && !arena->failed) {
		const char *key;

		blanks(&t, 1);
		if (t.s >= t.end)
			return root;
		if (*t.s == '[') {
			into = table(&t, root);
			continue;
		}
		key = key_read(&t, '=');
		if (key == NULL)
			break;
		blanks(&t, 0);
		vdm_yaml_append(into, value(&t, key, 0));
	}
	if (root == NULL || arena->failed) {
		errno = ENOMEM;
		return NULL;
	}
	pos.line = t.line;
	pos.column = 1;
	vdm_buf_init(&text);
	vdm_buf_put(&text, bytes, length);
	vdm_diag(sink, VDM_D_MARKDOWN_TOML, &pos, vdm_buf_str(&text),
		 "the front matter is TOML of a kind that is not read; nothing "
		 "of it is carried");
	vdm_buf_fini(&text);
	return NULL;
}
