/* SPDX-License-Identifier: MIT */
/* Attributes whose values are words of a vocabulary, and elements that need
 * certain others: what the grammar of content documents leaves open. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"
#include "xml/sax.h"

#define NS_SSML "http://www.w3.org/2001/10/synthesis"
#define NS_EVENTS "http://www.w3.org/2001/xml-events"

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what, const char *value)
{
	vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &el->pos, NULL, "%s%s%.100s%s",
		 what, value != NULL ? ": \"" : "", value != NULL ? value : "",
		 value != NULL ? "\"" : "");
}

static int
is_html(const struct vdm_xdoc_node *el, const char *name)
{
	return strcmp(el->ns, NS_XHTML) == 0 && strcmp(el->name, name) == 0;
}

/* ---- prefixes and epub:type -------------------------------------------- */

/* Vocabularies that need no prefix, and may be given none (EPUB 3.3, D.1.3). */
static const char *const defaults[] = {
    "http://idpf.org/epub/vocab/package/meta/#",
    "http://idpf.org/epub/vocab/package/link/#",
    "http://idpf.org/epub/vocab/package/item/#",
    "http://idpf.org/epub/vocab/package/itemref/#",
    "http://idpf.org/epub/vocab/structure/#",
    "http://www.idpf.org/epub/vocab/structure/#",
    NULL,
};

/* What is wrong with an address of that length; NULL: nothing. */
static const char *
address_fault(const char *s, size_t n)
{
	char *own = n > 0 ? vdm_strndup(s, n) : NULL;
	const char *fault = own != NULL ? vdm_address_fault(own) : NULL;

	vdm_free(own);
	return fault;
}

/* A name of XML without a colon, of that length. */
static int
is_name(const char *s, size_t n)
{
	char *own = vdm_strndup(s, n);
	int is = own != NULL && vdm_xml_is_ncname(own);

	vdm_free(own);
	return is;
}

/* What is wrong with one mapping of a prefix, of both lengths; NULL: nothing.
 * "_" is kept for processors' own use (EPUB 3.3, D.1.4). */
static const char *
mapping_fault(const char *prefix, size_t n, const char *uri, size_t length)
{
	if (n < 2 || prefix[n - 1] != ':' ||
	    memchr(prefix, ':', n - 1) != NULL || length == 0)
		return "is malformed";
	if (n == 2 && *prefix == '_')
		return "declares the prefix \"_\"";
	if (!is_name(prefix, n - 1))
		return "declares a prefix that is no name";
	if (vdm_words_among(uri, length, defaults))
		return "declares a prefix for a vocabulary that needs none";
	if (vdm_words_is(uri, length, "http://purl.org/dc/elements/1.1/"))
		return "declares a prefix for the elements of Dublin Core";
	return address_fault(uri, length) != NULL
		   ? "has an address that there cannot be"
		   : NULL;
}

const char *
vdm_prefixes_fault(const char *list)
{
	const char *prefix, *fault = NULL;
	size_t n, length;

	while (list != NULL && *list != '\0' && fault == NULL) {
		n = strcspn(list, " \t\r\n");
		if (n == 0) {
			list++;
			continue;
		}
		prefix = list;
		list += n;
		while (vdm_is_space((unsigned char)*list))
			list++;
		length = strcspn(list, " \t\r\n");
		fault = mapping_fault(prefix, n, list, length);
		list += length;
	}
	return fault;
}

int
vdm_prefix_declared(const char *list, const char *prefix, size_t length)
{
	while (list != NULL && *list != '\0') {
		size_t n = strcspn(list, " \t\r\n");

		if (n == length + 1 && list[length] == ':' &&
		    memcmp(list, prefix, length) == 0)
			return 1;
		list += n + (n == 0);
	}
	return 0;
}

/* Of a name of XML: letters, digits and what lies beyond ASCII. */
static int
is_name_token(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (!(c >= 0x80 || vdm_is_letter(c) || vdm_is_digit(c) ||
		      strchr("-._:", c) != NULL))
			return 0;
	}
	return n > 0;
}

static void
check_type(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *s = vdm_xdoc_get(el, NS_OPS, "type");
	const char *prefixes = vdm_xdoc_get(item->dom.root, NS_OPS, "prefix");
	int words = 0;

	if (s == NULL)
		return;
	if (is_html(el, "head") ||
	    (el->parent != NULL && is_html(el->parent, "head")))
		wrong(item, el, "epub:type may not stand in the head", s);
	while (*s != '\0') {
		size_t n = strcspn(s, " \t\r\n");
		const char *colon = memchr(s, ':', n);

		if (n == 0) {
			s++;
			continue;
		}
		words++;
		if (!is_name_token(s, n)) {
			wrong(item, el, "epub:type is no list of names", s);
			return;
		}
		if (colon != NULL &&
		    !vdm_prefix_declared(prefixes, s, (size_t)(colon - s)) &&
		    !vdm_prefix_declared("msv: prism: ", s,
					 (size_t)(colon - s)))
			wrong(item, el, "epub:type has an undeclared prefix",
			      s);
		s += n;
	}
	if (words == 0)
		wrong(item, el, "epub:type says nothing", NULL);
}

