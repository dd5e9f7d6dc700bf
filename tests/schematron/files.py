#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rules in other files, in grammars and in ODDs, and what SVRL says of them.

    files.py [PROGRAM]

Each case writes its files into a folder, validates doc.xml through one of them,
and has to find just what it asks for: "LINE words".
"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

SCH = "http://purl.oclc.org/dsdl/schematron"
DOC = '<a>\n<b n="1"/>\n<b n="2"><c/></b>\n</a>\n'
TEI = ('<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>\n<p n="1"/>\n'
       '<p n="2" rend="x"/>\n<ab n="3"/>\n</body></text>\n</TEI>\n')


def schema(content, more=""):
    return '<schema xmlns="%s" queryBinding="xslt2" %s>%s</schema>' % (
        SCH, more, content)


def part(name, content, more=""):
    return '<%s xmlns="%s" %s>%s</%s>' % (name, SCH, more, content, name)


def rule(context, words, test="1"):
    return '<rule context="%s"><report test="%s">%s</report></rule>' % (
        context, test, words)


def odd(content):
    return ('<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="%s"><text>'
            '<body><schemaSpec ident="s">%s</schemaSpec></body></text></TEI>'
            % (SCH, content))


def spec(constraint, ident="p", kind="elementSpec"):
    return ('<%s ident="%s"><constraintSpec ident="c" scheme="schematron">'
            "<constraint>%s</constraint></constraintSpec></%s>" % (
                kind, ident, constraint, kind))


def report(words, test="1"):
    return '<sch:report test="%s">%s</sch:report>' % (test, words)


RNG = ('<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:s="%s">%s'
       '<start><element name="a"><zeroOrMore><element name="b"><attribute '
       'name="n"/><optional><element name="c"><empty/></element></optional>'
       "</element></zeroOrMore></element></start></grammar>")
RNC = ('namespace s = "%s"\ns:pattern [ s:rule [ context = "b[c]"\n'
       ' s:report [ test = "@n = 2" "has " s:value-of [ select = "@n" ] ] ] ]\n'
       'start = element a { element b { attribute n { text }, element c '
       "{ empty }? }* }\n" % SCH)

