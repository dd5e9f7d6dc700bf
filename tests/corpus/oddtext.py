#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Odd TEI and odd Markdown, made at random: elements of TEI where its content
models let them stand, constructs of CommonMark, GFM and pandoc in each other.
Each goes to every format and back: no fault of the witness, no run that breaks
off, and TEI that is valid stays it.

    oddtext.py [--seed N] [--count N] [--keep FOLDER] PROGRAM

Every word is one that occurs nowhere else."""
import functools
import os
import random
import re
import sys

import odd

TOP = os.path.abspath(os.environ.get('srcdir', os.path.dirname(os.path.dirname(
    os.path.dirname(os.path.abspath(__file__))))))
NS = 'http://www.tei-c.org/ns/1.0'
FAR = 99
# What is about a schema, a header or a page as a picture is left to others.
LEFT = re.compile(r'Spec|Ref$|Decl$|Desc$|^(egXML|xenoData|content|constraint|'
                  r'TEI|teiHeader|teiCorpus|include|fallback|zone|surface.*|line|'
                  r'path|datatype|model.*|param.*|classes|equiv|altIdent|exemplum|'
                  r'remarks|listRef|att|gi|tag|val|code|moduleRef|f|fs|fvLib|fLib|'
                  r'fsdDecl|standOff|annotation.*|listAnnotation|'
                  r'binaryObject|media)$')


def strings(text):
    return ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def rows(name, macro):
    with open(os.path.join(TOP, 'lib/record', name), encoding='utf-8') as f:
        text = re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)
    for m in re.finditer(macro + r'\("([^"]*)",((?:[^()"]|"[^"]*")*)\)', text):
        yield m.group(1), m.group(2)


class Grammar:
    """The vocabulary's models, as trees of lists: what comes in which order."""

    def __init__(self):
        self.models = {n: self.parse(strings(v))
                       for n, v in rows('vocabulary.def', 'ELEMENT')}
        self.classes = {n: self.parse(strings(v))
                        for n, v in rows('classes.def', 'CLASS')}
        self.bundles = {n: strings(v).split()
                        for n, v in rows('attributes.def', 'BUNDLE')}
        self.carried = {n: strings(v).split()
                        for n, v in rows('attributes.def', 'CARRIES')}
        self.depth = dict.fromkeys(self.models, FAR)
        for _ in range(12):
            for n, m in self.models.items():
                self.depth[n] = min(self.depth[n], 1 + self.cost(m))

    def parse(self, text):
        self.tokens = re.findall(r'[%\w.\-]+|[#@()|,?*+]', text) + ['']
        return self.alternatives() if self.tokens[0] else ('seq', [])

    def parted(self, mark, kind, part):
        parts = [part()]
        while self.tokens[0] == mark:
            self.tokens.pop(0)
            parts.append(part())
        return parts[0] if len(parts) == 1 else (kind, parts)

    def alternatives(self):
        return self.parted('|', 'any', self.sequence)

    def sequence(self):
        return self.parted(',', 'seq', self.one)

    def one(self):
        token = self.tokens.pop(0)
        if token == '(':
            made = self.alternatives()
            self.tokens.pop(0)
        else:
            made = ('leaf', token)
        while self.tokens[0] and self.tokens[0] in '?*+':
            made = (self.tokens.pop(0), made)
        return made

    def cost(self, m):
        """How deep it gets at the least."""
        kind, of = m
        if kind in '?*':
            return 0
        if kind == '+':
            return self.cost(of)
        if kind == 'seq':
            return max([self.cost(x) for x in of], default=0)
        if kind == 'any':
            return min(self.cost(x) for x in of)
        if of in '#':
            return 0
        if of == '@' or (of[0] != '%' and LEFT.search(of)):
            return FAR
        return self.cost(self.classes[of[1:]]) if of[0] == '%' else \
            self.depth[of]

    def must(self, name):
        """Its attributes that must be there, with their types."""
        out, todo = [], list(self.carried.get(name, ()))
        while todo:
            x = todo.pop()
            if x[0] == '%':
                todo += self.bundles[x[1:]]
            elif '!=' in x:
                out.append(x.split('!='))
        return out

    def leaves(self, m):
        """The choices of an alternative, those of classes one by one."""
        kind, of = m
        if kind == 'any':
            return [y for x in of for y in self.leaves(x)]
        if kind == 'leaf' and of[0] == '%':
            return self.leaves(self.classes[of[1:]])
        return [m]


