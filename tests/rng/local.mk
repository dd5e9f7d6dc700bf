# RELAX NG: the specification's suite, agreement with Jing, fuzzing.
check_PROGRAMS += tests/rng/rngtool
tests_rng_rngtool_SOURCES = tests/rng/rngtool.c
tests_rng_rngtool_LDADD = $(VDM_A)
dist_check_SCRIPTS += tests/rng/spectest.py tests/rng/agree.py \
	tests/rng/fuzz.py \
	tests/rng/planted.py
TESTS += tests/rng/spectest.py
