/* SPDX-License-Identifier: MIT */
/* The fields in the package document, each with all that is said of it. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/isbn.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "epub/write/writer.h"
#include "record/forms.h"
#include "record/standing.h"

/* How the text of an element follows from its field. */
enum text {
	TEXT_VALUE,  /* it is the value */
	TEXT_NORM,   /* it is the norm: the value is a refinement */
	TEXT_DERIVED /* it was made of the value, which is a refinement */
};

/* One field on its way into the package. */
struct item {
	const struct vdm_field *f;
	unsigned id;         /* "#f12" */
	const char *element; /* "dc:title"; else the property of a meta */
	const char *text;
	enum text made;
	int lodges; /* the element is not the row's own: it says which it is */
};

static void
refine(struct vdm_epub_writer *w, struct vdm_buf *out, unsigned id,
       const char *property, const char *value)
{
	if (value == NULL || vdm_is_blank(value))
		return;
	vdm_buf_printf(out, "<meta refines=\"#f%u\" property=\"%s\">", id,
		       property);
	vdm_html_escape(&w->html, out, value, 0);
	vdm_buf_puts(out, "</meta>\n");
}

/* ---- details ---- */

/* A word that may stand behind a prefix as it is. */
static int
is_word(const char *s)
{
	return s[strspn(s, "abcdefghijklmnopqrstuvwxyz"
			   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

/* Whether a scheme is of a vocabulary whose prefix EPUB reserves (D.2). */
static int
is_scheme(const char *s)
{
	static const char *const reserved[] = {
	    "a11y:", "marc:", "onix:", "dcterms:", "xsd:", "schema:"};
	size_t i;

	for (i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++) {
		size_t n = strlen(reserved[i]);

		if (strncmp(s, reserved[i], n) == 0)
			return s[n] != '\0' && is_word(s + n);
	}
	return 0;
}

/*
 * Refinements that EPUB has (package vocabulary, D.4), and the elements that
 * each may refine; no element: any. Of each but the scripts one may stand.
 */
static const struct native {
	const char *name, *elements;
	int often;
} native[] = {
    {"alternate-script", NULL, 1},
    {"belongs-to-collection", "belongs-to-collection", 0},
    {"collection-type", "belongs-to-collection", 0},
    {"display-seq", NULL, 0},
    {"file-as", NULL, 0},
    {"group-position", "belongs-to-collection dc:title", 0},
    {"role", "dc:creator dc:contributor dc:publisher", 1},
};

static const struct native *
native_find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(native) / sizeof(native[0]); i++)
		if (strcmp(native[i].name, name) == 0)
			return &native[i];
	return NULL;
}

static int
is_native(const struct item *it, size_t at)
{
	const struct vdm_details *d = &it->f->details;
	const char *name = d->item[at].name;
	const struct native *row;

	/* a property of another vocabulary may refine anything, any number of
	 * times; a licence has a place of its own */
	if (is_scheme(name) && strcmp(name, "dcterms:license") != 0)
		return strcmp(it->element, "vdm:empty") != 0;
	row = native_find(name);
	if (row == NULL || strcmp(it->element, "vdm:empty") == 0 ||
	    (row->elements != NULL &&
	     !vdm_words_have(row->elements, it->element)))
		return 0;
	/* a role without a scheme of its own is the field's */
	if (strcmp(name, "role") == 0 &&
	    (d->item[at].scheme == NULL || !is_scheme(d->item[at].scheme) ||
	     strcmp(d->item[at].scheme, "marc:relators") == 0))
		return 0;
	return row->often || at == 0 || strcmp(d->item[at - 1].name, name) != 0;
}

/* A subject's authority and term go together, one of each. */
static int
is_pair(const struct item *it, const char *name)
{
	const struct vdm_details *d = &it->f->details;
	size_t i, authorities = 0, terms = 0;

	if (strcmp(it->element, "dc:subject") != 0 ||
	    (strcmp(name, "authority") != 0 && strcmp(name, "term") != 0))
		return 0;
	for (i = 0; i < d->count; i++) {
		authorities += strcmp(d->item[i].name, "authority") == 0;
		terms += strcmp(d->item[i].name, "term") == 0;
	}
	return authorities == 1 && terms == 1;
}

/* Whether it is said by an attribute of the element itself. */
static int
is_attribute(const struct item *it, size_t at)
{
	const struct vdm_detail *d = &it->f->details.item[at];

	if (d->scheme != NULL || d->lang != NULL ||
	    (at > 0 && strcmp(d[-1].name, d->name) == 0))
		return 0;
	if (strcmp(d->name, "lang") == 0)
		return vdm_language_is_code(d->value);
	return strcmp(d->name, "dir") == 0 &&
	       vdm_words_have("ltr rtl auto", d->value);
}

/* The relation of an address that stands in a link: of a licence, of a
 * certifier's report. NULL: it is none. */
static const char *
relation_of(const struct item *it, const struct vdm_detail *d)
{
	const char *rel = NULL;

	if (strcmp(d->name, VDM_DETAIL_LICENCE) == 0)
		rel = "dcterms:license";
	else if (strcmp(d->name, VDM_EPUB_REPORT) == 0)
		rel = VDM_EPUB_REPORT;
	return rel != NULL && d->scheme == NULL && d->lang == NULL &&
		       strcmp(it->element, "vdm:empty") != 0 &&
		       vdm_address_is_iri(d->value) &&
		       vdm_address_is_link(d->value)
		   ? rel
		   : NULL;
}

static void
put_detail(struct vdm_epub_writer *w, struct vdm_buf *out,
	   const struct item *it, size_t at)
{
	const struct vdm_detail *d = &it->f->details.item[at];
	int plain = is_native(it, at) || is_pair(it, d->name);
	int named = plain || is_word(d->name);
	int schemed = d->scheme == NULL || is_scheme(d->scheme);
	int spoken = d->lang == NULL || vdm_language_is_code(d->lang);
	const char *rel = relation_of(it, d);

	if (rel != NULL) {
		vdm_buf_printf(out, "<link refines=\"#f%u\" rel=\"%s\" href=\"",
			       it->id, rel);
		vdm_html_escape(&w->html, out, d->value, 1);
		vdm_buf_puts(out, "\"/>\n");
		return;
	}
	vdm_buf_printf(out, "<meta refines=\"#f%u\" property=\"%s%s\"", it->id,
		       plain   ? ""
		       : named ? "vdm:detail-"
			       : "vdm:detail",
		       named ? d->name : "");
	if (d->scheme != NULL && schemed)
		vdm_buf_printf(out, " scheme=\"%s\"", d->scheme);
	if (d->lang != NULL && spoken)
		vdm_buf_printf(out, " xml:lang=\"%s\"", d->lang);
	if (!named || !schemed || !spoken)
		vdm_buf_printf(out, " id=\"f%ud%zu\"", it->id, at + 1);
	vdm_buf_putc(out, '>');
	vdm_html_escape(&w->html, out, d->value, 0);
	vdm_buf_puts(out, "</meta>\n");
#define MORE(is, property, text)                                               \
	do {                                                                   \
		if (is)                                                        \
			break;                                                 \
		vdm_buf_printf(out,                                            \
			       "<meta refines=\"#f%ud%zu\" property=\"%s\">",  \
			       it->id, at + 1, property);                      \
		vdm_html_escape(&w->html, out, text, 0);                       \
		vdm_buf_puts(out, "</meta>\n");                                \
	} while (0)
	MORE(named, "vdm:name", d->name);
	MORE(schemed, "vdm:scheme", d->scheme);
	MORE(spoken, "vdm:lang", d->lang);
#undef MORE
}

/* ---- what a shop reads ---- */

/*
 * The kind of an identifier, by a code of ONIX's list 5, as shops ask for it
 * (package vocabulary, D.4.4): by its value, by what introduced it. NULL: none.
 */
static const char *
identifier_code(const struct vdm_field *f)
{
	static const struct {
		const char *word, *code;
	} codes[] = {{"isbn-13", "15"}, {"isbn13", "15"}, {"isbn-10", "02"},
		     {"isbn10", "02"},  {"isbn", "15"},   {"doi", "06"},
		     {"ismn-13", "25"}, {"ismn", "05"},   {"gtin-13", "03"},
		     {"ean", "03"},     {"upc", "04"},    {"lccn", "13"},
		     {"urn", "22"}};
	const char *word = vdm_detail_get(&f->details, "scheme");
	char isbn[VDM_ISBN_SIZE], known[12];
	int n = vdm_isbn_read(f->value, isbn);
	size_t i;

	if (n > 0)
		return n == 10 ? "02" : "15";
	if (word == NULL)
		word = f->label;
	if (word == NULL && strncmp(f->value, "doi:", 4) == 0)
		return "06";
	if (word == NULL || strlen(word) >= sizeof(known))
		return NULL;
	for (i = 0; word[i] != '\0'; i++)
		known[i] = (char)(vdm_is_capital(word[i]) ? word[i] - 'A' + 'a'
							  : word[i]);
	known[i] = '\0';
	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(codes[i].word, known) == 0)
			return codes[i].code;
	return NULL;
}

