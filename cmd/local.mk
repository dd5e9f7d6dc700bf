# The program.
bin_PROGRAMS += vidimus
vidimus_SOURCES = cmd/main.c
vidimus_CPPFLAGS = -I$(top_srcdir)/lib
vidimus_CFLAGS = $(VDM_CFLAGS)
vidimus_LDADD = libvidimus.la
