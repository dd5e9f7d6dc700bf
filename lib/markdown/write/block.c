/* SPDX-License-Identifier: MIT */
/* Blocks as Markdown; what Markdown has no form for as HTML. */
#include <string.h>

#include "base/sabotage.h"
#include "base/utf8.h"
#include "markdown/write/writer.h"

/* Whether what begins a block would be read as HTML's: a tag alone on its
 * line, or a comment. */
static int
begins_html(const char *s)
{
	const char *end = s + strcspn(s, "\n"), *at = s;
	struct vdm_md_tok tok = {0};

	if (*s != '<' || s[1] == '\0')
		return 0;
	if (!vdm_md_tok_next(&tok, &at, end) || tok.kind == VDM_MD_TEXT)
		return 0;
	if (tok.kind != VDM_MD_OPEN && tok.kind != VDM_MD_CLOSE)
		return 1;
	if (strcmp(tok.name, "div") == 0 || strcmp(tok.name, "p") == 0 ||
	    strcmp(tok.name, "table") == 0 || strcmp(tok.name, "li") == 0 ||
	    strcmp(tok.name, "ul") == 0 || strcmp(tok.name, "ol") == 0 ||
	    strcmp(tok.name, "td") == 0 || strcmp(tok.name, "th") == 0 ||
	    strcmp(tok.name, "tr") == 0)
		return 1;
	while (at < end && *at == ' ')
		at++;
	return at == end;
}

/* The one child that is not white space, or NULL. */
static const struct vdm_node *
only_child(const struct vdm_node *n)
{
	const struct vdm_node *c = vdm_node_skip_blank(n->first);

	return c != NULL && vdm_node_skip_blank(c->next) == NULL ? c : NULL;
}

int
vdm_md_write_para(struct vdm_md_writer *w, struct vdm_buf *out,
		  const struct vdm_node *node, const struct vdm_md_style *given)
{
	struct vdm_md_style style = *given;
	const struct vdm_node *only = only_child(node);
	size_t start = out->len;
	struct vdm_buf line;
	int ok;

	if (style.stop == NULL &&
	    (!vdm_md_is_line(node) || !vdm_node_holds_line(node)))
		return 0;
	if (only != NULL && vdm_node_is(only, "graphic") && !style.middle)
		return 0;
	if (only != NULL && vdm_node_is(only, "hi") && !style.middle)
		style.no_emphasis = 1;
	vdm_buf_init(&line);
	vdm_md_write_line(w, &line, node, &style);
	while (style.stop != NULL && line.len > 0 &&
	       line.data[line.len - 1] == ' ')
		vdm_buf_truncate(&line, line.len - 1);
	ok = line.len > 0 && line.data[line.len - 1] != ' ' &&
	     line.data[0] != ' ' && !line.failed &&
	     (style.middle || !begins_html(line.data));
	if (ok)
		vdm_buf_puts(out, vdm_buf_str(&line));
	else
		vdm_buf_truncate(out, start);
	vdm_buf_fini(&line);
	return ok;
}

/* ---- single blocks ---------------------------------------------------------
 */

static int
para(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
     const struct vdm_node *parent)
{
	enum vdm_md_para mode = vdm_md_para_in(parent);
	struct vdm_md_style style = {0};

	if (n->attrs != NULL ||
	    !vdm_node_is(n, mode == VDM_MD_PARA_SEG ? "seg" : "p") ||
	    mode == VDM_MD_PARA_DIRECT || mode == VDM_MD_PARA_LINES)
		return 0;
	style.turns = vdm_md_is_structure(parent);
	style.first_strong = vdm_node_is(parent, "sp") &&
			     vdm_node_skip_blank(parent->first) == n;
	if (!vdm_md_write_para(w, out, n, &style))
		return 0;
	vdm_buf_putc(out, '\n');
	return 1;
}

/* Words for the reader's rule, pictures left out, and notes too where they
 * will be footnotes. */
static void
words_of(const struct vdm_node *n, struct vdm_buf *out, int notes)
{
	const struct vdm_node *c = n;

	while (c != NULL) {
		if (c->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, c->text);
		if ((!notes && vdm_node_is(c, "note")) ||
		    vdm_node_is(c, "graphic")) {
			while (c != n && c->next == NULL)
				c = c->parent;
			c = c == n ? NULL : c->next;
			continue;
		}
		c = vdm_node_walk(c, n);
	}
}

