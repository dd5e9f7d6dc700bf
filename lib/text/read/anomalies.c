/* SPDX-License-Identifier: MIT */
/* What is odd in a text: reported with its place, never repaired. */
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"
#include "text/text.h"

enum { BRACKETS_MOST = 16 };

struct scan {
	const struct vdm_sink *sink;
	const char *s; /* the line */
	size_t n;
	unsigned line;
	struct {
		char open;
		size_t at; /* code points before it */
	} open[BRACKETS_MOST];
	size_t depth;
};

static struct vdm_pos
place(const struct scan *sc, size_t before)
{
	struct vdm_pos pos = {sc->line, (unsigned)before + 1, sc->line};

	return pos;
}

static void
count_odd(struct scan *sc, enum vdm_diag_id id, const char *what, size_t count,
	  size_t first)
{
	struct vdm_pos pos = place(sc, first);

	if (count > 0)
		vdm_diag(sc->sink, id, &pos, NULL,
			 "%s in this line (%zu); kept as in the "
			 "source",
			 what, count);
}

/* No-break spaces, soft hyphens and the sign of replacement, one finding a
 * line each. */
static void
scan_signs(struct scan *sc)
{
	size_t i = 0, col = 0, used, nbsp = 0, shy = 0, bad = 0;
	size_t nbsp_at = 0, shy_at = 0, bad_at = 0;

	for (; i < sc->n; i += used, col++) {
		uint32_t cp = vdm_utf8_decode(sc->s + i, sc->n - i, &used);

		if ((cp == 0xA0 || cp == 0x202F || cp == 0x2007) && nbsp++ == 0)
			nbsp_at = col;
		if (cp == 0xAD && shy++ == 0)
			shy_at = col;
		if (cp == 0xFFFD && bad++ == 0)
			bad_at = col;
	}
	count_odd(sc, VDM_D_TEXT_NO_BREAK_SPACE, "no-break spaces", nbsp,
		  nbsp_at);
	count_odd(sc, VDM_D_TEXT_SOFT_HYPHEN, "soft hyphens", shy, shy_at);
	count_odd(sc, VDM_D_TEXT_REPLACEMENT, "replacement characters", bad,
		  bad_at);
}

enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_GREEK };

static enum script
script_of(uint32_t cp)
{
	const uc_script_t *sc;

	if (cp < 0x80)
		return vdm_is_upper(cp) || vdm_is_lower(cp) ? SCRIPT_LATIN
							    : SCRIPT_NONE;
	sc = uc_script(cp);
	if (sc == NULL || cp == 0xB5)
		return SCRIPT_NONE;
	if (strcmp(sc->name, "Latin") == 0)
		return SCRIPT_LATIN;
	if (strcmp(sc->name, "Cyrillic") == 0)
		return SCRIPT_CYRILLIC;
	return strcmp(sc->name, "Greek") == 0 ? SCRIPT_GREEK : SCRIPT_NONE;
}

struct word {
	size_t at; /* bytes */
	size_t count[4], first[4];
};

static void
word_end(struct scan *sc, struct word *w, size_t end)
{
	static const char *const names[] = {"", "a Latin", "a Cyrillic",
					    "a Greek"};
	int kinds = 0, least = 0, i;

	for (i = 1; i < 4; i++)
		if (w->count[i] > 0) {
			kinds++;
			if (least == 0 || w->count[i] < w->count[least])
				least = i;
		}
	if (kinds > 1 && w->count[1] + w->count[2] + w->count[3] > 2) {
		struct vdm_pos pos = place(sc, w->first[least]);

		vdm_diag(sc->sink, VDM_D_TEXT_MIXED_SCRIPT, &pos, NULL,
			 "%s letter in the word \"%.*s\"; kept, but a search "
			 "for the word misses it",
			 names[least], (int)(end - w->at), sc->s + w->at);
	}
	memset(w, 0, sizeof(*w));
}

static void
scan_words(struct scan *sc)
{
	struct word w = {0};
	size_t i = 0, col = 0, used;
	int inside = 0;

	for (; i < sc->n; i += used, col++) {
		uint32_t cp = vdm_utf8_decode(sc->s + i, sc->n - i, &used);
		enum script script;

		if (!vdm_is_word(cp)) {
			if (inside)
				word_end(sc, &w, i);
			inside = 0;
			continue;
		}
		if (!inside)
			w.at = i;
		inside = 1;
		script = script_of(cp);
		if (w.count[script]++ == 0)
			w.first[script] = col;
	}
	if (inside)
		word_end(sc, &w, sc->n);
}

