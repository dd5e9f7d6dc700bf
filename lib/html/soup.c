/* SPDX-License-Identifier: MIT */
/* HTML tags inside Markdown: taken apart, and turned to elements. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/language.h"
#include "base/reference.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/carrier.h"
#include "html/html.h"
#include "html/soup.h"
#include "xml/sax.h"

static const char *
find(const char *s, const char *end, const char *what)
{
	size_t n = strlen(what);

	for (; (size_t)(end - s) >= n; s++)
		if (memcmp(s, what, n) == 0)
			return s;
	return NULL;
}

/* "<!-- ", "<?", "<!", "<![CDATA[": up to its mark of end. */
static int
special(struct vdm_md_tok *tok, const char *s, const char *end)
{
	static const struct {
		const char *open, *close;
		enum vdm_md_tok_kind kind;
	} forms[] = {
	    {"<!--", "-->", VDM_MD_COMMENT},
	    {"<?", "?>", VDM_MD_INSTRUCTION},
	    {"<![CDATA[", "]]>", VDM_MD_TEXT},
	    {"<!", ">", VDM_MD_DECLARATION},
	};
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		size_t n = strlen(forms[i].open);
		const char *close;

		if ((size_t)(end - s) < n || memcmp(s, forms[i].open, n) != 0)
			continue;
		close = tok->seen.unclosed & 1u << i
			    ? NULL
			    : find(s + n, end, forms[i].close);
		if (close == NULL) {
			tok->seen.unclosed |= 1u << i;
			return 0;
		}
		tok->kind = forms[i].kind;
		tok->s = s;
		tok->inner = s + n;
		tok->inner_n = (size_t)(close - s) - n;
		tok->n = (size_t)(close - s) + strlen(forms[i].close);
		return 1;
	}
	return 0;
}

static int
is_name_char(char c)
{
	return vdm_is_letter(c) || vdm_is_digit(c) || c == '-' || c == ':' ||
	       c == '_';
}

/* The end of a tag's attributes: '>' outside of quotation marks, or NULL. */
static const char *
tag_end(const char *p, const char *end)
{
	char q = 0;

	for (; p < end; p++) {
		if (q != 0) {
			if (*p == q)
				q = 0;
		} else if (*p == '"' || *p == '\'') {
			q = *p;
		} else if (*p == '>') {
			return p;
		}
	}
	return NULL;
}

/* Whether attributes end within a value that has no quotation marks, whose
 * slash is its own (HTML, 13.2.5.38): <a href=https://example.org/>. */
static int
end_in_value(const char *p, const char *end)
{
	int in_value = 0;
	char q = 0;

	for (; p < end; p++) {
		if (q != 0) {
			if (*p == q)
				q = 0;
		} else if (in_value) {
			in_value = !vdm_is_space((unsigned char)*p);
		} else if (*p == '=') {
			while (p + 1 < end && vdm_is_space((unsigned char)p[1]))
				p++;
			if (p + 1 < end && (p[1] == '"' || p[1] == '\''))
				q = *++p;
			else
				in_value = 1;
		}
	}
	return in_value;
}

static int
tag(struct vdm_md_tok *tok, const char *s, const char *end)
{
	const char *p = s + 1, *close;
	size_t n = 0;

	tok->kind = VDM_MD_OPEN;
	if (p < end && *p == '/') {
		tok->kind = VDM_MD_CLOSE;
		p++;
	}
	if (p == end || !vdm_is_letter(*p))
		return 0;
	for (; p < end && is_name_char(*p); p++)
		if (n + 1 < sizeof(tok->name))
			tok->name[n++] =
			    vdm_is_capital(*p) ? (char)(*p - 'A' + 'a') : *p;
	tok->name[n] = '\0';
	close = tok->seen.no_tag ? NULL : tag_end(p, end);
	if (close == NULL) {
		tok->seen.no_tag = memchr(p, '>', (size_t)(end - p)) == NULL;
		return 0;
	}
	tok->s = s;
	tok->n = (size_t)(close - s) + 1;
	tok->inner = p;
	tok->inner_n = (size_t)(close - p);
	tok->empty = vdm_html_tag_is(tok->name, VDM_HTML_VOID);
	if (close > p && close[-1] == '/' && !end_in_value(p, close)) {
		tok->empty = 1;
		tok->inner_n--;
	}
	return 1;
}

