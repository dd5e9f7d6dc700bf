#!/bin/sh
# SPDX-License-Identifier: MIT
# Schemas by file, URL and name: catalogs, the user's own folder, documents
# that name one; and what is said where there is no copy.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

mkdir -p "$dir/s p/parts"
echo 'include "parts/the body.rnc"
start = minutes' >"$dir/s p/minutes.rnc"
echo 'minutes = element minutes { attribute n { "1" | "2" }, element item { text }* }
' >"$dir/s p/parts/the body.rnc"
url=https://example.org/harbour/minutes.rnc
printf '<?xml-model href="%s" type="application/relax-ng-compact-syntax"?>\n%s\n' \
	"$url" '<minutes n="3"><item/></minutes>' >"$dir/d.xml"

# no copy
expect 1 validate --from tei "$dir/d.xml"
err_has "d.xml:1:1: warning: .*$url.*vidimus schema add.*schema-not-found"
expect 3 validate --schema "$url" "$dir/d.xml"
err_has 'vidimus schema add FILE https.*schema-not-found'
expect 3 validate --schema "$dir/none.rng" "$dir/d.xml"
err_has 'none.rng: No such file'
expect 3 validate --schema "$dir" "$dir/d.xml"
err_has 'Is a directory'
expect 3 schema add "$url"
err_has 'fetch it, then: vidimus schema add FILE'

# a catalog
echo '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<uri name="'$url'" uri="s%20p/minutes.rnc"/></catalog>' >"$dir/a b.xml"
expect 1 validate --from tei --catalog "$dir/a b.xml" "$dir/d.xml"
err_has 'd.xml:2:10: error: .*"n".*"1" or "2"'
expect 1 validate --schema "$url" --catalog "$dir/a b.xml" "$dir/d.xml"
expect 3 validate --catalog "$dir/none.xml" "$dir/d.xml"
# what leads nowhere in one
echo '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<nextCatalog catalog="none.xml"/><nextCatalog/><delegateURI/><uri/>
</catalog>' >"$dir/c.xml"
expect 1 validate --schema "$url" --catalog "$dir/c.xml" \
	--catalog "$dir/a b.xml" "$dir/d.xml"
err_has 'd.xml:2:10: error: .*"n".*"1" or "2"'

# the user's folder
expect 0 schema add "$dir/s p/minutes.rnc" as "$url"
out_has 'kept, 2 files'
rm "$dir/a b.xml"
expect 1 validate --from tei --explain "$dir/d.xml"
err_has 'd.xml:2:10: error: .*"1" or "2"'
err_has 'defined in the schema at .*the body.rnc:1:11 .schema-origin'
expect 0 schema add "$dir/s p/minutes.rnc"
expect 0 schema add "$dir/s p/minutes.rnc" "$url"
expect 0 schema
out_has "^$url\$"
out_has '^minutes.rnc$'
check [ "$(grep -c harbour "$dir/.out")" = 1 ]
expect 0 schema minutes.rnc
check cmp -s "$dir/.out" "$dir/s p/minutes.rnc"
expect 1 validate --schema minutes.rnc "$dir/d.xml"
expect 0 schema add "$url" copy
expect 1 schema add "$dir/d.xml"
err_has 'schema-incorrect'
expect 3 schema add "$dir/none.rng"
expect 2 schema add
expect 2 schema add a b c d

# many documents, a broken schema: each says so, the same for any number of jobs
echo 'start = nobody' >"$dir/broken.rnc"
for i in 1 2 3 4; do
	sed "s|$url|broken.rnc|" "$dir/d.xml" >"$dir/d$i.xml"
	cp "$dir/d.xml" "$dir/e$i.xml"
done
expect 1 validate --from tei "$dir"/[de][1-4].xml
check [ "$(grep -c 'schema-incorrect' "$dir/.err")" = 4 ]
check [ "$(grep -c ': not checked' "$dir/.out")" = 4 ]
cat "$dir/.out" "$dir/.err" >"$dir/one"
expect 1 validate --from tei -j 4 "$dir"/[de][1-4].xml
cat "$dir/.out" "$dir/.err" >"$dir/four"
check cmp -s "$dir/one" "$dir/four"
# XML of some other kind is judged by the schema alone
printf 'namespace m = "urn:m"\nstart = element m:minutes { empty }\n' \
	>"$dir/other.rnc"
