/* SPDX-License-Identifier: MIT */
/* Those who write what a run found, in a format each. */
#ifndef VDM_CMD_WRITERS_H
#define VDM_CMD_WRITERS_H

#include "found/formats.h"

cmd_writer cmd_write_checkstyle, cmd_write_epubcheck, cmd_write_github,
    cmd_write_gitlab, cmd_write_json, cmd_write_junit, cmd_write_lines,
    cmd_write_ndjson, cmd_write_sarif, cmd_write_summary, cmd_write_svrl,
    cmd_write_tap, cmd_write_text;

#endif
