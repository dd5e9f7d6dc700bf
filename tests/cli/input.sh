#!/bin/sh
# SPDX-License-Identifier: MIT
# Bad input and bad places: a status, a message, the old output untouched.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

old="the old output"

# refused FILE: status 1, a finding, a report, the output as it was.
refused() {
	printf %s "$old" >"$dir/target.md"
	rm -f "$dir/report.json"
	expect 1 convert "$@" -o "$dir/target.md" --report "$dir/report.json"
	err_has '\[[a-z-]*\]$'
	check [ "$(cat "$dir/target.md")" = "$old" ]
	check grep -q '"level": "error"' "$dir/report.json"
	check [ -z "$(find "$dir" -name '.vidimus-*')" ]
}

# system STATUS-3 ARGUMENT...
system() {
	expect 3 "$@"
	err_has '^vidimus: '
}

# nothing, or nothing of ours
: >"$dir/empty.xml"
refused "$dir/empty.xml"
printf '\377\330\377\340\000\020JFIF\000\001\002' >"$dir/picture.bin"
refused "$dir/picture.bin"
err_has 'format-other'
truncate -s 257M "$dir/large.txt"
refused "$dir/large.txt"
err_has 'input-too-large'
truncate -s 1K "$dir/large.txt"

# XML that is none, or too much
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>one<p>' \
	>"$dir/cut.xml"
refused "$dir/cut.xml"
awk 'BEGIN {
	print "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>"
	for (i = 0; i < 100000; i++) printf "<div>"
	for (i = 0; i < 100000; i++) printf "</div>"
	print "</body></text></TEI>" }' >"$dir/deep.xml"
refused "$dir/deep.xml"
awk 'BEGIN {
	print "<!DOCTYPE TEI [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
	for (i = 1; i < 12; i++) {
		printf "<!ENTITY a%d \"", i
		for (k = 0; k < 10; k++) printf "&a%s;", (i > 1 ? i - 1 : "")
		print "\">"
	}
	print "]><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>" \
	    "&a11;</p></body></text></TEI>" }' >"$dir/laughs.xml"
refused "$dir/laughs.xml"
printf '<!DOCTYPE TEI [<!ENTITY x SYSTEM "%s">]><TEI xmlns="%s"><text><body><p>a &x; b</p></body></text></TEI>' \
	"file:///etc/passwd" "http://www.tei-c.org/ns/1.0" >"$dir/external.xml"
expect 1 convert "$dir/external.xml" -o "$dir/external.md"
err_has 'xml-entity-unresolved'
check [ "$(grep -c root: "$dir/external.md")" = 0 ]
printf '<page><p>not ours</p></page>' >"$dir/page.xml"
refused "$dir/page.xml"

# YAML that explodes
{
	echo ---
	echo 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]'
	for i in 1 2 3 4 5 6 7 8 9; do
		p=$((i - 1))
		echo "a$i: &a$i [*a$p, *a$p, *a$p, *a$p, *a$p, *a$p, *a$p]"
	done
	echo ---
	echo
	echo text
} >"$dir/bomb.md"
expect 1 convert "$dir/bomb.md" -o "$dir/bomb.xml"
err_has '\[[a-z-]*\]$'

# containers
"$vidimus" convert -q --fail-on never "$fixtures/tiny.txt" -o "$dir/good.epub"
head -c 700 "$dir/good.epub" >"$dir/cut.epub"
refused "$dir/cut.epub"
printf 'PK\003\004 this is no container' >"$dir/none.epub"
refused "$dir/none.epub"
if command -v python3 >/dev/null; then
	python3 - "$dir" <<'PY'
