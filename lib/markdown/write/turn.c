/* SPDX-License-Identifier: MIT */
/* Turns as paragraphs: "**MR. X:** ..." and "**Cde. X** asks ...". */
#include <string.h>

#include "base/utf8.h"
#include "markdown/write/writer.h"

/* Whether one of the attributes is none of these. */
static int
has_more(const struct vdm_node *n, const char *a, const char *b, const char *c,
	 const char *d)
{
	const struct vdm_attr *x;

	for (x = n->attrs; x != NULL; x = x->next)
		if (strcmp(x->name, a) != 0 && strcmp(x->name, b) != 0 &&
		    strcmp(x->name, c) != 0 && strcmp(x->name, d) != 0)
			return 1;
	return 0;
}

static int
is_plain_value(const char *s)
{
	return s == NULL ||
	       (*s != '\0' && strpbrk(s, ";<>\n\r\t") == NULL &&
		strstr(s, "--") == NULL && *s != ' ' && *s != '-' &&
		s[strlen(s) - 1] != ' ' && s[strlen(s) - 1] != '-');
}

/* <!-- who: a b; guess: medium; label -->; 0: the attributes cannot be said
 * so. */
static int
comment(struct vdm_buf *out, const struct vdm_node *turn, int label)
{
	const char *who = vdm_node_attr(turn, "who"), *at = who, *t;
	const char *cert = vdm_node_attr(turn, "cert");
	const char *resp = vdm_node_attr(turn, "resp");
	struct vdm_buf same;
	size_t n;
	int ok = is_plain_value(cert) && is_plain_value(resp) &&
		 (who == NULL || is_plain_value(who));

	vdm_buf_init(&same);
	vdm_buf_puts(out, "<!-- who:");
	while (ok && at != NULL && (t = vdm_who_next(&at, &n)) != NULL) {
		int local =
		    t[0] == '#' && n > 1 && 1 + strcspn(t + 1, ":/#") >= n;

		if (!local && strcspn(t, ":/#") >= n)
			ok = 0;
		vdm_buf_printf(&same, "%s%.*s", same.len > 0 ? " " : "", (int)n,
			       t);
		vdm_buf_printf(out, " %.*s", (int)n - local, t + local);
	}
	if (who != NULL && strcmp(who, vdm_buf_str(&same)) != 0)
		ok = 0;
	if (cert != NULL && resp != NULL && strcmp(resp, "#vidimus") == 0)
		vdm_buf_printf(out, "; guess: %s", cert);
	else {
		if (cert != NULL)
			vdm_buf_printf(out, "; cert: %s", cert);
		if (resp != NULL)
			vdm_buf_printf(out, "; resp: %s", resp);
	}
	vdm_buf_puts(out, label ? "; label -->\n" : " -->\n");
	vdm_buf_fini(&same);
	return ok;
}

/* The children from `c` on all go on with the turn, or can be said to. */
static int
all_continue(const struct vdm_node *c)
{
	for (c = vdm_node_skip_blank(c); c != NULL;
	     c = vdm_node_skip_blank(c->next))
		if (!vdm_md_continues(c) && !vdm_md_may_stand_within(c))
			return 0;
	return 1;
}

static void
rest(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *turn,
     const struct vdm_node *c, unsigned level)
{
	char mark = '\0';

	for (c = vdm_node_skip_blank(c); c != NULL;
	     c = vdm_node_skip_blank(c->next)) {
		vdm_buf_putc(out, '\n');
		if (!vdm_md_continues(c))
			vdm_buf_puts(out, "<!-- within -->\n");
		w->forms->next(w, out, c, turn->parent, level, 0, &mark);
	}
}

static int
says(const struct vdm_node *turn, const struct vdm_person *who)
{
	const char *v = vdm_node_attr(turn, "who");

	return who != NULL && v != NULL && v[0] == '#' &&
	       strcmp(v + 1, who->id) == 0 &&
	       vdm_node_attr(turn, "cert") == NULL &&
	       vdm_node_attr(turn, "resp") == NULL;
}

/* Strong letters may not begin or end with white space (CommonMark 0.31,
 * 6.2). */
static int
can_be_strong(const struct vdm_buf *label)
{
	size_t used;

	return label->len > 0 && !label->failed &&
	       !vdm_md_is_space(
		   vdm_utf8_decode(label->data, label->len, &used)) &&
	       !vdm_md_is_space(vdm_utf8_last(label->data, label->len));
}

