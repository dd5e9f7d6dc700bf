#!/bin/sh
# SPDX-License-Identifier: MIT
# What the front matter of Markdown gives the book that is made of it.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-.}/tests/cli/common.sh"

out_lacks() {
	checks=$((checks + 1))
	! grep -q -e "$1" "$dir/.out" || fail "standard output has '$1'"
}
# lacks FILE WORD: no entry of a book has it.
# shellcheck disable=SC2317 # check calls it
lacks() {
	python3 -c 'import sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
sys.exit(any(sys.argv[2].encode() in book.read(n) for n in book.namelist()))' \
		"$1" "$2"
}
# talk FILE KEY...: a record with these lines in its front matter.
talk() {
	file=$1
	shift
	{
		printf -- '---\ntitle: Talk at the slipway\nlang: en\ndate: 1951-03-04\n'
		for key in "$@"; do printf '%s\n' "$key"; done
		printf -- '---\n\n# Morning\n\n**Berit Oddsen:** The slipway is old.\n\n'
		printf '## The bill\n\n**Tor Lie:** Who pays?\n'
	} >"$file"
}
mkdir "$dir/in" "$dir/in/s"
printf 'h1{color:#123456}\n' >"$dir/in/a.css"
printf 'h2{color:#654321}\n' >"$dir/in/s/b.css"
printf '<p class="mine">A page of ours</p>\n' >"$dir/in/t.xhtml"

talk "$dir/in/m.md" 'css: [a.css, s/b.css]' 'toc-depth: 1' 'split-level: 1' \
	'title-page: t.xhtml'
expect 0 convert "$dir/in/m.md" -o "$dir/m.epub"
check test "$(grep -c edition-unused "$dir/.err")" = 0
entry "$dir/m.epub" style.css
out_has '#123456'
out_has '#654321'
entry "$dir/m.epub" nav.xhtml
out_has Morning
out_lacks 'The bill'
entry "$dir/m.epub" title.xhtml
out_has 'A page of ours'
expect 0 validate "$dir/m.epub"
# the command line wins, and only over what it says
printf 'h3{color:#abcdef}\n' >"$dir/c.css"
expect 0 convert "$dir/in/m.md" -o "$dir/m.epub" --css "$dir/c.css" --toc-depth 2
entry "$dir/m.epub" style.css
out_has '#abcdef'
out_lacks '#123456'
entry "$dir/m.epub" nav.xhtml
out_has 'The bill'
entry "$dir/m.epub" title.xhtml
out_has 'A page of ours'
# nobody else's book has it
talk "$dir/in/n.md" 'lang: en'
sed -i '/^lang: en$/{x;s/^/x/;/^xx/{x;d};x}' "$dir/in/n.md"
expect 0 convert "$dir/in/m.md" "$dir/in/n.md" --to epub -o "$dir/out/"
entry "$dir/out/m.epub" style.css
out_has '#123456'
entry "$dir/out/n.epub" style.css
out_lacks '#123456'
entry "$dir/out/n.epub" nav.xhtml
out_has 'The bill'
# the keys come back, and stay fields in other formats
expect 0 convert "$dir/m.epub" --to md -o -
out_has 'toc-depth: 1'
expect 0 convert "$dir/in/m.md" -o "$dir/m.xml"
check test "$(grep -c edition-unused "$dir/.err")" = 0

# what a document may not name: the book is made without it
printf 'p{}\n' >"$dir/house.css"
printf 'p{}\n' >"$dir/in/.h.css"
printf 'TOKEN=1\n' >"$dir/in/secret.txt"
printf '@import url(x.css);\n' >"$dir/in/far.css"
ln -s ../house.css "$dir/in/link.css"
mkfifo "$dir/in/pipe.css"
for key in 'css: ../house.css' 'css: .h.css' 'css: s/../a.css' \
	"css: $dir/house.css" 'css: https://example.org/a.css' 'css: far.css' \
	'css: none.css' 'css: secret.txt' 'css: link.css' 'css: pipe.css' \
	'css: s' 'css: a.css/' 'title-page: secret.txt' 'title-page: none.md' \
	'epub-fonts: a.css' 'epub-fonts: [secret.txt]' 'toc-depth: deep' \
	'toc-depth: 12' 'split-level: zork'; do
	talk "$dir/in/bad.md" "$key"
	rm -f "$dir/bad.epub"
	expect 0 convert "$dir/in/bad.md" -o "$dir/bad.epub"
	err_has 'line 5: the book is made without .*edition-unused'
	check test -s "$dir/bad.epub"
	check lacks "$dir/bad.epub" TOKEN
done
# of several what can be had is
talk "$dir/in/some.md" 'css: [none.css, a.css, far.css, 7]'
expect 0 convert "$dir/in/some.md" -o "$dir/some.epub"
check test "$(grep -c edition-unused "$dir/.err")" = 3
entry "$dir/some.epub" style.css
out_has '#123456'
# what has no value says nothing
for key in css stylesheet epub-fonts title-page toc-depth split-level; do
	talk "$dir/in/null.md" "$key: null"
	expect 0 convert "$dir/in/null.md" -o "$dir/null.epub"
	check test "$(grep -c 'edition-unused\|markdown-style' "$dir/.err")" = 0
done
# a sheet longer than VDM_LIMIT_EDITION_TEXT is none
head -c 1048577 /dev/zero | tr '\0' ' ' >"$dir/in/long.css"
talk "$dir/in/long.md" 'css: long.css'
expect 0 convert "$dir/in/long.md" -o "$dir/long.epub"
err_has 'longer than a mebibyte.*edition-unused'
expect 2 convert "$dir/in/null.md" -o "$dir/long.epub" --css "$dir/in/long.css"
err_has 'longer than a mebibyte.*edition-style'
# standard input lies nowhere
checks=$((checks + 1))
"$vidimus" convert - --from md --to epub -o "$dir/i.epub" <"$dir/in/m.md" \
	2>"$dir/.err" || fail 'standard input'
err_has 'standard input lies in no folder'
# what is read is not written over
cp "$dir/in/a.css" "$dir/kept.css"
expect 2 convert "$dir/in/m.md" --to epub -o "$dir/in/a.css"
check cmp "$dir/kept.css" "$dir/in/a.css"
# a sheet that changed makes the book anew
expect 0 convert "$dir/in/m.md" --to epub -o "$dir/up/" --update
printf 'h1{color:#fedcba}\n' >"$dir/in/a.css"
expect 0 convert "$dir/in/m.md" --to epub -o "$dir/up/" --update
entry "$dir/up/m.epub" style.css
out_has '#fedcba'
# so does one that was not there
talk "$dir/in/m.md" 'css: later.css'
expect 0 convert "$dir/in/m.md" --to epub -o "$dir/up/" --update
err_has edition-unused
printf 'h1{color:#0a0b0c}\n' >"$dir/in/later.css"
expect 0 convert "$dir/in/m.md" --to epub -o "$dir/up/" --update
entry "$dir/up/m.epub" style.css
out_has '#0a0b0c'
finish
