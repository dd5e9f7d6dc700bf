/* SPDX-License-Identifier: MIT */
/* fn:format-integer (F&O 3.1, 4.6), whose pictures dates use, too. */
#include <string.h>

#include <unictype.h>

#include "base/utf8.h"
#include "xpath/format/format.h"
#include "xpath/functions/args.h"
#include "xpath/static/context.h"

uint32_t
vdm_xp_zero_of(uint32_t c)
{
	if (c < 0x80)
		return vdm_is_digit(c) ? '0' : 0;
	if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd))
		return 0;
	return c - (uint32_t)uc_decimal_value(c);
}

static void
put_roman(struct vdm_xp_text *out, int value, int capital)
{
	static const struct {
		int value;
		const char *letters;
	} signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
		     {100, "c"},  {90, "xc"},  {50, "l"},  {40, "xl"},
		     {10, "x"},   {9, "ix"},   {5, "v"},   {4, "iv"},
		     {1, "i"}};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		for (; value >= signs[i].value; value -= signs[i].value)
			for (const char *s = signs[i].letters; *s; s++)
				vdm_xp_putcp(
				    out, (uint32_t)(capital ? *s - 32 : *s));
}

/* a, b ... z, aa, ab ... */
static void
put_letters(struct vdm_xp_text *out, vdm_xp_wide value, uint32_t first,
	    int count)
{
	uint32_t letters[64];
	int n = 0;

	for (; value > 0 && n < 64; value = (value - 1) / count)
		letters[n++] = first + (uint32_t)((value - 1) % count);
	while (n-- > 0)
		vdm_xp_putcp(out, letters[n]);
}

/* The digits of a picture: which family, how many at least, and where groups
 * are parted, counted from the right. */
struct digits {
	uint32_t zero;
	int least;
	struct {
		int at;
		uint32_t sign;
	} groups[32];
	int groups_n, regular;
};

static int
read_digits(const char *s, size_t n, struct digits *d)
{
	size_t used = 0;
	int places = 0, optional_after = 0, last_sign = 1, seen = 0;

	memset(d, 0, sizeof *d);
	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		uint32_t zero = vdm_xp_zero_of(c);
		if (zero != 0) {
			if (d->zero != 0 && d->zero != zero)
				return -1;
			d->zero = zero;
			d->least++;
			places++;
			last_sign = 0;
			seen = 1;
		} else if (c == '#') {
			if (d->least > 0)
				return -1;
			places++;
			last_sign = 0;
			optional_after = 1;
		} else {
			if (uc_is_general_category_withtable(
				c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N))
				return -1;
			if (last_sign)
				return -1;
			if (d->groups_n == 32)
				return -1;
			d->groups[d->groups_n].at = places;
			d->groups[d->groups_n++].sign = c;
			last_sign = 1;
		}
	}
	(void)optional_after;
	if (!seen || last_sign)
		return -1;
	for (int i = 0; i < d->groups_n; i++)
		d->groups[i].at = places - d->groups[i].at;
	/* at regular distances, they go on for ever */
	d->regular = d->groups_n > 0;
	int step = d->groups_n > 0 ? d->groups[d->groups_n - 1].at : 0;
	for (int i = 0; i < d->groups_n; i++)
		if (d->groups[i].at != step * (d->groups_n - i) ||
		    d->groups[i].sign != d->groups[0].sign)
			d->regular = 0;
	if (d->groups_n > 0 && places - d->groups[0].at > 0 &&
	    places > step * (d->groups_n + 1))
		d->regular = 0;
	return 0;
}

static void
put_digits(struct vdm_xp_text *out, vdm_xp_wide value, const struct digits *d)
{
	uint32_t reversed[128];
	int n = 0, places = 0, step = 0;

	if (d->groups_n > 0)
		step = d->groups[d->groups_n - 1].at;
	while ((value > 0 || places < d->least) && n < 120) {
		for (int i = 0; i < d->groups_n && places > 0; i++)
			if (!d->regular && d->groups[i].at == places)
				reversed[n++] = d->groups[i].sign;
		if (d->regular && places > 0 && places % step == 0)
			reversed[n++] = d->groups[0].sign;
		reversed[n++] = d->zero + (uint32_t)(value % 10);
		value /= 10;
		places++;
	}
	while (n-- > 0)
		vdm_xp_putcp(out, reversed[n]);
}

