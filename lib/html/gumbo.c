/* SPDX-License-Identifier: MIT */
/*
 * A fragment of HTML as a tree, by HTML5's rules: Gumbo's parser, whose tree
 * is copied to nodes at once. The only file that knows of Gumbo.
 *
 * Gumbo does not look whether memory was to be had. Its allocator is ours:
 * an arena, bounded, that jumps out of the parse when there is no more. So
 * nothing is freed by Gumbo either, whose way of freeing a tree is recursive.
 */
#include <ctype.h>
#include <errno.h>
#include <setjmp.h>
#include <string.h>

#include <gumbo.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/reference.h"
#include "base/utf8.h"
#include "html/html.h"
#include "xml/sax.h"

struct parse {
	struct vdm_arena arena;
	size_t used, bound;
	jmp_buf out;
	struct vdm_record *work;
	const GumboDocument *document;
	unsigned depth;
	volatile int deep;
};

static void *
get(void *userdata, size_t size)
{
	struct parse *p = userdata;
	void *m;

	p->used += size;
	if (p->used > p->bound)
		p->deep = 1;
	m = p->deep ? NULL : vdm_arena_alloc(&p->arena, size > 0 ? size : 1);
	if (m == NULL)
		longjmp(p->out, 1);
	return m;
}

static void
give_back(void *userdata, void *m)
{
	(void)userdata;
	(void)m;
}

/* The element's name: as HTML has it; of one that it does not know, as it was
 * written, in lower case. */
static const char *
name_of(struct parse *p, const GumboElement *e)
{
	GumboStringPiece s = e->original_tag;
	const char *name = gumbo_normalized_tagname(e->tag), *foreign = NULL;
	char *copy;
	size_t i;

	if (e->tag_namespace == GUMBO_NAMESPACE_SVG && s.length > 0) {
		gumbo_tag_from_original_text(&s);
		foreign = gumbo_normalize_svg_tagname(&s);
	}
	if (foreign != NULL)
		return foreign;
	if (e->tag != GUMBO_TAG_UNKNOWN)
		return name;
	s = e->original_tag;
	gumbo_tag_from_original_text(&s);
	copy = vdm_arena_strndup(&p->work->arena, s.data, s.length);
	for (i = 0; copy != NULL && i < s.length; i++)
		if (vdm_is_capital(copy[i]))
			copy[i] = (char)(copy[i] - 'A' + 'a');
	return copy;
}

/* A name that XML lets stand; what is in place of another character is no name
 * of HTML's, and is reported under it as lost. */
static void
attr_name(struct vdm_buf *out, const char *name)
{
	size_t i;

	if (vdm_xml_is_qname(name)) {
		vdm_buf_puts(out, name);
		return;
	}
	vdm_buf_putc(out, '_');
	for (i = 0; name[i] != '\0'; i++)
		vdm_buf_putc(out,
			     isalnum((unsigned char)name[i]) ? name[i] : '_');
}

static void
attrs_copy(struct parse *p, struct vdm_node *n, const GumboElement *e)
{
	unsigned i;

	for (i = 0; i < e->attributes.length && i < VDM_LIMIT_ATTRIBUTES; i++) {
		const GumboAttribute *a = e->attributes.data[i];
		struct vdm_buf name;

		vdm_buf_init(&name);
		if (a->attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK)
			vdm_buf_puts(&name, "xlink:");
		else if (a->attr_namespace == GUMBO_ATTR_NAMESPACE_XML)
			vdm_buf_puts(&name, "xml:");
		attr_name(&name, a->name);
		if (a->attr_namespace != GUMBO_ATTR_NAMESPACE_XMLNS &&
		    strncmp(a->name, "xmlns", 5) != 0 &&
		    vdm_xml_is_qname(vdm_buf_str(&name)))
			vdm_node_set(p->work, n, vdm_buf_str(&name), a->value);
		if (name.failed)
			p->work->arena.failed = 1;
		vdm_buf_fini(&name);
	}
}

/* A form feed is white space to HTML, and to no other format. */
static void
put_characters(struct vdm_buf *out, const char *s)
{
	size_t n;

	for (; *s != '\0'; s += n) {
		n = strcspn(s, "\f");
		vdm_buf_put(out, s, n);
		if (s[n] != '\0') {
			vdm_buf_putc(out, ' ');
			n++;
		}
	}
}

