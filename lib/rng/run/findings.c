/* SPDX-License-Identifier: MIT */
/* The findings of a validation, and the identifiers of its document. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "rng/run/run.h"

/* The element that a finding is about: the one whose content or attributes are
 * wrong, not the one that may not stand in it. */
static const struct frame *
concerned(const struct vdm_rng_run *r)
{
	size_t i = r->depth;

	while (i > 0 && (r->stack[i].entering || r->stack[i].step == NULL ||
			 r->stack[i].step->child == NULL))
		i--;
	return i == 0 ? NULL : &r->stack[i];
}

static void
explain(struct vdm_rng_run *r, const struct vdm_pos *pos)
{
	const struct frame *f = concerned(r);
	const struct vdm_rng_element *e;
	const struct vdm_rng_node *at = NULL;

	if (f == NULL)
		return;
	for (e = r->g->elements; e != NULL && at == NULL; e = e->next)
		if (e->content == f->step->child->p[0])
			at = e->source;
	if (at != NULL)
		vdm_diag(r->sink, VDM_D_SCHEMA_ORIGIN, pos, NULL,
			 "the element \"%s\" is defined in the schema at "
			 "%s%s%u:%u",
			 f->name->local, at->file == NULL ? "" : at->file,
			 at->file == NULL ? "" : ":", at->line, at->column);
}

/* Values may have line feeds; a message is one line. */
static void
one_line(struct vdm_buf *b)
{
	size_t i;

	for (i = 0; i < b->len; i++)
		if ((unsigned char)b->data[i] < ' ')
			b->data[i] = ' ';
}

void
vdm_rng_report(struct vdm_rng_run *r, enum vdm_diag_id id,
	       const struct vdm_pos *pos, const char *fmt, ...)
{
	struct vdm_pos at = {0, 0, 0};
	struct vdm_buf message;
	va_list ap;

	/* what was not worked out to its end says nothing of the document */
	if (id != VDM_D_SCHEMA_LIMIT &&
	    (r->m->pool.failed || vdm_memory_failures() != r->before))
		return;
	r->findings++;
	if (r->sink == NULL || (r->options.max_findings > 0 &&
				r->findings > r->options.max_findings))
		return;
	if (pos != NULL)
		at = *pos;
	if (r->options.place != NULL)
		r->options.place(r->options.context, &at);
	if (r->options.wordless) {
		vdm_diag(r->sink, id, &at, NULL, "%s", "");
		return;
	}
	vdm_buf_init(&message);
	va_start(ap, fmt);
	vdm_buf_vprintf(&message, fmt, ap);
	va_end(ap);
	if (r->depth > 0) {
		vdm_buf_puts(&message, " (at ");
		vdm_rng_say_path(r, r->depth, &message);
		vdm_buf_putc(&message, ')');
	}
	one_line(&message);
	vdm_diag(r->sink, id, &at, NULL, "%s", vdm_buf_str(&message));
	vdm_buf_fini(&message);
	if (r->options.explain)
		explain(r, &at);
}

/* ---- identifiers ---- */

static size_t
value_hash(const char *s)
{
	size_t h = 5381;

	while (*s != '\0')
		h = h * 33 + (unsigned char)*s++;
	return h ^ (h >> 11);
}

static int
id_table_grow(struct vdm_rng_run *r)
{
	size_t cap = r->id_cap == 0 ? 256 : r->id_cap * 2, i, k;
	struct id_entry **table = vdm_calloc(cap, sizeof(struct id_entry *));
	struct id_entry *e, *next;

	if (table == NULL)
		return -1;
	for (i = 0; i < r->id_cap; i++)
		for (e = r->id_table[i]; e != NULL; e = next) {
			next = e->next;
			k = value_hash(e->value) & (cap - 1);
			e->next = table[k];
			table[k] = e;
		}
	vdm_free(r->id_table);
	r->id_table = table;
	r->id_cap = cap;
	return 0;
}

static struct id_entry *
id_entry(struct vdm_rng_run *r, const char *s, size_t n)
{
	char *value = vdm_arena_strndup(&r->arena, s, n);
	struct id_entry *e;
	size_t k;

	if (value == NULL || (r->nids >= r->id_cap && id_table_grow(r) != 0)) {
		r->failed = 1;
		return NULL;
	}
	k = value_hash(value) & (r->id_cap - 1);
	for (e = r->id_table[k]; e != NULL; e = e->next)
		if (strcmp(e->value, value) == 0)
			return e;
	e = vdm_arena_alloc(&r->arena, sizeof(*e));
	if (e == NULL)
		return NULL;
	e->value = value;
	e->next = r->id_table[k];
	r->id_table[k] = e;
	r->nids++;
	return e;
}

/*
 * XML's rules for ID and IDREF (XML 1.0, 3.3.1), which RELAX NG DTD
 * compatibility takes over in section 5: an identifier once in a document, and
 * each reference to one that is there.
 */
static void
id_define(struct vdm_rng_run *r, struct id_entry *e, const struct vdm_pos *pos)
{
	struct vdm_pos first = e->pos;

	if (e->defined) {
		if (r->options.place != NULL)
			r->options.place(r->options.context, &first);
		vdm_rng_report(r, VDM_D_SCHEMA_ID_TWICE, pos,
			       "the identifier \"%s\" stands at line %u "
			       "already, so that a reference to it is to two "
			       "things",
			       e->value, first.line);
		return;
	}
	e->defined = 1;
	e->pos = *pos;
}

/* A reference is to be there at the end of the document. */
static void
id_refer(struct vdm_rng_run *r, struct id_entry *e, const struct vdm_pos *pos)
{
	struct id_entry *ref;

	if (e->defined)
		return;
	ref = vdm_arena_alloc(&r->arena, sizeof(*ref));
	if (ref == NULL)
		return;
	ref->value = e->value;
	ref->pos = *pos;
	ref->next = e;
	*r->refs_end = ref;
	r->refs_end = &ref->order;
}

static int
one_word(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	while (*s != '\0' && !vdm_is_space((unsigned char)*s))
		s++;
	while (vdm_is_space((unsigned char)*s))
		s++;
	return *s == '\0';
}

void
vdm_rng_run_id(struct vdm_rng_run *r, enum vdm_id_type type, const char *value,
	       const struct vdm_pos *pos)
{
	size_t n;

	if (type == VDM_ID_ID && !one_word(value))
		return; /* no identifier at all, and said to be none */
	for (;; value += n) {
		struct id_entry *e;

		while (vdm_is_space((unsigned char)*value))
			value++;
		if (*value == '\0')
			return;
		for (n = 0; value[n] != '\0' &&
			    !vdm_is_space((unsigned char)value[n]);)
			n++;
		e = id_entry(r, value, n);
		if (e == NULL)
			return;
		if (type == VDM_ID_ID)
			id_define(r, e, pos);
		else
			id_refer(r, e, pos);
	}
}

void
vdm_rng_run_refs(struct vdm_rng_run *r)
{
	const struct id_entry *ref;

	for (ref = r->refs; ref != NULL; ref = ref->order)
		if (!ref->next->defined)
			vdm_rng_report(r, VDM_D_SCHEMA_ID_MISSING, &ref->pos,
				       "nothing in the document has the "
				       "identifier \"%s\" that is "
				       "referred to here",
				       ref->value);
}
