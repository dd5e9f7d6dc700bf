#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A package's creators stay creators, and what refines a refinement stays with
its value, by way of each format."""
import os
import subprocess
import sys
import tempfile
import zipfile

program = os.path.abspath(os.environ.get("VIDIMUS", "./vidimus"))
CONTAINER = """<container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:x:weir</dc:identifier><dc:title>Weir</dc:title>
<dc:language>en</dc:language>
<dc:creator id="a">Ada Weller</dc:creator>
<meta id="s" refines="#a" property="alternate-script" xml:lang="ru">Ада</meta>
<meta refines="#s" property="dcterms:source">Parish roll</meta>
<dc:creator id="b">Bo Stein</dc:creator>
<meta refines="#b" property="role">edt</meta>
<dc:creator id="c">Cleo Marsh</dc:creator>
<meta refines="#c" property="role" scheme="marc:relators">trl</meta>
<dc:creator id="d">Dov Lark</dc:creator>
<meta refines="#d" property="role">miller</meta>
<dc:contributor id="e">Eli Finch</dc:contributor>
<meta refines="#e" property="role">edt</meta>
<meta id="k" property="belongs-to-collection">Rivers</meta>
<meta id="l" refines="#k" property="belongs-to-collection">Waters</meta>
<meta refines="#l" property="group-position">9</meta>
<meta property="dcterms:modified">2024-05-01T00:00:00Z</meta></metadata>
<manifest><item id="n" href="n.xhtml" properties="nav"
 media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="n"/></spine></package>"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Weir</title></head>
<body><nav epub:type="toc"><h1>Weir</h1><ol><li><a href="n.xhtml">Weir</a></li>
</ol></nav></body></html>"""
WANTED = [">Ada Weller</dc:creator>", ">Bo Stein</dc:creator>",
          ">Cleo Marsh</dc:creator>", ">Dov Lark</dc:creator>",
          ">Eli Finch</dc:contributor>", ">Parish roll</meta>",
          ">alternate-script.dcterms:source</meta>",
          ">belongs-to-collection.group-position</meta>"]


def convert(source, out):
    done = subprocess.run([program, "convert", source, "-o", out],
                          capture_output=True, text=True, check=False)
    if done.returncode > 1 or "[unaccounted]" in done.stderr:
        print(done.stderr)


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "in.epub")
        with zipfile.ZipFile(source, "w") as z:
            z.writestr("mimetype", "application/epub+zip")
            z.writestr("META-INF/container.xml", CONTAINER)
            z.writestr("p.opf", PACKAGE)
            z.writestr("n.xhtml", PAGE)
        for ending in ("epub", "xml", "md", "txt"):
            between = os.path.join(folder, "between." + ending)
            out = os.path.join(folder, "out.epub")
            convert(source, between)
            convert(between, out)
            with zipfile.ZipFile(out) as z:
                name = [n for n in z.namelist() if n.endswith(".opf")][0]
                package = z.read(name).decode("utf-8")
            for text in WANTED:
                if text not in package:
                    print("by way of %s: no %s" % (ending, text))
                    faults += 1
            os.remove(out)
    print("4 ways, %d faults" % faults)
    return faults > 0


sys.exit(main())
