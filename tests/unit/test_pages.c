/* SPDX-License-Identifier: MIT */
/* The rules of content documents and of the navigation, and what they refer to.
 * Each row is a small book in which one thing is changed (see book.h). */
#include <check.h>
#include <stdlib.h>

#include "book.h"

#define PAGE_OF(head, body)                                                    \
	"<html xmlns=\"http://www.w3.org/1999/xhtml\" "                        \
	"xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>x</"         \
	"title>" head "</head><body>" body "</body></html>"
#define DOC PAGE_OF("", "<p id=\"y\">x</p>")
#define XHTML(id, href) ITEM(id, href, "application/xhtml+xml")
#define P(x) "<p>" x "</p>"
#define SVG(x)                                                                 \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" "                           \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">"    \
	"<title>t</title>" x "</svg>"
/* The page says that it has a drawing, and has it. */
#define DRAWS                                                                  \
	.in = OPF, .old = "<item id=\"c\"",                                    \
	.new = "<item id=\"c\" properties=\"svg\""

/* EPUB 3.3, 6.1.5: epub:type, its prefixes, and nothing else of EPUB's. */
static const struct book types[] = {
    {.body = "<p epub:type=\"bridgehead z3998:verse\">x</p>",
     .in = PAGE,
     .old = "<html ",
     .new = "<html epub:prefix=\"z3998: http://z.example/\" "},
    {.body = "<p epub:type=\" msv:x prism:y \">x</p>"},
    {"epub:type has an undeclared prefix: \"z3998:verse\"",
     .body = "<p epub:type=\"z3998:verse\">x</p>"},
    {"epub:type has an undeclared prefix: \"z:verse\"",
     .body = "<p epub:type=\"z:verse\">x</p>", .in = PAGE, .old = "<html ",
     .new = "<html epub:prefix=\"zz: http://z.example/\" "},
    {"epub:type is no list of names: \"a,b\"",
     .body = "<p epub:type=\"x a,b\">x</p>"},
    {"epub:type says nothing", .body = "<p epub:type=\" \">x</p>"},
    {.body = "<p epub:type=\"Z9-_.\xc3\xa9\">x</p>"},
    {"epub:type may not stand in the head",
     .head = "<meta name=\"a\" content=\"b\" epub:type=\"toc\"/>"},
    {"epub:type may not stand in the head", .in = PAGE, .old = "<head>",
     .new = "<head epub:type=\"toc\">"},
    {"the attribute is none of EPUB's: \"role\"",
     .body = "<p epub:role=\"toc\">x</p>"},
    {"epub:prefix is malformed: \"a\"", .in = PAGE, .old = "<html ",
     .new = "<html epub:prefix=\"a\" "},
    /* roles */
    {.body = "<p role=\" note  doc-tip \">x</p>"},
    {"the element may not have the role: \"note\" of <h2>",
     .body = "<h2 role=\"note\">x</h2>"},
    {"the element may not have the role: \"button\" of <section>",
     .body = "<section role=\"button\">x</section>"},
    {"the element may not have the role: \"doc-chapter\" of <article>",
     .body = "<article role=\"doc-chapter\">x</article>"},
    {"the element may not have the role: \"note\" of <ul>",
     .body = "<ul role=\"note\"><li>x</li></ul>"},
    {"the element may not have the role: \"heading\" of <li>",
     .body = "<ul><li role=\"heading\">x</li></ul>"},
    {"the element may not have the role: \"note\" of <a>",
     .body = "<p><a href=\"#a\" role=\"note\">x</a></p>"},
    {"the element may not have the role: \"note\" of <img>",
     .body = "<p><img src=\"p.png\" alt=\"x\" role=\"note\"/></p>"},
    {"the element may not have the role: \"button\" of <hr>",
     .body = "<hr role=\"button\"/>"},
    {"the element may not have the role: \"note\" of <main>",
     .body = "<main role=\" main note\">x</main>"},
    {"the element may not have the role: \"doc-cover\" of <figure>",
     .body = "<figure role=\"doc-cover\"><figcaption>x</figcaption></figure>"},
    {"the element may not have the role: \"note\" of <input>",
     .body = "<p><input type=\"checkbox\" role=\"note\"/></p>"},
    {.body = "<section role=\"doc-chapter\">x</section>"},
    {.body = "<section role=\"region\">x</section>"},
    {.body = "<aside role=\"doc-footnote\">x</aside>"},
    {.body = "<p><a href=\"#a\" role=\"doc-backlink\">x</a> <a "
	     "role=\"note\">x</a></p>"},
    {.body = "<ul role=\"tree\"><li role=\"doc-endnote\">x</li></ul>"},
    {.body = "<p><img src=\"p.png\" alt=\"\" role=\"presentation\"/></p>"},
    {.body =
	 "<figure role=\"doc-cover\"><img src=\"p.png\" alt=\"x\"/></figure>"},
    {.body = "<p role=\"button\">x</p>"},
    {.body = "<h2 role=\"doc-subtitle\">x</h2>"},
    {.body = "<ol role=\"list\"><li role=\"listitem\">x</li></ol>"},
    {"the role is not known: \"quay\"", .body = "<p role=\"quay\">x</p>"},
    {"the role is not known: \"doc-quay\"",
     .body = "<p role=\"doc-quay\">x</p>"},
    {"the role is not known: \"tip\"", .body = "<p role=\"note tip\">x</p>"},
    {"the role is not known",
     .body = "<p role=\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddee\">x</p>"},
    /* languages */
    {"lang and xml:lang differ: \"en\"",
     .body = "<p lang=\"en\" xml:lang=\"de\">x</p>"},
    {.body = "<p lang=\"en-GB\" xml:lang=\"en-gb\">x</p>"},
    {.body = "<p lang=\"en\">x</p>"},
    {.body = "<p xml:lang=\"en\">x</p>"},
    /* pronunciations */
    {"ssml:ph stands in another one",
     .body = "<p xmlns:s=\"http://www.w3.org/2001/10/synthesis\" s:ph=\"a\">"
	     "<b s:ph=\"b\">x</b></p>"},
    {.body = "<p xmlns:s=\"http://www.w3.org/2001/10/synthesis\">"
	     "<b s:ph=\"a\">x</b><b s:ph=\"b\">y</b></p>"},
};

