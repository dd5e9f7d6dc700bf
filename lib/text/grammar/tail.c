/* SPDX-License-Identifier: MIT */
/*
 * The section at the end of a text: an entry a field and a person,
 *     Label: value
 *       qualifier: value
 * where lines indented by four continue a value.
 */
#include <string.h>

#include "base/sabotage.h"
#include "base/utf8.h"
#include "record/standing.h"
#include "text/grammar/chunk.h"

/* ---- writing ---------------------------------------------------------- */

static void
put_value(struct vdm_buf *out, const char *s)
{
	VDM_SABOTAGE_PUT_STRING("field", NULL, s);
	if (*s != '\0')
		vdm_buf_putc(out, ' ');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '\n')
			vdm_buf_puts(out, "\n    ");
		else if (c == '\\')
			vdm_buf_puts(out, "\\\\");
		else if (c < 0x20 && c != '\t')
			vdm_buf_printf(out, "\\x%02X", c);
		else
			vdm_buf_putc(out, *s);
	}
	vdm_buf_putc(out, '\n');
}

static void
put_entry(struct vdm_buf *out, const char *label, const char *value)
{
	vdm_buf_printf(out, "%s:", label);
	put_value(out, value);
}

static void
put_qualifier(struct vdm_buf *out, const char *key, const char *value)
{
	if (value == NULL)
		return;
	vdm_buf_printf(out, "  %s:", key);
	put_value(out, value);
}

static void
put_strings(struct vdm_buf *out, const char *key,
	    const struct vdm_strings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		put_qualifier(out, key, list->item[i]);
}

static void
put_state(struct vdm_buf *out, enum vdm_state state, enum vdm_certainty cert)
{
	if (state == VDM_STATE_INFERRED)
		put_qualifier(out, "guess", vdm_cert_name(cert));
	if (state == VDM_STATE_STATED)
		put_qualifier(out, "stated", "yes");
}

static const char *const reserved[] = {
    "Participant", "Mentioned", "Turns", "Label", "Name", "Other", "Notes"};

/* Whether a source's own key can stand as a label. */
static int
is_own_label(const char *s)
{
	size_t i, n = strlen(s);

	if (n == 0 || s[0] == ' ' || vdm_field_by_label(s, n) != NULL)
		return 0;
	for (i = 0; i < sizeof(reserved) / sizeof(reserved[0]); i++)
		if (strcmp(s, reserved[i]) == 0)
			return 0;
	for (i = 0; i < n; i++)
		if (s[i] == ':' || s[i] == '\\' || (unsigned char)s[i] < 0x20)
			return 0;
	return strcmp(s, VDM_TEXT_TAIL) != 0;
}

/* Details that a line may name; others need the word "detail". */
static const char *const details[] = {"affiliation", "alternate-script",
				      "dir",         "email",
				      "file-as",     "gnd",
				      "holder",      "isni",
				      "lang",        "lccn",
				      "licence",     "link",
				      "note",        "orcid",
				      "resp",        "ror",
				      "scheme",      "url",
				      "viaf",        "wikidata",
				      NULL};

static int
is_one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return 1;
	return 0;
}

/*
 * What is said of the value. A name that no line may begin with stands in a
 * line of its own, above its value:
 *       detail: group-position
 *         2
 */
static void
put_details(struct vdm_buf *out, const struct vdm_details *d)
{
	size_t i;

	for (i = 0; i < d->count; i++) {
		const struct vdm_detail *x = &d->item[i];

		if (is_one_of(x->name, details)) {
			put_qualifier(out, x->name, x->value);
		} else {
			struct vdm_buf both;

			vdm_buf_init(&both);
			vdm_buf_printf(&both, "%s\n%s", x->name, x->value);
			put_qualifier(out, "detail", vdm_buf_str(&both));
			out->failed |= both.failed;
			vdm_buf_fini(&both);
		}
		put_qualifier(out, "of scheme", x->scheme);
		put_qualifier(out, "in language", x->lang);
	}
}

