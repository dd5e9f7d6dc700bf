#!/bin/sh
# SPDX-License-Identifier: MIT
# Our schemas, the fixtures and mutants of them: the same verdicts from Jing as
# from our engine; and what is valid in our TEI profile is valid in the
# Consortium's schema. Skips where Jing or Python is absent.
set -u
top=${srcdir:-.}
program=${VIDIMUS:-./vidimus}
shared=${VIDIMUS_SHARED:-$top/../shared}
command -v jing >/dev/null || { echo "skipped: no jing"; exit 77; }
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 77; }
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
failed=0

for f in "$top"/fixtures/*.txt "$top"/fixtures/*.xml; do
	name=$(basename "$f")
	"$program" convert -q --fail-on never "$f" -o "$tmp/${name%.*}.xml" ||
		failed=1
done
python3 "$top/tests/rng/agree.py" --mutants 120 --seed 7 --list \
	--schema "$top/schemas/vidimus-tei.rng" "$tmp"/*.xml || failed=1
jing "$top/schemas/vidimus-tei.rng" "$tmp"/*.xml || failed=1
if [ -f "$shared/schemas/tei_all.rng" ]; then
	jing "$shared/schemas/tei_all.rng" "$tmp"/*.xml || failed=1
else
	echo "not compared with tei_all: it is not there"
fi
exit $failed
