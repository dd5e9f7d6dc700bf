/* SPDX-License-Identifier: MIT */
/* What a volume makes of its records together: their order, who is one, their
 * language, keys that no id is taken for, parts of documents. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <check.h>
#include <vidimus.h>

#include "base/buf.h"
#include "zip/container.h"

enum { MOST = 6 };
#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Texts to be bound, and what comes of them. */
struct shelf {
	const char *text[MOST], *decisions[MOST];
	struct vdm_buf out;
	char found[256];
};

static void
on_finding(void *context, const struct vdm_finding *finding)
{
	struct shelf *s = context;

	if (strncmp(vdm_finding_id(finding), "volume-", 7) == 0) {
		strncat(s->found, vdm_finding_id(finding) + 7, 40);
		strcat(s->found, " ");
	}
}

static struct vdm_record *
load(void *context, size_t index, const struct vdm_sink **sink)
{
	struct shelf *s = context;
	struct vdm_read_options *o = vdm_read_options_new();
	struct vdm_record *rec = NULL;

	(void)sink;
	if (s->decisions[index] != NULL)
		vdm_read_options_set(o, "decisions", s->decisions[index]);
	ck_assert_int_eq(
	    vdm_read(&rec, s->text[index], strlen(s->text[index]), o, NULL), 0);
	vdm_read_options_free(o);
	return rec;
}

static int
put(void *context, const char *beside, const void *bytes, size_t length)
{
	struct shelf *s = context;

	ck_assert_ptr_null(beside);
	vdm_buf_put(&s->out, bytes, length);
	return 0;
}

/* The volume of a description, as the form; its bytes are the shelf's. */
static void
bind_as(struct shelf *s, const char *description, const char *form)
{
	struct vdm_sink *sink = vdm_sink_new(on_finding, s, NULL);
	struct vdm_volume *v = vdm_volume_new();

	vdm_buf_init(&s->out);
	s->found[0] = '\0';
	ck_assert_int_eq(
	    vdm_volume_read(v, description, strlen(description), sink), 0);
	ck_assert_int_eq(vdm_bind(v, form, load, put, s, NULL, sink), 0);
	vdm_volume_free(v);
	vdm_sink_free(sink);
}

#define TEI_OF(title, date, people, body)                                      \
	"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"       \
	"<titleStmt><title>" title "</title></titleStmt><publicationStmt><p>"  \
	"b</p></publicationStmt><sourceDesc><p>c</p></sourceDesc></fileDesc>"  \
	"<profileDesc>" date "<particDesc><listPerson>" people                 \
	"</listPerson></particDesc></profileDesc></"                           \
	"teiHeader><text><body>" body "</body></text></TEI>"
#define DATED(when)                                                            \
	"<settingDesc><setting><date when='" when "'>then</date></setting>"    \
	"</settingDesc>"
#define BODY "<p>Some words.</p>"

/* ---- the order ---- */

static const struct {
	const char *description, *order;
} orders[] = {
    {"records: [c.xml, a.xml, d.xml, b.xml]\n", "c a d b "},
    {"order: given\nrecords: [c.xml, a.xml, d.xml, b.xml]\n", "c a d b "},
    {"order: name\nrecords: [c.xml, a.xml, d.xml, b.xml]\n", "a b c d "},
    {"order: title\nrecords: [c.xml, a.xml, d.xml, b.xml]\n", "b a c d "},
    /* what has no date comes last, in the order in which it was given */
    {"order: date\nrecords: [c.xml, a.xml, d.xml, b.xml]\n", "d b c a "},
    {"order: name\nparts:\n- {title: P, records: [c.xml, a.xml]}\n"
     "- {title: Q, records: [d.xml, b.xml]}\n",
     "a c b d "},
    {"order: title\nrecords: [c.xml, a.xml]\nparts:\n"
     "- {title: Q, records: [d.xml, b.xml]}\n",
     "a c b d "},
};

