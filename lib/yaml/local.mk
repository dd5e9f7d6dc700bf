# YAML, TOML and CSV.
libvdm_a_SOURCES += \
	lib/yaml/csv.c \
	lib/yaml/csv.h \
	lib/yaml/read.c \
	lib/yaml/toml.c \
	lib/yaml/write.c \
	lib/yaml/yaml.h