/* A stage direction, or those present, in italics. */
static int
italic(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
       const struct vdm_node *parent)
{
	int present = vdm_node_is(n, "ab") && n->attrs != NULL &&
		      n->attrs->next == NULL &&
		      strcmp(n->attrs->name, "type") == 0 &&
		      strcmp(n->attrs->value, "participants") == 0;
	struct vdm_md_style style = {.no_emphasis = 1, .middle = 1};
	struct vdm_buf line;
	int ok;

	if (!(present || (vdm_node_is(n, "stage") && n->attrs == NULL)) ||
	    !vdm_md_has_stages(parent) || !vdm_node_has_text(n))
		return 0;
	vdm_buf_init(&line);
	words_of(n, &line, 0);
	ok = vdm_md_is_participants(vdm_buf_str(&line)) == present;
	vdm_buf_clear(&line);
	words_of(n, &line, 1);
	ok = ok && vdm_md_is_participants(vdm_buf_str(&line)) == present;
	vdm_buf_clear(&line);
	ok = ok && vdm_md_write_para(w, &line, n, &style) && line.len > 0 &&
	     strchr(line.data, '\n') == NULL && line.data[0] != '*' &&
	     (uint8_t)line.data[0] != 0xC2 && line.data[line.len - 1] != '*' &&
	     ((line.data[0] & 0x80) == 0) &&
	     ((line.data[line.len - 1] & 0x80) == 0);
	if (ok)
		vdm_buf_printf(out, "*%s*\n", vdm_buf_str(&line));
	vdm_buf_fini(&line);
	return ok;
}

/* A line that begins with as many signs as its level. */
static int
heading_line(struct vdm_md_writer *w, struct vdm_buf *out,
	     const struct vdm_node *head, unsigned level)
{
	struct vdm_md_style style = {.heading = 1, .middle = 1};
	struct vdm_buf line;
	int ok;

	vdm_buf_init(&line);
	ok = vdm_md_write_para(w, &line, head, &style);
	if (ok)
		vdm_buf_printf(out, "%.*s %s\n", (int)(level < 6 ? level : 6),
			       "######", vdm_buf_str(&line));
	vdm_buf_fini(&line);
	return ok;
}

/* A heading: of a division at its level, of anything else one lower than those
 * around. */
static int
heading(struct vdm_md_writer *w, struct vdm_buf *out,
	const struct vdm_node *head, unsigned around)
{
	unsigned level = around + 1;

	if (!vdm_node_is(head, "head"))
		return 0;
	if (vdm_md_is_structure(head->parent)
		? !vdm_heading_is_plain(&w->headings, head)
		: head->attrs != NULL)
		return 0;
	if (vdm_md_is_structure(head->parent))
		level = vdm_heading_level(&w->headings, head);
	return heading_line(w, out, head, level);
}

/* What was a heading where TEI has no place for one. */
static int
subheading(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *n, const struct vdm_node *parent)
{
	if (!vdm_node_is(n, "p") || !vdm_heading_is_stated_alone(n) ||
	    !(vdm_node_is(parent, "quote") || vdm_node_is(parent, "item") ||
	      vdm_node_is(parent, "note")))
		return 0;
	return heading_line(w, out, n, vdm_heading_stated(n));
}

static int
quotation(struct vdm_md_writer *w, struct vdm_buf *out,
	  const struct vdm_node *n)
{
	struct vdm_buf inner;

	if (!vdm_node_is(n, "quote") || n->attrs != NULL ||
	    vdm_node_holds_line(n) || vdm_node_skip_blank(n->first) == NULL)
		return 0;
	vdm_buf_init(&inner);
	vdm_md_write_blocks(w, &inner, n, 6, 0);
	vdm_md_indented(out, vdm_buf_str(&inner), "> ", "> ");
	vdm_buf_fini(&inner);
	return 1;
}

static int
is_info(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && s[0] != ' ' && s[n - 1] != ' ' &&
	       strpbrk(s, "`\\&\n\r\t") == NULL;
}

