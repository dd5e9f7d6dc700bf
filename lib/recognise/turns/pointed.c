/* SPDX-License-Identifier: MIT */
/*
 * Turns that an edition encodes by the name alone: a paragraph that opens with
 * a name that points at a person, and a colon or a verb of speaking behind it,
 * as diplomatic documents have them. The paragraph stays as it is; a speech is
 * put around it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "recognise/recognise.h"

enum {
	AHEAD = 256,       /* bytes behind the name in which its verb stands, */
	AHEAD_TOKENS = 24, /* and words */
	LEAD_TOKENS = 6    /* "The Secretary of State, Mr." has as many */
};

struct opening {
	const struct vdm_node *name;
	const char *pointer;
	int key; /* the pointer is a bare id */
	int labelled;
};

/* What a reader sees first: not a page break, not white space. */
static const struct vdm_node *
first_shown(const struct vdm_node *n)
{
	const struct vdm_node *c = n->first;

	while (c != NULL &&
	       (!vdm_node_is_element(c) || c->kind == VDM_KIND_PAGE_BREAK) &&
	       (c->kind != VDM_KIND_TEXT ||
		c->text[strspn(c->text, " \t\r\n")] == '\0'))
		c = c->next;
	return c;
}

/* Words that may stand before the name: "The", "Mr.", "Secretary". */
static int
is_lead(struct ctx *c, const char *s)
{
	size_t i;

	vdm_tokens(c, &c->tok, s, strlen(s), LEAD_TOKENS);
	for (i = 0; i < c->tok.n; i++)
		if (!(c->tok.t[i].flags & T_PUNCT) &&
		    !(c->tok.t[i].classes &
		      (W_HON | W_OFFICE | W_OFFMOD | W_FUNCTION)))
			return 0;
	return c->tok.n > 0 && c->tok.n < LEAD_TOKENS;
}

/* The name that opens a paragraph, perhaps emphasised. */
static const struct vdm_node *
opening_name(struct ctx *c, const struct vdm_node *p)
{
	const struct vdm_node *n = first_shown(p);

	if (n != NULL && n->kind == VDM_KIND_TEXT && is_lead(c, n->text))
		n = n->next;
	while (n != NULL && n->kind == VDM_KIND_EMPHASIS)
		n = first_shown(n);
	return vdm_node_is(n, "persName") ? n : NULL;
}

/* @ref and @corresp are addresses; a @key is one when it is an id here. */
static const char *
pointer_of(const struct vdm_node *name, int *key)
{
	static const char *const attrs[] = {"ref", "corresp", "key"};
	size_t i, n;

	*key = 0;
	for (i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++) {
		const char *v = vdm_node_attr(name, attrs[i]);
		const char *cursor = v;

		if (v == NULL || vdm_who_next(&cursor, &n) == NULL)
			continue;
		*key = i == 2;
		return v;
	}
	return NULL;
}

/* What stands in the paragraph behind the name, the beginning of it. */
static void
text_behind(const struct vdm_node *p, const struct vdm_node *name,
	    struct vdm_buf *out)
{
	const struct vdm_node *n = name;

	while (n != p && n->next == NULL)
		n = n->parent;
	for (n = n == p ? NULL : n->next; n != NULL && out->len < AHEAD;) {
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
		if (n->kind != VDM_KIND_NOTE && n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != p && n->next == NULL)
			n = n->parent;
		n = n == p ? NULL : n->next;
	}
}

static int
opens_speech(struct ctx *c, const struct vdm_node *p, struct opening *o)
{
	struct vdm_buf text;
	const char *s;
	size_t at, inside;
	uint32_t verb;

	o->name = opening_name(c, p);
	if (o->name == NULL)
		return 0;
	o->pointer = pointer_of(o->name, &o->key);
	if (o->pointer == NULL)
		return 0;
	vdm_buf_init(&text);
	vdm_node_content(o->name, &text);
	inside = text.len;
	text_behind(p, o->name, &text);
	s = vdm_buf_str(&text);
	while (inside > 0 && vdm_is_space((unsigned char)s[inside - 1]))
		inside--;
	o->labelled = (inside > 0 && s[inside - 1] == ':') ||
		      s[inside + strspn(s + inside, " \t\r\n")] == ':';
	vdm_tokens(c, &c->tok, s + inside, text.len - inside, AHEAD_TOKENS);
	verb = vdm_verb_after(c, &c->tok, 0, &at, 1);
	c->rec->arena.failed |= text.failed;
	vdm_buf_fini(&text);
	return o->labelled || (verb & (W_SAY | W_THINK)) != 0;
}

/* The ids of a document, sorted: what an @key may be. */
struct ids {
	const char **id;
	size_t count, cap;
	int known;
};