/* What a grammar leaves open of HTML: elements that need others. */
static const struct book elements[] = {
    {.head = "<meta charset=\"UTF-8\"/>"},
    {"a page is in UTF-8 and says otherwise: \"latin1\"",
     .head = "<meta charset=\"latin1\"/>"},
    {"a meta element says nothing", .head = "<meta content=\"x\"/>"},
    {"a meta element has no content", .head = "<meta name=\"x\"/>"},
    {"a meta element has no content", .head = "<meta property=\"x\"/>"},
    {"a meta element has no content", .head = "<meta itemprop=\"x\"/>"},
    {"a meta element has no content", .head = "<meta http-equiv=\"refresh\"/>"},
    {.head = "<meta http-equiv=\"Content-Type\" "
	     "content=\"text/html; charset=UTF-8\"/>"},
    {.head = "<meta http-equiv=\"content-type\" "
	     "content=\"text/html;charset=utf-8\"/>"},
    {"the content-type is not",
     .head = "<meta http-equiv=\"content-type\" "
	     "content=\"application/xhtml+xml; charset=utf-8\"/>"},
    {"the content-type is not", .head =
				    "<meta http-equiv=\"content-type\" "
				    "content=\"text/html; charset=latin1\"/>"},
    {"http-equiv is not known: \"quay\"",
     .head = "<meta http-equiv=\"quay\" content=\"x\"/>"},
    {"http-equiv is not known",
     .head = "<meta http-equiv=\"content-type-content-type-content-type-x\" "
	     "content=\"x\"/>"},
    {"one meta element states the charset, another the content-type",
     .head = "<meta charset=\"utf-8\"/><meta http-equiv=\"content-type\" "
	     "content=\"text/html; charset=utf-8\"/>"},
    {"there are two meta elements with charset",
     .head = "<meta charset=\"utf-8\"/><meta charset=\"utf-8\"/>"},
    {"a meta element stands in the body",
     .body = P("<meta name=\"a\" content=\"b\"/>")},
    {.body = P("<meta itemprop=\"a\" content=\"b\"/>")},
    {.body = P("<meta property=\"a\" content=\"b\"/>")},
    {"the title is empty", .in = PAGE, .old = "<title>The Pier</title>",
     .new = "<title> </title>"},
    {"there are two titles", .head = "<title>The Quay</title>"},
    {"a link leads nowhere", .head = "<link rel=\"next\"/>"},
    {"a link does not say for what it is",
     .head = "<link href=\"https://example.org/\"/>"},
    {.head = "<link rel=\"next\" href=\"https://example.org/\"/>"},
    {"an object has no data", .body = P("<object>x</object>")},
    {"a ruby has no rt", .body = P("<ruby>x</ruby>")},
    {.body = P("<ruby>x<rt>y</rt></ruby>")},
    {"a dd stands before any dt",
     .body = "<dl><dd>x</dd><dt>y</dt><dd>z</dd></dl>"},
    {"a dt has no dd behind it",
     .body = "<dl><dt>x</dt><dd>y</dd><dt>z</dt></dl>"},
    {"a dt has no dd behind it", .body = "<dl><div><dt>x</dt></div></dl>"},
    {.body = "<dl><div><dt>x</dt><dd>y</dd></div></dl>"},
    {.body = "<dl><dt>x</dt><dt>y</dt><dd>z</dd><dd>z</dd></dl>"},
    {"an img with ismap is in no link",
     .body = P("<a><img src=\"p.png\" alt=\"\" ismap=\"\"/></a>")},
    {.body = P("<a href=\"#a\"><img src=\"p.png\" alt=\"\" ismap=\"\"/></a>")},
    {"the type is no media type: \"png\"",
     .body = P("<object data=\"p.png\" type=\"png\">x</object>")},
    {"the type is no media type: \"/png\"",
     .body = P("<object data=\"p.png\" type=\"/png\">x</object>")},
    {"the type is no media type: \"image/\"",
     .body = P("<object data=\"p.png\" type=\"image/\">x</object>")},
    {.body = P("<object data=\"p.png\" type=\"image/png\">x</object>")},
};

