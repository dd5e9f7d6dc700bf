/* SPDX-License-Identifier: MIT */
/* The table of findings, and their way to a sink. */
#include "base/diag.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/shown.h"
#include "base/utf8.h"

static const struct vdm_diag_info table[VDM_D_COUNT] = {
#define DIAG(id, name, level, cause, example, cure)                            \
	[VDM_D_##id] = {name, VDM_LEVEL_##level, cause, example, cure},
#include "base/diag.def"
#undef DIAG
};

const struct vdm_diag_info *
vdm_diag_info_get(enum vdm_diag_id id)
{
	return &table[id];
}

/* A precision cuts between bytes: what it left of a code point becomes an
 * ellipsis. */
static void
mend_cuts(struct vdm_buf *msg)
{
	size_t i = vdm_utf8_check(vdm_buf_str(msg), msg->len), used;
	struct vdm_buf b;
	int cut = 0;

	if (i == msg->len)
		return;
	vdm_buf_init(&b);
	vdm_buf_put(&b, msg->data, i);
	for (; i < msg->len; i += used) {
		if (vdm_utf8_decode(msg->data + i, msg->len - i, &used) !=
		    VDM_UTF8_BAD) {
			vdm_buf_put(&b, msg->data + i, used);
			cut = 0;
		} else if (!cut++) {
			vdm_buf_puts(&b, "…");
		}
	}
	vdm_buf_fini(msg);
	*msg = b;
}

/* A message is a line of words, whatever the source holds. */
static void
make_plain(struct vdm_buf *msg)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_shown_put_words(&b, vdm_buf_str(msg));
	vdm_buf_fini(msg);
	*msg = b;
}

enum { QUOTED = 200, TOLD_BY = 24 };

/* A message that has the words begins with one of them that is long enough to
 * be known again, or has them as they stand; of a claim, whose parts bars part,
 * the first part. */
static int
has_words(const struct vdm_buf *msg, const struct vdm_buf *words)
{
	const char *s = vdm_buf_str(words);
	size_t first = strcspn(s, " |"), all = strcspn(s, "|");

	if (first < 4 || first > TOLD_BY)
		first = all < TOLD_BY ? all : TOLD_BY;
	return memmem(vdm_buf_str(msg), msg->len, s, first) != NULL;
}

/* Who reads of words that are lost reads which, also where no report is
 * written. */
static void
quote(struct vdm_buf *msg, const char *text)
{
	struct vdm_buf words;
	size_t n;

	vdm_buf_init(&words);
	for (; *(text += strspn(text, " \t\r\n")) != '\0'; text += n) {
		n = strcspn(text, " \t\r\n");
		if (words.len > 0)
			vdm_buf_putc(&words, ' ');
		vdm_buf_put(&words, text, n);
	}
	if (words.len > 0 && !has_words(msg, &words))
		vdm_buf_printf(msg, ": \"%.*s%s\"", QUOTED, vdm_buf_str(&words),
			       words.len > QUOTED ? " ..." : "");
	msg->failed |= words.failed;
	vdm_buf_fini(&words);
}

void
vdm_diag(const struct vdm_sink *sink, enum vdm_diag_id id,
	 const struct vdm_pos *pos, const char *text, const char *fmt, ...)
{
	struct vdm_finding f = {0};
	struct vdm_buf msg;
	long long most;
	va_list ap;

	if (sink == NULL || sink->emit == NULL || vdm_memory_is_over())
		return;
	most = vdm_memory_lift();
	vdm_buf_init(&msg);
	va_start(ap, fmt);
	vdm_buf_vprintf(&msg, fmt, ap);
	va_end(ap);
	if (text != NULL && table[id].level != VDM_LEVEL_NOTE)
		quote(&msg, text);
	mend_cuts(&msg);
	make_plain(&msg);
	f.id = table[id].name;
	f.level = table[id].level;
	f.file = sink->file;
	if (pos != NULL) {
		f.line = pos->line;
		f.column = pos->column;
	}
	f.message = vdm_buf_str(&msg);
	f.text = text;
	sink->emit(sink->context, &f);
	vdm_buf_fini(&msg);
	vdm_memory_set(most);
}

size_t
vdm_explain_count(void)
{
	return VDM_D_COUNT;
}

enum vdm_diag_id
vdm_diag_find(const char *name)
{
	size_t i;

	for (i = 0; i < VDM_D_COUNT; i++) /* a call each would cost most */
		if (table[i].name[0] == name[0] &&
		    strcmp(table[i].name, name) == 0)
			break;
	return (enum vdm_diag_id)i;
}

static const struct vdm_diag_info *
info_of(const char *id)
{
	enum vdm_diag_id found = vdm_diag_find(id);

	return found < VDM_D_COUNT ? &table[found] : NULL;
}

const char *
vdm_explain_id(size_t index)
{
	return index < VDM_D_COUNT ? table[index].name : NULL;
}

int
vdm_finding_say(const struct vdm_sink *sink, const char *id,
		const char *message)
{
	return vdm_finding_say_at(sink, id, 0, 0, message);
}

int
vdm_finding_say_at(const struct vdm_sink *sink, const char *id, unsigned line,
		   unsigned column, const char *message)
{
	const struct vdm_diag_info *info = info_of(id);
	unsigned long before = vdm_memory_failures();
	struct vdm_pos pos = {.line = line, .column = column, .end = line};

	vdm_error_begin();
	if (info == NULL)
		return vdm_error(EINVAL, "there is no finding \"%.80s\"", id);
	vdm_diag(sink, (enum vdm_diag_id)(info - table), &pos, NULL, "%s",
		 message);
	if (vdm_memory_failures() == before)
		return 0;
	errno = ENOMEM;
	return -1;
}

enum vdm_level
vdm_explain_level(const char *id)
{
	const struct vdm_diag_info *info = info_of(id);

	return info != NULL ? info->level : VDM_LEVEL_ERROR;
}

const char *
vdm_explain_cause(const char *id)
{
	const struct vdm_diag_info *info = info_of(id);

	return info != NULL ? info->cause : NULL;
}

const char *
vdm_explain_example(const char *id)
{
	const struct vdm_diag_info *info = info_of(id);

	return info != NULL ? info->example : NULL;
}

const char *
vdm_explain_cure(const char *id)
{
	const struct vdm_diag_info *info = info_of(id);

	return info != NULL ? info->cure : NULL;
}

const char *
vdm_level_name(enum vdm_level level)
{
	switch (level) {
	case VDM_LEVEL_NOTE:
		return "note";
	case VDM_LEVEL_WARNING:
		return "warning";
	case VDM_LEVEL_LOSS:
		return "loss";
	case VDM_LEVEL_ERROR:
		return "error";
	}
	return "error";
}

int
vdm_level_find(const char *name, enum vdm_level *level)
{
	int i;

	*level = VDM_LEVEL_ERROR;
	vdm_error_begin();
	for (i = VDM_LEVEL_NOTE; i <= VDM_LEVEL_ERROR; i++)
		if (strcmp(vdm_level_name((enum vdm_level)i), name) == 0) {
			*level = (enum vdm_level)i;
			return 0;
		}
	return vdm_error(EINVAL,
			 "there is no level \"%.80s\": note, warning, loss or "
			 "error",
			 name);
}
