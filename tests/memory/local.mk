# Memory that runs out, and threads.
check_PROGRAMS += tests/memory/sweep tests/memory/threads
tests_memory_sweep_SOURCES = tests/memory/sweep.c
tests_memory_sweep_LDADD = $(VDM_A)
tests_memory_sweep_LDFLAGS = -Wl,--wrap=malloc -Wl,--wrap=calloc \
	-Wl,--wrap=realloc -Wl,--wrap=free
tests_memory_threads_SOURCES = tests/memory/threads.c
tests_memory_threads_LDADD = $(VDM_A) -lpthread
TESTS += tests/memory/sweep tests/memory/threads
