# All that includes libxml2.
libvdm_a_SOURCES += \
	lib/xml/datatype-lex.c \
	lib/xml/datatype-private.h \
	lib/xml/datatype-table.c \
	lib/xml/datatype-time.c \
	lib/xml/datatype.c \
	lib/xml/datatype.h \
	lib/xml/escape.c \
	lib/xml/relaxng.c \
	lib/xml/relaxng.h \
	lib/xml/sax.c \
	lib/xml/sax.h \
	lib/xml/uri.c \
	lib/xml/uri.h
