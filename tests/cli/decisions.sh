#!/bin/sh
# SPDX-License-Identifier: MIT
# --decisions: refused whole where one is broken, obeyed by every verb that
# reads, several files added up, carried by the formats.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"
cd "$dir" || exit 99

cat >m.txt <<'EOF'
Conversation between Governor Tuvesen and Mr. Brandel

Halden, 3 May 1931

Governor Tuvesen said that the boats were late.

Mr. Brandel replied that he knew nothing of it.

The harbour had been closed for a week.

He added that the ice was thick.

Tuvesen asked when it would open.
EOF
digest=$(sha256sum m.txt | cut -d' ' -f1)
cat >one.yaml <<EOF
decisions:
- source: m.txt
  digest: sha256:$digest
  line: 9
  words: The harbour had been
  scope: turn
  value: Tuvesen
  by: Ada Ray 2
  when: 2031-02-03
EOF
cat >two.csv <<EOF
source,digest,line,words,scope,decision,by,when
m.txt,$digest,11,He added that,turn,leave,Ben Lee,2031-02-04
EOF

# both kinds of file, one after the other
expect 0 inspect --review m.txt --decisions one.yaml --decisions two.csv
out_has 'nothing is in doubt'
expect 0 convert m.txt --decisions one.yaml --decisions two.csv -o m.xml
check grep -q '<respStmt xml:id="resp-ada-ray-2">' m.xml
check grep -q 'who="#tuvesen" direct="false" resp="#resp-ada-ray-2"' m.xml
check grep -q 'who="#brandel" resp="#resp-ben-lee"' m.xml
expect 0 validate m.xml m.txt --decisions one.yaml
expect 0 roundtrip m.txt --decisions one.yaml
# ids of those who decided, and that a value is stated, are no words of a copy
out_has 'epub .*agrees'
out_lacks 'agrees.*differs\|bytes.*differs'
# the source as decided, and what was written of it
for to in xml epub md; do
	expect 0 convert m.xml -o "copy.$to"
	expect 0 compare m.txt "copy.$to" --decisions one.yaml --decisions two.csv
	out_has 'tree  *equal'
	out_has 'witness .*agrees'
done
expect 1 compare m.txt copy.md
out_has 'added .*speaker: Tuvesen'

# a changed source: found again, and said
sed '1i A line of somebody else\n' m.txt >changed.txt && mv changed.txt m.txt
expect 0 convert m.txt --decisions one.yaml --to tei -o -
err_has 'm.txt:11: note: .*decision-moved'
err_has 'note: .*decision-digest'
out_has 'resp="#resp-ada-ray-2"'
sed -i '/^The harbour/d' m.txt
expect 1 convert m.txt --decisions one.yaml --to tei -o -
err_has 'm.txt:9: loss: .*its words stand nowhere.*decision-unfit'

# refused before the first output, with the line
sed 's/value:/valeu:/' one.yaml >bad.yaml
rm -f out.xml
expect 2 convert m.txt --decisions two.csv --decisions bad.yaml -o out.xml
err_has 'bad.yaml:7: error: .*did you mean "value".*decision-broken'
check test ! -e out.xml
expect 3 convert m.txt --decisions nowhere.yaml -o out.xml
check test ! -e out.xml
# an output is not what is read
expect 2 convert m.txt --decisions one.yaml -o one.yaml --to md
check grep -q 'source: m.txt' one.yaml

# of two files that are called alike none is taken, unless its digest tells or
# the decisions lie beside it; nor is one for another that is there
mkdir -p h/a h/b
cp m.txt h/a/m.txt
sed 's/thick/thin/' m.txt >h/b/m.txt
sed 's/source: .*/source: m.txt/; /digest/d; s/The harbour had been/He added that/' \
	one.yaml >alike.yaml
mv m.txt own.txt
for verb in 'convert -o out/ --to tei' inspect validate roundtrip survey \
	'review -o r.csv' 'bind -o v.xml'; do
	# shellcheck disable=SC2086 # words
	expect 1 $verb h --fail-on loss --decisions alike.yaml
	err_has 'alike.yaml: loss: .*may be any of 2 files.*decision-several'
done
check test "$(grep -l resp-ada out/a/m.xml out/b/m.xml | wc -l)" = 0
sed "s/line:/digest: $(sha256sum h/b/m.txt | cut -d' ' -f1)\n  line:/" alike.yaml \
	>told.yaml
expect 0 convert h -o out/ --to tei --decisions told.yaml
check test "$(grep -l resp-ada out/a/m.xml out/b/m.xml)" = out/b/m.xml
cp alike.yaml h/a/d.yaml
expect 0 convert h -o out/ --to tei --decisions h/a/d.yaml -j 2
check test "$(grep -l resp-ada out/a/m.xml out/b/m.xml)" = out/a/m.xml
sed 's,source: .*,source: h/a/m.txt,' alike.yaml >of-a.yaml
(cd h/b && "$vidimus" inspect m.txt --units --decisions ../../of-a.yaml) >of-b 2>&1
check test "$(grep -c stated of-b)" = 0
expect 0 inspect h/a/m.txt --units --decisions of-a.yaml
out_has stated
mv own.txt m.txt
# one that was moved is found by the end of its path, and is not called missing
sed 's,source: .*,source: holding/m.txt,' alike.yaml >moved.yaml
expect 0 convert m.txt --decisions moved.yaml --to tei -o -
out_has 'resp="#resp-ada-ray-2"'
check test "$(grep -c decision-file "$dir/.err")" = 0

# of a whole series, and about nothing in any file: said once, when all are read
mkdir -p series
for n in 1 2 3; do
	printf 'Minutes\n\nMR. LIND: Late.\n\nMRS. KAY: %s.\n' $n >"series/$n.txt"
