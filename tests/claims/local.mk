# The comparison, and the proof that it can fail.
if HAVE_CHECK
check_PROGRAMS += tests/unit/test_claims
TESTS += tests/unit/test_claims
tests_unit_test_claims_SOURCES = tests/unit/test_claims.c
tests_unit_test_claims_CFLAGS = $(unit_cflags)
tests_unit_test_claims_LDADD = $(unit_ldadd)
endif

check_PROGRAMS += tests/claims/judge
tests_claims_judge_SOURCES = tests/claims/judge.c
tests_claims_judge_LDADD = $(VDM_A)

dist_check_SCRIPTS += tests/claims/proof.sh tests/claims/mutate.py \
	tests/claims/others.sh
TESTS += tests/claims/proof.sh tests/claims/others.sh
