/* SPDX-License-Identifier: MIT */
/* XInclude 1.0, for files beside the document only. */
#include "tei/read/include.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "tei/internal.h"
#include "xml/pointer.h"
#include "xml/sax.h"

#define INCLUDE_DEPTH 8    /* files within files */
#define INCLUDE_FILES 1000 /* of one document */

static int
is_xi(const struct vdm_node *n, const char *name)
{
	const char *local = strrchr(n->name, ':');

	local = local != NULL ? local + 1 : n->name;
	return vdm_node_ns(n) != NULL &&
	       strcmp(vdm_node_ns(n), "http://www.w3.org/2001/XInclude") == 0 &&
	       strcmp(local, name) == 0;
}

static void
left(const struct vdm_markup_build *b, const struct vdm_node *n,
     const char *why)
{
	const char *href = vdm_node_attr(n, "href");

	vdm_diag(b->sink, VDM_D_TEI_INCLUDE, &n->pos, NULL,
		 "\"%s\" was not included: %s; the xi:include stays",
		 href != NULL ? href : "", why);
}

/* The part did, or, since there is none for the reason `why`, the fallback. */
static void
took_place(const struct vdm_markup_build *b, const struct vdm_node *n,
	   const char *why)
{
	const char *href = vdm_node_attr(n, "href");
	const char *pointer = vdm_node_attr(n, "xpointer");
	struct vdm_buf name;

	vdm_buf_init(&name);
	vdm_buf_printf(&name, "%s%s#%s", b->folder != NULL ? b->folder : "",
		       href != NULL ? href : "",
		       pointer != NULL ? pointer : "");
	vdm_record_add_inclusion(b->rec, b->options->base, vdm_buf_str(&name),
				 why != NULL);
	vdm_buf_fini(&name);
	vdm_diag(b->sink, VDM_D_TEI_INCLUDED, &n->pos, href,
		 "\"%s\"%s%s: %s took the place of the xi:include",
		 href != NULL ? href : "", why != NULL ? ", " : "",
		 why != NULL ? why : "",
		 why != NULL ? "the xi:fallback" : "it");
}

/* Puts `root` in the place of the xi:include, with what stands on either side
 * of it in its file (XInclude 1.0, 4.5), but for what says how that file is
 * validated or shown; its places become that one's. */
static void
replace(struct vdm_markup_build *b, struct vdm_node *include,
	struct vdm_node *root)
{
	struct vdm_node *n, *next, *last = root;

	for (n = root; n != NULL; n = vdm_node_step(n, root))
		n->pos = include->pos;
	vdm_node_insert_before(include, root);
	for (n = root->first; n != NULL; n = next) {
		const char *place = vdm_node_attr(n, VDM_MARKUP_PLACE);
		int before;

		next = n->next;
		if (place == NULL || vdm_node_is_element(n))
			continue;
		before = strcmp(place, "before") == 0;
		vdm_node_unlink(n);
		vdm_node_set(b->rec, n, VDM_MARKUP_PLACE, NULL);
		if (n->kind == VDM_KIND_INSTRUCTION && n->name != NULL &&
		    vdm_words_have("xml-model xml-stylesheet", n->name))
			continue;
		if (before) {
			vdm_node_insert_before(root, n);
		} else {
			vdm_node_insert_after(last, n);
			last = n;
		}
	}
	vdm_node_unlink(include);
}

/* The folder part of a path within the base folder, with its slash. */
static const char *
folder_of(struct vdm_markup_build *b, const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? NULL
			     : vdm_arena_strndup(&b->rec->arena, path,
						 (size_t)(slash - path) + 1);
}

/* The element of an id in a tree, or NULL. */
static struct vdm_node *
find_id(struct vdm_node *root, const char *id)
{
	struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_step(n, root)) {
		const char *own =
		    vdm_node_is_element(n) ? vdm_node_attr(n, "xml:id") : NULL;

		if (own != NULL && strcmp(own, id) == 0)
			return n;
	}
	return NULL;
}

