# Fuzz targets: libFuzzer programs with --enable-fuzzing (scripts/fuzz), else
# programs that replay the corpora below corpus/, which `make check` does.
if FUZZING
fuzz_cppflags = $(AM_CPPFLAGS) -DFUZZ_ENGINE
fuzz_ldflags = -fsanitize=fuzzer
fuzz_common = tests/fuzz/common.c tests/fuzz/fuzz.h tests/fuzz/mutate.c
else
fuzz_cppflags = $(AM_CPPFLAGS)
fuzz_ldflags =
fuzz_common = tests/fuzz/common.c tests/fuzz/fuzz.h
endif
EXTRA_DIST += tests/fuzz/mutate.c

check_PROGRAMS += tests/fuzz/fuzz_text
tests_fuzz_fuzz_text_SOURCES = tests/fuzz/record.c $(fuzz_common)
tests_fuzz_fuzz_text_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_FORMAT=\"text\"
tests_fuzz_fuzz_text_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_text_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_tei
tests_fuzz_fuzz_tei_SOURCES = tests/fuzz/record.c $(fuzz_common)
tests_fuzz_fuzz_tei_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_FORMAT=\"tei\"
tests_fuzz_fuzz_tei_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_tei_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_epub
tests_fuzz_fuzz_epub_SOURCES = tests/fuzz/record.c $(fuzz_common)
tests_fuzz_fuzz_epub_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_FORMAT=\"epub\"
tests_fuzz_fuzz_epub_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_epub_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_markdown
tests_fuzz_fuzz_markdown_SOURCES = tests/fuzz/record.c $(fuzz_common)
tests_fuzz_fuzz_markdown_CPPFLAGS = $(fuzz_cppflags) -DFUZZ_FORMAT=\"markdown\"
tests_fuzz_fuzz_markdown_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_markdown_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_part
tests_fuzz_fuzz_part_SOURCES = tests/fuzz/part.c $(fuzz_common)
tests_fuzz_fuzz_part_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_part_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_part_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_validate
tests_fuzz_fuzz_validate_SOURCES = tests/fuzz/validate.c $(fuzz_common)
tests_fuzz_fuzz_validate_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_validate_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_validate_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_schema
tests_fuzz_fuzz_schema_SOURCES = tests/fuzz/schema.c $(fuzz_common)
tests_fuzz_fuzz_schema_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_schema_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_schema_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_compare
tests_fuzz_fuzz_compare_SOURCES = tests/fuzz/compare.c $(fuzz_common)
tests_fuzz_fuzz_compare_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_compare_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_compare_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_stated
tests_fuzz_fuzz_stated_SOURCES = tests/fuzz/stated.c $(fuzz_common)
tests_fuzz_fuzz_stated_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_stated_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_stated_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_formed
tests_fuzz_fuzz_formed_SOURCES = tests/fuzz/formed.c $(fuzz_common)
tests_fuzz_fuzz_formed_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_formed_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_formed_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_catalog
tests_fuzz_fuzz_catalog_SOURCES = tests/fuzz/catalog.c $(fuzz_common)
tests_fuzz_fuzz_catalog_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_catalog_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_catalog_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_schematron
tests_fuzz_fuzz_schematron_SOURCES = tests/fuzz/schematron.c $(fuzz_common)
tests_fuzz_fuzz_schematron_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_schematron_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_schematron_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_xpath
tests_fuzz_fuzz_xpath_SOURCES = tests/fuzz/xpath.c $(fuzz_common)
tests_fuzz_fuzz_xpath_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_xpath_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_xpath_LDADD = $(VDM_A) $(JANSSON_LIBS)

check_PROGRAMS += tests/fuzz/fuzz_volume
tests_fuzz_fuzz_volume_SOURCES = tests/fuzz/volume.c $(fuzz_common)
tests_fuzz_fuzz_volume_CPPFLAGS = $(fuzz_cppflags)
tests_fuzz_fuzz_volume_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_volume_LDADD = $(VDM_A) $(JANSSON_LIBS)

dist_check_SCRIPTS += tests/fuzz/replay.sh
TESTS += tests/fuzz/replay.sh
EXTRA_DIST += tests/fuzz/corpus tests/fuzz/seeds.py tests/fuzz/dict \
	tests/fuzz/oss-fuzz
