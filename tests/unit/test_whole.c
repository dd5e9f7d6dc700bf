/* SPDX-License-Identifier: MIT */
/* Rules that speak of a page or a publication as a whole: what HTML lets a page
 * have once and how its elements name each other; publications for schools,
 * indexes, dictionaries. Each row is a small book in which one thing is changed
 * (see book.h). */
#include <check.h>
#include <stdlib.h>

#include "book.h"

#define EPUB_NS " xmlns:epub=\"http://www.idpf.org/2007/ops\""
#define PAGE_OF(body)                                                          \
	"<html" H EPUB_NS "><head><title>x</title></head><body>" body          \
	"</body></html>"

/* ---- HTML ------------------------------------------------------------- */

#define MAP "<map name=\"m\"><area href=\"#a\" alt=\"x\"/></map>"
#define TABLE(x) "<table><tr>" x "</tr></table>"
#define SIZED(attrs) "<p><img src=\"p.png\" alt=\"x\" " attrs "/></p>"

static const struct book html[] = {
    {"a page has two bases",
     .head = "<base href=\"c.xhtml\"/><base href=\"c.xhtml\"/>"},
    {.head = "<base href=\"c.xhtml\"/>"},
    {"a page has two main parts", .body = "<main>x</main><main>y</main>"},
    {.body = "<main>x</main><main hidden=\"\">y</main>"},
    {.body = "<div><main>x</main></div>"},
    {"the main part stands in: \"article\"",
     .body = "<article><main>x</main></article>"},
    {"two maps have one name: \"m\"", .body = "<p>" MAP MAP "</p>"},
    {"usemap names no map of the page: \"#n\"",
     .body = MAP "<p><img src=\"p.png\" alt=\"x\" usemap=\"#n\"/></p>"},
    {.body = "<p><img src=\"p.png\" alt=\"x\" usemap=\"#m\"/></p>" MAP},
    {"a cell is headed by one of another table: \"h\"",
     .body = TABLE("<th id=\"h\">x</th>") TABLE("<td headers=\"h\">x</td>")},
    {.body = TABLE("<th id=\"h\">x</th><td headers=\"h\">x</td>")},
    {"a label holds what is not labelled by it: \"input\"",
     .body = "<p><label>x <input/><input/></label></p>"},
    {"a label holds what is not labelled by it: \"select\"",
     .body = "<p><label for=\"i\">x <select><option>x</option></select></label>"
	     "<input id=\"i\"/></p>"},
    {.body = "<p><label>x <input/><input type=\"Hidden\"/></label></p>"},
    {.body = "<p><label for=\"i\">x <input id=\"i\"/></label></p>"},
    {"stands without another: \"itemtype\"",
     .body = "<p itemtype=\"https://example.org/x\">x</p>"},
    {"stands without another: \"itemref\"", .body = "<p itemref=\"a\">x</p>"},
    {"stands without another: \"itemid\"",
     .body = "<p itemscope=\"\" itemid=\"urn:x:1\">x</p>"},
    {.body = "<p itemscope=\"\" itemtype=\"https://example.org/x\" "
	     "itemid=\"urn:x:1\" itemref=\"a\">x</p>"},
    {"widths stand without sizes: \"img\"",
     .body = SIZED("srcset=\"p.png 1x, p.png 100w\"")},
    {.body = SIZED("srcset=\"p.png 100w\" sizes=\"100vw\"")},
    {.body = SIZED("srcset=\"p.png 100w\" loading=\"lazy\"")},
    {.body = SIZED("srcset=\"p.png 2x\"")},
    {"subtitles have no srclang: \"track\"",
     .items = ITEM("v", "x.mp4", "video/mp4") ITEM("t", "x.vtt", "text/vtt"),
     .body = "<video src=\"x.mp4\"><track kind=\"subtitles\" src=\"x.vtt\"/>"
	     "</video>",
     .more = {{"EPUB/x.mp4", "x"}, {"EPUB/x.vtt", "WEBVTT"}}},
    {"a link that is no icon has sizes: \"stylesheet\"",
     .head = "<link rel=\"stylesheet\" sizes=\"1x1\" href=\"s.css\"/>"},
    {.head = "<link rel=\"icon\" sizes=\"1x1\" href=\"p.png\"/>"},
    {"a script of the page is to be fetched later",
     .head = "<script async=\"\">x</script>", .in = OPF,
     .old = "<item id=\"c\"", .new = "<item id=\"c\" properties=\"scripted\""},
    {"the element cannot have a tabindex: \"dialog\"",
     .body = "<dialog tabindex=\"0\">x</dialog>"},
    {"a choice has no words: \"option\"",
     .body = "<p><select><option> </option></select></p>"},
    {.body = "<p><select><option label=\"x\"> </option></select></p>"},
    {"groups stand beside names without one",
     .body = "<dl><div><dt>x</dt><dd>y</dd></div><dt>x</dt><dd>y</dd></dl>"},
    {"what has a tabindex stands in: \"a\"",
     .body = "<p><a href=\"#a\"><b tabindex=\"0\">x</b></a></p>"},
    {.body = "<p><a href=\"#a\" tabindex=\"0\">x</a></p>"},
    /* content models */
    {"schema-element-unexpected",
     .body = "<table><tfoot><tr><td>x</td></tr></tfoot><tbody><tr><td>x</td>"
	     "</tr></tbody></table>"},
    {.body = "<table><tfoot><tr><td>x</td></tr></tfoot></table>"},
    {"schema-", .body = "<table><colgroup span=\"2\"><col/></colgroup>"
			"<tr><td>x</td></tr></table>"},
    {"schema-text-unexpected", .body = "<iframe src=\"c.xhtml\">x</iframe>"},
    {"schema-element-missing", .body = "<p><picture></picture></p>"},
    {"the namespace of an attribute is not the author's to use",
     .body = "<p xmlns:ev=\"http://www.w3.org/2001/xml-events\" "
	     "ev:event=\"x\">x</p>"},
    /* XHTML 1.1 */
    {"the element \"bdo\" lacks the attribute \"dir\"", 2,
     .body = "<p><bdo>x</bdo></p>"},
    {"the attribute \"class\" is not allowed in \"html\"", 2, .in = PAGE,
     .old = "<html", .new = "<html class=\"x\""},
    {"the element \"map\" lacks the attribute \"id\"", 2,
     .body = "<p><map><area alt=\"x\" href=\"#a\"/></map></p>"},
};

