# examples/cluster, by the schedulers that it is for.
cluster_tests = \
	tests/cluster/parallel.py \
	tests/cluster/slurm.py \
	tests/cluster/snakemake.py
dist_check_SCRIPTS += $(cluster_tests)
EXTRA_DIST += tests/cluster/cost.py tests/cluster/holding.py
TESTS += $(cluster_tests)
EXTRA_DIST += \
	examples/cluster/README.md \
	examples/cluster/Snakefile \
	examples/cluster/array.sbatch \
	examples/cluster/merge.sh \
	examples/cluster/parallel.sh \
	examples/cluster/shard.sh \
	examples/cluster/submit.sh
