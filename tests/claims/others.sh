#!/bin/sh
# SPDX-License-Identifier: MIT
# What other converters make of a record of ours: `compare` must catch them
# where a translator becomes an author or a mere contributor, where the source
# goes and where quotation marks change. Copies made with sed are always tried;
# where pandoc is installed its outputs are, too, also of the Markdown that
# somebody else encoded, if it lies beside the source tree.
set -u

top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
shared=${VIDIMUS_SHARED:-$top/../shared}
program=${VIDIMUS:-./vidimus}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
failed=0
caught=0

# Whether comparing two files says all of these, each a regular expression.
says() {
	"$program" compare --quiet "$1" "$2" >"$work/report" 2>"$work/err"
	[ $? = 1 ] || return 1
	shift 2
	for words; do
		grep -qE -e "$words" "$work/report" || return 1
	done
}

# must_say FIRST SECOND WORDS...
must_say() {
	if says "$@"; then
		caught=$((caught + $# - 2))
		return
	fi
	echo "${2##*/}: compare does not say what became of it:"
	shift 2
	printf '    %s\n' "$@"
	grep -v '^kept' "$work/report" | cut -c1-120 | head -n 30
	failed=1
}

# ---- copies that are changed in one thing

"$program" convert --quiet --fail-on never "$top/fixtures/minutes.txt" \
	-o "$work/record.md" || exit 99
record=$work/record.md
if says "$record" "$record"; then
	echo "a record is said to differ from itself"
	failed=1
fi

sed 's/^- role: trl$/- role: aut/' "$record" >"$work/author.md"
must_say "$record" "$work/author.md" \
	'^changed .* translator -> author: Nora Pettersen$'
sed '/^source:/d' "$record" >"$work/no-source.md"
must_say "$record" "$work/no-source.md" '^lost .* source: HSA'
sed "/^  To enquire/s/'/’/" "$record" >"$work/quotes.md"
must_say "$record" "$work/quotes.md" \
	"^changed .* rights: .*document's .*->.*document’s"
awk '/^- role: dnr/ { getline n; if (held) print $0 "\n" n "\n" held
	else held = $0 "\n" n; next } { print }' "$record" >"$work/donors.md"
must_say "$record" "$work/donors.md" '^changed .* donor, moved: '

# ---- pandoc's

# Every way loses or changes something; these are the claims that matter.
# pandoc_ways RECORD NAME TRANSLATOR WHAT-THAT-ONE-BECOMES
pandoc_ways() {
	pandoc -f markdown -o "$work/$2.epub" "$1" 2>"$work/log"
	must_say "$1" "$work/$2.epub" "^(changed|lost) .* rights: "
	pandoc -f markdown -s -t tei -o "$work/$2.tei" "$1" 2>>"$work/log"
	must_say "$1" "$work/$2.tei" "^lost .* translator: $3$" \
		"^(changed|lost) .* source: " "^lost .* rights: "
	pandoc -f markdown -s -t markdown -o "$work/$2.md" "$1" 2>>"$work/log"
	must_say "$1" "$work/$2.md" "^changed .* rights: "
	pandoc "$work/$2.epub" -s -t markdown -o "$work/$2-back.md" \
		2>>"$work/log"
	must_say "$1" "$work/$2-back.md" "^changed .* translator -> $4: $3$"
	pandoc -f markdown -t html -o "$work/$2-html.md" "$1" 2>>"$work/log"
	must_say "$1" "$work/$2-html.md" "^lost .* translator: $3$" \
		"^lost .* source: " "^lost .* rights: "
}

if command -v pandoc >/dev/null 2>&1; then
	pandoc_ways "$record" ours 'Nora Pettersen' contributor
	encoded=$shared/corpus/seed-encodings/record.md
	if [ -f "$encoded" ]; then
		who=$(sed -n '/role: trl/{n;s/^ *text: //p;q;}' "$encoded")
		pandoc_ways "$encoded" theirs "$who" author
	fi
else
	echo "pandoc is not installed; only changed copies were tried"
fi
echo "$caught differences caught"
exit $failed
