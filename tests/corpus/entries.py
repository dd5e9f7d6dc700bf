# SPDX-License-Identifier: MIT
"""Each entry of an EPUB, each label of its contents, page list, landmarks and
other lists, each xml:lang, title and epub:type of its pages is in the record or
in a finding. A book is made with one of each; what is looked for has a name that
occurs nowhere else."""
import json
import os
import subprocess
import sys
import tempfile
import zipfile

PNG = (b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU'
       b'\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82')
# Names of entries, their media types in the manifest (None: not listed).
ENTRIES = [
    ('css-listed.css', 'text/css'), ('css-loose.css', None),
    ('font-listed.otf', 'font/otf'), ('font-old.ttf', 'application/x-font-ttf'),
    ('font-sfnt.ttf', 'application/font-sfnt'),
    ('font-ms.otf', 'application/vnd.ms-opentype'), ('font-loose.woff', None),
    ('script-listed.js', 'text/javascript'), ('script-app.js', 'application/javascript'),
    ('script-loose.js', None), ('png-unshown.png', 'image/png'),
    ('png-loose.png', None), ('jpg-loose.jpg', None), ('svg-unshown.svg', 'image/svg+xml'),
    ('sound-listed.mp3', 'audio/mpeg'), ('sound-loose.mp3', None),
    ('film-listed.mp4', 'video/mp4'), ('film-loose.mp4', None),
    ('smil-listed.smil', 'application/smil+xml'), ('smil-loose.smil', None),
    ('lexicon.pls', 'application/pls+xml'), ('captions.vtt', 'text/vtt'),
    ('data.json', 'application/json'), ('data.csv', 'text/csv'),
    ('data.xml', 'application/xml'), ('plain.txt', 'text/plain'),
    ('paper.pdf', 'application/pdf'), ('unknown.bin', 'application/octet-stream'),
    ('without-type.bin', ''), ('page-unread.xhtml', 'application/xhtml+xml'),
    ('page-loose.xhtml', None), ('page-loose.html', None),
    ('dtbook.xml', 'application/x-dtbook+xml'), ('html-old.html', 'text/html'),
    ('ncx-second.ncx', 'application/x-dtbncx+xml'), ('loose.txt', None),
    ('loose.xml', None), ('loose-without-ending', None),
    ('folder/deep.bin', None), ('search.map', 'application/vnd.epub.search-key-map+xml'),
    ('webp.webp', 'image/webp'), ('tiff.tif', 'image/tiff'),
]
META_INF = ['META-INF/metadata.xml', 'META-INF/rights.xml',
            'META-INF/signatures.xml', 'META-INF/manifest.xml',
            'META-INF/com.apple.ibooks.display-options.xml',
            'META-INF/unheard.xml', 'iTunesMetadata.plist']
TYPES = ['abstract', 'acknowledgments', 'afterword', 'answer', 'antonym-group',
         'appendix', 'bibliography', 'biblioentry', 'bodymatter', 'chapter',
         'colophon', 'concluding-sentence', 'conclusion', 'contributors',
         'copyright-page', 'cover', 'credits', 'dedication', 'division',
         'epigraph', 'epilogue', 'errata', 'fill-in-the-blank-problem',
         'foreword', 'frontmatter', 'glossary', 'glossdef', 'glossterm', 'help',
         'imprimatur', 'imprint', 'index', 'introduction', 'keyword',
         'learning-objective', 'loi', 'lot', 'notice', 'other-credits', 'part',
         'practice', 'preamble', 'preface', 'prologue', 'pullquote', 'qna',
         'question', 'seriespage', 'subchapter', 'subtitle', 'table', 'tip',
         'title', 'titlepage', 'toc', 'volume', 'warning', 'z3998:letter',
         'z3998:scene', 'own:thing']
ELEMENTS = ['section', 'p', 'span', 'div', 'h3', 'em', 'blockquote', 'li', 'td',
            'dd', 'figure', 'aside', 'pre', 'a', 'i', 'q', 'code', 'header',
            'article', 'nav', 'table', 'ul', 'ol', 'dl', 'dt', 'tr', 'tbody',
            'caption', 'figcaption', 'abbr', 'time', 'ruby', 'rt', 'img', 'hr',
            'br', 'sub', 'small', 'address', 'details', 'summary', 'video']
AROUND = {'li': ('<ul>%s</ul>', 'ul'), 'td': ('<table><tr>%s</tr></table>', ''),
          'dd': ('<dl><dt>t</dt>%s</dl>', ''), 'dt': ('<dl>%s<dd>d</dd></dl>', ''),
          'tr': ('<table>%s</table>', '<td>x</td>'),
          'tbody': ('<table>%s</table>', '<tr><td>x</td></tr>'),
          'caption': ('<table>%s<tr><td>x</td></tr></table>', 'words'),
          'figcaption': ('<figure><img src="shown.png" alt=""/>%s</figure>', 'words'),
          'rt': ('<p><ruby>b%s</ruby></p>', 'words'),
          'summary': ('<details>%s<p>x</p></details>', 'words')}
