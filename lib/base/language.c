/* SPDX-License-Identifier: MIT */
/* The grammar of language tags (RFC 5646), and names of languages. */
#include "base/ascii.h"
#include "base/language.h"
#include "base/utf8.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unicase.h>
#include <uninorm.h>

/* From before the grammar; valid whole and only as they are (section 2.1). */
static const char *const grandfathered[] = {
    "art-lojban", "cel-gaulish", "en-GB-oed", "i-ami",     "i-bnn",
    "i-default",  "i-enochian",  "i-hak",     "i-klingon", "i-lux",
    "i-mingo",    "i-navajo",    "i-pwn",     "i-tao",     "i-tay",
    "i-tsu",      "no-bok",      "no-nyn",    "sgn-BE-FR", "sgn-BE-NL",
    "sgn-CH-DE",  "zh-guoyu",    "zh-hakka",  "zh-min",    "zh-min-nan",
    "zh-xiang",
};

static int
is_alpha(char c)
{
	return vdm_is_letter(c);
}

/* A tag is read from subtag to subtag. */
struct tag {
	const char *s; /* the present subtag */
	size_t n;      /* its length; 0 behind the last one */
	int letters, digits;
};

static void
look(struct tag *t, const char *s)
{
	t->s = s;
	t->n = strcspn(s, "-");
	t->letters = t->digits = 0;
	for (size_t i = 0; i < t->n; i++) {
		t->letters += is_alpha(s[i]);
		t->digits += vdm_is_digit(s[i]);
	}
}

/* -1 where what follows is no subtag: empty, too long, a strange character. */
static int
next(struct tag *t)
{
	if (t->s[t->n] == '\0') {
		look(t, t->s + t->n);
		return 0;
	}
	look(t, t->s + t->n + 1);
	return t->n > 0 && t->n <= 8 &&
		       (size_t)t->letters + (size_t)t->digits == t->n
		   ? 0
		   : -1;
}

static int
is_letters(const struct tag *t, int n)
{
	return t->n == (size_t)n && t->letters == n;
}

static int
is_variant(const struct tag *t)
{
	return t->n >= 5 || (t->n == 4 && vdm_is_digit(t->s[0]));
}

/* Whether the subtag stands in from..its own place already. */
static int
is_doubled(const struct tag *t, const char *from)
{
	for (; from < t->s; from += strcspn(from, "-") + 1)
		if (strcspn(from, "-") == t->n &&
		    strncasecmp(from, t->s, t->n) == 0)
			return 1;
	return 0;
}

/* language ["-" script] ["-" region] *("-" variant) */
static int
read_language(struct tag *t)
{
	const char *variants;
	int extended;

	if (t->n < 2 || (size_t)t->letters != t->n)
		return -1;
	extended = t->n <= 3 ? 3 : 0; /* only short ones have extlangs */
	if (next(t) != 0)
		return -1;
	for (; extended > 0 && is_letters(t, 3); extended--)
		if (next(t) != 0)
			return -1;
	if (is_letters(t, 4) && next(t) != 0)
		return -1;
	if ((is_letters(t, 2) || (t->n == 3 && t->digits == 3)) && next(t) != 0)
		return -1;
	for (variants = t->s; is_variant(t);)
		if (is_doubled(t, variants) || next(t) != 0)
			return -1;
	return 0;
}

/* One singleton and what is of it: at least `least` characters each. */
static int
read_extension(struct tag *t, size_t least)
{
	int parts = 0;

	if (next(t) != 0)
		return -1;
	for (; t->n >= least && t->n > 0; parts++)
		if (next(t) != 0)
			return -1;
	return parts > 0 ? 0 : -1;
}

static int
is_private(const struct tag *t)
{
	return t->n == 1 && (*t->s == 'x' || *t->s == 'X');
}

/* Not the same letter twice: one bit each. */
static int
read_extensions(struct tag *t)
{
	uint64_t seen = 0, bit;

	while (t->n == 1 && !is_private(t)) {
		bit = UINT64_C(1) << (vdm_is_digit(*t->s) ? *t->s - '0'
							  : 10 + (*t->s & 31));
		if ((seen & bit) != 0 || read_extension(t, 2) != 0)
			return -1;
		seen |= bit;
	}
	return 0;
}

int
vdm_language_is_tag(const char *s)
{
	struct tag t;
	size_t i;

	for (i = 0; i < sizeof grandfathered / sizeof *grandfathered; i++)
		if (strcasecmp(grandfathered[i], s) == 0)
			return 1;
	look(&t, s);
	if (t.n > 8)
		return 0;
	if (!is_private(&t) &&
	    (read_language(&t) != 0 || read_extensions(&t) != 0))
		return 0;
	if (is_private(&t) && read_extension(&t, 1) != 0)
		return 0;
	return t.n == 0 && *t.s == '\0';
}

int
vdm_language_is_code(const char *s)
{
	return strcspn(s, "-") <= 3 && vdm_language_is_tag(s);
}

static const struct {
	const char *code, *names; /* parted by '|' */
} languages[] = {
#define LANGUAGE(code, names) {code, names},
#include "base/language.def"
#undef LANGUAGE
};

static int
is_named(const char *names, const char *name)
{
	size_t n;
	int differs;

	for (;; names += n + 1) {
		n = strcspn(names, "|");
		if (u8_casecmp((const uint8_t *)names, n, (const uint8_t *)name,
			       strlen(name), NULL, UNINORM_NFC,
			       &differs) == 0 &&
		    differs == 0)
			return 1;
		if (names[n] == '\0')
			return 0;
	}
}

const char *
vdm_language_by_name(const char *name)
{
	size_t i;

	for (i = 0; *name != '\0' && i < sizeof languages / sizeof *languages;
	     i++)
		if (is_named(languages[i].names, name))
			return languages[i].code;
	return NULL;
}

const char *
vdm_language_tag(struct vdm_arena *arena, const char *value)
{
	const char *tag =
	    vdm_language_is_code(value) ? value : vdm_language_by_name(value);
	char *locale;

	if (tag != NULL || strchr(value, '_') == NULL)
		return tag;
	locale = vdm_arena_strndup(arena, value, strcspn(value, ".@"));
	for (char *p = locale; p != NULL && *p != '\0'; p++)
		if (*p == '_')
			*p = '-';
	return locale != NULL && vdm_language_is_code(locale) ? locale : NULL;
}

int
vdm_language_is_leftward(const char *tag)
{
	static const char *const leftward[] = {"ar",  "arc", "ckb", "dv", "fa",
					       "he",  "iw",  "nqo", "ps", "sd",
					       "syr", "ug",  "ur",  "yi"};
	static const char *const scripts[] = {"-Arab", "-Hebr", "-Syrc",
					      "-Thaa", "-Nkoo", "-Adlm"};
	size_t n = strcspn(tag, "-"), i;
	const char *script = tag + n;

	for (i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++)
		if (strncasecmp(script, scripts[i], 5) == 0 &&
		    (script[5] == '\0' || script[5] == '-'))
			return 1;
	if (strcspn(script + (*script == '-'), "-") == 4)
		return 0; /* another script */
	for (i = 0; i < sizeof(leftward) / sizeof(leftward[0]); i++)
		if (strlen(leftward[i]) == n &&
		    strncasecmp(leftward[i], tag, n) == 0)
			return 1;
	return 0;
}
