/* SPDX-License-Identifier: MIT */
/* Lets a record say where it comes from, and tells edited outputs. */
#include <errno.h>
#include <string.h>

#include "api/edit.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "format/format.h"
#include "record/forms.h"
#include "record/provenance.h"

/* A file may be called anything; what would break the line, or the reading of
 * it, is written as in an address. */
static void
put_name(struct vdm_buf *out, const char *name)
{
	size_t i, used, n = strlen(name);

	for (i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(name + i, n - i, &used);
		size_t k;

		if (c != VDM_UTF8_BAD && c > 0x20 && c != 0x7F && c != ',' &&
		    c != '%' && (c < 0x80 || c >= 0xA0) && c < 0xFFF0) {
			vdm_buf_put(out, name + i, used);
			continue;
		}
		if (c == ' ' && i > 0 && i + 1 < n && name[i + 1] != ' ') {
			vdm_buf_putc(out, ' ');
			continue;
		}
		for (k = 0; k < used; k++)
			vdm_buf_printf(out, "%%%02X",
				       (unsigned char)name[i + k]);
	}
}

static struct vdm_field *
provenance_of(struct vdm_record *record)
{
	size_t i;

	for (i = 0; i < record->fields_count; i++)
		if (record->fields[i]->id == VDM_F_PROVENANCE)
			return record->fields[i];
	return NULL;
}

/* The same with its seal open, or as it is where it has none. */
static int
open_again(struct vdm_record *record, struct vdm_field *f)
{
	char *copy = vdm_arena_strdup(&record->arena, f->value), *seal;

	if (copy == NULL) {
		errno = ENOMEM;
		return -1;
	}
	seal = vdm_seal_find(copy, strlen(copy));
	if (seal != NULL)
		memset(seal, '0', VDM_SHA256_HEX - 1);
	if (strcmp(copy, f->value) == 0)
		return 0;
	f->value = copy;
	return vdm_edit_header(record);
}

int
vdm_provenance_set(struct vdm_record *record, const char *name,
		   const char *digest, const char *when)
{
	struct vdm_field *f = provenance_of(record);
	struct vdm_buf value;
	int rc;

	vdm_error_begin();
	if (when != NULL && !vdm_is_moment(when))
		return vdm_error(EINVAL,
				 "\"%.80s\" is no moment, "
				 "YYYY-MM-DDThh:mm:ssZ",
				 when);
	if (f != NULL)
		return open_again(record, f);
	vdm_buf_init(&value);
	if (when != NULL)
		vdm_buf_printf(&value, "on %s ", when);
	vdm_buf_puts(&value, "by vidimus " VDM_VERSION);
	if (name != NULL && *name != '\0') {
		vdm_buf_puts(&value, " from ");
		put_name(&value, name);
	}
	vdm_buf_printf(&value, ", SHA-256 %s, seal ", digest);
	for (rc = 0; rc < VDM_SHA256_HEX - 1; rc++)
		vdm_buf_putc(&value, '0');
	rc = vdm_edit_field(record, "provenance", vdm_buf_str(&value)) != NULL
		 ? 0
		 : -1;
	if (rc == 0 && value.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_buf_fini(&value);
	return rc;
}

int
vdm_provenance_remove(struct vdm_record *record)
{
	struct vdm_field *f = provenance_of(record);

	return f != NULL ? vdm_edit_field_remove(record, f) : 0;
}

int
vdm_provenance_check(const void *bytes, size_t length)
{
	const struct vdm_format *f = vdm_format_detect(bytes, length, NULL);

	vdm_error_begin();
	if (f != NULL && f->seal_holds != NULL)
		return f->seal_holds(bytes, length);
	return vdm_seal_holds(bytes, length);
}
