# Many records as one, and one as many.
libvdm_a_SOURCES += \
	lib/volume/bind.c \
	lib/volume/book.c \
	lib/volume/book.h \
	lib/volume/bookpages.c \
	lib/volume/corpus.c \
	lib/volume/describe.c \
	lib/volume/keys.c \
	lib/volume/links.c \
	lib/volume/names.c \
	lib/volume/page.c \
	lib/volume/people.c \
	lib/volume/say.c \
	lib/volume/seal.c \
	lib/volume/survey.c \
	lib/volume/table.c \
	lib/volume/unbind.c \
	lib/volume/volume.h
