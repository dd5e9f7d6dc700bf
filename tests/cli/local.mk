# The program from outside.
dist_check_SCRIPTS += tests/cli/same.sh tests/cli/verbs.sh tests/cli/pictures.sh \
	tests/cli/input.sh tests/cli/many.sh tests/cli/outputs.sh tests/cli/reach.sh tests/cli/schemas.sh \
	tests/cli/deep.py
EXTRA_DIST += tests/cli/common.sh
TESTS += tests/cli/same.sh tests/cli/verbs.sh tests/cli/pictures.sh tests/cli/input.sh \
	tests/cli/many.sh tests/cli/outputs.sh tests/cli/reach.sh tests/cli/schemas.sh \
	tests/cli/deep.py
