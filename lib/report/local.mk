# Findings and comparisons as text and JSON.
libvdm_a_SOURCES += \
	lib/report/compare.c \
	lib/report/finding.c \
	lib/report/findings.c \
	lib/report/inspect.c \
	lib/report/json.c \
	lib/report/json.h \
	lib/report/opinion.c \
	lib/report/summary.c \
	lib/report/units.c \
	lib/report/units.h \
	lib/report/walk.c