START_TEST(records_stand_in_order)
{
	/* as given: c, a, d, b */
	struct shelf s = {
	    .text = {TEI_OF("Three", "", "", BODY), TEI_OF("One", "", "", BODY),
		     TEI_OF("Two\n lines", DATED("1951-03"), "", BODY),
		     TEI_OF("", DATED("1951-04-02"), "",
			    "<head>A\n head</head>" BODY)}};
	struct vdm_unbound *u;
	char text[512], got[64] = "";
	size_t i;

	if (_i == 3) /* One, Three, Two lines, A head */
		ck_assert_str_eq(orders[_i].order, "b a c d ");
	snprintf(text, sizeof(text), "title: V\n%s", orders[_i].description);
	bind_as(&s, text, "tei");
	ck_assert_int_eq(
	    vdm_unbind(&u, vdm_buf_str(&s.out), s.out.len, NULL, NULL), 0);
	for (i = 0; i < vdm_unbound_count(u); i++) {
		strncat(got, vdm_unbound_name(u, i), 1);
		strcat(got, " ");
	}
	ck_assert_str_eq(got, orders[_i].order);
	vdm_unbound_free(u);
	vdm_buf_fini(&s.out);
}
END_TEST

/* ---- who is one ---- */

#define WHO(id, name, more)                                                    \
	"<person xml:id='" id "'><persName>" name "</persName>" more "</"      \
	"person>"
#define URI(at) "<idno type='URI'>" at "</idno>"
#define NO(type, no) "<idno type='" type "'>" no "</idno>"
#define ONE(more) TEI_OF("T", "", WHO("ann", "Ann Lee", more), BODY)

/* Two records with a person each, and whether they are the same. */
static const struct {
	const char *first, *second;
	int same;
} pairs[] = {
    /* of one name alone nobody is the same */
    {ONE(""), ONE(""), 0},
    {ONE(URI("https://viaf.org/viaf/123")),
     ONE(URI("http://www.viaf.org/viaf/123/")), 1},
    {ONE(URI("https://viaf.org/viaf/123")),
     ONE(URI("https://viaf.org/viaf/123?x=y")), 1},
    {ONE(URI("https://viaf.org/viaf/123#a")),
     ONE(URI("https://viaf.org/viaf/123")), 1},
    {ONE(URI("https://viaf.org/viaf/123")),
     ONE(URI("https://viaf.org/viaf/124")), 0},
    {ONE(URI("https://orcid.org/0000-0001-5000-0007")),
     ONE(NO("ORCID", "0000000150000007")), 1},
    {ONE(URI("https://d-nb.info/gnd/11864-X")), ONE(NO("GND", "11864x")), 1},
    {ONE(NO("VIAF", "12 3")), ONE(NO("VIAF", "123")), 1},
    {ONE(NO("VIAF", "123")), ONE(NO("GND", "123")), 0},
    {ONE(NO("VIAF", "https://viaf.org/viaf/123")), ONE(NO("VIAF", "123")), 1},
    {ONE(NO("shelf", "123")), ONE(NO("shelf", "123")), 0},
    {ONE(URI("https://www.wikidata.org/wiki/Q1")),
     ONE(URI("http://www.wikidata.org/entity/q1")), 1},
    /* any address that is no place in a file, but not a way to write */
    {ONE(URI("https://people.example/ann/")),
     ONE(URI("https://people.example/ann")), 1},
    {ONE(URI("urn:x:ann")), ONE(URI("urn:x:ann")), 1},
    {ONE(URI("mailto:a@b.example")), ONE(URI("mailto:a@b.example")), 0},
    {ONE(URI("people.xml#ann")), ONE(URI("people.xml#ann")), 0},
};

static size_t
count_of(const char *s, const char *what)
{
	size_t n = 0;

	while ((s = strstr(s, what)) != NULL) {
		n++;
		s += strlen(what);
	}
	return n;
}

/* What the volume's own header has, before the first of its records. */
static char *
head_of(const struct shelf *s)
{
	const char *all = s->out.data, *end = strstr(all, "\n<TEI ");
	char *head;

	ck_assert_ptr_nonnull(end);
	head = strndup(all, (size_t)(end - all));
	ck_assert_ptr_nonnull(head);
	return head;
}

