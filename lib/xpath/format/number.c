/* SPDX-License-Identifier: MIT */
/* fn:format-number (F&O 3.1, 4.7). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/cast/text.h"
#include "xpath/format/format.h"
#include "xpath/functions/args.h"
#include "xpath/static/context.h"

#define MOST_GROUPS 32

/* What a part of the picture says, for numbers of one sign. */
struct subpicture {
	const char *prefix, *suffix;
	size_t prefix_n, suffix_n;
	int least_whole, least_part, most_part, least_exponent;
	int whole_places; /* optional ones, too */
	int groups[MOST_GROUPS], groups_n, regular;
	int part_groups[MOST_GROUPS], part_groups_n;
	int percent, per_mille, has_point;
	int scaling;
};

struct formatter {
	struct vdm_xp_call *call;
	const struct vdm_xp_decimal_format *f;
};

_Noreturn static void
bad(struct formatter *m, const char *what)
{
	vdm_xp_raise(m->call, "FODF1310", "%s in the picture", what);
}

static int
is_digit(const struct formatter *m, uint32_t c)
{
	return c >= m->f->zero && c < m->f->zero + 10;
}

static int
is_active(const struct formatter *m, uint32_t c)
{
	return c == m->f->decimal || c == m->f->grouping || c == m->f->digit ||
	       is_digit(m, c);
}

/* Where the active part begins and ends; an exponent's sign is active between
 * digits. */
static void
find_active(struct formatter *m, const char *s, size_t n, size_t *from,
	    size_t *to)
{
	size_t used = 0;
	int any = 0;

	*from = *to = n;
	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		int active = is_active(m, c);
		if (c == m->f->exponent && any && i + used < n && *to == i) {
			size_t k = 0;
			uint32_t next =
			    vdm_utf8_decode(s + i + used, n - i - used, &k);
			active = is_active(m, next);
		}
		if (!active)
			continue;
		if (!any)
			*from = i;
		any = 1;
		*to = i + used;
	}
	if (!any)
		bad(m, "no digit");
}

static void
read_affix(struct formatter *m, struct subpicture *p, const char *s, size_t n)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		p->percent += c == m->f->percent;
		p->per_mille += c == m->f->per_mille;
	}
}

static void
read_whole(struct formatter *m, struct subpicture *p, uint32_t c, int last)
{
	if (c == m->f->digit) {
		if (p->least_whole > 0)
			bad(m, "an optional digit behind one that is not");
		p->whole_places++;
	} else if (c == m->f->grouping) {
		if (last)
			bad(m, "a grouping separator beside the point");
		if (p->groups_n < MOST_GROUPS)
			p->groups[p->groups_n++] = p->whole_places;
	} else {
		p->whole_places++;
		p->least_whole++;
	}
}

static void
read_part(struct formatter *m, struct subpicture *p, uint32_t c, int first)
{
	if (c == m->f->digit) {
		p->most_part++;
	} else if (c == m->f->grouping) {
		if (first)
			bad(m, "a grouping separator beside the point");
		if (p->part_groups_n < MOST_GROUPS)
			p->part_groups[p->part_groups_n++] = p->most_part;
	} else {
		if (p->most_part > p->least_part)
			bad(m, "a digit behind an optional one");
		p->most_part++;
		p->least_part++;
	}
}

