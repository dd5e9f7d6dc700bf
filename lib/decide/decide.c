/* SPDX-License-Identifier: MIT */
/* Decisions obeyed: which are about this source, and which of several count. */
#include "decide/decide.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/options.h"
#include "base/sha256.h"
#include "base/sort.h"
#include "decide/work.h"
#include <vidimus/decision.h>

/* ---- whose ---- */

static int
is_slash(char c)
{
	return c == '/' || c == '\\'; /* files go from system to system */
}

static const char *
past_dot(const char *path)
{
	while (path[0] == '.' && is_slash(path[1]))
		path += 2;
	return path;
}

/* Whether one of two paths is the end of the other. */
static int
same_path(const char *a, const char *b)
{
	size_t n, m;

	a = past_dot(a);
	b = past_dot(b);
	for (n = strlen(a), m = strlen(b); n > 0 && m > 0; n--, m--)
		if (a[n - 1] != b[m - 1] &&
		    !(is_slash(a[n - 1]) && is_slash(b[m - 1])))
			return 0;
	return (n == 0 && (m == 0 || is_slash(b[m - 1]))) ||
	       (m == 0 && is_slash(a[n - 1]));
}

/* Of which source a decision is: none, this one as it was, or as it is now. */
enum whose { NOT_OURS, OURS, CHANGED };

static enum whose
whose(const struct vdm_decision *d, const char *name, const char *word,
      const char *hex)
{
	const char *digest = d->key[VDM_DK_DIGEST];
	const char *meant = d->key[VDM_DK_MEANT];

	if (*d->key[VDM_DK_SOURCE] == '\0')
		return OURS;
	if (*digest != '\0' && strcasecmp(vdm_decision_hex(digest), hex) == 0)
		return OURS;
	if (name == NULL ||
	    (*meant != '\0' ? strcmp(meant, word) != 0
			    : !same_path(d->key[VDM_DK_SOURCE], name)))
		return NOT_OURS;
	return *digest != '\0' ? CHANGED : OURS;
}

/* ---- the places ---- */

static const char *
why_not(struct vdm_work *w, enum vdm_found found, size_t often, unsigned line)
{
	const char *s;
	struct vdm_buf b;

	if (found == VDM_FOUND_NOWHERE)
		return "its words stand nowhere in the record";
	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "its words stand at %zu places, and nothing tells which "
		       "of them stood on line %u",
		       often, line);
	s = vdm_arena_strndup(&w->arena, vdm_buf_str(&b), b.len);
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

/* Excerpts may end in dots. */
static const char *
without_dots(struct vdm_arena *a, const char *s)
{
	size_t n = strlen(s);

	if (n > 3 && strcmp(s + n - 3, "\xE2\x80\xA6") == 0)
		n -= 3;
	else if (n > 3 && strcmp(s + n - 3, "...") == 0)
		n -= 3;
	return vdm_arena_strndup(a, s, n);
}

static void
tell_moved(struct vdm_work *w, const struct vdm_deciding *g)
{
	const struct vdm_place_of *p = &w->places.item[g->place];
	struct vdm_pos pos = {p->line, 0, 0};

	if (p->line == 0 || g->d->line == 0 ||
	    (g->d->line >= p->line && g->d->line <= p->end))
		return;
	vdm_diag(w->sink, VDM_D_DECISION_MOVED, &pos, NULL,
		 "what was decided of line %u (\"%.60s\"; %s) is obeyed here, "
		 "where its words stand now",
		 g->d->line, g->d->key[VDM_DK_WORDS], vdm_work_who(w, g->d));
}

/* Where a turn stands that is decided about. 0: it is not found. */
static int
settle_place(struct vdm_work *w, struct vdm_deciding *g)
{
	struct vdm_sought s = {.line = g->d->line, .same = w->same};
	struct vdm_node *speech;
	enum vdm_found found;
	size_t often = 0;

	s.words = without_dots(
	    &w->arena, vdm_places_fold(&w->arena, g->d->key[VDM_DK_WORDS]));
	s.after = without_dots(
	    &w->arena, vdm_places_fold(&w->arena, g->d->key[VDM_DK_AFTER]));
	if (s.words == NULL || s.after == NULL)
		return 0;
	found = vdm_places_find(&w->places, &s, &g->place, &often);
	if (found != VDM_FOUND) {
		g->place = w->places.count;
		vdm_work_unfit(w, g, why_not(w, found, often, g->d->line));
		return 0;
	}
	tell_moved(w, g);
	speech = vdm_speech_of(w->places.item[g->place].node);
	g->was = vdm_arena_strdup(&w->arena, vdm_node_attr(speech, "who"));
	return 1;
}

