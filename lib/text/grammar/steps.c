/* SPDX-License-Identifier: MIT */
/* A record's tree as a row of steps: see chunk.h. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "text/grammar/chunk.h"
#include "record/vocabulary.h"

/* ---- labels of notes -------------------------------------------------- */

static int
is_line_note(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_NOTE && !vdm_node_is_block(n);
}

/* Short, of letters and digits, and no mark of another kind. */
static int
is_label(const char *s)
{
	size_t i = 0, used, n = s != NULL ? strlen(s) : 0;

	if (n == 0 || n > 8 || strcmp(s, "gap") == 0 || strcmp(s, "lb") == 0 ||
	    strcmp(s, "space") == 0 || strncmp(s, "Page", 4) == 0)
		return 0;
	for (; i < n; i += used)
		if (!vdm_is_word(vdm_utf8_decode(s + i, n - i, &used)) &&
		    s[i] != '*')
			return 0;
	return 1;
}

static void
note_add(struct vdm_text_flat *flat, const struct vdm_node *n,
	 const char *label)
{
	struct vdm_text_note *at =
	    vdm_arena_grow(flat->arena, flat->notes, &flat->notes_cap,
			   flat->notes_count + 1, sizeof(*at));

	if (at == NULL)
		return;
	flat->notes = at;
	at += flat->notes_count++;
	at->node = n;
	at->label = vdm_arena_strdup(flat->arena, label);
	if (label != NULL)
		vdm_strmap_put(&flat->labels, at->label, 0);
}

/* In document order, past headers. */
static const struct vdm_node *
walk_text(const struct vdm_node *n, const struct vdm_node *root)
{
	if (n->kind != VDM_KIND_HEADER)
		return vdm_node_walk(n, root);
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* A note keeps its own number where it can; the others get the next free. */
void
vdm_text_flat_label(struct vdm_text_flat *flat, const struct vdm_record *rec)
{
	const struct vdm_node *n;
	struct vdm_buf b;
	size_t i;
	unsigned next = 1;

	for (n = rec->root; n != NULL; n = walk_text(n, rec->root)) {
		const char *own = vdm_node_attr(n, "n");

		if (!vdm_node_is_element(n) || !is_line_note(n))
			continue;
		if (!is_label(own) || vdm_strmap_get(&flat->labels, own, NULL))
			own = NULL;
		note_add(flat, n, own);
	}
	vdm_buf_init(&b);
	for (i = 0; i < flat->notes_count && !b.failed; i++) {
		if (flat->notes[i].label != NULL)
			continue;
		do {
			vdm_buf_clear(&b);
			vdm_buf_printf(&b, "%u", next++);
		} while (!b.failed &&
			 vdm_strmap_get(&flat->labels, b.data, NULL));
		flat->notes[i].label =
		    vdm_arena_strdup(flat->arena, vdm_buf_str(&b));
		vdm_strmap_put(&flat->labels, flat->notes[i].label, 0);
	}
	if (b.failed || flat->labels.failed)
		flat->arena->failed = 1;
	vdm_buf_fini(&b);
}

const char *
vdm_text_note_label(struct vdm_text_flat *flat, const struct vdm_node *n)
{
	size_t i, at;

	/* they are asked for nearly in order */
	for (i = 0; i < flat->notes_count; i++) {
		at = (flat->hint + i) % flat->notes_count;
		if (flat->notes[at].node == n) {
			flat->hint = at + 1;
			return flat->notes[at].label;
		}
	}
	return NULL;
}

/* ---- a line of text --------------------------------------------------- */

/* White space is folded as it comes; marks are made when all is there. */
struct run {
	struct vdm_text_flat *flat;
	const struct vdm_node *parent; /* last asked whether it sets apart */
	int apart;                     /* the answer */
	struct vdm_buf raw; /* 0x01 page, 0x02 gap, 0x03 line, 0x04 note: a
			       mark each, up to 0x05 */
};

enum { MARK_PAGE = 1, MARK_GAP, MARK_LINE, MARK_NOTE, MARK_END };

static void
run_text(struct run *run, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x20) /* and form feeds: XML knows none */
			c = ' ';
		if (c == ' ' && run->raw.len > 0 &&
		    run->raw.data[run->raw.len - 1] == ' ')
			continue;
		vdm_buf_putc(&run->raw, (char)c);
	}
}

