/* SPDX-License-Identifier: MIT */
/* Who counts what makes a document invalid. */
#ifndef VDM_VALIDATE_JUDGE_H
#define VDM_VALIDATE_JUDGE_H

#include "base/diag.h"

/* Of so many errors the places are remembered; what is said twice of a later
 * one is only said twice. */
#define VDM_JUDGE_PLACES 256

/* A sink before a sink: counts what makes a document invalid, and holds back
 * what is not about validity. */
struct vdm_judge {
	const struct vdm_sink *to;
	enum vdm_level fail; /* the least level that makes it invalid */
	size_t errors;       /* at that level or above */
	int errors_only;
	/* The id of what nobody can read here, which may be as it should be: a
	 * warning among the errors only. NULL: there is none. */
	const char *unreadable;
	/* The id of what is missing of a document that was to be judged with
	 * it, an error whatever its level. NULL: there is none. */
	const char *missing;
	int included; /* a schema's parse has told what was not included */
	struct vdm_pos places[VDM_JUDGE_PLACES];
	size_t places_count;
	int rules; /* what stands at a place with an error is its echo */
	const struct vdm_read_options *read; /* of the document, or NULL */
	char *uri;                           /* of the document, or NULL */
	const char *phase; /* that it names for its rules, or NULL */
	size_t fired;      /* rules of Schematron */
	struct vdm_schematron_report *svrl; /* their report, or NULL */
	const char *profile; /* of a publication: see format/part.h */
	int placeless;       /* lines are of entries that are not known here */
	struct vdm_shared *shared; /* what the first parse builds, or NULL */
};

/* The sink that `judge` is, with the file of the sink behind it. */
struct vdm_sink vdm_judge_sink(struct vdm_judge *judge);
/* What is said of that place later is an echo. */
void vdm_judge_remember(struct vdm_judge *judge, unsigned line,
			unsigned column);

#endif
