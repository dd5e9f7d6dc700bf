/* SPDX-License-Identifier: MIT */
/* The table of casts. */
#include "xpath/cast/cast.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "xpath/cast/text.h"
#include "xpath/datetime/datetime.h"
#include "xpath/static/context.h"

/* The bounds of integers; the sign of a bound that there is none of is 0. */
static const struct {
	uint8_t type;
	vdm_xp_wide low, high;
	uint8_t has_low, has_high;
} ranges[] = {
    {XT_NONPOS, 0, 0, 0, 1},
    {XT_NEG, 0, -1, 0, 1},
    {XT_LONG, INT64_MIN, INT64_MAX, 1, 1},
    {XT_INT, INT32_MIN, INT32_MAX, 1, 1},
    {XT_SHORT, -32768, 32767, 1, 1},
    {XT_BYTE, -128, 127, 1, 1},
    {XT_NONNEG, 0, 0, 1, 0},
    {XT_ULONG, 0, (vdm_xp_wide)UINT64_MAX, 1, 1},
    {XT_UINT, 0, UINT32_MAX, 1, 1},
    {XT_USHORT, 0, 65535, 1, 1},
    {XT_UBYTE, 0, 255, 1, 1},
    {XT_POS, 1, 0, 1, 0},
};

static int
fail(const char **code, const char *what)
{
	*code = what;
	return -1;
}

static int
in_range(vdm_xp_wide value, int type)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (ranges[i].type == type)
			return (!ranges[i].has_low || value >= ranges[i].low) &&
			       (!ranges[i].has_high || value <= ranges[i].high);
	return 1;
}

double
vdm_xp_to_double(const struct vdm_xp_item *item)
{
	int scale = 0;

	if (item->type == XT_DOUBLE || item->type == XT_FLOAT)
		return item->u.d;
	vdm_xp_wide digits = vdm_xp_digits(item, &scale);
	return vdm_xp_decimal_double(digits, scale);
}

/* A string to a number. */
static int
parse_number(struct vdm_xp_call *call, const char *s, size_t n, int type,
	     struct vdm_xp_item *out, const char **code)
{
	vdm_xp_wide digits = 0;
	int scale = 0;
	double d = 0;

	*code = NULL;
	vdm_xp_trim(&s, &n);
	if (type == XT_DOUBLE || type == XT_FLOAT) {
		if (vdm_xp_parse_double(call, s, n, &d) < 0)
			return fail(code, "FORG0001");
		*out = type == XT_FLOAT ? vdm_xp_float(d) : vdm_xp_double(d);
		return 0;
	}
	switch (
	    vdm_xp_parse_decimal(s, n, type != XT_DECIMAL, &digits, &scale)) {
	case -1:
		return fail(code, "FORG0001");
	case -2:
		return fail(code, type == XT_DECIMAL ? "FOCA0001" : "FOCA0003");
	default:
		break;
	}
	if (!in_range(digits, type))
		return fail(code, "FORG0001");
	*out = type == XT_DECIMAL ? vdm_xp_decimal(call, digits, scale)
				  : vdm_xp_integer(call, digits, type);
	return 0;
}

/* From a number or a boolean to a number. */
static int
convert_number(struct vdm_xp_call *call, const struct vdm_xp_item *from,
	       int type, struct vdm_xp_item *out, const char **code)
{
	vdm_xp_wide digits = 0;
	int scale = 0;

	*code = NULL;
	if (type == XT_DOUBLE || type == XT_FLOAT) {
		double d = from->type == XT_BOOLEAN ? (double)from->u.i
						    : vdm_xp_to_double(from);
		*out = type == XT_FLOAT ? vdm_xp_float(d) : vdm_xp_double(d);
		return 0;
	}
	if (from->type == XT_DOUBLE || from->type == XT_FLOAT) {
		double d = from->u.d;
		if (isnan(d) || isinf(d))
			return fail(code, "FOCA0002");
		if (type != XT_DECIMAL)
			d = trunc(d);
		if (vdm_xp_double_decimal(d, &digits, &scale) < 0)
			return fail(code, type == XT_DECIMAL ? "FOCA0001"
							     : "FOCA0003");
	} else if (from->type == XT_BOOLEAN) {
		digits = from->u.i;
	} else {
		digits = vdm_xp_digits(from, &scale);
	}
	if (type == XT_DECIMAL) {
		*out = vdm_xp_decimal(call, digits, scale);
		return 0;
	}
	digits /= vdm_xp_power10(scale);
	if (!in_range(digits, type))
		return fail(code, "FORG0001");
	*out = vdm_xp_integer(call, digits, type);
	return 0;
}

