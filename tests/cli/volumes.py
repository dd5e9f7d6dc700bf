#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Volumes: records bound into one and taken out of it again, in each format."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
TOP = os.path.abspath(os.environ.get('srcdir', '..'))
FIXTURES = os.path.join(TOP, 'fixtures')
GOLDEN = os.path.join(TOP, 'tests/golden')
SHARED = os.environ.get('VIDIMUS_SHARED', os.path.join(TOP, '../shared'))
SCHEMA = os.path.join(SHARED, 'schemas/tei_all.rng')
ENV = dict(os.environ, LC_ALL='C.UTF-8')
checks = failures = 0

PIXEL = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de'
    '0000000c49444154789c63f8cfc00000030101005f1b7ca80000000049454e44ae426082')


def check(good, what):
    global checks, failures
    checks += 1
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status=None, cwd=None, **more):
    p = subprocess.run([PROGRAM, *args], cwd=cwd or work, env=ENV,
                       capture_output=True, timeout=300, **more)
    p.out = p.stdout.decode(errors='replace')
    p.err = p.stderr.decode(errors='replace')
    if status is not None:
        check(p.returncode == status, f'{args}: exit {p.returncode}, not '
              f'{status}: {p.out[-300:]} {p.err[-700:]}')
    return p


def write(name, text):
    path = os.path.join(work, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    mode = 'wb' if isinstance(text, bytes) else 'w'
    with open(path, mode) as f:
        f.write(text)
    return path


def read(name):
    with open(os.path.join(work, name), 'rb') as f:
        return f.read()


def tei(title, people, body, root=''):
    persons = ''.join(
        f'<person xml:id="{i}"><persName>{n}</persName>{more}</person>'
        for i, n, more in people or [(f'nobody-{title}', 'Nobody', '')])
    return f'''<TEI xmlns="http://www.tei-c.org/ns/1.0"{root}><teiHeader>
<fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt>
<publisher>Harbour Board</publisher><availability><p>Rights of {title}.</p>
</availability></publicationStmt><sourceDesc><p>A carbon copy of {title}</p>
</sourceDesc></fileDesc><profileDesc><particDesc><listPerson>{persons}
</listPerson></particDesc></profileDesc></teiHeader><text><body>{body}</body>
</text></TEI>'''


VIAF = '<idno type="VIAF">101</idno>'


def same(one, other, what):
    p = run('compare', '--quiet', one, other)
    check(p.returncode == 0, f'{what}: {p.out[-300:]} {p.err[-300:]}')


def rounds():
    """Everything of all formats comes back, whatever held it."""
    os.makedirs(os.path.join(work, 'in'))
    files = sorted(glob.glob(os.path.join(FIXTURES, '*.txt')) +
                   glob.glob(os.path.join(FIXTURES, '*.xml')) +
                   glob.glob(os.path.join(GOLDEN, '*.md')) +
                   glob.glob(os.path.join(GOLDEN, '*.epub')))
    for path in files:
        shutil.copy(path, os.path.join(work, 'in'))
    names = sorted(os.path.basename(p) for p in files)
    for end in 'epub', 'xml', 'md':
        run('bind', 'in/', '-o', f'all.{end}', '--fail-on', 'never', status=0)
        first = read(f'all.{end}')
        run('bind', '-q', 'in', '-o', f'all.{end}', '--fail-on', 'never',
            status=0)
        check(read(f'all.{end}') == first, f'{end}: other bytes again')
        p = run('unbind', f'all.{end}', '-o', f'{end}-out', '--fail-on',
                'never', status=0)
        check(f'{len(names)} records written, 0 not' in p.err, p.err[-200:])
        for name in names:
            same(f'in/{name}', f'{end}-out/{name}', f'{end}: {name}')
        check(os.path.exists(os.path.join(work, f'{end}-out/volume.yaml')),
              f'{end}: no description')
        run('validate', f'all.{end}', status=0)


def linked():
    write('l/a.xml', tei('A', [('ray', 'Ada Ray', VIAF)],
          '<div xml:id="d"><head>One</head><u who="#ray" xml:id="u1">See '
          '<ref target="sub/b.xml#p3">there</ref>, <ref target="c.md">all</ref>'
          '<note place="foot">A note.</note> and <ref target="#d">this</ref>.'
          '</u><p><ptr target="sub/b.xml"/></p></div>'))
    write('l/sub/b.xml', tei('B', [('ray', 'A. Ray', VIAF),
                                   ('lee', 'Mr. Lee', '')],
          '<div xml:id="d"><head>Two</head><u who="#ray" xml:id="u1">Back '
          '<ref target="../a.xml#u1">there</ref>.</u><p xml:id="p3">Hello.</p>'
          '<u who="#lee">No.</u></div>', ' xml:id="whole"'))
    write('l/c.md', '---\ntitle: C\nparticipants:\n- id: lee\n  name: Mr. Lee\n'
          '---\n\n# Three\n\nTo [the quay](sub/b.xml#p3), to [nobody](d.md#x)'
          ' and [none](a.xml#no).[^1]\n\n[^1]: Noted.\n')
    write('l/intro.md', '# Before\n\nRead [the first](a.xml).\n')
    write('l/nul.yaml', 'title: A\ncss: nul.css\nrecords: [a.xml]\n')
    write('l/nul.css', 'p { margin: 0 }\0')
    p = run('bind', 'l/nul.yaml', '-o', 'nul.epub', status=2)
    check('edition-style' in p.err, 'a style sheet with U+0000: ' + p.err)
    write('l/cover.png', PIXEL)
    write('l/own.css', 'h1 { letter-spacing: 0.1em; }\n')
    write('l/v.yaml', '''title: "The Papers: A & B"
subtitle: In three parts
editors:
- Ada Ray
- {name: Oskar Tuvesen, role: trl, ref: "https://viaf.org/viaf/7"}
rights: Free for research.
language: en
date: 2031-02
introduction: intro.md
cover: cover.png
css: own.css
parts:
- title: First part
  records: [a.xml, sub/b.xml]
- title: Second part
  records:
  - {file: c.md, title: The third}
''')
    p = run('bind', 'l/v.yaml', '-o', 'l.epub', status=0)
    check('all accounted for' in p.err, 'no account: ' + p.err)
    check(p.err.count('volume-link') == 1 and 'l/c.md' in p.err,
          'a link to nothing: ' + p.err)
    book = zipfile.ZipFile(os.path.join(work, 'l.epub'))
    page = book.read('EPUB/r001/text-001.xhtml').decode()
    check('href="../r002/text-001.xhtml#p3"' in page, 'a link is dead')
    check('href="../r003/text-001.xhtml"' in page, 'a link to all is dead')
    check('id="p3"' in book.read('EPUB/r002/text-001.xhtml').decode(),
          'what is linked to')
    people = book.read('EPUB/people-001.xhtml').decode()
    check(people.count('class="name">') == 3, 'people: ' + people)
    check(people.count('Mr. Lee</span>') == 2, 'one name made one of two')
    nav = book.read('EPUB/nav.xhtml').decode()
    check(re.search(r'First part</a>\s*<ol>\s*<li><a href="r001/', nav),
          'contents: ' + nav)
    check('The third</a>' in nav, 'a title of the description')
    title = book.read('EPUB/title.xhtml').decode()
    check('A &amp; B' in title and 'Oskar Tuvesen' in title, title)
    check(book.read('EPUB/cover.png') == PIXEL, 'the cover')
    check(b'letter-spacing' in book.read('EPUB/style.css'), 'the style')
    for end in 'epub', 'xml', 'md':
        run('bind', '-q', 'l/v.yaml', '-o', f'l.{end}', status=0)
        run('unbind', f'l.{end}', '-o', f'l-{end}', '--fail-on', 'error',
            status=0)
        for name in 'a.xml', 'sub/b.xml', 'c.md', 'intro.md':
            same(f'l/{name}', f'l-{end}/{name}', f'{end}: {name}')
        back = read(f'l-{end}/a.xml').decode()
        check('target="sub/b.xml#p3"' in back and 'target="#d"' in back and
              'xml:id="u1"' in back and 'target="c.md"' in back,
              f'{end}: links of what comes back: {back}')
        check('xml:id="whole"' in read(f'l-{end}/sub/b.xml').decode(),
              f'{end}: the root has lost its id')
        run('validate', f'l.{end}', status=0)
    corpus = read('l.xml').decode()
    check('target="#r002-p3"' in corpus and 'xml:id="r002-p3"' in corpus,
          'links of a corpus')
    ids = re.findall(r'xml:id="([^"]*)"', corpus)
    check(len(ids) == len(set(ids)), 'an id stands twice')
    check('corresp="#r001-ray #r002-ray"' in corpus, 'people of a corpus')
    text = read('l.md').decode()
    check('(#r002-p3)' in text and 'r002-p3"' in text, 'links of a page')
    check('[^r003-' in text, 'notes of a page')
    # a table that somebody spoilt
    write('spoilt.md', re.sub('(?m)^introduction: .*\n', '', text, count=1))
    check(read('spoilt.md') != read('l.md'), 'nothing was spoilt')
    p = run('unbind', 'spoilt.md', '-o', 'spoilt')
    check(p.returncode in (0, 1), f'a spoilt table: {p.returncode}')
    # the folder of what comes back can be bound again
    run('bind', '-q', 'l-epub/volume.yaml', '-o', 'again.epub',
        '--no-provenance', status=0)
    shutil.copytree(os.path.join(work, 'l-epub'), os.path.join(work, 'l2'))
    run('unbind', 'again.epub', '-o', 'l3', '--fail-on', 'error', status=0)
    same('l/a.xml', 'l3/a.xml', 'bound again')


def around():
    """What stands around the texts of records: a volume in Markdown is one text
    as well, which is valid, and gives each record back."""
    off = ('<standOff><listPerson><person xml:id="lind"><persName>Lind</persName>'
           '</person></listPerson><listAnnotation><note target="#p">A remark.'
           '</note></listAnnotation></standOff>')
    for i in '1', '2':
        write(f'o/{i}.xml', tei('Sitting ' + i, [('lind', 'Lind', '')],
                                f'<p xml:id="p">Words {i}.</p>').replace(
            '</teiHeader>', '</teiHeader>' + off).replace(
            '<listPerson><person xml:id="lind"><persName>Lind</persName></person>\n',
            '<listPerson>').replace('<particDesc><listPerson>\n</listPerson>'
                                    '</particDesc>', '').replace(
            '<profileDesc></profileDesc>', '').replace(
            '<body>', '<front><p>Before.</p></front><body>').replace(
            '</body>', '</body><back><p>Behind.</p></back>'))
    run('bind', '-q', 'o/1.xml', 'o/2.xml', '-o', 'o.md', status=0)
    run('validate', 'o.md', status=0)
    p = run('convert', 'o.md', '-o', 'o.xml', '--fail-on', 'never', status=0)
    for fault in 'tei-invalid', 'displaced', 'unaccounted', 'invented':
        check(fault not in p.err, fault + ': ' + p.err[-700:])
    p = run('unbind', 'o.md', '-o', 'o-out')
    check('2 records written' in p.out + p.err, p.err[-500:])
    for i in '1', '2':
        same(f'o/{i}.xml', f'o-out/{i}.xml', 'with standOff')


def decided():
    """One person where somebody decided so; two where authorities say so."""
    write('d/a.txt', 'Minutes\n\nMISS RAY: The weir is shut.\n\nMR. LEE: Yes.\n')
    write('d/b.txt', 'Minutes\n\nMRS. RAY: It stays shut.\n\nMR. LEE: No.\n')
    write('d/who.yaml', '''decisions:
- {scope: person, person: RAY, value: Ada Ray, by: Oskar Tuvesen, when: 2031-02-03}
''')
    run('bind', '-q', 'd/a.txt', 'd/b.txt', '-o', 'd.md', '--decisions',
        'd/who.yaml', '--fail-on', 'error', status=0)
    people = read('d.md').decode().split('## People')[1]
    check(people.count('Ada Ray:') == 1 and people.count('](#') == 4, people)


def corpus():
    texts = ''.join(tei(t, [], f'<p xml:id="{t}">To <ref target="#{o}">it'
                        '</ref>.</p>').replace(
                        ' xmlns="http://www.tei-c.org/ns/1.0"', '')
                    for t, o in (('one', 'two'), ('two', 'one')))
    write('c.xml', '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>'
          '<fileDesc><titleStmt><title>Both</title><editor>Ada Ray</editor>'
          '</titleStmt><publicationStmt><p>x</p></publicationStmt><sourceDesc>'
          f'<p>y</p></sourceDesc></fileDesc></teiHeader>{texts}</teiCorpus>')
    run('bind', '-q', 'c.xml', '-o', 'c.epub', status=0)
    book = zipfile.ZipFile(os.path.join(work, 'c.epub'))
    opf = book.read('EPUB/package.opf').decode()
    check('>Both</dc:title>' in opf and 'Ada Ray' in opf, opf)
    check('href="../r002/text-001.xhtml#two"' in
          book.read('EPUB/r001/text-001.xhtml').decode(), 'between texts')
    run('unbind', 'c.epub', '-o', 'c-out', status=0)
    check(sorted(os.listdir(os.path.join(work, 'c-out'))) ==
          ['c-1.xml', 'c-2.xml', 'volume.yaml'],
          str(os.listdir(os.path.join(work, 'c-out'))))


def refused():
    good = write('r/good.md', '# Good\n\nWords.\n')
    write('r/bad.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>')
    write('r/old.epub', 'what was there')
    p = run('bind', 'r/good.md', 'r/bad.xml', '-o', 'r/old.epub', status=1)
    check('xml-syntax' in p.err and 'volume-record' in p.err and
          'nothing is written' in p.err, p.err)
    check(read('r/old.epub') == b'what was there', 'an old volume is gone')
    check(sorted(os.listdir(os.path.join(work, 'r'))) ==
          ['bad.xml', 'good.md', 'old.epub'], 'something half-written')
    run('bind', 'r/good.md', 'r/none.md', '-o', 'r/new.epub', status=3)
    check(not os.path.exists(os.path.join(work, 'r/new.epub')), 'half a volume')
    for args in (['r/good.md'], ['r/good.md', '-o', 'r/good.md'],
                 ['r/good.md', '-o', 'x.txt'], ['r/good.md', '-o', 'r'],
                 ['r/good.md', '-o', 'x', '--to', 'text'], ['-o', 'x.epub'],
                 ['r/v.yaml', '-o', 'x.epub', '--title', 'T']):
        run('bind', *args, status=2)
    os.link(good, os.path.join(work, 'r/other.md'))
    p = run('bind', 'r/good.md', '-o', 'r/other.md', status=2)
    check('would be replaced' in p.err, p.err)
    for text, line, said in (
            ('title: T\nrecrods: [good.md]\n', 2, 'mean "records"'),
            ('title: T\norder: dat\nrecords: [good.md]\n', 2, 'mean "date"'),
            ('title: T\nrecords: [good.md]\ntitle: U\n', 3, 'twice'),
            ('title: T\nrecords: {a: b}\n', 2, 'list of records'),
            ('title: T\nlanguage: "1"\nrecords: [good.md]\n', 2, 'language'),
            ('records: [good.md]\n', 1, 'title'),
            ('title: T\ncover: good.md\nrecords: [good.md]\n', 0, 'cover'),
            ('title: T\n', 0, 'no record'),
            ('title: [\n', 2, 'YAML'), ('\0', 0, '')):
        write('r/v.yaml', text)
        p = run('bind', 'r/v.yaml', '-o', 'r/x.epub')
        where = f'r/v.yaml:{line}:' if line > 0 else ''
        check(p.returncode in (1, 2) and where in p.err and said in p.err,
              f'{text!r}: {p.returncode} {p.err}')
        check(not os.path.exists(os.path.join(work, 'r/x.epub')), text)
    p = run('unbind', 'r/good.md', '-o', 'r/out', status=1)
    check('volume-none' in p.err, p.err)
    check(not os.path.exists(os.path.join(work, 'r/out')), 'a folder of nothing')
    # names that a volume brings are not the user's: nothing there is replaced
    for end in 'xml', 'epub', 'md':
        write('r/mine/b.md', '# Mine\n')
        write('r/mine/a.txt', 'On the mill\n\nMR. ROTH: Yes.\n')
        run('bind', 'r/mine/a.txt', 'r/mine/b.md', '--title', 'T', '-o',
            'r/both.' + end, status=0)
        write(f'r/{end}/a.txt', 'mine')
        write(f'r/{end}/volume.yaml', 'mine')
        p = run('unbind', 'r/both.' + end, '-o', 'r/' + end, status=1)
        check(p.err.count('is there already') == 2, p.err)
        check(read(f'r/{end}/a.txt') == b'mine', 'a.txt is replaced')
        check(read(f'r/{end}/volume.yaml') == b'mine', 'volume.yaml, too')
        check(b'Mine' in read(f'r/{end}/b.md'), 'b.md is not written')
        run('unbind', '--force', 'r/both.' + end, '-o', 'r/' + end, status=0)
        check(b'ROTH' in read(f'r/{end}/a.txt'), '--force does not')
        run('unbind', 'r/both.' + end, '-o', 'r/' + end, status=0)
    run('unbind', 'l.epub', '-o', 'r/good.md', status=2)
    run('unbind', 'l.epub', status=2)
    # a volume that was cut or changed
    book = read('l.epub')
    for n in range(100, len(book), len(book) // 7):
        write('r/cut.epub', book[:n])
        p = run('unbind', 'r/cut.epub', '-o', 'r/cut')
        check(p.returncode == 1, f'cut at {n}: {p.returncode} {p.err}')
    text = read('l.md').decode()
    write('r/cut.md', text.replace('<!-- vidimus:end r002 -->', ''))
    p = run('unbind', 'r/cut.md', '-o', 'r/cut', status=1)
    check('volume-none' in p.err, p.err)
    write('r/bad.md', text.replace('file: a.xml', 'file: ../../a.xml', 1))
    p = run('unbind', 'r/bad.md', '-o', 'r/climb', status=1)
    check(not os.path.exists(os.path.join(work, 'a.xml')), 'it climbs out')


def pictures():
    for name in 'one', 'two':
        write(f'p/{name}/map.png', PIXEL + name.encode())
        write(f'p/{name}/text.md', f'# {name}\n\n![A map](map.png)\n')
    for end in 'epub', 'xml', 'md':
        run('bind', '-q', 'p', '-o', f'pv/p.{end}', '--fail-on', 'error',
            status=3)
        os.makedirs(os.path.join(work, 'pv'), exist_ok=True)
        run('bind', '-q', 'p', '-o', f'pv/p.{end}', '--fail-on', 'error',
            status=0)
        run('unbind', f'pv/p.{end}', '-o', f'po-{end}', '--fail-on', 'error',
            status=0)
        for name in 'one', 'two':
            found = glob.glob(os.path.join(work, f'po-{end}/{name}/**/*.png'),
                              recursive=True)
            check([open(f, 'rb').read() for f in found] ==
                  [PIXEL + name.encode()], f'{end}: picture of {name}: {found}')
        shutil.rmtree(os.path.join(work, 'pv'))


def many():
    """Many records, in the memory of a few."""
    for i in range(50):
        turns = ''.join(f'{who}: The weir of day {n} is shut, and the boats of '
                        f'the north lie in the harbour until it opens.\n\n'
                        for n in range(60) for who in ('ADA RAY', 'MR. LEE'))
        write(f'm/{i:02}.txt', f'Minutes {i}\n\n{turns}')
    p = subprocess.run(
        ['sh', '-c', 'ulimit -v 120000 && exec "$0" bind -q m -o m.epub',
         PROGRAM], cwd=work, env=ENV, capture_output=True, timeout=300)
    if b'AddressSanitizer' in p.stderr or b'ReserveShadow' in p.stderr:
        print('skipped: no bound of memory with sanitizers')
    else:
        check(p.returncode == 0, 'in 120 MB: ' + p.stderr.decode()[-400:])
    run('bind', '-q', 'm', '-o', 'm2.epub', status=0)
    book = zipfile.ZipFile(os.path.join(work, 'm2.epub'))
    check(len(book.read('EPUB/nav.xhtml').decode().split('<li>')) > 100,
          'contents')


def others():
    """Programs of others, where they are."""
    epubcheck = shutil.which('epubcheck')
    if epubcheck and shutil.which('java'):
        jar = os.path.realpath(epubcheck)
        if jar.endswith('.jar'):
            for name in 'l.epub', 'c.epub', 'all.epub':
                p = subprocess.run(['java', '-XX:TieredStopAtLevel=1', '-jar',
                                    jar, '--failonwarnings', name], cwd=work,
                                   capture_output=True, timeout=600)
                check(p.returncode == 0, name + ': ' +
                      (p.stdout + p.stderr).decode()[-800:])
    else:
        print('skipped: epubcheck is not installed')
    if not shutil.which('jing') or not os.path.exists(SCHEMA):
        print('skipped: no jing, or no tei_all beside the repository')
        return
    for name in 'l.xml', 'd.xml':
        if name == 'd.xml':
            run('bind', '-q', 'd', '-o', name, '--exclude', '*.yaml',
                '--fail-on', 'error', status=0)
        p = subprocess.run(['jing', SCHEMA, name], cwd=work,
                           capture_output=True, timeout=600)
        check(p.returncode == 0, name + ': ' + p.stdout.decode()[-800:])


with tempfile.TemporaryDirectory() as work:
    for test in (rounds, linked, around, decided, corpus, refused, pictures, many,
                 others):
        before = failures
        test()
        if failures > before:
            print('in', test.__name__)
print(f'{checks} checks, {failures} failures')
sys.exit(failures > 0)
