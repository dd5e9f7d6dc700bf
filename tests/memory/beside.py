# SPDX-License-Identifier: MIT
"""What is read beside records, and asks for much memory: volumes, tables, lists,
settings, schemas of rules, what earlier runs left. A family of them has commands
and kinds; a kind is a function of a size in bytes that gives the files, the
hostile one by the name of the family's IN."""
import json

import hostile
from hostile import fill

NOTE = 'On the mill\n\nMR. ROTH: Who owns it?\n\nMR. HEMM: Nobody.\n'
SMALL = {'a.txt': NOTE, 'a.md': '# On the mill\n\nIt is *so*.\n',
         'doc.xml': hostile.HEAD % '' + hostile.TAIL,
         'named.xml': '<?xml-model href="urn:none.rng"?>' + hostile.HEAD % '' +
         hostile.TAIL}
FAMILIES = {}
CONVERT = ['convert', '--force', 'a.txt', '-o', 'OUT.xml']


def family(name, file, commands, kinds):
    """Kinds are heads, units and tails of one file, or functions."""
    def whole(kind):
        if callable(kind):
            return kind
        head, unit, tail = kind
        return lambda n: {file: head + fill(unit, n) + tail}
    FAMILIES[name] = (file, commands, {k: whole(v) for k, v in kinds.items()})


# ---- volumes ----

def volume(records, **files):
    return {'v.yaml': 'title: T\n' + records,
            **{n.replace('_', '.'): f for n, f in files.items()}}


