/* SPDX-License-Identifier: MIT */
/* A record: its tree with the eyes that see tags, its fields and people as
 * metadata. */
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "record/record.h"
#include "record/vocabulary.h"
#include "witness/front.h"
#include "witness/see.h"
#include "witness/witness.h"

static void
value_at(struct vdm_testimony *t, enum vdm_place place, const char *s)
{
	if (s == NULL)
		return;
	vdm_testimony_words(t, place, s, strlen(s), NULL);
	if (*s == '{' || *s == '[') /* of a key that is not known */
		vdm_witness_notation(t, VDM_PLACE_IMPLIED, s, strlen(s));
	vdm_testimony_addresses(t, VDM_THING_ADDRESS, s, strlen(s), NULL);
}

static void
value(struct vdm_testimony *t, const char *s)
{
	value_at(t, VDM_PLACE_METADATA, s);
}

static void
values(struct vdm_testimony *t, const struct vdm_strings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		value_at(t, VDM_PLACE_LABELS, list->item[i]);
}

/* Addresses, which may stand where no words do. */
static void
authorities_see(struct vdm_testimony *t, const struct vdm_strings *refs)
{
	size_t i;

	for (i = 0; i < refs->count; i++)
		value_at(t, VDM_PLACE_IMPLIED, refs->item[i]);
}

/* What is said of a value; its language as an attribute of the element says
 * it. */
static void
details_see(struct vdm_testimony *t, const struct vdm_details *details)
{
	size_t i;

	for (i = 0; i < details->count; i++) {
		const struct vdm_detail *d = &details->item[i];

		vdm_testimony_words(t, VDM_PLACE_IMPLIED, d->name,
				    strlen(d->name), NULL);
		value(t, d->value);
		value(t, d->scheme);
		value(t, d->lang);
	}
}

/* That a person stated something is said by a word of ours. */
static void
state_see(struct vdm_testimony *t, enum vdm_state state)
{
	if (state == VDM_STATE_STATED)
		vdm_testimony_words(t, VDM_PLACE_IMPLIED, "stated", 6, NULL);
}

/* A time, "16:05", or two of them, "16:05/17:30", TEI says to the second. */
static void
seconds_see(struct vdm_testimony *t, const char *norm)
{
	size_t n;

	for (; norm != NULL && *norm != '\0'; norm += n + (norm[n] == '/')) {
		n = strcspn(norm, "/");
		if (n == strlen("16:05") && norm[2] == ':')
			vdm_testimony_words(t, VDM_PLACE_IMPLIED, "00", 2,
					    NULL);
	}
}

static void
fields_see(struct vdm_testimony *t, const struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		const struct vdm_field *f = rec->fields[i];
		const char *label;

		if (f->name != NULL) /* an element may say it by its own */
			vdm_testimony_words(t, VDM_PLACE_IMPLIED, f->name,
					    strlen(f->name), NULL);
		value(t, f->label);
		label = vdm_field_info_get(f->id)->label;
		vdm_testimony_words(t, VDM_PLACE_IMPLIED, label, strlen(label),
				    NULL);
		label = vdm_field_info_get(f->id)->opf; /* "role:trl" */
		vdm_testimony_words(t, VDM_PLACE_IMPLIED, label, strlen(label),
				    NULL);
		value(t, f->value);
		value(t, f->norm);
		seconds_see(t, f->norm);
		/* that of a header's changes is said by where they stand */
		if (f->role != NULL && strcmp(f->role, "revision") == 0)
			vdm_testimony_words(t, VDM_PLACE_IMPLIED, f->role,
					    strlen(f->role), NULL);
		else
			value(t, f->role);
		value(t, f->ref);
		details_see(t, &f->details);
		state_see(t, f->state);
		/* the relator, in TEI's @key, in a package's role */
		if (f->id == VDM_F_CONTRIBUTOR)
			vdm_testimony_words(t, VDM_PLACE_IMPLIED, "ctb", 3,
					    NULL);
		if (f->id == VDM_F_PUBLISHER)
			vdm_testimony_words(t, VDM_PLACE_IMPLIED, "pbl", 3,
					    NULL);
	}
}

/* People who are listed in the text, or play a role there, have their words
 * there. */
static void
people_see(struct vdm_testimony *t, const struct vdm_record *rec,
	   struct vdm_walk_ids *ids)
{
	size_t i;

	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];
		int listed =
		    ids->nameless ||
		    (p->id != NULL && vdm_strmap_get(&ids->map, p->id, NULL));
		enum vdm_place place =
		    listed ? VDM_PLACE_IMPLIED : VDM_PLACE_LABELS;

		value_at(t, place, p->name);
		value_at(t, place, p->title);
		values(t, &p->forms);
		values(t, &p->roles);
		authorities_see(t, &p->refs);
		details_see(t, &p->details);
		state_see(t, p->state);
	}
	t->failed = t->failed || ids->map.failed;
	vdm_strmap_fini(&ids->map);
}

