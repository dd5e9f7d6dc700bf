/* SPDX-License-Identifier: MIT */
/* Data types with their parameters: does a string belong, are two equal? */
#include "datatype/datatype.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlregexp.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "datatype/internal.h"

enum bound { MIN_IN, MIN_EX, MAX_IN, MAX_EX, BOUNDS };

struct vdm_datatype_value {
	char *text; /* normalised */
	char *ns;   /* of a QName */
	struct vdm_moment moment;
	struct vdm_duration duration;
	double number;
};

struct facet {
	char *name, *value;
	xmlRegexpPtr regexp; /* of a pattern */
	struct facet *next;
};

struct vdm_datatype {
	const struct vdm_type_info *info;
	int builtin;
	struct facet *facets, **facets_end;
	long length, min_length, max_length, total, fraction; /* -1: none */
	struct vdm_datatype_value *bounds[BOUNDS];
};

struct vdm_datatype *
vdm_datatype_new(const char *library, const char *name)
{
	const struct vdm_type_info *info = vdm_type_find(library, name);
	struct vdm_datatype *t;

	if (info == NULL || (t = vdm_calloc(1, sizeof(*t))) == NULL)
		return NULL;
	t->info = info;
	t->builtin = *library == '\0';
	t->facets_end = &t->facets;
	t->length = t->min_length = t->max_length = t->total = t->fraction = -1;
	return t;
}

void
vdm_datatype_value_free(struct vdm_datatype_value *value)
{
	if (value == NULL)
		return;
	vdm_free(value->text);
	vdm_free(value->ns);
	vdm_free(value);
}

void
vdm_datatype_free(struct vdm_datatype *type)
{
	struct facet *f, *next;
	int i;

	if (type == NULL)
		return;
	for (f = type->facets; f != NULL; f = next) {
		next = f->next;
		if (f->regexp != NULL)
			xmlRegFreeRegexp(f->regexp);
		vdm_free(f->name);
		vdm_free(f->value);
		vdm_free(f);
	}
	for (i = 0; i < BOUNDS; i++)
		vdm_datatype_value_free(type->bounds[i]);
	vdm_free(type);
}

const char *
vdm_datatype_name(const struct vdm_datatype *type)
{
	return type->info->name;
}

enum vdm_id_type
vdm_datatype_id(const struct vdm_datatype *type)
{
	return type->info->id;
}

/* Of ENTITY and ENTITIES each name is that of an unparsed entity (XML Schema
 * part 2, 3.3.11). */
static int
names_entities(const struct vdm_type_info *info)
{
	return info->check == vdm_lex_entity;
}

int
vdm_datatype_names_entities(const struct vdm_datatype *type)
{
	return names_entities(type->info);
}

int
vdm_datatype_has_context(const struct vdm_datatype *type)
{
	return type->info->family == T_QNAME || names_entities(type->info);
}

int
vdm_datatype_all(const struct vdm_datatype *type)
{
	return type->facets == NULL && type->info->family == T_STRING &&
	       type->info->check == NULL;
}

int
vdm_datatype_facet(const struct vdm_datatype *type, unsigned index,
		   const char **name, const char **value)
{
	const struct facet *f;

	*name = NULL;
	*value = NULL;
	for (f = type->facets; f != NULL && index > 0; f = f->next)
		index--;
	if (f == NULL)
		return -1;
	*name = f->name;
	*value = f->value;
	return 0;
}

/* ---- white space ---- */

static int
needs_collapse(const char *s)
{
	if (*s == ' ')
		return 1;
	for (; *s != '\0'; s++)
		if (*s == '\t' || *s == '\n' || *s == '\r' ||
		    (*s == ' ' && (s[1] == ' ' || s[1] == '\0')))
			return 1;
	return 0;
}

static void
collapse(const char *s, char *out)
{
	char *start = out;

	for (; *s != '\0'; s++) {
		if (!vdm_is_space((unsigned char)*s))
			*out++ = *s;
		else if (out > start && out[-1] != ' ')
			*out++ = ' ';
	}
	if (out > start && out[-1] == ' ')
		out--;
	*out = '\0';
}

