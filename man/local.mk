# The manual.
man_MANS += man/vidimus.1 man/libvidimus.3
EXTRA_DIST += man/vidimus.1 man/libvidimus.3
