# Words placed at random: none vanishes in silence.
check_PROGRAMS += tests/placed/placed
tests_placed_placed_SOURCES = tests/placed/placed.c
tests_placed_placed_LDADD = $(VDM_A)
dist_check_SCRIPTS += tests/placed/placed.sh
TESTS += tests/placed/placed.sh
