/* SPDX-License-Identifier: MIT */
/* Character classes: reading them, and asking whether a character is in one. */
#include "xpath/regex/regex.h"

#include <string.h>

#include <unicase.h>
#include <unictype.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "xpath/lex/lex.h"

#define MOST_CLASSES 50 /* in one another */

void
vdm_xp_re_fail(struct vdm_xp_re_reader *r, const char *what)
{
	vdm_xp_raise(r->call, "FORX0002",
		     "%s, in the regular expression \"%.*s\"", what,
		     r->n > 80 ? 80 : (int)r->n, r->s);
}

uint32_t
vdm_xp_re_fold(uint32_t c)
{
	if (c < 0x80)
		return vdm_is_capital(c) ? c + 32 : c;
	return uc_tolower(uc_toupper(c));
}

static int
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static int
class_has(const struct vdm_xp_charclass *class, uint32_t c)
{
	int in = 0;

	switch (class->kind) {
	case 's':
		in = is_space(c);
		break;
	case 'i':
		in = c == ':' || vdm_is_name_start(c);
		break;
	case 'c':
		in = c == ':' || vdm_is_name_char(c);
		break;
	case 'd':
		in = c < 0x80 ? vdm_is_digit(c)
			      : uc_is_general_category_withtable(
				    c, UC_CATEGORY_MASK_Nd);
		break;
	case 'w':
		in = !uc_is_general_category_withtable(
		    c, UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_Z |
			   UC_CATEGORY_MASK_C);
		break;
	default:
		in = class->high > 0
			 ? c >= class->low && c <= class->high
			 : uc_is_general_category_withtable(c, class->category);
		break;
	}
	return in != class->negated;
}

static int
set_has(const struct vdm_xp_charset *set, uint32_t c)
{
	for (size_t i = 0; i < set->ranges_n; i += 2)
		if (c >= set->ranges[i] && c <= set->ranges[i + 1])
			return 1;
	for (size_t i = 0; i < set->classes_n; i++)
		if (class_has(&set->classes[i], c))
			return 1;
	return 0;
}

int
vdm_xp_charset_has(const struct vdm_xp_charset *set, uint32_t c,
		   int ignore_case)
{
	int in = set_has(set, c);

	if (!in && ignore_case && set->ranges_n > 0)
		in = set_has(set, uc_toupper(c)) ||
		     set_has(set, uc_tolower(c)) ||
		     set_has(set, uc_totitle(c)) ||
		     set_has(set, vdm_xp_re_fold(c));
	if (in == set->negated)
		return 0;
	return set->without == NULL ||
	       !vdm_xp_charset_has(set->without, c, ignore_case);
}

/* "IsGreek": what a block's name is without its spaces. */
static int
is_block(const char *name, size_t n, const char *block)
{
	size_t k = 0;

	for (; *block != '\0'; block++) {
		if (*block == ' ')
			continue;
		if (k == n || name[k] != *block)
			return 0;
		k++;
	}
	return k == n;
}

static int
find_block(const char *name, size_t n, struct vdm_xp_charclass *class)
{
	/* names of Unicode 3.1, which XML Schema still lists */
	static const char *const old[][2] = {
	    {"Greek", "Greek and Coptic"},
	    {"CombiningMarksforSymbols",
	     "Combining Diacritical Marks for Symbols"},
	    {"PrivateUse", "Private Use Area"}};
	const uc_block_t *blocks;
	size_t count = 0;
	const char *wanted = NULL;

	for (size_t i = 0; i < 3; i++)
		if (strlen(old[i][0]) == n && memcmp(old[i][0], name, n) == 0)
			wanted = old[i][1];
	uc_all_blocks(&blocks, &count);
	for (size_t i = 0; i < count; i++)
		if (wanted != NULL ? strcmp(blocks[i].name, wanted) == 0
				   : is_block(name, n, blocks[i].name)) {
			class->low = blocks[i].start;
			class->high = blocks[i].end;
			return 1;
		}
	return 0;
}

/* {Lu} or {IsBasicLatin}, behind \p */
static void
read_property(struct vdm_xp_re_reader *r, struct vdm_xp_charclass *class)
{
	static const char *const names[] = {
	    "L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc",
	    "Me", "N",  "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps",
	    "Pe", "Pi", "Pf", "Po", "Z",  "Zs", "Zl", "Zp", "S",
	    "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn"};
	char name[64];
	size_t n = 0;

	if (r->at >= r->n || r->s[r->at] != '{')
		vdm_xp_re_fail(r, "no { behind \\p");
	for (r->at++; r->at < r->n && r->s[r->at] != '}'; r->at++) {
		if (n < sizeof name - 1)
			name[n++] = r->s[r->at];
	}
	if (r->at >= r->n)
		vdm_xp_re_fail(r, "a { that nothing ends");
	r->at++;
	name[n] = '\0';
	class->kind = 'p';
	if (n > 2 && name[0] == 'I' && name[1] == 's') {
		if (!find_block(name + 2, n - 2, class))
			vdm_xp_re_fail(r, "there is no such block");
		return;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0) {
			class->category =
			    uc_general_category_byname(name).bitmask;
			return;
		}
	vdm_xp_re_fail(r, "there is no such category");
}

