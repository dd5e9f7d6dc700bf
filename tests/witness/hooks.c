/* SPDX-License-Identifier: MIT */
/*
 * The functions behind lib/base/sabotage.h. A pass of a place is one string
 * with a word in it, or one node or value of a record as a whole; the nth is
 * dropped, doubled, moved (it comes with the next that passes, or changes its
 * place with it) or altered (its longest word is another).
 */
#include "hooks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/sabotage.h"
#include "record/record.h"

enum { PLACES = 100, GIVEN = 4096, NODES = 20000 };

const char *const hooks_actions[ACTIONS] = {"drop", "double", "move", "alter"};

static struct {
	const char *phase;
	int counting, armed;
	char place[64];
	enum hooks_action action;
	size_t nth, passed;
	char *fired; /* as it was */
	char *held;  /* waits for the next that passes, or NULL */
	struct hooks_place places[PLACES];
	size_t places_count;
	char *given[GIVEN];
	size_t given_count;
	struct vdm_record copies[8];
	size_t copies_count;
} now;

static const char instead[] = "Sabotage";

/* ---- turns -------------------------------------------------------------- */

static void
forget(void)
{
	size_t i;

	for (i = 0; i < now.given_count; i++)
		free(now.given[i]);
	for (i = 0; i < now.copies_count; i++)
		vdm_arena_fini(&now.copies[i].arena);
	free(now.fired);
	free(now.held);
	now.fired = now.held = NULL;
	now.given_count = now.copies_count = 0;
	now.armed = now.counting = 0;
	now.phase = NULL;
}

void
hooks_count(void)
{
	forget();
	now.places_count = 0;
	now.counting = 1;
}

void
hooks_arm(const char *place, enum hooks_action action, size_t nth)
{
	forget();
	snprintf(now.place, sizeof(now.place), "%s", place);
	now.action = action;
	now.nth = nth;
	now.passed = 0;
	now.armed = 1;
}

void
hooks_disarm(void)
{
	forget();
}

const char *
hooks_fired(void)
{
	return now.fired;
}

const struct hooks_place *
hooks_at(size_t index)
{
	return index < now.places_count ? &now.places[index] : NULL;
}

void
vdm_sabotage_phase(const char *phase)
{
	now.phase = phase;
}

static void
count(const char *place, size_t passed)
{
	size_t i;

	for (i = 0; i < now.places_count; i++)
		if (strcmp(now.places[i].name, place) == 0)
			break;
	if (i == PLACES)
		abort();
	if (i == now.places_count) {
		snprintf(now.places[i].name, sizeof(now.places[i].name), "%s",
			 place);
		now.places[i].passed = 0;
		now.places_count++;
	}
	now.places[i].passed += passed;
}

