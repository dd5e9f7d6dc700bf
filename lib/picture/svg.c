/* SPDX-License-Identifier: MIT */
/*
 * A drawing without what runs or reaches out of it. SVG is a document: it can
 * hold scripts, handlers of events, and addresses that a reader's device would
 * fetch. An edition's drawing needs none of them, and who opens a book does not
 * expect any; so what is written holds none.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/arena.h"
#include "css/tokens.h"
#include "picture/media.h"
#include "xml/sax.h"

#define NS_EVENTS "http://www.w3.org/2001/xml-events"

struct drawing {
	struct vdm_buf *out;
	struct vdm_svg_found *found;
	struct vdm_arena arena;
	const char **open; /* names of open elements */
	size_t depth, cap;
	size_t left_out;      /* the depth of what is left out, 0: nothing is */
	size_t style;         /* the depth of a style element, 0: none */
	struct vdm_buf rules; /* its text */
};

static int
is_one_of(const char *s, const char *const *list)
{
	while (*list != NULL && strcasecmp(s, *list) != 0)
		list++;
	return *list != NULL;
}

/* Elements that run, or that show what lies elsewhere (SVG 2, 15 and 7.12;
 * HTML's within foreignObject; SVG Tiny's handlers). */
static int
is_active(const struct vdm_xml_element *e)
{
	static const char *const names[] = {
	    "script", "handler", "listener", "iframe", "frame",  "object",
	    "embed",  "applet",  "form",     "meta",   "base",   "link",
	    "audio",  "video",   "source",   "track",  "portal", NULL};

	return is_one_of(e->local, names);
}

/* An animation that would set an address or a handler. */
static int
animates_address(const struct vdm_xml_element *e)
{
	const char *name, *colon;
	size_t i;

	for (i = 0; i < e->attrs_count; i++) {
		if (strcmp(e->attrs[i].local, "attributeName") != 0)
			continue;
		name = e->attrs[i].value;
		name += strspn(name, " \t\r\n");
		colon = strchr(name, ':');
		if (colon != NULL)
			name = colon + 1;
		return strncasecmp(name, "href", 4) == 0 ||
		       strncasecmp(name, "on", 2) == 0;
	}
	return 0;
}

/* Pictures and fonts that lie in the address itself and cannot run. */
static int
is_inert_data(const char *s)
{
	static const char *const types[] = {"data:image/png", "data:image/jpeg",
					    "data:image/gif", "data:image/webp",
					    "data:font/"};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strncasecmp(s, types[i], strlen(types[i])) == 0)
			return 1;
	return 0;
}

/* Whether an address stays within the drawing, or is one that only a reader
 * follows who asks for it. A link to a place in the drawing leads nowhere in
 * what shows it as a picture, and no book may have one (EPUB 3.3, 3.4). */
static int
is_harmless(const struct vdm_xml_element *e, const struct vdm_xml_attr *a)
{
	static const char *const schemes[] = {"http", "https", "mailto", "tel"};
	const char *s = a->value;
	size_t i;

	s += strspn(s, " \t\r\n");
	if (*s == '#' || *s == '\0')
		return *s == '\0' || strcmp(e->local, "a") != 0;
	if (strcmp(e->local, "a") != 0 || strcmp(a->local, "ping") == 0)
		return is_inert_data(s);
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (vdm_address_has_scheme(s, schemes[i]))
			return 1;
	return 0;
}

/* `word` in s, in whatever case. */
static const char *
find(const char *s, const char *word)
{
	size_t n = strlen(word);

	while (*s != '\0' && strncasecmp(s, word, n) != 0)
		s++;
	return *s != '\0' ? s : NULL;
}

/* Whether something in it fetches or runs, escapes being resolved. */
static int
has_active_words(const char *s)
{
	static const char *const words[] = {
	    "@import",     "expression(", "behavior:", "-moz-binding",
	    "javascript:", "image-set(",  "src("};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (find(s, words[i]) != NULL)
			return 1;
	while ((s = find(s, "url(")) != NULL) {
		s += strlen("url(");
		s += strspn(s, " \t\r\n\"'");
		if (*s != '#' && !is_inert_data(s))
			return 1;
	}
	return 0;
}

/* Whether a value that may be one of style fetches or runs; such a one is
 * looked at as it stands and as CSS reads it. */
static int
is_active_style(struct drawing *d, const char *s)
{
	struct vdm_buf plain;
	int active = has_active_words(s);

	if (active || strchr(s, '\\') == NULL)
		return active;
	vdm_buf_init(&plain);
	vdm_css_unescape(&plain, s, strlen(s));
	active = has_active_words(vdm_buf_str(&plain));
	d->out->failed |= plain.failed;
	vdm_buf_fini(&plain);
	return active;
}

