/* SPDX-License-Identifier: MIT */
/* What may travel with a record: told by its bytes, made safe, named safely. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/options.h"
#include "picture/media.h"
#include "picture/picture.h"
#include "pictures.h"

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\""

static const struct {
	const char *bytes;
	size_t n;
	const char *type; /* NULL: none that travels */
} kinds[] = {
    {"\x89PNG\r\n\x1a\n....", 12, "image/png"},
    {"\xff\xd8\xff\xe0....", 8, "image/jpeg"},
    {"GIF89a..", 8, "image/gif"},
    {"GIF90a..", 8, NULL},
    {"RIFF....WEBPVP8 ", 16, "image/webp"},
    {"RIFF....WAVEfmt ", 16, "audio/wav"},
    {"RIFF....ACONanih", 16, NULL},
    {"II*\0....", 8, "image/tiff"},
    {"BM....\0\0\0\0....", 14, "image/bmp"},
    {"BMany words of a text", 21, NULL},
    {"....ftypavif....", 16, "image/avif"},
    {"....ftypM4A ....", 16, "audio/mp4"},
    {"....ftypisom....", 16, "video/mp4"},
    {"ID3\4....", 8, "audio/mpeg"},
    {"\xff\xfb\x90\x64....", 8, "audio/mpeg"},
    {"\xff\xfe"
     "t\0e\0x\0t\0",
     10, NULL}, /* UTF-16 */
    {"\xff\xfb\xff\x64....", 8, NULL},
    {"OggS....", 8, "audio/ogg"},
    {"wOF2....", 8, "font/woff2"},
    {"OTTO....", 8, "font/otf"},
    {"true words of a text", 20, NULL},
    {"[core]\n\trepositoryformatversion = 0\n", 36, NULL},
    {"%PDF-1.7\n", 9, NULL},
    {"PK\3\4........", 12, NULL},
    {"#!/bin/sh\n", 10, NULL},
    {"", 0, NULL},
    {"P", 1, NULL},
};

START_TEST(kind_by_bytes)
{
	const char *type = vdm_media_begins(kinds[_i].bytes, kinds[_i].n);

	if (kinds[_i].type == NULL)
		ck_assert_msg(type == NULL, "row %d is %s", _i, type);
	else
		ck_assert_msg(type != NULL && !strcmp(type, kinds[_i].type),
			      "row %d is %s", _i, type != NULL ? type : "none");
}
END_TEST

/* Which pictures, sounds and films every reading system of EPUB 3.2 has. */
START_TEST(core_types_are_few)
{
	static const struct {
		const char *type;
		int image, sound, film;
	} rows[] = {
	    {"image/png", 1, 0, 0},  {"image/jpeg", 1, 0, 0},
	    {"image/gif", 1, 0, 0},  {"image/svg+xml", 1, 0, 0},
	    {"image/webp", 0, 0, 0}, {"image/tiff", 0, 0, 0},
	    {"image/bmp", 0, 0, 0},  {"image/avif", 0, 0, 0},
	    {"image/heic", 0, 0, 0}, {"image/jp2", 0, 0, 0},
	    {"image/jxl", 0, 0, 0},  {"image/vnd.djvu", 0, 0, 0},
	    {"audio/mpeg", 0, 1, 0}, {"audio/mp4", 0, 1, 0},
	    {"audio/ogg", 0, 0, 0},  {"audio/flac", 0, 0, 0},
	    {"audio/wav", 0, 0, 0},  {"audio/aiff", 0, 0, 0},
	    {"video/mp4", 0, 0, 1},  {"video/webm", 0, 0, 1},
	    {"video/mpeg", 0, 0, 1}, {"video/x-msvideo", 0, 0, 1},
	    {"font/otf", 0, 0, 0},   {"font/collection", 0, 0, 0},
	    {"text/plain", 0, 0, 0}, {"image/x-none", 0, 0, 0},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *type = rows[i].type;

		ck_assert_msg(vdm_media_is_core_image(type) == rows[i].image,
			      "%s as a picture", type);
		ck_assert_msg(vdm_media_is_core_sound(type) == rows[i].sound,
			      "%s as a sound", type);
		ck_assert_msg(vdm_media_is_film(type) == rows[i].film,
			      "%s as a film", type);
	}
}
END_TEST

