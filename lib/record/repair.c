/* SPDX-License-Identifier: MIT */
/*
 * Attributes made such as TEI has them: an address gets its escapes, words
 * their hyphens; what no writing of it would make valid is left out, and said.
 */
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/map.h"
#include "base/utf8.h"
#include "record/fault.h"
#include "record/mend.h"

/* A picture's file that travels with the record is named as it is; the writer
 * makes an address of that. */
static int
is_resource(const struct vdm_record *rec, const char *value)
{
	for (size_t i = 0; i < rec->resources_count; i++)
		if (strcmp(rec->resources[i].path, value) == 0)
			return 1;
	return 0;
}

/* With what an address may not hold percent-encoded. */
static void
address_of(struct vdm_buf *out, const char *s)
{
	static const char digits[] = "0123456789ABCDEF";
	int hashes = 0;

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		int bad = c <= ' ' || c == 0x7F || strchr("<>\"{}|\\^`", c);

		if (c == '%')
			bad = strspn(s + 1, "0123456789abcdefABCDEF") < 2;
		if (c == '#')
			bad = hashes++ > 0;
		if (bad)
			vdm_buf_printf(out, "%%%c%c", digits[c >> 4],
				       digits[c & 15]);
		else
			vdm_buf_putc(out, (char)c);
	}
}

/* One word: what parts words is a hyphen. */
static void
word_of(struct vdm_buf *out, const char *s)
{
	int gap = 0;

	for (; *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s)) {
			gap = out->len > 0;
			continue;
		}
		if (gap)
			vdm_buf_putc(out, '-');
		gap = 0;
		vdm_buf_putc(out, *s);
	}
}

/* What the value might be instead; empty where nothing. */
static void
instead(struct vdm_mend *m, const struct vdm_carried *e, const char *value,
	struct vdm_buf *out)
{
	const char *tag = NULL;

	if (e->type == VDM_VALUE_POINTER || e->type == VDM_VALUE_POINTERS)
		address_of(out, value);
	else if (e->type == VDM_VALUE_WORD)
		word_of(out, value);
	else if (e->type == VDM_VALUE_LANGUAGE)
		tag = vdm_language_tag(&m->rec->arena, value);
	if (tag != NULL)
		vdm_buf_puts(out, tag);
}

/* An empty value says nothing, and is not told of. */
static void
leave_out(struct vdm_mend *m, struct vdm_node *n, const struct vdm_attr *a)
{
	if (!vdm_is_blank(a->value))
		vdm_mend_lose(m, n, a);
	m->done++;
	vdm_node_set(m->rec, n, a->name, NULL);
}

static void
mend_value(struct vdm_mend *m, struct vdm_node *n, const struct vdm_attr *a,
	   const struct vdm_carried *e)
{
	struct vdm_buf now;

	vdm_buf_init(&now);
	instead(m, e, a->value, &now);
	if (now.len > 0 && vdm_carried_holds(e, vdm_buf_str(&now))) {
		vdm_node_set(m->rec, n, a->name, vdm_buf_str(&now));
		m->done++;
	} else {
		leave_out(m, n, a);
	}
	vdm_buf_fini(&now);
}

/* Removes a second element's claim to an id. 1 if so. */
static int
mend_id(struct vdm_mend *m, struct vdm_node *n, const struct vdm_attr *a)
{
	if (strcmp(a->name, "xml:id") != 0 ||
	    vdm_strmap_put(m->ids, a->value, 0) || m->ids->failed)
		return 0;
	vdm_mend_lose(m, n, a);
	vdm_node_set(m->rec, n, a->name, NULL);
	return 1;
}

/* ---- what must be there ------------------------------------------------- */

/* The attribute of that entry, or NULL. */
static const struct vdm_attr *
attr_of(const struct vdm_node *n, const struct vdm_carried *c)
{
	const struct vdm_attr *a;

	for (a = n->attrs; a != NULL; a = a->next)
		if (strncmp(a->name, c->name, c->length) == 0 &&
		    a->name[c->length] == '\0')
			break;
	return a;
}

/* What stands for a value that nobody gave: a type of media that says nothing
 * (RFC 2046, 4.5.1), a language that is not determined (ISO 639-2), a name that
 * tells that there is none; NULL where any would be a lie. */
