/* SPDX-License-Identifier: MIT */
/* The schema that a document names: xml-model (W3C note of 2012), oxygen. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "xml/uri.h"

/* The value of a pseudo-attribute in s..end, appended; 0 when there is none. */
static int
put_value(struct vdm_buf *out, const char *s, const char *end,
	  const char *name)
{
	size_t n = strlen(name);
	const char *v, *close;

	for (; s + n + 2 < end; s++) {
		if (!vdm_is_space((unsigned char)s[0]) ||
		    strncmp(s + 1, name, n) != 0 || s[n + 1] != '=')
			continue;
		v = s + n + 2;
		if (v >= end || (*v != '"' && *v != '\''))
			continue;
		close = memchr(v + 1, *v, (size_t)(end - v - 1));
		if (close == NULL)
			return 0;
		vdm_buf_put(out, v + 1, (size_t)(close - v - 1));
		return 1;
	}
	return 0;
}

/* Whether an xml-model instruction is about RELAX NG. */
static int
is_relaxng(const char *s, const char *end)
{
	struct vdm_buf b;
	int yes;

	vdm_buf_init(&b);
	if (put_value(&b, s, end, "schematypens"))
		yes = strcmp(vdm_buf_str(&b),
			     "http://relaxng.org/ns/structure/1.0") == 0;
	else if (put_value(&b, s, end, "type"))
		yes = strcmp(vdm_buf_str(&b),
			     "application/relax-ng-compact-syntax") == 0;
	else if (put_value(&b, s, end, "href"))
		yes = b.len > 4 && strncmp(b.data + b.len - 4, ".rn", 3) == 0;
	else
		yes = 0;
	vdm_buf_fini(&b);
	return yes;
}

/* The address in the first instruction that names a RELAX NG schema. */
static void
put_named(struct vdm_buf *out, const char *s, const char *end)
{
	const char *close;

	for (; out->len == 0 && s + 2 < end; s = close) {
		s = memchr(s, '<', (size_t)(end - s));
		if (s == NULL || s + 2 >= end)
			return;
		if (s[1] != '?' && s[1] != '!')
			return; /* the root: instructions before it count */
		close = memchr(s, '>', (size_t)(end - s));
		if (close == NULL)
			return;
		if (close - s > 11 && memcmp(s, "<?xml-model", 11) == 0 &&
		    is_relaxng(s, close))
			put_value(out, s, close, "href");
		else if (close - s > 8 && memcmp(s, "<?oxygen", 8) == 0)
			put_value(out, s, close, "RNGSchema");
	}
}

/* Against the document's folder, unless it says where it is. */
static void
put_resolved(struct vdm_buf *out, const char *base, const char *href)
{
	if (strstr(href, "://") == NULL && href[0] != '/' && base != NULL) {
		vdm_buf_puts(out, base);
		vdm_buf_putc(out, '/');
	}
	vdm_buf_puts(out, href);
}

int
vdm_schema_named(const void *bytes, size_t length, const char *base,
		 char **uri, char **schema, size_t *schema_length,
		 const struct vdm_sink *sink)
{
	static const struct vdm_pos first = {1, 1, 1};
	struct vdm_buf href, full;
	int rc = 0;

	*uri = *schema = NULL;
	*schema_length = 0;
	vdm_buf_init(&href);
	vdm_buf_init(&full);
	if (length < 100000)
		put_named(&href, bytes, (const char *)bytes + length);
	else
		put_named(&href, bytes, (const char *)bytes + 100000);
	if (href.len > 0) {
		put_resolved(&full, base, vdm_buf_str(&href));
		rc = vdm_uri_load(vdm_buf_str(&full), schema, schema_length);
	}
	if (rc != 0)
		vdm_diag(sink, VDM_D_SCHEMA_NOT_FOUND, &first, NULL,
			 "the document names the schema %.300s, of which "
			 "there is no copy at hand: it is checked by the "
			 "built-in profile instead",
			 vdm_buf_str(&href));
	if (rc == 0 && href.len > 0)
		*uri = vdm_buf_take(&full, NULL);
	if (href.failed || full.failed)
		errno = ENOMEM;
	vdm_buf_fini(&href);
	vdm_buf_fini(&full);
	return *uri != NULL ? 1 : 0;
}
