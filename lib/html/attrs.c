/* SPDX-License-Identifier: MIT */
/*
 * What becomes of each attribute of HTML: a record has it, it says how a page
 * looks or behaves, or it is lost. What stands in no list here is lost, so that
 * nothing is left out without a word.
 */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"
#include "xml/sax.h"

/* How a page looks, what it does, and what it says to programs. */
static const char layout[] =
    "accesskey align alink autocapitalize autofocus background "
    "bgcolor border cellpadding cellspacing char charoff clear color compact "
    "contenteditable controls crossorigin decoding download draggable "
    "enterkeyhint epub:type face frame frameborder height hspace id inputmode "
    "is link loading loop marginheight marginwidth muted name nonce noshade "
    "nowrap part ping preload referrerpolicy rel rev role rules scrolling "
    "size sizes slot spellcheck srcset style tabindex target text translate "
    "valign vlink vspace width xml:id xml:space";

/* What says nothing where it has no value. Any other name may be somebody's
 * word. */
static const char void_of[] =
    "abbr allowfullscreen alt async autoplay axis checked cite content coords "
    "default defer dir disabled formnovalidate headers href hreflang inert "
    "ismap itemscope label lang media multiple nomodule novalidate open "
    "playsinline readonly required scope selected shape src summary title "
    "type usemap value";

/* Elements that no element of a record stands for: what they say themselves
 * is in none. */
static const char passed[] =
    "base col colgroup map area param rp script source style tbody template "
    "tfoot thead track wbr";

/* Where a label has another place, or none. */
#define UNLABELLED "abbr acronym li html body math svg"

/* Where a record has the attribute of that name. */
static const struct {
	const char *attr, *elements;
} kept[] = {
    {"alt", "img"},       {"cite", "blockquote del ins q"},
    {"scope", "th"},      {"colspan", "td th"},
    {"href", "a"},        {"reversed", "ol"},
    {"rowspan", "td th"}, {"src", "audio img video"},
    {"start", "ol"},      {"type", "ol"},
    {"value", "li"},
};

static int
is_kept(const char *element, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (strcmp(kept[i].attr, name) == 0 &&
		    vdm_words_have(kept[i].elements, element))
			return 1;
	return 0;
}

/* What a value must be that a record is to have. */
static int
is_understood(const char *name, const char *value)
{
	struct vdm_buf when;
	int ok;

	if (strcmp(name, "datetime") == 0) {
		vdm_buf_init(&when);
		ok = vdm_html_when(&when, value) == 0;
		vdm_buf_fini(&when);
		return ok;
	}
	if (strcmp(name, "reversed") == 0)
		return *value == '\0' || vdm_words_have("reversed true", value);
	if (strcmp(name, "cite") == 0)
		return vdm_address_is_link(value) && vdm_address_is_iri(value);
	if (strcmp(name, "scope") == 0)
		return vdm_words_have("col colgroup row rowgroup", value);
	if (strcmp(name, "type") == 0)
		return strlen(value) == 1 && strchr("1aAiI", value[0]) != NULL;
	if (strcmp(name, "start") == 0 || strcmp(name, "value") == 0) {
		value += *value == '-';
		return *value != '\0' && strlen(value) < 10 &&
		       strspn(value, "0123456789") == strlen(value);
	}
	/* a row's 0 is "all that follow", which a record cannot say */
	if (strcmp(name, "colspan") == 0 || strcmp(name, "rowspan") == 0)
		return *value != '\0' && *value != '0' &&
		       strspn(value, "0123456789") == strlen(value);
	return 1;
}

/* Whether a carrier names an element or an attribute that there cannot be. */
static int
is_spoilt(const char *name, const char *value)
{
	static const char carrier[] = "data-tei";
	size_t n = sizeof(carrier) - 1;

	if (strncmp(name, carrier, n) != 0)
		return 0;
	return name[n] == '\0'
		   ? !vdm_xml_is_qname(value)
		   : name[n] != '-' || !vdm_xml_is_qname(name + n + 1);
}

static int
is_said(const struct vdm_node *d, const char *name)
{
	return !vdm_is_blank(vdm_dom_attr(d, name));
}

const char *
vdm_html_label(const struct vdm_node *d)
{
	const char *element = vdm_html_name(d);

	if (is_said(d, "title"))
		return vdm_words_have("abbr acronym", element) ? NULL : "title";
	if (vdm_words_have("del ins", element) && is_said(d, "datetime"))
		return "datetime";
	return !vdm_words_have(UNLABELLED, element) && is_said(d, "aria-label")
		   ? "aria-label"
		   : NULL;
}

int
vdm_html_is_second_label(const struct vdm_node *d, const char *name)
{
	const char *first = vdm_html_label(d);

	return first != NULL && strcmp(first, name) != 0 && is_said(d, name) &&
	       (strcmp(name, "aria-label") == 0 ||
		(strcmp(name, "datetime") == 0 &&
		 vdm_words_have("del ins", vdm_html_name(d)))) &&
	       strcmp(vdm_dom_attr(d, name), vdm_dom_attr(d, first)) != 0;
}

/* Whether what says how a page looks or behaves leads somewhere, too: to what
 * is shown before a film, to other sizes of a picture, to who counts readers.
 */
