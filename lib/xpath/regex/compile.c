/* SPDX-License-Identifier: MIT */
/* A regular expression becomes a program. */
#include "xpath/regex/regex.h"

#include <limits.h>
#include <string.h>

#include "base/utf8.h"

#define MOST_CODE 200000 /* instructions, after what is counted is repeated */
#define MOST_DEPTH 200   /* of groups in groups */

struct compiler {
	struct vdm_xp_re_reader r;
	struct vdm_xp_call *call;
	struct vdm_xp_code *code;
	size_t n, cap;
	int groups, loops, dot_all;
	uint8_t *closed; /* by group */
	size_t closed_cap;
	int *parents;
	size_t parents_cap;
	int inside; /* the group that is open */
};

static void parse_choice(struct compiler *c);

static size_t
emit(struct compiler *c, int op)
{
	if (c->n >= MOST_CODE)
		vdm_xp_raise(c->call, "VDXP0007",
			     "a regular expression of more than %d steps",
			     MOST_CODE);
	c->code = vdm_arena_grow(&c->call->arena, c->code, &c->cap, c->n + 1,
				 sizeof *c->code);
	if (c->code == NULL)
		vdm_xp_raise(c->call, "VDXP0006", "out of memory");
	memset(&c->code[c->n], 0, sizeof *c->code);
	c->code[c->n].op = (uint8_t)op;
	return c->n++;
}

/* Opens a gap at a place: what jumps behind it is moved. */
static void
open_gap(struct compiler *c, size_t at, size_t room)
{
	for (size_t i = 0; i < room; i++)
		emit(c, XP_RE_JUMP);
	memmove(c->code + at + room, c->code + at,
		(c->n - room - at) * sizeof *c->code);
	for (size_t i = at + room; i < c->n; i++) {
		struct vdm_xp_code *k = &c->code[i];
		if (k->op == XP_RE_SPLIT || k->op == XP_RE_JUMP) {
			k->x += k->x >= at ? (uint32_t)room : 0;
			k->y += k->y >= at ? (uint32_t)room : 0;
		}
	}
	memset(c->code + at, 0, room * sizeof *c->code);
}

/* A copy of the code from `from` to `to`, at the end. */
static void
copy_code(struct compiler *c, const struct vdm_xp_code *piece, size_t n,
	  size_t from)
{
	size_t start = c->n;

	for (size_t i = 0; i < n; i++) {
		size_t at = emit(c, piece[i].op);
		c->code[at] = piece[i];
		if (piece[i].op == XP_RE_SPLIT || piece[i].op == XP_RE_JUMP) {
			c->code[at].x += (uint32_t)(start - from);
			c->code[at].y += (uint32_t)(start - from);
		}
	}
}

static int
peek(struct compiler *c)
{
	struct vdm_xp_re_reader *r = &c->r;

	return r->at < r->n ? (unsigned char)r->s[r->at] : -1;
}

static int
read_count(struct compiler *c)
{
	int value = 0, any = 0;

	while (vdm_is_digit(peek(c))) {
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, peek(c) - '0', &value))
			value = INT_MAX;
		c->r.at++;
		any = 1;
	}
	return any ? value : -1;
}

/* {n}, {n,} or {n,m}; most -1: no end. */
static void
read_counts(struct compiler *c, int *least, int *most)
{
	*least = *most = read_count(c);
	if (*least < 0)
		vdm_xp_re_fail(&c->r, "no number behind {");
	if (peek(c) == ',') {
		c->r.at++;
		*most = read_count(c);
	}
	if (peek(c) != '}')
		vdm_xp_re_fail(&c->r, "a { that nothing ends");
	c->r.at++;
	if (*most >= 0 && *most < *least)
		vdm_xp_re_fail(&c->r, "more at least than at most");
}

static void
set_split(struct compiler *c, size_t at, size_t body, size_t out, int lazy)
{
	c->code[at].op = XP_RE_SPLIT;
	c->code[at].x = (uint32_t)(lazy ? out : body);
	c->code[at].y = (uint32_t)(lazy ? body : out);
}

