/* SPDX-License-Identifier: MIT */
/* The functions of F&O 3.1, in a table a group, and what they share. */
#ifndef VDM_XPATH_FUNCTIONS_FUNCTIONS_H
#define VDM_XPATH_FUNCTIONS_FUNCTIONS_H

#include "xpath/value/value.h"

/* All tables, NULL behind the last. */
extern const struct vdm_xp_builtin *const vdm_xp_builtins[];

extern const struct vdm_xp_builtin vdm_xp_string_functions[],
    vdm_xp_numeric_functions[], vdm_xp_sequence_functions[],
    vdm_xp_node_functions[], vdm_xp_date_functions[], vdm_xp_higher_functions[],
    vdm_xp_map_functions[], vdm_xp_array_functions[], vdm_xp_uri_functions[],
    vdm_xp_regex_functions[], vdm_xp_file_functions[], vdm_xp_json_functions[],
    vdm_xp_format_functions[], vdm_xp_context_functions[],
    vdm_xp_aggregate_functions[], vdm_xp_search_functions[],
    vdm_xp_document_functions[];

#endif
