/* SPDX-License-Identifier: MIT */
/* What stands in a line of somebody's XHTML. */
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/read/read.h"
#include "html/ruby.h"

/* epub:type of a span, i or b, and the element that says the same. */
static const struct {
	const char *type, *tei;
} type_map[] = {
    {"z3998:stage-direction", "stage"},
    {"footnote", "note"},
    {"endnote", "note"},
    {"rearnote", "note"},
    {"note", "note"},
    {"z3998:persona", "persName"},
    {"z3998:personal-name", "persName"},
    {"z3998:author", "persName"},
    {"z3998:place", "placeName"},
    {"z3998:salutation", "salute"},
    {"se:name.publication.book", "title"},
    {"se:name.publication.newspaper", "title"},
    {"se:name.publication.play", "title"},
    {"se:name.publication.poem", "title"},
    {"se:name.publication", "title"},
};

static const char *
tei_by_type(const struct vdm_node *d)
{
	const char *types = vdm_dom_attr(d, "epub:type");
	size_t i;

	for (i = 0; i < sizeof(type_map) / sizeof(type_map[0]); i++)
		if (vdm_words_have(types, type_map[i].type))
			return type_map[i].tei;
	return NULL;
}

/* What an element of a line stands for, or NULL. */
static const struct vdm_html_tag *
find_line(const char *html)
{
	const struct vdm_html_tag *t = vdm_html_tag_get(html);

	return t != NULL && t->tei != NULL &&
		       (t->is & (VDM_HTML_LINE | VDM_HTML_RUBY)) != 0
		   ? t
		   : NULL;
}

/* ---- links, notes, breaks, pictures ---- */

static int
is_noteref(const struct vdm_node *d)
{
	return vdm_html_has_type(d, "noteref") ||
	       vdm_html_has_role(d, "doc-noteref");
}

static void
note_at(struct vdm_html_reader *b, const struct vdm_node *d,
	struct vdm_html_anchor *a, struct vdm_node *parent)
{
	struct vdm_node *n = vdm_html_make(b, a->at, parent, "note");
	const char *path = b->path, *s;
	struct vdm_buf label;

	a->used = 1;
	if (n == NULL)
		return;
	vdm_buf_init(&label);
	vdm_node_content(d, &label);
	for (s = vdm_buf_str(&label); vdm_is_space((unsigned char)*s);)
		s++;
	while (label.len > 0 &&
	       vdm_is_space((unsigned char)label.data[label.len - 1]))
		vdm_buf_truncate(&label, label.len - 1);
	if (*s != '\0')
		vdm_html_number(b, a->at, n, s);
	vdm_node_set(b->rec, n, "place",
		     vdm_html_has_type(a->at, "footnote") ||
			     vdm_html_has_role(a->at, "doc-footnote")
			 ? "foot"
			 : "end");
	b->path = a->at_path;
	vdm_html_content(b, a->at, n);
	b->path = path;
	vdm_buf_fini(&label);
}

static struct vdm_node *
reference(struct vdm_html_reader *b, const struct vdm_node *d,
	  struct vdm_node *parent)
{
	const char *href = vdm_node_attr(d, "href");
	struct vdm_html_anchor *a = href ? vdm_html_target(b, href) : NULL;
	const char *id = a != NULL ? vdm_html_id(b, a) : NULL;
	struct vdm_node *n;
	struct vdm_buf target;

	if (href == NULL)
		return vdm_html_make(b, d, parent,
				     d->attrs == NULL ? "ref" : "hi");
	n = vdm_html_make(b, d, parent, "ref");
	vdm_buf_init(&target);
	if (id != NULL)
		vdm_buf_printf(&target, "#%s", id);
	else
		vdm_address_pointer(&target, href);
	vdm_node_set(b->rec, n, "target", vdm_buf_str(&target));
	vdm_buf_fini(&target);
	return n;
}

/* Whether the words of an element begin with a letter or digit. */
static int
is_bare(const struct vdm_node *d)
{
	struct vdm_buf label;
	const char *s;
	size_t used;
	int bare;

	vdm_buf_init(&label);
	vdm_node_content(d, &label);
	s = vdm_buf_str(&label);
	bare =
	    label.len > 0 && vdm_is_word(vdm_utf8_decode(s, label.len, &used));
	vdm_buf_fini(&label);
	return bare;
}

