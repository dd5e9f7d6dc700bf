/* SPDX-License-Identifier: MIT */
/* What assertions say: messages, and the diagnostics and properties that they
 * refer to. */
#include <string.h>

#include "base/buf.h"
#include "schematron/read.h"
#include "xpath/value/value.h"

/* ---- messages --------------------------------------------------------------
 */

static struct sch_part *read_parts(struct sch_reader *r,
				   const struct sch_at *at, int may_copy);

static struct sch_part **
add_text(struct sch_reader *r, struct sch_part **end, const char *s, size_t n)
{
	*end = vdm_arena_alloc(&r->s->arena, sizeof(**end));
	if (*end == NULL)
		return end;
	(*end)->text = vdm_arena_strndup(&r->s->arena, s, n);
	(*end)->length = n;
	return &(*end)->next;
}

/* The value of an expression; one that is wrong says nothing. */
static struct sch_part **
add_value(struct sch_reader *r, struct sch_part **end, const char *text,
	  const struct sch_place *place)
{
	*end = vdm_arena_alloc(&r->s->arena, sizeof(**end));
	if (*end == NULL)
		return end;
	(*end)->value = sch_compile(r, text, place);
	if ((*end)->value == NULL)
		(*end)->text = "";
	return &(*end)->next;
}

/* An instruction: <xsl:if>, <xsl:copy-of> and the like. */
static struct sch_part **
add_instruction(struct sch_reader *r, struct sch_part **end,
		const struct sch_at *at, int may_copy)
{
	struct sch_place place = sch_source_place(at);
	const char *text = sch_xslt_expression(r, at);
	struct sch_part **next;

	if (text == NULL) {
		r->foreign = *at;
		return end;
	}
	next = add_value(r, end, text, &place);
	if (*end != NULL && sch_source_is_xsl(at, "copy-of"))
		(*end)->is_copy = may_copy;
	return next;
}

/* <value-of select="">, <name path="">, and elements that only look. */
static struct sch_part **
add_part(struct sch_reader *r, struct sch_part **end, const struct sch_at *at,
	 int may_copy)
{
	struct sch_place place = sch_source_place(at);
	const char *text;

	if (sch_source_is(at, "name")) {
		text = sch_source_attr(r, at, "path");
		if (text != NULL)
			return add_value(r, end, text, &place);
		*end = vdm_arena_alloc(&r->s->arena, sizeof(**end));
		return *end != NULL ? &(*end)->next : end;
	}
	if (sch_source_is(at, "value-of")) {
		text = sch_source_attr(r, at, "select");
		if (text != NULL)
			return add_value(r, end, text, &place);
		sch_source_lacks(r, at, "select");
		return end;
	}
	if (sch_source_is_xsl(at, NULL))
		return add_instruction(r, end, at, may_copy);
	*end = read_parts(r, at, may_copy);
	while (*end != NULL)
		end = &(*end)->next;
	return end;
}

static struct sch_part *
read_parts(struct sch_reader *r, const struct sch_at *at, int may_copy)
{
	struct sch_part *first = NULL, **end = &first;
	struct sch_at kid = *at;

	for (kid.n = vdm_xp_tree_first_child(at->tree, at->n);
	     kid.n != XP_NO_NODE; kid.n = vdm_xp_tree_next(at->tree, kid.n)) {
		const struct vdm_xp_tree_node *n =
		    vdm_xp_tree_at(at->tree, kid.n);

		if (n->kind == XP_NODE_TEXT)
			end = add_text(r, end, n->text, n->length);
		else if (n->kind == XP_NODE_ELEMENT)
			end = add_part(r, end, &kid, may_copy);
	}
	return first;
}

struct sch_part *
sch_message_read(struct sch_reader *r, const struct sch_at *at)
{
	return read_parts(r, at, 0);
}

/* ---- what SVRL repeats -----------------------------------------------------
 */

/* The language that holds for an element: its own, else that around it. */
static const char *
language_of(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_at up = *at;

	for (; up.n != XP_NO_NODE; up.n = up.tree->nodes[up.n].parent) {
		uint32_t a =
		    vdm_xp_tree_attribute(up.tree, up.n, XP_XML, "lang");
		const struct vdm_xp_tree_node *node;

		if (a == XP_NO_NODE)
			continue;
		node = vdm_xp_tree_at(up.tree, a);
		return vdm_arena_strndup(&r->s->arena, node->text,
					 node->length);
	}
	return NULL;
}

