/* SPDX-License-Identifier: MIT */
/* Front matter to fields and people. docs/markdown.md, "Front matter". */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/read/matter.h"
#include "record/standing.h"
#include "xml/sax.h"
#include "markup/markup.h"

/* What is not of the shape that its key asks for is named whole. */
static void
left_out(struct vdm_md_matter *f, const struct vdm_yaml *n, const char *why)
{
	struct vdm_buf all;

	vdm_buf_init(&all);
	if (n->key != NULL)
		vdm_buf_printf(&all, "%s: ", n->key);
	vdm_yaml_json(n, &all);
	vdm_diag(f->sink, VDM_D_MARKDOWN_YAML_VALUE, &n->pos, vdm_buf_str(&all),
		 "%s; it is left out: %.200s", why, vdm_buf_str(&all));
	f->rec->arena.failed |= all.failed;
	vdm_buf_fini(&all);
}

static int
is_true(const struct vdm_yaml *n)
{
	return n->kind == VDM_YAML_SCALAR && strcmp(n->value, "true") == 0;
}

/* Yes or no, into *to. */
static void
take_switch(struct vdm_md_matter *f, const struct vdm_yaml *n, int *to)
{
	*to = is_true(n);
	if (!*to &&
	    (n->kind != VDM_YAML_SCALAR || strcmp(n->value, "false") != 0))
		left_out(f, n, "this is neither true nor false");
}

/* How something came to be known, and how sure that is. */
static void
take_state(struct vdm_md_matter *f, const struct vdm_yaml *n,
	   enum vdm_state *state)
{
	if (!vdm_md_state_read(n->value, state))
		left_out(f, n, "this is no state that a field may have");
}

static void
take_cert(struct vdm_md_matter *f, const struct vdm_yaml *n,
	  enum vdm_state *state, enum vdm_certainty *cert)
{
	*cert = VDM_CERT_NONE;
	*state = VDM_STATE_INFERRED;
	if (!vdm_cert_read(n->value, cert))
		left_out(f, n, "this is no degree of certainty");
}

static const char *
copy(struct vdm_md_matter *f, const char *s)
{
	return s != NULL && *s != '\0' ? vdm_arena_strdup(&f->rec->arena, s)
				       : NULL;
}

static int
is_key(const char *key, const char *a, const char *b)
{
	return strcmp(key, a) == 0 || strcmp(key, b) == 0;
}

/* One thing that a mapping says of a field beside its text; 0: not known. */
static int
detail(struct vdm_md_matter *f, struct vdm_field *field,
       const struct vdm_yaml *n)
{
	const char *v = n->value;

	if (n->kind != VDM_YAML_SCALAR)
		return 0;
	if (strcmp(n->key, "norm") == 0)
		field->norm = copy(f, v);
	else if (strcmp(n->key, "label") == 0)
		field->label = copy(f, v);
	else if (strcmp(n->key, "ref") == 0)
		field->ref = copy(f, v);
	else if (strcmp(n->key, "resp") == 0)
		field->role = copy(f, v);
	else if (strcmp(n->key, "name") == 0 && field->id == VDM_F_OTHER)
		field->name = copy(f, v);
	else if (strcmp(n->key, "state") == 0)
		take_state(f, n, &field->state);
	else if (strcmp(n->key, "cert") == 0)
		take_cert(f, n, &field->state, &field->cert);
	else
		return 0;
	return 1;
}

/* The field that a contributor's role names. */
static enum vdm_field_id
contributor_id(const struct vdm_yaml *map, enum vdm_field_id plain)
{
	const char *role = vdm_yaml_string(map, "role");
	const char *given = vdm_yaml_string(map, "field");
	const struct vdm_field_info *info =
	    given != NULL ? vdm_field_by_yaml(given) : NULL;
	enum vdm_field_id id;

	if (info != NULL)
		return info->id;
	if (role == NULL)
		return plain;
	id = vdm_md_role(role);
	return id != VDM_F_COUNT ? id : VDM_F_CONTRIBUTOR;
}

