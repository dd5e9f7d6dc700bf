# SPDX-License-Identifier: MIT
"""Small sources that tests make: each is a name and its content."""
import io
import zipfile

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Quay</title>%s'
TEI = (HEAD + '</titleStmt><publicationStmt>%s</publicationStmt><sourceDesc><p>None.</p></sourceDesc>'
       '</fileDesc>%s</teiHeader><text><body>%s</body></text></TEI>')
FRONT = '---\ntitle: Quay\nlang: en\n%s---\n\nThe quay was mended in May.\n'


def tei(body='<p>It was mended.</p>', title='', published='<p>None.</p>', more=''):
    return 'a.xml', TEI % (title, published, more, body)


def md(body):
    return 'a.md', body


def txt(body):
    return 'a.txt', body


def front(keys):
    return 'a.md', FRONT % keys


def html(body, head=''):
    return 'a.html', (f'<!DOCTYPE html><html lang="en"><head><title>Quay</title>{head}</head><body><h1>Quay</h1>'
                      f'<p>Some words stand here before it all begins.</p>{body}</body></html>')


PAGE = ('<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>'
        '<title>Quay</title></head><body>%s</body></html>')


def book(body, metadata='', spine='<itemref idref="c"/>', attrs='', manifest='', more=()):
    nav = PAGE % '<nav epub:type="toc"><ol><li><a href="c.xhtml">Quay</a></li></ol></nav>'
    package = ('<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
               '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:1</dc:identifier>'
               '<dc:title id="t">Quay</dc:title><dc:language>en</dc:language>'
               f'<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>{metadata}</metadata><manifest>'
               '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
               f'<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>{manifest}</manifest>'
               f'<spine{attrs}>{spine}</spine></package>')
    container = ('<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                 '<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as z:
        for name, text in (('mimetype', 'application/epub+zip'), ('META-INF/container.xml', container),
                           ('p.opf', package), ('nav.xhtml', nav), ('c.xhtml', PAGE % body), *more):
            z.writestr(name, text)
    return 'a.epub', out.getvalue()
