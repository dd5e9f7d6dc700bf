# Schemas: compiling, validating, the embedded ones.
libvdm_la_SOURCES += \
	lib/schema/schema.c \
	lib/schema/schema.h
