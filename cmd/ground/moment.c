/* SPDX-License-Identifier: MIT */
/* The moment that outputs are given: what a user says, never the clock. */
#include "ground/moment.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <vidimus.h>

#include "ground/say.h"
#include "ground/verb.h"

/* What the library takes for a time. It ends the program where that cannot be
 * asked. */
static int
is_moment(const char *said)
{
	struct vdm_write_options *o = cmd_have(vdm_write_options_new());
	int rc = vdm_write_options_set(o, "modified", said);

	if (rc != 0 && errno == ENOMEM)
		cmd_have(NULL);
	vdm_write_options_free(o);
	return rc == 0;
}

int
cmd_moment(const struct cmd_verb *verb, const char *said,
	   char moment[CMD_MOMENT])
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	struct tm tm;
	char *end;
	time_t t;

	moment[0] = '\0';
	if (said != NULL) {
		if (!is_moment(said))
			return cmd_usage(
			    verb,
			    "--modified %s: a moment, YYYY-MM-DDThh:mm:ssZ",
			    said);
		memcpy(moment, said, strlen(said) + 1);
		return 0;
	}
	if (epoch == NULL)
		return 0;
	errno = 0;
	t = (time_t)strtoll(epoch, &end, 10);
	if (errno != 0 || end == epoch || *end != '\0' || t < 0 ||
	    gmtime_r(&t, &tm) == NULL || tm.tm_year > 9999 - 1900 ||
	    strftime(moment, CMD_MOMENT, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		return cmd_usage(
		    verb, "SOURCE_DATE_EPOCH=%s: seconds since 1970", epoch);
	return 0;
}

int
cmd_day(const struct cmd_verb *verb, const char *option, const char *said)
{
	char moment[CMD_MOMENT];

	snprintf(moment, sizeof(moment), "%.10sT00:00:00Z", said);
	if (strlen(said) == 10 && is_moment(moment))
		return 0;
	return cmd_usage(verb, "%s %s: a day, YYYY-MM-DD", option, said);
}
