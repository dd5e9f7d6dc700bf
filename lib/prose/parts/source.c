/* SPDX-License-Identifier: MIT */
/* References to archives, and their parts. */
#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

enum {
	/* Bytes of a reference: less is a word, more is prose. */
	REFERENCE_MIN = 4,
	REFERENCE_MAX = 400,
	/* The same where only the name of a keeper of papers tells it, behind
	 * a label, and where only words that references have do. */
	LABELLED_MAX = 200,
	LOOSE_MAX = 250,
	MARK_BYTES = 5,    /* of a mark before a figure, at most */
	OPENING_TOKENS = 5 /* in which a label before a reference ends */
};

static size_t
count_digits(const char *s, size_t n)
{
	size_t i, d = 0;

	for (i = 0; i < n; i++)
		d += vdm_is_digit(s[i]);
	return d;
}

size_t
vdm_source_label(struct ctx *c, const char *s, size_t n)
{
	size_t used, own;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);

	if (!vdm_rule_is(r, "source") || used >= n || s[used] != ':')
		return 0;
	/* "Reference:" may be to a letter; what follows must look like one */
	if (vdm_rule_at_start(c, s, n, P_SOURCE, &own) == NULL &&
	    !vdm_source_bid(c, s + used + 1, n - used - 1))
		return 0;
	return used + 1;
}

/* s without a bracket around it and a label before it. */
static const char *
bare(struct ctx *c, const char *s, size_t *n, int *labelled)
{
	size_t used;

	s = vdm_trim(s, n);
	if (*n > 2 && s[0] == '[' && s[*n - 1] == ']') {
		s++;
		*n -= 2;
	}
	used = vdm_source_label(c, s, *n);
	*labelled = used > 0;
	*n -= used;
	return vdm_trim(s + used, n);
}

/* The field whose name stands at the start of a list of names. */
static enum vdm_field_id
field_of(const char *names)
{
	size_t n = strcspn(names, " ");
	const char *name;
	int id;

	for (id = 0; id < VDM_F_COUNT; id++) {
		name = vdm_field_info_get((enum vdm_field_id)id)->name;
		if (strncmp(name, names, n) == 0 && name[n] == '\0')
			break;
	}
	assert(id < VDM_F_COUNT); /* the tables name no others; a test asks */
	return (enum vdm_field_id)id;
}

/* The name behind the first one of a list, NULL when it was the last. */
static const char *
name_after(const char *names)
{
	const char *space = strchr(names, ' ');

	return space != NULL ? space + 1 : NULL;
}

/*
 * Which field a mark is of. Some have two meanings: "file" is a delo below a
 * fond and any file elsewhere, "p." a papka there and pages elsewhere.
 */
static enum vdm_field_id
part_field(struct ctx *c, const struct rule *r)
{
	const char *elsewhere = name_after(r->value);

	if (elsewhere != NULL &&
	    vdm_field_get(c->rec, VDM_F_SOURCE_FOND, 0) == NULL)
		return field_of(elsewhere);
	return field_of(r->value);
}

/* Whether an abbreviation that marks this part stands in s: "f. 5". */
static int
has_part(struct ctx *c, const char *s, size_t n, enum vdm_field_id id)
{
	struct tokens *t = &c->tok;
	const struct rule *r;
	size_t i, used;

	vdm_tokens(c, t, s, n, n);
	for (i = 0; i + 1 < t->n; i++) {
		r = vdm_rule_at_token(c, t, i, P_PART, &used);
		if (r != NULL && vdm_punct(t, i + used, '.') &&
		    field_of(r->value) == id)
			return 1;
	}
	return 0;
}

/* Whether a phrase of the class stands anywhere in s. */
static int
has_phrase(struct ctx *c, const char *s, size_t n, enum vdm_phrase_class class)
{
	size_t at, used;

	return vdm_rule_within(c, s, n, class, &at, &used) != NULL;
}

/* "See the letters, box 4", "Related material: Box 3, ...": a sentence on
 * papers, and no reference to the record's own. */
static int
refers(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, OPENING_TOKENS);
	if (t->n > 0 && (t->t[0].classes & (W_SAY | W_THINK | W_PRONOUN)))
		return 1;
	for (i = 0; i + 1 < t->n; i++)
		if (vdm_punct(t, i, ':'))
			return i > 0 && !(t->t[i - 1].flags & T_CAP);
	return 0;
}

/* "PRO, FO 371/1", "AVP RF. F. 5": the name or the siglum of an archive opens
 * it. */
static int
opens_keeper(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return vdm_rule_at_start(c, s, n, P_REPOSITORY, &used) != NULL &&
	       used < n && strchr(",:;.( ", s[used]) != NULL;
}

/* "f. 5, op. 11": a fond and an opis. */
static int
has_fond(struct ctx *c, const char *s, size_t n)
{
	return has_part(c, s, n, VDM_F_SOURCE_FOND) &&
	       has_part(c, s, n, VDM_F_SOURCE_OPIS);
}

/* "Mill papers, box 4": parts by commas, and a word that references have. */
static int
lists_parts(struct ctx *c, const char *s, size_t n)
{
	return memchr(s, ',', n) != NULL && n <= LOOSE_MAX &&
	       has_phrase(c, s, n, P_REFERENCE) && !refers(c, s, n);
}

