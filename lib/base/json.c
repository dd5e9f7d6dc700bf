/* SPDX-License-Identifier: MIT */
/* JSON, written into a buffer as it comes. */
#include "base/json.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"

static void
put_line(struct vdm_json *j)
{
	int i;

	if (j->is_line)
		return;
	vdm_buf_putc(j->out, '\n');
	for (i = 0; i < j->depth; i++)
		vdm_buf_putc(j->out, ' ');
}

static void
close_to(struct vdm_json *j, int depth)
{
	while (j->depth > depth) {
		j->depth--;
		if (j->filled[j->depth])
			put_line(j);
		vdm_buf_putc(j->out, j->end[j->depth]);
	}
}

static void
put_escaped(struct vdm_buf *out, unsigned char c)
{
	static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	const char *s;

	for (s = named; *s != '\0'; s += 2)
		if ((unsigned char)*s == c) {
			vdm_buf_putc(out, '\\');
			vdm_buf_putc(out, s[1]);
			return;
		}
	if (c < 0x20)
		vdm_buf_printf(out, "\\u%04X", c);
	else
		vdm_buf_putc(out, (char)c);
}

/* With nothing in it that could drive a terminal or be taken for a command: an
 * escape means the same. */
static void
put_string(struct vdm_buf *out, const char *s)
{
	size_t i, used, n = strlen(s);

	vdm_buf_putc(out, '"');
	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (cp == VDM_UTF8_BAD)
			vdm_buf_putcp(out, 0xFFFD);
		else if ((cp > ' ' && vdm_shown_is_control(cp)) ||
			 (i > 0 && vdm_shown_is_command(s + i - 1)))
			vdm_buf_printf(out, "\\u%04x", (unsigned)cp);
		else if (used == 1)
			put_escaped(out, (unsigned char)s[i]);
		else
			vdm_buf_put(out, s + i, used);
	}
	vdm_buf_putc(out, '"');
}

/* What stands before a value: the end of what was before, a comma, its key. */
static void
begin(struct vdm_json *j, int in, const char *key)
{
	close_to(j, in);
	if (in == 0)
		return;
	if (j->filled[in - 1])
		vdm_buf_putc(j->out, ',');
	j->filled[in - 1] = 1;
	put_line(j);
	if (key != NULL) {
		put_string(j->out, key);
		vdm_buf_puts(j->out, ": ");
	}
}

static int
open_container(struct vdm_json *j, int in, const char *key, const char *ends)
{
	begin(j, in, key);
	vdm_buf_putc(j->out, ends[0]);
	j->end[in] = ends[1];
	j->filled[in] = 0;
	j->depth = in + 1;
	return j->depth;
}

int
vdm_json_object(struct vdm_json *j, int in, const char *key)
{
	return open_container(j, in, key, "{}");
}

int
vdm_json_array(struct vdm_json *j, int in, const char *key)
{
	return open_container(j, in, key, "[]");
}

void
vdm_json_string(struct vdm_json *j, int in, const char *key, const char *s)
{
	if (s == NULL)
		return;
	begin(j, in, key);
	put_string(j->out, s);
}

void
vdm_json_number(struct vdm_json *j, int in, const char *key, size_t n)
{
	begin(j, in, key);
	vdm_buf_printf(j->out, "%zu", n);
}

void
vdm_json_bool(struct vdm_json *j, int in, const char *key, int v)
{
	begin(j, in, key);
	vdm_buf_puts(j->out, v ? "true" : "false");
}

int
vdm_json_finish(struct vdm_json *j)
{
	close_to(j, 0);
	vdm_buf_putc(j->out, '\n');
	return j->out->failed ? -1 : 0;
}
