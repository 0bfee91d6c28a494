#!/usr/bin/env bash
# Stores the files of a directory in the embedded engine, reads everything back and checks it.
#   ./demo.sh [DIR] [--store DIR] [--pool LABEL]
set -euo pipefail
cd "$(dirname "$0")"

scripts/setup.sh run
dotnet build samples/QuickStart -c Release -v quiet --nologo
exec dotnet run --project samples/QuickStart -c Release --no-build -- "$@"
