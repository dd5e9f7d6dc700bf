/* SPDX-License-Identifier: MIT */
/* The TEI format's row: finding, reading and writing a document. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "format/stranger.h"
#include "picture/picture.h"
#include "record/fault.h"
#include "tei/internal.h"
#include "tei/read/include.h"
#include "recognise/recognise.h"
#include "xml/sax.h"

#define BID_WINDOW 8192 /* bytes in which a document shows what it is */

static int
contains(const char *s, size_t n, const char *what)
{
	size_t len = strlen(what), i;

	for (i = 0; i + len <= n; i++)
		if (s[i] == what[0] && memcmp(s + i, what, len) == 0)
			return 1;
	return 0;
}

static int
bid(const char *bytes, size_t length)
{
	size_t n = length < BID_WINDOW ? length : BID_WINDOW, i = 0;

	if (length >= 4 &&
	    (memcmp(bytes, "\xFF\xFE<", 4) == 0 ||
	     memcmp(bytes, "\xFE\xFF\0<", 4) == 0 ||
	     memcmp(bytes, "<\0?", 4) == 0 || memcmp(bytes, "\0<\0?", 4) == 0))
		return vdm_stranger_is_page(bytes, length) ? 2 : 80;
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		i = 3;
	while (i < n && vdm_is_space((unsigned char)bytes[i]))
		i++;
	if (i >= n || bytes[i] != '<')
		return 0;
	if (contains(bytes, n, VDM_NS_TEI) || contains(bytes, n, "<TEI") ||
	    contains(bytes, n, "<teiCorpus") ||
	    contains(bytes, n, "<teiHeader"))
		return 95;
	if (n - i >= 5 && memcmp(bytes + i, "<?xml", 5) == 0)
		return vdm_stranger_is_page(bytes, length) ? 2 : 60;
	return 2;
}

static int
refused(const struct vdm_markup_build *b)
{
	const struct vdm_stranger *kind =
	    vdm_stranger_of_root(b->refused, b->refused_ns);
	struct vdm_buf say;

	vdm_buf_init(&say);
	if (kind != NULL) {
		vdm_buf_puts(&say, ". It is ");
		vdm_stranger_say(kind, b->options->name, &say);
	}
	vdm_diag(b->sink, VDM_D_TEI_NOT_TEI, &b->refused_pos, NULL,
		 "the root element is <%s>, in %s%s, which is not TEI: "
		 "nothing was read, and there is no output%s",
		 b->refused, b->refused_ns != NULL ? "the namespace " : "",
		 b->refused_ns != NULL ? b->refused_ns : "no namespace",
		 vdm_buf_str(&say));
	b->rec->arena.failed |= say.failed;
	vdm_buf_fini(&say);
	return -1;
}

static void
settle_namespace(struct vdm_markup_build *b)
{
	struct vdm_pos pos = b->root->pos;

	if (strcmp(b->root->name, "TEI.2") == 0 ||
	    strcmp(b->root->name, "teiCorpus.2") == 0) {
		vdm_tei_upgrade(b->rec, b->root, b->sink);
		return;
	}
	vdm_diag(b->sink, VDM_D_TEI_NO_NAMESPACE, &pos, NULL,
		 "the document is in no namespace; it is read as TEI P5 and "
		 "written in TEI's namespace");
}

static void
report_corpus(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	size_t n = vdm_tei_texts(rec);

	if (n > 1)
		vdm_diag(sink, VDM_D_TEI_CORPUS, &rec->root->pos, NULL,
			 "the document is a corpus; its %zu texts make one "
			 "record",
			 n);
}

/* The tree of the bytes, which somebody may have built already. */
static int
build(struct vdm_markup_build *b, const char *bytes, size_t length)
{
	const struct vdm_markup_build *built = b->options->built;

	if (built == NULL || built->rec != b->rec)
		return vdm_markup_build(b, bytes, length);
	b->root = built->root;
	b->bare = built->bare;
	b->doctype = built->doctype;
	b->refused = built->refused;
	b->refused_ns = built->refused_ns;
	b->refused_pos = built->refused_pos;
	return 0;
}

static int
read_tei(struct vdm_record *rec, const char *bytes, size_t length,
	 const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	int files = 0, lifted = 0;
	struct vdm_markup_build b = {.rec = rec,
				     .sink = sink,
				     .options = options,
				     .include = vdm_tei_include,
				     .files = &files};
	struct vdm_node *header;
	int rc = build(&b, bytes, length);

	if (b.refused != NULL)
		return refused(&b);
	if (rc != 0)
		return -1;
	if (b.bare)
		settle_namespace(&b);
	if (b.doctype)
		vdm_diag(sink, VDM_D_TEI_DOCTYPE, NULL, NULL,
			 "the document type declaration is not kept; its "
			 "entities stand resolved in the text");
	vdm_node_strip_space(b.root);
	header = vdm_tei_header_of(b.root);
	/* in a root that is not TEI's, too: it travels apart from its root */
	if (header != NULL)
		vdm_node_strip_space(header);
	rec->root = b.root;
	rec->encoded = 1;
	rec->headless = header == NULL;
	vdm_node_settle(rec->root);
	report_corpus(rec, sink);
	if (!options->no_recognise &&
	    vdm_recognise_pointed(rec, sink, &lifted) != 0)
		return -1;
	if (vdm_tei_extract(rec) != 0)
		return -1;
	vdm_pictures_load(rec, options, sink);
	return lifted ? vdm_tei_sync(rec) : 0;
}

