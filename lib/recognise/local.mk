# The recogniser.
libvdm_a_SOURCES += \
	lib/recognise/dates.c \
	lib/recognise/head.c \
	lib/recognise/internal.h \
	lib/recognise/labels.c \
	lib/recognise/lift.c \
	lib/recognise/names.c \
	lib/recognise/narrate.c \
	lib/recognise/notes.c \
	lib/recognise/present.c \
	lib/recognise/recognise.c \
	lib/recognise/recognise.h \
	lib/recognise/source.c \
	lib/recognise/splice.c \
	lib/recognise/splice.h \
	lib/recognise/stated.c \
	lib/recognise/style.c \
	lib/recognise/table.c \
	lib/recognise/table.h \
	lib/recognise/tables/english.c \
	lib/recognise/tables/french.c \
	lib/recognise/tables/german.c \
	lib/recognise/tables/russian.c \
	lib/recognise/tables/tables.c \
	lib/recognise/tail.c \
	lib/recognise/unit.c \
	lib/recognise/words.c
