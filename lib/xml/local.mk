# All that includes libxml2.
libvdm_la_SOURCES += \
	lib/xml/escape.c \
	lib/xml/sax.c \
	lib/xml/sax.h
