/* SPDX-License-Identifier: MIT */
/* What the fuzz targets share: sinks, parts of an input, replaying. */
#include "fuzz.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

void
fuzz_broken(const char *format, ...)
{
	va_list args;

	fputs("promise broken: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}

static void
hear(void *context, const struct vdm_finding *f)
{
	struct fuzz_heard *heard = context;

	if (f->id == NULL || f->message == NULL)
		fuzz_broken("a finding without id or message");
	if (vdm_explain_cause(f->id) == NULL)
		fuzz_broken("%s is explained nowhere", f->id);
	heard->count++;
	heard->aside |= strcmp(f->id, "tei-aside") == 0;
	heard->syntax |= strcmp(f->id, "xml-syntax") == 0;
	switch (f->level) {
	case VDM_LEVEL_NOTE:
	case VDM_LEVEL_WARNING:
		break;
	case VDM_LEVEL_LOSS:
		heard->losses++;
		break;
	case VDM_LEVEL_ERROR:
		heard->errors++;
		break;
	}
}

struct vdm_sink
fuzz_sink(struct fuzz_heard *heard)
{
	struct vdm_sink sink = {hear, NULL, NULL};

	memset(heard, 0, sizeof(*heard));
	sink.context = heard;
	return sink;
}

void
fuzz_failed(const char *call, const struct fuzz_heard *heard)
{
	int why = errno;

	if (why == 0 && heard->errors + heard->losses == 0)
		fuzz_broken("%s failed and did not say why", call);
	if (why == ENOMEM)
		fuzz_broken("%s had no memory for this", call);
}

#ifdef FUZZ_ENGINE
static uint32_t
hash(const uint8_t *data, size_t size)
{
	uint32_t h = 2166136261u;

	while (size-- > 0)
		h = (h ^ *data++) * 16777619u;
	return h ^ h >> 15;
}
#endif

int
fuzz_takes(const uint8_t *data, size_t size, size_t index, size_t count)
{
#ifdef FUZZ_ENGINE
	return hash(data, size) % count == index;
#else
	(void)data, (void)size, (void)index, (void)count;
	return 1;
#endif
}

size_t
fuzz_parts(const uint8_t *data, size_t size, struct fuzz_part parts[FUZZ_PARTS])
{
	const char *p = (const char *)data, *end = p + size;
	size_t count = 0;

	memset(parts, 0, FUZZ_PARTS * sizeof(*parts));
	parts[0].bytes = p;
	while (p < end) {
		const char *eol = memchr(p, '\n', (size_t)(end - p));
		const char *next = eol == NULL ? end : eol + 1;

		if (end - p > 4 && memcmp(p, "=== ", 4) == 0 &&
		    count + 1 < FUZZ_PARTS) {
			struct fuzz_part *part;
			size_t n = (size_t)((eol == NULL ? end : eol) - p) - 4;

			parts[count].length = (size_t)(p - parts[count].bytes);
			part = &parts[++count];
			if (n >= sizeof(part->name))
				n = sizeof(part->name) - 1;
			memcpy(part->name, p + 4, n);
			part->bytes = next;
		}
		p = next;
	}
	parts[count].length = (size_t)(end - parts[count].bytes);
	return count + 1;
}

const struct fuzz_part *
fuzz_part(const struct fuzz_part *parts, size_t count, const char *name)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(parts[i].name, name) == 0)
			return &parts[i];
	return NULL;
}

char *
fuzz_string(const struct fuzz_part *part)
{
	char *s = malloc(part->length + 1);

	if (s == NULL)
		abort();
	memcpy(s, part->bytes, part->length);
	s[part->length] = '\0';
	return s;
}

void
fuzz_json(const char *what, const char *text, size_t length)
{
	json_error_t why;
	json_t *json = json_loadb(text, length, JSON_DECODE_ANY, &why);

	if (json == NULL)
		fuzz_broken("%s is no JSON: %s", what, why.text);
	json_decref(json);
}

#ifndef FUZZ_ENGINE
static int
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0, got;
	uint8_t *data = malloc(1 << 20);

	if (f == NULL || data == NULL) {
		fprintf(stderr, "%s: cannot be read\n", path);
		free(data);
		if (f != NULL)
			fclose(f);
		return -1;
	}
	while ((got = fread(data + n, 1, (1 << 20) - n, f)) > 0)
		n += got;
	fclose(f);
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
	return 0;
}

int
main(int argc, char **argv)
{
	int i;

	if (argc < 2) {
		fprintf(stderr, "usage: %s FILE...\n", argv[0]);
		return 2;
	}
	for (i = 1; i < argc; i++)
		if (replay(argv[i]) != 0)
			return 1;
	return 0;
}
#endif
