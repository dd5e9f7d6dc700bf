# The program from outside.
dist_check_SCRIPTS += tests/cli/same.sh tests/cli/verbs.sh tests/cli/pictures.sh \
	tests/cli/input.sh tests/cli/many.sh tests/cli/outputs.sh tests/cli/reach.sh tests/cli/schemas.sh tests/cli/taught.sh \
	tests/cli/deep.py tests/cli/killed.py tests/cli/decisions.sh
EXTRA_DIST += tests/cli/common.sh
TESTS += tests/cli/same.sh tests/cli/verbs.sh tests/cli/pictures.sh tests/cli/input.sh \
	tests/cli/many.sh tests/cli/outputs.sh tests/cli/reach.sh tests/cli/schemas.sh tests/cli/taught.sh \
	tests/cli/deep.py tests/cli/killed.py tests/cli/decisions.sh
# Loaded into the program by killed.py.
check_LTLIBRARIES += tests/cli/killed.la
tests_cli_killed_la_SOURCES = tests/cli/killed.c
tests_cli_killed_la_CFLAGS = $(AM_CFLAGS) -fvisibility=default
tests_cli_killed_la_LDFLAGS = -module -avoid-version -rpath /nowhere
# What was done, and whether it holds.
dist_check_SCRIPTS += tests/cli/attest.py
TESTS += tests/cli/attest.py
