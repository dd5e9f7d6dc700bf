/* SPDX-License-Identifier: MIT */
/* Numbers, months and days in English and German words. */
#include "base/ascii.h"
#include "xpath/format/format.h"

#include <string.h>

static const char *const months[2][12] = {
    {"January", "February", "March", "April", "May", "June", "July", "August",
     "September", "October", "November", "December"},
    {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
     "September", "Oktober", "November", "Dezember"}};
static const char *const days[2][7] = {
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
     "Sunday"},
    {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag",
     "Sonntag"}};

static int
is_german(const char *language)
{
	return language != NULL && strncmp(language, "de", 2) == 0 &&
	       (language[2] == '\0' || language[2] == '-');
}

int
vdm_xp_has_language(const char *language)
{
	return is_german(language) ||
	       (language != NULL && strncmp(language, "en", 2) == 0 &&
		(language[2] == '\0' || language[2] == '-'));
}

const char *
vdm_xp_month_name(int month, const char *language)
{
	return months[is_german(language)][month - 1];
}

const char *
vdm_xp_day_name(int day, const char *language)
{
	return days[is_german(language)][day - 1];
}

const char *
vdm_xp_ordinal_suffix(vdm_xp_wide value, const char *language)
{
	int tens = (int)(value % 100), ones = (int)(value % 10);

	if (is_german(language))
		return ".";
	if (tens >= 11 && tens <= 13)
		return "th";
	return ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
}

