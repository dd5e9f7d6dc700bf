# All that includes libzip.
libvdm_a_SOURCES += \
	lib/zip/container.h \
	lib/zip/read.c \
	lib/zip/write.c
