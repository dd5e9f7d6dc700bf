# The program from outside, a test a line.
cli_tests = \
	tests/cli/ace.py \
	tests/cli/answers.py \
	tests/cli/blameless.py \
	tests/cli/bound.py \
	tests/cli/caseless.py \
	tests/cli/accounted.sh \
	tests/cli/attest.py \
	tests/cli/attributes.py \
	tests/cli/ci.py \
	tests/cli/config.py \
	tests/cli/cut.py \
	tests/cli/decisions.sh \
	tests/cli/deep.py \
	tests/cli/diff.sh \
	tests/cli/doubts.py \
	tests/cli/epubcheck.py \
	tests/cli/examples.py \
	tests/cli/completions.sh \
	tests/cli/cover.sh \
	tests/cli/git-setup.sh \
	tests/cli/front.sh \
	tests/cli/gate.py \
	tests/cli/holding.sh \
	tests/cli/ingest.py \
	tests/cli/input.sh \
	tests/cli/kept.py \
	tests/cli/killed.py \
	tests/cli/many.sh \
	tests/cli/misled.py \
	tests/cli/mixed.py \
	tests/cli/named.py \
	tests/cli/onix.py \
	tests/cli/origin.py \
	tests/cli/outputs.sh \
	tests/cli/edition.sh \
	tests/cli/pictures.sh \
	tests/cli/poured.py \
	tests/cli/publications.py \
	tests/cli/reach.sh \
	tests/cli/replaced.py \
	tests/cli/refined.py \
	tests/cli/refused.py \
	tests/cli/pages.py \
	tests/cli/review.py \
	tests/cli/review.sh \
	tests/cli/same.sh \
	tests/cli/schemas.sh \
	tests/cli/state.py \
	tests/cli/stored.py \
	tests/cli/survey.py \
	tests/cli/tables.sh \
	tests/cli/taught.sh \
	tests/cli/terminal.py \
	tests/cli/unpacked.py \
	tests/cli/verbs.sh \
	tests/cli/verdict.py \
	tests/cli/volumes.py \
	tests/cli/workers.py
dist_check_SCRIPTS += $(cli_tests)
EXTRA_DIST += tests/cli/common.sh tests/cli/git.sh tests/cli/onix.rng \
	tests/cli/premis.rng docs/pages \
	tests/cli/browser.py \
	tests/cli/made.py \
	tests/cli/tried.py
TESTS += $(cli_tests)
# Loaded into the program by killed.py and cut.py.
check_LTLIBRARIES += tests/cli/killed.la
tests_cli_killed_la_SOURCES = tests/cli/killed.c
tests_cli_killed_la_CFLAGS = $(AM_CFLAGS) -fvisibility=default
tests_cli_killed_la_LDFLAGS = -module -avoid-version -rpath /nowhere
# The same by caseless.py.
check_LTLIBRARIES += tests/cli/caseless.la
tests_cli_caseless_la_SOURCES = tests/cli/caseless.c
tests_cli_caseless_la_CFLAGS = $(AM_CFLAGS) -fvisibility=default
tests_cli_caseless_la_LDFLAGS = -module -avoid-version -rpath /nowhere