static const char *const small[] = {
    "zero",    "one",     "two",       "three",    "four",
    "five",    "six",     "seven",     "eight",    "nine",
    "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const small_nth[] = {
    "zeroth",    "first",     "second",      "third",      "fourth",
    "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
    "tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
static const char *const tens[] = {"",       "",      "twenty", "thirty",
				   "forty",  "fifty", "sixty",  "seventy",
				   "eighty", "ninety"};
/* as far as 128 bits go */
#define GROUPS 13
static const char *const powers[GROUPS] = {"",
					   " thousand",
					   " million",
					   " billion",
					   " trillion",
					   " quadrillion",
					   " quintillion",
					   " sextillion",
					   " septillion",
					   " octillion",
					   " nonillion",
					   " decillion",
					   " undecillion"};

static void
english_hundreds(struct vdm_xp_text *out, int value, int ordinal)
{
	if (value >= 100) {
		vdm_xp_printf(out, "%s hundred", small[value / 100]);
		value %= 100;
		if (value == 0) {
			if (ordinal)
				vdm_xp_puts(out, "th");
			return;
		}
		vdm_xp_puts(out, " and ");
	}
	if (value < 20) {
		vdm_xp_puts(out, ordinal ? small_nth[value] : small[value]);
		return;
	}
	if (value % 10 == 0 && ordinal) {
		vdm_xp_put(out, tens[value / 10], strlen(tens[value / 10]) - 1);
		vdm_xp_puts(out, "ieth");
		return;
	}
	vdm_xp_puts(out, tens[value / 10]);
	if (value % 10 > 0)
		vdm_xp_printf(out, " %s",
			      ordinal ? small_nth[value % 10]
				      : small[value % 10]);
}

static void
english(struct vdm_xp_text *out, vdm_xp_wide value, int ordinal)
{
	int parts[GROUPS], n = 0, said = 0;

	if (value == 0) {
		vdm_xp_puts(out, ordinal ? "zeroth" : "zero");
		return;
	}
	for (vdm_xp_wide rest = value; n < GROUPS; n++) {
		parts[n] = (int)(rest % 1000);
		rest /= 1000;
	}
	int last = 0;
	while (parts[last] == 0)
		last++;
	for (int i = GROUPS - 1; i >= 0; i--) {
		if (parts[i] == 0)
			continue;
		if (said)
			vdm_xp_puts(out,
				    i == 0 && parts[0] < 100 ? " and " : " ");
		said = 1;
		english_hundreds(out, parts[i], ordinal && i == 0);
		vdm_xp_puts(out, powers[i]);
		if (ordinal && i == last && i > 0)
			vdm_xp_puts(out, "th");
	}
}

static const char *const klein[] = {
    "null",     "ein",      "zwei",     "drei",     "vier",
    "fünf",     "sechs",    "sieben",   "acht",     "neun",
    "zehn",     "elf",      "zwölf",    "dreizehn", "vierzehn",
    "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
static const char *const zehner[] = {"",        "",        "zwanzig", "dreißig",
				     "vierzig", "fünfzig", "sechzig", "siebzig",
				     "achtzig", "neunzig"};
static const char *const klein_te[] = {
    "nullte", "erste", "zweite", "dritte", "vierte", "fünfte", "sechste",
    "siebte", "achte", "neunte", "zehnte", "elfte",  "zwölfte"};

/* `end` is what a one at the end is: "eins" alone, "ein" before others. */
static void
german_hundreds(struct vdm_xp_text *out, int value, const char *end,
		int ordinal)
{
	if (value >= 100) {
		vdm_xp_printf(out, "%shundert", klein[value / 100]);
		value %= 100;
		if (value == 0) {
			if (ordinal)
				vdm_xp_puts(out, "ste");
			return;
		}
	}
	if (ordinal && value < 13) {
		vdm_xp_puts(out, klein_te[value]);
	} else if (value == 1) {
		vdm_xp_puts(out, end);
	} else if (value < 20) {
		vdm_xp_puts(out, klein[value]);
		if (ordinal)
			vdm_xp_puts(out, "te");
	} else {
		if (value % 10 > 0)
			vdm_xp_printf(out, "%sund", klein[value % 10]);
		vdm_xp_puts(out, zehner[value / 10]);
		if (ordinal)
			vdm_xp_puts(out, "ste");
	}
}

/* "eine Million", "zwei Millionen"; at the end "zweimillionste". */
static void
german_large(struct vdm_xp_text *out, int part, int power, int is_nth)
{
	static const char *const large[] = {
	    "Million",     "Milliard",     "Billion",     "Billiard",
	    "Trillion",    "Trilliard",    "Quadrillion", "Quadrilliard",
	    "Quintillion", "Quintilliard", "Sextillion"};
	const char *plural = power % 2 == 0 ? "en" : "n";

	german_hundreds(out, part, is_nth ? "ein" : "eine", 0);
	if (is_nth) {
		vdm_xp_printf(out, "%c%sste", *large[power] | 32,
			      large[power] + 1);
		return;
	}
	vdm_xp_printf(out, " %s%s%s", large[power], power % 2 == 0 ? "" : "e",
		      part > 1 ? plural : "");
}

static void
german(struct vdm_xp_text *out, vdm_xp_wide value, int ordinal)
{
	vdm_xp_wide unit = 1000000;

	if (value == 0) {
		vdm_xp_puts(out, ordinal ? "nullte" : "null");
		return;
	}
	for (int i = 0; i < 10; i++)
		unit *= 1000;
	for (int i = 10; i >= 0; i--, unit /= 1000) {
		int part = (int)(value / unit % 1000);
		if (part == 0)
			continue;
		if (out->len > 0)
			vdm_xp_puts(out, " ");
		german_large(out, part, i, ordinal && value % unit == 0);
	}
	int thousands = (int)(value / 1000 % 1000), rest = (int)(value % 1000);
	if (out->len > 0 && thousands + rest > 0)
		vdm_xp_puts(out, " ");
	if (thousands > 0) {
		german_hundreds(out, thousands, "ein", 0);
		vdm_xp_puts(out, "tausend");
		if (rest == 0 && ordinal)
			vdm_xp_puts(out, "ste");
	}
	if (rest > 0)
		german_hundreds(out, rest, "eins", ordinal);
}

/* A byte of a word in capitals; of ö, ü and ß, which have two, the second. */
static void
put_capital(struct vdm_xp_text *out, char c, int is_second)
{
	if (is_second && (unsigned char)c == 0x9F) {
		out->len--;
		vdm_xp_puts(out, "SS");
		return;
	}
	if (is_second || vdm_is_small(c))
		c = (char)((unsigned char)c - 0x20);
	vdm_xp_put(out, &c, 1);
}

void
vdm_xp_put_words(struct vdm_xp_text *out, vdm_xp_wide value, int ordinal,
		 const char *language, char letters)
{
	struct vdm_xp_text words = {.call = out->call};
	int start = 1;

	if (is_german(language))
		german(&words, value, ordinal);
	else
		english(&words, value, ordinal);
	for (size_t i = 0; i < words.len; i++) {
		char c = words.data[i];
		int second = i > 0 && (unsigned char)words.data[i - 1] == 0xC3;
		if (letters == 'W' || (letters == 't' && start))
			put_capital(out, c, second);
		else if (vdm_is_capital(c) && letters == 'w')
			vdm_xp_putcp(out, (uint32_t)(c + 32));
		else
			vdm_xp_put(out, &c, 1);
		start = c == ' ';
	}
}
