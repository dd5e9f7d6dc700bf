#!/bin/sh
# SPDX-License-Identifier: MIT
# Replays each fuzz target's corpus, what fuzzing has found, and the fixtures as
# seeds: no crash, no leak, no hang, no promise broken.
set -u

top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
seeds=$(mktemp -d) || exit 99
trap 'rm -rf "$seeds"' EXIT
python3 "$top/tests/fuzz/seeds.py" "$top" "$seeds" || exit 99
status=0
for program in tests/fuzz/fuzz_*; do
	name=${program##*/fuzz_}
	case $name in *.*) continue ;; esac
	find "$top/tests/fuzz/corpus/$name" "$seeds/$name" -type f \
		>"$seeds/list" 2>/dev/null
	[ -s "$seeds/list" ] || {
		echo "$name: nothing to replay"
		status=1
	}
	tr '\n' '\0' <"$seeds/list" | xargs -0 timeout 900 "$program" \
		>"$seeds/out" 2>&1 && continue
	echo "fuzz_$name failed:"
	tail -n 3 "$seeds/out"
	status=1
done
exit $status
