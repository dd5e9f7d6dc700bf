#!/bin/sh
# SPDX-License-Identifier: MIT
# Odd books, made at random: see odd.py beside this.
srcdir=${srcdir:-.}
if ! command -v python3 >/dev/null; then
	echo "skipped: python3 is not installed"
	exit 77
fi
exec python3 "$srcdir/tests/corpus/odd.py" --seed "${VIDIMUS_SEED:-1}" \
    --count "${VIDIMUS_ROUNDS:-12}" "${VIDIMUS:-./vidimus}"
