#!/bin/sh
# SPDX-License-Identifier: MIT
# A holding at once: folders, lists, patterns, workers that die, runs that are
# interrupted and go on.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

in=$dir/in
mkdir -p "$in/sub" "$in/.git" "$in/node_modules"
n=1
while [ $n -le 9 ]; do
	sed "s/MR. /MR. $n /" "$fixtures/tiny.txt" >"$in/m$n.txt"
	n=$((n + 1))
done
cp "$fixtures/tiny.txt" "$in/sub/m1.txt"
cp "$fixtures/minutes.txt" "$in/sub/n.txt"
cp "$fixtures/tiny.txt" "$in/.git/x.txt"
cp "$fixtures/tiny.txt" "$in/node_modules/x.txt"
: >"$in/Thumbs.db"
printf 'x' >"$in/notes.xyz"
printf '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>' >"$in/bad.xml"

# shellcheck disable=SC2317 # called by its name
json_is_whole() {
	! command -v python3 >/dev/null || python3 -m json.tool <"$1" >/dev/null
}

# The same for any number of workers.
for verb in convert validate inspect roundtrip; do
	set -- "$in"
	[ $verb != convert ] || set -- "$in" --to md -o "$dir/out/" \
		--report "$dir/report.json"
	for jobs in 1 2 5 auto; do
		rm -rf "$dir/out"
		"$vidimus" $verb -j $jobs "$@" >"$dir/o.$jobs" 2>"$dir/e.$jobs"
		echo $? >>"$dir/o.$jobs"
		[ $verb != convert ] || {
			(cd "$dir/out" && find . -type f | LC_ALL=C sort |
				xargs cat) >>"$dir/o.$jobs"
			cat "$dir/report.json" >>"$dir/o.$jobs"
		}
		check cmp "$dir/o.1" "$dir/o.$jobs"
		check cmp "$dir/e.1" "$dir/e.$jobs"
	done
done
expect 2 convert -j 0 "$in" --to md -o "$dir/out/"
expect 2 convert -j x "$in" --to md -o "$dir/out/"

# What is left out is said, once; the tree is kept.
rm -rf "$dir/out"
expect 1 convert "$in" --to md -o "$dir/out/"
check [ -f "$dir/out/sub/m1.md" ]
check [ -f "$dir/out/m1.md" ]
check [ ! -e "$dir/out/.git" ]
err_has '4 names here are no input.*\[input-left-out\]$'
check [ "$(grep -c input-left-out "$dir/.err")" = 2 ] # and in the summary
# outputs within the inputs are none
expect 1 convert "$in" --to txt -o "$in/out/"
cp "$dir/.err" "$dir/first"
expect 1 convert "$in" --to txt -o "$in/out/"
check [ ! -e "$in/out/out" ]
err_has '5 names'
rm -rf "$in/out"
# a link to a folder is not followed, and cannot loop
ln -s . "$in/loop"
expect 1 convert "$in" --to md -o "$dir/out/"
check [ ! -e "$dir/out/loop" ]
rm "$in/loop"

# Patterns: of base names, and of paths.
for row in '--include m*.txt:10' '--include sub/*:2' '--include **/m1.txt:2' \
	'--exclude sub:10' '--exclude sub/** --exclude *.xml:9' \
	'--include *.xyz:1' '--include m[12].txt --exclude sub/m*:2' \
	'--include **:13' '--exclude sub/:10' '--exclude ./sub/n.txt:11'; do
	rm -rf "$dir/out"
	set -f
	# shellcheck disable=SC2086
	"$vidimus" validate -q ${row%:*} "$in" --format lines >"$dir/.out" \
		2>"$dir/.err"
	# shellcheck disable=SC2086
	"$vidimus" inspect --fields ${row%:*} "$in" >"$dir/.out" 2>"$dir/.err"
	# shellcheck disable=SC2086
	"$vidimus" convert ${row%:*} "$in" --to md -o "$dir/out/" \
		>"$dir/.out" 2>"$dir/.err"
	set +f
	found=$(sed -n 's/^\([0-9]*\) files:.*/\1/p' "$dir/.err")
	[ -n "$found" ] || found=1
	check [ "$found" = "${row##*:}" ] # $row
done

