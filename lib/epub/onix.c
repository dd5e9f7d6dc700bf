/* SPDX-License-Identifier: MIT */
/*
 * What a book says of itself as a message of ONIX for Books 3.0, in reference
 * tags. It is made of the book's own package, so that the two say the same, and
 * of any maker's book.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/isbn.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "epub/epub.h"
#include "vidimus/format.h"
#include "xml/dom.h"
#include "xml/sax.h"
#include "zip/container.h"

#define NS_ONIX "http://ns.editeur.org/onix/3.0/reference"

/* A row of a table of codes. */
struct code {
	const char *word, *code;
};

struct onix {
	struct vdm_arena *arena;
	const struct vdm_xdoc_node *package, *metadata;
	struct vdm_buf *out;
	struct vdm_buf missing; /* what the book does not say, in words */
	int depth;
};

/* ---- the package ---- */

static const char *
text_of(const struct onix *o, const struct vdm_xdoc_node *n)
{
	return n != NULL ? vdm_xdoc_content(o->arena, n) : "";
}

static const char *
attr_of(const struct vdm_xdoc_node *n, const char *name)
{
	const char *value = vdm_xdoc_get(n, "", name);

	return value != NULL ? value : "";
}

/* What refines the element by that property, from `at` on; or NULL. */
static const struct vdm_xdoc_node *
refining(const struct onix *o, const struct vdm_xdoc_node *el,
	 const char *property)
{
	const char *id = attr_of(el, "id"), *about;
	const struct vdm_xdoc_node *m =
	    vdm_xdoc_child(o->metadata, VDM_NS_OPF, "meta");

	for (; m != NULL; m = vdm_xdoc_next(m, VDM_NS_OPF, "meta")) {
		about = attr_of(m, "refines");
		if (*id != '\0' && about[0] == '#' &&
		    strcmp(about + 1, id) == 0 &&
		    strcmp(attr_of(m, "property"), property) == 0)
			return m;
	}
	return NULL;
}

static const char *
refined(const struct onix *o, const struct vdm_xdoc_node *el,
	const char *property)
{
	return text_of(o, refining(o, el, property));
}

static const struct vdm_xdoc_node *
first_dc(const struct onix *o, const char *name)
{
	return vdm_xdoc_child(o->metadata, VDM_NS_DC, name);
}

/* The first meta of that property that refines nothing, behind `n` or, where
 * that is NULL, from the first on. */
static const struct vdm_xdoc_node *
next_meta(const struct onix *o, const struct vdm_xdoc_node *n,
	  const char *property)
{
	n = n == NULL ? vdm_xdoc_child(o->metadata, VDM_NS_OPF, "meta")
		      : vdm_xdoc_next(n, VDM_NS_OPF, "meta");
	while (n != NULL && (*attr_of(n, "refines") != '\0' ||
			     strcmp(attr_of(n, "property"), property) != 0))
		n = vdm_xdoc_next(n, VDM_NS_OPF, "meta");
	return n;
}

/* What stands only because a package must have it. */
static int
is_made(const struct onix *o, const struct vdm_xdoc_node *el)
{
	return *refined(o, el, "vdm:generated") != '\0';
}

static const char *
code_of(const struct code *codes, const char *word)
{
	for (; codes->word != NULL; codes++)
		if (strcmp(codes->word, word) == 0)
			return codes->code;
	return NULL;
}

/* ---- XML ---- */

static void
open_tag(struct onix *o, const char *name)
{
	vdm_buf_printf(o->out, "%*s<%s>\n", 2 * o->depth++, "", name);
}

static void
close_tag(struct onix *o, const char *name)
{
	vdm_buf_printf(o->out, "%*s</%s>\n", 2 * --o->depth, "", name);
}

static void
put(struct onix *o, const char *name, const char *value)
{
	vdm_buf_printf(o->out, "%*s<%s>", 2 * o->depth, "", name);
	vdm_xml_escape(o->out, value);
	vdm_buf_printf(o->out, "</%s>\n", name);
}

