/* SPDX-License-Identifier: MIT */
/* HTML: the same fragment in a page of an EPUB and in Markdown is the same
 * record; what is no XML reads as HTML5 says; moments and entities. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "format/format.h"
#include "html/html.h"
#include "html/soup.h"
#include "zip/container.h"
#include "outline.h"
#include "pictures.h"

/* ---- help ---------------------------------------------------------------- */

/* What was reported: the texts that are lost, and "+" for what is layout. */
static struct vdm_buf seen;

static void
see(void *ctx, const struct vdm_finding *f)
{
	(void)ctx;
	if (strstr(f->id, "-layout") != NULL)
		vdm_buf_puts(&seen, "+\n");
	else if (f->level == VDM_LEVEL_LOSS && f->text != NULL &&
		 strstr(f->message, "the attribute") != NULL)
		vdm_buf_printf(&seen, "%s\n", f->text);
}

static void
read_body(const char *format, const char *bytes, size_t n, struct vdm_buf *out)
{
	struct vdm_read_options o = {.from = format, .no_recognise = 1};
	struct vdm_sink sink = {see, NULL, NULL};
	struct vdm_record *rec = NULL;

	vdm_buf_clear(out);
	vdm_buf_clear(&seen);
	ck_assert_msg(vdm_read(&rec, bytes, n, &o, &sink) == 0, "%s is refused",
		      format);
	outline(vdm_record_body(rec), out);
	vdm_record_free(rec);
}

static const char container[] =
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
    "version='1.0'><rootfiles><rootfile full-path='O/p.opf' "
    "media-type='application/oebps-package+xml'/></rootfiles></container>";
static const char package[] =
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' "
    "unique-identifier='i'><metadata "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<dc:identifier id='i'>x</dc:identifier><dc:title>T</dc:title>"
    "<dc:language>en</dc:language></metadata><manifest>"
    "<item id='n' href='n.xhtml' properties='nav' "
    "media-type='application/xhtml+xml'/>"
    "<item id='w' href='w.png' media-type='image/png'/>"
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
    "</manifest><spine><itemref idref='a'/></spine></package>";

static void
read_epub(const char *fragment, struct vdm_buf *out)
{
	struct vdm_zip_writer *z = vdm_zip_writer_new();
	struct vdm_buf page, epub;

	vdm_buf_init(&page);
	vdm_buf_init(&epub);
	vdm_buf_printf(&page,
		       "<html xmlns='http://www.w3.org/1999/xhtml'><head>"
		       "<title>T</title></head><body>%s</body></html>",
		       fragment);
	vdm_zip_writer_add(z, "mimetype", "application/epub+zip", 20, 1);
	vdm_zip_writer_add(z, "META-INF/container.xml", container,
			   strlen(container), 0);
	vdm_zip_writer_add(z, "O/p.opf", package, strlen(package), 0);
	vdm_zip_writer_add(z, "O/n.xhtml", "<nav/>", 6, 0);
	vdm_zip_writer_add(z, "O/w.png", WHOLE_PNG, sizeof(WHOLE_PNG) - 1, 0);
	vdm_zip_writer_add(z, "O/a.xhtml", page.data, page.len, 0);
	ck_assert_int_eq(vdm_zip_writer_finish(z, &epub), 0);
	read_body("epub", epub.data, epub.len, out);
	vdm_buf_fini(&page);
	vdm_buf_fini(&epub);
}

/* ---- the same HTML ------------------------------------------------------- */

