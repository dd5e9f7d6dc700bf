# Unit tests with Check, one program an area. Add a row to check_PROGRAMS and
# TESTS, and its sources.
unit_cflags = $(AM_CFLAGS) $(CHECK_CFLAGS)
unit_ldadd = $(VDM_A) $(CHECK_LIBS)

# These see what a program sees: the header and the shared library.
check_PROGRAMS += tests/unit/test_api tests/unit/test_judged tests/unit/test_edit \
	tests/unit/test_walked
TESTS += tests/unit/test_api tests/unit/test_judged tests/unit/test_edit \
	tests/unit/test_walked
tests_unit_test_judged_SOURCES = tests/unit/test_judged.c
tests_unit_test_judged_CFLAGS = $(unit_cflags)
tests_unit_test_judged_LDADD = libvidimus.la $(CHECK_LIBS)
tests_unit_test_api_SOURCES = tests/unit/test_api.c
tests_unit_test_api_CFLAGS = $(unit_cflags)
tests_unit_test_api_LDADD = libvidimus.la $(CHECK_LIBS)
tests_unit_test_walked_SOURCES = tests/unit/test_walked.c
tests_unit_test_walked_CFLAGS = $(unit_cflags)
tests_unit_test_walked_LDADD = libvidimus.la $(CHECK_LIBS)
tests_unit_test_edit_SOURCES = tests/unit/test_edit.c
tests_unit_test_edit_CFLAGS = $(unit_cflags)
tests_unit_test_edit_LDADD = libvidimus.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_address
TESTS += tests/unit/test_address
tests_unit_test_address_SOURCES = tests/unit/test_address.c
tests_unit_test_address_CFLAGS = $(unit_cflags)
tests_unit_test_address_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_language
TESTS += tests/unit/test_language
tests_unit_test_language_SOURCES = tests/unit/test_language.c
tests_unit_test_language_CFLAGS = $(unit_cflags)
tests_unit_test_language_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_schema
TESTS += tests/unit/test_schema
tests_unit_test_schema_SOURCES = tests/unit/test_schema.c
tests_unit_test_schema_CFLAGS = $(unit_cflags)
tests_unit_test_schema_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_formula
TESTS += tests/unit/test_formula
tests_unit_test_formula_SOURCES = tests/unit/test_formula.c
tests_unit_test_formula_CFLAGS = $(unit_cflags)
tests_unit_test_formula_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_roll
TESTS += tests/unit/test_roll
tests_unit_test_roll_SOURCES = tests/unit/test_roll.c
tests_unit_test_roll_CFLAGS = $(unit_cflags)
tests_unit_test_roll_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_gathered
TESTS += tests/unit/test_gathered
tests_unit_test_gathered_SOURCES = tests/unit/test_gathered.c
tests_unit_test_gathered_CFLAGS = $(unit_cflags)
tests_unit_test_gathered_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_changes
TESTS += tests/unit/test_changes
tests_unit_test_changes_SOURCES = tests/unit/test_changes.c
tests_unit_test_changes_CFLAGS = $(unit_cflags)
tests_unit_test_changes_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_decided
TESTS += tests/unit/test_decided
tests_unit_test_decided_SOURCES = tests/unit/test_decided.c
tests_unit_test_decided_CFLAGS = $(unit_cflags)
tests_unit_test_decided_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_review
TESTS += tests/unit/test_review
tests_unit_test_review_SOURCES = tests/unit/test_review.c
tests_unit_test_review_CFLAGS = $(unit_cflags)
tests_unit_test_review_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_csv
TESTS += tests/unit/test_csv
tests_unit_test_csv_SOURCES = tests/unit/test_csv.c
tests_unit_test_csv_CFLAGS = $(unit_cflags)
tests_unit_test_csv_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_shown
TESTS += tests/unit/test_shown
tests_unit_test_shown_SOURCES = tests/unit/test_shown.c \
	tests/unit/pictures.h
