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

/*
 * What a document names at `href`: its address, and in *folder where it and
 * what it includes must lie, both to be freed; no folder where it is the user's
 * or ours. 1; 0 where it may not be opened, after a finding, which tells what
 * follows.
 */
int vdm_named_at(const char *href, const struct vdm_named_reach *reach,
		 const char *follows, char **address, char **folder,
		 const struct vdm_sink *sink);
/*
 * The schema that a document names: in *address where it is, in *folder where
 * it and what it includes must lie, both to be freed; no folder where it is the
 * user's or ours. In *rules, to be freed, the hrefs of what Schematron it
 * names, a line each, or NULL. 1; 0 where it names no schema that may be
 * opened, after a finding.
 */
int vdm_named_find(const void *bytes, size_t length,
		   const struct vdm_named_reach *reach, char **address,
		   char **folder, char **rules, const struct vdm_sink *sink);
/* Compiles it; errors as of vdm_schema_open. */
int vdm_named_open(struct vdm_schema **schema, const char *address,
		   const char *folder, enum vdm_engine engine,
		   const struct vdm_sink *sink);
/* Where the catalogs or our own schemas have the address; NULL: nowhere. */
char *vdm_schema_find_known(const char *address);

#endif