static void
report_character(const struct vdm_node *n, const char *s,
		 const struct vdm_sink *sink)
{
	const char *bad = vdm_xml_illegal(s);
	size_t used;

	if (bad != NULL)
		vdm_diag(sink, VDM_D_TEI_CHARACTER, &n->pos, NULL,
			 "XML has no way to hold U+%04X; U+FFFD stands in its "
			 "place",
			 (unsigned)vdm_utf8_decode(bad, strlen(bad), &used));
}

/* What the serialiser parts with a space. */
static void
report_aside(const struct vdm_node *n, const struct vdm_sink *sink)
{
	const char *s = vdm_node_text(n);
	size_t length = s != NULL ? strlen(s) : 0;

	if (length == 0)
		return;
	if (n->kind == VDM_KIND_COMMENT &&
	    (strstr(s, "--") != NULL || s[length - 1] == '-'))
		vdm_diag(sink, VDM_D_TEI_ASIDE, &n->pos, s,
			 "an XML comment has no way to hold \"--\" or to end "
			 "with a hyphen; a space follows the hyphen");
	if (n->kind == VDM_KIND_INSTRUCTION && strstr(s, "?>") != NULL)
		vdm_diag(sink, VDM_D_TEI_ASIDE, &n->pos, s,
			 "an XML instruction has no way to hold \"?>\"; a "
			 "space follows the question mark");
}

static void
report_unwritable(const struct vdm_node *root, const struct vdm_sink *sink)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		report_character(n, vdm_node_text(n), sink);
		report_aside(n, sink);
		for (a = n->attrs; a != NULL; a = a->next)
			report_character(n, a->value, sink);
	}
}

/* A fragment has no header to put fields in. */
static void
report_fields(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_buf text;
	size_t i, n = 0;

	/* by which program it was made, it need not say */
	for (i = 0; i < rec->fields_count; i++)
		n += rec->fields[i]->id != VDM_F_PROVENANCE;
	if (n == 0 || vdm_tei_header_of(rec->root) != NULL ||
	    vdm_tei_wants_header(rec->root))
		return;
	vdm_buf_init(&text);
	for (i = 0; i < rec->fields_count; i++)
		vdm_buf_printf(&text, "%s%s: %s", i > 0 ? "\n" : "",
			       vdm_field_name(rec->fields[i]),
			       rec->fields[i]->value);
	vdm_diag(sink, VDM_D_TEI_FIELDS_LOST, NULL, vdm_buf_str(&text),
		 "a document whose root is <%s> has no header: the record's "
		 "fields are left out, %zu in all",
		 rec->root->name, n);
	vdm_buf_fini(&text);
}

#define NS_MATHML "http://www.w3.org/1998/Math/MathML"
#define NS_SVG "http://www.w3.org/2000/svg"

/*
 * A formula in MathML, a drawing in SVG: the Guidelines have `formula` and
 * `figure` for them, with a schema that lets them in (15.2; "TEI with MathML",
 * "TEI with SVG"); tei_all is none.
 */
static int
is_customised(const struct vdm_fault *f)
{
	const char *ns = vdm_node_ns(f->node);
	const struct vdm_node *holder = f->node->parent;

	if (f->kind != VDM_FAULT_PLACE || ns == NULL || holder == NULL)
		return 0;
	return strcmp(ns, NS_MATHML) == 0
		   ? vdm_node_is(holder, "formula")
		   : strcmp(ns, NS_SVG) == 0 &&
			 (vdm_node_is(holder, "figure") ||
			  vdm_node_is(holder, "formula"));
}

/* What is not valid TEI in a tree: how often, and what comes first; what is in
 * a schema that was made for it. */
struct faults {
	size_t count, customised;
	struct vdm_buf first;
	struct vdm_pos pos;
};

static int
count_fault(void *context, const struct vdm_fault *fault)
{
	struct faults *f = context;

	if (is_customised(fault)) {
		f->customised++;
		return 0;
	}
	if (f->count++ == 0) {
		f->pos = fault->node->pos;
		vdm_fault_say(fault, &f->first);
	}
	return 0;
}

