/* SPDX-License-Identifier: MIT */
/* The rules of what few publications have: overlays, collections, encryption,
 * signatures, several renditions; and of the container that holds them all.
 * Each row is a small book in which one thing is changed (see book.h). */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "book.h"
#include "rules/epub/check.h"
#include "vidimus.h"
#include "zip/container.h"

#define DICTIONARY                                                             \
	"<dc:type>dictionary</dc:type>"                                        \
	"<meta property=\"source-language\">en</meta>"                         \
	"<meta property=\"target-language\">en</meta>"
#define EPUB_NS " xmlns:epub=\"http://www.idpf.org/2007/ops\""
#define PAGE_OF(body)                                                          \
	"<html" H EPUB_NS "><head><title>x</title></head><body>" body          \
	"</body></html>"
#define XHTML(id, href) ITEM(id, href, "application/xhtml+xml")

/* ---- overlays ----------------------------------------------------------- */

#define SMIL_OF(body)                                                          \
	"<smil xmlns=\"http://www.w3.org/ns/SMIL\"" EPUB_NS                    \
	" version=\"3.0\"><body>" body "</body></smil>"
#define PAR(text, audio)                                                       \
	"<par><text src=\"" text "\"/><audio src=\"" audio "/></par>"
#define SMIL                                                                   \
	{                                                                      \
		"EPUB/m.smil", SMIL_OF(PAR("c.xhtml#a", "m.mp3\""))            \
	}
#define MP3                                                                    \
	{                                                                      \
		"EPUB/m.mp3", "ID3"                                            \
	}
#define OVERLAY                                                                \
	ITEM("m", "m.smil", "application/smil+xml")                            \
	ITEM("a", "m.mp3", "audio/mpeg")
#define LASTS                                                                  \
	REFINES("media:duration", "#m", "10s") META("media:duration", "10s")
/* The page names its overlay. */
#define NAMED                                                                  \
	.in = OPF, .old = "<item id=\"c\"",                                    \
	.new = "<item id=\"c\" media-overlay=\"m\""
#define CLIP(audio)                                                            \
	.items = OVERLAY, .metadata = LASTS, NAMED,                            \
	.more = {MP3, {"EPUB/m.smil", SMIL_OF(PAR("c.xhtml#a", audio))}}

