/* SPDX-License-Identifier: MIT */
/* When the program runs. */
#ifndef VDM_CMD_MOMENT_H
#define VDM_CMD_MOMENT_H

#include "ground/verb.h"

/* A time as the library takes it, with its NUL. */
enum { CMD_MOMENT = 21 };

/* The moment that outputs are given: --modified, else SOURCE_DATE_EPOCH, else
 * none (""). 0, or a status after a message. */
int cmd_moment(const struct cmd_verb *verb, const char *said,
	       char moment[CMD_MOMENT]);
/* Whether an option is a day that there is, YYYY-MM-DD: 0, or a status after a
 * message. */
int cmd_day(const struct cmd_verb *verb, const char *option, const char *said);

#endif
