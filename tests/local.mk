# The tests.
# What tests find in VIDIMUS: libtool's script takes longer than the program.
check_PROGRAMS += tests/program
tests_program_SOURCES = tests/program.c
tests_program_CPPFLAGS = -DBUILD='"$(abs_builddir)"'
# With MALLOC_PERTURB_ the C library fills what it hands out, and what it takes
# back: who reads what nobody set, or behind an end, sees no convenient zero.
AM_TESTS_ENVIRONMENT = VIDIMUS=$${VIDIMUS:-$(abs_builddir)/tests/program}; \
	MALLOC_PERTURB_=$${MALLOC_PERTURB_:-165}; \
	export VIDIMUS MALLOC_PERTURB_;

include tests/rng/local.mk
include tests/xpath/local.mk
include tests/schematron/local.mk
if HAVE_CHECK
include tests/unit/local.mk
endif

dist_check_SCRIPTS += tests/formats.py tests/layers.py tests/limits.sh tests/symbols.sh \
	tests/bench.py tests/coverage.sh
EXTRA_DIST += tests/layers.txt tests/limits.txt
TESTS += tests/formats.py tests/layers.py tests/limits.sh tests/symbols.sh

dist_check_SCRIPTS += tests/outparams.sh tests/arrays.py
EXTRA_DIST += tests/arrays.txt
TESTS += tests/outparams.sh tests/arrays.py

dist_check_SCRIPTS += tests/api.py
EXTRA_DIST += tests/api.txt
TESTS += tests/api.py

dist_check_SCRIPTS += tests/words.py
EXTRA_DIST += tests/words.allow tests/words.open
TESTS += tests/words.py

dist_check_SCRIPTS += tests/recognition.sh
EXTRA_DIST += tests/calibration.py tests/recognition.floors
TESTS += tests/recognition.sh

dist_check_SCRIPTS += tests/recognition/own.py tests/recognition/vary.py
EXTRA_DIST += tests/recognition/own.floors tests/recognition/own
EXTRA_DIST += tests/recognition/vary.floors
TESTS += tests/recognition/own.py tests/recognition/vary.py

include tests/docs/local.mk
include tests/fuzz/local.mk
dist_check_SCRIPTS += tests/external.sh
TESTS += tests/external.sh
include tests/claims/local.mk
include tests/roundtrip/local.mk
include tests/tails/local.mk
include tests/cli/local.mk
include tests/cluster/local.mk
include tests/growth/local.mk
include tests/memory/local.mk
include tests/corpus/local.mk
include tests/mutants/local.mk
include tests/placed/local.mk
include tests/reports/local.mk
include tests/witness/local.mk

dist_check_SCRIPTS += tests/findings.sh tests/schema-jing.sh \
	tests/golden/golden.sh
EXTRA_DIST += tests/findings.allow
TESTS += tests/findings.sh tests/schema-jing.sh tests/golden/golden.sh

# Tests of what comes out, how much, and how fast it grows, and of the source
# itself: sanitizers would tell them nothing, and cost most of the time, or, where
# memory is bounded, cannot be there. scripts/check runs them in a build as users
# have it, and all others with sanitizers. A test that is not listed here is one of
# the others.
counted_tests = \
	examples/installed.sh \
	tests/api.py \
	tests/arrays.py \
	tests/claims/others.sh \
	tests/claims/proof.sh \
	tests/cli/deep.py \
	tests/cli/completions.sh \
	tests/cli/cover.sh \
	tests/cli/doubts.py \
	tests/cli/examples.py \
	tests/cli/publications.py \
	tests/cli/volumes.py \
	tests/cluster/parallel.py \
	tests/cluster/slurm.py \
	tests/cluster/snakemake.py \
	tests/corpus/entries.sh \
	tests/corpus/kept.sh \
	tests/corpus/tei.sh \
	tests/deb.sh \
	tests/docs/tables.sh \
	tests/external.sh \
	tests/formats.py \
	tests/growth/growth.py \
	tests/growth/recursion.py \
	tests/layers.py \
	tests/limits.sh \
	tests/memory/bounds.py \
	tests/memory/program.py \
	tests/outparams.sh \
	tests/placed/placed.sh \
	tests/recognition.sh \
	tests/recognition/own.py \
	tests/recognition/vary.py \
	tests/roundtrip/valid.py \
	tests/roundtrip/vocabulary.sh \
	tests/schema-jing.sh \
	tests/schematron/differential.py \
	tests/symbols.sh \
	tests/tails/tails.py \
	tests/witness/probe.py \
	tests/witness/sabotage.py \
	tests/words.py
check-counted:
	@for t in $(counted_tests); do case ' $(TESTS) ' in \
		*" $$t "*) ;; *) echo "no such test: $$t"; exit 1 ;; esac; done
	$(MAKE) check TESTS='$(counted_tests)'
check-memory:
	@list=; for t in $(TESTS); do case ' $(counted_tests) ' in \
		*" $$t "*) ;; *) list="$$list $$t" ;; esac; done; \
	$(MAKE) check TESTS="$$list"
.PHONY: check-counted check-memory

golden: all
	srcdir=$(srcdir) $(srcdir)/tests/golden/golden.sh --make
	srcdir=$(srcdir) $(srcdir)/tests/reports/reports.sh --make
# Pages as a browser shows them, in docs/pages.
pages: all
	srcdir=$(srcdir) $(srcdir)/tests/cli/pages.py --make
.PHONY: golden pages
EXTRA_DIST += \
	tests/golden/web-broken.md \
	tests/golden/web-dialogue.md \
	tests/golden/web-frames.md \
	tests/golden/web-minutes.md \
	tests/golden/web-plain.md \
	tests/golden/web-speakers.md \
	tests/golden/web-table.md \
	tests/golden/web-wayback.md \
	tests/golden/web-wiki.md \
	tests/golden/article.epub tests/golden/article.md \
	tests/golden/article.txt tests/golden/article.xml \
	tests/golden/decree.epub tests/golden/decree.md \
	tests/golden/decree.txt tests/golden/decree.xml \
	tests/golden/hearing.epub tests/golden/hearing.md \
	tests/golden/hearing.txt tests/golden/hearing.xml \
	tests/golden/interview.epub tests/golden/interview.md \
	tests/golden/interview.txt tests/golden/interview.xml \
	tests/golden/letter.epub tests/golden/letter.md \
	tests/golden/letter.txt tests/golden/letter.xml \
	tests/golden/minutes.epub tests/golden/minutes.md \
	tests/golden/minutes.txt tests/golden/minutes.xml \
	tests/golden/rich.epub tests/golden/rich.md \
	tests/golden/rich.txt tests/golden/rich.xml \
	tests/golden/tiny.epub tests/golden/tiny.md \
	tests/golden/tiny.txt tests/golden/tiny.xml \
	tests/golden/transcript.epub tests/golden/transcript.md \
	tests/golden/transcript.txt tests/golden/transcript.xml

# In a folder that was configured with --enable-coverage.
coverage: all
	MAKE='$(MAKE)' $(srcdir)/tests/coverage.sh $(abs_top_srcdir)
.PHONY: coverage
