# CommonMark's parser, in an arena of its own.
libvdm_a_SOURCES += \
	lib/cmark/cost.c \
	lib/cmark/parse.c \
	lib/cmark/parse.h
