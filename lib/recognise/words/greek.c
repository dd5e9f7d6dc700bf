/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Greek: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {{0, NULL}};

static const struct vdm_use_list uses[] = {{X_NONE, NULL}};

static const char *const months[] = {"ιανουάριος ιανουαρίου γενάρη",
				     "φεβρουάριος φεβρουαρίου",
				     "μάρτιος μαρτίου μάρτη",
				     "απρίλιος απριλίου απρίλη",
				     "μάιος μαΐου μαίου μάη",
				     "ιούνιος ιουνίου ιούνη",
				     "ιούλιος ιουλίου ιούλη",
				     "αύγουστος αυγούστου",
				     "σεπτέμβριος σεπτεμβρίου σεπτέμβρη",
				     "οκτώβριος οκτωβρίου οκτώβρη",
				     "νοέμβριος νοεμβρίου νοέμβρη",
				     "δεκέμβριος δεκεμβρίου δεκέμβρη"};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {{P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_greek = {.name = "Greek",
						.script = VDM_GREEK,
						.words = words,
						.uses = uses,
						.months = months,
						.verbs = verbs,
						.endings = endings,
						.phrases = tables};
