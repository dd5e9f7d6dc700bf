/* SPDX-License-Identifier: MIT */
/*
 * Names of a schema and of a document: strings and (namespace, local) pairs
 * kept once each, so that equality is pointer equality. A document's table
 * stands on the schema's, which stays as it is.
 */
#ifndef VDM_RNG_GRAMMAR_NAMES_H
#define VDM_RNG_GRAMMAR_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct vdm_rng_name {
	const char *ns, *local; /* interned; ns "" for none */
	uint32_t id;
};

struct vdm_rng_string {
	struct vdm_rng_string *next;
	uint32_t hash;
	char text[];
};

struct vdm_rng_names {
	struct vdm_arena arena;
	const struct vdm_rng_names *base; /* frozen, or NULL */
	struct vdm_rng_string **strings;
	size_t nstrings, strings_cap;
	struct vdm_rng_name **names;
	size_t nnames, names_cap;
	const char *last_ns; /* namespaces come in runs */
	int failed;
};

void vdm_rng_names_init(struct vdm_rng_names *t,
			const struct vdm_rng_names *base);
void vdm_rng_names_fini(struct vdm_rng_names *t);
/* The one copy; "" when out of memory (and `failed`). */
const char *vdm_rng_string(struct vdm_rng_names *t, const char *s, size_t n);
/* The one name; NULL when out of memory. NULL ns is "". */
const struct vdm_rng_name *vdm_rng_name(struct vdm_rng_names *t, const char *ns,
					const char *local);

/* What an element or attribute may be called (specification, 4.8, 6.1). */
enum vdm_rng_nc_kind { NC_ANY, NC_NS, NC_NAME, NC_CHOICE };

struct vdm_rng_nc {
	enum vdm_rng_nc_kind kind;
	const struct vdm_rng_name *name; /* NC_NAME */
	const char *ns;                  /* NC_NS, interned */
	const struct vdm_rng_nc *a;      /* the except; or the first choice */
	const struct vdm_rng_nc *b;      /* the second choice */
	/* Of a choice of many: its names and whole namespaces by their
	 * addresses, open addressing, and the others as a choice, or NULL. */
	const void **set;
	size_t set_size; /* 0: there is none */
	const struct vdm_rng_nc *others;
};

/* Makes the set of a choice of n, where these are many; -1: out of memory. */
int vdm_rng_nc_index(struct vdm_arena *arena, struct vdm_rng_nc *nc, size_t n);

int vdm_rng_nc_contains(const struct vdm_rng_nc *nc,
			const struct vdm_rng_name *name);
/* Whether some name is in both. */
int vdm_rng_nc_overlap(const struct vdm_rng_nc *a, const struct vdm_rng_nc *b);
/* Whether it has infinitely many names. */
int vdm_rng_nc_open(const struct vdm_rng_nc *nc);

#endif