/* "1)" and "a)" close nothing. */
static int
is_item(const struct scan *sc, size_t i)
{
	size_t k = i;

	while (k > 0 && i - k < 4 && vdm_is_word((unsigned char)sc->s[k - 1]))
		k--;
	return sc->s[i] == ')' && k < i && i - k < 4 &&
	       (k == 0 || !vdm_is_word((unsigned char)sc->s[k - 1]));
}

static void
close_bracket(struct scan *sc, size_t i, size_t col)
{
	static const char kinds[] = "([{", ends[] = ")]}";
	char want;
	struct vdm_pos pos;

	if (sc->depth == 0)
		return;
	want = ends[strchr(kinds, sc->open[sc->depth - 1].open) - kinds];
	if (want != sc->s[i] && is_item(sc, i))
		return;
	sc->depth--;
	if (want == sc->s[i])
		return;
	if (sc->depth > 0 && /* the one around it is meant: "[a (b]" */
	    ends[strchr(kinds, sc->open[sc->depth - 1].open) - kinds] ==
		sc->s[i]) {
		sc->depth--;
		return;
	}
	pos = place(sc, sc->open[sc->depth].at);
	if (col - sc->open[sc->depth].at < 80)
		vdm_diag(sc->sink, VDM_D_TEXT_BRACKETS, &pos, NULL,
			 "'%c' is closed by '%c'; kept as in the source",
			 sc->open[sc->depth].open, sc->s[i]);
}

static void
scan_brackets(struct scan *sc)
{
	size_t i = 0, col = 0, used;

	sc->depth = 0;
	for (; i < sc->n; i += used, col++) {
		char c = sc->s[i];

		(void)vdm_utf8_decode(sc->s + i, sc->n - i, &used);
		if ((c == '(' || c == '[' || c == '{') &&
		    sc->depth < BRACKETS_MOST) {
			sc->open[sc->depth].open = c;
			sc->open[sc->depth++].at = col;
		} else if (c == ')' || c == ']' || c == '}') {
			close_bracket(sc, i, col);
		}
	}
}

static int
has_at(const struct scan *sc, size_t i, const char *what)
{
	size_t n = strlen(what);

	return sc->n - i >= n && memcmp(sc->s + i, what, n) == 0;
}

static void
scan_phrases(struct scan *sc)
{
	size_t i = 0, col = 0, used;

	for (; i < sc->n; i += used, col++) {
		struct vdm_pos pos = place(sc, col);

		(void)vdm_utf8_decode(sc->s + i, sc->n - i, &used);
		if (sc->s[i] != '[')
			continue;
		if (has_at(sc, i, "[?]"))
			vdm_diag(sc->sink, VDM_D_TEXT_EDITOR_QUESTION, &pos,
				 NULL,
				 "an editor's [?]; kept as in the source");
		if (has_at(sc, i, "[email protected]") ||
		    has_at(sc, i, "[email\xC2\xA0protected]"))
			vdm_diag(sc->sink, VDM_D_TEXT_MASKED_ADDRESS, &pos,
				 NULL,
				 "the address was masked by a web site; only "
				 "the mask is in the record");
	}
}

/* What may be odd in a line: ASCII has no signs nor scripts. */
static void
look_at(const struct scan *sc, int *ascii, int *brackets)
{
	unsigned char all = 0;
	size_t i;

	*brackets = 0;
	for (i = 0; i < sc->n; i++) {
		char c = sc->s[i];

		all |= (unsigned char)c;
		*brackets |= c == '(' || c == ')' || c == '[' || c == ']' ||
			     c == '{' || c == '}';
	}
	*ascii = all < 0x80;
}

void
vdm_text_anomalies(const char *text, size_t n, const struct vdm_sink *sink)
{
	struct scan sc = {0};
	int ascii, brackets;
	size_t i = 0;

	sc.sink = sink;
	if (sink == NULL)
		return;
	while (i < n) {
		const char *end = memchr(text + i, '\n', n - i);

		sc.s = text + i;
		sc.n = end != NULL ? (size_t)(end - sc.s) : n - i;
		sc.line++;
		look_at(&sc, &ascii, &brackets);
		if (!ascii) {
			scan_signs(&sc);
			scan_words(&sc);
		}
		if (brackets) {
			scan_brackets(&sc);
			scan_phrases(&sc);
		}
		i += sc.n + 1;
	}
}