/* What a package said of it, by a list that others know; or NULL. */
static const struct vdm_detail *
identifier_type(const struct vdm_field *f)
{
	size_t i;

	for (i = 0; i < f->details.count; i++) {
		const struct vdm_detail *d = &f->details.item[i];

		if (strcmp(d->name, "identifier-type") == 0)
			return d->scheme != NULL && is_scheme(d->scheme) &&
				       is_word(d->value)
				   ? d
				   : NULL;
	}
	return NULL;
}

/* A book with numbers of pages says where they come from (EPUB Accessibility
 * 1.1, 3.2.2): from the source that says so of itself, else from the first. */
static int
is_page_source(const struct vdm_epub_writer *w, const struct item *it,
	       const struct vdm_epub_seen *seen)
{
	const struct vdm_field *f;
	size_t i = 0;

	if (w->pages.count == 0 || strcmp(it->element, "dc:source") != 0 ||
	    seen->pages)
		return 0;
	while ((f = vdm_field_next(w->html.rec, VDM_F_SOURCE, &i)) != NULL)
		if (vdm_detail_get(&f->details, "source-of") != NULL)
			return f == it->f;
	return 1;
}

static void
put_types(struct vdm_buf *out, const struct item *it, int titles)
{
	const char *code = NULL, *type = NULL, *list = "onix:codelist5";
	const struct vdm_detail *stated = identifier_type(it->f);

	if (strcmp(it->element, "dc:identifier") == 0) {
		code = stated != NULL ? stated->value : identifier_code(it->f);
		list = stated != NULL ? stated->scheme : list;
	}
	if (code != NULL)
		vdm_buf_printf(out,
			       "<meta refines=\"#f%u\" "
			       "property=\"identifier-type\" "
			       "scheme=\"%s\">%s</meta>\n",
			       it->id, list, code);
	if (strcmp(it->element, "dc:title") != 0)
		return;
	if (it->f->id == VDM_F_OTHER && it->f->name != NULL)
		type = it->f->name + strlen("title.");
	else if (it->f->id == VDM_F_SUBTITLE)
		type = "subtitle";
	else if (titles > 1)
		type = "main";
	if (type != NULL)
		vdm_buf_printf(out,
			       "<meta refines=\"#f%u\" "
			       "property=\"title-type\">%s</meta>\n",
			       it->id, type);
}

