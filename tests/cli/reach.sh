#!/bin/sh
# SPDX-License-Identifier: MIT
# How far a document may make us look: its own folder, without what is hidden
# there, regular files, bounded; and nothing of what is no schema is quoted.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-..}/tests/cli/common.sh"

work=$dir/repo/texts
mkdir -p "$work/.hidden" "$work/sub" "$dir/repo/schema" "$dir/away"
secret=hunter2
for f in .env secret.txt .hidden/s.rng sub/plain ../../away/key.rnc; do
	printf 'TOKEN = %s\nstart = nobody\n' $secret >"$work/$f"
done
echo "<settings><$secret/></settings>" >"$work/settings.xml"
echo 'start = element minutes { text }' >"$work/good.rnc"
cp "$work/good.rnc" "$dir/repo/schema/good.rnc"
ln -s secret.txt "$work/link.rnc"
ln -s ../../away/key.rnc "$work/out.rnc"
ln -s ../../away "$work/outside"
ln -s .env "$work/env.rnc"
truncate -s 40M "$work/large.rng"
cp "$work/good.rnc" "$work/sub/inner.rnc"
mkfifo "$work/pipe.rnc" "$work/pipe.png" "$work/pipe.xml" 2>/dev/null

# names HREF: a document that names it as its schema.
names() {
	printf '<?xml-model href="%s" type="application/relax-ng-compact-syntax"?>\n<minutes/>\n' \
		"$1" >"$work/d.xml"
}
# quiet: nothing of the secret is in what was printed.
quiet() {
	checks=$((checks + 1))
	if grep -q $secret "$dir/.out" "$dir/.err"; then
		fail "$1: a file is quoted that is no schema"
	fi
}
# refused HREF WHY
refused() {
	names "$1"
	for engine in vidimus libxml2 both; do
		checks=$((checks + 1))
		timeout 10 "$vidimus" validate --from tei --engine $engine \
			"$work/d.xml" >"$dir/.out" 2>"$dir/.err" </dev/null
		[ $? = 1 ] || fail "$1: not refused"
		err_has "$2.*\[schema-not-found\]$"
		quiet "$1"
	done
}
refused ../schema/good.rnc 'outside of the'
refused "$dir/away/key.rnc" 'outside of the'
refused "file://$dir/away/key.rnc" 'outside of the'
refused out.rnc 'outside of the'
refused outside/key.rnc 'outside of the'
refused sub/../../../away/key.rnc 'outside of the'
refused /etc/passwd 'outside of the'
refused /dev/zero 'outside of the'
refused /dev/tty 'outside of the'
refused /proc/self/environ 'outside of the'
refused .env 'is hidden'
refused env.rnc 'is hidden'
refused .hidden/s.rng 'is hidden'
refused secret.txt 'by its name and its root no schema'
refused sub/plain 'by its name and its root no schema'
refused link.rnc 'by its name and its root no schema'
refused settings.xml 'by its name and its root no schema'
refused d.xml 'by its name and its root no schema'
refused large.rng 'larger than a schema'
refused sub 'no regular file'
refused nowhere.rnc 'no copy'
[ -p "$work/pipe.rnc" ] && refused pipe.rnc 'no regular file'

# what may be opened: beside it, below it, in folders that the user names
for href in good.rnc ./good.rnc sub/inner.rnc sub/../good.rnc \
	"file://$work/good.rnc" "$work/good.rnc"; do
	names "$href"
	expect 1 validate --from tei "$work/d.xml"
	check [ "$(grep -c schema-not-found "$dir/.err")" = 0 ]
done
names ../schema/good.rnc
rm -f "$work"/pipe.*
expect 1 validate "$dir/repo"
check [ "$(grep -c 'd.xml.*schema-not-found' "$dir/.err")" = 0 ]
expect 1 validate "$work"
err_has 'd.xml.*outside of the.*schema-not-found'