static void
lacks(struct onix *o, const char *what)
{
	vdm_buf_printf(&o->missing, "%s%s", o->missing.len > 0 ? ", " : "",
		       what);
}

/* ---- identifiers ---- */

static const char *
without(const char *s, const char *prefix)
{
	size_t n = strlen(prefix);

	return strncasecmp(s, prefix, n) == 0 ? s + n : s;
}

/* The digits of thirteen of an ISBN; those of ten are brought to them. 0: it is
 * none. */
static int
isbn13(const char *s, char digits[VDM_ISBN_SIZE])
{
	char ten[VDM_ISBN_SIZE];
	int n = vdm_isbn_read(s, digits), sum = 0;

	if (n != 10)
		return n == 13;
	memcpy(ten, digits, sizeof(ten));
	memcpy(digits, "978", 3);
	memcpy(digits + 3, ten, 9);
	for (int i = 0; i < 12; i++)
		sum += (digits[i] - '0') * (i % 2 ? 3 : 1);
	digits[12] = (char)('0' + (10 - sum % 10) % 10);
	digits[13] = '\0';
	return 1;
}

/* ONIX, list 5: 15 ISBN-13, 06 DOI, 22 URN, 01 the sender's own. */
static void
put_identifier(struct onix *o, const char *value)
{
	char digits[VDM_ISBN_SIZE];
	const char *type = "01";

	if (isbn13(value, digits)) {
		type = "15";
		value = digits;
	} else if (without(value, "doi:") != value ||
		   without(value, "urn:doi:") != value ||
		   without(value, "https://doi.org/") != value) {
		type = "06";
		value = without(without(without(value, "urn:"), "doi:"),
				"https://doi.org/");
	} else if (vdm_address_has_scheme(value, "urn")) {
		type = "22";
	}
	put(o, "ProductIDType", type);
	if (strcmp(type, "01") == 0)
		put(o, "IDTypeName", "EPUB identifier");
	put(o, "IDValue", value);
}

static void
put_identifiers(struct onix *o)
{
	const struct vdm_xdoc_node *n = first_dc(o, "identifier");
	const char *value;
	char digits[VDM_ISBN_SIZE];
	int isbn = 0;

	for (; n != NULL; n = vdm_xdoc_next(n, VDM_NS_DC, "identifier")) {
		value = text_of(o, n);
		if (*value == '\0' || (isbn && isbn13(value, digits)))
			continue;
		isbn |= isbn13(value, digits);
		open_tag(o, "ProductIdentifier");
		put_identifier(o, value);
		close_tag(o, "ProductIdentifier");
	}
	if (!isbn)
		lacks(o, "an ISBN");
}

static const char *
unique_identifier(const struct onix *o)
{
	const char *uid = vdm_xdoc_get(o->package, "", "unique-identifier");
	const struct vdm_xdoc_node *n = first_dc(o, "identifier");

	while (n != NULL && uid != NULL && strcmp(attr_of(n, "id"), uid) != 0)
		n = vdm_xdoc_next(n, VDM_NS_DC, "identifier");
	return text_of(o, n);
}

/* ---- what it is ---- */

/* List 196, of what schema.org calls it. */
static const struct code features[] = {{"tableOfContents", "11"},
				       {"index", "12"},
				       {"readingOrder", "13"},
				       {"alternativeText", "14"},
				       {"longDescription", "15"},
				       {"MathML", "17"},
				       {"printPageNumbers", "19"},
				       {"synchronizedAudioText", "20"},
				       {"structuralNavigation", "29"},
				       {"displayTransformability", "36"},
				       {NULL, NULL}};

static void
put_feature(struct onix *o, const char *code, const char *words)
{
	open_tag(o, "ProductFormFeature");
	put(o, "ProductFormFeatureType", "09");
	put(o, "ProductFormFeatureValue", code);
	if (words != NULL)
		put(o, "ProductFormFeatureDescription", words);
	close_tag(o, "ProductFormFeature");
}

