/* SPDX-License-Identifier: MIT */
/* The rules of a package document: what it states, lists and orders. Each row
 * is a small book in which one thing is changed (see book.h). */
#include <check.h>
#include <stdlib.h>

#include "book.h"

#define DATE(x) "<dc:date>" x "</dc:date>"
#define LINK(rel, more) "<link rel=\"" rel "\"" more "/>"
#define CREATOR "<dc:creator id=\"cr\">Ada Moss</dc:creator>"
#define SUBJECT "<dc:subject id=\"su\">Piers</dc:subject>"

/* EPUB 3.3, 5.5: what a package states. */
static const struct book metadata[] = {
    /* 5.5.3: what it must state */
    {"epub-metadata: the package states no dc:title", .in = OPF,
     .old = "<dc:title>The Pier</dc:title>", .new = ""},
    {"epub-metadata: the package states no dc:language", .in = OPF,
     .old = "<dc:language>en</dc:language>", .new = ""},
    {"epub-metadata: the package has no unique-identifier", .in = OPF,
     .old = "unique-identifier=\"b\"", .new = ""},
    {"unique-identifier names no dc:identifier: \"t\"",
     .metadata = "<dc:title id=\"t\">The Quay</dc:title>", .in = OPF,
     .old = "unique-identifier=\"b\"", .new = "unique-identifier=\"t\""},
    {"epub-metadata: the unique identifier is empty", .in = OPF,
     .old = "urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20", .new = " "},
    /* 5.5.5: when it was changed */
    {"the package states no dcterms:modified", .in = OPF,
     .old = "<meta property=\"dcterms:modified\">2021-03-04T05:06:07Z</meta>",
     .new = ""},
    {"the package states dcterms:modified more than once",
     .metadata = META("dcterms:modified", "2022-03-04T05:06:07Z")},
    {.metadata = REFINES("dcterms:modified", "#b", "2022-03-04T05:06:07Z")},
    {"dcterms:modified is not of the form", .in = OPF,
     .old = "2021-03-04T05:06:07Z", .new = "2021-03-04T05:06:07ZZ"},
    /* 5.5.3.1.3: languages */
    {"dc:language is no language tag: \"eng_GB\"",
     .metadata = "<dc:language>eng_GB</dc:language>"},
    {"the language is no language tag: \"e\"",
     .metadata = "<dc:title xml:lang=\"e\">The Quay</dc:title>"},
    {.metadata = "<dc:title xml:lang=\"de-AT\">Der Kai</dc:title>"},
    {.metadata = "<dc:title xml:lang=\"\">Kai</dc:title>"},
    {"the language is no language tag: \"x_y\"",
     .metadata = LINK("record", " href=\"https://example.org/r\" "
				"media-type=\"text/xml\" hreflang=\"x_y\"")},
    /* 5.5.3.3: the date */
    {.metadata = DATE("1961")},
    {.metadata = DATE("1961-05-03T10:00Z")},
    {.metadata = DATE("1961-05-03T10:00:07Z")},
    {.metadata = DATE("1961-05-03T10:00:07.25Z")},
    {.metadata = DATE("1961-05-03T10:00:07+01:00")},
    {.metadata = DATE("1961-05-03T10:00:07-01:00")},
    {.metadata = DATE("1961-05-03T10:00:07")},
    {"dc:date is no date", 2, .metadata = DATE("1961-05-03T10:00:07")},
    {"epub-date", .metadata = DATE("1961-05-03T10:00:07+1")},
    {"epub-date", .metadata = DATE("1961-05-")},
    {"epub-date", .metadata = DATE("196")},
    {"epub-date", .metadata = DATE("1961/05/03")},
    {"dc:date is no date", 2, .metadata = DATE("last May")},
    {.version = 2, .metadata = DATE("1961-05-03")},
    {.version = 2, .metadata = DATE("1961") DATE("1962")},
    {"more than once", .metadata = DATE("1961") DATE("1962")},
    /* 8.2: rendition */
    {.metadata = META("rendition:orientation", "auto")},
    {.metadata = META("rendition:spread", "none")},
    {.metadata = META("rendition:flow", "scrolled-doc")},
    {"rendition:orientation is \"sideways\"",
     .metadata = META("rendition:orientation", "sideways")},
    {"once, for the whole publication",
     .metadata = META("rendition:flow", "auto") META("rendition:flow", "auto")},
    {"once, for the whole publication",
     .metadata = REFINES("rendition:flow", "#b", "auto")},
    {.metadata = META("rendition:viewport", "width=600, height=800")},
    {.metadata = META("rendition:viewport", "height=8,width=6")},
    {"no width and height in pixels",
     .metadata = META("rendition:viewport", "width=600")},
    {"no width and height in pixels",
     .metadata = META("rendition:viewport", "width=600, width=800")},
    {"no width and height in pixels",
     .metadata = META("rendition:viewport", "width=600, height=800px")},
    {"no width and height in pixels",
     .metadata = META("rendition:viewport", "width=, height=800")},
    {"no width and height in pixels",
     .metadata = META("rendition:viewport", "600, 800")},
    /* 9.3.5: media overlays */
    {.metadata = META("media:duration", "0:32:29")},
    {"media:duration is no clock value",
     .metadata = META("media:duration", "half an hour")},
    {"the class is not one name",
     .metadata = META("media:active-class", "on air")},
    {"the class is not one name",
     .metadata = META("media:playback-active-class", "on air")},
    {.metadata = META("media:playback-active-class", "playing")},
};

