/* SPDX-License-Identifier: MIT */
/*
 * What is said of a field's value, in and out of its element: the language in
 * @xml:lang, affiliation, address and identifiers of a person as TEI has them,
 * all else as <note type="detail" n="file-as">, in an idno as one of its own.
 */
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/language.h"
#include "record/content.h"
#include "tei/header/marks.h"
#include "tei/internal.h"

/* ---- reading ---- */

static struct vdm_detail *
take(struct vdm_record *rec, struct vdm_details *to, const char *name,
     const struct vdm_node *n)
{
	struct vdm_detail *d = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_tei_value(n, &b);
	if (!b.failed)
		d = vdm_detail_add(rec, to, name, vdm_buf_str(&b));
	rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return d;
}

/* An identifier by its type, a known scheme in its own spelling. */
static void
take_idno(struct vdm_record *rec, struct vdm_details *to,
	  const struct vdm_node *n)
{
	const char *type = vdm_node_attr(n, "type");
	const char *scheme = vdm_detail_scheme(type);

	if (scheme != NULL)
		take(rec, to, scheme, n);
	else if (type != NULL)
		take(rec, to, type, n);
	else
		take(rec, to, "identifier", n);
}

static void
take_child(struct vdm_record *rec, struct vdm_details *to,
	   const struct vdm_node *n, int agent)
{
	struct vdm_detail *d;

	if (vdm_tei_is_marked(n)) {
		d = take(rec, to, vdm_node_attr(n, "n"), n);
		if (d != NULL) {
			d->scheme = vdm_tei_ana_get(rec, n, "scheme");
			d->lang = vdm_arena_strdup(
			    &rec->arena, vdm_node_attr(n, "xml:lang"));
			if (d->lang == NULL)
				d->lang = vdm_tei_ana_get(rec, n, "lang");
		}
	} else if (agent && vdm_node_is(n, "affiliation")) {
		take(rec, to, "affiliation", n);
	} else if (agent && vdm_node_is(n, "email")) {
		take(rec, to, "email", n);
	} else if (agent && vdm_node_is(n, "idno")) {
		take_idno(rec, to, n);
	}
}

void
vdm_tei_details_read(struct vdm_record *rec, struct vdm_details *to,
		     const struct vdm_node *n)
{
	const struct vdm_node *c;
	int agent = vdm_tei_is_agent(n);

	vdm_detail_add(rec, to, "lang", vdm_node_attr(n, "xml:lang"));
	for (c = n->first; c != NULL; c = c->next)
		take_child(rec, to, c, agent);
}

/* What a plain element says: words, and of which kind they are. */
static int
is_plain(const struct vdm_node *n)
{
	const struct vdm_attr *a;
	const struct vdm_node *c;

	for (a = n->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, "xml:space") != 0 &&
		    (!vdm_node_is(n, "idno") || strcmp(a->name, "type") != 0))
			return 0;
	for (c = n->first; c != NULL; c = c->next)
		if (c->kind != VDM_KIND_TEXT && !vdm_node_is(c, "lb"))
			return 0;
	return n->first != NULL;
}

int
vdm_tei_is_person_detail(const struct vdm_node *n)
{
	const char *type = vdm_node_attr(n, "type");
	const char *scheme = vdm_detail_scheme(type);

	if (vdm_tei_is_marked(n))
		return 1;
	if (!is_plain(n))
		return 0;
	if (vdm_node_is(n, "idno"))
		return scheme != NULL &&
		       (n->first->kind != VDM_KIND_TEXT ||
			!vdm_address_is_absolute(n->first->text));
	return vdm_node_is(n, "affiliation");
}

void
vdm_tei_person_details_read(struct vdm_record *rec, struct vdm_details *to,
			    const struct vdm_node *n)
{
	const struct vdm_node *c;

	for (c = n->first; c != NULL; c = c->next)
		if (vdm_tei_is_person_detail(c))
			take_child(rec, to, c, 1);
}

/* ---- writing ---- */

static int
may_hold(const struct vdm_node *n, const char *name)
{
	const struct vdm_element *e = vdm_element_find(n->name);
	const struct vdm_model *m = e != NULL ? vdm_model_of(e) : NULL;

	return m != NULL && vdm_model_has(m, vdm_leaf_for(NULL, name));
}

