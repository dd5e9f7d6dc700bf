#!/bin/sh
# SPDX-License-Identifier: MIT
# Real TEI goes through all formats: see tei.py beside this.
srcdir=${srcdir:-.}
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not installed"
	exit 77
fi
exec python3 "$srcdir/tests/corpus/tei.py" "${VIDIMUS:-./vidimus}"
