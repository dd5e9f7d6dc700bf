/* SPDX-License-Identifier: MIT */
/* Front matter to fields and people. docs/markdown.md, "Front matter". */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/front.h"
#include "xml/sax.h"
#include "markup/markup.h"

struct front {
	struct vdm_record *rec;
	const struct vdm_sink *sink;
	struct vdm_buf keys; /* words that became kinds of fields */
	int whole;
};

static void
key_used(struct front *f, const char *key)
{
	if (key != NULL)
		vdm_buf_printf(&f->keys, "%s%s", f->keys.len > 0 ? " " : "",
			       key);
}

/* What is not of the shape that its key asks for is named whole. */
static void
left_out(struct front *f, const struct vdm_yaml *n, const char *why)
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
take_switch(struct front *f, const struct vdm_yaml *n, int *to)
{
	*to = is_true(n);
	if (!*to &&
	    (n->kind != VDM_YAML_SCALAR || strcmp(n->value, "false") != 0))
		left_out(f, n, "this is neither true nor false");
}

/* How something came to be known, and how sure that is. */
static void
take_state(struct front *f, const struct vdm_yaml *n, enum vdm_state *state)
{
	*state = vdm_md_state(n->value);
	if (*state == VDM_STATE_EXPLICIT && strcmp(n->value, "explicit") != 0)
		left_out(f, n, "this is no state that a field may have");
}

static void
take_cert(struct front *f, const struct vdm_yaml *n, enum vdm_state *state,
	  enum vdm_certainty *cert)
{
	*cert = vdm_md_cert(n->value);
	*state = VDM_STATE_INFERRED;
	if (*cert == VDM_CERT_NONE && strcmp(n->value, "none") != 0)
		left_out(f, n, "this is no degree of certainty");
}

/* Paragraphs of a block scalar are parted by empty lines; in them a line's end
 * is a space. Other scalars are verbatim. */
static void
scalar_text(const struct vdm_yaml *n, struct vdm_buf *out)
{
	const char *s = n->value;
	size_t len = strlen(s), i, feeds = 0;

	if (!n->block) {
		vdm_buf_put(out, s, len);
		return;
	}
	while (len > 0 && vdm_is_space((unsigned char)s[len - 1]))
		len--;
	for (i = 0; i < len; i++) {
		if (s[i] == '\n') {
			feeds++;
			continue;
		}
		if (feeds > 0 && out->len > 0)
			vdm_buf_putc(out, feeds > 1 ? '\n' : ' ');
		feeds = 0;
		vdm_buf_putc(out, s[i]);
	}
}

static struct vdm_field *
field_add(struct front *f, enum vdm_field_id id, const struct vdm_yaml *n,
	  const char *label)
{
	struct vdm_field *field;
	struct vdm_buf value;

	vdm_buf_init(&value);
	if (n->kind != VDM_YAML_SCALAR)
		vdm_yaml_json(n, &value);
	else if (!vdm_yaml_is_empty(n))
		scalar_text(n, &value);
	field = vdm_field_add(f->rec, id, vdm_buf_str(&value));
	if (field != NULL) {
		field->pos = n->pos;
		field->label = vdm_arena_strdup(&f->rec->arena, label);
		if (vdm_md_is_norm(id, field->value))
			field->norm = field->value;
	}
	vdm_buf_fini(&value);
	return field;
}

static void
other_add(struct front *f, const char *prefix, const struct vdm_yaml *n)
{
	struct vdm_field *field = field_add(f, VDM_F_OTHER, n, NULL);
	struct vdm_buf name;

	if (field == NULL)
		return;
	vdm_buf_init(&name);
	if (prefix != NULL)
		vdm_buf_printf(&name, "%s.", prefix);
	vdm_buf_puts(&name, n->key);
	field->name = vdm_arena_strdup(&f->rec->arena, vdm_buf_str(&name));
	vdm_buf_fini(&name);
}

static const char *
copy(struct front *f, const char *s)
{
	return s != NULL && *s != '\0' ? vdm_arena_strdup(&f->rec->arena, s)
				       : NULL;
}

/* One thing that a mapping says of a field beside its text; 0: not known. */
static int
detail(struct front *f, struct vdm_field *field, const struct vdm_yaml *n)
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