static const char both[] = "title: V\nrecords: [a.xml, b.xml]\n";

START_TEST(who_is_one_by_an_authority)
{
	struct shelf s = {.text = {pairs[_i].first, pairs[_i].second}};
	char *head;

	bind_as(&s, both, "tei");
	head = head_of(&s);
	ck_assert_msg(count_of(head, "<person ") == (pairs[_i].same ? 1 : 2),
		      "row %d: %s", _i, head);
	ck_assert_uint_eq(count_of(head, "#r001-ann"), 1);
	ck_assert_uint_eq(count_of(head, "#r002-ann"), 1);
	free(head);
	vdm_buf_fini(&s.out);
}
END_TEST

/* All that is known of one who is the same in four records, by two ways. */
START_TEST(what_is_known_comes_together)
{
	struct shelf s = {
	    .text = {
		TEI_OF("A", "", WHO("a", "Ann Lee", NO("VIAF", "1")), BODY),
		TEI_OF("B", "",
		       WHO("b", "A. Lee",
			   NO("GND", "2") "<occupation>Clerk</occupation>"),
		       BODY),
		TEI_OF("C", "",
		       WHO("c", "Ann Lee",
			   NO("GND", "2") NO("VIAF", "1") "<occupation>Judge"
							  "</occupation>"),
		       BODY),
		TEI_OF("D", "",
		       WHO("d", " ", NO("VIAF", "1"))
			   WHO("e", "Eva Orr", URI("https://x.example/e")),
		       BODY)}};
	char *head;

	bind_as(&s, "title: V\nrecords: [a.xml, b.xml, c.xml, d.xml]\n", "tei");
	head = head_of(&s);
	ck_assert_uint_eq(count_of(head, "<person "), 2);
	ck_assert_ptr_nonnull(
	    strstr(head, "corresp=\"#r001-a #r002-b #r003-c\""));
	ck_assert_uint_eq(count_of(head, ">Ann Lee</persName>"), 1);
	ck_assert_uint_eq(count_of(head, ">A. Lee</persName>"), 1);
	ck_assert_uint_eq(count_of(head, "<occupation>Clerk"), 1);
	ck_assert_ptr_null(strstr(head, "Judge"));
	ck_assert_uint_eq(count_of(head, ">1</idno>"), 1);
	ck_assert_uint_eq(count_of(head, ">2</idno>"), 1);
	ck_assert_uint_eq(count_of(head, ">https://x.example/e</idno>"), 1);
	free(head);
	vdm_buf_fini(&s.out);
}
END_TEST

/* ---- keys, language, parts of documents ---- */

#define IDS(id)                                                                \
	TEI_OF("T", "", "",                                                    \
	       "<p xml:id='" id "'>Some <ref target='#" id                     \
	       "'>words</ref>.</p>")

START_TEST(keys_are_no_ids)
{
	static const struct {
		const char *text, *key;
	} rows[] = {
	    {IDS("a1"), "r001"},
	    {IDS("r1"), "rec001"},
	    {IDS("rx"), "r001"},
	    {IDS("rec7"), "r001"},
	    {"# T\n\nWords[^r2] here.\n\n[^r2]: A note.\n", "rec001"},
	    {"# T\n\n<!-- vidimus:text r2 -->\n\nWords.\n", "rec001"},
	    {TEI_OF("T", "", "",
		    "<p xml:id='r1'>a</p><p xml:id='rec1'>b</p>"
		    "<p xml:id='record1'>c</p>"
		    "<p xml:id='volrec1'>d</p>"),
	     "vdm-r001"},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct shelf s = {.text = {rows[i].text}};
		char want[64];

		snprintf(want, sizeof(want), "key: %s\n", rows[i].key);
		bind_as(&s, "title: V\nrecords: [a.xml]\n", "tei");
		ck_assert_msg(strstr(s.out.data, want) != NULL,
			      "row %zu: no %s", i, want);
		vdm_buf_fini(&s.out);
	}
}
END_TEST

