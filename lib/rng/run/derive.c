/* SPDX-License-Identifier: MIT */
/*
 * Derivatives of patterns by names, characters and the end of a start tag. A
 * derivative by a name is a list of pairs: a content to be met, and the rest
 * that the parent expects afterwards; so a child is followed apart from where
 * it stands, and its states are shared by all its places.
 */
#include "rng/run/derive.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "rng/run/derive-private.h"

/* A list with room for so many of a size, what is new being nought; NULL: it is
 * as it was. */
static void *
more_room(struct vdm_rng_memo *m, void *list, size_t *cap, size_t wanted,
	  size_t size)
{
	size_t larger = wanted * 2 + 64;
	char *grown;

	if (wanted <= *cap)
		return list;
	grown = vdm_realloc(list, larger * size);
	if (grown == NULL) {
		m->pool.failed = 1;
		return NULL;
	}
	memset(grown + *cap * size, 0, (larger - *cap) * size);
	*cap = larger;
	return grown;
}

/* Room for so many more pairs on the stack. 0 or -1. */
static int
pairs_room(struct vdm_rng_memo *m, size_t n)
{
	struct vdm_rng_pair *pairs = more_room(
	    m, m->pairs, &m->pairs_cap, m->npairs + n, sizeof(*m->pairs));

	if (pairs == NULL)
		return -1;
	m->pairs = pairs;
	return 0;
}

static int
pair_push(struct vdm_rng_memo *m, const struct vdm_pattern *content,
	  uint32_t parent)
{
	if (pairs_room(m, 1) != 0)
		return -1;
	m->pairs[m->npairs].content = content;
	m->pairs[m->npairs].rest = &vdm_pattern_empty;
	m->pairs[m->npairs].parent = parent;
	m->npairs++;
	return 0;
}

/*
 * Room for `n` patterns, the same each time: whoever fills it makes a pattern
 * of it before anything can ask again. What recurses in between (close_kids)
 * needs memory of its own.
 */
static const struct vdm_pattern **
temp_room(struct vdm_rng_memo *m, size_t n)
{
	if (n > m->temp_cap) {
		const struct vdm_pattern **grown =
		    vdm_realloc(m->temp, n * 2 * sizeof(*grown));

		if (grown == NULL) {
			m->pool.failed = 1;
			return NULL;
		}
		m->temp = grown;
		m->temp_cap = n * 2;
	}
	return m->temp;
}

/* What follows one of a oneOrMore, for p+ is p, (p+)?. */
static const struct vdm_pattern *
more_or_none(struct vdm_rng_memo *m, const struct vdm_pattern *more)
{
	return vdm_pattern_or(&m->pool, more, &vdm_pattern_empty);
}

/* The interleave `p` with its i-th part replaced. */
static const struct vdm_pattern *
interleave_with(struct vdm_rng_memo *m, const struct vdm_pattern *p, size_t i,
		const struct vdm_pattern *part)
{
	const struct vdm_pattern **v;

	if (part == p->kids[i])
		return p;
	if (vdm_pattern_pool_work(&m->pool, p->n))
		return &vdm_pattern_not_allowed;
	v = temp_room(m, p->n);
	if (v == NULL)
		return &vdm_pattern_not_allowed;
	memcpy(v, p->kids, p->n * sizeof(*v));
	v[i] = part;
	return vdm_pattern_interleave(&m->pool, v, p->n);
}

/* The group `head` up to before its tail `at`, followed by `rest`. */
static const struct vdm_pattern *
group_before(struct vdm_rng_memo *m, const struct vdm_pattern *head,
	     const struct vdm_pattern *at, const struct vdm_pattern *rest)
{
	const struct vdm_pattern *p, **v;
	size_t n = 0;

	for (p = head; p != at; p = p->b)
		n++;
	if (vdm_pattern_pool_work(&m->pool, n))
		return &vdm_pattern_not_allowed;
	v = temp_room(m, n + 1);
	if (v == NULL)
		return &vdm_pattern_not_allowed;
	for (n = 0, p = head; p != at; p = p->b)
		v[n++] = p->a;
	while (n-- > 0)
		rest = vdm_pattern_group(&m->pool, v[n], rest);
	return rest;
}

/*
 * Whether this step has seen the pattern before, at a place where its rest is
 * the same: (a?, a?, ...) has the tails of one group in all its states.
 */
