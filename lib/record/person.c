/* SPDX-License-Identifier: MIT */
/* People of a record. */
#include "record/person.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "record/record.h"

/* A list of fewer is gone through. */
enum { SLOTS_LEAST = 32 };

static size_t
hash(const char *s, size_t n)
{
	uint64_t h = 1469598103934665603u; /* FNV-1a */
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211u;
	return (size_t)(h ^ (h >> 32));
}

/* Where the string is by its hash, or the free slot for it. */
static unsigned *
slot_of(const struct vdm_strings *list, const char *s)
{
	size_t i = hash(s, strlen(s)) & (list->slots - 1);

	while (list->slot[i] != 0 &&
	       strcmp(list->item[list->slot[i] - 1], s) != 0)
		i = (i + 1) & (list->slots - 1);
	return &list->slot[i];
}

/* The last string of a list of many is found by its hash, as are the others. */
static void
slots_note(struct vdm_record *rec, struct vdm_strings *list)
{
	size_t i = list->count - 1;

	if (list->count * 2 > list->slots && list->count >= SLOTS_LEAST) {
		list->slots =
		    list->slots > 0 ? 2 * list->slots : 4 * (size_t)SLOTS_LEAST;
		list->slot = vdm_arena_alloc(&rec->arena,
					     list->slots * sizeof(*list->slot));
		if (list->slot == NULL)
			list->slots = 0;
		i = 0;
	}
	for (; list->slots > 0 && i < list->count; i++)
		*slot_of(list, list->item[i]) = (unsigned)i + 1;
}

void
vdm_strings_add(struct vdm_record *rec, struct vdm_strings *list, const char *s)
{
	const char **items;

	VDM_SABOTAGE_MADE_STRING("person", "called", s);
	if (s == NULL || vdm_strings_has(list, s))
		return;
	items = vdm_arena_grow(&rec->arena, list->item, &list->cap,
			       list->count + 1, sizeof(*items));
	if (items == NULL)
		return;
	list->item = items;
	items[list->count] = vdm_arena_strdup(&rec->arena, s);
	if (items[list->count] == NULL)
		return;
	list->count++;
	slots_note(rec, list);
}

/* A role in TEI is one word, and has these for spaces. */
static int
is_gap(char c)
{
	return c == '_' || vdm_is_space((unsigned char)c);
}

void
vdm_person_add_role(struct vdm_record *rec, struct vdm_person *person,
		    const char *role)
{
	size_t n = strlen(role), i;
	char *own;

	while (n > 0 && is_gap(*role))
		role++, n--;
	while (n > 0 && is_gap(role[n - 1]))
		n--;
	own = vdm_arena_strndup(&rec->arena, role, n);
	for (i = 0; own != NULL && i < n; i++)
		if (is_gap(own[i]))
			own[i] = ' ';
	if (n > 0)
		vdm_strings_add(rec, &person->roles, own);
}

int
vdm_strings_has(const struct vdm_strings *list, const char *s)
{
	size_t i;

	if (list->slots > 0)
		return *slot_of(list, s) != 0;
	for (i = 0; i < list->count; i++)
		if (strcmp(list->item[i], s) == 0)
			return 1;
	return 0;
}

/* The last word of a name in lower-case ASCII letters: a readable id. */
static void
id_from_name(struct vdm_buf *out, const char *name)
{
	const char *end = name + strlen(name), *start, *p;

	while (end > name && !vdm_is_word((unsigned char)end[-1]) &&
	       (unsigned char)end[-1] < 0x80)
		end--;
	start = end;
	while (start > name && !vdm_is_space((unsigned char)start[-1]))
		start--;
	for (p = start; p < end; p++) {
		char c = *p;

		if (vdm_is_capital(c))
			c = (char)(c - 'A' + 'a');
		if (vdm_is_small(c) || (vdm_is_digit(c) && out->len > 0) ||
		    (c == '-' && out->len > 0))
			vdm_buf_putc(out, c);
	}
	while (out->len > 0 && out->data[out->len - 1] == '-')
		vdm_buf_truncate(out, out->len - 1);
	if (out->len == 0)
		vdm_buf_puts(out, "person");
}

/* ---- by id ------------------------------------------------------------ */

static void
index_put(struct vdm_record *rec, struct vdm_person *p)
{
	size_t i = hash(p->id, strlen(p->id)) & (rec->ids_cap - 1);

	p->chain = rec->ids[i];
	rec->ids[i] = p;
}

/* Room for one more; 0, or -1: out of memory. */
static int
index_grow(struct vdm_record *rec)
{
	size_t cap = rec->ids_cap > 0 ? rec->ids_cap * 2 : 16, i;
	struct vdm_person **ids;

	if (rec->people_count < rec->ids_cap)
		return 0;
	ids = vdm_arena_alloc(&rec->arena, cap * sizeof(*ids));
	if (ids == NULL)
		return -1;
	rec->ids = ids;
	rec->ids_cap = cap;
	for (i = 0; i < rec->people_count; i++)
		index_put(rec, rec->people[i]);
	return 0;
}

static struct vdm_person *
find_id(const struct vdm_record *rec, const char *id, size_t n)
{
	struct vdm_person *p;

	if (rec->ids_cap == 0)
		return NULL;
	p = rec->ids[hash(id, n) & (rec->ids_cap - 1)];
	while (p != NULL && (strncmp(p->id, id, n) != 0 || p->id[n] != '\0'))
		p = p->chain;
	return p;
}

/* Makes an id one that nobody has. The first of that id knows how far the
 * numbers are used up, or a thousand of one name would count a thousand times
 * to a thousand. */
