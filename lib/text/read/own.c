/* SPDX-License-Identifier: MIT */
/* Reads what Vidimus wrote, where nothing is left to guess: see chunk.h. */
#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "text/grammar/chunk.h"

struct reader {
	struct vdm_record *rec;
	const char *s;
	size_t n, at; /* the text, and where the reading is in it */
	unsigned line;
	struct vdm_text_names names;
	struct vdm_text_state st;
	struct vdm_node *open[VDM_TEXT_DEPTH];
	size_t depth;
	struct vdm_strmap labels;   /* of notes */
	struct vdm_strmap by_label; /* -> index of the first anchor */
	struct vdm_node **anchors;  /* notes where a line points at them */
	size_t anchors_count, anchors_cap;
	struct vdm_pos pos;
};

/* ---- lines of text ---------------------------------------------------- */

static void
add_anchor(struct reader *r, const char *s, size_t n)
{
	struct vdm_node *note = vdm_node_element(r->rec, "note");
	struct vdm_node **at =
	    vdm_arena_grow(&r->rec->arena, r->anchors, &r->anchors_cap,
			   r->anchors_count + 1, sizeof(*at));
	char *label = vdm_arena_strndup(&r->rec->arena, s, n);

	if (note == NULL || at == NULL || label == NULL)
		return;
	note->pos = r->pos;
	vdm_node_set(r->rec, note, "n", label);
	vdm_node_set(r->rec, note, "place", "foot");
	r->anchors = at;
	vdm_strmap_put(&r->by_label, label, r->anchors_count);
	at[r->anchors_count++] = note;
}

static struct vdm_node *
inline_node(struct reader *r, enum vdm_text_inline kind, const char *s,
	    size_t n)
{
	struct vdm_node *node = NULL;
	char *no;

	switch (kind) {
	case VDM_TEXT_INLINE_NONE:
		return NULL;
	case VDM_TEXT_INLINE_PAGE:
		node = vdm_node_element(r->rec, "pb");
		no = n > 5 ? vdm_arena_strndup(&r->rec->arena, s + 5, n - 5)
			   : NULL;
		if (no != NULL)
			vdm_node_set(r->rec, node, "n", no);
		break;
	case VDM_TEXT_INLINE_GAP:
		node = vdm_node_element(r->rec, "gap");
		break;
	case VDM_TEXT_INLINE_LINE:
		node = vdm_node_element(r->rec, "lb");
		break;
	case VDM_TEXT_INLINE_SPACE:
		return vdm_node_chars(r->rec, " ", 1);
	case VDM_TEXT_INLINE_NOTE:
		add_anchor(r, s, n);
		node = r->anchors_count > 0 ? r->anchors[r->anchors_count - 1]
					    : NULL;
		break;
	}
	if (node != NULL)
		node->pos = r->pos;
	return node;
}

/* At s[*i] == '['. Returns whether anything but characters came of it. */
static void
add_brackets(struct reader *r, struct vdm_node *to, const char *s, size_t n,
	     size_t *i)
{
	enum vdm_text_inline kind;
	size_t k = 0, end = 0;

	while (*i + k < n && s[*i + k] == '[')
		k++;
	kind = vdm_text_inline_parse(&r->labels, s + *i + k, n - *i - k, &end);
	if (kind == VDM_TEXT_INLINE_NONE) {
		vdm_node_add_text(r->rec, to, s + *i, k);
		*i += k;
		return;
	}
	vdm_node_add_text(r->rec, to, s + *i, k / 2);
	*i += k;
	/* a second mark of a note is its words: one alone has the note */
	if (k % 2 == 1 && kind == VDM_TEXT_INLINE_NOTE &&
	    vdm_strmap_get_n(&r->by_label, s + *i, end, NULL)) {
		vdm_node_add_text(r->rec, to, s + *i - 1, end + 2);
	} else if (k % 2 == 0) {
		vdm_node_add_text(r->rec, to, s + *i, end + 1);
	} else {
		vdm_node_append(to, inline_node(r, kind, s + *i, end));
	}
	*i += end + 1;
}

static void
add_line(struct reader *r, struct vdm_node *to, const char *s, size_t n)
{
	size_t i = 0, from = 0;

	while (i < n) {
		if (s[i] != '[' && s[i] != '\n') {
			i++;
			continue;
		}
		vdm_node_add_text(r->rec, to, s + from, i - from);
		if (s[i] == '\n') {
			vdm_node_append(
			    to, inline_node(r, VDM_TEXT_INLINE_LINE, s + i, 0));
			i++;
		} else {
			add_brackets(r, to, s, n, &i);
		}
		from = i;
	}
	vdm_node_add_text(r->rec, to, s + from, n - from);
}

