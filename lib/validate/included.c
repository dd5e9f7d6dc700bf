/* SPDX-License-Identifier: MIT */
/* What a document includes, in the events of its parse. */
#include "validate/included.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "xml/pointer.h"

#define XI_NS "http://www.w3.org/2001/XInclude"
#define XML_NS "http://www.w3.org/XML/1998/namespace"

enum {
	INCLUDE_DEPTH = 8,    /* files within files */
	INCLUDE_FILES = 1000, /* of one document */
	HREF_BYTES = 200,
	LEVELS = 8 /* of inclusions in fallbacks of others */
};

/* An xi:include that is open. */
struct level {
	size_t open;     /* elements, itself the first */
	size_t fallback; /* which of these is its fallback; 0: not in it */
	int may_fall;    /* the fallback stands for what cannot be had, */
	const char *why; /* which is for this reason */
	struct vdm_pos pos;
	char href[HREF_BYTES];
};

/* One file whose events go on to the handler. */
struct included {
	const struct vdm_read_options *options;
	const struct vdm_xml_handler *to;
	void *context;
	const struct vdm_sink *sink;
	const struct included *outer; /* that includes it, or NULL */
	struct vdm_pos pos;           /* of its xi:include */
	const char *folder;           /* within the base, with a slash; or "" */
	const char *id; /* of the element that alone is meant, or NULL */
	size_t *files;  /* so many have been read */
	int level;      /* files within files */
	size_t chosen;  /* open elements of the one that is meant */
	/* the xi:include that is open, and those in whose fallbacks it is */
	struct level levels[LEVELS];
	size_t levels_count;
	int is_found; /* the element that is meant was there */
	int stopped;  /* by the handler */
};

static int
is_xi(const struct vdm_xml_element *e, const char *local)
{
	return e->uri != NULL && strcmp(e->uri, XI_NS) == 0 &&
	       strcmp(e->local, local) == 0;
}

static const char *
attr(const struct vdm_xml_element *e, const char *ns, const char *local)
{
	size_t i;

	for (i = 0; i < e->attrs_count; i++) {
		const char *uri =
		    e->attrs[i].uri != NULL ? e->attrs[i].uri : "";

		if (strcmp(uri, ns) == 0 &&
		    strcmp(e->attrs[i].local, local) == 0)
			return e->attrs[i].value;
	}
	return NULL;
}

/* Of an xi:include that has neither what it names nor a fallback. */
static void
left(const struct included *in, const struct level *l)
{
	vdm_diag(in->sink, VDM_D_TEI_INCLUDE, &l->pos, NULL,
		 "\"%s\" was not included: %s; the document is checked "
		 "without it",
		 l->href, l->why);
}

static int included_start(void *ctx, const struct vdm_xml_element *e);
static int included_end(void *ctx, const struct vdm_pos *pos);
static int included_text(void *ctx, const char *s, size_t n,
			 const struct vdm_pos *pos);
static int included_comment(void *ctx, const char *s,
			    const struct vdm_pos *pos);
static int included_instruction(void *ctx, const char *target, const char *data,
				const struct vdm_pos *pos);

static int included_unparsed(void *ctx, const char *name);

static const struct vdm_xml_handler handler = {.start = included_start,
					       .end = included_end,
					       .text = included_text,
					       .comment = included_comment,
					       .instruction =
						   included_instruction,
					       .unparsed = included_unparsed};

/* ---- files ----------------------------------------------------------------
 */

/* Whether the file is well-formed, and has the element that is meant. */
static int
is_whole(struct included *sub, const struct vdm_buf *bytes)
{
	static const struct vdm_xml_handler nothing;
	struct included look = *sub;

	look.to = &nothing;
	look.level = INCLUDE_DEPTH; /* nothing is read for it */
	look.sink = NULL;
	return vdm_xml_parse(vdm_buf_str(bytes), bytes->len, &handler, &look,
			     NULL) == 0 &&
	       (sub->id == NULL || look.is_found);
}

