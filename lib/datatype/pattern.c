/* SPDX-License-Identifier: MIT */
/*
 * The grammar of regular expressions of XML Schema, part 2, appendix F. libxml2
 * compiles more than that, each time to something that matches nothing or other
 * strings than were meant: the document would be blamed for the schema.
 *
 * Groups and what is taken out of a class are counted instead of called, so
 * that they may be as deep as they will.
 */
#include "datatype/datatype.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "datatype/internal.h"

/* What stands behind "Is". Those of surrogates are no characters of XML's. */
static const char *const blocks[] = {
    "AlphabeticPresentationForms",
    "Arabic",
    "ArabicPresentationForms-A",
    "ArabicPresentationForms-B",
    "Armenian",
    "Arrows",
    "BasicLatin",
    "Bengali",
    "BlockElements",
    "Bopomofo",
    "BopomofoExtended",
    "BoxDrawing",
    "BraillePatterns",
    "ByzantineMusicalSymbols",
    "CJKCompatibility",
    "CJKCompatibilityForms",
    "CJKCompatibilityIdeographs",
    "CJKCompatibilityIdeographsSupplement",
    "CJKRadicalsSupplement",
    "CJKSymbolsandPunctuation",
    "CJKUnifiedIdeographs",
    "CJKUnifiedIdeographsExtensionA",
    "CJKUnifiedIdeographsExtensionB",
    "Cherokee",
    "CombiningDiacriticalMarks",
    "CombiningHalfMarks",
    "CombiningMarksforSymbols",
    "ControlPictures",
    "CurrencySymbols",
    "Cyrillic",
    "Deseret",
    "Devanagari",
    "Dingbats",
    "EnclosedAlphanumerics",
    "EnclosedCJKLettersandMonths",
    "Ethiopic",
    "GeneralPunctuation",
    "GeometricShapes",
    "Georgian",
    "Gothic",
    "Greek",
    "GreekExtended",
    "Gujarati",
    "Gurmukhi",
    "HalfwidthandFullwidthForms",
    "HangulCompatibilityJamo",
    "HangulJamo",
    "HangulSyllables",
    "Hebrew",
    "Hiragana",
    "IPAExtensions",
    "IdeographicDescriptionCharacters",
    "Kanbun",
    "KangxiRadicals",
    "Kannada",
    "Katakana",
    "Khmer",
    "Lao",
    "Latin-1Supplement",
    "LatinExtended-A",
    "LatinExtended-B",
    "LatinExtendedAdditional",
    "LetterlikeSymbols",
    "Malayalam",
    "MathematicalAlphanumericSymbols",
    "MathematicalOperators",
    "MiscellaneousSymbols",
    "MiscellaneousTechnical",
    "Mongolian",
    "MusicalSymbols",
    "Myanmar",
    "NumberForms",
    "Ogham",
    "OldItalic",
    "OpticalCharacterRecognition",
    "Oriya",
    "PrivateUse",
    "Runic",
    "Sinhala",
    "SmallFormVariants",
    "SpacingModifierLetters",
    "Specials",
    "SuperscriptsandSubscripts",
    "Syriac",
    "Tags",
    "Tamil",
    "Telugu",
    "Thaana",
    "Thai",
    "Tibetan",
    "UnifiedCanadianAboriginalSyllabics",
    "YiRadicals",
    "YiSyllables",
};

/* Each first letter of a category, and which may follow it. */
static const char *const categories[] = {"Lultmo", "Mnce",  "Ndlo", "Pcdseifo",
					 "Zslp",   "Smcko", "Ccfon"};

struct regex {
	const char *at;
	const char *fault; /* the first one; NULL: none yet */
};

/* One character of a class, or a set of them. */
struct member {
	uint32_t c;
	int is_set;
};

static void
wrong(struct regex *r, const char *fault)
{
	if (r->fault == NULL)
		r->fault = fault;
}

static uint32_t
take_char(struct regex *r)
{
	size_t used = 0;
	uint32_t c = vdm_utf8_decode(r->at, strlen(r->at), &used);

	r->at += used;
	return c;
}

static int
is_block(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (strlen(blocks[i]) == n && memcmp(blocks[i], name, n) == 0)
			return 1;
	return 0;
}

static int
is_category(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(categories) / sizeof(categories[0]); i++)
		if (n > 0 && *name == categories[i][0])
			return n == 1 || (n == 2 && strchr(categories[i] + 1,
							   name[1]) != NULL);
	return 0;
}

/* Behind \p or \P. */
static void
take_property(struct regex *r)
{
	const char *name = r->at + 1;
	size_t n;

	if (*r->at != '{' || name[n = strcspn(name, "}")] == '\0') {
		wrong(r, "\\p is followed by a name in braces");
		return;
	}
	r->at = name + n + 1;
	if (n >= 2 && strncmp(name, "Is", 2) == 0) {
		if (!is_block(name + 2, n - 2))
			wrong(r, "there is no block of that name");
	} else if (!is_category(name, n)) {
		wrong(r, "there is no category of that name");
	}
}

