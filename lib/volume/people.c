/* SPDX-License-Identifier: MIT */
/*
 * One list of people over all records. Two are the same where an authority says
 * so, by its address or number, or where somebody decided that they are called
 * so; never because they have the same name.
 */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "volume/volume.h"

/* Addresses of authorities, and what their numbers are called in details. */
static const struct {
	const char *host, *name;
} authorities[] = {
    {"viaf.org/viaf/", "viaf"},
    {"orcid.org/", "orcid"},
    {"d-nb.info/gnd/", "gnd"},
    {"isni.org/isni/", "isni"},
    {"isni.org/", "isni"},
    {"wikidata.org/entity/", "wikidata"},
    {"wikidata.org/wiki/", "wikidata"},
    {"id.loc.gov/authorities/names/", "lccn"},
    {"id.loc.gov/rwo/agents/", "lccn"},
    {"lccn.loc.gov/", "lccn"},
    {"data.bnf.fr/ark:/12148/cb", "bnf"},
    {"catalogue.bnf.fr/ark:/12148/cb", "bnf"},
    {"idref.fr/", "idref"},
    {"vocab.getty.edu/ulan/", "ulan"},
    {"ror.org/", "ror"},
};
enum { AUTHORITIES = sizeof(authorities) / sizeof(authorities[0]) };

/* Letters and figures alone, in small letters: numbers are written with blanks
 * and hyphens, and without. */
static void
put_number(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] != '-' && s[i] != ' ')
			vdm_buf_putc(
			    out,
			    (char)(vdm_is_capital(s[i]) ? s[i] | 32 : s[i]));
}

/* "viaf:24608356" of an address, of a number with its authority before it, or
 * the address as it is. */
static void
put_key(struct vdm_buf *out, const char *ref)
{
	const char *s = strstr(ref, "://");
	size_t i, n;

	s = s != NULL ? s + 3 : ref;
	if (strncmp(s, "www.", 4) == 0)
		s += 4;
	for (i = 0; i < AUTHORITIES; i++) {
		n = strlen(authorities[i].host);
		if (strncmp(s, authorities[i].host, n) == 0) {
			vdm_buf_printf(out, "%s:", authorities[i].name);
			put_number(out, s + n, strcspn(s + n, "/?#"));
			return;
		}
	}
	n = strlen(s);
	while (n > 0 && s[n - 1] == '/')
		n--;
	vdm_buf_put(out, s, n);
}

static int
is_authority(const char *name)
{
	size_t i;

	for (i = 0; i < AUTHORITIES; i++)
		if (strcmp(authorities[i].name, name) == 0)
			return 1;
	return 0;
}

/* Whether an address says who somebody is: that of an authority, or another
 * one that is no place in a file. */
static int
is_address(const char *ref)
{
	return vdm_address_is_absolute(ref) &&
	       !vdm_address_has_scheme(ref, "mailto");
}

static size_t
first_of(struct vdm_binding *b, size_t i)
{
	while (b->person[i].same != i)
		i = b->person[i].same = b->person[b->person[i].same].same;
	return i;
}

/* The first of two lists that were one each stays the first. */
static void
join(struct vdm_binding *b, size_t one, size_t other)
{
	one = first_of(b, one);
	other = first_of(b, other);
	if (one < other)
		b->person[other].same = one;
	else
		b->person[one].same = other;
}

/* All that are known by one key are one. */
static void
take_key(struct vdm_binding *b, struct vdm_strmap *seen, size_t i,
	 const char *key)
{
	const char *kept;
	size_t other;

	if (*key == '\0')
		return;
	if (vdm_strmap_get(seen, key, &other)) {
		join(b, other, i);
		return;
	}
	kept = vdm_arena_strdup(&b->arena, key);
	if (kept != NULL)
		vdm_strmap_put(seen, kept, i);
}

/* The index-th key by which an authority knows somebody; "": it is none. 0 past
 * the end. */
static int
key_at(const struct vdm_volume_person *p, size_t index, struct vdm_buf *out)
{
	const struct vdm_detail *d;

	vdm_buf_clear(out);
	if (index < p->refs.count) {
		if (is_address(p->refs.item[index]))
			put_key(out, p->refs.item[index]);
		return 1;
	}
	index -= p->refs.count;
	if (index >= p->details.count)
		return 0;
	d = &p->details.item[index];
	if (is_authority(d->name) && vdm_address_is_remote(d->value)) {
		put_key(out, d->value);
	} else if (is_authority(d->name)) {
		vdm_buf_printf(out, "%s:", d->name);
		put_number(out, d->value, strlen(d->value));
	}
	return 1;
}

