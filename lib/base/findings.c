/* SPDX-License-Identifier: MIT */
/* A list of findings, kept. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/memory.h"

struct vdm_findings {
	struct vdm_arena arena;
	struct vdm_finding *item;
	size_t count, cap;
	const char **word; /* kept beside them */
	size_t words, words_cap;
	struct vdm_strmap known;           /* the words */
	const struct vdm_account *account; /* shown beside them, or NULL */
	const char *last_file;             /* the copy of the name seen last */
	struct vdm_sink unnamed;           /* of no file, or memory ran out */
};

static void keep(void *context, const struct vdm_finding *finding);

struct vdm_findings *
vdm_findings_new(void)
{
	struct vdm_findings *f = vdm_calloc(1, sizeof(*f));

	if (f == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&f->arena);
	f->unnamed.emit = keep;
	f->unnamed.context = f;
	return f;
}

void
vdm_findings_account(struct vdm_findings *findings,
		     const struct vdm_account *account)
{
	findings->account = account;
}

const struct vdm_account *
vdm_findings_get_account(const struct vdm_findings *findings)
{
	return findings->account;
}

void
vdm_findings_free(struct vdm_findings *findings)
{
	if (findings == NULL)
		return;
	vdm_arena_fini(&findings->arena);
	vdm_strmap_fini(&findings->known);
	vdm_free(findings);
}

void
vdm_findings_remove(struct vdm_findings *findings, size_t index)
{
	if (index >= findings->count)
		return;
	findings->count--;
	memmove(findings->item + index, findings->item + index + 1,
		(findings->count - index) * sizeof(*findings->item));
}

static const char *const detail_names[VDM_DETAIL_COUNT] = {
    [VDM_DETAIL_PATH] = "path",
    [VDM_DETAIL_XPATH] = "xpath",
    [VDM_DETAIL_PATTERN] = "pattern",
    [VDM_DETAIL_RULE] = "rule",
    [VDM_DETAIL_CONTEXT] = "context",
    [VDM_DETAIL_TEST] = "test",
    [VDM_DETAIL_ROLE] = "role",
    [VDM_DETAIL_FLAG] = "flag",
    [VDM_DETAIL_SEE] = "see",
    [VDM_DETAIL_DIAGNOSTICS] = "diagnostics",
    [VDM_DETAIL_SCHEMA] = "schema",
    [VDM_DETAIL_LINE] = "schema-line",
    [VDM_DETAIL_STATE] = "state",
    [VDM_DETAIL_REASON] = "reason",
    [VDM_DETAIL_SPEAKER] = "speaker",
    [VDM_DETAIL_FINGERPRINT] = "fingerprint",
    [VDM_DETAIL_EPUBCHECK] = "epubcheck",
};

const char *
vdm_finding_detail_name(size_t index)
{
	return index < VDM_DETAIL_COUNT ? detail_names[index] : NULL;
}

int
vdm_findings_set_level(struct vdm_findings *findings, size_t index,
		       enum vdm_level level)
{
	if (index >= findings->count) {
		errno = EINVAL;
		return -1;
	}
	findings->item[index].level = level;
	return 0;
}

int
vdm_findings_mark(struct vdm_findings *findings, size_t index,
		  const char *detail, const char *value)
{
	const char *name;
	size_t i;

	for (i = 0; (name = vdm_finding_detail_name(i)) != NULL; i++)
		if (strcmp(name, detail) == 0)
			break;
	if (index >= findings->count || name == NULL) {
		errno = EINVAL;
		return -1;
	}
	findings->item[index].details[i] =
	    vdm_arena_strdup(&findings->arena, value);
	if (!findings->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

void
vdm_findings_clear(struct vdm_findings *findings)
{
	vdm_arena_fini(&findings->arena);
	vdm_arena_init(&findings->arena);
	findings->item = NULL;
	findings->count = findings->cap = 0;
	findings->last_file = NULL;
	vdm_strmap_fini(&findings->known);
	memset(&findings->known, 0, sizeof(findings->known));
	findings->word = NULL;
	findings->words = findings->words_cap = 0;
}

int
vdm_findings_keep(struct vdm_findings *findings, const char *word)
{
	struct vdm_findings *f = findings;
	const char **list, *own;

	if (vdm_strmap_get(&f->known, word, NULL))
		return 0;
	own = vdm_arena_strdup(&f->arena, word);
	list = vdm_arena_grow(&f->arena, f->word, &f->words_cap, f->words + 1,
			      sizeof(*list));
	if (own == NULL || list == NULL ||
	    !vdm_strmap_put(&f->known, own, f->words)) {
		errno = ENOMEM;
		return -1;
	}
	f->word = list;
	f->word[f->words++] = own;
	return 0;
}

const char *
vdm_findings_kept(const struct vdm_findings *findings, size_t index)
{
	return index < findings->words ? findings->word[index] : NULL;
}

int
vdm_findings_keeps(const struct vdm_findings *findings, const char *word)
{
	return vdm_strmap_get(&findings->known, word, NULL);
}

static void
keep(void *context, const struct vdm_finding *finding)
{
	struct vdm_findings *f = context;
	long long most = vdm_memory_lift();
	struct vdm_finding *list, *to;
	size_t i;

	list = vdm_arena_grow(&f->arena, f->item, &f->cap, f->count + 1,
			      sizeof(*list));
	if (list == NULL) {
		vdm_memory_set(most);
		return;
	}
	f->item = list;
	/* Findings of one file come one after the other, thousands of them. */
	if (finding->file != NULL &&
	    (f->last_file == NULL || strcmp(f->last_file, finding->file) != 0))
		f->last_file = vdm_arena_strdup(&f->arena, finding->file);
	to = &list[f->count];
	*to = *finding;
	to->file = finding->file != NULL ? f->last_file : NULL;
	to->id = vdm_arena_strdup(&f->arena, finding->id);
	to->message = vdm_arena_strdup(&f->arena, finding->message);
	to->text = vdm_arena_strdup(&f->arena, finding->text);
	for (i = 0; i < VDM_DETAIL_COUNT; i++)
		to->details[i] =
		    vdm_arena_strdup(&f->arena, finding->details[i]);
	/* A finding of which something is missing does not count as one. */
	if (!f->arena.failed)
		f->count++;
	vdm_memory_set(most);
}

const struct vdm_sink *
vdm_findings_sink(struct vdm_findings *findings, const char *file)
{
	struct vdm_sink *sink = NULL;
	char *name = NULL;

	if (file != NULL) {
		sink = vdm_arena_alloc(&findings->arena, sizeof(*sink));
		name = vdm_arena_strdup(&findings->arena, file);
	}
	if (sink == NULL || name == NULL)
		return &findings->unnamed;
	*sink = findings->unnamed;
	sink->file = name;
	return sink;
}

void
vdm_findings_add(struct vdm_findings *findings,
		 const struct vdm_finding *finding)
{
	keep(findings, finding);
}

size_t
vdm_findings_count(const struct vdm_findings *findings)
{
	return findings->count;
}

const struct vdm_finding *
vdm_findings_get(const struct vdm_findings *findings, size_t index)
{
	return index < findings->count ? &findings->item[index] : NULL;
}

int
vdm_findings_failed(const struct vdm_findings *findings)
{
	return findings->arena.failed;
}
