/* SPDX-License-Identifier: MIT */
/*
 * What XSLT may say in a schema: functions, named templates, keys, variables.
 * Their instructions are written as expressions of XPath's, which a function
 * without a side effect always can be: a sequence constructor is a sequence,
 * a variable a let, a choice an if. What has no such form is not run, and that
 * is said.
 */
#include <string.h>

#include "base/buf.h"
#include "schematron/read.h"
#include "schematron/values.h"

enum { INSTRUCTION_DEPTH = 100 };

/* An expression that is written; why it cannot be. */
struct writer {
	struct sch_reader *r;
	struct vdm_buf out;
	const char *cannot;
	int depth;
	int is_text; /* a string is asked for: <text> is a text, not a value */
	int each;    /* for-each around it, whose item current() would be */
};

static void write_body(struct writer *w, const struct sch_at *parent,
		       uint32_t from);

static const char *
local_of(const struct sch_at *at)
{
	return at->tree->names[at->tree->nodes[at->n].name].local;
}

static int
is_blank(const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", *s) != NULL) {
		s++;
		n--;
	}
	return n == 0;
}

static void
write_literal(struct writer *w, const char *s, size_t n)
{
	vdm_buf_putc(&w->out, '"');
	for (; n > 0; s++, n--) {
		if (*s == '"')
			vdm_buf_putc(&w->out, '"');
		vdm_buf_putc(&w->out, *s);
	}
	vdm_buf_putc(&w->out, '"');
}

/* Words that stand there: a text node, whose value has no type. */
static void
write_words(struct writer *w, const char *s, size_t n)
{
	vdm_buf_puts(&w->out, "xs:untypedAtomic(");
	write_literal(w, s, n);
	vdm_buf_putc(&w->out, ')');
}

/* An attribute that an instruction cannot do without. */
static const char *
need(struct writer *w, const struct sch_at *at, const char *name)
{
	const char *s = sch_source_attr(w->r, at, name);

	if (s == NULL && w->cannot == NULL)
		w->cannot = local_of(at);
	if (s != NULL && w->each > 0 && strstr(s, "current()") != NULL)
		w->cannot = "current() within for-each";
	return s != NULL ? s : "()";
}

static void
write_inside(struct writer *w, const struct sch_at *at)
{
	write_body(w, at, vdm_xp_tree_first_child(at->tree, at->n));
}

static void
write_choose(struct writer *w, const struct sch_at *at)
{
	struct sch_at kid = *at;
	size_t open = 0;
	int otherwise = 0;

	for (kid.n = vdm_xp_tree_first_child(at->tree, at->n);
	     kid.n != XP_NO_NODE; kid.n = vdm_xp_tree_next(at->tree, kid.n)) {
		if (sch_source_is_xsl(&kid, "when")) {
			vdm_buf_printf(&w->out, "(if (%s) then ",
				       need(w, &kid, "test"));
			write_inside(w, &kid);
			vdm_buf_puts(&w->out, " else ");
			open++;
		} else if (sch_source_is_xsl(&kid, "otherwise")) {
			write_inside(w, &kid);
			otherwise = 1;
		}
	}
	if (!otherwise)
		vdm_buf_puts(&w->out, "()");
	while (open-- > 0)
		vdm_buf_putc(&w->out, ')');
}

/* A template's arguments, in the order of its parameters. */
static void
write_call(struct writer *w, const struct sch_at *at)
{
	const char *name = need(w, at, "name");
	const struct sch_function *f;
	struct sch_at param, with;
	int n = 0;

	for (f = w->r->s->functions; f != NULL; f = f->next)
		if (f->is_template && strcmp(f->name, name) == 0)
			break;
	if (f == NULL) {
		w->cannot = "call-template";
		return;
	}
	vdm_buf_printf(&w->out, "Q{%s}%s(", f->ns, f->local);
	param = with = f->at;
	for (param.n = vdm_xp_tree_first_child(param.tree, param.n);
	     param.n != XP_NO_NODE;
	     param.n = vdm_xp_tree_next(param.tree, param.n)) {
		const char *wanted, *given = NULL;

		if (!sch_source_is_xsl(&param, "param"))
			continue;
		wanted = need(w, &param, "name");
		vdm_buf_puts(&w->out, n++ > 0 ? ", " : "");
		with = *at;
		for (with.n = vdm_xp_tree_first_child(at->tree, at->n);
		     with.n != XP_NO_NODE;
		     with.n = vdm_xp_tree_next(at->tree, with.n)) {
			if (!sch_source_is_xsl(&with, "with-param"))
				continue;
			given = need(w, &with, "name");
			if (strcmp(given, wanted) == 0)
				break;
			given = NULL;
		}
		if (given == NULL)
			with = param; /* its default */
		given = sch_source_attr(w->r, &with, "select");
		if (given != NULL)
			vdm_buf_printf(&w->out, "(%s)", given);
		else
			write_inside(w, &with);
	}
	vdm_buf_putc(&w->out, ')');
}

