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
import time
import xml.etree.ElementTree as ET

import tried
from tried import ENV, PROGRAM, SRC, check, letter, read, run, work, write

tried.schema = 'rules.sch'
ODD = ['plain', "it's <bad> & \"so\"", '50% bad, a:b', 'x bad ::error::y']


def samples():
    write('a.xml', letter(['good', 'a bad one', 'good', 'another bad one']))
    write('b.xml', letter(['good', 'fine']))
    write('rules.sch', tried.rules('no-bad', 'bad'))
    write('odd/a,b:c 100% é#?.xml', letter([
        o.replace('&', '&amp;').replace('<', '&lt;') for o in ODD]))


def sarif_schema():
    for path in (os.environ.get('SARIF_SCHEMA'),
                 os.path.join(os.environ.get('VIDIMUS_SHARED', os.path.join(SRC, '../shared')),
                              'schemas/sarif-schema-2.1.0.json')):
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
    for line in text.split('\n'):
        m = re.match(r'\s*::([a-z-]+)(?: ([^:]*))?::(.*)$', line)
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
    check(found[0][1]['file'] == 'a.xml' and found[0][1]['line'] == '4' and
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
        check(set(i) == {'description', 'check_name', 'engine_name', 'fingerprint', 'severity',
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
    check(lines[:3] == ['TAP version 13', '# vidimus', '1..3'], lines[:3])
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


SAID = ('use std::vector', 'child::p', '::error::begins', ' ::warning::blank',
        'a % b %0A %25 %3A', 'a, b: c', "<b> & \"q\" 'q' ]]>", '# a ## b \\# c',
        'a ##[error]b', '##vso[task.complete]x', '##teamcity[b]',
        'group {0} and {x} {{1}}', 'see [here](http://example.org/) [1] (2)',
        'back\\slash \\n \\x3a', 'Füße 漢字 😀', 'a\u0085b\u009bc\u007f',
        'a\u202eb\u2066c\u200fd\u061ce', 'a\u2028b', '@mention #1 `c`')


def visible(text):
    """As it is shown whatever the format."""
    return ''.join(f'\\u{ord(c):04x}' if 0x80 <= ord(c) < 0xa0 or c in
                   '\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d'
                   '\u202e\u2066\u2067\u2068\u2069' else
                   '\\x7f' if c == '\x7f' else c for c in text)


def said(text):
    """What an editor is told in the file's order, by what each format says of
    itself."""
    def taken(message):
        return message[message.index('<<') + 2:message.rindex('>>')]

    def of_sarif(message):
        message = re.sub(r'\{(\{\d+\})\}', r'\1', message)
        return re.sub(r'\\(\[[^]]*\]\()', r'\1', message)
    forms = {
        'json': lambda t: [f['message'] for f in json.loads(t)['findings']],
        'ndjson': lambda t: [json.loads(x)['message'] for x in t.splitlines()],
        'sarif': lambda t: [of_sarif(r['message']['text'])
                            for r in json.loads(t)['runs'][0]['results']],
        'gitlab': lambda t: [i['description'] for i in json.loads(t)],
        'github': lambda t: [c[2] for c in commands(t) if c[0] == 'error'],
        'checkstyle': lambda t: [e.get('message') for e in
                                 ET.fromstring(t).iter('error')],
        'junit': lambda t: ET.fromstring(t).find('.//failure').text.split(
            '\n')[:-1],
        'svrl': lambda t: [e.text for e in ET.fromstring(t).iter(
            '{http://purl.oclc.org/dsdl/svrl}text')],
        'lines': lambda t: re.sub(r'#\\x23(\w*\[)', r'##\1', t).splitlines(),
    }
    try:
        import yaml
        forms['tap'] = lambda t: [f['message'] for block in re.findall(
            r'^  ---\n(.*?)^  \.\.\.$', t, re.S | re.M)
            for f in yaml.safe_load(block)['findings']]
    except ImportError:
        pass
    for form, read_it in forms.items():
        yield form, text(form), lambda t, r=read_it: [
            taken(m) for m in r(t) if '<<' in m]


def is_command(line):
    return re.match(r'\s*::[A-Za-z]', line) or re.search(r'##[A-Za-z]*\[', line)


def test_messages():
    """What is said comes out as it is, by each format's own rules."""
    from xml.sax.saxutils import escape
    write('said.sch', '<schema xmlns="http://purl.oclc.org/dsdl/schematron" '
          'queryBinding="xslt2"><pattern><rule context="*:p[@n]"><assert '
          'test="false()">&lt;&lt;<value-of select="string(@n)"/>&gt;&gt;'
          '</assert></rule></pattern></schema>')
    for n, some in enumerate((SAID[:10], SAID[10:])):  # as GitHub shows ten
        write('said.xml', letter([]).replace('</body>', ''.join(
            f'<p n="{escape(s, {chr(34): "&quot;"})}">x</p>\n' for s in some)
            + '</body>'))
        for form, text, taken in said(lambda f: run(
                'validate', 'said.xml', '--schema', 'said.sch', '--format', f,
                status=1).out):
            exact = form in ('json', 'ndjson', 'svrl')
            wanted = [s if exact else visible(s) for s in some]
            got = taken(text)
            check(got == wanted, f'{form}: ' + str([
                x for x in zip(got, wanted) if x[0] != x[1]] or len(got)))
            for line in text.split('\n'):
                check(form in ('github', 'svrl') or not is_command(line),
                      f'{form}: {line}')
                check(exact or visible(line) == line, f'{form}: {line!r}')
            if form == 'github':
                check(all(re.match('::(error|group|endgroup)|said.xml', x)
                          for x in text.splitlines()), text)


def test_names():
    """No name of a file is a command, whatever is printed of it."""
    bad = ['::error::x.xml', ' ::stop-commands::x.xml', 'a ##[error]b.xml',
           '##vso[task.complete].xml', 'a\n::error::b.xml', 'std::vector.xml',
           'a,b=c::d.xml', '\u00a0::error::c.xml', 'a\rb\u202e.xml']
    for name in bad:
        write('names/' + name, letter(['bad']))
    where = os.path.join(work, 'names')
    for form in ('text', 'lines', 'github', 'junit', 'checkstyle', 'tap',
                 'epubcheck', 'sarif', 'gitlab', 'json', 'ndjson'):
        # as a shell's "*" names them
        p = run('validate', '--format', form, '--', *bad, cwd=where, status=1)
        text = p.out + p.err
        for line in text.split('\n'):
            own = form == 'github' and re.match(
                '::(error file=|group::|endgroup::)', line)
            check(own or not is_command(line), f'{form}: {line!r}')
            check(visible(line) == line and '\r' not in line,
                  f'{form}: {line!r}')
        if form in ('text', 'lines'):
            check('\nstd:\\x3avector.xml:' in text, text)
        elif form == 'github':
            check({c[1]['file'] for c in commands(p.out) if c[0] == 'error'} >=
                  {'std::vector.xml', 'a,b=c::d.xml', '::error::x.xml'}, p.out)
    shutil.rmtree(where)


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
    check('a.xml:4:' in read('out.txt'), 'lines beside')
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


def test_svrl():
    """One document of all files, on standard output or beside it."""
    one = run('validate', 'a.xml', 'b.xml', 'odd', '--format', 'svrl').out
    for more in ((), ('-j4',), ('--format', 'sarif'), ('--format', 'svrl')):
        p = run('validate', 'a.xml', 'b.xml', 'odd', '--output', 'svrl=o.svrl',
                *more, status=1)
        check(read('o.svrl') == one, f'{more}: as --format svrl')
    root = ET.fromstring(one)
    at = '{http://purl.oclc.org/dsdl/svrl}'
    check(len(root.findall(at + 'failed-assert')) == 5, 'all five')
    check([p.get('documents').rsplit('/', 1)[1] for p in
           root.findall(at + 'active-pattern')][:2] == ['a.xml', 'b.xml'],
          'of which file')
    tried.schema = None
    run('validate', 'b.xml', '--output', 'svrl=none.svrl', status=0)
    tried.schema = 'rules.sch'
    check(ET.fromstring(read('none.svrl')).tag == at + 'schematron-output',
          'without rules it is one, too')
    run('validate', 'a.xml', '--output', 'svrl=a.xml', status=2)
    for verb in (['convert', 'a.xml', '-o', 'x.md'], ['inspect', 'a.xml'],
                 ['compare', 'a.xml', 'b.xml']):
        p = run(*verb, '--output', 'svrl=x.svrl', status=2)
        check('only vidimus validate' in p.err, p.err)
    write('.vidimus.yaml', 'outputs: {svrl: set.svrl}\n')
    run('validate', 'a.xml', status=1)
    check(len(ET.fromstring(read('set.svrl')).findall(at + 'failed-assert'))
          == 2, 'as settled')
    run('compare', 'a.xml', 'a.xml', status=0)
    os.remove(os.path.join(work, '.vidimus.yaml'))


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
    for row in read('m.md').splitlines():
        check(not row.startswith('- ') or re.search(
            r'^- minutes\.txt(, line \d+)?(, said by .+?)?: .', row),
            f'no place and no message: {row}')
    check(re.search(r'\(text-brackets\)$', read('m.md'), re.M),
          'the summary says by which rule')
    check(not re.search(r' \(\)$', read('m.md'), re.M), 'each has a rule')
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
            'gitlab': 'k.json', 'json': 'k2.json', 'tap': 'k.tap',
            'svrl': 'k.svrl'}
    p = subprocess.Popen([PROGRAM, 'validate', 'a.xml', 'wait.xml', '-j', '2',
                          *(f'--output={f}={n}' for f, n in outs.items())],
                         cwd=work, env=ENV, stdout=subprocess.DEVNULL,
                         stderr=subprocess.DEVNULL)
    for _ in range(100):
        if all(os.path.exists(os.path.join(work, n)) for n in outs.values()):
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
    ET.fromstring(read('k.svrl'))
    check('unfinished' in read('k.svrl'), 'SVRL says so')
    os.remove(os.path.join(work, 'wait.xml'))


samples()
tried.all_of(globals())
