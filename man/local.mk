# The manual.
vdm_manual = \
	man/vidimus.1 \
	man/libvidimus.3 \
	man/vidimus-epub.5 \
	man/vidimus-markdown.5 \
	man/vidimus-tei.5 \
	man/vidimus-text.5
man_MANS += $(vdm_manual)
EXTRA_DIST += $(vdm_manual)