tests_unit_test_shown_CFLAGS = $(unit_cflags)
tests_unit_test_shown_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_toml
TESTS += tests/unit/test_toml
tests_unit_test_toml_SOURCES = tests/unit/test_toml.c
tests_unit_test_toml_CFLAGS = $(unit_cflags)
tests_unit_test_toml_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_glance
TESTS += tests/unit/test_glance
tests_unit_test_glance_SOURCES = tests/unit/test_glance.c
tests_unit_test_glance_CFLAGS = $(unit_cflags)
tests_unit_test_glance_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_witness
TESTS += tests/unit/test_witness
tests_unit_test_witness_SOURCES = tests/unit/test_witness.c
tests_unit_test_witness_CFLAGS = $(unit_cflags)
tests_unit_test_witness_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_flow
TESTS += tests/unit/test_flow
tests_unit_test_flow_SOURCES = tests/unit/test_flow.c \
	tests/unit/reads.c tests/unit/reads.h \
	tests/unit/outline.c tests/unit/outline.h \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_flow_CFLAGS = $(unit_cflags)
tests_unit_test_flow_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_islands
TESTS += tests/unit/test_islands
tests_unit_test_islands_SOURCES = tests/unit/test_islands.c \
	tests/unit/reads.c tests/unit/reads.h \
	tests/unit/outline.c tests/unit/outline.h \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_islands_CFLAGS = $(unit_cflags)
tests_unit_test_islands_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_titlepage
TESTS += tests/unit/test_titlepage
tests_unit_test_titlepage_SOURCES = tests/unit/test_titlepage.c
tests_unit_test_titlepage_CFLAGS = $(unit_cflags)
tests_unit_test_titlepage_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_fonts
TESTS += tests/unit/test_fonts
tests_unit_test_fonts_SOURCES = tests/unit/test_fonts.c \
	tests/unit/pictures.h
tests_unit_test_fonts_CFLAGS = $(unit_cflags)
tests_unit_test_fonts_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_verse
TESTS += tests/unit/test_verse
tests_unit_test_verse_SOURCES = tests/unit/test_verse.c tests/unit/units.h
tests_unit_test_verse_CFLAGS = $(unit_cflags)
tests_unit_test_verse_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_reading
TESTS += tests/unit/test_reading
tests_unit_test_reading_SOURCES = tests/unit/test_reading.c \
	tests/unit/reads.c tests/unit/reads.h \
	tests/unit/outline.c tests/unit/outline.h \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_reading_CFLAGS = $(unit_cflags)
tests_unit_test_reading_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_mixed
TESTS += tests/unit/test_mixed
tests_unit_test_mixed_SOURCES = tests/unit/test_mixed.c \
	tests/unit/reads.c tests/unit/reads.h \
	tests/unit/outline.c tests/unit/outline.h \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_mixed_CFLAGS = $(unit_cflags)
tests_unit_test_mixed_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_marks
TESTS += tests/unit/test_marks
tests_unit_test_marks_SOURCES = tests/unit/test_marks.c \
	tests/unit/reads.c tests/unit/reads.h \
	tests/unit/outline.c tests/unit/outline.h \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_marks_CFLAGS = $(unit_cflags)
tests_unit_test_marks_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_places
TESTS += tests/unit/test_places
tests_unit_test_places_SOURCES = tests/unit/test_places.c
tests_unit_test_places_CFLAGS = $(unit_cflags)
tests_unit_test_places_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_written
TESTS += tests/unit/test_written
tests_unit_test_written_SOURCES = tests/unit/test_written.c \
	tests/unit/outline.c tests/unit/outline.h
tests_unit_test_written_CFLAGS = $(unit_cflags)
tests_unit_test_written_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_labels
TESTS += tests/unit/test_labels
tests_unit_test_labels_SOURCES = tests/unit/test_labels.c
tests_unit_test_labels_CFLAGS = $(unit_cflags)
tests_unit_test_labels_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_listed
TESTS += tests/unit/test_listed
tests_unit_test_listed_SOURCES = tests/unit/test_listed.c
tests_unit_test_listed_CFLAGS = $(unit_cflags)
tests_unit_test_listed_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_mistaken
TESTS += tests/unit/test_mistaken
tests_unit_test_mistaken_SOURCES = tests/unit/test_mistaken.c \
	tests/unit/units.h
tests_unit_test_mistaken_CFLAGS = $(unit_cflags)
tests_unit_test_mistaken_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_layouts
TESTS += tests/unit/test_layouts
tests_unit_test_layouts_SOURCES = tests/unit/test_layouts.c \
	tests/unit/units.h