/* Whether XML has an instruction of that name (XML 1.0, 2.6). */
static int
is_target(const char *name)
{
	return vdm_xml_is_ncname(name) && strcasecmp(name, "xml") != 0;
}

/* The name of an instruction, and what it says; one without a name that XML
 * could hold is text. */
static void
instruction(struct vdm_md_tok *tok)
{
	size_t n = 0;

	while (n < tok->inner_n && n + 1 < sizeof(tok->name) &&
	       !vdm_is_space((unsigned char)tok->inner[n]))
		n++;
	memcpy(tok->name, tok->inner, n);
	if (!is_target(tok->name)) {
		tok->kind = VDM_MD_TEXT;
		tok->inner = tok->s;
		tok->inner_n = tok->n;
		return;
	}
	while (n < tok->inner_n && vdm_is_space((unsigned char)tok->inner[n]))
		n++;
	tok->inner += n;
	tok->inner_n -= n;
}

int
vdm_md_tok_next(struct vdm_md_tok *tok, const char **at, const char *end)
{
	const struct vdm_md_tok before = {.seen = tok->seen};
	const char *s = *at, *p = s;

	if (s >= end)
		return 0;
	*tok = before;
	if (tok->seen.end != end)
		memset(&tok->seen, 0, sizeof(tok->seen));
	tok->seen.end = end;
	if (*s == '<' && (special(tok, s, end) || tag(tok, s, end))) {
		if (tok->kind == VDM_MD_INSTRUCTION)
			instruction(tok);
		*at = s + tok->n;
		return 1;
	}
	do
		p++;
	while (p < end && *p != '<');
	tok->kind = VDM_MD_TEXT;
	tok->s = tok->inner = s;
	tok->n = tok->inner_n = (size_t)(p - s);
	*at = p;
	return 1;
}

/* The character that an entity's name stands for, or 0. */
static uint32_t
named(const char *name)
{
	if (strcmp(name, "amp") == 0)
		return '&';
	if (strcmp(name, "lt") == 0)
		return '<';
	if (strcmp(name, "gt") == 0)
		return '>';
	if (strcmp(name, "quot") == 0)
		return '"';
	if (strcmp(name, "apos") == 0)
		return '\'';
	return vdm_xml_html_entity(name);
}

/* The character that a reference at `s` ("&#" and on) stands for by its number,
 * U+FFFD where no text may hold it; the bytes read, or 0: none. */
static size_t
numbered(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, figures;
	uint32_t cp;

	i = 2 + vdm_reference_number(s + 2, n - 2, &cp, &figures);
	if (figures == 0 || i >= n || s[i] != ';')
		return 0;
	if (cp >= 0x80 && cp < 0xA0) /* Windows has characters there */
		return vdm_html_entity(out, s, i + 1) == 0 ? i + 1 : 0;
	if (cp == 0 || cp > VDM_UTF8_LAST || (cp >= 0xD800 && cp < 0xE000))
		cp = 0xFFFD;
	vdm_buf_putcp(out, cp);
	return i + 1;
}

/* What it stands for by its name, one of two hundred, or of the two thousand
 * that only HTML5 knows; the bytes read, or 0. */
static size_t
by_name(struct vdm_buf *out, const char *s, size_t n)
{
	char name[40];
	size_t k = 0;
	uint32_t cp;

	while (k + 1 < n && k + 1 < sizeof(name) &&
	       (vdm_is_letter(s[k + 1]) || vdm_is_digit(s[k + 1]))) {
		name[k] = s[k + 1];
		k++;
	}
	name[k] = '\0';
	if (k == 0 || k + 1 >= n || s[k + 1] != ';')
		return 0;
	cp = named(name);
	if (cp != 0)
		vdm_buf_putcp(out, cp);
	else if (vdm_html_entity(out, s, k + 2) != 0)
		return 0;
	return k + 2;
}

/* One without its semicolon, as HTML reads it in text ("&copy 1951"), or with
 * more behind its name than is its own ("&notit;"); the bytes read, or 0. */
static size_t
unended(struct vdm_buf *out, const char *s, size_t n)
{
	size_t k = 1;

	k += k < n && s[k] == '#';
	while (k < n && (vdm_lower_byte(s[k]) != s[k] || vdm_is_digit(s[k]) ||
			 vdm_is_small(s[k])))
		k++;
	k += k < n && s[k] == ';';
	return k > 2 && vdm_html_entity(out, s, k) == 0 ? k : 0;
}

