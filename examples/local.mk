# Programs built against the library as it is installed.
EXTRA_DIST += examples/who-speaks.c examples/build.cc
dist_check_SCRIPTS += examples/installed.sh
TESTS += examples/installed.sh
# A sanitised library wants its runtime in whatever is linked with it.
if SANITIZERS
VDM_EXAMPLE_FLAGS = -fsanitize=address,undefined
else
VDM_EXAMPLE_FLAGS =
endif
AM_TESTS_ENVIRONMENT += MAKE='$(MAKE)'; CC='$(CC)'; CFLAGS='$(CFLAGS)'; \
	PKG_CONFIG='$(PKG_CONFIG)'; VDM_EXAMPLE_FLAGS='$(VDM_EXAMPLE_FLAGS)'; \
	export MAKE CC CFLAGS PKG_CONFIG VDM_EXAMPLE_FLAGS;
installcheck-local:
	$(AM_TESTS_ENVIRONMENT) srcdir='$(srcdir)' \
	sh $(srcdir)/examples/installed.sh

# For services that gate repositories; tests/cli/examples.py runs them.
EXTRA_DIST += .pre-commit-hooks.yaml examples/ci/Containerfile \
	examples/ci/action/action.yml examples/ci/github/vidimus.yml \
	examples/ci/gitlab.yml

# Debian's packages.
EXTRA_DIST += debian/changelog debian/control debian/copyright \
	debian/libvidimus-dev.install debian/libvidimus-dev.manpages \
	debian/libvidimus1.install debian/libvidimus1.symbols debian/rules \
	debian/source/format debian/vidimus.install debian/vidimus.manpages
dist_check_SCRIPTS += tests/deb.sh
TESTS += tests/deb.sh
