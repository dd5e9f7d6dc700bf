#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing of the user's is overwritten: outputs that are inputs, outputs with
# pictures, runs that end early.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

old="the old output"
here=$(pwd)

# A red dot, and another picture.
dot='\211PNG\r\n\032\n\000\000\000\rIHDR\000\000\000\001\000\000\000\001\010\002\000\000\000\220wS\336\000\000\000\014IDATx\234c\370\317\300\000\000\003\001\001\000\311\376\222\357\000\000\000\000IEND\256B`\202'
# shellcheck disable=SC2059
printf "$dot" >"$dir/dot.png"
printf 'GIF89a\001\000\001\000\200\000\000\000\000\000\377\377\377,\000\000\000\000\001\000\001\000\000\002\002D\001\000;' >"$dir/dot.gif"

# An output that is an input is refused, and nothing else is written.
work=$dir/work
fresh() {
	rm -rf "$work"
	mkdir "$work"
	cp "$fixtures/tiny.txt" "$work/a.txt"
	cp "$fixtures/minutes.txt" "$work/b.txt"
	cp -R "$work" "$dir/kept.$$"
	rm -rf "$dir/kept"
	mv "$dir/kept.$$" "$dir/kept"
}
unharmed() {
	check diff -r "$dir/kept" "$work"
}
# refused ARGUMENT... : in the folder
refused() {
	checks=$((checks + 1))
	(cd "$work" && "$vidimus" convert "$@") >"$dir/.out" 2>"$dir/.err" \
		</dev/null
	got=$?
	[ "$got" = 2 ] || fail "convert $*: exit $got, not 2"
	unharmed
}
fresh
refused a.txt b.txt -o . --to txt
err_has 'which is read'
refused a.txt -o a.txt
refused a.txt -o ./../work//a.txt
refused a.txt -o "$work/a.txt" --to md
refused a.txt -o new/ --to md --report a.txt
refused a.txt -o b.xml --report b.xml
refused a.txt -o new.md --people a.txt --report new.md
ln -s a.txt "$work/l.md"
ln -s a.txt "$dir/kept/l.md"
refused a.txt -o l.md
refused a.txt l.md -o . --to txt
rm "$work/l.md" "$dir/kept/l.md"
ln "$work/a.txt" "$work/h.md"
ln "$dir/kept/a.txt" "$dir/kept/h.md"
refused a.txt -o h.md
refused a.txt b.txt -o . --to md --report h.md
rm "$work/h.md" "$dir/kept/h.md"
printf 'people:\n  - name: A\n' >"$work/people.yaml"
cp "$work/people.yaml" "$dir/kept"
refused a.txt -o people.yaml --to md --people people.yaml
err_has 'people.yaml is people.yaml, which is read'
# two outputs that are one file
mkdir "$work/out" "$dir/kept/out"
for d in "$work" "$dir/kept"; do
	echo "$old" >"$d/out/a.md"
	ln "$d/out/a.md" "$d/out/b.md"
done
refused a.txt b.txt -o out --to md
err_has 'one file'
# standard output that is the input
checks=$((checks + 1))
"$vidimus" convert "$work/a.txt" --to md 1<>"$work/a.txt" 2>"$dir/.err"
[ $? = 2 ] || fail "standard output over the input is not refused"
unharmed

# A picture or a part that a document names is an input, too.
fresh
mkdir "$work/rec_files"
cp "$dir/dot.png" "$work/rec_files/a.png"
cat >"$work/rec.md" <<'END'
# Minutes

![dot](rec_files/a.png)
END
expect 0 convert "$work/rec.md" -o "$work/rec.xml"
check cmp "$dir/dot.png" "$work/rec_files/a.png"
cat >"$work/draw.md" <<'END'
# Minutes

![a drawing](draw_files/d.svg)
END
mkdir "$work/draw_files"
echo '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><g/></svg>' \
	>"$work/draw_files/d.svg"
cp "$work/draw_files/d.svg" "$dir/d.svg"
expect 2 convert "$work/draw.md" -o "$work/draw.xml"
check cmp "$dir/d.svg" "$work/draw_files/d.svg"
check [ ! -e "$work/draw.xml" ]
expect 0 convert --fail-on never "$work/draw.md" -o "$work/drawn.xml"
check [ "$(grep -c script "$work/drawn_files/d.svg")" = 0 ]
cat >"$work/part.xml" <<'END'
<div xmlns="http://www.tei-c.org/ns/1.0"><p>A part.</p></div>
END
cp "$work/part.xml" "$dir/part.xml"
cat >"$work/whole.xml" <<'END'
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><text><body><xi:include href="part.xml"/></body></text></TEI>
END
expect 2 convert --xinclude "$work/whole.xml" -o "$work/part.xml"
check cmp "$dir/part.xml" "$work/part.xml"