/* <xsl:value-of>: one text of it. */
static void
write_value_of(struct writer *w, const struct sch_at *at)
{
	const char *select = sch_source_attr(w->r, at, "select");
	const char *separator = sch_source_attr(w->r, at, "separator");

	vdm_buf_puts(&w->out, "xs:untypedAtomic(string-join(data((");
	if (select != NULL)
		vdm_buf_puts(&w->out, select);
	else
		write_inside(w, at);
	vdm_buf_puts(&w->out, ")) ! string(.), ");
	if (separator == NULL)
		separator = select != NULL ? " " : "";
	write_literal(w, separator, strlen(separator));
	vdm_buf_puts(&w->out, "))");
}

/* <xsl:text>: with all its white space. */
static void
write_text(struct writer *w, const struct sch_at *at)
{
	struct vdm_buf text;

	vdm_buf_init(&text);
	vdm_xp_tree_value(at->tree, at->n, &text);
	write_words(w, vdm_buf_str(&text), text.len);
	w->r->s->arena.failed |= text.failed;
	vdm_buf_fini(&text);
}

/* What is selected; where a text is made of it, a node has become its own. */
static void
write_selected(struct writer *w, const struct sch_at *at)
{
	vdm_buf_printf(&w->out, "(%s)", need(w, at, "select"));
	if (w->is_text)
		vdm_buf_puts(&w->out, " ! (if (. instance of node()) then "
				      "xs:untypedAtomic(string(.)) else "
				      "data(.) ! string(.))");
}

static void
write_instruction(struct writer *w, const struct sch_at *at)
{
	if (sch_source_is_xsl(at, "sequence") ||
	    sch_source_is_xsl(at, "copy-of")) {
		write_selected(w, at);
	} else if (sch_source_is_xsl(at, "value-of")) {
		write_value_of(w, at);
	} else if (sch_source_is_xsl(at, "text")) {
		write_text(w, at);
	} else if (sch_source_is_xsl(at, "if")) {
		vdm_buf_printf(&w->out, "(if (%s) then ", need(w, at, "test"));
		write_inside(w, at);
		vdm_buf_puts(&w->out, " else ())");
	} else if (sch_source_is_xsl(at, "choose")) {
		write_choose(w, at);
	} else if (sch_source_is_xsl(at, "for-each")) {
		vdm_buf_printf(&w->out, "((%s) ! ", need(w, at, "select"));
		w->each++;
		write_inside(w, at);
		w->each--;
		vdm_buf_putc(&w->out, ')');
	} else if (sch_source_is_xsl(at, "call-template")) {
		write_call(w, at);
	} else if (w->cannot == NULL) {
		w->cannot = local_of(at);
	}
}

/* One string of a sequence that was made to be a text: between two values there
 * is a blank, beside a text is none (XSLT 3.0, 5.7.2). */
static void
write_joined(struct writer *w, const struct sch_at *at)
{
	static const char is_text[] = " instance of xs:untypedAtomic";

	w->is_text = 1;
	vdm_buf_puts(&w->out, "(function($s) { string-join(for $i in 1 to "
			      "count($s) return (if ($i eq 1 or $s[$i]");
	vdm_buf_printf(&w->out, "%s or $s[$i - 1]%s", is_text, is_text);
	vdm_buf_puts(&w->out, ") then '' else ' ', string($s[$i]))) })((");
	write_instruction(w, at);
	vdm_buf_puts(&w->out, "))");
	w->is_text = 0;
}

