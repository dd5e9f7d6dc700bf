/* SPDX-License-Identifier: MIT */
/*
 * Fields and people into a header, at the place that the field table names,
 * among whatever stands there already: in an empty header this makes ours, in
 * somebody else's it adds what that lacks.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "record/provenance.h"
#include "tei/internal.h"
#include "tei/header/marks.h"

/*
 * The order of children that the schema asks for, where it asks for one.
 * Elements of one rank may stand in any order; what is not named comes last.
 */
struct order {
	const char *parent;
	const char *ranks[8]; /* each "name name ...", ended by NULL */
};

static const struct order orders[] = {
    {"teiHeader",
     {"fileDesc", "encodingDesc", "profileDesc", "xenoData", "revisionDesc"}},
    {"fileDesc",
     {"titleStmt", "editionStmt", "extent", "publicationStmt", "seriesStmt",
      "notesStmt", "sourceDesc"}},
    {"titleStmt", {"title"}},
    {"publicationStmt", {"publisher distributor authority"}},
    {"editionStmt", {"edition"}},
    {"seriesStmt", {"title"}},
    {"msDesc", {"msIdentifier head"}},
    {"msIdentifier",
     {"placeName country region settlement district bloc geogName",
      "institution", "repository", "collection", "idno"}},
    {"respStmt", {"resp"}},
    {"listPerson", {"head desc", "person personGrp org listPerson"}},
    {"profileDesc", {NULL}},
};

static unsigned
rank(const struct order *o, const struct vdm_node *child)
{
	unsigned i;

	if (vdm_node_ns(child) != NULL)
		return 8;
	for (i = 0; i < 8 && o->ranks[i] != NULL; i++)
		if (vdm_words_have(o->ranks[i], child->name))
			return i;
	return 8;
}

static void
insert(struct vdm_node *parent, struct vdm_node *child)
{
	const struct order *o = NULL;
	struct vdm_node *n;
	unsigned own;
	size_t i;

	if (parent == NULL || child == NULL)
		return;
	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		if (vdm_node_is(parent, orders[i].parent))
			o = &orders[i];
	if (o != NULL) {
		own = rank(o, child);
		for (n = vdm_node_last(parent); n != NULL; n = vdm_node_prev(n))
			if (vdm_node_is_element(n) && rank(o, n) <= own)
				break;
		if (n != NULL)
			vdm_node_insert_after(n, child);
		else if (parent->first != NULL)
			vdm_node_insert_before(parent->first, child);
		else
			vdm_node_append(parent, child);
		return;
	}
	vdm_node_append(parent, child);
}

/* ---- containers ---- */

/* Children among which prose is looked for, each time a field is placed: prose
 * comes first, and behind it may be thousands of fields. */
enum { EARLY = 64 };

static int
has_early(const struct vdm_node *n, const char *name)
{
	const struct vdm_node *c = n->first;
	int i;

	for (i = 0; c != NULL && i < EARLY; i++, c = c->next)
		if (vdm_node_is(c, name))
			return 1;
	return 0;
}

static int
is_empty_p(const struct vdm_node *n)
{
	return vdm_node_is(n, "p") && n->first == NULL;
}

static void
drop_empty_p(struct vdm_node *n)
{
	struct vdm_node *c, *next;
	int i;

	for (i = 0, c = n->first; c != NULL && i < EARLY; c = next, i++) {
		next = c->next;
		if (is_empty_p(c))
			vdm_node_unlink(c);
	}
}

/* Parts that hold prose instead of what we would put there. */
static int
is_prose(const struct vdm_node *n)
{
	static const char *const parts[] = {"sourceDesc", "settingDesc",
					    "setting",    "particDesc",
					    "langUsage",  "msIdentifier"};
	size_t i;

	if (vdm_node_is(n, "keywords"))
		return has_early(n, "list");
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (vdm_node_is(n, parts[i]))
			return has_early(n, "p") || has_early(n, "ab");
	return 0;
}

static struct vdm_node *
usable(struct vdm_node *parent, const char *name)
{
	struct vdm_node *n;

	for (n = parent->first; n != NULL; n = n->next) {
		if (!vdm_node_is(n, name))
			continue;
		if (vdm_node_is(n, "sourceDesc"))
			drop_empty_p(n);
		if (!is_prose(n))
			return n;
	}
	return NULL;
}

