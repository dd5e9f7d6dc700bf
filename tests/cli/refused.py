#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What each verb refuses before anything is written, and what it says: a row a
command, with the exit status and words of standard error. What is refused leaves
the folder as it was."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

VIDIMUS = pathlib.Path.cwd() / os.environ.get('VIDIMUS', 'vidimus')
failures = checks = 0

TEXT = '''Minutes of the Weir Board

Date: 3 May 1951

Present: Mr. Anselm Roth, Mrs. Berta Quill

MR. ROTH: Who keeps the weir?

MRS. QUILL: Nobody.
'''
VOLUME = 'title: Papers\nrecords: [a.txt, b.txt]\n'

# Arguments, exit status, words of standard error (or none at all).
REFUSED = [
    # what is no option, or not as it is written
    ('convert --quiet=yes a.txt -o o.xml', 2, 'takes no argument'),
    ('convert a.txt -o', 2, 'needs an argument'),
    ('convert a.txt --to', 2, 'needs an argument'),
    ('convert -Z a.txt', 2, 'no such option'),
    ('convert -qx a.txt', 2, 'no such option'),
    ('convert --ouput o.xml a.txt', 2, '--ouput'),
    ('convrt a.txt', 2, 'convert'),
    # convert: where to, and as what
    ('convert', 2, 'no input'),
    ('convert a.txt', 2, 'where to? say -o'),
    ('convert a.txt b.txt --to tei', 2, 'where to? say -o'),
    ('convert a.txt b.txt -o o.xml', 2, 'several inputs become several files'),
    ('convert a.txt b.txt -o - --to tei', 2, 'several inputs become'),
    ('convert deep -o o.xml', 2, 'several inputs become several files'),
    ('convert a.txt -o o.html', 2, 'html'),
    ('convert a.txt -o o.docx', 2, 'docx'),
    ('convert a.txt -o o', 2, 'which format? say --to'),
    ('convert a.txt -o o --to html', 2, 'html'),
    ('convert a.txt -o o --to docx', 2, 'docx'),
    ('convert a.txt -o a.txt', 2, 'a.txt'),
    ('convert a.txt -o same.txt', 2, 'a.txt'),
    ('convert a.txt -o o.xml --update', 2, '--update is for a folder'),
    ('convert a.txt -o o.xml --split', 2, '--split makes several files'),
    ('convert a.txt -o o.xml --bag', 2, 'which format? say --to'),
    ('convert a.txt -o b.txt --to tei --bag', 2, '--bag makes a folder a bag'),
    ('convert a.txt -o - --to tei --bag', 2, '--bag makes a folder a bag'),
    ('convert a.txt -o o/ --to tei --bag-info x', 2, 'bag-info'),
    ('convert a.txt --to tei --report -', 2,
     'record and report both to standard output'),
    ('convert a.txt --to tei --format json', 2, '--format prints findings'),
    ('convert a.txt -o o.xml --report - --format json', 2,
     '--format prints findings'),
    ('convert a.txt -o o/ --to tei --report o/a.xml', 2,
     'record and report both to'),
    ('convert a.txt -o o/ --to tei --output sarif=o/a.xml', 2,
     'record and findings both to'),
    ('convert a.txt -o o.xml --report a.txt', 2, 'a.txt'),
    ('convert a.txt -o o.xml --report o.xml', 2, 'each needs a file of its own'),
    ('convert a.txt -o o.xml --report r.json --output json=r.json', 2,
     'each needs a file of its own'),
    ('convert a.txt b.txt -o linked/ --to tei', 2,
     'are one file: two inputs would both become it'),
    ('convert a.txt -o o.xml --modified yesterday', 2, 'yesterday'),
    ('convert a.txt -o o.xml --shard 3/2', 2, 'shard'),
    ('convert a.txt -o o.xml --shard x', 2, 'shard'),
    ('convert a.txt -o o.xml --jobs many', 2, '1 to 256, or auto'),
    ('convert a.txt -o o.xml --fail-on grave', 2, 'grave'),
    ('convert a.txt -o o.xml --color blue', 2, 'blue'),
    ('convert a.txt -o o.xml --from docx', 2, 'docx'),
    ('convert a.txt -o o.xml --encoding klingon', 1, 'text-encoding'),
    ('convert a.txt -o o.xml --format word', 2, 'word'),
    ('convert a.txt -o o.xml --output word=o.w', 2, 'word'),
    ('convert a.txt -o o.xml --changed-lines', 2, '--changed'),
    ('convert a.txt -o o.xml --profile none.yaml', 3, 'none.yaml'),
    ('convert a.txt -o o.xml --people none.csv', 3, 'none.csv'),
    ('convert a.txt -o o.xml --decisions none.yaml', 3, 'none.yaml'),
    ('convert a.txt -o o.xml --baseline none.json', 3, 'none.json'),
    ('convert a.txt -o o.xml --cover drawn', 2, 'EPUB'),
    ('convert a.txt -o o.epub --cover none.png', 3, 'none.png'),
    ('convert a.txt -o o.epub --toc-depth many', 2, 'toc-depth'),
    ('convert a.txt -o o.epub --split-at nothing', 2, 'split-at'),
    ('convert empty -o o/ --to tei', 2, 'no file of a known kind'),
    ('convert none.txt -o o.xml', 3, 'none.txt'),
    # standard input is one, and read once
    ('convert - - -o o/ --to tei', 2, 'two files are -'),
    ('convert - -o o.xml --decisions -', 2, '--decisions and a file are both -'),
    ('convert a.txt - --people=- -o o/ --to tei', 2, '--people and a file are both -'),
    ('convert --files-from - --metadata - -o o/ --to tei', 2,
     '--files-from and --metadata are both -'),
    ('validate a.txt --schema - --schema -', 2,
     '--schema and --schema are both -'),
    ('compare - -', 2, 'two files are -'),
    ('diff - -', 2, 'two files are -'),
    ('roundtrip - a.txt -', 2, 'two files are -'),
    ('inspect -- - -', 2, 'two files are -'),
    ('validate - --schema -', 2, '--schema and a file are both -'),
    ('survey - -', 2, 'two files are -'),
    ('review - - -o q.yaml', 2, 'two files are -'),
    ('bind - - -o o.epub', 2, 'two files are -'),
    ('convert --files-from none.list -o o/ --to tei', 3, 'none.list'),
    # other verbs
    ('compare a.txt', 2, 'usage'),
    ('compare a.txt b.txt deep/a.txt', 2, 'usage'),
    ('compare a.txt none.txt', 3, 'none.txt'),
    ('compare a.txt b.txt --format word', 2, 'word'),
    ('roundtrip', 2, 'no input'),
    ('roundtrip a.txt --via tei,docx', 2, 'docx'),
    ('roundtrip a.txt --via ,', 2, 'via'),
    ('roundtrip a.txt --via html', 2, 'html'),
    ('inspect', 2, 'no input'),
    ('inspect none.txt', 3, 'none.txt'),
    ('inspect a.txt --units --json', 2, '--units and --json: one of them'),
    ('inspect --units a.txt --fields', 2, '--units and --fields: one of them'),
    ('inspect --json --review a.txt', 2, '--json and --review: one of them'),
    ('inspect --fields --as-profile a.txt', 2, '--fields and --as-profile: one'),
    ('diff --staged --textconv a.txt', 2, '--staged and --textconv: one of'),
    ('validate', 2, 'no input'),
    ('validate a.txt --engine steam', 2, 'steam'),
    ('validate a.txt --schema none.rng', 3, 'none.rng'),
    ('validate a.txt --catalog none.xml', 3, 'none.xml'),
    ('validate a.txt ' + '--catalog c.xml ' * 40, 2, 'too many catalogs'),
    ('validate a.txt ' + '--schema c.rng ' * 40, 2, 'too many schemas'),
    ('validate a.txt --format word', 2, 'word'),
    ('survey', 2, 'no input'),
    ('survey a.txt --format word', 2, 'word'),
    ('survey a.txt -o a.txt', 2, 'a.txt'),
    ('survey a.txt -o o.pdf', 2, '-o o.pdf: which format?'),
    ('survey a.txt -o o.', 2, '-o o.: which format?'),
    ('survey a.txt -o deep/o.xlsx', 2, '-o deep/o.xlsx: which format?'),
    ('survey --merge a.txt', 2, 'a.txt'),
    ('review', 2, 'as what?'),
    ('review -o q.html', 2, 'no input'),
    ('review a.txt -o q.pdf', 2, 'as what?'),
    ('review a.txt --format csv -o a.txt', 2, 'a.txt'),
    ('review a.txt -o answered.yaml', 2, 'has decisions in it'),
    ('review a.txt -o begun.csv', 2, 'has decisions in it'),
    ('review a.txt -o other.html', 2, 'other.html'),
    ('review --from-edits a.txt -o q.yaml', 2, '--from-edits takes two files'),
    ('review --from-edits a.txt b.txt -o q.csv', 2, 'are YAML'),
    ('review --from-edits a.txt none.txt -o q.yaml', 3, 'none.txt'),
    ('attest a.txt', 2, 'usage'),
    ('attest a.txt b.txt', 2, '-o'),
    ('attest - b.txt -o s.json', 2, 'standard input has no name'),
    ('attest a.txt linked/../b.txt b.txt -o s.json', 2, 'two files would be'),
    ('attest a.txt b.txt deep/a.txt -o empty/s.json', 2, 'two files would be'),
    ('attest a.txt b.txt --people deep/b.txt -o empty/s.json', 2,
     'two files would be'),
    ('attest a.txt none.xml -o s.json', 3, 'none.xml'),
    ('attest a.txt b.txt -o s.json --no-account', 2,
     'what is not counted cannot be attested'),
    ('attest a.txt b.txt -o none/s.json', 3, 'none'),
    ('verify', 2, 'usage'),
    ('verify none.json', 3, 'none.json'),
    ('verify -', 2, 'is a file'),
    ('bind -o o.epub', 2, 'nothing to bind'),
    ('bind v.yaml', 2, 'where to? say -o'),
    ('bind v.yaml -o deep', 2, 'a volume is one file'),
    ('bind v.yaml -o o.txt', 2, 'o.txt'),
    ('bind v.yaml -o o.epub --to text', 2, 'text'),
    ('bind v.yaml -o v.yaml --to tei', 2, 'would be replaced'),
    ('bind v.yaml -o a.txt --to tei', 2, 'would be replaced'),
    ('bind v.yaml -o o.epub --title T', 2, 'says itself what is bound'),
    ('bind v.yaml -o o.epub --shard 1/2', 2, 'bound by one run'),
    ('bind v.yaml -o - --to tei --format json', 2, '--format prints findings'),
    ('bind v.yaml -o o.xml --output json=o.xml', 2, 'each needs a file of its own'),
    ('bind a.txt none.txt -o o.xml', 3, 'none.txt'),
    ('bind none.yaml -o o.xml', 3, 'none.yaml'),
    ('bind a.txt -o o.xml --onix o.onix', 2, 'EPUB'),
    ('unbind -o o/', 2, 'one volume, please'),
    ('unbind v.xml', 2, 'where to? say -o'),
    ('unbind v.xml a.txt -o o/', 2, 'one volume, please'),
    ('unbind v.xml -o a.txt', 2, 'is no folder'),
    ('unbind v.xml -o -', 2, 'is no folder'),
    ('unbind v.xml -o o/ --to html', 2, 'html'),
    ('unbind v.xml -o o/ --modified soon', 2, 'soon'),
    ('unbind none.xml -o o/', 3, 'none.xml'),
    ('unbind a.txt -o o/', 1, 'volume-none'),
    ('schema none', 2, 'no such schema'),
    ('schema vidimus more', 2, 'one name, please'),
    ('schema add', 2, 'add takes a file'),
    ('schema add a b c d e', 2, 'add takes a file'),
    ('schema add none.rng', 3, 'none.rng'),
    ('schema add https://a.example/s.rng', 3, 'nothing is fetched'),
    ('explain nothing-of-the-kind', 2, 'nothing-of-the-kind'),
    ('completions tcsh', 2, 'which shell'),
]


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', what)


