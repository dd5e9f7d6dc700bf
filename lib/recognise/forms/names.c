/* SPDX-License-Identifier: MIT */
/* Names as programs write them: whoever it is, the same letters every time. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	NAME_BYTES = 80,
	NAME_WORDS = 8,
	NICKNAME_BYTES = 24,
	SHORT_WORD = 4, /* "Fr.", "Prof.": a stop behind it ends no sentence */
	KEY_BYTES = 200
};

#define COUNT(marks) (sizeof(marks) / sizeof((marks)[0]))

/* The bytes of the first of some marks that s begins with; 0: of none. */
static size_t
quote_at(const char *s, size_t n, const char *const marks[], size_t count)
{
	size_t k;

	for (k = 0; k < count; k++) {
		size_t used = strlen(marks[k]);

		if (n >= used && memcmp(s, marks[k], used) == 0)
			return used;
	}
	return 0;
}

/* Marks that a name has not: of quotations, of tags, of questions. */
static int
is_odd(const char *s, size_t n, size_t i)
{
	static const char marks[] = "\"?!;<>{}=\t\n";
	static const char *const quotes[] = {"\xE2\x80\x9C", "\xE2\x80\x9D",
					     "\xE2\x80\x9E", "\xC2\xAB",
					     "\xC2\xBB",     "\xE2\x80\xA6"};

	if ((unsigned char)s[i] < 0x80)
		return strchr(marks, s[i]) != NULL;
	return quote_at(s + i, n - i, quotes, COUNT(quotes)) > 0;
}

/* Where what somebody is called among friends ends, "Bo" in Ann "Bo" Lee, that
 * begins at byte i of a name: behind its closing mark; i: none begins there. */
static size_t
nickname_end(const char *s, size_t n, size_t i)
{
	static const char *const opening[] = {"\"", "\xE2\x80\x9C",
					      "\xE2\x80\x9E", "\xC2\xAB"};
	static const char *const closing[] = {"\"", "\xE2\x80\x9D",
					      "\xE2\x80\x9C", "\xC2\xBB"};
	size_t k, used = quote_at(s + i, n - i, opening, COUNT(opening));

	if (used == 0 || i == 0 || s[i - 1] != ' ')
		return i;
	for (k = i + used; k < n && k - i <= NICKNAME_BYTES; k++) {
		used = quote_at(s + k, n - k, closing, COUNT(closing));
		if (used > 0)
			return k + used < n && s[k + used] == ' ' ? k + used
								  : i;
		if (strchr(",.;:?!", s[k]) != NULL)
			return i;
	}
	return i;
}

/* Whether a stop at i, white space behind it, ends a sentence. */
static int
ends_sentence(const char *s, size_t i)
{
	size_t k = i;

	while (k > 0 && s[k - 1] != ' ' && s[k - 1] != '.')
		k--;
	return i - k > SHORT_WORD;
}

/* Whether no name has what stands at byte i: an odd mark, the stop of a
 * sentence, the "//" of an address. */
static int
bars_name(const char *s, size_t n, size_t i)
{
	if (is_odd(s, n, i))
		return 1;
	if (i + 1 >= n)
		return 0;
	return (s[i] == '.' && s[i + 1] == ' ' && ends_sentence(s, i)) ||
	       (s[i] == '/' && s[i + 1] == '/');
}

/* Whether no name begins and ends so: with a mark that parts, and "Fr." may end
 * one where a sentence may not. */
static int
has_odd_ends(const char *s, size_t n)
{
	return strchr(",:", s[0]) != NULL || strchr(",:", s[n - 1]) != NULL ||
	       (s[n - 1] == '.' && ends_sentence(s, n - 1));
}

int
vdm_form_is_name(const char *s, size_t n, int weak)
{
	size_t i, used, words = 1;
	int letters = 0;
	uint32_t cp;

	if (n == 0 || n > NAME_BYTES || has_odd_ends(s, n))
		return 0;
	for (i = 0; i < n; i += used) {
		i = nickname_end(s, n, i);
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (bars_name(s, n, i))
			return 0;
		letters |= vdm_is_word(cp);
		words += cp == ' ';
	}
	return letters && words <= NAME_WORDS &&
	       !(weak && vdm_is_lower(vdm_utf8_decode(s, n, &used)));
}

