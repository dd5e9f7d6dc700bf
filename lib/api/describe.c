/* SPDX-License-Identifier: MIT */
/* People and fields that a program adds to a record and corrects. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "api/edit.h"
#include "base/error.h"
#include "base/limits.h"
#include "xml/sax.h"

/* A copy of a string that may be none, or is "" where one is needed. 0, or -1
 * with errno ENOMEM. */
static int
take_string(struct vdm_record *rec, const char *value, int needed,
	    const char **copy)
{
	*copy = NULL;
	if (value == NULL && needed)
		value = "";
	if (value != NULL && (*copy = vdm_edit_copy(rec, value)) == NULL)
		return -1;
	return 0;
}

/* ---- people ------------------------------------------------------------ */

const struct vdm_person *
vdm_edit_person(struct vdm_record *record, const char *id, const char *name)
{
	struct vdm_person *p = NULL;

	vdm_error_begin();
	if (vdm_edit_check(name) != 0)
		return NULL;
	if (id != NULL && !vdm_xml_is_ncname(id))
		vdm_error(EINVAL,
			  "\"%.80s\" is no id: letters, digits, "
			  "hyphens, a letter first",
			  id);
	else if (id != NULL && vdm_person_find(record, id, strlen(id)) != NULL)
		vdm_error(EINVAL, "another person has the id \"%.80s\"", id);
	else if (record->people_count >= VDM_LIMIT_PEOPLE)
		vdm_error(EINVAL, "a record can have %d people",
			  VDM_LIMIT_PEOPLE);
	else if ((p = vdm_person_add(record, id, name)) == NULL)
		errno = ENOMEM;
	if (p == NULL)
		return NULL;
	p->participant = 1;
	return vdm_edit_header(record) == 0 ? p : NULL;
}

struct person_row {
	const char *what;
	size_t offset;
	enum { PERSON_NAME, PERSON_STRING, PERSON_SWITCH, PERSON_LIST } kind;
};

static const struct person_row person_rows[] = {
    {"form", offsetof(struct vdm_person, forms), PERSON_LIST},
    {"group", offsetof(struct vdm_person, group), PERSON_SWITCH},
    {"name", offsetof(struct vdm_person, name), PERSON_NAME},
    {"participant", offsetof(struct vdm_person, participant), PERSON_SWITCH},
    {"ref", offsetof(struct vdm_person, refs), PERSON_LIST},
    {"role", offsetof(struct vdm_person, roles), PERSON_LIST},
    {"title", offsetof(struct vdm_person, title), PERSON_STRING},
};

static const struct person_row *
person_row(const char *what)
{
	size_t i, n = sizeof(person_rows) / sizeof(person_rows[0]);

	for (i = 0; i < n; i++)
		if (strcmp(person_rows[i].what, what) == 0)
			return &person_rows[i];
	vdm_error(EINVAL,
		  "a person has no \"%.80s\": form, group, name, participant, "
		  "ref, role, title",
		  what);
	return NULL;
}

static int
person_list(struct vdm_record *rec, struct vdm_person *p,
	    struct vdm_strings *list, const char *value)
{
	if (value == NULL || *value == '\0')
		return vdm_error(EINVAL, "there is nothing to add");
	if (list == &p->roles)
		vdm_person_add_role(rec, p, value);
	else
		vdm_strings_add(rec, list, value);
	if (!rec->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

int
vdm_edit_person_set(struct vdm_record *record, const struct vdm_person *person,
		    const char *what, const char *value)
{
	struct vdm_person *p = (struct vdm_person *)(uintptr_t)person;
	const struct person_row *row;
	const char *copy;
	void *slot;
	int rc = -1;

	vdm_error_begin();
	row = person_row(what);
	if (row == NULL || (value != NULL && vdm_edit_check(value) != 0))
		return -1;
	slot = (char *)p + row->offset;
	switch (row->kind) {
	case PERSON_LIST:
		rc = person_list(record, p, slot, value);
		break;
	case PERSON_SWITCH:
		rc = vdm_yes_or_no(what, value);
		if (rc >= 0)
			*(int *)slot = rc;
		rc = rc >= 0 ? 0 : -1;
		break;
	case PERSON_NAME:
	case PERSON_STRING:
		rc =
		    take_string(record, value, row->kind == PERSON_NAME, &copy);
		if (rc == 0)
			*(const char **)slot = copy;
		break;
	}
	return rc == 0 ? vdm_edit_header(record) : -1;
}

/* ---- fields ------------------------------------------------------------ */

const struct vdm_field *
vdm_edit_field(struct vdm_record *record, const char *name, const char *value)
{
	const struct vdm_field_info *info;
	struct vdm_field *f;
	size_t most;

	vdm_error_begin();
	if (vdm_edit_check(name) != 0 || vdm_edit_check(value) != 0)
		return NULL;
	info = vdm_field_by_name(name);
	/* a record that has as many as it may is still written, and says of
	 * what it was made */
	most = VDM_LIMIT_FIELDS +
	       (info != NULL && info->id == VDM_F_PROVENANCE ? 1 : 0);
	if (*name == '\0' || record->fields_count >= most) {
		vdm_error(EINVAL, *name == '\0' ? "a field has a name"
						: "the record has as many "
						  "fields as one can have");
		return NULL;
	}
	f = vdm_field_add(record, info != NULL ? info->id : VDM_F_OTHER, value);
	if (f == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	if (info == NULL && (f->name = vdm_edit_copy(record, name)) == NULL)
		return NULL;
	return vdm_edit_header(record) == 0 ? f : NULL;
}

int
vdm_edit_field_set(struct vdm_record *record, const struct vdm_field *field,
		   const char *what, const char *value)
{
	static const struct {
		const char *what;
		size_t offset;
	} rows[] = {
	    {"label", offsetof(struct vdm_field, label)},
	    {"norm", offsetof(struct vdm_field, norm)},
	    {"ref", offsetof(struct vdm_field, ref)},
	    {"role", offsetof(struct vdm_field, role)},
	    {"value", offsetof(struct vdm_field, value)},
	};
	struct vdm_field *f = (struct vdm_field *)(uintptr_t)field;
	size_t i, n = sizeof(rows) / sizeof(rows[0]);
	const char **slot, *copy;

	vdm_error_begin();
	for (i = 0; i < n && strcmp(rows[i].what, what) != 0; i++)
		;
	if (i == n)
		return vdm_error(EINVAL,
				 "a field has no \"%.80s\": label, norm, ref, "
				 "role, value",
				 what);
	if (value != NULL && vdm_edit_check(value) != 0)
		return -1;
	slot = (const char **)((char *)f + rows[i].offset);
	if (take_string(record, value, slot == &f->value, &copy) != 0)
		return -1;
	*slot = copy;
	/* what a person says is no guess */
	f->state =
	    *f->value != '\0' ? VDM_STATE_EXPLICIT : VDM_STATE_EXPLICIT_EMPTY;
	f->cert = VDM_CERT_NONE;
	f->reason = NULL;
	return vdm_edit_header(record);
}

int
vdm_edit_field_remove(struct vdm_record *record, const struct vdm_field *field)
{
	size_t i, n = record->fields_count;

	vdm_error_begin();
	for (i = 0; i < n && record->fields[i] != field; i++)
		;
	if (i == n)
		return vdm_error(EINVAL, "the record has no such field");
	memmove(&record->fields[i], &record->fields[i + 1],
		(n - i - 1) * sizeof(record->fields[0]));
	record->fields_count--;
	return vdm_edit_header(record);
}
