/* SPDX-License-Identifier: MIT */
/* Functions on strings (F&O 3.1, 5.2 to 5.5). */
#include <math.h>
#include <string.h>

#include <unicase.h>
#include <uninorm.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "vidimus.h"
#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/tree/node.h"

static struct vdm_xp_seq
fn_codepoints_to_string(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
			int n)
{
	struct vdm_xp_text out = {.call = call};

	(void)n;
	for (size_t i = 0; i < args[0].n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&args[0], i);
		vdm_xp_wide c = vdm_xp_wide_of(&item);
		if (c < 0 || c > UINT32_MAX || !vdm_is_xml_char((uint32_t)c))
			vdm_xp_raise(call, "FOCH0001",
				     "no character of XML has that number");
		vdm_xp_putcp(&out, (uint32_t)c);
	}
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_seq
fn_string_to_codepoints(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
			int n)
{
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);
	struct vdm_xp_list out = {0};
	size_t used = 0;

	(void)n;
	for (size_t i = 0; i < s.n; i += used)
		vdm_xp_add(
		    call, &out,
		    vdm_xp_int(vdm_utf8_decode(s.u.s + i, s.n - i, &used)));
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_collation
collation_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
	      int at)
{
	return vdm_xp_collation(call, n > at && args[at].n > 0
					  ? vdm_xp_arg_z(call, &args[at])
					  : NULL);
}

static struct vdm_xp_seq
fn_compare(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 2);

	if (args[0].n == 0 || args[1].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item a = vdm_xp_at(&args[0], 0),
			   b = vdm_xp_at(&args[1], 0);
	return vdm_xp_one(
	    vdm_xp_int(vdm_xp_compare_strings(call, &by, &a, &b)));
}

static struct vdm_xp_seq
fn_codepoint_equal(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	(void)n;
	if (args[0].n == 0 || args[1].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item a = vdm_xp_at(&args[0], 0),
			   b = vdm_xp_at(&args[1], 0);
	(void)call;
	return vdm_xp_yes(a.n == b.n && memcmp(a.u.s, b.u.s, a.n) == 0);
}

static struct vdm_xp_seq
fn_collation_key(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 1);
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);

	s = vdm_xp_collation_key(call, &by, &s);
	s.type = XT_B64;
	return vdm_xp_one(s);
}

static struct vdm_xp_seq
fn_contains_token(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		  int n)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 2);
	struct vdm_xp_item token = vdm_xp_arg_string(&args[1]);
	const char *t = token.u.s;
	size_t tn = token.n;

	vdm_xp_trim(&t, &tn);
	if (tn == 0)
		return vdm_xp_yes(0);
	token = vdm_xp_string_n(XT_STRING, t, tn);
	for (size_t k = 0; k < args[0].n; k++) {
		struct vdm_xp_item s = vdm_xp_at(&args[0], k);
		for (size_t i = 0; i < s.n;) {
			size_t start = i;
			while (i < s.n && !vdm_is_space(s.u.s[i]))
				i++;
			struct vdm_xp_item word = vdm_xp_string_n(
			    XT_STRING, s.u.s + start, i - start);
			if (i > start && vdm_xp_compare_strings(
					     call, &by, &word, &token) == 0)
				return vdm_xp_yes(1);
			i++;
		}
	}
	return vdm_xp_yes(0);
}

static struct vdm_xp_seq
fn_concat(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_text out = {.call = call};

	for (int i = 0; i < n; i++) {
		if (args[i].n == 0)
			continue;
		struct vdm_xp_item item = vdm_xp_at(&args[i], 0);
		struct vdm_xp_item s = vdm_xp_string_of(call, &item);
		vdm_xp_put(&out, s.u.s, s.n);
	}
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_seq
fn_string_join(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_text out = {.call = call};
	struct vdm_xp_item between = vdm_xp_string("");

	if (n > 1)
		between = vdm_xp_arg_string(&args[1]);
	for (size_t i = 0; i < args[0].n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&args[0], i);
		struct vdm_xp_item s = vdm_xp_string_of(call, &item);
		if (i > 0)
			vdm_xp_put(&out, between.u.s, between.n);
		vdm_xp_put(&out, s.u.s, s.n);
	}
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static double
round_half_up(double d)
{
	return floor(d + 0.5);
}

static struct vdm_xp_seq
fn_substring(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);
	double from = round_half_up(vdm_xp_at(&args[1], 0).u.d);
	double end =
	    n > 2 ? from + round_half_up(vdm_xp_at(&args[2], 0).u.d) : INFINITY;
	size_t used = 0, start = s.n, stop = start, i = 0;
	int seen = 0;
	double at = 1;

	(void)call;
	for (; i < s.n; i += used, at++) {
		int in = at >= from && at < end;
		if (in && !seen) {
			start = i;
			seen = 1;
		}
		if (seen && !in) {
			stop = i;
			break;
		}
		vdm_utf8_decode(s.u.s + i, s.n - i, &used);
	}
	if (!seen)
		return vdm_xp_one(vdm_xp_string(""));
	return vdm_xp_one(
	    vdm_xp_string_n(XT_STRING, s.u.s + start, stop - start));
}