/* EPUB 3.3, 9. */
static const struct book overlays[] = {
    {.items = OVERLAY, .metadata = LASTS, .more = {SMIL, MP3}, NAMED},
    {"no media:duration says how long the overlay lasts", .items = OVERLAY,
     .metadata = META("media:duration", "10s"), .more = {SMIL, MP3}, NAMED},
    {"no media:duration says how long all overlays last", .items = OVERLAY,
     .metadata = REFINES("media:duration", "#m", "10s"), .more = {SMIL, MP3},
     NAMED},
    {"an overlay reads the document, but its item does not name the overlay",
     .items = OVERLAY, .metadata = LASTS, .more = {SMIL, MP3}},
    {"the item names an overlay that does not read it: \"c\"", .items = OVERLAY,
     .metadata = LASTS,
     .more = {MP3, {"EPUB/m.smil", SMIL_OF(PAR("nav.xhtml", "m.mp3\""))}},
     NAMED},
    {"the item names another overlay than the one that reads it",
     .items = OVERLAY ITEM("n", "n.smil", "application/smil+xml"),
     .metadata = LASTS REFINES("media:duration", "#n", "10s"),
     .more = {SMIL, MP3, {"EPUB/n.smil", SMIL_OF(PAR("nav.xhtml", "m.mp3\""))}},
     .in = OPF, .old = "<item id=\"c\"",
     .new = "<item id=\"c\" media-overlay=\"n\""},
    {"two overlays read the document: \"EPUB/c.xhtml\"",
     .items = OVERLAY ITEM("n", "n.smil", "application/smil+xml"),
     .metadata = LASTS, NAMED,
     .more = {SMIL, MP3, {"EPUB/n.smil", SMIL_OF(PAR("c.xhtml", "m.mp3\""))}}},
    {"only content documents can have an overlay: \"s\"", .items = OVERLAY,
     .metadata = LASTS, .more = {SMIL, MP3}, .in = OPF, .old = "<item id=\"s\"",
     .new = "<item id=\"s\" media-overlay=\"m\""},
    {"is not of the type application/smil+xml", .in = OPF,
     .old = "<item id=\"c\"", .new = "<item id=\"c\" media-overlay=\"p\""},
    {"media-overlay=\"gone\" names no item of the manifest", .in = OPF,
     .old = "<item id=\"c\"", .new = "<item id=\"c\" media-overlay=\"gone\""},
    {CLIP("m.mp3\" clipBegin=\"0:00:01.5\" clipEnd=\"90s\"")},
    {CLIP("m.mp3\" clipBegin=\"1min\" clipEnd=\"0.5h\"")},
    {CLIP("m.mp3\" clipBegin=\"59s\" clipEnd=\"01:00\"")},
    {"schema-attribute-value",
     CLIP("m.mp3\" clipBegin=\"59s\" clipEnd=\"1:00\"")},
    {"a clip ends before it begins: \"2s\"",
     CLIP("m.mp3\" clipBegin=\"3s\" clipEnd=\"2s\"")},
    {"a clip ends before it begins: \"1500ms\"",
     CLIP("m.mp3\" clipBegin=\"2s\" clipEnd=\"1500ms\"")},
    {"a clip has no length: \"60s\"",
     CLIP("m.mp3\" clipBegin=\"1min\" clipEnd=\"60s\"")},
    {"a clip ends before it begins: \"3599s\"",
     CLIP("m.mp3\" clipBegin=\"1h\" clipEnd=\"3599s\"")},
    {"a clip has no length: \"0s\"", CLIP("m.mp3\" clipEnd=\"0s\"")},
    {CLIP("m.mp3\" clipEnd=\"1ms\"")},
    {"the address of a sound has a fragment: \"m.mp3#t=1\"",
     CLIP("m.mp3#t=1\"")},
    {"epub-resource-missing", CLIP("gone.mp3\"")},
    {"a sound is of a type that reading systems need not know: \"a/b\"",
     .items = OVERLAY ITEM("x", "x.bin", "a/b"), .metadata = LASTS, NAMED,
     .more = {MP3,
	      {"EPUB/x.bin", "x"},
	      {"EPUB/m.smil", SMIL_OF(PAR("c.xhtml#a", "x.bin\""))}}},
    {"names an element that does not exist", .items = OVERLAY,
     .metadata = LASTS, NAMED,
     .more = {MP3, {"EPUB/m.smil", SMIL_OF(PAR("c.xhtml#b", "m.mp3\""))}}},
    {"two elements have one id: \"i\"", .items = OVERLAY, .metadata = LASTS,
     NAMED,
     .more = {MP3,
	      {"EPUB/m.smil",
	       SMIL_OF("<seq id=\"i\" epub:textref=\"c.xhtml\"><par id=\"i\">"
		       "<text src=\"c.xhtml#a\"/><audio src=\"m.mp3\"/></par>"
		       "</seq>")}}},
    {"\"EPUB/gone.xhtml\" is not in the container", .items = OVERLAY,
     .metadata = LASTS, NAMED,
     .more = {MP3,
	      {"EPUB/m.smil",
	       SMIL_OF("<seq epub:textref=\"gone.xhtml\"><par>"
		       "<text src=\"c.xhtml#a\"/><audio src=\"m.mp3\"/></par>"
		       "</seq>")}}},
    {"what is read is no content document (9.2.2): \"p.png\"", .items = OVERLAY,
     .metadata = LASTS, NAMED,
     .more = {MP3,
	      {"EPUB/m.smil",
	       SMIL_OF(PAR("c.xhtml#a", "m.mp3\"") PAR("p.png", "m.mp3\""))}}},
    {"what is read is no content document (9.2.2): \"s.css#a\"",
     .items = OVERLAY, .metadata = LASTS, NAMED,
     .more = {MP3,
	      {"EPUB/m.smil", SMIL_OF("<seq epub:textref=\"s.css#a\">" PAR(
				  "c.xhtml#a", "m.mp3\"") "</seq>")}}},
    {"the attribute prefix is malformed", .items = OVERLAY, .metadata = LASTS,
     NAMED,
     .more =
	 {MP3,
	  {"EPUB/m.smil",
	   "<smil xmlns=\"http://www.w3.org/ns/SMIL\"" EPUB_NS
	   " version=\"3.0\" epub:prefix=\"z http://z.example/\"><body>" PAR(
	       "c.xhtml#a", "m.mp3\"") "</body></smil>"}}},
    /* 9.3.5: what is being read has a class, and a sheet for it */
    {.items = OVERLAY,
     .metadata = LASTS META("media:active-class", "on"),
     .more = {SMIL, MP3},
     NAMED},
    {"but the document has no style sheet", .items = OVERLAY,
     .metadata = LASTS META("media:active-class", "on"),
     .more = {SMIL, MP3, {PAGE, PAGE_OF("<p id=\"a\">x</p>")}}, NAMED},
    {"but the document has no style sheet", .items = OVERLAY,
     .metadata = LASTS META("media:playback-active-class", "on"),
     .more = {SMIL, MP3, {PAGE, PAGE_OF("<p id=\"a\">x</p>")}}, NAMED},
    {.items = OVERLAY,
     .metadata = LASTS META("media:active-class", "on"),
     .more = {SMIL,
	      MP3,
	      {PAGE, "<html" H "><head><title>x</title><style>p {}</style>"
		     "</head><body><p id=\"a\">x</p></body></html>"}},
     NAMED},
};

/* SMIL 3.0, 5.4.3: clock values. */
static const struct {
	const char *value;
	int good;
} clocks[] = {
    {"5:34:31.396", 1}, {"124:59:36", 1}, {"0:05:01.2", 1}, {"0:00:04", 1},
    {"09:58", 1},       {"00:56.78", 1},  {"76.2s", 1},     {"7.75h", 1},
    {"13min", 1},       {"2345ms", 1},    {"12.345", 1},    {"0:60:00", 0},
    {"0:00:60", 0},     {"9:58", 0},      {"60:00", 0},     {"0:5:00", 0},
    {"0:0a:00", 0},     {"1:2:3:4", 0},   {"", 0},          {"-1s", 0},
    {"+1s", 0},         {"s", 0},         {"1 s", 0},       {"1sec", 0},
    {"1s1", 0},         {"1:", 0},        {":01", 0},       {"0:00:0x", 0},
    {"1e1s", 0},        {"0x1s", 0},      {"1.s", 0},       {"1.5:00:00", 0},
    {"0:00:01s", 0},    {"0:00:01h", 0},  {"00:01min", 0},  {"00:01.", 0},
    {"1.:00:00", 0},    {"inf", 0},       {"1.5.5s", 0},    {"0:00:01.5.5", 0},
};

