/* SPDX-License-Identifier: MIT */
/* What stands in a record, asked from outside: text, attributes, who speaks. */
#include <errno.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "record/record.h"

int
vdm_kind_find(const char *name, enum vdm_kind *kind)
{
	int i;

	*kind = VDM_KIND_NONE;
	vdm_error_begin();
	for (i = VDM_KIND_NONE + 1; i < VDM_KIND_COUNT; i++)
		if (strcmp(vdm_kind_name((enum vdm_kind)i), name) == 0) {
			*kind = (enum vdm_kind)i;
			return 0;
		}
	return vdm_error(EINVAL, "there is no kind \"%.80s\"", name);
}

int
vdm_node_attr_at(const struct vdm_node *node, size_t index, const char **name,
		 const char **value)
{
	const struct vdm_attr *a = node->attrs;

	*name = *value = NULL;
	while (a != NULL && index-- > 0)
		a = a->next;
	if (a == NULL)
		return -1;
	*name = a->name;
	*value = a->value;
	return 0;
}

char *
vdm_node_content_text(const struct vdm_node *node)
{
	struct vdm_buf out;
	size_t length;
	char *text;

	vdm_error_begin();
	vdm_buf_init(&out);
	vdm_node_content(node, &out);
	text = vdm_buf_take(&out, &length);
	if (text == NULL)
		errno = ENOMEM;
	return text;
}

const struct vdm_person *
vdm_node_speaker(const struct vdm_record *record, const struct vdm_node *speech,
		 size_t index)
{
	const char *cursor = vdm_node_attr(speech, "who"), *id;
	const struct vdm_person *p;
	size_t n;

	while ((id = vdm_who_next(&cursor, &n)) != NULL) {
		p = vdm_person_find(record, id, n);
		if (p != NULL && index-- == 0)
			return p;
	}
	return NULL;
}

size_t
vdm_node_speakers(const struct vdm_record *record,
		  const struct vdm_node *speech)
{
	size_t n = 0;

	while (vdm_node_speaker(record, speech, n) != NULL)
		n++;
	return n;
}

const struct vdm_person *
vdm_record_person_find(const struct vdm_record *record, const char *id)
{
	return vdm_person_find(record, id, strlen(id));
}

int
vdm_person_is_participant(const struct vdm_person *person)
{
	return person->participant != 0;
}

int
vdm_person_is_group(const struct vdm_person *person)
{
	return person->group != 0;
}

enum vdm_state
vdm_person_state(const struct vdm_person *person)
{
	return person->state;
}

enum vdm_certainty
vdm_person_certainty(const struct vdm_person *person)
{
	return person->cert;
}

unsigned
vdm_person_line(const struct vdm_person *person)
{
	return person->pos.line;
}

const char *
vdm_field_label(const struct vdm_field *field)
{
	return field->label;
}

const char *
vdm_field_role(const struct vdm_field *field)
{
	return field->role;
}

const char *
vdm_field_ref(const struct vdm_field *field)
{
	return field->ref;
}

const char *
vdm_field_reason(const struct vdm_field *field)
{
	return field->reason;
}

enum vdm_certainty
vdm_field_certainty(const struct vdm_field *field)
{
	return field->cert;
}
