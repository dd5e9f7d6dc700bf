/* SPDX-License-Identifier: MIT */
/* Documents and texts from files inside of the folder that is allowed, and
 * those that the user gave (F&O 3.1, 14.6 to 14.8). */
#include <errno.h>
#include <string.h>

#include "base/decode.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "vidimus.h"
#include "xml/uri.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/functions/files.h"
#include "xpath/functions/uris.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

/* Of all files that one run reads as documents. */
enum { SHELF_BYTES = 256 << 20 };

static const struct vdm_xp_resource *
called(const struct vdm_xp_resource *r, const char *uri)
{
	while (r != NULL && strcmp(r->uri, uri) != 0)
		r = r->next;
	return r;
}

static const struct vdm_xp_resource *
resource_of(struct vdm_xp_call *call, const char *uri)
{
	return called(call->resources, uri);
}

/* The path of a file that may be opened for a URI; NULL: none. */
static const char *
path_of(struct vdm_xp_call *call, const char *uri)
{
	const struct vdm_xp_resource *r = resource_of(call, uri);

	if (r != NULL && r->path != NULL)
		return r->path;
	char *path = NULL;
	if (strncmp(uri, "file:", 5) != 0)
		return NULL;
	if (call->folder != NULL)
		path = vdm_uri_inside(call->folder, uri);
	if (path == NULL && call->beside != NULL)
		path = vdm_uri_inside(call->beside, uri);
	if (path == NULL)
		return NULL;
	const char *kept = vdm_xp_strndup(call, path, strlen(path));
	vdm_free(path);
	return kept;
}

/* The bytes of a file, in the arena: 0, or -1. */
int
vdm_xp_file_bytes(struct vdm_xp_call *call, const char *uri,
		  struct vdm_xp_item *bytes)
{
	const char *path = path_of(call, uri);
	struct vdm_buf buf;

	*bytes = vdm_xp_string("");
	if (path == NULL)
		return -1;
	vdm_buf_init(&buf);
	if (vdm_file_read(path, VDM_LIMIT_INPUT, &buf) < 0) {
		vdm_buf_fini(&buf);
		return -1;
	}
	*bytes = vdm_xp_take(call, &buf, XT_STRING);
	return 0;
}

/* Nothing of it is the evaluation's, whose memory is wound back. NULL: it is
 * not well-formed. */
static const struct vdm_xp_tree *
shelve(struct vdm_xp_call *call, const char *uri,
       const struct vdm_xp_item *bytes)
{
	struct vdm_xp_shelf *shelf = call->shelf;
	struct vdm_xp_resource *made =
	    vdm_arena_alloc(&shelf->arena, sizeof *made);
	struct vdm_xp_tree *tree = vdm_xp_tree_new(1);

	if (tree != NULL && vdm_xp_tree_read(tree, bytes->u.s, bytes->n) < 0 &&
	    !tree->failed) {
		vdm_xp_tree_free(tree);
		return NULL;
	}
	if (tree != NULL)
		tree->uri = tree->base = vdm_arena_strdup(&tree->arena, uri);
	if (made == NULL || tree == NULL || tree->failed || tree->uri == NULL) {
		vdm_xp_tree_free(tree);
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	}
	tree->next = shelf->trees;
	shelf->trees = tree;
	shelf->bytes += bytes->n;
	made->uri = tree->uri;
	made->tree = tree;
	made->next = shelf->resources;
	shelf->resources = made;
	return tree;
}

const struct vdm_xp_tree *
vdm_xp_file_document(struct vdm_xp_call *call, const char *uri)
{
	const struct vdm_xp_resource *r = resource_of(call, uri);
	struct vdm_xp_item bytes;

	if (r != NULL && r->tree != NULL)
		return r->tree;
	r = called(call->shelf->resources, uri);
	if (r != NULL)
		return r->tree;
	if (vdm_xp_file_bytes(call, uri, &bytes) < 0)
		return NULL;
	if (call->shelf->bytes + bytes.n > SHELF_BYTES)
		vdm_xp_raise(call, "VDXP0005",
			     "the documents that were read have more than %d "
			     "MB in all",
			     SHELF_BYTES >> 20);
	return shelve(call, uri, &bytes);
}

