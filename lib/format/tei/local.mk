# The tei format.
libvdm_a_SOURCES += \
	lib/format/tei/build.c \
	lib/format/tei/format.c \
	lib/format/tei/harvest.c \
	lib/format/tei/include.c \
	lib/format/tei/include.h \
	lib/format/tei/internal.h \
	lib/format/tei/marks.c \
	lib/format/tei/marks.h \
	lib/format/tei/people.c \
	lib/format/tei/place.c \
	lib/format/tei/relators.c \
	lib/format/tei/relators.h \
	lib/format/tei/serialise.c \
	lib/format/tei/set.c \
	lib/format/tei/set.h \
	lib/format/tei/split.c \
	lib/format/tei/sync.c \
	lib/format/tei/tei.h \
	lib/format/tei/upgrade.c \
	lib/format/tei/value.c
man_MANS += man/vidimus-tei.5
EXTRA_DIST += man/vidimus-tei.5 docs/tei.md
