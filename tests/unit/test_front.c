/* SPDX-License-Identifier: MIT */
/* What front matter and packages say: each row is YAML, or the metadata of a
 * book, and the fields and people of it. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "book.h"
#include "record/field.h"
#include "record/record.h"
#include "vidimus.h"

static const struct row {
	const char *yaml, *said, *findings;
} rows[] = {
    {"title: T", "title=T", ""},
    {"title: [A, B]", "title=A; title=B", ""},
    {"title: {text: A, note: n}", "title=A{note=n}", ""},
    {"title: {en: A, de: B}", "title=[state 1]; title.en=A; title.de=B", ""},
    {"author: Ann Lee", "author=Ann Lee", ""},
    {"author: [Ann Lee, Bo Berg]", "author=Ann Lee; author=Bo Berg", ""},
    {"author: {name: Ann Lee, ref: \"https://viaf.org/viaf/1\", role: "
     "illustrator}",
     "contributor=Ann Lee[role illustrator][ref https://viaf.org/viaf/1]", ""},
    {"author: {text: Ann Lee, affiliation: Mill}",
     "author=Ann Lee{affiliation=Mill}", ""},
    {"author:\n- name: Ann Lee\n  affiliation: Mill\n- Bo Berg",
     "author=Ann Lee{affiliation=Mill}; author=Bo Berg", ""},
    {"author: {name: Ann Lee, ORCID: \"0000-1\", email: a@mill.example}",
     "author=Ann Lee{orcid=0000-1}{email=a@mill.example}", ""},
    {"author: {name: {given: Ann, family: Lee}, affiliations: [{name: Mill, "
     "city: Tolm}, Dock]}",
     "author=Ann Lee{affiliation=Mill, Tolm}{affiliation=Dock}", ""},
    {"author: [{name: Ann Lee, affiliations: [{ref: m}]}]\n"
     "affiliations: [{id: m, name: Mill, city: Tolm}]",
     "author=Ann Lee{affiliation=Mill, Tolm}", ""},
    {"author:\n- Ann Lee: {institute: m, correspondence: true}\n"
     "- Bo Berg: {institute: [m, d]}\n- Cy Dunn\n"
     "institute:\n- m: {name: Mill}\n- d: Dock",
     "author=Ann Lee{affiliation=Mill}{correspondence=true}; "
     "author=Bo Berg{affiliation=Mill}{affiliation=Dock}; author=Cy Dunn",
     ""},
    {"author: {Ann Lee: {institute: m}, Bo Berg: {}}\n"
     "institute: {m: Mill, d: Dock}",
     "author=Ann Lee{affiliation=Mill}; author=Bo Berg; institute.d=Dock", ""},
    {"author: [{name: Ann Lee, affiliation: \"1, 2\"}, {name: Bo Berg, "
     "affiliation: 2}]\naffiliations: [{index: 1, name: Mill}, {index: 2, "
     "name: Dock}]",
     "author=Ann Lee{affiliation=Mill}{affiliation=Dock}; "
     "author=Bo Berg{affiliation=Dock}",
     ""},
    {"author: {name: Ann Lee, affiliation: \"1, 3\"}\n"
     "affiliations: [Mill, Dock]",
     "author=Ann Lee{affiliation=1, 3}; affiliations=[\"Mill\", \"Dock\"]", ""},
    {"isbn: 978-0-00-000000-2\ndoi: 10.1234/abc",
     "record_id=978-0-00-000000-2[label isbn]; "
     "record_id=10.1234/abc[label doi]",
     ""},
    {"authors: [{family-names: Lee, given-names: Ann, affiliation: Mill}]",
     "author=Ann Lee[label authors]{affiliation=Mill}", ""},
    {"author: [{family: Berg, given: Bo, non-dropping-particle: van}]",
     "author=Bo van Berg", ""},
    {"creators: [{creatorName: \"Lee, Ann\", givenName: Ann, "
     "nameIdentifiers: [{nameIdentifier: \"https://orcid.org/0000-1\", "
     "nameIdentifierScheme: ORCID}]}]",
     "author=Lee, Ann[label creators]{givenName=Ann}"
     "{orcid=https://orcid.org/0000-1}",
     ""},
    {"editor: {name: Ann Lee, viaf: \"12\"}", "editor=Ann Lee{viaf=12}", ""},
    {"institute: Mill", "institute=Mill", ""},
    {"title: [{type: main, text: A}, {type: subtitle, text: B}, {type: short, "
     "text: C}]",
     "title=A; subtitle=B; title.short=C", ""},
    {"belongs-to-collection: Piers\ngroup-position: 2",
     "series=Piers[label belongs-to-collection]{group-position=2}", ""},
    {"group-position: 2", "group-position=2", ""},
    {"license: {text: CC BY, url: \"https://cc.example/by/\"}",
     "licence=CC BY[norm https://cc.example/by/][label license]", ""},
    {"identifier: [{scheme: ISBN-13, text: \"9780000000002\"}]",
     "record_id=9780000000002{scheme=ISBN-13}", ""},
    {"date: 1951-03-05", "date=1951-03-05[norm 1951-03-05]", ""},
    {"date: 5 March 1951", "date=5 March 1951", ""},
    {"date: {text: \"5 March 1951\", norm: 1951-03-05}",
     "date=5 March 1951[norm 1951-03-05]", ""},
    {"date:", "date=[state 1]", ""},
    {"date: \"\"", "date=[state 1]", ""},
    {"contributor: {text: Ann Lee, role: ill}", "contributor=Ann Lee[role ill]",
     ""},
    {"participants: [Ann Lee, {name: Bo Berg, title: Mayor, role: chair, id: "
     "bo, forms: [Bo, \"Mr. Berg\"], ref: \"https://viaf.org/viaf/2\"}]",
     "lee=Ann Lee[takes part]; bo=Bo Berg[title Mayor][form Bo][form Mr. "
     "Berg][role chair][ref https://viaf.org/viaf/2][takes part]",
     ""},
    {"participants: {name: Ann Lee}", "lee=Ann Lee[takes part]", ""},
    {"participants: Ann Lee", "lee=Ann Lee[takes part]", ""},
    {"participant: Ann Lee", "participant=Ann Lee", ""},
    {"speakers: [Ann Lee]", "lee=Ann Lee[role speaker][takes part]", ""},
    {"speaker: Ann Lee", "lee=Ann Lee[role speaker][takes part]", ""},
    {"participants: [{name: Ann Lee, group: true, state: inferred, cert: low, "
     "participant: false}]",
     "lee=Ann Lee[group][state 2][cert 1]", ""},
    {"participants: [{name: Ann Lee, note: Mayor, colour: red}]",
     "lee=Ann Lee[title Mayor]{colour=red}[takes part]", ""},
    {"participants: [{name: Ann Lee, affiliation: [Mill, {name: Quay, city: "
     "Kiel}], ORCID: 0000-0001, email: a@b.example, details: [{name: role, "
     "value: x, scheme: s}]}]",
     "lee=Ann Lee{affiliation=Mill}{affiliation=Quay, Kiel}{orcid=0000-0001}"
     "{email=a@b.example}{role=x[scheme s]}[takes part]",
     ""},
    {"participants: []", "", ""},
    {"subject: [weirs, rain]", "subject=weirs; subject=rain", ""},
    {"subject: weirs, rain", "subject=weirs, rain", ""},
    {"tags: [a, b]", "subject=a[label tags]; subject=b[label tags]", ""},
    {"lang: de", "language=de[norm de]", ""},
    {"language: de-AT", "language=de-AT[norm de-AT][label language]", ""},
    {"rights: CC BY 4.0", "rights=CC BY 4.0", ""},
    {"license: https://creativecommons.org/licenses/by/4.0/",
     "licence=https://creativecommons.org/licenses/by/4.0/[norm "
     "https://creativecommons.org/licenses/by/4.0/][label license]",
     ""},
    {"colour: green", "colour=green", ""},
    {"colour: {shade: dark, of: [a, b]}",
     "colour={\"shade\": \"dark\", \"of\": [\"a\", \"b\"]}", ""},
    {"colour: [a, {b: c}]", "colour=[\"a\", {\"b\": \"c\"}]", ""},
    {"colour:", "colour=[state 1]", ""},
    {"publisher: {text: The Mill, ref: \"https://e.example/\"}",
     "publisher=The Mill[ref https://e.example/]", ""},
    {"- a\n- b", "", "markdown-yaml-value"},
    {"words", "", "markdown-yaml-value"},
    {"title: T # why", "title=T", "markdown-yaml-comment"},
    {"title: !checked T", "title=T", "markdown-yaml-comment"},
    {"title: !<x:y> T", "title=T", "markdown-yaml-comment"},
    {"title: &here T", "title=T", "markdown-yaml-comment"},
    {"colour: !mixed [a]", "colour=[\"a\"]", "markdown-yaml-comment"},
    {"title: !!str T", "title=T", ""},
    {"title: ! T", "title=T", ""},
    {"title: !<tag:yaml.org,2002:str> T", "title=T", ""},
    {"title: &a T\ncolour: *a", "title=T; colour=T", ""},
    {"source: {repository: MA, box: 3}",
     "source=[state 1]; source.repository=MA; source.box=3", ""},
    {"\"title \": T", "title =T", ""},
    {"Title: T", "Title=T", ""},
    {"draft: true", "draft=true", ""},
};

static void
see(void *ctx, const struct vdm_finding *f)
{
	struct vdm_buf *said = ctx;

	if (strcmp(f->id, "markdown-keys") != 0)
		vdm_buf_printf(said, "%s%s", said->len > 0 ? " " : "", f->id);
}

static void
put(struct vdm_buf *out, const char *name, const char *value)
{
	if (value != NULL)
		vdm_buf_printf(out, "[%s %s]", name, value);
}

static void
put_all(struct vdm_buf *out, const char *name, const struct vdm_strings *all)
{
	for (size_t i = 0; i < all->count; i++)
		put(out, name, all->item[i]);
}

static void
put_guess(struct vdm_buf *out, enum vdm_state state, enum vdm_certainty cert)
{
	if (state != VDM_STATE_EXPLICIT)
		vdm_buf_printf(out, "[state %d]", (int)state);
	if (cert != VDM_CERT_NONE)
		vdm_buf_printf(out, "[cert %d]", (int)cert);
}

static void
put_details(struct vdm_buf *out, const struct vdm_details *d)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct vdm_detail *x = &d->item[i];

		vdm_buf_printf(out, "{%s=%s", x->name, x->value);
		put(out, "scheme", x->scheme);
		put(out, "lang", x->lang);
		vdm_buf_putc(out, '}');
	}
}

static void
put_field(struct vdm_buf *out, const struct vdm_field *f)
{
	vdm_buf_printf(out, "%s%s=%s", out->len > 0 ? "; " : "",
		       vdm_field_name(f), f->value);
	put(out, "norm", f->norm);
	put(out, "role", f->role);
	put(out, "ref", f->ref);
	put(out, "label", f->label);
	put_details(out, &f->details);
	put_guess(out, f->state, f->cert);
}

static void
put_person(struct vdm_buf *out, const struct vdm_person *p)
{
	vdm_buf_printf(out, "%s%s=%s", out->len > 0 ? "; " : "", p->id,
		       p->name);
	put(out, "title", p->title);
	put_all(out, "form", &p->forms);
	put_all(out, "role", &p->roles);
	put_all(out, "ref", &p->refs);
	put_details(out, &p->details);
	vdm_buf_puts(out, p->participant ? "[takes part]" : "");
	vdm_buf_puts(out, p->group ? "[group]" : "");
	put_guess(out, p->state, p->cert);
}

START_TEST(front_matter_is_read)
{
	const struct row *row = &rows[_i];
	struct vdm_read_options o = {
	    .from = "markdown", .no_recognise = 1, .no_account = 1};
	struct vdm_buf text, said, findings;
	struct vdm_sink sink = {see, &findings, NULL};
	struct vdm_record *rec = NULL;

	vdm_buf_init(&text);
	vdm_buf_init(&said);
	vdm_buf_init(&findings);
	vdm_buf_printf(&text, "---\n%s\n---\n\nx\n", row->yaml);
	ck_assert_int_eq(vdm_read(&rec, text.data, text.len, &o, &sink), 0);
	for (size_t i = 0; i < rec->fields_count; i++)
		put_field(&said, rec->fields[i]);
	for (size_t i = 0; i < rec->people_count; i++)
		put_person(&said, rec->people[i]);
	ck_assert_msg(strcmp(vdm_buf_str(&said), row->said) == 0,
		      "%s\n is: %s\nnot: %s", row->yaml, vdm_buf_str(&said),
		      row->said);
	ck_assert_str_eq(vdm_buf_str(&findings), row->findings);
	vdm_record_free(rec);
	vdm_buf_fini(&text);
	vdm_buf_fini(&said);
	vdm_buf_fini(&findings);
}
END_TEST

/* What is of another shape than its key asks for, and what is said of it. */
static const struct {
	const char *yaml, *said;
} odd[] = {
    {"vidimus: words", "no mapping stands here: vidimus: \"words\""},
    {"vidimus: [a]", "no mapping stands here: vidimus: [\"a\"]"},
    {"vidimus: {colour: red}",
     "this is nothing that a record has: colour: \"red\""},
    {"vidimus: {encoded: maybe}",
     "this is neither true nor false: encoded: \"maybe\""},
    {"vidimus: {encoded: [true]}",
     "this is neither true nor false: encoded: [true]"},
    {"vidimus: {encoded: false, whole: true}", ""},
    {"vidimus: {fields: x}",
     "this is nothing that a record has: fields: \"x\""},
    {"title: T\nvidimus: {fields: [{field: title, nth: 1, norm: t}]}", ""},
    {"title: T\nvidimus: {fields: [{field: title, nth: 1a}]}",
     "this is nothing that a field has: nth: \"1a\""},
    {"title: T\nvidimus: {fields: [{field: title, hue: x}]}",
     "this is nothing that a field has: hue: \"x\""},
    {"title: T\nvidimus: {fields: [{field: title, text: [T]}]}",
     "this is nothing that a field has: text: [\"T\"]"},
    {"title: T\nvidimus: {fields: [{norm: t}]}",
     "this says of no field what it sets: {\"norm\": \"t\"}"},
    {"vidimus: {attributes: {text: {n: 1}}}", ""},
    {"vidimus: {attributes: {text: {n: [1]}}}", "this is no attribute: n: [1]"},
    {"vidimus: {attributes: {text: {1n: 1}}}", "this is no attribute: 1n: 1"},
    {"vidimus: {attributes: {text: x}}",
     "these are attributes of nothing: text: \"x\""},
    {"vidimus: {attributes: {div: {n: 1}}}",
     "these are attributes of nothing: div: {\"n\": 1}"},
    {"date: {text: d, state: sure}",
     "this is no state that a field may have: state: \"sure\""},
    {"date: {text: d, state: explicit}", ""},
    {"date: {text: d, cert: sure}",
     "this is no degree of certainty: cert: \"sure\""},
    {"date: {text: d, cert: none}", ""},
    {"participants: [[Ann Lee]]",
     "a list stands where a person should: [\"Ann Lee\"]"},
    {"participants: [{name: [Ann], id: a}]",
     "no text, but more, stands here: name: [\"Ann\"]"},
    {"participants: [{name: Ann, forms: {a: b}}]",
     "a mapping stands where a list should: forms: {\"a\": \"b\"}"},
    {"participants: [{name: Ann, forms: [a, {b: c}]}]",
     "no text, but more, stands here: {\"b\": \"c\"}"},
    {"participants: [{name: Ann, group: perhaps}]",
     "this is neither true nor false: group: \"perhaps\""},
    {"words", "the front matter has no keys: \"words\""},
};

