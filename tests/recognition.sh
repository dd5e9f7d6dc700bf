#!/bin/sh
# SPDX-License-Identifier: MIT
# Scores what is recognised in real records against gold made by hand, and
# prints how often each degree of certainty is right. The records are no part
# of the repository: without them the test is skipped.
here=$(cd "$(dirname "$0")" && pwd)
shared=${VIDIMUS_SHARED:-$here/../../shared}
program=${VIDIMUS:-$PWD/vidimus}
if [ ! -d "$shared/corpus/gold" ]; then
	echo "skipped: no gold in $shared"
	exit 77
fi
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
out=$(mktemp)
trap 'rm -f "$out"' EXIT
python3 "$shared/score/recognition.py" --gold "$shared/corpus/gold" \
	--text "$shared/seeds" --text "$shared/corpus/text" "$program" |
	tee "$out"
python3 "$here/calibration.py" "$shared" "$program" || exit 1
awk -v floors="$here/recognition.floors" '
BEGIN {
	while ((getline line < floors) > 0) {
		if (line ~ /^#/)
			continue
		split(line, f, /[ \t]+/)
		for (i = 1; i <= 4; i++)
			floor[f[1], i] = f[i + 1]
		wanted[f[1]] = 1
	}
}
$1 in wanted {
	delete wanted[$1]
	for (i = 1; i <= 3; i++)
		if ($(i + 1) + 0 < floor[$1, i] + 0)
			worse = worse " " $1
	if ($5 + 0 > floor[$1, 4] + 0)
		worse = worse " " $1
	if ($2 < 0.97 || $3 < 0.95 || $4 < 0.95 || $5 > 0)
		print "missed: " $1 " is below what is promised"
	seen++
}
END {
	for (d in wanted)
		print "no score for " d
	if (worse != "")
		print "worse than tests/recognition.floors:" worse
	for (d in wanted)
		exit 1
	exit worse != "" || seen == 0
}' "$out"
