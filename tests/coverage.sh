#!/bin/sh
# SPDX-License-Identifier: MIT
# How many lines and branches of lib/ and cmd/ `make check` runs, without what
# lies beside this repository: coverage.sh TOP, in a folder that was configured
# with --enable-coverage. A table goes to coverage.txt, the lines themselves to
# coverage/index.html. Everything counts, what follows on a failed allocation as
# well. Fails where a test does, or below LINES or BRANCHES per cent.
set -eu
LINES=${LINES:-96}
BRANCHES=${BRANCHES:-87}
top=$1

command -v gcovr >/dev/null || { echo "coverage: no gcovr" >&2; exit 1; }
[ -n "$(find . -name '*.gcno' -print -quit)" ] || {
	echo "coverage: configure with --enable-coverage" >&2
	exit 1
}
find . -name '*.gcda' -exec rm -f {} +
unset MAKEFLAGS MFLAGS MAKELEVEL
# Counting takes time, which is no hang.
CK_TIMEOUT_MULTIPLIER=10
export CK_TIMEOUT_MULTIPLIER
status=0
# What is to be linked by others or to export nothing else looks at CFLAGS.
VIDIMUS_SHARED=$PWD/nowhere ${MAKE:-make} -k -j"$(getconf _NPROCESSORS_ONLN)" \
	check CFLAGS='-O0 --coverage' >coverage.log 2>&1 || {
	grep -E '^(FAIL|ERROR):' coverage.log || tail -n 20 coverage.log
	status=1
}
mkdir -p coverage
gcovr -r "$top" --object-directory . --gcov-ignore-parse-errors -f "$top/lib/" -f "$top/cmd/" \
	--txt coverage.txt --html-details coverage/index.html \
	--json-summary coverage.json -s --fail-under-line "$LINES" \
	--fail-under-branch "$BRANCHES" || status=1
exit $status
