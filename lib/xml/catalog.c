/* SPDX-License-Identifier: MIT */
/* XML catalogs, read and asked. */
#include "xml/catalog.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/budget.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/sort.h"
#include "xml/dom.h"
#include "xml/uri.h"

#define NS "urn:oasis:names:tc:entity:xmlns:xml:catalog"
#define XML "http://www.w3.org/XML/1998/namespace"
#define SPACES " \t\n\r"

enum of { URI, SYSTEM, KINDS };
enum { LONGEST = 4096 }; /* of what leads to a file */

enum way { EXACT, REWRITE, SUFFIX, DELEGATE, NEXT };

/* The elements that say something of addresses (1.1, 6.5); public identifiers
 * are no addresses. */
static const struct says {
	const char *name;
	const char *key, *to; /* attributes */
	enum of of;
	enum way way;
} elements[] = {
    {"uri", "name", "uri", URI, EXACT},
    {"rewriteURI", "uriStartString", "rewritePrefix", URI, REWRITE},
    {"uriSuffix", "uriSuffix", "uri", URI, SUFFIX},
    {"delegateURI", "uriStartString", "catalog", URI, DELEGATE},
    {"system", "systemId", "uri", SYSTEM, EXACT},
    {"rewriteSystem", "systemIdStartString", "rewritePrefix", SYSTEM, REWRITE},
    {"systemSuffix", "systemIdSuffix", "uri", SYSTEM, SUFFIX},
    {"delegateSystem", "systemIdStartString", "catalog", SYSTEM, DELEGATE},
    {"nextCatalog", NULL, "catalog", KINDS, NEXT},
};

struct entry {
	const struct says *says;
	const char *key; /* NULL: of nextCatalog */
	const char *to;  /* as seen from where the catalog lies */
	size_t length;   /* of the key */
};

/* A catalog that was named somewhere; `is_read` once it was, also in vain. */
struct catalog {
	char *uri;
	struct vdm_arena arena;
	struct entry *entry; /* in the catalog's order */
	size_t count, cap;
	struct vdm_strmap by_key[KINDS]; /* exact ones */
	int is_read;
	unsigned long asked; /* the last question that it was asked */
};

/* Those that were read stay: they say the same to whoever asks. */
static struct {
	pthread_mutex_t lock;
	struct catalog **all;
	size_t count, cap;
	struct vdm_strmap by_uri;
	unsigned long questions;
} known = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* A question, and whom it is still to be put to: the last one first. */
struct question {
	const char *list;
	const char *id;
	enum of of;
	size_t length;
	struct catalog **stack;
	size_t depth, cap;
	char *answer;
	int failed;
};

/* ---- reading ---- */

/* `ref` as seen from `base`; to be freed. NULL: out of memory (`failed`), or
 * longer than any file's name. */
static char *
joined(const char *base, const char *ref, int *failed)
{
	char *s;

	if (base == NULL || strlen(ref) > LONGEST)
		return NULL;
	s = vdm_address_scheme(ref) > 0 ? vdm_strdup(ref)
					: vdm_uri_join(base, ref);
	*failed |= s == NULL;
	if (s != NULL && strlen(s) > LONGEST) {
		vdm_free(s);
		s = NULL;
	}
	return s;
}

static const struct says *
said_by(const struct vdm_xdoc_node *n)
{
	size_t i;

	for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (vdm_xdoc_is(n, NS, elements[i].name))
			return &elements[i];
	return NULL;
}

static void
add_entry(struct catalog *c, const struct vdm_xdoc_node *n, const char *base)
{
	const struct says *says = said_by(n);
	const char *key = says == NULL || says->key == NULL
			      ? NULL
			      : vdm_xdoc_get(n, "", says->key);
	const char *to = says == NULL ? NULL : vdm_xdoc_get(n, "", says->to);
	struct entry *e;
	char *full;

	if (to == NULL || (key == NULL && says->key != NULL))
		return;
	full = joined(base, to, &c->arena.failed);
	if (full == NULL)
		return;
	e = vdm_arena_grow(&c->arena, c->entry, &c->cap, c->count + 1,
			   sizeof(*e));
	if (e != NULL) {
		c->entry = e;
		e += c->count++;
		e->says = says;
		e->key = vdm_arena_strdup(&c->arena, key);
		e->length = key == NULL ? 0 : strlen(key);
		e->to = vdm_arena_strdup(&c->arena, full);
		if (says->way == EXACT && e->key != NULL)
			vdm_strmap_put(&c->by_key[says->of], e->key,
				       c->count - 1);
	}
	vdm_free(full);
}

/* A catalog at the root, or a group in what holds entries. */
static int
holds_entries(const struct vdm_xdoc_node *n)
{
	return n->first != NULL &&
	       vdm_xdoc_is(n, NS, n->parent == NULL ? "catalog" : "group");
}