static void
take_keys(struct vdm_binding *b, struct vdm_strmap *seen, size_t i)
{
	struct vdm_buf key;
	size_t k;

	vdm_buf_init(&key);
	for (k = 0; key_at(&b->person[i], k, &key); k++)
		take_key(b, seen, i, vdm_buf_str(&key));
	b->failed |= key.failed;
	vdm_buf_fini(&key);
}

/* Whether authorities keep two apart: numbers of one authority that differ. */
static int
are_apart(const struct vdm_binding *b, size_t one, size_t other)
{
	struct vdm_buf k, l;
	size_t i, j, n;
	int apart = 0;

	vdm_buf_init(&k);
	vdm_buf_init(&l);
	for (i = 0; key_at(&b->person[one], i, &k); i++)
		for (j = 0; key_at(&b->person[other], j, &l); j++) {
			n = strcspn(vdm_buf_str(&k), ":/");
			apart |= n > 0 && vdm_buf_str(&k)[n] == ':' &&
				 strncmp(vdm_buf_str(&k), vdm_buf_str(&l),
					 n + 1) == 0 &&
				 strcmp(vdm_buf_str(&k), vdm_buf_str(&l)) != 0;
		}
	vdm_buf_fini(&k);
	vdm_buf_fini(&l);
	return apart;
}

/* Whoever was decided to be called so, in another record, too. */
static void
take_decided(struct vdm_binding *b, struct vdm_strmap *named, size_t i)
{
	const struct vdm_volume_person *p = &b->person[i];
	size_t other;

	if (p->decided == NULL || vdm_is_blank(p->decided))
		return;
	if (!vdm_strmap_get(named, p->decided, &other)) {
		vdm_strmap_put(named, p->decided, i);
		return;
	}
	if (!are_apart(b, other, i)) {
		join(b, other, i);
		return;
	}
	vdm_diag(b->sink, VDM_D_VOLUME_PERSON, NULL, NULL,
		 "\"%.80s\" was decided in \"%.80s\" and in \"%.80s\", where "
		 "authorities say that they are two; the list has two",
		 p->decided, b->bound[b->person[other].bound].name,
		 b->bound[p->bound].name);
}

/* Who is one becomes one person, with all that is known of them. */
static void
add_person(struct vdm_binding *b, size_t first)
{
	struct vdm_record *to = b->people_of;
	struct vdm_volume_person *f = &b->person[first];
	struct vdm_person *p = vdm_person_add(to, NULL, f->name);
	size_t i;

	f->as = p != NULL ? p->id : NULL;
	for (i = first; p != NULL && i != VDM_VOLUME_NONE;
	     i = b->person[i].next) {
		const struct vdm_volume_person *o = &b->person[i];
		size_t k;

		p->participant = 1;
		if (p->title == NULL && o->title != NULL)
			p->title = vdm_arena_strdup(&to->arena, o->title);
		if (strcmp(o->name, p->name) != 0 && !vdm_is_blank(o->name) &&
		    !vdm_strings_has(&p->forms, o->name))
			vdm_strings_add(to, &p->forms, o->name);
		for (k = 0; k < o->refs.count; k++)
			if (is_address(o->refs.item[k]) &&
			    !vdm_strings_has(&p->refs, o->refs.item[k]))
				vdm_strings_add(to, &p->refs, o->refs.item[k]);
		for (k = 0; k < o->details.count; k++)
			if (is_authority(o->details.item[k].name) &&
			    vdm_detail_get(&p->details,
					   o->details.item[k].name) == NULL)
				vdm_detail_add(to, &p->details,
					       o->details.item[k].name,
					       o->details.item[k].value);
	}
}

int
vdm_binding_merge_people(struct vdm_binding *b)
{
	struct vdm_strmap seen = {0}, named = {0};
	size_t *last, i;

	for (i = 0; i < b->people; i++)
		b->person[i].same = i;
	for (i = 0; i < b->people; i++)
		take_keys(b, &seen, i);
	for (i = 0; i < b->people; i++)
		take_decided(b, &named, i);
	b->failed |= seen.failed | named.failed;
	vdm_strmap_fini(&seen);
	vdm_strmap_fini(&named);
	last = vdm_arena_alloc(&b->arena, (b->people + 1) * sizeof(*last));
	b->people_of = vdm_record_new();
	for (i = 0; last != NULL && i < b->people; i++) {
		size_t first = first_of(b, i);

		b->person[i].same = first;
		b->person[i].next = VDM_VOLUME_NONE;
		if (first != i)
			b->person[last[first]].next = i;
		last[first] = i;
	}
	for (i = 0; last != NULL && b->people_of != NULL && i < b->people; i++)
		if (b->person[i].same == i)
			add_person(b, i);
	if (last != NULL && b->people_of != NULL && !b->failed &&
	    !b->people_of->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}
