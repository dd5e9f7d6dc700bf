# What stands in the bytes, counted without the readers, and set against what
# they made of it.
libvdm_a_SOURCES += \
	lib/witness/account.c \
	lib/witness/account.h \
	lib/witness/address.c \
	lib/witness/align.c \
	lib/witness/align.h \
	lib/witness/attribute.c \
	lib/witness/attribute.h \
	lib/witness/book.c \
	lib/witness/counts.c \
	lib/witness/element.c \
	lib/witness/element.h \
	lib/witness/fields.c \
	lib/witness/front.c \
	lib/witness/front.h \
	lib/witness/letters.c \
	lib/witness/letters.h \
	lib/witness/markdown.c \
	lib/witness/names.c \
	lib/witness/others.c \
	lib/witness/others.h \
	lib/witness/page.c \
	lib/witness/plain.c \
	lib/witness/plain.h \
	lib/witness/record.c \
	lib/witness/reported.c \
	lib/witness/scan.c \
	lib/witness/scan.h \
	lib/witness/see.h \
	lib/witness/settle.c \
	lib/witness/settle.h \
	lib/witness/tags.c \
	lib/witness/tally.c \
	lib/witness/tally.h \
	lib/witness/tell.c \
	lib/witness/testimony.c \
	lib/witness/testimony.h \
	lib/witness/text.c \
	lib/witness/things.c \
	lib/witness/parts.c \
	lib/witness/walk.c \
	lib/witness/walk.h \
	lib/witness/witness.h

EXTRA_DIST += docs/witness.md
