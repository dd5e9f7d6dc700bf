/* SPDX-License-Identifier: MIT */
/* Which schema a document names, where schemas are found, what a validator is
 * told, and where the two engines part. */
#include <check.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/memory.h"
#include "record/record.h"
#include "schema/schema.h"
#include "validate/feed.h"
#include "validate/judge.h"

static char folder[40], path[100];
static struct vdm_buf said;
static struct vdm_sink sink;

/* Findings as "line:column id message". */
static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%u:%u %s %s\n", f->line, f->column, f->id,
		       f->message);
}

static const char *
in(const char *name)
{
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
put(const char *name, const char *words)
{
	FILE *f = fopen(in(name), "wb");

	ck_assert_ptr_nonnull(f);
	fputs(words, f);
	fclose(f);
}

static void
begin(void)
{
	setenv("XML_CATALOG_FILES", "", 1);
	strcpy(folder, "/tmp/vdm-schema-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	put("a.rng", "<element name='r' xmlns='http://relaxng.org/ns/"
		     "structure/1.0'><empty/></element>");
	put("b.rnc", "element s { text }");
	put("x.xml", "<r/>");
	vdm_buf_init(&said);
	sink = (struct vdm_sink){collect, &said, NULL};
}

static void
finish(void)
{
	unlink(in("a.rng"));
	unlink(in("b.rnc"));
	unlink(in("x.xml"));
	rmdir(folder);
	vdm_buf_fini(&said);
}

/* ---- the schema that a document names ---- */

START_TEST(a_document_names_a_schema)
{
	static const struct {
		const char *before, *file; /* NULL: none */
	} rows[] = {
	    {"", NULL},
	    {"<?xml-model href='a.rng' schematypens='http://relaxng.org/ns/"
	     "structure/1.0'?>",
	     "a.rng"},
	    {"<?xml-model schematypens=\"http://relaxng.org/ns/structure/1.0\""
	     "\n href=\"a.rng\" type='application/xml'?>",
	     "a.rng"},
	    {"<?xml-model href = 'a.rng' schematypens\n=\n'http://relaxng.org/"
	     "ns/structure/1.0'?>",
	     "a.rng"},
	    {"<?xml-model href='a.rng'?>", "a.rng"},
	    {"<?xml-model href='a.rng' type='application/xml'?>", "a.rng"},
	    {"<?xml-model href='b.rnc'?>", "b.rnc"},
	    {"<?xml-model href='b.rnc' type='application/relax-ng-compact-"
	     "syntax'?>",
	     "b.rnc"},
	    {"<?oxygen RNGSchema='a.rng' type='xml'?>", "a.rng"},
	    {"<?oxygen SCHSchema='a.rng'?>", NULL},
	    {"<?other href='a.rng'?>", NULL},
	    {"<?xml-model?>", NULL},
	    {"<?xml-model href='a.rng' schematypens='http://purl.oclc.org/"
	     "dsdl/schematron'?>",
	     NULL},
	    {"<?xml-model href='a.xsd'?>", NULL},
	    {"<?xml-model href='a.rng?>", NULL},
	    /* a name of one letter is one, and no name is none */
	    {"<?xml-model x='b.rnc' href='a.rng'?>", "a.rng"},
	    {"<?xml-model ='b.rnc' href='a.rng'?>", NULL},
	    {"<?xml-model xhref='b.rnc' href='a.rng'?>", "a.rng"},
	    /* the first of them counts, what is about rules does not */
	    {"<?xml-model href='a.rng' schematypens='http://purl.oclc.org/"
	     "dsdl/schematron'?><?xml-model href='b.rnc'?><?xml-model "
	     "href='a.rng'?>",
	     "b.rnc"},
	    {"<!-- <?xml-model href='a.rng'?> -->", NULL},
	};
	struct vdm_buf doc;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *address;
		int rc;

		vdm_buf_init(&doc);
		vdm_buf_printf(&doc, "%s<r/><?xml-model href='b.rnc'?>",
			       rows[i].before);
		rc = vdm_schema_named(doc.data, doc.len, folder, &address,
				      &sink);
		ck_assert_msg(rc == (rows[i].file != NULL), "%s",
			      rows[i].before);
		if (rc)
			ck_assert_msg(strcmp(address, in(rows[i].file)) == 0,
				      "%s: %s", rows[i].before, address);
		else
			ck_assert_ptr_null(address);
		free(address);
		vdm_buf_fini(&doc);
	}
	ck_assert_uint_eq(said.len, 0);
}
END_TEST

