/* SPDX-License-Identifier: MIT */
/* One parse for two: a schema that judges a document, and the reader of the
 * record that rules look at. */
#ifndef VDM_VALIDATE_SHARED_H
#define VDM_VALIDATE_SHARED_H

#include "base/options.h"
#include "markup/markup.h"
#include "xml/sax.h"

struct vdm_shared {
	struct vdm_markup_build build;
	struct vdm_record *record; /* that it builds; NULL: there is none */
	int has_root, may_be_record;
	int begun, whole;
	int left; /* the build has stopped: there is no more for it */
};

/* Where `wanted`, the next parse builds a record, too. 0, or -1 with ENOMEM. */
int vdm_shared_init(struct vdm_shared *shared, int wanted);
void vdm_shared_fini(struct vdm_shared *shared);
/* vdm_xml_parse; the first one also builds. `shared` may be NULL. */
int vdm_shared_parse(struct vdm_shared *shared, const void *bytes,
		     size_t length, const struct vdm_xml_handler *handler,
		     void *context, const struct vdm_sink *sink);
/* Gives what was built to who reads with these options, if it is whole. */
void vdm_shared_give(struct vdm_shared *shared,
		     struct vdm_read_options *options);
/* Notes whether the root may be a record's: of its vocabulary, or in no
 * namespace and of a name that the vocabulary has. */
void vdm_shared_see_root(struct vdm_shared *shared,
			 const struct vdm_xml_element *e);

#endif
