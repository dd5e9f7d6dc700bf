# Pictures and other files that travel with a record.
libvdm_a_SOURCES += \
	lib/picture/media.c \
	lib/picture/media.h \
	lib/picture/picture.c \
	lib/picture/picture.h \
	lib/picture/place.c \
	lib/picture/recording.c \
	lib/picture/svg.c \
	lib/picture/tame.c \
	lib/picture/vet.c \
	lib/picture/whole.c \
	lib/picture/whole.h
