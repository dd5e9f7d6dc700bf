/* SPDX-License-Identifier: MIT */
/* HTML that stands for itself, read as a page of a book is: a block that opens
 * and closes what it holds, and tags in a line. What our own writer put there
 * (html/carrier.h), and tags that enclose Markdown, are read tag by tag. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/carrier.h"
#include "markdown/read/reader.h"

/* All that our writer marks a tag with begins so. */
static int
may_be_ours(const struct vdm_md_tok *tok)
{
	static const char data[] = "data-";
	size_t n = sizeof(data) - 1, i;

	for (i = 0; i + n < tok->inner_n; i++)
		if ((tok->inner[i] | 0x20) == 'd' &&
		    strncasecmp(tok->inner + i, data, n) == 0)
			return 1;
	return 0;
}

int
vdm_md_is_ours(const struct vdm_md_tok *tok)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf name, value;
	int ours = 0;

	if (tok->kind != VDM_MD_OPEN || !may_be_ours(tok))
		return 0;
	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (!ours && vdm_md_attr_next(&at, end, &name, &value)) {
		const char *s = vdm_buf_str(&name);

		ours = strncmp(s, VDM_CARRIER_NAME, strlen(VDM_CARRIER_NAME)) ==
			   0 ||
		       strcmp(s, VDM_MD_NS) == 0 ||
		       strcmp(s, VDM_MD_COMMENT_ATTR) == 0 ||
		       strcmp(s, VDM_MD_PI_ATTR) == 0 ||
		       strcmp(s, VDM_CARRIER_TEXT) == 0 ||
		       (strncmp(s, "data-vdm", 8) == 0 &&
			(strcmp(tok->name, "span") == 0 ||
			 strcmp(tok->name, "b") == 0)) ||
		       strcmp(s, "data-who") == 0;
	}
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	return ours;
}

/* ---- whether a block stands for itself --------------------------------- */

/*
 * Elements whose end tag HTML does not ask for (HTML Living Standard,
 * 13.1.2.4): which of them a start tag ends, and what it does not look beyond.
 */
static const struct {
	const char *opens, *ends, *within;
} implied[] = {
    {"li", "li", "ul ol menu"},
    {"dt dd", "dt dd", "dl"},
    {"td th", "td th", "tr table"},
    {"tr", "tr td th", "table thead tbody tfoot"},
    {"thead tbody tfoot", "caption colgroup thead tbody tfoot tr td th",
     "table"},
    {"option", "option", "select optgroup"},
    {"optgroup", "option optgroup", "select"},
    {"rb rt rp", "rt rp rb", "ruby rtc"},
    {"rtc", "rt rp rb rtc", "ruby"},
    {"address article aside blockquote center details dialog dir div dl "
     "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
     "hr main menu nav ol p pre section table ul",
     "p", "td th li dd dt div blockquote section article button caption"},
};

struct scan {
	struct vdm_md_reader *r;
	int say;    /* findings are wanted */
	int faults; /* so many there are */
	struct open {
		char name[32];
		unsigned line;
		size_t content; /* words before it */
	} open[VDM_LIMIT_DEPTH];
	size_t depth;
	unsigned ended; /* elements that others ended: their end tag may come */
	size_t content; /* runs of words, pictures and the like */
	unsigned tags;
};

static void
report(struct scan *s, const char *name, unsigned line, const char *what)
{
	s->faults++;
	if (s->say)
		vdm_md_unbalanced(s->r, name, line, what);
}

static void
pop_to(struct scan *s, size_t depth)
{
	while (s->depth > depth) {
		const struct open *o = &s->open[--s->depth];

		if (!vdm_html_tag_is(o->name, VDM_HTML_OPTIONAL))
			report(s, o->name, o->line,
			       "is not closed where it was opened; it ends as "
			       "HTML has it");
	}
}

static void
end_implied(struct scan *s, const char *name)
{
	size_t i, k;

	if (vdm_html_tag_is(name, VDM_HTML_LINE))
		return; /* what stands in a line ends nothing */
	for (i = 0; i < sizeof(implied) / sizeof(implied[0]); i++) {
		if (!vdm_words_have(implied[i].opens, name))
			continue;
		for (k = s->depth; k > 0; k--) {
			const char *o = s->open[k - 1].name;

			if (vdm_words_have(implied[i].within, o))
				break;
			if (vdm_words_have(implied[i].ends, o)) {
				s->ended++;
				pop_to(s, k - 1);
				break;
			}
		}
	}
}

