# The text format.
libvdm_a_SOURCES += \
	lib/format/text/anomalies.c \
	lib/format/text/chunk.c \
	lib/format/text/chunk.h \
	lib/format/text/decode.c \
	lib/format/text/flat.c \
	lib/format/text/format.c \
	lib/format/text/lines.c \
	lib/format/text/losses.c \
	lib/format/text/mark.c \
	lib/format/text/names.c \
	lib/format/text/own.c \
	lib/format/text/tail.c \
	lib/format/text/text.h \
	lib/format/text/write.c
man_MANS += man/vidimus-text.5
EXTRA_DIST += man/vidimus-text.5 docs/text.md
