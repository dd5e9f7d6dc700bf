/* SPDX-License-Identifier: MIT */
/* The schema that a document names: xml-model (W3C note of 2012), oxygen. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/reference.h"
#include "base/utf8.h"
#include "schema/schema.h"
#include "validate/named.h"
#include "xml/sax.h"
#include "xml/uri.h"

/* ---- xml-model ---- */

/* One pseudo-attribute: name = "value" (xml-stylesheet, 3). */
struct pseudo {
	const char *name;
	size_t name_n;
	struct vdm_buf value;
};

static const char *
skip_space(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	return s;
}

/* With what its references stand for. */
static void
put_value(struct vdm_buf *out, const char *s, const char *end)
{
	uint32_t cp;
	size_t used;

	for (; s < end; s += used) {
		used = vdm_reference_at(s, (size_t)(end - s),
					VDM_REFERENCES_XML, &cp);
		if (used > 0) {
			vdm_buf_putcp(out, cp);
		} else {
			vdm_buf_putc(out, *s);
			used = 1;
		}
	}
}

/* Where the next begins; NULL: there is no other one, or what stands at *bad is
 * none. */
static const char *
next_pseudo(const char *s, struct pseudo *p, const char **bad)
{
	const char *close;

	*bad = NULL;
	vdm_buf_clear(&p->value);
	s = skip_space(s);
	p->name = s;
	*bad = *s != '\0' ? s : NULL;
	while (*s != '\0' && *s != '=' && !vdm_is_space((unsigned char)*s))
		s++;
	p->name_n = (size_t)(s - p->name);
	s = skip_space(s);
	if (*s != '=' || p->name_n == 0)
		return NULL;
	s = skip_space(s + 1);
	if (*s != '"' && *s != '\'')
		return NULL;
	close = strchr(s + 1, *s);
	if (close == NULL)
		return NULL;
	*bad = NULL;
	put_value(&p->value, s + 1, close);
	return close + 1;
}

/* A pseudo-attribute's value, to be freed; NULL: there is none before what is
 * no pseudo-attribute. */
static char *
pseudo_value(const char *data, const char *name)
{
	struct pseudo p = {0};
	char *value = NULL;
	const char *bad;

	vdm_buf_init(&p.value);
	while (value == NULL && (data = next_pseudo(data, &p, &bad)) != NULL)
		if (p.name_n == strlen(name) &&
		    memcmp(p.name, name, p.name_n) == 0)
			value = vdm_strdup(vdm_buf_str(&p.value));
	vdm_buf_fini(&p.value);
	return value;
}

/* Where what is no pseudo-attribute begins; NULL: all of them are. */
static const char *
pseudo_end(const char *data)
{
	struct pseudo p = {0};
	const char *bad = NULL;

	vdm_buf_init(&p.value);
	while ((data = next_pseudo(data, &p, &bad)) != NULL)
		;
	vdm_buf_fini(&p.value);
	return bad;
}

/* What an xml-model instruction is about: NAMED_NOTHING, RELAX NG, Schematron.
 * Where no type says it, the file's name tells. */
enum named { NAMED_NOTHING, NAMED_GRAMMAR, NAMED_RULES };

/* What ODD's processors call Schematron, too. */
static int
is_called_rules(const char *path, size_t n)
{
	return (n > 4 && strncasecmp(path + n - 4, ".sch", 4) == 0) ||
	       (n > 7 && strncasecmp(path + n - 7, ".isosch", 7) == 0);
}

static enum named
kind_by_name(const char *href)
{
	size_t n = strcspn(href, "#?");

	if (n > 4 && (strncasecmp(href + n - 4, ".rng", 4) == 0 ||
		      strncasecmp(href + n - 4, ".rnc", 4) == 0))
		return NAMED_GRAMMAR;
	return is_called_rules(href, n) ? NAMED_RULES : NAMED_NOTHING;
}

/* That it is XML is said of a schema of any kind. */
static int
says_nothing(const char *type)
{
	return type == NULL || strcmp(type, "application/xml") == 0 ||
	       strcmp(type, "text/xml") == 0;
}

static enum named
kind_named(const char *schematypens, const char *type, const char *href)
{
	static const struct {
		const char *type;
		enum named kind;
	} table[] = {
	    {"application/relax-ng-compact-syntax", NAMED_GRAMMAR},
	    {"application/relax-ng+xml", NAMED_GRAMMAR},
	    {"application/schematron+xml", NAMED_RULES},
	};
	size_t i;

	if (schematypens != NULL && vdm_schema_is_rules(schematypens))
		return NAMED_RULES;
	if (schematypens != NULL)
		return strcmp(schematypens,
			      "http://relaxng.org/ns/structure/1.0") == 0
			   ? NAMED_GRAMMAR
			   : NAMED_NOTHING;
	for (i = 0; type != NULL && i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(type, table[i].type) == 0)
			return table[i].kind;
	return says_nothing(type) ? kind_by_name(href) : NAMED_NOTHING;
}

struct finder {
	struct vdm_named *grammars, **grammars_end;
	struct vdm_named *rules, **rules_end;
	const struct vdm_sink *sink;
	int failed;
};

void
vdm_named_free(struct vdm_named *named)
{
	struct vdm_named *next;

	for (; named != NULL; named = next) {
		next = named->next;
		vdm_free(named->href);
		vdm_free(named->phase);
		vdm_free(named->address);
		vdm_free(named);
	}
}