static void
read_active(struct formatter *m, struct subpicture *p, const char *s, size_t n)
{
	size_t used = 0, k = 0;
	int where = 0, was_group = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		uint32_t next = i + used < n ? vdm_utf8_decode(s + i + used,
							       n - i - used, &k)
					     : 0;
		int last = i + used >= n || next == m->f->decimal ||
			   next == m->f->exponent;
		if (c == m->f->grouping && was_group)
			bad(m, "two grouping separators together");
		was_group = c == m->f->grouping;
		if (c == m->f->decimal) {
			if (p->has_point || where == 2)
				bad(m, "two decimal separators");
			p->has_point = 1;
			where = 1;
			i += used;
			used = 0;
			if (i >= n)
				break;
			/* what follows is the first of the part */
			c = vdm_utf8_decode(s + i, n - i, &used);
			if (c == m->f->exponent) {
				where = 2;
				continue;
			}
			if (c == m->f->decimal)
				bad(m, "two decimal separators");
			read_part(m, p, c, 1);
			was_group = c == m->f->grouping;
		} else if (c == m->f->exponent) {
			if (where == 2)
				bad(m, "two exponents");
			where = 2;
		} else if (!is_active(m, c)) {
			bad(m, "a character between digits");
		} else if (where == 0) {
			read_whole(m, p, c, last);
		} else if (where == 1) {
			read_part(m, p, c, 0);
		} else {
			if (!is_digit(m, c))
				bad(m, "no digit in the exponent");
			p->least_exponent++;
		}
	}
	if (where == 2 && p->least_exponent == 0)
		bad(m, "an exponent without digits");
}

static void
finish(struct formatter *m, struct subpicture *p)
{
	if (p->whole_places + p->most_part == 0)
		bad(m, "no digit");
	if (p->percent + p->per_mille > 1)
		bad(m, "several signs of percent");
	if (p->least_exponent > 0 && p->percent + p->per_mille > 0)
		bad(m, "percent and an exponent");
	p->scaling = p->least_whole;
	if (p->least_whole == 0 && p->most_part == 0) {
		if (p->least_exponent > 0) {
			p->most_part = p->least_part = 1;
		} else {
			p->least_whole = 1;
		}
	}
	if (p->least_exponent > 0 && p->least_whole == 0 && p->whole_places > 0)
		p->least_whole = 1;
	if (p->least_whole == 0 && p->least_part == 0)
		p->least_part = 1;
	for (int i = 0; i < p->groups_n; i++)
		p->groups[i] = p->whole_places - p->groups[i];
	/* regular ones go on for ever; where there are none nobody asks */
	int step = p->groups_n > 0 ? p->groups[p->groups_n - 1] : 0;
	p->regular = p->whole_places <= step * (p->groups_n + 1);
	for (int i = 0; i < p->groups_n; i++)
		if (p->groups[i] != step * (p->groups_n - i))
			p->regular = 0;
}

static struct subpicture
read_subpicture(struct formatter *m, const char *s, size_t n)
{
	struct subpicture p = {0};
	size_t from = 0, to = 0;

	find_active(m, s, n, &from, &to);
	p.prefix = s;
	p.prefix_n = from;
	p.suffix = s + to;
	p.suffix_n = n - to;
	read_affix(m, &p, p.prefix, p.prefix_n);
	read_affix(m, &p, p.suffix, p.suffix_n);
	read_active(m, &p, s + from, to - from);
	finish(m, &p);
	return p;
}

/* A number without sign as digits, `point` of them before the point. */
struct number {
	char digits[800];
	int n, point;
};

/* Rounds half to even, to so many places behind the point. */
static void
round_to(struct number *x, int places)
{
	int keep = x->point + places, up;

	if (keep >= x->n)
		return;
	if (keep < 0) {
		x->n = 0;
		return;
	}
	int rest = 0;
	for (int i = keep + 1; i < x->n; i++)
		rest |= x->digits[i] != '0';
	char first = x->digits[keep];
	up = first > '5' ||
	     (first == '5' &&
	      (rest || (keep > 0 && (x->digits[keep - 1] - '0') % 2 == 1)));
	x->n = keep;
	for (int i = keep - 1; up && i >= 0; i--) {
		up = x->digits[i] == '9';
		x->digits[i] = up ? '0' : (char)(x->digits[i] + 1);
	}
	if (up) {
		memmove(x->digits + 1, x->digits, (size_t)x->n);
		x->digits[0] = '1';
		x->n++;
		x->point++;
	}
}