# name: (files, which one is the schema, findings)
CASES = {
    "what is included, and what that includes beside itself": (
        {"s.sch": schema('<pattern><include href="sub/r.sch"/></pattern>'),
         "sub/r.sch": part("rule", '<include href="q.sch"/>', 'context="c"'),
         "sub/q.sch": part("report", "deep", 'test="1"')},
        "s.sch", ["3 deep"]),
    "an element of a file by id, and by xml:id": (
        {"s.sch": schema('<include href="l.sch#one"/>'
                         '<include href="l.sch#two"/>'),
         "l.sch": schema("<pattern id='one'>%s</pattern><pattern xml:id='two'>"
                         "%s</pattern><pattern id='three'>%s</pattern>" % (
                             rule("c", "I"), rule("c", "II"),
                             rule("c", "III")))},
        "s.sch", ["3 I", "3 II"]),
    "extended by address": (
        {"s.sch": schema('<pattern><rule context="c"><extends href="l.sch#x"/>'
                         "</rule></pattern>"),
         "l.sch": schema('<pattern><rule abstract="true" xml:id="x"><report '
                         'test="1">lent</report></rule></pattern>')},
        "s.sch", ["3 lent"]),
    "a schema extended by a library": (
        {"s.sch": schema('<extends href="l.sch"/>'),
         "l.sch": part("library", "<pattern>%s</pattern>" % rule("c", "lib"))},
        "s.sch", ["3 lib"]),
    "a file that includes itself": (
        {"s.sch": schema('<include href="s.sch"/><pattern>%s</pattern>' %
                         rule("c", "once"))},
        "s.sch", ["0 s.sch is not included: it would include itself",
                  "3 once"]),
    "files that include one another": (
        {"s.sch": schema('<include href="t.sch"/><pattern>%s</pattern>' %
                         rule("c", "s")),
         "t.sch": schema('<include href="s.sch"/><pattern>%s</pattern>' %
                         rule("c", "t"))},
        "s.sch", ["0 it would include itself", "3 s", "3 t"]),
    "an inclusion of the pattern around it": (
        {"s.sch": schema('<pattern id="p"><rule context="c"><report test="1">'
                         'p</report></rule><include href="#p"/></pattern>')},
        "s.sch", ["0 it would include itself", "3 p"]),
    "two files that include a third": (
        {"s.sch": schema('<include href="t.sch"/><include href="u.sch"/>'),
         "t.sch": schema('<include href="v.sch"/>'),
         "u.sch": schema('<include href="v.sch"/>'),
         "v.sch": schema('<ns prefix="a" uri="urn:a"/><let name="w" value="1"/>'
                         '<pattern id="q">%s</pattern>' % rule("c", "v"))},
        "s.sch", ["3 v"]),
    "one rule in two patterns": (
        {"s.sch": schema('<pattern><include href="r.sch"/></pattern>'
                         '<pattern><include href="r.sch"/></pattern>'),
         "r.sch": part("rule", report("r").replace("sch:", ""),
                       'context="c"')},
        "s.sch", ["3 r", "3 r"]),
    "an included file that is not there": (
        {"s.sch": schema('<include href="gone.sch"/><pattern>%s</pattern>' %
                         rule("c", "still"))},
        "s.sch", ["0 gone.sch cannot be read", "3 still"]),
    "no such element in the included file": (
        {"s.sch": schema('<include href="l.sch#no"/>'), "l.sch": schema("")},
        "s.sch", ["0 there is no such element"]),
    "other documents": (
        {"s.sch": schema('<pattern documents="/a/b[1]/concat(\'o\', @n, '
                         '\'.xml\')">%s</pattern>' % rule("x", "elsewhere")),
         "o1.xml": "<x/>"}, "s.sch", ["1 o1.xml elsewhere"]),
    "a document that is there, then one that is not, at many nodes": (
        {"s.sch": schema("<let name='k' value=\"doc('o.xml')\"/><pattern>" + rule(
            "b", "x", "doc('o.xml')/x[@n = current()/@n] and doc('no.xml')") +
            rule("c", "as before",
                 "doc('o.xml') is $k and count($k | doc('o.xml')) = 1") +
            "</pattern>"),
         "o.xml": "<x n='2'/>"}, "s.sch",
        ["3 there is no document no.xml", "3 as before"]),
    "keys of many documents": (
        {"s.sch": schema(
            '<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
            'name="k" match="x" use="@n"/><pattern>' + rule(
                "b", "keyed", "key('k', @n, doc('o.xml')) and "
                "key('k', @n, parse-xml(concat('&lt;x n=&quot;', @n, '&quot;/>'))) and "
                "not(key('k', '9', parse-xml('&lt;y/>')))") + "</pattern>"),
         "o.xml": "<x n='2'/>"}, "s.sch", ["3 keyed"]),
    "documents in variables, functions, predicates and messages": (
        {"s.sch": schema(
            '<ns prefix="f" uri="urn:f"/>'
            '<xsl:function xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
            'xmlns:f="urn:f" name="f:n"><xsl:param name="u"/><xsl:sequence '
            'select="doc($u)//@n"/></xsl:function>'
            "<pattern><rule context=\"*[doc('o.xml')/x/@n = @n]\">"
            "<let name='d' value=\"doc('o.xml')\"/>"
            "<report test=\"f:n('o.xml') = $d/x/@n\"><value-of "
            "select=\"doc('o.xml')/x/@n, unparsed-text('o.xml'), "
            "doc-available('no.xml'), document('o.xml') is $d\"/></report>"
            "<assert test=\"doc('no.xml')\">none</assert></rule></pattern>"),
         "o.xml": "<x n='2'/>"}, "s.sch",
        ["3 2 <x n='2'/> false true", "3 there is no document"]),
    "documents outside of the folder": (
        {"s.sch": schema("<pattern>%s</pattern>" % rule(
            "c", "x", "doc('/etc/hostname')"))},
        "s.sch", ["3 cannot be worked out"]),
    "rules in RELAX NG": (
        {"g.rng": RNG % (SCH, '<s:pattern xmlns:s="%s"><s:rule context="c">'
                         '<s:report test="1">in a grammar</s:report></s:rule>'
                         "</s:pattern>" % SCH)},
        "g.rng", ["3 in a grammar"]),
    "rules in the compact syntax": (
        {"g.rnc": RNC}, "g.rnc", ["3 has 2"]),
    "rules of 1.5": (
        {"s.sch": schema("<pattern name='old'>%s</pattern>" % rule("c", "old"))
         .replace(SCH, "http://www.ascc.net/xml/schematron")},
        "s.sch", ["3 old"]),
    "assertions about the element that is specified": (
        {"o.odd": odd(spec(report("two", "@n = 2") + report("p"))),
         "doc.xml": TEI}, "o.odd", ["3 p", "4 p", "4 two"]),
    "rules of one constraint are one pattern": (
        {"o.odd": odd(spec(
            '<sch:rule context="tei:p[@rend]">%s</sch:rule>'
            '<sch:rule context="tei:p">%s</sch:rule>' % (
                report("first"), report("second")))), "doc.xml": TEI},
        "o.odd", ["3 second", "4 first"]),
    "a rule without context, of what is specified": (
        {"o.odd": odd(spec("<sch:rule>%s</sch:rule>" % report("ab"), "ab")),
         "doc.xml": TEI}, "o.odd", ["5 ab"]),
    "of an attribute": (
        {"o.odd": odd('<elementSpec ident="p"><attList><attDef ident="rend">'
                      '<constraintSpec ident="c" scheme="isoschematron">'
                      "<constraint>%s</constraint></constraintSpec></attDef>"
                      "</attList></elementSpec>" % report(
                          '<sch:value-of select="."/>')), "doc.xml": TEI},
        "o.odd", ["4 x"]),
    "of a schema": (
        {"o.odd": odd('<constraintSpec ident="c" scheme="schematron">'
                      "<constraint>%s</constraint></constraintSpec>" % report(
                          "root", "tei:TEI")), "doc.xml": TEI},
        "o.odd", ["1 root"]),
    "examples and what is deleted is not meant": (
        {"o.odd": odd('<egXML xmlns="http://www.tei-c.org/ns/Examples">'
                      '<sch:rule context="*">%s</sch:rule></egXML>' %
                      report("no") +
                      spec(report("gone")).replace(
                          'ident="c"', 'ident="c" mode="delete"') +
                      spec(report("kept"), "ab")), "doc.xml": TEI},
        "o.odd", ["5 kept"]),
    "a key of an ODD": (
        {"o.odd": odd(spec(
            '<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
            'name="k" match="tei:p" use="@n"/>' +
            report("keyed", "key('k', '2')"), "ab")), "doc.xml": TEI},
        "o.odd", ["5 keyed"]),
}


