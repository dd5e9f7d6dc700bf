/* SPDX-License-Identifier: MIT */
/* The list of all tables of functions. */
#include "xpath/functions/functions.h"

const struct vdm_xp_builtin *const vdm_xp_builtins[] = {
    vdm_xp_string_functions,    vdm_xp_numeric_functions,
    vdm_xp_sequence_functions,  vdm_xp_node_functions,
    vdm_xp_date_functions,      vdm_xp_higher_functions,
    vdm_xp_map_functions,       vdm_xp_array_functions,
    vdm_xp_uri_functions,       vdm_xp_regex_functions,
    vdm_xp_file_functions,      vdm_xp_json_functions,
    vdm_xp_format_functions,    vdm_xp_context_functions,
    vdm_xp_aggregate_functions, vdm_xp_search_functions,
    vdm_xp_document_functions,  NULL};
