/* SPDX-License-Identifier: MIT */
/*
 * Addresses that run. Who follows a link wants to go somewhere; javascript: and
 * pages in data: make a reading system do something instead. Whatever a record
 * becomes, such an address is not in it.
 */
#include <string.h>

#include "base/address.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "record/attribute.h"
#include "record/record.h"

/* Attributes that are addresses where TEI's table does not say so: in other
 * vocabularies, and of other elements. */
static int
is_address_name(const char *name)
{
	static const char *const names[] = {
	    "action", "background", "cite",    "data", "formaction",
	    "href",   "longdesc",   "poster",  "ref",  "src",
	    "target", "url",        "xml:base"};
	const char *local = strchr(name, ':');
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0 ||
		    (local != NULL && strcmp(local + 1, names[i]) == 0))
			return 1;
	return 0;
}

static const struct vdm_carried *
carried_of(const struct vdm_node *n, const char *name)
{
	const struct vdm_element *e = NULL;

	if (vdm_node_ns(n) == NULL && n->name != NULL)
		e = vdm_element_find(n->name);
	return e != NULL ? vdm_carried_find(e, name) : NULL;
}

static int
is_pointer(const struct vdm_node *n, const char *name)
{
	const struct vdm_carried *c = carried_of(n, name);

	return (c != NULL && (c->type == VDM_VALUE_POINTER ||
			      c->type == VDM_VALUE_POINTERS)) ||
	       is_address_name(name);
}

/* The words of a value that may stay; whether there was another. */
static int
put_passive(struct vdm_buf *out, const char *value, int is_picture)
{
	size_t n;
	int found = 0;

	/* a browser reads over tabs, which part the words of a list */
	if (vdm_address_is_active(value, strlen(value), is_picture))
		return 1;
	for (; *value != '\0'; value += n) {
		value += strspn(value, " \t\r\n");
		n = strcspn(value, " \t\r\n");
		if (vdm_address_is_active(value, n, is_picture)) {
			found = 1;
			continue;
		}
		if (out->len > 0 && n > 0)
			vdm_buf_putc(out, ' ');
		vdm_buf_put(out, value, n);
	}
	return found;
}

static void
say(const char *value, const struct vdm_pos *pos, const struct vdm_sink *sink)
{
	vdm_diag(sink, VDM_D_ADDRESS_ACTIVE, pos, value,
		 "\"%.200s\" would run where it is followed: the address is "
		 "not carried",
		 value);
}

/* Where a node stands, or what holds it. */
static const struct vdm_pos *
place_of(const struct vdm_node *n)
{
	const struct vdm_node *at = n;

	while (at->pos.line == 0 && at->parent != NULL)
		at = at->parent;
	return &at->pos;
}

static int
is_picture(const struct vdm_node *n)
{
	return vdm_node_is(n, "graphic") || vdm_node_is(n, "media");
}

static void
disarm_node(struct vdm_record *rec, struct vdm_node *n,
	    const struct vdm_sink *sink)
{
	const struct vdm_carried *c;
	struct vdm_attr *a, *next;
	struct vdm_buf b;

	for (a = n->attrs; a != NULL; a = next) {
		next = a->next;
		if (a->value == NULL || strchr(a->value, ':') == NULL)
			continue; /* NULL: there was no memory for it */
		vdm_buf_init(&b);
		if (put_passive(&b, a->value, is_picture(n)) &&
		    is_pointer(n, a->name)) {
			say(a->value, place_of(n), sink);
			c = carried_of(n, a->name);
			if (b.len == 0 && c != NULL && c->must)
				vdm_buf_puts(&b, "about:blank");
			vdm_node_set(rec, n, a->name,
				     b.len > 0 ? vdm_buf_str(&b) : NULL);
		}
		rec->arena.failed |= b.failed;
		vdm_buf_fini(&b);
	}
}

static int
is_active(const char *s)
{
	return s != NULL && vdm_address_is_active(s, strlen(s), 0);
}

static void
disarm_details(struct vdm_details *d, const struct vdm_pos *pos,
	       const struct vdm_sink *sink)
{
	size_t i, kept = 0;

	for (i = 0; i < d->count; i++)
		if (is_active(d->item[i].value))
			say(d->item[i].value, pos, sink);
		else
			d->item[kept++] = d->item[i];
	d->count = kept;
}

static void
disarm_person(struct vdm_person *p, const struct vdm_sink *sink)
{
	size_t i, kept = 0;

	for (i = 0; i < p->refs.count; i++)
		if (is_active(p->refs.item[i]))
			say(p->refs.item[i], &p->pos, sink);
		else
			p->refs.item[kept++] = p->refs.item[i];
	p->refs.count = kept;
	disarm_details(&p->details, &p->pos, sink);
}

void
vdm_record_disarm(struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_node *n;
	size_t i;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root))
		disarm_node(rec, n, sink);
	for (i = 0; i < rec->people_count; i++)
		disarm_person(rec->people[i], sink);
	for (i = 0; i < rec->fields_count; i++) {
		struct vdm_field *f = rec->fields[i];

		if (is_active(f->norm)) {
			say(f->norm, &f->pos, sink);
			f->norm = NULL;
		}
		if (is_active(f->ref)) {
			say(f->ref, &f->pos, sink);
			f->ref = NULL;
		}
		disarm_details(&f->details, &f->pos, sink);
	}
}