/* Ids, what may not stand in itself, and the size of fixed pages. */
static const struct book markup[] = {
    {"two elements have the same id: \"a\"", .body = "<p id=\"a\">x</p>"},
    {"a source stands in what has an address of its own",
     .body = "<audio src=\"x.mp3\"><source src=\"x.mp3\"/></audio>",
     .items = ITEM("x", "x.mp3", "audio/mpeg"),
     .more = {{"EPUB/x.mp3", "ID3"}}},
    {"behind what is shown in its place: \"source\"",
     .body = "<audio><p>x</p><source src=\"x.mp3\"/></audio>",
     .items = ITEM("x", "x.mp3", "audio/mpeg"),
     .more = {{"EPUB/x.mp3", "ID3"}}},
    {"a button that is a picture has no src or no alt",
     .body = "<p><input type=\"Image\" src=\"p.png\"/></p>"},
    {"a button that is a picture has no src or no alt",
     .body = P("<input type=\"image\" alt=\"x\"/>")},
    {.body = P("<input type=\"image\" src=\"p.png\" alt=\"x\"/>")},
    {"an area that is a link has no alt",
     .body = "<map name=\"m\"><area href=\"#a\"/></map>"},
    {.body = "<map name=\"m\"><area/></map>"},
    {"\"x\" must have the property scripted: its document uses it",
     .items = ITEM("x", "x.svg", "image/svg+xml"),
     .more = {{"EPUB/x.svg",
	       "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect "
	       "onclick=\"x\" width=\"1\" height=\"1\"/></svg>"}}},
    {"schema-attribute-value",
     .body = P("<select size=\"0\"><option>x</option></select>")},
    {"<a> may not stand in <a>",
     .body = P("<a href=\"#a\"><b><a href=\"#a\">x</a></b></a>")},
    {"<dfn> may not stand in <dfn>",
     .body = P("<dfn><b><dfn>x</dfn></b></dfn>")},
    {"<footer> may not stand in <header>",
     .body = "<header><div><footer><p>x</p></footer></div></header>"},
    {.body = "<header><article><footer><p>x</p></footer></article></header>"},
    {.body = "<header><section><h2>y</h2><header><p>x</p></header></section>"
	     "</header>"},
    {.body = "<footer><blockquote><footer><p>x</p></footer></blockquote>"
	     "</footer>"},
    {"<nav> may not stand in <address>",
     .body = "<address><article><nav><p>x</p></nav></article></address>"},
    {"names an id that does not exist: \"gone\"",
     .body = "<p aria-describedby=\" a gone\n\">x</p>"},
    {.body = "<p aria-describedby=\" a \">x</p>"},
    {"names an id that does not exist: \"gone\"",
     .body = P("<label for=\"gone\">x</label>")},
    {"names an id that does not exist: \"gone\"",
     .body = P("<output for=\"a gone\">x</output>")},
    {"names an id that does not exist: \"gone\"",
     .body = "<table><tr><td headers=\"gone\">x</td></tr></table>"},
    /* 8.2.2.6: fixed layout */
    {"no meta viewport says its size",
     .metadata = META("rendition:layout", "pre-paginated")},
    {.metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"x\" content=\"y\"/><meta name=\"viewport\" "
	     "content=\"width=600, height=800\"/>"},
    {.metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" content=\"initial-scale=1; "
	     "height = device-height;width=1.5 \"/>"},
    {.metadata = META("rendition:layout", "pre-paginated"),
     .in = OPF,
     .old = "<itemref idref=\"c\"/>",
     .new = "<itemref idref=\"c\" "
	    "properties=\"rendition:layout-reflowable\"/>"},
    {"no meta viewport says its size", .in = OPF,
     .old = "<itemref idref=\"c\"/>",
     .new = "<itemref idref=\"c\" "
	    "properties=\"rendition:layout-pre-paginated\"/>"},
    {"its viewport lacks the width or the height",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" content=\"width=600\"/>"},
    {"its viewport lacks the width or the height",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" content=\"widths=6, height=8\"/>"},
    {"its viewport is malformed",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\"/>"},
    {"its viewport has a length without number",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" content=\"width=600px, height=800\"/>"},
    {"its viewport is malformed",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" content=\"width, height=800\"/>"},
    {"its viewport has a length without number",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" "
	     "content=\"width=device-height, height=800\"/>"},
    {"its viewport states a length twice",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" "
	     "content=\"width=6, width=6, height=800\"/>"},
    /* drawings of their own */
    {.items = ITEM("x", "x.svg", "image/svg+xml"),
     .spine = "<itemref idref=\"x\"/>",
     .more = {{"EPUB/x.svg", SVG("")}}},
    {"the picture is not SVG: \"html\"",
     .items = ITEM("x", "x.svg", "image/svg+xml"),
     .more = {{"EPUB/x.svg", DOC}}},
    {"the picture has no viewBox", .items = ITEM("x", "x.svg", "image/svg+xml"),
     .spine = "<itemref idref=\"x\" "
	      "properties=\"rendition:layout-pre-paginated\"/>",
     .more = {{"EPUB/x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}}},
    {.items = ITEM("x", "x.svg", "image/svg+xml"),
     .spine = "<itemref idref=\"x\" "
	      "properties=\"rendition:layout-pre-paginated\"/>",
     .more = {{"EPUB/x.svg", SVG("")}}},
    /* 3.4: encoding; 6.1.2: document types */
    {"the document is in UTF-16, not in UTF-8", .items = XHTML("x", "x.xhtml"),
     .more = {{"EPUB/x.xhtml", "\xff\xfe<"}}},
    {.in = PAGE,
     .old = "<html",
     .new = "<!DOCTYPE html SYSTEM \"about:legacy-compat\"><html"},
    {"epub-doctype", .in = PAGE, .old = "<html",
     .new = "<!DOCTYPE html SYSTEM \"x.dtd\"><html"},
    {.version = 2,
     .in = PAGE,
     .old = "<html",
     .new = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" "
	    "\"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\"><html"},
    {.items = ITEM("x", "x.svg", "image/svg+xml"),
     .more = {{"EPUB/x.svg",
	       "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
	       "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" SVG(
		   "")}}},
    {"epub-doctype", .items = ITEM("x", "x.svg", "image/svg+xml"),
     .more = {{"EPUB/x.svg", "<!DOCTYPE svg SYSTEM \"x.dtd\">" SVG("")}}},
};

#define MP3                                                                    \
	{                                                                      \
		"EPUB/x.mp3", "ID3"                                            \
	}
#define BIN                                                                    \
	{                                                                      \
		"EPUB/x.bin", "x"                                              \
	}
#define X_MP3 ITEM("x", "x.mp3", "audio/mpeg")
#define X_BIN ITEM("x", "x.bin", "a/b")
#define X_MP4 ITEM("x", "x.mp4", "video/mp4")

/* EPUB 3.3, 3: what is referred to, of which type, and what stands in for it.
 */
static const struct book references[] = {
    {.items = X_MP3, .body = "<audio src=\"x.mp3\">x</audio>", .more = {MP3}},
    {"\"EPUB/x.bin\" is of the type a/b, which reading systems need not know",
     .items = X_BIN, .body = "<audio src=\"x.bin\">x</audio>", .more = {BIN}},
    {.items = X_MP3 ITEM("y", "y.bin", "a/b"),
     .body = "<audio><source src=\"y.bin\"/><source src=\"x.mp3\"/></audio>",
     .more = {MP3, {"EPUB/y.bin", "x"}}},
    {"epub-fallback", .items = X_BIN,
     .body = "<audio><source src=\"x.bin\"/></audio>", .more = {BIN}},
    {.items = X_MP4,
     .body = "<video><source src=\"x.mp4\"/></video>",
     .more = {{"EPUB/x.mp4", "x"}}},
    {.items = X_MP4, /* 3.4: films are exempt, whatever plays them */
     .body = "<audio><source src=\"x.mp4\"/></audio>",
     .more = {{"EPUB/x.mp4", "x"}}},
    {"epub-fallback", .items = X_BIN, .body = "<video src=\"x.bin\">x</video>",
     .more = {BIN}},
    {.items = X_MP4,
     .body = "<video src=\"x.mp4\" poster=\"p.png\"><track src=\"x.bin\"/>"
	     "</video>",
     .more = {{"EPUB/x.mp4", "x"}, BIN},
     .in = OPF,
     .old = "</manifest>",
     .new = ITEM("y", "x.bin", "text/vtt") "</manifest>"},
    {"epub-fallback", .items = X_BIN,
     .body = P("<img src=\"x.bin\" alt=\"x\"/>"), .more = {BIN}},
    {.items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"p\"/>",
     .body = P("<img src=\"x.bin\" alt=\"x\"/>"),
     .more = {BIN}},
    {"epub-fallback", /* 3.5.2: a picture's own way out is its other source */
     .items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"p\"/>",
     .body = P("<picture><img src=\"x.bin\" alt=\"x\"/></picture>"),
     .more = {BIN}},
    {"epub-fallback", .items = X_BIN,
     .body = P("<picture><source srcset=\"x.bin 1x\"/>"
	       "<img src=\"p.png\" alt=\"x\"/></picture>"),
     .more = {BIN}},
    {.items = X_BIN,
     .body = P("<picture><source srcset=\"x.bin, p.png 2x\" type=\"a/b\"/>"
	       "<img src=\"p.png\" alt=\"x\"/></picture>"),
     .more = {BIN}},
    {"\"EPUB/gone.png\" is not in the container",
     .body = P("<img src=\"p.png\" srcset=\"p.png 1x,\n gone.png, p.png 3x\" "
	       "alt=\"x\"/>")},
    {.body = P("<img src=\"p.png\" srcset=\" , data:image/png;base64,iVBORw0K"
	       "Ggo=\n\" alt=\"x\"/>")},
    {.items = X_BIN,
     .body = P("<object data=\"x.bin\">words</object>"),
     .more = {BIN}},
    {.items = X_BIN,
     .body = P("<object data=\"x.bin\"><param name=\"a\" value=\"b\"/>"
	       "<b>words</b></object>"),
     .more = {BIN}},
    {"epub-fallback", .items = X_BIN,
     .body = P("<object data=\"x.bin\"> <!-- x --> </object>"), .more = {BIN}},
    {"epub-fallback", .items = X_BIN,
     .body = P("<iframe src=\"x.bin\"></iframe>"), .more = {BIN}},
    {.items = X_MP4,
     .body = P("<embed src=\"x.mp4\"/>"),
     .more = {{"EPUB/x.mp4", "x"}}},
    {.items = X_BIN, /* 3.4: exempt is what is linked */
     .head = "<link rel=\"stylesheet\" href=\"x.bin\"/>",
     .more = {BIN}},
    {.items = X_BIN,
     .head = "<link rel=\"stylesheet\" type=\"text/xsl\" href=\"x.bin\"/>",
     .more = {BIN}},
    {.items = X_BIN,
     .head = "<link rel=\"icon\" href=\"x.bin\"/>",
     .more = {BIN}},
    {"an alternate style sheet has no title",
     .head = "<link rel=\"alternate stylesheet\" href=\"s.css\"/>"},
    {.head = "<link rel=\"alternate stylesheet\" title=\"x\" "
	     "href=\"s.css\"/>"},
    {"is a style sheet with a fragment",
     .head = "<link rel=\"stylesheet\" href=\"s.css#x\"/>"},
    {"epub-resource-missing",
     .body = P("<input type=\"image\" src=\"gone.png\" alt=\"x\"/>")},
    {.body = P("<input type=\"text\"/>")},
    {"epub-resource-missing",
     .body = "<blockquote cite=\"gone.xhtml\"><p>x</p></blockquote>"},
    {.body = P("<q cite=\"https://example.org/\">x</q>")},
    {"must have the property scripted",
     .body = "<form action=\"x\"><p>x</p></form>"},
    /* 3.6: what may lie in the network */
    {"epub-remote",
     .head = "<link rel=\"stylesheet\" href=\"https://example.org/x.css\"/>"},
    {"\"https://example.org/x.mp3\" is not listed in the manifest",
     .body = "<audio src=\"https://example.org/x.mp3\">x</audio>"},
    {.items = ITEM("x", "https://example.org/x.mp3", "audio/mpeg"),
     .body = "<audio src=\"https://example.org/x.mp3\">x</audio>",
     .in = OPF,
     .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"remote-resources\""},
    {"must have the property remote-resources",
     .items = ITEM("x", "https://example.org/x.mp3", "audio/mpeg"),
     .body = "<audio src=\"https://example.org/x.mp3\">x</audio>"},
    {"epub-remote",
     .body = P("<object data=\"https://example.org/x.bin\">x</object>")},
    {.items = ITEM("x", "https://example.org/x.mp4", "video/mp4"),
     .body = P("<object data=\"https://example.org/x.mp4\">x</object>"),
     .in = OPF,
     .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"remote-resources\""},
    {"only sound, video and fonts may be fetched",
     .items = ITEM("x", "https://example.org/x.png", "image/png")},
    {.items = ITEM("x", "https://example.org/x.otf", "font/otf")
	 ITEM("y", "https://example.org/y.woff", "application/font-woff")
	     ITEM("z", "https://example.org/z.ttf", "application/x-font-ttf")
		 ITEM("v", "https://example.org/v.otf",
		      "application/vnd.ms-opentype")},
    /* addresses (4.2.5) */
    {"is not an address inside the container",
     .body = P("<img src=\"/x.png\" alt=\"x\"/>")},
    {"\"../../x.png\" is not an address inside the container",
     .body = P("<img src=\"../../x.png\" alt=\"x\"/>")},
    {"\"../../x.xhtml#a\" is not an address inside the container",
     .body = P("<a href=\"../../x.xhtml#a\">x</a>")},
    {"is not an address inside the container",
     .body = P("<a href=\"file:///x.png\">x</a>")},
    {.body = P("<a href=\"mailto:a@b.example\">x</a>")},
    {.body = P("<a href=\" https://example.org/ \">x</a>")},
    {"a hyperlink to a data: address cannot be followed",
     .body = P("<a href=\"data:,x\">x</a>")},
    {.body = P("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"\"/>")},
    {"\"data:\" is of the type text/plain, which reading systems need not",
     .body = P("<img src=\"data:,x\" alt=\"\"/>")},
    {"has a query, which a file in the container cannot answer",
     .body = P("<img src=\"p.png?x\" alt=\"x\"/>")},
    {.version = 2, .body = P("<a href=\"c.xhtml?x\">x</a>")},
    {.items = XHTML("x", "x.xhtml"), /* what <base> says is where it leads */
     .spine = "<itemref idref=\"x\"/>",
     .in = PAGE,
     .new = PAGE_OF("<base href=\"sub/\"/>",
		    "<p id=\"a\"><img src=\"../p.png\" alt=\"\"/>"
		    "<a href=\"../x.xhtml\">x</a></p>"),
     .more = {{"EPUB/x.xhtml", DOC}}},
    {"epub-remote", /* and out of the container */
     .in = PAGE, .old = "<head>",
     .new = "<head><base href=\"https://example.org/\"/>"},
    /* links (5.7, 6.1.4) */
    {"is not in the spine, so a reader may not get there",
     .items = XHTML("x", "x.xhtml"), .body = P("<a href=\"x.xhtml\">x</a>"),
     .more = {{"EPUB/x.xhtml", DOC}}},
    {"is not a content document, so it cannot be shown",
     .body = P("<a href=\"p.png\">x</a>")},
    {.items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"y\"/>" XHTML("y", "y.xhtml"),
     .spine = "<itemref idref=\"x\"/>",
     .body = P("<a href=\"x.bin\">x</a>"),
     .more = {BIN, {"EPUB/y.xhtml", DOC}}},
    {"is not in the spine, so a reader may not get there",
     .items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"y\"/>" XHTML("y", "y.xhtml"),
     .spine = "<itemref idref=\"y\"/>", .body = P("<a href=\"x.bin\">x</a>"),
     .more = {BIN, {"EPUB/y.xhtml", DOC}}},
    {.body = "<map name=\"m\"><area href=\"#a\" alt=\"x\"/></map>"},
    {"names an element that does not exist",
     .body = "<map name=\"m\"><area href=\"#b\" alt=\"x\"/></map>"},
    /* fragments */
    {.body = P("<a href=\"#top\">x</a> <a href=\"#\">x</a> "
	       "<a href=\"#t=3\">x</a> <a href=\"#:~:text=x\">x</a> "
	       "<a href=\"#epubcfi(/6/4)\">x</a> "
	       "<a href=\"package.opf#epubcfi(/6/4)\">x</a>")},
    {"\"EPUB/package.opf\" is not listed in the manifest",
     .body = P("<a href=\"package.opf\">x</a>")},
    {.body = P("<img src=\"p.png#xywh=1,1,2,2\" alt=\"\"/>")},
    {.body = P("<a href=\"#%61\">x</a>")},
};

/* The same of drawings, in a page and alone. */
static const struct book drawings[] = {
    {.body = SVG("<image href=\"p.png\"/><image xlink:href=\"p.png\"/>"),
     DRAWS},
    {"epub-resource-missing", .body = SVG("<image xlink:href=\"gone.png\"/>"),
     DRAWS},
    {"epub-resource-missing",
     .body = SVG("<filter id=\"f\"><feImage href=\"gone.png\"/></filter>"),
     DRAWS},
    {"names no element: use must point to one",
     .items = ITEM("x", "x.svg", "image/svg+xml"),
     .body = SVG("<use href=\"x.svg\"/>"), .more = {{"EPUB/x.svg", SVG("")}},
     DRAWS},
    {"names no element: use must point to one",
     .body = SVG("<use href=\"#\"/>"), DRAWS},
    {.body = SVG("<defs><g id=\"g\"/></defs><use xlink:href=\"#g\"/>"), DRAWS},
    {"names an element that a reader cannot be shown",
     .body = SVG("<symbol id=\"g\"/>") P("<a href=\"#g\">x</a>"), DRAWS},
    {.body = SVG("<g id=\"g\"/>") P("<a href=\"#g\">x</a>"), DRAWS},
    {"epub-resource-missing",
     .body = SVG("<a href=\"gone.xhtml\"><text>x</text></a>"), DRAWS},
    {"epub-style", .body = SVG("<style>p {</style>"), DRAWS},
    {"must have the property scripted",
     .body = SVG("<script href=\"https://example.org/\"/>"), DRAWS},
    {"epub-remote",
     .body = SVG("<script xlink:href=\"https://example.org/\"/>"), DRAWS},
    {"epub-style", .body = SVG("<g style=\"fill\"/>"), DRAWS},
    {.body = SVG("<g style=\"fill: red\"/>"), DRAWS},
    {"epub-resource-missing",
     .body = SVG("<font-face><font-face-src><font-face-uri "
		 "href=\"gone.otf\"/></font-face-src></font-face>"),
     DRAWS},
    {"epub-resource-missing", .items = ITEM("x", "x.svg", "image/svg+xml"),
     .more = {{"EPUB/x.svg", "<?xml-stylesheet href=\"gone.css\"?>" SVG("")}}},
    {.items = ITEM("x", "x.svg", "image/svg+xml"),
     .more = {{"EPUB/x.svg", "<?xml-stylesheet href='s.css'?><?x "
			     "href=\"gone.css\"?><?xml-stylesheet type=\"a\"?>"
			     "<?xml-stylesheet href=gone.css?>" SVG("")}}},
    {.items = ITEM("x", "x.svg", "image/svg+xml"), /* xml:base of the root */
     .more = {{"EPUB/x.svg",
	       "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	       "xml:base=\"sub/\"><image href=\"../p.png\"/></svg>"}}},
    {"epub-resource-missing",
     .body = P("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" "
	       "altimg=\"gone.png\"><mi>x</mi></math>")},
    {"epub-resource-missing",
     .body = P("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>"
	       "<mglyph src=\"gone.png\" alt=\"x\"/></mi></math>"),
     .in = OPF, .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"mathml\""},
    {"xref names an element that the document does not have: \"gone\"",
     .body = P("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">"
	       "<mi xref=\"gone\">x</mi></math>"),
     .in = OPF, .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"mathml\""},
    {"must have the property switch",
     .body = "<epub:switch><epub:case required-namespace=\"urn:x\"><p>x</p>"
	     "</epub:case><epub:default><p>y</p></epub:default></epub:switch>"},
    /* how a sheet is encoded (6.3.1) */
    {"the style sheet is neither in UTF-8 nor in UTF-16: see its byte 2",
     .in = "EPUB/s.css", .new = "p\xff {}"},
    {.in = "EPUB/s.css", .new = "\xef\xbb\xbfp {}"},
};

#define LIST(type, x) "<nav epub:type=\"" type "\"><ol>" x "</ol></nav>"
#define MARK(type, href)                                                       \
	"<li><a epub:type=\"" type "\" href=\"" href "\">x</a></li>"

/* EPUB 3.3, 7: the navigation. */
/* Fields of forms, names, links and states, each with what it may hold. */
static const struct book fields[] = {
    {.body = P("<input type=\"date\" min=\"2021-02-28\" value=\"\"/>")},
    {"a value is not of the type of its input: \"2021-02-29\"",
     .body = P("<input type=\"date\" value=\"2021-02-29\"/>")},
    {"a value is not of the type of its input: \"1\"",
     .body = P("<input type=\"time\" min=\"1\"/>")},
    {.body = P("<input type=\"time\" min=\"10:30\"/>")},
    {.body = P("<input type=\"month\" value=\"2021-02\"/>")},
    {"a value is not of the type of its input: \"2021\"",
     .body = P("<input type=\"month\" value=\"2021\"/>")},
    {.body = P("<input type=\"week\" value=\"2021-W08\"/>")},
    {"a value is not of the type of its input: \"2021-02\"",
     .body = P("<input type=\"week\" value=\"2021-02\"/>")},
    {.body = P("<input type=\"datetime-local\" value=\"2021-02-03T04:05\"/>")},
    {"a value is not of the type of its input: \"2021-02-03T04:05Z\"",
     .body = P("<input type=\"datetime-local\" "
	       "value=\"2021-02-03T04:05Z\"/>")},
    {.body = P("<input type=\"color\" value=\"#a0B1c2\"/>")},
    {"a value is not of the type of its input: \"red\"",
     .body = P("<input type=\"color\" value=\"red\"/>")},
    {"a value is not of the type of its input: \"x\"",
     .body = P("<input type=\"number\" max=\"x\"/>")},
    {.body = P("<input type=\"CHECKBOX\" checked=\"\"/>")},
    {"an input of this type does not have the attribute: \"checked\"",
     .body = P("<input checked=\"\"/>")},
    {.body = P("<input type=\"range\" pattern=\"x\"/>")},
    {"an input of this type does not have the attribute: \"pattern\"",
     .body = P("<input type=\"file\" pattern=\"x\"/>")},
    {"the name is empty", .body = P("<input name=\"\"/>")},
    {"what leads nowhere has an attribute of links: \"target\"",
     .body = P("<a target=\"_blank\">x</a>")},
    {.body = P("<a rel=\"next\">x</a>")},
    {"a state is of roles, and here is none: \"aria-checked\"",
     .body = P("<span aria-checked=\"true\">x</span>")},
    {.body = P("<span aria-label=\"x\">x</span>")},
    {"a role must have a state and has not: \"aria-valuenow\"",
     .body = P("<span role=\"slider\">x</span>")},
    {.body = P("<span role=\"slider\" aria-valuenow=\"1\">x</span>")},
    {"the element may not have the role: \"doc-noteref\"",
     .body = "<section role=\"doc-noteref\">x</section>"},
    {.body = "<section role=\"doc-chapter\">x</section>"},
    {"the namespace of an attribute is not the author's to use",
     .body = "<p xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"x\">x</p>"},
    /* of another language it is no style sheet */
    {.head = "<style type=\"text/x-quay\">p {</style>"},
};

static const struct book navigations[] = {
    {.nav = LIST("landmarks", MARK("bodymatter", "c.xhtml"))
	 LIST("page-list", "<li><a href=\"c.xhtml#a\">1</a></li>")},
    {"no nav is the table of contents", .in = NAV, .old = "epub:type=\"toc\"",
     .new = ""},
    {"two navs are the table of contents",
     .nav = LIST("toc", "<li><a href=\"c.xhtml\">x</a></li>")},
    {"two navs are the landmarks (epub:type=\"landmarks\")",
     .nav = LIST("landmarks", MARK("bodymatter", "c.xhtml"))
	 LIST("landmarks", MARK("toc", "nav.xhtml"))},
    {"two navs are the list of pages (epub:type=\"page-list\")",
     .nav = LIST("page-list", "<li><a href=\"c.xhtml\">1</a></li>")
	 LIST("page-list", "<li><a href=\"c.xhtml\">2</a></li>")},
    {"an entry of the navigation is empty", .in = NAV, .old = ">The Pier</a>",
     .new = "> </a>"},
    {"an entry of the navigation is empty", .in = NAV, .old = ">The Pier</a>",
     .new = "><img src=\"p.png\" alt=\"\"/></a>"},
    {.in = NAV,
     .old = ">The Pier</a>",
     .new = "><img src=\"p.png\" alt=\"x\"/></a>"},
    {.in = NAV, .old = ">The Pier</a>", .new = " title=\"x\"> </a>"},
    {.in = NAV, .old = ">The Pier</a>", .new = " aria-label=\"x\"> </a>"},
    {"an entry of the navigation is empty", .in = NAV, .old = "<ol><li>",
     .new = "<ol><li><span> </span><ol><li><a href=\"c.xhtml\">x</a></li></ol>"
	    "</li><li>"},
    {"an entry of the navigation holds a block", .in = NAV,
     .old = ">The Pier</a>", .new = "><p>x</p></a>"},
    {"a landmark does not say what it is (epub:type)",
     .nav = LIST("landmarks", "<li><a href=\"c.xhtml\">x</a></li>")},
    {"two landmarks are of one kind and lead to one place",
     .nav = LIST("landmarks", MARK("bodymatter", "c.xhtml#a")
				  MARK("bodymatter", "./c.xhtml#a"))},
    {.nav = LIST("landmarks",
		 MARK("bodymatter", "c.xhtml#a") MARK("bodymatter", "c.xhtml")
		     MARK("toc", "c.xhtml#a"))},
    {"a heading of the navigation is empty", .in = NAV, .old = "<ol>",
     .new = "<h2> </h2><ol>"},
    {.in = NAV, .old = "<ol>", .new = "<h2>x</h2><ol>"},
    {"a nav of another type must have a heading",
     .nav = LIST("lot", "<li><a href=\"c.xhtml\">x</a></li>")},
    {.nav = "<nav epub:type=\"lot\"><h6>x</h6><ol><li><a href=\"c.xhtml\">x"
	    "</a></li></ol></nav>"},
    {"a nav of another type must have a heading",
     .nav = "<nav epub:type=\"lot\"><p>x</p><ol><li><a href=\"c.xhtml\">x</a>"
	    "</li></ol></nav>"},
    {"leads out of the publication: the navigation must not", .in = NAV,
     .old = "href=\"c.xhtml\"", .new = "href=\"https://a.example\""},
    {.nav = "<p><a href=\"https://a.example/\">x</a></p>"},
    {.nav = "<nav epub:type=\"lot\"><h2>x</h2><ol><li>"
	    "<a href=\"https://a.example/\">x</a></li></ol></nav>"},
    /* the NCX of EPUB 2 */
    {"dtb:uid is \"x\", but the package's identifier is", 2,
     .in = "EPUB/toc.ncx",
     .old = "urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20", .new = "x"},
    {.version = 2,
     .in = "EPUB/toc.ncx",
     .old = "urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20",
     .new = " urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20\n"},
    {"the playOrder \"1\" stands at two places that lead to different ones", 2,
     .nav = "<navPoint id=\"n2\" playOrder=\"1\"><navLabel><text>x</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"},
    {.version = 2,
     .nav = "<navPoint id=\"n2\" playOrder=\"2\"><navLabel><text>x</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"
	    "<navPoint id=\"n3\" playOrder=\"2\"><navLabel><text>y</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"},
    {"the playOrder \"3\" comes behind a gap", 2,
     .nav = "<navPoint id=\"n2\" playOrder=\"3\"><navLabel><text>x</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"},
    {"the playOrder \"3\" is another one than that of a place that leads to "
     "the same",
     2,
     .nav = "<navPoint id=\"n2\" playOrder=\"2\"><navLabel><text>x</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"
	    "<navPoint id=\"n3\" playOrder=\"3\"><navLabel><text>y</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"},
    {"the playOrder \"2\" is the first, and not 1", 2, .in = "EPUB/toc.ncx",
     .old = "playOrder=\"1\"", .new = "playOrder=\"2\""},
    /* a type that pages of EPUB 2 may have, and should not */
    {.version = 2,
     .in = OPF,
     .old = "href=\"c.xhtml\" media-type=\"application/xhtml+xml\"",
     .new = "href=\"c.xhtml\" media-type=\"text/html\""},
    /* what XHTML 1.1 has not (OPS 2.0.1, 2.2) */
    {"the element \"quay\" is not allowed here", 2,
     .body = "<div><svg xmlns=\"http://www.w3.org/2000/svg\"><quay/></svg>"
	     "</div>"},
    {"schema-attribute-value", 2,
     .body = "<table frame=\"x\"><tr><td>x</td></tr></table>"},
    {"is not allowed for application/xhtml+xml of EPUB 2", 2, .in = PAGE,
     .old = "<html", .new = "<!DOCTYPE html><html"},
    {"is not allowed for application/xhtml+xml of EPUB 2", 2, .in = PAGE,
     .old = "<html",
     .new = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
	    "\"x.dtd\"><html"},
    {"is not allowed for application/xhtml+xml of EPUB 2", 2, .in = PAGE,
     .old = "<html",
     .new = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" "
	    "\"x.dtd\"><html"},
    {.version = 2,
     .in = PAGE,
     .old = "<html",
     .new = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" "
	    "\"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\"><html"},
    {"schema-element-missing", 2, .in = PAGE, .old = "<title>The Pier</title>",
     .new = ""},
    {"schema-element-unexpected", 2, .body = "<p><x xmlns=\"urn:x\">y</x></p>"},
    {"schema-attribute-unexpected", 2,
     .body = "<ol start=\"2\"><li>x</li></ol>"},
    {.version = 2,
     .body = "<p><svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg></p>"},
    {"two elements have the id \"n1\"", 2,
     .nav = "<navPoint id=\"n1\" playOrder=\"2\"><navLabel><text>x</text>"
	    "</navLabel><content src=\"c.xhtml#a\"/></navPoint>"},
    {"names an element that does not exist", 2,
     .nav = "<navPoint id=\"n2\" playOrder=\"2\"><navLabel><text>x</text>"
	    "</navLabel><content src=\"c.xhtml#gone\"/></navPoint>"},
    {.version = 2,
     .in = "EPUB/toc.ncx",
     .old = "<ncx",
     .new = "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" "
	    "\"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd\"><ncx"},
    {"epub-doctype: the document type \"-//X//EN\" is not that of an NCX", 2,
     .in = "EPUB/toc.ncx", .old = "<ncx",
     .new = "<!DOCTYPE ncx PUBLIC \"-//X//EN\" \"x.dtd\"><ncx"},
};

#define ROWS(a) (int)(sizeof(a) / sizeof(a[0]))

/* clang-format off */
START_TEST(says_what_it_is) { book_expect(&types[_i]); } END_TEST
START_TEST(has_what_it_needs) { book_expect(&elements[_i]); } END_TEST
START_TEST(stands_where_it_may) { book_expect(&markup[_i]); } END_TEST
START_TEST(refers_to_what_it_may) { book_expect(&references[_i]); } END_TEST
START_TEST(draws_what_it_may) { book_expect(&drawings[_i]); } END_TEST
START_TEST(fills_what_it_may) { book_expect(&fields[_i]); } END_TEST
START_TEST(leads_where_it_may) { book_expect(&navigations[_i]); } END_TEST
/* clang-format on */

int
main(void)
{
	Suite *s = suite_create("pages");
	TCase *t = tcase_create("pages");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, says_what_it_is, 0, ROWS(types));
	tcase_add_loop_test(t, has_what_it_needs, 0, ROWS(elements));
	tcase_add_loop_test(t, stands_where_it_may, 0, ROWS(markup));
	tcase_add_loop_test(t, refers_to_what_it_may, 0, ROWS(references));
	tcase_add_loop_test(t, draws_what_it_may, 0, ROWS(drawings));
	tcase_add_loop_test(t, fills_what_it_may, 0, ROWS(fields));
	tcase_add_loop_test(t, leads_where_it_may, 0, ROWS(navigations));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
