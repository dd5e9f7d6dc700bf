/* SPDX-License-Identifier: MIT */
/* Start tags and characters of the content documents. */
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/options.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/carrier.h"
#include "html/island.h"
#include "html/write/writer.h"
#include "xml/sax.h"

static int
is_clean(const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
		    c == 0xEF)
			return 0;
	}
	return 1;
}

/* Copies what XML can hold; reports what it cannot. */
static void
clean(struct vdm_html_writer *w, struct vdm_buf *out, const char *s)
{
	size_t n = strlen(s), used;

	for (; n > 0; s += used, n -= used) {
		uint32_t cp = vdm_utf8_decode(s, n, &used);

		if (vdm_is_xml_char(cp)) {
			vdm_buf_put(out, s, used);
			continue;
		}
		if (cp != w->told) /* a title stands on each page */
			vdm_diag(w->sink, VDM_D_EPUB_CHARACTER, NULL, NULL,
				 "the character U+%04X cannot stand in XML; "
				 "it is left out",
				 cp != VDM_UTF8_BAD ? (unsigned)cp
						    : (unsigned char)*s);
		w->told = cp;
	}
}

void
vdm_html_escape(struct vdm_html_writer *w, struct vdm_buf *out, const char *s,
		int attribute)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (!is_clean(s)) {
		clean(w, &b, s);
		w->failed |= b.failed;
		s = vdm_buf_str(&b);
	}
	if (attribute)
		vdm_xml_escape_attr(out, s);
	else
		vdm_xml_escape(out, s);
	vdm_buf_fini(&b);
}

void
vdm_html_write_text(struct vdm_html_writer *w, const char *s)
{
	vdm_html_escape(w, w->out, s, 0);
}

void
vdm_html_write_attr(struct vdm_html_writer *w, const char *name,
		    const char *value)
{
	VDM_SABOTAGE_PUT_STRING("attr", name, value);
	vdm_buf_printf(w->out, " %s=\"", name);
	vdm_html_escape(w, w->out, value, 1);
	vdm_buf_putc(w->out, '"');
}

const char *
vdm_html_node_id(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *id = vdm_node_attr(n, "xml:id");
	size_t at;

	if (id == NULL || w->island || !vdm_strmap_get(&w->ids, id, &at))
		return NULL;
	return w->targets[at].node == n ? id : NULL;
}

/* Where a link leads that goes to another record of the volume. */
static int
in_volume(const struct vdm_html_writer *w, const char *target,
	  struct vdm_buf *link)
{
	return w->within != NULL && w->within->link != NULL &&
	       w->within->link(w->within->context, target, link) == 0;
}

/* Of several pointers the first one, which alone a link of HTML can follow. */
static const char *
first_of(const char *target, struct vdm_buf *first)
{
	size_t n;

	target = vdm_address_first(target, &n);
	vdm_buf_put(first, target, n);
	return vdm_buf_str(first);
}

int
vdm_html_can_link(struct vdm_html_writer *w, const char *target)
{
	struct vdm_buf link, first;
	int can;

	if (target == NULL || w->island)
		return 0;
	vdm_buf_init(&link);
	vdm_buf_init(&first);
	target = first_of(target, &first);
	can = target[0] == '#' ? vdm_strmap_get(&w->ids, target + 1, NULL) ||
				     in_volume(w, target, &link)
			       : in_volume(w, target, &link) ||
				     vdm_address_link(&link, target) == 0;
	w->failed |= link.failed || first.failed;
	vdm_buf_fini(&link);
	vdm_buf_fini(&first);
	return can;
}

long
vdm_html_find_media(const struct vdm_html_writer *w, const char *url)
{
	size_t i;

	for (i = 0; url != NULL && i < w->rec->resources_count; i++)
		if (strcmp(w->rec->resources[i].path, url) == 0)
			return (long)i;
	return -1;
}

void
vdm_html_attr_name(struct vdm_buf *out, const char *name)
{
	if (strcmp(name, "xmlns") == 0)
		vdm_buf_puts(out, "data-vdm-xmlns");
	else
		vdm_carrier_attr_encode(out, name);
}

static void
write_carried(struct vdm_html_writer *w, const char *name, const char *value)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_html_attr_name(&b, name);
	w->failed |= b.failed;
	vdm_html_write_attr(w, vdm_buf_str(&b), value);
	vdm_buf_fini(&b);
}

