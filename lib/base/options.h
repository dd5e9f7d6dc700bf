/* SPDX-License-Identifier: MIT */
/* How a record is read and written: what stands behind the opaque options. */
#ifndef VDM_BASE_OPTIONS_H
#define VDM_BASE_OPTIONS_H

#include <stddef.h>

struct vdm_record;
struct vdm_account;
struct vdm_tables;
struct vdm_buf;
struct vdm_markup_build;

/* A record that becomes a part of a volume: what its writer asks for, and what
 * it tells. */
struct vdm_within {
	const char *style; /* the style sheet, as seen from its pages */
	const char *notes; /* what the labels of its notes begin with */
	/* Appends where a link leads that leaves the record, as seen from its
	 * pages. 0, or -1: to nothing of the volume. */
	int (*link)(void *context, const char *target, struct vdm_buf *out);
	void *context;
	/* The entries of its tables, and what stands before its files there. */
	struct vdm_buf *contents, *pages;
	const char *folder;
	char latest[11]; /* the last day that it states */
	int pictures;    /* it shows some */
	int described;   /* some have words */
	int undescribed; /* of these some have no words */
};

struct vdm_read_options {
	const char *from; /* a format's name; NULL: find out */
	const char *name; /* the file's name, for finding out */
	const char *base; /* folder for pictures and XInclude, or NULL */
	const char *to;   /* what it is read for, a format's name; or NULL */
	const char *encoding;  /* of plain text; NULL: UTF-8, else detected */
	const char *profile;   /* house style: its text, or NULL for built in */
	const char *people;    /* what a person states of the people, or NULL */
	const char *decisions; /* of a person's, or NULL: decide/decide.h */
	const struct vdm_decisions *decided; /* the same, read once; or NULL */
	const char *metadata; /* what a person states of the fields, or NULL */
	int xinclude;         /* follow XInclude inside `base` */
	int no_recognise;     /* leave plain paragraphs as they are */
	int no_account;       /* the witness does not look */
	/* Only errors are asked for, and the format's own rules found none:
	 * what could say no other need not be read. */
	int errors_only;
	int style; /* write down how the document labels turns */
	struct vdm_account *account; /* what it counts; NULL */
	/* whose resources stand for files in `base`, or NULL */
	const struct vdm_record *beside;
	const struct vdm_tables *tables; /* of the whole run, or NULL */
	struct vdm_within *within; /* the volume that it was in, or NULL */
	/* What was made of the bytes already, by who parsed them for something
	 * else, too, or NULL: the record, taken over where *begun becomes NULL,
	 * and the state of its build (markup/markup.h). */
	struct vdm_record **begun;
	const struct vdm_markup_build *built;
};

/* Whether a person decided anything. */
static inline int
vdm_options_decide(const struct vdm_read_options *options)
{
	return options->decisions != NULL && *options->decisions != '\0';
}

/* A file that a book is given beside its record; `bytes` NULL: none. */
struct vdm_given {
	char *name; /* without folders */
	const char *type;
	char *bytes;
	size_t length;
};

enum { VDM_EDITION_FONTS = 8 };

/* What a reader's edition has of its own: epub/edition.h. */
struct vdm_edition {
	struct vdm_given cover, css, title_page;
	struct vdm_given font[VDM_EDITION_FONTS];
	size_t fonts;
};

struct vdm_write_options {
	const char *to;   /* a format's name */
	const char *name; /* the output's name, for pictures beside it */
	const char
	    *modified; /* ISO 8601, UTC; NULL: the record's latest date */
	const char *language; /* of the text, a guess; or NULL */
	/* Of an EPUB, as said or NULL: "drawn" or "none"; how many levels of
	 * headings its contents have; before which level, or element of TEI's,
	 * a file begins. */
	const char *cover, *toc_depth, *split_at;
	struct vdm_edition edition;
	int no_account; /* the witness does not look */
	int repair;     /* mend what is reported: see docs/findings.md */
	int seal;       /* a volume, so that edits of it are known */
	struct vdm_account *account; /* what it counts, or NULL */
	struct vdm_within *within;   /* the volume, or NULL */
};

#endif
