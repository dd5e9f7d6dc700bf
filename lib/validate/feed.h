/* SPDX-License-Identifier: MIT */
/* A record's tree as the events that a validator is fed with. */
#ifndef VDM_VALIDATE_FEED_H
#define VDM_VALIDATE_FEED_H

struct vdm_node;
struct vdm_validator;

/*
 * Feeds the element and all below it. A node without a position gets that of
 * what stands before or around it. 0, or -1 when the validator stopped or
 * memory ran out (errno ENOMEM).
 */
int vdm_events_feed(const struct vdm_node *root, struct vdm_validator *v);

#endif
