/* SPDX-License-Identifier: MIT */
/* Attributes of header elements, both ways. */
#include "base/ascii.h"
#include "base/calendar.h"
#include "tei/header/marks.h"
#include "record/roles.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "record/standing.h"
#include "tei/internal.h"
#include "xml/sax.h"

#define DIGITS "0123456789"

/* ---- what @when may hold ---- */

/* Matches `s` against a pattern: '9' is a digit, others themselves. */
static size_t
match(const char *s, const char *pattern)
{
	size_t i;

	for (i = 0; pattern[i] != '\0'; i++) {
		if (pattern[i] == '9' ? !vdm_is_digit(s[i])
				      : s[i] != pattern[i])
			return 0;
	}
	return i;
}

static size_t
two_below(const char *s, int limit)
{
	return match(s, "99") == 2 && (s[0] - '0') * 10 + (s[1] - '0') < limit;
}

/* The length of hh:mm:ss at s, or of hh:mm with `brief`. */
static size_t
match_time(const char *s, int brief)
{
	if (!two_below(s, 24) || s[2] != ':' || !two_below(s + 3, 60))
		return 0;
	if (brief)
		return 5;
	return s[5] == ':' && two_below(s + 6, 60) ? 8 : 0;
}

/* Whether all of s is yyyy, yyyy-mm, yyyy-mm-dd, the last with Thh:mm:ss, or
 * hh:mm:ss. */
static int
is_when(const char *s)
{
	int month;
	size_t n;

	if (match_time(s, 0) == 8)
		return s[8] == '\0';
	if (match(s, "9999") != 4 || strncmp(s, "0000", 4) == 0)
		return 0;
	if (s[4] == '\0')
		return 1;
	if (match(s + 4, "-99") != 3)
		return 0;
	month = atoi(s + 5);
	if (month < 1 || month > 12)
		return 0;
	if (s[7] == '\0')
		return 1;
	if (match(s + 7, "-99") != 3 || atoi(s + 8) < 1 ||
	    atoi(s + 8) > vdm_month_days(atoi(s), month))
		return 0;
	if (s[10] == '\0')
		return 1;
	n = s[10] == 'T' ? match_time(s + 11, 0) : 0;
	return n == 8 && s[19] == '\0';
}

/* ---- @ana ---- */

static void
encode(struct vdm_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (vdm_is_letter(c) || vdm_is_digit(c) || c == '-' ||
		    c == '.' || c == '_' || c == '~')
			vdm_buf_putc(out, *s);
		else
			vdm_buf_printf(out, "%%%02X", c);
	}
}

