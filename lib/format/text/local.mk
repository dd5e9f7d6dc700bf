# The text format.
libvdm_la_SOURCES += \
	lib/format/text/format.c
