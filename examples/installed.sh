#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs into the build tree, builds the example through vidimus.pc alone,
# and runs it.
set -eu
: "${srcdir:=..}" "${MAKE:=make}" "${CC:=cc}" "${CFLAGS:=}"
: "${PKG_CONFIG:=pkg-config}" "${VDM_EXAMPLE_FLAGS:=}"
command -v "$PKG_CONFIG" >/dev/null || { echo "no pkg-config"; exit 77; }
case $CFLAGS in *coverage*) echo "not with coverage"; exit 77 ;; esac

root=$(pwd)/examples.tmp
rm -rf "$root"
mkdir -p "$root"
trap 'rm -rf "$root"' EXIT
unset MAKEFLAGS MFLAGS MAKELEVEL 2>/dev/null || :
"$MAKE" -s install DESTDIR="$root" >"$root/log" 2>&1 || {
	cat "$root/log"
	exit 1
}
pc=$(find "$root" -name vidimus.pc)
[ -f "$pc" ] || { echo "no vidimus.pc"; exit 1; }
prefix=$(sed -n 's/^prefix=//p' "$pc")
libdir=$(cd "$(dirname "$pc")/.." && pwd)
pc() {
	PKG_CONFIG_PATH=$(dirname "$pc") "$PKG_CONFIG" \
		--define-variable=prefix="$root$prefix" "$@" vidimus
}
pc --modversion
# only what the .pc file says, no header of the source tree
$CC -std=c11 -Wall -Wextra -Werror $CFLAGS $VDM_EXAMPLE_FLAGS \
	-o "$root/who-speaks" "$srcdir/examples/who-speaks.c" \
	$(pc --cflags --libs)
LD_LIBRARY_PATH=$libdir "$root/who-speaks" "$srcdir/fixtures/transcript.txt" \
	>"$root/units"
head -3 "$root/units"
[ "$(wc -l <"$root/units")" -gt 10 ]
# a record is built in C++, by the strictest reading of the header
if command -v "${CXX:=c++}" >/dev/null; then
	$CXX -std=c++11 -Wall -Wextra -pedantic -Werror $VDM_EXAMPLE_FLAGS \
		-o "$root/build" "$srcdir/examples/build.cc" \
		$(pc --cflags --libs)
	LD_LIBRARY_PATH=$libdir "$root/build" >"$root/built"
	grep -q 'Who owns the mill' "$root/built"
	grep -q 'who="#roth"' "$root/built"
else
	echo "no $CXX: the example in C++ is not built"
fi
# the lines of docs/api.md do what the program does; a sanitised library cannot
# be loaded by a python that is not
if [ -z "$VDM_EXAMPLE_FLAGS" ] && command -v python3 >/dev/null; then
	sed -n '/^```python/,/^```/p' "$srcdir/docs/api.md" | grep -v '^```' \
		>"$root/example.py"
	LD_LIBRARY_PATH=$libdir python3 "$root/example.py" \
		"$srcdir/fixtures/transcript.txt" >"$root/spoken"
	cut -f 2,3 "$root/units" | tr '\t' ' ' | diff - "$root/spoken"
else
	echo "the example in Python is not run"
fi
# what is promised to be installed
for f in bin/vidimus include/vidimus.h include/vidimus/record.h; do
	[ -f "$root$prefix/$f" ] || { echo "not installed: $f"; exit 1; }
done
# nothing but the public names is exported
exported=$(nm -D --defined-only "$libdir/libvidimus.so" |
	awk '$2 ~ /[TDBRV]/ { print $3 }' | grep -v '^vdm_' || :)
[ -z "$exported" ] || { echo "exported: $exported"; exit 1; }