#define IN(attr)                                                               \
	"<TEI xmlns='http://www.tei-c.org/ns/1.0'" attr "><teiHeader>"         \
	"<fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt>"   \
	"<p>b</p></publicationStmt><sourceDesc><p>c</p></sourceDesc>"          \
	"</fileDesc></teiHeader><text"
#define TEXT "><body><p>Hm.</p></body></text></TEI>"

START_TEST(the_language_is_that_of_most)
{
	static const struct {
		const char *text[3], *lang;
	} rows[] = {
	    {{IN(" xml:lang='de'") TEXT, IN("") " xml:lang='de'" TEXT,
	      IN(" xml:lang='fr'") TEXT},
	     "de"},
	    {{IN(" xml:lang='fr'") TEXT, IN(" xml:lang='de'") TEXT,
	      IN(" xml:lang='de'") TEXT},
	     "de"},
	    {{"---\nlanguage: pl\n---\n\nHm.\n", IN(" xml:lang='pl'") TEXT,
	      IN(" xml:lang='de'") TEXT},
	     "pl"},
	    /* what is no tag says nothing */
	    {{IN("") TEXT, IN("") TEXT, IN(" xml:lang='a language'") TEXT},
	     "und"},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct shelf s = {.text = {rows[i].text[0], rows[i].text[1],
					   rows[i].text[2]}};
		char want[64], *said;
		size_t n;

		bind_as(&s, "title: V\nrecords: [a.xml, b.md, c.xml]\n",
			"epub");
		ck_assert_int_eq(
		    vdm_publication_facts(s.out.data, s.out.len, &said, &n), 0);
		snprintf(want, sizeof(want), "\"language\": \"%s\"",
			 rows[i].lang);
		ck_assert_msg(strstr(said, want) != NULL, "row %zu: %s", i,
			      said);
		free(said);
		vdm_buf_fini(&s.out);
	}
}
END_TEST

#define PART(name)                                                             \
	"<" name " xmlns='http://www.tei-c.org/ns/1.0'><p>Hm.</p></" name ">"

/* A part of a document comes out as the part that it was, of each form. */
START_TEST(parts_come_back_as_parts)
{
	static const char *const parts[] = {
	    "<text xmlns='http://www.tei-c.org/ns/1.0'><body><p>Hm.</p></body>"
	    "</text>",
	    PART("body"), PART("div")};
	static const char *const forms[] = {"tei", "epub", "markdown"};
	struct shelf s = {.text = {parts[0], parts[1], parts[2]}};
	struct vdm_record *rec;
	struct vdm_unbound *u;
	size_t i;

	bind_as(&s, "title: V\nrecords: [a.xml, b.xml, c.xml]\n", forms[_i]);
	ck_assert_int_eq(vdm_unbind(&u, s.out.data, s.out.len, NULL, NULL), 0);
	ck_assert_uint_eq(vdm_unbound_count(u), 3);
	for (i = 0; i < 3; i++) {
		static const char *const roots[] = {"text", "body", "div"};

		rec = vdm_unbound_record(u, i, NULL);
		ck_assert_ptr_nonnull(rec);
		ck_assert_str_eq(vdm_node_name(vdm_record_root(rec)), roots[i]);
		vdm_record_free(rec);
	}
	vdm_unbound_free(u);
	vdm_buf_fini(&s.out);
}
END_TEST

/* ---- volumes that somebody changed ---- */

/* One thing in place of another in a volume of two records; what is found where
 * it is taken apart: of all of it, or of its first record. */