import sys, zipfile
d = sys.argv[1]
def make(name, entries):
    with zipfile.ZipFile(d + '/' + name, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('mimetype', 'application/epub+zip', zipfile.ZIP_STORED)
        for n, b in entries:
            z.writestr(n, b)
box = ('META-INF/container.xml', '<container version="1.0" xmlns="urn:oasis:'
       'names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path='
       '"a.opf" media-type="application/oebps-package+xml"/></rootfiles>'
       '</container>')
make('nopackage.epub', [box])
make('nothing.epub', [])
make('climb.epub', [box, ('../../evil.txt', 'x'), ('a.opf', '<package/>')])
make('zip-ratio.epub', [box, ('a.opf', b' ' * (100 << 20))])
noise = bytes(i * i * i % 251 for i in range(8192))
make('zip-size.epub', [box, ('a.opf', b''.join(
    noise + bytes([i & 255]) * 8 for i in range(17000)))])
make('zip-ratio-all.epub', [box, ('a.opf', '<package/>')] + [
    ('z%d' % i, b' ' * (1 << 20)) for i in range(40)])
make('zip-entries.epub', [('e%d' % i, '') for i in range(20001)])
make('fewer.epub', [('e%d' % i, '') for i in range(19000)])

# two rows of the directory for the bytes of one entry: as they are; with its
# place in the field of ZIP64
import struct
whole = open(d + '/good.epub', 'rb').read()
at = whole.rindex(b'PK\5\6')
size, start = struct.unpack('<II', whole[at + 12:at + 20])
rows, left = [], whole[start:start + size]
while left:
    n = 46 + sum(struct.unpack('<HHH', left[28:34]))
    rows, left = rows + [left[:n]], left[n:]
def put(name, rows):
    every = b''.join(rows)
    with open(d + '/' + name, 'wb') as f:
        f.write(whole[:start] + every + struct.pack(
            '<4sHHHHIIH', b'PK\5\6', 0, 0, len(rows), len(rows), len(every),
            start, 0))
last = rows[-1]
twin = last[:28] + struct.pack('<HHH', 4, 0, 0) + last[34:46] + b'twin'
put('same.epub', rows + [twin])
far = struct.pack('<HH', 1, 8) + last[42:46] + bytes(4)
put('far.epub', rows + [twin[:30] + struct.pack('<H', len(far)) +
                        last[32:42] + b'\xff' * 4 + b'twin' + far])
put('again.epub', rows)
PY
	for f in same far; do
		refused "$dir/$f.epub"
		err_has 'zip-overlap'
	done
	expect 0 convert -q --fail-on error "$dir/again.epub" -o "$dir/again.md"
	refused "$dir/zip-ratio-all.epub"
	err_has 'together expand .*zip-ratio'
	for f in nopackage nothing climb fewer; do
		refused "$dir/$f.epub"
		check [ "$(grep -cE 'zip-(ratio|size|entries)' \
			"$dir/.err")" = 0 ]
	done
	for id in zip-ratio zip-size zip-entries; do
		refused "$dir/$id.epub"
		err_has "$id"
	done
	check [ ! -e "$dir/../evil.txt" ]
fi

# text that is not UTF-8 is read or refused, never half
printf 'MR. A: caf\351 cr\350me, d\351j\340 vu.\n\nMR. B: Oui.\n' \
	>"$dir/latin.txt"
expect 0 convert --fail-on error "$dir/latin.txt" -o "$dir/latin.md" \
	--encoding ISO-8859-1
check grep -q 'café' "$dir/latin.md"
printf 'one\000two\n' >"$dir/nul.txt"
printf %s "$old" >"$dir/nul.md"
"$vidimus" convert "$dir/nul.txt" -o "$dir/nul.md" >"$dir/.out" 2>"$dir/.err"
check [ -s "$dir/.err" ]

# the system
system convert "$dir/absent.txt" -o "$dir/x.md"
expect 2 convert "$dir" -o "$dir/x.md"
err_has 'name a folder'
system convert "$fixtures/tiny.txt" -o "$dir/no/such/folder/x.md"
system convert "$fixtures/tiny.txt" -o "$dir/empty.xml/x.md"
system inspect "$dir/absent.txt"
system validate "$dir/absent.txt"
system compare "$dir/absent.txt" "$fixtures/tiny.txt"
system convert "$fixtures/tiny.txt" -o "$dir/x.md" --people "$dir/absent"

# what stands beside it and is no text, or is given twice
printf 'a\000b' >"$dir/nul.csv"
printf -- '- name: Ann Lee\n' >"$dir/people"
printf 'title: T\n' >"$dir/metadata"
printf '# nothing\n' >"$dir/profile"
for option in people metadata profile; do
	expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.md" \
		--$option "$dir/nul.csv"
	err_has 'nul.csv: error: .*\[text-not-text\]$'
done
expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.md" \
	--profile "$dir/profile" --profile "$dir/profile"
err_has "profile is given twice"
system convert "$fixtures/tiny.txt" -o "$dir/x.md" --report "$dir/no/r.json"
if [ -w /dev/full ]; then
	system convert "$fixtures/tiny.txt" -o /dev/full --to md
	"$vidimus" inspect "$fixtures/tiny.txt" >/dev/full 2>"$dir/.err"
	check [ $? = 3 ]
fi
if [ "$(id -u)" != 0 ]; then
	mkdir "$dir/locked"
	printf %s "$old" >"$dir/locked/x.md"
	chmod a-w "$dir/locked"
	system convert "$fixtures/tiny.txt" -o "$dir/locked/x.md"
	check [ "$(cat "$dir/locked/x.md")" = "$old" ]
	printf %s "$old" >"$dir/mine.txt"
	chmod a-r "$dir/mine.txt"
	system convert "$dir/mine.txt" -o "$dir/x.md"
fi

# many files: what can be written is, the rest is named, once each
expect 1 convert "$fixtures/tiny.txt" "$dir/cut.xml" -o "$dir/out/" --to md
check [ -s "$dir/out/tiny.md" ]
check [ ! -e "$dir/out/cut.md" ]
err_has '2 files: 1 written, 1 not'
expect 3 convert "$dir/absent.txt" "$fixtures/tiny.txt" -o "$dir/out2/" --to md
check [ -s "$dir/out2/tiny.md" ]

# a link stays a link, a mode stays a mode
cp "$fixtures/tiny.txt" "$dir/real.md"
chmod 600 "$dir/real.md"
ln -s real.md "$dir/link.md"
expect 0 convert "$fixtures/tiny.txt" -o "$dir/link.md"
check [ -L "$dir/link.md" ]
check [ "$(find "$dir/real.md" -perm 600)" = "$dir/real.md" ]

# and a new file gets what the umask leaves, whatever the format
for mode in 022:644 027:640 077:600 002:664; do
	for ending in md xml txt epub; do
		rm -f "$dir/new.$ending"
		(umask "${mode%:*}" && "$vidimus" convert "$fixtures/tiny.txt" \
			-o "$dir/new.$ending" >"$dir/log" 2>&1)
		check [ "$(find "$dir/new.$ending" -perm "${mode#*:}")" = \
			"$dir/new.$ending" ]
	done
done

# addresses of a page that says from where they are seen lead to where those of
# its copies lead, and what is left out of it is accounted for
for base in http://a.example/c/ http://a.example/c http://a.example/c/x.html; do
	cat >"$dir/base.html" <<EOF
<html><head><title>T</title><base href="$base"></head><body>
<nav><a href="/n">N</a> <a href="m.html">M</a></nav>
<main><p><a href="d.html#x">y</a> <a href="../e?q=1">e</a> <a href="#z">z</a>
<a href="f g.html">f</a> <a href="//b.example/h">h</a> <img src="p.png" alt="P">
<iframe src="v.html">w</iframe></p><p id="z">here</p></main></body></html>
EOF
	expect 0 roundtrip --via tei,epub,markdown "$dir/base.html"
	check [ "$(grep -c 'agrees$' "$dir/.out")" = 3 ]
	expect 1 convert "$dir/base.html" --to tei -o -
	check [ "$(grep -c 'unaccounted\|account-\|witness-' "$dir/.err")" = 0 ]
done

finish
