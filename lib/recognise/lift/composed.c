/* SPDX-License-Identifier: MIT */
/*
 * What a source keeps that states its structure: a book, or any text with
 * headings of its own. Whoever made it has said what is a heading, an item, a
 * paragraph; the recogniser, which guesses that for bare lines, has nothing to
 * say there. Such a source may still be a transcript, with turns in its
 * paragraphs, or a record with a labelled head; where it is neither, it is
 * read as it stands.
 */
#include <string.h>

#include "prose/prose.h"
#include "recognise/steps.h"

enum {
	/* Turns that a transcript has at the least, and the part of all
	 * paragraphs that stand in them: one in three. A novel, a report or a
	 * bibliography has fewer that begin with a name. */
	TURNS_LEAST = 2,
	TURNS_SHARE = 3,
	/* Labelled lines of a head: one may be a sentence with a colon. */
	LABELS_LEAST = 2,
	/* Headings that come back, and how many such there are, where they may
	 * be names; a longer one is none. */
	HEADS_LEAST = 4,
	HEADS_NAMES = 2,
	HEAD_BYTES = 60
};

/* How headings come back. */
struct heads {
	struct vdm_arena words;
	struct vdm_strmap seen; /* how often each came back */
	size_t all, again, names;
	int failed;
};

static void
heads_add(struct heads *h, const struct vdm_node *n)
{
	struct vdm_buf b;
	const char *key;
	size_t *count;

	h->all++;
	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	if (b.len > 0 && b.len <= HEAD_BYTES) {
		key = vdm_arena_strdup(&h->words, vdm_buf_str(&b));
		count = key != NULL ? vdm_strmap_value(&h->seen, key) : NULL;
		if (count != NULL) {
			h->again++;
			h->names += ++*count == 1;
		} else if (key != NULL) {
			(void)vdm_strmap_put(&h->seen, key, 0);
		}
	}
	h->failed |= b.failed;
	vdm_buf_fini(&b);
}

int
vdm_headings_doubt(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct heads h;
	const struct vdm_node *n;

	memset(&h, 0, sizeof(h));
	vdm_arena_init(&h.words);
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_HEADING)
			heads_add(&h, n);
	h.again += h.names;
	if (h.names >= HEADS_NAMES && h.again >= HEADS_LEAST &&
	    h.again * 2 > h.all)
		vdm_diag(sink, VDM_D_SPEAKER_DOUBTFUL, NULL, NULL,
			 "%zu headings are the same %zu by turns, as names of "
			 "speakers would be; they stay headings, and nobody "
			 "speaks below them",
			 h.again, h.names);
	h.failed |= h.seen.failed | h.words.failed;
	vdm_strmap_fini(&h.seen);
	vdm_arena_fini(&h.words);
	return h.failed ? -1 : 0;
}

int
vdm_states_structure(const struct vdm_record *rec)
{
	const struct vdm_node *n;

	if (rec->is_publication)
		return 1;
	if (rec->format == NULL || rec->is_plain)
		return 0;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_HEADING)
			return 1;
	return 0;
}

/* Fields that the head gives under labels. */
static size_t
labels_of_head(const struct ctx *c)
{
	size_t i, count = 0;

	for (i = 0; i < c->n && i < c->head_end; i++)
		if (c->u[i].kind == U_METADATA ||
		    c->u[i].kind == U_PARTICIPANTS)
			count++;
	return count;
}

/* Whether somebody speaks again. Who has the word once only, one after the
 * other, is cited: entries of a bibliography begin with a name and a colon. */
static int
comes_back(const struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n_who; i++)
		if (c->who[i].turns > 1)
			return 1;
	return 0;
}

int
vdm_is_record(const struct ctx *c)
{
	size_t i, turns = 0, spoken = 0, paragraphs = 0;
	int dense;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		if (u->is_heading || u->len == 0)
			continue;
		paragraphs++;
		if (u->kind != U_TURN)
			continue;
		spoken++;
		if (u->n_who > 0 && !u->continued)
			turns++;
	}
	dense = spoken * TURNS_SHARE >= paragraphs;
	/* a report may have questions and answers at its end; a book's turns
	 * are the book */
	if (turns >= TURNS_LEAST &&
	    (c->rec->is_publication ? dense && comes_back(c)
				    : dense || comes_back(c)))
		return 1;
	return labels_of_head(c) >= LABELS_LEAST;
}

/* Whether the source says what the unit is. */
static int
is_stated(const struct ctx *c, const struct unit *u)
{
	return u->is_heading || u->tagged || c->rec->is_publication ||
	       u->node->kind == VDM_KIND_ITEM;
}

void
vdm_structure_keep(struct ctx *c, int composed)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->taught || !(composed || u->tagged))
			continue;
		if (u->kind == U_HEADING && !u->is_heading)
			u->kind = U_NONE;
		u->headline = u->headline && !u->tagged;
		if (u->kind == U_CHROME && is_stated(c, u)) {
			u->kind = U_NONE;
			u->fate = FATE_KEEP;
		}
		if (u->fate == FATE_FIELD && is_stated(c, u) &&
		    u->kind != U_METADATA && u->kind != U_PARTICIPANTS)
			u->fate = FATE_KEEP;
	}
}
