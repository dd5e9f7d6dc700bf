/* SPDX-License-Identifier: MIT */
/* EPUB: what is written reads back, what is read is all there. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "epub/epub.h"
#include "base/sha1.h"
#include "record/record.h"
#include "vidimus/format.h"
#include "zip/container.h"
#include "pictures.h"

/* The ids of the findings of one run, a space before and behind each. */
struct seen {
	struct vdm_buf ids, text;
};

static void
emit(void *context, const struct vdm_finding *f)
{
	struct seen *s = context;

	vdm_buf_printf(&s->ids, " %s ", f->id);
	if (f->text != NULL)
		vdm_buf_printf(&s->text, "%s\n", f->text);
}

static int
has(const struct seen *s, const char *id)
{
	char padded[80];

	snprintf(padded, sizeof(padded), " %s ", id);
	return strstr(vdm_buf_str(&s->ids), padded) != NULL;
}

static void
write_epub(const struct vdm_record *rec, struct vdm_buf *out)
{
	struct vdm_write_options options = {.to = "epub"};

	vdm_buf_init(out);
	ck_assert_int_eq(vdm_epub_write(rec, out, &options, NULL), 0);
}

static struct vdm_record *
read_epub(const char *bytes, size_t n, struct seen *seen)
{
	struct vdm_sink sink = {.emit = emit, .context = seen};
	struct vdm_read_options options = {.from = "epub", .no_recognise = 1};
	struct vdm_record *rec = NULL;

	vdm_read(&rec, bytes, n, &options, seen != NULL ? &sink : NULL);
	return rec;
}

/* Written, read, compared, and written again to the same bytes. */
static void
check_round(struct vdm_record *rec)
{
	struct vdm_buf one, two, why;
	struct vdm_record *back;

	vdm_node_settle(rec->root);
	ck_assert(!rec->arena.failed);
	write_epub(rec, &one);
	back = read_epub(one.data, one.len, NULL);
	ck_assert_ptr_nonnull(back);
	vdm_buf_init(&why);
	if (!vdm_record_equal(rec, back, &why))
		ck_abort_msg("differs: %s", vdm_buf_str(&why));
	write_epub(back, &two);
	ck_assert_uint_eq(one.len, two.len);
	ck_assert_int_eq(memcmp(one.data, two.data, one.len), 0);
	vdm_record_free(back);
	vdm_buf_fini(&one);
	vdm_buf_fini(&two);
	vdm_buf_fini(&why);
}

static struct vdm_node *
paragraph(struct vdm_record *rec, struct vdm_node *in, const char *text)
{
	return vdm_node_add(rec, in, "p", text);
}

/* The `which`-th state of a field. */
static void
add_state(struct vdm_record *rec, enum vdm_field_id id, int which)
{
	static const char *const values[] = {"First <&> one", "", "1950\nlast",
					     "1950", "French"};
	struct vdm_field *f = vdm_field_add(rec, id, values[which]);

	if (id == VDM_F_OTHER && which == 0)
		f->name = "x-key";
	switch (which) {
	case 1:
		f->label = "Label:";
		break;
	case 2:
		f->norm = "1950";
		f->ref = "https://authority.example/1";
		f->state = VDM_STATE_INFERRED;
		f->cert = VDM_CERT_MEDIUM;
		break;
	case 3:
		f->norm = "1950";
		f->state = VDM_STATE_STATED;
		break;
	case 4:
		f->norm = "fr";
		f->role = "trl";
		break;
	default:
		break;
	}
}

/* All at once where a field may come several times, else one by one. */
START_TEST(every_state_of_a_field_comes_back)
{
	struct vdm_record *rec;
	int id, which, first;

	for (first = 0; first < 5; first++) {
		rec = vdm_record_new();
		vdm_record_body(rec);
		for (id = 0; id < VDM_F_COUNT; id++)
			for (which = first; which < 5; which++)
				if (which == first ||
				    vdm_field_info_get((enum vdm_field_id)id)
					->repeat)
					add_state(rec, (enum vdm_field_id)id,
						  which);
		check_round(rec);
		vdm_record_free(rec);
	}
}
END_TEST

