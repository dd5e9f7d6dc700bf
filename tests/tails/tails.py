#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No word of a record's tail vanishes.

Makes texts whose tails hold labelled fields, sources, archival references,
credits, rights and contacts, in any order, repeated, with labels and without,
with the heading of a section and without, in five languages; converts them and
looks for each word in what was written, or in a finding.

    tails.py [PROGRAM] [--count N] [--seed N] [--keep FOLDER] [--details]

`make check` makes a short sample; 5,000 take some seconds more. Exit status 1 where a word is in neither, or where more than one of a hundred
words is in a finding only, or where the program calls a word unaccounted or
invented. Labels that the field table has, too ("Translator"),
are counted apart: the field itself says them, which is a finding (label-read).
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml

WORD = re.compile(r'[^\W_]+')

NAMES = ['Anna Alder', 'Ben Wren', 'Carla Finch', 'Otto Brandel', 'I. Lind',
         'Nora Ashby', 'J. K. Merrit', 'Eve Heron', 'Émile Carré',
         'Ольга Марина', 'Paul Tuve', 'Ruth Moss']
BODIES = ['Foss Family Trust', 'Lind Endowment', 'Halden News Service',
          'Vale Historical Society', 'Institut für Deichbau',
          'Société des Quais']
PLACES = ['Halden', 'Port Vale', 'Kiel', 'Rouen', 'Одесса', 'Cádiz']

LABELS = {
    'en': {'source': ['Source', 'Sources', 'Archival Source'],
           'translator': ['Translator', 'Translated by'],
           'donor': ['Donor', 'Donors'],
           'rights': ['Rights', 'Copyright'],
           'id': ['Record ID', 'Document ID'],
           'uploaded': ['Original Uploaded Date'],
           'class': ['Original Classification', 'Classification'],
           'language': ['Language', 'Original Language'],
           'type': ['Document Type'],
           'subject': ['Subject', 'Subjects'],
           'contributor': ['Contributor', 'Contributed by'],
           'section': ['Document Information']},
    'de': {'source': ['Quelle', 'Quellen'],
           'translator': ['Übersetzer', 'Übersetzt von'],
           'donor': ['Stifter'], 'rights': ['Rechte'],
           'id': ['Signatur'], 'uploaded': ['Hochgeladen'],
           'class': ['Einstufung'], 'language': ['Sprache'],
           'type': ['Dokumenttyp'], 'subject': ['Betreff'],
           'contributor': ['Mitwirkende'], 'section': ['Metadaten']},
    'fr': {'source': ['Source'], 'translator': ['Traducteur', 'Traduit par'],
           'donor': ['Donateur'], 'rights': ['Droits'], 'id': ['Cote'],
           'uploaded': ['Mis en ligne'], 'class': ['Classification'],
           'language': ['Langue'], 'type': ['Type de document'],
           'subject': ['Objet', 'Sujet'], 'contributor': ['Contributeur'],
           'section': ['Informations']},
    'ru': {'source': ['Источник', 'Источники'],
           'translator': ['Переводчик', 'Перевод'],
           'donor': ['Даритель'], 'rights': ['Права'],
           'id': ['Номер'], 'uploaded': ['Загружено'],
           'class': ['Гриф'], 'language': ['Язык'],
           'type': ['Вид документа'], 'subject': ['Тема'],
           'contributor': ['Участник'], 'section': ['Сведения']},
    'es': {'source': ['Fuente'], 'translator': ['Traductor'],
           'donor': ['Donante'], 'rights': ['Derechos'],
           'id': ['Signatura'], 'uploaded': ['Publicado'],
           'class': ['Clasificación'], 'language': ['Idioma'],
           'type': ['Tipo de documento'], 'subject': ['Asunto'],
           'contributor': ['Colaborador'], 'section': ['Información']},
}

