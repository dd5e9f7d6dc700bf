#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What volumes must not do: publish what nobody meant, replace what is read, write
where they should not, lose a word in silence."""
import os
import re
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
ENV = dict(os.environ, LC_ALL='C.UTF-8')
WORD = 'Quorvane'
PIXEL = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de'
    '0000000c49444154789c63f8cfc00000030101005f1b7ca80000000049454e44ae426082')
FORMS = ('epub', 'xml', 'md')
failures = 0


def check(good, what):
    global failures
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, cwd=None, status=None):
    p = subprocess.run([PROGRAM, *args], cwd=cwd or work, env=ENV,
                       capture_output=True, timeout=60,
                       stdin=subprocess.DEVNULL)
    p.said = p.stderr.decode(errors='replace')
    if status is not None:
        check(p.returncode == status,
              f'{args}: exit {p.returncode}, not {status}: {p.said[-400:]}')
    return p


def path(name):
    return os.path.join(work, name)


def write(name, text):
    os.makedirs(os.path.dirname(path(name)) or '.', exist_ok=True)
    with open(path(name), 'wb') as f:
        f.write(text if isinstance(text, bytes) else text.encode())


def read(name):
    with open(path(name), 'rb') as f:
        return f.read()


def all_of(name):
    """All bytes of a file; of a container those of its entries."""
    data = read(name)
    if not data.startswith(b'PK'):
        return data
    with zipfile.ZipFile(path(name)) as z:
        return b'\n'.join(z.read(n) for n in z.namelist())


def secrets():
    """Nothing that is hidden, lies elsewhere or has no end gets into a volume."""
    secret = 'token: hunter-seven\n'
    write('p/a.md', '# The weir\n\nWho mends it?\n')
    write('p/.env', secret)
    write('p/.git/config', secret)
    write('secret.md', secret)
    os.symlink('../secret.md', path('p/link.md'))
    os.symlink('.env', path('p/hidden.md'))
    os.symlink('..', path('p/up'))
    os.mkfifo(path('p/pipe.md'))
    os.makedirs(path('p/fine'))
    write('p/fine/b.md', '# The mill\n\nWho owns it?\n')
    named = ['.env', '.git/config', './.git/../.env', '../secret.md',
             path('secret.md'), 'link.md', 'hidden.md', 'up/secret.md',
             'pipe.md', '/dev/zero', '/dev/tty', '/proc/self/environ']
    for name in named:
        for how in ('records: ["%s"]', 'records: [a.md, {file: "%s"}]',
                    'introduction: "%s"\nrecords: [a.md]',
                    'cover: "%s"\nrecords: [a.md]',
                    'css: "%s"\nrecords: [a.md]',
                    'parts: [{title: P, records: ["%s"]}]'):
            write('p/v.yaml', 'title: T\n' + how % name + '\n')
            p = run('bind', 'v.yaml', '-o', 'out.epub', cwd=path('p'))
            check(p.returncode == 2 and '[volume-file]' in p.said,
                  f'{how % name}: {p.returncode} {p.said}')
            check('hunter' not in p.said + p.stdout.decode(),
                  f'{how % name}: quoted')
            check(not os.path.exists(path('p/out.epub')), f'{name}: written')
    # not from this folder, either, if it is not below
    write('p/fine/v.yaml', 'title: T\nrecords: [b.md, ../a.md]\n')
    run('bind', 'v.yaml', '-o', 'out.md', cwd=path('p/fine'), status=2)
    # but what lies below the one that the program runs in
    run('bind', 'fine/v.yaml', '-o', 'out.md', cwd=path('p'), status=0)
    # what a person names is theirs
    write('.notes.md', '# The weir\n')
    run('bind', '.notes.md', '-o', 'own.md', status=0)
    # "-" is a file's name
    write('p/-', 'Dashed.\n')
    write('p/v.yaml', 'title: T\nrecords: ["-"]\n')
    run('bind', 'v.yaml', '-o', 'dash.md', cwd=path('p'), status=0)
    check(b'Dashed.' in read('p/dash.md'), 'a file called "-"')


def overwriting():
    """An output that is read is none, whatever it is called."""
    write('o/a.md', '# The weir\n\n![a](a.png)\n')
    write('o/a.png', PIXEL)
    write('o/own.css', 'p { margin: 0 }\n')
    write('o/in.md', '# Before\n')
    write('o/v.yaml', 'title: T\nintroduction: in.md\ncover: a.png\n'
          'css: own.css\nrecords: [a.md]\n')
    before = {n: read('o/' + n) for n in os.listdir(path('o'))}
    for name in before:
        os.link(path('o/' + name), path('o/hard'))
        os.symlink(name, path('o/soft'))
        for out in name, 'hard', 'soft', './' + name:
            for args in (['v.yaml'], ['a.md', 'in.md'],
                         ['--to', 'epub', 'v.yaml']):
                if args[0] == 'a.md' and name not in ('a.md', 'in.md'):
                    continue
                p = run('bind', '--to', 'md', *args, '-o', out, cwd=path('o'))
                check(p.returncode == 2, f'{args} over {out}: {p.said}')
        os.remove(path('o/hard'))
        os.remove(path('o/soft'))
    for name, data in before.items():
        check(read('o/' + name) == data, f'{name} was replaced')
    # a volume is not replaced by one of its records
    for form in FORMS:
        os.makedirs(path(f'o/{form}'))
        write(f'o/{form}/b.{form}', read('o/a.md').replace(b'![a](a.png)', b'')
              if form == 'md' else b'')
        write('o/v.yaml', 'title: T\nrecords: [in.md]\n')
        run('bind', '-q', 'v.yaml', '-o', f'in.{form}' if form != 'md' else
            f'{form}/in.md', cwd=path('o'))
    run('bind', '-q', 'o/a.md', '-o', 'o/md/a.md')
    data = read('o/md/a.md')
    p = run('unbind', 'a.md', '-o', '.', cwd=path('o/md'))
    check(p.returncode != 0 and read('o/md/a.md') == data,
          f'a volume replaced by its record: {p.said}')
    # what stands there and says something else
    run('bind', '-q', 'o/in.md', '-o', 'o/one.epub', status=0)
    write('o/out/volume.yaml', 'mine\n')
    p = run('unbind', 'o/one.epub', '-o', 'o/out')
    check(p.returncode == 1 and read('o/out/volume.yaml') == b'mine\n',
          f'volume.yaml was replaced: {p.said}')


def names():
    """Records come out under names that are safe, and of their own."""
    write('n/a.md', '# The weir\n\nWords of it.\n')
    write('n/b.md', '# The mill\n\nWords of it.\n')
    run('bind', '-q', 'n/a.md', 'n/b.md', '-o', 'n/v.md', status=0)
    text = read('n/v.md').decode()
    for first, second in (
            ('.bashrc', '.git/hooks/post-commit'), ('"a\\nb"', '-rf'),
            ('CON', 'con.txt'), ('A.md', 'a.md'), ('a.md', 'a.md'),
            ('volume.yaml', 'VOLUME.yaml'), ('"a\\\\b"', '"::error::x"'),
            ('x/../x/a.md', 'x/./a.md'), ('~/a.md', '"$(id)"'),
            ('a' * 400, 'a' * 401)):
        hostile = text.replace('file: a.md', f'file: {first}', 1)
        hostile = hostile.replace('file: b.md', f'file: {second}', 1)
        check(hostile != text, 'nothing was changed')
        write('n/h.md', hostile)
        out = tempfile.mkdtemp(dir=path('n'))
        p = run('unbind', 'h.md', '-o', out, cwd=path('n'))
        found = sorted(os.path.relpath(os.path.join(at, f), out)
                       for at, _, files in os.walk(out) for f in files)
        check('..' in first or '[volume-broken]' not in p.said and
              len(found) == 3, f'{first}, {second}: {found} {p.said}')
        for name in found:
            for part in name.split('/'):
                check(re.match(r'[^\x00-\x1f\x7f.\-\\:][^\x00-\x1f\x7f\\:]*$',
                               part) and len(part) <= 255 and
                      not re.match(r'(?i)(con|nul|aux|prn)(\.|$)', part),
                      f'{first}, {second}: {name!r}')
        if p.returncode == 0:
            run('bind', '-q', out + '/volume.yaml', '-o', 'n/again.md',
                status=0)
    # whatever they become, the description names them
    write('n/sub/a.txt', 'The weir\n\nWords of it.\n')
    run('bind', '-q', 'n/a.md', 'n/sub/a.txt', 'n/b.md', '-o', 'n/v.epub',
        status=0)
    for to, end in ('tei', 'xml'), ('text', 'txt'), ('epub', 'epub'):
        run('unbind', '-q', '--to', to, 'n/v.epub', '-o', f'n/to-{to}',
            '--fail-on', 'never', status=0)
        run('bind', '-q', f'n/to-{to}/volume.yaml', '-o', f'n/{to}.md',
            '--fail-on', 'never', status=0)
        check(os.path.exists(path(f'n/to-{to}/sub/a.{end}')), f'no a.{end}')
    # two that would be one
    write('n/a.txt', 'The quay\n\nWords of it.\n')
    run('bind', '-q', 'n/a.md', 'n/a.txt', '-o', 'n/two.md', status=0)
    run('unbind', '-q', '--to', 'tei', 'n/two.md', '-o', 'n/two', status=0)
    check(sorted(os.listdir(path('n/two'))) ==
          ['a-2.xml', 'a.xml', 'volume.yaml'], os.listdir(path('n/two')))


def words():
    """A word that is put anywhere is in the volume, or something says so."""
    tei = ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
           '<titleStmt><title>The mill</title></titleStmt><publicationStmt>'
           '<publisher>Board</publisher></publicationStmt><sourceDesc><p>Box '
           'one</p></sourceDesc></fileDesc></teiHeader><text><body><head>One'
           '</head><sp who="#a"><speaker>ADA</speaker><p>See <ref '
           'target="b.md#two">there</ref>.</p></sp></body></text></TEI>')
    markdown = ('---\ntitle: The weir\ntranslator: Ada Ray\n---\n\n# Weir\n\n'
                'To [mill](a.xml).[^1]\n\n## Two {#two}\n\n[^1]: Noted.\n')
    volume = ('title: Papers\nsubtitle: of the Board\neditors:\n- Ada Ray\n'
              '- {name: Oskar Tuve, role: trl}\npublisher: Board\nplace: Wick\n'
              'series: Blue\nrights: Free now\nsubjects: [mills, weirs]\n'
              'summary: All papers\nintroduction: in.md\nparts:\n- title: First\n'
              '  records:\n  - {file: a.xml, title: The first}\n  - b.md\n')
    sources = {'a.xml': tei, 'b.md': markdown, 'in.md': '# Before\n\nRead.\n',
               'v.yaml': volume}
    places = 0
    for name, text in sources.items():
        if name == 'v.yaml':
            at = [m.end() for m in re.finditer(
                r'(?<=: )[A-Z][\w ]*|(?<=- )Ada Ray|mills|weirs', text)]
        elif name == 'a.xml':
            at = [m.end() for m in re.finditer(r'\w+(?=[^<>]*<)', text)]
        else:
            at = [m.end() for m in re.finditer(r'\w+', text)
                  if not re.match(r'.*:|\]\(|[\w.]*\)|\]|\}', text[m.end():][:9])]
        for i, form in ((i, form) for i in at for form in FORMS):
            for other, kept in sources.items():
                write('w/' + other, kept)
            write('w/' + name, text[:i] + ' ' + WORD + text[i:])
            places += 1
            p = run('bind', 'w/v.yaml', '-o', 'w/out.' + form)
            there = p.returncode == 0 and WORD.encode() in all_of(
                'w/out.' + form)
            check(there or re.search(r'(warning|loss|error).*' + WORD, p.said)
                  or (p.returncode == 2 and 'v.yaml' in p.said),
                  f'{name}: {text[:i][-30:]!r} {WORD} is nowhere in the {form}: '
                  + p.said[-300:])
    check(places > 60, f'only {places} places')


def left():
    """What only an EPUB has a place for is not lost in silence."""
    write('l/a.md', '# The weir\n')
    write('l/a.png', PIXEL)
    write('l/own.css', 'p { margin: 0 }\n')
    write('l/v.yaml', 'title: T\ncover: a.png\ncss: own.css\nrecords: [a.md]\n')
    for form in FORMS:
        p = run('bind', 'l/v.yaml', '-o', 'l/v.' + form, status=0)
        check(p.said.count('[volume-file-left]') == (0 if form == 'epub' else 2),
              f'{form}: {p.said}')
        run('unbind', '-q', 'l/v.' + form, '-o', 'l/' + form, status=0)
        run('bind', '-q', f'l/{form}/volume.yaml', '-o', f'l/again.{form}',
            status=0)


def outside():
    """What stands around the root of a record, and what is not valid in it,
    is there again."""
    header = ('<teiHeader><fileDesc><titleStmt><title>Weir</title></titleStmt>'
              '<publicationStmt><p>None.</p></publicationStmt><sourceDesc>'
              '<p>None.</p></sourceDesc></fileDesc></teiHeader>')
    ns = 'xmlns="http://www.tei-c.org/ns/1.0"'
    tei = (f'<?first it?>\n<!-- before %s -->\n<TEI {ns}>{header}<text><body>'
           '<p>The weir. <writing><p>SLIDE</p></writing></p></body></text>'
           '</TEI>\n<!-- behind %s -->\n<?last it?>\n')
    write('u/a.xml', tei % ('a', 'a'))
    write('u/b.xml', f'<!-- before b -->\n<div {ns}><p>A part.</p></div>\n'
          '<!-- behind b -->\n')
    write('u/c.xml', f'<TEI {ns}>{header}<text><body><p>C.</p></body></text></TEI>')
    write('u/d.xml', tei % ('d', 'd'))
    for form in FORMS:
        run('bind', '-q', 'u/a.xml', 'u/b.xml', 'u/c.xml', 'u/d.xml', '-o',
            'u/v.' + form, '--fail-on', 'never')
        run('unbind', '-q', 'u/v.' + form, '-o', f'u/{form}/', '--fail-on',
            'never')
        for name in 'abd':
            got = read(f'u/{form}/{name}.xml').decode()
            root = '<div' if name == 'b' else '<TEI'
            begin, end = got.index(root), got.index('</' + root[1:])
            check(f'<!-- before {name} -->' in got[:begin] and
                  f'<!-- behind {name} -->' in got[end:],
                  f'{form}: {name}: {got}')
            check(name == 'b' or ('<?first it?>' in got[:begin] and
                                  '<?last it?>' in got[end:]),
                  f'{form}: {name}: {got}')
            check(name == 'b' or '<writing><p>SLIDE</p></writing>' in got,
                  f'{form}: {name}: {got}')
            check(got.count('<!--') == 2, f'{form}: {name}: {got}')
        check(b'<!--' not in read(f'u/{form}/c.xml'), f'{form}: c has some')


def packed(name, change):
    """A book packed anew, with the entries that `change` gives."""
    with zipfile.ZipFile(path(name)) as z:
        entries = [(i.filename, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(path(name), 'w') as z:
        for entry, data in change(entries):
            z.writestr(entry, data, zipfile.ZIP_STORED)


def edit(name, where):
    """Edits a volume in a way that a person would."""
    if name.endswith('.epub'):
        packed(name, {
            'words': lambda all: [(n, d.replace(b'weir', b'dam')) for n, d in all],
            'begin': lambda all: [(n, d.replace(b'</metadata>', b' </metadata>'))
                                  for n, d in all],
            'end': lambda all: all + [('META-INF/notes.txt', b'mine')],
            'seal': lambda all: [(n, d[::-1] if n.endswith('seal') else d)
                                 for n, d in all]}[where])
        return
    data = read(name)
    if where == 'words':
        data = data.replace(b'weir', b'dam')
    elif where == 'begin' and name.endswith('.xml'):
        data = data.replace(b'?>\n', b'?>\n<?xml-model href="own.rng"?>\n', 1)
    elif where == 'begin':
        data = data.replace(b'---\n', b'---\nshelf: mine\n', 1)
    elif where == 'end':
        data += b'<!-- mine -->\n'
    else:
        at = data.rindex(b'seal ')
        data = data[:at + 5] + data[at + 5:at + 69][::-1] + data[at + 69:]
    write(name, data)


def edited():
    """A volume that somebody edited stays, unless --force gives it up."""
    write('e/a.md', '# The weir\n\nIt was built in stone.\n')
    write('e/b.txt', 'Minutes of the Mill Board\n\nMr. Lind: The weir leaks.\n')
    for form in FORMS:
        out = 'e/v.' + form
        bind = 'bind', '-q', 'e/a.md', 'e/b.txt', '-o', out, '--title', 'V'
        run(*bind, status=0)
        whole = read(out)
        run(*bind, status=0)
        check(read(out) == whole, f'{form}: the same again is another')
        for where in 'words', 'begin', 'end', 'seal':
            edit(out, where)
            mine = read(out)
            check(mine != whole, f'{form}, {where}: nothing was edited')
            p = run(*bind[:1], *bind[2:], status=1)
            check('[output-edited]' in p.said and 'unbind' in p.said,
                  f'{form}, {where}: {p.said}')
            check(read(out) == mine, f'{form}, {where}: the edits are gone')
            p = run(*bind[:1], *bind[2:], '--force', status=0)
            check('[output-replaced]' in p.said, f'{form}, {where}: {p.said}')
            check(read(out) == whole, f'{form}, {where}: it is not replaced')
        # what a copy of a volume has of its seal is not the copy's
        for _ in range(2):
            run('convert', '-q', '--fail-on', 'error', out, '-o', 'e/c.' + form,
                status=0)
        # without a seal, as an earlier version bound it
        run(*bind, '--no-provenance', status=0)
        check(read(out) != whole, f'{form}: --no-provenance leaves the seal')
        run(*bind, status=0)
        check(read(out) == whole, f'{form}: one without a seal stays')
    # packed anew it is still what it was
    packed('e/v.epub', lambda all: all)
    run('bind', '-q', 'e/a.md', 'e/b.txt', '-o', 'e/v.epub', '--title', 'W',
        status=0)


with tempfile.TemporaryDirectory(prefix='vidimus-test.') as work:
    secrets()
    overwriting()
    names()
    words()
    left()
    outside()
    edited()
print(f'{failures} failures')
sys.exit(failures > 0)
