/* SPDX-License-Identifier: MIT */
/* One node of the record as XHTML: which element, and where it may stand. */
#include <stdint.h>
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "html/carrier.h"
#include "picture/media.h"
#include "html/write/writer.h"

/* What may stand where we are. */
enum place {
	IN_FLOW,
	IN_PHRASING, /* no blocks */
	IN_LIST,     /* li only */
	IN_GLOSSARY, /* dt, dd */
	IN_TABLE,    /* tr, and a caption first */
	IN_ROW       /* td, th */
};

struct shape {
	struct vdm_html_start tag;
	enum place inside;
	int empty; /* no end tag */
};

static void node(struct vdm_html_writer *w, const struct vdm_node *n,
		 enum place place, unsigned depth);

/* Inside other people's markup, and in a gap in a line, nothing is a block. */
static int
stands_as_block(const struct vdm_node *n)
{
	const struct vdm_node *p = n->parent;

	if (p != NULL && p->kind == VDM_KIND_GAP && !vdm_node_is_block(p))
		return 0;
	return vdm_node_is_block(n) &&
	       (vdm_node_ns(n) == NULL || p == NULL || vdm_node_ns(p) == NULL);
}

static int
look_for_flow(const struct vdm_node *n)
{
	if (vdm_html_is_footnote(n) || n->kind == VDM_KIND_COMMENT ||
	    n->kind == VDM_KIND_INSTRUCTION ||
	    (n->kind == VDM_KIND_GRAPHIC && vdm_html_picture_is_plain(n) &&
	     vdm_node_holds_line(n->parent)))
		return -1;
	return vdm_node_is_element(n) && stands_as_block(n);
}

/* Whether something below is written as a block. */
static int
has_flow(const struct vdm_node *root)
{
	return vdm_dom_any(root, look_for_flow);
}

static int
is_nothing(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_COMMENT || vdm_html_is_moved(n) ||
	       (n->kind == VDM_KIND_TEXT && vdm_is_blank(n->text));
}

/* Whether a list holds items only (1), labels and items in turn (2), or else
 * (0). */
static int
list_form(const struct vdm_node *n)
{
	const struct vdm_node *c;
	int items = 0, labels = 0, open = 0;

	for (c = n->first; c != NULL; c = c->next) {
		if (is_nothing(c))
			continue;
		if (vdm_node_is(c, "item")) {
			if (labels > 0 && !open)
				return 0;
			open = 0;
			items++;
		} else if (vdm_node_is(c, "label") && items == labels &&
			   !open && !has_flow(c)) {
			labels++;
			open = 1;
		} else {
			return 0;
		}
	}
	if (open || items == 0)
		return 0;
	return labels == 0 ? 1 : labels == items ? 2 : 0;
}

/* Whether all children are elements of that name, a head first let pass. */
static int
holds_only(const struct vdm_node *n, const char *name, int head)
{
	const struct vdm_node *c;
	int count = 0;

	for (c = n->first; c != NULL; c = c->next) {
		if (is_nothing(c))
			continue;
		if (head && count == 0 && vdm_node_is(c, "head") &&
		    !has_flow(c)) {
			head = 0;
			if (vdm_node_prev(c) != NULL &&
			    !is_nothing(vdm_node_prev(c)))
				return 0;
			continue;
		}
		if (!vdm_node_is(c, name))
			return 0;
		count++;
	}
	return count > 0;
}

static int
is_table(const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (!holds_only(n, "row", 1))
		return 0;
	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is(c, "row") && !holds_only(c, "cell", 0))
			return 0;
	return 1;
}

/* ---- which element ---- */

/* Whether an element holds other elements only, each of which is a thing of
 * its own: header data, a cast list's parts. */
static int
is_container(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (vdm_node_ns(n) != NULL || (!w->island && n->kind != VDM_KIND_BLOCK))
		return 0;
	if (n->kind == VDM_KIND_PARAGRAPH || vdm_node_has_text(n))
		return 0;
	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c))
			return 1;
	return 0;
}

static void
choose_generic(const struct vdm_html_writer *w, const struct vdm_node *n,
	       enum place place, struct shape *s)
{
	int flow = place != IN_PHRASING && has_flow(n);
	int holds = place != IN_PHRASING && is_container(w, n);
	int held =
	    place == IN_FLOW && n->parent != NULL && is_container(w, n->parent);

