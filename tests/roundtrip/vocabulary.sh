#!/bin/sh
# SPDX-License-Identifier: MIT
# Each element that code makes by name is in the vocabulary, and the
# vocabulary's tables say what the Consortium's schema says (where it is there).
set -u
top=${srcdir:-.}
shared=${VIDIMUS_SHARED:-$top/../shared}
schema=$shared/schemas/tei_all.rng
failed=0

# shellcheck disable=SC2013 # names have no spaces
for name in $(find "$top/lib" -name '*.c' -exec cat {} + |
	sed -n 's/.*vdm_node_\(element\|add\)([^;"]*"\([A-Za-z0-9]*\)".*/\2/p' |
	sort -u); do
	# what nodes hang on until they have a place
	[ "$name" = holder ] && continue
	grep -q "^ELEMENT(\"$name\"" "$top/lib/record/vocabulary.def" || {
		echo "<$name> is made, but is not in the vocabulary"
		failed=1
	}
done
if [ ! -f "$schema" ]; then
	echo "not compared with tei_all: it is not there"
elif ! command -v python3 >/dev/null; then
	echo "not compared with tei_all: no python3"
else
	python3 "$top/scripts/vocabulary" --check "$schema" || failed=1
fi
exit $failed
