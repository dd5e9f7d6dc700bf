# Schemas: compiling, validating, the embedded ones.
libvdm_a_SOURCES += \
	lib/schema/schema.c \
	lib/schema/schema.h \
	lib/schema/stream.c
