/* SPDX-License-Identifier: MIT */
/* A metadata field, the list of them, and the table that says where each
 * lives in every format. */
#ifndef VDM_RECORD_FIELD_H
#define VDM_RECORD_FIELD_H

#include "base/diag.h"
#include "record/detail.h"

struct vdm_record;

enum vdm_field_id {
#define FIELD(id, name, label, yaml, opf, tei, claim, repeat) VDM_F_##id,
#include "record/fields.def"
#undef FIELD
	VDM_F_COUNT
};

enum vdm_claim_kind {
	VDM_CLAIM_NONE,        /* not a claim: a finding aid of the field */
	VDM_CLAIM_SPEAKER,     /* turn -> people; not of fields */
	VDM_CLAIM_PARTICIPANT, /* not of fields */
	VDM_CLAIM_ATTRIBUTION,
	VDM_CLAIM_RIGHTS,
	VDM_CLAIM_DESCRIPTION /* title, date, place ... */
};

struct vdm_field_info {
	enum vdm_field_id id;
	const char *name;  /* "source.fond" */
	const char *label; /* "Fond", as the text writer prints it */
	const char *yaml;  /* key in front matter */
	const char *opf;   /* "dc:title", "dcterms:created", "vdm:fond",
			      or "role:trl": dc:contributor with that MARC
			      relator ("creator:aut": dc:creator) */
	const char *tei;   /* path below teiHeader, see docs/tei */
	enum vdm_claim_kind claim;
	int repeat;
};

struct vdm_field {
	enum vdm_field_id id;
	const char *name;  /* F_OTHER: the source's own key; else NULL */
	const char *label; /* the words that introduced it in the source,
			      verbatim, where they are not the table's; or
			      NULL */
	const char *value; /* verbatim; '\n' parts paragraphs; "" if empty */
	const char *norm;  /* ISO 8601, BCP 47, URI; or NULL */
	const char *role;  /* contributors: the responsibility as stated, or a
			      MARC relator code; or NULL */
	const char *ref;   /* an authority URI of what the value names; or
			      NULL */
	struct vdm_details details; /* what else is said of the value */
	enum vdm_state state;
	enum vdm_certainty cert; /* NONE unless inferred */
	const char *reason;      /* why; not part of the record's value */
	struct vdm_pos pos;
};

const struct vdm_field_info *vdm_field_info_get(enum vdm_field_id id);
/* Rows by name, YAML key or label (case folded); NULL if none. */
const struct vdm_field_info *vdm_field_by_name(const char *name);
const struct vdm_field_info *vdm_field_by_yaml(const char *key);
const struct vdm_field_info *vdm_field_by_label(const char *label, size_t n);

/* White space alone says nothing, and not each format can hold it: such a value
 * is none. Adding sees to it; so does who changes a value. */
void vdm_field_fit_blank(struct vdm_field *f);
/* Appends (explicit, or explicit-empty when value is blank). NULL: out of
 * memory. Strings are copied. */
struct vdm_field *vdm_field_add(struct vdm_record *rec, enum vdm_field_id id,
				const char *value);
struct vdm_field *vdm_field_addn(struct vdm_record *rec, enum vdm_field_id id,
				 const char *value, size_t n);
/* The name of the detail that an address in the value is: of somebody their
 * ORCID, their mail and so on, else a link. */
const char *vdm_field_link_name(const struct vdm_field *f, const char *address);
/* Appends a copy, which owns its strings. NULL: out of memory. */
struct vdm_field *vdm_field_copy(struct vdm_record *to,
				 const struct vdm_field *from);
/* Forgets labels that are the table's own: a label says what the table does
 * not. Whoever has added fields from a source calls it at the end. */
void vdm_fields_settle(struct vdm_record *rec);
/* The next field of that kind from the place *at on, which is 0 to begin with;
 * or NULL. */
struct vdm_field *vdm_field_next(const struct vdm_record *rec,
				 enum vdm_field_id id, size_t *at);
/* The nth field of that kind in order, or NULL. */
struct vdm_field *vdm_field_get(const struct vdm_record *rec,
				enum vdm_field_id id, size_t nth);

#endif