static int
code(struct vdm_buf *out, const struct vdm_node *n)
{
	const char *info = vdm_node_attr(n, "n"), *s, *p;
	size_t ticks = 2, run = 0;

	if (!vdm_node_is(n, "eg") || n->first == NULL ||
	    n->first->next != NULL || n->first->kind != VDM_KIND_TEXT ||
	    (n->attrs != NULL &&
	     (n->attrs->next != NULL || info == NULL || !is_info(info))))
		return 0;
	s = n->first->text;
	if (strchr(s, '\r') != NULL)
		return 0;
	for (p = s; *p != '\0'; p++) {
		run = *p == '`' ? run + 1 : 0;
		if (run > ticks)
			ticks = run;
	}
	ticks++;
	for (run = 0; run < ticks; run++)
		vdm_buf_putc(out, '`');
	VDM_SABOTAGE_PUT_STRING("code", NULL, s);
	vdm_buf_printf(out, "%s\n%s\n", info != NULL ? info : "", s);
	for (run = 0; run < ticks; run++)
		vdm_buf_putc(out, '`');
	vdm_buf_putc(out, '\n');
	return 1;
}

static int
rule(struct vdm_buf *out, const struct vdm_node *n)
{
	const char *unit = vdm_node_attr(n, "unit");
	const char *rend = vdm_node_attr(n, "rend");

	if (!vdm_node_is(n, "milestone") || unit == NULL || rend == NULL ||
	    n->attrs->next->next != NULL || strcmp(unit, "section") != 0 ||
	    strcmp(rend, "rule") != 0 || n->first != NULL)
		return 0;
	vdm_buf_puts(out, "***\n");
	return 1;
}

/* A line that is one image, in the paragraph `holder`. 0: it is none. */
static int
image_line(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *holder, const struct vdm_md_style *style)
{
	size_t start = out->len;

	vdm_md_write_line(w, out, holder, style);
	while (out->len > start && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	if (out->len == start || out->data[start] != '!') {
		vdm_buf_truncate(out, start);
		return 0;
	}
	vdm_buf_putc(out, '\n');
	return 1;
}

static int
figure(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n)
{
	const struct vdm_node *g = only_child(n);
	struct vdm_md_style style = {.middle = 1};
	struct vdm_node holder = {.kind = VDM_KIND_PARAGRAPH, .name = "p"};

	if (!vdm_node_is(n, "figure") || n->attrs != NULL || g == NULL ||
	    !vdm_node_is(g, "graphic") || vdm_node_has_text(n))
		return 0;
	holder.first = n->first;
	return image_line(w, out, &holder, &style);
}

/* The picture of a figure that holds more: an image by itself. */
static int
picture(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n)
{
	struct vdm_md_style style = {.middle = 1, .stop = n->next};
	struct vdm_node holder = {.kind = VDM_KIND_PARAGRAPH, .name = "p"};

	if (!vdm_node_is(n, "graphic"))
		return 0;
	holder.first = (struct vdm_node *)n;
	return image_line(w, out, &holder, &style);
}

static int
special(struct vdm_buf *out, const struct vdm_node *n)
{
	const char *s = n->text;

	if (n->kind == VDM_KIND_COMMENT && n->attrs == NULL &&
	    strpbrk(s, "\n\r\t") == NULL && strstr(s, "--") == NULL &&
	    strstr(s, "]{") == NULL &&
	    strncmp(s + strspn(s, " "), "who:", 4) != 0 &&
	    strncmp(s + strspn(s, " "), "within", 6) != 0 && s[0] != '>' &&
	    s[0] != '-' && *s != '\0' && s[strlen(s) - 1] != '-') {
		vdm_buf_printf(out, "<!--%s-->\n", s);
		return 1;
	}
	vdm_md_write_special(out, n, "div", 0);
	vdm_buf_putc(out, '\n');
	return 1;
}

/* ---- carriers ---------------------------------------------------------------
 */

/* Lines of verse in `lg`: `l` after `l`, up to *end. */
static int
verse(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *from,
      const struct vdm_node **end)
{
	const struct vdm_node *l = from;
	struct vdm_md_style style = {0};
	size_t start = out->len;

	*end = NULL;
	for (; l != NULL && vdm_node_is(l, "l");
	     l = vdm_node_skip_blank(l->next)) {
		struct vdm_buf line;
		int ok;

		vdm_buf_init(&line);
		ok = l->attrs == NULL &&
		     vdm_md_write_para(w, &line, l, &style) &&
		     strchr(line.data, '\n') == NULL &&
		     strstr(line.data, "<br>") == NULL;
		if (ok) {
			if (out->len > start)
				vdm_buf_puts(out, "\\\n");
			if (out->len > start && strchr("-=:", line.data[0]))
				vdm_buf_putc(out, '\\');
			vdm_buf_puts(out, line.data);
		}
		vdm_buf_fini(&line);
		if (!ok) {
			vdm_buf_truncate(out, start);
			return 0;
		}
	}
	vdm_buf_putc(out, '\n');
	*end = l;
	return 1;
}

/* Whether an element's blocks may stand in it as Markdown. */
static int
holds_markdown(const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next)
		if (vdm_md_is_island(c))
			return 0;
	return !vdm_node_holds_line(n) &&
	       vdm_node_skip_blank(n->first) != NULL &&
	       vdm_md_para_in(n) != VDM_MD_PARA_DIRECT;
}