static int
label_write(struct vdm_md_writer *w, struct vdm_buf *out,
	    const struct vdm_node *turn, const struct vdm_node *speaker)
{
	struct vdm_md_style style = {.middle = 1};
	const struct vdm_person *who;
	struct vdm_buf label;
	int ok, known;

	vdm_buf_init(&label);
	ok = vdm_node_is(speaker, "speaker") && speaker->attrs == NULL &&
	     vdm_md_only_text(speaker, &label) && can_be_strong(&label);
	known = ok && vdm_md_strong(&w->names, vdm_buf_str(&label), 1, &who) ==
			  VDM_MD_STRONG_LABEL;
	if (ok && (!known || !says(turn, who)))
		ok = comment(out, turn, !known);
	if (ok) {
		vdm_buf_puts(out, "**");
		vdm_md_escape(out, vdm_buf_str(&label), label.len, &style, 0,
			      0);
		vdm_buf_puts(out, "**");
	}
	vdm_buf_fini(&label);
	return ok;
}

static int
labelled(struct vdm_md_writer *w, struct vdm_buf *out,
	 const struct vdm_node *sp, unsigned level)
{
	const struct vdm_node *speaker = vdm_node_skip_blank(sp->first), *c;
	struct vdm_md_style style = {.middle = 1};
	struct vdm_buf line;

	if (speaker == NULL || has_more(sp, "who", "cert", "resp", "who") ||
	    !all_continue(speaker->next) || !label_write(w, out, sp, speaker))
		return 0;
	c = vdm_node_skip_blank(speaker->next);
	vdm_buf_init(&line);
	if (c != NULL && vdm_node_is(c, "p") && c->attrs == NULL &&
	    w->forms->para(w, &line, c, &style)) {
		vdm_buf_printf(out, " %s", vdm_buf_str(&line));
		c = c->next;
	}
	vdm_buf_putc(out, '\n');
	vdm_buf_fini(&line);
	rest(w, out, sp, c, level);
	return 1;
}

/* The name that the reader would take for the speaker's, were it strong. */
static const struct vdm_node *
name_find(struct vdm_md_writer *w, const struct vdm_node *p,
	  const struct vdm_person **who)
{
	const struct vdm_node *c;

	*who = NULL;
	for (c = vdm_node_skip_blank(p->first); c != NULL; c = c->next) {
		int first = c == vdm_node_skip_blank(p->first), ok;
		const char *ref;
		struct vdm_buf text;

		if (!vdm_node_is(c, "persName"))
			continue;
		ref = vdm_node_attr(c, "ref");
		if (ref == NULL || c->attrs->next != NULL || ref[0] != '#' ||
		    (first && c->next != NULL &&
		     c->next->kind == VDM_KIND_TEXT && c->next->text[0] == ':'))
			continue;
		vdm_buf_init(&text);
		ok = vdm_md_only_text(c, &text) &&
		     vdm_md_strong(&w->names, vdm_buf_str(&text), first, who) ==
			 VDM_MD_STRONG_NAME &&
		     strcmp((*who)->id, ref + 1) == 0;
		vdm_buf_fini(&text);
		if (ok)
			return c;
	}
	*who = NULL;
	return NULL;
}

/* A comment that says nothing of a turn makes a paragraph of what is none. */
static int
is_said(const struct vdm_node *said)
{
	return vdm_node_attr(said, "who") != NULL ||
	       vdm_node_attr(said, "cert") != NULL ||
	       vdm_node_attr(said, "resp") != NULL;
}

static int
narrated(struct vdm_md_writer *w, struct vdm_buf *out,
	 const struct vdm_node *said, unsigned level)
{
	const struct vdm_node *p = vdm_node_skip_blank(said->first);
	const char *direct = vdm_node_attr(said, "direct");
	struct vdm_md_style style = {.turns = 1};
	const struct vdm_person *who;
	struct vdm_buf line;
	int ok, spoken = 0;

	if (p == NULL || !vdm_node_is(p, "p") || p->attrs != NULL ||
	    direct == NULL || strcmp(direct, "false") != 0 ||
	    has_more(said, "who", "direct", "cert", "resp") ||
	    !all_continue(p->next))
		return 0;
	style.speaker = name_find(w, p, &who);
	style.spoken = &spoken;
	vdm_buf_init(&line);
	ok = w->forms->para(w, &line, p, &style);
	if (ok && (!spoken || !says(said, who)))
		ok = is_said(said) && comment(out, said, 0);
	if (ok) {
		if (!spoken)
			vdm_md_show(w, out, said);
		vdm_buf_printf(out, "%s\n", vdm_buf_str(&line));
		rest(w, out, said, p->next, level);
	}
	vdm_buf_fini(&line);
	return ok;
}

int
vdm_md_write_turn(struct vdm_md_writer *w, struct vdm_buf *out,
		  const struct vdm_node *turn, unsigned level)
{
	size_t start = out->len;
	int ok = 0;

	if (vdm_node_is(turn, "sp"))
		ok = labelled(w, out, turn, level);
	else if (vdm_node_is(turn, "said"))
		ok = narrated(w, out, turn, level);
	if (!ok)
		vdm_buf_truncate(out, start);
	return ok;
}
