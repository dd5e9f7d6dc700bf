/* SPDX-License-Identifier: MIT */
/* The rows of a house style, and what is wrong with them. */
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "prose/style/rows.h"

enum { SHOWN_BYTES = 100 };

/* "key: words": phrases, which stand in the text as they are. */
static const struct {
	const char *key;
	enum vdm_phrase_class class;
} phrases[] = {{"furniture", P_FURNITURE}, {"section", P_SECTION},
	       {"label", P_LABEL},         {"credit", P_CREDIT},
	       {"rights", P_RIGHTS},       {"contact", P_CONTACT},
	       {"closing", P_CLOSING},     {"narration", P_NARRATION},
	       {"nobody", P_NOBODY},       {"procedure", P_PROCEDURE},
	       {"written", P_WRITTEN},     {"present", P_PRESENT},
	       {"signature", P_SIGNATURE}, {"repository", P_REPOSITORY}};

/* "key = pattern": how lines look. */
static const struct {
	const char *key;
	enum vdm_style_kind kind;
} patterns[] = {{"label", STYLE_LABEL}, {"text", STYLE_TEXT},
		{"strip", STYLE_STRIP}, {"heading", STYLE_HEADING},
		{"note", STYLE_NOTE},   {"narration", STYLE_NARRATION}};

static const char speaker_key[] = "speaker-is";

enum {
	PHRASES = sizeof(phrases) / sizeof(phrases[0]),
	PATTERNS = sizeof(patterns) / sizeof(patterns[0])
};

const char vdm_style_generic[] = "generic";
static const char web_style[] = "web-archive";

const char *
vdm_style_own(const char *profile)
{
	return profile == NULL || strcmp(profile, vdm_style_generic) == 0 ||
		       strcmp(profile, web_style) == 0
		   ? NULL
		   : profile;
}

static int
is_word(const char *name, const char *s, size_t n)
{
	return strlen(name) == n && memcmp(name, s, n) == 0;
}

static size_t
phrase_named(const char *s, size_t n)
{
	size_t i = 0;

	while (i < PHRASES && !is_word(phrases[i].key, s, n))
		i++;
	return i;
}

static size_t
pattern_named(const char *s, size_t n)
{
	size_t i = 0;

	while (i < PATTERNS && !is_word(patterns[i].key, s, n))
		i++;
	return i;
}

/* The key that somebody may have meant, or NULL. */
static const char *
key_meant(struct vdm_arena *a, const char *s, size_t n)
{
	struct vdm_words_guess g = {vdm_arena_strndup(a, s, n), NULL, 0};
	size_t i;

	if (g.said == NULL)
		return NULL;
	for (i = 0; i < PATTERNS; i++)
		vdm_words_offer(&g, patterns[i].key);
	for (i = 0; i < PHRASES; i++)
		vdm_words_offer(&g, phrases[i].key);
	vdm_words_offer(&g, speaker_key);
	return g.meant;
}

/* Whether a class's value may be this: a field, or what the tables' rows have.
 */
static int
value_fits(enum vdm_phrase_class class, const char *value)
{
	const struct vdm_language *l;
	const struct vdm_phrase *p;
	size_t i, k;

	if (value == NULL)
		return 0;
	if (vdm_field_by_name(value) != NULL)
		return 1;
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		for (k = 0; l->phrases[k] != NULL; k++)
			for (p = l->phrases[k]; p->words != NULL; p++)
				if (p->class == class && p->value != NULL &&
				    strcmp(p->value, value) == 0)
					return 1;
	return 0;
}

/* "words = value" behind a key of phrases. */
static void
read_phrase(struct vdm_arena *a, const char *s, size_t n,
	    struct vdm_style_row *row)
{
	const char *equals = memchr(s, '=', n), *p;
	size_t rest;

	row->kind = ROW_PHRASE;
	if (equals != NULL) {
		rest = n - (size_t)(equals - s) - 1;
		p = vdm_trim(equals + 1, &rest);
		row->value = vdm_arena_strndup(a, p, rest);
		n = (size_t)(equals - s);
		s = vdm_trim(s, &n);
	}
	row->words = vdm_arena_strndup(a, s, n);
	if (n == 0 || ((row->class == P_LABEL || row->class == P_CREDIT) &&
		       !value_fits(row->class, row->value)))
		row->kind = ROW_UNCLEAR;
}

static void
flawed(struct vdm_style_row *row, const char *problem, size_t at)
{
	row->kind = ROW_FLAWED;
	row->flaw.problem = problem;
	row->flaw.at = at;
}

static void
read_pattern(struct vdm_arena *a, const char *s, size_t n,
	     struct vdm_style_row *row)
{
	size_t at = (size_t)(s - row->text);

	row->kind = ROW_PATTERN;
	if (vdm_pattern_parse(a, s, n, &row->pattern, &row->flaw) != 0)
		flawed(row,
		       row->flaw.problem != NULL ? row->flaw.problem
						 : "there is no memory left",
		       at + row->flaw.at);
	else if (vdm_pattern_is_open(&row->pattern))
		flawed(row, "every line would match it", at);
	else if (row->pattern_kind == STYLE_LABEL &&
		 vdm_pattern_has_no_end(&row->pattern))
		flawed(row, "a label has to have an end", at + n);
}

