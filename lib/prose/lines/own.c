/* SPDX-License-Identifier: MIT */
/* The labels that a person states: by a house style, or by the forms of a list
 * of people. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/own.h"
#include "prose/style/style.h"

enum {
	FORM_BYTES =
	    120 /* in which the mark behind a stated form has to come */
};

/* Where the last word ends before `end`: of a label that has no parts. */
static size_t
last_word(const char *s, size_t end)
{
	size_t used, k = end;

	while (k > 0) {
		size_t from = k - 1;

		while (from > 0 && ((unsigned char)s[from] & 0xC0) == 0x80)
			from--;
		if (vdm_is_word(vdm_utf8_decode(s + from, k - from, &used)))
			return k;
		k = from;
	}
	return end;
}

/* The bytes of the character before `end`. */
static size_t
last_bytes(const char *s, size_t end)
{
	size_t n = 1;

	while (n < end && ((unsigned char)s[end - n] & 0xC0) == 0x80)
		n++;
	return n;
}

/* The same of a label that has no parts: "Q. :" is "Q.", "Q." is "Q". */
static size_t
before_mark(const char *s, size_t end)
{
	size_t k = end;

	while (k > 0 && strchr(":-) \t", s[k - 1]) != NULL)
		k--;
	return k == 0 || k == end ? last_word(s, end) : k;
}

static int
count_words(const char *s, size_t n)
{
	int words = 1;

	while (n-- > 0)
		words += *s++ == ' ';
	return words;
}

static enum label_style
style_of(const struct vdm_match *m, int alone)
{
	switch ((int)m->mark) {
	case ITEM_DASH:
		return L_DASH;
	case ITEM_GAP:
		return L_GAP;
	case ITEM_ANY:
		return alone ? L_ALONE : L_COLON;
	case ITEM_CHARS:
		return m->stop == '.' ? L_STOP : L_COLON;
	default:
		return L_COLON;
	}
}

/* The label of a style's pattern that matched at `at`. */
static void
from_match(const char *s, size_t n, size_t at, const struct vdm_match *m,
	   struct label *l)
{
	size_t rest = n - at - m->end;

	l->own = 1;
	(void)vdm_trim(s + at + m->end, &rest);
	l->style = style_of(m, rest == 0);
	l->start = at + m->name;
	l->name_end = at + m->name_end;
	if (m->name_end == 0) {
		l->start = at + m->office;
		l->name_end =
		    at + (m->office_end > 0 ? m->office_end
					    : before_mark(s + at, m->end));
	} else if (m->office_end > 0) {
		l->office_start = at + m->office;
		l->office_end = at + m->office_end;
	} else if (m->name > 0 && s[l->start - 1] == '(') {
		/* "The Chairman (NAME):" */
		l->office_start = at;
		l->office_end = at + last_word(s + at, m->name);
		if (l->office_end >= l->start)
			l->office_start = l->office_end = 0;
	}
	l->key_end = l->name_end;
	l->word_end =
	    at + m->part_end > l->name_end ? at + m->part_end : l->name_end;
	l->bracketed = l->word_end > l->name_end;
	l->end = l->style == L_ALONE ? n
		 : l->style == L_GAP ? l->word_end
				     : at + m->end;
	/* the stop is the initial's, too: "Orlov S. P." */
	if (l->style == L_STOP && l->name_end > l->start + 2 &&
	    strchr(" .", s[l->name_end - last_bytes(s, l->name_end) - 1]) !=
		NULL)
		l->word_end = l->end;
	l->words = count_words(s + l->start, l->name_end - l->start);
}

/* A dash that sets off a label, or ends the mark that does. */
static int
is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

/* How a label ends by a mark, with what is next to it; L_STYLES: by none. */
static enum label_style
style_by(uint32_t cp, uint32_t next)
{
	if (cp == ':' || cp == 0xFF1A)
		return L_COLON;
	if (cp == '.')
		return L_STOP;
	if (cp == '\t' || cp == 0x3000 || (cp == ' ' && next == ' '))
		return L_GAP;
	return is_dash(cp) ? L_DASH : L_STYLES;
}

/* The mark that may end a label at byte i: its bytes, and how it ends; or 0. */
static size_t
mark_at(const char *s, size_t n, size_t i, enum label_style *style)
{
	size_t used, more = 0;
	uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);
	uint32_t next = i + used < n
			    ? vdm_utf8_decode(s + i + used, n - i - used, &more)
			    : ' ';

	*style = style_by(cp, next);
	if (*style == L_COLON || *style == L_GAP)
		return used;
	if (*style == L_STOP && is_dash(next))
		return used + more;
	if (*style == L_STOP)
		return vdm_is_space((int)next) ? used : 0;
	/* a hyphen joins words, but for one behind white space */
	return *style == L_DASH && i > 0 && (s[i - 1] == ' ' || cp != '-')
		   ? used
		   : 0;
}

/* "pz: I saw it.": a form of the list of people before a mark. */
static int
from_people(struct ctx *c, const char *s, size_t n, size_t at, struct label *l)
{
	size_t i, used, len;
	enum label_style style;

	for (i = at + 1; i < n && i < at + FORM_BYTES && s[i] != '\n'; i++) {
		used = mark_at(s, n, i, &style);
		if (used == 0)
			continue;
		len = i - at;
		(void)vdm_trim(s + at, &len);
		if (vdm_who_stated(c, s + at, len) < 0)
			continue;
		l->own = 1;
		l->style = style;
		l->dashed = style == L_STOP && used > 1;
		l->start = at;
		l->word_end = l->name_end = l->key_end = at + len;
		l->end = i + used;
		l->words = count_words(s + at, len);
		return 1;
	}
	return 0;
}

int
vdm_label_own(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct vdm_match m;
	size_t at = 0;

	memset(l, 0, sizeof(*l));
	l->key = -1;
	while (at < n && vdm_is_space((unsigned char)s[at]))
		at++;
	if (at >= n)
		return 0;
	if (vdm_style_label(c, s + at, n - at, &m)) {
		from_match(s, n, at, &m, l);
		return 1;
	}
	return c->has_people && from_people(c, s, n, at, l);
}