tests_unit_test_layouts_CFLAGS = $(unit_cflags)
tests_unit_test_layouts_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_talks
TESTS += tests/unit/test_talks
tests_unit_test_talks_SOURCES = tests/unit/test_talks.c
tests_unit_test_talks_CFLAGS = $(unit_cflags)
tests_unit_test_talks_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_bounds
TESTS += tests/unit/test_bounds
tests_unit_test_bounds_SOURCES = tests/unit/test_bounds.c
tests_unit_test_bounds_CFLAGS = $(unit_cflags)
tests_unit_test_bounds_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_yaml
TESTS += tests/unit/test_yaml
tests_unit_test_yaml_SOURCES = tests/unit/test_yaml.c
tests_unit_test_yaml_CFLAGS = $(unit_cflags)
tests_unit_test_yaml_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_front
TESTS += tests/unit/test_front
tests_unit_test_front_SOURCES = tests/unit/test_front.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_front_CFLAGS = $(unit_cflags)
tests_unit_test_front_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_formats
TESTS += tests/unit/test_formats
tests_unit_test_formats_SOURCES = tests/unit/test_formats.c
tests_unit_test_formats_CFLAGS = $(unit_cflags)
tests_unit_test_formats_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_decide
TESTS += tests/unit/test_decide
tests_unit_test_decide_SOURCES = tests/unit/test_decide.c
tests_unit_test_decide_CFLAGS = $(unit_cflags)
tests_unit_test_decide_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_decide_files
TESTS += tests/unit/test_decide_files
tests_unit_test_decide_files_SOURCES = tests/unit/test_decide_files.c
tests_unit_test_decide_files_CFLAGS = $(unit_cflags)
tests_unit_test_decide_files_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_tables
TESTS += tests/unit/test_tables
tests_unit_test_tables_SOURCES = tests/unit/test_tables.c
tests_unit_test_tables_CFLAGS = $(unit_cflags)
tests_unit_test_tables_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_limits
TESTS += tests/unit/test_limits
tests_unit_test_limits_SOURCES = tests/unit/test_limits.c \
	tests/unit/pictures.h
tests_unit_test_limits_CFLAGS = $(unit_cflags)
tests_unit_test_limits_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_output
TESTS += tests/unit/test_output
tests_unit_test_output_SOURCES = tests/unit/test_output.c
tests_unit_test_output_CFLAGS = $(unit_cflags)
tests_unit_test_output_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_epub
TESTS += tests/unit/test_epub
tests_unit_test_epub_SOURCES = tests/unit/test_epub.c \
	tests/unit/pictures.h
tests_unit_test_epub_CFLAGS = $(unit_cflags)
tests_unit_test_epub_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_base
TESTS += tests/unit/test_base
tests_unit_test_base_SOURCES = tests/unit/test_base.c
tests_unit_test_base_CFLAGS = $(unit_cflags)
tests_unit_test_base_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_tei
TESTS += tests/unit/test_tei
tests_unit_test_tei_SOURCES = tests/unit/test_tei.c \
	tests/unit/pictures.h
tests_unit_test_tei_CFLAGS = $(unit_cflags)
tests_unit_test_tei_LDADD = $(unit_ldadd)
check_PROGRAMS += tests/unit/test_edition
TESTS += tests/unit/test_edition
tests_unit_test_edition_SOURCES = tests/unit/test_edition.c
tests_unit_test_edition_CFLAGS = $(unit_cflags)
tests_unit_test_edition_LDADD = $(unit_ldadd)
check_PROGRAMS += tests/unit/test_rules
TESTS += tests/unit/test_rules
tests_unit_test_rules_SOURCES = tests/unit/test_rules.c
tests_unit_test_rules_CFLAGS = $(unit_cflags)
tests_unit_test_rules_LDADD = $(unit_ldadd)
check_PROGRAMS += tests/unit/test_rng
TESTS += tests/unit/test_rng
tests_unit_test_rng_SOURCES = tests/unit/test_rng.c
tests_unit_test_rng_CFLAGS = $(unit_cflags)
tests_unit_test_rng_LDADD = $(unit_ldadd) -lpthread

check_PROGRAMS += tests/unit/test_rng_types
TESTS += tests/unit/test_rng_types
tests_unit_test_rng_types_SOURCES = tests/unit/test_rng_types.c
tests_unit_test_rng_types_CFLAGS = $(unit_cflags)
tests_unit_test_rng_types_LDADD = $(unit_ldadd)
check_PROGRAMS += tests/unit/test_markdown
TESTS += tests/unit/test_markdown
tests_unit_test_markdown_SOURCES = tests/unit/test_markdown.c \
	tests/unit/marked.c tests/unit/marked.h \
	tests/unit/outline.c tests/unit/outline.h
