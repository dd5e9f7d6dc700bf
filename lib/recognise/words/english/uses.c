/* SPDX-License-Identifier: MIT */
/* English words that do something beside others. */
#include <stddef.h>

#include "recognise/words/english/english.h"

const struct vdm_use_list vdm_english_uses[] = {
    {X_AND, "and"},               /* Ann and Bo */
    {X_THE, "the"},               /* the Governor */
    {X_OF, "of"},                 /* Minister of Trade */
    {X_FOR, "for"},               /* Secretary for the Colonies */
    {X_TO, "to"},                 /* from 3 to 4 p.m. */
    {X_IN, "in"},                 /* in Halden */
    {X_AT, "at"},                 /* at the Old Mill, at 3 p.m. */
    {X_ON, "on"},                 /* on Monday */
    {X_FROM, "from"},             /* from 3 p.m. */
    {X_BY, "by"},                 /* translated by */
    {X_A, "a an"},                /* half an hour */
    {X_HELD, "held"},             /* held at the Old Mill */
    {X_PAST_NAME, "for from on"}, /* translated by Ann Lee for the Project */
    {X_STOPPED, "mr dr jr"},      /* Mr. Lee: the stop ends no sentence */
    {X_SIGNS, "recorded signed signature drafted by sgd prepared written down"},
    {X_SIGN, "s"}, /* /s/ Lee */
    {X_NONE, NULL}};
