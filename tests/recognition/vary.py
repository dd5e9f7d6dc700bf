#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Varies records whose gold is known, and looks whether they are still read.

    vary.py [--gold DIR --text DIR] [--every N] [--only A,B] [--details] [PROGRAM]

Each variation changes what does not matter to who speaks: marks, blanks, names,
lengths, the order of the turns. For each the shares of speakers and of kinds
that are right are printed beside those of the same records unchanged. A
variation fails where it holds less than HELD of the unchanged share; those that
are known to hold less have a row in vary.floors. --every N takes one record in N
a variation, others each time; which ones is said by their names, so that a new
record changes nothing for those that were there.
"""
import argparse
import concurrent.futures
import functools
import glob
import os
import random
import re
import subprocess
import sys
import tempfile
import zlib

import own

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "own")
HELD = 0.98


class Record:
    """The lines of a record, each with the rows of the gold that begin there."""

    def __init__(self, name, lines, forms):
        self.name, self.lines, self.forms = name, lines, forms

    def same(self, lines, forms=None):
        return Record(self.name, lines, forms or self.forms)

    def text(self):
        return "\n".join(text for text, _ in self.lines) + "\n"

    def turns(self):
        return [i for i, (_, rows) in enumerate(self.lines)
                if any(row["kind"] == "turn" for row in rows)]

    def paragraphs(self):
        """(start, end) of each run of lines that are not blank"""
        found, start = [], None
        for i, (text, _) in enumerate(self.lines + [("", [])]):
            if text.strip() and start is None:
                start = i
            elif not text.strip() and start is not None:
                found.append((start, i))
                start = None
        return found


def table(path):
    with open(path, encoding="utf-8") as file:
        return own.table(file.read())


@functools.lru_cache(maxsize=None)
def plain(name):
    return re.sub(r"[^\w]+", " ", re.sub(r"\(.*?\)", "", name)).casefold().strip()


def load(gold, text, name):
    path = os.path.join(text, name + ".txt")
    with open(path, encoding="utf-8", newline="") as file:
        source = file.read()
    source = source.replace("\r\n", "\n").lstrip("\ufeff").rstrip("\n")
    lines = [(x, []) for x in source.split("\n")]
    for row in table(os.path.join(gold, name + ".tsv")):
        lines[int(row["lines"].split("-")[0]) - 1][1].append(row)
    forms = {}
    path = os.path.join(gold, name + ".speakers.tsv")
    if os.path.exists(path):
        for row in table(path):
            who, said = list(row.values())[:2]
            for form in [who] + (said or "").split("|"):
                forms[form] = who
    return Record(name, lines, forms)


def canon(name, forms):
    known = {plain(form): who for form, who in forms.items()}
    if plain(name) in known:
        return known[plain(name)]
    words = set(plain(name).split())
    hits = {who for who in forms.values() if set(plain(who).split()[-1:]) & words}
    return hits.pop() if len(hits) == 1 else name


def units(program, path):
    done = subprocess.run([program, "inspect", "--units", path], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [(int(row["line"]), int(row["end"]), row)
            for row in own.table(done.stdout.decode("utf-8", "replace"))]


def score(program, record, data):
    """(speakers right, of how many, kinds right, of how many, what is wrong)"""
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(data)
        file.flush()
        got = units(program, file.name)
    right = turns = kinds = rows = 0
    wrong = []
    for i, (text, here) in enumerate(record.lines):
        if not here:
            continue
        cover = [x for x in got if x[0] <= i + 1 <= x[1]]
        first = [x for x in got if x[0] == i + 1]
        for k, row in enumerate(here):
            unit = first[k:k + 1] if len(here) > 1 else []
            unit = (unit or sorted(cover, key=lambda x: x[1] - x[0])[:1] or
                    [(0, 0, {"kind": "missing", "speakers": ""})])[0][2]
            who = {canon(x, record.forms)
                   for x in (unit["speakers"] or "").split("|") if x}
            rows += 1
            ok = unit["kind"] == row["kind"]
            kinds += ok
            if row["kind"] == "turn" and row["doubt"] != "1":
                turns += 1
                said = unit["kind"] == "turn" and who == {row["speaker"]}
                right += said
                ok = ok and said
            if not ok:
                wrong.append("%d %s/%s is %s/%s: %s" % (
                    i + 1, row["kind"], row["speaker"], unit["kind"],
                    "|".join(sorted(who)), text[:60]))
    return right, turns, kinds, rows, wrong


# -- what is varied --------------------------------------------------------

def by_line(change):
    """A variation that changes each line by itself."""
    def vary(record, _):
        return record.same([(change(x), rows) for x, rows in record.lines])
    return vary


def by_text(change):
    """One that changes the bytes of the whole."""
    def vary(record, _):
        copy = record.same(record.lines)
        copy.data = change(record.text())
        return copy
    return vary


def place(record, share):
    """The line at which `share` of the turns have begun, at a paragraph."""
    turns = record.turns()
    if len(turns) < 6:
        return None
    line = turns[max(2, int(len(turns) * share))]
    starts = [a for a, _ in record.paragraphs()]
    if len(starts) > len(turns):
        line = max(a for a in starts if a <= line)
        while line - 2 > turns[0] and any(
                row["kind"] == "chrome" for row in record.lines[line - 2][1]):
            line -= 2
    return line


def cut_end(share):
    def vary(record, _):
        line = place(record, share)
        return None if line is None else record.same(record.lines[:line])
    return vary


def labelled(record, i):
    text = record.lines[i][0][:90].casefold()
    return any(form.casefold() in text for form in record.forms)


def groups(record):
    """Head, groups of paragraphs that each open with a label, tail."""
    turns = set(record.turns())
    paragraphs = record.paragraphs()
    found, last = [], 0
    for a, b in paragraphs:
        if a in turns and labelled(record, a):
            found.append([a, b])
        elif found:
            found[-1][1] = b
        if found and any(i in turns for i in range(a, b)):
            last, found[-1][1] = len(found), b
        elif found and found[-1][1] == b:
            found[-1][1] = max([i + 1 for i in turns if i < b] +
                               [found[-1][0] + 1])
    return found[:last]


def cut_begin(share):
    def vary(record, _):
        found = groups(record)
        if len(found) < 6:
            return None
        at = found[int(len(found) * share)][0]
        return record.same(record.lines[:found[0][0]] + record.lines[at:])
    return vary


def shuffle(record, rng):
    found = groups(record)
    bare = set("qai")
    if len(found) < 4 or any(plain(form) in bare for form in record.forms):
        return None
    # times run on
    if len(re.findall(r"\d:\d\d", record.text())) > 3:
        return None
    parts = [record.lines[a:b] for a, b in found]
    rng.shuffle(parts)
    lines = record.lines[:found[0][0]]
    for part in parts:
        lines = lines + part + [("", [])]
    return record.same(lines + record.lines[found[-1][1]:])


def wrap(width):
    """Long lines are broken as a typist would."""
    def vary(record, _):
        lines = []
        for text, rows in record.lines:
            if len(text) <= width or "\t" in text or "  " in text.strip():
                lines.append((text, rows))
                continue
            if sum(row["kind"] == "turn" for row in rows) > 1:
                return None
            rest = text
            while len(rest) > width:
                at = rest.rfind(" ", 20, width)
                if at < 0:
                    break
                lines.append((rest[:at], rows))
                rest, rows = rest[at + 1:], []
            lines.append((rest, rows))
        return record.same(lines)
    return vary


def join(record, _):
    """A line that only goes on is put behind the one before it."""
    lines = []
    for text, rows in record.lines:
        before = lines[-1][0] if lines else ""
        if (text.strip() and not rows and len(before) > 55 and
                "\t" not in before + text and not before.rstrip().endswith(":")):
            glue = "" if before.endswith("-") else " "
            lines[-1] = (before + glue + text.strip(), lines[-1][1])
        else:
            lines.append((text, rows))
    return record.same(lines)


def is_form(record):
    """Whether blank lines and columns are part of what a program wrote."""
    return any(re.match(r"WEBVTT|\d+$|@Begin|.*\t.*\t", text)
               for text, _ in record.lines[:4])


def tight(record, _):
    if is_form(record) or not all(record.lines[a][1]
                                  for a, _ in record.paragraphs()):
        return None
    turns = set(record.turns())
    if not all(labelled(record, i) for i in turns):
        return None
    first = min(turns, default=0)
    return record.same([x for i, x in enumerate(record.lines)
                        if x[0].strip() or i < first])


def spaced(record, _):
    if is_form(record):
        return None
    lines = []
    for text, rows in record.lines:
        lines.append((text, rows))
        if text.strip():
            lines.append(("", []))
    return record.same(lines)


def wider(record, _):
    """Two blank lines where one stood."""
    if is_form(record):
        return None
    lines = []
    for text, rows in record.lines:
        lines.append((text, rows))
        if not text.strip():
            lines.append(("", []))
    return record.same(lines)


LETTERS = [
    ("latin", r"[A-Za-zÀ-ɏ]"), ("cyrillic", r"[Ѐ-ӿ]"), ("greek", r"[Ͱ-Ͽἀ-῿]"),
]
NAMES = {
    "latin": {
        "short": "Ek Ng Oe Wu Li Ax Io Ro Yu Ob Um Fo Ha Ty Po Bo Ko Ra Su Vy",
        "long": "Wolstenholme Papadiamantopoulos Krzyzanowski Featherstonehaugh "
                "Venkataraghavan Montgomerywell Rasoanaivohary Schwarzenbergen "
                "Thistlethwaiter Abercrombiesen Quattlebaumer Breckinridgely "
                "Throckmortonson Wriothesleyan Constantinescu Hinterleitner",
        "hyphened": "Alder-Finch Brook-Vane Cole-Rigby Dunn-Esher Eyre-Todd "
                    "Fox-Pitman Grey-Lyle Hart-Dyson Ince-Moor Jolly-Pym "
                    "Kerr-Wade Lunn-Abel Mott-Reay Nash-Orr Pugh-Lister "
                    "Quinn-Hay",
        "apostrophe": "O'Hara D'Silva O'Meara D'Arcy O'Dowd O'Shea D'Souza "
                      "O'Rourke M'Baye N'Diaye O'Toole D'Oyly O'Casey "
                      "D'Angelo O'Neal O'Brien",
        "accented": "Sørnes Núñal Ågren Çelmik Żurek Öberg Müntz Lévêl Škoda "
                    "Ñaves Éluard Østby Ürgen Ródik Ïsbel Ĉapek",
        "words": "Rose Field Brook Stone Wood Young Strong Price Bright Small "
                 "Woods Rivers Frost Winters Summers Banks",
        "inner": "McLeod MacRae DeVoe LeRoux McCabe MacDuff DuPree LaFarge "
                 "McGee FitzRoy McKay VanDyck McPhee MacIvor DeWitt McNair",
    },
    "cyrillic": {
        "other": "Ким Чернышов Огарёв Степанчук Юрьев Загоруйко Эйдман Яшин "
                 "Гнедич Ладо Жук Петрушевский Фёдоров Козуб Шульга Ойунский",
    },
    "greek": {
        "other": "Παπάς Λιάκος Ζέρβας Κωνσταντινίδης Ράπτης Μάλλιος Βέρρος "
                 "Δούκας Φωτίου Χατζής",
    },
}
ROLES = set("""president presidente presidenten chairman chamberlain speaker
 member members minister governor mayor court press reporter surveyor registrar
 curator dean commissioner officer clerk host marszałek talmannen voorzitter
 präsident voice both unidentified interviewer frage antwort vozes q a i int
 question answer witness moderator guest narrator operator chair secretary
 voces deputado delegates председательствующий вопрос ответ зала président
 puheenjohtaja ordfører formand präsidentin orador speaker3 answerer lehrer
 entretien entrevistador entrevistadora pregunta respuesta domanda risposta
 πρόεδρος spreker journaliste forman narrador recorder investigator
 participant facilitator sprecher sprecherin referent moderatorin group all
 several some many user student teacher doctor judge counsel operatör""".split())


def surnames(record, letter):
    """The words by which the speakers are told apart, where they are names."""
    found = {}
    for who in record.forms.values():
        last = who.split()[-1] if who.split() else ""
        if (re.fullmatch("(%s|[-'’])+" % letter, last) and len(last) > 2 and
                last[0].isupper() and last.casefold() not in ROLES and
                not any(x.casefold() in ROLES for x in who.split()) and
                not re.fullmatch(r"(El|La|O|A|Il) \w+", who)):
            found[last] = who
    return sorted(found)


def renamed(kind):
    def vary(record, rng):
        for script, letter in LETTERS:
            words = NAMES[script].get(kind) or NAMES[script].get("other")
            names = surnames(record, letter)
            if not names or script == "latin" and kind == "other":
                continue
            words = words.split()
            rng.shuffle(words)
            if len(names) > len(words):
                return None
            return rename(record, dict(zip(names, words)), letter)
        return None
    return vary


def cased(old, new):
    return new.upper() if old.isupper() else new.lower() if old.islower() else new


def rename(record, names, letter):
    if record.text().startswith("@"):
        return None     # codes have letters of their own
    for who in list(record.forms) + list(record.forms.values()):
        letters = "".join(x[0] for x in re.findall(r"\w+", who))
        spaced = r"^%s[:.]" % r"\.? ?".join(letters)
        if len(letters) > 1 and re.search(spaced, record.text(), re.MULTILINE):
            return None     # labels are the letters of the names
    text = record.text().casefold()
    for name in names:
        # a name in its cases, or one that is a part of another, stays
        if re.search(r"%s%s" % (re.escape(name.casefold()), letter), text):
            return None
    pattern = re.compile(r"(?<!%s)(%s)(?!%s)" % (
        letter, "|".join(re.escape(x) for x in names), letter), re.IGNORECASE)

    def fold(name):     # the dotted capital of Turkish is an "i"
        return name.replace("\u0130", "i").casefold()
    folded = {fold(k): v for k, v in names.items()}

    def change(text):
        return pattern.sub(
            lambda m: cased(m.group(), folded[fold(m.group())]), text)
    lines = []
    for text, rows in record.lines:
        lines.append((change(text),
                      [dict(row, speaker=change(row["speaker"]))
                       for row in rows]))
    forms = {change(k): change(v) for k, v in record.forms.items()}
    return record.same(lines, forms)


def contents(record, rng):
    """What follows the first sentence of a turn becomes another turn's."""
    turns = record.turns()
    tails, at = [], []
    for i in turns:
        text, rows = record.lines[i]
        found = re.match(r"(.{30,}?[.?!] )(.{12,})$", text)
        if found and len(rows) == 1:
            at.append(i)
            tails.append(found.groups())
    if len(at) < 3:
        return None
    said = [b for _, b in tails]
    rng.shuffle(said)
    lines = list(record.lines)
    for i, (head, _), tail in zip(at, tails, said):
        lines[i] = (head + tail, lines[i][1])
    return record.same(lines)