/* 0: the block does not stand for itself. */
static int
scan_open(struct scan *s, const struct vdm_md_tok *tok, unsigned line)
{
	struct open *o;

	if (vdm_md_is_ours(tok))
		return 0;
	s->tags++;
	end_implied(s, tok->name);
	if (tok->empty) {
		s->content++;
		return 1;
	}
	if (s->depth == VDM_LIMIT_DEPTH) {
		s->r->stop = 1;
		return 0;
	}
	o = &s->open[s->depth++];
	memcpy(o->name, tok->name, sizeof(o->name));
	o->line = line;
	o->content = s->content;
	return 1;
}

static int
scan_close(struct scan *s, const struct vdm_md_tok *tok, unsigned line)
{
	size_t k = s->depth;

	while (k > 0 && strcmp(s->open[k - 1].name, tok->name) != 0)
		k--;
	if (k > 0) {
		/* Crossed tags: HTML opens again what was closed too early. */
		if (k < s->depth && vdm_html_tag_is(tok->name, VDM_HTML_LINE)) {
			report(s, tok->name, line,
			       "crosses another element; it is read as HTML "
			       "has it");
			memmove(&s->open[k - 1], &s->open[k],
				(s->depth - k) * sizeof(s->open[0]));
			s->depth--;
		} else {
			pop_to(s, k);
			s->depth--;
		}
		return 1;
	}
	/* of a block it may end what was opened before this one, unless
	 * something in this one was ended before its end tag */
	if (!vdm_html_tag_is(tok->name, VDM_HTML_LINE) &&
	    (!vdm_html_tag_is(tok->name, VDM_HTML_OPTIONAL) || s->ended == 0))
		return 0;
	s->ended -= s->ended > 0;
	report(s, tok->name, line,
	       "is closed here and was not opened; its end tag is left out");
	return 1;
}

/* Behind the end tag of an element that holds characters alone. */
static const char *
raw_text_end(const char *at, const char *end, const char *name)
{
	size_t n = strlen(name);

	for (; at < end; at++)
		if (*at == '<' && at + 1 < end && at[1] == '/' &&
		    (size_t)(end - at) > n + 2 &&
		    strncasecmp(at + 2, name, n) == 0)
			return at;
	return end;
}

/* A start tag that our writer may have written without a mark of its own. */
static int
is_plain(const struct vdm_md_tok *tok)
{
	const struct vdm_html_tag *t = vdm_html_tag_get(tok->name);
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf name, value;
	int plain = t != NULL && (t->is & VDM_HTML_WRITTEN) != 0;

	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (plain && vdm_md_attr_next(&at, end, &name, &value))
		plain = (t->own != NULL &&
			 strcmp(vdm_buf_str(&name), t->own) == 0) ||
			strcmp(vdm_buf_str(&name), "alt") == 0;
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	return plain;
}

/* Whether every "&" begins one of the references that our writer writes. */
static int
is_escaped(const char *s, size_t n)
{
	const char *end = s + n;

	for (; (s = memchr(s, '&', (size_t)(end - s))) != NULL; s++)
		if (strncmp(s, "&lt;", 4) != 0 && strncmp(s, "&amp;", 5) != 0 &&
		    strncmp(s, "&#123;", 6) != 0 && s[1] != ' ')
			return 0;
	return 1;
}

/*
 * A paragraph or table as our writer sets it out where Markdown has no form
 * for it: every tag plain, every end tag there, no white space between tags.
 * HTML5 would read the same but for what no page holds: a table in a
 * paragraph, a paragraph without words.
 */
static int
is_as_written(const char *s)
{
	const char *at = s, *end = s + strlen(s);
	const char *open[VDM_LIMIT_DEPTH];
	size_t n[VDM_LIMIT_DEPTH], depth = 0;
	struct vdm_md_tok tok = {0};

	while (end > s && end[-1] == '\n')
		end--;
	if (strncmp(s, "<p>", 3) != 0 && strncmp(s, "<table>", 7) != 0)
		return 0;
	while (vdm_md_tok_next(&tok, &at, end)) {
		if (tok.kind == VDM_MD_OPEN) {
			if (!is_plain(&tok) || depth == VDM_LIMIT_DEPTH)
				return 0;
			if (!tok.empty) {
				open[depth] = tok.s + 1;
				n[depth++] = strlen(tok.name);
			}
		} else if (tok.kind == VDM_MD_CLOSE) {
			if (depth-- == 0 || strlen(tok.name) != n[depth] ||
			    strncmp(open[depth], tok.name, n[depth]) != 0)
				return 0;
		} else if (tok.kind != VDM_MD_TEXT ||
			   vdm_is_blank_n(tok.inner, tok.inner_n) ||
			   !is_escaped(tok.inner, tok.inner_n)) {
			return 0;
		}
	}
	return depth == 0;
}