static struct vdm_node *
make(struct vdm_record *rec, struct vdm_node *parent, const char *name)
{
	struct vdm_node *n = vdm_node_element(rec, name);

	insert(parent, n);
	return n;
}

/* Containers of which each field of a kind wants one of its own. */
static int
is_own(const struct vdm_node *parent, const char *name,
       const struct vdm_field *f)
{
	if (strcmp(name, "respStmt") == 0 || strcmp(name, "seriesStmt") == 0)
		return 1;
	if (strcmp(name, "availability") == 0 && f->id == VDM_F_RIGHTS) {
		const struct vdm_node *n = vdm_node_child(parent, name);

		return n != NULL && has_early(n, "p");
	}
	if (strcmp(name, "msDesc") == 0 && f->id == VDM_F_SOURCE_REPOSITORY) {
		const struct vdm_node *n = vdm_node_child(parent, name);

		n = vdm_node_child(n, "msIdentifier");
		return n != NULL && vdm_node_child(n, "repository") != NULL;
	}
	return strcmp(name, "abstract") == 0;
}

static struct vdm_node *
container(struct vdm_record *rec, struct vdm_node *parent, const char *name,
	  const struct vdm_field *f)
{
	struct vdm_node *n = NULL;

	if (parent == NULL)
		return NULL;
	if (!is_own(parent, name, f))
		n = usable(parent, name);
	return n != NULL ? n : make(rec, parent, name);
}

/* ---- one field ---- */

static struct vdm_node *
leaf(struct vdm_record *rec, struct vdm_node *parent, const char *name,
     const struct vdm_field *f, const char *value)
{
	struct vdm_node *n = vdm_node_element(rec, name);

	if (n == NULL)
		return NULL;
	n->pos = f->pos;
	vdm_tei_set_value(rec, n, value);
	insert(parent, n);
	return n;
}

/* One <p> a line of the value; the first. */
static struct vdm_node *
leaf_paragraphs(struct vdm_record *rec, struct vdm_node *parent,
		const struct vdm_field *f)
{
	struct vdm_node *first = NULL, *n;
	const char *s = f->value;

	for (;;) {
		size_t len = strcspn(s, "\n");
		char *line = vdm_arena_strndup(&rec->arena, s, len);

		if (line == NULL)
			return NULL;
		n = leaf(rec, parent, "p", f, line);
		if (first == NULL)
			first = n;
		s += len;
		if (*s == '\0')
			return first;
		s++;
	}
}

/* The resp beside the name of a respStmt. */
static void
put_resp(struct vdm_record *rec, struct vdm_node *stmt,
	 const struct vdm_field *f, const char *code)
{
	const char *words = vdm_field_info_get(f->id)->label;
	struct vdm_node *n = vdm_node_element(rec, "resp");
	int role_is_code = 0;

	if (n == NULL)
		return;
	n->pos = f->pos;
	if (f->id == VDM_F_CONTRIBUTOR) {
		role_is_code =
		    f->role != NULL && strlen(f->role) == 3 &&
		    strspn(f->role, "abcdefghijklmnopqrstuvwxyz") == 3 &&
		    strcmp(f->role, "ctb") != 0;
		code = role_is_code ? f->role : "ctb";
		if (f->role != NULL && !role_is_code)
			words = f->role;
	}
	vdm_node_set(rec, n, "key", code);
	if (f->label != NULL && (f->id != VDM_F_CONTRIBUTOR || role_is_code))
		words = f->label;
	else if (f->label != NULL)
		vdm_node_set(rec, n, "n", f->label);
	vdm_tei_set_value(rec, n, words);
	vdm_node_append(stmt, n);
}

/* The parts of a step of a path: name[@type='x'], name[resp/@key='x']. */
struct step {
	char name[32], attr[16], value[32];
};

static const char *
copy_until(char *to, size_t size, const char *s, const char *stop)
{
	size_t n = strcspn(s, stop);

	memcpy(to, s, n < size ? n : size - 1);
	to[n < size ? n : size - 1] = '\0';
	return s + n;
}

static const char *
step_next(const char *path, struct step *step)
{
	memset(step, 0, sizeof(*step));
	path = copy_until(step->name, sizeof(step->name), path, "/[");
	if (*path == '[') {
		path++;
		if (strncmp(path, "resp/", 5) == 0)
			path += 5;
		path =
		    copy_until(step->attr, sizeof(step->attr), path + 1, "=");
		path =
		    copy_until(step->value, sizeof(step->value), path + 2, "'");
		path += 2;
	}
	return *path == '/' ? path + 1 : path;
}