/* Where the letters end that s begins with. */
static size_t
letters_end(const char *s, size_t n)
{
	size_t i = 0, used;

	while (i < n && !vdm_is_digit(s[i]) && s[i] != '_' &&
	       vdm_is_word(vdm_utf8_decode(s + i, n - i, &used)))
		i += used;
	return i;
}

/* Letters, then figures, perhaps a mark between: "Speaker 1", "SPK_2". */
int
vdm_form_is_code(const char *s, size_t n)
{
	size_t i = letters_end(s, n);

	if (i == 0)
		return 0;
	while (i < n && strchr(" _-#", s[i]) != NULL)
		i++;
	return i < n && vdm_figures_end(s, n, i) == n;
}

int
vdm_form_is_voice(const struct ctx *c, const char *s, size_t n)
{
	return vdm_form_is_code(s, n) ||
	       vdm_rule_whole(c, s, n, P_FLOOR) != NULL;
}

/* Without what a client puts before a nick: "@ann", " ann", "+ann". */
static const char *
without_mode(const char *s, size_t *n)
{
	while (*n > 1 && strchr("@+%&~ ", s[0]) != NULL &&
	       !(s[0] == '+' && vdm_is_digit(s[1]))) {
		s++;
		--*n;
	}
	return s;
}

/* "Kl. 13:02", "Tirsdag den 17.", "Transcription ended after 00:40:00": what
 * stands before a time, and is nobody. */
static int
is_of_time(struct ctx *c, const char *s, size_t n)
{
	const char *end = memchr(s, ' ', n), *low;
	size_t used = vdm_word_at(c, s, n, X_CLOCK);

	if ((used > 0 && used + 1 >= n) ||
	    vdm_rule_whole(c, s, n, P_ENDED) != NULL)
		return 1;
	low = vdm_lower(c, s, end != NULL ? (size_t)(end - s) : n);
	return end != NULL && low != NULL &&
	       (vdm_lexicon_get(c, low, strlen(low)) & W_WEEKDAY) != 0;
}

int
vdm_form_key(struct ctx *c, struct vdm_forms *f, const char *s, size_t n,
	     int use)
{
	struct form_key *list;
	const char *low;
	size_t at;

	s = without_mode(s, &n);
	if (n == 0 || n > KEY_BYTES || is_of_time(c, s, n))
		return -1;
	low = vdm_lower(c, s, n);
	if (low == NULL)
		return -1;
	if (vdm_strmap_get(&f->names, low, &at)) {
		f->key[at].uses += (unsigned)use;
		return (int)at;
	}
	low = vdm_arena_strdup(&c->scratch, low); /* it was only lent */
	if (low == NULL)
		return -1;
	list = vdm_arena_grow(&c->scratch, f->key, &f->cap_keys, f->keys + 1,
			      sizeof(*list));
	if (list == NULL) {
		f->failed = 1;
		return -1;
	}
	f->key = list;
	memset(&list[f->keys], 0, sizeof(*list));
	list[f->keys].name = s;
	list[f->keys].n = n;
	list[f->keys].uses = (unsigned)use;
	list[f->keys].who = -1;
	vdm_strmap_put(&f->names, low, f->keys);
	return (int)f->keys++;
}

/* The longest accepted name that whole words of the line begin with. */
int
vdm_form_opens(struct ctx *c, const struct vdm_forms *f, const char *s,
	       size_t n, size_t *used)
{
	size_t i, words = 0, at;
	int found = -1;

	*used = 0;
	for (i = 1; i < n && i < NAME_BYTES && words < NAME_WORDS; i++) {
		const char *low;

		if (s[i] != ' ')
			continue;
		words++;
		low = vdm_lower(c, s, i);
		if (low != NULL && vdm_strmap_get(&f->names, low, &at) &&
		    f->key[at].accepted) {
			*used = i;
			found = (int)at;
		}
	}
	return found;
}