/* ---- what is referred to ------------------------------------------------ */

#define SVG(x) "<svg xmlns=\"http://www.w3.org/2000/svg\">" x "</svg>"
#define DRAWS                                                                  \
	.in = OPF, .old = "<item id=\"c\"",                                    \
	.new = "<item id=\"c\" properties=\"svg\""
#define REMOTE                                                                 \
	.in = OPF, .old = "<item id=\"c\"",                                    \
	.new = "<item id=\"c\" properties=\"remote-resources\""
#define BOUND(x) "<bindings>" x "</bindings>"
#define HANDLER(type, id)                                                      \
	"<mediaType media-type=\"" type "\" handler=\"" id "\"/>"

static const struct book references[] = {
    {"names an element that a reader cannot be shown",
     .body = SVG("<linearGradient id=\"g\"/><use href=\"#g\"/>"), DRAWS},
    {.body = SVG("<symbol id=\"g\"/><use href=\"#g\"/>"), DRAWS},
    {"names an element that a reader cannot be shown",
     .body = SVG("<symbol id=\"g\"/>") "<p><q cite=\"#g\">x</q></p>", DRAWS},
    {"an id is empty or holds white space", .body = SVG("<g id=\"g h\"/>"),
     DRAWS},
    {"epub-remote",
     .items = ITEM("v", "x.mp4", "video/mp4")
	 ITEM("t", "https://example.org/x.vtt", "text/vtt"),
     .body = "<video src=\"x.mp4\"><track kind=\"captions\" "
	     "src=\"https://example.org/x.vtt\"/></video>",
     .more = {{"EPUB/x.mp4", "x"}}},
    {"epub-fallback", .items = ITEM("r", "https://example.org/x", "audio/x"),
     .body = "<audio src=\"https://example.org/x\"></audio>", REMOTE},
    {"epub-fallback", .items = ITEM("x", "x.bin", "a/b"),
     .head = "<script src=\"x.bin\"></script>", .more = {{"EPUB/x.bin", "x"}},
     .in = OPF, .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"scripted\""},
    {.items = ITEM("x", "x.js", "application/x-javascript"),
     .head = "<script src=\"x.js\"></script>",
     .more = {{"EPUB/x.js", "x"}},
     .in = OPF,
     .old = "<item id=\"c\"",
     .new = "<item id=\"c\" properties=\"scripted\""},
    {"and whose fallbacks are no content documents",
     .items = "<item id=\"x\" href=\"x.bin\" media-type=\"a/b\" "
	      "fallback=\"p\"/>",
     .spine = "<itemref idref=\"x\"/>", .more = {{"EPUB/x.bin", "x"}}},
    {.items = ITEM("x", "x.html", "text/html"), /* HTML need not be XML */
     .more = {{"EPUB/x.html", "<p>x<br>"}}},
    {"contradict each other", .in = OPF, .old = "<itemref idref=\"c\"",
     .new = "<itemref properties=\"page-spread-left page-spread-left\" "
	    "idref=\"c\""},
    {.in = OPF,
     .old = "<itemref idref=\"c\"",
     .new = "<itemref properties=\"page-spread-left "
	    "rendition:page-spread-left\" idref=\"c\""},
    {"a link of this kind is of the whole publication: \"alternate\"",
     .metadata = "<link rel=\"alternate\" refines=\"#b\" "
		 "href=\"https://example.org/x\"/>"},
    {"the property \"a11y:certifierReport\" is not known",
     .metadata = META("a11y:certifierReport", "https://example.org/x")},
    {"epub-name", .more = {{"EPUB/a\tb", "x"}}},
    {"a rule has no block", .in = "EPUB/s.css", .new = "p"},
    /* EPUB Publications 3.0.1, 3.4.16 */
    {"a handler has no scripts: \"c\"", .package = BOUND(HANDLER("a/b", "c"))},
    {"a handler is no page of XHTML: \"image/png\"",
     .package = BOUND(HANDLER("a/b", "p"))},
    {"handler=\"gone\" names no item",
     .package = BOUND(HANDLER("a/b", "gone"))},
    {"schema-element-unexpected",
     .package = "<tours><tour id=\"t\" title=\"x\"><site title=\"x\" "
		"href=\"c.xhtml\"/></tour></tours>"},
};