static struct vdm_xp_seq
fn_string_length(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item s;

	if (n > 0) {
		s = vdm_xp_arg_string(&args[0]);
	} else {
		struct vdm_xp_item item = vdm_xp_context_item(call);
		s = vdm_xp_item_string(call, &item);
	}
	return vdm_xp_one(vdm_xp_int((int64_t)vdm_utf8_length(s.u.s, s.n)));
}

static struct vdm_xp_seq
fn_normalize_space(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	struct vdm_xp_item s;
	size_t k = 0;

	if (n > 0) {
		s = vdm_xp_arg_string(&args[0]);
	} else {
		struct vdm_xp_item item = vdm_xp_context_item(call);
		s = vdm_xp_item_string(call, &item);
	}
	char *out = vdm_xp_chars(call, (size_t)s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if (!vdm_is_space(s.u.s[i]))
			out[k++] = s.u.s[i];
		else if (k > 0 && out[k - 1] != ' ')
			out[k++] = ' ';
	}
	if (k > 0 && out[k - 1] == ' ')
		k--;
	return vdm_xp_one(vdm_xp_string_n(XT_STRING, out, k));
}

/* Takes over what libunistring made. */
static struct vdm_xp_seq
adopt(struct vdm_xp_call *call, uint8_t *s, size_t n)
{
	vdm_memory_adopt(s);
	if (s == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	char *copy = vdm_arena_chars(&call->arena, n + 1);
	if (copy != NULL) {
		memcpy(copy, s, n);
		copy[n] = '\0';
	}
	vdm_free(s);
	if (copy == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	return vdm_xp_one(vdm_xp_string_n(XT_STRING, copy, n));
}

static struct vdm_xp_seq
fn_normalize_unicode(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		     int n)
{
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);
	char form[32] = "NFC";
	uninorm_t how = NULL;
	size_t length = 0, k = 0;

	if (n > 1) {
		struct vdm_xp_item f = vdm_xp_arg_string(&args[1]);
		const char *p = f.u.s;
		size_t pn = f.n;
		vdm_xp_trim(&p, &pn);
		for (; k < pn && k < sizeof form - 1; k++)
			form[k] = (char)(vdm_is_small(p[k]) ? p[k] - 32 : p[k]);
		form[k] = '\0';
	}
	if (*form == '\0')
		return vdm_xp_one(s);
	if (strcmp(form, "NFC") == 0)
		how = UNINORM_NFC;
	else if (strcmp(form, "NFD") == 0)
		how = UNINORM_NFD;
	else if (strcmp(form, "NFKC") == 0)
		how = UNINORM_NFKC;
	else if (strcmp(form, "NFKD") == 0)
		how = UNINORM_NFKD;
	else
		vdm_xp_raise(call, "FOCH0003", "there is no normalisation %s",
			     form);
	if (s.n == 0)
		return vdm_xp_one(s);
	uint8_t *out =
	    u8_normalize(how, (const uint8_t *)s.u.s, s.n, NULL, &length);
	return adopt(call, out, length);
}

static struct vdm_xp_seq
in_case(struct vdm_xp_call *call, const struct vdm_xp_seq *arg, int upper)
{
	struct vdm_xp_item s = vdm_xp_arg_string(arg);
	const uint8_t *bytes = (const uint8_t *)s.u.s;
	size_t length = 0;

	if (s.n == 0)
		return vdm_xp_one(vdm_xp_string(""));
	uint8_t *out = upper ? u8_toupper(bytes, s.n, "", NULL, NULL, &length)
			     : u8_tolower(bytes, s.n, "", NULL, NULL, &length);
	return adopt(call, out, length);
}

static struct vdm_xp_seq
fn_upper_case(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return in_case(call, &args[0], 1);
}

static struct vdm_xp_seq
fn_lower_case(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return in_case(call, &args[0], 0);
}

/* Where a code point is in a string, counted from 0; -1: not in it. */
static long
index_in(const struct vdm_xp_item *s, uint32_t wanted)
{
	size_t used = 0;
	long at = 0;

	for (size_t i = 0; i < s->n; i += used, at++)
		if (vdm_utf8_decode(s->u.s + i, s->n - i, &used) == wanted)
			return at;
	return -1;
}

static uint32_t
nth(const struct vdm_xp_item *s, long n, int *there)
{
	size_t used = 0;

	*there = 0;
	for (size_t i = 0; i < s->n; i += used) {
		uint32_t c = vdm_utf8_decode(s->u.s + i, s->n - i, &used);
		if (n-- == 0) {
			*there = 1;
			return c;
		}
	}
	return 0;
}

static struct vdm_xp_seq
fn_translate(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);
	struct vdm_xp_item from = vdm_xp_arg_string(&args[1]);
	struct vdm_xp_item to = vdm_xp_arg_string(&args[2]);
	struct vdm_xp_text out = {.call = call};
	size_t used = 0;

	(void)n;
	for (size_t i = 0; i < s.n; i += used) {
		uint32_t c = vdm_utf8_decode(s.u.s + i, s.n - i, &used);
		long at = index_in(&from, c);
		int there = 0;
		vdm_xp_tick(call);
		if (at < 0) {
			vdm_xp_put(&out, s.u.s + i, used);
			continue;
		}
		c = nth(&to, at, &there);
		if (there)
			vdm_xp_putcp(&out, c);
	}
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

/* The first place of a string in another one, or SIZE_MAX. */
static size_t
find(const struct vdm_xp_item *s, const struct vdm_xp_item *part)
{
	if (part->n == 0)
		return 0;
	if (part->n > s->n)
		return SIZE_MAX;
	const char *p = memmem(s->u.s, s->n, part->u.s, part->n);
	return p != NULL ? (size_t)(p - s->u.s) : SIZE_MAX;
}

/* Both strings as a collation sees them. */
static void
folded(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
       struct vdm_xp_item *s, struct vdm_xp_item *part)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 2);

	*s = vdm_xp_arg_string(&args[0]);
	*part = vdm_xp_arg_string(&args[1]);
	if (by.kind == XP_BY_CODEPOINT)
		return;
	*s = vdm_xp_collation_key(call, &by, s);
	*part = vdm_xp_collation_key(call, &by, part);
}