static const char *const blocks[] = {
    "<p>A <strong>grave</strong> <dfn>levy</dfn>.</p>",
    "<p>plain</p>",
    "<p class=\"lead\">with a class</p>",
    "<p lang=\"he\" dir=\"rtl\">direction</p>",
    "<p lang=\"en-a\">no language</p>",
    "<p style=\"color: red\" title=\"aside\">style</p>",
    "<p><b>b</b> <i>i</i> <u>u</u> <s>s</s> <em>em</em></p>",
    "<p><sup>2</sup> <sub>3</sub> <small>s</small> <mark>m</mark></p>",
    "<p><kbd>k</kbd> <samp>s</samp> <var>v</var> <code>c</code></p>",
    "<p><cite>Title</cite> <q>said</q> <ins>in</ins> <del>out</del></p>",
    "<p><abbr title=\"for example\">e.g.</abbr> <abbr>etc.</abbr></p>",
    "<p>At <time datetime=\"1961-05-12\">then</time></p>",
    "<p>At <time datetime=\"at noon\">noon</time></p>",
    "<p>At <time datetime=\"14:30\">half past</time></p>",
    "<p><a href=\"https://example.org/a\">far</a></p>",
    "<p><a href=\"#there\">near</a></p><p id=\"there\">there</p>",
    "<p id=\"unused\">nobody points here</p>",
    "<p>one<br/>two<wbr/>three</p>",
    "<p><span>bare</span> <span class=\"x\">classed</span></p>",
    "<p><span lang=\"fr\">en fran\xC3\xA7"
    "ais</span></p>",
    "<ul><li>one</li><li>two</li></ul>",
    "<ul>\n<li>one</li>\n<li>two <b>x</b></li>\n</ul>",
    "<ol><li>one</li><li><p>a</p><p>b</p></li></ol>",
    "<ul><li>one<ul><li>inner</li></ul></li></ul>",
    "<dl><dt>A</dt><dd>B</dd><dt>C</dt><dd>D</dd></dl>",
    "<dl>\n<dt>A</dt>\n<dt>A2</dt>\n<dd>B</dd>\n</dl>",
    "<table><tr><td>1</td><td>2</td></tr></table>",
    "<table>\n<tr><th>Y</th><td>2</td></tr>\n</table>",
    "<table><caption>Boats</caption><thead><tr><th>Y</th></tr></thead>"
    "<tbody><tr><td>1</td></tr></tbody></table>",
    "<table class=\"w\"><tr><td colspan=\"2\" rowspan=\"3\">x</td></tr>"
    "</table>",
    "<blockquote><p>quoted</p></blockquote>",
    "<blockquote>loose words</blockquote>",
    "<section><h2>Head</h2><p>text</p></section>",
    "<section class=\"s\"><h2>Head</h2><section><h3>In</h3><p>t</p></section>"
    "</section>",
    "<article><p>words</p></article>",
    "<div>loose <em>x</em> words<p>para</p>more</div>",
    "<div class=\"c\">only a line</div>",
    "<div><div><p>deep</p></div></div>",
    "<aside><p>beside</p></aside>",
    "<figure><img src=\"https://example.org/w.png\" alt=\"the wall\"/>"
    "<figcaption>The wall</figcaption></figure>",
    "<hr/><p>after</p>",
    "<pre>a\n  b</pre>",
    "<address>Mill Lane 4</address>",
    "<p>R&amp;D; caf\xC3\xA9 &lt;b&gt;</p>",
    "<header><p>top</p></header><footer><p>end</p></footer>",
    "<details><summary>More</summary><p>words</p></details>",
    "<p><ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
    "<div><script>x()</script><p>words</p></div>",
    "<p>a<sup><a href=\"#n1\" id=\"r1\">1</a></sup> b</p>"
    "<div id=\"n1\"><p>note <a href=\"#r1\">back</a></p></div>",
    "<p>a<sup><a href=\"#n1\" id=\"r1\">1</a></sup> b</p><p>see <a "
    "href=\"#r1\">it</a></p>"
    "<aside id=\"n1\"><p>note <a href=\"#r1\">back</a></p></aside>",
};

START_TEST(test_block)
{
	struct vdm_buf epub, md;

	vdm_buf_init(&epub);
	vdm_buf_init(&md);
	read_epub(blocks[_i], &epub);
	read_body("markdown", blocks[_i], strlen(blocks[_i]), &md);
	ck_assert_msg(strcmp(vdm_buf_str(&epub), vdm_buf_str(&md)) == 0,
		      "%s\nEPUB:     %s\nMarkdown: %s", blocks[_i],
		      vdm_buf_str(&epub), vdm_buf_str(&md));
	vdm_buf_fini(&epub);
	vdm_buf_fini(&md);
}
END_TEST