# a schema that a document names includes nothing from elsewhere
names lead.rnc
for ref in ../schema/good.rnc "$dir/away/key.rnc" .env env.rnc secret.txt \
	link.rnc settings.xml out.rnc .hidden/s.rng /dev/zero large.rng; do
	for how in 'include "%s"' 'start = external "%s"'; do
		# shellcheck disable=SC2059
		printf "$how\n" "$ref" >"$work/lead.rnc"
		expect 1 validate --from tei "$work/d.xml"
		err_has 'was not found'
		quiet "$ref in a schema"
	done
	printf '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="%s"/></grammar>' \
		"$ref" >"$work/lead.rng"
	sed 's/lead.rnc/lead.rng/' "$work/d.xml" >"$work/e.xml"
	for engine in vidimus libxml2 both; do
		timeout 10 "$vidimus" validate --from tei --engine $engine \
			"$work/e.xml" >"$dir/.out" 2>"$dir/.err"
		check [ $? = 1 ]
		quiet "$ref in a schema, $engine"
	done
done
echo 'include "sub/inner.rnc"' >"$work/lead.rnc"
expect 1 validate --from tei "$work/d.xml"
check [ "$(grep -c 'schema-' "$dir/.err")" = 0 ]

# the user's own schema may lie anywhere; a pipe is none
echo 'include "../../away/good.rnc"' >"$work/mine.rnc"
cp "$work/good.rnc" "$dir/away/good.rnc"
expect 0 validate --from tei --schema "$work/mine.rnc" "$work/d.xml"
check [ "$(grep -c 'schema-' "$dir/.err")" = 0 ]
mkfifo "$work/pipe.rnc" 2>/dev/null &&
	expect 3 validate --schema "$work/pipe.rnc" "$work/d.xml"
expect 3 validate --schema /dev/zero "$work/d.xml"

# an address that would run something is in no copy, whoever has it
cat >"$work/x.xml" <<'TEI'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>A</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
<sourceDesc><p>N</p></sourceDesc></fileDesc><profileDesc><particDesc><listPerson>
<person xml:id="bo" sameAs="javascript:a()">
<persName ref="javascript:b()">Bo</persName><idno type="URI">javascript:c()</idno>
</person></listPerson></particDesc></profileDesc></teiHeader><text><body>
<sp who="#bo"><speaker>Bo</speaker><p>Hi.</p></sp></body></text></TEI>
TEI
for to in tei md txt; do
	expect 0 convert "$work/x.xml" --to $to --fail-on never -o "$work/x.$to"
	check [ "$(grep -c 'address-active' "$dir/.err")" -gt 0 ]
	check [ "$(grep -c javascript "$work/x.$to")" = 0 ]
done

# what is included, and pictures
mkfifo "$work/pipe.xml" "$work/pipe.png" 2>/dev/null
for href in .env env.rnc outside/key.rnc ../schema/good.rnc pipe.xml /dev/zero \
	.hidden/s.rng; do
	printf '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"><text><body><p>a <xi:include parse="text" href="%s"/></p><figure><graphic url="%s"/></figure></body></text></TEI>' \
		"$href" "$href" >"$work/x.xml"
	timeout 10 "$vidimus" convert --xinclude --fail-on never "$work/x.xml" \
		-o "$work/x.md" >"$dir/.out" 2>"$dir/.err"
	check [ $? = 0 ]
	quiet "$href"
	check [ "$(grep -c $secret "$work/x.md")" = 0 ]
	err_has 'tei-include'
	err_has 'picture-'
done

# entities and what they declare: nothing is opened for a document type
mkfifo "$work/pipe.dtd" 2>/dev/null
echo "<!ENTITY e '$secret'>" >"$work/e.dtd"
for file in pipe.dtd e.dtd ../../away/key.rnc /dev/zero; do
	for doctype in "TEI SYSTEM \"$file\"" \
		"TEI [<!ENTITY % p SYSTEM \"$file\"> %p;]" \
		"TEI PUBLIC \"-//A//B\" \"$file\" [<!ENTITY % p SYSTEM \"$file\"> %p;]" \
		"TEI [<!ENTITY e SYSTEM \"$file\">]"; do
		printf '<?oasis-xml-catalog catalog="%s"?>\n<!DOCTYPE %s>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a &e;</p></body></text></TEI>' \
			"$file" "$doctype" >"$work/y.xml"
		for verb in "convert -o $work/y.md" validate \
			"validate --engine both" inspect; do
			# shellcheck disable=SC2086
			timeout 10 "$vidimus" $verb "$work/y.xml" \
				>"$dir/.out" 2>"$dir/.err"
			check [ $? -le 1 ]
			quiet "$doctype, $verb"
		done
		check [ "$(grep -c $secret "$work/y.md")" = 0 ]
	done
done

finish
