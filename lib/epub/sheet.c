/* SPDX-License-Identifier: MIT */
/* A style sheet of the user's: whether it may stand behind ours in a book. */
#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "css/tokens.h"
#include "epub/edition.h"
#include "rules/epub/check.h"

/* A sink before a sink that counts what is wrong. */
struct counting {
	const struct vdm_sink *to;
	size_t errors;
};

static void
count(void *context, const struct vdm_finding *finding)
{
	struct counting *c = context;
	struct vdm_finding own = *finding;

	c->errors += finding->level == VDM_LEVEL_ERROR;
	if (c->to == NULL || c->to->emit == NULL)
		return;
	own.file = c->to->file;
	c->to->emit(c->to->context, &own);
}

static int
refuse(const struct vdm_sink *sink, unsigned line, const char *what)
{
	struct vdm_pos pos = {line, 0, 0};

	vdm_diag(sink, VDM_D_EDITION_STYLE, line > 0 ? &pos : NULL, NULL,
		 "the style sheet %s; nothing is written", what);
	errno = 0;
	return -1;
}

/* ---- what it says -------------------------------------------------------- */

/* Whether an address stays in the sheet: a picture or a font in its own words,
 * or a place in the page. */
static int
stays(const char *s, size_t n)
{
	static const char *const types[] = {
	    "data:image/png",     "data:image/jpeg", "data:image/gif",
	    "data:image/svg+xml", "data:image/webp", "data:font/"};
	struct vdm_buf b;
	const char *url;
	int yes;
	size_t i;

	vdm_buf_init(&b);
	vdm_css_unescape(&b, s, n);
	url = vdm_buf_str(&b);
	while (vdm_is_space((unsigned char)*url))
		url++;
	yes = *url == '#';
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		yes |= strncmp(url, types[i], strlen(types[i])) == 0;
	yes &= !b.failed;
	vdm_buf_fini(&b);
	return yes;
}

/* What is not wanted at a token; `fetches`: a string here is an address. */
static const char *
fault_of(const struct vdm_css_token *t, int fetches)
{
	if (t->kind == VDM_CSS_AT &&
	    (vdm_css_named(t, "import") || vdm_css_named(t, "charset") ||
	     vdm_css_named(t, "namespace")))
		return "has an @import, @charset or @namespace, which has no "
		       "place behind our own rules, or leads out of the book";
	if ((t->kind == VDM_CSS_URL ||
	     (t->kind == VDM_CSS_STRING && fetches)) &&
	    !stays(t->s, t->n))
		return "names a file or an address: the book has none of "
		       "that, and fetches nothing (a small picture can stand "
		       "in it as data:; fonts are given by --font)";
	if ((t->kind == VDM_CSS_FUNCTION && vdm_css_named(t, "expression")) ||
	    (t->kind == VDM_CSS_IDENT && (vdm_css_named(t, "behavior") ||
					  vdm_css_named(t, "-moz-binding"))))
		return "has what old browsers run as a program";
	return NULL;
}

static int
takes_address(const struct vdm_css_token *t)
{
	return t->kind == VDM_CSS_FUNCTION &&
	       (vdm_css_named(t, "url") || vdm_css_named(t, "src") ||
		vdm_css_named(t, "image") || vdm_css_named(t, "image-set") ||
		vdm_css_named(t, "-webkit-image-set"));
}

static int
opens(const struct vdm_css_token *t)
{
	return t->kind == VDM_CSS_FUNCTION || vdm_css_is(t, '(');
}

static int
look_through(const char *sheet, const struct vdm_sink *sink)
{
	struct vdm_css_lexer lexer = {sheet, 1};
	size_t depth = 0, fetches = 0; /* in brackets of that depth; 0: none */
	struct vdm_css_token t;
	const char *fault;

	for (vdm_css_next(&lexer, &t); t.kind != VDM_CSS_END;
	     vdm_css_next(&lexer, &t)) {
		fault = fault_of(&t, fetches > 0 && fetches == depth);
		if (fault != NULL)
			return refuse(sink, t.line, fault);
		depth += opens(&t) != 0;
		if (takes_address(&t))
			fetches = depth;
		if (vdm_css_is(&t, ')')) {
			fetches = fetches == depth ? 0 : fetches;
			depth -= depth > 0;
		}
	}
	return 0;
}

/* ---- the whole ----------------------------------------------------------- */

/* The length of "@charset "utf-8";" at the start, which says nothing new. */
static size_t
charset_length(const char *s)
{
	static const char small[] = "@charset \"utf-8\";";
	size_t i;

	for (i = 0; i < sizeof(small) - 1; i++)
		if (s[i] != small[i] && (s[i] | 32) != small[i])
			return 0;
	return i;
}

int
vdm_edition_sheet(struct vdm_buf *out, const char *bytes, size_t length,
		  const struct vdm_sink *sink)
{
	struct counting counting = {.to = sink};
	struct vdm_sink own = {count, &counting, NULL};
	const char *s;

	if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 ||
			    memcmp(bytes, "\xfe\xff", 2) == 0))
		return refuse(sink, 0, "is in UTF-16: save it as UTF-8");
	vdm_buf_put(out, bytes, length);
	s = vdm_buf_str(out);
	if (out->failed) {
		errno = ENOMEM;
		return -1;
	}
	if (strlen(s) != length)
		return refuse(sink, 0,
			      "has a character U+0000, which no text has");
	if (vdm_utf8_check(s, length) != length)
		return refuse(sink, 0, "is no text in UTF-8");
	/* blanks, so that lines and columns stay */
	memset(out->data, ' ', charset_length(s));
	if (look_through(s, sink) != 0)
		return -1;
	if (vdm_epub_check_alone(s, length, "style.css", NULL, &own) < 0)
		return -1;
	return counting.errors == 0
		   ? 0
		   : refuse(sink, 0, "has the faults that were named");
}
