/* SPDX-License-Identifier: MIT */
/* format-dateTime, format-date and format-time (F&O 3.1, 9.8). */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "xpath/datetime/datetime.h"
#include "xpath/format/format.h"
#include "xpath/functions/args.h"
#include "xpath/static/context.h"

struct dates {
	struct vdm_xp_call *call;
	const struct vdm_xp_moment *m;
	const char *language;
	int has_date, has_time;
};

/* [Y0001,2-4]: component, presentation, modifier and widths. */
struct marker {
	char component;
	char picture[64];
	size_t picture_n;
	int ordinal, traditional;
	int least, most; /* -1: not said */
	int is_default;
};

_Noreturn static void
bad(struct dates *d, const char *what)
{
	vdm_xp_raise(d->call, "FOFD1340", "%s in the picture", what);
}

static int
read_width(struct dates *d, const char *s, size_t n)
{
	int v = 0;

	if (n == 1 && *s == '*')
		return -1;
	if (n == 0)
		bad(d, "a width that is none");
	for (size_t i = 0; i < n; i++) {
		if (!vdm_is_digit(s[i]))
			bad(d, "a width that is none");
		if (v < 100000)
			v = v * 10 + (s[i] - '0');
	}
	if (v == 0)
		bad(d, "a width of nought");
	return v;
}

/* The marker between brackets, without white space. */
static struct marker
read_marker(struct dates *d, const char *s, size_t n)
{
	struct marker k = {.least = -1, .most = -1};
	char text[96] = "";
	size_t length = 0;

	for (size_t i = 0; i < n; i++)
		if (!vdm_is_space(s[i])) {
			if (length == sizeof text)
				bad(d, "a long marker");
			text[length++] = s[i];
		}
	if (length == 0 || strchr("YMDdFWwHhPmsfZzCE", text[0]) == NULL)
		bad(d, "an unknown component");
	k.component = text[0];
	const char *p = text + 1, *comma = NULL;
	for (size_t i = 1; i < length; i++)
		if (text[i] == ',')
			comma = text + i;
	size_t pn = (size_t)((comma != NULL ? comma : text + length) - p);
	if (comma != NULL) {
		const char *w = comma + 1;
		size_t wn = (size_t)(text + length - w);
		const char *dash = memchr(w, '-', wn);
		k.least = read_width(d, w, dash ? (size_t)(dash - w) : wn);
		if (dash != NULL)
			k.most = read_width(d, dash + 1,
					    wn - (size_t)(dash - w) - 1);
		if (k.most >= 0 && k.least > k.most)
			bad(d, "widths that contradict");
	}
	if (pn > 1 && (p[pn - 1] == 'o' || p[pn - 1] == 't' ||
		       p[pn - 1] == 'c' || p[pn - 1] == 'a')) {
		k.ordinal = p[pn - 1] == 'o';
		k.traditional = p[pn - 1] == 't';
		pn--;
	}
	if (pn >= sizeof k.picture)
		bad(d, "a long presentation");
	memcpy(k.picture, p, pn);
	k.picture_n = pn;
	k.is_default = pn == 0;
	return k;
}

static int
is_name_picture(const struct marker *k)
{
	return (k->picture_n == 1 &&
		(*k->picture == 'n' || *k->picture == 'N')) ||
	       (k->picture_n == 2 && memcmp(k->picture, "Nn", 2) == 0);
}

/* A name in the case that the picture has, cut to the width. */
static void
put_name(struct vdm_xp_text *out, const struct marker *k, const char *name)
{
	size_t used = 0;
	int count = 0, length = (int)vdm_utf8_length(name, strlen(name));
	int most = k->most;

	if (most >= 0 && most < length && most < 3)
		most = most < 1 ? 1 : most;
	for (size_t i = 0; name[i] != '\0'; i += used) {
		uint32_t c = vdm_utf8_decode(name + i, strlen(name + i), &used);
		if (most >= 0 && count >= most)
			break;
		if (k->picture_n == 1 && *k->picture == 'N') {
			if (vdm_is_small(c))
				c -= 32;
			else if (c >= 0xE0 && c <= 0xFE)
				c -= 32;
		} else if (*k->picture == 'n' && vdm_is_capital(c)) {
			c += 32;
		}
		vdm_xp_putcp(out, c);
		count++;
	}
	for (; k->least >= 0 && count < k->least; count++)
		vdm_xp_puts(out, " ");
}

