/* SPDX-License-Identifier: MIT */
/* The expressions of a schema, and match patterns as sets of nodes. */
#include <string.h>

#include "base/buf.h"
#include "schematron/read.h"

enum { GROUPS = 8 }; /* in brackets within one another, in a pattern */

/* Compiles `text`, which stands for what the author has written; that begins
 * behind so many characters of it. */
static const struct sch_expr *
compile_as(struct sch_reader *r, const char *text, const char *written,
	   size_t before, const struct sch_place *place)
{
	struct vdm_schematron *s = r->s;
	struct sch_expr *e = vdm_arena_alloc(&s->arena, sizeof(*e));
	struct vdm_xp_error error;

	if (e == NULL)
		return NULL;
	e->text = vdm_arena_strdup(&s->arena, written);
	e->place = *place;
	e->xpath = vdm_xpath_compile(s->scope, text, strlen(text), &error);
	if (e->xpath == NULL) {
		error.column -= error.column > before ? before : 0;
		sch_source_wrong(r, VDM_D_SCHEMATRON_EXPRESSION, place,
				 "\"%.120s\", character %zu: %s (%s): what "
				 "depends on it is not run",
				 written, error.column, error.message,
				 error.code);
		return NULL;
	}
	e->number = s->exprs_count++;
	e->next = s->exprs;
	s->exprs = e;
	return e;
}

const struct sch_expr *
sch_compile(struct sch_reader *r, const char *text,
	    const struct sch_place *place)
{
	return compile_as(r, text, text, 0, place);
}

/* What makes a value one of a type as XSLT does, by the rules by which a
 * function takes its arguments: text of a document becomes the number that is
 * asked for. */
const struct sch_expr *
sch_compile_type(struct sch_reader *r, const char *type,
		 const struct sch_place *place)
{
	static const char before[] = "function($x as ";
	const struct sch_expr *e = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s%s) { $x }", before, type);
	if (!b.failed)
		e = compile_as(r, vdm_buf_str(&b), type, sizeof(before) - 1,
			       place);
	r->s->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return e;
}

/* ---- match patterns --------------------------------------------------------
 */

/* The bytes to the end of a literal or comment that begins at s; 0: none. */
static size_t
literal_width(const char *s)
{
	const char *end;
	int depth = 0;

	if (*s == '"' || *s == '\'') {
		end = strchr(s + 1, *s);
		return end != NULL ? (size_t)(end + 1 - s) : strlen(s);
	}
	if (strncmp(s, "(:", 2) != 0)
		return 0;
	end = s;
	do {
		depth += strncmp(end, "(:", 2) == 0;
		depth -= strncmp(end, ":)", 2) == 0;
		end++;
	} while (depth > 0 && *end != '\0');
	return (size_t)(end - s) + (*end != '\0');
}

/* Whether a word stands at s, between blanks or brackets: its bytes, or 0. */
static size_t
word_width(const char *whole, const char *s, const char *word)
{
	static const char apart[] = " \t\r\n()[]";
	size_t n = strlen(word);

	return s > whole && strchr(apart, s[-1]) != NULL &&
		       strncmp(s, word, n) == 0 && s[n] != '\0' &&
		       strchr(apart, s[n]) != NULL
		   ? n
		   : 0;
}

/* The bytes of the alternative at s, to the bar or the end; *bar: of that. */
static size_t
alternative_width(const char *s, size_t *bar)
{
	const char *p = s;
	int depth = 0;

	for (*bar = 0; *p != '\0';) {
		size_t n = literal_width(p);

		if (n > 0) {
			p += n;
			continue;
		}
		if (strchr("([{", *p) != NULL)
			depth++;
		else if (strchr(")]}", *p) != NULL)
			depth--;
		*bar = depth > 0   ? 0
		       : *p == '|' ? 1
				   : word_width(s, p, "union");
		if (*bar > 0)
			break;
		p++;
	}
	return (size_t)(p - s);
}

/* Whether a pattern says by itself where its nodes are: it begins at the root,
 * or with a call or a variable (XSLT 3.0, 5.5.2, RootedPath). */
static int
is_rooted(const char *s, size_t n)
{
	static const char *const calls[] = {
	    "id(", "key(", "doc(", "root(", "document(", "element-with-id("};
	size_t i;

	if (n > 0 && (*s == '/' || *s == '$'))
		return 1;
	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (n >= strlen(calls[i]) &&
		    memcmp(s, calls[i], strlen(calls[i])) == 0)
			return 1;
	return 0;
}