/* Within a paragraph, which Markdown's own is. */
static const char *const lines[] = {
    "A <strong>grave</strong> <dfn>levy</dfn>.",
    "<b>b</b> <i>i <u>u</u></i> <s>s</s> <em>em</em>",
    "H<sub>2</sub>O <kbd>k</kbd> <samp>s</samp> <var>v</var> <tt>t</tt>",
    "an <abbr title=\"for example\">e.g.</abbr> here",
    "at <time datetime=\"at noon\">noon</time> there",
    "on <time datetime=\"1961-05-12T14:30\">that day</time>",
    "the <span class=\"x\">classed</span> and the <span>bare</span>",
    "a <span lang=\"fr\">mot</span> and <i lang=\"la\">verbum</i>",
    "see <a href=\"https://example.org/\" title=\"t\">there</a>",
    "com<wbr/>mittee <q>said</q> <cite>Title</cite>",
    "big <big>b</big> <acronym title=\"x y\">XY</acronym> <ins>i</ins>",
    "a <data>b</data> <meter>c</meter> <output>d</output> <foo>e</foo>",
    "a <nobr>b</nobr> <font>c</font> <x-y>d</x-y> <noscript>e</noscript>",
    "a <label>b</label> <button>c</button> <select><option>d</option></select>",
    "a <map><area/></map> <input/> <embed/> <slot>b</slot>",
    "a <ruby>b<rp>(</rp><rt>c</rt><rp>)</rp></ruby> d",
    "a <span role=\"doc-pagebreak\" id=\"p4\" aria-label=\"4\"></span> b",
    "a <script>b</script><style>c</style><template>d</template> e",
};

START_TEST(test_line)
{
	struct vdm_buf epub, md, p;

	vdm_buf_init(&epub);
	vdm_buf_init(&md);
	vdm_buf_init(&p);
	vdm_buf_printf(&p, "<p>%s</p>", lines[_i]);
	read_epub(vdm_buf_str(&p), &epub);
	read_body("markdown", lines[_i], strlen(lines[_i]), &md);
	ck_assert_msg(strcmp(vdm_buf_str(&epub), vdm_buf_str(&md)) == 0,
		      "%s\nEPUB:     %s\nMarkdown: %s", lines[_i],
		      vdm_buf_str(&epub), vdm_buf_str(&md));
	vdm_buf_fini(&epub);
	vdm_buf_fini(&md);
	vdm_buf_fini(&p);
}
END_TEST

/* ---- attributes ---------------------------------------------------------- */

