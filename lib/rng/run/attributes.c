/* SPDX-License-Identifier: MIT */
/*
 * The attributes of a start tag: each is a step like an element's, its value
 * the content. Their order has no meaning (6.2.2), so each leaves all others to
 * come; the end of the tag then says which are missing.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rng/run/run.h"

/* An attribute of a start tag. */
struct attribute {
	const struct vdm_xml_element *element;
	size_t index;
	const struct vdm_rng_name *name;
	const char *value;
};

static struct vdm_pos
attribute_pos(const struct attribute *a, const struct frame *f)
{
	struct vdm_pos pos = f->pos;

	if (a->element->source != NULL)
		vdm_xml_attr_pos(a->element, a->index, &pos);
	return pos;
}

static void
bad_value(struct vdm_rng_run *r, const struct frame *f,
	  const struct vdm_rng_step *step, const struct attribute *a)
{
	struct vdm_pos pos = attribute_pos(a, f);
	struct vdm_buf name, words;

	vdm_buf_init(&name);
	vdm_buf_init(&words);
	vdm_rng_say_name(r, step->name, 1, &name);
	vdm_rng_say_values(r, step->child, &words);
	vdm_rng_report(r, VDM_D_SCHEMA_ATTRIBUTE_VALUE, &pos,
		       "the attribute %s of \"%s\" cannot be \"%.*s%s\"; "
		       "expected %s",
		       vdm_buf_str(&name), f->name->local,
		       (int)vdm_rng_shown(a->value, 80), a->value,
		       strlen(a->value) > 80 ? "..." : "", vdm_buf_str(&words));
	vdm_buf_fini(&words);
	vdm_buf_fini(&name);
}

/* The state after an attribute that is allowed. */
static struct vdm_rng_state *
attribute_taken(struct vdm_rng_run *r, const struct frame *f,
		struct vdm_rng_step *step, const struct attribute *a)
{
	struct vdm_rng_state *next = NULL;
	struct vdm_rng_mask mask;

	if (vdm_rng_mask_init(r, &mask, step->child->n) != 0)
		return NULL;
	vdm_rng_mask_string(r, &mask, step->child, a->value);
	if (!mask.any) {
		bad_value(r, f, step, a);
		vdm_rng_mask_forgive(&mask, step->child);
	}
	next = vdm_rng_step_done(r->m, step, mask.bits);
	vdm_rng_mask_fini(&mask);
	return next;
}

/* An attribute that may not be there; the one that was meant, or NULL. */
static struct vdm_rng_step *
strange_attribute(struct vdm_rng_run *r, const struct frame *f,
		  const struct attribute *a)
{
	struct vdm_rng_state *s = f->state;
	const struct vdm_rng_name *meant = vdm_rng_meant(r, s, a->name, 1);
	struct vdm_pos pos = attribute_pos(a, f);
	struct vdm_buf said, words;

	vdm_buf_init(&said);
	vdm_buf_init(&words);
	vdm_rng_say_name(r, a->name, 1, &said);
	if (meant != NULL) {
		vdm_buf_puts(&words, "did you mean ");
		vdm_rng_say_name(r, meant, 1, &words);
		vdm_buf_putc(&words, '?');
	} else {
		vdm_rng_say_attributes(r, s, &words);
	}
	vdm_rng_report(r, VDM_D_SCHEMA_ATTRIBUTE_UNEXPECTED, &pos,
		       "the attribute %s is not allowed in \"%s\" here; %s",
		       vdm_buf_str(&said), f->name->local, vdm_buf_str(&words));
	vdm_buf_fini(&words);
	vdm_buf_fini(&said);
	return meant == NULL ? NULL : vdm_rng_state_step(r->m, s, meant, 1);
}

static void
take_attribute(struct vdm_rng_run *r, struct frame *f,
	       const struct attribute *a)
{
	struct vdm_rng_step *step =
	    vdm_rng_state_step(r->m, f->state, a->name, 1);
	struct vdm_rng_state *next;
	struct vdm_rng_mask mask;

	if (step == NULL)
		return;
	if (vdm_rng_step_leads(step)) {
		next = attribute_taken(r, f, step, a);
		if (next != NULL && !next->dead)
			f->state = next;
		else if (next != NULL)
			strange_attribute(r, f, a);
		return;
	}
	/* So that the one that was meant is not called missing as well. */
	step = strange_attribute(r, f, a);
	if (step == NULL || !vdm_rng_step_leads(step) ||
	    vdm_rng_mask_init(r, &mask, step->child->n) != 0)
		return;
	vdm_rng_mask_forgive(&mask, step->child);
	next = vdm_rng_step_done(r->m, step, mask.bits);
	if (next != NULL && !next->dead)
		f->state = next;
	vdm_rng_mask_fini(&mask);
}

static struct vdm_rng_state *
forgive(struct vdm_rng_run *r, const struct vdm_rng_state *s)
{
	const struct vdm_pattern **v = vdm_malloc(s->n * sizeof(*v));
	struct vdm_rng_state *out = NULL;
	uint32_t i;

	for (i = 0; v != NULL && i < s->n; i++)
		v[i] = vdm_rng_forgive(r->m, s->p[i]);
	if (v != NULL)
		out = vdm_rng_state_get(r->m, v, s->n);
	else
		r->failed = 1;
	vdm_free(v);
	return out;
}

void
vdm_rng_run_attributes(struct vdm_rng_run *r, struct frame *f,
		       const struct vdm_xml_element *e)
{
	struct vdm_rng_state *closed;
	struct vdm_buf words;
	size_t i;

	for (i = 0; i < e->attrs_count; i++) {
		struct attribute a = {e, i, NULL, e->attrs[i].value};
		struct vdm_pos pos;
		enum vdm_id_type id;

		a.name = vdm_rng_name(&r->m->names, e->attrs[i].uri,
				      e->attrs[i].local);
		if (a.name == NULL)
			return;
		if (r->g->nids > 0 &&
		    (id = vdm_grammar_id(r->g, f->name, a.name)) !=
			VDM_ID_NONE) {
			pos = attribute_pos(&a, f);
			vdm_rng_run_id(r, id, a.value, &pos);
		}
		if (f->state != NULL)
			take_attribute(r, f, &a);
	}
	if (f->state == NULL)
		return;
	closed = vdm_rng_state_close(r->m, f->state);
	if (closed == NULL)
		return;
	if (closed->dead && !f->state->dead) {
		vdm_buf_init(&words);
		vdm_rng_say_required(r, f->state, 1, &words);
		vdm_rng_report(r, VDM_D_SCHEMA_ATTRIBUTE_MISSING, &f->pos,
			       "the element \"%s\" lacks %s", f->name->local,
			       vdm_buf_str(&words));
		vdm_buf_fini(&words);
		/* The content is still looked at, as if they were there. */
		closed = forgive(r, f->state);
	}
	f->state = closed;
}