/* All entries; the base of each element around one is made once. */
static void
add_entries(struct catalog *c, const struct vdm_xdoc_node *root)
{
	char *base[VDM_LIMIT_DEPTH + 1] = {NULL};
	const struct vdm_xdoc_node *n = root;
	size_t depth = 0;

	base[0] = vdm_strdup(c->uri);
	c->arena.failed |= base[0] == NULL;
	while (n != NULL) {
		const char *own = vdm_xdoc_get(n, XML, "base");
		char *here = own == NULL
				 ? NULL
				 : joined(base[depth], own, &c->arena.failed);

		if (holds_entries(n) && depth < VDM_LIMIT_DEPTH) {
			n = n->first;
			base[depth + 1] = own != NULL ? here
					  : base[depth] != NULL
					      ? vdm_strdup(base[depth])
					      : NULL;
			depth++;
			continue;
		}
		if (depth > 0)
			add_entry(c, n, own != NULL ? here : base[depth]);
		vdm_free(here);
		while (n != NULL && n->next == NULL && n != root) {
			n = n->parent;
			vdm_free(base[depth--]);
		}
		n = n == NULL || n == root ? NULL : n->next;
	}
	vdm_free(base[0]);
}

static int
is_whole(const struct catalog *c)
{
	return !c->arena.failed && !c->by_key[URI].failed &&
	       !c->by_key[SYSTEM].failed;
}

static void
forget(struct catalog *c)
{
	size_t i;

	for (i = 0; i < KINDS; i++)
		vdm_strmap_fini(&c->by_key[i]);
	memset(c->by_key, 0, sizeof(c->by_key));
	vdm_arena_fini(&c->arena);
	vdm_arena_init(&c->arena);
	c->entry = NULL;
	c->count = c->cap = 0;
}

/* One that is not there, or no XML, says nothing. 0, or -1: out of memory. */
static int
read_catalog(struct catalog *c)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_xdoc doc;
	char *bytes;
	size_t length;
	int rc;

	if (c->is_read)
		return 0;
	rc = vdm_path_load(c->uri, &bytes, &length);
	if (rc == 0) {
		vdm_budget_more(length);
		rc = vdm_xdoc_parse(&doc, bytes, length, NULL);
		if (rc == 0 && doc.root != NULL)
			add_entries(c, doc.root);
		vdm_xdoc_fini(&doc);
	}
	vdm_free(bytes);
	if (!is_whole(c) || vdm_memory_check(before) != 0) {
		forget(c);
		return -1;
	}
	c->is_read = 1;
	return 0;
}

/* ---- asking ---- */

/* The catalog of that address, which need not be read yet. NULL: out of memory.
 */
static struct catalog *
catalog_of(const char *uri, size_t n)
{
	struct catalog *c, **grown;
	size_t at;

	if (vdm_strmap_get_n(&known.by_uri, uri, n, &at))
		return known.all[at];
	if (known.count == known.cap) {
		grown = vdm_realloc(known.all, (known.cap * 2 + 8) *
						   sizeof(struct catalog *));
		if (grown == NULL)
			return NULL;
		known.all = grown;
		known.cap = known.cap * 2 + 8;
	}
	c = vdm_calloc(1, sizeof(*c));
	if (c != NULL)
		c->uri = vdm_strndup(uri, n);
	if (c == NULL || c->uri == NULL) {
		vdm_free(c);
		return NULL;
	}
	vdm_arena_init(&c->arena);
	known.by_uri.failed = 0;
	if (!vdm_strmap_put(&known.by_uri, c->uri, known.count)) {
		vdm_free(c->uri);
		vdm_free(c);
		return NULL;
	}
	known.all[known.count++] = c;
	return c;
}

static void
push(struct question *q, const char *uri, size_t n)
{
	struct catalog *c = catalog_of(uri, n), **grown;

	if (c != NULL && q->depth == q->cap) {
		grown = vdm_realloc(q->stack, (q->cap * 2 + 8) *
						  sizeof(struct catalog *));
		if (grown == NULL)
			c = NULL;
		else
			q->stack = grown;
		q->cap = grown == NULL ? q->cap : q->cap * 2 + 8;
	}
	if (c == NULL)
		q->failed = 1;
	else
		q->stack[q->depth++] = c;
}

static int
matches(const struct entry *e, const struct question *q, enum way way)
{
	assert(e->says != NULL); /* what says nothing is no entry */
	if (e->says->way != way || e->says->of != q->of ||
	    e->length > q->length || e->key == NULL)
		return 0;
	return memcmp(e->key,
		      way == SUFFIX ? q->id + q->length - e->length : q->id,
		      e->length) == 0;
}

