#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What examples/ci/ has for services is run without them: the commands are
taken out of the YAML and run, as the service does, in a repository made for
it, once where all is well and once where a record is broken or a claim
changed."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    print('python3 has no yaml')
    sys.exit(77)
for tool in ('git', 'bash'):
    if shutil.which(tool) is None:
        print(f'there is no {tool}')
        sys.exit(77)

TOP = pathlib.Path(os.environ.get('srcdir', '..')).resolve()
BUILD = pathlib.Path.cwd()
TEXT = '''Minutes of the Mill Board
3 May 1951

Present: Anselm Roth, Berta Quill

MR. ROTH: The wheel is broken and the water runs past it.

MRS. QUILL: Then we must ask the miller for a new one.

Rights: Public domain.
'''
failures = []
checks = 0


def check(what, said):
    global checks
    checks += 1
    if not what:
        failures.append(said)
        print(f'FAIL: {said}')


class Repository:
    """A clone with a base commit and a change on top of it."""

    def __init__(self, folder, change):
        self.path = pathlib.Path(folder)
        self.summary = self.path.parent / f'{self.path.name}.md'
        self.summary.write_text('')
        self.env = {
            'PATH': f'{BUILD}:{os.environ["PATH"]}', 'HOME': str(folder),
            'LC_ALL': 'C.UTF-8', 'GIT_CONFIG_GLOBAL': '/dev/null',
            'GIT_CONFIG_NOSYSTEM': '1',
            'GIT_AUTHOR_NAME': 'a', 'GIT_AUTHOR_EMAIL': 'a@example.org',
            'GIT_COMMITTER_NAME': 'a', 'GIT_COMMITTER_EMAIL': 'a@example.org',
            'GITHUB_STEP_SUMMARY': str(self.summary),
            'RUNNER_TEMP': str(folder)}
        self.path.mkdir()
        (self.path / 'letters').mkdir()
        self.git('init', '-q')
        self.write(TEXT)
        self.git('add', '-A')
        self.git('commit', '-qm', 'base')
        self.base = self.git('rev-parse', 'HEAD').strip()
        if change is None:
            (self.path / 'letters/a.xml').write_text('<TEI><unclosed>')
        else:
            self.write(TEXT.replace(*change))
        self.git('add', '-A')
        self.git('commit', '-qm', 'change', '--allow-empty')

    def write(self, text):
        source = self.path / 'source.txt'
        source.write_text(text)
        self.run(['vidimus', 'convert', '--quiet', '--force', '--fail-on',
                  'never', '--no-provenance', 'source.txt', '-o',
                  'letters/a.xml'])
        source.unlink()

    def run(self, command, **more):
        done = subprocess.run(command, cwd=self.path, text=True,
                              env={**self.env, **more}, check=False,
                              stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120)
        self.said = done.stdout + done.stderr
        return done.returncode

    def git(self, *arguments):
        done = subprocess.run(['git', *arguments], cwd=self.path, check=True,
                              text=True, env=self.env, capture_output=True)
        return done.stdout


# name: the change, what validating gives, what comparing claims gives
CASES = {
    'same': (('zzz', ''), 0, 0),
    'words': (('new one', 'better one'), 0, 0),
    'claim': (('MRS. QUILL: Then', 'MR. ROTH: Then'), 0, 1),
    'rights': (('Public domain', 'All rights reserved'), 0, 1),
    'broken': (None, 1, 1),
}


def expected(step, case):
    _, validates, compares = CASES[case]
    return {'validate': validates, 'claims': compares, 'changes': 0}[step]


def values(env, repository):
    """Expressions of the service stand in env alone, never in a command."""
    known = {'github.event.pull_request.base.sha': repository.base,
             'inputs.base': repository.base, 'inputs.paths': 'letters',
             'inputs.fail-on': 'loss'}
    return {k: re.sub(r'\$\{\{ *([^} ]+) *\}\}', lambda m: known[m[1]], str(v))
            for k, v in (env or {}).items()}


def run_step(name, step, repository, case, env):
    code = repository.run(['bash', '-eo', 'pipefail', '-c', step['run']],
                          **env, **values(step.get('env'), repository))
    want = expected(step['id'], case)
    if case == 'broken' and step['id'] == 'changes':
        want = 1  # what cannot be read is no verdict
    check(code == want, f'{name}, {step["id"]}, {case}: exit {code}, not '
          f'{want}: {repository.said[-400:]}')