const char *
sch_xslt_expression(struct sch_reader *r, const struct sch_at *at)
{
	struct writer w = {.r = r};
	const char *s = NULL;

	vdm_buf_init(&w.out);
	if (sch_source_is_xsl(at, "copy-of")) /* SVRL has a copy */
		write_instruction(&w, at);
	else
		write_joined(&w, at);
	if (w.cannot == NULL)
		s = vdm_arena_strdup(&r->s->arena, vdm_buf_str(&w.out));
	r->s->arena.failed |= w.out.failed;
	vdm_buf_fini(&w.out);
	return s;
}

/* "let $name := value return": what stands behind sees it. */
static void
write_variable(struct writer *w, const struct sch_at *at)
{
	const char *select = sch_source_attr(w->r, at, "select");
	const char *as = sch_source_attr(w->r, at, "as");

	vdm_buf_printf(&w->out, "let $%s := ", need(w, at, "name"));
	if (as != NULL)
		vdm_buf_printf(&w->out, "(function($x as %s) { $x })(", as);
	if (select != NULL) {
		vdm_buf_printf(&w->out, "(%s)", select);
	} else if (as != NULL) {
		write_inside(w, at);
	} else { /* a tree, of which its text is asked */
		vdm_buf_puts(&w->out, "xs:untypedAtomic(string-join(data(");
		write_inside(w, at);
		vdm_buf_puts(&w->out, ") ! string(.)))");
	}
	vdm_buf_puts(&w->out, as != NULL ? ") return (" : " return (");
}

/* What stands in an element, from a node on, as one expression in brackets. */
static void
write_body(struct writer *w, const struct sch_at *parent, uint32_t from)
{
	struct sch_at at = *parent;
	size_t items = 0, open = 1;

	vdm_buf_putc(&w->out, '(');
	if (++w->depth > INSTRUCTION_DEPTH)
		w->cannot = "instructions nested so deep";
	for (at.n = from; at.n != XP_NO_NODE && w->cannot == NULL;
	     at.n = vdm_xp_tree_next(at.tree, at.n)) {
		const struct vdm_xp_tree_node *n =
		    vdm_xp_tree_at(at.tree, at.n);
		int is_text = n->kind == XP_NODE_TEXT;

		if (n->kind == XP_NODE_COMMENT || n->kind == XP_NODE_PI ||
		    (is_text && is_blank(n->text, n->length)) ||
		    sch_source_is_xsl(&at, "param") ||
		    sch_source_is_xsl(&at, "with-param"))
			continue;
		vdm_buf_puts(&w->out, items > 0 ? ", " : "");
		items++;
		if (is_text) {
			write_words(w, n->text, n->length);
		} else if (sch_source_is_xsl(&at, "variable")) {
			write_variable(w, &at);
			items = 0;
			open++;
		} else {
			write_instruction(w, &at);
		}
	}
	w->depth--;
	while (open-- > 0)
		vdm_buf_putc(&w->out, ')');
}

/* ---- functions -------------------------------------------------------------
 */

static struct vdm_xp_seq
call_function(struct vdm_xp_call *call, void *context,
	      const struct vdm_xp_seq *args, int count)
{
	const struct sch_function *f = context;
	struct sch_run *run = call->user;
	struct vdm_xp_seq s;
	struct vdm_xp_item item;

	if (f->value == NULL)
		vdm_xp_raise(call, SCH_NOT_RUN, "%s() is not run", f->name);
	s = vdm_xpath_within(call, f->value->xpath, NULL);
	item = vdm_xp_at(&s, 0);
	run->functions += !f->is_template;
	s = vdm_xp_invoke(call, &item, args, count);
	run->functions -= !f->is_template;
	return s;
}

static int
count_params(const struct sch_at *at)
{
	struct sch_at kid = *at;
	int n = 0;

	for (kid.n = vdm_xp_tree_first_child(at->tree, at->n);
	     kid.n != XP_NO_NODE; kid.n = vdm_xp_tree_next(at->tree, kid.n))
		n += sch_source_is_xsl(&kid, "param");
	return n;
}

