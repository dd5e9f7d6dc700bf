# The elements of HTML and how they are read and written.
libvdm_a_SOURCES += \
	lib/html/carrier.c \
	lib/html/carrier.h \
	lib/html/map.c \
	lib/html/read/flow.c \
	lib/html/read/line.c \
	lib/html/read/read.h \
	lib/html/read/table.c \
	lib/html/soup.c \
	lib/html/write/apart.c \
	lib/html/write/attr.c \
	lib/html/write/element.c
