/* SPDX-License-Identifier: MIT */
/* Extended attributes of files: access lists, labels, what users note. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>

#include "ground/output.h"
#include "ground/say.h"

#ifdef __linux__

/* What the system itself makes of a file's content. */
static int
is_of_content(const char *name)
{
	return strcmp(name, "security.ima") == 0 ||
	       strcmp(name, "security.evm") == 0;
}

static int
copy_one(const char *from, int to, const char *name)
{
	ssize_t n = getxattr(from, name, NULL, 0), m;
	char *value, *there;
	int rc = -1;

	if (n < 0)
		return errno == ENODATA ? 0 : -1;
	value = cmd_have(malloc((size_t)n + 1));
	there = cmd_have(malloc((size_t)n + 1));
	n = getxattr(from, name, value, (size_t)n);
	if (n >= 0) {
		m = fgetxattr(to, name, there, (size_t)n);
		if (m == n && memcmp(value, there, (size_t)n) == 0)
			rc = 0;
		else
			rc = fsetxattr(to, name, value, (size_t)n, 0);
	}
	free(value);
	free(there);
	return rc;
}

int
cmd_attributes_copy(const char *from, int to)
{
	ssize_t n = listxattr(from, NULL, 0);
	char *names, *name;
	int rc = 0;

	if (n <= 0)
		return n == 0 || errno == ENOTSUP || errno == ENOSYS ? 0 : -1;
	names = cmd_have(malloc((size_t)n));
	n = listxattr(from, names, (size_t)n);
	if (n < 0)
		rc = -1;
	for (name = names; n > 0; name += strlen(name) + 1) {
		n -= (ssize_t)strlen(name) + 1;
		if (!is_of_content(name) && copy_one(from, to, name) != 0)
			rc = -1;
	}
	free(names);
	return rc;
}
#else
int
cmd_attributes_copy(const char *from, int to)
{
	(void)from;
	(void)to;
	return 0;
}
#endif