/* EPUB 3.3, 5.5.4 and D.3: statements on statements. */
static const struct book refinements[] = {
    {.metadata = CREATOR REFINES("role", "#cr", "aut")},
    {.metadata =
	 CREATOR REFINES("role", "#cr", "aut") REFINES("role", "#cr", "trl")},
    {.metadata = CREATOR REFINES("file-as", "#cr", "Moss, Ada")},
    {"the statement \"file-as\" is made twice",
     .metadata = CREATOR REFINES("file-as", "#cr", "Moss, Ada")
	 REFINES("file-as", "#cr", "Moss, A.")},
    {.metadata = CREATOR REFINES("display-seq", "#cr", "1")
	 REFINES("display-seq", "#b", "1")},
    {.metadata = META("file-as", "Moss, Ada")},
    {"the statement \"title-type\" refines nothing",
     .metadata = META("title-type", "main")},
    {"\"role\" refines what it cannot refine",
     .metadata = REFINES("role", "#b", "aut")},
    {"\"title-type\" refines what it cannot refine",
     .metadata = REFINES("title-type", "p.png", "main")},
    {"\"title-type\" refines what it cannot refine",
     .metadata = REFINES("title-type", "#b", "main")},
    {.metadata = "<dc:title id=\"t\">The Quay</dc:title>" REFINES(
	 "title-type", "#t", "short")},
    {.metadata = REFINES("identifier-type", "#b", "uuid")},
    {.metadata =
	 "<dc:source id=\"so\">urn:isbn:9780000000002</dc:source>" REFINES(
	     "source-of", "#so", "pagination")},
    {"\"source-of\" is not \"pagination\"",
     .metadata =
	 "<dc:source id=\"so\">urn:isbn:9780000000002</dc:source>" REFINES(
	     "source-of", "#so", "everything")},
    {.metadata = "<meta property=\"belongs-to-collection\" id=\"co\">Piers"
		 "</meta>" REFINES("collection-type", "#co", "series")
		     REFINES("group-position", "#co", "2")},
    {"\"collection-type\" refines what it cannot refine",
     .metadata = REFINES("collection-type", "#b", "series")},
    {"\"file-as\" refines what is not of the publication",
     .metadata = REFINES("file-as", "https://example.org/", "x")},
    {"\"file-as\" refines what is not of the publication",
     .metadata = REFINES("file-as", "/c.xhtml", "x")},
    {.metadata = REFINES("file-as", "c.xhtml", "x")},
    {"\"display-seq\" is no number",
     .metadata = CREATOR REFINES("display-seq", "#cr", "first")},
    {"\"display-seq\" is no number",
     .metadata = CREATOR REFINES("display-seq", "#cr", "1.2")},
    {"a statement has more than one property",
     .metadata = META("dcterms:created dcterms:issued", "2020")},
    {.metadata = "<meta property=\"belongs-to-collection\" id=\"co\">Piers"
		 "</meta>" REFINES("group-position", "#co", "2.0.11")},
    {"\"group-position\" is no number",
     .metadata = "<meta property=\"belongs-to-collection\" id=\"co\">Piers"
		 "</meta>" REFINES("group-position", "#co", "2.")},
    {"a link of the package is a file: address",
     .metadata = "<link rel=\"dcterms:rights\" href=\"file:///a\"/>"},
    {"\"file-as\" refines itself",
     .metadata = "<meta property=\"file-as\" id=\"m\" refines=\"#m\">x"
		 "</meta>"},
    {"\"alternate-script\" refines itself",
     .metadata = "<meta property=\"alternate-script\" id=\"m\" "
		 "refines=\"#n\">x</meta>"
		 "<meta property=\"alternate-script\" id=\"n\" "
		 "refines=\"#m\">x</meta>"},
    /* D.3.1, D.3.13: a subject of a scheme */
    {.metadata = SUBJECT REFINES("authority", "#su", "LCSH")
	 REFINES("term", "#su", "sh85102149")},
    {"\"authority\" stands without a term",
     .metadata = SUBJECT REFINES("authority", "#su", "LCSH")},
    {"\"term\" stands without an authority",
     .metadata = SUBJECT REFINES("term", "#su", "sh85102149")},
    {"\"term\" stands without an authority",
     .metadata = SUBJECT "<dc:subject id=\"sv\">Quays</dc:subject>" REFINES(
	 "authority", "#su", "LCSH") REFINES("term", "#sv", "sh1")},
    {"\"term\" refines nothing", .metadata = META("term", "sh85102149")},
};

