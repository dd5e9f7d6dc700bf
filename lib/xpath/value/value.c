/* SPDX-License-Identifier: MIT */
/* Making items and sequences in an evaluation's arena, and leaving it. */
#include "xpath/value/value.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "base/utf8.h"

void
vdm_xp_raise(struct vdm_xp_call *call, const char *code, const char *format,
	     ...)
{
	va_list ap;
	struct vdm_xp_error *e = &call->error;

	/* another library's memory, which nobody counted, may have run out */
	if (strcmp(code, "VDXP0006") == 0)
		vdm_memory_fail();
	e->ns = XP_ERR;
	snprintf(e->code, sizeof e->code, "%s", code);
	va_start(ap, format);
	vsnprintf(e->message, sizeof e->message, format, ap);
	va_end(ap);
	longjmp(call->way_out, 1);
}

void
vdm_xp_tick_slow(struct vdm_xp_call *call)
{
	struct timespec now;

	if (call->steps > call->limits.steps)
		vdm_xp_raise(call, "VDXP0003", "more than %llu steps",
			     (unsigned long long)call->limits.steps);
	if (call->limits.seconds > 0) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		double t = (double)now.tv_sec + (double)now.tv_nsec / 1e9;
		if (call->deadline == 0)
			call->deadline = t + call->limits.seconds;
		else if (t > call->deadline)
			vdm_xp_raise(call, "VDXP0004", "more than %g seconds",
				     call->limits.seconds);
	}
}

static void
check_size(struct vdm_xp_call *call, size_t size)
{
	if (size > call->limits.bytes ||
	    call->arena.used > call->limits.bytes - size)
		vdm_xp_raise(call, "VDXP0005", "more than %zu bytes of memory",
			     call->limits.bytes);
}

