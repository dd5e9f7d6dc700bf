#!/bin/sh
# SPDX-License-Identifier: MIT
# Each claim of small records, altered in the bytes of each format, must be
# named by compare. VIDIMUS_PROOF=full takes every fixture and the seed.
: "${srcdir:=..}"
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
set -- "$srcdir/fixtures/transcript.txt" "$srcdir/fixtures/rich.xml"
if [ "${VIDIMUS_PROOF-}" = full ]; then
	shared=${VIDIMUS_SHARED:-$srcdir/../shared}
	set -- "$srcdir"/fixtures/*.txt "$srcdir"/fixtures/*.xml
	[ -d "$shared/seeds" ] && set -- "$@" "$shared"/seeds/*.txt
fi
exec python3 "$srcdir/tests/claims/mutate.py" "$(pwd)/vidimus" \
	"$(pwd)/tests/claims/judge" "$@"
