# The tests.
if HAVE_CHECK
include tests/unit/local.mk
endif
