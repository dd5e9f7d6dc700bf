#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What an archive takes in: PREMIS events (`convert --premis`) and bags
(`convert --bag`). A bag is validated by an own reading of RFC 8493, and by
bagit-python where that is installed; events by a grammar, and by the Library of
Congress's schema where a copy is at hand (VIDIMUS_PREMIS_XSD)."""
import collections
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET

HERE = pathlib.Path(os.environ.get('srcdir', '..')).resolve() / 'tests/cli'
VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
P = '{http://www.loc.gov/premis/v3}'
XSD = os.environ.get('VIDIMUS_PREMIS_XSD')
os.environ['LC_ALL'] = 'C.UTF-8'
os.environ.pop('SOURCE_DATE_EPOCH', None)
failures = checks = 0
try:
    import bagit
except ImportError:
    bagit = None
    print('bagit is not installed: bags are validated by this test alone')
if not XSD:
    print('no copy of premis.xsd (VIDIMUS_PREMIS_XSD): events are validated '
          'by premis.rng alone')

TALK = '''Conversation between Governor Tuvesen and Mr. Brandel

Halden, %d May 1931

Governor Tuvesen: Have the boats come in from the island with the mail?

Mr. Brandel: They were late, and I know nothing of the reason for it.
'''


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', what)


def run(*arguments, status=0, env=None):
    done = subprocess.run([VIDIMUS, *map(str, arguments)], capture_output=True,
                          env={**os.environ, **(env or {})},
                          stdin=subprocess.DEVNULL)
    err = done.stderr.decode('utf-8', 'replace')
    check(done.returncode == status,
          f'{arguments}: exit {done.returncode}, not {status}: {err[-600:]}')
    return done.stdout, err


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def decoded(path):
    return re.sub('%(25|0[AaDd])', lambda m: chr(int(m[1], 16)), path)


def manifest(bag, name):
    lines = (bag / name).read_bytes().decode('utf-8').split('\n')
    check(lines.pop() == '', f'{name} ends in a line')
    rows = [re.fullmatch('([0-9a-f]{64})  (.+)', line) for line in lines]
    check(all(rows), f'{name}: {lines}')
    names = [decoded(r[2]) for r in rows]
    check(len(set(names)) == len(names), f'{name}: names twice')
    return {decoded(r[2]): r[1] for r in rows}


def faults(bag):
    """What is wrong with a bag, by RFC 8493."""
    wrong = []
    for name in ('bagit.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt',
                 'bag-info.txt'):
        if not (bag / name).is_file():
            return [f'no {name}']
    if (bag / 'bagit.txt').read_text() != ('BagIt-Version: 1.0\n'
                                           'Tag-File-Character-Encoding: UTF-8\n'):
        wrong.append('bagit.txt')
    said = manifest(bag, 'manifest-sha256.txt')
    there = {str(p.relative_to(bag)): p
             for p in (bag / 'data').rglob('*') if p.is_file()}
    wrong += [f'not there: {n}' for n in said if n not in there]
    wrong += [f'not said: {n}' for n in there if n not in said]
    wrong += [f'changed: {n}' for n in said
              if n in there and sha(there[n]) != said[n]]
    tags = manifest(bag, 'tagmanifest-sha256.txt')
    wrong += [f'tag: {n}' for n in tags
              if not (bag / n).is_file() or sha(bag / n) != tags[n]]
    for name in ('bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'):
        if name not in tags:
            wrong.append(f'tagmanifest has no {name}')
    octets = sum(p.stat().st_size for p in there.values())
    if f'Payload-Oxum: {octets}.{len(there)}\n' not in (
            bag / 'bag-info.txt').read_text():
        wrong.append('Payload-Oxum')
    if bagit and not any('%' in n for n in there):
        try:
            bagit.Bag(str(bag)).validate()
        except bagit.BagError as e:
            wrong.append(f'bagit: {e}')
    return wrong