/*
 * A link to an id: where it stands is filled in when all files are known. An
 * address with characters that none may hold, and several, are carried beside
 * what stands for them.
 */
static void
write_href(struct vdm_html_writer *w, const char *target)
{
	struct vdm_buf link, first;
	const char *to;
	size_t at = 0;

	vdm_buf_init(&link);
	vdm_buf_init(&first);
	to = first_of(target, &first);
	if (to[0] == '#' && vdm_strmap_get(&w->ids, to + 1, &at)) {
		vdm_buf_printf(w->out, " href=\"\x01%zu\x02\"", at);
		vdm_buf_puts(&link, to);
	} else {
		if (!in_volume(w, to, &link))
			vdm_address_link(&link, to);
		vdm_html_write_attr(w, "href", vdm_buf_str(&link));
	}
	if (strcmp(vdm_buf_str(&link), target) != 0)
		write_carried(w, "target", target);
	w->failed |= link.failed || first.failed;
	vdm_buf_fini(&link);
	vdm_buf_fini(&first);
}

static int
is_count(const char *s)
{
	size_t n = strlen(s);

	return n >= 1 && n <= 3 && strspn(s, "0123456789") == n && s[0] != '0';
}

static void
write_picture(struct vdm_html_writer *w, const char *url)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_path_encode(&b, w->media[vdm_html_find_media(w, url)].path);
	w->failed |= b.failed;
	vdm_html_write_attr(w, "src", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/* A number as HTML counts, and writes, them. */
static int
is_number(const char *s)
{
	size_t n;

	s += s[0] == '-' && s[1] != '0';
	n = strlen(s);
	return n >= 1 && n <= 8 && strspn(s, "0123456789") == n &&
	       (s[0] != '0' || n == 1);
}

/* Whether a label of it is what HTML has as a title. */
static int
has_title(const struct vdm_node *n, const struct vdm_html_start *tag)
{
	return tag->native &&
	       (tag->link || tag->picture || n->kind == VDM_KIND_EMPHASIS);
}

/* How a list counts: words of its @rend that HTML has attributes for. */
static void
write_counting(struct vdm_html_writer *w, const char *rend)
{
	static const struct {
		const char *word, *type;
	} types[] = {{"decimal", "1"},
		     {"lower-alpha", "a"},
		     {"upper-alpha", "A"},
		     {"lower-roman", "i"},
		     {"upper-roman", "I"}};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (vdm_words_have(rend, types[i].word)) {
			vdm_html_write_attr(w, "type", types[i].type);
			break;
		}
	if (vdm_words_have(rend, "reversed"))
		vdm_html_write_attr(w, "reversed", "reversed");
}

/* Where a list begins, which its first item says, too. */
static void
write_start(struct vdm_html_writer *w, const struct vdm_node *list)
{
	const struct vdm_node *c = vdm_node_child(list, "item");
	const char *number = c != NULL ? vdm_node_attr(c, "n") : NULL;

	if (number != NULL && is_number(number))
		vdm_html_write_attr(w, "start", number);
}

/* Which cells a label is of. */
static void
write_scope(struct vdm_html_writer *w, const char *rend)
{
	static const char *const scopes[] = {"col", "colgroup", "row",
					     "rowgroup"};
	size_t i;

	for (i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++)
		if (vdm_words_have(rend, scopes[i])) {
			vdm_html_write_attr(w, "scope", scopes[i]);
			return;
		}
}

/* Whether `ins` and `del` may have it for a date: a day, or a time of one; a
 * year or month alone is one for `time` only. */
static int
is_day(struct vdm_html_writer *w, const char *value)
{
	struct vdm_buf when;
	int is;

	vdm_buf_init(&when);
	is = value != NULL && vdm_html_when(&when, value) == 0 &&
	     when.len >= 10 && when.data[4] == '-' && when.data[7] == '-';
	w->failed |= when.failed;
	vdm_buf_fini(&when);
	return is;
}

/* The attribute of HTML that a label was, and is again; or NULL. */
static const char *
label_of(const struct vdm_node *n, const struct vdm_html_start *tag)
{
	static const char *const names[] = {"title", "aria-label", "datetime"};
	const char *rend = vdm_node_attr(n, "rend");
	size_t i;

	for (i = 0; i < 3 && rend != NULL; i++) {
		char word[16] = VDM_HTML_LABEL;

		strcat(word, names[i]);
		if (vdm_words_have(rend, word))
			return i < 2 || strcmp(tag->html, "ins") == 0 ||
				       strcmp(tag->html, "del") == 0
				   ? names[i]
				   : NULL;
	}
	return NULL;
}

/* Whether an address is one that HTML has for that element. */
static int
is_cited(const struct vdm_html_start *tag, const char *value)
{
	return tag->native && vdm_words_have("blockquote del ins", tag->html) &&
	       vdm_address_is_link(value) && vdm_address_is_iri(value);
}

/* What a reader may see of a gap or a choice who asks for it; of an
 * abbreviation, HTML has it on the abbreviation. Whether there is something. */
static int
write_hint(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *shown = vdm_choice_shown(n), *of = n;
	struct vdm_buf b;
	int hinted;

	if (w->island || vdm_node_ns(n) != NULL ||
	    (shown != NULL && vdm_node_is(shown, "abbr")))
		return 0;
	if (vdm_node_is(n, "abbr") && vdm_choice_shown(n->parent) == n)
		of = n->parent;
	vdm_buf_init(&b);
	vdm_html_hint_put(of, &b);
	/* in a line the words go on, and who says them is beside them */
	if (vdm_node_is(n, "said") && !vdm_node_is_block(n))
		vdm_speech_names(w->rec, n, &b);
	w->failed |= b.failed;
	hinted = !vdm_is_blank(vdm_buf_str(&b));
	if (hinted)
		vdm_html_write_attr(w, "title", vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return hinted;
}

/* A label stands beside what carries it: what is read back is the carrier. One
 * that HTML gets by itself, of a page or of what is hinted at, is not said
 * twice. */
static void
write_label(struct vdm_html_writer *w, const struct vdm_node *n,
	    const struct vdm_html_start *tag, int hinted)
{
	const char *label = vdm_node_attr(n, "n");
	const char *name = label != NULL && !w->island && vdm_node_ns(n) == NULL
			       ? label_of(n, tag)
			       : NULL;

	if (name == NULL ||
	    (strcmp(name, "datetime") == 0 && !is_day(w, label)) ||
	    (strcmp(name, "title") == 0 && (hinted || has_title(n, tag))) ||
	    (strcmp(name, "aria-label") == 0 &&
	     n->kind == VDM_KIND_PAGE_BREAK && tag->type != NULL))
		return;
	vdm_html_write_attr(w, name, label);
}

/* What a page does with an element: shows it or not, and which way it runs. */
static void
write_ways(struct vdm_html_writer *w, const struct vdm_node *n,
	   const struct vdm_html_start *tag)
{
	const char *rend =
	    vdm_node_ns(n) == NULL ? vdm_node_attr(n, "rend") : NULL;
	const char *dir =
	    vdm_html_direction(n, w->direction != NULL ? w->direction : "ltr");

	if (dir != NULL)
		vdm_html_write_attr(w, "dir", dir);
	if (rend == NULL)
		return;
	if (vdm_words_have(rend, "hidden") && !w->island)
		vdm_buf_puts(w->out, " hidden=\"hidden\"");
	if (strcmp(tag->html, "ol") == 0) {
		write_counting(w, rend);
		write_start(w, n);
	}
	if (strcmp(tag->html, "th") == 0 && !w->island)
		write_scope(w, rend);
	if (vdm_words_have(rend, "aria-hidden") && !w->island)
		vdm_html_write_attr(w, "aria-hidden", "true");
}

/* The attributes that XHTML has a place for. 1 when written (or implied). */
static int
write_native(struct vdm_html_writer *w, const struct vdm_node *n,
	     const struct vdm_attr *a, const struct vdm_html_start *tag)
{
	const struct vdm_html_tag *m = vdm_html_tag_in_page(tag->html);
	int cell = strcmp(tag->html, "td") == 0 || strcmp(tag->html, "th") == 0;
	int ours = vdm_node_ns(n) == NULL;

	if (strcmp(a->name, "xml:lang") == 0 &&
	    vdm_language_is_code(a->value)) {
		vdm_html_write_attr(w, "xml:lang", a->value);
		vdm_html_write_attr(w, "lang", a->value);
	} else if (strcmp(a->name, "xml:id") == 0 &&
		   vdm_html_node_id(w, n) != NULL) {
		return 1; /* written first */
	} else if (ours && strcmp(a->name, "who") == 0) {
		vdm_html_write_attr(w, "data-who", a->value);
	} else if (cell && ours && is_count(a->value) &&
		   (strcmp(a->name, "rows") == 0 ||
		    strcmp(a->name, "cols") == 0)) {
		vdm_html_write_attr(
		    w, a->name[0] == 'r' ? "rowspan" : "colspan", a->value);
	} else if (ours && strcmp(tag->html, "li") == 0 &&
		   strcmp(a->name, "n") == 0 && is_number(a->value) &&
		   vdm_html_is_ordered(n->parent)) {
		vdm_html_write_attr(w, "value", a->value);
	} else if (ours && strcmp(a->name, "n") == 0 && has_title(n, tag) &&
		   !vdm_is_blank(a->value)) {
		vdm_html_write_attr(w, "title", a->value);
	} else if (ours && strcmp(a->name, "source") == 0 &&
		   is_cited(tag, a->value)) {
		vdm_html_write_attr(w, "cite", a->value);
	} else if (tag->link && strcmp(a->name, "target") == 0) {
		write_href(w, a->value);
	} else if ((tag->picture || tag->player) &&
		   strcmp(a->name, "url") == 0) {
		write_picture(w, a->value);
	} else if (tag->native && m != NULL && vdm_html_tag_rend(m) != NULL &&
		   strcmp(a->name, "rend") == 0 &&
		   strcmp(a->value, vdm_html_tag_rend(m)) == 0) {
		return 1;
	} else if (n->kind == VDM_KIND_PAGE_BREAK && tag->type != NULL &&
		   strcmp(a->name, "n") == 0 && a->value[0] != '\0') {
		vdm_html_write_attr(w, "aria-label", a->value);
	} else {
		return 0;
	}
	return 1;
}

static int
same_ns(const struct vdm_node *n)
{
	const char *a = vdm_node_ns(n),
		   *b = n->parent != NULL ? vdm_node_ns(n->parent) : NULL;

	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

static void
write_id(struct vdm_html_writer *w, const struct vdm_node *n,
	 const struct vdm_html_start *tag)
{
	const char *id = vdm_html_node_id(w, n);
	size_t at;

	if (id != NULL) {
		vdm_html_write_attr(w, "id", id);
		if (vdm_strmap_get(&w->ids, id, &at))
			w->targets[at].file = w->file;
	} else if (tag->id != NULL) {
		vdm_html_write_attr(w, "id", tag->id);
	}
}

/* The prefix that the names of a formula in it had. */
static void
write_island_prefix(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *c = n->first;
	struct vdm_buf b;

	while (c != NULL && !vdm_html_is_island(c))
		c = c->next;
	if (c == NULL || vdm_html_island_prefix(c) == 0)
		return;
	vdm_buf_init(&b);
	vdm_buf_put(&b, c->name, vdm_html_island_prefix(c));
	vdm_html_write_attr(w, VDM_ISLAND_PREFIX, vdm_buf_str(&b));
	w->failed |= b.failed;
	vdm_buf_fini(&b);
}

void
vdm_html_write_tag(struct vdm_html_writer *w, const struct vdm_node *n,
		   const struct vdm_html_start *tag)
{
	const struct vdm_attr *a;

	write_id(w, n, tag);
	if (tag->klass != NULL)
		vdm_html_write_attr(w, "class", tag->klass);
	if (tag->type != NULL)
		vdm_html_write_attr(w, "epub:type", tag->type);
	if (tag->role != NULL)
		vdm_html_write_attr(w, "role", tag->role);
	if (tag->extra != NULL)
		vdm_buf_puts(w->out, tag->extra);
	if (w->place != NULL)
		vdm_html_write_attr(w, "data-vdm-place", w->place);
	w->place = NULL;
	write_ways(w, n, tag);
	write_label(w, n, tag, write_hint(w, n));
	if (strcmp(tag->html, "time") == 0)
		vdm_html_write_attr(w, "datetime", vdm_html_moment(n));
	if (!tag->native)
		vdm_html_write_attr(w, VDM_CARRIER_NAME, n->name);
	if (vdm_node_is(n, "formula"))
		write_island_prefix(w, n);
	if (!same_ns(n))
		vdm_html_write_attr(w, VDM_CARRIER_NS,
				    vdm_node_ns(n) != NULL ? vdm_node_ns(n)
							   : VDM_NS_TEI);
	for (a = n->attrs; a != NULL; a = a->next)
		if (!write_native(w, n, a, tag))
			write_carried(w, a->name, a->value);
}
