#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Findings for other programs: SARIF, GitHub, GitLab, JUnit, Checkstyle, TAP.

Each format is read as who takes it reads it. SARIF is validated against its
schema where SARIF_SCHEMA names it or it lies beside the other schemas of
tests; GitLab's and the rest against what their documentation asks for."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET

PROGRAM = os.path.abspath('vidimus')
SRC = os.path.abspath(os.environ.get('srcdir', '..'))
ENV = dict(os.environ, LC_ALL='C.UTF-8')
checks = failures = 0


def check(good, what):
    global checks, failures
    checks += 1
    if not good:
        failures += 1
        print('FAIL:', what)


def run(*args, status=None, cwd=None, **more):
    if args[0] == 'validate':
        args = (*args, '--schema', os.path.join(work, 'rules.sch'))
    p = subprocess.run([PROGRAM, *args], cwd=cwd or work, env=ENV,
                       capture_output=True, timeout=100, **more)
    if status is not None:
        check(p.returncode == status,
              f'{args}: exit {p.returncode}, not {status}: {p.stderr[-300:]}')
    return p


def write(name, text):
    path = os.path.join(work, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    return path


def read(name):
    with open(os.path.join(work, name), encoding='utf-8') as f:
        return f.read()


def letter(paragraphs):
    return ('<?xml version="1.0"?>\n\n'
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
            '<titleStmt><title>A letter</title></titleStmt><publicationStmt>'
            '<p>Nowhere</p></publicationStmt><sourceDesc><p>None</p>'
            '</sourceDesc></fileDesc></teiHeader><text><body>\n'
            + '\n'.join(f'<p>{p}</p>' for p in paragraphs)
            + '\n</body></text></TEI>\n')


RULES = '''<schema xmlns="http://purl.oclc.org/dsdl/schematron">
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern><rule context="t:p"><assert id="no-bad" test="not(contains(., 'bad'))"
>the paragraph "<value-of select="."/>" is bad</assert></rule></pattern>
</schema>'''
ODD = ['plain', "it's <bad> & \"so\"", '50% bad, a:b', 'x bad ::error::y']


def samples():
    write('a.xml', letter(['good', 'a bad one', 'good', 'another bad one']))
    write('b.xml', letter(['good', 'fine']))
    write('rules.sch', RULES)
    write('odd/a,b:c 100% é#?.xml', letter([
        o.replace('&', '&amp;').replace('<', '&lt;') for o in ODD]))


def sarif_schema():
    for path in (os.environ.get('SARIF_SCHEMA'),
                 os.path.join(SRC, '../shared/schemas/sarif-schema-2.1.0.json')):
        if path and os.path.exists(path):
            with open(path, encoding='utf-8') as f:
                return json.load(f)
    return None


def sarif_own(log):
    """What the specification asks for of what we write."""
    check(log['version'] == '2.1.0' and len(log['runs']) == 1, 'the log')
    one = log['runs'][0]
    rules = one['tool']['driver']['rules']
    check(len({r['id'] for r in rules}) == len(rules), 'rules are unique')
    for r in rules:
        check(r['help']['text'] and r['help']['markdown'] and
              r['shortDescription']['text'] and
              r['defaultConfiguration']['level'] in
              ('none', 'note', 'warning', 'error'), f'rule {r["id"]}')
    prints = set()
    for r in one['results']:
        check(rules[r['ruleIndex']]['id'] == r['ruleId'], 'ruleIndex')
        check(r['level'] in ('none', 'note', 'warning', 'error'), 'level')
        for place in r.get('locations', []):
            at = place['physicalLocation']
            uri = at['artifactLocation']['uri']
            check(re.fullmatch(r"[A-Za-z0-9\-._~%!$&'()*+,;=@/]+", uri) and
                  not uri.startswith('/'), f'{uri} is a relative reference')
            region = at.get('region', {'startLine': 1})
            check(region['startLine'] >= 1 and
                  region.get('startColumn', 1) >= 1, 'region')
            prints.add((uri, r['partialFingerprints']['vidimus/v1']))
    check(len(prints) == len(one['results']), 'fingerprints tell results apart')


def test_sarif():
    p = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'sarif', status=1)
    log = json.loads(p.stdout)
    sarif_own(log)
    schema = sarif_schema()
    if schema is None:
        print('SARIF is not validated against its schema: SARIF_SCHEMA names '
              'none')
    else:
        try:
            import jsonschema
            jsonschema.validate(log, schema)
            check(True, '')
        except ImportError:
            print('SARIF is not validated: python3-jsonschema is missing')
        except jsonschema.ValidationError as e:
            check(False, f'SARIF: {e.message}')
    results = log['runs'][0]['results']
    bad = [r for r in results if r['ruleId'] == 'schematron-assert/no-bad']
    check(len(bad) == 5, f'{len(bad)} results of the rule no-bad, not 5')
    check('another bad one' in bad[1]['message']['text'], 'the author\'s words')
    check(log['runs'][0]['invocations'][0]['executionSuccessful'], 'success')
    uris = {r['locations'][0]['physicalLocation']['artifactLocation']['uri']
            for r in bad}
    check(uris == {'a.xml', 'odd/a,b%3Ac%20100%25%20%C3%A9%23%3F.xml'}, uris)
    check(b'::' not in p.stdout, 'no command in JSON')


