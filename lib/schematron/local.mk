# Schematron.
EXTRA_DIST += docs/schematron.md
libvdm_a_SOURCES += \
	lib/schematron/added.c \
	lib/schematron/check.c \
	lib/schematron/compact.c \
	lib/schematron/compact.h \
	lib/schematron/compile.c \
	lib/schematron/found.c \
	lib/schematron/gather.c \
	lib/schematron/messages.c \
	lib/schematron/met.c \
	lib/schematron/model.h \
	lib/schematron/patterns.c \
	lib/schematron/read.h \
	lib/schematron/run.c \
	lib/schematron/say.c \
	lib/schematron/say.h \
	lib/schematron/schema.c \
	lib/schematron/schematron.h \
	lib/schematron/source.c \
	lib/schematron/svrl.c \
	lib/schematron/svrl.h \
	lib/schematron/values.c \
	lib/schematron/values.h \
	lib/schematron/where.c \
	lib/schematron/xslt.c
