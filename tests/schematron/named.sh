#!/bin/sh
# SPDX-License-Identifier: MIT
# Rules that a document names (xml-model) are run beside the grammar that it
# names, where they lie in its folder; what cannot be had is said.
set -u
. "${srcdir:=.}/tests/cli/common.sh"

cat >"$dir/rules.sch" <<'EOF'
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
 <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
 <pattern><rule context="t:p"><report test=". = 'a'">an a</report></rule></pattern>
</schema>
EOF
cat >"$dir/grammar.rnc" <<'EOF'
default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { element p { text }* }
EOF
body='<TEI xmlns="http://www.tei-c.org/ns/1.0"><p>a</p></TEI>'
named='<?xml-model href="rules.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
grammar='<?xml-model href="grammar.rnc" type="application/relax-ng-compact-syntax"?>'

echo "$grammar$named$body" >"$dir/both.xml"
expect 1 validate "$dir/both.xml"
err_has ': error: an a \[schematron-report\]$'
echo "$grammar$body" >"$dir/one.xml"
expect 0 validate "$dir/one.xml"
echo "$grammar<?xml-model href='nowhere.sch'?>$body" >"$dir/none.xml"
expect 0 validate "$dir/none.xml"
err_has 'nowhere.sch.*its rules are not run.*\[schema-not-found\]$'
mkdir "$dir/in"
echo "$grammar<?xml-model href='../rules.sch'?>$body" >"$dir/in/out.xml"
expect 0 validate "$dir/in/out.xml"
err_has 'rules.sch, which lies outside.*\[schema-not-found\]$'
finish
