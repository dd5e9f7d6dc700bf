/* SPDX-License-Identifier: MIT */
/* English words that do something beside others. */
#include <stddef.h>

#include "recognise/words/english/english.h"

const struct vdm_use_list vdm_english_uses[] = {
    {X_AND, "and"},   {X_THE, "the"}, {X_OF, "of"},  {X_FOR, "for"},
    {X_TO, "to"},     {X_IN, "in"},   {X_AT, "at"},  {X_ON, "on"},
    {X_FROM, "from"}, {X_BY, "by"},   {X_NONE, NULL}};