START_TEST(people_come_back)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p;

	vdm_record_body(rec);
	p = vdm_person_add(rec, "ora", "Ora Bell & Sons");
	p->title = "harbour <master>";
	p->participant = 1;
	vdm_strings_add(rec, &p->forms, "Mr. BELL");
	vdm_strings_add(rec, &p->forms, "Bell");
	vdm_strings_add(rec, &p->roles, "speaker");
	vdm_strings_add(rec, &p->refs, "https://authority.example/2");
	p = vdm_person_add(rec, "all", "");
	p->group = 1;
	p->state = VDM_STATE_INFERRED;
	p->cert = VDM_CERT_LOW;
	check_round(rec);
	vdm_record_free(rec);
}
END_TEST

/* What XHTML has no element for, or no place for, takes the carrier. */
static void
fill_body(struct vdm_record *rec, struct vdm_node *body)
{
	struct vdm_node *div = vdm_node_add(rec, body, "div", NULL);
	struct vdm_node *p, *n, *sp;

	vdm_node_add(rec, div, "head", "On weirs");
	sp = vdm_node_add(rec, div, "sp", NULL);
	vdm_node_set(rec, sp, "who", "#ora");
	vdm_node_set(rec, sp, "cert", "low");
	vdm_node_add(rec, sp, "speaker", "Mr. BELL:");
	p = paragraph(rec, sp, "We have ");
	n = vdm_node_add(rec, p, "note", NULL);
	vdm_node_set(rec, n, "xml:id", "n1");
	paragraph(rec, n, "A note in a line.");
	vdm_node_add_text(rec, p, ": ", 2);
	n = vdm_node_add(rec, p, "list", NULL);
	vdm_node_add(rec, n, "item", "one;");
	vdm_node_add(rec, n, "pb", NULL);
	vdm_node_add(rec, n, "item", "two.");
	p = paragraph(rec, div, "See ");
	n = vdm_node_add(rec, p, "ref", "the note");
	vdm_node_set(rec, n, "target", "#n1");
	vdm_node_set(rec, vdm_node_add(rec, p, "ref", " nowhere"), "target",
		     "#gone");
	vdm_node_set(rec, vdm_node_add(rec, p, "ptr", NULL), "target",
		     "https://example.org/a");
	vdm_node_set(rec, vdm_node_add(rec, p, "hi", "so"), "rend", "italic");
	vdm_node_set(rec, vdm_node_add(rec, p, "hi", "so"), "rend", "odd");
	vdm_node_add(rec, p, "hi", "so");
	n = vdm_node_element_ns(rec, "urn:other", "o:x");
	vdm_node_set(rec, n, "o:Mixed-Case.name", "v");
	vdm_node_append(p, n);
	vdm_node_add_text(rec, n, "foreign", 7);
	vdm_node_append(div, vdm_node_comment(rec, " two -- hyphens "));
	vdm_node_append(div, vdm_node_comment(rec, " plain "));
	vdm_node_append(div, vdm_node_instruction(rec, "go", "here"));
	n = vdm_node_add(rec, div, "pb", NULL);
	vdm_node_set(rec, n, "n", "12");
	vdm_node_set(rec, n, "xml:id", "p12");
	n = vdm_node_add(rec, div, "figure", NULL);
	vdm_node_set(rec, vdm_node_add(rec, n, "graphic", NULL), "url",
		     "scans/one picture.png");
	vdm_node_add(rec, n, "figDesc", "A weir.");
}

START_TEST(a_tree_comes_back)
{
	static const char png[] = WHOLE_PNG;
	struct vdm_record *rec = vdm_record_new();
	struct vdm_resource *r = vdm_record_add_resource(rec);

	r->path = "scans/one picture.png";
	r->data = png;
	r->length = sizeof(png) - 1;
	fill_body(rec, vdm_record_body(rec));
	vdm_node_set(rec, rec->root, "xml:lang", "en");
	check_round(rec);
	vdm_record_free(rec);
}
END_TEST