static void
unescape(struct vdm_buf *out, const char *s, size_t n, int is_text)
{
	while (n > 0) {
		const char *amp = memchr(s, '&', n);
		size_t plain = amp != NULL ? (size_t)(amp - s) : n, used;

		vdm_buf_put(out, s, plain);
		s += plain;
		n -= plain;
		if (n == 0)
			return;
		used = n > 1 && s[1] == '#' ? numbered(out, s, n)
					    : by_name(out, s, n);
		if (used == 0 && is_text)
			used = unended(out, s, n);
		if (used == 0) {
			vdm_buf_putc(out, '&');
			used = 1;
		}
		s += used;
		n -= used;
	}
}

void
vdm_md_unescape(struct vdm_buf *out, const char *s, size_t n)
{
	unescape(out, s, n, 0);
}

void
vdm_md_unescape_text(struct vdm_buf *out, const char *s, size_t n)
{
	unescape(out, s, n, 1);
}

int
vdm_md_attr_next(const char **at, const char *end, struct vdm_buf *name,
		 struct vdm_buf *value)
{
	const char *p = *at;

	vdm_buf_clear(name);
	vdm_buf_clear(value);
	while (p < end && (vdm_is_space((unsigned char)*p) || *p == '/'))
		p++;
	if (p >= end)
		return 0;
	do {
		vdm_buf_putc(name, vdm_lower_byte(*p));
		p++;
	} while (p < end && *p != '=' && *p != '/' &&
		 !vdm_is_space((unsigned char)*p));
	while (p < end && vdm_is_space((unsigned char)*p))
		p++;
	if (p < end && *p == '=') {
		char q = 0;
		const char *from;

		do
			p++;
		while (p < end && vdm_is_space((unsigned char)*p));
		if (p < end && (*p == '"' || *p == '\''))
			q = *p++;
		for (from = p; p < end; p++)
			if (q != 0 ? *p == q : vdm_is_space((unsigned char)*p))
				break;
		vdm_md_unescape(value, from, (size_t)(p - from));
		if (q != 0 && p < end)
			p++;
	}
	*at = p;
	return 1;
}

void
vdm_md_close_empty(struct vdm_buf *out, const char *s, size_t n)
{
	const char *at = s, *end = s + n;
	struct vdm_md_tok tok = {0};

	while (vdm_md_tok_next(&tok, &at, end)) {
		vdm_buf_put(out, tok.s, tok.n);
		if (tok.kind == VDM_MD_OPEN && tok.empty && tok.n > 2 &&
		    tok.s[tok.n - 2] == '/' &&
		    !vdm_html_tag_is(tok.name, VDM_HTML_VOID))
			vdm_buf_printf(out, "</%s>", tok.name);
	}
}

/* ---- elements --------------------------------------------------------- */

static const char *
declared(const struct vdm_node *n, const char *name, size_t prefix)
{
	char key[64] = "xmlns";

	if (prefix > sizeof(key) - 8)
		return NULL;
	if (prefix > 0) {
		key[5] = ':';
		memcpy(key + 6, name, prefix);
		key[6 + prefix] = '\0';
	}
	return vdm_node_attr(n, key);
}

const char *
vdm_md_ns_expected(const struct vdm_node *node, const struct vdm_node *parent,
		   const char *name)
{
	const char *colon = strchr(name, ':'), *ns;
	size_t n = colon != NULL ? (size_t)(colon - name) : 0;
	const struct vdm_node *p;

	ns = node != NULL ? declared(node, name, n) : NULL;
	for (p = parent; p != NULL && ns == NULL; p = p->parent) {
		const char *c;

		ns = declared(p, name, n);
		if (ns != NULL || !vdm_node_is_element(p))
			continue;
		c = strchr(p->name, ':');
		if ((c != NULL ? (size_t)(c - p->name) : 0) != n ||
		    strncmp(p->name, name, n) != 0)
			continue;
		return vdm_node_ns(p);
	}
	if (ns != NULL && strcmp(ns, VDM_NS_TEI) == 0)
		return NULL;
	return ns;
}

/* HTML's own attributes and TEI's that say the same: the first one stays of two
 * that would be one. */
