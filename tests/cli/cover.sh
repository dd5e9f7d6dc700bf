#!/bin/sh
# SPDX-License-Identifier: MIT
# What a book is given beside its record: cover, style sheet, fonts, title page;
# and how its contents and files are divided. None of it comes back as the
# record's, and nothing is written where one of them is bad.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-.}/tests/cli/common.sh"
top=${srcdir:-.}

cat >"$dir/a.xml" <<'END2'
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Minutes of a committee &lt;on weirs&gt;</title><author>Ann Harrow</author></titleStmt>
<publicationStmt><publisher>Tarn Archive</publisher><date when="1962-03-04">4 March 1962</date></publicationStmt>
<sourceDesc><p>Tape 4</p></sourceDesc></fileDesc></teiHeader><text><body>
<div><head>One</head><p>First words.</p><div><head>One A</head><sp><speaker>X.</speaker><p>Hello<note>A note.</note>.</p></sp><div><head>Deep</head><p>Deep.</p></div></div><div><head>One B</head><p>More.</p></div></div>
<div><head>Two</head><p>End.</p><sp><speaker>Y.</speaker><p>So<note>Another.</note>.</p></sp></div>
</body></text></TEI>
END2
printf '.speaker { color: teal; }\n' >"$dir/a.css"
printf '# The Weir\n\n*Minutes*, [online](https://example.org/)\n' >"$dir/t.md"
font=$top/fixtures/findings/edition-font/clean.ttf
expect 0 convert --no-provenance "$dir/a.xml" -o "$dir/plain.epub"
expect 0 convert --no-provenance "$dir/plain.epub" -o "$dir/plain.xml"

# given NAME OPTION...: the book is right by our rules, and gives the same record.
given() {
	name=$1
	shift
	expect 0 convert --no-provenance "$dir/a.xml" -o "$dir/$name.epub" "$@"
	expect 0 validate "$dir/$name.epub"
	expect 0 convert --no-provenance "$dir/$name.epub" -o "$dir/$name.xml"
	check test "$(wc -c <"$dir/.err")" = 0
	check cmp "$dir/plain.xml" "$dir/$name.xml"
	expect 0 convert --no-provenance "$dir/$name.epub" -o "$dir/again.epub"
	check cmp "$dir/plain.epub" "$dir/again.epub"
	if [ -f /usr/share/java/epubcheck.jar ] && command -v java >/dev/null; then
		check java -XX:TieredStopAtLevel=1 \
			-jar /usr/share/java/epubcheck.jar -q "$dir/$name.epub"
	fi
}
given all --cover drawn --css "$dir/a.css" --font "$font" \
	--title-page "$dir/t.md" --toc-depth 1 --split-at 1
entry "$dir/all.epub" package.opf
out_has 'properties="cover-image"'
out_has '<meta name="cover" content="vdm-cover-image"/>'
out_has 'media-type="font/ttf"'
out_has 'accessMode">visual'
entry "$dir/all.epub" nav.xhtml
out_has 'epub:type="cover" href="cover.xhtml">Cover'
out_has '>One</a>'
check test "$(grep -c 'One A' "$dir/.out")" = 0
entry "$dir/all.epub" toc.ncx
check test "$(grep -c 'One A' "$dir/.out")" = 0
entry "$dir/all.epub" title.xhtml
out_has '<h1>The Weir</h1>'
entry "$dir/all.epub" cover.svg
out_has '&lt;on<'
out_has 'Ann Harrow'
entry "$dir/all.epub" style.css
out_has 'font-family: "clean"'
out_has '^.speaker { color: teal; }'
entry "$dir/all.epub" text-002.xhtml
out_has '>Two<'

given turns --split-at sp --toc-depth 0
entry "$dir/turns.epub" text-003.xhtml
out_has 'Another'
given given --cover "$top/fixtures/findings/edition-cover/clean.svg" \
	--title-page "$top/fixtures/findings/edition-title-page/clean.xhtml"
entry "$dir/given.epub" title.xhtml
out_has '<h1 class="main">The Weir</h1>'

# A value that there is not, a file that is none, another format: nothing is
# written.
for what in "--toc-depth x" "--toc-depth 12" "--split-at zork" "--css $dir/t.md" \
	"--font $dir/a.css" "--cover $dir/a.css" "--title-page $dir/a.xml"; do
	# shellcheck disable=SC2086 # an option and its value
	expect 2 convert "$dir/a.xml" -o "$dir/none.epub" $what
	check test ! -e "$dir/none.epub"
