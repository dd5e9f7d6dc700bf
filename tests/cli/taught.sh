#!/bin/sh
# SPDX-License-Identifier: MIT
# What an archivist teaches: rows of a house style, a style written from one
# document and used for the next of its series, forms that are labels.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"
cd "$dir" || exit 99

# units FILE ARGUMENT...: "line kind speaker" of each unit in $dir/units.
units() {
	"$vidimus" inspect --units "$@" 2>"$dir/.err" |
		awk -F '\t' 'NR > 1 { print $1, $3, $4 }' >units
}
# unit WORDS: there is such a line.
unit() {
	checks=$((checks + 1))
	grep -qx "$1" units || {
		cp units .out
		fail "no unit is '$1'"
	}
}
no_unit() {
	checks=$((checks + 1))
	if grep -q "$1" units; then
		cp units .out
		fail "a unit is '$1'"
	fi
}
# is WHAT FILE: the file has these lines and no others.
is() {
	checks=$((checks + 1))
	printf '%s' "$1" | cmp -s - "$2" || {
		cp "$2" .out
		fail "$2 is not what was expected"
	}
}

# ---- a series of three, in a way that no rule knows -----------------------

cat >one.txt <<'END'
Sitting of the Weir Court

3 May 1931

(1) Oda Brekke » Who keeps the weir?
(2) Jonas Wray » I do, as my father did.
Weir Court 2
(3) Oda Brekke » Since when?

Aside » these words bear no number.

(4) Jonas Wray » Since the great flood.

(The court rises.)
END
cat >two.txt <<'END'
Sitting of the Weir Court

4 May 1931

(1) Oda Brekke » Is the weir mended?

(2) Nils Holm » Not before the autumn.
Weir Court 3

(The court rises.)
END
cat >three.txt <<'END'
Sitting of the Weir Court

5 May 1931

(1) Lena Strand » I have nothing to add.
END
units one.txt
no_unit turn/ # nothing but the style makes turns of it
no_unit ' turn '
cat >own.profile <<'END'
# the Weir Court
label = (N) NAME »
strip = Weir Court N
narration = (The court ...)
speaker-is = Jonas Wray -> Jonas Aldous Wray
END
units one.txt --profile own.profile
unit '5 turn Oda Brekke'
unit '6 turn Jonas Aldous Wray'
unit '7 chrome '
unit '8 turn Oda Brekke'
unit '12 turn Jonas Aldous Wray'
unit '14 narration '
expect 0 convert one.txt --profile own.profile --fail-on loss -o one.xml
err_has 'one.txt:7:.*furniture, by the house style'
check grep -q '<speaker>(1) Oda Brekke »</speaker>' one.xml

expect 0 inspect --profile own.profile --as-profile one.txt
cp .out house.profile
check grep -q '^label = (N) NAME »$' house.profile
check grep -q '^speaker-is = Jonas Wray -> Jonas Aldous Wray$' house.profile
expect 0 convert one.txt --profile house.profile -o again.xml
check cmp one.xml again.xml
units two.txt --profile house.profile
is '1 metadata 
3 dateline 
5 turn Oda Brekke
7 turn Nils Holm
8 chrome 
10 narration 
' units
units three.txt --profile house.profile # one turn alone
unit '5 turn Lena Strand'

# a style of labels that the document shows itself
for name in minutes transcript hearing interview letter decree; do
	expect 0 inspect --profile "$fixtures/$name.txt"
	cp .out "$name.profile"
	expect 0 convert "$fixtures/$name.txt" --fail-on never -o plain.xml
	expect 0 convert "$fixtures/$name.txt" --fail-on never \
		--profile "$name.profile" -o taught.xml
	check cmp plain.xml taught.xml
done
check grep -q '^label = NAME\.$' transcript.profile
check grep -q '^label = Q\.$' transcript.profile
check grep -q '^# no labels' letter.profile
expect 0 inspect --profile transcript.profile "$fixtures/transcript.txt"
out_has '^labels$'

# ---- the parts of patterns -------------------------------------------------

