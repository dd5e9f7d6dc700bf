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

finish