static int
count_digits(const struct marker *k, int *optional)
{
	size_t used = 0;
	int digits = 0;

	*optional = 0;
	for (size_t i = 0; i < k->picture_n; i += used) {
		uint32_t c =
		    vdm_utf8_decode(k->picture + i, k->picture_n - i, &used);
		digits += vdm_xp_zero_of(c) != 0;
		*optional += c == '#';
	}
	return digits;
}

static void
put_number(struct dates *d, struct vdm_xp_text *out, const struct marker *k,
	   vdm_xp_wide value, const char *usual)
{
	char picture[160];
	const char *p = k->is_default ? usual : k->picture;
	size_t n = k->is_default ? strlen(usual) : k->picture_n;
	int optional = 0, digits = count_digits(k, &optional);

	if (k->is_default)
		digits = (int)n;
	/* a year is cut on its left, where its picture is that wide */
	if (k->component == 'Y') {
		int most = k->most;
		if (most < 0 && k->least < 0 && digits + optional >= 2)
			most = digits + optional;
		if (most > 0 && most < 18) {
			vdm_xp_wide limit = 1;
			for (int i = 0; i < most; i++)
				limit *= 10;
			value %= limit;
		}
	}
	if (digits > 0 && k->least > digits && k->least < 60) {
		/* as wide as is asked: noughts before */
		size_t used = 0, more = 0;
		uint32_t zero = '0';
		for (size_t i = 0; i < n; i += used) {
			uint32_t c = vdm_utf8_decode(p + i, n - i, &used);
			if (vdm_xp_zero_of(c) != 0)
				zero = vdm_xp_zero_of(c);
		}
		struct vdm_xp_text t = {.data = picture, .cap = sizeof picture};
		for (; (int)more < k->least && t.len < 140; more++)
			vdm_xp_putcp(&t, zero);
		p = picture;
		n = t.len;
	}
	size_t start = out->len;
	if (vdm_xp_format_whole(out, value, p, n, k->ordinal, d->language) < 0)
		bad(d, "a presentation that is none");
	/* letters are padded on their right */
	if (digits == 0 && k->least > 0)
		for (size_t wide =
			 vdm_utf8_length(out->data + start, out->len - start);
		     wide < (size_t)k->least && wide < 200; wide++)
			vdm_xp_puts(out, " ");
}

static void
put_fraction(struct dates *d, struct vdm_xp_text *out, const struct marker *k)
{
	char digits[10];
	int64_t rest = d->m->nanos % XP_NANO;
	int optional = 0, least = count_digits(k, &optional), most;
	uint32_t zero = '0';
	size_t used = 0;

	for (int i = 8; i >= 0; i--) {
		digits[i] = (char)('0' + rest % 10);
		rest /= 10;
	}
	for (size_t i = 0; i < k->picture_n; i += used) {
		uint32_t c =
		    vdm_utf8_decode(k->picture + i, k->picture_n - i, &used);
		if (vdm_xp_zero_of(c) != 0)
			zero = vdm_xp_zero_of(c);
		if (vdm_xp_zero_of(c) != 0 &&
		    memchr(k->picture, '#', i) != NULL)
			bad(d, "a digit behind an optional one");
	}
	most = least + optional;
	if (k->is_default || least <= 1) {
		least = 1;
		most = optional > 0 && !k->is_default ? most : 9;
	}
	if (k->least > 0)
		least =
		    k->least > least || k->picture_n <= 1 ? k->least : least;
	if (k->most > 0)
		most = k->most;
	else if (k->least >= 0 && most < k->least)
		most = k->least;
	if (least > most)
		least = most;
	int n = most < 9 ? most : 9;
	while (n > least && digits[n - 1] == '0')
		n--;
	for (int i = 0; i < n || i < least; i++)
		vdm_xp_putcp(out,
			     zero + (uint32_t)(i < 9 ? digits[i] - '0' : 0));
}

