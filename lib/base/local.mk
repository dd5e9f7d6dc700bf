# Buffers, strings, addresses, findings.
libvdm_a_SOURCES += \
	lib/base/address.c \
	lib/base/address.h \
	lib/base/arena.c \
	lib/base/arena.h \
	lib/base/buf.c \
	lib/base/buf.h \
	lib/base/diag.c \
	lib/base/diag.def \
	lib/base/diag.h \
	lib/base/diag/check.def \
	lib/base/diag/claims.def \
	lib/base/diag/epub.def \
	lib/base/diag/input.def \
	lib/base/diag/markdown.def \
	lib/base/diag/recognise.def \
	lib/base/diag/rules.def \
	lib/base/diag/schema.def \
	lib/base/diag/tei.def \
	lib/base/diag/text.def \
	lib/base/file.c \
	lib/base/file.h \
	lib/base/language.c \
	lib/base/language.def \
	lib/base/language.h \
	lib/base/limits.h \
	lib/base/map.c \
	lib/base/map.h \
	lib/base/punycode.c \
	lib/base/punycode.h \
	lib/base/set.c \
	lib/base/set.h \
	lib/base/sha1.c \
	lib/base/sha1.h \
	lib/base/utf8.c \
	lib/base/utf8.h