static const struct {
	const char *text;
	int yes;
} drawings[] = {
    {SVG "/>", 1},
    {"\xef\xbb\xbf<?xml version=\"1.0\"?><!-- <html> -->" SVG "/>", 1},
    {"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">" SVG "/>", 1},
    {"<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>", 1},
    {"<svg/>", 1},
    {"<html>" SVG "/></html>", 0},
    {"<!-- <svg> --><p/>", 0},
    {"<svg xmlns=\"http://example.org/\"/>", 0},
    {"<svgx/>", 0},
    {"words <svg/>", 0},
};

START_TEST(drawing_by_root)
{
	const char *s = drawings[_i].text;

	ck_assert_msg((vdm_media_type(s, strlen(s)) != NULL) ==
			  drawings[_i].yes,
		      "%s", s);
}
END_TEST

static const struct {
	const char *path, *tame;
} names[] = {
    {"scan.png", "scan.png"},
    {"a/b c/\xc3\xbc.png", "a/b c/\xc3\xbc.png"},
    {"-rf.png", "_-rf.png"},
    {".htaccess", "_.htaccess"},
    {"a/.git/x.png", "a/_.git/x.png"},
    {"/etc/x.png", "etc/x.png"},
    {"a//b.png", "a/b.png"},
    {"a/./b.png", "a/b.png"},
    {"a\nb.png", "a_b.png"},
    {"a\xc2\x85.png", "a_.png"},
    {"a\xe2\x80\xae.png", "a_.png"}, /* turns the direction of what follows */
    {"a:b|c?.png", "a_b_c_.png"},
    {"CON", "_CON"},
    {"nul.png", "_nul.png"},
    {"com1.svg", "_com1.svg"},
    {"com0.svg", "com0.svg"},
    {"com9", "_com9"},
    {"LPT5.a", "_LPT5.a"},
    {"com:", "com_"},
    {"com10", "com10"},
    {"com", "com"},
    {"lpx1", "lpx1"},
    {"aux.a.b", "_aux.a.b"},
    {"prn", "_prn"},
    {"pr", "pr"},
    {"prn/a", "_prn/a"},
    {"con/a.b", "_con/a.b"},
    {"..", "_.._"},
    {".", "_"},
    {"conch.svg", "conch.svg"},
    {"dots.", "dots._"},
    {"blank ", "blank _"},
    {"", "_"},
    {"/", "_"},
};

START_TEST(name_is_tamed)
{
	struct vdm_buf b, again;

	vdm_buf_init(&b);
	vdm_buf_init(&again);
	vdm_media_tame(&b, names[_i].path);
	ck_assert_str_eq(vdm_buf_str(&b), names[_i].tame);
	vdm_media_tame(&again, vdm_buf_str(&b));
	ck_assert_str_eq(vdm_buf_str(&again), names[_i].tame);
	vdm_buf_fini(&b);
	vdm_buf_fini(&again);
}
END_TEST

START_TEST(long_name_is_cut)
{
	char path[700];
	struct vdm_buf b;

	memset(path, 'a', sizeof(path));
	memcpy(path + 199, "\xc3\xbc", 2); /* not cut in the middle */
	strcpy(path + 690, ".png");
	vdm_buf_init(&b);
	vdm_media_tame(&b, path);
	ck_assert_uint_lt(b.len, 201);
	ck_assert_str_eq(vdm_buf_str(&b) + b.len - 4, ".png");
	vdm_buf_fini(&b);
}
END_TEST

/* What must go, each of a kind, and what may stay. */
static const struct {
	const char *inside; /* of the svg element, or its attributes with ' ' */
	int active;
} parts[] = {
    {"<script>x()</script>", 1},
    {"<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"x\"/>", 1},
    {"<rect onclick=\"x()\"/>", 1},
    {"<rect OnClick=\"x()\"/>", 1},
    {"<a href=\"javascript:x()\"/>", 1},
    {"<a href=\" JaVaScRiPt:x()\"/>", 1},
    {"<a href=\"data:text/html,x\"/>", 1},
    {"<a href=\"other.svg\"/>", 1},
    {"<image href=\"http://example.org/a.png\"/>", 1},
    {"<image href=\"//example.org/a.png\"/>", 1},
    {"<image href=\"data:image/svg+xml,x\"/>", 1},
    {"<use href=\"other.svg#a\"/>", 1},
    {"<animate attributeName=\"href\" to=\"x\"/>", 1},
    {"<set attributeName=\" xlink:href\" to=\"x\"/>", 1},
    {"<set attributeName=\"onclick\" to=\"x\"/>", 1},
    {"<style>@import 'x.css';</style>", 1},
    {"<style>a { b: URL( x.png ) }</style>", 1},
    {"<style>a { b: \\75rl(x) }</style>", 1},
    {"<rect style=\"fill: url(http://example.org/a)\"/>", 1},
    {"<rect filter=\"url(other.svg#a)\"/>", 1},
    {"<rect fill=\"\\75rl(http://example.org/a)\"/>", 1},
    {"<rect cursor=\"image-set('http://example.org/a' 1x)\"/>", 1},
    {"<set attributeName=\"fill\" to=\"\\75rl(a.svg)\"/>", 1},
    {"<a href=\"https://a.org/\" ping=\"http://example.org/\"/>", 1},
    {"<foreignObject><iframe/></foreignObject>", 1},
    {"<?xml-stylesheet href=\"x.css\"?>", 1},
    {"<rect xml:base=\"http://example.org/\"/>", 1},
    {"<rect fill=\"url(#g)\"/>", 0},
    {"<style>a { fill: url(#g) } b { c: url(data:image/png,x) }</style>", 0},
    {"<style>@namespace url(http://www.w3.org/2000/svg); a{}</style>", 0},
    {"<style>@namespace url(a); b { c: url(x.png) }</style>", 1},
    {"<style>/*@namespace*/ b { c: url(x.png) }</style>", 1},
    {"<style>@namespace '; b { c: url(x.png) }</style>", 1},
    {"<style>a { content: '\\201c' } .a\\:b { fill: red }</style>", 0},
    {"<style>@\\69mport 'x.css';</style>", 1},
    {"<rect aria-label=\"the cat's \\ sign\"/>", 0},
    {"<rect fill=\"u\\72l(x.png)\"/>", 1},
    {"<use href=\"#b\"/><rect id=\"b\"/>", 0},
    {"<a href=\"#b\"><rect id=\"b\"/></a>", 1},
    {"<use href=\"#a\"/>", 0},
    {"<a href=\"https://example.org/\"><text>on the way</text></a>", 0},
    {"<image href=\"data:image/png;base64,AAAA\"/>", 0},
    {"<animate attributeName=\"x\" to=\"3\"/>", 0},
    {"<desc>javascript: onclick script</desc>", 0},
    {"<text>a &lt;script&gt; b</text>", 0},
};

START_TEST(drawing_is_made_safe)
{
	struct vdm_svg_found found, again;
	struct vdm_buf in, out, twice;

	vdm_buf_init(&in);
	vdm_buf_init(&out);
	vdm_buf_init(&twice);
	vdm_buf_printf(&in, SVG "><g>%s</g></svg>", parts[_i].inside);
	ck_assert_msg(vdm_svg_make_safe(&out, in.data, in.len, &found) ==
			  parts[_i].active,
		      "%s", parts[_i].inside);
	ck_assert_uint_eq(found.scripts + found.handlers + found.addresses,
			  (unsigned)parts[_i].active);
	ck_assert_int_eq(vdm_svg_make_safe(&twice, out.data, out.len, &again),
			 0);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "<g>"));
	vdm_buf_fini(&in);
	vdm_buf_fini(&out);
	vdm_buf_fini(&twice);
}
END_TEST

