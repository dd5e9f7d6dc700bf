/* SPDX-License-Identifier: MIT */
/* The files of a run, and which of them a name in a table is of. */
#ifndef VDM_PROSE_PEOPLE_PATHS_H
#define VDM_PROSE_PEOPLE_PATHS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"

/* A file of a run; all in the arena, slashes and letters written one way. */
struct vdm_path {
	const char *given; /* as the run names it */
	const char *below; /* below the folder that was given, or NULL */
	const char *whole; /* from the root, or NULL where that is not known */
};

/* One place that a key leads to, and how many there are. */
struct vdm_path_hit {
	size_t file, count;
};

struct vdm_paths {
	struct vdm_arena *arena;
	struct vdm_path *file;
	struct vdm_path_hit *hit;
	size_t files, files_cap, hits, hits_cap;
	struct vdm_strmap given, whole, below, tail; /* to hits */
	const char *here;                            /* the working folder */
};

/* How a name is that of a file, what is surest first. */
enum vdm_fit {
	VDM_FIT_PATH,   /* its path as given, or from the root */
	VDM_FIT_BESIDE, /* its path from the table's folder */
	VDM_FIT_BELOW,  /* its path below the folder that was given */
	VDM_FIT_END,    /* folders and a name that its path ends with */
	VDM_FIT_NAME,   /* its name alone; or a path of another machine's */
	VDM_FIT_NONE
};

struct vdm_found {
	enum vdm_fit fit;
	size_t file;  /* the only one, or the first */
	size_t count; /* of files that it fits so */
};

void vdm_paths_init(struct vdm_paths *paths, struct vdm_arena *arena);
void vdm_paths_fini(struct vdm_paths *paths);
/* One more file; `below` may be NULL. One that is there already is not added
 * again. The arena tells of no memory. */
void vdm_paths_add(struct vdm_paths *paths, const char *path,
		   const char *below);
/* The file of that path, as it was added; `files` where there is none. */
size_t vdm_paths_of(const struct vdm_paths *paths, struct vdm_arena *scratch,
		    const char *path);
/* Which file a name in a table is of; `folder` is the table's, or NULL. */
struct vdm_found vdm_paths_find(const struct vdm_paths *paths,
				struct vdm_arena *scratch, const char *name,
				const char *folder);
/* The files whose paths end with one that is written one way (below). */
struct vdm_found vdm_paths_end(const struct vdm_paths *paths, const char *end);
/*
 * A path written one way: composed (NFC), forward slashes, without what leads
 * nowhere ("./", "//", "a/../"). In the arena; "" of nothing, NULL without
 * memory.
 */
char *vdm_path_plain(struct vdm_arena *arena, const char *path);

/*
 * Whether there is the very file that is named, from here or from a folder
 * (NULL or "": none), as `is_there` says of a path.
 */
int vdm_path_is_there(const char *path, const char *folder,
		      int (*is_there)(void *ctx, const char *file), void *ctx);

/*
 * Whether a file is in one of the scopes that stand in a cell (";", "|" or line
 * ends between them): a path, a folder, or a pattern with "*", "?", "[...]"
 * and "**" for any folders. A name without a folder is any file of that name
 * where it is a pattern; else the only one. A pattern begins where a path may
 * (as given, from the root, from the list's folder, below the one that was
 * given); `anywhere`: at any folder of the path.
 */
struct vdm_scope {
	const char *cell;
	const char *folder; /* of the list, or NULL */
	int anywhere;
};

int vdm_paths_in_scope(const struct vdm_paths *paths, struct vdm_arena *scratch,
		       size_t file, const struct vdm_scope *scope);

#endif
