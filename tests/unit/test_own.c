/* SPDX-License-Identifier: MIT */
/* Books of ours: what a picture says in them; and what a page of them is read
 * as that somebody else changed. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "outline.h"
#include "record/record.h"
#include "vidimus.h"
#include "zip/container.h"
#include "pictures.h"

#define PAGE "EPUB/text-001.xhtml"

/* The entry of that name with its body's content, or what stands between the
 * marks, replaced. */
static void
put_changed(struct vdm_zip_writer *w, const char *name, const struct vdm_buf *b,
	    const char *from, const char *to, const char *new)
{
	const char *start = strstr(vdm_buf_str(b), from), *end;
	struct vdm_buf out;

	ck_assert_msg(start != NULL, "%s: %s", name, vdm_buf_str(b));
	start += strlen(from);
	end = strstr(start, to);
	ck_assert_ptr_nonnull(end);
	vdm_buf_init(&out);
	vdm_buf_put(&out, b->data, (size_t)(start - b->data));
	vdm_buf_puts(&out, new);
	vdm_buf_puts(&out, end);
	vdm_zip_writer_add(w, name, out.data, out.len, 0);
	vdm_buf_fini(&out);
}

/* A small record as a book of ours; what stands between `from` and `to` in the
 * entry `at` becomes `new`. `sink` is told what is found in it. */
static struct vdm_record *
changed(const char *at, const char *from, const char *to, const char *new,
	const struct vdm_sink *sink)
{
	static const char tei[] =
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"
	    "<titleStmt><title>T</title></titleStmt><publicationStmt><p/>"
	    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
	    "<profileDesc><particDesc><listPerson><person xml:id='ada'>"
	    "<persName>Ada</persName></person></listPerson></particDesc>"
	    "</profileDesc></teiHeader><text><body><p>x</p></body></text>"
	    "</TEI>";
	struct vdm_write_options to_epub = {.to = "epub"};
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_record *rec;
	struct vdm_buf out;
	struct vdm_zip *zip;
	char *bytes;
	size_t n, i;

	ck_assert_int_eq(vdm_read(&rec, tei, sizeof(tei) - 1, NULL, NULL), 0);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to_epub, NULL), 0);
	vdm_record_free(rec);
	zip = vdm_zip_open(bytes, n, NULL);
	ck_assert_ptr_nonnull(zip);
	for (i = 0; i < vdm_zip_count(zip); i++) {
		const char *name = vdm_zip_name(zip, i);
		struct vdm_buf b;

		vdm_buf_init(&b);
		ck_assert_int_eq(vdm_zip_read(zip, i, &b, NULL), 0);
		if (strcmp(name, at) == 0)
			put_changed(w, name, &b, from, to, new);
		else
			vdm_zip_writer_add(w, name, b.data, b.len,
					   strcmp(name, "mimetype") == 0);
		vdm_buf_fini(&b);
	}
	vdm_zip_close(zip);
	vdm_free(bytes);
	vdm_buf_init(&out);
	ck_assert_int_eq(vdm_zip_writer_finish(w, &out), 0);
	ck_assert_int_eq(vdm_read(&rec, out.data, out.len, NULL, sink), 0);
	vdm_buf_fini(&out);
	return rec;
}