static void
put_field(struct vdm_buf *out, const struct vdm_field *f)
{
	const char *name = f->name != NULL ? f->name : "";

	if (f->id != VDM_F_OTHER) {
		put_entry(out, vdm_field_info_get(f->id)->label, f->value);
		put_qualifier(out, "name", f->name);
	} else if (is_own_label(name)) {
		put_entry(out, name, f->value);
	} else {
		put_entry(out, "Other", f->value);
		put_qualifier(out, "name", f->name);
	}
	put_qualifier(out, "introduced as", f->label);
	put_qualifier(out, "normal form", f->norm);
	put_qualifier(out, "role", f->role);
	put_qualifier(out, "authority", f->ref);
	put_details(out, &f->details);
	put_state(out, f->state, f->cert);
}

static void
put_people(const struct vdm_record *rec, struct vdm_buf *out)
{
	struct vdm_record *plain = vdm_record_new();
	struct vdm_buf id;
	size_t i;

	vdm_buf_init(&id);
	for (i = 0; i < rec->people_count && plain != NULL; i++) {
		const struct vdm_person *p = rec->people[i];

		put_entry(out, p->participant ? "Participant" : "Mentioned",
			  p->name);
		/* the id that a reader would give it needs no words */
		vdm_person_make_id(plain, p->name, &id);
		if (strcmp(vdm_buf_str(&id), p->id) != 0)
			put_qualifier(out, "id", p->id);
		vdm_person_add(plain, p->id, NULL);
		put_qualifier(out, "title", p->title);
		put_strings(out, "also", &p->forms);
		put_strings(out, "role", &p->roles);
		put_strings(out, "authority", &p->refs);
		put_details(out, &p->details);
		if (p->group)
			put_qualifier(out, "group", "yes");
		put_state(out, p->state, p->cert);
	}
	if (id.failed || plain == NULL || plain->arena.failed)
		out->failed = 1;
	vdm_buf_fini(&id);
	vdm_record_free(plain);
}

static void
put_names(struct vdm_buf *out, const char *label,
	  const struct vdm_text_name *list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		put_entry(out, label, list[i].text);
		put_qualifier(out, "who", list[i].who);
	}
}

int
vdm_text_has_title_line(const struct vdm_record *rec)
{
	const struct vdm_field *f = vdm_field_get(rec, VDM_F_TITLE, 0);
	const unsigned char *s;

	/* where the tail has a title, the first line is none */
	if (f == NULL || vdm_field_get(rec, VDM_F_TITLE, 1) != NULL ||
	    f->state != VDM_STATE_EXPLICIT || f->norm != NULL ||
	    f->label != NULL || f->role != NULL || f->ref != NULL ||
	    f->name != NULL || f->details.count > 0)
		return 0;
	s = (const unsigned char *)f->value;
	if (*s <= ' ' || *s == '[' || *s == 0xEF ||
	    s[strlen(f->value) - 1] == ' ' ||
	    strcmp(f->value, VDM_TEXT_TAIL) == 0)
		return 0;
	for (; *s != '\0'; s++)
		if (*s < 0x20)
			return 0;
	return 1;
}

void
vdm_text_tail_write(const struct vdm_record *rec,
		    const struct vdm_text_names *extras, struct vdm_buf *out)
{
	int skip = vdm_text_has_title_line(rec);
	size_t i;

	vdm_buf_puts(out, VDM_TEXT_TAIL "\n\n");
	for (i = 0; i < rec->fields_count; i++) {
		if (skip && rec->fields[i]->id == VDM_F_TITLE) {
			skip = 0;
			continue;
		}
		put_field(out, rec->fields[i]);
	}
	put_people(rec, out);
	if (extras->labelled || extras->narrated)
		put_entry(out, "Turns",
			  !extras->narrated  ? "labelled"
			  : extras->labelled ? "labelled, narrated"
					     : "narrated");
	put_names(out, "Label", extras->labels, extras->labels_count);
	put_names(out, "Name", extras->forms, extras->forms_count);
}

/* ---- reading ---------------------------------------------------------- */

enum { QUALIFIERS_MOST = 4096 };

struct entry {
	const char *label;
	const char *value;
	struct {
		const char *key, *value;
	} * quals;
	size_t count, cap;
	struct vdm_pos pos;
};

