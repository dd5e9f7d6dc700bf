# Pages of docs/ that are made from tables.
check_PROGRAMS += tests/docs/tables
tests_docs_tables_SOURCES = tests/docs/tables.c
tests_docs_tables_LDADD = $(VDM_A)
dist_check_SCRIPTS += tests/docs/tables.sh
TESTS += tests/docs/tables.sh
EXTRA_DIST += docs

docs: tests/docs/tables
	srcdir=$(srcdir) $(srcdir)/tests/docs/tables.sh --renew
.PHONY: docs
