#!/bin/sh
# SPDX-License-Identifier: MIT
# Real documents in all formats, carried to each: in none a loss that no finding
# names, nor a copy that is not understood by who wrote it.
srcdir=${srcdir:-.}
program=${VIDIMUS:-./vidimus}
corpus=${VIDIMUS_SHARED:-$srcdir/../shared}/corpus
if ! [ -d "$corpus/text" ]; then
	echo "skipped: no $corpus/text"
	exit 77
fi
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
failed=0

find "$corpus/text" "$corpus/conventions/text" "$corpus/md" "$corpus/epub" \
	"$corpus/tei" -type f \( -name '*.txt' -o -name '*.md' -o -name '*.epub' \
	-o -name '*.xml' -o -name '*.vtt' -o -name '*.srt' \) | sort >"$tmp/list"
[ "$(wc -l <"$tmp/list")" -gt 200 ] || {
	echo "no more than $(wc -l <"$tmp/list") documents below $corpus"
	exit 1
}
for to in text tei epub markdown; do
	"$program" convert --fail-on never --to "$to" -o "$tmp/$to/" \
		--files-from "$tmp/list" >/dev/null 2>"$tmp/said"
	if grep -aE '\[(unaccounted|invented|displaced)\]$' "$tmp/said"; then
		failed=1
	fi
	find "$tmp/$to" -type f \( -name '*.txt' -o -name '*.xml' \
		-o -name '*.epub' -o -name '*.md' \) >"$tmp/copies"
	# nearly all are written: some XML of the corpus is no TEI
	[ "$(wc -l <"$tmp/copies")" -gt 200 ] || {
		echo "to $to: $(wc -l <"$tmp/copies") copies"
		failed=1
	}
	# what was not asked for is not included
	"$program" inspect --fail-on never --files-from "$tmp/copies" \
		2>"$tmp/said" >/dev/null
	if grep -aE ': (loss|error):' "$tmp/said" |
		grep -v '\[tei-include\]$'; then
		failed=1
	fi
done
exit $failed