/* EPUB's own namespace has epub:type for any element, and epub:prefix for the
 * outermost (EPUB 3.3, D.1.4). */
static void
check_own(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	for (size_t i = 0; i < el->attrs_count; i++)
		if (strcmp(el->attrs[i].ns, NS_OPS) == 0 &&
		    strcmp(el->attrs[i].name, "type") != 0 &&
		    (strcmp(el->attrs[i].name, "prefix") != 0 ||
		     el->parent != NULL))
			wrong(item, el, "the attribute is none of EPUB's",
			      el->attrs[i].name);
}

/* ---- elements that need others ------------------------------------------ */

static int
within(const struct vdm_xdoc_node *el, const char *name, const char *attr)
{
	for (el = el->parent; el != NULL; el = el->parent)
		if (is_html(el, name) && vdm_xdoc_get(el, "", attr) != NULL)
			return 1;
	return 0;
}

/* "text/html; charset=utf-8", in any case (HTML, 4.2.5.3). */
static int
is_utf8(const char *content)
{
	static const char type[] = "text/html;", charset[] = "charset=utf-8";

	if (content == NULL ||
	    strncasecmp(content, type, sizeof(type) - 1) != 0)
		return 0;
	content += sizeof(type) - 1;
	while (vdm_is_space((unsigned char)*content))
		content++;
	return strcasecmp(content, charset) == 0;
}

static void
check_meta(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char pragmas[] =
	    "content-language content-security-policy content-type "
	    "default-style refresh x-ua-compatible";
	const char *pragma = vdm_xdoc_get(el, "", "http-equiv"), *charset;
	int named = vdm_xdoc_get(el, "", "name") != NULL ||
		    vdm_xdoc_get(el, "", "property") != NULL ||
		    vdm_xdoc_get(el, "", "itemprop") != NULL;
	char word[40];
	size_t i;

	if (!named && pragma == NULL && vdm_xdoc_get(el, "", "charset") == NULL)
		wrong(item, el, "a meta element says nothing", NULL);
	else if ((named || pragma != NULL) &&
		 vdm_xdoc_get(el, "", "content") == NULL)
		wrong(item, el, "a meta element has no content", NULL);
	charset = vdm_xdoc_get(el, "", "charset");
	if (charset != NULL && strcasecmp(charset, "utf-8") != 0)
		wrong(item, el, "a page is in UTF-8 and says otherwise",
		      charset);
	if (pragma == NULL)
		return;
	for (i = 0; i < sizeof word - 1 && pragma[i] != '\0'; i++)
		word[i] = vdm_is_capital(pragma[i])
			      ? (char)(pragma[i] - 'A' + 'a')
			      : pragma[i];
	word[i] = '\0';
	if (!vdm_words_have(pragmas, word))
		wrong(item, el, "http-equiv is not known", pragma);
	else if (strcmp(word, "content-type") == 0 &&
		 !is_utf8(vdm_xdoc_get(el, "", "content")))
		wrong(item, el,
		      "the content-type is not \"text/html; charset=utf-8\"",
		      vdm_xdoc_get(el, "", "content"));
}

static void
check_link(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const anywhere[] = {
	    "dns-prefetch", "modulepreload", "pingback",  "preconnect",
	    "prefetch",     "preload",       "stylesheet"};
	const char *rel = vdm_xdoc_get(el, "", "rel");
	size_t i;

	for (i = 0; i < sizeof anywhere / sizeof *anywhere; i++)
		if (vdm_words_have(rel, anywhere[i]))
			break;
	if (el->parent != NULL && !is_html(el->parent, "head") &&
	    !is_html(el->parent, "noscript") &&
	    i == sizeof anywhere / sizeof *anywhere &&
	    vdm_xdoc_get(el, "", "property") == NULL &&
	    vdm_xdoc_get(el, "", "itemprop") == NULL)
		wrong(item, el, "a link of this kind stands in the body", rel);

	if (vdm_xdoc_get(el, "", "href") == NULL &&
	    vdm_xdoc_get(el, "", "imagesrcset") == NULL)
		wrong(item, el, "a link leads nowhere", NULL);
	else if (rel == NULL && vdm_xdoc_get(el, "", "rev") == NULL &&
		 vdm_xdoc_get(el, "", "property") == NULL &&
		 vdm_xdoc_get(el, "", "itemprop") == NULL)
		wrong(item, el, "a link does not say for what it is", NULL);
}