def events(path):
    """A PREMIS file: valid, and what it links to is there. Its events by type."""
    grammar = subprocess.run(['xmllint', '--noout', '--relaxng',
                              HERE / 'premis.rng', path], capture_output=True,
                             text=True)
    check(grammar.returncode == 0, f'{path}: {grammar.stderr[:600]}')
    if XSD:
        schema = subprocess.run(['xmllint', '--noout', '--schema', XSD, path],
                                capture_output=True, text=True)
        check(schema.returncode == 0, f'{path}: {schema.stderr[:600]}')
    root = ET.parse(path).getroot()
    objects = [o.findtext(f'{P}objectIdentifier/{P}objectIdentifierValue')
               for o in root.iter(f'{P}object')]
    made = collections.defaultdict(list)
    ids = []
    for e in root.iter(f'{P}event'):
        ids.append(e.findtext(f'{P}eventIdentifier/{P}eventIdentifierValue'))
        made[e.findtext(f'{P}eventType')].append(e)
    check(len(set(objects)) == len(objects), f'{path}: objects twice')
    check(len(set(ids)) == len(ids), f'{path}: events twice')
    for tag, known in (('linkingObjectIdentifierValue', objects),
                       ('relatedObjectIdentifierValue', objects),
                       ('linkingEventIdentifierValue', ids),
                       ('relatedEventIdentifierValue', ids),
                       ('linkingAgentIdentifierValue', ['vidimus'])):
        for e in root.iter(P + tag):
            check(e.text in known, f'{path}: {tag} {e.text} leads nowhere')
    linked = [e.text for o in root.iter(f'{P}object')
              for e in o.iter(f'{P}linkingEventIdentifierValue')]
    check(set(linked) == set(ids), f'{path}: events of no object')
    return made


def outcomes(made, kind):
    return [e.findtext(f'{P}eventOutcomeInformation/{P}eventOutcome')
            for e in made[kind]]


def notes(event):
    return [n.text for n in event.iter(f'{P}eventOutcomeDetailNote')]


def holding(at):
    source = at / 'in'
    (source / 'deep/er').mkdir(parents=True)
    for n, name in enumerate(('a.txt', 'deep/a.txt', 'deep/er/grå brev.txt')):
        (source / name).write_text(TALK % (n + 3))
    return source


def test_premis(at):
    source = holding(at)
    out, file = at / 'out', at / 'events.xml'
    run('convert', source, '--to', 'tei', '-o', f'{out}/', '--premis', file)
    made = events(file)
    check({k: len(v) for k, v in made.items()} == {
        'message digest calculation': 3, 'migration': 3, 'validation': 3,
        'fixity check': 3}, f'{made.keys()}')
    check(outcomes(made, 'validation') == ['success'] * 3, 'validation')
    check(outcomes(made, 'fixity check') == ['success'] * 3, 'fixity')
    check(notes(made['message digest calculation'][0])
          == [sha(source / 'a.txt')], 'the digest of the source')
    check(notes(made['fixity check'][0]) == [sha(out / 'a.xml')],
          'the digest of the copy')
    check({e.findtext(f'{P}eventDateTime') for e in
           sum(made.values(), [])} == {'XXXX-XX-XX'}, 'no clock')
    first = file.read_bytes()
    for n in (1, 4):
        other = at / f'out{n}'
        run('convert', source, '--to', 'tei', '-o', f'{other}/', '-j', n,
            '--premis', file)
        check(file.read_bytes() == first, f'-j {n} writes other bytes')
    run('convert', source, '--to', 'tei', '-o', f'{at}/dated/', '--premis', file,
        env={'SOURCE_DATE_EPOCH': '0'})
    check({e.findtext(f'{P}eventDateTime') for e in
           sum(events(file).values(), [])} == {'1970-01-01T00:00:00Z'}, 'a date')
    run('convert', source / 'a.txt', '-o', at / 'one.epub', '--premis', file,
        '--modified', '2031-02-03T04:05:06Z')
    check(events(file)['migration'][0].findtext(f'{P}eventDateTime')
          == '2031-02-03T04:05:06Z', '--modified')
    text, _ = run('convert', source / 'a.txt', '-o', at / 'one.xml',
                  '--premis', '-')
    (at / 'out.xml').write_bytes(text)
    events(at / 'out.xml')


