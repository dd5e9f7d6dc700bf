#!/bin/sh
# SPDX-License-Identifier: MIT
# vidimus diff: two files, revisions, as git's filter and external diff.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

cat >"$dir/old.txt" <<'TEXT'
Minutes of the Mill Board
3 May 1951

Present: Anselm Roth, Berta Quill

MR. ROTH: The wheel is broken and the water runs past it.

MRS. QUILL: Then we must ask the miller for a new one.

MR. ROTH: Agreed, and it shall be done before the harvest.

Translated by Carl Moss.
Rights: Public domain.
TEXT
# made NAME SED: another version, one thing changed.
made() {
	sed -e "$2" "$dir/old.txt" >"$dir/$1.txt"
}
made speaker 's/MRS. QUILL: Then/MR. ROTH: Then/'
made words 's/new one/better one/'
made rights 's/Public domain/All rights reserved/'
made translator 's/Carl Moss/Dora Finn/'
made title 's/Mill Board/Weir Board/'
made lost '/^MR. ROTH: Agreed/d'
made longer '/^Translated/i MRS. QUILL: I thank the board for its care.\n'
made lower '1i\
Archive copy\n'
printf '\n\n\n\n' | cat - "$dir/speaker.txt" >"$dir/below.txt"

# what changed, and no word of what is the same
expect 0 diff "$dir/old.txt" "$dir/old.txt"
out_has 'nothing of the record changed'
expect 0 diff "$dir/old.txt" "$dir/words.txt"
out_has '^changed .* text: new -> better'
check [ "$(wc -l <"$dir/.out")" = 2 ]
expect 0 diff "$dir/old.txt" "$dir/speaker.txt"
out_has '^changed  *8  *8  speaker: Berta Quill -> Anselm Roth'
check [ ! -s "$dir/.err" ]

# --fail-on claim asks for who speaks, who is credited, rights
for name in speaker rights translator lost; do
	expect 1 diff --fail-on claim "$dir/old.txt" "$dir/$name.txt"
done
for name in old words title longer; do
	expect 0 diff --fail-on claim "$dir/old.txt" "$dir/$name.txt"
done
expect 1 diff --fail-on claim "$dir/old.txt" /dev/null
expect 0 diff --fail-on claim /dev/null "$dir/old.txt"
out_has 'added'
expect 1 diff --fail-on error "$dir/old.txt" "$dir/words.txt"
expect 0 diff --fail-on error "$dir/old.txt" "$dir/longer.txt"
expect 0 diff --fail-on never "$dir/old.txt" "$dir/lost.txt"

# what was given, not what git would say of it
expect 0 diff "$dir/old.txt" "$dir/old.txt"
out_has 'old.txt: unchanged$'
expect 0 diff "$dir/old.txt" "$dir/words.txt"
out_has 'words.txt: changed, compared with .*old.txt$'
check [ "$(grep -c renamed "$dir/.out")" = 0 ]
cp "$dir/old.txt" "$dir/copy.txt"
expect 0 diff "$dir/old.txt" "$dir/copy.txt"
out_has 'copy.txt: unchanged, compared with'
expect 0 diff --format markdown "$dir/old.txt" "$dir/words.txt"
out_has '^changed, compared with '
out_has '^## .*words.txt$'
out_has '~~new~~ \*\*better\*\*'

