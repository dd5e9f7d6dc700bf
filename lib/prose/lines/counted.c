/* SPDX-License-Identifier: MIT */
/*
 * Questions and answers that are counted: "Question 3: Was it kept?", "Frage
 * Nr. 3:", "A1. It was." The word is the label, and what counts them none of
 * it.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/lines/marks.h"

enum {
	TALLIED_BYTES = 3, /* of letters that count their turns, */
	TALLIED_MOST = 4,  /* of which there are no more, */
	TALLIED_USES = 3,  /* and each stands so often */
	MARKS = 2,         /* before a number: "No", "Nº", "#" */
	NUMBER_DIGITS = 3  /* of that number */
};

/* Whether letters, `n` bytes, count their turns in this document. */
static int
is_tallied(const struct ctx *c, const char *s, size_t n)
{
	const char *p;

	if (c->tallied == NULL || n == 0 || n > TALLIED_BYTES)
		return 0;
	for (p = c->tallied; *p != '\0'; p += strcspn(p, " ") + 1)
		if (strcspn(p, " ") == n && memcmp(p, s, n) == 0)
			return 1;
	return 0;
}

/* Whether the word, `n` bytes, labels questions or answers. */
static int
labels_part(struct ctx *c, const char *s, size_t n)
{
	const char *low = vdm_lower(c, s, n);

	return low != NULL &&
	       (vdm_lexicon_does(c, low, strlen(low), X_ASKS) ||
		vdm_lexicon_does(c, low, strlen(low), X_ANSWERS) ||
		is_tallied(c, s, n));
}

/* The bytes of the word for a part that a text begins with, up to what is no
 * letter of it; 0 where it begins with none. */
static size_t
part_bytes(struct ctx *c, const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && strchr("0123456789 .:#)-", s[i]) == NULL)
		i++;
	return i > 0 && labels_part(c, s, i) ? i : 0;
}

/* "No. 12", "N.º 12", "#12", "12" from byte i on: the byte behind it; 0 where
 * nothing counts. */
static size_t
number_bytes(const char *s, size_t n, size_t i)
{
	size_t used, marks = 0, digits = 0;

	for (; i < n && s[i] != ':'; i += used) {
		const uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (vdm_digit_of(cp) >= 0)
			digits++;
		else if (digits > 0)
			break;
		else
			marks += cp != ' ' && cp != '.';
	}
	return digits > 0 && digits <= NUMBER_DIGITS && marks <= MARKS ? i : 0;
}

size_t
vdm_part_counted(struct ctx *c, const char *s, size_t n, size_t *end)
{
	const size_t word = part_bytes(c, s, n);

	*end = word > 0 ? number_bytes(s, n, word) : 0;
	return *end > 0 ? word : 0;
}

int
vdm_label_counted(struct ctx *c, const struct tokens *t, size_t n,
		  struct label *l)
{
	enum label_prefix prefix;
	const size_t first = vdm_label_start(t, &prefix);
	size_t from, word, end, i;

	if (!vdm_token_has(t, first, T_CAP | T_CASELESS))
		return 0;
	from = t->t[first].start;
	word = vdm_part_counted(c, t->s + from, n - from, &end);
	if (word == 0)
		return 0;
	end += from;
	for (i = first; i < t->n && t->t[i].start < end; i++)
		;
	/* a colon, or a stop, with more behind it */
	if (!(vdm_is_colon(t, i) || vdm_punct(t, i, '.')) ||
	    !vdm_token_has(t, i + 1, T_SPACED | T_CASELESS))
		return 0;
	memset(l, 0, sizeof(*l));
	l->key = -1;
	l->prefix = prefix;
	l->counted = !is_tallied(c, t->s + from, word);
	l->words = 1;
	l->sign[0] = SIGN_CAPITAL;
	l->start = from;
	l->name_end = l->key_end = l->word_end = from + word;
	l->style = vdm_is_colon(t, i) ? L_COLON : L_STOP;
	l->end = t->t[i].end;
	return 1;
}

/* Letters before numbers that run on by one. */
struct tally {
	const char *s;
	size_t n, uses;
	unsigned next;
	int broken;
};

/* "T12: ": the bytes of the letters and of the number that open a text, and a
 * colon; 0 where they do not. */
static size_t
letters_number(const char *s, size_t n, unsigned *number)
{
	size_t i = 0, k;

	*number = 0;
	while (i < n && i <= TALLIED_BYTES && s[i] >= 'A' && s[i] <= 'Z')
		i++;
	for (k = i; k < n && k <= i + NUMBER_DIGITS && vdm_is_digit(s[k]); k++)
		*number = *number * 10 + (unsigned)(s[k] - '0');
	return i > 0 && i <= TALLIED_BYTES && k > i && k + 1 < n &&
		       s[k] == ':' && s[k + 1] == ' '
		   ? i
		   : 0;
}

/* Counts one more use; *all are so many kinds of letters. */
static void
tally_add(struct tally *t, size_t *all, const char *s, size_t n,
	  unsigned number)
{
	size_t i;

	for (i = 0; i < *all; i++)
		if (t[i].n == n && memcmp(t[i].s, s, n) == 0)
			break;
	if (i == TALLIED_MOST)
		return;
	if (i == *all) {
		t[i] = (struct tally){s, n, 0, number, 0};
		(*all)++;
	}
	t[i].uses++;
	t[i].broken |= t[i].next != number;
	t[i].next = number + 1;
}

void
vdm_letters_tally(struct ctx *c)
{
	struct tally t[TALLIED_MOST + 1];
	size_t i, n, all = 0, good = 0;
	unsigned number;

	for (i = 0; i < c->n; i++) {
		n = letters_number(c->u[i].text, c->u[i].len, &number);
		if (n > 0)
			tally_add(t, &all, c->u[i].text, n, number);
	}
	vdm_buf_clear(&c->buf);
	for (i = 0; i < all; i++)
		if (!t[i].broken && t[i].uses >= TALLIED_USES) {
			good++;
			vdm_buf_printf(&c->buf, "%.*s ", (int)t[i].n, t[i].s);
		}
	/* one of a kind counts items */
	if (good > 1)
		c->tallied =
		    vdm_arena_strdup(&c->scratch, vdm_buf_str(&c->buf));
}