static void
run_mark(struct run *run, char mark, const char *value)
{
	vdm_buf_putc(&run->raw, mark);
	if (value != NULL)
		for (; *value != '\0'; value++)
			if ((unsigned char)*value >= 0x20 && *value != '[' &&
			    *value != ']')
				vdm_buf_putc(&run->raw, *value);
	vdm_buf_putc(&run->raw, MARK_END);
}

static void
run_formula(struct run *run, const struct vdm_node *n)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_formula_put(n, &b);
	run_text(run, vdm_buf_str(&b));
	run->raw.failed |= b.failed;
	vdm_buf_fini(&b);
}

static void
run_bracket(struct run *run, const struct vdm_node *n, int behind)
{
	const char *s = vdm_node_bracket(n, behind);

	if (s != NULL)
		run_text(run, s);
}

/* The next text of the line that `n` stands in, in either direction, beyond
 * what has no words there, as marks and notes; NULL: something else comes
 * first. */
static const struct vdm_node *
text_beside(const struct vdm_node *n, int ahead)
{
	const struct vdm_node *c, *of = n;

	for (;;) {
		while ((c = ahead ? of->next : vdm_node_prev(of)) == NULL) {
			of = of->parent;
			if (of == NULL || vdm_node_is_block(of) ||
			    of->kind == VDM_KIND_NOTE)
				return NULL;
		}
		of = c;
		while (of->kind != VDM_KIND_NOTE && of->first != NULL)
			of = ahead ? of->first : vdm_node_last(of);
		if (of->kind == VDM_KIND_TEXT && *of->text != '\0')
			return of;
		if (of->kind == VDM_KIND_LINE_BREAK)
			return NULL;
	}
}

int
vdm_text_break_is_within(const struct vdm_node *n)
{
	const struct vdm_node *before, *behind;
	size_t used;

	if (n->kind != VDM_KIND_LINE_BREAK || !vdm_node_is_amid_word(n))
		return 0;
	before = text_beside(n, 0);
	behind = text_beside(n, 1);
	return before != NULL && behind != NULL &&
	       vdm_is_word(vdm_utf8_last(before->text, strlen(before->text))) &&
	       vdm_is_word(
		   vdm_utf8_decode(behind->text, strlen(behind->text), &used));
}

/* A part of a drawing that has words of its own, and stands apart from others:
 * what it is called, text, a link. What is of another vocabulary in it is not.
 */
static int
is_part_drawn(const struct vdm_node *n)
{
	const char *colon;

	if (!vdm_node_is_element(n) || vdm_node_ns(n) == NULL)
		return 0;
	colon = strchr(n->name, ':');
	return vdm_words_have("a desc text title",
			      colon != NULL ? colon + 1 : n->name);
}

/* Whether another one stands before it, what nobody sees between them or not.
 */
static int
is_behind_drawn(const struct vdm_node *n)
{
	do
		n = vdm_node_prev(n);
	while (n != NULL && vdm_node_is_unseen(n));
	return n != NULL && is_part_drawn(n);
}

/* One element, comment or text of a line; whether to go into it. */
static int
run_node(struct run *run, const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_TEXT)
		run_text(run, n->text);
	if (!vdm_node_is_element(n) || vdm_node_is_unseen(n))
		return 0;
	if (is_part_drawn(n) && is_behind_drawn(n))
		run_text(run, " ");
	if (vdm_node_is_formula(n)) {
		run_formula(run, n);
		return 0;
	}
	if (n->kind == VDM_KIND_PAGE_BREAK)
		run_mark(run, MARK_PAGE, vdm_node_attr(n, "n"));
	else if (n->kind == VDM_KIND_LINE_BREAK && !vdm_text_break_is_within(n))
		run_mark(run, MARK_LINE, NULL);
	else if (n->kind == VDM_KIND_GAP && n->first == NULL)
		run_mark(run, MARK_GAP, NULL);
	if (n->kind == VDM_KIND_NOTE) {
		const char *label = vdm_text_note_label(run->flat, n);

		if (label != NULL) {
			run_mark(run, MARK_NOTE, label);
			return 0;
		}
	}
	return 1;
}

/* A direction within a line stands apart from the words beside it, and so does
 * what is set apart without white space. */
static void
run_edge(struct run *run, const struct vdm_node *n)
{
	if (!vdm_node_is_element(n))
		return;
	if (vdm_node_prev(n) != NULL && run->parent != n->parent) {
		run->parent = n->parent;
		run->apart = vdm_node_sets_apart(n->parent);
	}
	if (n->kind == VDM_KIND_STAGE ||
	    (vdm_node_prev(n) != NULL && run->apart))
		run_text(run, " ");
}

