/* SPDX-License-Identifier: MIT */
/* Reads JSON (RFC 7159). The stack is no C stack. */
#include "xpath/json/json.h"

#include <string.h>

#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/tree/node.h"

struct reader {
	struct vdm_xp_call *call;
	const char *s;
	size_t n, at;
	const struct vdm_xp_json_options *options;
	const struct vdm_xp_json_builder *builder;
};

_Noreturn static void
fail(struct reader *r, const char *what)
{
	vdm_xp_raise(r->call, "FOJS0001",
		     "%s, at character %zu of the JSON text", what,
		     vdm_utf8_length(r->s, r->at) + 1);
}

static int
peek(struct reader *r)
{
	while (r->at < r->n && vdm_is_space(r->s[r->at]))
		r->at++;
	return r->at < r->n ? (unsigned char)r->s[r->at] : -1;
}

static int
hex(const char *s, uint32_t *out)
{
	*out = 0;
	for (int i = 0; i < 4; i++) {
		int v = vdm_hex_of(s[i]);
		if (v < 0)
			return -1;
		*out = *out << 4 | (uint32_t)v;
	}
	return 0;
}

/* What stands for a character that XML has not. */
static void
put_unfit(struct reader *r, struct vdm_xp_text *out, uint32_t c)
{
	char text[16];
	struct vdm_xp_text escape = {.data = text, .cap = sizeof text};

	if (r->options->fallback == NULL) {
		vdm_xp_putcp(out, 0xFFFD);
		return;
	}
	vdm_xp_printf(&escape, "\\u%04X", (unsigned)c);
	struct vdm_xp_seq arg = vdm_xp_one(vdm_xp_string_n(
	    XT_STRING, vdm_xp_strndup(r->call, text, escape.len), escape.len));
	struct vdm_xp_seq v = vdm_xp_atomise(
	    r->call, vdm_xp_invoke(r->call, r->options->fallback, &arg, 1));
	if (v.n != 1 || !vdm_xp_is_texty(vdm_xp_at(&v, 0).type))
		vdm_xp_raise(r->call, "XPTY0004",
			     "the fallback does not give one string");
	struct vdm_xp_item s = vdm_xp_at(&v, 0);
	vdm_xp_put(out, s.u.s, s.n);
}

/* A character that was escaped, in the form that the options want. */
static void
put_escaped(struct reader *r, struct vdm_xp_text *out, uint32_t c, char letter)
{
	if (!r->options->escape) {
		if (vdm_is_xml_char(c))
			vdm_xp_putcp(out, c);
		else
			put_unfit(r, out, c);
		return;
	}
	if (c == '\\')
		vdm_xp_puts(out, "\\\\");
	else if (letter != 'u' && letter != '"' && letter != '/')
		vdm_xp_printf(out, "\\%c", letter);
	else if (vdm_is_xml_char(c) && c >= 0x20 && (c < 0x7F || c > 0x9F))
		vdm_xp_putcp(out, c);
	else if (c == '\t' || c == '\n' || c == '\r')
		vdm_xp_printf(out, "\\%c",
			      c == '\t'   ? 't'
			      : c == '\n' ? 'n'
					  : 'r');
	else if (c == '\b' || c == '\f')
		vdm_xp_printf(out, "\\%c", c == '\b' ? 'b' : 'f');
	else
		vdm_xp_printf(out, "\\u%04X", (unsigned)c);
}

