/* SPDX-License-Identifier: MIT */
/* Builds the small tree from the events of the XML reader. */
#include "xml/dom.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "base/words.h"
#include "xml/sax.h"

enum { NAMES_KEPT = 64 };

struct build {
	struct vdm_xdoc *dom;
	struct vdm_xdoc_node *open;
	struct vdm_buf text; /* characters not yet put into a node */
	struct vdm_pos text_pos;
	const struct vdm_sink *sink;
	size_t ids_cap;
	const struct vdm_xdoc_listener *also; /* or NULL */
	int deaf;                             /* it wants no more */
	/* names of late: a document has few, and often */
	const char *names[NAMES_KEPT];
};

/* A name in the arena, most of the time one that is there. */
static const char *
keep_name(struct build *b, const char *name)
{
	unsigned hash = (unsigned char)name[0];
	const char **kept;

	for (size_t i = 1; name[i] != '\0'; i++)
		hash = hash * 31 + (unsigned char)name[i];
	kept = &b->names[hash % NAMES_KEPT];
	if (*kept == NULL || strcmp(*kept, name) != 0)
		*kept = vdm_arena_strdup(&b->dom->arena, name);
	return *kept;
}

static void
append(struct build *b, struct vdm_xdoc_node *n)
{
	n->parent = b->open;
	if (b->open == NULL)
		return;
	if (b->open->last != NULL)
		b->open->last->next = n;
	else
		b->open->first = n;
	b->open->last = n;
}

static int
flush(struct build *b)
{
	struct vdm_xdoc_node *n;

	if (b->text.len == 0 || b->open == NULL)
		return 0;
	n = vdm_arena_alloc(&b->dom->arena, sizeof *n);
	if (n == NULL)
		return -1;
	n->text = vdm_arena_strndup(&b->dom->arena, b->text.data, b->text.len);
	n->pos = b->text_pos;
	append(b, n);
	vdm_buf_clear(&b->text);
	return n->text != NULL ? 0 : -1;
}

static int
remember_id(struct build *b, const char *id, const struct vdm_xdoc_node *n)
{
	struct vdm_xdoc *d = b->dom;
	struct vdm_xdoc_id *at = vdm_arena_grow(&d->arena, d->ids, &b->ids_cap,
						d->ids_count + 1, sizeof *at);

	if (at == NULL)
		return -1;
	d->ids = at;
	at += d->ids_count;
	at->id = id;
	at->node = n;
	at->order = d->ids_count++;
	return 0;
}

/* Attributes without a namespace that are an ID or an IDREF in every vocabulary
 * that is looked at here: white space around one does not count (XML 1.0,
 * 3.3.3). */
static int
is_id(const char *name)
{
	static const char *const names[] = {"id",
					    "idref",
					    "fallback",
					    "media-overlay",
					    "unique-identifier",
					    "fallback-style",
					    NULL};

	return vdm_words_are(names, name);
}

static int
copy_attrs(struct build *b, struct vdm_xdoc_node *n,
	   const struct vdm_xml_element *e)
{
	struct vdm_arena *a = &b->dom->arena;

	if (e->attrs_count == 0)
		return 0;
	n->attrs = vdm_arena_alloc(a, e->attrs_count * sizeof *n->attrs);
	if (n->attrs == NULL)
		return -1;
	n->attrs_count = e->attrs_count;
	for (size_t i = 0; i < e->attrs_count; i++) {
		const struct vdm_xml_attr *from = &e->attrs[i];
		struct vdm_xdoc_attr *to = &n->attrs[i];

		to->ns = from->uri != NULL ? keep_name(b, from->uri) : "";
		to->name = keep_name(b, from->local);
		to->value = from->uri == NULL && is_id(from->local)
				? vdm_arena_trimmed(a, from->value)
				: vdm_arena_strdup(a, from->value);
		if (to->ns == NULL || to->name == NULL || to->value == NULL)
			return -1;
		if (strcmp(to->name, "id") == 0 && remember_id(b, to->value, n))
			return -1;
	}
	return 0;
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct build *b = ctx;
	struct vdm_arena *a = &b->dom->arena;
	struct vdm_xdoc_node *n;

	if (b->also != NULL && !b->deaf)
		b->deaf = b->also->hears->start(b->also->context, e) != 0;
	if (flush(b) != 0)
		return -1;
	n = vdm_arena_alloc(a, sizeof *n);
	if (n == NULL)
		return -1;
	n->ns = e->uri != NULL ? keep_name(b, e->uri) : "";
	n->name = keep_name(b, e->local);
	n->pos = e->pos;
	if (n->ns == NULL || n->name == NULL || copy_attrs(b, n, e) != 0)
		return -1;
	append(b, n);
	if (b->open == NULL)
		b->dom->root = n;
	b->open = n;
	return 0;
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct build *b = ctx;

	if (b->also != NULL && !b->deaf)
		b->deaf = b->also->hears->end(b->also->context, pos) != 0;
	if (flush(b) != 0)
		return -1;
	if (b->open != NULL)
		b->open = b->open->parent;
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct build *b = ctx;

	if (b->also != NULL && !b->deaf)
		b->deaf =
		    b->also->hears->text(b->also->context, s, n, pos) != 0;
	if (b->text.len == 0)
		b->text_pos = *pos;
	vdm_buf_put(&b->text, s, n);
	return b->text.failed ? -1 : 0;
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct build *b = ctx;
	struct vdm_xdoc_node *n, **end;

	if (b->dom->root != NULL)
		return 0;
	n = vdm_arena_alloc(&b->dom->arena, sizeof *n);
	if (n == NULL)
		return -1;
	n->target = vdm_arena_strdup(&b->dom->arena, target);
	n->text = vdm_arena_strdup(&b->dom->arena, data != NULL ? data : "");
	n->pos = *pos;
	for (end = &b->dom->before; *end != NULL; end = &(*end)->next)
		;
	*end = n;
	return 0;
}

