/* SPDX-License-Identifier: MIT */
/* The places of a record that can be decided about, found by their words. */
#include "decide/places.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/sort.h"
#include "base/utf8.h"

/* Words that a place begins with: all of it, or what stands behind its label.
 */
struct vdm_place_words {
	const char *text;
	size_t place;
};

/* ---- words ---- */

/* Appends with white space folded; `*space`: one is due. */
static void
fold(struct vdm_buf *out, const char *s, size_t start, int *space)
{
	for (; *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s)) {
			*space = 1;
			continue;
		}
		if (*space && out->len > start)
			vdm_buf_putc(out, ' ');
		*space = 0;
		vdm_buf_putc(out, *s);
	}
}

const char *
vdm_places_fold(struct vdm_arena *a, const char *s)
{
	const char *copy;
	struct vdm_buf b;
	int space = 0;

	vdm_buf_init(&b);
	fold(&b, s, 0, &space);
	copy = vdm_arena_strndup(a, vdm_buf_str(&b), b.len);
	a->failed |= b.failed;
	vdm_buf_fini(&b);
	return copy;
}

/* The next node that is not inside of this one. */
static struct vdm_node *
past(struct vdm_node *n, const struct vdm_node *top)
{
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

static void
put_words(struct vdm_buf *out, struct vdm_node *top)
{
	size_t start = out->len;
	int space = 0;
	struct vdm_node *n = top;

	while (n != NULL) {
		if (n != top && n->kind == VDM_KIND_NOTE) {
			n = past(n, top);
			continue;
		}
		if (n->kind == VDM_KIND_TEXT)
			fold(out, n->text, start, &space);
		else if (n->kind == VDM_KIND_LINE_BREAK)
			space = 1;
		n = vdm_node_step(n, top);
	}
}

/* ---- the list ---- */

struct vdm_node *
vdm_speech_of(struct vdm_node *n)
{
	while (n != NULL && n->kind != VDM_KIND_SPEECH)
		n = n->parent;
	return n;
}

static int
is_plain_block(const struct vdm_node *n)
{
	return vdm_node_is_element(n) && n->kind != VDM_KIND_SPEAKER &&
	       vdm_node_is_block(n) && vdm_node_holds_line(n) &&
	       vdm_node_has_text(n);
}

struct vdm_node *
vdm_speech_first(struct vdm_node *speech)
{
	struct vdm_node *n;

	for (n = speech->first; n != NULL; n = n->next)
		if (vdm_node_is_element(n) && n->kind != VDM_KIND_SPEAKER &&
		    n->kind != VDM_KIND_PAGE_BREAK &&
		    !vdm_node_is(n, "milestone") && n->kind != VDM_KIND_STAGE &&
		    vdm_node_is_block(n))
			return n;
	return NULL;
}

static void
set_lines(struct vdm_place_of *p, const struct vdm_node *n)
{
	p->line = n->pos.line;
	p->end = n->pos.end > n->pos.line ? n->pos.end : n->pos.line;
}

static struct vdm_place_of *
add(struct vdm_places *p, struct vdm_node *node, struct vdm_node *block)
{
	struct vdm_place_of *items =
				vdm_arena_grow(p->arena, p->item, &p->cap,
					       p->count + 1, sizeof(*items)),
			    *i;
	const struct vdm_node *label = NULL;
	struct vdm_buf b;

	if (items == NULL)
		return NULL;
	p->item = items;
	i = &items[p->count++];
	memset(i, 0, sizeof(*i));
	i->node = node;
	i->block = block;
	set_lines(i, node->pos.line > 0 ? node : block);
	vdm_buf_init(&b);
	if (node->kind == VDM_KIND_SPEECH)
		label = vdm_node_label(node);
	if (label != NULL && block != node)
		put_words(&b, (struct vdm_node *)label);
	if (b.len > 0)
		vdm_buf_putc(&b, ' ');
	i->bare = b.len;
	put_words(&b, block);
	i->text = vdm_arena_strndup(p->arena, vdm_buf_str(&b), b.len);
	p->arena->failed |= b.failed;
	vdm_buf_fini(&b);
	return i;
}

static int
by_words(const void *x, const void *y)
{
	const struct vdm_place_words *a = x, *b = y;
	int c = strcmp(a->text, b->text);

	if (c != 0)
		return c;
	return a->place < b->place ? -1 : a->place > b->place;
}

static int
sort(struct vdm_places *p)
{
	size_t i;

	p->sorted =
	    vdm_arena_alloc(p->arena, (2 * p->count + 1) * sizeof(*p->sorted));
	if (p->sorted == NULL || p->arena->failed)
		return -1;
	for (i = 0; i < p->count; i++) {
		const struct vdm_place_of *at = &p->item[i];
		struct vdm_place_words *w = &p->sorted[p->sorted_count++];

		w->text = at->text;
		w->place = i;
		if (at->bare == 0 || at->text[at->bare] == '\0')
			continue;
		w = &p->sorted[p->sorted_count++];
		w->text = at->text + at->bare;
		w->place = i;
	}
	vdm_sort(p->sorted, p->sorted_count, sizeof(*p->sorted), by_words);
	return 0;
}

int
vdm_places_list(struct vdm_places *p, struct vdm_record *rec,
		struct vdm_arena *a)
{
	struct vdm_node *n = rec->root;

	memset(p, 0, sizeof(*p));
	p->arena = a;
	while (n != NULL && !a->failed) {
		struct vdm_node *first = NULL;

		if (n->kind == VDM_KIND_HEADER) {
			n = past(n, rec->root);
			continue;
		}
		if (n->kind == VDM_KIND_SPEECH) {
			first = vdm_speech_first(n);
			if (first == NULL || !is_plain_block(first))
				first = n;
			add(p, n, first);
		} else if (is_plain_block(n) &&
			   (p->count == 0 ||
			    p->item[p->count - 1].block != n)) {
			add(p, n, n);
		}
		n = vdm_node_step(n, rec->root);
	}
	return sort(p);
}

size_t
vdm_places_of(struct vdm_places *p, const struct vdm_node *node)
{
	size_t i, k;

	/* they are asked for in their order */
	for (k = 0; k < p->count; k++) {
		i = (p->last + k) % p->count;
		if (p->item[i].node == node || p->item[i].block == node) {
			p->last = i;
			return i;
		}
	}
	return p->count;
}

/* ---- the search ---- */

/* The first that does not stand before the words. */
static size_t
lower_bound(const struct vdm_places *p, const char *words)
{
	size_t lo = 0, hi = p->sorted_count;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(p->sorted[mid].text, words) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
vdm_places_bear(const struct vdm_places *p, const char *words)
{
	size_t n = strlen(words), i = lower_bound(p, words), count = 0;

	for (; i < p->sorted_count && strncmp(p->sorted[i].text, words, n) == 0;
	     i++)
		count++;
	return count;
}

/* What is left of the candidates when a question was asked. */
struct left {
	size_t at, count;
};

static void
take(struct left *l, size_t place)
{
	if (l->count > 0 && l->at == place)
		return;
	l->at = place;
	l->count++;
}

static int
is_at(const struct vdm_place_of *p, unsigned line)
{
	return line > 0 && line >= p->line && line <= p->end;
}

/* Whether what stands before a place begins with the words. */
static int
stands_after(const struct vdm_places *p, size_t at, const char *words)
{
	const struct vdm_place_of *before;

	if (at == 0 || *words == '\0')
		return 0;
	before = &p->item[at - 1];
	return strncmp(before->text, words, strlen(words)) == 0 ||
	       strncmp(before->text + before->bare, words, strlen(words)) == 0;
}

/* Of several that begin with the words: the one that the line tells where the
 * lines are true; else the one that follows what it followed. */
static int
choose(const struct vdm_places *p, const struct vdm_sought *s, size_t from,
       size_t to, size_t *at)
{
	struct left line = {0, 0}, after = {0, 0}, whole = {0, 0};
	size_t i;

	*at = 0;
	for (i = from; i < to; i++) {
		size_t place = p->sorted[i].place;

		if (is_at(&p->item[place], s->line))
			take(&line, place);
		if (stands_after(p, place, s->after))
			take(&after, place);
		if (strcmp(p->sorted[i].text, s->words) == 0)
			take(&whole, place);
	}
	if (s->same && line.count == 1)
		*at = line.at;
	else if (after.count == 1)
		*at = after.at;
	else if (whole.count == 1 && is_at(&p->item[whole.at], s->line))
		*at = whole.at;
	else
		return 0;
	return 1;
}

/* Words from amid a place, where none begins with them. */
static enum vdm_found
find_inside(const struct vdm_places *p, const struct vdm_sought *s, size_t *at,
	    size_t *often)
{
	struct left all = {0, 0}, line = {0, 0};
	size_t i;

	for (i = 0; i < p->count; i++)
		if (strstr(p->item[i].text, s->words) != NULL) {
			take(&all, i);
			if (is_at(&p->item[i], s->line))
				take(&line, i);
		}
	*often = all.count;
	*at = all.count == 1 ? all.at : line.at;
	if (all.count == 1 || (s->same && line.count == 1))
		return VDM_FOUND;
	return all.count == 0 ? VDM_FOUND_NOWHERE : VDM_FOUND_OFTEN;
}

enum vdm_found
vdm_places_find(const struct vdm_places *p, const struct vdm_sought *s,
		size_t *at, size_t *often)
{
	size_t from = lower_bound(p, s->words), to = from, n = strlen(s->words);
	struct left all = {0, 0};

	while (to < p->sorted_count &&
	       strncmp(p->sorted[to].text, s->words, n) == 0)
		take(&all, p->sorted[to++].place);
	*often = all.count;
	*at = all.at;
	if (all.count == 0)
		return find_inside(p, s, at, often);
	if (all.count == 1 || choose(p, s, from, to, at))
		return VDM_FOUND;
	return VDM_FOUND_OFTEN;
}
