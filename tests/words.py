#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what the recogniser knows of languages in its tables.

Outside of lib/words/ no string and no character of the recogniser's rooms may
be a word, or a letter, of a natural language, and no comparison may have a
bare number above 2. What is no such word stands in tests/words.allow, with a
reason; files that are not there yet stand in tests/words.open. A row of either
that nothing needs fails, so that they only shrink.

words.py [--list]: with --list, everything that would need a row.
"""
import os
import re
import sys
import unicodedata

TOP = os.environ.get("srcdir") or os.path.join(os.path.dirname(__file__), "..")
ROOMS = ("lib/prose", "lib/recognise")
TOKEN = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\\n])*")|(?P<char>'(?:\\.|[^'\\\n])+')"""
    r"""|(?P<name>[A-Za-z_]\w*)|(?P<number>\d\w*)"""
    r"""|(?P<mark><<|>>|->|[<>=!]=|&&|\|\||\+\+|--|[^\s])"""
)
COMPARE = {"<", ">", "<=", ">=", "==", "!="}
# The greatest number that a comparison may have without a name.
BARE = 2


def blank(match):
    """White space in place of a comment or a directive, with its lines."""
    return re.sub(r"[^\n]", " ", match.group(0))


def tokens(text):
    """(kind, text, line) of C without comments and directives."""
    pattern = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|/\*.*?\*/'
    text = re.sub(
        pattern,
        lambda m: blank(m) if m.group(0).startswith("/*") else m.group(0),
        text,
        flags=re.S,
    )
    text = re.sub(r"^[ \t]*#.*(?:\\\n.*)*", blank, text, flags=re.M)
    line, last = 1, 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        yield match.lastgroup, match.group(0), line


def letters(literal):
    """Whether a literal holds a letter of some alphabet."""
    body = literal[1:-1].encode("utf-8")
    body = re.sub(
        rb"\\x([0-9A-Fa-f]{2})|\\([0-7]{1,3})|\\(.)",
        lambda m: bytes([int(m.group(1), 16)])
        if m.group(1)
        else (b" " if m.group(2) or m.group(3) in b"nrt0" else m.group(3)),
        body,
    )
    body = re.sub(rb"%[-+ #0-9.*]*(?:hh|h|ll|l|z)?[a-zA-Z%]", b"", body)
    return any(
        unicodedata.category(char).startswith("L")
        for char in body.decode("utf-8", "replace")
    )


class Scan:
    """Walks through one file and yields what may need a row."""

    def __init__(self, path):
        with open(os.path.join(TOP, path), encoding="utf-8") as file:
            self.all = list(tokens(file.read()))
        self.stack = []  # what the open brackets belong to
        self.function = ""
        self.target = ""  # what the statement gives a value to
        self.stated = []  # stack of targets

    def near(self, index):
        """The text of a token, empty outside of the file."""
        return self.all[index][1] if 0 <= index < len(self.all) else ""

    def name_before(self, index):
        """The name that an initialiser or an assignment is for."""
        while index >= 0 and self.near(index) not in ";{},":
            if self.near(index) == "]":
                while index >= 0 and self.near(index) != "[":
                    index -= 1
            elif self.all[index][0] == "name":
                return self.near(index)
            index -= 1
        return ""

    def step(self, index):
        """Keeps account of calls, initialisers and functions."""
        kind, text, _ = self.all[index]
        before = index - 1
        if text == "(":
            name = self.near(before) if self.all[before][0] == "name" else ""
            if not self.stack:
                self.function = name
            self.stack.append(("call", name))
        elif text == "{":
            is_value = self.near(before) == "="
            self.stack.append(
                ("value", self.target) if is_value else ("block", "")
            )
        elif text in ")}" and self.stack:
            self.stack.pop()
        elif text == "=":
            self.target = self.name_before(before)
        if text == ";" or (text in "{}" and self.near(before) != "="):
            if not any(kind == "value" for kind, _ in self.stack):
                self.target = ""

    def places(self):
        """Rows that would allow a literal that stands here."""
        yield "function " + self.function
        if self.target:
            yield "value " + self.target
        for kind, name in self.stack:
            if name:
                yield kind + " " + name

    def ranged(self, index):
        """Whether a letter is the end of a range, or counted from."""
        around = {self.near(index - 1), self.near(index + 1)}
        return bool(around & {"<", ">", "<=", ">=", "-", "+"})

    def compared(self, index):
        """Whether a number is one side of a comparison."""
        return bool({self.near(index - 1), self.near(index + 1)} & COMPARE)

    def run(self):
        """(sort, line, text, rows that allow it)"""
        for index, (kind, text, line) in enumerate(self.all):
            self.step(index)
            rows = list(self.places())
            if kind == "string" and letters(text):
                yield "words", line, text, rows + ["literal " + text]
            elif kind == "char" and letters(text) and not self.ranged(index):
                yield "words", line, text, rows + ["literal " + text]
            elif kind == "number" and text.isdigit() and int(text) > BARE:
                if self.compared(index) or ("call", "vdm_tokens") in self.stack:
                    yield "numbers", line, text, ["function " + self.function]


def sources():
    """The files that hold no tables."""
    for room in ROOMS:
        for place, _, names in sorted(os.walk(os.path.join(TOP, room))):
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    yield os.path.relpath(os.path.join(place, name), TOP)


def rows_of(path):
    """The rows of a list: what is allowed, and whether something needed it."""
    rows = {}
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                row, _, reason = line.rstrip("\n").partition("\t")
                rows[row.strip()] = [False, reason.strip()]
    return rows


def main():
    """Compares all sources with the two lists."""
    listing = "--list" in sys.argv
    allow, still = rows_of("tests/words.allow"), rows_of("tests/words.open")
    failed, count = False, {"words": 0, "numbers": 0}
    for row, (_, reason) in allow.items():
        if not reason:
            print(f"tests/words.allow: {row}: has no reason")
            failed = True
    for path in sources():
        for sort, line, text, rows in Scan(path).run():
            fits = [row for row in rows if row in allow and sort == "words"]
            for row in fits:
                allow[row][0] = True
            if fits:
                continue
            count[sort] += 1
            is_open = f"{sort} {path}" in still
            if is_open:
                still[f"{sort} {path}"][0] = True
            if listing or not is_open:
                print(f"{path}:{line}: {text} ({', '.join(rows[:3])})")
            failed |= not is_open
    for name, rows in (("allow", allow), ("open", still)):
        for row, (used, _) in rows.items():
            if not used:
                print(f"tests/words.{name}: {row}: nothing needs it any more")
                failed = True
    print(f"{count['words']} words, {count['numbers']} bare numbers are left")
    if failed:
        print("Words go into lib/words/ (see CONTRIBUTING.md).")
    sys.exit(1 if failed else 0)


main()