static const struct {
	const char *form, *what, *by, *whole, *record;
} changed[] = {
    {"tei", "vidimus-volume\n", "vidimus-volum\n", "none ", NULL},
    {"tei", "key: r001", "key: ../r1", "broken ", NULL},
    {"tei", "key: r001", "key: R001", "broken ", NULL},
    {"tei", "key: r001", "key: an-id-that-is-much-too-long", "broken ", NULL},
    {"tei", "- file: a.xml\n  key: r001\n", "- file: a.xml\n", "broken ", NULL},
    {"tei", "- file: a.xml\n", "- file: ../a.xml\n", "broken ", NULL},
    {"tei", "- file: a.xml\n", "- file: /a.xml\n", "broken ", NULL},
    {"tei", "- file: a.xml\n", "- file: a//b.xml\n", "broken ", NULL},
    {"tei", "- file: a.xml\n", "- file: ./a.xml\n", "broken ", NULL},
    {"tei", "- file: a.xml\n", "- fil: a.xml\n", "broken ", NULL},
    {"tei", "title: V\n", "titel: V\n", "broken ", NULL},
    {"tei", "title: V\n", "title: V\nintroduction: ../i.md\n", "broken ", NULL},
    {"tei", "title: V\n", "title: V\nintroduction-key: x\n", "", "none "},
    {"tei", "xml:id=\"r001\"", "xml:id=\"r009\"", "", "none "},
    {"tei", "xml:id=\"r001\"", "xml:id=\"r0011\"", "", "none "},
    {"tei", "xml:id=\"r001\"", "n=\"r001\"", "", "none "},
    {"tei", "key: r001", "key: r009", "", "none "},
    {"markdown", "---\nvidimus-volume:", "---\nvidimus-volum:", "none ", NULL},
    {"markdown", "\n---\n", "\n--\n", "none ", NULL},
    {"markdown", "<!-- vidimus:text r001 -->", "<!-- vidimus:text r009 -->", "",
     "none "},
    {"markdown", "<!-- vidimus:end r001 -->", "<!-- vidimus:end r009 -->", "",
     "none "},
    {"markdown", "key: r001", "key: r009", "", "none "},
    {"markdown", "key: r001", "key: [r]", "broken ", NULL},
};

START_TEST(what_was_changed_is_told)
{
	struct shelf s = {
	    .text = {TEI_OF("One", "", "", BODY), TEI_OF("Two", "", "", BODY)}};
	struct vdm_sink *sink = vdm_sink_new(on_finding, &s, NULL);
	struct vdm_record *rec;
	struct vdm_unbound *u;
	struct vdm_buf b;
	const char *at;

	bind_as(&s, both, changed[_i].form);
	at = strstr(s.out.data, changed[_i].what);
	ck_assert_msg(at != NULL, "no \"%s\": %s", changed[_i].what,
		      s.out.data);
	vdm_buf_init(&b);
	vdm_buf_put(&b, s.out.data, (size_t)(at - s.out.data));
	vdm_buf_puts(&b, changed[_i].by);
	vdm_buf_puts(&b, at + strlen(changed[_i].what));
	vdm_unbind(&u, b.data, b.len, NULL, sink);
	ck_assert_str_eq(s.found, changed[_i].whole);
	ck_assert_int_eq(u == NULL, changed[_i].record == NULL);
	if (u != NULL) {
		rec = vdm_unbound_record(u, 0, sink);
		ck_assert_str_eq(s.found, changed[_i].record);
		ck_assert_int_eq(rec == NULL, *changed[_i].record != '\0');
		vdm_record_free(rec);
	}
	vdm_unbound_free(u);
	vdm_buf_fini(&b);
	vdm_buf_fini(&s.out);
	vdm_sink_free(sink);
}
END_TEST

/* A book without one of its files, by the beginning of their names. */
static void
pack_without(const struct shelf *s, const char *name, struct vdm_buf *out)
{
	struct vdm_zip *zip = vdm_zip_open(s->out.data, s->out.len, NULL);
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf b[64];
	size_t i, n = vdm_zip_count(zip);

	ck_assert_uint_le(n, COUNT(b));
	for (i = 0; i < n; i++) {
		vdm_buf_init(&b[i]);
		ck_assert_int_eq(vdm_zip_read(zip, i, &b[i], NULL), 0);
		if (strncmp(vdm_zip_name(zip, i), name, strlen(name)) != 0)
			vdm_zip_writer_add(w, vdm_zip_name(zip, i), b[i].data,
					   b[i].len, 1);
	}
	vdm_buf_init(out);
	ck_assert_int_eq(vdm_zip_writer_finish(w, out), 0);
	for (i = 0; i < n; i++)
		vdm_buf_fini(&b[i]);
	vdm_zip_close(zip);
}

