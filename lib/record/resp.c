/* SPDX-License-Identifier: MIT */
/* Who decided what was in doubt: contributors that @resp points at. */
#include "record/resp.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "record/record.h"

static const char *
id_of(const struct vdm_field *f)
{
	return f->id == VDM_F_CONTRIBUTOR && f->role != NULL &&
		       strcmp(f->role, VDM_ROLE_DECIDED) == 0
		   ? vdm_detail_get(&f->details, VDM_DETAIL_ID)
		   : NULL;
}

static int
is_taken(const struct vdm_record *rec, const char *id)
{
	const struct vdm_node *n;
	size_t i;

	if (vdm_person_find(rec, id, strlen(id)) != NULL)
		return 1;
	for (i = 0; i < rec->fields_count; i++) {
		const char *has = id_of(rec->fields[i]);

		if (has != NULL && strcmp(has, id) == 0)
			return 1;
	}
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *has =
		    vdm_node_is_element(n) ? vdm_node_attr(n, "xml:id") : NULL;

		if (has != NULL && strcmp(has, id) == 0)
			return 1;
	}
	return 0;
}

/* "resp-ada-ray"; of names in other letters "resp". */
static void
make_id(const struct vdm_record *rec, const char *name, struct vdm_buf *out)
{
	size_t base;
	unsigned n;

	vdm_buf_puts(out, "resp");
	for (; *name != '\0'; name++) {
		char c = *name;

		if (vdm_is_capital(c))
			c = (char)(c - 'A' + 'a');
		if (vdm_is_small(c) || vdm_is_digit(c)) {
			if (out->len == 4)
				vdm_buf_putc(out, '-');
			vdm_buf_putc(out, c);
		} else if (out->len > 4 && out->data[out->len - 1] != '-') {
			vdm_buf_putc(out, '-');
		}
	}
	while (out->len > 4 && out->data[out->len - 1] == '-')
		vdm_buf_truncate(out, out->len - 1);
	base = out->len;
	for (n = 2; !out->failed && is_taken(rec, vdm_buf_str(out)); n++) {
		vdm_buf_truncate(out, base);
		vdm_buf_printf(out, "-%u", n);
	}
}

static const char *
pointer(struct vdm_record *rec, const char *id)
{
	char *s = vdm_arena_chars(&rec->arena, strlen(id) + 2);

	if (s == NULL)
		return NULL;
	s[0] = '#';
	memcpy(s + 1, id, strlen(id) + 1);
	return s;
}

const char *
vdm_resp_of(struct vdm_record *rec, const char *name)
{
	const char *id = NULL;
	struct vdm_field *f;
	struct vdm_buf b;
	size_t i;

	for (i = 0; i < rec->fields_count; i++)
		if (id_of(rec->fields[i]) != NULL &&
		    strcmp(rec->fields[i]->value, name) == 0)
			return pointer(rec, id_of(rec->fields[i]));
	f = vdm_field_add(rec, VDM_F_CONTRIBUTOR, name);
	if (f == NULL)
		return NULL;
	f->role = VDM_ROLE_DECIDED;
	f->state = VDM_STATE_STATED;
	vdm_buf_init(&b);
	make_id(rec, name, &b);
	if (!b.failed) {
		id = pointer(rec, vdm_buf_str(&b));
		vdm_detail_add(rec, &f->details, VDM_DETAIL_ID,
			       vdm_buf_str(&b));
	}
	rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return id;
}

const char *
vdm_resp_name(const struct vdm_record *rec, const struct vdm_node *n)
{
	const char *resp = vdm_node_attr(n, "resp"), *token;
	size_t i, len;

	while ((token = vdm_who_next(&resp, &len)) != NULL)
		for (i = 0; *token == '#' && i < rec->fields_count; i++) {
			const char *id = id_of(rec->fields[i]);

			if (id != NULL && strlen(id) == len - 1 &&
			    strncmp(id, token + 1, len - 1) == 0)
				return rec->fields[i]->value;
		}
	return NULL;
}
