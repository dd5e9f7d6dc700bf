/* SPDX-License-Identifier: MIT */
/*
 * Data types of RELAX NG: the built-in library ("") and XML Schema part 2,
 * the latter on libxml2's functions. A data type is compiled once and then
 * immutable, so that threads may share it.
 */
#ifndef VDM_DATATYPE_DATATYPE_H
#define VDM_DATATYPE_DATATYPE_H

#define VDM_DATATYPES_XSD "http://www.w3.org/2001/XMLSchema-datatypes"

struct vdm_buf;
struct vdm_datatype;
struct vdm_datatype_value;

/* What the place of a value knows. A function may be NULL. */
struct vdm_prefixes {
	/* A prefix's namespace ("" is the default), NULL: not bound. */
	const char *(*lookup)(const void *context, const char *prefix);
	const void *context;
	/* Whether the document type declares an unparsed entity so. */
	int (*is_unparsed)(const void *context, const char *name);
};

enum vdm_id_type { VDM_ID_NONE, VDM_ID_ID, VDM_ID_IDREF, VDM_ID_IDREFS };

/* NULL: no such library or type (or out of memory). */
struct vdm_datatype *vdm_datatype_new(const char *library, const char *name);
void vdm_datatype_free(struct vdm_datatype *type);
int vdm_datatype_library_known(const char *library);
/* Whether a string without white space around it is of the type of that name in
 * XML Schema, all at once; not for a QName. Nothing is allocated. */
int vdm_datatype_is(const char *name, const char *s);
/* 0; -1: no such parameter, -2: its value is wrong, -3: out of memory. */
int vdm_datatype_param(struct vdm_datatype *type, const char *name,
		       const char *value);
/* Why no regular expression of XML Schema's reads so; NULL: it is one. */
const char *vdm_datatype_pattern_fault(const char *pattern);
/* After the last parameter: -1 when they contradict each other. */
int vdm_datatype_seal(struct vdm_datatype *type);

const char *vdm_datatype_name(const struct vdm_datatype *type);
enum vdm_id_type vdm_datatype_id(const struct vdm_datatype *type);
/* Whether the meaning of a value depends on the prefixes in scope, or on what
 * the document type declares. */
int vdm_datatype_has_context(const struct vdm_datatype *type);
/* Whether its values are names of unparsed entities. */
int vdm_datatype_names_entities(const struct vdm_datatype *type);
/* Whether every string is of the type. */
int vdm_datatype_all(const struct vdm_datatype *type);

int vdm_datatype_matches(const struct vdm_datatype *type, const char *s,
			 const struct vdm_prefixes *prefixes);
/* NULL: not a value of the type. `s` is copied. */
struct vdm_datatype_value *
vdm_datatype_value_new(const struct vdm_datatype *type, const char *s,
		       const struct vdm_prefixes *prefixes);
void vdm_datatype_value_free(struct vdm_datatype_value *value);
int vdm_datatype_equal(const struct vdm_datatype *type,
		       const struct vdm_datatype_value *value, const char *s,
		       const struct vdm_prefixes *prefixes);
/* Whether equal values of the type have one key, whatever the prefixes. */
int vdm_datatype_has_key(const struct vdm_datatype *type);
/* The key, of any bytes, is appended to `out`; 0, or -1: not of the type. */
int vdm_datatype_key(const struct vdm_datatype *type, const char *s,
		     struct vdm_buf *out);
/* As written, white space collapsed where the type does so. */
const char *vdm_datatype_value_text(const struct vdm_datatype_value *value);
/* The namespace of a QName; NULL: it is none. */
const char *vdm_datatype_value_ns(const struct vdm_datatype_value *value);
/* A parameter, for messages: the index-th; 0 or -1 past the end. */
int vdm_datatype_facet(const struct vdm_datatype *type, unsigned index,
		       const char **name, const char **value);

#endif
