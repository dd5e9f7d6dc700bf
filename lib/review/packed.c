/* SPDX-License-Identifier: MIT */
/*
 * Questions as bytes, for another process of the same build: strings, each with
 * a NUL behind it; a byte before one that may be NULL says whether it is.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "review/review.h"

#define HEAD "vidimus review 1"

/* ---- packed ---- */

static void
put(struct vdm_buf *out, const char *s)
{
	vdm_buf_putc(out, s != NULL ? '+' : '-');
	vdm_buf_puts(out, s != NULL ? s : "");
	vdm_buf_putc(out, '\0');
}

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

	put(out, s->name);
	put(out, s->digest);
	put_number(out, s->people_count);
	for (i = 0; i < s->people_count; i++)
		put(out, s->people[i]);
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
		put(out, q->d.key[k]);
	put(out, q->question);
	put(out, q->text);
	put(out, q->before);
	put(out, q->behind);
	put(out, q->candidates);
	put(out, q->reason);
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

struct packed {
	struct vdm_review *to;
	const char *at, *end;
	int bad;
};

/* Never NULL. */
static const char *
next(struct packed *p)
{
	const char *s = p->at;
	const char *nul = p->bad || s == p->end
			      ? NULL
			      : memchr(s, '\0', (size_t)(p->end - s));

	p->bad |= nul == NULL;
	if (nul == NULL)
		return "";
	p->at = nul + 1;
	return s;
}

/* Below `most`; else the bytes are none of ours. */
static size_t
number(struct packed *p, size_t most)
{
	const char *s = next(p);
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(s, &end, 10);
	if (*s < '0' || *s > '9' || *end != '\0' || errno != 0 || n >= most) {
		p->bad = 1;
		return 0;
	}
	return (size_t)n;
}

static const char *
string(struct packed *p)
{
	const char *s = next(p);

	p->bad |= *s != '+' && *s != '-';
	return *s == '+' ? vdm_arena_strdup(&p->to->arena, s + 1) : NULL;
}

static void
take_source(struct packed *p, struct vdm_reviewed *s)
{
	size_t i, n;

	memset(s, 0, sizeof(*s));
	s->name = string(p);
	s->digest = string(p);
	n = number(p, (size_t)(p->end - p->at) + 1);
	s->people =
	    vdm_arena_alloc(&p->to->arena, (n + 1) * sizeof(*s->people));
	for (i = 0; s->people != NULL && !p->bad && i < n; i++)
		s->people[s->people_count++] = string(p);
}

static void
take_question(struct packed *p, struct vdm_question *q, size_t first,
	      size_t sources)
{
	size_t k;

	memset(q, 0, sizeof(*q));
	q->d.scope = (enum vdm_decision_scope)number(p, VDM_DS_COUNT);
	q->d.decided = (enum vdm_decided)number(p, VDM_DECIDED_COUNT);
	q->d.line = (unsigned)number(p, (unsigned)-1);
	q->settles = number(p, (size_t)-1);
	q->source = first + number(p, sources);
	q->doubt = (int)number(p, 2);
	q->cert = (int)number(p, 100);
	for (k = 0; k < VDM_DK_COUNT; k++) {
		q->d.key[k] = string(p);
		p->bad |= q->d.key[k] == NULL;
	}
	q->question = string(p);
	q->text = string(p);
	q->before = string(p);
	q->behind = string(p);
	q->candidates = string(p);
	q->reason = string(p);
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
	struct packed p = {r, bytes, (const char *)bytes + length, 0};
	size_t sources, questions, i;

	p.bad = strcmp(next(&p), HEAD) != 0;
	sources = number(&p, length + 1);
	if (!p.bad && grow(r, sources, 0) != 0)
		p.bad = 1;
	for (i = 0; i < sources && !p.bad; i++)
		take_source(&p, &r->source[r->sources + i]);
	questions = number(&p, length + 1);
	if (!p.bad && grow(r, 0, questions) != 0)
		p.bad = 1;
	for (i = 0; i < questions && !p.bad; i++)
		take_question(&p, &r->item[r->count + i], r->sources, sources);
	if (p.bad || r->arena.failed || p.at != p.end) {
		errno = r->arena.failed ? ENOMEM : EINVAL;
		return -1;
	}
	r->sources += sources;
	r->count += questions;
	return 0;
}
