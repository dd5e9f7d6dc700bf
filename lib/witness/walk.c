/* SPDX-License-Identifier: MIT */
/* What elements and attributes add to a testimony. */
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "witness/scan.h"
#include "witness/walk.h"

void
vdm_walk_init(struct vdm_walk *walk, struct vdm_testimony *t,
	      enum vdm_words_of words, enum vdm_place place)
{
	/* the frames are many, and each is set when it is entered */
	memset(walk, 0, offsetof(struct vdm_walk, frame));
	walk->t = t;
	walk->words = words;
	walk->place = place;
}

const struct vdm_walk_frame *
vdm_walk_top(const struct vdm_walk *walk)
{
	if (walk->depth == 0)
		return NULL;
	return &walk->frame[walk->depth < VDM_WALK_DEPTH ? walk->depth - 1
							 : VDM_WALK_DEPTH - 1];
}

enum vdm_place
vdm_walk_place(const struct vdm_walk *walk)
{
	const struct vdm_walk_frame *f = vdm_walk_top(walk);

	return f != NULL ? f->place : walk->place;
}

/* Whether an element begins markup that is the same in all formats: formulas,
 * drawings, pages. */
static int
is_others(const char *name, size_t n)
{
	return vdm_words_is(name, n, "html") || vdm_words_is(name, n, "math") ||
	       vdm_words_is(name, n, "svg");
}

/* A document may hold another vocabulary's elements: each has its own rules. */
static enum vdm_words_of
words_in(const struct vdm_walk *walk, const struct vdm_walk_frame *outer,
	 const char *name, size_t n)
{
	if (is_others(name, n))
		return VDM_WORDS_HTML;
	return outer != NULL ? outer->words : walk->words;
}

static enum vdm_place
place_in(enum vdm_place outer, unsigned flags)
{
	if (outer != VDM_PLACE_BODY && outer != VDM_PLACE_NOTES)
		return outer;
	if (flags & VDM_EL_LABELS)
		return VDM_PLACE_LABELS;
	if (flags & VDM_EL_METADATA)
		return VDM_PLACE_METADATA;
	if (flags & VDM_EL_SILENT)
		return VDM_PLACE_APART;
	return flags & VDM_EL_NOTE ? VDM_PLACE_NOTES : outer;
}

/* Whether a word may go on across its tags: in headers parts of names and dates
 * stand beside each other without a space. */
static int
goes_on(const struct vdm_walk_frame *f)
{
	return (f->rule->flags & VDM_EL_INLINE) &&
	       f->place != VDM_PLACE_METADATA && f->place != VDM_PLACE_IMPLIED;
}

/* Whether it is a formula, or drawing, or in one: what is said of it there says
 * how it looks. */
static int
is_drawn(const struct vdm_walk_frame *f)
{
	return f != NULL && (f->drawn || f->rule->thing == VDM_THING_FORMULA ||
			     f->rule->thing == VDM_THING_DRAWING);
}

/* Whether somebody reads what stands there, so that it is more than its words.
 */
static int
is_read(enum vdm_place place)
{
	return place == VDM_PLACE_BODY || place == VDM_PLACE_NOTES;
}

/* The words for a picture stand where other formats have their `alt`. */
static enum vdm_place
place_described(const struct vdm_walk_frame *f,
		const struct vdm_walk_frame *outer)
{
	return (f->rule->flags & VDM_EL_DESCRIBES) && is_read(f->place) &&
		       outer != NULL &&
		       strcmp(outer->rule->name, "graphic") == 0
		   ? VDM_PLACE_APART
		   : f->place;
}

/* Where what is in an element stands, in one whose content stands in `place`.
 */
static void
place_set(struct vdm_walk_frame *f, enum vdm_place place,
	  const struct vdm_walk_frame *outer)
{
	f->off = f->off || strcmp(f->rule->name, "standOff") == 0;
	/* notes that are listed elsewhere each format has where it has notes */
	if (f->off && place == VDM_PLACE_METADATA &&
	    (f->rule->flags & VDM_EL_NOTE))
		place = VDM_PLACE_NOTES;
	f->place = place_in(place, f->rule->flags);
	f->place = place_described(f, outer);
	/* how a drawing looks and moves is no text, here as in pages */
	if (f->drawn && (strcmp(f->rule->name, "style") == 0 ||
			 strcmp(f->rule->name, "script") == 0))
		f->place = VDM_PLACE_IMPLIED;
}

