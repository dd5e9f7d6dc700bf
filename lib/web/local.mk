# Saved web pages: how they are read.
libvdm_a_SOURCES += \
	lib/web/article.c \
	lib/web/format.c \
	lib/web/jsonld.c \
	lib/web/label.c \
	lib/web/meta.c \
	lib/web/parts.c \
	lib/web/read.c \
	lib/web/state.c \
	lib/web/tidy.c \
	lib/web/web.h
man_MANS += man/vidimus-html.5
EXTRA_DIST += man/vidimus-html.5 docs/html.md