# Lists: lines, NULs, standard input; names are kept below what they share.
mkdir -p "$dir/h/a" "$dir/h/b"
cp "$fixtures/tiny.txt" "$dir/h/a/one.txt"
cp "$fixtures/minutes.txt" "$dir/h/b/one.txt"
cp "$fixtures/tiny.txt" "$dir/h/b/a line
feed.txt"
printf '%s\r\n%s\n\n' "$dir/h/a/one.txt" "$dir/h/b/one.txt" >"$dir/list"
expect 0 convert --files-from "$dir/list" --to md -o "$dir/l1/"
check [ -f "$dir/l1/a/one.md" ]
check [ -f "$dir/l1/b/one.md" ]
find "$dir/h" -name '*.txt' -print0 |
	"$vidimus" convert --files-from - --to md -o "$dir/l2/" 2>"$dir/.err"
check [ "$(find "$dir/l2" -name '*.md' | wc -l)" -gt 2 ]
expect 0 convert "$dir/h/a/one.txt" "$dir/h/b/one.txt" --to md -o "$dir/l3/"
check [ -f "$dir/l3/a/one.md" ]
(cd "$dir/h/a" && "$vidimus" convert -q ../a/one.txt ../b/one.txt --to md \
	-o "$dir/l4/")
check [ -f "$dir/l4/b/one.md" ]
cp "$fixtures/tiny.txt" "$dir/h/a/one.md"
cp "$fixtures/tiny.txt" "$dir/h/a/two.txt"
expect 0 convert "$dir/h/a/one.txt" "$dir/h/a/two.txt" "$dir/h/a/one.md" \
	--to tei -o "$dir/l5/"
err_has 'a/one.txt: note: another input .*one.xml, too: .*l5/one.txt.xml'
check [ "$(cd "$dir/l5" && echo *)" = 'one.md.xml one.txt.xml two.xml' ]
expect 0 convert "$dir/h" --to md -o "$dir/l7/"
check [ -f "$dir/l7/a/one.md.md" ]
check [ -f "$dir/l7/a/one.txt.md" ]
check [ -f "$dir/l7/b/one.md" ]
for k in 1 2 3; do
	expect 0 convert "$dir/h" --to md -o "$dir/l8/" --shard $k/3
done
check diff -r "$dir/l7" "$dir/l8"
# what this program wrote about records is none, though it lies among them
mkdir -p "$dir/w"
cp "$fixtures/tiny.txt" "$dir/w/one.txt"
printf '<!DOCTYPE html><title>What is in doubt</title><p>The weir.</p>' \
	>"$dir/w/own.html"
for jobs in 1 2; do # the second time it is there
	expect 0 review "$dir/w" -o "$dir/w/review.html" --fail-on never \
		-j "$jobs"
	expect 0 survey "$dir/w" -o "$dir/w/survey.html" --fail-on never
	expect 0 convert "$dir/w" --to md -o "$dir/w1/" --fail-on never \
		--summary "$dir/w/sum.md"
	check [ "$(cd "$dir/w1" && echo *)" = 'one.md own.md' ]
done
err_has 'w: note: 3 names here are no input: .*pages about records'
# nor are copies beside their sources, the next time
rm -r "$dir/w"
mkdir -p "$dir/w/s"
cp "$fixtures/tiny.txt" "$dir/w/one.txt"
cp "$fixtures/tiny.txt" "$dir/w/s/two.txt"
for to in tei epub md; do
	for more in '' -u '-j 2'; do
		# shellcheck disable=SC2086 # words
		expect 0 convert "$dir/w" --to $to -o "$dir/w" $more
		check [ "$(find "$dir/w" -name 'one.*' | wc -l)" = 2 ]
		check [ "$(find "$dir/w" -name 'two.*' | wc -l)" = 2 ]
	done
	err_has 'one.*: note: an earlier run wrote it.*input-left-out'
	find "$dir/w" -type f ! -name '*.txt' -exec rm {} +
