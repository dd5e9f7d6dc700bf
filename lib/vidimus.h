/* SPDX-License-Identifier: MIT */
/*
 * libvidimus: archival records of conversation, moved between plain text,
 * TEI P5, EPUB 3 and Markdown, validated, and compared claim by claim.
 *
 * Conventions. Strings are NUL-terminated UTF-8; lengths are in bytes, lines
 * and columns count from 1, columns in code points, and 0 is "not known". What
 * a function returns as a const pointer is borrowed: it lives as long as the
 * object that was asked. Functions that can fail return 0, or -1 with the
 * reason in the sink (what is wrong with a document; errno is 0 then) or in
 * errno (ENOMEM, EIO: the system failed; EINVAL: the call is wrong; EFBIG: see
 * vdm_budget_begin), and vdm_error_text() says it in words. Out-parameters are
 * set whatever happens. Sinks and options may be NULL wherever they are taken,
 * and every ..._free() takes NULL.
 *
 * Every struct is opaque, and options are set by name: what a later version
 * adds breaks no program that was built with an earlier one. Enumerations grow
 * at their ends only.
 *
 * Nothing is global: records, sinks and schemas may be used by several threads,
 * each object by one at a time; a compiled schema may be shared.
 */
#ifndef VIDIMUS_H
#define VIDIMUS_H

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/provenance.h>
#include <vidimus/record.h>
#include <vidimus/format.h>
#include <vidimus/tables.h>
#include <vidimus/report.h>
#include <vidimus/diff.h>
#include <vidimus/decision.h>
#include <vidimus/validation.h>
#include <vidimus/volume.h>

#endif