static void
run_add(struct run *run, const struct vdm_node *root)
{
	const struct vdm_node *n = root;

	while (n != NULL) {
		run_edge(run, n);
		run_bracket(run, n, 0);
		if (run_node(run, n) && n->first != NULL) {
			n = n->first;
			continue;
		}
		run_bracket(run, n, 1);
		run_edge(run, n);
		while (n != root && n->next == NULL) {
			n = n->parent;
			run_bracket(run, n, 1);
			run_edge(run, n);
		}
		n = n == root ? NULL : n->next;
	}
}

/* Whether the line break at *i is a mark and not a line feed: only where text
 * stands on both sides is it the latter. Steps over it. */
static int
is_marked_break(const char *s, size_t n, size_t *i, const struct vdm_buf *out)
{
	size_t next = *i + 2, len = out->len;

	while (next < n && s[next] == ' ')
		next++;
	while (len > 0 && out->data[len - 1] == ' ')
		len--;
	*i = next;
	return len == 0 || out->data[len - 1] == '\n' || next >= n ||
	       s[next] == MARK_LINE;
}

/*
 * Brackets in front of what a reader would take for a mark are doubled; so an
 * odd number of them in front of a mark is a mark.
 */
static void
put_brackets(const struct run *run, const char *s, size_t n, size_t *i,
	     struct vdm_buf *out)
{
	size_t k = 0, end, next;
	int twice;

	while (*i + k < n && s[*i + k] == '[')
		k++;
	*i += k;
	vdm_buf_put(out, s + *i - k, k);
	next = *i;
	if (next < n && s[next] > 0 && s[next] < MARK_END)
		twice =
		    s[next] != MARK_LINE || is_marked_break(s, n, &next, out);
	else
		twice = vdm_text_inline_parse(&run->flat->labels, s + next,
					      n - next,
					      &end) != VDM_TEXT_INLINE_NONE;
	if (twice)
		vdm_buf_put(out, s + *i - k, k);
}

