#!/bin/sh
# SPDX-License-Identifier: MIT
# Pictures go where the record goes, their bytes as they were, and never
# outside the folder that is named after the output.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-.}/tests/cli/common.sh"

# A red dot.
printf '\211PNG\r\n\032\n\000\000\000\rIHDR\000\000\000\001\000\000\000\001\010\002\000\000\000\220wS\336\000\000\000\014IDATx\234c\370\317\300\000\000\003\001\001\000\311\376\222\357\000\000\000\000IEND\256B`\202' >"$dir/dot.png"
mkdir -p "$dir/in/sub" "$dir/out"
cp "$dir/dot.png" "$dir/in/a.png"
cp "$dir/dot.png" "$dir/in/sub/b c.png"
cp "$dir/dot.png" "$dir/secret.png"
cat >"$dir/in/record.md" <<'END'
---
title: Pictures of the Mill
cover-image: a.png
---

**Adela Rook:** Look at ![the wheel](sub/b%20c.png) here.

**Tom Vane:** ![](../secret.png), ![gone](gone.png) ![far](https://example.org/far.png).

![The wheel](a.png)
END
expect 0 convert "$dir/in/record.md" -o "$dir/out/one.epub"
err_has 'secret.png.* outside .*picture-outside'
err_has 'gone.png.* not there.*picture-missing'
err_has 'far.png.* not fetched.*picture-remote'
expect 0 validate "$dir/out/one.epub"
expect 0 convert "$dir/out/one.epub" -o "$dir/out/two.md"
check cmp "$dir/dot.png" "$dir/out/two_files/a.png"
check cmp "$dir/dot.png" "$dir/out/two_files/sub/b c.png"
check grep -q '^cover-image: two_files/a.png$' "$dir/out/two.md"
check grep -q '!\[the wheel\](<two_files/sub/b c.png>)' "$dir/out/two.md"
check grep -q '!\[gone\](gone.png)' "$dir/out/two.md"
expect 0 convert "$dir/out/two.md" -o "$dir/out/three.xml"
check cmp "$dir/dot.png" "$dir/out/three_files/sub/b c.png"
check grep -q 'url="three_files/a.png"' "$dir/out/three.xml"
expect 0 convert "$dir/out/three.xml" -o "$dir/out/four.epub"
check cmp "$dir/out/one.epub" "$dir/out/four.epub"
expect 0 compare "$dir/in/record.md" "$dir/out/four.epub"
check [ ! -e "$dir/out/secret.png" ]
expect 0 roundtrip "$dir/in/record.md" --via tei,epub,md,tei+epub+md
# text keeps the description
expect 0 convert "$dir/in/record.md" -o "$dir/out/five.txt" --fail-on never
check grep -q 'the wheel' "$dir/out/five.txt"

# Steps out of a folder and into it again; names that do not say what a file is.
mkdir "$dir/in/deep"
printf 'GIF89a\001\000\001\000\200\000\000\000\000\000\377\377\377,\000\000\000\000\001\000\001\000\000\002\002D\001\000;' \
	>"$dir/in/page.html"
cp "$dir/dot.png" "$dir/in/bare"
cp "$dir/dot.png" "$dir/in/PHOTO.PNG"
cp "$dir/dot.png" "$dir/in/CON.png"
cp "$dir/dot.png" "$dir/in/-rf.png"
cat >"$dir/in/steps.md" <<'END'
# Steps

**Ada Rook:** See ![a](./sub/../a.png) and ![b](deep/../sub/./b%20c.png) ![c](page.html) ![d](bare)
![e](PHOTO.PNG) ![f](CON.png) ![g](./-rf.png), all of them.
END
expect 0 convert "$dir/in/steps.md" -o "$dir/out/steps.xml"
check [ "$(grep -c picture-outside "$dir/.err")" = 0 ]
for name in a.png 'sub/b c.png' page.html.gif bare.png PHOTO.PNG _CON.png \
	_-rf.png; do
	check [ -f "$dir/out/steps_files/$name" ]
done
check [ ! -e "$dir/out/steps_files/page.html" ]
check grep -q 'url="steps_files/page.html.gif"' "$dir/out/steps.xml"
expect 0 roundtrip "$dir/in/steps.md" --via tei,epub,md

finish