	if (place == IN_PHRASING ||
	    (!flow && !holds && !held && !stands_as_block(n)))
		s->tag.html = "span";
	else if (!flow && !holds && (held || vdm_node_holds_line(n)))
		s->tag.html = "p";
	else
		s->tag.html = "div";
	s->inside = s->tag.html[0] == 'd' ? IN_FLOW : IN_PHRASING;
}

static void
choose(struct shape *s, const char *html, enum place inside)
{
	s->tag.html = html;
	s->inside = inside;
}

static const char *
level_name(unsigned level)
{
	static const char *const names[VDM_HEADING_LEVELS] = {"h1", "h2", "h3",
							      "h4", "h5", "h6"};

	return names[level - 1];
}

static void
choose_heading(struct vdm_html_writer *w, const struct vdm_node *n,
	       enum place place, struct shape *s)
{
	if (place == IN_TABLE)
		choose(s, "caption", IN_FLOW);
	else if (place == IN_FLOW && vdm_html_is_caption(w, n))
		choose(s, "figcaption", has_flow(n) ? IN_FLOW : IN_PHRASING);
	else if (place == IN_FLOW && !w->island && n->parent != NULL &&
		 (vdm_node_is_section(n->parent) ||
		  vdm_heading_stated(n) > 0) &&
		 !has_flow(n) && !vdm_html_in_label_cell(n))
		choose(s, level_name(vdm_heading_level(&w->headings, n)),
		       IN_PHRASING);
	else
		choose_generic(w, n, place, s);
	s->tag.klass =
	    s->tag.html[0] == 'h' || s->tag.html[0] == 'f' || place == IN_TABLE
		? NULL
		: "head";
}

/* What was a heading where TEI has no place for one is one again. */
static void
choose_paragraph(struct vdm_html_writer *w, const struct vdm_node *n,
		 enum place place, struct shape *s)
{
	unsigned level = vdm_heading_stated(n);

	if (level > 0 && place == IN_FLOW && !w->island && !has_flow(n) &&
	    !vdm_html_in_label_cell(n))
		choose(s, level_name(level), IN_PHRASING);
	else
		choose_generic(w, n, place, s);
}

/* Lists that no `ul` can be, in a line say, may still be told as such. */
static int
is_items_only(const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c) ? !vdm_node_is(c, "item")
					   : !is_nothing(c))
			return 0;
	return n->first != NULL;
}

static void
choose_list(struct vdm_html_writer *w, const struct vdm_node *n,
	    enum place place, struct shape *s)
{
	int form = place == IN_FLOW ? list_form(n) : 0;

	if (form == 2) {
		choose(s, "dl", IN_GLOSSARY);
	} else if (form == 1) {
		choose(s, vdm_html_is_ordered(n) ? "ol" : "ul", IN_LIST);
	} else {
		choose_generic(w, n, place, s);
		s->tag.role = is_items_only(n) ? "list" : NULL;
		s->tag.klass = "list";
	}
}

static void
choose_item(struct vdm_html_writer *w, const struct vdm_node *n,
	    enum place place, struct shape *s)
{
	if (place == IN_LIST) {
		choose(s, "li", IN_FLOW);
	} else if (place == IN_GLOSSARY) {
		if (vdm_node_is(n, "label"))
			choose(s, "dt", IN_PHRASING);
		else
			choose(s, "dd", IN_FLOW);
	} else {
		choose_generic(w, n, place, s);
		if (vdm_node_is(n, "item")) {
			s->tag.klass = "listitem";
			s->tag.role =
			    is_items_only(n->parent) ? "listitem" : NULL;
		}
	}
}

static void
choose_table(struct vdm_html_writer *w, const struct vdm_node *n,
	     enum place place, struct shape *s)
{
	if (n->kind == VDM_KIND_TABLE && place == IN_FLOW && is_table(n)) {
		choose(s, "table", IN_TABLE);
	} else if (n->kind == VDM_KIND_ROW && place == IN_TABLE) {
		choose(s, "tr", IN_ROW);
	} else if (n->kind == VDM_KIND_CELL && place == IN_ROW) {
		choose(s, vdm_html_is_label_cell(n) ? "th" : "td", IN_FLOW);
	} else {
		choose_generic(w, n, place, s);
		s->tag.klass = n->kind == VDM_KIND_TABLE ? "table"
			       : n->kind == VDM_KIND_ROW ? "row"
							 : "cell";
	}
}