/* The mark of a note that stands elsewhere: another one led to it, or it is
 * none. Without brackets it would be a part of the word before it. */
static void
mark_at(struct vdm_html_reader *b, const struct vdm_node *d,
	struct vdm_node *parent)
{
	struct vdm_node *ref = reference(b, d, parent);
	int bare = is_bare(d);

	if (ref == NULL)
		return;
	vdm_node_set(b->rec, ref, "type", "note");
	if (bare)
		vdm_node_append(ref, vdm_node_chars(b->rec, "[", 1));
	vdm_html_inline(b, d, ref);
	if (bare)
		vdm_node_append(ref, vdm_node_chars(b->rec, "]", 1));
}

static void
link_to(struct vdm_html_reader *b, const struct vdm_node *d,
	struct vdm_node *parent)
{
	const char *href = vdm_node_attr(d, "href");
	struct vdm_html_anchor *a = href ? vdm_html_target(b, href) : NULL;

	if (vdm_html_is_backlink(d)) {
		vdm_html_drop(b, b->findings->backlink, d,
			      "a link from a note back to its mark");
		return;
	}
	if (a != NULL && a->note && !a->used && a->at != NULL &&
	    is_noteref(d)) {
		note_at(b, d, a, parent);
		return;
	}
	if (is_noteref(d) && href != NULL) {
		mark_at(b, d, parent);
		return;
	}
	vdm_html_inline(b, d, reference(b, d, parent));
}

static int
is_of_word(char c)
{
	return vdm_is_digit(c) || vdm_is_letter(c) || (c & 0x80) != 0;
}

/* A number that stands against a word: whoever looks for the source's letters
 * does not find them in the record. */
static void
report_glued(struct vdm_html_reader *b, const struct vdm_node *d,
	     const char *number)
{
	const struct vdm_node *p = vdm_node_prev(d), *n = d->next;
	const char *before =
	    p != NULL && !vdm_node_is_element(p) ? p->text : "";
	const char *after = n != NULL && !vdm_node_is_element(n) ? n->text : "";
	size_t end = strlen(before), start = end, used = 0;
	struct vdm_buf word;

	if (p != NULL && p->kind == VDM_KIND_TEXT)
		while (start > 0 && is_of_word(before[start - 1]))
			start--;
	if (n != NULL && n->kind == VDM_KIND_TEXT)
		while (is_of_word(after[used]))
			used++;
	if (start == end && used == 0)
		return;
	vdm_buf_init(&word);
	vdm_buf_put(&word, before + start, end - start);
	vdm_buf_puts(&word, number);
	vdm_buf_put(&word, after, used);
	/* as the source has it, and as it is now */
	vdm_buf_puts(&word, " (");
	vdm_buf_put(&word, before + start, end - start);
	vdm_buf_put(&word, after, used);
	vdm_buf_putc(&word, ')');
	vdm_diag(&b->sink, b->findings->number, &d->pos, vdm_buf_str(&word),
		 "the page number %.40s stands against the text; it is the "
		 "page break's now, and the text goes on without it",
		 number);
	vdm_buf_fini(&word);
}

void
vdm_html_page_break(struct vdm_html_reader *b, const struct vdm_node *d,
		    struct vdm_node *parent)
{
	struct vdm_node *n = vdm_html_make(b, d, parent, "pb");
	const char *label = vdm_node_attr(d, "aria-label");
	struct vdm_buf text;

	if (label == NULL)
		label = vdm_dom_attr(d, "title");
	vdm_buf_init(&text);
	vdm_node_content(d, &text);
	if (!vdm_is_blank(vdm_buf_str(&text))) {
		if (label != NULL && strcmp(label, vdm_buf_str(&text)) == 0)
			vdm_html_twice_note(b, d);
		label = vdm_buf_str(&text);
		report_glued(b, d, label);
	}
	if (!vdm_is_blank(label) && n != NULL)
		vdm_html_number(b, d, n, label);
	vdm_buf_fini(&text);
}

/* ---- what is carried as it is, or not at all ---- */

static int
is_dropped(const char *name)
{
	return strcmp(name, "script") == 0 || strcmp(name, "style") == 0 ||
	       strcmp(name, "template") == 0;
}

