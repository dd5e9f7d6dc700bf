#!/bin/sh
# SPDX-License-Identifier: MIT
# Submits a Slurm job array that surveys a list of files: submit.sh N LIST ROWS
# [SBATCH OPTION...]. Given again, it submits the shards that have no rows yet.
set -eu
[ $# -ge 3 ] || {
	echo "usage: submit.sh N LIST ROWS [SBATCH OPTION...]" >&2
	exit 2
}
here=$(cd "$(dirname "$0")" && pwd)
n=$1 list=$2 rows=$3
shift 3
mkdir -p "$rows"
missing=
k=1
while [ "$k" -le "$n" ]; do
	[ -e "$rows/$k.ndjson" ] || missing=$missing,$k
	k=$((k + 1))
done
[ -n "$missing" ] || {
	echo "all $n shards have rows"
	exit 0
}
exec sbatch --array="${missing#,}" "$@" "$here/array.sbatch" \
	"$here" "$n" "$list" "$rows"