static char *
duplicate(const char *s, size_t n)
{
	char *copy = malloc(n + 1);

	if (copy == NULL)
		abort();
	memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

/* Gives the library a string that lasts until the next turn. */
static char *
give(char *s)
{
	if (now.given_count == GIVEN)
		abort();
	return now.given[now.given_count++] = s;
}

static void
fire(const char *what, const char *name)
{
	size_t n = strlen(what) + (name != NULL ? strlen(name) + 2 : 0);

	if (now.fired != NULL)
		abort(); /* two places of one name */
	now.fired = malloc(n + 1);
	if (now.fired == NULL)
		abort();
	snprintf(now.fired, n + 1, "%s%s%s", name != NULL ? name : "",
		 name != NULL ? "=" : "", what);
}

/* ---- strings ------------------------------------------------------------ */

static int
is_letter(char c)
{
	return (c & 0x80) != 0 || (c >= '0' && c <= '9') ||
	       (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The longest run of letters: where it is, and how long. */
static size_t
longest_word(const char *s, size_t *length)
{
	size_t i, n, at = 0;

	*length = 0;
	for (i = 0; s[i] != '\0'; i += n > 0 ? n : 1) {
		for (n = 0; is_letter(s[i + n]);)
			n++;
		if (n > *length) {
			*length = n;
			at = i;
		}
	}
	return at;
}

static char *
joined(const char *a, size_t n, const char *between, const char *b)
{
	size_t m = strlen(between), k = strlen(b);
	char *s = malloc(n + m + k + 1);

	if (s == NULL)
		abort();
	memcpy(s, a, n);
	memcpy(s + n, between, m);
	memcpy(s + n + m, b, k + 1);
	return s;
}

static char *
altered(const char *s)
{
	size_t n, at = longest_word(s, &n);

	return joined(s, at, instead, s + at + n);
}

static char *
tampered(const char *s)
{
	switch (now.action) {
	case DOUBLE:
		return joined(s, strlen(s), " ", s);
	case ALTER:
		return altered(s);
	case MOVE:
		now.held = duplicate(s, strlen(s));
		return duplicate("", 0);
	case DROP:
	case ACTIONS:
		break;
	}
	return duplicate("", 0);
}

/* What a writer says of its own making, and nothing of the document. */
static int
is_machinery(const char *name)
{
	static const char *const names[] = {
	    "class",          "role",    "epub:type", "data-tei",
	    "data-tei-xmlns", "data-ns", "xmlns"};
	size_t i;

	if (name == NULL)
		return 0;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return strncmp(name, "xmlns:", 6) == 0 ||
	       strncmp(name, "data-vdm", 8) == 0;
}

static const char *
pass(const char *place, const char *name, const char *s, size_t *n)
{
	size_t length = n != NULL ? *n : s != NULL ? strlen(s) : 0, word;
	char *own, *made = NULL;

	if (s == NULL || length == 0 || is_machinery(name) ||
	    (!now.counting && (!now.armed || strcmp(now.place, place) != 0)))
		return s;
	own = duplicate(s, length);
	longest_word(own, &word);
	if (word == 0) {
		/* it has no word */
	} else if (now.counting) {
		count(place, 1);
	} else if (now.passed++ == now.nth) {
		fire(own, name);
		made = tampered(own);
	} else if (now.held != NULL) {
		made = joined(own, strlen(own), " ", now.held);
		free(now.held);
		now.held = NULL;
	}
	free(own);
	if (made == NULL)
		return s;
	if (n != NULL)
		*n = strlen(made);
	return give(made);
}

static const char *
passed(const char *kind, const char *name, const char *s, size_t *n)
{
	char place[64];

	snprintf(place, sizeof(place), "%s:%s", now.phase, kind);
	return pass(place, name, s, n);
}

const char *
vdm_sabotage_made(const char *kind, const char *name, const char *s, size_t *n)
{
	if (now.phase == NULL || strcmp(now.phase, "write") == 0)
		return s;
	return passed(kind, name, s, n);
}

const char *
vdm_sabotage_put(const char *kind, const char *name, const char *s, size_t *n)
{
	if (now.phase == NULL || strcmp(now.phase, "write") != 0)
		return s;
	return passed(kind, name, s, n);
}

/* ---- nodes -------------------------------------------------------------- */

/* Kinds of nodes, and whether to alter one is to take away what it does and
 * leave its words. */
static const struct {
	const char *kind, *names;
	int does;
} kinds[] = {
    {"paragraph", " p ", 0},
    {"heading", " head ", 0},
    {"item", " item label ", 0},
    {"turn", " sp said ", 0},
    {"quotation", " quote q ", 0},
    {"name", " persName placeName orgName name date ", 0},
    {"cell", " cell ", 1},
    {"row", " row ", 0},
    {"link", " ref ptr ", 1},
    {"note", " note ", 1},
    {"formula", " formula ", 1},
    {"ruby", " ruby ", 1},
    {"picture", " graphic ", 1},
    {"alternative", " figDesc desc ", 1},
    {"page", " pb ", 1},
    {"media", " media ", 1},
    {"choice", " choice gap ", 0},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static int
is_of(const struct vdm_node *n, const char *names)
{
	char name[64];

	if (!vdm_node_is_element(n))
		return 0;
	snprintf(name, sizeof(name), " %s ",
		 strchr(n->name, ':') != NULL ? strchr(n->name, ':') + 1
					      : n->name);
	return strstr(names, name) != NULL;
}

static int
is_in(const struct vdm_node *n, const struct vdm_node *outer)
{
	for (; n != NULL; n = n->parent)
		if (n == outer)
			return 1;
	return 0;
}

/* The nodes of a kind in the body, in order. */
static size_t
nodes_of(const struct vdm_record *rec, const char *names,
	 struct vdm_node **list)
{
	struct vdm_node *header = vdm_record_header(rec), *n;
	size_t found = 0;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root))
		if (is_of(n, names) && (header == NULL || !is_in(n, header)) &&
		    found < NODES)
			list[found++] = n;
	return found;
}

static void
fire_node(const struct vdm_node *n)
{
	struct vdm_buf b;
	const struct vdm_attr *a;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "<%s", n->name);
	for (a = n->attrs; a != NULL; a = a->next)
		vdm_buf_printf(&b, " %s=\"%s\"", a->name, a->value);
	vdm_buf_puts(&b, ">");
	vdm_node_content(n, &b);
	fire(vdm_buf_str(&b), NULL);
	vdm_buf_fini(&b);
}

/* Two nodes, none in the other, change places. */
static void
swap(struct vdm_record *rec, struct vdm_node *a, struct vdm_node *b)
{
	struct vdm_node *here = vdm_node_element(rec, "seg");

	vdm_node_insert_before(a, here);
	vdm_node_unlink(a);
	vdm_node_insert_before(b, a);
	vdm_node_unlink(b);
	vdm_node_insert_before(here, b);
	vdm_node_unlink(here);
}

/* Its words stay, where it has any; else it no longer says what it was. */
static void
unwrap(struct vdm_record *rec, struct vdm_node *n)
{
	struct vdm_node *c;

	if (n->first == NULL) {
		while (n->attrs != NULL)
			if (vdm_node_set(rec, n, n->attrs->name, NULL) != 0)
				abort();
		return;
	}
	while ((c = n->first) != NULL) {
		vdm_node_unlink(c);
		vdm_node_insert_before(n, c);
	}
	vdm_node_unlink(n);
}

static int
has_words(const struct vdm_node *n)
{
	struct vdm_buf b;
	size_t length;

	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	longest_word(vdm_buf_str(&b), &length);
	vdm_buf_fini(&b);
	return length > 0;
}

/* With what a node changes places: the next of its kind; the last of them with
 * what stands beside it and has words. */
static struct vdm_node *
partner_of(struct vdm_node **list, size_t count_all, size_t at)
{
	struct vdm_node *n = list[at], *other;
	size_t k;

	for (k = at + 1; k < count_all; k++)
		if (!is_in(list[k], n))
			return list[k];
	for (other = n->next; other != NULL; other = other->next)
		if (has_words(other))
			return other;
	for (other = vdm_node_prev(n); other != NULL;
	     other = vdm_node_prev(other))
		if (has_words(other))
			return other;
	return NULL;
}

static void
alter_text(struct vdm_record *rec, struct vdm_node *root)
{
	struct vdm_node *n, *longest = NULL;
	size_t length = 0, k;
	char *text;

	for (n = root; n != NULL; n = vdm_node_step(n, root)) {
		if (n->kind != VDM_KIND_TEXT)
			continue;
		longest_word(n->text, &k);
		if (k > length) {
			length = k;
			longest = n;
		}
	}
	if (longest == NULL)
		return;
	text = altered(longest->text);
	if (vdm_node_set_chars(rec, longest, text, strlen(text)) != 0)
		abort();
	free(text);
}

static void
tamper_node(struct vdm_record *rec, struct vdm_node **list, size_t count_all,
	    size_t at, int does)
{
	struct vdm_node *n = list[at], *other;

	other = now.action == MOVE ? partner_of(list, count_all, at) : NULL;
	if (now.action == MOVE && other == NULL)
		return;
	fire_node(n);
	switch (now.action) {
	case DROP:
		vdm_node_unlink(n);
		return;
	case DOUBLE:
		vdm_node_insert_after(n, vdm_node_copy(rec, n));
		return;
	case MOVE:
		swap(rec, n, other);
		return;
	case ALTER:
		if (does)
			unwrap(rec, n);
		else
			alter_text(rec, n);
		return;
	case ACTIONS:
		return;
	}
}

/* ---- attributes of what is written -------------------------------------- */

static void
pass_attrs(struct vdm_record *rec)
{
	char place[64];
	struct vdm_node *n;
	struct vdm_attr *a, *next;

	snprintf(place, sizeof(place), "%s:node-attr", now.phase);
	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root))
		for (a = n->attrs; a != NULL; a = next) {
			const char *value;

			next = a->next;
			value = pass(place, a->name, a->value, NULL);
			if (value == a->value)
				continue;
			if (vdm_node_set(rec, n, a->name,
					 *value != '\0' ? value : NULL) != 0)
				abort();
		}
}