REFERENCES = [
    'AVPRF, f. {n}, op. {n}, p. {n}, d. {n}, ll. {n}-{n}',
    'AVPRF. F. 0{n}. Op. {n}. P. {n}. D. {n}. L. {n}-{n}. Original. '
    'Typewritten.',
    'RGASPI f. {n}, op. {n}, d. {n}',
    'РГАСПИ. Ф. {n}. Оп. {n}. Д. {n}. Л. {n}.',
    'National Archives, Lind Presidential Materials, NSC Files, Box {n}, '
    'Country Files, Harbours',
    'Halden State Archives, Lind Papers, Box {n}, Folder {n}',
    'Archives nationales, F/7/{n}, dossier {n}',
    'Bundesarchiv, B {n}, Bd. {n}, Bl. {n}',
    'Archivo de Cádiz, legajo {n}, caja {n}',
    'Vale Library, Finch Papers, box {n}',
    'NAA A{n}, item {n}',
    'The National Archives, FO {n}/{n}',
]
AFTER = [
    '', '', '.', '. Top Secret.', '. Secret; Sensitive; Eyes Only.',
    '. Secret. Drafted by {name}.',
    '. Drafted by {name} and approved in H on May {d}.',
    '. Translated by {name}.', '. Translated for the Project by {name}.',
    '. Contributed by {name} and translated by {name}.',
    '. Obtained by {name}, with permission of the family.',
    '. Gift of the {body}.', '; {ref}', '; {ref}; {ref}',
    '. Published with the kind support of the {body}.',
    ' (copy; see also {ref})', '. No distribution indicated.',
]
CREDITS = [
    'Translated by {name}.', 'Translated by {name} and {name}.',
    'Transcribed and annotated by {name}, {place}.',
    'Made possible by the generous support of the {body}.',
    'Contributed, transcribed, and translated by {name}.',
    'Übersetzt von {name}.', 'Traduit par {name}.',
    'Drafted by {name}; cleared by {name}.',
    'Recorded by {name}, {place}, May {d}.',
    'The conversation was recorded by {name} and {name}.',
    'Photograph courtesy of {body}.', 'Donated by {name} in 19{d2}.',
    'Transcribed by https://vale.example', 'Transcribed by vale.example',
    'Translated by www.vale.example/{n}.',
]
RIGHTS = [
    'The copyright of this document lies with the {body}.',
    'This document has been made available under a Creative Commons licence.',
    'For permission to publish, please contact {name} at desk@vale.example.',
    '© 19{d2} {body}. All rights reserved.',
    'The text may be quoted with attribution to the {body}.',
    'Alle Rechte vorbehalten.', 'Tous droits réservés.',
]
ADDRESSES = [
    'https://vale.example/records/{n}', 'http://www.vale.example/a_b/?id={n}&x=1',
    'www.vale.example', 'desk@vale.example', 'mailto:desk@vale.example',
    'https://doi.org/10.9999/vale.{n}', '<https://vale.example/{n}>',
    '{name}, https://vale.example/{n}', '{body} (https://vale.example/{n})',
    'urn:isbn:97800000{n}',
]
OTHERS = [
    '{body} and {body}', 'Second copy, unsigned, with a plan of the wall.',
    '{name}', 'See also the letter of May {d}, 1931.',
    'https://vale.example/records/{n}', 'Scan: {n} dpi',
]
BODY = {
    'en': ['Mr. Lind said that the boats were late.',
           'Mr. Tuve replied that ten more would arrive in June.',
           'Mr. Lind thanked him.'],
    'de': ['Herr Lind sagte, dass die Boote spät kommen.',
           'Herr Tuve antwortete, dass zehn im Juni kommen.'],
    'fr': ['M. Lind a dit que les bateaux étaient en retard.',
           'M. Tuve a répondu que dix viendraient en juin.'],
    'ru': ['Линд сказал, что лодки опаздывают.',
           'Туве ответил, что десять придут в июне.'],
    'es': ['LIND: Los barcos llegan tarde.', 'TUVE: Diez vienen en junio.'],
}


class Tail:
    def __init__(self, rng):
        self.rng = rng
        self.language = rng.choice(sorted(LABELS))

    def fill(self, text):
        rng = self.rng
        while '{' in text:
            text = re.sub(r'\{(\w+)\}', lambda m: {
                'n': lambda: str(rng.randint(1, 999)),
                'd': lambda: str(rng.randint(1, 28)),
                'd2': lambda: str(rng.randint(10, 99)),
                'name': lambda: rng.choice(NAMES),
                'body': lambda: rng.choice(BODIES),
                'place': lambda: rng.choice(PLACES),
                'ref': lambda: rng.choice(REFERENCES),
            }[m.group(1)](), text, count=1)
        return text

    def value(self, kind):
        rng = self.rng
        if rng.random() < 0.1:
            return rng.choice(ADDRESSES)
        if kind == 'source':
            return rng.choice(REFERENCES) + rng.choice(AFTER)
        return rng.choice({
            'translator': ['{name}', '{name} and {name}', '{name}, {place}'],
            'donor': ['{body}', '{body} and {body}', '{name}'],
            'rights': RIGHTS,
            'id': ['{n}{n}', 'VA-{n}/{n}'],
            'uploaded': ['2011-11-{d}', '{d} May 2011', 'last week'],
            'class': ['Secret', 'Top Secret; Eyes Only', 'geheim'],
            'language': ['English', 'Russian', 'Deutsch', 'français'],
            'type': ['Memorandum of Conversation', 'Letter', 'Niederschrift'],
            'subject': ['Walls', 'Walls; Harbours', 'The harbour wall, 1931'],
            'contributor': ['{name}', '{body}', '{name}; {name}'],
        }[kind])

    def line(self):
        rng = self.rng
        what = rng.random()
        if what < 0.5:
            kind = rng.choice([k for k in LABELS['en'] if k != 'section'])
            labels = LABELS[self.language if rng.random() < 0.8 else
                            rng.choice(sorted(LABELS))]
            label = rng.choice(labels[kind])
            value = self.value(kind)
            shape = rng.random()
            if shape < 0.75:
                return f'{label}: {value}'
            if shape < 0.85:
                return f'{label}\n\n{value}'
            if shape < 0.9:
                return f'[{label}: {value}]'
            return f'{label}: '
        if what < 0.65:
            line = rng.choice(REFERENCES) + rng.choice(AFTER)
            return f'[{line}]' if rng.random() < 0.2 else line
        if what < 0.8:
            return rng.choice(CREDITS)
        if what < 0.92:
            return rng.choice(RIGHTS)
        return rng.choice(OTHERS)

    def text(self):
        rng = self.rng
        parts = [f'Record of conversation between Lind and Tuve',
                 'Halden, 3 May 1931'] + list(BODY[self.language])
        if rng.random() < 0.25:
            parts.append('This summary tells of the talk on boats and of what '
                         'was agreed in the end about them.')
        if rng.random() < 0.4:
            parts.append(rng.choice(LABELS[self.language]['section']))
        lines = [self.fill(self.line()) for _ in range(rng.randint(1, 9))]
        if rng.random() < 0.3:
            lines.append(rng.choice(lines))
            rng.shuffle(lines)
        return '\n\n'.join(parts + lines) + '\n'