START_TEST(front_header_and_back_come_back)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *body = vdm_record_body(rec), *text = body->parent;
	struct vdm_node *header, *n;

	fill_body(rec, body);
	n = vdm_node_element(rec, "front");
	vdm_node_insert_before(body, n);
	paragraph(rec, n, "Before.");
	paragraph(rec, vdm_node_add(rec, text, "back", NULL), "After.");
	header = vdm_node_element(rec, "teiHeader");
	vdm_node_insert_before(text, header);
	n = vdm_node_add(rec, header, "fileDesc", NULL);
	n = vdm_node_add(rec, n, "titleStmt", NULL);
	vdm_node_set(rec, vdm_node_add(rec, n, "title", "T"), "xml:id", "n1");
	vdm_node_add(rec, n, "unheardOf", "U");
	vdm_node_settle(rec->root);
	{
		struct vdm_buf one;
		struct vdm_record *back;
		struct vdm_buf text_of;

		write_epub(rec, &one);
		back = read_epub(one.data, one.len, NULL);
		ck_assert_ptr_nonnull(back);
		ck_assert_ptr_nonnull(vdm_record_header(back));
		vdm_buf_init(&text_of);
		vdm_node_content(vdm_record_header(back), &text_of);
		ck_assert_ptr_nonnull(strstr(vdm_buf_str(&text_of), "U"));
		vdm_buf_fini(&text_of);
		vdm_buf_fini(&one);
		vdm_record_free(back);
	}
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_long_record_is_split_and_put_together)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *body = vdm_record_body(rec), *outer, *div;
	struct vdm_buf out;
	struct vdm_zip *zip;
	char line[200];
	int i, k;

	memset(line, 'w', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	outer = vdm_node_add(rec, body, "div", NULL);
	vdm_node_add(rec, outer, "head", "All of it");
	for (i = 0; i < 40; i++) {
		div = vdm_node_add(rec, outer, "div", NULL);
		snprintf(line, 20, "Part %d ", i);
		line[strlen(line)] = 'w';
		vdm_node_add(rec, div, "head", line);
		for (k = 0; k < 100; k++)
			paragraph(rec, div, line);
	}
	check_round(rec);
	write_epub(rec, &out);
	zip = vdm_zip_open(out.data, out.len, NULL);
	ck_assert_ptr_nonnull(zip);
	ck_assert_int_ge(vdm_zip_find(zip, "EPUB/text-003.xhtml"), 0);
	vdm_zip_close(zip);
	vdm_buf_fini(&out);
	vdm_record_free(rec);
}
END_TEST

START_TEST(time_zone_and_clock_do_not_matter)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_buf one, two;

	fill_body(rec, vdm_record_body(rec));
	vdm_node_settle(rec->root);
	setenv("TZ", "Pacific/Kiritimati", 1);
	tzset();
	write_epub(rec, &one);
	setenv("TZ", "America/Anchorage", 1);
	tzset();
	write_epub(rec, &two);
	ck_assert_uint_eq(one.len, two.len);
	ck_assert_int_eq(memcmp(one.data, two.data, one.len), 0);
	ck_assert_int_eq(
	    memcmp(one.data + 30, "mimetypeapplication/epub+zip", 28), 0);
	vdm_buf_fini(&one);
	vdm_buf_fini(&two);
	vdm_record_free(rec);
}
END_TEST

/* ---- anybody's EPUB ---- */

#define XHTML                                                                  \
	"<html xmlns='http://www.w3.org/1999/xhtml' "                          \
	"xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</title>"     \
	"</head><body>"
#define END "</body></html>"

static const char container[] =
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
    "version='1.0'><rootfiles><rootfile full-path='O/p.opf' "
    "media-type='application/oebps-package+xml'/></rootfiles></container>";

static const char package[] =
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' "
    "unique-identifier='i'><metadata "
    "xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:opf='http://www.idpf.org/2007/opf'>"
    "<dc:identifier id='i'>urn:x:1</dc:identifier><dc:title>The Weir"
    "</dc:title><dc:language>en</dc:language>"
    "<dc:creator id='c'>Ada Quill</dc:creator>"
    "<meta refines='#c' property='role' scheme='marc:relators'>aut</meta>"
    "<meta refines='#c' property='file-as'>Quill, Ada</meta>"
    "<dc:contributor opf:role='trl'>Tom Reed</dc:contributor>"
    "<dc:contributor id='d'>Una Marsh</dc:contributor>"
    "<meta refines='#d' property='role' scheme='marc:relators'>ill</meta>"
    "<meta property='x:odd'>value</meta></metadata><manifest>"
    "<item id='n' href='nav.xhtml' properties='nav' "
    "media-type='application/xhtml+xml'/>"
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
    "<item id='b' href='b.xhtml' media-type='application/xhtml+xml'/>"
    "<item id='g' href='i/w.png' media-type='image/png'/>"
    "</manifest><spine><itemref idref='b'/><itemref idref='a' "
    "linear='no'/></spine></package>";

