#!/bin/sh
# SPDX-License-Identifier: MIT
# What books do besides saying words goes through: see functions.py beside this.
srcdir=${srcdir:-.}
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not installed"
	exit 77
fi
exec python3 "$srcdir/tests/corpus/functions.py" "${VIDIMUS:-./vidimus}"