static int
on_doctype(void *ctx, const char *name, const char *public_id,
	   const char *system_id)
{
	struct build *b = ctx;
	struct vdm_arena *a = &b->dom->arena;

	b->dom->doctype = vdm_arena_strdup(a, name);
	b->dom->public_id = vdm_arena_strdup(a, public_id);
	b->dom->system_id = vdm_arena_strdup(a, system_id);
	return 0;
}

/* HTML's entities are declared by its document types only. */
static int
on_entity(void *ctx, const char *name, const struct vdm_pos *pos)
{
	struct build *b = ctx;

	if (b->dom->public_id == NULL ||
	    strncmp(b->dom->public_id, "-//W3C//DTD XHTML", 17) != 0)
		vdm_diag(b->sink, VDM_D_EPUB_MARKUP, pos, NULL,
			 "the entity &%s; is not declared in the document",
			 name);
	return 0;
}

static int
on_external(void *ctx, const char *name)
{
	struct build *b = ctx;

	vdm_diag(b->sink, VDM_D_EPUB_DOCTYPE, NULL, NULL,
		 "the document type declares that the entity \"%s\" stands in "
		 "another file",
		 name);
	return 0;
}

/* <?xml version="1.0" encoding="..."?>, in an encoding of ASCII's kind: the
 * value of a name in it, or NULL. */
