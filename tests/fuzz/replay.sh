#!/bin/sh
# SPDX-License-Identifier: MIT
# Replays each fuzz target's corpus: no crash, no leak, no hang.
set -eu

top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
status=0
for format in text tei epub markdown; do
	for f in "$top/tests/fuzz/corpus/$format"/*; do
		timeout 60 tests/fuzz/fuzz_$format "$f" && continue
		echo "fuzz_$format failed on $f"
		status=1
	done
done
exit $status