static void
read_escape(struct reader *r, struct vdm_xp_text *out)
{
	static const char letters[] = "\"\\/bfnrt",
			  values[] = "\"\\/\b\f\n\r\t";
	uint32_t c = 0, low = 0;

	if (r->at >= r->n)
		fail(r, "a string that nothing ends");
	char letter = r->s[r->at++];
	const char *p = letter != '\0' ? strchr(letters, letter) : NULL;
	if (p != NULL) {
		put_escaped(r, out, (unsigned char)values[p - letters], letter);
		return;
	}
	if (letter != 'u' || r->n - r->at < 4 || hex(r->s + r->at, &c) < 0)
		fail(r, "an escape that stands for nothing");
	r->at += 4;
	if (c >= 0xD800 && c <= 0xDBFF && r->n - r->at >= 6 &&
	    r->s[r->at] == '\\' && r->s[r->at + 1] == 'u' &&
	    hex(r->s + r->at + 2, &low) == 0 && low >= 0xDC00 &&
	    low <= 0xDFFF) {
		r->at += 6;
		vdm_xp_putcp(out,
			     0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
		return;
	}
	put_escaped(r, out, c, 'u');
}

static struct vdm_xp_item
read_string(struct reader *r)
{
	struct vdm_xp_text out = {.call = r->call};

	for (r->at++;;) {
		if (r->at >= r->n)
			fail(r, "a string that nothing ends");
		unsigned char c = (unsigned char)r->s[r->at];
		if (c == '"')
			break;
		if (c < 0x20)
			fail(r, "a control character in a string");
		if (c == '\\') {
			r->at++;
			read_escape(r, &out);
			continue;
		}
		vdm_xp_put(&out, r->s + r->at++, 1);
	}
	r->at++;
	return vdm_xp_text_item(&out, XT_STRING);
}

static struct vdm_xp_item
read_number(struct reader *r)
{
	size_t start = r->at;
	const char *s = r->s;

	if (s[r->at] == '-')
		r->at++;
	size_t digits = r->at;
	while (r->at < r->n && vdm_is_digit(s[r->at]))
		r->at++;
	if (r->at == digits || (s[digits] == '0' && r->at > digits + 1))
		fail(r, "no number");
	if (r->at < r->n && s[r->at] == '.') {
		digits = ++r->at;
		while (r->at < r->n && vdm_is_digit(s[r->at]))
			r->at++;
		if (r->at == digits)
			fail(r, "no digit behind the point");
	}
	if (r->at < r->n && (s[r->at] | 32) == 'e') {
		r->at++;
		if (r->at < r->n && (s[r->at] == '+' || s[r->at] == '-'))
			r->at++;
		digits = r->at;
		while (r->at < r->n && vdm_is_digit(s[r->at]))
			r->at++;
		if (r->at == digits)
			fail(r, "no digit in the exponent");
	}
	return vdm_xp_string_n(XT_DOUBLE, s + start, r->at - start);
}

static struct vdm_xp_item
read_simple(struct reader *r)
{
	static const struct {
		const char *word;
		uint8_t type, value;
	} words[] = {{"true", XT_BOOLEAN, 1},
		     {"false", XT_BOOLEAN, 0},
		     {"null", XT_NONE, 0}};
	int c = peek(r);

	if (c == '"')
		return read_string(r);
	if (c == '-' || vdm_is_digit(c))
		return read_number(r);
	for (int i = 0; i < 3; i++) {
		size_t n = strlen(words[i].word);
		if (r->n - r->at >= n &&
		    memcmp(r->s + r->at, words[i].word, n) == 0) {
			r->at += n;
			return (struct vdm_xp_item){.type = words[i].type,
						    .u.i = words[i].value};
		}
	}
	fail(r, "no value");
}

/* Behind a value: what closes, or a comma. 0 where a value follows. */
static int
closes(struct reader *r, int object)
{
	int c = peek(r);

	if (c == (object ? '}' : ']')) {
		r->at++;
		return 1;
	}
	if (c != ',')
		fail(r, "neither a comma nor an end");
	r->at++;
	if (r->options->liberal && peek(r) == (object ? '}' : ']')) {
		r->at++;
		return 1;
	}
	return 0;
}

void
vdm_xp_json_read(struct vdm_xp_call *call, const struct vdm_xp_item *text,
		 const struct vdm_xp_json_options *options,
		 const struct vdm_xp_json_builder *builder)
{
	struct reader r = {call, text->u.s, text->n, 0, options, builder};
	uint8_t *kinds = NULL; /* of what is open: 1 an object */
	size_t depth = 0, cap = 0;

	for (;;) {
		struct vdm_xp_item key = {0};
		int has_key = kinds != NULL && depth > 0 && kinds[depth - 1];
		vdm_xp_tick(call);
		if (has_key) {
			if (peek(&r) != '"')
				fail(&r, "no key");
			key = read_string(&r);
			if (peek(&r) != ':')
				fail(&r, "no colon behind a key");
			r.at++;
		}
		int c = peek(&r);
		if (c == '{' || c == '[') {
			if (depth >= call->limits.depth)
				vdm_xp_raise(call, "VDXP0001",
					     "JSON nested more than %zu deep",
					     depth);
			kinds = vdm_arena_grow(&call->arena, kinds, &cap,
					       depth + 1, 1);
			if (kinds == NULL)
				vdm_xp_raise(call, "VDXP0006", "out of memory");
			kinds[depth++] = c == '{';
			r.at++;
			builder->begin(builder->context, has_key ? &key : NULL,
				       c == '{');
			if (peek(&r) != (c == '{' ? '}' : ']'))
				continue;
			r.at++;
			builder->end(builder->context, kinds[--depth]);
		} else {
			struct vdm_xp_item value = read_simple(&r);
			builder->value(builder->context, has_key ? &key : NULL,
				       &value);
		}
		while (depth > 0 && closes(&r, kinds[depth - 1]))
			builder->end(builder->context, kinds[--depth]);
		if (depth == 0)
			break;
	}
	if (peek(&r) >= 0)
		fail(&r, "more behind the value");
}

struct vdm_xp_item
vdm_xp_json_unescape(struct vdm_xp_call *call, const struct vdm_xp_item *s,
		     const char *code)
{
	static const struct vdm_xp_json_options none = {0};
	struct reader r = {call, s->u.s, s->n, 0, &none, NULL};
	struct vdm_xp_text out = {.call = call};

	while (r.at < r.n) {
		if (r.s[r.at] != '\\') {
			vdm_xp_put(&out, r.s + r.at++, 1);
			continue;
		}
		r.at++;
		char e = r.at < r.n ? r.s[r.at] : '\0';
		uint32_t c = 0;
		if (e == '\0' || strchr("\"\\/bfnrtu", e) == NULL ||
		    (e == 'u' &&
		     (r.n - r.at < 5 || hex(r.s + r.at + 1, &c) < 0)))
			vdm_xp_raise(call, code,
				     "an escape that stands for "
				     "nothing");
		read_escape(&r, &out);
	}
	return vdm_xp_text_item(&out, XT_STRING);
}

void
vdm_xp_json_escape(struct vdm_xp_text *out, const char *s, size_t n)
{
	static const char from[] = "\"\\/\b\f\n\r\t", to[] = "\"\\/bfnrt";
	size_t used = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		const char *p =
		    c != 0 && c < 0x80 ? strchr(from, (int)c) : NULL;
		if (p != NULL)
			vdm_xp_printf(out, "\\%c", to[p - from]);
		else if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
			vdm_xp_printf(out, "\\u%04X", (unsigned)c);
		else
			vdm_xp_put(out, s + i, used);
	}
}

