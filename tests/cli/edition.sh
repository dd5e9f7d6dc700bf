#!/bin/sh
# SPDX-License-Identifier: MIT
# What a reader sees in a book that no words of the source say: who speaks, what
# is missing, which reading is whose. None of it comes back as the record's.
# shellcheck source=tests/cli/common.sh
. "${srcdir:-.}/tests/cli/common.sh"

cat >"$dir/talk.xml" <<'END'
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A talk at the weir</title></titleStmt>
<publicationStmt><publisher>Tarn Archive</publisher></publicationStmt>
<sourceDesc><p>Tape 4</p></sourceDesc></fileDesc><profileDesc><particDesc>
<listPerson><person xml:id="ann"><persName>Ann Harrow</persName></person>
<person xml:id="bo"><persName>Bo Stone</persName></person></listPerson>
</particDesc></profileDesc></teiHeader><text><body>
<u who="#ann">When did you <choice><sic>se</sic><corr>see</corr></choice> <persName ref="#bo">Bo</persName>?</u>
<u who="#bo">It <subst><del>was</del><add>is</add></subst> <gap reason="inaudible" quantity="1" unit="words"/> <supplied>cold</supplied> <unclear>there</unclear>, <foreign xml:lang="fr">mon ami</foreign>.<note>Aside.</note></u>
<u who="#nobody">Not listed.</u>
<sp who="#ann #bo"><p>We go.</p></sp>
<sp who="#ann"><speaker>ANN.</speaker><p>At last.</p></sp>
<said who="#bo">Quite.</said>
<said who="#bo"><persName ref="#bo">Mr. Stone</persName> says yes.</said>
<p>The <gap reason="torn"><desc>seal</desc></gap> is lost.</p>
</body></text></TEI>
END
expect 0 convert --no-provenance "$dir/talk.xml" -o "$dir/same.xml"
for ending in epub md txt; do
	expect 0 convert --no-provenance --fail-on never "$dir/talk.xml" -o "$dir/talk.$ending"
	check test "$(grep -c 'invented\|unaccounted' "$dir/.err")" = 0
	expect 0 convert --no-provenance --fail-on never "$dir/talk.$ending" -o "$dir/$ending.xml"
	check test "$(grep -c 'invented\|unaccounted' "$dir/.err")" = 0
	expect 0 convert --no-provenance --fail-on never "$dir/talk.$ending" -o "$dir/again.$ending"
	check cmp "$dir/talk.$ending" "$dir/again.$ending"
done
check cmp "$dir/same.xml" "$dir/epub.xml"
check cmp "$dir/same.xml" "$dir/md.xml"
check test "$(grep -c 'Harrow' "$dir/txt.xml")" = "$(grep -c 'Harrow' "$dir/same.xml")"

entry "$dir/talk.epub" text-001.xhtml
out_has 'data-vdm="shown">Ann Harrow: </span>When'
out_has 'data-vdm="shown">Bo Stone: </span>It'
out_has 'data-vdm="shown">nobody: </span>Not'
out_has 'data-vdm="shown">Ann Harrow, Bo Stone:</p><p>We'
out_has 'data-vdm="shown">Bo Stone: </span>Quite'
out_has '<p [^>]*class="speech narrated"[^>]*><span[^>]*persName[^>]*>Mr. Stone'
out_has '>\[… 1 word, inaudible\]<'
out_has '>\[torn: </span>.*seal.*<span data-vdm="shown">\]<'
out_has 'title="see"'
out_has 'doc-noteref.*>\[1\]</span></a>'
out_has 'doc-footnote"><span data-vdm="shown">1. </span>Aside'

cp "$dir/talk.md" "$dir/.out"
out_has '<b data-vdm="shown">Ann Harrow:</b> When'
out_has '<b data-vdm="shown">nobody:</b> Not'
out_has '&#91;&#8230; 1 word&#44; inaudible&#93;'
out_has '&#91;</span>cold<span data-vdm="shown">&#93;<'
out_has '&#91;</span>there<span data-vdm="shown">&#63;&#93;<'

cp "$dir/talk.txt" "$dir/.out"
out_has '^\[as: .*u who=#ann\] Ann Harrow:$'
out_has '^\[as: .*u who=#nobody\] nobody:$'
out_has '^\[as: .*sp who=#ann,#bo.*\] Ann Harrow, Bo Stone:$'
out_has 'se \[see\]'
out_has 'It \[was\] is'

# The language is told by the words where nothing states it, on the package and
# each page, and so are the book's own words.
cat >"$dir/wehr.txt" <<'END'
Sitzung am Wehr