echo '<minutes xmlns="urn:m"/>' >"$dir/other.xml"
expect 0 validate --schema "$dir/other.rnc" "$dir/other.xml"
expect 1 validate "$dir/other.xml"
err_has 'tei-not-tei'
# threads that look up a schema at the same moment do not wait for each other
# for ever: one run in fifty did
i=0
while [ $i -lt 100 ]; do
	timeout 20 "$vidimus" validate -j 4 "$dir"/e[1-4].xml >"$dir/out" 2>&1
	check [ $? != 124 ]
	i=$((i + 1))
done
expect 1 validate --schema "$dir/broken.rnc" --format json "$dir/d.xml"
out_has '"schema-incorrect"'
expect 1 validate --schema "$dir/broken.rnc" --format lines "$dir/d.xml"
out_has 'broken.rnc:1:9: error: '

# schemas that are none, or never end
echo '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include
	href="self.rng"/></grammar>' >"$dir/self.rng"
expect 1 validate --schema "$dir/self.rng" "$dir/d.xml"
err_has 'self.rng:1:54: error: .* includes itself'
sed 's/self.rng/nowhere.rng/' "$dir/self.rng" >"$dir/lost.rng"
expect 1 validate --schema "$dir/lost.rng" "$dir/d.xml"
err_has 'lost.rng:1:54: error: .*nowhere.rng was not found'
for i in 0 1 2 3 4 5 6 7 8 9 10 11; do
	n=x$((i + 1)).rnc
	echo "element e { external \"$n\", external \"$n\" }" >"$dir/x$i.rnc"
done
echo empty >"$dir/x12.rnc"
expect 1 validate --schema "$dir/x0.rnc" "$dir/d.xml"
err_has 'included more than 2000 times'
: >"$dir/empty.rng"
expect 1 validate --schema "$dir/empty.rng" "$dir/d.xml"
err_has 'empty.rng: error: .*input-empty'
echo '<html/>' >"$dir/html.rng"
expect 1 validate --schema "$dir/html.rng" "$dir/d.xml"
err_has '"html" is not RELAX NG'

# what is included is checked: an element of a file, behind what is not meant
cat >"$dir/parts.xml" <<'XML'
<!-- a comment --><?an instruction?><doc>
<p xml:id="one">One.</p> <!-- between --> <?an instruction?> between
<p xml:id="two">Two <!-- within --><bold>bold</bold>.</p></doc>
XML
cat >"$dir/parts.rnc" <<'RNC'
start = element doc { element p { attribute xml:id { text }, text }* }
RNC
for id in one two; do
	cat >"$dir/$id.xml" <<XML
<doc><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts.xml"
xpointer="$id"/></doc>
XML
done
expect 0 validate --xinclude --schema "$dir/parts.rnc" "$dir/one.xml"
expect 1 validate --xinclude --schema "$dir/parts.rnc" "$dir/two.xml"
err_has 'two.xml:1:.*bold'

# a document without one of its parts is not valid, whatever judges it
cat >"$dir/three.xml" <<'XML'
<doc><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="gone.xml"/></doc>
XML
expect 1 validate --xinclude --schema "$dir/parts.rnc" "$dir/three.xml"
check [ "$(grep -c 'gone.xml' "$dir/.err")" = 1 ]
check grep -q 'not valid' "$dir/.out"
sed 's,<p>The line.*</p>,<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="gone.xml"/>,' \
	"$fixtures/findings/tei-include/clean.xml" >"$dir/four.xml"
expect 1 validate --xinclude "$dir/four.xml"
check [ "$(grep -c 'gone.xml' "$dir/.err")" = 1 ]
check grep -q 'not valid' "$dir/.out"

# nothing to check is no success
mkdir "$dir/nothing"
expect 2 validate "$dir/nothing"
err_has 'nothing would be checked'

# what is wrong in a part of a file belongs to the file, however often it comes
part=$fixtures/findings/epub-protection/bad.epub
cp "$part" "$dir/part.epub"
expect 1 validate "$part" "$dir/part.epub"
check [ "$(grep -c 'error:' "$dir/.err")" = 2 ]
check [ "$(grep -c 'not valid, 1 error' "$dir/.out")" = 2 ]

# two schemas, and both engines
echo 'start = element minutes { attribute n { text }, element item { empty }* }' \
	>"$dir/b.rnc"
expect 1 validate --schema "$dir/b.rnc" --schema minutes.rnc "$dir/d.xml"
check [ "$(grep -c 'error:' "$dir/.err")" = 1 ]
finish