/* ---- collections ----------------------------------------------------------
 */

#define COLLECTION(role, x) "<collection role=\"" role "\">" x "</collection>"
#define LINK(href) "<link href=\"" href "\"/>"
#define KEYS                                                                   \
	"<search-key-map xmlns=\"http://www.idpf.org/2007/ops\" "              \
	"xml:lang=\"en\"><search-key-group href=\"c.xhtml\">"                  \
	"<match value=\"pier\"/></search-key-group></search-key-map>"
#define MAP ITEM("k", "k.xml", "application/vnd.epub.search-key-map+xml")
/* One dictionary, with the map that it is searched by. */
#define MAPPED                                                                 \
	.items = "<item id=\"k\" href=\"k.xml\" media-type=\"application/"     \
		 "vnd.epub.search-key-map+xml\" "                              \
		 "properties=\"search-key-map dictionary\"/>",                 \
	.more = {{"EPUB/k.xml", KEYS}}
#define INDEX                                                                  \
	PAGE_OF("<p>x</p><section epub:type=\"index\"><h1>x</h1><ul "          \
		"epub:type=\"index-entry-list\"><li>"                          \
		"<b epub:type=\"index-term\">x</b> "                           \
		"<a epub:type=\"index-locator\" href=\"c.xhtml\">1</a>"        \
		"</li></ul></section>")
#define IN_SPINE(id) .spine = "<itemref idref=\"" id "\"/>"

