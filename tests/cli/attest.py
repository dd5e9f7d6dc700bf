#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""vidimus attest and verify: a statement holds, is valid by its schema, and no
changed byte of source, copy or statement passes; hostile statements are refused.
Signing is tried with ssh-keygen and OpenSSL, where they are there."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', './vidimus'))
FIXTURES = pathlib.Path(os.environ.get('srcdir', '..')).resolve() / 'fixtures'
checks = failures = 0
os.environ.pop('SOURCE_DATE_EPOCH', None)

try:
    import jsonschema
except ImportError:
    jsonschema = None
    print('the schema is not tried: there is no jsonschema for Python '
          '(Debian: python3-jsonschema)')


def check(holds, what):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print('FAIL:', what)


def run(*arguments, cwd=None, **more):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, check=False,
                          capture_output=True, timeout=120, **more)


def verify(want, finding, *arguments, cwd):
    """Verifies, and looks at status and findings."""
    done = run('verify', *arguments, cwd=cwd)
    said = done.stderr.decode(errors='replace')
    check(done.returncode == want, f'verify {arguments}: {done.returncode}, '
          f'not {want}: {said[:400]}')
    if finding:
        check(f'[{finding}]' in said, f'{arguments}: no {finding}: {said[:400]}')
    return said


def validated(path):
    if jsonschema:
        text = run('schema', 'attestation').stdout
        schema = json.loads(text)
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        errors = [e.message for e in
                  validator(schema).iter_errors(json.loads(path.read_bytes()))]
        check(not errors, f'{path.name} is not valid: {errors[:2]}')


def attested(folder, source, *options, to=('xml', 'epub', 'md', 'txt'),
             status=(0,)):
    """A source, its copies and a statement, in a folder of its own."""
    folder.mkdir()
    shutil.copy(source, folder)
    for ending in to:
        run('convert', '-q', source.name, '-o', f'copy.{ending}', *options,
            cwd=folder)
    done = run('attest', source.name, *[f'copy.{e}' for e in to], *options,
               '-o', 'a.vidimus.json', cwd=folder)
    check(done.returncode in status,
          f'attest {source.name}: {done.returncode} {done.stderr[:300]}')
    statement = folder / 'a.vidimus.json'
    validated(statement)
    return statement


def holds(tmp):
    for name in ('minutes.txt', 'rich.xml', 'interview.txt', 'article.md'):
        source = FIXTURES / name
        if not source.exists():
            continue
        folder = tmp / name.replace('.', '-')
        statement = attested(folder, source, status=(0, 1))
        verify(0, None, 'a.vidimus.json', cwd=folder)
        verify(0, None, statement, cwd='/')
        said = json.loads(statement.read_bytes())['predicate']
        check(said['source']['account']['words']['source'] > 0, 'no words')
        for copy in said['copies']:
            check(copy['writing']['same'], f'{name}, {copy["name"]}: another')
            check(copy['claims']['list'], f'{copy["name"]}: no claims')
            check(copy['validation']['verdict'] == 'valid', copy['name'])