static void
carrier(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
	unsigned level)
{
	if (!holds_markdown(n) || w->depth > VDM_LIMIT_DEPTH) {
		vdm_md_write_raw(w, out, n);
		vdm_buf_putc(out, '\n');
		return;
	}
	vdm_md_write_carrier(out, n, "div");
	vdm_md_show(w, out, n);
	vdm_buf_puts(out, "\n\n");
	vdm_md_write_blocks(w, out, n, level, 1);
	vdm_buf_puts(out, "\n</div>\n");
}

/* ---- blocks in a container ------------------------------------------------
 */

/* The form that Markdown has for a block; 0: none. */
static int
native(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
       const struct vdm_node *parent, unsigned level, int html)
{
	(void)html;
	if (!vdm_node_is_element(n))
		return special(out, n);
	if (vdm_md_is_structure(parent) && vdm_md_write_turn(w, out, n, level))
		return 1;
	return para(w, out, n, parent) || italic(w, out, n, parent) ||
	       subheading(w, out, n, parent) || quotation(w, out, n) ||
	       code(out, n) || rule(out, n) ||
	       (vdm_node_is(n, "list") && !vdm_node_is(parent, "list") &&
		vdm_md_write_list(w, out, n, level, '-')) ||
	       (vdm_node_is(n, "table") && !vdm_node_is(parent, "table") &&
		vdm_md_write_table(w, out, n)) ||
	       (vdm_node_is(parent, "figure")
		    ? picture(w, out, n)
		    : vdm_md_para_in(parent) == VDM_MD_PARA_P &&
			  figure(w, out, n));
}

void
vdm_md_write_block(struct vdm_md_writer *w, struct vdm_buf *out,
		   const struct vdm_node *n, const struct vdm_node *parent,
		   unsigned level, int html)
{
	size_t start = out->len, notes = w->notes_count;

	w->depth++;
	if (!native(w, out, n, parent, level, html)) {
		vdm_buf_truncate(out, start);
		vdm_md_footnotes_drop(w, notes);
		carrier(w, out, n, level);
	}
	w->depth--;
}

static int
is_division(struct vdm_md_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *head;

	if (!vdm_node_is(n, "div") || n->attrs != NULL)
		return 0;
	head = vdm_node_skip_blank(n->first);
	return head != NULL && vdm_node_is(head, "head") &&
	       vdm_heading_is_plain(&w->headings, head) &&
	       vdm_node_has_text(head) && vdm_md_is_line(head) &&
	       !vdm_node_has_text(n);
}

/* The level of a division's heading, which stands first in it. */
static unsigned
level_of(struct vdm_md_writer *w, const struct vdm_node *div)
{
	return vdm_heading_level(&w->headings, vdm_node_skip_blank(div->first));
}

/*
 * The first of the divisions that close a container and that headings alone
 * can mark; NULL: none. A heading ends what is open at its level and lower
 * ones: so each must be lower than the one around, and none lower than the one
 * before it.
 */
static const struct vdm_node *
divisions_find(struct vdm_md_writer *w, const struct vdm_node *parent,
	       unsigned around, int html)
{
	const struct vdm_node *c, *from = NULL;
	unsigned level, next = 1;

	if (!vdm_md_is_structure(parent))
		return NULL;
	for (c = vdm_node_last(parent); c != NULL; c = vdm_node_prev(c)) {
		if (vdm_node_is_blank(c))
			continue;
		if (!is_division(w, c))
			break;
		level = level_of(w, c);
		if (level <= around || level < next)
			break;
		next = level;
		from = c;
	}
	if (from != NULL && html && vdm_md_absorbs_heading(parent) &&
	    vdm_node_skip_blank(parent->first) == from)
		from = vdm_node_skip_blank(from->next);
	return from;
}

static void
division(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n)
{
	const struct vdm_node *head = vdm_node_skip_blank(n->first);
	unsigned level = level_of(w, n);

	heading(w, out, head, 0);
	if (vdm_node_skip_blank(head->next) != NULL) {
		vdm_buf_putc(out, '\n');
		vdm_md_write_blocks(w, out, n, level, 0);
	}
}