def dashes(new):
    """A dash that is set off becomes another one."""
    def change(text):
        return re.sub(r"(?<=\S)[—–](?=\s|\S)|(?<=\s)[—–](?=\s)", new, text)

    def vary(record, _):
        if "—" not in record.text() and "–" not in record.text():
            return None
        return record.same([(change(x), rows) for x, rows in record.lines])
    return vary


def spaces(new, which=" "):
    return by_line(lambda text: text.replace(which, new))


def curly(text):
    text = re.sub(r"(?<=\w)'", "’", text)
    text = re.sub(r'(^|[\s(\[])"', r"\1“", text)
    return text.replace('"', "”")


def straight(text):
    for a, b in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(a, b)
    return text


def case_of(change):
    """Labels in another case: the forms that stand at the openings of lines."""
    def vary(record, _):
        if is_form(record):
            return None
        forms = sorted((x for x in record.forms if len(x) > 3), key=len,
                       reverse=True)
        lines, n = [], 0
        for text, rows in record.lines:
            for form in forms if rows and rows[0]["kind"] == "turn" else []:
                found = re.match(r"(\W*(?:\d+[.)]?\s)?\W*)(%s)(\s*[:.—–-]|$)" %
                                 re.escape(form), text)
                if found:
                    text = found.group(1) + change(form) + text[found.end(2):]
                    n += 1
                    break
            lines.append((text, rows))
        return record.same(lines) if n > 2 else None
    return vary


