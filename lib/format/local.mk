# What a format is.
libvdm_a_SOURCES += \
	lib/format/format.h \
	lib/format/part.h
