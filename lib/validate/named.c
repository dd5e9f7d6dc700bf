/* SPDX-License-Identifier: MIT */
/* The schema that a document names: xml-model (W3C note of 2012), oxygen. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "xml/sax.h"
#include "xml/uri.h"

static const char *
skip_space(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	return s;
}

/* The value of a pseudo-attribute in s..end, appended; 0 when there is none.
 * There is a NUL at `end`. */
static int
put_value(struct vdm_buf *out, const char *s, const char *end, const char *name)
{
	size_t n = strlen(name);
	const char *v, *close;

	for (; s + n + 2 < end; s++) {
		if (!vdm_is_space((unsigned char)s[0]) ||
		    strncmp(s + 1, name, n) != 0)
			continue;
		v = skip_space(s + 1 + n);
		if (*v != '=')
			continue;
		v = skip_space(v + 1);
		if (*v != '"' && *v != '\'')
			continue;
		close = memchr(v + 1, *v, (size_t)(end - v - 1));
		if (close == NULL)
			return 0;
		vdm_buf_put(out, v + 1, (size_t)(close - v - 1));
		return 1;
	}
	return 0;
}

/* Whether an xml-model instruction is about RELAX NG. That it is XML says as
 * little as no type: then the file's name tells. */
static int
is_relaxng(const char *s, const char *end)
{
	struct vdm_buf b;
	int yes = 0, told;

	vdm_buf_init(&b);
	told = put_value(&b, s, end, "schematypens");
	if (told) {
		yes = strcmp(vdm_buf_str(&b),
			     "http://relaxng.org/ns/structure/1.0") == 0;
	} else if (put_value(&b, s, end, "type")) {
		yes = strcmp(vdm_buf_str(&b),
			     "application/relax-ng-compact-syntax") == 0;
		told = yes || strcmp(vdm_buf_str(&b), "application/xml") != 0;
	}
	vdm_buf_clear(&b);
	if (!told && put_value(&b, s, end, "href"))
		yes = b.len > 4 && (strcmp(b.data + b.len - 4, ".rng") == 0 ||
				    strcmp(b.data + b.len - 4, ".rnc") == 0);
	vdm_buf_fini(&b);
	return yes;
}

struct finder {
	struct vdm_buf href;
};

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct finder *f = ctx;
	const char *end;
	struct vdm_buf spaced;

	(void)pos;
	if (data == NULL || f->href.len > 0)
		return 0;
	vdm_buf_init(&spaced);
	vdm_buf_putc(&spaced, ' ');
	vdm_buf_puts(&spaced, data);
	data = vdm_buf_str(&spaced);
	end = data + spaced.len;
	if (strcmp(target, "xml-model") == 0 && is_relaxng(data, end))
		put_value(&f->href, data, end, "href");
	else if (strcmp(target, "oxygen") == 0)
		put_value(&f->href, data, end, "RNGSchema");
	vdm_buf_fini(&spaced);
	return 0;
}

/* Only what stands before the root counts. */
static int
on_root(void *ctx, const struct vdm_xml_element *element)
{
	(void)ctx;
	(void)element;
	return 1;
}

/* Against the document's folder, unless it says where it is. */
static void
put_resolved(struct vdm_buf *out, const char *base, const char *href)
{
	if (vdm_address_scheme(href) == 0 && href[0] != '/' && base != NULL &&
	    strcmp(base, ".") != 0) {
		vdm_buf_puts(out, base);
		vdm_buf_putc(out, '/');
	}
	vdm_buf_puts(out, href);
}

int
vdm_schema_named(const void *bytes, size_t length, const char *base,
		 char **address, const struct vdm_sink *sink)
{
	static const struct vdm_xml_handler handler = {
	    .instruction = on_instruction, .start = on_root};
	static const struct vdm_pos first = {1, 1, 1};
	struct finder f;
	struct vdm_buf full;
	char *found = NULL;

	*address = NULL;
	vdm_buf_init(&f.href);
	vdm_buf_init(&full);
	vdm_xml_parse(bytes, length, &handler, &f, NULL);
	if (f.href.len > 0) {
		put_resolved(&full, base, vdm_buf_str(&f.href));
		found = vdm_schema_find(vdm_buf_str(&full));
		if (found == NULL)
			vdm_diag(sink, VDM_D_SCHEMA_NOT_FOUND, &first, NULL,
				 "the document names the schema %.300s, of "
				 "which there is no copy at hand: it is "
				 "checked by TEI's vocabulary instead; "
				 "with a copy, \"vidimus schema add FILE "
				 "%.300s\" makes it known",
				 vdm_buf_str(&f.href), vdm_buf_str(&f.href));
	}
	if (found != NULL)
		*address = vdm_buf_take(&full, NULL);
	free(found);
	vdm_buf_fini(&f.href);
	vdm_buf_fini(&full);
	return *address != NULL;
}

/* ---- addresses ---- */

#define URN "urn:vidimus:schema:"

char *
vdm_schema_find(const char *address)
{
	struct vdm_buf urn;
	char *found = NULL;
	size_t n;
	int why;

	if (vdm_uri_is_there(address))
		return vdm_strdup(address);
	why = errno; /* a folder, or not for us to read */
	found = vdm_uri_resolve(address);
	if (found == NULL) {
		vdm_buf_init(&urn);
		vdm_buf_puts(&urn, URN);
		vdm_buf_puts(&urn, address);
		found = vdm_uri_resolve(vdm_buf_str(&urn));
		vdm_buf_fini(&urn);
	}
	if (found != NULL && vdm_uri_is_there(found))
		return found;
	free(found);
	if (vdm_schema_text(address, &n) != NULL)
		return vdm_strdup(address);
	errno = why;
	return NULL;
}

static void
say_missing(const char *address, const struct vdm_sink *sink)
{
	if (vdm_address_scheme(address) > 0)
		vdm_diag(sink, VDM_D_SCHEMA_NOT_FOUND, NULL, NULL,
			 "there is no copy of the schema at hand, and it is "
			 "not fetched from the network: nothing is validated; "
			 "with a copy, \"vidimus schema add FILE %.300s\" "
			 "makes it known",
			 address);
}

int
vdm_schema_open(struct vdm_schema **schema, const char *address,
		enum vdm_engine engine, const struct vdm_sink *sink)
{
	struct vdm_sink at = {NULL, NULL, NULL};
	char *found, *bytes = NULL;
	const char *text;
	size_t length = 0;
	int rc = -1, error;

	*schema = NULL;
	found = vdm_schema_find(address);
	if (found == NULL) {
		error = errno;
		say_missing(address, sink);
		errno = error;
		return -1;
	}
	if (sink != NULL)
		at = *sink;
	at.file = found;
	if (vdm_uri_is_there(found)) {
		rc = vdm_path_load(found, &bytes, &length);
		text = bytes;
	} else {
		text = vdm_schema_text(found, &length);
		rc = text == NULL ? -1 : 0;
	}
	if (rc == 0) {
		errno = 0;
		rc = vdm_schema_compile(schema, text, length, found, engine,
					&at);
		if (errno != ENOMEM)
			errno = 0; /* the findings say why */
	}
	error = errno;
	free(bytes);
	free(found);
	errno = error;
	return rc;
}
