/* SPDX-License-Identifier: MIT */
/*
 * What of MathML may stand in what, and what it may say of itself (MathML 3, 3,
 * as schemas/epub-mathml.rng has it). A page that holds a formula which is none
 * is not valid; one that is carried instead is.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "html/island.h"

enum model {
	TOKEN,      /* text, mglyph, malignmark */
	NOTHING,    /* no content */
	WORDS,      /* text alone */
	ROW,        /* any number of parts of a presentation */
	SOME,       /* one at least */
	TWO,        /* as many as it says */
	THREE,      /* ... */
	SCRIPTS,    /* a base, pairs, mprescripts, pairs */
	TABLE,      /* rows */
	CELLS,      /* cells */
	SOME_CELLS, /* one at least */
	STACK,      /* rows of digits and lines */
	DIVISION,   /* three or more of these */
	DIGITS,     /* parts, and none */
	CARRIES,    /* these, and mscarry */
	MEANING,    /* a part, and what it means */
	OTHERWISE,  /* by its encoding */
};

/* Parts of a presentation. */
static const char parts[] =
    "mi mn mo mtext ms mspace maligngroup malignmark mrow msqrt merror mpadded "
    "mphantom menclose mfenced mstyle maction mfrac mroot msub msup msubsup "
    "munder mover munderover mmultiscripts mtable mstack mlongdiv semantics";

/* How an annotation says that it is content: any of that may stand in any. */
static const char content[] = "MathML-Content application/mathml-content+xml";

static const char stacked[] = "none msline msrow msgroup mscarries";

/* Attributes of every element, of tokens, of what lays out, of operators. */
static const char common[] =
    "id class style href xref role intent arg mathcolor mathbackground "
    "tabindex";
static const char of_tokens[] =
    "mathvariant mathsize dir fontsize fontweight fontstyle fontfamily color "
    "background";
static const char of_layout[] =
    "accent accentunder align alignmentscope altimg altimg-height "
    "altimg-valign altimg-width alttext bevelled charalign charspacing close "
    "columnalign columnlines columnspacing columnspan columnwidth crossout "
    "decimalpoint denomalign depth edge equalcolumns equalrows frame "
    "framespacing groupalign height infixlinebreakstyle leftoverhang length "
    "linebreak linethickness location longdivstyle lspace mathsize "
    "mslinethickness minlabelspacing notation numalign open position "
    "rightoverhang rowalign rowlines rowspacing rowspan rquote lquote rspace "
    "scriptlevel scriptminsize scriptsizemultiplier selection separators shift "
    "side stackalign subscriptshift superscriptshift voffset width "
    "displaystyle dir actiontype";
static const char of_breaks[] =
    "linebreak indentalign indentshift indenttarget indentalignfirst "
    "indentshiftfirst indentalignlast indentshiftlast";
static const char of_operators[] =
    "fence separator stretchy symmetric largeop movablelimits accent form "
    "lspace rspace maxsize minsize lineleading linebreakstyle "
    "linebreakmultchar";

static const struct row {
	const char *name;
	enum model model;
	const char *attrs[3]; /* beside the common ones */
} rows[] = {
    {"math",
     ROW,
     {of_layout, "display overflow mode macros maxwidth cdgroup mathvariant"}},
    {"mi", TOKEN, {of_tokens}},
    {"mn", TOKEN, {of_tokens}},
    {"mo", TOKEN, {of_tokens, of_operators, of_breaks}},
    {"mtext", TOKEN, {of_tokens}},
    {"ms", TOKEN, {of_tokens, "lquote rquote"}},
    {"mspace", NOTHING, {of_tokens, of_breaks, "width height depth"}},
    {"mglyph",
     NOTHING,
     {"src alt width height valign fontfamily index mathvariant mathsize"}},
    {"malignmark", NOTHING, {"edge"}},
    {"maligngroup", NOTHING, {"groupalign"}},
    {"mrow", ROW, {of_layout}},
    {"msqrt", ROW, {of_layout}},
    {"merror", ROW, {of_layout}},
    {"mpadded", ROW, {of_layout}},
    {"mphantom", ROW, {of_layout}},
    {"menclose", ROW, {of_layout}},
    {"mfenced", ROW, {of_layout}},
    {"mstyle",
     ROW,
     {of_layout, of_operators,
      "mathvariant fontsize fontweight fontstyle fontfamily color background "
      "veryverythinmathspace verythinmathspace thinmathspace mediummathspace "
      "thickmathspace verythickmathspace veryverythickmathspace display "
      "indentalign indentshift indenttarget indentalignfirst "
      "indentshiftfirst indentalignlast indentshiftlast"}},
    {"maction", SOME, {of_layout}},
    {"mfrac", TWO, {of_layout}},
    {"mroot", TWO, {of_layout}},
    {"msub", TWO, {of_layout}},
    {"msup", TWO, {of_layout}},
    {"msubsup", THREE, {of_layout}},
    {"munder", TWO, {of_layout}},
    {"mover", TWO, {of_layout}},
    {"munderover", THREE, {of_layout}},
    {"none", NOTHING, {NULL}},
    {"mprescripts", NOTHING, {NULL}},
    {"mmultiscripts", SCRIPTS, {of_layout}},
    {"mtable", TABLE, {of_layout}},
    {"mtr", CELLS, {of_layout}},
    {"mlabeledtr", SOME_CELLS, {of_layout}},
    {"mtd", ROW, {of_layout}},
    {"mstack", STACK, {of_layout}},
    {"mlongdiv", DIVISION, {of_layout}},
    {"msgroup", STACK, {of_layout}},
    {"msrow", DIGITS, {of_layout}},
    {"msline", NOTHING, {of_layout}},
    {"mscarries", CARRIES, {of_layout}},
    {"mscarry", DIGITS, {of_layout}},
    {"semantics", MEANING, {"definitionURL encoding cd name"}},
    {"annotation", WORDS, {"definitionURL encoding cd name src"}},
    {"annotation-xml", OTHERWISE, {"definitionURL encoding cd name src"}},
};

