/* SPDX-License-Identifier: MIT */
/*
 * What a package states about the publication (EPUB 3.3, 5.5). A <meta> with
 * refines="#id" is about the element of that id, one without is about the whole
 * book.
 */
#include <ctype.h>
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/map.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
wrong(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el, const char *what,
      const char *value)
{
	const struct vdm_xdoc_node *at = el != NULL ? el : pkg->metadata;

	vdm_diag(&pkg->sink, VDM_D_EPUB_METADATA, at != NULL ? &at->pos : NULL,
		 NULL, "%s%s%.100s%s", what, value != NULL ? ": \"" : "",
		 value != NULL ? value : "", value != NULL ? "\"" : "");
}

/* CCYY-MM-DDThh:mm:ssZ */
static int
is_modified(const char *s)
{
	static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)s[i])
				   : s[i] != form[i])
			return 0;
	return s[i] == '\0';
}

static void
check_required(struct vdm_pkg *pkg)
{
	static const char *const names[] = {"title", "identifier", "language"};
	const struct vdm_xdoc_node *dc;

	/* OEBPS 1.2 put them there, and books of EPUB 2 still do. */
	dc = vdm_xdoc_child(pkg->metadata, NS_OPF, "dc-metadata");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (vdm_xdoc_child(pkg->metadata, NS_DC, names[i]) == NULL &&
		    vdm_xdoc_child(dc, NS_DC, names[i]) == NULL)
			vdm_diag(&pkg->sink, VDM_D_EPUB_METADATA,
				 pkg->metadata != NULL ? &pkg->metadata->pos
						       : NULL,
				 NULL, "the package states no dc:%s", names[i]);
}

static void
check_identifier(struct vdm_pkg *pkg)
{
	const char *id = vdm_xdoc_get(pkg->dom.root, "", "unique-identifier");
	const struct vdm_xdoc_node *el;

	if (id == NULL)
		return wrong(pkg, pkg->dom.root,
			     "the package has no unique-identifier", NULL);
	el = vdm_xdoc_by_id(&pkg->dom, id);
	if (el == NULL || !vdm_xdoc_is(el, NS_DC, "identifier"))
		return wrong(pkg, pkg->dom.root,
			     "unique-identifier names no dc:identifier", id);
	pkg->uid = vdm_xdoc_content(&pkg->pub->arena, el);
	if (*pkg->uid == '\0')
		wrong(pkg, el, "the unique identifier is empty", NULL);
}

/* Those of EPUB 2, whose grammar lets words be empty. */
static void
check_old(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;

	for (el = pkg->metadata; el != NULL;
	     el = vdm_xdoc_step(el, pkg->metadata)) {
		const char *role;

		if (el->name == NULL || strcmp(el->ns, NS_DC) != 0)
			continue;
		if (strcmp(el->name, "identifier") == 0 &&
		    *vdm_xdoc_content(&pkg->pub->arena, el) == '\0')
			wrong(pkg, el, "an identifier is empty", NULL);
		role = vdm_xdoc_get(el, NS_OPF, "role");
		if (role != NULL && !vdm_is_relator(role))
			wrong(pkg, el, "no code of MARC's relators", role);
	}
}

static void
check_modified(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el = NULL;
	const char *v;
	int n = 0;

	while ((el = vdm_pkg_meta(pkg, el, "dcterms:modified")) != NULL) {
		if (vdm_xdoc_get(el, "", "refines") != NULL)
			continue;
		n++;
		v = vdm_xdoc_content(&pkg->pub->arena, el);
		if (!is_modified(v))
			wrong(pkg, el,
			      "dcterms:modified is not of the form "
			      "CCYY-MM-DDThh:mm:ssZ",
			      v);
	}
	if (n != 1)
		wrong(pkg, NULL,
		      n == 0 ? "the package states no dcterms:modified"
			     : "the package states dcterms:modified more than "
			       "once",
		      NULL);
}

