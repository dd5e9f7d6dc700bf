#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Settings of a repository: .vidimus.yaml, found upwards; what holds and why."""
import json
import os
import shutil

import tried
from tried import check, letter, run, work, write


def fresh(settings):
    tried.clear()
    os.makedirs(os.path.join(work, '.git'))
    write('schemas/bad.sch', tried.rules('no-bad', 'bad'))
    write('schemas/odd.sch', tried.rules('no-odd', 'odd'))
    for name in ('letters/a.xml', 'letters/deep/b.xml', 'diaries/c.xml'):
        write(name, letter(['bad', 'odd']))
    write('.vidimus.yaml', settings)


def errors(p):
    return sorted(x.split(':')[0] + ' ' + ('bad' if '"bad"' in x else 'odd')
                  for x in p.err.splitlines() if ' error: ' in x)


def test_schemas():
    fresh('schemas:\n  "letters/**": schemas/bad.sch\n'
          '  c.xml: [schemas/bad.sch, schemas/odd.sch]\n')
    p = run('validate', '.', status=1)
    check(errors(p) == ['./diaries/c.xml bad', './diaries/c.xml odd',
                        './letters/a.xml bad', './letters/deep/b.xml bad'],
          errors(p))
    # from elsewhere, and with workers
    p = run('validate', 'a.xml', status=1, cwd=os.path.join(work, 'letters'))
    check(errors(p) == ['a.xml bad'], errors(p))
    many = run('validate', '.', '-j4', status=1)
    check(errors(many) == errors(run('validate', '.')), 'any number of jobs')
    # the command line wins
    p = run('validate', 'letters/a.xml', '--schema', 'schemas/odd.sch', status=1)
    check(errors(p) == ['letters/a.xml odd'], errors(p))
    run('validate', '.', '--no-config', status=0)
    p = run('validate', 'letters', '--schema', 'no.sch')
    check(p.returncode in (1, 3), 'a schema that is not there')
    fresh('schemas: {"*.xml": schemas/none.sch}')
    p = run('validate', 'letters/a.xml')
    check(p.returncode in (1, 3) and 'none.sch' in p.err, p.err)


def test_globs():
    every = ['diaries/c.xml', 'letters/a.xml', 'letters/deep/b.xml']
    a, c, deep = [every[1]], [every[0]], [every[2]]
    for glob, wanted in (
            ('**', every), ('*', every), ('*.xml', every), ('a.xml', a),
            ('letters/**', a + deep), ('letters/*', a), ('letters/', a + deep),
            ('letters', a + deep), ('./letters', a + deep),
            ('/letters/deep', deep), ('**/b.xml', deep), ('deep/', deep),
            ('letters/**/b.xml', deep), ('**/deep/**', deep),
            ('/a.xml', []), ('l?tters/*.xml', a), ('[kd]*/*.xml', c),
            ('letters/deep/b.xml', deep), ('letters/a.xml/', []),
            ('lett', []), ('letters/de', [])):
        fresh(f'schemas: {{"{glob}": schemas/bad.sch}}\n')
        for where, args in ((work, ['.']), (os.path.join(work, 'letters'),
                                            ['../letters', '../diaries'])):
            p = run('validate', *args, cwd=where)
            got = sorted(os.path.relpath(os.path.join(where, x.split(':')[0]),
                                         work)
                         for x in p.out.splitlines() if 'not valid' in x)
            check(got == wanted, f'{glob} in {where}: {got}')
    for key in ('schemas: {"%s": schemas/bad.sch}', 'include: ["%s"]',
                'exclude: "%s"', 'paths: {"%s": {levels: {date-order: off}}}'):
        for glob in ('{letters,diaries}/*', 'letters/../diaries/*', '../x'):
            fresh(key % glob)
            p = run('validate', '.', status=2)
            check('.vidimus.yaml:1:' in p.err and p.out == '', p.err)
        fresh(key % 'a{b}..c/x')
        run('config', status=0)
    for key in ('schemas: {"!a.xml": schemas/bad.sch}', 'exclude: "!"',
                'paths: {"!a.xml": {levels: {date-order: off}}}'):
        fresh(key)
        run('validate', '.', status=2)

    def left(text):
        fresh(text)
        write('letters/a.old.xml', letter(['x']))
        write('letters/picture.png', 'x')
        return sorted(x.split(':')[0][2:] for x in
                      run('validate', '.').out.splitlines() if 'valid' in x)
    old = ['letters/a.old.xml']
    check(left('exclude: ["*.xml", "!a*.xml"]') == sorted(old + a), 'back')
    check(left('exclude: ["!a*.xml", "*.xml"]') == [], 'the last one holds')
    check(left('include: ["*.xml", "!*.old.xml"]') == every, 'include')
    check(left('include: ["!*.old.xml"]') == every, 'all but these')
    check(left('exclude: [letters/deep, "!letters/deep/b.xml"]') ==
          sorted(c + a + old), 'a folder is left out as a whole')


