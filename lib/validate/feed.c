/* SPDX-License-Identifier: MIT */
/* Walks a record's tree as if it were parsed, with the source's positions. */
#include "validate/feed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "record/record.h"
#include "xml/sax.h"

struct feed {
	const struct vdm_xml_handler *to;
	void *context;
	struct vdm_pos pos; /* the last that was known */
	struct vdm_xml_attr *attrs;
	struct vdm_xml_ns *ns;
	char **names; /* prefixes, split off */
	size_t cap;
};

static int
room(struct feed *f, size_t n)
{
	void *p;

	if (n <= f->cap)
		return 0;
	n += 16;
	p = vdm_realloc(f->attrs, n * sizeof *f->attrs);
	if (p == NULL)
		return -1;
	f->attrs = p;
	p = vdm_realloc(f->ns, n * sizeof *f->ns);
	if (p == NULL)
		return -1;
	f->ns = p;
	p = vdm_realloc(f->names, n * sizeof *f->names);
	if (p == NULL)
		return -1;
	f->names = p;
	f->cap = n;
	return 0;
}

/* The namespace of a prefix where the node stands. */
static const char *
namespace_of(const struct vdm_node *node, const char *prefix, size_t n)
{
	if (n == 3 && memcmp(prefix, "xml", 3) == 0)
		return VDM_NS_XML;
	for (; node != NULL; node = node->parent)
		for (const struct vdm_attr *a = node->attrs; a != NULL;
		     a = a->next)
			if (strncmp(a->name, "xmlns:", 6) == 0 &&
			    strncmp(a->name + 6, prefix, n) == 0 &&
			    a->name[6 + n] == '\0')
				return a->value;
	return NULL;
}

static int
start(struct feed *f, const struct vdm_node *node)
{
	struct vdm_xml_element e = {0};
	const char *colon = strchr(node->name, ':');
	size_t n = 0, names = 0;
	int rc;

	for (const struct vdm_attr *a = node->attrs; a != NULL; a = a->next)
		n++;
	if (room(f, n) != 0) {
		errno = ENOMEM;
		return -1;
	}
	e.local = colon != NULL ? colon + 1 : node->name;
	e.uri = vdm_node_ns(node) == NULL    ? VDM_NS_TEI
		: *vdm_node_ns(node) != '\0' ? vdm_node_ns(node)
					     : NULL;
	e.attrs = f->attrs;
	e.ns = f->ns;
	e.pos = e.tag_end = f->pos;
	for (const struct vdm_attr *a = node->attrs; a != NULL; a = a->next) {
		struct vdm_xml_attr *to = &f->attrs[e.attrs_count];
		const char *c = strchr(a->name, ':');

		if (strcmp(a->name, "xmlns") == 0 ||
		    strncmp(a->name, "xmlns:", 6) == 0) {
			f->ns[e.ns_count].prefix = c != NULL ? c + 1 : NULL;
			f->ns[e.ns_count++].uri = a->value;
			continue;
		}
		memset(to, 0, sizeof *to);
		to->local = c != NULL ? c + 1 : a->name;
		to->value = a->value;
		e.attrs_count++;
		if (c == NULL)
			continue;
		to->uri = namespace_of(node, a->name, (size_t)(c - a->name));
		f->names[names] = vdm_strndup(a->name, (size_t)(c - a->name));
		to->prefix = f->names[names++];
	}
	rc = f->to->start(f->context, &e);
	while (names > 0)
		vdm_free(f->names[--names]);
	return rc;
}

static int
enter(struct feed *f, const struct vdm_node *node)
{
	if (node->pos.line != 0)
		f->pos = node->pos;
	if (vdm_node_is_element(node))
		return start(f, node);
	if (node->kind == VDM_KIND_TEXT && node->text != NULL)
		return f->to->text(f->context, node->text, strlen(node->text),
				   &f->pos);
	return 0;
}

int
vdm_events_feed(const struct vdm_node *root,
		const struct vdm_xml_handler *handler, void *context)
{
	struct feed f = {.to = handler, .context = context, .pos = {1, 1, 1}};
	const struct vdm_node *n = root;
	int rc = enter(&f, n);

	while (rc == 0) {
		if (n->first != NULL) {
			n = n->first;
			rc = enter(&f, n);
			continue;
		}
		for (;;) {
			if (vdm_node_is_element(n))
				rc = handler->end(context, &f.pos);
			if (rc != 0 || n == root || n->next != NULL)
				break;
			n = n->parent;
		}
		if (rc != 0 || n == root)
			break;
		n = n->next;
		rc = enter(&f, n);
	}
	vdm_free(f.attrs);
	vdm_free(f.ns);
	vdm_free(f.names);
	return rc;
}
