/* SPDX-License-Identifier: MIT */
/* The TEI reader and writer, and the carrier of TEI in other formats. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "html/carrier.h"
#include "tei/internal.h"
#include "pictures.h"

static void
carried(const char *name, const char *expected)
{
	struct vdm_buf there, back;

	vdm_buf_init(&there);
	vdm_buf_init(&back);
	vdm_carrier_attr_encode(&there, name);
	ck_assert_str_eq(vdm_buf_str(&there), expected);
	ck_assert_int_eq(vdm_carrier_attr_decode(&back, expected), 0);
	ck_assert_str_eq(vdm_buf_str(&back), name);
	vdm_buf_fini(&there);
	vdm_buf_fini(&back);
}

START_TEST(carrier_names_come_back)
{
	carried("who", "data-tei-who");
	carried("targetEnd", "data-tei-target-end");
	carried("xml:id", "data-tei-xml.id");
	carried("a-B", "data-tei-a---b");
	carried("xlink:role.x", "data-tei-xlink.role..x");
	carried("caf\xC3\xA9", "data-tei-caf-0e9.");
	carried("xmlns:Xi", "data-tei-xmlns.-xi");
}
END_TEST

START_TEST(carrier_refuses_what_it_did_not_write)
{
	static const char *const bad[] = {
	    "data-tei",        "data-tei-",          "data-who",
	    "data-tei-a-",     "data-tei-a-1",       "data-tei-a-0.",
	    "data-tei-a-0zz.", "data-tei-a-0110000."};
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_int_eq(vdm_carrier_attr_decode(&b, bad[i]), -1);
		ck_assert_uint_eq(b.len, 0);
	}
	vdm_buf_fini(&b);
}
END_TEST

static void
count(void *ctx, const struct vdm_finding *f)
{
	(void)f;
	++*(int *)ctx;
}

static struct vdm_record *
read_tei(const char *xml)
{
	static const struct vdm_read_options none;
	struct vdm_record *rec = vdm_record_new();

	ck_assert_int_eq(
	    vdm_format_tei.read(rec, xml, strlen(xml), &none, NULL), 0);
	return rec;
}

static void
write_tei(const struct vdm_record *rec, struct vdm_buf *out)
{
	static const struct vdm_write_options none;

	vdm_buf_clear(out);
	ck_assert_int_eq(vdm_format_tei.write(rec, out, &none, NULL), 0);
}

/* Written, read and written again: the record and the bytes come back. */
static void
comes_back(const struct vdm_record *rec)
{
	struct vdm_record *back;
	struct vdm_buf a, b, why;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	vdm_buf_init(&why);
	write_tei(rec, &a);
	back = read_tei(vdm_buf_str(&a));
	ck_assert_msg(vdm_record_equal(rec, back, &why), "%s in\n%s",
		      vdm_buf_str(&why), vdm_buf_str(&a));
	write_tei(back, &b);
	ck_assert_str_eq(vdm_buf_str(&a), vdm_buf_str(&b));
	vdm_record_free(back);
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
	vdm_buf_fini(&why);
}

static struct vdm_record *
small_record(void)
{
	struct vdm_record *rec = vdm_record_new();

	vdm_node_add(rec, vdm_record_body(rec), "p", "Nobody spoke.");
	vdm_node_settle(rec->root);
	return rec;
}

START_TEST(a_record_without_fields_comes_back)
{
	struct vdm_record *rec = small_record();

	comes_back(rec);
	vdm_record_free(rec);
}
END_TEST

START_TEST(every_field_comes_back)
{
	int id = _i;
	struct vdm_record *rec = small_record();
	struct vdm_field *f = vdm_field_add(rec, (enum vdm_field_id)id, "");

	if (id == VDM_F_OTHER)
		f->name = "Shelf mark of the copy";
	comes_back(rec); /* explicit-empty */
	f->value = "Bishop\xC2\xA0of  Ely, & others";
	f->state = VDM_STATE_EXPLICIT;
	comes_back(rec); /* odd white space */
	f->value = "one line\nand another";
	f->norm = "en/2";
	f->ref = "https://authority.example/12";
	f->role = "chief cook";
	f->label = "Made possible by";
	comes_back(rec);
	f->value = "7 May";
	f->norm = "1924-05-07";
	f->role = "pht";
	f->ref = NULL;
	f->label = NULL;
	f->state = VDM_STATE_INFERRED;
	f->cert = VDM_CERT_MEDIUM;
	comes_back(rec);
	f->state = VDM_STATE_STATED;
	f->cert = VDM_CERT_NONE;
	f->norm = "21:00";
	f->role = NULL;
	comes_back(rec);
	if (vdm_field_info_get((enum vdm_field_id)id)->repeat) {
		f = vdm_field_add(rec, (enum vdm_field_id)id, "7 May");
		if (id == VDM_F_OTHER)
			f->name = "Shelf mark of the copy";
		comes_back(rec);
	}
	vdm_record_free(rec);
}
END_TEST