/* Names stand before what they mean. */
static void
check_names(const struct vdm_item *item, const struct vdm_xdoc_node *list)
{
	const struct vdm_xdoc_node *n, *last = NULL;

	for (n = vdm_xdoc_child(list, "", NULL); n != NULL;
	     n = vdm_xdoc_next(n, "", NULL)) {
		if (!is_html(n, "dt") && !is_html(n, "dd"))
			continue;
		if (is_html(n, "dd") && last == NULL) {
			wrong(item, n, "a dd stands before any dt", NULL);
			return;
		}
		last = n;
	}
	if (last != NULL && is_html(last, "dt"))
		wrong(item, last, "a dt has no dd behind it", NULL);
}

/* "image/png": a slash between two names. */
static void
check_media_type(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char typed[] = "a area embed link object source";
	const char *type = vdm_xdoc_get(el, "", "type"), *slash;

	if (type == NULL || !vdm_words_have(typed, el->name))
		return;
	slash = strchr(type, '/');
	if (slash == NULL || slash == type || slash[1] == '\0')
		wrong(item, el, "the type is no media type", type);
}

static void
check_needs(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	check_media_type(item, el);
	if (is_html(el, "meta")) {
		check_meta(item, el);
		if (el->parent != NULL && !is_html(el->parent, "head") &&
		    !is_html(el->parent, "noscript") &&
		    vdm_xdoc_get(el, "", "itemprop") == NULL &&
		    vdm_xdoc_get(el, "", "property") == NULL)
			wrong(item, el, "a meta element stands in the body",
			      NULL);
	} else if (is_html(el, "object")) {
		if (vdm_xdoc_get(el, "", "data") == NULL &&
		    vdm_xdoc_get(el, "", "type") == NULL)
			wrong(item, el, "an object has no data", NULL);
	} else if (is_html(el, "link")) {
		check_link(item, el);
	} else if (is_html(el, "ruby")) {
		if (vdm_xdoc_child(el, NS_XHTML, "rt") == NULL &&
		    vdm_xdoc_child(el, NS_XHTML, "rtc") == NULL)
			wrong(item, el, "a ruby has no rt", NULL);
	} else if (is_html(el, "dl") ||
		   (is_html(el, "div") && el->parent != NULL &&
		    is_html(el->parent, "dl"))) {
		check_names(item, el);
	} else if (is_html(el, "img")) {
		if (vdm_xdoc_get(el, "", "ismap") != NULL &&
		    !within(el, "a", "href"))
			wrong(item, el, "an img with ismap is in no link",
			      NULL);
	}
}

static int
is_of_type(const struct vdm_xdoc_node *el, const char *type)
{
	const char *s = vdm_xdoc_get(el, "", "type");

	return s != NULL && strcasecmp(s, type) == 0;
}

/* What says of a link how it is followed stands in none (HTML, 4.6.1); but
 * `rel` and `type`, which RDFa has. */
static void
check_no_link(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const of_links[] = {"itemprop", "target", "download",
					       "ping", "hreflang"};

	if (vdm_xdoc_get(el, "", "href") != NULL)
		return;
	for (size_t i = 0; i < sizeof of_links / sizeof *of_links; i++)
		if (vdm_xdoc_get(el, "", of_links[i]) != NULL)
			wrong(item, el,
			      "what leads nowhere has an attribute of links",
			      of_links[i]);
}

/* What is sent or looked up by its name has one (HTML, 4.10.3, 4.10.18.1). */
static void
check_name(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char named[] = "button fieldset form input map object "
				    "output select textarea";
	const char *name = vdm_xdoc_get(el, "", "name");

	if (name != NULL && *name == '\0' && vdm_words_have(named, el->name))
		wrong(item, el, "the name is empty", NULL);
}

