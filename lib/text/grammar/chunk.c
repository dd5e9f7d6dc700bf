/* SPDX-License-Identifier: MIT */
/* What a chunk of lines means by its form: see chunk.h. */
#include "text/grammar/chunk.h"

#include <string.h>

#include "base/utf8.h"

enum { RULE_LEAST = 3, RULE_MOST = 72, FAR_RIGHT = 24 };

struct chunk {
	const struct vdm_text_state *st;
	struct vdm_text_steps *out;
	const char *s;
	size_t n;
	unsigned flow; /* what stays open before a paragraph */
	unsigned turn; /* what stays open before a turn */
};

/* ---- steps ------------------------------------------------------------ */

void
vdm_text_step_add(struct vdm_arena *arena, struct vdm_text_steps *steps,
		  unsigned keep, const char *path, const char *text, size_t n)
{
	struct vdm_text_step *at = vdm_arena_grow(
	    arena, steps->at, &steps->cap, steps->count + 1, sizeof(*at));

	if (at == NULL)
		return;
	steps->at = at;
	at += steps->count;
	at->keep = keep;
	at->path = vdm_arena_strdup(arena, path);
	at->text = vdm_arena_strndup(arena, text, n);
	if (at->path != NULL && at->text != NULL)
		steps->count++;
}

static void
put(struct chunk *c, unsigned keep, const char *path, const char *text,
    size_t n)
{
	vdm_text_step_add(c->st->arena, c->out, keep, path, text, n);
}

int
vdm_text_state_apply(struct vdm_text_state *st,
		     const struct vdm_text_step *step)
{
	const char *s = step->path;

	st->begun = 1;
	st->depth = step->keep < st->depth ? step->keep : st->depth;
	while (*s != '\0') {
		size_t token = strcspn(s, "/"), name = strcspn(s, "/ {");
		char *copy = vdm_arena_strndup(st->arena, s, name);

		if (copy == NULL || st->depth + 8 >= VDM_TEXT_DEPTH)
			return -1;
		st->open[st->depth++] = copy;
		if (strcmp(copy, "sp") == 0 || strcmp(copy, "said") == 0 ||
		    strcmp(copy, "u") == 0)
			st->turns = 1;
		s += token;
		s += *s == '/';
	}
	return 0;
}

/* ---- what stays open -------------------------------------------------- */

