#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Books whose container was unpacked into a folder: one input each, judged and read as
the file that they were."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
GOLDEN = os.path.join(os.path.abspath(os.environ.get('srcdir', '..')),
                      'tests/golden')
failures = 0


def check(good, what):
    global failures
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status=None, cwd=None):
    p = subprocess.run([PROGRAM, *args], cwd=cwd or work, capture_output=True,
                       timeout=60, stdin=subprocess.DEVNULL, text=True)
    if status is not None:
        check(p.returncode == status,
              f'{args}: exit {p.returncode}, not {status}: {p.stderr[-300:]}')
    return p


def ids(name):
    """Verdict and findings of a book."""
    said = json.loads(run('validate', '--format', 'json', name).stdout)
    return [(f['id'], f.get('message')) for f in said['findings']
            if f['id'] != 'input-left-out']


def unpack(book, folder):
    with zipfile.ZipFile(book) as z:
        z.extractall(os.path.join(work, folder))


def path(*names):
    return os.path.join(work, *names)


def judged_as_the_file():
    books = [n for n in sorted(os.listdir(GOLDEN)) if n.endswith('.epub')]
    check(len(books) > 3, 'there are books to try')
    for name in books:
        book, folder = os.path.join(GOLDEN, name), name[:-5]
        unpack(book, folder)
        check(ids(folder) == ids(book), f'{name}: judged otherwise')
        run('compare', folder, book, status=0)
        a = run('convert', '--no-provenance', folder, '--to', 'md').stdout
        b = run('convert', '--no-provenance', book, '--to', 'md').stdout
        check(a == b and len(a) > 100, f'{name}: read otherwise')


def what_is_wrong_is_said():
    folder = 'letter'
    text = path(folder, 'EPUB', 'text-001.xhtml')
    with open(text, 'a') as f:
        f.write('<p>')
    found = ids(folder)
    check(len(found) == 1 and found[0][0] == 'xml-syntax', f'{found}')
    os.unlink(text)
    found = {i for i, m in ids(folder)}
    check('epub-resource-missing' in found, f'a file that is not there: {found}')
    os.unlink(path('interview', 'mimetype'))
    found = ids('interview')
    check([i for i, m in found] == ['epub-mimetype'], f'{found}')


def what_is_none_of_it():
    with open(path('hearing', '.secret'), 'w') as f:
        f.write('Quorvane')
    os.makedirs(path('hearing', '.git'))
    with open(path('hearing', '.git', 'config'), 'w') as f:
        f.write('Quorvane')
    os.symlink('/etc/passwd', path('hearing', 'EPUB', 'link.txt'))
    os.symlink('..', path('hearing', 'EPUB', 'loop'))
    os.mkfifo(path('hearing', 'EPUB', 'pipe'))
    p = run('validate', 'hearing', status=0)
    check('5 names in this folder' in p.stderr and
          'input-left-out' in p.stderr, p.stderr)
    p = run('convert', 'hearing', '--to', 'epub', '-o', 'copy.epub', status=0)
    with zipfile.ZipFile(path('copy.epub')) as z:
        check(all(b'Quorvane' not in z.read(n) for n in z.namelist()),
              'hidden files travel')
    check('Quorvane' not in p.stderr, 'hidden files are quoted')


def where_it_may_stand():
    os.makedirs(path('holding', 'deep'))
    shutil.copytree(path('article'), path('holding', 'deep', 'article'))
    shutil.copy(os.path.join(GOLDEN, 'decree.txt'), path('holding'))
    p = run('validate', 'holding')
    check(p.stdout.splitlines()[1] == 'holding/deep/article: valid', p.stdout)
    run('convert', 'holding', '--to', 'txt', '-o', 'out/', status=0)
    check(sorted(os.listdir(path('out'))) == ['decree.txt', 'deep'] and
          os.listdir(path('out', 'deep')) == ['article.txt'], 'the tree')
    p = run('validate', 'article/', status=0)
    check(p.stdout.startswith('article: valid'), p.stdout)
    run('convert', '.', '--to', 'txt', '-o', '../here/', status=0,
        cwd=path('article'))
    check(os.listdir(path('here')) == ['article.txt'], 'a folder called .')
    p = run('validate', '--include', '*.xhtml', 'article', status=0)
    check('article/EPUB/nav.xhtml: valid' in p.stdout, 'asked for its pages')
    p = run('survey', '--exclude', 'article', 'holding')
    check('deep/article' not in p.stdout, 'it is left out where that is asked')


