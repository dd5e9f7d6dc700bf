#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds up the rows of all shards: merge.sh ROWS OUT.html (or .csv, .json, ...)
# The exit status is that of one run over all files; 2 where rows are broken.
set -eu
[ $# -eq 2 ] || {
	echo "usage: merge.sh ROWS OUT" >&2
	exit 2
}
exec "${VIDIMUS:-vidimus}" survey --merge "$1"/*.ndjson -o "$2"