/* ---- options */

static const struct vdm_xp_seq *
option(const struct vdm_xp_map *map, const char *name)
{
	struct vdm_xp_item key = vdm_xp_string(name);

	return vdm_xp_map_get(map, &key);
}

static int
boolean_option(struct vdm_xp_call *call, const struct vdm_xp_map *map,
	       const char *name, int usual)
{
	const struct vdm_xp_seq *v = option(map, name);

	if (v == NULL)
		return usual;
	struct vdm_xp_seq s = vdm_xp_atomise(call, *v);
	if (s.n == 1 && vdm_xp_at(&s, 0).type == XT_UNTYPED) {
		struct vdm_xp_item u = vdm_xp_at(&s, 0);
		return vdm_xp_cast(call, &u, XT_BOOLEAN).u.i != 0;
	}
	if (s.n != 1 || vdm_xp_at(&s, 0).type != XT_BOOLEAN)
		vdm_xp_raise(call, "XPTY0004", "%s is one boolean", name);
	return vdm_xp_at(&s, 0).u.i != 0;
}

struct vdm_xp_json_options
vdm_xp_json_read_options(struct vdm_xp_call *call, const struct vdm_xp_seq *arg,
			 int to_xml)
{
	static const char *const known[] = {"reject", "use-first", "use-last",
					    "retain"};
	const struct vdm_xp_map *map = vdm_xp_at(arg, 0).u.map;
	struct vdm_xp_json_options o = {0};
	const struct vdm_xp_seq *v = option(map, "duplicates");

	o.liberal = boolean_option(call, map, "liberal", 0);
	o.escape = boolean_option(call, map, "escape", 0);
	if (to_xml && boolean_option(call, map, "validate", 0))
		vdm_xp_raise(call, "FOJS0004", "nothing is validated here");
	if (v != NULL) {
		struct vdm_xp_seq s = vdm_xp_atomise(call, *v);
		if (s.n != 1 || !vdm_xp_is_texty(vdm_xp_at(&s, 0).type))
			vdm_xp_raise(call, "XPTY0004",
				     "duplicates is one string");
		struct vdm_xp_item word = vdm_xp_at(&s, 0);
		for (size_t i = 0; i < 4; i++)
			if (strlen(known[i]) == word.n &&
			    memcmp(known[i], word.u.s, word.n) == 0 &&
			    i != (to_xml ? 2 : 3))
				o.duplicates = known[i];
		if (o.duplicates == NULL)
			vdm_xp_raise(call, "FOJS0005",
				     "duplicates cannot be so");
	}
	if ((v = option(map, "fallback")) != NULL) {
		if (v->n != 1 || vdm_xp_at(v, 0).type < XT_FUNCTION ||
		    vdm_xp_at(v, 0).type > XT_ARRAY)
			vdm_xp_raise(call, "XPTY0004",
				     "fallback is a function");
		struct vdm_xp_item *fn = vdm_xp_alloc(call, sizeof *fn);
		*fn = vdm_xp_at(v, 0);
		if (vdm_xp_function_arity(fn) != 1)
			vdm_xp_raise(call, "XPTY0004",
				     "fallback takes one argument");
		if (o.escape)
			vdm_xp_raise(call, "FOJS0005",
				     "fallback and escape at once");
		o.fallback = fn;
	}
	return o;
}
