# The record.
libvdm_a_SOURCES += \
	lib/record/active.c \
	lib/record/attribute.c \
	lib/record/attribute.h \
	lib/record/attributes.def \
	lib/record/check.c \
	lib/record/check.h \
	lib/record/classes.def \
	lib/record/content.c \
	lib/record/content.h \
	lib/record/controls.c \
	lib/record/detail.c \
	lib/record/detail.h \
	lib/record/equal.c \
	lib/record/fault.c \
	lib/record/fault.h \
	lib/record/field.c \
	lib/record/field.h \
	lib/record/fields.def \
	lib/record/fit.c \
	lib/record/mend.h \
	lib/record/node.c \
	lib/record/node.h \
	lib/record/outside.c \
	lib/record/person.c \
	lib/record/person.h \
	lib/record/place.c \
	lib/record/record.c \
	lib/record/record.h \
	lib/record/repair.c \
	lib/record/roles.c \
	lib/record/roles.h \
	lib/record/share.c \
	lib/record/space.c \
	lib/record/vocabulary.c \
	lib/record/vocabulary.def \
	lib/record/vocabulary.h