void
vdm_walk_enter(struct vdm_walk *walk, const char *name, size_t n)
{
	const struct vdm_walk_frame *outer = vdm_walk_top(walk);
	struct vdm_walk_frame *f;
	enum vdm_place place = vdm_walk_place(walk);
	int apart = outer != NULL && outer->either;
	enum vdm_words_of words = words_in(walk, outer, name, n);

	walk->depth++;
	if (walk->depth > VDM_WALK_DEPTH)
		return;
	f = &walk->frame[walk->depth - 1];
	f->rule = vdm_walk_element(walk, words, name, n);
	f->name = name;
	f->name_n = n;
	f->words = words;
	f->joined = f->told = f->is_page = f->carried = f->unbroken = 0;
	f->off = outer != NULL && outer->off;
	f->foreign = outer != NULL && outer->foreign;
	f->drawn = is_drawn(outer);
	place_set(f, place, outer);
	if (f->place == VDM_PLACE_LABELS && walk->ours)
		f->place = VDM_PLACE_IMPLIED;
	f->either = (f->rule->flags & VDM_EL_EITHER) != 0;
	if (apart || f->place != place || !goes_on(f))
		vdm_testimony_break(walk->t,
				    f->place != place ? f->place : place);
	/* what reads a word aloud ends it, where a note stands amid one */
	if ((f->rule->flags & VDM_EL_NOTE) && f->rule->thing < 0)
		vdm_testimony_break(walk->t, place);
}

/* Where what stands beside the words of a place stands. */
static enum vdm_place
aside(enum vdm_place place, enum vdm_place of_text)
{
	if (place == VDM_PLACE_BODY || place == VDM_PLACE_NOTES)
		return of_text;
	return place == VDM_PLACE_METADATA ? VDM_PLACE_VALUES : place;
}

enum vdm_place
vdm_walk_aside(struct vdm_walk *walk)
{
	enum vdm_place place = vdm_walk_place(walk);

	if (place == VDM_PLACE_METADATA)
		vdm_testimony_break(walk->t, place);
	return aside(place, VDM_PLACE_APART);
}

/* ---- attributes --------------------------------------------------------- */

static void
language(struct vdm_walk *walk, const char *value, size_t n,
	 const struct vdm_pos *pos)
{
	if (n > 0 && is_read(vdm_walk_place(walk)) &&
	    !vdm_words_is(value, n, "und"))
		vdm_testimony_thing(walk->t, VDM_THING_LANGUAGE, value, n, pos);
}

/* Words, but what only points: "#lind #tuve". */
static void
stated(struct vdm_walk *walk, enum vdm_place place, const char *value, size_t n,
       const struct vdm_pos *pos)
{
	size_t i, k;

	for (i = 0; i < n; i = k) {
		while (i < n && vdm_is_space((unsigned char)value[i]))
			i++;
		for (k = i; k < n && !vdm_is_space((unsigned char)value[k]);
		     k++)
			;
		if (i < k)
			vdm_testimony_words(
			    walk->t,
			    value[i] == '#' ||
				    vdm_testimony_is_address(value + i, k - i)
				? VDM_PLACE_IMPLIED
				: place,
			    value + i, k - i, pos);
	}
}

/* The way back from a note, which each writer makes anew. */
static void
mark_back(struct vdm_walk *walk, struct vdm_walk_frame *f)
{
	vdm_testimony_break(walk->t, f->place);
	f->rule = &vdm_element_mark;
	f->place = VDM_PLACE_IMPLIED;
}

/* Properties of a package that each writer makes anew: what it can be read
 * with, when it was changed. */
static int
is_made(const char *s, size_t n)
{
	static const char *const made[] = {"schema:access",    "vdm:format",
					   "vdm:generated",    "vdm:name",
					   "vdm:empty",        "vdm:field",
					   "title-type",       "source-of",
					   "pageBreakSource",  "a11y:",
					   "dcterms:modified", "vdm:toc-depth",
					   "vdm:split-at",     NULL};

	return vdm_words_begin_any(s, n, made);
}

