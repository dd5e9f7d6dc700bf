/* SPDX-License-Identifier: MIT */
/*
 * Schematron (ISO/IEC 19757-3:2020), compiled once and run over trees. A
 * compiled schema never changes and may be shared by threads.
 */
#ifndef VDM_SCHEMATRON_SCHEMATRON_H
#define VDM_SCHEMATRON_SCHEMATRON_H

#include "base/buf.h"
#include "base/diag.h"
#include "xml/uri.h"
#include "xpath/tree/tree.h"

struct vdm_schematron;

/* A report in SVRL of several documents, in the parts of which it is made: what
 * the outermost element has and begins with, and what is found. */
struct vdm_schematron_report {
	struct vdm_buf attributes, namespaces, body;
	int has_attributes; /* those of the schema that came first */
};

void vdm_schematron_report_init(struct vdm_schematron_report *report);
void vdm_schematron_report_fini(struct vdm_schematron_report *report);
/* Appends what stands before the body. */
void vdm_schematron_report_begin(struct vdm_schematron_report *report,
				 struct vdm_buf *out);

/* How a document is run through. */
struct vdm_schematron_options {
	/* Of the document: its path or URI, which base-uri() says; or NULL. */
	const char *uri;
	const char *phase; /* NULL: the schema's own; "#ALL": everything */
	size_t *fired;     /* how many rules fired is added to it, or NULL */
	/* What SVRL says of it is appended; or NULL. */
	struct vdm_schematron_report *svrl;
};

/* Whether an element's namespace is Schematron's, the old one's included. */
int vdm_schematron_is(const char *ns);

/*
 * Compiles a schema, or the rules that are embedded in RELAX NG's XML syntax or
 * in an ODD. What is wrong with it goes to `sink`: one rule's fault stops that
 * rule. NULL: it cannot be used, after a finding, or errno ENOMEM. For the
 * caller to free.
 */
struct vdm_schematron *
vdm_schematron_compile(const char *bytes, size_t length, const char *uri,
		       const struct vdm_uri_loader *loader,
		       const struct vdm_sink *sink);
void vdm_schematron_free(struct vdm_schematron *schematron);
/* How many rules it has. */
size_t vdm_schematron_rules(const struct vdm_schematron *schematron);
/* Whether a rule or an assertion has that id; else *meant is the one that is
 * nearest to it and to *meant, where there is one. */
int vdm_schematron_has_rule(const struct vdm_schematron *schematron,
			    const char *id, const char **meant);
/* Whether there is a phase of that name. */
int vdm_schematron_has_phase(const struct vdm_schematron *schematron,
			     const char *phase);
/* The phase whose name is nearest to it, or NULL. */
const char *vdm_schematron_meant_phase(const struct vdm_schematron *schematron,
				       const char *phase);
/*
 * Runs a document, whose tree is finished, through it. 0: nothing is wrong; 1:
 * findings went to the sink; -1 with errno ENOMEM.
 */
int vdm_schematron_run(const struct vdm_schematron *schematron,
		       const struct vdm_xp_tree *tree,
		       const struct vdm_schematron_options *options,
		       const struct vdm_sink *sink);

#endif