START_TEST(a_book_may_lack_a_record)
{
	static const struct {
		const char *name, *whole, *first, *second;
	} rows[] = {
	    {"nothing", "", "", ""},
	    {"META-INF/volume.yaml", "none ", NULL, NULL},
	    {"EPUB/r001/", "", "none ", "none "},
	    {"EPUB/r002/", "", "", "none "},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct shelf s = {.text = {TEI_OF("One", "", "", BODY),
					   TEI_OF("Two", "", "", BODY)}};
		struct vdm_sink *sink = vdm_sink_new(on_finding, &s, NULL);
		struct vdm_unbound *u;
		struct vdm_buf b;

		bind_as(&s, both, "epub");
		pack_without(&s, rows[i].name, &b);
		vdm_unbind(&u, b.data, b.len, NULL, sink);
		ck_assert_str_eq(s.found, rows[i].whole);
		ck_assert_int_eq(u == NULL, rows[i].first == NULL);
		if (u != NULL) {
			vdm_record_free(vdm_unbound_record(u, 0, sink));
			ck_assert_str_eq(s.found, rows[i].first);
			vdm_record_free(vdm_unbound_record(u, 1, sink));
			ck_assert_str_eq(s.found, rows[i].second);
		}
		vdm_unbound_free(u);
		vdm_buf_fini(&b);
		vdm_buf_fini(&s.out);
		vdm_sink_free(sink);
	}
}
END_TEST

/* ---- what a book says of itself ---- */

/* A file of the book, for free(). */
static char *
file_of(const struct shelf *s, const char *name)
{
	struct vdm_zip *zip = vdm_zip_open(s->out.data, s->out.len, NULL);
	long at = vdm_zip_find(zip, name);
	struct vdm_buf b;
	size_t n;

	ck_assert_msg(at >= 0, "no %s", name);
	vdm_buf_init(&b);
	ck_assert_int_eq(vdm_zip_read(zip, (size_t)at, &b, NULL), 0);
	vdm_zip_close(zip);
	return vdm_buf_take(&b, &n);
}

/* A description, and what its package has then, and has not. */
static const struct {
	const char *given, *has, *lacks;
} packages[] = {
    {"title: V\n", "<dc:title id=\"f1\">V</dc:title>", "dir=\"rtl\""},
    {"title: V\nlanguage: ar\n", " xml:lang=\"ar\" dir=\"rtl\"", NULL},
    {"title: V\nlanguage: az-Arab\n", " xml:lang=\"az-Arab\" dir=\"rtl\"",
     NULL},
    {"title: V\nlanguage: az-Latn\n", " xml:lang=\"az-Latn\"", "dir=\"rtl\""},
    {"title: V\nidentifier: urn:isbn:9780306406157\n",
     "urn:isbn:9780306406157</dc:identifier>", "vidimus-id\">"},
    {"title: V\n", "urn:uuid:", NULL},
    /* the latest day of all that is stated */
    {"title: V\ndate: 2031-02-03\n", ">2041-05-06T00:00:00Z<", NULL},
    {"title: V\ndate: 2051-02\n", ">2051-02-01T00:00:00Z<", NULL},
    {"title: V\ndate: '2051'\n", ">2051-01-01T00:00:00Z<", NULL},
    {"title: V\nrights: 'Free.'\nlicence: https://a.example/l\n",
     "https://a.example/l", NULL},
};