/* Elements that a new paragraph does not go into. */
static int
is_passing(const char *name)
{
	static const char *const names[] = {"p",
					    "ab",
					    "head",
					    "stage",
					    "dateline",
					    "pb",
					    "participants",
					    "closing",
					    "signature",
					    "signed",
					    "speaker",
					    "l",
					    "lg",
					    "item",
					    "list",
					    "row",
					    "cell",
					    "table",
					    "said",
					    "note",
					    "figure",
					    "figDesc",
					    "label",
					    "quote",
					    "opener",
					    "closer",
					    "salute",
					    "byline",
					    "trailer",
					    "bibl",
					    "gap",
					    "lb",
					    "graphic",
					    "milestone",
					    "u",
					    "seg",
					    "incident",
					    "kinesic",
					    "vocal",
					    "docTitle",
					    "titlePart",
					    "castItem",
					    "figDesc",
					    "cb",
					    "anchor"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i][0] == name[0] && strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

static void
find_flow(struct chunk *c)
{
	const struct vdm_text_state *st = c->st;
	size_t floor = st->note ? 1 : 0, d = st->depth;

	while (d > floor && is_passing(st->open[d - 1]))
		d--;
	c->flow = (unsigned)d;
	for (c->turn = 0; c->turn < c->flow; c->turn++)
		if (strcmp(st->open[c->turn], "sp") == 0)
			break;
}

/* ---- forms of one line ------------------------------------------------ */

static int
starts(const struct chunk *c, const char *what)
{
	size_t n = strlen(what);

	return c->n >= n && memcmp(c->s, what, n) == 0;
}

static int
ends(const struct chunk *c, const char *what)
{
	size_t n = strlen(what);

	return c->n >= n && memcmp(c->s + c->n - n, what, n) == 0;
}

static int
contains(const struct chunk *c, const char *what)
{
	size_t n = strlen(what), i;

	for (i = 0; i + n <= c->n; i++)
		if (memcmp(c->s + i, what, n) == 0)
			return 1;
	return 0;
}

/* "[Page 12]" */
static int
form_page(struct chunk *c)
{
	struct vdm_buf path;

	if (!starts(c, "[Page") || c->s[c->n - 1] != ']' ||
	    memchr(c->s + 1, '[', c->n - 1) != NULL ||
	    memchr(c->s, ']', c->n - 1) != NULL ||
	    memchr(c->s, '\n', c->n) != NULL)
		return 0;
	if (c->n > 6 && (c->s[5] != ' ' || c->n == 7))
		return 0;
	vdm_buf_init(&path);
	vdm_buf_puts(&path, "pb");
	if (c->n > 6) {
		vdm_buf_puts(&path, " n=");
		vdm_text_escape(&path, c->s + 6, c->n - 7);
	}
	put(c, c->turn, vdm_buf_str(&path), "", 0);
	vdm_buf_fini(&path);
	return 1;
}

/* The whole of it in one pair of brackets. */
static int
form_stage(struct chunk *c)
{
	char open = c->s[0], close = open == '(' ? ')' : ']';
	size_t i, depth = 0;

	if (open != '(' && open != '[')
		return 0;
	for (i = 0; i < c->n; i++) {
		depth += c->s[i] == open;
		depth -= c->s[i] == close && depth > 0;
		if (depth == 0)
			break;
	}
	if (i + 1 != c->n)
		return 0;
	put(c, c->turn, "stage", c->s, c->n);
	return 1;
}

/* Typed far to the right: a dateline, or behind the last turn a signature. */
static int
form_right(struct chunk *c)
{
	size_t lead = 0;

	while (lead < c->n && c->s[lead] == ' ')
		lead++;
	if (lead != FAR_RIGHT || lead == c->n ||
	    memchr(c->s, '\n', c->n) != NULL)
		return 0;
	put(c, c->turn, c->st->turns ? "signature" : "dateline", c->s + lead,
	    c->n - lead);
	return 1;
}

/* "Present: ...", "... were present"; "The conversation lasted two hours." */
static int
form_wording(struct chunk *c)
{
	static const char *const ended[] = {" lasted ", " ended ", " closed ",
					    " concluded ", " adjourned "};
	size_t i;

	if (!c->st->turns &&
	    (starts(c, "Present: ") || starts(c, "PRESENT: ") ||
	     ends(c, " were present") || ends(c, " were present.") ||
	     ends(c, " was present") || ends(c, " was present."))) {
		put(c, c->turn, "participants", c->s, c->n);
		return 1;
	}
	if (!c->st->turns || c->n > 120 || !starts(c, "The "))
		return 0;
	for (i = 0; i < sizeof(ended) / sizeof(ended[0]); i++)
		if (contains(c, ended[i])) {
			put(c, c->turn, "closing", c->s, c->n);
			return 1;
		}
	return 0;
}

/* ---- headings --------------------------------------------------------- */

/* Levels by the rule under the heading; '_' opens no division. */
static int
level_of(char c)
{
	static const char rules[] = "_=-~^\"";
	const char *at = strchr(rules, c);

	return c != '\0' && at != NULL ? (int)(at - rules) : -1;
}

static int
form_heading(struct chunk *c)
{
	size_t i = c->n, level, divs = 0, d;
	int mark;

	while (i > 0 && c->s[i - 1] != '\n')
		i--;
	if (i < 2)
		return 0;
	mark = level_of(c->s[i]);
	if (mark < 0 || c->n - i < RULE_LEAST || c->n - i > RULE_MOST)
		return 0;
	for (d = i; d < c->n; d++)
		if (c->s[d] != c->s[i])
			return 0;
	if (mark == 0) {
		put(c, c->turn, "head", c->s, i - 1);
		return 1;
	}
	level = (size_t)mark;
	for (d = 0; d < c->turn && divs < level; d++)
		if (strcmp(c->st->open[d], "div") == 0 && ++divs == level)
			break;
	if (divs + 1 < level)
		return 0;
	put(c, divs == level ? (unsigned)d : c->turn, "div/head", c->s, i - 1);
	return 1;
}

/* ---- forms of several lines ------------------------------------------- */

static size_t
line_length(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);

	return end != NULL ? (size_t)(end - s) : n;
}

static size_t
lead_of(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && s[i] == ' ')
		i++;
	return i;
}

/* Whether every line begins with `lead` and goes on with other than a space. */
static int
all_lines(const struct chunk *c, const char *lead)
{
	size_t i = 0, k, m = strlen(lead);

	while (i < c->n) {
		k = line_length(c->s + i, c->n - i);
		if (k <= m || memcmp(c->s + i, lead, m) != 0 ||
		    c->s[i + m] == ' ')
			return 0;
		i += k + 1;
	}
	return c->n > 0;
}

