# The record.
libvdm_a_SOURCES += \
	lib/record/check.c \
	lib/record/check.h \
	lib/record/controls.c \
	lib/record/equal.c \
	lib/record/field.c \
	lib/record/field.h \
	lib/record/fields.def \
	lib/record/node.c \
	lib/record/node.h \
	lib/record/outside.c \
	lib/record/person.c \
	lib/record/person.h \
	lib/record/place.c \
	lib/record/record.c \
	lib/record/record.h \
	lib/record/roles.c \
	lib/record/roles.h \
	lib/record/space.c \
	lib/record/vocabulary.c \
	lib/record/vocabulary.def \
	lib/record/vocabulary.h
