#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds up the rows of all shards: merge.sh ROWS OUT.html (or .csv, .json, ...)
# The exit status is that of one run over all files; 2 where rows are broken.
set -eu
[ $# -eq 2 ] || {
	echo "usage: merge.sh ROWS OUT" >&2
	exit 2
}
# one input, for a command line may be too short for the names of all shards
find "$1" -name '*.ndjson' -exec cat {} + |
	"${VIDIMUS:-vidimus}" survey --merge - -o "$2"