static const struct {
	const char *page, *tree;
} pages[] = {
    {"<p>a</p>", "p(a)"},
    /* comments and instructions */
    {"<p>a<!-- b -->c<?d e?>f</p>", "p(a! b cef)"},
    {"<p>a<span data-vdm-comment=\"b--c\"></span></p>", "p(a!b--c)"},
    {"<p>a<span data-vdm-pi=\"b\" data-vdm-data=\"c\"></span></p>", "p(ac)"},
    {"<p>a<span data-vdm-pi=\"b c\" data-vdm-data=\"d\">e</span></p>", "p(ae)"},
    {"<p>a<span data-vdm-data=\"d\">e</span></p>", "p(ae)"},
    /* what is not the record's */
    {"<p>a<span data-vdm=\"shown\">b</span><a data-vdm=\"back\">c</a></p>"
     "<section data-vdm=\"notes\"><p>d</p></section>",
     "p(a)"},
    {"<p>a<span data-vdm=\"other\">b</span></p>", "p(ab)"},
    {"<div data-tei=\"div\"><p>a</p></div><div "
     "data-vdm=\"more\"><p>b</p></div>",
     "div(p(a)p(b))"},
    {"<div data-tei=\"div\"><p>a</p></div><!-- c --><div "
     "data-vdm=\"more\"><p>b</p></div>",
     "div(p(a)p(b))! c "},
    {"<div data-vdm=\"more\"><p>b</p></div>", "p(b)"},
    /* elements and their attributes */
    {"<p id=\"i\">a</p>", "p[xml:id=i](a)"},
    {"<p id=\"vdm-i\">a</p>", "p(a)"},
    {"<p xml:lang=\"de\">a</p>", "p[xml:lang=de](a)"},
    {"<p data-who=\"#ada\">a</p>", "p[who=#ada](a)"},
    {"<p data-tei=\"sp\" data-who=\"#ada\"></p>", "sp[who=#ada]()"},
    {"<p><span data-tei=\"a b\">a</span></p>", "p(a)"},
    {"<p data-tei-n=\"1\" data-tei-rend=\"r\">a</p>", "p[n=1][rend=r](a)"},
    {"<p><x-y>a</x-y></p>", "p(a)"},
    {"<p>a<em>b</em></p>", "p(aemph(b))"},
    {"<p>a<em data-tei-rend=\"r\">b</em></p>", "p(aemph[rend=r](b))"},
    {"<p>a<b>b</b></p>", "p(ahi[rend=bold](b))"},
    {"<p>a<b data-tei-rend=\"r\">b</b></p>", "p(ahi[rend=r](b))"},
    {"<p>a<span data-tei=\"hi\">b</span></p>", "p(ahi(b))"},
    {"<table><tr><td rowspan=\"2\" colspan=\"3\">a</td></tr></table>",
     "table(row(cell[rows=2][cols=3](a)))"},
    {"<p>a<span epub:type=\"pagebreak\" aria-label=\"3\">4</span>b</p>",
     "p(apb[n=3]()b)"},
    {"<p>a<span aria-label=\"3\">4</span>b</p>", "p(a4b)"},
    /* links */
    {"<p><a href=\"https://e.example/#a\">a</a></p>",
     "p(ref[target=https://e.example/#a](a))"},
    {"<p><a href=\"text-002.xhtml#b\">a</a></p>", "p(ref[target=#b](a))"},
    {"<p><a href=\"#b\">a</a></p>", "p(ref[target=#b](a))"},
    {"<p><a href=\"x.xhtml\">a</a></p>", "p(ref[target=x.xhtml](a))"},
    {"<p><a href=\"#b\" data-tei-target=\"c\">a</a></p>",
     "p(ref[target=c](a))"},
    {"<p>a<span href=\"#b\" data-tei=\"hi\">b</span></p>", "p(ahi(b))"},
    {"<p><a data-tei=\"ptr\" href=\"https://e.example/\">a</a></p>",
     "p(ptr[target=https://e.example/]())"},
    /* notes */
    {"<p>a<a epub:type=\"noteref\" href=\"#n\">1</a></p>"
     "<aside id=\"n\" epub:type=\"footnote\">b</aside>",
     "p(anote[xml:id=n](b))note[xml:id=n](b)"},
    {"<p>a<a epub:type=\"noteref\" href=\"#n\">1</a>"
     "<a epub:type=\"noteref\" href=\"#n\">1</a></p>"
     "<section data-vdm=\"notes\"><aside id=\"n\" epub:type=\"footnote\">b"
     "</aside></section>",
     "p(anote[xml:id=n](b))"},
    {"<p>a<a epub:type=\"noteref\" href=\"#m\">1</a></p>"
     "<section data-vdm=\"notes\"><aside id=\"n\" epub:type=\"footnote\">b"
     "</aside></section>",
     "p(a)"},
    {"<p>a<a epub:type=\"noteref\" href=\"n\">1</a></p>"
     "<section data-vdm=\"notes\"><aside id=\"n\" epub:type=\"footnote\">b"
     "</aside></section>",
     "p(a)"},
    {"<p>a<span epub:type=\"noteref\" href=\"#n\">1</span></p>"
     "<section data-vdm=\"notes\"><aside id=\"n\" epub:type=\"footnote\">b"
     "</aside></section>",
     "p(a1)"},
};