def prints_of(name):
    p = run('validate', name, '--format', 'sarif')
    return sorted(r['partialFingerprints']['vidimus/v1']
                  for r in json.loads(p.stdout)['runs'][0]['results']
                  if 'no-bad' in r['ruleId'])


def test_fingerprints():
    before = prints_of('a.xml')
    write('a.xml', letter(['new', 'good', 'and\n\n\nlonger', 'a bad one',
                           'good', '<hi>x</hi>', 'another bad one']))
    check(prints_of('a.xml') == before, 'fingerprints survive moved lines')
    write('a.xml', letter(['another bad one', 'a bad one']))
    check(prints_of('a.xml') == before, 'fingerprints survive another order')
    write('a.xml', letter(['another bad one', 'a bad one', 'a bad one']))
    now = prints_of('a.xml')
    check(len(set(now)) == 3 and set(before) < set(now),
          'one more of a kind is one more')
    write('a.xml', letter(['another bad one', 'quite a bad one']))
    check(len(set(prints_of('a.xml')) & set(before)) == 1,
          'another finding is another one')
    samples()
    text = write('long.txt', 'x')
    write('long.xml', letter(['bad ' + 'long ' * 200 + 'bad']).replace('\n', ' '))
    one = prints_of('long.xml')
    write('long.xml', letter(['added ' * 50, 'bad ' + 'long ' * 200 + 'bad']
                             ).replace('\n', ' '))
    check(len(one) == 1 and prints_of('long.xml') == one,
          'in a document on a single line, too')
    os.remove(os.path.join(work, 'long.xml'))
    os.remove(text)


def commands(text):
    """Workflow commands, as the runner takes them apart."""
    out = []
    for line in text.splitlines():
        m = re.match(r'::([a-z]+)(?: ([^:]*))?::(.*)$', line)
        if not m:
            continue
        parts = dict(p.split('=', 1) for p in (m[2] or '').split(',') if p)

        def plain(s):
            for code, c in (('%0D', '\r'), ('%0A', '\n'), ('%3A', ':'),
                            ('%2C', ','), ('%25', '%')):
                s = s.replace(code, c)
            return s
        out.append((m[1], {k: plain(v) for k, v in parts.items()}, plain(m[3])))
    return out


def test_github():
    p = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'github', status=1)
    text = p.stdout.decode()
    found = [c for c in commands(text) if c[0] == 'error']
    check(len(found) == 5, f'{len(found)} errors for GitHub, not 5')
    check(found[0][1]['file'] == 'a.xml' and found[0][1]['line'] == '5' and
          found[0][1]['title'] == 'schematron-assert/no-bad', found[0])
    check(found[-1][1]['file'] == 'odd/a,b:c 100% é#?.xml', found[-1])
    check(any('50% bad, a:b' in c[2] for c in found), 'the message comes back')
    opened = [c for c in commands(text) if c[0] == 'group']
    closed = text.count('::endgroup::')
    check(len(opened) == closed == 2, f'{len(opened)} groups, {closed} ends')
    # bounded
    write('many.xml', letter([f'bad {i}' for i in range(57)]))
    text = run('validate', 'many.xml', '--format', 'github', status=1
               ).stdout.decode()
    kinds = [c[0] for c in commands(text)]
    check(kinds.count('error') == 10, f'{kinds.count("error")} annotations')
    check(kinds.count('notice') <= 10, 'notices are bounded')
    check('47 more findings' in text.splitlines()[-1], text.splitlines()[-1])
    check(text.count('is bad') == 57, 'the log has all')
    os.remove(os.path.join(work, 'many.xml'))