static void
put_form(struct onix *o)
{
	const struct vdm_xdoc_node *n = NULL;
	const char *version = attr_of(o->package, "version"), *code;

	put(o, "ProductComposition", "00");
	put(o, "ProductForm", "ED");
	put(o, "ProductFormDetail", "E101");
	open_tag(o, "ProductFormFeature"); /* list 220 */
	put(o, "ProductFormFeatureType", "15");
	put(o, "ProductFormFeatureValue", version[0] == '2' ? "101A" : "101B");
	close_tag(o, "ProductFormFeature");
	while ((n = next_meta(o, n, "schema:accessibilitySummary")) != NULL)
		put_feature(o, "00", text_of(o, n));
	n = NULL;
	while ((n = next_meta(o, n, "schema:accessibilityFeature")) != NULL) {
		code = code_of(features, text_of(o, n));
		if (code != NULL)
			put_feature(o, code, NULL);
	}
	put(o, "PrimaryContentType", "10");
	put(o, "EpubTechnicalProtection", "00");
}

static void
put_licence(struct onix *o)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(o->metadata, VDM_NS_OPF, "link");
	const char *href = "";

	for (; n != NULL && *href == '\0';
	     n = vdm_xdoc_next(n, VDM_NS_OPF, "link"))
		if (strcmp(attr_of(n, "rel"), "dcterms:license") == 0)
			href = attr_of(n, "href");
	n = vdm_xdoc_child(o->metadata, VDM_NS_OPF, "meta");
	for (; n != NULL && *href == '\0';
	     n = vdm_xdoc_next(n, VDM_NS_OPF, "meta"))
		if (strcmp(attr_of(n, "property"), "dcterms:license") == 0 &&
		    strstr(text_of(o, n), "://") != NULL)
			href = text_of(o, n);
	if (*href == '\0')
		return;
	open_tag(o, "EpubLicense");
	put(o, "EpubLicenseName", href);
	open_tag(o, "EpubLicenseExpression");
	put(o, "EpubLicenseExpressionType", "01");
	put(o, "EpubLicenseExpressionLink", href);
	close_tag(o, "EpubLicenseExpression");
	close_tag(o, "EpubLicense");
}

/* ---- titles ---- */

static void
put_title(struct onix *o, const char *type, const char *level, const char *part,
	  const char *title, const char *subtitle)
{
	open_tag(o, "TitleDetail");
	put(o, "TitleType", type);
	open_tag(o, "TitleElement");
	put(o, "TitleElementLevel", level);
	if (*part != '\0')
		put(o, "PartNumber", part);
	put(o, "TitleText", title);
	if (*subtitle != '\0')
		put(o, "Subtitle", subtitle);
	close_tag(o, "TitleElement");
	close_tag(o, "TitleDetail");
}

/* The eight characters of an ISSN, without its hyphen. 0: it is none. */
static int
issn_read(const char *s, char digits[9])
{
	size_t n = 0;

	for (s = without(s, "urn:issn:"); *s != '\0'; s++)
		if (*s != '-') {
			if (n == 8 || (!vdm_is_digit(*s) && *s != 'X'))
				return 0;
			digits[n++] = *s;
		}
	digits[n] = '\0';
	return n == 8;
}

static void
put_collections(struct onix *o)
{
	const struct vdm_xdoc_node *n = NULL;
	const char *issn;
	char digits[9];
	int found = 0;

	while ((n = next_meta(o, n, "belongs-to-collection")) != NULL) {
		issn = refined(o, n, "dcterms:identifier");
		open_tag(o, "Collection");
		put(o, "CollectionType", "10");
		if (issn_read(issn, digits)) {
			open_tag(o, "CollectionIdentifier");
			put(o, "CollectionIDType", "02");
			put(o, "IDValue", digits);
			close_tag(o, "CollectionIdentifier");
		}
		put_title(o, "01", "02", refined(o, n, "group-position"),
			  text_of(o, n), "");
		close_tag(o, "Collection");
		found = 1;
	}
	if (!found)
		vdm_buf_printf(o->out, "%*s<NoCollection/>\n", 2 * o->depth,
			       "");
}

