# What vidimus.h promises, put together.
libvdm_a_SOURCES += \
	lib/api/convert.c \
	lib/api/events.c \
	lib/api/events.h \
	lib/api/model.c \
	lib/api/resource.c \
	lib/api/validate.c
