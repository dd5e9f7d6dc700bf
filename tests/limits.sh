#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when a limit of lib/base/limits.h has no row in tests/limits.txt, or its
# row names a finding that there is none of, or a test that does not run into it.
set -u
top=${srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
cd "$top" || exit 99
failed=0

complain() {
	echo "$*"
	failed=1
}

# shellcheck disable=SC2013 # names, which hold no blank
for limit in $(sed -n 's/^#define \(VDM_LIMIT_[A-Z_]*\).*/\1/p' lib/base/limits.h); do
	# shellcheck disable=SC2046 # three words
	set -- $(grep "^$limit " tests/limits.txt)
	if [ $# != 3 ]; then
		complain "$limit: tests/limits.txt does not say what tests it"
		continue
	fi
	grep -q "\"$2\"" lib/base/diag/*.def ||
		complain "$limit: there is no finding $2"
	grep -rq "$1" lib --include='*.c' ||
		complain "$limit: nothing asks for it"
	case $3 in
	fixtures/*)
		if [ "$3" != "fixtures/findings/$2" ] || [ ! -d "$3" ]; then
			complain "$limit: $3 is no fixture of $2"
		fi
		;;
	-) grep -q "^# $1: " tests/limits.txt ||
		complain "$limit: nothing says why nothing tests it" ;;
	*) grep -q "$1\|$2" "$3" || complain "$limit: $3 does not name it" ;;
	esac
done
sed '/^#/d; s/ .*//' tests/limits.txt | while read -r limit; do
	grep -q "#define $limit " lib/base/limits.h ||
		echo "$limit: there is no such limit"
done | grep . && failed=1
exit $failed
