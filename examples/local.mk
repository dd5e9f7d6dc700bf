# A program of twenty lines, built against the library as it is installed.
EXTRA_DIST += examples/who-speaks.c
dist_check_SCRIPTS += examples/installed.sh
TESTS += examples/installed.sh
AM_TESTS_ENVIRONMENT = MAKE='$(MAKE)'; CC='$(CC)'; CFLAGS='$(CFLAGS)'; \
	PKG_CONFIG='$(PKG_CONFIG)'; export MAKE CC CFLAGS PKG_CONFIG;
installcheck-local:
	$(AM_TESTS_ENVIRONMENT) srcdir='$(srcdir)' \
	sh $(srcdir)/examples/installed.sh