/* A direction as the Guidelines have it, CSS in @style. */
static void
style_direction(struct vdm_walk *walk, const char *value, size_t n,
		const struct vdm_pos *pos)
{
	static const char *const said[][2] = {
	    {"direction: rtl", "rtl"},
	    {"direction: ltr", "ltr"},
	    {"unicode-bidi: plaintext", "auto"}};
	size_t i;

	for (i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (vdm_words_begin(value, n, said[i][0]))
			vdm_testimony_thing(walk->t, VDM_THING_DIRECTION,
					    said[i][1], strlen(said[i][1]),
					    pos);
	}
}

/* A book may say it twice of an element, in EPUB's words and in ARIA's. */
static void
page_break(struct vdm_walk *walk, struct vdm_walk_frame *f,
	   const struct vdm_pos *pos)
{
	if (!f->is_page)
		vdm_testimony_thing(walk->t, VDM_THING_PAGE, "", 0, pos);
	f->is_page = 1;
	/* the writer puts what is not seen into it, which parts no word */
	if (walk->ours)
		f->place = VDM_PLACE_IMPLIED;
}

/* An attribute as it was met. */
struct met {
	enum vdm_attribute is;
	const char *value;
	size_t n;
	const struct vdm_pos *pos;
};

/* Whether it says one of these of an element: in the words of EPUB's Structural
 * Semantics, or of DPUB-ARIA, where "doc-" stands before each. */
static int
says_any(const struct met *m, const char *const *names)
{
	char word[24] = "doc-";
	size_t from = m->is == VDM_AT_ROLE ? 0 : 4;

	for (; *names != NULL; names++) {
		size_t n = strlen(*names) + 1;

		if (n > sizeof(word) - 4)
			continue;
		memcpy(word + 4, *names, n);
		if (vdm_words_have_n(m->value, m->n, word + from))
			return 1;
	}
	return 0;
}

void
vdm_walk_marked(struct vdm_walk *walk)
{
	if (vdm_walk_place(walk) == VDM_PLACE_NOTES)
		vdm_testimony_break(walk->t, VDM_PLACE_NOTES);
}

/* What a book says an element is. */
static void
semantics(struct vdm_walk *walk, struct vdm_walk_frame *f, const struct met *m)
{
	static const char *const pages[] = {"pagebreak", NULL};
	static const char *const refs[] = {"noteref", NULL};
	static const char *const back[] = {"backlink", NULL};
	static const char *const notes[] = {"footnote", "endnote", "rearnote",
					    "note", NULL};

	if (says_any(m, pages)) {
		page_break(walk, f, m->pos);
	} else if (says_any(m, refs)) {
		vdm_walk_marked(walk);
		f->place = place_in(f->place, VDM_EL_SILENT);
		f->rule = &vdm_element_mark;
	} else if (says_any(m, back)) {
		mark_back(walk, f);
	} else if (says_any(m, notes)) {
		f->place = place_in(f->place, VDM_EL_NOTE);
		vdm_testimony_break(walk->t, f->place);
		if (f->rule->thing != VDM_THING_NOTE)
			vdm_testimony_thing(walk->t, VDM_THING_NOTE, "", 0,
					    m->pos);
	}
}

static void
said(struct vdm_walk *walk, enum vdm_place place, const struct met *m)
{
	vdm_testimony_words(walk->t, place, m->value, m->n, m->pos);
}

/* One row or column is what each cell has, and so has one that says no number,
 * or a row's 0, which a record cannot say. */
static void
span(struct vdm_walk *walk, const struct met *m)
{
	size_t i = 0;

	while (i < m->n && vdm_is_digit(m->value[i]))
		i++;
	if (i > 0 && i == m->n && *m->value != '0' &&
	    !vdm_words_is(m->value, m->n, "1"))
		vdm_testimony_thing(walk->t, VDM_THING_SPAN, m->value, m->n,
				    m->pos);
}