/* The same of a style sheet. What @namespace names is nowhere fetched; where
 * the sheet is not what the grammar knows, a browser may see something else in
 * it, so then it counts with the rest. */
static int
is_active_sheet(struct drawing *d, const char *s)
{
	struct vdm_css_lexer l = {.p = s, .line = 1};
	struct vdm_css_token t;
	struct vdm_buf rest;
	const char *from = s;
	int active, named = 0, bad = 0;

	vdm_buf_init(&rest);
	do {
		const char *at = l.p;

		vdm_css_next(&l, &t);
		bad |= t.kind == VDM_CSS_BAD;
		if (named && vdm_css_is(&t, ';')) {
			from = at;
			named = 0;
		} else if (!named && t.kind == VDM_CSS_AT &&
			   vdm_css_named(&t, "namespace")) {
			vdm_buf_put(&rest, from, (size_t)(at - from));
			named = 1;
		}
	} while (t.kind != VDM_CSS_END);
	vdm_buf_puts(&rest, from);
	active = is_active_style(d, bad || named ? s : vdm_buf_str(&rest));
	d->out->failed |= rest.failed;
	vdm_buf_fini(&rest);
	return active;
}

static int
is_address(const struct vdm_xml_attr *a)
{
	static const char *const names[] = {
	    "href",       "src",  "action", "formaction", "data", "poster",
	    "background", "ping", "cite",   "srcset",     "base", NULL};

	return is_one_of(a->local, names);
}

/* Whether an attribute may stay; what it was else is counted. */
static int
may_stay(struct drawing *d, const struct vdm_xml_element *e,
	 const struct vdm_xml_attr *a)
{
	if ((a->uri == NULL && strncasecmp(a->local, "on", 2) == 0) ||
	    (a->uri != NULL && strcmp(a->uri, NS_EVENTS) == 0)) {
		d->found->handlers++;
		return 0;
	}
	/* any attribute but an address may be one of style (SVG 2, 6.6) */
	if (is_address(a) ? !is_harmless(e, a) : is_active_style(d, a->value)) {
		d->found->addresses++;
		return 0;
	}
	return 1;
}

static void
put_name(struct vdm_buf *out, const char *prefix, const char *local)
{
	if (prefix != NULL)
		vdm_buf_printf(out, "%s:", prefix);
	vdm_buf_puts(out, local);
}

static void
put_attribute(struct vdm_buf *out, const char *value)
{
	vdm_buf_puts(out, "=\"");
	vdm_xml_escape_attr(out, value);
	vdm_buf_putc(out, '"');
}

/* What is nothing, and not valid, without an address (SVG 1.1; HTML), and what
 * its content may stand in where that goes: its words are not lost with it. ""
 * is nothing, NULL: it has no content. */
static const struct needing {
	const char *name, *instead;
} needing[] = {
    {"image", "g"},          {"use", "g"},
    {"textPath", "tspan"},   {"img", ""},
    {"feImage", NULL},       {"mpath", NULL},
    {"tref", NULL},          {"cursor", NULL},
    {"color-profile", NULL}, {"font-face-uri", NULL},
};

/* Of these, what loses its address; NULL: nothing. */
static const struct needing *
loses_address(const struct vdm_xml_element *e)
{
	size_t i, k;

	for (i = 0; i < sizeof(needing) / sizeof(needing[0]); i++) {
		if (strcmp(needing[i].name, e->local) != 0)
			continue;
		for (k = 0; k < e->attrs_count; k++)
			if ((strcmp(e->attrs[k].local, "href") == 0 ||
			     strcmp(e->attrs[k].local, "src") == 0) &&
			    !is_harmless(e, &e->attrs[k]))
				return &needing[i];
	}
	return NULL;
}

/* The words that stand for a picture of HTML's. */
static void
put_alternative(struct drawing *d, const struct vdm_xml_element *e)
{
	size_t i;

	for (i = 0; i < e->attrs_count; i++)
		if (strcmp(e->attrs[i].local, "alt") == 0)
			vdm_xml_escape(d->out, e->attrs[i].value);
}

/* What every element may have, whatever it is (SVG 1.1, 5.10). */
static int
is_common(const struct vdm_xml_attr *a)
{
	static const char *const names[] = {"id",   "class", "style",
					    "lang", "space", NULL};

	return is_one_of(a->local, names);
}

