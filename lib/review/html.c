/* SPDX-License-Identifier: MIT */
/* Questions as one page that asks them, and saves the answers as decisions. */
#include <string.h>

#include "base/json.h"
#include "review/review.h"

static void
put_source(struct vdm_json *j, int in, const struct vdm_reviewed *s)
{
	int o = vdm_json_object(j, in, NULL), a;
	size_t i;

	vdm_json_string(j, o, "source", s->name);
	vdm_json_string(j, o, "digest", s->digest);
	a = vdm_json_array(j, o, "people");
	for (i = 0; i < s->people_count; i++)
		vdm_json_string(j, a, NULL, s->people[i]);
}

static void
put_question(struct vdm_json *j, int in, const struct vdm_question *q)
{
	static const enum vdm_decision_key keys[] = {
	    VDM_DK_LINE,   VDM_DK_WORDS, VDM_DK_AFTER,
	    VDM_DK_ALSO,   VDM_DK_SCOPE, VDM_DK_LABEL,
	    VDM_DK_PERSON, VDM_DK_FIELD, VDM_DK_NOW};
	int o = vdm_json_object(j, in, NULL);
	size_t i;

	vdm_json_number(j, o, "file", q->source);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (*q->d.key[keys[i]] != '\0')
			vdm_json_string(j, o, vdm_decision_key_name(keys[i]),
					q->d.key[keys[i]]);
	vdm_json_string(j, o, "question", q->question);
	vdm_json_string(j, o, "text", q->text);
	vdm_json_string(j, o, "before", q->before);
	vdm_json_string(j, o, "behind", q->behind);
	vdm_json_string(j, o, "candidates", q->candidates);
	vdm_json_string(j, o, "reason", q->reason);
	vdm_json_number(j, o, "settles", q->settles);
	vdm_json_bool(j, o, "doubt", q->doubt);
}

/* JSON in which nothing ends the element around it; what ends a line of script
 * is an escape in it already. */
static void
put_safe(struct vdm_buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '<' || *s == '>' || *s == '&')
			vdm_buf_printf(out, "\\u%04x", (unsigned)*s);
		else
			vdm_buf_putc(out, *s);
}

static void
put_data(const struct vdm_review *r, const char *by, const char *when,
	 struct vdm_buf *out)
{
	struct vdm_buf b;
	struct vdm_json j = {.out = &b};
	int root, a;
	size_t i;

	vdm_buf_init(&b);
	root = vdm_json_object(&j, 0, NULL);
	vdm_json_string(&j, root, "by", by);
	vdm_json_string(&j, root, "when", when);
	a = vdm_json_array(&j, root, "sources");
	for (i = 0; i < r->sources; i++)
		put_source(&j, a, &r->source[i]);
	a = vdm_json_array(&j, root, "questions");
	for (i = 0; i < r->count; i++)
		put_question(&j, a, &r->item[i]);
	vdm_json_finish(&j);
	put_safe(out, vdm_buf_str(&b));
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}

void
vdm_review_html(const struct vdm_review *r, const char *by, const char *when,
		struct vdm_buf *out)
{
	size_t i;

	for (i = 0; vdm_review_page[i] != NULL; i++)
		if (strcmp(vdm_review_page[i], "@DATA@\n") == 0)
			put_data(r, by, when, out);
		else
			vdm_buf_puts(out, vdm_review_page[i]);
}