# nothing of the program's own
cat >"$dir/people.xml" <<'TEI'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>A</title></titleStmt><publicationStmt><p>x</p>
</publicationStmt><sourceDesc><p>N</p></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson>
<person xml:id="bo"><persName>Bo Roe</persName></person>
<person xml:id="al"><persName>Al Fix</persName><occupation>Mayor</occupation>
</person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><sp who="#bo"><speaker>Bo</speaker><p>Hello there.</p></sp>
<p rend="b">One.</p></body></text></TEI>
TEI
people() {
	sed -e "$2" "$dir/people.xml" >"$dir/$1.xml"
}
people gone 's/<person xml:id="bo">.*//'
people both 's/who="#bo"/who="#al #bo"/'
people role 's/<person xml:id="al"/<person role="chair" xml:id="al"/'
people markup 's/rend="b"/rend="c"/'
for name in gone both role markup; do
	for form in text lines markdown; do
		expect 0 diff --format $form "$dir/people.xml" "$dir/$name.xml"
		check [ "$(grep -c '[a-zA-Z][\\]*|[^ ]\||"\|(none)\|number of' \
			"$dir/.out")" = 0 ]
	done
done
expect 0 diff "$dir/people.xml" "$dir/both.xml"
out_has 'speaker: Bo Roe -> Al Fix, Bo Roe | '
expect 0 diff "$dir/people.xml" "$dir/role.xml"
out_has 'participant, roles: Al Fix, Mayor -> Al Fix, Mayor (chair)$'
expect 0 diff "$dir/people.xml" "$dir/gone.xml"
out_has 'participant: Bo Roe$'
expect 0 diff --format lines "$dir/people.xml" "$dir/gone.xml"
out_has 'loss: participant "Bo Roe" is lost'
expect 0 diff --format lines "$dir/people.xml" "$dir/markup.xml"
out_has 'rend: "b" / "c" \[record-differs\]$'

# a file that is not there, and one alone, outside of a repository
for what in "$dir/none.txt $dir/old.txt" "$dir/old.txt $dir/none.txt" \
	"$dir/none.txt"; do
	# shellcheck disable=SC2086
	expect 3 diff $what
	err_has 'none.txt: not read: No such file'
	check [ "$(grep -c 'not a git' "$dir/.err")" = 0 ]
done
expect 2 diff "$dir/old.txt"
err_has 'old.txt is a file: name the one to compare it with'

# in the formats of findings, as other verbs have them
for form in sarif github gitlab junit checkstyle tap epubcheck ndjson; do
	expect 1 diff --fail-on claim --format $form \
		"$dir/old.txt" "$dir/speaker.txt"
	out_has 'speaker-changed'
	out_has 'speaker.txt'
	expect 0 diff --fail-on claim --format $form "$dir/old.txt" "$dir/old.txt"
done
expect 1 diff --fail-on claim --format junit "$dir/old.txt" "$dir/speaker.txt"
out_has 'tests="1" failures="1"'
expect 0 diff --format junit "$dir/old.txt" "$dir/speaker.txt"
out_has 'tests="1" failures="0"'
expect 0 diff --output sarif="$dir/d.sarif" --summary "$dir/d.md" \
	"$dir/old.txt" "$dir/below.txt"
out_has '^changed  *8  *12  speaker: Berta Quill -> Anselm Roth'
check grep -q '"startLine": 12' "$dir/d.sarif"
check grep -q 'Berta Quill' "$dir/d.md"
expect 2 diff --output sarif="$dir/words.txt" "$dir/old.txt" "$dir/words.txt"

# findings at the new file's lines, what was lost where it would stand
expect 0 diff --format lines "$dir/old.txt" "$dir/below.txt"
out_has 'below.txt:12:0: error: speaker .* (was line 8).*\[speaker-changed\]'
expect 0 diff --format lines "$dir/old.txt" "$dir/lost.txt"
out_has 'lost.txt:8:0: loss: speaker .*\[speaker-lost\]'

# JSON, Markdown: what others chose is escaped
expect 0 diff --format json "$dir/old.txt" "$dir/rights.txt"
if command -v python3 >/dev/null; then
	check python3 -c 'import json, sys
d = json.load(open(sys.argv[1]))
f, = d["files"]
assert f["claims_changed"] == d["claims_changed"] == 1, d
assert f["changes"]["claims"][0]["b"]["value"] == "All rights reserved."
assert [x["line"] for x in d["findings"] if x["id"] == "rights-changed"] == [13]
' "$dir/.out"
fi
# shellcheck disable=SC2016 # those are Markdown's
made marked 's/new one/*new* `one` <b>/'
expect 0 diff --format markdown "$dir/old.txt" "$dir/marked.txt"
out_has '^## .*marked'
# shellcheck disable=SC2016
out_has '\\\*new\\\* \\`one\\` \\<b\\>'
# a paragraph each
check [ -z "$(grep -A1 '^text' "$dir/.out" | grep -v '^text\|^$\|^--')" ]

# a record as lines: nothing of the file's own layout is in it
expect 0 diff --textconv "$dir/old.txt"
out_has '^rights: Public domain\.$'
out_has '^speech \[Berta Quill\]: MRS. QUILL: Then we must'
cp "$dir/.out" "$dir/lines"
tr '\n' '~' <"$dir/old.txt" | sed 's/~~/~~~/g' | tr '~' '\n' >"$dir/wide.txt"
expect 0 diff --textconv "$dir/wide.txt"
check cmp "$dir/.out" "$dir/lines"
expect 0 diff --textconv --format markdown "$dir/old.txt"
out_has '^- rights: Public domain\.$'
out_has '^speech \[Berta Quill\]: '
expect 3 diff --textconv "$dir/none.txt"
echo '<TEI><unclosed>' >"$dir/broken.xml"
expect 0 diff --textconv "$dir/broken.xml" # or git shows no file at all
out_has '^<TEI><unclosed>$'
expect 1 diff "$dir/broken.xml" "$dir/old.txt"
out_has 'nothing is compared'
expect 1 diff --format lines "$dir/old.txt" "$dir/broken.xml"
check [ -z "$(grep -v ' \[[a-z-]*\]$' "$dir/.out")" ] # an id each
out_has '\[xml-syntax\]$'
out_has '\[not-compared\]$'

# usage
expect 2 diff
expect 2 diff "$dir/old.txt" "$dir/old.txt" "$dir/old.txt"
expect 2 diff --format html "$dir/old.txt" "$dir/old.txt"
expect 2 diff --fail-on sometimes "$dir/old.txt" "$dir/old.txt"
expect 2 diff --textconv
expect 2 diff --textconv --format json "$dir/old.txt"

# without git
checks=$((checks + 1))
(cd "$dir" && PATH=/nowhere "$vidimus" diff HEAD) >"$dir/.out" 2>"$dir/.err"
[ $? = 3 ] || fail 'no git: another status'
err_has 'git cannot be run'
if ! command -v git >/dev/null; then
	echo "no git: revisions are not tested"
	finish
fi

# ---- git ------------------------------------------------------------------
# shellcheck source=tests/cli/git.sh
. "$srcdir/tests/cli/git.sh"
commit() {
	git -C "$repo" add -A
	git -C "$repo" commit -qm "$1" || fail "$1"
}

mkdir "$dir/bare"
in_ "$dir/bare" 2 diff HEAD
err_has 'not a git repository'

repo=$dir/repo
git init -q "$repo"
in_ "$repo" 2 diff HEAD # nothing committed
cp "$dir/old.txt" "$repo/first.txt"
git -C "$repo" add first.txt
in_ "$repo" 0 diff --staged --fail-on claim # as before a first commit
out_has '^first.txt: added$'
git -C "$repo" rm -q --cached first.txt
rm "$repo/first.txt"
nl=$(printf 'b\nc.txt')
mkdir "$repo/deep"
for f in a.txt gone.txt moved.txt "$nl" "sp ace.txt" -dash.txt deep/d.txt; do
	cp "$dir/old.txt" "$repo/$f"
done
echo 'What stood here is gone.' >"$repo/gone.txt"
printf '\000\001\002' >"$repo/data.bin"
ln -s a.txt "$repo/link.txt"
commit one
cp "$dir/speaker.txt" "$repo/a.txt"
cp "$dir/rights.txt" "$repo/$nl"
cp "$dir/words.txt" "$repo/sp ace.txt"
cp "$dir/words.txt" "$repo/-dash.txt"
cp "$dir/translator.txt" "$repo/deep/d.txt"
rm "$repo/gone.txt"
git -C "$repo" mv moved.txt new.txt
cp "$dir/words.txt" "$repo/new.txt"
echo 'A new page, with words of its own.' >"$repo/more.txt"
printf '\000\003' >"$repo/data.bin"
ln -sf deep/d.txt "$repo/link.txt"
git -C "$repo" add -A
for what in "HEAD" "--staged" "--staged HEAD"; do
	# shellcheck disable=SC2086
	in_ "$repo" 0 diff $what
	out_has '^a.txt: changed$'
	out_has '^gone.txt: deleted$'
	out_has '^more.txt: added$'
	out_has '^new.txt: renamed from moved.txt$'
	out_has '^b\\nc.txt: changed$'
	out_has '^sp ace.txt: changed$'
	out_has '^-dash.txt: changed$'
	out_has '^deep/d.txt: changed$'
	out_has 'a symbolic link'
	err_has '1 changed file is no record by its name'
done
cp "$dir/.out" "$dir/staged"
commit two
in_ "$repo" 0 diff HEAD~1 HEAD
check cmp "$dir/.out" "$dir/staged"
in_ "$repo" 0 diff HEAD~1..HEAD
in_ "$repo/deep" 0 diff HEAD~1 HEAD -- d.txt
out_has '^deep/d.txt: changed$'
check [ "$(grep -c ': changed$' "$dir/.out")" = 1 ]
in_ "$repo" 1 diff --fail-on claim HEAD~1 HEAD -- "$nl"
in_ "$repo" 0 diff --fail-on claim HEAD~1 HEAD -- 'sp ace.txt' -dash.txt
in_ "$repo" 0 diff HEAD
check [ ! -s "$dir/.out" ]
in_ "$repo" 2 diff no-such-revision
err_has "no-such-revision"
in_ "$repo" 2 diff HEAD -- no-such-file.txt
err_has 'no file of the repository'
in_ "$repo" 0 diff HEAD -- a.txt
in_ "$repo" 0 diff --format json HEAD~1 HEAD
if command -v python3 >/dev/null; then
	check python3 -c 'import json, sys
d = json.load(open(sys.argv[1]))
paths = {f["path"]: f for f in d["files"]}
assert "b\nc.txt" in paths and paths["new.txt"]["renamed_from"] == "moved.txt"
' "$dir/.out"
fi

# findings by names that hold here
in_ "$repo/deep" 0 diff --format lines HEAD~1 HEAD
out_has '^d.txt:1*'
out_has '^\.\./a.txt:8:0: error: speaker'
in_ "$repo/deep" 0 diff --format sarif HEAD~1 HEAD
out_has '"uri": "deep/d.txt"'
out_has '"uri": "a.txt"'
in_ "$repo" 0 diff --format lines HEAD~1 HEAD -- link.txt
out_has '^link.txt:0:0: note: a symbolic link.*\[not-compared\]$'
in_ "$repo" 2 diff a.txt
err_has 'vidimus diff HEAD -- a.txt'
in_ "$repo" 3 diff no-such.txt

# what the repository settles
printf 'fail-on: error\nlevels:\n  text-changed: note\n' \
	>"$repo/.vidimus.yaml"
in_ "$repo" 1 diff HEAD~1 HEAD -- a.txt
in_ "$repo" 0 diff HEAD~1 HEAD -- 'sp ace.txt'
in_ "$repo" 0 diff --fail-on never HEAD~1 HEAD -- a.txt
in_ "$repo" 0 diff --no-config HEAD~1 HEAD -- a.txt
in_ "$repo" 0 diff --format lines HEAD~1 HEAD -- 'sp ace.txt'
out_has 'note: text changed'
in_ "$repo" 1 compare "$dir/old.txt" a.txt
printf 'levels: {%s: off, %s: off, text-changed: note}\n' speaker-changed \
	participant-changed >"$repo/.vidimus.yaml"
cp "$dir/old.txt" "$repo/older.txt"
in_ "$repo" 0 diff --fail-on claim older.txt a.txt
in_ "$repo" 0 compare older.txt a.txt
err_has '2 switched off'
printf 'outputs:\n  sarif: all.sarif\nfail-on: note\n' >"$repo/.vidimus.yaml"
in_ "$repo" 0 diff --textconv a.txt
check [ ! -e "$repo/all.sarif" ] # a filter of git's writes nothing
printf 'fail_on: note\n' >"$repo/.vidimus.yaml"
in_ "$repo" 2 diff HEAD~1 HEAD
in_ "$repo" 2 compare older.txt a.txt
rm "$repo/.vidimus.yaml" "$repo/older.txt"

# a shallow clone is said
git clone -q --depth 1 "file://$repo" "$dir/shallow" 2>/dev/null
in_ "$dir/shallow" 2 diff HEAD~1
err_has 'shallow'

# as a filter and as an external diff
printf '*.txt diff=vidimus\n' >"$repo/.gitattributes"
cp "$dir/lost.txt" "$repo/a.txt"
git -C "$repo" config diff.vidimus.textconv "'$vidimus' diff --textconv"
check git -C "$repo" diff --exit-code --quiet HEAD -- deep
git -C "$repo" diff HEAD -- a.txt >"$dir/.out"
out_has '^-speech \[Anselm Roth\]: MR. ROTH: Agreed'
check git -C "$repo" log -p --all >"$dir/.out"
git -C "$repo" config diff.vidimus.command "'$vidimus' diff"
checks=$((checks + 1))
git -C "$repo" diff HEAD~1 >"$dir/.out" 2>"$dir/.err" || fail 'git diff'
out_has '^a.txt: changed$'
out_has '^gone.txt: deleted$'
out_has '^new.txt: renamed from moved.txt$'
GIT_EXTERNAL_DIFF="'$vidimus' diff" git -C "$repo" diff HEAD~1 -- data.bin \
	>"$dir/.out" 2>"$dir/.err" || fail 'GIT_EXTERNAL_DIFF'
out_has 'no record by its name'
echo '<TEI>' >"$repo/more.txt.xml"
echo '*.xml diff=vidimus' >>"$repo/.gitattributes"
git -C "$repo" add -A
checks=$((checks + 1))
git -C "$repo" diff --cached >"$dir/.out" 2>"$dir/.err" ||
	fail 'one broken file ends git diff'
out_has 'nothing is compared'
out_has '^a.txt: changed$'
git -C "$repo" reset -q --hard

# unmerged, as git calls it and as we do
git -C "$repo" checkout -qb other
cp "$dir/title.txt" "$repo/a.txt"
commit other
git -C "$repo" checkout -qb third HEAD~1
made both 's/Mill Board/Lock Board/'
cp "$dir/both.txt" "$repo/a.txt"
commit third
git -C "$repo" merge -q other >/dev/null 2>&1 && fail 'there is no conflict'
in_ "$repo" 1 diff HEAD
out_has '^a.txt: unmerged$'
check [ "$(grep -c '^a.txt' "$dir/.out")" = 1 ]
in_ "$repo" 0 diff HEAD~1 HEAD
out_has '^a.txt: changed$'
checks=$((checks + 1))
GIT_EXTERNAL_DIFF="'$vidimus' diff" git -C "$repo" diff --cached \
	>"$dir/.out" 2>"$dir/.err" || fail 'git diff with a conflict'
out_has 'unmerged'

finish
