#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when the shared library exports anything but what vidimus.h declares,
# or lacks something that it declares.
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
	LC_ALL=C sort -u >"$work/exported"
tr '\n' ' ' <"$top/lib/vidimus.h" | tr ';' '\n' | grep VDM_API |
	sed -n 's/.*[ *]\(vdm_[a-z_0-9]*\)(.*/\1/p' |
	LC_ALL=C sort -u >"$work/declared"
diff -u "$work/declared" "$work/exported"