/* Whether a block opens and closes what it holds, or leaves open only what
 * HTML closes by itself; how many times another than its own end closes it. */
static int
is_whole(struct vdm_md_reader *r, cmark_node *block, int say, int *faults)
{
	const char *s = cmark_node_get_literal(block), *at = s, *end;
	int first = cmark_node_get_start_line(block);
	struct scan scan;
	struct vdm_md_tok tok = {0};
	size_t i;

	*faults = 0;
	if (s == NULL || is_as_written(s))
		return 0;
	scan.depth = scan.content = scan.tags = scan.ended = 0;
	scan.r = r;
	scan.say = say;
	scan.faults = 0;
	end = s + strlen(s);
	while (vdm_md_tok_next(&tok, &at, end)) {
		unsigned line = vdm_md_source_line(r->src, first);

		if (tok.kind == VDM_MD_OPEN) {
			if (!scan_open(&scan, &tok, line))
				return 0;
			if (!tok.empty &&
			    vdm_html_tag_is(tok.name, VDM_HTML_RAW)) {
				at = raw_text_end(at, end, tok.name);
				scan.content++;
			}
		} else if (tok.kind == VDM_MD_CLOSE) {
			if (!scan_close(&scan, &tok, line))
				return 0;
		} else if (tok.kind == VDM_MD_TEXT) {
			scan.content += !vdm_is_blank_n(tok.inner, tok.inner_n);
		}
		for (i = 0; tok.s + i < at; i++)
			first += tok.s[i] == '\n';
	}
	for (i = 0; i < scan.depth; i++)
		if (scan.open[i].content == scan.content ||
		    !vdm_html_tag_is(scan.open[i].name,
				     VDM_HTML_OPTIONAL | VDM_HTML_LINE))
			return 0;
	pop_to(&scan, 0);
	*faults = scan.faults;
	return scan.tags > 0 && scan.content > 0;
}

/* ---- before the text is read ------------------------------------------- */

/* The lines of the piece are lines of the file. */
static void
lines_set(struct vdm_md_reader *r, struct vdm_node *tree, int first)
{
	struct vdm_node *n;

	for (n = tree; n != NULL; n = vdm_node_step(n, tree)) {
		int line = n->pos.line > 0 ? (int)n->pos.line : 1;
		int last = (int)n->pos.end > line ? (int)n->pos.end : line;

		n->pos.line = vdm_md_source_line(r->src, first + line - 1);
		n->pos.end = vdm_md_source_line(r->src, first + last - 1);
	}
}

static struct vdm_node *
tree_of(struct vdm_md_reader *r, const char *s, int first)
{
	struct vdm_node *tree;
	struct vdm_buf b;
	int deep = 0;
	size_t n;

	vdm_buf_init(&b);
	vdm_md_close_empty(&b, s, strlen(s));
	for (n = b.len; n > 0 && (b.data[n - 1] == '\n');)
		n--;
	tree = vdm_html_fragment(r->html.work, vdm_buf_str(&b), n, &deep);
	if (b.failed)
		r->rec->arena.failed = 1;
	vdm_buf_fini(&b);
	r->stop |= deep;
	if (tree != NULL)
		lines_set(r, tree, first);
	return tree;
}

/* A name that something is to have, as it is written and without escapes. */
static void
name_want(struct vdm_md_reader *r, const char *name)
{
	struct vdm_buf plain;
	const char *key = vdm_arena_strdup(&r->rec->arena, name);

	if (name[0] == '\0' || key == NULL)
		return;
	vdm_strmap_put(&r->wanted, key, 0);
	if (strchr(name, '%') == NULL)
		return;
	vdm_buf_init(&plain);
	vdm_address_decode(&plain, name, strlen(name));
	key = vdm_arena_strdup(&r->rec->arena, vdm_buf_str(&plain));
	if (key != NULL && !plain.failed)
		vdm_strmap_put(&r->wanted, key, 0);
	r->rec->arena.failed |= plain.failed;
	vdm_buf_fini(&plain);
}