def github(repositories):
    flow = yaml.safe_load((TOP / 'examples/ci/github/vidimus.yml').read_text())
    action = yaml.safe_load((TOP / 'examples/ci/action/action.yml').read_text())
    check(action['runs']['using'] == 'composite', 'the action is composite')
    check(flow['permissions']['contents'] == 'read', 'it may write')
    job = flow['jobs']['records']
    steps = job['steps']
    check(steps[0]['with']['fetch-depth'] == 0, 'the clone is shallow')
    for s in steps:
        check(('run' in s) != ('uses' in s), f'a step is neither: {s}')
        check('uses' not in s or re.search(r'@v?\d', s['uses']), f'{s}: no tag')
    for case, repository in repositories.items():
        for name, list_, env in (
                ('workflow', steps, {k: v for k, v in flow['env'].items()
                                     if 'SOURCE' not in k}),
                ('action', action['runs']['steps'], {})):
            for step in list_:
                if 'run' not in step or step['id'] == 'install':
                    continue
                check('${{' not in step['run'],
                      f'{name}: an expression in a command')
                run_step(name, step, repository, case, env)
        summary = repository.summary.read_text()
        if case == 'claim':
            check('speaker changed' in summary, f'summary: {summary!r}')
        sarif = json.loads((repository.path / 'findings.sarif').read_text())
        check(sarif['version'] == '2.1.0', 'SARIF')


def gitlab(repositories):
    flow = yaml.safe_load((TOP / 'examples/ci/gitlab.yml').read_text())
    for case, repository in repositories.items():
        for name, step in (('vidimus-validate', 'validate'),
                           ('vidimus-claims', 'claims')):
            for line in flow[name]['script']:
                env = {**flow['variables'],
                       'CI_MERGE_REQUEST_DIFF_BASE_SHA': repository.base}
                code = repository.run(['sh', '-ec', line], **env)
                check(code == expected(step, case),
                      f'{name}, {case}: {code}: {repository.said[-400:]}')
        found = json.loads((repository.path / 'findings.json').read_text())
        check(isinstance(found, list), 'code quality is a list')
        check(case != 'broken' or found, 'code quality says nothing')


def pre_commit(repositories):
    hooks = yaml.safe_load((TOP / '.pre-commit-hooks.yaml').read_text())
    check({h['id'] for h in hooks} == {'vidimus-validate', 'vidimus-claims'},
          'other hooks')
    for case, repository in repositories.items():
        repository.git('reset', '-q', '--soft', repository.base)
        for hook in hooks:
            check({'id', 'name', 'entry', 'language'} <= set(hook), str(hook))
            names = repository.git('diff', '--cached', '--name-only').split()
            names = [n for n in names if re.search(hook.get('files', ''), n)]
            if hook.get('pass_filenames') is False:
                names = []
            elif not names:
                continue  # it is not run
            code = repository.run([*hook['entry'].split(), *names])
            step = hook['id'].partition('-')[2]
            check(code == expected(step, case),
                  f'{hook["id"]}, {case}: {code}: {repository.said[-400:]}')


def container():
    text = (TOP / 'examples/ci/Containerfile').read_text()
    users = re.findall(r'^USER (\S+)', text, re.M)
    check(users and not users[-1].startswith(('0', 'root')), 'it runs as root')
    base = re.search(r'^ARG BASE=\S+:(\S+)$', text, re.M)
    check(base and re.search(r'\d{8}', base[1]), 'its base may change')
    check('snapshot.debian.org' in text, 'its packages may change')
    check('SOURCE_DATE_EPOCH' in text, 'its dates may change')


def main():
    with tempfile.TemporaryDirectory(prefix='vidimus-test.') as folder:
        def made():
            name = tempfile.mkdtemp(dir=folder)
            return {case: Repository(f'{name}/{case}', row[0])
                    for case, row in CASES.items()}
        repositories = made()
        github(repositories)
        gitlab(repositories)
        pre_commit(repositories)
        container()
    print(f'{checks} checks, {len(failures)} failures')
    return bool(failures) or checks < 50


if __name__ == '__main__':
    sys.exit(main())
