/* SPDX-License-Identifier: MIT */
/*
 * People and bodies in front matter, in the shapes that are in use: pandoc's
 * and Quarto's {name, affiliation, orcid}, pandoc-scholar's {Ben Wren:
 * {institute: pv}}, CSL's {given, family}, CITATION.cff's {given-names,
 * family-names}, DataCite's nameIdentifiers; affiliations in place or by key,
 * number or reference in a table of their own.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "markdown/read/matter.h"

/* ---- names -------------------------------------------------------------- */

/* Keys that hold a whole name, the best first. */
static const char *const whole[] = {"text", "name", "literal", "creatorName",
				    "full-name"};
/* The parts of one, in the order in which it is said. */
static const char parts[] = "given given-names givenName given_name first "
			    "firstname dropping-particle "
			    "non-dropping-particle particle name-particle "
			    "family family-names familyName family_name last "
			    "lastname surname suffix name-suffix";

int
vdm_md_is_agent(enum vdm_field_id id)
{
	const struct vdm_field_info *info = vdm_field_info_get(id);

	return id == VDM_F_PUBLISHER || strncmp(info->opf, "role:", 5) == 0 ||
	       strncmp(info->opf, "creator:", 8) == 0;
}

static int
is_name_key(const char *key)
{
	size_t i;

	for (i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		if (strcmp(whole[i], key) == 0)
			return 1;
	return vdm_words_have(parts, key);
}

/* The parts of a name that a mapping has, spaces between. */
static int
put_parts(const struct vdm_yaml *map, struct vdm_buf *out)
{
	size_t start = out->len, i, n;

	for (i = 0; parts[i] != '\0'; i += n + (parts[i + n] == ' ')) {
		char key[32];
		const char *v;

		n = strcspn(parts + i, " ");
		snprintf(key, sizeof(key), "%.*s", (int)n, parts + i);
		v = vdm_yaml_string(map, key);
		if (v == NULL || vdm_is_blank(v))
			continue;
		if (out->len > start)
			vdm_buf_putc(out, ' ');
		vdm_buf_puts(out, v);
	}
	return out->len > start;
}

const struct vdm_yaml *
vdm_md_agent_whole(const struct vdm_yaml *map)
{
	const struct vdm_yaml *n;
	size_t i;

	for (i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		n = vdm_yaml_get(map, whole[i]);
		if (n != NULL && !vdm_yaml_is_empty(n) &&
		    n->kind != VDM_YAML_LIST)
			return n;
	}
	return NULL;
}

int
vdm_md_agent_name(const struct vdm_yaml *map, struct vdm_buf *out)
{
	const struct vdm_yaml *n = vdm_md_agent_whole(map);

	if (n != NULL && n->kind == VDM_YAML_MAP)
		return vdm_md_agent_name(n, out);
	if (n == NULL)
		return put_parts(map, out);
	vdm_md_scalar_text(n, out);
	return 1;
}

int
vdm_md_is_agent_name(const struct vdm_yaml *name, const struct vdm_yaml *n)
{
	if (name != NULL)
		return n == name && n->kind == VDM_YAML_SCALAR;
	return vdm_words_have(parts, n->key) && n->kind == VDM_YAML_SCALAR;
}

/*
 * "Ben Wren: {institute: pv}", or several such: no key that says what it is,
 * and what stands behind each is a mapping or nothing.
 */
int
vdm_md_is_named_by_key(const struct vdm_yaml *map)
{
	const struct vdm_yaml *c;

	for (c = map->first; c != NULL; c = c->next)
		if (is_name_key(c->key) || strcmp(c->key, "field") == 0 ||
		    (c->kind != VDM_YAML_MAP &&
		     !(c->kind == VDM_YAML_SCALAR && vdm_yaml_is_empty(c))))
			return 0;
	return map->first != NULL;
}

/* ---- affiliations -------------------------------------------------------- */

int
vdm_md_is_table(const struct vdm_yaml *n)
{
	return vdm_md_is_affiliation(n->key) && n->kind != VDM_YAML_SCALAR;
}

/* What an entry says, its parts with commas between, without its keys. */
static void
put_entry(const struct vdm_yaml *n, struct vdm_buf *out)
{
	size_t start = out->len;
	const struct vdm_yaml *c;

	if (n->kind == VDM_YAML_SCALAR) {
		if (!vdm_yaml_is_empty(n))
			vdm_md_scalar_text(n, out);
		return;
	}
	for (c = n->first; c != NULL; c = c->next) {
		size_t before = out->len;

		if (c->key != NULL &&
		    vdm_words_have("id index ref number key", c->key))
			continue;
		if (out->len > start)
			vdm_buf_puts(out, ", ");
		put_entry(c, out);
		if (out->len == before + 2)
			vdm_buf_truncate(out, before);
	}
}

static void
index_key(struct vdm_md_matter *f, const char *key, size_t at)
{
	if (key != NULL && *key != '\0' &&
	    !vdm_strmap_get(&f->by_key, key, NULL))
		vdm_strmap_put(&f->by_key, key, at);
}

/* One more, of which `entry` says what it is; 0: no memory. */
static int
add_entry(struct vdm_md_matter *f, const struct vdm_yaml *entry)
{
	struct vdm_md_affiliation *list = vdm_arena_grow(
	    &f->rec->arena, f->affiliations, &f->affiliations_cap,
	    f->affiliations_count + 1, sizeof(*list));

	if (list == NULL)
		return 0;
	f->affiliations = list;
	list[f->affiliations_count].entry = entry;
	list[f->affiliations_count++].taken = 0;
	return 1;
}

/* An entry of a table, under what its authors call it. */
static void
index_entry(struct vdm_md_matter *f, const struct vdm_yaml *e, size_t number)
{
	static const char *const ids[] = {"id", "index", "ref", "number",
					  "key"};
	size_t at = f->affiliations_count, i;
	/* - pv: {name: ...} */
	int named = e->kind == VDM_YAML_MAP && e->first != NULL &&
		    e->first->next == NULL && !is_name_key(e->first->key);
	char count[24];

	if (!add_entry(f, named ? e->first : e))
		return;
	if (named)
		index_key(f, e->first->key, at);
	for (i = 0; i < 5 && e->kind == VDM_YAML_MAP; i++)
		if (vdm_yaml_string(e, ids[i]) != NULL) {
			index_key(f, vdm_yaml_string(e, ids[i]), at);
			named = 1;
		}
	if (e->key != NULL) { /* {pv: {name: ...}} */
		index_key(f, e->key, at);
		named = 1;
	}
	snprintf(count, sizeof(count), "%zu", number);
	if (!named)
		index_key(f, vdm_arena_strdup(&f->rec->arena, count), at);
}

/* Quarto: who comes first has it whole, with an id by which others have it. */
static void
index_in_place(struct vdm_md_matter *f, const struct vdm_yaml *e)
{
	const char *id =
	    e->kind == VDM_YAML_MAP ? vdm_yaml_string(e, "id") : NULL;

	if (id != NULL && e->first->next != NULL && add_entry(f, e))
		index_key(f, id, f->affiliations_count - 1);
}

/* What a person's affiliations are called. */
static void
index_of(struct vdm_md_matter *f, const struct vdm_yaml *person)
{
	const struct vdm_yaml *n, *e;

	if (person->kind != VDM_YAML_MAP)
		return;
	for (n = person->first; n != NULL; n = n->next) {
		if (n->key == NULL || !vdm_md_is_affiliation(n->key))
			continue;
		index_in_place(f, n);
		for (e = n->kind == VDM_YAML_LIST ? n->first : NULL; e != NULL;
		     e = e->next)
			index_in_place(f, e);
	}
}

void
vdm_md_tables_find(struct vdm_md_matter *f, const struct vdm_yaml *root)
{
	const struct vdm_yaml *t, *e;
	size_t number;

	for (t = root->first; t != NULL; t = t->next) {
		for (e = vdm_md_is_table(t) ? t->first : NULL, number = 1;
		     e != NULL; e = e->next)
			index_entry(f, e, number++);
		if (!vdm_md_is_table(t) && t->kind == VDM_YAML_MAP)
			index_of(f, t);
		for (e = t->kind == VDM_YAML_LIST && !vdm_md_is_table(t)
			     ? t->first
			     : NULL;
		     e != NULL; e = e->next)
			index_of(f, e);
	}
}

static int
is_taken(const struct vdm_md_matter *f, const struct vdm_yaml *e)
{
	size_t i;

	for (i = 0; i < f->affiliations_count; i++)
		if (f->affiliations[i].entry == e ||
		    f->affiliations[i].entry == e->first)
			return f->affiliations[i].taken;
	return 0;
}

void
vdm_md_table_rest(struct vdm_md_matter *f, const struct vdm_yaml *table)
{
	const struct vdm_yaml *e;
	struct vdm_yaml rest;
	int taken = 0;
	size_t i;

	for (i = 0; i < f->affiliations_count; i++)
		taken |= f->affiliations[i].taken;
	if (!taken) {
		vdm_md_other_add(f, NULL, table);
		return;
	}
	vdm_md_key_used(f, table->key);
	for (e = table->first; e != NULL; e = e->next) {
		if (is_taken(f, e))
			continue;
		rest = *e;
		rest.key = e->key != NULL ? e->key : table->key;
		vdm_md_other_add(f, e->key != NULL ? table->key : NULL, &rest);
	}
}

/* The affiliation that a table has under a key. */
static int
by_key(struct vdm_md_matter *f, struct vdm_details *to, const char *key)
{
	struct vdm_buf b;
	size_t at;

	if (!vdm_strmap_get(&f->by_key, key, &at))
		return 0;
	vdm_buf_init(&b);
	put_entry(f->affiliations[at].entry, &b);
	vdm_detail_add(f->rec, to, "affiliation", vdm_buf_str(&b));
	f->affiliations[at].taken = 1;
	vdm_md_key_used(f, key);
	f->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return 1;
}

/* "1, 2": each is a key of a table, or the whole is none. */
static int
by_keys(struct vdm_md_matter *f, struct vdm_details *to, const char *s)
{
	const char *p;
	int pass;

	for (pass = 0; pass < 2; pass++)
		for (p = s; *p != '\0';) {
			size_t n = strcspn(p, ",;"), k = n;
			const char *key;

			while (k > 0 && vdm_is_space((unsigned char)*p)) {
				p++;
				k--;
				n--;
			}
			while (k > 0 && vdm_is_space((unsigned char)p[k - 1]))
				k--;
			key = vdm_arena_strndup(&f->rec->arena, p, k);
			if (key == NULL ||
			    (pass == 0 &&
			     !vdm_strmap_get(&f->by_key, key, NULL)))
				return 0;
			if (pass == 1)
				(void)by_key(f, to, key);
			p += n + (p[n] != '\0');
		}
	return *s != '\0';
}

static void
take_affiliation(struct vdm_md_matter *f, struct vdm_details *to,
		 const struct vdm_yaml *n)
{
	const struct vdm_yaml *c;
	const char *ref = NULL;
	struct vdm_buf b;

	if (n->kind == VDM_YAML_LIST) {
		for (c = n->first; c != NULL; c = c->next)
			take_affiliation(f, to, c);
		return;
	}
	if (n->kind == VDM_YAML_MAP)
		ref = vdm_yaml_string(n, "ref");
	if (n->kind == VDM_YAML_SCALAR ? by_keys(f, to, n->value)
				       : ref != NULL && by_key(f, to, ref))
		return;
	vdm_buf_init(&b);
	put_entry(n, &b);
	if (b.len == 0 && ref != NULL) /* of nothing that is there */
		vdm_buf_puts(&b, ref);
	else if (n->kind == VDM_YAML_MAP)
		vdm_md_key_used(f, vdm_yaml_string(n, "id"));
	vdm_detail_add(f->rec, to, "affiliation", vdm_buf_str(&b));
	f->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* ---- what else is said --------------------------------------------------- */

/* DataCite's {nameIdentifier: ..., nameIdentifierScheme: ORCID}. */
static int
take_identifier(struct vdm_md_matter *f, struct vdm_details *to,
		const struct vdm_yaml *n)
{
	const char *id = vdm_yaml_string(n, "nameIdentifier");
	const char *scheme = vdm_yaml_string(n, "nameIdentifierScheme");
	const char *known = vdm_detail_scheme(scheme);

	if (id == NULL)
		return 0;
	if (known == NULL)
		known = vdm_detail_scheme_of(id);
	vdm_detail_add(f->rec, to,
		       known != NULL    ? known
		       : scheme != NULL ? scheme
					: "identifier",
		       id);
	return 1;
}

void
vdm_md_agent_detail(struct vdm_md_matter *f, struct vdm_details *to,
		    const struct vdm_yaml *n)
{
	const char *scheme = vdm_detail_scheme(n->key);
	const struct vdm_yaml *c, *name;

	if (is_name_key(n->key) && n->kind == VDM_YAML_MAP) {
		name = vdm_md_agent_whole(n);
		for (c = n->first; c != NULL; c = c->next)
			if (!vdm_md_is_agent_name(name, c))
				vdm_md_agent_detail(f, to, c);
		return;
	}
	if (vdm_md_is_affiliation(n->key)) {
		take_affiliation(f, to, n);
		return;
	}
	if (strcmp(n->key, "nameIdentifiers") == 0 &&
	    n->kind == VDM_YAML_LIST) {
		for (c = n->first; c != NULL; c = c->next)
			if (c->kind != VDM_YAML_MAP ||
			    !take_identifier(f, to, c))
				vdm_md_detail_add(f, to, n->key, c);
		return;
	}
	vdm_md_detail_add(f, to, scheme != NULL ? scheme : n->key, n);
}