/* `s` itself, or a copy in `*copy` that the caller frees. NULL: no memory. */
static const char *
normalise(const struct vdm_datatype *t, const char *s, char **copy)
{
	char *p;

	*copy = NULL;
	if (t->info->space == S_PRESERVE)
		return s;
	if (t->info->space == S_REPLACE ? strpbrk(s, "\t\n\r") == NULL
					: !needs_collapse(s))
		return s;
	p = *copy = vdm_malloc(strlen(s) + 1);
	if (p == NULL)
		return NULL;
	if (t->info->space == S_COLLAPSE) {
		collapse(s, p);
		return p;
	}
	strcpy(p, s);
	for (; *p != '\0'; p++)
		if (vdm_is_space((unsigned char)*p))
			*p = ' ';
	return *copy;
}

/* ---- lexical and value checks ---- */

/* Whether one item of a list is right; of a type that is no list, all of it. */
static int
check_item(const struct vdm_type_info *info, const char *s,
	   const struct vdm_prefixes *prefixes)
{
	if (info->check != NULL && !info->check(s))
		return 0;
	return !names_entities(info) ||
	       (prefixes != NULL && prefixes->is_unparsed != NULL &&
		prefixes->is_unparsed(prefixes->context, s));
}

static int
check_items(const struct vdm_type_info *info, const char *s,
	    const struct vdm_prefixes *prefixes)
{
	struct vdm_buf item;
	int ok = *s != '\0';

	vdm_buf_init(&item);
	while (ok && *s != '\0') {
		size_t n = strcspn(s, " ");

		vdm_buf_clear(&item);
		vdm_buf_put(&item, s, n);
		ok = check_item(info, vdm_buf_str(&item), prefixes);
		s += n + (s[n] == ' ');
	}
	vdm_buf_fini(&item);
	return ok;
}

static const char *
lookup(const struct vdm_prefixes *prefixes, const char *prefix)
{
	if (strcmp(prefix, "xml") == 0)
		return "http://www.w3.org/XML/1998/namespace";
	if (prefixes == NULL || prefixes->lookup == NULL)
		return *prefix == '\0' ? "" : NULL;
	return prefixes->lookup(prefixes->context, prefix);
}

/* The namespace of a QName; NULL: its prefix is not bound. */
static const char *
qname_ns(const char *s, const struct vdm_prefixes *prefixes)
{
	const char *colon = strchr(s, ':'), *ns;
	char *prefix;

	if (colon == NULL) {
		ns = lookup(prefixes, "");
		return ns == NULL ? "" : ns;
	}
	prefix = vdm_strndup(s, (size_t)(colon - s));
	ns = prefix != NULL ? lookup(prefixes, prefix) : NULL;
	vdm_free(prefix);
	return ns;
}

/* Whatever the program's locale has for a decimal point. */
static double
read_number(const char *s)
{
	locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	double d;

	if (c == (locale_t)0) {
		vdm_memory_fail();
		return 0;
	}
	d = strtod_l(s, NULL, c);
	freelocale(c);
	return d;
}

/* Fills `v` with what order and equality need. 0, or -1: not of the type. */
static int
parse_value(const struct vdm_datatype *t, const char *s,
	    const struct vdm_prefixes *prefixes, struct vdm_datatype_value *v)
{
	const struct vdm_type_info *i = t->info;

	switch (i->family) {
	case T_LIST:
		return check_items(i, s, prefixes) ? 0 : -1;
	case T_MOMENT:
		return vdm_moment_parse(i->shape, s, &v->moment);
	case T_DURATION:
		return vdm_duration_parse(s, &v->duration);
	case T_DECIMAL:
		if (!i->check(s) ||
		    (i->min != NULL && vdm_decimal_compare(s, i->min) < 0) ||
		    (i->max != NULL && vdm_decimal_compare(s, i->max) > 0))
			return -1;
		return 0;
	case T_FLOAT:
		if (!i->check(s))
			return -1;
		v->number = strcmp(s, "INF") == 0    ? (double)INFINITY
			    : strcmp(s, "-INF") == 0 ? -(double)INFINITY
			    : strcmp(s, "NaN") == 0  ? (double)NAN
						     : read_number(s);
		if (i->check == vdm_lex_float)
			v->number = (double)(float)v->number;
		return 0;
	case T_QNAME:
		return i->check(s) && qname_ns(s, prefixes) != NULL ? 0 : -1;
	case T_STRING:
	case T_BOOLEAN:
	case T_HEX:
	case T_BASE64:
		break;
	}
	return check_item(i, s, prefixes) ? 0 : -1;
}

