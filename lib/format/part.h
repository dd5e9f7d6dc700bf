/* SPDX-License-Identifier: MIT */
/* How a document inside of a file is put before a grammar. */
#ifndef VDM_FORMAT_PART_H
#define VDM_FORMAT_PART_H

#include "base/diag.h"

struct vdm_xml_attr;
struct vdm_xml_element;
struct vdm_xml_handler;

/* What of a document goes through which of the embedded grammars. */
struct vdm_part_kind {
	const char *schema; /* the grammar's name */
	/* Attributes that the grammar leaves to others; NULL: none. */
	int (*is_free)(const struct vdm_xml_attr *attr);
	/* The value as the grammar has it, where it may be written otherwise; a
	 * static string. NULL: as it is. */
	const char *(*folded)(const struct vdm_xml_attr *attr);
	/* Only such elements, each as a document; NULL: the whole. */
	int (*is_apart)(const struct vdm_xml_element *element);
};

/*
 * Asks for a document to be validated as that part. The sink's file is the
 * document's path. 0, or -1 when that could not be done.
 */
struct vdm_part_grammar {
	int (*validate)(void *context, const struct vdm_part_kind *part,
			const void *bytes, size_t length,
			const struct vdm_sink *sink);
	/* The same of a document that is parsed for something else: what is to
	 * hear of it, and its context; NULL: it could not be done. Who began
	 * ends it; `whole`: all of it was heard. */
	void *(*begin)(void *context, const struct vdm_part_kind *part,
		       const struct vdm_sink *sink);
	const struct vdm_xml_handler *hears;
	void (*end)(void *begun, int whole);
	void *context;
	/* As what a publication is judged, whatever it says that it is: a word
	 * of the format's; NULL: as what it says. */
	const char *profile;
};

#endif
