#!/bin/sh
# SPDX-License-Identifier: MIT
# vidimus git-setup: what it prints is what works; what is there stays.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

expect 0 git-setup
out_has '^\*\.xml diff=vidimus$'
out_has "^git config diff.vidimus.textconv 'vidimus diff --textconv'$"
check [ "$(grep -c 'diff.vidimus.command' "$dir/.out")" = 0 ]
expect 0 git-setup --driver
out_has "^git config diff.vidimus.command 'vidimus diff'$"
cp "$dir/.out" "$dir/printed"
expect 2 git-setup file
expect 2 git-setup --wrong
if ! command -v git >/dev/null; then
	echo "no git: --write is not tested"
	finish
fi

# shellcheck source=tests/cli/git.sh
. "$srcdir/tests/cli/git.sh"

mkdir "$dir/none"
in_ "$dir/none" 2 git-setup --write
err_has 'not a git repository'
check [ -z "$(ls -A "$dir/none")" ]

repo=$dir/repo
git init -q "$repo"
mkdir "$repo/deep"
printf '*.png binary\n*.xml text' >"$repo/.gitattributes" # no end of line
in_ "$repo/deep" 0 git-setup --write
check [ "$(head -n 2 "$repo/.gitattributes" | tr '\n' '|')" = \
	'*.png binary|*.xml text|' ]
check [ "$(git -C "$repo" config diff.vidimus.textconv)" = \
	'vidimus diff --textconv' ]
check [ "$(cd "$repo" && git check-attr diff a/b.xml c.epub d.png)" = \
	'a/b.xml: diff: vidimus
c.epub: diff: vidimus
d.png: diff: unset' ]
cp "$repo/.gitattributes" "$dir/first"
cp "$repo/.git/config" "$dir/config"
in_ "$repo" 0 git-setup --write # never twice
check cmp "$repo/.gitattributes" "$dir/first"
check cmp "$repo/.git/config" "$dir/config"
check [ ! -s "$dir/.out" ]
in_ "$repo" 0 git-setup --write --driver
check [ "$(git -C "$repo" config diff.vidimus.command)" = 'vidimus diff' ]

# what somebody set otherwise stays, and is told
git init -q "$dir/own"
git -C "$dir/own" config diff.vidimus.textconv mine
printf '*.xml\tdiff=theirs text\n*.tei -diff\n*.epub differs=no\n' \
	>"$dir/own/.gitattributes"
in_ "$dir/own" 1 git-setup --write
err_has 'textconv is "mine" already'
err_has '\*.xml is "diff=theirs" already'
err_has '\*.tei is "-diff" already'
check [ "$(git -C "$dir/own" config diff.vidimus.textconv)" = mine ]
check [ "$(tail -n 1 "$dir/own/.gitattributes")" = '*.epub diff=vidimus' ]
check [ "$(grep -c . "$dir/own/.gitattributes")" = 4 ]
git init -q "$dir/linked"
echo '# elsewhere' >"$dir/elsewhere"
ln -s "$dir/elsewhere" "$dir/linked/.gitattributes"
in_ "$dir/linked" 2 git-setup --write
check [ "$(cat "$dir/elsewhere")" = '# elsewhere' ]

# what is printed does the same
git init -q "$dir/by-hand"
(cd "$dir/by-hand" && grep 'diff=' "$dir/printed" >.gitattributes &&
	grep '^git config' "$dir/printed" | sh) || fail 'as printed'
check [ "$(git -C "$dir/by-hand" config diff.vidimus.command)" = \
	'vidimus diff' ]
finish
