/* SPDX-License-Identifier: MIT */
/*
 * Where the pointers of a record lead: "#ada" to what has that id, "p:ada" to
 * what a prefixDef makes of it, "this.xml#ada" to the same as "#ada" where
 * this.xml is the document itself, whether by its file's name or by the
 * xml:base that it gives itself.
 */
#include "rules/record/pointers.h"

#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/file.h"
#include "base/memory.h"

void
vdm_pointers_init(struct vdm_pointers *p, const struct vdm_record *rec,
		  const char *base, const char *name)
{
	const struct vdm_node *n;

	memset(p, 0, sizeof(*p));
	p->rec = rec;
	p->base = base;
	p->name = name;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		if (!vdm_node_is(n, "prefixDef"))
			continue;
		if (p->count == p->cap) {
			size_t cap = p->cap != 0 ? 2 * p->cap : 8;
			void *list = vdm_realloc(p->prefixes,
						 cap * sizeof(*p->prefixes));

			p->failed |= list == NULL;
			if (list == NULL)
				return;
			p->prefixes = list;
			p->cap = cap;
		}
		p->prefixes[p->count++] = n;
	}
}

int
vdm_pointers_fini(struct vdm_pointers *p)
{
	int failed = p->failed || p->ids.failed;

	vdm_free(p->prefixes);
	vdm_strmap_fini(&p->ids);
	return failed ? -1 : 0;
}

static int
has_id(const struct vdm_pointers *p, const char *s, size_t n)
{
	return vdm_strmap_get_n(&p->ids, s, n, NULL);
}

static enum vdm_reach
reach_id(const struct vdm_pointers *p, const char *s, size_t n)
{
	return n > 0 && has_id(p, s, n) ? VDM_REACH_HERE : VDM_REACH_LOST;
}

/* ---- the document's own address ----------------------------------------- */

/* What the outermost xml:base around a node says, or NULL. */
static const char *
own_base(const struct vdm_node *node)
{
	const char *base = NULL;

	for (; node != NULL; node = node->parent) {
		const char *v = vdm_node_attr(node, "xml:base");

		if (v != NULL)
			base = v;
	}
	return base;
}

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* Whether an address without its fragment is that of the document. */
static int
is_own(const struct vdm_pointers *p, const struct vdm_node *node,
       const char *address)
{
	const char *base = own_base(node);

	while (strncmp(address, "./", 2) == 0)
		address += 2;
	if (base != NULL && strncmp(base, address, strlen(address)) == 0 &&
	    (base[strlen(address)] == '\0' || base[strlen(address)] == '#'))
		return 1;
	if (p->name == NULL)
		return 0;
	if (vdm_address_has_scheme(address, "file")) {
		size_t n = p->base != NULL ? strlen(p->base) : 0;

		address += strlen("file:");
		if (strncmp(address, "//", 2) == 0)
			address += 2;
		return n > 0 && strncmp(address, p->base, n) == 0 &&
		       address[n] == '/' &&
		       strcmp(address + n + 1, last_part(p->name)) == 0;
	}
	return (base == NULL || vdm_address_scheme(base) == 0) &&
	       strcmp(address, last_part(p->name)) == 0;
}

/* Whether a file is there that an address without its fragment leads to. */
static int
is_there(const struct vdm_pointers *p, const char *address)
{
	struct vdm_buf path;
	int there;

	vdm_buf_init(&path);
	vdm_address_decode(&path, address, strlen(address));
	there = vdm_file_is_within(p->base, vdm_buf_str(&path));
	vdm_buf_fini(&path);
	return there;
}