/* The expression whose value are the nodes that a pattern matches. */
static void
put_nodes(struct vdm_buf *out, const char *s, size_t n)
{
	static const char document[] = "document-node(";

	if (n > 0 && *s == '.') { /* any node, its attributes as well */
		vdm_buf_puts(out, "//(.|@*)");
		vdm_buf_put(out, s + 1, n - 1);
	} else if (n >= sizeof(document) - 1 &&
		   memcmp(s, document, sizeof(document) - 1) == 0) {
		vdm_buf_puts(out, "(/)/self::");
		vdm_buf_put(out, s, n);
	} else {
		vdm_buf_puts(out, is_rooted(s, n) ? "" : "//");
		vdm_buf_put(out, s, n);
	}
}

/* The call of current() at s; 0: there is none. */
static size_t
current_width(const char *s, size_t n)
{
	static const char call[] = "current";
	size_t i = sizeof(call) - 1;

	if (n <= i || memcmp(s, call, i) != 0)
		return 0;
	while (i < n && strchr(" \t\r\n", s[i]) != NULL)
		i++;
	if (i >= n || s[i++] != '(')
		return 0;
	while (i < n && strchr(" \t\r\n", s[i]) != NULL)
		i++;
	return i < n && s[i] == ')' ? i + 1 : 0;
}

static int
calls_current(const char *s, size_t n)
{
	size_t i, k;

	for (i = 0; i<n; i += k> 0 ? k : 1) {
		k = literal_width(s + i);
		if (k == 0 && current_width(s + i, n - i) > 0)
			return 1;
	}
	return 0;
}

/* Where the last step of a path begins. */
static size_t
last_step(const char *s, size_t n)
{
	size_t i, k, last = 0;
	int depth = 0;

	for (i = 0; i<n; i += k> 0 ? k : 1) {
		k = literal_width(s + i);
		if (k > 0)
			continue;
		depth += strchr("([{", s[i]) != NULL;
		depth -= strchr(")]}", s[i]) != NULL;
		if (depth == 0 && s[i] == '/')
			last = i + 1;
	}
	return last;
}

/*
 * In a pattern current() is the node that is matched (XSLT 3.0, 20.4.1): in the
 * predicates of the last step that is what these are asked of. 0: it is called
 * elsewhere, too, where it cannot be said so.
 */
static int
put_with_current(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, k, step = last_step(s, n);
	int depth = 0;

	if (calls_current(s, step))
		return 0;
	vdm_buf_put(out, s, step);
	for (i = step; i < n; i += k) {
		int opens = s[i] == '[' && depth == 0;

		k = literal_width(s + i);
		if (k == 0) {
			depth += strchr("([{", s[i]) != NULL;
			depth -= strchr(")]}", s[i]) != NULL;
			if (s[i] == ']' && depth == 0)
				vdm_buf_putc(out, ')');
			k = current_width(s + i, n - i);
			if (k > 0) {
				vdm_buf_puts(out, " $current ");
				continue;
			}
			k = 1;
		}
		vdm_buf_put(out, s + i, k);
		if (opens)
			vdm_buf_puts(out, "let $current := . return (");
	}
	return 1;
}

/* Without white space around it. */
static const char *
trim(const char *s, size_t *n)
{
	while (*n > 0 && strchr(" \t\r\n", *s) != NULL) {
		s++;
		--*n;
	}
	while (*n > 0 && strchr(" \t\r\n", s[*n - 1]) != NULL)
		--*n;
	return s;
}

/* A pattern as its author has written it, and where. */
struct written {
	const char *text;
	const struct sch_place *place;
};

static void
put_side(struct vdm_buf *out, const char *s, size_t n)
{
	s = trim(s, &n);
	put_nodes(out, s, n);
	vdm_buf_putc(out, ' ');
}

/* The same of each side of "except" and "intersect", which go on among all
 * nodes that these match. */
static void
put_sides(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, k, from = 0, word;
	int depth = 0;

	for (i = 0; i < n; i += k) {
		k = literal_width(s + i);
		if (k > 0)
			continue;
		k = 1;
		depth += strchr("([{", s[i]) != NULL;
		depth -= strchr(")]}", s[i]) != NULL;
		if (depth > 0)
			continue;
		word = word_width(s, s + i, "except");
		if (word == 0)
			word = word_width(s, s + i, "intersect");
		if (word == 0)
			continue;
		put_side(out, s + from, i - from);
		vdm_buf_put(out, s + i, word);
		vdm_buf_putc(out, ' ');
		from = i + (k = word);
	}
	put_side(out, s + from, n - from);
}

