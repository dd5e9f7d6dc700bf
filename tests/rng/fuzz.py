#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random small grammars and documents, our verdicts against Jing's.

    fuzz.py [--seconds N | --grammars N] [--seed K] [--keep FOLDER] [--tool PROGRAM]

Prints each grammar and document that the two disagree about; exit 1 then. Can
be left running with --seconds. A schema that Jing refuses must be refused by
us, and the other way round."""
import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

NS = 'http://relaxng.org/ns/structure/1.0'
XSD = 'http://www.w3.org/2001/XMLSchema-datatypes'
NAMES = 'abc'
VALUES = ['', ' ', '1', 'x', 'x y', '2 1', '1.0', 'true']


def name_class(r, attribute):
    k = r.random()
    if k < .75:
        return '<name>%s</name>' % r.choice(NAMES)
    if k < .85:
        return '<choice><name>%s</name><name>%s</name></choice>' % (r.choice(NAMES), r.choice(NAMES))
    if k < .93:
        return '<anyName><except><name>%s</name></except></anyName>' % r.choice(NAMES)
    return '<anyName/>' if r.random() < .5 else '<nsName ns="%s"/>' % ('' if r.random() < .5 else 'urn:n')


def data(r):
    return r.choice(['<value>x</value>', '<value>1</value>', '<value type="integer">1</value>',
                     '<data type="integer"/>', '<data type="token"/>', '<data type="string"/>',
                     '<data type="boolean"/>', '<data type="NCName"/>',
                     '<data type="integer"><except><value>1</value></except></data>',
                     '<data type="string"><param name="minLength">2</param></data>',
                     '<data type="decimal"><param name="maxInclusive">1</param></data>',
                     '<data type="token"><param name="pattern">[a-z]( [a-z])*</param></data>',
                     '<list><oneOrMore><data type="integer"/></oneOrMore></list>',
                     '<list><data type="token"/><optional><data type="token"/></optional></list>'])


def pattern(r, depth):
    k = r.random()
    if depth <= 0 or k < .12:
        return r.choice(['<empty/>', '<text/>', '<text/>', data(r), '<ref name="%s"/>' % r.choice('de'), '<notAllowed/>'
                         if r.random() < .2 else '<empty/>'])
    if k < .35:
        return '<element>%s%s</element>' % (name_class(r, 0), many(r, depth - 1))
    if k < .5:
        a = '<attribute>%s%s</attribute>' % (name_class(r, 1), r.choice(['<text/>', data(r)]))
        return '<zeroOrMore>%s</zeroOrMore>' % a if 'any' in a or 'nsName' in a else a
    if k < .9:
        kind = r.choice(['group', 'interleave', 'choice', 'choice', 'optional', 'zeroOrMore', 'oneOrMore', 'mixed'])
        return '<%s>%s</%s>' % (kind, many(r, depth - 1), kind)
    return '<ref name="%s"/>' % r.choice('de')


def many(r, depth):
    return ''.join(pattern(r, depth) for _ in range(r.choice([1, 1, 2, 2, 3])))


def grammar(r):
    defines = ''.join('<define name="%s"><element>%s%s</element></define>'
                      % (d, name_class(r, 0), many(r, 2)) for d in 'de')
    start = '<element><name>r</name>%s</element>' % many(r, 3)
    return '<grammar xmlns="%s" datatypeLibrary="%s"><start>%s</start>%s</grammar>' % (NS, XSD, start, defines)


def element(r, name, depth):
    attributes = ''.join(' %s="%s"' % (n, r.choice(VALUES)) for n in r.sample(NAMES, r.choice([0, 0, 1, 1, 2])))
    if r.random() < .1:
        attributes += ' xmlns="urn:n"'
    inside = ''
    for _ in range(r.choice([0, 0, 1, 1, 2, 3])):
        if depth > 0 and r.random() < .7:
            inside += element(r, r.choice(NAMES), depth - 1)
        else:
            inside += r.choice(VALUES)
    return '<%s%s>%s</%s>' % (name, attributes, inside, name)


def sample(r, p, defines, depth):
    """A document that a grammar's tree means, roughly: (attributes, content)."""
    tag = p.tag.split('}')[1]
    if depth <= 0 or tag in ('empty', 'notAllowed'):
        return '', ''
    if tag == 'ref':
        return sample(r, defines[p.get('name')], defines, depth - 1)
    if tag == 'text' or tag in ('data', 'value', 'list'):
        return '', p.text if tag == 'value' else r.choice(VALUES)
    kids = list(p)
    if tag in ('element', 'attribute'):
        names = re.findall(r'>([a-cr])<', str([p[0].text, *(c.text for c in p[0])]).replace("'", '<').replace('<', '>', 1)) or []
        name = p[0].text or (p[0][0].text if len(p[0]) and p[0].tag.endswith('choice') else r.choice(NAMES)) or names[0]
        parts = [sample(r, c, defines, depth - 1) for c in kids[1:]]
        if tag == 'attribute':
            return ' %s="%s"' % (name, ''.join(x for _, x in parts)), ''
        seen, attributes = set(), ''
        for m in re.finditer(r' (\w)="[^"]*"', ''.join(x for x, _ in parts)):
            if m.group(1) not in seen:
                seen.add(m.group(1))
                attributes += m.group()
        return '', '<%s%s>%s</%s>' % (name, attributes, ''.join(x for _, x in parts), name)
    if tag == 'choice':
        kids = [r.choice(kids)]
    if tag in ('optional', 'zeroOrMore') and r.random() < .4:
        return '', ''
    if tag in ('zeroOrMore', 'oneOrMore'):
        kids = kids * r.choice([1, 1, 2])
    if tag in ('interleave', 'mixed'):
        r.shuffle(kids)
    parts = [sample(r, c, defines, depth - 1) for c in kids]
    return ''.join(a for a, _ in parts), ''.join(x for _, x in parts)


