#!/bin/sh
# SPDX-License-Identifier: MIT
# Surveys a list of files by GNU parallel, on this machine or, with its
# --sshloginfile, on several that share a file system:
# parallel.sh N LIST ROWS [PARALLEL OPTION...]. Given again, it goes on.
set -eu
[ $# -ge 3 ] || {
	echo "usage: parallel.sh N LIST ROWS [PARALLEL OPTION...]" >&2
	exit 2
}
here=$(cd "$(dirname "$0")" && pwd)
n=$1 list=$2 rows=$3
shift 3
mkdir -p "$rows"
seq "$n" | parallel --joblog "$rows/joblog" --resume --resume-failed "$@" \
	sh "$here/shard.sh" '{}' "$n" "$list" "$rows"