int
vdm_source_bid(struct ctx *c, const char *s, size_t n)
{
	size_t in = n;
	int labelled;
	const char *p;

	/* a label behind a label behind a label is no reference */
	if (n > 2 * REFERENCE_MAX)
		return 0;
	p = bare(c, s, &in, &labelled);
	if (in < REFERENCE_MIN || in > REFERENCE_MAX)
		return 0;
	if (labelled && in < LABELLED_MAX && has_phrase(c, p, in, P_KEEPER))
		return 1;
	return count_digits(p, in) > 0 &&
	       (opens_keeper(c, p, in) || has_fond(c, p, in) ||
		lists_parts(c, p, in));
}

/* Where a part of a reference ends: a comma, a line's end, or a stop with a
 * space after. */
static const char *
part_end(const char *s, const char *end)
{
	const char *p = s;

	while (p < end && *p != ',' && *p != ';' && *p != '\n' &&
	       !(*p == '.' && (p + 1 == end || p[1] == ' ' || p[1] == '\n')))
		p++;
	return p;
}

/* "op. 11": the field, and where the value starts; -1 if it is no part. */
static int
marked_part(struct ctx *c, const char *s, size_t n, size_t *value)
{
	size_t used, k;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_PART, &used);

	*value = 0;
	if (r == NULL)
		return -1;
	for (k = used; k < n && (s[k] == '.' || s[k] == ' ' || s[k] == ':' ||
				 (unsigned char)s[k] == 0xC2 ||
				 (unsigned char)s[k] == 0xA0);)
		k++;
	if (k == used || k >= n)
		return -1;
	*value = k;
	return (int)part_field(c, r);
}

/* The first value of a part counts: later ones are of another reference. */
static void
put(struct ctx *c, int id, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_field *f;
	const char *open;

	s = vdm_trim(s, &n);
	/* "Archives (Moss Papers, box 3)": the bracket is of more than one part
	 */
	open = memchr(s, '(', n);
	if (open != NULL && memchr(open, ')', n - (size_t)(open - s)) == NULL)
		n = (size_t)(open - s);
	else if (open == NULL && n > 1 && s[n - 1] == ')')
		n--;
	s = vdm_trim(s, &n);
	if (n == 0 || vdm_field_get(c->rec, (enum vdm_field_id)id, 0) != NULL)
		return;
	f = vdm_field_addn(c->rec, (enum vdm_field_id)id, s, n);
	if (f != NULL && pos != NULL)
		f->pos = *pos;
}

static int
all_of(const char *s, size_t n, const char *set)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strchr(set, s[i]) == NULL)
			return 0;
	return n > 0;
}

/*
 * A part without a mark: by the custom of the archive, which its row lists as
 * the fields of the first such parts, and what it looks like.
 */
static void
put_bare(struct ctx *c, const struct rule *archive, size_t index, int marked,
	 const char *s, size_t n, const struct vdm_pos *pos)
{
	const char *custom = archive->value;
	size_t i;

	for (i = 0; i < index && custom != NULL; i++)
		custom = name_after(custom);
	if (custom != NULL)
		put(c, (int)field_of(custom), s, n, pos);
	else if (index > 0 && all_of(s, n, "0123456789-\xE2\x80\x93 "))
		put(c, VDM_F_SOURCE_LISTY, s, n, pos);
	else if (count_digits(s, n) == 0) {
		/* behind a part with a mark it says of what kind the paper is:
		 * "L. 12. Original. Typewritten." */
		if (!marked)
			put(c, VDM_F_SOURCE_COLLECTION, s, n, pos);
	} else if (index == 0)
		put(c, VDM_F_SOURCE_COLLECTION, s, n, pos);
	else
		put(c, VDM_F_SOURCE_ITEM, s, n, pos);
}

/* Where the name of the archive ends, whose `used` bytes a table knows. */
static const char *
archive_end(struct ctx *c, const char *s, size_t n, size_t used)
{
	const char *e = part_end(s, s + n), *colon;
	size_t value;

	colon = memchr(s, ':', (size_t)(e - s));
	if (colon != NULL)
		e = colon;
	if (used == 0 || used >= n || s[used] != ' ')
		return e;
	/* "RGASPI f. 17", "NAA A1838": no mark parts it from what follows */
	if ((used + 1 < n &&
	     marked_part(c, s + used + 1, n - used - 1, &value) >= 0) ||
	    ((size_t)(e - s) > used &&
	     count_digits(s + used, (size_t)(e - s) - used) > 0))
		return s + used;
	return e;
}

/* The archive, when the reference begins with one: where its name ends. */
static const char *
put_archive(struct ctx *c, const char *s, size_t n, size_t used,
	    const struct vdm_pos *pos)
{
	const char *e = archive_end(c, s, n, used);
	size_t k = (size_t)(e - s);

	if (used == 0 && count_digits(s, k) > 0)
		return s;
	if (used > 0 || has_phrase(c, s, k, P_KEEPER))
		put(c, VDM_F_SOURCE_REPOSITORY, s, k, pos);
	return e;
}