static const char page_b[] =
    XHTML "<h1>One</h1><p>See<a epub:type='noteref' href='a.xhtml#n1'>1</a>"
	  " &eacute; <a href='a.xhtml'>there</a>.</p>"
	  "<p><img src='i/w.png' alt='A weir'/></p>"
	  "<table><tr><td epub:type='z3998:persona'>NED</td><td>Who goes?"
	  "</td></tr><tr><td></td><td><i epub:type='z3998:stage-direction'>"
	  "A bell.</i></td></tr></table><script>var x;</script>" END;

static const char page_a[] =
    XHTML "<section epub:type='endnotes'><h2>Notes</h2><ol><li id='n1' "
	  "epub:type='endnote'><p>The note.</p></li></ol></section>" END;

struct parts {
	const char *container, *package, *a, *b, *encryption, *extra;
};

static void
pack(const struct parts *p, struct vdm_buf *out)
{
	struct vdm_zip_writer *z = vdm_zip_writer_new();

	vdm_zip_writer_add(z, "mimetype", "application/epub+zip", 20, 1);
	if (p->container != NULL)
		vdm_zip_writer_add(z, "META-INF/container.xml", p->container,
				   strlen(p->container), 0);
	if (p->encryption != NULL)
		vdm_zip_writer_add(z, "META-INF/encryption.xml", p->encryption,
				   strlen(p->encryption), 0);
	vdm_zip_writer_add(z, "O/p.opf", p->package, strlen(p->package), 0);
	vdm_zip_writer_add(z, "O/nav.xhtml", XHTML "<nav/>" END,
			   strlen(XHTML "<nav/>" END), 0);
	vdm_zip_writer_add(z, "O/a.xhtml", p->a, strlen(p->a), 0);
	vdm_zip_writer_add(z, "O/b.xhtml", p->b, strlen(p->b), 0);
	vdm_zip_writer_add(z, "O/i/w.png", WHOLE_PNG, sizeof(WHOLE_PNG) - 1, 0);
	if (p->extra != NULL)
		vdm_zip_writer_add(z, p->extra, "x", 1, 0);
	vdm_buf_init(out);
	ck_assert_int_eq(vdm_zip_writer_finish(z, out), 0);
}

static struct vdm_record *
read_parts(const struct parts *p, struct seen *seen)
{
	struct vdm_record *rec;
	struct vdm_buf bytes;

	vdm_buf_init(&seen->ids);
	vdm_buf_init(&seen->text);
	pack(p, &bytes);
	rec = read_epub(bytes.data, bytes.len, seen);
	vdm_buf_fini(&bytes);
	return rec;
}

static void
seen_fini(struct seen *s)
{
	vdm_buf_fini(&s->ids);
	vdm_buf_fini(&s->text);
}

static const struct vdm_node *
find(const struct vdm_record *rec, const char *name)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (vdm_node_is(n, name))
			return n;
	return NULL;
}

static void
check_content(const struct vdm_node *n, const char *want)
{
	struct vdm_buf b;

	ck_assert_ptr_nonnull(n);
	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	ck_assert_str_eq(vdm_buf_str(&b), want);
	vdm_buf_fini(&b);
}

START_TEST(contributors_keep_their_roles)
{
	struct parts p = {container, package, page_a, page_b, NULL, NULL};
	struct seen seen;
	struct vdm_record *rec = read_parts(&p, &seen);
	const struct vdm_field *f;

	ck_assert_ptr_nonnull(rec);
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_AUTHOR, 0)->value,
			 "Ada Quill");
	ck_assert_ptr_null(vdm_field_get(rec, VDM_F_AUTHOR, 1));
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_TRANSLATOR, 0)->value,
			 "Tom Reed");
	f = vdm_field_get(rec, VDM_F_CONTRIBUTOR, 0);
	ck_assert_str_eq(f->value, "Una Marsh");
	ck_assert_str_eq(f->role, "ill");
	f = vdm_field_get(rec, VDM_F_AUTHOR, 0);
	ck_assert_ptr_nonnull(vdm_detail_get(&f->details, "file-as"));
	f = vdm_field_get(rec, VDM_F_OTHER, 0);
	ck_assert_str_eq(f->name, "x:odd");
	ck_assert_ptr_null(vdm_field_get(rec, VDM_F_RIGHTS, 0));
	ck_assert_ptr_null(vdm_field_get(rec, VDM_F_PUBLISHER, 0));
	vdm_record_free(rec);
	seen_fini(&seen);
}
END_TEST