static void
make_unique(const struct vdm_record *rec, struct vdm_buf *id)
{
	struct vdm_person *first = find_id(rec, vdm_buf_str(id), id->len);
	size_t base = id->len;
	unsigned n;

	if (first == NULL)
		return;
	for (n = first->twins + 2; !id->failed; n++) {
		vdm_buf_truncate(id, base);
		vdm_buf_printf(id, "-%u", n);
		if (find_id(rec, vdm_buf_str(id), id->len) == NULL)
			break;
		first->twins = n - 1;
	}
}

void
vdm_person_make_id(const struct vdm_record *rec, const char *name,
		   struct vdm_buf *out)
{
	vdm_buf_clear(out);
	id_from_name(out, name);
	make_unique(rec, out);
}

struct vdm_person *
vdm_person_add(struct vdm_record *rec, const char *id, const char *name)
{
	struct vdm_person *p = vdm_arena_alloc(&rec->arena, sizeof(*p));
	struct vdm_person **list;
	struct vdm_buf b;

	VDM_SABOTAGE_MADE_STRING("person", "name", name);
	list = vdm_arena_grow(&rec->arena, rec->people, &rec->people_cap,
			      rec->people_count + 1, sizeof(*list));
	if (p == NULL || list == NULL || index_grow(rec) != 0)
		return NULL;
	rec->people = list;
	vdm_buf_init(&b);
	if (id != NULL)
		vdm_buf_puts(&b, id);
	else
		id_from_name(&b, name);
	make_unique(rec, &b);
	if (!b.failed)
		p->id = vdm_arena_strdup(&rec->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	p->name = vdm_arena_strdup(&rec->arena, name != NULL ? name : "");
	if (p->id == NULL || p->name == NULL)
		return NULL;
	if (id != NULL && strcmp(id, p->id) != 0)
		p->doubled = vdm_arena_strdup(&rec->arena, id);
	list[rec->people_count++] = p;
	index_put(rec, p);
	return p;
}

void
vdm_person_remove(struct vdm_record *rec, struct vdm_person *person)
{
	struct vdm_person **at =
	    &rec->ids[hash(person->id, strlen(person->id)) &
		      (rec->ids_cap - 1)];
	size_t i, kept = 0;

	while (*at != NULL && *at != person)
		at = &(*at)->chain;
	if (*at != NULL)
		*at = person->chain;
	for (i = 0; i < rec->people_count; i++)
		if (rec->people[i] != person)
			rec->people[kept++] = rec->people[i];
	rec->people_count = kept;
}

void
vdm_people_clear(struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->ids_cap; i++)
		rec->ids[i] = NULL;
	rec->people_count = 0;
}

static int
has_ref(const struct vdm_person *p, const char *uri, size_t n)
{
	size_t i;

	for (i = 0; i < p->refs.count; i++)
		if (strncmp(p->refs.item[i], uri, n) == 0 &&
		    p->refs.item[i][n] == '\0')
			return 1;
	return 0;
}

struct vdm_person *
vdm_person_find(const struct vdm_record *rec, const char *id, size_t n)
{
	struct vdm_person *p;
	size_t i;

	if (n > 0 && id[0] == '#') {
		id++;
		n--;
	}
	p = find_id(rec, id, n);
	if (p != NULL)
		return p;
	for (i = 0; n > 0 && memchr(id, ':', n) && i < rec->people_count; i++)
		if (has_ref(rec->people[i], id, n))
			return rec->people[i];
	return NULL;
}

const char *
vdm_who_next(const char **cursor, size_t *n)
{
	const char *s = *cursor, *start;

	*n = 0;
	if (s == NULL)
		return NULL;
	while (vdm_is_space((unsigned char)*s))
		s++;
	start = s;
	while (*s != '\0' && !vdm_is_space((unsigned char)*s))
		s++;
	*n = (size_t)(s - start);
	*cursor = s;
	return *n > 0 ? start : NULL;
}

const char *
vdm_person_id(const struct vdm_person *person)
{
	return person->id;
}

const char *
vdm_person_name(const struct vdm_person *person)
{
	return person->name;
}

const char *
vdm_person_title(const struct vdm_person *person)
{
	return person->title;
}

static const char *
string_at(const struct vdm_strings *list, size_t index)
{
	return index < list->count ? list->item[index] : NULL;
}

const char *
vdm_person_role(const struct vdm_person *person, size_t index)
{
	return string_at(&person->roles, index);
}

const char *
vdm_person_form(const struct vdm_person *person, size_t index)
{
	return string_at(&person->forms, index);
}

const char *
vdm_person_ref(const struct vdm_person *person, size_t index)
{
	return string_at(&person->refs, index);
}

struct vdm_person *
vdm_person_copy(struct vdm_record *to, const struct vdm_person *p)
{
	struct vdm_person *q = vdm_person_add(to, p->id, p->name);
	size_t k;

	if (q == NULL)
		return NULL;
	q->title = vdm_arena_strdup(&to->arena, p->title);
	for (k = 0; k < p->forms.count; k++)
		vdm_strings_add(to, &q->forms, p->forms.item[k]);
	for (k = 0; k < p->roles.count; k++)
		vdm_strings_add(to, &q->roles, p->roles.item[k]);
	for (k = 0; k < p->refs.count; k++)
		vdm_strings_add(to, &q->refs, p->refs.item[k]);
	vdm_details_copy(to, &q->details, &p->details);
	q->group = p->group;
	q->participant = p->participant;
	q->state = p->state;
	q->cert = p->cert;
	q->pos = p->pos;
	return q;
}
