/* SPDX-License-Identifier: MIT */
/* What a state expects, in words: short, sorted, the same every time. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rng/run/run.h"

#define SAY_MAX 12 /* names in one list */

struct names {
	const struct vdm_rng_name **v;
	size_t n, cap;
	int wildcard; /* names of classes, too */
	int text, data;
	int failed;
};

static void
names_add(struct names *l, const struct vdm_rng_name *name)
{
	const struct vdm_rng_name **grown;

	if (l->n == l->cap) {
		grown = vdm_realloc(l->v, (l->cap * 2 + 16) * sizeof(*grown));
		if (grown == NULL) {
			l->failed = 1;
			return;
		}
		l->v = grown;
		l->cap = l->cap * 2 + 16;
	}
	l->v[l->n++] = name;
}

static void
names_of_class(struct names *l, const struct vdm_rng_nc *nc)
{
	for (; nc->kind == NC_CHOICE; nc = nc->b)
		names_of_class(l, nc->a);
	if (nc->kind == NC_NAME)
		names_add(l, nc->name);
	else
		l->wildcard = 1;
}

/* What may come first: elements, or attributes anywhere. */
static void
gather(struct names *l, const struct vdm_pattern *p, int attribute)
{
	uint32_t i;

	for (; p->kind == P_GROUP; p = p->b) {
		gather(l, p->a, attribute);
		/* What is behind a part that must come cannot be next. */
		if (!attribute && !vdm_pattern_nullable(p->a))
			return;
	}
	switch ((enum vdm_pattern_kind)p->kind) {
	case P_ELEMENT:
		if (!attribute && p->element->content->kind != P_NOT_ALLOWED)
			names_of_class(l, p->nc);
		break;
	case P_ATTRIBUTE:
		if (attribute)
			names_of_class(l, p->nc);
		break;
	case P_TEXT:
		l->text = 1;
		break;
	case P_DATA:
	case P_VALUE:
	case P_LIST:
		l->data = 1;
		break;
	case P_ONE_OR_MORE:
		gather(l, p->a, attribute);
		break;
	case P_CHOICE:
	case P_INTERLEAVE:
		for (i = 0; i < p->n; i++)
			gather(l, p->kids[i], attribute);
		break;
	case P_NOT_ALLOWED:
	case P_EMPTY:
	case P_GROUP:
		break;
	}
}

static int
is_xml(const struct vdm_rng_name *name)
{
	return strcmp(name->ns, "http://www.w3.org/XML/1998/namespace") == 0;
}

/* As they are shown: those of XML itself with their prefix. */
static int
by_name(const void *a, const void *b)
{
	const struct vdm_rng_name *p = *(const struct vdm_rng_name *const *)a;
	const struct vdm_rng_name *q = *(const struct vdm_rng_name *const *)b;
	int c;

	if (is_xml(p) != is_xml(q))
		return strcmp(is_xml(p) ? "xml:" : p->local,
			      is_xml(q) ? "xml:" : q->local);
	c = strcmp(p->local, q->local);
	return c != 0 ? c : strcmp(p->ns, q->ns);
}

/* Each once, in order. */
static void
names_sort(struct names *l)
{
	size_t i, n = 0;

	vdm_sort(l->v, l->n, sizeof(*l->v), by_name);
	for (i = 0; i < l->n; i++)
		if (i == 0 || l->v[i] != l->v[i - 1])
			l->v[n++] = l->v[i];
	l->n = n;
}

/* Kept with the state: one error is seldom alone. */
static const struct vdm_rng_names_list *
names_gather(struct vdm_rng_run *r, struct vdm_rng_state *s, int attribute)
{
	static const struct vdm_rng_names_list none;
	struct vdm_rng_names_list *list = s->lists[attribute];
	struct names l = {0};
	uint32_t i;

	if (list != NULL)
		return list;
	for (i = 0; i < s->n; i++)
		gather(&l, s->p[i], attribute);
	names_sort(&l);
	list = vdm_arena_alloc(&r->m->pool.arena, sizeof(*list));
	if (list != NULL)
		list->v = vdm_arena_alloc(&r->m->pool.arena,
					  (l.n + 1) * sizeof(*l.v));
	if (list == NULL || list->v == NULL || l.failed) {
		vdm_free(l.v);
		return &none;
	}
	if (l.n > 0)
		memcpy(list->v, l.v, l.n * sizeof(*l.v));
	list->n = l.n;
	list->wildcard = l.wildcard;
	list->text = l.text;
	list->data = l.data;
	vdm_free(l.v);
	return s->lists[attribute] = list;
}

