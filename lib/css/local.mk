# Style sheets as tokens, for whoever looks into one.
libvdm_a_SOURCES += \
	lib/css/tokens.c \
	lib/css/tokens.h