static void
digits_of(struct formatter *m, const struct vdm_xp_item *item, struct number *x)
{
	int scale = 0, exponent = 0;

	memset(x, 0, sizeof *x);
	if (item->type == XT_DOUBLE || item->type == XT_FLOAT) {
		if (item->u.d != 0)
			x->n = vdm_xp_shortest(fabs(item->u.d),
					       item->type == XT_FLOAT,
					       x->digits, &exponent);
		x->point = exponent + 1;
	} else {
		vdm_xp_wide digits = vdm_xp_digits(item, &scale);
		struct vdm_xp_text t = {.call = m->call};
		vdm_xp_put_decimal(&t, digits < 0 ? -digits : digits, 0);
		memcpy(x->digits, t.data, t.len);
		x->n = (int)t.len;
		x->point = x->n - scale;
	}
	/* without noughts before; a point beyond the digits gets some */
	int zeros = 0;
	while (zeros < x->n && x->digits[zeros] == '0')
		zeros++;
	memmove(x->digits, x->digits + zeros, (size_t)(x->n - zeros));
	x->n -= zeros;
	x->point -= zeros;
	if (x->n == 0)
		x->point = 0;
	while (x->point > x->n && x->n < 700)
		x->digits[x->n++] = '0';
	if (x->point < 0) {
		int more = -x->point < 400 ? -x->point : 400;
		memmove(x->digits + more, x->digits, (size_t)x->n);
		memset(x->digits, '0', (size_t)more);
		x->n += more;
		x->point = 0;
	}
}

static void
put_digit(struct formatter *m, struct vdm_xp_text *out, char c)
{
	vdm_xp_putcp(out, m->f->zero + (uint32_t)(c - '0'));
}

static int
parts_here(const struct subpicture *p, int from_right)
{
	if (p->groups_n == 0 || from_right == 0)
		return 0;
	if (p->regular)
		return from_right % p->groups[p->groups_n - 1] == 0;
	for (int i = 0; i < p->groups_n; i++)
		if (p->groups[i] == from_right)
			return 1;
	return 0;
}

static void
put_number(struct formatter *m, struct vdm_xp_text *out, const struct number *x,
	   const struct subpicture *p)
{
	int first = 0, end = x->n;

	while (first < x->point && x->digits[first] == '0')
		first++;
	int whole = x->point - first;
	int places = whole > p->least_whole ? whole : p->least_whole;
	for (int i = places; i > 0; i--) {
		put_digit(m, out, i <= whole ? x->digits[x->point - i] : '0');
		if (parts_here(p, i - 1))
			vdm_xp_putcp(out, m->f->grouping);
	}
	while (end > x->point + p->least_part && x->digits[end - 1] == '0')
		end--;
	int part = end - x->point;
	if (part < p->least_part)
		part = p->least_part;
	if (part <= 0)
		return;
	vdm_xp_putcp(out, m->f->decimal);
	for (int i = 0; i < part; i++) {
		for (int k = 0; k < p->part_groups_n; k++)
			if (p->part_groups[k] == i && i > 0)
				vdm_xp_putcp(out, m->f->grouping);
		put_digit(m, out,
			  x->point + i < x->n ? x->digits[x->point + i] : '0');
	}
}

static void
put_exponent(struct formatter *m, struct vdm_xp_text *out, int exponent,
	     int least)
{
	char text[16];

	vdm_xp_putcp(out, m->f->exponent);
	if (exponent < 0)
		vdm_xp_putcp(out, m->f->minus);
	snprintf(text, sizeof text, "%0*d", least > 12 ? 12 : least,
		 exponent < 0 ? -exponent : exponent);
	for (const char *s = text; *s != '\0'; s++)
		put_digit(m, out, *s);
}