/* EPUB Indexes, Previews, Dictionaries and Glossaries 1.0; EPUB 3.3, 5.8. */
static const struct book collections[] = {
    {.metadata = "<dc:type>preview</dc:type>"}, /* should, 2.2 */
    {"a preview has the identifier of what it is taken from",
     .metadata = "<dc:type>preview</dc:type><dc:source>urn:uuid:2b1c7d6e-0a53-"
		 "4d8e-9a77-3f0b6b7f1c20</dc:source>"},
    {.metadata = "<dc:type>preview</dc:type>"
		 "<dc:source>urn:isbn:9780000000002</dc:source>"},
    {.package = COLLECTION("index", COLLECTION("index-group", LINK("x.xhtml"))
					LINK("x.xhtml")),
     .items = XHTML("x", "x.xhtml"),
     IN_SPINE("x"),
     .more = {{"EPUB/x.xhtml", INDEX}}},
    {"the document has no index",
     .package = COLLECTION("index", LINK("c.xhtml"))},
    {"an index must be in XHTML",
     .package = COLLECTION("index", LINK("p.png"))},
    {"an index must be in XHTML",
     .package = COLLECTION("index", LINK("gone.xhtml"))},
    {"holds neither groups nor one list of entries",
     .package = COLLECTION("index", LINK("x.xhtml")),
     .items = XHTML("x", "x.xhtml"), IN_SPINE("x"),
     .more = {{"EPUB/x.xhtml",
	       PAGE_OF("<p>x</p><section epub:type=\"index\"><p>x</p>"
		       "</section>")}}},
    {"a collection in an index must be an index-group",
     .package = COLLECTION("index", COLLECTION("preview", LINK("x.xhtml"))
					LINK("x.xhtml")),
     .items = XHTML("x", "x.xhtml"), IN_SPINE("x"),
     .more = {{"EPUB/x.xhtml", INDEX}}},
    {"an index-group holds a collection",
     .package = COLLECTION(
	 "index",
	 COLLECTION("index-group", COLLECTION("index-group", LINK("x.xhtml")))
	     LINK("x.xhtml")),
     .items = XHTML("x", "x.xhtml"), IN_SPINE("x"),
     .more = {{"EPUB/x.xhtml", INDEX}}},
    {"a collection of this role stands alone",
     .package = COLLECTION("index-group", LINK("c.xhtml"))},
    {"a collection of this role stands alone",
     .package = COLLECTION("manifest", LINK("c.xhtml"))},
    {.package = COLLECTION("https://example.org/mine", LINK("c.xhtml"))},
    {"the document has no index",
     .items = "<item id=\"x\" href=\"x.xhtml\" properties=\"index\" "
	      "media-type=\"application/xhtml+xml\"/>",
     IN_SPINE("x"), .more = {{"EPUB/x.xhtml", PAGE_OF("<p>x</p>")}}},
    {.items = "<item id=\"x\" href=\"x.xhtml\" properties=\"index\" "
	      "media-type=\"application/xhtml+xml\"/>",
     IN_SPINE("x"),
     .more = {{"EPUB/x.xhtml", INDEX}}},
    /* previews */
    {.package = COLLECTION("preview", COLLECTION("manifest", LINK("c.xhtml"))
					  LINK("c.xhtml"))},
    {"one collection with the role manifest",
     .package = COLLECTION("preview", LINK("c.xhtml"))},
    {"a preview must link to its documents",
     .package = COLLECTION("preview", COLLECTION("manifest", LINK("c.xhtml")))},
    {"a preview links to something that is not a content document",
     .package = COLLECTION("preview", COLLECTION("manifest", LINK("c.xhtml"))
					  LINK("p.png"))},
    {"a preview must not link by a CFI",
     .package = COLLECTION("preview", COLLECTION("manifest", LINK("c.xhtml"))
					  LINK("c.xhtml#epubcfi(/4/2)"))},
    /* dictionaries */
    {.package = COLLECTION("dictionary", LINK("c.xhtml") LINK("k.xml")),
     .items = MAP,
     .more = {{"EPUB/k.xml", KEYS}}},
    {"a dictionary must have one search key map",
     .package = COLLECTION("dictionary", LINK("c.xhtml"))},
    {"a dictionary must not hold collections",
     .package = COLLECTION(
	 "dictionary", LINK("k.xml") COLLECTION("manifest", LINK("c.xhtml"))),
     .items = MAP, .more = {{"EPUB/k.xml", KEYS}}},
    {"a dictionary links to something that the manifest does not list",
     .package = COLLECTION("dictionary", LINK("gone.xhtml"))},
    {"neither XHTML nor a search key map",
     .package = COLLECTION("dictionary", LINK("p.png"))},
    /* what dc:type promises */
    {"the publication is called a dictionary, but no document is one",
     .metadata = DICTIONARY, MAPPED},
    {"the target-language of a dictionary is no dc:language",
     .metadata = "<dc:type>dictionary</dc:type>"
		 "<meta property=\"source-language\">en</meta>"
		 "<meta property=\"target-language\">fr</meta>",
     MAPPED, .in = PAGE, .old = "<body>",
     .new = "<body epub:type=\"dictionary\"><article><p><dfn>pier</dfn></p>"
	    "</article>"},
    {"a dictionary states 2 times its source-language",
     .metadata = DICTIONARY "<meta property=\"source-language\">en</meta>",
     MAPPED, .in = PAGE, .old = "<body>",
     .new = "<body epub:type=\"dictionary\"><article><p><dfn>pier</dfn></p>"
	    "</article>"},
    {"cannot be this element: \"div\" of the type sense-list",
     .metadata = DICTIONARY, MAPPED,
     .body = "<section epub:type=\"dictionary\"><article><dfn>x</dfn>"
	     "<div epub:type=\"sense-list\">x</div></article></section>"},
    {"the publication is called an index, but no document is one",
     .metadata = "<dc:type>index</dc:type>"},
    {.metadata = DICTIONARY,
     MAPPED,
     .in = PAGE,
     .old = "<body>",
     .new = "<body epub:type=\"dictionary\"><article><p><dfn>pier</dfn>"
	    "</p></article>"},
    {"a dictionary has no article in it", .metadata = DICTIONARY, MAPPED,
     .body = "<section epub:type=\"dictionary\"><p>x</p></section>"},
    {"an entry of a dictionary has no dfn in it", .metadata = DICTIONARY,
     MAPPED,
     .body = "<section epub:type=\"dictionary\"><article><p>x</p></article>"
	     "</section>"},
    {"a search-key-map has no group", .items = MAP,
     .more = {{"EPUB/k.xml",
	       "<search-key-map xmlns=\"http://www.idpf.org/2007/ops\" "
	       "xml:lang=\"en\"/>"}}},
    {.metadata = "<dc:type>index</dc:type>",
     .items = XHTML("x", "x.xhtml"),
     IN_SPINE("x"),
     .more = {{"EPUB/x.xhtml", INDEX}}},
    {.metadata = "<dc:type>essay</dc:type>"},
    /* EPUB Region-Based Navigation 1.0 */
    {"a region leads to a page that has no fixed layout",
     .items = "<item id=\"x\" href=\"x.xhtml\" properties=\"data-nav\" "
	      "media-type=\"application/xhtml+xml\"/>",
     .more = {{"EPUB/x.xhtml",
	       PAGE_OF("<nav epub:type=\"region-based\"><ol><li>"
		       "<a href=\"c.xhtml#a\">x</a></li></ol></nav>")}}},
    {.items = "<item id=\"x\" href=\"x.xhtml\" properties=\"data-nav\" "
	      "media-type=\"application/xhtml+xml\"/>",
     .metadata = META("rendition:layout", "pre-paginated"),
     .head = "<meta name=\"viewport\" content=\"width=6, height=8\"/>",
     .more = {{"EPUB/x.xhtml",
	       PAGE_OF("<nav epub:type=\"region-based\"><ol><li>"
		       "<a href=\"c.xhtml#a\">x</a></li></ol></nav>")}}},
    {.items = "<item id=\"x\" href=\"x.xhtml\" properties=\"data-nav\" "
	      "media-type=\"application/xhtml+xml\"/>",
     .more = {{"EPUB/x.xhtml", PAGE_OF("<p><a href=\"c.xhtml\">x</a></p>")}}},
};

/* ---- protection -----------------------------------------------------------
 */