static int
seen(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	uint32_t *stamps = more_room(m, m->stamps, &m->stamps_cap,
				     (size_t)p->id + 1, sizeof(*m->stamps));

	if (stamps == NULL)
		return 0;
	m->stamps = stamps;
	if (m->stamps[p->id] == m->stamp)
		return 1;
	m->stamps[p->id] = m->stamp;
	return 0;
}

static void open_pattern(struct vdm_rng_memo *m, const struct vdm_pattern *p,
			 const struct vdm_rng_open *by);

/*
 * By an element, the first part is opened, and the next one as long as those
 * before it can be nothing. By an attribute, every part is, and those before it
 * are still to come as well: 6.2.2 puts contents one after the other, but takes
 * attributes together as a set.
 */
static void
open_group(struct vdm_rng_memo *m, const struct vdm_pattern *head,
	   const struct vdm_rng_open *by)
{
	const struct vdm_pattern *p = head, *part, *tail, *last = NULL;
	struct vdm_rng_open inner = *by;
	size_t i, start;

	inner.plain = 0;
	for (;;) {
		/*
		 * The tails of one group meet in its states: (a?, b?, a?, b?,
		 * ...) after an <a> is a choice of half of them. Each tail is
		 * walked once, not once for each that contains it.
		 */
		if (by->plain && !by->attribute && seen(m, p))
			return;
		part = p->kind == P_GROUP ? p->a : p;
		tail = p->kind == P_GROUP ? p->b : &vdm_pattern_empty;
		start = m->npairs;
		/* (a?, a?, ...): what the second offers the first does, too,
		 * and all that follows it then. */
		if (part != last || by->attribute)
			open_pattern(m, part, &inner);
		last = part;
		for (i = start; i < m->npairs; i++) {
			const struct vdm_pattern *rest =
			    vdm_pattern_group(&m->pool, m->pairs[i].rest, tail);

			if (by->attribute)
				rest = group_before(m, head, p, rest);
			m->pairs[i].rest = rest;
		}
		if (p->kind != P_GROUP ||
		    !(by->attribute || by->ahead || vdm_pattern_nullable(part)))
			return;
		p = by->attribute ? tail : p->behind;
	}
}

/* Puts on the stack what this step found in the pattern before. 0: it was not
 * opened yet. */
static int
opened_before(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	const struct vdm_rng_opened *o;

	if (p->id >= m->opened_cap)
		return 0;
	o = &m->opened[p->id];
	if (o->stamp != m->stamp || pairs_room(m, o->n) != 0)
		return 0;
	if (o->n > 0)
		memcpy(m->pairs + m->npairs, m->kept + o->first,
		       o->n * sizeof(*m->kept));
	m->npairs += o->n;
	return 1;
}

/* Keeps what stands on the stack from `start` on as what is in the pattern. */
static void
keep_opened(struct vdm_rng_memo *m, const struct vdm_pattern *p, size_t start)
{
	size_t n = m->npairs - start;
	struct vdm_rng_opened *opened =
	    more_room(m, m->opened, &m->opened_cap, (size_t)p->id + 1,
		      sizeof(*m->opened));
	struct vdm_rng_pair *kept = more_room(
	    m, m->kept, &m->kept_cap, m->nkept + n + 1, sizeof(*m->kept));

	if (opened != NULL)
		m->opened = opened;
	if (kept != NULL)
		m->kept = kept;
	if (opened == NULL || kept == NULL)
		return;
	m->opened[p->id].stamp = m->stamp;
	m->opened[p->id].first = m->nkept;
	m->opened[p->id].n = n;
	if (n > 0)
		memcpy(m->kept + m->nkept, m->pairs + start,
		       n * sizeof(*m->kept));
	m->nkept += n;
}

/* Each of what is repeated, and after it the repetition again. */
static void
open_repeated(struct vdm_rng_memo *m, const struct vdm_pattern *p,
	      const struct vdm_rng_open *by)
{
	size_t start = m->npairs, i;

	if (opened_before(m, p))
		return;
	open_pattern(m, p->a, by);
	for (i = start; i < m->npairs; i++)
		m->pairs[i].rest = vdm_pattern_group(&m->pool, m->pairs[i].rest,
						     more_or_none(m, p));
	keep_opened(m, p, start);
}

