#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Where git fails, is killed, or says what nobody expects: that is told, with what
git says, and nothing is taken for unchanged."""
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
# In the place of git: it answers as it is told where its arguments have a word,
# and is git where they have not.
GIT = '''#!/bin/sh
for a in "$@"; do
	if [ "$a" = "$MISLED" ]; then
		printf "$MISLED_OUT"
		printf "$MISLED_ERR" >&2
		[ "$MISLED_STATUS" = kill ] && kill -9 $$
		exit "$MISLED_STATUS"
	fi
done
exec "$REAL_GIT" "$@"
'''
OLD = ':100644 100644 ' + 'a' * 40 + ' ' + 'b' * 40
# What is run; the word that is answered otherwise, the answer, what git says on
# standard error, its status; the exit status, and words of standard error.
MISLED = [
    ('diff HEAD', 'none', '', '', 0, 0, ''),
    ('diff HEAD', '--raw', '', 'fatal: the disk is on fire\\n', 128, 2,
     'the disk is on fire'),
    ('diff HEAD', '--raw', '', '', 1, 2, 'git says no more'),
    ('diff HEAD', '--raw', '', '', 'kill', 2, 'git says no more'),
    ('diff HEAD', '--raw', '', '', 127, 3, 'git cannot be run'),
    ('diff HEAD', '--raw', 'nonsense\\0', '', 0, 3, 'is not understood'),
    ('diff HEAD', '--raw', ':100644 100644 a b\\0a.txt\\0', '', 0, 3,
     'is not understood'),
    ('diff HEAD', '--raw', OLD + ' M\\0', '', 0, 3, 'is not understood'),
    ('diff HEAD', '--raw', OLD + ' R100\\0a.txt\\0', '', 0, 3,
     'is not understood'),
    ('diff HEAD', '--raw', OLD + ' M', '', 0, 3, 'is not understood'),
    ('diff HEAD', '--raw', OLD + ' M\\0a.txt\\0', '', 0, 3, ''),
    ('diff HEAD', 'cat-file', '', 'fatal: gone\\n', 128, 3, 'gone'),
    ('diff HEAD', 'rev-parse', '', 'fatal: none\\n', 128, 2, 'none'),
    ('validate --changed .', 'none', '', '', 0, 0, ''),
    ('validate --changed .', 'rev-parse', '', 'fatal: none\\n', 128, 2, 'none'),
    ('validate --changed .', 'rev-parse', '', '', 127, 2, 'git cannot be run'),
    ('validate --changed .', '--name-status', '', 'fatal: on fire\\n', 128, 2,
     'on fire'),
    ('validate --changed .', '--name-status', '', '', 'kill', 2,
     'git says no more'),
    ('validate --changed .', 'ls-files', '', 'fatal: on fire\\n', 128, 2,
     'on fire'),
    # what is cut names no file: that one is looked at as it is
    ('validate --changed .', '--name-status', 'M\\0', '', 0, 0, ''),
    ('validate --changed .', '--name-status', 'R100\\0a.txt\\0', '', 0, 0, ''),
    ('validate --changed-lines --changed .', '-U0', '', 'fatal: on fire\\n', 128,
     2, 'on fire'),
    ('validate --changed-lines --changed .', '-U0',
     'diff --git a/a.txt b/a.txt\\n@@ -1 +1 @@\\ndiff --git a/b b/b\\n', '', 0, 2,
     'try again'),
    ('validate --changed-lines --changed .', '-U0', '@@ -1 +1 @@\\n', '', 0, 2,
     'try again'),
    ('validate --changed-lines --changed .', '-U0',
     'diff --git a/a.txt b/a.txt\\n@@ nonsense @@\\nBinary files a and b\\n', '',
     0, 0, ''),
]


def check(ok, what):
    global failures, checks
    checks += 1
    if not ok:
        failures += 1
        print('FAIL:', what)


def git(at, *arguments):
    subprocess.run(['git', '-c', 'user.name=A', '-c', 'user.email=a@b.example',
                    *arguments], cwd=at, check=True, capture_output=True)


def main():
    real = shutil.which('git')
    if real is None:
        print('no git: nothing is tried')
        return 77
    at = pathlib.Path(tempfile.mkdtemp(prefix='vidimus-misled.'))
    os.environ.update(XDG_DATA_HOME=str(at / 'home'), LC_ALL='C.UTF-8',
                      GIT_CONFIG_GLOBAL='/dev/null', GIT_CONFIG_NOSYSTEM='1',
                      REAL_GIT=real)
    try:
        repo = at / 'repo'
        repo.mkdir()
        git(repo, 'init', '-q')
        (repo / 'a.txt').write_text(TEXT)
        git(repo, 'add', '.')
        git(repo, 'commit', '-qm', 'one')
        (repo / 'a.txt').write_text(TEXT.replace('Nobody', 'Everybody'))
        (at / 'bin').mkdir()
        (at / 'bin/git').write_text(GIT)
        (at / 'bin/git').chmod(0o755)
        for what, word, out, err, status, want, said in MISLED:
            env = dict(os.environ, MISLED=word, MISLED_OUT=out, MISLED_ERR=err,
                       MISLED_STATUS=str(status),
                       PATH=f'{at / "bin"}:{os.environ["PATH"]}')
            done = subprocess.run([VIDIMUS, *what.split()], cwd=repo, env=env,
                                  capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL)
            check(done.returncode == want and said in done.stderr,
                  f'{what}, {word}: {out!r} {err!r} {status}: exit '
                  f'{done.returncode}, not {want}, and "{said}" in: '
                  f'{done.stderr[:400]} {done.stdout[:200]}')
    finally:
        shutil.rmtree(at)
    print(f'{checks} checks, {failures} failures')
    return failures > 0


if __name__ == '__main__':
    sys.exit(main())