static int
hex(char c)
{
	if (vdm_is_digit(c))
		return c - '0';
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The value of "vidimus:KEY=" in @ana, decoded into `rec`; or NULL. */
const char *
vdm_tei_ana_get(struct vdm_record *rec, const struct vdm_node *node,
		const char *key)
{
	const char *ana = vdm_node_attr(node, "ana"), *t;
	const char *value = NULL;
	size_t n, len = strlen(key);
	struct vdm_buf b;

	while ((t = vdm_who_next(&ana, &n)) != NULL) {
		const char *end = t + n;

		if (n < len + 9 || strncmp(t, "vidimus:", 8) != 0 ||
		    strncmp(t + 8, key, len) != 0 || t[8 + len] != '=')
			continue;
		vdm_buf_init(&b);
		for (t += 9 + len; t < end; t++) {
			if (*t == '%' && t + 2 < end && hex(t[1]) >= 0 &&
			    hex(t[2]) >= 0) {
				vdm_buf_putc(
				    &b, (char)(hex(t[1]) * 16 + hex(t[2])));
				t += 2;
			} else {
				vdm_buf_putc(&b, *t);
			}
		}
		if (vdm_utf8_check(vdm_buf_str(&b), b.len) == b.len)
			value = vdm_arena_strndup(&rec->arena, vdm_buf_str(&b),
						  b.len);
		vdm_buf_fini(&b);
	}
	return value;
}

void
vdm_tei_ana_set(struct vdm_record *rec, struct vdm_node *node, const char *key,
		const char *value)
{
	const char *old = vdm_node_attr(node, "ana"), *t;
	size_t n, len = strlen(key);
	struct vdm_buf b;

	vdm_buf_init(&b);
	while ((t = vdm_who_next(&old, &n)) != NULL) {
		if (n > len + 8 && strncmp(t, "vidimus:", 8) == 0 &&
		    strncmp(t + 8, key, len) == 0 && t[8 + len] == '=')
			continue;
		vdm_buf_put(&b, t, n);
		vdm_buf_putc(&b, ' ');
	}
	vdm_buf_printf(&b, "vidimus:%s=", key);
	encode(&b, value);
	vdm_node_set(rec, node, "ana", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/* ---- norm ---- */

static int
is_one_of(const struct vdm_node *n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (vdm_node_is(n, *names))
			return 1;
	return 0;
}

static int
is_dated(const struct vdm_node *n)
{
	return vdm_node_is(n, "date") || vdm_node_is(n, "time");
}

static const char *
target_name(const struct vdm_node *n)
{
	if (vdm_node_is(n, "licence") || vdm_node_is(n, "ref"))
		return "target";
	return vdm_node_is(n, "language") ? "ident" : NULL;
}

static int
is_letter(char c)
{
	return vdm_is_letter(c);
}

static int
is_pointer(const char *s)
{
	size_t n = strcspn(s, ":/?#");

	if (*s == '\0' || (s[n] == ':' && (n == 0 || !is_letter(*s))))
		return 0;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= 0x20 || (unsigned char)*s >= 0x7F ||
		    strchr("<>\"{}|\\^`", *s) != NULL ||
		    (*s == '%' && (hex(s[1]) < 0 || hex(s[2]) < 0)))
			return 0;
	return 1;
}

/* The bytes of a time without seconds that are none: a norm has no ":00". */
static size_t
brief_length(const char *v)
{
	return match_time(v, 0) == 8 && strcmp(v + 5, ":00") == 0 ? 5
								  : strlen(v);
}

static const char *
norm_read(struct vdm_record *rec, const struct vdm_node *n)
{
	const char *name = target_name(n), *v, *to;
	struct vdm_buf b;

	v = vdm_tei_ana_get(rec, n, "norm");
	if (v != NULL)
		return v;
	if (name != NULL) {
		v = vdm_node_attr(n, name);
		return v != NULL && strcmp(v, "und") != 0 ? v : NULL;
	}
	if (!is_dated(n))
		return NULL;
	v = vdm_node_attr(n, "when");
	if (v == NULL)
		v = vdm_node_attr(n, "when-iso");
	if (v != NULL)
		return vdm_arena_strndup(&rec->arena, v, brief_length(v));
	v = vdm_node_attr(n, "from");
	to = vdm_node_attr(n, "to");
	if (v == NULL || to == NULL)
		return v != NULL ? v : to;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%.*s/%.*s", (int)brief_length(v), v,
		       (int)brief_length(to), to);
	v = vdm_arena_strndup(&rec->arena, vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
	return v;
}

/* What @from may hold, a time with its seconds; NULL where it may not. */
static const char *
with_seconds(struct vdm_record *rec, const char *s)
{
	char brief[9];

	if (match_time(s, 1) != 5 || s[5] != '\0')
		return is_when(s) && brief_length(s) == strlen(s) ? s : NULL;
	memcpy(brief, s, 5);
	memcpy(brief + 5, ":00", 4);
	return vdm_arena_strdup(&rec->arena, brief);
}

/* yyyy.../yyyy... as @from and @to; 0 where it is no such thing. */
static int
span_write(struct vdm_record *rec, struct vdm_node *n, const char *norm)
{
	const char *slash = strchr(norm, '/'), *from, *to;

	if (slash == NULL)
		return 0;
	from = vdm_arena_strndup(&rec->arena, norm, (size_t)(slash - norm));
	if (from == NULL)
		return 0;
	from = with_seconds(rec, from);
	to = with_seconds(rec, slash + 1);
	if (from == NULL || to == NULL)
		return 0;
	vdm_node_set(rec, n, "from", from);
	vdm_node_set(rec, n, "to", to);
	return 1;
}

static void
norm_write(struct vdm_record *rec, struct vdm_node *n, const char *norm)
{
	char brief[9];

	if (is_dated(n) && match_time(norm, 1) == 5 && norm[5] == '\0') {
		memcpy(brief, norm, 5);
		memcpy(brief + 5, ":00", 4);
		vdm_node_set(rec, n, "when", brief);
	} else if (is_dated(n) && is_when(norm)) {
		vdm_node_set(rec, n, "when", norm);
	} else if (is_dated(n) && span_write(rec, n, norm)) {
		return;
	} else if (vdm_node_is(n, "language") && vdm_language_is_tag(norm) &&
		   strcmp(norm, "und") != 0) {
		vdm_node_set(rec, n, "ident", norm);
	} else if (!vdm_node_is(n, "language") && target_name(n) != NULL &&
		   is_pointer(norm)) {
		vdm_node_set(rec, n, "target", norm);
	} else {
		vdm_tei_ana_set(rec, n, "norm", norm);
	}
}

/* ---- ref and role ---- */

static const char *const with_ref[] = {
    "title",     "author",    "editor",      "funder",     "sponsor",
    "principal", "publisher", "distributor", "authority",  "name",
    "placeName", "pubPlace",  "term",        "repository", NULL};

static const char *const with_role[] = {"author", "editor", NULL};

static int
is_word(const char *s)
{
	if (*s == '\0')
		return 0;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= 0x20 || (unsigned char)*s >= 0x7F)
			return 0;
	return 1;
}

static const char *
ref_read(struct vdm_record *rec, const struct vdm_node *n)
{
	const char *v = vdm_tei_ana_get(rec, n, "ref");

	return v != NULL || vdm_node_is(n, "ref") ? v : vdm_node_attr(n, "ref");
}

const char *
vdm_tei_decided(const struct vdm_field *f)
{
	const char *id = vdm_detail_get(&f->details, VDM_DETAIL_ID);

	return f->id == VDM_F_CONTRIBUTOR && f->role != NULL && id != NULL &&
		       strcmp(f->role, VDM_ROLE_DECIDED) == 0 &&
		       vdm_xml_is_ncname(id)
		   ? id
		   : NULL;
}

int
vdm_tei_is_resp(const struct vdm_detail *d)
{
	return strcmp(d->name, VDM_DETAIL_RESP) == 0 && d->scheme == NULL &&
	       d->lang == NULL && d->value[0] == '#' && is_word(d->value);
}

#define STATED "vidimus:stated"

static void
write_stated(struct vdm_record *rec, struct vdm_node *n,
	     const struct vdm_details *details)
{
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, STATED);
	for (i = 0; i < details->count; i++)
		if (vdm_tei_is_resp(&details->item[i]))
			vdm_buf_printf(&b, " %s", details->item[i].value);
	rec->arena.failed |= b.failed;
	vdm_node_set(rec, n, "resp", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

void
vdm_tei_guess_write(struct vdm_record *rec, struct vdm_node *n,
		    enum vdm_state state, enum vdm_certainty cert,
		    const struct vdm_details *details)
{
	if (state == VDM_STATE_INFERRED) {
		vdm_node_set(rec, n, "cert",
			     cert == VDM_CERT_NONE ? NULL
						   : vdm_cert_name(cert));
		vdm_node_set(rec, n, "resp", "#vidimus");
	} else if (state == VDM_STATE_STATED) {
		write_stated(rec, n, details);
	}
}

void
vdm_tei_resp_read(struct vdm_record *rec, const struct vdm_node *n,
		  struct vdm_details *details)
{
	const char *resp = vdm_node_attr(n, "resp"), *token;
	size_t len;

	if (resp == NULL || strstr(resp, STATED) == NULL)
		return;
	while ((token = vdm_who_next(&resp, &len)) != NULL)
		if (*token == '#')
			vdm_detail_add(
			    rec, details, VDM_DETAIL_RESP,
			    vdm_arena_strndup(&rec->arena, token, len));
}

static int
has_letter(const char *s)
{
	for (; s != NULL && *s != '\0'; s++)
		if (vdm_is_letter(*s) || (unsigned char)*s >= 0x80)
			return 1;
	return 0;
}

void
vdm_tei_marks_read(struct vdm_record *rec, struct vdm_field *f,
		   const struct vdm_node *n)
{
	const struct vdm_field_info *info = vdm_field_info_get(f->id);
	const char *label = vdm_node_attr(n, "n");
	const char *more = vdm_tei_ana_get(rec, n, "label");

	f->norm = vdm_arena_strdup(&rec->arena, norm_read(rec, n));
	f->ref = vdm_arena_strdup(&rec->arena, ref_read(rec, n));
	f->role = vdm_tei_ana_get(rec, n, "role");
	if (f->role == NULL && is_one_of(n, with_role) &&
	    (f->id == VDM_F_AUTHOR || f->id == VDM_F_EDITOR))
		f->role =
		    vdm_arena_strdup(&rec->arena, vdm_node_attr(n, "role"));
	if (more != NULL)
		f->label = more;
	else if (f->id != VDM_F_OTHER && has_letter(label) &&
		 strcmp(label, info->label) != 0)
		f->label = vdm_arena_strdup(&rec->arena, label);
	vdm_tei_mark_read(n, &f->state, &f->cert);
	vdm_tei_resp_read(rec, n, &f->details);
}

void
vdm_tei_marks_write(struct vdm_record *rec, struct vdm_node *n,
		    const struct vdm_field *f, int label)
{
	if (vdm_node_is(n, "language"))
		vdm_node_set(rec, n, "ident", "und");
	if (f->norm != NULL)
		norm_write(rec, n, f->norm);
	if (f->ref != NULL && is_one_of(n, with_ref) && is_pointer(f->ref))
		vdm_node_set(rec, n, "ref", f->ref);
	else if (f->ref != NULL)
		vdm_tei_ana_set(rec, n, "ref", f->ref);
	if (f->role != NULL && is_one_of(n, with_role) && is_word(f->role) &&
	    vdm_tei_role_field(f->role) == VDM_F_EDITOR)
		vdm_node_set(rec, n, "role", f->role);
	else if (f->role != NULL && f->id != VDM_F_CONTRIBUTOR)
		vdm_tei_ana_set(rec, n, "role", f->role);
	if (f->label != NULL && label) {
		if (f->id != VDM_F_OTHER && has_letter(f->label))
			vdm_node_set(rec, n, "n", f->label);
		else
			vdm_tei_ana_set(rec, n, "label", f->label);
	}
	vdm_tei_guess_write(rec, n, f->state, f->cert, &f->details);
}
