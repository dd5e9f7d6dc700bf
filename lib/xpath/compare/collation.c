/* SPDX-License-Identifier: MIT */
/* Collations: by code point, HTML's ASCII one, and what is made of UCA's. */
#include "xpath/compare/compare.h"

#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "vidimus.h"
#include "xml/uri.h"
#include "xpath/static/context.h"

#define UCA "http://www.w3.org/2013/collation/UCA"

static int
is_value(const char *s, size_t n, const char *value)
{
	return strlen(value) == n && memcmp(s, value, n) == 0;
}

/* One "key=value" of UCA's; 0 where it is none that we have. */
static int
read_parameter(struct vdm_xp_collation *c, const char *s, size_t n)
{
	const char *equals = memchr(s, '=', n);

	if (equals == NULL)
		return 0;
	size_t key_n = (size_t)(equals - s), value_n = n - key_n - 1;
	const char *value = equals + 1;
	if (is_value(s, key_n, "strength")) {
		static const char *const names[][2] = {{"primary", "1"},
						       {"secondary", "2"},
						       {"tertiary", "3"},
						       {"quaternary", "4"},
						       {"identical", "5"}};
		for (int i = 0; i < 5; i++)
			if (is_value(value, value_n, names[i][0]) ||
			    is_value(value, value_n, names[i][1])) {
				c->strength = i + 1;
				return 1;
			}
		return 0;
	}
	if (is_value(s, key_n, "fallback")) {
		c->strict = is_value(value, value_n, "no");
		return is_value(value, value_n, "no") ||
		       is_value(value, value_n, "yes");
	}
	if (is_value(s, key_n, "caseFirst")) {
		c->upper_first = is_value(value, value_n, "upper");
		return c->upper_first || is_value(value, value_n, "lower");
	}
	if (is_value(s, key_n, "numeric")) {
		return is_value(value, value_n, "no");
	}
	if (is_value(s, key_n, "lang"))
		return is_value(value, value_n, "en") ||
		       is_value(value, value_n, "de");
	if (!is_value(s, key_n, "alternate"))
		return 0;
	c->ignores = is_value(value, value_n, "blanked")   ? 1
		     : is_value(value, value_n, "shifted") ? 2
							   : 0;
	return c->ignores || is_value(value, value_n, "non-ignorable");
}

struct vdm_xp_collation
vdm_xp_collation(struct vdm_xp_call *call, const char *uri)
{
	struct vdm_xp_collation c = {XP_BY_CODEPOINT, 3, 0, 0, 0};
	int known = 1;

	if (uri == NULL)
		uri = call->scope->collation;
	if (uri == NULL || strcmp(uri, XP_CODEPOINT) == 0)
		return c;
	if (strcmp(uri, XP_ASCII_CI) == 0) {
		c.kind = XP_BY_ASCII_CI;
		return c;
	}
	if (strncmp(uri, UCA, strlen(UCA)) == 0 &&
	    (uri[strlen(UCA)] == '\0' || uri[strlen(UCA)] == '?')) {
		const char *s = uri + strlen(UCA);
		c.kind = XP_BY_UCA;
		while (*s != '\0') {
			size_t n = strcspn(++s, ";&");
			if (n > 0)
				known &= read_parameter(&c, s, n);
			s += n;
		}
		if (known || !c.strict)
			return c;
	} else if (call->scope->base != NULL && strchr(uri, ':') == NULL) {
		char *joined = vdm_uri_join(call->scope->base, uri);
		if (joined != NULL && strcmp(joined, XP_CODEPOINT) == 0) {
			vdm_free(joined);
			return c;
		}
		int is_ci = joined != NULL && strcmp(joined, XP_ASCII_CI) == 0;
		vdm_free(joined);
		if (is_ci) {
			c.kind = XP_BY_ASCII_CI;
			return c;
		}
	}
	vdm_xp_raise(call, "FOCH0002", "there is no collation %s", uri);
}

static int
bytes_order(const char *a, size_t an, const char *b, size_t bn)
{
	size_t n = an < bn ? an : bn;
	int order = n > 0 ? memcmp(a, b, n) : 0;

	if (order != 0)
		return order < 0 ? -1 : 1;
	return an < bn ? -1 : an > bn;
}

static struct vdm_xp_item
ascii_fold(struct vdm_xp_call *call, const struct vdm_xp_item *s)
{
	char *out = vdm_xp_chars(call, (size_t)s->n + 1);

	for (size_t i = 0; i < s->n; i++)
		out[i] = vdm_lower_byte(s->u.s[i]);
	out[s->n] = '\0';
	return vdm_xp_string_n(XT_STRING, out, s->n);
}