/* Collects what `p` offers by a name on the stack of pairs. */
static void
open_pattern(struct vdm_rng_memo *m, const struct vdm_pattern *p,
	     const struct vdm_rng_open *by)
{
	struct vdm_rng_open inner = *by;
	size_t start, i;
	uint32_t k;

	inner.plain = 0;
	if (!(p->flags & (by->attribute ? PF_ATTR : PF_ELEM)) ||
	    vdm_pattern_pool_work(&m->pool, 1))
		return;
	switch ((enum vdm_pattern_kind)p->kind) {
	case P_ELEMENT:
		if (vdm_rng_nc_contains(p->nc, by->name))
			pair_push(m, p->element->content, by->parent);
		return;
	case P_ATTRIBUTE:
		if (vdm_rng_nc_contains(p->nc, by->name))
			pair_push(m, p->a, by->parent);
		return;
	case P_CHOICE:
		for (k = 0; k < p->n; k++)
			open_pattern(m, p->kids[k], by);
		return;
	case P_GROUP:
		open_group(m, p, by);
		return;
	/* One part moves on, the others stay as they are. */
	case P_INTERLEAVE:
		for (k = 0; k < p->n; k++) {
			start = m->npairs;
			open_pattern(m, p->kids[k], &inner);
			for (i = start; i < m->npairs; i++)
				m->pairs[i].rest =
				    interleave_with(m, p, k, m->pairs[i].rest);
		}
		return;
	case P_ONE_OR_MORE:
		open_repeated(m, p, &inner);
		return;
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_TEXT:
	case P_DATA:
	case P_VALUE:
	case P_LIST:
		return;
	}
}

void
vdm_rng_open(struct vdm_rng_memo *m, const struct vdm_pattern *p,
	     const struct vdm_rng_open *by)
{
	struct vdm_rng_open plain = *by;

	plain.plain = 1;
	m->stamp++;
	m->nkept = 0;
	open_pattern(m, p, &plain);
}

/* ---- characters ---- */

static const struct vdm_pattern *
text_group(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	const struct vdm_pattern *out = &vdm_pattern_not_allowed;

	for (; p->kind == P_GROUP; p = p->b) {
		out = vdm_pattern_or(
		    &m->pool, out,
		    vdm_pattern_group(&m->pool, vdm_rng_text(m, p->a), p->b));
		if (!vdm_pattern_nullable(p->a))
			return out;
	}
	return vdm_pattern_or(&m->pool, out, vdm_rng_text(m, p));
}

/*
 * After characters among elements: no data type can be met by them, since 7.2
 * lets data, value and list be the whole content only. A run of characters is
 * one step, for `text` takes any number of them (6.2.4).
 */
const struct vdm_pattern *
vdm_rng_text(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	const struct vdm_pattern *out = &vdm_pattern_not_allowed;
	uint32_t k;

	if (!(p->flags & PF_TEXT))
		return out;
	switch ((enum vdm_pattern_kind)p->kind) {
	case P_TEXT:
		return p;
	case P_CHOICE:
		for (k = 0; k < p->n; k++)
			if (p->kids[k]->flags & PF_TEXT)
				out = vdm_pattern_or(
				    &m->pool, out, vdm_rng_text(m, p->kids[k]));
		return out;
	case P_GROUP:
		return text_group(m, p);
	case P_INTERLEAVE:
		for (k = 0; k < p->n; k++)
			if (p->kids[k]->flags & PF_TEXT)
				out = vdm_pattern_or(
				    &m->pool, out,
				    interleave_with(
					m, p, k, vdm_rng_text(m, p->kids[k])));
		return out;
	case P_ONE_OR_MORE:
		return vdm_pattern_group(&m->pool, vdm_rng_text(m, p->a),
					 more_or_none(m, p));
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_DATA:
	case P_VALUE:
	case P_LIST:
	case P_ATTRIBUTE:
	case P_ELEMENT:
		break;
	}
	return out;
}

/* A data (without what its except matches) or a value: 6.2.8. */
static int
match_leaf(struct vdm_rng_memo *m, const struct vdm_pattern *p, const char *s,
	   const struct vdm_prefixes *prefixes)
{
	struct vdm_rng_others others;
	size_t k;

	switch ((enum vdm_pattern_kind)p->kind) {
	case P_DATA:
		return vdm_datatype_matches(p->type, s, prefixes) &&
		       (p->a == NULL || !match_leaf(m, p->a, s, prefixes));
	case P_VALUE:
		return vdm_datatype_equal(p->type, p->value, s, prefixes);
	case P_CHOICE: /* in a data's except */
		if (vdm_rng_values_match(m, p, s, &others))
			return 1;
		for (k = 0; k < others.n; k++)
			if (match_leaf(m, others.p[k], s, prefixes))
				return 1;
		return 0;
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_TEXT:
	case P_LIST:
	case P_ATTRIBUTE:
	case P_ELEMENT:
	case P_ONE_OR_MORE:
	case P_GROUP:
	case P_INTERLEAVE:
		break;
	}
	return 0;
}

