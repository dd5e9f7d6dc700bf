#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when the shared library exports anything but what lib/vidimus/*.h declare,
# or lacks something that it declares; when a symbol of tests/api.txt is gone or
# one is not in it; when a symbol has no version, or the soname is another.
set -eu

top=${srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
lib=.libs/libvidimus.so
if [ ! -f "$lib" ]; then
	echo "SKIP: no $lib here"
	exit 77
fi
case ${CFLAGS:-} in *coverage*) echo "not with coverage"; exit 77 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm -D --defined-only "$lib" | awk '$2 ~ /[TDRBV]/ { print $3 }' |
	grep -vE '^(_init|_fini|__|_edata|_end|asan|ubsan)' |
	LC_ALL=C sort -u >"$work/versioned"
sed 's/@.*//' "$work/versioned" | LC_ALL=C sort -u >"$work/exported"
cat "$top"/lib/vidimus/*.h | tr '\n' ' ' | tr ';' '\n' | grep VDM_API |
	sed -n 's/.*VDM_API //; s/^[^(]*[ *]\(vdm_[a-z_0-9]*\)(.*/\1/p' |
	LC_ALL=C sort -u >"$work/declared"
diff -u "$work/declared" "$work/exported"
# the promise: what was there once stays
diff -u "$top/tests/api.txt" "$work/exported" || {
	echo "tests/api.txt lists what every later version has, too"
	exit 1
}
# no struct is laid open
if grep -nE '^(typedef )?(struct|union) .*\{' "$top"/lib/vidimus/*.h; then
	echo "a struct of the public headers can never get another member"
	exit 1
fi
grep -q 'version-script' Makefile || exit 0 # no versions here
if grep -vE '@@?VIDIMUS_[0-9]+$' "$work/versioned"; then
	echo "these have no version: see lib/vidimus.map"
	exit 1
fi
soname=$(readelf -d "$lib" | sed -n 's/.*SONAME.*\[\(.*\)\].*/\1/p')
[ "$soname" = libvidimus.so.1 ] || {
	echo "the soname is $soname, not libvidimus.so.1"
	exit 1
}
