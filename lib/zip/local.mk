# All that includes libzip.
libvdm_la_SOURCES += \
	lib/zip/container.h \
	lib/zip/read.c \
	lib/zip/write.c
