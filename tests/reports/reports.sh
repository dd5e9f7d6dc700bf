#!/bin/sh
# SPDX-License-Identifier: MIT
# What the program prints of records, compared byte by byte with what lies here.
# `reports.sh --make` (make golden) writes it anew: look at the difference before
# you commit it. The records are TEI that says all, so that nothing is guessed.
set -u
program=${VIDIMUS:-$PWD/vidimus}
make=${1:-}
cd "${srcdir:-.}/tests/reports" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
LC_ALL=C.UTF-8
XDG_DATA_HOME=$tmp
export LC_ALL XDG_DATA_HOME
unset SOURCE_DATE_EPOCH XML_CATALOG_FILES
failed=0

# is NAME: what was printed is what lies here.
is() {
	if [ "$make" = --make ]; then
		cmp -s "$tmp/out" "$1" || cp "$tmp/out" "$1"
	elif ! cmp -s "$tmp/out" "$1"; then
		echo "$1 differs:"
		diff "$1" "$tmp/out" | head -n 20
		failed=1
	fi
}

# prints NAME STATUS ARGUMENT...: both of its outputs, and how it ends.
prints() {
	name=$1
	want=$2
	shift 2
	"$program" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	got=$?
	if [ "$got" != "$want" ]; then
		echo "vidimus $*: exit $got, not $want"
		failed=1
	fi
	if [ -s "$tmp/err" ]; then
		echo '--' >>"$tmp/out"
		cat "$tmp/err" >>"$tmp/out"
	fi
	is "$name"
}

prints compare.txt 1 compare first.xml second.xml
prints compare-back.txt 1 compare second.xml first.xml
prints compare.json 1 compare -q --format json first.xml second.xml
prints same.txt 0 compare first.xml first.xml
prints inspect.txt 0 inspect first.xml
prints fields.tsv 0 inspect --fields first.xml
prints units.tsv 0 inspect --units first.xml
prints review.txt 0 inspect --review first.xml
prints inspect.json 0 inspect --json first.xml
prints roundtrip.txt 1 roundtrip first.xml
prints convert.txt 1 convert --no-provenance first.xml bad.xml second.xml -o "$tmp/o/" \
	--to txt --report "$tmp/report.json"
cp "$tmp/report.json" "$tmp/out"
is convert.json
prints validate.txt 1 validate first.xml bad.xml
prints validate.lines 1 validate --format lines first.xml bad.xml
prints validate.json 1 validate --format json first.xml bad.xml
prints explain.txt 0 explain speaker-lost
# every kind of element that there is, in every format
for ending in xml md txt epub; do
	"$program" convert -q --no-provenance --fail-on never elements.xml -o "$tmp/e.$ending"
	cp "$tmp/e.$ending" "$tmp/out"
	is elements-as.$ending
done
prints elements.txt 1 roundtrip elements.xml
exit $failed
