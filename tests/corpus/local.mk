# Real documents, where they lie beside the source tree.
dist_check_SCRIPTS += tests/corpus/accounted.sh tests/corpus/blameless.sh \
	tests/corpus/entries.sh tests/corpus/kept.sh tests/corpus/odd.sh \
	tests/corpus/oddtext.sh tests/corpus/tei.sh
EXTRA_DIST += tests/corpus/book.py tests/corpus/entries.py \
	tests/corpus/kept.py tests/corpus/odd.py tests/corpus/oddtext.py \
	tests/corpus/tei.py
TESTS += tests/corpus/blameless.sh tests/corpus/entries.sh \
	tests/corpus/kept.sh tests/corpus/odd.sh tests/corpus/oddtext.sh \
	tests/corpus/tei.sh

# Too slow for `make check`.
accounted: vidimus$(EXEEXT)
	srcdir=$(srcdir) $(srcdir)/tests/corpus/accounted.sh
.PHONY: accounted
