# All that includes libxml2.
libvdm_a_SOURCES += \
	lib/xml/begin.c \
	lib/xml/catalog.c \
	lib/xml/catalog.h \
	lib/xml/crowd.c \
	lib/xml/crowd.h \
	lib/xml/dom.c \
	lib/xml/dom.h \
	lib/xml/escape.c \
	lib/xml/formed.c \
	lib/xml/place.c \
	lib/xml/pointer.c \
	lib/xml/pointer.h \
	lib/xml/relaxng.c \
	lib/xml/relaxng.h \
	lib/xml/sax.c \
	lib/xml/sax.h \
	lib/xml/uri.c \
	lib/xml/uri.h