static const char *
local_of(const struct vdm_node *n)
{
	const char *colon = strchr(n->name, ':');

	return colon != NULL ? colon + 1 : n->name;
}

/* ---- content ----------------------------------------------------------- */

/* The next element from `n` on; text that is more than white space makes
 * `words` 1. */
static const struct vdm_node *
element_from(const struct vdm_node *n, int *words)
{
	for (; n != NULL && !vdm_node_is_element(n); n = n->next)
		*words |= n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text);
	return n;
}

/* How many elements of those names stand in a node; -1: others, too, or words.
 */
static int
count_of(const struct vdm_node *n, const char *names, const char *more)
{
	const struct vdm_node *c;
	int count = 0, words = 0;

	for (c = element_from(n->first, &words); c != NULL;
	     c = element_from(c->next, &words)) {
		if (!vdm_words_have(names, local_of(c)) &&
		    !vdm_words_have(more, local_of(c)))
			return -1;
		count++;
	}
	return words ? -1 : count;
}

/* A base, then scripts in pairs, and those before it behind a mark. */
static int
are_scripts(const struct vdm_node *n)
{
	const struct vdm_node *c;
	int words = 0, pairs = 0, marks = 0;

	if (count_of(n, parts, "none mprescripts") < 1)
		return 0;
	c = element_from(n->first, &words);
	if (!vdm_words_have(parts, local_of(c)))
		return 0;
	while ((c = element_from(c->next, &words)) != NULL) {
		if (strcmp(local_of(c), "mprescripts") != 0)
			pairs++;
		else if (pairs % 2 != 0 || marks++ > 0)
			return 0;
	}
	return pairs % 2 == 0;
}

static int
is_meant(const struct vdm_node *n)
{
	const struct vdm_node *c;
	int words = 0;

	if (count_of(n, parts, "annotation annotation-xml") < 1)
		return 0;
	c = element_from(n->first, &words);
	if (!vdm_words_have(parts, local_of(c)))
		return 0;
	while ((c = element_from(c->next, &words)) != NULL)
		if (vdm_words_have(parts, local_of(c)))
			return 0;
	return 1;
}

/* What its encoding says it is: content in MathML's own words, of which any may
 * stand in any; a presentation; or what only words are. */
static int
is_otherwise(const struct vdm_node *n)
{
	const char *encoding = vdm_node_attr(n, "encoding");
	const char *name = vdm_node_attr(n, "name");
	const struct vdm_node *c;
	int words = 0;

	if (encoding == NULL)
		return 0;
	c = element_from(n->first, &words);
	if (vdm_words_have(content, encoding)) {
		while (c != NULL)
			c = element_from(c->next, &words);
		return !words && name != NULL &&
		       strcmp(name, "contentequiv") == 0;
	}
	if (vdm_words_have("MathML MathML-Presentation "
			   "application/mathml-presentation+xml",
			   encoding))
		return count_of(n, parts, "") >= 0;
	return c == NULL &&
	       vdm_words_have("application/xhtml+xml application/svg+xml "
			      "image/svg+xml SVG1.1 text/html",
			      encoding) &&
	       (name == NULL ||
		vdm_words_have("alternate-representation contentequiv", name));
}