done
# what was edited there stays, and what somebody else made is an input as before
expect 0 convert "$dir/w" --to md -o "$dir/w"
echo Mine. >>"$dir/w/one.md"
expect 1 convert "$dir/w" --to md -o "$dir/w"
err_has 'one.md: error: .*output-edited'
check grep -q Mine "$dir/w/one.md"
echo '# Own' >"$dir/w/one.md"
expect 0 convert "$dir/w" --to tei -o "$dir/w" --fail-on never
check [ -f "$dir/w/one.md.xml" ]
check [ -f "$dir/w/one.txt.xml" ]
# folders of which files are called alike keep what tells them apart
mkdir -p "$dir/t/1/s" "$dir/t/2"
cp "$fixtures/tiny.txt" "$dir/t/1/one.txt"
cp "$fixtures/tiny.txt" "$dir/t/1/s/one.txt"
cp "$fixtures/tiny.txt" "$dir/t/2/one.txt"
cp "$fixtures/tiny.txt" "$dir/t/2/other.txt"
expect 0 convert "$dir/t/1" "$dir/t/2" --to md -o "$dir/l10/"
for file in 1/one.md 1/s/one.md 2/one.md 2/other.md; do
	check [ -f "$dir/l10/$file" ]
done
expect 0 convert "$dir/t/1" "$dir/t/2/one.txt" --to md -o "$dir/l11/"
check [ -f "$dir/l11/2/one.md" ]
expect 0 convert "$dir/t/1/s" "$dir/t/2/other.txt" --to md -o "$dir/l12/"
check [ -f "$dir/l12/one.md" ]
check [ -f "$dir/l12/other.md" ]
# what would collide with such a name still does; so does one file, named twice
cp "$fixtures/tiny.txt" "$dir/h/a/one.txt.txt"
expect 2 convert "$dir/h" --to md -o "$dir/l9/"
err_has 'both become .*one.txt.md: .*one.*and .*one'
check [ ! -e "$dir/l9" ]
rm "$dir/h/a/one.txt.txt" "$dir/h/a/two.txt" "$dir/h/a/one.md"
expect 0 convert --files-from "$dir/list" --include 'o*' --exclude 'b*/*' \
	--exclude "**/b/*" --to md -o "$dir/l6/"
check [ "$(find "$dir/l6" -name '*.md' | wc -l)" = 1 ]
err_has 'list: note: 1 name here is no input'
expect 3 convert --files-from "$dir/gone" --to md -o "$dir/l5/"
expect 2 convert --files-from "$dir/list" --files-from "$dir/list" --to md \
	-o "$dir/l5/"

# Shards: each file in one of them.
rm -rf "$dir/out" "$dir/whole"
"$vidimus" convert -q "$in" --to md -o "$dir/whole/"
for k in 1 2 3; do
	"$vidimus" convert -q "$in" --to md -o "$dir/out/" --shard $k/3
done
check diff -r "$dir/whole" "$dir/out"
for bad in 0/3 4/3 1 1/0 x/3 1/3x -1/3 1/-3; do
	expect 2 convert "$in" --to md -o "$dir/out/" --shard $bad
done
expect 0 validate "$fixtures/tiny.txt" --shard 2/2
# what clashes in the whole clashes in each
mkdir "$dir/clash"
cp "$fixtures/tiny.txt" "$dir/clash/a.txt"
cp "$fixtures/tiny.txt" "$dir/clash/a.md"
cp "$fixtures/tiny.txt" "$dir/clash/a.txt.txt"
for k in 1 2; do
	expect 2 convert "$dir/clash" --to tei -o "$dir/clash/" --shard $k/2
done
check [ "$(find "$dir/clash" -name '*.xml')" = '' ]
# what is named twice is done once
expect 0 convert "$in/m2.txt" "$in/m2.txt" "$in/m3.txt" --to md -o "$dir/d/"
err_has '^2 files: 2 written'