struct tail {
	struct vdm_record *rec;
	struct vdm_text_names *names;
	const struct vdm_sink *sink;
	struct entry entry;
	struct vdm_buf value; /* the one that lines may still continue */
	int open;             /* 0 none, 1 the entry's, 2 a qualifier's */
};

static int
hex(char c)
{
	if (vdm_is_digit(c))
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void
take_value(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (s[i] != '\\' || i + 1 == n) {
			vdm_buf_putc(out, s[i]);
		} else if (s[i + 1] == 'x' && i + 3 < n && hex(s[i + 2]) >= 0 &&
			   hex(s[i + 3]) >= 0) {
			int c = hex(s[i + 2]) * 16 + hex(s[i + 3]);

			if (c != 0)
				vdm_buf_putc(out, (char)c);
			i += 3;
		} else {
			vdm_buf_putc(out, s[++i]);
		}
	}
}

static const char *
qualifier(const struct entry *e, const char *key)
{
	size_t i;

	for (i = 0; i < e->count; i++)
		if (strcmp(e->quals[i].key, key) == 0)
			return e->quals[i].value;
	return NULL;
}

static void
take_state(const struct entry *e, enum vdm_state *state,
	   enum vdm_certainty *cert)
{
	const char *guess = qualifier(e, "guess");

	if (qualifier(e, "stated") != NULL)
		*state = VDM_STATE_STATED;
	if (guess == NULL)
		return;
	*state = VDM_STATE_INFERRED;
	(void)vdm_cert_read(guess, cert);
}

static void
take_details(struct tail *t, const struct entry *e, struct vdm_details *to)
{
	struct vdm_detail *d = NULL;
	size_t i, n;

	for (i = 0; i < e->count; i++) {
		const char *key = e->quals[i].key, *value = e->quals[i].value;

		if (strcmp(key, "detail") == 0) {
			n = strcspn(value, "\n");
			key = vdm_arena_strndup(&t->rec->arena, value, n);
			value += n + (value[n] == '\n');
			d = vdm_detail_add(t->rec, to, key, value);
		} else if (is_one_of(key, details)) {
			d = vdm_detail_add(t->rec, to, key, value);
		} else if (d != NULL && strcmp(key, "of scheme") == 0) {
			d->scheme = value;
		} else if (d != NULL && strcmp(key, "in language") == 0) {
			d->lang = value;
		}
	}
}

static void
take_person(struct tail *t, const struct entry *e)
{
	struct vdm_person *p =
	    vdm_person_add(t->rec, qualifier(e, "id"), e->value);
	size_t i;

	if (p == NULL)
		return;
	p->participant = strcmp(e->label, "Participant") == 0;
	p->title = qualifier(e, "title");
	p->group = qualifier(e, "group") != NULL;
	p->pos = e->pos;
	for (i = 0; i < e->count; i++) {
		const char *key = e->quals[i].key;

		if (strcmp(key, "also") == 0)
			vdm_strings_add(t->rec, &p->forms, e->quals[i].value);
		else if (strcmp(key, "role") == 0)
			vdm_person_add_role(t->rec, p, e->quals[i].value);
		else if (strcmp(key, "authority") == 0)
			vdm_strings_add(t->rec, &p->refs, e->quals[i].value);
	}
	take_details(t, e, &p->details);
	take_state(e, &p->state, &p->cert);
}

static void
take_field(struct tail *t, const struct entry *e)
{
	const struct vdm_field_info *info =
	    vdm_field_by_label(e->label, strlen(e->label));
	struct vdm_field *f = vdm_field_add(
	    t->rec, info != NULL ? info->id : VDM_F_OTHER, e->value);

	if (f == NULL)
		return;
	f->name = qualifier(e, "name");
	if (info == NULL && f->name == NULL && strcmp(e->label, "Other") != 0)
		f->name = e->label;
	f->label = qualifier(e, "introduced as");
	f->norm = qualifier(e, "normal form");
	f->role = qualifier(e, "role");
	f->ref = qualifier(e, "authority");
	take_details(t, e, &f->details);
	f->pos = e->pos;
	take_state(e, &f->state, &f->cert);
}