START_TEST(pages_are_read)
{
	struct vdm_record *rec;
	struct vdm_node *c;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s\n", pages[_i].page);
	rec = changed(PAGE, "<body data-vdm=\"body\">", "</body>",
		      vdm_buf_str(&b), NULL);
	vdm_buf_clear(&b);
	for (c = vdm_record_body(rec)->first; c != NULL; c = c->next)
		outline(c, &b);
	ck_assert_msg(strcmp(vdm_buf_str(&b), pages[_i].tree) == 0,
		      "%s\n is: %s\nnot: %s", pages[_i].page, vdm_buf_str(&b),
		      pages[_i].tree);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

static const struct {
	const char *item, *person;
} people[] = {
    {"<li data-person=\"a\"><span class=\"name\">Ann</span></li>", "a=Ann"},
    {"<li data-person=\"a\" data-participant=\"yes\"><span "
     "class=\"name\">Ann <b>Lee</b></span></li>",
     "a=Ann Lee[takes part]"},
    {"<li data-person=\"a\" data-group=\"yes\"><span class=\"title\">T</span>"
     "<span class=\"form\">f</span><span class=\"form\">g</span>"
     "<span class=\"role\">r</span><span class=\"ref\">u</span>"
     "<span class=\"hue\">h</span><b class=\"name\">Ann</b></li>",
     "a=[group][title T][form f][form g][role r][ref u]"},
    {"<li data-person=\"a\" data-state=\"explicit-empty\"></li>",
     "a=[state 1]"},
    {"<li data-person=\"a\" data-state=\"inferred\" data-cert=\"low\"></li>",
     "a=[state 2][cert 1]"},
    {"<li data-person=\"a\" data-state=\"inferred\" data-cert=\"medium\">"
     "</li>",
     "a=[state 2][cert 2]"},
    {"<li data-person=\"a\" data-state=\"inferred\" data-cert=\"high\"></li>",
     "a=[state 2][cert 3]"},
    {"<li data-person=\"a\" data-state=\"stated\" data-cert=\"sure\"></li>",
     "a=[state 3]"},
    {"<li data-person=\"a\" data-state=\"odd\"></li>", "a="},
    {"<li data-person=\"a\"></li><p data-person=\"b\"></p><li "
     "data-person=\"c\"></li>",
     "a=; c="},
};

static void
put_all(struct vdm_buf *out, const char *name, const struct vdm_strings *all)
{
	for (size_t i = 0; i < all->count; i++)
		vdm_buf_printf(out, "[%s %s]", name, all->item[i]);
}

static void
put_person(struct vdm_buf *out, const struct vdm_person *p)
{
	vdm_buf_printf(out, "%s%s=%s%s%s", out->len > 0 ? "; " : "", p->id,
		       p->name, p->participant ? "[takes part]" : "",
		       p->group ? "[group]" : "");
	if (p->title != NULL)
		vdm_buf_printf(out, "[title %s]", p->title);
	put_all(out, "form", &p->forms);
	put_all(out, "role", &p->roles);
	put_all(out, "ref", &p->refs);
	if (p->state != VDM_STATE_EXPLICIT)
		vdm_buf_printf(out, "[state %d]", (int)p->state);
	if (p->cert != VDM_CERT_NONE)
		vdm_buf_printf(out, "[cert %d]", (int)p->cert);
}

START_TEST(people_are_read)
{
	struct vdm_record *rec =
	    changed("EPUB/about.xhtml", "<ul data-vdm=\"people\">", "</ul>",
		    people[_i].item, NULL);
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < rec->people_count; i++)
		put_person(&b, rec->people[i]);
	ck_assert_msg(strcmp(vdm_buf_str(&b), people[_i].person) == 0,
		      "%s\n is: %s\nnot: %s", people[_i].item, vdm_buf_str(&b),
		      people[_i].person);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

/* Pages that repeat what is read elsewhere: what of a change in them is said.
 * NULL: nothing, for only white space differs, or what no page shows. */
static const struct {
	const char *at, *from, *to, *new, *said;
} copies[] = {
    {"EPUB/nav.xhtml", "<h1>", "</h1>", "Contents", NULL},
    {"EPUB/nav.xhtml", "<h1>", "</h1>", "\n  Contents\n", NULL},
    {"EPUB/nav.xhtml", "<h1>", "</h1>", "Con tents",
     "\"Con tents\" stands where the rest of the publication says "
     "\"Contents\""},
    {"EPUB/nav.xhtml", "<h2>", "</h2>", " Landmarks<!-- c -->", NULL},
    {"EPUB/nav.xhtml", "<h2>Landmarks</h2>", "<ol>", "<p>More</p>",
     "\"More\" stands where nothing is read"},
    {"EPUB/nav.xhtml", "<nav epub:type=\"landmarks\"", "</nav>", ">",
     "nav.xhtml says \"Landmarks\" no more"},
    {"EPUB/about.xhtml", "<title>", "</title>", "About",
     "\"About\" stands where the rest of the publication says \"About this "
     "record\""},
    {"EPUB/about.xhtml", "<h2>", "</h2>", "People\t ", NULL},
    {"EPUB/title.xhtml", "<h1", "</h1>", ">U",
     "\"U\" stands where the rest of the publication says \"T\""},
};

static void
see_copies(void *context, const struct vdm_finding *f)
{
	if (strcmp(f->id, "epub-copies-differ") == 0)
		vdm_buf_printf(context, "%s\n", f->message);
}

START_TEST(copies_are_compared)
{
	struct vdm_buf said;
	struct vdm_sink sink = {see_copies, &said, NULL};

	vdm_buf_init(&said);
	vdm_record_free(changed(copies[_i].at, copies[_i].from, copies[_i].to,
				copies[_i].new, &sink));
	if (copies[_i].said == NULL)
		ck_assert_str_eq(vdm_buf_str(&said), "");
	else
		ck_assert_msg(strstr(vdm_buf_str(&said), copies[_i].said) !=
				  NULL,
			      "%s", vdm_buf_str(&said));
	vdm_buf_fini(&said);
}
END_TEST

/* A picture's words are its figure's description. */
START_TEST(a_picture_says_what_it_shows)
{
	static const char png[] = WHOLE_PNG;
	static const struct {
		const char *figure, *alt;
	} rows[] = {
	    {"<graphic url=\"x.png\"/><figDesc>A weir.</figDesc>",
	     " alt=\"A weir.\""},
	    {"<figDesc>A <hi>weir</hi>, \"built\" &lt;so&gt;</figDesc>"
	     "<graphic url=\"x.png\"/>",
	     " alt=\"A weir, &quot;built&quot; &lt;so&gt;\""},
	    {"<head>One</head><graphic url=\"x.png\"/>", " alt=\"\""},
	};
	struct vdm_write_options to = {.to = "epub"};
	struct vdm_read_options o = {.from = "tei"};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *rec;
		struct vdm_resource *r;
		struct vdm_buf xml, page;
		struct vdm_zip *zip;
		char *bytes;
		size_t n;
		long at;

		vdm_buf_init(&xml);
		vdm_buf_init(&page);
		vdm_buf_printf(&xml,
			       "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
			       "<teiHeader/><text><body><p>x</p><figure>%s"
			       "</figure></body></text></TEI>",
			       rows[i].figure);
		ck_assert_int_eq(
		    vdm_read(&rec, vdm_buf_str(&xml), xml.len, &o, NULL), 0);
		r = vdm_record_add_resource(rec);
		r->path = "x.png";
		r->data = png;
		r->length = sizeof(png) - 1;
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, NULL), 0);
		zip = vdm_zip_open(bytes, n, NULL);
		ck_assert_ptr_nonnull(zip);
		at = vdm_zip_find(zip, PAGE);
		ck_assert_int_ge(at, 0);
		ck_assert_int_eq(vdm_zip_read(zip, (size_t)at, &page, NULL), 0);
		ck_assert_msg(strstr(vdm_buf_str(&page), rows[i].alt) != NULL,
			      "%s", vdm_buf_str(&page));
		ck_assert_ptr_nonnull(strstr(vdm_buf_str(&page), "<img"));
		vdm_zip_close(zip);
		vdm_buf_fini(&xml);
		vdm_free(bytes);
		vdm_buf_fini(&page);
		vdm_record_free(rec);
	}
}
END_TEST

