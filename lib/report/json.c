/* SPDX-License-Identifier: MIT */
/* JSON, built through jansson and printed into a buffer. */
#include "report/json.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"

static json_t *
add(struct vdm_json *j, json_t *in, const char *key, json_t *value)
{
	int rc;

	if (j->failed || value == NULL) {
		j->failed = 1;
		json_decref(value);
		return NULL;
	}
	if (in == NULL) {
		j->root = value;
		return value;
	}
	rc = key != NULL ? json_object_set_new(in, key, value)
			 : json_array_append_new(in, value);
	if (rc != 0) {
		j->failed = 1;
		return NULL;
	}
	return value;
}

json_t *
vdm_json_object(struct vdm_json *j, json_t *in, const char *key)
{
	return add(j, in, key, json_object());
}

json_t *
vdm_json_array(struct vdm_json *j, json_t *in, const char *key)
{
	return add(j, in, key, json_array());
}

/* `s` with every bad byte replaced. */
static json_t *
mended(const char *s, size_t n)
{
	struct vdm_buf b;
	json_t *v = NULL;
	size_t i, used;

	vdm_buf_init(&b);
	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (cp == VDM_UTF8_BAD)
			vdm_buf_putcp(&b, 0xFFFD);
		else
			vdm_buf_put(&b, s + i, used);
	}
	if (!b.failed)
		v = json_stringn_nocheck(vdm_buf_str(&b), b.len);
	vdm_buf_fini(&b);
	return v;
}

void
vdm_json_string(struct vdm_json *j, json_t *in, const char *key, const char *s)
{
	size_t n;

	if (s == NULL)
		return;
	n = strlen(s);
	if (vdm_utf8_check(s, n) == n)
		add(j, in, key, json_stringn_nocheck(s, n));
	else
		add(j, in, key, mended(s, n));
}

void
vdm_json_number(struct vdm_json *j, json_t *in, const char *key, size_t n)
{
	add(j, in, key, json_integer((json_int_t)n));
}

void
vdm_json_bool(struct vdm_json *j, json_t *in, const char *key, int v)
{
	add(j, in, key, json_boolean(v));
}

/* Printed JSON with nothing in it that could drive a terminal or be taken for a
 * command: all of that stands in strings, where an escape means the same. */
static void
put_plain(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, used;

	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (cp > ' ' && vdm_shown_is_control(cp))
			vdm_buf_printf(out, "\\u%04x", (unsigned)cp);
		else if (i > 0 && vdm_shown_is_command(s + i - 1))
			vdm_buf_printf(out, "\\u%04x", (unsigned)cp);
		else
			vdm_buf_put(out, s + i, used);
	}
}

static int
to_buffer(const char *bytes, size_t n, void *data)
{
	vdm_buf_put(data, bytes, n);
	return 0;
}

int
vdm_json_finish(struct vdm_json *j, struct vdm_buf *out)
{
	struct vdm_buf raw;
	int rc = -1;

	vdm_buf_init(&raw);
	if (!j->failed && j->root != NULL)
		rc = json_dump_callback(j->root, to_buffer, &raw,
					JSON_INDENT(1));
	json_decref(j->root);
	j->root = NULL;
	put_plain(out, vdm_buf_str(&raw), raw.len);
	vdm_buf_putc(out, '\n');
	out->failed |= raw.failed;
	vdm_buf_fini(&raw);
	return rc == 0 && !out->failed ? 0 : -1;
}
