# Generated round trips; it prints the number of a record that failed.
random_records = \
	tests/roundtrip/generate.c \
	tests/roundtrip/generate.h \
	tests/roundtrip/metadata.c \
	tests/roundtrip/odd.def \
	tests/roundtrip/part.h \
	tests/roundtrip/words.c

check_PROGRAMS += tests/roundtrip/test_roundtrip
TESTS += tests/roundtrip/test_roundtrip
tests_roundtrip_test_roundtrip_SOURCES = \
	tests/roundtrip/test_roundtrip.c $(random_records)
tests_roundtrip_test_roundtrip_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/roundtrip
tests_roundtrip_test_roundtrip_LDADD = $(VDM_A)

check_PROGRAMS += tests/roundtrip/dump
tests_roundtrip_dump_SOURCES = tests/roundtrip/dump.c $(random_records)
tests_roundtrip_dump_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/tests/roundtrip
tests_roundtrip_dump_LDADD = $(VDM_A)

dist_check_SCRIPTS += tests/roundtrip/valid.py tests/roundtrip/vocabulary.sh
EXTRA_DIST += scripts/vocabulary
TESTS += tests/roundtrip/valid.py tests/roundtrip/vocabulary.sh
