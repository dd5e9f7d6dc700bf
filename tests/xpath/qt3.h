/* SPDX-License-Identifier: MIT */
/* What the files of the runner share. */
#ifndef TESTS_XPATH_QT3_H
#define TESTS_XPATH_QT3_H

#include "base/file.h"
#include "vidimus.h"
#include "xpath/tree/node.h"
#include "xpath/xpath.h"

struct qt3_set {
	const char *name;
	const struct vdm_xp_tree *tree;
	char *folder, *uri;
};

struct qt3_kept {
	struct qt3_kept *next;
	struct vdm_xpath *xpath;
};

/* A case: its contexts, and what came of it. */
struct qt3_case {
	const struct qt3_set *set;
	struct vdm_xp_static *scope;
	struct vdm_xpath_run *run;
	int absent; /* a document is */
	int has_item;
	struct vdm_xp_item item;
	struct vdm_xp_seq value;
	struct vdm_xp_error error;
	int failed; /* with that error */
	int result_slot;
	struct qt3_kept *kept;
	char *folder; /* of the environment */
};

/* Read once, kept to the end; NULL: not there, or no XML. */
const struct vdm_xp_tree *qt3_document(const char *path, const char *uri);
const char *qt3_get(const struct vdm_xp_tree *tree, uint32_t e,
		    const char *name);
int qt3_is(const struct vdm_xp_tree *tree, uint32_t n, const char *name);
/* These are free()d by the caller. */
char *qt3_text(const struct vdm_xp_tree *tree, uint32_t n);
char *qt3_join(const char *folder, const char *name);
char *qt3_folder(const char *path);

void qt3_case_init(struct qt3_case *k, const struct qt3_set *set);
void qt3_case_fini(struct qt3_case *k);
/* 0, or -1: something of it is absent. */
int qt3_environment(struct qt3_case *k, const struct vdm_xp_tree *tree,
		    uint32_t e, const char *folder);
int qt3_evaluate(struct qt3_case *k, uint32_t test);
/* Whether the result is as an element of the suite says; else why not. */
int qt3_check(struct qt3_case *k, uint32_t result, char *why, size_t size);
/* An expression with $result: 0 and the value, or -1. */
int qt3_ask(struct qt3_case *k, const char *expression, struct vdm_xp_seq *out,
	    struct vdm_xp_error *error);

#endif
