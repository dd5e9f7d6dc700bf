# The program.
bin_PROGRAMS += vidimus
vidimus_SOURCES = \
	cmd/args.c \
	cmd/attributes.c \
	cmd/catalog.c \
	cmd/cmd.h \
	cmd/compare.c \
	cmd/convert.c \
	cmd/explain.c \
	cmd/file.c \
	cmd/inputs.c \
	cmd/inspect.c \
	cmd/main.c \
	cmd/moves.c \
	cmd/moves.h \
	cmd/output.c \
	cmd/roundtrip.c \
	cmd/run.c \
	cmd/schema.c \
	cmd/store.c \
	cmd/validate.c
vidimus_CPPFLAGS = -I$(top_srcdir)/lib
vidimus_CFLAGS = $(VDM_CFLAGS)
vidimus_LDADD = libvidimus.la -lpthread
