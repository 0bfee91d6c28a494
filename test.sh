#!/usr/bin/env bash
# Builds everything and runs all tests. The last line is "N passed, N failed, N skipped".
#   DAOSSHARP_TEST_POOL=label ./test.sh    runs the contract tests on an installed DAOS instead of the embedded engine
set -uo pipefail
cd "$(dirname "$0")"

scripts/setup.sh test || exit 1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet build DaosSharp.sln -c Release -v quiet --nologo "$@" || exit 1
dotnet test DaosSharp.sln -c Release --no-build --nologo -v quiet --logger "console;verbosity=minimal" >"$log" 2>&1 || status=$?

# Failures, reasons of skips, and a line for each project.
grep -v -E '^(Test run for|A total of|VSTest|Starting test|\[xUnit|$)' "$log" | grep -v -E '^ +Passed '

totals=$(sed -n -E 's/^(Passed|Failed|Skipped)! +- Failed: *([0-9]+), Passed: *([0-9]+), Skipped: *([0-9]+),.*/\3 \2 \4/p' "$log" |
  awk '{passed += $1; failed += $2; skipped += $3} END {printf "%d passed, %d failed, %d skipped", passed, failed, skipped}')

# A test host that died counts as a failure even if no test could be blamed.
if [ "$status" -ne 0 ] && [[ "$totals" == *" 0 failed"* ]]; then
  tail -n 40 "$log"
  totals=${totals/ 0 failed/ 1 failed}
fi
echo "$totals"
exit "$status"
