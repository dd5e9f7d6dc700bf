/* SPDX-License-Identifier: MIT */
/* What a page or overlay should be and need not: see advice.c. What may come
 * often is told once a document. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

#define NS_SSML "http://www.w3.org/2001/10/synthesis"

static void
say(const struct vdm_item *item, enum vdm_diag_id id,
    const struct vdm_xdoc_node *el, const char *what, const char *value)
{
	vdm_diag(&item->sink, id, el != NULL ? &el->pos : NULL, NULL,
		 "%s%s%.100s%s", what, value != NULL ? ": \"" : "",
		 value != NULL ? value : "", value != NULL ? "\"" : "");
}

/* ---- vocabularies ------------------------------------------------------- */

/* EPUB Structural Semantics Vocabulary 1.1, with those of dictionaries,
 * indexes, comics and regions. */
static const char semantics[] =
    "abstract acknowledgments afterword answer answers antonym-group appendix "
    "aside assessment assessments assets associated-content author backlink "
    "backmatter balloon bibliography biblioref bodymatter case-study chapter "
    "colophon concluding-sentence conclusion condensed-entry conference-"
    "agreement contributors copyright-page cover covertitle credit credits "
    "dedication def dictentry dictionary division endnotes epigraph epilogue "
    "errata etymology example feedback figure fill-in-the-blank-problem "
    "footnote footnotes foreword frontmatter fulltitle general-problem "
    "glossary glossdef glossref glossterm gram-info halftitle halftitlepage "
    "idiom imprimatur imprint index index-editor-note index-entry "
    "index-entry-list index-group index-headnotes index-legend index-locator "
    "index-locator-list index-locator-range index-term index-term-categories "
    "index-term-category index-xref-preferred index-xref-related introduction "
    "keyword keywords label landmarks learning-objective learning-objectives "
    "learning-outcome learning-outcomes learning-resource learning-resources "
    "learning-standard learning-standards list list-item loa loi lot lov "
    "match-problem multiple-choice-problem non-specific-attribution noteref "
    "notice ordinal other-credits page-list pagebreak panel panel-group part "
    "part-of-speech part-of-speech-group part-of-speech-list "
    "phonetic-transcription phrase-group phrase-list practice practices "
    "preamble preface prologue pullquote qna question referrer region-based "
    "resource-map revision-history sense-group sense-list seriespage "
    "sound-area subject-group subtitle synonym-group table table-cell "
    "table-row text-area tip title titlepage toc toc-brief topic-sentence "
    "tran tran-info translator true-false-problem volume";

/* Those that it has given up. */
static const char given_up[] =
    "annoref annotation biblioentry bridgehead endnote help marginalia note "
    "rearnote rearnotes sidebar subchapter warning";

/* Reserved prefixes and what they stand for (EPUB 3.3, D.1.5). */
static const struct {
	const char *prefix, *uri;
	int of_package;
} reserved[] = {
    {"a11y:", "http://www.idpf.org/epub/vocab/package/a11y/#", 1},
    {"dcterms:", "http://purl.org/dc/terms/", 1},
    {"marc:", "http://id.loc.gov/vocabulary/", 1},
    {"media:", "http://www.idpf.org/epub/vocab/overlays/#", 1},
    {"onix:", "http://www.editeur.org/ONIX/book/codelists/current.html#", 1},
    {"rendition:", "http://www.idpf.org/vocab/rendition/#", 1},
    {"schema:", "http://schema.org/", 1},
    {"xsd:", "http://www.w3.org/2001/XMLSchema#", 1},
    {"msv:", "http://www.idpf.org/epub/vocab/structure/magazine/#", 0},
    {"prism:",
     "http://www.prismstandard.org/specifications/3.0/"
     "PRISM_CV_Spec_3.0.htm#",
     0},
};

void
vdm_advise_prefixes(const struct vdm_sink *sink, const struct vdm_xdoc_node *el,
		    const char *list, int of_package)
{
	size_t n, length;

	n = list != NULL ? strlen(list) : 0;
	if (n > 0 && (vdm_is_space((unsigned char)*list) ||
		      vdm_is_space((unsigned char)list[n - 1])))
		vdm_diag(sink, VDM_D_EPUB_ADVICE, &el->pos, NULL,
			 "a list of prefixes begins or ends with white space");
	while (list != NULL && *list != '\0') {
		const char *prefix = list + strspn(list, " \t\r\n"), *uri;

		n = strcspn(prefix, " \t\r\n");
		uri = prefix + n + strspn(prefix + n, " \t\r\n");
		if (uri != prefix + n + strspn(prefix + n, " "))
			vdm_diag(sink, VDM_D_EPUB_ADVICE, &el->pos, NULL,
				 "a prefix and its address are parted by other "
				 "white space than blanks");
		length = strcspn(uri, " \t\r\n");
		list = uri + length;
		for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
			if (reserved[i].of_package == of_package &&
			    vdm_words_is(prefix, n, reserved[i].prefix) &&
			    !vdm_words_is(uri, length, reserved[i].uri))
				vdm_diag(sink, VDM_D_EPUB_ADVICE, &el->pos,
					 NULL,
					 "a reserved prefix gets another "
					 "meaning: \"%s\"",
					 reserved[i].prefix);
	}
}

