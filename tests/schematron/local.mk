# Schematron: small schemas of our own, and real ones where they lie beside the
# source tree.
dist_check_SCRIPTS += tests/schematron/features.py tests/schematron/real.sh tests/schematron/named.sh \
	tests/schematron/included.sh
TESTS += tests/schematron/features.py tests/schematron/real.sh tests/schematron/named.sh \
	tests/schematron/included.sh
dist_check_SCRIPTS += tests/schematron/features.py \
	tests/schematron/files.py tests/schematron/real.sh
TESTS += tests/schematron/features.py tests/schematron/files.py \
	tests/schematron/real.sh
# Against Saxon-HE and xsltproc, where they are installed.
dist_check_SCRIPTS += tests/schematron/differential.py
TESTS += tests/schematron/differential.py