def test_gitlab():
    p = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'gitlab', status=1)
    issues = json.loads(p.stdout)
    for i in issues:
        check(set(i) == {'description', 'check_name', 'fingerprint', 'severity',
                         'location'}, sorted(i))
        check(i['severity'] in ('info', 'minor', 'major', 'critical',
                                'blocker'), i['severity'])
        check(i['location']['lines']['begin'] >= 1 and
              not i['location']['path'].startswith(('./', '/')), 'location')
    check(len({i['fingerprint'] for i in issues}) == len(issues), 'unique')
    check(len([i for i in issues if i['severity'] == 'critical']) == 5, 'five')


def test_xml():
    p = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'junit', status=1)
    suite = ET.fromstring(p.stdout).find('testsuite')
    cases = suite.findall('testcase')
    check(suite.get('tests') == str(len(cases)) == '3', 'tests')
    check(suite.get('failures') == '2' and
          [len(c.findall('failure')) for c in cases] == [1, 0, 1], 'failures')
    check("\"it's <bad> & \"so\"\"" in cases[2].find('failure').text, 'escapes')
    check(cases[0].find('failure').get('type') == 'schematron-assert/no-bad',
          'the rule')
    p = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'checkstyle',
            status=1)
    files = ET.fromstring(p.stdout).findall('file')
    check([f.get('name') for f in files][:2] == ['a.xml', 'b.xml'], 'files')
    errors = [e for f in files for e in f if e.get('severity') == 'error']
    check(len(errors) == 5 and all(int(e.get('line')) > 0 for e in errors),
          'errors')
    check(all(e.get('source').startswith('vidimus.') for e in errors), 'source')


def test_tap():
    text = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'tap', status=1
               ).stdout.decode()
    lines = text.splitlines()
    check(lines[0] == 'TAP version 13' and lines[1] == '1..3', lines[:2])
    points = [x for x in lines if re.match('(not )?ok ', x)]
    check(points[0] == 'not ok 1 - a.xml' and points[1] == 'ok 2 - b.xml' and
          points[2] == 'not ok 3 - odd/a,b:c 100% é\\#?.xml', points)
    try:
        import yaml
        for block in re.findall(r'^  ---\n(.*?)^  \.\.\.$', text, re.S | re.M):
            for f in yaml.safe_load(block)['findings']:
                check(set(f) >= {'message', 'severity', 'id'}, f)
    except ImportError:
        print('the diagnostics of TAP are not read: python3-yaml is missing')


def test_several():
    p = run('validate', 'a.xml', 'b.xml', '--format', 'text',
            '--output', 'sarif=out.sarif', '--output', 'junit=out.xml',
            '--output=gitlab=out.json', '--output', 'lines=out.txt',
            '--summary', 'out.md', status=1)
    check(b'a.xml: not valid' in p.stdout, 'text as always')
    check(b'no-bad' in run('validate', 'a.xml', '--format', 'sarif').stdout, '')
    sarif_own(json.loads(read('out.sarif')))
    check(len(json.loads(read('out.json'))) >= 2, 'gitlab beside')
    check(ET.fromstring(read('out.xml')) is not None, 'junit beside')
    check('a.xml:5:' in read('out.txt'), 'lines beside')
    summary = read('out.md')
    check('2 things are wrong' in summary and 'a bad one' in summary, summary)
    one = {n: read(n) for n in ('out.sarif', 'out.xml', 'out.json', 'out.txt',
                                'out.md')}
    run('validate', 'a.xml', 'b.xml', '-j', '4', '--output',
        'sarif=out.sarif', '--output', 'junit=out.xml', '--output',
        'gitlab=out.json', '--output', 'lines=out.txt', '--summary', 'out.md',
        status=1)
    for n, text in one.items():
        check(read(n) == text, f'{n} is the same whatever the number of jobs')