def title(text):
    small = {"of", "the", "de", "la", "du", "des", "le", "von", "van", "der"}
    return " ".join(x if x.casefold() in small and i else
                    x[:1].upper() + x[1:].lower()
                    for i, x in enumerate(text.split(" ")))


def swapped(pairs):
    """Other offices and honorifics of the same language."""
    table_ = dict(pairs)
    table_.update({k.upper(): v.upper() for k, v in pairs})
    pattern = re.compile(r"(?<!\w)(%s)(?!\w)" %
                         "|".join(re.escape(x) for x in table_))

    def change(text):
        return pattern.sub(lambda m: table_[m.group()], text)

    def vary(record, _):
        if not pattern.search(record.text()):
            return None
        lines = [(change(x), [dict(r, speaker=change(r["speaker"]))
                              for r in rows]) for x, rows in record.lines]
        forms = {change(k): change(v) for k, v in record.forms.items()}
        return record.same(lines, forms)
    return vary


def ocr(record, rng):
    """A letter in a hundred is misread, in the words, not in the labels."""
    if is_form(record):
        return None
    worse = {"l": "1", "O": "0", "e": "c", "n": "u", "m": "rn", "h": "li"}
    lines = []
    for text, rows in record.lines:
        out = list(text)
        for i in range(45, len(out)):
            if out[i] in worse and rng.random() < 0.04:
                out[i] = worse[out[i]]
        lines.append(("".join(out), rows))
    return record.same(lines)


