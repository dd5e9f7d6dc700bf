# The epub format.
libvdm_a_SOURCES += \
	lib/format/epub/dom.c \
	lib/format/epub/epub.h \
	lib/format/epub/foreign.h \
	lib/format/epub/foreign_flow.c \
	lib/format/epub/foreign_inline.c \
	lib/format/epub/foreign_table.c \
	lib/format/epub/format.c \
	lib/format/epub/hash.c \
	lib/format/epub/hash.h \
	lib/format/epub/map.c \
	lib/format/epub/media.c \
	lib/format/epub/media.h \
	lib/format/epub/read.c \
	lib/format/epub/read_body.c \
	lib/format/epub/read_copies.c \
	lib/format/epub/read_media.c \
	lib/format/epub/read_opf.c \
	lib/format/epub/read_own.c \
	lib/format/epub/reader.h \
	lib/format/epub/write.c \
	lib/format/epub/write_apart.c \
	lib/format/epub/write_attr.c \
	lib/format/epub/write_body.c \
	lib/format/epub/write_node.c \
	lib/format/epub/write_opf.c \
	lib/format/epub/write_pages.c \
	lib/format/epub/writer.h

man_MANS += man/vidimus-epub.5
EXTRA_DIST += man/vidimus-epub.5 docs/epub.md