/* The code from `from` on is repeated for ever: L: split body, out; mark; body;
 * moved; jump L */
static void
make_loop(struct compiler *c, size_t from, int lazy)
{
	int loop = c->loops++;

	open_gap(c, from, 2);
	c->code[from + 1].op = XP_RE_MARK;
	c->code[from + 1].c = (uint32_t)loop;
	size_t moved = emit(c, XP_RE_MOVED);
	c->code[moved].c = (uint32_t)loop;
	size_t jump = emit(c, XP_RE_JUMP);
	c->code[jump].x = (uint32_t)from;
	set_split(c, from, from + 1, c->n, lazy);
}

static void
repeat(struct compiler *c, size_t from, int least, int most, int lazy)
{
	size_t n = c->n - from;
	struct vdm_xp_code *piece = vdm_xp_alloc(c->call, n * sizeof *piece);

	if (n > 0)
		memcpy(piece, c->code + from, n * sizeof *piece);
	if (least == 1 && most == 1)
		return;
	if (n == 0)
		return;
	c->n = from;
	/* no string is as long as what would match */
	if (n == 1 && piece->op <= XP_RE_SET &&
	    (size_t)least > c->call->limits.bytes) {
		size_t at = emit(c, XP_RE_CHAR);
		c->code[at].c = UINT32_MAX;
		return;
	}
	if (n == 1 && piece->op <= XP_RE_SET && most > 0 &&
	    (size_t)most > c->call->limits.bytes)
		most = -1;
	for (int i = 0; i < least; i++)
		copy_code(c, piece, n, from);
	if (most < 0) {
		size_t start = c->n;
		copy_code(c, piece, n, from);
		make_loop(c, start, lazy);
		return;
	}
	/* each one more may be the last: all leave to one end */
	size_t first = c->n;
	for (int i = least; i < most; i++) {
		emit(c, XP_RE_SPLIT);
		copy_code(c, piece, n, from);
	}
	for (int i = least; i < most; i++) {
		size_t at = first + (size_t)(i - least) * (n + 1);
		set_split(c, at, at + 1, c->n, lazy);
	}
}

static void
parse_group(struct compiler *c)
{
	int group = 0, outer = c->inside;

	if (++c->r.depth > MOST_DEPTH)
		vdm_xp_raise(c->call, "VDXP0001",
			     "groups nested more than %d deep", MOST_DEPTH);
	c->r.at++;
	if (c->r.at + 1 < c->r.n && c->r.s[c->r.at] == '?' &&
	    c->r.s[c->r.at + 1] == ':') {
		c->r.at += 2;
	} else {
		group = ++c->groups;
		c->closed =
		    vdm_arena_grow(&c->call->arena, c->closed, &c->closed_cap,
				   (size_t)group + 1, 1);
		c->parents =
		    vdm_arena_grow(&c->call->arena, c->parents, &c->parents_cap,
				   (size_t)group + 1, sizeof *c->parents);
		if (c->closed == NULL || c->parents == NULL)
			vdm_xp_raise(c->call, "VDXP0006", "out of memory");
		c->closed[group] = 0;
		c->parents[group] = outer;
		c->inside = group;
		size_t at = emit(c, XP_RE_SAVE);
		c->code[at].c = (uint32_t)group * 2;
	}
	parse_choice(c);
	if (peek(c) != ')')
		vdm_xp_re_fail(&c->r, "a ( that nothing ends");
	c->r.at++;
	if (group > 0) {
		size_t at = emit(c, XP_RE_SAVE);
		c->code[at].c = (uint32_t)group * 2 + 1;
		c->closed[group] = 1;
	}
	c->inside = outer;
	c->r.depth--;
}

static void
emit_char(struct compiler *c, uint32_t ch)
{
	size_t at = emit(c, XP_RE_CHAR);

	c->code[at].c = ch;
}