def test_levels():
    fresh('schemas: {"*.xml": [schemas/bad.sch, schemas/odd.sch]}\n'
          'levels:\n  schematron-assert/no-odd: warning\n'
          'paths:\n  "letters/**":\n    levels:\n'
          '      schematron-assert/no-bad: off\n')
    p = run('validate', 'letters', status=0)
    check('warning: the paragraph "odd"' in p.err and 'is bad' not in p.err and
          '2 switched off' in p.err, p.err)
    p = run('validate', 'letters', '--fail-on', 'warning', status=1)
    p = run('validate', 'diaries', status=1)
    check(errors(p) == ['diaries/c.xml bad'], errors(p))
    p = run('validate', 'letters', '--format', 'sarif', status=0)
    check({r['level'] for r in json.loads(p.out)['runs'][0]['results']
           if r['ruleId'].startswith('schematron')} == {'warning'}, 'SARIF')


def test_run():
    fresh('exclude: [deep]\nfail-on: never\njobs: 2\n'
          'schemas: {"*.xml": schemas/bad.sch}\n'
          'outputs:\n  sarif: out/findings.sarif\nsummary: out/s.md\n')
    os.makedirs(os.path.join(work, 'out'))
    p = run('validate', '.', status=0)
    check('b.xml' not in p.out and 'a.xml: not valid' in p.out, p.out)
    check(os.path.exists(os.path.join(work, 'out/findings.sarif')) and
          os.path.exists(os.path.join(work, 'out/s.md')), 'outputs')
    run('validate', '.', '--fail-on', 'error', status=1)
    run('validate', 'letters', status=0, cwd=work)
    fresh('people: people.yaml\n')
    check(run('convert', 'letters/a.xml', '-o', 'a.md').returncode == 3,
          'people are read')
    run('convert', 'letters/a.xml', '-o', 'a.md', '--no-config', status=0)


def test_upwards():
    fresh('schemas: {"*.xml": schemas/bad.sch}\n')
    write('letters/deep/.vidimus.yaml', 'schemas: {"*.xml": odd.sch}\n')
    shutil.copy(os.path.join(work, 'schemas/odd.sch'),
                os.path.join(work, 'letters/deep/odd.sch'))
    p = run('validate', 'letters/a.xml', 'letters/deep/b.xml', status=1)
    check(errors(p) == ['letters/a.xml bad', 'letters/deep/b.xml odd'],
          errors(p))
    # no further than the root of a repository
    os.makedirs(os.path.join(work, 'diaries/.git'))
    run('validate', 'diaries/c.xml', status=0)
    p = run('config', 'diaries/c.xml', status=0)
    check('no .vidimus.yaml' in p.out, p.out)
    # two that settle the run
    write('letters/deep/.vidimus.yaml', 'fail-on: never\n')
    p = run('validate', 'letters/a.xml', 'letters/deep/b.xml', status=2)
    check(p.out == '' and 'fail-on' in p.err, p.err)


def test_extends():
    fresh('extends: base/all.yaml\nfail-on: error\n')
    write('base/all.yaml', 'schemas: {"*.xml": ../schemas/bad.sch}\n'
          'fail-on: never\n')
    run('validate', 'letters/a.xml', status=1)
    p = run('config', 'letters/a.xml', status=0)
    check('.vidimus.yaml:2' in p.out and 'base/all.yaml:1' in p.out and
          'never' not in p.out, p.out)
    for text in ('extends: .vidimus.yaml', 'extends: [base/all.yaml]',
                 'extends: ./base/../.vidimus.yaml'):
        fresh(text)
        write('base/all.yaml', 'extends: ../.vidimus.yaml\n')
        p = run('validate', 'letters', status=2)
        check('extends itself' in p.err and p.out == '', p.err)
    fresh('extends: 0.yaml\n')
    for i in range(40):
        write(f'{i}.yaml', f'extends: {i + 1}.yaml\n')
    p = run('validate', 'letters', status=2)
    check('extend each other' in p.err, p.err)


