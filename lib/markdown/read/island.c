/* SPDX-License-Identifier: MIT */
/*
 * Formulas and drawings that stand in Markdown as they are, sounds and films,
 * which are what stands in them, too, and what was put in for the eye.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "html/carrier.h"
#include "html/island.h"
#include "html/ruby.h"
#include "markdown/read/reader.h"

/* Whether it is nothing but names of people of the record, "A, B:". */
static int
is_names(const struct vdm_record *rec, const char *s)
{
	size_t i, n = 0, length;

	do {
		s += n > 0 ? strlen(", ") : 0;
		for (i = 0, n = 0; i < rec->people_count; i++) {
			length = strlen(rec->people[i]->name);
			if (length > n &&
			    strncmp(s, rec->people[i]->name, length) == 0)
				n = length;
		}
		s += n;
	} while (n > 0 && strncmp(s, ", ", 2) == 0);
	return n > 0 && strcmp(s, ":") == 0;
}

/* Whether it is what the writer shows of a speech around, "ann:", of people
 * who are called in another way or whom nobody lists. */
static int
is_voice(const struct vdm_record *rec, const struct vdm_node *into,
	 const char *words)
{
	struct vdm_buf b;
	int is;

	while (into != NULL && vdm_node_attr(into, "who") == NULL)
		into = into->parent;
	vdm_buf_init(&b);
	if (into != NULL)
		vdm_speech_names(rec, into, &b);
	vdm_buf_putc(&b, ':');
	is = strcmp(vdm_buf_str(&b), words) == 0;
	vdm_buf_fini(&b);
	return is;
}

/* Whether it is what the writer shows of a gap, "[... 3 words, illegible]", or
 * "[illegible: " before what it holds. */
static int
is_gap_shown(const struct vdm_node *gap, const char *words)
{
	struct vdm_buf b;
	int filled, is = 0;

	if (gap == NULL || !vdm_html_is_gap(gap))
		return 0;
	vdm_buf_init(&b);
	/* what fills it is still to be read */
	for (filled = 0; filled < 2; filled++) {
		vdm_buf_clear(&b);
		vdm_html_gap_put(gap, filled, &b);
		is |= strcmp(vdm_buf_str(&b), words) == 0;
	}
	vdm_buf_fini(&b);
	return is;
}

int
vdm_md_is_shown(const struct vdm_md_reader *r, const struct vdm_md_tok *tok,
		const struct vdm_node *into, const char *words)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf name, value;
	int shown = 0, others = 0;

	if (tok->kind != VDM_MD_OPEN || tok->empty)
		return 0;
	vdm_buf_init(&name);
	vdm_buf_init(&value);
	/* one that carries more is somebody's: we write no more */
	while (vdm_md_attr_next(&at, end, &name, &value))
		if (strcmp(vdm_buf_str(&name), "data-vdm") == 0 &&
		    strcmp(vdm_buf_str(&value), "shown") == 0)
			shown = 1;
		else
			others++;
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	if (!shown || others > 0)
		return 0;
	if (strcmp(tok->name, "b") == 0)
		return is_names(r->rec, words) || is_voice(r->rec, into, words);
	return strcmp(words, "[\xe2\x80\xa6]") == 0 ||
	       strcmp(words, "[") == 0 || strcmp(words, " [") == 0 ||
	       strcmp(words, "]") == 0 || strcmp(words, "?]") == 0 ||
	       is_gap_shown(into, words);
}

/* Whether a page begins there. */
static int
is_page_break(const struct vdm_md_tok *tok)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf name, value;
	int is = 0;

	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (!is && vdm_md_attr_next(&at, end, &name, &value))
		is = vdm_words_have(
		    strcmp(vdm_buf_str(&name), "role") == 0 ? "doc-pagebreak"
		    : strcmp(vdm_buf_str(&name), "epub:type") == 0 ? "pagebreak"
								   : "",
		    vdm_buf_str(&value));
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	return is;
}