static void
parse_escape(struct compiler *c)
{
	struct vdm_xp_charclass class;
	uint32_t ch = 0;
	int next;

	c->r.at++;
	next = c->r.at < c->r.n ? (unsigned char)c->r.s[c->r.at] : -1;
	if (next >= '1' && next <= '9') {
		/* as many digits as make the number of a group */
		int group = 0;
		while (c->r.at < c->r.n && vdm_is_digit(c->r.s[c->r.at])) {
			int more = group * 10 + (c->r.s[c->r.at] - '0');
			if (group > 0 && more > c->groups)
				break;
			group = more;
			c->r.at++;
		}
		if (group > c->groups || !c->closed[group])
			vdm_xp_re_fail(&c->r,
				       "a reference to no group before it");
		size_t at = emit(c, XP_RE_BACK);
		c->code[at].c = (uint32_t)group;
		return;
	}
	if (!vdm_xp_re_escape(&c->r, &ch, &class)) {
		emit_char(c, ch);
		return;
	}
	struct vdm_xp_charset *set = vdm_xp_alloc(c->call, sizeof *set);
	struct vdm_xp_charclass *kept = vdm_xp_alloc(c->call, sizeof *kept);
	*kept = class;
	set->classes = kept;
	set->classes_n = 1;
	size_t at = emit(c, XP_RE_SET);
	c->code[at].set = set;
}

/* One atom; 0 where none begins. */
static int
parse_atom(struct compiler *c)
{
	size_t used = 0, at;

	switch (peek(c)) {
	case -1:
	case '|':
	case ')':
		return 0;
	case '(':
		parse_group(c);
		return 1;
	case '[':
		c->r.at++;
		at = emit(c, XP_RE_SET);
		/* emit may have moved the code by then */
		const struct vdm_xp_charset *set = vdm_xp_re_class(&c->r);
		c->code[at].set = set;
		return 1;
	case '\\':
		parse_escape(c);
		return 1;
	case '.':
		c->r.at++;
		at = emit(c, XP_RE_ANY);
		c->code[at].dot_all = (uint8_t)c->dot_all;
		return 1;
	case '^':
		c->r.at++;
		emit(c, XP_RE_BEGIN);
		return 1;
	case '$':
		c->r.at++;
		emit(c, XP_RE_END);
		return 1;
	case '*':
	case '+':
	case '?':
	case '{':
	case '}':
	case ']':
		vdm_xp_re_fail(&c->r, "a sign that needs a \\ before it");
	default:
		break;
	}
	uint32_t ch =
	    vdm_utf8_decode(c->r.s + c->r.at, c->r.n - c->r.at, &used);
	c->r.at += used;
	emit_char(c, ch);
	return 1;
}

static void
parse_piece(struct compiler *c, size_t from)
{
	int least = 1, most = 1, lazy = 0;
	int anchor = c->n == from + 1 && (c->code[from].op == XP_RE_BEGIN ||
					  c->code[from].op == XP_RE_END);

	switch (peek(c)) {
	case '*':
		least = 0;
		most = -1;
		break;
	case '+':
		most = -1;
		break;
	case '?':
		least = 0;
		break;
	case '{':
		c->r.at++;
		read_counts(c, &least, &most);
		c->r.at--;
		break;
	default:
		return;
	}
	c->r.at++;
	if (peek(c) == '?') {
		lazy = 1;
		c->r.at++;
	}
	if (anchor) {
		/* it needs no time, however often */
		if (least == 0)
			c->n = from;
		return;
	}
	repeat(c, from, least, most, lazy);
}

static void
parse_branch(struct compiler *c)
{
	for (;;) {
		size_t from = c->n;
		if (!parse_atom(c))
			return;
		parse_piece(c, from);
	}
}