def test_broken():
    for text, wanted in (
            ('shemas: {}', ':1:1: there is no key "shemas": did you mean '
             '"schemas"?'),
            ('jobs: 2\nfail_on: error', ':2:1: .*did you mean "fail-on"?'),
            ('xyzzy: 1', 'there is no key "xyzzy"'),
            ('levels:\n  date-odrer: note', ':2:3: .*did you mean '
             '"date-order"?'),
            ('levels:\n  date-order: loud', 'note, warning, loss, error or off'),
            ('paths: {"*": {shemas: 1}}', 'there is no key of a path'),
            ('outputs: {sarf: x}', 'there is no format "sarf"'),
            ('fail-on: sometimes', 'fail-on: note, warning'),
            ('jobs: many', 'jobs: 1 to 256'), ('jobs: 0', 'jobs: 1 to 256'),
            ('jobs: 2\njobs: 3', '"jobs" is there twice'),
            ('jobs: 2\n---\njobs: 3', ':2:1: a second document'),
            ('jobs: 2\n---\nfail-on: bogus', ':2:1: a second document'),
            ('jobs: 2\n---', 'a second document'),
            ('summary: null', 'a word is wanted'),
            ('summary: ~', 'a word is wanted'),
            ('profile: NULL', 'a word is wanted'),
            ('include: [a, Null]', 'a word is wanted'),
            ('outputs: {sarif: null}', 'a word is wanted'),
            ('- a', 'names and values'), ('schemas: x', 'names and values'),
            ('a: [', 'no YAML'), ('exclude: {a: b}', 'a word is wanted'),
            ('&a [*a]', 'names and values'), ('? [a]\n: b', 'a name is wanted'),
            ('profile: [a]', 'a word is wanted'), ('extends: {}', 'a file'),
            ('people: ""', 'people'), ('people: "a\\nb"', 'people'),
            ('include: [[a]]', 'a word is wanted'), ('include: [""]', ':1:'),
            ('exclude: ["!"]', ':1:'), ('schemas: {"": a.rng}', ':1:'),
            ('schemas: {"*.xml": [[a]]}', ':1:'), ('schemas: {"*": {a: b}}', ':1:'),
            ('levels: {date-order: [note]}', ':1:'), ('levels: {[a]: note}', ':1:'),
            ('outputs: {[a]: b}', ':1:'), ('outputs: {sarif: [a]}', ':1:'),
            ('outputs: {sarif: ""}', ':1:'), ('outputs: [a]', 'names and values'),
            ('paths: {[a]: {levels: {}}}', ':1:'), ('paths: {"*": a}', ':1:'),
            ('paths: [a]', 'names and values'), ('jobs: [2]', ':1:'),
            ('fail-on: {a: b}', ':1:'), ('a', 'names and values'),
            ('extends: ""', ':1:'), ('extends: letters', 'it is no file'),
            ('extends: none.yaml', 'there is no such file'),
            ('a: "\x01"', 'no YAML'), ('x' * 300000, 'more than 256 kilobytes'),
            ('include: ' + '[' * 200000, 'nested deeper'),
            ('include:\n' + ''.join(f'- &a{i} b\n' for i in range(2000)),
             'more anchors'),
            (''.join(f'%TAG !{i}! a\n' for i in range(2000)) + '---\na: b\n',
             'more anchors or directives')):
        fresh(text)
        for verb in (['validate', 'letters'], ['config', 'letters/a.xml'],
                     ['convert', 'letters', '-o', 'o/', '--to', 'md']):
            p = run(*verb, status=2)
            want = wanted.split('.*')
            check(all(w in p.err for w in want) and p.out == '',
                  f'{text[:40]!r}: {p.err[:300]}')
        check(not os.path.exists(os.path.join(work, 'o')), 'nothing is written')
    for text in ('', '# nothing\n', '---\n...\n', 'levels: {}\n', '""\n',
                 'profile: generic\n', 'profile: web-archive\n', 'jobs: auto\n',
                 'jobs: 256\n'):
        fresh(text)
        run('validate', 'letters', status=0)


SECRET = 'hunter2'