def what_is_done_again():
    args = ('convert', 'decree', '--to', 'txt', '-o', 'again/', '--update')
    run(*args, status=0)
    page = path('decree', 'EPUB', 'text-001.xhtml')
    with open(page) as f:
        text = f.read()
    with open(page, 'w') as f:
        f.write(text.replace('</p>', ' Quorvane</p>', 1))
    run(*args)
    with open(path('again', 'decree.txt')) as f:
        check('Quorvane' in f.read(), 'a change inside is not seen')
    run('attest', 'decree', path('again', 'decree.txt'), '-o', 'd.json',
        status=0)
    run('verify', 'd.json', status=0)
    with open(page, 'a') as f:
        f.write('\n')
    run('verify', 'd.json', status=1)


def what_is_read_is_kept():
    """No output replaces a part of a book that is read, nor joins it."""
    unpack(os.path.join(GOLDEN, 'tiny.epub'), 'kept')
    page = os.path.join('kept', 'EPUB', 'text-001.xhtml')
    with open(path(page)) as f:
        before = f.read()
    for args in (('convert', 'kept', '--to', 'md', '-o', page, '--force'),
                 ('convert', 'kept', '--to', 'md', '-o', 'kept/new.md'),
                 ('validate', 'kept', '--output', 'json=' + page),
                 ('attest', 'kept', 'decree', '-o', page)):
        p = run(*args)
        check(p.returncode == 2 and 'kept' in p.stderr, f'{args}: {p.stderr}')
    with open(path(page)) as f:
        check(f.read() == before, 'an input is replaced')
    check(not os.path.exists(path('kept', 'new.md')), 'a book gets a file')


def what_a_text_of_ours_hides():
    """A stored entry that holds a text which was written here is no text."""
    unpack(os.path.join(GOLDEN, 'tiny.epub'), 'within')
    run('convert', os.path.join(GOLDEN, 'minutes.xml'), '-o',
        'within/EPUB/minutes.txt')
    with open(path('within', 'EPUB', 'package.opf')) as f:
        package = f.read()
    with open(path('within', 'EPUB', 'package.opf'), 'w') as f:
        f.write(package.replace('</manifest>', '<item id="m" href="minutes.txt" '
                                'media-type="text/plain"/></manifest>'))
    run('validate', 'within', status=0)


def what_changed():
    git = ('git', '-c', 'user.name=a', '-c', 'user.email=a@b', '-C', work)
    if shutil.which('git') is None:
        print('no git here: --changed is not tried')
        return
    unpack(os.path.join(GOLDEN, 'tiny.epub'), 'repo/book')
    for args in (('init', '-q', 'repo'), ('-C', 'repo', 'add', '.'),
                 ('-C', 'repo', 'commit', '-q', '-m', 'A book')):
        subprocess.run(git + args, check=True, capture_output=True)
    p = run('validate', '--changed', cwd=path('repo'), status=0)
    check('nothing' in p.stderr, p.stderr)
    os.unlink(path('repo', 'book', 'EPUB', 'style.css'))
    for args in ((), ('book',), ('.',)):
        p = run('validate', '--changed', *args, cwd=path('repo'), status=1)
        check('book: not valid' in p.stdout, f'{args}: {p.stdout}')


with tempfile.TemporaryDirectory() as work:
    judged_as_the_file()
    where_it_may_stand()
    what_is_done_again()
    what_is_wrong_is_said()
    what_is_none_of_it()
    what_is_read_is_kept()
    what_a_text_of_ours_hides()
    what_changed()
sys.exit(failures > 0)