#define ENCRYPTION(x)                                                          \
	.more =                                                                \
	    {{"META-INF/encryption.xml",                                       \
	      "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:"     \
	      "container\" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\" "   \
	      "xmlns:z=\"http://www.idpf.org/2016/encryption#compression\">" x \
	      "</encryption>"},                                                \
	     {"EPUB/x.otf", "x"}},                                             \
	.items = ITEM("x", "x.otf", "font/otf")
#define DATA(attrs, algorithm, uri, x)                                         \
	"<enc:EncryptedData" attrs                                             \
	"><enc:EncryptionMethod Algorithm=\"" algorithm                        \
	"\"/><enc:CipherData><enc:CipherReference URI=\"" uri                  \
	"\"/></enc:CipherData>" x "</enc:EncryptedData>"
#define MASK "http://www.idpf.org/2008/embedding"
#define COMPRESSION(x)                                                         \
	DATA("", MASK, "EPUB/x.otf",                                           \
	     "<enc:EncryptionProperties><enc:EncryptionProperty>"              \
	     "<z:Compression" x "/></enc:EncryptionProperty>"                  \
	     "</enc:EncryptionProperties>")
#define DS "xmlns=\"http://www.w3.org/2000/09/xmldsig#\""
#define DIGEST                                                                 \
	"<DigestMethod Algorithm=\"http://example.org/d\"/>"                   \
	"<DigestValue>YWI=</DigestValue>"
#define INFO                                                                   \
	"<SignedInfo><CanonicalizationMethod Algorithm=\"x\"/>"                \
	"<SignatureMethod Algorithm=\"x\"/><Reference URI=\"#m\">" DIGEST      \
	"</Reference></SignedInfo>"
#define SIGNED(x)                                                              \
	"<Signature " DS ">" INFO "<SignatureValue>YWI=</SignatureValue>" x    \
	"</Signature>"
#define OF_SIGNATURES(x)                                                       \
	"<signatures "                                                         \
	"xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "           \
	">" x "</signatures>"
#define SIGNATURES(x) .more = {{"META-INF/signatures.xml", x}}

/* EPUB 3.3, 4.2.6.3.2, 4.2.6.3.5, 4.4. */
static const struct book protections[] = {
    {ENCRYPTION(DATA("", MASK, "EPUB/x.otf", ""))},
    {"what is encrypted is not there: \"EPUB/gone.otf\"",
     ENCRYPTION(DATA("", MASK, "EPUB/gone.otf", ""))},
    {"this file must not be encrypted: \"EPUB/package.opf\"",
     ENCRYPTION(DATA("", "x", "EPUB/package.opf", ""))},
    {"this file must not be encrypted: \"META-INF/container.xml\"",
     ENCRYPTION(DATA("", "x", "META-INF/container.xml", ""))},
    {"this file must not be encrypted: \"mimetype\"",
     ENCRYPTION(DATA("", "x", "mimetype", ""))},
    {"is not a font of a core type: \"image/png\"",
     ENCRYPTION(DATA("", MASK, "EPUB/p.png", ""))},
    {"is not a font of a core type: \"font/x\"", .in = OPF, .old = "image/png",
     .new = "font/x", ENCRYPTION(DATA("", MASK, "EPUB/p.png", ""))},
    {"epub-encrypted",
     ENCRYPTION(DATA("", "http://example.org/x", "EPUB/s.css", ""))},
    {"it lacks one of \"CipherReference\", \"CipherValue\"",
     ENCRYPTION("<enc:EncryptedData><enc:CipherData/></enc:EncryptedData>")},
    {"two elements have one Id: \"i\"",
     ENCRYPTION(DATA(" Id=\"i\"", MASK, "EPUB/x.otf", "")
		    DATA(" Id=\"i\"", "x", "EPUB/s.css", ""))},
    {ENCRYPTION(DATA(" Id=\"i\"", MASK, "EPUB/x.otf", "")
		    DATA(" Id=\"j\"", MASK, "EPUB/x.otf", ""))},
    {ENCRYPTION(COMPRESSION(" Method=\"8\" OriginalLength=\"12\""))},
    {ENCRYPTION(COMPRESSION(" Method=\"0\" OriginalLength=\"0\""))},
    {"the method of compression is neither 0 nor 8: \"9\"",
     ENCRYPTION(COMPRESSION(" Method=\"9\" OriginalLength=\"12\""))},
    {"the method of compression is neither 0 nor 8: \"\"",
     ENCRYPTION(COMPRESSION(" OriginalLength=\"12\""))},
    {"the original length is no number: \"1k\"",
     ENCRYPTION(COMPRESSION(" Method=\"8\" OriginalLength=\"1k\""))},
    {"the original length is no number: \"\"",
     ENCRYPTION(COMPRESSION(" Method=\"8\" OriginalLength=\"\""))},
    {"the original length is no number: \"\"",
     ENCRYPTION(COMPRESSION(" Method=\"8\""))},
    {"the root cannot be \"x\"", .more = {{"META-INF/encryption.xml", "<x/>"}}},
    {"xml-syntax", .more = {{"META-INF/encryption.xml", "<x>"}}},
    {"the file cannot begin with the element: \"signatures\"",
     .more = {{"META-INF/encryption.xml", OF_SIGNATURES(SIGNED(""))}}},
    {"xml-syntax", .more = {{"META-INF/rights.xml", "<x>"}}},
    {"input-empty", .more = {{"META-INF/manifest.xml", ""}}},
    {"xml-syntax", .more = {{"META-INF/metadata.xml", "<x>"}}},
    {.more = {{"META-INF/rights.xml", "<x/>"}, {"META-INF/x.xml", "<x>"}}},
    {SIGNATURES(OF_SIGNATURES(SIGNED("")))},
    {SIGNATURES(OF_SIGNATURES(
	SIGNED("<KeyInfo><KeyName>k</KeyName></KeyInfo><Object><Manifest "
	       "Id=\"m\"><Reference URI=\"EPUB/c.xhtml\">" DIGEST
	       "</Reference></Manifest></Object>")))},
    {"\"SignatureValue\"",
     SIGNATURES(OF_SIGNATURES("<Signature " DS ">" INFO "</Signature>"))},
    {"\"DigestValue\"",
     SIGNATURES(OF_SIGNATURES(
	 SIGNED("<Object><Manifest><Reference><DigestMethod "
		"Algorithm=\"x\"/></Reference></Manifest></Object>")))},
    {"the element \"Key\" is not allowed",
     SIGNATURES(OF_SIGNATURES(SIGNED("<Key/>")))},
    {"two elements have one Id: \"i\"",
     SIGNATURES(OF_SIGNATURES(SIGNED("<Object Id=\"i\"/>"
				     "<Object Id=\"i\"/>")))},
    {"\"Signature\"", SIGNATURES(OF_SIGNATURES(""))},
    {"the element \"x\" is not allowed",
     SIGNATURES(OF_SIGNATURES(SIGNED("") "<x/>"))},
    {"the root cannot be \"s\"", SIGNATURES("<s><Signature/></s>")},
    {"the file cannot begin with the element: \"encryption\"",
     SIGNATURES("<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:"
		"container\" xmlns:enc=\"http://www.w3.org/2001/04/"
		"xmlenc#\">" DATA("", MASK, "EPUB/x.otf", "") "</encryption>")},
};