def test_fates(at):
    """What failed, what lost something, what is not valid."""
    source = holding(at)
    (source / 'b.docx').write_bytes(b'PK\3\4not a document at all')
    (source / 'c.xml').write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        '<titleStmt><title>T</title></titleStmt><publicationStmt><p>x</p>'
        '</publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc>'
        '</teiHeader><text><body><p>Text</p><div><p>y</p></div><p>z</p>'
        '</body></text></TEI>')
    file = at / 'events.xml'
    run('convert', source / 'a.txt', source / 'b.docx', source / 'c.xml',
        '--to', 'tei', '-o', f'{at}/out/', '--premis', file, status=1)
    made = events(file)
    check(sorted(outcomes(made, 'migration')) == ['fail', 'success', 'warning']
          or outcomes(made, 'migration').count('fail') == 1,
          f'{outcomes(made, "migration")}')
    check('fail' in outcomes(made, 'validation'), 'an invalid copy')
    check(any('not written' in n for e in made['migration'] for n in notes(e)),
          'what was not written')
    # what could not be read is known by its bytes, too
    check([sha(source / 'b.docx')] in
          [notes(e) for e in made['message digest calculation']],
          'the digest of what was not read')
    # a picture is an object, too
    book = at / 'book'
    book.mkdir()
    (book / 'p.png').write_bytes(
        bytes.fromhex('89504e470d0a1a0a0000000d4948445200000001000000010806000'
                      '0001f15c4890000000d49444154789c6360606060000000050001a5f6'
                      '45400000000049454e44ae426082'))
    (book / 'm.md').write_text('# A talk\n\n![A boat](p.png)\n\nWords.\n')
    run('convert', book / 'm.md', '--to', 'tei', '-o', f'{at}/pictures/',
        '--premis', file)
    names = [n.text for n in ET.parse(file).iter(f'{P}formatName')]
    check('image/png' in names, f'{names}')
    check(len(events(file)['fixity check']) == 2, 'the fixity of a picture')


def test_premis_refused(at):
    source = holding(at)
    a, out = source / 'a.txt', f'{at}/out/'
    mine = at / 'mine.xml'
    mine.write_text('<x/>')
    before = a.read_bytes()
    for file, why in ((a, 'which is read'), (mine, 'no PREMIS'),
                      (at / 'out/a.xml', 'both to'),
                      (at / 'report.json', 'both to')):
        _, err = run('convert', source, '--to', 'tei', '-o', out, '--report',
                     at / 'report.json', '--premis', file, status=2)
        check(why in err, f'{file}: {err}')
        check(not (at / 'out').exists(), f'{file}: something was written')
    check(a.read_bytes() == before and mine.read_text() == '<x/>', 'replaced')
    _, err = run('convert', a, '--to', 'tei', '--premis', '-', status=2)
    check('both to standard output' in err, err)
    run('convert', a, '-o', at / 'x.xml', '--premis', a / 'no/way.xml',
        status=3)
    check(not (at / 'x.xml').exists(), 'written without its events')


def test_bag(at):
    source = holding(at)
    odd = source / 'deep/50% of\nit.txt'
    odd.write_text(TALK % 9)
    bag = at / 'bag'
    say = ('--bag-info', 'Source-Organization: Arkivet',
           '--bag-info', 'External-Identifier: A 17')
    todo = ('convert', source, '--to', 'tei', '-o', f'{bag}/', '--bag',
            '--premis', bag / 'metadata/premis.xml')
    run(*todo, *say)
    check(faults(bag) == [], faults(bag))
    check('data/deep/50%25 of%0Ait.xml\n' in
          (bag / 'manifest-sha256.txt').read_text(), 'the escapes of RFC 8493')
    info = (bag / 'bag-info.txt').read_text()
    check('Source-Organization: Arkivet\n' in info and 'Bagging-Date' not in info,
          info)
    check('metadata/premis.xml' in manifest(bag, 'tagmanifest-sha256.txt'),
          'the events are in the manifest of tags')
    events(bag / 'metadata/premis.xml')
    whole = {p: p.read_bytes() for p in bag.rglob('*') if p.is_file()}
    # again: what others wrote into bag-info.txt stays
    with open(bag / 'bag-info.txt', 'a') as f:
        f.write('Contact-Name: Eva Berg\n  of the reading room\n')
    run(*todo, *say)
    check(faults(bag) == [], faults(bag))
    info = (bag / 'bag-info.txt').read_text()
    check('Contact-Name: Eva Berg\n  of the reading room\n' in info
          and info.count('Source-Organization') == 1, info)
    check(all(p.read_bytes() == b for p, b in whole.items()
              if p.name not in ('bag-info.txt', 'tagmanifest-sha256.txt')),
          'a second run writes other bytes')
    run(*todo, *say, env={'SOURCE_DATE_EPOCH': '86400'})
    check('Bagging-Date: 1970-01-02\n' in (bag / 'bag-info.txt').read_text(),
          'the date')
    check(faults(bag) == [], faults(bag))


