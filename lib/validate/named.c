/* SPDX-License-Identifier: MIT */
/* The schema that a document names: xml-model (W3C note of 2012), oxygen. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "schema/schema.h"
#include "validate/named.h"
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

/* What an xml-model instruction is about: NAMED_NOTHING, RELAX NG, Schematron.
 * That it is XML says as little as no type: then the file's name tells. */
enum named { NAMED_NOTHING, NAMED_GRAMMAR, NAMED_RULES };

static int
ends_in(const struct vdm_buf *b, const char *end)
{
	size_t n = strlen(end);

	return b->len > n && strcmp(b->data + b->len - n, end) == 0;
}

static enum named
kind_named(const char *s, const char *end)
{
	struct vdm_buf b;
	enum named kind = NAMED_NOTHING;
	int yes = 0, told;

	vdm_buf_init(&b);
	told = put_value(&b, s, end, "schematypens");
	if (told) {
		yes = strcmp(vdm_buf_str(&b),
			     "http://relaxng.org/ns/structure/1.0") == 0;
		if (vdm_schema_is_rules(vdm_buf_str(&b)))
			kind = NAMED_RULES;
	} else if (put_value(&b, s, end, "type")) {
		yes = strcmp(vdm_buf_str(&b),
			     "application/relax-ng-compact-syntax") == 0;
		told = yes || strcmp(vdm_buf_str(&b), "application/xml") != 0;
	}
	vdm_buf_clear(&b);
	if (!told && put_value(&b, s, end, "href")) {
		yes = ends_in(&b, ".rng") || ends_in(&b, ".rnc");
		if (ends_in(&b, ".sch"))
			kind = NAMED_RULES;
	}
	vdm_buf_fini(&b);
	return yes ? NAMED_GRAMMAR : kind;
}

struct finder {
	struct vdm_buf href;  /* of the first grammar */
	struct vdm_buf rules; /* of all rules, a line each */
};

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct finder *f = ctx;
	enum named kind = NAMED_NOTHING;
	const char *end;
	struct vdm_buf spaced;

	(void)pos;
	if (data == NULL)
		return 0;
	vdm_buf_init(&spaced);
	vdm_buf_putc(&spaced, ' ');
	vdm_buf_puts(&spaced, data);
	data = vdm_buf_str(&spaced);
	end = data + spaced.len;
	if (strcmp(target, "xml-model") == 0)
		kind = kind_named(data, end);
	if (kind == NAMED_RULES && put_value(&f->rules, data, end, "href"))
		vdm_buf_putc(&f->rules, '\n');
	else if (f->href.len > 0)
		;
	else if (kind == NAMED_GRAMMAR)
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

/* ---- what a document may name ---- */

/* The file that an address leads to inside of one of the folders, to be freed,
 * and in *folder which one that is; NULL with errno. */
static char *
find_inside(const struct vdm_named_reach *reach, const char *address,
	    const char **folder)
{
	char *found = NULL;
	int why = ENOENT;
	size_t i;

	*folder = reach->base != NULL ? reach->base : ".";
	found = vdm_uri_inside(*folder, address);
	if (found == NULL && errno != ENOENT)
		why = errno;
	for (i = 0; found == NULL && i < reach->count; i++) {
		*folder = reach->folder[i];
		found = vdm_uri_inside(*folder, address);
		if (found == NULL && errno == EPERM)
			why = errno;
	}
	errno = why;
	return found;
}

static int
is_called_schema(const char *path)
{
	size_t n = strlen(path);

	return n > 4 && (strcasecmp(path + n - 4, ".rng") == 0 ||
			 strcasecmp(path + n - 4, ".rnc") == 0 ||
			 strcasecmp(path + n - 4, ".sch") == 0);
}

static int
on_schema_root(void *ctx, const struct vdm_xml_element *e)
{
	int *is_schema = ctx;

	*is_schema =
	    e->uri != NULL &&
	    (strcmp(e->uri, "http://relaxng.org/ns/structure/1.0") == 0 ||
	     vdm_schema_is_rules(e->uri));
	return 1;
}

/* A file that a document had us read is a schema by its name or by its root, or
 * nothing of it is looked at: what is said of it would quote it. */
