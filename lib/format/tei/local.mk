# The tei format.
libvdm_la_SOURCES += \
	lib/format/tei/format.c