/* Whether an `a` may stand here: nothing below it is one as well. */
static int
can_be_link(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (!vdm_html_can_link(w, vdm_node_attr(n, "target")) || has_flow(n) ||
	    vdm_node_ns(n) != NULL)
		return 0;
	for (c = n->parent; c != NULL; c = c->parent)
		if (c->kind == VDM_KIND_LINK)
			return 0;
	for (c = n->first; c != NULL; c = vdm_node_walk(c, n))
		if (c->kind == VDM_KIND_LINK || c->kind == VDM_KIND_NOTE)
			return 0;
	return vdm_node_is(n, "ptr") || n->first != NULL;
}

static void
choose_link(struct vdm_html_writer *w, const struct vdm_node *n,
	    enum place place, struct shape *s)
{
	if (can_be_link(w, n)) {
		choose(s, "a", IN_PHRASING);
		s->tag.link = 1;
	} else {
		choose_generic(w, n, place, s);
	}
}

static void
choose_emphasis(struct vdm_html_writer *w, const struct vdm_node *n,
		enum place place, struct shape *s)
{
	const char *hi = vdm_html_tag_for_rend(vdm_node_attr(n, "rend"));

	choose_generic(w, n, place, s);
	if (strcmp(s->tag.html, "span") != 0)
		return;
	if (vdm_node_is(n, "emph"))
		s->tag.html = "em";
	else if (hi != NULL)
		s->tag.html = hi;
}

/* Elements of a line that XHTML has a name for. */
static void
choose_line(struct vdm_html_writer *w, const struct vdm_node *n,
	    enum place place, const char *html, struct shape *s)
{
	choose_generic(w, n, place, s);
	if (strcmp(s->tag.html, "span") == 0 && html != NULL)
		s->tag.html = html;
}

static void
choose_line_break(struct vdm_html_writer *w, const struct vdm_node *n,
		  enum place place, struct shape *s)
{
	choose_generic(w, n, place, s);
	if (n->first == NULL) {
		s->tag.html = "br";
		s->empty = 1;
	}
}

static void
choose_break(struct vdm_html_writer *w, const struct vdm_node *n,
	     enum place place, struct shape *s)
{
	const char *label = vdm_node_attr(n, "n");

	if (n->kind == VDM_KIND_LINE_BREAK) {
		choose_line_break(w, n, place, s);
		return;
	}
	choose_generic(w, n, place, s);
	if (n->first != NULL || w->island)
		return;
	if (strcmp(s->tag.html, "p") == 0)
		s->tag.html = "div";
	/* nobody can be sent to a page without a number */
	if (label == NULL || vdm_is_blank(label))
		return;
	s->tag.type = "pagebreak";
	s->tag.role = "doc-pagebreak";
}

static void
choose_graphic(struct vdm_html_writer *w, const struct vdm_node *n,
	       enum place place, struct shape *s)
{
	const char *player;

	choose_generic(w, n, place, s);
	vdm_html_picture_report(w, n);
	player = vdm_html_player_of(w, n);
	if (player != NULL && vdm_html_picture_is_plain(n)) {
		choose(s, player, IN_PHRASING);
		s->tag.extra = " controls=\"controls\"";
		s->tag.player = 1;
	} else if (vdm_html_picture_is_image(w, n)) {
		choose(s, "img", IN_PHRASING);
		s->empty = 1;
		s->tag.picture = 1;
	}
}

static const char *
speech_class(const struct vdm_node *n)
{
	return strcmp(n->name, "said") == 0 ? "speech narrated" : "speech";
}

static void
choose_class(struct vdm_html_writer *w, const struct vdm_node *n,
	     enum place place, const char *klass, struct shape *s)
{
	choose_generic(w, n, place, s);
	s->tag.klass = klass;
}

static void
choose_quotation(struct vdm_html_writer *w, const struct vdm_node *n,
		 enum place place, struct shape *s)
{
	if (place == IN_FLOW && vdm_node_is_block(n))
		choose(s, "blockquote", IN_FLOW);
	else
		choose_generic(w, n, place, s);
}