def once(record, _):
    """Of one speaker of many only the first turn stays."""
    found = groups(record)
    if len(found) < 8:
        return None
    counts = {}
    for a, _ in found:
        who = record.lines[a][1][0]["speaker"]
        counts[who] = counts.get(who, 0) + 1
    twice = [who for who, n in counts.items() if n == 2]
    if not twice or len(counts) < 3:
        return None
    gone, seen = set(), set()
    for a, b in found:
        who = record.lines[a][1][0]["speaker"]
        if who == twice[-1]:
            if who in seen:
                gone |= set(range(a, b))
            seen.add(who)
    return record.same([x for i, x in enumerate(record.lines) if i not in gone])


def two(record, _):
    """Only those two who speak most often stay."""
    found = groups(record)
    counts = {}
    for a, _ in found:
        who = record.lines[a][1][0]["speaker"]
        counts[who] = counts.get(who, 0) + 1
    most = sorted(counts, key=lambda x: -counts[x])[:2]
    if len(counts) < 3 or sum(counts[x] for x in most) < 5:
        return None
    gone = set()
    for a, b in found:
        if record.lines[a][1][0]["speaker"] not in most:
            gone |= set(range(a, b))
    return record.same([x for i, x in enumerate(record.lines) if i not in gone])


def tripled(record, _):
    """The talk comes three times."""
    found = groups(record)
    if len(found) < 4:
        return None
    a, b = found[0][0], found[-1][1]
    body = record.lines[a:b] + [("", [])]
    if is_form(record):
        return None
    return record.same(record.lines[:a] + body * 3 + record.lines[b:])