/* Where a part without a mark that we know ends: "Bd. 4" is one, though a stop
 * stands in it. */
static const char *
bare_end(const char *s, const char *end)
{
	const char *e = part_end(s, end);

	return e + 2 < end && *e == '.' && e - s <= MARK_BYTES &&
		       vdm_is_digit(e[2])
		   ? part_end(e + 2, end)
		   : e;
}

/* "Kew" in "The National Archives, Kew, FO 371/1": where the keeper is, before
 * the first part that has a figure, by which its own custom is to begin. */
static int
is_keepers_place(struct ctx *c, const struct rule *archive, const char *s,
		 const char *e, const char *end)
{
	size_t n = (size_t)(e - s);

	return archive->value != NULL && e < end && *e == ',' &&
	       count_digits(s, n) == 0 && !has_phrase(c, s, n, P_REFERENCE) &&
	       count_digits(e, (size_t)(end - e)) > 0;
}

/* What stands between two references, and not between two parts of one. */
static int
parts_references(char mark)
{
	return mark == ';' || mark == '\n';
}

/* Whether another reference begins at p, with what is of the field `id`, if of
 * any: right behind the mark that parts two, `at_mark`, one that says who keeps
 * it; `behind` such a mark, anywhere, what the first one has said already. */
static int
begins_another(struct ctx *c, const char *p, const char *end, int id,
	       int at_mark, int behind)
{
	if (at_mark && vdm_source_has_keeper(c, p, (size_t)(end - p)))
		return 1;
	return behind && id >= 0 &&
	       vdm_field_get(c->rec, (enum vdm_field_id)id, 0) != NULL;
}

/* 1: another reference stands behind the one whose parts these are. */
static int
split_source(struct ctx *c, const char *s, size_t n, const struct vdm_pos *pos)
{
	const char *p = s, *end = s + n, *e;
	size_t used, bares = 0, value;
	const struct rule *archive =
	    vdm_rule_at_start(c, s, n, P_REPOSITORY, &used);
	int id, marked = 0, behind = 0;

	if (archive != NULL || memchr(s, ',', n) != NULL)
		p = put_archive(c, s, n, used, pos);
	while (p < end) {
		int at_mark = 0;

		for (; p < end && strchr(",;:. \n", *p) != NULL; p++)
			at_mark |= parts_references(*p);
		behind |= at_mark;
		id = marked_part(c, p, (size_t)(end - p), &value);
		if (begins_another(c, p, end, id, at_mark, behind))
			return 1;
		e = id >= 0 ? part_end(p + value, end) : bare_end(p, end);
		if (id >= 0)
			put(c, id, p + value, (size_t)(e - p) - value, pos);
		else if (archive != NULL &&
			 (bares > 0 || marked ||
			  !is_keepers_place(c, archive, p, e, end)))
			put_bare(c, archive, bares++, marked, p,
				 (size_t)(e - p), pos);
		marked |= id >= 0;
		p = e;
	}
	return 0;
}

int
vdm_source_has_keeper(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return vdm_rule_at_start(c, s, n, P_REPOSITORY, &used) != NULL ||
	       has_phrase(c, s, (size_t)(part_end(s, s + n) - s), P_KEEPER);
}

/* So many are asked whether they say it already: no record has as many, and to
 * ask all of a list would cost its square. Beyond them one is told twice. */
enum { SOURCES_KNOWN = 64 };

/* Whether a source that was read says it already. */
static int
is_known_source(struct ctx *c, const char *s, size_t n)
{
	const char *text = vdm_arena_strndup(&c->scratch, s, n);
	const struct vdm_field *f;
	size_t at = 0;
	int seen = 0;

	while (text != NULL && seen++ < SOURCES_KNOWN &&
	       (f = vdm_field_next(c->rec, VDM_F_SOURCE, &at)) != NULL)
		if (strstr(f->value, text) != NULL)
			return 1;
	return 0;
}

struct vdm_field *
vdm_source_add(struct ctx *c, const char *s, size_t n,
	       const struct vdm_pos *pos, int split)
{
	size_t in;
	int labelled, first;
	const char *p;
	struct vdm_field *f;

	s = vdm_trim(s, &n);
	in = n;
	p = bare(c, s, &in, &labelled);
	/* A reference of abbreviations keeps its own stop. */
	if (n > 0 && s[n - 1] == '.' && !has_part(c, s, n, VDM_F_SOURCE_OPIS))
		n--;
	first = vdm_field_get(c->rec, VDM_F_SOURCE, 0) == NULL;
	if (!first && is_known_source(c, s, n))
		return NULL;
	f = vdm_field_addn(c->rec, VDM_F_SOURCE, s, n);
	if (f != NULL && pos != NULL)
		f->pos = *pos;
	if (split && (first ? split_source(c, p, in, pos)
			    : has_fond(c, p, in) || lists_parts(c, p, in)))
		vdm_diag(c->sink, VDM_D_SOURCE_SEVERAL, pos, NULL,
			 "the parts of a reference are fields of the first one "
			 "only: this one is kept as it stands");
	return f;
}
