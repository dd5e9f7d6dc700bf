/* SPDX-License-Identifier: MIT */
/* What both readers of schemas share, and the files that a schema refers to. */
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "rng/grammar/node.h"

#define FILES_DEEP 64   /* inclusions within each other */
#define FILES_MOST 2000 /* each counts as often as it is referred to */

/*
 * XML begins with "<", and nothing of the compact syntax can. UTF-16 is not
 * looked into: there the file's name decides.
 */
static int
is_compact(const char *bytes, size_t length, const char *uri)
{
	size_t i = 0, n = uri == NULL ? 0 : strlen(uri);

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		i = 3;
	if (length >= 2 && ((unsigned char)bytes[0] >= 0xFE ||
			    bytes[1] == '\0' || bytes[0] == '\0'))
		return n > 4 && strcmp(uri + n - 4, ".rnc") == 0;
	while (i < length && vdm_is_space((unsigned char)bytes[i]))
		i++;
	return i < length && bytes[i] != '<';
}

static struct vdm_rng_node *
read_one(struct vdm_rng_source *src, const char *bytes, size_t length,
	 const struct vdm_rng_origin *origin, const char *ns)
{
	if (is_compact(bytes, length, origin->uri))
		return vdm_rng_compact_read(src, bytes, length, origin, ns);
	return vdm_rng_xml_read(src, bytes, length, origin, ns);
}

static const struct vdm_rng_origin *
origin_new(struct vdm_rng_source *src, const char *uri,
	   const struct vdm_rng_origin *up)
{
	struct vdm_rng_origin *o = vdm_arena_alloc(src->arena, sizeof(*o));

	if (o == NULL)
		return NULL;
	o->uri = vdm_arena_strdup(src->arena, uri);
	o->up = up;
	o->depth = up == NULL ? 0 : up->depth + 1;
	return o;
}

static int
is_circular(const struct vdm_rng_origin *origin, const char *uri)
{
	for (; origin != NULL; origin = origin->up)
		if (origin->uri != NULL && strcmp(origin->uri, uri) == 0)
			return 1;
	return 0;
}

static int
load(const struct vdm_rng_source *src, const char *uri, char **bytes,
     size_t *length)
{
	if (src->loader != NULL)
		return src->loader->load(src->loader->context, uri, bytes,
					 length);
	return vdm_uri_load(uri, bytes, length);
}

/*
 * A file is read anew for each reference, since what it inherits (namespace,
 * 4.6) and what overrides it may differ. Two references in each of sixty files
 * would be 2 to the 60th readings: hence a bound on their number beside that on
 * their depth.
 */
static int
read_pending(struct vdm_rng_source *src, struct vdm_rng_pending *p)
{
	struct vdm_rng_node *node = p->node, *root;
	const struct vdm_rng_origin *origin;
	char *bytes;
	size_t length;

	if (is_circular(p->origin, node->href)) {
		vdm_rng_wrong(src, node, "%s includes itself", node->href);
		return -1;
	}
	if (p->origin->depth >= FILES_DEEP) {
		vdm_rng_wrong(src, node,
			      "files include each other more than "
			      "%d deep",
			      FILES_DEEP);
		return -1;
	}
	if (++src->files > FILES_MOST) {
		vdm_rng_wrong(src, node,
			      "files are included more than %d times",
			      FILES_MOST);
		return -1;
	}
	if (load(src, node->href, &bytes, &length) == 0) {
		vdm_budget_more(length);
	} else {
		vdm_rng_wrong(src, node,
			      "%s was not found here or through the XML "
			      "catalogs, and is not fetched from the network",
			      node->href);
		return -1;
	}
	origin = origin_new(src, node->href, p->origin);
	root = origin == NULL ? NULL
			      : read_one(src, bytes, length, origin, node->ns);
	vdm_free(bytes);
	if (root == NULL)
		return -1;
	if (node->kind == RNG_EXTERNAL_REF) {
		node->first = node->last = root;
		return 0;
	}
	node->target = root;
	if (root->kind == RNG_GRAMMAR)
		return 0;
	vdm_rng_wrong(src, node, "%s is included and is not a grammar",
		      node->href);
	return -1;
}

struct vdm_rng_node *
vdm_rng_source_read(struct vdm_rng_source *src, const char *bytes,
		    size_t length, const char *uri)
{
	const struct vdm_rng_origin *origin = origin_new(src, uri, NULL);
	struct vdm_rng_node *root;
	struct vdm_rng_pending *p;

	src->pending = NULL;
	src->pending_end = &src->pending;
	if (origin == NULL)
		return NULL;
	src->main_file = origin->uri;
	root = read_one(src, bytes, length, origin, "");
	/* A queue that grows while it is read, in place of recursion. */
	for (p = src->pending; root != NULL && p != NULL; p = p->next)
		if (read_pending(src, p) != 0)
			return NULL;
	return src->errors == 0 && !src->arena->failed ? root : NULL;
}