def test_reach():
    """Settings come with a repository, which a stranger may have changed: what they
    name lies in it, is not hidden, and has an end."""
    keys = ('extends: %s', 'schemas: {"*.xml": %s}', 'people: %s',
            'metadata: [%s]', 'decisions: %s', 'profile: %s', 'baseline: %s')
    away = os.path.join(os.path.dirname(work), os.path.basename(work) + '-away')
    os.mkdir(away)
    try:
        with open(os.path.join(away, 'secret.yaml'), 'w',
                  encoding='utf-8') as f:
            f.write(f'{SECRET}: [x\n')
        for name, why in (
                (os.path.join(away, 'secret.yaml'), 'lies neither in'),
                ('../' + os.path.basename(away) + '/secret.yaml',
                 'lies neither in'),
                ('letters/../../' + os.path.basename(away) + '/secret.yaml',
                 'lies neither in'),
                ('link.yaml', 'lies neither in'),
                ('elsewhere/secret.yaml', 'lies neither in'),
                ('.env', 'is hidden'), ('.git/config', 'is hidden'),
                ('letters/.a/b.yaml', 'is hidden'), ('env.yaml', 'is hidden'),
                ('pipe.yaml', 'is no')):
            for key in keys:
                fresh(key % name)
                for put in ('.env', '.git/config', 'letters/.a/b.yaml'):
                    write(put, f'{SECRET}: [x\n')
                os.symlink(os.path.join(away, 'secret.yaml'),
                           os.path.join(work, 'link.yaml'))
                os.symlink(away, os.path.join(work, 'elsewhere'))
                os.symlink('.env', os.path.join(work, 'env.yaml'))
                os.mkfifo(os.path.join(work, 'pipe.yaml'))
                p = run('validate', 'letters', status=2)
                check(why in p.err and SECRET not in p.err + p.out,
                      f'{key % name}: {p.err}')
        # nor by an address
        for name in (f'file://{away}/secret.yaml', 'a://../.env',
                     'file:.env', 'file:///etc/passwd'):
            fresh('schemas: {"*.xml": "%s"}' % name)
            os.mkdir(os.path.join(work, 'a:'))
            write('.env', f'{SECRET}: [x\n')
            p = run('validate', 'letters', status=2)
            check(SECRET not in p.err + p.out, f'{name}: {p.err}')
        # nor is anything written there
        for key in ('outputs: {json: %s}', 'summary: %s'):
            for name in (os.path.join(away, 'x'), '.git/hooks/x', '../x',
                         'elsewhere/x', '/dev/stderr', '.x'):
                fresh(key % name)
                os.mkdir(os.path.join(work, '.git/hooks'))
                os.symlink(away, os.path.join(work, 'elsewhere'))
                run('validate', 'letters', status=2)
                check(os.listdir(away) == ['secret.yaml'] and
                      not os.listdir(os.path.join(work, '.git/hooks')), name)
        # the settings themselves are no link to somewhere else
        for target in ('.env', os.path.join(away, 'secret.yaml')):
            fresh('')
            write('.env', f'{SECRET}: [x\n')
            os.remove(os.path.join(work, '.vidimus.yaml'))
            os.symlink(target, os.path.join(work, '.vidimus.yaml'))
            for verb in (['validate', 'letters'], ['config']):
                p = run(*verb, status=2)
                check(SECRET not in p.err + p.out, p.err)
    finally:
        shutil.rmtree(away)
    # what may be named: from a folder of the repository, and beside it here
    fresh('')
    write('common/all.yaml', 'levels: {title-missing: note}\n')
    write('.vidimus/known.yaml', 'fail-on: error\n')
    write('letters/.vidimus.yaml',
          'extends: [../common/all.yaml, ../.vidimus/known.yaml]\n')
    p = run('config', 'letters/a.xml', status=0)
    check('title-missing' in p.out and 'fail-on' in p.out, p.out)
    shutil.rmtree(os.path.join(work, '.git'))
    run('config', 'letters/a.xml', status=0)
    p = run('config', 'a.xml', status=2, cwd=os.path.join(work, 'letters'))
    check('lies neither in' in p.err, p.err)


def test_schema():
    p = run('schema', 'config', status=0)
    schema = json.loads(p.out)
    try:
        import jsonschema
        import yaml
    except ImportError:
        print('the JSON Schema is not tried: python3-jsonschema or -yaml is '
              'missing')
        return
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    for text, good in (
            ('schemas: {"*.xml": [a.rng]}\nlevels: {date-order: off}\n', True),
            ('shemas: {}', False), ('levels: {date-order: loud}', False),
            ('jobs: auto\nfail-on: never\noutputs: {sarif: x}', True),
            ('jobs: 0', False), ('outputs: {sarf: x}', False),
            ('paths: {"*": {levels: {date-order: note}}}', True)):
        said = yaml.load(text, Loader=yaml.BaseLoader)
        if isinstance(said.get('jobs'), str) and said['jobs'].isdigit():
            said['jobs'] = int(said['jobs'])
        check(cls(schema).is_valid(said) == good, text)
        fresh(text)
        check((run('config').returncode == 0) == good, text)


tried.all_of(globals())
