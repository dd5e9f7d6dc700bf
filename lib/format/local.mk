# What a format is.
libvdm_a_SOURCES += \
	lib/format/format.h \
	lib/format/letters.c \
	lib/format/part.h \
	lib/format/root.c \
	lib/format/stranger.c \
	lib/format/stranger.h