START_TEST(a_book_has_a_package)
{
	struct shelf s = {
	    .text = {TEI_OF("One", DATED("2041-05-06"), "", BODY)}};
	char text[512], *opf;

	snprintf(text, sizeof(text), "%srecords: [a.xml]\n",
		 packages[_i].given);
	bind_as(&s, text, "epub");
	opf = file_of(&s, "EPUB/package.opf");
	ck_assert_msg(strstr(opf, packages[_i].has) != NULL, "no %s in %s",
		      packages[_i].has, opf);
	if (packages[_i].lacks != NULL)
		ck_assert_msg(strstr(opf, packages[_i].lacks) == NULL,
			      "%s in %s", packages[_i].lacks, opf);
	free(opf);
	vdm_buf_fini(&s.out);
}
END_TEST

START_TEST(a_book_lists_its_people)
{
	struct shelf s = {
	    .text = {
		TEI_OF("One &amp; all", "",
		       WHO("a", "Ann Lee",
			   URI("https://viaf.org/viaf/1") "<occupation>Clerk</"
							  "occupation>")
			   WHO("b", "A. Lee", NO("VIAF", "1")),
		       BODY),
		TEI_OF("Two", "",
		       WHO("c", "Miss Lee", NO("VIAF", "1"))
			   WHO("d", "Ben &lt;Orr", ""),
		       BODY)}};
	char *page, *nav;

	bind_as(&s, both, "epub");
	page = file_of(&s, "EPUB/people-001.xhtml");
	ck_assert_ptr_nonnull(
	    strstr(page, "Ann Lee</span>, Clerk; A. Lee, Miss Lee; "
			 "https://viaf.org/viaf/1\n<ul>\n"
			 "<li><a href=\"r001/about.xhtml\">One &amp; all</a>"
			 "</li>\n"
			 "<li><a href=\"r002/about.xhtml\">Two</a></li>\n"
			 "</ul>"));
	ck_assert_ptr_nonnull(strstr(page, "Ben &lt;Orr</span>\n<ul>\n<li><a "
					   "href=\"r002/about.xhtml\">"));
	ck_assert_uint_eq(count_of(page, "class=\"name\""), 2);
	nav = file_of(&s, "EPUB/nav.xhtml");
	ck_assert_uint_eq(count_of(nav, "people-001.xhtml"), 1);
	free(nav);
	free(page);
	vdm_buf_fini(&s.out);
}
END_TEST

/* What a description says comes back, each in its own way of saying it; records
 * stand in their order already. */
static const struct {
	const char *given, *back; /* without the records */
} said[] = {
    {"title: V\n", "title: V\n"},
    {"title: V\nsubtitle: W\nsubjects: [a]\n",
     "title: V\nsubtitle: W\nsubjects: a\n"},
    {"title: V\nsubjects: [a, b]\n", "title: V\nsubjects:\n- a\n- b\n"},
    {"title: V\neditors: [A, {name: B}]\n", "title: V\neditors:\n- A\n- B\n"},
    {"title: V\neditors: [{name: A, ref: 'urn:x:a'}]\n",
     "title: V\neditors:\n- name: A\n  role: edt\n  ref: urn:x:a\n"},
    {"title: V\neditors: [{name: A, role: aut}, {name: B, role: ill}]\n",
     "title: V\neditors:\n- name: A\n  role: aut\n- name: B\n  role: ill\n"},
    {"title: V\norder: date\ntoc-depth: 2\nsplit-at: div\ncover: none\n",
     "title: V\ncover: none\ntoc-depth: \"2\"\nsplit-at: div\n"},
};

START_TEST(a_description_comes_back)
{
	struct shelf s = {.text = {TEI_OF("One", "", "", BODY)}};
	struct vdm_unbound *u;
	char text[512], *back;
	const char *name;
	size_t n;

	snprintf(text, sizeof(text), "%srecords: [a.xml]\n", said[_i].given);
	bind_as(&s, text, "epub");
	ck_assert_int_eq(vdm_unbind(&u, s.out.data, s.out.len, NULL, NULL), 0);
	ck_assert_int_eq(vdm_unbound_description(u, &name, &back, &n), 0);
	snprintf(text, sizeof(text), "%srecords:\n- a.xml\n", said[_i].back);
	ck_assert_str_eq(back, text);
	vdm_free(back);
	vdm_unbound_free(u);
	vdm_buf_fini(&s.out);
}
END_TEST