void *
vdm_xp_alloc(struct vdm_xp_call *call, size_t size)
{
	check_size(call, size);
	void *p = vdm_arena_alloc(&call->arena, size > 0 ? size : 1);
	if (p == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	return p;
}

char *
vdm_xp_chars(struct vdm_xp_call *call, size_t size)
{
	check_size(call, size);
	char *p = vdm_arena_chars(&call->arena, size > 0 ? size : 1);
	if (p == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	return p;
}

const char *
vdm_xp_strndup(struct vdm_xp_call *call, const char *s, size_t n)
{
	char *p = vdm_xp_chars(call, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

static void
text_room(struct vdm_xp_text *t, size_t more)
{
	if (t->len + more + 1 <= t->cap)
		return;
	size_t cap = t->cap < 32 ? 64 : t->cap * 2;
	while (cap < t->len + more + 1)
		cap *= 2;
	if (cap > UINT32_MAX)
		vdm_xp_raise(t->call, "VDXP0005", "a string of %zu bytes", cap);
	char *p = vdm_xp_chars(t->call, cap);
	if (t->len > 0)
		memcpy(p, t->data, t->len);
	t->data = p;
	t->cap = cap;
}

void
vdm_xp_put(struct vdm_xp_text *t, const char *s, size_t n)
{
	text_room(t, n);
	if (n > 0)
		memcpy(t->data + t->len, s, n);
	t->len += n;
}

void
vdm_xp_puts(struct vdm_xp_text *t, const char *s)
{
	vdm_xp_put(t, s, strlen(s));
}

void
vdm_xp_putcp(struct vdm_xp_text *t, uint32_t cp)
{
	text_room(t, 4);
	t->len += vdm_utf8_encode(cp, t->data + t->len);
}

void
vdm_xp_printf(struct vdm_xp_text *t, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	int n = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (n <= 0)
		return;
	text_room(t, (size_t)n + 1);
	va_start(ap, format);
	vsnprintf(t->data + t->len, (size_t)n + 1, format, ap);
	va_end(ap);
	t->len += (size_t)n;
}

const char *
vdm_xp_text_z(struct vdm_xp_text *t)
{
	text_room(t, 1);
	t->data[t->len] = '\0';
	return t->data;
}

struct vdm_xp_item
vdm_xp_text_item(struct vdm_xp_text *t, int type)
{
	const char *s = vdm_xp_text_z(t);

	return vdm_xp_string_n(type, s, t->len);
}

struct vdm_xp_item
vdm_xp_take(struct vdm_xp_call *call, struct vdm_buf *buf, int type)
{
	size_t n = buf->len;

	if (buf->failed || n > UINT32_MAX) {
		vdm_buf_fini(buf);
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	}
	char *p = vdm_arena_chars(&call->arena, n + 1);
	if (p != NULL)
		memcpy(p, vdm_buf_str(buf), n + 1);
	vdm_buf_fini(buf);
	if (p == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	return vdm_xp_string_n(type, p, n);
}

struct vdm_xp_item
vdm_xp_string_n(int type, const char *s, size_t n)
{
	return (struct vdm_xp_item){
	    .type = (uint8_t)type, .n = (uint32_t)n, .u.s = s};
}

struct vdm_xp_item
vdm_xp_string(const char *s)
{
	return vdm_xp_string_n(XT_STRING, s, strlen(s));
}

static struct vdm_xp_decimal *
digits_new(struct vdm_xp_call *call, vdm_xp_wide value, int scale)
{
	struct vdm_xp_decimal *d = vdm_xp_alloc(call, sizeof *d);

	/* the least number has no opposite, so it is none of ours */
	if ((vdm_xp_uwide)value == (vdm_xp_uwide)1 << 127)
		vdm_xp_raise(call, "FOAR0002", "the number is too large");
	d->low = (uint64_t)value;
	d->high = (int64_t)(value >> 64);
	d->scale = scale;
	return d;
}

static vdm_xp_wide
join(const struct vdm_xp_decimal *d)
{
	return (vdm_xp_wide)(((vdm_xp_uwide)(uint64_t)d->high << 64) | d->low);
}

struct vdm_xp_item
vdm_xp_integer(struct vdm_xp_call *call, vdm_xp_wide value, int type)
{
	struct vdm_xp_item item = {.type = (uint8_t)type};

	if (value >= INT64_MIN && value <= INT64_MAX) {
		item.u.i = (int64_t)value;
	} else {
		item.wide = 1;
		item.u.dec = digits_new(call, value, 0);
	}
	return item;
}

vdm_xp_wide
vdm_xp_wide_of(const struct vdm_xp_item *item)
{
	return item->wide ? join(item->u.dec) : item->u.i;
}

/* Without noughts at the end; at most 18 digits behind the point are kept
 * where the number would not fit. */
struct vdm_xp_item
vdm_xp_decimal(struct vdm_xp_call *call, vdm_xp_wide digits, int scale)
{
	while (scale > 0 && digits % 10 == 0) {
		digits /= 10;
		scale--;
	}
	return (struct vdm_xp_item){.type = XT_DECIMAL,
				    .u.dec = digits_new(call, digits, scale)};
}

vdm_xp_wide
vdm_xp_digits(const struct vdm_xp_item *item, int *scale)
{
	*scale = 0;
	if (item->type != XT_DECIMAL)
		return vdm_xp_wide_of(item);
	*scale = item->u.dec->scale;
	return join(item->u.dec);
}

struct vdm_xp_item
vdm_xp_float(double d)
{
	return (struct vdm_xp_item){.type = XT_FLOAT, .u.d = (double)(float)d};
}

struct vdm_xp_item
vdm_xp_qname(struct vdm_xp_call *call, const char *ns, const char *prefix,
	     const char *local)
{
	struct vdm_xp_qname *q = vdm_xp_alloc(call, sizeof *q);

	q->ns = ns != NULL ? ns : "";
	q->prefix = prefix != NULL ? prefix : "";
	q->local = local;
	return (struct vdm_xp_item){.type = XT_QNAME, .u.name = q};
}

struct vdm_xp_item
vdm_xp_moment(struct vdm_xp_call *call, int type,
	      const struct vdm_xp_moment *value)
{
	struct vdm_xp_moment *m = vdm_xp_alloc(call, sizeof *m);

	*m = *value;
	return (struct vdm_xp_item){.type = (uint8_t)type, .u.time = m};
}

struct vdm_xp_item
vdm_xp_span(struct vdm_xp_call *call, int type, int64_t months,
	    vdm_xp_wide nanos)
{
	struct vdm_xp_duration *d = vdm_xp_alloc(call, sizeof *d);
	vdm_xp_wide seconds = nanos / XP_NANO;

	if (seconds > INT64_MAX / 2 || seconds < INT64_MIN / 2)
		vdm_xp_raise(call, "FODT0002", "the duration is too long");
	d->months = months;
	d->seconds = (int64_t)seconds;
	d->nanos = (int64_t)(nanos % XP_NANO);
	return (struct vdm_xp_item){.type = (uint8_t)type, .u.span = d};
}

vdm_xp_wide
vdm_xp_span_nanos(const struct vdm_xp_duration *span)
{
	return (vdm_xp_wide)span->seconds * XP_NANO + span->nanos;
}

struct vdm_xp_item
vdm_xp_function_item(const struct vdm_xp_function *fn)
{
	return (struct vdm_xp_item){.type = XT_FUNCTION, .u.fn = fn};
}

struct vdm_xp_item
vdm_xp_map_item(const struct vdm_xp_map *map)
{
	return (struct vdm_xp_item){.type = XT_MAP, .u.map = map};
}

struct vdm_xp_item
vdm_xp_array_item(const struct vdm_xp_array *array)
{
	return (struct vdm_xp_item){.type = XT_ARRAY, .u.array = array};
}
