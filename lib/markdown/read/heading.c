/* SPDX-License-Identifier: MIT */
/*
 * What other programs read in a heading besides its words: pandoc's attributes
 * in braces behind them, and the name under which a link reaches it, made of
 * the words as GitHub or as pandoc makes it.
 */
#include <string.h>

#include <unicase.h>
#include <unictype.h>

#include "base/address.h"
#include "base/utf8.h"
#include "markdown/read/reader.h"
#include "xml/sax.h"

/* The last line of a heading's words in the file. */
static const char *
last_line(const struct vdm_md_reader *r, cmark_node *n, size_t *length)
{
	int line = cmark_node_get_end_line(n);
	const char *s = vdm_md_line_at(r, line);

	/* cmark counts an underlined one up to its line, or to that behind */
	while (line > cmark_node_get_start_line(n) &&
	       s[strspn(s, " \t=-")] < ' ') {
		line--;
		s = vdm_md_line_at(r, line);
	}
	*length = strcspn(s, "\r\n");
	return s;
}

/* Cuts "{...}" off the heading's last characters; what was in the braces, or
 * NULL. A brace behind a backslash is a character of the text. */
static const char *
braces_cut(struct vdm_md_reader *r, cmark_node *n)
{
	cmark_node *last = cmark_node_last_child(n);
	size_t length, k, at;
	const char *line, *s, *copy;
	char *text;

	if (last == NULL || cmark_node_get_type(last) != CMARK_NODE_TEXT)
		return NULL;
	s = cmark_node_get_literal(last);
	k = s != NULL ? strlen(s) : 0;
	if (k < 3 || s[k - 1] != '}')
		return NULL;
	for (at = k - 1; at > 0 && s[at] != '{';)
		at--;
	if (s[at] != '{' || !vdm_md_is_attributes(s + at + 1, k - at - 2))
		return NULL;
	line = last_line(r, n, &length);
	for (; length > 0 && line[length - 1] != '{'; length--)
		;
	if (length == 0 || (length > 1 && line[length - 2] == '\\'))
		return NULL;
	copy = vdm_arena_strndup(&r->rec->arena, s + at + 1, k - at - 2);
	while (at > 0 && s[at - 1] == ' ')
		at--;
	text = (char *)s; /* the parse's own copy, which we own */
	text[at] = '\0';
	return copy;
}

/* The word behind "#" in the braces. */
static void
id_of(const char *braces, struct vdm_buf *out)
{
	const char *s = braces;

	while (s != NULL && *s != '\0') {
		size_t n;

		s += strspn(s, " \t");
		n = strcspn(s, " \t");
		if (*s == '#' && n > 1 && out->len == 0)
			vdm_buf_put(out, s + 1, n - 1);
		s += n;
	}
}

/* The heading's words as a name: lower case, hyphens for spaces. Pandoc leaves
 * out what stands before the first letter, and keeps full stops. */
static void
name_of(const char *words, int pandoc, struct vdm_buf *out)
{
	size_t n = strlen(words), used;

	for (; n > 0; words += used, n -= used) {
		uint32_t cp = vdm_utf8_decode(words, n, &used);

		if (cp == ' ' || cp == '\n' || cp == '\t') {
			if (!pandoc || out->len > 0)
				vdm_buf_putc(out, '-');
		} else if (uc_is_alpha(cp) ||
			   ((!pandoc || out->len > 0) &&
			    (uc_is_digit(cp) || cp == '-' || cp == '_' ||
			     (pandoc && cp == '.')))) {
			vdm_buf_putcp(out, uc_tolower(cp));
		}
	}
}

/* Whether a link leads to it and nothing else has the name. */
static int
is_free(struct vdm_md_reader *r, const char *name)
{
	return name[0] != '\0' && vdm_strmap_get(&r->wanted, name, NULL) &&
	       !vdm_strmap_get(&r->named, name, NULL);
}

static void
id_set(struct vdm_md_reader *r, struct vdm_node *head, const char *name)
{
	const char *key = vdm_arena_strdup(&r->rec->arena, name);
	struct vdm_buf id;

	if (key == NULL)
		return;
	vdm_strmap_put(&r->named, key, 0);
	vdm_buf_init(&id);
	vdm_buf_puts(&id, name);
	if (!vdm_xml_is_ncname(name) ||
	    vdm_person_find(r->rec, name, strlen(name)) != NULL) {
		vdm_buf_clear(&id);
		vdm_buf_printf(&id, "sec-%s", name);
	}
	if (vdm_xml_is_ncname(vdm_buf_str(&id))) {
		vdm_node_set(r->rec, head, "xml:id", vdm_buf_str(&id));
		r->renamed |= strcmp(vdm_buf_str(&id), name) != 0;
	}
	vdm_buf_fini(&id);
}

