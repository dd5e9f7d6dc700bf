/* SPDX-License-Identifier: MIT */
/* The characters of header elements, as the values of fields. */
#include <string.h>

#include "base/utf8.h"
#include "tei/internal.h"

static int
is_skipped(const struct vdm_node *n, const struct vdm_node *top)
{
	if (n == top)
		return 0;
	return n->kind == VDM_KIND_COMMENT || n->kind == VDM_KIND_INSTRUCTION ||
	       vdm_node_is(n, "availability") || vdm_node_is(n, "idno") ||
	       vdm_node_is(n, "graphic");
}

/* Whether the elements around a break in the text part words. */
static int
parts_words(const struct vdm_node *n)
{
	return vdm_node_is_element(n) && n->parent != NULL &&
	       (!vdm_node_has_text(n->parent) ||
		vdm_content_of(n->parent->name) == VDM_CONTENT_ONLY);
}

struct folder {
	struct vdm_buf *out;
	size_t start;
	int space; /* one is due before the next character */
};

static void
fold_text(struct folder *f, const char *s)
{
	for (; *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s)) {
			f->space = 1;
			continue;
		}
		if (f->space && f->out->len > f->start &&
		    f->out->data[f->out->len - 1] != '\n')
			vdm_buf_putc(f->out, ' ');
		f->space = 0;
		vdm_buf_putc(f->out, *s);
	}
}

static void
fold_node(struct folder *f, const struct vdm_node *n, int preserve)
{
	if (n->kind == VDM_KIND_TEXT) {
		if (preserve)
			vdm_buf_puts(f->out, n->text);
		else
			fold_text(f, n->text);
	} else if (vdm_node_is(n, "lb")) {
		if (f->out->len > f->start)
			vdm_buf_putc(f->out, '\n');
		f->space = 0;
	} else if (parts_words(n)) {
		f->space = 1;
	}
}

void
vdm_tei_value(const struct vdm_node *node, struct vdm_buf *out)
{
	struct folder f = {.out = out, .start = out->len};
	const char *space = vdm_node_attr(node, "xml:space");
	int preserve = space != NULL && strcmp(space, "preserve") == 0;
	const struct vdm_node *n = node;

	for (;;) {
		if (n != node && !is_skipped(n, node))
			fold_node(&f, n, preserve);
		if (n->first != NULL && !is_skipped(n, node)) {
			n = n->first;
			continue;
		}
		while (n != node && n->next == NULL) {
			n = n->parent;
			if (n != node && parts_words(n))
				f.space = 1;
		}
		if (n == node)
			return;
		if (parts_words(n))
			f.space = 1;
		n = n->next;
	}
}

void
vdm_tei_mark_read(const struct vdm_node *node, enum vdm_state *state,
		  enum vdm_certainty *cert)
{
	const char *resp = vdm_node_attr(node, "resp"), *token;
	const char *c = vdm_node_attr(node, "cert");
	size_t n;

	while ((token = vdm_who_next(&resp, &n)) != NULL) {
		if (n == 14 && strncmp(token, "vidimus:stated", n) == 0)
			*state = VDM_STATE_STATED;
		if (n != 8 || strncmp(token, "#vidimus", n) != 0)
			continue;
		*state = VDM_STATE_INFERRED;
		if (c != NULL && strcmp(c, "high") == 0)
			*cert = VDM_CERT_HIGH;
		else if (c != NULL && strcmp(c, "medium") == 0)
			*cert = VDM_CERT_MEDIUM;
		else if (c != NULL && strcmp(c, "low") == 0)
			*cert = VDM_CERT_LOW;
	}
}