/* One step a line: `first` before the first one, `more` before the others,
 * which go into what the first one opened `inner` deep. */
static void
put_lines(struct chunk *c, size_t lead, const char *first, const char *more,
	  unsigned inner)
{
	size_t i = 0, k;

	while (i < c->n) {
		k = line_length(c->s + i, c->n - i);
		put(c, i == 0 ? c->flow : c->flow + inner,
		    i == 0 ? first : more, c->s + i + lead, k - lead);
		i += k + 1;
	}
}

/* Each line into the innermost open element of that name. */
static int
put_inside(struct chunk *c, const char *holder, size_t lead, const char *path)
{
	size_t d = c->st->depth, i = 0, k;

	while (d > c->flow && strcmp(c->st->open[d - 1], holder) != 0)
		d--;
	if (d == c->flow)
		return 0;
	while (i < c->n) {
		k = line_length(c->s + i, c->n - i);
		put(c, (unsigned)d, path, c->s + i + lead, k - lead);
		i += k + 1;
	}
	return 1;
}

/* A stanza; where stanzas stand in a group of them, one more of these. */
static void
put_stanza(struct chunk *c)
{
	unsigned flow = c->flow;
	size_t d, groups = 0, first = 0;

	for (d = flow; d < c->st->depth; d++)
		if (strcmp(c->st->open[d], "lg") == 0 && groups++ == 0)
			first = d + 1;
	if (groups > 1)
		c->flow = (unsigned)first;
	put_lines(c, 4, "lg/l", "l", 1);
	c->flow = flow;
}

static int
form_lines(struct chunk *c)
{
	if (all_lines(c, "    ")) {
		put_stanza(c);
		return 1;
	}
	if (all_lines(c, "        ")) {
		put_lines(c, 8, "l", "l", 0);
		return 1;
	}
	if (all_lines(c, "> ")) {
		put_lines(c, 2, "quote/p", "p", 1);
		return 1;
	}
	if (all_lines(c, "      ") && put_inside(c, "lg", 6, "l"))
		return 1;
	return all_lines(c, "* ") && put_inside(c, "list", 2, "item");
}

/* Set in a little: a stage direction within a turn, or without brackets. */
static int
form_direction(struct chunk *c)
{
	if (!all_lines(c, "  ") || memchr(c->s, '\n', c->n) != NULL)
		return 0;
	put(c, c->flow, "stage", c->s + 2, c->n - 2);
	return 1;
}

/* Items, two spaces deeper a level. 0 when it is no list. */
static int
is_list(const struct chunk *c)
{
	size_t i = 0, k, lead, last = 0;

	while (i < c->n) {
		k = line_length(c->s + i, c->n - i);
		lead = lead_of(c->s + i, k);
		if (lead % 2 != 0 || lead > (i == 0 ? 0 : last + 2) ||
		    lead > 32 || k < lead + 3 ||
		    memcmp(c->s + i + lead, "- ", 2) != 0 ||
		    c->s[i + lead + 2] == ' ')
			return 0;
		last = lead;
		i += k + 1;
	}
	return c->n > 0;
}

/* An item; "12. words" is one with a number. */
static void
put_item(struct chunk *c, unsigned keep, const char *path, const char *s,
	 size_t n)
{
	struct vdm_buf numbered;
	size_t k = 0;

	while (k < n && k < 6 && vdm_is_digit(s[k]))
		k++;
	if (k == 0 || k + 2 >= n || s[k] != '.' || s[k + 1] != ' ' ||
	    s[k + 2] == ' ') {
		put(c, keep, path, s, n);
		return;
	}
	vdm_buf_init(&numbered);
	vdm_buf_printf(&numbered, "%s n=%.*s", path, (int)k, s);
	put(c, keep, vdm_buf_str(&numbered), s + k + 2, n - k - 2);
	vdm_buf_fini(&numbered);
}

static int
form_list(struct chunk *c)
{
	size_t i = 0, k, lead, last = 0;

	if (!is_list(c))
		return 0;
	while (i < c->n) {
		unsigned level;

		k = line_length(c->s + i, c->n - i);
		lead = lead_of(c->s + i, k);
		level = (unsigned)(lead / 2);
		/* list, item, list, item ... from flow on */
		if (i == 0 || lead > last)
			put_item(c, c->flow + 2 * level, "list/item",
				 c->s + i + lead + 2, k - lead - 2);
		else
			put_item(c, c->flow + 2 * level + 1, "item",
				 c->s + i + lead + 2, k - lead - 2);
		last = lead;
		i += k + 1;
	}
	return 1;
}