/* ---- fields ---- */

/* The relator of a contributor's row ("trl"), or NULL. */
static const char *
relator(const struct vdm_field *f)
{
	const char *opf = vdm_field_info_get(f->id)->opf;
	size_t i;

	if (strncmp(opf, "creator:", 8) == 0)
		return opf + 8;
	if (strncmp(opf, "role:", 5) != 0)
		return NULL;
	if (opf[5] != '\0')
		return opf + 5;
	if (f->role == NULL || strlen(f->role) != 3 ||
	    strspn(f->role, "abcdefghijklmnopqrstuvwxyz") != 3)
		return NULL;
	/* A relator that a row has would be read back as that row's field. */
	for (i = 0; i < VDM_F_COUNT; i++) {
		opf = vdm_field_info_get((enum vdm_field_id)i)->opf;
		if (strncmp(opf, "role:", 5) == 0 &&
		    strcmp(opf + 5, f->role) == 0)
			return NULL;
	}
	return f->role;
}

static void
put_role(struct vdm_epub_writer *w, struct vdm_buf *out, const struct item *it)
{
	const struct vdm_field *f = it->f;
	const char *code = relator(f);
	int named = code != NULL && f->role != NULL && strcmp(code, f->role) &&
		    f->id == VDM_F_CONTRIBUTOR;

	if (code != NULL && f->value[0] != '\0')
		vdm_buf_printf(out,
			       "<meta refines=\"#f%u\" property=\"role\" "
			       "scheme=\"marc:relators\">%s</meta>\n",
			       it->id, code);
	if (f->role != NULL && (f->id != VDM_F_CONTRIBUTOR || code == NULL ||
				named || f->value[0] == '\0'))
		refine(w, out, it->id, "vdm:role", f->role);
}