/* ---- fields and people -------------------------------------------------- */

static void
pass_string(struct vdm_record *rec, const char *kind, const char *name,
	    const char **s, int must)
{
	char place[64];
	const char *made;

	snprintf(place, sizeof(place), "%s:%s", now.phase, kind);
	made = pass(place, name, *s, NULL);
	if (made == *s)
		return;
	*s = *made != '\0' || must ? vdm_arena_strdup(&rec->arena, made) : NULL;
}

static void
pass_fields(struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		struct vdm_field *f = rec->fields[i];
		const char *name = vdm_field_name(f);

		pass_string(rec, "value", name, &f->value, 1);
		pass_string(rec, "norm", name, &f->norm, 0);
		pass_string(rec, "authority", name, &f->ref, 0);
		pass_string(rec, "responsibility", name, &f->role, 0);
		if (f->id == VDM_F_OTHER)
			pass_string(rec, "key", name, &f->name, 1);
	}
}

static void
pass_strings(struct vdm_record *rec, const char *kind, const char *name,
	     struct vdm_strings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		pass_string(rec, kind, name, &list->item[i], 1);
}

static void
pass_people(struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->people_count; i++) {
		struct vdm_person *p = rec->people[i];

		pass_string(rec, "named", "name", &p->name, 1);
		pass_string(rec, "titled", "title", &p->title, 0);
		pass_strings(rec, "called", "form", &p->forms);
		pass_strings(rec, "acting", "role", &p->roles);
		pass_strings(rec, "identified", "ref", &p->refs);
	}
}