/* What is left of a drawing; NULL: all of it, as it was. */
static const struct {
	const char *inside, *left;
} drawn[] = {
    {"<rect x=\"1\" y=\"&lt;&amp;&quot;\"></rect>", NULL},
    {"<s:rect xmlns:s=\"http://www.w3.org/2000/svg\" s:x=\"1\"></s:rect>",
     NULL},
    {"<g xmlns:x=\"http://www.w3.org/1999/xlink\" xmlns:y=\"urn:y\">"
     "<use xlink:href=\"#a\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
     "</use></g>",
     "<g xmlns:x=\"http://www.w3.org/1999/xlink\" xmlns:y=\"urn:y\">"
     "<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#a\">"
     "</use></g>"},
    {"<o:x xmlns:o=\"urn:o\" o:y=\"z\"><o:w>t</o:w></o:x>", NULL},
    {"<b xmlns=\"urn:b\"><c>t</c></b><d></d>", NULL},
    {"<text xml:space=\"preserve\"> a &lt; b &amp; c </text>", NULL},
    {"<text>a</text><script>b<c>d</c>e</script><text>f</text>",
     "<text>a</text><text>f</text>"},
    {"<script><script>b</script>c</script><text>f</text>", "<text>f</text>"},
    {"<rect x=\"1\" onclick=\"x()\" y=\"2\"></rect>",
     "<rect x=\"1\" y=\"2\"></rect>"},
    {"<image x=\"1\" href=\"http://example.org/a.png\" y=\"2\"></image>",
     "<g></g>"},
    /* what is not valid without its address goes with it, its words do not */
    {"<image id=\"i\" href=\"//a.org/a\" x=\"1\"><title>t</title></image>",
     "<g id=\"i\"><title>t</title></g>"},
    {"<image href=\"#a\" onload=\"f()\"></image>",
     "<image href=\"#a\"></image>"},
    {"<use href=\"a.svg#b\" width=\"1\"></use><text>f</text>",
     "<g></g><text>f</text>"},
    {"<text><textPath href=\"a.svg#b\" startOffset=\"1\">w</textPath></text>",
     "<text><tspan>w</tspan></text>"},
    {"<filter><feImage href=\"http://a.org/a\"></feImage></filter>",
     "<filter></filter>"},
    {"<animateMotion><mpath href=\"a.svg#b\"></mpath></animateMotion>",
     "<animateMotion></animateMotion>"},
    {"<foreignObject><h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" "
     "src=\"http://a.org/a\" alt=\"a &lt; b\"></h:img></foreignObject>",
     "<foreignObject>a &lt; b</foreignObject>"},
    {"<style>a { b: c }</style><text>d</text>", NULL},
    {"<style>a &gt; b { c: d }</style>", NULL},
    {"<style>@import 'x.css';</style><text>d</text>",
     "<style></style><text>d</text>"},
    {"<style>a { b: url(x.png) }</style><style>c { d: e }</style>",
     "<style></style><style>c { d: e }</style>"},
    {"<style>@namespace url(a); c{}</style>", NULL},
};

