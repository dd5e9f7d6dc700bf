# Findings and comparisons as text and JSON.
libvdm_a_SOURCES += \
	lib/report/change.c \
	lib/report/change.h \
	lib/report/compare.c \
	lib/report/diff.c \
	lib/report/finding.c \
	lib/report/findings.c \
	lib/report/inspect.c \
	lib/report/lines.c \
	lib/report/opinion.c \
	lib/report/summary.c \
	lib/report/units.c \
	lib/report/units.h \
	lib/report/walk.c