def rnc(annotations, namespace='s = "%s"' % SCH):
    return ("# a comment \"[ s:rule\n%s%s\nstart = element a { element b { "
            "attribute n { text }, element c { empty }? }* }\n" % (
                "namespace %s\n" % namespace if namespace else "",
                annotations))


def compact(name, annotations, want, namespace='s = "%s"' % SCH):
    return {"compact: " + name: ({"g.rnc": rnc(annotations, namespace)},
                                 "g.rnc", want)}


IN_RNC = ('s:pattern [ s:rule [ context = "c" s:report [ test = "1" %s ] ] ]')
CASES.update({
    **compact("literals of each kind", IN_RNC % (
        "\"a <&> \" ~ '\"q\"' # said\n ~ \"\"\"b\"c\"\"\" ~ '\x27\x27d\x27e\x27\x27\x27 ~ "
        '"\\x{41}\\x{}\\x{zz}\\x" ~ "-"'),
        ['3 a <&> "q"b"cd\'eA\\x{}\\x{zz}\\x-']),
    **compact("attributes with references",
              's:pattern [ s:rule [ context = "c[. = \'\' and 1 < 2]" '
              's:report [ test = "1 < 2 and \'&\' = \'&\'" "x" ] ] ]',
              ["3 x"]),
    **compact("Schematron's old namespace", IN_RNC.replace("s:", "q:") %
              '"old"', ["3 old"],
              'q = "http://www.ascc.net/xml/schematron"'),
    **compact("other annotations", 'namespace t = "urn:t"\n'
              't:note [ "s:pattern [" ] ' + IN_RNC % '"one"' +
              '\n## said "[ s:rule\nt:rule [ context = "c" ]', ["3 one"]),
    **compact("a prefix that means something else", IN_RNC % '"no"', [],
              's = "urn:none"'),
    **compact("nested deep", 's:pattern [ s:rule [ context = "c" s:report [ '
              'test = "1" "x" ' + "s:emph [ " * 105 + '"deep"' + " ]" * 105 +
              " ] ] ]", ["3 x"]),
    **compact("names of all letters", IN_RNC.replace(
        "s:", "q0-Z.\xe9:") % '"all"', ["3 all"],
        'q0-Z.\xe9 = "%s"' % SCH),
    **compact("empty literals", IN_RNC % '"" \'\' "" ~ "x" ~ \'\'', ["3 x"]),
    **compact("a literal that holds quotes", IN_RNC % '"""a""b""" ~ "\\x{3C}\\x{26}"',
              ['3 a""b<&']),
    "findings of several files in their order": (
        {"s.sch": schema("<pattern documents=\"'p.xml', 'o.xml'\">%s</pattern>"
                         "<pattern>%s%s</pattern>" % (
                             rule("x", "X"), rule("b", "B"), rule("c", "C"))),
         "o.xml": "<x/>", "p.xml": "<y>\n<x/><x/></y>"},
        "s.sch", ["1 o.xml X", "2 p.xml X", "2 p.xml X", "2 B", "3 B", "3 C"]),
    "rules that are included and are none": (
        {"s.sch": schema("<pattern><include href='r.sch#r'/>%s</pattern>" %
                         rule("c", "own")),
         "r.sch": schema("<pattern><rule id='r' context='b[c]'><report test='1'>"
                         "lent</report></rule></pattern>")},
        "s.sch", ["3 lent", "3 own"]),
    "rules of grammars that are included": (
        {"g.rng": '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
                  'xmlns:s="%s"><include href="h.rng"/><include '
                  'href="i.rng"/><start><ref name="a"/></start></grammar>' % SCH,
         "i.rng": '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
                  '><define name="i"><externalRef href="e.rng"/></define>'
                  "</grammar>",
         "h.rng": '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
                  'xmlns:s="%s"><define name="a">'
                  '<element name="a"><externalRef href="e.rng"/></element>'
                  '</define><s:pattern><s:rule context="c"><s:report test="1">'
                  'included</s:report></s:rule></s:pattern></grammar>' % SCH,
         "e.rng": '<element name="b" xmlns="http://relaxng.org/ns/structure/'
                  '1.0" xmlns:s="%s"><s:pattern><s:rule context="c"><s:report '
                  'test="1">referred</s:report></s:rule></s:pattern><text/>'
                  "</element>" % SCH},
        "g.rng", ["3 included", "3 referred"]),
    "of an element of another namespace": (
        {"o.odd": odd('<elementSpec ident="b" ns="">%s</elementSpec>' %
                      spec(report("b"), "x", "content")), "doc.xml": DOC},
        "o.odd", ["2 b", "3 b"]),
    "of a schema's namespace": (
        {"o.odd": odd(spec(report("c"), "c")).replace(
            'ident="s"', 'ident="s" ns=""')}, "o.odd", ["3 c"]),
    "of an attribute of a namespace, in a class": (
        {"o.odd": odd('<classSpec ident="att.x"><attList><attDef ident="id" '
                      'ns="http://www.w3.org/XML/1998/namespace">'
                      '<constraintSpec ident="c" scheme="schematron">'
                      "<constraint>%s</constraint></constraintSpec></attDef>"
                      "</attList></classSpec>" % report("id")),
         "doc.xml": TEI.replace('n="1"', 'xml:id="i"')}, "o.odd", ["3 id"]),
    "of a class": (
        {"o.odd": odd('<classSpec ident="att.x"><constraintSpec ident="c" '
                      'scheme="schematron"><constraint>%s</constraint>'
                      "</constraintSpec></classSpec>" % report(
                          "any", "@rend")), "doc.xml": TEI}, "o.odd",
        ["4 any"]),
    "what is deleted at each level": (
        {"o.odd": odd(
            spec(report("no")).replace("<elementSpec", '<elementSpec mode="delete"') +
            '<classSpec ident="x" mode="delete">%s</classSpec>' %
            spec(report("no")) +
            '<elementSpec ident="p" mode="change"><attList><attDef mode="delete" '
            'ident="n">%s</attDef></attList></elementSpec>' % spec(report("no")) +
            spec(report("yes"), "ab").replace("<elementSpec",
                                              '<elementSpec mode="change"')),
         "doc.xml": TEI}, "o.odd", ["5 yes"]),
    "an assertion that nothing is around": (
        {"o.odd": '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="%s">'
                  "<text><body>%s</body></text></TEI>" % (SCH, report("a")),
         "doc.xml": TEI}, "o.odd", None),
    "texts and documents beside the schema": (
        {"s.sch": schema(
            "<pattern>%s</pattern>" % rule("c", "<value-of select=\"document(("
            "'o.xml', 'p.xml'))/x/@n, document('', /)/*/name(), "
            "unparsed-text('t.txt'), count(document('o.xml') | document("
            "//@href))\"/>")),
         "o.xml": "<x n='1'/>", "p.xml": "<x n='2'/>", "t.txt": "words"},
        "s.sch", ["3 1 2 schema words 1"]),
    "a document by a node's base": (
        {"s.sch": schema(
            "<let name='d' value=\"doc('sub/e.xml')\"/><pattern>%s</pattern>" %
            rule("c", "<value-of select=\"document($d/e/@href)/f/@n, "
                      "document('f.xml', $d)/f/@n\"/>")),
         "sub/e.xml": "<e href='f.xml'/>", "sub/f.xml": "<f n='9'/>"},
        "s.sch", ["3 9 9"]),
    "inclusions that cannot be": (
        {"s.sch": schema('<include href="http://x.example/a.sch"/><include '
                         'href="broken.sch"/><include href=""/><include '
                         'href="#none"/><include href="doc.xml#x"/><pattern>%s'
                         "</pattern>" % rule("c", "still")),
         "broken.sch": "<schema"}, "s.sch",
        ["0 http://x.example/a.sch", "0  is not included", "0 #none",
         "0 doc.xml", "3 still"]),
    "inclusions within inclusions": (
        {**{"i%d.sch" % i: part("pattern", '<include href="i%d.sch"/>' % (i + 1))
            if False else schema('<include href="i%d.sch"/>' % (i + 1))
            for i in range(25)},
         "i25.sch": schema("<pattern>%s</pattern>" % rule("c", "deep"))},
        "i0.sch", ["0 is not included"]),
    "other documents that are not there": (
        {"s.sch": schema('<pattern documents="\'gone.xml\'">%s</pattern>'
                         '<pattern documents="()">%s</pattern>'
                         '<pattern documents="xs:date(1)">%s</pattern>'
                         '<pattern documents="(\'o.xml\')">%s'
                         "</pattern>" % ((rule("x", "x"),) * 4)),
         "o.xml": "<x/>"}, "s.sch",
        ["1 there is no document gone.xml", "1 is no xs:date", "1 o.xml x"]),
})