START_TEST(all_fields_and_people_come_back_together)
{
	struct vdm_record *rec = small_record();
	struct vdm_person *p;
	struct vdm_field *f;
	int id;

	for (id = VDM_F_COUNT - 1; id >= 0; id--) {
		f = vdm_field_add(rec, (enum vdm_field_id)id, "A value");
		if (id == VDM_F_OTHER)
			f->name = "key";
	}
	p = vdm_person_add(rec, "abbot", "Abbot of Ely");
	p->participant = 1;
	p->title = "abbot";
	vdm_strings_add(rec, &p->roles, "speaker");
	vdm_strings_add(rec, &p->roles, "head of mission");
	vdm_strings_add(rec, &p->forms, "the Abbot");
	vdm_strings_add(rec, &p->refs, "https://authority.example/7");
	p = vdm_person_add(rec, "voices", "Several voices");
	p->group = 1;
	p->participant = 1;
	vdm_strings_add(rec, &p->roles, "the choir");
	vdm_strings_add(rec, &p->roles, "chorus");
	p = vdm_person_add(rec, "cellarer", "");
	p->state = VDM_STATE_INFERRED;
	p->cert = VDM_CERT_LOW;
	comes_back(rec);
	vdm_record_free(rec);
}
END_TEST

#define HEAD                                                                   \
	"<?xml version=\"1.0\"?>\n<?xml-model href=\"x.rng\"?><!--before-->\n" \
	"<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xmlns:q=\"urn:q\">"        \
	"<teiHeader><fileDesc><titleStmt><title>Old</title>"                   \
	"<respStmt><persName>Ann</persName><persName>Bea</persName>"           \
	"<resp>\xC3\xBC"                                                       \
	"bersetzt von</resp></respStmt></titleStmt>"                           \
	"<publicationStmt><p>Printed.</p></publicationStmt><sourceDesc>"       \
	"<biblFull><titleStmt><title>Book</title></titleStmt>"                 \
	"<publicationStmt><authority/><availability><p>All</p><p>free</p>"     \
	"<licence target=\"urn:cc\">CC</licence></availability>"               \
	"</publicationStmt></biblFull></sourceDesc></fileDesc>"                \
	"<encodingDesc><p>As it was.</p></encodingDesc></teiHeader>"           \
	"<text q:a=\"1\"><body><sp who=\"#hero\"><p>I</p></sp>"                \
	"<q:x xmlns=\"urn:z\"><y/></q:x></body>"                               \
	"<back><castList><castItem xml:id=\"hero\"><role>A hero</role>, "      \
	"a man</castItem></castList></back></text></TEI><!--after-->"

START_TEST(a_foreign_header_is_kept_and_read)
{
	struct vdm_record *rec = read_tei(HEAD);

	ck_assert_ptr_nonnull(vdm_record_header(rec));
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_TITLE, 0)->value, "Old");
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_TRANSLATOR, 1)->value, "Bea");
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_RIGHTS, 0)->value,
			 "All\nfree");
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_LICENCE, 0)->norm, "urn:cc");
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_SOURCE, 0)->value, "Book");
	ck_assert_uint_eq(rec->people_count, 1);
	ck_assert_str_eq(rec->people[0]->name, "A hero");
	comes_back(rec);
	vdm_record_free(rec);
}
END_TEST

