# Schematron: small schemas of our own, and real ones where they lie beside the
# source tree; against Saxon-HE and xsltproc, where they are installed.
schematron_tests = tests/schematron/features.py tests/schematron/files.py \
	tests/schematron/named.sh tests/schematron/included.sh \
	tests/schematron/real.sh tests/schematron/differential.py
dist_check_SCRIPTS += $(schematron_tests)
TESTS += $(schematron_tests)