static int
is_person(const struct vdm_node *n)
{
	return vdm_node_is(n, "person") || vdm_node_is(n, "personGrp");
}

/* The element that TEI has for a detail of a person, or NULL. */
static const char *
native(const struct vdm_node *n, const struct vdm_detail *d)
{
	const char *name = NULL;

	if (d->scheme != NULL || d->lang != NULL ||
	    (!vdm_tei_is_agent(n) && !is_person(n)))
		return NULL;
	/* the address of a person is one of theirs, not an identifier */
	if (is_person(n) && (vdm_address_is_absolute(d->value) ||
			     strcmp(d->name, "email") == 0))
		return NULL;
	if (strcmp(d->name, "affiliation") == 0 ||
	    strcmp(d->name, "email") == 0)
		name = d->name;
	else if (vdm_detail_scheme(d->name) == d->name ||
		 (vdm_detail_scheme(d->name) != NULL &&
		  strcmp(vdm_detail_scheme(d->name), d->name) == 0))
		name = "idno";
	return name != NULL && may_hold(n, name) ? name : NULL;
}

/* "orcid" as it is usually written. */
static void
set_scheme(struct vdm_record *rec, struct vdm_node *n, const char *name)
{
	char type[16];
	size_t i;

	for (i = 0; name[i] != '\0' && i + 1 < sizeof(type); i++)
		type[i] = (char)(vdm_is_small(name[i]) ? name[i] - 'a' + 'A'
						       : name[i]);
	type[i] = '\0';
	vdm_node_set(rec, n, "type", type);
}

/* Before what else a person's element says, or at the end. */
static struct vdm_node *
add(struct vdm_record *rec, struct vdm_node *n, struct vdm_node *before,
    const char *name)
{
	struct vdm_node *c = vdm_node_element(rec, name);

	if (before != NULL)
		vdm_node_insert_before(before, c);
	else
		vdm_node_append(n, c);
	return c;
}

static void
put(struct vdm_record *rec, struct vdm_node *n, struct vdm_node *before,
    const struct vdm_detail *d)
{
	const char *name = native(n, d);
	struct vdm_node *c;

	if (name != NULL) {
		c = add(rec, n, before, name);
		if (c != NULL && strcmp(name, "idno") == 0)
			set_scheme(rec, c, d->name);
	} else {
		c = add(rec, n, before,
			vdm_node_is(n, "idno") ? "idno" : "note");
		if (c == NULL)
			return;
		vdm_node_set(rec, c, "type", "detail");
		vdm_node_set(rec, c, "n", d->name);
		if (d->scheme != NULL)
			vdm_tei_ana_set(rec, c, "scheme", d->scheme);
		if (d->lang != NULL && vdm_language_is_tag(d->lang))
			vdm_node_set(rec, c, "xml:lang", d->lang);
		else if (d->lang != NULL)
			vdm_tei_ana_set(rec, c, "lang", d->lang);
	}
	if (c != NULL)
		vdm_tei_set_value(rec, c, d->value);
}

/* What an attribute says already: who stated it; the id of a statement. */
static int
is_said(const struct vdm_node *n, const struct vdm_detail *d)
{
	const char *resp = vdm_node_attr(n, "resp");
	const char *id = n->parent != NULL && vdm_node_is(n->parent, "respStmt")
			     ? vdm_node_attr(n->parent, "xml:id")
			     : NULL;

	if (vdm_tei_is_resp(d))
		return resp != NULL && strstr(resp, d->value) != NULL;
	return strcmp(d->name, VDM_DETAIL_ID) == 0 && id != NULL &&
	       strcmp(id, d->value) == 0;
}

void
vdm_tei_details_write(struct vdm_record *rec, struct vdm_node *n,
		      struct vdm_node *before,
		      const struct vdm_details *details)
{
	size_t i;

	for (i = 0; i < details->count; i++) {
		const struct vdm_detail *d = &details->item[i];

		if (is_said(n, d))
			continue;
		if (i == 0 && !is_person(n) && strcmp(d->name, "lang") == 0 &&
		    d->scheme == NULL && d->lang == NULL &&
		    vdm_language_is_tag(d->value))
			vdm_node_set(rec, n, "xml:lang", d->value);
		else
			put(rec, n, before, d);
	}
}
