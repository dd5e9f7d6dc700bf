/* SPDX-License-Identifier: MIT */
/* The characters of header elements, as the values of fields. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "record/standing.h"
#include "tei/internal.h"

int
vdm_tei_is_agent(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "author",    "editor",    "sponsor",   "funder",
	    "principal", "publisher", "authority", "distributor",
	    "name",      "persName",  "orgName"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (vdm_node_is(n, names[i]))
			return 1;
	return 0;
}

static int
has_type(const struct vdm_node *n, const char *type)
{
	const char *t = vdm_node_attr(n, "type");

	return t != NULL && strcmp(t, type) == 0;
}

int
vdm_tei_is_marked(const struct vdm_node *n)
{
	return (vdm_node_is(n, "note") || vdm_node_is(n, "idno")) &&
	       has_type(n, "detail") && vdm_node_attr(n, "n") != NULL;
}

int
vdm_tei_is_detail(const struct vdm_node *n, const struct vdm_node *of)
{
	if (vdm_tei_is_marked(n))
		return 1;
	return n->parent == of && vdm_tei_is_agent(of) &&
	       (vdm_node_is(n, "affiliation") || vdm_node_is(n, "email"));
}

static int
is_skipped(const struct vdm_node *n, const struct vdm_node *top)
{
	if (n == top)
		return 0;
	if (vdm_tei_is_detail(n, top))
		return 1;
	return n->kind == VDM_KIND_COMMENT || n->kind == VDM_KIND_INSTRUCTION ||
	       vdm_node_is(n, "availability") || vdm_node_is(n, "idno") ||
	       vdm_node_is(n, "graphic");
}

/* What a description of a book is made of: none of it is a part of a word, even
 * where words stand beside it (P5, model.biblPart). */
static int
is_part_of_bibl(const struct vdm_node *n)
{
	return vdm_words_have("author edition editor pubPlace publisher "
			      "respStmt",
			      n->name) &&
	       vdm_node_is(n->parent, "bibl");
}

/* Whether the elements around a break in the text part words. */
static int
parts_words(const struct vdm_node *n)
{
	return vdm_node_is_element(n) && n->parent != NULL &&
	       (!vdm_node_has_text(n->parent) || vdm_node_is(n, "note") ||
		is_part_of_bibl(n) ||
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
vdm_tei_set_value(struct vdm_record *rec, struct vdm_node *n, const char *s)
{
	const char *p;
	int odd = 0;

	for (p = s; *p != '\0'; p++)
		if (vdm_is_space((unsigned char)*p) && *p != '\n' &&
		    (p == s || *p != ' ' || p[1] == '\0' ||
		     vdm_is_space((unsigned char)p[-1]) || p[1] == '\n'))
			odd = 1;
	if (odd || s[0] == '\n')
		vdm_node_set(rec, n, "xml:space", "preserve");
	while (*s != '\0') {
		size_t len = strcspn(s, "\n");

		if (odd || s[0] == '\n')
			len = strlen(s);
		vdm_node_add_text(rec, n, s, len);
		s += len;
		if (*s == '\n') {
			vdm_node_add(rec, n, "lb", NULL);
			s++;
		}
	}
}

void
vdm_tei_mark_read(const struct vdm_node *node, enum vdm_state *state,
		  enum vdm_certainty *cert)
{
	const char *resp = vdm_node_attr(node, "resp"), *token;
	size_t n;

	while ((token = vdm_who_next(&resp, &n)) != NULL) {
		if (n == 14 && strncmp(token, "vidimus:stated", n) == 0)
			*state = VDM_STATE_STATED;
		if (n != 8 || strncmp(token, "#vidimus", n) != 0)
			continue;
		*state = VDM_STATE_INFERRED;
		(void)vdm_cert_read(vdm_node_attr(node, "cert"), cert);
	}
}
