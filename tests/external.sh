#!/bin/sh
# SPDX-License-Identifier: MIT
# What we write is valid elsewhere too: TEI by Jing against the TEI
# Consortium's tei_all, EPUB by EPUBCheck with neither error nor warning,
# Markdown by pandoc, with the metadata where pandoc's EPUB writer takes them.
# Each part is skipped, with its reason, where its judge is not installed.
set -eu

top=${srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
shared=${VIDIMUS_SHARED:-$top/../shared}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
ran=0
fail() {
	echo "$1"
	status=1
}

for f in "$top"/fixtures/*.txt "$top"/fixtures/*.xml "$shared"/seeds/*.txt; do
	[ -f "$f" ] || continue
	name=$(basename "$f")
	for to in xml epub md; do
		"${VIDIMUS:-./vidimus}" convert --quiet --fail-on error "$f" \
			-o "$work/${name%.*}.$to" ||
			fail "$f: not converted to $to"
	done
done

schema=$shared/schemas/tei_all.rng
if ! command -v jing >/dev/null 2>&1; then
	echo "skipped: jing is not installed"
elif [ ! -f "$schema" ]; then
	echo "skipped: no tei_all.rng beside the source tree"
else
	ran=1
	jing "$schema" "$work"/*.xml || fail "TEI is not valid by tei_all"
fi

# Debian's epubcheck is a .jar that needs the kernel's help to run by itself.
check_epub() {
	for f; do
		$epubcheck --failonwarnings "$f" >"$f.log" 2>&1 && continue
		echo "$(basename "$f"): EPUBCheck finds fault"
		grep -E 'ERROR|WARNING|FATAL|rror:' "$f.log" | head -n 5
		touch "$work/failed"
	done
}
if ! command -v epubcheck >/dev/null 2>&1; then
	echo "skipped: epubcheck is not installed"
else
	ran=1
	epubcheck=$(readlink -f "$(command -v epubcheck)")
	case $epubcheck in
	*.jar) epubcheck="java -XX:TieredStopAtLevel=1 -jar $epubcheck" ;;
	esac
	check_epub "$work"/[a-l]*.epub &
	check_epub "$work"/[!a-l]*.epub
	wait
	[ ! -e "$work/failed" ] || status=1
fi

if ! command -v pandoc >/dev/null 2>&1; then
	echo "skipped: pandoc is not installed"
else
	ran=1
	for f in "$work"/*.md; do
		pandoc -f markdown -t native "$f" >/dev/null 2>"$work/log" || {
			cat "$work/log"
			fail "$(basename "$f"): pandoc does not read it"
		}
	done
	pandoc -o "$work/pandoc.epub" "$work/rich.md" 2>"$work/log" ||
		cat "$work/log"
	python3 - "$work/pandoc.epub" <<'EOF' || fail "pandoc's EPUB lacks it"
import re, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
opf = z.read([n for n in z.namelist() if n.endswith('.opf')][0]).decode()
bad = [e for e in ("title", "rights", "contributor", "source", "publisher")
       if not re.search('<dc:%s[^>]*>[^<]' % e, opf)]
if not re.search('<meta [^>]*property="role"[^>]*>trl<', opf):
    bad.append('the translator\'s role')
for e in bad:
    print('pandoc made no use of', e)
sys.exit(1 if bad else 0)
EOF
fi
[ "$ran" = 1 ] || exit 77
exit $status
