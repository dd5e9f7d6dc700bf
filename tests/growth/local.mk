# Whether time and memory grow as the input does.
dist_check_SCRIPTS += tests/growth/growth.py
EXTRA_DIST += tests/growth/series.py tests/growth/short.txt
TESTS += tests/growth/growth.py