/* ---- several renditions ----------------------------------------------------
 */

#define ROOTFILE(path)                                                         \
	"<rootfile full-path=\"" path "\" "                                    \
	"media-type=\"application/oebps-package+xml\"/>"
#define MAPPING(head, body)                                                    \
	"<html" H EPUB_NS "><head><title>x</title>" head "</head><body>" body  \
	"</body></html>"
#define MAP_VERSION                                                            \
	"<meta name=\"epub.multiple.renditions.version\" content=\"1.0\"/>"
#define MAP_NAV "<nav epub:type=\"resource-map\"><ul><li>x</li></ul></nav>"
#define MAP_LINK                                                               \
	"<link rel=\"mapping\" media-type=\"application/xhtml+xml\" "          \
	"href=\"META-INF/map.xhtml\"/>"
#define SECOND                                                                 \
	{                                                                      \
		"EPUB/q.opf",                                                  \
		    "<package xmlns=\"http://www.idpf.org/2007/opf\" "         \
		    "version=\"3.0\" "                                         \
		    "unique-identifier=\"b\"><metadata "                       \
		    "xmlns:dc=\"http://purl.org/dc/elements/1.1/"              \
		    "\"><dc:identifier "                                       \
		    "id=\"b\">urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20"   \
		    "</dc:identifier><dc:title>The "                           \
		    "Pier</dc:title><dc:language>en"                           \
		    "</dc:language><meta property=\"dcterms:modified\">"       \
		    "2021-03-04T05:06:07Z</meta></metadata><manifest><item "   \
		    "id=\"nav\" "                                              \
		    "href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" " \
		    "properties=\"nav\"/><item id=\"c\" href=\"c.xhtml\" "     \
		    "media-type=\"application/xhtml+xml\"/><item id=\"p\" "    \
		    "href=\"p.png\" media-type=\"image/png\"/><item id=\"s\" " \
		    "href=\"s.css\" "                                          \
		    "media-type=\"text/css\"/></manifest><spine>"              \
		    "<itemref idref=\"c\"/></spine></package>"                 \
	}
#define TWO(links, map)                                                        \
	.roots = ROOTFILE("EPUB/q.opf"), .in = CONTAINER, .old = "<!--L-->",   \
	.new = links, .more = {SECOND, {"META-INF/map.xhtml", map}}
#define ABOUT(x)                                                               \
	.roots = ROOTFILE("EPUB/q.opf"),                                       \
	.more = {SECOND,                                                       \
		 {"META-INF/metadata.xml",                                     \
		  "<metadata xmlns=\"http://www.idpf.org/2013/metadata\" "     \
		  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "             \
		  "unique-identifier=\"i\">" x "</metadata>"}}
#define CHANGED META("dcterms:modified", "2021-03-04T05:06:07Z")
#define IDENTIFIER "<dc:identifier id=\"i\">urn:x:1</dc:identifier>"