/* A narrated turn's text, its speaker's name made one. */
static void
add_narrated(struct reader *r, struct vdm_node *p, const char *who,
	     const char *s)
{
	const struct vdm_text_name *name;
	struct vdm_node *pers;
	size_t at = 0, n = strlen(s);

	name = vdm_text_form_find(&r->names, s, n, &at);
	if (name == NULL || strcmp(name->who, who) != 0) {
		add_line(r, p, s, n);
		return;
	}
	add_line(r, p, s, at);
	pers = vdm_node_add(r->rec, p, "persName", NULL);
	vdm_node_set(r->rec, pers, "ref", who);
	vdm_node_add_text(r->rec, pers, s + at, name->n);
	if (pers != NULL)
		pers->pos = r->pos;
	add_line(r, p, s + at + name->n, n - at - name->n);
}

/* ---- steps ------------------------------------------------------------ */

static char *
unescaped(struct reader *r, const char *s, size_t n, int list)
{
	struct vdm_buf b;
	size_t k;
	char *copy;

	vdm_buf_init(&b);
	while (n > 0) {
		k = 0;
		while (k < n && !(list && s[k] == ','))
			k++;
		vdm_text_unescape(&b, s, k);
		if (k < n) {
			vdm_buf_putc(&b, ' ');
			k++;
		}
		s += k;
		n -= k;
	}
	if (b.failed)
		r->rec->arena.failed = 1;
	copy = vdm_arena_strndup(&r->rec->arena, vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
	return copy;
}

static struct vdm_node *
named_node(struct reader *r, const char *s, size_t name, const char *ns)
{
	static const char *const types[] = {"participants", "closing",
					    "signature"};
	char *copy = vdm_arena_strndup(&r->rec->arena, s, name);
	struct vdm_node *n;
	size_t i;

	if (copy == NULL)
		return NULL;
	for (i = 0; ns == NULL && i < 3; i++)
		if (strcmp(copy, types[i]) == 0) {
			n = vdm_node_element(r->rec, "ab");
			vdm_node_set(r->rec, n, "type", copy);
			return n;
		}
	n = vdm_node_element_ns(r->rec, ns, copy);
	if (ns != NULL)
		vdm_node_set(r->rec, n, "xmlns", ns);
	else if (strcmp(copy, "said") == 0)
		vdm_node_set(r->rec, n, "direct", "false");
	return n;
}

static void
token_attr(struct reader *r, struct vdm_node *node, const char *key,
	   size_t key_length, const char *value, size_t n)
{
	static const char *const same[] = {"n", "url", "unit", "type",
					   "mimeType"};
	size_t i;

	if (*key == 'w')
		vdm_node_set(r->rec, node, "who", unescaped(r, value, n, 1));
	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (strlen(same[i]) == key_length &&
		    memcmp(key, same[i], key_length) == 0)
			vdm_node_set(r->rec, node, same[i],
				     unescaped(r, value, n, 0));
	if (*key == 'g') {
		vdm_node_set(r->rec, node, "cert", unescaped(r, value, n, 0));
		vdm_node_set(r->rec, node, "resp", "#vidimus");
	}
}

/* "name{ns} who=... guess=... n=..." */
static struct vdm_node *
token_node(struct reader *r, const char *s, size_t n)
{
	size_t name = 0, i, k;
	const char *ns = NULL;
	struct vdm_node *node;

	while (name < n && s[name] != ' ' && s[name] != '{')
		name++;
	i = name;
	if (i < n && s[i] == '{') {
		for (k = i + 1; k < n && s[k] != '}'; k++)
			;
		ns = unescaped(r, s + i + 1, k - i - 1, 0);
		i = k + 1;
	}
	node = named_node(r, s, name, ns);
	while (node != NULL && i < n) {
		const char *key = s + i + 1, *eq = memchr(key, '=', n - i - 1);
		size_t from;

		if (eq == NULL)
			break;
		from = (size_t)(eq - s) + 1;
		for (k = from; k < n && s[k] != ' '; k++)
			;
		token_attr(r, node, key, (size_t)(eq - key), s + from,
			   k - from);
		i = k;
	}
	if (node != NULL)
		node->pos = r->pos;
	return node;
}

/* The root, text and body are there or made; a path from the root replaces
 * the root. */
static void
open_node(struct reader *r, const char *s, size_t n)
{
	struct vdm_node *node = token_node(r, s, n);

	if (node == NULL || r->depth + 1 >= VDM_TEXT_DEPTH)
		return;
	if (r->depth == 0) {
		if (vdm_node_is(node, "TEI"))
			node = r->rec->root;
		else
			r->rec->root = node;
	} else {
		vdm_node_append(r->open[r->depth - 1], node);
	}
	r->open[r->depth++] = node;
}

static void
open_body(struct reader *r)
{
	r->open[0] = r->rec->root;
	r->open[2] = vdm_record_body(r->rec);
	if (r->open[2] == NULL)
		return;
	r->open[1] = r->open[2]->parent;
	r->depth = 3;
}

static void
make_step(struct reader *r, const struct vdm_text_step *step)
{
	const char *s = step->path;
	struct vdm_node *top, *turn;

	if (r->depth == 0 && step->keep > 0)
		open_body(r);
	if (step->keep < r->depth)
		r->depth = step->keep;
	while (*s != '\0') {
		size_t k = strcspn(s, "/");

		open_node(r, s, k);
		s += k;
		s += *s == '/';
	}
	if (r->depth == 0 || r->rec->arena.failed ||
	    vdm_text_state_apply(&r->st, step) != 0)
		return;
	top = r->open[r->depth - 1];
	turn = r->depth > 1 ? r->open[r->depth - 2] : NULL;
	if (vdm_node_is(top, "p") && vdm_node_is(turn, "said") &&
	    turn->first == top && top->first == NULL &&
	    vdm_node_attr(turn, "who") != NULL)
		add_narrated(r, top, vdm_node_attr(turn, "who"), step->text);
	else
		add_line(r, top, step->text, strlen(step->text));
}

/* ---- chunks ----------------------------------------------------------- */

static size_t
line_length(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);

	return end != NULL ? (size_t)(end - s) : n;
}

