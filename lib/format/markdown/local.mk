# The markdown format.
libvdm_a_SOURCES += \
	lib/format/markdown/format.c \
	lib/format/markdown/front.c \
	lib/format/markdown/front.h \
	lib/format/markdown/front_read.c \
	lib/format/markdown/front_write.c \
	lib/format/markdown/html.c \
	lib/format/markdown/markdown.h \
	lib/format/markdown/names.c \
	lib/format/markdown/parse.c \
	lib/format/markdown/read_block.c \
	lib/format/markdown/read_body.c \
	lib/format/markdown/read_html.c \
	lib/format/markdown/read_line.c \
	lib/format/markdown/read_para.c \
	lib/format/markdown/reader.h \
	lib/format/markdown/rules.c \
	lib/format/markdown/source.c \
	lib/format/markdown/toml.c \
	lib/format/markdown/write.c \
	lib/format/markdown/write_body.c \
	lib/format/markdown/write_html.c \
	lib/format/markdown/write_line.c \
	lib/format/markdown/write_list.c \
	lib/format/markdown/write_note.c \
	lib/format/markdown/write_turn.c \
	lib/format/markdown/writer.h \
	lib/format/markdown/yaml.c \
	lib/format/markdown/yaml.h \
	lib/format/markdown/yaml_emit.c
man_MANS += man/vidimus-markdown.5
EXTRA_DIST += man/vidimus-markdown.5 docs/markdown.md