/* What the lines so far say. */
static void
value_end(struct tail *t)
{
	struct entry *e = &t->entry;
	const char *copy;

	if (t->value.failed)
		t->rec->arena.failed = 1;
	copy = vdm_arena_strndup(&t->rec->arena, vdm_buf_str(&t->value),
				 t->value.len);
	if (copy != NULL && t->open == 1)
		e->value = copy;
	if (copy != NULL && t->open == 2)
		e->quals[e->count - 1].value = copy;
	vdm_buf_clear(&t->value);
	t->open = 0;
}

static void
report(struct tail *t, const struct vdm_pos *pos, const char *text)
{
	vdm_diag(t->sink, VDM_D_TEXT_TAIL, pos, text,
		 "\"%.200s\" is neither \"Label: value\" nor says anything "
		 "that belongs to such; it is not in the record",
		 text);
}

/* Whether a qualifier of an entry is read, and what it may say. */
static int
is_understood(const struct entry *e, size_t i, const char *const *once,
	      const char *const *often)
{
	const char *key = e->quals[i].key, *value = e->quals[i].value;
	enum vdm_certainty cert;

	for (; *often != NULL; often++)
		if (strcmp(key, *often) == 0)
			return 1;
	if (qualifier(e, key) != value)
		return 0; /* the second of its kind */
	for (; *once != NULL; once++)
		if (strcmp(key, *once) == 0)
			return 1;
	if (strcmp(key, "guess") == 0)
		return vdm_cert_read(value, &cert);
	return (strcmp(key, "stated") == 0 || strcmp(key, "group") == 0) &&
	       strcmp(value, "yes") == 0;
}

/* Reports each qualifier that nobody reads. */
static void
check_qualifiers(struct tail *t, const struct entry *e, const char *const *once,
		 const char *const *often)
{
	struct vdm_buf b;
	size_t i;

	for (i = 0; i < e->count; i++) {
		if (is_understood(e, i, once, often))
			continue;
		vdm_buf_init(&b);
		vdm_buf_printf(&b, "%s: %s", e->quals[i].key,
			       e->quals[i].value);
		report(t, &e->pos, vdm_buf_str(&b));
		t->rec->arena.failed |= b.failed;
		vdm_buf_fini(&b);
	}
}

static void
take_turns(struct tail *t, const struct entry *e)
{
	t->names->labelled = strstr(e->value, "labelled") != NULL;
	t->names->narrated = strstr(e->value, "narrated") != NULL;
	if (strcmp(e->value, "labelled") != 0 &&
	    strcmp(e->value, "narrated") != 0 &&
	    strcmp(e->value, "labelled, narrated") != 0)
		report(t, &e->pos, e->value);
}

static void
entry_end(struct tail *t)
{
	static const char *const none[] = {NULL}, *const who_only[] = {"who",
								       NULL};
	static const char *const person[] = {"id", "title", NULL};
	static const char *const persons[] = {"affiliation", "alternate-script",
					      "also",        "authority",
					      "detail",      "dir",
					      "email",       "file-as",
					      "gnd",         "holder",
					      "in language", "isni",
					      "lang",        "lccn",
					      "licence",     "link",
					      "note",        "of scheme",
					      "orcid",       "role",
					      "resp",        "ror",
					      "scheme",      "url",
					      "viaf",        "wikidata",
					      NULL};
	static const char *const field[] = {
	    "name", "introduced as", "normal form", "role", "authority", NULL};
	static const char *const details_read[] = {
	    "affiliation", "alternate-script",
	    "detail",      "dir",
	    "email",       "file-as",
	    "gnd",         "holder",
	    "in language", "isni",
	    "lang",        "lccn",
	    "licence",     "link",
	    "note",        "of scheme",
	    "orcid",       "resp",
	    "ror",         "scheme",
	    "url",         "viaf",
	    "wikidata",    NULL};
	struct entry *e = &t->entry;
	const char *who;

	value_end(t);
	if (e->label == NULL || t->rec->arena.failed)
		return;
	who = qualifier(e, "who");
	if (strcmp(e->label, "Participant") == 0 ||
	    strcmp(e->label, "Mentioned") == 0) {
		take_person(t, e);
		check_qualifiers(t, e, person, persons);
	} else if (strcmp(e->label, "Turns") == 0) {
		take_turns(t, e);
		check_qualifiers(t, e, none, none);
	} else if (strcmp(e->label, "Label") == 0) {
		vdm_text_names_label(t->names, e->value,
				     who != NULL ? who : "");
		check_qualifiers(t, e, who_only, none);
	} else if (strcmp(e->label, "Name") == 0) {
		vdm_text_names_form(t->names, e->value, who != NULL ? who : "");
		check_qualifiers(t, e, who_only, none);
	} else {
		take_field(t, e);
		check_qualifiers(t, e, field, details_read);
	}
	e->label = NULL;
	e->count = 0;
}