/*
 * The derivative of a list's content by one token (6.2.10). What 7.1.3 keeps
 * out of a list, interleave too, cannot be met here.
 */
static const struct vdm_pattern *
token_derivative(struct vdm_rng_memo *m, const struct vdm_pattern *p,
		 const char *s, const struct vdm_prefixes *prefixes)
{
	const struct vdm_pattern *out = &vdm_pattern_not_allowed;
	struct vdm_rng_others others;
	size_t k;

	switch ((enum vdm_pattern_kind)p->kind) {
	case P_DATA:
	case P_VALUE:
		return match_leaf(m, p, s, prefixes) ? &vdm_pattern_empty : out;
	case P_CHOICE:
		if (vdm_rng_values_match(m, p, s, &others))
			out = &vdm_pattern_empty;
		for (k = 0; k < others.n; k++)
			out = vdm_pattern_or(
			    &m->pool, out,
			    token_derivative(m, others.p[k], s, prefixes));
		return out;
	case P_GROUP:
		for (; p->kind == P_GROUP; p = p->b) {
			out = vdm_pattern_or(
			    &m->pool, out,
			    vdm_pattern_group(
				&m->pool,
				token_derivative(m, p->a, s, prefixes), p->b));
			if (!vdm_pattern_nullable(p->a))
				return out;
		}
		return vdm_pattern_or(&m->pool, out,
				      token_derivative(m, p, s, prefixes));
	case P_ONE_OR_MORE:
		return vdm_pattern_group(&m->pool,
					 token_derivative(m, p->a, s, prefixes),
					 more_or_none(m, p));
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_TEXT:
	case P_LIST:
	case P_ATTRIBUTE:
	case P_ELEMENT:
	case P_INTERLEAVE:
		break;
	}
	return out;
}

static int
match_list(struct vdm_rng_memo *m, const struct vdm_pattern *p, const char *s,
	   const struct vdm_prefixes *prefixes)
{
	struct vdm_buf token;
	size_t n;

	vdm_buf_init(&token);
	for (p = p->a; p->kind != P_NOT_ALLOWED;) {
		while (vdm_is_space((unsigned char)*s))
			s++;
		if (*s == '\0')
			break;
		for (n = 0; s[n] != '\0' && !vdm_is_space((unsigned char)s[n]);)
			n++;
		vdm_buf_clear(&token);
		vdm_buf_put(&token, s, n);
		s += n;
		p = token_derivative(m, p, vdm_buf_str(&token), prefixes);
	}
	if (token.failed)
		m->pool.failed = 1;
	vdm_buf_fini(&token);
	return vdm_pattern_nullable(p);
}

static int match_string(struct vdm_rng_memo *m, const struct vdm_pattern *p,
			const char *s, const struct vdm_prefixes *prefixes);

/*
 * One part takes the string, and all others can be nothing: a string is not
 * shared out between two parts. So at most one may be lacking, the one that is
 * asked.
 */
static int
match_interleave(struct vdm_rng_memo *m, const struct vdm_pattern *p,
		 const char *s, const struct vdm_prefixes *prefixes)
{
	uint32_t k, lacking = 0;

	for (k = 0; k < p->n; k++)
		lacking += !vdm_pattern_nullable(p->kids[k]);
	for (k = 0; k < p->n; k++)
		if (lacking == (uint32_t)!vdm_pattern_nullable(p->kids[k]) &&
		    match_string(m, p->kids[k], s, prefixes))
			return 1;
	return 0;
}

/* The same of a sequence: one part takes the whole string. */
static int
match_group(struct vdm_rng_memo *m, const struct vdm_pattern *p, const char *s,
	    const struct vdm_prefixes *prefixes)
{
	for (; p->kind == P_GROUP; p = p->b) {
		if (vdm_pattern_nullable(p->b) &&
		    match_string(m, p->a, s, prefixes))
			return 1;
		if (!vdm_pattern_nullable(p->a))
			return 0;
	}
	return match_string(m, p, s, prefixes);
}

