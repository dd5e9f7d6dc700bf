/* SPDX-License-Identifier: MIT */
/* A document's events become a compact tree; which attributes are IDs is read
 * from the declarations inside the document. */
#include "xpath/tree/tree.h"

#include <string.h>

#include "base/utf8.h"
#include "xml/sax.h"

static int
on_start(void *ctx, const struct vdm_xml_element *element)
{
	struct vdm_xp_tree *tree = ctx;

	if (tree->fragment == 1) {
		tree->fragment = 2; /* the element around it is none of it */
		return 0;
	}
	vdm_xp_tree_start(tree, element->uri, element->prefix, element->local);
	if (tree->failed)
		return -1;
	tree->nodes[tree->open].line = (uint32_t)element->pos.line;
	tree->nodes[tree->open].column = (uint32_t)element->pos.column;
	for (size_t i = 0; i < element->ns_count; i++)
		vdm_xp_tree_declare(tree, element->ns[i].prefix,
				    element->ns[i].uri);
	for (size_t i = 0; i < element->attrs_count; i++) {
		const struct vdm_xml_attr *a = &element->attrs[i];
		vdm_xp_tree_attr(tree, a->uri, a->prefix, a->local, a->value,
				 strlen(a->value));
	}
	return tree->failed ? -1 : 0;
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct vdm_xp_tree *tree = ctx;

	(void)pos;
	if (tree->fragment == 0 || tree->open != 0)
		vdm_xp_tree_end(tree);
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_xp_tree *tree = ctx;
	uint32_t before = tree->count;

	if (tree->open == 0 && tree->fragment == 0)
		return 0; /* white space beside the outermost element */
	vdm_xp_tree_text(tree, s, n);
	if (tree->count > before) {
		tree->nodes[before].line = (uint32_t)pos->line;
		tree->nodes[before].column = (uint32_t)pos->column;
	}
	return tree->failed ? -1 : 0;
}

static int
on_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	struct vdm_xp_tree *tree = ctx;
	uint32_t before = tree->count;

	vdm_xp_tree_comment(tree, s, strlen(s));
	if (tree->count > before) {
		tree->nodes[before].line = (uint32_t)pos->line;
		tree->nodes[before].column = (uint32_t)pos->column;
	}
	return tree->failed ? -1 : 0;
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct vdm_xp_tree *tree = ctx;
	uint32_t before = tree->count;

	if (data == NULL)
		data = "";
	vdm_xp_tree_pi(tree, target, data, strlen(data));
	if (tree->count > before) {
		tree->nodes[before].line = (uint32_t)pos->line;
		tree->nodes[before].column = (uint32_t)pos->column;
	}
	return tree->failed ? -1 : 0;
}

/* The next word of a declaration; quoted text and groups are one word. */
static size_t
word_at(const char *s, size_t n, size_t *start)
{
	size_t i = 0, end;

	*start = 0;
	while (i < n && vdm_is_space(s[i]))
		i++;
	*start = i;
	if (i == n || s[i] == '>')
		return 0;
	end = i + 1;
	if (s[i] == '"' || s[i] == '\'') {
		while (end < n && s[end] != s[i])
			end++;
		end = end < n ? end + 1 : n;
	} else if (s[i] == '(') {
		while (end < n && s[end] != ')')
			end++;
		end = end < n ? end + 1 : n;
	} else {
		while (end < n && !vdm_is_space(s[end]) && s[end] != '>' &&
		       s[end] != '(')
			end++;
	}
	return end - i;
}

static int
is_word(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && memcmp(s, word, n) == 0;
}

/* One ATTLIST, behind that word: element, then name, type and default each. */
static void
read_attlist(struct vdm_xp_tree *tree, const char *s, size_t n)
{
	size_t at = 0, element_n = word_at(s, n, &at), start = 0, len;
	const char *element = s + at;

	s += at + element_n;
	n -= at + element_n;
	for (;;) {
		size_t name_n = word_at(s, n, &start);
		if (name_n == 0)
			return;
		const char *name = s + start;
		s += start + name_n;
		n -= start + name_n;
		len = word_at(s, n, &start);
		size_t kind = is_word(s + start, len, "ID") ? 1
			      : is_word(s + start, len, "IDREF") ||
				      is_word(s + start, len, "IDREFS")
				  ? 2
				  : 0;
		if (is_word(s + start, len, "NOTATION")) {
			s += start + len;
			n -= start + len;
			len = word_at(s, n, &start);
		}
		s += start + len;
		n -= start + len;
		if (kind != 0) {
			char *key = vdm_arena_chars(&tree->arena,
						    element_n + name_n + 2);
			if (key == NULL)
				return;
			memcpy(key, element, element_n);
			key[element_n] = ' ';
			memcpy(key + element_n + 1, name, name_n);
			key[element_n + 1 + name_n] = '\0';
			vdm_strmap_put(&tree->declared, key, kind);
		}
		len = word_at(s, n, &start);
		int fixed = is_word(s + start, len, "#FIXED");
		s += start + len;
		n -= start + len;
		if (fixed) {
			len = word_at(s, n, &start);
			s += start + len;
			n -= start + len;
		}
	}
}

/* All ATTLISTs of the part of the document type that is in the document. */
static void
read_doctype(struct vdm_xp_tree *tree, const char *s, size_t n)
{
	size_t limit = n;

	for (size_t i = 0; i + 9 < limit; i++) {
		if (s[i] != '<')
			continue;
		if (memcmp(s + i, "<!--", 4) == 0) {
			const char *end = NULL;
			for (size_t k = i + 4; k + 3 <= n && !end; k++)
				if (memcmp(s + k, "-->", 3) == 0)
					end = s + k;
			if (end == NULL)
				return;
			i = (size_t)(end - s) + 2;
		} else if (memcmp(s + i, "<!ATTLIST", 9) == 0) {
			read_attlist(tree, s + i + 9, n - i - 9);
		} else if (s[i + 1] != '!' && s[i + 1] != '?') {
			return; /* the outermost element */
		}
	}
}

const struct vdm_xml_handler *
vdm_xp_tree_handler(void)
{
	static const struct vdm_xml_handler handler = {
	    .start = on_start,
	    .end = on_end,
	    .text = on_text,
	    .comment = on_comment,
	    .instruction = on_instruction,
	};

	return &handler;
}

int
vdm_xp_tree_parse(struct vdm_xp_tree *tree, const char *bytes, size_t n,
		  const struct vdm_sink *sink)
{
	read_doctype(tree, bytes, n);
	if (vdm_xml_parse(bytes, n, vdm_xp_tree_handler(), tree, sink) < 0)
		return -1;
	return vdm_xp_tree_finish(tree);
}

static void
notice(void *context, const struct vdm_finding *finding)
{
	*(int *)context |= finding->level >= VDM_LEVEL_LOSS;
}

int
vdm_xp_tree_read(struct vdm_xp_tree *tree, const char *bytes, size_t n)
{
	int lossy = 0;
	struct vdm_sink sink = {.emit = notice, .context = &lossy};

	return vdm_xp_tree_parse(tree, bytes, n, &sink) < 0 || lossy ? -1 : 0;
}
