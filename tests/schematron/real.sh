#!/bin/sh
# SPDX-License-Identifier: MIT
# Real schemas and documents, with what another processor says of each: all of
# it has to be the same.
srcdir=${srcdir:-.}
shared=${VIDIMUS_SHARED:-$srcdir/../shared}
program=${VIDIMUS:-./vidimus}
if ! [ -f "$shared/score/schematron.py" ] || ! command -v python3 >/dev/null
then
	echo "skipped: no $shared/score/schematron.py, or no python3"
	exit 77
fi
exec python3 "$shared/score/schematron.py" --details "$program" \
	"$shared/corpus/schematron"
