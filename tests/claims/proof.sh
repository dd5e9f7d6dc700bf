#!/bin/sh
# SPDX-License-Identifier: MIT
# Each claim of each fixture, altered in the bytes of each format, must be named
# by compare. VIDIMUS_PROOF=full takes the records beside the source tree, too.
: "${srcdir:=..}"
command -v python3 >/dev/null || { echo "no python3"; exit 77; }
set -- "$srcdir"/fixtures/*.txt "$srcdir"/fixtures/*.xml
if [ "${VIDIMUS_PROOF-}" = full ]; then
	for f in "${VIDIMUS_SHARED:-$srcdir/../shared}"/seeds/*.txt; do
		[ -f "$f" ] && set -- "$@" "$f"
	done
fi
exec python3 "$srcdir/tests/claims/mutate.py" "${VIDIMUS:-$(pwd)/vidimus}" \
	"$(pwd)/tests/claims/judge" "$@"
