/* SPDX-License-Identifier: MIT */
/* Every bound that bad input can run into; each has its finding and a test. */
#ifndef VDM_BASE_LIMITS_H
#define VDM_BASE_LIMITS_H

#define VDM_MIB (1024u * 1024)

/* What a call may take, in bytes, and for each byte of its input beside: not
 * more than 400 MB of 1 MB, 2 GB of 10 MB, with all that lies around it. */
#define VDM_LIMIT_MEMORY (128 * VDM_MIB)
#define VDM_LIMIT_MEMORY_EACH 160

#define VDM_LIMIT_DEPTH 256                      /* nesting of elements */
#define VDM_LIMIT_INPUT (256 * VDM_MIB)          /* bytes of one input */
#define VDM_LIMIT_ATTRIBUTES 1000                /* attributes of one element */
#define VDM_LIMIT_FIELDS 10000                   /* fields of one record */
#define VDM_LIMIT_PEOPLE 20000                   /* people of one record */
#define VDM_LIMIT_FORMS 1000                     /* names of one in a text */
#define VDM_LIMIT_LIST 5000                      /* words of a list */
#define VDM_LIMIT_ENTITY_TEXT (1 * VDM_MIB)      /* of entities and defaults */
#define VDM_LIMIT_ZIP_ENTRIES 20000              /* entries of one container */
#define VDM_LIMIT_ZIP_ENTRY (128 * VDM_MIB)      /* bytes of one entry */
#define VDM_LIMIT_ZIP_TOTAL (512 * VDM_MIB)      /* bytes of all entries */
#define VDM_LIMIT_ZIP_RATIO 200                  /* expanded to packed */
#define VDM_LIMIT_ZIP_ANY_RATIO (16 * VDM_MIB)   /* up to this, any ratio */
#define VDM_LIMIT_YAML_NODES 100000              /* nodes, aliases expanded */
#define VDM_LIMIT_YAML_NODE_BYTES 4              /* and one for so many bytes */
#define VDM_LIMIT_MARKDOWN_WORK VDM_MIB          /* steps of cmark, */
#define VDM_LIMIT_MARKDOWN_WORK_EACH 256         /* and for each byte */
#define VDM_LIMIT_MARKDOWN_CELLS 20000           /* and one for two bytes */
#define VDM_LIMIT_MARKDOWN_LINKS VDM_MIB         /* bytes, and 16 for each */
#define VDM_LIMIT_HTML_MEMORY (16 * VDM_MIB)     /* of a tree of HTML, */
#define VDM_LIMIT_HTML_MEMORY_EACH 1024u         /* and for each byte */
#define VDM_LIMIT_RESOURCES 10000                /* pictures and the like */
#define VDM_LIMIT_EDITION_TEXT VDM_MIB           /* a style sheet, title page */
#define VDM_LIMIT_SCHEMA (32 * VDM_MIB)          /* a document's own schema */
#define VDM_LIMIT_SCHEMA_MEMORY (1024 * VDM_MIB) /* bytes of states */
#define VDM_LIMIT_SCHEMA_WORK 10000000u          /* steps of a validation, */
#define VDM_LIMIT_SCHEMA_WORK_EACH 2000u         /* and for each element */
#define VDM_LIMIT_SCHEMATRON_NAMES 5000          /* of a schema of rules */

#endif
