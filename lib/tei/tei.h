/* SPDX-License-Identifier: MIT */
/*
 * TEI P5: reading it, writing it, and what other parts need of it. How a
 * record lies in TEI is written down in docs/tei.md.
 */
#ifndef VDM_TEI_TEI_H
#define VDM_TEI_TEI_H

#include "base/buf.h"
#include "record/record.h"

struct vdm_format;

/*
 * Fills fields and people from the headers and lists of people in the record's
 * tree (its root's teiHeader, standOff, castList and the like); both lists
 * should be empty before. Call it once the tree is complete. 0, or -1 with
 * errno ENOMEM.
 */
int vdm_tei_extract(struct vdm_record *rec);
/*
 * Brings the teiHeader that is kept in the tree to say what fields and people
 * say: what they lack is removed from it, what it lacks is put in at its
 * place. Where it then is what our writer would make of them anyway, it is
 * dropped from the tree. Whoever reads a record whose header came as an island
 * calls this at the end, and whoever changes fields or people afterwards. 0,
 * or -1 with errno ENOMEM.
 */
int vdm_tei_sync(struct vdm_record *rec);
/*
 * The TEI projection: a new record that holds a copy of the whole tree, with a
 * complete teiHeader; nodes keep their positions, header elements made from
 * fields and people have theirs. Settled. NULL with errno ENOMEM.
 */
struct vdm_record *vdm_tei_project(const struct vdm_record *rec);
/*
 * The texts of a teiCorpus; 0 where the root is none. One of them as a record
 * of its own, counted from 0: with what the headers around it say of rights
 * and responsibilities where its own says nothing, and the people that it
 * points at. NULL with errno ENOMEM, or EINVAL: there is no such text.
 */
size_t vdm_tei_texts(const struct vdm_record *rec);
struct vdm_record *vdm_tei_text(const struct vdm_record *rec, size_t index);

/* The format's row. */
extern const struct vdm_format vdm_format_tei;

#endif