static int
tag_want(struct vdm_md_reader *r, const struct vdm_md_tok *tok)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf name, value, href;
	int found, carried = 0;

	vdm_buf_init(&name);
	vdm_buf_init(&value);
	vdm_buf_init(&href);
	while (vdm_md_attr_next(&at, end, &name, &value)) {
		if (strcmp(vdm_buf_str(&name), "href") == 0)
			vdm_buf_puts(&href, vdm_buf_str(&value));
		carried |= strcmp(vdm_buf_str(&name), "data-tei-target") == 0;
	}
	found = vdm_buf_str(&href)[0] == '#';
	if (found)
		vdm_html_want(&r->html, vdm_buf_str(&href));
	/* a carrier says itself to which id it leads */
	if (found && !carried)
		name_want(r, vdm_buf_str(&href) + 1);
	r->rec->arena.failed |= name.failed || value.failed || href.failed;
	vdm_buf_fini(&href);
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	return found;
}

/* Whether tags of HTML lead to a place in the text; then it is wanted. */
static int
tags_want(struct vdm_md_reader *r, const char *s)
{
	const char *at = s, *end = s + strlen(s);
	struct vdm_md_tok tok = {0};
	int found = 0;

	if (strchr(s, '#') == NULL)
		return 0;
	while (vdm_md_tok_next(&tok, &at, end))
		if (tok.kind == VDM_MD_OPEN && strcmp(tok.name, "a") == 0)
			found |= tag_want(r, &tok);
	return found;
}

/* A block that was made a tree before the text is read. */
struct raw {
	struct vdm_node *tree;
	int faults;
};

static void
block_prepare(struct vdm_md_reader *r, cmark_node *n)
{
	struct raw *raw;
	int faults;

	if (!is_whole(r, n, 0, &faults))
		return;
	raw = vdm_arena_alloc(&r->html.work->arena, sizeof(*raw));
	if (raw == NULL)
		return;
	raw->faults = faults;
	raw->tree =
	    tree_of(r, cmark_node_get_literal(n), cmark_node_get_start_line(n));
	if (raw->tree == NULL)
		return;
	cmark_node_set_user_data(n, raw);
	vdm_html_links_collect(&r->html, raw->tree);
}

static struct vdm_node *
tree_made(cmark_node *n)
{
	const struct raw *raw = cmark_node_get_type(n) == CMARK_NODE_HTML_BLOCK
				    ? cmark_node_get_user_data(n)
				    : NULL;

	return raw != NULL ? raw->tree : NULL;
}

/* The names that links of the text lead to. Whether any link, one of HTML's
 * too, leads to a place in it. */
static int
links_want(struct vdm_md_reader *r, const struct vdm_cmark_marks *m)
{
	const char *s;
	int found = 0;
	size_t i;

	for (i = 0; i < m->count; i++) {
		cmark_node *n = m->node[i];

		if (cmark_node_get_type(n) == CMARK_NODE_LINK) {
			s = cmark_node_get_url(n);
			name_want(r, s + 1);
			if (m->html)
				vdm_html_want(&r->html, s);
			found = 1;
			continue;
		}
		s = cmark_node_get_literal(n);
		if (s == NULL)
			continue;
		found |= tags_want(r, s);
		if (cmark_node_get_type(n) != CMARK_NODE_HTML_INLINE)
			found |= strchr(s, '#') != NULL;
	}
	return found;
}

/*
 * Where a link leads to a place in the text, all trees are made before it is
 * read: the place, or the note, may be in any of them. Else each is made, and
 * let go of, where it is read.
 */
static void
prepare(struct vdm_md_reader *r, const struct vdm_cmark_marks *m)
{
	struct vdm_node *tree;
	size_t i;

	for (i = 0; i < m->count && !r->stop; i++)
		if (cmark_node_get_type(m->node[i]) == CMARK_NODE_HTML_BLOCK)
			block_prepare(r, m->node[i]);
	for (i = 0; i < m->count && !r->stop; i++)
		if ((tree = tree_made(m->node[i])) != NULL)
			vdm_html_targets_find(&r->html, tree);
	for (i = 0; i < m->count && !r->stop; i++)
		if ((tree = tree_made(m->node[i])) != NULL)
			vdm_html_notes_pair(&r->html, tree);
}

/* Lets go of a block's tree that nobody needs any more. */
static void
forget(struct vdm_md_reader *r)
{
	if (r->html_links || r->html.work->arena.failed)
		return;
	r->html.rec->arena.failed |= r->html.taken.failed;
	vdm_strmap_fini(&r->html.taken);
	vdm_record_clear(r->html.work);
}

