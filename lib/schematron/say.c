/* SPDX-License-Identifier: MIT */
/* Messages, places and levels of what is found. */
#include "schematron/say.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "xpath/serialize/serialize.h"
#include "xpath/tree/node.h"

/* ---- messages --------------------------------------------------------------
 */

struct saying {
	struct sch_run *run;
	const struct sch_part *part;
	struct vdm_buf *out;
};

/* The name of the node as it is written, which <name/> asks for. */
static void
put_name(struct vdm_buf *out, const struct vdm_xp_item *node)
{
	const char *prefix = vdm_xp_node_prefix(node);

	if (*prefix != '\0')
		vdm_buf_printf(out, "%s:", prefix);
	vdm_buf_puts(out, vdm_xp_node_local(node));
}

/* The strings of a sequence, with blanks between; of XPath 1.0, the first. */
static void
put_value(struct vdm_xp_call *call, void *context)
{
	struct saying *y = context;
	struct vdm_xp_seq s =
	    vdm_xpath_within(call, y->part->value->xpath, &y->run->node);
	size_t i;

	if (y->run->s->is_old && s.n > 1)
		s = vdm_xp_one(vdm_xp_at(&s, 0));
	s = vdm_xp_atomise(call, s);
	for (i = 0; i < s.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s, i);
		struct vdm_xp_item text = vdm_xp_item_string(call, &item);

		if (i > 0)
			vdm_buf_putc(y->out, ' ');
		vdm_buf_put(y->out, text.u.s, text.n);
	}
}

/* What stands in a message for a value that cannot be had. */
#define GAP "\xE2\x80\xA6"

static void
put_gap(struct sch_run *run, const struct sch_expr *expr,
	const struct vdm_xp_error *error, struct vdm_buf *out)
{
	vdm_buf_puts(out, GAP);
	sch_found_stopped(run, expr, error, &run->node,
			  "the message of the rule is said without it");
	sch_values_broken(run, error);
}

static void
put_parts(struct sch_run *run, const struct sch_part *parts,
	  struct vdm_buf *out)
{
	struct vdm_xp_error error;
	struct saying y = {run, NULL, out};
	size_t before;

	for (; parts != NULL; parts = parts->next) {
		y.part = parts;
		before = out->len;
		if (parts->text != NULL)
			vdm_buf_put(out, parts->text, parts->length);
		else if (parts->value == NULL)
			put_name(out, &run->node);
		else if (sch_found_is_left(run, parts->value))
			vdm_buf_puts(out, GAP);
		else if (vdm_xpath_guard(run->now, run->s->scope, put_value, &y,
					 &error) == 0)
			sch_found_worked(run, parts->value);
		else {
			vdm_buf_truncate(out, before);
			put_gap(run, parts->value, &error, out);
		}
	}
}

/* A copy in the run with white space folded. */
static const char *
folded(struct sch_run *run, const struct vdm_buf *b)
{
	const char *s = vdm_buf_str(b);
	char *copy = vdm_arena_chars(&run->arena, b->len + 1);
	size_t n = 0;

	run->arena.failed |= b->failed;
	if (copy == NULL)
		return "";
	for (; *s != '\0'; s++) {
		if (!vdm_is_space((unsigned char)*s))
			copy[n++] = *s;
		else if (n > 0 && copy[n - 1] != ' ')
			copy[n++] = ' ';
	}
	n -= n > 0 && copy[n - 1] == ' ';
	copy[n] = '\0';
	return copy;
}

const char *
sch_say_message(struct sch_run *run, const struct sch_part *parts)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	put_parts(run, parts, &b);
	s = folded(run, &b);
	vdm_buf_fini(&b);
	return s;
}

const char *
sch_say_diagnostics(struct sch_run *run, const struct sch_check *check)
{
	const struct sch_aside *a;
	const char *s;
	struct vdm_buf b;

	vdm_buf_init(&b);
	for (a = check->asides; a != NULL; a = a->next)
		if (!a->about->is_property) {
			vdm_buf_puts(&b, b.len > 0 ? " " : "");
			put_parts(run, a->parts, &b);
		}
	s = b.len > 0 ? folded(run, &b) : NULL;
	vdm_buf_fini(&b);
	return s;
}

/* ---- nodes themselves */

struct copying {
	struct saying say;
	int attributes;
};

static void
put_attribute(struct vdm_xp_call *call, const struct vdm_xp_item *node,
	      struct vdm_buf *out)
{
	struct vdm_xp_item text = vdm_xp_item_string(call, node);

	/* one of a namespace would need its prefix here */
	if (*vdm_xp_node_prefix(node) != '\0')
		return;
	vdm_buf_printf(out, " %s=\"", vdm_xp_node_local(node));
	vdm_xml_escape_attr(out, vdm_xp_strndup(call, text.u.s, text.n));
	vdm_buf_putc(out, '"');
}

static void
put_copy(struct vdm_xp_call *call, void *context)
{
	struct copying *c = context;
	struct vdm_xp_output how = vdm_xp_output_usual();
	struct vdm_xp_seq s = vdm_xpath_within(call, c->say.part->value->xpath,
					       &c->say.run->node);
	size_t i;

	how.omit_declaration = 1;
	for (i = 0; i < s.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s, i);
		struct vdm_xp_seq one = vdm_xp_one(item);
		int is_attribute = item.type == XT_NODE &&
				   vdm_xp_node_kind(&item) == XP_NODE_ATTRIBUTE;

		if (is_attribute != c->attributes)
			continue;
		if (is_attribute) {
			put_attribute(call, &item, c->say.out);
			continue;
		}
		item = vdm_xp_serialize(call, &one, &how);
		vdm_buf_put(c->say.out, item.u.s, item.n);
	}
}

void
sch_say_copy(struct sch_run *run, const struct sch_part *part, int attributes,
	     struct vdm_buf *out)
{
	struct copying c = {{run, part, out}, attributes};
	struct vdm_xp_error error;

	/* that it cannot be had was said with the message */
	if (part->value != NULL && !sch_found_is_left(run, part->value) &&
	    vdm_xpath_guard(run->now, run->s->scope, put_copy, &c, &error) != 0)
		sch_values_broken(run, &error);
}

enum vdm_level
sch_say_level(const char *role)
{
	static const struct {
		const char *role;
		enum vdm_level level;
	} table[] = {
	    {"information", VDM_LEVEL_NOTE}, {"info", VDM_LEVEL_NOTE},
	    {"hint", VDM_LEVEL_NOTE},        {"note", VDM_LEVEL_NOTE},
	    {"notice", VDM_LEVEL_NOTE},      {"debug", VDM_LEVEL_NOTE},
	    {"trace", VDM_LEVEL_NOTE},       {"warning", VDM_LEVEL_WARNING},
	    {"warn", VDM_LEVEL_WARNING},     {"caution", VDM_LEVEL_WARNING},
	};
	static const char blank[] = " \t\r\n";
	size_t i, n;

	if (role == NULL)
		return VDM_LEVEL_ERROR;
	role += strspn(role, blank);
	n = strlen(role);
	while (n > 0 && strchr(blank, role[n - 1]) != NULL)
		n--;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strlen(table[i].role) == n &&
		    strncasecmp(role, table[i].role, n) == 0)
			return table[i].level;
	return VDM_LEVEL_ERROR;
}