static void
put_titles(struct onix *o)
{
	const struct vdm_xdoc_node *n = first_dc(o, "title");
	const char *main = NULL, *subtitle = "", *type;

	for (; n != NULL; n = vdm_xdoc_next(n, VDM_NS_DC, "title")) {
		type = refined(o, n, "title-type");
		if (strcmp(type, "subtitle") == 0 && *subtitle == '\0')
			subtitle = text_of(o, n);
		else if (strcmp(type, "main") == 0 ||
			 (main == NULL && *type == '\0'))
			main = text_of(o, n);
		if (is_made(o, n))
			lacks(o, "a title");
	}
	put_title(o, "01", "01", "", main != NULL ? main : "", subtitle);
}

/* ---- people ---- */

/* List 17, of MARC's relators. */
static const struct code roles[] = {
    {"aut", "A01"}, {"pht", "A13"}, {"ill", "A12"}, {"art", "A07"},
    {"aui", "A24"}, {"aft", "A19"}, {"cov", "A36"}, {"ivr", "A43"},
    {"ive", "A44"}, {"edt", "B01"}, {"trl", "B06"}, {"com", "C01"},
    {"act", "E01"}, {"nrt", "E03"}, {"spk", "E09"}, {NULL, NULL}};

static void
put_person(struct onix *o, const struct vdm_xdoc_node *el, const char *role,
	   unsigned number)
{
	const char *inverted = refined(o, el, "file-as");
	char place[12];

	snprintf(place, sizeof(place), "%u", number);
	open_tag(o, "Contributor");
	put(o, "SequenceNumber", place);
	put(o, "ContributorRole", role);
	put(o, "PersonName", text_of(o, el));
	if (*inverted != '\0')
		put(o, "PersonNameInverted", inverted);
	close_tag(o, "Contributor");
}

static void
put_people(struct onix *o)
{
	static const char *const elements[] = {"creator", "contributor"};
	const struct vdm_xdoc_node *n;
	const char *role;
	unsigned count = 0;

	for (int i = 0; i < 2; i++)
		for (n = first_dc(o, elements[i]); n != NULL;
		     n = vdm_xdoc_next(n, VDM_NS_DC, elements[i])) {
			role = code_of(roles, refined(o, n, "role"));
			if (role == NULL)
				role = i == 0 ? "A01" : "Z99";
			if (*text_of(o, n) != '\0')
				put_person(o, n, role, ++count);
		}
	if (count == 0)
		vdm_buf_printf(o->out, "%*s<NoContributor/>\n", 2 * o->depth,
			       "");
}

/* ---- language and subjects ---- */