Vorsitzender Keller: Die Sitzung ist eröffnet. Wir haben heute über das Wehr zu
sprechen, und ich bitte um Wortmeldungen.

Frau Lind: Das Wasser ist nicht so hoch wie im letzten Jahr, aber die Mühle
steht noch immer still.

Vorsitzender Keller: Danke. Hat noch jemand etwas zu sagen?
END
expect 0 convert --no-provenance "$dir/wehr.txt" -o "$dir/wehr.epub"
err_has 'by its words it is "de".*epub-language-guessed'
entry "$dir/wehr.epub" package.opf
out_has '<package [^>]*xml:lang="de"'
out_has '<dc:language[^>]*>de<'
out_has '>Keller</dc:contributor>'
out_has 'role" scheme="marc:relators">spk<'
check test "$(grep -c '1970' "$dir/.out")" = 0
entry "$dir/wehr.epub" text-001.xhtml
out_has '<html [^>]*xml:lang="de" lang="de"'
entry "$dir/wehr.epub" about.xhtml
out_has '<html [^>]*xml:lang="de" lang="de"'
out_has '<h1>Zu diesem Dokument</h1>'
out_has '<dt>Titel</dt>'
entry "$dir/wehr.epub" nav.xhtml
out_has 'aria-label="Inhalt"'
out_has 'epub:type="titlepage" href="title.xhtml">Titelseite<'

# Before the text stands a page with the title, behind it who speaks where; old
# reading systems have contents of their own. All of it is the book's.
entry "$dir/wehr.epub" title.xhtml
out_has '<body data-vdm="shown">'
out_has '<h1>Sitzung am Wehr</h1>'
entry "$dir/talk.epub" about.xhtml
out_has 'Ann Harrow</span>.* Speaks: <a href="text-001.xhtml#vdm-[0-9]*">1</a>'
entry "$dir/talk.epub" toc.ncx
out_has '<docTitle><text>A talk at the weir</text>'
out_has '<content src="about.xhtml"/>'
entry "$dir/talk.epub" package.opf
out_has '<spine toc="ncx">'
python3 - "$dir/talk.epub" "$dir/changed.epub" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as book, zipfile.ZipFile(sys.argv[2], "w") as out:
    for item in book.infolist():
        data = book.read(item)
        if item.filename == "EPUB/title.xhtml":
            data = data.replace(b"at the weir</h1>", b"at the mill</h1>")
        out.writestr(item, data)
PY
expect 0 convert --no-provenance --fail-on never "$dir/changed.epub" -o "$dir/changed.xml"
err_has 'at the mill.*epub-copies-differ'
expect 0 convert --no-provenance --fail-on never "$dir/wehr.epub" -o "$dir/wehr2.epub"
check test "$(grep -c 'differ\|invented\|unaccounted' "$dir/.err")" = 0
check cmp "$dir/wehr.epub" "$dir/wehr2.epub"
expect 0 validate "$dir/wehr.epub"

# Parts say it, where the whole does not; nobody knows what nobody says.
cat >"$dir/parts.xml" <<'END'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Wier</title></titleStmt><publicationStmt><p>-</p></publicationStmt>
<sourceDesc><p>-</p></sourceDesc></fileDesc><revisionDesc>
<change when="2019-05-04">x</change></revisionDesc></teiHeader><text><body>
<div xml:lang="gd"><p>Tha an t-uisge domhainn.</p></div>
<div xml:lang="en"><p>Deep.</p></div></body></text></TEI>
END
expect 0 convert --no-provenance "$dir/parts.xml" -o "$dir/parts.epub"
entry "$dir/parts.epub" package.opf
out_has '<dc:language[^>]*>gd<'
out_has 'dcterms:modified">2019-05-04T'

# What somebody wrote into what was shown is theirs, and is read.
sed 's/1 word&#44; inaudible/1 word\&#44; coughing/' "$dir/talk.md" >"$dir/edited.md"
expect 0 convert --no-provenance --fail-on never "$dir/edited.md" -o "$dir/edited.xml"
check grep -q coughing "$dir/edited.xml"
# the address of a site, and the number of a series, are no book's own, however
# they are written
for id in https://quay.example/ HTTPS://Quay.example/ urn:issn:1234-5679 URN:ISSN:1234-5679; do
	printf -- '---\ntitle: Quay\nidentifier: %s\n---\n\nWords.\n' "$id" >"$dir/site.md"
	expect 0 convert "$dir/site.md" -o "$dir/site.epub" --force
	entry "$dir/site.epub" package.opf
	out_has '<dc:identifier id="vdm-id">urn:uuid:'
done

finish