static void
see_left_out(void *ctx, const struct vdm_finding *f)
{
	struct vdm_buf *said = ctx;
	const char *end = strstr(f->message, "; it is left out");

	if (strcmp(f->id, "markdown-yaml-value") != 0)
		return;
	ck_assert_ptr_nonnull(end);
	vdm_buf_printf(said, "%s%.*s: %s", said->len > 0 ? "; " : "",
		       (int)(end - f->message), f->message, f->text);
}

START_TEST(front_matter_is_left_out)
{
	struct vdm_read_options o = {.from = "markdown", .no_recognise = 1};
	struct vdm_buf text, said;
	struct vdm_sink sink = {see_left_out, &said, NULL};
	struct vdm_record *rec = NULL;

	vdm_buf_init(&text);
	vdm_buf_init(&said);
	vdm_buf_printf(&text, "---\n%s\n---\n\nx\n", odd[_i].yaml);
	ck_assert_int_eq(vdm_read(&rec, text.data, text.len, &o, &sink), 0);
	ck_assert_msg(strcmp(vdm_buf_str(&said), odd[_i].said) == 0,
		      "%s\n is: %s\nnot: %s", odd[_i].yaml, vdm_buf_str(&said),
		      odd[_i].said);
	vdm_record_free(rec);
	vdm_buf_fini(&text);
	vdm_buf_fini(&said);
}
END_TEST

