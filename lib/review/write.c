/* SPDX-License-Identifier: MIT */
/* Questions in the order in which they are best answered, written. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/error.h"
#include "base/sort.h"
#include "record/forms.h"
#include "review/review.h"

static const struct vdm_question *
at(const void *p)
{
	return *(const struct vdm_question *const *)p;
}

static int
by_gain(const void *x, const void *y)
{
	const struct vdm_question *a = at(x), *b = at(y);

	if (a->doubt != b->doubt)
		return a->doubt ? -1 : 1;
	if (a->settles != b->settles)
		return a->settles > b->settles ? -1 : 1;
	if (a->cert != b->cert)
		return a->cert > b->cert ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* What settles most first; the review itself stays as it is. */
static int
sorted(struct vdm_review *to, const struct vdm_review *r)
{
	const struct vdm_question **list =
	    vdm_calloc(r->count + 1, sizeof(*list));
	size_t i;

	*to = *r;
	to->item = vdm_calloc(r->count + 1, sizeof(*to->item));
	if (list == NULL || to->item == NULL) {
		vdm_free(to->item);
		vdm_free(list);
		return -1;
	}
	for (i = 0; i < r->count; i++)
		list[i] = &r->item[i];
	vdm_sort(list, r->count, sizeof(*list), by_gain);
	for (i = 0; i < r->count; i++)
		to->item[i] = *list[i];
	vdm_free(list);
	return 0;
}

int
vdm_review_write(const struct vdm_review *r, const char *format, const char *by,
		 const char *when, char **text, size_t *length)
{
	static const struct {
		const char *name;
		void (*write)(const struct vdm_review *r, const char *by,
			      const char *when, struct vdm_buf *out);
	} formats[] = {{"csv", vdm_review_csv},
		       {"html", vdm_review_html},
		       {"yaml", vdm_review_yaml}};
	struct vdm_review order;
	struct vdm_buf out;
	size_t i = 0, n = sizeof(formats) / sizeof(*formats);

	*text = NULL;
	*length = 0;
	while (i < n && strcmp(formats[i].name, format) != 0)
		i++;
	if (i == n) {
		errno = EINVAL;
		return -1;
	}
	if (when != NULL && !vdm_is_whole_date(when))
		return vdm_error(EINVAL, "\"%.80s\" is no day, YYYY-MM-DD",
				 when);
	if (r->arena.failed || sorted(&order, r) != 0) {
		errno = ENOMEM;
		return -1;
	}
	vdm_buf_init(&out);
	formats[i].write(&order, by != NULL ? by : "", when != NULL ? when : "",
			 &out);
	vdm_free(order.item);
	*text = vdm_buf_take(&out, length);
	if (*text == NULL)
		errno = ENOMEM;
	return *text != NULL ? 0 : -1;
}