static void
parse_choice(struct compiler *c)
{
	size_t from = c->n;

	parse_branch(c);
	if (peek(c) != '|')
		return;
	/* split A, B; A; jump end; B (again a choice) */
	size_t jumps[64], count = 0;
	while (peek(c) == '|') {
		c->r.at++;
		if (count == 64) {
			/* the rest is a choice of its own */
			open_gap(c, from, 1);
			size_t jump = emit(c, XP_RE_JUMP);
			set_split(c, from, from + 1, c->n, 0);
			parse_choice(c);
			c->code[jump].x = (uint32_t)c->n;
			break;
		}
		open_gap(c, from, 1);
		jumps[count++] = emit(c, XP_RE_JUMP);
		set_split(c, from, from + 1, c->n, 0);
		from = c->n;
		parse_branch(c);
	}
	for (size_t i = 0; i < count; i++)
		c->code[jumps[i]].x = (uint32_t)c->n;
}

static void
read_flags(struct compiler *c, struct vdm_xp_regex *re, const char *flags)
{
	for (; *flags != '\0'; flags++)
		switch (*flags) {
		case 's':
			c->dot_all = 1;
			break;
		case 'm':
			re->lines = 1;
			break;
		case 'i':
			re->ignore_case = 1;
			break;
		case 'x':
			c->r.ignore_space = 1;
			break;
		case 'q':
			c->r.literal = 1;
			break;
		default:
			vdm_xp_raise(c->call, "FORX0001",
				     "there is no flag \"%c\"", *flags);
		}
}

/* What the flag x takes away: white space outside of classes. */
static void
strip_space(struct vdm_xp_re_reader *r)
{
	struct vdm_xp_text out = {.call = r->call};
	int classes = 0;

	for (size_t i = 0; i < r->n; i++) {
		char c = r->s[i];
		if (vdm_is_space(c) && classes == 0)
			continue;
		classes += c == '[';
		classes -= c == ']' && classes > 0;
		vdm_xp_put(&out, &c, 1);
		/* what is escaped opens and closes nothing */
		while (c == '\\' && classes == 0 && i + 1 < r->n &&
		       vdm_is_space(r->s[i + 1]))
			i++;
		if (c == '\\' && i + 1 < r->n)
			vdm_xp_put(&out, r->s + ++i, 1);
	}
	r->s = vdm_xp_text_z(&out);
	r->n = out.len;
}

static const struct vdm_xp_regex *
compile(struct vdm_xp_call *call, const struct vdm_xp_item *pattern,
	const char *flags)
{
	struct vdm_xp_regex *re = vdm_xp_alloc(call, sizeof *re);
	struct compiler c = {
	    .call = call,
	    .r = {.call = call, .s = pattern->u.s, .n = pattern->n}};

	read_flags(&c, re, flags);
	if (c.r.ignore_space && !c.r.literal)
		strip_space(&c.r);
	if (c.r.literal) {
		size_t used = 0;
		for (; c.r.at < c.r.n; c.r.at += used)
			emit_char(&c, vdm_utf8_decode(c.r.s + c.r.at,
						      c.r.n - c.r.at, &used));
	} else {
		parse_choice(&c);
		if (c.r.at < c.r.n)
			vdm_xp_re_fail(&c.r, "a ) that nothing began");
	}
	emit(&c, XP_RE_MATCH);
	re->pattern = vdm_xp_strndup(call, pattern->u.s, pattern->n);
	re->pattern_n = pattern->n;
	re->flags = vdm_xp_strndup(call, flags, strlen(flags));
	re->code = c.code;
	re->code_n = c.n;
	re->groups = c.groups;
	re->loops = c.loops;
	re->parents = c.parents;
	return re;
}

const struct vdm_xp_regex *
vdm_xp_regex_get(struct vdm_xp_call *call, const struct vdm_xp_item *pattern,
		 const char *flags)
{
	int kept = 0;

	for (const struct vdm_xp_regex *re = call->regex_cache;
	     re != NULL && kept < 32; re = re->next, kept++)
		if (re->pattern_n == pattern->n &&
		    memcmp(re->pattern, pattern->u.s, pattern->n) == 0 &&
		    strcmp(re->flags, flags) == 0)
			return re;
	struct vdm_xp_regex *made =
	    (struct vdm_xp_regex *)compile(call, pattern, flags);
	made->next = call->regex_cache;
	call->regex_cache = made;
	return made;
}
