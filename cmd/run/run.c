/* SPDX-License-Identifier: MIT */
/* A run over files: its beginning and its end. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/config.h"
#include "found/gate.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/ids.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/options.h"

int
cmd_run_init(struct cmd_run *run, const struct cmd_verb *verb)
{
	memset(run, 0, sizeof(*run));
	run->verb = verb;
	run->fail_on = VDM_LEVEL_LOSS;
	run->print_from = VDM_LEVEL_NOTE;
	run->jobs = 1;
	run->list.shard = run->list.shards = 1;
	cmd_run_colour(run, "auto");
	run->findings = vdm_findings_new();
	run->read = vdm_read_options_new();
	run->account = vdm_account_new();
	run->tables = vdm_tables_new();
	if (run->findings == NULL || run->read == NULL ||
	    run->account == NULL || run->tables == NULL)
		return cmd_system(ENOMEM, "start");
	vdm_read_options_account(run->read, run->account);
	vdm_findings_account(run->findings, run->account);
	return 0;
}

void
cmd_run_fini(struct cmd_run *run)
{
	vdm_findings_free(run->findings);
	vdm_read_options_free(run->read);
	vdm_account_free(run->account);
	vdm_tables_free(run->tables);
	cmd_ids_fini(&run->inputs);
	cmd_list_fini(&run->list);
	cmd_gate_fini(&run->gate);
	json_decref(run->files);
	cmd_configs_fini(&run->configs);
	free(run->outputs.svrl);
	while (run->kept_count > 0)
		free(run->kept[--run->kept_count]);
	free(run->kept);
	free(run->decisions);
	free(run->note);
	free(run->said);
}