/* The absolute URI of an argument; NULL: there is none, and why. */
static const char *
absolute(struct vdm_xp_call *call, const struct vdm_xp_seq *arg,
	 const char **ref, int *invalid)
{
	const char *code;

	*ref = vdm_xp_arg_z(call, arg);
	const char *uri = vdm_xp_uri_try(call, *ref, call->scope->base, &code);
	*invalid = uri == NULL && strcmp(code, "FORG0002") == 0;
	return uri;
}

static struct vdm_xp_seq
fn_doc(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const char *ref;
	int invalid = 0;

	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	const char *uri = absolute(call, &args[0], &ref, &invalid);
	if (invalid)
		vdm_xp_raise(call, "FODC0005", "\"%.80s\" is no URI", ref);
	const struct vdm_xp_tree *tree =
	    uri != NULL ? vdm_xp_file_document(call, uri) : NULL;
	if (tree == NULL)
		vdm_xp_raise(call, "FODC0002", "there is no document %.100s",
			     ref);
	return vdm_xp_one(vdm_xp_node(tree, 0));
}

static struct vdm_xp_seq
fn_doc_available(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const char *ref;
	int invalid = 0;

	(void)n;
	if (args[0].n == 0)
		return vdm_xp_yes(0);
	const char *uri = absolute(call, &args[0], &ref, &invalid);
	return vdm_xp_yes(uri != NULL &&
			  vdm_xp_file_document(call, uri) != NULL);
}

static const struct vdm_xp_collection *
named_collection(struct vdm_xp_call *call, const char *uri)
{
	const struct vdm_xp_collection *c = call->collections;

	while (c != NULL && strcmp(c->uri, uri) != 0)
		c = c->next;
	return c;
}

static const struct vdm_xp_collection *
collection_of(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const char *uri = "", *ref = "";
	const struct vdm_xp_collection *c = NULL;
	int invalid = 0;

	if (n > 0 && args[0].n > 0) {
		uri = absolute(call, &args[0], &ref, &invalid);
		if (invalid)
			vdm_xp_raise(call, "FODC0004", "\"%.80s\" is no URI",
				     ref);
		c = named_collection(call, ref);
	}
	if (c == NULL && uri != NULL)
		c = named_collection(call, uri);
	if (c == NULL)
		vdm_xp_raise(call, "FODC0002", "there is no collection %.100s",
			     ref);
	return c;
}

static struct vdm_xp_seq
fn_collection(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	return collection_of(call, args, n)->items;
}

static struct vdm_xp_seq
fn_uri_collection(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		  int n)
{
	const struct vdm_xp_collection *c = collection_of(call, args, n);
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < c->items.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&c->items, i);
		if (item.type != XT_NODE || item.u.tree->uri == NULL)
			continue;
		struct vdm_xp_item uri = vdm_xp_string(item.u.tree->uri);
		uri.type = XT_URI;
		vdm_xp_add(call, &out, uri);
	}
	return vdm_xp_list_seq(&out);
}

/* ---- unparsed text */

/* Why a text cannot be had; NULL: it can, and is in `*text`. */
const char *
vdm_xp_file_text(struct vdm_xp_call *call, const char *uri,
		 const char *encoding, struct vdm_xp_item *text)
{
	const struct vdm_xp_resource *r = resource_of(call, uri);
	struct vdm_xp_item bytes;

	*text = vdm_xp_string("");
	if (strchr(uri, '#') != NULL)
		return "FOUT1170";
	if (vdm_xp_file_bytes(call, uri, &bytes) < 0)
		return "FOUT1170";
	if (encoding != NULL && !vdm_xp_has_encoding(encoding))
		return "FOUT1190";
	if (r != NULL && r->encoding != NULL)
		encoding = r->encoding;
	return vdm_xp_decode_text(call, &bytes, encoding, text);
}

