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
for name in nowhere.sch NOWHERE.SCH a.sch nowhere.isosch a.IsoSch; do
	echo "$grammar<?xml-model href='$name'?>$body" >"$dir/none.xml"
	expect 0 validate "$dir/none.xml"
	err_has "$name.*its rules are not run.*\[schema-not-found\]\$"
done
# whose name says nothing
for name in .sch .isosch sch isosch a.schx a.sch.xsd; do
	echo "$grammar<?xml-model href='$name'?>$body" >"$dir/none.xml"
	expect 0 validate "$dir/none.xml"
	err_has "$name, which by its name .* is neither.*\[schema-instruction\]\$"
done
mkdir "$dir/in"
echo "$grammar<?xml-model href='../rules.sch'?>$body" >"$dir/in/out.xml"
expect 0 validate "$dir/in/out.xml"
err_has 'rules.sch, which lies outside.*\[schema-not-found\]$'

# where it is named, in whatever order and quotes; what is in the value of
# another pseudo-attribute is none
cat >"$dir/phases.sch" <<'EOF'
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
 <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
 <phase id="first"><active pattern="a"/></phase>
 <phase id="second"><active pattern="b"/></phase>
 <pattern id="a"><rule context="t:p"><report test="1">is A</report></rule></pattern>
 <pattern id="b"><rule context="t:p"><report test="1">is B</report></rule></pattern>
</schema>
EOF
sch="schematypens='http://purl.oclc.org/dsdl/schematron'"
printf '%s\n%s\n%s\n' "$grammar" "<?xml-model   $sch  title=' href=\"x.sch\"' href='gone.sch'?>" "$body" >"$dir/place.xml"
expect 0 validate "$dir/place.xml"
err_has 'place.xml:2:1: .*gone.sch.*\[schema-not-found\]$'
printf '%s\n%s\n' "<?xml-model href='gone.rng'?>" "$body" | sed '1s/^/<!-- a -->\n/' >"$dir/place2.xml"
expect 0 validate "$dir/place2.xml"
err_has 'place2.xml:2:1: .*gone.rng.*\[schema-not-found\]$'
echo "$grammar<?xml-model href='phases.sch' $sch phase='second' group='g' charset='UTF-8'?>$body" >"$dir/phase.xml"
expect 1 validate "$dir/phase.xml"
err_has 'is B \[schematron-report\]$'
check sh -c "! grep -q 'is A' $dir/.err"
expect 1 validate --schema "$dir/phases.sch" --phase first "$dir/phase.xml"
err_has 'is A \[schematron-report\]$'
check sh -c "! grep -q 'is B' $dir/.err"
echo "$grammar<?xml-model href='phases.sch' phase='secnd' type='application/xml'?>$body" >"$dir/phase.xml"
expect 1 validate "$dir/phase.xml"
err_has 'no phase "secnd" (did you mean "second"?).*\[schematron-syntax\]$'
check sh -c "! grep -q 'is A' $dir/.err"
echo "$grammar<?xml-model type='application/schematron+xml' href='phases.sch#x'?>$body" >"$dir/phase.xml"
expect 1 validate "$dir/phase.xml"
err_has 'is A \[schematron-report\]$'
echo "$grammar<?xml-model href='phases.sch' schematypens='http://www.w3.org/2001/XMLSchema'?>$body" >"$dir/phase.xml"
expect 0 validate "$dir/phase.xml"

# references in the values; the first of two that are called alike; an
# instruction that is no list of pseudo-attributes names nothing
sed 's/an a/found/' "$dir/rules.sch" >"$dir/r&s.sch"
for href in 'r&amp;s.sch' 'r&#38;s.sch' 'r&#x26;s.sch' '&#114;&#x26;&#x73;.sch'; do
	echo "$grammar<?xml-model href='$href'?>$body" >"$dir/place.xml"
	expect 1 validate "$dir/place.xml"
	err_has ': error: found \[schematron-report\]$'
done
for href in '&#0;' '&#x110000;' '&#xD800;' '&#;' '&#38' '&lt' '&none;' '&#x;'; do
	echo "$grammar<?xml-model href='q$href.sch' $sch?>$body" >"$dir/place.xml"
	expect 0 validate "$dir/place.xml"
	err_has "the schema q$href\.sch.*\[schema-not-found\]$"