static void
add_function(struct sch_reader *r, const struct sch_at *at, const char *name)
{
	struct sch_function *f = vdm_arena_alloc(&r->s->arena, sizeof(*f));
	const char *colon = strchr(name, ':'), *ns;
	char *prefix;

	if (f == NULL || !sch_may_declare(r, at))
		return;
	f->is_template = sch_source_is_xsl(at, "template");
	f->name = name;
	f->place = sch_source_place(at);
	f->at = *at;
	f->arity = count_params(at);
	f->local = colon != NULL ? colon + 1 : name;
	f->ns = "";
	if (colon != NULL) {
		prefix = vdm_arena_strndup(&r->s->arena, name,
					   (size_t)(colon - name));
		ns = vdm_xp_tree_prefix_uri(at->tree, at->n, prefix);
		if (ns == NULL) /* <ns> binds it in all of the schema */
			ns = vdm_xp_static_prefix(r->s->scope, prefix);
		f->ns = ns != NULL ? ns : "";
	}
	if (f->is_template) { /* they share no names with functions */
		struct vdm_buf b;

		vdm_buf_init(&b);
		vdm_buf_printf(&b, "urn:vidimus:template:%s", f->ns);
		f->ns = vdm_arena_strdup(&r->s->arena, vdm_buf_str(&b));
		r->s->arena.failed |= b.failed;
		vdm_buf_fini(&b);
	}
	f->next = r->s->functions;
	r->s->functions = f;
}

static struct sch_key *
add_key(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_key *k = vdm_arena_alloc(&r->s->arena, sizeof(*k));

	if (k == NULL || !sch_may_declare(r, at))
		return NULL;
	k->name = sch_source_attr(r, at, "name");
	k->at = *at;
	k->place = sch_source_place(at);
	k->next = r->s->keys;
	r->s->keys = k;
	return k;
}

void
sch_xslt_old_key(struct sch_reader *r, const struct sch_at *at,
		 const struct sch_rule *rule)
{
	const char *match = sch_source_attr(r, at, "match");
	struct sch_place place = sch_source_place(at);
	struct sch_key *k;

	/* what is missing is said by check.c */
	if (sch_source_attr(r, at, "name") == NULL ||
	    sch_source_attr(r, at, "path") == NULL)
		return;
	if (match == NULL && rule == NULL) {
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "this <key> is of no nodes: it stands in no "
				 "rule, and has no match");
		return;
	}
	k = add_key(r, at);
	if (k == NULL)
		return;
	k->is_old = 1;
	k->matches = match != NULL ? sch_compile_match(r, match, &k->place)
				   : rule->matches;
}

void
sch_xslt_old_keys(struct sch_reader *r)
{
	struct sch_key *k;

	for (k = r->s->keys; k != NULL; k = k->next)
		if (k->is_old)
			k->use = sch_compile(
			    r, sch_source_attr(r, &k->at, "path"), &k->place);
}

void
sch_xslt_declare(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_place place = sch_source_place(at);
	const char *name = sch_source_attr(r, at, "name");

	if (sch_source_is_xsl(at, "key") && name != NULL)
		add_key(r, at);
	else if ((sch_source_is_xsl(at, "function") ||
		  sch_source_is_xsl(at, "template")) &&
		 name != NULL)
		add_function(r, at, name);
	else if (!sch_source_is_xsl(at, "output") &&
		 !sch_source_is_xsl(at, "strip-space") &&
		 !sch_source_is_xsl(at, "preserve-space"))
		sch_source_wrong(r, VDM_D_SCHEMATRON_NOT_RUN, &place,
				 "xsl:%s is not run: what depends on it is "
				 "not, either",
				 local_of(at));
}

void
sch_xslt_functions(struct sch_reader *r)
{
	struct sch_function *f;

	sch_values_functions(r->s);
	for (f = r->s->functions; f != NULL; f = f->next)
		vdm_xpath_static_function(r->s->scope, f->ns, f->local,
					  f->arity, call_function, f);
}

static void
write_params(struct writer *w, const struct sch_at *at)
{
	struct sch_at kid = *at;
	const char *as;
	int n = 0;

	for (kid.n = vdm_xp_tree_first_child(at->tree, at->n);
	     kid.n != XP_NO_NODE; kid.n = vdm_xp_tree_next(at->tree, kid.n)) {
		if (!sch_source_is_xsl(&kid, "param"))
			continue;
		vdm_buf_printf(&w->out, "%s$%s", n++ > 0 ? ", " : "",
			       need(w, &kid, "name"));
		as = sch_source_attr(w->r, &kid, "as");
		if (as != NULL)
			vdm_buf_printf(&w->out, " as %s", as);
	}
}