static int
is_player(const char *name)
{
	return strcmp(name, "audio") == 0 || strcmp(name, "video") == 0 ||
	       strcmp(name, "object") == 0 || strcmp(name, "iframe") == 0 ||
	       strcmp(name, "embed") == 0 || strcmp(name, "canvas") == 0;
}

/* The words for who cannot play it, with what they hold: mostly a link. */
static void
player_words(struct vdm_html_reader *b, const struct vdm_node *d,
	     struct vdm_node *n)
{
	struct vdm_node *desc = vdm_node_element(b->rec, "desc");
	const struct vdm_node *c;
	struct vdm_buf words;

	if (desc == NULL || b->depth >= 2 * VDM_LIMIT_DEPTH)
		return;
	b->depth++;
	for (c = d->first; c != NULL; c = c->next) {
		if (vdm_html_is_source(c))
			continue;
		if (!vdm_node_is_element(c) || !vdm_html_is_block(c)) {
			vdm_html_inline_node(b, c, desc);
			continue;
		}
		if (desc->first != NULL)
			vdm_node_append(desc, vdm_node_chars(b->rec, " ", 1));
		vdm_html_inline(b, c, desc);
	}
	b->depth--;
	vdm_buf_init(&words);
	vdm_node_content(desc, &words);
	if (!vdm_is_blank(vdm_buf_str(&words)))
		vdm_node_append(n, desc);
	vdm_buf_fini(&words);
}

int
vdm_html_player(struct vdm_html_reader *b, const struct vdm_node *d,
		struct vdm_node *parent)
{
	struct vdm_node *n = vdm_html_media(b, d, parent);

	if (n != NULL)
		player_words(b, d, n);
	return n != NULL;
}

/* What stands in `rp`, where it is more than a bracket. */
static void
brackets(struct vdm_html_reader *b, const struct vdm_node *rp)
{
	struct vdm_buf words;
	const char *s;
	size_t n, used;

	vdm_buf_init(&words);
	vdm_node_content(rp, &words);
	s = vdm_buf_str(&words);
	for (n = strlen(s); n > 0; s += used, n -= used)
		if (vdm_is_word(vdm_utf8_decode(s, n, &used))) {
			vdm_html_drop(b, b->findings->dropped, rp,
				      "only who sees no ruby is to read it");
			break;
		}
	vdm_buf_fini(&words);
}

int
vdm_html_special(struct vdm_html_reader *b, const struct vdm_node *d,
		 struct vdm_node *parent)
{
	const char *name = vdm_html_name(d);

	if (vdm_html_island(b, d, parent) || vdm_html_player(b, d, parent)) {
		return 1;
	} else if (strcmp(name, "rp") == 0) {
		brackets(b, d);
	} else if (is_dropped(name)) {
		vdm_html_drop(b, b->findings->dropped, d,
			      "a record has no place for it");
	} else if (is_player(name)) {
		vdm_diag(&b->sink, b->findings->player, &d->pos, NULL,
			 "<%s> is not carried; what is shown in its place is",
			 name);
		return 0;
	} else if (strcmp(d->name, "case") == 0 && name[0] == '\0') {
		vdm_html_drop(b, b->findings->dropped, d,
			      "of the alternatives the default one is kept");
	} else {
		return 0;
	}
	return 1;
}

/* ---- elements of a line ---- */

static struct vdm_node *
abbreviation(struct vdm_html_reader *b, const struct vdm_node *d,
	     struct vdm_node *parent)
{
	const char *full = vdm_dom_attr(d, "title");
	struct vdm_node *c = parent, *n;

	if (!vdm_is_blank(full)) {
		c = vdm_node_element(b->rec, "choice");
		vdm_node_append(parent, c);
	}
	n = vdm_html_make(b, d, c, "abbr");
	if (c != parent)
		vdm_node_add(b->rec, c, "expan", full);
	return n;
}

static struct vdm_node *
moment(struct vdm_html_reader *b, const struct vdm_node *d,
       struct vdm_node *parent)
{
	struct vdm_node *n = vdm_html_make(b, d, parent, "date");
	struct vdm_buf when;

	vdm_buf_init(&when);
	if (vdm_html_when(&when, vdm_dom_attr(d, "datetime")) == 0)
		vdm_node_set(b->rec, n, "when", vdm_buf_str(&when));
	vdm_buf_fini(&when);
	return n;
}