def run(at, arguments):
    return subprocess.run([VIDIMUS, *arguments], cwd=at, capture_output=True,
                          stdin=subprocess.DEVNULL)


def furnish(at):
    (at / 'a.txt').write_text(TEXT)
    (at / 'b.txt').write_text(TEXT.replace('Nobody', 'Everybody'))
    (at / 'v.yaml').write_text(VOLUME)
    for name in 'deep', 'empty', 'linked':
        (at / name).mkdir()
    (at / 'deep/b.txt').write_text('name\nAnn Lee\n')
    (at / 'deep/a.txt').write_text(TEXT.replace('Weir', 'Mill'))
    os.link(at / 'a.txt', at / 'same.txt')
    (at / 'linked/a.xml').write_text('<TEI/>')
    os.link(at / 'linked/a.xml', at / 'linked/b.xml')
    (at / 'c.xml').write_text('<catalog xmlns="urn:oasis:names:tc:entity:xmlns'
                              ':xml:catalog"/>')
    (at / 'c.rng').write_text('<element name="a" xmlns="http://relaxng.org/ns/'
                              'structure/1.0"><empty/></element>')
    (at / 'answered.yaml').write_text(
        '- {source: a.txt, scope: turn, line: 7, words: "MR. ROTH: Who", value:'
        ' Ann Lee, by: Ada Ray, when: 2031-02-03}\n')
    (at / 'begun.csv').write_text('source,scope,line,words,decision,value,why\n'
                                  'a.txt,turn,7,MR. ROTH,,,as I think\n')
    (at / 'other.html').write_text('<!DOCTYPE html><title>Mine</title>')
    done = run(at, ['bind', 'v.yaml', '-o', 'v.xml'])
    check(done.returncode == 0, done.stderr.decode())


def state(at):
    return {str(p.relative_to(at)): p.read_bytes() if p.is_file() else None
            for p in at.rglob('*')}


def main():
    at = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-refused.'))
    os.environ['XDG_DATA_HOME'] = str(at / 'home')
    os.environ['LC_ALL'] = 'C.UTF-8'
    for name in 'SOURCE_DATE_EPOCH', 'XML_CATALOG_FILES':
        os.environ.pop(name, None)
    try:
        furnish(at)
        before = state(at)
        for arguments, status, words in REFUSED:
            done = run(at, arguments.split())
            said = done.stderr.decode('utf-8', 'replace')
            check(done.returncode == status and words in said,
                  f'{arguments}: exit {done.returncode}, not {status}, and '
                  f'"{words}" in: {said[:400]}')
            after = state(at)
            if after != before:
                check(False, f'{arguments}: '
                      f'{sorted(set(after) ^ set(before))} is there or gone')
                before = after
    finally:
        shutil.rmtree(at)
    print(f'{checks} checks, {failures} failures')
    return failures > 0 or checks < 100


if __name__ == '__main__':
    sys.exit(main())