struct state {
	const struct vdm_node *parent, *divisions;
	unsigned level;
	int html, turn;
	char list; /* the mark of the list just before, or 0 */
};

/* Items and rows of an element that a carrier already opened. */
static const struct vdm_node *
merged(struct vdm_md_writer *w, struct vdm_buf *out, struct state *s,
       const struct vdm_node *c)
{
	const struct vdm_node *end = NULL;
	size_t start = out->len, notes = w->notes_count;

	if (vdm_node_is(s->parent, "lg") && vdm_node_is(c, "l") &&
	    verse(w, out, c, &end))
		return end != NULL ? end : s->parent;
	if (s->html && vdm_node_is(s->parent, "list") &&
	    vdm_node_is(c, "item") &&
	    vdm_md_write_items(w, out, c, s->level, 1, '-', &end))
		return end != NULL ? end : s->parent;
	vdm_buf_truncate(out, start);
	vdm_md_footnotes_drop(w, notes);
	return NULL;
}

/* The mark of a list of Markdown's: '-', '*', '.' or ')'; 0: it is HTML. */
static char
mark_of(const char *s)
{
	if (*s == '<')
		return '\0';
	return s[strspn(s, "0123456789")];
}

void
vdm_md_write_next(struct vdm_md_writer *w, struct vdm_buf *out,
		  const struct vdm_node *c, const struct vdm_node *parent,
		  unsigned level, int html, char *mark)
{
	size_t start = out->len, notes = w->notes_count;
	int list = vdm_node_is(c, "list");

	if (list && *mark != '\0' && !vdm_node_is(parent, "list")) {
		/* a list of the same mark would be one with the one before */
		if (vdm_md_write_list(w, out, c, level,
				      *mark == '-' ? '*' : '-') &&
		    mark_of(out->data + start) != *mark) {
			*mark = mark_of(out->data + start);
			return;
		}
		vdm_buf_truncate(out, start);
		vdm_md_footnotes_drop(w, notes);
		carrier(w, out, c, level);
		*mark = '\0';
		return;
	}
	vdm_md_write_block(w, out, c, parent, level, html);
	*mark = list && out->len > start ? mark_of(out->data + start) : '\0';
}

static void
one(struct vdm_md_writer *w, struct vdm_buf *out, struct state *s,
    const struct vdm_node *c)
{
	int structure = vdm_md_is_structure(s->parent);
	size_t start = out->len, notes = w->notes_count;

	if (structure && s->turn && vdm_md_continues(c)) {
		vdm_buf_puts(out, "<!-- who: -->\n");
		s->turn = 0;
	}
	if (structure && vdm_node_is_element(c) &&
	    vdm_md_write_turn(w, out, c, s->level)) {
		s->turn = 1;
		return;
	}
	if (structure && vdm_node_is_element(c) && c->kind == VDM_KIND_SPEECH)
		vdm_md_footnotes_drop(w, notes);
	if (out->len == start)
		s->turn = 0;
	if (vdm_node_is(c, "head") && s->html &&
	    vdm_md_absorbs_heading(s->parent) &&
	    vdm_node_skip_blank(s->parent->first) == c &&
	    heading(w, out, c, s->level))
		return;
	vdm_md_write_next(w, out, c, s->parent, s->level, s->html, &s->list);
}

void
vdm_md_write_blocks(struct vdm_md_writer *w, struct vdm_buf *out,
		    const struct vdm_node *parent, unsigned level, int html)
{
	struct state s = {.parent = parent, .level = level, .html = html};
	const struct vdm_node *c = vdm_node_skip_blank(parent->first), *end;
	size_t start = out->len;

	if (vdm_node_is(parent, "div") && !html) /* its heading stands */
		c = vdm_node_skip_blank(c->next);
	s.divisions = divisions_find(w, parent, level, html);
	while (c != NULL) {
		if (out->len > start)
			vdm_buf_putc(out, '\n');
		if (c == s.divisions) {
			for (; c != NULL; c = vdm_node_skip_blank(c->next)) {
				if (c != s.divisions)
					vdm_buf_putc(out, '\n');
				division(w, out, c);
			}
			return;
		}
		end = merged(w, out, &s, c);
		if (end != NULL) {
			c = end != parent ? end : NULL;
			continue;
		}
		if (!vdm_node_is(c, "list"))
			s.list = '\0';
		one(w, out, &s, c);
		c = vdm_node_skip_blank(c->next);
	}
}
