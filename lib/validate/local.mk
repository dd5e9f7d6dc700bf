# The policy of validation.
libvdm_a_SOURCES += \
	lib/validate/feed.c \
	lib/validate/feed.h \
	lib/validate/named.c \
	lib/validate/validate.c