/* ---- several about one thing ---- */

static int
compare_targets(const struct vdm_deciding *a, const struct vdm_deciding *b)
{
	/* a label in the series before that in this file, before its turns */
	static const int rank[VDM_DS_COUNT] = {[VDM_DS_SERIES] = 0,
					       [VDM_DS_LABEL] = 1,
					       [VDM_DS_TURN] = 2,
					       [VDM_DS_PERSON] = 3,
					       [VDM_DS_FIELD] = 4};

	if (a->d->scope != b->d->scope)
		return rank[a->d->scope] < rank[b->d->scope] ? -1 : 1;
	if (a->d->scope == VDM_DS_TURN)
		return a->place < b->place ? -1 : a->place > b->place;
	if (a->d->scope == VDM_DS_FIELD && strcmp(a->target, b->target) == 0)
		/* one that stands several times: each value for itself */
		return strcmp(a->d->key[VDM_DK_NOW], b->d->key[VDM_DK_NOW]);
	return strcmp(a->target, b->target);
}

static int
by_target(const void *x, const void *y)
{
	const struct vdm_deciding *a = x, *b = y;
	int c = compare_targets(a, b);

	if (c != 0)
		return c;
	return a->order < b->order ? -1 : a->order > b->order;
}

static int
agree(const struct vdm_decision *a, const struct vdm_decision *b)
{
	return a->decided == b->decided &&
	       strcmp(a->key[VDM_DK_VALUE], b->key[VDM_DK_VALUE]) == 0;
}

static void
tell_conflict(struct vdm_work *w, const struct vdm_deciding *a,
	      const struct vdm_deciding *b, int later)
{
	struct vdm_pos pos = vdm_work_pos(w, a);

	vdm_diag(w->sink,
		 later ? VDM_D_DECISION_REPLACED : VDM_D_DECISION_CONFLICT,
		 &pos, NULL,
		 "\"%.80s\" was decided twice: %s%s%.80s (%s), and "
		 "%s%s%.80s (%s); %s",
		 vdm_work_about(a->d), vdm_decided_name(a->d->decided),
		 *a->d->key[VDM_DK_VALUE] != '\0' ? " " : "",
		 a->d->key[VDM_DK_VALUE], vdm_work_who(w, a->d),
		 vdm_decided_name(b->d->decided),
		 *b->d->key[VDM_DK_VALUE] != '\0' ? " " : "",
		 b->d->key[VDM_DK_VALUE], vdm_work_who(w, b->d),
		 later ? "the later one counts"
		       : "neither is later, and neither is obeyed");
}

/* The one of items [from, to) that counts, or NULL: they are of one day and
 * say different things. */
static struct vdm_deciding *
choose(struct vdm_work *w, size_t from, size_t to)
{
	struct vdm_deciding *best = &w->item[from];
	int clash = 0;
	size_t i;

	for (i = from + 1; i < to; i++) {
		struct vdm_deciding *g = &w->item[i];
		int c =
		    strcmp(g->d->key[VDM_DK_WHEN], best->d->key[VDM_DK_WHEN]);

		if (agree(g->d, best->d)) {
			if (c > 0)
				best = g;
			continue;
		}
		tell_conflict(w, best, g, c != 0);
		if (c >= 0) {
			best = g;
			clash = c == 0;
		}
	}
	return clash ? NULL : best;
}

static void
obey(struct vdm_work *w, struct vdm_deciding *g)
{
	if (g == NULL)
		return;
	switch (g->d->scope) {
	case VDM_DS_TURN:
		vdm_work_turn(w, g);
		break;
	case VDM_DS_LABEL:
	case VDM_DS_SERIES:
		vdm_work_label(w, g);
		break;
	case VDM_DS_PERSON:
		vdm_work_same(w, g);
		break;
	case VDM_DS_FIELD:
	case VDM_DS_COUNT:
		vdm_work_field(w, g);
		break;
	}
}

/* What is decided of a whole series need not be in each file; that it was in
 * one is known at the end of a run. */
