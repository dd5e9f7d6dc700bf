/* SPDX-License-Identifier: MIT */
/* Trees and strings written as YAML and as JSON, which YAML contains. */
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "yaml/yaml.h"

/* A JSON number? */
static int
is_number(const char *s)
{
	if (*s == '-')
		s++;
	if (*s == '0')
		s++;
	else if (*s >= '1' && *s <= '9')
		s += strspn(s, "0123456789");
	else
		return 0;
	if (*s == '.') {
		size_t n = strspn(s + 1, "0123456789");

		if (n == 0)
			return 0;
		s += n + 1;
	}
	return *s == '\0';
}

static int
is_literal(const char *s)
{
	return strcmp(s, "true") == 0 || strcmp(s, "false") == 0 ||
	       strcmp(s, "null") == 0 || is_number(s);
}

/* A string in double quotation marks, good as JSON and as YAML. */
static void
quoted(const char *s, struct vdm_buf *out)
{
	vdm_buf_putc(out, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			vdm_buf_printf(out, "\\%c", c);
		else if (c == '\n')
			vdm_buf_puts(out, "\\n");
		else if (c == '\t')
			vdm_buf_puts(out, "\\t");
		else if (c == '\r')
			vdm_buf_puts(out, "\\r");
		else if (c < 0x20 || c == 0x7F)
			vdm_buf_printf(out, "\\u%04X", c);
		else if (c == 0xC2 && (unsigned char)s[1] < 0xA0) {
			vdm_buf_printf(out, "\\u%04X", (unsigned char)s[1]);
			s++;
		} else if (c == 0xE2 && (unsigned char)s[1] == 0x80 &&
			   ((unsigned char)s[2] == 0xA8 ||
			    (unsigned char)s[2] == 0xA9)) {
			vdm_buf_printf(out, "\\u20%02X",
				       (unsigned char)s[2] == 0xA8 ? 0x28
								   : 0x29);
			s += 2;
		} else if (c == 0xEF && (unsigned char)s[1] == 0xBB &&
			   (unsigned char)s[2] == 0xBF) {
			vdm_buf_puts(out, "\\uFEFF");
			s += 2;
		} else if (c == 0xEF && (unsigned char)s[1] == 0xBF &&
			   (unsigned char)s[2] >= 0xBE) {
			vdm_buf_printf(out, "\\uFFF%c",
				       (unsigned char)s[2] == 0xBE ? 'E' : 'F');
			s += 2;
		} else {
			vdm_buf_putc(out, (char)c);
		}
	}
	vdm_buf_putc(out, '"');
}

static void
json(const struct vdm_yaml *n, struct vdm_buf *out, unsigned depth)
{
	const struct vdm_yaml *c;
	int map = n->kind == VDM_YAML_MAP;

	if (depth > VDM_LIMIT_DEPTH)
		return;
	if (n->kind == VDM_YAML_SCALAR) {
		if (n->plain && n->value[0] == '\0')
			vdm_buf_puts(out, "null");
		else if (n->plain && is_literal(n->value))
			vdm_buf_puts(out, n->value);
		else
			quoted(n->value, out);
		return;
	}
	vdm_buf_putc(out, map ? '{' : '[');
	for (c = n->first; c != NULL; c = c->next) {
		if (map) {
			quoted(c->key, out);
			vdm_buf_puts(out, ": ");
		}
		json(c, out, depth + 1);
		if (c->next != NULL)
			vdm_buf_puts(out, ", ");
	}
	vdm_buf_putc(out, map ? '}' : ']');
}

void
vdm_yaml_json(const struct vdm_yaml *node, struct vdm_buf *out)
{
	json(node, out, 0);
}

/* Whether a plain scalar would be taken for something else than a string by
 * YAML 1.1 or 1.2; ISO dates and plain decimal numbers may stand. */