/* Of EPUB 3, or 2; the fields beside those that the small book has anyway. */
static const struct {
	int version;
	const char *metadata, *said;
} packages[] = {
    {3, "<dc:creator>Ann Lee</dc:creator>", "author=Ann Lee"},
    {3,
     "<dc:creator id='a'>Ann Lee</dc:creator><meta refines='#a' "
     "property='role' scheme='marc:relators'>trl</meta><meta refines='#a' "
     "property='file-as'>Lee, Ann</meta>",
     "translator=Ann Lee{element=dc:creator}{file-as=Lee, Ann}"},
    {3,
     "<dc:creator id='a'>Ann Lee</dc:creator><meta refines='#a' "
     "property='role'>aut</meta><meta refines='#a' property='role'>ill</meta>",
     "author=Ann Lee; contributor=Ann Lee[role ill]{element=dc:creator}"},
    {3, "<dc:contributor>Bo Berg</dc:contributor>", "contributor=Bo Berg"},
    {3,
     "<dc:contributor id='b'>Bo Berg</dc:contributor><meta refines='#b' "
     "property='role'>edt</meta>",
     "editor=Bo Berg"},
    {3,
     "<dc:contributor id='b'>Bo Berg</dc:contributor><meta refines='#b' "
     "property='role'>zzz</meta>",
     "contributor=Bo Berg[role zzz]"},
    {3,
     "<dc:publisher id='p'>The Mill</dc:publisher><meta refines='#p' "
     "property='role'>pbl</meta>",
     "publisher=The Mill"},
    {3,
     "<dc:publisher id='p'>The Mill</dc:publisher><meta refines='#p' "
     "property='role'>dnr</meta>",
     "publisher=The Mill; donor=The Mill"},
    {3,
     "<dc:title id='t'>Second</dc:title><meta refines='#t' "
     "property='title-type'>subtitle</meta>",
     "subtitle=Second"},
    {3,
     "<dc:title id='t'>Second</dc:title><meta refines='#t' "
     "property='title-type'>edition</meta>",
     "title.edition=Second"},
    {3, "<dc:title>Second</dc:title>", "title.other=Second"},
    {3, "<dc:date>1951-03-05</dc:date>",
     "published=1951-03-05[norm 1951-03-05]"},
    {3, "<dc:date>last May</dc:date>", "published=last May"},
    {3, "<dc:subject>weirs</dc:subject><dc:subject>rain</dc:subject>",
     "subject=weirs; subject=rain"},
    {3, "<dc:language>de</dc:language>", "language=de[norm de]"},
    {3, "<dc:rights>CC BY</dc:rights><dc:rights>More</dc:rights>",
     "rights=CC BY; rights=More"},
    {3, "<dc:source>MA, box 3</dc:source>", "source=MA, box 3"},
    {3, "<dc:description>On a mill.</dc:description>", "summary=On a mill."},
    {3,
     "<dc:type>essay</dc:type><dc:format>book</dc:format><dc:coverage>Kiel</"
     "dc:coverage><dc:relation>x</dc:relation>",
     "type=essay; dc:format=book; dc:coverage=Kiel; dc:relation=x"},
    {3, "<dc:identifier>isbn:1</dc:identifier>", "record_id=isbn:1"},
    {3, "<meta property='dcterms:issued'>1952</meta>", "dcterms:issued=1952"},
    {3, "<meta property='dcterms:license'>https://e.example/l</meta>",
     "licence=https://e.example/l[norm https://e.example/l]"},
    {3, "<meta property='schema:accessMode'>textual</meta>",
     "schema:accessMode=textual"},
    {3, "<meta name='cover' content='p'/>", "cover-image=p.png"},
    {3, "<meta name='generator' content='quill'/>", "generator=quill"},
    {3,
     "<meta property='belongs-to-collection' id='c'>Piers</meta><meta "
     "refines='#c' property='collection-type'>series</meta>",
     "series=Piers{collection-type=series}"},
    {3,
     "<dc:creator id='a'>Ann Lee</dc:creator><meta refines='#a' "
     "property='alternate-script' xml:lang='ja' id='s'>\xE3\x82\xA2</meta>"
     "<meta refines='#s' property='x:how'>kana</meta>",
     "author=Ann Lee{alternate-script=\xE3\x82\xA2[lang "
     "ja]}{alternate-script.x:how=kana}"},
    {3,
     "<dc:subject id='t'>Weirs</dc:subject><meta refines='#t' "
     "property='authority'>BISAC</meta><meta refines='#t' "
     "property='term'>TEC</meta>",
     "subject=Weirs{authority=BISAC}{term=TEC}"},
    {3,
     "<dc:identifier id='i'>1</dc:identifier><meta refines='#i' "
     "property='identifier-type' scheme='onix:codelist5'>15</meta>",
     "record_id=1{identifier-type=15[scheme onix:codelist5]}"},
    {3, "<dc:publisher xml:lang='ar' dir='rtl'>Pier</dc:publisher>",
     "publisher=Pier{lang=ar}{dir=rtl}"},
    {3,
     "<dc:creator id='r'>Ann Lee</dc:creator><meta refines='#r' "
     "property='role' scheme='onix:codelist17'>A01</meta>",
     "contributor=Ann Lee[role A01]{element=dc:creator}{role=A01[scheme "
     "onix:codelist17]}"},
    {3, "<meta refines='#c' property='display-seq'>1</meta>",
     "c.display-seq=1"},
    {3, "<link rel='cc:license' href='https://e.example/l'/>",
     "licence=https://e.example/l[norm https://e.example/l]"},
    {3, "<link rel='record' href='https://e.example/r' media-type='text/xml'/>",
     "link.record=https://e.example/r{media-type=text/xml}"},
    {3, "<dc:creator> </dc:creator>", ""},
    {2,
     "<dc:creator opf:role='aut' opf:file-as='Lee, Ann'>Ann Lee</dc:creator>",
     "author=Ann Lee{file-as=Lee, Ann}"},
    {2, "<dc:contributor opf:role='trl'>Bo Berg</dc:contributor>",
     "translator=Bo Berg"},
    {2,
     "<dc:date opf:event='creation'>1950</dc:date><dc:date "
     "opf:event='publication'>1951</dc:date><dc:date "
     "opf:event='revision'>1952</dc:date>",
     "date.drafted=1950[norm 1950]; published=1951[norm 1951]; "
     "date.revision=1952"},
    {2, "<dc:identifier opf:scheme='ISBN'>1</dc:identifier>",
     "record_id=1{scheme=ISBN}"},
    {2, "<meta name='cover' content='p'/>", "cover-image=p.png"},
    {2, "<dc:subject>a</dc:subject>", "subject=a"},
};