ENGLISH = [("Mr.", "Dr."), ("Mrs.", "Ms."), ("Miss", "Mrs."), ("Mr", "Sir"),
           ("Chairman", "Chairperson"), ("Mayor", "Provost"),
           ("Minister", "Secretary"), ("Governor", "Commissioner")]
OTHERS = [("Herr", "Frau"), ("M.", "Mme"), ("el señor", "la señora"),
          ("El señor", "La señora"), ("il signor", "la signora"),
          ("Il signor", "La signora"), ("De heer", "Mevrouw"),
          ("Poseł", "Posłanka")]

VARIATIONS = {
    "end-40": cut_end(0.4), "end-60": cut_end(0.6), "begin-40": cut_begin(0.4),
    "shuffle": shuffle, "once": once, "two": two, "tripled": tripled,
    "wrap-60": wrap(60), "wrap-72": wrap(72), "join": join,
    "indent": by_line(lambda x: "    " + x if x.strip() else x),
    "indent-tab": by_line(lambda x: "\t" + x if x.strip() else x),
    "spaced": spaced, "wider": wider, "tight": tight,
    "trailing": by_line(lambda x: x + "  "),
    "crlf": by_text(lambda x: x.replace("\n", "\r\n").encode()),
    "bom": by_text(lambda x: b"\xef\xbb\xbf" + x.encode()),
    "utf-16": by_text(lambda x: x.encode("utf-16")),
    "dash-hyphen": dashes("-"), "dash-two": dashes("--"), "dash-em": dashes("—"),
    "dash-en": dashes("–"), "dash-spaced": dashes(" – "),
    "nbsp": spaces("\u00a0"), "narrow": spaces("\u202f"),
    "nbsp-runs": spaces("\u00a0\u00a0", "  "),
    "curly": by_line(curly), "straight": by_line(straight),
    "names-short": renamed("short"), "names-long": renamed("long"),
    "names-hyphened": renamed("hyphened"),
    "names-apostrophe": renamed("apostrophe"),
    "names-accented": renamed("accented"), "names-words": renamed("words"),
    "names-inner": renamed("inner"), "names-other": renamed("other"),
    "contents": contents, "upper": case_of(str.upper), "title": case_of(title),
    "honorifics": swapped(ENGLISH), "honorifics-b": swapped(OTHERS), "ocr": ocr,
}