static void
put_line_break(const char *s, size_t n, size_t *i, struct vdm_buf *out)
{
	if (is_marked_break(s, n, i, out)) {
		vdm_buf_puts(out, "[lb]");
		return;
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	vdm_buf_putc(out, '\n');
}

static void
put_mark(const char *s, size_t n, size_t *i, struct vdm_buf *out)
{
	size_t k = *i + 1;

	if (s[*i] == MARK_LINE) {
		put_line_break(s, n, i, out);
		return;
	}
	while (k < n && s[k] != MARK_END)
		k++;
	vdm_buf_putc(out, '[');
	if (s[*i] == MARK_PAGE)
		vdm_buf_puts(out, k > *i + 1 ? "Page " : "Page");
	else if (s[*i] == MARK_GAP)
		vdm_buf_puts(out, "gap");
	vdm_buf_put(out, s + *i + 1, k - *i - 1);
	vdm_buf_putc(out, ']');
	*i = k + 1;
}

/* From the raw run to text with marks, trimmed where blocks adjoin. */
static void
run_finish(const struct run *run, int lead, int trail, struct vdm_buf *out)
{
	const char *s = vdm_buf_str(&run->raw);
	size_t i = 0, n = run->raw.len;

	if (n == 1 && s[0] == ' ' && lead && trail) {
		vdm_buf_puts(out, "[space]");
		return;
	}
	while (n > 0 && s[n - 1] == ' ' && (!trail || n == 1))
		n--;
	while (i < n && s[i] == ' ' && !lead)
		i++;
	while (i < n) {
		if (s[i] == '[')
			put_brackets(run, s, n, &i, out);
		else if (s[i] > 0 && s[i] < MARK_END)
			put_mark(s, n, &i, out);
		else
			vdm_buf_putc(out, s[i++]);
	}
}

/* ---- the tree --------------------------------------------------------- */

/* Whether an element gets steps of its own; `line` is whether its parent holds
 * a line of text. */
static int
is_container(const struct vdm_node *n, int line)
{
	if (!vdm_node_is_element(n) || is_line_note(n))
		return 0;
	return !line || vdm_node_is_block(n) || vdm_node_has_blocks(n);
}

static void
put_attr(struct vdm_buf *out, const char *key, const char *value)
{
	const char *cursor = value, *token;
	size_t n;
	int any = 0;

	if (value == NULL)
		return;
	while ((token = vdm_who_next(&cursor, &n)) != NULL) {
		vdm_buf_puts(out, any++ > 0 ? "," : key);
		vdm_text_escape(out, token, n);
	}
}

const char *
vdm_text_essential(const struct vdm_node *n, size_t index)
{
	const char *type = vdm_node_attr(n, "type");

	if (index > 0)
		return index == 1 && vdm_node_is(n, "media") ? "mimeType"
							     : NULL;
	if (vdm_node_is(n, "graphic") || vdm_node_is(n, "media"))
		return "url";
	if (vdm_node_is(n, "milestone"))
		return "unit";
	return vdm_node_is(n, "note") && type != NULL &&
		       strcmp(type, "speaker") == 0
		   ? "type"
		   : NULL;
}

static void
put_token(struct vdm_buf *out, const struct vdm_node *n)
{
	const char *type = vdm_node_attr(n, "type"), *local = n->name;
	const char *resp = vdm_node_attr(n, "resp"), *no, *value, *key;
	size_t i;

	if (n->kind == VDM_KIND_PARTICIPANTS || n->kind == VDM_KIND_CLOSING ||
	    (n->kind == VDM_KIND_SIGNATURE && type != NULL &&
	     vdm_node_is(n, "ab")))
		local = type;
	else if (vdm_node_ns(n) != NULL && strchr(local, ':') != NULL)
		local = strchr(local, ':') + 1;
	vdm_buf_puts(out, local);
	if (vdm_node_ns(n) != NULL) {
		vdm_buf_putc(out, '{');
		vdm_text_escape(out, vdm_node_ns(n), strlen(vdm_node_ns(n)));
		vdm_buf_putc(out, '}');
	}
	put_attr(out, " who=", vdm_node_attr(n, "who"));
	if (resp != NULL && strcmp(resp, "#vidimus") == 0)
		put_attr(out, " guess=", vdm_node_attr(n, "cert"));
	no = vdm_node_attr(n, "n");
	if (no != NULL && *no != '\0' &&
	    (n->kind == VDM_KIND_PAGE_BREAK || n->kind == VDM_KIND_NOTE ||
	     n->kind == VDM_KIND_ITEM || vdm_node_is(n, "milestone"))) {
		vdm_buf_puts(out, " n=");
		vdm_text_escape(out, no, strlen(no));
	}
	for (i = 0; (key = vdm_text_essential(n, i)) != NULL; i++) {
		value = vdm_node_attr(n, key);
		if (value == NULL || *value == '\0')
			continue;
		vdm_buf_printf(out, " %s=", key);
		vdm_text_escape(out, value, strlen(value));
	}
}

/* Brings the walk to `n` and adds the step that does so. */
static void
flat_step(struct vdm_text_flat *flat, const struct vdm_node *top,
	  const struct vdm_node *n, const struct vdm_buf *text)
{
	const struct vdm_node *chain[VDM_TEXT_DEPTH], *at;
	struct vdm_buf path;
	size_t depth = 0, keep = 0, i;

	for (at = n; at != NULL && depth < VDM_TEXT_DEPTH; at = at->parent) {
		chain[depth++] = at;
		if (at == top)
			break;
	}
	while (keep < depth && keep < flat->depth &&
	       flat->open[keep] == chain[depth - 1 - keep])
		keep++;
	vdm_buf_init(&path);
	for (i = keep; i < depth; i++) {
		flat->open[i] = chain[depth - 1 - i];
		if (i > keep)
			vdm_buf_putc(&path, '/');
		put_token(&path, flat->open[i]);
	}
	flat->depth = depth;
	vdm_text_step_add(flat->arena, &flat->steps, (unsigned)keep,
			  vdm_buf_str(&path), vdm_buf_str(text), text->len);
	if (flat->steps.count > 0)
		flat->steps.at[flat->steps.count - 1].node = n;
	if (path.failed || text->failed)
		flat->arena->failed = 1;
	vdm_buf_fini(&path);
}

/* Whether a space at an edge counts, for no block begins or ends there. */
static int
is_open_edge(const struct vdm_node *holder, const struct vdm_node *beside)
{
	if (beside != NULL)
		return !vdm_node_is_block(beside);
	return !vdm_node_is_block(holder) && holder->kind != VDM_KIND_NOTE;
}

/* A run of inline nodes [from, to) directly in n; 1 when it held anything. */
static int
flat_run(struct vdm_text_flat *flat, const struct vdm_node *top,
	 const struct vdm_node *n, const struct vdm_node *from,
	 const struct vdm_node *to)
{
	struct run run = {.flat = flat};
	struct vdm_buf text;
	int any, lead, trail;

	if (from == to)
		return 0;
	lead = is_open_edge(n, vdm_node_prev(from));
	trail = is_open_edge(n, to);
	vdm_buf_init(&run.raw);
	vdm_buf_init(&text);
	for (; from != to; from = from->next)
		run_add(&run, from);
	run_finish(&run, lead, trail, &text);
	any = text.len > 0;
	if (any)
		flat_step(flat, top, n, &text);
	if (run.raw.failed)
		flat->arena->failed = 1;
	vdm_buf_fini(&run.raw);
	vdm_buf_fini(&text);
	return any;
}

/* Words that nobody sees; parts of the document beside its text, and elements
 * of other vocabularies, that hold no words. */
int
vdm_text_is_left_out(const struct vdm_node *n)
{
	struct vdm_buf b;
	size_t i;
	int blank = 1;

	if (n->kind == VDM_KIND_HEADER)
		return 1;
	if (n->parent != NULL && vdm_node_is_unseen(n))
		return 1;
	if (n->parent == NULL || n->kind == VDM_KIND_STRUCTURE ||
	    n->kind == VDM_KIND_DOCUMENT)
		return 0;
	if (n->parent->kind != VDM_KIND_DOCUMENT && vdm_node_ns(n) == NULL)
		return 0;
	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	for (i = 0; i < b.len && blank; i++)
		blank = vdm_is_space((unsigned char)b.data[i]);
	vdm_buf_fini(&b);
	return blank;
}

/* Whether words may stand directly in it. What holds elements only has none,
 * though what stands in it is as in a line (<imprint><date>): each gets a step
 * of its own, or the words would come back where none may stand. */
static int
holds_words(const struct vdm_node *n)
{
	if (!vdm_node_holds_line(n))
		return 0;
	if (vdm_node_has_text(n))
		return 1;
	return n->kind != VDM_KIND_BLOCK &&
	       (n->kind != VDM_KIND_SPAN || vdm_node_ns(n) != NULL ||
		vdm_content_of(n->name) != VDM_CONTENT_ONLY);
}

static int
flat_node(struct vdm_text_flat *flat, const struct vdm_node *top,
	  const struct vdm_node *n, unsigned depth)
{
	const struct vdm_node *c, *from = n->first;
	struct vdm_buf empty;
	int any = 0, line = holds_words(n);

	for (c = n->first; c != NULL && depth < VDM_LIMIT_DEPTH; c = c->next) {
		if (!is_container(c, line))
			continue;
		any |= flat_run(flat, top, n, from, c);
		from = c->next;
		if (!vdm_text_is_left_out(c))
			any |= flat_node(flat, top, c, depth + 1);
	}
	any |= flat_run(flat, top, n, from, NULL);
	if (!any) {
		vdm_buf_init(&empty);
		flat_step(flat, top, n, &empty);
		vdm_buf_fini(&empty);
	}
	return 1;
}

/* The first node from `c` on that text has a way to hold, or NULL. */
static const struct vdm_node *
held(const struct vdm_node *c)
{
	while (c != NULL &&
	       (c->kind == VDM_KIND_COMMENT ||
		c->kind == VDM_KIND_INSTRUCTION || vdm_node_is_unseen(c)))
		c = c->next;
	return c;
}

void
vdm_text_flat_record(struct vdm_text_flat *flat, const struct vdm_record *rec)
{
	const struct vdm_node *text = vdm_node_child(rec->root, "text");
	const struct vdm_node *body = vdm_node_child(text, "body"), *c;

	flat->depth = 0;
	flat->absolute = 1;
	for (c = rec->root->first; c != NULL; c = c->next)
		if (is_container(c, 0) && !vdm_text_is_left_out(c))
			break;
	if (c == NULL && rec->root->first == NULL)
		return;
	if (c != NULL && c == text && body != NULL) {
		for (c = text->first; c != NULL && !is_container(c, 0);)
			c = c->next;
		if (c == body && !vdm_node_has_text(text)) {
			flat->open[0] = rec->root;
			flat->open[1] = text;
			flat->open[2] = body;
			flat->depth = 3;
			flat->absolute = 0;
			if (held(body->first) == NULL &&
			    held(body->next) == NULL &&
			    held(text->next) == NULL)
				return;
		}
	}
	flat_node(flat, rec->root, rec->root, 0);
}

void
vdm_text_flat_note(struct vdm_text_flat *flat, const struct vdm_node *note)
{
	flat->open[0] = note;
	flat->depth = 1;
	flat_node(flat, note, note, 0);
}
