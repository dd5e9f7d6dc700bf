/* SPDX-License-Identifier: MIT */
/* The package's metadata as fields, ours exactly and anybody's faithfully. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/isbn.h"
#include "base/language.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "epub/read/reader.h"
#include "picture/picture.h"
#include "record/standing.h"

/* ---- which field ---- */

static int
row_by_opf(const char *opf, enum vdm_field_id *id)
{
	size_t i;

	*id = VDM_F_COUNT;
	for (i = 0; i < VDM_F_COUNT; i++)
		if (strcmp(vdm_field_info_get((enum vdm_field_id)i)->opf,
			   opf) == 0) {
			*id = (enum vdm_field_id)i;
			return 1;
		}
	return 0;
}

/* By a MARC relator: "trl" is the translator's row, whose opf is "role:trl". */
static int
row_by_role(const char *role, enum vdm_field_id *id)
{
	struct vdm_buf b;
	int found;

	*id = VDM_F_COUNT;
	if (role == NULL || role[0] == '\0')
		return 0;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "role:%s", role);
	found = row_by_opf(vdm_buf_str(&b), id);
	if (!found && strcmp(role, "aut") == 0) {
		*id = VDM_F_AUTHOR;
		found = 1;
	}
	vdm_buf_fini(&b);
	return found;
}

static struct vdm_field *
add(struct vdm_epub_reader *r, enum vdm_field_id id, const char *value,
    const struct vdm_node *n)
{
	struct vdm_field *f;

	if (r->rec->fields_count >= VDM_LIMIT_FIELDS)
		return NULL;
	f = vdm_field_add(r->rec, id, value);
	if (f != NULL)
		f->pos = n->pos;
	return f;
}

static const char *
keep(struct vdm_epub_reader *r, const char *s)
{
	return vdm_arena_strdup(&r->rec->arena, s);
}

/* The scheme of roles by MARC's code. */
#define RELATORS "marc:relators"

/* ---- our own package ---- */

/*
 * What our writer made of a value for those who read packages, and says of it
 * in terms of ours: no details of the source.
 */