tests_unit_test_markdown_CFLAGS = $(unit_cflags)
tests_unit_test_markdown_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_marked
TESTS += tests/unit/test_marked
tests_unit_test_marked_SOURCES = tests/unit/test_marked.c \
	tests/unit/marked.c tests/unit/marked.h
tests_unit_test_marked_CFLAGS = $(unit_cflags)
tests_unit_test_marked_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_text
TESTS += tests/unit/test_text
tests_unit_test_text_SOURCES = tests/unit/test_text.c
tests_unit_test_text_CFLAGS = $(unit_cflags)
tests_unit_test_text_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_recognise
TESTS += tests/unit/test_recognise
tests_unit_test_recognise_SOURCES = tests/unit/test_recognise.c tests/unit/units.h
tests_unit_test_recognise_CFLAGS = $(unit_cflags)
tests_unit_test_recognise_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_beside
TESTS += tests/unit/test_beside
tests_unit_test_beside_SOURCES = tests/unit/test_beside.c
tests_unit_test_beside_CFLAGS = $(unit_cflags)
tests_unit_test_beside_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_turns
TESTS += tests/unit/test_turns
tests_unit_test_turns_SOURCES = tests/unit/test_turns.c
tests_unit_test_turns_CFLAGS = $(unit_cflags)
tests_unit_test_turns_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_count
TESTS += tests/unit/test_count
tests_unit_test_count_SOURCES = tests/unit/test_count.c
tests_unit_test_count_CFLAGS = $(unit_cflags)
tests_unit_test_count_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_choices
TESTS += tests/unit/test_choices
tests_unit_test_choices_SOURCES = tests/unit/test_choices.c
tests_unit_test_choices_CFLAGS = $(unit_cflags)
tests_unit_test_choices_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_leaves
TESTS += tests/unit/test_leaves
tests_unit_test_leaves_SOURCES = tests/unit/test_leaves.c
tests_unit_test_leaves_CFLAGS = $(unit_cflags)
tests_unit_test_leaves_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_parts
TESTS += tests/unit/test_parts
tests_unit_test_parts_SOURCES = tests/unit/test_parts.c
tests_unit_test_parts_CFLAGS = $(unit_cflags)
tests_unit_test_parts_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_validate
TESTS += tests/unit/test_validate
tests_unit_test_validate_SOURCES = tests/unit/test_validate.c
tests_unit_test_validate_CFLAGS = $(unit_cflags)
tests_unit_test_validate_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_html
TESTS += tests/unit/test_html
tests_unit_test_html_SOURCES = tests/unit/test_html.c \
	tests/unit/pictures.h \
	tests/unit/outline.c tests/unit/outline.h
tests_unit_test_html_CFLAGS = $(unit_cflags)
tests_unit_test_html_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_check
TESTS += tests/unit/test_check
tests_unit_test_check_SOURCES = tests/unit/test_check.c
tests_unit_test_check_CFLAGS = $(unit_cflags)
tests_unit_test_check_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_begins
TESTS += tests/unit/test_begins
tests_unit_test_begins_SOURCES = tests/unit/test_begins.c
tests_unit_test_begins_CFLAGS = $(unit_cflags)
tests_unit_test_begins_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_media
TESTS += tests/unit/test_media
tests_unit_test_media_SOURCES = tests/unit/test_media.c tests/unit/media.h
tests_unit_test_media_CFLAGS = $(unit_cflags)
tests_unit_test_media_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_picture
TESTS += tests/unit/test_picture
tests_unit_test_picture_SOURCES = tests/unit/test_picture.c \
	tests/unit/pictures.h
tests_unit_test_picture_CFLAGS = $(unit_cflags)
tests_unit_test_picture_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_record
TESTS += tests/unit/test_record
tests_unit_test_record_SOURCES = tests/unit/test_record.c
tests_unit_test_record_CFLAGS = $(unit_cflags)
tests_unit_test_record_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_report
TESTS += tests/unit/test_report
tests_unit_test_report_SOURCES = tests/unit/test_report.c
tests_unit_test_report_CFLAGS = $(unit_cflags)
tests_unit_test_report_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_datatype
TESTS += tests/unit/test_datatype
tests_unit_test_datatype_SOURCES = tests/unit/test_datatype.c \
	tests/unit/patterns.h