/* An attribute of TEI in HTML. */
static void
carried(struct vdm_walk *walk, const struct vdm_walk_frame *f,
	const struct met *m)
{
	enum vdm_place place =
	    is_drawn(f) ? VDM_PLACE_IMPLIED : aside(f->place, VDM_PLACE_APART);

	stated(walk, place == VDM_PLACE_APART ? VDM_PLACE_VALUES : place,
	       m->value, m->n, m->pos);
}

/* Not the first mark of a note is a link in a record, and none elsewhere. */
static void
mark_of(struct vdm_walk_frame *f, const struct met *m)
{
	if (f->rule->thing == VDM_THING_LINK &&
	    vdm_words_is(m->value, m->n, "note"))
		f->rule = &vdm_element_mark;
}

/* Bases and readings that go on with those before them are of one gloss. */
static void
join(struct vdm_walk_frame *f, const struct met *m)
{
	f->joined = f->rule->thing == VDM_THING_RUBY &&
		    vdm_words_is(m->value, m->n, "joined");
}

/* A carrier: what it stands for is what it is. */
static void
carry(struct vdm_walk *walk, struct vdm_walk_frame *f, const struct met *m)
{
	const char *name = m->value;
	size_t n = m->n;

	vdm_scan_local(&name, &n);
	f->foreign = f->foreign || is_others(name, n);
	f->rule = vdm_element_rule(f->foreign ? VDM_WORDS_HTML : VDM_WORDS_TEI,
				   name, n);
	f->either = (f->rule->flags & VDM_EL_EITHER) != 0;
	place_set(f, f->place,
		  walk->depth > 1 ? &walk->frame[walk->depth - 2] : NULL);
	if (!goes_on(f))
		vdm_testimony_break(walk->t, vdm_walk_place(walk));
}

/* An abbreviation whose whole form is said is one of two readings, which stand
 * apart from the letters beside them. */
static void
spelled_out(struct vdm_walk *walk, struct vdm_walk_frame *f,
	    const struct met *m)
{
	static const struct vdm_element_rule reading = {"abbr", 0, -1};

	if ((strcmp(f->rule->name, "abbr") != 0 &&
	     strcmp(f->rule->name, "acronym") != 0) ||
	    f->words != VDM_WORDS_HTML || vdm_is_blank_n(m->value, m->n))
		return;
	f->rule = &reading;
	vdm_testimony_break(walk->t, f->place);
}

/* Attributes of HTML that say what their element is, or of what sort. */
static void
html_meaning(struct vdm_walk *walk, struct vdm_walk_frame *f,
	     const struct met *m)
{
	switch ((int)m->is) {
	case VDM_AT_CARRIER:
		carry(walk, f, m);
		break;
	case VDM_AT_OURS:
		/* in Markdown these alone are read as ours */
		if (walk->loose && !vdm_words_is(f->name, f->name_n, "span") &&
		    !vdm_words_is(f->name, f->name_n, "b"))
			break;
		if (vdm_words_is(m->value, m->n, "back"))
			mark_back(walk, f);
		else if (vdm_words_is(m->value, m->n, "shown")) {
			/* what shows a carrier, in words of the writer's */
			f->rule = &vdm_element_mark;
			f->place = VDM_PLACE_IMPLIED;
		}
		break;
	case VDM_AT_SEMANTICS:
	case VDM_AT_ROLE:
		semantics(walk, f, m);
		break;
	case VDM_AT_PROPERTY:
		if (is_made(m->value, m->n) ||
		    (walk->our_package &&
		     (vdm_words_is(m->value, m->n, "identifier-type") ||
		      vdm_words_is(m->value, m->n, "vdm:state") ||
		      vdm_words_is(m->value, m->n, "vdm:certainty"))))
			f->place = VDM_PLACE_IMPLIED;
		break;
	case VDM_AT_ID:
		if (f->words == VDM_WORDS_PACKAGE && m->n > 4 &&
		    memcmp(m->value, "vdm-", 4) == 0)
			f->place = VDM_PLACE_IMPLIED;
		break;
	case VDM_AT_DIRECTION:
		/* a record says it of a field, in words */
		if (f->words == VDM_WORDS_PACKAGE)
			said(walk, aside(f->place, VDM_PLACE_APART), m);
		if ((!walk->ours || is_drawn(f)) && !f->told &&
		    is_read(f->place))
			vdm_testimony_thing(walk->t, VDM_THING_DIRECTION,
					    m->value, m->n, m->pos);
		break;
	case VDM_AT_SPAN:
		span(walk, m);
		said(walk, VDM_PLACE_IMPLIED, m);
		break;
	default:
		break;
	}
}