def jobs(program, records, names, every):
    for k, what in enumerate(names):
        for record in records:
            if every > 1 and (zlib.crc32(record.name.encode()) + k) % every:
                continue
            varied = VARIATIONS[what](record, random.Random(record.name))
            if varied is None:
                continue
            data = getattr(varied, "data", None) or varied.text().encode()
            yield what, (program, varied, data, record)


def floors():
    found = {}
    path = os.path.join(HERE, "vary.floors")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    name, least = line.split()
                    found[name] = float(least)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", default=os.path.join(OWN, "gold"))
    parser.add_argument("--text", default=os.path.join(OWN, "text"))
    parser.add_argument("--every", type=int, default=16)
    parser.add_argument("--only")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--keep", help="write what was varied into this folder")
    parser.add_argument("program", nargs="?", default="./vidimus")
    args = parser.parse_args()
    program = os.environ.get("VIDIMUS", args.program)
    names = args.only.split(",") if args.only else list(VARIATIONS)
    records = [load(args.gold, args.text, os.path.basename(x)[:-4])
               for x in sorted(glob.glob(os.path.join(args.gold, "*.tsv")))
               if "." not in os.path.basename(x)[:-4]]
    total = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        base = dict(zip((r.name for r in records), pool.map(
            lambda r: score(program, r, r.text().encode()), records)))
        work = list(jobs(program, records, names, args.every))
        done = pool.map(lambda x: score(program, x[1][1], x[1][2]), work)
        for (what, job), got in zip(work, done):
            varied, was = job[1], base[job[3].name]
            sums = total.setdefault(what, [0, 0.0, 0.0, 0.0, 0.0])
            rates = [got[0] / got[1] if got[1] else 1.0, got[2] / max(got[3], 1)]
            before = [was[0] / was[1] if was[1] else 1.0,
                      was[2] / max(was[3], 1)]
            sums[0] += 1
            for i in range(2):
                sums[1 + i] += rates[i]
                sums[3 + i] += before[i]
            if args.keep:
                path = os.path.join(args.keep, "%s.%s.txt" % (varied.name, what))
                with open(path, "wb") as file:
                    file.write(job[2])
            if args.details and (rates[0] < before[0] - 0.02 or
                                 rates[1] < before[1] - 0.02):
                print("%s %s: %.2f %.2f, was %.2f %.2f" % (
                    what, varied.name, *rates, *before))
                for line in got[4][:4]:
                    print("    " + line)
    least, failed = floors(), 0
    for what in names:
        if what not in total:
            continue
        n, speaker, kind, before_s, before_k = total[what]
        held = min(speaker / max(before_s, 1e-9), kind / max(before_k, 1e-9))
        bad = held < least.get(what, HELD)
        failed += bad
        print("%-17s %4d  speaker %.3f of %.3f  kind %.3f of %.3f%s" % (
            what, n, speaker / n, before_s / n, kind / n, before_k / n,
            "  FAIL" if bad else ""))
    print("%d variations, %d do not hold" % (len(total), failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
