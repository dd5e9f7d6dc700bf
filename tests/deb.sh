#!/bin/sh
# SPDX-License-Identifier: MIT
# The Debian packages are built, looked at by lintian, installed into a root of
# their own, used, and removed. It takes minutes, so it is run when it is asked
# for: VIDIMUS_DEB=yes make check TESTS=tests/deb.sh
: "${srcdir:=..}"
skip() {
	echo "$*"
	exit 77
}
[ "${VIDIMUS_DEB:-}" = yes ] || skip 'the packages are built when VIDIMUS_DEB=yes'
for tool in dpkg-buildpackage dh dpkg-deb; do
	command -v "$tool" >/dev/null || skip "there is no $tool"
done
(cd "$srcdir" && dpkg-checkbuilddeps) || skip 'build dependencies are missing'

set -eu
dir=$(mktemp -d "${TMPDIR:-/tmp}/vidimus-test.XXXXXX")
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' HUP INT TERM
mkdir "$dir/source" "$dir/root"
(cd "$srcdir" && tar cf - --exclude=./build* --exclude=./.git \
	--exclude=./autom4te.cache .) | (cd "$dir/source" && tar xf -)
cd "$dir/source"
if ! DEB_BUILD_OPTIONS="nocheck parallel=$(getconf _NPROCESSORS_ONLN)" \
	timeout 900 dpkg-buildpackage -b -us -uc >"$dir/log" 2>&1; then
	tail -n 30 "$dir/log"
	exit 1
fi
cd "$dir"
ls ./*.deb
for name in vidimus libvidimus1 libvidimus-dev; do
	set -- "$dir/${name}"_*.deb
	[ -f "$1" ] || exit 1
done
if command -v lintian >/dev/null; then
	lintian --fail-on error,warning "$dir"/vidimus_*.changes
else
	echo 'there is no lintian: what it would say is not known'
fi

# a root of its own: nothing of the machine's changes
mkdir -p "$dir/root/var/lib/dpkg/info" "$dir/root/var/lib/dpkg/updates"
: >"$dir/root/var/lib/dpkg/status"
: >"$dir/root/var/lib/dpkg/available"
alone() {
	dpkg --root="$dir/root" --force-depends --force-not-root \
		--force-script-chrootless --log=/dev/null "$@" >"$dir/log" 2>&1 ||
		{ cat "$dir/log"; exit 1; }
}
alone -i "$dir"/libvidimus1_*.deb "$dir"/libvidimus-dev_*.deb \
	"$dir"/vidimus_*.deb
library=$(dirname "$(find "$dir/root/usr/lib" -name 'libvidimus.so.1')")
program=$dir/root/usr/bin/vidimus
LD_LIBRARY_PATH=$library "$program" --version
printf 'MR. ROTH: The wheel is broken.\n' >"$dir/a.txt"
LD_LIBRARY_PATH=$library "$program" convert -q --fail-on never "$dir/a.txt" \
	-o "$dir/a.xml"
LD_LIBRARY_PATH=$library "$program" validate -q "$dir/a.xml"
for path in bash-completion/completions/vidimus \
	zsh/vendor-completions/_vidimus \
	fish/vendor_completions.d/vidimus.fish man/man1/vidimus.1.gz; do
	[ -e "$dir/root/usr/share/$path" ] || { echo "no $path"; exit 1; }
done
alone --purge vidimus libvidimus-dev libvidimus1
left=$(find "$dir/root" -path "$dir/root/var" -prune -o ! -type d -print)
[ -z "$left" ] || { echo "left: $left"; exit 1; }
echo 'built, installed, used and removed'