START_TEST(a_named_schema_may_be_elsewhere)
{
	char doc[200], *address;

	/* by an absolute path, but only in the folder */
	snprintf(doc, sizeof(doc), "<?xml-model href='%s'?><r/>", in("a.rng"));
	ck_assert_int_eq(
	    vdm_schema_named(doc, strlen(doc), folder, &address, &sink), 1);
	ck_assert_str_eq(address, path);
	free(address);
	ck_assert_int_eq(
	    vdm_schema_named(doc, strlen(doc), "/usr", &address, &sink), 0);
	ck_assert_ptr_null(address);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said), "lies outside"));
	vdm_buf_clear(&said);
	/* by the name of one of ours */
	strcpy(doc, "<?xml-model href='vidimus-tei' schematypens="
		    "'http://relaxng.org/ns/structure/1.0'?><r/>");
	ck_assert_int_eq(
	    vdm_schema_named(doc, strlen(doc), ".", &address, &sink), 1);
	ck_assert_str_eq(address, "vidimus-tei");
	free(address);
	ck_assert_uint_eq(said.len, 0);
	/* nowhere */
	strcpy(doc, "<?xml-model href='https://schemas.example/a.rng'?><r/>");
	ck_assert_int_eq(
	    vdm_schema_named(doc, strlen(doc), folder, &address, &sink), 0);
	ck_assert_ptr_null(address);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&said), "1:1 schema-not-found"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said),
				     "add FILE https://schemas.example/a.rng"));
	ck_assert_int_eq(
	    vdm_schema_named(doc, strlen(doc), NULL, &address, NULL), 0);
}
END_TEST

/* ---- where schemas are ---- */

START_TEST(schemas_are_opened_by_address)
{
	struct vdm_schema *s;
	char *found;

	found = vdm_schema_find(in("a.rng"));
	ck_assert_str_eq(found, path);
	free(found);
	found = vdm_schema_find("vidimus-tei");
	ck_assert_str_eq(found, "vidimus-tei");
	free(found);
	ck_assert_ptr_null(vdm_schema_find(in("none")));
	ck_assert_int_eq(errno, ENOENT);
	ck_assert_int_eq(
	    vdm_schema_open(&s, in("a.rng"), VDM_ENGINE_DEFAULT, &sink), 0);
	ck_assert_int_eq(vdm_schema_validate_file(s, in("x.xml"), &sink), 0);
	ck_assert_int_eq(vdm_schema_validate_file(s, in("a.rng"), &sink), 1);
	ck_assert_int_eq(vdm_schema_validate_file(s, in("none"), &sink), -1);
	ck_assert_int_eq(errno, ENOENT);
	vdm_schema_free(s);
	ck_assert_int_eq(
	    vdm_schema_open(&s, "vidimus-tei", VDM_ENGINE_DEFAULT, &sink), 0);
	vdm_schema_free(s);
	/* a document is no schema: findings say so, and no error */
	vdm_buf_clear(&said);
	ck_assert_int_eq(
	    vdm_schema_open(&s, in("x.xml"), VDM_ENGINE_DEFAULT, &sink), -1);
	ck_assert_int_eq(errno, 0);
	ck_assert_ptr_null(s);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&said), "schema-incorrect"));
	ck_assert_int_eq(
	    vdm_schema_open(&s, in("none"), VDM_ENGINE_DEFAULT, &sink), -1);
	ck_assert_int_eq(errno, ENOENT);
	vdm_buf_clear(&said);
	ck_assert_int_eq(vdm_schema_open(&s, "http://a.example/b.rng",
					 VDM_ENGINE_DEFAULT, &sink),
			 -1);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&said), "add FILE http://a.example/b.rng"));
	ck_assert_int_eq(vdm_schema_open(&s, "http://a.example/b.rng",
					 VDM_ENGINE_DEFAULT, NULL),
			 -1);
}
END_TEST