tests_unit_test_datatype_CFLAGS = $(unit_cflags)
tests_unit_test_datatype_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_grammar
TESTS += tests/unit/test_grammar
tests_unit_test_grammar_SOURCES = tests/unit/test_grammar.c
tests_unit_test_grammar_CFLAGS = $(unit_cflags)
tests_unit_test_grammar_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_words
TESTS += tests/unit/test_words
tests_unit_test_words_SOURCES = tests/unit/test_words.c
tests_unit_test_words_CFLAGS = $(unit_cflags)
tests_unit_test_words_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_xml
TESTS += tests/unit/test_xml
tests_unit_test_xml_SOURCES = tests/unit/test_xml.c
tests_unit_test_xml_CFLAGS = $(unit_cflags)
tests_unit_test_xml_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_catalog
TESTS += tests/unit/test_catalog
tests_unit_test_catalog_SOURCES = tests/unit/test_catalog.c
tests_unit_test_catalog_CFLAGS = $(unit_cflags)
tests_unit_test_catalog_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_files
TESTS += tests/unit/test_files
tests_unit_test_files_SOURCES = tests/unit/test_files.c
tests_unit_test_files_CFLAGS = $(unit_cflags)
tests_unit_test_files_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_header
TESTS += tests/unit/test_header
tests_unit_test_header_SOURCES = tests/unit/test_header.c
tests_unit_test_header_CFLAGS = $(unit_cflags)
tests_unit_test_header_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_vocabulary
TESTS += tests/unit/test_vocabulary
tests_unit_test_vocabulary_SOURCES = tests/unit/test_vocabulary.c
tests_unit_test_vocabulary_CFLAGS = $(unit_cflags)
tests_unit_test_vocabulary_LDADD = $(unit_ldadd)

# The rules of publications, on small books.
check_PROGRAMS += tests/unit/test_package
TESTS += tests/unit/test_package
tests_unit_test_package_SOURCES = tests/unit/test_package.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_package_CFLAGS = $(unit_cflags)
tests_unit_test_package_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_pages
TESTS += tests/unit/test_pages
tests_unit_test_pages_SOURCES = tests/unit/test_pages.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_pages_CFLAGS = $(unit_cflags)
tests_unit_test_pages_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_whole
TESTS += tests/unit/test_whole
tests_unit_test_whole_SOURCES = tests/unit/test_whole.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_whole_CFLAGS = $(unit_cflags)
tests_unit_test_whole_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_extras
TESTS += tests/unit/test_extras
tests_unit_test_extras_SOURCES = tests/unit/test_extras.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_extras_CFLAGS = $(unit_cflags)
tests_unit_test_extras_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_publication
TESTS += tests/unit/test_publication
tests_unit_test_publication_SOURCES = tests/unit/test_publication.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_publication_CFLAGS = $(unit_cflags)
tests_unit_test_publication_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_lexicon
TESTS += tests/unit/test_lexicon
tests_unit_test_lexicon_SOURCES = tests/unit/test_lexicon.c
tests_unit_test_lexicon_CFLAGS = $(unit_cflags)
tests_unit_test_lexicon_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_composed
TESTS += tests/unit/test_composed
tests_unit_test_composed_SOURCES = tests/unit/test_composed.c
tests_unit_test_composed_CFLAGS = $(unit_cflags)
tests_unit_test_composed_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_tabled
TESTS += tests/unit/test_tabled

tests_unit_test_tabled_SOURCES = tests/unit/test_tabled.c
tests_unit_test_tabled_CFLAGS = $(unit_cflags)
tests_unit_test_tabled_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_twins
TESTS += tests/unit/test_twins
EXTRA_DIST += tests/recognition/twins
tests_unit_test_twins_SOURCES = tests/unit/test_twins.c
tests_unit_test_twins_CFLAGS = $(unit_cflags)
tests_unit_test_twins_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_labelling
TESTS += tests/unit/test_labelling
tests_unit_test_labelling_SOURCES = tests/unit/test_labelling.c tests/unit/units.h
tests_unit_test_labelling_CFLAGS = $(unit_cflags)
tests_unit_test_labelling_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_doubt
TESTS += tests/unit/test_doubt
tests_unit_test_doubt_SOURCES = tests/unit/test_doubt.c tests/unit/units.h
tests_unit_test_doubt_CFLAGS = $(unit_cflags)
tests_unit_test_doubt_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_stream
TESTS += tests/unit/test_stream
tests_unit_test_stream_SOURCES = tests/unit/test_stream.c
tests_unit_test_stream_CFLAGS = $(unit_cflags)
tests_unit_test_stream_LDADD = libvidimus.la $(CHECK_LIBS)