/* Every element of HTML that is read, where it may stand; "@": attributes. */
static const char *const places[] = {
    "<p @>x</p>",
    "<div @><p>x</p></div>",
    "<div @>x</div>",
    "<section @><h2>h</h2><p>x</p></section>",
    "<article @><p>x</p></article>",
    "<nav @><p>x</p></nav>",
    "<header @><p>x</p></header>",
    "<footer @><p>x</p></footer>",
    "<main @><p>x</p></main>",
    "<aside @><p>x</p></aside>",
    "<address @>x</address>",
    "<section><h2 @>h</h2><p>x</p></section>",
    "<hgroup @>\n<p>x</p>\n</hgroup>",
    "<blockquote @><p>x</p></blockquote>",
    "<pre @>x</pre>",
    "<hr @/><p>x</p>",
    "<ul @><li>x</li></ul>",
    "<ul><li @>x</li></ul>",
    "<ol @><li>x</li><li>y</li></ol>",
    "<ol><li>x</li><li @>y</li></ol>",
    "<menu @><li>x</li></menu>",
    "<dl @><dt>x</dt><dd>y</dd></dl>",
    "<dl><dt @>x</dt><dd>y</dd></dl>",
    "<dl><dt>x</dt><dd @>y</dd></dl>",
    "<dl><div @><dt>x</dt><dd>y</dd></div></dl>",
    "<table @><tr><td>x</td></tr></table>",
    "<table><caption @>c</caption><tr><td>x</td></tr></table>",
    "<table><colgroup @></colgroup><tbody><tr><td>x</td></tr></tbody></table>",
    "<table><colgroup><col @/></colgroup><tr><td>x</td></tr></table>",
    "<table><thead @><tr><th>h</th></tr></thead><tr><td>x</td></tr></table>",
    "<table><tbody @><tr><td>x</td></tr></tbody></table>",
    "<table><tfoot @><tr><td>x</td></tr></tfoot></table>",
    "<table><tr @><td>x</td></tr></table>",
    "<table><tr><td @>x</td></tr></table>",
    "<table><tr><th @>x</th><td>y</td></tr></table>",
    "<figure @><p>x</p><figcaption>c</figcaption></figure>",
    "<figure><p>x</p><figcaption @>c</figcaption></figure>",
    "<details @><summary>s</summary><p>x</p></details>",
    "<details><summary @>s</summary><p>x</p></details>",
    "<p>a <a href=\"https://example.org/\" @>x</a> b</p>",
    "<p>a <abbr @>x</abbr> b</p>",
    "<p>a <b @>x</b> b</p>",
    "<p>a <bdi @>x</bdi> b</p>",
    "<p>a <bdo @>x</bdo> b</p>",
    "<p>a <br @/>b</p>",
    "<p>a <cite @>x</cite> b</p>",
    "<p>a <code @>x</code> b</p>",
    "<p>a <data @>x</data> b</p>",
    "<p>a <del @>x</del> b</p>",
    "<p>a <dfn @>x</dfn> b</p>",
    "<p>a <em @>x</em> b</p>",
    "<p>a <i @>x</i> b</p>",
    "<p>a <img src=\"https://example.org/w.png\" @/> b</p>",
    "<p>a <ins @>x</ins> b</p>",
    "<p>a <kbd @>x</kbd> b</p>",
    "<p>a <mark @>x</mark> b</p>",
    "<p>a <q @>x</q> b</p>",
    "<p>a <ruby @>x<rt>y</rt></ruby> b</p>",
    "<p>a <ruby>x<rt @>y</rt></ruby> b</p>",
    "<p>a <s @>x</s> b</p>",
    "<p>a <samp @>x</samp> b</p>",
    "<p>a <small @>x</small> b</p>",
    "<p>a <span @>x</span> b</p>",
    "<p>a <strong @>x</strong> b</p>",
    "<p>a <sub @>x</sub> b</p>",
    "<p>a <sup @>x</sup> b</p>",
    "<p>a <time @>x</time> b</p>",
    "<p>a <u @>x</u> b</p>",
    "<p>a <var @>x</var> b</p>",
    "<p>a<wbr @/>b</p>",
    /* what makes nothing in a record, or only a part of something */
    "<p @></p><p>x</p>",
    "<div @></div><p>x</p>",
    "<p>a <ruby><rb>x</rb><rtc @><rt>y</rt></rtc></ruby> b</p>",
    "<p>a <ruby>x<rp @>(</rp><rt>y</rt></ruby> b</p>",
    "<p>a<a role=\"doc-noteref\" href=\"#n\" @>1</a> b</p>"
    "<aside role=\"doc-footnote\" id=\"n\"><p>x</p></aside>",
    "<p>a<a role=\"doc-noteref\" href=\"#n\">1</a> b</p>"
    "<aside role=\"doc-footnote\" id=\"n\" @><p>x</p></aside>",
    "<p>a <span role=\"doc-pagebreak\" @>6</span> b</p>",
    "<p>a <embed @/> b</p>",
    "<p>a <input @/> b</p>",
};

/* An attribute, and what to look for of it. */
static const char *const attributes[][2] = {
    {"title=\"zqx\"", "zqx"},     {"lang=\"fr\"", "fr"},
    {"lang=\"zq-q\"", "zq-q"},    {"class=\"zqx\"", "zqx"},
    {"dir=\"rtl\"", "rtl"},       {"hidden=\"zqx\"", "zqx"},
    {"start=\"41\"", "41"},       {"value=\"57\"", "57"},
    {"reversed=\"zqx\"", "zqx"},  {"type=\"A\"", "A"},
    {"cite=\"zqx\"", "zqx"},      {"datetime=\"1961-05-12\"", "1961-05-12"},
    {"datetime=\"zqx\"", "zqx"},  {"abbr=\"zqx\"", "zqx"},
    {"colspan=\"3\"", "3"},       {"rowspan=\"3\"", "3"},
    {"scope=\"row\"", "row"},     {"headers=\"zqx\"", "zqx"},
    {"align=\"right\"", "right"}, {"width=\"97\"", "97"},
    {"alt=\"zqx\"", "zqx"},       {"id=\"zqx\"", "zqx"},
    {"style=\"zqx\"", "zqx"},     {"aria-label=\"zqx\"", "zqx"},
    {"summary=\"zqx\"", "zqx"},   {"onclick=\"zqx\"", "zqx"},
    {"zqx=\"zqy\"", "zqy"},       {"data-zq=\"zqx\"", "zqx"},
    {"role=\"zqx\"", "zqx"},      {"tabindex=\"7\"", "7"},
    {"cols=\"57\"", "57"},        {"content=\"zqx\"", "zqx"},
};

