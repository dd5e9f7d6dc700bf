/* SPDX-License-Identifier: MIT */
/* Blocks of HTML: carriers, and what people write. */
#include <string.h>

#include "base/utf8.h"
#include "html/carrier.h"
#include "markdown/front.h"
#include "markdown/read/reader.h"

static int
is_one_of(const char *name, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return 0;
}

#define IS_ONE_OF(s, names)                                                    \
	is_one_of(s, names, sizeof(names) / sizeof(*(names)))

static int
is_block_tag(const char *tag)
{
	return vdm_html_tag_is(tag, VDM_HTML_BLOCK | VDM_HTML_APART);
}

/* Tags that hold blocks and say no more. */
static int
is_wrapper(const char *tag)
{
	return vdm_html_tag_is(tag, VDM_HTML_WRAPPER);
}

static int
is_transparent(struct vdm_md_tok *tok)
{
	static const char *const always[] = {
	    "col", "colgroup", "tbody", "tfoot", "thead", "body", "html"};
	static const char *const bare[] = {"div", "span"};
	size_t i;

	if (IS_ONE_OF(tok->name, always))
		return 1;
	for (i = 0; i < tok->inner_n; i++)
		if (!vdm_is_space((unsigned char)tok->inner[i]))
			return 0;
	return IS_ONE_OF(tok->name, bare);
}

/* The value of one of a tag's attributes; 0: it has none of that name. */
static int
attr_of(const struct vdm_md_tok *tok, const char *name, struct vdm_buf *value)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf key;
	int found = 0;

	vdm_buf_init(&key);
	while (!found && vdm_md_attr_next(&at, end, &key, value))
		found = strcmp(vdm_buf_str(&key), name) == 0;
	vdm_buf_fini(&key);
	return found;
}

static int
has_attr(struct vdm_md_tok *tok, const char *name)
{
	struct vdm_buf v;
	int has;

	vdm_buf_init(&v);
	has = attr_of(tok, name, &v);
	vdm_buf_fini(&v);
	return has;
}

static int
is_carrier(struct vdm_md_tok *tok)
{
	return has_attr(tok, VDM_CARRIER_NAME) ||
	       has_attr(tok, VDM_MD_COMMENT_ATTR) ||
	       has_attr(tok, VDM_MD_PI_ATTR);
}

/* ---- attributes --------------------------------------------------------- */

/* Whether an attribute is one that a tag read by itself does not keep, though
 * it says something. */
static int
is_lost(const char *element, const char *name, const char *value)
{
	switch (vdm_html_attr_get(element, name, value)) {
	case VDM_HTML_ATTR_LOST:
		return 1;
	case VDM_HTML_ATTR_KEPT:
		return strcmp(name, "class") != 0 &&
		       strcmp(name, "hidden") != 0 && !vdm_is_blank(value);
	case VDM_HTML_ATTR_LAYOUT:
		break;
	}
	return 0;
}

/* Whether the attribute that it becomes says another thing already, as an
 * attribute before it has it: `said` has the values by name. */
static int
is_second(struct vdm_md_reader *r, struct vdm_strmap *said,
	  const struct vdm_md_tok *tok, const char *name, const char *value)
{
	const char *tei = vdm_md_attr_becomes(tok->name, name, value);
	size_t first;

	if (tei == NULL || strcmp(tei, "rend") == 0 ||
	    !vdm_md_attr_is_kept(tok->name, name, value))
		return 0;
	if (vdm_strmap_get(said, tei, &first))
		return strcmp((const char *)first, value) != 0;
	value = vdm_arena_strdup(&r->rec->arena, value);
	if (value != NULL)
		vdm_strmap_put(said, tei, (size_t)value);
	return 0;
}

/* Of pandoc's, which says who speaks in it; elsewhere nobody reads that. */
static int
is_turn(const struct vdm_md_tok *tok)
{
	struct vdm_buf class;
	int is;

	vdm_buf_init(&class);
	is = attr_of(tok, "class", &class) &&
	     (strstr(vdm_buf_str(&class), "turn") != NULL ||
	      strstr(vdm_buf_str(&class), "speech") != NULL);
	vdm_buf_fini(&class);
	return is;
}