static void
check_languages(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *root = pkg->dom.root, *el;

	el = vdm_xdoc_child(pkg->metadata, NS_DC, "language");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_DC, "language")) {
		const char *v = vdm_xdoc_content(&pkg->pub->arena, el);

		if (*v == '\0' && pkg->version == 2)
			vdm_diag(&pkg->sink, VDM_D_EPUB_ADVICE, &el->pos, NULL,
				 "a dc:language is empty");
		else if (!vdm_language_is_tag(v))
			wrong(pkg, el, "dc:language is no language tag", v);
	}
	for (el = root; el != NULL; el = vdm_xdoc_step(el, root)) {
		const char *v;

		if (el->name == NULL)
			continue;
		v = vdm_xdoc_get(el, NS_XMLNS, "lang");
		if (v == NULL)
			v = vdm_xdoc_get(el, "", "hreflang");
		if (v != NULL && *v != '\0' && !vdm_language_is_tag(v))
			wrong(pkg, el, "the language is no language tag", v);
	}
}

/* ---- values of rendition properties ------------------------------------- */

static const struct {
	const char *property, *values; /* parted by spaces */
} renditions[] = {
    {"rendition:layout", "reflowable pre-paginated"},
    {"rendition:orientation", "landscape portrait auto"},
    {"rendition:spread", "none landscape portrait both auto"},
    {"rendition:flow", "paginated scrolled-continuous scrolled-doc auto"},
};

static void
check_rendition(struct vdm_pkg *pkg, size_t row)
{
	const char *property = renditions[row].property, *v;
	const struct vdm_xdoc_node *el = NULL;
	int n = 0;

	while ((el = vdm_pkg_meta(pkg, el, property)) != NULL) {
		v = vdm_xdoc_content(&pkg->pub->arena, el);
		if (!vdm_words_have(renditions[row].values, v) ||
		    vdm_xdoc_get(el, "", "refines") != NULL || ++n > 1)
			vdm_diag(&pkg->sink, VDM_D_EPUB_RENDITION, &el->pos,
				 NULL,
				 "%s is \"%.80s\": it must be one of \"%s\", "
				 "once, for the whole publication",
				 property, v, renditions[row].values);
		if (row == 0 && strcmp(v, "pre-paginated") == 0)
			pkg->fixed = 1;
	}
}

/* ---- refinements ------------------------------------------------------ */

static const struct {
	const char *property;
	const char *refines; /* names of elements, or NULL: any */
	int once;
} refinements[] = {
    {"alternate-script", NULL, 0},
    {"authority", "subject", 1},
    {"collection-type", "meta", 1},
    {"display-seq", NULL, 1},
    {"file-as", NULL, 1},
    {"group-position", NULL, 1},
    {"identifier-type", "identifier source", 1},
    {"role", "creator contributor publisher", 0},
    {"source-of", "source", 1},
    {"term", "subject", 1},
    {"title-type", "title", 1},
};

static const struct vdm_xdoc_node *
refined(const struct vdm_pkg *pkg, const struct vdm_xdoc_node *el)
{
	const char *r = vdm_xdoc_get(el, "", "refines");

	if (r == NULL)
		return NULL;
	return *r == '#' ? vdm_xdoc_by_id(&pkg->dom, r + 1) : NULL;
}

