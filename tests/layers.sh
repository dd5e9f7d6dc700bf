#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when a file includes what tests/layers.txt does not allow it.
set -eu

top=${srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
cd "$top"
find lib cmd -name '*.[ch]' | LC_ALL=C sort |
	xargs grep -HE '^#[[:space:]]*include' |
	awk -v table=tests/layers.txt '
BEGIN {
	while ((getline line < table) > 0) {
		if (line ~ /^#/ || line == "")
			continue
		split(line, half, ":")
		n = split(half[2], names, " ")
		rows[half[1]] = 1
		for (i = 1; i <= n; i++)
			allowed[half[1], names[i]] = 1
	}
}
# The row a path below lib/ belongs to: its folder, or folder/file for a file
# that has a row of its own.
function layer(path,    dir, stem) {
	stem = path
	sub(/\.[a-z]+$/, "", stem)
	if (stem in rows)
		return stem
	dir = path
	if (!sub(/\/[^\/]*$/, "", dir))
		return "public"
	while (!(dir in rows) && sub(/\/[^\/]*$/, "", dir))
		;
	return dir
}
{
	file = $0
	sub(/:.*/, "", file)
	inc = $0
	sub(/^[^:]*:#[ \t]*include[ \t]*/, "", inc)
	own = file
	from = file ~ /^cmd\// ? "cmd" : ""
	sub(/^lib\//, "", own)
	if (from == "")
		from = own == "vidimus.h" ? "public" : layer(own)
	if (inc ~ /^<libxml\// && from != "xml" && from != "datatype")
		bad = "only xml and datatype may include libxml2"
	else if (inc ~ /^<zip\.h>/ && from != "zip")
		bad = "only zip may include libzip"
	else if (inc ~ /^<gumbo\.h>/ && own != "html/gumbo.c")
		bad = "only html/gumbo.c may include gumbo"
	else if (inc ~ /^"/) {
		target = inc
		gsub(/"/, "", target)
		if (from == "cmd" && target !~ /\//)
			next
		to = target == "vidimus.h" ? "public" : layer(target)
		if (to == from || (from, to) in allowed)
			next
		bad = from " may not include " to
	} else if (inc ~ /^<vidimus\.h>/) {
		next
	} else
		next
	print file ": " inc ": " bad
	failed = 1
}
END { exit failed }'