/* ---- once a document ---------------------------------------------------- */

enum once {
	TYPE_UNKNOWN,
	TYPE_GIVEN_UP,
	FORMULA_DUMB,
	DISCOURAGED,
	PLAIN_NAMESPACE,
	ONCE,
};

static const char *const notes[ONCE] = {
    "epub:type has a word of no vocabulary",
    "epub:type has a word that is deprecated",
    "a formula has no words for who cannot see it",
    "the element is discouraged in EPUB",
    "the namespace is nearly that of EPUB's own attributes",
};

struct walk {
	struct vdm_pkg *pkg;
	const struct vdm_item *item;
	unsigned seen;
};

static void
once(struct walk *w, enum once what, const struct vdm_xdoc_node *el,
     const char *value)
{
	if (w->seen & 1u << what)
		return;
	w->seen |= 1u << what;
	say(w->item, VDM_D_EPUB_USAGE, el, notes[what], value);
}

static void
note_type(struct walk *w, const struct vdm_xdoc_node *el)
{
	const char *s = vdm_xdoc_get(el, NS_OPS, "type"), *word;
	size_t n;

	for (; s != NULL && *s != '\0'; s += n + (n == 0)) {
		n = strcspn(s, " \t\r\n");
		if (n == 0 || memchr(s, ':', n) != NULL)
			continue;
		word = vdm_arena_strndup(&w->pkg->pub->arena, s, n);
		if (word == NULL)
			return;
		if (vdm_words_have(given_up, word))
			once(w, TYPE_GIVEN_UP, el, word);
		else if (!vdm_words_have(semantics, word))
			once(w, TYPE_UNKNOWN, el, word);
	}
}

/* ---- pages ------------------------------------------------------------- */

/* Schemes that are registered (IANA, of those that books use). */
static const char schemes[] =
    "about acct bitcoin callto cid data dav dns doi ed2k facetime fax feed "
    "file finger fish ftp geo git go gopher gtalk h323 http https hdl imap "
    "info ipp irc irc6 ircs iris isbn itms jabber javascript ldap ldaps lsid "
    "magnet mailto maps market message mid mms modem ms-help msnim mtqp "
    "mupdate "
    "mvn news nfs nntp opaquelocktoken payto pkcs11 pop pres proxy prospero "
    "psyc query resource rmi rsync rtmp rtsp secondlife service session sftp "
    "sgn shttp sieve sip sips skype smb sms snmp soap.beep ssh steam stun svn "
    "tag teamspeak tel telnet tftp tip tn3270 turn tv udp unreal urn ut2004 "
    "vemmi view-source wais webcal ws wss wtai wyciwyg xfire xmlrpc.beep xmpp "
    "xri ymsgr z39.50r z39.50s";

static void
advise_address(const struct walk *w, const struct vdm_xdoc_node *el)
{
	const char *href = vdm_xdoc_get(el, "", "href");
	size_t n = href != NULL ? vdm_address_scheme(href) : 0;
	char *scheme;

	if (n == 0 || !vdm_xdoc_is(el, NS_XHTML, "a"))
		return;
	scheme = vdm_arena_strndup(&w->pkg->pub->arena, href, n);
	for (char *p = scheme; p != NULL && *p != '\0'; p++)
		*p = vdm_lower_byte(*p);
	if (scheme != NULL && !vdm_words_have(schemes, scheme))
		say(w->item, VDM_D_EPUB_ADVICE, el,
		    "an address has a scheme that is not registered", scheme);
}

static void
advise_roles(const struct walk *w, const struct vdm_xdoc_node *el)
{
	const char *role = vdm_xdoc_get(el, "", "role");

	if (vdm_words_have(role, "doc-endnote") ||
	    vdm_words_have(role, "doc-biblioentry"))
		say(w->item, VDM_D_EPUB_DEPRECATED, el,
		    "the role is deprecated", role);
}

/* "day" and "night", "horizontal" and "vertical" (Alternate Style Tags 1.1). */
static void
advise_styles(const struct walk *w, const struct vdm_xdoc_node *el)
{
	const char *class = vdm_xdoc_get(el, "", "class");

	if (vdm_xdoc_is(el, NS_XHTML, "link") &&
	    ((vdm_words_have(class, "day") && vdm_words_have(class, "night")) ||
	     (vdm_words_have(class, "horizontal") &&
	      vdm_words_have(class, "vertical"))))
		say(w->item, VDM_D_EPUB_USAGE, el,
		    "a style sheet is for what excludes each other", class);
}

