/* SPDX-License-Identifier: MIT */
/* The account that the witness keeps of what is read and written. */
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "witness/account.h"

struct vdm_account *
vdm_account_new(void)
{
	struct vdm_account *a = vdm_calloc(1, sizeof(*a));

	if (a == NULL)
		errno = ENOMEM;
	return a;
}

void
vdm_account_free(struct vdm_account *account)
{
	vdm_free(account);
}

static const char *const names[VDM_ACCOUNT_COUNT] = {"words", "addresses",
						     "functions"};

const char *
vdm_account_name(size_t index)
{
	return index < VDM_ACCOUNT_COUNT ? names[index] : NULL;
}

/* Counts by name: of which side; both: the sum. */
static const struct {
	const char *name;
	size_t offset;
	int reading, writing;
} columns[] = {
    {"source", offsetof(struct vdm_account_counts, from), 1, 0},
    {"record", offsetof(struct vdm_account_counts, to), 1, 0},
    {"output", offsetof(struct vdm_account_counts, to), 0, 1},
    {"reported", offsetof(struct vdm_account_counts, reported), 1, 1},
    {"unaccounted", offsetof(struct vdm_account_counts, unaccounted), 1, 1},
    {"invented", offsetof(struct vdm_account_counts, invented), 1, 1},
    {"displaced", offsetof(struct vdm_account_counts, displaced), 1, 1},
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

const char *
vdm_account_column(size_t index)
{
	return index < COLUMNS ? columns[index].name : NULL;
}

static size_t
member(const struct vdm_account_counts *counts, size_t offset)
{
	size_t n;

	memcpy(&n, (const char *)counts + offset, sizeof(n));
	return n;
}

long
vdm_account_get(const struct vdm_account *account, const char *name,
		const char *column)
{
	const struct vdm_account_counts *reading, *writing;
	size_t of = 0, at = 0;

	vdm_error_begin();
	while (of < VDM_ACCOUNT_COUNT && strcmp(names[of], name) != 0)
		of++;
	while (at < COLUMNS && strcmp(columns[at].name, column) != 0)
		at++;
	if (of == VDM_ACCOUNT_COUNT)
		return vdm_error(EINVAL, "there is no account of \"%.80s\"",
				 name);
	if (at == COLUMNS)
		return vdm_error(EINVAL, "an account has no \"%.80s\"", column);
	reading = &account->counts[VDM_ACCOUNT_READING][of];
	writing = &account->counts[VDM_ACCOUNT_WRITING][of];
	return (long)((columns[at].reading ? member(reading, columns[at].offset)
					   : 0) +
		      (columns[at].writing ? member(writing, columns[at].offset)
					   : 0));
}

size_t
vdm_account_documents(const struct vdm_account *account)
{
	return account->documents;
}