/*
 * A publicationStmt is prose, or it is parts; where parts are to go into one
 * that is prose, each paragraph becomes a part that may hold the same.
 */
static void
structure_publication(struct vdm_record *rec, struct vdm_node *stmt)
{
	struct vdm_node *n;

	drop_empty_p(stmt);
	if (!has_early(stmt, "p") && !has_early(stmt, "ab"))
		return;
	for (n = stmt->first; n != NULL; n = n->next) {
		if (!vdm_node_is(n, "p") && !vdm_node_is(n, "ab"))
			continue;
		(void)vdm_node_rename(rec, n, NULL, "ref");
		vdm_node_set(rec, n, "type", "statement");
	}
}

/*
 * Revisions are changes, lists of changes, or lists, and never two of these:
 * ours goes beside what is there in a list of its own.
 */
static struct vdm_node *
beside_revisions(struct vdm_record *rec, struct vdm_node *at, struct step *step)
{
	int is = vdm_node_is(at, "revisionDesc");

	if (is && vdm_node_child(at, "listChange") != NULL)
		return make(rec, at, "listChange");
	if (!is || vdm_node_child(at, "list") == NULL)
		return at;
	at = make(rec, at, "list");
	if (at != NULL)
		vdm_node_set(rec, at, step->attr, step->value);
	memcpy(step->name, "item", sizeof("item"));
	step->attr[0] = '\0';
	return at;
}

int
vdm_tei_place_field(struct vdm_record *rec, struct vdm_node *header,
		    const struct vdm_field *f)
{
	const char *path = vdm_field_info_get(f->id)->tei;
	struct vdm_node *at = header, *n;
	struct step step;
	char code[32] = "";

	for (path = step_next(path, &step); *path != '\0';
	     path = step_next(path, &step)) {
		at = container(rec, at, step.name, f);
		if (step.attr[0] == 'k')
			memcpy(code, step.value, sizeof(code));
		if (vdm_node_is(at, "publicationStmt"))
			structure_publication(rec, at);
		if (vdm_node_is(at, "editionStmt") && has_early(at, "p"))
			return -1;
	}
	at = beside_revisions(rec, at, &step);
	if (vdm_node_is(at, "respStmt")) {
		put_resp(rec, at, f, code);
		if (vdm_tei_decided(f) != NULL)
			vdm_node_set(rec, at, "xml:id", vdm_tei_decided(f));
	}
	if (f->id == VDM_F_RIGHTS || f->id == VDM_F_SUMMARY)
		n = leaf_paragraphs(rec, at, f);
	else
		n = leaf(rec, at, step.name, f, f->value);
	if (n == NULL)
		return -1;
	if (strcmp(step.attr, "type") == 0)
		vdm_node_set(rec, n, "type", step.value);
	else if (step.attr[0] != '\0')
		vdm_node_set(rec, n, step.attr, step.value);
	if (f->id == VDM_F_OTHER)
		vdm_node_set(rec, n, "n", vdm_field_name(f));
	vdm_tei_marks_write(rec, n, f, !vdm_node_is(at, "respStmt"));
	vdm_tei_details_write(rec, n, NULL, &f->details);
	if (f->id == VDM_F_AUTHORITY && n->first == NULL && n->attrs == NULL)
		vdm_node_set(rec, n, "n", vdm_field_info_get(f->id)->label);
	return 0;
}

/* ---- people ---- */

static void
put_roles(struct vdm_record *rec, struct vdm_node *n,
	  const struct vdm_person *p)
{
	struct vdm_buf b;
	size_t i;
	const char *s;

	vdm_buf_init(&b);
	for (i = 0; i < p->roles.count; i++) {
		if (b.len > 0)
			vdm_buf_putc(&b, ' ');
		for (s = p->roles.item[i]; *s != '\0'; s++)
			vdm_buf_putc(&b, vdm_is_space((unsigned char)*s) ? '_'
									 : *s);
	}
	if (vdm_node_is(n, "personGrp") && p->roles.count > 1) {
		vdm_node_set(rec, n, "role", NULL); /* takes one only */
		vdm_tei_ana_set(rec, n, "roles", vdm_buf_str(&b));
	} else {
		vdm_node_set(rec, n, "role",
			     b.len > 0 ? vdm_buf_str(&b) : NULL);
	}
	vdm_buf_fini(&b);
}