static void
put_zone(struct dates *d, struct vdm_xp_text *out, const struct marker *k)
{
	int zone = d->m->zone, optional = 0,
	    digits = count_digits(k, &optional);
	size_t used = 0;
	uint32_t zero = '0', sign = 0;

	if (k->picture_n == 1 && *k->picture == 'Z') {
		if (zone == XP_NO_ZONE) {
			vdm_xp_puts(out, "J");
			return;
		}
		if (zone % 60 == 0 && zone >= -720 && zone <= 720) {
			int h = zone / 60;
			char c = h == 0   ? 'Z'
				 : h < 0  ? (char)('N' - h - 1)
				 : h < 10 ? (char)('A' + h - 1)
					  : (char)('A' + h);
			vdm_xp_put(out, &c, 1);
			return;
		}
	}
	if (zone == XP_NO_ZONE)
		return;
	for (size_t i = 0; i < k->picture_n; i += used) {
		uint32_t c =
		    vdm_utf8_decode(k->picture + i, k->picture_n - i, &used);
		if (vdm_xp_zero_of(c) != 0)
			zero = vdm_xp_zero_of(c);
		else if (sign == 0 && c != 'N' && c != 'n' && c != 'Z')
			sign = c;
	}
	if (digits == 0) {
		digits = 4;
		sign = ':';
	}
	if (k->component == 'z')
		vdm_xp_puts(out, "GMT");
	if (k->traditional && zone == 0 && k->component == 'Z') {
		vdm_xp_puts(out, "Z");
		return;
	}
	int minutes = zone < 0 ? -zone : zone, h = minutes / 60;
	minutes %= 60;
	vdm_xp_puts(out, zone < 0 ? "-" : "+");
	int hours_wide = digits == 1 || digits == 3 ? 1 : 2;
	if (h > 9 || hours_wide == 2)
		vdm_xp_putcp(out, zero + (uint32_t)(h / 10));
	vdm_xp_putcp(out, zero + (uint32_t)(h % 10));
	if (digits <= 2 && minutes == 0)
		return;
	if (digits <= 2)
		sign = ':';
	if (sign != 0)
		vdm_xp_putcp(out, sign);
	vdm_xp_putcp(out, zero + (uint32_t)(minutes / 10));
	vdm_xp_putcp(out, zero + (uint32_t)(minutes % 10));
}

/* 1 Monday ... 7 Sunday */
static int
weekday(const struct vdm_xp_moment *m)
{
	int64_t day = (vdm_xp_days_of(m->year, m->month, m->day) + 3) % 7;

	return (int)(day < 0 ? day + 7 : day) + 1;
}

/* ISO 8601: the week that holds the year's first Thursday is the first. */
static int
week_of(const struct vdm_xp_moment *m)
{
	int64_t day = vdm_xp_days_of(m->year, m->month, m->day);
	int64_t thursday = day - weekday(m) + 4;
	struct vdm_xp_moment t = {0};

	vdm_xp_moment_from(&t, (vdm_xp_wide)thursday * 86400 * XP_NANO);
	return (int)((thursday - vdm_xp_days_of(t.year, 1, 1)) / 7) + 1;
}

/* Weeks of the month, as ISO's of the year. */
static int
week_of_month(const struct vdm_xp_moment *m)
{
	int64_t day = vdm_xp_days_of(m->year, m->month, m->day);
	int64_t thursday = day - weekday(m) + 4;
	struct vdm_xp_moment t = {0};

	vdm_xp_moment_from(&t, (vdm_xp_wide)thursday * 86400 * XP_NANO);
	return (t.day - 1) / 7 + 1;
}

static void
put_half(struct dates *d, struct vdm_xp_text *out, const struct marker *k)
{
	struct marker as = *k;

	if (k->is_default) {
		as.picture[0] = 'n';
		as.picture_n = 1;
	}
	put_name(out, &as, d->m->hour < 12 ? "Am" : "Pm");
}

static void
check_component(struct dates *d, char c)
{
	if ((strchr("YMDdFWwCE", c) != NULL && c != 'C' && c != 'E' &&
	     !d->has_date) ||
	    (strchr("HhPmsf", c) != NULL && !d->has_time) ||
	    (c == 'E' && !d->has_date))
		vdm_xp_raise(d->call, "FOFD1350",
			     "the value has no component \"%c\"", c);
}