START_TEST(a_play_a_note_and_a_picture_are_read)
{
	struct parts p = {container, package, page_a, page_b, NULL, NULL};
	struct seen seen;
	struct vdm_record *rec = read_parts(&p, &seen);
	const struct vdm_node *n;
	struct vdm_buf all;

	ck_assert_ptr_nonnull(rec);
	check_content(find(rec, "speaker"), "NED");
	ck_assert_str_eq(vdm_node_attr(find(rec, "sp"), "who"), "#ned");
	check_content(find(rec, "stage"), "A bell.");
	n = find(rec, "note");
	check_content(n, "The note.");
	ck_assert_str_eq(vdm_node_attr(n, "n"), "1");
	ck_assert_str_eq(vdm_node_attr(n, "place"), "end");
	ck_assert(vdm_node_is(n->parent, "p"));
	n = find(rec, "graphic");
	ck_assert_str_eq(vdm_node_attr(n, "url"), "i/w.png");
	ck_assert_uint_eq(rec->resources_count, 1);
	ck_assert_ptr_nonnull(find(rec, "ref"));
	ck_assert_int_eq(vdm_node_attr(find(rec, "ref"), "target")[0], '#');
	vdm_buf_init(&all);
	vdm_node_content(rec->root, &all);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&all), "\xc3\xa9"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&all), "var x"));
	ck_assert(has(&seen, "epub-markup-dropped"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&seen.text), "var x;"));
	check_round(rec);
	vdm_buf_fini(&all);
	vdm_record_free(rec);
	seen_fini(&seen);
}
END_TEST

/* Where a note stands is what the book calls it. */
START_TEST(notes_keep_their_place)
{
	static const struct {
		const char *attr, *place;
	} rows[] = {
	    {"epub:type='footnote'", "foot"},
	    {"epub:type='endnote'", "end"},
	    {"epub:type='rearnote'", "end"},
	    {"epub:type='x footnote'", "foot"},
	};
	struct parts p = {container, package, NULL, page_b, NULL, NULL};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct seen seen;
		struct vdm_record *rec;
		struct vdm_buf page;
		const struct vdm_node *n;

		vdm_buf_init(&page);
		vdm_buf_printf(&page,
			       XHTML "<aside id='n1' %s><p>The note.</p>"
				     "</aside>" END,
			       rows[i].attr);
		p.a = vdm_buf_str(&page);
		rec = read_parts(&p, &seen);
		n = find(rec, "note");
		check_content(n, "The note.");
		ck_assert_msg(
		    strcmp(vdm_node_attr(n, "place"), rows[i].place) == 0, "%s",
		    rows[i].attr);
		check_round(rec);
		vdm_record_free(rec);
		seen_fini(&seen);
		vdm_buf_fini(&page);
	}
}
END_TEST

/* EPUB 2's notes: nothing but links there and back tells them. */
START_TEST(links_there_and_back_are_notes)
{
	static const char body[] = XHTML
	    "<p>The gate sang<a id='r1' href='a.xhtml#n1'><sup>1</sup></a>."
	    "</p><p>See <a href='a.xhtml#n2'>2</a>.</p>" END;
	static const char notes[] = XHTML
	    "<p id='n1'>All night. <a href='b.xhtml#r1'>\xe2\x86\xa9</a></p>"
	    "<p id='n2'>No note.</p>" END;
	struct parts p = {container, package, notes, body, NULL, NULL};
	struct seen seen;
	struct vdm_record *rec = read_parts(&p, &seen);
	const struct vdm_node *n;

	ck_assert_ptr_nonnull(rec);
	n = find(rec, "note");
	check_content(n, "All night. ");
	ck_assert_str_eq(vdm_node_attr(n, "n"), "1");
	check_content(find(rec, "ref"), "2");
	ck_assert(has(&seen, "epub-backlink"));
	/* no page shows it */
	ck_assert_uint_eq(rec->resources_count, 0);
	ck_assert(has(&seen, "epub-resource-dropped"));
	check_round(rec);
	vdm_record_free(rec);
	seen_fini(&seen);
}
END_TEST