START_TEST(our_schemas_have_names)
{
	size_t i, n;
	const char *name;

	for (i = 0; (name = vdm_schema_name(i)) != NULL; i++) {
		struct vdm_schema *s;
		const char *text = vdm_schema_text(name, &n);

		ck_assert_ptr_nonnull(text);
		ck_assert_uint_eq(n, strlen(text));
		if (text[0] == '{')
			continue; /* a JSON Schema */
		s = vdm_schema_embedded(name, VDM_ENGINE_DEFAULT, &sink);
		ck_assert_msg(s != NULL, "%s: %s", name, vdm_buf_str(&said));
		vdm_schema_free(s);
	}
	ck_assert_uint_gt(i, 3);
	ck_assert_ptr_null(vdm_schema_text("none", &n));
	ck_assert_ptr_null(
	    vdm_schema_embedded("none", VDM_ENGINE_DEFAULT, &sink));
}
END_TEST

/* ---- validators ---- */

static const char three[] = "element r { element a { empty }* }";

static struct vdm_schema *
compile(const char *text, enum vdm_engine engine)
{
	struct vdm_schema *s;

	vdm_schema_compile(&s, text, strlen(text), NULL, engine, &sink);
	return s;
}

static size_t
count(const char *word)
{
	const char *p = vdm_buf_str(&said);
	size_t n = 0;

	for (; (p = strstr(p, word)) != NULL; p++)
		n++;
	return n;
}

static void
move(void *context, struct vdm_pos *pos)
{
	pos->line += *(unsigned *)context;
	pos->column = 0;
}

static int
run(const struct vdm_schema *s, const struct vdm_validator_options *options,
    const char *xml)
{
	struct vdm_validator *v = vdm_validator_new(s, options, &sink);
	int rc =
	    vdm_xml_parse(xml, strlen(xml), vdm_validator_handler(), v, &sink);

	vdm_buf_puts(&said, "");
	rc = rc == 0 ? vdm_validator_finish(v) : -1;
	vdm_validator_free(v);
	return rc;
}

START_TEST(a_validator_heeds_its_options)
{
	struct vdm_schema *s = compile(three, VDM_ENGINE_DEFAULT);
	struct vdm_validator_options options = {0};
	unsigned by = 10;

	ck_assert_int_eq(run(s, &options, "<r><b/><b/><c/></r>"), 1);
	ck_assert_uint_eq(count("\n"), 3);
	vdm_buf_clear(&said);
	options.max_findings = 2;
	ck_assert_int_eq(run(s, &options, "<r><b/><b/><c/></r>"), 1);
	ck_assert_uint_eq(count("schema-element-unexpected"), 2);
	vdm_buf_clear(&said);
	options = (struct vdm_validator_options){.place = move, .context = &by};
	ck_assert_int_eq(run(s, &options, "<r>\n<b/></r>"), 1);
	ck_assert_uint_eq(count("12:0 "), 1);
	vdm_buf_clear(&said);
	options = (struct vdm_validator_options){.explain = 1};
	ck_assert_int_eq(run(s, &options, "<r><b/></r>"), 1);
	ck_assert_uint_eq(count("schema-origin"), 1);
	vdm_buf_clear(&said);
	ck_assert_int_eq(run(s, NULL, "<r><b/></r>"), 1);
	ck_assert_uint_eq(count("schema-origin"), 0);
	ck_assert_int_eq(run(s, NULL, "<r><a/>"), -1);
	vdm_schema_free(s);
	vdm_schema_free(NULL);
	vdm_validator_free(NULL);
}
END_TEST

#define RNG "xmlns='http://relaxng.org/ns/structure/1.0'"
#define SCH "namespace s = \"http://purl.oclc.org/dsdl/schematron\"\n"

/* Rules of Schematron's are looked for where its namespace is named, in either
 * syntax; a schema that names it and has none is a schema like any other. */