class Tei:
    ending = '.xml'
    grammar = None

    def __init__(self, seed, most=60):
        self.r = random.Random(seed)
        self.count = 0
        self.most = most  # words, from which on it ends as soon as it may
        Tei.grammar = self.g = Tei.grammar or Grammar()

    def word(self):
        self.count += 1
        return f'w{self.count}q'

    def attributes(self, name):
        out = ''
        for attr, kind in self.g.must(name):
            value = {'pointer': '#all', 'pointers': '#all', 'count': '2',
                     'language': 'de', 'boolean': 'true'}.get(kind)
            if attr == 'locus':
                value = 'name'
            elif '(' in kind:
                value = re.search(r'\((\w+)', kind).group(1)
            if attr == 'mimeType':
                value = 'image/png'
            out += f' {attr}="{value or "unspecified"}"'
        if self.r.random() < .1:
            out += f' n="{self.word()}"'
        if self.r.random() < .1:
            out += ' xml:lang="%s"' % self.r.choice(('de', 'he', 'grc'))
        if self.r.random() < .1:
            self.count += 1
            out += f' xml:id="i{self.count}"'
        if self.r.random() < .1:
            out += ' rend="%s"' % self.r.choice(('italic', 'odd', 'bold sup'))
        return out

    def made(self, m, deep):
        kind, of = m
        if kind == 'seq':
            return ''.join(self.made(x, deep) for x in of)
        if kind in '?*+':
            most = {'?': 1, '*': 3, '+': 3}[kind]
            n = self.r.randrange(kind == '+', most + 1)
            if self.g.cost(of) + deep > 9 or self.count > self.most:
                n = kind == '+'
            return ''.join(self.made(of, deep) for _ in range(n))
        if kind == 'any' or of[0] == '%':
            of = [x for x in self.g.leaves(m) if self.g.cost(x) < FAR]
            least = min(self.g.cost(x) for x in of)
            of = [x for x in of if self.g.cost(x) <= max(least, 9 - deep)]
            return self.made(self.r.choice(of), deep)
        if of == '#':
            return f' {self.word()} '
        return (f'<{of}{self.attributes(of)}>'
                f'{self.made(self.g.models[of], deep + 1)}</{of}>')

    def text(self):
        common = self.g.leaves(('leaf', '%common'))
        common = [x for x in common if self.g.cost(x) < FAR]
        blocks = ''.join(self.made(self.r.choice(common), 3)
                         for _ in range(self.r.randrange(1, 5)))
        title = self.word()
        return (f'<TEI xmlns="{NS}" xml:id="all"><teiHeader><fileDesc><titleStmt>'
                f'<title>{title}</title></titleStmt><publicationStmt><p/>'
                '</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>'
                f'</teiHeader><text><body><p>{self.word()}</p>{blocks}</body>'
                '</text></TEI>')