/* EPUB 3.3, 5.5.7: links of the package. */
static const struct book links[] = {
    /* 5.5.7: the manifest lists no more than what is shown */
    {"which no document shows", .items = ITEM("r", "r.xml", "text/xml"),
     .metadata = LINK("record", " href=\"r.xml\" media-type=\"text/xml\""),
     .more = {{"EPUB/r.xml", "<x/>"}}},
    {.metadata = LINK("record", " href=\"c.xhtml\" media-type=\"a/b\"")},
    {.items = ITEM("r", "r.mp3", "audio/mpeg"),
     .metadata = LINK("voicing", " refines=\"#b\" href=\"r.mp3\" "
				 "media-type=\"audio/mpeg\""),
     .body = "<audio src=\"r.mp3\">x</audio>",
     .more = {{"EPUB/r.mp3", "ID3"}}},
    {.metadata = LINK("record", " href=\"https://example.org/r.xml\" "
				"media-type=\"application/marc\"")},
    {"a record or voicing has no media-type",
     .metadata = LINK("record", " href=\"https://example.org/r.xml\"")},
    {"a link of this kind is of the whole publication: \"record\"",
     .metadata = LINK("record", " href=\"https://example.org/r.xml\" "
				"media-type=\"application/marc\" "
				"refines=\"#b\"")},
    {.metadata = LINK("alternate", " href=\"https://example.org/\"")},
    {"\"alternate\" stands with other words",
     .metadata = LINK("alternate record", " href=\"https://example.org/r.xml\" "
					  "media-type=\"application/marc\"")},
    {.metadata = CREATOR LINK("voicing", " href=\"https://example.org/v.mp3\" "
					 "media-type=\"audio/mpeg\" "
					 "refines=\"#cr\"")},
    {"a voicing says nothing of what it voices",
     .metadata = LINK("voicing", " href=\"https://example.org/v.mp3\" "
				 "media-type=\"audio/mpeg\"")},
    {"a voicing is no sound: \"text/plain\"",
     .metadata = CREATOR LINK("voicing", " href=\"https://example.org/v.txt\" "
					 "media-type=\"text/plain\" "
					 "refines=\"#cr\"")},
    {"a record or voicing has no media-type",
     .metadata = CREATOR LINK("voicing", " href=\"https://example.org/v.mp3\" "
					 "refines=\"#cr\"")},
    {"a link refines what is not of the publication",
     .metadata = LINK("acquire", " href=\"https://example.org/\" "
				 "refines=\"https://example.org/x\"")},
    {"a link refines an id that is not there: \"#gone\"",
     .metadata = LINK("acquire", " href=\"https://example.org/\" "
				 "refines=\"#gone\"")},
    {"a link leads to the package itself",
     .metadata = LINK("acquire", " href=\"#b\"")},
    {"a link of the package is a data: address",
     .metadata = LINK("acquire", " href=\"data:text/plain,x\"")},
    {"a link into the container has no media-type",
     .metadata = LINK("acquire", " href=\"c.xhtml\"")},
    {.metadata = LINK("acquire", " href=\"c.xhtml\" "
				 "media-type=\"application/xhtml+xml\"")},
    {"the property \"lend\" is not known",
     .metadata = LINK("lend", " href=\"https://example.org/\"")},
    {"the property \"odd\" is not known",
     .metadata = LINK("acquire", " href=\"https://example.org/\" "
				 "properties=\"onix odd\"")},
};