static void
characters(struct parse *p, struct vdm_node *parent, const GumboText *t)
{
	struct vdm_node *last = vdm_node_last(parent), *n;
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (last != NULL && last->kind == VDM_KIND_TEXT) {
		vdm_buf_puts(&b, last->text);
		put_characters(&b, t->text);
		last->text = vdm_arena_strdup(&p->work->arena, vdm_buf_str(&b));
		if (last->text == NULL)
			last->text = "";
	} else {
		put_characters(&b, t->text);
		n = vdm_node_chars(p->work, vdm_buf_str(&b), b.len);
		if (n != NULL)
			n->pos.line = t->start_pos.line;
		vdm_node_append(parent, n);
	}
	p->work->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* A comment; or an instruction, which HTML takes for a comment "?name ...?" */
static void
remark(struct parse *p, struct vdm_node *parent, const GumboText *t)
{
	const char *s = t->text;
	struct vdm_node *n = NULL;

	if (*s == '?') {
		size_t k = strcspn(++s, " \t\r\n?");
		char *name = vdm_arena_strndup(&p->work->arena, s, k);
		char *data;

		s += k + strspn(s + k, " \t\r\n");
		k = strlen(s);
		if (k > 0 && s[k - 1] == '?')
			k--;
		data = vdm_arena_strndup(&p->work->arena, s, k);
		if (name != NULL && vdm_xml_is_ncname(name))
			n = vdm_node_instruction(p->work, name, data);
	}
	if (n == NULL)
		n = vdm_node_comment(p->work, t->text);
	if (n != NULL)
		n->pos.line = t->start_pos.line;
	vdm_node_append(parent, n);
}

static void children(struct parse *p, struct vdm_node *parent,
		     const GumboElement *e);

static void
element(struct parse *p, struct vdm_node *parent, const GumboElement *e)
{
	const char *ns = e->tag_namespace == GUMBO_NAMESPACE_SVG ? VDM_NS_SVG
			 : e->tag_namespace == GUMBO_NAMESPACE_MATHML
			     ? VDM_NS_MATHML
			     : VDM_NS_XHTML;
	const char *name = name_of(p, e);
	struct vdm_node *n;

	/* HTML allows names that XML does not: the words are kept. */
	if (name == NULL || !vdm_xml_is_ncname(name))
		name = "span";
	n = vdm_node_element_ns(p->work, ns, name);
	if (n == NULL)
		return;
	n->pos.line = e->start_pos.line;
	n->pos.end = e->end_pos.line;
	attrs_copy(p, n, e);
	vdm_node_append(parent, n);
	children(p, n, e);
}

static void
children(struct parse *p, struct vdm_node *parent, const GumboElement *e)
{
	unsigned i;

	if (p->depth >= 4 * VDM_LIMIT_DEPTH) {
		p->deep = 1;
		return;
	}
	p->depth++;
	for (i = 0; i < e->children.length; i++) {
		const GumboNode *c = e->children.data[i];

		switch (c->type) {
		case GUMBO_NODE_ELEMENT:
		case GUMBO_NODE_TEMPLATE:
			element(p, parent, &c->v.element);
			break;
		case GUMBO_NODE_COMMENT:
			remark(p, parent, &c->v.text);
			break;
		case GUMBO_NODE_TEXT:
		case GUMBO_NODE_CDATA:
		case GUMBO_NODE_WHITESPACE:
			characters(p, parent, &c->v.text);
			break;
		case GUMBO_NODE_DOCUMENT:
			break;
		}
	}
	p->depth--;
}

/* The element that holds it all, of a page or of a piece that stands in a body
 * (`context`); NULL: the parse was left. */
static const GumboElement *
parse(struct parse *p, const char *s, size_t n, GumboTag context)
{
	GumboOptions options = kGumboDefaultOptions;
	const GumboOutput *output;

	options.allocator = get;
	options.deallocator = give_back;
	options.userdata = p;
	options.max_errors = 0;
	options.fragment_context = context;
	if (setjmp(p->out) != 0)
		return NULL;
	output = gumbo_parse_with_options(&options, s, n);
	p->document = &output->document->v.document;
	return &output->root->v.element;
}

/* ---- references by number ----------------------------------------------- */

/* The digits of one ("&#" and on) that is beyond all characters: how many, and
 * where they begin; 0: it is none such. */
static size_t
digits_beyond(const char *s, size_t n, size_t *from)
{
	uint32_t cp;
	size_t digits, used;

	used = vdm_reference_number(s + 2, n - 2, &cp, &digits);
	*from = 2 + used - digits;
	return cp > VDM_UTF8_LAST ? digits : 0;
}

/*
 * Gumbo reckons such a number without looking whether it has room for it, and
 * another character comes of it, or what is no UTF-8. HTML has U+FFFD in its
 * place: `s` with that, as long as before, in the arena; `s` itself where there
 * is none.
 */
static const char *
numbers_bound(struct parse *p, const char *s, size_t n)
{
	static const char same[] = "FFFD";
	size_t i, from, digits, tail = sizeof(same) - 1;
	const char *amp = memchr(s, '&', n);
	char *copy = NULL;

	for (; amp != NULL; amp = memchr(amp + 1, '&', n - i - 1)) {
		i = (size_t)(amp - s);
		if (n - i < tail || amp[1] != '#')
			continue;
		digits = digits_beyond(amp, n - i, &from);
		if (digits == 0)
			continue;
		if (copy == NULL)
			copy = vdm_arena_strndup(&p->arena, s, n);
		if (copy == NULL)
			return s;
		/* "&#1114112" has room for an x and that */
		memset(copy + i + from, '0', digits);
		copy[i + 2] = 'x';
		memcpy(copy + i + from + digits - tail, same, tail);
	}
	return copy != NULL ? copy : s;
}

/* ---- parsing ------------------------------------------------------------ */

int
vdm_html_entity(struct vdm_buf *out, const char *s, size_t n)
{
	const GumboElement *e;
	const GumboNode *c;
	struct parse p;
	int rc = -1;

	memset(&p, 0, sizeof(p));
	vdm_arena_init(&p.arena);
	p.bound = VDM_LIMIT_HTML_MEMORY;
	s = numbers_bound(&p, s, n);
	e = parse(&p, s, n, GUMBO_TAG_BODY);
	c = e != NULL && e->children.length == 1 ? e->children.data[0] : NULL;
	/* what is none is text as it stands */
	if (c != NULL && c->type == GUMBO_NODE_TEXT &&
	    (strncmp(c->v.text.text, s, n) != 0 || c->v.text.text[n] != '\0')) {
		vdm_buf_puts(out, c->v.text.text);
		rc = 0;
	}
	out->failed |= p.arena.failed != 0;
	vdm_arena_fini(&p.arena);
	return rc;
}

/* Comments that stand before the document's element, or behind it: into that,
 * as its first ones or its last. */
static void
outer_remarks(struct parse *p, struct vdm_node *into, int before)
{
	const GumboVector *all = &p->document->children;
	int is_before = 1;
	unsigned i;

	for (i = 0; i < all->length; i++) {
		const GumboNode *c = all->data[i];

		if (c->type == GUMBO_NODE_ELEMENT)
			is_before = 0;
		else if (c->type == GUMBO_NODE_COMMENT && is_before == before)
			remark(p, into, &c->v.text);
	}
}

static struct vdm_node *
tree(struct vdm_record *work, const char *s, size_t n, GumboTag context,
     int *deep)
{
	const char *name = context == GUMBO_TAG_BODY ? "body" : "html";
	struct vdm_node *into = vdm_node_element_ns(work, VDM_NS_XHTML, name);
	const GumboElement *e;
	struct parse p;

	*deep = 0;
	if (into == NULL)
		return NULL;
	memset(&p, 0, sizeof(p));
	vdm_arena_init(&p.arena);
	p.work = work;
	p.bound = VDM_LIMIT_HTML_MEMORY + n * VDM_LIMIT_HTML_MEMORY_EACH;
	s = numbers_bound(&p, s, n);
	e = parse(&p, s, n, context);
	if (e != NULL && context != GUMBO_TAG_BODY) {
		attrs_copy(&p, into, e);
		outer_remarks(&p, into, 1);
	}
	if (e != NULL)
		children(&p, into, e);
	if (e != NULL && context != GUMBO_TAG_BODY)
		outer_remarks(&p, into, 0);
	*deep = p.deep;
	if (p.arena.failed || work->arena.failed) {
		errno = ENOMEM;
		into = NULL;
	}
	vdm_arena_fini(&p.arena);
	return into;
}

struct vdm_node *
vdm_html_fragment(struct vdm_record *work, const char *s, size_t n, int *deep)
{
	return tree(work, s, n, GUMBO_TAG_BODY, deep);
}

struct vdm_node *
vdm_html_page(struct vdm_record *work, const char *s, size_t n, int *deep)
{
	return tree(work, s, n, GUMBO_TAG_LAST, deep);
}