/* Our own {name, value, scheme, lang}: a detail that needs to be exact. */
static void
exact_details(struct vdm_md_matter *f, struct vdm_details *to,
	      const struct vdm_yaml *list)
{
	const struct vdm_yaml *n;
	struct vdm_detail *d;

	for (n = list->first; n != NULL; n = n->next) {
		d = n->kind != VDM_YAML_MAP
			? NULL
			: vdm_detail_add(f->rec, to, vdm_yaml_string(n, "name"),
					 vdm_yaml_string(n, "value"));
		if (d == NULL) {
			left_out(f, n, "this is no detail of a field");
			continue;
		}
		d->scheme = copy(f, vdm_yaml_string(n, "scheme"));
		d->lang = copy(f, vdm_yaml_string(n, "lang"));
	}
}

/* Which field a mapping is of: a title says its type as EPUB and pandoc do. */
static enum vdm_field_id
mapping_id(struct vdm_md_matter *f, enum vdm_field_id plain,
	   const struct vdm_yaml *n, const char **name)
{
	const char *type = vdm_yaml_string(n, "type");
	struct vdm_buf b;

	*name = NULL;
	if (plain != VDM_F_TITLE || type == NULL)
		return contributor_id(n, plain);
	if (strcmp(type, "main") == 0)
		return VDM_F_TITLE;
	if (strcmp(type, "subtitle") == 0)
		return VDM_F_SUBTITLE;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "title.%s", type);
	*name = vdm_arena_strdup(&f->rec->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return VDM_F_OTHER;
}

/* One thing that a mapping says of its field. */
static void
mapping_detail(struct vdm_md_matter *f, struct vdm_field *field,
	       const struct vdm_yaml *c, enum vdm_field_id plain)
{
	const char *key = c->key;

	if (strcmp(key, "role") == 0 && c->kind == VDM_YAML_SCALAR) {
		if (field->id == VDM_F_CONTRIBUTOR)
			field->role = copy(f, c->value);
		else
			vdm_md_key_used(f, c->value);
	} else if (plain == VDM_F_TITLE && strcmp(key, "type") == 0) {
		vdm_md_key_used(f, c->value);
	} else if (field->id == VDM_F_LICENCE && field->norm == NULL &&
		   is_key(key, "url", "link") && c->kind == VDM_YAML_SCALAR) {
		field->norm = copy(f, c->value);
	} else if (strcmp(key, "details") == 0 && c->kind == VDM_YAML_LIST) {
		exact_details(f, &field->details, c);
	} else if (detail(f, field, c)) {
		return;
	} else if (vdm_md_is_agent(field->id)) {
		vdm_md_agent_detail(f, &field->details, c);
	} else {
		vdm_md_detail_add(f, &field->details, key, c);
	}
}

static void
mapping_details(struct vdm_md_matter *f, struct vdm_field *field,
		const struct vdm_yaml *n, const struct vdm_yaml *text,
		enum vdm_field_id plain)
{
	const struct vdm_yaml *c, *name = vdm_md_agent_whole(n);

	for (c = n->first; c != NULL; c = c->next) {
		vdm_md_key_used(f, c->key);
		if (strcmp(c->key, "field") == 0 &&
		    (c->kind != VDM_YAML_SCALAR ||
		     vdm_field_by_yaml(c->value) == NULL))
			left_out(f, c, "there is no such field");
		if (c != text && strcmp(c->key, "field") != 0 &&
		    !(text == NULL && vdm_md_is_agent(field->id) &&
		      vdm_md_is_agent_name(name, c)))
			mapping_detail(f, field, c, plain);
	}
}

/* "Ben Wren: {institute: pv}": each key is a name. */
static void
named_by_key(struct vdm_md_matter *f, enum vdm_field_id id,
	     const struct vdm_yaml *map, const char *label)
{
	const struct vdm_yaml *c;

	for (c = map->first; c != NULL; c = c->next) {
		struct vdm_yaml name = {.value = c->key, .pos = c->pos};
		struct vdm_field *field = vdm_md_field_add(f, id, &name, label);

		if (field != NULL && c->kind == VDM_YAML_MAP)
			mapping_details(f, field, c, NULL, id);
	}
}

/* A mapping without a text: there is nothing to say more of. */
static void
nothing_said(struct vdm_md_matter *f, struct vdm_field *field,
	     const struct vdm_yaml *map, const char *key)
{
	const struct vdm_yaml *c;

	for (c = map->first; c != NULL; c = c->next) {
		vdm_md_key_used(f, c->key);
		if (!detail(f, field, c))
			vdm_md_other_add(f, key, c);
	}
}