# The report is no way around that.
cp "$dir/dot.png" "$work/b.png"
printf '# Minutes\n\n![dot](b.png)\n' >"$work/shows.md"
expect 2 convert "$work/shows.md" -o "$work/shows.epub" --report "$work/b.png"
check cmp "$dir/dot.png" "$work/b.png"
check [ ! -e "$work/shows.epub" ]
expect 2 convert --xinclude "$work/whole.xml" -o "$dir/whole.md" \
	--report "$work/part.xml"
check cmp "$dir/part.xml" "$work/part.xml"

# A picture takes no place in which something else stands.
mkdir "$dir/new_files"
echo "$old" >"$dir/new_files/b.png"
expect 2 convert "$work/shows.md" -o "$dir/new.md"
check [ "$(cat "$dir/new_files/b.png")" = "$old" ]
check [ ! -e "$dir/new.md" ]

# An output with pictures is one: all or nothing.
fresh
cp "$dir/dot.png" "$work/a.png"
cp "$dir/dot.gif" "$work/z.gif"
cat >"$work/two.md" <<'END'
# Minutes

![one](a.png) and ![two](z.gif)
END
mkdir "$dir/o"
echo "$old" >"$dir/o/two.xml"
mkdir -p "$dir/o/two_files/z.gif" # in the way
printf old >"$dir/o/two_files/a.png"
expect 3 convert "$work/two.md" -o "$dir/o/two.xml"
check [ "$(cat "$dir/o/two.xml")" = "$old" ]
check [ "$(cat "$dir/o/two_files/a.png")" = old ]
check [ -z "$(find "$dir/o" -name '.vidimus-*')" ]
rmdir "$dir/o/two_files/z.gif"
rm -r "$dir/o/two_files"
rm "$dir/o/two.xml"
expect 0 convert "$work/two.md" -o "$dir/o/two.xml"
check cmp "$dir/dot.gif" "$dir/o/two_files/z.gif"
check [ -z "$(find "$dir/o" -name '.vidimus-*')" ]

# In a folder of outputs no link is followed, whoever put it there: to a file, a
# folder or nowhere. One that is named is, but not to nowhere.
echo "$old" >"$dir/mine.txt"
mkdir -p "$dir/f/sub" "$dir/elsewhere" "$dir/in/sub"
cp "$work/two.md" "$dir/in/one.md"
cp "$work/two.md" "$dir/in/sub/two.md"
ln -s ../mine.txt "$dir/f/one.xml"
expect 3 convert "$dir/in" -o "$dir/f/" --to tei
check [ "$(cat "$dir/mine.txt")" = "$old" ]
err_has 'one.xml: not written'
check [ -s "$dir/f/sub/two.xml" ]
rm -r "$dir/f/one.xml" "$dir/f/sub"
ln -s ../elsewhere "$dir/f/sub"
expect 3 convert "$dir/in" -o "$dir/f/" --to tei
check [ -z "$(ls "$dir/elsewhere")" ]
rm "$dir/f/sub" "$dir/f/one.xml"
ln -s nowhere "$dir/f/one.xml"
expect 3 convert "$dir/in" -o "$dir/f/" --to tei
expect 3 convert "$dir/in/one.md" -o "$dir/f/one.xml"
check [ -L "$dir/f/one.xml" ]
rm "$dir/f/one.xml"
ln -s ../mine.txt "$dir/f/one.xml"
expect 0 convert "$dir/in/one.md" -o "$dir/f/one.xml"
check [ -L "$dir/f/one.xml" ]
check grep -q '<TEI' "$dir/mine.txt"
rm -r "$dir/f" "$dir/in" "$dir/elsewhere"

# The document says what pictures are called: no link is followed there, and
# nothing but a file is written to.
echo "$old" >"$dir/mine.txt"
mkdir -p "$dir/l/two_files" "$dir/elsewhere"
ln -s ../../mine.txt "$dir/l/two_files/a.png"
expect 3 convert "$work/two.md" -o "$dir/l/two.xml"
check [ "$(cat "$dir/mine.txt")" = "$old" ]
check [ "$(ls "$dir/l")" = two_files ]
rm "$dir/l/two_files/a.png"
if mkfifo "$dir/l/two_files/a.png" 2>/dev/null; then
	expect 3 convert "$work/two.md" -o "$dir/l/two.xml"
	rm "$dir/l/two_files/a.png"
