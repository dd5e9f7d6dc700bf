/* SPDX-License-Identifier: MIT */
/* Text as it may be shown in a line: see vdm_shown_next. */
#ifndef VDM_BASE_SHOWN_H
#define VDM_BASE_SHOWN_H

#include <stdint.h>

#include "base/buf.h"

/* Whether a code point drives a terminal, ends a line or turns the direction of
 * writing: C0, C1, U+2028 and U+2029, and what Unicode calls Bidi_Control. */
int vdm_shown_is_control(uint32_t cp);
/* Whether a string begins with "::" or "##" of what services that run programs
 * take for commands: "::error", "##[error]", "##vso[", "##teamcity[". */
int vdm_shown_is_command(const char *s);
/* The next piece of a text before which something of ours stands in its line:
 * there "##[error]" is a command, and "::error" is none. */
size_t vdm_shown_inside(const char **text, char *piece);
/* Appends a name. */
void vdm_shown_put(struct vdm_buf *out, const char *text);
/* Appends words as vdm_shown_plain() has them; white space that is a control
 * becomes a space. Whoever prints them sees to commands. */
void vdm_shown_put_words(struct vdm_buf *out, const char *text);

#endif
