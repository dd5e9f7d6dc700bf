#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rules by the hundred, against what an XSLT processor says of the same.

    differential.py [--seed N] [--rounds N] [PROGRAM]

Schemas and documents are drawn by seed. Of each schema a stylesheet is written,
as the standard defines its meaning: a mode a pattern, a template a rule. Rules
in XPath 3.1 are run by Saxon-HE (Debian: libsaxonhe-java), those in XPath 1.0
by xsltproc, where these are installed. Which assertion fails at which node has
to be the same; where Saxon has an error, we have one.
"""
import argparse
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

NAMES = ["a", "b", "c", "d"]
ATTRS = ["n", "m", "id"]
WORDS = ["1", "2", "10", "-3", "1.5", "x", "b", "", " 2 ", "b c", "01", "true"]
AXES = ["child", "descendant", "parent", "ancestor", "self", "following-sibling",
        "preceding-sibling", "following", "preceding", "ancestor-or-self",
        "descendant-or-self"]


class Draw:
    """Expressions of one version of XPath."""

    def __init__(self, seed, old):
        self.r = random.Random(seed)
        self.old = old
        # of what follows an attribute libxml2 leaves out what its element holds
        self.axes = [a for a in AXES
                     if not old or a not in ("following", "preceding")]

    def pick(self, *choices):
        return self.r.choice(choices)

    def step(self, depth):
        step = self.pick(
            self.r.choice(NAMES), self.r.choice(NAMES), "*",
            "@" + self.r.choice(ATTRS), "@*", "text()", "node()", "..", ".",
            self.r.choice(self.axes) + "::" + self.pick("*", "node()",
                                                   self.r.choice(NAMES)))
        if depth > 0 and step not in (".", "..") and self.r.random() < .4:
            step += "[%s]" % self.pick(self.truth(depth - 1), "1", "last()",
                                       "position() = 2", "2")
        return step

    def nodes(self, depth):
        path = "/".join(self.step(depth) for _ in range(self.r.randint(1, 3)))
        path = self.pick("", "", "", "//", "/a/", ".//") + path
        if depth > 0 and self.r.random() < .2:
            path = "(%s | %s)" % (path, self.nodes(depth - 1))
        if not self.old and depth > 0 and self.r.random() < .1:
            path = "(%s %s %s)" % (path, self.pick("intersect", "except"),
                                   self.nodes(depth - 1))
        return path

    def one(self, depth):
        """A value where functions want a single one."""
        if self.old:
            return self.pick(self.nodes(depth), self.literal())
        return self.pick("string((%s)[1])" % self.nodes(depth),
                         self.literal())

    def literal(self):
        return "'%s'" % self.r.choice(WORDS)

    def number(self, depth):
        if depth <= 0:
            return self.pick("1", "2", "3", "count(%s)" % self.nodes(0))
        return self.pick(
            "count(%s)" % self.nodes(depth), "number(%s)" % self.one(depth - 1),
            "string-length(%s)" % self.one(depth - 1), "position()", "last()",
            "(%s %s %s)" % (self.number(depth - 1),
                            self.pick("+", "-", "*", "div", "mod"),
                            self.number(depth - 1)),
            "%s(%s)" % (self.pick("floor", "ceiling", "round"),
                        self.number(depth - 1)),
            "- %s" % self.number(depth - 1),
            "sum(%s)" % ("//@n" if self.old
                         else "(for $x in //@n return number($x))"))

    def text(self, depth):
        one = self.one(depth - 1)
        made = [
            "concat(%s, '-', %s)" % (one, self.one(depth - 1)),
            "substring(%s, %s)" % (one, self.number(depth - 1)),
            "substring-before(%s, ' ')" % one,
            "substring-after(%s, 'b')" % one,
            "normalize-space(%s)" % one, "translate(%s, 'b1', 'x')" % one,
            "name(%s)" % self.pick("", "(%s)[1]" % self.nodes(0)),
            "string(%s)" % one]
        if not self.old:
            made += ["upper-case(%s)" % one,
                     "string-join(for $x in %s return string($x), ',')"
                     % self.nodes(depth - 1),
                     "replace(%s, '[b1]', '$0$0')" % one,
                     "tokenize(%s, ' ')[1]" % one]
        return self.r.choice(made)

    def truth(self, depth):
        if depth <= 0:
            return self.pick("@" + self.r.choice(ATTRS), self.nodes(0),
                             "not(%s)" % self.nodes(0))
        less = depth - 1
        sign = self.pick("=", "!=", "<", ">", "<=", ">=")
        made = [
            self.nodes(depth), "not(%s)" % self.truth(less),
            "(%s %s %s)" % (self.truth(less), self.pick("and", "or"),
                            self.truth(less)),
            "%s %s %s" % (self.number(less), sign, self.number(less)),
            "%s %s %s" % (self.nodes(less), self.pick("=", "!="),
                          self.text(less)),
            "%s %s %s" % (self.nodes(less), self.pick("=", "!="),
                          self.nodes(less)),
            "contains(%s, %s)" % (self.one(less), self.literal()),
            "starts-with(%s, %s)" % (self.one(less), self.literal()),
            "boolean(%s)" % self.nodes(less)]
        if self.old:
            made += ["%s %s %s" % (self.nodes(less), sign, self.number(less)),
                     "%s = (%s)" % (self.nodes(less), self.truth(less)),
                     "%s %s %s" % (self.nodes(less), sign, self.literal())]
        else:
            made += ["(%s $x in %s satisfies %s)" % (
                self.pick("some", "every"), self.nodes(less),
                self.pick("$x/@n = '1'", "string-length($x) > 1",
                          "$x/.. is .")),
                "exists(%s)" % self.nodes(less),
                "empty(%s)" % self.nodes(less),
                "%s castable as xs:integer" % self.one(less),
                "matches(%s, '^[0-9]+$')" % self.one(less),
                "xs:integer(@n) > 1",
                "deep-equal(%s, %s)" % (self.nodes(less), self.nodes(less)),
                "(if (%s) then %s else %s) = %s" % (
                    self.truth(less), self.text(less), self.text(less),
                    self.literal()),
                "count(distinct-values(%s)) > 1" % self.nodes(less)]
        return self.r.choice(made)

    def context(self):
        def step():
            s = self.pick(self.r.choice(NAMES), self.r.choice(NAMES), "*")
            if self.r.random() < .4:
                s += "[%s]" % self.truth(1)
            return s
        one = self.pick("", "", "/a//") + "/".join(
            step() for _ in range(self.r.randint(1, 2)))
        if self.r.random() < .3:
            one += "/@" + self.r.choice(ATTRS)
        if self.r.random() < .2:
            one += " | " + step()
        return one

    def element(self, depth):
        attrs = "".join(' %s="%s"' % (a, self.r.choice(WORDS)) for a in ATTRS
                        if self.r.random() < .5)
        name = self.r.choice(NAMES)
        inside = "".join(
            self.element(depth - 1) if depth > 0 and self.r.random() < .6
            else self.r.choice(WORDS) for _ in range(self.r.randint(0, 4)))
        return "<%s%s>%s</%s>" % (name, attrs, inside, name)


def escaped(s):
    return s.replace("&", "&amp;").replace("<", "&lt;")


def draw(d, patterns):
    """[(pattern, [(context, [(id, test)])])]"""
    made = []
    for p in range(patterns):
        rules = []
        for r in range(d.r.randint(1, 4)):
            rules.append((d.context(), [
                ("%d.%d.%d" % (p, r, k), d.truth(3)) for k in range(5)]))
        made.append(rules)
    return made


def schema(made, binding):
    out = ['<schema xmlns="http://purl.oclc.org/dsdl/schematron" '
           'queryBinding="%s">' % binding]
    for rules in made:
        out.append("<pattern>")
        for context, tests in rules:
            out.append('<rule context="%s">' % escaped(context))
            out += ['<assert id="i%s" test="%s">%s</assert>' % (
                i, escaped(test), i) for i, test in tests]
            out.append("</rule>")
        out.append("</pattern>")
    return "\n".join(out + ["</schema>"])


PATH = """<xsl:template name="path"><xsl:for-each
 select="ancestor-or-self::*"><xsl:value-of select="concat('/', name(), '[',
 1 + count(preceding-sibling::*[name() = name(current())]), ']')"/>