static void
compile_function(struct sch_reader *r, struct sch_function *f)
{
	struct writer w = {.r = r};
	const char *as = sch_source_attr(r, &f->at, "as");

	vdm_buf_init(&w.out);
	vdm_buf_puts(&w.out, "function(");
	write_params(&w, &f->at);
	vdm_buf_putc(&w.out, ')');
	if (as != NULL)
		vdm_buf_printf(&w.out, " as %s", as);
	vdm_buf_puts(&w.out, " { ");
	write_inside(&w, &f->at);
	vdm_buf_puts(&w.out, " }");
	r->s->arena.failed |= w.out.failed;
	if (w.cannot != NULL)
		sch_source_wrong(r, VDM_D_SCHEMATRON_NOT_RUN, &f->place,
				 "the function %s is not run: it holds %s",
				 f->name, w.cannot);
	else
		f->value = sch_compile(r, vdm_buf_str(&w.out), &f->place);
	vdm_buf_fini(&w.out);
}

/* What an element holds as an expression; NULL after a finding. */
static const char *
sequence_of(struct sch_reader *r, const struct sch_at *at, const char *what,
	    const char *name)
{
	struct writer w = {.r = r};
	struct sch_place place = sch_source_place(at);
	const char *s = NULL;

	vdm_buf_init(&w.out);
	write_inside(&w, at);
	if (w.cannot != NULL)
		sch_source_wrong(r, VDM_D_SCHEMATRON_NOT_RUN, &place,
				 "%s %s has no value: it holds %s", what, name,
				 w.cannot);
	else
		s = vdm_arena_strdup(&r->s->arena, vdm_buf_str(&w.out));
	r->s->arena.failed |= w.out.failed;
	vdm_buf_fini(&w.out);
	return s;
}

void
sch_xslt_compile(struct sch_reader *r)
{
	struct sch_function *f;
	struct sch_key *k;
	const char *s;

	for (f = r->s->functions; f != NULL; f = f->next)
		compile_function(r, f);
	for (k = r->s->keys; k != NULL; k = k->next) {
		s = sch_source_attr(r, &k->at, "match");
		if (s != NULL)
			k->matches = sch_compile_match(r, s, &k->place);
		s = sch_source_attr(r, &k->at, "use");
		if (s == NULL)
			s = sequence_of(r, &k->at, "the key", k->name);
		if (s != NULL)
			k->use = sch_compile(r, s, &k->place);
	}
}

/* ---- variables -------------------------------------------------------------
 */

/* Whether it holds no instruction: <let> never does, its content is a value. */
static int
holds_content(const struct sch_at *at)
{
	struct sch_at kid = *at;
	int n = 0;

	if (sch_source_is(at, "let"))
		return 1;
	for (kid.n = vdm_xp_tree_first_child(at->tree, at->n);
	     kid.n != XP_NO_NODE; kid.n = vdm_xp_tree_next(at->tree, kid.n)) {
		if (sch_source_is_xsl(&kid, NULL))
			return 0;
		n += at->tree->nodes[kid.n].kind == XP_NODE_ELEMENT;
	}
	return n > 0;
}

void
sch_xslt_value(struct sch_reader *r, const struct sch_at *at,
	       struct sch_let *let)
{
	const char *as = sch_source_attr(r, at, "as"), *s;
	struct vdm_buf b;

	if (holds_content(at)) {
		let->content = sch_source_copy(r, at);
		let->is_bare = as != NULL && strstr(as, "document") == NULL;
		return;
	}
	s = sequence_of(r, at, "the variable", let->name);
	if (s == NULL)
		return;
	vdm_buf_init(&b);
	if (as == NULL) /* a tree, of which its text is asked */
		vdm_buf_printf(&b,
			       "xs:untypedAtomic(string-join(data(%s) ! "
			       "string(.)))",
			       s);
	else
		vdm_buf_puts(&b, s);
	let->value = sch_compile(r, vdm_buf_str(&b), &let->place);
	r->s->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}