/* The picture that a field names is the cover's, wherever among the fields that
 * one stands, and whichever of the pictures it is. */
START_TEST(a_cover_is_written)
{
	static const char png[] = WHOLE_PNG;
	static const struct {
		const char *name[2], *value[2]; /* of fields of no kind */
		const char *want[2];            /* of each picture's item */
	} rows[] = {
	    {{"cover-image"}, {"a.png"}, {"cover"}},
	    {{"cover-image"}, {"b.png"}, {NULL, "cover"}},
	    {{"x-y", "cover-image"},
	     {"a.png", "b.png"},

	     {NULL, "cover"}},
	    {{"cover-image", "cover-image"},
	     {"a.png", "b.png"},

	     {"cover"}},
	    {{"cover-image"}, {"c.png"}, {NULL}},
	    {{"x-y"}, {"a.png"}, {NULL}},
	    {{NULL}, {"a.png"}, {NULL}},
	};
	struct vdm_write_options to = {.to = "epub"};
	size_t i, k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_buf page;
		struct vdm_zip *zip;
		char *bytes;
		size_t n;

		vdm_node_add(rec, vdm_record_body(rec), "p", "x");
		for (k = 0; k < 2 && rows[i].value[k] != NULL; k++) {
			struct vdm_field *f =
			    vdm_field_add(rec, VDM_F_OTHER, rows[i].value[k]);

			f->name = rows[i].name[k];
		}
		for (k = 0; k < 2; k++) {
			struct vdm_resource *r = vdm_record_add_resource(rec);

			r->path = k == 0 ? "a.png" : "b.png";
			r->media_type = "image/png";
			r->data = png;
			r->length = sizeof(png) - 1;
		}
		vdm_node_settle(rec->root);
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, NULL), 0);
		zip = vdm_zip_open(bytes, n, NULL);
		vdm_buf_init(&page);
		ck_assert_int_eq(
		    vdm_zip_read(zip,
				 (size_t)vdm_zip_find(zip, "EPUB/package.opf"),
				 &page, NULL),
		    0);
		for (k = 0; k < 2; k++) {
			const char *at = strstr(vdm_buf_str(&page),
						k == 0 ? "<item id=\"m1\""
						       : "<item id=\"m2\"");
			const char *is;

			ck_assert_ptr_nonnull(at);
			is = strstr(at, "cover-image");
			ck_assert_msg((is != NULL && is < strchr(at, '>')) ==
					  (rows[i].want[k] != NULL),
				      "%zu: %s", i, vdm_buf_str(&page));
		}
		vdm_zip_close(zip);
		vdm_buf_fini(&page);
		vdm_free(bytes);
		vdm_record_free(rec);
	}
}
END_TEST

