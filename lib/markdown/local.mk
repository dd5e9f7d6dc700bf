# The Markdown format.
libvdm_a_SOURCES += \
	lib/markdown/format.c \
	lib/markdown/front.c \
	lib/markdown/front.h \
	lib/markdown/grammar.c \
	lib/markdown/markdown.h \
	lib/markdown/names.c \
	lib/markdown/read/agent.c \
	lib/markdown/read/block.c \
	lib/markdown/read/front.c \
	lib/markdown/read/heading.c \
	lib/markdown/read/html.c \
	lib/markdown/read/island.c \
	lib/markdown/read/line.c \
	lib/markdown/read/lines.c \
	lib/markdown/read/lines.h \
	lib/markdown/read/matter.c \
	lib/markdown/read/matter.h \
	lib/markdown/read/mixed.c \
	lib/markdown/read/notes.c \
	lib/markdown/read/paragraph.c \
	lib/markdown/read/reader.h \
	lib/markdown/read/raw.c \
	lib/markdown/read/record.c \
	lib/markdown/read/shape.c \
	lib/markdown/read/source.c \
	lib/markdown/read/state.c \
	lib/markdown/write/beside.c \
	lib/markdown/write/block.c \
	lib/markdown/write/characters.c \
	lib/markdown/write/details.c \
	lib/markdown/write/front.c \
	lib/markdown/write/html.c \
	lib/markdown/write/line.c \
	lib/markdown/write/list.c \
	lib/markdown/write/matter.h \
	lib/markdown/write/note.c \
	lib/markdown/write/record.c \
	lib/markdown/write/turn.c \
	lib/markdown/write/writer.h

man_MANS += man/vidimus-markdown.5
EXTRA_DIST += man/vidimus-markdown.5 docs/markdown.md