static void
report_faults(const struct vdm_record *rec, const struct vdm_node *header,
	      const struct vdm_sink *sink)
{
	struct faults f = {0};

	vdm_buf_init(&f.first);
	vdm_tree_judge(rec->root, header, 1, count_fault, &f);
	if (f.count > 0)
		vdm_diag(sink, VDM_D_TEI_INVALID, &f.pos, NULL,
			 "the output is not valid TEI in %zu place%s, of which "
			 "the first: %s",
			 f.count, f.count == 1 ? "" : "s",
			 vdm_buf_str(&f.first));
	if (f.customised > 0)
		vdm_diag(sink, VDM_D_TEI_CUSTOMISED, NULL, NULL,
			 "%zu formula%s or drawing%s of the output stand%s in "
			 "MathML or SVG, as the Guidelines have it; tei_all "
			 "lets in neither, so the output is valid only by a "
			 "schema with MathML and SVG",
			 f.customised, f.customised == 1 ? "" : "s",
			 f.customised == 1 ? "" : "s",
			 f.customised == 1 ? "s" : "");
	vdm_buf_fini(&f.first);
}

static int
write_tree(const struct vdm_record *rec, struct vdm_record *scratch,
	   struct vdm_buf *out, const struct vdm_sink *sink)
{
	const struct vdm_node *header = NULL;

	if (vdm_tei_wants_header(rec->root) &&
	    vdm_node_child(rec->root, "teiHeader") == NULL &&
	    !(rec->headless && rec->fields_count == 0 &&
	      rec->people_count == 0 && !vdm_tei_has_guesses(rec))) {
		header = vdm_tei_header_make(scratch, rec);
		if (header == NULL)
			return -1;
	}
	report_unwritable(rec->root, sink);
	report_unwritable(header, sink);
	report_faults(rec, header, sink);
	vdm_markup_serialise_document(rec->root, header, rec->prefix, out);
	return out->failed || scratch->arena.failed ? -1 : 0;
}

static int
write_tei(const struct vdm_record *rec, struct vdm_buf *out,
	  const struct vdm_write_options *options, const struct vdm_sink *sink)
{
	struct vdm_record *scratch = vdm_record_new(), placed;
	int moved = rec->resources_count > 0;
	int rc = scratch != NULL ? 0 : -1;

	report_fields(rec, sink);
	if (moved && vdm_pictures_place(&placed, rec, options->name, 1) != 0)
		rc = -1;
	if (rc == 0)
		rc = write_tree(moved ? &placed : rec, scratch, out, sink);
	if (moved)
		vdm_arena_fini(&placed.arena);
	vdm_record_free(scratch);
	if (rc != 0)
		errno = ENOMEM;
	return rc;
}

/* Whether an element's @type or @subtype says that it is a conversation. */
static int
is_called_conversation(const struct vdm_node *n)
{
	static const char *const words[] = {"conversation", "interview",
					    "transcript",   "minutes",
					    "hearing",      "memcon"};
	const char *type = vdm_node_attr(n, "type");
	const char *subtype = vdm_node_attr(n, "subtype");
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if ((type != NULL && strstr(type, words[i]) != NULL) ||
		    (subtype != NULL && strstr(subtype, words[i]) != NULL))
			return 1;
	return 0;
}

/*
 * Paragraphs, nobody who speaks, and an encoder who says that they are a
 * conversation. What is encoded is an edition's decision: without that word,
 * prose stays prose.
 */
static int
wants_recognition(const struct vdm_record *rec)
{
	const struct vdm_node *n;
	int paragraphs = 0, called = 0;

	if (!vdm_node_is(rec->root, "TEI") ||
	    vdm_node_child(rec->root, "text") == NULL)
		return 0;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		if (n->kind == VDM_KIND_HEADER) {
			while (n->first != NULL)
				n = vdm_node_last(n);
			continue;
		}
		if (n->kind == VDM_KIND_SPEECH || n->kind == VDM_KIND_SPEAKER ||
		    vdm_node_is(n, "said"))
			return 0;
		if (n->kind == VDM_KIND_PARAGRAPH)
			paragraphs++;
		if (n->kind == VDM_KIND_DIVISION ||
		    n->kind == VDM_KIND_STRUCTURE)
			called |= is_called_conversation(n);
	}
	return paragraphs > 0 && called;
}

static const struct vdm_native native = {
    .schema = "vidimus-tei",
    .sync = vdm_tei_sync,
    .extract = vdm_tei_extract,
    .project = vdm_tei_project,
    .texts = vdm_tei_texts,
    .text = vdm_tei_text,
};

static int
encoding(const char *bytes, size_t length,
	 const struct vdm_read_options *options, char name[VDM_ENCODING_NAME])
{
	(void)options;
	vdm_xml_encoding(bytes, length, name);
	return 0;
}

const struct vdm_format vdm_format_tei = {
    .name = "tei",
    .extensions = {"xml", "tei", "odd"},
    .media_type = "application/tei+xml",
    .bid = bid,
    .read = read_tei,
    .encoding = encoding,
    .settles = 1,
    .write = write_tei,
    .check = vdm_xml_check_output,
    .witness = vdm_witness_xml,
    .wants_recognition = wants_recognition,
    .is_xml = 1,
    .refers = 1,
    .native = &native,
};