/* Those that say something of whatever they stand on: no note that the like is
 * left out is enough of them. */
static const char *const telling[] = {
    "title=\"zqx\"", "lang=\"fr\"", "dir=\"rtl\"", "aria-label=\"zqx\"", NULL};

/* How something looks that is not there. */
static const char *const looks[] = {"class=\"zqx\"", NULL};

/* 'k': the record has it; 'l': it is lost, and reported; 'n': a note says that
 * the like is left out; '-': nobody speaks of it. */
static char
fate(const struct vdm_buf *outline, const char *value)
{
	struct vdm_buf line;
	int lost;

	vdm_buf_init(&line);
	vdm_buf_printf(&line, "%s\n", value);
	lost = strstr(vdm_buf_str(&seen), vdm_buf_str(&line)) != NULL;
	vdm_buf_clear(&line);
	vdm_buf_puts(&line, value);
	if (strstr(vdm_buf_str(outline), vdm_buf_str(&line)) != NULL && !lost) {
		vdm_buf_fini(&line);
		return 'k';
	}
	vdm_buf_fini(&line);
	return lost ? 'l' : strchr(vdm_buf_str(&seen), '+') != NULL ? 'n' : '-';
}

START_TEST(test_attribute)
{
	const char *at = strchr(places[_i], '@');
	struct vdm_buf html, epub, md;
	size_t i;

	vdm_buf_init(&html);
	vdm_buf_init(&epub);
	vdm_buf_init(&md);
	for (i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++) {
		const char *value = attributes[i][1];
		char in_epub, in_md;

		if (strcmp(value, "A") == 0 &&
		    strstr(places[_i], "<ol @") != NULL)
			value = "upper-alpha"; /* how a list counts */
		vdm_buf_clear(&html);
		vdm_buf_printf(&html, "%.*s%s%s", (int)(at - places[_i]),
			       places[_i], attributes[i][0], at + 1);
		read_epub(vdm_buf_str(&html), &epub);
		in_epub = fate(&epub, value);
		read_body("markdown", html.data, html.len, &md);
		in_md = fate(&md, value);
		ck_assert_msg(
		    (in_epub != '-' ||
		     vdm_words_are(looks, attributes[i][0])) &&
			in_epub == in_md &&
			(in_epub != 'n' ||
			 !vdm_words_are(telling, attributes[i][0])) &&
			strcmp(vdm_buf_str(&epub), vdm_buf_str(&md)) == 0,
		    "%s\nEPUB %c:     %s\nMarkdown %c: %s", vdm_buf_str(&html),
		    in_epub, vdm_buf_str(&epub), in_md, vdm_buf_str(&md));
	}
	vdm_buf_fini(&html);
	vdm_buf_fini(&epub);
	vdm_buf_fini(&md);
}
END_TEST

/* ---- as HTML5 says --------------------------------------------------------
 */

