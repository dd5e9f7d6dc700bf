/* SPDX-License-Identifier: MIT */
/* The machine: it takes the first way and remembers the other one. */
#include "xpath/regex/regex.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "vidimus.h"

/* What is undone on the way back: a place or a loop's mark is set again; or
 * (which SIZE_MAX) another way is taken from there. */
struct back {
	size_t which, value;
	uint32_t pc;
};

struct machine {
	struct vdm_xp_call *call;
	const struct vdm_xp_regex *re;
	const char *s;
	size_t n;
	size_t *regs; /* places, then marks of loops */
	struct back *stack;
	size_t depth, cap;
	uint64_t *steps;
};

static void
push(struct machine *m, size_t which, size_t value, uint32_t pc)
{
	if (m->depth == m->cap) {
		size_t cap = m->cap < 64 ? 256 : m->cap * 2;
		struct back *more =
		    cap > 8000000 ? NULL
				  : vdm_xp_alloc(m->call, cap * sizeof *more);
		if (more == NULL)
			vdm_xp_raise(
			    m->call, "VDXP0007",
			    "a regular expression that goes back too far");
		if (m->depth > 0)
			memcpy(more, m->stack, m->depth * sizeof *more);
		m->stack = more;
		m->cap = cap;
	}
	m->stack[m->depth++] = (struct back){which, value, pc};
}

static void
set(struct machine *m, size_t which, size_t value)
{
	push(m, which, m->regs[which], 0);
	m->regs[which] = value;
}

/* The way back to the last choice: 1, or 0 where there is none. */
static int
go_back(struct machine *m, size_t base, uint32_t *pc, size_t *at)
{
	*pc = 0;
	*at = 0;
	while (m->depth > base) {
		struct back *b = &m->stack[--m->depth];
		if (b->which == SIZE_MAX) {
			*pc = b->pc;
			*at = b->value;
			return 1;
		}
		m->regs[b->which] = b->value;
	}
	return 0;
}

static int
same_char(const struct machine *m, uint32_t a, uint32_t b)
{
	return a == b ||
	       (m->re->ignore_case && vdm_xp_re_fold(a) == vdm_xp_re_fold(b));
}

/* What a group matched stands here again: its length; SIZE_MAX: not. */
static size_t
again(const struct machine *m, uint32_t group, size_t at)
{
	size_t from = m->regs[group * 2], to = m->regs[group * 2 + 1];
	size_t k = at, x = 0, y = 0;

	if (from == SIZE_MAX || to == SIZE_MAX)
		return 0;
	while (from < to) {
		if (k >= m->n ||
		    !same_char(m, vdm_utf8_decode(m->s + from, to - from, &x),
			       vdm_utf8_decode(m->s + k, m->n - k, &y)))
			return SIZE_MAX;
		from += x;
		k += y;
	}
	return k - at;
}

/* Whether an instruction that takes a character takes this one. */
static int
takes(const struct machine *m, const struct vdm_xp_code *code, uint32_t c)
{
	if (code->op == XP_RE_CHAR)
		return same_char(m, code->c, c);
	if (code->op == XP_RE_ANY)
		return code->dot_all || (c != '\n' && c != '\r');
	return vdm_xp_charset_has(code->set, c, m->re->ignore_case);
}

static int
at_begin(const struct machine *m, size_t at)
{
	return at == 0 || (m->re->lines && m->s[at - 1] == '\n' && at < m->n);
}

static int
at_end(const struct machine *m, size_t at)
{
	return at == m->n || (m->re->lines && m->s[at] == '\n');
}

/* One instruction; 0: this way does not match. */
static int
step(struct machine *m, const struct vdm_xp_code *code, uint32_t *pc,
     size_t *at)
{
	size_t used = 0, marks = (size_t)(m->re->groups + 1) * 2;

	++*pc;
	switch (code->op) {
	case XP_RE_CHAR:
	case XP_RE_ANY:
	case XP_RE_SET:
		if (*at >= m->n ||
		    !takes(m, code,
			   vdm_utf8_decode(m->s + *at, m->n - *at, &used)))
			return 0;
		*at += used;
		return 1;
	case XP_RE_SPLIT:
		push(m, SIZE_MAX, *at, code->y);
		*pc = code->x;
		return 1;
	case XP_RE_JUMP:
		*pc = code->x;
		return 1;
	case XP_RE_SAVE:
		set(m, code->c, *at);
		return 1;
	case XP_RE_BEGIN:
		return at_begin(m, *at);
	case XP_RE_END:
		return at_end(m, *at);
	case XP_RE_BACK:
		used = again(m, code->c, *at);
		if (used == SIZE_MAX)
			return 0;
		*at += used;
		return 1;
	case XP_RE_MARK:
		set(m, marks + code->c, *at);
		return 1;
	default: /* XP_RE_MOVED: a round that took nothing is the last */
		if (m->regs[marks + code->c] == *at)
			++*pc;
		return 1;
	}
}

static int
match_at(struct machine *m, size_t at)
{
	uint32_t pc = 0;
	size_t base = m->depth;

	m->regs[0] = at;
	for (;;) {
		if (++*m->steps > m->call->limits.regex_steps)
			vdm_xp_raise(
			    m->call, "VDXP0007",
			    "a regular expression of more than %llu steps",
			    (unsigned long long)m->call->limits.regex_steps);
		if ((*m->steps & 4095) == 0)
			vdm_xp_tick_slow(m->call);
		const struct vdm_xp_code *code = &m->re->code[pc];
		if (code->op == XP_RE_MATCH) {
			m->regs[1] = at;
			return 1;
		}
		if (!step(m, code, &pc, &at) && !go_back(m, base, &pc, &at))
			return 0;
	}
}

int
vdm_xp_regex_search(struct vdm_xp_call *call, const struct vdm_xp_regex *re,
		    const char *s, size_t n, size_t from, size_t *places)
{
	size_t groups = (size_t)(re->groups + 1) * 2, used = 0;
	size_t regs_n = groups + (size_t)re->loops;
	uint64_t steps = 0;
	struct back few[256];
	struct machine m = {.call = call,
			    .re = re,
			    .s = s,
			    .n = n,
			    .stack = few,
			    .cap = 256,
			    .steps = &steps};

	m.regs = vdm_xp_alloc(call, regs_n * sizeof *m.regs);
	for (size_t at = from; at <= n; at += used) {
		m.depth = 0;
		for (size_t i = 0; i < regs_n; i++)
			m.regs[i] = SIZE_MAX;
		if (match_at(&m, at)) {
			memcpy(places, m.regs, groups * sizeof *places);
			return 1;
		}
		if (at == n)
			break;
		vdm_utf8_decode(s + at, n - at, &used);
	}
	return 0;
}