static void
put_tag(struct drawing *d, const struct vdm_xml_element *e, const char *instead)
{
	size_t i;

	vdm_buf_putc(d->out, '<');
	put_name(d->out, e->prefix, instead != NULL ? instead : e->local);
	for (i = 0; i < e->ns_count; i++) {
		vdm_buf_puts(d->out, " xmlns");
		if (e->ns[i].prefix != NULL)
			vdm_buf_printf(d->out, ":%s", e->ns[i].prefix);
		put_attribute(d->out, e->ns[i].uri);
	}
	for (i = 0; i < e->attrs_count; i++) {
		if ((instead != NULL && !is_common(&e->attrs[i])) ||
		    !may_stay(d, e, &e->attrs[i]))
			continue;
		vdm_buf_putc(d->out, ' ');
		put_name(d->out, e->attrs[i].prefix, e->attrs[i].local);
		put_attribute(d->out, e->attrs[i].value);
	}
	vdm_buf_putc(d->out, '>');
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct drawing *d = ctx;
	const struct needing *bare = loses_address(e);
	const char *local = bare != NULL ? bare->instead : e->local;
	struct vdm_buf name;
	const char **open;

	open = vdm_arena_grow(&d->arena, d->open, &d->cap, d->depth + 1,
			      sizeof(*open));
	if (open == NULL)
		return 1;
	d->open = open;
	vdm_buf_init(&name);
	if (local != NULL && *local != '\0')
		put_name(&name, e->prefix, local);
	open[d->depth++] = vdm_arena_strdup(&d->arena, vdm_buf_str(&name));
	vdm_buf_fini(&name);
	if (d->left_out > 0)
		return 0;
	if (is_active(e) || animates_address(e)) {
		d->found->scripts++;
		d->left_out = d->depth;
		return 0;
	}
	if (bare != NULL)
		d->found->addresses++;
	if (local == NULL)
		d->left_out = d->depth;
	else if (*local == '\0')
		put_alternative(d, e);
	else
		put_tag(d, e, bare != NULL ? local : NULL);
	if (d->style == 0 && strcmp(e->local, "style") == 0) {
		d->style = d->depth;
		vdm_buf_clear(&d->rules);
	}
	return 0;
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct drawing *d = ctx;

	(void)pos;
	if (d->left_out == 0) {
		if (d->style == d->depth) {
			d->style = 0;
			if (is_active_sheet(d, vdm_buf_str(&d->rules)))
				d->found->addresses++;
			else
				vdm_xml_escape(d->out, vdm_buf_str(&d->rules));
		}
		if (*d->open[d->depth - 1] != '\0')
			vdm_buf_printf(d->out, "</%s>", d->open[d->depth - 1]);
	} else if (d->left_out == d->depth) {
		d->left_out = 0;
	}
	d->depth--;
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct drawing *d = ctx;
	struct vdm_buf b;

	(void)pos;
	if (d->left_out > 0)
		return 0;
	if (d->style > 0) {
		vdm_buf_put(&d->rules, s, n);
		return 0;
	}
	vdm_buf_init(&b);
	vdm_buf_put(&b, s, n);
	vdm_xml_escape(d->out, vdm_buf_str(&b));
	d->out->failed |= b.failed;
	vdm_buf_fini(&b);
	return 0;
}

/* A style sheet beside the drawing would be fetched. */
static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct drawing *d = ctx;

	(void)data;
	(void)pos;
	if (strcmp(target, "xml-stylesheet") == 0)
		d->found->addresses++;
	return 0;
}

/* Whether declarations could make of the markup what it does not show. */
static int
declares(const char *s, size_t n)
{
	size_t i;

	if (memchr(s, '\0', n) != NULL)
		return 1; /* not in an encoding in which that can be seen */
	for (i = 0; i + 8 < n; i++)
		if (s[i] == '<' && (memcmp(s + i, "<!ENTITY", 8) == 0 ||
				    memcmp(s + i, "<!ATTLIST", 9) == 0))
			return 1;
	return 0;
}

int
vdm_svg_make_safe(struct vdm_buf *out, const void *data, size_t n,
		  struct vdm_svg_found *found)
{
	static const struct vdm_xml_handler handler = {.start = on_start,
						       .end = on_end,
						       .text = on_text,
						       .instruction =
							   on_instruction};
	struct drawing d = {.out = out, .found = found};
	int rc;

	memset(found, 0, sizeof(*found));
	vdm_arena_init(&d.arena);
	vdm_buf_init(&d.rules);
	vdm_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	errno = 0;
	rc = vdm_xml_parse(data, n, &handler, &d, NULL);
	if (out->failed || d.rules.failed || d.arena.failed)
		errno = ENOMEM;
	if (errno == ENOMEM)
		rc = -1;
	vdm_buf_fini(&d.rules);
	vdm_arena_fini(&d.arena);
	vdm_buf_putc(out, '\n');
	if (rc != 0)
		return -1;
	return found->scripts + found->handlers + found->addresses > 0 ||
	       declares(data, n);
}