static enum vdm_reach
reach_file(const struct vdm_pointers *p, const struct vdm_node *node,
	   const char *s)
{
	const char *mark = strchr(s, '#');
	const char *base = own_base(node);
	enum vdm_reach reach = VDM_REACH_ELSEWHERE;
	struct vdm_buf file;

	vdm_buf_init(&file);
	vdm_buf_put(&file, s, mark != NULL ? (size_t)(mark - s) : strlen(s));
	if (mark != NULL && is_own(p, node, vdm_buf_str(&file)))
		reach = reach_id(p, mark + 1, strlen(mark + 1));
	else if (vdm_address_is_remote(s) ||
		 (base != NULL && vdm_address_is_remote(base)))
		reach = VDM_REACH_ELSEWHERE;
	else if (mark == NULL && has_id(p, s, strlen(s)))
		reach = VDM_REACH_BARE;
	else if (vdm_person_find(p->rec, s, strlen(s)) != NULL)
		reach = VDM_REACH_HERE;
	else if (p->base == NULL) /* a bare word is no file's name */
		reach = mark != NULL ? VDM_REACH_ELSEWHERE : VDM_REACH_MISSING;
	else if (base == NULL && !is_there(p, vdm_buf_str(&file)))
		reach = VDM_REACH_MISSING;
	vdm_buf_fini(&file);
	return reach;
}

/* ---- prefixes ----------------------------------------------------------- */

/* Schemes of addresses that are followed, resolved or looked up elsewhere: not
 * what an edition would call its own prefix. */
static int
is_scheme(const char *s, size_t n)
{
	static const char *const schemes[] = {
	    "ark",  "data",  "doi",  "file",   "ftp",  "geo", "hdl",  "http",
	    "info", "https", "ldap", "mailto", "news", "oai", "sftp", "ssh",
	    "tag",  "tel",   "urn",  "uuid",   "ws",   NULL};

	for (size_t i = 0; schemes[i] != NULL; i++)
		if (strlen(schemes[i]) == n &&
		    vdm_address_has_scheme(s, schemes[i]))
			return 1;
	return 0;
}

/*
 * What a prefixDef makes of what follows the prefix, where its pattern is one
 * group around the whole, as nearly all are: "$1" is all of it then. 0 where
 * it is another.
 */
static int
expand(const struct vdm_node *def, const char *rest, struct vdm_buf *out)
{
	const char *match = vdm_node_attr(def, "matchPattern");
	const char *to = vdm_node_attr(def, "replacementPattern");
	size_t n = match != NULL ? strlen(match) : 0;

	if (to == NULL || n < 2 || match[0] != '(' || match[n - 1] != ')' ||
	    strchr(match + 1, '(') != NULL)
		return 0;
	for (; *to != '\0'; to++) {
		if (to[0] == '$' && to[1] == '1') {
			vdm_buf_puts(out, rest);
			to++;
		} else {
			vdm_buf_putc(out, *to);
		}
	}
	return 1;
}

/* Through each prefixDef of that name: the best that one leads to. */
static enum vdm_reach
reach_prefix(const struct vdm_pointers *p, const struct vdm_node *node,
	     const char *s, size_t prefix)
{
	enum vdm_reach reach = VDM_REACH_PREFIX;

	for (size_t i = 0; i < p->count; i++) {
		const char *ident = vdm_node_attr(p->prefixes[i], "ident");
		struct vdm_buf to;

		if (ident == NULL || strlen(ident) != prefix ||
		    strncmp(ident, s, prefix) != 0)
			continue;
		vdm_buf_init(&to);
		if (!expand(p->prefixes[i], s + prefix + 1, &to))
			reach = VDM_REACH_ELSEWHERE;
		else if (to.len > 0 && to.data[0] == '#')
			reach = reach_id(p, vdm_buf_str(&to) + 1, to.len - 1);
		else
			reach = reach_file(p, node, vdm_buf_str(&to));
		vdm_buf_fini(&to);
		if (reach == VDM_REACH_HERE || reach == VDM_REACH_ELSEWHERE)
			break;
	}
	return reach;
}

enum vdm_reach
vdm_pointer_reach(const struct vdm_pointers *p, const struct vdm_node *node,
		  const char *s, size_t n)
{
	struct vdm_buf one;
	enum vdm_reach reach;
	size_t scheme;

	if (*s == '#')
		return reach_id(p, s + 1, n - 1);
	vdm_buf_init(&one);
	vdm_buf_put(&one, s, n);
	s = vdm_buf_str(&one);
	scheme = vdm_address_scheme(s);
	reach = scheme > 0 && !is_scheme(s, scheme)
		    ? reach_prefix(p, node, s, scheme)
		    : reach_file(p, node, s);
	vdm_buf_fini(&one);
	return reach;
}
