# The record.
libvdm_a_SOURCES += \
	lib/record/content.c \
	lib/record/content.def \
	lib/record/content.h \
	lib/record/controls.c \
	lib/record/equal.c \
	lib/record/field.c \
	lib/record/field.h \
	lib/record/fields.def \
	lib/record/kinds.c \
	lib/record/node.c \
	lib/record/node.h \
	lib/record/person.c \
	lib/record/person.h \
	lib/record/record.c \
	lib/record/record.h
