# A record's tree as XML, and back.
libvdm_a_SOURCES += \
	lib/markup/build.c \
	lib/markup/markup.h \
	lib/markup/serialise.c