/* A mapping with the text and more: pandoc's {role, text}, Quarto's {name}. */
static void
mapping_add(struct front *f, enum vdm_field_id plain, const struct vdm_yaml *n,
	    const char *key, const char *label)
{
	const struct vdm_yaml *text = vdm_yaml_get(n, "text"), *c;
	enum vdm_field_id id = contributor_id(n, plain);
	const char *role = vdm_yaml_string(n, "role");
	struct vdm_field *field;
	struct vdm_yaml nothing = {.value = "", .pos = n->pos};

	if (text == NULL)
		text = vdm_yaml_get(n, "name");
	field = field_add(f, id, text != NULL ? text : &nothing, label);
	if (field == NULL)
		return;
	for (c = n->first; c != NULL; c = c->next) {
		key_used(f, c->key);
		if (strcmp(c->key, "field") == 0 &&
		    (c->kind != VDM_YAML_SCALAR ||
		     vdm_field_by_yaml(c->value) == NULL))
			left_out(f, c, "there is no such field");
		if (c == text || strcmp(c->key, "field") == 0)
			continue;
		if (strcmp(c->key, "role") == 0 && c->kind == VDM_YAML_SCALAR) {
			if (id == VDM_F_CONTRIBUTOR)
				field->role = copy(f, role);
			else
				key_used(f, role);
			continue;
		}
		if (!detail(f, field, c))
			other_add(f, key, c);
	}
}

/* The value of a key whose field is known: a scalar, a mapping, or a list. */
static void
known(struct front *f, enum vdm_field_id id, const struct vdm_yaml *n,
      const char *label)
{
	const struct vdm_yaml *c;

	key_used(f, label == NULL ? n->key : NULL);
	if (n->kind == VDM_YAML_MAP) {
		mapping_add(f, id, n, n->key, label);
		return;
	}
	if (n->kind == VDM_YAML_SCALAR || n->first == NULL) {
		field_add(f, id, n, label);
		return;
	}
	for (c = n->first; c != NULL; c = c->next) {
		if (c->kind == VDM_YAML_MAP)
			mapping_add(f, id, c, n->key, label);
		else
			field_add(f, id, c, label);
	}
}

/* ---- people ------------------------------------------------------------ */

static void
strings_take(struct front *f, struct vdm_strings *to, const struct vdm_yaml *n)
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

static int
is_key(const char *key, const char *a, const char *b)
{
	return strcmp(key, a) == 0 || strcmp(key, b) == 0;
}

/* One thing that is said of a person; 0: not known. */
static int
person_detail(struct front *f, struct vdm_person *p, const struct vdm_yaml *n)
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
person(struct front *f, const struct vdm_yaml *n, const char *role)
{
	const char *name =
	    n->kind == VDM_YAML_MAP ? vdm_yaml_string(n, "name") : n->value;
	const char *id = vdm_yaml_string(n, "id");
	const struct vdm_yaml *c;
	struct vdm_person *p;
	struct vdm_buf prefix;

	if (name == NULL)
		name = "";
	p = vdm_person_add(f->rec, id, name);
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
		key_used(f, c->key);
		if (is_key(c->key, "id", "name")) {
			if (c->kind != VDM_YAML_SCALAR)
				left_out(f, c,
					 "no text, but more, stands here");
		} else if (!person_detail(f, p, c)) {
			other_add(f, vdm_buf_str(&prefix), c);
		}
	}
	vdm_buf_fini(&prefix);
}

static void
people(struct front *f, const struct vdm_yaml *n, const char *role)
{
	const struct vdm_yaml *c;

	key_used(f, n->key);
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
exact_field(struct front *f, const struct vdm_yaml *n)
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
		field->value = vdm_arena_strdup(&f->rec->arena, text);
	}
	for (c = n->first; c != NULL; c = c->next)
		if (!detail(f, field, c) &&
		    (c->kind != VDM_YAML_SCALAR ||
		     (!is_key(c->key, "field", "text") &&
		      (strcmp(c->key, "nth") != 0 ||
		       strspn(c->value, "0123456789") != strlen(c->value)))))
			left_out(f, c, "this is nothing that a field has");
}

static void
attributes(struct front *f, const struct vdm_yaml *n)
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
ours(struct front *f, const struct vdm_yaml *n)
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
header(struct front *f, const struct vdm_yaml *n)
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

static int
key_read(struct front *f, const struct vdm_yaml *n)
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
	else
		other_add(f, NULL, n);
	if (is_key(n->key, "css", "stylesheet"))
		vdm_diag(f->sink, VDM_D_MARKDOWN_STYLE, &n->pos, NULL,
			 "`%s` names a style sheet, which is kept as a field "
			 "and not applied: what is written has its own",
			 n->key);
	return 0;
}

static void
report(struct front *f, const struct vdm_buf *comments)
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
			 "the comments in the front matter are not carried: "
			 "%.200s",
			 vdm_buf_str(comments));
}

static int
map_read(struct front *f, const struct vdm_yaml *root)
{
	const struct vdm_yaml *n, *own;

	if (root->kind != VDM_YAML_MAP) {
		left_out(f, root, "the front matter has no keys");
		return 0;
	}
	for (n = root->first; n != NULL; n = n->next)
		if (key_read(f, n) != 0)
			return -1;
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
	struct front f = {.rec = rec, .sink = sink};
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
	return status;
}