/* The namespace that needs no mention: that of the element around. */
static const char *
plain_ns(const struct vdm_rng_run *r)
{
	size_t i = r->depth;

	while (i > 0 && (r->stack[i].entering || r->stack[i].name == NULL))
		i--;
	return i == 0 ? NULL : r->stack[i].name->ns;
}

void
vdm_rng_say_name(struct vdm_rng_run *r, const struct vdm_rng_name *name,
		 int attribute, struct vdm_buf *out)
{
	int plain = attribute ? *name->ns == '\0' || is_xml(name)
			      : name->ns == plain_ns(r);

	vdm_buf_puts(out, attribute && is_xml(name) ? "\"xml:" : "\"");
	vdm_buf_puts(out, name->local);
	vdm_buf_putc(out, '"');
	if (!plain && *name->ns == '\0')
		vdm_buf_puts(out, " (no namespace)");
	else if (!plain)
		vdm_buf_printf(out, " (namespace %s)", name->ns);
}

static void
say_names(struct vdm_rng_run *r, const struct vdm_rng_name *const *v, size_t n,
	  int attribute, struct vdm_buf *out)
{
	size_t i;

	for (i = 0; i < n && i < SAY_MAX; i++) {
		if (i > 0)
			vdm_buf_puts(out, ", ");
		vdm_rng_say_name(r, v[i], attribute, out);
	}
	if (n > SAY_MAX)
		vdm_buf_printf(out, " and %zu more", n - SAY_MAX);
}

static void
say_expected(struct vdm_rng_run *r, struct vdm_rng_state *s,
	     const struct vdm_rng_names_list *l, struct vdm_buf *out)
{
	size_t start = out->len;

	say_names(r, l->v, l->n, 0, out);
	if (l->wildcard)
		vdm_buf_puts(out, out->len > start ? ", other elements"
						   : "other elements");
	if (l->text)
		vdm_buf_puts(out, out->len > start ? ", text" : "text");
	if (l->data) {
		if (out->len > start)
			vdm_buf_puts(out, ", ");
		vdm_rng_say_values(r, s, out);
	}
	if (s->nullable && out->len > start && !l->text)
		vdm_buf_puts(out, ", or the end of the element");
	if (out->len == start)
		vdm_buf_puts(out, "nothing more");
}

void
vdm_rng_say_expected(struct vdm_rng_run *r, struct vdm_rng_state *s,
		     struct vdm_buf *out)
{
	const struct vdm_rng_names_list *l = names_gather(r, s, 0);
	struct vdm_rng_names_list *kept = s->lists[0];
	const char *ns = plain_ns(r);
	size_t start = out->len;

	if (kept != NULL && kept->said != NULL && kept->said_ns == ns) {
		vdm_buf_puts(out, kept->said);
		return;
	}
	say_expected(r, s, l, out);
	if (kept == NULL || out->failed)
		return;
	kept->said =
	    vdm_arena_strdup(&r->m->pool.arena, vdm_buf_str(out) + start);
	kept->said_ns = ns;
}

void
vdm_rng_say_attributes(struct vdm_rng_run *r, struct vdm_rng_state *s,
		       struct vdm_buf *out)
{
	const struct vdm_rng_names_list *l = names_gather(r, s, 1);

	if (l->n == 0) {
		vdm_buf_puts(out, "no other attribute is");
	} else {
		vdm_buf_puts(out, "allowed: ");
		say_names(r, l->v, l->n, 1, out);
	}
}

/* ---- values ---- */

size_t
vdm_rng_shown(const char *s, size_t most)
{
	size_t n = strlen(s);

	if (n <= most)
		return n;
	for (n = most; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80; n--)
		;
	return n;
}

struct phrases {
	char **v;
	size_t n, cap;
};

static void
phrase_add(struct phrases *l, struct vdm_buf *b)
{
	char **grown, *s;

	if (l->n == l->cap) {
		grown = vdm_realloc(l->v, (l->cap * 2 + 16) * sizeof(*grown));
		if (grown == NULL)
			return;
		l->v = grown;
		l->cap = l->cap * 2 + 16;
	}
	s = vdm_strdup(vdm_buf_str(b));
	if (s != NULL)
		l->v[l->n++] = s;
}

#define TYPE "a value of type "

static void
say_type(const struct vdm_pattern *p, struct vdm_buf *b)
{
	const char *name, *value;
	unsigned i;

	vdm_buf_puts(b, b->len == 0 ? TYPE : "values of type ");
	vdm_buf_puts(b, vdm_datatype_name(p->type));
	for (i = 0; vdm_datatype_facet(p->type, i, &name, &value) == 0; i++)
		vdm_buf_printf(b, i == 0 ? " (%s %s" : ", %s %s", name, value);
	if (i > 0)
		vdm_buf_putc(b, ')');
	if (vdm_datatype_names_entities(p->type))
		vdm_buf_puts(b, ", declared in the document type as unparsed");
}

