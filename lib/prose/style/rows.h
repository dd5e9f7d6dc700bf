/* SPDX-License-Identifier: MIT */
/* The rows of a house style (docs/profiles.md). */
#ifndef VDM_PROSE_STYLE_ROWS_H
#define VDM_PROSE_STYLE_ROWS_H

#include "prose/style/pattern.h"

/* The name of the built-in style without a web page's furniture. */
extern const char vdm_style_generic[];
/* The text of a person's own style, of what the options have; NULL: it is none,
 * or the name of a built-in one. */
const char *vdm_style_own(const char *profile);

/* What a line is that a pattern matches. */
enum vdm_style_kind {
	STYLE_LABEL,     /* of a turn, at its beginning */
	STYLE_TEXT,      /* what begins so bears no label */
	STYLE_STRIP,     /* is left out */
	STYLE_HEADING,   /* the whole of it, as are these: */
	STYLE_NOTE,      /* */
	STYLE_NARRATION, /* what nobody says */
	STYLE_KINDS
};

enum vdm_row_kind {
	ROW_PHRASE,  /* key: words = value */
	ROW_PATTERN, /* key = pattern */
	ROW_SPEAKER, /* speaker-is = label -> person */
	ROW_FLAWED,  /* a pattern or a person that cannot be read */
	ROW_UNKNOWN, /* there is no such key */
	ROW_UNCLEAR  /* no key, or a field that is none */
};

struct vdm_style_row {
	enum vdm_row_kind kind;
	unsigned line;
	const char *text; /* the line, as it stands */
	size_t length;
	enum vdm_phrase_class class;
	const char *words, *value; /* of phrases; a label and its person */
	enum vdm_style_kind pattern_kind;
	struct vdm_pattern pattern;
	struct vdm_flaw flaw; /* with its place in the line */
	const char *meant;    /* the key that may be meant, or NULL */
};

/* The next row of a house style at *s, which is moved behind it: 0 at the end.
 * All of it is in the arena. */
int vdm_style_next(struct vdm_arena *a, const char **s, unsigned *line,
		   struct vdm_style_row *row);
/* Says what is wrong with a row: whether it has no effect. */
int vdm_style_report(const struct vdm_style_row *row,
		     const struct vdm_sink *sink);
/* Reports what is not understood: -1 where a pattern cannot be read, which
 * ends the run. Rows without effect become comments in the text. */
int vdm_style_check(char *text, const struct vdm_sink *sink);

#endif