static const char *
in_declaration(const char *s, size_t length, const char *name, size_t *n)
{
	const char *end, *p;

	*n = 0;
	if (length > 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3, length -= 3;
	if (length < 6 || memcmp(s, "<?xml", 5) != 0 ||
	    !vdm_is_space((unsigned char)s[5]))
		return NULL;
	end = memchr(s, '>', length);
	for (p = s + 5; end != NULL && p + strlen(name) < end; p++) {
		if (strncmp(p, name, strlen(name)) != 0)
			continue;
		for (p += strlen(name); p < end && *p != '"' && *p != '\'';)
			p++;
		for (*n = 0; p + 1 + *n < end && p[1 + *n] != *p;)
			++*n;
		return p < end ? p + 1 : NULL;
	}
	return NULL;
}

/* Wide encodings: of UTF-16, whatever else the document says it is in; no
 * other may be. */
static void
check_width(const unsigned char *s, size_t length, const struct vdm_sink *sink)
{
	char narrow[128];
	const char *v;
	size_t n, at = 0, big;

	if (length < 4 || !((s[0] == 0xFF && s[1] == 0xFE) ||
			    (s[0] == 0xFE && s[1] == 0xFF) ||
			    memcmp(s, "\0\0\xFE\xFF", 4) == 0))
		return;
	if ((s[0] == 0xFF && s[2] == 0 && s[3] == 0) || s[0] == 0) {
		vdm_diag(sink, VDM_D_EPUB_MARKUP, NULL, NULL,
			 "the document is in UTF-32, not in UTF-8");
		return;
	}
	big = s[0] == 0xFE;
	for (; at < sizeof narrow && 2 * at + 3 < length; at++)
		narrow[at] = (char)s[2 * at + 2 + big];
	v = in_declaration(narrow, at, "encoding", &n);
	if (v != NULL && !(n >= 6 && strncasecmp(v, "utf-16", 6) == 0))
		vdm_diag(sink, VDM_D_XML_SYNTAX, NULL, NULL,
			 "the document is in UTF-16 and says that it is in "
			 "%.*s",
			 (int)n, v);
}

/* EPUB 3.3, 2.2 and 4.2.5.2: XML 1.0, in UTF-8 or UTF-16. */
static void
check_declaration(const void *bytes, size_t length, const struct vdm_sink *sink)
{
	size_t n = 0;
	const char *v = in_declaration(bytes, length, "version", &n);

	check_width(bytes, length, sink);
	if (v != NULL && (n != 3 || memcmp(v, "1.0", 3) != 0))
		vdm_diag(sink, VDM_D_EPUB_MARKUP, NULL, NULL,
			 "the document is of XML %.*s, not 1.0", (int)n, v);
	v = in_declaration(bytes, length, "encoding", &n);
	if (v != NULL && !(n == 5 && strncasecmp(v, "utf-8", n) == 0) &&
	    !(n == 6 && strncasecmp(v, "utf-16", n) == 0))
		vdm_diag(sink, VDM_D_EPUB_MARKUP, NULL, NULL,
			 "the document is in %.*s, not in UTF-8", (int)n, v);
}

static int
by_id(const void *a, const void *b)
{
	const struct vdm_xdoc_id *x = a, *y = b;
	int c = strcmp(x->id, y->id);

	return c != 0 ? c : (x->order > y->order) - (x->order < y->order);
}

int
vdm_xdoc_parse(struct vdm_xdoc *dom, const void *bytes, size_t length,
	       const struct vdm_sink *sink)
{
	return vdm_xdoc_parse_heard(dom, bytes, length, NULL, sink);
}

int
vdm_xdoc_parse_heard(struct vdm_xdoc *dom, const void *bytes, size_t length,
		     struct vdm_xdoc_listener *also,
		     const struct vdm_sink *sink)
{
	static const struct vdm_xml_handler handler = {
	    .start = on_start,
	    .end = on_end,
	    .text = on_text,
	    .instruction = on_instruction,
	    .doctype = on_doctype,
	    .entity = on_entity,
	    .external = on_external,
	};
	struct build b = {0};
	int rc;

	memset(dom, 0, sizeof *dom);
	vdm_arena_init(&dom->arena);
	vdm_buf_init(&b.text);
	b.dom = dom;
	b.sink = sink;
	b.also = also;
	check_declaration(bytes, length, sink);
	rc = vdm_xml_parse(bytes, length, &handler, &b, sink);
	if (also != NULL)
		also->whole = rc == 0 && !b.deaf;
	if (dom->arena.failed || b.text.failed)
		errno = ENOMEM;
	vdm_buf_fini(&b.text);
	vdm_sort(dom->ids, dom->ids_count, sizeof *dom->ids, by_id);
	return rc;
}

void
vdm_xdoc_fini(struct vdm_xdoc *dom)
{
	vdm_arena_fini(&dom->arena);
	memset(dom, 0, sizeof *dom);
}

const struct vdm_xdoc_node *
vdm_xdoc_step(const struct vdm_xdoc_node *node,
	      const struct vdm_xdoc_node *root)
{
	if (node->first != NULL)
		return node->first;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

int
vdm_xdoc_is(const struct vdm_xdoc_node *node, const char *ns, const char *name)
{
	return node != NULL && node->name != NULL &&
	       strcmp(node->name, name) == 0 && strcmp(node->ns, ns) == 0;
}

const char *
vdm_xdoc_get(const struct vdm_xdoc_node *node, const char *ns, const char *name)
{
	for (size_t i = 0; i < node->attrs_count; i++)
		if (strcmp(node->attrs[i].name, name) == 0 &&
		    strcmp(node->attrs[i].ns, ns) == 0)
			return node->attrs[i].value;
	return NULL;
}

static const struct vdm_xdoc_node *
element_from(const struct vdm_xdoc_node *n, const char *ns, const char *name)
{
	for (; n != NULL; n = n->next)
		if (n->name != NULL &&
		    (name == NULL || vdm_xdoc_is(n, ns, name)))
			return n;
	return NULL;
}

const struct vdm_xdoc_node *
vdm_xdoc_child(const struct vdm_xdoc_node *node, const char *ns,
	       const char *name)
{
	return node != NULL ? element_from(node->first, ns, name) : NULL;
}

const struct vdm_xdoc_node *
vdm_xdoc_next(const struct vdm_xdoc_node *node, const char *ns,
	      const char *name)
{
	return element_from(node->next, ns, name);
}

const char *
vdm_xdoc_content(struct vdm_arena *arena, const struct vdm_xdoc_node *node)
{
	const struct vdm_xdoc_node *n;
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	for (n = node; n != NULL; n = vdm_xdoc_step(n, node)) {
		if (n->name != NULL || n->text == NULL)
			continue;
		for (s = n->text; *s != '\0'; s++)
			if (!vdm_is_space((unsigned char)*s))
				vdm_buf_putc(&b, *s);
			else if (b.len > 0 && b.data[b.len - 1] != ' ')
				vdm_buf_putc(&b, ' ');
	}
	if (b.len > 0 && b.data[b.len - 1] == ' ')
		vdm_buf_truncate(&b, b.len - 1);
	s = vdm_arena_strdup(arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

const struct vdm_xdoc_node *
vdm_xdoc_by_id(const struct vdm_xdoc *dom, const char *id)
{
	size_t lo = 0, hi = dom->ids_count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(dom->ids[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < dom->ids_count && strcmp(dom->ids[lo].id, id) == 0
		   ? dom->ids[lo].node
		   : NULL;
}