static const char *
picture(struct vdm_html_reader *h, const struct vdm_node *d, const char *src)
{
	(void)h;
	(void)d;
	return src;
}

static const struct vdm_html_findings findings = {
    .dropped = VDM_D_MARKDOWN_HTML_DROPPED,
    .player = VDM_D_MARKDOWN_HTML_DROPPED,
    .backlink = VDM_D_MARKDOWN_HTML_LAYOUT,
    .number = VDM_D_MARKDOWN_HTML_LAYOUT,
};

int
vdm_md_raw_init(struct vdm_md_reader *r, const struct vdm_cmark_marks *m)
{
	struct vdm_html_reader *h = &r->html;

	if (m->html) {
		h->work = vdm_record_new();
		if (h->work == NULL)
			return -1;
		h->work->root = NULL;
		h->rec = r->rec;
		if (r->sink != NULL)
			h->sink = *r->sink;
		h->path = "";
		h->findings = &findings;
		h->blocks = &vdm_html_blocks;
		h->amid_text = 1;
		h->picture = picture;
	}
	r->html_links = links_want(r, m);
	if (!m->html)
		return 0;
	if (r->html_links)
		prepare(r, m);
	return h->work->arena.failed || h->by_key.failed ? -1 : 0;
}

int
vdm_md_raw_fini(struct vdm_md_reader *r)
{
	struct vdm_html_reader *h = &r->html;
	int rc;

	rc = r->wanted.failed || r->named.failed || r->slugs[0].failed ||
		     r->slugs[1].failed
		 ? -1
		 : 0;
	vdm_strmap_fini(&r->wanted);
	vdm_strmap_fini(&r->named);
	vdm_strmap_fini(&r->slugs[0]);
	vdm_strmap_fini(&r->slugs[1]);
	if (h->work == NULL)
		return rc;
	rc |= h->work->arena.failed || h->by_key.failed || h->ids.failed ||
		      h->begins.failed
		  ? -1
		  : 0;
	vdm_strmap_fini(&h->by_key);
	vdm_strmap_fini(&h->ids);
	vdm_strmap_fini(&h->begins);
	vdm_strmap_fini(&h->types);
	vdm_buf_fini(&h->types_said);
	vdm_buf_fini(&h->data_said);
	vdm_record_free(h->work);
	return rc;
}

void
vdm_md_raw_end(struct vdm_md_reader *r)
{
	struct vdm_html_reader *h = &r->html;
	struct vdm_node *body = vdm_record_body(r->rec);

	vdm_md_links_settle(r);
	if (h->work == NULL || body == NULL)
		return;
	vdm_html_notes_unused(h, body);
	/* what else a link leads to, and nothing stands for, is before it all
	 */
	vdm_html_begins(h, body->first);
	vdm_html_anchors_left(h);
	if (h->pairs > 0)
		vdm_diag(r->sink, VDM_D_MARKDOWN_BACKLINK, NULL, NULL,
			 "%u note%s known by links there and back: the text of "
			 "each stands at its mark, and the links are not "
			 "carried",
			 h->pairs, h->pairs == 1 ? " is" : "s are");
	vdm_html_data_report(h, r->sink, VDM_D_MARKDOWN_HTML_LAYOUT);
	vdm_html_types_report(h, r->sink, VDM_D_MARKDOWN_HTML_LAYOUT);
	if (r->html_divisions)
		vdm_html_wrap(r->rec);
	if (h->attrs_dropped > 0)
		vdm_diag(r->sink, VDM_D_MARKDOWN_HTML_LAYOUT, NULL, NULL,
			 "%u attributes of HTML that say how it looks or "
			 "behaves are not "
			 "carried; the words are",
			 h->attrs_dropped);
}

/* ---- reading ------------------------------------------------------------ */

static int
heading_level(const struct vdm_node *d)
{
	const char *name = vdm_html_name(d);

	return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' &&
		       name[2] == '\0' && !vdm_html_is_empty(d)
		   ? name[1] - '0'
		   : 0;
}

static void
heading(struct vdm_md_reader *r, const struct vdm_node *d, int level)
{
	struct vdm_node *head = vdm_md_heading(r, level);
	struct vdm_node *like = vdm_html_make(&r->html, d, NULL, "head");
	const struct vdm_attr *a;

	if (head == NULL || like == NULL)
		return;
	head->pos = d->pos;
	if (vdm_node_is(head->parent, "div") && head->parent->pos.line == 0)
		head->parent->pos = d->pos;
	for (a = like->attrs; a != NULL; a = a->next)
		vdm_node_set(r->rec, head, a->name, a->value);
	vdm_html_inline(&r->html, d, head);
}