# A worker that dies is a finding of its file, and the others are done.
if mkfifo "$dir/pipe.txt"; then
	# The search for leaks has a child of its own: whoever waits for that, once
	# it is killed here, waits for ever.
	sanitizer=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
	for jobs in 1 2; do
		rm -rf "$dir/out"
		ASAN_OPTIONS=$sanitizer "$vidimus" convert -j $jobs \
			"$in/m1.txt" "$dir/pipe.txt" \
			"$in/m2.txt" "$in/m3.txt" --to md -o "$dir/out/" \
			--report "$dir/report.json" >"$dir/.out" 2>"$dir/.err" &
		pid=$!
		tries=0
		while [ ! -f "$dir/out/m1.md" ] && [ $tries -lt 100 ]; do
			sleep 0.1
			tries=$((tries + 1))
		done
		sleep 0.3
		# who waits for the pipe
		for child in $(ps -o pid= --ppid $pid); do
			[ -e "/proc/$child/wchan" ] || continue
			grep -q 'pipe\|fifo' "/proc/$child/wchan" ||
				[ $jobs = 1 ] || continue
			kill -9 "$child"
		done
		sleep 0.3
		kill -0 $pid 2>/dev/null && for child in $(ps -o pid= --ppid $pid)
		do
			kill -9 "$child" 2>/dev/null
		done
		wait $pid
		check [ $? = 3 ]
		err_has 'pipe.txt.*signal 9.*\[worker-died\]$'
		check [ -f "$dir/out/m2.md" ]
		check [ -f "$dir/out/m3.md" ]
		check [ ! -e "$dir/out/pipe.md" ]
		check json_is_whole "$dir/report.json"
		check grep -q worker-died "$dir/report.json"
	done

	# Whatever ends the run, the report is whole for what was done.
	for signal in INT TERM KILL; do
		rm -rf "$dir/out"
		# a shell lets what it starts beside itself ignore INT
		env -i PATH="$PATH" "$vidimus" convert "$in/m1.txt" \
			"$in/bad.xml" "$dir/pipe.txt" "$in/m2.txt" --to md \
			-o "$dir/out/" --report "$dir/report.json" \
			>"$dir/.out" 2>"$dir/.err" &
		pid=$!
		tries=0
		until grep -q xml-syntax "$dir/report.json" 2>/dev/null ||
			[ $tries -gt 100 ]; do
			sleep 0.1
			tries=$((tries + 1))
		done
		check json_is_whole "$dir/report.json"
		kill -$signal $pid
		[ $signal != INT ] || { sleep 0.2; kill -TERM $pid 2>/dev/null; }
		wait $pid 2>/dev/null
		check json_is_whole "$dir/report.json"
		check grep -q xml-syntax "$dir/report.json"
		check grep -q unfinished "$dir/report.json"
		rm "$dir/report.json"
	done
	rm "$dir/pipe.txt"
fi

# A line a finding.
expect 1 convert "$in" --to md -o "$dir/out/" --report "$dir/report.ndjson"
check [ "$(head -c 6 "$dir/report.ndjson")" = '{"id":' ]
# what may be a picture or a part of a document is not replaced by one
printf '<p>mine</p>' >"$dir/mine.json"
expect 2 convert "$in" --to md -o "$dir/out/" --report "$dir/mine.json"
check [ "$(cat "$dir/mine.json")" = "<p>mine</p>" ]
printf '\211PNG\r\n\032\n' >"$dir/mine.json"
expect 2 convert "$in" --to md -o "$dir/out/" --report "$dir/mine.json"

