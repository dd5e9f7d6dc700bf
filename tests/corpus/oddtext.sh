#!/bin/sh
# SPDX-License-Identifier: MIT
# Odd TEI and Markdown, made at random: see oddtext.py beside this.
srcdir=${srcdir:-.}
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not installed"
	exit 77
fi
exec python3 "$srcdir/tests/corpus/oddtext.py" --seed "${VIDIMUS_SEED:-1}" \
    --count "${VIDIMUS_ROUNDS:-6}" "${VIDIMUS:-./vidimus}"
