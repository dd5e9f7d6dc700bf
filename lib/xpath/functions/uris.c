/* SPDX-License-Identifier: MIT */
/* Functions on URIs (F&O 3.1, 6). */
#include <string.h>

#include "vidimus.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "xml/uri.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/functions/uris.h"
#include "xpath/static/context.h"

static int
is_scheme(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz"
			     "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return n > 0 && s[n] == ':' && vdm_is_letter(*s);
}

static int
is_valid(const char *s)
{
	const char *fragment = strchr(s, '#');

	if (*s == ':' ||
	    (fragment != NULL && strchr(fragment + 1, '#') != NULL))
		return 0;
	for (; *s != '\0'; s++) {
		if (*s == '%' && strspn(s + 1, "0123456789abcdefABCDEF") < 2)
			return 0;
		if (strchr("<>\"{}|\\^`", *s) != NULL)
			return 0;
	}
	return 1;
}

const char *
vdm_xp_uri_try(struct vdm_xp_call *call, const char *ref, const char *base,
	       const char **code)
{
	*code = "FORG0002";
	if (!is_valid(ref))
		return NULL;
	if (is_scheme(ref))
		return ref;
	if (base == NULL) {
		*code = "FONS0005";
		return NULL;
	}
	if (!is_valid(base) || !is_scheme(base) || strchr(base, '#') != NULL ||
	    (strchr(base, '/') == NULL && *ref != '\0'))
		return NULL;
	char *joined = vdm_uri_join(base, ref);
	if (joined == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	char *kept = vdm_arena_strdup(&call->arena, joined);
	vdm_free(joined);
	if (kept == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	return kept;
}

const char *
vdm_xp_uri_resolve(struct vdm_xp_call *call, const char *ref, const char *base)
{
	const char *code;
	const char *uri = vdm_xp_uri_try(call, ref, base, &code);

	if (uri == NULL)
		vdm_xp_raise(call, code, "\"%.100s\" is no URI by \"%.100s\"",
			     ref, base != NULL ? base : "");
	return uri;
}

static struct vdm_xp_seq
fn_resolve_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item s = vdm_xp_string(vdm_xp_uri_resolve(
	    call, vdm_xp_arg_z(call, &args[0]),
	    n > 1 ? vdm_xp_arg_z(call, &args[1]) : call->scope->base));
	s.type = XT_URI;
	return vdm_xp_one(s);
}

/* All but these and letters and digits is escaped. */
static struct vdm_xp_seq
escape(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
       const char *kept, int ascii)
{
	struct vdm_xp_item s = vdm_xp_arg_string(&args[0]);
	struct vdm_xp_text out = {.call = call};

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.u.s[i];
		int letter = vdm_is_letter(c) || vdm_is_digit(c);
		if (letter || (ascii && c >= 0x20 && c < 0x7F) ||
		    (c != 0 && c < 0x80 && kept != NULL &&
		     strchr(kept, c) != NULL))
			vdm_xp_put(&out, s.u.s + i, 1);
		else
			vdm_xp_printf(&out, "%%%02X", c);
	}
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_seq
fn_encode_for_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		  int n)
{
	(void)n;
	return escape(call, args, "-_.~", 0);
}

static struct vdm_xp_seq
fn_iri_to_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return escape(call, args, "!#$%&'()*+,-./:;=?@[]_~", 0);
}

static struct vdm_xp_seq
fn_escape_html_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	(void)n;
	return escape(call, args, NULL, 1);
}

const struct vdm_xp_builtin vdm_xp_uri_functions[] = {
    {XP_FN, "resolve-uri", 1, 2, "s?s1u?", fn_resolve_uri, 0},
    {XP_FN, "encode-for-uri", 1, 1, "s?s1", fn_encode_for_uri, 0},
    {XP_FN, "iri-to-uri", 1, 1, "s?s1", fn_iri_to_uri, 0},
    {XP_FN, "escape-html-uri", 1, 1, "s?s1", fn_escape_html_uri, 0},
    {0}};