check_PROGRAMS += tests/unit/test_css
TESTS += tests/unit/test_css
tests_unit_test_css_SOURCES = tests/unit/test_css.c
tests_unit_test_css_CFLAGS = $(unit_cflags)
tests_unit_test_css_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_zip
TESTS += tests/unit/test_zip
tests_unit_test_zip_SOURCES = tests/unit/test_zip.c
tests_unit_test_zip_CFLAGS = $(unit_cflags)
tests_unit_test_zip_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_markup
TESTS += tests/unit/test_markup
tests_unit_test_markup_SOURCES = tests/unit/test_markup.c
tests_unit_test_markup_CFLAGS = $(unit_cflags)
tests_unit_test_markup_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_ground
TESTS += tests/unit/test_ground
tests_unit_test_ground_SOURCES = tests/unit/test_ground.c
tests_unit_test_ground_CFLAGS = $(unit_cflags)
tests_unit_test_ground_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_held
TESTS += tests/unit/test_held
tests_unit_test_held_SOURCES = tests/unit/test_held.c
tests_unit_test_held_CFLAGS = $(unit_cflags)
tests_unit_test_held_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_own
TESTS += tests/unit/test_own
tests_unit_test_own_SOURCES = tests/unit/test_own.c \
	tests/unit/pictures.h \
	tests/unit/outline.c tests/unit/outline.h
tests_unit_test_own_CFLAGS = $(unit_cflags)
tests_unit_test_own_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_escape
TESTS += tests/unit/test_escape
tests_unit_test_escape_SOURCES = tests/unit/test_escape.c
tests_unit_test_escape_CFLAGS = $(unit_cflags)
tests_unit_test_escape_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_forms
TESTS += tests/unit/test_forms
tests_unit_test_forms_SOURCES = tests/unit/test_forms.c \
	tests/unit/outline.c tests/unit/outline.h
tests_unit_test_forms_CFLAGS = $(unit_cflags)
tests_unit_test_forms_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_decode
TESTS += tests/unit/test_decode
tests_unit_test_decode_SOURCES = tests/unit/test_decode.c
tests_unit_test_decode_CFLAGS = $(unit_cflags)
tests_unit_test_decode_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_long
TESTS += tests/unit/test_long
tests_unit_test_long_SOURCES = tests/unit/test_long.c tests/unit/units.h
tests_unit_test_long_CFLAGS = $(unit_cflags)
tests_unit_test_long_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_onix
TESTS += tests/unit/test_onix
tests_unit_test_onix_SOURCES = tests/unit/test_onix.c \
	tests/unit/book.c tests/unit/book.h tests/unit/pictures.h
tests_unit_test_onix_CFLAGS = $(unit_cflags)
tests_unit_test_onix_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_stamp
TESTS += tests/unit/test_stamp
tests_unit_test_stamp_SOURCES = tests/unit/test_stamp.c tests/unit/units.h
tests_unit_test_stamp_CFLAGS = $(unit_cflags)
tests_unit_test_stamp_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_stranger
TESTS += tests/unit/test_stranger
tests_unit_test_stranger_SOURCES = tests/unit/test_stranger.c
tests_unit_test_stranger_CFLAGS = $(unit_cflags)
tests_unit_test_stranger_LDADD = $(unit_ldadd)

check_PROGRAMS += tests/unit/test_web
TESTS += tests/unit/test_web
tests_unit_test_web_SOURCES = tests/unit/test_web.c
tests_unit_test_web_CFLAGS = $(unit_cflags)
tests_unit_test_web_LDADD = $(unit_ldadd)

# Sees what a program sees.
check_PROGRAMS += tests/unit/test_volume
TESTS += tests/unit/test_volume
tests_unit_test_volume_SOURCES = tests/unit/test_volume.c
tests_unit_test_volume_CFLAGS = $(unit_cflags)
tests_unit_test_volume_LDADD = libvidimus.la $(CHECK_LIBS)