fi
rmdir "$dir/l/two_files"
ln -s ../elsewhere "$dir/l/two_files"
expect 3 convert "$work/two.md" -o "$dir/l/two.xml"
check [ -z "$(ls "$dir/elsewhere")" ]
check [ ! -e "$dir/l/two.xml" ]
rm "$dir/l/two_files"
mkdir "$dir/l/two_files"
: >"$dir/l/two_files/.vidimus-99999999-abcdef"
expect 0 convert "$work/two.md" -o "$dir/l/two.xml"
err_has 'two_files: warning: .*output-leftover'

# What is unfinished goes when a signal comes. The record is written into a
# pipe that nobody reads, so that the run stands still when its pictures are
# beside their places. (A shell lets what it starts beside itself ignore INT
# and QUIT, and then they end nothing.)
mkdir "$dir/s"
if mkfifo "$dir/s/pipe"; then
	for signal in HUP TERM USR1 USR2 ALRM XCPU VTALRM PROF ABRT; do
		# Whoever is told to ignore it (nohup) hands that on.
		sh -c "kill -$signal \$\$" 2>/dev/null
		[ $? -gt 128 ] || continue
		"$vidimus" convert -q "$work/two.md" --to md \
			-o "$dir/s/pipe" 2>/dev/null &
		pid=$!
		for _ in 1 2 3 4 5 6 7 8 9 10; do
			[ -n "$(find "$dir/s" -name '.vidimus-*')" ] && break
			sleep 0.1
		done
		check [ -n "$(find "$dir/s" -name '.vidimus-*')" ]
		kill -$signal $pid
		wait $pid 2>/dev/null
		check [ $? -gt 128 ]
		check [ -z "$(find "$dir/s" -name '.vidimus-*')" ]
	done
fi

# What a killed run left is told, what a running one writes is not.
mkdir "$dir/left"
: >"$dir/left/.vidimus-Ab12xy"
expect 0 convert "$fixtures/tiny.txt" -o "$dir/left/x.md"
err_has '\.vidimus-Ab12xy.*\[output-leftover\]$'
rm "$dir/left/.vidimus-Ab12xy"
: >"$dir/left/.vidimus-$$-Ab12xy" # of this shell, which runs
expect 0 convert "$fixtures/tiny.txt" -o "$dir/left/x.md"
check [ "$(grep -c leftover "$dir/.err")" = 0 ]
rm "$dir/left/.vidimus-$$-Ab12xy"
: >"$dir/left/.vidimus-999999999-Ab12xy"
expect 0 convert "$fixtures/tiny.txt" -o "$dir/left/" --to md
err_has 'output-leftover'

