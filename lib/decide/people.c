/* SPDX-License-Identifier: MIT */
/* What was decided of people: whom a name means, and who is who. */
#include <string.h>
#include <strings.h>

#include "base/map.h"
#include "decide/work.h"

/* By name, by a form of it, by the name in other letters, by id. */
struct vdm_person *
vdm_work_known(const struct vdm_work *w, const char *name)
{
	const struct vdm_record *rec = w->rec;
	size_t i;

	for (i = 0; i < rec->people_count; i++)
		if (strcmp(rec->people[i]->name, name) == 0)
			return rec->people[i];
	for (i = 0; i < rec->people_count; i++)
		if (vdm_strings_has(&rec->people[i]->forms, name))
			return rec->people[i];
	for (i = 0; i < rec->people_count; i++)
		if (strcasecmp(rec->people[i]->name, name) == 0)
			return rec->people[i];
	return name[0] == '#' ? vdm_person_find(rec, name, strlen(name)) : NULL;
}

static void
state(struct vdm_work *w, struct vdm_person *p, const char *by)
{
	const char *resp = vdm_work_resp(w, by), *had;

	p->state = VDM_STATE_STATED;
	p->cert = VDM_CERT_NONE;
	p->reason = NULL;
	had = vdm_detail_get(&p->details, VDM_DETAIL_RESP);
	if (had == NULL || strcmp(had, resp) != 0)
		vdm_detail_add(w->rec, &p->details, VDM_DETAIL_RESP, resp);
	w->changed = 1;
}

struct vdm_person *
vdm_work_person(struct vdm_work *w, const char *name, const char *by)
{
	struct vdm_person *p = vdm_work_known(w, name);

	if (p != NULL)
		return p;
	p = vdm_person_add(w->rec, NULL, name);
	if (p == NULL)
		return NULL;
	p->participant = 1;
	state(w, p, by);
	return p;
}

/* ---- pointers ---- */

/* The attributes that point at people. */
static const char *const pointers[] = {"who", "ref", "toWhom", "corresp", NULL};

/* A value with `#from` where it stands as `#to`, once. */
static const char *
redirected(struct vdm_work *w, const char *value, const char *from,
	   const char *to)
{
	const char *cursor = value, *id, *s;
	size_t n, len = strlen(from), given = 0;
	struct vdm_buf b;

	vdm_buf_init(&b);
	while ((id = vdm_who_next(&cursor, &n)) != NULL) {
		int is = *id == '#' && n == len + 1 &&
			 memcmp(id + 1, from, len) == 0;
		int there = *id == '#' && n == strlen(to) + 1 &&
			    memcmp(id + 1, to, n - 1) == 0;

		if ((is || there) && given++ > 0)
			continue;
		if (b.len > 0)
			vdm_buf_putc(&b, ' ');
		if (is)
			vdm_buf_printf(&b, "#%s", to);
		else
			vdm_buf_put(&b, id, n);
	}
	s = vdm_arena_strdup(&w->arena, vdm_buf_str(&b));
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static void
redirect(struct vdm_work *w, const char *from, const char *to)
{
	struct vdm_node *n;
	size_t i;

	for (n = w->rec->root; n != NULL; n = vdm_node_step(n, w->rec->root))
		for (i = 0; vdm_node_is_element(n) && pointers[i] != NULL;
		     i++) {
			const char *v = vdm_node_attr(n, pointers[i]);

			if (v != NULL && strstr(v, from) != NULL)
				vdm_node_set(w->rec, n, pointers[i],
					     redirected(w, v, from, to));
		}
}

/* ---- who is who ---- */

static void
merge(struct vdm_work *w, struct vdm_person *from, struct vdm_person *to)
{
	size_t i;

	redirect(w, from->id, to->id);
	if (from->name[0] != '\0' && strcmp(from->name, to->name) != 0)
		vdm_strings_add(w->rec, &to->forms, from->name);
	for (i = 0; i < from->forms.count; i++)
		if (strcmp(from->forms.item[i], to->name) != 0)
			vdm_strings_add(w->rec, &to->forms,
					from->forms.item[i]);
	for (i = 0; i < from->roles.count; i++)
		vdm_strings_add(w->rec, &to->roles, from->roles.item[i]);
	for (i = 0; i < from->refs.count; i++)
		vdm_strings_add(w->rec, &to->refs, from->refs.item[i]);
	if (to->title == NULL)
		to->title = from->title;
	vdm_details_copy(w->rec, &to->details, &from->details);
	to->participant |= from->participant;
	vdm_person_remove(w->rec, from);
}

/* Nobody is called so yet: the person gets that name. */
static void
call(struct vdm_work *w, struct vdm_person *p, const char *name)
{
	if (p->name[0] != '\0')
		vdm_strings_add(w->rec, &p->forms, p->name);
	p->name = vdm_arena_strdup(&w->rec->arena, name);
	if (p->name == NULL)
		p->name = "";
}

void
vdm_work_same(struct vdm_work *w, struct vdm_deciding *g)
{
	const char *const *k = g->d->key;
	struct vdm_person *a = vdm_work_known(w, k[VDM_DK_PERSON]), *b;

	w->met = a != NULL;
	if (a == NULL) { /* of a whole series: not everybody is everywhere */
		if (*k[VDM_DK_SOURCE] != '\0')
			vdm_work_unfit(w, g, "nobody of that name is there");
		return;
	}
	if (g->d->decided == VDM_DECIDED_LEAVE) {
		state(w, a, k[VDM_DK_BY]);
		return;
	}
	b = vdm_work_known(w, k[VDM_DK_VALUE]);
	if (a == b && strcmp(a->name, k[VDM_DK_VALUE]) == 0) {
		state(w, a, k[VDM_DK_BY]);
		return;
	}
	if (a == b || b == NULL) {
		call(w, a, k[VDM_DK_VALUE]);
		state(w, a, k[VDM_DK_BY]);
		return;
	}
	if (a->state == VDM_STATE_EXPLICIT && b->state == VDM_STATE_EXPLICIT)
		vdm_work_contradicts(w, g, a->name);
	merge(w, a, b);
	state(w, b, k[VDM_DK_BY]);
}

/* ---- who is left ---- */

static void
note_pointers(const struct vdm_record *rec, struct vdm_strmap *ids)
{
	const struct vdm_node *n;
	size_t i, len;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		for (i = 0; vdm_node_is_element(n) && pointers[i] != NULL;
		     i++) {
			const char *v = vdm_node_attr(n, pointers[i]), *id;

			while ((id = vdm_who_next(&v, &len)) != NULL)
				if (*id == '#')
					vdm_strmap_put_n(ids, id + 1, len - 1,
							 0);
		}
}

/* Whoever was inferred to speak, and speaks no turn any more, was nobody. */
void
vdm_work_orphans(struct vdm_work *w)
{
	struct vdm_strmap ids = {0};
	size_t i;

	if (!w->changed)
		return;
	note_pointers(w->rec, &ids);
	for (i = 0; !ids.failed && i < w->rec->people_count;) {
		struct vdm_person *p = w->rec->people[i];

		if (p->state == VDM_STATE_INFERRED && p->participant &&
		    vdm_strings_has(&p->roles, "speaker") &&
		    !vdm_strmap_get(&ids, p->id, NULL))
			vdm_person_remove(w->rec, p);
		else
			i++;
	}
	w->arena.failed |= ids.failed;
	vdm_strmap_fini(&ids);
}