/* Markdown, and the same with every tag in its place. */
static const char *const soup[][2] = {
    {"<ul><li>one<li>two</ul>", "<ul><li>one</li><li>two</li></ul>"},
    {"<ol><li>one<ul><li>in</ul><li>two</ol>",
     "<ol><li>one<ul><li>in</li></ul></li><li>two</li></ol>"},
    {"<dl><dt>A<dd>B<dt>C<dd>D</dl>",
     "<dl><dt>A</dt><dd>B</dd><dt>C</dt><dd>D</dd></dl>"},
    {"<table><tr><td>1<td>2<tr><td>3</table>",
     "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"},
    {"<p>one<p>two", "<p>one</p><p>two</p>"},
    {"<p>one <b>bold <i>both</b> slant</i> end</p>",
     "<p>one <b>bold <i>both</i></b><i> slant</i> end</p>"},
    {"<p>never <b>closed</p>", "<p>never <b>closed</b></p>"},
    {"<p class=x>no quotes</p>", "<p class=\"x\">no quotes</p>"},
    {"<P CLASS=\"x\">CASE</P>", "<p class=\"x\">CASE</p>"},
    {"<p>R&D; AT&T; &nosuch; a & b</p>",
     "<p>R&amp;D; AT&amp;T; &amp;nosuch; a &amp; b</p>"},
    {"<p>&check; &copy 2001 &#x41;</p>", "<p>\xE2\x9C\x93 \xC2\xA9 2001 A</p>"},
    {"<p>&Auml;&zwj;&Aacute;&AElig;&Zeta;</p>",
     "<p>\xC3\x84\xE2\x80\x8D\xC3\x81\xC3\x86\xCE\x96</p>"},
    {"<p>&#x99999999999; &#4294967361; &#0; &#138; &AMP &notit;</p>",
     "<p>\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD \xC5\xA0 &amp; "
     "\xC2\xACit;</p>"},
    {"<p>one <center>two</center> three</p>",
     "<p>one </p><center>two</center> three"},
    {"<p>one <address>two</address></p>", "<p>one </p><address>two</address>"},
    {"<ul><li>one<li>two<li>three</li></li></ul>",
     "<ul><li>one</li><li>two</li><li>three</li></ul>"},
    {"<p>line<br>line<wbr>line</p>", "<p>line<br/>line<wbr/>line</p>"},
    {"<p>stray </b>end</p>", "<p>stray end</p>"},
    {"<div><p>one<div>two</div></div>", "<div><p>one</p><div>two</div></div>"},
};

/* What a tag is called, at the bounds of what a name may hold. */
START_TEST(tags_have_names)
{
	static const struct {
		const char *tag, *name; /* NULL: it is no tag */
		const char *rest;
	} rows[] = {{"<aAzZ>", "aazz", ""},
		    {"<ZaA>", "zaa", ""},
		    {"<z09>", "z09", ""},
		    {"<a-:_b>", "a-:_b", ""},
		    {"<a/>", "a", ""},
		    {"<a b>", "a", " b"},
		    {"<a`>", "a", "`"},
		    {"<a{>", "a", "{"},
		    {"<a@>", "a", "@"},
		    {"<a[>", "a", "["},
		    {"<a/b>", "a", "/b"},
		    {"<a;>", "a", ";"},
		    {"</A>", "a", ""},
		    {"</z >", "z", " "},
		    {"<1>", NULL, NULL},
		    {"<`>", NULL, NULL},
		    {"<{>", NULL, NULL},
		    {"<@>", NULL, NULL},
		    {"<[>", NULL, NULL},
		    {"<>", NULL, NULL},
		    {"</>", NULL, NULL},
		    {"</", NULL, NULL},
		    {"<", NULL, NULL},
		    {"<a", NULL, NULL},
		    {"<a b='>", NULL, NULL},
		    {"<a b='>'>", "a", " b='>'"},
		    {"<a b=\">\">", "a", " b=\">\""},
		    {"<a b=c/>", "a", " b=c/"},
		    {"<a b='c'/>", "a", " b='c'"},
		    {"<a b= c/>", "a", " b= c/"},
		    {"<a b= 'c'/>", "a", " b= 'c'"},
		    {"<a b=c />", "a", " b=c "}};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_md_tok tok = {0};
		const char *at = rows[i].tag, *end = at + strlen(at);

		ck_assert(vdm_md_tok_next(&tok, &at, end));
		if (rows[i].name == NULL) {
			ck_assert_msg(tok.kind == VDM_MD_TEXT, "%s",
				      rows[i].tag);
			continue;
		}
		ck_assert_msg(tok.kind == (rows[i].tag[1] == '/' ? VDM_MD_CLOSE
								 : VDM_MD_OPEN),
			      "%s", rows[i].tag);
		ck_assert_str_eq(tok.name, rows[i].name);
		ck_assert_msg(
		    tok.inner_n == strlen(rows[i].rest) &&
			memcmp(tok.inner, rows[i].rest, tok.inner_n) == 0,
		    "%s has %.*s", rows[i].tag, (int)tok.inner_n, tok.inner);
		ck_assert_ptr_eq(at, end);
	}
}
END_TEST

