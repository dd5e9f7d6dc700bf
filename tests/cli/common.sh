# SPDX-License-Identifier: MIT
# What the tests of the program share: run it, look at status and output.
: "${srcdir:=..}"
LC_ALL=C.UTF-8
export LC_ALL
unset SOURCE_DATE_EPOCH XML_CATALOG_FILES
vidimus=${VIDIMUS:-$(pwd)/vidimus}
fixtures=$(cd "$srcdir" && pwd)/fixtures
dir=$(mktemp -d "${TMPDIR:-/tmp}/vidimus-test.XXXXXX")
XDG_DATA_HOME=$dir/data # no schemas of whoever runs the tests
export XDG_DATA_HOME
trap 'chmod -R u+w "$dir" 2>/dev/null; rm -rf "$dir"' EXIT
trap 'exit 130' HUP INT TERM # dash does not do the above by itself then
checks=0
failures=0

fail() {
	echo "FAIL: $*"
	sed 's/^/    out: /' "$dir/.out" | head -20
	sed 's/^/    err: /' "$dir/.err" | head -20
	failures=$((failures + 1))
}

# expect STATUS ARGUMENT...: runs the program.
expect() {
	want=$1
	shift
	checks=$((checks + 1))
	"$vidimus" "$@" >"$dir/.out" 2>"$dir/.err" </dev/null
	got=$?
	[ "$got" = "$want" ] || fail "vidimus $*: exit $got, not $want"
}

# entry FILE ENTRY: an entry of a book, as the last output.
entry() {
	python3 -c 'import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("EPUB/" + sys.argv[2]))' \
		"$1" "$2" >"$dir/.out" 2>"$dir/.err"
}

# Of the last run.
out_has() {
	checks=$((checks + 1))
	grep -q -e "$1" "$dir/.out" || fail "standard output has no '$1'"
}
out_lacks() {
	checks=$((checks + 1))
	! grep -q -e "$1" "$dir/.out" || fail "standard output has '$1'"
}
err_has() {
	checks=$((checks + 1))
	grep -q -e "$1" "$dir/.err" || fail "standard error has no '$1'"
}
check() {
	checks=$((checks + 1))
	"$@" || fail "$*"
}

finish() {
	echo "$checks checks, $failures failures"
	[ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
	exit
}