def every_byte(tmp):
    """Each byte of the files, and a part of those of the statement."""
    folder = tmp / 'bytes'
    statement = attested(folder, FIXTURES / 'tiny.txt', to=('md',))
    for path, step in ((folder / 'tiny.txt', 23), (folder / 'copy.md', 29),
                       (statement, 97)):
        whole = path.read_bytes()
        for at in range(0, len(whole), step):
            changed = bytearray(whole)
            changed[at] ^= 1
            path.write_bytes(changed)
            done = run('verify', 'a.vidimus.json', cwd=folder)
            check(done.returncode == 1 and b'[attest-' in done.stderr,
                  f'{path.name}, byte {at}: {done.returncode} '
                  f'{done.stderr[:200]}')
        for other in (whole + b'\n', whole[:-1], whole[:len(whole) // 2]):
            path.write_bytes(other)
            done = run('verify', 'a.vidimus.json', cwd=folder)
            check(done.returncode == 1, f'{path.name}: longer or shorter')
        path.write_bytes(whole)
    verify(0, None, 'a.vidimus.json', cwd=folder)


def what_it_says(tmp):
    """Each thing that a statement says, said otherwise."""
    folder = tmp / 'says'
    statement = attested(folder, FIXTURES / 'minutes.txt', to=('xml', 'md'))
    whole = statement.read_bytes()

    def changed(change, finding, given=()):
        said = json.loads(whole)
        change(said, said['predicate'])
        statement.write_bytes((json.dumps(said, indent=2, ensure_ascii=False)
                               + '\n').encode())
        text = verify(1, finding, 'a.vidimus.json', *given, cwd=folder)
        statement.write_bytes(whole)
        return text

    def claim(_, p):
        p['copies'][0]['claims']['list'][3]['fate'] = 'lost'
    text = changed(claim, 'attest-differs')
    check('predicate.copies[0].claims.list[3].fate' in text, text)
    text = changed(lambda _, p: p['copies'][1]['claims']['list'].pop(),
                   'attest-differs')
    check('predicate.copies[1].claims.list' in text, text)

    def word(_, p):
        p['source']['account']['words']['source'] += 1
    text = changed(word, 'attest-differs')
    check('predicate.source.account.words.source' in text, text)
    changed(lambda _, p: p['copies'][0]['validation'].update(verdict='invalid'),
            'attest-differs')
    changed(lambda _, p: p['copies'][0]['writing'].update(same=False),
            'attest-differs')
    changed(lambda _, p: p['source']['findings']['list'].pop(), 'attest-differs')
    changed(lambda _, p: p.update(more=1), 'attest-differs')
    changed(lambda s, _: s['subject'].pop(), 'attest-differs')
    # other statements, which would be true, and are not this one
    changed(lambda _, p: p['options'].append({'option': 'repair'}),
            'attest-form')
    changed(lambda _, p: p['options'].append(
        {'option': 'modified', 'value': '2001-01-01T00:00:00Z'}),
            'attest-differs')
    changed(lambda s, p: (s['subject'].pop(), p['copies'].pop()), 'attest-form')
    changed(lambda _, p: p['source'].update(name='other.txt'), 'attest-differs',
            ['minutes.txt'])
    changed(lambda s, _: s['subject'][0]['digest'].update(sha256='0' * 64),
            'attest-form')
    changed(lambda _, p: p['program'].update(version='0.0.9'), 'attest-version')
    changed(lambda _, p: p['source']['digest'].update(sha256='0' * 64),
            'attest-digest')
    for name in ('/etc/passwd', '../minutes.txt', 'a/../../x', './x', '', 'a//b',
                 '..'):
        changed(lambda _, p, n=name: p['source'].update(name=n),
                'attest-unread')
    changed(lambda _, p: p['source'].update(name='none.txt'), 'attest-file')
    changed(lambda _, p: p['options'].append({'option': 'no-account'}),
            'attest-unread')
    changed(lambda _, p: p['options'].append({'option': 'people'}),
            'attest-unread')
    changed(lambda s, _: s.update(predicateType='urn:x-vidimus:attestation:v9'),
            'attest-unread')
    changed(lambda s, _: s.update(_type='https://in-toto.io/Statement/v2'),
            'attest-unread')
    changed(lambda _, p: p.update(copies={}), 'attest-unread')
    changed(lambda s, _: s.update(predicate=[]), 'attest-unread')
    # the same, written otherwise
    said = json.loads(whole)
    for text in (json.dumps(said), json.dumps(said, indent=2, sort_keys=True),
                 '\ufeff' + whole.decode(), whole.decode().replace('\n', '\r\n')):
        statement.write_bytes(text.encode())
        verify(1, None, 'a.vidimus.json', cwd=folder)
    for text in (b'', b'{', b'[]', b'7', b'\xff\xfe', b'[' * 100000,
                 whole.replace(b'"_type"', b'"_type": "x",\n  "_type"', 1),
                 whole.replace(b'"subject"', b'"\\u0000"', 1)):
        statement.write_bytes(text)
        verify(1, 'attest-unread', 'a.vidimus.json', cwd=folder)


def files(tmp):
    """Where they are looked for, and those that are given."""
    folder = tmp / 'files'
    attested(folder, FIXTURES / 'minutes.txt', to=('xml',))
    moved = tmp / 'moved'
    moved.mkdir()
    shutil.move(folder / 'minutes.txt', moved / 'renamed')
    verify(1, 'attest-file', 'a.vidimus.json', cwd=folder)
    verify(0, None, 'a.vidimus.json', moved / 'renamed', cwd=folder)
    verify(0, None, 'a.vidimus.json', 'copy.xml', moved / 'renamed', cwd=folder)
    other = moved / 'minutes.txt'
    other.write_bytes((moved / 'renamed').read_bytes() + b'x\n')
    verify(1, 'attest-digest', 'a.vidimus.json', other, cwd=folder)
    verify(1, 'attest-file', 'a.vidimus.json', moved / 'renamed', '/dev/null',
           cwd=folder)
    verify(2, None, cwd=folder)
    verify(3, None, 'none.json', cwd=folder)
    os.mkfifo(folder / 'minutes.txt')
    verify(1, 'attest-file', 'a.vidimus.json', cwd=folder)
    # no path of the machine travels
    done = run('attest', moved / 'renamed', folder / 'copy.xml', '-o', '-',
               cwd=moved)
    check(str(tmp).encode() not in done.stdout, 'a path of the machine travels')
    check(b'"name": "renamed"' in done.stdout, done.stdout[:300])
    for arguments in ((), ('a',), ('a', 'b'), ('none', 'copy.xml', '-o', 'x'),
                      ('-', 'copy.xml', '-o', 'x'),
                      ('copy.xml', 'copy.xml', '-o', 'copy.xml'),
                      ('--no-account', 'copy.xml', 'copy.xml', '-o', 'x')):
        done = run('attest', *arguments, cwd=folder)
        check(done.returncode in (2, 3) and not (folder / 'x').exists(),
              f'attest {arguments}: {done.returncode}')


def options(tmp):
    """What reading goes by is in the statement, files by their digest."""
    folder = tmp / 'options'
    folder.mkdir()
    source = folder / 'old.txt'
    source.write_bytes('Mr. Moss: The tide is late, na\xefve as it '
                       'sounds.\n\nMrs. Kay: It is.\n'.encode('latin-1'))
    (folder / 'm.yaml').write_text('title: The Tide\n')
    said = ('--encoding', 'ISO-8859-1', '--metadata', 'm.yaml', '--modified',
            '2001-02-03T04:05:06Z')
    run('convert', '-q', 'old.txt', '-o', 'new.epub', *said, cwd=folder)
    done = run('attest', 'old.txt', 'new.epub', *said, '-o', 's.vidimus.json',
               cwd=folder)
    check(done.returncode == 0, done.stderr[:300])
    statement = folder / 's.vidimus.json'
    validated(statement)
    predicate = json.loads(statement.read_bytes())['predicate']
    check([o['option'] for o in predicate['options']] ==
          ['encoding', 'metadata', 'modified'], predicate['options'])
    check(predicate['copies'][0]['writing']['same'], 'with options: another')
    verify(0, None, 's.vidimus.json', cwd=folder)
    (folder / 'm.yaml').write_text('title: The Ebb\n')
    verify(1, 'attest-digest', 's.vidimus.json', cwd=folder)


def rows(tmp):
    """Rows of tables are of the source by its path, for whoever verifies, too,
    wherever source, table and program are; equal base names are no matter."""
    folder = tmp / 'rows'
    for box, text in (('a', 'MR. LIND: We begin.\n'), ('b', 'MR. TUVE: Yes.\n')):
        (folder / 'in' / box).mkdir(parents=True)
        (folder / 'in' / box / 'm.txt').write_text(text)
    (folder / 't').mkdir()
    (folder / 't' / 'm.csv').write_text(
        'file,title\nin/a/m.txt,The Ebb\nin/b/m.txt,The Tide\n')
    (folder / 't' / 'n.csv').write_text('file;author\nb/m.txt;Ada Ray\n')
    (folder / 't' / 'p.csv').write_text(
        'name,scope\nOskar Tuve,in/b\nOla Tuve,in/a\n')
    (folder / 't' / 'd.yaml').write_text(''.join([
        'decisions:\n',
        *[f'- {{source: in/{box}/m.txt, scope: field, field: place, '
          f'value: {place}, by: Ada, when: 2031-02-03}}\n'
          for box, place in (('a', 'Odde'), ('b', 'Halden'))]]))
    said = ('--metadata', 't/m.csv', '--metadata', 't/n.csv', '--people',
            't/p.csv', '--decisions', 't/d.yaml')
    run('convert', '-q', 'in', '--to', 'tei', '-o', 'out', *said, cwd=folder)
    (folder / 'elsewhere').mkdir()
    for source, statement in (('in/b/m.txt', 's.vidimus.json'),
                              ('./in//b/m.txt', 'elsewhere/s.vidimus.json'),
                              (folder / 'in/b/m.txt', 'out/s.vidimus.json')):
        done = run('attest', source, 'out/b/m.xml', *said, '-o', statement,
                   cwd=folder)
        check(done.returncode == 0 and b'metadata-row' not in done.stderr,
              f'{statement}: {done.stderr[:400]}')
        path = folder / statement
        validated(path)
        predicate = json.loads(path.read_bytes())['predicate']
        check(predicate['copies'][0]['writing']['same'],
              f'{statement}: by other rows than convert: {done.stderr[:400]}')
        check(str(tmp) not in path.read_text(), f'{statement}: a path travels')
        given = ('in/b/m.txt', 'out/b/m.xml', 't/m.csv', 't/n.csv', 't/p.csv',
                 't/d.yaml')
        verify(0, None, statement, *given, cwd=folder)
        verify(0, None, path, *[folder / g for g in given], cwd='/')
    wrong = json.loads((folder / 'out/s.vidimus.json').read_bytes())
    for path, finding in (('in/a/m.txt', None), ('../m.txt', 'attest-unread')):
        wrong['predicate']['source']['path'] = path
        (folder / 'w.vidimus.json').write_text(json.dumps(wrong, indent=2) + '\n')
        verify(1, finding, 'w.vidimus.json', *given, cwd=folder)


def spelled(tmp):
    """However a path is written, and whatever a file is called by now, nothing
    else is said: of decisions against the source, of rows of tables, of a book
    by another name."""
    folder = tmp / 'spelled'
    beside = folder / 'beside'
    beside.mkdir(parents=True)
    (folder / 'o.txt').write_text('Council of Halden, 3 May 1931\n\n'
                                  'Mr. MOSS: The tide is late.\n\n'
                                  'Mrs. KAY: It is.\n\nMr. MOSS: Yes.\n')
    (beside / 'd.yaml').write_text(
        'decisions:\n- {source: o.txt, line: 5, words: "Mrs. KAY:", scope: turn, '
        'decision: nobody, by: Ada Ray, when: 2031-02-03}\n')
    (beside / 'm.csv').write_text('file,title\n../o.txt,The Tide\n')
    said = ('--decisions', 'beside/d.yaml', '--metadata', 'beside/m.csv')
    for to in 'md', 'epub':
        run('convert', '-q', 'o.txt', '-o', f'o.{to}', *said, cwd=folder)
    first = None
    for where in '', './', f'{folder}/', 'beside/../', '../spelled/':
        done = run('attest', f'{where}o.txt', f'{where}o.md', f'{where}o.epub',
                   '--decisions', f'{where}beside/d.yaml', '--metadata',
                   f'{where}beside/m.csv', '-o', f'{where}s.vidimus.json',
                   cwd=folder)
        check(done.returncode == 0, done.stderr[:300])
        text = (folder / 's.vidimus.json').read_bytes()
        first = first or text
        check(text == first, f'{where}: another statement')
        check(b'beside/d.yaml:2' in text, 'nothing contradicts the source')
        for again in 's.vidimus.json', f'{where}s.vidimus.json':
            verify(0, None, again, cwd=folder)
        verify(0, None, folder / 's.vidimus.json', cwd='/')
    (folder / 'o.epub').rename(folder / 'moved')
    (beside / 'd.yaml').rename(folder / 'e.yaml')
    verify(0, None, 's.vidimus.json', 'moved', 'e.yaml', cwd=folder)


def lost(tmp):
    """What a copy lost is in its statement, and is a finding."""
    folder = tmp / 'lost'
    folder.mkdir()
    (folder / 'a.txt').write_text('Mr. Moss: The tide is late.\n\n'
                                  'Mrs. Kay: It is, and will be.\n')
    run('convert', '-q', 'a.txt', '-o', 'b.xml', cwd=folder)
    text = (folder / 'b.xml').read_text()
    (folder / 'b.xml').write_text(text.replace('The tide is late.', ''))
    done = run('attest', 'a.txt', 'b.xml', '-o', 's.vidimus.json', cwd=folder)
    check(done.returncode == 1, f'lost words: {done.returncode}')
    validated(folder / 's.vidimus.json')
    copy = json.loads((folder / 's.vidimus.json').read_bytes())
    copy = copy['predicate']['copies'][0]
    check(copy['claims']['words']['lost'] > 0, copy['claims']['words'])
    check(not copy['writing']['same'], 'an edited copy is the same')
    verify(0, None, 's.vidimus.json', cwd=folder)


def signed(tmp):
    """As docs/attestation.md has it."""
    folder = tmp / 'signed'
    attested(folder, FIXTURES / 'tiny.txt', to=('md',))

    def shell(command):
        return subprocess.run(['sh', '-ec', command], cwd=folder, check=False,
                              capture_output=True, timeout=60)

    ways = {
        'ssh-keygen': (
            'ssh-keygen -q -t ed25519 -N "" -C archive -f key;'
            'ssh-keygen -q -Y sign -f key -n vidimus a.vidimus.json;'
            'printf "archive %s\\n" "$(cat key.pub)" > signers',
            'ssh-keygen -Y verify -f signers -I archive -n vidimus '
            '-s a.vidimus.json.sig < a.vidimus.json'),
        'openssl': (
            'openssl genpkey -algorithm ed25519 -out key.pem;'
            'openssl pkey -in key.pem -pubout -out public.pem;'
            'openssl pkeyutl -sign -inkey key.pem -rawin -in a.vidimus.json '
            '-out a.sig',
            'openssl pkeyutl -verify -pubin -inkey public.pem -rawin '
            '-in a.vidimus.json -sigfile a.sig'),
    }
    for tool, (sign, test) in ways.items():
        if shutil.which(tool) is None:
            print(f'signing is not tried with {tool}: it is not there')
            continue
        done = shell(sign)
        check(done.returncode == 0, f'{tool}: {done.stderr}')
        check(shell(test).returncode == 0, f'{tool} does not know its own')
        whole = (folder / 'a.vidimus.json').read_bytes()
        (folder / 'a.vidimus.json').write_bytes(whole + b' ')
        check(shell(test).returncode != 0, f'{tool} takes another statement')
        (folder / 'a.vidimus.json').write_bytes(whole)


def main():
    with tempfile.TemporaryDirectory() as name:
        tmp = pathlib.Path(name)
        for test in (holds, every_byte, what_it_says, files, options, rows,
                     lost, spelled, signed):
            test(tmp)
    print(f'{checks} checks, {failures} failures')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
