#!/bin/sh
# SPDX-License-Identifier: MIT
# The same input and options give the same bytes, whatever the locale, the time
# zone, the working directory, the order of inputs and the number of jobs.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

mkdir "$dir/here" "$dir/there" "$dir/again"
for to in txt xml epub md; do
	in=$fixtures/rich.xml
	LC_ALL=C TZ=UTC "$vidimus" convert -q "$in" -o "$dir/here/a.$to"
	(cd "$dir/there" && LC_ALL=C.UTF-8 TZ=Asia/Tokyo \
		"$vidimus" convert -q "$in" -o "a.$to")
	check cmp "$dir/here/a.$to" "$dir/there/a.$to"
done

# the order of inputs
"$vidimus" convert -q --to epub -o "$dir/here/" \
	"$fixtures/tiny.txt" "$fixtures/minutes.txt" "$fixtures/hearing.txt"
"$vidimus" convert -q --to epub -o "$dir/again/" \
	"$fixtures/hearing.txt" "$fixtures/tiny.txt" "$fixtures/minutes.txt"
for name in tiny minutes hearing; do
	check cmp "$dir/here/$name.epub" "$dir/again/$name.epub"
done

# the number of jobs
cp "$fixtures"/*.txt "$fixtures"/*.xml "$dir/there"
(cd "$dir/there" && "$vidimus" validate -j 1 . >"$dir/one" 2>&1)
(cd "$dir/there" && "$vidimus" validate -j 4 . >"$dir/four" 2>&1)
check [ -s "$dir/one" ]
check cmp "$dir/one" "$dir/four"

# the clock stands still
SOURCE_DATE_EPOCH=86400 "$vidimus" convert -q "$fixtures/tiny.txt" \
	-o "$dir/here/e.epub"
"$vidimus" convert -q --modified 1970-01-02T00:00:00Z "$fixtures/tiny.txt" \
	-o "$dir/there/e.epub"
check cmp "$dir/here/e.epub" "$dir/there/e.epub"

# where things lie in memory: each piece in pages of its own, or all in a row;
# what a record is longer by moves them against the blocks that they lie in
lies() {
	at=$1
	shift
	GLIBC_TUNABLES=glibc.malloc.mmap_threshold=$at "$vidimus" "$@" 2>&1
}
apart() {
	lies 1 "$@" >"$dir/apart"
	lies 100000000 "$@" >"$dir/row"
	check [ -s "$dir/row" ]
	check cmp "$dir/apart" "$dir/row"
}
for in in "$fixtures"/*.txt "$fixtures"/rich.xml; do
	apart inspect "$in"
	apart convert "$in" --to md -o -
done
cat >"$dir/begin" <<'E'
Memorandum of Conversation

Talk between Governor Oskar Tuvesen and Mr. Ludvig Brandel

Halden, 5 May 1931

Governor Tuvesen: Have the boats come in from the island with the mail?

Mr. Brandel: They were late, and I know nothing of the reason for it.

E
cat >"$dir/end" <<'E'
[1] BArch, B 12/345, 6-7.


Document Information



BArch, B 12/345, 6-7. Contributed, transcribed, and translated by Anna Lund.

The City Archive of Halden welcomes reuse of its materials for research.
E
for k in 1 2 3 4 5 6 7 8 9; do
	printf 'Mr. Brandel: Boat %d is very very very very late.\n\n' \
		$k >>"$dir/begin"
	cat "$dir/begin" "$dir/end" >"$dir/long.txt"
	apart inspect "$dir/long.txt"
done

finish