static int
pass_xml(struct included *in, const struct vdm_xml_element *e, const char *path,
	 const struct vdm_buf *bytes)
{
	const char *pointer = attr(e, "", "xpointer");
	const char *slash = strrchr(path, '/');
	char id[VDM_POINTER_ID],
	    *folder = slash != NULL
			  ? vdm_strndup(path, (size_t)(slash + 1 - path))
			  : NULL;
	struct included sub = {.options = in->options,
			       .to = in->to,
			       .context = in->context,
			       .sink = in->sink,
			       .outer = in,
			       .pos = in->outer != NULL ? in->pos : e->pos,
			       .folder = folder != NULL ? folder : "",
			       .files = in->files,
			       .level = in->level + 1};
	int is_passed;

	sub.id =
	    pointer != NULL && vdm_xml_pointer_id(pointer, id) == 0 ? id : NULL;
	is_passed =
	    (pointer == NULL || sub.id != NULL) && is_whole(&sub, bytes);
	if (is_passed) {
		vdm_xml_parse(vdm_buf_str(bytes), bytes->len, &handler, &sub,
			      NULL);
		in->stopped |= sub.stopped;
	}
	vdm_free(folder);
	return is_passed;
}

static int
pass_text(struct included *in, const struct vdm_xml_element *e,
	  const struct vdm_buf *bytes)
{
	struct vdm_pos pos = in->outer != NULL ? in->pos : e->pos;

	if (vdm_utf8_check(vdm_buf_str(bytes), bytes->len) < bytes->len)
		return 0;
	in->stopped |= in->to->text != NULL &&
		       in->to->text(in->context, vdm_buf_str(bytes), bytes->len,
				    &pos) != 0;
	return 1;
}

/* Whether what an xi:include names has gone on to the handler; *why not. */
static int
pass(struct included *in, const struct vdm_xml_element *e, const char **why)
{
	const char *href = attr(e, "", "href"), *parse = attr(e, "", "parse");
	struct vdm_buf path, bytes;
	int is_passed = 0;

	*why = "this kind of inclusion is not supported";
	if (href == NULL || *href == '\0' || in->options->base == NULL)
		return 0;
	*why = "there are too many within one another";
	if (in->level >= INCLUDE_DEPTH || ++*in->files > INCLUDE_FILES)
		return 0;
	vdm_buf_init(&path);
	vdm_buf_init(&bytes);
	vdm_buf_printf(&path, "%s%s", in->folder, href);
	*why = "it is not there, outside of the folder, hidden, or not "
	       "well-formed";
	if (!path.failed &&
	    vdm_file_read_within(in->options->base, vdm_buf_str(&path),
				 VDM_LIMIT_INPUT, &bytes) == 0)
		is_passed = parse != NULL && strcmp(parse, "text") == 0
				? pass_text(in, e, &bytes)
				: pass_xml(in, e, vdm_buf_str(&path), &bytes);
	vdm_buf_fini(&path);
	vdm_buf_fini(&bytes);
	return is_passed;
}

/* ---- events ---------------------------------------------------------------
 */

/* Whether events go on from here: not beside what is meant, nor inside of an
 * xi:include that was passed. */
static int
goes_on(const struct included *in)
{
	if (in->levels_count > 0 &&
	    in->levels[in->levels_count - 1].fallback == 0)
		return 0;
	return in->id == NULL || in->chosen > 0;
}

static const struct vdm_pos *
place(const struct included *in, const struct vdm_pos *pos)
{
	return in->outer != NULL ? &in->pos : pos;
}

static int
say(struct included *in, int rc)
{
	in->stopped |= rc != 0;
	return in->stopped;
}

static int
forward(struct included *in, const struct vdm_xml_element *e)
{
	struct vdm_xml_element moved = *e;

	if (in->outer != NULL) {
		moved.pos = moved.tag_end = in->pos;
		moved.source = NULL;
	}
	return say(in, in->to->start != NULL &&
			   in->to->start(in->context, &moved) != 0);
}

static struct level *
innermost(struct included *in)
{
	return in->levels_count > 0 ? &in->levels[in->levels_count - 1] : NULL;
}

