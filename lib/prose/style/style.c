/* SPDX-License-Identifier: MIT */
/* What the house style says of the lines of a record. */
#include "prose/style/style.h"

#include <string.h>

#include "base/utf8.h"

enum {
	/* Bytes at the beginning of a line that its label is looked for in. */
	LABEL_BYTES = 400
};

struct vdm_style {
	struct {
		struct vdm_pattern *p;
		size_t n, cap;
	} of[STYLE_KINDS];
	struct {
		const char *label, *person;
	} * speaker;
	size_t speakers, cap;
};

static struct vdm_style *
style_of(struct ctx *c)
{
	if (c->style == NULL)
		c->style = vdm_arena_alloc(&c->scratch, sizeof(*c->style));
	return c->style;
}

static void
take_speaker(struct ctx *c, struct vdm_style *y,
	     const struct vdm_style_row *row)
{
	void *list = vdm_arena_grow(&c->scratch, y->speaker, &y->cap,
				    y->speakers + 1, sizeof(*y->speaker));

	if (list == NULL)
		return;
	y->speaker = list;
	y->speaker[y->speakers].label = row->words;
	y->speaker[y->speakers++].person = row->value;
}

void
vdm_style_take(struct ctx *c, const struct vdm_style_row *row)
{
	struct vdm_style *y = style_of(c);
	struct vdm_pattern *list;
	size_t k = row->pattern_kind;

	if (y == NULL)
		return;
	if (row->kind == ROW_SPEAKER) {
		take_speaker(c, y, row);
		return;
	}
	list = vdm_arena_grow(&c->scratch, y->of[k].p, &y->of[k].cap,
			      y->of[k].n + 1, sizeof(*list));
	if (list == NULL)
		return;
	y->of[k].p = list;
	list[y->of[k].n++] = row->pattern;
}

int
vdm_style_read(struct ctx *c)
{
	const char *s =
	    c->options != NULL ? vdm_style_own(c->options->profile) : NULL;
	struct vdm_style_row row;
	unsigned line = 0;

	while (s != NULL && vdm_style_next(&c->scratch, &s, &line, &row)) {
		if (row.kind == ROW_PATTERN || row.kind == ROW_SPEAKER)
			vdm_style_take(c, &row);
		else
			(void)vdm_style_report(&row, c->sink);
	}
	return c->scratch.failed ? -1 : 0;
}

int
vdm_style_has_labels(const struct ctx *c)
{
	return c->style != NULL && c->style->of[STYLE_LABEL].n > 0;
}

/* Whether a pattern of the kind matches; which one, the first that does. */
static int
matches(struct ctx *c, enum vdm_style_kind kind, const char *s, size_t n,
	enum vdm_match_mode mode, struct vdm_match *m)
{
	size_t i;

	if (c->style == NULL)
		return 0;
	for (i = 0; i < c->style->of[kind].n; i++)
		if (vdm_pattern_match(c, &c->style->of[kind].p[i], s, n, mode,
				      m))
			return 1;
	return 0;
}

int
vdm_style_label(struct ctx *c, const char *s, size_t n, struct vdm_match *m)
{
	struct vdm_match no;

	if (n > LABEL_BYTES)
		for (n = LABEL_BYTES; ((unsigned char)s[n] & 0xC0) == 0x80;)
			n--;
	return (matches(c, STYLE_LABEL, s, n, MATCH_BEGINNING, m) ||
		matches(c, STYLE_LABEL, s, n, MATCH_BARE, m)) &&
	       m->end > 0 &&
	       !matches(c, STYLE_TEXT, s, n, MATCH_BEGINNING, &no);
}

int
vdm_style_is_text(struct ctx *c, const char *s, size_t n, struct vdm_match *m)
{
	return matches(c, STYLE_TEXT, s, n, MATCH_BEGINNING, m);
}

int
vdm_style_is(struct ctx *c, enum vdm_style_kind kind, const char *s, size_t n,
	     struct vdm_match *m)
{
	return matches(c, kind, s, n, MATCH_WHOLE, m);
}

int
vdm_style_knows(struct ctx *c, const char *s, size_t n)
{
	static const enum vdm_style_kind kinds[] = {
	    STYLE_STRIP, STYLE_HEADING, STYLE_NOTE, STYLE_NARRATION};
	struct vdm_match m;
	size_t i;

	s = vdm_trim(s, &n);
	for (i = 0; n > 0 && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (matches(c, kinds[i], s, n, MATCH_WHOLE, &m))
			return 1;
	return 0;
}

const char *
vdm_style_speaker(const struct ctx *c, size_t *i, const char **label)
{
	*label = NULL;
	if (c->style == NULL || *i >= c->style->speakers)
		return NULL;
	*label = c->style->speaker[*i].label;
	return c->style->speaker[(*i)++].person;
}
