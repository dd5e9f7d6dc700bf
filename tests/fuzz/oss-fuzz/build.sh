#!/bin/bash -eu
# SPDX-License-Identifier: MIT
# Builds the fuzz targets as OSS-Fuzz asks: with its compiler, flags and engine,
# into $OUT, each with its seeds and dictionary. The libraries lie beside them,
# for there are none where they are run. Can be tried without OSS-Fuzz:
#
#	SRC=$PWD/.. WORK=/tmp/work OUT=/tmp/out CC=clang CXX=clang++ \
#		LIB_FUZZING_ENGINE=-fsanitize=fuzzer \
#		CFLAGS='-O1 -g -fsanitize=address,fuzzer-no-link' \
#		tests/fuzz/oss-fuzz/build.sh

top=$(pwd)
targets="text tei markdown epub part validate schema compare stated formed catalog schematron xpath volume"
mkdir -p "$WORK/build" "$OUT/lib"
autoreconf -fi
cd "$WORK/build"
# The compiler comes with the flags of the sanitizer and of coverage.
"$top/configure" --enable-fuzzing
programs=
for t in $targets; do
	programs="$programs tests/fuzz/fuzz_$t"
done
# shellcheck disable=SC2086 # a list of programs
make -j"$(nproc)" fuzz_ldflags="$LIB_FUZZING_ENGINE" $programs

python3 "$top/tests/fuzz/seeds.py" "$top" "$WORK/seeds"
for t in $targets; do
	program=tests/fuzz/fuzz_$t
	[ -f "tests/fuzz/.libs/fuzz_$t" ] && program=tests/fuzz/.libs/fuzz_$t
	cp "$program" "$OUT/fuzz_$t"
	ldd "$program" | awk '$3 ~ /^\// { print $3 }' |
		grep -vE '/(libc|libm|libdl|libpthread|librt|ld-[^/]*)\.so' |
		xargs -r cp -Lut "$OUT/lib"
	patchelf --set-rpath "\$ORIGIN/lib" "$OUT/fuzz_$t"
	mkdir -p "$WORK/seeds/$t"
	cp -n "$top/tests/fuzz/corpus/$t"/* "$WORK/seeds/$t/"
	rm -f "$OUT/fuzz_${t}_seed_corpus.zip"
	zip -qj "$OUT/fuzz_${t}_seed_corpus.zip" "$WORK/seeds/$t"/*
	case $t in
	part) dict=epub ;;
	volume) dict=markdown ;;
	formed | catalog | validate) dict=tei ;;
	*) dict=$t ;;
	esac
	cp "$top/tests/fuzz/dict/$dict.dict" "$OUT/fuzz_$t.dict"
	printf '[libfuzzer]\nmax_len = 65536\ntimeout = 30\n' \
		>"$OUT/fuzz_$t.options"
done