static int
has_child(const struct vdm_node *d, const char *name)
{
	return vdm_dom_child(d, VDM_NS_XHTML, name) != NULL;
}

/* Whether what stands in it stands in the ruby itself: a container of readings,
 * and what readings stand in though they have no place there. */
static int
is_passed(const struct vdm_node *c)
{
	if (c->first == NULL)
		return 0;
	if (vdm_html_is(c, "rtc"))
		return has_child(c, "rt") || has_child(c, "rp");
	return vdm_html_is(c, "rbc") ||
	       ((vdm_html_is(c, "rb") || vdm_html_is(c, "rp")) &&
		(has_child(c, "rt") || has_child(c, "rtc")));
}

/* What of a ruby is being read: what is passed stands in each other. */
struct passing {
	const struct vdm_node *at[4];
	struct vdm_node *before[4]; /* what was made before each */
	size_t depth;
};

/* Behind what is passed, of which all was read. */
static const struct vdm_node *
behind(struct vdm_html_reader *b, struct passing *p, const struct vdm_node *c,
       struct vdm_node *ruby)
{
	while (c->next == NULL && p->depth > 0) {
		const struct vdm_node *before = p->before[--p->depth];

		c = p->at[p->depth];
		vdm_html_passed(b, c,
				before != NULL ? before->next : ruby->first);
	}
	return c->next;
}

/* Words with their reading. The brackets that HTML has for readers who see no
 * ruby are no words. */
static void
ruby(struct vdm_html_reader *b, const struct vdm_node *d,
     struct vdm_node *parent)
{
	struct vdm_node *n = vdm_html_make(b, d, parent, "ruby");
	const struct vdm_node *c = d->first;
	struct passing p = {.depth = 0};

	while (c != NULL) {
		if (is_passed(c) && p.depth < 4) {
			p.at[p.depth] = c;
			p.before[p.depth++] = vdm_node_last(n);
			c = c->first;
			continue;
		}
		if (vdm_html_is(c, "rp"))
			brackets(b, c);
		else if (vdm_html_is(c, "rtc"))
			vdm_html_inline(b, c, vdm_html_make(b, c, n, "rt"));
		else if (c->kind != VDM_KIND_TEXT ||
			 !vdm_html_is(c->parent, "rp"))
			vdm_html_inline_node(b, c, n);
		c = behind(b, &p, c, n);
	}
	vdm_html_ruby_settle(b->rec, n);
}

/* Code in TEI is characters alone: what has more in it is only set as code. */
static int
is_set_as_code(const struct vdm_node *d, const struct vdm_html_tag *m)
{
	const struct vdm_node *c = d->first;

	while (c != NULL && !vdm_node_is_element(c))
		c = c->next;
	return c != NULL && m != NULL && strcmp(m->tei, "code") == 0;
}

static struct vdm_node *
span(struct vdm_html_reader *b, const struct vdm_node *d,
     struct vdm_node *parent, const struct vdm_html_tag *m)
{
	const char *by_type = tei_by_type(d), *name = vdm_html_name(d);
	const char *type = vdm_dom_attr(d, "epub:type");
	int lang = vdm_node_attr(d, "xml:lang") != NULL ||
		   vdm_node_attr(d, "lang") != NULL;
	struct vdm_node *n;

	if (by_type != NULL) {
		n = vdm_html_make(b, d, parent, by_type);
	} else if (lang && (m == NULL || strcmp(m->tei, "hi") == 0)) {
		n = vdm_html_make(b, d, parent, "foreign");
	} else if (is_set_as_code(d, m)) {
		n = vdm_html_make(b, d, parent, "hi");
		vdm_html_rend(b, n, "typewriter");
	} else if (m != NULL) {
		n = vdm_html_make(b, d, parent, m->tei);
	} else if (strcmp(name, "span") == 0 && type[0] == '\0' &&
		   vdm_node_attr(d, "class") == NULL &&
		   vdm_node_attr(d, "title") == NULL &&
		   vdm_html_label(d) == NULL &&
		   vdm_node_attr(d, "dir") == NULL && !vdm_html_is_hidden(d) &&
		   strcmp(vdm_dom_attr(d, "aria-hidden"), "true") != 0 &&
		   vdm_html_anchor(b, d) == NULL) {
		return parent;
	} else {
		n = vdm_html_make(b, d, parent, "hi");
		if (!vdm_is_blank(type))
			vdm_html_rend(b, n, type);
		if (strcmp(name, "span") != 0 && name[0] != '\0')
			vdm_html_rend(b, n, name);
	}
	if (m != NULL && vdm_html_tag_rend(m) != NULL)
		vdm_html_rend(b, n, vdm_html_tag_rend(m));
	return n;
}

