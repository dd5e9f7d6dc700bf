/* SPDX-License-Identifier: MIT */
/* What bytes are that no format here reads: by what they begin with, by the
 * names inside of a container, by an XML document's root. */
#ifndef VDM_FORMAT_STRANGER_H
#define VDM_FORMAT_STRANGER_H

#include <stddef.h>

#include "base/buf.h"

struct vdm_stranger {
	const char *what; /* "a Word document (.docx)" */
	const char *cure; /* what to do, with "%s" for the file; or NULL */
};

/*
 * What the bytes are; NULL: none of the kinds that are known, or perhaps one of
 * the formats. Text stays text: what only begins as LaTeX, JSON or a mail do
 * is none. `name` is the file's, or NULL.
 */
const struct vdm_stranger *vdm_stranger_of(const char *bytes, size_t length,
					   const char *name);
/* The same of those that are written in letters, in letters.c. */
const struct vdm_stranger *
vdm_stranger_of_text(const char *bytes, size_t length, const char *name);
/* The kind of an XML document by its root's local name and namespace (NULL:
 * none); NULL: not known. */
const struct vdm_stranger *vdm_stranger_of_root(const char *root,
						const char *ns);
/* Whether they are a page of HTML by their document type or root, whatever
 * their encoding; whether they begin with a declaration of XML. */
int vdm_stranger_is_page(const char *bytes, size_t length);
int vdm_stranger_is_xml(const char *bytes, size_t length);
/* Whether they declare themselves to be XML, or are one element from the first
 * to the last byte: whatever their name says, their tags are no words. */
int vdm_stranger_is_document(const char *bytes, size_t length);
/* Whether the bytes are for machines, though no NUL is among them: too many
 * are control characters that no text has. */
int vdm_stranger_is_binary(const char *bytes, size_t length);
/* Appends what it is and what to do, for a file of that name (or NULL). */
void vdm_stranger_say(const struct vdm_stranger *kind, const char *name,
		      struct vdm_buf *out);

/* From bytes to the characters of ASCII among the first ones, without a byte
 * order mark, and without the NULs of UTF-16: the beginning of a text in any
 * encoding. How many there are in `out`, which ends with a NUL. */
enum { VDM_STRANGER_WINDOW = 2048 };
size_t vdm_stranger_window(char out[VDM_STRANGER_WINDOW], const char *bytes,
			   size_t length);
/* The root element of a document: its name in *name, what its tag holds in
 * *tag; what stands before it (a declaration, comments, a document type) is
 * passed over. 0: there is none. */
int vdm_stranger_root(const char *s, size_t n, const char **name,
		      size_t *name_n, const char **tag, size_t *tag_n);

#endif
