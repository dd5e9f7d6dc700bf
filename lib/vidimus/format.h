/* SPDX-License-Identifier: MIT */
/* Reading and writing records, and the account of both. */
#ifndef VIDIMUS_FORMAT_H
#define VIDIMUS_FORMAT_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a record is read. To be freed; NULL: out of memory. */
struct vdm_read_options;

VDM_API struct vdm_read_options *vdm_read_options_new(void);
VDM_API void vdm_read_options_free(struct vdm_read_options *options);
/* Another one, as it is now; of NULL: as a new one is. To be freed too. */
VDM_API struct vdm_read_options *
vdm_read_options_copy(const struct vdm_read_options *options);
/*
 * Sets an option by its name; values are copied, and NULL takes one back:
 *   from       the format, by its name or an ending ("tei", "xml"); else it is
 *              found out
 *   name       the file's name, for finding out
 *   base       the folder for pictures and XInclude; else there are none
 *   encoding   of plain text; else UTF-8, or detected
 *   profile    a house style: its text, or the name of a built-in one
 *   people     what a person states of the people: a text
 *   metadata   what a person states of the fields: a text
 *   decisions  what a person decided of this and other sources: a text of
 *              vdm_decisions_text()
 *   style      yes: write down how the document labels its turns, for
 *              VDM_INSPECT_PROFILE; or no
 *   to         the format that the record is read for: what would be mended in
 *              each writing of it is mended when it is read, which spares a
 *              copy; else it is not known
 *   xinclude   yes: follow XInclude inside `base`; or no
 *   recognise  no: leave plain paragraphs as they are; or yes
 *   account    no: the witness does not look (docs/witness.md); or yes
 * 0; -1 with errno EINVAL: there is no such option, or it has no such value; or
 * ENOMEM.
 */
VDM_API int vdm_read_options_set(struct vdm_read_options *options,
				 const char *option, const char *value);
/* The record whose resources stand for files in `base`; NULL: none. It must
 * outlive the options' use. */
VDM_API void vdm_read_options_beside(struct vdm_read_options *options,
				     const struct vdm_record *record);

/* How a record is written. To be freed; NULL: out of memory. */
struct vdm_write_options;

VDM_API struct vdm_write_options *vdm_write_options_new(void);
VDM_API void vdm_write_options_free(struct vdm_write_options *options);
/*
 * Sets an option by its name, as above:
 *   to        the format; else by `name`, else the one that the record was read
 *             from, else TEI
 *   name      the output's name, for pictures beside it
 *   modified  2001-12-31T23:59:59Z, of EPUB; else the record's latest date
 *   cover     of EPUB: drawn, a cover with the title and who made it; or none,
 *             not even the picture that the record names as its cover
 *   toc-depth of EPUB: how many levels of headings the contents have, 0 to 9
 *   split-at  of EPUB: a file begins before divisions down to that level (1 to
 *             9; 0: before none), or before each element of that name of TEI
 *   repair    yes: mend what is reported (docs/findings.md); or no
 *   seal      yes: of a volume, a seal at its end (vdm_volume_check); or no
 *   account   no: the witness does not look; or yes
 */
VDM_API int vdm_write_options_set(struct vdm_write_options *options,
				  const char *option, const char *value);
/*
 * Gives EPUBs a file beside the record: "cover", a picture; "css", a style
 * sheet, whose rules come behind ours; "title-page", a page or a part of one,
 * in XHTML or Markdown; "font", more than once. `name` is that of the file. The
 * bytes are looked at, and copied; NULL takes away what was given by that name.
 * 0; -1 with errno 0 after a finding: it is none that a book can have; EINVAL:
 * there is nothing of that name, or there are too many; or ENOMEM.
 */
VDM_API int vdm_write_options_give(struct vdm_write_options *options,
				   const char *what, const char *name,
				   const void *bytes, size_t length,
				   const struct vdm_sink *sink);

/*
 * What the witness counts while records are read and written with options that
 * name the account: words, addresses and functions of the source, the record
 * and the output, and what is nowhere. For one thread at a time; it must
 * outlive the options' use. To be freed; NULL: out of memory.
 */
struct vdm_account;