static struct vdm_node *
put_part(struct vdm_record *rec, const struct vdm_person *p, const char *name,
	 const char *type, const char *value)
{
	struct vdm_node *n = vdm_node_element(rec, name);

	if (n == NULL)
		return NULL;
	n->pos = p->pos;
	if (type != NULL)
		vdm_node_set(rec, n, "type", type);
	vdm_tei_set_value(rec, n, value);
	return n;
}

void
vdm_tei_fill_person(struct vdm_record *rec, struct vdm_node *node,
		    const struct vdm_person *p)
{
	struct vdm_node *rest = node->first, *n;
	size_t i;

	vdm_node_set(rec, node, "xml:id", p->id);
	put_roles(rec, node, p);
	vdm_tei_guess_write(rec, node, p->state, p->cert, &p->details);
#define PUT(name, type, value)                                                 \
	do {                                                                   \
		n = put_part(rec, p, name, type, value);                       \
		if (rest != NULL)                                              \
			vdm_node_insert_before(rest, n);                       \
		else                                                           \
			vdm_node_append(node, n);                              \
	} while (0)
	if (p->name[0] != '\0' || p->forms.count > 0)
		PUT("persName", NULL, p->name);
	for (i = 0; i < p->forms.count; i++)
		PUT("persName", "variant", p->forms.item[i]);
	if (p->title != NULL)
		PUT("occupation", NULL, p->title);
	for (i = 0; i < p->refs.count; i++)
		PUT("idno", "URI", p->refs.item[i]);
	vdm_tei_details_write(rec, node, rest, &p->details);
#undef PUT
}

/* The list that the next person goes to: the last, if it is of their kind. */
static struct vdm_node *
list_for(struct vdm_record *rec, struct vdm_node *header,
	 const struct vdm_person *p)
{
	struct vdm_node *profile = usable(header, "profileDesc"), *desc;
	struct vdm_node *list = NULL, *n;

	if (profile == NULL)
		profile = make(rec, header, "profileDesc");
	if (profile == NULL)
		return NULL;
	desc = usable(profile, "particDesc");
	if (desc == NULL)
		desc = make(rec, profile, "particDesc");
	for (n = desc != NULL ? desc->first : NULL; n != NULL; n = n->next)
		if (vdm_node_is(n, "listPerson"))
			list = n;
	if (list != NULL) {
		const char *type = vdm_node_attr(list, "type");

		if ((type == NULL || strcmp(type, "mentioned") != 0) ==
		    (p->participant != 0))
			return list;
	}
	list = make(rec, desc, "listPerson");
	if (list != NULL && !p->participant)
		vdm_node_set(rec, list, "type", "mentioned");
	return list;
}

int
vdm_tei_list_person(struct vdm_record *rec, struct vdm_node *header,
		    struct vdm_node *node, const struct vdm_person *p)
{
	struct vdm_node *list = list_for(rec, header, p);

	if (list == NULL || node == NULL)
		return -1;
	insert(list, node);
	return 0;
}

int
vdm_tei_place_person(struct vdm_record *rec, struct vdm_node *header,
		     const struct vdm_person *p)
{
	struct vdm_node *n =
	    vdm_node_element(rec, p->group ? "personGrp" : "person");

	if (n == NULL)
		return -1;
	n->pos = p->pos;
	vdm_tei_fill_person(rec, n, p);
	return vdm_tei_list_person(rec, header, n, p);
}

/* ---- what a header cannot be without ---- */

static void
complete_publication(struct vdm_record *rec, struct vdm_node *stmt)
{
	struct vdm_node *n = stmt->first;

	while (n != NULL && !vdm_node_is_element(n))
		n = n->next;
	if (n == NULL) {
		make(rec, stmt, "p");
		return;
	}
	if (vdm_node_is(n, "p") || vdm_node_is(n, "ab") ||
	    vdm_node_is(n, "publisher") || vdm_node_is(n, "distributor") ||
	    vdm_node_is(n, "authority"))
		return;
	make(rec, stmt, "authority");
}

/* What `#vidimus` points to, or NULL. */
static struct vdm_node *
program_of(struct vdm_node *header)
{
	struct vdm_node *n;

	for (n = header; n != NULL; n = vdm_node_step(n, header)) {
		const char *id = vdm_node_attr(n, "xml:id");

		if (id != NULL && strcmp(id, "vidimus") == 0)
			return n;
	}
	return NULL;
}