static void
refinements(struct vdm_epub_writer *w, struct vdm_buf *out,
	    const struct item *it)
{
	const struct vdm_field *f = it->f;
	enum vdm_state usual =
	    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	    f->value[0] == '\0' ? VDM_STATE_EXPLICIT_EMPTY : VDM_STATE_EXPLICIT;
	size_t i;

	if (it->lodges)
		refine(w, out, it->id, "vdm:field",
		       f->id == VDM_F_OTHER ? "other"
					    : vdm_field_info_get(f->id)->name);
	if (it->made == TEXT_NORM)
		refine(w, out, it->id, "vdm:value", f->value);
	else if (it->made == TEXT_DERIVED)
		refine(w, out, it->id, "vdm:words", f->value);
	if (it->made != TEXT_NORM)
		refine(w, out, it->id,
		       f->id == VDM_F_LICENCE ? "dcterms:license" : "vdm:norm",
		       f->norm);
	refine(w, out, it->id, "vdm:name", f->name);
	refine(w, out, it->id, "vdm:label", f->label);
	put_role(w, out, it);
	refine(w, out, it->id, "vdm:ref", f->ref);
	for (i = 0; i < f->details.count; i++)
		if (!is_attribute(it, i))
			put_detail(w, out, it, i);
	if (f->state != usual)
		refine(w, out, it->id, "vdm:state", vdm_state_name(f->state));
	if (f->cert != VDM_CERT_NONE)
		refine(w, out, it->id, "vdm:certainty", vdm_cert_name(f->cert));
}

static void
open_element(struct vdm_epub_writer *w, struct vdm_buf *out,
	     const struct item *it)
{
	int dc = strncmp(it->element, "dc:", 3) == 0;
	size_t i;

	if (dc)
		vdm_buf_printf(out, "<%s id=\"f%u\"", it->element, it->id);
	else
		vdm_buf_printf(out, "<meta property=\"%s\" id=\"f%u\"",
			       it->element, it->id);
	for (i = 0; i < it->f->details.count; i++)
		if (is_attribute(it, i))
			vdm_buf_printf(out, " %s=\"%s\"",
				       it->f->details.item[i].name[0] == 'l'
					   ? "xml:lang"
					   : "dir",
				       it->f->details.item[i].value);
	vdm_buf_putc(out, '>');
	vdm_html_escape(&w->html, out, it->text, 0);
	vdm_buf_printf(out, "</%s>\n", dc ? it->element : "meta");
}

/* Publications of these types owe more than one that is made of a record has.
 */
static int
is_owing(const char *opf, const char *type)
{
	return strcmp(opf, "dc:type") == 0 &&
	       vdm_words_have("dictionary distributable-object edupub index "
			      "preview teacher-edition teacher-guide widget",
			      type);
}

/*
 * The text of the element: a language must be a tag and a date one of ISO 8601
 * there, which W3CDTF profiles for dcterms:created, and EPUB 3 lets one dc:date
 * stand. NULL: the field needs another place, a meta of ours.
 */
static const char *
normal_text(const struct vdm_field *f, const char *opf, int dates,
	    enum text *made)
{
	int language = strcmp(opf, "dc:language") == 0;
	int once = strcmp(opf, "dc:date") == 0;
	int date = once || strcmp(opf, "dcterms:created") == 0;

