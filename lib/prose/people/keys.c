/* SPDX-License-Identifier: MIT */
/* What the columns of a table are called, and what they are of. */
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "picture/picture.h"
#include "prose/people/tables.h"

/* What spreadsheets call fields of the table. */
static const struct {
	const char *name, *field;
} aliases[] = {
    {"creator", "author"},   {"description", "summary"},
    {"abstract", "summary"}, {"identifier", "record_id"},
    {"id", "record_id"},     {"keywords", "subject"},
    {"coverage", "place"},   {"license", "licence"},
    {"location", "place"},   {"archive", "source.repository"},
};

/*
 * Terms of Dublin Core, with the qualifiers that repositories put behind them;
 * "*": any. What has no row is no field of ours: dc.date.accessioned is not the
 * date of a conversation.
 */
static const struct {
	const char *term, *qualifier, *field;
} dc_terms[] = {
    {"title", "", "title"},
    {"creator", "*", "author"},
    {"contributor", "", "contributor"},
    {"contributor", "author", "author"},
    {"contributor", "editor", "editor"},
    {"contributor", "translator", "translator"},
    {"contributor", "transcriber", "transcriber"},
    {"contributor", "funder", "funder"},
    {"contributor", "sponsor", "sponsor"},
    {"contributor", "other", "contributor"},
    {"publisher", "", "publisher"},
    {"publisher", "place", "place.published"},
    {"date", "", "date"},
    {"date", "created", "date"},
    {"date", "issued", "published"},
    {"created", "", "date"},
    {"issued", "", "published"},
    {"description", "", "summary"},
    {"description", "abstract", "summary"},
    {"description", "sponsorship", "sponsor"},
    {"abstract", "", "summary"},
    {"rights", "", "rights"},
    {"rights", "accessrights", "rights"},
    {"rights", "license", "licence"},
    {"rights", "uri", "licence"},
    {"rights", "holder", "holder"},
    {"rights", "rightsholder", "holder"},
    {"accessrights", "", "rights"},
    {"license", "", "licence"},
    {"rightsholder", "", "holder"},
    {"source", "", "source"},
    {"identifier", "*", "record_id"},
    {"subject", "*", "subject"},
    {"language", "*", "language"},
    {"type", "", "type"},
    {"coverage", "", "place"},
    {"coverage", "spatial", "place"},
    {"spatial", "", "place"},
    {"ispartof", "", "series"},
    {"relation", "ispartof", "series"},
    {"relation", "ispartofseries", "series"},
    {"extent", "", "duration"},
    {"format", "extent", "duration"},
};

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static int
is_between(char c)
{
	return c == '.' || c == ':' || c == '_' || c == ' ' || c == '/' ||
	       c == '#';
}

/* The term behind a prefix of Dublin Core's, or the name of its vocabulary; or
 * NULL. */
static const char *
past_prefix(const char *key)
{
	static const char *const dc_prefixes[] = {
	    "http://purl.org/dc/terms/", "https://purl.org/dc/terms/",
	    "http://purl.org/dc/elements/1.1/",
	    "https://purl.org/dc/elements/1.1/"};
	static const char *const dc_names[] = {"dcterms", "dct", "dc"};
	size_t i, n;

	for (i = 0; i < COUNT(dc_prefixes); i++)
		if (strncasecmp(key, dc_prefixes[i], strlen(dc_prefixes[i])) ==
		    0)
			return key + strlen(dc_prefixes[i]);
	for (i = 0; i < COUNT(dc_names); i++) {
		n = strlen(dc_names[i]);
		if (strncasecmp(key, dc_names[i], n) == 0 && is_between(key[n]))
			return key + n + 1;
	}
	return NULL;
}

/* The field of a term, "creator", "Date.issued", "title[en]"; or NULL. */
static const char *
term_field(const char *s)
{
	size_t n = strcspn(s, ".:_ /#[(@"), i, m;
	const char *q = is_between(s[n]) ? s + n + 1 : "";

	m = strcspn(q, "[(@");
	for (i = 0; i < COUNT(dc_terms); i++)
		if (strlen(dc_terms[i].term) == n &&
		    strncasecmp(dc_terms[i].term, s, n) == 0 &&
		    (*dc_terms[i].qualifier == '*' ||
		     (strlen(dc_terms[i].qualifier) == m &&
		      strncasecmp(dc_terms[i].qualifier, q, m) == 0)))
			return dc_terms[i].field;
	return NULL;
}

