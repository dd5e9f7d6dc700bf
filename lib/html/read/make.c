/* SPDX-License-Identifier: MIT */
/* Making TEI's elements out of HTML's. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/read/read.h"

void
vdm_html_rend(struct vdm_html_reader *b, struct vdm_node *n, const char *word)
{
	const char *old = vdm_node_attr(n, "rend");
	struct vdm_buf r;

	if (n == NULL)
		return;
	vdm_buf_init(&r);
	vdm_buf_puts(&r, word);
	if (old != NULL)
		vdm_buf_printf(&r, " %s", old);
	vdm_node_set(b->rec, n, "rend", vdm_buf_str(&r));
	vdm_buf_fini(&r);
}

/* Direction, as the Guidelines have it: CSS in @style. */
static void
set_direction(struct vdm_html_reader *b, const struct vdm_node *d,
	      struct vdm_node *n)
{
	const char *dir = vdm_dom_attr(d, "dir");
	int override = vdm_html_is(d, "bdo");
	struct vdm_buf style;

	if (n == NULL || vdm_node_ns(n) != NULL ||
	    vdm_node_attr(n, "style") != NULL)
		return;
	vdm_buf_init(&style);
	if (strcasecmp(dir, "rtl") == 0)
		vdm_buf_puts(&style, "direction: rtl");
	else if (strcasecmp(dir, "ltr") == 0)
		vdm_buf_puts(&style, "direction: ltr");
	else if (strcasecmp(dir, "auto") == 0)
		vdm_buf_puts(&style, VDM_HTML_STYLE_AUTO);
	if (style.len > 0 && override)
		vdm_buf_puts(&style, "; unicode-bidi: bidi-override");
	if (style.len > 0)
		vdm_node_set(b->rec, n, "style", vdm_buf_str(&style));
	vdm_buf_fini(&style);
}

static void
set_hidden(struct vdm_html_reader *b, const struct vdm_node *d,
	   struct vdm_node *n)
{
	const char *rend = vdm_node_attr(n, "rend");

	if (vdm_html_is_hidden(d) && !vdm_words_have(rend, "hidden"))
		vdm_html_rend(b, n, "hidden");
	/* what is shown and not read aloud */
	if (strcmp(vdm_dom_attr(d, "aria-hidden"), "true") == 0 &&
	    !vdm_words_have(rend, "aria-hidden"))
		vdm_html_rend(b, n, "aria-hidden");
}

/* From where a quotation is, or why something was put in or taken out. */
static void
set_cited(struct vdm_html_reader *b, const struct vdm_node *d,
	  struct vdm_node *n)
{
	const char *cite = vdm_node_attr(d, "cite");
	struct vdm_buf pointer;

	if (cite == NULL || vdm_html_attr_get(vdm_html_name(d), "cite", cite) !=
				VDM_HTML_ATTR_KEPT)
		return;
	vdm_buf_init(&pointer);
	vdm_address_pointer(&pointer, cite);
	vdm_node_set(b->rec, n, "source", vdm_buf_str(&pointer));
	b->rec->arena.failed |= pointer.failed;
	vdm_buf_fini(&pointer);
}

/* What an element is labelled with, in @n: its title or, where it has none,
 * another attribute, which @rend names. */
static void
set_label(struct vdm_html_reader *b, const struct vdm_node *d,
	  struct vdm_node *n)
{
	const char *name = vdm_html_label(d);

	if (name == NULL)
		return;
	vdm_node_set(b->rec, n, "n", vdm_dom_attr(d, name));
	if (strcmp(name, "aria-label") == 0)
		vdm_html_rend(b, n, VDM_HTML_LABEL "aria-label");
	else if (strcmp(name, "datetime") == 0)
		vdm_html_rend(b, n, VDM_HTML_LABEL "datetime");
	else if (!vdm_html_is(d, "a") && !vdm_html_is(d, "img") &&
		 n->kind != VDM_KIND_EMPHASIS)
		vdm_html_rend(b, n, VDM_HTML_LABEL "title");
}