/* EPUB Multiple-Rendition Publications 1.1. */
static const struct book renditions[] = {
    {.roots = ROOTFILE("EPUB/q.opf"), .more = {SECOND}},
    {TWO("<links>" MAP_LINK "</links>", MAPPING(MAP_VERSION, MAP_NAV))},
    {"the mapping does not state its version",
     TWO("<links>" MAP_LINK "</links>", MAPPING("", MAP_NAV))},
    {"the mapping must have one nav with epub:type=\"resource-map\"",
     TWO("<links>" MAP_LINK "</links>", MAPPING(MAP_VERSION, "<p>x</p>"))},
    {"the mapping must have one nav with epub:type=\"resource-map\"",
     TWO("<links>" MAP_LINK "</links>", MAPPING(MAP_VERSION, MAP_NAV MAP_NAV))},
    {"a nav of the mapping has no epub:type",
     TWO("<links>" MAP_LINK "</links>",
	 MAPPING(MAP_VERSION, MAP_NAV "<nav><p>x</p></nav>"))},
    {"there are two mapping documents",
     TWO("<links>" MAP_LINK MAP_LINK "</links>",
	 MAPPING(MAP_VERSION, MAP_NAV))},
    {"the mapping must be declared as XHTML",
     TWO("<links><link rel=\"mapping\" media-type=\"text/xml\" "
	 "href=\"META-INF/map.xhtml\"/></links>",
	 MAPPING(MAP_VERSION, MAP_NAV))},
    {TWO("<links><link rel=\"other\" href=\"META-INF/map.xhtml\"/></links>",
	 "<x/>")},
    {ABOUT(IDENTIFIER CHANGED)},
    {"the publication's metadata must state dcterms:modified once",
     ABOUT(IDENTIFIER META("other", "x"))},
    {"the publication's metadata must state dcterms:modified once",
     ABOUT(IDENTIFIER CHANGED CHANGED)},
    {"the publication's metadata has no identifier", ABOUT(CHANGED)},
    {.roots = ROOTFILE("EPUB/q.opf"), /* of another kind: none of ours */
     .more = {SECOND, {"META-INF/metadata.xml", "<x/>"}}},
    {.more = {{"META-INF/metadata.xml", /* one rendition needs none */
	       "<metadata xmlns=\"http://www.idpf.org/2013/metadata\"/>"}}},
};

/* ---- the container ---------------------------------------------------------
 */

/* EPUB 3.3, 4.2: names and the list of packages. */
static const struct book containers[] = {
    {"the file name \"EPUB/x.\" ends with a full stop",
     .more = {{"EPUB/x.", ""}}},
    {"holds the character U+0022", .more = {{"META-INF/\".x", ""}}},
    {"holds the character U+002A", .more = {{"META-INF/*.x", ""}}},
    {"holds the character U+003A", .more = {{"META-INF/:.x", ""}}},
    {"holds the character U+003C", .more = {{"META-INF/<.x", ""}}},
    {"holds the character U+007C", .more = {{"META-INF/|.x", ""}}},
    {"holds the character U+007F", .more = {{"META-INF/\x7f.x", ""}}},
    {"holds the character U+0080", .more = {{"META-INF/\xc2\x80.x", ""}}},
    {"holds the character U+009F", .more = {{"META-INF/\xc2\x9f.x", ""}}},
    {.more = {{"META-INF/\xc2\xa0.x", ""}}},
    {"holds the character U+E000", .more = {{"META-INF/\xee\x80\x80.x", ""}}},
    {"holds the character U+F8FF", .more = {{"META-INF/\xef\xa3\xbf.x", ""}}},
    {.more = {{"META-INF/\xef\xa4\x80.x", ""}}},
    {"holds the character U+FDD0", .more = {{"META-INF/\xef\xb7\x90.x", ""}}},
    {.more = {{"META-INF/\xef\xb7\xb0.x", ""}}},
    {"holds the character U+FFF0", .more = {{"META-INF/\xef\xbf\xb0.x", ""}}},
    {"holds the character U+1FFFE",
     .more = {{"META-INF/\xf0\x9f\xbf\xbe.x", ""}}},
    {"holds the character U+E0000",
     .more = {{"META-INF/\xf3\xa0\x80\x80.x", ""}}},
    {"holds the character U+E0080",
     .more = {{"META-INF/\xf3\xa0\x82\x80.x", ""}}},
    {.more = {{"META-INF/\xf3\xa0\x80\xa0.x", ""}}},
    {"holds the character U+F0000",
     .more = {{"META-INF/\xf3\xb0\x80\x80.x", ""}}},
    {"the same but for case or composition",
     .more = {{"META-INF/\xc3\xa9.x", ""}, {"META-INF/E\xcc\x81.x", ""}}},
    {.more = {{"META-INF/e.x", ""}, {"META-INF/\xc3\xa9.x", ""}}},
    {"the package \"gone.opf\" is not in the container",
     .roots = ROOTFILE("gone.opf")},
    {"the full-path of a rootfile is empty", .in = CONTAINER,
     .new =
	 "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:"
	 "xmlns:container\"><rootfiles><rootfile full-path=\"\" "
	 "media-type=\"application/oebps-package+xml\"/></rootfiles>"
	 "</container>"},
    {"\"EPUB/x.bin\" is in the container and in no manifest",
     .more = {{"EPUB/x.bin", "x"}}},
    {"xml-syntax", .in = CONTAINER, .new = "<container>"},
    {"a rootfile is of another type than a package",
     .roots = "<rootfile full-path=\"EPUB/p.png\" "
	      "media-type=\"image/png\"/>"},
    {.version = 2,
     .roots = "<rootfile full-path=\"EPUB/p.png\" "
	      "media-type=\"image/png\"/>"},
    {"the mapping must be declared as XHTML", .in = CONTAINER,
     .old = "<!--L-->",
     .new = "<links><link rel=\"mapping\" href=\"META-INF/m.xml\" "
	    "media-type=\"text/xml\"/></links>"},
};