static void
implied(struct vdm_testimony *t, const char *s)
{
	if (s != NULL)
		vdm_testimony_words(t, VDM_PLACE_IMPLIED, s, strlen(s), NULL);
}

/* The writers' ids of people who decided are details, and so is what else is
 * said of a value. */
static void
implied_details(struct vdm_testimony *t, const struct vdm_details *details)
{
	size_t i;

	for (i = 0; i < details->count; i++) {
		implied(t, details->item[i].name);
		implied(t, details->item[i].value);
	}
}

void
vdm_witness_implied(struct vdm_testimony *t, const struct vdm_record *rec)
{
	size_t i, k;

	for (i = 0; i < rec->fields_count; i++) {
		const struct vdm_field *f = rec->fields[i];
		const struct vdm_field_info *info = vdm_field_info_get(f->id);
		const char *said[] = {f->name,     f->label, f->value,
				      f->norm,     f->role,  f->ref,
				      info->label, info->opf};

		for (k = 0; k < sizeof(said) / sizeof(said[0]); k++)
			implied(t, said[k]);
		implied_details(t, &f->details);
		state_see(t, f->state);
	}
	for (i = 0; i < rec->resources_count; i++)
		implied(t, rec->resources[i].path);
	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];

		implied(t, p->id);
		implied(t, p->name);
		implied(t, p->title);
		for (k = 0; k < p->forms.count; k++)
			implied(t, p->forms.item[k]);
		for (k = 0; k < p->roles.count; k++)
			implied(t, p->roles.item[k]);
		implied_details(t, &p->details);
		state_see(t, p->state);
	}
}

/* Before the element is entered. */
static void
id_note(struct vdm_walk_ids *ids, size_t depth, const struct vdm_node *n)
{
	const char *id;

	if (n == ids->header)
		ids->depth = depth + 1;
	else if (depth < ids->depth)
		ids->depth = 0;
	if (ids->depth > 0)
		return;
	id = vdm_node_attr(n, "xml:id");
	if (id != NULL)
		vdm_strmap_put(&ids->map, id, 0);
	else if (vdm_node_is(n, "person") || vdm_node_is(n, "personGrp"))
		ids->nameless = 1;
}

static void
element_enter(struct vdm_walk *walk, const struct vdm_node *n)
{
	const char *colon = strchr(n->name, ':');
	const char *name = colon != NULL ? colon + 1 : n->name;
	const struct vdm_attr *a;
	int leads = 0;

	if (walk->ids != NULL)
		id_note(walk->ids, walk->depth, n);
	vdm_walk_enter(walk, name, strlen(name));
	for (a = n->attrs; a != NULL; a = a->next) {
		leads |= vdm_walk_attribute(walk, a->name, strlen(a->name),
					    a->value, strlen(a->value), NULL);
	}
	vdm_walk_entered(walk, leads, NULL);
}

static void
node_enter(struct vdm_walk *walk, const struct vdm_node *n)
{
	struct vdm_pos none = {0, 0, 0};

	if (vdm_node_is_element(n))
		element_enter(walk, n);
	else if (n->kind == VDM_KIND_TEXT) {
		vdm_testimony_text(walk->t, vdm_walk_place(walk), n->text,
				   strlen(n->text), &none);
		vdm_walk_addresses(walk, n->text, strlen(n->text), NULL);
	} else {
		if (n->kind == VDM_KIND_INSTRUCTION && n->name != NULL)
			vdm_testimony_words(walk->t, VDM_PLACE_IMPLIED, n->name,
					    strlen(n->name), NULL);
		if (n->text != NULL)
			vdm_testimony_words(walk->t, vdm_walk_aside(walk),
					    n->text, strlen(n->text), NULL);
	}
}

void
vdm_walk_tree(struct vdm_walk *walk, const struct vdm_node *root,
	      void (*see)(struct vdm_walk *walk, const struct vdm_node *n))
{
	const struct vdm_node *n = root;

	while (!walk->t->over) {
		see(walk, n);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;;) {
			if (vdm_node_is_element(n))
				vdm_walk_leave(walk);
			if (n == root)
				return;
			if (n->next != NULL)
				break;
			n = n->parent;
		}
		n = n->next;
	}
}

int
vdm_witness_record(struct vdm_testimony *t, const struct vdm_record *rec)
{
	struct vdm_walk *walk =
	    vdm_witness_walk_new(t, VDM_WORDS_TEI, VDM_PLACE_BODY);
	struct vdm_walk_ids ids = {.header = vdm_record_header(rec)};

	if (walk != NULL) {
		walk->ids = rec->people_count > 0 ? &ids : NULL;
		vdm_walk_tree(walk, rec->root, node_enter);
		fields_see(t, rec);
		people_see(t, rec, &ids);
	}
	vdm_free(walk);
	return vdm_witness_end(t);
}