/* What any element may say of what is in it. */
static int
is_of_all(const char *name)
{
	return vdm_words_have("aria-label cite dir hidden lang title xml:lang",
			      name);
}

/* An element under which it is remembered that the record says it, too. */
static void
taken_name(const struct vdm_node *d, struct vdm_buf *name)
{
	vdm_buf_printf(name, "%p", (const void *)d);
}

static void
take(struct vdm_html_reader *b, const struct vdm_node *d)
{
	const struct vdm_attr *a = d->attrs;
	struct vdm_buf name;

	while (a != NULL && !is_of_all(a->name))
		a = a->next;
	if (a == NULL || b->work == NULL)
		return;
	vdm_buf_init(&name);
	taken_name(d, &name);
	if (!vdm_strmap_get(&b->taken, vdm_buf_str(&name), NULL))
		vdm_strmap_put(
		    &b->taken,
		    vdm_arena_strdup(&b->work->arena, vdm_buf_str(&name)), 0);
	b->rec->arena.failed |= name.failed;
	vdm_buf_fini(&name);
}

static int
is_taken(const struct vdm_html_reader *b, const struct vdm_node *d)
{
	struct vdm_buf name;
	int is;

	vdm_buf_init(&name);
	taken_name(d, &name);
	is = vdm_strmap_get(&b->taken, vdm_buf_str(&name), NULL);
	b->rec->arena.failed |= name.failed;
	vdm_buf_fini(&name);
	return is;
}

struct vdm_node *
vdm_html_make(struct vdm_html_reader *b, const struct vdm_node *d,
	      struct vdm_node *parent, const char *name)
{
	struct vdm_node *n = vdm_node_element(b->rec, name);
	const char *klass = vdm_dom_attr(d, "class");
	const char *lang = vdm_html_language(d);
	struct vdm_html_anchor *a = vdm_html_anchor(b, d);

	if (n == NULL)
		return NULL;
	take(b, d);
	n->pos = d->pos;
	n->tagged = b->amid_text != 0;
	if (!vdm_is_blank(klass))
		vdm_node_set(b->rec, n, "rend", klass);
	if (lang != NULL)
		vdm_node_set(b->rec, n, "xml:lang", lang);
	if (a != NULL) {
		vdm_node_set(b->rec, n, "xml:id", vdm_html_id(b, a));
		a->placed = 1;
	}
	set_label(b, d, n);
	set_cited(b, d, n);
	set_direction(b, d, n);
	set_hidden(b, d, n);
	vdm_node_append(parent, n);
	return n;
}

/* Where parts of drawings lead, of which no attribute is looked at by itself.
 */
static void
addresses_put(const struct vdm_node *d, struct vdm_buf *out)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = d; n != NULL; n = vdm_node_walk(n, d)) {
		if (!vdm_node_is_element(n) || vdm_html_name(n)[0] != '\0')
			continue;
		for (a = n->attrs; a != NULL; a = a->next)
			if (strncmp(a->name, "xmlns", 5) != 0 &&
			    vdm_address_is_remote(a->value))
				vdm_buf_printf(out, "%s\"%s\"",
					       out->len > 0 ? " " : "",
					       a->value);
	}
}

void
vdm_html_drop(struct vdm_html_reader *b, enum vdm_diag_id id,
	      const struct vdm_node *d, const char *why)
{
	const char *label = vdm_html_label(d);
	struct vdm_buf text;

	vdm_buf_init(&text);
	vdm_node_content(d, &text);
	if (label != NULL)
		vdm_buf_printf(&text, " %s", vdm_dom_attr(d, label));
	addresses_put(d, &text);
	vdm_diag(&b->sink, id, &d->pos, vdm_buf_str(&text),
		 "<%s> is not carried: %s", d->name, why);
	vdm_buf_fini(&text);
}

