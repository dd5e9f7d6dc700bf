/* SPDX-License-Identifier: MIT */
/* Who counts what makes a document invalid. */
#include "validate/judge.h"

#include <string.h>

static int
is_echo(const struct vdm_judge *j, const struct vdm_finding *finding)
{
	for (size_t i = 0; finding->line != 0 && i < j->places_count; i++)
		if (j->places[i].line == finding->line &&
		    j->places[i].column == finding->column)
			return 1;
	return 0;
}

void
vdm_judge_remember(struct vdm_judge *j, unsigned line, unsigned column)
{
	if (j->places_count == VDM_JUDGE_PLACES)
		return;
	j->places[j->places_count].line = line;
	j->places[j->places_count++].column = column;
}

/* Whether it is about the document itself, not one beside it. */
static int
is_own(const struct vdm_judge *j, const struct vdm_finding *finding)
{
	return finding->file == NULL || j->to == NULL || j->to->file == NULL ||
	       strcmp(finding->file, j->to->file) == 0;
}

static int
is_missing(const struct vdm_judge *j, const struct vdm_finding *finding)
{
	return j->missing != NULL && strcmp(finding->id, j->missing) == 0;
}

static void
count(struct vdm_judge *j, const struct vdm_finding *finding)
{
	j->errors++;
	if (is_own(j, finding))
		vdm_judge_remember(j, finding->line, finding->column);
}

static void
judge_emit(void *context, const struct vdm_finding *finding)
{
	struct vdm_judge *j = context;
	struct vdm_finding placeless;

	if (j->placeless) {
		placeless = *finding;
		placeless.line = placeless.column = 0;
		finding = &placeless;
	}
	if (j->rules && is_echo(j, finding))
		return;
	if (j->errors_only && j->unreadable != NULL &&
	    strcmp(finding->id, j->unreadable) == 0) {
		placeless = *finding;
		placeless.level = VDM_LEVEL_WARNING;
		finding = &placeless;
	} else if (is_missing(j, finding)) {
		placeless = *finding;
		placeless.level = VDM_LEVEL_ERROR;
		finding = &placeless;
		count(j, finding);
	} else if (finding->level >= j->fail) {
		count(j, finding);
	} else if (j->errors_only) {
		return;
	}
	if (j->to != NULL && j->to->emit != NULL)
		j->to->emit(j->to->context, finding);
}

struct vdm_sink
vdm_judge_sink(struct vdm_judge *j)
{
	struct vdm_sink s = {judge_emit, j, NULL};

	if (j->to != NULL)
		s.file = j->to->file;
	return s;
}