def words(text):
    text = unicodedata.normalize('NFC', text)
    return collections.Counter(WORD.findall(text))


def said(path):
    """All words of a document: its text, and its attributes."""
    out = collections.Counter()
    for n in xml.parse(path).iter():
        for s in [n.text, n.tail] + list(n.attrib.values()):
            out += words(re.sub(r'((?:%[0-9A-F]{2})+)', unescape, s or ''))
    return out


def unescape(m):
    return bytes.fromhex(m.group(1).replace('%', '')).decode('utf-8',
                                                             'replace')


def convert(program, folder, report):
    subprocess.run([program, 'convert', f'{folder}/in', '-o', f'{folder}/out',
                    '--to', 'tei', '--report', report],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=False)
    with open(report, encoding='utf-8') as f:
        return json.load(f)


def findings(report):
    """The findings of each file, by its name."""
    by_file = collections.defaultdict(list)

    def walk(x, name):
        if isinstance(x, dict):
            name = x.get('file', x.get('input', name))
            if 'id' in x and 'message' in x:
                by_file[os.path.basename(str(name))].append(x)
            for v in x.values():
                walk(v, name)
        elif isinstance(x, list):
            for v in x:
                walk(v, name)
    walk(report, '')
    return by_file


def main():
    a = argparse.ArgumentParser()
    a.add_argument('program', nargs='?',
                   default=os.environ.get('VIDIMUS', './vidimus'))
    a.add_argument('--count', type=int, default=300)
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--keep')
    a.add_argument('--details', action='store_true')
    args = a.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or scratch
        os.makedirs(f'{folder}/in', exist_ok=True)
        for i in range(args.count):
            text = Tail(random.Random(f'{args.seed}/{i}')).text()
            with open(f'{folder}/in/{i:05}.txt', 'w', encoding='utf-8') as f:
                f.write(text)
        by_file = findings(convert(args.program, folder,
                                   f'{folder}/report.json'))
        total = reported = labels = 0
        vanished = []
        faults = [(name, x) for name, found in sorted(by_file.items())
                  for x in found if x['id'] in ('unaccounted', 'invented')]
        for i in range(args.count):
            name = f'{i:05}'
            with open(f'{folder}/in/{name}.txt', encoding='utf-8') as f:
                source = words(f.read())
            missing = source - said(f'{folder}/out/{name}.xml')
            total += sum(source.values())
            for label in (True, False):
                told = words(' '.join(
                    f"{x.get('message', '')} {x.get('text', '')}"
                    for x in by_file[f'{name}.txt']
                    if (x['id'] == 'label-read') == label))
                hit = sum((missing & told).values())
                labels += hit if label else 0
                reported += 0 if label else hit
                missing -= told
            if missing:
                vanished.append((name, missing))
    for name, x in faults[:2000 if args.details else 10]:
        print(f"{name}:{x.get('line', '?')}: {x['message']} [{x['id']}]")
    for name, missing in vanished[:2000 if args.details else 10]:
        print(f'{name}: {" ".join(sorted(missing.elements()))}')
    lost = sum(sum(m.values()) for _, m in vanished)
    print(f'{args.count} tails, {total} words, {labels} said by a field itself, '
          f'{reported} in a finding only, '
          f'{lost} vanished in {len(vanished)} tails')
    return 1 if lost > 0 or faults or reported * 100 > total else 0


if __name__ == '__main__':
    sys.exit(main())