done
echo "$grammar<?xml-model href='&lt;&gt;&quot;&apos;.sch'?>$body" >"$dir/place.xml"
expect 0 validate "$dir/place.xml"
err_has "<>\"'\.sch.*\[schema-not-found\]$"
echo "$grammar<?xml-model href='rules.sch' href='gone.sch'?>$body" >"$dir/place.xml"
expect 1 validate "$dir/place.xml"
err_has 'an a \[schematron-report\]$'
for broken in '="x" href="gone.sch"' 'x href="gone.sch"' 'x "gone.sch"' \
	'href "gone.sch"' 'href=gone.sch' 'href="gone.sch' 'href=="gone.sch"' \
	'x=y href="gone.sch"' 'href x"gone.sch"' '' 'href' 'hre="gone.sch"' 'hreff="gone.sch"'; do
	echo "$grammar<?xml-model $broken?>$body" >"$dir/place.xml"
	expect 0 validate "$dir/place.xml"
	check sh -c "! grep -q 'schema-not-found' $dir/.err"
	err_has 'place.xml:1:76: warning: .*\[schema-instruction\]$'
done
for loose in 'x="y"href = "gone.sch"' '  href
=
"gone.sch"  '; do
	echo "$grammar<?xml-model $loose?>$body" >"$dir/place.xml"
	expect 0 validate "$dir/place.xml"
	err_has 'gone.sch.*\[schema-not-found\]$'
done

# what it is, by its type, its namespace or its name
for kind in 'type="application/schematron+xml" href="rules.xml"' \
	'schematypens="http://purl.oclc.org/dsdl/schematron" href="rules.xml"' \
	'type="text/xml" href="rules.sch"' 'type="application/xml" href="RULES.SCH"' \
	'href="rules.sch#part"'; do
	cp "$dir/rules.sch" "$dir/rules.xml"
	cp "$dir/rules.sch" "$dir/RULES.SCH"
	echo "$grammar<?xml-model $kind?>$body" >"$dir/kind.xml"
	expect 1 validate "$dir/kind.xml"
	err_has 'an a \[schematron-report\]$'
done
for kind in 'type="text/plain" href="rules.sch"' 'href="rules.xml"' 'href=".sch"' \
	'type="text/xml" href="rules.xml"' 'href="rules.schx"' \
	'schematypens="urn:none" type="application/schematron+xml" href="rules.sch"'; do
	echo "$grammar<?xml-model $kind?>$body" >"$dir/kind.xml"
	expect 0 validate "$dir/kind.xml"
	check sh -c "! grep -q 'an a' $dir/.err"
done

# an instruction that cannot be read, or names what is not run, is said; what it
# names beside that is asked all the same
said() { # INSTRUCTION WORDS: nothing is wrong, and that is said
	printf '%s\n' "$1$grammar$body" >"$dir/said.xml"
	expect 0 validate "$dir/said.xml"
	err_has "said.xml:1:1: warning: .*$2.*\[schema-instruction\]$"
}
said '<?xml-model href="rules.sch?>' 'not read from "href="rules.sch" on'
said '<?xml-model href=rules.sch?>' 'not read from'
said '<?xml-model?>' 'has no href'
said '<?xml-model ref="rules.sch"?>' 'has no href'
said '<?xml-model href=""?>' 'has no href'
said '<?xml-model href="rules.sch" schematypens="http://x"?>' 'but http://x'
said '<?xml-model href="a.dtd" type="application/xml-dtd"?>' 'but application'
said '<?xml-model href="a.xsd" type="text/xml"?>' 'by its name'
said '<?oxygen RNGSchema=a.rng?>' 'oxygen is not read'
cp "$dir/rules.sch" "$dir/rules.isosch"
for named in '<?oxygen SCHSchema="rules.sch"?>' \
	'<?xml-model href="rules.isosch" type="application/xml"?>' \
	'<?xml-model href="rules.sch" title="x" here?>'; do
	printf '%s\n' "$grammar$named$body" >"$dir/run.xml"
	expect 1 validate "$dir/run.xml"
	err_has 'an a \[schematron-report\]$'