START_TEST(rules_may_stand_in_a_grammar)
{
	static const struct {
		const char *schema;
		int rules;
	} rows[] = {
	    {"<element name='r' " RNG "><empty/></element>", 0},
	    {"<element name='r' " RNG " xmlns:s='http://purl.oclc.org/dsdl/"
	     "schematron'><empty/></element>",
	     0},
	    {"<element name='r' " RNG " xmlns:s='http://purl.oclc.org/dsdl/"
	     "schematron'><s:pattern><s:rule context='r'><s:assert test='@a'>"
	     "No a.</s:assert></s:rule></s:pattern><optional><attribute "
	     "name='a'/></optional></element>",
	     1},
	    {SCH "element r { empty }", 0},
	    {"# http://purl.oclc.org/dsdl/schematron\nelement r { empty }", 0},
	    {SCH "s:pattern [ s:rule [ context = \"r\" s:assert [ test = "
		 "\"@a\" \"No a.\" ] ] ]\nstart = element r { attribute a { "
		 "text }? "
		 "}",
	     1},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_schema *s =
		    compile(rows[i].schema, VDM_ENGINE_DEFAULT);

		ck_assert_msg(s != NULL && said.len == 0, "%zu: %s", i,
			      vdm_buf_str(&said));
		ck_assert_int_eq(run(s, NULL, "<r/>"), rows[i].rules);
		ck_assert_msg(count("No a.") == (size_t)rows[i].rules,
			      "%zu: %s", i, vdm_buf_str(&said));
		vdm_buf_clear(&said);
		vdm_schema_free(s);
	}
}
END_TEST

/* Of a document, too: libxml2 does not go back in a list, nor does it look at
 * what a prefix stands for in what is to be a name. */
