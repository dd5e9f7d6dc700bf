#!/bin/sh
# SPDX-License-Identifier: MIT
# vidimus completions: each shell knows each verb and each of its options.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

expect 2 completions
expect 2 completions csh
expect 2 completions bash zsh
"$vidimus" --help | sed -n 's/^  \([a-z-]*\)  *[^ ].*/\1/p' >"$dir/verbs"
check [ "$(wc -l <"$dir/verbs")" -ge 12 ]
for shell in bash zsh fish; do
	"$vidimus" completions $shell >"$dir/$shell" || fail "$shell"
done
options_of() {
	"$vidimus" "$1" --help | sed -n 's/^  .* \(--[a-z][a-z-]*\).*/\1/p'
}

# the tables are in each of them
while read -r verb; do
	check grep -q "^	*'$verb:" "$dir/zsh"
	check grep -q -- "-a $verb -d" "$dir/fish"
	for option in $(options_of "$verb"); do
		name=${option#--}
		checks=$((checks + 2))
		grep -q "_from $verb' -l $name " "$dir/fish" ||
			fail "fish: $verb $option"
		sed -n "/^	$verb)$/,/;;$/p" "$dir/zsh" |
			grep -q -- "'[*]${option}[=[]" || fail "zsh: $verb $option"
	done
done <"$dir/verbs"

# bash, as it asks
if command -v bash >/dev/null; then
	check bash -n "$dir/bash"
	# asks WORD...: what bash offers for the last of them.
	asks() {
		bash -c '. "$0"; COMP_WORDS=(vidimus "$@"); COMP_CWORD=$#
			_vidimus; printf "%s\n" "${COMPREPLY[@]}"' \
			"$dir/bash" "$@" >"$dir/.out" 2>"$dir/.err"
		check [ ! -s "$dir/.err" ]
	}
	asks ''
	while read -r verb; do
		out_has "^$verb$"
	done <"$dir/verbs"
	while read -r verb; do
		asks "$verb" -
		for option in $(options_of "$verb"); do
			out_has "^$option$"
		done
	done <"$dir/verbs"
	asks comp
	check [ "$(tr '\n' ' ' <"$dir/.out")" = 'compare completions ' ]
	asks diff --fail-on cl
	out_has '^claim$'
	asks diff --fail-on = e
	out_has '^error$'
	asks diff --format ''
	check [ "$(tr '\n' ' ' <"$dir/.out")" = 'text lines json markdown ndjson sarif github gitlab junit checkstyle tap epubcheck ' ]
	asks convert --from t
	out_has '^tei$'
	asks convert --color =
	out_has '^always$'
	asks explain speaker-l
	out_has '^speaker-lost$'
	asks schema ''
	out_has '^vidimus-tei$'
	asks convert --people '' # files: that is bash's own to offer
	check [ -z "$(cat "$dir/.out")" ]
else
	echo 'no bash: its completion is not run'
fi
if command -v zsh >/dev/null; then
	check zsh -n "$dir/zsh"
else
	echo 'no zsh: its completion is not read'
fi
if command -v fish >/dev/null; then
	check fish -n "$dir/fish"
	fish -c "source '$dir/fish'; complete -C 'vidimus diff --fail-on '" \
		>"$dir/.out" 2>"$dir/.err"
	out_has '^claim'
else
	echo 'no fish: its completion is not run'
fi
finish