static int
to_number(struct vdm_xp_call *call, const struct vdm_xp_item *from, int type,
	  struct vdm_xp_item *out, const char **code)
{
	if (from->type == XT_UNTYPED || vdm_xp_is_stringy(from->type))
		return parse_number(call, from->u.s, from->n, type, out, code);
	if (vdm_xp_is_numeric(from->type) || from->type == XT_BOOLEAN)
		return convert_number(call, from, type, out, code);
	return fail(code, "XPTY0004");
}

static int
to_boolean(const struct vdm_xp_item *from, struct vdm_xp_item *out,
	   const char **code)
{
	*code = NULL;
	if (from->type == XT_UNTYPED || vdm_xp_is_stringy(from->type)) {
		const char *s = from->u.s;
		size_t n = from->n;
		vdm_xp_trim(&s, &n);
		int yes = (n == 4 && memcmp(s, "true", 4) == 0) ||
			  (n == 1 && *s == '1');
		int no = (n == 5 && memcmp(s, "false", 5) == 0) ||
			 (n == 1 && *s == '0');
		*out = vdm_xp_bool(yes);
		return yes || no ? 0 : fail(code, "FORG0001");
	}
	if (from->type == XT_BOOLEAN) {
		*out = *from;
		return 0;
	}
	if (!vdm_xp_is_numeric(from->type))
		return fail(code, "XPTY0004");
	double d = vdm_xp_to_double(from);
	*out = vdm_xp_bool(!isnan(d) && d != 0);
	return 0;
}

static int
to_text(struct vdm_xp_call *call, const struct vdm_xp_item *from, int type,
	struct vdm_xp_item *out, const char **code)
{
	*code = NULL;
	if (type == XT_URI && !vdm_xp_is_texty(from->type))
		return fail(code, "XPTY0004");
	struct vdm_xp_item s = vdm_xp_string_of(call, from);
	if (!vdm_xp_check_text(call, &s, type))
		return fail(code, "FORG0001");
	s.type = (uint8_t)type;
	*out = s;
	return 0;
}

static int
to_qname(struct vdm_xp_call *call, const struct vdm_xp_item *from, int type,
	 struct vdm_xp_item *out, const char **code)
{
	*code = NULL;
	if (type == XT_NOTATION)
		return fail(code, "XPST0080");
	if (from->type != XT_UNTYPED && !vdm_xp_is_stringy(from->type))
		return fail(code, "XPTY0004");
	const char *s = from->u.s;
	size_t n = from->n;
	vdm_xp_trim(&s, &n);
	const char *colon = memchr(s, ':', n);
	size_t prefix_n = colon != NULL ? (size_t)(colon - s) : 0;
	const char *local = colon != NULL ? colon + 1 : s;
	size_t local_n = n - (size_t)(local - s);
	if (!vdm_xp_is_ncname(local, local_n) ||
	    (colon != NULL && !vdm_xp_is_ncname(s, prefix_n)))
		return fail(code, "FORG0001");
	const char *prefix = vdm_xp_strndup(call, s, prefix_n);
	const char *ns = vdm_xp_static_prefix(call->scope, prefix);
	if (ns == NULL && prefix_n > 0)
		return fail(code, "FONS0004");
	*out = vdm_xp_qname(call, ns, prefix,
			    vdm_xp_strndup(call, local, local_n));
	return 0;
}

static int
to_binary(struct vdm_xp_call *call, const struct vdm_xp_item *from, int type,
	  struct vdm_xp_item *out, const char **code)
{
	*code = NULL;
	if (from->type == XT_HEX || from->type == XT_B64) {
		*out = *from;
		out->type = (uint8_t)type;
		return 0;
	}
	if (from->type != XT_UNTYPED && !vdm_xp_is_stringy(from->type))
		return fail(code, "XPTY0004");
	return vdm_xp_parse_binary(call, from, type, out) < 0
		   ? fail(code, "FORG0001")
		   : 0;
}

static int
to_time(struct vdm_xp_call *call, const struct vdm_xp_item *from, int type,
	struct vdm_xp_item *out, const char **code)
{
	int is_span = type >= XT_DURATION && type <= XT_DTD;

	*code = NULL;
	if (from->type == XT_UNTYPED || vdm_xp_is_stringy(from->type)) {
		const char *s = from->u.s;
		size_t n = from->n;
		vdm_xp_trim(&s, &n);
		int r = is_span ? vdm_xp_parse_span(call, s, n, type, out)
				: vdm_xp_parse_moment(call, s, n, type, out);
		if (r < 0)
			return fail(code, r == -1   ? "FORG0001"
					  : is_span ? "FODT0002"
						    : "FODT0001");
		return 0;
	}
	if (is_span) {
		if (from->type < XT_DURATION || from->type > XT_DTD)
			return fail(code, "XPTY0004");
		*out = vdm_xp_span(
		    call, type, type == XT_DTD ? 0 : from->u.span->months,
		    type == XT_YMD ? 0 : vdm_xp_span_nanos(from->u.span));
		return 0;
	}
	int r = vdm_xp_convert_moment(call, from, type, out);
	if (r < 0)
		return fail(code, r == -2 ? "FORG0001" : "XPTY0004");
	return 0;
}

