/* SPDX-License-Identifier: MIT */
/* What the files that read front matter share. */
#ifndef VDM_MARKDOWN_READ_MATTER_H
#define VDM_MARKDOWN_READ_MATTER_H

#include "base/map.h"
#include "markdown/front.h"
#include "yaml/yaml.h"

/* An affiliation that several authors may have by its key. */
struct vdm_md_affiliation {
	const struct vdm_yaml *entry;
	int taken; /* somebody has it */
};

struct vdm_md_matter {
	struct vdm_record *rec;
	const struct vdm_sink *sink;
	struct vdm_buf keys; /* words that became kinds of fields */
	/* The tables of affiliations, and each entry by its keys. */
	struct vdm_md_affiliation *affiliations;
	size_t affiliations_count, affiliations_cap;
	struct vdm_strmap by_key;
	int whole;
};

/* matter.c */
struct vdm_field *vdm_md_field_add(struct vdm_md_matter *f,
				   enum vdm_field_id id,
				   const struct vdm_yaml *n, const char *label);
void vdm_md_key_used(struct vdm_md_matter *f, const char *key);
void vdm_md_other_add(struct vdm_md_matter *f, const char *prefix,
		      const struct vdm_yaml *n);
/* Appends a scalar's text. Paragraphs of a block scalar are parted by empty
 * lines; in them a line's end is a space. Others are verbatim. */
void vdm_md_scalar_text(const struct vdm_yaml *n, struct vdm_buf *out);
/* A detail of a field: a scalar, each scalar of a list, else JSON. */
void vdm_md_detail_add(struct vdm_md_matter *f, struct vdm_details *to,
		       const char *name, const struct vdm_yaml *n);

/*
 * agent.c: people and bodies, as front matter writes them.
 * Whether a field is of such; whether a mapping names them by its keys
 * ("Ben Wren: {email: ...}").
 */
int vdm_md_is_agent(enum vdm_field_id id);
int vdm_md_is_named_by_key(const struct vdm_yaml *map);
/* Appends the name in a mapping, in parts or whole. 0: there is none. */
int vdm_md_agent_name(const struct vdm_yaml *map, struct vdm_buf *out);
/* What holds the whole name in a mapping, or a mapping of its parts; NULL: the
 * parts stand in the mapping itself, or there is no name. */
const struct vdm_yaml *vdm_md_agent_whole(const struct vdm_yaml *map);
/* Whether an entry of a mapping, whose whole name that is (or NULL), is it or a
 * part of it. */
int vdm_md_is_agent_name(const struct vdm_yaml *name, const struct vdm_yaml *n);
/* Takes one thing that is said of somebody. */
void vdm_md_agent_detail(struct vdm_md_matter *f, struct vdm_details *to,
			 const struct vdm_yaml *n);
/* Finds the tables of affiliations below the root; keeps as fields what nobody
 * has of a table. */
void vdm_md_tables_find(struct vdm_md_matter *f, const struct vdm_yaml *root);
int vdm_md_is_table(const struct vdm_yaml *n);
void vdm_md_table_rest(struct vdm_md_matter *f, const struct vdm_yaml *table);

#endif
