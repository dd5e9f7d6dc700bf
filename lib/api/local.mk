# What vidimus.h promises, put together.
libvdm_a_SOURCES += \
	lib/api/convert.c \
	lib/api/formats.c \
	lib/api/options.c