void
vdm_md_heading_attributes(struct vdm_md_reader *r, cmark_node *n,
			  struct vdm_buf *id)
{
	const char *braces = braces_cut(r, n);
	struct vdm_pos pos = {0};

	if (braces == NULL)
		return;
	id_of(braces, id);
	pos.line = vdm_md_source_line(r->src, cmark_node_get_start_line(n));
	vdm_diag(r->sink, VDM_D_MARKDOWN_ATTRIBUTES, &pos, braces,
		 "{%.100s} behind a heading is no text of it; the name in it "
		 "is kept where a link leads to it",
		 braces);
}

/* Of several headings with the same words the second is "words-1". */
static void
number_slug(struct vdm_md_reader *r, int pandoc, struct vdm_buf *name)
{
	struct vdm_strmap *slugs = &r->slugs[pandoc];
	const char *key = vdm_arena_strdup(&r->rec->arena, vdm_buf_str(name));
	size_t *before;

	if (key == NULL || vdm_strmap_put(slugs, key, 0) || slugs->failed)
		return;
	before = vdm_strmap_value(slugs, key);
	vdm_buf_printf(name, "-%zu", ++*before);
}

void
vdm_md_heading_name(struct vdm_md_reader *r, struct vdm_node *head,
		    const char *id)
{
	struct vdm_buf words, name;
	int pandoc, is_named;

	if (head == NULL || r->wanted.slots == NULL)
		return;
	is_named = vdm_node_attr(head, "xml:id") != NULL;
	if (!is_named && is_free(r, id)) {
		id_set(r, head, id);
		return;
	}
	vdm_buf_init(&words);
	vdm_buf_init(&name);
	vdm_node_content(head, &words);
	for (pandoc = 0; pandoc < 2; pandoc++) {
		vdm_buf_clear(&name);
		name_of(vdm_buf_str(&words), pandoc, &name);
		number_slug(r, pandoc, &name);
		if (is_named || !is_free(r, vdm_buf_str(&name)))
			continue;
		id_set(r, head, vdm_buf_str(&name));
		is_named = 1;
	}
	if (words.failed || name.failed)
		r->rec->arena.failed = 1;
	vdm_buf_fini(&words);
	vdm_buf_fini(&name);
}

/* What another element is called by its own mark, before or behind a heading,
 * the heading is not called. */
static void
names_yield(struct vdm_md_reader *r)
{
	struct vdm_strmap stated = {0};
	struct vdm_node *n;
	const char *id;

	for (n = r->rec->root; n != NULL; n = vdm_node_step(n, r->rec->root)) {
		id = vdm_node_attr(n, "xml:id");
		if (id != NULL && !vdm_node_is(n, "head"))
			vdm_strmap_put(&stated, id, 0);
	}
	for (n = r->rec->root; n != NULL; n = vdm_node_step(n, r->rec->root)) {
		id = vdm_node_is(n, "head") ? vdm_node_attr(n, "xml:id") : NULL;
		if (id != NULL && vdm_strmap_get(&r->named, id, NULL) &&
		    vdm_strmap_get(&stated, id, NULL))
			vdm_node_set(r->rec, n, "xml:id", NULL);
	}
	if (stated.failed)
		r->rec->arena.failed = 1;
	vdm_strmap_fini(&stated);
}

/* What a link leads to by the name that a heading got: without escapes, and
 * under another id where the name is none. */
static void
link_settle(struct vdm_md_reader *r, struct vdm_node *ref, const char *name)
{
	struct vdm_buf plain, to;
	int escaped = strchr(name, '%') != NULL;

	vdm_buf_init(&plain);
	vdm_buf_init(&to);
	if (escaped && !vdm_strmap_get(&r->named, name, NULL)) {
		vdm_address_decode(&plain, name, strlen(name));
		name = vdm_buf_str(&plain);
	}
	if (vdm_strmap_get(&r->named, name, NULL)) {
		if (!vdm_xml_is_ncname(name) ||
		    vdm_person_find(r->rec, name, strlen(name)) != NULL)
			vdm_buf_printf(&to, "#sec-%s", name);
		else if (escaped)
			vdm_buf_printf(&to, "#%s", name);
		if (to.len > 0)
			vdm_node_set(r->rec, ref, "target", vdm_buf_str(&to));
	}
	r->rec->arena.failed |= plain.failed || to.failed;
	vdm_buf_fini(&plain);
	vdm_buf_fini(&to);
}

void
vdm_md_links_settle(struct vdm_md_reader *r)
{
	struct vdm_node *n = r->rec->root;

	if (r->named.slots == NULL)
		return;
	names_yield(r);
	for (; n != NULL; n = vdm_node_step(n, r->rec->root)) {
		const char *target =
		    vdm_node_is(n, "ref") ? vdm_node_attr(n, "target") : NULL;

		if (target != NULL && *target == '#' &&
		    (r->renamed || strchr(target, '%') != NULL))
			link_settle(r, n, target + 1);
	}
}
