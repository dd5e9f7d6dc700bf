# The formats.
libvdm_a_SOURCES += \
	lib/format/carrier.c \
	lib/format/carrier.h \
	lib/format/format.h \
	lib/format/picture.c \
	lib/format/picture.h \
	lib/format/registry.c

include lib/format/text/local.mk
include lib/format/tei/local.mk
include lib/format/epub/local.mk
include lib/format/epub/check.mk
include lib/format/markdown/local.mk
