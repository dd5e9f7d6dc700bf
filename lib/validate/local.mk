# The policy of validation.
libvdm_a_SOURCES += \
	lib/validate/book.c \
	lib/validate/feed.c \
	lib/validate/feed.h \
	lib/validate/included.c \
	lib/validate/included.h \
	lib/validate/judge.c \
	lib/validate/judge.h \
	lib/validate/named.c \
	lib/validate/named.h \
	lib/validate/parts.h \
	lib/validate/shared.c \
	lib/validate/shared.h \
	lib/validate/standing.c \
	lib/validate/tree.c \
	lib/validate/validate.c \
	lib/validate/validation.c \
	lib/validate/validation.h