static const char *
html_attr(const struct vdm_html_tag *t, const char *name, const char *value)
{
	static const char *const pairs[][2] = {
	    {"class", "rend"},        {"lang", "xml:lang"}, {"title", "n"},
	    {"colspan", "cols"},      {"rowspan", "rows"},  {"start", "n"},
	    {"xml:lang", "xml:lang"},
	};
	size_t i;

	if (t != NULL && t->own != NULL && strcmp(name, t->own) == 0)
		return t->carries;
	if (strcmp(name, "id") == 0 || strcmp(name, "name") == 0)
		return vdm_xml_is_ncname(value) ? "xml:id" : "n";
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (strcmp(name, pairs[i][0]) == 0)
			return pairs[i][1];
	return NULL;
}

const char *
vdm_md_attr_becomes(const char *element, const char *name, const char *value)
{
	return html_attr(vdm_html_tag_get(element), name, value);
}

int
vdm_md_attr_is_kept(const char *element, const char *name, const char *value)
{
	const char *tei = html_attr(vdm_html_tag_get(element), name, value);

	if (tei == NULL || strcmp(tei, "xml:lang") == 0)
		return tei != NULL && vdm_language_is_code(value);
	return strcmp(tei, "when") != 0;
}

static void
attr_set(struct vdm_record *rec, struct vdm_node *n,
	 const struct vdm_html_tag *t, const char *name, const char *value,
	 unsigned *dropped)
{
	const char *tei = html_attr(t, name, value), *old;
	struct vdm_buf b;

	if (tei != NULL && strcmp(tei, "xml:lang") == 0 &&
	    !vdm_language_is_code(value))
		tei = NULL;
	if (tei == NULL) {
		*dropped += 1;
		return;
	}
	old = vdm_node_attr(n, tei);
	if (old != NULL && strcmp(tei, "rend") != 0) {
		*dropped += 1;
		return;
	}
	vdm_buf_init(&b);
	if (old != NULL)
		vdm_buf_printf(&b, "%s ", old);
	if (strcmp(tei, "target") == 0)
		vdm_address_pointer(&b, value);
	else if (strcmp(tei, "when") != 0)
		vdm_buf_puts(&b, value);
	else if (vdm_html_when(&b, value) != 0)
		*dropped += 1;
	if (b.len > 0 || value[0] == '\0')
		vdm_node_set(rec, n, tei, vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/* A comment or an instruction that could not be written as such. */
static struct vdm_node *
not_element(struct vdm_record *rec, const char *comment, const char *pi,
	    const char *data)
{
	return comment != NULL ? vdm_node_comment(rec, comment)
			       : vdm_node_instruction(rec, pi, data);
}

struct given {
	struct vdm_buf tei, ns, comment, pi, data, name, value;
	int has_tei, has_ns, has_comment, has_pi;
	int ours; /* our writer wrote the tag */
};

/* What our writer says a second time, for pages. */
static int
is_way(const char *name)
{
	return strcmp(name, "dir") == 0 || strcmp(name, "hidden") == 0;
}

static void
given_take(struct given *g)
{
	static const char *const keys[] = {VDM_CARRIER_NAME, VDM_MD_NS,
					   VDM_MD_COMMENT_ATTR, VDM_MD_PI_ATTR,
					   VDM_MD_PI_DATA};
	struct vdm_buf *const to[] = {&g->tei, &g->ns, &g->comment, &g->pi,
				      &g->data};
	int *const has[] = {&g->has_tei, &g->has_ns, &g->has_comment,
			    &g->has_pi, NULL};
	size_t i;

	g->ours |= strncmp(vdm_buf_str(&g->name), VDM_CARRIER_NAME,
			   strlen(VDM_CARRIER_NAME)) == 0 ||
		   strcmp(vdm_buf_str(&g->name), VDM_CARRIER_TEXT) == 0;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(vdm_buf_str(&g->name), keys[i]) == 0) {
			vdm_buf_clear(to[i]);
			vdm_buf_puts(to[i], vdm_buf_str(&g->value));
			if (has[i] != NULL)
				*has[i] = 1;
		}
}

static struct vdm_node *
bare(struct vdm_record *rec, const struct vdm_md_tok *tok,
     const struct given *g, const struct vdm_html_tag **t)
{
	struct vdm_node *n;

	*t = NULL;
	if (g->has_comment || g->has_pi)
		return not_element(
		    rec, g->has_comment ? vdm_buf_str(&g->comment) : NULL,
		    vdm_buf_str(&g->pi), vdm_buf_str(&g->data));
	if (g->has_tei)
		return vdm_node_element(rec, vdm_buf_str(&g->tei));
	*t = vdm_html_tag_get(tok->name);
	if (*t != NULL && (*t)->tei != NULL) {
		n = vdm_node_element(rec, (*t)->tei);
		if (n != NULL && (*t)->attr != NULL)
			vdm_node_set(rec, n, (*t)->attr, (*t)->value);
		if (n != NULL && strcmp(tok->name, "hr") == 0)
			vdm_node_set(rec, n, "unit", "section");
		return n;
	}
	if (strcmp(tok->name, "span") == 0)
		return vdm_node_element(rec, "hi");
	n = vdm_node_element(rec, "seg");
	if (n != NULL)
		vdm_node_set(rec, n, "type", tok->name);
	return n;
}

/* A part that its own style hides, or a class of those that do, is hidden. */
static void
hide(struct vdm_record *rec, struct vdm_node *n, const char *name,
     const char *value)
{
	const char *rend = vdm_node_attr(n, "rend");
	struct vdm_buf b;

	if (!vdm_html_hides(name, value) ||
	    (rend != NULL && vdm_words_have(rend, "hidden")))
		return;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s%shidden", rend != NULL ? rend : "",
		       rend != NULL ? " " : "");
	vdm_node_set(rec, n, "rend", vdm_buf_str(&b));
	rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

static void
attrs_set(struct vdm_record *rec, struct vdm_node *n, struct vdm_md_tok *tok,
	  const struct vdm_html_tag *t, struct given *g)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n;
	struct vdm_buf tei;

	vdm_buf_init(&tei);
	while (vdm_md_attr_next(&at, end, &g->name, &g->value)) {
		const char *name = vdm_buf_str(&g->name);
		const char *value = vdm_buf_str(&g->value);

		vdm_buf_clear(&tei);
		if ((strcmp(name, VDM_CARRIER_NAME) == 0 && g->has_tei) ||
		    strcmp(name, VDM_MD_NS) == 0 ||
		    strcmp(name, VDM_MD_COMMENT_ATTR) == 0 ||
		    strcmp(name, VDM_MD_PI_ATTR) == 0 ||
		    strcmp(name, VDM_MD_PI_DATA) == 0 ||
		    (g->ours && is_way(name)))
			continue;
		if (vdm_carrier_attr_decode(&tei, name) == 0 &&
		    vdm_xml_is_qname(vdm_buf_str(&tei)))
			vdm_node_set(rec, n, vdm_buf_str(&tei), value);
		else if (strcmp(name, VDM_CARRIER_TEXT) == 0)
			vdm_node_add_text(rec, n, value, strlen(value));
		else if (t != NULL && strcmp(t->name, "img") == 0 &&
			 strcmp(name, "alt") == 0)
			vdm_node_add(rec, n, "desc", value);
		else if (strcmp(name, "hidden") != 0)
			attr_set(rec, n, t, name, value, &tok->dropped);
		if (!g->ours && vdm_node_is_element(n))
			hide(rec, n, name, value);
	}
	vdm_buf_fini(&tei);
}