/* A field, or a person, as a whole. */
static void
pass_list(const char *kind, void **list, size_t *length, char *(*say)(void *))
{
	char place[64];
	void *other;
	size_t at = now.nth;

	snprintf(place, sizeof(place), "%s:%s", now.phase, kind);
	if (now.counting && *length > 0)
		count(place, *length);
	if (!now.armed || strcmp(now.place, place) != 0 || at >= *length)
		return;
	if (now.action == DROP) {
		fire(say(list[at]), NULL);
		memmove(list + at, list + at + 1,
			(--*length - at) * sizeof(*list));
	} else if (now.action == MOVE && at + 1 < *length) {
		fire(say(list[at]), NULL);
		other = list[at];
		list[at] = list[at + 1];
		list[at + 1] = other;
	}
}

static char *
say_field(void *field)
{
	struct vdm_field *f = field;

	return give(joined(vdm_field_name(f), strlen(vdm_field_name(f)), ": ",
			   f->value));
}

static char *
say_person(void *person)
{
	struct vdm_person *p = person;

	return give(duplicate(p->name, strlen(p->name)));
}

/* A picture that travels: it can only be left behind. */
static void
pass_files(struct vdm_record *rec)
{
	char place[64];
	size_t at = now.nth;

	snprintf(place, sizeof(place), "%s:file", now.phase);
	if (now.counting && rec->resources_count > 0)
		count(place, rec->resources_count);
	if (!now.armed || strcmp(now.place, place) != 0 || now.action != DROP ||
	    at >= rec->resources_count)
		return;
	fire(rec->resources[at].path, NULL);
	memmove(rec->resources + at, rec->resources + at + 1,
		(--rec->resources_count - at) * sizeof(*rec->resources));
}

/* ---- whole records ------------------------------------------------------ */

void
vdm_sabotage_record(struct vdm_record *rec)
{
	static struct vdm_node *list[NODES];
	char place[64];
	size_t i, found;

	if (!now.counting && !now.armed)
		return;
	for (i = 0; i < KINDS; i++) {
		snprintf(place, sizeof(place), "%s:%s", now.phase,
			 kinds[i].kind);
		if (!now.counting && strcmp(now.place, place) != 0)
			continue;
		found = nodes_of(rec, kinds[i].names, list);
		if (now.counting && found > 0)
			count(place, found);
		else if (now.armed && now.nth < found)
			tamper_node(rec, list, found, now.nth, kinds[i].does);
	}
	if (strcmp(now.phase, "write") == 0)
		pass_attrs(rec);
	pass_fields(rec);
	pass_people(rec);
	pass_list("whole-field", (void **)rec->fields, &rec->fields_count,
		  say_field);
	pass_list("whole-person", (void **)rec->people, &rec->people_count,
		  say_person);
	pass_files(rec);
}

const struct vdm_record *
vdm_sabotage_copy(const struct vdm_record *rec)
{
	struct vdm_record *copy;
	size_t i;

	if ((!now.counting && !now.armed) ||
	    now.copies_count == sizeof(now.copies) / sizeof(now.copies[0]))
		return rec;
	copy = &now.copies[now.copies_count++];
	*copy = *rec;
	vdm_arena_init(&copy->arena);
	copy->root = vdm_node_copy(copy, rec->root);
	copy->resources =
	    vdm_arena_alloc(&copy->arena, (rec->resources_count + 1) *
					      sizeof(*copy->resources));
	if (copy->resources == NULL)
		abort();
	if (rec->resources_count > 0)
		memcpy(copy->resources, rec->resources,
		       rec->resources_count * sizeof(*copy->resources));
	copy->fields = NULL;
	copy->people = NULL;
	copy->ids = NULL;
	copy->fields_count = copy->people_count = 0;
	copy->fields_cap = copy->people_cap = copy->ids_cap = 0;
	for (i = 0; i < rec->people_count; i++)
		vdm_person_copy(copy, rec->people[i]);
	for (i = 0; i < rec->fields_count; i++)
		vdm_field_copy(copy, rec->fields[i]);
	if (copy->root == NULL || copy->arena.failed)
		abort();
	vdm_sabotage_record(copy);
	vdm_node_settle(copy->root);
	return copy;
}
