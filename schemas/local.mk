# The grammars, and the JSON Schemas of statements and decisions: installed as they
# are, and built into the library.
vdm_schemas = \
	schemas/vidimus-tei.rng \
	schemas/epub-container.rng \
	schemas/epub-package.rng \
	schemas/epub-package-2.rng \
	schemas/epub-mathml.rng \
	schemas/epub-nav.rng \
	schemas/epub-ncx.rng \
	schemas/epub-overlay.rng \
	schemas/epub-protection.rng \
	schemas/epub-svg.rng \
	schemas/epub-xhtml.rng \
	schemas/epub-xhtml-2.rng \
	schemas/attestation.json \
	schemas/decisions.json \
	schemas/config.json \
	schemas/volume.json
EXTRA_DIST += $(vdm_schemas) schemas/embed.sh
schemadir = $(pkgdatadir)/schemas
dist_schema_DATA = $(vdm_schemas)

nodist_libvdm_a_SOURCES += lib/schema/embedded.c
CLEANFILES += lib/schema/embedded.c
lib/schema/embedded.c: $(vdm_schemas) schemas/embed.sh
	$(AM_V_GEN)$(MKDIR_P) lib/schema && \
	cd $(srcdir) && sh schemas/embed.sh $(vdm_schemas) \
	> $(abs_builddir)/lib/schema/embedded.c.tmp && \
	cd $(abs_builddir) && \
	mv lib/schema/embedded.c.tmp lib/schema/embedded.c