def validate(program, folder, files, name, form):
    for path, text in {"doc.xml": DOC, **files}.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return subprocess.run(
        [program, "validate", "--schema", os.path.join(folder, name),
         "--format", form, os.path.join(folder, "doc.xml")], check=False,
        stdout=subprocess.PIPE, timeout=60).stdout


def run_case(program, files, name, want):
    with tempfile.TemporaryDirectory() as folder:
        said = json.loads(validate(program, folder, files, name, "json"))
    got = [(f["line"] if f["file"].endswith(".xml") else 0,
            ("" if f["file"].endswith("doc.xml") or
             not f["file"].endswith(".xml") else
             os.path.relpath(f["file"], folder) + " ") + f["message"])
           for f in said["findings"] if f["id"].startswith("schematron-")]
    if want is None:
        return [] if got else ["nothing was said"]
    faults = []
    for w in want:
        line, words = w.split(" ", 1)
        hit = [g for g in got if g[0] == int(line) and words in g[1]]
        if hit:
            got.remove(hit[0])
        else:
            faults.append("missing: " + w)
    return faults + ["not asked for: %s" % (g,) for g in got]


SVRL = schema(
    '<title>T &amp; U</title><ns prefix="t" uri="urn:t"/>'
    '<phase id="ph"><active pattern="p"/></phase>'
    '<pattern id="p" role="r"><title>Name</title><rule context="b" id="ru" '
    'flag="f"><assert id="as" test="c" role="warning" diagnostics="d" '
    'properties="pr">no c</assert></rule></pattern>'
    '<diagnostics><diagnostic id="d" xml:lang="de" see="urn:see">Hinweis '
    '<value-of select="@n"/></diagnostic></diagnostics>'
    '<properties><property id="pr" scheme="sc" role="ro">of <xsl:copy-of '
    'select="@n"/><xsl:copy-of select=".."/></property></properties>',
    'schemaVersion="7" defaultPhase="ph" xml:lang="en" '
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"')
# paths, and what is there
SAID = [
    (".", "title", "T & U"), (".", "phase", "ph"), (".", "schemaVersion", "7"),
    ("ns-prefix-in-attribute-values", "prefix", "t"),
    ("active-pattern", "name", "Name"), ("active-pattern", "role", "r"),
    ("fired-rule", "flag", "f"), ("fired-rule", "context", "b"),
    ("failed-assert", "location", "/Q{}a[1]/Q{}b[1]"),
    ("failed-assert", "test", "c"), ("failed-assert", "role", "warning"),
    ("failed-assert/diagnostic-reference", "diagnostic", "d"),
    ("failed-assert/diagnostic-reference/text", "see", "urn:see"),
    ("failed-assert/diagnostic-reference/text",
     "{http://www.w3.org/XML/1998/namespace}lang", "de"),
    ("failed-assert/property-reference", "scheme", "sc"),
    ("failed-assert/property-reference", "role", "ro"),
    ("failed-assert/property-reference/text", "n", "1"),
    ("failed-assert/property-reference/text/{}a/{}b", "n", "1"),
]


def report_faults(program):
    files = {"s.sch": SVRL}
    with tempfile.TemporaryDirectory() as folder:
        root = xml.etree.ElementTree.fromstring(
            validate(program, folder, files, "s.sch", "svrl"))
    ns = "{http://purl.oclc.org/dsdl/svrl}"
    faults = []
    for path, name, want in SAID:
        steps = "/".join(
            s[2:] if s.startswith("{}") else "." if s == "." else ns + s
            for s in path.split("/"))
        found = root.find(steps)
        if found is None or found.get(name) != want:
            faults.append("svrl: %s/@%s is not %s" % (path, name, want))
    text = root.findtext("%sfailed-assert/%sdiagnostic-reference/%stext" % (
        ns, ns, ns))
    if text != "Hinweis 1":
        faults.append("svrl: diagnostic: %s" % text)
    order = [x.tag.replace(ns, "") for x in root.find(ns + "failed-assert")]
    if order != ["diagnostic-reference", "property-reference", "text"]:
        faults.append("svrl: order: %s" % order)
    return faults


# What has a name is looked up by it, so that there may not be any number: for each
# kind, so many of it (of whole patterns, with so many parameters each).
NAMED = {
    "variables": lambda n: (many('<let name="v%d" value="1"/>', n), ""),
    "in a rule": lambda n: ("", many('<let name="v%d" value="1"/>', n)),
    "prefixes": lambda n: (many('<ns prefix="p%d" uri="u"/>', n), ""),
    "diagnostics": lambda n: (part("diagnostics", many(
        '<diagnostic id="d%d">a</diagnostic>', n)), ""),
    "keys": lambda n: (many('<xsl:key name="k%d" match="b" use="@n" xmlns:xsl='
                            '"http://www.w3.org/1999/XSL/Transform"/>', n), ""),
}


def many(unit, n):
    return "".join(unit % i for i in range(n))


def limit_faults(program):
    """At the limit nothing is said, and beyond it just that."""
    faults = []
    for name, make in NAMED.items():
        for count, want in ((5000, False), (5001, True)):
            top, inside = make(count)
            text = schema(top + '<pattern><rule context="b">%s<report test="@n '
                          '= 1">one</report></rule></pattern>' % inside)
            with tempfile.TemporaryDirectory() as folder:
                said = validate(program, folder, {"s.sch": text}, "s.sch",
                                "lines").decode()
            if ("[schema-limit]" in said, "one" in said) != (want, not want):
                faults.append("%d %s: %s" % (count, name, said[:300]))
    for count, want in ((200, False), (201, True)):
        text = schema('<pattern id="a" abstract="true">%s</pattern><pattern '
                      'is-a="a">%s</pattern>' % (rule("b", "one"), many(
                          '<param name="p%d" value="1"/>', count)))
        with tempfile.TemporaryDirectory() as folder:
            said = validate(program, folder, {"s.sch": text}, "s.sch",
                            "lines").decode()
        if ("[schema-limit]" in said, "one" in said) != (want, not want):
            faults.append("%d parameters: %s" % (count, said[:300]))
    return faults


def broken_faults(program):
    """That an included file is no XML is said once."""
    with tempfile.TemporaryDirectory() as folder:
        said = validate(program, folder, {
            "s.sch": schema('<include href="b.sch"/><pattern><include '
                            'href="b.sch"/></pattern>'),
            "b.sch": "<schema"}, "s.sch", "lines").decode()
    return [] if said.count("[xml-syntax]") == 1 else ["broken: " + said]


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else \
        os.environ.get("VIDIMUS", "./vidimus")
    bad = 0
    for name, (files, which, want) in CASES.items():
        for fault in run_case(program, files, which, want):
            print("%s: %s" % (name, fault))
            bad += 1
    for fault in (report_faults(program) + limit_faults(program) +
                  broken_faults(program)):
        print(fault)
        bad += 1
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
