#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes what no text file can hold: the EPUB of the witness's test, and small
pictures beside the other records.

    book.py FOLDER"""
import os
import struct
import sys
import zipfile
import zlib

CONTAINER = '''<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
'''

PACKAGE = '''<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:5c1f7a04-90de-4b7e-9e55-2f60a7c1d3b8</dc:identifier>
<dc:title id="t1">Proceedings of the Glassblowers</dc:title>
<meta refines="#t1" property="title-type">main</meta>
<dc:title id="t2">Annual colloquy</dc:title>
<meta refines="#t2" property="title-type">subtitle</meta>
<dc:creator id="c1">Hyacinth Mortlake</dc:creator>
<meta refines="#c1" property="role" scheme="marc:relators">aut</meta>
<meta refines="#c1" property="file-as">Mortlake, Hyacinth</meta>
<meta refines="#c1" property="alternate-script" xml:lang="ru">Гиацинт Мортлейк</meta>
<dc:contributor id="c2">Zebedee Thwaite</dc:contributor>
<meta refines="#c2" property="role" scheme="marc:relators">trl</meta>
<dc:publisher>Cullet Imprint</dc:publisher>
<dc:date>1971-11-08</dc:date>
<dc:language>en</dc:language>
<dc:rights>Reserved by journeymen guild</dc:rights>
<dc:subject>annealing</dc:subject>
<dc:subject>furnaces</dc:subject>
<dc:description>Debates concerning leaded crystal.</dc:description>
<dc:source>Stourbridge Ledger</dc:source>
<link rel="dcterms:license" href="https://creativecommons.org/licenses/by-nd/4.0/"/>
<meta property="belongs-to-collection" id="s1">Vitreous Annals</meta>
<meta refines="#s1" property="collection-type">series</meta>
<meta refines="#s1" property="group-position">9</meta>
<meta property="dcterms:modified">2020-02-02T02:02:02Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="p1" href="first.xhtml" media-type="application/xhtml+xml" properties="mathml svg"/>
<item id="p2" href="second.xhtml" media-type="application/xhtml+xml"/>
<item id="i1" href="goblet.png" media-type="image/png" properties="cover-image"/>
</manifest>
<spine><itemref idref="p1"/><itemref idref="p2"/></spine>
</package>
'''

NAV = '''<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title></head>
<body>
<nav epub:type="toc" id="toc"><ol>
<li><a href="first.xhtml#gathering">The Gathering</a></li>
<li><a href="second.xhtml#cooling">Slow Cooling</a></li>
</ol></nav>
<nav epub:type="page-list" hidden="hidden"><ol><li><a href="first.xhtml#pg31">31</a></li></ol></nav>
</body>
</html>
'''

FIRST = '''<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>The Gathering</title></head>
<body>
<section epub:type="chapter" id="gathering">
<h1>The Gathering</h1>
<!-- scanned without ultraviolet -->
<p>Molten soda <em>clings</em> around blowpipes<a epub:type="noteref" href="#fn1" id="r1">1</a>, whereas <strong>potash</strong> sags.</p>
<p>Compare <a href="https://example.com/kilns/charcoal" title="Kiln survey">charcoal kilns</a> with <a href="second.xhtml#cooling">lehrs</a>.</p>
<p>Viscosity equals <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="eta over tau"><mfrac><mi>eta</mi><mi>tau</mi></mfrac></math> roughly; <ruby>硝子<rt>garasu</rt></ruby> sparkles.</p>
<span epub:type="pagebreak" role="doc-pagebreak" id="pg31" aria-label="31"></span>
<p lang="de" xml:lang="de">Pfeifenmacher schweigen.</p>
<p dir="rtl" lang="he" xml:lang="he">זכוכית כחולה</p>
<ol start="5"><li>marver</li><li>punty</li></ol>
<dl><dt>jacks</dt><dd>tongs that shape necks</dd></dl>
<figure><img src="goblet.png" alt="Stemmed goblet with twisted handle"/><figcaption>Venetian specimen</figcaption></figure>
<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><title>Crucible outline</title><text x="1" y="9">rim</text></svg>
<aside epub:type="footnote" id="fn1"><p>Observed beside Murano lagoon.</p></aside>
</section>
</body>
</html>
'''

SECOND = '''<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Slow Cooling</title></head>
<body>
<section epub:type="chapter" id="cooling">
<h1>Slow Cooling</h1>
<h2>Temperatures</h2>
<table><caption>Schedules</caption>
<thead><tr><th scope="col">Alloy</th><th scope="col">Celsius</th></tr></thead>
<tbody><tr><td>borax</td><td>565</td></tr><tr><td colspan="2">averaged weekly</td></tr></tbody></table>
<blockquote><p>Patience prevents shattering.</p></blockquote>
<pre><code>ramp(hours=12)</code></pre>
<p>Return <a href="first.xhtml#gathering">upstream</a>; <abbr title="hundredweight">cwt</abbr> abounds. Email <a href="mailto:guild@cullet.example">stewards</a>.</p>
<p hidden="hidden">Invisible addendum</p>
<audio src="https://example.com/sounds/clink.mp3" controls="controls">Clinking audible</audio>
</section>
</body>
</html>
'''


def picture(shade):
    """A PNG of 12 by 8 grey points."""
    rows = b''.join(b'\0' + bytes(shade + 3 * y + x for x in range(12))
                    for y in range(8))

    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data +
                struct.pack('>I', zlib.crc32(kind + data)))

    return (b'\x89PNG\r\n\x1a\n' +
            chunk(b'IHDR', struct.pack('>IIBBBBB', 12, 8, 8, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


def book(path):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo('mimetype'), 'application/epub+zip')
        for name, data in (('META-INF/container.xml', CONTAINER),
                           ('OEBPS/package.opf', PACKAGE),
                           ('OEBPS/nav.xhtml', NAV),
                           ('OEBPS/first.xhtml', FIRST),
                           ('OEBPS/second.xhtml', SECOND),
                           ('OEBPS/goblet.png', picture(40))):
            z.writestr(name, data)


def main(folder):
    os.makedirs(os.path.join(folder, 'pictures'), exist_ok=True)
    for name, shade in (('pictures/seal.png', 10), ('diaphone.png', 90)):
        with open(os.path.join(folder, name), 'wb') as f:
            f.write(picture(shade))
    book(os.path.join(folder, 'book.epub'))


if __name__ == '__main__':
    main(sys.argv[1])
