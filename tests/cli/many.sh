#!/bin/sh
# SPDX-License-Identifier: MIT
# Many files, some of which fail: each failure is a finding of its file, the
# others are done, the report and the summary are whole, in the files' order.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

in=$dir/in
mkdir "$in"
cp "$fixtures/tiny.txt" "$in/a.txt"
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>' >"$in/d.xml"
cp "$fixtures/findings/memory-limit/bad.epub" "$in/e.epub"
: >"$in/f.txt"
printf 'MR. A: \377\376\000\001\n' >"$in/g.txt"
cp "$fixtures/findings/zip-overlap/bad.epub" "$in/h.epub"
cp "$fixtures/tiny.txt" "$in/z.txt"
files="$in/a.txt $in/gone.txt $in/lost.txt $in/d.xml $in/e.epub $in/f.txt $in/g.txt
	$in/h.epub $in/z.txt"

# The findings of a report that are errors: "id file", in their order.
errors() {
	python3 - "$1" <<'PY'
import json, os, sys
for f in json.load(open(sys.argv[1]))['findings']:
    if f['level'] == 'error':
        print(f['id'], os.path.basename(f.get('file', '-')))
PY
}

have_python() {
	command -v python3 >/dev/null
}

wanted="file-unread gone.txt
file-unread lost.txt
xml-syntax d.xml
memory-limit e.epub
input-empty f.txt
text-not-text g.txt
zip-overlap h.epub"

# shellcheck disable=SC2086
expect 3 convert $files -o "$dir/out" --to xml --report "$dir/report.json"
check [ -f "$dir/out/a.xml" ]
check [ -f "$dir/out/z.xml" ]
check [ "$(find "$dir/out" -type f | wc -l)" -eq 2 ]
err_has '^9 files: 2 written, 7 not$'
err_has '^error file-unread: 2 in 2 files$'
err_has '^vidimus: .*gone.txt: not read: No such file or directory$'
if have_python; then
	check [ "$(errors "$dir/report.json")" = "$wanted" ]
fi

# places that cannot be written
rm -r "$dir/out"
mkdir -p "$dir/out/a.xml/full"
expect 3 convert "$in/a.txt" "$in/z.txt" -o "$dir/out" --to xml \
	--report "$dir/report.json"
check [ -f "$dir/out/z.xml" ]
err_has '^2 files: 1 written, 1 not$'
if have_python; then
	check [ "$(errors "$dir/report.json")" = "file-unwritten a.xml" ]
fi
if [ -e /dev/full ]; then
	rm -r "$dir/out"
	expect 3 convert "$in/a.txt" "$in/z.txt" -o "$dir/out" --to xml \
		--report /dev/full
	err_has '^vidimus: /dev/full: No space left on device$'
	check [ -f "$dir/out/a.xml" ]
	check [ -f "$dir/out/z.xml" ]
fi

# validate: the same, in the same order, by however many at a time
files="$in/a.txt $in/gone.txt $in/d.xml $in/e.epub $in/f.txt $in/g.txt
	$in/h.epub $in/z.txt"
for jobs in 1 2 7 64; do
	# shellcheck disable=SC2086
	expect 3 validate -j $jobs $files
	cp "$dir/.out" "$dir/text.$jobs"
	cp "$dir/.err" "$dir/said.$jobs"
	check cmp -s "$dir/text.1" "$dir/text.$jobs"
	check cmp -s "$dir/said.1" "$dir/said.$jobs"
	# shellcheck disable=SC2086
	expect 3 validate -j $jobs --format json $files
	cp "$dir/.out" "$dir/json.$jobs"
	check cmp -s "$dir/json.1" "$dir/json.$jobs"
	# shellcheck disable=SC2086
	expect 3 validate -j $jobs --format lines $files
	cp "$dir/.out" "$dir/lines.$jobs"
	check cmp -s "$dir/lines.1" "$dir/lines.$jobs"
done
check [ "$(wc -l <"$dir/text.1")" -eq 8 ]
check grep -q 'a.txt: valid$' "$dir/text.1"
check grep -q 'gone.txt: not checked$' "$dir/text.1"
check grep -q 'z.txt: valid$' "$dir/text.1"
check grep -q 'gone.txt:0:0: error: .*\[file-unread\]$' "$dir/lines.1"
if have_python; then
	check [ "$(errors "$dir/json.1" | grep -c .)" -ge 6 ]
	check [ "$(errors "$dir/json.1" | head -1)" = "file-unread gone.txt" ]
	check [ "$(errors "$dir/json.1" | tail -1)" = "zip-overlap h.epub" ]
fi

# a folder with what waits for ever, leads nowhere, or may not be read
mkdir "$in/sub" "$in/deep"
cp "$fixtures/tiny.txt" "$in/sub/b.txt"
cp "$fixtures/tiny.txt" "$in/deep/b.txt"
ln -s nowhere.txt "$in/sub/link.txt"
chmod 000 "$in/deep"
if mkfifo "$in/sub/pipe.txt" 2>/dev/null; then
	expect 3 validate -j 2 "$in"
	out_has 'sub/b.txt: valid$'
	out_has 'sub/link.txt: not checked$'
	out_has 'sub/pipe.txt: not checked$'
	out_has 'z.txt: valid$'
	expect 3 convert "$in" -o "$dir/walked" --to xml
	check [ -f "$dir/walked/sub/b.xml" ]
	check [ -f "$dir/walked/z.xml" ]
	err_has 'sub/pipe.txt: not read: '
	expect 3 validate "$in"
	[ -r "$in/deep" ] || out_has 'deep: not checked$'
	rm "$in/sub/pipe.txt"
fi
chmod 700 "$in/deep"

finish