/* ---- the first entry
 * --------------------------------------------------------- */

static void
note_finding(void *ctx, const struct vdm_finding *f)
{
	vdm_buf_printf(ctx, "%s: %s\n", f->id, f->message);
}

#define S8 "        "
#define S64 S8 S8 S8 S8 S8 S8 S8 S8

/* Bytes are patched: the writer of containers makes none of these faults. */
static const struct first {
	const char *finds;
	size_t
	    at; /* of a byte in the first entry's header that becomes `byte` */
	unsigned char byte;
	const char *content; /* of mimetype */
	int stored;
} firsts[] = {
    {NULL, 0, 'P', "application/epub+zip", 1},
    {"the entry mimetype is compressed", 0, 'P',
     "application/epub+zip" S64 S64 S64 S64 S64 S64 S64 S64, 0},
    {"holds something else than", 0, 'P', "application/epub+zip\n", 1},
    {"holds something else than", 0, 'P', "application/epub+zap", 1},
    {"mimetype is not the first entry", 30, 'n', "application/epub+zip", 1},
    {"mimetype is not the first entry", 26, 7, "application/epub+zip", 1},
    {"the entry mimetype has an extra field", 28, 1, "application/epub+zip", 1},
};

START_TEST(begins_as_it_must)
{
	const struct first *f = &firsts[_i];
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf book, said;
	struct vdm_sink sink = {note_finding, &said, NULL};

	vdm_buf_init(&book);
	vdm_buf_init(&said);
	vdm_zip_writer_add(w, "mimetype", f->content, strlen(f->content),
			   f->stored);
	ck_assert_int_eq(vdm_zip_writer_finish(w, &book), 0);
	book.data[f->at] = (char)f->byte;
	ck_assert_int_eq(vdm_epub_check(book.data, book.len, NULL, &sink), 0);
	ck_assert_msg(strstr(vdm_buf_str(&said), "container.xml is missing") !=
			  NULL,
		      "%s", vdm_buf_str(&said));
	if (f->finds == NULL)
		ck_assert_msg(strstr(said.data, "epub-mimetype") == NULL, "%s",
			      said.data);
	else
		ck_assert_msg(strstr(said.data, f->finds) != NULL, "%s",
			      said.data);
	vdm_buf_fini(&book);
	vdm_buf_fini(&said);
}
END_TEST

START_TEST(the_entry_is_missed)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf book, said;
	struct vdm_sink sink = {note_finding, &said, NULL};

	vdm_buf_init(&book);
	vdm_buf_init(&said);
	vdm_zip_writer_add(w, "x", "y", 1, 1);
	ck_assert_int_eq(vdm_zip_writer_finish(w, &book), 0);
	ck_assert_int_eq(vdm_epub_check(book.data, book.len, NULL, &sink), 0);
	ck_assert(strstr(said.data, "the entry mimetype is missing") != NULL);
	/* nobody has to listen, and what is no container is no book */
	ck_assert_int_eq(vdm_epub_check(book.data, book.len, NULL, NULL), 0);
	vdm_buf_clear(&said);
	ck_assert_int_eq(vdm_epub_check("x", 1, NULL, &sink), 0);
	ck_assert(strstr(said.data, "zip-broken") != NULL);
	vdm_buf_fini(&book);
	vdm_buf_fini(&said);
}
END_TEST

#define ROWS(a) (int)(sizeof(a) / sizeof(a[0]))

START_TEST(tells_clocks)
{
	struct vdm_buf m;

	vdm_buf_init(&m);
	vdm_buf_printf(&m, META("media:duration", "%s"), clocks[_i].value);
	book_expect(&(struct book){
	    clocks[_i].good ? NULL : "media:duration is no clock value",
	    .metadata = vdm_buf_str(&m)});
	vdm_buf_fini(&m);
}
END_TEST

/* clang-format off */
START_TEST(reads_aloud) { book_expect(&overlays[_i]); } END_TEST
START_TEST(collects) { book_expect(&collections[_i]); } END_TEST
START_TEST(protects) { book_expect(&protections[_i]); } END_TEST
START_TEST(renders_twice) { book_expect(&renditions[_i]); } END_TEST
START_TEST(contains) { book_expect(&containers[_i]); } END_TEST
/* clang-format on */

int
main(void)
{
	Suite *s = suite_create("extras");
	TCase *t = tcase_create("extras");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, reads_aloud, 0, ROWS(overlays));
	tcase_add_loop_test(t, tells_clocks, 0, ROWS(clocks));
	tcase_add_loop_test(t, collects, 0, ROWS(collections));
	tcase_add_loop_test(t, protects, 0, ROWS(protections));
	tcase_add_loop_test(t, renders_twice, 0, ROWS(renditions));
	tcase_add_loop_test(t, contains, 0, ROWS(containers));
	tcase_add_loop_test(t, begins_as_it_must, 0, ROWS(firsts));
	tcase_add_test(t, the_entry_is_missed);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