static int
leads(const char *name, const char *value)
{
	if (vdm_words_have("background ping poster", name))
		return !vdm_is_blank(value);
	return strncmp(name, "xmlns", 5) != 0 &&
	       strncmp(name, "data-tei", 8) != 0 &&
	       strncmp(name, "data-vdm", 8) != 0 &&
	       (strstr(value, "://") != NULL ||
		strncasecmp(value, "mailto:", 7) == 0);
}

int
vdm_html_attr_is_data(const char *name, const char *value)
{
	return strncmp(name, "data-", 5) == 0 && !vdm_is_blank(value) &&
	       strncmp(name, "data-tei", 8) != 0 &&
	       strncmp(name, "data-vdm", 8) != 0 &&
	       strcmp(name, "data-who") != 0;
}

/* How XHTML writes that there is an attribute of two states. */
static int
is_switch(const char *name, const char *value)
{
	return vdm_words_have("async checked default defer disabled inert "
			      "ismap multiple novalidate open readonly "
			      "required selected",
			      name) &&
	       strcasecmp(name, value) == 0;
}

static enum vdm_html_attr
attr_get(const char *element, const char *name, const char *value)
{
	int nowhere = vdm_words_have(passed, element);

	if (strcmp(name, "class") == 0)
		return nowhere ? VDM_HTML_ATTR_LAYOUT : VDM_HTML_ATTR_KEPT;
	if (strcmp(name, "title") == 0 && value[0] != '\0')
		return nowhere ? VDM_HTML_ATTR_LOST : VDM_HTML_ATTR_KEPT;
	if (strcmp(name, "hidden") == 0 && value[0] != '\0' &&
	    !vdm_words_have("hidden true until-found", value))
		return VDM_HTML_ATTR_LOST;
	if (strcmp(name, "aria-hidden") == 0)
		return nowhere || vdm_words_have("false undefined", value) ||
			       value[0] == '\0'
			   ? VDM_HTML_ATTR_LAYOUT
		       : strcmp(value, "true") == 0 ? VDM_HTML_ATTR_KEPT
						    : VDM_HTML_ATTR_LOST;
	if (strcmp(name, "hidden") == 0)
		return nowhere ? VDM_HTML_ATTR_LAYOUT : VDM_HTML_ATTR_KEPT;
	if (strcmp(name, "dir") == 0 &&
	    (strcasecmp(value, "rtl") == 0 || strcasecmp(value, "ltr") == 0 ||
	     strcasecmp(value, "auto") == 0))
		return nowhere ? VDM_HTML_ATTR_LAYOUT : VDM_HTML_ATTR_KEPT;
	if (strcmp(name, "lang") == 0 || strcmp(name, "xml:lang") == 0)
		return !nowhere && vdm_language_is_code(value)
			   ? VDM_HTML_ATTR_KEPT
			   : VDM_HTML_ATTR_LOST;
	if (strcmp(name, "aria-label") == 0 && value[0] != '\0')
		return nowhere || vdm_words_have(UNLABELLED, element)
			   ? VDM_HTML_ATTR_LOST
			   : VDM_HTML_ATTR_KEPT;
	if (strcmp(name, "datetime") == 0 && value[0] != '\0' &&
	    vdm_words_have("del ins", element))
		return VDM_HTML_ATTR_KEPT;
	if (strcmp(name, "datetime") == 0)
		return strcmp(element, "time") == 0 &&
			       is_understood(name, value)
			   ? VDM_HTML_ATTR_KEPT
			   : VDM_HTML_ATTR_LOST;
	/* what is played, and of which type it is */
	if (strcmp(element, "source") == 0 && vdm_words_have("src type", name))
		return VDM_HTML_ATTR_KEPT;
	if (is_kept(element, name))
		return is_understood(name, value) ? VDM_HTML_ATTR_KEPT
						  : VDM_HTML_ATTR_LOST;
	/* what no element stands for has words and addresses, too */
	if ((strcmp(element, "area") == 0 &&
	     vdm_words_have("alt href", name)) ||
	    (strcmp(element, "track") == 0 &&
	     vdm_words_have("label src", name)))
		return value[0] != '\0' ? VDM_HTML_ATTR_LOST
					: VDM_HTML_ATTR_LAYOUT;
	/* a carrier of ours that says nothing is somebody's change to it */
	if (is_spoilt(name, value))
		return VDM_HTML_ATTR_LOST;
	if (vdm_words_have(layout, name) || strncmp(name, "data-", 5) == 0 ||
	    strncmp(name, "on", 2) == 0 || strncmp(name, "xmlns", 5) == 0 ||
	    (strcmp(name, "type") == 0 && vdm_words_have("ul li", element)) ||
	    nowhere)
		return VDM_HTML_ATTR_LAYOUT;
	return (value[0] == '\0' || is_switch(name, value)) &&
		       vdm_words_have(void_of, name)
		   ? VDM_HTML_ATTR_LAYOUT
		   : VDM_HTML_ATTR_LOST;
}

enum vdm_html_attr
vdm_html_attr_get(const char *element, const char *name, const char *value)
{
	enum vdm_html_attr is = attr_get(element, name, value);

	return is == VDM_HTML_ATTR_LAYOUT && leads(name, value)
		   ? VDM_HTML_ATTR_LOST
		   : is;
}
