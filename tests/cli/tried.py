# SPDX-License-Identifier: MIT
"""What tests of the program share: run it in a folder of their own, look at
what came of it."""
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(os.environ.get('VIDIMUS', 'vidimus'))
SRC = os.path.abspath(os.environ.get('srcdir', '..'))
ENV = dict(os.environ, LC_ALL='C.UTF-8', GIT_AUTHOR_NAME='A',
           GIT_AUTHOR_EMAIL='a@example.org', GIT_COMMITTER_NAME='A',
           GIT_COMMITTER_EMAIL='a@example.org', GIT_CONFIG_GLOBAL='/dev/null',
           GIT_CONFIG_NOSYSTEM='1')
for _name in ('GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'):
    ENV.pop(_name, None)
work = os.path.realpath(tempfile.mkdtemp(prefix='vidimus-tried.'))
checks = failures = 0
schema = None  # of validate, where a test has one for all


def rules(name, word):
    """A Schematron schema that does not like a word."""
    return ('<schema xmlns="http://purl.oclc.org/dsdl/schematron">\n'
            '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>\n'
            f'<pattern><rule context="t:p"><assert id="{name}" '
            f'test="not(contains(., \'{word}\'))"\n'
            f'>the paragraph "<value-of select="."/>" is {word}</assert></rule>'
            '</pattern>\n</schema>')


def check(good, what):
    global checks, failures
    checks += 1
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status=None, cwd=None, **more):
    if schema is not None and args[0] == 'validate':
        args = ('validate', '--schema', os.path.join(work, schema), *args[1:])
    p = subprocess.run([PROGRAM, *args], cwd=cwd or work, env=ENV,
                       capture_output=True, timeout=100, **more)
    p.out = p.stdout.decode(errors='replace')
    p.err = p.stderr.decode(errors='replace')
    if status is not None:
        check(p.returncode == status, f'{args}: exit {p.returncode}, not '
              f'{status}: {p.out[-300:]} {p.err[-500:]}')
    return p


def git(*args, cwd=None):
    p = subprocess.run(['git', '-c', 'init.defaultBranch=main', *args],
                       cwd=cwd or work, env=ENV, capture_output=True)
    check(p.returncode == 0, f'git {args}: {p.stderr}')
    return p.stdout.decode(errors='replace')


def write(name, text):
    path = os.path.join(work, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    return path


def read(name):
    with open(os.path.join(work, name), encoding='utf-8') as f:
        return f.read()


def letter(paragraphs, before=''):
    return (f'<?xml version="1.0"?>\n{before}'
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
            '<titleStmt><title>A letter</title></titleStmt><publicationStmt>'
            '<p>Nowhere</p></publicationStmt><sourceDesc><p>None</p>'
            '</sourceDesc></fileDesc></teiHeader><text><body>\n'
            + '\n'.join(f'<p>{p}</p>' for p in paragraphs)
            + '\n</body></text></TEI>\n')


def clear():
    for name in os.listdir(work):
        path = os.path.join(work, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.remove(path)


def all_of(names):
    """Runs each test_ of a script, or those that its arguments name."""
    try:
        for name, test in list(names.items()):
            if name.startswith('test_') and (len(sys.argv) < 2 or
                                             name[5:] in sys.argv[1:]):
                test()
    finally:
        shutil.rmtree(work)
    print(f'{checks} checks, {failures} failures')
    sys.exit(failures > 0 or checks == 0)
