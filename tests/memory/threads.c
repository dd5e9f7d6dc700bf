/* SPDX-License-Identifier: MIT */
/* Several threads, each with its own records: the same bytes as one alone. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

enum { THREADS = 8, ROUNDS = 12 };

struct job {
	const char *text;
	size_t length;
	char *out[4];
	size_t out_length[4];
	int failed;
};

static char *
read_file(const char *path, size_t *length)
{
	FILE *f = fopen(path, "rb");
	char *p = malloc(1 << 20);

	*length = f != NULL && p != NULL ? fread(p, 1, 1 << 20, f) : 0;
	if (f != NULL)
		fclose(f);
	return p;
}

/* To every format, from it again, compared with what was read. */
static int
convert(struct job *job, size_t i, int keep)
{
	struct vdm_write_options to = {.to = vdm_format_name(i),
				       .modified = "2001-01-01T00:00:00Z"};
	struct vdm_read_options from = {.from = to.to};
	struct vdm_record *a = NULL, *b = NULL;
	struct vdm_comparison *c = NULL;
	char *bytes = NULL;
	size_t n = 0;
	int rc = vdm_read(&a, job->text, job->length, NULL, NULL);

	if (rc == 0)
		rc = vdm_write(a, &bytes, &n, &to, NULL);
	if (rc == 0)
		rc = vdm_read(&b, bytes, n, &from, NULL);
	if (rc == 0)
		rc = (c = vdm_comparison_new(a, b, NULL)) != NULL ? 0 : -1;
	vdm_comparison_free(c);
	vdm_record_free(a);
	vdm_record_free(b);
	if (rc == 0 && keep) {
		job->out[i] = bytes;
		job->out_length[i] = n;
		return 0;
	}
	if (rc == 0 &&
	    (n != job->out_length[i] || memcmp(bytes, job->out[i], n) != 0))
		rc = -1;
	free(bytes);
	return rc;
}

static void *
work(void *context)
{
	struct job *job = context;
	int i;

	for (i = 0; i < ROUNDS; i++)
		if (convert(job, (size_t)i % 4, 0) != 0)
			__atomic_store_n(&job->failed, 1, __ATOMIC_RELAXED);
	return NULL;
}

int
main(void)
{
	const char *top = getenv("srcdir");
	pthread_t thread[THREADS];
	struct job job = {0};
	char path[4096], *text;
	size_t i;

	snprintf(path, sizeof(path), "%s/fixtures/minutes.txt",
		 top != NULL ? top : "..");
	text = read_file(path, &job.length);
	job.text = text;
	if (job.length == 0)
		return 1;
	for (i = 0; i < 4; i++)
		if (convert(&job, i, 1) != 0)
			return 1;
	for (i = 0; i < THREADS; i++)
		if (pthread_create(&thread[i], NULL, work, &job) != 0)
			return 1;
	for (i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	for (i = 0; i < 4; i++)
		free(job.out[i]);
	free(text);
	printf("%d threads, %d rounds: %s\n", THREADS, ROUNDS,
	       job.failed ? "differ" : "the same bytes");
	return job.failed;
}
