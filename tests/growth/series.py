# SPDX-License-Identifier: MIT
"""Documents of a construct n times over, for tests/growth/growth.py: each
function of SERIES takes n and returns what stands in a file of its format. What
bad input can repeat is here, whether or not anybody means it."""
import itertools

VOWELS, LETTERS = 'aeiou', 'bcdfghjklmnprstvwz'
SYLLABLES = [c + v for c in LETTERS for v in VOWELS]
SERIES = {}


def name(i):
    """A surname of its own for each number: four syllables or more, so that
    many differ by a letter and many do not."""
    out, i = '', i * 7919 + 524287
    while i:
        i, k = divmod(i, len(SYLLABLES))
        out += SYLLABLES[k]
    return out.capitalize() + 'n'


def series(ext, each, verbs=None):
    """Declares a series: its function gives about `each` bytes for one of n."""
    def declare(function):
        key = ext + '-' + function.__name__.split('_', 1)[1].replace('_', '-')
        SERIES[key] = (ext, each, function, verbs)
        return function
    return declare


def simple(ext, rows):
    """Series that are only a head, a part n times over, and a tail. The part
    may be a function of the number."""
    for key, head, part, tail in rows:
        def make(n, head=head, part=part, tail=tail):
            if callable(part):
                return head + ''.join(part(i) for i in range(n)) + tail
            return head + part * n + tail
        sample = part(100) if callable(part) else part
        SERIES[ext + '-' + key] = (ext, len(sample), make, None)


# ---- plain text -----------------------------------------------------------

