/* SPDX-License-Identifier: MIT */
/*
 * People out of a tree: those that listPerson, standOff and the like describe,
 * and whoever else @who points at (a role in a cast list, a name in a
 * statement of responsibility).
 */
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "tei/internal.h"
#include "tei/header/marks.h"

/* ---- one person ---- */

static int
is_person(const struct vdm_node *n)
{
	return vdm_node_is(n, "person") || vdm_node_is(n, "personGrp");
}

static int
is_personal_name(const struct vdm_node *n)
{
	return vdm_node_is(n, "persName") || vdm_node_is(n, "name") ||
	       vdm_node_is(n, "orgName");
}

static const char *
value_of(struct vdm_record *rec, const struct vdm_node *n)
{
	const char *s = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_tei_value(n, &b);
	if (!b.failed)
		s = vdm_arena_strndup(&rec->arena, vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

static void
append_value(struct vdm_buf *out, const struct vdm_node *n)
{
	size_t start = out->len;

	if (n == NULL)
		return;
	if (out->len > 0)
		vdm_buf_putc(out, ' ');
	vdm_tei_value(n, out);
	if (out->len == start + 1)
		vdm_buf_truncate(out, start);
}

/* A name as one says it: forenames first, whatever order they stand in. */
static const char *
name_of(struct vdm_record *rec, const struct vdm_node *n)
{
	const struct vdm_node *fore = vdm_node_child(n, "forename");
	const struct vdm_node *sur = vdm_node_child(n, "surname"), *c;
	const char *s = NULL;
	struct vdm_buf b;

	if (fore == NULL || sur == NULL || vdm_node_has_text(n))
		return value_of(rec, n);
	vdm_buf_init(&b);
	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is(c, "forename"))
			append_value(&b, c);
	append_value(&b, vdm_node_child(n, "nameLink"));
	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is(c, "surname"))
			append_value(&b, c);
	if (!b.failed)
		s = vdm_arena_strndup(&rec->arena, vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

static void
read_roles(struct vdm_record *rec, struct vdm_person *p, const char *roles)
{
	const char *t;
	size_t n;

	while ((t = vdm_who_next(&roles, &n)) != NULL) {
		const char *role = vdm_arena_strndup(&rec->arena, t, n);

		if (role != NULL)
			vdm_person_add_role(rec, p, role);
	}
}

/* The authorities that a name points at: absolute addresses of its @ref (P5,
 * att.canonical); what is relative points at a list of the edition's own. */
static void
read_authorities(struct vdm_record *rec, struct vdm_person *p,
		 const struct vdm_node *name)
{
	const char *refs = vdm_node_attr(name, "ref"), *t, *s;
	size_t n;

	while ((t = vdm_who_next(&refs, &n)) != NULL) {
		s = vdm_arena_strndup(&rec->arena, t, n);
		if (s != NULL && vdm_address_is_absolute(s) &&
		    !vdm_strings_has(&p->refs, s))
			vdm_strings_add(rec, &p->refs, s);
	}
}

static void
read_parts(struct vdm_record *rec, struct vdm_person *p,
	   const struct vdm_node *n)
{
	const struct vdm_node *c;
	int named = 0;

	for (c = n->first; c != NULL; c = c->next) {
		const char *type = vdm_node_attr(c, "type");

		if (is_personal_name(c)) {
			if (named++ == 0)
				p->name = name_of(rec, c);
			else
				vdm_strings_add(rec, &p->forms,
						name_of(rec, c));
			read_authorities(rec, p, c);
		} else if (vdm_node_is(c, "occupation") && p->title == NULL) {
			p->title = value_of(rec, c);
		} else if (vdm_node_is(c, "idno") && type != NULL &&
			   (strcmp(type, "URI") == 0 ||
			    vdm_address_is_absolute(value_of(rec, c)))) {
			vdm_strings_add(rec, &p->refs, value_of(rec, c));
		}
	}
	vdm_tei_person_details_read(rec, &p->details, n);
}

/* ---- the whole tree ---- */

struct search {
	struct vdm_tei_harvest *h;
	struct vdm_strmap who;
};

static struct vdm_person *
found(struct search *s, struct vdm_node *n, const char *id, const char *name)
{
	struct vdm_tei_harvest *h = s->h;
	struct vdm_node **list;
	struct vdm_person *p;

	if (h->rec->people_count >= VDM_LIMIT_PEOPLE)
		return NULL;
	list = vdm_arena_grow(&h->rec->arena, h->people, &h->people_cap,
			      h->rec->people_count + 1, sizeof(*list));
	if (list == NULL)
		return NULL;
	h->people = list;
	list[h->rec->people_count] = n;
	p = vdm_person_add(h->rec, id, name);
	if (p != NULL)
		p->pos = n->pos;
	return p;
}

static int
is_participant(const struct search *s, const struct vdm_node *n)
{
	const char *type = vdm_node_attr(n->parent, "type");

	if (vdm_strmap_get(&s->who, vdm_node_attr(n, "xml:id"), NULL))
		return 1;
	if (type != NULL && strcmp(type, "mentioned") == 0)
		return 0;
	for (; n != NULL; n = n->parent)
		if (vdm_node_is(n, "particDesc"))
			return 1;
	return 0;
}

static void
found_person(struct search *s, struct vdm_node *n)
{
	const char *id = vdm_node_attr(n, "xml:id");
	const struct vdm_node *named = NULL;
	struct vdm_person *p;

	if (id == NULL) /* the name makes one */
		named = vdm_node_child(n, "persName");
	p = found(s, n, id, named != NULL ? name_of(s->h->rec, named) : "");
	if (p == NULL)
		return;
	p->group = vdm_node_is(n, "personGrp");
	p->participant = is_participant(s, n);
	read_roles(s->h->rec, p, vdm_node_attr(n, "role"));
	read_roles(s->h->rec, p, vdm_tei_ana_get(s->h->rec, n, "roles"));
	read_parts(s->h->rec, p, n);
	vdm_tei_mark_read(n, &p->state, &p->cert);
	vdm_tei_resp_read(s->h->rec, n, &p->details);
}

/* Another element that @who points at: what in it, or around it, names
 * somebody. */
static void
found_other(struct search *s, struct vdm_node *n, const char *id)
{
	const struct vdm_node *named = NULL, *c;
	struct vdm_person *p;

	if (vdm_node_is(n, "castItem"))
		named = vdm_node_child(n, "role");
	for (c = n->first; c != NULL && named == NULL; c = c->next)
		if (is_personal_name(c))
			named = c;
	p = found(s, n, id, name_of(s->h->rec, named != NULL ? named : n));
	if (p == NULL)
		return;
	p->participant = 1;
	p->group = vdm_node_is(n, "org") || vdm_node_is(n, "orgName");
	if (vdm_node_is(n, "org"))
		read_parts(s->h->rec, p, n);
	vdm_tei_mark_read(n, &p->state, &p->cert);
}

static int
names_somebody(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "castItem", "role", "name",   "persName", "org",       "orgName",
	    "respStmt", "nym",  "author", "editor",   "principal", "actor"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (vdm_node_is(n, names[i]))
			return 1;
	return 0;
}

/* Pointers of a history of changes name who made them, not who speaks. */
static void
collect_who(struct search *s, const struct vdm_node *root)
{
	const struct vdm_node *n;
	size_t len;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *who = vdm_node_attr(n, "who"), *t;

		if (vdm_node_is(n, "change"))
			continue;

		while ((t = vdm_who_next(&who, &len)) != NULL)
			if (t[0] == '#')
				vdm_strmap_put_n(&s->who, t + 1, len - 1, 0);
	}
}

/*
 * What a pointer like "psn:ann" means where a prefixDef says what such pointers
 * lead to: "#ann", or an address. 0 where nothing says so.
 */
static int
expand(const struct vdm_node *root, const char *t, struct vdm_buf *out)
{
	size_t prefix = strcspn(t, ":");
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *ident, *to, *hole;

		if (!vdm_node_is(n, "prefixDef"))
			continue;
		ident = vdm_node_attr(n, "ident");
		to = vdm_node_attr(n, "replacementPattern");
		if (ident == NULL || to == NULL || strlen(ident) != prefix ||
		    strncmp(ident, t, prefix) != 0)
			continue;
		hole = strstr(to, "$1");
		if (hole == NULL)
			return 0;
		vdm_buf_put(out, to, (size_t)(hole - to));
		vdm_buf_puts(out, t + prefix + 1);
		vdm_buf_puts(out, hole + 2);
		return 1;
	}
	return 0;
}

