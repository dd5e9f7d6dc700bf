/* SPDX-License-Identifier: MIT */
/* Where a record comes from, and the seal of an output. */
#include "record/provenance.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

static const char before[] = ", seal ";
static const char noughts[] = "00000000000000000000000000000000"
			      "00000000000000000000000000000000";

enum { DIGITS = VDM_SHA256_HEX - 1, BEFORE = sizeof(before) - 1 };

static const char *
value_of(const struct vdm_record *rec)
{
	size_t i = 0;
	const struct vdm_field *f = vdm_field_next(rec, VDM_F_PROVENANCE, &i);

	return f != NULL ? f->value : NULL;
}

const char *
vdm_provenance_version(struct vdm_record *in, const struct vdm_record *rec)
{
	static const char name[] = "by vidimus ";
	const char *value = value_of(rec);
	const char *at = value != NULL ? strstr(value, name) : NULL;

	if (at == NULL)
		return NULL;
	at += sizeof(name) - 1;
	return vdm_arena_strndup(&in->arena, at, strcspn(at, " ,\n"));
}

int
vdm_provenance_is_open(const struct vdm_record *rec)
{
	const char *value = value_of(rec);
	size_t n = value != NULL ? strlen(value) : 0;

	return n > BEFORE + DIGITS &&
	       memcmp(value + n - DIGITS, noughts, DIGITS) == 0 &&
	       memcmp(value + n - DIGITS - BEFORE, before, BEFORE) == 0;
}

int
vdm_provenance_say(struct vdm_said_record *said, const struct vdm_record *rec,
		   const char *seal)
{
	struct vdm_field **fields =
	    vdm_malloc((rec->fields_count + 1) * sizeof(*fields));
	size_t i, n;
	char *value;

	said->record = *rec;
	said->record.fields = fields;
	said->field.value = NULL;
	for (i = 0; fields != NULL && i < rec->fields_count; i++) {
		fields[i] = rec->fields[i];
		if (fields[i]->id != VDM_F_PROVENANCE)
			continue;
		n = strlen(fields[i]->value);
		said->field = *fields[i];
		value = vdm_strdup(fields[i]->value);
		said->field.value = value;
		if (value != NULL && n >= DIGITS && strlen(seal) == DIGITS)
			memcpy(value + n - DIGITS, seal, DIGITS);
		fields[i] = &said->field;
	}
	if (fields != NULL && said->field.value != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

void
vdm_provenance_unsay(struct vdm_said_record *said)
{
	vdm_free((void *)(uintptr_t)said->field.value);
	vdm_free(said->record.fields);
}

static int
is_seal(const char *s, size_t length)
{
	return length >= BEFORE + DIGITS && memcmp(s, before, BEFORE) == 0 &&
	       strspn(s + BEFORE, "0123456789abcdef") >= DIGITS;
}

char *
vdm_seal_next(const char *bytes, size_t length, const char *after)
{
	const char *s = after != NULL ? after : bytes, *end = bytes + length;

	for (; (s = memchr(s, ',', (size_t)(end - s))) != NULL; s++)
		if (is_seal(s, (size_t)(end - s)))
			return (char *)(uintptr_t)(s + BEFORE);
	return NULL;
}

char *
vdm_seal_find(const char *bytes, size_t length)
{
	char *found = vdm_seal_next(bytes, length, NULL);

	return found != NULL && vdm_seal_next(bytes, length, found) == NULL
		   ? found
		   : NULL;
}

void
vdm_seal_close(char *bytes, size_t length)
{
	char *at = vdm_seal_find(bytes, length), hex[VDM_SHA256_HEX];

	if (at == NULL || memcmp(at, noughts, DIGITS) != 0)
		return;
	vdm_sha256_hex(bytes, length, hex);
	memcpy(at, hex, DIGITS);
}

int
vdm_seal_holds(const char *bytes, size_t length)
{
	char *at = vdm_seal_find(bytes, length), hex[VDM_SHA256_HEX], *copy;
	int holds;

	if (at == NULL || memcmp(at, noughts, DIGITS) == 0 ||
	    (copy = vdm_malloc(length)) == NULL)
		return 0;
	memcpy(copy, bytes, length);
	memcpy(copy + (at - bytes), noughts, DIGITS);
	vdm_sha256_hex(copy, length, hex);
	holds = memcmp(hex, at, DIGITS) == 0;
	vdm_free(copy);
	return holds ? 1 : -1;
}
