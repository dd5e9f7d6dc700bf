# Fuzz targets: libFuzzer programs with --enable-fuzzing, else programs that
# replay the corpora below corpus/, which `make check` does.
if FUZZING
fuzz_cppflags = -DFUZZ_ENGINE
fuzz_ldflags = -fsanitize=fuzzer
else
fuzz_cppflags =
fuzz_ldflags =
endif

check_PROGRAMS += tests/fuzz/fuzz_text
tests_fuzz_fuzz_text_SOURCES = tests/fuzz/fuzz.c
tests_fuzz_fuzz_text_CPPFLAGS = $(AM_CPPFLAGS) $(fuzz_cppflags) \
	-DFUZZ_FORMAT=\"text\"
tests_fuzz_fuzz_text_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_text_LDADD = $(VDM_A)

check_PROGRAMS += tests/fuzz/fuzz_tei
tests_fuzz_fuzz_tei_SOURCES = tests/fuzz/fuzz.c
tests_fuzz_fuzz_tei_CPPFLAGS = $(AM_CPPFLAGS) $(fuzz_cppflags) \
	-DFUZZ_FORMAT=\"tei\"
tests_fuzz_fuzz_tei_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_tei_LDADD = $(VDM_A)

check_PROGRAMS += tests/fuzz/fuzz_epub
tests_fuzz_fuzz_epub_SOURCES = tests/fuzz/fuzz.c
tests_fuzz_fuzz_epub_CPPFLAGS = $(AM_CPPFLAGS) $(fuzz_cppflags) \
	-DFUZZ_FORMAT=\"epub\"
tests_fuzz_fuzz_epub_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_epub_LDADD = $(VDM_A)

check_PROGRAMS += tests/fuzz/fuzz_markdown
tests_fuzz_fuzz_markdown_SOURCES = tests/fuzz/fuzz.c
tests_fuzz_fuzz_markdown_CPPFLAGS = $(AM_CPPFLAGS) $(fuzz_cppflags) \
	-DFUZZ_FORMAT=\"markdown\"
tests_fuzz_fuzz_markdown_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_markdown_LDADD = $(VDM_A)

dist_check_SCRIPTS += tests/fuzz/replay.sh
TESTS += tests/fuzz/replay.sh
EXTRA_DIST += tests/fuzz/corpus