#define DTBOOK(x)                                                              \
	.items = ITEM("d", "d.xml", "application/x-dtbook+xml"),               \
	.more = {{"EPUB/d.xml",                                                \
		  "<dtbook xmlns=\"http://www.daisy.org/z3986/2005/dtbook/\" " \
		  "version=\"2005-2\"><book><bodymatter><level1>" x            \
		  "</level1></bodymatter></book></dtbook>"}}

/* What a page of EPUB 2 links to as its style is a style sheet; what a book of
 * DAISY's leads to is there. */
static const struct book styles[] = {
    {.version = 2, DTBOOK("<p><img src=\"p.png\" alt=\"x\"/></p>")},
    {"\"EPUB/gone.png\" is not in the container", 2,
     DTBOOK("<p><img src=\"gone.png\" alt=\"x\"/></p>")},
    {"\"EPUB/gone.xhtml\" is not in the container", 2,
     DTBOOK("<p><a href=\"gone.xhtml\">x</a></p>")},
    {"the outermost element is not dtbook: \"x\"", 2,
     .items = ITEM("d", "d.xml", "application/x-dtbook+xml"),
     .more = {{"EPUB/d.xml", "<x/>"}}},
    {"\"EPUB/s.css\" is of the type text/plain", 2, .in = OPF,
     .old = "media-type=\"text/css\"", .new = "media-type=\"text/plain\""},
    {.version = 2, .in = PAGE, .old = "s.css", .new = "s.css"},
};

/* ---- schools ------------------------------------------------------------ */

#define SCHOOL                                                                 \
	.metadata = "<dc:type>edupub</dc:type>" META(                          \
	    "schema:accessibilityFeature", "tableOfContents")
#define LESSON(x)                                                              \
	SCHOOL, .more = {{PAGE, PAGE_OF("<section id=\"a\">" x "</section>")}}

