# The witness, proved by sabotage: the files with hooks, compiled once more with
# them, come before the library's own.
check_PROGRAMS += tests/witness/sabotage
tests_witness_sabotage_SOURCES = tests/witness/sabotage.c \
	tests/witness/hooks.c tests/witness/hooks.h
tests_witness_sabotage_SOURCES += \
	lib/api/convert.c \
	lib/html/write/attr.c \
	lib/markdown/write/block.c \
	lib/markdown/write/characters.c \
	lib/markdown/write/front.c \
	lib/markdown/write/html.c \
	lib/markdown/write/line.c \
	lib/markup/build.c \
	lib/markup/serialise.c \
	lib/record/field.c \
	lib/record/node.c \
	lib/record/person.c \
	lib/text/grammar/tail.c \
	lib/text/write/text.c \
	lib/xml/escape.c \
	lib/yaml/write.c
tests_witness_sabotage_CPPFLAGS = $(AM_CPPFLAGS) -DVDM_SABOTAGE
tests_witness_sabotage_CFLAGS = $(AM_CFLAGS)
tests_witness_sabotage_LDADD = $(VDM_A)

dist_check_SCRIPTS += tests/witness/sabotage.py
EXTRA_DIST += tests/witness/unseen.txt tests/witness/records/minutes.txt \
	tests/witness/records/edition.xml tests/witness/records/notes.md \
	tests/witness/records/hearing.txt tests/witness/records/sermon.xml \
	tests/witness/records/guide.md tests/witness/book.py
TESTS += tests/witness/sabotage.py

# A word put anywhere into a document.
check_PROGRAMS += tests/witness/probe
tests_witness_probe_SOURCES = tests/witness/probe.c
tests_witness_probe_LDADD = $(VDM_A)
dist_check_SCRIPTS += tests/witness/probe.py
TESTS += tests/witness/probe.py
