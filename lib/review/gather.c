/* SPDX-License-Identifier: MIT */
/* What is in doubt in a record, as questions. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "decide/places.h"
#include "decide/work.h"
#include "report/units.h"
#include "review/review.h"

enum {
	WORDS_LEAST = 40, /* bytes of a place's words that are given */
	WORDS_MOST = 120,
	SHOWN_MOST = 600, /* of what is shown of it */
	AROUND_MOST = 200
};

/* A file whose questions are gathered. */
struct gathering {
	struct vdm_review *r;
	struct vdm_record *rec;
	struct vdm_places places;
	struct vdm_arena scratch;
	size_t source;
};

static const char *
kept(struct gathering *g, const char *s)
{
	return s != NULL ? vdm_arena_strdup(&g->r->arena, s) : NULL;
}

/* At most so many bytes, cut behind a word, with dots where it is cut. */
static const char *
cut(struct gathering *g, const char *s, size_t most)
{
	size_t n = strlen(s);
	struct vdm_buf b;

	if (n <= most)
		return kept(g, s);
	n = most;
	while (n > 0 && s[n] != ' ')
		n--;
	if (n == 0)
		for (n = most; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80;)
			n--;
	vdm_buf_init(&b);
	vdm_buf_put(&b, s, n);
	vdm_buf_puts(&b, " \xE2\x80\xA6");
	s = vdm_arena_strdup(&g->r->arena, vdm_buf_str(&b));
	g->r->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static struct vdm_question *
add(struct gathering *g, enum vdm_decision_scope scope, unsigned line)
{
	struct vdm_review *r = g->r;
	struct vdm_question *list = vdm_arena_grow(&r->arena, r->item, &r->cap,
						   r->count + 1, sizeof(*list));
	struct vdm_question *q;
	char digits[16];
	size_t i;
	int n = 0;

	if (list == NULL)
		return NULL;
	r->item = list;
	q = &list[r->count++];
	memset(q, 0, sizeof(*q));
	for (i = 0; i < VDM_DK_COUNT; i++)
		q->d.key[i] = "";
	q->d.scope = scope;
	q->d.line = line;
	q->d.key[VDM_DK_SCOPE] = vdm_decision_scope_name(scope);
	q->d.key[VDM_DK_SOURCE] = r->source[g->source].name;
	q->d.key[VDM_DK_DIGEST] = r->source[g->source].digest;
	for (; line > 0; line /= 10)
		digits[sizeof(digits) - 1 - (size_t)n++] =
		    (char)('0' + line % 10);
	q->d.key[VDM_DK_LINE] = vdm_arena_strndup(
	    &r->arena, digits + sizeof(digits) - (size_t)n, (size_t)n);
	q->source = g->source;
	q->settles = 1;
	return q;
}

static void
set(struct gathering *g, struct vdm_question *q, enum vdm_decision_key key,
    const char *value)
{
	q->d.key[key] = kept(g, value != NULL ? value : "");
	if (q->d.key[key] == NULL)
		q->d.key[key] = "";
}

static const char *
around(struct gathering *g, const char *before, const char *what,
       const char *behind)
{
	const char *s;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s%s%s", before, what, behind);
	s = vdm_arena_strdup(&g->r->arena, vdm_buf_str(&b));
	g->r->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

/* ---- places ---- */

/* As many words as tell a place from others, if any number does. */
static const char *
words_of(struct gathering *g, const char *text)
{
	size_t n = WORDS_LEAST, all = strlen(text);
	char *s = NULL;

	for (; n < WORDS_MOST; n += WORDS_LEAST) {
		size_t k = n < all ? n : all;

		while (k < all && k > 0 && text[k] != ' ')
			k--;
		if (k == 0)
			for (k = n < all ? n : all;
			     k < all &&
			     ((unsigned char)text[k] & 0xC0) == 0x80;)
				k++;
		s = vdm_arena_strndup(&g->r->arena, text, k);
		if (s == NULL || k == all ||
		    vdm_places_bear(&g->places, s) == 1)
			break;
	}
	return s != NULL ? s : "";
}

/* Where a unit stands among the places, or their count. */
static size_t
place_of(struct gathering *g, const struct vdm_unit *u)
{
	return u->node != NULL ? vdm_places_of(&g->places, u->node)
			       : g->places.count;
}

static void
set_place(struct gathering *g, struct vdm_question *q, size_t at)
{
	const struct vdm_place_of *p = &g->places.item[at];
	struct vdm_buf now;

	q->d.key[VDM_DK_WORDS] = words_of(g, p->text);
	q->text = cut(g, p->text, SHOWN_MOST);
	if (at > 0)
		q->before = cut(g, p[-1].text, AROUND_MOST);
	if (at + 1 < g->places.count)
		q->behind = cut(g, p[1].text, AROUND_MOST);
	if (at > 0 && vdm_places_bear(&g->places, q->d.key[VDM_DK_WORDS]) > 1)
		q->d.key[VDM_DK_AFTER] = words_of(g, p[-1].text);
	vdm_buf_init(&now);
	vdm_work_now(g->rec, p->node, &now);
	set(g, q, VDM_DK_NOW, vdm_buf_str(&now));
	g->r->arena.failed |= now.failed;
	vdm_buf_fini(&now);
}

/* ---- doubtful units ---- */

static int
is_doubtful(const struct vdm_unit *u)
{
	return u->inferred &&
	       (u->cert == VDM_CERT_LOW || u->cert == VDM_CERT_MEDIUM ||
		u->candidates != NULL);
}

static const char *
plain(const char *s)
{
	return s != NULL ? s : "";
}

static int
same_question(const struct vdm_unit *a, const struct vdm_unit *b)
{
	return strcmp(a->kind, b->kind) == 0 &&
	       strcmp(plain(a->candidates), plain(b->candidates)) == 0 &&
	       strcmp(plain(a->speakers), plain(b->speakers)) == 0 &&
	       strcmp(plain(a->reason), plain(b->reason)) == 0;
}

/* One more place that the answer settles, a line more in `also`; 0: it needs a
 * question of its own, for its words do not tell it from others. */
static int
join(struct gathering *g, struct vdm_question *q, struct vdm_buf *also,
     size_t at)
{
	const struct vdm_place_of *p = &g->places.item[at];
	const char *words = words_of(g, p->text);

	if (p->line == 0 || vdm_places_bear(&g->places, words) != 1)
		return 0;
	vdm_buf_printf(also, "%s%u: %s", also->len > 0 ? "\n" : "", p->line,
		       words);
	q->settles++;
	return 1;
}

static struct vdm_question *
ask(struct gathering *g, const struct vdm_unit *u, size_t at)
{
	struct vdm_question *q = add(g, VDM_DS_TURN, g->places.item[at].line);

	if (q == NULL)
		return NULL;
	set_place(g, q, at);
	q->doubt = 1;
	q->cert = (int)u->cert;
	q->candidates = kept(g, u->candidates);
	q->reason = kept(g, u->reason);
	if (strcmp(u->kind, "turn") != 0)
		q->question = around(g, "Is this ", u->kind, "?");
	else if (*plain(u->speakers) != '\0')
		q->question = around(g, "Does ", u->speakers, " speak here?");
	else
		q->question = "Who speaks here?";
	return q;
}

/* The units that the answer about one of them settles, too. */
static void
ask_others(struct gathering *g, const struct vdm_unit *units, size_t count,
	   size_t i, unsigned char *done)
{
	struct vdm_question *q = &g->r->item[g->r->count - 1];
	struct vdm_buf also;
	size_t k, at;

	vdm_buf_init(&also);
	for (k = i + 1; k < count && !g->r->arena.failed; k++) {
		if (done[k] || !is_doubtful(&units[k]) ||
		    !same_question(&units[i], &units[k]))
			continue;
		at = place_of(g, &units[k]);
		if (at < g->places.count && join(g, q, &also, at))
			done[k] = 1;
	}
	if (also.len > 0)
		set(g, q, VDM_DK_ALSO, vdm_buf_str(&also));
	g->r->arena.failed |= also.failed;
	vdm_buf_fini(&also);
}

static void
ask_units(struct gathering *g)
{
	struct vdm_unit *units;
	size_t count, i, at;
	unsigned char *done;

	if (vdm_units_list(g->rec, &g->scratch, &units, &count) != 0)
		return;
	done = vdm_arena_alloc(&g->scratch, count + 1);
	for (i = 0; done != NULL && i < count; i++) {
		if (done[i] || !is_doubtful(&units[i]))
			continue;
		at = place_of(g, &units[i]);
		if (at == g->places.count)
			continue;
		if (ask(g, &units[i], at) == NULL)
			return;
		ask_others(g, units, count, i, done);
	}
}

/* ---- labels, people, fields ---- */

/* A label's words without what closes it. */
static const char *
label_of(struct gathering *g, const struct vdm_node *speech)
{
	const struct vdm_node *n = vdm_node_label(speech);
	const char *s;
	size_t len;
	struct vdm_buf b;

	if (n == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	s = vdm_places_fold(&g->scratch, vdm_buf_str(&b));
	g->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	if (s == NULL)
		return NULL;
	len = strlen(s);
	while (len > 0 && strchr(" :.-", s[len - 1]) != NULL)
		len--;
	return vdm_arena_strndup(&g->scratch, s, len);
}

static void
ask_labels(struct gathering *g)
{
	struct vdm_strmap seen = {0};
	size_t i, at;

	for (i = 0; i < g->places.count && !g->r->arena.failed; i++) {
		const struct vdm_place_of *p = &g->places.item[i];
		const char *label = p->node->kind == VDM_KIND_SPEECH
					? label_of(g, p->node)
					: NULL;
		struct vdm_question *q;

		if (label == NULL || *label == '\0')
			continue;
		if (vdm_strmap_get(&seen, label, &at)) {
			g->r->item[at].settles++;
			continue;
		}
		vdm_strmap_put(&seen, label, g->r->count);
		q = add(g, VDM_DS_LABEL, p->line);
		if (q == NULL)
			break;
		set_place(g, q, i);
		q->d.key[VDM_DK_WORDS] = q->d.key[VDM_DK_AFTER] = "";
		set(g, q, VDM_DK_LABEL, label);
		q->question =
		    around(g, "Whom does the label \"", label, "\" mean?");
	}
	g->r->arena.failed |= seen.failed;
	vdm_strmap_fini(&seen);
}

static void
ask_people(struct gathering *g)
{
	size_t i;

	for (i = 0; i < g->rec->people_count; i++) {
		const struct vdm_person *p = g->rec->people[i];
		struct vdm_question *q;

		if (p->state != VDM_STATE_INFERRED || *p->name == '\0')
			continue;
		q = add(g, VDM_DS_PERSON, p->pos.line);
		if (q == NULL)
			return;
		set(g, q, VDM_DK_PERSON, p->name);
		q->question = around(
		    g, "Is \"", p->name,
		    "\" somebody else of the list, or called otherwise?");
		q->reason = kept(g, p->reason);
		q->cert = (int)p->cert;
		q->doubt =
		    p->cert == VDM_CERT_LOW || p->cert == VDM_CERT_MEDIUM;
	}
}

static void
ask_fields(struct gathering *g)
{
	size_t i;

	for (i = 0; i < g->rec->fields_count; i++) {
		const struct vdm_field *f = g->rec->fields[i];
		struct vdm_question *q;

		if (f->id == VDM_F_OTHER || (f->state != VDM_STATE_INFERRED &&
					     !vdm_work_is_taken(g->rec, f)))
			continue;
		q = add(g, VDM_DS_FIELD, f->pos.line);
		if (q == NULL)
			return;
		set(g, q, VDM_DK_FIELD, vdm_field_info_get(f->id)->name);
		set(g, q, VDM_DK_NOW, f->value);
		q->question = around(g, "Is this the ",
				     vdm_field_info_get(f->id)->label, "?");
		q->text = cut(g, f->value, SHOWN_MOST);
		q->reason = kept(g, f->reason);
		q->cert = (int)f->cert;
		q->doubt = f->state == VDM_STATE_INFERRED;
	}
}

/* ---- the whole ---- */

static void
note_source(struct gathering *g, const char *name, const void *bytes,
	    size_t length)
{
	struct vdm_review *r = g->r;
	struct vdm_reviewed *list =
	    vdm_arena_grow(&r->arena, r->source, &r->sources_cap,
			   r->sources + 1, sizeof(*list));
	struct vdm_reviewed *s;
	char hex[VDM_SHA256_HEX];
	size_t i;

	if (list == NULL)
		return;
	r->source = list;
	g->source = r->sources;
	s = &list[r->sources++];
	vdm_sha256_hex(bytes, length, hex);
	s->name = kept(g, name);
	s->digest = around(g, "sha256:", hex, "");
	s->people = vdm_arena_alloc(&r->arena, (g->rec->people_count + 1) *
						   sizeof(*s->people));
	for (i = 0; s->people != NULL && i < g->rec->people_count; i++)
		if (*g->rec->people[i]->name != '\0')
			s->people[s->people_count++] =
			    kept(g, g->rec->people[i]->name);
}

struct vdm_review *
vdm_review_new(void)
{
	struct vdm_review *r = vdm_calloc(1, sizeof(*r));

	if (r == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&r->arena);
	return r;
}

void
vdm_review_free(struct vdm_review *r)
{
	if (r == NULL)
		return;
	vdm_arena_fini(&r->arena);
	vdm_free(r);
}

int
vdm_review_add(struct vdm_review *r, const struct vdm_record *record,
	       const char *name, const void *bytes, size_t length)
{
	/* what is looked at is not changed, but places can be */
	struct gathering g = {.r = r, .rec = (struct vdm_record *)record};
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;

	vdm_record_bound(&budget, record, NULL);
	vdm_arena_init(&g.scratch);
	note_source(&g, name, bytes, length);
	if (!r->arena.failed &&
	    vdm_places_list(&g.places, g.rec, &g.scratch) == 0) {
		ask_units(&g);
		ask_fields(&g);
		ask_people(&g);
		ask_labels(&g);
	}
	r->arena.failed |= g.scratch.failed;
	vdm_arena_fini(&g.scratch);
	errno = r->arena.failed ? ENOMEM : 0;
	return vdm_budget_leave(
	    &budget, r->arena.failed ? -1 : vdm_memory_check(before), NULL);
}

size_t
vdm_review_count(const struct vdm_review *r)
{
	size_t i, n = 0;

	for (i = 0; i < r->count; i++)
		n += r->item[i].doubt != 0;
	return n;
}