/* Pictures lie in the book by names that every file system has, each its own.
 */
START_TEST(pictures_have_plain_names)
{
	static const char png[] = WHOLE_PNG;
	static const char *const names[][2] = {
	    {"0189azAZ._-.png", "0189azAZ._-.png"},
	    {"deep/a.png", "deep/a.png"},
	    {"a b+c@d[e`f{g:h.png", "a_b_c_d_e_f_g_h.png"},
	    {"\xC3\xA9.png", "__.png"},
	    {"plan", "plan.png"},
	    {"plan.gif", "plan.gif.png"},
	};
	struct vdm_write_options to = {.to = "epub"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct vdm_record *rec = vdm_record_new();
		struct vdm_resource *r = vdm_record_add_resource(rec);
		struct vdm_zip *zip;
		char *bytes, at[100];
		size_t n;

		vdm_node_add(rec, vdm_record_body(rec), "p", "x");
		vdm_node_settle(rec->root);
		r->path = names[i][0];
		r->media_type = "image/png";
		r->data = png;
		r->length = sizeof(png) - 1;
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, NULL), 0);
		zip = vdm_zip_open(bytes, n, NULL);
		ck_assert_ptr_nonnull(zip);
		strcpy(at, "EPUB/media/");
		strcat(at, names[i][1]);
		ck_assert_msg(vdm_zip_find(zip, at) >= 0, "%s: no %s",
			      names[i][0], at);
		vdm_zip_close(zip);
		vdm_free(bytes);
		vdm_record_free(rec);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("own");
	TCase *tc = tcase_create("own");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, pages_are_read, 0,
			    sizeof(pages) / sizeof(pages[0]));
	tcase_add_loop_test(tc, people_are_read, 0,
			    sizeof(people) / sizeof(people[0]));
	tcase_add_loop_test(tc, copies_are_compared, 0,
			    sizeof(copies) / sizeof(copies[0]));
	tcase_add_test(tc, a_picture_says_what_it_shows);
	tcase_add_test(tc, a_cover_is_written);
	tcase_add_test(tc, pictures_have_plain_names);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