struct vdm_node *
vdm_md_element(struct vdm_record *rec, struct vdm_md_tok *tok,
	       const struct vdm_node *parent)
{
	const char *at = tok->inner, *end = tok->inner + tok->inner_n, *ns;
	const struct vdm_html_tag *t;
	struct vdm_node *n;
	struct given g;

	memset(&g, 0, sizeof(g));
	while (vdm_md_attr_next(&at, end, &g.name, &g.value))
		given_take(&g);
	g.has_tei = g.has_tei && vdm_xml_is_qname(vdm_buf_str(&g.tei));
	g.has_pi = g.has_pi && vdm_xml_is_ncname(vdm_buf_str(&g.pi));
	n = bare(rec, tok, &g, &t);
	if (n != NULL) {
		attrs_set(rec, n, tok, t, &g);
		if (vdm_node_is_element(n)) {
			ns = g.has_ns ? vdm_buf_str(&g.ns)
				      : vdm_md_ns_expected(n, parent, n->name);
			if (ns != NULL && strcmp(ns, VDM_NS_TEI) == 0)
				ns = NULL;
			(void)vdm_node_rename(rec, n, ns, n->name);
		}
	}
	vdm_buf_fini(&g.tei);
	vdm_buf_fini(&g.ns);
	vdm_buf_fini(&g.comment);
	vdm_buf_fini(&g.pi);
	vdm_buf_fini(&g.data);
	vdm_buf_fini(&g.name);
	vdm_buf_fini(&g.value);
	return n;
}
