# The epub format.
libvdm_la_SOURCES += \
	lib/format/epub/format.c