int
vdm_datatype_is(const char *name, const char *s)
{
	struct vdm_datatype t = {0};
	struct vdm_datatype_value v = {0};

	t.info = vdm_type_find(VDM_DATATYPES_XSD, name);
	return t.info != NULL && parse_value(&t, s, NULL, &v) == 0;
}

static int
compare_floats(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) && isnan(b) ? 0 : isnan(a) ? 1 : -1;
	return a < b ? -1 : a > b;
}

/* -1, 0, 1; 2 where there is no order. */
static int
compare_values(const struct vdm_datatype *t, const struct vdm_datatype_value *a,
	       const char *a_text, const struct vdm_datatype_value *b)
{
	if (t->info->family == T_DECIMAL)
		return vdm_decimal_compare(a_text, b->text);
	if (t->info->family == T_FLOAT)
		return compare_floats(a->number, b->number);
	if (t->info->family == T_MOMENT)
		return vdm_moment_compare(&a->moment, &b->moment);
	if (t->info->family == T_DURATION)
		return vdm_duration_compare(&a->duration, &b->duration);
	return 2;
}

static long
value_length(const struct vdm_datatype *t, const char *s)
{
	size_t n = 0;

	switch (t->info->family) {
	case T_LIST:
		for (n = *s != '\0'; *s != '\0'; s++)
			n += *s == ' ';
		return (long)n;
	case T_HEX:
		return (long)(strlen(s) / 2);
	case T_BASE64:
		for (; *s != '\0'; s++)
			n += !vdm_is_space((unsigned char)*s) && *s != '=';
		return (long)(n * 3 / 4);
	case T_STRING:
	case T_DECIMAL:
	case T_FLOAT:
	case T_BOOLEAN:
	case T_MOMENT:
	case T_DURATION:
	case T_QNAME:
		break;
	}
	return (long)vdm_utf8_length(s, strlen(s));
}

static int
bounds_hold(const struct vdm_datatype *t, const struct vdm_datatype_value *v,
	    const char *s)
{
	int i, c;

	for (i = 0; i < BOUNDS; i++) {
		if (t->bounds[i] == NULL)
			continue;
		c = compare_values(t, v, s, t->bounds[i]);
		if (!(c == (i <= MIN_EX ? 1 : -1) ||
		      (c == 0 && (i == MIN_IN || i == MAX_IN))))
			return 0;
	}
	return 1;
}

static int
facets_hold(const struct vdm_datatype *t, const struct vdm_datatype_value *v,
	    const char *s)
{
	const struct facet *f;
	size_t total, behind;
	long n;

	if (t->length >= 0 || t->min_length >= 0 || t->max_length >= 0) {
		n = value_length(t, s);
		if ((t->length >= 0 && n != t->length) || n < t->min_length ||
		    (t->max_length >= 0 && n > t->max_length))
			return 0;
	}
	if (t->total >= 0 || t->fraction >= 0) {
		vdm_decimal_digits(s, &total, &behind);
		if ((t->total >= 0 && total > (size_t)t->total) ||
		    (t->fraction >= 0 && behind > (size_t)t->fraction))
			return 0;
	}
	if (!bounds_hold(t, v, s))
		return 0;
	for (f = t->facets; f != NULL; f = f->next)
		if (f->regexp != NULL &&
		    xmlRegexpExec(f->regexp, (const xmlChar *)s) != 1)
			return 0;
	return 1;
}

