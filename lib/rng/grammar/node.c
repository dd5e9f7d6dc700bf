/* SPDX-License-Identifier: MIT */
/* The nodes of a grammar, as both syntaxes make them, and what is wrong with
 * one. */
#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "rng/grammar/node.h"
#include "xml/sax.h"

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
		return vdm_xml_was_ncname(qname) ? 0 : -1;
	n = (size_t)(colon - qname);
	*local = vdm_arena_strdup(src->arena, colon + 1);
	if (*local == NULL || n == 0 || !vdm_xml_was_ncname(*local))
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
