# Single changes that the tests must mind. Too slow for `make check`.
# MUTANTS holds options: make mutants MUTANTS='--room base --seed 2'.
dist_check_SCRIPTS += tests/mutants/mutants.py
EXTRA_DIST += tests/mutants/equivalent tests/mutants/planted

mutants:
	CC='$(CC)' $(srcdir)/tests/mutants/mutants.py $(MUTANTS) $(abs_top_srcdir)
.PHONY: mutants