VDM_API struct vdm_account *vdm_account_new(void);
VDM_API void vdm_account_free(struct vdm_account *account);
/* What is counted: "words" and so on; NULL past the end. */
VDM_API const char *vdm_account_name(size_t index);
/* By what: "source", "record", "output", "reported", "unaccounted", "invented",
 * "displaced"; NULL past the end. */
VDM_API const char *vdm_account_column(size_t index);
/* A count; -1 with errno EINVAL: there is none of these names. */
VDM_API long vdm_account_get(const struct vdm_account *account,
			     const char *name, const char *column);
/* All of its counts as a line of text, for another process of the same version;
 * to free(). 0; -1 with errno ENOMEM. */
VDM_API int vdm_account_pack(const struct vdm_account *account, char **text);
/* Adds what was packed. 0; -1 with errno EINVAL: this is none, and nothing was
 * added. */
VDM_API int vdm_account_unpack(struct vdm_account *account, const char *text);
/* Every count begins anew. */
VDM_API void vdm_account_reset(struct vdm_account *account);
/* How many documents were read. */
VDM_API size_t vdm_account_documents(const struct vdm_account *account);
VDM_API void vdm_read_options_account(struct vdm_read_options *options,
				      struct vdm_account *account);
VDM_API void vdm_write_options_account(struct vdm_write_options *options,
				       struct vdm_account *account);
/* The account that the list's report shows, too; NULL: none. It must outlive
 * the list's use. */
VDM_API void vdm_findings_account(struct vdm_findings *findings,
				  const struct vdm_account *account);

/* What a person states beside the sources. */
enum vdm_stated {
	VDM_STATED_METADATA, /* of the fields */
	VDM_STATED_PEOPLE,
	VDM_STATED_PROFILE /* a house style */
};

/*
 * The text of one, for vdm_read's options: UTF-8, whatever encoding the bytes
 * are in, and looked through before anything is read by it. 0 and *text, which
 * the caller free()s; -1 and NULL after a finding at level error (errno 0) or
 * with errno.
 */
VDM_API int vdm_stated_text(enum vdm_stated what, const void *bytes,
			    size_t length, char **text,
			    const struct vdm_sink *sink);
/*
 * Reports each row of metadata whose file `is_there` returns 0 for. 0, or -1
 * with errno EINVAL (the metadata cannot be read) or ENOMEM.
 */
VDM_API int vdm_metadata_missing(const char *metadata,
				 int (*is_there)(void *ctx, const char *file),
				 void *ctx, const struct vdm_sink *sink);

/*
 * What a publication is: an object of JSON in which "publication" and "items"
 * have the members that EPUBCheck's JSON has (docs/ci.md); what its package
 * does not say is absent. 0; or -1 with errno: ENOTSUP (the bytes are no
 * publication that can be read), ENOMEM. The caller free()s it.
 */
VDM_API int vdm_publication_facts(const void *bytes, size_t length, char **json,
				  size_t *json_length);
/*
 * Whether a folder is one document: a publication whose container was unpacked
 * (EPUB 3.3, 4.1). Its bytes, packed as they would be in a file, which the
 * caller free()s; hidden names, links and what is no regular file are left out,
 * with a finding. 0; or -1 and NULL with errno: ENOTSUP (it is none), EFBIG,
 * ENOMEM, or why a file in it cannot be read.
 */
VDM_API int vdm_folder_is_document(const char *path);
VDM_API int vdm_folder_pack(const char *path, char **bytes, size_t *length,
			    const struct vdm_sink *sink);
/*
 * Reads one record. *record is NULL after a failure; the caller frees it.
 * Options may be NULL.
 */
VDM_API int vdm_read(struct vdm_record **record, const void *bytes,
		     size_t length, const struct vdm_read_options *options,
		     const struct vdm_sink *sink);
/* The same of a file, or of a folder that is one document; where the options
 * say no name, it is the path, and its folder the base. -1 and errno where it
 * cannot be read. */
VDM_API int vdm_read_file(struct vdm_record **record, const char *path,
			  const struct vdm_read_options *options,
			  const struct vdm_sink *sink);