static int
by_string(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Collected once, when the first @key asks for them. */
static void
ids_collect(struct ctx *c, struct ids *ids)
{
	const struct vdm_node *n;

	ids->known = 1;
	for (n = c->rec->root; n != NULL; n = vdm_node_walk(n, c->rec->root)) {
		const char *id = vdm_node_attr(n, "xml:id");
		const char **list;

		if (id == NULL)
			continue;
		list = vdm_arena_grow(&c->scratch, ids->id, &ids->cap,
				      ids->count + 1, sizeof(*list));
		if (list == NULL)
			return;
		ids->id = list;
		list[ids->count++] = id;
	}
	vdm_sort(ids->id, ids->count, sizeof(*ids->id), by_string);
}

/* Whether somebody may be meant by the pointer of an opening. */
static int
is_pointer(struct ctx *c, struct ids *ids, const struct opening *o)
{
	if (!o->key)
		return 1;
	if (!ids->known)
		ids_collect(c, ids);
	return vdm_search(&o->pointer, ids->id, ids->count, sizeof(*ids->id),
			  by_string) != NULL;
}

/* A label is direct speech; a verb of speaking reports it, and is a guess. */
static void
wrap(struct ctx *c, struct vdm_node *p, const struct opening *o)
{
	struct vdm_node *said = vdm_node_element(c->rec, "said");

	if (said == NULL)
		return;
	vdm_buf_clear(&c->buf);
	vdm_buf_printf(&c->buf, "%s%s", o->key ? "#" : "", o->pointer);
	vdm_node_set(c->rec, said, "who", vdm_buf_str(&c->buf));
	vdm_node_set(c->rec, said, "direct", o->labelled ? "true" : "false");
	if (!o->labelled) {
		vdm_node_set(c->rec, said, "cert", "high");
		vdm_node_set(c->rec, said, "resp", "#vidimus");
		said->reason = "the name that opens the paragraph points at "
			       "this person, and a verb of speaking follows";
		vdm_buf_clear(&c->buf);
		vdm_node_content(o->name, &c->buf);
		vdm_diag(c->sink, VDM_D_SPEAKER_INFERRED, &p->pos, NULL,
			 "the speaker, %s, is inferred: %s",
			 vdm_buf_str(&c->buf), said->reason);
	}
	said->kind = VDM_KIND_SPEECH;
	said->pos = p->pos;
	vdm_node_insert_before(p, said);
	vdm_node_unlink(p);
	vdm_node_append(said, p);
}

/* Paragraphs of one division; two at least, so that prose that once begins
 * with somebody's name stays prose. 1 when some were lifted. */
static int
lift_division(struct ctx *c, struct ids *ids, const struct vdm_node *division)
{
	struct vdm_node *n, *next;
	struct opening o;
	size_t count = 0;

	for (n = division->first; n != NULL && count < 2; n = n->next)
		if (vdm_node_is(n, "p") && opens_speech(c, n, &o) &&
		    is_pointer(c, ids, &o))
			count++;
	if (count < 2)
		return 0;
	for (n = division->first; n != NULL; n = next) {
		next = n->next;
		if (vdm_node_is(n, "p") && opens_speech(c, n, &o) &&
		    is_pointer(c, ids, &o))
			wrap(c, n, &o);
	}
	return 1;
}

/* An edition that marks its turns has said who speaks: nothing is added. */
static int
somebody_speaks(const struct vdm_record *rec)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_SPEECH || n->kind == VDM_KIND_SPEAKER ||
		    vdm_node_is(n, "said"))
			return 1;
	return 0;
}

/* Whether a paragraph may open with such a name, whatever the words before it
 * are. */
static int
may_open(const struct vdm_node *p)
{
	const struct vdm_node *n = first_shown(p);
	int key;

	if (n != NULL && n->kind == VDM_KIND_TEXT)
		n = n->next;
	while (n != NULL && n->kind == VDM_KIND_EMPHASIS)
		n = first_shown(n);
	return n != NULL && vdm_node_is(n, "persName") &&
	       pointer_of(n, &key) != NULL;
}

static int
may_lift(const struct vdm_node *division)
{
	const struct vdm_node *n;
	size_t count = 0;

	for (n = division->first; n != NULL && count < 2; n = n->next)
		count += vdm_node_is(n, "p") && may_open(n);
	return count == 2;
}

static int
is_division(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_DIVISION || vdm_node_is(n, "body");
}

/* Whether there is a division that the words of a language, which are many, are
 * needed for. */
static int
may_lift_any(const struct vdm_record *rec)
{
	struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root))
		if (is_division(n) && may_lift(n))
			return 1;
	return 0;
}

int
vdm_recognise_pointed(struct vdm_record *rec, const struct vdm_sink *sink,
		      int *lifted)
{
	struct ids ids = {0};
	struct vdm_node *n;
	struct ctx c;
	int result;

	*lifted = 0;
	if (somebody_speaks(rec) || !may_lift_any(rec))
		return 0;
	memset(&c, 0, sizeof(c));
	c.rec = rec;
	c.sink = sink;
	vdm_arena_init(&c.scratch);
	vdm_buf_init(&c.buf);
	result = vdm_words_load(&c);
	for (n = rec->root; result == 0 && n != NULL;
	     n = vdm_node_step(n, rec->root))
		if (is_division(n))
			*lifted |= lift_division(&c, &ids, n);
	if (c.scratch.failed || c.buf.failed || rec->arena.failed) {
		errno = ENOMEM;
		result = -1;
	}
	vdm_buf_fini(&c.buf);
	vdm_arena_fini(&c.scratch);
	return result;
}
