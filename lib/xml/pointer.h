/* SPDX-License-Identifier: MIT */
/* What an XPointer of an inclusion points at. */
#ifndef VDM_XML_POINTER_H
#define VDM_XML_POINTER_H

enum { VDM_POINTER_ID = 256 };

/*
 * The id of the one element that a pointer means: "x", "element(x)" or
 * "xpointer(id('x'))" (XPointer Framework, 3). 0, or -1 where it is of another
 * kind: nobody follows that.
 */
int vdm_xml_pointer_id(const char *pointer, char id[VDM_POINTER_ID]);

#endif
