# The recogniser.
libvdm_la_SOURCES += \
	lib/recognise/recognise.c \
	lib/recognise/recognise.h