int
vdm_xp_format_whole(struct vdm_xp_text *out, vdm_xp_wide value,
		    const char *picture, size_t n, int ordinal,
		    const char *language)
{
	struct digits d;
	size_t used = 0, first_n = 0;
	uint32_t first = n > 0 ? vdm_utf8_decode(picture, n, &first_n) : 0;
	int has_digit = 0;

	for (size_t i = 0; i < n; i += used)
		has_digit |= vdm_xp_zero_of(vdm_utf8_decode(picture + i, n - i,
							    &used)) != 0;
	if (has_digit) {
		if (read_digits(picture, n, &d) < 0)
			return -1;
		put_digits(out, value, &d);
		if (ordinal)
			vdm_xp_puts(out,
				    vdm_xp_ordinal_suffix(value, language));
		return 0;
	}
	if (n == 1 && (*picture == 'w' || *picture == 'W')) {
		vdm_xp_put_words(out, value, ordinal, language, *picture);
		return 0;
	}
	if (n == 2 && memcmp(picture, "Ww", 2) == 0) {
		vdm_xp_put_words(out, value, ordinal, language, 't');
		return 0;
	}
	if (n == first_n && value > 0) {
		if ((first == 'i' || first == 'I') && value < 10000) {
			put_roman(out, (int)value, first == 'I');
			return 0;
		}
		if (first == 'a' || first == 'A') {
			put_letters(out, value, first, 26);
			return 0;
		}
		/* Greek, without the final sigma; Cyrillic */
		if (first == 0x391 || first == 0x3B1) {
			put_letters(out, value, first, 25);
			return 0;
		}
		if ((first == 0x2460 || first == 0x2474 || first == 0x2488) &&
		    value <= 20) {
			vdm_xp_putcp(out, first + (uint32_t)value - 1);
			return 0;
		}
		if ((first == 0x24B6 || first == 0x24D0 || first == 0x249C) &&
		    value <= 26) {
			vdm_xp_putcp(out, first + (uint32_t)value - 1);
			return 0;
		}
	}
	/* what we have not is written as "1" */
	read_digits("1", 1, &d);
	put_digits(out, value, &d);
	if (ordinal)
		vdm_xp_puts(out, vdm_xp_ordinal_suffix(value, language));
	return 0;
}

/* What stands behind the last semicolon: [cot] and something in brackets. */
static int
is_modifier(const char *s, size_t n)
{
	size_t i = 0;

	if (n == 0)
		return 1;
	if (s[i] == 'c' || s[i] == 'o') {
		i++;
		if (i < n && s[i] == '(') {
			const char *end = memchr(s + i, ')', n - i);
			if (end == NULL)
				return 0;
			i = (size_t)(end - s) + 1;
		}
	}
	if (i < n && (s[i] == 'a' || s[i] == 't'))
		i++;
	return i == n;
}

struct vdm_xp_seq
vdm_xp_fn_format_integer(struct vdm_xp_call *call,
			 const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_text out = {.call = call};
	const char *language = call->scope->language;
	int ordinal = 0;

	if (args[0].n == 0)
		return vdm_xp_one(vdm_xp_string(""));
	struct vdm_xp_item number = vdm_xp_at(&args[0], 0),
			   p = vdm_xp_at(&args[1], 0);
	vdm_xp_wide value = vdm_xp_wide_of(&number);
	const char *s = p.u.s;
	size_t length = p.n;
	if (n > 2 && args[2].n > 0)
		language = vdm_xp_arg_z(call, &args[2]);
	for (size_t i = p.n; i-- > 0;)
		if (s[i] == ';') {
			length = i;
			if (!is_modifier(s + i + 1, p.n - i - 1))
				vdm_xp_raise(call, "FODF1310",
					     "a modifier that is none");
			ordinal = i + 1 < p.n && s[i + 1] == 'o';
			break;
		}
	if (length == 0)
		vdm_xp_raise(call, "FODF1310", "an empty picture");
	if (value < 0) {
		vdm_xp_puts(&out, "-");
		value = -value;
	}
	if (vdm_xp_format_whole(&out, value, s, length, ordinal, language) < 0)
		vdm_xp_raise(call, "FODF1310", "\"%.*s\" is no picture",
			     p.n > 60 ? 60 : (int)p.n, p.u.s);
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}