/* What a mapping is about where no key says `text` or `name`: a statement of
 * rights, a licence that is an address, as Quarto and CITATION.cff have them;
 * in *id, what it is then. */
static const struct vdm_yaml *
words_of(const struct vdm_yaml *n, enum vdm_field_id *id)
{
	static const char *const keys[] = {"statement", "title", "id", "url",
					   "link"};
	const struct vdm_yaml *c;
	size_t i;

	if (*id != VDM_F_RIGHTS && *id != VDM_F_LICENCE)
		return NULL;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		c = vdm_yaml_get(n, keys[i]);
		if (c != NULL && c->kind == VDM_YAML_SCALAR &&
		    !vdm_yaml_is_empty(c))
			return c;
	}
	c = vdm_yaml_get(n, "holder");
	if (c == NULL || *id != VDM_F_RIGHTS || c->kind != VDM_YAML_SCALAR)
		return NULL;
	*id = VDM_F_HOLDER;
	return c;
}

/* A mapping with the text and more: pandoc's {role, text}, Quarto's {name}. */
static void
mapping_add(struct vdm_md_matter *f, enum vdm_field_id plain,
	    const struct vdm_yaml *n, const char *label)
{
	const struct vdm_yaml *text = vdm_yaml_get(n, "text");
	struct vdm_yaml nothing = {.value = "", .pos = n->pos};
	const char *other;
	enum vdm_field_id id = mapping_id(f, plain, n, &other);
	struct vdm_field *field;
	struct vdm_buf name;

	if (vdm_md_is_agent(id) && vdm_md_is_named_by_key(n)) {
		named_by_key(f, id, n, label);
		return;
	}
	vdm_buf_init(&name);
	if (text == NULL && vdm_md_is_agent(id)) {
		if (vdm_md_agent_name(n, &name))
			nothing.value = vdm_buf_str(&name);
	} else if (text == NULL) {
		text = vdm_yaml_get(n, "name");
		if (text == NULL)
			text = words_of(n, &id);
	}
	field = vdm_md_field_add(f, id, text != NULL ? text : &nothing, label);
	if (field != NULL && id == VDM_F_LICENCE && text != NULL &&
	    text->key != NULL && is_key(text->key, "url", "link"))
		field->norm = field->value;
	f->rec->arena.failed |= name.failed;
	if (field != NULL && other != NULL)
		field->name = other;
	if (field != NULL && field->value[0] == '\0' && text == NULL &&
	    !vdm_md_is_agent(id))
		nothing_said(f, field, n, label != NULL ? label : n->key);
	else if (field != NULL)
		mapping_details(f, field, n, text, plain);
	vdm_buf_fini(&name);
}

/* The value of a key whose field is known: a scalar, a mapping, or a list. */
static void
known(struct vdm_md_matter *f, enum vdm_field_id id, const struct vdm_yaml *n,
      const char *label)
{
	const struct vdm_yaml *c;

	vdm_md_key_used(f, label == NULL ? n->key : NULL);
	if (n->kind == VDM_YAML_MAP) {
		mapping_add(f, id, n, label);
		return;
	}
	if (n->kind == VDM_YAML_SCALAR || n->first == NULL) {
		vdm_md_field_add(f, id, n, label);
		return;
	}
	for (c = n->first; c != NULL; c = c->next) {
		if (c->kind == VDM_YAML_MAP)
			mapping_add(f, id, c, label);
		else
			vdm_md_field_add(f, id, c, label);
	}
}

/* ---- people ------------------------------------------------------------ */

static void
strings_take(struct vdm_md_matter *f, struct vdm_strings *to,
	     const struct vdm_yaml *n)
{
	const struct vdm_yaml *c;

	if (n->kind == VDM_YAML_SCALAR)
		vdm_strings_add(f->rec, to, n->value);
	else if (n->kind == VDM_YAML_MAP)
		left_out(f, n, "a mapping stands where a list should");
	else
		for (c = n->first; c != NULL; c = c->next)
			if (c->kind == VDM_YAML_SCALAR)
				vdm_strings_add(f->rec, to, c->value);
			else
				left_out(f, c,
					 "no text, but more, stands here");
}