static struct vdm_xp_seq
fn_contains(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item s, part;

	folded(call, args, n, &s, &part);
	return vdm_xp_yes(find(&s, &part) != SIZE_MAX);
}

static struct vdm_xp_seq
fn_starts_with(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item s, part;

	folded(call, args, n, &s, &part);
	return vdm_xp_yes(part.n <= s.n &&
			  memcmp(s.u.s, part.u.s, part.n) == 0);
}

static struct vdm_xp_seq
fn_ends_with(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item s, part;

	folded(call, args, n, &s, &part);
	return vdm_xp_yes(part.n <= s.n &&
			  memcmp(s.u.s + s.n - part.n, part.u.s, part.n) == 0);
}

static struct vdm_xp_seq
beside(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
       int after)
{
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);
	struct vdm_xp_item part = vdm_xp_arg_string(&args[1]);
	struct vdm_xp_collation by = collation_arg(call, args, n, 2);
	size_t from = 0, to = 0;

	if (by.kind == XP_BY_CODEPOINT) {
		from = find(&s, &part);
		if (from == SIZE_MAX)
			return vdm_xp_one(vdm_xp_string(""));
		to = from + part.n;
	} else if (!vdm_xp_collation_find(call, &by, &s, &part, &from, &to)) {
		return vdm_xp_one(vdm_xp_string(""));
	}
	if (after)
		return vdm_xp_one(
		    vdm_xp_string_n(XT_STRING, s.u.s + to, s.n - to));
	return vdm_xp_one(vdm_xp_string_n(XT_STRING, s.u.s, from));
}

static struct vdm_xp_seq
fn_substring_before(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		    int n)
{
	return beside(call, args, n, 0);
}

static struct vdm_xp_seq
fn_substring_after(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	return beside(call, args, n, 1);
}

const struct vdm_xp_builtin vdm_xp_string_functions[] = {
    {XP_FN, "codepoints-to-string", 1, 1, "i*s1", fn_codepoints_to_string, 0},
    {XP_FN, "string-to-codepoints", 1, 1, "s?i*", fn_string_to_codepoints, 0},
    {XP_FN, "compare", 2, 3, "s?s?s1i?", fn_compare, 0},
    {XP_FN, "codepoint-equal", 2, 2, "s?s?b?", fn_codepoint_equal, 0},
    {XP_FN, "collation-key", 1, 2, "s1s1B1", fn_collation_key, 0},
    {XP_FN, "contains-token", 2, 3, "s*s1s1b1", fn_contains_token, 0},
    {XP_FN, "concat", 2, -1, "a?a?s1", fn_concat, 0},
    {XP_FN, "string-join", 1, 2, "a*s1s1", fn_string_join, 0},
    {XP_FN, "substring", 2, 3, "s?d1d1s1", fn_substring, 0},
    {XP_FN, "string-length", 0, 1, "s?i1", fn_string_length, XP_USES_FOCUS},
    {XP_FN, "normalize-space", 0, 1, "s?s1", fn_normalize_space, XP_USES_FOCUS},
    {XP_FN, "normalize-unicode", 1, 2, "s?s1s1", fn_normalize_unicode, 0},
    {XP_FN, "upper-case", 1, 1, "s?s1", fn_upper_case, 0},
    {XP_FN, "lower-case", 1, 1, "s?s1", fn_lower_case, 0},
    {XP_FN, "translate", 3, 3, "s?s1s1s1", fn_translate, 0},
    {XP_FN, "contains", 2, 3, "s?s?s1b1", fn_contains, 0},
    {XP_FN, "starts-with", 2, 3, "s?s?s1b1", fn_starts_with, 0},
    {XP_FN, "ends-with", 2, 3, "s?s?s1b1", fn_ends_with, 0},
    {XP_FN, "substring-before", 2, 3, "s?s?s1s1", fn_substring_before, 0},
    {XP_FN, "substring-after", 2, 3, "s?s?s1s1", fn_substring_after, 0},
    {0}};
