# Pictures and other files that travel with a record.
libvdm_a_SOURCES += \
	lib/picture/picture.c \
	lib/picture/picture.h \
	lib/picture/place.c \
	lib/picture/type.c \
	lib/picture/type.h