</xsl:for-each><xsl:if test="not(self::*)"><xsl:value-of
 select="concat('/@', name())"/></xsl:if></xsl:template>"""


def stylesheet(made, old):
    out = ['<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
           'xmlns:xs="http://www.w3.org/2001/XMLSchema" version="%s">'
           '<xsl:output method="text"/>' % ("1.0" if old else "3.0"), PATH,
           '<xsl:template match="/">']
    out += ['<xsl:apply-templates select="/" mode="m%d"/>' % p
            for p in range(len(made))]
    out.append("</xsl:template>")
    for p, rules in enumerate(made):
        down = '<xsl:apply-templates select="@*|node()" mode="m%d"/>' % p
        out.append('<xsl:template match="/|@*|node()" mode="m%d" '
                   'priority="-9">%s</xsl:template>' % (p, down))
        for r, (context, tests) in enumerate(rules):
            out.append('<xsl:template match="%s" mode="m%d" priority="%d">' %
                       (escaped(context), p, len(rules) - r))
            for i, test in tests:
                say = ('<xsl:text>%%s i%s </xsl:text><xsl:call-template '
                       'name="path"/><xsl:text>&#10;</xsl:text>' % i)
                # the focus of a rule's test is its node alone
                check = ('<xsl:for-each select="."><xsl:if test="not(%s)">%s'
                         '</xsl:if></xsl:for-each>' % (escaped(test),
                                                       say % "F"))
                if not old:
                    check = ('<xsl:try>%s<xsl:catch>%s</xsl:catch></xsl:try>'
                             % (check, say % "E"))
                out.append(check)
            out.append(down + "</xsl:template>")
    return "\n".join(out + ["</xsl:stylesheet>"])


def clouded_by(lines, line):
    """The ids of what depends on the context in a line: also of the rules behind
    it, which have the nodes that it has not."""
    end = lines.index("</pattern>", line)
    return set(re.findall(r' id="(\S+)"', "\n".join(lines[line:end])))


def run(program, folder):
    """What we say: {(id, path)}, and the tests that could not be worked out."""
    done = subprocess.run(
        [program, "validate", "--schema", os.path.join(folder, "s.sch"),
         "--format", "json", "--fail-on", "never",
         os.path.join(folder, "doc.xml")], check=False,
        stdout=subprocess.PIPE, timeout=600)
    failed, stopped, clouded, wrong = set(), set(), set(), []
    with open(os.path.join(folder, "s.sch"), encoding="utf-8") as file:
        lines = file.read().split("\n")
    for f in json.loads(done.stdout)["findings"]:
        if f["id"] == "schematron-assert":
            failed.add(("i" + f["message"], f["path"]))
        elif f["id"] in ("schematron-failed", "schematron-not-run"):
            line = int(re.search(r"\(line (\d+) of", f["message"])[1])
            found = re.search(r' id="(\S+)"', lines[line - 1])
            if found:
                stopped.add(found[1])
            else:
                clouded |= clouded_by(lines, line)
        elif f["id"].startswith("schematron-"):
            wrong.append(f["message"])
    return failed, stopped, clouded, wrong


def other(command, folder):
    done = subprocess.run(command, check=False, cwd=folder, timeout=600,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        return None, done.stderr.decode(errors="replace")
    failed, errors = set(), set()
    for line in done.stdout.decode().splitlines():
        kind, i, path = line.split(" ", 2)
        if kind == "F":
            failed.add((i, path))
        else:
            errors.add(i)
    return failed, errors


def compare(made, ours, theirs, errors):
    failed, stopped, clouded, wrong = ours
    faults = ["the schema: %s" % w for w in wrong]
    for rules in made:
        for context, tests in rules:
            for i, test in tests:
                i = "i" + i
                mine = {p for x, p in failed if x == i}
                told = {p for x, p in theirs if x == i}
                if i in clouded:
                    continue
                if i in errors or i in stopped:
                    if not (i in errors and i in stopped):
                        faults.append("%s | %s: an error of %s alone" % (
                            context, test, "theirs" if i in errors
                            else "ours"))
                elif mine != told:
                    faults.append("%s | %s\n    only here: %s\n    only "
                                  "there: %s" % (context, test,
                                                 sorted(mine - told)[:3],
                                                 sorted(told - mine)[:3]))
    return faults


def one_round(program, seed, binding, command, patterns):
    old = binding == "xslt"
    d = Draw("%s %s" % (seed, binding), old)
    made = draw(d, patterns)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("s.sch", schema(made, binding)),
                           ("s.xsl", stylesheet(made, old)),
                           ("doc.xml", "<a>%s</a>" % "".join(
                               d.element(3) for _ in range(4)))):
            with open(os.path.join(folder, name), "w",
                      encoding="utf-8") as file:
                file.write(text)
        theirs, errors = other(command, folder)
        if theirs is None and "at net.sf.saxon" in errors:
            print("%s, seed %s: not counted, the processor broke: %s" % (
                binding, seed, errors.split("\n", 1)[0][:120]))
            return 0, []
        if theirs is None:
            return 0, ["the processor: " + errors[:2000]]
        faults = compare(made, run(program, folder), theirs, errors)
    return sum(len(t) for rules in made for _, t in rules), faults


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rounds", type=int, default=1)
    ap.add_argument("--patterns", type=int, default=12)
    ap.add_argument("program", nargs="?",
                    default=os.environ.get("VIDIMUS", "./vidimus"))
    args = ap.parse_args()
    program = os.path.abspath(args.program)
    jars = glob.glob("/usr/share/java/Saxon-HE.jar")
    ways = []
    if jars and shutil.which("java"):
        ways.append(("xslt3", ["java", "-cp", jars[0],
                               "net.sf.saxon.Transform", "-s:doc.xml",
                               "-xsl:s.xsl"]))
    if shutil.which("xsltproc"):
        ways.append(("xslt", ["xsltproc", "s.xsl", "doc.xml"]))
    if not ways:
        print("SKIP: neither Saxon-HE (libsaxonhe-java) nor xsltproc")
        return 77
    bad = 0
    for binding, command in ways:
        tests = 0
        for seed in range(args.seed, args.seed + args.rounds):
            n, faults = one_round(program, seed, binding, command,
                                  args.patterns)
            tests += n
            for fault in faults:
                print("%s, seed %d: %s" % (binding, seed, fault))
            bad += len(faults)
        print("%s: %d assertions" % (binding, tests))
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