static const char *
stand_in(const struct vdm_carried *c)
{
	static const char media[] = "mimeType";
	static const char *const values[VDM_VALUE_COUNT] = {
	    [VDM_VALUE_LANGUAGE] = "und",
	    [VDM_VALUE_NAME] = "unspecified",
	    [VDM_VALUE_NCNAME] = "unspecified",
	    [VDM_VALUE_STRING] = "unspecified",
	    [VDM_VALUE_WORD] = "unspecified",
	    [VDM_VALUE_WORDS] = "unspecified",
	};

	if (c->length == strlen(media) &&
	    strncmp(c->name, media, c->length) == 0)
		return "application/octet-stream";
	return values[c->type];
}

/* Whether the value is of its type, or may be made so. */
static int
can_hold(struct vdm_mend *m, const struct vdm_carried *c, const char *value)
{
	struct vdm_buf now;
	int rc;

	if (vdm_carried_holds(c, value) || is_resource(m->rec, value))
		return 1;
	vdm_buf_init(&now);
	instead(m, c, value, &now);
	rc = now.len > 0 && vdm_carried_holds(c, vdm_buf_str(&now));
	vdm_buf_fini(&now);
	return rc;
}

/* Whether something must be there and is not, nor can be. */
static int
is_wanting(struct vdm_mend *m, const struct vdm_node *n)
{
	const struct vdm_element *e = vdm_element_find(n->name);
	const struct vdm_carried *c;
	const struct vdm_attr *a;
	size_t i;

	for (i = 0; (c = vdm_carried_must(e, i)) != NULL; i++) {
		a = attr_of(n, c);
		if ((a == NULL || !can_hold(m, c, a->value)) &&
		    stand_in(c) == NULL)
			return 1;
	}
	return 0;
}

void
vdm_mend_wanting(struct vdm_mend *m, struct vdm_node *n)
{
	int block = !vdm_node_holds_line(n) && vdm_mend_may_hold(n, "ab");
	const char *name = block ? "ab" : "seg";
	struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next) {
		if (!vdm_node_is_element(c) || vdm_node_ns(c) != NULL ||
		    vdm_element_find(c->name) == NULL || !is_wanting(m, c))
			continue;
		m->done++;
		/* a picture without an address is a bare figure */
		if (vdm_class_has("graphicLike", vdm_leaf_of(c)) &&
		    vdm_mend_may_hold(n, "figure")) {
			(void)vdm_node_rename(m->rec, c, NULL, "figure");
			continue;
		}
		if (vdm_node_attr(c, "type") == NULL)
			vdm_node_set(m->rec, c, "type", c->name);
		(void)vdm_node_rename(m->rec, c, NULL, name);
	}
}

static void
mend_missing(struct vdm_mend *m, struct vdm_node *n)
{
	const struct vdm_element *e = vdm_element_find(n->name);
	const struct vdm_carried *c;
	size_t i;

	for (i = 0; (c = vdm_carried_must(e, i)) != NULL; i++) {
		const char *value = stand_in(c);
		struct vdm_buf name;

		if (value == NULL || attr_of(n, c) != NULL)
			continue;
		m->done++;
		vdm_buf_init(&name);
		vdm_buf_put(&name, c->name, c->length);
		vdm_node_set(m->rec, n, vdm_buf_str(&name), value);
		vdm_buf_fini(&name);
	}
}

void
vdm_mend_attrs(struct vdm_mend *m, struct vdm_node *n)
{
	const struct vdm_element *e = NULL;
	const struct vdm_attr *a, *next;

	if (vdm_node_ns(n) == NULL)
		e = vdm_element_find(n->name);
	if (e == NULL || e->content == VDM_CONTENT_UNKNOWN)
		return;
	for (a = n->attrs; a != NULL; a = next) {
		const struct vdm_carried *c;

		next = a->next;
		if (strncmp(a->name, "xmlns", 5) == 0 &&
		    (a->name[5] == '\0' || a->name[5] == ':'))
			continue;
		c = vdm_carried_find(e, a->name);
		if (c == NULL) {
			leave_out(m, n, a);
		} else if (!vdm_carried_holds(c, a->value)) {
			if (!is_resource(m->rec, a->value))
				mend_value(m, n, a, c);
		} else {
			(void)mend_id(m, n, a);
		}
	}
	mend_missing(m, n);
}
