/* SPDX-License-Identifier: MIT */
/* Nodes that a program puts into a record, moves and takes out. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "api/edit.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "format/format.h"
#include "record/vocabulary.h"
#include "xml/sax.h"

/* A handle is const for the program only: the record is the caller's. */
static struct vdm_node *mutable(const struct vdm_node *node)
{
	return (struct vdm_node *)(uintptr_t)node;
}

int
vdm_edit_check(const char *text)
{
	size_t n;

	if (text == NULL)
		return vdm_error(EINVAL, "there is no text");
	n = strlen(text);
	if (vdm_utf8_check(text, n) != n)
		return vdm_error(EINVAL, "the text is not UTF-8");
	if (vdm_xml_illegal(text) != NULL)
		return vdm_error(EINVAL, "there is a character in the text "
					 "that XML cannot hold");
	return 0;
}

const char *
vdm_edit_copy(struct vdm_record *rec, const char *text)
{
	const char *copy = vdm_arena_strdup(&rec->arena, text);

	if (copy == NULL)
		errno = ENOMEM;
	return copy;
}

int
vdm_edit_header(struct vdm_record *rec)
{
	unsigned long before = vdm_memory_failures();

	vdm_record_forget(rec);
	return vdm_format_native()->native->sync(rec) == 0
		   ? vdm_memory_check(before)
		   : -1;
}

/*
 * After a change: what the recogniser saw of the source's lines is no longer
 * what the tree says, and kinds depend on what stands around. 0, or -1 with
 * errno ENOMEM.
 */
