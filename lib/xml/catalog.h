/* SPDX-License-Identifier: MIT */
/*
 * XML catalogs (OASIS, 1.1): where copies of what has an address are. Not
 * libxml2's, which crashes with some, is slow with long ones, and has none for
 * ever where memory ran out while it read them.
 */
#ifndef VDM_XML_CATALOG_H
#define VDM_XML_CATALOG_H

/*
 * What the catalogs in the list (file names or URIs with spaces between them,
 * where one may have them as %20) say of an address, as a URI, else as a system
 * identifier; to be freed. NULL: nothing, or no memory. A catalog is read once
 * in a process, when it is first asked.
 */
char *vdm_catalog_find(const char *list, const char *address);

#endif