/* The longest that matches, of two the first; NULL: none. */
static const struct entry *
longest(const struct catalog *c, const struct question *q, enum way way)
{
	const struct entry *best = NULL;
	size_t i;

	for (i = 0; i < c->count; i++)
		if (matches(&c->entry[i], q, way) &&
		    (best == NULL || c->entry[i].length > best->length))
			best = &c->entry[i];
	return best;
}

static int
by_length(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	if ((*x)->length != (*y)->length)
		return (*x)->length < (*y)->length ? -1 : 1;
	return (*x < *y) - (*x > *y);
}

/* Where it delegates: to those alone, the longest first. 1: it does. */
static int
delegate(struct question *q, const struct catalog *c)
{
	const struct entry **list = NULL;
	size_t i, count = 0;

	for (i = 0; i < c->count; i++)
		count += (size_t)matches(&c->entry[i], q, DELEGATE);
	if (count == 0)
		return 0;
	list = vdm_malloc(count * sizeof(*list));
	if (list == NULL) {
		q->failed = 1;
		return 1;
	}
	for (i = count = 0; i < c->count; i++)
		if (matches(&c->entry[i], q, DELEGATE))
			list[count++] = &c->entry[i];
	vdm_sort(list, count, sizeof(*list), by_length);
	q->depth = 0;
	for (i = 0; i < count; i++)
		push(q, list[i]->to, strlen(list[i]->to));
	vdm_free(list);
	return 1;
}

/* What one catalog says, or whom else it has asked (1.1, 7.1.2 and 7.2.2). */
static void
ask_one(struct question *q, const struct catalog *c)
{
	const struct entry *e = NULL;
	struct vdm_buf b;
	size_t i;

	if (vdm_strmap_get_n(&c->by_key[q->of], q->id, q->length, &i))
		e = &c->entry[i];
	else if ((e = longest(c, q, REWRITE)) == NULL)
		e = longest(c, q, SUFFIX);
	if (e != NULL) {
		vdm_buf_init(&b);
		vdm_buf_puts(&b, e->to);
		if (e->says->way == REWRITE)
			vdm_buf_puts(&b, q->id + e->length);
		q->answer = vdm_buf_take(&b, NULL);
		q->failed = q->answer == NULL;
		return;
	}
	if (delegate(q, c))
		return;
	for (i = c->count; i-- > 0;)
		if (c->entry[i].says->way == NEXT)
			push(q, c->entry[i].to, strlen(c->entry[i].to));
}

/* Each catalog is asked once: whom it names, it may name again. */
static void
ask(struct question *q)
{
	const char *end = q->list + strlen(q->list), *from;

	known.questions++;
	q->depth = 0;
	while (end > q->list) {
		for (from = end;
		     from > q->list && strchr(SPACES, from[-1]) == NULL;)
			from--;
		if (from < end)
			push(q, from, (size_t)(end - from));
		end = from > q->list ? from - 1 : from;
	}
	while (q->depth > 0 && !q->failed && q->answer == NULL) {
		struct catalog *c = q->stack[--q->depth];

		if (c->asked == known.questions)
			continue;
		c->asked = known.questions;
		if (read_catalog(c) != 0)
			q->failed = 1;
		else
			ask_one(q, c);
	}
}

static void
put_question(void *context)
{
	struct question *q = context;

	for (q->of = URI; q->answer == NULL && !q->failed && q->of < KINDS;
	     q->of++)
		ask(q);
}

/* Under a guard: whoever asks may be under one, and would be left with the
 * lock. */
char *
vdm_catalog_find(const char *list, const char *address)
{
	struct question q = {.list = list, .id = address};

	q.length = strlen(address);
	pthread_mutex_lock(&known.lock);
	if (vdm_memory_guard(put_question, &q) != 0)
		q.failed = 1;
	pthread_mutex_unlock(&known.lock);
	vdm_free(q.stack);
	if (q.failed)
		vdm_memory_fail();
	return q.answer;
}

char *
vdm_uri_resolve(const char *uri)
{
	const char *list = getenv("XML_CATALOG_FILES");
	char *found =
	    vdm_catalog_find(list != NULL ? list : "/etc/xml/catalog", uri);

	if (found != NULL && strcmp(found, uri) == 0) {
		vdm_free(found);
		found = NULL;
	}
	return found;
}

int
vdm_uri_load(const char *uri, char **bytes, size_t *length)
{
	char *found = vdm_uri_resolve(uri);
	int rc = -1;

	*bytes = NULL;
	*length = 0;
	if (found != NULL)
		rc = vdm_path_load(found, bytes, length);
	vdm_free(found);
	return rc == 0 ? 0 : vdm_path_load(uri, bytes, length);
}
