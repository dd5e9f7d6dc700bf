#!/bin/sh
# SPDX-License-Identifier: MIT
# Books keep what they say and do, by every way: see kept.py beside this.
srcdir=${srcdir:-.}
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not installed"
	exit 77
fi
exec python3 "$srcdir/tests/corpus/kept.py" "${VIDIMUS:-./vidimus}" --details