static void
put_component(struct dates *d, struct vdm_xp_text *out, const struct marker *k)
{
	const struct vdm_xp_moment *m = d->m;

	check_component(d, k->component);
	switch (k->component) {
	case 'Y':
		put_number(d, out, k, m->year < 0 ? -m->year : m->year, "1");
		break;
	case 'M':
		if (is_name_picture(k))
			put_name(out, k,
				 vdm_xp_month_name(m->month, d->language));
		else
			put_number(d, out, k, m->month, "1");
		break;
	case 'D':
		put_number(d, out, k, m->day, "1");
		break;
	case 'd':
		put_number(d, out, k,
			   vdm_xp_days_of(m->year, m->month, m->day) -
			       vdm_xp_days_of(m->year, 1, 1) + 1,
			   "1");
		break;
	case 'F':
		if (is_name_picture(k) || k->is_default) {
			struct marker as = *k;
			if (k->is_default) {
				as.picture[0] = 'n';
				as.picture_n = 1;
			}
			put_name(out, &as,
				 vdm_xp_day_name(weekday(m), d->language));
		} else {
			put_number(d, out, k, weekday(m), "1");
		}
		break;
	case 'W':
		put_number(d, out, k, week_of(m), "1");
		break;
	case 'w':
		put_number(d, out, k, week_of_month(m), "1");
		break;
	case 'H':
		put_number(d, out, k, m->hour, "1");
		break;
	case 'h':
		put_number(d, out, k, m->hour % 12 == 0 ? 12 : m->hour % 12,
			   "1");
		break;
	case 'P':
		put_half(d, out, k);
		break;
	case 'm':
		put_number(d, out, k, m->minute, "01");
		break;
	case 's':
		put_number(d, out, k, m->nanos / XP_NANO, "01");
		break;
	case 'f':
		put_fraction(d, out, k);
		break;
	case 'Z':
	case 'z':
		put_zone(d, out, k);
		break;
	case 'C':
		vdm_xp_puts(out, "Gregorian");
		break;
	default:
		vdm_xp_puts(out, m->year < 0 ? "BC" : "AD");
		break;
	}
}

static void
put_picture(struct dates *d, struct vdm_xp_text *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if ((s[i] == '[' || s[i] == ']') && i + 1 < n &&
		    s[i + 1] == s[i]) {
			vdm_xp_put(out, s + i++, 1);
			continue;
		}
		if (s[i] == ']')
			bad(d, "a ] that nothing began");
		if (s[i] != '[') {
			vdm_xp_put(out, s + i, 1);
			continue;
		}
		const char *end = memchr(s + i, ']', n - i);
		if (end == NULL)
			bad(d, "a [ that nothing ends");
		struct marker k =
		    read_marker(d, s + i + 1, (size_t)(end - s) - i - 1);
		put_component(d, out, &k);
		i = (size_t)(end - s);
	}
}

static struct vdm_xp_seq
format(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
       int has_date, int has_time)
{
	struct dates d = {call, NULL, call->scope->language, has_date,
			  has_time};
	struct vdm_xp_text out = {.call = call};

	if (args[0].n == 0)
		return vdm_xp_none();
	d.m = vdm_xp_at(&args[0], 0).u.time;
	if (n > 2 && args[2].n > 0) {
		d.language = vdm_xp_arg_z(call, &args[2]);
		if (!vdm_xp_has_language(d.language)) {
			vdm_xp_puts(&out, "[Language: en]");
			d.language = "en";
		}
	}
	if (n > 3 && args[3].n > 0) {
		const char *c = vdm_xp_arg_z(call, &args[3]);
		if (strncmp(c, "Q{}", 3) == 0)
			c += 3;
		static const char *const known[] = {
		    "AD", "AH", "AME", "AM", "AP", "AS", "BE",
		    "CB", "CE", "CL",  "CS", "EE", "FE", "ISO",
		    "JE", "KE", "KY",  "ME", "MS", "NS", "OS",
		    "RS", "SE", "SH",  "SS", "TE", "VE", "VS"};
		const char *colon = strchr(c, ':');
		int is_known = strncmp(c, "Q{", 2) == 0;
		if (colon != NULL && colon > c && !is_known)
			is_known =
			    vdm_xp_static_prefix(
				call->scope,
				vdm_xp_strndup(call, c, (size_t)(colon - c))) !=
			    NULL;
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			is_known |= strcmp(known[i], c) == 0;
		if (!is_known)
			vdm_xp_raise(call, "FOFD1340", "no calendar \"%s\"", c);
		if (strcmp(c, "AD") != 0 && strcmp(c, "ISO") != 0 &&
		    strcmp(c, "CE") != 0)
			vdm_xp_puts(&out, "[Calendar: AD]");
	}
	struct vdm_xp_item p = vdm_xp_at(&args[1], 0);
	put_picture(&d, &out, p.u.s, p.n);
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

struct vdm_xp_seq
vdm_xp_fn_format_dateTime(struct vdm_xp_call *call,
			  const struct vdm_xp_seq *args, int n)
{
	return format(call, args, n, 1, 1);
}

struct vdm_xp_seq
vdm_xp_fn_format_date(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		      int n)
{
	return format(call, args, n, 1, 0);
}

struct vdm_xp_seq
vdm_xp_fn_format_time(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		      int n)
{
	return format(call, args, n, 0, 1);
}