/* An element of its own among blocks only. */
static void
choose_flow(struct vdm_html_writer *w, const struct vdm_node *n,
	    enum place place, struct shape *s)
{
	if (place != IN_FLOW ||
	    (n->kind != VDM_KIND_FIGURE && vdm_html_in_label_cell(n))) {
		choose_generic(w, n, place, s);
		return;
	}
	choose(s,
	       n->kind == VDM_KIND_FIGURE ? "figure"
	       : n->kind == VDM_KIND_NOTE ? "aside"
					  : "section",
	       IN_FLOW);
	/* else each of them is a landmark, and none has a name */
	if (n->kind == VDM_KIND_NOTE)
		s->tag.role = "note";
}

static const char *
line_element(enum vdm_kind kind)
{
	return kind == VDM_KIND_TITLE      ? "cite"
	       : kind == VDM_KIND_ADDITION ? "ins"
					   : "del";
}

/* Of a line whose kind is none that HTML has. */
static const char *
other_element(const struct vdm_node *n)
{
	return vdm_node_is(n, "abbr") ? "abbr" : NULL;
}

static void
choose_kind(struct vdm_html_writer *w, const struct vdm_node *n,
	    enum place place, struct shape *s)
{
	switch (n->kind) {
	case VDM_KIND_DOCUMENT:
	case VDM_KIND_STRUCTURE:
	case VDM_KIND_DIVISION:
	case VDM_KIND_FIGURE:
	case VDM_KIND_NOTE:
		choose_flow(w, n, place, s);
		return;
	case VDM_KIND_HEADING:
		choose_heading(w, n, place, s);
		return;
	case VDM_KIND_SPEECH:
		choose_class(w, n, place, speech_class(n), s);
		return;
	case VDM_KIND_SPEAKER:
	case VDM_KIND_STAGE:
	case VDM_KIND_DATELINE:
	case VDM_KIND_PARTICIPANTS:
	case VDM_KIND_CLOSING:
	case VDM_KIND_SIGNATURE:
		choose_class(w, n, place, vdm_kind_name(n->kind), s);
		return;
	case VDM_KIND_LIST:
		choose_list(w, n, place, s);
		return;
	case VDM_KIND_ITEM:
		choose_item(w, n, place, s);
		return;
	case VDM_KIND_TABLE:
	case VDM_KIND_ROW:
	case VDM_KIND_CELL:
		choose_table(w, n, place, s);
		return;
	case VDM_KIND_QUOTATION:
		choose_quotation(w, n, place, s);
		return;
	case VDM_KIND_EMPHASIS:
		choose_emphasis(w, n, place, s);
		return;
	case VDM_KIND_TITLE:
	case VDM_KIND_ADDITION:
	case VDM_KIND_DELETION:
		choose_line(w, n, place, line_element(n->kind), s);
		return;
	case VDM_KIND_LINK:
		choose_link(w, n, place, s);
		return;
	case VDM_KIND_PAGE_BREAK:
	case VDM_KIND_LINE_BREAK:
		choose_break(w, n, place, s);
		return;
	case VDM_KIND_GRAPHIC:
		choose_graphic(w, n, place, s);
		return;
	case VDM_KIND_VERSE:
	case VDM_KIND_FOREIGN:
	case VDM_KIND_GAP:
	case VDM_KIND_UNCLEAR:
	case VDM_KIND_SUPPLIED:
	case VDM_KIND_CHOICE:
		choose_class(w, n, place, n->name, s);
		return;
	case VDM_KIND_PARAGRAPH:
		choose_paragraph(w, n, place, s);
		return;
	case VDM_KIND_HEADER:
	case VDM_KIND_BLOCK:
	case VDM_KIND_NAME:
	case VDM_KIND_DATE:
	case VDM_KIND_QUOTED:
	case VDM_KIND_SPAN:
	case VDM_KIND_NONE:
	case VDM_KIND_TEXT:
	case VDM_KIND_COMMENT:
	case VDM_KIND_INSTRUCTION:
	case VDM_KIND_COUNT:
		choose_line(w, n, place, other_element(n), s);
		return;
	}
}

static void
choose_shape(struct vdm_html_writer *w, const struct vdm_node *n,
	     enum place place, struct shape *s)
{
	const char *name;

	memset(s, 0, sizeof(*s));
	if (vdm_node_ns(n) != NULL)
		choose_generic(w, n, place, s);
	else
		choose_kind(w, n, place, s);
	name = vdm_html_native_name(w, n, s->tag.html);
	if (name != NULL && (place == IN_FLOW || strcmp(name, "hr") != 0)) {
		s->tag.html = name;
		s->empty = strcmp(name, "hr") == 0;
	}
}