static void
put_formatted(struct formatter *m, struct vdm_xp_text *out,
	      const struct vdm_xp_item *item, const struct subpicture *p)
{
	struct number x;
	int exponent = 0;

	digits_of(m, item, &x);
	if (p->percent || p->per_mille) {
		int by = p->percent ? 2 : 3;
		for (int i = 0; i < by && x.n > 0; i++) {
			if (x.point == x.n && x.n < 790)
				x.digits[x.n++] = '0';
			x.point++;
		}
	}
	if (p->least_exponent == 0) {
		round_to(&x, p->most_part);
		put_number(m, out, &x, p);
		return;
	}
	/* so many digits before the point as the picture has */
	int zeros = 0;
	while (zeros < x.n && x.digits[zeros] == '0')
		zeros++;
	memmove(x.digits, x.digits + zeros, (size_t)(x.n - zeros));
	x.n -= zeros;
	x.point -= zeros;
	if (x.n > 0) {
		exponent = x.point - p->scaling;
		x.point = p->scaling;
		while (x.n < x.point)
			x.digits[x.n++] = '0';
		round_to(&x, p->most_part);
	}
	put_number(m, out, &x, p);
	put_exponent(m, out, exponent, p->least_exponent);
}

static const struct vdm_xp_decimal_format *
format_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_decimal_format *f;
	const char *ns = "", *local = "";

	if (n > 2 && args[2].n > 0) {
		const char *s = vdm_xp_arg_z(call, &args[2]);
		size_t length = strlen(s);
		vdm_xp_trim(&s, &length);
		s = vdm_xp_strndup(call, s, length);
		const char *colon = strchr(s, ':');
		local = colon != NULL ? colon + 1 : s;
		if (strncmp(s, "Q{", 2) == 0 && strchr(s, '}') != NULL) {
			local = strchr(s, '}') + 1;
			ns = vdm_xp_strndup(call, s + 2,
					    (size_t)(local - s) - 3);
		} else if (colon != NULL) {
			ns = vdm_xp_static_prefix(
			    call->scope,
			    vdm_xp_strndup(call, s, (size_t)(colon - s)));
		}
		if (ns == NULL || !vdm_xp_is_ncname(local, strlen(local)))
			vdm_xp_raise(call, "FODF1280", "no name of a format");
	}
	f = vdm_xp_static_format(call->scope, ns, local);
	if (f == NULL)
		vdm_xp_raise(call, "FODF1280", "there is no decimal format %s",
			     local);
	return f;
}

struct vdm_xp_seq
vdm_xp_fn_format_number(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
			int n)
{
	struct formatter m = {call, format_arg(call, args, n)};
	struct vdm_xp_text out = {.call = call};
	struct vdm_xp_item picture = vdm_xp_at(&args[1], 0),
			   item = vdm_xp_double(NAN);
	size_t used = 0, split = picture.n, after = picture.n;

	if (args[0].n > 0)
		item = vdm_xp_at(&args[0], 0);
	for (size_t i = 0; i < picture.n; i += used) {
		if (vdm_utf8_decode(picture.u.s + i, picture.n - i, &used) !=
		    m.f->pattern)
			continue;
		if (split < picture.n)
			bad(&m, "three parts");
		split = i;
		after = i + used;
	}
	struct subpicture p = read_subpicture(&m, picture.u.s, split), q = p;
	if (split < picture.n)
		q = read_subpicture(&m, picture.u.s + after, picture.n - after);
	double d = vdm_xp_to_double(&item);
	if (isnan(d)) {
		vdm_xp_puts(&out, m.f->nan);
		return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
	}
	int negative = signbit(d) != 0;
	if (negative && split < picture.n)
		p = q;
	else if (negative)
		vdm_xp_putcp(&out, m.f->minus);
	vdm_xp_put(&out, p.prefix, p.prefix_n);
	if (isinf(d))
		vdm_xp_puts(&out, m.f->infinity);
	else
		put_formatted(&m, &out, &item, &p);
	vdm_xp_put(&out, p.suffix, p.suffix_n);
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}
