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
awk '$1 == "macro" { if ($2 < 0.97 || $3 < 0.95 || $4 < 0.95 || $5 > 0) bad = 1
		     seen = 1 }
     $1 == "worst" && $2 < 0.90 { bad = 1 }
     $1 == "seed" && ($2 < 1 || $3 < 1 || $4 < 0.98) { bad = 1 }
     END { exit bad || !seen }' "$out" && exit 0
echo "a score is below what is promised"
exit 1
