#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when docs/fields.md or docs/findings.md is not what the tables say;
# with --renew rewrites them.
set -eu

top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
status=0
for page in fields findings; do
	if [ "${1:-}" = --renew ]; then
		tests/docs/tables $page >"$top/docs/$page.md"
	elif ! tests/docs/tables $page | diff -u "$top/docs/$page.md" -; then
		echo "docs/$page.md is not what the table says: run make docs"
		status=1
	fi
done
exit $status
