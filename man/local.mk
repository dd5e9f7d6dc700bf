# The manual.
vdm_manual = \
	man/vidimus.1 \
	man/libvidimus.3
man_MANS += $(vdm_manual)
EXTRA_DIST += $(vdm_manual)
