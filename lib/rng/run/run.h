/* SPDX-License-Identifier: MIT */
/* What the files of a validation share: its stack and its words. */
#ifndef VDM_RNG_RUN_RUN_H
#define VDM_RNG_RUN_RUN_H

#include "base/buf.h"
#include "rng/run/derive-private.h"
#include "rng/run/validate.h"

#define VDM_RNG_WORDS 4 /* masks of up to 256 alternatives need no memory */
#define VDM_RNG_VALUES 1024
#define VDM_RNG_VALUE 40

/* What a short value was to a state: the same ones come again and again. */
struct vdm_rng_value {
	const struct vdm_rng_state *state;
	char text[VDM_RNG_VALUE];
	uint64_t bits[VDM_RNG_WORDS];
	int any;
};

struct vdm_rng_cache {
	struct vdm_rng_memo memo;
	struct vdm_rng_value *values;
	/* The elements that the grammar names, by the name's id: for going on
	 * with what is in an element that may not stand where it stands. */
	struct vdm_rng_state **known;
	struct vdm_rng_state *start;
};

struct frame {
	struct vdm_rng_state *state; /* NULL: nothing is known, see `lost` */
	struct vdm_rng_step *step;   /* from the parent's state; or NULL */
	const struct vdm_rng_name *name;
	const char *wrong_ns; /* taken for the one of `name`; or NULL */
	struct vdm_pos pos;
	size_t bindings;       /* how many prefixes are bound outside */
	unsigned children : 1; /* had an element */
	unsigned strange : 1;  /* had an element unknown to the grammar */
	unsigned misfit : 1;   /* had an element that may not stand there */
	unsigned fit : 1;      /* had one that may */
	unsigned entering : 1; /* its start tag is looked at from outside */
	unsigned nonblank : 1; /* the characters read last are not all blank */
};

struct binding {
	char *prefix, *uri;
};

struct id_entry {
	const char *value;
	struct vdm_pos pos;
	int defined;
	struct id_entry *next; /* in the chain */
	struct id_entry *order;
};

struct vdm_rng_run {
	const struct vdm_grammar *g;
	struct vdm_rng_cache *cache;
	struct vdm_rng_memo *m;
	const struct vdm_sink *sink;
	unsigned long before; /* failures of memory when it was begun */
	struct vdm_rng_run_options options;
	struct frame *stack;
	size_t depth, cap;  /* the frame at 0 is the document */
	struct vdm_buf run; /* characters since the last tag */
	struct vdm_pos run_pos;
	struct binding *bindings;
	size_t nbindings, bindings_cap;
	struct vdm_arena arena;     /* ids, names of entities */
	struct vdm_strmap unparsed; /* entities */
	int unread;                 /* there may be others */
	struct id_entry *refs, **refs_end;
	struct id_entry **id_table;
	size_t id_cap, nids;
	size_t findings;
	int failed;
};

struct frame *vdm_rng_top(struct vdm_rng_run *r);
/* Whether the document declares such an unparsed entity; the context is the
 * run. */
int vdm_rng_run_is_unparsed(const void *context, const char *name);
/* The URI of a prefix here, or NULL; the context is the run. */
const char *vdm_rng_run_prefix(const void *context, const char *prefix);

/* ---- which alternatives of a state are accepted ---- */

struct vdm_rng_mask {
	uint64_t here[VDM_RNG_WORDS], *bits;
	uint32_t words;
	int any;
};

int vdm_rng_mask_init(struct vdm_rng_run *r, struct vdm_rng_mask *m,
		      uint32_t n);
void vdm_rng_mask_fini(struct vdm_rng_mask *m);
void vdm_rng_mask_nullable(struct vdm_rng_mask *m,
			   const struct vdm_rng_state *s);
void vdm_rng_mask_string(struct vdm_rng_run *r, struct vdm_rng_mask *m,
			 const struct vdm_rng_state *s, const char *text);
/* For going on after an error: all that is not dead, else all. */
void vdm_rng_mask_forgive(struct vdm_rng_mask *m,
			  const struct vdm_rng_state *s);
int vdm_rng_step_leads(const struct vdm_rng_step *step);

/* ---- attributes ---- */

/* All of a start tag, and its end: the frame's state moves on. */
void vdm_rng_run_attributes(struct vdm_rng_run *r, struct frame *f,
			    const struct vdm_xml_element *e);

/* ---- words ---- */

/* So many bytes of a string as make at most `most`, in whole characters. */
size_t vdm_rng_shown(const char *s, size_t most);

/* What may come: names of elements, or of attributes with their values. */
void vdm_rng_say_expected(struct vdm_rng_run *r, struct vdm_rng_state *s,
			  struct vdm_buf *out);
void vdm_rng_say_attributes(struct vdm_rng_run *r, struct vdm_rng_state *s,
			    struct vdm_buf *out);
void vdm_rng_say_values(struct vdm_rng_run *r, struct vdm_rng_state *s,
			struct vdm_buf *out);
/* What is lacking; "" if that cannot be said. */
void vdm_rng_say_required(struct vdm_rng_run *r, struct vdm_rng_state *s,
			  int attribute, struct vdm_buf *out);
/* A name so like this one that it may be meant, and allowed; or NULL. */
const struct vdm_rng_name *vdm_rng_meant(struct vdm_rng_run *r,
					 struct vdm_rng_state *s,
					 const struct vdm_rng_name *name,
					 int attribute);
void vdm_rng_say_path(struct vdm_rng_run *r, size_t depth, struct vdm_buf *out);
/* A name, with its namespace where it is not the one around it. */
void vdm_rng_say_name(struct vdm_rng_run *r, const struct vdm_rng_name *name,
		      int attribute, struct vdm_buf *out);

/* ---- findings ---- */

void vdm_rng_report(struct vdm_rng_run *r, enum vdm_diag_id id,
		    const struct vdm_pos *pos, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* ---- ids ---- */

void vdm_rng_run_id(struct vdm_rng_run *r, enum vdm_id_type type,
		    const char *value, const struct vdm_pos *pos);
void vdm_rng_run_refs(struct vdm_rng_run *r);

#endif
