#!/bin/sh
# SPDX-License-Identifier: MIT
# An invented word at places of every fixture: it is in each output, or named.
# Left out: pages that no manifest lists and other renditions, which are not read
# as a whole; what leads back from a note; a header that a book keeps besides; a
# volume, whose packages unbind reads; tags of drawings, which say how they look.
# Fixtures that are one text are read once.
set -eu

top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
find "$top/fixtures" "$top/tests/golden" -name '*.txt' -o -name '*.xml' \
	-o -name '*.md' -o -name '*.epub' |
	grep -Ev '/epub-(unlisted|renditions|backlink|volume)/|/drawing-picture/|/markdown-backlink/|/language-malformed/.*epub' | LC_ALL=C sort |
	tr '\n' '\0' | xargs -0 cksum |
	awk '{ kind = $NF; sub(/.*[.]/, "", kind)
		name = $0; sub(/^[0-9]+ [0-9]+ /, "", name)
		if (!seen[$1, $2, kind]++) print name }' |
	tr '\n' '\0' | xargs -0 tests/placed/placed "$@"