static int
is_made(const struct vdm_node *m)
{
	const char *property = vdm_dom_attr(m, "property");
	const char *scheme = vdm_dom_attr(m, "scheme");
	static const char *const made[] = {"identifier-type", "title-type",
					   "dcterms:license", "source-of"};
	size_t i;

	if (strcmp(property, "role") == 0)
		return *scheme == '\0' || strcmp(scheme, RELATORS) == 0;

	for (i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		if (strcmp(property, made[i]) == 0)
			return 1;
	return strncmp(property, "vdm:", 4) == 0 &&
	       strncmp(property, "vdm:detail", 10) != 0;
}

/* Whether an element's text has a language. */
static int
is_words(const struct vdm_node *n)
{
	return strcmp(vdm_node_ns(n), VDM_NS_DC) == 0 &&
	       !vdm_words_have("date format identifier language type", n->name);
}

/* The language and the direction of an element, by its attributes. */
static void
read_attributes(struct vdm_epub_reader *r, struct vdm_field *f,
		const struct vdm_node *n)
{
	const char *lang = vdm_dom_attr(n, "xml:lang");

	if (*lang == '\0' && is_words(n))
		lang = r->language;
	vdm_detail_add(r->rec, &f->details, "lang", lang);
	vdm_detail_add(r->rec, &f->details, "dir", vdm_dom_attr(n, "dir"));
}

/* One refinement as a detail, with its own language and scheme. */
static struct vdm_detail *
add_detail(struct vdm_epub_reader *r, struct vdm_field *f,
	   const struct vdm_node *m, const char *name)
{
	const char *lang = vdm_dom_attr(m, "xml:lang");
	const char *scheme = vdm_dom_attr(m, "scheme");
	struct vdm_detail *d =
	    vdm_detail_add(r->rec, &f->details, name, vdm_epub_value(r, m));

	if (d == NULL)
		return NULL;
	d->lang = *lang != '\0' ? keep(r, lang) : NULL;
	d->scheme = *scheme != '\0' ? keep(r, scheme) : NULL;
	return d;
}

static void
own_details(struct vdm_epub_reader *r, struct vdm_field *f,
	    const struct vdm_node *n)
{
	const struct vdm_epub_refinement *at =
	    vdm_epub_refinements(r, vdm_dom_attr(n, "id"));

	read_attributes(r, f, n);
	for (; at != NULL; at = at->next) {
		const struct vdm_node *m = at->node;
		const char *name = vdm_dom_attr(m, "property"), *more;
		struct vdm_detail *d;

		if (vdm_dom_is(m, VDM_NS_OPF, "link")) {
			vdm_epub_add_link(r, f, m);
			continue;
		}
		if (is_made(m)) {
			/* the role of a contributor is its field's */
			if (strncmp(name, "vdm:", 4) != 0 &&
			    (strcmp(name, "role") != 0 ||
			     f->id == VDM_F_AUTHOR) &&
			    strcmp(name, "dcterms:license") != 0 &&
			    !vdm_epub_is_plain(vdm_epub_value(r, m)))
				vdm_epub_changed(r, m, vdm_epub_value(r, m));
			continue;
		}
		if (strncmp(name, "vdm:detail-", 11) == 0)
			name += 11;
		else if (strcmp(name, "vdm:detail") == 0)
			name = vdm_epub_refined(r, m, "vdm:name");
		d = add_detail(r, f, m, name);
		more = vdm_epub_refined(r, m, "vdm:scheme");
		if (d != NULL && more != NULL)
			d->scheme = keep(r, more);
		more = vdm_epub_refined(r, m, "vdm:lang");
		if (d != NULL && more != NULL)
			d->lang = keep(r, more);
	}
}

static void
refine_own(struct vdm_epub_reader *r, struct vdm_field *f,
	   const struct vdm_node *n, const char *role)
{
	const char *value = vdm_epub_refined(r, n, "vdm:value"), *s;
	const char *words = vdm_epub_refined(r, n, "vdm:words");
	char isbn[VDM_ISBN_SIZE];

	if (value != NULL) {
		f->norm = f->value;
		f->value = keep(r, value);
	} else {
		s = vdm_epub_refined(r, n, "vdm:norm");
		if (s == NULL && f->id == VDM_F_LICENCE)
			s = vdm_epub_refined(r, n, "dcterms:license");
		f->norm = keep(r, s);
	}
	if (words != NULL) {
		if (vdm_isbn_read(words, isbn) == 0 ||
		    strncmp(f->value, "urn:isbn:", 9) != 0 ||
		    strcmp(f->value + 9, isbn) != 0)
			vdm_epub_changed(r, n, f->value);
		f->value = keep(r, words);
	}
	f->name = keep(r, vdm_epub_refined(r, n, "vdm:name"));
	f->label = keep(r, vdm_epub_refined(r, n, "vdm:label"));
	s = vdm_epub_refined(r, n, "vdm:role");
	f->role = keep(r, s != NULL ? s : role);
	f->ref = keep(r, vdm_epub_refined(r, n, "vdm:ref"));
	own_details(r, f, n);
	(void)vdm_state_read(vdm_epub_refined(r, n, "vdm:state"), &f->state);
	(void)vdm_cert_read(vdm_epub_refined(r, n, "vdm:certainty"), &f->cert);
}

/* Whether a creator in our own package is none that wrote it, but edited it,
 * say, which another package called so. */
static int
is_other_creator(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	const char *as = vdm_epub_refined(r, n, "vdm:detail-" VDM_EPUB_ELEMENT);

	return as != NULL && strcmp(as, VDM_EPUB_CREATOR) == 0;
}

/* Which field an element of our own package is; *role is left over where it
 * is the field's and not the row's. */
static int
own_row(struct vdm_epub_reader *r, const struct vdm_node *n,
	enum vdm_field_id *id, const char **role)
{
	const char *property = vdm_dom_attr(n, "property");
	const char *lodger = vdm_epub_refined(r, n, "vdm:field");
	const struct vdm_field_info *info;
	struct vdm_buf b;
	int found;

	*id = VDM_F_COUNT;
	*role = NULL;
	if (lodger != NULL) {
		info = vdm_field_by_name(lodger);
		*id = info != NULL ? info->id : VDM_F_OTHER;
		return info != NULL || strcmp(lodger, "other") == 0;
	}
	if (vdm_dom_is(n, VDM_NS_DC, "creator") && !is_other_creator(r, n)) {
		*id = VDM_F_AUTHOR;
		return 1;
	}
	if (vdm_dom_is(n, VDM_NS_DC, "contributor") ||
	    vdm_dom_is(n, VDM_NS_DC, "creator")) {
		const char *code = vdm_epub_refined(r, n, "role");

		if (row_by_role(code, id))
			return 1;
		*id = VDM_F_CONTRIBUTOR;
		*role = code;
		return 1;
	}
	if (strcmp(vdm_node_ns(n), VDM_NS_DC) == 0) {
		vdm_buf_init(&b);
		vdm_buf_printf(&b, "dc:%s", n->name);
		found = row_by_opf(vdm_buf_str(&b), id);
		vdm_buf_fini(&b);
		return found;
	}
	if (row_by_opf(property, id))
		return 1;
	if (strncmp(property, "vdm:", 4) != 0)
		return 0;
	info = vdm_field_by_name(property + 4);
	if (info != NULL)
		*id = info->id;
	return info != NULL;
}

static void
own_empty(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	const char *name = vdm_epub_value(r, n);
	const struct vdm_field_info *info = vdm_field_by_name(name);
	struct vdm_field *f;

	if (info == NULL && strcmp(name, "other") != 0) {
		vdm_epub_changed(r, n, name);
		return;
	}
	f = add(r, info != NULL ? info->id : VDM_F_OTHER, "", n);
	if (f != NULL)
		refine_own(r, f, n, NULL);
}

/* Who speaks does nothing else. */
static void
check_part(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	const char *role = vdm_epub_refined(r, n, "role");

	if (role != NULL && strcmp(role, "spk") != 0)
		vdm_epub_changed(r, n, role);
}

static void
own_element(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	enum vdm_field_id id;
	const char *role = NULL;
	const char *generated = vdm_epub_refined(r, n, "vdm:generated");
	struct vdm_field *f;

	if (vdm_dom_attr(n, "refines")[0] != '\0')
		return;
	if (generated != NULL) {
		if (strcmp(generated, "yes") != 0)
			vdm_epub_changed(r, n, generated);
		if (strncmp(vdm_dom_attr(n, "id"), VDM_EPUB_SPEAKER,
			    strlen(VDM_EPUB_SPEAKER)) == 0)
			check_part(r, n); /* names when all are read */
		else
			vdm_epub_check_said(r, n);
		return;
	}
	if (strcmp(vdm_dom_attr(n, "property"), "vdm:empty") == 0) {
		own_empty(r, n);
		return;
	}
	if (!own_row(r, n, &id, &role)) {
		if (vdm_epub_refined(r, n, "vdm:field") != NULL)
			vdm_epub_changed(r, n,
					 vdm_epub_refined(r, n, "vdm:field"));
		vdm_epub_check_said(r, n);
		return;
	}
	f = add(r, id, vdm_epub_value(r, n), n);
	if (f != NULL)
		refine_own(r, f, n, role);
}

/* ---- anybody's package ---- */

static struct vdm_field *
add_other(struct vdm_epub_reader *r, const char *of, const char *name,
	  const char *value, const struct vdm_node *n)
{
	struct vdm_field *f;
	struct vdm_buf b;

	if (value[0] == '\0')
		return NULL;
	f = add(r, VDM_F_OTHER, value, n);
	if (f == NULL)
		return NULL;
	vdm_buf_init(&b);
	if (of != NULL)
		vdm_buf_printf(&b, "%s.", of);
	vdm_buf_puts(&b, name);
	f->name = keep(r, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return f;
}

/* What refines an element and is no part of the field already. */
static int
is_detail(const struct vdm_field *f, const struct vdm_node *m)
{
	const char *property = vdm_dom_attr(m, "property");
	const char *scheme = vdm_dom_attr(m, "scheme");

	if (strcmp(property, "role") == 0)
		return (*scheme != '\0' && strcmp(scheme, RELATORS) != 0) ||
		       (f->id != VDM_F_AUTHOR && f->id != VDM_F_PUBLISHER &&
			strncmp(vdm_field_info_get(f->id)->opf, "role:", 5) !=
			    0);
	return strcmp(property, "title-type") != 0;
}

/* What refines a refinement is of the same field, under both names. */
static void
further(struct vdm_epub_reader *r, struct vdm_field *f,
	const struct vdm_node *m, const struct vdm_detail *of)
{
	const char *id = vdm_dom_attr(m, "id");
	const struct vdm_epub_refinement *at = vdm_epub_refinements(r, id);
	struct vdm_buf name;

	if (of == NULL || at == NULL)
		return;
	vdm_strmap_put(&r->bound, id, 1);
	vdm_buf_init(&name);
	for (; at != NULL; at = at->next) {
		int link = vdm_dom_is(at->node, VDM_NS_OPF, "link");

		vdm_buf_clear(&name);
		vdm_buf_printf(
		    &name, "%s.%s", vdm_dom_attr(m, "property"),
		    vdm_dom_attr(at->node, link ? "rel" : "property"));
		if (link) {
			vdm_detail_add(r->rec, &f->details, vdm_buf_str(&name),
				       vdm_dom_attr(at->node, "href"));
			vdm_epub_link_says(r, f, vdm_buf_str(&name), at->node);
		} else
			add_detail(r, f, at->node, vdm_buf_str(&name));
	}
	r->rec->arena.failed |= name.failed;
	vdm_buf_fini(&name);
}

/* The refinements of an element, bound to its field, or to `of` where there is
 * none. */
static void
other_refinements(struct vdm_epub_reader *r, const struct vdm_node *n,
		  const char *of, struct vdm_field *f)
{
	const struct vdm_epub_refinement *at =
	    vdm_epub_refinements(r, vdm_dom_attr(n, "id"));

	if (f != NULL)
		read_attributes(r, f, n);
	for (; at != NULL; at = at->next) {
		const struct vdm_node *m = at->node;
		const char *p = vdm_dom_attr(m, "property");
		const char *rel = vdm_dom_attr(m, "rel");
		int link = vdm_dom_is(m, VDM_NS_OPF, "link");

		if (f != NULL && link) {
			vdm_epub_add_link(r, f, m);
			vdm_epub_link_says(r, f, rel, m);
		} else if (f != NULL && is_detail(f, m))
			further(r, f, m, add_detail(r, f, m, p));
		else if (f == NULL && link)
			vdm_epub_link_says(
			    r,
			    add_other(r, of, rel, vdm_dom_attr(m, "href"), m),
			    NULL, m);
		else if (f == NULL)
			add_other(r, of, p, vdm_epub_value(r, m), m);
	}
	if (f == NULL)
		return;
	vdm_detail_add(r->rec, &f->details, "file-as",
		       vdm_dom_attr(n, "opf:file-as"));
	vdm_detail_add(r->rec, &f->details, "scheme",
		       vdm_dom_attr(n, "opf:scheme"));
}

static struct vdm_field *
add_role(struct vdm_epub_reader *r, const struct vdm_node *n, const char *value,
	 const char *role, enum vdm_field_id usual)
{
	enum vdm_field_id id = usual;
	struct vdm_field *f;

	if (role == NULL || role[0] == '\0')
		return add(r, usual, value, n);
	if (row_by_role(role, &id))
		return add(r, id, value, n);
	f = add(r, VDM_F_CONTRIBUTOR, value, n);
	if (f != NULL)
		f->role = keep(r, role);
	return f;
}

/* A creator, contributor or publisher: a field for each of the roles. */
static struct vdm_field *
add_agent(struct vdm_epub_reader *r, const struct vdm_node *n,
	  const char *value, enum vdm_field_id usual)
{
	const struct vdm_epub_refinement *m =
	    vdm_epub_refinements(r, vdm_dom_attr(n, "id"));
	struct vdm_field *first = NULL, *f;
	size_t before = r->rec->fields_count, i;
	const char *role;

	if (usual == VDM_F_PUBLISHER)
		first = add(r, usual, value, n);
	for (; m != NULL; m = m->next) {
		if (strcmp(vdm_dom_attr(m->node, "property"), "role") != 0)
			continue;
		role = vdm_epub_value(r, m->node);
		if (usual == VDM_F_PUBLISHER && strcmp(role, "pbl") == 0)
			continue;
		f = add_role(r, n, value, role, usual);
		if (first == NULL)
			first = f;
	}
	role = vdm_dom_attr(n, "opf:role");
	if (first == NULL)
		first = add_role(r, n, value, role, usual);
	for (i = before; usual == VDM_F_AUTHOR && i < r->rec->fields_count; i++)
		if (r->rec->fields[i]->id != VDM_F_AUTHOR)
			vdm_detail_add(r->rec, &r->rec->fields[i]->details,
				       VDM_EPUB_ELEMENT, VDM_EPUB_CREATOR);
	return first;
}

static struct vdm_field *
add_date(struct vdm_epub_reader *r, const struct vdm_node *n, const char *value)
{
	const char *event = vdm_dom_attr(n, "opf:event");
	struct vdm_field *f = NULL;
	size_t i;

	if (event[0] == '\0' || strcmp(event, "publication") == 0)
		f = add(r, VDM_F_PUBLISHED, value, n);
	else if (strcmp(event, "creation") == 0 &&
		 vdm_field_get(r->rec, VDM_F_DATE_DRAFTED, 0) == NULL)
		f = add(r, VDM_F_DATE_DRAFTED, value, n);
	else
		f = add_other(r, "date", event, value, n);
	for (i = 0; value[i] != '\0'; i++)
		if (!vdm_is_digit(value[i]) && value[i] != '-')
			break;
	/*
	 * Digits and hyphens alone: a date of ISO 8601, as EPUB asks for, which
	 * is its own normal form.
	 */
	if (f != NULL && f->id != VDM_F_OTHER && value[i] == '\0' && i >= 4)
		f->norm = f->value;
	return f;
}

static struct vdm_field *
add_title(struct vdm_epub_reader *r, const struct vdm_node *n,
	  const char *value)
{
	const char *type = vdm_epub_refined(r, n, "title-type");

	if (type != NULL && strcmp(type, "subtitle") == 0)
		return add(r, VDM_F_SUBTITLE, value, n);
	if (vdm_field_get(r->rec, VDM_F_TITLE, 0) == NULL &&
	    (type == NULL || strcmp(type, "main") == 0))
		return add(r, VDM_F_TITLE, value, n);
	return add_other(r, "title", type != NULL ? type : "other", value, n);
}

static void
foreign_dc(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	const char *value = vdm_epub_value(r, n), *name = n->name;
	struct vdm_field *f = NULL;
	enum vdm_field_id id;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "dc:%s", name);
	if (value[0] == '\0')
		; /* nothing is stated */
	else if (strcmp(name, "title") == 0)
		f = add_title(r, n, value);
	else if (strcmp(name, "creator") == 0)
		f = add_agent(r, n, value, VDM_F_AUTHOR);
	else if (strcmp(name, "contributor") == 0)
		f = add_agent(r, n, value, VDM_F_CONTRIBUTOR);
	else if (strcmp(name, "publisher") == 0)
		f = add_agent(r, n, value, VDM_F_PUBLISHER);
	else if (strcmp(name, "date") == 0)
		f = add_date(r, n, value);
	else if (row_by_opf(vdm_buf_str(&b), &id) &&
		 (vdm_field_info_get(id)->repeat ||
		  vdm_field_get(r->rec, id, 0) == NULL))
		f = add(r, id, value, n);
	else
		f = add_other(r, NULL, vdm_buf_str(&b), value, n);
	if (f != NULL && f->id == VDM_F_LANGUAGE && vdm_language_is_code(value))
		f->norm = f->value;
	other_refinements(r, n, f != NULL ? vdm_field_name(f) : name, f);
	vdm_buf_fini(&b);
}

/* EPUB 2's <meta name="cover" content="ID of an item"/>: the picture. */
static const char *
old_cover(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	size_t at;

	if (strcmp(vdm_dom_attr(n, "name"), "cover") != 0 ||
	    !vdm_strmap_get(&r->by_id, vdm_dom_attr(n, "content"), &at) ||
	    strncmp(r->items[at].type, "image/", 6) != 0)
		return NULL;
	return vdm_epub_media_path(r, &r->items[at]);
}

static void
foreign_meta(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	const char *property = vdm_dom_attr(n, "property");
	const char *value = vdm_epub_value(r, n);
	struct vdm_field *f = NULL;
	enum vdm_field_id id;

	if (property[0] == '\0' && old_cover(r, n) != NULL)
		f = add_other(r, NULL, VDM_COVER, old_cover(r, n), n);
	else if (property[0] == '\0')
		f = add_other(r, NULL, vdm_dom_attr(n, "name"),
			      vdm_dom_attr(n, "content"), n);
	else if (strcmp(property, "belongs-to-collection") == 0 &&
		 value[0] != '\0')
		f = add(r, VDM_F_SERIES, value, n);
	else if (strncmp(property, "dcterms:", 8) == 0 &&
		 row_by_opf(property, &id) && value[0] != '\0')
		f = add(r, id, value, n);
	else
		f = add_other(r, NULL, property, value, n);
	if (f != NULL && f->id == VDM_F_LICENCE &&
	    vdm_address_is_absolute(value))
		f->norm = f->value;
	other_refinements(r, n, property, f);
}

/* The address of a link, which is one whatever stands in it. */
static const char *
pointer_of(struct vdm_epub_reader *r, const char *href)
{
	struct vdm_buf pointer;
	const char *copy;

	vdm_buf_init(&pointer);
	vdm_address_pointer(&pointer, href);
	copy = vdm_arena_strdup(&r->work->arena, vdm_buf_str(&pointer));
	r->work->arena.failed |= pointer.failed;
	vdm_buf_fini(&pointer);
	return copy != NULL ? copy : "";
}

static void
foreign_link(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	const char *rel = vdm_dom_attr(n, "rel");
	const char *href = pointer_of(r, vdm_dom_attr(n, "href"));
	struct vdm_field *f;

	if (vdm_epub_is_licence(rel) && href[0] != '\0') {
		f = add(r, VDM_F_LICENCE, href, n);
		if (f != NULL)
			f->norm = f->value;
	} else {
		f = add_other(r, "link", rel, href, n);
	}
	vdm_epub_link_says(r, f, NULL, n);
}

static void
foreign_element(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	if (vdm_dom_attr(n, "refines")[0] == '#') {
		/* read with what it refines */
	} else if (strcmp(vdm_node_ns(n), VDM_NS_DC) == 0) {
		foreign_dc(r, n);
	} else if (vdm_dom_is(n, VDM_NS_OPF, "meta")) {
		foreign_meta(r, n);
	} else if (vdm_dom_is(n, VDM_NS_OPF, "link")) {
		foreign_link(r, n);
	} else {
		add_other(r, NULL, n->name, vdm_epub_value(r, n), n);
	}
}

/* Refinements of what the metadata does not have, and of refinements: no value
 * is theirs, so they become fields that name what they refine. */
static void
stray_refinements(struct vdm_epub_reader *r)
{
	const struct vdm_node *n;

	for (n = r->metadata->first; n != NULL; n = n->next) {
		const char *about = vdm_dom_attr(n, "refines");
		size_t refines;
		int link = vdm_dom_is(n, VDM_NS_OPF, "link");

		if (!vdm_node_is_element(n) || about[0] != '#' ||
		    vdm_strmap_get(&r->bound, about + 1, NULL))
			continue;
		if (!vdm_strmap_get(&r->metadata_ids, about + 1, &refines) ||
		    refines)
			add_other(r, about + 1,
				  vdm_dom_attr(n, link ? "rel" : "property"),
				  link ? vdm_dom_attr(n, "href")
				       : vdm_epub_value(r, n),
				  n);
	}
}

static void
read_elements(struct vdm_epub_reader *r, const struct vdm_node *parent)
{
	const struct vdm_node *n;

	for (n = parent->first; n != NULL; n = n->next) {
		if (!vdm_node_is_element(n))
			continue;
		if (r->own)
			own_element(r, n);
		else if (parent == r->metadata &&
			 (vdm_dom_is(n, VDM_NS_OPF, "dc-metadata") ||
			  vdm_dom_is(n, VDM_NS_OPF, "x-metadata")))
			read_elements(r, n);
		else
			foreign_element(r, n);
	}
}

/* The language of the package's words, where it is not the book's; or "". */
static const char *
package_language(struct vdm_epub_reader *r)
{
	const char *lang = vdm_dom_attr(r->package, "xml:lang");
	const struct vdm_node *n = r->metadata->first;

	while (n != NULL && !vdm_dom_is(n, VDM_NS_DC, "language"))
		n = n->next;
	return r->own || (n != NULL &&
			  strcasecmp(vdm_epub_value(r, n), lang) == 0)
		   ? ""
		   : lang;
}

/* Which way pages are turned, and how one of them is laid out. */
static void
read_spine(struct vdm_epub_reader *r)
{
	const struct vdm_node *spine =
	    vdm_dom_child(r->package, VDM_NS_OPF, "spine");
	const struct vdm_node *n;
	struct vdm_buf b;

	if (spine == NULL)
		return;
	add_other(r, NULL, VDM_EPUB_PROGRESSION,
		  vdm_dom_attr(spine, VDM_EPUB_PROGRESSION), spine);
	vdm_buf_init(&b);
	for (n = spine->first; n != NULL; n = n->next)
		if (vdm_node_is_element(n) &&
		    !vdm_is_blank(vdm_dom_attr(n, "properties")))
			vdm_buf_printf(&b, "%s%s: %s", b.len > 0 ? "\n" : "",
				       vdm_dom_attr(n, "idref"),
				       vdm_dom_attr(n, "properties"));
	if (b.len > 0)
		vdm_diag(r->sink, VDM_D_EPUB_LAYOUT_DROPPED, &spine->pos,
			 vdm_buf_str(&b),
			 "how the spine lays out its pages is not carried: "
			 "%.200s",
			 vdm_buf_str(&b));
	r->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

int
vdm_epub_read_metadata(struct vdm_epub_reader *r)
{
	if (r->metadata == NULL) {
		vdm_diag(r->sink, VDM_D_EPUB_PACKAGE, &r->package->pos, NULL,
			 "the package has no metadata; the record will have "
			 "no fields");
		return 0;
	}
	if (vdm_epub_index_metadata(r) != 0)
		return -1;
	r->language = package_language(r);
	read_elements(r, r->metadata);
	if (!r->own) {
		stray_refinements(r);
		read_spine(r);
	}
	if (r->rec->fields_count >= VDM_LIMIT_FIELDS)
		vdm_diag(r->sink, VDM_D_EPUB_FIELDS, &r->metadata->pos, NULL,
			 "the package has more than %d pieces of metadata; "
			 "the rest is not carried",
			 VDM_LIMIT_FIELDS);
	return r->rec->arena.failed ? -1 : 0;
}