# Other names of an old output are not kept, and that is said.
echo "$old" >"$dir/one.md"
ln "$dir/one.md" "$dir/other.md"
expect 0 convert "$fixtures/tiny.txt" -o "$dir/one.md"
err_has 'hard links.*\[output-attributes\]$'
check [ "$(cat "$dir/other.md")" = "$old" ]
expect 0 convert "$fixtures/tiny.txt" -o "$dir/one.md"
check [ "$(grep -c output-attributes "$dir/.err")" = 0 ]
chmod 640 "$dir/one.md"
if command -v python3 >/dev/null && python3 - "$dir/one.md" <<'END'
import os, sys
os.setxattr(sys.argv[1], 'user.note', b'mine')
END
then
	expect 0 convert "$fixtures/minutes.txt" -o "$dir/one.md"
	check [ "$(python3 -c 'import os, sys
print(os.getxattr(sys.argv[1], "user.note").decode())' "$dir/one.md")" = mine ]
	check [ "$(find "$dir/one.md" -perm 640)" = "$dir/one.md" ]
fi
if [ "$(id -u)" = 0 ]; then
	chown 12345:12345 "$dir/one.md"
	expect 0 convert "$fixtures/tiny.txt" -o "$dir/one.md"
	check [ -n "$(find "$dir/one.md" -user 12345 -group 12345)" ]
fi

# The folder of schemas: nobody's entry is lost, names can be seen.
cat >"$dir/s.rng" <<'END'
<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>
END
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	"$vidimus" schema add "$dir/s.rng" "name$i" >/dev/null 2>&1 &
done
wait
expect 0 schema
check [ "$(grep -c '^name' "$dir/.out")" = 12 ]
for name in 'a
b' "$(printf 'a\033[2Jb')" "$(printf 'a\302\233b')" "$(printf 'a\377')" ''; do
	expect 2 schema add "$dir/s.rng" "$name"
	err_has 'is no name'
	check [ "$(LC_ALL=C grep -c "$(printf '[\033\233]')" "$dir/.err")" = 0 ]
done
mv "$XDG_DATA_HOME/vidimus/schemas/catalog.xml" "$dir/catalog.xml"
mkdir "$XDG_DATA_HOME/vidimus/schemas/catalog.xml"
expect 3 schema
expect 3 schema add "$dir/s.rng" another
rmdir "$XDG_DATA_HOME/vidimus/schemas/catalog.xml"
echo nonsense >"$XDG_DATA_HOME/vidimus/schemas/catalog.xml"
expect 3 schema
expect 3 schema add "$dir/s.rng" another
expect 3 validate "$fixtures/rich.xml"
mv "$dir/catalog.xml" "$XDG_DATA_HOME/vidimus/schemas/catalog.xml"
expect 0 schema add "$dir/s.rng" another

# With --update it is known what a picture was: one that somebody changed since
# stays, and one that is gone comes back.
fresh
cp "$dir/dot.png" "$work/a.png"
# shellcheck disable=SC2016 # Markdown
printf '# Minutes\n\n![one](a.png)\n' >"$work/one.md"
pictures="convert $work/one.md --to tei -o $dir/u/"
for first in '' -u; do
	rm -rf "$dir/u"
	# shellcheck disable=SC2086 # words
	{
		expect 0 $pictures $first
		expect 0 $pictures -u
		rm "$dir/u/one_files/a.png"
		expect 0 $pictures -u
		check cmp "$work/a.png" "$dir/u/one_files/a.png"
		expect 0 $pictures -u
		echo mine >>"$dir/u/one_files/a.png"
		expect 1 $pictures -u
		err_has 'one_files/a.png: error: .*output-edited'
		check grep -q mine "$dir/u/one_files/a.png"
		# one that the source has now, too, is no other
		cp "$work/a.png" "$dir/kept.png"
		cp "$dir/u/one_files/a.png" "$work/a.png"
		expect 0 $pictures -u
		cp "$dir/kept.png" "$work/a.png"
		expect 0 $pictures -u
		check cmp "$work/a.png" "$dir/u/one_files/a.png"
		echo mine >>"$dir/u/one_files/a.png"
		expect 0 $pictures -u --force
		err_has 'one_files/a.png: warning: .*output-replaced'
		check cmp "$work/a.png" "$dir/u/one_files/a.png"
		# without --update nobody knows whose it is: it is said, once
		echo mine >>"$dir/u/one_files/a.png"
		expect 0 $pictures
		err_has 'one_files/a.png: warning: .*output-replaced'
		check cmp "$work/a.png" "$dir/u/one_files/a.png"
		expect 0 $pictures
		check test "$(grep -c output-replaced "$dir/.err")" = 0
	}
done

cd "$here" || exit

# A run keeps no file open that is done with: of outputs with pictures, too.
mkdir "$dir/many"
cp "$dir/dot.gif" "$dir/many/p.gif"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	printf '# A\n\nWords ![x](p.gif) and more.\n' >"$dir/many/a$i.md"
	printf '# B\n\nWords ![x](p.gif) and more.\n' >"$dir/many/b$i.md"
done
checks=$((checks + 1))
(
	# shellcheck disable=SC3045 # dash has it
	ulimit -n 32
	"$vidimus" convert -j1 --fail-on never "$dir"/many/*.md \
		-o "$dir/many/out/" --to tei
) >"$dir/.out" 2>"$dir/.err" </dev/null || fail "more than 32 open files"
err_has '^40 files: 40 written, 0 not$'

# Where there is no standard input a file gets its number, and is whole.
SOURCE_DATE_EPOCH=0
export SOURCE_DATE_EPOCH
mkdir "$dir/many/x" "$dir/many/y"
printf 'title: A\nrecords: [a1.md, b1.md]\n' >"$dir/many/v.yaml"
for to in tei md epub; do
	expect 0 convert --fail-on never "$dir/many/a1.md" -o "$dir/many/x/out" \
		--to $to
	check "$vidimus" convert --fail-on never "$dir/many/a1.md" \
		-o "$dir/many/y/out" --to $to <&-
	check cmp "$dir/many/x/out" "$dir/many/y/out"
	expect 0 bind --fail-on never "$dir/many/v.yaml" -o "$dir/many/x/out" \
		--to $to --force
	check "$vidimus" bind --fail-on never "$dir/many/v.yaml" \
		-o "$dir/many/y/out" --to $to --force <&-
	check cmp "$dir/many/x/out" "$dir/many/y/out"
done
unset SOURCE_DATE_EPOCH
finish