START_TEST(what_changes_is_put_into_a_kept_header)
{
	struct vdm_record *rec = read_tei(HEAD);
	struct vdm_node *header = vdm_record_header(rec);
	struct vdm_buf b;

	vdm_field_get(rec, VDM_F_TITLE, 0)->value = "New";
	vdm_field_get(rec, VDM_F_TRANSLATOR, 1)->value = "Cid";
	vdm_field_get(rec, VDM_F_RIGHTS, 0)->value = "None";
	vdm_field_add(rec, VDM_F_PLACE, "Ely");
	vdm_person_add(rec, "nun", "A nun")->participant = 1;
	ck_assert_int_eq(vdm_tei_sync(rec), 0);
	ck_assert_ptr_eq(header, vdm_record_header(rec));
	vdm_buf_init(&b);
	vdm_markup_serialise(header, &b);
	ck_assert_ptr_null(strstr(vdm_buf_str(&b), ">Old<"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&b), ">Bea<"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&b), "<p>All</p>"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&b), ">Ann<"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&b), "As it was."));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&b), ">Printed.<"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&b), "<p>None</p>"));
	vdm_buf_fini(&b);
	ck_assert_uint_eq(rec->people_count, 2);
	comes_back(rec);
	vdm_record_free(rec);
}
END_TEST

/* The person whom a kept header says more of, after one thing of them was
 * changed; the header says the same of them then. */
static void
person_changed(void (*change)(struct vdm_record *rec, struct vdm_person *p),
	       const char *expected)
{
	struct vdm_record *rec = read_tei(
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"
	    "<titleStmt><title>A</title></titleStmt><publicationStmt><p/>"
	    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
	    "<profileDesc><particDesc><listPerson><person xml:id='ada' "
	    "role='host' age='40'><persName>Ada</persName><persName>Mrs. Marsh"
	    "</persName><birth>1900</birth></person></listPerson></particDesc>"
	    "</profileDesc></teiHeader><text><body><p>B</p></body></text>"
	    "</TEI>");
	struct vdm_record *back;
	struct vdm_buf xml, why;

	ck_assert_ptr_nonnull(vdm_record_header(rec));
	change(rec, rec->people[0]);
	ck_assert_int_eq(vdm_tei_sync(rec), 0);
	vdm_buf_init(&xml);
	vdm_buf_init(&why);
	write_tei(rec, &xml);
	ck_assert_msg(strstr(vdm_buf_str(&xml), expected) != NULL, "%s",
		      vdm_buf_str(&xml));
	/* what only the header says of them stays */
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&xml), "1900"));
	back = read_tei(vdm_buf_str(&xml));
	ck_assert_msg(vdm_record_equal(rec, back, &why), "%s",
		      vdm_buf_str(&why));
	vdm_record_free(back);
	vdm_record_free(rec);
	vdm_buf_fini(&xml);
	vdm_buf_fini(&why);
}

static void
add_form(struct vdm_record *rec, struct vdm_person *p)
{
	vdm_strings_add(rec, &p->forms, "the host");
}

static void
add_role(struct vdm_record *rec, struct vdm_person *p)
{
	vdm_strings_add(rec, &p->roles, "speaker");
}

static void
change_role(struct vdm_record *rec, struct vdm_person *p)
{
	(void)rec;
	p->roles.item[0] = "guest";
}

static void
add_ref(struct vdm_record *rec, struct vdm_person *p)
{
	vdm_strings_add(rec, &p->refs, "https://people.example/ada");
}

static void
add_title(struct vdm_record *rec, struct vdm_person *p)
{
	(void)rec;
	p->title = "chair of the board";
}

static void
change_name(struct vdm_record *rec, struct vdm_person *p)
{
	(void)rec;
	p->name = "Ada Marsh";
}

START_TEST(what_changes_of_a_person_is_put_into_a_kept_header)
{
	person_changed(add_form, "the host");
	person_changed(add_role, "host speaker");
	person_changed(change_role, "role=\"guest\"");
	person_changed(add_ref, "https://people.example/ada");
	person_changed(add_title, "chair of the board");
	person_changed(change_name, "Ada Marsh");
}
END_TEST

/* A group's role is an attribute, as a person's are; it has room for one, and
 * what are more goes beside it. */
