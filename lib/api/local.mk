# What vidimus.h promises, put together.
libvdm_a_SOURCES += \
	lib/api/convert.c \
	lib/api/describe.c \
	lib/api/edit.c \
	lib/api/edit.h \
	lib/api/formats.c \
	lib/api/options.c \
	lib/api/provenance.c \
	lib/api/source.c