static void
say(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s\n", f->message);
}

/* Each attribute goes through the grammar, however many come before it or came
 * with another element; data-* are anybody's own. */
START_TEST(attributes_are_judged_one_by_one)
{
	static const char page[] =
	    XHTML "<p id='p1' class='a' title='b' lang='en' dir='ltr' "
		  "hidden='hidden' "
		  "data-a='1' data-b='2'>One.</p><p data-c='3' odd='1'>Two.</p>"
		  "<p data-d='4' data-e='5' data-f='6' data-g='7' data-h='8' "
		  "data-i='9' data-j='1' data-k='2' strange='1' "
		  "title='x'>Three.</p>" END;
	struct parts p = {container, package, page_a, page, NULL, NULL};
	struct vdm_read_options options = {.from = "epub"};
	struct vdm_buf bytes, said;
	struct vdm_sink sink = {say, &said, NULL};
	const char *odd, *strange;

	vdm_buf_init(&said);
	pack(&p, &bytes);
	ck_assert_int_eq(
	    vdm_validate(bytes.data, bytes.len, &options, NULL, &sink), 1);
	odd = strstr(vdm_buf_str(&said), "\"odd\"");
	strange = strstr(vdm_buf_str(&said), "\"strange\"");
	ck_assert_msg(odd != NULL && strange != NULL, "%s", vdm_buf_str(&said));
	ck_assert_ptr_null(strstr(vdm_buf_str(&said), "\"data-"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&said), "\"title\" is"));
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&said);
}
END_TEST

static void
check_refused(struct parts *p, const char *id)
{
	struct seen seen;
	struct vdm_record *rec = read_parts(p, &seen);

	if (rec != NULL || !has(&seen, id))
		ck_abort_msg("not refused with %s but:%s", id,
			     vdm_buf_str(&seen.ids));
	seen_fini(&seen);
}

START_TEST(what_cannot_be_read_is_refused)
{
	struct parts good = {container, package, page_a, page_b, NULL, NULL};
	struct parts p = good;

	p.container = NULL;
	check_refused(&p, "epub-package");
	p = good;
	p.package = "<package xmlns='http://www.idpf.org/2007/opf'/>";
	check_refused(&p, "epub-package");
	p = good;
	p.package = "<package xmlns='http://www.idpf.org/2007/opf'>";
	check_refused(&p, "xml-syntax");
	p = good;
	p.extra = "O/../../x";
	check_refused(&p, "zip-name");
	p = good;
	p.encryption =
	    "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:"
	    "container'><EncryptedData "
	    "xmlns='http://www.w3.org/2001/04/xmlenc#'><EncryptionMethod "
	    "Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/>"
	    "</EncryptedData></encryption>";
	check_refused(&p, "epub-encrypted");
}
END_TEST

/* A page that is no XML is read as HTML, and an error says so. */
START_TEST(pages_of_html_are_read)
{
	struct parts p = {container, package, page_a, page_b, NULL, NULL};
	struct seen seen;
	struct vdm_record *rec;
	struct vdm_buf words;

	p.b = XHTML "<p>one<br>&nbsp;R&D<p>two</p>" END;
	rec = read_parts(&p, &seen);
	ck_assert_ptr_nonnull(rec);
	ck_assert(has(&seen, "epub-not-well-formed"));
	ck_assert(!has(&seen, "xml-syntax"));
	vdm_buf_init(&words);
	vdm_node_content(vdm_record_body(rec), &words);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&words), "one\xc2\xa0R&Dtwo"));
	vdm_buf_fini(&words);
	vdm_record_free(rec);
	seen_fini(&seen);
}
END_TEST

