/* SPDX-License-Identifier: MIT */
/* fn:xml-to-json, whose code is in towards.c. */
#ifndef VDM_XPATH_JSON_TOWARDS_H
#define VDM_XPATH_JSON_TOWARDS_H

#include "xpath/value/value.h"

vdm_xp_native vdm_xp_fn_xml_to_json;

#endif