static int
content_fits(const struct vdm_node *n, enum model model)
{
	const struct vdm_node *c;
	int words = 0;

	switch (model) {
	case TOKEN:
		c = element_from(n->first, &words);
		while (c != NULL &&
		       vdm_words_have("mglyph malignmark", local_of(c)))
			c = element_from(c->next, &words);
		return c == NULL;
	case WORDS:
		return element_from(n->first, &words) == NULL;
	case NOTHING:
		return count_of(n, "", "") == 0;
	case ROW:
		return count_of(n, parts, "") >= 0;
	case SOME:
		return count_of(n, parts, "") > 0;
	case TWO:
		return count_of(n, parts, "") == 2;
	case THREE:
		return count_of(n, parts, "") == 3;
	case SCRIPTS:
		return are_scripts(n);
	case TABLE:
		return count_of(n, "mtr mlabeledtr", "") >= 0;
	case CELLS:
		return count_of(n, "mtd", "") >= 0;
	case SOME_CELLS:
		return count_of(n, "mtd", "") > 0;
	case STACK:
		return count_of(n, parts, stacked) >= 0;
	case DIVISION:
		return count_of(n, parts, stacked) > 2;
	case DIGITS:
		return count_of(n, parts, "none") >= 0;
	case CARRIES:
		return count_of(n, parts, "none mscarry") >= 0;
	case MEANING:
		return is_meant(n);
	case OTHERWISE:
		return is_otherwise(n);
	}
	return 0;
}

/* ---- attributes -------------------------------------------------------- */

static int
is_whole_number(const char *s)
{
	s += *s == '-' || *s == '+';
	return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

/* Values of which there are few. */
static int
value_fits(const char *name, const char *value)
{
	static const struct {
		const char *names, *values;
	} few[] = {
	    {"accent accentunder bevelled equalcolumns equalrows displaystyle "
	     "fence separator stretchy symmetric largeop movablelimits",
	     "true false"},
	    {"dir", "ltr rtl"},
	    {"display", "block inline"},
	    {"overflow", "linebreak scroll elide truncate scale"},
	    {"form", "prefix infix postfix"},
	    {"edge", "left right"},
	    {"charalign denomalign numalign", "left center right"},
	    {"frame", "none solid dashed"},
	    {"location", "w nw n ne e se s sw"},
	    {"side", "left right leftoverlap rightoverlap"},
	    {"stackalign", "left center right decimalpoint"},
	    {"infixlinebreakstyle", "before after duplicate"},
	    {"linebreakstyle", "before after duplicate infixLineBreakStyle"},
	    {"linebreak",
	     "auto newline nobreak goodbreak badbreak indentingnewline"},
	    {"mathvariant",
	     "normal bold italic bold-italic double-struck bold-fraktur script "
	     "bold-script fraktur sans-serif bold-sans-serif "
	     "sans-serif-italic sans-serif-bold-italic monospace initial "
	     "tailed looped stretched"},
	};
	size_t i;

	for (i = 0; i < sizeof(few) / sizeof(few[0]); i++)
		if (vdm_words_have(few[i].names, name))
			return vdm_words_have(few[i].values, value);
	if (vdm_words_have("columnspan rowspan selection", name))
		return is_whole_number(value) && value[0] != '-' &&
		       value[strspn(value, "+0")] != '\0';
	if (vdm_words_have("position scriptlevel shift", name))
		return is_whole_number(value);
	return 1;
}

static int
attr_fits(const struct row *row, const struct vdm_attr *a)
{
	size_t i;
	int has = vdm_words_have(common, a->name) ||
		  strchr(a->name, ':') != NULL ||
		  strncmp(a->name, "aria-", 5) == 0;

	for (i = 0; i < 3 && !has && row->attrs[i] != NULL; i++)
		has = vdm_words_have(row->attrs[i], a->name);
	return has && value_fits(a->name, a->value);
}

static int
is_in_content(const struct vdm_node *n)
{
	const char *encoding;

	while ((n = n->parent) != NULL && vdm_node_ns(n) != NULL) {
		encoding = vdm_node_attr(n, "encoding");
		if (strcmp(local_of(n), "annotation-xml") == 0 &&
		    encoding != NULL && vdm_words_have(content, encoding))
			return 1;
	}
	return 0;
}

int
vdm_html_formula_fits(const struct vdm_node *n)
{
	const struct row *row = NULL;
	const struct vdm_attr *a;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].name, local_of(n)) == 0)
			row = &rows[i];
	if (row == NULL || is_in_content(n))
		return 1;
	for (a = n->attrs; a != NULL; a = a->next)
		if (!attr_fits(row, a))
			return 0;
	if (row->model == SOME && vdm_node_attr(n, "actiontype") == NULL)
		return 0;
	return content_fits(n, row->model);
}