void
vdm_md_attrs_lost(struct vdm_md_reader *r, const struct vdm_md_tok *tok,
		  unsigned line)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	unsigned dropped = tok->dropped, lost = 0;
	struct vdm_pos pos = {.line = line};
	struct vdm_strmap said = {0};
	struct vdm_buf name, value;

	if (dropped == 0)
		return;
	vdm_buf_init(&name);
	vdm_buf_init(&value);
	while (vdm_md_attr_next(&at, end, &name, &value)) {
		const char *n = vdm_buf_str(&name), *v = vdm_buf_str(&value);

		if (!is_second(r, &said, tok, n, v) &&
		    (vdm_md_attr_is_kept(tok->name, n, v) ||
		     !is_lost(tok->name, n, v))) {
			vdm_html_data_note(&r->html, n, v,
					   strcmp(n, "data-who") == 0 &&
					       !is_turn(tok));
			continue;
		}
		lost++;
		vdm_diag(r->sink, VDM_D_MARKDOWN_HTML_DROPPED, &pos, v,
			 "the attribute \"%.40s\" of <%.40s> is not carried: "
			 "\"%.80s\"",
			 n, tok->name, v);
	}
	r->html.attrs_dropped += dropped > lost ? dropped - lost : 0;
	r->rec->arena.failed |= said.failed;
	vdm_strmap_fini(&said);
	vdm_buf_fini(&name);
	vdm_buf_fini(&value);
}

/* ---- blocks ------------------------------------------------------------- */

static struct vdm_md_frame *
implied_p(struct vdm_md_reader *r, unsigned line)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *p = vdm_node_element(r->rec, "p");

	if (p == NULL)
		return f;
	p->pos.line = line;
	vdm_md_place(r, f, p);
	f = vdm_md_push(r, p);
	if (f == NULL)
		return vdm_md_top(r);
	f->html = f->implied = 1;
	strcpy(f->tag, "p");
	return f;
}

static void
implied_close(struct vdm_md_reader *r, unsigned line)
{
	size_t i;

	for (i = r->count; i > 1 && r->frames[i - 1].html; i--)
		if (r->frames[i - 1].implied) {
			while (r->count > i)
				vdm_md_pop(r, line, 0);
			vdm_md_pop(r, line, 1);
			return;
		}
}

/* pandoc's ::: {.turn who="a b"}. */
static struct vdm_node *
turn_open(struct vdm_md_reader *r, struct vdm_md_tok *tok)
{
	struct vdm_buf class, who, value;
	struct vdm_node *said = NULL;
	const char *c, *t;
	size_t n;

	vdm_buf_init(&class);
	vdm_buf_init(&who);
	vdm_buf_init(&value);
	if (is_turn(tok) && attr_of(tok, "class", &class) &&
	    attr_of(tok, "data-who", &who)) {
		said = vdm_node_element(r->rec, "said");
		c = vdm_buf_str(&who);
		vdm_buf_printf(&r->marks, "%s who %s\n", vdm_buf_str(&class),
			       c);
		vdm_buf_clear(&value);
		while ((t = vdm_who_next(&c, &n)) != NULL) {
			size_t mark = *t == '#';

			vdm_buf_printf(&value, "%s#", value.len > 0 ? " " : "");
			vdm_md_id_put(&value, t + mark, n - mark);
		}
		if (said != NULL) {
			vdm_node_set(r->rec, said, "who", vdm_buf_str(&value));
			vdm_node_set(r->rec, said, "direct", "false");
		}
	}
	vdm_buf_fini(&class);
	vdm_buf_fini(&who);
	vdm_buf_fini(&value);
	return said;
}

/* A wrapper with attributes: a text of its own; a note, as in a page. */
static struct vdm_node *
wrapper_open(struct vdm_md_reader *r, struct vdm_md_tok *tok,
	     struct vdm_node **inside)
{
	struct vdm_node *outer = vdm_md_element(r->rec, tok, NULL);