int
vdm_datatype_matches(const struct vdm_datatype *type, const char *s,
		     const struct vdm_prefixes *prefixes)
{
	struct vdm_datatype_value v = {0};
	char *copy;
	int ok;

	if (vdm_datatype_all(type))
		return 1;
	s = normalise(type, s, &copy);
	ok = s != NULL && parse_value(type, s, prefixes, &v) == 0 &&
	     (type->facets == NULL || facets_hold(type, &v, s));
	vdm_free(copy);
	return ok;
}

/* ---- values ---- */

/* hexBinary and base64Binary in the one form that equal values share. */
static void
canonical_bytes(enum vdm_type_family family, char *s)
{
	char *out = s;

	for (; *s != '\0'; s++) {
		if (family == T_BASE64 && vdm_is_space((unsigned char)*s))
			continue;
		*out++ = family == T_HEX && *s >= 'a' && *s <= 'f'
			     ? (char)(*s - 'a' + 'A')
			     : *s;
	}
	*out = '\0';
}

struct vdm_datatype_value *
vdm_datatype_value_new(const struct vdm_datatype *type, const char *s,
		       const struct vdm_prefixes *prefixes)
{
	struct vdm_datatype_value *v = vdm_calloc(1, sizeof(*v));
	char *copy = NULL;
	const char *ns;

	if (v == NULL)
		return NULL;
	s = normalise(type, s, &copy);
	if (s == NULL || parse_value(type, s, prefixes, v) != 0 ||
	    (type->facets != NULL && !facets_hold(type, v, s)) ||
	    (v->text = vdm_strdup(s)) == NULL)
		goto fail;
	if (type->info->family == T_QNAME) {
		ns = qname_ns(s, prefixes);
		if (ns == NULL || (v->ns = vdm_strdup(ns)) == NULL)
			goto fail;
	}
	if (type->info->family == T_HEX || type->info->family == T_BASE64)
		canonical_bytes(type->info->family, v->text);
	vdm_free(copy);
	return v;
fail:
	vdm_free(copy);
	vdm_datatype_value_free(v);
	return NULL;
}

const char *
vdm_datatype_value_text(const struct vdm_datatype_value *value)
{
	return value->text;
}

const char *
vdm_datatype_value_ns(const struct vdm_datatype_value *value)
{
	return value->ns;
}

static const char *
local_name(const char *s)
{
	const char *colon = strchr(s, ':');

	return colon == NULL ? s : colon + 1;
}

int
vdm_datatype_equal(const struct vdm_datatype *type,
		   const struct vdm_datatype_value *value, const char *s,
		   const struct vdm_prefixes *prefixes)
{
	struct vdm_datatype_value *v;
	char *copy;
	int same;

	if (type->info->family == T_STRING && type->facets == NULL) {
		s = normalise(type, s, &copy);
		same = s != NULL && strcmp(s, value->text) == 0;
		vdm_free(copy);
		return same;
	}
	v = vdm_datatype_value_new(type, s, prefixes);
	if (v == NULL)
		return 0;
	if (type->info->family == T_QNAME)
		same =
		    strcmp(v->ns, value->ns) == 0 &&
		    strcmp(local_name(v->text), local_name(value->text)) == 0;
	else if (type->info->family == T_BOOLEAN)
		same = (strchr("1t", v->text[0]) == NULL) ==
		       (strchr("1t", value->text[0]) == NULL);
	else if (type->info->family == T_DECIMAL ||
		 type->info->family == T_FLOAT ||
		 type->info->family == T_MOMENT ||
		 type->info->family == T_DURATION)
		same = compare_values(type, v, v->text, value) == 0;
	else
		same = strcmp(v->text, value->text) == 0;
	vdm_datatype_value_free(v);
	return same;
}

