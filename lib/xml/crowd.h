/* SPDX-License-Identifier: MIT */
#ifndef VDM_XML_CROWD_H
#define VDM_XML_CROWD_H

#include <stddef.h>

/* Whether a tag has far more attributes than an element may; `at`: its "<". */
int vdm_xml_is_crowded(const char *bytes, size_t length, size_t *at);
/* Whether a document's type may declare attributes of elements. */
int vdm_xml_declares_attributes(const char *bytes, size_t length);

#endif