static void
label_lost(struct vdm_html_reader *b, const struct vdm_node *d,
	   const char *name)
{
	vdm_diag(&b->sink, b->findings->dropped, &d->pos, vdm_dom_attr(d, name),
		 "the attribute \"%s\" of <%.40s> is not carried: \"%.80s\"",
		 name, d->name, vdm_dom_attr(d, name));
}

void
vdm_html_number(struct vdm_html_reader *b, const struct vdm_node *d,
		struct vdm_node *n, const char *number)
{
	static const char *const labels[] = {"title", "aria-label"};
	const char *rend = vdm_node_attr(n, "rend"), *list, *word;
	struct vdm_buf rest;
	size_t i, k;
	int lost = 0;

	for (i = 0; i < 2; i++)
		if (!vdm_is_blank(vdm_dom_attr(d, labels[i])) &&
		    strcmp(vdm_dom_attr(d, labels[i]), number) != 0) {
			label_lost(b, d, labels[i]);
			lost = 1;
		}
	vdm_node_set(b->rec, n, "n", number);
	if (!lost)
		return;
	vdm_buf_init(&rest);
	for (list = rend; (word = vdm_who_next(&list, &k)) != NULL;)
		if (*word != VDM_HTML_LABEL[0])
			vdm_buf_printf(&rest, "%s%.*s", rest.len > 0 ? " " : "",
				       (int)k, word);
	if (rend != NULL)
		vdm_node_set(b->rec, n, "rend",
			     rest.len > 0 ? vdm_buf_str(&rest) : NULL);
	b->rec->arena.failed |= rest.failed;
	vdm_buf_fini(&rest);
}

/* A page break has its number from one of these. */
static int
is_number(const struct vdm_node *d, const char *name)
{
	return (strcmp(name, "title") == 0 ||
		strcmp(name, "aria-label") == 0) &&
	       vdm_html_is_page_break(d);
}

/* ---- what elements are by epub:type -------------------------------------- */

/* Those that notes, page breaks, verse and plays are made of. */
static int
is_known_type(const char *type)
{
	static const char known[] =
	    "pagebreak noteref footnote endnote rearnote note backlink verse "
	    "z3998:verse z3998:poem z3998:hymn z3998:song z3998:persona "
	    "z3998:stage-direction z3998:personal-name z3998:author "
	    "z3998:place z3998:salutation se:name.publication "
	    "se:name.publication.book se:name.publication.newspaper "
	    "se:name.publication.play se:name.publication.poem";

	return vdm_words_have(known, type);
}

/* Takes what was not met before, which the record's arena keeps (that of the
 * trees may be taken back), into a list that is said at the end. */
static void
note_once(struct vdm_html_reader *b, struct vdm_buf *list, const char *key)
{
	if (key != NULL && vdm_strmap_put(&b->types, key, 0))
		vdm_buf_printf(list, "%s%s", list->len > 0 ? ", " : "", key);
}

void
vdm_html_types_note(struct vdm_html_reader *b, const struct vdm_node *d,
		    int kept)
{
	const char *s = vdm_dom_attr(d, "epub:type");

	while (*(s += strspn(s, " \t\r\n")) != '\0') {
		size_t n = strcspn(s, " \t\r\n");
		int first = kept;
		const char *type;

		kept = 0;
		s += n;
		if (first || vdm_strmap_get_n(&b->types, s - n, n, NULL))
			continue;
		type = vdm_arena_strndup(&b->rec->arena, s - n, n);
		if (type != NULL && !is_known_type(type))
			note_once(b, &b->types_said, type);
	}
}

/* Remembers that an attribute is not carried; once for each value. */
static void
data_add(struct vdm_html_reader *b, const char *name, const char *value)
{
	struct vdm_buf said;

	if (b->work == NULL)
		return;
	vdm_buf_init(&said);
	vdm_buf_printf(&said, "%.60s=\"%.200s\"", name, value);
	if (!vdm_strmap_get(&b->types, vdm_buf_str(&said), NULL))
		note_once(b, &b->data_said,
			  vdm_arena_strdup(&b->rec->arena, vdm_buf_str(&said)));
	b->types.failed |= said.failed;
	vdm_buf_fini(&said);
}

