/* SPDX-License-Identifier: MIT */
/* Findings: what is wrong, odd or lost in a document, and where it goes. */
#ifndef VDM_BASE_DIAG_H
#define VDM_BASE_DIAG_H

#include <stddef.h>

#include "base/options.h"
#include "vidimus.h"

/*
 * Where something stands in a source. Lines and columns count from 1, columns
 * in code points; 0 is "not known". `end` is the last line of it.
 */
struct vdm_pos {
	unsigned line, column, end;
};

/* What a finding may say besides; finding.c has their names. */
enum vdm_detail_id {
	VDM_DETAIL_PATH,    /* of elements, "/TEI[1]/text[1]" */
	VDM_DETAIL_XPATH,   /* the same with namespaces */
	VDM_DETAIL_PATTERN, /* of Schematron: its id, */
	VDM_DETAIL_RULE,    /* the assertion's or the rule's id, */
	VDM_DETAIL_CONTEXT, /* the rule's context, */
	VDM_DETAIL_TEST,    /* what was tested, */
	VDM_DETAIL_ROLE,
	VDM_DETAIL_FLAG,
	VDM_DETAIL_SEE,
	VDM_DETAIL_DIAGNOSTICS,
	VDM_DETAIL_SCHEMA,      /* its file, */
	VDM_DETAIL_LINE,        /* and the line in it */
	VDM_DETAIL_STATE,       /* why it does not count, */
	VDM_DETAIL_REASON,      /* in words; */
	VDM_DETAIL_SPEAKER,     /* who speaks there; */
	VDM_DETAIL_FINGERPRINT, /* what stays when lines move */
	VDM_DETAIL_EPUBCHECK,   /* its id for the same, "RSC-005" */
	VDM_DETAIL_COUNT
};

struct vdm_finding {
	const char *id; /* permanent: "speaker-lost" */
	enum vdm_level level;
	const char *file;      /* as given by the caller, or NULL */
	unsigned line, column; /* from 1, columns in code points; 0: unknown */
	const char *message;   /* names the consequence */
	const char *text; /* all source text that was not carried, or NULL */
	int of_schema;    /* it is about a schema, which a document named */
	/* More of it, by name: a rule's, and where it stands; NULLs. */
	const char *details[VDM_DETAIL_COUNT];
};

/* Where findings go. The finding and its strings live during the call only. */
struct vdm_sink {
	void (*emit)(void *context, const struct vdm_finding *finding);
	void *context;
	const char *file; /* put into each finding */
};

/* Ids: VDM_D_TEI_TEXT_UNREAD and so on; the table is diag.def. */
enum vdm_diag_id {
#define DIAG(id, name, level, cause, example, cure) VDM_D_##id,
#include "base/diag.def"
#undef DIAG
	VDM_D_COUNT
};

struct vdm_diag_info {
	const char *name; /* permanent: "speaker-lost" */
	enum vdm_level level;
	const char *cause, *example, *cure;
};

/* The account that is shown beside the findings of a list, or NULL. */
struct vdm_account;
const struct vdm_account *
vdm_findings_get_account(const struct vdm_findings *findings);

const struct vdm_diag_info *vdm_diag_info_get(enum vdm_diag_id id);
/* The one of that name; VDM_D_COUNT: there is none. */
enum vdm_diag_id vdm_diag_find(const char *name);

/*
 * Sends a finding to the sink. `pos` may be NULL. `text` is all text of the
 * source that was not carried, or NULL. The message names the consequence.
 * A NULL sink drops it.
 */
void vdm_diag(const struct vdm_sink *sink, enum vdm_diag_id id,
	      const struct vdm_pos *pos, const char *text, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

#endif