static int
changed(struct vdm_record *rec, struct vdm_node *node)
{
	rec->units_count = 0;
	vdm_record_forget(rec);
	/* it is the program's now, and is mended when it is written */
	rec->encoded = 0;
	rec->mended = 0;
	if (node != NULL)
		vdm_node_settle(node);
	if (!rec->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

const struct vdm_node *
vdm_edit_body(struct vdm_record *record)
{
	struct vdm_node *body;

	vdm_error_begin();
	if (!vdm_node_is(record->root, "TEI")) {
		vdm_error(EINVAL,
			  "the record's root is <%.80s>, which has no "
			  "body of its own",
			  record->root->name);
		return NULL;
	}
	body = vdm_record_body(record);
	return changed(record, record->root) == 0 ? body : NULL;
}

const struct vdm_node *
vdm_edit_element(struct vdm_record *record, const char *name)
{
	struct vdm_node *node;

	vdm_error_begin();
	if (vdm_content_of(name) == VDM_CONTENT_UNKNOWN) {
		vdm_error(EINVAL, "TEI has no element \"%.80s\"", name);
		return NULL;
	}
	node = vdm_node_element(record, name);
	if (node == NULL)
		errno = ENOMEM;
	return node;
}

const struct vdm_node *
vdm_edit_chars(struct vdm_record *record, const char *text)
{
	struct vdm_node *node;

	vdm_error_begin();
	if (vdm_edit_check(text) != 0)
		return NULL;
	node = vdm_node_chars(record, text, strlen(text));
	if (node == NULL)
		errno = ENOMEM;
	return node;
}

/* Whether anything may be put into a node. 0, or -1 with errno EINVAL. */
static int
check_holds(const struct vdm_node *parent)
{
	if (!vdm_node_is_element(parent))
		return vdm_error(EINVAL, "nothing can be put into text, a "
					 "comment or an instruction");
	if (vdm_node_ns(parent) == NULL &&
	    vdm_content_of(parent->name) == VDM_CONTENT_EMPTY)
		return vdm_error(EINVAL,
				 "<%.80s> is empty: nothing can be put "
				 "into it",
				 parent->name);
	return 0;
}

static const struct vdm_node *
top_of(const struct vdm_node *node)
{
	while (node->parent != NULL)
		node = node->parent;
	return node;
}

/* Whether the one may be put into the other. 0, or -1 with errno EINVAL. */
static int
check_place(const struct vdm_record *rec, const struct vdm_node *parent,
	    const struct vdm_node *node)
{
	const struct vdm_node *up = parent;

	if (check_holds(parent) != 0)
		return -1;
	/* what stands in another record would die with it */
	if (node->parent != NULL && top_of(node) != rec->root)
		return vdm_error(EINVAL, "the node is of another record");
	while (up != NULL && up != node)
		up = up->parent;
	if (up == node || node == rec->root)
		return vdm_error(EINVAL, "a node cannot be put into itself, "
					 "nor the root into anything");
	/* readers make no deeper ones, and writers rely on it */
	if (vdm_node_is_element(node) &&
	    vdm_node_depth(parent) + vdm_node_height(node) > VDM_LIMIT_DEPTH)
		return vdm_error(EINVAL,
				 "elements would be nested more than %u deep",
				 (unsigned)VDM_LIMIT_DEPTH);
	return 0;
}

/* What stands between texts settles what they are: characters change their
 * parent's line, an element itself alone. */
static struct vdm_node *
touched(struct vdm_node *node)
{
	return vdm_node_is_element(node) || node->parent == NULL ? node
								 : node->parent;
}

int
vdm_edit_append(struct vdm_record *record, const struct vdm_node *parent,
		const struct vdm_node *node)
{
	struct vdm_node *n = mutable(node);

	vdm_error_begin();
	if (check_place(record, parent, node) != 0)
		return -1;
	vdm_node_unlink(n);
	vdm_node_append(mutable(parent), n);
	return changed(record, touched(n));
}

int
vdm_edit_insert(struct vdm_record *record, const struct vdm_node *before,
		const struct vdm_node *node)
{
	struct vdm_node *n = mutable(node);

	vdm_error_begin();
	if (before->parent == NULL)
		return vdm_error(EINVAL, "nothing can be put before a node "
					 "that stands nowhere");
	if (before == node)
		return 0;
	if (check_place(record, before->parent, node) != 0)
		return -1;
	vdm_node_unlink(n);
	vdm_node_insert_before(mutable(before), n);
	return changed(record, touched(n));
}

int
vdm_edit_remove(struct vdm_record *record, const struct vdm_node *node)
{
	struct vdm_node *n = mutable(node), *parent = n->parent;

	vdm_error_begin();
	if (node == record->root)
		return vdm_error(EINVAL, "the root stays");
	vdm_node_unlink(n);
	return changed(record, vdm_node_is_element(n) ? NULL : parent);
}

int
vdm_edit_attr(struct vdm_record *record, const struct vdm_node *node,
	      const char *name, const char *value)
{
	vdm_error_begin();
	if (!vdm_node_is_element(node))
		return vdm_error(EINVAL, "only elements have attributes");
	if (!vdm_xml_is_qname(name) || strncmp(name, "xmlns", 5) == 0)
		return vdm_error(EINVAL, "\"%.80s\" is no attribute's name",
				 name);
	if (value != NULL && vdm_edit_check(value) != 0)
		return -1;
	if (vdm_node_set(record, mutable(node), name, value) != 0) {
		errno = ENOMEM;
		return -1;
	}
	return changed(record, mutable(node));
}

int
vdm_edit_text(struct vdm_record *record, const struct vdm_node *node,
	      const char *text)
{
	struct vdm_node *n = mutable(node), *chars;

	vdm_error_begin();
	if (vdm_edit_check(text) != 0)
		return -1;
	if (n->kind == VDM_KIND_TEXT) {
		if (vdm_node_set_chars(record, n, text, strlen(text)) == 0)
			return changed(record, touched(n));
		errno = ENOMEM;
		return -1;
	}
	if (check_holds(node) != 0)
		return -1;
	chars = vdm_node_chars(record, text, strlen(text));
	if (chars == NULL) {
		errno = ENOMEM;
		return -1;
	}
	while (n->first != NULL)
		vdm_node_unlink(n->first);
	vdm_node_append(n, chars);
	return changed(record, n);
}

/* "roth hemm" as "#roth #hemm". 0, or -1 with errno. */
static int
put_who(const struct vdm_record *rec, const char *ids, struct vdm_buf *who)
{
	const char *cursor = ids, *id;
	size_t n;

	while ((id = vdm_who_next(&cursor, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, n);

		if (p == NULL)
			return vdm_error(EINVAL, "nobody has the id \"%.*s\"",
					 (int)(n < 80 ? n : 80), id);
		vdm_buf_printf(who, "%s#%s", who->len > 0 ? " " : "", p->id);
	}
	if (who->failed)
		errno = ENOMEM;
	return who->failed ? -1 : 0;
}

int
vdm_edit_speakers(struct vdm_record *record, const struct vdm_node *speech,
		  const char *ids)
{
	struct vdm_node *n = mutable(speech);
	struct vdm_buf who;
	int rc;

	vdm_error_begin();
	if (speech->kind != VDM_KIND_SPEECH)
		return vdm_error(EINVAL, "nobody speaks in this node: it is no "
					 "speech");
	vdm_buf_init(&who);
	rc = ids != NULL ? put_who(record, ids, &who) : 0;
	if (rc == 0) {
		vdm_node_set(record, n, "who",
			     who.len > 0 ? vdm_buf_str(&who) : NULL);
		vdm_node_set(record, n, "cert", NULL);
		vdm_node_set(record, n, "resp", NULL);
		n->reason = NULL;
		rc = changed(record, n);
	}
	vdm_buf_fini(&who);
	return rc;
}
