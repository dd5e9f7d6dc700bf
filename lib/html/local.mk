# The elements of HTML and how they are read and written.
libvdm_a_SOURCES += \
	lib/html/attrs.c \
	lib/html/carrier.c \
	lib/html/carrier.h \
	lib/html/direction.c \
	lib/html/gumbo.c \
	lib/html/html.h \
	lib/html/island.c \
	lib/html/island.h \
	lib/html/look.c \
	lib/html/read/flow.c \
	lib/html/read/island.c \
	lib/html/read/line.c \
	lib/html/read/links.c \
	lib/html/read/make.c \
	lib/html/read/notes.c \
	lib/html/read/picture.c \
	lib/html/read/read.h \
	lib/html/read/table.c \
	lib/html/ruby.c \
	lib/html/ruby.h \
	lib/html/saved.c \
	lib/html/soup.c \
	lib/html/soup.h \
	lib/html/table.c \
	lib/html/tree.c \
	lib/html/when.c \
	lib/html/write/apart.c \
	lib/html/write/attr.c \
	lib/html/write/element.c \
	lib/html/write/hint.c \
	lib/html/write/island.c \
	lib/html/write/picture.c \
	lib/html/write/point.c \
	lib/html/write/ruby.c \
	lib/html/write/speech.c \
	lib/html/write/writer.h