/* Names that a system could not tell apart, or would take for something else.
 */
START_TEST(records_get_names_of_their_own)
{
	static const char description[] =
	    "title: V\nrecords: [/a/x.xml, A/X.xml, a/X.XML, ../b/x.md, '-']\n";
	static const char *const names[] = {"a/x.xml", "A/X-2.xml", "a/X-3.XML",
					    "b/x.md", "record"};
	struct shelf s = {
	    .text = {TEI_OF("One", "", "", BODY), TEI_OF("Two", "", "", BODY),
		     TEI_OF("3", "", "", BODY), TEI_OF("4", "", "", BODY),
		     TEI_OF("5", "", "", BODY)}};
	struct vdm_unbound *u;
	size_t i;

	bind_as(&s, description, "tei");
	ck_assert_int_eq(vdm_unbind(&u, s.out.data, s.out.len, NULL, NULL), 0);
	for (i = 0; i < COUNT(names); i++)
		ck_assert_str_eq(vdm_unbound_name(u, i), names[i]);
	vdm_unbound_free(u);
	vdm_buf_fini(&s.out);
}
END_TEST

/* Two who were decided to be called the same are one, unless authorities say
 * that they are two. */
START_TEST(who_is_one_by_decision)
{
	static const char decided[] = "- {scope: person, person: Ann Lee, "
				      "value: Ann M. Lee, by: A, when: "
				      "2031-02-03}\n";
	static const struct {
		const char *first, *second, *found;
		size_t people;
	} rows[] = {
	    {ONE(""), ONE(""), "", 1},
	    {ONE(NO("VIAF", "1")), ONE(""), "", 1},
	    {ONE(NO("VIAF", "1")), ONE(NO("GND", "1")), "", 1},
	    {ONE(NO("VIAF", "1")), ONE(NO("VIAF", "1")), "", 1},
	    {ONE(NO("VIAF", "1")), ONE(NO("VIAF", "2")), "person ", 2},
	    {ONE(URI("https://viaf.org/viaf/1")), ONE(NO("VIAF", "2")),
	     "person ", 2},
	    {ONE(URI("https://x.example/1")), ONE(URI("https://x.example/2")),
	     "", 1},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		struct shelf s = {.text = {rows[i].first, rows[i].second},
				  .decisions = {decided, decided}};
		char *head;

		bind_as(&s, both, "tei");
		head = head_of(&s);
		ck_assert_msg(count_of(head, "<person ") == rows[i].people &&
				  strcmp(s.found, rows[i].found) == 0,
			      "row %zu: %s %s", i, s.found, head);
		free(head);
		vdm_buf_fini(&s.out);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("gathered");
	TCase *c = tcase_create("gathered");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(c, records_stand_in_order, 0, (int)COUNT(orders));
	tcase_add_loop_test(c, who_is_one_by_an_authority, 0,
			    (int)COUNT(pairs));
	tcase_add_test(c, what_is_known_comes_together);
	tcase_add_test(c, keys_are_no_ids);
	tcase_add_test(c, the_language_is_that_of_most);
	tcase_add_loop_test(c, parts_come_back_as_parts, 0, 3);
	tcase_add_loop_test(c, what_was_changed_is_told, 0,
			    (int)COUNT(changed));
	tcase_add_test(c, a_book_may_lack_a_record);
	tcase_add_loop_test(c, a_book_has_a_package, 0, (int)COUNT(packages));
	tcase_add_test(c, a_book_lists_its_people);
	tcase_add_loop_test(c, a_description_comes_back, 0, (int)COUNT(said));
	tcase_add_test(c, records_get_names_of_their_own);
	tcase_add_test(c, who_is_one_by_decision);
	suite_add_tcase(suite, c);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
