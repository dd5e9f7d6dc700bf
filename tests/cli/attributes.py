#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Attributes of HTML that hold an address, or somebody's words.

In Markdown, as a block and in a line, and in a page of an EPUB: each value is
in what comes out or in a finding, and the account has no open item.
"""
import os
import subprocess
import sys
import tempfile
import zipfile

program = os.path.abspath(os.environ.get("VIDIMUS", "./vidimus"))
ADDRESS = "https://mill.example/weir"
MARKUP = [
    '<source src="%s"/>',
    '<picture><source srcset="%s 2x"/><img src="a.png" alt="weir"/></picture>',
    '<img src="a.png" alt="weir" srcset="%s 2x"/>',
    '<img src="a.png" alt="weir" longdesc="%s"/>',
    '<audio><source src="a.mp3"/><source src="%s"/></audio>',
    '<video src="a.webm" poster="%s"></video>',
    '<a href="https://mill.example/" ping="%s">weir</a>',
    '<table background="%s"><tr><td>weir</td></tr></table>',
    '<object data="a.swf"><param name="movie" value="%s"/></object>',
    '<blockquote cite="%s">weir</blockquote>',
    '<p data-href="%s">weir</p>',
    '<p about="%s">weir</p>',
    '<p onclick="location=\'%s\'">weir</p>',
    '<iframe src="%s"></iframe>',
    '<track src="%s"/>',
    '<form action="%s"><p>weir</p></form>',
    '<ruby>weir<rp>(</rp><rt title="%s">dam</rt><rp>)</rp></ruby>',
]
WORDS = ['<p data-speaker="%s">weir</p>', '<ruby>weir<rp>%s</rp><rt>dam</rt></ruby>']

CONTAINER = """<container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:x:weir</dc:identifier><dc:title>Weir</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2024-05-01T00:00:00Z</meta></metadata>
<manifest><item id="n" href="n.xhtml" properties="nav"
 media-type="application/xhtml+xml"/><item id="a" href="a.xhtml"
 media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Weir</title></head>
<body>%s</body></html>"""
NAV = '<nav epub:type="toc"><ol><li><a href="a.xhtml">Weir</a></li></ol></nav>'


def markdown(path, markup):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Weir\n\nBefore it.\n\n%s\n\nBehind it.\n" % markup)


def line(path, markup):
    markdown(path, "In a line " + markup + " it stands.")


def book(path, markup):
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("mimetype", "application/epub+zip")
        z.writestr("META-INF/container.xml", CONTAINER)
        z.writestr("p.opf", PACKAGE)
        z.writestr("n.xhtml", PAGE % NAV)
        z.writestr("a.xhtml", PAGE % ("<h1>Weir</h1><p>Before it.</p>" +
                                      markup + "<p>Behind it.</p>"))


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.xml")
        for ending, make in ((".md", markdown), (".md", line), (".epub", book)):
            for form in MARKUP + WORDS:
                value = ADDRESS if form in MARKUP else "Zanzibara"
                source = os.path.join(folder, "in" + ending)
                make(source, form % value)
                done = subprocess.run(
                    [program, "convert", source, "-o", out],
                    capture_output=True, text=True, check=False)
                with open(out, encoding="utf-8") as f:
                    text = f.read()
                os.remove(out)
                where = "%s, %s" % (make.__name__, form)
                if "[unaccounted]" in done.stderr:
                    faults.append(where + ": " + done.stderr)
                if value not in text + done.stderr and "<rp>" not in text + done.stderr:
                    faults.append(where + ": nothing says that it is gone")
    for fault in faults:
        print(fault)
    print("%d attributes in 3 places, %d faults" %
          (len(MARKUP) + len(WORDS), len(faults)))
    return len(faults) > 0


sys.exit(main())
