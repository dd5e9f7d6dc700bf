#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing is said to be a fault of ours that is none: not over the fixtures in
# every direction and back, and not where a finding says what became of it.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

# what the last run said of our faults must be nothing
blameless() {
	checks=$((checks + 1))
	! grep -E '\[(unaccounted|invented|displaced|witness-differs)\]' \
		"$dir/.err" || fail "$1: our fault"
}

formats='tei epub markdown text'
printf 'MEMORANDUM OF CONVERSATION\n\nDATE: November 19, 2031\nTIME: 4:15 – 4:50 p.m.\nPLACE: Harbour House\n\nMr. Lind: The ferry is late.\n\nMrs. Berg: It was late in May, too.\n\nMr. Lind: So it was.\n' \
	>"$dir/times.txt"
# what editions have before and in their headers: instructions and comments with
# addresses, changes with names, references in addresses, pieces of HTML
cat >"$dir/edition.xml" <<'EOF'
<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://schemas.example/all.rng" type="application/xml"
	schematypens="http://relaxng.org/ns/structure/1.0"?>
<!-- see https://notes.example/keying -->
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Talks by the weir</title></titleStmt>
<publicationStmt><p>Printed.</p></publicationStmt>
<sourceDesc><bibl><idno type="URL">https://books.example/b?id=q&amp;pg=PA45</idno></bibl></sourceDesc>
</fileDesc>
<profileDesc><abstract><p>&lt;p&gt;By &lt;a href="https://authors.example/lind"&gt;Ann Lind&lt;/a&gt;.&lt;/p&gt;</p></abstract>
<langUsage><language ident="und">Old Harbour</language></langUsage></profileDesc>
<revisionDesc><change when="2031-01-02"><name>Otto Berg</name>: read again.</change></revisionDesc>
</teiHeader><text><body><p>We met<lb/>at noon.<!-- https://notes.example/noon --></p>
<p>In words: <table><row><cell cols="1" rows="1">salt</cell><cell cols="1" rows="1">two casks</cell></row></table></p></body></text></TEI>
EOF
for f in "$fixtures"/*.txt "$fixtures/rich.xml" "$dir/edition.xml" \
	"$dir/times.txt"; do
	name=$(basename "$f")
	for to in $formats; do
		"$vidimus" convert --fail-on never --force "$f" --to "$to" \
			-o "$dir/copy.$to" >"$dir/.out" 2>"$dir/.err"
		blameless "$name to $to"
		# what is kept of the header there, seal and all
		"$vidimus" convert --fail-on never --force --from "$to" \
			"$dir/copy.$to" --to tei -o "$dir/back.xml" \
			>"$dir/.out" 2>"$dir/.err"
		blameless "$name to $to to TEI"
		"$vidimus" convert --fail-on never --force "$dir/back.xml" \
			--to tei -o "$dir/again.xml" \
			>"$dir/.out" 2>"$dir/.err"
		blameless "$name to $to to TEI to TEI"
	done
	"$vidimus" roundtrip --fail-on never "$f" >"$dir/.out" 2>"$dir/.err"
	blameless "$name there and back"
done

# findings that say what became of words, links and page numbers
for f in address-active/bad.md block-lost/clean.xml \
	markdown-backlink/bad.md epub-page-number/bad.epub web-page-number/bad.html \
	web-page-number/clean.html; do
	for to in $formats; do
		"$vidimus" convert --fail-on never --force \
			"$fixtures/findings/$f" --to "$to" -o "$dir/copy.$to" \
			>"$dir/.out" 2>"$dir/.err"
		blameless "$f to $to"
	done
done

# a fragment has no place for where it is from
printf '<text xmlns="http://www.tei-c.org/ns/1.0"><body><p>A.</p></body></text>' \
	>"$dir/part.xml"
"$vidimus" convert --fail-on never --force "$dir/part.xml" --to epub \
	-o "$dir/part.epub" >"$dir/.out" 2>"$dir/.err"
"$vidimus" convert --fail-on never --force "$dir/part.epub" --to tei \
	-o "$dir/back.xml" >"$dir/.out" 2>"$dir/.err"
grep -q '<p>A.</p>' "$dir/back.xml" || fail 'a fragment does not come back'
blameless 'a fragment'

# a gloss begins amid what reads as one word without it
printf '<html lang="ja"><h1>港</h1><p>きのうの<ruby>港<rt>みなと</rt></ruby>と<ruby>船<rt>ふね</rt></ruby>。</p></html>' \
	>"$dir/ruby.html"
for to in $formats; do
	"$vidimus" convert --fail-on never --force "$dir/ruby.html" --to "$to" \
		-o "$dir/ruby.$to" >"$dir/.out" 2>"$dir/.err"
	blameless "a gloss to $to"
done

# what plays nothing is left out, and named
printf '<html lang="en"><h1>A</h1><p>One.</p><video>No film.</video></html>' \
	>"$dir/film.html"
for to in $formats; do
	"$vidimus" convert --fail-on never --force "$dir/film.html" --to "$to" \
		-o "$dir/film.$to" >"$dir/.out" 2>"$dir/.err"
	err_has '\[web-resource-dropped\]$'
	blameless "a film without a source to $to"
done

# a document in every format, and back
everywhere() {
	for to in $formats; do
		"$vidimus" convert --fail-on never --force "$1" --to "$to" \
			-o "$dir/every.$to" >"$dir/.out" 2>"$dir/.err"
		blameless "$1 to $to"
		"$vidimus" convert --fail-on never --force --from "$to" \
			"$dir/every.$to" --to tei -o "$dir/every.xml" \
			>"$dir/.out" 2>"$dir/.err"
		blameless "$1 to $to to TEI"
	done
}
body() {
	printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P.</p></publicationStmt><sourceDesc><p>S.</p></sourceDesc></fileDesc></teiHeader><text><body>%s</body></text></TEI>' \
		"$2" >"$dir/$1.xml"
	everywhere "$dir/$1.xml"
}
page() {
	printf '<html lang="en"><h1>T</h1><p>Words of a page.</p>%s</html>' \
		"$2" >"$dir/$1.html"
	everywhere "$dir/$1.html"
}

# readings that a note does not show are the note's words
body note-choice '<p>x<note><choice><sic>aaa</sic><corr>bbb</corr></choice></note></p>'
body note-app '<p>x<note>say <app><lem>ccc</lem><rdg>ddd</rdg><rdg>eee</rdg></app> it</note></p>'

# an abbreviation stands beside its whole form, and apart from its ending
page abbreviation '<p>The un<abbr title="Member of Parliament">MP</abbr>s spoke to <acronym title="Union of Inns">UI</acronym>s.</p>'
page no-form '<p>The <abbr title=" ">MP</abbr>s spoke to <abbr>UI</abbr>s.</p>'

# a line that begins amid a word ends none, whatever stands before it
body unbroken '<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> erst<lb break="no"/>wort.</p>'

# a note in a note parts the words of the other
body note-in-note '<p>p<note>nn<note>in</note>mm</note></p>'
body note-empty '<p>p<note>nn<note/>mm</note></p>'
body note-beside '<p>x<note><p>a<note/>b</p><note n="2"/></note> y<note/></p>'

# readings beside letters read as one with them
body beside-abbr '<p>wor<choice><abbr>d.</abbr><expan>ddd</expan></choice></p>'
body beside-app '<p>un<app><lem>read</lem><rdg>done</rdg></app>able, the <app><lem>mill</lem><rdg>inn</rdg></app>s</p>'
body beside-del '<p>un<subst><del>read</del><add>done</add></subst>able</p>'
body beside-add '<p>un<subst><add>done</add><del>read</del></subst>able</p>'

# text has no line feed amid a word, but where a hyphen ends the line
body amid '<p>Erst<lb break="no"/>wort, <hi>zweit<lb break="no" n="7"/></hi><!-- here -->wort, zu-<lb break="no"/>letzt</p>'
"$vidimus" convert --fail-on never --force "$dir/amid.xml" --to text \
	-o "$dir/amid.txt" >"$dir/.out" 2>"$dir/.err"
grep -q '^Erstwort, zweitwort, zu-$' "$dir/amid.txt" || fail 'a word is parted'
err_has 'lb (2)'
body amid-note '<p>Erst<note>n</note><lb break="no"/>wort<lb break="no"/><lb break="no"/> <lb/></p>'

# an instruction is named with the program that it is for
body instruction '<p>A.</p><?press margin wide?><p>B.</p>'
"$vidimus" convert --fail-on never --force "$dir/instruction.xml" --to text \
	-o "$dir/amid.txt" --report "$dir/said.json" >"$dir/.out" 2>"$dir/.err"
grep -q '"text": "press margin wide"' "$dir/said.json" ||
	fail 'an instruction without its program'

# what shows other readings has no notes in it, and each word by itself
body hint '<p>A <app><lem>mill</lem><rdg>other<note>remark</note></rdg><rdg>wat<hi>er</hi><lb/>mi<note>s</note>ll</rdg></app> and <choice><orig>ye</orig><reg>the<note>so</note></reg></choice>.</p>'

# what a text says of a direction that it leaves out is CSS
page plaintext '<p dir="auto">One.</p><p dir="AUTO">Two.</p>'
"$vidimus" convert --fail-on never --force "$dir/plaintext.html" --to text \
	-o "$dir/plaintext.txt" >"$dir/.out" 2>"$dir/.err"
err_has 'style (2)'
checks=$((checks + 1))
! grep -q 'text-address-lost' "$dir/.err" || fail 'CSS is no address'

# what stands beside words that are left out parts none of them
page aside '<aside>one<!-- said -->two</aside>'
page links '<nav><a>here</a><a href="https://there.example/" title="Look">there</a></nav>'

# a page in a drawing
body drawn '<p>A<figure><svg xmlns="http://www.w3.org/2000/svg"><text>tt</text><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">one<b>two</b></p></foreignObject></svg></figure></p>'
# what front matter means is not how it is written: escapes, heads of blocks,
# lists and mappings that are kept as such, and what is refused with its text
front() {
	name=$1
	shift
	# shellcheck disable=SC2059 # the front matter is a format
	printf -- "$@" >"$dir/front.md"
	for to in $formats; do
		"$vidimus" convert --fail-on never --force "$dir/front.md" \
			--to "$to" -o "$dir/front.$to" >"$dir/.out" 2>"$dir/.err"
		blameless "$name to $to"
		"$vidimus" convert --fail-on never --force --from "$to" \
			"$dir/front.$to" --to tei -o "$dir/back.xml" \
			>"$dir/.out" 2>"$dir/.err"
		blameless "$name to $to to TEI"
	done
}
front 'a line that goes on' '---\ntitle: "con\\\n  tinued"\n---\n\nBody.\n'
front 'lines in quotes' '---\ntitle: "Caf\\xe9\n  na\\u00efve\n\n  \\"so\\""\nnote: said\n---\n\nBody.\n'
front 'quotes that are words' '---\ntitle: The "weir\ndescription: |\n  a: "b\nplace: Harbour\n---\n\nBody.\n'
front 'the head of a block' '---\ndescription: |2-\n    two\n   one\nplace: >+3\n   Weir\n---\n\nBody.\n'
front 'a mapping with an end of line' '---\nx: {k: "a\\nb", l: ["\\tc"]}\n---\n\nBody.\n'
front 'a list of blocks' '---\nheader-includes:\n- |\n  a\n  b\n---\n\nBody.\n'
front 'TOML that is refused' '+++\ntitle = "T \\u00e9"\na = {b = [1, nan]}\n+++\n\nBody.\n'
front 'a control in a title' '---\ntitle: "A \\0 b"\nplace: "C \\x01 d"\n---\n\nBody.\n'
"$vidimus" convert --fail-on never --force "$dir/front.md" --to tei \
	-o "$dir/front.tei" >"$dir/.out" 2>"$dir/.err"
err_has '\[text-control\]$'

# ids that no element may have, and what points at them
printf -- '---\nparticipants:\n- {id: "1 2", name: Lind}\n- {id: 7, name: Berg}\n- {id: "a:b", name: Moss}\n- {id: "ö/1", name: Reed}\n---\n\n**Lind:** Yes.\n\n::: {.turn who="7 ö/1"}\n**Berg:** No.\n:::\n' \
	>"$dir/ids.md"
"$vidimus" convert --fail-on never --force "$dir/ids.md" --to tei \
	-o "$dir/ids.xml" >"$dir/.out" 2>"$dir/.err"
[ "$(grep -c '\[markdown-yaml-value\]$' "$dir/.err")" -eq 4 ] ||
	fail 'an id that no element may have is not named'
for id in 'who="#p7 #ö-1"' 'xml:id="p7"' 'xml:id="ö-1"'; do
	grep -q "$id" "$dir/ids.xml" || fail "$id is not set"
done
! grep '\[tei-invalid\]' "$dir/.err" || fail 'ids make invalid TEI'

# a definition whose address has blanks is one
printf 'A [b][B], ![i][I].\n\n[B]: https://b.example/a\n[I]: <a file.png> "It"\n[B]: https://c.example "twice"\n' \
	>"$dir/twice.md"
"$vidimus" convert --fail-on never --force "$dir/twice.md" --to tei \
	-o "$dir/twice.xml" >"$dir/.out" 2>"$dir/.err"
err_has '\[markdown-link-unused\]$'
blameless 'a definition behind one with blanks'

# code that has more than characters in it is set as code, and keeps that
printf 'One para.\n\nTwo.\n\n<p>A <code>see <a href="https://c.example/" title="tip">x</a> <img src="https://g.example/i.png" alt="al"></code> <code lang="fr">c<br>d <b>e</b></code> <code>f<!--g--></code></p>\n' \
	>"$dir/code.md"
# blocks without words may have remarks
printf '<h1>T</h1><p>Par.</p><p><!--ra--></p><ul><li>a</li><li><!--rb--></li></ul><div><!--rc--></div><h2><!--rd--></h2><blockquote><p><!--re--></p></blockquote><pre><!--rf--></pre><p><span><!--rg--></span></p><figure><img src="https://g.example/a.png"><figcaption><!--rh--></figcaption></figure><table><tr><!--ri--></tr><tr><td>a</td></tr></table>' \
	>"$dir/remarks.html"
printf 'One words.\n\nTwo.\n\n<p><!--ra--></p>word\n\n<h2><!--rb--></h2>\n' \
	>"$dir/remarks.md"
for f in code.md remarks.html remarks.md; do
	for to in $formats; do
		"$vidimus" convert --fail-on never --force "$dir/$f" \
			--to "$to" -o "$dir/$f.$to" >"$dir/.out" 2>"$dir/.err"
		blameless "$f to $to"
		! grep -E '\[(tree-lost|tei-invalid)\]$' "$dir/.err" ||
			fail "$f to $to: something is lost"
	done
done
[ "$(grep -o 'rend="typewriter"' "$dir/code.md.tei" | wc -l)" -eq 2 ] ||
	fail 'what is set as code is not kept as such'
[ "$(grep -c '<!--r' "$dir/remarks.md.tei")" -eq 2 ] ||
	fail 'remarks in blocks without words are gone'
# lines that become fields, and what stood in them: breaks, formulas, glosses,
# directions, titles, pictures, links
field() {
	printf '%b' "$2" >"$dir/field.$1"
	for to in $formats; do
		"$vidimus" convert --fail-on never --force "$dir/field.$1" \
			--to "$to" -o "$dir/copy.$to" \
			>"$dir/.out" 2>"$dir/.err"
		[ -z "$3" ] || err_has "$3"
		blameless "$2 to $to"
	done
}
talk='A Title\n\nANN: a b c.\n\nBOB: d.\n\nSource: '
para='\n\nA para of words follows here, with more.\n'
field md "${talk}Box 3<br>Folder 2\n"
grep -q '<idno type="box">3</idno>' "$dir/copy.tei" ||
	fail 'a break parts no words of a field'
field md "${talk}Box \$3^2\$ <math><mi>x</mi></math> <ruby>b<rt>r</rt></ruby>\n" \
	'gloss stood in a line'
field md "${talk}[x](https://s.example/ \"tip\")\n" '"tip" is left out'
field md "${talk}<abbr title=\"Box\">B.</abbr> 3<!-- seen --> <b>x</b><br>\n" \
	'comment stood in a line'
field md "<p lang=\"he\" dir=\"rtl\">שלום</p>$para" '"rtl" stood in a line'
grep -q 'n="dir">rtl<' "$dir/copy.tei" || fail 'no direction of a field'
field md "<p title=\"tip\">Title word</p>$para" '"tip" is left out'
field md "The Title ![al](a.png)$para" '"a.png al" is left out'
field html '<h1 lang="fr" dir="ltr" title="h1tip">Titre <img src="a.png" alt="al" title="imt"><sup><a href="#n">1</a></sup></h1><p>ANN: Alpha beta.</p><p>BOB: Gamma.</p><p>ANN: Delta word.</p><p>BOB: So.</p>' \
	'"imt" is left out'
# a link around blocks is dropped, and named
field html '<html lang="en"><h1>A</h1><p>One.</p><a href="https://b.example/x"><p>one</p></a>' \
	'around blocks is not carried'
# a link back in words is none of the note
field html '<html lang="en"><h1>A</h1><p>T<a href="#n2" id="r2">2</a></p><ol><li id="n2">Note two<a href="#r2">back</a></li></ol>' \
	'back to its mark'

# white space alone, or what leaves no more, is no value: in no format
for blank in ' ' '\t' '\u0007' '\u2003'; do
	cat >"$dir/blank.md" <<EOF
---
title: "$blank"
author: "$blank"
publisher: "$blank"
contributor:
- role: editor
  text: "$blank"
---

Words here.
EOF
	for to in epub xml md txt; do
		expect 0 convert -q --fail-on error "$dir/blank.md" -o "$dir/blank-copy.$to"
		expect 0 compare "$dir/blank.md" "$dir/blank-copy.$to"
		out_has '^tree  *equal'
		[ $to != epub ] || expect 0 validate "$dir/blank-copy.epub"
	done
	rm "$dir"/blank-copy.*
done

# what cannot be written there is standard output, not input
if [ -c /dev/full ]; then
	"$vidimus" convert -q "$dir/blank.md" -o - --to md >/dev/full \
		2>"$dir/.err"
	err_has 'standard output: not written'
fi

# the words of cells that a table has no column for
printf '| a |\n|---|\n| b | lost words |\n' >"$dir/cell.md"
expect 1 convert "$dir/cell.md" -o "$dir/cell.xml"
err_has 'is lost: "lost words.*markdown-cell'

# of a document whose parts are other files the bytes of each are counted
cp "${srcdir:-.}"/fixtures/findings/tei-included/*.xml "$dir"
for to in md epub xml txt; do
	expect 0 convert --xinclude "$dir/bad.xml" --fail-on error -o "$dir/call.$to"
	err_has ' \[tei-included\]$'
	! grep -qE '\[(unaccounted|invented)\]' "$dir/.err" || fail "$to: it is a fault"
done

# parts with comments, entities and instructions of their own, of which one
# element is asked for, which are in a folder, text, twice there or not at all
xmlns='xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
mkdir "$dir/quay"
printf '<?xml-model href="a.rng"?><!-- oak --><p %s>Part <hi>he</hi>re<note>n</note>.</p><!-- elm -->' \
	"$xmlns" >"$dir/quay-p.xml"
printf '<div %s><p>A.</p><p xml:id="b">B <ref target="https://quay.example/x">one</ref>.</p></div>' \
	"$xmlns" >"$dir/quay-q.xml"
printf '<!DOCTYPE p [<!ENTITY o "<hi>oak</hi>s">]><p %s>Of &o; &#233;.</p>' \
	"$xmlns" >"$dir/quay/e.xml"
printf '<div %s><xi:include href="e.xml"/><p>So.</p></div>' "$xmlns" >"$dir/quay/r.xml"
printf 'plain https://quay.example/t <not> a & tag\n' >"$dir/quay-t.txt"
# included FILE INCLUSION...: a document with them
included() {
	sed "s|<xi:include href=\"second-call.xml\"/>|$2|" "$dir/bad.xml" >"$dir/$1"
}
included i1.xml '<xi:include href="quay-p.xml"/><xi:include href="quay-p.xml"/>'
included i2.xml '<xi:include href="quay-q.xml" xpointer="b"><xi:fallback><p>No.</p></xi:fallback></xi:include>'
included i3.xml '<xi:include href="quay/r.xml"/><p>x<xi:include href="quay-t.txt" parse="text"/>y</p>'
included i4.xml '<xi:include href="no.xml"><xi:fallback><xi:include href="quay-p.xml"/></xi:fallback></xi:include><xi:include href="no2.xml"/>'
for f in i1 i2 i3 i4; do
	for to in md epub xml txt; do
		"$vidimus" convert --fail-on never --force --xinclude "$dir/$f.xml" \
			-o "$dir/call.$to" >"$dir/.out" 2>"$dir/.err"
		blameless "$f with its parts to $to"
	done
	"$vidimus" roundtrip --fail-on never --xinclude "$dir/$f.xml" \
		>"$dir/.out" 2>"$dir/.err"
	blameless "$f with its parts there and back"
done

# validate reads what was parsed for the schema, but counts what was found there
"$vidimus" validate --format json "$fixtures/findings/xml-entity-unresolved/bad.xml" \
	>"$dir/.out" 2>"$dir/.err"
checks=$((checks + 1))
[ "$(grep -c '"unaccounted": 0' "$dir/.out")" = 3 ] || fail "what an entity lost is told"

finish