static int
is_table(const struct chunk *c)
{
	size_t i = 0, k;

	while (i < c->n) {
		k = line_length(c->s + i, c->n - i);
		if (k < 4 || memcmp(c->s + i, "| ", 2) != 0 ||
		    memcmp(c->s + i + k - 2, " |", 2) != 0)
			return 0;
		i += k + 1;
	}
	return c->n > 0;
}

/* One line "| a | b |" */
static void
put_row(struct chunk *c, const char *s, size_t n, int first_row)
{
	size_t i = 1, k, from, to;

	while (i < n) {
		const char *bar = memchr(s + i, '|', n - i);

		k = bar != NULL ? (size_t)(bar - s) : n;
		from = i;
		to = k;
		while (from < to && s[from] == ' ')
			from++;
		while (to > from && s[to - 1] == ' ')
			to--;
		if (i > 1)
			put(c, c->flow + 2, "cell", s + from, to - from);
		else if (first_row)
			put(c, c->flow, "table/row/cell", s + from, to - from);
		else
			put(c, c->flow + 1, "row/cell", s + from, to - from);
		i = k + 1;
	}
}

static int
form_table(struct chunk *c)
{
	size_t i = 0, k;

	if (!is_table(c))
		return 0;
	while (i < c->n) {
		k = line_length(c->s + i, c->n - i);
		put_row(c, c->s + i, k, i == 0);
		i += k + 1;
	}
	return 1;
}

/* ---- turns ------------------------------------------------------------ */

static void
put_turn(struct chunk *c, const char *what, const struct vdm_text_name *name,
	 const char *rest, const char *text, size_t n)
{
	struct vdm_buf path;
	const char *cursor = name->who, *who;
	size_t k;
	int any = 0;

	vdm_buf_init(&path);
	vdm_buf_puts(&path, what);
	while ((who = vdm_who_next(&cursor, &k)) != NULL) {
		vdm_buf_puts(&path, any++ > 0 ? "," : " who=");
		vdm_text_escape(&path, who, k);
	}
	vdm_buf_printf(&path, "/%s", rest);
	put(c, c->turn, vdm_buf_str(&path), text, n);
	vdm_buf_fini(&path);
}

/* The longest label that the chunk begins with, or NULL. */
static const struct vdm_text_name *
label_at(const struct chunk *c)
{
	size_t line = line_length(c->s, c->n), n;
	const struct vdm_text_name *name;

	for (n = line < 120 ? line : 120; n > 0; n--) {
		if (n < line && c->s[n] != ' ')
			continue;
		name = vdm_text_label_find(c->st->names, c->s, n);
		if (name == NULL)
			continue;
		if (n == line || vdm_text_label_is_inline(c->s, n))
			return name;
	}
	return NULL;
}

static int
form_labelled(struct chunk *c)
{
	const struct vdm_text_name *name;

	if (!c->st->names->labelled)
		return 0;
	name = label_at(c);
	if (name == NULL)
		return 0;
	put_turn(c, "sp", name, "speaker", c->s, name->n);
	if (name->n < c->n)
		put(c, c->turn + 1, "p", c->s + name->n + 1,
		    c->n - name->n - 1);
	return 1;
}

static int
form_narrated(struct chunk *c)
{
	const struct vdm_text_name *name;
	size_t at;

	if (!c->st->names->narrated || c->turn < c->flow)
		return 0;
	name = vdm_text_form_find(c->st->names, c->s, c->n, &at);
	if (name == NULL)
		return 0;
	put_turn(c, "said", name, "p", c->s, c->n);
	return 1;
}

/* ---- the whole -------------------------------------------------------- */

static void
form_plain(struct chunk *c)
{
	if (c->st->note && !c->st->begun && !c->st->note_apart)
		put(c, 1, "", c->s, c->n);
	else
		put(c, c->flow, "p", c->s, c->n);
}

void
vdm_text_chunk_parse(const struct vdm_text_state *st, const char *s, size_t n,
		     struct vdm_text_steps *steps)
{
	struct chunk c = {st, steps, s, n, 0, 0};

	if (n == 0)
		return;
	find_flow(&c);
	if (form_list(&c) || form_table(&c) || form_lines(&c))
		return;
	if (st->note) {
		form_plain(&c);
		return;
	}
	if (form_page(&c) || form_heading(&c) || form_labelled(&c) ||
	    form_direction(&c) || form_stage(&c) || form_right(&c) ||
	    form_wording(&c) || form_narrated(&c))
		return;
	form_plain(&c);
}