/* The next block of lines before `end`, without its last line feed. */
static int
next_chunk(struct reader *r, size_t end, const char **s, size_t *n)
{
	size_t k, to;

	*s = NULL;
	*n = 0;
	while (r->at < end &&
	       vdm_text_is_blank(r->s + r->at,
				 k = line_length(r->s + r->at, end - r->at))) {
		r->at += k + 1;
		r->line++;
	}
	if (r->at >= end)
		return 0;
	*s = r->s + r->at;
	r->pos.line = r->line;
	r->pos.column = 1;
	for (to = r->at; to < end; to += k + 1) {
		k = line_length(r->s + to, end - to);
		if (vdm_text_is_blank(r->s + to, k))
			break;
		r->line++;
	}
	r->pos.end = r->line - 1;
	*n = to - r->at - 1;
	r->at = to;
	return 1;
}

static void
read_chunk(struct reader *r, const char *s, size_t n)
{
	struct vdm_text_steps steps = {0};
	struct vdm_text_step mark;
	size_t line = line_length(s, n), i;

	if (vdm_text_mark_parse(&r->st, s, line, &mark)) {
		if (line < n)
			mark.text = vdm_arena_strndup(
			    &r->rec->arena, s + line + 1, n - line - 1);
		if (mark.text != NULL)
			make_step(r, &mark);
		return;
	}
	vdm_text_chunk_parse(&r->st, s, n, &steps);
	for (i = 0; i < steps.count; i++)
		make_step(r, &steps.at[i]);
}

/* ---- notes ------------------------------------------------------------ */

/* The length of a note's label at the start of a chunk: "[1] ...", or 0. */
static size_t
label_length(const char *s, size_t n)
{
	size_t k = 1;

	if (n < 3 || s[0] != '[')
		return 0;
	while (k < n && k < 64 && s[k] != ']' && s[k] != '[' && s[k] != '\n')
		k++;
	if (k == 1 || k >= n || s[k] != ']')
		return 0;
	return k + 1 == n || s[k + 1] == ' ' || s[k + 1] == '\n' ? k - 1 : 0;
}

/* Which labels there are, before the text that uses them is read. */
static void
find_labels(struct reader *r, size_t from)
{
	struct reader scan = *r;
	const char *s;
	char *label;
	size_t n, k;

	scan.at = from;
	while (next_chunk(&scan, r->n, &s, &n)) {
		k = label_length(s, n);
		if (k == 0 || strncmp(s, "[as: ", 5) == 0)
			continue;
		label = vdm_arena_strndup(&r->rec->arena, s + 1, k);
		vdm_strmap_put(&r->labels, label, 0);
	}
}

static struct vdm_node *
anchored(const struct reader *r, const char *s, size_t n)
{
	size_t i;

	return vdm_strmap_get_n(&r->by_label, s, n, &i) ? r->anchors[i] : NULL;
}

static void
open_note(struct reader *r, const char *label, size_t n)
{
	struct vdm_node *note = anchored(r, label, n);

	memset(&r->st, 0, sizeof(r->st));
	r->st.names = &r->names;
	r->st.arena = &r->rec->arena;
	r->st.open[0] = "note";
	r->st.depth = 1;
	r->st.note = 1;
	r->depth = 0;
	if (note == NULL) { /* nothing points at it: it stands at the end */
		note =
		    vdm_node_add(r->rec, vdm_record_body(r->rec), "note", NULL);
		vdm_node_set(r->rec, note, "n",
			     vdm_arena_strndup(&r->rec->arena, label, n));
	}
	if (note != NULL)
		r->open[r->depth++] = note;
}