/* A property of what a meta refines, as one word. */
static const char *
statement(struct vdm_pkg *pkg, const char *property, const char *about)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s\n%s", property, about);
	s = vdm_arena_strdup(&pkg->pub->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

static void
bad_refines(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el,
	    const char *what)
{
	vdm_diag(&pkg->sink, VDM_D_EPUB_REFINES, &el->pos, NULL,
		 "the statement \"%s\" %s: what it says is lost",
		 vdm_xdoc_get(el, "", "property"), what);
}

static int
states(const struct vdm_xdoc_node *el, const char *property)
{
	const char *p = vdm_xdoc_get(el, "", "property");

	return p != NULL && strcmp(p, property) == 0;
}

static int
are_several(const char *words)
{
	words += strspn(words, " \t\r\n");
	words += strcspn(words, " \t\r\n");
	return words[strspn(words, " \t\r\n")] != '\0';
}

/* An address with a scheme, a host, or from a root: 5.3.4 has paths that are
 * relative to the package alone. */
static int
leads_out(const char *refines)
{
	return *refines == '/' || vdm_address_scheme(refines) > 0;
}

/* An unsigned number, or several with full stops between them. */
static int
is_counted(const char *s, int many)
{
	size_t n = strspn(s, "0123456789");

	while (many && n > 0 && s[n] == '.') {
		s += n + 1;
		n = strspn(s, "0123456789");
	}
	return n > 0 && s[n] == '\0';
}

static void
check_refinement(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el,
		 int said_before)
{
	const char *p = vdm_xdoc_get(el, "", "property");
	const struct vdm_xdoc_node *to = refined(pkg, el);

	if (strcmp(p, "belongs-to-collection") == 0 && to != NULL &&
	    !states(to, p))
		return bad_refines(pkg, el, "refines what it cannot refine");
	if (strcmp(p, "collection-type") == 0 &&
	    vdm_xdoc_get(el, "", "refines") != NULL &&
	    (to == NULL || !states(to, "belongs-to-collection")))
		return bad_refines(pkg, el, "refines what it cannot refine");
	for (size_t i = 0; i < sizeof refinements / sizeof *refinements; i++) {
		if (strcmp(refinements[i].property, p) != 0)
			continue;
		if (vdm_xdoc_get(el, "", "refines") == NULL &&
		    strcmp(p, "alternate-script") != 0 &&
		    strcmp(p, "display-seq") != 0 && strcmp(p, "file-as") != 0)
			return bad_refines(pkg, el, "refines nothing");
		if (refinements[i].refines != NULL &&
		    (to == NULL ||
		     !vdm_words_have(refinements[i].refines, to->name)))
			return bad_refines(pkg, el,
					   "refines what it cannot refine");
		if (strcmp(p, "source-of") == 0 &&
		    strcmp(vdm_xdoc_content(&pkg->pub->arena, el),
			   "pagination") != 0)
			return bad_refines(pkg, el, "is not \"pagination\"");
		if ((strcmp(p, "display-seq") == 0 ||
		     strcmp(p, "group-position") == 0) &&
		    !is_counted(vdm_xdoc_content(&pkg->pub->arena, el),
				*p == 'g'))
			return bad_refines(pkg, el, "is no number");
		if (refinements[i].once && said_before)
			return bad_refines(pkg, el, "is made twice");
	}
}

/*
 * Refinements of refinements must come to an end. The bound is for a circle
 * that this one leads into and is not part of: it will be found at those that
 * are.
 */
static int
circular(const struct vdm_pkg *pkg, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *at = refined(pkg, el);

	for (int n = 0; at != NULL && n < 64; n++) {
		if (at == el)
			return 1;
		at = refined(pkg, at);
	}
	return 0;
}

static void
check_refines(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;
	struct vdm_strmap said = {0};

	el = vdm_xdoc_child(pkg->metadata, NS_OPF, "meta");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		const char *p = vdm_xdoc_get(el, "", "property");
		const char *r = vdm_xdoc_get(el, "", "refines");
		int again;

		if (p == NULL)
			continue;
		again = r != NULL &&
			!vdm_strmap_put(&said, statement(pkg, p, r), 0);
		if (are_several(p))
			wrong(pkg, el, "a statement has more than one property",
			      p);
		if (r != NULL && leads_out(r))
			bad_refines(pkg, el,
				    "refines what is not of the publication");
		else if (r != NULL && *r == '#' && refined(pkg, el) == NULL)
			bad_refines(pkg, el, "refines an id that is not there");
		else if (circular(pkg, el))
			bad_refines(pkg, el, "refines itself");
		else
			check_refinement(pkg, el, again);
	}
	if (said.failed)
		pkg->pub->arena.failed = 1;
	vdm_strmap_fini(&said);
}

static int
is_scheme(const char *property, const char *about)
{
	return property != NULL && about != NULL &&
	       (strcmp(property, "authority") == 0 ||
		strcmp(property, "term") == 0);
}

/* A subject from a scheme needs both: whose scheme it is, and the term. */
static void
check_subjects(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *first, *el;
	struct vdm_strmap said = {0};

	first = vdm_xdoc_child(pkg->metadata, NS_OPF, "meta");
	for (el = first; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		const char *p = vdm_xdoc_get(el, "", "property");
		const char *r = vdm_xdoc_get(el, "", "refines");

		if (is_scheme(p, r))
			vdm_strmap_put(&said, statement(pkg, p, r), 0);
	}
	for (el = first; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		const char *p = vdm_xdoc_get(el, "", "property");
		const char *r = vdm_xdoc_get(el, "", "refines");
		int authority;

		if (!is_scheme(p, r))
			continue;
		authority = *p == 'a';
		if (!vdm_strmap_get(
			&said,
			statement(pkg, authority ? "term" : "authority", r),
			NULL))
			bad_refines(pkg, el,
				    authority ? "stands without a term"
					      : "stands without an authority");
	}
	if (said.failed)
		pkg->pub->arena.failed = 1;
	vdm_strmap_fini(&said);
}

