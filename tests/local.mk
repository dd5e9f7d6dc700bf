# The tests.
include tests/rng/local.mk
if HAVE_CHECK
include tests/unit/local.mk
endif

dist_check_SCRIPTS += tests/layers.sh tests/symbols.sh tests/bench.py
EXTRA_DIST += tests/layers.txt
TESTS += tests/layers.sh

dist_check_SCRIPTS += tests/recognition.sh
EXTRA_DIST += tests/calibration.py
TESTS += tests/recognition.sh

include tests/docs/local.mk
include tests/fuzz/local.mk
dist_check_SCRIPTS += tests/external.sh
include tests/claims/local.mk
include tests/roundtrip/local.mk
include tests/cli/local.mk
include tests/memory/local.mk
include tests/corpus/local.mk

dist_check_SCRIPTS += tests/findings.sh tests/schema-jing.sh \
	tests/golden/golden.sh
EXTRA_DIST += tests/findings.allow
TESTS += tests/findings.sh tests/schema-jing.sh tests/golden/golden.sh

golden: all
	srcdir=$(srcdir) $(srcdir)/tests/golden/golden.sh --make
.PHONY: golden