static int
load_inside(const char *folder, const char *address, char **bytes,
	    size_t *length)
{
	static const struct vdm_xml_handler handler = {.start = on_schema_root};
	char *path = vdm_uri_inside(folder, address);
	struct vdm_buf b;
	int is_schema, rc = -1, error;

	*bytes = NULL;
	*length = 0;
	if (path == NULL)
		return -1;
	vdm_buf_init(&b);
	if (vdm_file_read(path, VDM_LIMIT_SCHEMA, &b) == 0) {
		is_schema = is_called_schema(path);
		if (!is_schema)
			vdm_xml_parse(vdm_buf_str(&b), b.len, &handler,
				      &is_schema, NULL);
		errno = is_schema ? ENOMEM : ENOEXEC;
		if (is_schema)
			*bytes = vdm_buf_take(&b, length);
		rc = *bytes != NULL ? 0 : -1;
	}
	error = errno;
	vdm_buf_fini(&b);
	vdm_free(path);
	errno = error;
	return rc;
}

/* What the user's catalogs say comes first and is trusted; else what lies in
 * the folder. */
static int
load_for_document(void *folder, const char *uri, char **bytes, size_t *length)
{
	char *found = vdm_uri_resolve(uri);
	int rc = -1;

	*bytes = NULL;
	*length = 0;
	if (found != NULL)
		rc = vdm_path_load(found, bytes, length);
	vdm_free(found);
	return rc == 0 ? 0 : load_inside(folder, uri, bytes, length);
}

static const char *
why_not(int error)
{
	switch (error) {
	case EACCES:
		return "which lies outside of the document's folder: it is not "
		       "opened";
	case EPERM:
		return "which is hidden, or lies in a hidden folder: it is not "
		       "opened";
	case ENODEV:
	case EISDIR:
		return "which is no regular file: it is not opened";
	case EFBIG:
		return "which is larger than a schema may be: it is not read";
	case ENOEXEC:
		return "which is by its name and its root no schema: it is "
		       "not read";
	default:
		return "of which there is no copy at hand";
	}
}

static void
say_not_named(const char *href, int why, const char *follows,
	      const struct vdm_sink *sink)
{
	static const struct vdm_pos first = {1, 1, 1};

	vdm_diag(sink, VDM_D_SCHEMA_NOT_FOUND, &first, NULL,
		 "the document names the schema %.300s, %s; %s; with a copy, "
		 "\"vidimus schema add FILE %.300s\" makes it known",
		 href, why_not(why), follows, href);
}

/* Whether the address may be opened for the document; in *folder where what it
 * includes must stay, or NULL where it is the user's own. Else 0, with errno.
 */
static int
may_open(const struct vdm_named_reach *reach, const char *address,
	 char **folder)
{
	const char *within;
	char *found = find_inside(reach, address, &within), *bytes;
	size_t length;
	int why = errno, rc;

	*folder = NULL;
	if (found != NULL) {
		rc = load_inside(within, found, &bytes, &length);
		why = errno;
		vdm_free(bytes);
		vdm_free(found);
		if (rc == 0) {
			*folder = vdm_strdup(within);
			return *folder != NULL;
		}
	}
	found = vdm_schema_find_known(address);
	vdm_free(found);
	errno = why;
	return found != NULL;
}

int
vdm_named_at(const char *href, const struct vdm_named_reach *reach,
	     const char *follows, char **address, char **folder,
	     const struct vdm_sink *sink)
{
	struct vdm_buf full;

	*address = NULL;
	vdm_buf_init(&full);
	put_resolved(&full, reach->base, href);
	if (may_open(reach, vdm_buf_str(&full), folder))
		*address = vdm_buf_take(&full, NULL);
	else
		say_not_named(href, errno, follows, sink);
	vdm_buf_fini(&full);
	return *address != NULL;
}

int
vdm_named_find(const void *bytes, size_t length,
	       const struct vdm_named_reach *reach, char **address,
	       char **folder, char **rules, const struct vdm_sink *sink)
{
	static const struct vdm_xml_handler handler = {
	    .instruction = on_instruction, .start = on_root};
	struct finder f;

	*address = NULL;
	*folder = NULL;
	*rules = NULL;
	vdm_buf_init(&f.href);
	vdm_buf_init(&f.rules);
	vdm_xml_parse(bytes, length, &handler, &f, NULL);
	if (f.href.len > 0)
		vdm_named_at(vdm_buf_str(&f.href), reach,
			     "it is checked by TEI's vocabulary instead",
			     address, folder, sink);
	if (f.rules.len > 0)
		*rules = vdm_buf_take(&f.rules, NULL);
	vdm_buf_fini(&f.href);
	vdm_buf_fini(&f.rules);
	return *address != NULL;
}

