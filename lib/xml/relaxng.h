/* SPDX-License-Identifier: MIT */
/*
 * libxml2's RELAX NG engine behind the same kind of events as ours: a tree is
 * built of them and validated at the end. Kept to tell users where the engine
 * that most tools have would mislead them.
 */
#ifndef VDM_XML_RELAXNG_H
#define VDM_XML_RELAXNG_H

#include "base/diag.h"
#include "xml/sax.h"
#include "xml/uri.h"

struct vdm_libxml2_schema;
struct vdm_libxml2_run;

/*
 * XML syntax only. NULL after findings (to `sink`, which may be NULL). Files
 * that it refers to come from the loader (NULL: vdm_uri_load).
 */
struct vdm_libxml2_schema *
vdm_libxml2_schema_new(const void *bytes, size_t length, const char *uri,
		       const struct vdm_uri_loader *files,
		       const struct vdm_sink *sink);
void vdm_libxml2_schema_free(struct vdm_libxml2_schema *schema);

struct vdm_libxml2_run *
vdm_libxml2_run_new(const struct vdm_libxml2_schema *schema,
		    const struct vdm_sink *sink);
void vdm_libxml2_run_free(struct vdm_libxml2_run *run);
int vdm_libxml2_run_start(struct vdm_libxml2_run *run,
			  const struct vdm_xml_element *e);
int vdm_libxml2_run_text(struct vdm_libxml2_run *run, const char *s, size_t n,
			 const struct vdm_pos *pos);
int vdm_libxml2_run_end(struct vdm_libxml2_run *run, const struct vdm_pos *pos);
/* 0 valid, 1 invalid, -1 not checked. */
int vdm_libxml2_run_finish(struct vdm_libxml2_run *run);
/* Its first complaint, "" if none. */
const char *vdm_libxml2_run_words(const struct vdm_libxml2_run *run,
				  struct vdm_pos *pos);

#endif
