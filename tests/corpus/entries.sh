#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing in a book goes unnamed: see entries.py beside this.
srcdir=${srcdir:-.}
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not installed"
	exit 77
fi
exec python3 "$srcdir/tests/corpus/entries.py" "${VIDIMUS:-./vidimus}"
