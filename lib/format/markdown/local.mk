# The markdown format.
libvdm_la_SOURCES += \
	lib/format/markdown/format.c
