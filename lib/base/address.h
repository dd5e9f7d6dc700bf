/* SPDX-License-Identifier: MIT */
/*
 * Addresses: URIs and IRIs (RFC 3986, RFC 3987), what is a link, and paths
 * inside of a container. The only place that takes an address apart.
 */
#ifndef VDM_BASE_ADDRESS_H
#define VDM_BASE_ADDRESS_H

#include <stddef.h>

#include "base/buf.h"

/* A part of a string; `s` is NULL where the part is absent. */
struct vdm_part {
	const char *s;
	size_t n;
};

/* RFC 3986, appendix B: every string has these, whatever is in them. */
struct vdm_address {
	struct vdm_part scheme, authority, query, fragment;
	struct vdm_part path; /* never absent, but it may be empty */
};

void vdm_address_split(struct vdm_address *out, const char *s);

/* The length of the scheme, without its colon; 0 where there is none. */
size_t vdm_address_scheme(const char *s);
/* Whether that is the scheme ("mailto"), in any case. */
int vdm_address_has_scheme(const char *s, const char *scheme);
/* A scheme or an authority ("//host"): nothing that a folder can hold. */
int vdm_address_is_remote(const char *s);
/* A scheme, something after it, no white space or delimiters in it. */
int vdm_address_is_absolute(const char *s);
/* An IRI of RFC 3987 in every character, with a scheme. */
int vdm_address_is_iri(const char *s);

/*
 * What is wrong with an address that has a scheme, in words that follow it
 * ("names no host"); NULL: nothing. Square brackets may stand in a query.
 */
const char *vdm_address_fault(const char *s);

/*
 * Whether one may follow it to somewhere else: a scheme that is meant for
 * that (the web's, mail, telephone and so on, not data: or javascript:), and
 * what this scheme needs after it: a host and a port that can be, an address.
 */
int vdm_address_is_link(const char *s);
/*
 * Whether a program that follows the n bytes runs something (javascript: and
 * its like) or shows a page that lies in them (data: of HTML, of XML or of a
 * script; not of a drawing that is shown as a picture). In any case of letters,
 * and whatever browsers read over: space before it, tabs and breaks of lines.
 */
int vdm_address_is_active(const char *s, size_t n, int is_picture);
/*
 * Appends the link as an IRI that every program takes: white space around it
 * left out, the host in ASCII, what an IRI may not hold percent-encoded.
 * Nothing and -1 where it is no link even so.
 */
int vdm_address_link(struct vdm_buf *out, const char *s);

/*
 * pointer.c: appends the one address of a link of HTML or Markdown as one
 * pointer of TEI, where white space parts several: what stands around it and
 * breaks of lines left out, what no URI holds percent-encoded. Letters beyond
 * ASCII stay. It is no URI even so where nothing stands behind a scheme.
 */
void vdm_address_pointer(struct vdm_buf *out, const char *s);
/* Whether it is that one already, which a link then stands for as it is. */
int vdm_address_is_pointer(const char *s);
/* Of several pointers of TEI the first one, of *n bytes. */
const char *vdm_address_first(const char *pointers, size_t *n);

/* Appends `ref` as seen from `base`, an absolute one (RFC 3986, 5.2). */
void vdm_address_resolve(struct vdm_buf *out, const char *base,
			 const char *ref);

/* Appends n bytes with the escapes decoded, all but %00. */
void vdm_address_decode(struct vdm_buf *out, const char *s, size_t n);

enum vdm_path_result {
	VDM_PATH_FOUND,
	VDM_PATH_LEAVES, /* goes up beyond the root */
	VDM_PATH_NONE,   /* remote, absolute, or a name with a slash in it */
};

/*
 * Appends where `href` (percent-encoded, its fragment and query left out)
 * leads from the file at `base`; both inside of the container. Nothing where
 * it leads nowhere.
 */
enum vdm_path_result vdm_path_find(struct vdm_buf *out, const char *base,
				   const char *href);
/* The same: 0 where it was found, else -1. */
int vdm_path_resolve(struct vdm_buf *out, const char *base, const char *href);
/*
 * Appends a file's path as seen from the file at `base`, "." and ".." taken
 * out of it, but for ".." where a relative one begins.
 */
void vdm_path_join(struct vdm_buf *out, const char *base, const char *path);
/* Appends a path with what a URL may not hold percent-encoded. */
void vdm_path_encode(struct vdm_buf *out, const char *path);

#endif
