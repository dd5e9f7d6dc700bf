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
#include "html/carrier.h"
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
	struct vdm_buf made;
	int ok;

	if (vdm_words_have("cite datetime", name)) {
		vdm_buf_init(&made);
		if (name[0] == 'd')
			ok = vdm_html_when(&made, value) == 0;
		else {
			vdm_address_pointer(&made, value);
			ok = vdm_address_is_link(vdm_buf_str(&made));
		}
		vdm_buf_fini(&made);
		return ok;
	}
	if (strcmp(name, "reversed") == 0)
		return *value == '\0' || vdm_words_have("reversed true", value);
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

const char *
vdm_html_language(const struct vdm_node *d)
{
	static const char *const names[] = {"xml:lang", "lang"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *lang = vdm_node_attr(d, names[i]);

		if (lang != NULL && vdm_language_is_code(lang))
			return lang;
	}
	return NULL;
}

int
vdm_html_is_second_language(const struct vdm_node *d, const char *name)
{
	const char *first = vdm_html_language(d);

	return vdm_words_have("lang xml:lang", name) && first != NULL &&
	       is_said(d, name) &&
	       strcasecmp(vdm_dom_attr(d, name), first) != 0;
}

/* Whether it is one of ours, which carry what HTML has no element for. */
static int
is_carrier(const char *name)
{
	return strncmp(name, VDM_CARRIER_NAME, strlen(VDM_CARRIER_NAME)) == 0 ||
	       strncmp(name, "data-vdm", 8) == 0;
}

/* Whether what says how a page looks or behaves leads somewhere, too: to what
 * is shown before a film, to other sizes of a picture, to who counts readers.
 */
static int
leads(const char *name, const char *value)
{
	if (vdm_words_have("background ping poster", name))
		return !vdm_is_blank(value);
	return strncmp(name, "xmlns", 5) != 0 && !is_carrier(name) &&
	       (strstr(value, "://") != NULL ||
		vdm_address_has_scheme(value, "mailto"));
}

int
vdm_html_attr_is_data(const char *name, const char *value, int theirs)
{
	/* other sizes of a picture, names of files, how a link is meant */
	if (vdm_words_have("download rel rev srcset", name))
		return !vdm_is_blank(value);
	return strncmp(name, "data-", 5) == 0 && !vdm_is_blank(value) &&
	       (theirs || (!is_carrier(name) && strcmp(name, "data-who") != 0));
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

/* What is asked of: an attribute with its value, of an element for which the
 * record has no place, or has one. */
struct asked {
	const char *element, *name, *value;
	int nowhere;
};

enum { ASK_ON = -1 }; /* what every element may have does not settle it */

static int
kept_unless(int nowhere, enum vdm_html_attr otherwise)
{
	return nowhere ? (int)otherwise : (int)VDM_HTML_ATTR_KEPT;
}

static int
of_class(const struct asked *a)
{
	return kept_unless(a->nowhere, VDM_HTML_ATTR_LAYOUT);
}

static int
of_title(const struct asked *a)
{
	return a->value[0] == '\0'
		   ? ASK_ON
		   : kept_unless(a->nowhere, VDM_HTML_ATTR_LOST);
}

static int
of_hidden(const struct asked *a)
{
	if (a->value[0] != '\0' &&
	    !vdm_words_have("hidden true until-found", a->value))
		return VDM_HTML_ATTR_LOST;
	return kept_unless(a->nowhere, VDM_HTML_ATTR_LAYOUT);
}

static int
of_aria_hidden(const struct asked *a)
{
	if (a->nowhere || vdm_words_have("false undefined", a->value) ||
	    a->value[0] == '\0')
		return VDM_HTML_ATTR_LAYOUT;
	return strcmp(a->value, "true") == 0 ? VDM_HTML_ATTR_KEPT
					     : VDM_HTML_ATTR_LOST;
}

static int
of_dir(const struct asked *a)
{
	return strcasecmp(a->value, "rtl") != 0 &&
		       strcasecmp(a->value, "ltr") != 0 &&
		       strcasecmp(a->value, "auto") != 0
		   ? ASK_ON
		   : kept_unless(a->nowhere, VDM_HTML_ATTR_LOST);
}

static int
of_lang(const struct asked *a)
{
	return !a->nowhere && vdm_language_is_code(a->value)
		   ? VDM_HTML_ATTR_KEPT
		   : VDM_HTML_ATTR_LOST;
}

static int
of_aria_label(const struct asked *a)
{
	return a->value[0] == '\0'
		   ? ASK_ON
		   : kept_unless(a->nowhere ||
				     vdm_words_have(UNLABELLED, a->element),
				 VDM_HTML_ATTR_LOST);
}

static int
of_datetime(const struct asked *a)
{
	if ((a->value[0] != '\0' && vdm_words_have("del ins", a->element)) ||
	    (strcmp(a->element, "time") == 0 &&
	     is_understood(a->name, a->value)))
		return VDM_HTML_ATTR_KEPT;
	return VDM_HTML_ATTR_LOST;
}

/* Attributes that every element may have, and what becomes of each. */
static const struct {
	const char *name;
	int (*get)(const struct asked *a);
} of_all[] = {
    {"class", of_class},       {"title", of_title},
    {"hidden", of_hidden},     {"aria-hidden", of_aria_hidden},
    {"dir", of_dir},           {"lang", of_lang},
    {"xml:lang", of_lang},     {"aria-label", of_aria_label},
    {"datetime", of_datetime},
};

/* What no element of ours stands for has words and addresses, too. */
static int
is_foreign(const char *element, const char *name)
{
	return (strcmp(element, "area") == 0 &&
		vdm_words_have("alt href", name)) ||
	       (strcmp(element, "track") == 0 &&
		vdm_words_have("label src", name));
}

static int
is_layout(const struct asked *a)
{
	return vdm_words_have(layout, a->name) ||
	       strncmp(a->name, "data-", 5) == 0 ||
	       strncmp(a->name, "on", 2) == 0 ||
	       strncmp(a->name, "xmlns", 5) == 0 ||
	       (strcmp(a->name, "type") == 0 &&
		vdm_words_have("ul li", a->element)) ||
	       a->nowhere;
}

static enum vdm_html_attr
attr_get(const char *element, const char *name, const char *value)
{
	const struct asked a = {element, name, value,
				vdm_words_have(passed, element)};
	size_t i;
	int got = ASK_ON;

	for (i = 0; i < sizeof(of_all) / sizeof(of_all[0]); i++)
		if (strcmp(of_all[i].name, name) == 0)
			got = of_all[i].get(&a);
	if (got != ASK_ON)
		return (enum vdm_html_attr)got;
	/* what is played, and of which type it is */
	if (strcmp(element, "source") == 0 && vdm_words_have("src type", name))
		return VDM_HTML_ATTR_KEPT;
	if (is_kept(element, name))
		return is_understood(name, value) ? VDM_HTML_ATTR_KEPT
						  : VDM_HTML_ATTR_LOST;
	if (is_foreign(element, name))
		return value[0] != '\0' ? VDM_HTML_ATTR_LOST
					: VDM_HTML_ATTR_LAYOUT;
	/* a carrier of ours that says nothing is somebody's change to it */
	if (is_spoilt(name, value))
		return VDM_HTML_ATTR_LOST;
	return is_layout(&a) || ((value[0] == '\0' || is_switch(name, value)) &&
				 vdm_words_have(void_of, name))
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