/* What stands between two headings. */
static void
run(struct vdm_md_reader *r, struct vdm_node *group)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *holder, *c;

	if (group->first == NULL)
		return;
	vdm_md_flush(r);
	if (f->tight || vdm_md_para_in(f->at) == VDM_MD_PARA_DIRECT) {
		if (f->at->first != NULL)
			vdm_node_append(f->at, vdm_node_chars(r->rec, " ", 1));
		vdm_html_content(&r->html, group, f->at);
		vdm_html_attrs_report_all(&r->html, group);
		return;
	}
	holder = vdm_node_element(
	    r->rec, vdm_md_is_structure(f->at) ? "div" : f->at->name);
	vdm_html_flow(&r->html, group, holder);
	vdm_html_attrs_report_all(&r->html, group);
	while (holder != NULL && (c = holder->first) != NULL) {
		vdm_node_unlink(c);
		r->html_divisions |= vdm_node_is(c, "div");
		vdm_md_place(r, vdm_md_top(r), c);
	}
}

/* The tree of a block that stands for itself, else NULL; what is wrong in it
 * was said. */
static struct vdm_node *
tree_for(struct vdm_md_reader *r, cmark_node *block)
{
	const struct raw *raw = cmark_node_get_user_data(block);
	int faults = raw != NULL ? raw->faults : 0;

	if (r->html_links ? raw == NULL : !is_whole(r, block, 0, &faults))
		return NULL;
	if (faults > 0)
		is_whole(r, block, 1, &faults);
	return raw != NULL ? raw->tree
			   : tree_of(r, cmark_node_get_literal(block),
				     cmark_node_get_start_line(block));
}

int
vdm_md_raw(struct vdm_md_reader *r, cmark_node *block)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *tree, *c, *group;
	int level;

	if ((f->html && !f->wants_p) || f->turn_div)
		return 0;
	tree = tree_for(r, block);
	if (tree == NULL)
		return 0;
	group = vdm_node_element_ns(r->html.work, VDM_NS_XHTML, "div");
	while (group != NULL && (c = tree->first) != NULL) {
		vdm_node_unlink(c);
		level = heading_level(c);
		if (level == 0 || f->tight) {
			vdm_node_append(group, c);
			continue;
		}
		run(r, group);
		group = vdm_node_element_ns(r->html.work, VDM_NS_XHTML, "div");
		heading(r, c, level);
		vdm_html_attrs_report_all(&r->html, c);
	}
	if (group != NULL)
		run(r, group);
	forget(r);
	return 1;
}

/* The tag as an element of a tree. */
static struct vdm_node *
dom_of(struct vdm_md_reader *r, const struct vdm_md_tok *tok)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_node *d =
	    vdm_node_element_ns(r->html.work, VDM_NS_XHTML, tok->name);
	struct vdm_buf name, value;

	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (d != NULL && vdm_md_attr_next(&at, end, &name, &value))
		if (vdm_node_attr(d, vdm_buf_str(&name)) == NULL)
			vdm_node_set(r->html.work, d, vdm_buf_str(&name),
				     vdm_buf_str(&value));
	if (name.failed || value.failed)
		r->rec->arena.failed = 1;
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	return d;
}

/* What HTML does not know stands in a line, too; a source alone is of nothing.
 */
static int
may_stand_in_line(const char *name)
{
	return strcmp(name, "img") != 0 && strcmp(name, "source") != 0 &&
	       !vdm_html_tag_is(name,
				VDM_HTML_BLOCK | VDM_HTML_APART | VDM_HTML_RAW);
}

struct vdm_node *
vdm_md_raw_tag(struct vdm_md_reader *r, const struct vdm_md_tok *tok,
	       struct vdm_node *into, unsigned line)
{
	struct vdm_node *d, *n = into;

	if (vdm_md_is_ours(tok) || !may_stand_in_line(tok->name))
		return NULL;
	d = dom_of(r, tok);
	if (d == NULL)
		return NULL;
	d->pos.line = line;
	vdm_html_targets_find(&r->html, d);
	vdm_md_flush(r);
	if (strcmp(tok->name, "wbr") != 0)
		n = vdm_html_open(&r->html, d, into);
	vdm_html_attrs_report(&r->html, d);
	return n;
}