/* What has no words of the text in it, or is a thing of its own: the reader of
 * pages takes it as a whole. */
int
vdm_md_opens_island(const struct vdm_md_tok *tok)
{
	return tok->kind == VDM_MD_OPEN && !vdm_md_is_ours(tok) &&
	       (vdm_words_have("audio math rp script style svg template video",
			       tok->name) ||
		(strcmp(tok->name, "span") == 0 && is_page_break(tok)));
}

int
vdm_md_is_player(const struct vdm_md_tok *tok)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf name, value;
	int has = 0;

	if (!vdm_md_opens_island(tok) || tok->empty ||
	    !vdm_words_have("audio video", tok->name))
		return 0;
	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (!has && vdm_md_attr_next(&at, end, &name, &value))
		has = strcmp(vdm_buf_str(&name), "src") == 0 &&
		      !vdm_is_blank(vdm_buf_str(&value));
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
	return has;
}

void
vdm_md_player_ends(struct vdm_md_reader *r, const char *name, unsigned line)
{
	struct vdm_pos pos = {line, 0, 0};

	vdm_diag(r->sink, VDM_D_MARKDOWN_HTML_UNBALANCED, &pos, NULL,
		 "<%.20s> is not closed; it is taken to hold nothing", name);
}

const char *
vdm_md_element_end(const char *at, const char *end, const char *name)
{
	struct vdm_md_tok tok = {0};
	unsigned depth = 1;

	while (vdm_md_tok_next(&tok, &at, end)) {
		if (strcmp(tok.name, name) != 0)
			continue;
		if (tok.kind == VDM_MD_OPEN && !tok.empty)
			depth++;
		else if (tok.kind == VDM_MD_CLOSE && --depth == 0)
			return at;
	}
	return NULL;
}

/* The namespace is the node's, and says nothing in a record; HTML knows the
 * prefix of links without a declaration. */
static void
settle_xmlns(struct vdm_record *rec, struct vdm_node *root)
{
	const struct vdm_attr *a;
	struct vdm_node *n;
	int links = 0;

	for (n = root; n != NULL; n = vdm_node_step(n, root)) {
		if (!vdm_node_is_element(n))
			continue;
		vdm_node_set(rec, n, "xmlns", NULL);
		for (a = n->attrs; a != NULL; a = a->next)
			links |= strncmp(a->name, "xlink:", 6) == 0;
	}
	if (links)
		vdm_node_set(rec, root, "xmlns:xlink",
			     "http://www.w3.org/1999/xlink");
}

void
vdm_md_island(struct vdm_md_reader *r, struct vdm_node *into, const char *s,
	      size_t n, unsigned line)
{
	struct vdm_node *tree, *d, *c;
	struct vdm_buf b;
	int deep = 0;

	vdm_md_flush(r);
	vdm_buf_init(&b);
	vdm_buf_put(&b, s, n);
	tree = vdm_html_fragment(r->html.work, vdm_buf_str(&b), b.len, &deep);
	r->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	r->stop |= deep;
	for (d = tree != NULL ? tree->first : NULL; d != NULL; d = d->next) {
		for (c = d; c != NULL; c = vdm_node_step(c, d))
			c->pos.line = line;
		if (!vdm_html_is_island(d)) {
			vdm_html_inline_node(&r->html, d, into);
			vdm_html_attrs_report_all(&r->html, d);
			continue;
		}
		settle_xmlns(r->html.work, d);
		if (vdm_node_is(into, "formula") || vdm_node_is(into, "figure"))
			vdm_node_append(into, vdm_node_copy(r->rec, d));
		else
			vdm_html_island(&r->html, d, into);
	}
}

void
vdm_md_ruby_end(struct vdm_md_reader *r, struct vdm_node *ruby)
{
	vdm_md_flush(r);
	if (ruby != NULL && vdm_node_is(ruby, "ruby"))
		vdm_html_ruby_settle(r->rec, ruby);
}