START_TEST(groups_have_roles)
{
	static const struct {
		const char *roles[2], *has, *lacks;
	} rows[] = {
	    {{NULL}, "<personGrp xml:id=\"crew\"", "role="},
	    {{"witness"}, "role=\"witness\"", "ana="},
	    {{"chief witness"}, "role=\"chief_witness\"", "ana="},
	    {{"witness", "host"}, "ana=", "role=\"witness"},
	};
	struct vdm_buf out;
	size_t i, k;

	vdm_buf_init(&out);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *rec = small_record();
		struct vdm_person *p = vdm_person_add(rec, "crew", "The crew");

		p->group = 1;
		p->participant = 1;
		for (k = 0; k < 2 && rows[i].roles[k] != NULL; k++)
			vdm_strings_add(rec, &p->roles, rows[i].roles[k]);
		comes_back(rec);
		write_tei(rec, &out);
		ck_assert_msg(strstr(vdm_buf_str(&out), rows[i].has) != NULL &&
				  strstr(vdm_buf_str(&out), rows[i].lacks) ==
				      NULL,
			      "%zu: %s", i, vdm_buf_str(&out));
		vdm_record_free(rec);
	}
	vdm_buf_fini(&out);
}
END_TEST

START_TEST(a_kept_header_goes_when_ours_says_the_same)
{
	struct vdm_record *rec = small_record();
	struct vdm_node *header;

	vdm_field_add(rec, VDM_F_TITLE, "A title");
	header = vdm_tei_header_make(rec, rec);
	vdm_node_insert_before(rec->root->first, header);
	ck_assert_int_eq(vdm_tei_sync(rec), 0);
	ck_assert_ptr_null(vdm_record_header(rec));
	vdm_record_free(rec);
}
END_TEST

START_TEST(fragments_come_back)
{
	struct vdm_record *rec = read_tei(HEAD), *other = vdm_record_new();
	const struct vdm_node *body = vdm_record_body(rec);
	struct vdm_node *back;
	struct vdm_buf a, b, why;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	vdm_buf_init(&why);
	vdm_markup_serialise(body, &a);
	back = vdm_markup_parse_fragment(other, a.data, a.len, rec->root, NULL);
	ck_assert_ptr_nonnull(back);
	vdm_node_settle(back);
	ck_assert_msg(vdm_node_equal(body, back, &why), "%s in %s",
		      vdm_buf_str(&why), vdm_buf_str(&a));
	back = vdm_markup_parse_fragment(other, "<p>", 3, NULL, NULL);
	ck_assert_ptr_null(back);
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
	vdm_buf_fini(&why);
	vdm_record_free(rec);
	vdm_record_free(other);
}
END_TEST

START_TEST(the_projection_has_a_header_and_positions)
{
	struct vdm_record *rec = small_record(), *p;
	struct vdm_field *f = vdm_field_add(rec, VDM_F_TITLE, "A title");
	const struct vdm_node *n;

	f->pos.line = 17;
	p = vdm_tei_project(rec);
	ck_assert_ptr_nonnull(p);
	n = vdm_record_header(p);
	ck_assert_ptr_nonnull(n);
	n = vdm_node_child(
	    vdm_node_child(vdm_node_child(n, "fileDesc"), "titleStmt"),
	    "title");
	ck_assert_uint_eq(n->pos.line, 17);
	ck_assert_ptr_null(vdm_record_header(rec));
	vdm_record_free(p);
	vdm_record_free(rec);
}
END_TEST