INSIDE = {'table': '<tr><td>x</td></tr>', 'ul': '<li>x</li>', 'ol': '<li>x</li>',
          'dl': '<dt>x</dt><dd>y</dd>', 'tr': '<td>x</td>', 'ruby': 'b<rt>t</rt>',
          'tbody': '<tr><td>x</td></tr>', 'section': '<p>x</p>', 'nav': '<p>x</p>',
          'article': '<p>x</p>', 'blockquote': '<p>x</p>', 'aside': '<p>x</p>',
          'header': '<p>x</p>', 'figure': '<p>x</p>', 'details': '<summary>s</summary><p>x</p>'}
FLOW = {'section', 'p', 'div', 'h3', 'blockquote', 'figure', 'aside', 'pre',
        'header', 'article', 'nav', 'table', 'ul', 'ol', 'dl', 'hr', 'address',
        'details'}
EMPTY = {'img': ' src="shown.png" alt=""', 'hr': '', 'br': '', 'video': ' src="shown.mp4"'}


def element(name, attributes):
    """One with these attributes, where it may stand."""
    if name in EMPTY:
        text = f'<{name}{EMPTY[name]} {attributes}/>'
    else:
        text = f'<{name} {attributes}>{INSIDE.get(name, "word")}</{name}>'
    if name in AROUND:
        return AROUND[name][0] % text
    return text if name in FLOW else f'<p>a {text} b</p>'


def labels():
    nav = []
    for kind in ('toc', 'page-list', 'landmarks', 'loi', 'lot', 'index', 'own:list'):
        nav.append(f'<nav epub:type="{kind}"><h2>Heading-of-{kind.replace(":", "-")}</h2><ol>'
                   + ''.join(f'<li><a href="c1.xhtml#p{i}" epub:type="bodymatter">Label-{kind.replace(":", "-")}-{i}</a></li>' for i in (1, 2))
                   + f'<li><span>Span-{kind.replace(":", "-")}</span><ol><li><a href="c2.xhtml">Inner-{kind.replace(":", "-")}</a></li></ol></li></ol></nav>')
    return '\n'.join(nav)


