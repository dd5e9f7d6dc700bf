# What a grammar cannot say.
libvdm_a_SOURCES += \
	lib/rules/epub/address.c \
	lib/rules/epub/advice.c \
	lib/rules/epub/alone.c \
	lib/rules/epub/attributes.c \
	lib/rules/epub/check.h \
	lib/rules/epub/collections.c \
	lib/rules/epub/container.c \
	lib/rules/epub/content.c \
	lib/rules/epub/dictionaries.c \
	lib/rules/epub/facts.c \
	lib/rules/epub/grammars.c \
	lib/rules/epub/markup.c \
	lib/rules/epub/messages.c \
	lib/rules/epub/messages.def \
	lib/rules/epub/messages.h \
	lib/rules/epub/metadata.c \
	lib/rules/epub/moments.c \
	lib/rules/epub/names.c \
	lib/rules/epub/navigation.c \
	lib/rules/epub/overlay.c \
	lib/rules/epub/package.c \
	lib/rules/epub/picture.c \
	lib/rules/epub/properties.c \
	lib/rules/epub/publication.c \
	lib/rules/epub/publication.h \
	lib/rules/epub/references.c \
	lib/rules/epub/relators.c \
	lib/rules/epub/selectors.c \
	lib/rules/epub/sheet.c \
	lib/rules/epub/sheet.h \
	lib/rules/epub/style.c \
	lib/rules/epub/usage.c \
	lib/rules/record/pointers.c \
	lib/rules/record/pointers.h \
	lib/rules/record/rules.c \
	lib/rules/rules.h
