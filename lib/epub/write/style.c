/* SPDX-License-Identifier: MIT */
/*
 * The style sheet of our books. All sizes follow the reader's own, colours come
 * from the reading system, light or dark; nothing of the text depends on it but
 * the conventional brackets of an edition.
 */
#include "epub/edition.h"
#include "epub/write/writer.h"

static const char page[] =
    "html { color-scheme: light dark; }\n"
    "body { line-height: 1.45; margin: 0 auto; max-width: 36em; "
    "padding: 1em 8%; text-align: justify; hyphens: auto; "
    "-webkit-hyphens: auto; -epub-hyphens: auto; overflow-wrap: break-word; "
    "widows: 2; orphans: 2; }\n"
    ":lang(zh), :lang(ja), :lang(ko), :lang(th) { text-align: start; }\n"
    "h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-align: start; "
    "margin: 1.5em 0 0.6em; hyphens: manual; -webkit-hyphens: manual; "
    "break-after: avoid; page-break-after: avoid; }\n"
    "h1 { font-size: 1.5em; }\n"
    "h2 { font-size: 1.25em; }\n"
    "h3 { font-size: 1.1em; }\n"
    "h4, h5, h6 { font-size: 1em; }\n"
    "p { margin: 0 0 0.6em; }\n"
    "a { color: inherit; text-decoration-thickness: 0.06em; "
    "text-underline-offset: 0.15em; }\n"
    "blockquote { margin: 0.8em 1.5em; }\n"
    "hr { border: 0; border-top: thin solid; margin: 1.5em 25%; }\n"
    "pre { white-space: pre-wrap; text-align: start; hyphens: manual; }\n"
    "img, svg, video { max-width: 100%; height: auto; }\n"
    "figure { margin: 1.2em 0; text-align: center; break-inside: avoid; "
    "page-break-inside: avoid; }\n"
    "figcaption { font-size: 0.9em; margin-top: 0.4em; }\n"
    "table { border-collapse: collapse; margin: 1em 0; font-size: 0.95em; "
    "text-align: start; hyphens: manual; }\n"
    "caption { font-weight: bold; text-align: start; "
    "margin-bottom: 0.3em; }\n"
    "td, th { padding: 0.25em 0.6em; text-align: start; "
    "vertical-align: top; border-bottom: thin solid; }\n"
    ".table { display: table; }\n"
    ".row { display: table-row; }\n"
    ".cell { display: table-cell; padding: 0.25em 0.6em; }\n";

static const char talk[] =
    ".speech { margin: 0 0 0.7em; }\n"
    ".speaker { font-weight: bold; margin-bottom: 0; text-align: start; "
    "break-after: avoid; page-break-after: avoid; }\n"
    ".speaker + p { margin-top: 0; }\n"
    ".stage { font-style: italic; }\n"
    ".dateline, .signature { text-align: end; }\n"
    ".participants { text-align: start; }\n"
    ".lg { margin: 0.8em 0 0.8em 1.5em; }\n"
    ".l { margin: 0; padding-left: 1.5em; text-indent: -1.5em; "
    "text-align: start; hyphens: manual; -webkit-hyphens: manual; }\n"
    ".list { margin-left: 1.5em; }\n"
    "li { margin-bottom: 0.2em; }\n"
    ".head { font-weight: bold; text-align: start; }\n"
    ".foreign { font-style: italic; }\n"
    ".supplied::before { content: \"[\"; }\n"
    ".supplied::after { content: \"]\"; }\n"
    ".unclear::before { content: \"[\"; }\n"
    ".unclear::after { content: \"?]\"; }\n"
    ".gap { font-style: normal; }\n"
    ".choice { text-decoration: underline dotted; "
    "text-decoration-thickness: 0.06em; }\n"
    "del + ins { margin-left: 0.25em; }\n"
    "ins { text-decoration: none; }\n";

static const char apart[] =
    "[role~=\"doc-noteref\"] { font-size: 0.75em; vertical-align: super; "
    "line-height: 0; text-decoration: none; }\n"
    ".notes { border-top: thin solid; font-size: 0.9em; margin-top: 2em; "
    "padding-top: 0.5em; }\n"
    ".notes aside { margin: 0 0 0.5em; }\n"
    ".notes aside p { display: inline; }\n"
    "[role~=\"doc-backlink\"] { text-decoration: none; }\n"
    "div[data-tei=\"pb\"], div[role~=\"doc-pagebreak\"] { height: 0; margin: "
    "0; line-height: 1; "
    "}\n"
    "[role~=\"doc-pagebreak\"][aria-label]::before { "
    "content: attr(aria-label); float: right; clear: right; "
    "margin-right: -2.8em; width: 2.4em; font-size: 0.7em; "
    "font-style: normal; font-weight: normal; text-indent: 0; "
    "text-align: start; opacity: 0.75; }\n"
    ".title-page { text-align: center; padding-top: 12vh; "
    "hyphens: manual; -webkit-hyphens: manual; }\n"
    ".title-page h1 { font-size: 1.8em; text-align: center; "
    "margin: 0 0 0.8em; }\n"
    ".title-page .subtitle { font-size: 1.15em; font-style: italic; }\n"
    ".title-page .author { font-size: 1.15em; margin-top: 1.6em; }\n"
    ".title-page .imprint { margin-top: 2.4em; }\n"
    ".turns a { margin-left: 0.25em; }\n"
    ".absent { opacity: 0.8; text-align: start; }\n"
    ".people ul { padding-left: 1.2em; text-align: start; }\n"
    ".people .name { font-weight: bold; }\n"
    ".header { font-size: 0.85em; text-align: start; }\n"
    "nav ol { list-style: none; padding-left: 1em; text-align: start; "
    "hyphens: manual; }\n"
    "dl { text-align: start; }\n"
    "dt { font-weight: bold; }\n"
    "dd { margin: 0 0 0.6em 1.2em; }\n"
    "@media (max-width: 30em) {\n"
    "body { text-align: start; }\n"
    "blockquote { margin-left: 0.8em; margin-right: 0; }\n"
    "[role~=\"doc-pagebreak\"][aria-label]::before { margin-right: -2em; "
    "width: auto; min-width: 1.9em; }\n"
    "}\n";

static const char cover_page[] =
    ".cover { margin: 0; text-align: center; }\n"
    ".cover img { max-height: 96vh; max-width: 100%; height: auto; "
    "width: auto; }\n";

static void
write_own(struct vdm_buf *out)
{
	vdm_buf_puts(out, page);
	vdm_buf_puts(out, talk);
	vdm_buf_puts(out, apart);
}

void
vdm_epub_write_style(const struct vdm_edition *e, int cover, const char *mark,
		     struct vdm_buf *out)
{
	write_own(out);
	if (cover)
		vdm_buf_puts(out, cover_page);
	vdm_edition_font_rules(e, out);
	if (e->css.bytes == NULL)
		return;
	vdm_buf_puts(out, mark);
	vdm_buf_put(out, e->css.bytes, e->css.length);
}