struct vdm_node *
vdm_html_open(struct vdm_html_reader *b, const struct vdm_node *d,
	      struct vdm_node *parent)
{
	const char *name = vdm_html_name(d);

	if (strcmp(name, "br") == 0)
		return vdm_html_make(b, d, parent, "lb");
	if (strcmp(name, "a") == 0)
		return reference(b, d, parent);
	if (strcmp(name, "abbr") == 0 || strcmp(name, "acronym") == 0)
		return abbreviation(b, d, parent);
	if (strcmp(name, "time") == 0)
		return moment(b, d, parent);
	return span(b, d, parent, find_line(name));
}

/* What shows nothing by itself; but a file to play may stand outside of what
 * plays it. */
static void
nothing_there(struct vdm_html_reader *b, const struct vdm_node *d)
{
	const char *src = vdm_dom_attr(d, "src");

	b->wrappers_dropped++;
	if (vdm_html_is(d, "source") && !vdm_is_blank(src))
		vdm_diag(&b->sink, b->findings->player, &d->pos, src,
			 "<source> stands in nothing that plays it and is not "
			 "carried: \"%.200s\"",
			 src);
}

static void
element(struct vdm_html_reader *b, const struct vdm_node *d,
	struct vdm_node *parent)
{
	const char *name = vdm_html_name(d);

	if (vdm_html_is_waiting(b, d) || vdm_html_special(b, d, parent))
		return;
	if (vdm_html_is_page_break(d))
		vdm_html_page_break(b, d, parent);
	else if (strcmp(name, "img") == 0)
		vdm_html_picture(b, d, parent);
	else if (strcmp(name, "a") == 0)
		link_to(b, d, parent);
	else if (strcmp(name, "wbr") == 0 || strcmp(name, "source") == 0 ||
		 strcmp(name, "param") == 0 || strcmp(name, "track") == 0)
		nothing_there(b, d);
	else if (strcmp(name, "ruby") == 0)
		ruby(b, d, parent);
	else
		vdm_html_inline(b, d, vdm_html_open(b, d, parent));
}

void
vdm_html_inline_node(struct vdm_html_reader *b, const struct vdm_node *d,
		     struct vdm_node *parent)
{
	struct vdm_node *n;

	if (vdm_node_is_element(d)) {
		element(b, d, parent);
		return;
	}
	if (d->kind == VDM_KIND_TEXT) {
		n = vdm_node_chars(b->rec, d->text, strlen(d->text));
	} else if (d->kind == VDM_KIND_COMMENT) {
		n = vdm_node_comment(b->rec, d->text);
	} else {
		n = vdm_node_instruction(b->rec, d->name, d->text);
	}
	if (n != NULL)
		n->pos = d->pos;
	vdm_node_append(parent, n);
}

void
vdm_html_remarks(struct vdm_html_reader *b, const struct vdm_node *root,
		 struct vdm_node *parent)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_COMMENT ||
		    n->kind == VDM_KIND_INSTRUCTION)
			vdm_html_inline_node(b, n, parent);
}

void
vdm_html_inline(struct vdm_html_reader *b, const struct vdm_node *d,
		struct vdm_node *parent)
{
	const struct vdm_node *c;

	if (b->depth >= 2 * VDM_LIMIT_DEPTH)
		return;
	b->depth++;
	for (c = d->first; c != NULL; c = c->next)
		vdm_html_inline_node(b, c, parent);
	b->depth--;
}

void
vdm_html_content(struct vdm_html_reader *b, const struct vdm_node *d,
		 struct vdm_node *parent)
{
	if (vdm_html_has_block(d))
		b->blocks->all(b, d, parent);
	else if (parent != NULL)
		vdm_html_inline(b, d, parent);
}
