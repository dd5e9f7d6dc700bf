# Whether time and memory grow as the input does.
dist_check_SCRIPTS += tests/growth/growth.py
EXTRA_DIST += tests/growth/allowed.py tests/growth/found.py tests/growth/series.py tests/growth/short.txt
TESTS += tests/growth/growth.py

# Whether each recursion has a bound.
dist_check_SCRIPTS += tests/growth/recursion.py
EXTRA_DIST += tests/growth/recursion.txt
TESTS += tests/growth/recursion.py