START_TEST(p4_becomes_p5)
{
	struct vdm_record *rec =
	    read_tei("<TEI.2><text lang='la'><body><div0 id='a' TEIform='div0'>"
		     "<div1><p><xref url='u'>x</xref><ref target='a b'>y</ref>"
		     "<figure entity='f'><head>z</head></figure><soundClip "
		     "url='a.ogg'/><soundClip url='b'/>"
		     "</p></div1></div0></body></text></TEI.2>");
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_markup_serialise(vdm_node_child(rec->root, "text"), &b);
	ck_assert_str_eq(
	    vdm_buf_str(&b),
	    "<text xml:lang=\"la\">\n  <body>\n    <div1 xml:id=\"a\">\n"
	    "      <div2>\n        <p><ref target=\"u\">x</ref>"
	    "<ref target=\"#a b\">y</ref><figure><graphic url=\"f\"/>"
	    "<head>z</head></figure><media url=\"a.ogg\" "
	    "mimeType=\"audio/ogg\"/><media url=\"b\" "
	    "mimeType=\"application/octet-stream\"/></p>\n      </div2>\n    "
	    "</div1>\n"
	    "  </body>\n</text>");
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

START_TEST(prefixed_pointers_find_their_person)
{
	struct vdm_record *rec = read_tei(
	    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>"
	    "<encodingDesc><listPrefixDef><prefixDef ident='psn' "
	    "matchPattern='(.+)' replacementPattern='#$1'/></listPrefixDef>"
	    "</encodingDesc><profileDesc><particDesc><listPerson>"
	    "<person xml:id='ann'><persName><surname>Lee</surname>, "
	    "<forename>Ann</forename></persName></person></listPerson>"
	    "</particDesc></profileDesc></teiHeader><text><body>"
	    "<sp who='psn:ann'><p>x</p></sp></body></text></TEI>");
	const struct vdm_person *p = vdm_person_find(rec, "psn:ann", 7);

	ck_assert_ptr_nonnull(p);
	ck_assert_str_eq(p->id, "ann");
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_document_is_written_as_it_was)
{
	static const char *const documents[] = {
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<t:TEI xmlns:t=\"http://www.tei-c.org/ns/1.0\">\n"
	    "  <t:text>\n    <t:body>\n"
	    "      <t:p>x<y xmlns=\"urn:y\"><t:hi>z</t:hi></y></t:p>\n"
	    "    </t:body>\n  </t:text>\n</t:TEI>\n",
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
	    "  <kopf/>\n</TEI>\n"};
	struct vdm_record *rec;
	struct vdm_buf out;
	size_t i;

	vdm_buf_init(&out);
	for (i = 0; i < 2; i++) {
		rec = read_tei(documents[i]);
		write_tei(rec, &out);
		ck_assert_str_eq(vdm_buf_str(&out), documents[i]);
		vdm_field_add(rec, VDM_F_TITLE, "T");
		write_tei(rec, &out);
		ck_assert_ptr_nonnull(
		    strstr(out.data, "title type=\"main\">T"));
		vdm_record_free(rec);
	}
	vdm_buf_fini(&out);
}
END_TEST

START_TEST(control_characters_are_reported)
{
	static const struct vdm_write_options none;
	struct vdm_record *rec = small_record();
	int findings = 0;
	struct vdm_sink sink = {count, &findings, NULL};
	struct vdm_buf b;

	vdm_buf_init(&b);
	ck_assert_int_eq(vdm_format_tei.write(rec, &b, &none, &sink), 0);
	ck_assert_int_eq(findings, 0);
	vdm_node_add(rec, vdm_record_body(rec), "p", "a\fb");
	ck_assert_int_eq(vdm_format_tei.write(rec, &b, &none, &sink), 0);
	ck_assert_int_eq(findings, 1);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

static void
put_file(const char *folder, const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fwrite(text, 1, length_of(text), f);
	fclose(f);
}

static void
remove_file(const char *folder, const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	ck_assert_int_eq(unlink(path), 0);
}

static void
keep_message(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%u %s\n", f->line, f->message);
}

START_TEST(files_beside_a_document_are_followed_within_bounds)
{
	static const char *const xml =
	    "<div xmlns=\"http://www.tei-c.org/ns/1.0\" "
	    "xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
	    "<p><graphic url=\"one.png\"/><graphic url=\"two.png\"/>"
	    "<graphic url=\"../x.png\"/></p>"
	    "<xi:include href=\"part.xml\"/>"
	    "<xi:include href=\"loop.xml\"/>"
	    "<xi:include href=\"/etc/passwd\"/></div>";
	char folder[] = "/tmp/vidimus-tei-XXXXXX";
	struct vdm_read_options o = {.xinclude = 1};
	struct vdm_record *rec = vdm_record_new();
	int findings = 0;
	struct vdm_sink sink = {count, &findings, NULL};

	ck_assert_ptr_nonnull(mkdtemp(folder));
	o.base = folder;
	put_file(folder, "one.png", WHOLE_GIF);
	put_file(folder, "part.xml",
		 "<p xmlns=\"http://www.tei-c.org/ns/1.0\">part</p>");
	put_file(folder, "loop.xml",
		 "<div xmlns=\"http://www.tei-c.org/ns/1.0\" "
		 "xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
		 "<xi:include href=\"loop.xml\"/></div>");
	ck_assert_int_eq(vdm_format_tei.read(rec, xml, strlen(xml), &o, &sink),
			 0);
	ck_assert_uint_eq(rec->resources_count, 1);
	ck_assert_str_eq(rec->resources[0].path, "one.png");
	ck_assert_str_eq(rec->root->first->next->first->text, "part");
	/* two.png, ../x.png, /etc/passwd, and the loop's end; the part, and
	 * the loop as often as it is followed */
	ck_assert_int_eq(findings, 4 + 1 + 8);
	vdm_record_free(rec);
	remove_file(folder, "one.png");
	remove_file(folder, "part.xml");
	remove_file(folder, "loop.xml");
	ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* One xi:include each: what stands in its place, or why it stays. */
static const struct {
	const char *include; /* its attributes */
	const char *text, *why;
} includes[] = {
    {"href='p.xml'", "part", NULL},
    {"href='p.xml' parse='xml'", "part", NULL},
    {"href='sub/q.xml'", "part", NULL}, /* which includes sub/r.xml */
    {"href='w.txt' parse='text'", "a <b> & \xC3\xA9\n", NULL},
    {"href='bad.txt' parse='text'", NULL, "it is not UTF-8"},
    {"href='w.txt'", NULL, "it is not well-formed TEI"},
    {"href='h.xml'", NULL, "it is not well-formed TEI"},
    {"href='p.xml' xpointer='x'", NULL, "no element has that id"},
    {"href='p.xml' xpointer='element(/1)'", NULL, "this kind of inclusion"},
    {"href='i.xml' xpointer='two'", "second", NULL},
    {"href='gone.xml'><xi:fallback>instead</xi:fallback></xi:include><lb",
     "instead", NULL},
    {"parse='xml'", NULL, "this kind of inclusion"},
    {"href='gone.xml'", NULL, "it cannot be read"},
    {"href='.hid.xml'", NULL, "it is hidden"},
    {"href='../x.xml'", NULL, "it lies outside the folder"},
    {"href='loop.xml'", "", "there are too many within one another"},
};
static const char *const included[][2] = {
    {"p.xml", "<!--x--><p xmlns='http://www.tei-c.org/ns/1.0'>part</p>"
	      "<?y?>"},
    {"i.xml", "<p xmlns='http://www.tei-c.org/ns/1.0'><seg xml:id='one'>"
	      "first</seg><seg xml:id='two'>second</seg></p>"},
    {"w.txt", "a <b> & \xC3\xA9\n"},
    {"bad.txt", "a\xE9"},
    {"h.xml", "<html/>"},
    {".hid.xml", "<p xmlns='http://www.tei-c.org/ns/1.0'>part</p>"},
    {"loop.xml", "<seg xmlns='http://www.tei-c.org/ns/1.0'><xi:include "
		 "xmlns:xi='http://www.w3.org/2001/XInclude' "
		 "href='loop.xml'/></seg>"},
    {"sub/q.xml", "<seg xmlns='http://www.tei-c.org/ns/1.0'><xi:include "
		  "xmlns:xi='http://www.w3.org/2001/XInclude' "
		  "href='r.xml'/></seg>"},
    {"sub/r.xml", "<hi xmlns='http://www.tei-c.org/ns/1.0'>part</hi>"},
};

START_TEST(an_inclusion_is_followed_or_stays)
{
	enum { FILES = sizeof(included) / sizeof(included[0]) };
	char folder[] = "/tmp/vidimus-tei-XXXXXX", sub[64];
	struct vdm_read_options o = {.xinclude = 1};
	size_t i;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(sub, sizeof(sub), "%s/sub", folder);
	ck_assert_int_eq(mkdir(sub, 0700), 0);
	o.base = folder;
	for (i = 0; i < FILES; i++)
		put_file(folder, included[i][0], included[i][1]);
	for (i = 0; i < sizeof(includes) / sizeof(includes[0]); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_buf xml, said, text;
		struct vdm_sink sink = {keep_message, &said, NULL};

		vdm_buf_init(&xml);
		vdm_buf_init(&said);
		vdm_buf_init(&text);
		vdm_buf_printf(&xml,
			       "<div xmlns='http://www.tei-c.org/ns/1.0' "
			       "xmlns:xi='http://www.w3.org/2001/XInclude'>\n"
			       "<p><xi:include %s/></p></div>",
			       includes[i].include);
		ck_assert_int_eq(
		    vdm_format_tei.read(rec, xml.data, xml.len, &o, &sink), 0);
		vdm_node_content(rec->root, &text);
		if (includes[i].text != NULL)
			ck_assert_msg(
			    strcmp(vdm_buf_str(&text), includes[i].text) == 0,
			    "%s: %s", includes[i].include, vdm_buf_str(&text));
		ck_assert_msg(
		    strstr(vdm_buf_str(&said),
			   includes[i].why != NULL
			       ? includes[i].why
			       : "took the place of the xi:include") != NULL,
		    "%s: %s", includes[i].include, vdm_buf_str(&said));
		vdm_buf_fini(&xml);
		vdm_buf_fini(&said);
		vdm_buf_fini(&text);
		vdm_record_free(rec);
	}
	for (i = 0; i < FILES; i++)
		remove_file(folder, included[i][0]);
	ck_assert_int_eq(rmdir(sub), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(other_xml_is_refused)
{
	static const struct vdm_read_options none;
	struct vdm_record *rec = vdm_record_new();
	int findings = 0;
	struct vdm_sink sink = {count, &findings, NULL};

	ck_assert_int_eq(vdm_format_tei.read(rec, "<html/>", 7, &none, &sink),
			 -1);
	ck_assert_int_eq(findings, 1);
	vdm_record_free(rec);
}
END_TEST

/* The white space between a header's elements is none of it, in a root that
 * holds words, too. */
START_TEST(a_header_in_words_is_set_apart)
{
	static const char header[] =
	    "<teiHeader>\n <fileDesc>\n  <titleStmt>\n"
	    "   <title>Weirs</title>\n"
	    "  </titleStmt>\n </fileDesc>\n</teiHeader>";
	static const char *const roots[] = {"edition", "ab", "TEI"};
	struct vdm_buf xml;
	size_t i;

	vdm_buf_init(&xml);
	for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		struct vdm_record *rec;
		const struct vdm_node *n, *root;

		vdm_buf_clear(&xml);
		vdm_buf_printf(
		    &xml,
		    "<%s xmlns=\"http://www.tei-c.org/ns/1.0\">words "
		    "%s more</%s>",
		    roots[i], header, roots[i]);
		rec = read_tei(vdm_buf_str(&xml));
		root = rec->root;
		for (n = root; n != NULL; n = vdm_node_walk(n, root))
			if (n->kind == VDM_KIND_TEXT && n->parent != root)
				ck_assert_msg(strcmp(n->text, "Weirs") == 0,
					      "%s: \"%s\"", roots[i], n->text);
		vdm_record_free(rec);
	}
	vdm_buf_fini(&xml);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("tei");
	TCase *tc = tcase_create("tei");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_header_in_words_is_set_apart);
	tcase_add_test(tc, carrier_names_come_back);
	tcase_add_test(tc, carrier_refuses_what_it_did_not_write);
	tcase_add_test(tc, a_record_without_fields_comes_back);
	tcase_add_loop_test(tc, every_field_comes_back, 0, VDM_F_COUNT);
	tcase_add_test(tc, all_fields_and_people_come_back_together);
	tcase_add_test(tc, a_foreign_header_is_kept_and_read);
	tcase_add_test(tc, what_changes_is_put_into_a_kept_header);
	tcase_add_test(tc, groups_have_roles);
	tcase_add_test(tc, what_changes_of_a_person_is_put_into_a_kept_header);
	tcase_add_test(tc, a_kept_header_goes_when_ours_says_the_same);
	tcase_add_test(tc, fragments_come_back);
	tcase_add_test(tc, the_projection_has_a_header_and_positions);
	tcase_add_test(tc, p4_becomes_p5);
	tcase_add_test(tc, prefixed_pointers_find_their_person);
	tcase_add_test(tc, a_document_is_written_as_it_was);
	tcase_add_test(tc, control_characters_are_reported);
	tcase_add_test(tc, files_beside_a_document_are_followed_within_bounds);
	tcase_add_test(tc, an_inclusion_is_followed_or_stays);
	tcase_add_test(tc, other_xml_is_refused);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