def test_refused():
    before = read('a.xml')
    for option in ('--output=sarif=a.xml', '--output=junit=./b.xml',
                   '--summary=a.xml'):
        run('validate', 'a.xml', 'b.xml', option, status=2)
    check(read('a.xml') == before, 'an input stays as it is')
    write('README.md', 'mine\n')
    run('validate', 'a.xml', '--summary', 'README.md', status=2)
    check(read('README.md') == 'mine\n', 'what is no summary stays')
    for bad in ('--output=sarif', '--output=nonsense=x', '--format=nonsense',
                '--output=sarif='):
        p = run('validate', 'a.xml', bad, status=2)
        check(p.stdout == b'', f'{bad}: nothing is printed')
    run('validate', 'a.xml', '--output=sarif=x.out', '--output=json=./x.out',
        status=2)
    run('validate', 'a.xml', '--output=sarif=no/such/folder/x', status=3)
    run('convert', 'a.xml', '-o', '-', '--to', 'md', '--format', 'sarif',
        status=2)
    run('convert', 'a.xml', '-o', 'same.md', '--summary', 'same.md', status=2)


def test_verbs():
    shutil.copy(os.path.join(SRC, 'fixtures/minutes.txt'), work)
    p = run('convert', 'minutes.txt', '-o', 'm.epub', '--format', 'sarif',
            '--output', 'tap=m.tap', '--summary', 'm.md')
    log = json.loads(p.stdout)
    sarif_own(log)
    check(any(r['ruleId'] == 'text-brackets' for r in log['runs'][0]['results']),
          'convert says what it finds')
    check('said by' in read('m.md'), 'the summary says who speaks')
    for verb, more in (('inspect', []), ('roundtrip', []),
                       ('compare', ['b.xml'])):
        for form in ('sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'tap',
                     'ndjson', 'lines'):
            p = run(verb, 'minutes.txt', *more, '--format', form)
            check(p.returncode < 2, f'{verb} --format {form}')
            if form in ('sarif', 'gitlab'):
                json.loads(p.stdout)
            elif form in ('junit', 'checkstyle'):
                ET.fromstring(p.stdout)
            elif form == 'ndjson':
                for line in p.stdout.splitlines():
                    json.loads(line)
            check(p.stdout.strip() != b'', f'{verb} --format {form} is empty')
    log = json.loads(run('roundtrip', 'minutes.txt', '--format', 'sarif').stdout)
    check({r['locations'][0]['physicalLocation']['artifactLocation']['uri']
           for r in log['runs'][0]['results']} == {'minutes.txt'}, 'one file')
    # below the root of the repository, wherever one stands
    os.makedirs(os.path.join(work, 'sub'))
    os.makedirs(os.path.join(work, '.git'), exist_ok=True)
    log = json.loads(run('validate', '../a.xml', '--format', 'sarif',
                         cwd=os.path.join(work, 'sub')).stdout)
    check(log['runs'][0]['results'][0]['locations'][0]['physicalLocation']
          ['artifactLocation']['uri'] == 'a.xml', 'below the root')
    os.rmdir(os.path.join(work, '.git'))


def test_unfinished():
    """Killed in the middle, each output is whole and says so."""
    os.mkfifo(os.path.join(work, 'wait.xml'))
    outs = {'sarif': 'k.sarif', 'junit': 'k.xml', 'checkstyle': 'k.cs',
            'gitlab': 'k.json', 'json': 'k2.json', 'tap': 'k.tap'}
    p = subprocess.Popen([PROGRAM, 'validate', 'a.xml', 'wait.xml', '-j', '2',
                          *(f'--output={f}={n}' for f, n in outs.items())],
                         cwd=work, env=ENV, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
    for _ in range(100):
        if os.path.exists(os.path.join(work, 'k.tap')):
            break
        time.sleep(0.05)
    p.kill()
    p.wait()
    log = json.loads(read('k.sarif'))
    check(not log['runs'][0]['invocations'][0]['executionSuccessful'],
          'SARIF says that the run did not end')
    check(ET.fromstring(read('k.xml')).find('testsuite').get('errors') == '1',
          'JUnit says so')
    ET.fromstring(read('k.cs'))
    json.loads(read('k.json'))
    check(json.loads(read('k2.json'))['unfinished'], 'JSON says so')
    check('Bail out!' in read('k.tap'), 'TAP says so')
    os.remove(os.path.join(work, 'wait.xml'))


work = tempfile.mkdtemp(prefix='vidimus-ci.')
try:
    samples()
    for name, test in list(globals().items()):
        if name.startswith('test_'):
            test()
finally:
    shutil.rmtree(work)
print(f'{checks} checks, {failures} failures')
sys.exit(failures > 0 or checks == 0)
