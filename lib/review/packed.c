/* SPDX-License-Identifier: MIT */
/* Questions as bytes, for another process of the same build. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/packed.h"
#include "base/utf8.h"
#include "review/review.h"

#define HEAD "vidimus review 1"

/* ---- packed ---- */

static void
put_number(struct vdm_buf *out, size_t n)
{
	vdm_buf_printf(out, "%zu", n);
	vdm_buf_putc(out, '\0');
}

static void
put_source(struct vdm_buf *out, const struct vdm_reviewed *s)
{
	size_t i;

	vdm_packed_put(out, s->name);
	vdm_packed_put(out, s->digest);
	put_number(out, s->people_count);
	for (i = 0; i < s->people_count; i++)
		vdm_packed_put(out, s->people[i]);
}

static void
put_question(struct vdm_buf *out, const struct vdm_question *q)
{
	size_t k;

	put_number(out, q->d.scope);
	put_number(out, q->d.decided);
	put_number(out, q->d.line);
	put_number(out, q->settles);
	put_number(out, q->source);
	put_number(out, (size_t)q->doubt);
	put_number(out, (size_t)q->cert);
	for (k = 0; k < VDM_DK_COUNT; k++)
		vdm_packed_put(out, q->d.key[k]);
	vdm_packed_put(out, q->question);
	vdm_packed_put(out, q->text);
	vdm_packed_put(out, q->before);
	vdm_packed_put(out, q->behind);
	vdm_packed_put(out, q->candidates);
	vdm_packed_put(out, q->reason);
}

int
vdm_review_pack(const struct vdm_review *r, char **bytes, size_t *length)
{
	struct vdm_buf out;
	size_t i;

	*bytes = NULL;
	*length = 0;
	vdm_buf_init(&out);
	vdm_buf_puts(&out, HEAD);
	vdm_buf_putc(&out, '\0');
	put_number(&out, r->sources);
	for (i = 0; i < r->sources; i++)
		put_source(&out, &r->source[i]);
	put_number(&out, r->count);
	for (i = 0; i < r->count; i++)
		put_question(&out, &r->item[i]);
	*bytes = vdm_buf_take(&out, length);
	vdm_buf_fini(&out);
	if (*bytes != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

/* ---- unpacked ---- */

struct unpacking {
	struct vdm_review *to;
	struct vdm_packed left;
};

/* Below `most`; else the bytes are none of ours. */
static size_t
number(struct unpacking *u, size_t most)
{
	const char *s = vdm_packed_next(&u->left);
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(s, &end, 10);
	if (!vdm_is_digit(*s) || *end != '\0' || errno != 0 || n >= most) {
		u->left.bad = 1;
		return 0;
	}
	return (size_t)n;
}

static const char *
string(struct unpacking *u)
{
	const char *s = vdm_packed_string(&u->left);

	return s != NULL ? vdm_arena_strdup(&u->to->arena, s) : NULL;
}

static void
take_source(struct unpacking *u, struct vdm_reviewed *s)
{
	size_t i, n;

	memset(s, 0, sizeof(*s));
	s->name = string(u);
	s->digest = string(u);
	n = number(u, (size_t)(u->left.end - u->left.at) + 1);
	s->people =
	    vdm_arena_alloc(&u->to->arena, (n + 1) * sizeof(*s->people));
	for (i = 0; s->people != NULL && !u->left.bad && i < n; i++)
		s->people[s->people_count++] = string(u);
}

static void
take_question(struct unpacking *u, struct vdm_question *q, size_t first,
	      size_t sources)
{
	size_t k;

	memset(q, 0, sizeof(*q));
	q->d.scope = (enum vdm_decision_scope)number(u, VDM_DS_COUNT);
	q->d.decided = (enum vdm_decided)number(u, VDM_DECIDED_COUNT);
	q->d.line = (unsigned)number(u, (unsigned)-1);
	q->settles = number(u, (size_t)-1);
	q->source = first + number(u, sources);
	q->doubt = (int)number(u, 2);
	q->cert = (int)number(u, 100);
	for (k = 0; k < VDM_DK_COUNT; k++) {
		q->d.key[k] = string(u);
		u->left.bad |= q->d.key[k] == NULL;
	}
	q->question = string(u);
	q->text = string(u);
	q->before = string(u);
	q->behind = string(u);
	q->candidates = string(u);
	q->reason = string(u);
}

/* Room for `n` more. 0; -1: there is none. */
static int
grow(struct vdm_review *r, size_t sources, size_t questions)
{
	struct vdm_reviewed *s =
	    vdm_arena_grow(&r->arena, r->source, &r->sources_cap,
			   r->sources + sources, sizeof(*s));
	struct vdm_question *q = vdm_arena_grow(
	    &r->arena, r->item, &r->cap, r->count + questions, sizeof(*q));

	if (s != NULL)
		r->source = s;
	if (q != NULL)
		r->item = q;
	return r->arena.failed ? -1 : 0;
}

int
vdm_review_unpack(struct vdm_review *r, const void *bytes, size_t length)
{
	struct unpacking u = {r,
			      {bytes, (const char *)bytes + length, 0, NULL}};
	size_t sources, questions, i;

	u.left.bad = strcmp(vdm_packed_next(&u.left), HEAD) != 0;
	sources = number(&u, length + 1);
	if (!u.left.bad && grow(r, sources, 0) != 0)
		u.left.bad = 1;
	for (i = 0; i < sources && !u.left.bad; i++)
		take_source(&u, &r->source[r->sources + i]);
	questions = number(&u, length + 1);
	if (!u.left.bad && grow(r, 0, questions) != 0)
		u.left.bad = 1;
	for (i = 0; i < questions && !u.left.bad; i++)
		take_question(&u, &r->item[r->count + i], r->sources, sources);
	if (u.left.bad || r->arena.failed || u.left.at != u.left.end) {
		errno = r->arena.failed ? ENOMEM : EINVAL;
		return -1;
	}
	r->sources += sources;
	r->count += questions;
	return 0;
}