int
vdm_schema_named(const void *bytes, size_t length, const char *base,
		 char **address, const struct vdm_sink *sink)
{
	struct vdm_named_reach reach = {base, NULL, 0};
	char *folder, *rules;
	int rc = vdm_named_find(bytes, length, &reach, address, &folder, &rules,
				sink);

	vdm_free(folder);
	vdm_free(rules);
	return rc;
}

/* ---- addresses ---- */

#define URN "urn:vidimus:schema:"

char *
vdm_schema_find_known(const char *address)
{
	struct vdm_buf urn;
	char *found = vdm_uri_resolve(address);
	size_t n;

	if (found == NULL) {
		vdm_buf_init(&urn);
		vdm_buf_puts(&urn, URN);
		vdm_buf_puts(&urn, address);
		found = vdm_uri_resolve(vdm_buf_str(&urn));
		vdm_buf_fini(&urn);
	}
	if (found != NULL && vdm_uri_is_there(found))
		return found;
	vdm_free(found);
	return vdm_schema_text(address, &n) != NULL ? vdm_strdup(address)
						    : NULL;
}

char *
vdm_schema_find(const char *address)
{
	char *found;
	int why;

	if (vdm_uri_is_there(address))
		return vdm_strdup(address);
	why = errno; /* a folder, or not for us to read */
	found = vdm_schema_find_known(address);
	errno = why;
	return found;
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

/* The schema's bytes: of a file (to be freed) or built in. */
static int
load_found(const char *found, const char *folder, char **bytes,
	   const char **text, size_t *length)
{
	int rc = 0;

	*bytes = NULL;
	*length = 0;
	if (folder != NULL)
		rc = load_inside(folder, found, bytes, length);
	else if (vdm_uri_is_there(found))
		rc = vdm_path_load(found, bytes, length);
	*text = *bytes;
	if (rc == 0 && *text == NULL)
		*text = vdm_schema_text(found, length);
	return *text != NULL ? 0 : -1;
}

/* Where `folder` is not NULL, a document named it. */
static int
open_found(struct vdm_schema **schema, const char *found, char *folder,
	   enum vdm_engine engine, const struct vdm_sink *sink)
{
	struct vdm_sink at = {NULL, NULL, NULL};
	const char *text;
	char *bytes;
	size_t length = 0;
	int rc, error;

	*schema = NULL;
	if (sink != NULL)
		at = *sink;
	at.file = found;
	rc = load_found(found, folder, &bytes, &text, &length);
	if (rc == 0) {
		errno = 0;
		rc = vdm_schema_compile_with(
		    schema, text, length, found, engine,
		    folder != NULL ? load_for_document : NULL, folder, &at);
		if (errno != ENOMEM)
			errno = 0; /* the findings say why */
	}
	error = errno;
	vdm_free(bytes);
	errno = error;
	return rc;
}

int
vdm_named_open(struct vdm_schema **schema, const char *address,
	       const char *folder, enum vdm_engine engine,
	       const struct vdm_sink *sink)
{
	char *found, *within;
	int rc = -1, error;

	*schema = NULL;
	if (folder == NULL) {
		found = vdm_schema_find_known(address);
		if (found != NULL)
			rc = open_found(schema, found, NULL, engine, sink);
		error = errno;
		vdm_free(found);
	} else {
		within = vdm_strdup(folder);
		if (within != NULL)
			rc = open_found(schema, address, within, engine, sink);
		error = errno;
		vdm_free(within);
	}
	errno = error;
	return rc;
}

int
vdm_schema_open(struct vdm_schema **schema, const char *address,
		enum vdm_engine engine, const struct vdm_sink *sink)
{
	char *found = vdm_schema_find(address);
	int rc, error;

	*schema = NULL;
	if (found == NULL) {
		error = errno;
		say_missing(address, sink);
		errno = error;
		return -1;
	}
	rc = open_found(schema, found, NULL, engine, sink);
	error = errno;
	vdm_free(found);
	errno = error;
	return rc;
}