	*made = TEXT_VALUE;
	if (!language && !date)
		return is_owing(opf, f->value) ? NULL : f->value;
	if (once && dates > 0)
		return NULL;
	if (f->norm != NULL && (language ? vdm_language_is_code(f->norm)
					 : vdm_is_plain_date(f->norm))) {
		*made = TEXT_NORM;
		return f->norm;
	}
	if (f->norm == NULL && (language ? vdm_language_is_code(f->value)
					 : vdm_is_plain_date(f->value)))
		return f->value;
	return NULL;
}

int
vdm_epub_is_claim(const char *name)
{
	return is_scheme(name) && (strncmp(name, "schema:", 7) == 0 ||
				   strncmp(name, "a11y:", 5) == 0 ||
				   strcmp(name, "dcterms:conformsTo") == 0);
}

/*
 * The element of a field that EPUB has a place for, but which is not the row's
 * own there: a subtitle is a title of a type, a licence a statement of rights.
 */
static const char *
lodging(const struct vdm_field *f)
{
	static const char types[] = "short collection edition expanded";
	static const char elements[] = "dc:coverage dc:format dc:relation";

	if (f->id == VDM_F_SUBTITLE)
		return "dc:title";
	if (f->id == VDM_F_LICENCE)
		return "dc:rights";
	if (f->id == VDM_F_SERIES)
		return "belongs-to-collection";
	if (f->id != VDM_F_OTHER || f->name == NULL)
		return NULL;
	if (vdm_words_have(elements, f->name) || vdm_epub_is_claim(f->name))
		return f->name;
	return strncmp(f->name, "title.", 6) == 0 &&
		       vdm_words_have(types, f->name + 6)
		   ? "dc:title"
		   : NULL;
}

/* How pages are to be laid out, as another package had it (EPUB 3.3, 8.2), in a
 * word that EPUB knows; of each the first. */
static int
is_rendition(const struct vdm_record *rec, const struct vdm_field *f)
{
	static const char flow[] = "auto paginated scrolled-continuous "
				   "scrolled-doc";
	static const char orientation[] = "auto landscape portrait";
	static const char spread[] = "auto both landscape none";
	const struct vdm_field *first;
	const char *of;
	size_t at = 0;

	if (f->id != VDM_F_OTHER || f->name == NULL)
		return 0;
	of = strcmp(f->name, "rendition:flow") == 0          ? flow
	     : strcmp(f->name, "rendition:orientation") == 0 ? orientation
	     : strcmp(f->name, "rendition:spread") == 0      ? spread
							     : NULL;
	if (of == NULL || !vdm_words_have(of, f->value))
		return 0;
	do
		first = vdm_field_next(rec, VDM_F_OTHER, &at);
	while (first != NULL && first != f &&
	       (first->name == NULL || strcmp(first->name, f->name) != 0));
	return first == f;
}

const char *
vdm_epub_progression(const struct vdm_epub_writer *w)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, VDM_F_OTHER, &i)) != NULL)
		if (f->name != NULL &&
		    strcmp(f->name, VDM_EPUB_PROGRESSION) == 0 &&
		    vdm_words_have("default ltr rtl", f->value))
			return f->value;
	return vdm_language_is_leftward(w->lang) ? "rtl" : NULL;
}

/* Whether another package had a creator in who only took part. */
static int
is_called_creator(const struct vdm_field *f)
{
	const char *as = vdm_detail_get(&f->details, VDM_EPUB_ELEMENT);

	return as != NULL && strcmp(as, VDM_EPUB_CREATOR) == 0 &&
	       strncmp(vdm_field_info_get(f->id)->opf, "role:", 5) == 0;
}

static const char *
element_of(const struct vdm_field *f)
{
	const char *opf = vdm_field_info_get(f->id)->opf;

	if (strncmp(opf, "creator:", 8) == 0)
		return "dc:creator";
	return strncmp(opf, "role:", 5) == 0 ? "dc:contributor" : opf;
}

/* The address of a whole site or of the corpus that a record with an id of its
 * own is of, or the number of a series: no book's own. */