/* Where one attribute wants another, or a form of its own. */
static void
check_pairs(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const numbers[] = {"value", "min",     "max",
					      "low",   "optimum", "high"};
	const char *usemap = vdm_xdoc_get(el, "", "usemap");
	const char *name, *id;

	check_name(item, el);
	if (usemap != NULL && (usemap[0] != '#' || usemap[1] == '\0'))
		wrong(item, el, "usemap leads to no map of the page", usemap);
	if (is_html(el, "map")) {
		name = vdm_xdoc_get(el, "", "name");
		id = vdm_xdoc_get(el, "", "id");
		if (name != NULL && id != NULL && strcmp(name, id) != 0)
			wrong(item, el, "the id of a map is not its name", id);
	} else if (is_html(el, "bdo")) {
		if (vdm_xdoc_get(el, "", "dir") == NULL)
			wrong(item, el, "a bdo has no dir", NULL);
	} else if (is_html(el, "input")) {
		vdm_check_input(item, el);
		if (is_of_type(el, "image") &&
		    (vdm_xdoc_get(el, "", "alt") == NULL ||
		     vdm_xdoc_get(el, "", "src") == NULL))
			wrong(item, el,
			      "a button that is a picture has no src or no alt",
			      NULL);
	} else if (is_html(el, "a") || is_html(el, "area")) {
		if (is_html(el, "area") &&
		    vdm_xdoc_get(el, "", "href") != NULL &&
		    vdm_xdoc_get(el, "", "alt") == NULL)
			wrong(item, el, "an area that is a link has no alt",
			      NULL);
		check_no_link(item, el);
	} else if (is_html(el, "meter")) {
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
			const char *v = vdm_xdoc_get(el, "", numbers[i]);

			if (v != NULL && !vdm_is_html_number(v))
				wrong(item, el, "an attribute is no number", v);
		}
	}
}

/* Addresses that lead to no resource of the book: where a form is sent, and
 * what microdata are of. White space parts the types. */
static void
check_addresses(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const names[] = {"action", "formaction", "itemid",
					    "itemtype"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *s = vdm_xdoc_get(el, "", names[i]);

		while (s != NULL && *(s += strspn(s, " \t\r\n")) != '\0') {
			size_t n = strcspn(s, " \t\r\n");

			/* "#" alone is this document's */
			if (!(n == 1 && *s == '#') &&
			    address_fault(s, n) != NULL) {
				wrong(
				    item, el,
				    "an attribute holds an address that there "
				    "cannot be",
				    s);
				break;
			}
			s += n;
		}
	}
}

/* What a sound or film holds: sources, where it has no address of its own, then
 * tracks, then what is shown to who cannot play it (HTML, 4.8.8). */
static void
check_medium(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;
	int stage = 0;

	for (n = el->first; n != NULL; n = n->next) {
		int is_source = n->name != NULL && is_html(n, "source");
		int is_track = n->name != NULL && is_html(n, "track");

		if (n->name == NULL)
			continue;
		if (is_source && vdm_xdoc_get(el, "", "src") != NULL)
			wrong(item, n,
			      "a source stands in what has an address of its "
			      "own",
			      NULL);
		else if ((is_source && stage > 0) || (is_track && stage > 1))
			wrong(item, n,
			      "a source or track stands behind what is shown "
			      "in its place",
			      n->name);
		stage = is_source ? stage : is_track && stage < 2 ? 1 : 2;
	}
}

/* What plays says where it is, where it is a value of microdata (HTML, 5.2.3);
 * of a film's tracks one is shown from the beginning, and none has no name. */
static void
check_media(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const played[] = {"audio",  "embed", "iframe", "img",
					     "source", "track", "video",  NULL};
	const struct vdm_xdoc_node *track;
	int shown = 0;

	if (vdm_xdoc_get(el, "", "itemprop") != NULL &&
	    ((vdm_words_are(played, el->name) &&
	      vdm_xdoc_get(el, "", "src") == NULL) ||
	     (is_html(el, "object") && vdm_xdoc_get(el, "", "data") == NULL)))
		wrong(item, el, "an element with itemprop has no address",
		      el->name);
	if (!is_html(el, "audio") && !is_html(el, "video"))
		return;
	check_medium(item, el);
	track = vdm_xdoc_child(el, NS_XHTML, "track");
	for (; track != NULL; track = vdm_xdoc_next(track, NS_XHTML, "track")) {
		const char *label = vdm_xdoc_get(track, "", "label");

		shown += vdm_xdoc_get(track, "", "default") != NULL;
		if (label != NULL && *label == '\0')
			wrong(item, track, "the label of a track is empty",
			      NULL);
	}
	if (shown > 1)
		wrong(item, el, "two tracks are the default", NULL);
}

/* Of one list one is chosen; an area is of a map. */
static void
check_choices(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;
	int chosen = 0;

	if (is_html(el, "select") && vdm_xdoc_get(el, "", "multiple") == NULL) {
		for (n = el; n != NULL; n = vdm_xdoc_step(n, el))
			chosen += n->name != NULL && is_html(n, "option") &&
				  vdm_xdoc_get(n, "", "selected") != NULL;
		if (chosen > 1)
			wrong(item, el,
			      "two options are selected where one can be",
			      NULL);
	}
	if (!is_html(el, "area"))
		return;
	for (n = el->parent; n != NULL; n = n->parent)
		if (is_html(n, "map") || is_html(n, "template"))
			return;
	wrong(item, el, "an area is in no map", NULL);
}