void
vdm_html_data_note(struct vdm_html_reader *b, const char *name,
		   const char *value, int theirs)
{
	if (vdm_html_attr_is_data(name, value, theirs))
		data_add(b, name, value);
}

void
vdm_html_twice_note(struct vdm_html_reader *b, const struct vdm_node *d)
{
	const char *label = vdm_html_label(d);

	if (label != NULL)
		data_add(b, label, vdm_dom_attr(d, label));
}

void
vdm_html_data_report(struct vdm_html_reader *b, const struct vdm_sink *sink,
		     enum vdm_diag_id id)
{
	const char *all = vdm_buf_str(&b->data_said);

	if (*all != '\0')
		vdm_diag(sink, id, NULL, all,
			 "what attributes say to programs is not carried: "
			 "%.300s%s",
			 all, strlen(all) > 300 ? " ..." : "");
	b->rec->arena.failed |= b->data_said.failed;
	vdm_buf_fini(&b->data_said);
}

void
vdm_html_types_report(struct vdm_html_reader *b, const struct vdm_sink *sink,
		      enum vdm_diag_id id)
{
	const char *all = vdm_buf_str(&b->types_said);

	if (*all != '\0')
		vdm_diag(sink, id, NULL, all,
			 "what elements are by their epub:type is not carried, "
			 "but for divisions and what the record has elements "
			 "for: %.300s%s",
			 all, strlen(all) > 300 ? " ..." : "");
	b->rec->arena.failed |=
	    b->types.failed || b->types_said.failed || b->taken.failed;
	vdm_strmap_fini(&b->types);
	vdm_strmap_fini(&b->taken);
	vdm_buf_fini(&b->types_said);
}

/* Whether the first word of epub:type is that of the record's element: see
 * flow.c's set_type, and line.c's span. */
static int
keeps_type(const struct vdm_node *d)
{
	return vdm_words_have("section article nav blockquote aside body",
			      vdm_html_name(d));
}

void
vdm_html_passed(struct vdm_html_reader *b, const struct vdm_node *d,
		struct vdm_node *n)
{
	const char *lang = vdm_html_language(d);
	const char *label = vdm_html_label(d);

	b->attrs_dropped += vdm_node_attr(d, "class") != NULL;
	if (keeps_type(d))
		vdm_html_types_note(b, d, 0);
	if (n == NULL)
		return; /* what it says is of nothing */
	take(b, d);
	if (label != NULL && !vdm_html_is(d, "html") && !is_number(d, label) &&
	    vdm_html_attr_get(vdm_html_name(d), label,
			      vdm_dom_attr(d, label)) == VDM_HTML_ATTR_KEPT)
		label_lost(b, d, label);
	for (; n != NULL; n = n->next) {
		if (!vdm_node_is_element(n))
			continue;
		if (lang != NULL && vdm_node_attr(n, "xml:lang") == NULL)
			vdm_node_set(b->rec, n, "xml:lang", lang);
		set_direction(b, d, n);
		set_hidden(b, d, n);
	}
}

/* Whether an attribute labels a link back to a mark, which goes with it, and is
 * said with it. */
static int
labels_backlink(const struct vdm_node *d, const char *name)
{
	const char *label = vdm_html_label(d);

	return label != NULL && strcmp(label, name) == 0 &&
	       vdm_html_is_backlink(d);
}

/* What becomes of an attribute of an element that was read. */
static enum vdm_html_attr
became(const struct vdm_html_reader *b, const struct vdm_node *d,
       const struct vdm_attr *a)
{
	enum vdm_html_attr is =
	    vdm_html_attr_get(vdm_html_name(d), a->name, a->value);

	if (vdm_html_is_second_label(d, a->name) ||
	    vdm_html_is_second_language(d, a->name))
		return VDM_HTML_ATTR_LOST;
	if (labels_backlink(d, a->name))
		return VDM_HTML_ATTR_KEPT;
	if (!is_of_all(a->name) || is == VDM_HTML_ATTR_LAYOUT ||
	    vdm_words_have("body head html", vdm_html_name(d)))
		return is;
	/* of what made nothing, nothing says it; what only wraps others says
	 * it of them, as of any element */
	if (is == VDM_HTML_ATTR_KEPT)
		return is_taken(b, d) ? is : VDM_HTML_ATTR_LOST;
	return vdm_words_have("dir lang xml:lang", a->name) && is_taken(b, d)
		   ? vdm_html_attr_get("div", a->name, a->value)
		   : is;
}