int
vdm_datatype_has_key(const struct vdm_datatype *type)
{
	switch (type->info->family) {
	case T_STRING:
	case T_LIST:
		return !names_entities(type->info);
	case T_DECIMAL:
	case T_BOOLEAN:
	case T_HEX:
	case T_BASE64:
		return 1;
	case T_FLOAT:
	case T_MOMENT:
	case T_DURATION:
	case T_QNAME:
		break;
	}
	return 0;
}

int
vdm_datatype_key(const struct vdm_datatype *type, const char *s,
		 struct vdm_buf *out)
{
	struct vdm_datatype_value *v;
	char *copy;

	if (type->info->family == T_STRING && type->facets == NULL) {
		s = normalise(type, s, &copy);
		if (s != NULL)
			vdm_buf_puts(out, s);
		vdm_free(copy);
		return s != NULL ? 0 : -1;
	}
	v = vdm_datatype_value_new(type, s, NULL);
	if (v == NULL)
		return -1;
	if (type->info->family == T_BOOLEAN)
		vdm_buf_putc(out, strchr("1t", v->text[0]) != NULL ? '1' : '0');
	else if (type->info->family == T_DECIMAL)
		vdm_decimal_key(v->text, out);
	else
		vdm_buf_puts(out, v->text);
	vdm_datatype_value_free(v);
	return 0;
}

/* ---- parameters ---- */

static int
count_param(long *slot, const char *value)
{
	char *end;

	*slot = -1;
	if (!vdm_lex_integer(value) || *value == '-')
		return -2;
	*slot = strtol(value, &end, 10);
	return 0;
}

static int
bound_param(struct vdm_datatype *t, enum bound which, const char *value)
{
	unsigned long before = vdm_memory_failures();
	struct facet *kept = t->facets;

	if (t->bounds[which] != NULL)
		return -2;
	t->facets = NULL; /* the bound is of the type without parameters */
	t->bounds[which] = vdm_datatype_value_new(t, value, NULL);
	t->facets = kept;
	if (t->bounds[which] != NULL)
		return 0;
	return vdm_memory_check(before) != 0 ? -3 : -2;
}

static void
quiet(void *ctx, const char *msg, ...)
{
	(void)ctx;
	(void)msg;
}

/*
 * libxml2's \p{L} and \p{Lo} lack the letters that the Unicode database
 * lists as ranges: Chinese, Japanese and Korean. They are added.
 */
#define CJK                                                                    \
	"\xE3\x90\x80-\xE4\xB6\xBF"         /* 3400-4DBF */                    \
	"\xE4\xB8\x80-\xE9\xBF\xBF"         /* 4E00-9FFF */                    \
	"\xEA\xB0\x80-\xED\x9E\xA3"         /* AC00-D7A3 */                    \
	"\xF0\xA0\x80\x80-\xF0\xAE\xAF\xAF" /* 20000-2EBEF */                  \
	"\xF0\xB0\x80\x80-\xF0\xB2\x8E\xAF" /* 30000-323AF */

static void
complete_letters(const char *s, struct vdm_buf *out)
{
	int inside = 0;

	while (*s != '\0') {
		size_t n = strncmp(s + 1, "p{L}", 4) == 0    ? 5
			   : strncmp(s + 1, "p{Lo}", 5) == 0 ? 6
			   : strncmp(s + 1, "P{L}", 4) == 0  ? 5
			   : strncmp(s + 1, "P{Lo}", 5) == 0 ? 6
							     : 0;

		if (*s != '\\' || n == 0 || (inside && s[1] == 'P')) {
			inside += *s == '[';
			inside -= *s == ']' && inside > 0;
			n = *s == '\\' && s[1] != '\0' ? 2 : 1;
			vdm_buf_put(out, s, n);
		} else if (inside) {
			vdm_buf_put(out, s, n);
			vdm_buf_puts(out, CJK);
		} else {
			vdm_buf_puts(out, s[1] == 'P' ? "[^\\p" : "[\\p");
			vdm_buf_put(out, s + 2, n - 2);
			vdm_buf_puts(out, CJK "]");
		}
		s += n;
	}
}

