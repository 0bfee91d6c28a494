#!/usr/bin/env bash
# Runs a benchmark, prints a table and writes artifacts/bench/NAME.json. Without a name it lists them.
# A ratio above 1 means that ours is better; absolute times mean little outside the run they come from.
#   ./bench.sh kv [--rows TEXT] [--group N] [--dir DIR]    some of the rows; so many puts in a rival's transaction; where the stores are
set -euo pipefail
cd "$(dirname "$0")"

if [ "${1:-}" = kv ]; then
  # Without a rival's library its rows are left out.
  scripts/setup.sh bench || scripts/setup.sh run
elif [ "${1:-}" = start ]; then
  scripts/setup.sh test
  dotnet build src/DaosSharp.Cli -c Release -v quiet --nologo
else
  scripts/setup.sh run
fi
dotnet build tests/DaosSharp.Benchmarks -c Release -v quiet --nologo
exec dotnet run --project tests/DaosSharp.Benchmarks -c Release --no-build -- "$@" ${1:+--output "artifacts/bench/$1.json"}
