/* SPDX-License-Identifier: MIT */
/*
 * Schemas: compiled once, immutable, shared by threads; and validators, one a
 * document, that are fed with the events of lib/xml/sax.h. Two engines stand
 * behind this interface, most of which is public (<vidimus.h>): our own
 *(lib/rng) and libxml2's (lib/xml/relaxng.h).
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

/* Schematron rules embedded in it and in what it includes; none is run. */
size_t vdm_schema_rules(const struct vdm_schema *schema);

/* The embedded schema of that name, for the caller to free; NULL after a
 * finding, or with errno ENOMEM. A file of that name does not stand in for it.
 */
struct vdm_schema *vdm_schema_embedded(const char *name, enum vdm_engine engine,
				       const struct vdm_sink *sink);

/* The validator as a handler of vdm_xml_parse: its ctx is the validator. */
const struct vdm_xml_handler *vdm_validator_handler(void);

#endif