static void
advise_elements(struct walk *w, const struct vdm_xdoc_node *el)
{
	if (strcmp(el->ns, NS_XHTML) == 0) {
		if (vdm_words_have("base embed rp", el->name))
			once(w, DISCOURAGED, el, el->name);
		advise_address(w, el);
		advise_roles(w, el);
		advise_styles(w, el);
	}
	if (vdm_xdoc_is(el, NS_OPS, "switch") ||
	    vdm_xdoc_is(el, NS_OPS, "trigger"))
		say(w->item, VDM_D_EPUB_DEPRECATED, el,
		    "the element is deprecated", el->name);
	if (vdm_xdoc_is(el, NS_MATH, "math") &&
	    vdm_xdoc_get(el, "", "alttext") == NULL &&
	    vdm_xdoc_get(el, "", "altimg") == NULL)
		once(w, FORMULA_DUMB, el, NULL);
}

static void
advise_attributes(struct walk *w, const struct vdm_xdoc_node *el)
{
	for (size_t i = 0; i < el->attrs_count; i++) {
		const struct vdm_xdoc_attr *a = &el->attrs[i];

		if (strcmp(a->ns, NS_SSML) == 0 && strcmp(a->name, "ph") == 0 &&
		    a->value[strspn(a->value, " \t\r\n")] == '\0')
			say(w->item, VDM_D_EPUB_ADVICE, el,
			    "a pronunciation is empty", NULL);
		if (strcmp(a->ns, NS_OPS) != 0 &&
		    strstr(a->ns, "idpf.org/2007/ops") != NULL)
			once(w, PLAIN_NAMESPACE, el, a->ns);
	}
}

/* A link of a drawing says in words where it leads. */
static void
advise_drawing(const struct walk *w, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;

	if (!vdm_xdoc_is(el, NS_SVG, "a") ||
	    vdm_xdoc_get(el, NS_XLINK, "title") != NULL ||
	    vdm_xdoc_get(el, "", "aria-label") != NULL)
		return;
	for (n = el; n != NULL; n = vdm_xdoc_step(n, el))
		if (vdm_xdoc_is(n, NS_SVG, "title") ||
		    vdm_xdoc_is(n, NS_SVG, "text"))
			return;
	say(w->item, VDM_D_EPUB_ADVICE, el,
	    "a link of a picture has no words that say where it leads", NULL);
}

/* Landmarks and pages are one list (7.4.2, 7.4.4). */
static void
advise_lists(const struct walk *w, const struct vdm_xdoc_node *el)
{
	const char *type = vdm_xdoc_get(el, NS_OPS, "type");
	const struct vdm_xdoc_node *n;

	if (!vdm_xdoc_is(el, NS_XHTML, "nav") ||
	    !(vdm_words_have(type, "page-list") ||
	      vdm_words_have(type, "landmarks")))
		return;
	for (n = el; n != NULL; n = vdm_xdoc_step(n, el))
		if (vdm_xdoc_is(n, NS_XHTML, "ol") && n->parent != NULL &&
		    vdm_xdoc_is(n->parent, NS_XHTML, "li")) {
			say(w->item, VDM_D_EPUB_ADVICE, n,
			    "a list that should have no lists in it has one",
			    type);
			return;
		}
}

/* A region is told by its place, not by words (Region-Based Navigation,
 * 3.4.2). */
static void
advise_regions(const struct walk *w, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *up;

	if (!vdm_words_have(w->item->properties, "data-nav") ||
	    !vdm_xdoc_is(el, NS_XHTML, "a") ||
	    *vdm_xdoc_content(&w->pkg->pub->arena, el) == '\0')
		return;
	for (up = el->parent; up != NULL; up = up->parent)
		if (vdm_words_have(vdm_xdoc_get(up, NS_OPS, "type"),
				   "region-based")) {
			say(w->item, VDM_D_EPUB_ADVICE, el,
			    "a region should have no words", NULL);
			return;
		}
}

static void
advise_page(const struct walk *w)
{
	const struct vdm_xdoc_node *root = w->item->dom.root, *head;

	head = vdm_xdoc_child(root, NS_XHTML, "head");
	if (head != NULL && vdm_xdoc_child(head, NS_XHTML, "title") == NULL)
		say(w->item, VDM_D_EPUB_ADVICE, head, "a page has no title",
		    NULL);
	vdm_advise_prefixes(&w->item->sink, root,
			    vdm_xdoc_get(root, NS_OPS, "prefix"), 0);
}

void
vdm_advise_document(struct vdm_pkg *pkg, struct vdm_item *item)
{
	struct walk w = {.pkg = pkg, .item = item};
	int html = strcmp(item->media, "application/xhtml+xml") == 0;
	const struct vdm_xdoc_node *root, *n;

	if (item->parsed != 1 || item->dom.root == NULL)
		return;
	root = item->dom.root;
	if (pkg->version != 3) {
		for (n = root; html && n != NULL; n = vdm_xdoc_step(n, root))
			if (n->name != NULL)
				advise_address(&w, n);
		return;
	}
	if (html)
		advise_page(&w);
	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL)
			continue;
		note_type(&w, n);
		advise_drawing(&w, n);
		if (!html)
			continue;
		advise_elements(&w, n);
		advise_attributes(&w, n);
		advise_lists(&w, n);
		advise_regions(&w, n);
	}
}
