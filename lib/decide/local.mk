# What a person decided, obeyed.
libvdm_a_SOURCES += \
	lib/decide/decide.c \
	lib/decide/decide.h \
	lib/decide/decision.h \
	lib/decide/fields.c \
	lib/decide/files.c \
	lib/decide/people.c \
	lib/decide/places.c \
	lib/decide/places.h \
	lib/decide/read.c \
	lib/decide/say.c \
	lib/decide/text.c \
	lib/decide/trace.c \
	lib/decide/turns.c \
	lib/decide/work.h
