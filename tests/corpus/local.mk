# Real documents; too slow for `make check`.
dist_check_SCRIPTS += tests/corpus/accounted.sh tests/corpus/tei-identity.py

accounted: vidimus$(EXEEXT)
	srcdir=$(srcdir) $(srcdir)/tests/corpus/accounted.sh
.PHONY: accounted
