# Memory that runs out, and threads.
check_PROGRAMS += tests/memory/sweep tests/memory/threads
tests_memory_sweep_SOURCES = tests/memory/sweep.c
tests_memory_sweep_LDADD = $(VDM_A)
tests_memory_sweep_LDFLAGS = -Wl,--wrap=malloc -Wl,--wrap=calloc \
	-Wl,--wrap=realloc -Wl,--wrap=free
check_LTLIBRARIES += tests/memory/preload.la
tests_memory_preload_la_SOURCES = tests/memory/preload.c
tests_memory_preload_la_CFLAGS = $(AM_CFLAGS) -fvisibility=default
tests_memory_preload_la_LDFLAGS = -module -avoid-version -rpath /nowhere
dist_check_SCRIPTS += tests/memory/program.py tests/memory/sources.py \
	tests/memory/bounds.py tests/memory/promised.py
EXTRA_DIST += tests/memory/hostile.py tests/memory/beside.py \
	tests/memory/promised.txt
TESTS += tests/memory/program.py tests/memory/sources.py \
	tests/memory/bounds.py tests/memory/promised.py
tests_memory_threads_SOURCES = tests/memory/threads.c
tests_memory_threads_LDADD = $(VDM_A) -lpthread
TESTS += tests/memory/sweep tests/memory/threads

# Every single failure, which takes an hour or so.
sweep: all
	$(MAKE) $(AM_MAKEFLAGS) $(check_LTLIBRARIES)
	$(srcdir)/tests/memory/program.py --all
# Hostile documents of all kinds through all verbs, of 1 MB and of 10 MB, which
# takes more than an hour.
bounds: all
	$(srcdir)/tests/memory/bounds.py --all
	$(srcdir)/tests/memory/bounds.py --all --megabytes 10 --seconds 60
.PHONY: sweep bounds
