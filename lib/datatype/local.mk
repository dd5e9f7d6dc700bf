# XML Schema's datatypes.
libvdm_a_SOURCES += \
	lib/datatype/datatype.h \
	lib/datatype/internal.h \
	lib/datatype/lexical.c \
	lib/datatype/pattern.c \
	lib/datatype/table.c \
	lib/datatype/time.c \
	lib/datatype/type.c
