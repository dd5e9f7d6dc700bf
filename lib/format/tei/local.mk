# The tei format.
libvdm_la_SOURCES += \
	lib/format/tei/build.c \
	lib/format/tei/elements.c \
	lib/format/tei/elements.def \
	lib/format/tei/format.c \
	lib/format/tei/include.c \
	lib/format/tei/include.h \
	lib/format/tei/internal.h \
	lib/format/tei/serialise.c \
	lib/format/tei/tei.h \
	lib/format/tei/upgrade.c
