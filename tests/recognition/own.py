#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores what is recognised in invented records of many conventions.

    own.py [PROGRAM] [NAME ...]

For each own/gold/NAME.tsv the units of own/text/NAME.txt are asked of PROGRAM
(`inspect --json`) and compared: whether a unit's kind is the gold's, and, of
turns that bear no doubt, whether its one speaker is. A document fails where
either share is below own.floors, a row a document (name, speaker, kind); one
without a row has to be right in all. Explicit fields that the gold has not, of
those that a program might invent, fail as well, and so does a word that PROGRAM
itself calls unaccounted, invented or displaced.
"""
import csv
import glob
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "own")
FIELDS = {"title", "date", "time", "place", "duration", "recorder",
          "translator", "transcriber", "source", "rights", "summary"}


def table(text):
    lines = [x for x in text.split("\n") if x and not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def load(name):
    with open(os.path.join(OWN, "gold", name), encoding="utf-8") as file:
        return table(file.read())


# Of each document the first word that the program lost, added or moved.
faults = {}
# What the program found in each: `inspect --json`.
found = {}
AT_ONCE = 64            # documents a process, whose start takes longer than one


def ask(program, names):
    """Fills the two above."""
    paths = {os.path.join(OWN, "text", name + ".txt"): name for name in names}
    done = subprocess.run([program, "inspect", "--no-config", "--json", *paths],
                          check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    for line in done.stderr.decode("utf-8", "replace").splitlines():
        if re.search(r"\[(unaccounted|invented|displaced)\]$", line):
            path = re.match(r"(.*?\.txt):", line)
            faults.setdefault(paths[path[1]], line)
    text, at = done.stdout.decode("utf-8", "replace"), 0
    for name in names:
        try:
            found[name], at = json.JSONDecoder().raw_decode(text, at)
        except ValueError:
            sys.exit("%s: nothing is said of it" % name)
        while at < len(text) and text[at].isspace():
            at += 1


def words(name):
    return re.sub(r"[^\w]+", " ", name).casefold().split()


def is_speaker(gold, got):
    """Whether `got` is who the gold means: the last word of it is theirs."""
    names = [x for x in (got or "").split("|") if x]
    return len(names) == 1 and words(gold)[-1] in words(names[0])


def score(name):
    """(share of speakers, share of kinds, fields that nobody stated)"""
    units = {}
    for row in found[name]["units"]:
        units.setdefault(row["line"], []).append(row)
    kinds = turns = right = 0
    gold = load(name + ".tsv")
    for row in gold:
        here = units.get(int(row["lines"].split("-")[0]), [])
        got = here.pop(0) if here else {"kind": "missing", "speakers": ""}
        kinds += got["kind"] == row["kind"]
        if row["kind"] == "turn" and row["doubt"] != "1":
            turns += 1
            right += is_speaker(row["speaker"], got["speakers"])
    stated = {row["field"] for row in load(name + ".fields.tsv")
              if row["status"] != "absent"}
    false = sorted({row["field"] for row in found[name]["fields"]
                    if row["state"] == "explicit" and row["field"] in FIELDS
                    and row["field"] not in stated})
    return right / turns if turns else 1.0, kinds / len(gold), false


def floors():
    least = {}
    with open(os.path.join(HERE, "own.floors"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, speaker, kind = line.split()
                least[name] = float(speaker), float(kind)
    return least


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "./vidimus"
    program = os.environ.get("VIDIMUS", program)
    names = sys.argv[2:] or sorted(
        os.path.basename(path)[:-4]
        for path in glob.glob(os.path.join(OWN, "gold", "*.tsv"))
        if "." not in os.path.basename(path)[:-4])
    least, failed = floors(), 0
    for i in range(0, len(names), AT_ONCE):
        ask(program, names[i:i + AT_ONCE])
    for name in names:
        speaker, kind, false = score(name)
        want = least.get(name, (1.0, 1.0))
        bad = (speaker < want[0] or kind < want[1] or false or
               name in faults)
        failed += bool(bad)
        print("%-22s %.3f %.3f %s%s" % (name, speaker, kind, " ".join(false),
                                        " FAIL" if bad else ""))
        if name in faults:
            print("  " + faults[name])
    print("%d documents, %d below what is promised" % (len(names), failed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
