/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: an XML catalog, and what is asked of it. The input is the
 * catalog; the addresses are those that schemas of TEI have.
 */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <libxml/catalog.h>

#include "xml/uri.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const asked[] = {
	    "http://a.example/mill.rng", "urn:vidimus:schema:mill", "mill.rng",
	    "http://www.tei-c.org/release/tei_all.rng"};
	char path[] = "/tmp/vidimus-fuzz.XXXXXX";
	int file = mkstemp(path);
	size_t i;

	if (file < 0 || write(file, data, size) != (ssize_t)size)
		abort();
	close(file);
	xmlCatalogCleanup();
	xmlLoadCatalog(path);
	for (i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		free(vdm_uri_resolve(asked[i]));
	xmlCatalogCleanup();
	unlink(path);
	return 0;
}
