# The TEI format.
libvdm_a_SOURCES += \
	lib/tei/corpus.c \
	lib/tei/format.c \
	lib/tei/header/details.c \
	lib/tei/header/fields.c \
	lib/tei/header/find.c \
	lib/tei/header/marks.c \
	lib/tei/header/marks.h \
	lib/tei/header/people.c \
	lib/tei/header/place.c \
	lib/tei/header/sync.c \
	lib/tei/header/value.c \
	lib/tei/internal.h \
	lib/tei/read/include.c \
	lib/tei/read/include.h \
	lib/tei/read/p4.c \
	lib/tei/tei.h

man_MANS += man/vidimus-tei.5
EXTRA_DIST += man/vidimus-tei.5 docs/tei.md