static void
gather_values(struct phrases *l, const struct vdm_pattern *p, const char *in)
{
	struct vdm_buf b;
	uint32_t i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, in);
	switch ((enum vdm_pattern_kind)p->kind) {
	case P_VALUE:
		vdm_buf_printf(&b, "\"%s\"", vdm_datatype_value_text(p->value));
		if (vdm_datatype_value_ns(p->value) != NULL)
			vdm_buf_printf(&b, " (in the namespace \"%s\")",
				       vdm_datatype_value_ns(p->value));
		phrase_add(l, &b);
		break;
	case P_DATA:
		say_type(p, &b);
		phrase_add(l, &b);
		break;
	case P_TEXT:
		vdm_buf_puts(&b, "text");
		phrase_add(l, &b);
		break;
	case P_EMPTY:
		vdm_buf_puts(&b, "nothing");
		phrase_add(l, &b);
		break;
	case P_LIST:
		gather_values(l, p->a, *in == '\0' ? "a list of " : in);
		break;
	case P_ONE_OR_MORE:
		gather_values(l, p->a, in);
		break;
	case P_GROUP:
		for (; p->kind == P_GROUP; p = p->b)
			gather_values(l, p->a, in);
		gather_values(l, p, in);
		break;
	case P_CHOICE:
	case P_INTERLEAVE:
		for (i = 0; i < p->n; i++)
			gather_values(l, p->kids[i], in);
		break;
	case P_NOT_ALLOWED:
	case P_ATTRIBUTE:
	case P_ELEMENT:
		break;
	}
	vdm_buf_fini(&b);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Each once, in order. */
static void
phrases_sort(struct phrases *l)
{
	size_t i, n = 0;

	vdm_sort(l->v, l->n, sizeof(*l->v), by_text);
	for (i = 0; i < l->n; i++) {
		if (n > 0 && strcmp(l->v[i], l->v[n - 1]) == 0)
			vdm_free(l->v[i]);
		else
			l->v[n++] = l->v[i];
	}
	l->n = n;
}

void
vdm_rng_say_values(struct vdm_rng_run *r, struct vdm_rng_state *s,
		   struct vdm_buf *out)
{
	struct phrases l = {NULL, 0, 0};
	uint32_t i;
	size_t k;

	(void)r;
	for (i = 0; i < s->n; i++)
		gather_values(&l, s->p[i], "");
	phrases_sort(&l);
	for (k = 0; k < l.n && k < SAY_MAX; k++) {
		const char *word = l.v[k];

		if (k > 0)
			vdm_buf_puts(out, k + 1 == l.n ? " or " : ", ");
		if (k > 0 && strncmp(word, TYPE, strlen(TYPE)) == 0 &&
		    strncmp(l.v[k - 1], TYPE, strlen(TYPE)) == 0)
			word += strlen(TYPE); /* said before */
		vdm_buf_puts(out, word);
	}
	for (k = 0; k < l.n; k++)
		vdm_free(l.v[k]);
	if (l.n > SAY_MAX)
		vdm_buf_printf(out, " or %zu more", l.n - SAY_MAX);
	if (l.n == 0)
		vdm_buf_puts(out, "nothing");
	vdm_free(l.v);
}

/* ---- what is lacking ---- */

static int
lacks(struct vdm_rng_run *r, const struct vdm_pattern *p, int attribute)
{
	if (attribute)
		return vdm_rng_close(r->m, p, &vdm_pattern_not_allowed)->kind ==
		       P_NOT_ALLOWED;
	return !vdm_pattern_nullable(p);
}

static void say_lacking(struct vdm_rng_run *r, const struct vdm_pattern *p,
			int attribute, struct vdm_buf *out);

/* None of them is required by itself, so they are named together. */
static void
say_choice(struct vdm_rng_run *r, const struct vdm_pattern *p, int attribute,
	   struct vdm_buf *out)
{
	struct names l = {0};
	uint32_t i;

	for (i = 0; i < p->n; i++)
		gather(&l, p->kids[i], attribute);
	names_sort(&l);
	if (l.n > 0 || l.wildcard) {
		if (out->len > 0)
			vdm_buf_puts(out, "; ");
		vdm_buf_puts(out, l.n + (l.wildcard != 0) > 1 ? "one of " : "");
		say_names(r, l.v, l.n, attribute, out);
		if (l.wildcard)
			vdm_buf_puts(out, l.n > 0 ? ", another" : "another");
	}
	vdm_free(l.v);
}