/* The letters alone (1), with their marks (2), or all (3). */
static struct vdm_xp_item
uca_key(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	const struct vdm_xp_item *s, int strength)
{
	size_t n = 0, used = 0;
	struct vdm_xp_text out = {.call = call};
	uint8_t *d = strength < 3
			 ? u8_casefold((const uint8_t *)s->u.s, s->n, NULL,
				       UNINORM_NFD, NULL, &n)
			 : u8_normalize(UNINORM_NFD, (const uint8_t *)s->u.s,
					s->n, NULL, &n);

	vdm_memory_adopt(d);
	if (d == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	const char *copy = vdm_xp_strndup(call, (char *)d, n);
	vdm_free(d);
	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(copy + i, n - i, &used);
		if (strength == 1 && uc_is_general_category(c, UC_CATEGORY_M))
			continue;
		if (by->ignores &&
		    uc_is_general_category_withtable(
			c, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_Z |
			       UC_CATEGORY_MASK_Cc))
			continue;
		vdm_xp_putcp(&out, c);
	}
	return vdm_xp_text_item(&out, XT_STRING);
}

struct vdm_xp_item
vdm_xp_collation_key(struct vdm_xp_call *call,
		     const struct vdm_xp_collation *by,
		     const struct vdm_xp_item *s)
{
	if (by->kind == XP_BY_ASCII_CI)
		return ascii_fold(call, s);
	if (by->kind == XP_BY_UCA)
		return uca_key(call, by, s, by->strength);
	return *s;
}

int
vdm_xp_compare_strings(struct vdm_xp_call *call,
		       const struct vdm_xp_collation *by,
		       const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	int order = 0;

	if (by->kind == XP_BY_CODEPOINT)
		return bytes_order(a->u.s, a->n, b->u.s, b->n);
	if (by->kind == XP_BY_ASCII_CI) {
		struct vdm_xp_item x = ascii_fold(call, a);
		struct vdm_xp_item y = ascii_fold(call, b);
		return bytes_order(x.u.s, x.n, y.u.s, y.n);
	}
	for (int level = 1; level <= by->strength && level <= 3; level++) {
		struct vdm_xp_item x = uca_key(call, by, a, level);
		struct vdm_xp_item y = uca_key(call, by, b, level);
		order = bytes_order(x.u.s, x.n, y.u.s, y.n);
		if (order != 0) /* small letters first, unless asked */
			return level == 3 && !by->upper_first ? -order : order;
	}
	if (by->strength >= 4 && by->ignores == 2) {
		/* shifted: what was ignored counts now */
		struct vdm_xp_collation all = *by;
		all.ignores = 0;
		return vdm_xp_compare_strings(call, &all, a, b);
	}
	if (by->strength >= 5)
		return bytes_order(a->u.s, a->n, b->u.s, b->n);
	return 0;
}

int
vdm_xp_collation_find(struct vdm_xp_call *call,
		      const struct vdm_xp_collation *by,
		      const struct vdm_xp_item *s,
		      const struct vdm_xp_item *part, size_t *from, size_t *to)
{
	struct vdm_xp_item wanted = vdm_xp_collation_key(call, by, part);
	struct vdm_xp_text all = {.call = call};
	size_t *ends = vdm_xp_alloc(call, ((size_t)s->n + 1) * sizeof *ends);
	size_t used = 0;

	*from = *to = 0;
	if (wanted.n == 0)
		return 1;
	/* the weights of each character, and where they end */
	for (size_t i = 0; i < s->n; i += used) {
		vdm_utf8_decode(s->u.s + i, s->n - i, &used);
		struct vdm_xp_item c =
		    vdm_xp_string_n(XT_STRING, s->u.s + i, used);
		c = vdm_xp_collation_key(call, by, &c);
		vdm_xp_put(&all, c.u.s, c.n);
		for (size_t k = 0; k < used; k++)
			ends[i + k] = all.len;
	}
	size_t before = 0;
	for (size_t i = 0; i < s->n; before = ends[i], i += used) {
		vdm_utf8_decode(s->u.s + i, s->n - i, &used);
		vdm_xp_tick(call);
		if (ends[i] == before || all.len - before < wanted.n ||
		    memcmp(all.data + before, wanted.u.s, wanted.n) != 0)
			continue;
		size_t k = i;
		while (k < s->n && ends[k] < before + wanted.n)
			k++;
		if (k == s->n || ends[k] != before + wanted.n)
			continue;
		while (k < s->n && (s->u.s[k] & 0xC0) == 0x80)
			k++;
		vdm_utf8_decode(s->u.s + k, s->n - k, &used);
		*from = i;
		*to = k + used;
		return 1;
	}
	return 0;
}