static void
note_met(struct vdm_work *w, size_t from, size_t to)
{
	struct vdm_record *rec = w->rec;
	const char **list, *at;

	for (; from < to; from++) {
		at = w->item[from].d->key[VDM_DK_AT];
		if (*w->item[from].d->key[VDM_DK_SOURCE] != '\0' || *at == '\0')
			continue;
		at = vdm_arena_strdup(&rec->arena, at);
		list =
		    vdm_arena_grow(&rec->arena, rec->decided, &rec->decided_cap,
				   rec->decided_count + 1, sizeof(*list));
		if (at == NULL || list == NULL)
			return;
		rec->decided = list;
		list[rec->decided_count++] = at;
	}
}

const char *
vdm_record_decided(const struct vdm_record *rec, size_t index)
{
	return index < rec->decided_count ? rec->decided[index] : NULL;
}

static void
obey_all(struct vdm_work *w)
{
	struct vdm_deciding *g;
	size_t i, to;

	vdm_sort(w->item, w->count, sizeof(*w->item), by_target);
	for (i = 0; i < w->count && !w->rec->arena.failed; i = to) {
		for (to = i + 1; to < w->count; to++)
			if (compare_targets(&w->item[i], &w->item[to]) != 0)
				break;
		g = choose(w, i, to);
		w->met = g == NULL;
		obey(w, g);
		if (w->met)
			note_met(w, i, to);
	}
}

/* ---- the whole ---- */

/* Those about this source, and what they are about. 1 where there are any. */
static int
gather(struct vdm_work *w, const struct vdm_decisions *list, const char *hex)
{
	const char *name = w->options->name;
	char word[VDM_SHA256_HEX];
	size_t i, old = 0;

	vdm_decision_word(&w->arena, name != NULL ? name : "", word);
	w->item =
	    vdm_arena_alloc(&w->arena, (list->count + 1) * sizeof(*w->item));
	if (w->item == NULL)
		return 0;
	for (i = 0; i < list->count; i++) {
		struct vdm_deciding *g = &w->item[w->count];
		enum whose ours = whose(&list->item[i], name, word, hex);

		if (ours == NOT_OURS)
			continue;
		if (ours == CHANGED && old++ == 0)
			vdm_diag(w->sink, VDM_D_DECISION_DIGEST, NULL, NULL,
				 "the source is not, byte by byte, what it was "
				 "when it was decided about (%s); decisions "
				 "are found by their words",
				 vdm_work_who(w, &list->item[i]));
		g->d = &list->item[i];
		g->target = vdm_work_about(g->d);
		g->order = i;
		w->count++;
	}
	w->same = old == 0;
	return w->count > 0;
}

/* Before anything is changed, or what was found would stand elsewhere. */
static void
settle_places(struct vdm_work *w)
{
	size_t i, kept = 0;

	if (vdm_places_list(&w->places, w->rec, &w->arena) != 0) {
		w->count = 0; /* none has a place */
		return;
	}
	for (i = 0; i < w->count; i++) {
		w->item[kept] = w->item[i];
		if (w->item[kept].d->scope != VDM_DS_TURN ||
		    settle_place(w, &w->item[kept]))
			kept++;
	}
	w->count = kept;
}

int
vdm_decide(struct vdm_record *rec, const struct vdm_read_options *options,
	   const void *bytes, size_t length, const struct vdm_sink *sink)
{
	struct vdm_work w = {.rec = rec, .options = options, .sink = sink};
	const struct vdm_decisions *all = options->decided;
	char hex[VDM_SHA256_HEX];
	struct vdm_decisions list;
	int rc = 0;

	if (!vdm_options_decide(options))
		return 0;
	vdm_arena_init(&w.arena);
	vdm_sha256_hex(bytes, length, hex);
	if (all == NULL &&
	    vdm_decisions_read(&list, &w.arena, options->decisions, sink) == 0)
		all = &list;
	if (all != NULL && gather(&w, all, hex)) {
		vdm_node_settle(rec->root); /* readers may leave it to later */
		settle_places(&w);
		obey_all(&w);
		vdm_work_orphans(&w);
		if (w.changed) {
			vdm_node_settle(rec->root);
			vdm_work_trace(&w);
		}
	}
	if (w.arena.failed || rec->arena.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_arena_fini(&w.arena);
	return rc;
}