/* EPUB 3.3, D.1 and D.4: words of vocabularies, and their prefixes. */
static const struct book properties[] = {
    {"the property \"quay\" is not known", .metadata = META("quay", "x")},
    {"the property \"my:quay\" has an undeclared prefix",
     .metadata = META("my:quay", "x")},
    {.metadata = META("my:quay", "x"),
     .in = OPF,
     .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"a: http://a.example/ my: "
	    "http://my.example/\""},
    {"the property \"my:\" is malformed", .metadata = META("my:", "x")},
    {"the property \":quay\" is malformed", .metadata = META(":quay", "x")},
    {.metadata = CREATOR "<meta property=\"role\" refines=\"#cr\" "
			 "scheme=\"marc:relators\">aut</meta>"},
    {"the property \"relators\" is not known",
     .metadata = CREATOR "<meta property=\"role\" refines=\"#cr\" "
			 "scheme=\"relators\">aut</meta>"},
    {"the property \"rendition:quay\" is not known",
     .items = "<item id=\"x\" href=\"x.css\" media-type=\"text/css\" "
	      "properties=\"rendition:quay\"/>",
     .more = {{"EPUB/x.css", ""}}},
    {.spine = "<itemref idref=\"x\" properties=\" page-spread-left\n\"/>",
     .items = ITEM("x", "x.xhtml", "application/xhtml+xml"),
     .more = {{"EPUB/x.xhtml", "<html" H "><head><title>x</title></head>"
			       "<body><p>x</p></body></html>"}}},
    {"contradict each other", .in = OPF, .old = "<itemref idref=\"c\"/>",
     .new = "<itemref idref=\"c\" properties=\"rendition:flow-auto "
	    "rendition:flow-paginated\"/>"},
    {"contradict each other", .in = OPF, .old = "<itemref idref=\"c\"/>",
     .new = "<itemref idref=\"c\" properties=\"page-spread-left "
	    "rendition:page-spread-right\"/>"},
    {.in = OPF,
     .old = "<itemref idref=\"c\"/>",
     .new = "<itemref idref=\"c\" properties=\"rendition:flow-auto "
	    "rendition:spread-none\"/>"},
    {"the attribute prefix is malformed", .in = OPF, .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"a http://a.example/\""},
    {"the attribute prefix is malformed", .in = OPF, .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"a:\""},
    {"the attribute prefix is malformed", .in = OPF, .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"a:b: http://a.example/\""},
    {"the attribute prefix declares a prefix that is no name", .in = OPF,
     .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"1a: http://a.example/\""},
    {.in = OPF,
     .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"a-1.b: http://a.example/\""},
    {"the attribute prefix declares the prefix \"_\"", /* D.1.4 */
     .in = OPF, .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"_: http://a.example/\""},
    {"a prefix for the elements of Dublin Core", /* D.1.4 */
     .in = OPF, .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\"d: http://purl.org/dc/elements/1.1/\""},
    {.in = OPF,
     .old = "version=\"3.0\"",
     .new = "version=\"3.0\" prefix=\" a:  http://purl.org/dc/elements/1.2/ "
	    "\""},
    /* what an item says of itself (D.6) */
    {"an item of the type text/css cannot have the property cover-image",
     .items = "<item id=\"x\" href=\"x.css\" media-type=\"text/css\" "
	      "properties=\"cover-image\"/>",
     .more = {{"EPUB/x.css", ""}}},
    {"more than one item has the property cover-image",
     .items = "<item id=\"x\" href=\"x.png\" media-type=\"image/png\" "
	      "properties=\"cover-image\"/>"
	      "<item id=\"y\" href=\"y.png\" media-type=\"image/png\" "
	      "properties=\"cover-image\"/>",
     .more = {{"EPUB/x.png", PNG}, {"EPUB/y.png", PNG}}},
    {"0 items have the property nav: one must", .in = OPF,
     .old = "properties=\"nav\"", .new = ""},
    {"has the property svg, but nothing in its document needs it", .in = OPF,
     .old = "<item id=\"c\"", .new = "<item id=\"c\" properties=\"svg\""},
    {.in = OPF, /* it may be needed later (D.6.4) */
     .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"remote-resources\""},
    {"must have the property scripted: its document uses it",
     .body = "<p onclick=\"x()\">x</p>"},
    {"must have the property scripted", .body = "<script>x()</script>"},
    {.body = "<script type=\"application/ld+json\">{}</script>"},
    {"must have the property svg",
     .body = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
};

/* EPUB 3.3, 5.6: the manifest. */
static const struct book manifest[] = {
    {"epub-url: the item's address \"../../x.css\" is not a path inside",
     .items = ITEM("x", "../../x.css", "text/css")},
    {"epub-url: the item's address \"/x.css\" is not a path inside",
     .items = ITEM("x", "/x.css", "text/css")},
    {"epub-url: the item's address \"file:///x.css\" is not a path inside",
     .items = ITEM("x", "file:///x.css", "text/css")},
    {.items = ITEM("x", "data:text/css,p{}", "text/css")},
    {"epub-url: the item's address \"mailto:a@b.example\" is not a path",
     .items = ITEM("x", "mailto:a@b.example", "text/css")},
    {"\"p.png#x\" is not of a file alone",
     .items = ITEM("x", "p.png#x", "image/png")},
    {"\"p.png?x\" has a query", .items = ITEM("x", "p.png?x", "image/png")},
    {"lies in META-INF", .items = ITEM("x", "../META-INF/x.css", "text/css"),
     .more = {{"META-INF/x.css", ""}}},
    {"the manifest lists the package itself",
     .items = ITEM("x", "package.opf", "application/oebps-package+xml")},
    {"\"EPUB/p.png\" is listed twice",
     .items = ITEM("x", "./p.png", "image/png")},
    {"epub-url: the item's address \"http://a.example/a b.mp3\" holds white",
     .items = ITEM("x", "http://a.example/a b.mp3", "audio/mpeg")},
    {.items = ITEM("x", " http://a.example/a.mp3", "audio/mpeg")},
    {.items = ITEM("x", "p%20q.png", "image/png"),
     .more = {{"EPUB/p q.png", PNG}}},
    /* fallbacks (5.6.2) */
    {"fallback=\"gone\" names no item of the manifest",
     .items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"gone\"/>",
     .more = {{"EPUB/x.bin", "x"}}},
    {"the fallbacks of \"x\" lead in a circle",
     .items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"y\"/><item id=\"y\" href=\"y.bin\" "
	      "media-type=\"a/b\" fallback=\"x\"/>",
     .more = {{"EPUB/x.bin", "x"}, {"EPUB/y.bin", "x"}}},
    {"the fallbacks of \"x\" lead in a circle", /* and it is the first item */
     .in = OPF, .old = "<manifest>",
     .new = "<manifest><item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	    "fallback=\"x\"/>",
     .more = {{"EPUB/x.bin", "x"}}},
    {"the fallbacks of \"w\" lead in a circle",
     .items = "<item id=\"w\" href=\"w.bin\" media-type=\"a/b\" "
	      "fallback=\"x\"/><item id=\"x\" href=\"x.bin\" "
	      "media-type=\"a/b\" fallback=\"y\"/><item id=\"y\" "
	      "href=\"y.bin\" media-type=\"a/b\" fallback=\"x\"/>",
     .more = {{"EPUB/w.bin", "x"}, {"EPUB/x.bin", "x"}, {"EPUB/y.bin", "x"}}},
    {.spine = "<itemref idref=\"x\"/>",
     .items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"y\"/>" ITEM("y", "y.xhtml", "application/xhtml+xml"),
     .more = {{"EPUB/x.bin", "x"},
	      {"EPUB/y.xhtml", "<html" H "><head><title>x</title></head>"
			       "<body><p>x</p></body></html>"}}},
    {"the spine names \"x\" of the type a/b, which reading systems need not",
     .spine = "<itemref idref=\"x\"/>", .items = ITEM("x", "x.bin", "a/b"),
     .more = {{"EPUB/x.bin", "x"}}},
    /* what the bytes of a picture are (3.2) */
    {"is declared as image/png but is image/jpeg",
     .items = ITEM("x", "x.png", "image/png"),
     .more = {{"EPUB/x.png", "\xff\xd8\xff\xe0"}}},
    {"is declared as image/png but is image/gif",
     .items = ITEM("x", "x.png", "image/png"),
     .more = {{"EPUB/x.png", "GIF89a"}}},
    {"is declared as image/gif but is image/webp",
     .items = ITEM("x", "x.gif", "image/gif"),
     .more = {{"EPUB/x.gif", "RIFF\x10\x10\x10\x10WEBPVP8 "}}},
    {"is declared as image/webp but is no such picture",
     .items = ITEM("x", "x.webp", "image/webp"),
     .more = {{"EPUB/x.webp", "RIFF\x10\x10\x10\x10WAVEfmt "}}},
    {"is declared as image/jpeg but is no such picture",
     .items = ITEM("x", "x.jpg", "image/jpeg"),
     .more = {{"EPUB/x.jpg", "\xff\xd8"}}},
    {.items = ITEM("x", "x.webp", "image/webp; a=b"),
     .more = {{"EPUB/x.webp", "RIFF\x10\x10\x10\x10WEBPVP8 "}}},
    {.items = ITEM("x", "x.jpg", "Image/JPEG "),
     .more = {{"EPUB/x.jpg", "\xff\xd8\xff\xe0"}}},
};

#define DOC                                                                    \
	"<html" H "><head><title>x</title></head><body><p>x</p></body></html>"
#define X ITEM("x", "x.xhtml", "application/xhtml+xml")

/* EPUB 3.3, 5.7: the spine; 5.9: the guide; ids. */
static const struct book orders[] = {
    {"no document of the spine is linear", .in = OPF,
     .old = "<itemref idref=\"c\"/>",
     .new = "<itemref idref=\"c\" linear=\"no\"/>"},
    {"is not linear, and no link leads to it",
     .spine = "<itemref idref=\"x\" linear=\"no\"/>", .items = X,
     .more = {{"EPUB/x.xhtml", DOC}}},
    {.spine = "<itemref idref=\"x\" linear=\"no\"/>",
     .items = X,
     .body = "<p><a href=\"x.xhtml\">x</a></p>",
     .more = {{"EPUB/x.xhtml", DOC}}},
    {.spine = "<itemref idref=\"x\" linear=\"yes\"/>",
     .items = X,
     .more = {{"EPUB/x.xhtml", DOC}}},
    {.version = 2,
     .spine = "<itemref idref=\"x\" linear=\"no\"/>",
     .items = X,
     .more = {{"EPUB/x.xhtml", DOC}}},
    {.items = "<item id=\"x\" href=\"x.xhtml\" "
	      "media-type=\"application/xhtml+xml\" properties=\"scripted\"/>",
     .spine = "<itemref idref=\"x\" linear=\"no\"/>",
     .more = {{"EPUB/x.xhtml", "<html" H "><head><title>x</title></head>"
			       "<body><p onclick=\"x()\">x</p></body>"
			       "</html>"}}},
    {"epub-remote: the spine names a document outside the container",
     .items = ITEM("x", "https://example.org/x", "application/xhtml+xml"),
     .spine = "<itemref idref=\"x\"/>"},
    {"the spine has no toc attribute", 2, .in = OPF,
     .old = "<spine toc=\"ncx\">", .new = "<spine>"},
    {"the table of contents \"s\" is not of the type application/x-dtbncx+xml",
     2, .in = OPF, .old = "<spine toc=\"ncx\">", .new = "<spine toc=\"s\">"},
    {"toc=\"gone\" names no item of the manifest", 2, .in = OPF,
     .old = "<spine toc=\"ncx\">", .new = "<spine toc=\"gone\">"},
    {.version = 2,
     .package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"c.xhtml\"/></guide>"},
    {"the guide names \"p.png\", which is not a content document", 2,
     .package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"p.png\"/></guide>"},
    {"\"EPUB/c.xhtml#gone\" names an element that does not exist", 2,
     .package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"c.xhtml#gone\"/></guide>"},
    {"\"EPUB/c.xhtml#gone\" names an element that does not exist",
     .package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"c.xhtml#gone\"/></guide>"},
    {.package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"c.xhtml#a\"/></guide>"},
    {"the guide names \"gone.xhtml\", which the manifest does not list", 2,
     .package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"gone.xhtml\"/></guide>"},
    {"the guide names \"https://example.org/\"", 2,
     .package = "<guide><reference type=\"text\" title=\"x\" "
		"href=\"https://example.org/\"/></guide>"},
    /* OPF 2.0.1: statements, and types of its predecessors */
    {.version = 2,
     .metadata =
	 "<dc:creator xmlns:o=\"http://www.idpf.org/2007/opf\" "
	 "o:role=\"aut\" o:file-as=\"Moss, Ada\">Ada Moss</dc:creator>"},
    {"schema-attribute-unexpected", 2,
     .metadata = "<dc:publisher xmlns:o=\"http://www.idpf.org/2007/opf\" "
		 "o:file-as=\"Quay\">The Quay</dc:publisher>"},
    {"schema-element-unexpected", 2, .metadata = "<x-metadata/>"},
    {"schema-element-unexpected", 2, .metadata = "<dc:pier>x</dc:pier>"},
    {.version = 2,
     .package = "<tours id=\"to\"><tour title=\"x\"><site title=\"x\" "
		"href=\"c.xhtml\"/></tour></tours>"},
    /* EPUB 3.3, 3.9: no document type that lies elsewhere */
    {"the package has a document type of its own", .in = OPF, .old = "<package",
     .new = "<!DOCTYPE package PUBLIC \"+//ISBN 0-9673008-1-9//DTD OEB 1.2 "
	    "Package//EN\" \"x.dtd\"><package"},
    /* 3.2: of Ogg, Opus */
    {.items = ITEM("x", "x.ogg", "audio/ogg; codecs=opus"),
     .body = "<p><audio src=\"x.ogg\"></audio></p>",
     .more = {{"EPUB/x.ogg", "x"}}},
    {"is of the type audio/ogg",
     .items = ITEM("x", "x.ogg", "audio/ogg; codecs=vorbis"),
     .body = "<p><audio src=\"x.ogg\"></audio></p>",
     .more = {{"EPUB/x.ogg", "x"}}},
    {"two elements of the package have the id \"b\"",
     .metadata = "<dc:title id=\"b\">The Quay</dc:title>"},
    {"epub-version", .in = OPF,
     .old = "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"",
     .new = "<package xmlns=\"http://www.idpf.org/2007/opf\""},
    {"epub-version", .in = OPF,
     .old = "<package xmlns=\"http://www.idpf.org/2007/opf\"",
     .new = "<package xmlns=\"urn:x\""},
    {"xml-syntax", .in = OPF, .old = "</metadata>", .new = ""},
};

#define ROWS(a) (int)(sizeof(a) / sizeof(a[0]))

START_TEST(the_books_are_valid)
{
	book_expect(&(struct book){.version = 3});
	book_expect(&(struct book){.version = 2});
}
END_TEST

/* clang-format off */
START_TEST(states_what_it_may) { book_expect(&metadata[_i]); } END_TEST
START_TEST(refines_what_it_may) { book_expect(&refinements[_i]); } END_TEST
START_TEST(links_where_it_may) { book_expect(&links[_i]); } END_TEST
START_TEST(uses_words_it_may) { book_expect(&properties[_i]); } END_TEST
START_TEST(lists_what_it_may) { book_expect(&manifest[_i]); } END_TEST
START_TEST(orders_as_it_may) { book_expect(&orders[_i]); } END_TEST
/* clang-format on */

int
main(void)
{
	Suite *s = suite_create("package");
	TCase *t = tcase_create("package");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_test(t, the_books_are_valid);
	tcase_add_loop_test(t, states_what_it_may, 0, ROWS(metadata));
	tcase_add_loop_test(t, refines_what_it_may, 0, ROWS(refinements));
	tcase_add_loop_test(t, links_where_it_may, 0, ROWS(links));
	tcase_add_loop_test(t, uses_words_it_may, 0, ROWS(properties));
	tcase_add_loop_test(t, lists_what_it_may, 0, ROWS(manifest));
	tcase_add_loop_test(t, orders_as_it_may, 0, ROWS(orders));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
