# What is in doubt, asked; and edits as decisions.
libvdm_a_SOURCES += \
	lib/review/edits.c \
	lib/review/gather.c \
	lib/review/html.c \
	lib/review/packed.c \
	lib/review/review.h \
	lib/review/table.c \
	lib/review/write.c

# The page, a string a line.
EXTRA_DIST += lib/review/page.html
nodist_libvdm_a_SOURCES += lib/review/page.c
CLEANFILES += lib/review/page.c
lib/review/page.c: lib/review/page.html
	$(AM_V_GEN)$(MKDIR_P) lib/review && \
	{ echo '/* Generated from lib/review/page.html. */'; \
	echo '#include "review/review.h"'; \
	echo 'const char *const vdm_review_page[] = {'; \
	sed -e 's/[\\"]/\\&/g' -e 's/?/\\?/g' -e 's/^/"/' -e 's/$$/\\n",/' \
	$(srcdir)/lib/review/page.html; \
	echo 'NULL};'; } > $@.tmp && mv $@.tmp $@