START_TEST(test_soup)
{
	struct vdm_buf a, b;

	vdm_buf_init(&a);
	vdm_buf_init(&b);
	read_body("markdown", soup[_i][0], strlen(soup[_i][0]), &a);
	read_epub(soup[_i][1], &b);
	ck_assert_msg(strcmp(vdm_buf_str(&a), vdm_buf_str(&b)) == 0,
		      "%s\nis      %s\nwanted: %s", soup[_i][0],
		      vdm_buf_str(&a), vdm_buf_str(&b));
	/* a book whose page is no XML; in XML, names have their case */
	read_epub(soup[_i][0], &a);
	ck_assert_msg(strstr(soup[_i][0], "<P") != NULL ||
			  strcmp(vdm_buf_str(&a), vdm_buf_str(&b)) == 0,
		      "%s in a book\nis      %s\nwanted: %s", soup[_i][0],
		      vdm_buf_str(&a), vdm_buf_str(&b));
	vdm_buf_fini(&a);
	vdm_buf_fini(&b);
}
END_TEST

/* References to characters, and what is none: with the names of HTML, with
 * digits of either base, in either case, of characters that there are. */
START_TEST(test_references)
{
	static const struct {
		const char *html, *text;
	} rows[] = {
	    {"&#xA9;", "\302\251"},
	    {"&#xa9;", "\302\251"},
	    {"&#XF6;", "\303\266"},
	    {"&#169;", "\302\251"},
	    {"&#65A;", "&#65A;"},
	    {"&#x;", "&#x;"},
	    {"&#;", "&#;"},
	    {"&#xD800;", "\357\277\275"},
	    {"&#xDFFF;", "\357\277\275"},
	    {"&#xE000;", "\356\200\200"},
	    {"&#x10FFFF;", "\364\217\277\277"},
	    {"&#x110000;", "\357\277\275"},
	    {"&#0;", "\357\277\275"},
	    {"&#x41", "&#x41"},
	    {"&#x0000000041;", "A"},
	    {"&#x100000041;", "\357\277\275"},
	    {"&#138;", "\305\240"},
	    {"&#xG1;", "&#xG1;"},
	    {"&amp;", "&"},
	    {"&lt;", "<"},
	    {"&gt;", ">"},
	    {"&quot;", "\""},
	    {"&apos;", "'"},
	    {"&eacute;", "\303\251"},
	    {"&Auml;", "\303\204"},
	    {"&Zeta;", "\316\226"},
	    {"&zeta;", "\316\266"},
	    {"&there4;", "\342\210\264"},
	    {"&nosuch;", "&nosuch;"},
	    {"&;", "&;"},
	    {"&amp", "&amp"},
	    {"&NotEqualTilde;", "\342\211\202\314\270"},
	    {"& b", "& b"},
	    {"&#x4F;", "O"},
	    {"&frac12;", "\302\275"},
	    {"&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;",
	     "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;"},
	    {"a&amp;b&amp;", "a&b&"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_buf b;

		vdm_buf_init(&b);
		vdm_md_unescape(&b, rows[i].html, strlen(rows[i].html));
		ck_assert_str_eq(vdm_buf_str(&b), rows[i].text);
		vdm_buf_fini(&b);
	}
}
END_TEST

/* Nested without end, and what grows with the square of the input: refused,
 * and soon. */
START_TEST(test_bounds)
{
	static const char *const units[] = {"<div>", "<b>", "<b a=x><p>x",
					    "<ul><li>", "<table><td>"};
	struct vdm_read_options o = {.from = "markdown", .no_recognise = 1};
	struct vdm_record *rec = NULL;
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "<div>");
	for (i = 0; i < 20000; i++)
		vdm_buf_puts(&b, units[_i]);
	vdm_buf_puts(&b, "x</div>\n");
	if (vdm_read(&rec, b.data, b.len, &o, NULL) == 0)
		vdm_record_free(rec);
	vdm_buf_fini(&b);
}
END_TEST

/* ---- attributes in braces, names of headings ------------------------------
 */

