/* SPDX-License-Identifier: MIT */
/* The account that the witness keeps of what is read and written. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
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

void
vdm_account_reset(struct vdm_account *account)
{
	memset(account, 0, sizeof(*account));
}

/* The members of all counts, one after the other, and how many documents. */
enum {
	MEMBERS = sizeof(struct vdm_account_counts) / sizeof(size_t),
	NUMBERS = VDM_ACCOUNT_SIDES * VDM_ACCOUNT_COUNT * MEMBERS + 1
};

static size_t
number_get(const struct vdm_account *account, size_t i)
{
	size_t n = i / MEMBERS;

	if (i == NUMBERS - 1)
		return account->documents;
	return member(
	    &account->counts[n / VDM_ACCOUNT_COUNT][n % VDM_ACCOUNT_COUNT],
	    i % MEMBERS * sizeof(size_t));
}

static void
number_add(struct vdm_account *account, size_t i, size_t more)
{
	size_t n = i / MEMBERS, sum = number_get(account, i) + more;
	struct vdm_account_counts *counts;

	if (i == NUMBERS - 1) {
		account->documents = sum;
		return;
	}
	counts = &account->counts[n / VDM_ACCOUNT_COUNT][n % VDM_ACCOUNT_COUNT];
	memcpy((char *)counts + i % MEMBERS * sizeof(size_t), &sum,
	       sizeof(sum));
}

int
vdm_account_pack(const struct vdm_account *account, char **text)
{
	struct vdm_buf out;
	size_t i, length;

	vdm_buf_init(&out);
	for (i = 0; i < NUMBERS; i++)
		vdm_buf_printf(&out, "%s%zu", i > 0 ? " " : "",
			       number_get(account, i));
	*text = vdm_buf_take(&out, &length);
	vdm_buf_fini(&out);
	if (*text != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

int
vdm_account_unpack(struct vdm_account *account, const char *text)
{
	size_t numbers[NUMBERS], i;
	const char *at = text;
	char *end;

	vdm_error_begin();
	for (i = 0; i < NUMBERS; i++, at = end) {
		numbers[i] = (size_t)strtoull(at, &end, 10);
		if (end == at)
			return vdm_error(EINVAL, "this is no packed account");
	}
	if (*at != '\0')
		return vdm_error(EINVAL, "this is no packed account");
	for (i = 0; i < NUMBERS; i++)
		number_add(account, i, numbers[i]);
	return 0;
}