def records(n):
    count = min(n // 40, 20000)
    return volume('records:\n' + ''.join(f'- r{i}.md\n' for i in range(count)),
                  **{f'r{i}_md': '# A\n\nb\n' for i in range(count)})


def of_one(ending, make):
    """A record that is hostile by itself, and a small one before it."""
    return lambda n: volume(f'records: [a.md, b.{ending}]\n',
                            **{'b_' + ending: make(n)})


family('volume', 'v.yaml', {
    **{f'bind-{f}': ['bind', 'v.yaml', '-o', 'OUT.' + f]
       for f in ('epub', 'xml', 'md')},
    **{f'unbind-{f}': ['unbind', 'VOLUME.' + f, '-o', 'OUT/']
       for f in ('epub', 'xml', 'md')},
}, {
    'records': records,
    'one-path': ('title: T\nrecords:\n', '- a.md\n', ''),
    'parts': ('title: T\nparts:\n', lambda i: f'- title: P{i}\n  records: '
              '[a.md]\n', ''),
    'parts-deep': ('title: T\nparts:\n- title: A\n  records: ', '[',
                   '\nrecords: [a.md]\n'),
    'editors': ('title: T\nrecords: [a.md]\neditors:\n', '- A\n', ''),
    'fonts': ('title: T\nrecords: [a.md]\nfonts:\n', '- a\n', ''),
    'subjects': ('title: T\nrecords: [a.md]\nsubjects: [', 'a,', ']\n'),
    'strange': ('title: T\nrecords: [a.md]\n', lambda i: f'k{i}: a\n', ''),
    'title': ('records: [a.md]\ntitle: ', 'a ', '\n'),
    'links': lambda n: volume(
        'records: [a.md, b.md]\n', b_md='# B\n\n' + fill('[a](a.md#x) ', n)),
    'headings': of_one('md', hostile.MARKDOWN['headings']),
    'letters': of_one('md', hostile.MARKDOWN['letters']),
    'stars': of_one('md', hostile.MARKDOWN['stars']),
    'speakers': of_one('txt', hostile.TEXT['speakers']),
    'wide': of_one('xml', hostile.TEI['wide']),
    'ids': of_one('xml', hostile.TEI['ids']),
    'persons': of_one('xml', hostile.TEI['persons']),
    'heads': of_one('xml', hostile.TEI['heads']),
    'corpus': of_one('xml', hostile.TEI['corpus']),
    'page': of_one('html', hostile.HTML['formats']),
    'packed': of_one('epub', hostile.EPUB['wide']),
    'introduction': lambda n: volume(
        'introduction: i.md\nrecords: [a.md]\n', i_md=fill('*a* ', n)),
    'css': lambda n: volume('css: a.css\nrecords: [a.md]\n',
                            a_css=fill('a{b:c}\n', n)),
    'title-page': lambda n: volume(
        'title-page: t.md\nrecords: [a.md]\n', t_md=fill('*a* ', n)),
})

# What is called a volume, and was made by somebody else.
CARRIED = {
    'wide': lambda n: {'v.xml': hostile.TEI['wide'](n)},
    'corpus': lambda n: {'v.xml': (
        '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' +
        fill('<TEI><teiHeader/><text><body><p/></body></text></TEI>', n) +
        '</teiCorpus>').encode()},
}
family('unbound', 'v.xml',
       {'unbind': ['unbind', 'v.xml', '-o', 'OUT/']}, CARRIED)

# ---- what is stated of records ----

OPTION = {'to-xml': CONVERT + ['OPTION', 'IN'],
          'validate': ['validate', 'a.txt', 'OPTION', 'IN']}


def by_option(option, more=None):
    commands = {k: [option if x == 'OPTION' else x for x in v]
                for k, v in OPTION.items()}
    return commands | (more or {})


family('metadata.csv', 'm.csv', by_option('--metadata'), {
    'rows': ('file,title\n', lambda i: f'f{i},a\n', ''),
    'columns': lambda n: {'m.csv': fill('title,', n // 2) + '\n' +
                          fill(',', n // 2)},
    'columns-rows': lambda n: {'m.csv': 'file,' + 'title,' * 900 + '\n' +
                               fill('a.txt\n', n)},
    'quotes': ('file,title\na.txt,', '""', '\n'),
    'open': ('file,title\na.txt,"', 'a\n', ''),
    'same': ('file,title\n', 'a.txt,a\n', ''),
    'empty': ('', '\n', ''),
    'long': ('file,title\na.txt,', 'a', '\n'),
    'latin': lambda n: {'m.csv': b'file,title\n' + b'\xe9,\xe9\n' * (n // 4)},
})
YAML = {
    'list': ('title: a\nsubject:\n', '- a\n', ''),
    'flow': ('title: a\nsubject: [', 'a,', ']\n'),
    'keys': ('title: a\n', lambda i: f'k{i}: v\n', ''),
    'same-keys': ('', 'title: a\n', ''),
    'deep': ('title: ', '[', '\n'),
    'indented': ('title:\n', lambda i: ' ' * (i % 900) + '- a\n', ''),
    'dashes': ('', '- ', 'a\n'),
    'aliases': ('a: &a [x]\nsubject: [', '*a,', ']\n'),
    'anchors': ('subject:\n', lambda i: f'- &a{i} b\n', ''),
    'tags': ('', lambda i: f'%TAG !{i}! a\n', '---\ntitle: a\n'),
    'scalar': ('title: "', 'a', '"\n'),
    'block': ('title: |\n', ' a\n', ''),
    'documents': ('', '---\ntitle: a\n', ''),
    'comments': ('', '#\n', 'title: a\n'),
    'question': ('', '? ', 'a\n'),
    'flow-maps': ('subject: [', '{},', ']\n'),
    'escapes': ('title: "', '\\u0061', '"\n'),
}
family('metadata.yaml', 'm.yaml', by_option('--metadata'), YAML)
family('people', 'p.yaml', by_option('--people'), {
    'names': ('people:\n', lambda i: f'- name: A B{i}\n', ''),
    'forms': ('people:\n- name: A B\n  forms:\n', lambda i: f'  - B{i}\n', ''),
    'one-name': ('people:\n', '- name: A B\n', ''),
    'roles': ('people:\n- name: A B\n  roles:\n', '  - a\n', ''),
    'deep': YAML['deep'],
})
family('profile', 'p.toml', by_option('--profile', {
    'written': ['inspect', '--profile', 'IN']}), {
    'rows': ('', lambda i: f'label: A{i} = donor\n', ''),
    'same': ('', 'label: Given by = donor\n', ''),
    'keys': ('', lambda i: f'k{i} = "v"\n', ''),
    'tables': ('', lambda i: f'[t{i}]\n', ''),
    'array': ('honorifics = [', '"a",', ']\n'),
    'line': ('label: ', 'a', ' = donor\n'),
})
DECISION = ('- {source: a.txt, line: %d, words: Who owns, scope: turn, decision: '
            'speaker, value: A B%d, by: C, when: 2031-02-03}\n')
family('decisions.yaml', 'd.yaml', by_option('--decisions'), {
    'same-place': ('decisions:\n', lambda i: DECISION % (3, i), ''),
    'elsewhere': ('decisions:\n', lambda i: (DECISION % (i, i)).replace(
        'Who owns', f'Who owned {i}'), ''),
    'empty': ('decisions:\n', '- {}\n', ''),
    'numbers': ('decisions:\n', '- 1\n', ''),
    'deep': ('decisions: ', '[', '\n'),
})
family('decisions.csv', 'd.csv', by_option('--decisions'), {
    'rows': ('source,line,words,scope,decision,value,by,when\n', lambda i:
             f'a.txt,3,Who,turn,speaker,A B{i},C,2031-02-03\n', ''),
    'labels': ('source,scope,label,decision,value,by,when\n', lambda i:
               f'a.txt,label,A{i},speaker,A B{i},C,2031-02-03\n', ''),
    'columns': ('', lambda i: f'c{i},', '\n'),
    'commas': ('source,scope,label,decision,value,by,when\n', ',,,,,,\n', ''),
    'also': ('source,line,words,also,scope,decision,value,by,when\na.txt,3,'
             'Who,"', lambda i: f'{i}: Who\n',
             '",turn,speaker,A B,C,2031-02-03\n'),
})

# ---- lists and settings ----

family('list', 'l.txt', {
    'survey': ['survey', '--files-from', 'IN'],
    'validate': ['validate', '--files-from', 'IN', '--shard', '1/2'],
    'to-xml': ['convert', '--files-from', 'IN', '--to', 'xml', '-o', 'OUT/'],
}, {
    'same': ('', 'a.txt\n', ''),
    'dots': ('', './', 'a.txt\n'), 'empty': ('', '\n', 'a.txt\n'),
})
family('config', '.vidimus.yaml', {
    'config': ['config', 'a.txt'], 'folder': ['config'],
    'validate': ['validate', 'a.txt'],
}, YAML | {
    'levels': ('levels:\n', lambda i: f'  title-missing/{i}: note\n', ''),
    'paths': ('paths:\n', lambda i: f'  "a{i}/**":\n    levels:\n      '
              'tei-invalid: note\n', ''),
    'globs': ('schemas:\n', lambda i: f'  "a{i}*": s.rng\n', ''),
    'excluded': ('exclude: [', lambda i: f'"a{i}*",', ']\n'),
    'stars': ('exclude: ["', '**/', '"]\n'),
    'extends': ('extends: [', 'a.yaml,', ']\n'),
})

# ---- what earlier runs wrote, and what others say that they did ----

JSON = {
    'arrays': ('[', '[],', '0]'), 'objects': ('[', '{},', '0]'),
    'deep': ('', '[', ''), 'deep-objects': ('', '{"a":', ''),
    'keys': ('{', lambda i: f'"k{i}":0,', '"z":0}'),
    'same-keys': ('{', '"k":0,', '"z":0}'),
    'numbers': ('[', '1,', '0]'), 'digits': ('', '9', ''),
    'string': ('["', 'a', '"]'), 'escapes': ('["', '\\u0061', '"]'),
}
FINDING = ('{"path": "a%d.txt", "id": "title-missing", "message": "m", '
           '"fingerprint": "%d"},\n')
family('baseline', 'b.json', {
    'validate': ['validate', '--baseline', 'IN', 'a.txt']},
    JSON | {'findings': ('{"vidimus-baseline": 1,\n"findings": [\n',
                         lambda i: FINDING % (i, i),
                         FINDING.replace(',\n', '') % (0, 0) + ']}')})
HEAD = ('{"survey":1,"vidimus":"0.1.0","options":"%s","list":"%s","listed":%d,'
        '"shards":%d,"shard":[1]}\n')
NONE = '0' * 64
family('rows', 'r.ndjson', {
    'merge': ['survey', '--merge', 'IN'],
    'page': ['survey', '--merge', 'IN', '-o', 'OUT.html'],
}, {k: (a, b, c + '\n') for k, (a, b, c) in JSON.items()} | {
    'heads': ('', lambda i: HEAD % (NONE, '%064x' % i, 1, 1000000), ''),
    'rows': (HEAD % (NONE, NONE, 900000, 1), lambda i: f'{{"path":"a{i}"}}\n',
             ''),
    'lines': ('', '{}\n', ''), 'empty': ('', '\n', ''),
})
SAID = ('{"_type":"https://in-toto.io/Statement/v1","predicateType":'
        '"urn:x-vidimus:attestation:v1","predicate":{"program":{"name":'
        '"vidimus","version":"0.1.0"},"options":[],"source":{"name":"a.txt"}},'
        '"subject":[')
family('statement', 'a.vidimus.json', {'verify': ['verify', 'IN']}, JSON | {
    'subjects': (SAID, '{"name":"a.md","digest":{"sha256":"0"}},', '0]}'),
    'options': (SAID[:SAID.index('[]')] + '["--repair"', ',"--repair"',
                SAID[SAID.index('[]') + 1:] + ']}')})
family('state', 'OUT/.vidimus.state', {
    'update': ['convert', '-u', 'a.txt', '--to', 'xml', '-o', 'OUT/']}, {
    'tabs': ('', '\t', '\n'), 'lines': ('', '\n', ''),
    'rows': ('', lambda i: f'OUT/{i}.xml\tk\t0\t0\t0\t0\t0\n', ''),
    'files': ('OUT/a.xml\tk\t0\t0\t0\t', 'S%20-%20a%00', '\t0\n'),
    'findings': ('OUT/a.xml\tk\t0\t0\t0\t0\tfindings%20', '1%2043%20',
                 '\n'),
})


def bag(name, unit, head=''):
    return lambda n: {'OUT/bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-'
                      'Encoding: UTF-8\n', 'OUT/' + name: head + fill(unit, n)}


family('bag', 'OUT/manifest-sha256.txt', {
    'bag': ['convert', '--bag', 'a.txt', '--to', 'xml', '-o', 'OUT/']}, {
    'manifest': bag('manifest-sha256.txt', lambda i: f'{NONE}  data/{i}\n'),
    'same': bag('manifest-sha256.txt', f'{NONE}  data/a\n'),
    'tags': bag('tagmanifest-sha256.txt', lambda i: f'{NONE}  {i}\n'),
    'info': bag('bag-info.txt', lambda i: f'K{i}: v\n'),
    'folded': bag('bag-info.txt', ' a\n', 'K: v\n'),
})
family('edited', 'q.csv', {'review': ['review', 'a.txt', '-o', 'IN']}, {
    'rows': ('question,decision,value\n', 'a,,\n', ''),
    'columns': ('', lambda i: f'c{i},', '\n'), 'quotes': ('"', '""', '"\n'),
})

# ---- schemas and the edition ----

SCHEMA = 'http://purl.oclc.org/dsdl/schematron'


def rules(unit, head='', tail=''):
    return (f'<schema xmlns="{SCHEMA}" queryBinding="xslt2"><ns prefix="t" uri='
            '"http://www.tei-c.org/ns/1.0"/>' + head, unit, tail + '</schema>')


def test(unit, head='', tail='', before=''):
    return rules(unit, before + '<pattern><rule context="t:p"><assert test="' +
                 head, tail + '">a</assert></rule></pattern>')


family('rules', 's.sch', {'validate': ['validate', '-s', 'IN', 'doc.xml']}, {
    'patterns': rules('<pattern/>'),
    'rules': rules('<rule context="t:p"><assert test="1">a</assert></rule>',
                   '<pattern>', '</pattern>'),
    'asserts': rules('<assert test="1">a</assert>',
                     '<pattern><rule context="t:p">',
                     '</rule></pattern>'),
    'lets': rules(lambda i: f'<let name="v{i}" value="1"/>'),
    'namespaces': rules(lambda i: f'<ns prefix="p{i}" uri="u"/>'),
    'abstract': rules(lambda i: f'<pattern id="p{i}" is-a="p{i + 1}"/>'),
    'phases': rules(lambda i: f'<phase id="p{i}"/>'),
    'diagnostics': rules('<diagnostic id="a">b</diagnostic>',
                         '<diagnostics>', '</diagnostics>'),
    'message': rules('<emph/>', '<pattern><rule context="t:p"><assert '
                     'test="0">', '</assert></rule></pattern>'),
    'parentheses': test('('), 'sum': test('1+', tail='1'),
    'sequence': test('1,', '(', '1)'), 'steps': test('t:p/', tail='t:p'),
    'minus': test('-', tail='1'), 'or': test('1 or ', tail='1'),
    'predicates': test('[1]', 't:p'), 'range': test(
        lambda i: f'count(1 to {i}999999) or ', tail='1'),
    'repeated': test('1,', 'string-join((1 to 99999999)) or (', '1)'),
    'let-chain': rules(lambda i: f'<let name="v{i + 1}" value="$v{i}"/>',
                       '<let name="v0" value="1"/>'),
    'let-uses': test('$a or ', '', '1', '<let name="a" value="1"/>'),
    'abstract-used': rules('<pattern is-a="a"/>', '<pattern id="a" abstract='
                           '"true"><rule context="t:p"/></pattern>'),
    'params': rules(lambda i: f'<param name="a{i}" value="1"/>',
                    '<pattern id="a" abstract="true"/><pattern is-a="a">',
                    '</pattern>'),
    'extends': rules('<extends rule="r"/>', '<pattern><rule id="r" abstract='
                     '"true"/><rule context="t:p">', '</rule></pattern>'),
    'included': rules('<include href="#x"/>', '<phase id="x"/>'),
    'active': rules(lambda i: f'<active pattern="p{i}"/>', '<phase id="p">',
                    '</phase>'),
    'functions': rules(lambda i: '<xsl:function name="t:f%d" xmlns:xsl="http://'
                       'www.w3.org/1999/XSL/Transform"/>' % i),
    'asides': rules('a ', '<diagnostics><diagnostic id="a">b</diagnostic>'
                    '</diagnostics><pattern><rule context="t:p"><assert test="0"'
                    ' diagnostics="', '">a</assert></rule></pattern>'),
    'contexts': rules('t:p|', '<pattern><rule context="',
                      't:p"><assert test="1">a</assert></rule></pattern>'),
    'and': test('1 and ', tail='1'), 'equal': test('1 = 1 or ', tail='1'),
    'concat': test('1||', tail='1'), 'times': test('1*', tail='1'),
    'div': test('1 div ', tail='1'), 'union': test('t:p|', tail='t:p'),
    'unions': test('t:p union ', tail='t:p'),
    'intersect': test('t:p intersect ', tail='t:p'),
    'except': test('t:p except ', tail='t:p'), 'map': test('1!', tail='1'),
    'arrow': test('=>string()', '1'), 'instance': test(
        '1 instance of item() or ', tail='1'), 'calls': test('not(', tail='1'),
    'arguments': test('1,', 'concat(', '1)'), 'slashes': test('//', tail='t:p'),
    'lookups': test('?a', '$a'), 'axes': test('self::*/', tail='.'),
    'some': test('some $a in 1 satisfies ', tail='1'),
    'lets-in': test('let $a := 1 return ', tail='1'),
    'lets-many': test(lambda i: f'$a{i} := 1,', 'let ', '$z := 1 return $z'),
    'arrays': test('[1],', '[', '1]'), 'maps': test(
        lambda i: f'{i}:1,', 'map{', '0.5:1}'),
    'names': test(lambda i: f'a{i} or ', tail='1'),
    'strings': test('&apos;a&apos;,', '(', '1)'),
    'digits': test('1', tail='1'), 'inline': test(
        'function($a){1},', '(', '1)'), 'nested-comments': test('(:', tail='1'),
    'spaces': test(' ', tail='1'), 'wide': test('\u00e9 or ', tail='1'),
    'literal': test('a', "'", "'"), 'if': test('if (1) then 1 else ', tail='1'),
    'for': test('for $a in 1 to 9999 return ', tail='$a'),
    'comments': test('(::)', tail='1'), 'regex': test(
        '(a*)*', "matches('a', '", "')"), 'quantified': test(
        'a{1,9999}', "matches('a', '", "')"),
})
CATALOG = ('<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">',
           '</catalog>')
family('catalog', 'c.xml', {
    'validate': ['validate', '--catalog', 'IN', 'named.xml'],
    'schema-add': ['schema', 'add', 'IN']}, {
    'uris': (CATALOG[0], lambda i: f'<uri name="u{i}" uri="v"/>', CATALOG[1]),
    'groups': (CATALOG[0], '<group>', ''),
    'next': (CATALOG[0], '<nextCatalog catalog="c.xml"/>', CATALOG[1]),
    'next-own': (CATALOG[0], lambda i: f'<nextCatalog catalog="{i}"/>',
                 CATALOG[1]),
    'rewrites': (CATALOG[0], lambda i: f'<rewriteURI uriStartString="urn:no{i}"'
                 ' rewritePrefix="v"/>', CATALOG[1]),
    'suffixes': (CATALOG[0], lambda i: f'<uriSuffix uriSuffix="{i}one" uri="v"'
                 '/>', CATALOG[1]),
    'delegates': (CATALOG[0], lambda i: '<delegateURI uriStartString="urn:none"'
                  f' catalog="{i}"/>', CATALOG[1]),
    'bases-own': (CATALOG[0] + '<group xml:base="%s">' % ('a' * 4000),
                  '<group xml:base="b"><uri name="u" uri="v"/></group>',
                  '</group>' + CATALOG[1]),
    'base-long': lambda n: {'c.xml': CATALOG[0] + '<group xml:base="%s/">' % (
        'a' * (n // 2)) + fill('<uri name="u" uri="v"/>', n // 2) +
        '</group>' + CATALOG[1]},
    'bases': (CATALOG[0] + '<group xml:base="a/">' * 200,
              lambda i: f'<uri name="u{i}" uri="v"/>',
              '</group>' * 200 + CATALOG[1]),
    'comments': (CATALOG[0], '<!---->', CATALOG[1]),
})
family('page', 't.xhtml', {
    'to-epub': ['convert', 'a.txt', '-o', 'OUT.epub', '--title-page', 'IN']}, {
    'wide': (hostile.PAGE.split('%s', maxsplit=1)[0], '<p/>', '</body></html>'),
    'deep': (hostile.PAGE.split('%s', maxsplit=1)[0], '<div>', ''),
    'bare': ('', 'a', ''),
})
family('style', 's.css', {
    'to-epub': ['convert', 'a.txt', '-o', 'OUT.epub', '--css', 'IN']}, {
    'rules': ('', 'a{b:c}\n', ''), 'open': ('', '{', ''),
    'parentheses': ('a{b:', '(', ''), 'comments': ('', '/**/', ''),
    'escapes': ('a{b:"', '\\61 ', '"}'), 'commas': ('a', ',a', '{}'),
    'imports': ('', '@import "a";', ''), 'media': ('', '@media a{', ''),
    'urls': ('a{b:', 'url(a) ', '}'),
})
family('cover', 'c.svg', {
    'to-epub': ['convert', 'a.txt', '-o', 'OUT.epub', '--cover', 'IN']}, {
    'wide': ('<svg xmlns="http://www.w3.org/2000/svg">', '<g/>', '</svg>'),
    'deep': ('<svg xmlns="http://www.w3.org/2000/svg">', '<g>', ''),
    'style': ('<svg xmlns="http://www.w3.org/2000/svg"><style>', 'a{b:c}',
              '</style></svg>'),
})


def is_text(data):
    return data if isinstance(data, bytes) else data.encode()


def files(name, kind, size):
    """What a case is made of: name and bytes of each file."""
    _, _, kinds = FAMILIES[name]
    return {n: is_text(d) for n, d in (SMALL | kinds[kind](size)).items()}


if __name__ == '__main__':
    print(json.dumps({k: sorted(v[2]) for k, v in FAMILIES.items()}, indent=1))