/* EPUB for Education. */
static const struct book schools[] = {
    {LESSON("<h1>x</h1><p>y</p><section><h2>x</h2></section>")},
    {LESSON("<h2>x</h2><section><h3>x</h3></section>")},
    {LESSON("<header><h1>x</h1><p>y</p></header>")},
    {"states no schema:accessibilityFeature",
     .metadata = "<dc:type>edupub</dc:type>",
     .more = {{PAGE, PAGE_OF("<section id=\"a\"><h1>x</h1></section>")}}},
    {"has one feature of accessibility at least",
     .metadata = "<dc:type>edupub</dc:type>" META("schema:accessibilityFeature",
						  "none"),
     .more = {{PAGE, PAGE_OF("<section id=\"a\"><h1>x</h1></section>")}}},
    {"a section has no heading", LESSON("<p>x</p>")},
    {"the heading of a section is empty", LESSON("<h1> </h1>")},
    {LESSON("<h1><img src=\"p.png\" alt=\"x\"/></h1>")},
    {"a section has two headings", LESSON("<h1>x</h1><h1>y</h1>")},
    {"the level of a heading is not that of its section",
     LESSON("<h1>x</h1><section><h3>y</h3></section>")},
    {"a heading stands in a figure or a quotation",
     LESSON("<figure><h1>x</h1></figure>")},
    {"something stands behind a section and is in none",
     LESSON("<h1>x</h1><section><h2>y</h2></section><p>z</p>")},
    {"a section has no heading", SCHOOL,
     .more = {{PAGE, PAGE_OF("<p id=\"a\">x</p>")}}},
    {SCHOOL,
     .more = {{PAGE, "<html" H "><head><title>x</title></head><body "
		     "aria-label=\"x\"><p id=\"a\">x</p></body></html>"}}},
    {"the label of a section is empty",
     LESSON("<h1>x</h1><section aria-label=\" \"><h2>y</h2></section>")},
    {"the navigation has no page-list",
     .metadata = "<dc:type>edupub</dc:type>" META(
	 "schema:accessibilityFeature",
	 "tableOfContents") "<dc:source id=\"sr\">x</dc:source>" REFINES("sourc"
									 "e-of",
									 "#sr",
									 "pagin"
									 "atio"
									 "n"),
     .more = {{PAGE,
	       PAGE_OF(
		   "<section id=\"a\"><h1>x</h1><p><b "
		   "epub:type=\"pagebreak\" title=\"1\"/></p></section>")}}},
    {"no dc:source with source-of says whose they are", SCHOOL,
     .nav = "<nav epub:type=\"page-list\"><ol><li><a href=\"c.xhtml#a\">1</a>"
	    "</li></ol></nav>",
     .more = {{PAGE,
	       PAGE_OF(
		   "<section id=\"a\"><h1>x</h1><p><b "
		   "epub:type=\"pagebreak\" title=\"1\"/></p></section>")}}},
};

/* ---- indexes, dictionaries ----------------------------------------------- */

#define INDEX(x)                                                               \
	.items = "<item id=\"x\" href=\"x.xhtml\" properties=\"index\" "       \
		 "media-type=\"application/xhtml+xml\"/>",                     \
	.spine = "<itemref idref=\"x\"/>",                                     \
	.more = {                                                              \
	    {"EPUB/x.xhtml",                                                   \
	     PAGE_OF("<p>x</p><section epub:type=\"index\">" x "</section>")}}
#define TERM "<b epub:type=\"index-term\">x</b> "
#define LOCATOR "<a epub:type=\"index-locator\" href=\"c.xhtml\">1</a>"
#define GROUP(x) "<section epub:type=\"index-group\">" x "</section>"

/* EPUB Indexes 1.0, 3. */
static const struct book indexes[] = {
    {INDEX("<ul><li>" TERM LOCATOR "</li></ul>")},
    {INDEX("<ul><li>" TERM "<ul><li>" TERM LOCATOR "</li></ul></li></ul>")},
    {INDEX("<div><ul><li>" TERM LOCATOR "</li></ul></div>")},
    {INDEX(GROUP("<ul><li>" TERM LOCATOR "</li></ul>")
	       GROUP("<ul><li>" TERM LOCATOR "</li></ul>"))},
    {"does not have one term", INDEX("<ul><li>x " LOCATOR "</li></ul>")},
    {"does not have one term",
     INDEX("<ul><li>" TERM TERM LOCATOR "</li></ul>")},
    {"an entry of an index leads nowhere", INDEX("<ul><li>" TERM "</li></ul>")},
    {"holds neither groups nor one list of entries",
     INDEX("<ul><li>" TERM LOCATOR "</li></ul><ul><li>" TERM LOCATOR
	   "</li></ul>")},
    {"holds neither groups nor one list of entries",
     INDEX(GROUP("<ul><li>" TERM LOCATOR "</li></ul>") "<ul><li>" TERM LOCATOR
						       "</li></ul>")},
    {"cannot be this element: \"b\" of the type index-locator",
     INDEX("<ul><li>" TERM LOCATOR
	   "<b epub:type=\"index-locator\">2</b></li></ul>")},
    {"the document is an index, and its body does not say so",
     .items = "<item id=\"x\" href=\"x.xhtml\" properties=\"index\" "
	      "media-type=\"application/xhtml+xml\"/>",
     .spine = "<itemref idref=\"x\"/>",
     .more = {{"EPUB/x.xhtml",
	       PAGE_OF("<section epub:type=\"index\"><ul><li>" TERM LOCATOR
		       "</li></ul></section>")}}},
};

#define KEYS(attrs, x)                                                         \
	"<search-key-map xmlns=\"http://www.idpf.org/2007/ops\"" attrs         \
	"><search-key-group href=\"c.xhtml\">" x                               \
	"</search-key-group></search-key-map>"