# reads PATTERN LINE SPEAKER: a line that begins so is a turn of that speaker;
# of a "-" none.
reads() {
	printf 'label = %s\n' "$1" >p.profile
	printf 'Notes of a Talk\n\n3 May 1931\n\n%s\n' "$2" >p.txt
	units p.txt --profile p.profile
	if [ "$3" = - ]; then
		no_unit '^5 turn'
	else
		unit "5 turn $3"
	fi
}
reads 'NAME:' 'Oda Brekke: Yes.' 'Oda Brekke'
reads 'NAME:' 'Oda Brekke：Yes.' 'Oda Brekke'
reads 'NAME:' 'Fru Oda von der Brekke: Yes.' 'Fru Oda von der Brekke'
reads 'NAME:' '王林：谁来？' '王林'
reads 'NAME:' 'He said to Oda Brekke: yes.' -
reads 'NAME:' 'On the whole: yes.' -
reads 'NAME:' 'However: yes, it was.' -
reads 'NAME:' 'Subject: The weir.' -
reads 'NAME:' 'Norland: We object to that.' 'Norland'
reads 'NAME:' 'Oda Brekke (Judge): Yes.' -
reads 'NAME (OFFICE):' 'Oda Brekke (Judge of the Weir): Yes.' 'Oda Brekke'
reads 'NAME (OFFICE):' 'Oda Brekke: Yes.' -
reads 'NAME [(OFFICE)]?:' 'Oda Brekke: Yes.' 'Oda Brekke'
reads 'NAME, OFFICE:' 'Oda Brekke, judge of the weir: Yes.' 'Oda Brekke'
reads '[TIME] NAME -' '[00:12:03] oda — yes.' 'oda'
reads '[TIME] NAME -' '[12:03] Oda Brekke - yes.' 'Oda Brekke'
reads '[TIME] NAME -' 'Oda Brekke - yes.' -
reads '<NAME>' '<hlm_3> yes' 'hlm_3'
reads 'N. NAME :' '12. Oda Brekke : Yes.' 'Oda Brekke'
reads 'N. NAME :' '12. Oda Brekke: Yes.' 'Oda Brekke'
reads 'Q{N} NAME:' 'Q12 Oda Brekke: Yes?' 'Oda Brekke'
reads 'NAME GAP' 'Brekke    Yes, it is.' 'Brekke'
reads 'NAME GAP' 'Brekke says yes, it is.' -
reads 'NAME.' 'Mr. A. Brekke. It is so.' 'A. Brekke'
reads 'NAME.--' 'Mr. A. Brekke.—It is so.' 'A. Brekke'
reads 'NAME.' 'The weir was mended. It is so.' -
reads 'Voice ... from the bank:' 'Voice, high up, from the bank: Yes!' \
	'Voice, high up, from the bank'
reads '\[NAME|' '[Oda Brekke| yes' 'Oda Brekke'

# a label over two lines
printf 'label = NAME (OFFICE):\n' >p.profile
printf 'Notes of a Talk\n\n3 May 1931\n\nOda Brekke\n(Judge of the Weir): Yes.\n' >p.txt
units p.txt --profile p.profile
unit '5 turn Oda Brekke'
expect 0 inspect p.txt --profile p.profile
out_has 'Oda Brekke, Judge of the Weir'

# an exception, a heading, a note
cat >p.profile <<'END'
label = NAME:
text = Nota bene:
heading = PART N
note = N) ...
END
cat >p.txt <<'END'
Notes of a Talk

3 May 1931

PART 1

Oda Brekke: It was mended in spring [1] by the town.
Nota bene: nobody said this.

1) The town of Halden.
END
units p.txt --profile p.profile
unit '5 heading '
unit '7 turn Oda Brekke'
no_unit 'Nota'
expect 0 convert p.txt --profile p.profile -o p.xml
check grep -q 'in spring <note n="1" place="foot">' p.xml

# ---- what is wrong with a style --------------------------------------------

printf 'lable = NAME:\nlabel = NAME:\nstirp = X\n' >slip.profile
expect 0 convert one.txt two.txt --profile slip.profile --to tei -o slips/
err_has 'slip.profile:1:.*did you mean .label'
err_has 'slip.profile:3:.*did you mean .strip'
checks=$((checks + 1))
[ "$(grep -c 'warning: .*profile-key' .err)" = 2 ] || fail 'a slip is told once for each file'

# broken ROW COLUMN: it ends the run, at that place, before any output.
broken() {
	printf '# first\n%s\n' "$1" >broken.profile
	rm -f no.xml
	expect 2 convert one.txt --profile broken.profile -o no.xml
	err_has "broken.profile:2:$2: error: .*profile-pattern"
	check test ! -e no.xml
}
broken 'label = NAME ([OFFICE)?:' 15
broken 'label = [NAME?:' 9
broken 'label = NAME]?:' 13
broken 'label = [A]?[B]?[C]?[D]?[E]?:' 25
broken 'label = [[A]? B]?:' 10
broken 'label = {NAM}:' 10
broken 'label = {NAME' 9
broken 'label = NAME NAME:' 9
broken 'label = NAME ...' 17
broken 'strip = ...' 9
broken 'strip = [X]?' 9
broken 'strip =' 8
broken "heading = X\\" 12
broken 'speaker-is = The Chairman' 14
broken 'speaker-is = -> Lind' 14
printf 'label = NAME --\n' >other.profile
expect 0 convert "$fixtures/minutes.txt" --profile other.profile --fail-on never -o o.xml
err_has 'profile-unmatched'
expect 2 inspect --profile own.profile --profile own.profile one.txt

# ---- forms of people are labels; who is not in the text is not present ------

cat >people.yaml <<'END'
people:
- name: Oda Brekke
  forms: [ob, The Bench]
- name: Lena Wray
- name: Nils Holm
  forms: [the Bailiff]
- name: Per Lind
  forms: [the ferryman]
END
cat >talk.txt <<'END'
Talk on the Weir

3 May 1931

ob: Who keeps it?

Jonas Wray was at home then, and his ferry, too. The ferryman slept.

The Bench: Nobody, then.
END
units talk.txt
no_unit 'turn Oda'
units talk.txt --people people.yaml
unit '5 turn Oda Brekke'
unit '9 turn Oda Brekke'
expect 0 convert talk.txt --people people.yaml -o talk.xml
check grep -q '<persName>Oda Brekke</persName>' talk.xml
check grep -q '<persName>Per Lind</persName>' talk.xml
for absent in 'Lena Wray' 'Nils Holm'; do
	checks=$((checks + 1))
	! grep -q "$absent" talk.xml || fail "$absent is present"
done
finish
