#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Markdown that labels who asks in one way and who answers in another.

What is said under one label never goes to whoever has another; and a turn
keeps its lists, quotations and tables where their words are no one's label.
"""
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

program = os.path.abspath(os.environ.get("VIDIMUS", "./vidimus"))
TEI = "{http://www.tei-c.org/ns/1.0}"

# the answers' form: what stands around the name and the words
ANSWERS = {
    "plain": "Brandt: {}",
    "initial": "B: {}",
    "capitals": "BRANDT: {}",
    "italic": "*Brandt:* {}",
    "underlined": "<u>Brandt:</u> {}",
    "item": "- **Brandt:** {}",
    "numbered": "1. **Brandt:** {}",
    "plain item": "* Brandt: {}",
    "loose item": "1. **Brandt:** {}\n\n   And again.",
    "quotation": "> **Brandt:** {}",
    "plain quotation": "> Brandt: {}",
    "cell": "| | |\n|-|-|\n| **Brandt:** | {} |",
    "definition": "Brandt\n:   {}",
    "title": "Mrs. Brandt: {}",
    "cyrillic": "Брандт: {}",
    "wide colon": "布兰特：{}",
}
QUESTIONS = ["When was the weir rebuilt?", "Who paid for the stones?",
             "Was the miller asked?"]
SAID = ["After the flood of May.", "The parish did.", "Nobody asked him."]

# what stays in the turn: no name comes again, or none opens it
KEPT = {
    "list": "- stones\n- lime\n- sand",
    "terms once": "- **Stones:** forty loads\n- **Lime:** six",
    "quotation": "> We shall build it: nobody else will.",
    "paragraph": "There is one thing: the money.",
    "note": "> **Note:** the figure is an estimate.",
}

faults = []


def turns(text):
    """Who says what: (name or None, words) in the order of the text."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "in.md")
        out = os.path.join(folder, "out.xml")
        with open(source, "w", encoding="utf-8") as f:
            f.write(text)
        done = subprocess.run([program, "convert", source, "-o", out],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            faults.append("exit %d: %s" % (done.returncode, done.stderr))
            return []
        root = ET.parse(out).getroot()
    found = []

    def walk(node, who):
        tag = node.tag.replace(TEI, "") if isinstance(node.tag, str) else ""
        if tag in ("sp", "said"):
            who = node.get("who")
        found.append((who, node.text or ""))
        for child in node:
            walk(child, who)
            found.append((who, child.tail or ""))

    walk(root.find(".//%sbody" % TEI), None)
    return found


def interview(answer):
    lines = ["# The weir", ""]
    for question, said in zip(QUESTIONS, SAID):
        lines += ["**Interviewer:** " + question, "", answer.format(said), ""]
    return "\n".join(lines)


def main():
    for name, form in ANSWERS.items():
        found = turns(interview(form))
        for words in SAID:
            who = [w for w, text in found if words in text]
            if len(who) != 1 or who[0] == "#interviewer":
                faults.append("%s: %r is said by %r" % (name, words, who))
        for words in QUESTIONS:
            who = [w for w, text in found if words in text]
            if who != ["#interviewer"]:
                faults.append("%s: %r is said by %r" % (name, words, who))
    for name, block in KEPT.items():
        text = ("# The weir\n\n**Adler:** We need this.\n\n" + block +
                "\n\n**Brandt:** No.\n\n**Adler:** Yes.\n\n" + block +
                "\n\n**Brandt:** Never.\n")
        if name in ("terms once", "quotation"):
            text = text.replace(block, "", 1)
        word = block.split()[-1].strip(".*")
        who = {w for w, t in turns(text) if word in t}
        if who != {"#adler"}:
            faults.append("%s: %r is said by %r" % (name, word, who))
    for fault in faults:
        print(fault)
    print("%d forms of answers, %d blocks of a turn, %d faults" %
          (len(ANSWERS), len(KEPT), len(faults)))
    return len(faults) > 0


sys.exit(main())
