/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: our scanner of what is about to be written beside a parser. What
 * the one accepts as surely well-formed XML, the other accepts, within its
 * limits.
 */
#include "fuzz.h"

#include "xml/sax.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct vdm_xml_handler nothing;
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	const char *bytes = (const char *)data;

	if (vdm_xml_is_surely_formed(bytes, size) &&
	    vdm_xml_parse(bytes, size, &nothing, NULL, &sink) != 0 &&
	    heard.syntax)
		fuzz_broken("our scanner lets pass what is no XML");
	return 0;
}