static int
is_ours(const struct vdm_node *app)
{
	const char *ident = vdm_node_attr(app, "ident");

	return vdm_node_is(app, "application") && ident != NULL &&
	       strcmp(ident, "vidimus") == 0;
}

static void
complete_program(struct vdm_record *rec, struct vdm_node *header,
		 const char *version)
{
	struct vdm_node *app = program_of(header), *n, *info;

	if (app == NULL) {
		n = vdm_node_child(header, "encodingDesc");
		if (n == NULL || (vdm_node_child(n, "p") != NULL &&
				  vdm_node_child(n, "appInfo") == NULL)) {
			n = vdm_node_element(rec, "encodingDesc");
			insert(header, n);
		}
		info = vdm_node_child(n, "appInfo");
		if (info == NULL)
			info = vdm_node_add(rec, n, "appInfo", NULL);
		app = vdm_node_add(rec, info, "application", NULL);
		vdm_node_set(rec, app, "xml:id", "vidimus");
		vdm_node_set(rec, app, "ident", "vidimus");
		vdm_node_set(rec, app, "version", "1");
		vdm_node_add(rec, app, "label", "Vidimus");
	}
	if (app != NULL && is_ours(app))
		vdm_node_set(rec, app, "version",
			     version != NULL ? version : "1");
}

/* The program goes where the record no longer says that it made it, and nothing
 * points to it. */
static void
drop_program(struct vdm_node *header)
{
	struct vdm_node *n = program_of(header), *up;

	if (n == NULL || !is_ours(n))
		return;
	do {
		up = n->parent;
		vdm_node_unlink(n);
		n = up;
	} while (n != header && n->first == NULL);
}

void
vdm_tei_complete(struct vdm_record *rec, struct vdm_node *header,
		 const struct vdm_record *from, int guesses)
{
	const char *version = vdm_provenance_version(rec, from);
	struct vdm_node *file = vdm_node_child(header, "fileDesc"), *n;

	if (file == NULL)
		file = make(rec, header, "fileDesc");
	if (file == NULL)
		return;
	n = vdm_node_child(file, "titleStmt");
	if (n == NULL)
		n = make(rec, file, "titleStmt");
	if (n != NULL && vdm_node_child(n, "title") == NULL)
		make(rec, n, "title");
	n = vdm_node_child(file, "publicationStmt");
	if (n == NULL)
		n = make(rec, file, "publicationStmt");
	if (n != NULL)
		complete_publication(rec, n);
	n = vdm_node_child(file, "sourceDesc");
	if (n == NULL)
		n = make(rec, file, "sourceDesc");
	if (n != NULL && n->first == NULL)
		make(rec, n, "p");
	if (guesses || version != NULL)
		complete_program(rec, header, version);
	else
		drop_program(header);
}

/* ---- ours ---- */

int
vdm_tei_has_guesses(const struct vdm_record *rec)
{
	const struct vdm_node *n;
	size_t i;

	for (i = 0; i < rec->fields_count; i++)
		if (rec->fields[i]->state == VDM_STATE_INFERRED)
			return 1;
	for (i = 0; i < rec->people_count; i++)
		if (rec->people[i]->state == VDM_STATE_INFERRED)
			return 1;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *resp;

		if (vdm_node_is(n, "teiHeader") && n->first != NULL &&
		    n != rec->root) {
			/* its own marks are those of fields and people */
			while (n->first != NULL)
				n = vdm_node_last(n);
			continue;
		}
		resp = vdm_node_attr(n, "resp");
		if (resp != NULL && strstr(resp, "#vidimus") != NULL)
			return 1;
	}
	return 0;
}

struct vdm_node *
vdm_tei_header_make(struct vdm_record *rec, const struct vdm_record *from)
{
	struct vdm_node *header = vdm_node_element(rec, "teiHeader");
	size_t id, i;

	if (header == NULL)
		return NULL;
	for (id = 0; id < VDM_F_COUNT; id++) {
		if (id == VDM_F_DATE)
			for (i = 0; i < from->people_count; i++)
				vdm_tei_place_person(rec, header,
						     from->people[i]);
		for (i = 0; i < from->fields_count; i++)
			if (from->fields[i]->id == id)
				vdm_tei_place_field(rec, header,
						    from->fields[i]);
	}
	vdm_tei_complete(rec, header, from, vdm_tei_has_guesses(from));
	return rec->arena.failed ? NULL : header;
}