/* lang and xml:lang of one element say the same. */
static void
check_languages(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *lang = vdm_xdoc_get(el, "", "lang");
	const char *xml = vdm_xdoc_get(el, NS_XMLNS, "lang");

	if (lang != NULL && xml != NULL && strcasecmp(lang, xml) != 0)
		wrong(item, el, "lang and xml:lang differ", lang);
}

/* What time an element tells: of the attribute, or of its words. */
static void
check_time(struct vdm_pkg *pkg, const struct vdm_item *item,
	   const struct vdm_xdoc_node *el)
{
	struct vdm_arena *a = &pkg->pub->arena;
	const char *s = vdm_xdoc_get(el, "", "datetime");

	if (!is_html(el, "time"))
		return;
	if (s == NULL && vdm_xdoc_child(el, "", NULL) != NULL)
		wrong(item, el, "a time without datetime holds an element",
		      vdm_xdoc_child(el, "", NULL)->name);
	if (s == NULL)
		s = vdm_xdoc_content(a, el);
	if (!vdm_moment_is_html(a, s))
		wrong(item, el, "no date, time or duration of HTML", s);
}

/* A namespace of an author's own is of no host of the W3C's or the IDPF's
 * (EPUB 3.3, 6.1.3.5). */
static void
check_namespaces(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char *const known[] = {
	    NS_XHTML,
	    NS_XMLNS,
	    NS_OPS,
	    NS_SSML,
	    "http://www.w3.org/2001/XMLSchema-instance",
	    "http://www.w3.org/2005/11/its",
	    NULL};

	for (size_t i = 0; i < el->attrs_count; i++) {
		const char *ns = el->attrs[i].ns, *host = strstr(ns, "//");
		size_t n = host != NULL ? strcspn(host + 2, "/?#") : 0;

		if (n > 0 && !vdm_words_are(known, ns) &&
		    !(strcmp(ns, NS_EVENTS) == 0 &&
		      vdm_xdoc_is(el, NS_OPS, "trigger")) &&
		    (memmem(host + 2, n, "w3.org", 6) != NULL ||
		     memmem(host + 2, n, "idpf.org", 8) != NULL))
			wrong(item, el,
			      "the namespace of an attribute is not the "
			      "author's to use",
			      ns);
	}
}

/* What a trigger of EPUB 3.0 listens to, and what it moves. */
static void
check_trigger(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *ref = vdm_xdoc_get(el, "", "ref");
	const char *observer = vdm_xdoc_get(el, NS_EVENTS, "observer");

	if (!vdm_xdoc_is(el, NS_OPS, "trigger"))
		return;
	if (ref != NULL && vdm_xdoc_by_id(&item->dom, ref) == NULL)
		wrong(item, el, "ref names no element of the page", ref);
	if (observer != NULL && vdm_xdoc_by_id(&item->dom, observer) == NULL)
		wrong(item, el, "ev:observer names no element of the page",
		      observer);
}

/* A pronunciation within a pronunciation. */
static void
check_phonemes(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *up;

	if (vdm_xdoc_get(el, NS_SSML, "ph") == NULL)
		return;
	for (up = el->parent; up != NULL; up = up->parent)
		if (vdm_xdoc_get(up, NS_SSML, "ph") != NULL)
			wrong(item, el, "ssml:ph stands in another one", NULL);
}

void
vdm_check_own_attributes(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n;
	const char *prefix = vdm_xdoc_get(root, NS_OPS, "prefix");
	const char *fault = vdm_prefixes_fault(prefix);

	if (fault != NULL)
		vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &root->pos, NULL,
			 "epub:prefix %s: \"%.100s\"", fault, prefix);
	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL)
			continue;
		check_type(item, n);
		check_own(item, n);
	}
}

void
vdm_check_attributes(struct vdm_pkg *pkg, const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n;

	vdm_check_own_attributes(item);
	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL)
			continue;
		check_languages(item, n);
		check_trigger(item, n);
		check_phonemes(item, n);
		if (strcmp(n->ns, NS_XHTML) == 0) {
			vdm_check_role(item, n);
			check_needs(item, n);
			check_pairs(item, n);
			check_media(item, n);
			check_addresses(item, n);
			check_choices(item, n);
			check_time(pkg, item, n);
			check_namespaces(item, n);
		}
	}
}