START_TEST(drawing_keeps_the_rest)
{
	const char *left = drawn[_i].left;
	struct vdm_svg_found found;
	struct vdm_buf in, out, want;

	vdm_buf_init(&in);
	vdm_buf_init(&out);
	vdm_buf_init(&want);
	vdm_buf_printf(&in, SVG "><g>%s</g></svg>", drawn[_i].inside);
	vdm_buf_printf(&want, SVG "><g>%s</g></svg>",
		       left != NULL ? left : drawn[_i].inside);
	ck_assert_int_ge(vdm_svg_make_safe(&out, in.data, in.len, &found), 0);
	ck_assert_msg(strstr(vdm_buf_str(&out), vdm_buf_str(&want)) != NULL,
		      "%s\n is: %s", vdm_buf_str(&want), vdm_buf_str(&out));
	vdm_buf_fini(&in);
	vdm_buf_fini(&out);
	vdm_buf_fini(&want);
}
END_TEST

START_TEST(declarations_are_resolved)
{
	static const char text[] =
	    "<!DOCTYPE svg [<!ATTLIST rect onclick CDATA 'x()'>"
	    "<!ENTITY w \"words\">]>" SVG "><rect/><text>&w;</text></svg>";
	struct vdm_svg_found found;
	struct vdm_buf out;

	vdm_buf_init(&out);
	ck_assert_int_eq(
	    vdm_svg_make_safe(&out, text, sizeof(text) - 1, &found), 1);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "<text>words</text>"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&out), "onclick"));
	ck_assert_ptr_null(strstr(vdm_buf_str(&out), "ENTITY"));
	vdm_buf_fini(&out);
	vdm_buf_init(&out);
	ck_assert_int_eq(vdm_svg_make_safe(&out, "<svg>", 5, &found), -1);
	vdm_buf_fini(&out);
}
END_TEST

static size_t
count(const struct vdm_findings *list, const char *id)
{
	const struct vdm_finding *f;
	size_t i, n = 0;

	for (i = 0; (f = vdm_findings_get(list, i)) != NULL; i++)
		n += strcmp(f->id, id) == 0;
	return n;
}

static void
add(struct vdm_record *rec, const char *path, const char *bytes)
{
	struct vdm_resource *r = vdm_record_add_resource(rec);
	struct vdm_node *n = vdm_node_element(rec, "graphic");

	memset(r, 0, sizeof(*r));
	r->path = path;
	r->data = bytes;
	r->length = length_of(bytes);
	vdm_node_set(rec, n, "url", path);
	vdm_node_append(vdm_record_body(rec), n);
}