/* One thing that is said of a person; 0: not known. */
static int
person_detail(struct vdm_md_matter *f, struct vdm_person *p,
	      const struct vdm_yaml *n)
{
	int scalar = n->kind == VDM_YAML_SCALAR;

	if (is_key(n->key, "role", "roles"))
		strings_take(f, &p->roles, n);
	else if (is_key(n->key, "form", "forms"))
		strings_take(f, &p->forms, n);
	else if (is_key(n->key, "ref", "refs"))
		strings_take(f, &p->refs, n);
	else if (is_key(n->key, "title", "note") && scalar && p->title == NULL)
		p->title = vdm_arena_strdup(&f->rec->arena, n->value);
	else if (strcmp(n->key, "group") == 0)
		take_switch(f, n, &p->group);
	else if (strcmp(n->key, "participant") == 0)
		take_switch(f, n, &p->participant);
	else if (strcmp(n->key, "state") == 0 && scalar)
		take_state(f, n, &p->state);
	else if (strcmp(n->key, "cert") == 0 && scalar)
		take_cert(f, n, &p->state, &p->cert);
	else
		return 0;
	return 1;
}

static void
person(struct vdm_md_matter *f, const struct vdm_yaml *n, const char *role)
{
	const char *name =
	    n->kind == VDM_YAML_MAP ? vdm_yaml_string(n, "name") : n->value;
	const char *id = vdm_yaml_string(n, "id");
	const struct vdm_yaml *c;
	struct vdm_person *p;
	struct vdm_buf prefix, b;

	if (name == NULL)
		name = "";
	vdm_buf_init(&b);
	if (id != NULL && !vdm_xml_is_ncname(id)) {
		left_out(f, vdm_yaml_get(n, "id"),
			 "no element may have this id, and the person gets "
			 "another");
		vdm_md_id_put(&b, id, strlen(id));
		id = b.len > 0 ? vdm_buf_str(&b) : NULL;
	}
	p = vdm_person_add(f->rec, id, name);
	f->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	if (p == NULL)
		return;
	p->participant = 1;
	p->pos = n->pos;
	if (role != NULL)
		vdm_person_add_role(f->rec, p, role);
	if (n->kind != VDM_YAML_MAP)
		return;
	vdm_buf_init(&prefix);
	vdm_buf_printf(&prefix, "participants.%s", p->id);
	for (c = n->first; c != NULL; c = c->next) {
		vdm_md_key_used(f, c->key);
		if (is_key(c->key, "id", "name")) {
			if (c->kind != VDM_YAML_SCALAR)
				left_out(f, c,
					 "no text, but more, stands here");
		} else if (strcmp(c->key, "details") == 0 &&
			   c->kind == VDM_YAML_LIST) {
			exact_details(f, &p->details, c);
		} else if (!person_detail(f, p, c)) {
			/* a key alone says something, too */
			if (vdm_yaml_is_empty(c))
				vdm_md_other_add(f, vdm_buf_str(&prefix), c);
			else
				vdm_md_agent_detail(f, &p->details, c);
		}
	}
	vdm_buf_fini(&prefix);
}

static void
people(struct vdm_md_matter *f, const struct vdm_yaml *n, const char *role)
{
	const struct vdm_yaml *c;

	vdm_md_key_used(f, n->key);
	if (n->kind != VDM_YAML_LIST) {
		if (!vdm_yaml_is_empty(n))
			person(f, n, role);
		return;
	}
	for (c = n->first; c != NULL; c = c->next) {
		if (c->kind != VDM_YAML_LIST) {
			person(f, c, role);
			continue;
		}
		left_out(f, c, "a list stands where a person should");
	}
}

/* ---- what is ours ------------------------------------------------------- */