static void
html_attribute(struct vdm_walk *walk, struct vdm_walk_frame *f,
	       const struct met *m)
{
	switch ((int)m->is) {
	case VDM_AT_CONTENT:
		/* in a package of ours it says where the cover is */
		if (f->place != VDM_PLACE_METADATA || walk->our_package)
			break;
		/* fall through */
	case VDM_AT_OF_LINK:
		if (m->is == VDM_AT_OF_LINK && f->words != VDM_WORDS_PACKAGE)
			break;
		/* fall through */
	case VDM_AT_TITLE:
		spelled_out(walk, f, m);
		/* fall through */
	case VDM_AT_SAID:
	case VDM_AT_INSTRUCTION:
		said(walk, aside(f->place, VDM_PLACE_APART), m);
		break;
	case VDM_AT_READING:
		/* a reading that is not shown stands where a record has it */
		said(walk,
		     is_read(f->place) ? f->place
				       : aside(f->place, VDM_PLACE_APART),
		     m);
		break;
	case VDM_AT_CARRIED_SPAN:
		if (f->rule->thing == VDM_THING_CELL)
			span(walk, m);
		carried(walk, f, m);
		break;
	case VDM_AT_CARRIED_BREAK:
		f->unbroken = vdm_words_is(m->value, m->n, "no");
		carried(walk, f, m);
		break;
	case VDM_AT_CARRIED_STYLE:
		style_direction(walk, m->value, m->n, m->pos);
		f->told = 1;
		/* fall through */
	case VDM_AT_CARRIED:
		carried(walk, f, m);
		break;
	case VDM_AT_CARRIED_REND:
		join(f, m);
		carried(walk, f, m);
		break;
	case VDM_AT_CARRIED_TYPE:
		mark_of(f, m);
		carried(walk, f, m);
		break;
	case VDM_AT_CARRIED_LANGUAGE:
		f->told = 1;
		/* fall through */
	case VDM_AT_LANGUAGE:
		/* of a whole page it is the package's, or a guess: what the
		 * record says of its root is carried */
		if (!walk->ours || !vdm_words_is(f->name, f->name_n, "html"))
			language(walk, m->value, m->n, m->pos);
		if (f->words == VDM_WORDS_PACKAGE) /* or of what is said */
			said(walk, VDM_PLACE_IMPLIED, m);
		break;
	case VDM_AT_POINTS:
		stated(walk, VDM_PLACE_IMPLIED, m->value, m->n, m->pos);
		break;
	case VDM_AT_VALUE:
		if (walk->ours && vdm_words_is(f->name, f->name_n, "li"))
			stated(walk, VDM_PLACE_VALUES, m->value, m->n, m->pos);
		/* fall through */
	case VDM_AT_NUMBER:
		said(walk, VDM_PLACE_IMPLIED, m);
		break;
	default:
		html_meaning(walk, f, m);
	}
}

/* Whether each format says it by means of its own. */
static int
is_implied(const struct vdm_walk_frame *f, const struct met *m)
{
	switch ((int)m->is) {
	case VDM_AT_CLOSED:
	case VDM_AT_BREAK:
	case VDM_AT_LANGUAGE:
	case VDM_AT_TYPE:
	case VDM_AT_REND:
	case VDM_AT_STYLE:
		return 1;
	case VDM_AT_IDENT: /* a language without a tag */
		return vdm_words_is(m->value, m->n, "und");
	case VDM_AT_PART:
		return f->place != VDM_PLACE_METADATA;
	default:
		return 0;
	}
}

/* Where what an attribute of TEI says stands; what is not counted may still be
 * where words come from. */
