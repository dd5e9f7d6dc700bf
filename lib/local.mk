# The library: a plain archive of everything (which tests link, hidden symbols
# and all; compiled once, as position-independent code), and the shared library
# that holds the whole of it.
noinst_LIBRARIES += libvdm.a
lib_LTLIBRARIES += libvidimus.la
include_HEADERS += lib/vidimus.h
# what vidimus.h is made of, a group of functions each
vidimusincludedir = $(includedir)/vidimus
vidimusinclude_HEADERS = lib/vidimus/base.h lib/vidimus/decision.h \
	lib/vidimus/diff.h lib/vidimus/finding.h lib/vidimus/format.h lib/vidimus/provenance.h \
	lib/vidimus/record.h lib/vidimus/report.h lib/vidimus/tables.h \
	lib/vidimus/validation.h lib/vidimus/volume.h

libvdm_a_SOURCES = lib/vidimus.h $(vidimusinclude_HEADERS)
nodist_libvdm_a_SOURCES =
libvdm_a_CFLAGS = $(AM_CFLAGS) -fPIC -DPIC
VDM_A = libvdm.a $(VDM_LIBS)

libvidimus_la_SOURCES =
libvidimus_la_LIBADD = $(VDM_LIBS)
libvidimus_la_LDFLAGS = -version-info 1:0:0 -no-undefined $(VDM_EXPORTS) \
	$(VDM_WHOLE)
libvidimus_la_DEPENDENCIES = libvdm.a $(top_srcdir)/lib/vidimus.map \
	$(top_srcdir)/tests/api.txt
EXTRA_DIST += lib/vidimus.map

include lib/base/local.mk
include lib/record/local.mk
include lib/xml/local.mk
include lib/css/local.mk
include lib/cmark/local.mk
include lib/zip/local.mk
include lib/datatype/local.mk
include lib/xpath/local.mk
include lib/schematron/local.mk
include lib/yaml/local.mk
include lib/markup/local.mk
include lib/html/local.mk
include lib/picture/local.mk
include lib/web/local.mk
include lib/witness/local.mk
include lib/format/local.mk
include lib/text/local.mk
include lib/tei/local.mk
include lib/epub/local.mk
include lib/markdown/local.mk
include lib/words/local.mk
include lib/prose/local.mk
include lib/recognise/local.mk
include lib/rng/local.mk
include lib/schema/local.mk
include lib/rules/local.mk
include lib/claims/local.mk
include lib/decide/local.mk
include lib/report/local.mk
include lib/review/local.mk
include lib/validate/local.mk
include lib/api/local.mk
include lib/volume/local.mk
