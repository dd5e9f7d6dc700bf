/* SPDX-License-Identifier: MIT */
/* The labels that were found, as a house style by which the next document of
 * their series can be read. */
#include <string.h>

#include "prose/style/style.h"
#include "recognise/turns/keys.h"

/* A style while it is written. */
struct writing {
	struct vdm_buf out;
	struct vdm_strmap seen;
};

/* How much a pattern says: what says less would take the labels of others. */
static int
rank_of(const char *p)
{
	return strstr(p, "(NAME)") != NULL || strstr(p, "NAME") == NULL
		   ? 2
		   : strstr(p, "...") != NULL;
}

static void
write_labels(struct ctx *c, struct writing *w)
{
	size_t i;
	int rank;

	for (rank = 2; rank >= 0; rank--)
		for (i = 0; i < c->rec->labellings_count; i++)
			if (rank_of(c->rec->labellings[i].pattern) == rank)
				vdm_buf_printf(&w->out, "label = %s\n",
					       c->rec->labellings[i].pattern);
}

/* Whom labels mean is kept where a person said it. */
static void
write_speakers(struct ctx *c, const struct vdm_labels *found, struct writing *w)
{
	const char *label;
	size_t i = 0;

	while (vdm_style_speaker(c, &i, &label) != NULL)
		(void)vdm_labels_new(c, &w->seen, "speaker",
				     vdm_lower(c, label, strlen(label)));
	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];
		const struct label *l = &found->all[i];
		const struct who *who;
		const char *text;

		if (!u->labelled || l->key < 0 || u->n_who == 0)
			continue;
		who = &c->who[vdm_who_real(c, u->who[0])];
		text =
		    vdm_squeeze(c, u->text + l->start, l->name_end - l->start);
		if (!(who->by & (BY_USER | BY_STYLE)) || text == NULL ||
		    strcmp(text, who->name) == 0 ||
		    !vdm_labels_new(c, &w->seen, "speaker",
				    vdm_lower(c, text, strlen(text))))
			continue;
		vdm_buf_printf(&w->out, "speaker-is = %s -> %s\n", text,
			       who->name);
	}
}

/* What begins as the labels do and is none: it is not to be taken for one. */
static void
write_text(struct ctx *c, const char *s, size_t n, struct writing *w)
{
	struct label l;
	struct vdm_buf b;

	if (!vdm_label_parse(c, s, n, &l) || l.end > n ||
	    !vdm_key_may_speak(c, s, n, &l))
		return;
	vdm_buf_init(&b);
	vdm_pattern_put(&b, s, l.end, l.prefix == BEFORE_STAMP ? "TIME" : "N");
	if (vdm_labels_new(c, &w->seen, "text", vdm_buf_str(&b)))
		vdm_buf_printf(&w->out, "text = %s\n", vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
}

static void
write_texts(struct ctx *c, struct writing *w)
{
	size_t i, at, n;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		for (at = 0; at < u->len; at += n + 1) {
			n = strcspn(u->text + at, "\n");
			if (!u->labelled || at >= u->label_end)
				write_text(c, u->text + at, u->len - at, w);
		}
	}
}

/* The rows of a style, to be asked as if the document were read by it. */
static void
take_rows(struct ctx *c, const char *s)
{
	struct vdm_style_row row;
	unsigned line = 0;

	c->style = NULL;
	while (vdm_style_next(&c->scratch, &s, &line, &row))
		if (row.kind == ROW_PATTERN || row.kind == ROW_SPEAKER)
			vdm_style_take(c, &row);
}

/* What a person stated stays as it is; what was found stands below it. */
void
vdm_labels_teach(struct ctx *c, const struct vdm_labels *found)
{
	struct vdm_style *was = c->style;
	struct writing w = {0};
	const char *own = vdm_style_own(c->options->profile);

	vdm_buf_init(&w.out);
	if (own != NULL && *own != '\0') {
		vdm_buf_puts(&w.out, own);
		if (own[strlen(own) - 1] != '\n')
			vdm_buf_putc(&w.out, '\n');
	}
	write_speakers(c, found, &w);
	if (!vdm_style_has_labels(c))
		write_labels(c, &w);
	take_rows(c, vdm_arena_strdup(&c->scratch, vdm_buf_str(&w.out)));
	write_texts(c, &w);
	c->style = was;
	c->rec->house_style =
	    vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&w.out));
	c->scratch.failed |= w.out.failed || w.seen.failed;
	vdm_buf_fini(&w.out);
	vdm_strmap_fini(&w.seen);
}