static const char *const braces[][2] = {
    {"a ![wall](w.png){width=50%} b",
     "body(p(a graphic[url=w.png](desc(wall)) b))"},
    {"a [x](https://example.org){.ext target=\"new page\"} b",
     "body(p(a ref[target=https://example.org](x) b))"},
    {"a `c`{.py} b", "body(p(a code(c) b))"},
    {"a [mot]{lang=fr} b", "body(p(a foreign[xml:lang=fr](mot) b))"},
    {"a [x](y)\\{.z} b", "body(p(a ref[target=y](x){.z} b))"},
    {"a [x](y){no attributes} b",
     "body(p(a ref[target=y](x){no attributes} b))"},
    {"a (b){.c}", "body(p(a (b){.c}))"},
    /* a note with a block of HTML, within a tag of the line around it */
    {"x <b>a[^1] c</b> d\n\n[^1]: <div class=\"x\">\n    <p>n</p>\n    </div>",
     "body(p(x hi[rend=bold](anote[n=1][place=foot](p(n)) c) d))"},
    {"# H {#sec-a .x}", "body(div(head(H)))"},
    {"# H {-}", "body(div(head(H)))"},
    {"# H {as it is}", "body(div(head(H {as it is})))"},
    {"H {#sec-a .x}\n====\n\nx", "body(div(head(H)p(x)))"},
    {"H\nI {.x}\n-\n", "body(div(head[rend=h2](H\nI)))"},
    {"H \\{#a}\n====\n\nx", "body(div(head(H {#a})p(x)))"},
    {"# H \\{#a}", "body(div(head(H {#a})))"},
    {"# H {#a}\n\n[x](#a)", "body(div(head[xml:id=a](H)p(ref[target=#a](x))))"},
    {"# The First, Part\n\n[x](#the-first-part)",
     "body(div(head[xml:id=the-first-part](The First, Part)"
     "p(ref[target=#the-first-part](x))))"},
    {"# 1. Over\n\n[x](#1-over)", "body(div(head[xml:id=sec-1-over](1. Over)"
				  "p(ref[target=#sec-1-over](x))))"},
    {"# H\n\n[x](#nowhere)", "body(div(head(H)p(ref[target=#nowhere](x))))"},
};

START_TEST(test_braces)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	read_body("markdown", braces[_i][0], strlen(braces[_i][0]), &b);
	ck_assert_str_eq(vdm_buf_str(&b), braces[_i][1]);
	vdm_buf_fini(&b);
}
END_TEST

/* ---- moments ----------------------------------------------------------------
 */

static const char *const moments[][2] = {
    {"1961", "1961"},
    {"1961-05", "1961-05"},
    {"1961-05-12", "1961-05-12"},
    {"05-12", "--05-12"},
    {"--02-29", "--02-29"},
    {"14:30", "14:30:00"},
    {"14:30:05.25", "14:30:05.25"},
    {"1961-05-12T14:30", "1961-05-12T14:30:00"},
    {"1961-05-12 14:30:05Z", "1961-05-12T14:30:05Z"},
    {"1961-05-12T14:30+0530", "1961-05-12T14:30:00+05:30"},
    {" 1961-05-12\n", "1961-05-12"},
    {"at noon", NULL},
    {"", NULL},
    {"1961-13", NULL},
    {"1961-02-29", NULL},
    {"1961-W20", NULL},
    {"PT4H", NULL},
    {"24:00", NULL},
    {"12:60", NULL},
    {"1961-05-12T", NULL},
    {"1961-05T14:30", NULL},
    {"0000", NULL},
    {"12 May 1961", NULL},
};

START_TEST(test_moment)
{
	struct vdm_buf b;
	int rc;

	vdm_buf_init(&b);
	rc = vdm_html_when(&b, moments[_i][0]);
	if (moments[_i][1] == NULL)
		ck_assert_msg(rc != 0 && b.len == 0, "%s", moments[_i][0]);
	else
		ck_assert_str_eq(vdm_buf_str(&b), moments[_i][1]);
	vdm_buf_fini(&b);
}
END_TEST

#define COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))

int
main(void)
{
	Suite *s = suite_create("html");
	TCase *t = tcase_create("html");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, test_block, 0, COUNT(blocks));
	tcase_add_loop_test(t, test_line, 0, COUNT(lines));
	tcase_add_loop_test(t, test_attribute, 0, COUNT(places));
	tcase_add_test(t, tags_have_names);
	tcase_add_loop_test(t, test_soup, 0, COUNT(soup));
	tcase_add_test(t, test_references);
	tcase_add_loop_test(t, test_bounds, 0, 5);
	tcase_add_loop_test(t, test_braces, 0, COUNT(braces));
	tcase_add_loop_test(t, test_moment, 0, COUNT(moments));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
