/* SPDX-License-Identifier: MIT */
/* What a run finds, and what it could not work out. */
#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "schematron/say.h"
#include "xpath/tree/node.h"

enum {
	/* An expression that failed so often in a row is left. */
	FAILURES_MOST = 5
};

/* ---- files -----------------------------------------------------------------
 */

/* A file's path of its address, in the run; NULL: it is no file's. */
static const char *
path_of(struct sch_run *run, const char *uri)
{
	struct vdm_buf b;
	const char *s;

	if (uri == NULL || strncmp(uri, "file://", 7) != 0)
		return NULL;
	vdm_buf_init(&b);
	vdm_address_decode(&b, uri + 7, strlen(uri + 7));
	s = vdm_arena_strdup(&run->arena, vdm_buf_str(&b));
	run->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* The file of a node that is not the document's own, called as that is: from
 * the folder that its name counts from. */
static const char *
file_of(struct sch_run *run, const struct vdm_xp_tree *tree)
{
	const char *own = path_of(run, run->options->uri);
	const char *name = run->sink != NULL ? run->sink->file : NULL;
	const char *path = path_of(run, tree->uri);
	size_t from;

	if (path == NULL || own == NULL || name == NULL ||
	    strlen(own) < strlen(name))
		return path != NULL ? path : tree->uri;
	from = strlen(own) - strlen(name);
	if (strcmp(own + from, name) == 0 && strncmp(own, path, from) == 0)
		return path + from;
	return path;
}

struct sch_found *
sch_found_add(struct sch_run *run, enum vdm_diag_id id,
	      const struct vdm_xp_item *node)
{
	struct sch_found *f = vdm_arena_alloc(&run->arena, sizeof(*f));

	if (f == NULL)
		return NULL;
	f->id = id;
	f->level = vdm_diag_info_get(id)->level;
	f->pos = sch_say_pos(node);
	f->path = sch_say_path(run, node, 0);
	f->location = sch_say_path(run, node, 1);
	if (node->u.tree != run->own && node->u.tree->uri != NULL)
		f->file = file_of(run, node->u.tree);
	f->number = run->found_count++;
	*run->found_end = f;
	run->found_end = &f->next;
	return f;
}

/* ---- what could not be worked out ------------------------------------------
 */

/* Whether an expression failed for lack of time, memory or the like: that is
 * dear each time. */
static int
is_dear(const struct vdm_xp_error *error)
{
	return strncmp(error->code, "VDXP", 4) == 0;
}

int
sch_found_is_left(const struct sch_run *run, const struct sch_expr *expr)
{
	return run->tried[expr->number].is_left;
}

void
sch_found_worked(struct sch_run *run, const struct sch_expr *expr)
{
	run->tried[expr->number].failures = 0;
}

/* Which expression, and where it stands. */
static void
put_which(struct vdm_buf *b, const struct sch_expr *expr)
{
	vdm_buf_printf(b, "\"%.200s\" (line %u of %.200s)", expr->text,
		       expr->place.pos.line,
		       expr->place.file != NULL ? expr->place.file : "-");
}

static struct sch_found *
add_words(struct sch_run *run, enum vdm_diag_id id,
	  const struct vdm_xp_item *node, struct vdm_buf *b)
{
	struct sch_found *f = sch_found_add(run, id, node);

	if (f != NULL)
		f->message = vdm_arena_strdup(&run->arena, vdm_buf_str(b));
	run->arena.failed |= b->failed;
	vdm_buf_fini(b);
	return f;
}

/* It is said once that an expression is not asked any more. */
static void
leave(struct sch_run *run, const struct sch_expr *expr, const char *why,
      const struct vdm_xp_item *node)
{
	struct vdm_buf b;

	run->tried[expr->number].is_left = 1;
	vdm_buf_init(&b);
	put_which(&b, expr);
	vdm_buf_printf(&b, " is not run, here and elsewhere: %s", why);
	add_words(run, VDM_D_SCHEMATRON_NOT_RUN, node, &b);
}

void
sch_found_stopped(struct sch_run *run, const struct sch_expr *expr,
		  const struct vdm_xp_error *error,
		  const struct vdm_xp_item *node, const char *follows)
{
	struct sch_tried *tried = &run->tried[expr->number];
	struct sch_found *f;
	struct vdm_buf b;

	/* a report in SVRL says its messages a second time */
	if (tried->is_left || (follows != NULL && tried->at == node->n + 1))
		return;
	tried->at = node->n + 1;
	if (strcmp(error->code, SCH_NOT_RUN) == 0) {
		leave(run, expr, error->message, node);
		return;
	}
	vdm_buf_init(&b);
	put_which(&b, expr);
	vdm_buf_printf(&b, " cannot be worked out here: %s (%s): %s",
		       error->message, error->code,
		       follows != NULL ? follows
				       : "whether the rule holds is not known");
	f = add_words(run, VDM_D_SCHEMATRON_FAILED, node, &b);
	if (f != NULL && follows != NULL)
		f->level = VDM_LEVEL_WARNING;
	tried->failures++;
	tried->dear += (unsigned)is_dear(error);
	if (tried->failures >= FAILURES_MOST || tried->dear >= FAILURES_MOST)
		leave(run, expr, "it could not be worked out again and again",
		      node);
}
