# What vidimus.h promises, put together.
libvdm_la_SOURCES += \
	lib/api/convert.c \
	lib/api/resource.c