/* ISO 639-2/B, as list 74 has it, of the codes of two letters. */
static const struct code languages[] = {
    {"af", "afr"}, {"ar", "ara"}, {"be", "bel"}, {"bg", "bul"}, {"bs", "bos"},
    {"ca", "cat"}, {"cs", "cze"}, {"cy", "wel"}, {"da", "dan"}, {"de", "ger"},
    {"el", "gre"}, {"en", "eng"}, {"eo", "epo"}, {"es", "spa"}, {"et", "est"},
    {"eu", "baq"}, {"fa", "per"}, {"fi", "fin"}, {"fr", "fre"}, {"fy", "fry"},
    {"ga", "gle"}, {"gd", "gla"}, {"gl", "glg"}, {"he", "heb"}, {"hi", "hin"},
    {"hr", "hrv"}, {"hu", "hun"}, {"hy", "arm"}, {"id", "ind"}, {"is", "ice"},
    {"it", "ita"}, {"ja", "jpn"}, {"ka", "geo"}, {"kk", "kaz"}, {"ko", "kor"},
    {"la", "lat"}, {"lb", "ltz"}, {"lt", "lit"}, {"lv", "lav"}, {"mk", "mac"},
    {"mt", "mlt"}, {"nb", "nob"}, {"nl", "dut"}, {"nn", "nno"}, {"no", "nor"},
    {"pl", "pol"}, {"pt", "por"}, {"ro", "rum"}, {"ru", "rus"}, {"sk", "slo"},
    {"sl", "slv"}, {"sq", "alb"}, {"sr", "srp"}, {"sv", "swe"}, {"sw", "swa"},
    {"tr", "tur"}, {"uk", "ukr"}, {"ur", "urd"}, {"vi", "vie"}, {"yi", "yid"},
    {"zh", "chi"}, {NULL, NULL}};

static void
put_languages(struct onix *o)
{
	const struct vdm_xdoc_node *n = first_dc(o, "language");
	int known = 0;

	for (; n != NULL; n = vdm_xdoc_next(n, VDM_NS_DC, "language")) {
		const char *tag = text_of(o, n), *code;
		size_t length = strcspn(tag, "-_");
		char primary[4] = "";

		if (length < 2 || length > 3)
			continue;
		for (size_t i = 0; i < length; i++)
			primary[i] = (char)(tag[i] | 0x20);
		code = length == 2 ? code_of(languages, primary) : primary;
		if (code == NULL || strcmp(code, "und") == 0)
			continue;
		open_tag(o, "Language");
		put(o, "LanguageRole", "01");
		put(o, "LanguageCode", code);
		close_tag(o, "Language");
		known = 1;
	}
	if (!known)
		lacks(o, "the language");
}

/* List 27, of the authorities that EPUB reserves names for. */
static const struct code schemes[] = {
    {"DDC", "01"},  {"LCSH", "04"},  {"BISAC", "10"}, {"BIC", "12"},
    {"CLIL", "29"}, {"Thema", "93"}, {NULL, NULL}};

static void
put_subjects(struct onix *o)
{
	const struct vdm_xdoc_node *n = first_dc(o, "subject");
	struct vdm_buf words;

	vdm_buf_init(&words);
	for (; n != NULL; n = vdm_xdoc_next(n, VDM_NS_DC, "subject")) {
		const char *authority = refined(o, n, "authority");
		const char *term = refined(o, n, "term");
		const char *code = code_of(schemes, authority);

		if (code == NULL || *term == '\0') {
			vdm_buf_printf(&words, "%s%s",
				       words.len > 0 ? "; " : "",
				       text_of(o, n));
			continue;
		}
		open_tag(o, "Subject");
		put(o, "SubjectSchemeIdentifier", code);
		put(o, "SubjectCode", term);
		put(o, "SubjectHeadingText", text_of(o, n));
		close_tag(o, "Subject");
	}
	if (words.len > 0) {
		open_tag(o, "Subject");
		put(o, "SubjectSchemeIdentifier", "20"); /* keywords */
		put(o, "SubjectHeadingText", vdm_buf_str(&words));
		close_tag(o, "Subject");
	}
	o->out->failed |= words.failed;
	vdm_buf_fini(&words);
}

/* ---- the other blocks ---- */

static void
put_collateral(struct onix *o)
{
	const char *words = text_of(o, first_dc(o, "description"));

	if (*words == '\0')
		return;
	open_tag(o, "CollateralDetail");
	open_tag(o, "TextContent");
	put(o, "TextType", "03");
	put(o, "ContentAudience", "00");
	put(o, "Text", words);
	close_tag(o, "TextContent");
	close_tag(o, "CollateralDetail");
}

/* "2021-03-04" as ONIX has it, "20210304"; and the code of its form, list 55:
 * 00 of a day, 01 of a month, 05 of a year. NULL: it is no date. */
