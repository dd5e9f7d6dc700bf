# The RELAX NG engine.
libvdm_a_SOURCES += \
	lib/rng/attributes.c \
	lib/rng/build.c \
	lib/rng/builder.h \
	lib/rng/derive-private.h \
	lib/rng/derive.c \
	lib/rng/derive.h \
	lib/rng/findings.c \
	lib/rng/grammar.h \
	lib/rng/ids.c \
	lib/rng/leaves.c \
	lib/rng/lexrnc.c \
	lib/rng/lexrnc.h \
	lib/rng/names.c \
	lib/rng/names.h \
	lib/rng/node.h \
	lib/rng/pattern.c \
	lib/rng/pattern.h \
	lib/rng/readrnc.c \
	lib/rng/readxml.c \
	lib/rng/restrict.c \
	lib/rng/run.h \
	lib/rng/source.c \
	lib/rng/states.c \
	lib/rng/validate.c \
	lib/rng/validate.h \
	lib/rng/words.c
