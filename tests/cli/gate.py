#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What does not count: baselines, what git says did not change, what a file
allows."""
import json
import os
import shutil
import tempfile

import tried
from tried import check, git, letter, read, run, work, write

tried.schema = 'rules.sch'


def fresh():
    tried.clear()
    write('rules.sch', tried.rules('no-bad', 'bad'))


def test_baseline():
    fresh()
    write('in/a.xml', letter(['good', 'a bad one', 'bad', 'bad']))
    write('in/b.xml', letter(['good']))
    run('validate', 'in', status=1)
    run('validate', 'in', '--write-baseline', 'known.json', status=0)
    rows = json.loads(read('known.json'))['findings']
    check(len([r for r in rows if r['id'] == 'schematron-assert']) == 3, rows)
    check({r['file'] for r in rows} <= {'in/a.xml', 'in/b.xml'}, 'relative')
    p = run('validate', 'in', '--baseline', 'known.json', status=0)
    check('is bad' not in p.err and 'known before' in p.err, p.err)
    # from another folder, and by another name
    run('validate', '.', '--baseline', '../known.json', status=0,
        cwd=os.path.join(work, 'in'))
    # moved lines are the same findings
    write('in/a.xml', letter(['x', 'y\n\n', 'bad', 'z', 'bad', 'a bad one']))
    run('validate', 'in', '--baseline', 'known.json', status=0)
    run('validate', 'in', '--baseline', 'known.json', '-j4', status=0)
    # one more of the same kind, or another one, is new
    for more in ('bad', 'new bad'):
        write('in/a.xml', letter(['bad', 'bad', 'a bad one', more]))
        p = run('validate', 'in', '--baseline', 'known.json', status=1)
        check(p.err.count('error:') == 1, p.err)
    # what was mended is said, and can go
    write('in/a.xml', letter(['bad', 'bad']))
    p = run('validate', 'in', '--baseline', 'known.json', status=0)
    check('[baseline-gone]' in p.err and 'a bad one' in p.err, p.err)
    p = run('validate', 'in/b.xml', '--baseline', 'known.json', status=0)
    check('[baseline-gone]' not in p.err, 'a file that was not done')
    # SARIF says which are new
    write('in/a.xml', letter(['bad', 'bad', 'a bad one', 'new bad']))
    p = run('validate', 'in', '--baseline', 'known.json', '--format', 'sarif',
            status=1)
    states = [r['baselineState'] for r in json.loads(p.out)['runs'][0]['results']
              if r['ruleId'].startswith('schematron')]
    check(sorted(states) == ['new'] + ['unchanged'] * 3, states)
    # written anew for one file, the others stay
    write('in/b.xml', letter(['bad']))
    run('validate', 'in/b.xml', '--write-baseline', 'known.json', status=0)
    run('validate', 'in/a.xml', '--baseline', 'known.json', status=1)
    run('validate', 'in/b.xml', '--baseline', 'known.json', status=0)
    # other verbs
    run('convert', 'in/a.xml', '-o', 'a.md', '--baseline', 'known.json')
    # what is none
    row = {'file': 'a', 'fingerprint': 'b', 'id': 'c', 'message': 'd'}
    rows = [{**row, k: v} for k in row for v in (None, 7, [])]
    rows += [{k: row[k] for k in row if k != left} for left in row]
    for text in ('', '{', '[]', '{"vidimus-baseline": 2, "findings": []}',
                 '{"vidimus-baseline": "1", "findings": []}', '7',
                 '{"vidimus-baseline": 1, "findings": {}}',
                 '{"vidimus-baseline": 1}', '{"findings": []}',
                 '{"vidimus-baseline": 1, "findings": [1]}', '\0\1',
                 *(json.dumps({'vidimus-baseline': 1, 'findings': [r]})
                   for r in rows)):
        write('none.json', text)
        p = run('validate', 'in', '--baseline', 'none.json', status=2)
        check(p.out == '' and 'none.json' in p.err, f'{text!r}: {p.err}')
        p = run('validate', 'in', '--write-baseline', 'none.json', status=2)
        check(read('none.json') == text, 'what is no baseline stays')
    run('validate', 'in', '--baseline', 'no-such.json', status=3)
    run('validate', 'in', '--write-baseline', 'in/a.xml', status=2)


ALLOW = '<?vidimus allow id="schematron-assert" reason="as in the original"?>'


def test_allow():
    fresh()

    def errors(text, *more, status):
        write('a.xml', text)
        return run('validate', 'a.xml', *more, status=status)

    same = errors(letter(['x', ALLOW + 'bad']), status=0)
    check('allowed: ' in same.err and 'as in the original' in same.err and
          '1 allowed in the files' in same.err, same.err)
    errors(letter(['x', 'bad']).replace('<p>bad', ALLOW + '\n\n<p>bad'),
           status=0)
    errors(letter(['x', '\n  ' + ALLOW + '\nbad']), status=0)
    errors(letter(['x', f'<!-- {ALLOW[2:-2]} -->bad']), status=0)
    errors(letter(['x', ALLOW.replace('"', "'") + 'bad']), status=0)
    errors(letter(['bad', 'x', 'bad'], before=ALLOW + '\n'), status=0)
    errors(letter(['x', ALLOW.replace('assert"', 'assert/no-bad"') + 'bad']),
           status=0)
    # before all content it is about all of the file, whatever else stands there
    errors('\ufeff' + letter(['bad', 'x', 'bad'], before=ALLOW + '\n'),
           status=0)
    for before in ('', '<!DOCTYPE TEI>\n', '<!-- a --><?b c?>\n',
                   '<!DOCTYPE TEI [\n<!ENTITY e "]">\n<!ENTITY f "g">]>\n',
                   '<!DOCTYPE TEI [<!-- it\'s ]> --><?a "]>?>]>\n'):
        errors(letter(['bad', 'x', 'bad'], before=f'{before}{ALLOW}\n'),
               status=0)
    # as it may be written
    for one in ('<?vidimus  allow\n why="w" id = "schematron-assert"\treason=\'r\'?>',
                '<?vidimus allow reason="r" id="date-order, schematron-assert"?>',
                '<?vidimus allow id="date-order schematron-assert" reason="r"?>',
                '<!--vidimus allow id="schematron-assert" reason="r"-->',
                '<?vidimus allow for="validate" id="schematron-assert" '
                'reason="r"?>'):
        errors(letter(['x', one + 'bad']), status=0)
    # nothing of the kind, or of another verb: it is not looked at
    for one in ('<?vidimus allowed id="schematron-assert" reason="r"?>',
                '<?vidimu allow id="schematron-assert" reason="r"?>',
                '<!-- allow id="schematron-assert" reason="r" -->',
                '<?vidimus allow for="convert" id="schematron-assert" '
                'reason="r"?>'):
        p = errors(letter(['x', one + 'bad']), status=1)
        check('[allow-' not in p.err, f'{one}: {p.err}')
    # elsewhere, of another kind, or another rule: not
    for text in (letter([ALLOW + 'x', 'y', 'bad']),
                 letter(['x', ALLOW.replace('assert"', 'assert/other"') + 'bad']),
                 letter(['x', ALLOW.replace('schematron-assert', 'date-order')
                         + 'bad'])):
        p = errors(text, status=1)
        check('[allow-unused]' in p.err, p.err)
    # without a reason, or with a wrong id
    for one in ('<?vidimus allow id="schematron-assert"?>',
                '<?vidimus allow id="schematron-assert" reason=" "?>',
                '<?vidimus allow id="schematron-asert" reason="x"?>',
                '<?vidimus allow reason="x"?>', '<?vidimus allow?>',
                '<?vidimus allow id="schematron-assert reason="x"?>',
                '<?vidimus allow id=schematron-assert reason="x"?>',
                '<?vidimus allow id reason="x"?>',
                '<?vidimus allow id="" reason="x"?>',
                '<?vidimus allow id="schematron-assert,," reason?>',
                '<?vidimus allow id="schematron-assert"/reason="x"?>',
                '<?vidimus allow-id="schematron-assert" reason="x"?>'):
        p = errors(letter(['x', one + 'bad']), status=1)
        check('[allow-broken]' in p.err, f'{one}: {p.err}')
        check(':4:4: warning:' in p.err, f'{one}: where? {p.err}')
    p = errors(letter(['é', ALLOW + 'x', 'y', 'é' + ALLOW + 'z', 'bad']),
               status=1)
    check(':4:4: warning: nothing' in p.err and
          ':6:5: warning: nothing' in p.err, p.err)
    p = errors('\ufeff' + letter(['x\n\n\n', '€é' + ALLOW + 'z', 'x', 'bad']),
               status=1)
    check(':7:6: warning: nothing' in p.err, p.err)
    # it is in what services read, as suppressed
    write('a.xml', letter(['x', ALLOW + 'bad']))
    p = run('validate', 'a.xml', '--format', 'sarif', '--summary', 's.md',
            status=0)
    r = [r for r in json.loads(p.out)['runs'][0]['results']
         if 'suppressions' in r]
    check(len(r) == 1 and r[0]['suppressions'][0]['kind'] == 'inSource' and
          r[0]['suppressions'][0]['justification'] == 'as in the original', r)
    check('Allowed in the files themselves (1)' in read('s.md'), read('s.md'))
    p = run('validate', 'a.xml', '--format', 'github', status=0)
    check('::error' not in p.out, p.out)
    # Markdown
    write('m.md', '---\ntitle: T\n---\n\n<!-- vidimus allow id="text-brackets" '
          'reason="so in the print" -->\nHe said {a] so.\n\nAnd {b] again.\n')
    p = run('validate', 'm.md')
    check(p.err.count('[text-brackets]') in (0, 2), p.err)
    # several files at once, any number of workers
    write('in/a.xml', letter(['x', ALLOW + 'bad']))
    write('in/b.xml', letter(['x', 'bad']))
    one = run('validate', 'in', status=1)
    many = run('validate', 'in', '-j4', status=1)
    check(one.out == many.out and one.err == many.err, 'whatever -j')
    # what ends nowhere hangs nowhere
    errors('<?vidimus allow ' * 20000, status=1)
    errors(letter(['x', '<!-- vidimus allow id="' + 'a' * 100000]), status=1)


def test_changed():
    if shutil.which('git') is None:
        print('skipped: what changed, for git is missing')
        return
    fresh()
    names = ['a.xml', 'b.xml', 'odd/new\nline "q" \'s\'.xml', 'odd/é ü.xml',
             'old name.xml']
    for n in names:
        write(n, letter(['one', 'bad ' + n.replace('\n', ' ').replace('"', ''),
                         'three', 'four', 'five']))
    run('validate', '--changed', status=2)
    git('init', '-q')
    run('validate', '--changed', 'a.xml', status=1)  # all is new
    git('add', '.')
    git('commit', '-qm', 'one')
    p = run('validate', '--changed', status=0)
    check('nothing that is asked for has changed' in p.err, p.err)
    run('validate', '--changed', '.', status=0)
    write('a.xml', letter(['one', 'bad a.xml', 'three', 'four', 'changed']))
    p = run('validate', '--changed', '.', status=1)
    check(p.out.count('valid') == 1 and 'a.xml: not valid' in p.out, p.out)
    p = run('validate', '--changed', status=1)
    check(p.out.count('valid') == 1, p.out)
    # only lines
    p = run('validate', '--changed-lines', status=0)
    check('lines that did not change' in p.err, p.err)
    write('a.xml', letter(['one', 'bad a.xml', 'three', 'bad four', 'changed']))
    p = run('validate', '--changed-lines', status=1)
    check(p.err.count('error:') == 1 and 'bad four' in p.err, p.err)
    # names, renamed, untracked, staged, removed
    write(names[2], letter(['bad now']))
    write('new ü\n.xml', letter(['bad new']))
    git('mv', 'old name.xml', 'moved.xml')
    git('rm', '-q', 'b.xml')
    write('staged.xml', letter(['bad']))
    git('add', 'staged.xml')
    p = run('validate', '--changed', status=1)
    got = sorted(x.split(': ')[0] for x in p.out.splitlines())
    check(got == sorted(['a.xml', 'moved.xml', 'staged.xml', 'new ü\\n.xml',
                         'odd/new\\nline "q" \'s\'.xml']), got)
    p = run('validate', '--changed-lines', status=1)
    check('moved.xml:' not in p.err, 'a renamed file has no changed lines')
    check('bad new' in p.err and 'bad now' in p.err, p.err)
    # from a folder below
    p = run('validate', '--changed', status=1, cwd=os.path.join(work, 'odd'))
    check('../a.xml' in p.out, p.out)
    p = run('validate', '--changed', '.', status=1,
            cwd=os.path.join(work, 'odd'))
    check(p.out.count('valid') == 1, p.out)
    # since a revision: what this branch did, not the other one
    git('add', '.')
    git('commit', '-qm', 'two')
    git('branch', 'other', 'HEAD~1')
    git('checkout', '-q', 'other')
    write('odd/é ü.xml', letter(['bad other']))
    git('commit', '-qam', 'other')
    p = run('validate', '--changed=main', status=1)
    check('odd/é ü.xml' in p.out and p.out.count('valid') == 1, p.out)
    run('validate', '--changed', status=0)
    # what there is not
    p = run('validate', '--changed=no-such-branch', status=2)
    check(p.out == '' and 'no-such-branch' in p.err, p.err)
    for evil in ('--output=pwned', '-h', '$(touch pwned)', 'a b', '..', ''):
        run('validate', f'--changed={evil}', status=2)
    check(not os.path.exists(os.path.join(work, 'pwned')), 'no shell')
    # a shallow clone is said
    other = tempfile.mkdtemp(prefix='vidimus-shallow.')
    git('clone', '-q', '--depth', '1', '--no-single-branch', 'file://' + work,
        other)
    p = run('validate', '--changed=origin/main', status=2, cwd=other)
    check('shallow' in p.err, p.err)
    p = run('validate', '--changed=HEAD~1', status=2, cwd=other)
    check('shallow' in p.err, p.err)
    shutil.rmtree(other)
    # what changed in a submodule is said, and not guessed
    sub = tempfile.mkdtemp(prefix='vidimus-sub.')
    git('init', '-q', cwd=sub)
    with open(os.path.join(sub, 's.xml'), 'w') as f:
        f.write(letter(['bad']))
    git('add', '.', cwd=sub)
    git('commit', '-qm', 'sub', cwd=sub)
    git('-c', 'protocol.file.allow=always', 'submodule', '-q', 'add',
        'file://' + sub, 'part')
    git('commit', '-qm', 'with it')
    p = run('validate', '--changed', status=0)
    check('submodule' not in p.err, p.err)
    write('part/s.xml', letter(['bad', 'more']))
    for args in (['--changed'], ['--changed-lines'], ['--changed', 'part']):
        p = run('validate', *args, status=0)
        check('part: note: a submodule changed' in p.err, p.err)
    p = run('diff', 'HEAD', status=0)
    check('part: changed\na submodule: it is compared' in p.out, p.out)
    run('validate', '--changed', status=1, cwd=os.path.join(work, 'part'))
    git('commit', '-qam', 'two', cwd=os.path.join(work, 'part'))
    p = run('validate', '--changed', status=0)
    check('part: note: a submodule changed' in p.err, p.err)
    git('submodule', '-q', 'deinit', '-f', 'part')
    git('reset', '-q', '--hard', 'HEAD~1')
    shutil.rmtree(os.path.join(work, 'part'), ignore_errors=True)
    shutil.rmtree(sub)
    # binary, mode, and settings that change what git prints
    for key, value in (('diff.noprefix', 'true'), ('diff.external', 'false'),
                       ('diff.relative', 'true'), ('color.ui', 'always'),
                       ('diff.renames', 'copies'), ('core.quotePath', 'false')):
        git('config', key, value)
    write('odd/é ü.xml', letter(['bad', 'other']))
    p = run('validate', '--changed-lines', status=1)
    check(p.err.count('error:') == 1, p.err)


def test_broken_rules():
    """Nobody knows what a rule would say that cannot be run."""
    fresh()
    good = tried.rules('no-bad', 'bad')
    broken = good.replace('</rule>', '<assert test="((">never</assert></rule>')
    write('a.xml', letter(['good']))
    for rules, verdict in ((good, 'valid'), (broken, 'not checked'),
                           (good.replace('</rule>', '<asert test="1">a</asert>'
                                         '</rule>'), 'not checked')):
        write('rules.sch', rules)
        p = run('validate', 'a.xml', status=0 if verdict == 'valid' else 1)
        check(p.out == f'a.xml: {verdict}\n', p.out)
        check(('[schema-broken]' in p.err) == (verdict != 'valid'), p.err)
    # what the others find is found all the same
    write('rules.sch', broken)
    write('a.xml', letter(['bad']))
    p = run('validate', 'a.xml', status=1)
    check(p.out == 'a.xml: not valid, 1 error\n' and
          '[schema-broken]' not in p.err, p.out + p.err)


def test_levels_of_rules():
    fresh()
    write('a.xml', letter(['bad']))
    for settings, said in (
            ('levels: {schematron-assert/no-bad: warning}', None),
            ('levels: {schematron-assert/no-bat: warning}', 'no-bad'),
            ('levels: {schematron-assert/other: "off"}', ''),
            ('paths: {"*.xml": {levels: {schematron-assert/nobad: note}}}',
             'no-bad'),
            ('levels: {schematron-assert: note, date-order: note}', None)):
        write('.vidimus.yaml', '\n' + settings + '\n')
        p = run('validate', 'a.xml')
        check(('[level-unused]' in p.err) == (said is not None),
              f'{settings}: {p.err}')
        if said is not None:
            check('.vidimus.yaml:2:' in p.err, p.err)
            check((f'did you mean "{said}"' in p.err) == (said != ''), p.err)
    os.remove(os.path.join(work, '.vidimus.yaml'))


tried.all_of(globals())