/* Sets right, or adds, one field: {field, nth, text, label ...}. */
static void
exact_field(struct vdm_md_matter *f, const struct vdm_yaml *n)
{
	const char *key = vdm_yaml_string(n, "field");
	const char *nth = vdm_yaml_string(n, "nth");
	const char *text = vdm_yaml_string(n, "text");
	const char *norm = vdm_yaml_string(n, "norm");
	const struct vdm_field_info *info =
	    key != NULL ? vdm_field_by_yaml(key) : NULL;
	enum vdm_field_id id = info != NULL ? info->id : VDM_F_OTHER;
	unsigned long at = nth != NULL ? strtoul(nth, NULL, 10) : 1;
	const struct vdm_yaml *c;
	struct vdm_field *field;

	if (info == NULL && vdm_yaml_string(n, "name") == NULL) {
		left_out(f, n, "this says of no field what it sets");
		return;
	}
	field = vdm_field_get(f->rec, id, at > 0 ? at - 1 : 0);
	if (field == NULL) {
		field = vdm_field_add(f->rec, id, text != NULL ? text : "");
		if (field == NULL)
			return;
		field->pos = n->pos;
	} else if (text != NULL) {
		if (strcmp(field->value, text) != 0 &&
		    (norm == NULL || strcmp(field->value, norm) != 0))
			vdm_diag(f->sink, VDM_D_MARKDOWN_YAML_VALUE, &n->pos,
				 field->value,
				 "%s is said to be \"%.100s\" here and "
				 "\"%.100s\" before, which is left out",
				 vdm_field_name(field), text, field->value);
		text = vdm_arena_strdup(&f->rec->arena, text);
		field->value = text != NULL ? text : "";
		vdm_field_fit_blank(field);
	}
	for (c = n->first; c != NULL; c = c->next)
		if (strcmp(c->key, "details") == 0 && c->kind == VDM_YAML_LIST)
			exact_details(f, &field->details, c);
		else if (!detail(f, field, c) &&
			 (c->kind != VDM_YAML_SCALAR ||
			  (!is_key(c->key, "field", "text") &&
			   (strcmp(c->key, "nth") != 0 ||
			    strspn(c->value, "0123456789") !=
				strlen(c->value)))))
			left_out(f, c, "this is nothing that a field has");
}

static void
attributes(struct vdm_md_matter *f, const struct vdm_yaml *n)
{
	struct vdm_node *body = vdm_record_body(f->rec);
	struct vdm_node *to[3] = {f->rec->root};
	static const char *const names[] = {"TEI", "text", "body"};
	const struct vdm_yaml *m, *c;
	size_t i;

	if (body == NULL)
		return;
	to[1] = body->parent;
	to[2] = body;
	for (i = 0; i < 3; i++) {
		m = vdm_yaml_get(n, names[i]);
		for (c = m != NULL ? m->first : NULL; c != NULL; c = c->next)
			if (c->kind == VDM_YAML_SCALAR && c->key != NULL &&
			    vdm_xml_is_qname(c->key))
				vdm_node_set(f->rec, to[i], c->key, c->value);
			else
				left_out(f, c, "this is no attribute");
	}
	for (c = n->first; c != NULL; c = c->next) {
		for (i = 0; i < 3; i++)
			if (c->kind == VDM_YAML_MAP && c->key != NULL &&
			    strcmp(c->key, names[i]) == 0)
				break;
		if (i == 3)
			left_out(f, c, "these are attributes of nothing");
	}
}

static void
ours(struct vdm_md_matter *f, const struct vdm_yaml *n)
{
	const struct vdm_yaml *c, *k;

	for (c = n->first; c != NULL; c = c->next) {
		if (c->key == NULL)
			continue;
		if (strcmp(c->key, "settled") == 0)
			take_switch(f, c, &f->rec->settled);
		else if (strcmp(c->key, "encoded") == 0)
			take_switch(f, c, &f->rec->encoded);
		else if (strcmp(c->key, "whole") == 0)
			take_switch(f, c, &f->whole);
		else if (strcmp(c->key, "attributes") == 0)
			attributes(f, c);
		else if (strcmp(c->key, "fields") == 0 &&
			 c->kind == VDM_YAML_LIST)
			for (k = c->first; k != NULL; k = k->next)
				exact_field(f, k);
		else
			left_out(f, c, "this is nothing that a record has");
	}
}

static int
header(struct vdm_md_matter *f, const struct vdm_yaml *n)
{
	struct vdm_node *h;

	if (n->kind != VDM_YAML_SCALAR) {
		left_out(f, n, "no text of a header stands here");
		return 0;
	}
	h = vdm_markup_parse_fragment(f->rec, n->value, strlen(n->value),
				      f->rec->root, f->sink);
	if (h == NULL)
		return -1;
	if (f->rec->root->first != NULL)
		vdm_node_insert_before(f->rec->root->first, h);
	else
		vdm_node_append(f->rec->root, h);
	return 0;
}

/* pandoc's position in the series that stands before it. */
static void
series_position(struct vdm_md_matter *f, const struct vdm_yaml *n)
{
	struct vdm_field *series = NULL;
	size_t i;

	for (i = 0; i < f->rec->fields_count; i++)
		if (f->rec->fields[i]->id == VDM_F_SERIES)
			series = f->rec->fields[i];
	if (series == NULL) {
		vdm_md_other_add(f, NULL, n);
		return;
	}
	vdm_md_key_used(f, n->key);
	vdm_md_detail_add(f, &series->details, n->key, n);
}

