# SPDX-License-Identifier: MIT
"""Documents that ask for much memory: a function of a size in bytes each, by
format. What they hold is nothing; what they cost is the question."""
import io
import struct
import zipfile
import zlib

HEAD = ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        '<titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>'
        '</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc>%s'
        '</teiHeader><text><body><p>a</p>')
TAIL = '</body></text></TEI>'


def fill(unit, size, join=''):
    """So many of a piece, or of what a function makes of 0, 1, 2, as fit."""
    if isinstance(unit, str):
        return unit * max(1, size // len(unit.encode()))
    parts, total, i = [], 0, 0
    while total < size:
        parts.append(unit(i))
        total += len(parts[-1].encode()) + len(join)
        i += 1
    return join.join(parts)


def tei(unit, before='', header='', wrap=('', '')):
    return lambda n: (before + HEAD % header + wrap[0] + fill(unit, n) +
                      wrap[1] + TAIL).encode()


def nested(names, deep):
    unit = ''.join(f'<{x}>' for x in [names] * deep) + '</%s>' % names
    return unit + f'</{names}>' * (deep - 1)


def entities(n):
    """Entities of elements, each within what entities may make."""
    body = fill('<p/>', min(n // 2, 900))
    uses = fill('&a;', n // 2)
    return ('<!DOCTYPE TEI [<!ENTITY a "%s">]>' % body + HEAD % '' + uses +
            TAIL).encode()


def entities_nested(n):
    rows = ['<!ENTITY a0 "%s">' % ('<p/>' * 10)]
    rows += ['<!ENTITY a%d "%s">' % (i, f'&a{i - 1};' * 10)
             for i in range(1, 6)]
    return ('<!DOCTYPE TEI [' + ''.join(rows) + ']>' + HEAD % '' +
            fill('&a5;', n) + TAIL).encode()


def entity_attributes(n):
    """An entity in the values of attributes."""
    return ('<!DOCTYPE TEI [<!ENTITY a "%s">]>' % ('x' * (n // 10)) +
            HEAD % '' + fill('<p n="&a;&a;"/>', n // 2) + TAIL).encode()


def defaults(length, count=1):
    """Attributes that a document type gives each element."""
    def make(n):
        rows = ''.join(f'<!ATTLIST p a{i} CDATA "{"x" * length}">'
                       for i in range(count))
        return ('<!DOCTYPE TEI [' + rows + ']>' + HEAD % '' +
                fill('<p/>', max(8, n - len(rows))) + TAIL).encode()
    return make


def person(i):
    return f'<person xml:id="p{i}"><persName>A {i}</persName></person>'


TEI = {
    'wide': tei('<p/>'),
    'words': tei('<p>a</p>'),
    'mixed': tei('a<lb/>', wrap=('<p>', '</p>')),
    'deep': tei(nested('div', 200)),
    'inline': tei(nested('hi', 200), wrap=('<p>', '</p>')),
    'attributes': tei('<p ' + ' '.join(f'a{i}=""' for i in range(900)) + '/>'),
    'attribute': tei('<p n=""/>'),
    'namespaces': tei(lambda i: f'<p xmlns:a{i}="u{i}"/>'),
    'namespace': tei('<p xmlns="u"/>'),
    'unknown': tei('<a/>'),
    'names': tei(lambda i: f'<a{i}/>'),
    'ids': tei(lambda i: f'<p xml:id="a{i}"/>'),
    'comments': tei('<!---->'),
    'instructions': tei('<?a?>'),
    'cdata': tei('<![CDATA[a]]>', wrap=('<p>', '</p>')),
    'references': tei('&#65;', wrap=('<p>', '</p>')),
    'speeches': tei('<sp><speaker>A</speaker><p>b</p></sp>'),
    'speakers': tei(lambda i: f'<sp who="#a{i}"><p>b</p></sp>'),
    'utterances': tei('<u who="#a"/>'),
    'tables': tei('<table><row><cell/></row></table>'),
    'cells': tei('<cell/>', wrap=('<table><row>', '</row></table>')),
    'lists': tei('<list><item/></list>'),
    'items': tei('<item/>', wrap=('<list>', '</list>')),
    'notes': tei('<note>a</note>', wrap=('<p>', '</p>')),
    'graphics': tei('<graphic url="a"/>', wrap=('<p>', '</p>')),
    'heads': tei('<div><head>a</head><p>b</p></div>'),
    'pages': tei('<pb/>'),
    'persons': lambda n: (HEAD % (
        '<profileDesc><particDesc><listPerson>' + fill(person, n) +
        '</listPerson></particDesc></profileDesc>') + TAIL).encode(),
    'island': lambda n: (HEAD % (
        '<encodingDesc>' + fill('<p/>', n) + '</encodingDesc>') +
        TAIL).encode(),
    'letters': tei('a\n', wrap=('<p>', '</p>')),
    'corpus': lambda n: (
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' +
        fill('<TEI><text><body><p/></body></text></TEI>', n) +
        '</teiCorpus>').encode(),
    'entities': entities,
    'entities-nested': entities_nested,
    'entity-attributes': entity_attributes,
    'defaults-long': defaults(10000, 6),
    'defaults-many': defaults(1, 900),
    'utf16': lambda n: '\ufeff'.encode('utf-16-le') + (
        '<?xml version="1.0" encoding="UTF-16"?>' + HEAD % '' +
        fill('<p/>', n // 2) + TAIL).encode('utf-16-le'),
}


def text(unit, before='On the mill\n\n'):
    return lambda n: (before + fill(unit, n)).encode()


TEXT = {
    'letters': text('a\n'),
    'paragraphs': text('a\n\n'),
    'empty': text('\n'),
    'line': text('a '),
    'word': text('a'),
    'labels': text('A: b\n'),
    'turns': text('A: b\n\n'),
    'speakers': text(lambda i: f'MR. A{i}: b\n\n'),
    'people': text(lambda i: f'Mr. Ab{i % 9000} said he was.\n\n'),
    'questions': text('Q. a\nA. b\n'),
    'brackets': text('[a]\n'),
    'notes': text('a[1]\n\n[1] b\n\n'),
    'items': text('* a\n'),
    'nested': text(lambda i: ' ' * (i % 40) + '* a\n'),
    'cells': text('|a|b|\n'),
    'columns': text('a | '),
    'tabs': text('a\tb\n'),
    'fields': text('Date: 3 May 1921\n'),
    'present': text('Present: A, B, C\n\n'),
    'names': lambda n: ('Present: ' + fill(
        lambda i: f'Mr. Ab{i} Cd{i}', n, ', ') + '\n\nMr. A: b\n').encode(),
    'headings': text('I\n\nA HEADING\n\n'),
    'quotes': text('> a\n'),
    'stars': text('*a* '),
    'latin': lambda n: b'On the mill\n\n' + b'\xe9\n\n' * (n // 3),
    'utf16': lambda n: ('\ufeff' + fill('a\n\n', n // 2)).encode('utf-16-le'),
    'controls': text('\x01\n'),
    'wide': text('\u1e9e\n\n'),
}
MARKDOWN = {
    'stars': text('*a* '),
    'strong': text('**a**\n\n'),
    'opened': text('*a '),
    'brackets': text('['),
    'items': text('- a\n'),
    'nested': text(lambda i: '  ' * (i % 90) + '- a\n'),
    'quotes': text('>' * 90 + 'a\n\n'),
    'table': text('|a|b|\n', '|a|b|\n|-|-|\n'),
    'columns': lambda n: (fill('|a', n // 3) + '|\n' + fill('|-', n // 3) +
                          '|\n' + fill('|b', n // 3) + '|\n').encode(),
    'rows': lambda n: ('|a' * 90 + '|\n' + '|-' * 90 + '|\n' +
                       fill('|\n', n)).encode(),
    'html': text('<p>'),
    'html-inline': text('a <b>'),
    'html-blocks': text('<div>\n\n'),
    'html-attributes': lambda n: ('<p ' + fill(
        lambda i: f'a{i}', n, ' ') + '>a</p>\n').encode(),
    'html-table': text('<table>'),
    'html-formats': text('<b><p>'),
    'links': text('[a](b) '),
    'pictures': text('![](a) '),
    'notes': text(lambda i: f'[^{i}]\n\n[^{i}]: a\n\n'),
    'references': text(lambda i: f'[{i}]: a\n'),
    'referred': text('[a] ', '[a]: ' + 'b' * 9000 + '\n\n'),
    'headings': text('# a\n'),
    'code': text('`a` '),
    'fences': text('```\n```\n'),
    'entities': text('&amp; '),
    'breaks': text('a\\\n'),
    'letters': text('a\n\n'),
    'comments': text('<!---->'),
    'divs': text('::: a\n'),
    'front': lambda n: ('---\ntitle: a\nsubject:\n' + fill('- a\n', n) +
                        '---\n\na\n').encode(),
    'front-maps': lambda n: ('---\ntitle: a\nx: ' + fill('[a,', n) +
                             '\n---\n\na\n').encode(),
    'front-keys': lambda n: ('---\ntitle: a\n' + fill(
        lambda i: f'k{i}: v\n', n) + '---\n\na\n').encode(),
    'carriers': text('<i data-tei="a"></i>'),
    'speakers': text(lambda i: f'**A{i}:** b\n\n'),
}

# ---- saved web pages ----

WEB = '<!DOCTYPE html><html><head><title>T</title>%s</head><body>'


def web(unit, head='', before=''):
    return lambda n: (WEB % head + before + fill(unit, n)).encode()


HTML = {
    'empty': web('<p>'),
    'blocks': web('<div>'),
    'nested': web(lambda i: '<div><p>a' if i < 400 else '<p>b'),
    'formats': web('<b><i>a'),
    'crossed': web('<b><p>a</b></p>'),
    'tables': web('<table><tr><td>'),
    'cells': web('<td>a', before='<table><tr>'),
    'spans': web('<td rowspan=9 colspan=9>a<tr>', before='<table>'),
    'items': web('<li>a', before='<ul>'),
    'terms': web(lambda i: f'<dt>A{i % 9}<dd>b', before='<dl>'),
    'meta': web('<meta name="dc.title" content="a">'),
    'json': lambda n: (WEB % (
        '<script type="application/ld+json">{"a":' + fill('[', n) +
        '</script>') + '<p>a').encode(),
    'parts': web('<nav>a</nav><article>b</article>'),
    'links': web('<a href="b">a</a> '),
    'entities': web('&notin;&amp;&#x10FFFF;'),
    'attributes': lambda n: (WEB % '' + '<p ' + fill(
        lambda i: f'a{i}', n, ' ') + '>a').encode(),
    'ids': web(lambda i: f'<p id=a{i}><a href=#a{i}>b</a>'),
    'scripts': web('<script>a</script>'),
    'comments': web('<!--a-->b'),
    'lines': web('a<br>'),
    'speakers': web(lambda i: f'<p><b>A{i}:</b> b'),
}

# ---- containers ----

CONTAINER = ('<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:'
             'xmlns:container"><rootfiles><rootfile full-path="a.opf" '
             'media-type="application/oebps-package+xml"/></rootfiles>'
             '</container>')
PACKAGE = ('<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
           'unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/'
           'elements/1.1/"><dc:identifier id="i">x</dc:identifier>'
           '<dc:title>T</dc:title><dc:language>en</dc:language>'
           '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>%s'
           '</metadata><manifest>%s</manifest><spine>%s</spine></package>')
PAGE = ('<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>'
        '</head><body>%s</body></html>')
NAV = PAGE.replace('<html', '<html xmlns:epub="http://www.idpf.org/2007/ops"'
                   ) % '<nav epub:type="toc"><ol>%s</ol></nav>'
XHTML = 'application/xhtml+xml'


def item(name, kind=XHTML, more=''):
    return (f'<item id="{name.replace(".", "-")}" href="{name}" '
            f'media-type="{kind}"{more}/>')


def book(pages, meta='', items='', refs=None, nav='<li><a href="p0.xhtml">a'
         '</a></li>', files=()):
    """An EPUB of these pages."""
    out = io.BytesIO()
    names = [f'p{i}.xhtml' for i in range(len(pages))]
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('mimetype', 'application/epub+zip', zipfile.ZIP_STORED)
        z.writestr('META-INF/container.xml', CONTAINER)
        z.writestr('a.opf', PACKAGE % (
            meta, item('nav.xhtml', more=' properties="nav"') +
            ''.join(item(n) for n in names) + items,
            refs if refs is not None else
            ''.join(f'<itemref idref="{n.replace(".", "-")}"/>'
                    for n in names)))
        z.writestr('nav.xhtml', NAV % nav)
        for name, page in zip(names, pages):
            z.writestr(name, PAGE % page)
        for name, data in files:
            z.writestr(name, data)
    return out.getvalue()


def packed(unit, size=15 << 20, pages=1):
    """A book that is as large as it may be at any ratio, whatever n."""
    def make(n):
        most = min(size, max(n * 150, 1 << 20))
        return book([fill(unit, most // pages)] * pages)
    return make


def stored(unit):
    """A book of n bytes that are not packed."""
    def make(n):
        out, src = io.BytesIO(), io.BytesIO(book([fill(unit, n)]))
        with zipfile.ZipFile(src) as a, zipfile.ZipFile(out, 'w') as b:
            for name in a.namelist():
                b.writestr(name, a.read(name))
        return out.getvalue()
    return make


def pages(n):
    """Many pages, each small, packed well."""
    count = min(n // 300, 9000)
    return book([fill('<p/>', 20000)] * count)


def spine(n):
    """One page, named in the spine again and again."""
    return book([fill('<p>a</p>', 100000)],
                refs=fill('<itemref idref="p0-xhtml"/>', n * 20))


def items_of_one(n):
    """One page by many items."""
    count = n * 20 // 80
    items = ''.join(f'<item id="i{i}" href="p0.xhtml" media-type="{XHTML}"/>'
                    for i in range(count))
    return book([fill('<p>a</p>', 100000)], items=items,
                refs=''.join(f'<itemref idref="i{i}"/>' for i in range(count)))


def manifest(n):
    return book(['<p>a</p>'], items=fill(
        lambda i: item(f'x{i}.xhtml'), min(n * 20, 15 << 20)))


def metadata(n):
    return book(['<p>a</p>'], meta=fill(
        '<dc:subject>a</dc:subject>', min(n * 20, 15 << 20)))


def contents(n):
    return book(['<p>a</p>'], nav=fill('<li><a href="p0.xhtml">a</a></li>',
                                       min(n * 20, 15 << 20)))


def entries(n):
    return book(['<p>a</p>'], files=[(f'x{i}', b'')
                                     for i in range(min(n // 80, 19000))])


def styles(n):
    return book(['<p>a</p>'], items=item('a.css', 'text/css'), files=[
        ('a.css', fill('a{b:c}\n', min(n * 100, 15 << 20)))])


def drawing(n):
    svg = ('<svg xmlns="http://www.w3.org/2000/svg">' +
           fill('<g/>', min(n * 100, 15 << 20)) + '</svg>')
    return book(['<p><img src="a.svg" alt="a"/></p>'],
                items=item('a.svg', 'image/svg+xml'), files=[('a.svg', svg)])


def nested_zip(n):
    inner = book([fill('<p/>', min(n * 100, 15 << 20))])
    return book(['<p>a</p>'], files=[('inner.epub', inner)])


def directory(data):
    """What stands before the central directory; its rows."""
    at = data.rindex(b'PK\5\6')
    length, start = struct.unpack('<II', data[at + 12:at + 20])
    rows, left = [], data[start:start + length]
    while left:
        size = 46 + sum(struct.unpack('<HHH', left[28:34]))
        rows.append(left[:size])
        left = left[size:]
    return data[:start], rows


def closed(body, rows):
    return body + b''.join(rows) + struct.pack(
        '<4sHHHHIIH', b'PK\5\6', 0, 0, len(rows), len(rows),
        sum(map(len, rows)), len(body), 0)


def same_bytes(n):
    """Many names in the directory for the bytes of one page."""
    count = min(n // 60, 9000)
    names = [f'q{i}.xhtml' for i in range(count)]
    body, rows = directory(book(
        [fill('<p/>', 1 << 20)], items=''.join(map(item, names)), refs=''.join(
            f'<itemref idref="{x.replace(".", "-")}"/>' for x in names)))
    page = next(r for r in rows if r[46:].startswith(b'p0.xhtml'))
    return closed(body, rows + [
        page[:28] + struct.pack('<HHH', len(x), 0, 0) + page[34:46] +
        x.encode() for x in names])


def quoted(n):
    """Pages that are not packed, each of which holds all that follow."""
    count = min(n // 200, 500)
    body, rows = directory(book([fill('<p/>', n // 20)], items=''.join(
        item(f'q{i}.xhtml') for i in range(count)), refs=''.join(
            f'<itemref idref="q{i}-xhtml"/>' for i in range(count))))
    text = (PAGE % fill('<p/>', n // 4)).encode()
    made, starts = text, []
    for i in reversed(range(count)):
        name = b'q%d.xhtml' % i
        fields = (20, 0, 0, 0, 33, zlib.crc32(made), len(made), len(made),
                  len(name), 0)
        starts.append((name, fields, len(made) + 30 + len(name)))
        made = b'PK\3\4' + struct.pack('<HHHHHIIIHH', *fields) + name + made
    for name, fields, back in starts:
        rows.append(b'PK\1\2' + struct.pack(
            '<HHHHHHIIIHHHHHII', 20, *fields, 0, 0, 0, 0,
            len(body) + len(made) - back) + name)
    return closed(body + made, rows)


EPUB = {
    'wide': packed('<p/>'),
    'words': packed('<p>a</p>'),
    'inline': packed('<b>a</b>'),
    'broken': packed('<p>'),
    'letters': packed('a\n'),
    'attributes': packed('<p class="" id="" lang=""/>'),
    'rules': packed('<hr/>'),
    'tables': packed('<table><tr><td/></tr></table>'),
    'deep': packed('<div>' * 200 + '</div>' * 200),
    'stored': stored('<p/>'),
    'stored-words': stored('<b>a</b>'),
    'pages': pages,
    'spine': spine,
    'items-of-one': items_of_one,
    'manifest': manifest,
    'metadata': metadata,
    'contents': contents,
    'entries': entries,
    'styles': styles,
    'drawing': drawing,
    'nested-zip': nested_zip,
    'same-bytes': same_bytes,
    'quoted': quoted,
}

# ---- schemas ----

RNG = ('<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary='
       '"http://www.w3.org/2001/XMLSchema-datatypes"><start>%s</start>%s'
       '</grammar>')


def rng(start, rest=''):
    def make(n):
        a = start(n) if callable(start) else start
        b = rest(n) if callable(rest) else rest
        return (RNG % (a, b)).encode()
    return make


def element(i):
    return f'<optional><element name="a{i}"><empty/></element></optional>'


def tower(tag, deep, inner='<text/>'):
    return f'<{tag}>' * deep + inner + f'</{tag}>' * deep


def tei_of(inner):
    return f'<element><anyName/>{inner}</element>'


RNG_SCHEMAS = {
    'elements': rng(lambda n: '<element name="r"><group>' + fill(
        element, n) + '</group></element>'),
    'interleave': rng(lambda n: '<element><anyName/><interleave>' + fill(
        element, n) + '</interleave></element>'),
    'choice': rng(lambda n: '<element><anyName/><choice>' + fill(
        element, n) + '</choice></element>'),
    'choice-deep': rng(lambda n: '<element><anyName/>' + fill(
        tower('choice', 90), n) + '</element>'),
    'one-or-more': rng(lambda n: '<element><anyName/>' + fill(
        tower('oneOrMore', 90), n) + '</element>'),
    'mixed': rng(lambda n: '<element><anyName/>' + fill(
        '<mixed><zeroOrMore><element name="p"><text/></element></zeroOrMore>'
        '</mixed>', n) + '</element>'),
    'define': rng('<ref name="d0"/>', lambda n: fill(
        lambda i: f'<define name="d{i}"><element name="e{i}"><ref name='
        f'"d{i}"/></element></define>', n)),
    'doubled': rng('<ref name="d0"/>', lambda n: ''.join(
        f'<define name="d{i}"><group><ref name="d{i + 1}"/><ref name='
        f'"d{i + 1}"/></group></define>' for i in range(40)) +
        '<define name="d40"><element name="e"><empty/></element></define>' +
        fill('<define name="x" combine="choice"><empty/></define>', n)),
    'interleaved-twice': rng(
        '<element><anyName/><interleave><ref name="d0"/></interleave>'
        '</element>', lambda n: ''.join(
            f'<define name="d{i}"><interleave><ref name="d{i + 1}"/><ref name='
            f'"d{i + 1}"/></interleave></define>' for i in range(16)) +
        '<define name="d16"><zeroOrMore><element><anyName/><ref name="any"/>'
        '</element></zeroOrMore></define><define name="any"><zeroOrMore>'
        '<choice><text/><attribute><anyName/></attribute><element><anyName/>'
        '<ref name="any"/></element></choice></zeroOrMore></define>' +
        fill('<define name="x" combine="choice"><empty/></define>', n)),
    'values': rng(lambda n: '<element><anyName/><choice>' + fill(
        lambda i: f'<value>{i}</value>', n) + '</choice></element>'),
    'lists': rng(lambda n: '<element><anyName/><list>' + fill(
        '<zeroOrMore><data type="token"/></zeroOrMore>', n) +
        '</list></element>'),
    'names': rng(lambda n: '<element><anyName><except>' + fill(
        lambda i: f'<name>n{i}</name>', n) + '</except></anyName><text/>'
        '</element>'),
    'attributes': rng(lambda n: '<element><anyName/>' + fill(
        lambda i: f'<optional><attribute name="a{i}"/></optional>', n) +
        '</element>'),
    'patterns': rng(lambda n: '<element><anyName/><choice>' + fill(
        '<data type="string"><param name="pattern">(a{0,900}){0,900}</param>'
        '</data>', min(n, 20000)) + '</choice></element>'),
    'documentation': rng(lambda n: '<element xmlns:a="u"><anyName/>' + fill(
        '<a:b/>', n) + '<text/></element>'),
}


def rnc(unit, before='start = element * { ', after=' }\n', join=''):
    return lambda n: (before + fill(unit, n, join) + after).encode()


RNC_SCHEMAS = {
    'interleave': rnc(lambda i: f'element a{i} {{ empty }}?', join=' & '),
    'choice': rnc(lambda i: f'element a{i} {{ empty }}', join=' | '),
    'group': rnc(lambda i: f'element a{i} {{ text }}*', join=', '),
    'parentheses': rnc('((((((((((text))))))))))', join=' | '),
    'stars': rnc('(text*)+', join=', '),
    'define': rnc(lambda i: f'd{i} = element e{i} {{ d{i} }}\n',
                  'start = d0\n', ''),
    'combine': rnc('x |= empty\n', 'start = x\n', ''),
    'interleaved': rnc('x &= element * { text }*\n', 'start = x\n', ''),
    'values': rnc(lambda i: f'"{i}"', join=' | '),
    'names': rnc(lambda i: f'n{i}', 'start = element * - (',
                 ') { text }\n', ' | '),
    'namespaces': rnc(lambda i: f'namespace n{i} = "u{i}"\n', '',
                      'start = element * { text }\n'),
    'annotations': rnc('[ a:b = "c" ]\n', 'namespace a = "u"\n',
                       'start = element * { text }\n'),
    'comments': rnc('#\n', '', 'start = element * { text }\n'),
    'literals': rnc('"a" ~ ', 'start = element * { ', '"b" }\n'),
    'attributes': rnc(lambda i: f'attribute a{i} {{ text }}?', join=', '),
}

# ---- what is said beside a record ----

METADATA = {
    'csv': lambda n: ('file,title\n' + fill(lambda i: f'f{i},a\n', n)
                      ).encode(),
    'columns': lambda n: (fill('title,', n // 2) + '\n' + fill(',', n // 2)
                          ).encode(),
    'yaml': lambda n: ('title: a\nsubject:\n' + fill('- a\n', n)).encode(),
    'flow': lambda n: ('title: a\nsubject: [' + fill('a,', n) + ']\n'
                       ).encode(),
}
PEOPLE = {
    'yaml': lambda n: ('people:\n' + fill(lambda i: f'- name: A B{i}\n', n)
                       ).encode(),
    'forms': lambda n: ('people:\n- name: A B\n  forms:\n' + fill(
        lambda i: f'  - B{i}\n', n)).encode(),
}
PROFILES = {
    'toml': lambda n: fill(lambda i: f'k{i} = "v"\n', n).encode(),
    'tables': lambda n: fill(lambda i: f'[t{i}]\n', n).encode(),
    'array': lambda n: ('honorifics = [' + fill('"a",', n) + ']\n').encode(),
}
