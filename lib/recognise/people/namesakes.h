/* SPDX-License-Identifier: MIT */
/* People of one surname. */
#ifndef VDM_RECOGNISE_NAMESAKES_H
#define VDM_RECOGNISE_NAMESAKES_H

#include "recognise/internal.h"

/* Another one who is listed, and whom the words by which a text calls somebody
 * fit as well: "Mr. Lind", where Anders and Berta Lind are; -1: there is none.
 */
int vdm_namesake_of(struct ctx *c, int who, const char *s, size_t n);

/* A form by which a text calls them, as far as one can guess: it says nothing
 * of what they are. */
void vdm_who_doubted(struct ctx *c, int who, const char *s, size_t n);

#endif
