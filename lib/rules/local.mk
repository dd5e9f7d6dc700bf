# What a grammar cannot say.
libvdm_a_SOURCES += \
	lib/rules/dates.c \
	lib/rules/dates.h \
	lib/rules/ids.c \
	lib/rules/ids.h \
	lib/rules/rules.c \
	lib/rules/rules.h