static const char *
date_form(const char *date, char digits[9])
{
	size_t n = 0, i;

	for (i = 0; date[i] != '\0' && date[i] != 'T' && n < 8; i++)
		if (vdm_is_digit(date[i]))
			digits[n++] = date[i];
		else if (date[i] != '-')
			return NULL;
	digits[n] = '\0';
	return n == 8 ? "00" : n == 6 ? "01" : n == 4 ? "05" : NULL;
}

static void
put_publishing(struct onix *o)
{
	const struct vdm_xdoc_node *n = first_dc(o, "publisher");
	const char *form;
	char digits[9];

	if (n == NULL)
		lacks(o, "the publisher");
	open_tag(o, "PublishingDetail");
	for (; n != NULL; n = vdm_xdoc_next(n, VDM_NS_DC, "publisher")) {
		open_tag(o, "Publisher");
		put(o, "PublishingRole", "01");
		put(o, "PublisherName", text_of(o, n));
		close_tag(o, "Publisher");
	}
	put(o, "PublishingStatus", "00"); /* not stated */
	form = date_form(text_of(o, first_dc(o, "date")), digits);
	if (form == NULL) {
		lacks(o, "the date of publication");
	} else {
		open_tag(o, "PublishingDate");
		put(o, "PublishingDateRole", "01");
		vdm_buf_printf(o->out, "%*s<Date dateformat=\"%s\">%s</Date>\n",
			       2 * o->depth, "", form, digits);
		close_tag(o, "PublishingDate");
	}
	close_tag(o, "PublishingDetail");
}

/* The printed book that it was made of (list 51, 13), where it has an ISBN. */
static void
put_related(struct onix *o)
{
	const struct vdm_xdoc_node *n = first_dc(o, "source");
	char digits[VDM_ISBN_SIZE];

	while (n != NULL && !isbn13(text_of(o, n), digits))
		n = vdm_xdoc_next(n, VDM_NS_DC, "source");
	if (n == NULL)
		return;
	open_tag(o, "RelatedMaterial");
	open_tag(o, "RelatedProduct");
	put(o, "ProductRelationCode", "13");
	open_tag(o, "ProductIdentifier");
	put_identifier(o, digits);
	close_tag(o, "ProductIdentifier");
	close_tag(o, "RelatedProduct");
	close_tag(o, "RelatedMaterial");
}

static void
put_header(struct onix *o)
{
	const char *sender = text_of(o, first_dc(o, "publisher"));
	const char *when = text_of(o, next_meta(o, NULL, "dcterms:modified"));
	char moment[17];
	size_t n = 0;

	for (; *when != '\0' && n + 1 < sizeof(moment); when++)
		if (*when != '-' && *when != ':')
			moment[n++] = *when;
	moment[n] = '\0';
	open_tag(o, "Header");
	open_tag(o, "Sender");
	put(o, "SenderName", *sender != '\0' ? sender : "[not stated]");
	close_tag(o, "Sender");
	/* the book's own date, for the same book gives the same message */
	put(o, "SentDateTime", n == 16 ? moment : "20260101T000000Z");
	close_tag(o, "Header");
}

static void
put_message(struct onix *o)
{
	vdm_buf_puts(o->out,
		     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		     "<ONIXMessage release=\"3.0\" xmlns=\"" NS_ONIX "\">\n");
	o->depth = 1;
	put_header(o);
	open_tag(o, "Product");
	put(o, "RecordReference", unique_identifier(o));
	put(o, "NotificationType", "03");
	put_identifiers(o);
	open_tag(o, "DescriptiveDetail");
	put_form(o);
	put_licence(o);
	put_collections(o);
	put_titles(o);
	put_people(o);
	put_languages(o);
	put_subjects(o);
	close_tag(o, "DescriptiveDetail");
	put_collateral(o);
	put_publishing(o);
	put_related(o);
	vdm_buf_printf(
	    o->out,
	    "%*s<!-- ProductSupply: supplier, availability and price "
	    "are the publisher's to say. -->\n",
	    2 * o->depth, "");
	close_tag(o, "Product");
	vdm_buf_puts(o->out, "</ONIXMessage>\n");
}

