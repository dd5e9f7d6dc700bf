/* SPDX-License-Identifier: MIT */
/*
 * The rules, and the table of them. They are asked of a record, not of a
 * format: an EPUB whose speaker nobody lists and a TEI file with the same fault
 * give the same finding. A new rule is a function and a row at the end of this
 * file, and its finding a row in base/diag.
 */
#include "rules/rules.h"

#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/utf8.h"
#include "record/record.h"
#include "record/forms.h"
#include "rules/record/pointers.h"

struct check {
	const struct vdm_record *rec;
	const struct vdm_sink *sink;
	struct vdm_pointers pointers;
};

/* A rule looks at the whole record, at a node, or at a field. */
struct rule {
	enum vdm_diag_id id; /* what it finds */
	void (*record)(struct check *c);
	void (*node)(struct check *c, const struct vdm_node *node);
	void (*field)(struct check *c, const struct vdm_field *field);
};

static int
in_header(const struct vdm_node *node)
{
	for (; node != NULL; node = node->parent)
		if (node->kind == VDM_KIND_HEADER)
			return 1;
	return 0;
}

/* ---- ids and pointers ------------------------------------------------ */

static void
collect_people(struct check *c)
{
	for (size_t i = 0; i < c->rec->people_count; i++) {
		const char *id = c->rec->people[i]->id;

		vdm_strmap_put(&c->pointers.ids, id, 0);
	}
}

/* Where a header is kept, people are elements of the tree: in it, in a cast
 * list and so on. Else the header that will be made has their ids. */
static void
collect_ids(struct check *c)
{
	int kept = vdm_record_header(c->rec) != NULL;
	struct vdm_node *n;

	if (!kept)
		collect_people(c);
	for (n = c->rec->root; n != NULL; n = vdm_node_step(n, c->rec->root)) {
		const char *id = vdm_node_attr(n, "xml:id");

		if (id == NULL || vdm_strmap_put(&c->pointers.ids, id, 0) ||
		    c->pointers.ids.failed)
			continue;
		vdm_diag(c->sink, VDM_D_ID_DOUBLED, &n->pos, NULL,
			 "<%s> has the id \"%s\", which stands before already: "
			 "pointers to it are ambiguous",
			 n->name, id);
	}
	if (kept)
		collect_people(c);
}

/* The first pointer of the attribute that leads into the record and nowhere,
 * or NULL. */
static const char *
lost_pointer(struct check *c, const struct vdm_node *node, const char *name,
	     size_t *n)
{
	const char *value = vdm_node_attr(node, name), *p;

	*n = 0;
	while ((p = vdm_who_next(&value, n)) != NULL) {
		/* a bare "#" leads to the top of a page, but nobody is that */
		if (*n == 1 && *p == '#' && strcmp(name, "who") != 0)
			continue;
		if (vdm_pointer_reach(&c->pointers, node, p, *n) ==
		    VDM_REACH_LOST)
			return p;
	}
	return NULL;
}

static void
check_who(struct check *c, const struct vdm_node *node)
{
	size_t n = 0;
	const char *who = vdm_node_attr(node, "who");
	const char *p = lost_pointer(c, node, "who", &n);

	/* who changed a file spoke no word of the record */
	if (who == NULL || in_header(node))
		return;
	if (vdm_is_blank(who))
		vdm_diag(c->sink, VDM_D_WHO_UNKNOWN, &node->pos, NULL,
			 "<%s> is spoken by nobody: who is empty", node->name);
	else if (p != NULL)
		vdm_diag(c->sink, VDM_D_WHO_UNKNOWN, &node->pos, NULL,
			 "<%s> is spoken by \"%.*s\", but no person has that "
			 "id: the attribution is lost",
			 node->name, (int)n, p);
}

/* A pointer without "#" leads to a file: often an id was meant. */
static void
check_who_bare(struct check *c, const struct vdm_node *node)
{
	const char *value = vdm_node_attr(node, "who"), *p, *why = NULL;
	size_t n = 0;

	if (in_header(node))
		return;
	while (why == NULL && (p = vdm_who_next(&value, &n)) != NULL) {
		enum vdm_reach reach =
		    vdm_pointer_reach(&c->pointers, node, p, n);

		if (reach == VDM_REACH_BARE)
			why = "which points to a file of that name: with \"#\" "
			      "before it, it points to the person";
		else if (reach == VDM_REACH_MISSING)
			why = "which points to a file that is not there: "
			      "nobody can tell who speaks";
		else if (reach == VDM_REACH_PREFIX)
			why = "whose prefix no prefixDef of the document "
			      "declares: nobody can tell who speaks";
	}
	if (why != NULL)
		vdm_diag(c->sink, VDM_D_WHO_ELSEWHERE, &node->pos, NULL,
			 "<%s> is spoken by \"%.*s\", %s", node->name, (int)n,
			 p, why);
}