START_TEST(a_package_is_read)
{
	struct book book = {.version = packages[_i].version,
			    .metadata = packages[_i].metadata};
	struct vdm_read_options o = {.from = "epub", .no_recognise = 1};
	size_t own = book.version == 2 ? 3 : 4;
	struct vdm_record *rec = NULL;
	struct vdm_buf bytes, said;

	vdm_buf_init(&bytes);
	vdm_buf_init(&said);
	book_build(&book, &bytes);
	ck_assert_int_eq(vdm_read(&rec, bytes.data, bytes.len, &o, NULL), 0);
	for (size_t i = own; i < rec->fields_count; i++)
		put_field(&said, rec->fields[i]);
	ck_assert_str_eq(vdm_buf_str(&said), packages[_i].said);
	vdm_record_free(rec);
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&said);
}
END_TEST

#define MODIFIED "dcterms:modified=2021-03-04T05:06:07Z"

/* Which picture a package calls its cover's: the fields that come of it, and
 * whether the picture came along that no page shows. */
static const struct {
	int version;
	const char *old, *new, *metadata, *said;
	size_t pictures;
} covers[] = {
    {3, "id=\"p\"", "id=\"p\"", "", MODIFIED, 1},
    {3, "id=\"p\"", "id=\"p\" properties=\"cover-image\"", "",
     "cover-image=p.png; " MODIFIED, 1},
    {3, "id=\"p\"", "id=\"p\" properties=\"x:y cover-image\"", "",
     "cover-image=p.png; " MODIFIED, 1},
    {3, "id=\"p\"", "id=\"p\" properties=\"cover-images\"", "", MODIFIED, 1},
    /* stated in both ways */
    {3, "id=\"p\"", "id=\"p\" properties=\"cover-image\"",
     "<meta name='cover' content='p'/>", MODIFIED "; cover-image=p.png", 1},
    /* before what has no field */
    {3, "id=\"p\"", "id=\"p\" properties=\"cover-image\"",
     "<meta property='schema:accessMode'>textual</meta><dc:subject>weirs"
     "</dc:subject>",
     "cover-image=p.png; " MODIFIED
     "; schema:accessMode=textual; subject=weirs",
     1},
    /* shown by no page, the first or the only one */
    {3, "<item id=\"p\"",
     "<item id=\"q\" href=\"q/r.png\" media-type=\"image/png\" "
     "properties=\"cover-image\"/><item id=\"p\"",
     "", "cover-image=q/r.png; " MODIFIED, 2},
    {3, "<item id=\"p\"",
     "<item id=\"q\" href=\"q/r.png\" media-type=\"image/png\"/><item id=\"p\"",
     "", MODIFIED, 1},
    {3, "<item id=\"p\"",
     "<item id=\"q\" href=\"q/r.png\" media-type=\"image/png\" "
     "properties=\"cover-image\"/><item properties=\"cover-image\" id=\"p\"",
     "", "cover-image=q/r.png; " MODIFIED, 2},
    {2, "<item id=\"p\"",
     "<item id=\"q\" href=\"q/r.png\" media-type=\"image/png\"/><item id=\"p\"",
     "<meta name='cover' content='q'/>", "cover-image=q/r.png", 2},
};