/* Behind the backslash. */
static struct member
take_escape(struct regex *r)
{
	static const char single[] = "nrt\\|.?*+(){}-[]^";
	static const char meant[] = "\n\r\t\\|.?*+(){}-[]^";
	struct member m = {0, 0};
	const char *found;

	if (*r->at != '\0' && strchr("sSiIcCdDwW", *r->at) != NULL) {
		m.is_set = 1;
		r->at++;
	} else if (*r->at == 'p' || *r->at == 'P') {
		m.is_set = 1;
		r->at++;
		take_property(r);
	} else if (*r->at != '\0' && (found = strchr(single, *r->at)) != NULL) {
		m.c = (unsigned char)meant[found - single];
		r->at++;
	} else {
		wrong(r, *r->at == '\0' ? "a backslash ends it"
					: "there is no such escape");
	}
	return m;
}

static struct member
take_member(struct regex *r)
{
	struct member m = {0, 0};

	if (*r->at == '\\') {
		r->at++;
		return take_escape(r);
	}
	if (*r->at == '[')
		wrong(r, "in a class [ needs a backslash");
	else if (*r->at == '-')
		wrong(r, "in a class - needs a backslash but at its ends");
	m.c = take_char(r);
	return m;
}

/* A character, a set, or a range from one to another. */
static void
take_range(struct regex *r)
{
	struct member low = take_member(r), high;

	if (*r->at != '-' || r->at[1] == '[' || r->at[1] == ']' ||
	    r->at[1] == '\0' || r->fault != NULL)
		return;
	r->at++;
	high = take_member(r);
	if (low.is_set || high.is_set)
		wrong(r, "a range is of two characters");
	else if (low.c > high.c)
		wrong(r, "a range begins behind its end");
}

/* Behind the "[", up to the last "]". A hyphen is itself where a class begins
 * or ends. */
static void
take_class(struct regex *r)
{
	size_t open = 1;
	int is_first = 1;

	if (*r->at == '^')
		r->at++;
	while (*r->at != ']' && *r->at != '\0' && r->fault == NULL) {
		if (*r->at == '-' && r->at[1] == '[' && !is_first) {
			r->at += 2 + (r->at[2] == '^');
			open++;
			is_first = 1;
			continue;
		}
		if (*r->at == '-' && (r->at[1] == ']' || is_first) &&
		    r->at[1] != '[')
			r->at++;
		else
			take_range(r);
		is_first = 0;
	}
	if (r->fault == NULL && *r->at == ']' && is_first)
		wrong(r, "a class is empty");
	for (; open > 0 && *r->at == ']'; open--)
		r->at++;
	if (open > 0)
		wrong(r, *r->at == '\0'
			     ? "a class has no end"
			     : "what is taken out of a class ends it");
}

/* Digits, however many: those behind leading zeros. -1: none. */
static int
take_number(struct regex *r, const char **digits, size_t *n)
{
	const char *end = r->at + strspn(r->at, "0123456789");

	*digits = r->at + strspn(r->at, "0");
	*n = (size_t)(end - *digits);
	if (end == r->at)
		return -1;
	r->at = end;
	return 0;
}

/* Behind the "{". */
static void
take_counts(struct regex *r)
{
	const char *least, *most;
	size_t n, m;

	if (take_number(r, &least, &n) != 0)
		wrong(r, "a number stands behind {");
	if (*r->at == ',' && r->at[1] != '}') {
		r->at++;
		if (take_number(r, &most, &m) != 0)
			wrong(r, "a number or } stands behind the comma");
		else if (n > m || (n == m && strncmp(least, most, n) > 0))
			wrong(r, "it has more at least than at most");
	} else if (*r->at == ',') {
		r->at++;
	}
	if (*r->at == '}')
		r->at++;
	else
		wrong(r, "a { has no }");
}

/* What may have a quantifier behind it: 1. */
static int
take_atom(struct regex *r)
{
	switch (*r->at) {
	case '[':
		r->at++;
		take_class(r);
		return 1;
	case '\\':
		r->at++;
		take_escape(r);
		return 1;
	case ']':
	case '}':
		wrong(r, "] and } need a backslash");
		return 0;
	default:
		take_char(r);
		return 1;
	}
}

/* A quantifier, of which there is one behind an atom. */
static void
take_quantifier(struct regex *r, int has_atom)
{
	if (!has_atom)
		wrong(r, "a quantifier has nothing before it to repeat");
	if (*r->at++ == '{')
		take_counts(r);
}

const char *
vdm_datatype_pattern_fault(const char *pattern)
{
	struct regex r = {pattern, NULL};
	size_t open = 0;
	int has_atom = 0;

	while (*r.at != '\0' && r.fault == NULL) {
		if (strchr("?*+{", *r.at) != NULL) {
			take_quantifier(&r, has_atom);
			has_atom = 0;
		} else if (*r.at == '(' || *r.at == '|') {
			open += *r.at++ == '(';
			has_atom = 0;
		} else if (*r.at == ')') {
			if (open == 0)
				return "a ) has no (";
			open--;
			r.at++;
			has_atom = 1;
		} else {
			has_atom = take_atom(&r);
		}
	}
	return r.fault == NULL && open > 0 ? "a ( has no )" : r.fault;
}