def make(path):
    """The book; and what is to be found of it, each with where it stands."""
    wanted = []
    html = ('<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
            'xmlns:epub="http://www.idpf.org/2007/ops" epub:prefix="own: http://example.org/own#" '
            '%s><head><title>%s</title>%s</head><body%s>%s</body></html>')
    first = ['<h1 id="p1">One</h1><p id="p2">Words.</p><p><img src="shown.png" alt="Shown"/></p>']
    for i, name in enumerate(ELEMENTS):
        first.append(element(name, f'title="Title-of-{name}-{i}"'))
        wanted.append(f'Title-of-{name}-{i}')
        first.append(element(name, f'xml:lang="x-el-{i}" lang="x-el-{i}"'))
        wanted.append(f'"x-el-{i}"')
    for i, kind in enumerate(TYPES):
        first.append(f'<section epub:type="{kind}" id="ty{i}"><p>Section.</p></section>')
        wanted.append('"' + kind + '"')
    for name in ELEMENTS:
        if name in ('section', 'aside', 'nav'):
            continue
        first.append(element(name, f'epub:type="own:{name}-type"'))
        wanted.append(f'own:{name}-type')
    with zipfile.ZipFile(path, 'w') as z:
        z.writestr('mimetype', 'application/epub+zip')
        z.writestr('META-INF/container.xml', '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                   '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
        items = ''.join(f'<item id="e{i}" href="{n}"' + (f' media-type="{t}"/>' if t else '/>')
                        for i, (n, t) in enumerate(ENTRIES) if t is not None)
        z.writestr('p.opf', '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" xml:lang="x-lang-package" dir="rtl">'
                   '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:1</dc:identifier>'
                   '<dc:title xml:lang="x-lang-title">T</dc:title><dc:language>en</dc:language><dc:publisher>P</dc:publisher></metadata><manifest>'
                   '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
                   '<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
                   '<item id="a" href="c1.xhtml" media-type="application/xhtml+xml"/><item id="b" href="c2.xhtml" media-type="application/xhtml+xml"/>'
                   '<item id="c" href="shown.png" media-type="image/png"/><item id="d" href="shown.mp4" media-type="video/mp4"/>'
                   + items + '</manifest><spine toc="x"><itemref idref="a"/><itemref idref="b"/></spine>'
                   '<guide><reference type="text" title="Guide-label" href="c1.xhtml"/></guide></package>')
        wanted += ['x-lang-package', 'x-lang-title', 'Guide-label']
        z.writestr('nav.xhtml', html % ('', 'Title-of-nav', '', '', '<h1>Heading-of-navigation</h1><p>Loose-in-nav</p>' + labels()))
        wanted += ['Title-of-nav', 'Heading-of-navigation', 'Loose-in-nav']
        for kind in ('toc', 'page-list', 'landmarks', 'loi', 'lot', 'index', 'own-list'):
            wanted += [f'Heading-of-{kind}', f'Label-{kind}-1', f'Label-{kind}-2', f'Span-{kind}', f'Inner-{kind}']
        point = '<navPoint id="%s" playOrder="1"><navLabel><text>%s</text></navLabel><content src="c1.xhtml"/></navPoint>'
        z.writestr('toc.ncx', '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="Uid-of-ncx"/></head>'
                   '<docTitle><text>Title-of-ncx</text></docTitle><docAuthor><text>Author-of-ncx</text></docAuthor><navMap>' + point % ('n1', 'Point-of-ncx')
                   + '</navMap><pageList><navLabel><text>Pages-of-ncx</text></navLabel><pageTarget id="t1" type="normal" value="9"><navLabel><text>Page-of-ncx</text></navLabel><content src="c1.xhtml"/></pageTarget></pageList>'
                   '<navList><navLabel><text>List-of-ncx</text></navLabel><navTarget id="u1"><navLabel><text>Target-of-ncx</text></navLabel><content src="c1.xhtml"/></navTarget></navList></ncx>')
        wanted += ['Title-of-ncx', 'Author-of-ncx', 'Point-of-ncx', 'Pages-of-ncx', 'Page-of-ncx', 'List-of-ncx', 'Target-of-ncx']
        z.writestr('c1.xhtml', html % ('xml:lang="x-lang-body" lang="x-lang-body"', 'Title-of-page', '<meta name="author" content="Meta-of-page"/>',
                                       ' epub:type="own:body-type" xml:lang="x-lang-body" title="Title-of-body"', '\n'.join(first)))
        wanted += ['Title-of-page', 'Meta-of-page', 'own:body-type', 'x-lang-body', 'Title-of-body']
        z.writestr('c2.xhtml', html % ('xml:lang="x-lang-page" lang="x-lang-page"', 'Other-title', '', '', '<h1>Two</h1><p>Words.</p>'))
        wanted += ['x-lang-page', 'Other-title']
        for name, kind in ENTRIES:
            if 'html' in name:
                z.writestr(name, html % ('', 'Title-in-' + name, '', '', '<p>Words-in-' + name + '</p>'))
                wanted.append('Words-in-' + name)
            elif name.endswith('.ncx'):
                z.writestr(name, '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><docTitle><text>Title-of-second</text></docTitle></ncx>')
                wanted.append('Title-of-second')
                continue
            elif name.endswith('.svg'):
                z.writestr(name, '<svg xmlns="http://www.w3.org/2000/svg"><text>Words-in-svg</text></svg>')
            else:
                z.writestr(name, PNG if name.endswith('.png') else b'bytes of ' + name.encode())
            wanted.append(name)
        for name in META_INF:
            z.writestr(name, '<x/>')
            wanted.append(name)
        z.writestr('shown.png', PNG)
        z.writestr('shown.mp4', b'\0\0\0\x14ftypisom\0\0\0\1isom\0\0\0\x10moov\0\0\0\x08mvhd')
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            for name in ('c2.xhtml', 'shown.png', 'css-listed.css'):
                z.writestr(name, b'another')
                wanted.append('two entries of the container are called "' + name)
    return wanted


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as at:
        book, out = os.path.join(at, 'book.epub'), os.path.join(at, 'out.xml')
        report = os.path.join(at, 'report.json')
        wanted = make(book)
        run = subprocess.run([program, 'convert', book, '-o', out, '--report', report],
                             capture_output=True, text=True)
        if not os.path.exists(out):
            sys.exit('not written: ' + run.stderr[:1000])
        with open(out) as f:
            text = f.read()
        with open(report) as f:
            told = json.load(f)['findings']
        said = '\n'.join(x['id'] + ' ' + x['message'] + ' ' + x.get('text', '') for x in told)
        # what the witness alone names is a fault
        faults = [x for x in told if x['id'] in ('unaccounted', 'invented', 'displaced')]
    ours = '\n'.join(x['id'] + ' ' + x['message'] + ' ' + x.get('text', '') for x in told if x not in faults)
    missing = [w for w in wanted if w not in text and w not in ours]
    for w in missing:
        print('neither carried nor named:', w, '(the witness names it)' if w in said else '')
    for x in faults:
        print(x['id'], x['message'][:200])
    print(f'{len(wanted)} looked for, {len(missing)} missing, {len(faults)} findings of the witness')
    sys.exit(1 if missing or faults else 0)


if __name__ == '__main__':
    main()