int
vdm_xp_try_cast(struct vdm_xp_call *call, const struct vdm_xp_item *item,
		int type, struct vdm_xp_item *out, const char **code)
{
	*out = *item;
	*code = NULL;
	if (item->type == type && type != XT_NOTATION)
		return 0;
	if (!vdm_xp_is_atomic(item->type))
		return fail(code, "FOTY0013");
	if (type == XT_ANYATOMIC || type == XT_ANYSIMPLE)
		return fail(code, "XPST0080");
	if (type == XT_ERROR)
		return fail(code, "FORG0001");
	if (type == XT_NUMERIC) {
		if (vdm_xp_is_numeric(item->type))
			return 0;
		return to_number(call, item, XT_DOUBLE, out, code);
	}
	if (type == XT_UNTYPED) {
		*out = vdm_xp_string_of(call, item);
		out->type = XT_UNTYPED;
		return 0;
	}
	if (type <= XT_URI)
		return to_text(call, item, type, out, code);
	if (type == XT_BOOLEAN)
		return to_boolean(item, out, code);
	if (type <= XT_DOUBLE)
		return to_number(call, item, type, out, code);
	if (type <= XT_GM)
		return to_time(call, item, type, out, code);
	if (type <= XT_B64)
		return to_binary(call, item, type, out, code);
	return to_qname(call, item, type, out, code);
}

struct vdm_xp_item
vdm_xp_cast(struct vdm_xp_call *call, const struct vdm_xp_item *item, int type)
{
	struct vdm_xp_item out;
	const char *code;

	if (vdm_xp_try_cast(call, item, type, &out, &code) == 0)
		return out;
	if (!vdm_xp_is_atomic(item->type))
		vdm_xp_raise(call, code, "a function has no atomic value");
	struct vdm_xp_item s = vdm_xp_string_of(call, item);
	vdm_xp_raise(call, code, "\"%.*s\" (xs:%s) is no xs:%s",
		     s.n > 80 ? 80 : (int)s.n, s.u.s,
		     vdm_xp_type_name(item->type), vdm_xp_type_name(type));
}

struct vdm_xp_seq
vdm_xp_cast_list(struct vdm_xp_call *call, const struct vdm_xp_item *item,
		 int type)
{
	int member = type == XT_NMTOKENS ? XT_NMTOKEN
		     : type == XT_IDREFS ? XT_IDREF
					 : XT_ENTITY;
	struct vdm_xp_list list = {0};

	if (item->type != XT_UNTYPED && !vdm_xp_is_stringy(item->type))
		vdm_xp_raise(call, "XPTY0004", "only a string is cast to xs:%s",
			     vdm_xp_type_name(type));
	for (size_t i = 0; i < item->n;) {
		while (i < item->n && vdm_is_space(item->u.s[i]))
			i++;
		size_t start = i;
		while (i < item->n && !vdm_is_space(item->u.s[i]))
			i++;
		if (i == start)
			break;
		struct vdm_xp_item word =
		    vdm_xp_string_n(XT_STRING, item->u.s + start, i - start);
		vdm_xp_add(call, &list, vdm_xp_cast(call, &word, member));
	}
	if (list.n == 0)
		vdm_xp_raise(call, "FORG0001", "no xs:%s without a member",
			     vdm_xp_type_name(type));
	return vdm_xp_list_seq(&list);
}

/* Whether XPath 1.0 has it for a number (4.4): digits, a point, a minus. */
static int
is_old_number(const char *s, size_t n)
{
	size_t digits = 0, points = 0;

	vdm_xp_trim(&s, &n);
	if (n > 0 && *s == '-') {
		s++;
		n--;
	}
	for (size_t i = 0; i < n; i++) {
		digits += vdm_is_digit(s[i]);
		points += s[i] == '.';
	}
	return digits > 0 && points <= 1 && digits + points == n;
}

double
vdm_xp_number_of(struct vdm_xp_call *call, const struct vdm_xp_item *item)
{
	struct vdm_xp_item out;
	const char *code;

	if (call->scope->xpath1 && vdm_xp_is_texty(item->type) &&
	    !is_old_number(item->u.s, item->n))
		return NAN;
	if (vdm_xp_try_cast(call, item, XT_DOUBLE, &out, &code) < 0)
		return NAN;
	return out.u.d;
}