/* Whom a prefixed pointer means: by the id behind its "#", or by an address
 * that is the person's. */
static struct vdm_person *
prefixed(const struct vdm_record *rec, const struct vdm_node *root,
	 const char *t)
{
	struct vdm_person *p = NULL;
	struct vdm_buf uri;
	const char *hash;

	vdm_buf_init(&uri);
	if (expand(root, t, &uri)) {
		hash = strrchr(vdm_buf_str(&uri), '#');
		if (hash != NULL)
			p = vdm_person_find(rec, hash, strlen(hash));
		if (p == NULL)
			p = vdm_person_find(rec, vdm_buf_str(&uri), uri.len);
	}
	vdm_buf_fini(&uri);
	return p;
}

/* Gives people the prefixed pointers that mean them as addresses. */
static void
bind_prefixed(struct search *s, const struct vdm_node *root)
{
	const struct vdm_node *header = vdm_tei_header_of(root), *n;
	struct vdm_strmap seen = {0};
	size_t len;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *who = vdm_node_attr(n, "who"), *t;

		while ((t = vdm_who_next(&who, &len)) != NULL) {
			char *copy;
			struct vdm_person *p;

			if (t[0] == '#' || memchr(t, ':', len) == NULL)
				continue;
			copy = vdm_arena_strndup(&s->h->rec->arena, t, len);
			if (copy == NULL || vdm_strmap_get(&seen, copy, NULL))
				continue;
			vdm_strmap_put_n(&seen, copy, len, 0);
			p = prefixed(s->h->rec, header != NULL ? header : root,
				     copy);
			if (p != NULL)
				vdm_strings_add(s->h->rec, &p->refs, copy);
		}
	}
	vdm_strmap_fini(&seen);
}

void
vdm_tei_harvest_people(struct vdm_tei_harvest *h, struct vdm_node *root)
{
	struct search s = {.h = h};
	struct vdm_node *n;

	collect_who(&s, root);
	for (n = root; n != NULL && !s.who.failed; n = vdm_node_step(n, root)) {
		const char *id;

		if (!vdm_node_is_element(n) || vdm_node_ns(n) != NULL)
			continue;
		if (is_person(n)) {
			found_person(&s, n);
			continue;
		}
		id = vdm_node_attr(n, "xml:id");
		if (id != NULL && vdm_strmap_get(&s.who, id, NULL) &&
		    names_somebody(n) &&
		    vdm_person_find(h->rec, id, strlen(id)) == NULL)
			found_other(&s, n, id);
	}
	if (s.who.failed)
		h->rec->arena.failed = 1;
	if (h->rec->people_count > 0)
		bind_prefixed(&s, root);
	vdm_strmap_fini(&s.who);
}