struct pattern {
	const char *text;
	xmlRegexpPtr regexp;
};

/* xmlRegexpCompile crashes where memory runs out in it. */
static void
pattern_compile(void *context)
{
	struct pattern *p = context;

	p->regexp = xmlRegexpCompile((const xmlChar *)p->text);
}

static int
pattern_param(struct facet *f)
{
	xmlGenericErrorFunc old = xmlGenericError;
	void *old_ctx = xmlGenericErrorContext;
	struct pattern pattern = {0};
	struct vdm_buf whole;
	int rc = -3;

	if (vdm_datatype_pattern_fault(f->value) != NULL)
		return -2;
	vdm_buf_init(&whole);
	complete_letters(f->value, &whole);
	xmlSetGenericErrorFunc(NULL, quiet);
	pattern.text = vdm_buf_str(&whole);
	if (!whole.failed)
		rc = vdm_memory_guard(pattern_compile, &pattern);
	if (rc == 0)
		f->regexp = pattern.regexp;
	xmlSetGenericErrorFunc(old_ctx, old);
	vdm_buf_fini(&whole);
	return rc != 0 ? -3 : f->regexp == NULL ? -2 : 0;
}

static int
has_lengths(const struct vdm_type_info *i)
{
	return i->family == T_STRING || i->family == T_LIST ||
	       i->family == T_HEX || i->family == T_BASE64 ||
	       i->family == T_QNAME;
}

static int
is_ordered(const struct vdm_type_info *i)
{
	return i->family == T_DECIMAL || i->family == T_FLOAT ||
	       i->family == T_MOMENT || i->family == T_DURATION;
}

static int
param_apply(struct vdm_datatype *t, struct facet *f)
{
	static const char *const bounds[BOUNDS] = {[MIN_IN] = "minInclusive",
						   [MIN_EX] = "minExclusive",
						   [MAX_IN] = "maxInclusive",
						   [MAX_EX] = "maxExclusive"};
	const char *n = f->name;
	int i;

	if (strcmp(n, "pattern") == 0)
		return pattern_param(f);
	if (strcmp(n, "length") == 0)
		return has_lengths(t->info) ? count_param(&t->length, f->value)
					    : -1;
	if (strcmp(n, "minLength") == 0)
		return has_lengths(t->info)
			   ? count_param(&t->min_length, f->value)
			   : -1;
	if (strcmp(n, "maxLength") == 0)
		return has_lengths(t->info)
			   ? count_param(&t->max_length, f->value)
			   : -1;
	if (strcmp(n, "totalDigits") == 0)
		return t->info->family == T_DECIMAL
			   ? count_param(&t->total, f->value)
			   : -1;
	if (strcmp(n, "fractionDigits") == 0)
		return t->info->family == T_DECIMAL
			   ? count_param(&t->fraction, f->value)
			   : -1;
	for (i = 0; i < BOUNDS; i++)
		if (strcmp(n, bounds[i]) == 0)
			return is_ordered(t->info)
				   ? bound_param(t, (enum bound)i, f->value)
				   : -1;
	return -1;
}

int
vdm_datatype_param(struct vdm_datatype *type, const char *name,
		   const char *value)
{
	struct facet *f;

	if (type->builtin)
		return -1;
	f = vdm_calloc(1, sizeof(*f));
	if (f == NULL)
		return -3;
	f->name = vdm_strdup(name);
	f->value = vdm_strdup(value);
	if (f->name == NULL || f->value == NULL) {
		vdm_free(f->name);
		vdm_free(f->value);
		vdm_free(f);
		return -3;
	}
	*type->facets_end = f;
	type->facets_end = &f->next;
	return param_apply(type, f);
}

int
vdm_datatype_seal(struct vdm_datatype *type)
{
	return type->min_length >= 0 && type->max_length >= 0 &&
		       type->min_length > type->max_length
		   ? -1
		   : 0;
}