static int
is_note_ref(const struct vdm_node *node)
{
	const char *type = vdm_node_attr(node, "type");

	return (vdm_node_is(node, "ref") || vdm_node_is(node, "ptr")) &&
	       type != NULL &&
	       (strncmp(type, "note", 4) == 0 || strcmp(type, "fn") == 0 ||
		strcmp(type, "footnote") == 0 || strcmp(type, "endnote") == 0);
}

static void
check_note_ref(struct check *c, const struct vdm_node *node)
{
	size_t n = 0;
	const char *p;

	if (!is_note_ref(node))
		return;
	p = lost_pointer(c, node, "target", &n);
	if (p != NULL)
		vdm_diag(
		    c->sink, VDM_D_NOTE_UNKNOWN, &node->pos, NULL,
		    "the reference to the note \"%.*s\" points to nothing: "
		    "the note is missing",
		    (int)n, p);
}

static void
check_pointers(struct check *c, const struct vdm_node *node)
{
	static const char *const names[] = {"ref",    "target", "corresp",
					    "sameAs", "next",   "prev",
					    "toWhom", "ana"};

	if (vdm_node_ns(node) != NULL || is_note_ref(node) || in_header(node))
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t n = 0;
		const char *p = lost_pointer(c, node, names[i], &n);

		if (p != NULL)
			vdm_diag(c->sink, VDM_D_POINTER_UNKNOWN, &node->pos,
				 NULL,
				 "%s=\"%.*s\" of <%s> leads to no element and "
				 "no person of the record",
				 names[i], (int)n, p, node->name);
	}
}

/* ---- people and turns ------------------------------------------------ */

static void
check_names(struct check *c)
{
	for (size_t i = 0; i < c->rec->people_count; i++) {
		const struct vdm_person *p = c->rec->people[i];

		if (vdm_is_blank(p->name))
			vdm_diag(c->sink, VDM_D_PERSON_UNNAMED, &p->pos, NULL,
				 "the person \"%s\" has no name", p->id);
	}
}

/* The speaker's label is not said by anybody; a gap is words that were. */
static int
has_words(const struct vdm_node *turn)
{
	struct vdm_node *n;

	for (n = turn->first; n != NULL;) {
		if (n->kind == VDM_KIND_GAP || n->kind == VDM_KIND_GRAPHIC)
			return 1;
		if (n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text))
			return 1;
		if (n->kind == VDM_KIND_SPEAKER && n->next != NULL)
			n = n->next;
		else if (n->kind == VDM_KIND_SPEAKER)
			return 0;
		else
			n = vdm_node_step(n, turn);
	}
	return 0;
}

static void
check_words(struct check *c, const struct vdm_node *node)
{
	if (node->kind == VDM_KIND_SPEECH && !has_words(node))
		vdm_diag(c->sink, VDM_D_SPEECH_EMPTY, &node->pos, NULL,
			 "the turn <%s> holds no words", node->name);
}

static void
check_speaker(struct check *c, const struct vdm_node *node)
{
	if (node->kind != VDM_KIND_SPEECH || vdm_node_is(node, "said"))
		return;
	if (vdm_node_attr(node, "who") == NULL && vdm_node_label(node) == NULL)
		vdm_diag(c->sink, VDM_D_SPEECH_NOBODY, &node->pos, NULL,
			 "the turn <%s> says neither who speaks nor how the "
			 "source calls them",
			 node->name);
}

/* ---- fields ---------------------------------------------------------- */

static void
check_title(struct check *c)
{
	const struct vdm_field *f = vdm_field_get(c->rec, VDM_F_TITLE, 0);

	if (f == NULL || vdm_is_blank(f->value))
		vdm_diag(c->sink, VDM_D_TITLE_MISSING,
			 f != NULL ? &f->pos : NULL, NULL,
			 "the record has no title");
}

static void
check_field_date(struct check *c, const struct vdm_field *f)
{
	int good = 1;

	if (f->norm == NULL)
		return;
	switch ((int)f->id) {
	case VDM_F_DATE:
	case VDM_F_PUBLISHED:
	case VDM_F_UPLOADED:
	case VDM_F_DATE_DRAFTED:
		good = vdm_is_date(f->norm);
		break;
	case VDM_F_TIME:
		good = vdm_is_time(f->norm) || vdm_is_date(f->norm);
		break;
	case VDM_F_DURATION:
		good = vdm_is_duration(f->norm);
		break;
	}
	if (!good)
		vdm_diag(c->sink, VDM_D_DATE_MALFORMED, &f->pos, NULL,
			 "\"%s\" is no date or time of ISO 8601 (%s)", f->norm,
			 vdm_field_info_get(f->id)->name);
}

