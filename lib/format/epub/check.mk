# Whether an EPUB keeps its rules.
libvdm_a_SOURCES += \
	lib/format/epub/check-attr.c \
	lib/format/epub/check-content.c \
	lib/format/epub/check-extra.c \
	lib/format/epub/check-markup.c \
	lib/format/epub/check-metadata.c \
	lib/format/epub/check-nav.c \
	lib/format/epub/check-overlay.c \
	lib/format/epub/check-package.c \
	lib/format/epub/check-private.h \
	lib/format/epub/check-property.c \
	lib/format/epub/check-ref.c \
	lib/format/epub/check-style.c \
	lib/format/epub/check-url.c \
	lib/format/epub/check.c \
	lib/format/epub/check.h \
	lib/format/epub/check-dom.c \
	lib/format/epub/check-dom.h
