/* SPDX-License-Identifier: MIT */
/* The schema that a document names, and how far it may make us look for it. */
#ifndef VDM_VALIDATE_NAMED_H
#define VDM_VALIDATE_NAMED_H

#include "base/diag.h"

/* The folders in which a document may name schemas; the user's catalogs and the
 * built-in ones are always at hand. */
struct vdm_named_reach {
	const char *base;    /* its own; NULL: the working folder */
	char *const *folder; /* those that the user named */
	size_t count;
};

/* What an instruction of a document names, where that stands. */
struct vdm_named {
	char *href, *phase; /* phase NULL: none */
	char *address; /* where it was found: its owner's to set, or NULL */
	struct vdm_pos pos;
	struct vdm_named *next;
};

void vdm_named_free(struct vdm_named *named);
/*
 * What a document names before its outermost element: grammars and rules, each
 * NULL or to be freed. An instruction that names nothing that can be asked is
 * told of. 0, or -1 without memory.
 */
int vdm_named_find(const void *bytes, size_t length,
		   struct vdm_named **grammars, struct vdm_named **rules,
		   const struct vdm_sink *sink);
/*
 * Where that is: its address, and in *folder where it and what it includes must
 * lie, both to be freed; no folder where it is the user's or ours. 1; 0 where
 * it may not be opened, after a finding, which tells what follows.
 */
int vdm_named_at(const struct vdm_named *named,
		 const struct vdm_named_reach *reach, const char *follows,
		 char **address, char **folder, const struct vdm_sink *sink);
/* What follows where the only grammar is nowhere. */
#define VDM_NAMED_ELSE "it is checked by TEI's vocabulary instead"
/* Compiles it; errors as of vdm_schema_open. */
int vdm_named_open(struct vdm_schema **schema, const char *address,
		   const char *folder, enum vdm_engine engine,
		   const struct vdm_sink *sink);
/* Where the catalogs or our own schemas have the address; NULL: nowhere. */
char *vdm_schema_find_known(const char *address);

#endif