/* "label -> person" */
static void
read_speaker(struct vdm_arena *a, const char *s, size_t n,
	     struct vdm_style_row *row)
{
	size_t i = 0, at = (size_t)(s - row->text), label, rest;
	const char *name;

	while (i + 1 < n && memcmp(s + i, "->", 2) != 0)
		i++;
	if (i + 1 >= n) {
		flawed(row, "`->` has to part a label from its person", at);
		return;
	}
	label = i;
	rest = n - i - 2;
	name = vdm_trim(s + i + 2, &rest);
	s = vdm_trim(s, &label);
	if (label == 0 || rest == 0) {
		flawed(row,
		       label == 0 ? "there is no label before `->`"
				  : "there is no person behind `->`",
		       at + i);
		return;
	}
	row->kind = ROW_SPEAKER;
	row->words = vdm_arena_strndup(a, s, label);
	row->value = vdm_arena_strndup(a, name, rest);
}

/* "key: ..." or "key = ...": where a key has only one of both, either does. */
static void
read_row(struct vdm_arena *a, struct vdm_style_row *row)
{
	const char *s = row->text, *rest;
	size_t key = strcspn(s, ":="), n = row->length, left, phrase, pattern;

	row->kind = ROW_UNCLEAR;
	if (key >= n)
		return;
	left = n - key - 1;
	rest = vdm_trim(s + key + 1, &left);
	n = key;
	(void)vdm_trim(s, &n);
	phrase = phrase_named(s, n);
	pattern = pattern_named(s, n);
	if (is_word(speaker_key, s, n)) {
		read_speaker(a, rest, left, row);
	} else if (pattern < PATTERNS && (s[key] == '=' || phrase == PHRASES)) {
		row->pattern_kind = patterns[pattern].kind;
		read_pattern(a, rest, left, row);
	} else if (phrase < PHRASES) {
		row->class = phrases[phrase].class;
		read_phrase(a, rest, left, row);
	} else {
		row->kind = ROW_UNKNOWN;
		row->meant = key_meant(a, s, n);
	}
}

int
vdm_style_next(struct vdm_arena *a, const char **s, unsigned *line,
	       struct vdm_style_row *row)
{
	while (*s != NULL &&
	       **s != '\0') { /* NULL: there was no memory for it */
		size_t n = strcspn(*s, "\n"), used = n;
		const char *p = vdm_trim(*s, &used);

		*s += n + ((*s)[n] == '\n');
		++*line;
		if (used == 0 || *p == '#')
			continue;
		memset(row, 0, sizeof(*row));
		row->line = *line;
		row->text = vdm_arena_strndup(a, p, used);
		row->length = used;
		if (row->text == NULL)
			return 0;
		read_row(a, row);
		return 1;
	}
	return 0;
}

int
vdm_style_report(const struct vdm_style_row *row, const struct vdm_sink *sink)
{
	struct vdm_pos pos = {row->line, 1, row->line};

	switch (row->kind) {
	case ROW_PHRASE:
	case ROW_PATTERN:
	case ROW_SPEAKER:
		return 0;
	case ROW_FLAWED:
		pos.column = (unsigned)row->flaw.at + 1;
		vdm_diag(sink, VDM_D_PROFILE_PATTERN, &pos, NULL,
			 "the row cannot be read: %s (\"%.*s\")",
			 row->flaw.problem, SHOWN_BYTES, row->text);
		return 1;
	case ROW_UNKNOWN:
		vdm_diag(sink, VDM_D_PROFILE_KEY, &pos, NULL,
			 "`%.*s` is no key of a house style, and the row has "
			 "no effect%s%s%s",
			 (int)strcspn(row->text, ":= "), row->text,
			 row->meant != NULL ? " (did you mean `" : "",
			 row->meant != NULL ? row->meant : "",
			 row->meant != NULL ? "`?)" : "");
		return 1;
	case ROW_UNCLEAR:
		break;
	}
	vdm_diag(sink, VDM_D_PROFILE_LINE, &pos, NULL,
		 "line %u of the house style is not understood, and has no "
		 "effect: \"%.*s\"",
		 row->line, SHOWN_BYTES, row->text);
	return 1;
}

int
vdm_style_check(char *text, const struct vdm_sink *sink)
{
	struct vdm_arena a;
	struct vdm_style_row row;
	const char *s = text, *from = text;
	unsigned line = 0, last = 0;
	int rc = 0;

	vdm_arena_init(&a);
	while (vdm_style_next(&a, &s, &line, &row)) {
		for (; last + 1 < line; last++)
			from = strchr(from, '\n') + 1;
		if (vdm_style_report(&row, sink))
			text[from - text] = '#';
		rc = row.kind == ROW_FLAWED ? -1 : rc;
	}
	vdm_arena_fini(&a);
	return rc;
}