/*
 * The same of bytes that a function gives: it writes up to `size` of them to
 * `buffer` and returns how many; 0 at the end; -1 with errno where it fails.
 */
VDM_API int vdm_read_from(struct vdm_record **record,
			  long (*read)(void *context, void *buffer,
				       size_t size),
			  void *context, const struct vdm_read_options *options,
			  const struct vdm_sink *sink);
/* Writes one record to memory that the caller free()s. */
VDM_API int vdm_write(const struct vdm_record *record, char **bytes,
		      size_t *length, const struct vdm_write_options *options,
		      const struct vdm_sink *sink);
/* Writes one record to a function that takes the bytes: 0, or -1 with errno. It
 * is not called where nothing could be written. */
VDM_API int vdm_write_to(const struct vdm_record *record,
			 int (*write)(void *context, const void *bytes,
				      size_t length),
			 void *context, const struct vdm_write_options *options,
			 const struct vdm_sink *sink);
/*
 * How many texts a record holds that is a corpus, else 0; and one of them,
 * counted from 0, as a record of its own: with what is said around it of
 * rights and responsibilities where it says nothing itself, and with the
 * people that it points at. The caller frees it. NULL with errno EINVAL: there
 * is no such text.
 */
VDM_API size_t vdm_record_texts(const struct vdm_record *record);
VDM_API struct vdm_record *vdm_record_text(const struct vdm_record *record,
					   size_t index);
/* A format by its name or by one of its extensions ("xml"), or NULL. */
VDM_API const char *vdm_format_for_word(const char *word);
/* Whether it refers to pictures, which are to lie beside its file. */
VDM_API int vdm_format_refers(const char *format);
/* Whether records are written in it: a web page is only read. */
VDM_API int vdm_format_is_written(const char *format);
/* "text", "tei", "epub", "markdown", "html", or NULL: by content, then by name.
 */
VDM_API const char *vdm_format_guess(const void *bytes, size_t length,
				     const char *name);
/*
 * The encoding that vdm_read takes the bytes of a format to be in, by its name
 * in capitals, "UTF-8", which the caller vdm_free()s. Options may be NULL. 0;
 * -1 and NULL with errno EINVAL: there is no such format, or it is no text
 * (EPUB); or ENOMEM.
 */
VDM_API int vdm_encoding_guess(char **name, const void *bytes, size_t length,
			       const char *format,
			       const struct vdm_read_options *options);
/* By the name's ending alone; NULL: none that is known. */
VDM_API const char *vdm_format_for_name(const char *name);
/* The index-th format's name or NULL; its usual ending ("txt"). */
VDM_API const char *vdm_format_name(size_t index);
VDM_API const char *vdm_format_extension(const char *format);

/*
 * A message of ONIX for Books 3.0 about a book, an EPUB of anybody's, made of
 * its package: one product, in reference tags; to free(). 0; -1 with errno: 0
 * after a finding, or ENOMEM.
 */
VDM_API int vdm_onix(const void *book, size_t length, char **text,
		     size_t *text_length, const struct vdm_sink *sink);

/* Pictures and other files that travel with a record. */
VDM_API size_t vdm_record_resources(const struct vdm_record *record);
/* A relative path without "..", and the bytes; -1 when out of range. */
VDM_API int vdm_record_resource(const struct vdm_record *record, size_t index,
				const char **path, const void **bytes,
				size_t *length);
/*
 * Where a resource stands beside an output of that name, relative to the
 * output's folder: "minutes_files/map.png" for "out/minutes.md" and "map.png";
 * the path itself when `name` is NULL or the path starts so already. To
 * free(); NULL: out of memory.
 */
VDM_API char *vdm_resource_place(const char *name, const char *path);
/*
 * A path as file systems see it that know neither case nor how a letter is
 * composed, nor dots and blanks at the end of a part: where two are equal so,
 * one would replace the other there. To free(); NULL: out of memory.
 */
VDM_API char *vdm_path_folded(const char *path);

/* The path of the index-th file that was read, or not found, because the
 * document names it: a picture, a part that it includes; NULL past the end. */
VDM_API const char *vdm_record_source(const struct vdm_record *record,
				      size_t index);

#ifdef __cplusplus
}
#endif

#endif
