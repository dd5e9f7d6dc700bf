/* SPDX-License-Identifier: MIT */
/* Decisions out of edits: what a copy that was edited by hand says otherwise
 * than its source does. */
#include <errno.h>
#include <string.h>

#include "base/budget.h"
#include "base/error.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "decide/places.h"
#include "decide/work.h"
#include "record/forms.h"
#include "record/resp.h"
#include "review/review.h"

#define HEAD                                                                   \
	VDM_EDITS_BEGIN                                                        \
	" Made again, it has nothing of "                                      \
	"what was added\n# here: that wants a file of its own.\n"

struct edits {
	struct vdm_record *a, *b;
	struct vdm_places pa, pb;
	struct vdm_arena arena;
	struct vdm_strmap whole, bare; /* places of b by their words */
	size_t *next;                  /* of the same words, or SIZE_MAX */
	unsigned char *used;
	const char *name, *digest, *by, *when;
	struct vdm_buf out;
	size_t count, unsaid;
	struct vdm_buf where; /* the first places of these */
	const struct vdm_sink *sink;
};

static void
begin(const struct edits *e, struct vdm_decision *d,
      enum vdm_decision_scope scope, enum vdm_decided decided)
{
	size_t i;

	memset(d, 0, sizeof(*d));
	for (i = 0; i < VDM_DK_COUNT; i++)
		d->key[i] = "";
	d->key[VDM_DK_SOURCE] = e->name;
	d->key[VDM_DK_DIGEST] = e->digest;
	d->key[VDM_DK_SCOPE] = vdm_decision_scope_name(scope);
	d->key[VDM_DK_DECISION] = vdm_decided_name(decided);
	d->key[VDM_DK_BY] = e->by;
	d->key[VDM_DK_WHEN] = e->when;
}

static void
put(struct edits *e, const struct vdm_decision *d)
{
	if (e->count++ == 0)
		vdm_buf_puts(&e->out, HEAD "decisions:\n");
	vdm_decision_put(d, &e->out);
}

/* ---- people ---- */

static const struct vdm_person *
named(const struct vdm_record *rec, const char *name)
{
	size_t i;

	for (i = 0; i < rec->people_count; i++)
		if (strcmp(rec->people[i]->name, name) == 0)
			return rec->people[i];
	return NULL;
}

/* What somebody of the source is called in the copy: by the id, where nobody
 * has the name there, and the new name is nobody's here. */
static const char *
called(const struct edits *e, const struct vdm_person *p)
{
	const struct vdm_person *q;

	if (named(e->b, p->name) != NULL)
		return p->name;
	q = vdm_person_find(e->b, p->id, strlen(p->id));
	return q != NULL && *q->name != '\0' ? q->name : p->name;
}

static void
people(struct edits *e)
{
	struct vdm_decision d;
	size_t i;

	for (i = 0; i < e->a->people_count; i++) {
		const struct vdm_person *p = e->a->people[i];
		const char *name = called(e, p);

		if (*p->name == '\0' || strcmp(name, p->name) == 0)
			continue;
		begin(e, &d, VDM_DS_PERSON, VDM_DECIDED_SAME);
		d.key[VDM_DK_PERSON] = p->name;
		d.key[VDM_DK_VALUE] = name;
		put(e, &d);
	}
}

/* The source's name for somebody of the copy; or the copy's. */
static const char *
own_name(const struct edits *e, const char *name)
{
	size_t i;

	for (i = 0; i < e->a->people_count; i++)
		if (strcmp(called(e, e->a->people[i]), name) == 0)
			return e->a->people[i]->name;
	return name;
}

/* ---- places ---- */

