#!/bin/sh
# SPDX-License-Identifier: MIT
# Tables beside a run: rows by path, encodings and separators, several tables,
# people in scope; what is broken ends the run before the first output.
# shellcheck disable=SC2016 # backquotes are the messages' own
set -u
. "${srcdir:=..}/tests/cli/common.sh"

mkdir -p "$dir/h/b1" "$dir/h/b2"
talk='MR. LIND: We begin.

MR. TUVE: Olga Brand is ill.
'
for f in b1/a b2/a c; do
	printf '%s' "$talk" >"$dir/h/$f.txt"
done
cd "$dir" || exit 99

# title FILE: what the output says.
title() {
	sed -n 's/^title: //p' "$dir/out/$1.md"
}
run() {
	rm -rf out
	expect 0 convert h -o out/ --to md "$@"
}

# below the folder that was given; in Windows' encoding, with Excel's marks
printf 'file;DC.title;dcterms:creator\r\nb1\\a.txt;"Caf\351; one";Ann\r\nb2/a.txt;Two, "or";\r\n' >m.csv
run --metadata m.csv
check [ "$(title b1/a)" = 'Café; one' ]
check [ "$(title b2/a)" = 'Two, "or"' ]
err_has '^h/c.txt: warning: .*\[metadata-row\]$'
iconv -f WINDOWS-1252 -t UTF-16 m.csv >u.csv
run --metadata u.csv
check [ "$(title b1/a)" = 'Café; one' ]
# what no output could hold is left out, and said
printf 'file: c.txt\ntitle: "a\\0b\\x01c"\n' >z.yaml
rm -rf out
expect 1 convert h/c.txt -o out/ --to md --metadata z.yaml
err_has '2 control characters.*\[text-control\]$'
check [ "$(title c)" = abc ]
printf 'file\tdc:title\th\nb1/a.txt\t"One, ""1"""\t\n' >t.csv
run --metadata t.csv
check [ "$(title b1/a)" = 'One, "1"' ]

# a name alone is none of two, and is said where it is of one
printf 'file,title\na.txt,A\nc.txt,C\n' >n.csv
run --metadata n.csv
check [ -z "$(title b1/a)$(title b2/a)" ]
check [ "$(title c)" = C ]
err_has '^n.csv:2: warning: "a.txt" fits 2 files .*\[metadata-file\]$'
rm -rf out
expect 0 convert h/b1/a.txt -o out/ --to md --metadata n.csv
check [ "$(title a)" = A ]
err_has '^h/b1/a.txt: note: the row "a.txt" (n.csv, line 2).*\[metadata-name\]$'

# several tables, in order; what has no effect is said once
printf 'publisher: P\n' >all.yaml
printf 'file,title,Shelf,tilte\nb2/a.txt,Three,1,\nc.txt,D,2,\nlost.txt,E,3,\n' >o.csv
run --metadata all.yaml --metadata n.csv --metadata o.csv
check [ "$(title c)" = D ]
check [ "$(grep -l '^publisher: P' out/c.md out/b1/a.md out/b2/a.md | wc -l)" = 3 ]
err_has '^h/c.txt: note: `title` is "C" in n.csv (line 3), but "D" in o.csv (line 3).*\[metadata-changed\]$'
check [ "$(grep -c 'Shelf.*\[metadata-key\]' "$dir/.err")" = 1 ]
err_has '^o.csv:1: .*did you mean `title`.*\[metadata-key\]$'
err_has '^o.csv:4: warning: there is no file "lost.txt".*\[metadata-file\]$'

# refused before the first output, with the line
refused() {
	rm -rf out
	expect 2 convert h -o out/ --to md "$@"
	check [ ! -e out ]
}
printf 'file,title\nb1/a.txt,A\nc.txt,C\n./b1/a.txt,B\n' >x.csv
refused --metadata x.csv
err_has '^x.csv:4: error: .*on line 2 and on line 4.*\[table-rows\]$'
printf 'file,title\nb1/a.txt,A\nh/b1/a.txt,B\n' >x.csv
refused --metadata x.csv
err_has '^x.csv:3: error: .*(line 2).*(line 3).*\[table-rows\]$'
printf 'title\nA\nB\n' >x.csv
refused --metadata x.csv
err_has '^x.csv:2: error: .*\[table-rows\]$'
for option in metadata people; do
	printf 'name,title\nAnn,A\nBo,B,C\n' >x.csv
	"$vidimus" inspect --$option x.csv x.txt >/dev/null 2>"$dir/.err"
	err_has '^x.csv:3: warning: .*"C" \[table-cell\]$'
	printf 'name,title\nAnn,"A\nBo,"B"\n' >x.csv
	refused --$option x.csv
	err_has '^x.csv:2: error: .*\[table-broken\]$'
	printf -- '- name: Ann\n  title: [A\n- name: Bo\n' >x.csv
	refused --$option x.csv
	err_has '^x.csv:[0-9]*: error: .*\[table-broken\]$'
done

# people: in scope, and nobody is present because of a list
printf 'name,scope,id\nAnn Lind,b1,p1\nPer Lind,"b2/*.txt; c.txt",p2\nOlga Brand,,p3\nIda Holm,,p4\n' >p.csv
run --people p.csv
check grep -q 'name: Ann Lind' out/b1/a.md
check grep -q 'name: Per Lind' out/b2/a.md
check grep -q 'name: Per Lind' out/c.md
check [ "$(grep -l 'Per Lind' out/b1/a.md | wc -l)" = 0 ]
check [ "$(grep -l 'Ida Holm' out/b1/a.md out/c.md | wc -l)" = 0 ]
check grep -A4 'name: Olga Brand' out/c.md
check grep -q 'participant: false' out/c.md
expect 0 convert h/c.txt -o c.xml
expect 0 convert c.xml -o d.xml --people p.csv
check [ "$(grep -c 'Ida Holm' d.xml)" = 0 ]
printf 'name,scpoe\nAnn Lind,minuets\n' >p.csv
run --people p.csv
err_has '^p.csv:1: warning: .*did you mean `scope`.*\[people-key\]$'
printf 'name,scope\nAnn Lind,minuets/*\n' >p.csv
run --people p.csv
err_has '^p.csv:2: warning: .*\[people-scope\]$'
# what a row says of this file stays, whether the text says it or not
printf 'participants: Ida Holm\n' >q.yaml
run --metadata q.yaml
check grep -q 'name: Ida Holm' out/c.md
finish