done

# each grammar that is named is asked, and the vocabulary where there is none
cat >"$dir/other.rnc" <<'EOF'
default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { element q { text }* }
EOF
other='<?xml-model href="other.rnc"?>'
echo "$grammar$other$body" >"$dir/two.xml"
expect 1 validate "$dir/two.xml"
err_has '"p" is not allowed here'
check test "$(grep -c schema-element-unexpected "$dir/.err")" -eq 1
echo "$other$other$body" >"$dir/twice.xml"
expect 1 validate "$dir/twice.xml"
check test "$(grep -c schema-element-unexpected "$dir/.err")" -eq 1
echo "$grammar<?xml-model href='gone.rnc'?>$body" >"$dir/half.xml"
expect 0 validate "$dir/half.xml"
err_has 'gone.rnc.*it is not checked by that'

# a schema that is broken stops what depends on it: the document counts as not
# checked, and goes through the other schemas and its rules
echo '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>' \
	>"$dir/broken.sch"
echo 'start = nobody' >"$dir/broken.rnc"
model="<?xml-model href='rules.sch'?>"
for broken in broken.sch broken.rnc; do
	echo "<?xml-model href='$broken'?>$model$body" >"$dir/beside.xml"
	expect 1 validate "$dir/beside.xml"
	out_has 'beside.xml: not checked'
	err_has "$broken:[0-9:]* error: "
	err_has 'an a \[schematron-report\]$'
	err_has '\[title-missing\]$'
	err_has 'beside.xml: error: a schema that .*\[schema-broken\]$'
	for order in "$broken rules.sch" "rules.sch $broken"; do
		# shellcheck disable=SC2086
		set -- $order
		expect 1 validate --schema "$dir/$1" --schema "$dir/$2" \
			"$dir/two.xml" "$dir/beside.xml"
		check [ "$(grep -c ': not checked' "$dir/.out")" = 2 ]
		check [ "$(grep -c "/$broken:" "$dir/.err")" = 1 ]
		check [ "$(grep -c 'an a \[schematron-report\]$' "$dir/.err")" = 2 ]
		err_has '\[title-missing\]$'
		check [ "$(grep -c 'schema-broken' "$dir/.err")" = 2 ]
	done
	# nor is it a test that passed, or an error that was known before
	expect 1 validate --schema "$dir/$broken" --format tap "$dir/two.xml"
	out_has '^not ok 1 - .*two.xml$'
	expect 0 validate --schema "$dir/$broken" \
		--write-baseline "$dir/known-$broken.json" "$dir/two.xml"
	expect 1 validate --schema "$dir/$broken" \
		--baseline "$dir/known-$broken.json" "$dir/two.xml"
	out_has 'two.xml: not checked'
done

# each one that is broken is told of, once; files of other settings are judged
expect 1 validate --schema "$dir/broken.rnc" --schema "$dir/broken.sch" \
	--schema "$dir/broken.rnc" "$dir/two.xml"
check [ "$(grep -c 'broken\.' "$dir/.err")" = 2 ]
check [ "$(grep -c 'schema-broken' "$dir/.err")" = 1 ]
mkdir "$dir/own"
cp "$dir/two.xml" "$dir/own/a.xml"
cp "$dir/two.xml" "$dir/own/b.xml"
cp "$dir/two.xml" "$dir/own/c.xml"
cp "$dir/broken.sch" "$dir/rules.sch" "$dir/own"
cat >"$dir/own/.vidimus.yaml" <<'EOF'
schemas:
  a.xml: [broken.sch, rules.sch]
  b.xml: rules.sch
  c.xml: broken.sch
EOF
for jobs in 1 3; do
	expect 1 validate -j $jobs "$dir/own/a.xml" "$dir/own/b.xml" \
		"$dir/own/c.xml"
	out_has '/a.xml: not checked'
	out_has '/b.xml: not valid, 1 error'
	out_has '/c.xml: not checked'
	check [ "$(grep -c '/broken.sch:' "$dir/.err")" = 1 ]
	check [ "$(grep -c 'an a \[schematron-report\]$' "$dir/.err")" = 2 ]
done
finish
