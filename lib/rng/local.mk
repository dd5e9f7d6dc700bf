# The RELAX NG engine.
libvdm_a_SOURCES += \
	lib/rng/grammar/build.c \
	lib/rng/grammar/builder.h \
	lib/rng/grammar/grammar.h \
	lib/rng/grammar/ids.c \
	lib/rng/grammar/leaves.c \
	lib/rng/grammar/lexrnc.c \
	lib/rng/grammar/lexrnc.h \
	lib/rng/grammar/names.c \
	lib/rng/grammar/names.h \
	lib/rng/grammar/node.c \
	lib/rng/grammar/node.h \
	lib/rng/grammar/pattern.c \
	lib/rng/grammar/pattern.h \
	lib/rng/grammar/readrnc.c \
	lib/rng/grammar/readxml.c \
	lib/rng/grammar/restrict.c \
	lib/rng/grammar/source.c \
	lib/rng/run/attributes.c \
	lib/rng/run/derive-private.h \
	lib/rng/run/derive.c \
	lib/rng/run/derive.h \
	lib/rng/run/findings.c \
	lib/rng/run/frame.c \
	lib/rng/run/masks.c \
	lib/rng/run/run.h \
	lib/rng/run/states.c \
	lib/rng/run/validate.c \
	lib/rng/run/validate.h \
	lib/rng/run/values.c \
	lib/rng/run/words.c