/* The text of an argument: NULL, or the code of the error. */
static const char *
text_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
	 struct vdm_xp_item *text)
{
	const char *ref, *encoding = NULL;
	int invalid = 0;

	*text = vdm_xp_string("");
	if (n > 1 && args[1].n > 0)
		encoding = vdm_xp_arg_z(call, &args[1]);
	const char *uri = absolute(call, &args[0], &ref, &invalid);
	return uri == NULL ? "FOUT1170"
			   : vdm_xp_file_text(call, uri, encoding, text);
}

static struct vdm_xp_item
text_or_error(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item text;
	const char *why = text_arg(call, args, n, &text);

	if (why != NULL)
		vdm_xp_raise(call, why, "the text %.100s cannot be read",
			     vdm_xp_arg_z(call, &args[0]));
	return text;
}

static struct vdm_xp_seq
fn_unparsed_text(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	return args[0].n == 0 ? vdm_xp_none()
			      : vdm_xp_one(text_or_error(call, args, n));
}

static struct vdm_xp_seq
fn_unparsed_text_lines(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		       int n)
{
	struct vdm_xp_list out = {0};
	size_t start = 0;

	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item s = text_or_error(call, args, n);
	for (size_t i = 0; i < s.n; i++) {
		if (s.u.s[i] != '\n' && s.u.s[i] != '\r')
			continue;
		vdm_xp_add(
		    call, &out,
		    vdm_xp_string_n(XT_STRING, s.u.s + start, i - start));
		if (s.u.s[i] == '\r' && i + 1 < s.n && s.u.s[i + 1] == '\n')
			i++;
		start = i + 1;
	}
	if (start < s.n)
		vdm_xp_add(
		    call, &out,
		    vdm_xp_string_n(XT_STRING, s.u.s + start, s.n - start));
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_unparsed_text_available(struct vdm_xp_call *call,
			   const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item text;

	if (args[0].n == 0)
		return vdm_xp_yes(0);
	return vdm_xp_yes(text_arg(call, args, n, &text) == NULL);
}

/* What there is, but not here (F&O 3.1, 16.3). */
static struct vdm_xp_seq
fn_no_transform(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)args;
	(void)n;
	vdm_xp_raise(call, "FOXT0004", "there is no XSLT processor here");
}

static struct vdm_xp_seq
fn_no_module(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)args;
	(void)n;
	vdm_xp_raise(call, "FOQM0006", "there is no XQuery processor here");
}

static struct vdm_xp_seq
fn_nothing(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)args;
	(void)n;
	return vdm_xp_none();
}

const struct vdm_xp_builtin vdm_xp_file_functions[] = {
    {XP_FN, "doc", 1, 1, "s?c?", fn_doc, 0},
    {XP_FN, "doc-available", 1, 1, "s?b1", fn_doc_available, 0},
    {XP_FN, "collection", 0, 1, "s?I*", fn_collection, 0},
    {XP_FN, "uri-collection", 0, 1, "s?u*", fn_uri_collection, 0},
    {XP_FN, "unparsed-text", 1, 2, "s?s1s?", fn_unparsed_text, 0},
    {XP_FN, "unparsed-text-lines", 1, 2, "s?s1s*", fn_unparsed_text_lines, 0},
    {XP_FN, "unparsed-text-available", 1, 2, "s?s1b1",
     fn_unparsed_text_available, 0},
    {XP_FN, "transform", 1, 1, "M1M1", fn_no_transform, 0},
    {XP_FN, "load-xquery-module", 1, 2, "s1M1M1", fn_no_module, 0},
    {XP_FN, "environment-variable", 1, 1, "s1s?", fn_nothing, 0},
    {XP_FN, "available-environment-variables", 0, 0, "s*", fn_nothing, 0},
    {0}};
