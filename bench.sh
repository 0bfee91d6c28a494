#!/usr/bin/env bash
# Runs a benchmark, prints a table and writes artifacts/bench/NAME.json. Without a name it lists them.
# A ratio above 1 means that ours is better; absolute times mean little outside the run they come from.
set -euo pipefail
cd "$(dirname "$0")"

scripts/setup.sh run
dotnet build tests/DaosSharp.Benchmarks -c Release -v quiet --nologo
exec dotnet run --project tests/DaosSharp.Benchmarks -c Release --no-build -- "$@" ${1:+"artifacts/bench/$1.json"}