/* Takes over what it is given. */
static void
add_named(struct finder *f, enum named kind, char *href, char *phase,
	  const struct vdm_pos *pos)
{
	struct vdm_named *n = vdm_calloc(1, sizeof(*n));
	struct vdm_named ***end =
	    kind == NAMED_RULES ? &f->rules_end : &f->grammars_end;

	if (n == NULL) {
		f->failed = 1;
		vdm_free(href);
		vdm_free(phase);
		return;
	}
	n->href = href;
	n->phase = phase;
	n->pos = *pos;
	**end = n;
	*end = &n->next;
}

static void
say_kind(const struct finder *f, const char *href, const char *kind,
	 const struct vdm_pos *pos)
{
	vdm_diag(f->sink, VDM_D_SCHEMA_INSTRUCTION, pos, NULL,
		 "the document names the schema %.200s, which %s%.200s: "
		 "nothing is checked with it",
		 href,
		 kind == NULL ? "by its name and the instruction is neither "
				"RELAX NG nor Schematron"
			      : "is neither RELAX NG nor Schematron, but ",
		 kind == NULL ? "" : kind);
}

/* What an xml-model instruction names, taken over. */
static void
add_model(struct finder *f, const char *data, char *href,
	  const struct vdm_pos *pos)
{
	char *type = pseudo_value(data, "type");
	char *schematypens = pseudo_value(data, "schematypens");
	enum named kind = kind_named(schematypens, type, href);

	if (kind == NAMED_NOTHING) {
		say_kind(f, href,
			 schematypens != NULL ? schematypens
			 : says_nothing(type) ? NULL
					      : type,
			 pos);
		vdm_free(href);
	} else {
		add_named(f, kind, href, pseudo_value(data, "phase"), pos);
	}
	vdm_free(type);
	vdm_free(schematypens);
}

/* What another program's instruction names. */
static void
add_oxygen(struct finder *f, const char *data, const struct vdm_pos *pos)
{
	char *grammar = pseudo_value(data, "RNGSchema");
	char *rules = pseudo_value(data, "SCHSchema");

	if (grammar != NULL && *grammar != '\0')
		add_named(f, NAMED_GRAMMAR, grammar, NULL, pos);
	else
		vdm_free(grammar);
	if (rules != NULL && *rules != '\0')
		add_named(f, NAMED_RULES, rules, pseudo_value(data, "phase"),
			  pos);
	else
		vdm_free(rules);
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	int is_model = strcmp(target, "xml-model") == 0;
	struct finder *f = ctx;
	const char *bad;
	char *href = NULL;

	if (!is_model && strcmp(target, "oxygen") != 0)
		return 0;
	if (data == NULL)
		data = "";
	bad = pseudo_end(data);
	if (is_model)
		href = pseudo_value(data, "href");
	if (bad != NULL)
		vdm_diag(f->sink, VDM_D_SCHEMA_INSTRUCTION, pos, NULL,
			 "the instruction %s is not read from \"%.80s\" on, "
			 "which is no NAME=\"VALUE\": a schema that is named "
			 "there is not asked",
			 target, bad);
	else if (is_model && (href == NULL || *href == '\0'))
		vdm_diag(f->sink, VDM_D_SCHEMA_INSTRUCTION, pos, NULL,
			 "the instruction xml-model has no href: it names no "
			 "schema");
	if (!is_model)
		add_oxygen(f, data, pos);
	else if (href != NULL && *href != '\0')
		add_model(f, data, href, pos);
	else
		vdm_free(href);
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
	/* a part of a file is not told from all of it */
	vdm_buf_put(out, href, strcspn(href, "#"));
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

	return (n > 4 && (strcasecmp(path + n - 4, ".rng") == 0 ||
			  strcasecmp(path + n - 4, ".rnc") == 0)) ||
	       is_called_rules(path, n);
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
say_not_named(const struct vdm_named *named, int why, const char *follows,
	      const struct vdm_sink *sink)
{
	const char *href = named->href;

	vdm_diag(sink, VDM_D_SCHEMA_NOT_FOUND, &named->pos, NULL,
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
vdm_named_at(const struct vdm_named *named, const struct vdm_named_reach *reach,
	     const char *follows, char **address, char **folder,
	     const struct vdm_sink *sink)
{
	struct vdm_buf full;

	*address = *folder = NULL;
	vdm_buf_init(&full);
	put_resolved(&full, reach->base, named->href);
	if (may_open(reach, vdm_buf_str(&full), folder))
		*address = vdm_buf_take(&full, NULL);
	else
		say_not_named(named, errno, follows, sink);
	vdm_buf_fini(&full);
	return *address != NULL;
}

int
vdm_named_find(const void *bytes, size_t length, struct vdm_named **grammars,
	       struct vdm_named **rules, const struct vdm_sink *sink)
{
	static const struct vdm_xml_handler handler = {
	    .instruction = on_instruction, .start = on_root};
	struct finder f = {.sink = sink};

	f.grammars_end = &f.grammars;
	f.rules_end = &f.rules;
	vdm_xml_parse(bytes, length, &handler, &f, NULL);
	*grammars = f.grammars;
	*rules = f.rules;
	if (!f.failed)
		return 0;
	vdm_named_free(*grammars);
	vdm_named_free(*rules);
	*grammars = *rules = NULL;
	errno = ENOMEM;
	return -1;
}

int
vdm_schema_named(const void *bytes, size_t length, const char *base,
		 char **address, const struct vdm_sink *sink)
{
	struct vdm_named_reach reach = {base, NULL, 0};
	struct vdm_named *grammar, *rules;
	char *folder = NULL;
	int rc;

	*address = NULL;
	if (vdm_named_find(bytes, length, &grammar, &rules, NULL) != 0)
		return 0;
	rc = grammar != NULL && vdm_named_at(grammar, &reach, VDM_NAMED_ELSE,
					     address, &folder, sink);
	vdm_free(folder);
	vdm_named_free(grammar);
	vdm_named_free(rules);
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
