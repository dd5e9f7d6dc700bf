#!/bin/sh
# SPDX-License-Identifier: MIT
# Surveys one shard of a list of files: shard.sh K N LIST ROWS
# The rows are in ROWS/K.ndjson then; what is there already is not done again.
set -eu
[ $# -eq 4 ] || {
	echo "usage: shard.sh K N LIST ROWS" >&2
	exit 2
}
out=$4/$1.ndjson
[ -e "$out" ] && exit 0
mkdir -p "$4"
status=0
"${VIDIMUS:-vidimus}" survey --quiet --shard "$1/$2" --files-from "$3" \
	--jobs "${JOBS:-1}" -o "$out" || status=$?
# The file is moved to its place when it is whole. Where it is, the shard is
# done, whatever was found in the files: the rows say it, and merging them has
# the exit status of one run.
[ -e "$out" ] && exit 0
[ "$status" -ne 0 ] || status=3
exit "$status"
