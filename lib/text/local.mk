# The text format.
libvdm_a_SOURCES += \
	lib/text/format.c \
	lib/text/grammar/chunk.c \
	lib/text/grammar/chunk.h \
	lib/text/grammar/mark.c \
	lib/text/grammar/names.c \
	lib/text/grammar/steps.c \
	lib/text/grammar/tail.c \
	lib/text/read/anomalies.c \
	lib/text/read/begins.c \
	lib/text/read/lines.h \
	lib/text/read/own.c \
	lib/text/read/paragraphs.c \
	lib/text/read/verse.c \
	lib/text/text.h \
	lib/text/write/losses.c \
	lib/text/write/text.c \
	lib/text/write/voice.c \
	lib/text/write/voice.h

man_MANS += man/vidimus-text.5
EXTRA_DIST += man/vidimus-text.5 docs/text.md