static void
say_lacking(struct vdm_rng_run *r, const struct vdm_pattern *p, int attribute,
	    struct vdm_buf *out)
{
	uint32_t i;

	for (; p->kind == P_GROUP; p = p->b)
		if (lacks(r, p->a, attribute))
			say_lacking(r, p->a, attribute, out);
	if (!lacks(r, p, attribute))
		return;
	if (p->kind == (attribute ? P_ATTRIBUTE : P_ELEMENT)) {
		if (out->len > 0)
			vdm_buf_puts(out, ", ");
		else if (attribute)
			vdm_buf_puts(out, "the attribute ");
		if (p->nc->kind == NC_NAME)
			vdm_rng_say_name(r, p->nc->name, attribute, out);
		else
			vdm_buf_puts(out, "another");
	} else if (p->kind == P_ONE_OR_MORE) {
		say_lacking(r, p->a, attribute, out);
	} else if (p->kind == P_CHOICE) {
		say_choice(r, p, attribute, out);
	} else if (p->kind == P_INTERLEAVE) {
		for (i = 0; i < p->n; i++)
			if (lacks(r, p->kids[i], attribute))
				say_lacking(r, p->kids[i], attribute, out);
	} else if (p->kind == P_DATA || p->kind == P_VALUE ||
		   p->kind == P_LIST) {
		struct vdm_rng_state *s = vdm_rng_state_get(r->m, &p, 1);

		if (s != NULL)
			vdm_rng_say_values(r, s, out);
	}
}

void
vdm_rng_say_required(struct vdm_rng_run *r, struct vdm_rng_state *s,
		     int attribute, struct vdm_buf *out)
{
	uint32_t i;

	for (i = 0; i < s->n && out->len == 0; i++)
		if (s->p[i]->kind != P_NOT_ALLOWED)
			say_lacking(r, s->p[i], attribute, out);
	if (attribute && out->len == 0)
		vdm_buf_puts(out, "an attribute");
}

/* ---- did you mean ---- */

static int
same_but_case(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++) {
		int x = vdm_is_capital(*a) ? *a + 32 : *a;
		int y = vdm_is_capital(*b) ? *b + 32 : *b;

		if (x != y)
			return 0;
	}
	return *a == *b;
}

/* One name is the other and one character more. */
static int
grown_by_one(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	return n + 1 == m ? memcmp(a, b, n) == 0
			  : m + 1 == n && memcmp(a, b, m) == 0;
}

/* A name that the grammar itself uses is not a slip, but in a namespace. */
static int
is_known(const struct vdm_rng_run *r, const struct vdm_rng_name *name)
{
	return name->id < r->g->names.nnames;
}

/*
 * The nearest: the same local name in another namespace (0); other case or one
 * character more (1); one slip of the fingers (2). More is guessing. Names of
 * one or two letters are all near each other; and a name that the grammar has
 * elsewhere ("p" where "l" may stand) is in a wrong place, not misspelt.
 */
static const struct vdm_rng_name *
find_meant(struct vdm_rng_run *r, struct vdm_rng_state *s,
	   const struct vdm_rng_name *name, int attribute)
{
	const struct vdm_rng_name *best = NULL;
	unsigned nearest = 3, d;
	const struct vdm_rng_names_list *l = names_gather(r, s, attribute);
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (strcmp(l->v[i]->local, name->local) == 0)
			d = 0;
		else if (same_but_case(l->v[i]->local, name->local))
			d = 1;
		else if (is_known(r, name) && l->v[i]->ns == name->ns)
			continue;
		else if (grown_by_one(l->v[i]->local, name->local))
			d = 1;
		else
			d = strlen(name->local) < 3
				? 9
				: 1 + vdm_words_distance(l->v[i]->local,
							 name->local);
		if (d < nearest) {
			nearest = d;
			best = l->v[i];
		}
	}
	return best;
}

const struct vdm_rng_name *
vdm_rng_meant(struct vdm_rng_run *r, struct vdm_rng_state *s,
	      const struct vdm_rng_name *name, int attribute)
{
	struct vdm_rng_step *step =
	    vdm_rng_state_step(r->m, s, name, attribute);

	if (step == NULL)
		return NULL;
	if (!step->meant_known) {
		step->meant = find_meant(r, s, name, attribute);
		step->meant_known = 1;
	}
	return step->meant;
}

void
vdm_rng_say_path(struct vdm_rng_run *r, size_t depth, struct vdm_buf *out)
{
	size_t i;

	for (i = 1; i <= depth && i <= r->depth; i++) {
		vdm_buf_putc(out, '/');
		if (r->stack[i].name != NULL)
			vdm_buf_puts(out, r->stack[i].name->local);
	}
}