done
cat >series.yaml <<'END'
decisions:
- scope: series
  label: MR. LINDTE
  decision: speaker
  value: Ole Lind
  by: Ada
  when: 2031-02-03
- scope: series
  label: MR. LIND
  decision: speaker
  value: Ole Lind
  by: Ada
  when: 2031-02-03
- scope: person
  person: Nobody Here
  decision: same
  value: Ole Lind
  by: Ada
  when: 2031-02-03
END
for verb in 'convert -o s/ --to tei -j 2' 'convert -o u/ --to tei --update' \
	'convert -o u/ --to tei --update' inspect 'review -o r2.csv' 'bind -o v2.xml'; do
	# shellcheck disable=SC2086 # words
	expect 0 $verb series --decisions series.yaml
	check test "$(grep -c '\[decision-nowhere\]' "$dir/.err")" = 2
	err_has 'series.yaml: warning: .*series.yaml:2: no turn bears the label "MR. LINDTE".*decision-nowhere'
	err_has 'series.yaml: warning: .*series.yaml:14: nobody is called "Nobody Here".*decision-nowhere'
	rm -f v2.xml
done
# of a part of the files nothing is known
expect 0 convert series --shard 1/2 -o p/ --to tei --decisions series.yaml
check test "$(grep -c 'decision-nowhere' "$dir/.err")" = 0

# what was decided is in doubt no longer, and no finding says that it is
cat >doubt.txt <<'EOF'
Minutes of the Board of Odde

MR. LIND: The gate is shut.

Who shut it?

MRS. KAY: I did.

Mr. Lind asked her why.

She said that it rained.
EOF
expect 1 convert doubt.txt --to tei -o - --fail-on warning
err_has 'lines 5).*speaker-inferred'
err_has 'doubt.txt:11:.*speaker-doubtful'
err_has 'title.*field-unlabelled'
sed 's/^  by:/  by: Ada/;s/^  when:/  when: 2031-02-03/;s/^  decision:/  decision: leave/' \
	>doubt.yaml <<'EOF'
decisions:
- source: doubt.txt
  line: 5
  words: Who shut it?
  scope: turn
  decision:
  by:
  when:
- source: doubt.txt
  line: 9
  words: Mr. Lind asked her
  also: ["11: She said that"]
  scope: turn
  decision:
  by:
  when:
- source: doubt.txt
  scope: field
  field: title
  decision:
  by:
  when:
EOF
expect 0 convert doubt.txt --to tei -o - --fail-on note --decisions doubt.yaml
check test "$(grep -c 'speaker-\|field-unlabelled' "$dir/.err")" = 0
out_has '<title .*resp="vidimus:stated #resp-ada"'
expect 0 survey doubt.txt --format csv --decisions doubt.yaml
out_has '^doubt.txt,valid,text,UTF-8,[a-z]*,no,[0-9]*,[0-9]*,[0-9]*,[0-9]*,100.0,0.0,0.0,0,'
# the page lets one decide of such a field, the list of doubts has it not
expect 0 review doubt.txt -o doubt.html
check grep -q '"scope": "field"' doubt.html
expect 0 review doubt.txt -o asked.yaml
check test "$(grep -c 'scope: field' asked.yaml)" = 0
# those that are left are said, and counted without the others
sed '/also:/d' doubt.yaml >fewer.yaml
expect 0 convert doubt.txt --to tei -o - --decisions fewer.yaml
err_has 'doubt.txt:11:.*speaker-'
check test "$(grep -c 'lines 5' "$dir/.err")" = 0

# behind a turn that was decided, what went on with another is a guess, marked so
cat >rest.txt <<'EOF'
MR. LIND: The gate is shut.

Who shut it?

And who has the key?

MRS. KAY: I have.
EOF
cat >rest.yaml <<'EOF'
decisions:
- {source: rest.txt, line: 3, words: "Who shut it?", scope: turn, value: Kay, by: Ada, when: 2031-02-03}
EOF
expect 0 convert rest.txt --to tei -o rest.xml --decisions rest.yaml
check grep -q '<sp who="#lind" cert="medium" resp="#vidimus">' rest.xml
expect 0 compare rest.txt rest.xml --decisions rest.yaml

# a label that nobody bears so: which one is nearly it is said, in a series, too
for label in 'MRS KAY' 'Mrs. Kay:' 'mrs.kay'; do
	for scope in 'scope: series' 'scope: label, source: doubt.txt'; do
		printf 'decisions:\n- {%s, label: "%s", value: Kay Dun, by: Ada, when: 2031-02-03}\n' \
			"$scope" "$label" >label.yaml
		expect 1 convert doubt.txt --to tei -o - --decisions label.yaml
		err_has 'did you mean "MRS. KAY"?.*decision-unfit'
	done
done
printf 'decisions:\n- {scope: series, label: MRS. LUND, value: Kay Dun, by: Ada, when: 2031-02-03}\n' \
	>label.yaml
expect 0 convert doubt.txt --to tei -o - --decisions label.yaml

# two that say different things, of which one has no value
cat >clash.yaml <<'EOF'
decisions:
- {source: rest.txt, line: 3, words: "Who shut it?", scope: turn, decision: heading, by: Ada, when: 2031-02-03}
- {source: rest.txt, line: 3, words: "Who shut it?", scope: turn, decision: note, by: Ben, when: 2031-02-03}
EOF
expect 1 convert rest.txt --to tei -o - --decisions clash.yaml
err_has 'twice: heading (.*), and note (.*decision-conflict'

# files that are nowhere
sed 's/m\.txt/gone.txt/' one.yaml >gone.yaml
expect 0 convert m.txt --decisions gone.yaml --to tei -o -
err_has 'gone.yaml: warning: .*no file "gone.txt".*decision-file'

finish
