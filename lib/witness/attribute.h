/* SPDX-License-Identifier: MIT */
/* What an attribute means to a witness: whether its value is words, and where
 * these stand, or says something of its element. */
#ifndef VDM_WITNESS_ATTRIBUTE_H
#define VDM_WITNESS_ATTRIBUTE_H

#include "witness/element.h"

enum vdm_attribute {
	VDM_AT_NONE,   /* nothing that is counted */
	VDM_AT_WORDS,  /* words, but what only points: "#lind #tuve" */
	VDM_AT_CLOSED, /* one of a few names, which each format says by its own
			  means; or a name that is given anew */
	VDM_AT_TIE,    /* only ties parts of a document together */
	VDM_AT_CASE, /* the same; its element is one of a book's alternatives */
	VDM_AT_LANGUAGE,
	VDM_AT_DIRECTION,
	VDM_AT_STYLE, /* CSS, which may say a direction */
	VDM_AT_SPAN,  /* how many cells it takes, where it is a cell */
	/* HTML and packages */
	VDM_AT_SAID,        /* words that somebody reads or hears */
	VDM_AT_TITLE,       /* the same; of an abbreviation, its whole form */
	VDM_AT_INSTRUCTION, /* those of a comment or an instruction, which lead
			       nowhere */
	VDM_AT_READING,     /* the words of a reading that is not shown */
	VDM_AT_CONTENT,     /* the same of a meta element that counts */
	VDM_AT_OF_LINK,     /* of one of a package: said about the document */
	VDM_AT_CARRIER,     /* what it stands for is what it is */
	VDM_AT_CARRIED,     /* an attribute of TEI */
	VDM_AT_CARRIED_BREAK,
	VDM_AT_CARRIED_LANGUAGE,
	VDM_AT_CARRIED_REND,
	VDM_AT_CARRIED_SPAN,
	VDM_AT_CARRIED_STYLE,
	VDM_AT_CARRIED_TYPE,
	VDM_AT_OURS,      /* what Vidimus' own markup is for */
	VDM_AT_SEMANTICS, /* what a book says an element is */
	VDM_AT_ROLE,      /* the same, in ARIA's words */
	VDM_AT_PROPERTY,
	VDM_AT_ID,
	VDM_AT_NUMBER, /* a record has it by another name, or as it is */
	VDM_AT_VALUE,  /* the same, of an item its number */
	VDM_AT_POINTS, /* at people, or to where it belongs */
	/* TEI */
	VDM_AT_BREAK, /* closed; whether a word goes on */
	VDM_AT_REND,
	VDM_AT_TYPE, /* closed; a link that is a note's mark is none */
	VDM_AT_IDENT,
	VDM_AT_N,
	VDM_AT_PART /* a role: words only in a header */
};

enum {
	VDM_LEADS = 1,     /* its element leads somewhere */
	VDM_LEADS_ONE = 2, /* it is one address, whatever stands in it */
	VDM_LEADS_THERE = VDM_LEADS | VDM_LEADS_ONE
};

struct vdm_attribute_rule {
	const char *name; /* qualified */
	enum vdm_attribute is;
	int leads; /* of the above */
};

/* Never NULL. */
const struct vdm_attribute_rule *vdm_attribute_rule(enum vdm_words_of words,
						    const char *name, size_t n);

/* Names that are longer stand in no table. */
enum { VDM_ATTRIBUTE_NAME = 32 };

/* Of an attribute that a carrier carries, "data-tei-xlink.href": its own name,
 * in `room` of VDM_ATTRIBUTE_NAME bytes. Of another nothing changes. */
void vdm_attribute_carried(const char **name, size_t *n, char *room);

#endif