static void
read_notes(struct reader *r)
{
	const char *s;
	size_t n, k;

	while (next_chunk(r, r->n, &s, &n) && !r->rec->arena.failed) {
		k = label_length(s, n);
		if (k > 0 && vdm_strmap_get_n(&r->labels, s + 1, k, NULL)) {
			open_note(r, s + 1, k);
			r->st.note_apart = k + 2 < n && s[k + 2] == '\n';
			k = k + 3 < n ? k + 3 : n;
			s += k;
			n -= k;
		}
		if (n > 0 && r->depth > 0)
			read_chunk(r, s, n);
	}
}

/* ---- the whole -------------------------------------------------------- */

/* The offset of the last such line behind a blank one, or n. */
static size_t
find_line(const char *s, size_t from, size_t n, const char *what, int first)
{
	size_t i = from, k, found = n, m = strlen(what);
	int blank = 1;

	while (i < n) {
		k = line_length(s + i, n - i);
		if (blank && k == m && memcmp(s + i, what, m) == 0) {
			found = i;
			if (first)
				break;
		}
		blank = vdm_text_is_blank(s + i, k);
		i += k + 1;
	}
	return found;
}

static unsigned
lines_in(const char *s, size_t n)
{
	unsigned lines = 0;

	while (n > 0)
		lines += s[--n] == '\n';
	return lines;
}

/* Whether an entry of the tail, which ends at `end`, is the title. */
static int
tail_has_title(const struct reader *r, size_t tail, size_t end)
{
	static const char label[] = "Title:";
	const size_t m = sizeof(label) - 1;
	size_t i, k;

	for (i = tail; i + m < end; i += k + 1) {
		k = line_length(r->s + i, end - i);
		if (k > m && memcmp(r->s + i, label, m) == 0)
			return 1;
	}
	return 0;
}

/* The title is the first line, unless the tail says what it is: then that line
 * is the first of the text. */
static void
read_title(struct reader *r, size_t end, int in_tail)
{
	const struct reader before = *r;
	const char *s;
	size_t n;

	if (!next_chunk(r, end, &s, &n))
		return;
	if (n == strlen(VDM_TEXT_UNTITLED) &&
	    memcmp(s, VDM_TEXT_UNTITLED, n) == 0)
		return;
	if (in_tail) {
		*r = before;
	} else {
		struct vdm_field *f = vdm_field_addn(r->rec, VDM_F_TITLE, s, n);

		if (f != NULL)
			f->pos = r->pos;
	}
}

static void
read_body(struct reader *r, size_t end)
{
	const char *s;
	size_t n;

	r->st.names = &r->names;
	r->st.arena = &r->rec->arena;
	r->st.open[0] = "TEI";
	r->st.open[1] = "text";
	r->st.open[2] = "body";
	r->st.depth = 3;
	while (next_chunk(r, end, &s, &n) && !r->rec->arena.failed)
		read_chunk(r, s, n);
	if (r->rec->root->first == NULL)
		vdm_record_body(r->rec);
}

int
vdm_text_read_own(struct vdm_record *rec, struct vdm_buf *whole,
		  const struct vdm_sink *sink)
{
	struct reader r = {0};
	const char *text = vdm_buf_str(whole);
	size_t n = whole->len, entries, notes, i;
	size_t tail = find_line(text, 0, n, VDM_TEXT_TAIL, 0);

	if (tail == n)
		return 0;
	for (i = 0; i < n; i++) /* somebody's: a new page is a new line */
		if (whole->data[i] == '\f')
			whole->data[i] = '\n';
	entries = tail + line_length(text + tail, n - tail);
	notes = find_line(text, entries, n, VDM_TEXT_NOTES, 1);
	r.rec = rec;
	r.s = text;
	r.n = n;
	r.line = 1;
	r.names.arena = &rec->arena;
	rec->stated = 1;
	find_labels(&r, notes);
	read_title(&r, tail, tail_has_title(&r, entries, notes));
	if (vdm_text_tail_read(rec, text + entries, notes - entries,
			       lines_in(text, entries) + 1, &r.names,
			       sink) == 0) {
		read_body(&r, tail);
		r.at = notes + line_length(text + notes, n - notes);
		r.line = lines_in(text, r.at < n ? r.at : n) + 1;
		read_notes(&r);
	}
	if (r.labels.failed || r.by_label.failed)
		rec->arena.failed = 1;
	vdm_strmap_fini(&r.labels);
	vdm_strmap_fini(&r.by_label);
	if (rec->arena.failed)
		errno = ENOMEM;
	return rec->arena.failed ? -1 : 1;
}
