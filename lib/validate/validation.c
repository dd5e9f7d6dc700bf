/* SPDX-License-Identifier: MIT */
/* The options of validation, and the schemas that were compiled for it. */
#include "validate/validation.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/error.h"
#include "base/memory.h"
#include "format/format.h"
#include "schema/schema.h"
#include "schematron/schematron.h"

/* A schema, compiled once for all documents. */
struct compiled {
	char *address, *folder;        /* as of vdm_named_find */
	int is_named;                  /* by a document, not by the user */
	struct vdm_schema *schema;     /* NULL: it cannot be used */
	struct vdm_findings *findings; /* about it */
	int error;                     /* errno where it cannot */
	int told; /* its findings were told before the first document */
	struct compiled *next;
};

struct vdm_validation {
	char **schemas; /* addresses that were set */
	size_t count;
	size_t opened;  /* so many of them were compiled ahead */
	char **folders; /* in which documents may name schemas */
	size_t folders_count;
	enum vdm_engine engine;
	enum vdm_level fail;
	int explain, rules;
	char *phase;
	const char *profile; /* of EPUB; NULL: the default */
	size_t fired;        /* rules of Schematron, under the lock */
	int wants_svrl;
	struct vdm_schematron_report svrl;
	struct compiled *compiled; /* under the lock */
	pthread_mutex_t lock;
};

struct vdm_validation *
vdm_validation_new(void)
{
	struct vdm_validation *v = vdm_calloc(1, sizeof(*v));

	if (v == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	if (pthread_mutex_init(&v->lock, NULL) != 0) {
		vdm_free(v);
		errno = ENOMEM;
		return NULL;
	}
	vdm_schematron_report_init(&v->svrl);
	v->rules = 1;
	v->fail = VDM_LEVEL_ERROR;
	return v;
}

static void
compiled_free(struct compiled *c)
{
	if (c == NULL)
		return;
	vdm_schema_free(c->schema);
	vdm_findings_free(c->findings);
	vdm_free(c->address);
	vdm_free(c->folder);
	vdm_free(c);
}

static void
list_clear(char **list, size_t *count)
{
	while (*count > 0)
		vdm_free(list[--*count]);
}

void
vdm_validation_free(struct vdm_validation *v)
{
	struct compiled *next;

	if (v == NULL)
		return;
	while (v->compiled != NULL) {
		next = v->compiled->next;
		compiled_free(v->compiled);
		v->compiled = next;
	}
	list_clear(v->schemas, &v->count);
	list_clear(v->folders, &v->folders_count);
	vdm_free(v->schemas);
	vdm_free(v->folders);
	vdm_free(v->phase);
	vdm_schematron_report_fini(&v->svrl);
	pthread_mutex_destroy(&v->lock);
	vdm_free(v);
}

/* ---- options, by name --------------------------------------------------- */

static int
list_add(char ***at, size_t *count, const char *value)
{
	char *copy = vdm_strdup(value), **list;

	list = vdm_realloc(*at, (*count + 1) * sizeof(*list));
	if (list != NULL)
		*at = list;
	if (copy == NULL || list == NULL) {
		vdm_free(copy);
		errno = ENOMEM;
		return -1;
	}
	list[(*count)++] = copy;
	return 0;
}

static int
set_schema(struct vdm_validation *v, const char *value)
{
	if (value != NULL)
		return list_add(&v->schemas, &v->count, value);
	list_clear(v->schemas, &v->count);
	v->opened = 0;
	return 0;
}

static int
set_folder(struct vdm_validation *v, const char *value)
{
	if (value != NULL)
		return list_add(&v->folders, &v->folders_count, value);
	list_clear(v->folders, &v->folders_count);
	return 0;
}

/* The place of `value` in a list that ends with NULL, or -1 with EINVAL. */
static int
one_of(const char *const *list, const char *value)
{
	int i;

	for (i = 0; list[i] != NULL; i++)
		if (strcmp(list[i], value) == 0)
			return i;
	return -1;
}

static int
set_engine(struct vdm_validation *v, const char *value)
{
	static const char *const names[] = {
	    [VDM_ENGINE_DEFAULT] = "default",
	    [VDM_ENGINE_VIDIMUS] = "vidimus",
	    [VDM_ENGINE_LIBXML2] = "libxml2",
	    [VDM_ENGINE_BOTH] = "both",
	    NULL,
	};
	int i = one_of(names, value);

	if (i < 0)
		return vdm_error(EINVAL,
				 "there is no engine \"%.80s\": default, "
				 "vidimus, libxml2, both",
				 value);
	v->engine = (enum vdm_engine)i;
	return 0;
}

static int
set_fail(struct vdm_validation *v, const char *value)
{
	enum vdm_level level;

	if (vdm_level_find(value, &level) != 0)
		return -1;
	v->fail = level;
	return 0;
}

static int
set_explain(struct vdm_validation *v, const char *value)
{
	int yes = vdm_yes_or_no("explain", value);

	if (yes >= 0)
		v->explain = yes;
	return yes >= 0 ? 0 : -1;
}

static int
set_phase(struct vdm_validation *v, const char *value)
{
	char *copy = value != NULL ? vdm_strdup(value) : NULL;

	if (value != NULL && copy == NULL) {
		errno = ENOMEM;
		return -1;
	}
	vdm_free(v->phase);
	v->phase = copy;
	return 0;
}

static int
set_profile(struct vdm_validation *v, const char *value)
{
	static const char *const names[] = {"default", "dict",    "edupub",
					    "idx",     "preview", NULL};
	int i = one_of(names, value);

	if (i < 0)
		return vdm_error(
		    EINVAL,
		    "there is no profile \"%.80s\": default, dict, "
		    "edupub, idx, preview",
		    value);
	v->profile = i > 0 ? names[i] : NULL;
	return 0;
}

static int
set_svrl(struct vdm_validation *v, const char *value)
{
	int yes = vdm_yes_or_no("svrl", value);

	if (yes >= 0)
		v->wants_svrl = yes;
	return yes >= 0 ? 0 : -1;
}

static int
set_rules(struct vdm_validation *v, const char *value)
{
	int yes = vdm_yes_or_no("rules", value);

	if (yes >= 0)
		v->rules = yes;
	return yes >= 0 ? 0 : -1;
}

int
vdm_validation_set(struct vdm_validation *v, const char *option,
		   const char *value)
{
	static const struct {
		const char *name;
		int (*set)(struct vdm_validation *v, const char *value);
		const char *usual; /* where it is taken back */
	} table[] = {
	    {"engine", set_engine, "default"},
	    {"explain", set_explain, "no"},
	    {"fail", set_fail, "error"},
	    {"rules", set_rules, "yes"},
	    {"folder", set_folder, NULL},
	    {"schema", set_schema, NULL},
	    {"phase", set_phase, NULL},
	    {"svrl", set_svrl, "no"},
	    {"epub-profile", set_profile, "default"},
	};
	size_t i;

	vdm_error_begin();
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].name, option) == 0)
			return table[i].set(v, value != NULL ? value
							     : table[i].usual);
	return vdm_error(EINVAL,
			 "there is no option \"%.80s\": engine, epub-profile, "
			 "explain, fail, folder, phase, rules, schema, svrl",
			 option);
}

