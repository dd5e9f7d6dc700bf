# YAML, TOML and CSV.
libvdm_a_SOURCES += \
	lib/yaml/csv.c \
	lib/yaml/read.c \
	lib/yaml/rows.c \
	lib/yaml/table.c \
	lib/yaml/table.h \
	lib/yaml/toml.c \
	lib/yaml/write.c \
	lib/yaml/yaml.h
