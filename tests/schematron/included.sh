#!/bin/sh
# SPDX-License-Identifier: MIT
# What a document includes is judged in its place, where --xinclude asks for it:
# files, elements by their ids, texts, files within files; a fallback stands for
# what cannot be had, and where there is none that is said.
set -u
. "${srcdir:=.}/tests/cli/common.sh"

mkdir -p "$dir/x/sub"
cd "$dir/x" || exit 99
cat >doc.xml <<'EOF'
<a xmlns:xi="http://www.w3.org/2001/XInclude">
<xi:include href="sub/b.xml"/>
<xi:include href="none.xml"><xi:fallback><b>fall</b></xi:fallback></xi:include>
<xi:include href="sub/b.xml" xpointer="k2"/>
<b><xi:include href="t.txt" parse="text"/></b>
<xi:include href="none.xml"/>
<xi:include href="../out.xml"/>
</a>
EOF
cat >sub/b.xml <<'EOF'
<b><c xml:id="k1">x</c><b xml:id="k2">y<xi:include
xmlns:xi="http://www.w3.org/2001/XInclude" href="c.xml"/></b></b>
EOF
echo '<c>deep</c>' >sub/c.xml
echo '<c>out</c>' >../out.xml
printf words >t.txt
cat >rules.sch <<'EOF'
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<pattern><rule context="/a"><report test="1" role="info"><value-of
select="//*/name()"/>: <value-of select="normalize-space()"/></report></rule>
<rule context="c[. = 'deep']"><report test="1" role="info">it stands
here</report></rule></pattern></schema>
EOF
expect 0 validate --fail-on never --xinclude --schema rules.sch doc.xml
err_has 'note: a b c b c b b c b: xydeep fall ydeep words \[schematron-report\]$'
err_has '^doc.xml:2:1: note: it stands here'
err_has '^doc.xml:4:1: note: it stands here'
err_has '^doc.xml:6:1: error: "none.xml" was not included.*\[tei-include\]$'
err_has '^doc.xml:7:1: error: "../out.xml" was not included.*\[tei-include\]$'
check [ "$(grep -c tei-include "$dir/.err")" = 2 ]
expect 0 validate --fail-on never --schema rules.sch doc.xml
err_has 'note: a xi:include '

# a file that includes itself ends
echo '<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="me.xml"/></a>' \
	>me.xml
expect 0 validate --fail-on never --xinclude --schema rules.sch me.xml
err_has 'too many within one another'

# comments and instructions go along where they are meant: not with an element
# beside them, not in a fallback that is not needed
cat >said.xml <<'EOF'
<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="sub/said.xml"><!-- no --><?no ?>
<xi:fallback><!-- no --><?no ?></xi:fallback></xi:include><xi:include href="sub/said.xml"
xpointer="s2"/><xi:include href="none.xml"><!-- no --><?no ?><xi:fallback><!--d--><?e f?></xi:fallback>
<!-- no --><?no ?></xi:include></a>
EOF
cat >sub/said.xml <<'EOF'
<!--a--><?b c?><s><!--1--><?i 1?><s xml:id="s2"><!--2--><?i 2?></s><!--3--></s><!--z-->
EOF
cat >said.sch <<'EOF'
<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<pattern><rule context="/a"><report test="1" role="info"><value-of
select="string-join(.//(comment() | processing-instruction()), '|')"/></report></rule>
</pattern></schema>
EOF
expect 0 validate --fail-on never --xinclude --schema said.sch said.xml
err_has 'note: a|c|1|1|2|2|3|z|2|2|d|f \[schematron-report\]$'
check sh -c "! grep -q tei-include $dir/.err"

# what a fallback includes, and its own fallbacks; pointers of each kind
cat >falls.xml <<'EOF'
<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="none.xml"><xi:fallback>
<b>1<xi:include href="sub/c.xml"/></b><xi:include href="gone.xml"><xi:fallback>2<xi:include
href="sub/c.xml"><xi:fallback>not</xi:fallback></xi:include></xi:fallback></xi:include>
<xi:include href="lost.xml"/>3</xi:fallback></xi:include>4<xi:include href="sub/b.xml"
xpointer="element(k1)"/><xi:include href="sub/b.xml" xpointer="xpointer( id( 'k1' ) )"/><xi:include
href="sub/b.xml" xpointer="element(/1/2)"/></a>
EOF
expect 0 validate --fail-on never --xinclude --schema rules.sch falls.xml
err_has 'note: a b c c c c: 1deep2deep 34xx \[schematron-report\]$'
err_has 'error: "lost.xml" was not included'
err_has 'error: "sub/b.xml" was not included'
check [ "$(grep -c tei-include "$dir/.err")" = 2 ]
finish
