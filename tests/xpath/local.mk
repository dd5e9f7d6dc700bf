# XPath: a suite of our own, and the W3C's where it lies beside the source tree.
check_PROGRAMS += tests/xpath/qt3 tests/xpath/cases
tests_xpath_qt3_SOURCES = tests/xpath/qt3.c tests/xpath/qt3.h \
	tests/xpath/environment.c tests/xpath/check.c
tests_xpath_qt3_LDADD = $(VDM_A)
tests_xpath_cases_SOURCES = tests/xpath/cases.c
tests_xpath_cases_LDADD = $(VDM_A)
dist_check_SCRIPTS += tests/xpath/qt3.sh
EXTRA_DIST += tests/xpath/cases.txt tests/xpath/context.txt
TESTS += tests/xpath/cases.sh tests/xpath/qt3.sh
dist_check_SCRIPTS += tests/xpath/cases.sh
