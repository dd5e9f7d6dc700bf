/* SPDX-License-Identifier: MIT */
/* What the witness counted in the sources of a run, in a line. */
#include <stdio.h>
#include <string.h>

#include <vidimus.h>

#include "found/run.h"
#include "show/outputs.h"

/* "1,204,331" */
static const char *
grouped(char *to, size_t size, long n)
{
	char digits[24];
	size_t i, k = 0, length;

	snprintf(digits, sizeof(digits), "%ld", n);
	length = strlen(digits);
	for (i = 0; i < length && k + 2 < size; i++) {
		if (i > 0 && (length - i) % 3 == 0)
			to[k++] = ',';
		to[k++] = digits[i];
	}
	to[k] = '\0';
	return to;
}

static long
missing(const struct vdm_account *account)
{
	static const char *const columns[] = {"unaccounted", "invented",
					      "displaced"};
	const char *name;
	size_t i, k;
	long n = 0;

	for (i = 0; (name = vdm_account_name(i)) != NULL; i++)
		for (k = 0; k < sizeof(columns) / sizeof(columns[0]); k++)
			n += vdm_account_get(account, name, columns[k]);
	return n;
}

void
cmd_run_account(const struct cmd_run *run, FILE *out)
{
	const struct vdm_account *a = run->account;
	size_t files = a != NULL ? vdm_account_documents(a) : 0;
	char words[40], addresses[40], functions[40], not [40];

	if (files == 0)
		return;
	fprintf(out, "%s words, %s addresses, %s functions in %zu file%s: ",
		grouped(words, sizeof(words),
			vdm_account_get(a, "words", "source")),
		grouped(addresses, sizeof(addresses),
			vdm_account_get(a, "addresses", "source")),
		grouped(functions, sizeof(functions),
			vdm_account_get(a, "functions", "source")),
		files, files == 1 ? "" : "s");
	if (missing(a) == 0)
		fprintf(out, "all accounted for\n");
	else
		fprintf(out, "%s not accounted for\n",
			grouped(not, sizeof(not ), missing(a)));
}