# --update leaves what is done, and says of it what was said.
rm -rf "$dir/out"
expect 1 convert -u "$in" --to md -o "$dir/out/" --report "$dir/r1.json"
cp -p "$dir/out/m1.md" "$dir/was.md"
expect 1 convert -u -j 2 "$in" --to md -o "$dir/out/" --report "$dir/r2.json"
err_has '12 files: 11 written, 1 not; 11 of them unchanged'
check cmp "$dir/r1.json" "$dir/r2.json"
check [ -z "$(find "$dir/out/m1.md" -newer "$dir/was.md")" ]
# another source, another option, another output: done again
echo 'MR. A: More.' >>"$in/m1.txt"
expect 1 convert -u "$in" --to md -o "$dir/out/"
err_has '; 10 of them unchanged'
check grep -q More "$dir/out/m1.md"
expect 1 convert -u "$in" --to md -o "$dir/out/" --no-recognise
err_has '12 files: 11 written, 1 not$'
# a picture that was not there, or was none, and now is one; a part that comes
mkdir "$dir/late"
printf '# T\n\n![A map](map.png)\n\n![A plan](plan.png)\n' >"$dir/late/a.md"
cat >"$dir/late/b.xml" <<'EOF'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>T</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.txt" parse="text">
<xi:fallback><p>nothing</p></xi:fallback></xi:include></body></text></TEI>
EOF
echo none >"$dir/late/plan.png"
late() {
	expect "$1" convert -u "$dir/late/a.md" "$dir/late/b.xml" --to epub --xinclude \
		-o "$dir/late-out/" --fail-on never
}
late 0
late 0
err_has '2 files: 2 written, 0 not; 2 of them unchanged'
base64 -d >"$dir/late/map.png" <<'EOF'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgZGIGAAAOAAfXb+R4
AAAAAElFTkSuQmCC
EOF
late 0
err_has '; 1 of them unchanged'
cp "$dir/late/map.png" "$dir/late/plan.png"
late 0
err_has '; 1 of them unchanged'
check [ "$(python3 -c 'import sys, zipfile
print(sum(n.endswith(".png") for n in zipfile.ZipFile(sys.argv[1]).namelist()))' \
	"$dir/late-out/a.epub")" = 2 ]
echo 'It came.' >"$dir/late/part.txt"
late 0
err_has '; 1 of them unchanged'
late 0
err_has '; 2 of them unchanged'
# a source of the same name, and a text beside it, are others
mkdir "$dir/in2"
cp "$fixtures/minutes.txt" "$dir/in2/m3.txt"
expect 0 convert -q -u "$in/m3.txt" --to md -o "$dir/one/"
expect 0 convert -q -u "$dir/in2/m3.txt" --to md -o "$dir/one/"
expect 0 convert -q "$dir/in2/m3.txt" --to md -o "$dir/two/"
check cmp "$dir/one/m3.md" "$dir/two/m3.md"
printf 'name: Anna Berg\n' >"$dir/people.csv"
expect 0 convert -q -u "$in/m3.txt" --to md -o "$dir/one/" \
	--people "$dir/people.csv"
printf '\nname: Zed Arbogast\nforms: MR. 3 ROTH\n' >>"$dir/people.csv"
expect 0 convert -q -u "$in/m3.txt" --to md -o "$dir/one/" \
	--people "$dir/people.csv"
expect 0 convert -q "$in/m3.txt" --to md -o "$dir/two/" \
	--people "$dir/people.csv"
check cmp "$dir/one/m3.md" "$dir/two/m3.md"
# what is a fault is for this run to say
expect 0 convert -u "$in/m2.txt" --to md -o "$dir/one/" --fail-on never
expect 1 convert -u "$in/m2.txt" --to md -o "$dir/one/" --fail-on note
expect 0 convert -u "$in/m2.txt" --to md -o "$dir/one/" --fail-on never
rm "$dir/out/m2.md"
expect 1 convert -u "$in" --to md -o "$dir/out/" --no-recognise
err_has '; 10 of them unchanged'
check [ -f "$dir/out/m2.md" ]
# a run that was killed goes on where it was, and half a line is none
head -c 2000 "$dir/out/.vidimus.state" >"$dir/half"
cp "$dir/half" "$dir/out/.vidimus.state"
expect 1 convert -u "$in" --to md -o "$dir/out/" --no-recognise
err_has '12 files: 11 written, 1 not'
expect 1 convert -u "$in" --to md -o "$dir/out/" --no-recognise
err_has '; 11 of them unchanged'
expect 2 convert -u "$in/m1.txt" -o "$dir/one.md"

# Colour where it is asked for.
expect 1 convert --color=always "$in" --to md -o "$dir/out/"
check [ "$(grep -c "$(printf '\033')" "$dir/.err")" -gt 0 ]
expect 1 convert "$in" --to md -o "$dir/out/"
check [ "$(grep -c "$(printf '\033')" "$dir/.err")" = 0 ]
CLICOLOR_FORCE=1 "$vidimus" validate "$in" >"$dir/.out" 2>"$dir/.err"
check [ "$(grep -c "$(printf '\033')" "$dir/.err")" -gt 0 ]
CLICOLOR_FORCE=1 NO_COLOR=1 "$vidimus" validate "$in" >"$dir/.out" 2>"$dir/.err"
check [ "$(grep -c "$(printf '\033')" "$dir/.err")" = 0 ]
expect 2 convert --color=blue "$in" --to md -o "$dir/out/"

finish
