/* SPDX-License-Identifier: MIT */
/*
 * Ruby: words with their reading beside them. TEI has one base and its readings
 * in each `ruby`; HTML lets several pairs stand in one. The second and further
 * ones of such a row are `ruby rend="joined"` in a record.
 */
#ifndef VDM_HTML_RUBY_H
#define VDM_HTML_RUBY_H

#include "record/record.h"

#define VDM_RUBY_JOINED "joined"

/* Makes TEI's of a `ruby` that holds what HTML's holds: loose bases, `rb`,
 * `rt`, in turn or in rows. More than one pair: others stand behind it. */
void vdm_html_ruby_settle(struct vdm_record *rec, struct vdm_node *ruby);
/* Whether it is a base and its readings, and nothing else. */
int vdm_html_ruby_is_plain(const struct vdm_node *n);
/* Whether it goes on with the one before it. */
int vdm_html_ruby_is_joined(const struct vdm_node *n);

#endif