/* ---- the book ---- */

/* An entry of a container as a tree. 0, or -1 after a finding. */
static int
read_entry(struct vdm_zip *zip, const char *path, struct vdm_xdoc *dom,
	   const struct vdm_sink *sink)
{
	long at = vdm_zip_find(zip, path);
	struct vdm_buf bytes;
	int rc = -1;

	vdm_buf_init(&bytes);
	if (at < 0)
		vdm_diag(sink, VDM_D_EPUB_PACKAGE, NULL, NULL,
			 "there is no \"%.200s\": no message is made of it",
			 path);
	else if (vdm_zip_read(zip, (size_t)at, &bytes, sink) == 0)
		rc = vdm_xdoc_parse(dom, bytes.data, bytes.len, sink);
	vdm_buf_fini(&bytes);
	return rc == 0 && dom->root != NULL ? 0 : -1;
}

static int
message_of(const struct vdm_xdoc *opf, struct vdm_arena *arena,
	   struct vdm_buf *out, const struct vdm_sink *sink)
{
	struct onix o = {.arena = arena, .package = opf->root, .out = out};

	o.metadata = vdm_xdoc_child(opf->root, VDM_NS_OPF, "metadata");
	if (o.metadata == NULL) {
		vdm_diag(sink, VDM_D_EPUB_PACKAGE, NULL, NULL,
			 "the package has no metadata: no message is made of "
			 "it");
		return -1;
	}
	vdm_buf_init(&o.missing);
	put_message(&o);
	if (o.missing.len > 0)
		vdm_diag(sink, VDM_D_ONIX_MISSING, NULL, NULL,
			 "the ONIX message lacks %s, which the record does not "
			 "state",
			 vdm_buf_str(&o.missing));
	out->failed |= o.missing.failed;
	vdm_buf_fini(&o.missing);
	return 0;
}

/* Appends the message. 0; -1 after a finding, or with errno ENOMEM. */
static int
read_book(const void *book, size_t length, struct vdm_buf *out,
	  const struct vdm_sink *sink)
{
	struct vdm_zip *zip = vdm_zip_open(book, length, sink);
	struct vdm_xdoc container = {0}, opf = {0};
	const struct vdm_xdoc_node *n;
	struct vdm_arena arena;
	int rc = -1;

	if (zip == NULL)
		return -1;
	vdm_arena_init(&arena);
	if (read_entry(zip, "META-INF/container.xml", &container, sink) == 0) {
		n = vdm_xdoc_child(container.root, VDM_NS_CONTAINER,
				   "rootfiles");
		n = n != NULL ? vdm_xdoc_child(n, VDM_NS_CONTAINER, "rootfile")
			      : NULL;
		if (read_entry(zip, n != NULL ? attr_of(n, "full-path") : "",
			       &opf, sink) == 0)
			rc = message_of(&opf, &arena, out, sink);
	}
	if (arena.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_xdoc_fini(&container);
	vdm_xdoc_fini(&opf);
	vdm_arena_fini(&arena);
	vdm_zip_close(zip);
	return rc;
}

int
vdm_onix(const void *book, size_t length, char **text, size_t *n,
	 const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_buf out;
	int rc;

	*text = NULL;
	*n = 0;
	vdm_error_begin();
	vdm_buf_init(&out);
	errno = 0;
	rc = read_book(book, length, &out, sink);
	if (vdm_memory_check(before) != 0 || out.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	if (rc == 0)
		*text = vdm_buf_take(&out, n);
	vdm_buf_fini(&out);
	return rc == 0 && *text != NULL ? 0 : -1;
}