/* ---- what the policy asks ----------------------------------------------- */

static int
open_schema(const struct vdm_validation *v, struct compiled *c,
	    const struct vdm_sink *sink)
{
	if (*c->address == '\0') {
		c->schema = vdm_schema_embedded(
		    vdm_format_native()->native->schema, v->engine, sink);
		return c->schema != NULL ? 0 : -1;
	}
	if (c->is_named)
		return vdm_named_open(&c->schema, c->address, c->folder,
				      v->engine, sink);
	return vdm_schema_open(&c->schema, c->address, v->engine, sink);
}

/* Whether the schema's rules have the phase that was asked for; where they have
 * not, it cannot be used. */
static int
has_phase(const struct vdm_validation *v, struct compiled *c)
{
	const char *meant;

	if (v->phase == NULL || !vdm_schema_lacks_phase(c->schema, v->phase))
		return 1;
	meant = vdm_schema_meant_phase(c->schema, v->phase);
	vdm_diag(vdm_findings_sink(c->findings, c->address),
		 VDM_D_SCHEMATRON_SYNTAX, NULL, NULL,
		 "the schema has no phase \"%.80s\"%s%s%s: nothing is checked "
		 "with it",
		 v->phase, meant != NULL ? " (did you mean \"" : "",
		 meant != NULL ? meant : "", meant != NULL ? "\"?)" : "");
	vdm_schema_free(c->schema);
	c->schema = NULL;
	c->error = EINVAL;
	return 0;
}

/* What `wanted` says, compiled. */
static struct compiled *
compile(const struct vdm_validation *v, const struct compiled *wanted)
{
	struct compiled *c = vdm_calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->is_named = wanted->is_named;
	c->address = vdm_strdup(wanted->address);
	if (wanted->folder != NULL)
		c->folder = vdm_strdup(wanted->folder);
	c->findings = vdm_findings_new();
	if (c->address == NULL || c->findings == NULL ||
	    (wanted->folder != NULL && c->folder == NULL)) {
		compiled_free(c);
		return NULL;
	}
	errno = 0;
	if (open_schema(v, c, vdm_findings_sink(c->findings, c->address)) != 0)
		c->schema = NULL;
	if (c->schema != NULL && !has_phase(v, c))
		return c;
	if (c->schema != NULL) {
		vdm_schema_set_explain(c->schema, v->explain);
		if (vdm_schema_set(c->schema, "phase", v->phase) != 0)
			errno = ENOMEM;
	} else
		c->error = errno;
	if (c->error == ENOMEM) { /* may go better the next time */
		compiled_free(c);
		return NULL;
	}
	return c;
}

static int
is_wanted(const struct compiled *c, const struct compiled *wanted)
{
	if (strcmp(c->address, wanted->address) != 0 ||
	    c->is_named != wanted->is_named ||
	    (c->folder == NULL) != (wanted->folder == NULL))
		return 0;
	return c->folder == NULL || strcmp(c->folder, wanted->folder) == 0;
}

