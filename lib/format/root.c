/* SPDX-License-Identifier: MIT */
/* What XML is that is not read here, by its root: what lies among editions and
 * finding aids. */
#include <string.h>

#include "format/stranger.h"

#define OFFICE                                                                 \
	"Save it as a web page (HTML) or as plain text, or convert it with "   \
	"pandoc: pandoc -t markdown %s"
#define MARKUP                                                                 \
	"Convert it to a format that is read here, for instance with pandoc: " \
	"pandoc -t markdown %s"
#define PAGE_LAYOUT                                                            \
	"Have the program that made it give plain text, TEI or a web page"
#define DATA                                                                   \
	"Take the words out of it, as plain text with a name before each turn"
#define NOTHING NULL

/* By a root's name (NULL: any), or what its namespace begins with (NULL: any).
 */
static const struct {
	const char *root, *ns;
	struct vdm_stranger kind;
} roots[] = {
    {NULL, "http://docbook.org/", {"DocBook", MARKUP}},
    {"article", NULL, {"DocBook or JATS", MARKUP}},
    {"book", NULL, {"DocBook", MARKUP}},
    {"FictionBook", NULL, {"an e-book (FictionBook)", MARKUP}},
    {NULL, "http://www.gribuser.ru/", {"an e-book (FictionBook)", MARKUP}},
    {NULL,
     "http://www.mediawiki.org/",
     {"an export of a wiki",
      "Take the pages out of it, for instance with pandoc: pandoc -f "
      "mediawiki -t markdown"}},
    {NULL, "urn:isbn:1-931666-22-9", {"a finding aid in EAD", DATA}},
    {NULL, "http://ead3.archivists.org/", {"a finding aid in EAD", DATA}},
    {"ead", NULL, {"a finding aid in EAD", DATA}},
    {"eac-cpf", NULL, {"a description of a person in EAC", DATA}},
    {NULL, "http://www.loc.gov/METS/", {"METS", DATA}},
    {NULL, "http://www.loc.gov/mods/", {"MODS", DATA}},
    {NULL, "http://www.loc.gov/MARC21/", {"MARC", DATA}},
    {NULL, "http://www.openarchives.org/OAI/", {"an answer of OAI-PMH", DATA}},
    {NULL,
     "http://www.loc.gov/standards/alto/",
     {"ALTO, a page's layout", PAGE_LAYOUT}},
    {"alto", NULL, {"ALTO, a page's layout", PAGE_LAYOUT}},
    {"PcGts", NULL, {"PAGE, a page's layout", PAGE_LAYOUT}},
    {"akomaNtoso", NULL, {"Akoma Ntoso, of a parliament", DATA}},
    {NULL,
     "urn:oasis:names:tc:opendocument:",
     {"an OpenDocument text", OFFICE}},
    {NULL,
     "http://schemas.openxmlformats.org/",
     {"a part of an Office file", OFFICE}},
    {NULL, "http://schemas.microsoft.com/office/", {"an Office file", OFFICE}},
    {NULL, "http://relaxng.org/ns/", {"a RELAX NG schema", NOTHING}},
    {NULL,
     "http://purl.oclc.org/dsdl/schematron",
     {"a Schematron schema", NOTHING}},
    {NULL, "http://www.w3.org/2001/XMLSchema", {"an XML schema", NOTHING}},
    {NULL, "http://www.w3.org/1999/XSL/Transform", {"a stylesheet", NOTHING}},
    {NULL, "http://www.w3.org/2000/svg", {"a drawing (SVG)", NOTHING}},
    {"svg", NULL, {"a drawing (SVG)", NOTHING}},
    {NULL,
     "http://www.idpf.org/2007/opf",
     {"the package of an EPUB", "Give the EPUB itself"}},
    {NULL, "http://www.w3.org/2005/Atom", {"a feed (Atom)", NOTHING}},
    {"rss", NULL, {"a feed (RSS)", NOTHING}},
    {NULL, "http://www.w3.org/1999/02/22-rdf-syntax-ns#", {"RDF", DATA}},
    {NULL, "http://www.w3.org/ns/ttml", {"subtitles (TTML)", DATA}},
    {"Trans", NULL, {"a transcript of Transcriber (.trs)", DATA}},
    {"ANNOTATION_DOCUMENT", NULL, {"annotations of ELAN (.eaf)", DATA}},
    {"basic-transcription", NULL, {"a transcript of EXMARaLDA", DATA}},
    {"kml", NULL, {"a map (KML)", NOTHING}},
    {"gpx", NULL, {"a track on a map (GPX)", NOTHING}},
    {"plist", NULL, {"a property list", NOTHING}},
    {"project", NULL, {"a build file", NOTHING}},
    {"hudson", NULL, {"a build server's configuration", NOTHING}},
};

const struct vdm_stranger *
vdm_stranger_of_root(const char *root, const char *ns)
{
	size_t i;

	for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
		if ((roots[i].root == NULL ||
		     strcmp(roots[i].root, root) == 0) &&
		    (roots[i].ns == NULL ||
		     (ns != NULL &&
		      strncmp(roots[i].ns, ns, strlen(roots[i].ns)) == 0)))
			return &roots[i].kind;
	return NULL;
}
