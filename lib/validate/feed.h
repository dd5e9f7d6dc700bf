/* SPDX-License-Identifier: MIT */
/* A record's tree as the events that a parse of its XML would give. */
#ifndef VDM_VALIDATE_FEED_H
#define VDM_VALIDATE_FEED_H

struct vdm_node;
struct vdm_xml_handler;

/*
 * Tells the handler of the element and all below it. A node without a position
 * gets that of what stands before or around it. 0, what the handler returned to
 * stop, or -1: out of memory (errno ENOMEM).
 */
int vdm_events_feed(const struct vdm_node *root,
		    const struct vdm_xml_handler *handler, void *context);

#endif