static void
attr_lost(struct vdm_html_reader *b, const struct vdm_node *d,
	  const struct vdm_attr *a)
{
	vdm_diag(&b->sink, b->findings->dropped, &d->pos, a->value,
		 "the attribute \"%.40s\" of <%.40s> is not carried: "
		 "\"%.80s\"",
		 a->name, d->name, a->value);
}

void
vdm_html_attrs_report(struct vdm_html_reader *b, const struct vdm_node *d)
{
	const char *name = vdm_html_name(d);
	const struct vdm_attr *a;

	for (a = d->attrs; a != NULL && name[0] != '\0'; a = a->next)
		switch (became(b, d, a)) {
		case VDM_HTML_ATTR_KEPT:
			break;
		case VDM_HTML_ATTR_LAYOUT:
			b->attrs_dropped++;
			vdm_html_data_note(b, a->name, a->value, 1);
			if (strcmp(a->name, "epub:type") == 0 &&
			    !(strcmp(name, "span") == 0 &&
			      vdm_node_attr(d, "xml:lang") == NULL &&
			      vdm_node_attr(d, "lang") == NULL))
				vdm_html_types_note(b, d, keeps_type(d));
			break;
		case VDM_HTML_ATTR_LOST:
			if (!is_number(d, a->name))
				attr_lost(b, d, a);
			break;
		}
}

void
vdm_html_attrs_report_all(struct vdm_html_reader *b,
			  const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->attrs != NULL)
			vdm_html_attrs_report(b, n);
}

void
vdm_html_attrs_report_around(struct vdm_html_reader *b,
			     const struct vdm_node *d)
{
	const struct vdm_attr *a;

	for (a = d->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, "epub:prefix") == 0 ||
		    (vdm_words_have("dir lang xml:lang", a->name) &&
		     !vdm_html_is_second_language(d, a->name)))
			continue; /* of what is in it */
		else if (vdm_html_attr_get(vdm_html_name(d), a->name,
					   a->value) == VDM_HTML_ATTR_LAYOUT)
			vdm_html_data_note(b, a->name, a->value, 1);
		else if (!vdm_is_blank(a->value))
			attr_lost(b, d, a);
}

/* ---- the order that TEI's divisions keep ---- */

static int
stands_anywhere(const struct vdm_node *n)
{
	return !vdm_node_is_element(n) || vdm_node_is(n, "pb") ||
	       vdm_node_is(n, "anchor") || vdm_node_is(n, "milestone") ||
	       vdm_node_is(n, "lb") || vdm_node_is(n, "note");
}

/* Behind its first division a division holds divisions only. */
static void
wrap_rest(struct vdm_record *rec, struct vdm_node *div)
{
	struct vdm_node *c, *next, *wrap = NULL;
	int after = 0;

	for (c = div->first; c != NULL; c = next) {
		next = c->next;
		if (vdm_node_is(c, "div")) {
			after = 1;
			wrap = NULL;
		} else if (after && (wrap != NULL || !stands_anywhere(c))) {
			if (wrap == NULL) {
				wrap = vdm_node_element(rec, "div");
				vdm_node_insert_before(c, wrap);
			}
			vdm_node_unlink(c);
			vdm_node_append(wrap, c);
		}
	}
}

void
vdm_html_wrap(struct vdm_record *rec)
{
	struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root))
		if (vdm_node_is(n, "div") || vdm_node_is(n, "body"))
			wrap_rest(rec, n);
}