simple('txt', [
    ('speakers', 'On Harbours\n\n', lambda i: 'MR. %s: The wall must be mended.\n\n' % name(i).upper(), ''),
    ('speakers-bare', 'On Harbours\n\n', lambda i: '%s: The wall must be mended.\n\n' % name(i), ''),
    ('speakers-dot', 'On Harbours\n\n', lambda i: 'Mr. %s. The wall must be mended.\n\n' % name(i), ''),
    ('narrators', 'On Harbours\n\n', lambda i: 'Mr. %s says that the wall must be mended.\n\n' % name(i), ''),
    ('narrators-bare', 'On Harbours\n\n', lambda i: '%s replies that the wall must be mended.\n\n' % name(i), ''),
    ('given-names', 'On Harbours\n\n', lambda i: '%s HOLM: The wall must be mended.\n\n' % name(i).upper(), ''),
    ('one-speaker', 'On Harbours\n\n', 'MR. HOLM: The wall must be mended.\n\n', ''),
    ('two-narrators', 'On Harbours\n\n', 'Mr. Holm says that it is so.\n\nMr. Pell replies that it is not.\n\n', ''),
    ('initials', 'On Harbours\n\n', lambda i: '%s. %s. Holm: It is so.\n\n' % (chr(65 + i % 26), chr(65 + i // 26 % 26)), ''),
    ('present-lines', 'On Harbours\n\nPresent:\n', lambda i: name(i) + ' Holm\n', '\nMR. HOLM: It is so.\n'),
    ('present-comma', 'On Harbours\n\nPresent: ', lambda i: 'Mr. %s, ' % name(i), 'Mr. Holm\n\nMR. HOLM: It is so.\n'),
    ('present-offices', 'On Harbours\n\nPresent:\n', lambda i: 'Mr. %s, Minister of %s\n' % (name(i), name(i + 1)), '\nMR. HOLM: It is so.\n'),
    ('present-brackets', 'On Harbours\n\nPresent: ', lambda i: 'Mr. %s (interpreter), ' % name(i), 'Mr. Holm\n\nMR. HOLM: It is so.\n'),
    ('forms-of-one', 'On Harbours\n\n', lambda i: '%s %s Holm: It is so.\n\n' % (('Mr.', 'Dr.', 'Prof.', 'Cde.')[i % 4], name(i)[:1 + i % 9].capitalize()), ''),
    ('letters-off', 'On Harbours\n\n', lambda i: 'MR. HARBOURMASTER%s: It is so.\n\n' % ''.join(chr(65 + i // 26 ** k % 26) for k in range(3)), ''),
    ('mentions', 'Conversation of Mr. Holm with ', lambda i: 'Mr. %s and ' % name(i), 'Mr. Pell\n\nMr. Holm says that it is so.\n'),
    ('title-between', '', lambda i: 'Meeting between %s and %s\n\n' % (name(i), name(i + 1)), 'Mr. Holm says so.\n'),
    ('one-word', '', 'a', '\n'), ('words', '', 'harbour ', '\n'), ('capitals', '', 'Harbour ', '\n'),
    ('sentence', '', 'The wall is high. ', '\n'), ('lines', '', 'The wall is high.\n', ''),
    ('paragraphs', '', 'The wall is high.\n\n', ''), ('empty-lines', 'a', '\n', 'a\n'), ('spaces', 'a', ' ', 'a\n'),
    ('space-lines', 'a', ' \n', 'a\n'), ('tabs', 'a', '\t', 'a\n'), ('tab-lines', '', '\ta\n', ''), ('returns', 'a', '\r', 'a'),
    ('form-feeds', 'a', '\n\f', 'a\n'), ('pages', '', lambda i: 'The wall\n\n- %d -\n\n\f' % i, ''),
    ('page-heads', '', lambda i: 'The wall is high\n\nPage %d of 9999\n\n' % i, ''),
    ('colons', '', 'A: ', '\n'), ('colon-lines', '', lambda i: 'Key%d: value\n' % i, ''), ('dots', '', '.', '\n'),
    ('initial-run', '', 'A. ', '\n'), ('mr-run', '', 'Mr. ', '\n'), ('and-run', 'Present: ', 'Holm and ', 'Pell\n'),
    ('comma-run', 'Present: ', 'Holm, ', 'Pell\n'), ('open-brackets', '', '[', '\n'), ('brackets', '', '[a] ', '\n'),
    ('stage', '', '(Laughter) ', '\n'), ('stage-lines', '', '[Laughter]\n\n', ''), ('parens', '', '(', '\n'), ('nested-parens', '', '(a ', '\n'),
    ('quotes', '', '"a ', '\n'), ('curly', '', '\u201ca\u201d ', '\n'), ('dashes', '', '-', '\n'), ('dash-words', '', 'a - ', '\n'), ('em-dashes', '', 'a\u2014', '\n'),
    ('rules', '', '-----\n\n', ''), ('stars', '', '* * *\n\n', ''), ('underscores', '', '_', '\n'), ('hyphened', '', 'har-\nbour ', '\n'),
    ('notes', 'On Harbours\n\n', lambda i: 'The wall [%d] is high.\n\n' % (i + 1), ''),
    ('sources-head', 'Minutes\n\n', lambda i: 'Source: Archive %d, box %d\n' % (i, i), '\nMR. LIND: The wall.\n\nMR. TUVE: Yes.\n'),
    ('note-texts', 'On Harbours\n\nThe wall [1] is high.\n\n', lambda i: '[%d] See the drawings.\n\n' % (i + 1), ''),
    ('notes-both', 'On Harbours\n\n', lambda i: 'The wall [%d] is high.\n\n[%d] See the drawings.\n\n' % (i + 1, i + 1), ''),
    ('note-line', 'On Harbours\n\nThe wall', lambda i: ' [%d]' % (i + 1), '.\n'),
    ('same-notes', 'On Harbours\n\n', 'The wall [1] is high.\n\n[1] See the drawings.\n\n', ''),
    ('sources', 'On Harbours\n\nThe wall is high.\n\n', lambda i: 'Source: Town Archive, roll %d\n' % i, ''),
    ('credits', 'On Harbours\n\n', lambda i: 'Translated by %s Holm\n' % name(i), '\nThe wall is high.\n'),
    ('credit-run', 'On Harbours\n\nTranslated by ', lambda i: '%s Holm and ' % name(i), 'Anna Pell.\n\nThe wall is high.\n'),
    ('credits-end', 'On Harbours\n\nThe wall is high.\n\n', 'Translated by Anna Pell\n\n', ''),
    ('subjects', 'On Harbours\n\nSubjects: ', lambda i: name(i) + ', ', 'walls\n\nThe wall is high.\n'),
    ('dates', '', lambda i: '%d March 1951\n\n' % (i % 28 + 1), 'a\n'), ('date-run', '', '4 March 1951 ', '\n'),
    ('date-head', '', lambda i: 'Port Carrow, March %d, 1951\n' % (i % 28 + 1), '\n\nMR. HOLM: It is so.\n'),
    ('numbers', '', '1', '\n'), ('number-run', '', '1 ', '\n'), ('sections', '', lambda i: '%d. The wall\n\n' % i, ''),
    ('sections-deep', '', '1.', ' The wall\n'), ('list', '', '- wall\n', ''), ('list-in', '', lambda i: ' ' * (i % 40) + '- wall\n', ''),
    ('qa', 'On Harbours\n\n', 'Q. Is it so?\n\nA. It is.\n\n', ''), ('q-run', '', 'Q. ', '\n'), ('by-mr', 'Hearing\n\n', lambda i: 'BY MR. %s:\n\nQ. Is it so?\n\n' % name(i).upper(), ''),
    ('examination', 'Hearing\n\n', lambda i: 'EXAMINATION BY MR. %s:\n\nQ. Is it so?\n\n' % name(i).upper(), ''),
    ('qa-own', 'Hearing of a witness\n\n', lambda i: 'Q. What did you see on day %d?\n\nA. I saw number %d.\n\n' % (i, i), ''),
    ('qa-after-present', 'Hearing\n\nPresent: Mr. Holm, Mrs. Pell\n\n', lambda i: 'Q. What did you see on day %d?\n\nA. I saw number %d.\n\n' % (i, i), ''),
    ('source-run', 'On Harbours\n\nThe wall is high.\n\n', lambda i: 'Source: Archive, fond %d, opis 3; ' % i, '\n'),
    ('signs', 'On Harbours*\n\nThe wall is high.\n\n', lambda i: '* See the %s drawings.\n\n' % name(i), ''),
    ('signs-far', 'On Harbours\n\n' + 'The wall is high.\n\n' * 3000 + 'The* wall.\n\n', lambda i: '* See the %s drawings.\n\n' % name(i), ''),
    ('heads', '', 'THE WALL\n\n', ''), ('heads-own', '', lambda i: 'THE %s\n\nIt is so.\n\n' % name(i).upper(), ''),
    ('signatures', 'Sir,\n\nIt is so.\n\n', lambda i: 'Yours faithfully,\n%s Holm\n\n' % name(i), ''), ('signed', 'It is so.\n\n', '/s/ Anna Holm\n', ''),
    ('salutes', '', 'Dear Mr. Holm,\n\n', ''), ('ps', 'Sir,\n\nIt is so.\n\n', 'P.S. It is so.\n\n', ''),
    ('cyrillic', '', '\u0445\u0430\u0440\u0431\u0443\u0440 ', '\n'), ('lookalike', '', 'harb\u043eur ', '\n'), ('combining', 'a', '\u0301', '\n'), ('nul', 'a', '\x01', '\n'),
    ('replacement', 'a', '\ufffd', '\n'), ('rtl', '', '\u202ea', '\n'), ('zero-width', '', 'a\u200b', '\n'), ('soft', '', 'har\u00adbour ', '\n'),
    ('urls', '', 'https://example.org/wall ', '\n'), ('url-long', 'https://example.org/', 'a/', '\n'), ('mails', '', 'a@example.org ', '\n'), ('at', '', '@', '\n'),
    ('marks', '', '\\', '\n'), ('braces', '', '{', '\n'), ('brace-words', '', '{?} ', '\n'), ('equals', '', '=', '\n'), ('hashes', '', '# a\n', ''), ('tildes', '', '~', '\n'),
    ('both-offices', 'On Harbours\n\n', lambda i: 'The Minister of %s: It is so.\n\n' % name(i), ''),
    ('office-narrated', 'On Harbours\n\n', lambda i: 'The Minister of %s said that it is so.\n\n' % name(i), ''),
    ('pronouns', 'On Harbours\n\nMr. Holm says that it is so.\n\n', 'He says that it is so.\n\n', ''),
    ('joint', 'On Harbours\n\n', lambda i: 'Mr. %s and Mr. %s say that it is so.\n\n' % (name(i), name(i + 1)), ''),
    ('joint-labels', 'On Harbours\n\n', lambda i: 'MR. %s and MR. %s: It is so.\n\n' % (name(i).upper(), name(i + 1).upper()), ''),
    ('german', 'Gespr\u00e4ch\n\n', lambda i: 'Herr %s sagt, es sei so.\n\n' % name(i), ''),
    ('run-together', 'On Harbours\n\n', lambda i: 'Mr. %ssays that it is so.\n\n' % name(i), ''),
    ('tables', '', 'a | b | c\n', ''), ('indents', '', lambda i: ' ' * (i % 60) + 'wall\n', ''), ('continued', 'On Harbours\n\nMR. HOLM: It is so.\n', 'and so on\n', ''),
    ('abbreviations', '', 'i.e. e.g. etc. ', '\n'), ('etc', '', 'St. ', '\n'), ('ellipses', '', '... ', '\n'), ('questions', '', '? ', '\n'), ('interrupted', 'On Harbours\n\n', 'MR. HOLM: It is \u2014\n\nMR. PELL: No \u2014\n\n', ''),
])


@series('txt', 40)
def txt_present_then_speak(n):
    return 'On Harbours\n\nPresent:\n%s\n\n%s\n' % (
        '\n'.join(name(i) + ' Holm' for i in range(n)),
        '\n\n'.join('%s HOLM: It is so.' % name(i).upper() for i in range(n)))


@series('txt', 60)
def txt_present_then_narrate(n):
    return 'On Harbours\n\nPresent: %s\n\n%s\n' % (
        ', '.join('Mr. %s, Minister' % name(i) for i in range(n)),
        '\n\n'.join('Mr. %s says that it is so.' % name(i) for i in range(n)))


@series('txt', 30)
def txt_notes_far(n):
    return 'On Harbours\n\n%s\n\n%s\n' % (
        ' '.join('wall [%d]' % (i + 1) for i in range(n)),
        '\n'.join('[%d] See it.' % (i + 1) for i in range(n)))


# ---- TEI ------------------------------------------------------------------

HEAD = ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>%s</titleStmt>'
        '<publicationStmt><p>P</p>%s</publicationStmt><sourceDesc><p>S</p>%s</sourceDesc></fileDesc>%s</teiHeader>')
TAIL = '</TEI>\n'


def tei_of(body='<p>a</p>', title='', published='', source='', rest='', text='<text><body>%s</body></text>', front=''):
    return front + HEAD % (title, published, source, rest) + text % body + TAIL


def body_series(rows):
    for key, head, part, tail in rows:
        def make(n, head=head, part=part, tail=tail):
            each = ''.join(part(i) for i in range(n)) if callable(part) else part * n
            return tei_of(head + each + tail)
        sample = part(100) if callable(part) else part
        SERIES['xml-' + key] = ('xml', len(sample), make, None)


def head_series(rows):
    for key, where, head, part, tail in rows:
        def make(n, where=where, head=head, part=part, tail=tail):
            each = ''.join(part(i) for i in range(n)) if callable(part) else part * n
            return tei_of('<sp who="#p1"><p>a</p></sp>', **{where: head + each + tail})
        sample = part(100) if callable(part) else part
        SERIES['xml-head-' + key] = ('xml', len(sample), make, None)


body_series([
    ('p', '', '<p>a</p>', ''), ('p-text', '<p>', 'a harbour ', '</p>'), ('hi', '<p>', '<hi>a</hi>', '</p>'), ('hi-text', '<p>', 'b<hi rend="italic">a</hi> ', '</p>'),
    ('ids', '', lambda i: '<p xml:id="i%d">a</p>' % i, ''), ('same-ids', '', '<p xml:id="i">a</p>', ''), ('refs', '<p xml:id="i0">a</p>', '<p><ref target="#i0">a</ref></p>', ''),
    ('ids-refs', '', lambda i: '<p xml:id="i%d"><ref target="#i%d">a</ref></p>' % (i, i + 1), ''), ('refs-lost', '', lambda i: '<p><ref target="#i%d">a</ref></p>' % i, ''),
    ('ref-many', '<p><ref target="', '#a ', '">a</ref></p>'), ('ref-long', '<p><ref target="http://a/', 'a/', '">a</ref></p>'), ('ref-brackets', '<p><ref target="', '//[a]', '">x</ref></p>'),
    ('ref-brackets-open', '<p><ref target="', '[', '">x</ref></p>'), ('ref-colons', '<p><ref target="http://[', ':', ']">x</ref></p>'), ('ref-hex', '<p><ref target="http://[', 'a:', ']">x</ref></p>'), ('ref-percent', '<p><ref target="', '%', '">x</ref></p>'),
    ('ref-at', '<p><ref target="//', '@', '">x</ref></p>'), ('ref-dots', '<p><ref target="', '../', 'a">x</ref></p>'), ('ref-hash', '<p><ref target="', '#', '">x</ref></p>'), ('ref-query', '<p><ref target="', '?', '">x</ref></p>'), ('ref-space', '<p><ref target="a', ' ', 'b">x</ref></p>'),
    ('ref-xpointer', '<p><ref target="#', 'range(', '">x</ref></p>'), ('ref-slashes', '<p><ref target="', '/', '">x</ref></p>'), ('ref-puny', '<p><ref target="http://', '\u00e4.', '">x</ref></p>'),
    ('sp', '', '<sp><speaker>A:</speaker><p>b</p></sp>', ''), ('sp-who', '', lambda i: '<sp who="#a%d"><p>b</p></sp>' % i, ''), ('who-many', '<sp who="', lambda i: '#a%d ' % i, '"><p>b</p></sp>'),
    ('who-same', '<sp who="', '#a ', '"><p>b</p></sp>'), ('speakers', '', lambda i: '<sp><speaker>%s</speaker><p>b</p></sp>' % name(i), ''), ('u-who', '', lambda i: '<u who="#a%d">b</u>' % i, ''),
    ('attribute-long', '<p n="', 'a', '">a</p>'), ('rend-many', '<p rend="', 'a ', '">a</p>'), ('rend-own', '<p rend="', lambda i: 'a%d ' % i, '">a</p>'), ('style', '<p style="', 'color:red;', '">a</p>'), ('rendition', '<p><hi rendition="', '#a ', '">a</hi></p>'),
    ('notes', '<p>', '<note>a</note>', '</p>'), ('notes-n', '<p>', lambda i: 'a<note n="%d"><p>a</p></note>' % i, '</p>'), ('notes-target', '<p>a</p>', lambda i: '<note target="#r%d">a</note><p>a<ref xml:id="r%d" target="#x">1</ref></p>' % (i, i), ''),
    ('note-refs', '<note xml:id="n">a</note>', '<p><ref target="#n">1</ref></p>', ''), ('notes-far', '<p>', lambda i: '<ref target="#n%d">a</ref><note xml:id="n%d">b</note>' % (i, i), '</p>'), ('notes-back', '', lambda i: '<p><ref target="#n%d">a</ref></p><note xml:id="n%d" place="end">b</note>' % (i, i), ''),
    ('list', '<list>', '<item>a</item>', '</list>'), ('list-labels', '<list type="gloss">', '<label>a</label><item>b</item>', '</list>'), ('lists', '', '<list><item>a</item></list>', ''), ('list-texts', '', '<list>a</list>', ''),
    ('rows', '<table>', '<row><cell>a</cell></row>', '</table>'), ('cells', '<table><row>', '<cell>a</cell>', '</row></table>'), ('cells-wide', '<table>', '<row><cell cols="1000">a</cell></row>', '</table>'), ('cells-tall', '<table>', '<row><cell rows="1000">a</cell></row>', '</table>'),
    ('cells-square', '<table><row>', '<cell rows="99999" cols="99999">a</cell>', '</row></table>'), ('tables', '', '<table><row><cell>a</cell></row></table>', ''), ('row-widening', '<table>', lambda i: '<row>%s</row>' % ('<cell/>' * (1 + i % 50)), '</table>'),
    ('divs', '', '<div><head>a</head><p>b</p></div>', ''), ('heads', '<div>', '<head>a</head>', '<p>a</p></div>'), ('divs-numbered', '', '<div1><head>a</head><p>b</p></div1>', ''), ('heads-late', '<div>', '<p>a</p><head>b</head>', '</div>'),
    ('div-p', '', '<div><p>b</p></div><p>a</p>', ''), ('lg', '<lg>', '<l>a</l>', '</lg>'), ('lgs', '', '<lg><l>a</l></lg>', ''), ('lb', '<p>', 'a<lb/>', '</p>'), ('pb', '<p>', lambda i: 'a<pb n="%d"/>' % i, '</p>'), ('pb-only', '<p>', '<pb/>', '</p>'), ('milestones', '<p>', '<milestone unit="a"/>', '</p>'),
    ('cb', '<p>', 'a<cb/>', '</p>'), ('anchors', '<p>', lambda i: '<anchor xml:id="a%d"/>' % i, '</p>'), ('gap', '<p>', '<gap/>', '</p>'), ('stage', '', '<stage>a</stage>', ''), ('stage-in', '<p>', 'a<stage>a</stage>', '</p>'),
    ('figures', '', '<figure><graphic url="a.png"/><figDesc>a</figDesc></figure>', ''), ('graphics', '<figure>', '<graphic url="a.png"/>', '</figure>'), ('graphics-own', '<p>', lambda i: '<graphic url="a%d.png"/>' % i, '</p>'), ('media', '<p>', lambda i: '<media mimeType="audio/mpeg" url="a%d.mp3"/>' % i, '</p>'),
    ('q', '<p>', '<q>a</q>', '</p>'), ('quotes', '', '<quote><p>a</p></quote>', ''), ('cit', '', '<cit><quote>a</quote><bibl>b</bibl></cit>', ''), ('names', '<p>', lambda i: '<persName ref="#a%d">%s</persName>' % (i, name(i)), '</p>'),
    ('choice', '<p>', '<choice><sic>a</sic><corr>b</corr></choice>', '</p>'), ('apps', '<p>', '<app><lem>a</lem><rdg>b</rdg></app>', '</p>'), ('app-rdg', '<p><app><lem>a</lem>', '<rdg>b</rdg>', '</app></p>'), ('dates', '<p>', '<date when="1951-03-04">a</date>', '</p>'),
    ('unclear', '<p>', '<unclear>a</unclear>', '</p>'), ('unknown', '', lambda i: '<x%d>a</x%d>' % (i, i), ''), ('unknown-in', '<p>', '<x>a</x>', '</p>'), ('strange', '', '<a xmlns="http://example.org/">a</a>', ''), ('strange-own', '', lambda i: '<a xmlns="http://example.org/%d">a</a>' % i, ''), ('prefixes', '', lambda i: '<a%d:p xmlns:a%d="http://example.org/%d">a</a%d:p>' % (i, i, i, i), ''),
    ('namespaces-one', '<p ', lambda i: 'xmlns:a%d="http://example.org/%d" ' % (i, i), '>a</p>'), ('attributes', '<p ', lambda i: 'a%d="b" ' % i, '>a</p>'), ('attributes-each', '', '<p n="1" rend="b" type="c" xml:lang="en">a</p>', ''), ('attributes-strange', '', lambda i: '<p a%d="b">a</p>' % i, ''),
    ('langs', '', lambda i: '<p xml:lang="%s">a</p>' % name(i)[:3].lower(), ''), ('lang-long', '<p xml:lang="en', '-a', '">a</p>'), ('langs-own', '', lambda i: '<p xml:lang="x-%s">a</p>' % name(i).lower()[:8], ''), ('comments', '', '<!--a-->', '<p>a</p>'), ('comments-in', '<p>', 'a<!--a-->', '</p>'), ('pis', '', '<?a b?>', '<p>a</p>'), ('pis-in', '<p>', 'a<?a b?>', '</p>'),
    ('cdata', '<p>', '<![CDATA[a]]>', '</p>'), ('references', '<p>', '&#97;', '</p>'), ('amps', '<p>', '&amp;', '</p>'), ('spaces', '<p>a', ' ', 'b</p>'), ('newlines', '<p>a', '\n', 'b</p>'), ('stray', '', 'a <p>a</p>', ''), ('text-only', '', 'a ', ''), ('empties', '', '<p/>', ''), ('ab', '', '<ab>a</ab>', ''), ('seg', '<p>', '<seg type="a">a</seg>', '</p>'),
    ('floating', '', '<floatingText><body><p>a</p></body></floatingText>', ''), ('opener', '', '<opener><salute>a</salute></opener>', '<p>a</p>'), ('closers', '<p>a</p>', '<closer><signed>a</signed></closer>', ''), ('trailers', '<p>a</p>', '<trailer>a</trailer>', ''), ('mixed-wrong', '<p>', '<p>a</p>', '</p>'), ('p-in-hi', '<p>', '<hi><p>a</p>b</hi>', '</p>'), ('wrong-order', '<div>', '<p>a</p><div><p>b</p></div>', '</div>'),
    ('divs-mixed', '', '<div><p>a</p></div><sp><p>b</p></sp>', ''), ('epigraphs', '', '<epigraph><p>a</p></epigraph>', '<p>a</p>'), ('argument', '', '<argument><p>a</p></argument>', '<p>a</p>'), ('formula', '<p>', '<formula>a</formula>', '</p>'), ('space-el', '<p>', '<space/>', '</p>'), ('del', '<p>', '<del>a</del><add>b</add>', '</p>'), ('moves', '', '<move/>', '<p>a</p>'),
    ('links', '<p>', '<ptr target="#a"/>', '</p>'), ('links-next', '', lambda i: '<p xml:id="i%d" next="#i%d" prev="#i%d">a</p>' % (i, i + 1, i - 1), ''), ('corresp', '', lambda i: '<p corresp="#i%d">a</p>' % i, ''), ('span-to', '<p>', lambda i: '<addSpan spanTo="#s%d"/>a<anchor xml:id="s%d"/>' % (i, i), '</p>'), ('brackets-text', '<p>', '[', '</p>'), ('stars-text', '<p>', '*', '</p>'), ('star-words', '<p>', '*a ', '</p>'), ('ticks-text', '<p>', '`', '</p>'),
    ('tick-words', '<p>', lambda i: '`' * (i % 60) + 'a', '</p>'), ('under-text', '<p>', '_a_', '</p>'), ('lt-text', '<p>', '&lt;', '</p>'), ('lt-words', '<p>', '&lt;a ', '</p>'), ('hash-lines', '', '<p># a</p>', ''), ('number-lines', '', lambda i: '<p>%d. a</p>' % i, ''), ('pipe-text', '<p>', '|', '</p>'), ('url-text', '<p>', 'http://a.b/c ', '</p>'), ('at-text', '<p>', 'a@b.c ', '</p>'), ('colon-paras', '', lambda i: '<p>%s: a</p>' % name(i), ''),
    ('code', '<p>', '<code>`a`</code>', '</p>'), ('head-text', '', lambda i: '<div><head>%s</head><p>a</p></div>' % name(i), ''), ('head-notes', '', '<div><head>a<note>b</note></head><p>a</p></div>', ''), ('said', '<p>', '<said who="#a">b</said>', '</p>'), ('said-own', '<p>', lambda i: '<said who="#a%d">b</said>' % i, '</p>'), ('labels', '', '<label>a</label>', '<p>a</p>'), ('desc', '<list>', '<item><label>a</label>b</item>', '</list>'),
    ('wide-hi', '', '<p><hi><hi><hi><hi>a</hi></hi></hi></hi></p>', ''), ('time-line', '', '<incident><desc>a</desc></incident>', '<p>a</p>'), ('fw', '<p>', 'a<fw>b</fw>', '</p>'), ('handshift', '<p>', '<handShift/>a', '</p>'),
])
head_series([
    ('people', 'rest', '<profileDesc><particDesc><listPerson>', lambda i: '<person xml:id="p%d"><persName>%s</persName></person>' % (i, name(i)), '</listPerson></particDesc></profileDesc>'),
    ('people-surname', 'rest', '<profileDesc><particDesc><listPerson>', lambda i: '<person xml:id="p%d"><persName><forename>%s</forename><surname>Holm</surname></persName></person>' % (i, name(i)), '</listPerson></particDesc></profileDesc>'),
    ('people-same', 'rest', '<profileDesc><particDesc><listPerson>', '<person><persName>Anna Holm</persName></person>', '</listPerson></particDesc></profileDesc>'),
    ('people-same-id', 'rest', '<profileDesc><particDesc><listPerson>', '<person xml:id="p"><persName>Anna Holm</persName></person>', '</listPerson></particDesc></profileDesc>'),
    ('people-noid', 'rest', '<profileDesc><particDesc><listPerson>', lambda i: '<person><persName>%s</persName></person>' % name(i), '</listPerson></particDesc></profileDesc>'),
    ('forms', 'rest', '<profileDesc><particDesc><listPerson><person xml:id="p1"><persName>A</persName>', lambda i: '<persName type="form">%s</persName>' % name(i), '</person></listPerson></particDesc></profileDesc>'),
    ('roles', 'rest', '<profileDesc><particDesc><listPerson><person xml:id="p1"><persName>A</persName>', lambda i: '<occupation>%s</occupation>' % name(i), '</person></listPerson></particDesc></profileDesc>'),
    ('idnos', 'rest', '<profileDesc><particDesc><listPerson><person xml:id="p1"><persName>A</persName>', lambda i: '<idno type="URI">http://a/%d</idno>' % i, '</person></listPerson></particDesc></profileDesc>'),
    ('orgs', 'rest', '<profileDesc><particDesc><listOrg>', lambda i: '<org xml:id="p%d"><orgName>%s</orgName></org>' % (i, name(i)), '</listOrg></particDesc></profileDesc>'),
    ('lists-person', 'rest', '<profileDesc><particDesc>', lambda i: '<listPerson><person xml:id="p%d"><persName>%s</persName></person></listPerson>' % (i, name(i)), '</particDesc></profileDesc>'),
    ('respStmt', 'title', '', lambda i: '<respStmt><resp key="trl">Translated by</resp><name>%s</name></respStmt>' % name(i), ''),
    ('resp-names', 'title', '<respStmt><resp>Translated by</resp>', lambda i: '<name>%s</name>' % name(i), '</respStmt>'),
    ('editors', 'title', '', lambda i: '<editor>%s</editor>' % name(i), ''), ('authors', 'title', '', '<author>A</author>', ''), ('titles', 'title', '', '<title type="sub">A</title>', ''),
    ('funders', 'title', '', lambda i: '<funder>%s</funder>' % name(i), ''), ('idno', 'published', '', '<idno type="a">1</idno>', ''), ('idno-own', 'published', '', lambda i: '<idno type="a%d">1</idno>' % i, ''), ('availability', 'published', '<availability>', '<p>a</p>', '</availability>'), ('licences', 'published', '<availability>', '<licence target="http://a/">a</licence>', '</availability>'),
    ('dates', 'published', '', '<date>1951</date>', ''), ('bibls', 'source', '', lambda i: '<bibl>Roll %d</bibl>' % i, ''), ('msDescs', 'source', '', '<msDesc><msIdentifier><repository>A</repository></msIdentifier></msDesc>', ''), ('biblStruct', 'source', '', '<biblStruct><monogr><title>A</title><imprint><date>1</date></imprint></monogr></biblStruct>', ''), ('recordings', 'source', '<recordingStmt>', '<recording><p>a</p></recording>', '</recordingStmt>'),
    ('keywords', 'rest', '<profileDesc><textClass><keywords>', lambda i: '<term>%s</term>' % name(i), '</keywords></textClass></profileDesc>'), ('keywords-lists', 'rest', '<profileDesc><textClass>', '<keywords><term>a</term></keywords>', '</textClass></profileDesc>'),
    ('languages', 'rest', '<profileDesc><langUsage>', lambda i: '<language ident="x-%s">a</language>' % name(i)[:8].lower(), '</langUsage></profileDesc>'), ('abstract', 'rest', '<profileDesc><abstract>', '<p>a</p>', '</abstract></profileDesc>'), ('settings', 'rest', '<profileDesc><settingDesc>', '<setting><date>1</date><placeName>A</placeName></setting>', '</settingDesc></profileDesc>'),
    ('creation', 'rest', '<profileDesc><creation>', '<date>1951</date>', '</creation></profileDesc>'), ('changes', 'rest', '<revisionDesc>', '<change when="1951">a</change>', '</revisionDesc>'), ('encoding', 'rest', '<encodingDesc>', '<p>a</p>', '</encodingDesc>'), ('categories', 'rest', '<encodingDesc><classDecl><taxonomy>', lambda i: '<category xml:id="c%d"><catDesc>a</catDesc></category>' % i, '</taxonomy></classDecl></encodingDesc>'),
    ('renditions', 'rest', '<encodingDesc><tagsDecl>', lambda i: '<rendition xml:id="r%d">color:red</rendition>' % i, '</tagsDecl></encodingDesc>'), ('catRefs', 'rest', '<profileDesc><textClass>', '<catRef target="#a"/>', '</textClass></profileDesc>'), ('unknown', 'rest', '', lambda i: '<x%d>a</x%d>' % (i, i), ''), ('handNotes', 'rest', '<profileDesc><handNotes>', '<handNote>a</handNote>', '</handNotes></profileDesc>'), ('prefixDefs', 'rest', '<encodingDesc><listPrefixDef>', lambda i: '<prefixDef ident="a%d" matchPattern="(.*)" replacementPattern="$1"/>' % i, '</listPrefixDef></encodingDesc>'),
    ('profiles', 'rest', '', '<profileDesc><abstract><p>a</p></abstract></profileDesc>', ''), ('participants-text', 'rest', '<profileDesc><particDesc>', '<p>a</p>', '</particDesc></profileDesc>'), ('xeno', 'rest', '<xenoData>', '<a xmlns="">b</a>', '</xenoData>'), ('comments', 'rest', '', '<!--a-->', ''), ('title-words', 'title', '<title>', 'a ', '</title>'), ('series', 'source', '', '<p>S</p>', ''),
])


def many(f, n):
    return ''.join(f(i) for i in range(n))


@series('xml', 60)
def xml_people_speak(n):
    return tei_of(many(lambda i: '<sp who="#p%d"><p>a</p></sp>' % i, n),
                  rest='<profileDesc><particDesc><listPerson>%s</listPerson></particDesc></profileDesc>' % many(
                      lambda i: '<person xml:id="p%d"><persName>%s Holm</persName></person>' % (i, name(i)), n))


@series('xml', 60)
def xml_people_shown(n):
    return tei_of(many(lambda i: '<sp who="#p%d"><speaker>%s:</speaker><p>a</p></sp>' % (i, name(i)), n),
                  rest='<profileDesc><particDesc><listPerson>%s</listPerson></particDesc></profileDesc>' % many(
                      lambda i: '<person xml:id="p%d"><persName>%s</persName></person>' % (i, name(i)), n))


@series('xml', 30)
def xml_forms_shown(n):
    return tei_of(many(lambda i: '<sp who="#p1"><speaker>%s:</speaker><p>a</p></sp>' % name(i), n))


@series('xml', 9)
def xml_deep(n):
    return tei_of(many(lambda i: '<div>' * 200 + '<p>a</p>' + '</div>' * 200, n // 200 + 1))


@series('xml', 9)
def xml_deep_hi(n):
    return tei_of(many(lambda i: '<p>' + '<hi>' * 200 + 'a' + '</hi>' * 200 + '</p>', n // 200 + 1))


@series('xml', 12)
def xml_too_deep(n):
    return tei_of('<div>' * n + '<p>a</p>' + '</div>' * n)


@series('xml', 12)
def xml_deep_items(n):
    return tei_of(many(lambda i: '<list><item>' * 60 + 'a' + '</item></list>' * 60, n // 60 + 1))


@series('xml', 20)
def xml_entities(n):
    return tei_of('<p>%s</p>' % many(lambda i: '&e%d;' % i, n),
                  front='<!DOCTYPE TEI [%s]>' % many(lambda i: '<!ENTITY e%d "a">' % i, n))


@series('xml', 9)
def xml_entities_lost(n):
    return tei_of('<p>%s</p>' % many(lambda i: '&e%d;' % i, n), front='<!DOCTYPE TEI [<!ENTITY a "b">]>')


@series('xml', 20)
def xml_attlists(n):
    return tei_of(front='<!DOCTYPE TEI [%s]>' % many(lambda i: '<!ATTLIST p a%d CDATA "b">' % i, n))


@series('xml', 20)
def xml_elements_declared(n):
    return tei_of(front='<!DOCTYPE TEI [%s]>' % many(lambda i: '<!ELEMENT e%d ANY>' % i, n))


@series('xml', 20)
def xml_notations(n):
    return tei_of(front='<!DOCTYPE TEI [%s]>' % many(lambda i: '<!NOTATION e%d SYSTEM "a">' % i, n))


@series('xml', 6)
def xml_content_model(n):
    return tei_of(front='<!DOCTYPE TEI [<!ELEMENT e (%sa)>]>' % many(lambda i: 'e%d|' % i, n))


@series('xml', 3)
def xml_content_deep(n):
    return tei_of(front='<!DOCTYPE TEI [<!ELEMENT e %sa%s>]>' % ('(' * n, ')' * n))


@series('xml', 20)
def xml_models(n):
    return many(lambda i: '<?xml-model href="a%d.rng"?>\n' % i, n) + tei_of()


@series('xml', 20)
def xml_comments_before(n):
    return '<!--a-->\n' * n + tei_of()


@series('xml', 400)
def xml_corpus(n):
    return '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">%s%s</teiCorpus>' % (
        HEAD[HEAD.index('<teiHeader'):].replace('%s', ''), tei_of() * n)


@series('xml', 40)
def xml_group(n):
    return tei_of(text='<text><group>%s</group></text>', body='<text><body><p>a</p></body></text>' * n)


@series('xml', 20)
def xml_texts(n):
    return tei_of(text='%s', body='<text><body><p>a</p></body></text>' * n)


@series('xml', 20)
def xml_front(n):
    return tei_of(text='<text><front>%s</front><body><p>a</p></body></text>', body='<titlePage><docTitle><titlePart>a</titlePart></docTitle></titlePage>' * n)


@series('xml', 20)
def xml_back(n):
    return tei_of(text='<text><body><p>a</p></body><back>%s</back></text>', body='<div type="notes"><note>a</note></div>' * n)


@series('xml', 40)
def xml_back_notes(n):
    return tei_of(text='<text>%s</text>', body='<body><p>%s</p></body><back><div type="notes">%s</div></back>' % (
        many(lambda i: 'a<ref target="#n%d">1</ref>' % i, n), many(lambda i: '<note xml:id="n%d">a</note>' % i, n)))


@series('xml', 40)
def xml_standoff(n):
    return tei_of(text='<standOff><listPerson>%s</listPerson></standOff><text><body><p>a</p></body></text>',
                  body=many(lambda i: '<person xml:id="q%d"><persName>%s</persName></person>' % (i, name(i)), n))


@series('xml', 20)
def xml_p4(n):
    return '<TEI.2><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>a</p></publicationStmt><sourceDesc><p>a</p></sourceDesc></fileDesc></teiHeader><text><body>%s</body></text></TEI.2>' % many(
        lambda i: '<p id="i%d"><ref target="i%d">a</ref></p>' % (i, i + 1), n)


@series('xml', 20)
def xml_includes(n):
    return tei_of('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="none.xml"/>' * n)


@series('xml', 15)
def xml_prefixes_used(n):
    return tei_of('<p ' + many(lambda i: 'xmlns:a%d="u%d" ' % (i, i), n) + '>' + many(lambda i: '<a%d:b/>' % i, n) + '</p>')


@series('xml', 20)
def xml_strange_attributes(n):
    return tei_of(many(lambda i: '<p xmlns:a="http://example.org/%d" a:b="c">a</p>' % i, n))


@series('xml', 12)
def xml_rows_wide(n):
    k = max(1, int(n ** .5))
    return tei_of('<table>' + ('<row>' + '<cell>a</cell>' * k + '</row>') * k + '</table>')


@series('xml', 14)
def xml_row_then_short(n):
    return tei_of('<table><row>' + '<cell>a</cell>' * n + '</row>' + '<row><cell>b</cell></row>' * n + '</table>')


# ---- Markdown -------------------------------------------------------------

simple('md', [
    ('sections', 'x ', '<![CDATA[ ', '\n'), ('instructions', 'x ', '<? ', '\n'), ('declarations', 'x ', '<!A ', '\n'), ('comments-open', 'x ', '<!-- ', '\n'), ('comments-open-tight', 'x ', '<!--', '\n'), ('comment-dashes', 'x <!--', ' - -', '\n'), ('tags-open', 'x ', '<a ', '\n'), ('tags-quote', 'x ', '<a b="', '\n'), ('tags-close-open', 'x ', '</a ', '\n'), ('lt', 'x', '<', '\n'), ('lt-slash', 'x', '</', '\n'), ('autolinks-open', 'x ', '<http:a', '\n'), ('auto-mails', 'x ', '<a@a', '\n'), ('tag-attrs', 'x <a', ' b', '\n'), ('tag-attr-vals', 'x <a', ' b="c"', '>d</a>\n'), ('tag-attrs-own', 'x <a', lambda i: ' b%d="c"' % i, '>d</a>\n'),
    ('section-blocks', '', '<![CDATA[\n\n', ''), ('pi-blocks', '', '<?\n\n', ''), ('comment-blocks', '', '<!--\n\n', ''), ('decl-blocks', '', '<!A\n\n', ''), ('section-lines', 'x\n', 'a <![CDATA[\n', ''), ('section-paras', '', 'x <![CDATA[ a\n\n', ''),
    ('brackets', '', '[', '\n'), ('brackets-both', '', '[', ''), ('bracket-closes', '', ']', '\n'), ('bracket-pairs', '', '[a]', '\n'), ('bracket-empty', '', '[]', '\n'), ('images-open', '', '![', '\n'), ('images-nested', '', '![[]()', '\n'), ('links-open', '', '[a](', '\n'), ('links-angle', '', '[a](<b', '\n'), ('links-title', '', '[a](b "', '\n'), ('links', '', '[a](b) ', '\n'), ('links-own', '', lambda i: '[a](b%d) ' % i, '\n'), ('link-parens', '[a](', '(', '\n'), ('link-parens-many', '', '[a]((((', '\n'), ('links-refs', '', '[a][', '\n'), ('links-refs-own', '', lambda i: '[a][b%d] ' % i, '\n'), ('bracket-bangs', '', '[a] ![b] ', '\n'), ('bracket-code', '', '[`', '\n'), ('bracket-star', '', '*[', '\n'), ('bracket-star-pair', '', '[*a](', '\n'),
    ('stars', '', '*', '\n'), ('star-a', '', '*a ', '\n'), ('a-star', '', 'a* ', '\n'), ('star-under', '', '*a_ ', '\n'), ('star-three', '', 'a***b ', '\n'), ('stars-mixed', '', 'a**b c* ', '\n'), ('under', '', '_', '\n'), ('under-a', '', '_a ', '\n'), ('tildes', '', '~', '\n'), ('tilde-a', '', '~~a ', '\n'), ('tilde-one', '', '~a ', '\n'), ('emph', '', '*a* ', '\n'), ('emph-open-close', '', '*a ', ''), ('strong', '', '**a** ', '\n'), ('star-tight', '', '*a', '\n'), ('star-strong', '', '*a **a ', '\n'), ('quote-stars', '', '"*', '\n'), ('stars-under-nested', '', '*_', '\n'),
    ('ticks', '', '`', '\n'), ('ticks-a', '', '`a', '\n'), ('ticks-own', '', lambda i: 'e' + '`' * (i % 300), '\n'), ('ticks-two', '', '``a` ', '\n'), ('entities', '', '&', '\n'), ('entity-a', '', '&a', '\n'), ('entity-whole', '', '&amp;', '\n'), ('entity-long', '&', 'a', ';\n'), ('backslashes', '', '\\', '\n'), ('backslash-stars', '', '\\*', '\n'), ('hard-breaks', '', 'a  \n', ''), ('colons', '', ':', '\n'), ('http', '', 'http://', '\n'), ('http-a', '', 'http://a.b ', '\n'), ('http-parens', '', 'http://a.b/(', '\n'), ('http-close', 'http://a.b/', ')', '\n'), ('http-entity', 'http://a.b/', '&a;', '\n'), ('www', '', 'www.', '\n'), ('www-a', '', 'www.a.b ', '\n'), ('mails', '', 'a@b.c ', '\n'), ('ats', '', '@', '\n'), ('mail-a', '', 'a@', '\n'), ('mail-dots', '', 'a.', '@b.c\n'), ('w', '', 'w', '\n'), ('colon-slash', '', '://', '\n'), ('a-colon', '', 'a:', '\n'),
    ('quotes', '', '> a\n', ''), ('quotes-deep', '', '>', ' a\n'), ('quotes-deep-lines', '', '>' * 30 + ' a\n', ''), ('quotes-paras', '', '> a\n\n', ''), ('quotes-lazy', '> a\n', 'b\n', ''), ('list', '', '- a\n', ''), ('list-loose', '', '- a\n\n', ''), ('list-deep', '', '- ', 'a\n'), ('list-deep-stars', '', '* ', 'a\n'), ('list-numbers', '', lambda i: '%d. a\n' % (i + 1), ''), ('list-numbers-deep', '', '1. ', 'a\n'), ('list-stairs', '', lambda i: ' ' * (i % 120) + '- a\n', ''), ('list-blank', '- a\n', '\n', 'b\n'), ('list-blank-deep', '- - - - a\n', '\n', ''), ('list-quote', '', '- > ', 'a\n'), ('list-mixed', '', '- a\n+ b\n', ''), ('list-empty', '', '-\n', ''), ('list-para', '- a\n\n', '  b\n\n', ''), ('list-code', '- a\n\n', '      b\n', ''), ('rules', '', '---\n\n', ''), ('rules-dashes', '', '-', '\n'), ('rule-spaces', '', '- ', '\n'), ('rule-stars', '', '* ', '\n'), ('tasks', '', '- [ ] a\n', ''),
    ('setext', '', 'a\n=\n', ''), ('setext-long', '', 'a\n', '=\n'), ('heads', '', '# a\n', ''), ('heads-own', '', lambda i: '# %s\n\na\n\n' % name(i), ''), ('heads-hash', '# a ', '#', '\n'), ('heads-levels', '', lambda i: '#' * (1 + i % 6) + ' a\n\n', ''), ('heads-attr', '', lambda i: '# a {#b%d}\n\n' % i, ''), ('heads-attr-class', '# a {', '.b ', '}\n'), ('heads-brace', '# a ', '{', '\n'), ('heads-brace-pairs', '# a ', '{b} ', '\n'), ('fences', '', '```\na\n```\n', ''), ('fences-open', '```\n', 'a\n', ''), ('fence-info', '``` ', 'a ', '\nb\n```\n'), ('indented', '', '    a\n', ''), ('indented-blank', '    a\n', '\n', '    b\n'), ('lines', '', 'a\n', ''), ('paras', '', 'a\n\n', ''), ('spaces', 'a', ' ', 'b\n'), ('space-lines', 'a', '\n ', 'b\n'), ('tabs', '', '\t', 'b\n'), ('tab-lines', '', 'a\tb\n', ''), ('nul', 'a', '\x00', '\n'),
    ('columns', '', 'a', '\n'), ('rows', '|a|\n|-|\n', '|a|\n', ''), ('rows-three', '|a|b|c|\n|-|-|-|\n', '|a|b|c|\n', ''), ('rows-empty', '|a|b|c|\n|-|-|-|\n', '|\n', ''), ('tables', '', '|a|\n|-|\n|b|\n\n', ''), ('pipes', '', '|', '\n'), ('pipe-lines', '', '|a|\n', ''), ('pipe-escapes', '|a|\n|-|\n|', '\\|', '|\n'), ('table-heads', '', '|a|\n|-|\n', ''), ('table-late', '', 'a\n', '|a|\n|-|\n'), ('table-dashes', '|a|\n|', '-', '|\n'), ('table-in-para', '', 'b\n|a|\n|-|\n|c|\n', ''), ('pipes-tight', 'a\n', '-|', '\n'),
    ('defs', '', lambda i: '[a%d]: b\n' % i, ''), ('defs-same', '', '[a]: b\n', ''), ('defs-open', '', '[a]: ', '\n'), ('defs-title', '', '[a]: b "c\n', ''), ('defs-long', '[', 'a', ']: b\n'), ('defs-paras', '', lambda i: '[a%d]: b\n\n[a%d]\n\n' % (i, i), ''), ('refs-lost', '', lambda i: '[a%d] ' % i, '\n'), ('defs-title-open', '[a]: b "', 'c\n', ''), ('defs-escape', '[', '\\]', ']: b\n'),
    ('footnotes', '', lambda i: 'a[^%d]\n\n[^%d]: b\n\n' % (i, i), ''), ('footnote-refs', '[^1]: b\n\n', 'a[^1] ', '\n'), ('footnote-lost', '', lambda i: 'a[^%d] ' % i, '\n'), ('footnote-defs', 'a\n\n', lambda i: '[^%d]: b\n' % i, ''), ('footnote-same', 'a[^1]\n\n', '[^1]: b\n\n', ''), ('footnote-open', '', '[^', '\n'), ('footnote-open-a', '', '[^a', '\n'), ('footnote-deep', 'a[^1]\n\n', '[^1]: ', 'b\n'), ('footnote-nested', 'a[^0]\n\n', lambda i: '[^%d]: b[^%d]\n\n' % (i, i + 1), ''), ('footnote-para', 'a[^1]\n\n[^1]: b\n\n', '    c\n\n', ''), ('footnote-brackets', 'a', '[^1][^1]', '\n'), ('footnote-block', '', lambda i: 'a[^%d]\n\n[^%d]:\n    - b\n\n' % (i, i), ''),
    ('html-p', '', '<p>a</p>\n\n', ''), ('html-div', '', '<div>\n\na\n\n</div>\n\n', ''), ('html-divs-open', '', '<div>\n\n', ''), ('html-divs-tight', '', '<div>', '\n'), ('html-b', '<p>', '<b>', 'a</p>\n'), ('html-b-own', '<p>', lambda i: '<b id="b%d">' % i, 'a</p>\n'), ('html-b-p', '', '<b><p>', '\n'), ('html-a-div', '', '<a><div>', '\n'), ('html-a-cross', '<p>', '<a><b>c</a>d</b>', '</p>\n'), ('html-font', '', '<font><p>', '</font>\n'), ('html-i-cross', '<div>', '<i><div></i>', '\n'), ('html-table-text', '<table>', 'a', '</table>\n'), ('html-table-b', '<table>', '<b>a', '</table>\n'), ('html-tables', '', '<table><tr><td>', '\n'), ('html-td', '<table><tr>', '<td>a', '</table>\n'), ('html-tr', '<table>', '<tr><td>a', '</table>\n'), ('html-li', '<ul>', '<li>a', '</ul>\n'), ('html-ul', '', '<ul><li>', '\n'), ('html-span', '<p>', '<span>a</span>', '</p>\n'), ('html-br', '<p>', 'a<br>', '</p>\n'), ('html-end', '<div>', '</p>', '</div>\n'), ('html-end-b', '<div>', '</b>', '</div>\n'), ('html-select', '<select>', '<option>a', '</select>\n'), ('html-button', '', '<button>', '\n'), ('html-form', '', '<form><p>', '\n'), ('html-dd', '<dl>', '<dt>a<dd>b', '</dl>\n'), ('html-h1', '', '<h1>a', '\n'), ('html-nobr', '', '<nobr>a', '\n'), ('html-ruby', '<ruby>', '<rt>a', '</ruby>\n'), ('html-template', '<div>', '<template>', '</div>\n'), ('html-svg', '<div><svg>', '<g>', '</svg></div>\n'), ('html-math', '<div><math>', '<mi>', '</math></div>\n'), ('html-script', '<div>', '<script>a</script>', '</div>\n'), ('html-style', '<div>', '<style>a</style>', '</div>\n'), ('html-entities', '<p>', '&check;', '</p>\n'), ('html-entity-open', '<p>', '&a', '</p>\n'), ('html-comments', '<div>', '<!--a-->', '</div>\n'), ('html-comment-dashes', '<div><!--', '-', '></div>\n'), ('html-attrs', '<div', lambda i: ' a%d="b"' % i, '>a</div>\n'), ('html-attrs-p', 'a <span', lambda i: ' a%d="b"' % i, '>a</span>\n'), ('html-attrs-data', '<div', lambda i: ' data-tei-a%d="b"' % i, '>a</div>\n'), ('html-class', '<p class="', 'a ', '">a</p>\n'), ('html-style-attr', '<p style="', 'color:red;', '">a</p>\n'), ('html-ids', '', lambda i: '<p id="a%d">a</p>\n\n' % i, ''), ('html-hrefs', '<p>', lambda i: '<a href="#a%d">a</a>' % i, '</p>\n'), ('html-imgs', '<p>', '<img src="a.png">', '</p>\n'), ('html-colspan', '<table><tr>', '<td colspan="1000">a', '</table>\n'), ('html-rowspan', '<table>', '<tr><td rowspan="60000">a', '</table>\n'), ('html-inline-open', 'a ', '<b>', '\n'), ('html-inline', 'a ', '<b>c</b> ', '\n'), ('html-inline-paras', '', 'a <b>c\n\n', ''), ('html-inline-close', 'a ', '</b>', '\n'), ('html-inline-unknown', 'a ', '<foo>', '\n'), ('html-details', '', '<details>\n\na\n\n</details>\n\n', ''), ('html-pre', '<pre>', 'a\n', '</pre>\n'), ('html-frameset', '', '<frameset>', '\n'), ('html-body', '<div>', '<body a="b">', '</div>\n'), ('html-html', '<div>', lambda i: '<html a%d="b">' % i, '</div>\n'), ('html-caption', '<table>', '<caption>a', '</table>\n'), ('html-col', '<table>', '<col>', '</table>\n'), ('html-marquee', '', '<marquee>', '\n'), ('html-nul', '<p>', 'a\x01', '</p>\n'),
    ('turns', '', '**A:** b\n\n', ''), ('turns-own', '', lambda i: '**%s:** b\n\n' % name(i), ''), ('turns-holm', '', lambda i: '**%s Holm:** b\n\n' % name(i), ''), ('turns-text', '', lambda i: 'MR. %s: b\n\n' % name(i).upper(), ''), ('carriers', '', '<span data-tei="seg">a</span> ', '\n'), ('carriers-open', '', '<span data-tei="seg">a ', '\n'), ('carrier-blocks', '', '<div data-tei="ab">\n\na\n\n</div>\n\n', ''), ('carrier-blocks-open', '', '<div data-tei="ab">\n\n', 'a\n'), ('carrier-who', '', lambda i: '<div class="speech" data-tei="sp" data-who="#a%d">\n\na\n\n</div>\n\n' % i, ''), ('carrier-close', 'a\n\n', '</div>\n\n', ''),
    ('yaml-keys', '---\n', lambda i: 'k%d: v\n' % i, '---\na\n'), ('yaml-same', '---\n', 'subject: v\n', '---\na\n'), ('yaml-list', '---\nsubject:\n', lambda i: '- %s\n' % name(i), '---\na\n'), ('yaml-people', '---\nparticipants:\n', lambda i: '- id: p%d\n  name: %s Holm\n' % (i, name(i)), '---\na\n'), ('yaml-people-noid', '---\nparticipants:\n', lambda i: '- name: %s\n' % name(i), '---\na\n'), ('yaml-people-same', '---\nparticipants:\n', '- name: Anna Holm\n', '---\na\n'), ('yaml-forms', '---\nparticipants:\n- id: a\n  name: A\n  forms:\n', lambda i: '  - %s\n' % name(i), '---\na\n'), ('yaml-credits', '---\ncontributor:\n', lambda i: '- role: trl\n  text: %s\n' % name(i), '---\na\n'), ('yaml-deep', '---\nk: ', '[', '\n---\na\n'), ('yaml-deep-block', '---\n', '- ', 'a\n---\na\n'), ('yaml-braces', '---\nk: ', '{a: ', '\n---\na\n'), ('yaml-comments', '---\n', '# a\n', 'title: b\n---\na\n'), ('yaml-long', '---\ntitle: "', 'a\\n', '"\n---\na\n'), ('yaml-folded', '---\ntitle: >\n', '  a\n', '---\na\n'), ('yaml-anchors', '---\n', lambda i: 'k%d: &a%d v\n' % (i, i), '---\na\n'), ('yaml-aliases', '---\nk: &a v\nl:\n', '- *a\n', '---\na\n'), ('yaml-alias-chain', '---\n', lambda i: 'k%d: &a%d v\nl%d: *a%d\n' % (i, i, i, i), '---\na\n'), ('yaml-tags', '---\nl:\n', '- !a b\n', '---\na\n'), ('yaml-flow', '---\nl: [', 'a, ', 'b]\n---\na\n'), ('yaml-questions', '---\n', '? ', 'a\n---\na\n'), ('yaml-quoted', '---\nk: "', 'a ', '"\n---\na\n'), ('yaml-plain', '---\nk: ', 'a ', '\n---\na\n'), ('yaml-blank', '---\n', '\n', 'title: b\n---\na\n'), ('yaml-directives', '---\n', '%TAG ! a\n', '---\na\n'), ('yaml-docs', '', '---\na: b\n', '---\na\n'), ('toml', '+++\n', lambda i: 'k%d = "v"\n' % i, '+++\na\n'), ('toml-list', '+++\nsubject = [', '"a", ', '"b"]\n+++\na\n'), ('toml-tables', '+++\n', lambda i: '[k%d]\na = 1\n' % i, '+++\na\n'), ('toml-arrays', '+++\n', '[[contributor]]\ntext = "a"\n', '+++\na\n'), ('yaml-open', '---\n', 'a: b\n', ''), ('bars', '', '---\n', ''),
    ('smart-quotes', '', '"a" ', '\n'), ('stage', '', '*(Laughter)*\n\n', ''), ('images', '', '![a](a.png)\n\n', ''), ('images-own', '', lambda i: '![a](a%d.png)\n\n' % i, ''), ('images-in', '', '![a](a.png) ', '\n'), ('def-lists', '', 'a\n: b\n\n', ''), ('divs-fenced', '', '::: a\n\nb\n\n:::\n\n', ''), ('divs-fenced-open', '', '::: a\n\n', ''), ('span-attrs', '', '[a]{.b} ', '\n'), ('span-attrs-open', '', '[a]{', '\n'), ('anchors', '', lambda i: '<a id="a%d"></a>b\n\n' % i, ''), ('math', '', '$a$ ', '\n'), ('supers', '', '^a^ ', '\n'), ('word', '', 'a', '\n'),
])


@series('md', 6)
def md_columns(n):
    return '|a' * n + '|\n' + '|-' * n + '|\n' + '|b' * n + '|\n'


@series('md', 6)
def md_columns_short(n):
    return '|a' * n + '|\n' + '|-' * n + '|\n' + '|b\n' * n


@series('md', 4)
def md_columns_head(n):
    return '|a' * n + '|\n' + '|-' * n + '|\n'


@series('md', 6)
def md_columns_many(n):
    return ('|a' * 60 + '|\n' + '|-' * 60 + '|\n' + '|b\n' * 60 + '\n') * (n // 70 + 1)


@series('md', 2)
def md_brackets_nested(n):
    return '[' * n + 'a' + ']' * n + '\n'


@series('md', 4)
def md_brackets_refs(n):
    return '[a]: b\n\n' + '[' * n + 'a' + '][a]' * n + '\n'


@series('md', 6)
def md_brackets_inline(n):
    return '[' * n + 'a' + '](b)' * n + '\n'


@series('md', 6)
def md_images_nested(n):
    return '![' * n + 'a' + '](b)' * n + '\n'


@series('md', 2)
def md_emph_nested(n):
    return '*' * n + 'a' + '*' * n + '\n'


@series('md', 6)
def md_emph_deep(n):
    return '*a **a ' * n + 'b' + ' a** a*' * n + '\n'


@series('md', 2)
def md_emph_under(n):
    return '_' * n + '*' * n + 'a' + '_' * n + '\n'


@series('md', 8)
def md_html_nested(n):
    return '<div>' * n + 'a' + '</div>' * n + '\n'


@series('md', 8)
def md_html_inline_nested(n):
    return 'a ' + '<b>' * n + 'a' + '</b>' * n + '\n'


@series('md', 12)
def md_html_div_nested_blank(n):
    return '<div>\n\n' * n + 'a\n\n' + '</div>\n\n' * n


@series('md', 14)
def md_refs_far(n):
    return many(lambda i: '[a%d] ' % i, n) + '\n\n' + many(lambda i: '[a%d]: b%d\n' % (i, i), n)


@series('md', 14)
def md_refs_case(n):
    return many(lambda i: '[A%d] ' % i, n) + '\n\n' + many(lambda i: '[a%d]: b\n' % i, n)


@series('md', 20)
def md_defs_one_long(n):
    return '[a]: %s\n\n' % ('b' * n) + '[a] ' * n + '\n'


@series('md', 14)
def md_footnotes_far(n):
    return many(lambda i: 'a[^%d] ' % i, n) + '\n\n' + many(lambda i: '[^%d]: b\n' % i, n)


@series('md', 50)
def md_people_speak(n):
    return '---\nparticipants:\n%s---\n\n%s' % (
        many(lambda i: '- id: p%d\n  name: %s Holm\n' % (i, name(i)), n),
        many(lambda i: '**%s Holm:** a\n\n' % name(i), n))


@series('md', 50)
def md_one_form_many(n):
    return '---\nparticipants:\n%s---\n\n%s' % (
        many(lambda i: '- id: p%d\n  name: Holm\n' % i, n), '**Holm:** a\n\n' * n)


@series('md', 3)
def md_quotes_stairs(n):
    return many(lambda i: '>' * (i % 200) + ' a\n\n', n // 50 + 1)


@series('md', 4)
def md_list_stairs_deep(n):
    k = max(1, int((n * 4) ** .5))
    return many(lambda i: ' ' * (2 * i) + '- a\n', k)


@series('md', 2)
def md_ticks_growing(n):
    k = max(1, int((2 * n) ** .5))
    return many(lambda i: 'e' + '`' * i, k) + '\n'


# ---- EPUB -----------------------------------------------------------------

OPF = ('<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="b" xml:lang="en"%s>'
       '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="b">urn:x:1</dc:identifier>'
       '<dc:title>T</dc:title><dc:language>en</dc:language>'
       '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>%s</metadata>'
       '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
       '<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>%s</manifest>'
       '<spine%s><itemref idref="c1"/>%s</spine>%s</package>')
PAGE = ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en"><head><title>T</title>%s</head><body>%s</body></html>')
NAV = '<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</a></li>%s</ol></nav>%s'
CONTAINER = ('<?xml version="1.0" encoding="UTF-8"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
             '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>%s</rootfiles>%s</container>')


def book(body='<h1>One</h1><p>a</p>', head='', package='', meta='', items='', spine='', refs='', rest='', toc='', navs='', roots='', container='', files=None):
    out = {'mimetype': 'application/epub+zip', 'META-INF/container.xml': CONTAINER % (roots, container),
           'EPUB/package.opf': OPF % (package, meta, items, spine, refs, rest),
           'EPUB/nav.xhtml': PAGE % ('', NAV % (toc, navs)), 'EPUB/c1.xhtml': PAGE % (head, body)}
    out.update(files or {})
    return out


def book_series(rows):
    for key, where, head, part, tail in rows:
        def make(n, where=where, head=head, part=part, tail=tail):
            each = ''.join(part(i) for i in range(n)) if callable(part) else part * n
            each = head + each + tail
            if '/' in where:
                items = ''
                if where.endswith('.css'):
                    items = '<item id="css" href="a.css" media-type="text/css"/>'
                if where.endswith('.smil'):
                    items = '<item id="smil" href="a.smil" media-type="application/smil+xml"/>'
                if where.endswith('.ncx'):
                    items = '<item id="ncx" href="a.ncx" media-type="application/x-dtbncx+xml"/>'
                if where.endswith('.svg'):
                    items = '<item id="svg" href="a.svg" media-type="image/svg+xml"/>'
                link = '<link rel="stylesheet" href="a.css"/>' if where.endswith('.css') else ''
                return book(items=items, head=link, files={where: each})
            return book(**{where: each})
        sample = part(100) if callable(part) else part
        SERIES['epub-' + key] = ('epub', len(sample), make, None)


ENC = '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
book_series([
    ('p', 'body', '', '<p>a</p>', ''), ('text', 'body', '<p>', 'a ', '</p>'), ('spans', 'body', '<p>', '<span>a</span>', '</p>'), ('em', 'body', '<p>', 'b<em>a</em>', '</p>'), ('ids', 'body', '', lambda i: '<p id="i%d">a</p>' % i, ''), ('same-ids', 'body', '', '<p id="i">a</p>', ''), ('links', 'body', '<p>', '<a href="#i">a</a>', '</p>'), ('links-own', 'body', '<p>', lambda i: '<a href="#i%d" id="i%d">a</a>' % (i + 1, i), '</p>'), ('links-out', 'body', '<p>', lambda i: '<a href="http://a/%d">a</a>' % i, '</p>'), ('links-lost', 'body', '<p>', lambda i: '<a href="x%d.xhtml">a</a>' % i, '</p>'),
    ('noterefs', 'body', '', lambda i: '<p>a<a epub:type="noteref" href="#n%d">1</a></p><aside epub:type="footnote" id="n%d"><p>b</p></aside>' % (i, i), ''), ('noteref-one', 'body', '<aside epub:type="footnote" id="n"><p>b</p></aside>', '<p>a<a epub:type="noteref" href="#n">1</a></p>', ''), ('asides', 'body', '', '<aside epub:type="footnote"><p>b</p></aside>', ''), ('backlinks', 'body', '', lambda i: '<p>a<a id="r%d" epub:type="noteref" href="#n%d">1</a></p><aside epub:type="footnote" id="n%d"><p>b <a href="#r%d">back</a></p></aside>' % (i, i, i, i), ''),
    ('classes', 'body', '<p class="', 'a ', '">a</p>'), ('types', 'body', '<p epub:type="', 'a ', '">a</p>'), ('types-prefix', 'body', '<p epub:type="', lambda i: 'a%d:b ' % i, '">a</p>'), ('style-attr', 'body', '<p style="', 'color:red;', '">a</p>'), ('data-attrs', 'body', '<p ', lambda i: 'data-a%d="b" ' % i, '>a</p>'), ('attrs', 'body', '<p ', lambda i: 'a%d="b" ' % i, '>a</p>'), ('heads', 'body', '', '<h1>a</h1>', ''), ('sections', 'body', '', '<section><h2>a</h2><p>b</p></section>', ''), ('li', 'body', '<ul>', '<li>a</li>', '</ul>'), ('dl', 'body', '<dl>', '<dt>a</dt><dd>b</dd>', '</dl>'), ('tr', 'body', '<table>', '<tr><td>a</td></tr>', '</table>'), ('td', 'body', '<table><tr>', '<td>a</td>', '</tr></table>'), ('td-headers', 'body', '<table><tr><th id="h">a</th></tr><tr>', '<td headers="h">a</td>', '</tr></table>'), ('td-headers-long', 'body', '<table><tr><th id="h">a</th><td headers="', 'h ', '">a</td></tr></table>'), ('colspan', 'body', '<table>', '<tr><td colspan="1000">a</td></tr>', '</table>'), ('rowspan', 'body', '<table>', '<tr><td rowspan="65534">a</td></tr>', '</table>'), ('span-both', 'body', '<table>', '<tr><td rowspan="65534" colspan="1000">a</td></tr>', '</table>'), ('br', 'body', '<p>', 'a<br/>', '</p>'), ('img', 'body', '<p>', '<img src="a.png" alt="a"/>', '</p>'), ('img-own', 'body', '<p>', lambda i: '<img src="a%d.png" alt="a"/>' % i, '</p>'), ('srcset', 'body', '<p><img alt="a" src="a.png" srcset="', lambda i: 'a%d.png 2x, ' % i, 'b.png 1x"/></p>'), ('ruby', 'body', '<p><ruby>', 'a<rt>b</rt>', '</ruby></p>'), ('map', 'body', '<p><map name="m">', '<area href="#a" alt="a"/>', '</map></p>'), ('maps', 'body', '<p>', lambda i: '<map name="m%d" id="m%d"><area href="#a" alt="a"/></map><img usemap="#m%d" src="a.png" alt="a"/>' % (i, i, i), '</p>'), ('labels', 'body', '<p>', lambda i: '<label for="i%d">a</label><input id="i%d"/>' % (i, i), '</p>'), ('aria', 'body', '<p aria-labelledby="', 'a ', '">a</p>'), ('aria-own', 'body', '', lambda i: '<p id="i%d" aria-describedby="i%d">a</p>' % (i, i + 1), ''), ('svg-in', 'body', '<svg xmlns="http://www.w3.org/2000/svg">', '<path d="M0 0"/>', '</svg>'), ('math', 'body', '<math xmlns="http://www.w3.org/1998/Math/MathML">', '<mi>a</mi>', '</math>'), ('switch', 'body', '', '<epub:switch><epub:case required-namespace="a"><p>a</p></epub:case><epub:default><p>b</p></epub:default></epub:switch>', ''), ('triggers', 'body', '<p id="i">a</p>', '<epub:trigger action="show" ref="i" ev:event="a" ev:observer="i" xmlns:ev="http://www.w3.org/2001/xml-events"/>', ''), ('pagebreaks', 'body', '', lambda i: '<p>a<span epub:type="pagebreak" id="p%d" title="%d"/></p>' % (i, i), ''), ('scripts', 'body', '', '<script>a</script>', ''), ('comments', 'body', '', '<!--a-->', '<p>a</p>'), ('pi', 'body', '', '<?a b?>', '<p>a</p>'), ('divs', 'body', '', '<div>a</div>', ''), ('div-mixed', 'body', '', '<div>a<p>b</p>c</div>', ''), ('text-loose', 'body', '', 'a <p>b</p>', ''), ('pre', 'body', '<pre>', 'a\n', '</pre>'), ('speech', 'body', '', lambda i: '<div class="speech" data-tei="sp" data-who="#a%d"><p class="speaker" data-tei="speaker">A</p><p>b</p></div>' % i, ''), ('carriers', 'body', '<p>', '<span data-tei="seg">a</span>', '</p>'), ('forms', 'body', '', '<form action="a"><p><input/></p></form>', ''), ('options', 'body', '<form action="a"><p><select>', '<option>a</option>', '</select></p></form>'), ('turn-bold', 'body', '', lambda i: '<p><b>%s:</b> a</p>' % name(i), ''), ('langs', 'body', '', lambda i: '<p xml:lang="%s" lang="%s">a</p>' % ((name(i)[:3].lower(),) * 2), ''), ('strange', 'body', '', lambda i: '<a:b xmlns:a="http://a/%d"/>' % i, '<p>a</p>'), ('coords', 'body', '<p><map name="m"><area shape="poly" href="#a" alt="a" coords="', '1,', '1"/></map></p>'), ('href-brackets', 'body', '<p><a href="', '//[a]', '">a</a></p>'), ('href-long', 'body', '<p><a href="', '../a/', '">a</a></p>'), ('href-percent', 'body', '<p><a href="', '%41', '">a</a></p>'), ('links-dots', 'body', '<p>', lambda i: '<a href="../EPUB/./c1.xhtml#i%d">a</a>' % i, '</p>'),
    ('head-links', 'head', '', '<link rel="stylesheet" href="a.css"/>', ''), ('head-metas', 'head', '', '<meta name="a" content="b"/>', ''), ('head-styles', 'head', '', '<style>p{color:red}</style>', ''), ('head-style-long', 'head', '<style>', 'p{color:red}', '</style>'), ('head-viewport', 'head', '<meta name="viewport" content="', 'width=1,', '"/>'),
    ('items', 'items', '', lambda i: '<item id="m%d" href="m%d.css" media-type="text/css"/>' % (i, i), ''), ('items-same', 'items', '', '<item id="m" href="m.css" media-type="text/css"/>', ''), ('items-same-href', 'items', '', lambda i: '<item id="m%d" href="m.css" media-type="text/css"/>' % i, ''), ('items-pages', 'items', '', lambda i: '<item id="m%d" href="m%d.xhtml" media-type="application/xhtml+xml"/>' % (i, i), ''), ('items-remote', 'items', '', lambda i: '<item id="m%d" href="http://a/m%d.mp3" media-type="audio/mpeg"/>' % (i, i), ''), ('items-fallback', 'items', '', lambda i: '<item id="m%d" href="m%d.foo" media-type="x/y" fallback="m%d"/>' % (i, i, i + 1), ''), ('items-fallback-one', 'items', '<item id="z" href="z.foo" media-type="x/z"/>', lambda i: '<item id="m%d" href="m%d.foo" media-type="x/y" fallback="z"/>' % (i, i), ''), ('items-fallback-circle', 'items', '<item id="m-1" href="z.foo" media-type="x/z" fallback="m0"/>', lambda i: '<item id="m%d" href="m%d.foo" media-type="x/y" fallback="m%d"/>' % (i, i, i - 1), ''), ('items-overlay', 'items', '', lambda i: '<item id="m%d" href="m%d.xhtml" media-type="application/xhtml+xml" media-overlay="o%d"/>' % (i, i, i), ''), ('items-props', 'items', '<item id="m" href="m.css" media-type="text/css" properties="', 'svg ', '"/>'), ('items-images', 'items', '', lambda i: '<item id="m%d" href="m%d.png" media-type="image/png" properties="cover-image"/>' % (i, i), ''),
    ('refs', 'refs', '', '<itemref idref="c1"/>', ''), ('refs-lost', 'refs', '', lambda i: '<itemref idref="c%d"/>' % (i + 2), ''), ('refs-props', 'refs', '<itemref idref="c1" properties="', lambda i: 'a%d:b ' % i, '"/>'), ('metas', 'meta', '', '<meta property="dcterms:a">b</meta>', ''), ('meta-refines', 'meta', '', lambda i: '<dc:creator id="a%d">%s</dc:creator><meta refines="#a%d" property="role">aut</meta>' % (i, name(i), i), ''), ('meta-refines-one', 'meta', '<dc:creator id="a">a</dc:creator>', '<meta refines="#a" property="role">aut</meta>', ''), ('meta-refines-chain', 'meta', '', lambda i: '<meta id="a%d" refines="#a%d" property="role">aut</meta>' % (i, i + 1), ''), ('meta-refines-circle', 'meta', '<meta id="a-1" refines="#a0" property="role">aut</meta>', lambda i: '<meta id="a%d" refines="#a%d" property="role">aut</meta>' % (i, i - 1), ''), ('meta-lost', 'meta', '', lambda i: '<meta refines="#a%d" property="role">aut</meta>' % i, ''), ('creators', 'meta', '', lambda i: '<dc:creator>%s</dc:creator>' % name(i), ''), ('subjects', 'meta', '', lambda i: '<dc:subject>%s</dc:subject>' % name(i), ''), ('subjects-refined', 'meta', '', lambda i: '<dc:subject id="s%d">%s</dc:subject><meta refines="#s%d" property="authority">a</meta><meta refines="#s%d" property="term">a</meta>' % (i, name(i), i, i), ''), ('identifiers', 'meta', '', lambda i: '<dc:identifier id="d%d">urn:x:%d</dc:identifier>' % (i, i), ''), ('titles', 'meta', '', lambda i: '<dc:title id="t%d">a</dc:title>' % i, ''), ('languages', 'meta', '', '<dc:language>en</dc:language>', ''), ('meta-prefix', 'meta', '', lambda i: '<meta property="a%d:b">c</meta>' % i, ''), ('meta-links', 'meta', '', lambda i: '<link rel="record" href="a%d.xml" media-type="application/xml"/>' % i, ''), ('meta-collections', 'meta', '', lambda i: '<meta property="belongs-to-collection" id="c%d">a</meta>' % i, ''), ('meta-opf2', 'meta', '', '<meta name="a" content="b"/>', ''), ('package-prefix', 'package', ' prefix="', lambda i: 'a%d: http://a/%d ' % (i, i), '"'), ('collections', 'rest', '', '<collection role="index"><link href="c1.xhtml"/></collection>', ''), ('collection-links', 'rest', '<collection role="index">', '<link href="c1.xhtml"/>', '</collection>'), ('collections-own', 'rest', '', lambda i: '<collection role="http://a/%d"><link href="c%d.xhtml"/></collection>' % (i, i), ''), ('bindings', 'rest', '<bindings>', '<mediaType media-type="a/b" handler="c1"/>', '</bindings>'), ('guide', 'rest', '<guide>', '<reference type="a" href="c1.xhtml"/>', '</guide>'), ('manifests', 'rest', '', '<manifest><item id="a" href="b" media-type="c/d"/></manifest>', ''),
    ('toc', 'toc', '', '<li><a href="c1.xhtml">a</a></li>', ''), ('toc-own', 'toc', '', lambda i: '<li><a href="c1.xhtml#i%d">a</a></li>' % i, ''), ('toc-lost', 'toc', '', lambda i: '<li><a href="x%d.xhtml">a</a></li>' % i, ''), ('page-list', 'navs', '<nav epub:type="page-list"><ol>', lambda i: '<li><a href="c1.xhtml#i%d">%d</a></li>' % (i, i), '</ol></nav>'), ('landmarks', 'navs', '<nav epub:type="landmarks"><ol>', '<li><a epub:type="bodymatter" href="c1.xhtml">a</a></li>', '</ol></nav>'), ('navs', 'navs', '', '<nav epub:type="a"><ol><li><a href="c1.xhtml">a</a></li></ol></nav>', ''), ('roots', 'roots', '', '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>', ''), ('roots-own', 'roots', '', lambda i: '<rootfile full-path="EPUB/p%d.opf" media-type="application/oebps-package+xml"/>' % i, ''), ('container-links', 'container', '<links>', '<link rel="mapping" href="a.xhtml" media-type="a/b"/>', '</links>'),
    ('encryption', 'META-INF/encryption.xml', ENC, lambda i: '<enc:EncryptedData Id="i%d"><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData><enc:CipherReference URI="EPUB/f%d.otf"/></enc:CipherData></enc:EncryptedData>' % (i, i), '</encryption>'), ('encryption-same', 'META-INF/encryption.xml', ENC, '<enc:EncryptedData Id="i"><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData><enc:CipherReference URI="EPUB/c1.xhtml"/></enc:CipherData></enc:EncryptedData>', '</encryption>'), ('encryption-keys', 'META-INF/encryption.xml', ENC, lambda i: '<enc:EncryptedKey Id="k%d"><enc:EncryptionMethod Algorithm="a"/><enc:CipherData><enc:CipherValue>a</enc:CipherValue></enc:CipherData></enc:EncryptedKey>' % i, '</encryption>'), ('encryption-refs', 'META-INF/encryption.xml', ENC + '<enc:EncryptedKey Id="k"><enc:CipherData><enc:CipherValue>a</enc:CipherValue></enc:CipherData><enc:ReferenceList>', lambda i: '<enc:DataReference URI="#i%d"/>' % i, '</enc:ReferenceList></enc:EncryptedKey></encryption>'), ('signatures', 'META-INF/signatures.xml', '<signatures xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">', lambda i: '<ds:Signature Id="s%d"><ds:SignedInfo><ds:Reference URI="#s%d"/></ds:SignedInfo></ds:Signature>' % (i, i), '</signatures>'), ('metadata-xml', 'META-INF/metadata.xml', '<a>', '<b/>', '</a>'), ('rights', 'META-INF/rights.xml', '<a>', '<b/>', '</a>'),
    ('css-rules', 'EPUB/a.css', '', 'p{color:red}', ''), ('css-own', 'EPUB/a.css', '', lambda i: '.a%d{color:red}' % i, ''), ('css-selectors', 'EPUB/a.css', '', 'a ', '{}'), ('css-classes', 'EPUB/a.css', '', '.a', '{}'), ('css-commas', 'EPUB/a.css', '', 'a,', 'b{}'), ('css-attrs', 'EPUB/a.css', 'a', '[b]', '{}'), ('css-not', 'EPUB/a.css', 'a', ':not(', '{}'), ('css-not-closed', 'EPUB/a.css', '', 'a:not(b)', '{}'), ('css-parens', 'EPUB/a.css', 'a{b:', '(', '}'), ('css-braces', 'EPUB/a.css', '', 'a{', ''), ('css-braces-close', 'EPUB/a.css', '', '}', ''), ('css-square', 'EPUB/a.css', '', '[', ''), ('css-comments', 'EPUB/a.css', '', '/*a*/', ''), ('css-comments-open', 'EPUB/a.css', '', '/*', ''), ('css-strings', 'EPUB/a.css', '', '"', ''), ('css-strings-a', 'EPUB/a.css', '', '"a\n', ''), ('css-escapes', 'EPUB/a.css', '', '\\', 'a{}'), ('css-escapes-hex', 'EPUB/a.css', '', '\\41 ', '{}'), ('css-imports', 'EPUB/a.css', '', '@import "b.css";', ''), ('css-imports-own', 'EPUB/a.css', '', lambda i: '@import url(b%d.css);' % i, ''), ('css-url', 'EPUB/a.css', '', 'p{background:url(a.png)}', ''), ('css-url-open', 'EPUB/a.css', '', 'url(', ''), ('css-url-own', 'EPUB/a.css', '', lambda i: 'p{background:url(a%d.png)}' % i, ''), ('css-fonts', 'EPUB/a.css', '', lambda i: '@font-face{font-family:a%d;src:url(a%d.otf)}' % (i, i), ''), ('css-media', 'EPUB/a.css', '', '@media print{', ''), ('css-media-pairs', 'EPUB/a.css', '', '@media print{p{color:red}}', ''), ('css-ats', 'EPUB/a.css', '', '@', ''), ('css-at-a', 'EPUB/a.css', '', '@a', ''), ('css-semis', 'EPUB/a.css', 'p{', ';', '}'), ('css-declarations', 'EPUB/a.css', 'p{', 'color:red;', '}'), ('css-declarations-own', 'EPUB/a.css', 'p{', lambda i: 'a%d:b;' % i, '}'), ('css-important', 'EPUB/a.css', 'p{a:', '!', '}'), ('css-numbers', 'EPUB/a.css', 'p{a:', '1 ', '}'), ('css-number', 'EPUB/a.css', 'p{a:', '1', '}'), ('css-cdo', 'EPUB/a.css', '', '<!--', ''), ('css-charset', 'EPUB/a.css', '', '@charset "utf-8";', ''), ('css-namespaces', 'EPUB/a.css', '', lambda i: '@namespace a%d "b";' % i, ''), ('css-spaces', 'EPUB/a.css', 'a', ' ', '{}'), ('css-combine', 'EPUB/a.css', 'a', '>b', '{}'), ('css-pseudo', 'EPUB/a.css', 'a', ':b', '{}'), ('css-ident', 'EPUB/a.css', '', 'a', '{}'), ('css-colons', 'EPUB/a.css', 'a', ':', '{}'),
    ('smil', 'EPUB/a.smil', '<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>', lambda i: '<par id="p%d"><text src="c1.xhtml#i%d"/><audio src="a.mp3" clipBegin="0s" clipEnd="1s"/></par>' % (i, i), '</body></smil>'), ('smil-seq', 'EPUB/a.smil', '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0"><body>', lambda i: '<seq id="s%d" epub:textref="c1.xhtml#i%d"><par><text src="c1.xhtml"/></par></seq>' % (i, i), '</body></smil>'), ('ncx', 'EPUB/a.ncx', '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>', lambda i: '<navPoint id="n%d" playOrder="%d"><navLabel><text>a</text></navLabel><content src="c1.xhtml#i%d"/></navPoint>' % (i, i + 1, i), '</navMap></ncx>'), ('svg', 'EPUB/a.svg', '<svg xmlns="http://www.w3.org/2000/svg">', lambda i: '<path id="p%d" d="M0 0"/>' % i, '</svg>'), ('svg-uses', 'EPUB/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">', lambda i: '<g id="p%d"/><use xlink:href="#p%d"/>' % (i, i + 1), '</svg>'), ('svg-style', 'EPUB/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><style>', 'a{b:c}', '</style></svg>'), ('svg-path', 'EPUB/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M', '0 ', '"/></svg>'),
])


@series('epub', 90)
def epub_spine(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.xhtml" media-type="application/xhtml+xml"/>' % (i, i), n),
                refs=many(lambda i: '<itemref idref="m%d"/>' % i, n))


@series('epub', 110)
def epub_spine_fallback(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.foo" media-type="x/y" fallback="m%d"/>' % (i, i, i + 1), n)
                + '<item id="m%d" href="m.css" media-type="text/css"/>' % n,
                refs=many(lambda i: '<itemref idref="m%d"/>' % i, n))


@series('epub', 110)
def epub_images_fallback(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.foo" media-type="x/y" fallback="m%d"/>' % (i, i, i + 1), n)
                + '<item id="m%d" href="m.css" media-type="text/css"/>' % n,
                body='<p>%s</p>' % many(lambda i: '<img alt="a" src="m%d.foo"/>' % i, n))


@series('epub', 250, ('to-epub', 'to-markdown'))
def epub_pictures_alike(n):
    """Names that are one where only plain letters count."""
    names = [''.join(chr(0x430 + i // 32 ** k % 32) for k in range(3)) + '.png' for i in range(n)]
    return book(items=many(lambda i: '<item id="m%d" href="%s" media-type="image/png"/>' % (i, names[i]), n),
                body='<p>%s</p>' % many(lambda i: '<img alt="a" src="%s"/>' % names[i], n),
                files={'EPUB/' + x: b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU'
                       b'\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82' for x in names})


@series('epub', 400)
def epub_pages(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.xhtml" media-type="application/xhtml+xml"/>' % (i, i), n),
                refs=many(lambda i: '<itemref idref="m%d"/>' % i, n),
                toc=many(lambda i: '<li><a href="m%d.xhtml">a</a></li>' % i, n),
                files={'EPUB/m%d.xhtml' % i: PAGE % ('', '<h1>a</h1><p id="a">b <a href="m%d.xhtml#a">c</a></p>' % (i + 1)) for i in range(n)})


@series('epub', 200)
def epub_entries(n):
    return book(files={'EPUB/m%d.bin' % i: 'a' for i in range(n)})


@series('epub', 200)
def epub_folders(n):
    return book(files={'EPUB/' + 'a/' * (i % 50) + 'm%d.bin' % i: 'a' for i in range(n)})


@series('epub', 200)
def epub_pictures(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.svg" media-type="image/svg+xml"/>' % (i, i), n),
                body='<p>%s</p>' % many(lambda i: '<img src="m%d.svg" alt="a"/>' % i, n),
                files={'EPUB/m%d.svg' % i: '<svg xmlns="http://www.w3.org/2000/svg"/>' for i in range(n)})


@series('epub', 200)
def epub_sheets(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.css" media-type="text/css"/>' % (i, i), n),
                head=many(lambda i: '<link rel="stylesheet" href="m%d.css"/>' % i, n),
                files={'EPUB/m%d.css' % i: '@import "m%d.css";' % (i + 1) for i in range(n)})


@series('epub', 200)
def epub_css_used(n):
    return book(items='<item id="css" href="a.css" media-type="text/css"/>',
                head='<link rel="stylesheet" href="a.css"/>',
                body=many(lambda i: '<p class="a%d">a</p>' % i, n),
                files={'EPUB/a.css': many(lambda i: '.a%d{font-style:italic}' % i, n)})


@series('epub', 200)
def epub_deep(n):
    return book(body=('<div>' * 200 + 'a' + '</div>' * 200) * (n // 200 + 1))


@series('epub', 30)
def epub_too_deep(n):
    return book(body='<div>' * n + 'a' + '</div>' * n)


@series('epub', 30)
def epub_toc_deep(n):
    return book(toc='<li><a href="c1.xhtml">a</a><ol>' * 60 + '<li><a href="c1.xhtml">a</a></li>' + '</ol></li>' * 60)


@series('epub', 60)
def epub_collections_deep(n):
    return book(rest='<collection role="index">' * min(n, 200) + '<link href="c1.xhtml"/>' + '</collection>' * min(n, 200))


@series('epub', 120)
def epub_encryption_all(n):
    return book(items=many(lambda i: '<item id="m%d" href="m%d.otf" media-type="font/otf"/>' % (i, i), n),
                files=dict([('EPUB/m%d.otf' % i, 'OTTO') for i in range(n)] + [(
                    'META-INF/encryption.xml', ENC + many(lambda i: '<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData><enc:CipherReference URI="EPUB/m%d.otf"/></enc:CipherData></enc:EncryptedData>' % i, n) + '</encryption>')]))


@series('epub', 60)
def epub_toc_order(n):
    return book(body=many(lambda i: '<p id="i%d">a</p>' % i, n),
                toc=many(lambda i: '<li><a href="c1.xhtml#i%d">a</a></li>' % (n - i - 1), n))


# ---- schemas --------------------------------------------------------------
# A schema, and what a document by it is.

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'


def schema_series(ext, rows):
    for key, head, part, tail, document in rows:
        def make(n, head=head, part=part, tail=tail, document=document):
            each = ''.join(part(i) for i in range(n)) if callable(part) else part * n
            return {'s.' + ext: head + each + tail, 'in.xml': document(n) if callable(document) else document}
        sample = part(100) if callable(part) else part
        SERIES[ext + '-' + key] = (ext, len(sample), make, ('validate',))


RNC_A = 'start = element a { %s }\n'
schema_series('rnc', [
    ('choice-elements', 'start = ', lambda i: 'element b%d { empty } | ' % i, 'element a { empty }', '<a/>'), ('choice-many', 'start = element a { (', lambda i: 'element b%d { empty } | ' % i, 'empty)* }', lambda n: '<a>' + many(lambda i: '<b%d/>' % i, n) + '</a>'), ('choice-same', 'start = element a { ', lambda i: 'element b { attribute c { "%d" } } | ' % i, 'empty }', lambda n: '<a><b c="%d"/></a>' % (n - 1)), ('group', 'start = element a { ', 'element b { empty }, ', 'empty }', lambda n: '<a>' + '<b/>' * n + '</a>'), ('group-optional', 'start = element a { ', 'element b { empty }?, ', 'empty }', lambda n: '<a>' + '<b/>' * n + '</a>'), ('group-optional-refs', 'b = element b { empty } start = element a { ', 'b?, ', 'empty }', lambda n: '<a>' + '<b/>' * n + '</a>'), ('interleave', 'start = element a { ', lambda i: 'element b%d { empty } & ' % i, 'empty }', lambda n: '<a>' + many(lambda i: '<b%d/>' % i, n) + '</a>'), ('interleave-optional', 'start = element a { ', lambda i: 'element b%d { empty }? & ' % i, 'empty }', '<a/>'), ('attributes', 'start = element a { ', lambda i: 'attribute b%d { text }?, ' % i, 'empty }', '<a/>'), ('attributes-needed', 'start = element a { ', lambda i: 'attribute b%d { text }, ' % i, 'empty }', '<a/>'), ('attributes-choice', 'start = element a { ', lambda i: 'attribute b%d { text } | ' % i, 'empty }', '<a b1=""/>'),
    ('values', 'start = element a { ', lambda i: '"v%d" | ' % i, 'empty }', '<a>v1</a>'), ('values-many', 'start = element a { element v { ', lambda i: '"v%d" | ' % i, 'empty }* }', lambda n: '<a>' + many(lambda i: '<v>v%d</v>' % i, n) + '</a>'), ('values-list', 'start = element a { list { (', lambda i: '"v%d" | ' % i, 'empty)* } }', lambda n: '<a>' + many(lambda i: 'v%d ' % i, n) + '</a>'), ('values-token', 'start = element a { element v { ', lambda i: 'xsd:int "%d" | ' % i, 'empty }* }', lambda n: '<a>' + many(lambda i: '<v>%d</v>' % i, n) + '</a>'), ('values-attribute', 'start = element a { element v { attribute k { ', lambda i: '"v%d" | ' % i, 'empty } }* }', lambda n: '<a>' + many(lambda i: '<v k="v%d"/>' % i, n) + '</a>'), ('values-except', 'start = element a { element v { xsd:token - (', lambda i: '"v%d" | ' % i, '"v") }* }', lambda n: '<a>' + many(lambda i: '<v>w%d</v>' % i, n) + '</a>'), ('list-sequence', 'start = element a { list { ', '"v", ', 'empty } }', lambda n: '<a>' + 'v ' * n + '</a>'), ('list-tokens', 'start = element a { list { xsd:int* } } #', 'a', '', lambda n: '<a>' + '1 ' * n + '</a>'),
    ('names-except', 'start = element * - (', lambda i: 'b%d | ' % i, 'b) { empty }', '<a/>'), ('names-except-many', 'start = element a { element * - (', lambda i: 'b%d | ' % i, 'b) { empty }* }', lambda n: '<a>' + many(lambda i: '<c%d/>' % i, n) + '</a>'), ('names-choice', 'start = element a { element (', lambda i: 'b%d | ' % i, 'b) { empty }* }', lambda n: '<a>' + many(lambda i: '<b%d/>' % i, n) + '</a>'), ('names-attributes', 'start = element a { element c { attribute * - (', lambda i: 'b%d | ' % i, 'b) { text }* }* }', lambda n: '<a>' + many(lambda i: '<c d%d="e"/>' % i, n) + '</a>'), ('names-ns', '', lambda i: 'namespace n%d = "u%d"\n' % (i, i), 'start = element * { empty }', '<a/>'), ('names-ns-except', '', lambda i: 'namespace n%d = "u%d"\n' % (i, i), 'start = element * { empty }', '<a/>'), ('names-nested', 'start = element ', '(', 'a', '<a/>'),
    ('combine-choice', 'start = d\n', lambda i: 'd |= element b%d { empty }\n' % i, '', '<b0/>'), ('combine-interleave', 'start = element a { d }\n', lambda i: 'd &= element b%d { empty }?\n' % i, '', '<a/>'), ('combine-start', '', lambda i: 'start |= element b%d { empty }\n' % i, '', '<b0/>'), ('combine-own', 'start = d0\n', lambda i: 'd%d |= element b%d { empty }\nd%d |= element c%d { empty }\n' % (i, i, i, i), '', '<b0/>'), ('defines', 'start = element a { empty }\n', lambda i: 'd%d = element b { empty }\n' % i, '', '<a/>'), ('chain', 'start = element a { d0 }\n', lambda i: 'd%d = d%d\n' % (i, i + 1), 'dx = empty', '<a/>'), ('chain-elements', 'start = d0\n', lambda i: 'd%d = element a { d%d? }\n' % (i, i + 1), '', '<a/>'), ('refs', 'd = element b { empty } start = element a { ', 'd | ', 'd }', '<a><b/></a>'), ('parens', 'start = element a { ', '(', 'empty', '<a/>'), ('stars', 'start = element a { text', '*', ' }', '<a/>'), ('questions', 'start = element a { element b { empty }', '?', ' }', '<a/>'), ('elements-deep', 'start = ', 'element a { ', 'empty', '<a/>'), ('grammars-deep', '', 'grammar { start = ', 'empty', '<a/>'), ('annotations', '', '[', '', '<a/>'), ('annotations-pairs', '', '[ a:b = "c" ]\n', 'start = element a { empty }', '<a/>'), ('annotations-deep', '', 'a:b [ ', '', '<a/>'), ('documents', '', '## a\n', 'start = element a { empty }', '<a/>'), ('comments', '', '# a\n', 'start = element a { empty }', '<a/>'), ('strings', 'start = element a { "a"', ' ~ "a"', ' }', '<a/>'), ('string-long', 'start = element a { "', 'a', '" }', '<a/>'), ('escapes', 'start = element a { "', '\\x{61}', '" }', '<a/>'), ('includes', '', 'include "b.rnc"\n', 'start = element a { empty }', '<a/>'), ('divs', '', 'div { ', 'start = element a { empty }', '<a/>'), ('params', 'start = element a { xsd:token { ', 'pattern = "a*" ', '} }', '<a>a</a>'), ('pattern', 'start = element a { xsd:token { pattern = "', 'a?', '" } }', '<a>aaaa</a>'), ('pattern-parens', 'start = element a { xsd:token { pattern = "', '(', '" } }', '<a>aaaa</a>'), ('pattern-classes', 'start = element a { xsd:token { pattern = "[', 'a-', 'z]" } }', '<a>aaaa</a>'), ('pattern-alternatives', 'start = element a { xsd:token { pattern = "', 'a|', 'b" } }', '<a>aaaa</a>'), ('pattern-counted', 'start = element a { xsd:token { pattern = "', 'a{1,9}', '" } }', '<a>aaaa</a>'), ('mixed', 'start = element a { mixed { ', lambda i: 'element b%d { empty }? & ' % i, 'empty } }', '<a>b</a>'), ('ids', 'start = element a { element b { attribute id { xsd:ID } }* } #', 'a', '', lambda n: '<a>' + many(lambda i: '<b id="i%d"/>' % i, n) + '</a>'), ('idrefs', 'start = element a { attribute r { xsd:IDREFS }, element b { attribute id { xsd:ID } }* } #', 'a', '', lambda n: '<a r="%s">' % many(lambda i: 'i%d ' % i, n) + many(lambda i: '<b id="i%d"/>' % i, n) + '</a>'), ('names-prefixed', '', lambda i: 'namespace p%d = "u"\n' % i, 'start = element a { empty }', '<a/>'), ('ambiguous', 'start = element a { (', lambda i: 'element b { element c%d { empty } } | ' % i, 'empty)* }', lambda n: '<a>' + '<b><c0/></b>' * n + '</a>'), ('any', 'start = any any = element * { (attribute * { text } | text | any)* } #', 'a', '', lambda n: '<a>' + many(lambda i: '<b%d c%d="d"/>' % (i, i), n) + '</a>'),
])
schema_series('rng', [
    ('combine', '<grammar %s><start><ref name="d"/></start>' % RNG, lambda i: '<define name="d" combine="choice"><element name="b%d"><empty/></element></define>' % i, '</grammar>', '<b0/>'), ('combine-interleave', '<grammar %s><start><element name="a"><ref name="d"/></element></start>' % RNG, lambda i: '<define name="d" combine="interleave"><optional><element name="b%d"><empty/></element></optional></define>' % i, '</grammar>', '<a/>'), ('choice', '<choice %s>' % RNG, lambda i: '<element name="b%d"><empty/></element>' % i, '</choice>', '<b0/>'), ('values', '<element name="a" %s><zeroOrMore><element name="v"><choice>' % RNG, lambda i: '<value>%d</value>' % i, '</choice></element></zeroOrMore></element>', lambda n: '<a>' + many(lambda i: '<v>%d</v>' % i, n) + '</a>'), ('except', '<element name="a" %s><zeroOrMore><element><anyName><except>' % RNG, lambda i: '<name>b%d</name>' % i, '</except></anyName><empty/></element></zeroOrMore></element>', lambda n: '<a>' + many(lambda i: '<c%d/>' % i, n) + '</a>'), ('except-ns', '<element name="a" %s><zeroOrMore><element><anyName><except>' % RNG, lambda i: '<nsName ns="u%d"/>' % i, '</except></anyName><empty/></element></zeroOrMore></element>', lambda n: '<a>' + many(lambda i: '<c%d/>' % i, n) + '</a>'), ('attributes', '<element name="a" %s>' % RNG, lambda i: '<optional><attribute name="b%d"/></optional>' % i, '</element>', '<a/>'), ('attributes-ns', '<element name="a" %s><zeroOrMore><attribute><choice>' % RNG, lambda i: '<nsName ns="u%d"/>' % i, '</choice></attribute></zeroOrMore></element>', '<a/>'), ('annotations', '<element name="a" %s>' % RNG, '<x xmlns="y"/>', '<empty/></element>', '<a/>'), ('includes', '<grammar %s>' % RNG, '<include href="b.rng"/>', '<start><element name="a"><empty/></element></start></grammar>', '<a/>'), ('external', '<choice %s><element name="a"><empty/></element>' % RNG, '<externalRef href="b.rng"/>', '</choice>', '<a/>'), ('divs', '<grammar %s>' % RNG, '<div/>', '<start><element name="a"><empty/></element></start></grammar>', '<a/>'), ('params', '<element name="a" %s><data type="token">' % RNG, '<param name="pattern">a*</param>', '</data></element>', '<a>a</a>'), ('unknown', '<element name="a" %s>' % RNG, '<foo/>', '</element>', '<a/>'), ('parents', '<grammar %s><start><ref name="a"/></start><define name="a"><element name="a"><empty/></element></define>' % RNG, lambda i: '<define name="p%d"><grammar><start><parentRef name="a"/></start></grammar></define>' % i, '</grammar>', '<a/>'), ('duplicate', '<grammar %s><start><element name="a"><empty/></element></start>' % RNG, '<define name="d"><empty/></define>', '</grammar>', '<a/>'), ('lost', '<element name="a" %s><choice>' % RNG, '<ref name="x"/>', '</choice></element>', '<a/>'), ('lost-own', '<grammar %s><start><choice>' % RNG, lambda i: '<ref name="x%d"/>' % i, '</choice></start></grammar>', '<a/>'), ('names-spaces', '<element %s name="a"><choice>' % RNG, '<value> a </value>', '</choice></element>', '<a>a</a>'),
])


# ---- volumes --------------------------------------------------------------
# A description, v.yaml, and what it names.

BINDS = tuple(b + '-' + form for b in ('bind', 'unbind')
              for form in ('epub', 'xml', 'md'))
IN_ONE = tuple(b for b in BINDS if 'epub' not in b)


def volume(records, **files):
    return {'v.yaml': 'title: T\n' + records,
            **{n.replace('_', '.'): f for n, f in files.items()}}


@series('volume', 800, BINDS)
def volume_records(n):
    return volume('records:\n' + many(lambda i: '- r%d.md\n' % i, n),
                  **{'r%d_md' % i: '# %s\n\nIt is so.\n' % name(i)
                     for i in range(n)})


@series('volume', 800, BINDS)
def volume_one_path(n):
    return volume('records:\n' + '- r.md\n' * n, r_md='# One\n\nIt is so.\n')


@series('volume', 900, IN_ONE)
def volume_parts(n):
    return volume('parts:\n' + many(
        lambda i: '- title: %s\n  records: [r.md]\n' % name(i), n),
        r_md='# One\n\nIt is so.\n')


@series('volume', 100, BINDS)
def volume_links(n):
    return volume('records: [a.md, b.md]\n',
                  a_md='# A\n\n' + many(
                      lambda i: 'See [it](b.md#i%d).\n\n' % i, n),
                  b_md='# B\n\n' + many(lambda i: '## H {#i%d}\n\n' % i, n))


@series('volume', 100, BINDS)
def volume_links_away(n):
    return volume('records: [a.md, b.md]\n', b_md='# B\n', a_md='# A\n\n' + many(
        lambda i: 'See [it](b.md#i%d).\n\n' % i, n))


@series('volume', 60, BINDS)
def volume_people(n):
    text = many(lambda i: 'MR. %s: It is so.\n\n' % name(i).upper(), n)
    return volume('records: [a.txt, b.txt]\n', a_txt='On A\n\n' + text,
                  b_txt='On B\n\n' + text)


@series('volume', 120, BINDS)
def volume_person(n):
    return volume('records: [a.xml]\n', a_xml=tei_of().replace(
        '</teiHeader>', '<profileDesc><particDesc><listPerson>' + many(
            lambda i: '<person xml:id="p%d"><persName>%s</persName><idno '
            'type="VIAF">1</idno></person>' % (i, name(i)), n) +
        '</listPerson></particDesc></profileDesc></teiHeader>'))


@series('volume', 400, BINDS)
def volume_corpus(n):
    return volume('records: [a.xml]\n', a_xml=xml_corpus(n))


@series('volume', 30, BINDS)
def volume_description(n):
    return volume('records: [a.md]\nsubjects:\n' + many(
        lambda i: '- %s\n' % name(i), n), a_md='# A\n')


@series('volume', 40, BINDS)
def volume_editors(n):
    return volume('records: [a.md]\neditors:\n' + many(
        lambda i: '- {name: %s, role: trl}\n' % name(i), n), a_md='# A\n')