static void
check_field_language(struct check *c, const struct vdm_field *f)
{
	if ((f->id == VDM_F_LANGUAGE || f->id == VDM_F_LANGUAGE_ORIGINAL) &&
	    f->norm != NULL && !vdm_language_is_tag(f->norm))
		vdm_diag(c->sink, VDM_D_LANGUAGE_MALFORMED, &f->pos, NULL,
			 "\"%s\" is no language tag of BCP 47", f->norm);
}

static void
check_licence(struct check *c, const struct vdm_field *f)
{
	if (f->id == VDM_F_LICENCE && f->norm != NULL &&
	    !vdm_address_is_absolute(f->norm))
		vdm_diag(c->sink, VDM_D_LICENCE_NOT_URI, &f->pos, NULL,
			 "\"%s\" is no address of a licence", f->norm);
}

/* ---- attributes ------------------------------------------------------ */

static void
check_node_date(struct check *c, const struct vdm_node *node)
{
	static const char *const names[] = {"when", "from", "to", "notBefore",
					    "notAfter"};

	if (vdm_node_ns(node) != NULL)
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *v = vdm_node_attr(node, names[i]);

		/* from and to of other elements are pointers */
		if (v != NULL && (i == 0 || node->kind == VDM_KIND_DATE) &&
		    *v != '#' && !vdm_is_date(v))
			vdm_diag(c->sink, VDM_D_DATE_MALFORMED, &node->pos,
				 NULL,
				 "%s=\"%s\" of <%s> is no date or time of ISO "
				 "8601",
				 names[i], v, node->name);
	}
}

static void
check_date_order(struct check *c, const struct vdm_node *node)
{
	const char *from, *to;
	size_t n;

	if (node->kind != VDM_KIND_DATE)
		return;
	from = vdm_node_attr(node, "from");
	to = vdm_node_attr(node, "to");
	if (from == NULL || to == NULL || !vdm_is_date(from) ||
	    /* Years before Christ are ordered the other way round. */
	    !vdm_is_date(to) || *from == '-' || *to == '-')
		return;
	n = strlen(from) < strlen(to) ? strlen(from) : strlen(to);
	/*
	 * ISO 8601 sorts as text. What both state is compared, at most the day:
	 * "1946" to "1946-02-21" is a span, and zones could turn times around.
	 */
	if (strncmp(from, to, n < 10 ? n : 10) > 0)
		vdm_diag(c->sink, VDM_D_DATE_ORDER, &node->pos, NULL,
			 "the span from %s to %s ends before it begins", from,
			 to);
}

static void
check_node_language(struct check *c, const struct vdm_node *node)
{
	const char *v = vdm_node_attr(node, "xml:lang");

	if (v != NULL && *v != '\0' && !vdm_language_is_tag(v))
		vdm_diag(c->sink, VDM_D_LANGUAGE_MALFORMED, &node->pos, NULL,
			 "xml:lang=\"%s\" of <%s> is no language tag of BCP 47",
			 v, node->name);
}

static const struct rule rules[] = {
    {VDM_D_ID_DOUBLED, collect_ids, NULL, NULL},
    {VDM_D_WHO_UNKNOWN, NULL, check_who, NULL},
    {VDM_D_WHO_ELSEWHERE, NULL, check_who_bare, NULL},
    {VDM_D_NOTE_UNKNOWN, NULL, check_note_ref, NULL},
    {VDM_D_POINTER_UNKNOWN, NULL, check_pointers, NULL},
    {VDM_D_PERSON_UNNAMED, check_names, NULL, NULL},
    {VDM_D_SPEECH_EMPTY, NULL, check_words, NULL},
    {VDM_D_SPEECH_NOBODY, NULL, check_speaker, NULL},
    {VDM_D_TITLE_MISSING, check_title, NULL, NULL},
    {VDM_D_DATE_MALFORMED, NULL, check_node_date, check_field_date},
    {VDM_D_DATE_ORDER, NULL, check_date_order, NULL},
    {VDM_D_LANGUAGE_MALFORMED, NULL, check_node_language, check_field_language},
    {VDM_D_LICENCE_NOT_URI, NULL, NULL, check_licence},
};

#define RULES (sizeof rules / sizeof *rules)

int
vdm_rules_check(const struct vdm_record *rec, const char *base,
		const char *name, const struct vdm_sink *sink)
{
	struct check c = {.rec = rec, .sink = sink};
	struct vdm_node *n;

	vdm_pointers_init(&c.pointers, rec, base, name);
	for (size_t r = 0; r < RULES; r++)
		if (rules[r].record != NULL)
			rules[r].record(&c);
	for (size_t i = 0; i < rec->fields_count; i++)
		for (size_t r = 0; r < RULES; r++)
			if (rules[r].field != NULL)
				rules[r].field(&c, rec->fields[i]);
	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root)) {
		if (!vdm_node_is_element(n))
			continue;
		for (size_t r = 0; r < RULES; r++)
			if (rules[r].node != NULL)
				rules[r].node(&c, n);
	}
	if (vdm_pointers_fini(&c.pointers) != 0) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}