/* "turn: A|B" with the names that people have in the copy. */
static const char *
now_of(struct edits *e, struct vdm_record *rec, struct vdm_node *node)
{
	struct vdm_node *speech = vdm_speech_of(node);
	const char *who = vdm_node_attr(speech, "who"), *id, *s;
	size_t n, seen = 0;
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (speech == NULL)
		vdm_buf_puts(&b, vdm_kind_name(node->kind));
	else
		vdm_buf_puts(&b, "turn:");
	while ((id = vdm_who_next(&who, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, n);

		if (p != NULL)
			vdm_buf_printf(&b, "%s%s", seen++ > 0 ? ";" : "",
				       rec == e->a ? called(e, p) : p->name);
	}
	s = vdm_arena_strdup(&e->arena, vdm_buf_str(&b));
	e->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

/* The speakers of a turn of the copy, by the names of the source. */
static const char *
speakers_of(struct edits *e, struct vdm_node *node)
{
	const char *who = vdm_node_attr(vdm_speech_of(node), "who"), *id, *s;
	struct vdm_buf b;
	size_t n;

	vdm_buf_init(&b);
	while ((id = vdm_who_next(&who, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(e->b, id, n);

		if (p != NULL)
			vdm_buf_printf(&b, "%s%s", b.len > 0 ? ";" : "",
				       own_name(e, p->name));
	}
	s = vdm_arena_strdup(&e->arena, vdm_buf_str(&b));
	e->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

enum { NOWHERE = -1 };

/* The next place of the copy that has these words and was not taken. */
static long
taken(struct edits *e, const struct vdm_strmap *map, const char *words)
{
	size_t at;

	if (*words == '\0' || !vdm_strmap_get(map, words, &at))
		return NOWHERE;
	while (at != (size_t)-1 && e->used[at])
		at = e->next[at];
	if (at == (size_t)-1)
		return NOWHERE;
	e->used[at] = 1;
	return (long)at;
}

/* Places of the copy by their words; of the same words the first leads to the
 * others. */
static int
index_places(struct edits *e)
{
	size_t i, *last;

	e->next =
	    vdm_arena_alloc(&e->arena, (e->pb.count + 1) * sizeof(*e->next));
	last = vdm_arena_alloc(&e->arena, (e->pb.count + 1) * sizeof(*last));
	e->used = vdm_arena_alloc(&e->arena, e->pb.count + 1);
	if (e->next == NULL || last == NULL || e->used == NULL)
		return -1;
	for (i = 0; i < e->pb.count; i++) {
		const struct vdm_place_of *p = &e->pb.item[i];
		size_t first;

		e->next[i] = (size_t)-1;
		last[i] = i;
		vdm_strmap_put(&e->whole, p->text, i);
		if (!vdm_strmap_get(&e->bare, p->text + p->bare, &first)) {
			vdm_strmap_put(&e->bare, p->text + p->bare, i);
			continue;
		}
		e->next[last[first]] = i;
		last[first] = i;
	}
	return e->whole.failed || e->bare.failed ? -1 : 0;
}

/* What a place of the copy is, as a decision; VDM_DECIDED_COUNT: nothing that
 * can be decided. */
static enum vdm_decided
became(const struct vdm_place_of *p, const char *now)
{
	if (strncmp(now, "turn:", 5) == 0)
		return now[5] == '\0' ? VDM_DECIDED_NOBODY
				      : VDM_DECIDED_SPEAKER;
	if (p->node->kind == VDM_KIND_HEADING)
		return VDM_DECIDED_HEADING;
	if (p->node->kind == VDM_KIND_STAGE)
		return VDM_DECIDED_STAGE;
	if (p->node->kind == VDM_KIND_NOTE)
		return VDM_DECIDED_NOTE;
	return p->node->kind == VDM_KIND_PARAGRAPH ? VDM_DECIDED_PARAGRAPH
						   : VDM_DECIDED_COUNT;
}

enum { MOST_PLACES = 10, MOST_BYTES = 60 };

/* A place that differs, and no decision says so. */
static void
leave_unsaid(struct edits *e, const struct vdm_place_of *p, const char *of)
{
	size_t n = strlen(p->text), most = n;

	if (e->unsaid++ >= MOST_PLACES)
		return;
	if (n > MOST_BYTES)
		for (most = MOST_BYTES;
		     most > 0 && ((unsigned char)p->text[most] & 0xC0) == 0x80;)
			most--;
	vdm_buf_puts(&e->where, e->where.len > 0 ? "; " : "");
	if (p->line > 0)
		vdm_buf_printf(&e->where, "line %u of ", p->line);
	vdm_buf_printf(&e->where, "the %s, \"%.*s%s\"", of, (int)most, p->text,
		       most < n ? "…" : "");
}

static void
place(struct edits *e, size_t i, size_t k)
{
	const struct vdm_place_of *p = &e->pa.item[i], *q = &e->pb.item[k];
	const char *before = now_of(e, e->a, p->node);
	const char *after = now_of(e, e->b, q->node);
	enum vdm_decided what = became(q, after);
	struct vdm_decision d;
	struct vdm_buf line;

	if (strcmp(before, after) == 0)
		return;
	if (what == VDM_DECIDED_COUNT) {
		leave_unsaid(e, q, "copy");
		return;
	}
	begin(e, &d, VDM_DS_TURN, what);
	vdm_buf_init(&line);
	vdm_buf_printf(&line, "%u", p->line > 0 ? p->line : 1);
	d.key[VDM_DK_LINE] = vdm_buf_str(&line);
	d.key[VDM_DK_WORDS] = p->text;
	if (vdm_places_bear(&e->pa, p->text) > 1 && i > 0)
		d.key[VDM_DK_AFTER] = p[-1].text;
	if (what == VDM_DECIDED_SPEAKER)
		d.key[VDM_DK_VALUE] = speakers_of(e, q->node);
	put(e, &d);
	e->arena.failed |= line.failed;
	vdm_buf_fini(&line);
}

static void
places(struct edits *e)
{
	size_t i;

	for (i = 0; i < e->pa.count && !e->arena.failed; i++) {
		const struct vdm_place_of *p = &e->pa.item[i];
		/* by what is said; a label that became words, and words that
		 * became a label, by all of it */
		long k = taken(e, &e->bare, p->text + p->bare);

		if (k == NOWHERE && p->bare > 0)
			k = taken(e, &e->bare, p->text);
		if (k == NOWHERE && p->bare == 0)
			k = taken(e, &e->whole, p->text);
		if (k == NOWHERE)
			leave_unsaid(e, p, "source");
		else
			place(e, i, (size_t)k);
	}
	for (i = 0; i < e->pb.count; i++)
		if (!e->used[i])
			leave_unsaid(e, &e->pb.item[i], "copy");
}

/* ---- fields ---- */

static int
is_ours(const struct vdm_field *f)
{
	return f->id != VDM_F_OTHER && f->id != VDM_F_PROVENANCE &&
	       !(f->id == VDM_F_CONTRIBUTOR && f->role != NULL &&
		 strcmp(f->role, VDM_ROLE_DECIDED) == 0);
}

static int
has(const struct vdm_record *rec, const struct vdm_field *f)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++)
		if (rec->fields[i]->id == f->id &&
		    strcmp(rec->fields[i]->value, f->value) == 0)
			return 1;
	return 0;
}

/* The next value that the other record does not have, from *at on. */
static const struct vdm_field *
other_value(const struct vdm_record *rec, const struct vdm_record *other,
	    enum vdm_field_id id, size_t *at)
{
	for (; *at < rec->fields_count; (*at)++) {
		const struct vdm_field *f = rec->fields[*at];

		if (f->id == id && is_ours(f) && !has(other, f)) {
			(*at)++;
			return f;
		}
	}
	return NULL;
}

static void
fields(struct edits *e)
{
	int id;

	for (id = 0; id < VDM_F_COUNT; id++) {
		size_t i = 0, k = 0;

		for (;;) {
			const struct vdm_field *f =
			    other_value(e->a, e->b, (enum vdm_field_id)id, &i);
			const struct vdm_field *g =
			    other_value(e->b, e->a, (enum vdm_field_id)id, &k);
			struct vdm_decision d;

			if (f == NULL && g == NULL)
				break;
			begin(e, &d, VDM_DS_FIELD,
			      g != NULL && *g->value != '\0'
				  ? VDM_DECIDED_VALUE
				  : VDM_DECIDED_NONE);
			d.key[VDM_DK_FIELD] =
			    vdm_field_info_get((enum vdm_field_id)id)->name;
			if (g != NULL)
				d.key[VDM_DK_VALUE] = g->value;
			if (f != NULL)
				d.key[VDM_DK_NOW] = f->value;
			put(e, &d);
		}
	}
}

/* ---- the whole ---- */

static void
tell(struct edits *e)
{
	if (e->unsaid > 0)
		vdm_diag(e->sink, VDM_D_EDIT_UNSAID, NULL, NULL,
			 "%zu place%s of the two differ%s in words, or in what "
			 "no decision can say: the source read with these "
			 "decisions does not say it: %s%s",
			 e->unsaid, e->unsaid == 1 ? "" : "s",
			 e->unsaid == 1 ? "s" : "", vdm_buf_str(&e->where),
			 e->unsaid > MOST_PLACES ? "; and more" : "");
}

static int
make(struct edits *e)
{
	if (vdm_places_list(&e->pa, e->a, &e->arena) != 0 ||
	    vdm_places_list(&e->pb, e->b, &e->arena) != 0 ||
	    index_places(e) != 0)
		return -1;
	places(e);
	people(e);
	fields(e);
	if (e->count == 0)
		vdm_buf_puts(&e->out, HEAD "decisions: []\n");
	tell(e);
	return e->arena.failed || e->out.failed || e->where.failed ? -1 : 0;
}

int
vdm_review_edits(const struct vdm_record *source, const char *name,
		 const void *bytes, size_t length,
		 const struct vdm_record *edited, const char *by,
		 const char *when, char **text, size_t *text_length,
		 const struct vdm_sink *sink)
{
	char hex[VDM_SHA256_HEX], digest[VDM_SHA256_HEX + 7] = "sha256:";
	struct edits e = {.a = (struct vdm_record *)source,
			  .b = (struct vdm_record *)edited,
			  .name = name,
			  .digest = digest,
			  .by = by,
			  .when = when,
			  .sink = sink};
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	int rc;

	*text = NULL;
	*text_length = 0;
	if (when != NULL && !vdm_is_whole_date(when))
		return vdm_error(EINVAL, "\"%.80s\" is no day, YYYY-MM-DD",
				 when);
	vdm_record_bound(&budget, source, edited);
	vdm_sha256_hex(bytes, length, hex);
	memcpy(digest + 7, hex, sizeof(hex));
	vdm_arena_init(&e.arena);
	vdm_buf_init(&e.out);
	vdm_buf_init(&e.where);
	rc = make(&e);
	if (vdm_memory_check(before) != 0)
		rc = -1;
	if (rc == 0)
		*text = vdm_buf_take(&e.out, text_length);
	if (*text == NULL) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_buf_fini(&e.out);
	vdm_buf_fini(&e.where);
	vdm_strmap_fini(&e.whole);
	vdm_strmap_fini(&e.bare);
	vdm_arena_fini(&e.arena);
	return vdm_budget_leave(&budget, rc, sink);
}
