/* SPDX-License-Identifier: MIT */
/* One document against one grammar, as events come. */
#ifndef VDM_RNG_RUN_VALIDATE_H
#define VDM_RNG_RUN_VALIDATE_H

#include "rng/run/derive.h"
#include "rng/grammar/grammar.h"
#include "xml/sax.h"

/* What documents leave behind for the next one: the states they needed. */
struct vdm_rng_cache;

struct vdm_rng_run;

struct vdm_rng_run_options {
	int explain;
	size_t max_findings;
	int wordless;
	void (*place)(void *context, struct vdm_pos *pos);
	void *context;
};

struct vdm_rng_cache *vdm_rng_cache_new(const struct vdm_grammar *grammar);
void vdm_rng_cache_free(struct vdm_rng_cache *cache);
/* Whether it has grown so much that a new one is better. */
int vdm_rng_cache_full(const struct vdm_rng_cache *cache);

/* Both must outlive the run; the cache serves one run at a time. */
struct vdm_rng_run *vdm_rng_run_new(const struct vdm_grammar *grammar,
				    struct vdm_rng_cache *cache,
				    const struct vdm_rng_run_options *options,
				    const struct vdm_sink *sink);
void vdm_rng_run_free(struct vdm_rng_run *run);
/* Before the first element: the document type declares an unparsed entity;
 * NULL: it may declare others, in what is not read. */
void vdm_rng_run_unparsed(struct vdm_rng_run *run, const char *name);
/* 0, or -1 when nothing more can be checked. */
int vdm_rng_run_start(struct vdm_rng_run *run, const struct vdm_xml_element *e);
int vdm_rng_run_text(struct vdm_rng_run *run, const char *s, size_t n,
		     const struct vdm_pos *pos);
int vdm_rng_run_end(struct vdm_rng_run *run, const struct vdm_pos *pos);
/* 0 valid, 1 invalid, -1 not checked. */
int vdm_rng_run_finish(struct vdm_rng_run *run);

#endif