static void
hand_on(const struct vdm_findings *findings, const struct vdm_sink *sink)
{
	const struct vdm_finding *f;
	struct vdm_finding of_schema;
	size_t i;

	for (i = 0; sink != NULL && sink->emit != NULL &&
		    (f = vdm_findings_get(findings, i)) != NULL;
	     i++) {
		of_schema = *f;
		of_schema.of_schema = 1;
		sink->emit(sink->context, &of_schema);
	}
}

static const struct vdm_schema *
take(struct vdm_validation *v, const struct compiled *wanted,
     const struct vdm_sink *sink)
{
	struct compiled *c;

	pthread_mutex_lock(&v->lock);
	for (c = v->compiled; c != NULL; c = c->next)
		if (is_wanted(c, wanted))
			break;
	if (c == NULL && (c = compile(v, wanted)) != NULL) {
		c->next = v->compiled;
		v->compiled = c;
	}
	pthread_mutex_unlock(&v->lock);
	if (c == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	if (!c->told)
		hand_on(c->findings, sink);
	if (c->schema == NULL)
		errno = c->error;
	return c->schema;
}

const struct vdm_schema *
vdm_validation_schema(struct vdm_validation *v, const char *address,
		      const struct vdm_sink *sink)
{
	char *copy = vdm_strdup(address);
	const struct compiled wanted = {.address = copy};
	const struct vdm_schema *schema =
	    copy != NULL ? take(v, &wanted, sink) : NULL;
	int error = copy != NULL ? errno : ENOMEM;

	vdm_free(copy);
	errno = error;
	return schema;
}

const struct vdm_schema *
vdm_validation_named(struct vdm_validation *v, char *address, char *folder,
		     const struct vdm_sink *sink)
{
	const struct compiled wanted = {
	    .address = address, .folder = folder, .is_named = 1};

	return take(v, &wanted, sink);
}

struct vdm_named_reach
vdm_validation_reach(const struct vdm_validation *v, const char *base)
{
	struct vdm_named_reach reach = {base, v->folders, v->folders_count};

	return reach;
}

int
vdm_validation_open(struct vdm_validation *v, const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	struct compiled *c;
	int rc = 0, error = 0;

	vdm_error_begin();
	vdm_budget_enter(&budget, 0, 0);
	for (; v->opened < v->count; v->opened++)
		if (vdm_validation_at(v, v->opened, sink) == NULL) {
			error = rc == 0 ? errno : error;
			rc = -1;
		}
	/* what is wrong with one that is broken is why a document is not
	 * checked, and told with each */
	for (c = v->compiled; c != NULL; c = c->next)
		c->told = c->schema != NULL;
	if (rc != 0)
		errno = error;
	if (vdm_memory_check(before) != 0)
		rc = -1;
	return vdm_budget_leave(&budget, rc, sink);
}

size_t
vdm_validation_count(const struct vdm_validation *v)
{
	return v->count;
}

const struct vdm_schema *
vdm_validation_at(struct vdm_validation *v, size_t index,
		  const struct vdm_sink *sink)
{
	return vdm_validation_schema(v, v->schemas[index], sink);
}

void
vdm_validation_count_fired(struct vdm_validation *v, size_t fired)
{
	pthread_mutex_lock(&v->lock);
	v->fired += fired;
	pthread_mutex_unlock(&v->lock);
}

const char *
vdm_validation_profile(const struct vdm_validation *v)
{
	return v->profile;
}

struct vdm_schematron_report *
vdm_validation_svrl(struct vdm_validation *v)
{
	return v->wants_svrl ? &v->svrl : NULL;
}

int
vdm_validation_report(struct vdm_validation *v, char **text, size_t *length)
{
	*length = 0;
	*text = vdm_buf_take(&v->svrl.body, length);
	if (*text != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

int
vdm_validation_report_begin(struct vdm_validation *v, char **text,
			    size_t *length)
{
	struct vdm_buf b;

	*length = 0;
	vdm_buf_init(&b);
	vdm_schematron_report_begin(&v->svrl, &b);
	*text = vdm_buf_take(&b, length);
	if (*text != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

size_t
vdm_validation_fired(struct vdm_validation *v)
{
	size_t fired;

	pthread_mutex_lock(&v->lock);
	fired = v->fired;
	pthread_mutex_unlock(&v->lock);
	return fired;
}

int
vdm_validation_has_rule(struct vdm_validation *v, const char *id,
			const char **meant)
{
	const struct compiled *c;
	int best = -1, has;

	*meant = NULL;
	pthread_mutex_lock(&v->lock);
	for (c = v->compiled; c != NULL && best <= 0; c = c->next) {
		has = c->schema != NULL
			  ? vdm_schema_has_rule(c->schema, id, meant)
			  : -1;
		best = has > best ? has : best;
	}
	pthread_mutex_unlock(&v->lock);
	return best;
}

int
vdm_validation_has_rules(const struct vdm_validation *v)
{
	return v->rules;
}

enum vdm_level
vdm_validation_fail(const struct vdm_validation *v)
{
	return v->fail;
}