static enum vdm_place
tei_place(struct vdm_walk_frame *f, const struct met *m)
{
	/* that Vidimus wrote it is said anew each time; so is the name of a
	 * picture */
	if ((m->is == VDM_AT_IDENT && vdm_words_is(m->value, m->n, "vidimus") &&
	     vdm_words_is(f->name, f->name_n, "application")) ||
	    (m->is == VDM_AT_N && vdm_words_is(m->value, m->n, "cover-image")))
		f->place = VDM_PLACE_IMPLIED;
	return is_implied(f, m) ? VDM_PLACE_IMPLIED
				: aside(f->place, VDM_PLACE_VALUES);
}

/* What marks of ours say, "vidimus:NAME=VALUE", whose values have escapes. */
static void
marks(struct vdm_walk *walk, const struct met *m)
{
	struct vdm_buf plain;

	vdm_buf_init(&plain);
	vdm_address_decode(&plain, m->value, m->n);
	for (size_t i = 0; i < plain.len; i++)
		if (plain.data[i] == '=')
			plain.data[i] = ' ';
	stated(walk, VDM_PLACE_IMPLIED, plain.data, plain.len, m->pos);
	vdm_testimony_addresses(walk->t, VDM_THING_ADDRESS, vdm_buf_str(&plain),
				plain.len, m->pos);
	vdm_buf_fini(&plain);
}

static void
tei_attribute(struct vdm_walk *walk, struct vdm_walk_frame *f,
	      const struct met *m)
{
	if (memmem(m->value, m->n, "vidimus:", 8) != NULL)
		marks(walk, m);
	else
		stated(walk, tei_place(f, m), m->value, m->n, m->pos);
	if (m->is == VDM_AT_LANGUAGE)
		language(walk, m->value, m->n, m->pos);
	else if (m->is == VDM_AT_STYLE)
		style_direction(walk, m->value, m->n, m->pos);
	else if (m->is == VDM_AT_TYPE)
		mark_of(f, m);
	else if (m->is == VDM_AT_REND)
		join(f, m);
	else if (m->is == VDM_AT_BREAK)
		f->unbroken = vdm_words_is(m->value, m->n, "no");
	else if (m->is == VDM_AT_SPAN && f->rule->thing == VDM_THING_CELL)
		span(walk, m);
}

/* A link to a place in the document may be a note's mark, which is no part of
 * the word before it. */
static const struct vdm_element_rule jump = {"a", VDM_EL_TARGETS,
					     VDM_THING_LINK};

int
vdm_walk_attribute(struct vdm_walk *walk, const char *name, size_t name_n,
		   const char *value, size_t value_n, const struct vdm_pos *pos)
{
	const struct vdm_attribute_rule *rule;
	struct vdm_walk_frame *f;
	struct met m = {VDM_AT_NONE, value, value_n, pos};
	char own[VDM_ATTRIBUTE_NAME];
	enum vdm_thing_kind kind;

	if (walk->depth > VDM_WALK_DEPTH)
		return 0;
	f = &walk->frame[walk->depth - 1];
	/* a formula's own, carried */
	if (f->foreign)
		vdm_attribute_carried(&name, &name_n, own);
	rule = vdm_walk_known(walk, f->words, name, name_n);
	m.is = rule->is;
	if (m.is == VDM_AT_CASE) {
		/* what is shown is the default one (EPUB 3.2, 2.1.3.4) */
		if (!walk->loose)
			f->place = place_in(f->place, VDM_EL_SILENT);
		m.is = VDM_AT_TIE;
	}
	if (m.is == VDM_AT_TIE) {
		/* prefixes of others, which front matter may carry */
		if (f->words != VDM_WORDS_TEI ||
		    !vdm_words_begin(name, name_n, "xmlns:"))
			return 0;
		said(walk, VDM_PLACE_IMPLIED, &m);
		vdm_testimony_addresses(walk->t, VDM_THING_MENTION, value,
					value_n, pos);
		return 0;
	}
	kind = rule->is == VDM_AT_INSTRUCTION ? VDM_THING_MENTION
					      : VDM_THING_ADDRESS;
	if (rule->leads & VDM_LEADS_ONE)
		vdm_testimony_address(walk->t, kind, value, value_n, pos);
	else
		vdm_testimony_addresses(walk->t, kind, value, value_n, pos);
	/* what others say to their programs, whatever it is called */
	if (walk->theirs && vdm_words_begin(name, name_n, "data-"))
		return 0;
	if (f->words != VDM_WORDS_TEI)
		html_attribute(walk, f, &m);
	else
		tei_attribute(walk, f, &m);
	if ((rule->leads & VDM_LEADS) && f->words == VDM_WORDS_HTML &&
	    !walk->ours && memchr(value, '#', value_n) != NULL &&
	    strcmp(f->rule->name, "a") == 0) {
		f->rule = &jump;
		vdm_testimony_break(walk->t, f->place);
	}
	/* a link does not lead to what a picture would show */
	return (rule->leads & VDM_LEADS) &&
	       (f->rule->thing == VDM_THING_PICTURE ||
		!vdm_words_is(name, name_n, "src")) &&
	       vdm_testimony_leads(value, value_n);
}