/* Fonts that are masked hide no words; all else that is encrypted does. */
START_TEST(masked_fonts_refuse_nothing)
{
	static const struct {
		const char *algorithm;
		int read;
	} rows[] = {
	    {"http://www.idpf.org/2008/embedding", 1},
	    {"http://ns.adobe.com/pdf/enc#RC", 1},
	    {"http://www.w3.org/2001/04/xmlenc#aes128-cbc", 0},
	    {"http://www.idpf.org/2008/embedding2", 0},
	    {"", 0},
	};
	struct parts p = {container, package, page_a, page_b, NULL, NULL};
	size_t i;
	int more;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (more = 0; more < 2; more++) {
			struct seen seen;
			struct vdm_record *rec;
			struct vdm_buf b;

			/* alone, and behind one that is a font's */
			vdm_buf_init(&b);
			vdm_buf_puts(&b,
				     "<encryption xmlns='urn:oasis:names:tc:"
				     "opendocument:xmlns:container' xmlns:e="
				     "'http://www.w3.org/2001/04/xmlenc#'>");
			if (more)
				vdm_buf_printf(&b,
					       "<e:EncryptedData>"
					       "<e:EncryptionMethod "
					       "Algorithm='%s'/>"
					       "</e:EncryptedData>",
					       rows[0].algorithm);
			vdm_buf_printf(&b,
				       "<e:EncryptedData><e:EncryptionMethod "
				       "Algorithm='%s'/><e:CipherData>"
				       "<e:CipherReference URI='O/f.otf'/>"
				       "</e:CipherData></e:EncryptedData>"
				       "</encryption>",
				       rows[i].algorithm);
			p.encryption = vdm_buf_str(&b);
			rec = read_parts(&p, &seen);
			ck_assert_msg((rec != NULL) == rows[i].read, "%s",
				      rows[i].algorithm);
			ck_assert(has(&seen, "epub-encrypted") ==
				  !rows[i].read);
			vdm_record_free(rec);
			seen_fini(&seen);
			vdm_buf_fini(&b);
		}
}
END_TEST

START_TEST(a_container_is_kept_within_limits)
{
	struct parts good = {container, package, page_a, page_b, NULL, NULL};
	struct seen seen = {0};
	struct vdm_zip_writer *z;
	struct vdm_buf b;
	char *zeros = calloc(1, 17u << 20);

	pack(&good, &b);
	ck_assert_ptr_null(read_epub(b.data, b.len / 2, &seen));
	ck_assert(has(&seen, "zip-broken"));
	vdm_buf_fini(&b);
	z = vdm_zip_writer_new();
	vdm_zip_writer_add(z, "bomb", zeros, 17u << 20, 0);
	vdm_buf_init(&b);
	ck_assert_int_eq(vdm_zip_writer_finish(z, &b), 0);
	ck_assert_ptr_null(read_epub(b.data, b.len, &seen));
	ck_assert(has(&seen, "zip-ratio"));
	vdm_buf_fini(&b);
	free(zeros);
	seen_fini(&seen);
}
END_TEST

/* ---- parts ---- */

START_TEST(identifiers_come_from_content)
{
	struct vdm_sha1 s;
	char uuid[46];

	vdm_sha1_init(&s);
	vdm_sha1_add(&s, "abc", 3);
	vdm_sha1_uuid(&s, uuid);
	/* SHA-1 of "abc" is a9993e36 4706816a ba3e2571 7850c26c 9cd0d89d */
	ck_assert_str_eq(uuid, "urn:uuid:a9993e36-4706-516a-ba3e-25717850c26c");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("epub");
	TCase *t = tcase_create("epub");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_test(t, every_state_of_a_field_comes_back);
	tcase_add_test(t, people_come_back);
	tcase_add_test(t, a_tree_comes_back);
	tcase_add_test(t, front_header_and_back_come_back);
	tcase_add_test(t, a_long_record_is_split_and_put_together);
	tcase_add_test(t, time_zone_and_clock_do_not_matter);
	tcase_add_test(t, contributors_keep_their_roles);
	tcase_add_test(t, a_play_a_note_and_a_picture_are_read);
	tcase_add_test(t, links_there_and_back_are_notes);
	tcase_add_test(t, notes_keep_their_place);
	tcase_add_test(t, masked_fonts_refuse_nothing);
	tcase_add_test(t, attributes_are_judged_one_by_one);
	tcase_add_test(t, what_cannot_be_read_is_refused);
	tcase_add_test(t, pages_of_html_are_read);
	tcase_add_test(t, a_container_is_kept_within_limits);
	tcase_add_test(t, identifiers_come_from_content);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed > 0;
}
