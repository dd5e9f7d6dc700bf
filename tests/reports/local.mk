# What is printed of records.
dist_check_SCRIPTS += tests/reports/reports.sh
TESTS += tests/reports/reports.sh
EXTRA_DIST += tests/reports/bad.xml tests/reports/first.xml \
	tests/reports/second.xml tests/reports/compare-back.txt \
	tests/reports/compare.json tests/reports/compare.txt \
	tests/reports/convert.json tests/reports/convert.txt \
	tests/reports/elements-as.epub tests/reports/elements-as.md \
	tests/reports/elements-as.txt tests/reports/elements-as.xml \
	tests/reports/elements.txt tests/reports/elements.xml \
	tests/reports/explain.txt tests/reports/fields.tsv \
	tests/reports/inspect.json tests/reports/inspect.txt \
	tests/reports/review.txt tests/reports/roundtrip.txt \
	tests/reports/same.txt tests/reports/units.tsv \
	tests/reports/validate.json tests/reports/validate.lines \
	tests/reports/validate.txt