static int
is_shared_identifier(const struct vdm_record *rec, const struct vdm_field *f)
{
	const char *s = f->value, *own = vdm_node_attr(rec->root, "xml:id");
	struct vdm_address a;

	if (strncasecmp(s, "urn:issn:", 9) == 0 ||
	    (f->label != NULL && strcmp(f->label, "ISSN") == 0))
		return 1;
	vdm_address_split(&a, s);
	if ((!vdm_address_has_scheme(s, "http") &&
	     !vdm_address_has_scheme(s, "https")) ||
	    a.authority.s == NULL)
		return 0;
	if (own != NULL && strstr(s, own) == NULL)
		return 1;
	s = a.authority.s + a.authority.n;
	return *s == '\0' || strcmp(s, "/") == 0 ||
	       strncmp(s, "/index.", 7) == 0;
}

static void
count(struct vdm_epub_seen *seen, const struct item *it,
      struct vdm_epub_writer *w)
{
	if (strcmp(it->element, "dc:title") == 0 && it->f->id == VDM_F_TITLE)
		seen->titles++;
	if (strcmp(it->element, "dc:language") == 0 &&
	    strcmp(it->text, w->lang) == 0)
		seen->language = 1;
	if (strcmp(it->element, "dc:language") == 0)
		seen->languages++;
	seen->dates += strcmp(it->element, "dc:date") == 0;
	if (strcmp(it->element, "dc:identifier") == 0 &&
	    seen->identifier == 0 &&
	    !is_shared_identifier(w->html.rec, it->f)) {
		seen->identifier = it->id;
		vdm_buf_puts(&w->identifier, it->text);
	}
}

static void
write_field(struct vdm_epub_writer *w, struct vdm_buf *out,
	    const struct vdm_field *f, unsigned id, struct vdm_epub_seen *seen,
	    int titles)
{
	const struct vdm_field_info *info = vdm_field_info_get(f->id);
	struct item it = {.f = f, .id = id, .element = lodging(f)};
	char isbn[VDM_ISBN_SIZE];
	struct vdm_buf other;

	vdm_buf_init(&other);
	it.lodges = it.element != NULL;
	if (it.element == NULL)
		it.element = element_of(f);
	it.text = normal_text(f, it.element, seen->dates, &it.made);
	if (is_called_creator(f))
		it.element = "dc:creator";
	if (is_rendition(w->html.rec, f)) {
		it.element = f->name;
		it.lodges = 1;
	}
	if (vdm_is_blank(f->value)) {
		it.element = "vdm:empty";
		it.text = info->name;
		it.made = TEXT_VALUE;
		it.lodges = 0;
	} else if (it.text == NULL) {
		vdm_buf_printf(&other, "vdm:%s", info->name);
		it.element = vdm_buf_str(&other);
		it.text = f->value;
	} else if (strcmp(it.element, "dc:identifier") == 0 &&
		   strncmp(f->value, "urn:", 4) != 0 &&
		   vdm_isbn_read(f->value, isbn) > 0) {
		vdm_buf_printf(&other, "urn:isbn:%s", isbn);
		it.text = vdm_buf_str(&other);
		it.made = TEXT_DERIVED;
	}
	open_element(w, out, &it);
	put_types(out, &it, titles);
	if (is_page_source(w, &it, seen)) {
		refine(w, out, id, "source-of", "pagination");
		seen->pages = 1;
	}
	refinements(w, out, &it);
	count(seen, &it, w);
	w->html.failed |= other.failed;
	vdm_buf_fini(&other);
}

void
vdm_epub_write_fields(struct vdm_epub_writer *w, struct vdm_buf *out,
		      struct vdm_epub_seen *seen)
{
	const struct vdm_record *rec = w->html.rec;
	unsigned n = 0;
	int id, titles = 0;
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		const char *element = lodging(rec->fields[i]);

		titles += rec->fields[i]->id == VDM_F_TITLE ||
			  (element != NULL && strcmp(element, "dc:title") == 0);
	}
	for (id = 0; id < VDM_F_COUNT; id++)
		for (i = 0; i < rec->fields_count; i++)
			if ((int)rec->fields[i]->id == id)
				write_field(w, out, rec->fields[i], ++n, seen,
					    titles);
}
