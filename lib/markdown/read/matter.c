/* SPDX-License-Identifier: MIT */
/* Values of front matter as fields and as what is said of them. */
#include "markdown/read/matter.h"

#include <string.h>

#include "base/utf8.h"

void
vdm_md_key_used(struct vdm_md_matter *f, const char *key)
{
	if (key != NULL)
		vdm_buf_printf(&f->keys, "%s%s", f->keys.len > 0 ? " " : "",
			       key);
}

void
vdm_md_scalar_text(const struct vdm_yaml *n, struct vdm_buf *out)
{
	const char *s = n->value;
	size_t len = strlen(s), i, feeds = 0;

	if (!n->block) {
		vdm_buf_put(out, s, len);
		return;
	}
	while (len > 0 && vdm_is_space((unsigned char)s[len - 1]))
		len--;
	for (i = 0; i < len; i++) {
		if (s[i] == '\n') {
			feeds++;
			continue;
		}
		if (feeds > 0 && out->len > 0)
			vdm_buf_putc(out, feeds > 1 ? '\n' : ' ');
		feeds = 0;
		vdm_buf_putc(out, s[i]);
	}
}

struct vdm_field *
vdm_md_field_add(struct vdm_md_matter *f, enum vdm_field_id id,
		 const struct vdm_yaml *n, const char *label)
{
	struct vdm_field *field;
	struct vdm_buf value;

	vdm_buf_init(&value);
	if (n->kind != VDM_YAML_SCALAR)
		vdm_yaml_json(n, &value);
	else if (!vdm_yaml_is_empty(n))
		vdm_md_scalar_text(n, &value);
	field = vdm_field_add(f->rec, id, vdm_buf_str(&value));
	if (field != NULL) {
		field->pos = n->pos;
		field->label = vdm_arena_strdup(&f->rec->arena, label);
		if (vdm_md_is_norm(id, field->value))
			field->norm = field->value;
	}
	vdm_buf_fini(&value);
	return field;
}

void
vdm_md_other_add(struct vdm_md_matter *f, const char *prefix,
		 const struct vdm_yaml *n)
{
	struct vdm_field *field = vdm_md_field_add(f, VDM_F_OTHER, n, NULL);
	struct vdm_buf name;

	if (field == NULL)
		return;
	vdm_buf_init(&name);
	if (prefix != NULL)
		vdm_buf_printf(&name, "%s.", prefix);
	vdm_buf_puts(&name, n->key);
	field->name = vdm_arena_strdup(&f->rec->arena, vdm_buf_str(&name));
	vdm_buf_fini(&name);
}

void
vdm_md_detail_add(struct vdm_md_matter *f, struct vdm_details *to,
		  const char *name, const struct vdm_yaml *n)
{
	const struct vdm_yaml *c;
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (n->kind == VDM_YAML_LIST) {
		for (c = n->first; c != NULL; c = c->next)
			vdm_md_detail_add(f, to, name, c);
	} else if (n->kind == VDM_YAML_MAP) {
		vdm_yaml_json(n, &b);
		vdm_detail_add(f->rec, to, name, vdm_buf_str(&b));
	} else if (!vdm_yaml_is_empty(n)) {
		vdm_md_scalar_text(n, &b);
		vdm_detail_add(f->rec, to, name, vdm_buf_str(&b));
	}
	f->rec->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}
