/* SPDX-License-Identifier: MIT */
/* How a record is read and written: what stands behind the opaque options. */
#ifndef VDM_BASE_OPTIONS_H
#define VDM_BASE_OPTIONS_H

struct vdm_record;
struct vdm_account;
struct vdm_tables;

struct vdm_read_options {
	const char *from;      /* a format's name; NULL: find out */
	const char *name;      /* the file's name, for finding out */
	const char *base;      /* folder for pictures and XInclude, or NULL */
	const char *encoding;  /* of plain text; NULL: UTF-8, else detected */
	const char *profile;   /* house style: its text, or NULL for built in */
	const char *people;    /* what a person states of the people, or NULL */
	const char *decisions; /* of a person's, or NULL: decide/decide.h */
	const char *metadata;  /* what a person states of the fields, or NULL */
	int xinclude;          /* follow XInclude inside `base` */
	int no_recognise;      /* leave plain paragraphs as they are */
	int no_account;        /* the witness does not look */
	int style;             /* write down how the document labels turns */
	struct vdm_account *account; /* what it counts; NULL */
	/* whose resources stand for files in `base`, or NULL */
	const struct vdm_record *beside;
	const struct vdm_tables *tables; /* of the whole run, or NULL */
};

struct vdm_write_options {
	const char *to;   /* a format's name */
	const char *name; /* the output's name, for pictures beside it */
	const char
	    *modified; /* ISO 8601, UTC; NULL: the record's latest date */
	const char *language; /* of the text, a guess; or NULL */
	int no_account;       /* the witness does not look */
	int repair;           /* mend what is reported: see docs/findings.md */
	struct vdm_account *account; /* what it counts, or NULL */
};

#endif