struct sch_rich
sch_message_rich(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_rich rich = {
	    sch_source_attr(r, at, "see"), sch_source_attr(r, at, "icon"),
	    sch_source_attr(r, at, "fpi"), language_of(r, at)};

	return rich;
}

/* ---- diagnostics and properties --------------------------------------------
 */

static void
declare(struct sch_reader *r, const struct sch_at *at, void *context)
{
	int is_property = sch_source_is(at, "property");
	struct sch_diagnostic *d;

	(void)context;
	if (!is_property && !sch_source_is(at, "diagnostic"))
		return;
	d = vdm_arena_alloc(&r->s->arena, sizeof(*d));
	if (d == NULL || !sch_may_declare(r, at))
		return;
	d->is_property = is_property;
	d->id = sch_source_attr(r, at, "id");
	d->role = sch_source_attr(r, at, "role");
	d->scheme = sch_source_attr(r, at, "scheme");
	d->rich = sch_message_rich(r, at);
	d->at = *at;
	d->next = r->s->diagnostics;
	r->s->diagnostics = d;
}

void
sch_message_declare(struct sch_reader *r, const struct sch_at *at)
{
	if (sch_source_is(at, "diagnostics") || sch_source_is(at, "properties"))
		sch_source_each(r, at, declare, NULL);
}

static const struct sch_diagnostic *
find(const struct vdm_schematron *s, const char *id, size_t n, int is_property)
{
	const struct sch_diagnostic *d;

	for (d = s->diagnostics; d != NULL; d = d->next)
		if (d->is_property == is_property && d->id != NULL &&
		    strlen(d->id) == n && memcmp(d->id, id, n) == 0)
			return d;
	return NULL;
}

static void
say_unknown(struct sch_reader *r, const struct sch_at *from, const char *id,
	    size_t n, int is_property)
{
	struct sch_place place = sch_source_place(from);
	const char *kind = is_property ? "property" : "diagnostic";
	const struct sch_diagnostic *d;
	const char *meant, *name = vdm_arena_strndup(&r->s->arena, id, n);
	struct vdm_buf ids;

	vdm_buf_init(&ids);
	d = r->guesses++ < SCH_GUESSES ? r->s->diagnostics : NULL;
	for (; d != NULL; d = d->next)
		if (d->is_property == is_property && d->id != NULL)
			vdm_buf_printf(&ids, "%s ", d->id);
	meant = sch_check_meant(r, name != NULL ? name : "", vdm_buf_str(&ids));
	sch_source_wrong(
	    r, VDM_D_SCHEMATRON_SYNTAX, &place,
	    "there is no %s \"%.80s\"%s%s%s: nothing of it is said", kind,
	    name != NULL ? name : "", meant != NULL ? " (did you mean \"" : "",
	    meant != NULL ? meant : "", meant != NULL ? "\"?)" : "");
	r->s->arena.failed |= ids.failed;
	vdm_buf_fini(&ids);
}

/* Adds those of a list of ids. */
static struct sch_aside **
add_asides(struct sch_reader *r, struct sch_aside **end,
	   const struct sch_at *from, const char *ids, int is_property)
{
	size_t n;

	for (; ids != NULL && *ids != '\0'; ids += n + (ids[n] != '\0')) {
		const struct sch_diagnostic *d;
		struct sch_at at;

		n = strcspn(ids, " \t\r\n");
		d = n > 0 ? find(r->s, ids, n, is_property) : NULL;
		if (d == NULL && n > 0)
			say_unknown(r, from, ids, n, is_property);
		if (d == NULL)
			continue;
		*end = vdm_arena_alloc(&r->s->arena, sizeof(**end));
		if (*end == NULL)
			return end;
		at = d->at;
		at.params = from->params;
		(*end)->about = d;
		(*end)->parts = read_parts(r, &at, is_property);
		end = &(*end)->next;
	}
	return end;
}

struct sch_aside *
sch_message_asides(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_aside *first = NULL, **end = &first;

	end = add_asides(r, end, at, sch_source_attr(r, at, "diagnostics"), 0);
	add_asides(r, end, at, sch_source_attr(r, at, "properties"), 1);
	return first;
}