static void
open_value(struct tail *t, const char *s, size_t n, int which)
{
	if (n > 0 && s[0] == ' ') {
		s++;
		n--;
	}
	take_value(&t->value, s, n);
	t->open = which;
}

static int
open_qualifier(struct tail *t, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n);
	struct entry *e = &t->entry;
	size_t k;
	void *at;

	if (colon == NULL || e->label == NULL || e->count >= QUALIFIERS_MOST)
		return 0;
	value_end(t);
	at = vdm_arena_grow(&t->rec->arena, e->quals, &e->cap, e->count + 1,
			    sizeof(*e->quals));
	if (at == NULL)
		return 1;
	e->quals = at;
	k = (size_t)(colon - s);
	e->quals[e->count].key = vdm_arena_strndup(&t->rec->arena, s, k);
	e->quals[e->count].value = "";
	if (e->quals[e->count].key == NULL)
		return 1;
	e->count++;
	open_value(t, s + k + 1, n - k - 1, 2);
	return 1;
}

static int
open_entry(struct tail *t, const char *s, size_t n, unsigned line)
{
	const char *colon = memchr(s, ':', n);
	size_t k;

	if (colon == NULL || colon == s)
		return 0;
	k = (size_t)(colon - s);
	t->entry.label = vdm_arena_strndup(&t->rec->arena, s, k);
	t->entry.value = "";
	t->entry.pos.line = line;
	t->entry.pos.column = 1;
	open_value(t, s + k + 1, n - k - 1, 1);
	return 1;
}

int
vdm_text_is_blank(const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	return n == 0;
}

static void
tail_line(struct tail *t, const char *s, size_t n, unsigned line)
{
	struct vdm_pos pos = {line, 1, line};
	char *text;

	if (t->open != 0 && n >= 4 && memcmp(s, "    ", 4) == 0) {
		vdm_buf_putc(&t->value, '\n');
		take_value(&t->value, s + 4, n - 4);
		t->entry.pos.end = line;
		return;
	}
	if (vdm_text_is_blank(s, n)) {
		entry_end(t);
		return;
	}
	if (n > 2 && s[0] == ' ' && s[1] == ' ' &&
	    open_qualifier(t, s + 2, n - 2))
		return;
	entry_end(t);
	if (s[0] != ' ' && open_entry(t, s, n, line)) {
		t->entry.pos.end = line;
		return;
	}
	text = vdm_arena_strndup(&t->rec->arena, s, n);
	if (text != NULL)
		report(t, &pos, text);
}

int
vdm_text_tail_read(struct vdm_record *rec, const char *s, size_t n,
		   unsigned line, struct vdm_text_names *names,
		   const struct vdm_sink *sink)
{
	struct tail t = {0};
	size_t i = 0, k;

	t.rec = rec;
	t.names = names;
	t.sink = sink;
	vdm_buf_init(&t.value);
	while (i < n && !rec->arena.failed) {
		const char *end = memchr(s + i, '\n', n - i);

		k = end != NULL ? (size_t)(end - s) - i : n - i;
		tail_line(&t, s + i, k, line++);
		i += k + 1;
	}
	entry_end(&t);
	vdm_buf_fini(&t.value);
	vdm_text_names_people(names, rec);
	return rec->arena.failed ? -1 : 0;
}