/* Whether a reader takes this element for the right one by its name. */
static int
is_native(const struct vdm_node *n, const struct shape *s)
{
	const struct vdm_html_tag *m = vdm_html_tag_in_page(s->tag.html);
	const char *rend = vdm_node_attr(n, "rend");

	if (s->tag.type != NULL && n->kind == VDM_KIND_PAGE_BREAK)
		return strcmp(n->name, "pb") == 0;
	if (m == NULL || vdm_node_ns(n) != NULL || strcmp(m->tei, n->name) != 0)
		return 0;
	if (strcmp(s->tag.html, "a") == 0)
		return s->tag.link;
	return vdm_html_tag_rend(m) == NULL ||
	       (rend != NULL && !strcmp(rend, vdm_html_tag_rend(m)));
}

/* ---- writing ---- */

static void
children(struct vdm_html_writer *w, const struct vdm_node *n, enum place place,
	 unsigned depth)
{
	/* in other people's markup white space is theirs */
	int line = vdm_node_holds_line(n) || vdm_node_ns(n) != NULL;
	int apart = -1;
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next) {
		if (!line && c->kind == VDM_KIND_TEXT && vdm_is_blank(c->text))
			continue;
		if (vdm_html_is_told(w, c) ||
		    (place == IN_FLOW && vdm_html_is_in_caption(w, c)) ||
		    (place != IN_FLOW && place != IN_PHRASING &&
		     vdm_html_is_moved(c)))
			continue;
		if (w->open_count > 0 && w->open[w->open_count - 1] == n)
			w->split(w->context, c);
		node(w, c, place, depth + 1);
		if (!line)
			vdm_buf_putc(w->out, place != IN_PHRASING ? '\n' : ' ');
		else if (place == IN_PHRASING || place == IN_FLOW)
			vdm_html_keep_apart(w, c, c->next, &apart);
	}
}

static void
make_id(struct vdm_html_writer *w, const struct vdm_node *n, struct shape *s,
	char id[32])
{
	const char *own = vdm_html_node_id(w, n);
	const char *label = vdm_node_attr(n, "n");
	const struct vdm_node *name;
	size_t level = 1;
	const struct vdm_node *p;
	struct vdm_buf b;
	int speaks;

	if (w->island || w->file == VDM_HTML_NO_FILE)
		return;
	name = vdm_html_contents_name(w, n);
	speaks = w->turn != NULL && n->kind == VDM_KIND_SPEECH &&
		 vdm_node_ns(n) == NULL && vdm_node_attr(n, "who") != NULL;
	if (name == NULL && s->tag.type == NULL && !speaks)
		return;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, VDM_EPUB_ID "%u", ++w->made_ids);
	memcpy(id, vdm_buf_str(&b), b.len < 31 ? b.len + 1 : 1);
	vdm_buf_fini(&b);
	s->tag.id = own == NULL ? id : NULL;
	for (p = n->parent; p != NULL; p = p->parent)
		if (vdm_node_is_section(p) &&
		    (vdm_headings_has(&w->headings, p) ||
		     (p->parent != NULL && vdm_node_is(p, "TEI"))))
			level++;
	if (speaks)
		w->turn(w->context, n, id, own);
	if (name != NULL)
		w->contents(w->context, name, NULL, level, id, own);
	else if (s->tag.type != NULL && label != NULL && !vdm_is_blank(label))
		w->contents(w->context, NULL, label, 1, id, own);
}

/* Whether its children are written a line each. */
static int
has_lines(const struct vdm_node *n, const struct shape *s)
{
	const struct vdm_node *c = n->first;

	while (c != NULL && c->kind == VDM_KIND_TEXT && vdm_is_blank(c->text))
		c = c->next;
	return c != NULL && vdm_node_ns(n) == NULL && !vdm_node_holds_line(n) &&
	       s->inside != IN_PHRASING;
}

static void element(struct vdm_html_writer *w, const struct vdm_node *n,
		    enum place place, unsigned depth);

static void
in_line(struct vdm_html_writer *w, const struct vdm_node *n, unsigned depth)
{
	element(w, n, IN_PHRASING, depth);
}

