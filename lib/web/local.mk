# Saved web pages: how they are read.
libvdm_a_SOURCES += \
	lib/web/article.c \
	lib/web/format.c \
	lib/web/jsonld.c \
	lib/web/meta.c \
	lib/web/parts.c \
	lib/web/read.c \
	lib/web/tidy.c \
	lib/web/web.h