START_TEST(engines_may_judge_differently)
{
#define TYPED(what)                                                            \
	"<element name='r' " RNG " xmlns:h='urn:h' datatypeLibrary='http://"   \
	"www.w3.org/2001/XMLSchema-datatypes'>" what "</element>"
	static const char numbers[] =
	    TYPED("<list><zeroOrMore><data type='integer'/></zeroOrMore><data "
		  "type='integer'/></list>");
	static const char name[] =
	    TYPED("<attribute name='k'><value type='QName'>h:a</value>"
		  "</attribute>");
	static const struct {
		const char *schema, *document;
		int invalid;
		const char *says;
	} rows[] = {
	    {name, "<r k='h:a' xmlns:h='urn:h'/>", 0, NULL},
	    {name, "<r k='h:a' xmlns:h='urn:i'/>", 1,
	     "this document is not valid, but libxml2 holds it valid"},
	    {name, "<r k='h:b' xmlns:h='urn:h'/>", 1, NULL},
	    {numbers, "<r>1 2</r>", 0,
	     "this document is valid, but libxml2 holds it invalid"},
	    {numbers, "<r>1 b</r>", 1, NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_schema *s = compile(rows[i].schema, VDM_ENGINE_BOTH);

		ck_assert_ptr_nonnull(s);
		ck_assert_int_eq(run(s, NULL, rows[i].document),
				 rows[i].invalid);
		ck_assert_msg(
		    count("schema-engines-differ") == (rows[i].says != NULL) &&
			(rows[i].says == NULL || count(rows[i].says) == 1),
		    "%s: %s", rows[i].document, vdm_buf_str(&said));
		vdm_buf_clear(&said);
		vdm_schema_free(s);
	}
#undef TYPED
}
END_TEST

START_TEST(engines_may_differ)
{
	/* the specification forbids it, libxml2 lets it pass */
	static const char bad[] =
	    "<element name='r' " RNG " datatypeLibrary='http://www.w3.org/"
	    "2001/XMLSchema-datatypes'><data type='ID'/></element>";
	static const char good[] =
	    "<element name='r' " RNG "><attribute name='a' ns='urn:x'/>"
	    "<zeroOrMore><element name='b'>"
	    "<text/></element></zeroOrMore></element>";
	struct vdm_schema *s;

	ck_assert_ptr_null(compile(bad, VDM_ENGINE_BOTH));
	ck_assert_uint_eq(count("schema-engines-differ"), 1);
	ck_assert_uint_eq(count("schema-incorrect"), 1);
	vdm_buf_clear(&said);
	s = compile(good, VDM_ENGINE_BOTH);
	ck_assert_ptr_nonnull(s);
	ck_assert_int_eq(
	    run(s, NULL, "<r xmlns:x='urn:x' x:a='1'><b>c<!--d-->e</b></r>"),
	    0);
	ck_assert_int_eq(run(s, NULL, "<r a='1'/>"), 1);
	ck_assert_uint_eq(count("schema-engines-differ"), 0);
	vdm_schema_free(s);
	vdm_buf_clear(&said);
	vdm_buf_clear(&said);
	/* the compact syntax is ours alone: with both, ours judges, and it is
	 * said that the other had nothing to say */
	s = compile(three, VDM_ENGINE_BOTH);
	ck_assert_ptr_nonnull(s);
	ck_assert_uint_eq(count("libxml2 refuses this schema"), 1);
	ck_assert_uint_eq(count("\n"), 1);
	vdm_schema_free(s);
	vdm_buf_clear(&said);
	ck_assert_ptr_null(compile(three, VDM_ENGINE_LIBXML2));
	ck_assert_uint_gt(said.len, 0);
	vdm_buf_clear(&said);
	ck_assert_ptr_null(compile("<element " RNG "/>", VDM_ENGINE_LIBXML2));
	ck_assert_uint_ge(count("schema-incorrect"), 1);
	vdm_buf_clear(&said);
	s = compile(good, VDM_ENGINE_LIBXML2);
	ck_assert_int_eq(run(s, NULL, "<r xmlns:x='urn:x' x:a='1'/>"), 0);
	ck_assert_int_eq(run(s, NULL, "<r xmlns:x='urn:x' x:a='1'>\n<c/></r>"),
			 1);
	ck_assert_uint_eq(count("2:1 schema-libxml2"), 1);
	vdm_schema_free(s);
}
END_TEST

/* ---- a tree as events ---- */

/* Names of other namespaces in a tree, whose prefixes stand around them; what
 * has no place gets that of what stands before it. */
static int
feed_start(void *v, const struct vdm_xml_element *e)
{
	return vdm_validator_start(v, e);
}

static int
feed_end(void *v, const struct vdm_pos *pos)
{
	return vdm_validator_end(v, pos);
}

static int
feed_text(void *v, const char *s, size_t n, const struct vdm_pos *pos)
{
	return vdm_validator_text(v, s, n, pos);
}

static const struct vdm_xml_handler to_validator = {
    .start = feed_start, .end = feed_end, .text = feed_text};

START_TEST(a_tree_is_fed_with_its_namespaces)
{
	static const char grammar[] =
	    "default namespace = \"http://www.tei-c.org/ns/1.0\"\n"
	    "namespace x = \"urn:x\" namespace y = \"urn:y\"\n"
	    "element p { attribute xml:lang { \"en\" }, text, element x:foo {"
	    " attribute x:a { xsd:int }, attribute b { text }, element hi {"
	    " attribute x:c { text }, attribute y:c { text }, text } },"
	    " element y:bar { text } }";
	struct vdm_schema *s = compile(grammar, VDM_ENGINE_DEFAULT);
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *p = vdm_node_add(rec, vdm_record_body(rec), "p", "a");
	struct vdm_node *foo = vdm_node_element_ns(rec, "urn:x", "x:foo");
	struct vdm_node *bar = vdm_node_element_ns(rec, "urn:y", "bar"), *hi;
	const char *value;

	vdm_node_set(rec, p, "xml:lang", "en");
	vdm_node_set(rec, p, "xmlns:x", "urn:x");
	vdm_node_set(rec, p, "xmlns:xx", "urn:none");
	vdm_node_append(p, foo);
	vdm_node_set(rec, foo, "x:a", "1");
	vdm_node_set(rec, foo, "b", "");
	vdm_node_set(rec, foo, "xmlns:y", "urn:y");
	hi = vdm_node_add(rec, foo, "hi", "b");
	vdm_node_set(rec, hi, "x:c", "");
	vdm_node_set(rec, hi, "y:c", "");
	vdm_node_append(p, vdm_node_comment(rec, "c"));
	vdm_node_set(rec, bar, "xmlns", "urn:y");
	vdm_node_append(p, bar);
	vdm_node_settle(rec->root);
	for (value = "1"; value != NULL; value = *value == '1' ? "z" : NULL) {
		struct vdm_validator *v;

		vdm_node_set(rec, foo, "x:a", value);
		p->pos = (struct vdm_pos){7, 3, 7};
		v = vdm_validator_new(s, NULL, &sink);
		ck_assert_int_eq(vdm_events_feed(p, &to_validator, v), 0);
		ck_assert_int_eq(vdm_validator_finish(v), *value == 'z');
		vdm_validator_free(v);
	}
	ck_assert_uint_eq(count("\n"), 1);
	ck_assert_uint_eq(count("7:3 schema-attribute-value"), 1);
	vdm_record_free(rec);
	vdm_schema_free(s);
}
END_TEST

/* ---- who counts ---- */

static void
emit(struct vdm_judge *j, const char *id, enum vdm_level level, unsigned line,
     unsigned column)
{
	struct vdm_sink to = vdm_judge_sink(j);
	struct vdm_finding f = {.id = id,
				.level = level,
				.line = line,
				.column = column,
				.message = "m"};

	to.emit(to.context, &f);
}

/* What the rules say where the grammar spoke already is an echo of it. */
START_TEST(echoes_are_not_heard)
{
	struct vdm_judge j = {.to = &sink, .fail = VDM_LEVEL_ERROR};
	unsigned i;

	emit(&j, "a", VDM_LEVEL_ERROR, 1, 1);
	emit(&j, "b", VDM_LEVEL_ERROR, 1, 1);
	emit(&j, "c", VDM_LEVEL_WARNING, 9, 9);
	emit(&j, "d", VDM_LEVEL_ERROR, 2, 1);
	ck_assert_uint_eq(j.errors, 3);
	ck_assert_str_eq(vdm_buf_str(&said), "1:1 a m\n1:1 b m\n9:9 c m\n"
					     "2:1 d m\n");
	vdm_buf_clear(&said);
	j.rules = 1;
	emit(&j, "e", VDM_LEVEL_ERROR, 1, 1);
	emit(&j, "f", VDM_LEVEL_NOTE, 2, 1);
	emit(&j, "g", VDM_LEVEL_ERROR, 1, 2);
	emit(&j, "h", VDM_LEVEL_ERROR, 3, 1);
	emit(&j, "i", VDM_LEVEL_WARNING, 9, 9);
	emit(&j, "j", VDM_LEVEL_ERROR, 0, 0);
	emit(&j, "k", VDM_LEVEL_ERROR, 0, 0);
	ck_assert_uint_eq(j.errors, 7);
	ck_assert_str_eq(vdm_buf_str(&said), "1:2 g m\n3:1 h m\n9:9 i m\n"
					     "0:0 j m\n0:0 k m\n");
	for (i = 0; i < 2 * VDM_JUDGE_PLACES; i++)
		emit(&j, "l", VDM_LEVEL_ERROR, 100 + i, 1);
	ck_assert_uint_eq(j.errors, 7 + 2 * VDM_JUDGE_PLACES);
	ck_assert_uint_eq(j.places_count, VDM_JUDGE_PLACES);
}
END_TEST

START_TEST(levels_make_a_document_invalid)
{
	static const enum vdm_level levels[] = {
	    VDM_LEVEL_NOTE, VDM_LEVEL_WARNING, VDM_LEVEL_LOSS, VDM_LEVEL_ERROR};
	size_t i, k;

	for (i = 0; i < 4; i++) {
		struct vdm_judge j = {.to = &sink, .fail = levels[i]};

		for (k = 0; k < 4; k++)
			emit(&j, "a", levels[k], 1, 1);
		ck_assert_uint_eq(j.errors, 4 - i);
	}
	vdm_buf_clear(&said);
	{
		struct vdm_judge j = {.to = &sink,
				      .fail = VDM_LEVEL_ERROR,
				      .errors_only = 1,
				      .placeless = 1,
				      .unreadable = "u"};

		emit(&j, "a", VDM_LEVEL_LOSS, 1, 1);
		emit(&j, "u", VDM_LEVEL_ERROR, 1, 1);
		emit(&j, "b", VDM_LEVEL_ERROR, 1, 1);
		ck_assert_uint_eq(j.errors, 1);
		ck_assert_str_eq(vdm_buf_str(&said), "0:0 u m\n0:0 b m\n");
	}
}
END_TEST

/* A stream keeps nothing of the elements that it has seen. */
START_TEST(a_stream_does_not_grow)
{
	static const char grammar[] =
	    "element r { element a { attribute n { text } }* }";
	struct vdm_schema *schema;
	struct vdm_stream *s;
	long long before = 0;
	char value[1000];
	int i;

	memset(value, 'x', sizeof(value));
	value[sizeof(value) - 1] = '\0';
	ck_assert_int_eq(vdm_schema_compile(&schema, grammar,
					    sizeof(grammar) - 1, "g.rnc",
					    VDM_ENGINE_DEFAULT, &sink),
			 0);
	s = vdm_stream_new(schema, &sink);
	ck_assert_int_eq(vdm_stream_start(s, "r", NULL), 0);
	for (i = 0; i < 1000; i++) {
		ck_assert_int_eq(vdm_stream_start(s, "a", NULL), 0);
		ck_assert_int_eq(vdm_stream_attr(s, "n", NULL, value), 0);
		ck_assert_int_eq(vdm_stream_end(s), 0);
		if (i == 100)
			before = vdm_memory_held();
	}
	ck_assert_int_lt(vdm_memory_held() - before, 100000);
	ck_assert_int_eq(vdm_stream_end(s), 0);
	ck_assert_int_eq(vdm_stream_finish(s), 0);
	ck_assert_str_eq(vdm_buf_str(&said), "");
	vdm_stream_free(s);
	vdm_schema_free(schema);
}
END_TEST

/* Wherever memory runs out within it, a validation is no verdict. */
START_TEST(memory_runs_out_in_a_validation)
{
	static const char grammar[] =
	    "datatypes x = \"http://www.w3.org/2001/XMLSchema-datatypes\" "
	    "namespace p = \"urn:p\" element r { element a { attribute n { "
	    "x:QName \"p:v\" }, x:token { pattern = \"[a-z]+\" } }+ }";
	static const char doc[] = "<r xmlns:q='urn:p' xmlns:o='urn:o'><a "
				  "n='q:v'>abc</a><a xmlns:s='urn:p' "
				  "n='s:v'>d</a></r>";
	struct vdm_memory_bound *most = vdm_memory_bound();
	struct vdm_schema *schema;
	long long room;
	int rc = -1, failed = 0;

	ck_assert_int_eq(vdm_schema_compile(&schema, grammar,
					    sizeof(grammar) - 1, "g.rnc",
					    VDM_ENGINE_DEFAULT, &sink),
			 0);
	for (room = 0; rc != 0; room += 8, failed++) {
		most->most = vdm_memory_held() + room;
		errno = 0;
		rc = vdm_schema_validate(schema, doc, sizeof(doc) - 1, NULL);
		most->most = LLONG_MAX;
		ck_assert_msg(rc == 0 || (rc == -1 && errno == ENOMEM),
			      "with %lld bytes: %d, errno %d", room, rc, errno);
		ck_assert_int_lt(failed, 100000);
	}
	ck_assert_int_gt(failed, 10);
	vdm_schema_free(schema);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("schema");
	TCase *tc = tcase_create("schema");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_checked_fixture(tc, begin, finish);
	tcase_add_test(tc, a_document_names_a_schema);
	tcase_add_test(tc, a_named_schema_may_be_elsewhere);
	tcase_add_test(tc, schemas_are_opened_by_address);
	tcase_add_test(tc, our_schemas_have_names);
	tcase_add_test(tc, a_validator_heeds_its_options);
	tcase_add_test(tc, rules_may_stand_in_a_grammar);
	tcase_add_test(tc, engines_may_judge_differently);
	tcase_add_test(tc, engines_may_differ);
	tcase_add_test(tc, a_tree_is_fed_with_its_namespaces);
	tcase_add_test(tc, echoes_are_not_heard);
	tcase_add_test(tc, levels_make_a_document_invalid);
	tcase_add_test(tc, a_stream_does_not_grow);
	tcase_add_test(tc, memory_runs_out_in_a_validation);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
