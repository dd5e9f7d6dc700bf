#!/bin/sh
# SPDX-License-Identifier: MIT
# Every record of fixtures/ in all four formats, and saved web pages in
# Markdown, compared byte by byte with what lies here. `golden.sh --make` (make golden) writes them anew: look at
# the difference before you commit it.
set -u
top=${srcdir:-.}
program=${VIDIMUS:-./vidimus}
here=$top/tests/golden
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
failed=0
unset SOURCE_DATE_EPOCH

for origin in "$top"/fixtures/*.txt "$top"/fixtures/*.xml \
	"$top"/fixtures/html/*.html; do
	name=$(basename "$origin")
	name=${name%.*}
	endings="txt xml md epub"
	case $origin in
	*.html)
		name=web-$name
		endings=md
		;;
	esac
	for ending in $endings; do
		out=$tmp/$name.$ending
		"$program" convert -q --no-provenance --fail-on never "$origin" -o "$out" || {
			echo "$name.$ending: not written"
			failed=1
			continue
		}
		if [ "${1:-}" = --make ]; then
			cmp -s "$out" "$here/$name.$ending" ||
				cp "$out" "$here/$name.$ending"
		elif ! cmp -s "$out" "$here/$name.$ending"; then
			echo "$name.$ending: differs from the golden one"
			[ "$ending" = epub ] ||
				diff "$here/$name.$ending" "$out" | head -n 10
			failed=1
		fi
		# of what Vidimus wrote itself nothing can be unknown to it
		"$program" inspect "$here/$name.$ending" 2>&1 >/dev/null |
			grep -aE ': (loss|error):' && failed=1
	done
done
exit $failed
