#!/bin/sh
# SPDX-License-Identifier: MIT
# Our own cases of XPath: tests/xpath/cases.txt, and those that read files or
# have another context, tests/xpath/context.txt.
top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
dir=$(cd "$dir" && pwd -P)

mkdir "$dir/in" "$dir/in/sub"
cd "$dir/in" || exit 99
printf '<a xml:id="a1"><b>in a file</b></a>' >a.xml
printf '<a><b></a>' >broken.xml
printf '<a>&none;</a>' >lossy.xml
printf '<d>deep</d>' >sub/d.xml
printf 'one\ntwo\r\nthree\rfour\n\nsix' >lines.txt
printf 'ends\n' >end.txt
printf '' >empty.txt
printf 'na\357ve' >latin.txt
printf 'na\303\257ve' >utf8.txt
printf '\357\273\277mark' >mark.txt
printf '\376\377\000b\000e' >be.txt
printf '\377\376l\000e\000' >le.txt
printf '\377\376l\000e' >half.txt
printf 'a\001b' >control.txt
printf 'a\357\277\277b' >noncharacter.txt
printf '{"k": [1, "two"]}' >a.json
printf '{"k": ' >broken.json
printf 'out' >../out.txt
cd - >/dev/null || exit 99

status=0
tests/xpath/cases "$top/tests/xpath/cases.txt" || status=1
tests/xpath/cases "$top/tests/xpath/context.txt" "$dir/in" || status=1
exit $status