static int
looks_special(const char *s)
{
	static const char *const words[] = {
	    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"};
	size_t i, n = strlen(s);

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(s, words[i]) == 0)
			return 1;
	if (n == 10 && s[4] == '-' && s[7] == '-' &&
	    strspn(s, "0123456789-") == n)
		return 0;
	if (s[0] >= '1' && s[0] <= '9' && strspn(s, "0123456789") == n)
		return 0;
	if (strcmp(s, "0") == 0)
		return 0;
	return (s[0] == '.' || s[0] == '+' || s[0] == '-' ||
		vdm_is_digit(s[0])) &&
	       strspn(s, "0123456789.+-_:eExXoOabcdefABCDEFinfINFnaNA") == n;
}

int
vdm_yaml_is_printable(uint32_t cp)
{
	return (cp >= 0x20 || cp == '\t') && (cp < 0x7F || cp >= 0xA0) &&
	       cp != 0x2028 && cp != 0x2029 && cp != 0xFEFF && cp != 0xFFFE &&
	       cp != 0xFFFF;
}

static int
is_plain(const char *s)
{
	size_t n = strlen(s), i, used;

	if (n == 0 || s[n - 1] == ' ' || s[n - 1] == ':')
		return 0;
	/* nothing that opens another kind of value */
	if (strchr(" -?:,[]{}#&*!|>'\"%@`=<", s[0]) != NULL)
		return 0;
	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (!vdm_yaml_is_printable(cp) || cp == '\t')
			return 0;
		if (cp == ':' && (s[i + 1] == ' ' || s[i + 1] == '\0'))
			return 0;
		if (cp == '#' && s[i - 1] == ' ')
			return 0;
	}
	return strncmp(s, "---", 3) != 0 && strncmp(s, "...", 3) != 0;
}

void
vdm_yaml_emit_string(const char *s, struct vdm_buf *out)
{
	VDM_SABOTAGE_PUT_STRING("field", NULL, s);
	if (is_plain(s) && !looks_special(s))
		vdm_buf_puts(out, s);
	else
		quoted(s, out);
}

void
vdm_yaml_emit_key(const char *s, struct vdm_buf *out)
{
	if (is_plain(s) && !looks_special(s) && strchr(s, ':') == NULL &&
	    strlen(s) < 128)
		vdm_buf_puts(out, s);
	else
		quoted(s, out);
}

static void
emit_scalar(const struct vdm_yaml *n, struct vdm_buf *out)
{
	if (n->plain && n->value[0] == '\0')
		return;
	vdm_buf_putc(out, ' ');
	/* a number below zero begins as an entry of a list does */
	if (n->plain && (is_plain(n->value) || is_number(n->value)))
		vdm_buf_puts(out, n->value);
	else if (is_literal(n->value)) /* a string that looks like another */
		quoted(n->value, out);
	else
		vdm_yaml_emit_string(n->value, out);
}

static void
emit(const struct vdm_yaml *n, unsigned indent, struct vdm_buf *out,
     unsigned depth, int in_list)
{
	const struct vdm_yaml *c;
	unsigned i;

	if (n->kind == VDM_YAML_SCALAR) {
		emit_scalar(n, out);
		vdm_buf_putc(out, '\n');
		return;
	}
	if (n->first == NULL) {
		vdm_buf_puts(out, n->kind == VDM_YAML_MAP ? " {}\n" : " []\n");
		return;
	}
	if (depth > VDM_LIMIT_DEPTH)
		return;
	if (!in_list)
		vdm_buf_putc(out, '\n');
	for (c = n->first; c != NULL; c = c->next) {
		if (in_list && c == n->first)
			vdm_buf_putc(out, ' ');
		else
			for (i = 0; i < indent; i++)
				vdm_buf_putc(out, ' ');
		if (n->kind == VDM_YAML_LIST) {
			vdm_buf_putc(out, '-');
			emit(c, indent + 2, out, depth + 1, 1);
			continue;
		}
		vdm_yaml_emit_key(c->key, out);
		vdm_buf_putc(out, ':');
		emit(c, c->kind == VDM_YAML_LIST ? indent : indent + 2, out,
		     depth + 1, 0);
	}
}

void
vdm_yaml_emit(const struct vdm_yaml *node, unsigned indent, struct vdm_buf *out)
{
	emit(node, node->kind == VDM_YAML_LIST ? indent : indent + 2, out, 0,
	     0);
}