	*inside = NULL;
	if (outer == NULL)
		return NULL;
	if (strcmp(tok->name, "aside") == 0) {
		(void)vdm_node_rename(r->rec, outer, vdm_node_ns(outer),
				      "note");
		vdm_node_set(r->rec, outer, "type", NULL);
		*inside = outer;
		return outer;
	}
	(void)vdm_node_rename(r->rec, outer, vdm_node_ns(outer),
			      "floatingText");
	if (strcmp(tok->name, "div") == 0) {
		const char *rend = vdm_node_attr(outer, "rend");

		vdm_node_set(r->rec, outer, "type", NULL);
		if (rend != NULL && strchr(rend, ' ') == NULL &&
		    strcmp(rend, "hidden") != 0) {
			vdm_node_set(r->rec, outer, "type", rend);
			vdm_node_set(r->rec, outer, "rend", NULL);
		}
	}
	*inside = vdm_node_add(r->rec, outer, "body", NULL);
	return outer;
}

/* The element that a tag opens, put in its place; *inside is where what it
 * holds goes. */
static struct vdm_node *
open_node(struct vdm_md_reader *r, struct vdm_md_tok *tok, int *turn,
	  struct vdm_node **inside)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *n;

	*turn = 0;
	*inside = NULL;
	if (!is_carrier(tok)) {
		if (tok->name[0] == 'h' && tok->name[1] >= '1' &&
		    tok->name[1] <= '6' && tok->name[2] == '\0' && f->wants_p) {
			*inside = vdm_md_heading(r, tok->name[1] - '0');
			return *inside;
		}
		n = turn_open(r, tok);
		*turn = n != NULL;
		if (n == NULL && is_wrapper(tok->name)) {
			n = wrapper_open(r, tok, inside);
			vdm_md_place(r, f, n);
			return n;
		}
		if (n == NULL)
			n = vdm_md_element(r->rec, tok, f->at);
		if (n != NULL && strcmp(tok->name, "pre") == 0) {
			(void)vdm_node_rename(r->rec, n, vdm_node_ns(n), "eg");
			vdm_node_set(r->rec, n, "type", NULL);
		}
	} else {
		n = vdm_md_element(r->rec, tok, f->at);
	}
	vdm_md_place(r, f, n);
	if (n != NULL)
		n->tagged = 1;
	/* what stands in the carrier of a comment is no comment */
	*inside = n != NULL && vdm_node_is_element(n) ? n : f->at;
	return n;
}

/* A picture that stands by itself. */
static int
picture(struct vdm_md_reader *r, struct vdm_md_tok *tok)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *fig;

	if (strcmp(tok->name, "img") != 0 || !f->wants_p || is_carrier(tok))
		return 0;
	fig = vdm_node_element(r->rec, "figure");
	if (fig == NULL)
		return 1;
	vdm_node_append(fig, vdm_md_element(r->rec, tok, fig));
	vdm_md_place(r, f, fig);
	return 1;
}

static void
open_tag(struct vdm_md_reader *r, struct vdm_md_tok *tok, unsigned line)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *n, *inside = NULL;
	int carrier = is_carrier(tok), turn = 0, transparent, wants_p;

	if (carrier || is_block_tag(tok->name))
		implied_close(r, line);
	else if (picture(r, tok))
		return;
	else if (f->wants_p)
		implied_p(r, line);
	f = vdm_md_top(r);
	if (!carrier && is_transparent(tok)) {
		if (tok->empty)
			return;
		inside = f->at;
	} else {
		n = open_node(r, tok, &turn, &inside);
		vdm_md_attrs_lost(r, tok, line);
		if (n == NULL || tok->empty)
			return;
		n->pos.line = line;
	}
	if (inside == NULL)
		return;
	transparent = inside == f->at;
	wants_p = f->wants_p;
	f = vdm_md_push(r, inside);
	if (f == NULL)
		return;
	f->html = 1;
	f->turn_div = turn;
	memcpy(f->tag, tok->name, sizeof(f->tag));
	f->wants_p =
	    turn || (!carrier && (is_wrapper(tok->name) ||
				  strcmp(tok->name, "blockquote") == 0));
	if (transparent)
		f->wants_p = wants_p;
}

