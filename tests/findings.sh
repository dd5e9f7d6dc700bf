#!/bin/sh
# SPDX-License-Identifier: MIT
# Every finding has a file that raises it and a twin that does not:
# fixtures/findings/ID/bad.* and clean.*. The program validates and converts
# each; or, where a file `run` stands beside them, does what that says (@F@ the
# file, @D@ its folder, @K@ the file without its ending, @O@ a folder for outputs, @T@ the source tree); for the
# twin a file `run.clean` may say something else. With ids as arguments only
# those are looked at. Ids that need other
# means are named in tests/findings.allow, with where they are tested.
set -u
top=${srcdir:-.}
program=${VIDIMUS:-./vidimus}
dir=$top/fixtures/findings
allow=$top/tests/findings.allow
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
XDG_DATA_HOME=$tmp # no schemas of whoever runs the tests
export XDG_DATA_HOME
failed=0

complain() {
	echo "$*"
	failed=1
}

# What is said of a file, to standard output.
judged() {
	"$program" validate "$1" 2>&1
}
converted() {
	for to in tei txt epub md; do
		"$program" convert "$1" --to $to -o "$tmp/out" 2>&1
	done
}
ids() {
	LC_ALL=C tr -d '\000' |
		LC_ALL=C sed -n 's/.*\[\([a-z][a-z0-9-]*\)\]$/\1/p' | sort -u
}

# The ids that a file raises, one a line. raised FILE ID: with no more runs than
# the id takes.
raised() {
	folder=${1%/*}
	run=$folder/run
	case $1 in
	*/clean.*) [ -f "$run.clean" ] && run=$run.clean ;;
	esac
	if [ -f "$run" ]; then
		# shellcheck disable=SC2046
		"$program" $(sed "s|@F@|$1|g; s|@D@|$folder|g; s|@T@|$top|g
			s|@K@|${1%.*}|g; s|@O@|$tmp|g" "$run") 2>&1 >"$tmp/out"
		cat "$tmp/out"
	else
		judged "$1" | tee "$tmp/judged"
		if [ $# -lt 2 ] || ! ids <"$tmp/judged" | grep -qx "$2"; then
			converted "$1"
		fi
	fi | ids
}

one() {
	find "$dir/$1" -name "$2.*" ! -name '*.rng' ! -name '*.rnc' ! -name '*.sch' ! -name '*.people' \
		! -name '*.profile' ! -name '*.yaml' | head -n 1
}

# shellcheck disable=SC2046 # a list
[ $# -gt 0 ] || set -- $("$program" explain | awk '{ print $2 }')
for id; do
	if [ ! -d "$dir/$id" ]; then
		grep -q "^$id	" "$allow" ||
			complain "$id: no fixture raises it"
		continue
	fi
	raised "$(one "$id" bad)" "$id" >"$tmp/bad"
	raised "$(one "$id" clean)" >"$tmp/clean"
	grep -qx "$id" "$tmp/bad" ||
		complain "$id: its fixture raises only: $(tr '\n' ' ' <"$tmp/bad")"
	if grep -qx "$id" "$tmp/clean"; then
		complain "$id: its clean twin raises it, too"
	fi
done
for folder in "$dir"/*/; do
	id=$(basename "$folder")
	"$program" explain "$id" >"$tmp/out" 2>&1 ||
		complain "$id: a fixture for a finding that does not exist"
done
exit $failed
