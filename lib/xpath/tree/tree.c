/* SPDX-License-Identifier: MIT */
/* Building the compact tree. */
#include "xpath/tree/tree.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"
#include "vidimus.h"
#include "xpath/value/value.h"

static _Atomic uint64_t trees_made;

/* Room for one more in an array that is malloc()ed. */
static int
has_room(struct vdm_xp_tree *tree, void **array, size_t *cap, size_t count,
	 size_t size)
{
	if (tree->failed)
		return 0;
	if (count < *cap)
		return 1;
	size_t more = *cap < 16 ? 32 : *cap * 2;
	void *p = vdm_realloc(*array, more * size);
	if (p == NULL) {
		tree->failed = 1;
		return 0;
	}
	*array = p;
	*cap = more;
	return 1;
}

/* The number of a name, which is put where it is new. */
static uint32_t
intern(struct vdm_xp_tree *tree, const char *ns, const char *local)
{
	size_t ns_n = strlen(ns), local_n = strlen(local), at = 0;
	char small[256], *key = small;

	if (ns_n + local_n + 1 > sizeof small &&
	    (key = vdm_arena_alloc(&tree->arena, ns_n + local_n + 1)) == NULL) {
		tree->failed = 1;
		return 0;
	}
	memcpy(key, local, local_n);
	key[local_n] = ' ';
	memcpy(key + local_n + 1, ns, ns_n);
	if (vdm_strmap_get_n(&tree->by_name, key, ns_n + local_n + 1, &at))
		return (uint32_t)at;
	if (!has_room(tree, (void **)&tree->names, &tree->names_cap,
		      tree->names_count, sizeof *tree->names))
		return 0;
	const char *kept =
	    vdm_arena_strndup(&tree->arena, key, ns_n + local_n + 1);
	struct vdm_xp_tree_name *name = &tree->names[tree->names_count];
	name->ns = kept != NULL ? kept + local_n + 1 : "";
	name->local = vdm_arena_strndup(&tree->arena, local, local_n);
	if (kept == NULL || name->local == NULL ||
	    !vdm_strmap_put_n(&tree->by_name, kept, ns_n + local_n + 1,
			      tree->names_count)) {
		tree->failed = 1;
		return 0;
	}
	return (uint32_t)tree->names_count++;
}

static uint16_t
intern_prefix(struct vdm_xp_tree *tree, const char *prefix)
{
	if (prefix == NULL)
		prefix = "";
	for (size_t i = 0; i < tree->prefixes_count; i++)
		if (strcmp(tree->prefixes[i], prefix) == 0)
			return (uint16_t)i;
	if (tree->prefixes_count == UINT16_MAX ||
	    !has_room(tree, (void **)&tree->prefixes, &tree->prefixes_cap,
		      tree->prefixes_count, sizeof *tree->prefixes))
		return 0;
	const char *kept = vdm_arena_strdup(&tree->arena, prefix);
	if (kept == NULL) {
		tree->failed = 1;
		return 0;
	}
	tree->prefixes[tree->prefixes_count] = kept;
	return (uint16_t)tree->prefixes_count++;
}

static struct vdm_xp_tree_node *
add_node(struct vdm_xp_tree *tree, int kind)
{
	size_t cap = tree->cap;

	if (tree->count >= UINT32_MAX - 1)
		tree->failed = 1;
	if (!has_room(tree, (void **)&tree->nodes, &cap, tree->count,
		      sizeof *tree->nodes))
		return NULL;
	tree->cap = (uint32_t)cap;
	struct vdm_xp_tree_node *node = &tree->nodes[tree->count];
	memset(node, 0, sizeof *node);
	node->kind = (uint8_t)kind;
	node->text = "";
	node->parent = tree->open;
	node->previous = tree->last;
	node->end = tree->count + 1;
	tree->count++;
	return node;
}