static int
key_read(struct vdm_md_matter *f, const struct vdm_yaml *n)
{
	const struct vdm_field_info *info = vdm_field_by_yaml(n->key);
	enum vdm_field_id alias = vdm_md_alias(n->key);

	if (is_key(n->key, "participants", "people"))
		people(f, n, NULL);
	else if (is_key(n->key, "speakers", "speaker"))
		people(f, n, "speaker");
	else if (strcmp(n->key, "creator") == 0)
		known(f, VDM_F_AUTHOR, n, NULL);
	else if (strcmp(n->key, "tei-header") == 0)
		return header(f, n);
	else if (strcmp(n->key, "vidimus") == 0)
		return 0; /* once the others are known */
	else if (info != NULL)
		known(f, info->id, n, NULL);
	else if (alias != VDM_F_COUNT)
		known(f, alias, n,
		      strcmp(n->key, VDM_MD_RECORD_ID) == 0 ? NULL : n->key);
	else if (vdm_md_is_table(n))
		return 0; /* once it is known whose they are */
	else if (strcmp(n->key, "group-position") == 0)
		series_position(f, n);
	else
		vdm_md_other_add(f, NULL, n);
	if (is_key(n->key, "css", "stylesheet") && !vdm_yaml_is_empty(n))
		vdm_diag(f->sink, VDM_D_MARKDOWN_STYLE, &n->pos, NULL,
			 "`%s` names a style sheet, which is kept as a field: "
			 "a book that is made of this file has it",
			 n->key);
	return 0;
}

static void
report(struct vdm_md_matter *f, const struct vdm_buf *comments)
{
	struct vdm_pos pos = {.line = 1, .column = 1};

	if (f->keys.len > 0)
		vdm_diag(f->sink, VDM_D_MARKDOWN_KEYS, &pos,
			 vdm_buf_str(&f->keys),
			 "the keys of the front matter became kinds of fields; "
			 "their words are not text of the record");
	if (comments->len > 0)
		vdm_diag(f->sink, VDM_D_MARKDOWN_YAML_COMMENT, &pos,
			 vdm_buf_str(comments),
			 "the comments in the front matter, and its tags and "
			 "anchors, are not carried: %.200s",
			 vdm_buf_str(comments));
}

static int
map_read(struct vdm_md_matter *f, const struct vdm_yaml *root)
{
	const struct vdm_yaml *n, *own;

	if (root->kind != VDM_YAML_MAP) {
		left_out(f, root, "the front matter has no keys");
		return 0;
	}
	vdm_md_tables_find(f, root);
	for (n = root->first; n != NULL; n = n->next)
		if (key_read(f, n) != 0)
			return -1;
	for (n = root->first; n != NULL; n = n->next)
		if (vdm_md_is_table(n))
			vdm_md_table_rest(f, n);
	own = vdm_yaml_get(root, "vidimus");
	if (own != NULL && own->kind == VDM_YAML_MAP)
		ours(f, own);
	else if (own != NULL)
		left_out(f, own, "no mapping stands here");
	return 0;
}

int
vdm_md_front_read(struct vdm_record *rec, struct vdm_md_source *s,
		  const struct vdm_sink *sink)
{
	struct vdm_md_matter f = {.rec = rec, .sink = sink};
	struct vdm_yaml *root;
	struct vdm_buf comments;
	int status;

	if (s->front == NULL)
		return 0;
	errno = 0;
	vdm_buf_init(&comments);
	vdm_buf_init(&f.keys);
	root = (s->toml ? vdm_toml_read
			: vdm_yaml_read)(&rec->arena, s->front, s->front_length,
					 s->front_line, &comments, sink);
	if (root == NULL)
		status = errno == ENOMEM || errno == E2BIG ? -1 : 0;
	else
		status = map_read(&f, root);
	s->whole = f.whole;
	if (status == 0 && root != NULL)
		report(&f, &comments);
	vdm_buf_fini(&comments);
	vdm_buf_fini(&f.keys);
	rec->arena.failed |= f.by_key.failed;
	vdm_strmap_fini(&f.by_key);
	return status;
}