def documents(r, g, n):
    import xml.etree.ElementTree as ET
    root = ET.fromstring(g)
    defines = {d.get('name'): d[0] for d in root if d.tag.endswith('define')}
    for i in range(n):
        if i % 3 == 2:
            yield element(r, 'r', 3)
            continue
        doc = sample(r, root[0][0], defines, 8)[1]
        if i % 3 == 1 and doc.count('<') > 2:  # a small change
            cut = [m.span() for m in re.finditer(r'<(\w)[^>]*></\1>| \w="[^"]*"', doc)]
            if cut:
                a, b = r.choice(cut)
                doc = doc[:a] + doc[b:]
        yield doc


def jing(schema, docs):
    run = subprocess.run(['jing', schema] + docs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8')
    if re.search(r'^%s:|^(error|fatal)' % re.escape(schema), run.stdout, re.M):
        return None, run.stdout
    bad = set(re.findall(r'^(.*?):\d+:\d+: ', run.stdout, re.M))
    return ['invalid' if d in bad else 'valid' for d in docs], run.stdout


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--seconds', type=float, default=0)
    a.add_argument('--grammars', type=int, default=30)
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--docs', type=int, default=60)
    a.add_argument('--keep')
    a.add_argument('--tool', default=os.environ.get('RNGTOOL', 'tests/rng/rngtool'))
    a = a.parse_args()
    if shutil.which('jing') is None:
        print('skipped: no jing')
        return 77
    r = random.Random(a.seed)
    tool = subprocess.Popen(a.tool.split(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding='utf-8', bufsize=1)

    def ask(question):
        tool.stdin.write(question + '\n')
        tool.stdin.flush()
        return tool.stdout.readline().strip()
    end, done, asked, wrong, refused, valid = time.time() + a.seconds, 0, 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        folder = a.keep or folder
        while time.time() < end if a.seconds else done < a.grammars:
            done += 1
            g = grammar(r)
            schema = os.path.join(folder, 's%d.rng' % done)
            open(schema, 'w').write(g)
            ours = ask('schema ' + schema)
            # Most random grammars are incorrect: Jing is asked of a few of these, by several at once
            if ours == 'incorrect' and r.random() > .15:
                done -= 1
                continue
            docs = []
            for i, d in enumerate(documents(r, g, a.docs)):
                docs.append(os.path.join(folder, 'd%d-%d.xml' % (done, i)))
                open(docs[-1], 'w').write(d)
            theirs, said = jing(schema, docs)
            if (theirs is None) != (ours == 'incorrect'):
                wrong += 1
                print('SCHEMA %s, Jing: %s\n%s\n' % (ours, said[:300], g))
                continue
            refused += theirs is None
            for d, v in zip(docs, theirs or []):
                asked += 1
                mine = ask('doc ' + d)
                valid += mine == 'valid'
                if mine != v:
                    wrong += 1
                    print('DOCUMENT %s, Jing %s\n%s\n%s\n' % (mine, v, g, open(d).read()))
            sys.stdout.flush()
    tool.stdin.close()
    tool.wait()
    print('%d grammars (%d refused by both), %d documents (%d valid), %d disagreements'
          % (done, refused, asked, valid, wrong))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