done
expect 2 convert "$dir/a.xml" -o "$dir/none.md" --cover drawn
err_has 'is for EPUB'
expect 2 convert "$dir/a.xml" -o "$dir/a.css" --to epub --css "$dir/a.css"
expect 3 convert "$dir/a.xml" -o "$dir/none.epub" --cover "$dir/nowhere.jpg"

# What leads out, or runs.
bad() {
	printf '%s' "$2" >"$dir/bad.$1"
	case $1 in css) option=--css ;; *) option=--title-page ;; esac
	expect 2 convert "$dir/a.xml" -o "$dir/none.epub" $option "$dir/bad.$1"
	err_has "$3"
	check test ! -e "$dir/none.epub"
}
bad css '@import "other.css"; p { color: red; }' edition-style
bad css 'p { background: url(a.png) }' edition-style
bad css 'p { background: image-set("a.png" 1x) }' edition-style
bad css 'p { background: URL("\68ttps://x.example/a") }' edition-style
bad css 'p { width: expression(alert(1)) }' edition-style
bad css 'p { color: red' edition-style
bad css "$(printf 'p { color: \377; }')" edition-style
bad xhtml '<p>a<script>x()</script></p>' edition-title-page
bad xhtml '<p><img src="a.png" alt=""/></p>' edition-title-page
bad xhtml '<p><a href="javascript:x()">a</a></p>' edition-title-page
bad xhtml '<p style="color: red">a</p>' edition-title-page
bad xhtml '<p><p>a</p></p>' edition-title-page
bad xhtml '<ul>a</ul>' edition-title-page
bad xhtml '<p>a' edition-title-page
bad xhtml '<p id="a">a</p><p id="a">b</p>' edition-title-page
bad xhtml ' ' edition-title-page
bad md '<iframe src="https://x.example/"></iframe>' edition-title-page

# In a volume, from its description: it comes back, as it was.
mkdir "$dir/v"
cp "$dir/a.xml" "$dir/a.css" "$dir/t.md" "$dir/v"
cp "$font" "$dir/v/Face-Bold.ttf"
cat >"$dir/v/v.yaml" <<'END2'
title: Papers of the weir
language: en
date: "1999"
cover: drawn
css: a.css
title-page: t.md
fonts: [Face-Bold.ttf]
toc-depth: 1
split-at: 1
records: [a.xml]
END2
expect 0 bind "$dir/v/v.yaml" -o "$dir/v.epub"
expect 0 validate "$dir/v.epub"
expect 0 unbind "$dir/v.epub" -o "$dir/un"
check cmp "$dir/v/t.md" "$dir/un/t.md"
check cmp "$dir/v/a.css" "$dir/un/a.css"
check cmp "$dir/v/Face-Bold.ttf" "$dir/un/Face-Bold.ttf"
expect 0 bind "$dir/un/volume.yaml" -o "$dir/again.epub"
check cmp "$dir/v.epub" "$dir/again.epub"
# read as one book, it loses nothing
expect 0 convert --fail-on loss "$dir/v.epub" -o "$dir/one.xml"
err_has epub-volume
# from the command line, too, which wins
expect 0 bind "$dir/a.xml" -o "$dir/v.epub" --cover drawn --toc-depth 0 --title T
entry "$dir/v.epub" nav.xhtml
out_has 'epub:type="cover"'
check test "$(grep -c '>One<' "$dir/.out")" = 0
# what a description may not name, or say
cp "$dir/a.css" "$dir/v/.hidden.css"
for what in 'css: ../a.css' "css: $dir/a.css" 'css: .hidden.css'; do
	printf 'title: A\n%s\nrecords: [a.xml]\n' "$what" >"$dir/v/bad.yaml"
	expect 2 bind "$dir/v/bad.yaml" -o "$dir/bad.epub"
	err_has volume-file
done
for what in 'toc-depth: x' 'split-at: zork' 'fonts: {a: b}'; do
	printf 'title: A\n%s\nrecords: [a.xml]\n' "$what" >"$dir/v/bad.yaml"
	expect 2 bind "$dir/v/bad.yaml" -o "$dir/bad.epub"
	err_has volume-broken
done
finish