/* ---- links ------------------------------------------------------------ */

/* D.4.1: what is said of no part of the metadata. */
static int
of_the_whole(const char *rel)
{
	return vdm_words_have(rel, "record") ||
	       vdm_words_have(rel, "alternate") ||
	       vdm_words_have(rel, "acquire");
}

static void
check_link(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el)
{
	const char *rel = vdm_xdoc_get(el, "", "rel");
	const char *href = vdm_xdoc_get(el, "", "href");
	const char *media = vdm_xdoc_get(el, "", "media-type");
	const char *refines = vdm_xdoc_get(el, "", "refines");
	int record = vdm_words_have(rel, "record");
	int voicing = vdm_words_have(rel, "voicing");
	struct vdm_url url;

	if (vdm_words_have(rel, "alternate") &&
	    strcspn(rel, " \t\r\n") != strlen(rel))
		wrong(pkg, el, "\"alternate\" stands with other words", rel);
	if (refines != NULL && of_the_whole(rel))
		wrong(pkg, el,
		      "a link of this kind is of the whole publication", rel);
	if (voicing && refines == NULL)
		wrong(pkg, el, "a voicing says nothing of what it voices",
		      href);
	if (voicing && media != NULL && !vdm_media_has_prefix(media, "audio/"))
		wrong(pkg, el, "a voicing is no sound", media);
	if (refines != NULL && leads_out(refines))
		wrong(pkg, el, "a link refines what is not of the publication",
		      refines);
	if (refines != NULL && *refines == '#' && refined(pkg, el) == NULL)
		wrong(pkg, el, "a link refines an id that is not there",
		      refines);
	if (href == NULL)
		return;
	if (vdm_url_resolve(&pkg->pub->arena, pkg->path, href, &url) == 0 &&
	    url.kind == VDM_URL_LOCAL && url.query)
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, &el->pos, NULL,
			 "the link's address \"%.200s\" has a query", href);
	if (*href == '#')
		wrong(pkg, el, "a link leads to the package itself", href);
	if (vdm_address_has_scheme(href, "data"))
		wrong(pkg, el, "a link of the package is a data: address",
		      href);
	if (vdm_address_has_scheme(href, "file"))
		wrong(pkg, el, "a link of the package is a file: address",
		      href);
	if (media != NULL)
		return;
	if (record || voicing)
		wrong(pkg, el, "a record or voicing has no media-type", href);
	else if (vdm_url_resolve(&pkg->pub->arena, pkg->path, href, &url) ==
		     0 &&
		 url.kind == VDM_URL_LOCAL)
		wrong(pkg, el, "a link into the container has no media-type",
		      href);
}

static void
check_links(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;

	el = vdm_xdoc_child(pkg->metadata, NS_OPF, "link");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "link"))
		check_link(pkg, el);
}

/* ---- one word --------------------------------------------------------- */

/* "width=600, height=800", in either order */
static int
is_viewport(const char *s)
{
	int seen = 0;

	for (int i = 0; i < 2; i++) {
		int wide = strncmp(s, "width=", 6) == 0;

		if (!wide && strncmp(s, "height=", 7) != 0)
			return 0;
		s += wide ? 6 : 7;
		seen |= wide ? 1 : 2;
		if (!isdigit((unsigned char)*s))
			return 0;
		while (isdigit((unsigned char)*s))
			s++;
		if (i == 0 && *s++ != ',')
			return 0;
		while (i == 0 && *s == ' ')
			s++;
	}
	return seen == 3 && *s == '\0';
}

static void
check_viewport(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el = NULL;
	const char *v;
	int whole = 0;

	while ((el = vdm_pkg_meta(pkg, el, "rendition:viewport")) != NULL) {
		v = vdm_xdoc_content(&pkg->pub->arena, el);
		if (!is_viewport(v))
			wrong(pkg, el, "no width and height in pixels", v);
		whole += vdm_xdoc_get(el, "", "refines") == NULL;
		if (whole == 2)
			wrong(pkg, el, "rendition:viewport is stated twice", v);
	}
}

