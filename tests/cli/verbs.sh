#!/bin/sh
# SPDX-License-Identifier: MIT
# The verbs: what they print, where they write, with which status they leave.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

# the program as a whole
expect 0 --version
out_has '^vidimus [0-9]'
expect 0 --help
out_has 'roundtrip'
expect 2
expect 2 no-such-verb
err_has 'no such verb'
expect 2 convret
err_has 'no such verb: did you mean "convert"'
expect 2 xyz
check sh -c "! grep -q 'did you mean' '$dir/.err'"
expect 2 validate --shcema=x
err_has 'no such option: did you mean --schema'
expect 2 explain spekaer-lost
err_has 'did you mean "speaker-lost"'
for verb in convert validate compare roundtrip inspect schema explain \
	attest verify bind unbind; do
	expect 0 $verb --help
	out_has "usage: vidimus $verb"
	out_has 'Exit status'
	expect 2 $verb --no-such-option
	err_has 'no such option'
done

# A file that looks like an option is a file, or nobody knows.
mkdir "$dir/odd"
for name in --help -h --fail-on=never --quiet -q - -- -x.txt; do
	rm -rf "$dir/odd"
	mkdir "$dir/odd"
	cp "$fixtures/tiny.txt" "$dir/odd/$name"
	checks=$((checks + 3))
	# shellcheck disable=SC2035 # that is what is tested
	(cd "$dir/odd" && "$vidimus" validate * </dev/null) \
		>"$dir/.out" 2>"$dir/.err"
	got=$?
	if [ "$name" = -- ]; then
		[ $got = 2 ] || fail "*: -- is taken for a file"
		continue
	fi
	[ $got = 2 ] || fail "validate * with a file $name: $got"
	err_has "write \./$name"
	(cd "$dir/odd" && "$vidimus" validate ./* </dev/null) \
		>"$dir/.out" 2>"$dir/.err" ||
		fail "validate ./* with a file $name"
	(cd "$dir/odd" && "$vidimus" validate -- * </dev/null) \
		>"$dir/.out" 2>"$dir/.err"
	got=$?
	[ $got = 0 ] || { [ "$name" = - ] && [ $got = 2 ]; } ||
		fail "validate -- * with a file $name: $got"
done

# Names and words that others chose stay in their line, and command nobody.
rm -rf "$dir/odd"
mkdir "$dir/odd"
esc=$(printf '\033')
csi=$(printf '\302\233')
for name in "::error::x.txt" " ::warning::x.txt" "a
::error::y.txt" "b##[error]z.txt" "c${esc}[2J.txt" "d$csi.txt" \
	"$(printf 'e\377.txt')"; do
	printf 'MR. A: Words.\n\nSource: Roll %s\n' "$csi" >"$dir/odd/$name"
done
clean() {
	checks=$((checks + 1))
	LC_ALL=C grep -qE "::[a-z]|##\[|$esc|$csi" "$dir/.out" "$dir/.err" &&
		fail "$1: a name has its effects"
	return 0
}
for how in text lines json; do
	"$vidimus" validate --format $how "$dir/odd" >"$dir/.out" 2>"$dir/.err"
	clean "validate --format $how"
	[ $how = text ] && continue
	command -v python3 >/dev/null || continue
	check python3 -c 'import json, sys
d = open(sys.argv[2], "rb").read().decode()
if sys.argv[1] == "json":
	assert len(json.loads(d)["findings"]) > 3' $how "$dir/.out"
done
(cd "$dir/odd" && "$vidimus" convert -- * -o ../odd-out --to md \
	--report ../odd.json) >"$dir/.out" 2>"$dir/.err"
clean convert
(cd "$dir/odd" && "$vidimus" convert ./* -o ../odd-out/ --to md \
	--report ../odd.json) >"$dir/.out" 2>"$dir/.err"
check [ "$(find "$dir/odd-out" -name '*.md' | tr '\n' '.' |
	LC_ALL=C grep -o '[.]md[.]' | wc -l)" = 7 ]
clean convert
cp "$dir/odd.json" "$dir/.out"
clean 'convert --report'
for verb in inspect roundtrip "inspect --fields" "inspect --units" \
	"inspect --json" "compare $fixtures/tiny.txt" "convert --no"; do
	for f in "$dir/odd"/*; do
		# shellcheck disable=SC2086
		"$vidimus" $verb "$f" >"$dir/.out" 2>"$dir/.err"
		clean "$verb"
		# shellcheck disable=SC2086
		"$vidimus" $verb "$f.none" >"$dir/.out" 2>"$dir/.err"
		clean "$verb, no file"
	done
done
"$vidimus" "::error::x" >"$dir/.out" 2>"$dir/.err"
clean 'no verb'
"$vidimus" convert x --to "::error::x" >"$dir/.out" 2>"$dir/.err"
clean 'no format'

# explain: each finding has a cause, an example and a cure
expect 0 explain
ids=$(awk '{ print $2 }' "$dir/.out")
check [ "$(echo "$ids" | wc -l)" -gt 40 ]
check [ -z "$(echo "$ids" | sort | uniq -d)" ]
for id in $ids; do
	expect 0 explain "$id"
	for part in Cause Example Cure; do
		checks=$((checks + 1))
		grep -q "^$part: *[^ ]" "$dir/.out" ||
			fail "explain $id: no $part"
	done
done
expect 2 explain no-such-finding

# schema
expect 0 schema
out_has '^vidimus-tei$'
names=$(cat "$dir/.out")
for name in $names; do
	expect 0 schema "$name"
	out_has 'relaxng.org/ns/structure\|json-schema.org/draft'
done
expect 2 schema no-such-schema

# convert: formats by ending, by name, through pipes
for to in txt xml epub md; do
	expect 0 convert "$fixtures/tiny.txt" -o "$dir/tiny.$to"
	check [ -s "$dir/tiny.$to" ]
	expect 0 convert --fail-on never "$fixtures/tiny.txt" -o "$dir/x" \
		--to $to
	check cmp "$dir/x" "$dir/tiny.$to"
	# standard input has no name
	expect 0 convert --fail-on never --no-provenance "$fixtures/tiny.txt" \
		-o "$dir/x" --to $to
	"$vidimus" convert -q --fail-on never --no-provenance - -o - --from txt \
		--to $to \
		<"$fixtures/tiny.txt" >"$dir/y" || fail "through pipes to $to"
	check cmp "$dir/x" "$dir/y"
	expect 0 inspect "$dir/tiny.$to"
done
expect 2 convert
expect 2 convert "$fixtures/tiny.txt"
expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.unknown"
expect 2 convert "$fixtures/tiny.txt" -o "$dir/x" --to pdf
expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.xml" --from pdf
expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.xml" --fail-on sometimes
for no in yesterday 2020-13-01T00:00:00Z 2020-02-30T00:00:00Z \
	2021-02-29T00:00:00Z 2020-01-01T25:00:00Z 2020-01-01T00:60:00Z \
	2020-01-01T24:00:00Z 2020-01-01T23:59:60Z 0000-01-01T00:00:00Z 2020-01-01 2020-01-01T00:00:00z; do
	expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.epub" --modified "$no"
	err_has 'a moment'
	expect 2 bind "$fixtures/tiny.txt" -o "$dir/x.epub" --modified "$no"
done
for no in yesterday 2020-02-30 0000-00-00 2020-1-1 2020-01-01T00:00:00Z ''; do
	expect 2 review "$fixtures/tiny.txt" -o "$dir/q.yaml" --when "$no"
	err_has 'a day, YYYY-MM-DD'
	expect 2 review --from-edits "$fixtures/tiny.txt" "$fixtures/tiny.txt" \
		--by Ada --when "$no"
done
SOURCE_DATE_EPOCH=soon expect 2 convert "$fixtures/tiny.txt" -o "$dir/x.epub"

# the same bytes whatever the time zone; the date from --modified or the
# environment
SOURCE_DATE_EPOCH=1000000000 TZ=Asia/Tokyo \
	expect 0 convert "$fixtures/tiny.txt" -o "$dir/a.epub"
TZ=America/Lima expect 0 convert "$fixtures/tiny.txt" -o "$dir/b.epub" \
	--modified 2001-09-09T01:46:40Z
check cmp "$dir/a.epub" "$dir/b.epub"

# several inputs, a folder, a summary; the same name twice is refused
expect 0 convert --fail-on never "$fixtures"/*.txt -o "$dir/out/" --to md
for f in "$fixtures"/*.txt; do
	check [ -s "$dir/out/$(basename "$f" .txt).md" ]
done
err_has 'files: [0-9]* written, 0 not'
err_has 'in [0-9]* files\{0,1\}$'
echo '<project><target name="all"/></project>' >"$dir/build.xml"
expect 1 convert "$fixtures/rich.xml" "$dir/build.xml" -o "$dir/out/" --to md
err_has '2 files: 1 written, 1 not'
err_has '^error tei-not-tei: 1 in 1 file$'
err_has '^  Convert it to TEI first'
err_has '^       1  .*build.xml$'
expect 0 convert "$fixtures/tiny.txt" "$dir/tiny.xml" -o "$dir/named" --to md
err_has 'tiny.xml: note: .*named/tiny.xml.md \[output-named\]$'
check [ -f "$dir/named/tiny.txt.md" ]
expect 2 convert "$fixtures/tiny.txt" "$fixtures/letter.txt" -o "$dir/out"

# a folder: all that is in it, as it lies there; one file is no place for it
mkdir -p "$dir/tree/deep/er" "$dir/bare"
cp "$fixtures/tiny.txt" "$dir/tree/a.txt"
cp "$fixtures/tiny.txt" "$dir/tree/deep/er/b.txt"
cp "$fixtures/tiny.txt" "$dir/tree/deep/a.txt"
: >"$dir/tree/deep/other.bin"
expect 0 convert "$dir/tree" -o "$dir/grown" --to md
for name in a deep/a deep/er/b; do
	check [ -s "$dir/grown/$name.md" ]
done
err_has '3 files: 3 written, 0 not'
expect 0 convert "$dir/tree/" "$fixtures/minutes.txt" -o "$dir/grown/" --to tei
check [ -s "$dir/grown/deep/er/b.xml" ]
check [ -s "$dir/grown/minutes.xml" ]
expect 2 convert "$dir/tree" -o "$dir/tree" --to txt
err_has 'which is read'
expect 2 convert "$dir/tree" -o "$dir/x.epub"
err_has 'name a folder'
check [ ! -e "$dir/x.epub" ]
expect 2 convert "$dir/tree/a.txt" "$dir/tree/deep/a.txt" -o "$dir/x.epub"
err_has 'name a folder'
expect 2 convert "$dir/bare" -o "$dir/grown" --to md
err_has 'nothing would be converted'
expect 0 validate "$dir/tree"
err_has '^3 files: 3 valid, 0 not valid, 0 not checked$'
expect 0 inspect --review "$dir/tree/a.txt"
out_has 'tree/a.txt$'

# a corpus: one volume, or a file a text
corpus=$fixtures/findings/tei-corpus/bad.xml
expect 0 convert -q "$corpus" -o "$dir/out/all.md"
check grep -q 'Somebody did' "$dir/out/all.md"
expect 0 convert -q --split "$corpus" -o "$dir/out/" --to md
check grep -q 'title: The First Call' "$dir/out/bad-1.md"
check grep -q 'Somebody did' "$dir/out/bad-2.md"
check [ ! -e "$dir/out/bad.md" ]
expect 2 convert --split "$corpus" -o "$dir/all.md"

# the report
expect 0 convert --fail-on never "$fixtures/minutes.txt" -o "$dir/m.xml" \
	--report "$dir/r.json"
for key in findings id level file line column message; do
	check grep -q "\"$key\"" "$dir/r.json"
done
expect 1 convert "$fixtures/minutes.txt" -o "$dir/m.xml" --fail-on note
err_has 'minutes.txt:[0-9]*:[0-9]*: [a-z]*: .* \[[a-z-]*\]$'
expect 1 convert -q "$fixtures/minutes.txt" -o "$dir/m.xml" --fail-on note
check [ ! -s "$dir/.err" ]

# inspect
expect 0 inspect --units "$fixtures/transcript.txt"
check [ "$(head -1 "$dir/.out")" = "$(printf 'line\tend\tkind\tspeakers\tbasis')" ]
expect 0 inspect --fields "$fixtures/transcript.txt"
check [ "$(head -1 "$dir/.out")" = "$(printf 'field\tvalue\tstate\tline')" ]
expect 0 inspect --json "$fixtures/transcript.txt"
out_has '"units"'
expect 0 inspect --review "$fixtures/transcript.txt"
expect 0 inspect "$fixtures/transcript.txt"
out_has '^fields'
expect 2 inspect

# compare
expect 0 compare "$fixtures/rich.xml" "$fixtures/rich.xml"
out_has 'equal'
sed 's/who="#okell"/who="#chair"/' "$fixtures/rich.xml" >"$dir/other.xml"
expect 1 compare "$fixtures/rich.xml" "$dir/other.xml"
out_has '^changed .* speaker:'
err_has 'rich.xml:[0-9]*: error: .*\[speaker-changed\]'
expect 0 compare --fail-on never "$fixtures/rich.xml" "$dir/other.xml"
expect 1 compare --format json "$fixtures/rich.xml" "$dir/other.xml"
out_has '"outcome": "changed"'
expect 2 compare "$fixtures/rich.xml"
expect 2 compare --format yaml "$fixtures/rich.xml" "$dir/other.xml"
expect 0 convert "$fixtures/transcript.txt" -o "$dir/t.xml"
expect 0 compare "$fixtures/transcript.txt" "$dir/t.xml"
out_has '^witness .*; agrees$'
expect 0 compare --no-account "$fixtures/transcript.txt" "$dir/t.xml"
expect 0 convert "$fixtures/transcript.txt" -o "$dir/t.epub"
expect 0 compare --format json "$fixtures/transcript.txt" "$dir/t.epub"
out_has '"agrees": true'
printf 'See [it](https://e.example/a) now.\n' >"$dir/link.md"
printf 'See it now.\n' >"$dir/link.txt"
expect 0 compare "$dir/link.md" "$dir/link.txt"
err_has '"https://e.example/a", address, is not there.*witness-differs'
out_has '^witness .*; differs: '
# what the second alone has stands at no line of the first
expect 0 compare "$dir/link.txt" "$dir/link.md"
err_has '^[^:]*link.txt: warning: .*from the second, line 1: "https://e.example/a"'

# roundtrip
expect 0 roundtrip "$fixtures/transcript.txt"
out_has '^epub '
expect 0 roundtrip "$fixtures/transcript.txt" --via tei+epub+md,md
out_has '^tei+epub+md '
expect 0 roundtrip "$fixtures/rich.xml" --via tei+epub+md+txt
out_has '^tei+epub+md+txt .* 155/155 .* same differ  fixed  agrees$'
err_has 'via tei+epub+md+txt:.* choice (1), .*\[text-markup-lost\]$'
expect 2 roundtrip "$fixtures/transcript.txt" --via tei+pdf
expect 2 roundtrip

# validate
expect 0 validate "$fixtures/rich.xml"
out_has 'rich.xml: valid'
expect 0 validate --schema "$srcdir/schemas/vidimus-tei.rng" \
	"$fixtures/rich.xml"
sed 's/<head>The weir/<headline\/><head>The weir/' "$fixtures/rich.xml" \
	>"$dir/bad.xml"
expect 1 validate --schema "$srcdir/schemas/vidimus-tei.rng" "$dir/bad.xml"
err_has 'bad.xml:[0-9]*:[0-9]*: error: .*headline'
expect 1 validate --format lines --schema \
	"$srcdir/schemas/vidimus-tei.rng" "$dir/bad.xml"
out_has '^[^:]*bad.xml:[0-9]*:[0-9]*: error: '
expect 1 validate --format json --schema \
	"$srcdir/schemas/vidimus-tei.rng" "$dir/bad.xml"
out_has '"findings"'
# folders, and the same order whatever the number of jobs
mkdir -p "$dir/many/deep"
for i in 1 2 3 4 5 6 7 8 9; do
	cp "$fixtures/rich.xml" "$dir/many/good$i.xml"
	cp "$dir/bad.xml" "$dir/many/deep/bad$i.xml"
done
expect 1 validate "$dir/many"
cp "$dir/.out" "$dir/one.out"
cp "$dir/.err" "$dir/one.err"
check [ "$(wc -l <"$dir/one.out")" = 18 ]
expect 1 validate -j 4 "$dir/many"
check cmp "$dir/.out" "$dir/one.out"
check cmp "$dir/.err" "$dir/one.err"
expect 2 validate
expect 2 validate -j 0 "$fixtures/rich.xml"
expect 2 validate --engine jing "$fixtures/rich.xml"
for f in "$dir"/tiny.*; do
	expect 0 validate "$f"
done

# What cannot be written whole is not there, nor anything beside it.
mkdir "$dir/full"
head -c 4000 /dev/zero | tr '\0' a >"$dir/long.txt"
checks=$((checks + 1))
(
	ulimit -f 1 # blocks of 512 bytes
	"$vidimus" convert -q "$dir/long.txt" -o "$dir/full/x.xml" 2>"$dir/.err"
)
check [ $? = 3 ]
check [ -z "$(ls -A "$dir/full")" ]

finish