static void
element(struct vdm_html_writer *w, const struct vdm_node *n, enum place place,
	unsigned depth)
{
	const char *beside = vdm_html_words_beside(w, n);
	struct shape s;
	char id[32] = "";
	int opened = 0;

	choose_shape(w, n, place, &s);
	s.tag.native = is_native(n, &s);
	make_id(w, n, &s, id);
	vdm_buf_printf(w->out, "<%s", s.tag.html);
	vdm_html_write_tag(w, n, &s.tag);
	if (s.tag.picture)
		vdm_html_write_alt(w, n);
	if (beside != NULL)
		vdm_html_write_attr(w, VDM_CARRIER_TEXT, beside);
	if (vdm_html_is_repeated(w, n) && vdm_node_attr(n, "rend") == NULL)
		vdm_buf_puts(w->out, " hidden=\"hidden\"");
	if (s.empty) {
		vdm_buf_puts(w->out, "/>");
		return;
	}
	if (beside != NULL) {
		vdm_buf_printf(w->out, "></%s>", s.tag.html);
		return;
	}
	vdm_buf_putc(w->out, '>');
	if (has_lines(n, &s))
		vdm_buf_putc(w->out, '\n');
	if (!w->island && s.inside == IN_FLOW && vdm_node_is_section(n) &&
	    w->open_count < 256 && w->open_count == depth) {
		w->open[w->open_count++] = n;
		opened = 1;
	}
	if (place != IN_FLOW && place != IN_PHRASING && place != IN_TABLE)
		vdm_html_write_points(w, n, 0, depth, in_line);
	vdm_html_write_shown(w, n);
	vdm_html_write_speaker(w, n, s.inside == IN_PHRASING);
	if (n->kind == VDM_KIND_PAGE_BREAK && n->first == NULL)
		vdm_html_write_turn(w, n, s.tag.type != NULL);
	if (s.tag.link && vdm_node_is(n, "ptr") && n->first == NULL)
		vdm_html_write_pointer(w, vdm_node_attr(n, "target"));
	children(w, n, s.inside, depth);
	vdm_html_write_shown_end(w, n);
	if (strcmp(s.tag.html, "figcaption") == 0)
		vdm_html_write_in_caption(w, n, depth, in_line);
	if (place != IN_FLOW && place != IN_PHRASING && place != IN_TABLE)
		vdm_html_write_points(w, n, 1, depth, in_line);
	if (opened)
		w->open_count--;
	vdm_buf_printf(w->out, "</%s>", s.tag.html);
}

static void
line(struct vdm_html_writer *w, const struct vdm_node *n, unsigned depth)
{
	children(w, n, IN_PHRASING, depth);
}

static void
node(struct vdm_html_writer *w, const struct vdm_node *n, enum place place,
     unsigned depth)
{
	if (depth > VDM_LIMIT_DEPTH) {
		w->too_deep = 1;
		return;
	}
	if (n->kind == VDM_KIND_TEXT)
		vdm_html_write_text(w, n->text);
	else if (n->kind == VDM_KIND_COMMENT)
		vdm_html_write_comment(w, n);
	else if (n->kind == VDM_KIND_INSTRUCTION)
		vdm_html_write_instruction(w, n);
	else if (n == vdm_record_header(w->rec) && !w->island)
		vdm_buf_puts(w->out, "<div data-vdm=\"header\"></div>");
	else if (vdm_html_is_footnote(n) && vdm_node_ns(n) == NULL)
		vdm_html_write_noteref(w, n);
	else if (vdm_node_ns(n) != NULL
		     ? !vdm_html_write_island(w, n)
		     : w->island || !vdm_html_write_ruby(w, n, depth, line))
		element(w, n, place, depth);
}

void
vdm_html_write_element(struct vdm_html_writer *w, const struct vdm_node *n,
		       unsigned depth)
{
	node(w, n, IN_FLOW, depth);
}

void
vdm_html_write_section_start(struct vdm_html_writer *w,
			     const struct vdm_node *n, int more)
{
	const char *lang = vdm_node_attr(n, "xml:lang");

	vdm_buf_puts(w->out, "<section");
	if (more)
		vdm_buf_puts(w->out, " data-vdm=\"more\"");
	if (lang != NULL && vdm_language_is_code(lang)) {
		vdm_html_write_attr(w, "xml:lang", lang);
		vdm_html_write_attr(w, "lang", lang);
	}
	vdm_buf_puts(w->out, ">\n");
}

void
vdm_html_write_children(struct vdm_html_writer *w, const struct vdm_node *n,
			unsigned depth)
{
	children(w, n, IN_FLOW, depth);
}