/* A footnote of Markdown or a book may hold one carrier, which is the same
 * note; others in it are notes, and so are those in a carrier. */
static int
is_carrier_of_note(struct vdm_walk *walk)
{
	size_t i = walk->depth - 1;

	if (walk->frame[i].words != VDM_WORDS_HTML)
		return 0;
	while (i-- > 0) {
		struct vdm_walk_frame *f = &walk->frame[i];

		if (f->rule->thing != VDM_THING_NOTE)
			continue;
		if (vdm_words_is(f->name, f->name_n, "aside")) {
			/* one in another is a note, and carries none */
			const struct vdm_walk_frame *top = vdm_walk_top(walk);

			return !vdm_words_is(top->name, top->name_n, "aside") &&
			       !f->carried++;
		}
		return vdm_words_is(f->name, f->name_n, "note") &&
		       !f->carried++;
	}
	return 0;
}

void
vdm_walk_entered(struct vdm_walk *walk, int leads, const struct vdm_pos *pos)
{
	struct vdm_walk_frame *f;

	if (walk->depth > VDM_WALK_DEPTH)
		return;
	f = &walk->frame[walk->depth - 1];
	/* where a line begins a word ends, unless it is said that it does not
	 */
	if (!f->unbroken && (strcmp(f->rule->name, "lb") == 0 ||
			     strcmp(f->rule->name, "br") == 0))
		vdm_testimony_break(walk->t, f->place);
	if (f->rule->thing < 0 || f->joined || !is_read(f->place) ||
	    ((f->rule->flags & VDM_EL_TARGETS) && !leads))
		return;
	if (f->rule->thing == VDM_THING_NOTE && is_carrier_of_note(walk))
		return;
	/* a formula, and the markup that it is written in */
	if (f->rule->thing == VDM_THING_FORMULA && walk->depth > 1 &&
	    walk->frame[walk->depth - 2].rule->thing == VDM_THING_FORMULA)
		return;
	vdm_testimony_thing(walk->t, (enum vdm_thing_kind)f->rule->thing, "", 0,
			    pos);
	/* a pointer has no words: what a page shows is where it leads */
	if (f->words == VDM_WORDS_HTML && strcmp(f->rule->name, "ptr") == 0)
		f->place = VDM_PLACE_IMPLIED;
}

void
vdm_walk_leave(struct vdm_walk *walk)
{
	struct vdm_walk_frame f;

	if (walk->depth > VDM_WALK_DEPTH) {
		walk->depth--;
		return;
	}
	if (walk->depth == 0)
		return;
	f = walk->frame[--walk->depth];
	if (f.place != vdm_walk_place(walk) || !goes_on(&f) ||
	    (walk->depth > 0 && vdm_walk_top(walk)->either))
		vdm_testimony_break(walk->t, f.place);
}

int
vdm_walk_close(struct vdm_walk *walk, const char *name, size_t n)
{
	size_t depth = walk->depth;

	if (depth > VDM_WALK_DEPTH) {
		vdm_walk_leave(walk);
		return 1;
	}
	while (depth > 0 &&
	       (walk->frame[depth - 1].name_n != n ||
		strncasecmp(walk->frame[depth - 1].name, name, n) != 0))
		depth--;
	if (depth == 0)
		return 0;
	while (walk->depth >= depth)
		vdm_walk_leave(walk);
	return 1;
}