int
vdm_xp_re_escape(struct vdm_xp_re_reader *r, uint32_t *c,
		 struct vdm_xp_charclass *class)
{
	*c = 0;
	memset(class, 0, sizeof *class);
	if (r->at >= r->n)
		vdm_xp_re_fail(r, "a \\ at the end");
	char e = r->s[r->at++];
	switch (e) {
	case 'n':
		*c = '\n';
		return 0;
	case 'r':
		*c = '\r';
		return 0;
	case 't':
		*c = '\t';
		return 0;
	case 'P':
		class->negated = 1;
		read_property(r, class);
		return 1;
	case 'p':
		read_property(r, class);
		return 1;
	default:
		break;
	}
	if (e != '\0' && strchr("sicdw", e) != NULL) {
		class->kind = (unsigned char)e;
		return 1;
	}
	if (e != '\0' && strchr("SICDW", e) != NULL) {
		class->kind = e + 32;
		class->negated = 1;
		return 1;
	}
	if (e == '\0' || strchr("\\|.-^?*+{}()[]$", e) == NULL)
		vdm_xp_re_fail(r, "an escape that stands for nothing");
	*c = (unsigned char)e;
	return 0;
}

struct building {
	uint32_t *ranges;
	size_t n, cap;
	struct vdm_xp_charclass *classes;
	size_t classes_n, classes_cap;
};

static void
add_range(struct vdm_xp_re_reader *r, struct building *b, uint32_t low,
	  uint32_t high)
{
	b->ranges = vdm_arena_grow(&r->call->arena, b->ranges, &b->cap,
				   b->n + 2, sizeof *b->ranges);
	if (b->ranges == NULL)
		vdm_xp_raise(r->call, "VDXP0006", "out of memory");
	b->ranges[b->n++] = low;
	b->ranges[b->n++] = high;
}

static void
add_class(struct vdm_xp_re_reader *r, struct building *b,
	  const struct vdm_xp_charclass *class)
{
	b->classes =
	    vdm_arena_grow(&r->call->arena, b->classes, &b->classes_cap,
			   b->classes_n + 1, sizeof *b->classes);
	if (b->classes == NULL)
		vdm_xp_raise(r->call, "VDXP0006", "out of memory");
	b->classes[b->classes_n++] = *class;
}

static int
peek_at(const struct vdm_xp_re_reader *r, size_t ahead)
{
	return r->at + ahead < r->n ? (unsigned char)r->s[r->at + ahead] : -1;
}

/* One character of a class, escaped or not: 0; 1: a set. */
static int
class_atom(struct vdm_xp_re_reader *r, uint32_t *c,
	   struct vdm_xp_charclass *class)
{
	size_t used;

	*c = 0;
	if (peek_at(r, 0) == '\\') {
		r->at++;
		return vdm_xp_re_escape(r, c, class);
	}
	if (peek_at(r, 0) == '[')
		vdm_xp_re_fail(r, "a [ in a class");
	*c = vdm_utf8_decode(r->s + r->at, r->n - r->at, &used);
	r->at += used;
	return 0;
}

/* Behind the "[": up to the "]". */
const struct vdm_xp_charset *
vdm_xp_re_class(struct vdm_xp_re_reader *r)
{
	struct vdm_xp_charset *set = vdm_xp_alloc(r->call, sizeof *set);
	struct building b = {0};
	struct vdm_xp_charclass class;
	uint32_t low, high;
	int first = 1;

	if (++r->classes > MOST_CLASSES)
		vdm_xp_re_fail(r, "classes nested too deep");
	if (peek_at(r, 0) == '^') {
		set->negated = 1;
		r->at++;
	}
	for (;; first = 0) {
		if (r->at >= r->n)
			vdm_xp_re_fail(r, "a class that nothing ends");
		if (peek_at(r, 0) == ']') {
			if (first)
				vdm_xp_re_fail(r, "an empty class");
			break;
		}
		if (peek_at(r, 0) == '-' && peek_at(r, 1) == '[') {
			if (first)
				vdm_xp_re_fail(r, "nothing before a -[");
			r->at += 2;
			set->without = vdm_xp_re_class(r);
			if (peek_at(r, 0) != ']')
				vdm_xp_re_fail(r,
					       "more behind what is taken out");
			break;
		}
		if (peek_at(r, 0) == '-') {
			/* it is itself, but neither begins nor ends a range */
			if (peek_at(r, 1) == '-' && peek_at(r, 2) != ']' &&
			    peek_at(r, 2) != '[')
				vdm_xp_re_fail(r, "a range from a hyphen");
			add_range(r, &b, '-', '-');
			r->at++;
			continue;
		}
		if (class_atom(r, &low, &class)) {
			add_class(r, &b, &class);
			continue;
		}
		high = low;
		if (peek_at(r, 0) == '-' && peek_at(r, 1) != ']' &&
		    peek_at(r, 1) != '[' && peek_at(r, 1) >= 0) {
			r->at++;
			if (peek_at(r, 0) == '-')
				vdm_xp_re_fail(r, "a range to a hyphen");
			if (class_atom(r, &high, &class))
				vdm_xp_re_fail(r, "a range to a set");
			if (high < low)
				vdm_xp_re_fail(r,
					       "a range that runs backwards");
		}
		add_range(r, &b, low, high);
	}
	r->at++;
	r->classes--;
	set->ranges = b.ranges;
	set->ranges_n = b.n;
	set->classes = b.classes;
	set->classes_n = b.classes_n;
	return set;
}