#define ENGLISH " xml:lang=\"en\""
#define MAPPED(keys)                                                           \
	.items = "<item id=\"k\" href=\"k.xml\" media-type=\"application/"     \
		 "vnd.epub.search-key-map+xml\" "                              \
		 "properties=\"search-key-map dictionary\"/>",                 \
	.more = {{"EPUB/k.xml", keys}}
#define MATCH "<match value=\"pier\"/>"
#define TYPED(x)                                                               \
	.metadata = "<dc:type>dictionary</dc:type>"                            \
		    "<meta property=\"source-language\">en</meta>"             \
		    "<meta property=\"target-language\">en</meta>" x
#define ENTRY(x)                                                               \
	TYPED(""), MAPPED(KEYS(ENGLISH, MATCH)),                               \
	    .body = "<section epub:type=\"dictionary\"><article>" x            \
		    "</article></section>"

/* EPUB Dictionaries and Glossaries 1.0, 2. */
static const struct book dictionaries[] = {
    {ENTRY("<dfn>x</dfn><aside epub:type=\"condensed-entry\" hidden=\"\">x"
	   "</aside>")},
    {"cannot be this element: \"p\" of the type condensed-entry",
     ENTRY("<dfn>x</dfn><p epub:type=\"condensed-entry\" hidden=\"\">x</p>")},
    {"the short form of an entry is not hidden",
     ENTRY("<dfn>x</dfn><aside epub:type=\"condensed-entry\">x</aside>")},
    {"the short form of an entry stands in none",
     ENTRY("<dfn>x</dfn><div><aside epub:type=\"condensed-entry\" "
	   "hidden=\"\">x</aside></div>")},
    {"an entry of a dictionary has no dfn in it",
     ENTRY("<aside epub:type=\"condensed-entry\" hidden=\"\"><dfn>x</dfn>"
	   "</aside>")},
    {"lacks another: tran of tran-info",
     ENTRY("<dfn>x</dfn><p><b epub:type=\"tran-info\">x</b></p>")},
    {ENTRY("<dfn>x</dfn><p><b epub:type=\"tran\">x</b>"
	   "<b epub:type=\"tran-info\">x</b></p>")},
    {"lacks another: part-of-speech of part-of-speech-group",
     ENTRY("<dfn>x</dfn><div epub:type=\"part-of-speech-group\">x</div>")},
    {"a search key map does not say its language", MAPPED(KEYS("", MATCH))},
    {"a search key map holds something else",
     MAPPED(KEYS(ENGLISH, MATCH "<x/>"))},
    {"a part of a search key map has words of its own",
     MAPPED(KEYS(ENGLISH, "<match value=\"x\">y</match>"))},
    {"a value says nothing",
     MAPPED(KEYS(ENGLISH, "<match value=\"x\"><value/></match>"))},
    {"a search-key-group has no match", MAPPED(KEYS(ENGLISH, ""))},
    {"there is no dictionary of the type",
     TYPED("<meta property=\"dictionary-type\">x</meta>"),
     MAPPED(KEYS(ENGLISH, MATCH)),
     .body = "<section epub:type=\"dictionary\"><article><dfn>x</dfn>"
	     "</article></section>"},
    {"items have the properties search-key-map and dictionary: one must",
     TYPED(""),
     .body = "<section epub:type=\"dictionary\"><article><dfn>x</dfn>"
	     "</article></section>"},
    {"regions are mapped in another document",
     .body = "<nav epub:type=\"region-based\"><ol><li>x</li></ol></nav>"},
};

#define ROWS(a) (int)(sizeof(a) / sizeof(a[0]))

/* clang-format off */
START_TEST(agrees_with_itself) { book_expect(&html[_i]); } END_TEST
START_TEST(leads_where_it_may) { book_expect(&references[_i]); } END_TEST
START_TEST(is_styled) { book_expect(&styles[_i]); } END_TEST
START_TEST(teaches) { book_expect(&schools[_i]); } END_TEST
START_TEST(indexes_what_it_has) { book_expect(&indexes[_i]); } END_TEST
START_TEST(explains_words) { book_expect(&dictionaries[_i]); } END_TEST
/* clang-format on */

int
main(void)
{
	Suite *s = suite_create("whole");
	TCase *t = tcase_create("whole");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, agrees_with_itself, 0, ROWS(html));
	tcase_add_loop_test(t, leads_where_it_may, 0, ROWS(references));
	tcase_add_loop_test(t, is_styled, 0, ROWS(styles));
	tcase_add_loop_test(t, teaches, 0, ROWS(schools));
	tcase_add_loop_test(t, indexes_what_it_has, 0, ROWS(indexes));
	tcase_add_loop_test(t, explains_words, 0, ROWS(dictionaries));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
