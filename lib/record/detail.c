/* SPDX-License-Identifier: MIT */
/* What is said of a field's value itself. */
#include "record/detail.h"

#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/sabotage.h"
#include "record/record.h"

enum {
	/* Details of a value behind which no order is kept any more: to look
	 * through more of them each time would take too long. */
	GROUPED_MOST = 1024
};

static int
rank(const char *name)
{
	return strcmp(name, "lang") == 0 ? 0 : strcmp(name, "dir") == 0 ? 1 : 2;
}

/*
 * Where one of that name goes: the language and the direction first, those of
 * one name together. So formats that hold some of them as attributes, or a
 * name's values as a list, give back the same order.
 */
static size_t
place_for(const struct vdm_details *d, const char *name)
{
	size_t i, at = d->count;

	if (d->count > GROUPED_MOST)
		return at;
	for (i = d->count; i-- > 0;)
		if (strcmp(d->item[i].name, name) == 0)
			return i + 1;
	while (at > 0 && rank(name) < rank(d->item[at - 1].name))
		at--;
	return at;
}

struct vdm_detail *
vdm_detail_add(struct vdm_record *rec, struct vdm_details *to, const char *name,
	       const char *value)
{
	struct vdm_detail *list, new = {0};
	size_t at;

	if (name == NULL || *name == '\0' || value == NULL || *value == '\0')
		return NULL;
	VDM_SABOTAGE_MADE_STRING("field", name, value);
	if (value == NULL || *value == '\0')
		return NULL;
	list = vdm_arena_grow(&rec->arena, to->item, &to->cap, to->count + 1,
			      sizeof(*list));
	if (list == NULL)
		return NULL;
	to->item = list;
	new.name = vdm_arena_strdup(&rec->arena, name);
	new.value = vdm_arena_strdup(&rec->arena, value);
	if (new.name == NULL || new.value == NULL)
		return NULL;
	at = place_for(to, name);
	memmove(&list[at + 1], &list[at], (to->count - at) * sizeof(*list));
	list[at] = new;
	to->count++;
	return &list[at];
}

const char *
vdm_detail_get(const struct vdm_details *d, const char *name)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if (strcmp(d->item[i].name, name) == 0)
			return d->item[i].value;
	return NULL;
}

void
vdm_details_copy(struct vdm_record *rec, struct vdm_details *to,
		 const struct vdm_details *from)
{
	size_t i;

	for (i = 0; i < from->count; i++) {
		const struct vdm_detail *d = &from->item[i];
		struct vdm_detail *n =
		    vdm_detail_add(rec, to, d->name, d->value);

		if (n == NULL)
			continue;
		n->scheme = vdm_arena_strdup(&rec->arena, d->scheme);
		n->lang = vdm_arena_strdup(&rec->arena, d->lang);
	}
}

static int
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

int
vdm_details_equal(const struct vdm_details *a, const struct vdm_details *b,
		  size_t *at)
{
	size_t i;

	for (i = 0; i < a->count && i < b->count; i++) {
		const struct vdm_detail *x = &a->item[i], *y = &b->item[i];

		if (!same(x->name, y->name) || !same(x->value, y->value) ||
		    !same(x->scheme, y->scheme) || !same(x->lang, y->lang))
			break;
	}
	if (at != NULL)
		*at = i;
	return i == a->count && i == b->count;
}

/* Schemes by which people and bodies are known, and how their addresses
 * begin, behind the web's own beginning. */
static const struct {
	const char *word, *host;
} schemes[] = {
    {"orcid", "orcid.org/"},
    {"isni", "isni.org/"},
    {"viaf", "viaf.org/"},
    {"gnd", "d-nb.info/gnd/"},
    {"ror", "ror.org/"},
    {"wikidata", "wikidata.org/"},
    {"lccn", "id.loc.gov/authorities/"},
    {"email", NULL},
    {"url", NULL},
};

const char *
vdm_detail_scheme(const char *word)
{
	size_t i;

	for (i = 0; word != NULL && i < sizeof(schemes) / sizeof(schemes[0]);
	     i++)
		if (strcasecmp(schemes[i].word, word) == 0)
			return schemes[i].word;
	return NULL;
}

const char *
vdm_detail_scheme_of(const char *address)
{
	struct vdm_address parts;
	const char *s;
	size_t i;

	if (vdm_address_has_scheme(address, "mailto"))
		return "email";
	if (!vdm_address_has_scheme(address, "http") &&
	    !vdm_address_has_scheme(address, "https"))
		return NULL;
	vdm_address_split(&parts, address);
	s = parts.authority.s;
	if (s == NULL)
		return NULL;
	s += strncasecmp(s, "www.", 4) == 0 ? 4 : 0;
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (schemes[i].host != NULL &&
		    strncasecmp(s, schemes[i].host, strlen(schemes[i].host)) ==
			0)
			return schemes[i].word;
	return "url";
}

int
vdm_detail_is_licence(const char *address)
{
	static const char *const marks[] = {"creativecommons.org/licenses/",
					    "creativecommons.org/publicdomain/",
					    "rightsstatements.org/",
					    "/licenses/", "/licences/"};
	size_t i;

	if (!vdm_address_is_absolute(address))
		return 0;
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strstr(address, marks[i]) != NULL)
			return 1;
	return 0;
}