static void
close_tag(struct vdm_md_reader *r, struct vdm_md_tok *tok, unsigned line)
{
	size_t i;

	for (i = r->count; i > 1 && r->frames[i - 1].html; i--)
		if (!r->frames[i - 1].implied &&
		    strcmp(r->frames[i - 1].tag, tok->name) == 0)
			break;
	if (i <= 1 || !r->frames[i - 1].html) {
		vdm_md_unbalanced(
		    r, tok->name, line,
		    "is closed here and was not opened; its end tag is "
		    "left out");
		return;
	}
	while (r->count > i)
		vdm_md_pop(r, line, 0);
	if (strcmp(tok->name, "ruby") == 0)
		vdm_md_ruby_end(r, r->frames[i - 1].node);
	vdm_md_pop(r, line, 1);
}

/* ---- <!-- who: a b; cert: medium -->, <!-- within --> ------------------ */

static const char *
value_copy(struct vdm_md_reader *r, const char *s, size_t n)
{
	while (n > 0 && vdm_is_space((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	return n > 0 ? vdm_arena_strndup(&r->rec->arena, s, n) : NULL;
}

static const char *
who_copy(struct vdm_md_reader *r, const char *s)
{
	struct vdm_buf b;
	const char *t, *copy;
	size_t n;

	vdm_buf_init(&b);
	while ((t = vdm_who_next(&s, &n)) != NULL)
		vdm_buf_printf(&b, "%s%s%.*s", b.len > 0 ? " " : "",
			       strcspn(t, ":/#") < n ? "" : "#", (int)n, t);
	copy = b.len > 0 ? vdm_arena_strdup(&r->rec->arena, vdm_buf_str(&b))
			 : NULL;
	vdm_buf_fini(&b);
	return copy;
}

/* One thing that the comment says beside the ids: "cert: medium", "label". */
static void
who_item(struct vdm_md_reader *r, struct vdm_md_frame *f, const char *s,
	 size_t n)
{
	const char *colon = memchr(s, ':', n), *v;

	if (colon == NULL) {
		f->label |= n >= 5 && memcmp(s, "label", 5) == 0;
		return;
	}
	v = value_copy(r, colon + 1, n - (size_t)(colon + 1 - s));
	if (strncmp(s, "cert:", 5) == 0)
		f->cert = v;
	else if (strncmp(s, "resp:", 5) == 0)
		f->resp = v;
	else if (strncmp(s, "guess:", 6) == 0) {
		f->cert = v;
		f->resp = "#vidimus";
	}
}

/* Whether a comment says who speaks next; then the frame remembers. */
static int
who_comment(struct vdm_md_reader *r, const char *s, size_t n, unsigned line)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	const char *end = s + n, *semi, *v;

	if (n < 4 || memcmp(s, "who:", 4) != 0)
		return 0;
	vdm_md_flush(r);
	vdm_md_who_end(r, f);
	f->unused = vdm_arena_strndup(&r->rec->arena, s, (size_t)(end - s));
	f->unused_line = line;
	s += 4;
	f->turn = NULL;
	f->who_set = 1;
	f->who = f->cert = f->resp = NULL;
	f->label = 0;
	semi = memchr(s, ';', (size_t)(end - s));
	v = value_copy(r, s, (size_t)((semi != NULL ? semi : end) - s));
	f->who = v != NULL ? who_copy(r, v) : NULL;
	while (semi != NULL) {
		s = semi + 1;
		while (s < end && vdm_is_space((unsigned char)*s))
			s++;
		semi = memchr(s, ';', (size_t)(end - s));
		who_item(r, f, s, (size_t)((semi != NULL ? semi : end) - s));
	}
	f->turns = f->who != NULL || f->cert != NULL || f->resp != NULL;
	if (!f->turns)
		f->unused = NULL;
	return 1;
}

/* Whether a comment is one of ours about turns. */
static int
turn_comment(struct vdm_md_reader *r, const char *s, size_t n, unsigned line)
{
	struct vdm_md_frame *f = vdm_md_top(r);

	if (!vdm_md_is_structure(f->at))
		return 0;
	while (n > 0 && vdm_is_space((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	if (f->turn != NULL && n == 6 && memcmp(s, "within", 6) == 0) {
		f->within = 1;
		return 1;
	}
	return who_comment(r, s, n, line);
}

static void
text(struct vdm_md_reader *r, struct vdm_md_tok *tok, unsigned line)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_buf b;
	size_t i;
	int blank = 1, feed = 0;

	for (i = 0; i < tok->inner_n; i++) {
		if (!vdm_is_space((unsigned char)tok->inner[i]))
			blank = 0;
		feed |= tok->inner[i] == '\n';
	}
	if (blank && (f->wants_p || !f->html ||
		      (feed && is_block_tag(f->tag) &&
		       vdm_md_para_in(f->at) != VDM_MD_PARA_DIRECT)))
		return;
	if (f->wants_p)
		f = implied_p(r, line);
	vdm_buf_init(&b);
	if (tok->s[0] == '<' && tok->n != tok->inner_n)
		vdm_buf_put(&b, tok->inner, tok->inner_n);
	else
		vdm_md_unescape_text(&b, tok->inner, tok->inner_n);
	vdm_md_text(r, f->at, vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
}

static void
other(struct vdm_md_reader *r, struct vdm_md_tok *tok, unsigned line)
{
	struct vdm_node *n;
	char *s = vdm_arena_strndup(&r->rec->arena, tok->inner, tok->inner_n);

	if (s == NULL)
		return;
	if (tok->kind == VDM_MD_COMMENT &&
	    turn_comment(r, tok->inner, tok->inner_n, line))
		return;
	n = tok->kind == VDM_MD_INSTRUCTION
		? vdm_node_instruction(r->rec, tok->name, s)
		: vdm_node_comment(r->rec, s);
	if (n == NULL)
		return;
	n->pos.line = line;
	vdm_md_place(r, vdm_md_top(r), n);
}

/* An element that is read, or passed over, as one: *at is behind it then. What
 * was put in for the eye has a space behind it. */
static int
as_whole(struct vdm_md_reader *r, struct vdm_md_tok *tok, const char **at,
	 const char *end, unsigned line)
{
	int island = vdm_md_opens_island(tok) && r->html.work != NULL;
	const char *behind = NULL, *close;
	struct vdm_md_frame *f;
	struct vdm_buf words;
	int shown;

	if (tok->empty)
		behind = island ? *at : NULL;
	else if (island || has_attr(tok, "data-vdm"))
		behind = vdm_md_element_end(*at, end, tok->name);
	if (behind == NULL && island && vdm_md_is_player(tok)) {
		vdm_md_player_ends(r, tok->name, line);
		behind = *at;
	}
	if (behind == NULL)
		return 0;
	/* back over the end tag, not to one that may stand behind it */
	for (close = behind; close > *at;)
		if (*--close == '<')
			break;
	vdm_buf_init(&words);
	vdm_md_unescape_text(&words, *at, (size_t)(close - *at));
	shown = vdm_md_is_shown(r, tok, vdm_md_top(r)->at, vdm_buf_str(&words));
	vdm_buf_fini(&words);
	if (!shown && !island)
		return 0;
	if (shown) {
		if (strcmp(tok->name, "b") == 0 && behind < end &&
		    *behind == ' ')
			behind++;
	} else {
		f = vdm_md_top(r);
		if (f->wants_p)
			f = implied_p(r, line);
		vdm_md_island(r, f->at, tok->s, (size_t)(behind - tok->s),
			      line);
	}
	*at = behind;
	return 1;
}

void
vdm_md_html(struct vdm_md_reader *r, cmark_node *block)
{
	const char *s = cmark_node_get_literal(block), *at = s, *end;
	int first = cmark_node_get_start_line(block);
	struct vdm_md_tok tok = {0};

	if (s == NULL)
		return;
	end = s + strlen(s);
	while (!r->stop && vdm_md_tok_next(&tok, &at, end)) {
		unsigned line = vdm_md_source_line(r->src, first);
		const char *from = tok.s;

		if (as_whole(r, &tok, &at, end, line)) {
			for (; from < at; from++)
				first += *from == '\n';
			continue;
		}
		switch (tok.kind) {
		case VDM_MD_TEXT:
			text(r, &tok, line);
			break;
		case VDM_MD_OPEN:
			open_tag(r, &tok, line);
			break;
		case VDM_MD_CLOSE:
			close_tag(r, &tok, line);
			break;
		case VDM_MD_COMMENT:
		case VDM_MD_INSTRUCTION:
		case VDM_MD_DECLARATION:
			other(r, &tok, line);
			break;
		}
		for (; from < at; from++)
			first += *from == '\n';
	}
	implied_close(r, vdm_md_source_line(r->src, first));
}
