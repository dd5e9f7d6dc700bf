/* SPDX-License-Identifier: MIT */
/*
 * Fields out of a teiHeader: ours, and wherever editions keep them. A table
 * says which child of which part is which field; titles, responsibilities,
 * rights and sources have their own functions.
 */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "tei/internal.h"
#include "tei/header/marks.h"
#include "record/roles.h"

struct rule {
	const char *name; /* the element */
	const char *type; /* its @type (or @role), NULL: none of the above */
	enum vdm_field_id field;
};

static const struct rule title_rules[] = {
    {"author", NULL, VDM_F_AUTHOR},       {"editor", NULL, VDM_F_EDITOR},
    {"sponsor", NULL, VDM_F_SPONSOR},     {"funder", NULL, VDM_F_FUNDER},
    {"principal", NULL, VDM_F_PRINCIPAL}, {NULL, NULL, VDM_F_OTHER}};

static const struct rule publication_rules[] = {
    {"publisher", NULL, VDM_F_PUBLISHER},
    {"distributor", NULL, VDM_F_DISTRIBUTOR},
    {"authority", NULL, VDM_F_AUTHORITY},
    {"pubPlace", NULL, VDM_F_PUB_PLACE},
    {"date", "uploaded", VDM_F_UPLOADED},
    {"date", "posted", VDM_F_UPLOADED},
    {"date", NULL, VDM_F_PUBLISHED},
    {"idno", "number", VDM_F_NUMBER},
    {"idno", NULL, VDM_F_RECORD_ID},
    {"ref", "rights-holder", VDM_F_HOLDER},
    {"ref", "contact", VDM_F_CONTACT},
    {NULL, NULL, VDM_F_OTHER}};

static const struct rule identifier_rules[] = {
    {"repository", NULL, VDM_F_SOURCE_REPOSITORY},
    {"collection", NULL, VDM_F_SOURCE_COLLECTION},
    {"idno", "fond", VDM_F_SOURCE_FOND},
    {"idno", "fonds", VDM_F_SOURCE_FOND},
    {"idno", "series", VDM_F_SOURCE_SERIES},
    {"idno", "opis", VDM_F_SOURCE_OPIS},
    {"idno", "box", VDM_F_SOURCE_BOX},
    {"idno", "folder", VDM_F_SOURCE_FOLDER},
    {"idno", "delo", VDM_F_SOURCE_DELO},
    {"idno", "part", VDM_F_SOURCE_PART},
    {"idno", "listy", VDM_F_SOURCE_LISTY},
    {"idno", NULL, VDM_F_SOURCE_ITEM},
    {NULL, NULL, VDM_F_OTHER}};

static const struct rule creation_rules[] = {
    {"date", NULL, VDM_F_DATE_DRAFTED},
    {"placeName", NULL, VDM_F_PLACE_DRAFTED},
    {NULL, NULL, VDM_F_OTHER}};

static const struct rule language_rules[] = {
    {"language", "original", VDM_F_LANGUAGE_ORIGINAL},
    {"language", NULL, VDM_F_LANGUAGE},
    {NULL, NULL, VDM_F_OTHER}};

static const struct rule keyword_rules[] = {
    {"term", "document-type", VDM_F_TYPE},
    {"term", "classification", VDM_F_CLASSIFICATION},
    {"term", NULL, VDM_F_SUBJECT},
    {"item", NULL, VDM_F_SUBJECT},
    {NULL, NULL, VDM_F_OTHER}};

static const struct rule setting_rules[] = {
    {"date", NULL, VDM_F_DATE},          {"time", "duration", VDM_F_DURATION},
    {"time", NULL, VDM_F_TIME},          {"placeName", NULL, VDM_F_PLACE},
    {"settlement", NULL, VDM_F_PLACE},   {"locale", NULL, VDM_F_PLACE},
    {"name", "place", VDM_F_PLACE},      {"name", "city", VDM_F_PLACE},
    {"name", "settlement", VDM_F_PLACE}, {NULL, NULL, VDM_F_OTHER}};

/* ---- adding ---- */