/* The classes of media overlays are one name each, once for all. */
static void
check_classes(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;
	int seen[2] = {0};

	el = vdm_xdoc_child(pkg->metadata, NS_OPF, "meta");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		const char *p = vdm_xdoc_get(el, "", "property");
		int i = p == NULL || strcmp(p, "media:active-class") != 0;

		if (p == NULL ||
		    (i && strcmp(p, "media:playback-active-class") != 0))
			continue;
		if (strchr(vdm_xdoc_content(&pkg->pub->arena, el), ' ') != NULL)
			wrong(pkg, el, "the class is not one name", NULL);
		if (vdm_xdoc_get(el, "", "refines") != NULL)
			wrong(pkg, el, "the class is of one item, not of all",
			      p);
		if (seen[i]++)
			wrong(pkg, el, "the class is stated twice", p);
	}
}

static void
check_durations(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el = NULL;
	const char *v;

	while ((el = vdm_pkg_meta(pkg, el, "media:duration")) != NULL) {
		v = vdm_xdoc_content(&pkg->pub->arena, el);
		if (!vdm_is_clock(v))
			wrong(pkg, el, "media:duration is no clock value", v);
	}
}

/* A year, month or day, or a moment (W3C's note on dates); of EPUB 3 in the
 * time of the place, too (ISO 8601, 4.3.2). */
static int
is_date(const char *s, int version)
{
	/* "Z" stands for a fraction of seconds, or none, and a zone. */
	static const char *const forms[] = {
	    "dddd",
	    "dddd-dd",
	    "dddd-dd-dd",
	    "dddd-dd-ddTdd:ddZ",
	    "dddd-dd-ddTdd:dd:ddZ",
	};

	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
		const char *f = forms[k];
		size_t i;

		for (i = 0; f[i] != '\0' && f[i] != 'Z'; i++)
			if (f[i] == 'd' ? !isdigit((unsigned char)s[i])
					: s[i] != f[i])
				break;
		if (f[i] == '\0' && s[i] == '\0')
			return 1;
		if (f[i] != 'Z')
			continue;
		if (s[i] == '.')
			for (i++; isdigit((unsigned char)s[i]); i++)
				;
		if (strcmp(s + i, "Z") == 0 || (version == 3 && s[i] == '\0') ||
		    ((s[i] == '+' || s[i] == '-') && strlen(s + i) == 6))
			return 1;
	}
	return 0;
}

static void
check_dates(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;

	el = vdm_xdoc_child(pkg->metadata, NS_DC, "date");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_DC, "date")) {
		const char *v = vdm_xdoc_content(&pkg->pub->arena, el);

		if (is_date(v, pkg->version) && !vdm_moment_is_day(v))
			vdm_diag(&pkg->sink,
				 pkg->version == 3 ? VDM_D_EPUB_DATE
						   : VDM_D_EPUB_METADATA,
				 &el->pos, NULL,
				 "dc:date is no date of the calendar: "
				 "\"%.80s\"",
				 v);
		else if (!is_date(v, pkg->version) && pkg->version != 3)
			wrong(pkg, el, "dc:date is no date", v);
		else if (!is_date(v, pkg->version))
			vdm_diag(&pkg->sink, VDM_D_EPUB_DATE, &el->pos, NULL,
				 "dc:date is no date of ISO 8601: \"%.80s\"",
				 v);
		if (pkg->version == 3 &&
		    vdm_xdoc_next(el, NS_DC, "date") != NULL)
			wrong(pkg, vdm_xdoc_next(el, NS_DC, "date"),
			      "the package states dc:date more than once",
			      NULL);
	}
}

void
vdm_check_metadata(struct vdm_pkg *pkg)
{
	check_required(pkg);
	check_identifier(pkg);
	check_languages(pkg);
	check_dates(pkg);
	if (pkg->version != 3) {
		check_old(pkg);
		return;
	}
	check_modified(pkg);
	check_durations(pkg);
	for (size_t i = 0; i < sizeof renditions / sizeof *renditions; i++)
		check_rendition(pkg, i);
	check_refines(pkg);
	check_subjects(pkg);
	check_links(pkg);
	check_viewport(pkg);
	check_classes(pkg);
}