START_TEST(references_follow)
{
	static const char *const urls[] = {"a.gif", "A-2.gif", "a-3.gif",
					   "notes.txt", "_-x.gif"};
	struct vdm_record *rec = vdm_record_new();
	struct vdm_findings *list = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(list, "test");
	struct vdm_node *n;
	size_t i = 0;

	add(rec, "a.gif", WHOLE_GIF);
	add(rec, "A.gif", WHOLE_GIF);
	add(rec, "a-2.gif", WHOLE_GIF);
	add(rec, "notes.txt", "words");
	add(rec, "-x.gif", WHOLE_GIF);
	vdm_pictures_vet(rec, sink);
	for (n = vdm_record_body(rec)->first; n != NULL; n = n->next, i++)
		if (i != 2) /* a-2 was free, or is numbered on */
			ck_assert_str_eq(vdm_node_attr(n, "url"), urls[i]);
	ck_assert_uint_eq(i, 5);
	ck_assert_uint_eq(rec->resources_count, 4);
	ck_assert_uint_eq(count(list, "picture-foreign"), 1);
	ck_assert_uint_ge(count(list, "picture-renamed"), 2);
	for (i = 0; i < rec->resources_count; i++)
		ck_assert_ptr_eq(vdm_picture_find(rec, rec->resources[i].path),
				 &rec->resources[i]);
	vdm_findings_free(list);
	vdm_record_free(rec);
}
END_TEST

/* A drawing that runs travels without what runs; one that is none does not; the
 * field of the cover follows its name, another that has the name stays. */
START_TEST(drawings_and_covers_are_looked_through)
{
	static const char runs[] =
	    SVG "><script>x()</script><a href="
		"\"javascript:x\"/><path d=\"M0\"/></svg>";
	static const char still[] = SVG "><path d=\"M0\"/></svg>";
	struct vdm_record *rec = vdm_record_new();
	struct vdm_findings *list = vdm_findings_new();
	struct vdm_field *f;

	add(rec, "runs.svg", runs);
	add(rec, "still.svg", still);
	add(rec, "broken.svg", SVG "><path");
	add(rec, "a.png.html", WHOLE_GIF);
	f = vdm_field_add(rec, VDM_F_OTHER, "a.png.html");
	f->name = VDM_COVER;
	vdm_field_add(rec, VDM_F_OTHER, "a.png.html")->name = "colour";
	vdm_field_add(rec, VDM_F_OTHER, "a.png.html");
	vdm_field_add(rec, VDM_F_OTHER, "none.png")->name = VDM_COVER;
	vdm_pictures_vet(rec, vdm_findings_sink(list, "test"));
	ck_assert_uint_eq(rec->resources_count, 3);
	ck_assert_ptr_null(strstr(rec->resources[0].data, "script"));
	ck_assert_ptr_nonnull(strstr(rec->resources[0].data, "<path"));
	ck_assert_uint_eq(rec->resources[0].length,
			  strlen(rec->resources[0].data));
	ck_assert_ptr_eq(rec->resources[1].data, still);
	ck_assert_str_eq(rec->resources[2].path, "a.png.html.gif");
	ck_assert_uint_eq(count(list, "picture-active"), 1);
	ck_assert_uint_eq(count(list, "picture-foreign"), 1);
	ck_assert_str_eq(rec->fields[0]->value, "a.png.html.gif");
	ck_assert_str_eq(rec->fields[1]->value, "a.png.html");
	ck_assert_str_eq(rec->fields[2]->value, "a.png.html");
	ck_assert_str_eq(rec->fields[3]->value, "none.png");
	vdm_findings_free(list);
	vdm_record_free(rec);
}
END_TEST

/* ---- pictures that a document names ---- */

/* An address, the name under which the picture is kept then (NULL: it stays a
 * reference), and what is said of it, or NULL. */
