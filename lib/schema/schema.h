/* SPDX-License-Identifier: MIT */
/*
 * Schemas: compiled once, immutable, shared by threads; and validators, one a
 * document, that are fed with the events of lib/xml/sax.h. Two engines stand
 * behind this interface, whose schemas are public (<vidimus.h>): our
 * own (lib/rng) and libxml2's (lib/xml/relaxng.h).
 *
 *	struct vdm_validator *v = vdm_validator_new(schema, NULL, sink);
 *	rc = vdm_xml_parse(bytes, n, vdm_validator_handler(), v, sink);
 *	verdict = rc == 0 ? vdm_validator_finish(v) : -1;
 *	vdm_validator_free(v);
 *
 * or feed it with events from anywhere: the positions given are the positions
 * reported, so a projection of another format is validated with its source's
 * lines.
 */
#ifndef VDM_SCHEMA_SCHEMA_H
#define VDM_SCHEMA_SCHEMA_H

#include "base/diag.h"
#include "xml/sax.h"
#include "xml/uri.h"

/* Whether a namespace is Schematron's. */
int vdm_schema_is_rules(const char *ns);
/* Schematron rules embedded in it and in what it includes. */
size_t vdm_schema_rules(const struct vdm_schema *schema);

/* The embedded schema of that name, for the caller to free; NULL after a
 * finding, or with errno ENOMEM. A file of that name does not stand in for it.
 */
struct vdm_schema *vdm_schema_embedded(const char *name, enum vdm_engine engine,
				       const struct vdm_sink *sink);

/* Whether it has rules, and none of their phases is called so. */
int vdm_schema_lacks_phase(const struct vdm_schema *schema, const char *phase);
/* Of a schema that has rules, the phase whose name is nearest to it, or NULL.
 */
const char *vdm_schema_meant_phase(const struct vdm_schema *schema,
				   const char *phase);
/* Whether one of its rules has that id: 1; 0, with *meant as of
 * vdm_schematron_has_rule; -1: it has no rules. */
int vdm_schema_has_rule(const struct vdm_schema *schema, const char *id,
			const char **meant);
/* Whether rules of it cannot be run, for what is wrong with them: what they ask
 * for is not known of a document. */
int vdm_schema_is_partial(const struct vdm_schema *schema);
/* After each finding a note where the schema says it. To be set before any
 * validation with it begins. */
void vdm_schema_set_explain(struct vdm_schema *schema, int explain);

/* One document's validation: nothing of it is kept but what is open. */
struct vdm_validator;

struct vdm_validator_options {
	int explain;         /* say where in the schema it is said */
	size_t max_findings; /* 0: no bound */
	const char *uri;     /* of the document, for rules; or NULL */
	const char *phase;   /* of rules, unless the schema was set one */
	/* to which rules append what they report; or NULL */
	struct vdm_schematron_report *svrl;
	int wordless; /* for who counts findings: they have no message */
	/*
	 * Positions to report instead of the events' own, or NULL: called with
	 * each finding's position.
	 */
	void (*place)(void *context, struct vdm_pos *pos);
	void *context;
};

/*
 * Findings go to `sink` as they are found. The schema and the sink must outlive
 * the validator; the options (NULL: none) are copied. NULL: out of memory.
 */
struct vdm_validator *
vdm_validator_new(const struct vdm_schema *schema,
		  const struct vdm_validator_options *options,
		  const struct vdm_sink *sink);
void vdm_validator_free(struct vdm_validator *validator);
/*
 * The document's events in their order; strings need live during the call only.
 * All return 0, or -1 when nothing more can be checked (memory, depth).
 */
/* Before the first element: an entity that is no XML is declared; NULL: others
 * may be. */
int vdm_validator_unparsed(struct vdm_validator *validator, const char *name);
int vdm_validator_start(struct vdm_validator *validator,
			const struct vdm_xml_element *element);
int vdm_validator_text(struct vdm_validator *validator, const char *s, size_t n,
		       const struct vdm_pos *pos);
int vdm_validator_end(struct vdm_validator *validator,
		      const struct vdm_pos *pos);
/* What only rules look at. */
int vdm_validator_comment(struct vdm_validator *validator, const char *s,
			  const struct vdm_pos *pos);
int vdm_validator_instruction(struct vdm_validator *validator,
			      const char *target, const char *data,
			      const struct vdm_pos *pos);
/* How many rules fired, after the end. */
size_t vdm_validator_fired(const struct vdm_validator *validator);
/* After the last event. 0 valid, 1 invalid, -1 not checked. */
int vdm_validator_finish(struct vdm_validator *validator);

/* The validator as a handler of vdm_xml_parse: its ctx is the validator. */
const struct vdm_xml_handler *vdm_validator_handler(void);

#endif