START_TEST(a_cover_is_read)
{
	struct book book = {.version = covers[_i].version,
			    .in = OPF,
			    .old = covers[_i].old,
			    .new = covers[_i].new,
			    .metadata = covers[_i].metadata,
			    .more = {{"EPUB/q/r.png", PNG}}};
	struct vdm_read_options o = {.from = "epub", .no_recognise = 1};
	struct vdm_record *rec = NULL;
	struct vdm_buf bytes, said;

	vdm_buf_init(&bytes);
	vdm_buf_init(&said);
	book_build(&book, &bytes);
	ck_assert_int_eq(vdm_read(&rec, bytes.data, bytes.len, &o, NULL), 0);
	for (size_t i = 3; i < rec->fields_count; i++)
		put_field(&said, rec->fields[i]);
	ck_assert_str_eq(vdm_buf_str(&said), covers[_i].said);
	ck_assert_uint_eq(rec->resources_count, covers[_i].pictures);
	vdm_record_free(rec);
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&said);
}
END_TEST

/* What is read of a book's package with one more title's detail. */
static struct vdm_record *
read_again(const char *bytes, size_t n, struct vdm_buf *said)
{
	struct vdm_read_options o = {.from = "epub", .no_recognise = 1};
	struct vdm_record *rec = NULL;
	size_t i;

	ck_assert_int_eq(vdm_read(&rec, bytes, n, &o, NULL), 0);
	for (i = 0; i < rec->fields_count; i++)
		put_field(said, rec->fields[i]);
	return rec;
}

