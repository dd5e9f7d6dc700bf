/* SPDX-License-Identifier: MIT */
/*
 * libxml2 begun, once, as it is not safe to do so in two threads; and when the
 * library is loaded, as what it then cannot make it lacks for ever. What it
 * asks for memory with is set to what counts failures: it does not pass on each
 * of them, and would validate with what is left. Whoever has set it to
 * something else than the C library's before keeps that. Its catalogs are begun
 * too, though only a document's instruction asks for them: two threads that
 * meet in their lazy beginning each make a lock, and wait for ever for the one
 * that was lost.
 */
#include <pthread.h>
#include <stdlib.h>

#include <libxml/catalog.h>
#include <libxml/parser.h>

#include "base/memory.h"
#include "xml/sax.h"

static void
begin(void)
{
	xmlReallocFunc again;
	xmlMallocFunc get;
	xmlStrdupFunc copy;
	xmlFreeFunc give;

	if (xmlMemGet(&give, &get, &again, &copy) == 0 &&
	    vdm_memory_is_plain(get))
		xmlMemSetup(vdm_free, vdm_guarded_malloc, vdm_guarded_realloc,
			    vdm_guarded_strdup);
	xmlInitParser();
	xmlInitializeCatalog();
}

__attribute__((constructor)) void
vdm_xml_begin(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, begin);
}
