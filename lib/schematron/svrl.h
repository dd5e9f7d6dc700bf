/* SPDX-License-Identifier: MIT */
/* What is found as SVRL, the standard's report (ISO/IEC 19757-3, annex D). */
#ifndef VDM_SCHEMATRON_SVRL_H
#define VDM_SCHEMATRON_SVRL_H

#include "schematron/say.h"

/* These append to the report that the run's options name, if any. */
void sch_svrl_begin(struct sch_run *run, const char *phase);
void sch_svrl_pattern(struct sch_run *run, const struct sch_pattern *pattern);
void sch_svrl_fired(struct sch_run *run, const struct sch_rule *rule);
void sch_svrl_found(struct sch_run *run, const struct sch_found *found);

#endif
