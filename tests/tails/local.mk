# No word of a record's tail vanishes.
dist_check_SCRIPTS += tests/tails/tails.py
TESTS += tests/tails/tails.py