/* These return why nothing was included, or NULL. */
static const char *
include_xml(struct vdm_markup_build *b, struct vdm_node *n, const char *path,
	    const struct vdm_buf *bytes)
{
	const char *pointer = vdm_node_attr(n, "xpointer");
	struct vdm_node *root;
	char id[VDM_POINTER_ID];

	struct vdm_sink sink = {NULL, NULL, NULL};
	struct vdm_markup_build sub = {.rec = b->rec,
				       .sink = b->sink != NULL ? &sink : NULL,
				       .options = b->options,
				       .include = b->include,
				       .bare = b->bare,
				       .includes = b->includes + 1,
				       .files = b->files,
				       .folder = folder_of(b, path)};

	if (b->sink != NULL) {
		sink = *b->sink; /* findings in it are of that file */
		sink.file = vdm_arena_strdup(&b->rec->arena, path);
	}
	if (vdm_markup_build(&sub, vdm_buf_str(bytes), bytes->len) != 0 ||
	    sub.root == NULL)
		return "it is not well-formed TEI";
	root = pointer == NULL                        ? sub.root
	       : vdm_xml_pointer_id(pointer, id) == 0 ? find_id(sub.root, id)
						      : NULL;
	if (root == NULL)
		return "no element has that id";
	if (vdm_node_depth(n) + vdm_node_height(root) > VDM_LIMIT_DEPTH)
		return "elements would be nested too deep";
	if (root->parent != NULL)
		vdm_node_unlink(root);
	replace(b, n, root);
	return NULL;
}

/* The file's bytes; what is included belongs to the record as the file does
 * that includes it. */
static int
load(struct vdm_markup_build *b, const char *path, struct vdm_buf *bytes)
{
	int rc = vdm_file_read_within(b->options->base, path, VDM_LIMIT_INPUT,
				      bytes);
	int why = errno;

	/* one that is not there makes another record when it comes */
	if (rc == 0 || why == ENOENT)
		vdm_record_add_source(b->rec, b->options->base, path);
	errno = why;
	return rc;
}

static const char *
include_text(struct vdm_markup_build *b, struct vdm_node *n,
	     const struct vdm_buf *bytes)
{
	struct vdm_node *text;

	if (vdm_utf8_check(vdm_buf_str(bytes), bytes->len) < bytes->len)
		return "it is not UTF-8";
	text = vdm_node_chars(b->rec, vdm_buf_str(bytes), bytes->len);
	if (text != NULL)
		replace(b, n, text);
	return NULL;
}

static const char *
include(struct vdm_markup_build *b, struct vdm_node *n)
{
	const char *href = vdm_node_attr(n, "href");
	const char *parse = vdm_node_attr(n, "parse");
	const char *pointer = vdm_node_attr(n, "xpointer"), *why;
	struct vdm_buf path, bytes;
	char id[VDM_POINTER_ID];

	if (n->parent == NULL || href == NULL ||
	    (pointer != NULL && vdm_xml_pointer_id(pointer, id) != 0))
		return "this kind of inclusion is not supported";
	if (b->includes >= INCLUDE_DEPTH || ++*b->files > INCLUDE_FILES)
		return "there are too many within one another";
	vdm_buf_init(&path);
	vdm_buf_init(&bytes);
	vdm_buf_printf(&path, "%s%s", b->folder != NULL ? b->folder : "", href);
	if (path.failed || load(b, path.data, &bytes) != 0)
		why = errno == EACCES  ? "it lies outside the folder"
		      : errno == EPERM ? "it is hidden, or lies in a hidden "
					 "folder"
				       : "it cannot be read";
	else if (parse != NULL && strcmp(parse, "text") == 0)
		why = include_text(b, n, &bytes);
	else
		why = include_xml(b, n, path.data, &bytes);
	vdm_buf_fini(&path);
	vdm_buf_fini(&bytes);
	return why;
}

/* What stands in <xi:fallback> takes the place; 0: there is none. */
static int
fall_back(struct vdm_node *n)
{
	struct vdm_node *fallback, *kid, *next;

	for (fallback = n->first; fallback != NULL; fallback = fallback->next)
		if (vdm_node_is_element(fallback) &&
		    is_xi(fallback, "fallback"))
			break;
	if (fallback == NULL || n->parent == NULL)
		return 0;
	for (kid = fallback->first; kid != NULL; kid = next) {
		next = kid->next;
		vdm_node_unlink(kid);
		vdm_node_insert_before(n, kid);
	}
	vdm_node_unlink(n);
	return 1;
}

void
vdm_tei_include(struct vdm_markup_build *b, struct vdm_node *n)
{
	const char *why;

	if (!is_xi(n, "include"))
		return;
	if (!b->options->xinclude || b->options->base == NULL) {
		left(b, n, "it was not asked for");
		return;
	}
	why = include(b, n);
	if (why != NULL && !fall_back(n))
		left(b, n, why);
	else
		took_place(b, n, why);
}