/* Whether the derivative of `p` by the string is nullable. */
static int
match_string(struct vdm_rng_memo *m, const struct vdm_pattern *p, const char *s,
	     const struct vdm_prefixes *prefixes)
{
	struct vdm_rng_others others;
	size_t k;

	switch ((enum vdm_pattern_kind)p->kind) {
	case P_TEXT:
		return 1;
	case P_DATA:
	case P_VALUE:
		return match_leaf(m, p, s, prefixes);
	case P_LIST:
		return match_list(m, p, s, prefixes);
	case P_CHOICE:
		if (vdm_rng_values_match(m, p, s, &others))
			return 1;
		for (k = 0; k < others.n; k++)
			if (match_string(m, others.p[k], s, prefixes))
				return 1;
		return 0;
	case P_GROUP:
		return match_group(m, p, s, prefixes);
	case P_INTERLEAVE:
		return match_interleave(m, p, s, prefixes);
	case P_ONE_OR_MORE:
		return match_string(m, p->a, s, prefixes);
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_ATTRIBUTE:
	case P_ELEMENT:
		break;
	}
	return 0;
}

/*
 * Blank content may also count as no content, which is what lets <p> </p> be
 * empty (6.2.7, weak matching).
 */
int
vdm_rng_accepts(struct vdm_rng_memo *m, const struct vdm_pattern *p,
		const char *s, const struct vdm_prefixes *prefixes)
{
	if (vdm_pattern_nullable(p) && vdm_is_blank(s))
		return 1;
	return match_string(m, p, s, prefixes);
}

/* ---- the end of the start tag ---- */

static const struct vdm_pattern *
close_kids(struct vdm_rng_memo *m, const struct vdm_pattern *p,
	   const struct vdm_pattern *missing)
{
	const struct vdm_pattern *out, **v;
	uint32_t k;

	v = vdm_malloc(p->n * sizeof(*v));
	if (v == NULL) {
		m->pool.failed = 1;
		return &vdm_pattern_not_allowed;
	}
	for (k = 0; k < p->n; k++)
		v[k] = vdm_rng_close(m, p->kids[k], missing);
	out = p->kind == P_CHOICE ? vdm_pattern_choice(&m->pool, v, p->n)
				  : vdm_pattern_interleave(&m->pool, v, p->n);
	vdm_free(v);
	return out;
}

static const struct vdm_pattern *
close_group(struct vdm_rng_memo *m, const struct vdm_pattern *p,
	    const struct vdm_pattern *missing)
{
	const struct vdm_pattern *q, *out, **v;
	size_t n = 0;

	for (q = p; q->kind == P_GROUP && (q->flags & PF_ATTR); q = q->b)
		n++;
	v = vdm_malloc((n + 1) * sizeof(*v));
	if (v == NULL) {
		m->pool.failed = 1;
		return &vdm_pattern_not_allowed;
	}
	for (n = 0, q = p; q->kind == P_GROUP && (q->flags & PF_ATTR); q = q->b)
		v[n++] = vdm_rng_close(m, q->a, missing);
	out = vdm_rng_close(m, q, missing);
	while (n-- > 0)
		out = vdm_pattern_group(&m->pool, v[n], out);
	vdm_free(v);
	return out;
}

/*
 * Every attribute that has not come becomes `missing`: notAllowed, as the rules
 * are, and then an alternative which asked for it is dead; or empty, to go on
 * after that was reported.
 */
const struct vdm_pattern *
vdm_rng_close(struct vdm_rng_memo *m, const struct vdm_pattern *p,
	      const struct vdm_pattern *missing)
{
	if (!(p->flags & PF_ATTR))
		return p;
	switch ((enum vdm_pattern_kind)p->kind) {
	case P_ATTRIBUTE:
		return missing;
	case P_CHOICE:
	case P_INTERLEAVE:
		return close_kids(m, p, missing);
	case P_GROUP:
		return close_group(m, p, missing);
	case P_ONE_OR_MORE:
		return vdm_pattern_more(&m->pool,
					vdm_rng_close(m, p->a, missing));
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_TEXT:
	case P_DATA:
	case P_VALUE:
	case P_LIST:
	case P_ELEMENT:
		break;
	}
	return p;
}

const struct vdm_pattern *
vdm_rng_forgive(struct vdm_rng_memo *m, const struct vdm_pattern *p)
{
	return vdm_rng_close(m, p, &vdm_pattern_empty);
}
