# The text format.
libvdm_la_SOURCES += \
	lib/format/text/anomalies.c \
	lib/format/text/decode.c \
	lib/format/text/format.c \
	lib/format/text/lines.c \
	lib/format/text/text.h