/* An xi:include: what it names goes on to the handler, or its fallback will. */
static int
start_include(struct included *in, const struct vdm_xml_element *e)
{
	const char *href = attr(e, "", "href");
	struct level *l;

	if (in->levels_count == LEVELS)
		return forward(in, e);
	l = &in->levels[in->levels_count];
	memset(l, 0, sizeof(*l));
	l->open = 1;
	l->may_fall = !pass(in, e, &l->why);
	l->pos = in->outer != NULL ? in->pos : e->pos;
	snprintf(l->href, sizeof(l->href), "%s", href != NULL ? href : "");
	in->levels_count++;
	return in->stopped;
}

static int
included_start(void *ctx, const struct vdm_xml_element *e)
{
	struct included *in = ctx;
	const char *id = in->id != NULL ? attr(e, XML_NS, "id") : NULL;
	struct level *l = innermost(in);

	if (l != NULL) {
		l->open++;
		if (l->fallback == 0 && l->may_fall && l->open == 2 &&
		    is_xi(e, "fallback")) {
			l->fallback = 2;
			l->why = NULL;
			return 0;
		}
		if (l->fallback == 0)
			return 0;
		return is_xi(e, "include") ? start_include(in, e)
					   : forward(in, e);
	}
	if (in->id != NULL && in->chosen == 0) {
		if (in->is_found || id == NULL || strcmp(id, in->id) != 0)
			return 0;
		in->is_found = 1;
	}
	if (is_xi(e, "include"))
		return start_include(in, e);
	in->chosen += in->id != NULL;
	return forward(in, e);
}

/* The end of an element in the innermost xi:include, or of that. 1: it is one
 * of a fallback's, which goes on. */
static int
end_level(struct included *in)
{
	struct level *l = innermost(in);

	l->open--;
	if (l->fallback > 0) {
		if (l->open >= l->fallback)
			return 1;
		l->fallback = 0;
	}
	if (l->open > 0)
		return 0;
	if (l->may_fall && l->why != NULL)
		left(in, l);
	in->levels_count--;
	l = innermost(in);
	if (l != NULL)
		l->open--; /* it counted among the elements of that */
	return 0;
}

static int
included_end(void *ctx, const struct vdm_pos *pos)
{
	struct included *in = ctx;

	if (in->levels_count > 0) {
		if (!end_level(in))
			return 0;
	} else if (in->id != NULL) {
		if (in->chosen == 0)
			return 0;
		in->chosen--;
	}
	return say(in, in->to->end != NULL &&
			   in->to->end(in->context, place(in, pos)) != 0);
}

static int
included_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct included *in = ctx;

	if (!goes_on(in) || in->to->text == NULL)
		return 0;
	return say(in, in->to->text(in->context, s, n, place(in, pos)));
}

static int
included_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	struct included *in = ctx;

	if (!goes_on(in) || in->to->comment == NULL)
		return 0;
	return say(in, in->to->comment(in->context, s, place(in, pos)));
}

static int
included_instruction(void *ctx, const char *target, const char *data,
		     const struct vdm_pos *pos)
{
	struct included *in = ctx;

	if (!goes_on(in) || in->to->instruction == NULL)
		return 0;
	return say(
	    in, in->to->instruction(in->context, target, data, place(in, pos)));
}

/* Of whichever file: those of all files are of one document. */
static int
included_unparsed(void *ctx, const char *name)
{
	struct included *in = ctx;

	if (in->to->unparsed == NULL)
		return 0;
	return say(in, in->to->unparsed(in->context, name));
}

int
vdm_included_parse(const void *bytes, size_t length,
		   const struct vdm_read_options *options,
		   struct vdm_shared *shared, const struct vdm_xml_handler *to,
		   void *context, const struct vdm_sink *sink)
{
	size_t files = 0;
	struct included in = {.options = options,
			      .to = to,
			      .context = context,
			      .sink = sink,
			      .folder = "",
			      .files = &files};

	if (options == NULL || !options->xinclude)
		return vdm_shared_parse(shared, bytes, length, to, context,
					sink);
	return vdm_xml_parse(bytes, length, &handler, &in, sink);
}