def test_bag_grows(at):
    """--update, a file more, one less: what is in the bag stays in it."""
    source, bag = holding(at), at / 'bag'
    todo = ('convert', source, '--to', 'epub', '-o', f'{bag}/', '--bag',
            '--update', '--premis', at / 'events.xml')
    run(*todo)
    check(faults(bag) == [], faults(bag))
    check(not list((bag / 'data').rglob('.vidimus*')), 'the state is no payload')
    first = (at / 'events.xml').read_bytes()
    _, err = run(*todo)
    check('3 of them unchanged' in err, err)
    check((at / 'events.xml').read_bytes() == first,
          'what an earlier run did is said as it was')
    (source / 'b.txt').write_text(TALK % 20)
    (source / 'a.txt').unlink()
    run(*todo)
    check(faults(bag) == [], faults(bag))
    said = manifest(bag, 'manifest-sha256.txt')
    check('data/a.epub' in said and 'data/b.epub' in said, said)
    check(len(events(at / 'events.xml')['migration']) == 3, 'events')


def test_bag_changed(at):
    source, bag = holding(at), at / 'bag'
    todo = ('convert', source / 'a.txt', '--to', 'txt', '-o', f'{bag}/', '--bag')
    run('convert', source, '--to', 'txt', '-o', f'{bag}/', '--bag')
    victim = bag / 'data/deep/a.txt'
    said = manifest(bag, 'manifest-sha256.txt')
    victim.write_text('changed')
    (bag / 'data/mine.doc').write_text('mine')
    (bag / 'data/deep/er/grå brev.txt').unlink()
    _, err = run(*todo, status=1)
    check(len(re.findall(r'deep/a.txt.*\[bag-payload\]', err)) == 1, err)
    check(len(re.findall(r'brev.txt.*\[bag-payload\]', err)) == 1, err)
    check(len(re.findall(r'mine.doc.*\[bag-foreign\]', err)) == 1, err)
    now = manifest(bag, 'manifest-sha256.txt')
    check({k: now[k] for k in said} == said and 'data/mine.doc' in now,
          'the manifest says what was')
    check(faults(bag) == ['not there: data/deep/er/grå brev.txt',
                          'changed: data/deep/a.txt'], faults(bag))
    run(*todo, '--force')
    check(faults(bag) == [], faults(bag))


