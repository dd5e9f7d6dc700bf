# The library: an archive of everything (which tests link, hidden symbols and
# all), and the shared library made from it.
noinst_LTLIBRARIES += libvdm.la
lib_LTLIBRARIES += libvidimus.la
include_HEADERS += lib/vidimus.h

libvdm_la_SOURCES = lib/vidimus.h
nodist_libvdm_la_SOURCES =
libvdm_la_LIBADD = $(VDM_LIBS)

libvidimus_la_SOURCES =
libvidimus_la_LIBADD = libvdm.la
libvidimus_la_LDFLAGS = -version-info 0:0:0 -no-undefined

include lib/base/local.mk
include lib/record/local.mk
include lib/xml/local.mk
include lib/zip/local.mk
include lib/format/local.mk
include lib/recognise/local.mk
include lib/rng/local.mk
include lib/schema/local.mk
include lib/rules/local.mk
include lib/claims/local.mk
include lib/report/local.mk
include lib/api/local.mk
