/* SPDX-License-Identifier: MIT */
/* What both readers of schemas share, and the files that a schema refers to. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "rng/grammar/node.h"
#include "xml/sax.h"

#define FILES_DEEP 64   /* inclusions within each other */
#define FILES_MOST 2000 /* each counts as often as it is referred to */

static const char *const kind_names[] = {[RNG_ELEMENT] = "element",
					 [RNG_ATTRIBUTE] = "attribute",
					 [RNG_GROUP] = "group",
					 [RNG_INTERLEAVE] = "interleave",
					 [RNG_CHOICE] = "choice",
					 [RNG_OPTIONAL] = "optional",
					 [RNG_ZERO_OR_MORE] = "zeroOrMore",
					 [RNG_ONE_OR_MORE] = "oneOrMore",
					 [RNG_LIST] = "list",
					 [RNG_MIXED] = "mixed",
					 [RNG_REF] = "ref",
					 [RNG_PARENT_REF] = "parentRef",
					 [RNG_EMPTY] = "empty",
					 [RNG_VALUE] = "value",
					 [RNG_DATA] = "data",
					 [RNG_NOT_ALLOWED] = "notAllowed",
					 [RNG_TEXT] = "text",
					 [RNG_EXTERNAL_REF] = "externalRef",
					 [RNG_GRAMMAR] = "grammar",
					 [RNG_PARAM] = "param",
					 [RNG_EXCEPT] = "except",
					 [RNG_START] = "start",
					 [RNG_DEFINE] = "define",
					 [RNG_DIV] = "div",
					 [RNG_INCLUDE] = "include",
					 [RNG_NAME] = "name",
					 [RNG_ANY_NAME] = "anyName",
					 [RNG_NS_NAME] = "nsName",
					 [RNG_NC_CHOICE] = "choice",
					 [RNG_NC_EXCEPT] = "except"};

const char *
vdm_rng_kind_name(enum vdm_rng_kind kind)
{
	return kind_names[kind];
}

int
vdm_rng_kind_is_pattern(enum vdm_rng_kind kind)
{
	return kind <= RNG_GRAMMAR;
}

int
vdm_rng_kind_is_name(enum vdm_rng_kind kind)
{
	return kind >= RNG_NAME && kind <= RNG_NC_CHOICE;
}

struct vdm_rng_node *
vdm_rng_node_new(struct vdm_rng_source *src, enum vdm_rng_kind kind)
{
	struct vdm_rng_node *n = vdm_arena_alloc(src->arena, sizeof(*n));

	if (n != NULL)
		n->kind = kind;
	return n;
}

void
vdm_rng_node_append(struct vdm_rng_node *parent, struct vdm_rng_node *child)
{
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}

void
vdm_rng_wrong(struct vdm_rng_source *src, const struct vdm_rng_node *at,
	      const char *fmt, ...)
{
	struct vdm_sink sink;
	struct vdm_pos pos = {0, 0, 0};
	struct vdm_buf message;
	va_list ap;

	src->errors++;
	if (src->sink == NULL)
		return;
	sink = *src->sink;
	if (at != NULL) {
		pos.line = pos.end = at->line;
		pos.column = at->column;
		if (at->file != NULL && at->file != src->main_file)
			sink.file = at->file;
	}
	vdm_buf_init(&message);
	va_start(ap, fmt);
	vdm_buf_vprintf(&message, fmt, ap);
	va_end(ap);
	vdm_diag(&sink, VDM_D_SCHEMA_INCORRECT, &pos, NULL,
		 "%s; nothing can be validated with this schema",
		 vdm_buf_str(&message));
	vdm_buf_fini(&message);
}

int
vdm_rng_qname(struct vdm_rng_source *src, const struct vdm_rng_scope *scope,
	      const char *qname, const char **ns, const char **local)
{
	const char *colon = strchr(qname, ':');
	size_t n;

	*local = qname;
	if (colon == NULL)
		return vdm_xml_is_ncname(qname) ? 0 : -1;
	n = (size_t)(colon - qname);
	*local = vdm_arena_strdup(src->arena, colon + 1);
	if (*local == NULL || n == 0 || !vdm_xml_is_ncname(*local))
		return -1;
	if (n == 3 && memcmp(qname, "xml", 3) == 0) {
		*ns = "http://www.w3.org/XML/1998/namespace";
		return 0;
	}
	for (; scope != NULL; scope = scope->up)
		if (strncmp(scope->prefix, qname, n) == 0 &&
		    scope->prefix[n] == '\0') {
			*ns = scope->uri;
			return *scope->uri == '\0' ? -1 : 0;
		}
	return -1;
}

int
vdm_rng_source_want(struct vdm_rng_source *src, struct vdm_rng_node *node,
		    const struct vdm_rng_origin *origin)
{
	struct vdm_rng_pending *p = vdm_arena_alloc(src->arena, sizeof(*p));

	if (p == NULL)
		return -1;
	p->node = node;
	p->origin = origin;
	*src->pending_end = p;
	src->pending_end = &p->next;
	return 0;
}

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
	if (load(src, node->href, &bytes, &length) != 0) {
		vdm_rng_wrong(src, node,
			      "%s was not found here or through the XML "
			      "catalogs, and is not fetched from the network",
			      node->href);
		return -1;
	}
	origin = origin_new(src, node->href, p->origin);
	root = origin == NULL ? NULL
			      : read_one(src, bytes, length, origin, node->ns);
	free(bytes);
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
	for (p = src->pending; root != NULL && p != NULL; p = p->next)
		if (read_pending(src, p) != 0)
			return NULL;
	return src->errors == 0 && !src->arena->failed ? root : NULL;
}