def test_bag_refused(at):
    source = holding(at)
    bag = at / 'bag'
    todo = ('convert', source, '--to', 'tei', '-o', f'{bag}/', '--bag')

    def refused(why, *more):
        before = {p: p.is_file() and p.read_bytes() for p in at.rglob('*')}
        _, err = run(*todo, *more, status=2)
        check(why in err, f'not "{why}": {err}')
        check(before == {p: p.is_file() and p.read_bytes()
                         for p in at.rglob('*')}, f'{why}: something changed')
    bag.mkdir()
    (bag / 'notes.txt').write_text('mine')
    refused('and no bag')
    (bag / 'notes.txt').unlink()
    run(*todo)
    for name, text, why in (
            ('fetch.txt', 'http://x 1 data/x\n', 'fetch.txt'),
            ('manifest-md5.txt', '', 'manifest-md5.txt'),
            ('tagmanifest-sha512.txt', '', 'tagmanifest-sha512.txt')):
        (bag / name).write_text(text)
        refused(why)
        (bag / name).unlink()
    kept = (bag / 'manifest-sha256.txt').read_text()
    (bag / 'manifest-sha256.txt').write_text(kept + 'nonsense\n')
    refused('manifest-sha256.txt:4: no line')
    for line in ('  ../../x', '  data/../../x', '  data/..', '  ..', '  /etc/x',
                 '  ', '', 'data/x', '0  data/x', '\r  data/x'):
        (bag / 'manifest-sha256.txt').write_bytes(
            (kept + '0' * 64 + line + '\n').encode())
        refused('manifest-sha256.txt:4: no line')
    (bag / 'manifest-sha256.txt').write_text(kept + '0' * 63 + '  data/x\n')
    refused('manifest-sha256.txt:4: no line')
    # as others write it
    digest = hashlib.sha256(b'mine').hexdigest()
    (bag / 'data/m%\n.doc').write_bytes(b'mine')
    (bag / 'data/n.doc').write_bytes(b'mine')
    for ends in ('\n', '\r\n', '\r', '\n\n'):
        (bag / 'manifest-sha256.txt').write_bytes(
            (kept + digest.upper() + ' *./data/m%25%0a.doc\n' + digest +
             '\tdata/n.doc\n').replace('\n', ends).encode())
        _, err = run(*todo)
        check('[bag-' not in err, f'{ends!r}: {err}')
        said = (bag / 'manifest-sha256.txt').read_text()
        check(digest + '  data/m%25%0A.doc\n' in said and '\r' not in said and
              digest + '  data/n.doc\n' in said, said)
    (bag / 'data/m%\n.doc').unlink()
    (bag / 'data/n.doc').unlink()
    (bag / 'bagit.txt').write_text('BagIt-Version: 0.97\n'
                                   'Tag-File-Character-Encoding: UTF-8\n')
    refused('1.0')
    shutil.rmtree(bag)
    refused('lies in the bag', '--report', bag / 'report.json')
    for place in bag / 'x', bag / 'data/x', f'{bag}/../{bag.name}/new/x':
        refused('lies in the bag', '--summary', place)
        refused('lies in the bag', '--output', f'sarif={place}')
        refused('lies in the bag', '--write-baseline', place)
    refused('--shard', '--shard', '1/2')
    refused('a label, a colon', '--bag-info', 'nothing')
    for line in ('nothing', ': b', 'A:', 'A:  ', ' A: b', '\tA: b', 'A: b\nC: d',
                 'A: \udcff', 'A: \udce0\udc80\udc80', 'A: \udced\udca0\udc80',
                 'A: \udcf4\udc90\udc80\udc80', 'A: \udcc0\udc80',
                 'A: \udcf0\udc80\udc80\udc80', 'A: \udce2\udc82'):
        refused('a label, a colon', '--bag-info', line)
    for line in ('Payload-Oxum: 1.1', 'Bagging-Date: 2031-02-03',
                 'Bag-Software-Agent: x'):
        refused('says that itself', '--bag-info', line)
    (bag).mkdir()
    (bag / 'data').symlink_to(source)
    refused('no folder')
    shutil.rmtree(bag)
    run('convert', source / 'a.txt', '-o', at / 'a.xml', '--bag-info', 'A: b',
        status=2)
    (at / 'x.xml').write_text('')
    run('convert', source / 'a.txt', '-o', at / 'x.xml', '--to', 'tei', '--bag',
        status=2)
    (source / os.fsdecode(b'caf\xe9.txt')).write_text(TALK % 1)
    refused('no UTF-8')


def test_interrupted(at):
    """A run that was killed leaves no bag that validates; the next makes it
    whole."""
    source, bag = at / 'in', at / 'bag'
    source.mkdir()
    for n in range(60):
        (source / f'{n:02}.txt').write_text((TALK % (n % 28 + 1)) * 20)
    todo = [VIDIMUS, 'convert', source, '--to', 'epub', '-o', f'{bag}/', '--bag',
            '-q', '--update']
    killed = subprocess.Popen(todo, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while time.monotonic() < until and killed.poll() is None:
        if len(list(bag.glob('data/*.epub'))) > 2:
            break
        time.sleep(0.005)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    if not (bag / 'manifest-sha256.txt').exists():
        check(faults(bag) == ['no manifest-sha256.txt'], faults(bag))
    else:
        print('the run was done before it could be killed')
    time.sleep(0.5)  # workers end by themselves
    run(*todo[1:])
    left = [p for p in bag.glob('data/.vidimus-*')]
    check([f for f in faults(bag) if '.vidimus-' not in f] == [], faults(bag))
    check(len(list(bag.glob('data/*.epub'))) == 60, 'all are there')
    print(f'{len(left)} files left by the killed run')


for name, test in sorted(globals().items()):
    if name.startswith('test_'):
        with tempfile.TemporaryDirectory() as folder:
            test(pathlib.Path(folder))
print(f'{checks} checks, {failures} failures')
sys.exit(failures != 0)