/* Names of ours first: an alias never hides a field. */
static const struct vdm_field_info *
field_called(const char *key)
{
	const struct vdm_field_info *f = vdm_field_by_name(key);
	const char *term = past_prefix(key), *name = NULL;
	size_t i;

	if (f == NULL)
		f = vdm_field_by_yaml(key);
	if (f == NULL)
		f = vdm_field_by_label(key, strlen(key));
	for (i = 0; f == NULL && i < COUNT(aliases); i++)
		if (strcasecmp(aliases[i].name, key) == 0)
			name = aliases[i].field;
	if (f == NULL && name == NULL && term != NULL)
		name = term_field(term);
	return name != NULL ? vdm_field_by_name(name) : f;
}

/* As one may type a name of the table: in any case, with other marks between
 * its words. */
static int
is_spelt(const char *key, const char *name)
{
	for (; *key != '\0' && *name != '\0'; key++, name++)
		if (strncasecmp(key, name, 1) != 0 &&
		    !(strchr("_- .", *key) != NULL &&
		      strchr("_- .", *name) != NULL))
			return 0;
	return *key == *name;
}

const struct vdm_field_info *
vdm_stated_field(const char *key)
{
	const struct vdm_field_info *f = field_called(key);
	size_t i;

	for (i = 0; f == NULL && i < VDM_F_COUNT; i++) {
		const struct vdm_field_info *one =
		    vdm_field_info_get((enum vdm_field_id)i);

		if (i != VDM_F_OTHER &&
		    (is_spelt(key, one->name) || is_spelt(key, one->yaml) ||
		     is_spelt(key, one->label)))
			f = one;
	}
	return f;
}

int
vdm_stated_is_one(const struct vdm_field_info *info)
{
	return !info->repeat || info->id == VDM_F_DATE ||
	       info->id == VDM_F_TIME || info->id == VDM_F_PLACE;
}

/* What else the metadata may say. */
static const struct {
	const char *name;
	enum vdm_other what;
} others[] = {{"participants", VDM_OTHER_PEOPLE},
	      {"participant", VDM_OTHER_PEOPLE},
	      {VDM_COVER, VDM_OTHER_COVER},
	      {"cover", VDM_OTHER_COVER}};

enum vdm_other
vdm_stated_other(const char *key)
{
	size_t i;

	for (i = 0; i < COUNT(others); i++)
		if (strcasecmp(others[i].name, key) == 0)
			return others[i].what;
	return VDM_OTHER_NONE;
}

static const char *const file_keys[] = {
    "file", "filename", "path", "file name", "file path", "filepath", NULL};
static const char *const people_keys[] = {"name",  "title", "role", "id", "ref",
					  "forms", "scope", "file", NULL};

int
vdm_stated_is_file(const char *key)
{
	size_t i;

	for (i = 0; file_keys[i] != NULL; i++)
		if (is_spelt(key, file_keys[i]))
			return 1;
	return 0;
}

int
vdm_stated_is_of_people(const char *key)
{
	size_t i;

	for (i = 0; people_keys[i] != NULL; i++)
		if (strcasecmp(key, people_keys[i]) == 0)
			return 1;
	return 0;
}

int
vdm_stated_is_same(const char *a, const char *b)
{
	const struct vdm_field_info *info = vdm_stated_field(a);

	return strcasecmp(a, b) == 0 ||
	       (info != NULL && vdm_stated_field(b) == info) ||
	       (vdm_stated_other(a) != VDM_OTHER_NONE &&
		vdm_stated_other(a) == vdm_stated_other(b));
}

/* ---- slips ---- */

const char *
vdm_stated_meant(const char *key)
{
	struct vdm_words_guess g = {key, NULL, 0};
	size_t i;

	for (i = 0; i < VDM_F_COUNT; i++) {
		const struct vdm_field_info *f =
		    vdm_field_info_get((enum vdm_field_id)i);

		if (i == VDM_F_OTHER)
			continue;
		vdm_words_offer(&g, f->name);
		vdm_words_offer(&g, f->label);
	}
	for (i = 0; i < COUNT(aliases); i++)
		vdm_words_offer(&g, aliases[i].name);
	for (i = 0; i < COUNT(others); i++)
		vdm_words_offer(&g, others[i].name);
	for (i = 0; file_keys[i] != NULL; i++)
		vdm_words_offer(&g, file_keys[i]);
	g.said = past_prefix(key);
	for (i = 0; g.said != NULL && i < COUNT(dc_terms); i++)
		vdm_words_offer(&g, dc_terms[i].term);
	return g.meant;
}

const char *
vdm_stated_meant_of_people(const char *key)
{
	return vdm_words_meant(key, people_keys);
}
