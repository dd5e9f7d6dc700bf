#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What each part of Schematron does: small schemas over one document.

    features.py [PROGRAM]

Each case is a schema's content, what else it asks for, and the findings that
have to come: "LINE LEVEL [ID] words". The document is DOC unless a case has its
own. Nothing else may be found but what the record's own rules say.
"""
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

DOC = """<a xmlns="urn:t" xmlns:o="urn:o">
 <b id="b1" n="1">one</b>
 <b id="b2" n="2" ref="b1">two <c/></b>
 <!-- said aside -->
 <o:d n="x">three</o:d>
 <b n="3"><b n="4"/></b>
</a>
"""
HEAD = ('<schema xmlns="http://purl.oclc.org/dsdl/schematron" '
        'queryBinding="%s" %s><ns prefix="t" uri="urn:t"/>'
        '<ns prefix="o" uri="urn:o"/>')
XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'


def rule(context, content, more=""):
    return "<pattern%s><rule context=\"%s\">%s</rule></pattern>" % (
        more, context, content)


PHASES = (
    '<let name="max" value="1"/>' + "".join(
        '<phase id="%s"><active pattern="p"/>%s</phase>' % p for p in (
            ("one", '<let name="max" value="5"/>'),
            ("two", '<let name="max" value="6"/>'
                    '<let name="mine" value="\'last\'"/>'),
            ("three", ""),
            ("four", '<let name="mine" value="1"/>'))) +
    rule("t:c", '<report test="$max ne 6"><value-of select="$max"/></report>'
         '<report test="$max = 6"><value-of select="$max, $mine"/></report>',
         ' id="p"'))

# What is true in XPath 1.0, of the root of DOC.
OLD = """string(t:b) = 'one'
string(t:none) = ''
contains(t:b, 'ne')
not(contains(t:b, 'two'))
contains(12.5, '.')
starts-with(t:b/@n, 1)
name(t:b) = 'b'
local-name(o:d) = 'd'
namespace-uri(t:b | o:d) = 'urn:t'
substring(t:b, '2') = 'ne'
substring('12345', 0 div 0, 3) = ''
substring('12345', -1 div 0, 1 div 0) = ''
substring('12345', 1.5, 2.6) = '234'
substring-before(t:b[2], ' ') = 'two'
substring-after(t:b[2]/@id, 'b') = 2
concat(t:b, 1 div 2, true()) = 'one0.5true'
normalize-space(t:b[2]) = 'two'
translate(t:b, 'o', t:b/@n) = '1ne'
string-length(t:b) = 3
string-length(1000000 * 10) = 8
floor('2.6') = 2
ceiling(t:b/@n) = 1
round('2.5') = 3
string(floor('x')) = 'NaN'
string(round(t:none)) = 'NaN'
sum(t:b/@n) = 6
string(sum(//@n)) = 'NaN'
sum(t:none) = 0
number(t:b/@n) = 1
string(number('+1')) = 'NaN'
string(number('1e3')) = 'NaN'
string(number('INF')) = 'NaN'
number(' -1.50 ') = -1.5
number('.5') + number('5.') = 5.5
string(1 div 0) = 'Infinity'
string(-1 div 0) = '-Infinity'
string(0 * -1) = '0'
string(1000000 * 1000000) = '1000000000000'
string(1 div 1000000000) = '0.000000001'
string(1 div 8) = '0.125'
string(number('123456789.25')) = '123456789.25'
1 div 0 = 2 div 0
string(- t:none) = 'NaN'
string(t:none + 1) = 'NaN'
t:b + 1 != t:b + 1
t:b[2]/@n * '2' = 4
7 mod '4' = 3
t:b = 'one'
t:b != 'one'
t:b/@n = 3
t:b/@n > 2
t:b/@n < '2'
'1.0' != '1'
1 = '1.0'
not('a' < 'b')
t:none = false()
t:b = true()
false() = (t:none = t:b)
t:b/@n = t:b/@n = true()
t:none = t:b = false()
3 > 2 > 0
not(1 = 2 = 2)
true() = 'x'
true() = 1
true() < 2
t:b > false()
t:none < true()
boolean('false')
not(boolean(0 div 0))
'' = ''
id(t:b/@id) = 'one' or not(id(t:b/@id))
lang('en') = false()
count(t:b[position() = last()]) = 1
count(t:b['1']) = 3
count(key('n', 1)) = 1
count(key('n', t:b/@n)) = 3
count(key('n', '1.0')) = 0
key('n', 4, t:b[3])/@n = 4
not(key('n', 4, t:b[2]))
generate-id(t:b) = generate-id(t:b[1])
generate-id(t:none) = ''
current()/t:b = 'one'
function-available('concat') and function-available('fn:concat') = false()
function-available('key') and not(function-available('xsl:none'))
element-available('xsl:choose') and not(element-available('xsl:none'))
system-property('xsl:version') = 1
system-property('none') = ''
unparsed-entity-uri('none') = ''
format-number(1234.5, '#,##0.00') = '1,234.50'
format-number('x', '0') = 'NaN'
format-number(t:b/@n, '00') = '01'
document('')/*/t:none = false()
count(document('')/*) = 1
not(system-property(t:none))
string(namespace-uri(t:none)) = ''
""".strip().split("\n")


def old(condition):
    return condition.replace("&", "&amp;").replace("<", "&lt;").replace(
        "fn:concat", "t:concat")


CASES = {
    "XPath 1.0 by its own rules": (
        '<xsl:key %s name="n" match="t:b" use="@n"/>' % XSL +
        rule("/t:a", "".join(
            '<assert test="%s">%s</assert>' % (old(t), old(t)) for t in OLD)),
        [], {"binding": "xslt"}),
    "key() compares values": (
        '<xsl:key %s name="n" match="t:b" use="xs:integer(@n)"/>'
        '<xsl:key %s name="s" match="t:b" use="@n"/>' % (XSL, XSL) +
        rule("/t:a", "".join('<assert test="%s">%s</assert>' % (t, old(t))
                             for t in (
            "key('n', 1)", "key('n', 1.0)", "key('n', 1e0)",
            "not(key('n', '1'))", "not(key('n', t:b/@n))", "key('s', '1')",
            "key('s', xs:anyURI('1'))", "not(key('s', 1))",
            "not(key('n', xs:double('NaN')))",
            "key('s', '4', t:b[3])", "not(key('s', '4', t:b[2]))",
            "key('s', '3', t:b[3]) is t:b[3]",
            "system-property('xsl:version') = '2.0'",
            "function-available('matches', 3)",
            "not(function-available('matches', 9))"))), []),
    "keys of Schematron 1.5": (
        '<key name="d" match="o:d" path="@n"/>' +
        rule("t:b", '<key name="ids" path="@id"/>') +
        rule("t:b[@ref]", "<report test=\"key('ids', @ref)/@n = 1\">leads to 1"
             "</report><report test=\"key('d', 'x')\">d</report>"
             "<report test=\"key('ids', 'none')\">nowhere</report>"),
        ["3 error report leads to 1", "3 error report d"],
        {"binding": "xslt"}),
    "keys of 1.5 in abstract rules and patterns": (
        '<pattern abstract="true" id="p"><rule context="$x"><extends rule="r"/>'
        "<report test=\"key('k', 'b1')[@ref]\">by <name/></report></rule>"
        '<rule abstract="true" id="r"><key name="k" path="$y"/></rule></pattern>'
        '<pattern is-a="p"><param name="x" value="t:b[@id]"/>'
        '<param name="y" value="@ref"/></pattern>',
        ["2 error report by b", "3 error report by b"]),
    "keys of 1.5 that say too little": (
        '<key name="n" path="@n"/><key path="@n" match="t:b"/>' +
        rule("t:b[@ref]", '<key name="m"/><report test="1">a</report>'),
        ["0 error syntax this <key> is of no nodes",
         "0 error syntax this <key> has no name",
         "0 error syntax this <key> has no path", "3 error report a"]),
    "functions that get nothing": (
        rule("t:c", "".join('<report test="%s">a</report>' % t for t in (
            "key((), 1)", "system-property(()) = 'x'",
            "function-available(())", "element-available(())",
            "document(())", "key('k', 1, ())"))),
        ["3 error failed XTDE1260", "3 error failed XPTY0004"]),
    "assert and report": (
        rule("t:b", '<assert test="@id">no id</assert>'
                    '<report test="@ref">has ref</report>'),
        ["3 error report has ref", "6 error assert no id",
         "6 error assert no id"]),
    "the first rule that matches": (
        '<pattern><rule context="t:b[@ref]"><report test="1">A</report></rule>'
        '<rule context="t:b"><report test="1">B</report></rule></pattern>',
        ["2 error report B", "3 error report A", "6 error report B",
         "6 error report B"]),
    "patterns are apart": (
        rule("t:c", '<report test="1">A</report>') +
        rule("t:c", '<report test="1">B</report>'),
        ["3 error report A", "3 error report B"]),
    "attributes, texts, comments, the root": (
        rule("@ref", '<report test="1">attribute</report>') +
        rule("text()[contains(., 'three')]", '<report test="1">text</report>') +
        rule("comment()", '<report test="1">comment</report>') +
        rule("/", '<report test="1">root</report>'),
        ["1 error report root", "3 error report attribute",
         "4 error report comment", "5 error report text"]),
    "a context of alternatives": (
        rule("t:c | o:d | @ref", '<report test="1"><name/></report>'),
        ["3 error report c", "3 error report ref", "5 error report o:d"]),
    "a context of groups": (
        rule("( t:a | o:d ) / (t:b[@id] | t:c)", '<report test="1">'
             '<value-of select="@id"/></report>') +
        rule("(t:b)[1]", '<report test="1">first</report>') +
        rule("t:c[../@n = (1, 2)] union (:|:) o:d[. = '|' or true()]",
             '<report test="1"><name/></report>'),
        ["2 error report b1", "3 error report b2", "2 error report first",
         "6 error report first", "3 error report c", "5 error report o:d"]),
    "positions in a context are of siblings": (
        rule("t:b[2]", '<report test="1"><value-of select="@n"/></report>'),
        ["3 error report 2"]),
    "names and values in messages": (
        rule("t:c", '<report test="1">a <name/> in <name path="name(..)"/>,'
                    ' <emph>n</emph> = <value-of select="../@n"/>;'
                    ' all: <value-of select="//@n"/></report>'),
        ["3 error report a c in b, n = 2; all: 1 2 x 3 4"]),
    "variables at each level": (
        '<let name="all" value="count(//t:b)"/>'
        '<pattern><let name="half" value="$all div 2"/><rule context="t:c">'
        '<let name="q" value="$half div 2"/>'
        '<report test="1"><value-of select="($all, $half, $q)"/></report>'
        "</rule></pattern>", ["3 error report 4 2 1"]),
    "a rule's variable is the node's": (
        rule("t:b[@id]", '<let name="n" value="@n"/>'
                         '<report test="1"><value-of select="$n"/></report>'),
        ["2 error report 1", "3 error report 2"]),
    "variables know those behind them": (
        '<let name="a" value="$b + 1"/><let name="b" value="1"/>' +
        rule("t:c", '<report test="$a = 2">two</report>'),
        ["3 error report two"]),
    "a variable that nobody uses does no harm": (
        '<let name="bad" value="doc(\'nowhere.xml\')"/>' +
        rule("t:c", '<report test="if (true()) then true() else $bad">fine'
                    "</report>"), ["3 error report fine"]),
    "a variable that needs itself": (
        '<let name="a" value="$b"/><let name="b" value="$a"/>' +
        rule("t:c", '<report test="$a">x</report>'),
        ["3 error failed XTDE0640"]),
    "variables of a type": (
        '<let name="n" value="(//t:b)[1]/@n" as="xs:integer"/>'
        '<xsl:variable %s name="all" select="//t:b/@n" as="xs:integer*"/>'
        '<xsl:variable %s name="s" as="xs:double"><xsl:value-of select="1.5"/>'
        '</xsl:variable><let name="i" as="element(i)*"><i xmlns="">1</i></let>'
        '<phase id="h"><let name="h" value="//t:c/../@n" as="xs:decimal"/>'
        '<active pattern="p"/></phase>'
        '<pattern id="p"><let name="p" value="//@ref" as="xs:string"/>'
        '<rule context="t:c"><let name="r" value="../@n" as="xs:integer"/>'
        '<report test="$n lt 2">n</report>'
        '<report test="$all[2] instance of xs:integer">all</report>'
        '<report test="$s lt 2">s</report><report test="$i = 1">i</report>'
        '<report test="$h instance of xs:decimal">h</report>'
        '<report test="$p instance of xs:string">p</report>'
        '<report test="$r lt 10">r</report></rule></pattern>' % (XSL, XSL),
        ["3 error report %s" % w for w in "n all s i h p r".split()],
        {"phase": "h"}),
    "values that are not of the variable's type": (
        '<let name="a" value="\'x\'" as="xs:integer"/>'
        '<let name="b" value="//t:b/@n" as="xs:integer"/>'
        '<let name="c" value="1" as="xs:nothing"/>'
        '<let name="d" value="1" as="xs:integer**"/>' +
        rule("t:c", "".join('<report test="$%s">a</report>' % v
                            for v in "abcd")),
        ["3 error failed XPTY0004", "3 error failed XPTY0004",
         '0 error expression "xs:nothing", character 1: ',
         '0 error expression "xs:integer**", character 12: ',
         "3 error failed XPDY0002", "3 error failed XPDY0002"]),
    "attributes of later editions": (
        '<phase id="h" when="1" from="t:b"><active pattern="p"/></phase>' +
        rule("t:c", '<report test="1" severity="info">a</report>', ' id="p"'),
        ["0 warning not-run no attribute when",
         "0 warning not-run no attribute from",
         "0 warning not-run no attribute severity", "3 error report a"]),
    "a variable with content": (
        '<let name="list"><i xmlns="">1</i><i xmlns="">2</i></let>' +
        rule("t:b[@id]", '<assert test="@n = $list/i[2]">no two</assert>'),
        ["2 error assert no two"]),
    "abstract rules": (
        '<pattern><rule abstract="true" id="r"><let name="k" value="@n"/>'
        '<assert test="$k = string(9)">not nine: <value-of select="$k"/></assert>'
        '</rule><rule context="o:d"><extends rule="r"/>'
        '<report test="1">own</report></rule></pattern>',
        ["5 error assert not nine: x", "5 error report own"]),
    "abstract patterns": (
        '<pattern abstract="true" id="p"><rule context="$what">'
        '<assert test="$least &lt;= count($part)">few</assert></rule></pattern>'
        '<pattern is-a="p"><param name="what" value="t:a"/>'
        '<param name="part" value="t:b"/><param name="least" value="4"/>'
        "</pattern>", ["1 error assert few"]),
    "a parameter is no part of a longer name": (
        '<let name="whole" value="7"/><pattern abstract="true" id="p">'
        '<rule context="t:c"><report test="$whole = $w">seven</report></rule>'
        '</pattern><pattern is-a="p"><param name="w" value="7"/></pattern>',
        ["3 error report seven"]),
    "phases": (
        '<phase id="one"><active pattern="p1"/></phase>' +
        rule("t:c", '<report test="1">P1</report>', ' id="p1"') +
        rule("t:c", '<report test="1">P2</report>', ' id="p2"'),
        ["3 error report P1"], {"phase": "one"}),
    "the default phase": (
        '<phase id="one"><active pattern="p2"/><let name="v" value="5"/>'
        "</phase>" + rule("t:c", '<report test="1">P1</report>', ' id="p1"') +
        rule("t:c", '<report test="1">P2</report>', ' id="p2"'),
        ["3 error report P2"], {"more": 'defaultPhase="one"'}),
    "all phases": (
        '<phase id="one"><active pattern="p2"/></phase>' +
        rule("t:c", '<report test="1">P1</report>', ' id="p1"') +
        rule("t:none", '<report test="1">P2</report>', ' id="p2"'),
        ["3 error report P1"],
        {"more": 'defaultPhase="one"', "phase": "#ALL"}),
    "a function whose prefix <ns> binds": (
        '<ns prefix="f" uri="urn:f"/><xsl:function %s name="f:twice">'
        '<xsl:param name="n"/><xsl:sequence select="$n * 2"/></xsl:function>'
        % XSL + rule("t:c", '<report test="f:twice(2) = 4">twice</report>'),
        ["3 error report twice"]),
    "texts in a message stand side by side, values have a blank between": (
        rule("t:a", '<report test="1">[<xsl:for-each %s select="t:b[@id]">'
             '<xsl:value-of select="@n"/>;<xsl:text>/</xsl:text></xsl:for-each>'
             "][<xsl:for-each %s select=\"t:b[@id]\"><xsl:sequence "
             "select=\"string(@n), 'x'\"/></xsl:for-each>][<xsl:if %s "
             'test="1">a<xsl:value-of select="1, 2"/>b<xsl:sequence '
             'select="3"/></xsl:if>]</report>' % (XSL, XSL, XSL)),
        ["1 error report [1;/2;/][1 x 2 x][a1 2b3]"]),
    "a phase's variable is of that phase alone": (
        PHASES, ["3 error report 5"], {"phase": "one"}),
    "another phase's variable of that name": (
        PHASES, ["3 error report 6 last"], {"phase": "two"}),
    "the schema's variable where the phase has none": (
        PHASES, ["3 error report 1"], {"phase": "three"}),
    "the schema's variable where no phase is asked for": (
        PHASES, ["3 error report 1"]),
    "roles are levels": (
        rule("t:c", "".join('<report test="1" role="%s">%s</report>' % (r, r)
                            for r in ("information", "Warning", "error",
                                      "fatal", "info", "odd"))),
        ["3 note report information", "3 warning report Warning",
         "3 error report error", "3 error report fatal",
         "3 note report info", "3 error report odd"]),
    "a rule's role": (
        '<pattern><rule context="t:c" role="warning"><report test="1">W'
        '</report><report test="1" role="info">I</report></rule></pattern>',
        ["3 warning report W", "3 note report I"]),
    "a subject": (
        rule("t:a", '<report test="1" subject="o:d">there</report>'),
        ["5 error report there"]),
    "diagnostics": (
        rule("t:c", '<report test="1" diagnostics="d">see</report>') +
        '<diagnostics><diagnostic id="d">of <name path="name(..)"/>'
        "</diagnostic></diagnostics>", ["3 error report see + of b"]),
    "current()": (
        rule("t:b[@ref]", '<assert test="//t:b[@id = current()/@ref]">none'
                          '</assert><report test="//t:b[@n = current()/@n]">'
                          "self</report>"), ["3 error report self"]),
    "keys": (
        '<xsl:key %s name="k" match="t:b" use="@id"/>' % XSL +
        rule("t:b[@ref]", '<report test="key(\'k\', @ref)">'
                          "<value-of select=\"key('k', @ref)/@n\"/></report>"),
        ["3 error report 1"]),
    "generate-id()": (
        rule("t:c", '<report test="generate-id() = generate-id(//t:c)">same'
                    "</report>"), ["3 error report same"]),
    "functions": (
        '<ns prefix="f" uri="urn:f"/><xsl:function %s xmlns:f="urn:f" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" name="f:sum" '
        'as="xs:integer"><xsl:param name="n" as="xs:integer"/>'
        '<xsl:variable name="less" select="$n - 1"/><xsl:choose>'
        '<xsl:when test="$n le 1"><xsl:sequence select="$n"/></xsl:when>'
        '<xsl:otherwise><xsl:sequence select="$n + f:sum($less)"/>'
        "</xsl:otherwise></xsl:choose></xsl:function>" % XSL +
        rule("t:c", '<report test="f:sum(4) = 10">ten</report>'),
        ["3 error report ten"]),
    "functions of texts": (
        '<ns prefix="f" uri="urn:f"/><xsl:function %s xmlns:f="urn:f" '
        'name="f:list"><xsl:param name="n"/><xsl:for-each select="$n">'
        '<xsl:if test=". != \'x\'"><xsl:value-of select="."/></xsl:if>'
        "</xsl:for-each></xsl:function>" % XSL +
        rule("t:c", '<report test="count(f:list(//@n)) = 4">'
                    "<value-of select=\"f:list(//@n)\"/></report>"),
        ["3 error report 1 2 3 4"]),
    "XPath 1.0": (
        rule("t:c", '<report test="../@n + \'1\' = 3">'
                    '<value-of select="//@n"/></report>'),
        ["3 error report 1"], {"binding": "xslt"}),
    "a test that is wrong": (
        rule("t:c", '<assert test="1 +">a</assert><report test="1">b</report>'),
        ["0 error expression XPST0003", "3 error report b"]),
    "a name that nothing declares": (
        rule("t:c", '<assert test="$nobody">a</assert>'),
        ["0 error expression XPST0008"]),
    "a value in a message that cannot be worked out": (
        rule("t:c", '<report test="1">a <value-of select="xs:date(\'q\')"/>'
                    "</report>"),
        ["3 error report a \u2026", "3 warning failed FORG0001"]),
    "a test that fails again and again is left, and no other": (
        rule("t:b | t:c | t:a | @*", '<assert test="xs:date(name())">a</assert>'
             '<report test="self::t:c">b</report>'),
        ["1 error failed FORG0001", "2 error failed FORG0001",
         "2 error failed FORG0001", "2 error failed FORG0001",
         "3 error failed FORG0001", "3 warning not-run again and again",
         "3 error report b"]),
    "a test that fails now and then is not left": (
        rule("t:b | t:c | t:a | t:b/@*",
             '<assert test="not(@n or not(self::*)) or xs:date(.)">a</assert>'
             .replace("not(self::*)", "name() = 'n'")),
        ["%d error failed FORG0001" % n for n in (2, 2, 3, 3, 6, 6, 6, 6)]),
    "what cannot be had fails each who asks for it": (
        rule("t:c", '<let name="v" value="xs:date(\'q\')"/><assert test="$v">'
             'a</assert><report test="1" subject="$v">b</report>'
             '<assert test="$v">c</assert>'),
        ["3 error failed FORG0001", "3 warning failed FORG0001",
         "3 error report b", "3 error failed FORG0001"]),
    "a broken rule stops itself alone": (
        rule("t:c[", '<report test="1">never</report>') +
        rule("t:c", '<report test="1">ever</report>'),
        ["0 error expression XPST0003", "3 error report ever"]),
    "current() in a context is its node": (
        rule("t:b[@ref][//t:b[@id = current()/@ref]]",
             '<report test="1">known</report>') +
        rule("t:a[t:b/@n = current()/t:b/@n]/t:b[@n = current()/@n][1]",
             '<report test="1">never</report>') +
        rule("t:b[. = 'current()'][current()/@n]", '<report test="1">none'
             "</report>"),
        ["3 error report known", "0 warning not-run current()"]),
    "a variable's content is no instruction": (
        '<let name="v"><xsl:message %s>loud</xsl:message> words</let>' % XSL +
        '<let name="w">only words</let>' +
        rule("t:c", "<report test=\"contains($v, 'loud words') and $v/*\">v"
                    "</report><report test=\"$w = 'only words'\">w</report>"),
        ["3 error report v", "3 error report w"]),
    "keys with content": (
        '<xsl:key %s name="k" match="t:b"><xsl:value-of select="@n + 1"/>'
        "</xsl:key>" % XSL +
        rule("t:c", "<report test=\"key('k', '3')/@id = 'b2'\">b2</report>"),
        ["3 error report b2"]),
    "instructions in messages": (
        rule("t:c", '<report test="1">so <xsl:if %s test="../@n = 2">two'
                    '</xsl:if> <xsl:value-of %s select="../@id"/></report>'
             % (XSL, XSL)), ["3 error report so two b2"]),
    "what is foreign in a message leaves the rule": (
        '<pattern><rule context="t:c"><report test="1">a <xsl:number %s/>'
        '</report><report test="1">b</report></rule><rule context="*">'
        '<report test="self::t:c">never</report></rule></pattern>' % XSL,
        ["0 warning not-run number"]),
    "diagnostics know their rule's variables and parameters": (
        '<pattern abstract="true" id="p"><rule context="t:c">'
        '<let name="v" value="7"/><report test="1" diagnostics="d e">see'
        '</report></rule></pattern><pattern is-a="p"><param name="what" '
        'value="1 + 1"/></pattern><diagnostics><diagnostic id="d">'
        '<value-of select="$v"/></diagnostic><diagnostic id="e">'
        '<value-of select="$what"/></diagnostic><diagnostic id="f">'
        '<value-of select="$nobody"/></diagnostic></diagnostics>',
        ["3 error report see + 7 2"]),
    "diagnostics of a pattern": (
        '<pattern><rule context="t:c"><report test="1" diagnostics="d">see'
        '</report></rule><diagnostics><diagnostic id="d">own</diagnostic>'
        "</diagnostics></pattern><diagnostics><diagnostic id=\"d\">other"
        "</diagnostic></diagnostics>", ["3 error report see + own"]),
    "only abstract rules can be extended": (
        '<pattern><rule context="t:c" id="r"><report test="1">a</report>'
        '</rule><rule context="o:d"><extends rule="r"/><report test="1">b'
        "</report></rule></pattern>",
        ["3 error report a", "0 error syntax no abstract rule",
         "5 error report b"]),
    "a box of abstract rules": (
        '<rules><rule abstract="true" id="r"><report test="1">boxed</report>'
        "</rule></rules>" + rule("t:c", '<extends rule="r"/>'),
        ["3 error report boxed"]),
    "an unknown language": (
        rule("t:c", '<report test="1">a</report>'),
        ["0 error syntax query language"], {"binding": "stx"}),
    "a phase without what it makes active": (
        '<phase id="one"><active pattern="patern1"/><active/></phase>' +
        rule("t:c", '<report test="1">P1</report>', ' id="pattern1"'),
        ['0 error syntax "patern1" (did you mean "pattern1"?)',
         "0 error syntax no pattern"], {"phase": "one"}),
    "a default phase that is not there": (
        '<phase id="first"><active pattern="p1"/></phase>' +
        rule("t:c", '<report test="1">P1</report>', ' id="p1"'),
        ['0 error syntax "frist" is not there (did you mean "first"?)',
         "3 error report P1"], {"more": 'defaultPhase="frist"'}),
    "a phase asked for that is not there": (
        '<phase id="first"><active pattern="p1"/></phase>' +
        rule("t:c", '<report test="1">P1</report>', ' id="p1"'),
        ['0 error syntax did you mean "first"?'], {"phase": "frist"}),
    "names that Schematron does not have": (
        '<patern><rule context="t:c"><report test="1">a</report></rule>'
        '</patern><pattern><rulee context="t:c"/><rule context="t:c">'
        '<asert test="0">b</asert><report test="1">c <valueof select="1"/>'
        '</report><assert test="1" tset="0"/><foo/></rule></pattern>',
        ["0 error syntax <patern> (did you mean <pattern>?)",
         "0 error syntax <rulee> (did you mean <rule>?)",
         "0 error syntax <asert> (did you mean <assert>?)",
         "0 error syntax <valueof> (did you mean <value-of>?)",
         "0 warning not-run tset (did you mean test?)",
         "0 error syntax <foo>", "3 error report c"]),
    "elements where they have no place": (
        '<rule context="t:c"><report test="1">a</report></rule>'
        '<assert test="0">b</assert><pattern><assert test="0">c</assert>'
        '<ns prefix="q" uri="urn:q"/><diagnostic id="d"/> words <rule '
        'context="t:c"><param name="a" value="b"/><report test="1">d</report>'
        '<rule context="t:b"/></rule></pattern>',
        ["0 error syntax <rule> has no place in <schema>",
         "0 error syntax <assert> has no place in <schema>",
         "0 error syntax <assert> has no place in <pattern>",
         "0 error syntax <ns> has no place in <pattern>",
         "0 error syntax <diagnostic> has no place in <pattern>",
         "0 warning not-run words stand in <pattern>",
         "0 error syntax <param> has no place in <rule>",
         "0 error syntax <rule> has no place in <rule>",
         "3 error report d"]),
    "attributes that are missing": (
        '<ns prefix="x"/><let value="1"/><phase><active/></phase>'
        '<pattern abstract="true"/><pattern><rule><report test="1">a</report>'
        '</rule><rule abstract="true"/><rule context="t:c"><extends/><report>a'
        '</report><report test="1">b<value-of/></report></rule></pattern>'
        "<diagnostics><diagnostic/></diagnostics><properties><property/>"
        "</properties><include/>",
        ["0 error syntax <ns> has no uri", "0 error syntax <let> has no name",
         "0 error syntax <phase> has no id",
         "0 error syntax <active> has no pattern",
         "0 error syntax <pattern> has no id",
         "0 error syntax <rule> has no context",
         "0 error syntax <rule> has no id",
         "0 error syntax <extends> has no rule",
         "0 error syntax <report> has no test",
         "0 error syntax <value-of> has no select",
         "0 error syntax <diagnostic> has no id",
         "0 error syntax <property> has no id",
         "0 error syntax <include> has no href", "3 error report b"]),
    "elements in no namespace": (
        rule("t:c", '<assert xmlns="" test="0">a</assert><x xmlns=""/>'
                    '<report test="1">b</report>'),
        ["0 error syntax <assert> is in no namespace", "3 error report b"]),
    "what other vocabularies hold is theirs": (
        '<xsl:variable %s name="v"><file>1</file></xsl:variable>'
        '<let name="w"><asert/></let>'
        '<p xmlns="urn:doc"><rulee/></p>' % XSL +
        rule("t:c", '<report test="$v">b</report>'), ["3 error report b"]),
    "what is referred to and is not there": (
        rule("t:c", '<report test="1" diagnostics="d dd" properties="q">a'
                    '</report>') +
        '<diagnostics><diagnostic id="d">D</diagnostic></diagnostics>'
        '<pattern is-a="none"/><pattern is-a="real"/>'
        '<pattern id="real"><rule context="t:c"><extends rule="none"/></rule>'
        "</pattern>",
        ['0 error syntax no diagnostic "dd"', '0 error syntax no property "q"',
         '0 error syntax no abstract pattern "none"',
         '0 error syntax no abstract pattern "real"',
         '0 error syntax no abstract rule "none"', "3 error report a + D"]),
    "ids and names that stand twice": (
        '<let name="v" value="1"/><let name="v" value="2"/>'
        '<phase id="h"><active pattern="p"/></phase><phase id="h"/>'
        '<pattern id="p"><let name="w" value="1"/><let name="w" value="2"/>'
        '<rule id="r" context="t:c"><report test="1" id="a">a</report></rule>'
        '<rule id="r" context="t:b"><report test="0" id="a">b</report></rule>'
        '</pattern><pattern id="p"/><diagnostics><diagnostic id="d"/>'
        '<diagnostic id="d"/></diagnostics><properties><property id="d"/>'
        "</properties>",
        ['0 error syntax another variable "v"',
         '0 error syntax another variable "w"',
         '0 error syntax another <phase> called "h"',
         '0 error syntax another <pattern> called "p"',
         '0 error syntax another <rule> called "r"',
         '0 error syntax another <diagnostic> called "d"',
         "3 error report a"]),
    "a parameter that the abstract pattern has not": (
        '<pattern abstract="true" id="p"><param name="o" value="9"/>'
        '<rule context="$what"><report test="1">a</report></rule></pattern>'
        '<pattern is-a="p"><param name="what" value="t:c"/><param name="waht" '
        'value="1"/></pattern>',
        ["0 warning not-run no $waht", "3 error report a"]),
    "an error in a context is the author's": (
        rule("t:c | t:b[$none]", '<report test="1">a</report>') +
        rule("t:a/(t:b[)", '<report test="1">a</report>') +
        rule("t:c[xs:date(@n or 'q')]", '<report test="1">a</report>'),
        ['0 error expression "t:c | t:b[$none]", character 11: ',
         '0 error expression "t:a/(t:b[)", character 10',
         '1 error failed "t:c[xs:date(@n or \'q\')]"']),
    "contexts go downwards": (
        "".join(rule(c, '<report test="1">a</report>') for c in (
            "t:c/preceding-sibling::t:b", "..", "t:b/..", "ancestor::t:a",
            "1", "t:b + 1", "t:a/string(.)", "count(t:b)", "(t:b, t:c)",
            "if (1) then t:b else t:c", "following::t:b")),
        ["0 error expression %s" % w for w in (
            "character 5: this is no pattern",
            '"..", character 1: this', '"t:b/..", character 5',
            't:a", character 1: this is', '"1", character 1',
            '"t:b + 1"', '"t:a/string(.)", character 5', '"count(t:b)"',
            '"(t:b, t:c)"', '"if (1) then t:b else t:c"',
            "following")]),
    "contexts that are patterns": (
        "".join(rule(c, '<report test="1"><name/></report>') for c in (
            "child::t:c", "t:a/descendant::t:c", "self::t:c",
            "t:b//descendant-or-self::t:c", ".[self::t:c]", "(t:c)[1]",
            "t:b/(t:c | t:d)", "id('b2')/t:c", "$v/t:b/t:c",
            "root()//t:c", "* except (t:a | t:b | o:d)",
            "t:c intersect t:b/*")).join(
                ('<let name="v" value="/t:a"/>', "")),
        ["3 error report c"] * 11),
    "current() is not a function's": (
        '<ns prefix="f" uri="urn:f"/><xsl:function %s xmlns:f="urn:f" '
        'name="f:f"><xsl:sequence select="current()"/></xsl:function>' % XSL +
        rule("t:c", '<report test="f:f()">a</report>'
                    '<report test="current()">b</report>'),
        ["3 error failed XTDE1360", "3 error report b"]),
    "roles with white space": (
        rule("t:c", '<report test="1" role=" warning &#10;">a</report>'
                    '<report test="1" role="warnings">b</report>'),
        ["3 warning report a", "3 error report b"]),
    "endless sequences end": (
        rule("t:c", '<report test="for $i in 1 to 1000000000 return $i">a'
                    "</report>"), ["3 error failed VDXP0002"]),
    "endless expressions of letters end": (
        rule("t:c", "<report test=\"matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaaaaaa!', '^(a+)+$')\">a</report>"),
        ["3 error failed VDXP"]),
}


def xsl(content, report_tests, binding="xslt2"):
    """Declarations of XSLT, and what is true in a report at t:c."""
    return ('<ns prefix="f" uri="urn:f"/>' + content +
            rule("t:c", "".join('<report test="%s">%s</report>' % (
                t.replace("&", "&amp;").replace("<", "&lt;").replace(
                    '"', "&quot;"), w) for t, w in report_tests)))


MORE = 'xmlns:f="urn:f" xmlns:xs="http://www.w3.org/2001/XMLSchema" ' + XSL
WITH_XSL = {"more": MORE}
CASES.update({
    "instructions in functions": (xsl(
        '<xsl:function name="f:text"><!-- said --><?aside ?>'
        '<xsl:text>a "b" </xsl:text><xsl:text/>c</xsl:function>'
        '<xsl:function name="f:sep"><xsl:value-of select="1 to 3" '
        'separator="-"/></xsl:function>'
        '<xsl:function name="f:in"><xsl:value-of>x<xsl:sequence '
        'select="1, 2"/></xsl:value-of></xsl:function>'
        '<xsl:function name="f:insep"><xsl:value-of separator="&quot;">'
        '<xsl:sequence select="1, 2"/></xsl:value-of></xsl:function>'
        '<xsl:function name="f:when"><xsl:param name="n"/><xsl:choose>'
        '<xsl:when test="$n = 1">one</xsl:when> <xsl:when test="$n = 2">two'
        '</xsl:when></xsl:choose></xsl:function>'
        '<xsl:function name="f:each"><xsl:param name="s"/><xsl:for-each '
        'select="$s"><xsl:sequence select=". * 2"/></xsl:for-each>'
        '</xsl:function>'
        '<xsl:function name="f:if"><xsl:param name="s"/><xsl:if test="$s">yes'
        '</xsl:if></xsl:function>'
        '<xsl:function name="f:copy"><xsl:param name="s"/><xsl:copy-of '
        'select="$s"/></xsl:function>'
        '<xsl:function name="f:none"/>', [
            ('string-join(f:text(), "|") = "a ""b"" ||c"', "text"),
            ('f:sep() = "1-2-3" and count(f:sep()) = 1', "separator"),
            ('f:in() = "x12"', "in value-of"),
            ("f:insep() = '1\"2'", "a quote parts"),
            ('f:when(1) = "one" and f:when(2) = "two" and empty(f:when(3))',
             "when"),
            ('deep-equal(f:each((1, 2)), (2, 4))', "for-each"),
            ('f:if(1) = "yes" and empty(f:if(()))', "if"),
            ('f:copy(..) is .. or f:copy(..) = "two "', "copy-of"),
            ("count(f:text()[. instance of xs:string]) = 0 and f:when(1) eq "
             "xs:untypedAtomic('one')", "no string"),
            ('empty(f:none())', "none")]),
        ["3 error report " + w for w in (
            "text", "separator", "in value-of", "a quote parts", "when",
            "for-each", "if", "copy-of", "no string", "none")], WITH_XSL),
    "variables in functions": (xsl(
        '<xsl:function name="f:v"><xsl:param name="n"/>'
        '<xsl:variable name="a" select="$n + 1"/>'
        '<xsl:variable name="b" as="xs:integer*"><xsl:sequence '
        'select="1 to $a"/></xsl:variable><xsl:variable name="c">'
        '<xsl:sequence select="$b"/>!</xsl:variable>'
        '<xsl:variable name="d" as="xs:integer" select="count($b)"/>'
        '<xsl:sequence select="$d, $c"/></xsl:function>'
        '<xsl:function name="f:wrong" as="xs:integer"><xsl:sequence '
        'select="\'x\'"/></xsl:function>'
        '<xsl:function name="f:typed" as="xs:string"><xsl:param name="n" '
        'as="xs:integer"/><xsl:value-of select="$n"/></xsl:function>', [
            ('f:v(2)[1] = 3 and f:v(2)[2] = "123!"', "v"),
            ('f:typed(4) = "4"', "typed"),
            ('f:typed("x") = "4"', "never"), ('f:wrong() = 1', "never")]),
        ["3 error report v", "3 error report typed",
         "3 error failed XPTY0004", "3 error failed XPTY0004"], WITH_XSL),
    "templates that are called": (xsl(
        '<xsl:template name="t"><xsl:param name="a" select="7"/>'
        '<xsl:param name="b">eight</xsl:param><xsl:sequence '
        'select="concat($a, $b)"/></xsl:template>'
        '<xsl:template name="f:u"><xsl:sequence select="name()"/>'
        '</xsl:template>'
        '<xsl:function name="f:all"><xsl:call-template name="t"/>'
        '</xsl:function>'
        '<xsl:function name="f:one"><xsl:call-template name="t"><!-- b -->'
        '<xsl:with-param name="b" select="9"/><xsl:with-param name="c" '
        'select="10"/></xsl:call-template></xsl:function>'
        '<xsl:function name="f:two"><xsl:call-template name="t">'
        '<xsl:with-param name="b">B</xsl:with-param><xsl:with-param name="a" '
        'select="1 + 1"/></xsl:call-template></xsl:function>'
        '<xsl:function name="f:gone"><xsl:call-template name="none"/>'
        '</xsl:function>', [
            ('f:all() = "7eight"', "all"), ('f:one() = "79"', "one"),
            ('f:two() = "2B"', "two"), ("f:gone()", "never")]),
        ["3 error report all", "3 error report one", "3 error report two",
         "0 warning not-run f:gone is not run: it holds call-template",
         "3 warning not-run f:gone"], WITH_XSL),
    "instructions that lack what they need": (xsl(
        "".join('<xsl:function name="f:%s">%s</xsl:function>' % x for x in (
            ("a", "<xsl:sequence/>"), ("b", "<xsl:if>x</xsl:if>"),
            ("c", "<xsl:choose><xsl:when>x</xsl:when></xsl:choose>"),
            ("d", "<xsl:for-each>x</xsl:for-each>"), ("e", "<xsl:variable/>"),
            ("g", "<xsl:call-template/>"), ("h", "<xsl:param/>"),
            ("i", "<xsl:number/>"), ("j", "<b/>"),
            ("k", '<xsl:for-each select="1"><xsl:if test="current()"/>'
                  "</xsl:for-each>"),
            ("l", "<xsl:if test='1'>" * 101 + "</xsl:if>" * 101))), []),
        ["0 warning not-run f:%s is not run: it holds %s" % x for x in (
            ("a", "sequence"), ("b", "if"), ("c", "when"), ("d", "for-each"),
            ("e", "variable"), ("g", "call-template"), ("h", "param"),
            ("i", "number"), ("j", "b"), ("k", "current() within for-each"),
            ("l", "instructions nested so deep"))], WITH_XSL),
    "declarations of XSLT": (xsl(
        '<xsl:output method="xml"/><xsl:strip-space elements="*"/>'
        '<xsl:preserve-space elements="a"/><xsl:include href="x.xsl"/>'
        '<xsl:function/><xsl:template match="a"/><xsl:key match="a" use="b"/>'
        '<xsl:param name="p" select="5"/><xsl:key name="f:k" match="t:b" '
        'use="@n"/><xsl:key name="k" use="@n"/><xsl:key name="l" match="t:b"/>'
        '<xsl:key name="m" match="t:b" use="xs:date(@n)"/>', [
            ("$p = 5", "param"), ("key('f:k', '4')", "f:k"),
            ("key('k', '4')", "never"), ("key('m', '4')", "never"),
            ("empty(key('l', '4'))", "l")]),
        ["0 warning not-run xsl:include is not run",
         "0 warning not-run xsl:function is not run",
         "0 warning not-run xsl:template is not run",
         "0 warning not-run xsl:key is not run", "3 error report param",
         "3 error report f:k", "3 error failed XTDE1260",
         "3 error failed FORG0001", "3 error report l"], WITH_XSL),
    "what is available": (
        rule("t:c", "".join('<assert test="%s">%s</assert>' % (t, t) for t in (
            "function-available('abs')", "function-available('abs', 1)",
            "not(function-available('abs', 2))",
            "function-available('xs:date', 1)",
            "not(function-available('none:abs'))",
            "element-available('xsl:text')", "element-available('xsl:variable')",
            "not(element-available('text'))",
            "not(element-available('xsl:number'))",
            "not(element-available('t:text'))",
            "system-property('xsl:vendor') = 'Vidimus'",
            "system-property('xsl:product-name') = 'Vidimus'",
            "system-property('xsl:version') = '3.0'",
            "system-property('version') = ''",
            "unparsed-entity-uri('a') = ''",
            "current() is . and (//t:b ! current()) is .")).replace(
                "current() is . and (//t:b ! current()) is .",
                "current() is . and count(//t:b/current()) = 1")), [],
        {"binding": "xslt3"}),
    "keys below a node": (
        '<xsl:key name="k" match="t:b" use="@n"/>'
        '<xsl:key name="many" match="t:b | o:d" use="1, @n, 1"/>'
        '<xsl:key name="nan" match="t:b" use="number(\'x\')"/>'
        '<xsl:key name="at" match="@n" use="string()"/>' +
        rule("t:c", "".join('<assert test="%s">%s</assert>' % (t, t) for t in (
            "key('k', '4', //t:b[3])", "key('k', '3', //t:b[3])",
            "empty(key('k', '2', //t:b[3]))", "count(key('many', 1)) = 5",
            "key('many', 'x')/self::o:d", "empty(key('nan', number('x')))",
            "count(key('k', ('1', '2', '1'))) = 2", "key('at', 'x')/parent::o:d",
            "empty(key('at', 'x', (//t:b)[1]))")) +
            '<report test="key(\'k\', \'4\', ())">a</report>'
            '<report test="key(\'k\', \'4\', //t:b)">a</report>'
            '<report test="key(\'k\', \'4\', 1)">a</report>'
            '<report test="key(\'none\', \'4\')">a</report>'),
        ["3 error failed XPTY0004"] * 3 + ["3 error failed XTDE1260"],
        WITH_XSL),
    "variables with content of each kind": (
        '<let name="tree"><i xmlns="">1</i><i xmlns="">2</i></let>'
        '<xsl:variable name="bare" as="element()*"><i xmlns="">1</i>'
        '<i xmlns="">2</i></xsl:variable>'
        '<xsl:variable name="doc" as="document-node()"><i xmlns="">1</i>'
        '</xsl:variable>'
        '<xsl:variable name="seq" as="xs:integer*"><xsl:sequence '
        'select="1 to 3"/></xsl:variable>'
        '<xsl:variable name="text">so <xsl:sequence select="1, 2"/>'
        '</xsl:variable><xsl:variable name="empty"/>'
        '<xsl:variable name="bad"><xsl:number/></xsl:variable>'
        '<let name="old" value="3"/>' +
        rule("t:c", "".join('<assert test="%s">%s</assert>' % (t, t) for t in (
            "$tree instance of document-node() and count($tree/i) = 2",
            "count($bare) = 2 and $bare[2]/self::i = '2'",
            "$doc instance of document-node() and $doc/i = '1'",
            "deep-equal($seq, (1, 2, 3))", "$text = 'so 12'", "$empty = ''")) +
             '<report test="$bad">a</report>'),
        ["0 warning not-run variable bad has no value: it holds number",
         "3 error failed the variable bad has no value"], WITH_XSL),
    "levels by all their names": (
        rule("t:c", "".join('<report test="1" role="%s">%s</report>' % (r, r)
                            for r in ("hint", "NOTE", "notice", "debug",
                                      "trace", "warn", "caution", "fatal",
                                      "notes", "n", "warningx"))),
        ["3 note report %s" % r for r in ("hint", "NOTE", "notice", "debug",
                                          "trace")] +
        ["3 warning report warn", "3 warning report caution"] +
        ["3 error report %s" % r for r in ("fatal", "notes", "n", "warningx")]),
    "query languages by their names": (
        rule("t:c", '<report test="string(1 div 0) = \'Infinity\'">old'
                    "</report>"), ["3 error report old"],
        {"binding": "XPath1"}),
    "white space in messages is folded": (
        rule("t:c", '<report test="1">\n a \t b<value-of select="\'  \'"/>'
                    '<value-of select="()"/>\n\nc </report>'
                    '<report test="1"> \u2014 </report>'
                    '<report test="1"><value-of select="1 to 3"/>,<name/>'
                    '<value-of select="1.50, 2e0, true(), xs:date(\'2020-01-01\')"/>'
                    "</report>"),
        ["3 error report a b c", "3 error report \u2014",
         "3 error report 1 2 3,c1.5 2 true 2020-01-01"]),
    "flags, sees and the rest": (
        '<pattern><rule context="t:c" flag="F" see="urn:rule"><report test="1" '
        'flag="G" see="urn:check" icon="i" fpi="p">A</report>'
        '<report test="1">B</report></rule></pattern>',
        ["3 error report A", "3 error report B"]),
    "a rule's subject, and a check's": (
        '<pattern><rule context="t:a" subject="o:d"><report test="1">rule'
        '</report><report test="1" subject="t:b[2]">check</report>'
        '<report test="1" subject="()">none</report>'
        '<report test="1" subject="t:b">many</report>'
        '<report test="1" subject="\'text\'">no node</report></rule></pattern>',
        ["5 error report rule", "3 error report check", "1 error report none",
         "2 error report many", "1 error report no node"]),
    "variables with prefixes": (
        '<let name="o:v" value="1"/><let name="none:w" value="2"/>' +
        rule("t:c", '<report test="$o:v = 1">v</report>'),
        ["3 error report v"]),
    "a phase's own variables": (
        '<phase id="h"><let name="a" value="1"/><let name="b" value="$a + 1"/>'
        '<let name="a" value="9"/><let value="3"/><active pattern="p"/></phase>'
        + rule("t:c", '<report test="$b = 2">b</report>', ' id="p"'),
        ['0 error syntax another variable "a"', "0 error syntax <let> has no",
         "3 error report b"], {"phase": "h"}),
    "rules that extend themselves": (
        '<pattern><rule abstract="true" id="r"><extends rule="r"/></rule>'
        '<rule context="t:c"><extends rule="r"/><report test="1">a</report>'
        '</rule></pattern>',
        ['0 error syntax the rule "r" extends itself', "3 error report a"]),
    "abstract is 1, too": (
        '<pattern abstract="1" id="p"><rule context="$x"><report test="1">a'
        '</report></rule></pattern><pattern is-a="p"><param name="x" '
        'value="t:c"/></pattern><pattern abstract="0"><rule context="t:c">'
        '<report test="1">b</report></rule></pattern>'
        '<pattern><rule abstract="1" id="r"><report test="1">c</report></rule>'
        '<rule abstract="no" context="t:c"><extends rule="r"/></rule>'
        "</pattern>",
        ["3 error report a", "3 error report b", "3 error report c"]),
    "old query languages": (
        rule("t:c", "<report test=\"string(1 div 0) = 'Infinity'\">o</report>"),
        ["3 error report o"], {"binding": "EXSLT"}),
    "older ones": (
        rule("t:c", "<report test=\"string(1 div 0) = 'Infinity'\">o</report>"),
        ["3 error report o"], {"binding": "xslt1"}),
    "the oldest": (
        rule("t:c", "<report test=\"string(1 div 0) = 'Infinity'\">o</report>"),
        ["3 error report o"], {"binding": "xpath"}),
    "new query languages": (
        rule("t:c", "<report test=\"string(1e0 div 0) = 'INF'\">n</report>"),
        ["3 error report n"], {"binding": "XPath31"}),
    "contexts with brackets, quotes and comments": (
        "".join(rule(c, '<report test="1">%d</report>' % i) for i, c in
                enumerate(("t:c[. = ')' or '(' != ')']", "(t:c)[not(. = '|')]",
                           "(t:b[@n = '2']/t:c | (o:d))", "(: ) :) t:c",
                           "t:b[(@n = '2')]/t:c", "((t:c))", "(t:b)/(t:c)",
                           "t:b[\n@n\n=\n'2'\n]/t:c", "t:c union (o:d)",
                           "(((((((((t:c)))))))))"))),
        ["3 error report %d" % i for i in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9)] +
        ["5 error report 2", "5 error report 8"]),
    "diagnostics and properties that are not told apart": (
        rule("t:c", '<report test="1" diagnostics="p" properties="d">a</report>'
                    '<report test="1" diagnostics=" d  d ">b</report>') +
        '<diagnostics><diagnostic id="d">D</diagnostic></diagnostics>'
        '<properties><property id="p">P</property></properties>',
        ['0 error syntax no diagnostic "p"', '0 error syntax no property "d"',
         "3 error report a", "3 error report b + D D"]),
    "instructions where none may stand": (
        '<pattern><xsl:number/><rule context="t:c"><report test="1">a</report>'
        '</rule></pattern><pattern><xsl:variable name="v" select="4"/>'
        '<rule context="t:c"><xsl:variable name="w" select="$v + 1"/>'
        '<report test="$w = 5">b</report></rule></pattern>',
        ["0 warning not-run this part of the pattern is not run: it holds number",
         "3 error report a", "3 error report b"], WITH_XSL),
    "what is asked of a default phase": (
        '<phase id="one"><active pattern="p1"/></phase>' +
        rule("t:c", '<report test="1">P1</report>', ' id="p1"') +
        rule("t:c", '<report test="1">P2</report>', ' id="p2"'),
        ["3 error report P1"],
        {"more": 'defaultPhase="one"', "phase": "#DEFAULT"}),
    "contexts of many kinds": (
        "".join(rule(c, '<report test="1">%d</report>' % i) for i, c in
                enumerate((
            "/t:a", "/", "t:b/@n[. = 4]", "//t:c", "t:a//t:c", ".[self::o:d]",
            "document-node()", "processing-instruction()", "node()[self::t:c]",
            "attribute(ref)", "element(c)", "*:d", "o:*", "comment()",
            "text()[. = 'one']", "@*[name() = 'ref']", "(/)", "/*",
            "t:b [ @n = '4' ]", " t:c ", "root()/t:a", "(t:c)",
            "t:c | ( o:d )", "t:b[1] | t:b[1]"))),
        ["%d error report %d" % x for x in (
            (1, 0), (1, 1), (6, 2), (3, 3), (3, 4), (5, 5), (1, 6),
            (3, 8), (3, 9), (5, 11), (5, 12), (4, 13), (2, 14), (3, 15),
            (1, 16), (1, 17), (6, 18), (3, 19), (1, 20), (3, 21), (3, 22),
            (5, 22), (2, 23), (6, 23))]),
})


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def findings(program, folder, schema, phase=None):
    path = os.path.join(folder, "doc.xml")
    args = [program, "validate", "--schema", schema, "--format", "json"]
    done = subprocess.run(args + (["--phase", phase] if phase else []) +
                          [path], check=False, stdout=subprocess.PIPE)
    said = []
    for f in json.loads(done.stdout)["findings"]:
        if not f["id"].startswith("schematron-"):
            continue
        line = f["line"] if f["file"] == path else 0
        words = f["message"]
        if "diagnostics" in f:
            words += " + " + f["diagnostics"]
        said.append((line, f["level"], f["id"][11:], words))
    return said


def is_as(want, got):
    line, level, kind, words = want.split(" ", 3)
    exact = kind in ("assert", "report")
    return (int(line), level, kind) == got[:3] and (
        words == got[3] if exact else words in got[3])


def report_faults(program, folder):
    """SVRL is well-formed, and says what is found where."""
    schema = write(folder, "rules.sch", HEAD % ("xslt2", "") + rule(
        "t:b[@ref]", '<report test="1" id="r">R &lt;</report>', ' id="p"') +
        "</schema>")
    done = subprocess.run([program, "validate", "--schema", schema, "--format",
                           "svrl", os.path.join(folder, "doc.xml")],
                          check=False, stdout=subprocess.PIPE)
    ns = "{http://purl.oclc.org/dsdl/svrl}"
    root = xml.etree.ElementTree.fromstring(done.stdout)
    tags = [x.tag.replace(ns, "") for x in root]
    text = root.findtext("%ssuccessful-report/%stext" % (ns, ns))
    if tags != ["ns-prefix-in-attribute-values"] * 2 + [
            "active-pattern", "fired-rule", "successful-report"] or \
            text != "R <":
        print("svrl: %s, %s" % (tags, text))
        return 1
    return 0


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else \
        os.environ.get("VIDIMUS", "./vidimus")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        write(folder, "doc.xml", DOC)
        for name, case in CASES.items():
            more = case[2] if len(case) > 2 else {}
            head = HEAD % (more.get("binding", "xslt2"), more.get("more", ""))
            schema = write(folder, "rules.sch", head + case[0] + "</schema>")
            got = findings(program, folder, schema, more.get("phase"))
            want = sorted(case[1])
            rest = list(got)
            for w in want:
                hit = [g for g in rest if is_as(w, g)]
                if not hit:
                    print("%s: missing: %s" % (name, w))
                    bad += 1
                else:
                    rest.remove(hit[0])
            for g in rest:
                print("%s: not asked for: %s" % (name, g))
                bad += 1
        bad += report_faults(program, folder)
    if bad:
        print("%d faults" % bad)
    return bad != 0


if __name__ == "__main__":
    sys.exit(main())
