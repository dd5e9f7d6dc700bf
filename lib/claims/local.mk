# Claims and their comparison.
libvdm_a_SOURCES += \
	lib/claims/align.c \
	lib/claims/align.h \
	lib/claims/body.c \
	lib/claims/body.h \
	lib/claims/claim.c \
	lib/claims/claims.h \
	lib/claims/compare.c \
	lib/claims/fields.c \
	lib/claims/findings.c \
	lib/claims/people.c \
	lib/claims/places.c \
	lib/claims/speakers.c \
	lib/claims/speakers.h \
	lib/claims/text.c \
	lib/claims/walk.c