class Markdown:
    ending = '.md'

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.count = 0
        self.notes = []

    def word(self):
        self.count += 1
        return f'w{self.count}q'

    def line(self, deep=0):
        return ' '.join(self.inline(deep + 1)
                        for _ in range(self.r.randrange(1, 4)))

    def inline(self, deep):
        r, w = self.r, self.word
        kind = r.choice(('word', 'word', 'em', 'strong', 'code', 'link', 'image',
                         'strike', 'note', 'inlinenote', 'auto', 'html', 'math',
                         'break', 'entity', 'span', 'super', 'comment', 'cite',
                         'own', 'ruby', 'smart'))
        if deep > 3:
            kind = 'word'
        if kind == 'em':
            return r.choice('*_').join(('', self.line(deep), ''))
        if kind == 'strong':
            return '**' + self.line(deep) + '**'
        if kind == 'code':
            return f'`{w()} <{w()}>`'
        if kind == 'link':
            return f'[{self.line(deep)}](' + r.choice((
                f'http://h{self.count}.example/{w()}', f'<{w()} b.html>', '#head',
                f'x.md "{w()}"', 'mailto:a@b.example')) + ')'
        if kind == 'image':
            return f'![{w()}](http://h{self.count}.example/{w()}.png "{w()}")'
        if kind == 'strike':
            return '~~' + self.line(deep) + '~~'
        if kind == 'note':
            label = f'n{self.count}'
            self.notes.append(label)
            return f'{w()}[^{label}]'
        if kind == 'inlinenote':
            return f'^[{w()}]'
        if kind == 'auto':
            return f'<http://h{self.count}.example/{w()}>'
        if kind == 'html':
            name = r.choice(('kbd', 'mark', 'q', 'u', 'small', 'bdo', 'cite', 'i',
                             'ins', 'abbr', 'var', 'time', 'x-own'))
            return f'<{name} title="{w()}">{self.line(deep)}</{name}>'
        if kind == 'math':
            return f'$x_{{{w()}}}$'
        if kind == 'break':
            return w() + r.choice(('\\\n', '  \n', '<br>')) + w()
        if kind == 'entity':
            return w() + r.choice(('&nbsp;', '&amp;', '&#x2014;', '&', '&copy;'))
        if kind == 'span':
            return f'[{self.line(deep)}]{{.c{w()}}}'
        if kind == 'super':
            return f'{w()}^{w()}^ {w()}~{w()}~'
        if kind == 'comment':
            return f'<!-- {w()} -->'
        if kind == 'cite':
            return f'[@{w()}, p. 3]'
        if kind == 'own':
            return f'<span data-tei="persName" data-tei-n="{w()}">{w()}</span>'
        if kind == 'ruby':
            return f'<ruby>{w()}<rp>(</rp><rt>{w()}</rt><rp>)</rp></ruby>'
        if kind == 'smart':
            return f'"{w()}" \'{w()}\' -- {w()}...'
        return w()

    def block(self, deep=0):
        r, w = self.r, self.word
        kind = r.choice(('p', 'p', 'p', 'head', 'setext', 'quote', 'list',
                         'number', 'code', 'indented', 'table', 'html', 'div',
                         'rule', 'task', 'definition', 'lines', 'details',
                         'comment', 'fenced'))
        if deep > 2:
            kind = 'p'
        inner = '' if deep > 2 else None
        if kind == 'head':
            return '#' * r.randrange(1, 7) + ' ' + self.line() + r.choice(
                ('', ' {#head}', ' ##')) + '\n'
        if kind == 'setext':
            return f'{w()} {w()}\n' + r.choice('=-') * 4 + '\n'
        if kind in ('quote', 'list', 'number', 'task'):
            first, rest = {'quote': ('> ', '> '), 'list': ('- ', '  '),
                           'number': (f'{r.randrange(99)}. ', '    '),
                           'task': ('- [x] ', '  ')}[kind]
            inner = '\n'.join(self.block(deep + 1)
                              for _ in range(r.randrange(1, 3)))
            return ''.join((rest if i else first) + x + '\n' if x or kind ==
                           'quote' else '\n'
                           for i, x in enumerate(inner.split('\n')))
        if kind == 'code':
            return f'```{w()} x={w()}\n{w()}  {w()}\n\n<{w()}>\n```\n'
        if kind == 'indented':
            return f'    {w()}  *{w()}*\n'
        if kind == 'table':
            n = r.randrange(1, 4)
            cells = ['| ' + ' | '.join(self.inline(3) for _ in range(n)) + ' |'
                     for _ in range(3)]
            cells[1] = '|' + '|'.join(r.choice((':-', '-:', '---', ':-:'))
                                      for _ in range(n)) + '|'
            return '\n'.join(cells) + '\n'
        if kind == 'html':
            name = r.choice(('p', 'div', 'section', 'address', 'aside',
                             'blockquote', 'h3', 'figure'))
            return f'<{name} id="i{self.count}">{w()} <b>{w()}</b></{name}>\n'
        if kind in ('div', 'details'):
            name = 'div' if kind == 'div' else 'details'
            return f'<{name}>\n\n{self.block(deep + 1)}\n</{name}>\n'
        if kind == 'rule':
            return r.choice(('***\n', '---\n', '- - -\n'))
        if kind == 'definition':
            return f'{w()}\n:   {w()}\n'
        if kind == 'lines':
            return f'| {w()}\n|  {w()}\n'
        if kind == 'comment':
            return f'<!-- {w()}\n{w()} -->\n'
        if kind == 'fenced':
            return f'::: {{.{w()}}}\n{w()}\n:::\n'
        return self.line() + '\n'

    def text(self):
        front = f'---\ntitle: {self.word()}\nown: {self.word()}\n---\n\n' \
            if self.r.random() < .4 else ''
        blocks = [f'{self.word()} {self.word()}.\n']
        blocks += [self.block() for _ in range(self.r.randrange(2, 7))]
        blocks += [f'[^{x}]: {self.line(3)}\n' for x in self.notes]
        return front + '\n'.join(blocks)


def faults_of(kind, program, at, number):
    source = os.path.join(at, 'source' + kind.ending)
    with open(source, 'w', encoding='utf-8') as f:
        f.write(kind(number).text())
    for to, ending in odd.FORMATS:
        out = os.path.join(at, 'copy' + ending)
        found, broken = odd.convert(program, source, to, out)
        if found is None:
            yield to, 'not written', broken
            continue
        for f in found:
            if f['id'] in odd.FAULTS + ('tei-invalid', 'output-malformed'):
                yield to, f['id'], f['message']
        if to == 'text':
            continue
        found, broken = odd.convert(program, out, 'tei', os.path.join(at, 'back.xml'))
        if found is None:
            yield 'back from ' + to, 'not written', broken
        for f in found or ():
            if f['id'] in odd.FAULTS + ('tei-invalid',):
                yield 'back from ' + to, f['id'], f['message']


if __name__ == '__main__':
    sys.exit(odd.run({'tei': functools.partial(faults_of, Tei),
                      'markdown': functools.partial(faults_of, Markdown)}))
