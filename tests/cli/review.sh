#!/bin/sh
# SPDX-License-Identifier: MIT
# vidimus review: questions as tables that are files of decisions when they are
# filled in; edits made by hand as decisions, that say the same again.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"
cd "$dir" || exit 99

cat >m.txt <<'EOF'
Conversation between Governor Tuvesen and Mr. Brandel

Halden, 3 May 1931

Governor Tuvesen said that the boats were late.

Mr. Brandel replied that he knew nothing of it.

=SUM(1) "stood" there, so they said, in the old book.

The harbour had been closed for a week.

He added that the ice was thick.

Tuvesen asked when it would open.
EOF
for as in html csv yaml; do
	expect 0 review m.txt -o "r.$as"
	out_has "2 questions about 1 file: r.$as"
done
expect 0 review m.txt --format csv --by 'Ada Ray' --when 2031-02-03
out_has '"Does Brandel speak here?","Tuvesen: .*,2,"m.txt","9"," =SUM(1) ""stood""'
out_has '^13: The harbour\|^11: The harbour\|"11: The harbour'

# open questions are no fault; nor is an answer to some
expect 0 convert m.txt --decisions r.csv --to tei -o -
err_has '2 questions are not answered yet.*decision-open'
sed 's/^  decision:$/  decision: leave/; s/^  by:$/  by: Ada Ray/
s/^  when:$/  when: 2031-02-03/' r.yaml >filled.yaml
expect 0 inspect --review m.txt --decisions filled.yaml
out_has 'nothing is in doubt'
python3 - <<'EOF'
import csv
rows = list(csv.DictReader(open('r.csv', newline='')))
for row in rows:
    row['value'], row['by'], row['when'] = 'Tuvesen', 'Ada', '2031-02-03'
with open('filled.csv', 'w', newline='') as f:
    w = csv.DictWriter(f, rows[0].keys(), delimiter=';')
    w.writeheader()
    w.writerows(rows)
EOF
expect 0 inspect --units m.txt --decisions filled.csv
check test "$(grep -c 'Tuvesen	stated' .out)" = 3

# several files, a folder, one that cannot be read
mkdir in && cp m.txt in/a.txt && cp m.txt in/b.txt
expect 0 review in -o all.yaml
out_has '4 questions about 2 files'
expect 3 review in/a.txt in/none.txt -o all.yaml
check grep -q 'source: in/a.txt' all.yaml
expect 2 review m.txt
expect 2 review m.txt -o m.txt
expect 2 review -o r.html
expect 2 review --from-edits m.txt -o d.yaml

# edits: a speaker, a paragraph, a name, a field
expect 0 convert m.txt -o m.xml
python3 - <<'EOF'
t = open('m.xml').read()
for a, b in (('<said who="#brandel" cert="medium" resp="#vidimus" '
              'direct="false">', '<said who="#tuvesen" direct="false">'),
             ('<p>The harbour had been closed for a week.</p>\n      </said>',
              '</said><p>The harbour had been closed for a week.</p>'),
             ('<persName>Brandel</persName>',
              '<persName>Ole Brandel</persName>'),
             ('>Halden</placeName>', '>Oslo</placeName>')):
    assert a in t, a
    t = t.replace(a, b, 1)
open('edited.xml', 'w').write(t)
EOF
expect 0 review --from-edits m.txt edited.xml -o edits.yaml --by 'Ada Ray' \
	--when 2031-02-03
check [ "$(grep -c '^- ' edits.yaml)" = 4 ]
expect 0 convert m.txt --decisions edits.yaml -o again.xml
expect 0 compare edited.xml again.xml
out_has '^speaker  *4  *0  *0  *0'
out_has 'kept .*participant: Ole Brandel'
out_has 'kept .*place: Oslo'
# the same from Markdown
expect 0 convert edited.xml -o edited.md
expect 0 review --from-edits m.txt edited.md -o md.yaml --by 'Ada Ray' \
	--when 2031-02-03
check cmp edits.yaml md.yaml
# what no decision can say
sed -i 's/the ice was thick/the ice was thin/' edited.xml
expect 0 review --from-edits m.txt edited.xml -o edits.yaml
err_has 'edited.xml: warning: .*edit-unsaid'
err_has 'line 13 of the source, "He added .* thick.*; line [0-9]* of the copy, "'
expect 0 review --from-edits m.txt m.xml -o none.yaml
check grep -qx 'decisions: \[\]' none.yaml
expect 0 convert m.txt --decisions none.yaml -o same.xml
check cmp m.xml same.xml

# nor of somebody beside the name, whatever it is; what was not edited is none
expect 0 convert m.txt -o plain.md
expect 0 review --from-edits m.txt plain.md -o none.yaml
# shellcheck disable=SC2016 # the inner shell's
check sh -c '! grep -q edit-unsaid "$1"' sh "$dir/.err"
sed 's/^  title: Governor/  title: King/; s/^  role: speaker/  role: chair/' \
	plain.md >edited.md
expect 0 review --from-edits m.txt edited.md -o none.yaml
err_has 'participant is "Tuvesen|Governor|speaker" in the source and "Tuvesen|King|chair" in the copy.*edit-unsaid'

# thousands that one answer settles
awk 'BEGIN { print "Conversation between Governor Tuvesen and Mr. Brandel\n"
	for (i = 0; i < 3000; i++)
		print "Governor Tuvesen said that boat " i " was late.\n\n" \
		    "The harbour " i " had been closed for a week.\n" }' >big.txt
expect 0 review big.txt -o big.yaml
out_has '^1 question about'
sed 's/^  decision:$/  decision: leave/; s/^  by:$/  by: Ada Ray/
s/^  when:$/  when: 2031-02-03/' big.yaml >filled.yaml
expect 0 inspect --review big.txt --decisions filled.yaml
out_has 'nothing is in doubt'

finish