/* A detail that a link could not hold, of a scheme, in a language, of no
 * address, is written as what it is. */
START_TEST(a_detail_is_written_with_all_of_it)
{
	static const char *const details[] = {
	    "dcterms:license'>https://l.example/",
	    "dcterms:license' xml:lang='en'>https://l.example/",
	    "dcterms:license' scheme='x:y'>https://l.example/",
	    "dcterms:license'>as in the mill",
	    "dcterms:license'>l.html",
	    "a11y:certifierReport' xml:lang='en'>https://l.example/",
	    "a11y:certifierReport'>https://l.example/",
	    "a11y:certifierReport'>as in the mill",
	    "authority' xml:lang='en'>https://l.example/",
	    "x:y'>https://l.example/"};
	struct vdm_write_options w = {.to = "epub"};
	struct vdm_buf metadata, bytes, first, second;
	size_t i, n;
	char *copy;

	vdm_buf_init(&metadata);
	for (i = 0; i < sizeof(details) / sizeof(details[0]); i++) {
		struct book book = {.version = 3};
		struct vdm_record *rec;

		vdm_buf_init(&bytes);
		vdm_buf_init(&first);
		vdm_buf_init(&second);
		vdm_buf_clear(&metadata);
		vdm_buf_printf(&metadata,
			       "<dc:subject id='t'>Weirs</dc:subject><meta "
			       "refines='#t' property='%s</meta>",
			       details[i]);
		book.metadata = vdm_buf_str(&metadata);
		book_build(&book, &bytes);
		rec = read_again(bytes.data, bytes.len, &first);
		ck_assert_int_eq(vdm_write(rec, &copy, &n, &w, NULL), 0);
		vdm_record_free(rec);
		vdm_record_free(read_again(copy, n, &second));
		vdm_free(copy);
		ck_assert_str_eq(strstr(vdm_buf_str(&second), "subject="),
				 strstr(vdm_buf_str(&first), "subject="));
		vdm_buf_fini(&bytes);
		vdm_buf_fini(&first);
		vdm_buf_fini(&second);
	}
	vdm_buf_fini(&metadata);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("front");
	TCase *t = tcase_create("front");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, front_matter_is_read, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(t, front_matter_is_left_out, 0,
			    sizeof(odd) / sizeof(odd[0]));
	tcase_add_test(t, a_detail_is_written_with_all_of_it);
	tcase_add_loop_test(t, a_cover_is_read, 0,
			    sizeof(covers) / sizeof(covers[0]));
	tcase_add_loop_test(t, a_package_is_read, 0,
			    sizeof(packages) / sizeof(packages[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
