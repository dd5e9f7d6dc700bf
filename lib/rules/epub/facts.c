/* SPDX-License-Identifier: MIT */
/* What a publication is, beside what is wrong with it, by the names that
 * EPUBCheck's JSON has for it. */
#include <string.h>

#include "base/json.h"
#include "base/sha256.h"
#include "rules/epub/publication.h"

/* All values of an element of the metadata. */
static void
put_values(struct vdm_json *j, int in, const char *key,
	   const struct vdm_pkg *pkg, const char *name)
{
	const struct vdm_xdoc_node *el;
	int list = vdm_json_array(j, in, key);

	for (el = vdm_xdoc_child(pkg->metadata, NS_DC, name); el != NULL;
	     el = vdm_xdoc_next(el, NS_DC, name))
		vdm_json_string(j, list, NULL,
				vdm_xdoc_content(&pkg->pub->arena, el));
}

/* The first one, which counts where one is asked for (EPUB 3.3, 5.5.3.1). */
static void
put_first(struct vdm_json *j, int in, const char *key,
	  const struct vdm_pkg *pkg, const char *name)
{
	const struct vdm_xdoc_node *el =
	    vdm_xdoc_child(pkg->metadata, NS_DC, name);

	if (el != NULL)
		vdm_json_string(j, in, key,
				vdm_xdoc_content(&pkg->pub->arena, el));
}

/* "landscape" where a meta says rendition:orientation; else the default. */
static const char *
rendition(const struct vdm_pkg *pkg, const char *property)
{
	const struct vdm_xdoc_node *el = vdm_pkg_meta(pkg, NULL, property);

	return el != NULL ? vdm_xdoc_content(&pkg->pub->arena, el) : "auto";
}

static const char *
layout(int is_fixed)
{
	return is_fixed ? "pre-paginated" : "reflowable";
}

static int
has_media(const struct vdm_pkg *pkg, const char *prefix)
{
	size_t i;

	for (i = 0; i < pkg->items_count; i++)
		if (vdm_media_has_prefix(pkg->items[i].media, prefix))
			return 1;
	return 0;
}

static int
has_fixed(const struct vdm_pkg *pkg)
{
	size_t i;

	for (i = 0; i < pkg->items_count; i++)
		if (pkg->items[i].fixed)
			return 1;
	return pkg->fixed;
}

static int
is_scripted(const struct vdm_pkg *pkg)
{
	size_t i;

	for (i = 0; i < pkg->items_count; i++)
		if (pkg->items[i].uses & USES_SCRIPT)
			return 1;
	return 0;
}

static void
put_fonts(struct vdm_json *j, int in, const struct vdm_pkg *pkg)
{
	int list = vdm_json_array(j, in, "embeddedFonts");
	size_t i;

	for (i = 0; i < pkg->items_count; i++)
		if (vdm_media_is_font(pkg->items[i].media) &&
		    pkg->items[i].entry >= 0)
			vdm_json_string(j, list, NULL, pkg->items[i].url.path);
}

static size_t
spine_length(const struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el =
	    vdm_xdoc_child(pkg->spine, NS_OPF, "itemref");
	size_t n = 0;

	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "itemref"))
		n++;
	return n;
}

static void
put_publication(struct vdm_json *j, int in, const struct vdm_pkg *pkg)
{
	const struct vdm_zip *zip = pkg->pub->zip;
	int p = vdm_json_object(j, in, "publication");

	put_first(j, p, "publisher", pkg, "publisher");
	put_first(j, p, "title", pkg, "title");
	put_values(j, p, "creator", pkg, "creator");
	put_first(j, p, "date", pkg, "date");
	put_values(j, p, "subject", pkg, "subject");
	put_first(j, p, "description", pkg, "description");
	put_first(j, p, "rights", pkg, "rights");
	vdm_json_string(j, p, "identifier", pkg->uid);
	put_first(j, p, "language", pkg, "language");
	vdm_json_number(j, p, "nSpines", spine_length(pkg));
	vdm_json_string(j, p, "renditionLayout", layout(pkg->fixed));
	vdm_json_string(j, p, "renditionOrientation",
			rendition(pkg, "rendition:orientation"));
	vdm_json_string(j, p, "renditionSpread",
			rendition(pkg, "rendition:spread"));
	vdm_json_string(j, p, "ePubVersion",
			vdm_xdoc_get(pkg->dom.root, "", "version"));
	vdm_json_bool(j, p, "isScripted", is_scripted(pkg));
	vdm_json_bool(j, p, "hasFixedFormat", has_fixed(pkg));
	vdm_json_bool(j, p, "hasAudio", has_media(pkg, "audio/"));
	vdm_json_bool(j, p, "hasVideo", has_media(pkg, "video/"));
	put_fonts(j, p, pkg);
	vdm_json_bool(j, p, "hasEncryption",
		      vdm_zip_find(zip, "META-INF/encryption.xml") >= 0);
	vdm_json_bool(j, p, "hasSignatures",
		      vdm_zip_find(zip, "META-INF/signatures.xml") >= 0);
	put_values(j, p, "contributors", pkg, "contributor");
}

/* How long what it names is, its digest and how it is packed. */
static void
put_bytes(struct vdm_json *j, int in, const struct vdm_pkg *pkg,
	  const struct vdm_item *item)
{
	static const struct vdm_sink nowhere;
	int method = vdm_zip_method(pkg->pub->zip, (size_t)item->entry);
	char hex[VDM_SHA256_HEX];
	struct vdm_buf b;

	if (vdm_pub_read(pkg->pub, item->entry, &b, &nowhere) == 0) {
		vdm_json_number(j, in, "uncompressedSize", b.len);
		vdm_sha256_hex(b.data, b.len, hex);
		vdm_json_string(j, in, "checkSum", hex);
	}
	vdm_buf_fini(&b);
	vdm_json_string(j, in, "compressionMethod",
			method == 0   ? "Stored"
			: method == 8 ? "Deflated"
				      : "Unsupported");
}

static void
put_item(struct vdm_json *j, int in, const struct vdm_pkg *pkg,
	 const struct vdm_item *item)
{
	int o = vdm_json_object(j, in, NULL);

	vdm_json_string(j, o, "id", item->id);
	vdm_json_string(j, o, "fileName", item->url.path);
	vdm_json_string(j, o, "media_type", item->media);
	if (item->entry >= 0)
		put_bytes(j, o, pkg, item);
	vdm_json_bool(j, o, "isSpineItem", item->spine > 0);
	if (item->spine > 0) {
		vdm_json_number(j, o, "spineIndex", item->spine - 1);
		vdm_json_string(j, o, "renditionLayout", layout(item->fixed));
	}
	vdm_json_bool(j, o, "isLinear", item->spine > 0 && item->linear);
	vdm_json_bool(j, o, "isFixedFormat", item->fixed);
	vdm_json_bool(j, o, "isScripted", (item->uses & USES_SCRIPT) != 0);
	vdm_json_bool(j, o, "isHTML5",
		      pkg->version == 3 &&
			  strcmp(item->media, "application/xhtml+xml") == 0);
}

void
vdm_pub_describe(const struct vdm_pkg *pkg, struct vdm_buf *out)
{
	struct vdm_json j = {.out = out, .is_line = 1};
	int top = vdm_json_object(&j, 0, NULL), items;
	size_t i;

	put_publication(&j, top, pkg);
	items = vdm_json_array(&j, top, "items");
	for (i = 0; i < pkg->items_count; i++)
		put_item(&j, items, pkg, &pkg->items[i]);
	vdm_json_finish(&j);
}