static const struct {
	const char *url, *kept, *found;
} named[] = {
    {"a.gif", "a.gif", NULL},
    {"./a.gif", "a.gif", NULL},
    {"././a.gif", "a.gif", NULL},
    {"b%20c.gif", "b c.gif", NULL},
    {"deep/../a.gif", "a.gif", NULL},
    {"deep/d.gif", "deep/d.gif", NULL},
    /* the folder that our writers make beside a document of that name */
    {"m_files/e.gif", "e.gif", NULL},
    {"a.gif#part", "a.gif", "picture-part"},
    {"a.gif?x", "a.gif", "picture-part"},
    {"a.gif#", "a.gif", NULL},
    {NULL, NULL, NULL},
    {"", NULL, NULL},
    {"#here", NULL, NULL},
    {"data:image/gif;base64,R0lG", NULL, NULL},
    {"https://a.example/a.gif", NULL, "picture-remote"},
    {"none.gif", NULL, "picture-missing"},
    {"../a.gif", NULL, "picture-outside"},
    {".hidden.gif", NULL, "picture-hidden"},
    {"deep", NULL, "picture-refused"},
    {"words.gif", NULL, "picture-refused"},
};

static void
put_file(const char *folder, const char *name, const char *bytes)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fwrite(bytes, 1, length_of(bytes), f);
	fclose(f);
}

START_TEST(a_named_picture_is_loaded)
{
	static const char *const files[] = {"a.gif", "b c.gif", "deep/d.gif",
					    "m_files/e.gif", ".hidden.gif"};
	char folder[] = "/tmp/vidimus-picture-XXXXXX", path[256], before[4096];
	struct vdm_findings *list = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(list, "test");
	struct vdm_read_options o = {.name = "in/m.xml"};
	struct vdm_record *rec;
	size_t i, n;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/deep", folder);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/m_files", folder);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		put_file(folder, files[i], WHOLE_GIF);
	put_file(folder, "words.gif", "words");
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		const char *kept;

		rec = vdm_record_new();
		n = vdm_findings_count(list);
		/* without a folder nothing is opened */
		o.base = NULL;
		ck_assert_ptr_null(
		    vdm_picture_load(rec, named[i].url, &o, NULL, NULL));
		o.base = folder;
		kept = vdm_picture_load(rec, named[i].url, &o, NULL, sink);
		ck_assert_msg((kept == NULL) == (named[i].kept == NULL),
			      "row %zu", i);
		if (kept != NULL) {
			ck_assert_str_eq(kept, named[i].kept);
			/* once more it is the same one */
			ck_assert_ptr_eq(
			    vdm_picture_load(rec, named[i].url, &o, NULL, NULL),
			    kept);
			ck_assert_uint_eq(rec->resources_count, 1);
		}
		ck_assert_uint_eq(vdm_findings_count(list),
				  n + (named[i].found != NULL));
		if (named[i].found != NULL)
			ck_assert_str_eq(vdm_findings_get(list, n)->id,
					 named[i].found);
		vdm_record_free(rec);
	}
	/* not even where the file lies at hand; but beside another record */
	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	ck_assert_int_eq(chdir(folder), 0);
	o.base = NULL;
	n = vdm_findings_count(list);
	rec = vdm_record_new();
	ck_assert_ptr_null(vdm_picture_load(rec, "a.gif", &o, NULL, sink));
	ck_assert_uint_eq(vdm_findings_count(list), n);
	o.beside = vdm_record_new();
	add((struct vdm_record *)o.beside, "a.gif", WHOLE_GIF);
	ck_assert_str_eq(vdm_picture_load(rec, "a.gif", &o, NULL, sink),
			 "a.gif");
	ck_assert_uint_eq(rec->resources_count, 1);
	vdm_record_free((struct vdm_record *)o.beside);
	vdm_record_free(rec);
	ck_assert_int_eq(chdir(before), 0);
	snprintf(path, sizeof(path), "rm -rf %s", folder);
	ck_assert_int_eq(system(path), 0);
	vdm_findings_free(list);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof(a[0]))

int
main(void)
{
	Suite *s = suite_create("picture");
	TCase *t = tcase_create("picture");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_test(t, core_types_are_few);
	tcase_add_loop_test(t, kind_by_bytes, 0, ROWS(kinds));
	tcase_add_loop_test(t, drawing_by_root, 0, ROWS(drawings));
	tcase_add_loop_test(t, name_is_tamed, 0, ROWS(names));
	tcase_add_test(t, long_name_is_cut);
	tcase_add_loop_test(t, drawing_is_made_safe, 0, ROWS(parts));
	tcase_add_loop_test(t, drawing_keeps_the_rest, 0,
			    sizeof(drawn) / sizeof(drawn[0]));
	tcase_add_test(t, declarations_are_resolved);
	tcase_add_test(t, references_follow);
	tcase_add_test(t, drawings_and_covers_are_looked_through);
	tcase_add_test(t, a_named_picture_is_loaded);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
