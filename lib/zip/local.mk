# All that includes libzip.
libvdm_a_SOURCES += \
	lib/zip/container.h \
	lib/zip/join.c \
	lib/zip/read.c \
	lib/zip/span.c \
	lib/zip/span.h \
	lib/zip/write.c
