# The EPUB format.
libvdm_a_SOURCES += \
	lib/epub/edition.c \
	lib/epub/edition.h \
	lib/epub/epub.h \
	lib/epub/expanded.c \
	lib/epub/font.c \
	lib/epub/format.c \
	lib/epub/onix.c \
	lib/epub/seal.c \
	lib/epub/seal.h \
	lib/epub/sheet.c \
	lib/epub/titlepage.c \
	lib/epub/read/beside.c \
	lib/epub/read/book.c \
	lib/epub/read/container.c \
	lib/epub/read/copies.c \
	lib/epub/read/links.c \
	lib/epub/read/made.c \
	lib/epub/read/own.c \
	lib/epub/read/package.c \
	lib/epub/read/page.c \
	lib/epub/read/pictures.c \
	lib/epub/read/reader.h \
	lib/epub/read/refined.c \
	lib/epub/read/rest.c \
	lib/epub/read/text.c \
	lib/epub/write/about.c \
	lib/epub/write/container.c \
	lib/epub/write/cover.c \
	lib/epub/write/documents.c \
	lib/epub/write/fields.c \
	lib/epub/write/front.c \
	lib/epub/write/interface.c \
	lib/epub/write/labels.c \
	lib/epub/write/ncx.c \
	lib/epub/write/package.c \
	lib/epub/write/pages.c \
	lib/epub/write/room.c \
	lib/epub/write/style.c \
	lib/epub/write/turns.c \
	lib/epub/write/writer.h

man_MANS += man/vidimus-epub.5
EXTRA_DIST += man/vidimus-epub.5 docs/epub.md