static struct vdm_field *
found(struct vdm_tei_harvest *h, enum vdm_field_id id, struct vdm_node *n,
      const char *value)
{
	struct vdm_field *f;
	struct vdm_node **list;

	if (h->rec->fields_count >= VDM_LIMIT_FIELDS)
		return NULL;
	if (!vdm_field_info_get(id)->repeat &&
	    vdm_field_get(h->rec, id, 0) != NULL)
		return NULL;
	list = vdm_arena_grow(&h->rec->arena, h->fields, &h->fields_cap,
			      h->rec->fields_count + 1, sizeof(*list));
	if (list == NULL)
		return NULL;
	h->fields = list;
	list[h->rec->fields_count] = n;
	f = vdm_field_add(h->rec, id, value);
	if (f != NULL)
		f->pos = n->pos;
	return f;
}

static void
marks_read(struct vdm_record *rec, struct vdm_field *f,
	   const struct vdm_node *n)
{
	vdm_tei_marks_read(rec, f, n);
	vdm_tei_details_read(rec, &f->details, n);
}

/* The field that an element is, its content the value. */
static struct vdm_field *
found_value(struct vdm_tei_harvest *h, enum vdm_field_id id, struct vdm_node *n)
{
	struct vdm_field *f = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_tei_value(n, &b);
	if (!b.failed)
		f = found(h, id, n, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	if (f != NULL)
		marks_read(h->rec, f, n);
	return f;
}

static int
is_original(const struct vdm_node *n)
{
	const char *ana = vdm_node_attr(n, "ana"), *t;
	const char *role = vdm_node_attr(n, "role");
	size_t len;

	while ((t = vdm_who_next(&ana, &len)) != NULL)
		if (len == 16 && strncmp(t, "vidimus:original", len) == 0)
			return 1;
	return role != NULL && strcmp(role, "original") == 0;
}

static const struct rule *
rule_for(const struct rule *rules, const struct vdm_node *n)
{
	const char *type = vdm_node_attr(n, "type");

	if (vdm_node_is(n, "language"))
		type = is_original(n) ? "original" : NULL;
	for (; rules->name != NULL; rules++) {
		if (!vdm_node_is(n, rules->name))
			continue;
		if (rules->type == NULL ||
		    (type != NULL && strcmp(type, rules->type) == 0))
			return rules;
	}
	return NULL;
}

/*
 * An element that our writer puts where the schema wants one and there is
 * nothing to say: it is empty and has no attributes.
 */
static int
is_filler(const struct vdm_node *n)
{
	return n->first == NULL && n->attrs == NULL &&
	       (vdm_node_is(n, "authority") || vdm_node_is(n, "p") ||
		vdm_node_is(n, "title"));
}

static void
harvest_children(struct vdm_tei_harvest *h, struct vdm_node *parent,
		 const struct rule *rules)
{
	struct vdm_node *n;

	for (n = parent->first; n != NULL; n = n->next) {
		const struct rule *r = rule_for(rules, n);
		const char *type = vdm_node_attr(n, "type");
		struct vdm_field *f;

		if (r == NULL || is_filler(n))
			continue;
		if (r->field == VDM_F_EDITOR)
			f = found_value(
			    h, vdm_tei_role_field(vdm_node_attr(n, "role")), n);
		else
			f = found_value(h, r->field, n);
		if (f != NULL && r->type == NULL && type != NULL &&
		    vdm_node_is(n, "idno") && f->label == NULL &&
		    strcmp(type, "record-id") != 0 && strcmp(type, "item") != 0)
			f->label = vdm_arena_strdup(&h->rec->arena, type);
	}
}

/* ---- titles ---- */

static int
has_type(const struct vdm_node *n, const char *type)
{
	const char *t = vdm_node_attr(n, "type");

	return type == NULL ? t == NULL : t != NULL && strcmp(t, type) == 0;
}

static struct vdm_node *
find_title(struct vdm_node *stmt, const char *type)
{
	struct vdm_node *n;

	for (n = stmt->first; n != NULL; n = n->next)
		if (vdm_node_is(n, "title") && has_type(n, type) &&
		    !is_filler(n))
			return n;
	return NULL;
}

static void
harvest_titles(struct vdm_tei_harvest *h, struct vdm_node *stmt)
{
	struct vdm_node *n = find_title(stmt, "main"), *c;

	if (n == NULL)
		n = find_title(stmt, NULL);
	if (n == NULL)
		n = find_title(stmt, "complete");
	for (c = stmt->first; n == NULL && c != NULL; c = c->next)
		if (vdm_node_is(c, "title") && !has_type(c, "sub") &&
		    !is_filler(c))
			n = c;
	if (n != NULL)
		found_value(h, VDM_F_TITLE, n);
	for (n = stmt->first; n != NULL; n = n->next)
		if (vdm_node_is(n, "title") && has_type(n, "sub"))
			found_value(h, VDM_F_SUBTITLE, n);
}

/* ---- responsibilities ---- */

static int
is_name(const struct vdm_node *n)
{
	return vdm_node_is(n, "name") || vdm_node_is(n, "persName") ||
	       vdm_node_is(n, "orgName");
}

/* The words of a resp: a role, or the label of a field that has its own. */
static void
resp_words(struct vdm_tei_harvest *h, struct vdm_field *f,
	   const struct vdm_node *resp, const char *code, const char *words)
{
	struct vdm_arena *a = &h->rec->arena;
	int own = strcmp(words, vdm_field_info_get(f->id)->label) == 0;

	if (f->id != VDM_F_CONTRIBUTOR) {
		f->label = own ? NULL : vdm_arena_strdup(a, words);
	} else if (code == NULL || strcmp(code, "ctb") == 0) {
		f->role = own ? NULL : vdm_arena_strdup(a, words);
		f->label = vdm_arena_strdup(a, vdm_node_attr(resp, "n"));
	} else {
		f->role = vdm_arena_strdup(a, code);
		f->label = own ? NULL : vdm_arena_strdup(a, words);
	}
}

/* One name that answers for what one resp says. */
static void
found_resp(struct vdm_tei_harvest *h, struct vdm_node *name,
	   const struct vdm_node *resp)
{
	enum vdm_field_id id;
	struct vdm_field *f;
	struct vdm_buf words;
	const char *code;

	vdm_buf_init(&words);
	if (resp != NULL)
		vdm_tei_value(resp, &words);
	code = vdm_tei_relator(resp, vdm_buf_str(&words));
	id = vdm_tei_relator_field(code);
	f = found_value(h, id, name);
	if (f != NULL && words.len > 0)
		resp_words(h, f, resp, code, vdm_buf_str(&words));
	if (f != NULL && f->id == VDM_F_CONTRIBUTOR && f->role != NULL &&
	    strcmp(f->role, VDM_ROLE_DECIDED) == 0)
		vdm_detail_add(h->rec, &f->details, VDM_DETAIL_ID,
			       vdm_node_attr(name->parent, "xml:id"));
	vdm_buf_fini(&words);
}

static void
harvest_resp(struct vdm_tei_harvest *h, struct vdm_node *stmt)
{
	struct vdm_node *name, *n, **resps;
	size_t count = 0, i;

	for (n = stmt->first; n != NULL; n = n->next)
		count += vdm_node_is(n, "resp");
	resps = vdm_calloc(count + 1, sizeof(struct vdm_node *));
	if (resps == NULL)
		return; /* is told at the end of the call */
	for (count = 0, n = stmt->first; n != NULL; n = n->next)
		if (vdm_node_is(n, "resp"))
			resps[count++] = n;
	for (name = stmt->first; name != NULL; name = name->next) {
		if (!is_name(name))
			continue;
		if (count == 0)
			found_resp(h, name, NULL);
		for (i = 0; i < count; i++)
			found_resp(h, name, resps[i]);
	}
	vdm_free(resps);
}

/* ---- rights ---- */

/* The paragraphs of a node, a line feed between; its own text if it has
 * none. */
static void
paragraphs(const struct vdm_node *n, struct vdm_buf *out)
{
	const struct vdm_node *c;
	size_t start = out->len;
	int seen = 0;

	for (c = n->first; c != NULL; c = c->next) {
		if (!vdm_node_is(c, "p") && !vdm_node_is(c, "ab"))
			continue;
		if (seen++ > 0)
			vdm_buf_putc(out, '\n');
		vdm_tei_value(c, out);
	}
	if (!seen) {
		vdm_buf_truncate(out, start);
		vdm_tei_value(n, out);
	}
}

static void
found_paragraphs(struct vdm_tei_harvest *h, enum vdm_field_id id,
		 struct vdm_node *n, struct vdm_node *marked)
{
	struct vdm_field *f = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	paragraphs(n, &b);
	if (!b.failed)
		f = found(h, id, n, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	if (f != NULL)
		marks_read(h->rec, f, marked);
}

static void
harvest_availability(struct vdm_tei_harvest *h, struct vdm_node *n)
{
	struct vdm_node *p = vdm_node_child(n, "p"), *c;

	if (p == NULL)
		p = vdm_node_child(n, "ab");
	if (p != NULL)
		found_paragraphs(h, VDM_F_RIGHTS, n, p);
	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is(c, "licence") || vdm_node_is(c, "license"))
			found_paragraphs(h, VDM_F_LICENCE, c, c);
}

/* Every availability below a node. */
static void
harvest_rights(struct vdm_tei_harvest *h, struct vdm_node *top)
{
	struct vdm_node *n;

	for (n = top; n != NULL; n = vdm_node_step(n, top))
		if (vdm_node_is(n, "availability"))
			harvest_availability(h, n);
}

/* Every statement of responsibility below a node. */
static void
harvest_resps(struct vdm_tei_harvest *h, struct vdm_node *top)
{
	struct vdm_node *n;

	for (n = top; n != NULL; n = vdm_node_step(n, top))
		if (vdm_node_is(n, "respStmt"))
			harvest_resp(h, n);
}

/* ---- sources ---- */

static void
harvest_manuscript(struct vdm_tei_harvest *h, struct vdm_node *ms)
{
	struct vdm_node *id = vdm_node_child(ms, "msIdentifier"), *n;

	if (id == NULL)
		return;
	if (vdm_node_child(id, "repository") == NULL) {
		n = vdm_node_child(id, "institution");
		if (n != NULL)
			found_value(h, VDM_F_SOURCE_REPOSITORY, n);
	}
	harvest_children(h, id, identifier_rules);
	for (n = id->first; n != NULL; n = n->next)
		if (vdm_node_is(n, "altIdentifier"))
			harvest_children(h, n, identifier_rules);
}

static void
harvest_source(struct vdm_tei_harvest *h, struct vdm_node *source)
{
	struct vdm_node *n, *c;

	for (n = source->first; n != NULL; n = n->next) {
		if (vdm_node_is(n, "msDesc"))
			harvest_manuscript(h, n);
		else if (vdm_node_is(n, "recordingStmt"))
			harvest_resps(h, n);
		else if (vdm_node_is(n, "bibl") ||
			 vdm_node_is(n, "biblStruct") ||
			 vdm_node_is(n, "biblFull") ||
			 (vdm_node_is(n, "p") && n->first != NULL))
			found_value(h, VDM_F_SOURCE, n);
		for (c = vdm_node_is(n, "listBibl") ? n->first : NULL;
		     c != NULL; c = c->next)
			if (vdm_node_is(c, "bibl") ||
			    vdm_node_is(c, "biblStruct") ||
			    vdm_node_is(c, "biblFull"))
				found_value(h, VDM_F_SOURCE, c);
	}
	harvest_rights(h, source);
}

/* ---- the whole ---- */

static void
harvest_notes(struct vdm_tei_harvest *h, struct vdm_node *stmt)
{
	struct vdm_node *n;

	for (n = stmt->first; n != NULL; n = n->next) {
		const char *name = vdm_node_attr(n, "n");
		struct vdm_field *f;

		if (!vdm_node_is(n, "note") || !has_type(n, "field") ||
		    name == NULL)
			continue;
		f = found_value(h, VDM_F_OTHER, n);
		if (f != NULL)
			f->name = vdm_arena_strdup(&h->rec->arena, name);
	}
}

static void
harvest_file(struct vdm_tei_harvest *h, struct vdm_node *file)
{
	struct vdm_node *n, *c;

	for (n = file->first; n != NULL; n = n->next) {
		if (vdm_node_is(n, "titleStmt")) {
			harvest_titles(h, n);
			harvest_children(h, n, title_rules);
		} else if (vdm_node_is(n, "editionStmt")) {
			c = vdm_node_child(n, "edition");
			if (c != NULL)
				found_value(h, VDM_F_EDITION, c);
		} else if (vdm_node_is(n, "publicationStmt")) {
			harvest_children(h, n, publication_rules);
			harvest_rights(h, n);
		} else if (vdm_node_is(n, "seriesStmt")) {
			for (c = n->first; c != NULL; c = c->next)
				if (vdm_node_is(c, "title"))
					found_value(h, VDM_F_SERIES, c);
		} else if (vdm_node_is(n, "notesStmt")) {
			harvest_notes(h, n);
		} else if (vdm_node_is(n, "sourceDesc")) {
			harvest_source(h, n);
		}
		if (!vdm_node_is(n, "titleStmt") &&
		    !vdm_node_is(n, "editionStmt"))
			continue;
		for (c = n->first; c != NULL; c = c->next)
			if (vdm_node_is(c, "respStmt"))
				harvest_resp(h, c);
	}
}

static void
harvest_profile(struct vdm_tei_harvest *h, struct vdm_node *profile)
{
	struct vdm_node *n;

	for (n = profile; n != NULL; n = vdm_node_step(n, profile)) {
		const struct vdm_node *up = n->parent;

		if (vdm_node_is(n, "creation"))
			harvest_children(h, n, creation_rules);
		else if (vdm_node_is(n, "langUsage"))
			harvest_children(h, n, language_rules);
		else if (vdm_node_is(n, "keywords") ||
			 (vdm_node_is(n, "list") &&
			  vdm_node_is(up, "keywords")))
			harvest_children(h, n, keyword_rules);
		else if (vdm_node_is(n, "setting"))
			harvest_children(h, n, setting_rules);
		else if (vdm_node_is(n, "abstract")) {
			struct vdm_node *p = vdm_node_child(n, "p");

			found_paragraphs(h, VDM_F_SUMMARY, n,
					 p != NULL ? p : n);
		}
	}
}

/* Who is named for a change, once. */
static void
found_reviser(struct vdm_tei_harvest *h, struct vdm_node *name)
{
	static const char role[] = "revision";
	struct vdm_field *f;
	struct vdm_buf value;
	size_t i;

	vdm_buf_init(&value);
	vdm_tei_value(name, &value);
	for (i = 0; i < h->rec->fields_count; i++) {
		f = h->rec->fields[i];
		if (f->id == VDM_F_CONTRIBUTOR && f->role != NULL &&
		    strcmp(f->role, role) == 0 &&
		    strcmp(f->value, vdm_buf_str(&value)) == 0)
			break;
	}
	if (i == h->rec->fields_count && value.len > 0) {
		f = found_value(h, VDM_F_CONTRIBUTOR, name);
		if (f != NULL)
			f->role = vdm_arena_strdup(&h->rec->arena, role);
	}
	vdm_buf_fini(&value);
}

/* Ours: a change, or the item of a list where revisions are lists. */
static int
is_provenance(const struct vdm_node *n)
{
	return (vdm_node_is(n, "change") && has_type(n, "vidimus")) ||
	       (vdm_node_is(n, "item") && has_type(n->parent, "vidimus"));
}

static void
harvest_revisions(struct vdm_tei_harvest *h, struct vdm_node *top)
{
	struct vdm_node *n, *c;

	harvest_resps(h, top);
	for (n = top; n != NULL; n = vdm_node_step(n, top))
		if (is_provenance(n))
			found_value(h, VDM_F_PROVENANCE, n);
	for (n = top; n != NULL; n = vdm_node_step(n, top))
		for (c = vdm_node_is(n, "change") ? n->first : NULL; c != NULL;
		     c = c->next)
			if (is_name(c))
				found_reviser(h, c);
}

void
vdm_tei_harvest_fields(struct vdm_tei_harvest *h, struct vdm_node *header)
{
	struct vdm_node *n;

	for (n = header->first; n != NULL; n = n->next) {
		if (vdm_node_is(n, "fileDesc"))
			harvest_file(h, n);
		else if (vdm_node_is(n, "profileDesc"))
			harvest_profile(h, n);
		else if (vdm_node_is(n, "revisionDesc"))
			harvest_revisions(h, n);
	}
}