static const char *
keep(struct vdm_xp_tree *tree, const char *s, size_t n)
{
	if (n == 0)
		return "";
	char *p = vdm_arena_chars(&tree->arena, n + 1);
	if (p == NULL || n > UINT32_MAX) {
		tree->failed = 1;
		return "";
	}
	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

struct vdm_xp_tree *
vdm_xp_tree_new(int with_document)
{
	struct vdm_xp_tree *tree = vdm_calloc(1, sizeof *tree);

	if (tree == NULL)
		return NULL;
	vdm_arena_init(&tree->arena);
	tree->open = tree->last = XP_NO_NODE;
	tree->order = atomic_fetch_add(&trees_made, 1);
	intern_prefix(tree, "");
	intern(tree, "", "");
	if (with_document && add_node(tree, XP_NODE_DOCUMENT) != NULL)
		tree->open = 0;
	return tree;
}

void
vdm_xp_tree_free(struct vdm_xp_tree *tree)
{
	if (tree == NULL)
		return;
	vdm_arena_fini(&tree->arena);
	vdm_strmap_fini(&tree->by_name);
	vdm_strmap_fini(&tree->ids);
	vdm_strmap_fini(&tree->declared);
	vdm_free(tree->nodes);
	vdm_free(tree->names);
	vdm_free(tree->prefixes);
	vdm_free(tree->ns);
	vdm_free(tree->key_first);
	vdm_free(tree->keys);
	vdm_free(tree);
}

void
vdm_xp_tree_start(struct vdm_xp_tree *tree, const char *ns, const char *prefix,
		  const char *local)
{
	uint32_t name = intern(tree, ns != NULL ? ns : "", local);
	uint16_t p = intern_prefix(tree, prefix);
	struct vdm_xp_tree_node *node = add_node(tree, XP_NODE_ELEMENT);

	if (node == NULL)
		return;
	node->name = name;
	node->prefix = p;
	tree->open = tree->count - 1;
	tree->last = XP_NO_NODE;
	tree->depth++;
}

void
vdm_xp_tree_declare(struct vdm_xp_tree *tree, const char *prefix,
		    const char *uri)
{
	if (!has_room(tree, (void **)&tree->ns, &tree->ns_cap, tree->ns_count,
		      sizeof *tree->ns))
		return;
	struct vdm_xp_tree_ns *ns = &tree->ns[tree->ns_count++];
	ns->element = tree->open;
	ns->prefix = vdm_arena_strdup(&tree->arena, prefix ? prefix : "");
	ns->uri = vdm_arena_strdup(&tree->arena, uri ? uri : "");
	if (ns->prefix == NULL || ns->uri == NULL)
		tree->failed = 1;
	tree->nodes[tree->open].has_ns = 1;
}

/* What the document type, or xml:id, says that an attribute is. */
static int
id_kind(struct vdm_xp_tree *tree, const char *ns, const char *local)
{
	char key[256];
	size_t kind = 0;

	if (strcmp(local, "id") == 0 && strcmp(ns, XP_XML) == 0)
		return 1;
	if (tree->declared.count == 0)
		return 0;
	const char *element = tree->names[tree->nodes[tree->open].name].local;
	size_t a = strlen(element), b = strlen(local);
	if (a + b + 1 > sizeof key)
		return 0;
	memcpy(key, element, a);
	key[a] = ' ';
	memcpy(key + a + 1, local, b);
	vdm_strmap_get_n(&tree->declared, key, a + b + 1, &kind);
	return (int)kind;
}

void
vdm_xp_tree_attr(struct vdm_xp_tree *tree, const char *ns, const char *prefix,
		 const char *local, const char *value, size_t n)
{
	if (ns == NULL)
		ns = "";
	uint32_t name = intern(tree, ns, local);
	uint16_t p = intern_prefix(tree, prefix);
	uint32_t last = tree->last;
	tree->last = XP_NO_NODE;
	struct vdm_xp_tree_node *node = add_node(tree, XP_NODE_ATTRIBUTE);
	tree->last = last;
	if (node == NULL)
		return;
	node->name = name;
	node->prefix = p;
	node->has_ns = (uint8_t)id_kind(tree, ns, local);
	node->text = keep(tree, value, n);
	node->length = (uint32_t)n;
	if (node->has_ns != 1)
		return;
	/* an ID is a token, whatever white space stands around it */
	const char *s = vdm_arena_trimmed(&tree->arena, node->text);
	if (s == NULL) {
		tree->failed = 1;
		return;
	}
	node->text = s;
	node->length = (uint32_t)strlen(s);
	vdm_strmap_put(&tree->ids, s, tree->open);
}

void
vdm_xp_tree_text(struct vdm_xp_tree *tree, const char *s, size_t n)
{
	if (n == 0 || tree->failed)
		return;
	if (tree->last != XP_NO_NODE && tree->last == tree->count - 1 &&
	    tree->nodes[tree->last].kind == XP_NODE_TEXT) {
		struct vdm_xp_tree_node *old = &tree->nodes[tree->last];
		char *p = vdm_arena_chars(&tree->arena, old->length + n + 1);
		if (p == NULL || old->length + n > UINT32_MAX) {
			tree->failed = 1;
			return;
		}
		memcpy(p, old->text, old->length);
		memcpy(p + old->length, s, n);
		p[old->length + n] = '\0';
		old->text = p;
		old->length += (uint32_t)n;
		return;
	}
	struct vdm_xp_tree_node *node = add_node(tree, XP_NODE_TEXT);
	if (node == NULL)
		return;
	node->text = keep(tree, s, n);
	node->length = (uint32_t)n;
	tree->last = tree->count - 1;
}

void
vdm_xp_tree_comment(struct vdm_xp_tree *tree, const char *s, size_t n)
{
	struct vdm_xp_tree_node *node = add_node(tree, XP_NODE_COMMENT);

	if (node == NULL)
		return;
	node->text = keep(tree, s, n);
	node->length = (uint32_t)n;
	tree->last = tree->count - 1;
}

void
vdm_xp_tree_pi(struct vdm_xp_tree *tree, const char *target, const char *s,
	       size_t n)
{
	uint32_t name = intern(tree, "", target);
	struct vdm_xp_tree_node *node = add_node(tree, XP_NODE_PI);

	if (node == NULL)
		return;
	node->name = name;
	node->text = keep(tree, s, n);
	node->length = (uint32_t)n;
	tree->last = tree->count - 1;
}

void
vdm_xp_tree_end(struct vdm_xp_tree *tree)
{
	if (tree->failed || tree->open == XP_NO_NODE)
		return;
	struct vdm_xp_tree_node *node = &tree->nodes[tree->open];
	node->end = tree->count;
	tree->last = tree->open;
	tree->open = node->parent;
	tree->depth--;
}

/* A counting sort of the elements by name. */
static void
make_keys(struct vdm_xp_tree *tree)
{
	size_t names = tree->names_count;
	uint32_t *first = vdm_calloc(names + 2, sizeof *first);
	uint32_t *keys = vdm_calloc(tree->count + 1, sizeof *keys);

	tree->key_first = first;
	tree->keys = keys;
	if (first == NULL || keys == NULL) {
		tree->failed = 1;
		return;
	}
	for (uint32_t n = 0; n < tree->count; n++)
		if (tree->nodes[n].kind == XP_NODE_ELEMENT)
			first[tree->nodes[n].name + 2]++;
	for (size_t i = 2; i < names + 2; i++)
		first[i] += first[i - 1];
	for (uint32_t n = 0; n < tree->count; n++)
		if (tree->nodes[n].kind == XP_NODE_ELEMENT)
			keys[first[tree->nodes[n].name + 1]++] = n;
}

int
vdm_xp_tree_finish(struct vdm_xp_tree *tree)
{
	while (!tree->failed && tree->open != XP_NO_NODE) {
		tree->depth++;
		vdm_xp_tree_end(tree);
	}
	if (!tree->failed)
		make_keys(tree);
	if (tree->failed || tree->arena.failed) {
		vdm_memory_fail();
		return -1;
	}
	return 0;
}