static struct sch_match *
compile_one(struct sch_reader *r, const char *s, size_t n,
	    const struct written *w)
{
	struct sch_match *m = vdm_arena_alloc(&r->s->arena, sizeof(*m));
	struct vdm_buf b, whole;

	vdm_buf_init(&b);
	vdm_buf_init(&whole);
	if (!calls_current(s, n))
		put_sides(&b, s, n);
	else if (put_with_current(&whole, s, n))
		put_sides(&b, vdm_buf_str(&whole), whole.len);
	else
		sch_source_wrong(r, VDM_D_SCHEMATRON_NOT_RUN, w->place,
				 "this rule is not run: current() in a "
				 "predicate of a step that is not the last");
	if (m != NULL && b.len > 0)
		m->nodes = compile_as(r, vdm_buf_str(&b), w->text, 0, w->place);
	r->s->arena.failed |= b.failed | whole.failed;
	vdm_buf_fini(&whole);
	vdm_buf_fini(&b);
	return m != NULL && m->nodes != NULL ? m : NULL;
}

/* The bytes of "(a | b)" where steps follow, or nothing does: 0 where it is not
 * so. A predicate behind it would count among all of them. */
static size_t
group_width(const char *s, size_t n)
{
	size_t i = 0, k;
	int depth = 0;

	if (n == 0 || *s != '(' || s[1] == ':')
		return 0;
	do {
		k = literal_width(s + i);
		depth += k == 0 && strchr("([{", s[i]) != NULL;
		depth -= k == 0 && strchr(")]}", s[i]) != NULL;
		i += k > 0 ? k : 1;
	} while (depth > 0 && i < n);
	return depth == 0 && i <= n && (i == n || s[i] == '/') ? i : 0;
}

static struct sch_match **compile_all(struct sch_reader *r, const char *text,
				      const struct written *w, int depth,
				      struct sch_match **end);

/* "(a | b)/c" is "a/c | b/c": names that stand first are found without a
 * walk. */
static struct sch_match **
compile_group(struct sch_reader *r, const char *s, size_t n, size_t group,
	      const struct written *w, int depth, struct sch_match **end)
{
	size_t at = 1, bar, k;
	struct vdm_buf b;
	char *inner = vdm_arena_strndup(&r->s->arena, s + 1, group - 2);

	for (bar = 1; inner != NULL && end != NULL && bar > 0; at += k + bar) {
		k = alternative_width(inner + at - 1, &bar);
		vdm_buf_init(&b);
		vdm_buf_put(&b, inner + at - 1, k);
		vdm_buf_put(&b, s + group, n - group);
		end = compile_all(r, vdm_buf_str(&b), w, depth + 1, end);
		r->s->arena.failed |= b.failed;
		vdm_buf_fini(&b);
	}
	return end;
}

/* Adds the alternatives of a pattern; NULL where one is wrong. */
static struct sch_match **
compile_all(struct sch_reader *r, const char *text, const struct written *w,
	    int depth, struct sch_match **end)
{
	size_t bar, n, group, kept;
	const char *s;

	do {
		n = kept = alternative_width(text, &bar);
		s = trim(text, &n);
		group = depth < GROUPS ? group_width(s, n) : 0;
		if (group > 0) {
			end = compile_group(r, s, n, group, w, depth, end);
		} else {
			*end = compile_one(r, s, n, w);
			end = *end != NULL ? &(*end)->next : NULL;
		}
		text += kept + bar;
	} while (bar > 0 && end != NULL);
	return end;
}

/* Whether it is a pattern, as it is written; else that was said. */
static int
is_pattern(struct sch_reader *r, const struct written *w)
{
	struct vdm_xp_error error;
	struct vdm_xpath *xpath =
	    vdm_xpath_compile(r->s->scope, w->text, strlen(w->text), &error);
	size_t column = 0;
	int is = xpath != NULL && vdm_xpath_is_pattern(xpath, &column);

	if (xpath == NULL)
		sch_source_wrong(r, VDM_D_SCHEMATRON_EXPRESSION, w->place,
				 "\"%.120s\", character %zu: %s (%s): what "
				 "depends on it is not run",
				 w->text, error.column, error.message,
				 error.code);
	else if (!is)
		sch_source_wrong(
		    r, VDM_D_SCHEMATRON_EXPRESSION, w->place,
		    "\"%.120s\", character %zu: this is no pattern "
		    "(XTSE0340), which goes from node to node only "
		    "downwards: what depends on it is not run",
		    w->text, column);
	vdm_xpath_free(xpath);
	return is;
}

struct sch_match *
sch_compile_match(struct sch_reader *r, const char *text,
		  const struct sch_place *place)
{
	struct sch_match *first = NULL;
	struct written w = {text, place};

	/* half a context is none */
	return is_pattern(r, &w) && compile_all(r, text, &w, 0, &first) != NULL
		   ? first
		   : NULL;
}
